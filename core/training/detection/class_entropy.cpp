#include "core/training/detection/class_entropy.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

// The compiler makes vector code of the loops over a block: all lengths are constants, and nothing in them depends on what was before. Its own
// exp and log1p are called value by value, which takes five times as long.

// Sanitizers and the dispatch by processor do not go together.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define GG_FOR_ITS_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define GG_FOR_ITS_PROCESSOR
#endif

namespace gg::training {
namespace {

constexpr std::size_t blockLength = 512;
/// Sums that are kept side by side, each of few values: single precision suffices for it.
constexpr std::size_t lanes = 32;

/// e^t for t in [−87, 0]: 2^k · e^r with |r| <= ½ ln 2, and Cephes' polynomial for e^r.
[[gnu::always_inline]] inline float exponential(float t)
{
    constexpr float toWhole = 12582912.0F;  // 1.5 · 2^23: adding it rounds to a whole number, in the lowest bits
    const float shifted = t * 1.44269504F + toWhole;
    const float k = shifted - toWhole;
    const float r = (t - k * 0.693359375F) + k * 2.12194440e-4F;
    const float p = ((((1.9875691500e-4F * r + 1.3981999507e-3F) * r + 8.3334519073e-3F) * r + 4.1665795894e-2F) * r + 1.6666665459e-1F) * r
                    + 5.0000001201e-1F;
    const auto power = std::bit_cast<float>((std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(toWhole) + 127) << 23);
    return (p * r * r + r + 1.0F) * power;
}

/// log(1 + e) for e in [0, 1]: 2 artanh(e / (2 + e)) by its series; s is at most 1/3.
[[gnu::always_inline]] inline float logarithm(float e)
{
    const float s = e / (2.0F + e);
    const float q = s * s;
    const float series = ((((((1.0F / 13) * q + 1.0F / 11) * q + 1.0F / 9) * q + 1.0F / 7) * q + 1.0F / 5) * q + 1.0F / 3) * q + 1.0F;
    return 2.0F * s * series;
}

GG_FOR_ITS_PROCESSOR double block(const float* __restrict x, float* __restrict slopes, float weight)
{
    float sums[lanes] = {};  // no std::array: its operator is not taken into code for another processor
    for (std::size_t i = 0; i < blockLength; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const float value = x[i + lane];
            const float below = value > 0 ? -value : value;
            const float e = exponential(below < -87.0F ? -87.0F : below);  // written so that NaN passes
            const float share = weight / (1.0F + e);
            slopes[i + lane] = value >= 0 ? share : e * share;
            sums[lane] += (value > 0 ? value : 0.0F) + logarithm(e);
        }
    }
    double sum = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        sum += static_cast<double>(sums[lane]);
    }
    return sum;
}

}  // namespace

double backgroundEntropy(const float* x, float* slopes, std::size_t count, float weight)
{
    std::array<float, blockLength> in{};
    std::array<float, blockLength> out{};
    double sum = 0;
    for (std::size_t first = 0; first < count; first += blockLength) {
        const std::size_t length = std::min(blockLength, count - first);
        const bool whole = length == blockLength && slopes != nullptr && slopes != x;
        if (whole) {
            sum += block(x + first, slopes + first, weight);
            continue;
        }
        std::fill(std::copy_n(x + first, length, in.begin()), in.end(), -1000.0F);  // adds 2e-38
        sum += block(in.data(), out.data(), weight);
        if (slopes != nullptr) {
            std::copy_n(out.begin(), length, slopes + first);
        }
    }
    return sum;
}

double backgroundEntropy(const double* x, double* slopes, std::size_t count, double weight)
{
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double e = std::exp(-std::abs(x[i]));
        sum += std::max(x[i], 0.0) + std::log1p(e);
        if (slopes != nullptr) {
            slopes[i] = weight * (x[i] >= 0 ? 1.0 : e) / (1.0 + e);
        }
    }
    return sum;
}

}  // namespace gg::training
