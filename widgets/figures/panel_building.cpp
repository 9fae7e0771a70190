#include "widgets/figures/panel_building.h"

#include "core/base/error.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/charts/group_charts.h"
#include "widgets/figures/evaluation_panel.h"
#include "widgets/models/run_collection.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::PanelBuilding)
};

/// Names of series in the order to print them, and what a paper calls them.
struct Column {
    const char* series;
    const char* title;
};

constexpr std::array columns{Column{"val/map50_95", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "mAP50-95")},
                             Column{"val/map50", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "mAP50")},
                             Column{"val/precision", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "precision")},
                             Column{"val/recall", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "recall")},
                             Column{"val/dice", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "Dice")},
                             Column{"val/iou", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "IoU")},
                             Column{"val/sensitivity", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "sensitivity")},
                             Column{"val/specificity", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "specificity")},
                             Column{"val/accuracy", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "accuracy")},
                             Column{"val/loss", QT_TRANSLATE_NOOP("gg::widgets::PanelBuilding", "loss")}};

QString columnTitle(const QString& series)
{
    for (const Column& one : columns) {
        if (series == QLatin1String(one.series)) {
            return Texts::tr(one.title);
        }
    }
    return series;
}

QStringList seriesOf(const std::vector<const RunEntry*>& runs)
{
    QStringList found;
    for (const Column& one : columns) {
        for (const RunEntry* run : runs) {
            const runs::Series* series = run->history.find(one.series);
            if (series != nullptr && series->size() > 0) {
                found << QLatin1String(one.series);
                break;
            }
        }
    }
    return found;
}

/// Paper has numbers on its axes.
void inHours(ChartSpec& chart)
{
    constexpr double secondsPerHour = 3600;
    for (ChartSeries& series : chart.series) {
        std::vector<double> hours(series.x.begin(), series.x.end());
        std::transform(hours.begin(), hours.end(), hours.begin(), [](double seconds) { return seconds / secondsPerHour; });
        series.x = hours;
    }
    for (ChartMark& mark : chart.marks) {
        mark.x /= secondsPerHour;
    }
    chart.x.numbers = AxisNumbers::Plain;
    chart.x.unit = QStringLiteral("h");
}

std::optional<double> bestOf(const RunEntry& run, const QString& name, bool lowerIsBetter)
{
    const runs::Series* series = run.history.find(name.toStdString());
    std::optional<double> best;
    for (std::size_t i = 0; series != nullptr && i < series->size(); ++i) {
        const double value = series->values[i];
        if (std::isfinite(value) && (!best || (lowerIsBetter ? value < *best : value > *best))) {
            best = value;
        }
    }
    return best;
}

/// Curves of runs with everything that the panel sets.
ChartSpec runChart(const ComposedPanel& panel, const std::vector<const RunEntry*>& runs, JobControl& control)
{
    const ChartOptions options{.logarithmic = panel.logarithmic, .marks = !panel.annotations.empty(), .classes = panel.series, .axis = panel.axis, .smoothing = panel.smoothing};
    CurveStore curves;
    const auto build = [&] {
        return panel.group.none() ? buildChart(panel.what, runs, options, curves) : buildGroupedChart(panel.what, chartGroups(runs, panel.group), options, curves);
    };
    ChartSpec chart = build();
    while (curves.working()) {
        // Long curves are smoothed in slices, which the window needs and nobody waits for here.
        control.throwIfStopped();
        curves.work();
        chart = curves.working() ? std::move(chart) : build();
    }
    if (chart.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, (chart.left.isEmpty() ? noDataText(panel.what, runs) : chart.left.join(QLatin1Char(' '))).toStdString());
    }
    std::erase_if(chart.marks, [&](const ChartMark& mark) { return std::find(panel.annotations.begin(), panel.annotations.end(), mark.kind) == panel.annotations.end(); });
    if (panel.axis == RunAxis::RelativeTime) {
        inHours(chart);
    }
    return chart;
}

}  // namespace

