#include "core/audit/mask_match.h"

namespace gg::audit
{

bool samePicture(const std::optional<PictureEdges>&, const std::optional<PictureEdges>&)
{
    return true;
}

}  // namespace gg::audit
