#include "core/training/engine/image_store.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace gg::training {

ImageStore::ImageStore(const dataset::Dataset& dataset, std::vector<Sample> samples, int side, dataset::MaskSense sense,
                       std::size_t cacheBytes)
    : m_dataset(dataset)
    , m_samples(std::move(samples))
    , m_side(side)
    , m_sense(sense)
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
            Pixels pixels = readSample(m_dataset, m_samples[i], m_side, m_sense);
            checks[i].foreground = static_cast<double>(cv::countNonZero(pixels.mask)) / static_cast<double>(pixels.mask.total());
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
    return readSample(m_dataset, m_samples[index], m_side, m_sense);
}

}  // namespace gg::training
