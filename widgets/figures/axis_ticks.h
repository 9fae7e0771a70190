#pragma once

#include <QString>

#include <vector>

namespace gg::widgets {

/// Where an axis is marked, and with what.
struct AxisTicks {
    struct Tick {
        double at = 0;
        QString text = {};      ///< empty: a mark without a number
        QString exponent = {};  ///< stands raised behind the text: 10 and −3
    };
    std::vector<Tick> ticks;
    int power = 0;  ///< the numbers are to be multiplied by ten to this; said once at the axis' end
};

enum class TickNumbers { Any, Whole };

/// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, at most `most` of them. Whole: of whole numbers where more than two are in sight.
AxisTicks linearTicks(double lower, double upper, int most, TickNumbers numbers);
/// Decades; over few of them the digits between, too. `lower` > 0.
AxisTicks logarithmicTicks(double lower, double upper, int most);

}  // namespace gg::widgets
