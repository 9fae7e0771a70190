#include "core/inference/uncertainty.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace gg::inference {
namespace {

double meanOf(const std::vector<float>& values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

double Uncertainty::meanEntropy() const
{
    return meanOf(entropy);
}

double Uncertainty::meanMutualInformation() const
{
    return meanOf(mutualInformation);
}

double entropyTerm(double probability)
{
    return probability > 0 ? -probability * std::log(probability) : 0;
}

double entropyOf(double foreground)
{
    return entropyTerm(foreground) + entropyTerm(1 - foreground);
}

double mutualInformation(double entropyOfMean, double meanOfEntropies)
{
    return std::max(0.0, entropyOfMean - meanOfEntropies);
}

double entropyOf(std::span<const float> probabilities)
{
    if (probabilities.size() == 1) {
        return entropyOf(static_cast<double>(probabilities[0]));
    }
    double sum = 0;
    for (const float probability : probabilities) {
        sum += entropyTerm(probability);
    }
    return sum;
}

UncertaintySum::UncertaintySum(std::size_t classes, std::size_t places)
    : m_classes(classes)
    , m_places(places)
    , m_sum(classes * places)
    , m_entropy(places)
{
    if (classes == 0 || places == 0) {
        throw Error(ErrorCode::InvalidArgument, {}, "Uncertainty is that of at least one class in at least one place.");
    }
}

double UncertaintySum::entropyAt(std::span<const double> probabilities, std::size_t place, double scale) const
{
    double sum = 0;
    for (std::size_t c = 0; c < m_classes; ++c) {
        const double probability = probabilities[c * m_places + place] * scale;
        sum += m_classes == 1 ? entropyOf(probability) : entropyTerm(probability);
    }
    return sum;
}

void UncertaintySum::add(std::span<const float> probabilities)
{
    if (probabilities.size() != m_sum.size()) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "A prediction of " + std::to_string(m_classes) + " classes in " + std::to_string(m_places) + " places has "
                        + std::to_string(m_sum.size()) + " probabilities, found " + std::to_string(probabilities.size()) + ".");
    }
    const std::vector<double> one(probabilities.begin(), probabilities.end());
    for (std::size_t i = 0; i < one.size(); ++i) {
        m_sum[i] += one[i];
    }
    for (std::size_t place = 0; place < m_places; ++place) {
        m_entropy[place] += entropyAt(one, place, 1);
    }
    ++m_samples;
}

Uncertainty UncertaintySum::result() const
{
    if (m_samples == 0) {
        throw Error(ErrorCode::InvalidArgument, {}, "There is no uncertainty without a prediction.");
    }
    const double share = 1.0 / static_cast<double>(m_samples);
    Uncertainty out{.classes = m_classes, .samples = m_samples, .mean = {}, .entropy = {}, .mutualInformation = {}};
    out.mean.reserve(m_sum.size());
    for (const double sum : m_sum) {
        out.mean.push_back(static_cast<float>(sum * share));
    }
    for (std::size_t place = 0; place < m_places; ++place) {
        const double entropy = entropyAt(m_sum, place, share);
        out.entropy.push_back(static_cast<float>(entropy));
        out.mutualInformation.push_back(static_cast<float>(mutualInformation(entropy, m_entropy[place] * share)));
    }
    return out;
}

Uncertainty uncertaintyOf(std::span<const std::vector<float>> predictions, std::size_t classes)
{
    const std::size_t places = predictions.empty() || classes == 0 ? 0 : predictions.front().size() / classes;
    UncertaintySum sum(classes, places);
    for (const std::vector<float>& prediction : predictions) {
        sum.add(prediction);
    }
    return sum.result();
}

}  // namespace gg::inference
