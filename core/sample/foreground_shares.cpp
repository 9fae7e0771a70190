#include "core/sample/foreground_shares.h"

#include "core/sample/random.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gg::sample {
namespace {

/// More than this and there is hardly any wall left around the growth.
constexpr double largestShare = 0.75;
constexpr double smallestShare = 0.002;

enum Purpose : std::uint64_t { ForShares = 201 };

}  // namespace

std::vector<double> foregroundShares(std::uint64_t seed, double mean, const std::vector<int>& sequenceLengths)
{
    // mean / median of a log-normal distribution is exp(σ² / 2); the drift within a sequence adds a little of its own.
    const double sigma = std::sqrt(2 * std::log(0.092 / 0.068));
    Random random(seed, ForShares);
    const boost::math::normal standard;

    // Sequences take their turn at evenly spaced quantiles, so that a set of few sequences has the same spread as a large one.
    std::vector<double> ranks(sequenceLengths.size());
    std::iota(ranks.begin(), ranks.end(), 0.5);
    random.shuffle(ranks);
    std::vector<double> raw;
    for (std::size_t s = 0; s < sequenceLengths.size(); ++s) {
        const double base = sigma * boost::math::quantile(standard, ranks[s] / static_cast<double>(ranks.size()));
        const double drift = random.uniform(-0.45, 0.45);
        const double phase = random.uniform(-3, 3);
        for (int frame = 0; frame < sequenceLengths[s]; ++frame) {
            const double t = (frame + 0.5) / sequenceLengths[s] - 0.5;
            raw.push_back(std::exp(base + drift * t + 0.06 * std::sin(6 * t + phase)));
        }
    }

    // Cutting off the largest lowers the mean, so the scale is found in a few rounds.
    std::vector<double> shares(raw.size());
    double scale = mean;
    for (int round = 0; round < 60; ++round) {
        double sum = 0;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            shares[i] = std::clamp(raw[i] * scale, std::min(smallestShare, mean / 4), largestShare);
            sum += shares[i];
        }
        scale *= mean * static_cast<double>(raw.size()) / sum;
    }
    return shares;
}

}  // namespace gg::sample
