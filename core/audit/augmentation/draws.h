#pragma once

#include <cstdint>

namespace gg::audit
{

/// Random numbers that are the same on every machine: splitmix64 (Steele, Lea and Flood 2014), started from a seed and the numbers that
/// say what it is for. The distributions of the standard library differ between implementations.
class Draws
{
public:
    explicit Draws(std::uint64_t seed, std::uint64_t purpose = 0, std::uint64_t index = 0)
        : m_state(mixed(mixed(seed + step) ^ (purpose * 0xA24BAED4963EE407ULL)) ^ (index * 0x9FB21C651E98DF25ULL))
    {
    }

    std::uint64_t next()
    {
        m_state += step;
        return mixed(m_state);
    }

    /// [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// [low, high], both included.
    int integer(int low, int high) { return low + static_cast<int>(uniform() * (static_cast<double>(high) - low + 1)); }
    bool chance(double probability) { return uniform() < probability; }

private:
    static constexpr std::uint64_t step = 0x9E3779B97F4A7C15ULL;

    static std::uint64_t mixed(std::uint64_t value)
    {
        value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
        return value ^ (value >> 31U);
    }

    std::uint64_t m_state;
};

}  // namespace gg::audit
