// What a person asks the runs page for: an evaluation, figures, and the images behind a cell of a matrix or a verdict.
#include "widgets/panels/runs_page.h"

#include "core/base/error.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/figure_dialog.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/image_provider.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/chart_bar.h"
#include "widgets/panels/chart_wall.h"
#include "widgets/panels/check_list_view.h"
#include "widgets/panels/confusion_view.h"
#include "widgets/panels/run_images.h"
#include "widgets/panels/run_tables.h"
#include "widgets/panels/run_verdicts.h"
#include "widgets/panels/snapshot_strip.h"

#include <QComboBox>
#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>

#include <algorithm>
#include <cmath>

namespace gg::widgets
{

void RunsPage::openInEvaluate()
{
    const std::vector<int> runs = evaluable();
    if (runs.size() == 1) {
        Q_EMIT evaluateRequested(runs.front(), {});
    } else if (!runs.empty()) {
        QMenu menu(this);
        for (const int run : runs) {
            menu.addAction(QString::fromStdString(m_runs.at(run).info.name), this, [this, run] { Q_EMIT evaluateRequested(run, {}); });
        }
        menu.exec(m_evaluate->mapToGlobal(QPoint(0, m_evaluate->height())));
    }
}

void RunsPage::evaluateNamed(const QString& run, const QString& selection)
{
    for (const int one : visibleOf(Task::Detection)) {
        if (QString::fromStdString(m_runs.at(one).info.name) == run) {
            Q_EMIT evaluateRequested(one, selection);
            return;
        }
    }
}

void RunsPage::showFigure(const Figure& figure, const QString& name)
{
    auto* dialog = new FigureDialog(figure, name, m_figureFolder.isEmpty() ? QDir::homePath() : m_figureFolder, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FigureDialog::written, this, &RunsPage::figureWritten);
    connect(dialog, &FigureDialog::addRequested, this, &RunsPage::figureAddRequested);
    dialog->open();
}

QString RunsPage::figureAtFocus() const
{
    const QWidget* focus = focusWidget();
    if (focus != nullptr && (focus == m_strip || m_strip->isAncestorOf(focus))) {
        return QStringLiteral("snapshots");
    }
    if (std::find(m_matrices.begin(), m_matrices.end(), focus) != m_matrices.end()) {
        return QStringLiteral("confusion");
    }
    if (m_chartStack->currentIndex() == 1) {
        const QString chart = m_wall->focusedChart();
        return chart.isEmpty() ? QStringLiteral("map") : chart;
    }
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        if (focus == m_charts[i] || focus == m_choices[i]) {
            return m_choices[i]->currentData().toString();
        }
    }
    return m_choices[0]->currentData().toString();
}

void RunsPage::exportFigure(const QString& chart)
{
    const auto runs = visibleRuns(m_runs);
    FigureRecipe recipe{.chart = chart, .runs = {}, .epochs = {}, .samples = {}, .mode = m_strip->mode(), .options = {}};
    for (const RunEntry* run : runs) {
        recipe.runs.push_back({run->folder, run->colour});
    }
    if (!isRunChart(chart)) {
        recipe.epochs = {figureEpoch(chart)};
        recipe.options.widthMm = chart == QLatin1String("snapshots") ? 174 : 84;
    }
    const FigureSources sources{
        .image = [this](const QString& file, bool mask) { return m_images.cached({.file = file, .side = 0, .mask = mask}); },
        .detail = [this](const QString& folder, int epoch) { return m_runs.detail(m_runs.indexOf(folder), epoch); }};
    try {
        auto* dialog = new FigureDialog(buildFigure(recipe, runs, sources), recipe,
                                        m_figureFolder.isEmpty() ? QDir::homePath() : m_figureFolder, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &FigureDialog::written, this, &RunsPage::figureWritten);
        connect(dialog, &FigureDialog::addRequested, this, &RunsPage::figureAddRequested);
        dialog->open();
    } catch (const Error& error) {
        setError(tr("There is nothing to export: %1").arg(QString::fromUtf8(error.what())));
    }
}

int RunsPage::figureEpoch(const QString& chart) const
{
    int epoch = m_cursor.epoch();
    for (const RunEntry* run : visibleRuns(m_runs)) {
        epoch = std::min(epoch, chart == QLatin1String("snapshots") ? snapshotEpochAt(*run, m_cursor.epoch())
                                                                    : run->history.lastEpoch());
    }
    return epoch;
}

