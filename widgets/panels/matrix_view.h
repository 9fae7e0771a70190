#pragma once

#include "widgets/charts/matrix_drawing.h"

#include <QAbstractScrollArea>

#include <optional>

namespace gg::widgets {

/// A confusion matrix of any number of classes, of objects or of pixels. A click on a cell, or Enter on the one with the frame, says
/// cellActivated(); arrows move the frame, + and - or Ctrl and the wheel zoom, 0 shows everything.
class MatrixView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit MatrixView(QWidget* parent = nullptr);

    /// nullopt: there is none; `why` is shown instead. Zoom, frame and marks stay while the labels stay.
    void setFigure(std::optional<MatrixFigure> figure, const QString& why = {});
    const std::optional<MatrixFigure>& figure() const { return m_figure; }
    void setScale(MatrixScale scale);
    MatrixScale scale() const { return m_shown.scale; }
    /// Only the classes of the pairs that are confused most, and the background.
    void setMostConfusedOnly(bool only);
    bool mostConfusedOnly() const { return m_confusedOnly; }
    const std::vector<std::size_t>& shownClasses() const { return m_shown.classes; }
    /// Outlines cells; those that are not shown are left out.
    void setMarked(std::vector<MatrixCellPlace> cells);
    const std::vector<MatrixCellPlace>& marked() const { return m_shown.marked; }
    double zoom() const { return m_zoom; }

    /// Where a cell of two classes is drawn, in the viewport; empty where it is not shown.
    QRect cellRect(MatrixCellPlace cell) const;
    std::optional<MatrixCellPlace> cellAt(QPointF at) const;
    QSize sizeHint() const override { return {340, 280}; }
    QSize minimumSizeHint() const override { return {180, 150}; }

Q_SIGNALS:
    void cellActivated(gg::widgets::MatrixCellPlace cell);
    /// Under the pointer or the frame; empty: none.
    void sentenceChanged(const QString& sentence);
    void exportRequested();

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    DrawLook look() const;
    MatrixLayout layoutNow() const;
    void chooseShown();
    void updateScrollBars();
    void zoomBy(double factor, QPointF centre);
    void moveFrame(int rows, int columns);
    void hover(const std::optional<MatrixCellPlace>& cell);
    void activate(MatrixCellPlace cell);
    void showCell(MatrixCellPlace cell);
    std::optional<std::size_t> shownIndex(std::size_t classIndex) const;
    void tell(const std::optional<MatrixCellPlace>& cell);

    std::optional<MatrixFigure> m_figure;
    QString m_why;
    MatrixShown m_shown;
    bool m_confusedOnly = false;
    double m_zoom = 1;
    std::optional<MatrixCellPlace> m_current;  ///< has the frame while the view has the focus
    std::optional<MatrixCellPlace> m_pressed;
};

}  // namespace gg::widgets
