#pragma once

#include "widgets/charts/chart_points.h"
#include "widgets/charts/chart_spec.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>

class QCPItemRect;
class QCPItemStraightLine;
class QCPItemTracer;
class QCPLayer;
class QCustomPlot;
class QLabel;

namespace gg::widgets
{

class ChartPlot;
class EpochCursor;

/// From one number to another, in the units of an axis.
using AxisRange = std::pair<double, double>;

/// A chart in the window. The epoch cursor is a dotted line that is dragged with the left button or moved with the arrow keys;
/// the wheel zooms x at the pointer, over the y axis it zooms y; the right button draws a box to zoom into; the middle button or Shift and the
/// left one pan; a double click or 0 shows everything again. Under the pointer stands every series' value. Draws only while it is visible, at
/// most once a turn of the event loop. Hundreds of lines are drawn in slices of a few milliseconds, and points that came are added to what is
/// drawn; a view that nobody chose moves on when it runs out of room for them.
///
/// Without an epoch cursor it is a chart of curves whose x is no epoch: the point nearest to the pointer is looked at, arrows move along
/// its curve and to the next one, a click or Enter says pointActivated().
class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(EpochCursor& cursor, QWidget* parent = nullptr);
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    void setSpec(const ChartSpec& spec);
    const ChartSpec& spec() const;
    /// Moves the dots of the spec without drawing the curves again.
    void setDots(const std::vector<ChartDot>& dots);
    /// Where charts are scrolled, the wheel alone is for that.
    enum class WheelZoom { Always, WithControl };
    void setWheelZoom(WheelZoom when) { m_wheelZoom = when; }
    void resetView();
    bool zoomed() const { return m_zoom.has_value() || m_zoomY.has_value(); }
    /// What x shows, as another chart of the same axis does; nullopt: everything. Says nothing to others.
    void setXView(const std::optional<AxisRange>& x);
    std::optional<AxisRange> xView() const { return m_zoom; }
    /// What y shows; nullopt: what fits.
    void setYView(const std::optional<AxisRange>& y);
    AxisRange yRange() const;
    /// Shows the values at an x, as the chart does that the pointer is in; nullopt: no longer.
    void setHover(std::optional<double> x);
    /// All points of all series, drawn or not.
    std::size_t pointCount() const;
    /// The values of all series at an x, one "run, series: value" a line: what the readout under the pointer says.
    QString readoutAt(double x) const;
    /// x of the cursor's line as it is drawn; tests compare it between charts.
    double cursorX() const;
    /// Pixel column of an x and the reverse, in this widget.
    double toPixel(double x) const;
    double fromPixel(double pixel) const;
    /// Where a point is drawn, in this widget.
    QPointF pointPixel(ChartPoint point) const;
    /// The point that is looked at, and what stands beside it.
    std::optional<ChartPoint> currentPoint() const { return m_point; }
    QString pointText(ChartPoint point) const;
    /// A frame around it for a moment: this is the chart that was asked for.
    void lightUp();
    /// Curves that wait for their turn.
    bool drawing() const;
    QSize sizeHint() const override { return {360, 220}; }
    QSize minimumSizeHint() const override { return {180, 110}; }

Q_SIGNALS:
    void exportRequested();
    /// A person zoomed or panned x, or showed everything again.
    void xViewChanged(const std::optional<gg::widgets::AxisRange>& x);
    /// The pointer is at an x, or left.
    void hovered(std::optional<double> x);
    /// A mark with an id was clicked.
    void markActivated(const QString& id);
    /// Only of charts without an epoch cursor.
    void pointActivated(gg::widgets::ChartPoint point);

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
    enum class Drag { None, Cursor, Pan, Box };
    /// What moves with the mouse and the cursor, on a layer of its own: moving it does not draw the curves again.
    struct Overlay {
        QCPLayer* layer = nullptr;
        QCPItemStraightLine* cursor = nullptr;
        QCPItemStraightLine* hover = nullptr;
        QCPItemTracer* point = nullptr;
        QCPItemRect* box = nullptr;
    };

    ChartView(EpochCursor* cursor, QWidget* parent);
    void redraw();
    bool showView(bool steady);
    bool growOn();
    bool onScreen() const;
    void applyTheme();
    void moveCursorLine();
    void pressed(const QMouseEvent& event);
    void moved(const QMouseEvent& event);
    void wheeled(const QWheelEvent& event);
    void released(const QMouseEvent& event);
    void zoomBy(double factor, double centre);
    void zoomYBy(double factor, double centre);
    void panBy(double units);
    void panYBy(double share);
    void drawBox(const QPoint& to);
    void zoomToBox(const QPoint& to);
    void chooseX(const std::optional<AxisRange>& x);
    void chooseY(const std::optional<AxisRange>& y);
    bool zoomKey(const QKeyEvent& event);
    void showReadout(const QPoint& at);
    QString readoutText(double x, int mostRows) const;
    QString rowOf(const ChartSeries& series, std::size_t index) const;
    std::vector<const ChartMark*> marksNear(double x) const;
    QString tipsNear(double x) const;
    void hideReadout();
    void placeReadout(const QPoint& pointer);
    PointToPixel plotPixels() const;
    void lookAt(const std::optional<ChartPoint>& point);
    void lookNear(const QPoint& at);
    void showPoint(const std::optional<ChartPoint>& point);
    bool pointKey(const QKeyEvent& event);
    double centreOfInterest() const;

    EpochCursor* m_cursor;
    QCustomPlot* m_plot;
    QLabel* m_readout;
    std::unique_ptr<ChartPlot> m_chart;
    Overlay m_overlay;
    std::optional<AxisRange> m_zoom;  ///< x range when a person chose one
    std::optional<AxisRange> m_zoomY;
    QPoint m_boxFrom;
    QPoint m_pressedAt;
    std::optional<ChartPoint> m_point;
    Drag m_drag = Drag::None;
    double m_dragFrom = 0;
    double m_dragFromY = 0;
    bool m_hovering = false;
    WheelZoom m_wheelZoom = WheelZoom::Always;
    QTimer m_slices;  ///< of curves that are being drawn
    bool m_dirty = true;
};

}  // namespace gg::widgets
