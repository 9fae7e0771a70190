#include "core/audit/style/style_interleaved.h"

#include <algorithm>
#include <cmath>

namespace gg::audit::style
{
namespace
{

constexpr std::size_t mostUnits = 5000;
constexpr int rounds = 60;
constexpr double smallestShare = 0.15;
constexpr double narrowest = 0.3;  ///< px

/// exp(curve - its maximum), margins counted from what is explained already.
using Likelihood = std::array<double, curvePoints>;

double pointMargin(std::size_t point)
{
    return (static_cast<double>(point) - curveReach) * static_cast<double>(curveStep);
}

Likelihood likelihoodOf(const Unit& unit, int origin)
{
    CurveSum sum{};
    add(sum, unit.curve, origin);
    const double top = *std::ranges::max_element(sum);
    Likelihood likelihood;
    std::ranges::transform(sum, likelihood.begin(), [&](double value) { return std::exp(value - top); });
    return likelihood;
}

struct Model {
    std::vector<double> centres;
    std::vector<double> shares;
    double width = 1;
    double logLikelihood = 0;
};

/// A normal distribution on the points; sums to 1.
Likelihood normal(double centre, double width)
{
    Likelihood density;
    double total = 0;
    for (std::size_t point = 0; point < curvePoints; ++point) {
        const double off = (pointMargin(point) - centre) / width;
        density[point] = std::exp(-0.5 * off * off);
        total += density[point];
    }
    for (double& value : density) {
        value /= std::max(total, 1e-300);
    }
    return density;
}

std::vector<double> componentLikelihoods(const Likelihood& unit, const std::vector<Likelihood>& densities, const Model& model)
{
    std::vector<double> values;
    for (std::size_t c = 0; c < densities.size(); ++c) {
        double sum = 1e-300;
        for (std::size_t point = 0; point < curvePoints; ++point) {
            sum += unit[point] * densities[c][point];
        }
        values.push_back(model.shares[c] * sum);
    }
    return values;
}

/// Expectation maximisation with the pictures' true margins and their component as what is hidden.
Model fit(const std::vector<Likelihood>& units, Model model)
{
    for (int round = 0; round < rounds; ++round) {
        std::vector<Likelihood> densities;
        for (const double centre : model.centres) {
            densities.push_back(normal(centre, model.width));
        }
        const std::size_t count = model.centres.size();
        std::vector<double> weight(count);
        std::vector<double> first(count);
        std::vector<double> second(count);
        model.logLikelihood = 0;
        for (const Likelihood& unit : units) {
            const std::vector<double> values = componentLikelihoods(unit, densities, model);
            double total = 0;
            for (const double value : values) {
                total += value;
            }
            model.logLikelihood += std::log(total);
            for (std::size_t c = 0; c < count; ++c) {
                weight[c] += values[c] / total;
                for (std::size_t point = 0; point < curvePoints; ++point) {
                    const double p = model.shares[c] * unit[point] * densities[c][point] / total;
                    first[c] += p * pointMargin(point);
                    second[c] += p * pointMargin(point) * pointMargin(point);
                }
            }
        }
        double squares = 0;
        for (std::size_t c = 0; c < count; ++c) {
            model.shares[c] = weight[c] / static_cast<double>(units.size());
            model.centres[c] = first[c] / std::max(weight[c], 1e-9);
            squares += second[c] - first[c] * model.centres[c];
        }
        model.width = std::max(narrowest, std::sqrt(std::max(0.0, squares) / static_cast<double>(units.size())));
    }
    return model;
}

Model fitOne(const std::vector<Likelihood>& units)
{
    return fit(units, {.centres = {0}, .shares = {1}, .width = 1.5, .logLikelihood = 0});
}

/// From several starts: a small share of loose pictures is a hill of its own.
Model fitTwo(const std::vector<Likelihood>& units)
{
    Model best;
    for (const double share : {0.2, 0.5, 0.8}) {
        const Model start{
            .centres = {-3 * share, 3 * (1 - share)}, .shares = {1 - share, share}, .width = 0.8, .logLikelihood = 0};
        Model fitted = fit(units, start);
        if (best.centres.empty() || fitted.logLikelihood > best.logLikelihood) {
            best = std::move(fitted);
        }
    }
    if (best.centres[0] > best.centres[1]) {
        std::swap(best.centres[0], best.centres[1]);
        std::swap(best.shares[0], best.shares[1]);
    }
    return best;
}

/// Standard error of the distance of the two centres, by leaving out an eighth of the pictures at a time.
double distanceError(const std::vector<Likelihood>& units, const Model& model)
{
    constexpr std::size_t folds = 8;
    std::vector<double> distances;
    double mean = 0;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<Likelihood> kept;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (i % folds != fold) {
                kept.push_back(units[i]);
            }
        }
        const Model without = fit(kept, model);
        distances.push_back(without.centres[1] - without.centres[0]);
        mean += distances.back() / folds;
    }
    double squares = 0;
    for (const double distance : distances) {
        squares += (distance - mean) * (distance - mean);
    }
    return std::sqrt(squares * (folds - 1) / folds);
}

double confidenceOf(const Model& one, const Model& two, std::size_t count)
{
    // Two more parameters: a centre and a share.
    const double advantage = two.logLikelihood - one.logLikelihood - std::log(static_cast<double>(count));
    return 1 / (1 + std::exp(-advantage));
}

}  // namespace

std::optional<Interleaved> findInterleaved(const std::vector<Unit>& units, const std::vector<int>& points,
                                           const StyleThresholds& thresholds, JobControl& control)
{
    if (units.size() < 4 * thresholds.fewestImages) {
        return std::nullopt;
    }
    std::vector<Likelihood> sample;
    const std::size_t stride = (units.size() + mostUnits - 1) / mostUnits;
    for (std::size_t i = 0; i < units.size(); i += stride) {
        sample.push_back(likelihoodOf(units[i], points[i]));
    }
    control.throwIfStopped();
    const Model one = fitOne(sample);
    const Model two = fitTwo(sample);
    Interleaved found{.tighter = two.centres[0],
                      .looser = two.centres[1],
                      .share = two.shares[1],
                      .low = 0,
                      .high = 0,
                      .confidence = confidenceOf(one, two, sample.size()),
                      .looserProbability = {}};
    const double distance = found.looser - found.tighter;
    const bool apart = distance >= thresholds.difference && distance >= 2.5 * two.width;
    const bool bothCommon = std::min(found.share, 1 - found.share) >= smallestShare;
    if (found.confidence < thresholds.confidence || !apart || !bothCommon) {
        return std::nullopt;
    }
    control.throwIfStopped();
    const double error = distanceError(sample, two);
    found.low = distance - 1.96 * error;
    found.high = distance + 1.96 * error;
    const std::vector<Likelihood> densities{normal(two.centres[0], two.width), normal(two.centres[1], two.width)};
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto values = componentLikelihoods(likelihoodOf(units[i], points[i]), densities, two);
        found.looserProbability.push_back(static_cast<float>(values[1] / (values[0] + values[1])));
    }
    return found;
}

}  // namespace gg::audit::style
