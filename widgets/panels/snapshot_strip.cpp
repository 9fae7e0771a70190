#include "widgets/panels/snapshot_strip.h"

#include "core/metrics/segmentation.h"
#include "core/runs/run_folder.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace gg::widgets
{
namespace
{

constexpr int gap = 3;
constexpr int groupGap = 18;
constexpr int smallestTile = 72;
constexpr int largestTile = 384;

}  // namespace

int snapshotEpochAt(const RunEntry& run, int epoch)
{
    int best = 0;
    for (const int one : run.history.snapshotEpochs()) {
        if (one <= epoch) {
            best = std::max(best, one);
        }
    }
    return best;
}

SnapshotStrip::SnapshotStrip(RunCollection& runs, EpochCursor& cursor, ImageProvider& images, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_runs(runs)
    , m_cursor(cursor)
    , m_images(images)
    , m_drawn(64 << 20)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Snapshots"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    connect(&m_images, &ImageProvider::ready, this, [this](const ImageRequest& request, const QImage&) {
        if (m_asked.remove(request.file)) {
            viewport()->update();
        }
    });
    connect(&m_images, &ImageProvider::failed, this, [this](const ImageRequest& request, const QString& error) {
        if (m_asked.remove(request.file)) {
            m_failed.insert(request.file, error);
            viewport()->update();
        }
    });
}

void SnapshotStrip::setMode(PredictionMode mode)
{
    if (m_mode != mode) {
        m_mode = mode;
        viewport()->update();
        Q_EMIT modeChanged(mode);
    }
}

SnapshotStrip::Tile SnapshotStrip::tileFor(const Shown& shown, const Group& group)
{
    const auto& samples = shown.run->info.samples;
    const auto it = std::find_if(samples.begin(), samples.end(), [&](const runs::SnapshotSample& one) {
        return QString::fromStdString(one.image) == group.image;
    });
    if (it == samples.end()) {
        return {.missing = tr("not followed by this run")};
    }
    if (shown.stored == 0) {
        return {.missing = tr("no snapshot yet")};
    }
    return {.file = QString::fromStdString(runs::predictionFile(shown.run->folder.toStdString(), shown.stored, it->name)),
            .missing = {},
            .dice = shown.dice.value(group.image),
            .classes = !shown.run->info.classes.empty()};
}

void SnapshotStrip::collect()
{
    m_groups.clear();
    m_columns = {{tr("input"), tr("input"), {}}, {tr("truth"), tr("truth"), {}}};
    std::vector<Shown> shown;
    for (int i = 0; i < m_runs.size(); ++i) {
        const RunEntry& run = m_runs.at(i);
        if (!run.visible || isDetector(run)) {
            continue;
        }
        Shown one{.run = &run, .stored = snapshotEpochAt(run, m_cursor.epoch()), .dice = {}};
        const auto detail = one.stored > 0 ? m_runs.detail(i, one.stored) : std::nullopt;
        for (const runs::ImageCounts& image : detail ? detail->images : std::vector<runs::ImageCounts>{}) {
            one.dice.insert(QString::fromStdString(image.image), metrics::dice(image.counts));
        }
        const QString name = QString::fromStdString(run.info.name);
        m_columns.push_back({one.stored > 0 ? tr("%1, epoch %2").arg(name).arg(one.stored) : name, name, run.colour});
        shown.push_back(std::move(one));
        addGroups(run);
    }
    for (Group& group : m_groups) {
        for (const Shown& one : shown) {
            group.tiles.push_back(tileFor(one, group));
        }
    }
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_groups.size()) - 1));
}

/// The followed images of a run that no run before it follows.
void SnapshotStrip::addGroups(const RunEntry& run)
{
    const std::string folder = run.folder.toStdString();
    for (const runs::SnapshotSample& sample : run.info.samples) {
        const QString image = QString::fromStdString(sample.image);
        if (std::any_of(m_groups.begin(), m_groups.end(), [&](const Group& one) { return one.image == image; })) {
            continue;
        }
        m_groups.push_back({.sample = QString::fromStdString(sample.name),
                            .image = image,
                            .input = QString::fromStdString(runs::sampleInputFile(folder, sample.name)),
                            .truth = QString::fromStdString(runs::sampleTruthFile(folder, sample.name)),
                            .classes = !run.info.classes.empty(),
                            .tiles = {}});
    }
}

