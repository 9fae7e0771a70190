#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gg::training {

/// How a picture was put on the canvas: canvas = original · scale + pad, in pixels.
struct Placement {
    double scale = 1;
    double padX = 0;
    double padY = 0;
    int width = 0;   ///< of the original
    int height = 0;
};

/// Pictures with their boxes as a detector takes them. Row-major.
struct DetectionBatch {
    int height = 0;
    int width = 0;
    std::vector<std::uint8_t> pixels;     ///< [N, H, W, 3] RGB: as a tensor it is channels-last without a copy
    std::vector<float> boxes;             ///< [T, 4] left, top, right, bottom in pixels of the canvas
    std::vector<std::int32_t> labels;     ///< [T] classes from 0
    std::vector<std::int32_t> imageOf;    ///< [T] ascending, 0 … N - 1
    std::vector<std::size_t> samples;     ///< N indices into the store; of a mosaic its first picture's
    std::vector<std::vector<std::size_t>> sources;  ///< N where pictures were augmented: every sample that was put into each; else empty
    std::vector<Placement> placements;    ///< N in validation batches; empty where pictures were augmented

    std::size_t size() const { return samples.size(); }
};

/// A box that a detector found, in pixels of the original picture.
struct Detected {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    float score = 0;
    std::int32_t label = 0;
};

}  // namespace gg::training
