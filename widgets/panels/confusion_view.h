#pragma once

#include "widgets/charts/confusion_drawing.h"

#include <QWidget>

#include <optional>

namespace gg::widgets
{

/// The pixel confusion matrix of one run at the cursor. A click on a cell, or Enter on the one with the frame, says
/// cellActivated().
class ConfusionView final : public QWidget
{
    Q_OBJECT
public:
    explicit ConfusionView(QWidget* parent = nullptr);

    /// nullopt: the matrix is being read or there is none; `why` is then shown instead.
    void setFigure(const std::optional<ConfusionFigure>& figure, const QString& why);
    const std::optional<ConfusionFigure>& figure() const { return m_figure; }
    /// Where a cell is drawn, in this widget.
    QRect cellRect(ConfusionCell cell) const;
    QSize sizeHint() const override { return {240, 176}; }
    QSize minimumSizeHint() const override { return {190, 150}; }

Q_SIGNALS:
    void cellActivated(gg::widgets::ConfusionCell cell);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF drawingRect() const;
    std::optional<ConfusionCell> cellAt(QPointF at) const;

    std::optional<ConfusionFigure> m_figure;
    QString m_why;
    int m_current = 1;  ///< index into confusionCells: misses first, they are what one looks for
    std::optional<ConfusionCell> m_hovered;
};

}  // namespace gg::widgets
