#include "widgets/charts/chart_ticks.h"

#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

constexpr double minute = 60;
constexpr double hour = 3600;
constexpr double day = 86400;

/// Whole numbers as long as more than two are in sight.
class WholeTicker final : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override
    {
        const double step = QCPAxisTicker::getTickStep(range);
        return range.size() > 2 ? std::max(1.0, std::ceil(step - 1e-9)) : step;
    }
    int getSubTickCount(double) override { return 0; }
};

/// Steps that people read on a clock.
double clockStep(double exact)
{
    constexpr std::array steps{1.0,      2.0,      5.0,       10.0,      15.0,     30.0,     minute,   2 * minute, 5 * minute, 10 * minute,
                               15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day};
    for (const double step : steps) {
        if (step >= exact) {
            return step;
        }
    }
    return std::ceil(exact / (7 * day)) * 7 * day;
}

QString durationText(double seconds, double step)
{
    const double size = std::abs(seconds);
    const QString sign = seconds < 0 ? QStringLiteral("−") : QString();
    if (step < 1) {
        return sign + QLocale().toString(size, 'g', 6);
    }
    const auto whole = static_cast<qint64>(std::llround(size));
    const QChar zero = QLatin1Char('0');
    const QString hoursAndMinutes = QStringLiteral("%1:%2").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, zero);
    return sign + (step < minute ? QStringLiteral("%1:%2").arg(hoursAndMinutes).arg(whole % 60, 2, 10, zero) : hoursAndMinutes);
}

QString dateText(double seconds, double step)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(std::llround(seconds * 1000));
    return step >= day      ? QLocale().toString(at, QStringLiteral("d MMM"))
           : step >= minute ? QLocale().toString(at, QStringLiteral("d MMM\nhh:mm"))
                            : QLocale().toString(at, QStringLiteral("hh:mm:ss"));
}

class ClockTicker final : public QCPAxisTicker {
public:
    explicit ClockTicker(AxisNumbers numbers)
        : m_numbers(numbers)
    {
        setTickCount(4);
    }

protected:
    double getTickStep(const QCPRange& range) override
    {
        const double exact = range.size() / tickCount();
        m_step = exact < 1 ? QCPAxisTicker::getTickStep(range) : clockStep(exact);
        return m_step;
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return m_numbers == AxisNumbers::Date ? dateText(tick, m_step) : durationText(tick, m_step);
    }

private:
    AxisNumbers m_numbers;
    double m_step = 1;
};

}  // namespace

QSharedPointer<QCPAxisTicker> xTicker(AxisNumbers numbers)
{
    return numbers == AxisNumbers::Plain ? QSharedPointer<QCPAxisTicker>(new WholeTicker) : QSharedPointer<QCPAxisTicker>(new ClockTicker(numbers));
}

QString axisText(const ChartAxis& axis, double value)
{
    switch (axis.numbers) {
    case AxisNumbers::Date:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(std::llround(value * 1000)), QStringLiteral("d MMM hh:mm:ss"));
    case AxisNumbers::Duration:
        return durationText(value, 1);
    case AxisNumbers::Plain:
        break;
    }
    return QLocale().toString(value, 'f', value == std::floor(value) ? 0 : 2);
}

}  // namespace gg::widgets
