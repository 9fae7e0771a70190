#include "widgets/images/case_grid.h"

#include "widgets/images/case_overlay.h"
#include "widgets/models/case_model.h"
#include "widgets/models/selection_text.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int leastSide = 96;
constexpr int largestSide = 160;
constexpr int padding = 5;
/// Share of the objects' longer side that is shown around them, and the least number of pixels that a crop shows.
constexpr double context = 0.35;
constexpr double leastSquare = 24;

evaluation::CaseKind kindOf(const QModelIndex& index)
{
    return static_cast<evaluation::CaseKind>(index.data(CaseModel::KindRole).toInt());
}

}  // namespace

CaseGrid::CaseGrid(ImageProvider& images, QWidget* parent)
    : VirtualGrid(Flow::Grid, parent)
    , m_cutter(images)
{
    setAccessibleName(tr("Objects behind the selection"));
    connect(&m_cutter, &CropCutter::changed, viewport(), qOverload<>(&QWidget::update));
}

void CaseGrid::setModel(QAbstractItemModel* model)
{
    m_model = model;
    connect(model, &QAbstractItemModel::modelReset, this, &CaseGrid::modelWasReset);
    modelWasReset();
}

void CaseGrid::modelWasReset()
{
    placeCurrent(count() > 0 ? 0 : -1);
    layOut();
    scrollTo(0);
    refresh();
    Q_EMIT currentChanged(current());
}

int CaseGrid::columns() const
{
    return std::max(1, viewport()->width() / (leastSide + 2 * padding));
}

/// As wide as the columns leave room for, in few sizes: another size is cut anew.
int CaseGrid::side() const
{
    const int room = viewport()->width() / columns() - 2 * padding;
    return std::clamp(room / 8 * 8, leastSide, largestSide);
}

QSize CaseGrid::cellSize() const
{
    return {side() + 2 * padding, side() + 2 * padding + fontMetrics().height()};
}

void CaseGrid::setCurrent(int row)
{
    if (row >= 0 && row < count()) {
        goTo(row);
    }
}

std::optional<CropRequest> CaseGrid::requestFor(int row) const
{
    const QModelIndex index = m_model->index(row, 0);
    const QString file = index.data(CaseModel::FileRole).toString();
    // Not QRectF::united: a box without an area is a place, too.
    const QRectF truth = index.data(CaseModel::TruthBoxRole).toRectF();
    const QRectF predicted = index.data(CaseModel::PredictionBoxRole).toRectF();
    const QRectF both = truth.isNull() ? predicted : predicted.isNull() ? truth : truth.united(predicted);
    if (file.isEmpty()) {
        return std::nullopt;
    }
    const double longer = std::max({both.width(), both.height(), leastSquare / (1 + 2 * context)});
    const double wide = longer * (1 + 2 * context);
    return CropRequest{.file = file,
                       .imageSize = index.data(CaseModel::ImageSizeRole).toSize(),
                       .square = QRectF(both.center().x() - wide / 2, both.center().y() - wide / 2, wide, wide),
                       .side = static_cast<int>(side() * devicePixelRatioF())};
}

void CaseGrid::ask(std::int64_t from, std::int64_t to)
{
    if (!m_model) {
        return;
    }
    QList<CropRequest> wanted;
    for (int row = static_cast<int>(from); row < to; ++row) {
        if (const auto request = requestFor(row)) {
            wanted << *request;
        }
    }
    m_cutter.want(wanted);
    Q_EMIT asked();
}

void CaseGrid::drawCell(QPainter& painter, std::int64_t cellIndex)
{
    const int row = static_cast<int>(cellIndex);
    const QModelIndex index = m_model->index(row, 0);
    const QRect cell = cellRect(row);
    const bool isCurrent = row == current();
    if (isCurrent) {
        fillChosen(painter, cell);
    }
    const QRect picture(cell.left() + padding, cell.top() + padding, side(), side());
    painter.fillRect(picture, theme().canvas);
    const auto request = requestFor(row);
    const QImage image = request ? m_cutter.crop(*request) : QImage();
    if (!image.isNull()) {
        painter.drawImage(QRectF(picture), image);
        drawBoxes(painter, index, *request, picture);
    } else if (!request || !m_cutter.error(request->file).isEmpty()) {
        painter.setPen(request ? theme().error : theme().mutedText);
        painter.drawText(picture.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap, request ? tr("cannot be read") : tr("no picture"));
    }
    drawTag(painter, index, picture);
    painter.setPen(isCurrent ? palette().color(QPalette::Text) : theme().mutedText);
    drawCaption(painter, cell, picture, index.data().toString());
    if (isCurrent) {
        frameCurrent(painter, cell);
    }
}

void CaseGrid::drawBoxes(QPainter& painter, const QModelIndex& index, const CropRequest& request, const QRectF& picture) const
{
    const double scale = picture.width() / request.square.width();
    const evaluation::CaseKind kind = kindOf(index);
    const auto draw = [&](const QRectF& box, const QColor& colour, Qt::PenStyle style) {
        if (box.isNull()) {
            return;
        }
        const QRectF drawn((box.x() - request.square.x()) * scale + picture.x(), (box.y() - request.square.y()) * scale + picture.y(),
                           box.width() * scale, box.height() * scale);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0, 0, 0, 110), 3));
        painter.drawRect(drawn);
        painter.setPen(QPen(colour, 1.5, style, Qt::FlatCap));
        painter.drawRect(drawn);
    };
    // A truth beside a wrong prediction is there to compare with: green, as truths are, unless nothing was predicted for it.
    const bool alone = kind == evaluation::CaseKind::FalseNegative || kind == evaluation::CaseKind::Ignored;
    draw(index.data(CaseModel::TruthBoxRole).toRectF(), caseColour(CaseLayer::Truth, alone ? kind : evaluation::CaseKind::TruePositive), Qt::SolidLine);
    draw(index.data(CaseModel::PredictionBoxRole).toRectF(), caseColour(CaseLayer::Prediction, kind), Qt::DashLine);
}

void CaseGrid::drawTag(QPainter& painter, const QModelIndex& index, const QRect& picture) const
{
    const evaluation::CaseKind kind = kindOf(index);
    const bool isMiss = kind == evaluation::CaseKind::FalseNegative;
    const QColor colour = caseColour(isMiss ? CaseLayer::Truth : CaseLayer::Prediction, kind);
    const QString text = caseKindText(kind);
    QRect tag(0, 0, std::min(picture.width(), fontMetrics().horizontalAdvance(text) + 2 * space::small), fontMetrics().height() + 1);
    tag.moveTopLeft(picture.topLeft());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRect(tag);
    painter.setPen(inkOn(colour));
    painter.drawText(tag, Qt::AlignCenter, text);
}

QString CaseGrid::tipAt(std::int64_t index) const
{
    return m_model->index(static_cast<int>(index), 0).data(Qt::ToolTipRole).toString();
}

}  // namespace gg::widgets
