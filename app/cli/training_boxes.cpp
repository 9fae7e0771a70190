#include "app/cli/training_boxes.h"

#include "core/dataset/image_io.h"

#include <algorithm>
#include <cctype>

namespace gg::cli {
namespace {

bool isTrainSplit(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return name == "train" || name == "training";
}

bool counts(const dataset::Dataset& dataset, const dataset::Object& object)
{
    return !object.ignore && object.classId >= 0 && static_cast<std::size_t>(object.classId) < dataset.classNames.size();
}

cv::Size pictureSize(const dataset::Dataset& dataset, const dataset::Record& record)
{
    return record.declaredWidth > 0 && record.declaredHeight > 0 ? cv::Size(record.declaredWidth, record.declaredHeight)
                                                                 : dataset::readImageSize(dataset.absolute(record.image));
}

/// How much of [from, from + length] lies in [0, whole].
double inside(double from, double length, double whole)
{
    return std::clamp(from + length, 0.0, whole) - std::clamp(from, 0.0, whole);
}

void addSizes(const dataset::Dataset& dataset, const dataset::Record& record, const cv::Size& picture, int side, std::vector<recipe::AnchorSize>& sizes)
{
    const bool shares = record.space == dataset::CoordinateSpace::Normalised;
    const double unitX = shares ? picture.width : 1.0;
    const double unitY = shares ? picture.height : 1.0;
    const double scale = static_cast<double>(side) / std::max(picture.width, picture.height);
    for (const dataset::Object& object : record.objects) {
        const double width = inside(object.box.x * unitX, object.box.width * unitX, picture.width) * scale;
        const double height = inside(object.box.y * unitY, object.box.height * unitY, picture.height) * scale;
        if (counts(dataset, object) && width > 0 && height > 0) {
            sizes.push_back({width, height});
        }
    }
}

}  // namespace

TrainingBoxes trainingBoxes(const dataset::Dataset& dataset, int side, JobControl& control)
{
    const auto train = std::find_if(dataset.splits.begin(), dataset.splits.end(), isTrainSplit);
    const bool split = train != dataset.splits.end();
    TrainingBoxes found;
    found.origin = split ? "of the split " + *train : std::string("of the whole data set");
    for (const dataset::Record& record : dataset.records) {
        if (record.objects.empty() || (split && dataset.splits.at(record.split) != *train)) {
            continue;
        }
        control.throwIfStopped();
        const cv::Size picture = pictureSize(dataset, record);
        if (picture.empty()) {
            ++found.unread;
            continue;
        }
        addSizes(dataset, record, picture, side, found.sizes);
    }
    return found;
}

}  // namespace gg::cli
