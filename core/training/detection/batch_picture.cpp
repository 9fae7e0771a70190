#include "core/training/detection/batch_picture.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace gg::training {
namespace {

int columnsFor(std::size_t pictures)
{
    return static_cast<int>(std::ceil(std::sqrt(static_cast<double>(pictures))));
}

}  // namespace

runs::TrainingBatch describeBatch(const DetectionBatch& batch, const DetectionStore& store, std::int64_t step, int epoch)
{
    runs::TrainingBatch described{
        .step = step, .epoch = epoch, .width = batch.width, .height = batch.height, .columns = columnsFor(batch.size()), .pictures = {}};
    for (const std::size_t sample : batch.samples) {
        described.pictures.push_back({.image = store.sample(sample).image, .boxes = {}});
    }
    for (std::size_t i = 0; i < batch.labels.size(); ++i) {
        const float* box = batch.boxes.data() + 4 * i;
        described.pictures[static_cast<std::size_t>(batch.imageOf[i])].boxes.push_back({box[0], box[1], box[2], box[3], batch.labels[i]});
    }
    return described;
}

cv::Mat gridOf(const DetectionBatch& batch)
{
    const int columns = columnsFor(batch.size());
    const int count = static_cast<int>(batch.size());
    const int rows = (count + columns - 1) / columns;
    cv::Mat grid = cv::Mat::zeros(rows * batch.height, columns * batch.width, CV_8UC3);
    const std::size_t bytes = static_cast<std::size_t>(batch.width) * static_cast<std::size_t>(batch.height) * 3;
    for (int i = 0; i < count; ++i) {
        // A Mat over memory that is only read.
        const cv::Mat rgb(batch.height, batch.width, CV_8UC3,
                          const_cast<std::uint8_t*>(batch.pixels.data() + static_cast<std::size_t>(i) * bytes));
        cv::Mat place = grid(cv::Rect(i % columns * batch.width, i / columns * batch.height, batch.width, batch.height));
        cv::cvtColor(rgb, place, cv::COLOR_RGB2BGR);
    }
    return grid;
}

}  // namespace gg::training
