#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <span>
#include <vector>

namespace gg::inference {

/// What K predictions of one picture say together: of Monte-Carlo dropout, of turned and flipped copies, of several runs. A place is a
/// pixel, or a box, or a whole picture; entropies are in nats.
///
/// With p_kc the probability of class c in prediction k, and p_c its mean over k:
/// - predictive entropy H = −Σ_c p_c log p_c: how undecided the mean is, whatever the reason. At most log C.
/// - mutual information I = H − (1/K) Σ_k −Σ_c p_kc log p_kc: how much the predictions contradict each other, which more data could settle
///   (Houlsby et al. 2011, "Bayesian active learning by disagreement"; for dropout Gal, Islam, Ghahramani 2017). In [0, H].
///
/// Worked example, foreground alone. Predictions 0.9 and 0.1: mean 0.5, H = log 2 = 0.6931, each alone 0.3251, I = 0.3681. Predictions 0.5 and
/// 0.5: mean 0.5 and H as before, but I = 0: all agree that nobody knows.
struct Uncertainty {
    std::size_t classes = 0;               ///< 1: the foreground alone, whose counterpart is 1 − p
    std::size_t samples = 0;               ///< K
    std::vector<float> mean;               ///< [classes, places]
    std::vector<float> entropy;            ///< [places]
    std::vector<float> mutualInformation;  ///< [places]

    std::size_t places() const { return entropy.size(); }
    /// Means over the places, to rank pictures by; 0 without places.
    GG_EXPORT double meanEntropy() const;
    GG_EXPORT double meanMutualInformation() const;
};

/// −p log p, 0 log 0 being 0: what one class adds to an entropy.
GG_EXPORT double entropyTerm(double probability);
/// Of a foreground alone: of p and 1 − p.
GG_EXPORT double entropyOf(double foreground);
/// −Σ p log p of one distribution; of a single value that of a foreground.
GG_EXPORT double entropyOf(std::span<const float> probabilities);
/// I of the above, never below 0: it is only by rounding, entropy being concave.
GG_EXPORT double mutualInformation(double entropyOfMean, double meanOfEntropies);

/// Adds up predictions one after the other: what is kept does not grow with K.
class GG_EXPORT UncertaintySum {
public:
    /// `classes` as in Uncertainty. Throws Error (InvalidArgument) without a class or a place.
    UncertaintySum(std::size_t classes, std::size_t places);

    /// Probabilities [classes, places] of one prediction. Throws Error (InvalidArgument) for another size.
    void add(std::span<const float> probabilities);
    /// Throws Error (InvalidArgument) before the first prediction.
    Uncertainty result() const;

private:
    double entropyAt(std::span<const double> probabilities, std::size_t place, double scale) const;

    std::size_t m_classes;
    std::size_t m_places;
    std::size_t m_samples = 0;
    std::vector<double> m_sum;      ///< [classes, places]
    std::vector<double> m_entropy;  ///< [places]: sum over the predictions
};

/// Of predictions that are all there: each [classes, places]. Throws Error as the sum does.
GG_EXPORT Uncertainty uncertaintyOf(std::span<const std::vector<float>> predictions, std::size_t classes);

}  // namespace gg::inference
