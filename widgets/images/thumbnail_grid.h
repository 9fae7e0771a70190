#pragma once

#include "widgets/models/image_provider.h"

#include <QAbstractItemModel>
#include <QAbstractScrollArea>
#include <QHash>
#include <QPointer>
#include <QSet>

#include <array>

namespace gg::widgets {

/// Longer sides of thumbnails in pixels: few sizes, so that the cache serves them all.
inline constexpr std::array<int, 6> thumbnailSides{80, 112, 144, 184, 240, 320};

/// Thumbnails of a RecordModel. Paints and asks for what is in sight only, so that its cost does not grow with the number of images.
/// Arrows, page and home keys move, Enter opens.
class ThumbnailGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Flow { Grid, Strip };  ///< rows that wrap, or one row that scrolls sideways

    ThumbnailGrid(ImageProvider& images, Flow flow, QWidget* parent = nullptr);

    /// A list with the roles of RecordModel. Not owned.
    void setModel(QAbstractItemModel* model);

    /// Index into thumbnailSides.
    void setSizeStep(int step);
    int sizeStep() const { return m_step; }
    /// Boxes, polygons and masks over the thumbnails.
    void setLabelsVisible(bool visible);

    int currentRow() const { return m_current; }
    /// Selects a row and brings it into sight.
    void setCurrentRow(int row);
    /// Rows in sight: first and one past the last.
    QPair<int, int> visibleRows() const;
    /// Whether rows above are out of sight.
    bool scrolled() const;
    /// Scrolls so that the row begins `offset` pixels below the top; not beyond the ends.
    void setTopRow(int row, int offset);
    QRect cellRect(int row) const;  ///< in viewport coordinates
    int rowAt(QPoint viewportPoint) const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void currentRowChanged(int row);
    void opened(int row);

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
    QSize cellSize() const;
    int pictureSide() const { return thumbnailSides[static_cast<std::size_t>(m_step)]; }
    void layOut();
    void ensureVisible(int row);
    void modelWasReset();
    void moveBy(int step);

    ImageRequest requestFor(int row, bool mask) const;
    void askForVisible();
    void drawCell(QPainter& painter, int row);
    void drawBadges(QPainter& painter, int row, const QRect& cell);
    void drawShapes(QPainter& painter, int row, const QRectF& picture) const;
    QImage tinted(const QImage& picture, const QImage& mask) const;

    ImageProvider& m_images;
    QPointer<QAbstractItemModel> m_model;
    Flow m_flow;
    int m_step = 2;
    int m_current = -1;
    bool m_labels = false;
    bool m_asking = false;
    QHash<ImageRequest, QString> m_failed;
};

}  // namespace gg::widgets
