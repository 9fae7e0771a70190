#include "widgets/panels/matrix_view.h"

#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

/// As many classes as a matrix holds before a person starts to search in it.
constexpr std::size_t confusedClasses = 12;
constexpr double mostZoom = 24;

}  // namespace

MatrixView::MatrixView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Confusion matrix"));
    horizontalScrollBar()->setAccessibleName(tr("Scroll the matrix across"));
    verticalScrollBar()->setAccessibleName(tr("Scroll the matrix down"));
}

void MatrixView::setFigure(std::optional<MatrixFigure> figure, const QString& why)
{
    const bool sameLabels = figure && m_figure && figure->labels == m_figure->labels && figure->background == m_figure->background;
    m_figure = std::move(figure);
    m_why = why;
    if (!sameLabels) {
        m_zoom = 1;
        m_current.reset();
        m_shown.marked.clear();
        m_shown.hovered.reset();
        horizontalScrollBar()->setValue(0);
        verticalScrollBar()->setValue(0);
    }
    setAccessibleDescription(m_figure ? m_figure->title : m_why);
    chooseShown();
}

void MatrixView::setScale(MatrixScale scale)
{
    m_shown.scale = scale;
    viewport()->update();
}

void MatrixView::setMostConfusedOnly(bool only)
{
    if (m_confusedOnly != only) {
        m_confusedOnly = only;
        m_zoom = 1;
        chooseShown();
    }
}

void MatrixView::setMarked(std::vector<MatrixCellPlace> cells)
{
    m_shown.marked = std::move(cells);
    viewport()->update();
}

void MatrixView::chooseShown()
{
    m_shown.classes.clear();
    if (m_figure) {
        if (m_confusedOnly) {
            m_shown.classes = mostConfused(*m_figure, confusedClasses);
        } else {
            for (std::size_t i = 0; i < m_figure->size(); ++i) {
                m_shown.classes.push_back(i);
            }
        }
        const auto isShown = [this](const std::optional<MatrixCellPlace>& cell) {
            return cell && shownIndex(cell->truth) && shownIndex(cell->predicted);
        };
        if (!isShown(m_current) && !m_shown.classes.empty()) {
            m_current = MatrixCellPlace{m_shown.classes.front(), m_shown.classes.front()};
        }
        if (!isShown(m_shown.hovered)) {
            m_shown.hovered.reset();
        }
    }
    updateScrollBars();
    viewport()->update();
}

std::optional<std::size_t> MatrixView::shownIndex(std::size_t classIndex) const
{
    const auto at = std::lower_bound(m_shown.classes.begin(), m_shown.classes.end(), classIndex);
    if (at == m_shown.classes.end() || *at != classIndex) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - m_shown.classes.begin());
}

DrawLook MatrixView::look() const
{
    DrawLook look = windowLook(font(), logicalDpiY());
    look.background = palette().color(QPalette::Base);
    return look;
}

MatrixLayout MatrixView::layoutNow() const
{
    const QRectF room = QRectF(viewport()->rect()).adjusted(4, 2, -5, -5);
    return layoutMatrix(room, *m_figure, m_shown, look(), m_zoom, QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()));
}

void MatrixView::updateScrollBars()
{
    // At zoom 1 everything fits by definition: bars would only come and go with the rounding.
    const bool scrolls = m_figure && m_zoom > 1.0001;
    setHorizontalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    if (!scrolls) {
        horizontalScrollBar()->setRange(0, 0);
        verticalScrollBar()->setRange(0, 0);
        return;
    }
    const MatrixLayout layout = layoutNow();
    const double count = static_cast<double>(m_shown.classes.size());
    const auto set = [](QScrollBar* bar, double whole, double seen, double step) {
        bar->setPageStep(static_cast<int>(seen));
        bar->setSingleStep(std::max(1, qRound(step)));
        bar->setRange(0, std::max(0, qCeil(whole - seen)));
    };
    set(horizontalScrollBar(), layout.cellWidth * count, layout.cells.width(), layout.cellWidth);
    set(verticalScrollBar(), layout.cellHeight * count, layout.cells.height(), layout.cellHeight);
}

QRect MatrixView::cellRect(MatrixCellPlace cell) const
{
    const auto row = shownIndex(cell.truth);
    const auto column = shownIndex(cell.predicted);
    return m_figure && row && column ? layoutNow().cell(*row, *column).toAlignedRect() : QRect();
}

std::optional<MatrixCellPlace> MatrixView::cellAt(QPointF at) const
{
    if (!m_figure || m_shown.classes.empty()) {
        return std::nullopt;
    }
    const MatrixLayout layout = layoutNow();
    if (!layout.cells.contains(at)) {
        return std::nullopt;
    }
    const QPointF inside = at - layout.cells.topLeft() + layout.scroll;
    const auto row = static_cast<std::size_t>(inside.y() / layout.cellHeight);
    const auto column = static_cast<std::size_t>(inside.x() / layout.cellWidth);
    const std::size_t n = m_shown.classes.size();
    return row < n && column < n ? std::optional(MatrixCellPlace{m_shown.classes[row], m_shown.classes[column]}) : std::nullopt;
}