TableFigure resultTable(const std::vector<const RunEntry*>& runs, const QStringList& wanted, const runs::Grouping& grouping)
{
    using report::ResultColumn;
    TableFigure figure;
    report::ResultTable& table = figure.table;
    std::vector<ChartGroup> rows;
    if (grouping.none()) {
        for (const RunEntry* run : runs) {
            rows.push_back({.title = QString::fromStdString(run->info.name), .colour = {}, .runs = {run}});
        }
    } else {
        rows = chartGroups(runs, grouping);
    }
    table.columns.push_back({.title = Texts::tr("run").toStdString(), .best = ResultColumn::Best::None, .numbers = false});
    for (const ChartGroup& row : rows) {
        table.rows.push_back({{.text = row.title.toStdString()}});
    }
    for (const QString& name : wanted.isEmpty() ? seriesOf(runs) : wanted) {
        const bool lowerIsBetter = name.endsWith(QLatin1String("loss"));
        const ResultColumn::Best best = rows.size() < 2 ? ResultColumn::Best::None : lowerIsBetter ? ResultColumn::Best::Smallest : ResultColumn::Best::Largest;
        table.columns.push_back({.title = columnTitle(name).toStdString(), .best = best});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::vector<std::optional<double>> values;
            for (const RunEntry* run : rows[i].runs) {
                values.push_back(bestOf(*run, name, lowerIsBetter));
            }
            const runs::GroupValue value = runs::meanOf(values);
            table.rows[i].push_back({.value = value.mean, .spread = value.deviation});
        }
    }
    return figure;
}

ComposedFigure withNumbersOf(const ComposedFigure& figure, const std::vector<PanelContent>& contents)
{
    ComposedFigure out = figure;
    for (std::size_t i = 0; i < std::min(out.panels.size(), contents.size()); ++i) {
        if (out.panels[i].evaluation && contents[i].figure) {
            out.panels[i].kept = contents[i].figure;
        }
    }
    return out;
}

QStringList noticesOf(const ComposedFigure& figure, const std::vector<PanelContent>& contents)
{
    QStringList notices;
    for (const std::size_t panel : readingOrder(figure)) {
        if (panel < contents.size() && !contents[panel].notice.isEmpty()) {
            notices << Texts::tr("panel %1: %2").arg(panelLetter(figure, panel), contents[panel].notice);
        }
    }
    return notices;
}

PanelOffers offersOf(const std::vector<const RunEntry*>& runs)
{
    return {.charts = chartsWithData(runs),
            .table = !runs.empty(),
            .pictures = std::any_of(runs.begin(), runs.end(), [](const RunEntry* run) { return !isDetector(*run) && !run->info.samples.empty(); })};
}

PanelBuilder::PanelBuilder(RunLoader load, FigureSources sources)
    : m_load(std::move(load)), m_sources(std::move(sources))
{
}

void PanelBuilder::forget()
{
    m_stale = true;
}

void PanelBuilder::readAnewWhereForgotten()
{
    if (m_stale.exchange(false)) {
        m_runs.clear();
        m_evaluated.clear();
        m_evaluations = nullptr;
    }
}

RunEntry& PanelBuilder::run(const FigureRun& run)
{
    std::unique_ptr<RunEntry>& entry = m_runs[{run.folder, run.stepColumn}];
    if (!entry) {
        entry = m_load(run.folder, run.stepColumn);
    }
    return *entry;
}

/// Runs under the names and colours that the figure gives them.
std::vector<const RunEntry*> PanelBuilder::runsOf(const ComposedFigure& figure, const ComposedPanel& panel)
{
    std::vector<const RunEntry*> runs;
    for (std::size_t i = 0; i < figure.runs.size(); ++i) {
        const bool wanted = panel.runs.empty() || std::find(panel.runs.begin(), panel.runs.end(), static_cast<int>(i)) != panel.runs.end();
        if (wanted) {
            RunEntry& entry = run(figure.runs[i]);
            entry.colour = figure.runs[i].colour;
            if (!figure.runs[i].label.isEmpty()) {
                entry.info.name = figure.runs[i].label.toStdString();
            }
            runs.push_back(&entry);
        }
    }
    if (runs.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, Texts::tr("no run is chosen").toStdString());
    }
    return runs;
}

