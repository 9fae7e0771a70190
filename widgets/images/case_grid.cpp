#include "widgets/images/case_grid.h"

#include "widgets/images/case_overlay.h"
#include "widgets/models/case_model.h"
#include "widgets/models/selection_text.h"
#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

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
    : QAbstractScrollArea(parent)
    , m_cutter(images)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
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
    m_current = count() > 0 ? 0 : -1;
    layOut();
    verticalScrollBar()->setValue(0);
    askForVisible();
    viewport()->update();
    Q_EMIT currentChanged(m_current);
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

QRect CaseGrid::cellRect(int row) const
{
    const QSize cell = cellSize();
    const int pitch = viewport()->width() / columns();
    const int x = row % columns() * pitch + (pitch - cell.width()) / 2;
    return {QPoint(x, row / columns() * cell.height() - verticalScrollBar()->value()), cell};
}

int CaseGrid::rowAt(QPoint point) const
{
    const int pitch = std::max(1, viewport()->width() / columns());
    const int column = std::min(columns() - 1, point.x() / pitch);
    const int row = (point.y() + verticalScrollBar()->value()) / cellSize().height() * columns() + column;
    return row >= 0 && row < count() && cellRect(row).contains(point) ? row : -1;
}

std::pair<int, int> CaseGrid::visibleRows() const
{
    const int top = verticalScrollBar()->value();
    const int first = top / cellSize().height();
    const int last = (top + viewport()->height()) / cellSize().height() + 1;
    return {std::min(count(), first * columns()), std::min(count(), last * columns())};
}

void CaseGrid::layOut()
{
    const int lines = (count() + columns() - 1) / columns();
    verticalScrollBar()->setRange(0, std::max(0, lines * cellSize().height() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(cellSize().height() / 3);
}

void CaseGrid::ensureVisible(int row)
{
    const QRect cell = cellRect(row);
    if (cell.top() < 0) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cell.top());
    } else if (cell.bottom() >= viewport()->height()) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cell.bottom() + 1 - viewport()->height());
    }
}

void CaseGrid::setCurrent(int row)
{
    if (row < 0 || row >= count()) {
        return;
    }
    const bool moved = row != m_current;
    m_current = row;
    ensureVisible(row);
    viewport()->update();
    if (moved) {
        Q_EMIT currentChanged(row);
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

void CaseGrid::askForVisible()
{
    if (!isVisible() || !m_model) {
        return;
    }
    QList<CropRequest> wanted;
    for (auto [row, end] = visibleRows(); row < end; ++row) {
        if (const auto request = requestFor(row)) {
            wanted << *request;
        }
    }
    m_cutter.want(wanted);
    Q_EMIT asked();
}

void CaseGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    for (auto [row, end] = visibleRows(); row < end; ++row) {
        drawCell(painter, row);
    }
}

void CaseGrid::drawCell(QPainter& painter, int row) const
{
    const QModelIndex index = m_model->index(row, 0);
    const QRect cell = cellRect(row);
    const bool current = row == m_current;
    if (current) {
        QColor back = theme().accent;
        back.setAlpha(hasFocus() ? 75 : 45);
        painter.fillRect(cell.adjusted(1, 1, -1, -1), back);
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
    painter.setPen(current ? palette().color(QPalette::Text) : theme().mutedText);
    const QRect line(cell.x() + 2, picture.bottom() + 2, cell.width() - 4, fontMetrics().height());
    painter.drawText(line, Qt::AlignCenter, fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));
    if (current) {
        painter.setPen(QPen(theme().accent, hasFocus() ? 2 : 1, hasFocus() ? Qt::SolidLine : Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell.adjusted(1, 1, -2, -2));
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

bool CaseGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_model) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        if (row >= 0) {
            QToolTip::showText(help->globalPos(), m_model->index(row, 0).data(Qt::ToolTipRole).toString(), this, cellRect(row));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void CaseGrid::keyPressEvent(QKeyEvent* event)
{
    const int page = std::max(1, viewport()->height() / cellSize().height()) * columns();
    const auto moveTo = [this](int row) { setCurrent(std::clamp(row, 0, std::max(0, count() - 1))); };
    switch (event->key()) {
    case Qt::Key_Left: moveTo(m_current - 1); break;
    case Qt::Key_Right: moveTo(m_current + 1); break;
    case Qt::Key_Up: moveTo(m_current >= columns() ? m_current - columns() : m_current); break;
    case Qt::Key_Down: moveTo(m_current / columns() < (count() - 1) / columns() ? m_current + columns() : m_current); break;
    case Qt::Key_PageUp: moveTo(std::max(m_current - page, m_current % columns())); break;
    case Qt::Key_PageDown: moveTo(m_current + page); break;
    case Qt::Key_Home: moveTo(0); break;
    case Qt::Key_End: moveTo(count() - 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0) {
            Q_EMIT opened(m_current);
        }
        break;
    default:
        // Not the scroll area's own handling: the panel has keys of its own.
        event->ignore();
    }
}

void CaseGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        setCurrent(rowAt(event->pos()));
    }
}

void CaseGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int row = rowAt(event->pos()); row >= 0 && event->button() == Qt::LeftButton) {
        Q_EMIT opened(row);
    }
}

void CaseGrid::resizeEvent(QResizeEvent*)
{
    layOut();
    if (m_current >= 0) {
        ensureVisible(m_current);
    }
    askForVisible();
}

void CaseGrid::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    layOut();
    askForVisible();
}

void CaseGrid::scrollContentsBy(int, int)
{
    askForVisible();
    viewport()->update();
}

void CaseGrid::focusInEvent(QFocusEvent*)
{
    viewport()->update();
}

void CaseGrid::focusOutEvent(QFocusEvent*)
{
    viewport()->update();
}

}  // namespace gg::widgets
