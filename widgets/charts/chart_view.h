#pragma once

#include "widgets/charts/chart_spec.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCustomPlot;
class QLabel;

namespace gg::widgets
{

class ChartPlot;
class EpochCursor;

/// A chart in the window. The epoch cursor is a dotted line that is dragged with the left button or moved with the arrow keys;
/// the wheel zooms x at the pointer, the middle button or Shift and the left one pan, a double click or 0 shows everything again.
/// Under the pointer stands every series' value. Draws only while it is visible, at most once a turn of the event loop.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(EpochCursor& cursor, QWidget* parent = nullptr);
    ~ChartView() override;

    void setSpec(const ChartSpec& spec);
    const ChartSpec& spec() const;
    void resetView();
    bool zoomed() const { return m_zoom.has_value(); }
    /// The values of all series at an x, one "run, series: value" a line: what the readout under the pointer says.
    QString readoutAt(double x) const;
    /// x of the cursor's line as it is drawn; tests compare it between charts.
    double cursorX() const;
    /// Pixel column of an x and the reverse, in this widget.
    double toPixel(double x) const;
    double fromPixel(double pixel) const;
    QSize sizeHint() const override { return {360, 220}; }
    QSize minimumSizeHint() const override { return {180, 110}; }

Q_SIGNALS:
    void exportRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Drag { None, Cursor, Pan };
    struct Overlay;

    void redraw();
    void applyTheme();
    void moveCursorLine();
    void pressed(const QMouseEvent& event);
    void moved(const QMouseEvent& event);
    void wheeled(const QWheelEvent& event);
    void zoomBy(double factor, double centre);
    void panBy(double units);
    void showReadout(const QPoint& at);
    void hideReadout();

    EpochCursor& m_cursor;
    QCustomPlot* m_plot;
    QLabel* m_readout;
    std::unique_ptr<ChartPlot> m_chart;
    std::unique_ptr<Overlay> m_overlay;
    std::optional<std::pair<double, double>> m_zoom;  ///< x range when a person chose one
    Drag m_drag = Drag::None;
    double m_dragFrom = 0;
    bool m_dirty = true;
};

}  // namespace gg::widgets
