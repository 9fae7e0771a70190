// What the grid of crops shows, and how it is moved in and chosen from. How it is drawn is in crop_grid_paint.cpp.
#include "widgets/images/crop_grid.h"

#include "widgets/images/thumbnail_grid.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace gg::widgets {
namespace {

constexpr int cellPadding = 5;
constexpr int bandBegins = 6;

}  // namespace

CropGrid::CropGrid(ImageProvider& images, QWidget* parent)
    : VirtualGrid(Flow::Grid, parent)
    , m_cutter(images)
{
    setAccessibleName(tr("Objects"));
    connect(&m_cutter, &CropCutter::changed, viewport(), qOverload<>(&QWidget::update));
}

void CropGrid::setCrops(const RecordSnapshot& set, CropList crops, CropOrder order)
{
    const Crop* before = cropAt(current());
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
    placeCurrent(count() > 0 ? 0 : -1);
    if (hadCurrent && m_touched && m_crops) {
        // Only near the beginning: looking through millions would be felt, and a new order is read from its start.
        const auto end = m_crops->begin() + std::min<std::int64_t>(count(), 200'000);
        if (const auto it = std::find(m_crops->begin(), end, kept); it != end) {
            placeCurrent(it - m_crops->begin());
        }
    }
    m_anchor = current();
    m_selection.clear();
    if (current() >= 0) {
        m_selection.add(current(), current() + 1);
    }
    layOut();
    if (current() == 0) {
        scrollTo(0);
    }
    ensureVisible(current());
    refresh();
    Q_EMIT selectionChanged();
    Q_EMIT currentChanged(current());
}

void CropGrid::setSnapshot(const RecordSnapshot& set)
{
    m_set = set;
    refresh();
}

void CropGrid::setReviews(ObjectReviews reviews)
{
    m_reviews = std::move(reviews);
    viewport()->update();
}

void CropGrid::setContext(double share)
{
    m_context = std::clamp(share, 0.0, 4.0);
    refresh();
}

void CropGrid::setSizeStep(int step)
{
    step = std::clamp(step, 0, static_cast<int>(thumbnailSides.size()) - 1);
    if (step == m_step) {
        return;
    }
    const std::int64_t kept = toKeepInSight();
    m_step = step;
    layOut();
    ensureVisible(kept);
    refresh();
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

void CropGrid::ask(std::int64_t from, std::int64_t to)
{
    if (!m_crops) {
        return;
    }
    QList<CropRequest> wanted;
    for (; from < to; ++from) {
        if (const auto request = requestFor(*cropAt(from))) {
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
    const bool moved = index != current();
    placeCurrent(index);
    ensureVisible(index);
    changed(before);
    if (moved) {
        Q_EMIT currentChanged(index);
    }
}

void CropGrid::moveTo(std::int64_t index, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ControlModifier && !(modifiers & Qt::ShiftModifier)) {
        // Moves without choosing, so that Space can choose here and there.
        goTo(index);
    } else {
        choose(index, modifiers & Qt::ShiftModifier);
    }
}

void CropGrid::moveOn()
{
    const std::int64_t after = m_selection.empty() ? current() + 1 : m_selection.ranges().back().to;
    if (after < count()) {
        choose(after, Qt::NoModifier);
    }
}

void CropGrid::keyPressEvent(QKeyEvent* event)
{
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
    if (event->key() == Qt::Key_Space) {
        choose(current(), Qt::ControlModifier);
        return;
    }
    VirtualGrid::keyPressEvent(event);
}

void CropGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    m_pressed = event->pos();
    m_pressedAt = offset();
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
        scrollTo(std::max<std::int64_t>(0, offset() + over));
    }
    band(event->pos());
}

void CropGrid::band(QPoint point)
{
    const QPoint begin(m_pressed->x(), inViewport(m_pressed->y() + m_pressedAt));
    m_band = QRect(begin, point).normalized();
    const IndexRanges before = m_selection;
    m_selection = m_beforeBand;
    const std::int64_t firstLine = std::max<std::int64_t>(0, (m_band->top() + offset()) / lineExtent());
    const std::int64_t lastLine = std::max<std::int64_t>(-1, (m_band->bottom() + offset()) / lineExtent());
    const int first = std::clamp(m_band->left() / pitch(), 0, columns() - 1);
    const int last = std::clamp(m_band->right() / pitch(), 0, columns() - 1);
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

}  // namespace gg::widgets
