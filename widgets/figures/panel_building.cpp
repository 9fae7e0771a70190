#include "widgets/figures/panel_building.h"

#include "core/base/error.h"
#include "widgets/charts/chart_builder.h"
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

}  // namespace

TableFigure resultTable(const std::vector<const RunEntry*>& runs, const QStringList& wanted)
{
    using report::ResultColumn;
    TableFigure figure;
    report::ResultTable& table = figure.table;
    table.columns.push_back({.title = Texts::tr("run").toStdString(), .best = ResultColumn::Best::None, .numbers = false});
    for (const RunEntry* run : runs) {
        table.rows.push_back({{.text = run->info.name}});
    }
    for (const QString& name : wanted.isEmpty() ? seriesOf(runs) : wanted) {
        const bool lowerIsBetter = name.endsWith(QLatin1String("loss"));
        const ResultColumn::Best best = runs.size() < 2 ? ResultColumn::Best::None : lowerIsBetter ? ResultColumn::Best::Smallest : ResultColumn::Best::Largest;
        table.columns.push_back({.title = columnTitle(name).toStdString(), .best = best});
        for (std::size_t i = 0; i < runs.size(); ++i) {
            table.rows[i].push_back({.value = bestOf(*runs[i], name, lowerIsBetter)});
        }
    }
    return figure;
}

PanelBuilder::PanelBuilder(RunLoader load, FigureSources sources)
    : m_load(std::move(load)), m_sources(std::move(sources))
{
}

void PanelBuilder::forget()
{
    m_stale = true;
}

RunEntry& PanelBuilder::run(const FigureRun& run)
{
    std::unique_ptr<RunEntry>& entry = m_runs[run.folder];
    if (!entry) {
        entry = m_load(run.folder);
    }
    return *entry;
}

PanelContent PanelBuilder::buildPanel(const ComposedFigure& figure, const ComposedPanel& panel)
{
    if (panel.kept) {
        return {panel.kept, {}};
    }
    // A run under the name and colour that the figure gives it.
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
    if (panel.what == QLatin1String("table")) {
        TableFigure table = resultTable(runs, panel.series);
        if (table.table.columns.size() < 2) {
            throw Error(ErrorCode::InvalidArgument, {}, Texts::tr("the runs have no results for a table").toStdString());
        }
        return {std::make_shared<const PanelFigure>(std::move(table)), {}};
    }
    const FigureRecipe recipe{.chart = panel.what, .runs = {}, .logarithmic = panel.logarithmic, .epochs = panel.epochs, .samples = panel.samples, .mode = panel.mode, .options = {}};
    return {std::make_shared<const PanelFigure>(panelFigure(buildFigure(recipe, runs, m_sources))), {}};
}

std::vector<PanelContent> PanelBuilder::build(const ComposedFigure& figure, JobControl& control)
{
    control.begin(Texts::tr("Reading panels").toStdString(), figure.panels.size());
    std::vector<PanelContent> contents;
    for (const ComposedPanel& panel : figure.panels) {
        control.throwIfStopped();
        contents.push_back(build(figure, panel));
        control.advance();
    }
    return contents;
}

PanelContent PanelBuilder::build(const ComposedFigure& figure, const ComposedPanel& panel)
{
    const std::lock_guard lock(m_mutex);
    if (m_stale.exchange(false)) {
        m_runs.clear();
    }
    try {
        return buildPanel(figure, panel);
    } catch (const std::exception& error) {
        return {{}, QString::fromUtf8(error.what())};
    }
}

}  // namespace gg::widgets
