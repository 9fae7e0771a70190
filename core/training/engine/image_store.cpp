#include "core/training/engine/image_store.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace gg::training {
namespace {

void measure(const cv::Mat& mask, const MaskLabels& labels, ImageStore::Check& check)
{
    std::array<std::uint64_t, 256> counts{};
    for (int y = 0; y < mask.rows; ++y) {
        const auto* row = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < mask.cols; ++x) {
            ++counts[row[x]];
        }
    }
    const std::uint64_t none = (labels.hasBackground() ? counts[0] : 0) + counts[metrics::noLabel];
    check.foreground = static_cast<double>(mask.total() - none) / static_cast<double>(mask.total());
    check.classPixels.assign(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(labels.classes.size()));
}

}  // namespace

ImageStore::ImageStore(const dataset::Dataset& dataset, std::vector<Sample> samples, int side, MaskLabels labels,
                       std::size_t cacheBytes)
    : m_dataset(dataset)
    , m_samples(std::move(samples))
    , m_side(side)
    , m_labels(std::move(labels))
{
    const std::size_t bytesEach = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4;
    m_cache.resize(std::min(m_samples.size(), cacheBytes / bytesEach));
}

std::size_t ImageStore::defaultCacheBytes()
{
    constexpr std::size_t limit = std::size_t{1} << 30U;
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageSize = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageSize <= 0) {
        return limit / 4;
    }
    return std::min(limit, static_cast<std::size_t>(pages) * static_cast<std::size_t>(pageSize) / 4);
}

std::vector<ImageStore::Check> ImageStore::decodeAll(JobControl& control)
{
    std::vector<Check> checks(m_samples.size());
    control.begin("Reading images", m_samples.size());
    parallelFor(m_samples.size(), 4, control, [this, &checks](std::size_t i) {
        try {
            Pixels pixels = readSample(m_dataset, m_samples[i], m_side, m_labels);
            measure(pixels.mask, m_labels, checks[i]);
            if (i < m_cache.size()) {
                m_cache[i] = std::move(pixels);
            }
        } catch (const Error& error) {
            checks[i].problem = error.what();
        }
    });
    return checks;
}

Pixels ImageStore::pixels(std::size_t index) const
{
    if (index < m_cache.size() && !m_cache[index].image.empty()) {
        return m_cache[index];
    }
    return readSample(m_dataset, m_samples[index], m_side, m_labels);
}

}  // namespace gg::training
