// How the grid of crops is drawn.
#include "widgets/images/crop_grid.h"

#include "widgets/images/thumbnail_grid.h"
#include "widgets/models/object_model.h"
#include "widgets/models/review_session.h"
#include "widgets/theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <cmath>

namespace gg::widgets {

const audit::Review* CropGrid::reviewOf(const Crop& crop) const
{
    if (!m_reviews || m_reviews->empty()) {
        return nullptr;
    }
    const auto it = m_reviews->find({m_set.dataset->records[crop.record].image, crop.object});
    return it == m_reviews->end() ? nullptr : &it->second;
}

QString CropGrid::textOf(const Crop& crop) const
{
    const QLocale locale;
    const RecordView view = m_set.view(crop.record);
    const dataset::Object& object = view.record.objects[crop.object];
    if (m_order == CropOrder::Class || m_order == CropOrder::Dataset) {
        return className(*m_set.dataset, object.classId);
    }
    if (std::isnan(crop.key)) {
        return tr("not known");
    }
    const auto key = static_cast<double>(crop.key);
    switch (m_order) {
    case CropOrder::Side: return tr("%1 px").arg(locale.toString(key, 'f', key < 10 ? 1 : 0));
    case CropOrder::Margin: return tr("%1 px").arg((key > 0 ? QStringLiteral("+") : QString()) + locale.toString(key, 'f', 1));
    case CropOrder::Disagreement: return tr("%1 %").arg(locale.toString(key * 100, 'f', 0));
    default: return locale.toString(key, 'f', 2);
    }
}

QString CropGrid::tipAt(std::int64_t index) const
{
    const Crop& crop = *cropAt(index);
    const RecordView view = m_set.view(crop.record);
    const dataset::Object& object = view.record.objects[crop.object];
    const QLocale locale;
    QStringList lines{QString::fromStdString(view.record.image),
                      object.ignore ? tr("%1 (ignored)").arg(className(*m_set.dataset, object.classId)) : className(*m_set.dataset, object.classId)};
    if (const auto size = boxSize(view, object)) {
        lines << tr("%1 × %2 pixels").arg(locale.toString(std::lround(size->width)), locale.toString(std::lround(size->height)));
    }
    if (object.line > 0) {
        lines << tr("line %1").arg(locale.toString(object.line));
    }
    if (const audit::Review* review = reviewOf(crop)) {
        lines << tr("verdict: %1").arg(verdictName(review->verdict));
    }
    const QString error = m_cutter.error(QString::fromStdString(m_set.dataset->absolute(view.record.image)));
    return error.isEmpty() ? lines.join(u'\n') : lines.join(u'\n') + u'\n' + error;
}

void CropGrid::paintEvent(QPaintEvent* event)
{
    VirtualGrid::paintEvent(event);
    if (m_band) {
        QPainter painter(viewport());
        QColor fill = theme().accent;
        fill.setAlpha(40);
        painter.setPen(theme().accent);
        painter.setBrush(fill);
        painter.drawRect(m_band->adjusted(0, 0, -1, -1));
    }
}

void CropGrid::drawCell(QPainter& painter, std::int64_t index)
{
    const Crop& crop = *cropAt(index);
    const QRect cell = cellRect(index);
    const bool chosen = m_selection.contains(index);
    if (chosen) {
        fillChosen(painter, cell);
    }
    const QRect picture(cell.center().x() - side() / 2, cell.top() + 5, side(), side());
    painter.fillRect(picture, theme().canvas);
    const auto request = requestFor(crop);
    const QImage image = request ? m_cutter.crop(*request) : QImage();
    if (!image.isNull()) {
        painter.drawImage(QRectF(picture), image);
        if (m_boxes) {
            drawBox(painter, crop, picture);
        }
    } else if (!request || !m_cutter.error(request->file).isEmpty()) {
        painter.setPen(request ? theme().error : theme().mutedText);
        painter.drawText(picture.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap, request ? tr("cannot be read") : tr("size not known yet"));
    }
    if (const audit::Review* review = reviewOf(crop)) {
        drawMark(painter, *review, picture);
    }
    painter.setPen(chosen ? palette().color(QPalette::Text) : theme().mutedText);
    drawCaption(painter, cell, picture, textOf(crop));
    if (index == current()) {
        frameCurrent(painter, cell);
    }
}

void CropGrid::drawBox(QPainter& painter, const Crop& crop, const QRectF& picture) const
{
    const RecordView view = m_set.view(crop.record);
    const dataset::Object& object = view.record.objects[crop.object];
    const auto box = boxRect(view, object);
    const auto square = cropSquare(view, object, m_context);
    if (!box || !square) {
        return;
    }
    const double scale = picture.width() / square->width();
    const QRectF drawn(picture.x() + (box->x() - square->x()) * scale, picture.y() + (box->y() - square->y()) * scale, box->width() * scale,
                       box->height() * scale);
    const QColor line = object.ignore ? QColor(Qt::gray) : classColour(object.classId);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 110), 3));
    painter.drawRect(drawn);
    painter.setPen(QPen(line, 1.5, object.ignore ? Qt::DashLine : Qt::SolidLine));
    painter.drawRect(drawn);
}

void CropGrid::drawMark(QPainter& painter, const audit::Review& review, const QRect& picture) const
{
    const bool good = review.verdict == audit::Verdict::Good;
    const QString text = good ? QStringLiteral("✓") : verdictName(review.verdict);
    const QFontMetrics metrics(font());
    QRect tag(0, 0, std::min(picture.width(), metrics.horizontalAdvance(text) + 10), metrics.height() + 2);
    tag.moveBottomRight(picture.bottomRight());
    painter.setPen(Qt::NoPen);
    painter.setBrush(good ? theme().success : theme().warning);
    painter.drawRect(tag);
    painter.setPen(theme().dark ? Qt::black : Qt::white);
    painter.drawText(tag, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, tag.width() - 4));
}

}  // namespace gg::widgets
