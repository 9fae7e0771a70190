#pragma once

#include "widgets/images/crop_cutter.h"

#include <QAbstractItemModel>
#include <QAbstractScrollArea>
#include <QPointer>

#include <optional>

namespace gg::widgets {

/// The cases of a CaseModel as crops, truth and prediction drawn into each, with a tag that says what it is. Draws and cuts what is in
/// sight only. Arrows, page, home and end move; Enter opens.
class CaseGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit CaseGrid(ImageProvider& images, QWidget* parent = nullptr);

    /// Not owned.
    void setModel(QAbstractItemModel* model);
    int current() const { return m_current; }
    /// Brings a row into sight.
    void setCurrent(int row);
    QRect cellRect(int row) const;  ///< in viewport coordinates
    int rowAt(QPoint viewportPoint) const;
    std::pair<int, int> visibleRows() const;  ///< first in sight and one past the last

    QSize sizeHint() const override { return {400, 260}; }
    QSize minimumSizeHint() const override { return {140, 150}; }

Q_SIGNALS:
    void currentChanged(int row);
    void opened(int row);
    /// Crops were asked for: other requests that were waiting are forgotten, and have to be made again.
    void asked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int count() const { return m_model ? m_model->rowCount() : 0; }
    int columns() const;
    int side() const;
    QSize cellSize() const;
    void modelWasReset();
    void layOut();
    void ensureVisible(int row);
    void askForVisible();
    std::optional<CropRequest> requestFor(int row) const;
    void drawCell(QPainter& painter, int row) const;
    void drawBoxes(QPainter& painter, const QModelIndex& index, const CropRequest& request, const QRectF& picture) const;
    void drawTag(QPainter& painter, const QModelIndex& index, const QRect& picture) const;

    CropCutter m_cutter;
    QPointer<QAbstractItemModel> m_model;
    int m_current = -1;
};

}  // namespace gg::widgets
