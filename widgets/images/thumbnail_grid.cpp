#include "widgets/images/thumbnail_grid.h"

#include "core/audit/finding.h"
#include "core/audit/review.h"
#include "widgets/images/overlay.h"
#include "widgets/models/record_model.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int cellPadding = 6;

}  // namespace

ThumbnailGrid::ThumbnailGrid(ImageProvider& images, Flow flow, QWidget* parent)
    : VirtualGrid(flow, parent)
    , m_images(images)
{
    setAccessibleName(flow == Flow::Grid ? tr("Images") : tr("Neighbouring images"));
    const auto arrived = [this](const ImageRequest& request) {
        const auto [from, to] = visibleRows();
        for (int row = from; row < to; ++row) {
            if (requestFor(row, false) == request || (m_labels && requestFor(row, true) == request)) {
                viewport()->update(cellRect(row));
            }
        }
    };
    connect(&images, &ImageProvider::ready, this, arrived);
    connect(&images, &ImageProvider::failed, this, [this, arrived](const ImageRequest& request, const QString& error) {
        if (request.side > 0) {
            m_failed.insert(request, error);
            arrived(request);
        }
    });
}

void ThumbnailGrid::setModel(QAbstractItemModel* model)
{
    if (m_model) {
        m_model->disconnect(this);
    }
    m_model = model;
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &ThumbnailGrid::modelWasReset);
        connect(model, &QAbstractItemModel::dataChanged, viewport(), qOverload<>(&QWidget::update));
    }
    modelWasReset();
}

void ThumbnailGrid::modelWasReset()
{
    m_failed.clear();
    placeCurrent(count() > 0 ? std::clamp<std::int64_t>(currentIndex(), 0, count() - 1) : -1);
    layOut();
    ensureVisible(currentIndex());
    refresh();
}

void ThumbnailGrid::setSizeStep(int step)
{
    step = std::clamp(step, 0, static_cast<int>(thumbnailSides.size()) - 1);
    if (step == m_step) {
        return;
    }
    const std::int64_t kept = toKeepInSight();
    m_step = step;
    layOut();
    updateGeometry();
    ensureVisible(kept);
    refresh();
}

void ThumbnailGrid::setLabelsVisible(bool visible)
{
    m_labels = visible;
    refresh();
}

QSize ThumbnailGrid::cellSize() const
{
    const int side = pictureSide() + 2 * cellPadding;
    return {side, flow() == Flow::Grid ? side + fontMetrics().height() : side};
}

QSize ThumbnailGrid::sizeHint() const
{
    if (flow() == Flow::Grid) {
        return {640, 480};
    }
    return {400, cellSize().height() + 2 * stripMargin + horizontalScrollBar()->sizeHint().height()};
}

void ThumbnailGrid::setCurrentRow(int row)
{
    goTo(count() == 0 ? -1 : std::clamp<std::int64_t>(row, 0, count() - 1));
}

ImageRequest ThumbnailGrid::requestFor(int row, bool mask) const
{
    const QString file = m_model->index(row, 0).data(mask ? RecordModel::MaskRole : RecordModel::ImageRole).toString();
    return {.file = file, .side = static_cast<int>(pictureSide() * devicePixelRatioF()), .mask = mask};
}

void ThumbnailGrid::ask(std::int64_t from, std::int64_t to)
{
    if (!m_model || m_asking) {
        return;
    }
    // A provider may answer at once; its answer must not begin a second round.
    m_asking = true;
    QList<ImageRequest> wanted;
    for (int row = static_cast<int>(from); row < to; ++row) {
        wanted << requestFor(row, false);
        if (m_labels && !requestFor(row, true).file.isEmpty()) {
            wanted << requestFor(row, true);
        }
    }
    if (flow() == Flow::Grid) {
        m_images.forgetAllBut(wanted);
    }
    // Last asked is first served: from the end, so that the top is first.
    for (auto it = wanted.crbegin(); it != wanted.crend(); ++it) {
        if (!m_failed.contains(*it) && m_images.cached(*it).isNull()) {
            m_images.request(*it);
        }
    }
    m_asking = false;
}

QString ThumbnailGrid::tipAt(std::int64_t index) const
{
    const int row = static_cast<int>(index);
    const QString error = m_failed.value(requestFor(row, false));
    const QString name = m_model->index(row, 0).data(Qt::ToolTipRole).toString();
    return error.isEmpty() ? name : name + u'\n' + error;
}

QImage ThumbnailGrid::tinted(const QImage& picture, const QImage& mask) const
{
    QImage tint(picture.size(), QImage::Format_ARGB32_Premultiplied);
    tint.fill(Qt::transparent);
    QPainter into(&tint);
    into.drawImage(tint.rect(), maskCoverage(mask));
    into.setCompositionMode(QPainter::CompositionMode_SourceIn);
    into.fillRect(tint.rect(), QColor::fromRgb(meaning::truth));
    into.end();
    QImage out = picture.convertToFormat(QImage::Format_RGB32);
    QPainter painter(&out);
    painter.setOpacity(0.5);
    painter.drawImage(0, 0, tint);
    return out;
}

