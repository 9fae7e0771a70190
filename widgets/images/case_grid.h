#pragma once

#include "widgets/images/crop_cutter.h"
#include "widgets/images/virtual_grid.h"

#include <QAbstractItemModel>
#include <QPointer>

#include <optional>

namespace gg::widgets {

/// The cases of a CaseModel as crops, truth and prediction drawn into each, with a tag that says what it is.
class CaseGrid : public VirtualGrid {
    Q_OBJECT
public:
    explicit CaseGrid(ImageProvider& images, QWidget* parent = nullptr);

    /// Not owned.
    void setModel(QAbstractItemModel* model);
    int current() const { return static_cast<int>(currentIndex()); }
    /// Brings a row into sight.
    void setCurrent(int row);
    int rowAt(QPoint viewportPoint) const { return static_cast<int>(indexAt(viewportPoint)); }
    std::pair<int, int> visibleRows() const { return visible(); }  ///< first in sight and one past the last

    QSize sizeHint() const override { return {400, 260}; }
    QSize minimumSizeHint() const override { return {140, 150}; }

Q_SIGNALS:
    void currentChanged(int row);
    void opened(int row);
    /// Crops were asked for: other requests that were waiting are forgotten, and have to be made again.
    void asked();

protected:
    std::int64_t count() const override { return m_model ? m_model->rowCount() : 0; }
    QSize cellSize() const override;
    int columns() const override;
    void drawCell(QPainter& painter, std::int64_t index) override;
    QString tipAt(std::int64_t index) const override;
    void ask(std::int64_t from, std::int64_t to) override;
    void currentMoved(std::int64_t index) override { Q_EMIT currentChanged(static_cast<int>(index)); }
    void open(std::int64_t index) override { Q_EMIT opened(static_cast<int>(index)); }

private:
    int side() const;
    void modelWasReset();
    std::optional<CropRequest> requestFor(int row) const;
    void drawBoxes(QPainter& painter, const QModelIndex& index, const CropRequest& request, const QRectF& picture) const;
    void drawTag(QPainter& painter, const QModelIndex& index, const QRect& picture) const;

    CropCutter m_cutter;
    QPointer<QAbstractItemModel> m_model;
};

}  // namespace gg::widgets
