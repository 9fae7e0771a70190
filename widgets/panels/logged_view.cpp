#include "widgets/panels/logged_view.h"

#include "widgets/charts/chart_look.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/run_tables.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
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

void LoggedCanvas::show(const LoggedItemPtr& item, const QColor& colour, const QString& note)
{
    // What was there stays until the next one is decoded: a cursor that is dragged does not flicker.
    if (item) {
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
        const QSize size = m_item->picture.size().scaled(this->size(), Qt::KeepAspectRatio);
        const QRect place(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, size.width() < 4 * m_item->picture.width());
        painter.drawImage(place, m_item->picture);
    } else if (m_item && !m_item->buckets.empty()) {
        drawHistogram(painter);
    } else {
        painter.setPen(theme().mutedText);
        painter.drawText(rect().adjusted(space::medium, 0, -space::medium, 0), Qt::AlignCenter | Qt::TextWordWrap, m_note);
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
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    m_list->setAccessibleName(tr("What was logged"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
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
    m_step->setMinimumHeight(space::target);
    m_step->setAccessibleName(tr("Step"));
    m_step->setToolTip(tr("Which of the logged steps is shown: these have no epoch"));
    bar->addWidget(m_stepLabel);
    bar->addWidget(m_step, 1);
    rows->addWidget(m_steps);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({220, 800});
    layout->addWidget(splitter);
    connect(m_list, &QListWidget::currentRowChanged, this, &LoggedView::refresh);
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
            m_tags[{all[i].kind, all[i].name}][run->folder].push_back(i);
        }
    }
    fillList();
}

void LoggedView::fillList()
{
    const int row = m_list->currentRow();
    const Tag before = row >= 0 && row < static_cast<int>(m_listed.size()) ? m_listed[static_cast<std::size_t>(row)] : Tag{};
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_listed.clear();
    int current = 0;
    for (const auto& [tag, runs] : m_tags) {
        current = tag == before ? static_cast<int>(m_listed.size()) : current;
        m_listed.push_back(tag);
        auto* item = new QListWidgetItem(kindMark(tag.first) + QLatin1Char(' ') + QString::fromStdString(tag.second), m_list);
        item->setToolTip(QString::fromStdString(tag.second));
        item->setSizeHint(QSize(0, space::target));
    }
    m_list->setCurrentRow(m_listed.empty() ? -1 : current);
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

void LoggedView::showColumn(Column& column, const RunEntry& run, const std::vector<std::size_t>& places)
{
    const runs::RunAttachment& one = run.history.attachments()[chosenOf(run, places)];
    QStringList where;
    if (one.epoch > 0) {
        where << tr("epoch %1").arg(QLocale().toString(one.epoch, 'g', 6));
    } else if (one.step > 0 || places.size() > 1) {
        where << tr("step %1").arg(QLocale().toString(static_cast<qlonglong>(one.step)));
    }
    column.title->setText(QString::fromStdString(run.info.name) + (where.isEmpty() ? QString() : QStringLiteral(" · ") + where.join(QStringLiteral(", "))));
    column.title->setToolTip(QString::fromStdString(one.file));
    // A whole file is written anew by its trainer from time to time.
    const std::uint64_t revision = one.length == 0 && run.live ? run.history.revision() : 0;
    const LoggedItemPtr item = m_items == nullptr ? nullptr : m_items->item(run.folder, one, revision);
    column.stack->setCurrentIndex(one.kind == Kind::Text && item && item->problem.isEmpty() ? 1 : 0);
    if (one.kind == Kind::Text && item && column.text->toPlainText() != item->text) {
        column.text->setPlainText(item->text);
    }
    column.canvas->show(item, run.colour, {});
}

void LoggedView::refresh()
{
    collect();
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_listed.size())) {
        arrange(0);
        m_steps->hide();
        return;
    }
    const auto& byRun = m_tags[m_listed[static_cast<std::size_t>(row)]];
    std::vector<const RunEntry*> shown;
    std::size_t steps = 0;
    for (const RunEntry* run : visibleRuns(m_runs)) {
        const auto places = byRun.find(run->folder);
        if (places != byRun.end() && shown.size() < mostColumns) {
            shown.push_back(run);
            steps = std::max(steps, run->history.attachments()[places->second.back()].epoch > 0 ? 0 : places->second.size());
        }
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
}

QStringList LoggedView::tags() const
{
    QStringList names;
    for (const Tag& tag : m_listed) {
        names << QString::fromStdString(tag.second);
    }
    return names;
}

void LoggedView::setTag(int row)
{
    m_list->setCurrentRow(row);
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
