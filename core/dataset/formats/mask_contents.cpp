#include "core/dataset/formats/mask_contents.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/mask_image.h"
#include "core/dataset/mask_values.h"

#include <algorithm>

namespace gg::dataset
{
namespace
{

constexpr double nearlyAll = 0.85;
constexpr int nearAnEnd = 24;
constexpr std::size_t looked = 5;
constexpr double alike = 0.97;

double overlap(const cv::Mat& a, const cv::Mat& b)
{
    const int both = cv::countNonZero(a & b);
    const int either = cv::countNonZero(a | b);
    return either == 0 ? 0 : static_cast<double>(both) / either;
}

}  // namespace

bool looksLikeMask(const std::string& file)
{
    try {
        const MaskImage mask = readMask(file);
        if (mask.kind != MaskValues::Greys) {
            return true;
        }
        double lowest = 0;
        double highest = 0;
        cv::minMaxLoc(mask.values, &lowest, &highest);
        const int ends = cv::countNonZero(mask.values <= lowest + nearAnEnd) + cv::countNonZero(mask.values >= highest - nearAnEnd);
        return highest - lowest > 4 * nearAnEnd && ends > nearlyAll * static_cast<double>(mask.values.total());
    } catch (const Error&) {
        return false;
    }
}

bool masksAreAllAlike(const std::string& folder)
{
    JobControl control;
    std::vector<Blemish> ignored;
    const std::vector<std::string> files = listFiles(folder, isImageFile, control, ignored);
    if (files.size() < 2) {
        return false;
    }
    cv::Mat first;
    const std::size_t step = std::max<std::size_t>(1, files.size() / looked);
    for (std::size_t i = 0; i < files.size(); i += step) {
        try {
            const cv::Mat mask = binariseMask(readMaskGrey(files[i]));
            if (first.empty()) {
                first = mask;
                if (cv::countNonZero(mask) * 2 <= mask.rows * mask.cols) {
                    return false;  // a camera sees most of its picture
                }
            } else if (mask.size() != first.size() || overlap(mask, first) < alike) {
                return false;
            }
        } catch (const Error&) {
            return false;
        }
    }
    return true;
}

}  // namespace gg::dataset
