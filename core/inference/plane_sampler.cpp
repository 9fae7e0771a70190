#include "core/inference/plane_sampler.h"

#include <algorithm>
#include <cmath>

namespace gg::inference {

PlaneSampler::PlaneSampler(const Placement& placement, int planeWidth, int planeHeight, int left, int right)
    : m_placement(placement)
    , m_width(planeWidth)
    , m_height(planeHeight)
    , m_line(static_cast<std::size_t>(planeWidth))
{
    const double cells = static_cast<double>(planeWidth) / placement.input.width;
    m_columns.reserve(static_cast<std::size_t>(std::max(right - left, 0)));
    for (int x = left; x < right; ++x) {
        m_columns.push_back(between(((x + 0.5) * placement.scaleX + placement.offsetX) * cells - 0.5, planeWidth));
    }
}

PlaneSampler::Between PlaneSampler::between(double at, int cells)
{
    const double inside = std::clamp(at, 0.0, static_cast<double>(cells - 1));
    const int first = static_cast<int>(inside);
    return {.first = first, .second = std::min(first + 1, cells - 1), .share = static_cast<float>(inside - first)};
}

void PlaneSampler::row(const float* plane, int y, float* out)
{
    const double cells = static_cast<double>(m_height) / m_placement.input.height;
    const Between rows = between(((y + 0.5) * m_placement.scaleY + m_placement.offsetY) * cells - 0.5, m_height);
    const float* upper = plane + static_cast<std::ptrdiff_t>(rows.first) * m_width;
    const float* lower = plane + static_cast<std::ptrdiff_t>(rows.second) * m_width;
    for (int x = 0; x < m_width; ++x) {
        m_line[static_cast<std::size_t>(x)] = upper[x] + (lower[x] - upper[x]) * rows.share;
    }
    const float* line = m_line.data();
    for (const Between& column : m_columns) {
        *out++ = line[column.first] + (line[column.second] - line[column.first]) * column.share;
    }
}

}  // namespace gg::inference
