#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace gg::training {

/// SplitMix64 (Steele, Lea, Flood 2014), started from a key. The standard library's distributions and shuffles differ between
/// implementations; these do not, so a run can be repeated elsewhere, and what is drawn for an image depends on its key alone, never
/// on which thread asked first.
class Random
{
public:
    explicit Random(std::initializer_list<std::uint64_t> key)
    {
        for (const std::uint64_t part : key) {
            m_state ^= part;
            m_state = next();
        }
    }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    /// In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    /// In [-limit, limit).
    double symmetric(double limit) { return (2 * uniform() - 1) * limit; }
    /// In [0, count).
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(uniform() * static_cast<double>(count)); }

    /// Fisher-Yates.
    template <typename T>
    void shuffle(std::vector<T>& values)
    {
        for (std::size_t i = values.size(); i > 1; --i) {
            std::swap(values[i - 1], values[below(i)]);
        }
    }

private:
    std::uint64_t m_state = 0;
};

}  // namespace gg::training
