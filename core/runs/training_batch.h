#pragma once

#include "core/base/export.h"
#include "core/runs/run_folder.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace gg::runs {

/// A box of a training picture, in pixels of that picture.
struct BatchBox {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    std::int32_t label = 0;

    friend bool operator==(const BatchBox&, const BatchBox&) = default;
};

struct BatchPicture {
    std::string image;  ///< absolute path of the original; of a mosaic its first picture's
    std::vector<BatchBox> boxes;

    friend bool operator==(const BatchPicture&, const BatchPicture&) = default;
};

/// A batch as the network saw it: the first ones of a training, and the first after mosaic closed. batches/NNNNNN.jpg, named by the step, is a
/// grid of the pictures, row by row; picture i stands in column i % columns and row i / columns. batches/NNNNNN.json holds this.
struct TrainingBatch {
    std::int64_t step = 0;  ///< from 1
    int epoch = 0;          ///< from 1
    int width = 0;          ///< of one picture
    int height = 0;
    int columns = 0;
    std::vector<BatchPicture> pictures;

    friend bool operator==(const TrainingBatch&, const TrainingBatch&) = default;
};

/// `grid`: 8-bit BGR, columns · width pixels wide. Throws what the sink throws.
GG_EXPORT void keepTrainingBatch(RunSink& sink, const TrainingBatch& batch, const cv::Mat& grid);
/// The same without a trainer. Throws Error (NotWritable, NoSpace).
GG_EXPORT void writeTrainingBatch(const std::string& runFolder, const TrainingBatch& batch, const cv::Mat& grid);
/// The kept batches' steps, ascending.
GG_EXPORT std::vector<std::int64_t> trainingBatches(const std::string& runFolder);
/// Throws Error naming file and key.
GG_EXPORT TrainingBatch readTrainingBatch(const std::string& runFolder, std::int64_t step);
GG_EXPORT std::string trainingBatchPicture(const std::string& runFolder, std::int64_t step);

}  // namespace gg::runs
