#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/training/detection/detection_batch.h"

#include <opencv2/core.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace gg::training {

/// A labelled box of a picture: left, top, right, bottom as shares of width and height, clipped to [0, 1].
struct StoredBox {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    std::int32_t label = 0;
};

/// A picture that can be trained on.
struct DetectionSample {
    std::size_t record = 0;  ///< index into Dataset::records
    std::string image;       ///< absolute path
    std::vector<StoredBox> boxes;    ///< objects that count; polygons and masks by their bounding box
    std::vector<StoredBox> ignored;  ///< ignore regions: neither truth nor background
    std::vector<std::vector<cv::Point2f>> outlines;  ///< by box, in shares of the picture; empty where the label is a box. None at all: {}
};

struct UsableDetections {
    std::vector<DetectionSample> samples;
    std::vector<std::string> notes;  ///< what was left out and why: files without labels, classes outside the model, empty boxes; for a person
};

/// The records with boxes to learn from. An empty label file declares a negative and is used; a missing one says nothing and is left
/// out, with a note. Boxes of a class outside the data set's names, and boxes without an area, are left out, named and counted. Throws
/// Error (Unsupported) for masks without boxes, (InvalidArgument) where nothing usable is left. Reads a picture's header where the labels
/// are in pixels and do not say its size.
UsableDetections collectDetections(const dataset::Dataset& dataset);

/// The pictures, enlarged or reduced so that the longer side is `side` pixels, 8-bit RGB. What fits into the cache is decoded once; the
/// rest each time.
class DetectionStore
{
public:
    DetectionStore(std::vector<DetectionSample> samples, int side, std::size_t cacheBytes);

    struct Check {
        int width = 0;        ///< of the original
        int height = 0;
        std::string problem;  ///< why the picture cannot be read; empty where it can
    };
    /// Decodes every picture once, on all cores, and fills the cache. Throws Cancelled.
    std::vector<Check> decodeAll(JobControl& control);

    std::size_t size() const { return m_samples.size(); }
    int side() const { return m_side; }
    const DetectionSample& sample(std::size_t index) const { return m_samples[index]; }
    /// CV_8UC3 RGB, not to be written to: it may be the cache's. Safe from several threads after decodeAll. Throws Error (Unreadable).
    cv::Mat picture(std::size_t index) const;
    /// Of the original, in pixels; known after decodeAll.
    cv::Size originalSize(std::size_t index) const { return m_sizes[index]; }

private:
    std::vector<DetectionSample> m_samples;
    int m_side;
    std::vector<cv::Mat> m_cache;
    std::vector<cv::Size> m_sizes;
};

}  // namespace gg::training
