#include "widgets/figures/axis_ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr int smallestPlainPower = -3;  ///< 0.001 is read at a glance, 0.0001 is counted
constexpr int largestPlainPower = 4;

QString digits(double value, int decimals)
{
    if (std::abs(value) < 0.5 * std::pow(10.0, -decimals)) {
        value = 0;  // no "-0.0"
    }
    return QString::number(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

QString power(int exponent)
{
    return QString::number(exponent).replace(QLatin1Char('-'), QChar(0x2212));
}

double stepFor(double span, int most)
{
    const double rough = span / std::max(1, most);
    const double ten = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (factor * ten >= rough * (1 - 1e-9)) {
            return factor * ten;
        }
    }
    return 10 * ten;
}

int decimalsOf(double step)
{
    for (int decimals = 0; decimals < 12; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled) {
            return decimals;
        }
    }
    return 12;
}

}  // namespace

AxisTicks linearTicks(double lower, double upper, int most, TickNumbers numbers)
{
    AxisTicks axis;
    if (!(upper > lower) || !std::isfinite(lower) || !std::isfinite(upper)) {
        return axis;
    }
    double step = stepFor(upper - lower, std::max(2, most));
    if (numbers == TickNumbers::Whole && upper - lower > 2) {
        step = std::max(1.0, std::abs(step - 2.5) < 1e-9 ? 5.0 : step);
    }
    const double largest = std::max(std::abs(lower), std::abs(upper));
    const int magnitude = static_cast<int>(std::floor(std::log10(largest) + 1e-9));
    axis.power = magnitude < smallestPlainPower || magnitude > largestPlainPower + 1 ? magnitude : 0;
    const double unit = std::pow(10.0, axis.power);
    const int decimals = decimalsOf(step / unit);
    const double first = std::ceil(lower / step - 1e-9);
    const double last = std::floor(upper / step + 1e-9);
    for (double i = first; i <= last && axis.ticks.size() < 100; ++i) {
        axis.ticks.push_back({i * step, digits(i * step / unit, decimals)});
    }
    return axis;
}

AxisTicks logarithmicTicks(double lower, double upper, int most)
{
    AxisTicks axis;
    if (!(lower > 0) || !(upper > lower) || !std::isfinite(upper)) {
        return axis;
    }
    const int first = static_cast<int>(std::floor(std::log10(lower) + 1e-9));
    const int last = static_cast<int>(std::ceil(std::log10(upper) - 1e-9));
    const int decades = std::max(1, last - first);
    if (std::log10(upper / lower) < 1) {
        // Within one decade numbers are read as on a linear axis.
        axis = linearTicks(lower, upper, most, TickNumbers::Any);
        return axis;
    }
    const int stride = std::max(1, (decades + most - 1) / std::max(1, most));
    const bool between = decades <= 3 && most >= 2 * decades;
    for (int exponent = first; exponent <= last; ++exponent) {
        const double decade = std::pow(10.0, exponent);
        for (int digit = 1; digit < 10; ++digit) {
            const double at = digit * decade;
            if (at < lower * (1 - 1e-9) || at > upper * (1 + 1e-9)) {
                continue;
            }
            const bool named = (digit == 1 && (exponent - first) % stride == 0) || (between && (digit == 2 || digit == 5));
            if (!named) {
                if (decades <= 4) {
                    axis.ticks.push_back({at});
                }
            } else if (exponent >= smallestPlainPower + 1 && exponent <= largestPlainPower - 1) {
                axis.ticks.push_back({at, digits(at, std::max(0, -exponent))});
            } else {
                axis.ticks.push_back({at, digit == 1 ? QStringLiteral("10") : QStringLiteral("%1·10").arg(digit), power(exponent)});
            }
        }
    }
    return axis;
}

}  // namespace gg::widgets
