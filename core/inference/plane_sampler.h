#pragma once

#include "core/inference/letterbox.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <vector>

namespace gg::inference {

/// Reads planes [h, w] that cover the network's input at the pixels of an image, linearly between the centres of cells; beyond the outermost
/// centres the outermost value holds. Exact for any placement: nothing is resized in between.
class PlaneSampler
{
public:
    /// For the image's columns [left, right).
    PlaneSampler(const Placement& placement, int planeWidth, int planeHeight, int left, int right);

    /// The values of image row `y` for those columns into `out`.
    void row(const float* plane, int y, float* out);

private:
    struct Between {
        int first = 0;
        int second = 0;
        float share = 0;  ///< of the second
    };
    static Between between(double at, int cells);

    const Placement m_placement;
    int m_width;
    int m_height;
    std::vector<Between> m_columns;
    std::vector<float> m_line;
};

}  // namespace gg::inference
