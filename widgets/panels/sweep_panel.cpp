#include "widgets/panels/sweep_panel.h"

#include "widgets/panels/heading.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {

using training::QueuedRun;
using training::QueuedState;

namespace {

QString settingsText(const recipe::SweepRun& run)
{
    QStringList list;
    for (const recipe::SweepSetting& setting : run.settings) {
        list << QString::fromStdString(setting.key + " " + setting.value);
    }
    return list.join(QStringLiteral(", "));
}

}  // namespace

SweepPanel::SweepPanel(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::medium);
    m_headline = heading({}, this);
    layout->addWidget(m_headline);
    m_table = new QTableWidget(0, 4, this);
    m_table->setAccessibleName(tr("Queue of runs"));
    m_table->setHorizontalHeaderLabels({tr("Run"), tr("Settings"), tr("Seed"), tr("State")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->installEventFilter(this);
    layout->addWidget(m_table, 1);
    m_reason = new QLabel(this);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette palette = m_reason->palette();
    palette.setColor(QPalette::WindowText, theme().error);
    m_reason->setPalette(palette);
    layout->addWidget(m_reason);
    layout->addWidget(buildButtons());
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        updateButtons();
        showReason();
    });
    updateButtons();
    showReason();
}

QWidget* SweepPanel::buildButtons()
{
    auto* both = new QWidget(this);
    auto* rows = new QVBoxLayout(both);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* ofRun = new QHBoxLayout;
    auto* ofSweep = new QHBoxLayout;
    rows->addLayout(ofRun);
    rows->addLayout(ofSweep);
    const auto add = [&](QHBoxLayout* row, const QString& text, const QString& toolTip) {
        auto* button = new QPushButton(text, both);
        button->setToolTip(toolTip);
        button->setMinimumHeight(space::target + 4);
        row->addWidget(button);
        return button;
    };
    m_up = add(ofRun, tr("Up"), tr("Train this run earlier (Alt+↑)"));
    m_down = add(ofRun, tr("Down"), tr("Train this run later (Alt+↓)"));
    m_remove = add(ofRun, tr("Remove"), tr("Do not train this run; what was trained of it stays (Delete)"));
    m_again = add(ofRun, tr("Train again"), tr("Put this run back into the queue; it goes on from its checkpoint where it has one"));
    m_stopRun = add(ofRun, tr("Stop this run"), tr("Stop the run that trains, and go on with the next"));
    ofRun->addStretch(1);
    m_goOn = add(ofSweep, tr("Continue"), tr("Train what waits"));
    auto* show = add(ofSweep, tr("Show runs"), tr("The runs on the Runs page, grouped by what differs"));
    m_tableButton = add(ofSweep, tr("Table…"), tr("Best values, mean and deviation over seeds, as CSV, LaTeX or Markdown"));
    m_figure = add(ofSweep, tr("Figure…"), tr("The metric against the setting, with mean and spread over seeds"));
    ofSweep->addStretch(1);
    m_close = add(ofSweep, tr("Close"), tr("Back to the form"));
    const auto forSelected = [this](auto signal) { return [this, signal] { Q_EMIT (this->*signal)(selected()); }; };
    connect(m_up, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(selected(), -1); });
    connect(m_down, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(selected(), 1); });
    connect(m_remove, &QPushButton::clicked, this, forSelected(&SweepPanel::removeRequested));
    connect(m_again, &QPushButton::clicked, this, forSelected(&SweepPanel::againRequested));
    connect(m_stopRun, &QPushButton::clicked, this, &SweepPanel::stopRunRequested);
    connect(m_goOn, &QPushButton::clicked, this, &SweepPanel::continueRequested);
    connect(show, &QPushButton::clicked, this, &SweepPanel::showRunsRequested);
    connect(m_tableButton, &QPushButton::clicked, this, &SweepPanel::tableRequested);
    connect(m_figure, &QPushButton::clicked, this, &SweepPanel::figureRequested);
    connect(m_close, &QPushButton::clicked, this, &SweepPanel::closeRequested);
    return both;
}

QString SweepPanel::stateText(QueuedState state)
{
    switch (state) {
    case QueuedState::Waiting: return tr("waiting");
    case QueuedState::Running: return tr("training");
    case QueuedState::Finished: return tr("finished");
    case QueuedState::Stopped: return tr("stopped");
    case QueuedState::Failed: return tr("failed");
    case QueuedState::Removed: return tr("removed");
    }
    return {};
}

