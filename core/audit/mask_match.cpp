#include "core/audit/mask_match.h"

namespace gg::audit
{

PictureEdges measureEdges(const cv::Mat& /*picture*/, cv::Size size)
{
    return {.size = size};
}

bool samePicture(const PictureEdges* /*a*/, const PictureEdges* /*b*/)
{
    return true;
}

}  // namespace gg::audit
