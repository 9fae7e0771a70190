// What the grid of crops shows, and how it is moved in and chosen from. How it is drawn is in crop_grid_paint.cpp.
#include "widgets/images/crop_grid.h"

#include "widgets/images/thumbnail_grid.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int cellPadding = 5;
constexpr std::int64_t mostSteps = 1'000'000'000;
constexpr int bandBegins = 6;

}  // namespace

CropGrid::CropGrid(ImageProvider& images, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_cutter(images)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Objects"));
    connect(&m_cutter, &CropCutter::changed, viewport(), qOverload<>(&QWidget::update));
}

void CropGrid::setCrops(const RecordSnapshot& set, CropList crops, CropOrder order)
{
    const Crop* before = cropAt(m_current);
    // By value: the list that it points into goes. g++ 12 takes an empty optional of it for uninitialised.
    const bool hadCurrent = before != nullptr;
    const Crop kept = hadCurrent ? *before : Crop{};
    const bool sameSet = set.dataset == m_set.dataset;
    if (!sameSet) {
        m_cutter.clear();
        m_touched = false;
    }
    m_set = set;
    m_crops = std::move(crops);
    m_order = order;
    m_current = count() > 0 ? 0 : -1;
    if (hadCurrent && m_touched && m_crops) {
        // Only near the beginning: looking through millions would be felt, and a new order is read from its start.
        const auto end = m_crops->begin() + std::min<std::int64_t>(count(), 200'000);
        if (const auto it = std::find(m_crops->begin(), end, kept); it != end) {
            m_current = it - m_crops->begin();
        }
    }
    m_anchor = m_current;
    m_selection.clear();
    if (m_current >= 0) {
        m_selection.add(m_current, m_current + 1);
    }
    layOut();
    if (m_current == 0) {
        verticalScrollBar()->setValue(0);
    }
    ensureVisible(std::max<std::int64_t>(0, m_current));
    askForVisible();
    viewport()->update();
    Q_EMIT selectionChanged();
    Q_EMIT currentChanged(m_current);
}

void CropGrid::setSnapshot(const RecordSnapshot& set)
{
    m_set = set;
    askForVisible();
    viewport()->update();
}

void CropGrid::setReviews(ObjectReviews reviews)
{
    m_reviews = std::move(reviews);
    viewport()->update();
}

void CropGrid::setContext(double share)
{
    m_context = std::clamp(share, 0.0, 4.0);
    askForVisible();
    viewport()->update();
}

void CropGrid::setSizeStep(int step)
{
    step = std::clamp(step, 0, static_cast<int>(thumbnailSides.size()) - 1);
    if (step == m_step) {
        return;
    }
    const std::int64_t first = m_current >= visible().first && m_current < visible().second ? m_current : visible().first;
    m_step = step;
    layOut();
    ensureVisible(first);
    askForVisible();
    viewport()->update();
}

void CropGrid::setBoxesVisible(bool visible)
{
    m_boxes = visible;
    viewport()->update();
}

const Crop* CropGrid::cropAt(std::int64_t index) const
{
    return index >= 0 && index < count() ? &(*m_crops)[static_cast<std::size_t>(index)] : nullptr;
}

int CropGrid::side() const
{
    return thumbnailSides[static_cast<std::size_t>(m_step)];
}

QSize CropGrid::cellSize() const
{
    const int wide = side() + 2 * cellPadding;
    return {wide, wide + fontMetrics().height()};
}

std::int64_t CropGrid::columns() const
{
    return std::max(1, viewport()->width() / cellSize().width());
}

std::int64_t CropGrid::scrolled() const
{
    return std::int64_t{verticalScrollBar()->value()} * m_pixelsAStep;
}

void CropGrid::scrollTo(std::int64_t pixels)
{
    // Up: what is asked for must be wholly in sight, so rounding goes the other way than down.
    verticalScrollBar()->setValue(static_cast<int>(pixels / m_pixelsAStep));
}

QRect CropGrid::cellRect(std::int64_t index) const
{
    const QSize cell = cellSize();
    const int pitch = viewport()->width() / static_cast<int>(columns());
    const int x = static_cast<int>(index % columns()) * pitch + (pitch - cell.width()) / 2;
    const std::int64_t y = index / columns() * cell.height() - scrolled();
    return {QPoint(x, static_cast<int>(std::clamp<std::int64_t>(y, -mostSteps, mostSteps))), cell};
}

std::int64_t CropGrid::indexAt(QPoint point) const
{
    const int pitch = std::max(1, viewport()->width() / static_cast<int>(columns()));
    const std::int64_t column = std::min<std::int64_t>(columns() - 1, point.x() / pitch);
    const std::int64_t index = (point.y() + scrolled()) / cellSize().height() * columns() + column;
    return index >= 0 && index < count() && cellRect(index).contains(point) ? index : -1;
}

std::pair<std::int64_t, std::int64_t> CropGrid::visible() const
{
    const std::int64_t first = scrolled() / cellSize().height();
    const std::int64_t last = (scrolled() + viewport()->height()) / cellSize().height() + 1;
    return {std::min(count(), first * columns()), std::min(count(), last * columns())};
}

void CropGrid::layOut()
{
    const std::int64_t lines = (count() + columns() - 1) / columns();
    const std::int64_t hidden = std::max<std::int64_t>(0, lines * cellSize().height() - viewport()->height());
    m_pixelsAStep = static_cast<int>(hidden / mostSteps) + 1;
    verticalScrollBar()->setRange(0, static_cast<int>((hidden + m_pixelsAStep - 1) / m_pixelsAStep));
    verticalScrollBar()->setPageStep(std::max(cellSize().height(), viewport()->height() - cellSize().height()) / m_pixelsAStep);
    verticalScrollBar()->setSingleStep(std::max(1, std::max(20, cellSize().height() / 3) / m_pixelsAStep));
}

void CropGrid::ensureVisible(std::int64_t index)
{
    if (index < 0 || index >= count()) {
        return;
    }
    const std::int64_t top = index / columns() * cellSize().height();
    const std::int64_t bottom = top + cellSize().height();
    if (top < scrolled()) {
        scrollTo(top);
    } else if (bottom > scrolled() + viewport()->height()) {
        scrollTo(bottom - viewport()->height() + m_pixelsAStep - 1);
    }
}

std::optional<CropRequest> CropGrid::requestFor(const Crop& crop) const
{
    const RecordView view = m_set.view(crop.record);
    const auto square = cropSquare(view, view.record.objects[crop.object], m_context);
    if (!square) {
        return std::nullopt;
    }
    return CropRequest{QString::fromStdString(m_set.dataset->absolute(view.record.image)),
                       QSize(static_cast<int>(view.size.width), static_cast<int>(view.size.height)), *square,
                       static_cast<int>(side() * devicePixelRatioF())};
}

void CropGrid::askForVisible()
{
    if (!isVisible() || !m_crops) {
        return;
    }
    QList<CropRequest> wanted;
    for (auto [index, end] = visible(); index < end; ++index) {
        if (const auto request = requestFor(*cropAt(index))) {
            wanted << *request;
        }
    }
    m_cutter.want(wanted);
}

void CropGrid::changed(const IndexRanges& before)
{
    if (!(m_selection == before)) {
        Q_EMIT selectionChanged();
    }
    viewport()->update();
}

void CropGrid::setCurrent(std::int64_t index)
{
    choose(index, Qt::NoModifier);
}

void CropGrid::choose(std::int64_t index, Qt::KeyboardModifiers modifiers)
{
    if (index < 0 || index >= count()) {
        return;
    }
    m_touched = true;
    const IndexRanges before = m_selection;
    if (modifiers & Qt::ShiftModifier && m_anchor >= 0) {
        if (!(modifiers & Qt::ControlModifier)) {
            m_selection.clear();
        }
        m_selection.add(std::min(m_anchor, index), std::max(m_anchor, index) + 1);
    } else if (modifiers & Qt::ControlModifier) {
        m_selection.toggle(index);
        m_anchor = index;
    } else {
        m_selection.clear();
        m_selection.add(index, index + 1);
        m_anchor = index;
    }
    const bool moved = index != m_current;
    m_current = index;
    ensureVisible(index);
    changed(before);
    if (moved) {
        Q_EMIT currentChanged(index);
    }
}

void CropGrid::moveTo(std::int64_t index, Qt::KeyboardModifiers modifiers)
{
    if (count() == 0) {
        return;
    }
    index = std::clamp<std::int64_t>(index, 0, count() - 1);
    if (modifiers & Qt::ControlModifier && !(modifiers & Qt::ShiftModifier)) {
        // Moves without choosing, so that Space can choose here and there.
        m_current = index;
        ensureVisible(index);
        viewport()->update();
        Q_EMIT currentChanged(index);
    } else {
        choose(index, modifiers & Qt::ShiftModifier);
    }
}

void CropGrid::moveOn()
{
    const std::int64_t after = m_selection.empty() ? m_current + 1 : m_selection.ranges().back().to;
    if (after < count()) {
        choose(after, Qt::NoModifier);
    }
}

void CropGrid::keyPressEvent(QKeyEvent* event)
{
    const std::int64_t page = std::max(1, viewport()->height() / cellSize().height()) * columns();
    const auto modifiers = event->modifiers();
    const auto isVerdict = event->key() >= Qt::Key_1 && event->key() < Qt::Key_1 + audit::verdictCount;
    if (isVerdict && !(modifiers & (Qt::ControlModifier | Qt::AltModifier))) {
        Q_EMIT judged(static_cast<audit::Verdict>(event->key() - Qt::Key_1));
        return;
    }
    if (event->key() == Qt::Key_Backspace || event->matches(QKeySequence::Undo)) {
        Q_EMIT undoRequested();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        const IndexRanges before = m_selection;
        m_selection.add(0, count());
        changed(before);
        return;
    }
    const std::int64_t across = columns();
    switch (event->key()) {
    case Qt::Key_Left: moveTo(m_current - 1, modifiers); break;
    case Qt::Key_Right: moveTo(m_current + 1, modifiers); break;
    case Qt::Key_Up: moveTo(m_current >= across ? m_current - across : m_current, modifiers); break;
    case Qt::Key_Down:
        moveTo(m_current / across < (count() - 1) / across ? m_current + across : m_current, modifiers);
        break;
    case Qt::Key_PageUp: moveTo(std::max(m_current - page, m_current % across), modifiers); break;
    case Qt::Key_PageDown: moveTo(m_current + page, modifiers); break;
    case Qt::Key_Home: moveTo(0, modifiers); break;
    case Qt::Key_End: moveTo(count() - 1, modifiers); break;
    case Qt::Key_Space: choose(m_current, Qt::ControlModifier); break;
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

void CropGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    m_pressed = event->pos();
    m_pressedAt = scrolled();
    m_beforeBand = event->modifiers() & Qt::ControlModifier ? m_selection : IndexRanges{};
    if (const std::int64_t index = indexAt(event->pos()); index >= 0) {
        choose(index, event->modifiers());
    } else if (!(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) {
        const IndexRanges before = m_selection;
        m_selection.clear();
        changed(before);
    }
}

void CropGrid::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed || !(event->buttons() & Qt::LeftButton)) {
        return;
    }
    if (!m_band && (event->pos() - *m_pressed).manhattanLength() < bandBegins) {
        return;
    }
    // Beyond an end the wall goes on under the frame.
    if (event->pos().y() < 0 || event->pos().y() > viewport()->height()) {
        const int over = event->pos().y() < 0 ? event->pos().y() : event->pos().y() - viewport()->height();
        scrollTo(std::max<std::int64_t>(0, scrolled() + over));
    }
    band(event->pos());
}

void CropGrid::band(QPoint point)
{
    const QPoint begin(m_pressed->x(), static_cast<int>(std::clamp<std::int64_t>(m_pressed->y() + m_pressedAt - scrolled(), -mostSteps, mostSteps)));
    m_band = QRect(begin, point).normalized();
    const IndexRanges before = m_selection;
    m_selection = m_beforeBand;
    const int pitch = std::max(1, viewport()->width() / static_cast<int>(columns()));
    const int tall = cellSize().height();
    const std::int64_t firstLine = std::max<std::int64_t>(0, (m_band->top() + scrolled()) / tall);
    const std::int64_t lastLine = std::max<std::int64_t>(-1, (m_band->bottom() + scrolled()) / tall);
    const std::int64_t first = std::clamp<std::int64_t>(m_band->left() / pitch, 0, columns() - 1);
    const std::int64_t last = std::clamp<std::int64_t>(m_band->right() / pitch, 0, columns() - 1);
    for (std::int64_t line = firstLine; line <= lastLine && line * columns() < count(); ++line) {
        m_selection.add(line * columns() + first, std::min(count(), line * columns() + last + 1));
    }
    changed(before);
}

void CropGrid::mouseReleaseEvent(QMouseEvent*)
{
    m_pressed.reset();
    if (m_band) {
        m_band.reset();
        viewport()->update();
    }
}

void CropGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const std::int64_t index = indexAt(event->pos());
    if (index >= 0 && event->button() == Qt::LeftButton) {
        Q_EMIT opened(index);
    }
}

void CropGrid::resizeEvent(QResizeEvent*)
{
    const std::int64_t first = m_current >= 0 ? m_current : visible().first;
    layOut();
    ensureVisible(first);
    askForVisible();
}

void CropGrid::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    layOut();
    ensureVisible(m_current);
    askForVisible();
}

void CropGrid::scrollContentsBy(int, int)
{
    askForVisible();
    viewport()->update();
}

void CropGrid::focusInEvent(QFocusEvent*)
{
    viewport()->update();
}

void CropGrid::focusOutEvent(QFocusEvent*)
{
    viewport()->update();
}

}  // namespace gg::widgets
