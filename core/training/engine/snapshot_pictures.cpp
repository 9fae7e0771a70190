#include "core/training/engine/snapshot_pictures.h"

#include "core/base/error.h"
#include "core/dataset/write/palette_png.h"
#include "core/io/image_codec.h"
#include "core/metrics/label_view.h"

#include <vector>

namespace gg::training {

cv::Mat foregroundPicture(const cv::Mat& labels)
{
    cv::Mat picture;
    cv::compare(labels, 1, picture, cv::CMP_EQ);
    return picture;
}

std::string classPicture(const cv::Mat& labels, const MaskLabels& meaning)
{
    cv::Mat table(1, 256, CV_8U, cv::Scalar(metrics::noLabel));
    for (std::size_t c = 0; c < meaning.classes.size(); ++c) {
        table.at<std::uint8_t>(0, static_cast<int>(c)) = static_cast<std::uint8_t>(meaning.pixelOf(c));
    }
    cv::Mat pixels;
    cv::LUT(labels, table, pixels);
    return dataset::encodePalettePng(pixels, meaning.palette());
}

std::string greyPicture(const cv::Mat& shares)
{
    cv::Mat clean = shares.clone();
    cv::patchNaNs(clean, 0);
    cv::Mat grey;
    clean.convertTo(grey, CV_8U, 255.0);
    std::vector<unsigned char> bytes;
    if (!io::encodeImage(".png", grey, bytes)) {
        throw Error(ErrorCode::Internal, {}, "The picture could not be encoded as PNG.");
    }
    return {bytes.begin(), bytes.end()};
}

}  // namespace gg::training