void SnapshotStrip::refresh()
{
    // What was asked for may have been pushed out of the provider's queue: what is still missing is asked for again.
    m_asked.clear();
    collect();
    arrange();
    viewport()->update();
}

void SnapshotStrip::arrange()
{
    const int columns = static_cast<int>(m_columns.size());
    const int groups = static_cast<int>(m_groups.size());
    const int line = fontMetrics().height() + 2;
    const int width = viewport()->width() - 2 * space::medium;
    const int height = viewport()->height() - 2 * space::small - keyHeight();
    const auto perRow = [&](int side) {
        return std::max(1, (width + groupGap) / (columns * side + (columns - 1) * gap + groupGap));
    };
    const auto total = [&](int side) { return (groups + perRow(side) - 1) / perRow(side) * (side + 2 * line + space::small); };
    const int widest = std::max(smallestTile, (width - (columns - 1) * gap) / std::max(1, columns));
    m_side = smallestTile;
    for (int side = std::min(largestTile, widest); side > smallestTile; side -= 2) {
        if (total(side) <= height) {
            m_side = side;
            break;
        }
    }
    // Too many to fit: a row less tight, filled to its width.
    m_perRow = perRow(m_side);
    if (total(m_side) > height) {
        m_side = std::clamp(((width + groupGap) / m_perRow - groupGap - (columns - 1) * gap) / std::max(1, columns), 24,
                            std::max(smallestTile, height - 2 * line));
    }
    m_perRow = perRow(m_side);
    verticalScrollBar()->setRange(0, std::max(0, total(m_side) - height));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(m_side / 2);
}

int SnapshotStrip::keyHeight() const
{
    return fontMetrics().height() + space::small;
}

QRect SnapshotStrip::groupRect(int group) const
{
    const int columns = static_cast<int>(m_columns.size());
    const int line = fontMetrics().height() + 2;
    const int w = columns * m_side + (columns - 1) * gap;
    const int h = m_side + 2 * line;
    return {space::medium + group % m_perRow * (w + groupGap),
            space::small + keyHeight() + group / m_perRow * (h + space::small) - verticalScrollBar()->value(), w, h};
}

int SnapshotStrip::groupAt(const QPoint& at) const
{
    for (int i = 0; i < static_cast<int>(m_groups.size()); ++i) {
        if (groupRect(i).contains(at)) {
            return i;
        }
    }
    return -1;
}

QImage SnapshotStrip::image(const QString& file, bool mask)
{
    if (file.isEmpty() || m_failed.contains(file)) {
        return {};
    }
    // As numbers, not as foreground: probabilities that are all low would be taken for the numbers of classes, and all of them be shown.
    const ImageRequest request{.file = file, .side = 0, .mask = mask, .maskAs = MaskAs::Labels};
    const QImage known = m_images.cached(request);
    if (known.isNull() && !m_asked.contains(file)) {
        m_asked.insert(file);
        m_images.request(request);
    }
    return known;
}

QImage SnapshotStrip::prediction(const Group& group, const Tile& tile)
{
    if (tile.classes) {
        return image(tile.file, false);
    }
    const QString key = tile.file + QLatin1Char('|') + predictionModeId(m_mode);
    if (const QImage* drawn = m_drawn.object(key)) {
        return *drawn;
    }
    const QImage probability = image(tile.file, true);
    const QImage input = m_mode == PredictionMode::Probability ? QImage() : image(group.input, false);
    const QImage truth = m_mode == PredictionMode::Probability ? QImage() : image(group.truth, true);
    const bool waits = m_mode != PredictionMode::Probability && (m_asked.contains(group.input) || m_asked.contains(group.truth));
    if (probability.isNull() || waits) {
        return {};
    }
    const QImage picture = drawPrediction(input, truth, probability, m_mode);
    m_drawn.insert(key, new QImage(picture), std::max<qsizetype>(1, picture.sizeInBytes()));
    return picture;
}

void SnapshotStrip::drawTile(QPainter& painter, const QRect& rect, const QImage& picture, const QString& missing) const
{
    if (picture.isNull()) {
        painter.fillRect(rect, theme().canvas);
        painter.setPen(theme().mutedText);
        painter.drawText(rect.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWordWrap, missing);
        return;
    }
    const QSize size = picture.size().scaled(rect.size(), Qt::KeepAspectRatio);
    const QRect target(rect.topLeft() + QPoint((rect.width() - size.width()) / 2, (rect.height() - size.height()) / 2), size);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.drawImage(target, picture);
}

