#pragma once

#include "widgets/models/distributions.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace gg::widgets {

/// Bars of a histogram: the whole set in grey, what is shown of it in the accent colour. A bar can be clicked, and a range of bars brushed
/// by dragging. Keys: left and right move, Shift extends, Enter selects, Escape takes the selection back.
class HistogramBars : public QWidget {
    Q_OBJECT
public:
    explicit HistogramBars(QWidget* parent = nullptr);

    /// `unit` is written behind the end of the axis. The selected range stays.
    void setHistogram(Histogram histogram, const QString& unit);
    const Histogram& histogram() const { return m_histogram; }
    int bars() const { return static_cast<int>(m_histogram.all.size()); }
    /// The range that is filtered by; bars whose middle lies in it are marked.
    void setSelectedRange(const std::optional<NumberRange>& range);
    /// First and last marked bar; -1, -1: none.
    std::pair<int, int> selection() const { return {m_first, m_last}; }
    /// The whole bar, in widget coordinates.
    QRectF barRect(int bar) const;

    QSize sizeHint() const override { return {220, 84}; }
    QSize minimumSizeHint() const override { return {140, 76}; }

Q_SIGNALS:
    /// A person chose a range, or took it back.
    void rangeSelected(std::optional<gg::widgets::NumberRange> range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    int barAt(double x) const;
    double axisTop() const;
    double heightOf(std::int64_t count) const;
    void mark(int first, int last);
    void choose();
    void moveCursor(int to, bool extend);
    void drawAxis(QPainter& painter) const;
    QString numberText(double value) const;
    QString rangeText(int bar) const;

    Histogram m_histogram;
    QString m_unit;
    int m_first = -1;
    int m_last = -1;
    int m_anchor = -1;
    int m_cursor = -1;
};

}  // namespace gg::widgets
