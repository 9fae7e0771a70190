#pragma once

#include "widgets/charts/chart_view.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace gg::widgets {

/// Charts of one x axis that are looked at together: zooming x in one zooms all, and where the pointer is in one, all tell their values.
class ChartLinks final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void add(ChartView* chart);
    /// Everything again, in all of them.
    void reset();
    const std::optional<AxisRange>& xView() const { return m_x; }

private:
    void zoom(const ChartView* from, const std::optional<AxisRange>& x);
    void hover(const ChartView* from, std::optional<double> x);

    std::vector<QPointer<ChartView>> m_charts;
    std::optional<AxisRange> m_x;
};

}  // namespace gg::widgets
