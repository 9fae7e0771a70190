#include "core/audit/augmentation/sample.h"

#include "core/audit/size_report.h"
#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/audit/augmentation/draws.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Record;

/// What lies between the pictures, as in Ultralytics.
const cv::Scalar grey(114, 114, 114);

cv::Mat scaled(const cv::Mat& picture, double factor)
{
    cv::Mat out;
    const cv::Size size(std::max(1, cvRound(picture.cols * factor)), std::max(1, cvRound(picture.rows * factor)));
    cv::resize(picture, out, size, 0, 0, factor < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return out;
}

void paint(const cv::Mat& picture, const PicturePlace& place, cv::Mat& sample)
{
    cv::Mat mask(picture.size(), CV_8U, cv::Scalar(0));
    const cv::Rect window(cvFloor(place.window.x), cvFloor(place.window.y), cvCeil(place.window.width), cvCeil(place.window.height));
    const cv::Rect inside = window & cv::Rect({0, 0}, picture.size());
    if (inside.empty()) {
        return;
    }
    mask(inside).setTo(255);
    cv::Mat warped;
    cv::Mat warpedMask;
    cv::warpPerspective(picture, warped, place.toSample, sample.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpPerspective(mask, warpedMask, place.toSample, sample.size(), cv::INTER_NEAREST);
    warped.copyTo(sample, warpedMask);
}

/// Hue turns, saturation and value are multiplied, each by a factor drawn once for the picture.
void jitterColours(const AugmentationRecipe& recipe, Draws& random, cv::Mat& picture)
{
    const double hue = 1 + random.uniform(-recipe.hue, recipe.hue);
    const double saturation = 1 + random.uniform(-recipe.saturation, recipe.saturation);
    const double value = 1 + random.uniform(-recipe.value, recipe.value);
    cv::Mat table(1, 256, CV_8UC3);
    for (int i = 0; i < 256; ++i) {
        table.at<cv::Vec3b>(0, i) = {static_cast<unsigned char>(static_cast<int>(i * hue) % 180), cv::saturate_cast<unsigned char>(i * saturation),
                                     cv::saturate_cast<unsigned char>(i * value)};
    }
    cv::Mat hsv;
    cv::cvtColor(picture, hsv, cv::COLOR_BGR2HSV);
    cv::LUT(hsv, table, hsv);
    cv::cvtColor(hsv, picture, cv::COLOR_HSV2BGR);
}

class Sampling
{
public:
    Sampling(const Dataset& dataset, std::span<const std::uint32_t> records, const AugmentationRecipe& recipe, int size)
        : m_dataset(dataset)
        , m_records(records)
        , m_recipe(recipe)
        , m_size(size)
    {
    }

    AugmentedSample draw(std::uint64_t seed)
    {
        const std::size_t count = picturesOfSample(m_recipe, seed);
        std::vector<std::uint32_t> records;
        std::vector<cv::Mat> pictures;
        std::vector<cv::Size> sizes;
        for (std::size_t i = 0; i < count; ++i) {
            records.push_back(m_records[m_next++ % m_records.size()]);
            pictures.push_back(dataset::readImage(m_dataset.absolute(m_dataset.records[records.back()].image)));
            sizes.push_back(pictures.back().size());
        }
        const SamplePlan plan = planSample(m_recipe, sizes, seed, m_size);
        AugmentedSample out{.image = cv::Mat(m_size, m_size, CV_8UC3, grey), .labels = {}};
        for (const PicturePlace& place : plan.pictures) {
            paint(scaled(pictures[place.source], place.prescale), place, out.image);
            addLabels(plan, place, records[place.source], sizes[place.source], out);
        }
        return out;
    }

private:
    void addLabels(const SamplePlan& plan, const PicturePlace& place, std::uint32_t index, const cv::Size& size, AugmentedSample& out) const
    {
        const Record& record = m_dataset.records[index];
        for (std::uint32_t i = 0; i < record.objects.size(); ++i) {
            const dataset::Object& object = record.objects[i];
            if (object.ignore || object.box.width <= 0 || object.box.height <= 0) {
                continue;
            }
            const PlacedBox placed = placeBox(plan, place, inPixels(record, object.box, size));
            out.labels.push_back({object.classId, index, i, placed.fate, placed.box});
        }
    }

    const Dataset& m_dataset;
    std::span<const std::uint32_t> m_records;
    const AugmentationRecipe& m_recipe;
    int m_size;
    std::size_t m_next = 0;
};

}  // namespace

AugmentedSample augmentSample(const Dataset& dataset, std::span<const std::uint32_t> records, const AugmentationRecipe& recipe,
                              std::uint64_t seed, int size)
{
    if (records.empty() || size < 1) {
        throw Error(ErrorCode::InvalidArgument, {}, "A sample needs at least one picture and a size of at least 1 pixel.");
    }
    Draws random(seed, 4);
    Sampling sampling(dataset, records, recipe, size);
    AugmentedSample sample = sampling.draw(seed);
    if (random.chance(recipe.mixup)) {
        AugmentedSample other = sampling.draw(random.next());
        cv::addWeighted(sample.image, 0.5, other.image, 0.5, 0, sample.image);
        sample.labels.insert(sample.labels.end(), other.labels.begin(), other.labels.end());
    }
    jitterColours(recipe, random, sample.image);
    return sample;
}

}  // namespace gg::audit