void ThumbnailGrid::drawCell(QPainter& painter, std::int64_t index)
{
    const int row = static_cast<int>(index);
    const QRect cell = cellRect(row);
    const bool current = row == currentRow();
    if (current) {
        drawFrame(painter, cell);
    }
    const QRect room(cell.x() + cellPadding, cell.y() + cellPadding, pictureSide(), pictureSide());
    const QRect picture = drawPicture(painter, row, room);
    if (flow() == Flow::Grid) {
        const QRect name(room.x(), room.bottom() + 1, room.width(), fontMetrics().height() + 2);
        painter.setPen(current ? palette().color(QPalette::Text) : theme().mutedText);
        painter.drawText(name, Qt::AlignCenter,
                         fontMetrics().elidedText(m_model->index(row, 0).data().toString(), Qt::ElideMiddle, name.width()));
    }
    drawBadges(painter, row, picture);
}

void ThumbnailGrid::drawFrame(QPainter& painter, const QRect& cell) const
{
    QColor back = palette().color(QPalette::Highlight);
    back.setAlpha(hasFocus() ? 90 : 50);
    painter.fillRect(cell.adjusted(1, 1, -1, -1), back);
    painter.setPen(QPen(palette().color(QPalette::Highlight), hasFocus() ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.adjusted(1, 1, -2, -2));
}

/// Returns where it lies in the room that it has.
QRect ThumbnailGrid::drawPicture(QPainter& painter, int row, const QRect& room) const
{
    const ImageRequest request = requestFor(row, false);
    QImage picture = m_images.cached(request);
    if (picture.isNull()) {
        painter.fillRect(room, theme().canvas);
        painter.setPen(theme().error);
        if (m_failed.contains(request)) {
            painter.drawText(room.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap, tr("cannot be read"));
        }
        return room;
    }
    const ImageRequest maskRequest = m_labels ? requestFor(row, true) : ImageRequest{};
    if (const QImage mask = maskRequest.file.isEmpty() ? QImage() : m_images.cached(maskRequest); !mask.isNull()) {
        picture = tinted(picture, mask);
    }
    QRectF target(QPointF(), QSizeF(picture.size()) / devicePixelRatioF());
    target.moveCenter(room.toRectF().center());
    target.moveTopLeft(target.topLeft().toPoint());
    painter.drawImage(target, picture);
    if (m_labels) {
        drawShapes(painter, row, target);
    }
    return target.toRect();
}

void ThumbnailGrid::drawShapes(QPainter& painter, int row, const QRectF& picture) const
{
    const auto* model = qobject_cast<const RecordModel*>(m_model.data());
    if (!model) {
        return;
    }
    const dataset::Record& record = model->dataset()->records[static_cast<std::size_t>(model->recordAt(row))];
    painter.save();
    painter.setClipRect(picture);
    painter.translate(picture.topLeft());
    painter.setBrush(Qt::NoBrush);
    for (const OverlayShape& shape : recordShapes(*model->dataset(), record, picture.size(), PictureKind::Reduced)) {
        painter.setPen(QPen(shape.ignored ? QColor(Qt::gray) : shape.colour, 1.5));
        painter.setBrush(shape.ignored ? QBrush(Qt::gray, Qt::BDiagPattern) : QBrush(Qt::NoBrush));
        if (!shape.coverage.isNull()) {
            painter.drawImage(shape.box, tintedCoverage(shape, 0.45));
        }
        if (shape.outline.isEmpty()) {
            painter.drawRect(shape.box);
        } else {
            painter.drawPath(shape.outline);
        }
    }
    painter.restore();
}

void ThumbnailGrid::drawBadges(QPainter& painter, int row, const QRect& picture) const
{
    const QModelIndex index = m_model->index(row, 0);
    const QVariant severity = index.data(RecordModel::SeverityRole);
    const QVariant verdict = index.data(RecordModel::VerdictRole);
    int right = picture.right() - 3;
    const auto badge = [&](const QColor& colour, bool triangle) {
        const QRectF mark(right - 14, picture.top() + 3, 14, 14);
        painter.setRenderHint(QPainter::Antialiasing);
        // The rim is of the other lightness: visible on any picture.
        painter.setPen(QPen(theme().dark ? Qt::black : Qt::white, 2));
        painter.setBrush(colour);
        if (triangle) {
            painter.drawPolygon(QPolygonF{{mark.center().x(), mark.top()}, mark.bottomRight(), mark.bottomLeft()});
        } else {
            painter.drawEllipse(mark);
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
        right -= 18;
    };
    if (severity.isValid() && severity.toInt() >= static_cast<int>(audit::Severity::Warning)) {
        badge(severity.toInt() == static_cast<int>(audit::Severity::Error) ? theme().error : theme().warning, false);
    }
    if (verdict.isValid() && verdict.toInt() > static_cast<int>(audit::Verdict::Good)) {
        badge(theme().warning, true);
    }
}

}  // namespace gg::widgets