void SnapshotStrip::drawGroup(QPainter& painter, int index, const DrawLook& look)
{
    const Group& group = m_groups[static_cast<std::size_t>(index)];
    const QRect area = groupRect(index);
    const int line = fontMetrics().height() + 2;
    const QFontMetrics metrics(look.font);
    painter.setFont(look.font);
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        const QRect tile(area.left() + column * (m_side + gap), area.top() + line, m_side, m_side);
        const Column& head = m_columns[static_cast<std::size_t>(column)];
        QRect title(tile.left(), area.top(), m_side, line);
        if (head.colour.isValid()) {
            painter.fillRect(QRect(title.left(), title.center().y() - 4, 9, 9), onBackground(head.colour, look.dark));
            title.setLeft(title.left() + 13);
        }
        painter.setPen(look.muted);
        painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(metrics.horizontalAdvance(head.title) <= title.width() ? head.title : head.shortTitle,
                                            Qt::ElideMiddle, title.width()));
        QString below = column == 0 ? group.sample : QString();
        if (column < 2) {
            const QString file = column == 0 ? group.input : group.truth;
            const bool mask = column == 1 && !group.classes;
            const QImage picture = image(file, mask);
            drawTile(painter, tile, mask && !picture.isNull() ? drawTruth(picture) : picture,
                     m_failed.contains(file) ? tr("cannot be read") : QString());
        } else {
            const Tile& one = group.tiles[static_cast<std::size_t>(column - 2)];
            drawTile(painter, tile, prediction(group, one), m_failed.contains(one.file) ? tr("cannot be read") : one.missing);
            const QString value = QLocale().toString(one.dice.value_or(0), 'f', 2);
            below = !one.dice ? QString() : one.classes ? tr("Accuracy %1").arg(value) : tr("Dice %1").arg(value);
        }
        painter.setFont(look.font);
        painter.setPen(column == 0 ? look.muted : look.text);
        const int room = column == 0 ? 2 * m_side : m_side;
        painter.drawText(QRect(tile.left(), tile.bottom() + 1, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(below, Qt::ElideMiddle, room));
    }
    if (hasFocus() && index == m_current) {
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.adjusted(-4, -1, 4, 1));
    }
}

void SnapshotStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const DrawLook look = windowLook(font(), logicalDpiY());
    if (m_groups.empty()) {
        painter.setPen(look.muted);
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("The runs that are shown follow no images."));
        return;
    }
    const QRectF key(space::medium, space::small - verticalScrollBar()->value(), viewport()->width() - 2 * space::medium,
                     fontMetrics().height());
    paintPredictionKey(painter, key, m_mode, look);
    for (int i = 0; i < static_cast<int>(m_groups.size()); ++i) {
        if (groupRect(i).adjusted(-4, -2, 4, 2).intersects(event->rect())) {
            drawGroup(painter, i, look);
        }
    }
}

void SnapshotStrip::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void SnapshotStrip::mousePressEvent(QMouseEvent* event)
{
    if (const int group = groupAt(event->position().toPoint()); group >= 0) {
        m_current = group;
        viewport()->update();
    }
}

void SnapshotStrip::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int group = groupAt(event->position().toPoint()); group >= 0) {
        Q_EMIT imageActivated(m_groups[static_cast<std::size_t>(group)].image);
    }
}

void SnapshotStrip::keyPressEvent(QKeyEvent* event)
{
    int step = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        step = -1;
        break;
    case Qt::Key_Right:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -m_perRow;
        break;
    case Qt::Key_Down:
        step = m_perRow;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_groups.empty()) {
            Q_EMIT imageActivated(m_groups[static_cast<std::size_t>(m_current)].image);
        }
        return;
    default:
        // Not the base class: it scrolls on keys that belong to the page.
        event->ignore();
        return;
    }
    m_current = std::clamp(m_current + step, 0, std::max(0, static_cast<int>(m_groups.size()) - 1));
    const QRect area = groupRect(m_current);
    if (area.top() < 0 || area.bottom() > viewport()->height()) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + area.top() - space::small);
    }
    viewport()->update();
}

bool SnapshotStrip::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int group = groupAt(help->pos());
        const QString text =
            group < 0
                ? QString()
                : tr("%1\nDouble click or Enter: show it in the data set").arg(m_groups[static_cast<std::size_t>(group)].image);
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace gg::widgets
