#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace gg::widgets {

/// Bars of a histogram; a bar can be clicked, and a range of bars brushed by dragging. Keys: left and right move, Shift extends, Enter
/// selects, Escape takes the selection back.
class HistogramBars : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        double from = 0;
        double to = 0;
        qint64 count = 0;
    };

    explicit HistogramBars(QWidget* parent = nullptr);

    /// `unit` is written behind the ends of the axis; `decimals` of its numbers.
    void setBars(std::vector<Bar> bars, const QString& unit, int decimals);
    const std::vector<Bar>& bars() const { return m_bars; }
    /// First and last selected bar; -1, -1: none.
    void setSelection(int first, int last);
    QRectF barRect(int bar) const;

    QSize sizeHint() const override { return {220, 110}; }
    QSize minimumSizeHint() const override { return {140, 90}; }

Q_SIGNALS:
    /// A person chose bars: -1, -1 for none.
    void selected(int first, int last);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int barAt(double x) const;
    QString rangeText(const Bar& bar) const;

    std::vector<Bar> m_bars;
    QString m_unit;
    int m_decimals = 0;
    int m_first = -1;
    int m_last = -1;
    int m_anchor = -1;
    int m_cursor = -1;
};

/// Values in equal bins between the nice numbers around their range. Empty without values.
std::vector<HistogramBars::Bar> equalBins(const std::vector<double>& values, int atMost);

}  // namespace gg::widgets
