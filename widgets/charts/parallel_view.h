#pragma once

#include "widgets/charts/scatter_view.h"

#include <map>

namespace gg::widgets {

/// Parallel coordinates: an axis a setting or result, a line a run. Dragging along an axis brushes it: runs outside are drawn faint. A click into a
/// brush's axis takes it away. Keys: left and right choose an axis, up and down move its brush, with Shift its upper end, Space makes one, Del takes it away.
class ParallelView final : public QWidget {
    Q_OBJECT
public:
    explicit ParallelView(QWidget* parent = nullptr);

    struct Axis {
        QString id;
        QString title;
        runs::SettingColumn column;
    };
    /// A share of the axis, from 0 at its foot.
    struct Brush {
        double low = 0;
        double high = 1;
    };
    void setData(std::vector<PlottedRun> runs, std::vector<Axis> axes, const QString& emptyText = {});
    void setBrushes(const std::map<QString, Brush>& brushes);
    /// Thick.
    void setChosen(const QStringList& folders);

    /// Where a run's line meets an axis; below its foot where it has no value.
    QPointF point(int run, int axis) const;

    QSize sizeHint() const override { return {520, 260}; }
    QSize minimumSizeHint() const override { return {260, 150}; }

Q_SIGNALS:
    void brushChanged(const QString& axis, double low, double high);
    void brushRemoved(const QString& axis);
    void runActivated(const QString& folder);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF axisArea() const;
    double axisX(int axis) const;
    int axisAt(const QPointF& at) const;
    double shareAt(double y) const;
    int lineAt(const QPointF& at) const;
    QString textOf(int run) const;
    void paintLines(QPainter& painter) const;
    void paintAxis(QPainter& painter, int axis) const;
    void moveBrush(double low, double high);

    std::vector<PlottedRun> m_runs;
    std::vector<Axis> m_axes;
    std::map<QString, Brush> m_brushes;
    QString m_empty;
    QStringList m_chosen;
    int m_axis = 0;       ///< that keys move
    int m_dragged = -1;
    double m_dragFrom = 0;
    bool m_moved = false;
};

}  // namespace gg::widgets
