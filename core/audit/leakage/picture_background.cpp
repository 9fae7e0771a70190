#include "core/audit/leakage/picture_background.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace gg::audit
{
namespace
{

constexpr std::size_t sampled = 600;
constexpr std::size_t pairs = 3000;
constexpr std::size_t shiftedPairs = 600;
/// A mean of so many pictures is believed by half: that of a few would hold the pictures themselves.
constexpr double halfBelieved = 30;
/// What is assumed of pictures where there are too few to tell: photographs of different things.
constexpr double usualMiddle = 0.03;
constexpr double usualDeviation = 0.16;
constexpr std::size_t fewestPairs = 60;

/// Every n-th picture, so that every recording and split has its share.
std::vector<const SignedPicture*> sampleOf(std::span<const SignedPicture> pictures)
{
    const std::size_t count = std::min(sampled, pictures.size());
    std::vector<const SignedPicture*> sample;
    for (std::size_t i = 0; i < count; ++i) {
        sample.push_back(&pictures[i * pictures.size() / count]);
    }
    return sample;
}

bool unrelated(const SignedPicture& a, const SignedPicture& b)
{
    return a.recording == SignedPicture::noRecording || a.recording != b.recording;
}

}  // namespace

PictureBackground::PictureBackground(std::span<const SignedPicture> pictures)
{
    const std::vector<const SignedPicture*> sample = sampleOf(pictures);
    std::vector<ThumbnailDetail> details;
    for (const SignedPicture* picture : sample) {
        details.push_back(detailOf(*picture->signature));
    }
    const double count = static_cast<double>(details.size());
    const auto weight = static_cast<float>(1 / (count + halfBelieved));
    for (const ThumbnailDetail& detail : details) {
        for (std::size_t i = 0; i < detail.size(); ++i) {
            m_mean[i] += detail[i] * weight;
        }
    }
    for (ThumbnailDetail& detail : details) {
        detail = particular(detail);
    }
    std::mt19937 random(20);  // the same pairs for the same set
    std::vector<double> plain;
    std::vector<double> shifted;
    for (std::size_t i = 0; i < pairs && details.size() > 1; ++i) {
        const std::size_t a = random() % details.size();
        const std::size_t b = random() % details.size();
        if (a != b && unrelated(*sample[a], *sample[b])) {
            plain.push_back(correlation(details[a], details[b]));
            if (shifted.size() < shiftedPairs) {
                shifted.push_back(shiftedCorrelation(details[a], details[b], sceneReach));
            }
        }
    }
    m_plain = spreadOf(std::move(plain));
    m_shifted = spreadOf(std::move(shifted));
}

ThumbnailDetail PictureBackground::particular(const ThumbnailDetail& detail) const
{
    ThumbnailDetail out{};
    for (std::size_t i = 0; i < detail.size(); ++i) {
        out[i] = detail[i] - m_mean[i];
    }
    return out;
}

PictureBackground::Spread PictureBackground::spreadOf(std::vector<double> correlations)
{
    if (correlations.size() < fewestPairs) {
        return {.middle = usualMiddle, .deviation = usualDeviation};
    }
    std::ranges::sort(correlations);
    const auto at = [&](double share) {
        return std::atanh(std::clamp(correlations[static_cast<std::size_t>(share * static_cast<double>(correlations.size() - 1))], -0.999, 0.999));
    };
    // From the middle and the upper quartile: the highest tenth may be the related pictures that are looked for.
    constexpr double upperQuartile = 0.6745;  // of a normal distribution, in deviations
    const double middle = at(0.5);
    return {.middle = middle, .deviation = std::max(0.01, (at(0.75) - middle) / upperQuartile)};
}

double PictureBackground::above(const Spread& spread, double deviations)
{
    return std::tanh(spread.middle + deviations * spread.deviation);
}

double PictureBackground::unlikely(double deviations) const
{
    return above(m_plain, deviations);
}

double PictureBackground::unlikelyShifted(double deviations) const
{
    return above(m_shifted, deviations);
}

}  // namespace gg::audit
