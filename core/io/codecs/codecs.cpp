#include "core/io/codecs/codec_table.h"

#include <opencv2/imgcodecs.hpp>

namespace {

cv::Mat decode(const cv::Mat& bytes, int flags)
{
    return cv::imdecode(bytes, flags);
}

bool encode(const char* extension, const cv::Mat& image, std::vector<unsigned char>& bytes, const std::vector<int>& parameters)
{
    return cv::imencode(extension, image, bytes, parameters);
}

constexpr gg::io::CodecTable table{decode, encode};

}  // namespace

extern "C" __attribute__((visibility("default"))) const gg::io::CodecTable* gg_codec_table()
{
    return &table;
}
