#include "widgets/panels/logged_view.h"

#include "core/dataset/file_names.h"
#include "widgets/charts/chart_look.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/logged_dialog.h"
#include "widgets/panels/run_tables.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <cmath>

namespace gg::widgets {
namespace {

using Kind = runs::RunAttachment::Kind;

constexpr std::size_t mostColumns = 6;
constexpr int placeRole = Qt::UserRole;
/// A picture that is drawn larger than so is shown with its pixels as squares.
constexpr int squaresFrom = 4;

QString kindMark(Kind kind)
{
    switch (kind) {
    case Kind::Picture:
        return QStringLiteral("▣");
    case Kind::Histogram:
        return QStringLiteral("▂▅▃");
    case Kind::Text:
        break;
    }
    return QStringLiteral("¶");
}

QString numberText(double value)
{
    return QLocale().toString(value, 'g', 3);
}

}  // namespace

LoggedCanvas::LoggedCanvas(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("A double click or Enter opens it large"));
}

void LoggedCanvas::show(const LoggedItemPtr& item, const QColor& colour, const QString& note)
{
    // What was there stays until the next one is decoded: a cursor that is dragged does not flicker.
    if (item) {
        m_scaled = item == m_item ? m_scaled : QImage();
        m_item = item;
    } else if (!note.isEmpty()) {
        m_item = nullptr;
    }
    m_colour = colour;
    m_note = m_item && !m_item->problem.isEmpty() ? m_item->problem : note;
    update();
}

void LoggedCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_item && !m_item->picture.isNull()) {
        drawPicture(painter);
    } else if (m_item && !m_item->buckets.empty()) {
        drawHistogram(painter);
    } else {
        painter.setPen(theme().mutedText);
        painter.drawText(rect().adjusted(space::medium, 0, -space::medium, 0), Qt::AlignCenter | Qt::TextWordWrap, m_note);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

/// Averaged over all pixels that fall on one of the screen: thin lines of a plot stay, and text can be read.
void LoggedCanvas::drawPicture(QPainter& painter)
{
    const QImage& picture = m_item->picture;
    const double ratio = devicePixelRatioF();
    const QSize wanted = picture.size().scaled(size() * ratio, Qt::KeepAspectRatio);
    if (wanted.isEmpty()) {
        return;
    }
    if (m_scaled.size() != wanted) {
        m_scaled = picture.scaled(wanted, Qt::IgnoreAspectRatio, wanted.width() < squaresFrom * picture.width() ? Qt::SmoothTransformation : Qt::FastTransformation);
    }
    m_scaled.setDevicePixelRatio(ratio);
    const QSizeF size = QSizeF(wanted) / ratio;
    painter.drawImage(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), m_scaled);
}

void LoggedCanvas::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT activated();
}

void LoggedCanvas::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT activated();
    } else {
        QWidget::keyPressEvent(event);
    }
}

/// Heights are densities: buckets of event files grow with their distance from 0.
void LoggedCanvas::drawHistogram(QPainter& painter) const
{
    const auto& buckets = m_item->buckets;
    const double left = buckets.front().left;
    const double right = buckets.back().right;
    const auto density = [](const imports::HistogramBucket& bucket) { return bucket.right > bucket.left ? bucket.count / (bucket.right - bucket.left) : 0; };
    double highest = 0;
    double count = 0;
    for (const imports::HistogramBucket& bucket : buckets) {
        highest = std::max(highest, density(bucket));
        count += bucket.count;
    }
    const int line = fontMetrics().height();
    const QRectF area = QRectF(rect()).adjusted(space::medium, line + space::small, -space::medium, -line - space::small);
    const bool drawable = highest > 0 && std::isfinite(right - left) && right > left;
    painter.setPen(Qt::NoPen);
    painter.setBrush(onBackground(m_colour, theme().dark));
    for (const imports::HistogramBucket& bucket : buckets) {
        if (!drawable) {
            break;
        }
        const double x = area.left() + area.width() * (bucket.left - left) / (right - left);
        const double width = area.width() * (bucket.right - bucket.left) / (right - left);
        const double height = area.height() * density(bucket) / highest;
        painter.drawRect(QRectF(x, area.bottom() - height, std::max(width, 1.0), height));
    }
    painter.setPen(theme().mutedText);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const QRectF below(area.left(), area.bottom() + 2, area.width(), line);
    painter.drawText(below, Qt::AlignLeft, numberText(left));
    painter.drawText(below, Qt::AlignRight, numberText(right));
    painter.drawText(QRectF(area.left(), 0, area.width(), line), Qt::AlignLeft,
                     drawable ? tr("%1 values").arg(QLocale().toString(count, 'f', 0)) : tr("%1 values, all %2").arg(QLocale().toString(count, 'f', 0), numberText(left)));
}