void MatrixView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const DrawLook drawn = look();
    painter.fillRect(viewport()->rect(), drawn.background);
    if (!m_figure || m_figure->size() == 0) {
        painter.setPen(drawn.muted);
        painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, m_why);
    } else {
        MatrixShown shown = m_shown;
        shown.framed = hasFocus() ? m_current : m_shown.hovered;
        paintMatrix(painter, layoutNow(), *m_figure, shown, drawn);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void MatrixView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

bool MatrixView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos())) {
            QToolTip::showText(help->globalPos(), cellSentence(*m_figure, *cell), viewport(), cellRect(*cell));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::Leave) {
        hover(std::nullopt);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MatrixView::hover(const std::optional<MatrixCellPlace>& cell)
{
    if (cell != m_shown.hovered) {
        m_shown.hovered = cell;
        viewport()->setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
        tell(cell ? cell : hasFocus() ? m_current : std::nullopt);
        viewport()->update();
    }
}

void MatrixView::tell(const std::optional<MatrixCellPlace>& cell)
{
    Q_EMIT sentenceChanged(cell && m_figure ? cellSentence(*m_figure, *cell) : QString());
}

void MatrixView::mouseMoveEvent(QMouseEvent* event)
{
    hover(cellAt(event->position()));
}

void MatrixView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? cellAt(event->position()) : std::nullopt;
    if (m_pressed) {
        m_current = m_pressed;
        viewport()->update();
    }
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_pressed && cellAt(event->position()) == m_pressed) {
        activate(*m_pressed);
    }
    m_pressed.reset();
}

void MatrixView::activate(MatrixCellPlace cell)
{
    if (m_figure->isBackground(cell.truth) && m_figure->isBackground(cell.predicted)) {
        return;
    }
    setMarked({cell});
    Q_EMIT cellActivated(cell);
}

void MatrixView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomBy(std::pow(1.25, event->angleDelta().y() / 120.0), event->position());
        event->accept();
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
}

void MatrixView::zoomBy(double factor, QPointF centre)
{
    if (!m_figure || m_shown.classes.empty()) {
        return;
    }
    const MatrixLayout before = layoutNow();
    const QPointF at = centre - before.cells.topLeft() + before.scroll;
    m_zoom = std::clamp(m_zoom * factor, 1.0, mostZoom);
    updateScrollBars();
    // The bars took room: cells are measured anew.
    const MatrixLayout after = layoutNow();
    const QPointF inside = centre - after.cells.topLeft();
    horizontalScrollBar()->setValue(qRound(at.x() / before.cellWidth * after.cellWidth - inside.x()));
    verticalScrollBar()->setValue(qRound(at.y() / before.cellHeight * after.cellHeight - inside.y()));
    viewport()->update();
}

void MatrixView::moveFrame(int rows, int columns)
{
    if (!m_current) {
        return;
    }
    const int last = static_cast<int>(m_shown.classes.size()) - 1;
    const auto moved = [&](std::size_t from, int by) {
        return m_shown.classes[static_cast<std::size_t>(std::clamp(static_cast<int>(shownIndex(from).value_or(0)) + by, 0, last))];
    };
    m_current = MatrixCellPlace{moved(m_current->truth, rows), moved(m_current->predicted, columns)};
    showCell(*m_current);
    tell(m_current);
    viewport()->update();
}

void MatrixView::showCell(MatrixCellPlace cell)
{
    const QRectF seen = layoutNow().cells;
    const QRectF rect = cellRect(cell);
    const auto shift = [](double low, double high, double from, double to) { return low < from ? low - from : high > to ? high - to : 0.0; };
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(shift(rect.left(), rect.right(), seen.left(), seen.right())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(shift(rect.top(), rect.bottom(), seen.top(), seen.bottom())));
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    const int far = static_cast<int>(m_shown.classes.size());
    switch (event->key()) {
    case Qt::Key_Left: moveFrame(0, -1); break;
    case Qt::Key_Right: moveFrame(0, 1); break;
    case Qt::Key_Up: moveFrame(-1, 0); break;
    case Qt::Key_Down: moveFrame(1, 0); break;
    case Qt::Key_Home: moveFrame(0, -far); break;
    case Qt::Key_End: moveFrame(0, far); break;
    case Qt::Key_PageUp: moveFrame(-far, 0); break;
    case Qt::Key_PageDown: moveFrame(far, 0); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(1.5, m_current ? QPointF(cellRect(*m_current).center()) : QPointF()); break;
    case Qt::Key_Minus: zoomBy(1 / 1.5, m_current ? QPointF(cellRect(*m_current).center()) : QPointF()); break;
    case Qt::Key_0: zoomBy(0, {}); break;
    case Qt::Key_E: Q_EMIT exportRequested(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current && m_figure) {
            activate(*m_current);
        }
        break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void MatrixView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    tell(m_current);
    viewport()->update();
}

void MatrixView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    tell(std::nullopt);
    viewport()->update();
}

void MatrixView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateScrollBars();
        viewport()->update();
    }
}

}  // namespace gg::widgets
