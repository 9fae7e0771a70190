#pragma once

#include "core/runs/setting_column.h"

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

namespace gg::widgets {

/// What a plot of runs draws of each of them.
struct PlottedRun {
    QString folder;
    QString name;
    QColor colour;
    bool faint = false;
};

/// A setting against a result, a dot a run. Arrows move along the dots, a click or Enter chooses a run; under the pointer stands what the dot is.
/// Draws at most some hundred dots; no rebuilding of anything when one moves.
class ScatterView final : public QWidget {
    Q_OBJECT
public:
    explicit ScatterView(QWidget* parent = nullptr);

    struct Axis {
        QString title;
        runs::SettingColumn column;
    };
    void setData(std::vector<PlottedRun> runs, Axis x, Axis y, const QString& emptyText = {});
    /// Ringed.
    void setChosen(const QStringList& folders);
    /// Under the plot: "Spearman 0.62, Pearson 0.58 of the logarithm, 24 runs".
    QString correlationText() const;
    /// Centre of a run's dot; nullopt where it has none.
    std::optional<QPointF> dot(int run) const;
    int current() const { return m_current; }

    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {220, 140}; }

Q_SIGNALS:
    void runActivated(const QString& folder);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    QRectF plotArea() const;
    void paintAxes(QPainter& painter, const QRectF& area) const;
    void paintDots(QPainter& painter) const;
    int nearest(const QPointF& at) const;
    QString textOf(int run) const;
    void setCurrent(int run);

    std::vector<PlottedRun> m_runs;
    Axis m_x;
    Axis m_y;
    QString m_empty;
    QStringList m_chosen;
    int m_current = -1;
};

}  // namespace gg::widgets
