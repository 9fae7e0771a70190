#include "widgets/images/thumbnail_grid.h"

#include "core/audit/finding.h"
#include "core/audit/review.h"
#include "widgets/images/overlay.h"
#include "widgets/models/record_model.h"
#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int cellPadding = 6;
constexpr int stripMargin = 4;

}  // namespace

ThumbnailGrid::ThumbnailGrid(ImageProvider& images, Flow flow, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_images(images)
    , m_flow(flow)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(flow == Flow::Grid ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(flow == Flow::Grid ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
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
    m_current = count() > 0 ? std::clamp(m_current, 0, count() - 1) : -1;
    layOut();
    if (m_current >= 0) {
        ensureVisible(m_current);
    }
    askForVisible();
    viewport()->update();
}

void ThumbnailGrid::setSizeStep(int step)
{
    step = std::clamp(step, 0, static_cast<int>(thumbnailSides.size()) - 1);
    if (step == m_step) {
        return;
    }
    // The image that was first in sight stays in sight.
    const int first = m_current >= 0 && visibleRows().first <= m_current && m_current < visibleRows().second ? m_current : visibleRows().first;
    m_step = step;
    layOut();
    updateGeometry();
    ensureVisible(first);
    askForVisible();
    viewport()->update();
}

void ThumbnailGrid::setLabelsVisible(bool visible)
{
    m_labels = visible;
    askForVisible();
    viewport()->update();
}

QSize ThumbnailGrid::cellSize() const
{
    const int side = pictureSide() + 2 * cellPadding;
    return {side, m_flow == Flow::Grid ? side + fontMetrics().height() : side};
}

QSize ThumbnailGrid::sizeHint() const
{
    if (m_flow == Flow::Grid) {
        return {640, 480};
    }
    return {400, cellSize().height() + 2 * stripMargin + horizontalScrollBar()->sizeHint().height()};
}

int ThumbnailGrid::columns() const
{
    return m_flow == Flow::Strip ? std::max(1, count()) : std::max(1, viewport()->width() / cellSize().width());
}

QRect ThumbnailGrid::cellRect(int row) const
{
    const QSize cell = cellSize();
    if (m_flow == Flow::Strip) {
        return {QPoint(row * cell.width() - horizontalScrollBar()->value(), stripMargin), cell};
    }
    // What is left over is spread between the columns, so that the grid fills the width.
    const int across = columns();
    const int pitch = viewport()->width() / across;
    const int x = (row % across) * pitch + (pitch - cell.width()) / 2;
    return {QPoint(x, row / across * cell.height() - verticalScrollBar()->value()), cell};
}

int ThumbnailGrid::rowAt(QPoint point) const
{
    const QSize cell = cellSize();
    int row = 0;
    if (m_flow == Flow::Strip) {
        row = (point.x() + horizontalScrollBar()->value()) / cell.width();
    } else {
        const int across = columns();
        const int column = std::min(across - 1, point.x() / std::max(1, viewport()->width() / across));
        row = (point.y() + verticalScrollBar()->value()) / cell.height() * across + column;
    }
    return row >= 0 && row < count() && cellRect(row).contains(point) ? row : -1;
}

QPair<int, int> ThumbnailGrid::visibleRows() const
{
    const QSize cell = cellSize();
    if (m_flow == Flow::Strip) {
        const int at = horizontalScrollBar()->value();
        return {std::min(count(), at / cell.width()), std::min(count(), (at + viewport()->width()) / cell.width() + 1)};
    }
    const int at = verticalScrollBar()->value();
    const int across = columns();
    return {std::min(count(), at / cell.height() * across), std::min(count(), ((at + viewport()->height()) / cell.height() + 1) * across)};
}

bool ThumbnailGrid::scrolled() const
{
    return (m_flow == Flow::Strip ? horizontalScrollBar() : verticalScrollBar())->value() > 0;
}

void ThumbnailGrid::setTopRow(int row, int offset)
{
    const QPoint now = cellRect(row).topLeft();
    QScrollBar* bar = m_flow == Flow::Strip ? horizontalScrollBar() : verticalScrollBar();
    bar->setValue(bar->value() + (m_flow == Flow::Strip ? now.x() : now.y()) - offset);
}

void ThumbnailGrid::layOut()
{
    const QSize cell = cellSize();
    if (m_flow == Flow::Strip) {
        horizontalScrollBar()->setRange(0, std::max(0, count() * cell.width() - viewport()->width()));
        horizontalScrollBar()->setPageStep(viewport()->width());
        horizontalScrollBar()->setSingleStep(cell.width());
        return;
    }
    const int lines = (count() + columns() - 1) / columns();
    verticalScrollBar()->setRange(0, std::max(0, lines * cell.height() - viewport()->height()));
    verticalScrollBar()->setPageStep(std::max(cell.height(), viewport()->height() - cell.height()));
    verticalScrollBar()->setSingleStep(std::max(20, cell.height() / 3));
}

void ThumbnailGrid::ensureVisible(int row)
{
    if (row < 0 || row >= count()) {
        return;
    }
    const QRect cell = cellRect(row);
    if (m_flow == Flow::Strip) {
        // In the middle: what comes and what was are both neighbours.
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + cell.center().x() - viewport()->width() / 2);
    } else if (cell.top() < 0) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cell.top());
    } else if (cell.bottom() > viewport()->height()) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cell.bottom() + 1 - viewport()->height());
    }
}

void ThumbnailGrid::setCurrentRow(int row)
{
    row = count() == 0 ? -1 : std::clamp(row, 0, count() - 1);
    ensureVisible(row);
    if (row != m_current) {
        m_current = row;
        viewport()->update();
        Q_EMIT currentRowChanged(row);
    }
}

