#pragma once

#include <cstddef>

namespace gg::training {

/// Σ softplus(x) = Σ −log(1 − σ(x)), the cross-entropy where every target is 0, and σ(x), its slope, times `weight`. Without branches and in
/// single precision within some 1e-7 of the value; NaN stays NaN. `slopes` may be null, or x itself.
double backgroundEntropy(const float* x, float* slopes, std::size_t count, float weight);
double backgroundEntropy(const double* x, double* slopes, std::size_t count, double weight);

}  // namespace gg::training