void SweepPanel::setRuns(const QString& name, std::vector<QueuedRun> runs)
{
    const QString before = selected();
    m_runs = std::move(runs);
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(static_cast<int>(m_runs.size()));
    for (int row = 0; row < static_cast<int>(m_runs.size()); ++row) {
        const QueuedRun& run = m_runs[static_cast<std::size_t>(row)];
        const QStringList texts{QString::fromStdString(run.run.name), settingsText(run.run), QString::number(run.run.seed), stateText(run.state)};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            if (column == 3 && run.state == QueuedState::Failed) {
                item->setForeground(theme().error);
                item->setToolTip(QString::fromStdString(run.reason));
            } else if (run.state == QueuedState::Removed) {
                item->setForeground(theme().mutedText);
            }
            if (run.state == QueuedState::Running) {
                QFont font = item->font();
                font.setBold(true);
                item->setFont(font);
            }
            item->setTextAlignment((column == 2 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
        if (texts.front() == before) {
            m_table->selectRow(row);
        }
    }
    const training::QueueCounts counts = training::countsOf(m_runs);
    m_headlineText = tr("%1: %2 of %n run(s) finished", nullptr, static_cast<int>(m_runs.size())).arg(name).arg(counts.finished);
    if (counts.failed > 0) {
        m_headlineText += tr(", %1 failed").arg(counts.failed);
    }
    m_headline->setText(m_headlineText);
    updateButtons();
    showReason();
}

void SweepPanel::setTraining(bool training)
{
    m_training = training;
    updateButtons();
}

QString SweepPanel::selected() const
{
    const QueuedRun* run = current();
    return run == nullptr ? QString() : QString::fromStdString(run->run.name);
}

const QueuedRun* SweepPanel::current() const
{
    const QList<QTableWidgetSelectionRange> ranges = m_table->selectedRanges();
    const int row = ranges.isEmpty() ? -1 : ranges.front().topRow();
    return row < 0 || row >= static_cast<int>(m_runs.size()) ? nullptr : &m_runs[static_cast<std::size_t>(row)];
}

void SweepPanel::updateButtons()
{
    const QueuedRun* run = current();
    const auto is = [&](std::initializer_list<QueuedState> states) { return run != nullptr && std::find(states.begin(), states.end(), run->state) != states.end(); };
    m_up->setEnabled(is({QueuedState::Waiting}));
    m_down->setEnabled(is({QueuedState::Waiting}));
    m_remove->setEnabled(is({QueuedState::Waiting, QueuedState::Running, QueuedState::Stopped, QueuedState::Failed}));
    m_again->setEnabled(is({QueuedState::Stopped, QueuedState::Failed, QueuedState::Removed}));
    const auto any = [&](QueuedState state) { return std::any_of(m_runs.begin(), m_runs.end(), [&](const QueuedRun& one) { return one.state == state; }); };
    m_stopRun->setEnabled(m_training && any(QueuedState::Running));
    m_goOn->setVisible(!m_training && (any(QueuedState::Waiting) || any(QueuedState::Stopped)));
    m_tableButton->setEnabled(any(QueuedState::Finished));
    m_figure->setEnabled(any(QueuedState::Finished));
    m_close->setEnabled(!m_training);
}

/// Of the run that is selected, else of the first that failed.
void SweepPanel::showReason()
{
    const QueuedRun* run = current();
    if (run == nullptr) {
        const auto failed = std::find_if(m_runs.begin(), m_runs.end(), [](const QueuedRun& one) { return one.state == QueuedState::Failed; });
        run = failed == m_runs.end() ? nullptr : &*failed;
    }
    const bool shown = run != nullptr && !run->reason.empty();
    m_reason->setText(shown ? tr("%1: %2").arg(QString::fromStdString(run->run.name), QString::fromStdString(run->reason)) : QString());
    m_reason->setVisible(shown);
}

bool SweepPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool alt = key->modifiers() == Qt::AltModifier;
        QPushButton* button = alt && key->key() == Qt::Key_Up ? m_up : alt && key->key() == Qt::Key_Down ? m_down : key->key() == Qt::Key_Delete ? m_remove : nullptr;
        if (button != nullptr) {
            button->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace gg::widgets