void ThumbnailGrid::moveBy(int step)
{
    const int to = m_current + step;
    // Past an end: stay in the column rather than jump to the corner, except for the last, shorter line.
    if (to >= 0 && (to < count() || m_current / columns() < (count() - 1) / columns())) {
        setCurrentRow(to);
    }
}

ImageRequest ThumbnailGrid::requestFor(int row, bool mask) const
{
    const QString file = m_model->index(row, 0).data(mask ? RecordModel::MaskRole : RecordModel::ImageRole).toString();
    return {.file = file, .side = static_cast<int>(pictureSide() * devicePixelRatioF()), .mask = mask};
}

void ThumbnailGrid::askForVisible()
{
    if (!m_model || !isVisible() || m_asking) {
        return;
    }
    // A provider may answer at once; its answer must not begin a second round.
    m_asking = true;
    const auto [from, to] = visibleRows();
    QList<ImageRequest> wanted;
    for (int row = from; row < to; ++row) {
        wanted << requestFor(row, false);
        if (m_labels && !requestFor(row, true).file.isEmpty()) {
            wanted << requestFor(row, true);
        }
    }
    if (m_flow == Flow::Grid) {
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

void ThumbnailGrid::resizeEvent(QResizeEvent*)
{
    const int first = m_current >= 0 ? m_current : visibleRows().first;
    layOut();
    ensureVisible(first);
    askForVisible();
}

void ThumbnailGrid::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    layOut();
    ensureVisible(m_current);
    askForVisible();
}

void ThumbnailGrid::scrollContentsBy(int, int)
{
    askForVisible();
    viewport()->update();
}

void ThumbnailGrid::keyPressEvent(QKeyEvent* event)
{
    const int line = m_flow == Flow::Grid ? columns() : 1;
    const int page = m_flow == Flow::Grid ? std::max(1, viewport()->height() / cellSize().height()) * line
                                          : std::max(1, viewport()->width() / cellSize().width());
    switch (event->key()) {
    case Qt::Key_Left: moveBy(-1); break;
    case Qt::Key_Right: moveBy(1); break;
    case Qt::Key_Up: moveBy(-line); break;
    case Qt::Key_Down: moveBy(line); break;
    case Qt::Key_PageUp: setCurrentRow(std::max(m_current - page, m_current % line)); break;
    case Qt::Key_PageDown: setCurrentRow(std::min(m_current + page, count() - 1)); break;
    case Qt::Key_Home: setCurrentRow(0); break;
    case Qt::Key_End: setCurrentRow(count() - 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0) {
            Q_EMIT opened(m_current);
        }
        break;
    default:
        // Not the scroll area's own handling: the page has keys of its own.
        event->ignore();
    }
}

void ThumbnailGrid::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos());
    if (row >= 0 && event->button() == Qt::LeftButton) {
        setCurrentRow(row);
    }
}

void ThumbnailGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos());
    if (row >= 0 && event->button() == Qt::LeftButton) {
        Q_EMIT opened(row);
    }
}

bool ThumbnailGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        if (row >= 0) {
            const QString error = m_failed.value(requestFor(row, false));
            const QString name = m_model->index(row, 0).data(Qt::ToolTipRole).toString();
            QToolTip::showText(help->globalPos(), error.isEmpty() ? name : name + u'\n' + error, this, cellRect(row));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ThumbnailGrid::focusInEvent(QFocusEvent*)
{
    viewport()->update();
}

void ThumbnailGrid::focusOutEvent(QFocusEvent*)
{
    viewport()->update();
}

void ThumbnailGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().base());
    const auto [from, to] = visibleRows();
    for (int row = from; row < to; ++row) {
        if (cellRect(row).intersects(event->rect())) {
            drawCell(painter, row);
        }
    }
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

void ThumbnailGrid::drawCell(QPainter& painter, int row)
{
    const QRect cell = cellRect(row);
    const bool current = row == m_current;
    if (current) {
        QColor back = palette().color(QPalette::Highlight);
        back.setAlpha(hasFocus() ? 90 : 50);
        painter.fillRect(cell.adjusted(1, 1, -1, -1), back);
        painter.setPen(QPen(palette().color(QPalette::Highlight), hasFocus() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell.adjusted(1, 1, -2, -2));
    }
    const QRect whole(cell.x() + cellPadding, cell.y() + cellPadding, pictureSide(), pictureSide());
    QRect room = whole;
    const ImageRequest request = requestFor(row, false);
    QImage picture = m_images.cached(request);
    if (picture.isNull()) {
        painter.fillRect(room, theme().canvas);
        painter.setPen(theme().error);
        if (m_failed.contains(request)) {
            painter.drawText(room.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap, tr("cannot be read"));
        }
    } else {
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
        room = target.toRect();
    }
    if (m_flow == Flow::Grid) {
        const QRect name(whole.x(), whole.bottom() + 1, whole.width(), fontMetrics().height() + 2);
        painter.setPen(current ? palette().color(QPalette::Text) : theme().mutedText);
        painter.drawText(name, Qt::AlignCenter,
                         fontMetrics().elidedText(m_model->index(row, 0).data().toString(), Qt::ElideMiddle, name.width()));
    }
    drawBadges(painter, row, room);
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

void ThumbnailGrid::drawBadges(QPainter& painter, int row, const QRect& room)
{
    const QModelIndex index = m_model->index(row, 0);
    const QVariant severity = index.data(RecordModel::SeverityRole);
    const QVariant verdict = index.data(RecordModel::VerdictRole);
    int right = room.right() - 3;
    const auto badge = [&](const QColor& colour, bool triangle) {
        const QRectF mark(right - 14, room.top() + 3, 14, 14);
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
