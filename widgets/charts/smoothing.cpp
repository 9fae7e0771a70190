#include "widgets/charts/smoothing.h"

#include <cmath>
#include <limits>

namespace gg::widgets {

void Smoothing::restart()
{
    m_last = 0;
    m_power = 1;
}

double Smoothing::next(double value)
{
    if (!std::isfinite(value)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    m_last = m_weight * m_last + (1 - m_weight) * value;
    // A power of next to nothing takes the slow way through the processor, and is gone from 1 - w^i long before.
    m_power = m_power < 1e-100 ? 0 : m_power * m_weight;
    return m_last / (1 - m_power);
}

}  // namespace gg::widgets
