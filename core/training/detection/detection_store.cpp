#include "core/training/detection/detection_store.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/image_io.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace gg::training {
namespace {

/// The longer side becomes `side`; the other one keeps its proportion to the nearest pixel.
cv::Size sizeWithin(const cv::Size& size, int side)
{
    const double scale = static_cast<double>(side) / std::max(size.width, size.height);
    return {std::max(1, static_cast<int>(std::lround(size.width * scale))), std::max(1, static_cast<int>(std::lround(size.height * scale)))};
}

cv::Mat fitted(const cv::Mat& bgr, int side)
{
    const cv::Size size = sizeWithin(bgr.size(), side);
    cv::Mat resized = bgr;
    if (size != bgr.size()) {
        cv::resize(bgr, resized, size, 0, 0, size.width < bgr.cols ? cv::INTER_AREA : cv::INTER_LINEAR);
    }
    cv::Mat rgb;
    cv::cvtColor(resized, rgb, cv::COLOR_BGR2RGB);
    return rgb;
}

}  // namespace

DetectionStore::DetectionStore(std::vector<DetectionSample> samples, int side, std::size_t cacheBytes)
    : m_samples(std::move(samples))
    , m_side(side)
    , m_cache(std::min(m_samples.size(), cacheBytes / (static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3)))
    , m_sizes(m_samples.size())
{
}

std::vector<DetectionStore::Check> DetectionStore::decodeAll(JobControl& control)
{
    std::vector<Check> checks(m_samples.size());
    control.begin("Reading images", m_samples.size());
    parallelFor(m_samples.size(), 4, control, [this, &checks](std::size_t i) {
        try {
            const cv::Mat picture = dataset::readImage(m_samples[i].image);
            m_sizes[i] = picture.size();
            checks[i] = {.width = picture.cols, .height = picture.rows, .problem = {}};
            if (i < m_cache.size()) {
                m_cache[i] = fitted(picture, m_side);
            }
        } catch (const Error& error) {
            checks[i].problem = error.what();
        }
    });
    return checks;
}

cv::Mat DetectionStore::picture(std::size_t index) const
{
    if (index < m_cache.size() && !m_cache[index].empty()) {
        return m_cache[index];
    }
    return fitted(dataset::readImage(m_samples[index].image), m_side);
}

}  // namespace gg::training
