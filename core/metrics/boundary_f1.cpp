#include "core/metrics/boundary_f1.h"

#include "core/metrics/boundary_pixels.h"

#include <cmath>

namespace gg::metrics {
namespace {

/// The prediction without what the truth leaves open.
std::vector<std::uint8_t> masked(const LabelView& truth, const LabelView& predicted)
{
    const auto width = static_cast<std::size_t>(truth.width);
    std::vector<std::uint8_t> out(width * static_cast<std::size_t>(truth.height));
    for (int y = 0; y < truth.height; ++y) {
        const std::uint8_t* t = truth.row(y);
        const std::uint8_t* p = predicted.row(y);
        std::uint8_t* row = out.data() + static_cast<std::size_t>(y) * width;
        for (std::size_t x = 0; x < width; ++x) {
            row[x] = t[x] == noLabel ? noLabel : p[x];
        }
    }
    return out;
}

std::vector<BoundaryCounts> count(const LabelView& truth, const LabelView& predicted, BoundaryLabels wanted, double tolerance)
{
    const std::vector<std::uint8_t> seen = masked(truth, predicted);
    const LabelView seenView{
        .pixels = seen.data(), .width = truth.width, .height = truth.height, .stride = static_cast<std::size_t>(truth.width)};
    const BoundaryPixels truthPixels = boundaryPixels(truth, wanted);
    const BoundaryPixels predictedPixels = boundaryPixels(seenView, wanted);
    Nearness nearness(truth.width, truth.height, tolerance);
    std::vector<BoundaryCounts> out(wanted.count);
    for (std::size_t c = 0; c < wanted.count; ++c) {
        out[c] = {.truth = truthPixels[c].size(),
                  .truthNear = nearness.count(truthPixels[c], predictedPixels[c]),
                  .predicted = predictedPixels[c].size(),
                  .predictedNear = nearness.count(predictedPixels[c], truthPixels[c])};
    }
    return out;
}

}  // namespace

BoundaryCounts& BoundaryCounts::operator+=(const BoundaryCounts& other)
{
    truth += other.truth;
    truthNear += other.truthNear;
    predicted += other.predicted;
    predictedNear += other.predictedNear;
    return *this;
}

std::optional<double> boundaryF1(const BoundaryCounts& counts)
{
    if (counts.truth == 0 && counts.predicted == 0) {
        return std::nullopt;
    }
    if (counts.truthNear == 0 || counts.predictedNear == 0) {
        return 0.0;
    }
    const double precision = static_cast<double>(counts.predictedNear) / static_cast<double>(counts.predicted);
    const double recall = static_cast<double>(counts.truthNear) / static_cast<double>(counts.truth);
    return 2 * precision * recall / (precision + recall);
}

double boundaryTolerance(int width, int height, double share)
{
    return share * std::hypot(width, height);
}

std::vector<BoundaryCounts> countBoundaries(const LabelView& truth, const LabelView& predicted, std::size_t classes, double tolerance)
{
    return count(truth, predicted, {.first = 0, .count = classes}, tolerance);
}

BoundaryCounts countBoundary(const LabelView& truth, const LabelView& predicted, std::uint8_t classId, double tolerance)
{
    return count(truth, predicted, {.first = classId, .count = 1}, tolerance).front();
}

}  // namespace gg::metrics
