#pragma once

#include "widgets/charts/column.h"

namespace gg::widgets {

/// Debiased exponential moving average, of every value in order and before any thinning:
///
///     last_i = w · last_(i−1) + (1 − w) · x_i,  last_0 = 0        y_i = last_i / (1 − w^i)
///
/// w in [0, 1) is the share that the past keeps; w = 0 is the curve itself. What is not finite is passed over: its place gets NaN and i
/// does not count it. Example: w = 0.5, x = 4, 2, NaN, 6. last = 2, 2, –, 4; 1 − w^i = 0.5, 0.75, –, 0.875; y = 4, 2.667, NaN, 4.571.
class Smoothing {
public:
    explicit Smoothing(double weight)
        : m_weight(weight)
    {
    }

    double weight() const { return m_weight; }
    /// The past is forgotten: a run that was started again begins anew.
    void restart();
    double next(double value);

private:
    double m_weight;
    double m_last = 0;
    double m_power = 1;  ///< weight^i
};

}  // namespace gg::widgets
