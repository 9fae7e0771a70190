#include "core/audit/mask_sense.h"

#include "core/audit/mask_look.h"
#include "core/audit/mask_vectors.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::audit
{
namespace
{

/// On either side.
constexpr std::size_t fewest = 6;
/// One in thirty thousand sets, if errors are normal.
constexpr double leastErrors = 4;
/// Of the records, so many agree better: a few that gain much do not speak for all.
constexpr double mostAgree = 0.5;
/// Mean correlation between what is learnt and the masks: below, neither reading tells what foreground looks like.
constexpr double leastAgreement = 0.15;

double covered(const cv::Mat& labels)
{
    return cv::mean(labels)[0] / 255;
}

/// By record: how well what foreground looks like in the other half of the records agrees with its mask.
std::vector<double> agreements(std::span<const PicturePlanes> planes, const std::vector<cv::Mat>& labels, JobControl& control)
{
    std::vector<std::vector<cv::Mat>> maps;
    Vector mean;
    for (const cv::Mat& one : labels) {
        maps.push_back(mapsOf(one, false, {}));
        const Vector map(maps.back().front().begin<float>(), maps.back().front().end<float>());
        mean.resize(map.size(), 0);
        std::transform(mean.begin(), mean.end(), map.begin(), mean.begin(), std::plus<>());
    }
    std::transform(mean.begin(), mean.end(), mean.begin(), [&](float sum) { return sum / static_cast<float>(labels.size()); });
    std::vector<MaskLook::Example> examples;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        examples.push_back({.planes = &planes[i], .maps = &maps[i]});
    }
    const MaskLook look(examples, 1, control);
    std::vector<double> out;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        out.push_back(product(look.oddsOf(planes[i], i), vectorsOf(labels[i], false, {}, mean).look));
    }
    return out;
}

}  // namespace

std::optional<MixedSense> findMixedSense(std::span<const LabelledPicture> set, JobControl& control)
{
    MixedSense found;
    std::vector<PicturePlanes> planes;
    std::vector<cv::Mat> asTheyAre;
    std::vector<cv::Mat> dark;
    for (std::size_t i = 0; i < set.size(); ++i) {
        const bool bright = covered(set[i].labels) > 0.5;
        if (bright) {
            found.bright.push_back(i);
        }
        planes.push_back(unpacked(*set[i].picture));
        asTheyAre.push_back(set[i].labels);
        dark.push_back(bright ? cv::Mat(255 - set[i].labels) : set[i].labels);
    }
    if (found.bright.size() < fewest || set.size() - found.bright.size() < fewest) {
        return std::nullopt;
    }
    const std::vector<double> before = agreements(planes, asTheyAre, control);
    const std::vector<double> after = agreements(planes, dark, control);
    const auto count = static_cast<double>(set.size());
    double sum = 0;
    double squares = 0;
    double better = 0;
    for (std::size_t i = 0; i < set.size(); ++i) {
        const double gain = after[i] - before[i];
        sum += gain;
        squares += gain * gain;
        better += gain > 0 ? 1 : 0;
    }
    const double mean = sum / count;
    found.gain = mean / (std::sqrt(std::max(0.0, squares / count - mean * mean) / count) + 1e-9);
    const double agreement = std::accumulate(after.begin(), after.end(), 0.0) / count;
    const bool sure = found.gain >= leastErrors && better > mostAgree * count && agreement >= leastAgreement;
    return sure ? std::optional(found) : std::nullopt;
}

}  // namespace gg::audit