const FigureEvaluation& PanelBuilder::evaluate(const EvaluationRecipe& recipe, JobControl& control)
{
    constexpr std::size_t mostKept = 8;  // figures of more predictions than that are read one after the other
    const auto epochsAt = needsAllEpochs(recipe) ? std::optional(recipe.reading) : std::nullopt;
    auto known = std::find_if(m_evaluated.begin(), m_evaluated.end(), [&](const Evaluated& one) { return one.input == recipe.input && (!epochsAt || one.epochsAt == epochsAt); });
    if (known == m_evaluated.end()) {
        if (!m_evaluations && m_sources.evaluations) {
            m_evaluations = m_sources.evaluations();
        }
        if (!m_evaluations) {
            throw Error(ErrorCode::Unsupported, {}, Texts::tr("predictions are not evaluated here").toStdString());
        }
        m_evaluated.push_front({recipe.input, epochsAt, m_evaluations(recipe.input, epochsAt, control)});
        known = m_evaluated.begin();
        m_evaluated.resize(std::min(m_evaluated.size(), mostKept));
    }
    return known->evaluation;
}

PanelContent PanelBuilder::buildEvaluation(const ComposedPanel& panel, JobControl& control)
{
    try {
        return {.figure = std::make_shared<const PanelFigure>(evaluationFigure(*panel.evaluation, evaluate(*panel.evaluation, control), control))};
    } catch (const std::exception& error) {
        if (!panel.kept) {
            throw;
        }
        return {.figure = panel.kept, .notice = Texts::tr("the numbers of the last time are shown: %1").arg(QString::fromUtf8(error.what()))};
    }
}

PanelContent PanelBuilder::buildPanel(const ComposedFigure& figure, const ComposedPanel& panel, JobControl& control)
{
    if (panel.evaluation) {
        return buildEvaluation(panel, control);
    }
    if (panel.kept) {
        return {panel.kept, {}};
    }
    const std::vector<const RunEntry*> runs = runsOf(figure, panel);
    if (panel.what == QLatin1String("table")) {
        TableFigure table = resultTable(runs, panel.series, panel.group);
        if (table.table.columns.size() < 2) {
            throw Error(ErrorCode::InvalidArgument, {}, Texts::tr("the runs have no results for a table").toStdString());
        }
        return {std::make_shared<const PanelFigure>(std::move(table)), {}};
    }
    if (isRunChart(panel.what)) {
        return {std::make_shared<const PanelFigure>(runChart(panel, runs, control)), {}};
    }
    const FigureRecipe recipe{.chart = panel.what, .runs = {}, .logarithmic = panel.logarithmic, .epochs = panel.epochs, .samples = panel.samples, .mode = panel.mode, .options = {}};
    return {std::make_shared<const PanelFigure>(panelFigure(buildFigure(recipe, runs, m_sources))), {}};
}

std::vector<PanelContent> PanelBuilder::build(const ComposedFigure& figure, JobControl& control)
{
    std::vector<PanelContent> contents;
    for (const ComposedPanel& panel : figure.panels) {
        // Evaluations tell their own progress meanwhile.
        control.begin(Texts::tr("Reading panels").toStdString(), figure.panels.size());
        control.advance(contents.size());
        control.throwIfStopped();
        contents.push_back(build(figure, panel, control));
    }
    return contents;
}

PanelContent PanelBuilder::build(const ComposedFigure& figure, const ComposedPanel& panel, JobControl& control)
{
    const std::lock_guard lock(m_mutex);
    readAnewWhereForgotten();
    try {
        return buildPanel(figure, panel, control);
    } catch (const std::exception& error) {
        return {{}, QString::fromUtf8(error.what())};
    }
}

PanelOffers PanelBuilder::offers(const ComposedFigure& figure, JobControl& control)
{
    const std::lock_guard lock(m_mutex);
    readAnewWhereForgotten();
    std::vector<const RunEntry*> runs;
    for (const FigureRun& one : figure.runs) {
        control.throwIfStopped();
        try {
            runs.push_back(&run(one));
        } catch (const std::exception&) {
            continue;  // its panels say why
        }
    }
    return offersOf(runs);
}

}  // namespace gg::widgets
