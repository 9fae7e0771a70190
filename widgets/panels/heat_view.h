#pragma once

#include "widgets/charts/heat_drawing.h"

#include <QWidget>

#include <optional>

namespace gg::widgets {

/// A grid of counts in the window. The cell under the pointer, or the framed one that arrows move, is told in a sentence.
class HeatView final : public QWidget {
    Q_OBJECT
public:
    explicit HeatView(QWidget* parent = nullptr);

    /// nullopt: there is none; `why` is shown instead.
    void setFigure(std::optional<HeatFigure> figure, const QString& why = {});
    const std::optional<HeatFigure>& figure() const { return m_figure; }
    QSize sizeHint() const override { return {300, 240}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

Q_SIGNALS:
    void exportRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    DrawLook look() const;
    void frame(HeatPlace place);

    std::optional<HeatFigure> m_figure;
    QString m_why;
    std::optional<HeatPlace> m_framed;
};

}  // namespace gg::widgets
