#pragma once

#include <cstdint>

namespace gg::training {

/// Keeps half-precision gradients away from zero (Micikevicius et al. 2018): the loss is multiplied by `value`, the gradients divided by it
/// again. After a gradient that is not finite the update is left out and the scale halved; after 2,000 good ones in a row it is doubled.
class GradientScale
{
public:
    explicit GradientScale(bool on)
        : m_value(on ? 65536 : 1)
        , m_on(on)
    {
    }

    bool on() const { return m_on; }
    double value() const { return m_value; }
    std::int64_t good() const { return m_good; }
    void count(bool finite)
    {
        if (!m_on) {
            return;
        }
        m_good = finite ? m_good + 1 : 0;
        if (!finite) {
            m_value /= 2;
        } else if (m_good % patience == 0) {
            m_value *= 2;
        }
    }
    void set(double value, std::int64_t good)
    {
        m_value = m_on ? value : 1;
        m_good = good;
    }

private:
    static constexpr std::int64_t patience = 2000;
    double m_value;
    std::int64_t m_good = 0;
    bool m_on;
};

}  // namespace gg::training
