#pragma once

#include "widgets/figures/composed_figure.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace gg::widgets {

/// The page of a figure at its size in millimetres times a zoom, with a ruler. Panels are chosen, dragged to other cells and drawn larger at
/// their right and lower edges; heights of rows at the lines between them. Keys: Tab and arrows choose, Ctrl and arrows move, Shift and arrows
/// change the size, Delete removes, Alt with up and down changes the height of the panel's last row. It says what a person wants; who owns
/// the figure changes it.
class FigureSheet final : public QWidget {
    Q_OBJECT
public:
    explicit FigureSheet(QWidget* parent = nullptr);

    void setFigure(const ComposedFigure& figure);
    const ComposedFigure& figure() const { return m_figure; }
    /// The figure as it was painted last, at any size: it is stretched until a sharper one comes.
    void setImage(const QImage& image);
    void setZoom(double pixelsPerMm);
    double pixelsPerMm() const { return m_scale; }
    void setCurrent(int panel);
    int current() const { return m_current; }
    /// In this widget's pixels.
    QRectF panelRect(const QRect& cells) const;
    QRectF pageRect() const;
    QSize sizeHint() const override;

    static constexpr const char* mimeType = "application/x-groundglass-panel";

Q_SIGNALS:
    void currentChanged(int panel);
    void placeRequested(int panel, const QRect& cells);
    void removeRequested(int panel);
    void rowHeightRequested(int row, double mm);
    /// Something from the list was dropped onto a cell.
    void dropped(const QString& what, const QPoint& cell);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Grip { None, Move, Right, Bottom, Corner, Row };
    struct Drag {
        Grip grip = Grip::None;
        int panel = -1;
        int row = -1;
        QPointF from;
        QRect cells;        ///< where the panel would go
        QPoint grabbed;     ///< the cell of the panel that was taken
        double heightMm = 0;
        bool moved = false;
    };

    QPointF toMm(QPointF pixel) const;
    Grip gripAt(QPointF at, int& panel, int& row) const;
    void showCursor(QPointF at);
    void stepCurrent(int by);
    void goTo(int key);
    void paintRuler(QPainter& painter) const;
    void paintCells(QPainter& painter) const;
    void paintFrames(QPainter& painter) const;

    ComposedFigure m_figure;
    QImage m_image;
    double m_scale = 4;
    int m_current = -1;
    Drag m_drag;
    std::optional<QPoint> m_dropCell;
};

}  // namespace gg::widgets
