#include "core/inference/masks.h"

#include "core/inference/candidates.h"
#include "core/inference/plane_sampler.h"

#include <algorithm>
#include <cmath>

namespace gg::inference {
namespace {

/// The pixels whose centre lies inside a box, within the image.
struct Pixels {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

Pixels pixelsOf(const metrics::Box& box, cv::Size image)
{
    const auto first = [](double edge, int size) { return static_cast<int>(std::clamp(std::ceil(edge - 0.5), 0.0, static_cast<double>(size))); };
    return {.left = first(box.x, image.width),
            .top = first(box.y, image.height),
            .right = first(box.x + box.width, image.width),
            .bottom = first(box.y + box.height, image.height)};
}

/// Appends pixels column by column; neighbouring runs of one kind become one.
class Runs
{
public:
    void add(bool foreground, std::uint32_t pixels)
    {
        if (pixels == 0) {
            return;
        }
        if (foreground != m_foreground) {
            m_runs.push_back(0);
            m_foreground = foreground;
        }
        m_runs.back() += pixels;
    }
    std::vector<std::uint32_t> take() { return std::move(m_runs); }

private:
    std::vector<std::uint32_t> m_runs{0};
    bool m_foreground = false;
};

}  // namespace

MaskMaker::MaskMaker(std::span<const Tensor> outputs, const Processing& processing, const Placement& placement)
    : m_table(outputNamed(outputs, processing.post.output))
    , m_prototypes(outputNamed(outputs, processing.post.prototypes))
    , m_post(processing.post)
    , m_placement(placement)
    , m_coefficients(static_cast<std::size_t>(m_prototypes.values.size[1]))
{
}

void MaskMaker::weigh(const Candidate& candidate)
{
    const BoxTable table = boxTable(m_table, m_post, m_coefficients);
    const std::size_t plane = m_prototypes.values.total() / m_coefficients;
    m_sum.assign(plane, 0);
    const float* prototype = m_prototypes.values.ptr<float>();
    for (std::size_t k = 0; k < m_coefficients; ++k, prototype += plane) {
        const float weight = table.at(candidate.row, table.columns - m_coefficients + k);
        for (std::size_t at = 0; at < plane; ++at) {
            m_sum[at] += weight * prototype[at];
        }
    }
}

std::vector<std::uint32_t> MaskMaker::runs(const Candidate& candidate, const metrics::Box& box)
{
    const cv::Size image = m_placement.image;
    const Pixels pixels = pixelsOf(box, image);
    const int width = std::max(pixels.right - pixels.left, 0);
    const int height = std::max(pixels.bottom - pixels.top, 0);
    Runs runs;
    if (width == 0 || height == 0) {
        runs.add(false, static_cast<std::uint32_t>(image.area()));
        return runs.take();
    }
    weigh(candidate);
    PlaneSampler sampler(m_placement, m_prototypes.values.size[3], m_prototypes.values.size[2], pixels.left, pixels.right);
    std::vector<float> line(static_cast<std::size_t>(width));
    std::vector<std::uint8_t> inside(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        sampler.row(m_sum.data(), pixels.top + y, line.data());
        for (int x = 0; x < width; ++x) {
            // Column by column, as run lengths go.
            inside[static_cast<std::size_t>(x) * static_cast<std::size_t>(height) + static_cast<std::size_t>(y)] =
                static_cast<std::uint8_t>(line[static_cast<std::size_t>(x)] > 0);
        }
    }
    runs.add(false, static_cast<std::uint32_t>(pixels.left) * static_cast<std::uint32_t>(image.height));
    const std::uint8_t* at = inside.data();
    for (int x = 0; x < width; ++x) {
        runs.add(false, static_cast<std::uint32_t>(pixels.top));
        for (int y = 0; y < height; ++y, ++at) {
            runs.add(*at != 0, 1);
        }
        runs.add(false, static_cast<std::uint32_t>(image.height - pixels.bottom));
    }
    runs.add(false, static_cast<std::uint32_t>(image.width - pixels.right) * static_cast<std::uint32_t>(image.height));
    return runs.take();
}

}  // namespace gg::inference
