#pragma once

#include "widgets/images/virtual_grid.h"
#include "widgets/models/image_provider.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QPointer>

#include <array>

namespace gg::widgets {

/// Longer sides of thumbnails in pixels: few sizes, so that the cache serves them all.
inline constexpr std::array<int, 6> thumbnailSides{80, 112, 144, 184, 240, 320};

/// Thumbnails of a RecordModel.
class ThumbnailGrid : public VirtualGrid {
    Q_OBJECT
public:
    ThumbnailGrid(ImageProvider& images, Flow flow, QWidget* parent = nullptr);

    /// A list with the roles of RecordModel. Not owned.
    void setModel(QAbstractItemModel* model);

    /// Index into thumbnailSides.
    void setSizeStep(int step);
    int sizeStep() const { return m_step; }
    /// Boxes, polygons and masks over the thumbnails.
    void setLabelsVisible(bool visible);

    int currentRow() const { return static_cast<int>(currentIndex()); }
    /// Selects a row and brings it into sight.
    void setCurrentRow(int row);
    /// Rows in sight: first and one past the last.
    QPair<int, int> visibleRows() const { return visible(); }
    /// Whether rows above are out of sight.
    bool scrolled() const { return offset() > 0; }
    /// Scrolls so that the row begins `offset` pixels below the top; not beyond the ends.
    void setTopRow(int row, int offset) { scrollToLineOf(row, offset); }
    int rowAt(QPoint viewportPoint) const { return static_cast<int>(indexAt(viewportPoint)); }

    QSize sizeHint() const override;

Q_SIGNALS:
    void currentRowChanged(int row);
    void opened(int row);

protected:
    std::int64_t count() const override { return m_model ? m_model->rowCount() : 0; }
    QSize cellSize() const override;
    void drawCell(QPainter& painter, std::int64_t index) override;
    QString tipAt(std::int64_t index) const override;
    void ask(std::int64_t from, std::int64_t to) override;
    void currentMoved(std::int64_t index) override { Q_EMIT currentRowChanged(static_cast<int>(index)); }
    void open(std::int64_t index) override { Q_EMIT opened(static_cast<int>(index)); }

private:
    int pictureSide() const { return thumbnailSides[static_cast<std::size_t>(m_step)]; }
    void modelWasReset();

    ImageRequest requestFor(int row, bool mask) const;
    void drawFrame(QPainter& painter, const QRect& cell) const;
    QRect drawPicture(QPainter& painter, int row, const QRect& room) const;
    void drawBadges(QPainter& painter, int row, const QRect& picture) const;
    void drawShapes(QPainter& painter, int row, const QRectF& picture) const;
    QImage tinted(const QImage& picture, const QImage& mask) const;

    ImageProvider& m_images;
    QPointer<QAbstractItemModel> m_model;
    int m_step = 2;
    bool m_labels = false;
    bool m_asking = false;
    QHash<ImageRequest, QString> m_failed;
};

}  // namespace gg::widgets