LoggedView::LoggedView(RunCollection& runs, EpochCursor& cursor, LoggedItems* items, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_cursor(cursor)
    , m_items(items)
    , m_list(new QListWidget(this))
    , m_more(new QLabel(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    m_list->setAccessibleName(tr("What was logged"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumWidth(130);
    m_list->setToolTip(tr("Up and Down go through them, Enter opens one large"));
    splitter->addWidget(m_list);
    auto* right = new QWidget(splitter);
    auto* rows = new QVBoxLayout(right);
    rows->setContentsMargins(space::small, 0, 0, 0);
    m_columnsLayout = new QHBoxLayout;
    m_columnsLayout->setSpacing(space::medium);
    rows->addLayout(m_columnsLayout, 1);
    m_steps = new QWidget(right);
    auto* bar = new QHBoxLayout(m_steps);
    bar->setContentsMargins(0, 0, 0, 0);
    m_stepLabel = new QLabel(m_steps);
    m_step = new QSlider(Qt::Horizontal, m_steps);
    m_step->setRange(0, 0);  // at its end, where it stays when steps come: the newest is shown first
    m_step->setMinimumHeight(space::target);
    m_step->setAccessibleName(tr("Step"));
    m_step->setToolTip(tr("Which of the logged steps is shown: these have no epoch"));
    bar->addWidget(m_stepLabel);
    bar->addWidget(m_step, 1);
    rows->addWidget(m_steps);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    m_more->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    rows->addWidget(m_more);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({220, 800});
    layout->addWidget(splitter);
    connect(m_list, &QListWidget::currentRowChanged, this, &LoggedView::refresh);
    connect(m_list, &QListWidget::itemActivated, this, [this] { openLarge(0); });
    connect(m_step, &QSlider::valueChanged, this, &LoggedView::refresh);
    if (m_items != nullptr) {
        connect(m_items, &LoggedItems::changed, this, [this] {
            if (isVisible()) {
                refresh();
            }
        });
    }
}

/// Again only where runs came or went or logged more.
void LoggedView::collect()
{
    QString now;
    for (const RunEntry* run : visibleRuns(m_runs)) {
        now += QStringLiteral("%1|%2\n").arg(run->folder).arg(run->history.attachments().size());
    }
    if (now == m_collected) {
        return;
    }
    m_collected = now;
    m_tags.clear();
    for (const RunEntry* run : visibleRuns(m_runs)) {
        const auto& all = run->history.attachments();
        for (std::size_t i = 0; i < all.size(); ++i) {
            m_tags[{loggedGroup(all[i].kind, all[i].name), all[i].kind, all[i].name}][run->folder].push_back(i);
        }
    }
    fillList();
}

void LoggedView::fillList()
{
    const int place = currentTag();
    const Tag before = place >= 0 ? m_listed[static_cast<std::size_t>(place)] : Tag{};
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_listed.clear();
    for (const auto& [tag, runs] : m_tags) {
        m_listed.push_back(tag);
    }
    // Not by QCollator, which does not count under the C locale.
    std::stable_sort(m_listed.begin(), m_listed.end(), [](const Tag& a, const Tag& b) {
        return std::get<0>(a) != std::get<0>(b) ? std::get<0>(a) < std::get<0>(b) : dataset::naturalLess(std::get<2>(a), std::get<2>(b));
    });
    QListWidgetItem* current = nullptr;
    for (std::size_t i = 0; i < m_listed.size(); ++i) {
        const auto& [group, kind, name] = m_listed[i];
        if (i == 0 || group != std::get<0>(m_listed[i - 1])) {
            addHeading(group);
        }
        auto* item = new QListWidgetItem(kindMark(kind) + QLatin1Char(' ') + QString::fromStdString(name), m_list);
        item->setData(placeRole, static_cast<int>(i));
        item->setToolTip(QString::fromStdString(name));
        item->setSizeHint(QSize(0, space::target));
        current = current == nullptr || m_listed[i] == before ? item : current;
    }
    m_list->setCurrentItem(current);
}

void LoggedView::addHeading(LoggedGroup group)
{
    auto* item = new QListWidgetItem(loggedGroupText(group), m_list);
    item->setFlags(Qt::NoItemFlags);
    item->setData(placeRole, -1);
    item->setForeground(theme().mutedText);
    QFont bold = m_list->font();
    bold.setBold(true);
    item->setFont(bold);
    item->setSizeHint(QSize(0, space::target));
}

/// Place among the tags; -1 where nothing was logged.
int LoggedView::currentTag() const
{
    const QListWidgetItem* item = m_list->currentItem();
    const int place = item == nullptr ? -1 : item->data(placeRole).toInt();
    return place < static_cast<int>(m_listed.size()) ? place : -1;
}

/// The newest that is not after the cursor's epoch, where epochs are known; else as the slider says.
std::size_t LoggedView::chosenOf(const RunEntry& run, const std::vector<std::size_t>& places) const
{
    const auto& all = run.history.attachments();
    if (all[places.back()].epoch <= 0) {
        const double share = m_step->maximum() > 0 ? static_cast<double>(m_step->value()) / m_step->maximum() : 1;
        return places[static_cast<std::size_t>(std::lround(share * static_cast<double>(places.size() - 1)))];
    }
    std::size_t chosen = places.front();
    for (const std::size_t place : places) {
        if (all[place].epoch <= m_cursor.epoch() + 0.5) {
            chosen = place;
        }
    }
    return chosen;
}

void LoggedView::arrange(std::size_t columns)
{
    while (m_columns.size() > columns) {
        delete m_columns.back().box;
        m_columns.pop_back();
    }
    while (m_columns.size() < columns) {
        Column column;
        column.box = new QWidget(this);
        auto* layout = new QVBoxLayout(column.box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(space::small);
        column.title = new QLabel(column.box);
        column.title->setTextFormat(Qt::PlainText);
        column.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        column.stack = new QStackedWidget(column.box);
        column.canvas = new LoggedCanvas(column.stack);
        connect(column.canvas, &LoggedCanvas::activated, this, [this, place = static_cast<int>(m_columns.size())] { openLarge(place); });
        column.text = new QPlainTextEdit(column.stack);
        column.text->setReadOnly(true);
        column.text->setFrameShape(QFrame::NoFrame);
        column.stack->addWidget(column.canvas);
        column.stack->addWidget(column.text);
        layout->addWidget(column.title);
        layout->addWidget(column.stack, 1);
        m_columnsLayout->addWidget(column.box, 1);
        m_columns.push_back(column);
    }
}

QString LoggedView::captionOf(const RunEntry& run, const std::vector<std::size_t>& places) const
{
    const runs::RunAttachment& one = run.history.attachments()[chosenOf(run, places)];
    QString where;
    if (one.epoch > 0) {
        where = tr("epoch %1").arg(QLocale().toString(one.epoch, 'g', 6));
    } else if (one.step > 0 || places.size() > 1) {
        where = tr("step %1").arg(QLocale().toString(static_cast<qlonglong>(one.step)));
    }
    const QString name = QString::fromStdString(run.place.name.empty() ? run.info.name : run.place.name);
    return where.isEmpty() ? name : name + QStringLiteral(" · ") + where;
}

LoggedItemPtr LoggedView::itemOf(Column& column, const RunEntry& run, const runs::RunAttachment& one) const
{
    // A whole file is written anew by its trainer from time to time.
    const std::uint64_t revision = one.length == 0 && run.live ? run.history.revision() : 0;
    const QString key = QStringLiteral("%1\n%2\n%3\n%4").arg(run.folder, QString::fromStdString(one.file)).arg(one.offset).arg(revision);
    if (column.key != key || !column.item) {
        column.key = key;
        column.item = m_items == nullptr ? nullptr : m_items->item(run.folder, one, revision);
    }
    return column.item;
}

void LoggedView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (isVisible() && m_columns.size() != std::min(shownRuns().size(), roomForColumns())) {
        refresh();
    }
}

std::size_t LoggedView::roomForColumns() const
{
    constexpr int narrowest = 150;
    const int width = m_steps->parentWidget()->width();
    return static_cast<std::size_t>(std::clamp(width / narrowest, 1, static_cast<int>(mostColumns)));
}

void LoggedView::showColumn(Column& column, const RunEntry& run, const std::vector<std::size_t>& places)
{
    const runs::RunAttachment& one = run.history.attachments()[chosenOf(run, places)];
    column.title->setText(captionOf(run, places));
    column.title->setToolTip(QString::fromStdString(one.name == one.file ? one.file : one.name + " (" + one.file + ")"));
    column.canvas->setAccessibleName(column.title->text() + QStringLiteral(": ") + QString::fromStdString(one.name));
    const LoggedItemPtr item = itemOf(column, run, one);
    column.stack->setCurrentIndex(one.kind == Kind::Text && item && item->problem.isEmpty() ? 1 : 0);
    if (one.kind == Kind::Text && item && column.text->toPlainText() != item->text) {
        column.text->setPlainText(item->text);
    }
    column.canvas->show(item, run.colour, {});
}

/// Visible runs that logged what is chosen, as many as there is room for.
std::vector<const RunEntry*> LoggedView::shownRuns() const
{
    std::vector<const RunEntry*> shown;
    const int place = currentTag();
    if (place < 0) {
        return shown;
    }
    const auto& byRun = m_tags.at(m_listed[static_cast<std::size_t>(place)]);
    auto runs = visibleRuns(m_runs);
    std::stable_partition(runs.begin(), runs.end(), [this](const RunEntry* run) { return m_first.contains(run->folder); });
    for (const RunEntry* run : runs) {
        if (byRun.contains(run->folder)) {
            shown.push_back(run);
        }
    }
    return shown;
}

void LoggedView::refresh()
{
    collect();
    const int place = currentTag();
    if (place < 0) {
        arrange(0);
        m_steps->hide();
        m_more->hide();
        return;
    }
    const auto& byRun = m_tags[m_listed[static_cast<std::size_t>(place)]];
    std::vector<const RunEntry*> shown = shownRuns();
    const std::size_t left = shown.size() - std::min(shown.size(), roomForColumns());
    shown.resize(shown.size() - left);
    m_more->setVisible(left > 0);
    m_more->setText(tr("%n more run(s): hide others in the list, or choose them in the comparison", nullptr, static_cast<int>(left)));
    std::size_t steps = 0;
    for (const RunEntry* run : shown) {
        const std::vector<std::size_t>& places = byRun.at(run->folder);
        steps = std::max(steps, run->history.attachments()[places.back()].epoch > 0 ? 0 : places.size());
    }
    m_steps->setVisible(steps > 1);
    if (steps > 1) {
        const QSignalBlocker quiet(m_step);
        const bool atEnd = m_step->value() == m_step->maximum();
        m_step->setRange(0, static_cast<int>(steps) - 1);
        m_step->setValue(atEnd ? m_step->maximum() : m_step->value());
        m_stepLabel->setText(tr("%1 of %2").arg(m_step->value() + 1).arg(steps));
    }
    arrange(shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        showColumn(m_columns[i], *shown[i], byRun.at(shown[i]->folder));
    }
    showLarge();
}

void LoggedView::openLarge(int column)
{
    if (column < 0 || column >= static_cast<int>(m_columns.size())) {
        return;
    }
    m_largeColumn = column;
    if (m_large == nullptr) {
        m_large = new LoggedDialog(this);
        connect(m_large, &LoggedDialog::tagRequested, this, &LoggedView::moveTag);
        connect(m_large, &LoggedDialog::stepRequested, this, &LoggedView::moveStep);
        connect(m_large, &LoggedDialog::runRequested, this, [this](int by) {
            m_largeColumn = std::clamp(m_largeColumn + by, 0, std::max(0, static_cast<int>(m_columns.size()) - 1));
            showLarge();
        });
    }
    m_large->open();
    showLarge();
}

void LoggedView::showLarge()
{
    const std::vector<const RunEntry*> shown = shownRuns();
    if (m_large == nullptr || !m_large->isVisible() || shown.empty() || m_columns.empty()) {
        return;
    }
    const std::size_t place = std::min({static_cast<std::size_t>(m_largeColumn), shown.size() - 1, m_columns.size() - 1});
    const RunEntry& run = *shown[place];
    const Tag& tag = m_listed[static_cast<std::size_t>(currentTag())];
    const std::vector<std::size_t>& places = m_tags.at(tag).at(run.folder);
    m_large->show(itemOf(m_columns[place], run, run.history.attachments()[chosenOf(run, places)]), run.colour,
                  QString::fromStdString(std::get<2>(tag)) + QStringLiteral(" · ") + captionOf(run, places));
}

void LoggedView::moveTag(int by)
{
    const int place = currentTag() + by;
    if (place >= 0 && place < static_cast<int>(m_listed.size())) {
        setTag(place);
    }
}

/// Another epoch where epochs are known, else another step.
void LoggedView::moveStep(int by)
{
    if (!m_steps->isHidden()) {
        m_step->setValue(m_step->value() + by);
        return;
    }
    const std::vector<const RunEntry*> shown = shownRuns();
    if (shown.empty()) {
        return;
    }
    // To the next one that was logged: epochs between two of them show the same.
    const RunEntry& run = *shown[std::min(static_cast<std::size_t>(m_largeColumn), shown.size() - 1)];
    const std::vector<std::size_t>& places = m_tags.at(m_listed[static_cast<std::size_t>(currentTag())]).at(run.folder);
    const std::size_t chosen = chosenOf(run, places);
    const auto at = std::find(places.begin(), places.end(), chosen) - places.begin() + by;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(places.size())) {
        m_cursor.moveTo(static_cast<int>(std::floor(run.history.attachments()[places[static_cast<std::size_t>(at)]].epoch)));
        refresh();
    }
}

QStringList LoggedView::tags() const
{
    QStringList names;
    for (const Tag& tag : m_listed) {
        names << QString::fromStdString(std::get<2>(tag));
    }
    return names;
}

void LoggedView::setTag(int row)
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(placeRole).toInt() == row) {
            m_list->setCurrentRow(i);
            return;
        }
    }
}

QStringList LoggedView::captions() const
{
    QStringList texts;
    for (const Column& column : m_columns) {
        texts << column.title->text();
    }
    return texts;
}

}  // namespace gg::widgets