void RunsPage::showCell(const QString& folder, int epoch, ConfusionCell cell)
{
    showImages({.folder = folder, .epoch = epoch, .cell = cell});
}

void RunsPage::connectVerdicts()
{
    connect(m_verdicts, &RunVerdicts::imagesRequested, this, &RunsPage::showVerdictImages);
    connect(m_verdicts, &RunVerdicts::epochRequested, &m_cursor, &EpochCursor::moveTo);
    connect(m_verdicts, &RunVerdicts::curvesRequested, this, &RunsPage::showCurves);
    connect(m_verdicts, &RunVerdicts::fileRequested, this, &RunsPage::folderRequested);
    connect(m_verdicts, &RunVerdicts::muteRequested, this, &RunsPage::muteRequested);
    connect(m_verdicts, &RunVerdicts::unmuteRequested, this, &RunsPage::unmuteRequested);
    connect(m_verdicts, &RunVerdicts::classRequested, this, [this](int run, const QString& name) {
        if (run >= 0) {
            Q_EMIT evaluateRequested(run, QStringLiteral("class:%1").arg(name));
        }
    });
    connect(m_checks, &CheckListView::placeRequested, this, [this](diagnosis::CheckPlace place) {
        if (place == diagnosis::CheckPlace::Runs) {
            showChecks(false);
        }
        Q_EMIT checkRequested(place);
    });
    const auto open = [this](const QString& id) {
        const QStringList parts = id.split(QLatin1Char('\n'));
        if (parts.size() == 2) {
            showChecks(false);
            m_verdicts->reveal(parts[0], parts[1].toStdString());
        }
    };
    connect(m_wall, &ChartWall::markActivated, this, open);
    for (const ChartView* chart : m_charts) {
        connect(chart, &ChartView::markActivated, this, open);
    }
}

void RunsPage::showChecks(bool checks)
{
    m_said->setCurrentIndex(checks ? 1 : 0);
}

void RunsPage::showCurves(const QStringList& series)
{
    if (m_chartStack->currentIndex() == 1) {
        m_bar->clearSearch();
        m_wall->setSearch({});
        m_wall->reveal(series);
        return;
    }
    for (const QString& one : series) {
        const QStringList names = chartsOfSeries(one.toStdString());
        // One that is there already, else in the place of the first.
        for (std::size_t i = 0; i < m_charts.size(); ++i) {
            if (names.contains(m_choices[i]->currentData().toString())) {
                m_charts[i]->lightUp();
                return;
            }
        }
        for (const QString& name : names) {
            if (const int at = m_choices[0]->findData(name); at >= 0) {
                m_choices[0]->setCurrentIndex(at);
                m_charts[0]->lightUp();
                return;
            }
        }
    }
}

void RunsPage::showVerdictImages(int run, const diagnosis::Verdict& verdict)
{
    if (run < 0) {
        return;
    }
    const RunEntry& entry = m_runs.at(run);
    const int epoch = std::clamp(static_cast<int>(std::ceil(verdict.sinceEpoch)), 1, std::max(1, entry.history.lastEpoch()));
    m_cursor.moveTo(epoch);
    const bool misses = verdict.rule.find("collapse") != std::string::npos;
    showImages({.folder = entry.folder, .epoch = epoch, .cell = ConfusionCell::FalseNegative, .byDice = !misses});
}

void RunsPage::showImages(const Wanted& wanted)
{
    const int run = m_runs.indexOf(wanted.folder);
    if (run < 0) {
        return;
    }
    const auto detail = m_runs.detail(run, wanted.epoch);
    if (!detail) {
        m_wanted = wanted;
        return;
    }
    m_wanted.reset();
    const QString name = QString::fromStdString(m_runs.at(run).info.name);
    if (wanted.byDice) {
        m_filter.set(imagesByDice(*detail), tr("worst Dice first, epoch %1 of %2").arg(wanted.epoch).arg(name));
    } else {
        m_filter.set(imagesByCell(*detail, wanted.cell),
                     tr("%1, most pixels first, epoch %2 of %3").arg(cellText(wanted.cell)).arg(wanted.epoch).arg(name));
    }
    Q_EMIT imagesRequested();
}

void RunsPage::detailReady(const QString& folder, int epoch)
{
    m_cursorMoved = true;
    schedule();
    if (m_wanted && m_wanted->folder == folder && m_wanted->epoch == epoch) {
        showImages(Wanted(*m_wanted));
    }
}

}  // namespace gg::widgets
