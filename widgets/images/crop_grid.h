#pragma once

#include "core/audit/review.h"
#include "widgets/images/crop_cutter.h"
#include "widgets/images/virtual_grid.h"
#include "widgets/models/crop_model.h"
#include "widgets/models/index_ranges.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace gg::widgets {

using CropList = std::shared_ptr<const std::vector<Crop>>;
using ObjectReviews = std::shared_ptr<const std::map<audit::ObjectKey, audit::Review>>;

/// Objects as crops, one a cell, of which many can be chosen.
/// Mouse: click, Ctrl, Shift, and a frame drawn around several. Keys: Shift extends; Ctrl+arrows move without choosing, Space chooses;
/// Ctrl+A all; 1 to 7 judge; Backspace and Ctrl+Z take a verdict back.
class CropGrid : public VirtualGrid {
    Q_OBJECT
public:
    explicit CropGrid(ImageProvider& images, QWidget* parent = nullptr);

    /// Another list: what was chosen is given up; the object that a person went to stays current where it is still among them.
    void setCrops(const RecordSnapshot& set, CropList crops, CropOrder order);
    /// The same objects, of which more is known.
    void setSnapshot(const RecordSnapshot& set);
    void setReviews(ObjectReviews reviews);
    /// Share of the object's longer side that is shown around it, on each side.
    void setContext(double share);
    /// Index into thumbnailSides.
    void setSizeStep(int step);
    void setBoxesVisible(bool visible);

    std::int64_t count() const override { return m_crops ? static_cast<std::int64_t>(m_crops->size()) : 0; }
    const Crop* cropAt(std::int64_t index) const;
    std::int64_t current() const { return currentIndex(); }
    void setCurrent(std::int64_t index);
    const IndexRanges& selection() const { return m_selection; }
    /// Goes to the object after those that are chosen, and chooses it.
    void moveOn();

    QSize sizeHint() const override { return {640, 480}; }

Q_SIGNALS:
    void currentChanged(std::int64_t index);
    void selectionChanged();
    void opened(std::int64_t index);
    void judged(gg::audit::Verdict verdict);
    void undoRequested();

protected:
    QSize cellSize() const override;
    void drawCell(QPainter& painter, std::int64_t index) override;
    QString tipAt(std::int64_t index) const override;
    void ask(std::int64_t from, std::int64_t to) override;
    void moveTo(std::int64_t index, Qt::KeyboardModifiers modifiers) override;
    void currentMoved(std::int64_t index) override { Q_EMIT currentChanged(index); }
    void open(std::int64_t index) override { Q_EMIT opened(index); }

    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    int side() const;
    std::optional<CropRequest> requestFor(const Crop& crop) const;
    void choose(std::int64_t index, Qt::KeyboardModifiers modifiers);
    void band(QPoint viewportPoint);
    void changed(const IndexRanges& before);
    QString textOf(const Crop& crop) const;
    const audit::Review* reviewOf(const Crop& crop) const;
    void drawBox(QPainter& painter, const Crop& crop, const QRectF& picture) const;
    void drawMark(QPainter& painter, const audit::Review& review, const QRect& picture) const;

    CropCutter m_cutter;
    RecordSnapshot m_set;
    CropList m_crops;
    CropOrder m_order = CropOrder::Dataset;
    ObjectReviews m_reviews;
    double m_context = 0.25;
    int m_step = 2;
    bool m_boxes = true;
    std::int64_t m_anchor = -1;
    bool m_touched = false;   ///< a person moved here; else a new order is read from its start
    IndexRanges m_selection;
    IndexRanges m_beforeBand;
    std::optional<QPoint> m_pressed;  ///< in the viewport, and offset() then
    std::int64_t m_pressedAt = 0;
    std::optional<QRect> m_band;      ///< in the viewport
};

}  // namespace gg::widgets
