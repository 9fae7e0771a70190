#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>

namespace gg::sample {

/// xoshiro256++ (Blackman and Vigna 2019), seeded by splitmix64 from a seed and the numbers that say what it is for (which
/// sequence, which frame), so that a frame looks the same whichever thread draws it. The distributions are our own because
/// those of the standard library differ between implementations.
class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t purpose = 0, std::uint64_t index = 0)
    {
        std::uint64_t state = seed;
        state = mix(state) ^ (purpose * 0xA24BAED4963EE407ULL);
        state = mix(state) ^ (index * 0x9FB21C651E98DF25ULL);
        for (std::uint64_t& word : m_state) {
            state += 0x9E3779B97F4A7C15ULL;
            word = mix(state);
        }
    }

    std::uint64_t next()
    {
        const std::uint64_t result = rotate(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t shifted = m_state[1] << 17U;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotate(m_state[3], 45);
        return result;
    }

    /// [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    float real(double low, double high) { return static_cast<float>(uniform(low, high)); }
    /// [low, high], both included.
    int integer(int low, int high) { return low + static_cast<int>(uniform() * (high - low + 1)); }
    bool chance(double probability) { return uniform() < probability; }
    /// Standard normal (Box and Muller); the second value is dropped so that there is no hidden state.
    double normal()
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

    /// Fisher and Yates; std::shuffle's use of a generator is not specified.
    template <typename Container>
    void shuffle(Container& items)
    {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[static_cast<std::size_t>(uniform() * static_cast<double>(i))]);
        }
    }

private:
    static std::uint64_t rotate(std::uint64_t value, unsigned bits) { return (value << bits) | (value >> (64U - bits)); }
    static std::uint64_t mix(std::uint64_t value)
    {
        value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
        return value ^ (value >> 31U);
    }

    std::uint64_t m_state[4] = {};
};

}  // namespace gg::sample
