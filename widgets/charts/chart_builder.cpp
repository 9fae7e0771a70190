#include "widgets/charts/chart_builder.h"

#include "core/base/error.h"
#include "widgets/charts/chart_recipes.h"
#include "widgets/charts/run_marks.h"
#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::ChartBuilder)
};

/// In words; groups of layers that a later version may name are shown as they are called.
QString partName(const QString& id)
{
    static const std::map<QString, const char*> names{{QStringLiteral("stem"), QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "stem")},
                                                      {QStringLiteral("backbone"), QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "backbone")},
                                                      {QStringLiteral("neck"), QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "neck")},
                                                      {QStringLiteral("head_box"), QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "head, boxes")},
                                                      {QStringLiteral("head_class"), QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "head, classes")},
                                                      {QStringLiteral("head"), QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "head")}};
    const auto it = names.find(id);
    return it == names.end() ? id : Texts::tr(it->second);
}

QString runName(const RunEntry& run)
{
    return QString::fromStdString(run.info.name);
}

/// More points than this are a measurement each step, fewer are one an epoch and get a dot each.
constexpr std::size_t maxMarkedPoints = 60;

/// What is built, and from what.
struct Build {
    const ChartOptions& options;
    CurveStore& curves;
    ChartSpec spec = {};
    std::set<QString> without = {};  ///< runs that do not tell what the axis shows

    bool fill(const RunEntry& run, const std::string& name, ChartSeries& series)
    {
        if (CurveStore::lacksAxis(run, name, options.axis)) {
            without.insert(runName(run));
            return false;
        }
        const runs::Series* source = run.history.find(name);
        series.raw = source == nullptr ? QString() : QString::fromStdString(source->raw);
        const bool smoothed = !series.faint && !series.steps;
        return curves.fill(run, name,
                           {.axis = options.axis,
                            .drawable = spec.y.logarithmic ? Drawable::Positive : Drawable::Finite,
                            .smoothing = smoothed ? options.smoothing : 0},
                           series);
    }
};

/// The name of a line's series in a run; nullptr where it has none.
const std::string* chosenSeries(const ChartLine& line, const RunEntry& run)
{
    for (const std::string& name : line.series) {
        const runs::Series* source = run.history.find(name);
        if (source != nullptr && source->size() > 0) {
            return &name;
        }
    }
    return nullptr;
}

/// The last line with a standard deviation to either side, and the room between them shaded. A share stays one.
void addSpread(Build& build, const ChartLine& line, const RunEntry& run)
{
    ChartSeries deviation{.faint = true};
    if (line.spread.empty() || run.faint || !build.fill(run, line.spread, deviation)) {
        return;
    }
    const ChartSeries mean = build.spec.series.back();
    const double most = build.spec.y.upper.value_or(std::numeric_limits<double>::infinity());
    const double least = build.spec.y.lower.value_or(-std::numeric_limits<double>::infinity());
    std::vector<double> above;
    std::vector<double> below;
    for (std::size_t i = 0; i < std::min(mean.y.size(), deviation.y.size()); ++i) {
        above.push_back(std::min(most, mean.y[i] + deviation.y[i]));
        below.push_back(std::max(least, mean.y[i] - deviation.y[i]));
    }
    if (above.size() != mean.y.size()) {
        return;  // a writer that stopped between the two
    }
    ChartSeries upper{.run = mean.run, .name = Texts::tr("%1, + 1 standard deviation").arg(mean.name), .colour = mean.colour, .faint = true, .listed = false, .x = mean.x, .y = above, .parts = mean.parts};
    ChartSeries lower{.run = mean.run, .name = Texts::tr("%1, − 1 standard deviation").arg(mean.name), .colour = mean.colour, .faint = true, .listed = false, .x = mean.x, .y = below, .parts = mean.parts};
    build.spec.bands.push_back({.upper = build.spec.series.size(), .lower = build.spec.series.size() + 1});
    build.spec.series.push_back(std::move(upper));
    build.spec.series.push_back(std::move(lower));
}

void addLine(Build& build, const ChartLine& line, const RunEntry& run, bool steps)
{
    const std::string* name = chosenSeries(line, run);
    if (name == nullptr) {
        return;
    }
    ChartSeries series{.run = runName(run),
                       .name = Texts::tr(line.name),
                       .colour = run.colour,
                       .stroke = line.stroke,
                       .steps = steps,
                       .faint = line.faint || run.faint,
                       .marked = !line.faint && !run.faint && run.history.find(*name)->size() <= maxMarkedPoints};
    if (build.fill(run, *name, series)) {
        build.spec.series.push_back(std::move(series));
        addSpread(build, line, run);
    }
}

/// What follows the prefix in the names of a run's series.
QStringList partsOf(const RunEntry& run, const std::string& prefix)
{
    QStringList parts;
    for (auto it = run.history.series().lower_bound(prefix); it != run.history.series().end() && it->first.starts_with(prefix); ++it) {
        parts << QString::fromStdString(it->first.substr(prefix.size()));
    }
    return parts;
}

/// From the input to the output, which is not the order of their names: a segmentation's decoder4 comes before its decoder0.
int placeOfPart(const QString& part)
{
    static const QStringList order{QStringLiteral("stem"),       QStringLiteral("backbone"), QStringLiteral("neck"), QStringLiteral("encoder"),
                                   QStringLiteral("bottleneck"), QStringLiteral("bridge"),   QStringLiteral("decoder"), QStringLiteral("head_box"),
                                   QStringLiteral("head_class"), QStringLiteral("head")};
    constexpr int stages = 10;
    const int stage = part.isEmpty() ? -1 : part.back().digitValue();
    const QString name = stage < 0 ? part : part.chopped(1);
    const auto place = static_cast<int>(order.contains(name) ? order.indexOf(name) : order.size()) * stages;
    return stage < 0 ? place : place + (name == QLatin1String("decoder") ? stages - 1 - stage : stage);
}

void sortGroups(QStringList& parts)
{
    std::stable_sort(parts.begin(), parts.end(), [](const QString& a, const QString& b) { return placeOfPart(a) < placeOfPart(b); });
}

/// Lines of parts are told apart by colour, so that runs are by stroke: the first is solid.
Stroke strokeOfRun(std::size_t run)
{
    constexpr std::array strokes{Stroke::Solid, Stroke::Dashed, Stroke::Dotted};
    return strokes[std::min(run, strokes.size() - 1)];
}

/// A class keeps its colour however its AP compares with the others'.
int colourOfPart(const RunEntry& run, const ChartRecipe& recipe, const QString& part, qsizetype place)
{
    const auto& classes = run.info.classes;
    const auto it = std::find(classes.begin(), classes.end(), part.toStdString());
    if (it != classes.end()) {
        return static_cast<int>(it - classes.begin());
    }
    return static_cast<int>(recipe.id == QLatin1String("class_ap") ? partsOf(run, recipe.prefix).indexOf(part) : place);
}

/// One line for each part and run, such as the AP of a class.
void addParts(Build& build, const ChartRecipe& recipe, const std::vector<const RunEntry*>& runs, const QStringList& parts)
{
    for (qsizetype place = 0; place < parts.size(); ++place) {
        for (std::size_t r = 0; r < runs.size(); ++r) {
            const std::string source = recipe.prefix + parts[place].toStdString();
            const QString name = recipe.id == QLatin1String("class_ap") ? parts[place] : partName(parts[place]);
            ChartSeries series{.run = {},
                               .name = runs.size() > 1 ? Texts::tr("%1, %2").arg(name, runName(*runs[r])) : name,
                               .colour = classColour(colourOfPart(*runs[r], recipe, parts[place], place)),
                               .stroke = strokeOfRun(r)};
            if (build.fill(*runs[r], source, series)) {
                series.marked = series.x.size() <= maxMarkedPoints;
                build.spec.series.push_back(std::move(series));
            }
        }
    }
}

QStringList shownParts(const ChartRecipe& recipe, const std::vector<const RunEntry*>& runs, const ChartOptions& options)
{
    QStringList parts;
    if (recipe.id == QLatin1String("class_ap")) {
        parts = classesByAp(runs);
        if (!options.classes.isEmpty()) {
            parts.removeIf([&](const QString& one) { return !options.classes.contains(one); });
            return parts;
        }
        // Two runs of eight classes are sixteen lines: nobody tells them apart.
        return parts.mid(0, runs.size() > 1 ? fewestShownClasses / 2 : fewestShownClasses);
    }
    for (const RunEntry* run : runs) {
        for (const QString& part : partsOf(*run, recipe.prefix)) {
            if (!parts.contains(part)) {
                parts << part;
            }
        }
    }
    sortGroups(parts);
    return parts;
}

bool hasData(const ChartRecipe& recipe, const RunEntry& run)
{
    if (!recipe.prefix.empty()) {
        return !partsOf(run, recipe.prefix).isEmpty();
    }
    return std::any_of(recipe.lines.begin(), recipe.lines.end(), [&](const ChartLine& line) {
        return std::any_of(line.series.begin(), line.series.end(), [&](const std::string& name) { return run.history.find(name) != nullptr; });
    });
}

bool hasSeries(const ChartSpec& spec, const QString& run, const char* name)
{
    return std::any_of(spec.series.begin(), spec.series.end(),
                       [&](const ChartSeries& one) { return one.run == run && one.name == Texts::tr(name); });
}

/// What a prediction of nothing but background would score: without it a pixel accuracy of 0.93 looks good.
void addAllBackground(Build& build, const RunEntry& run)
{
    ChartSeries line{.run = runName(run), .name = Texts::tr("all background would score"), .colour = run.colour, .stroke = Stroke::Dotted, .faint = true};
    if (build.spec.series.empty() || !build.fill(run, "val/true_foreground", line)) {
        return;
    }
    const CurveColumn truth = line.y;
    line.y = {};
    for (const double value : truth) {
        line.y.push_back(1.0 - value);
    }
    line.faint = false;
    line.extremes = nullptr;
    build.spec.series.push_back(std::move(line));
}

/// Runs of trainers that do not write the truth's share each epoch still know it of their validation set.
void addTrueForeground(ChartSpec& spec, const RunEntry& run)
{
    if (run.info.valForeground < 0 || hasSeries(spec, runName(run), "truth") || !hasSeries(spec, runName(run), "predicted")) {
        return;
    }
    ChartSeries line = spec.series.back();
    line.name = Texts::tr("truth");
    line.stroke = Stroke::Dotted;
    line.marked = false;
    line.y = std::vector<double>(line.x.size(), run.info.valForeground);
    line.smooth = {};
    line.extremes = nullptr;
    line.smoothExtremes = nullptr;
    spec.series.push_back(std::move(line));
}

/// Of charts of one series.
const QString seriesPrefix = QStringLiteral("series:");

QString seriesOf(const QString& chart)
{
    return chart.startsWith(seriesPrefix) ? chart.mid(seriesPrefix.size()) : QString();
}

/// The recipe of a chart of one series. Whether some run has it does not matter: runs that are read again lose theirs for a while, and in a group
/// some have it and others not.
std::optional<ChartRecipe> ownRecipe(const QString& name)
{
    const std::string series = seriesOf(name).toStdString();
    if (series.empty()) {
        return std::nullopt;
    }
    return ChartRecipe{.id = name, .group = "", .title = "", .yLabel = "", .lines = {{.series = {series}, .name = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "value")}}};
}

/// Series of a run that no recipe draws.
QStringList furtherSeries(const RunEntry& run)
{
    std::set<std::string> drawn;
    for (const ChartRecipe& recipe : chartRecipes()) {
        for (const ChartLine& line : recipe.lines) {
            if (const std::string* name = chosenSeries(line, run)) {
                drawn.insert(*name);
                drawn.insert(line.spread);
            }
        }
    }
    QStringList further;
    for (const auto& [name, series] : run.history.series()) {
        const bool ofParts = std::any_of(chartRecipes().begin(), chartRecipes().end(),
                                         [&](const ChartRecipe& recipe) { return !recipe.prefix.empty() && name.starts_with(recipe.prefix); });
        if (!ofParts && !drawn.contains(name)) {
            further << QString::fromStdString(name);
        }
    }
    return further;
}

/// What stands before the first "/" of the names, with the charts of those.
std::vector<ChartGroupNames> furtherGroups(const std::vector<const RunEntry*>& runs)
{
    std::map<QString, std::set<QString>> names;
    for (const RunEntry* run : runs) {
        for (const QString& name : furtherSeries(*run)) {
            const auto slash = name.indexOf(QLatin1Char('/'));
            names[slash > 0 ? name.left(slash) : QString()].insert(name);
        }
    }
    std::vector<ChartGroupNames> groups;
    for (const auto& [before, series] : names) {
        ChartGroupNames group{.id = seriesPrefix + before, .title = before.isEmpty() ? Texts::tr("Further series") : Texts::tr("Further series: %1").arg(before), .charts = {}};
        for (const QString& name : series) {
            group.charts << seriesPrefix + name;
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

ChartAxis runAxis(RunAxis axis)
{
    switch (axis) {
    case RunAxis::Step:
        return {.label = Texts::tr("step"), .lower = {}};
    case RunAxis::WallTime:
        return {.label = Texts::tr("time"), .numbers = AxisNumbers::Date};
    case RunAxis::RelativeTime:
        return {.label = Texts::tr("time since the start"), .unit = Texts::tr("h:min"), .lower = 0.0, .numbers = AxisNumbers::Duration};
    case RunAxis::Epoch:
        break;
    }
    return {.label = Texts::tr("epoch"), .lower = 0.0};
}

QString missingAxisText(RunAxis axis, const QString& run)
{
    switch (axis) {
    case RunAxis::Step:
        return Texts::tr("%1 does not tell steps here.").arg(run);
    case RunAxis::WallTime:
        return Texts::tr("%1 does not tell times of day here.").arg(run);
    case RunAxis::RelativeTime:
        return Texts::tr("%1 does not tell times here.").arg(run);
    case RunAxis::Epoch:
        break;
    }
    return Texts::tr("%1 does not tell epochs here.").arg(run);
}

/// The cursor stands where the first run that tells it has its epoch.
void addEpochPlaces(Build& build, const std::vector<const RunEntry*>& runs)
{
    build.spec.epochPlaces.known = build.options.axis == RunAxis::Epoch;
    for (const RunEntry* run : runs) {
        if (build.spec.epochPlaces.known) {
            return;
        }
        if (auto places = build.curves.epochPlaces(*run, build.options.axis)) {
            build.spec.epochPlaces = std::move(*places);
        }
    }
}

ChartAxis valueAxis(const ChartRecipe& recipe, const ChartOptions& options)
{
    ChartAxis axis{.label = Texts::tr(recipe.yLabel)};
    if (recipe.unit != nullptr) {
        axis.unit = QString::fromUtf8(recipe.unit);
    }
    if (recipe.scale == ChartScale::Share) {
        axis.robust = options.robust;
        axis.lower = 0.0;
        axis.upper = 1.0;
        return axis;
    }
    axis.robust = options.robust;
    axis.logarithmic = options.logarithmic || recipe.scale == ChartScale::Log;
    if (recipe.scale == ChartScale::FromZero && !options.logarithmic) {
        axis.lower = 0.0;
    }
    return axis;
}

}  // namespace

const QStringList& chartNames()
{
    static const QStringList names = [] {
        QStringList list;
        for (const ChartRecipe& one : chartRecipes()) {
            list << one.id;
        }
        return list;
    }();
    return names;
}

const QStringList& segmentationChartNames()
{
    static const QStringList names = [] {
        QStringList list;
        for (const ChartRecipe& one : chartRecipes()) {
            if (!one.ofDetectors) {
                list << one.id;
            }
        }
        return list;
    }();
    return names;
}

QString chartTitle(const QString& name)
{
    const ChartRecipe* recipe = findChartRecipe(name);
    return recipe != nullptr ? Texts::tr(recipe->title) : name.startsWith(seriesPrefix) ? seriesOf(name) : name;
}

bool isRunChart(const QString& name)
{
    return findChartRecipe(name) != nullptr || !seriesOf(name).isEmpty();
}

QString seriesChartName(const std::string& series)
{
    return seriesPrefix + QString::fromStdString(series);
}

QStringList chartsOfSeries(const std::string& series)
{
    QStringList charts;
    for (const ChartRecipe& recipe : chartRecipes()) {
        const bool draws = std::any_of(recipe.lines.begin(), recipe.lines.end(), [&](const ChartLine& line) {
            return std::find(line.series.begin(), line.series.end(), series) != line.series.end();
        });
        if (draws || (!recipe.prefix.empty() && series.starts_with(recipe.prefix))) {
            charts << recipe.id;
        }
    }
    return charts << seriesChartName(series);
}

QString rawNames(const QString& chart, const std::vector<const RunEntry*>& runs)
{
    std::set<std::string> names{seriesOf(chart).toStdString()};
    if (const ChartRecipe* recipe = findChartRecipe(chart)) {
        for (const ChartLine& line : recipe->lines) {
            names.insert(line.series.begin(), line.series.end());
        }
    }
    QStringList lines;
    for (const RunEntry* run : runs) {
        for (const std::string& name : names) {
            const runs::Series* series = run->history.find(name);
            if (series != nullptr && !series->raw.empty()) {
                lines << Texts::tr("%1: %2 (%3)", "run: column (file)").arg(runName(*run), QString::fromStdString(series->raw), QString::fromStdString(series->file));
                for (const runs::SeriesOrigin& origin : series->also) {
                    lines << Texts::tr("%1: the same in %2 (%3)", "run: column (file)").arg(runName(*run), QString::fromStdString(origin.raw), QString::fromStdString(origin.file));
                }
            }
        }
    }
    return lines.join(QLatin1Char('\n'));
}

std::vector<ChartGroupNames> chartsWithData(const std::vector<const RunEntry*>& runs)
{
    std::vector<ChartGroupNames> groups;
    for (const RecipeGroup& group : allChartGroups()) {
        ChartGroupNames one{.id = QString::fromLatin1(group.id), .title = Texts::tr(group.title), .charts = {}};
        for (const ChartRecipe& recipe : chartRecipes()) {
            const auto has = [&](const RunEntry* run) { return hasData(recipe, *run); };
            if (one.id == QLatin1String(recipe.group) && std::any_of(runs.begin(), runs.end(), has)) {
                one.charts << recipe.id;
            }
        }
        if (!one.charts.isEmpty()) {
            groups.push_back(std::move(one));
        }
    }
    for (ChartGroupNames& further : furtherGroups(runs)) {
        groups.push_back(std::move(further));
    }
    return groups;
}

QString noDataText(const QString& chart, const std::vector<const RunEntry*>& runs)
{
    QStringList others;
    for (const ChartGroupNames& group : chartsWithData(runs)) {
        others << group.charts;
    }
    return others.isEmpty() ? Texts::tr("the runs have no values for the chart \"%1\", nor for any other").arg(chart)
                            : Texts::tr("the runs have no values for the chart \"%1\"; they have them for %2").arg(chart, others.join(QStringLiteral(", ")));
}

QStringList classesByAp(const std::vector<const RunEntry*>& runs)
{
    std::map<QString, double> last;
    for (const RunEntry* run : runs) {
        const std::string prefix = "val/ap/";
        for (const QString& name : partsOf(*run, prefix)) {
            const double value = run->history.find(prefix + name.toStdString())->values.back();
            // A class without truth has no AP: it comes last.
            const double known = std::isfinite(value) ? value : 2;
            const auto [it, isNew] = last.try_emplace(name, known);
            it->second = std::min(it->second, known);
        }
    }
    QStringList names;
    for (const auto& [name, value] : last) {
        names << name;
    }
    std::stable_sort(names.begin(), names.end(), [&](const QString& a, const QString& b) { return last.at(a) < last.at(b); });
    return names;
}

QString mapGapText(const std::vector<const RunEntry*>& runs, int epoch)
{
    QStringList texts;
    for (const RunEntry* run : runs) {
        const auto loose = run->history.at("val/map50", epoch);
        const auto strict = run->history.at("val/map50_95", epoch);
        if (loose && strict && std::isfinite(*loose) && std::isfinite(*strict)) {
            const QString gap = Texts::tr("gap %1").arg(QLocale().toString(*loose - *strict, 'f', 2));
            texts << (runs.size() > 1 ? Texts::tr("%1: %2").arg(runName(*run), gap) : gap);
        }
    }
    return texts.join(QStringLiteral(" · "));
}

ChartSpec buildChart(const QString& name, const std::vector<const RunEntry*>& runs, const ChartOptions& options, CurveStore& curves)
{
    std::optional<ChartRecipe> own = ownRecipe(name);
    const ChartRecipe* recipe = own ? &*own : findChartRecipe(name);
    if (recipe == nullptr) {
        throw Error(ErrorCode::InvalidArgument, {},
                    Texts::tr("there is no chart named \"%1\"; the charts are %2")
                        .arg(name, chartNames().join(QStringLiteral(", ")))
                        .toStdString());
    }
    Build build{.options = options, .curves = curves};
    ChartSpec& spec = build.spec;
    spec.name = name;
    spec.title = own ? seriesOf(name) : Texts::tr(recipe->title);
    spec.x = runAxis(options.axis);
    spec.y = own ? ChartAxis{.label = seriesOf(name), .logarithmic = options.logarithmic, .robust = options.robust} : valueAxis(*recipe, options);
    for (const RunEntry* run : runs) {
        const std::size_t first = spec.series.size();
        for (const ChartLine& line : recipe->lines) {
            addLine(build, line, *run, recipe->steps);
        }
        if (recipe->shaded && spec.series.size() == first + 2) {
            spec.bands.push_back({.upper = first, .lower = first + 1});
        }
        if (name == QLatin1String("foreground")) {
            addTrueForeground(spec, *run);
        } else if (name == QLatin1String("accuracy")) {
            addAllBackground(build, *run);
        }
    }
    if (!recipe->prefix.empty()) {
        addParts(build, *recipe, runs, shownParts(*recipe, runs, options));
    }
    for (const QString& run : build.without) {
        spec.left << missingAxisText(options.axis, run);
    }
    spec.emptyText = runs.empty()              ? Texts::tr("No run is shown.")
                     : !spec.left.isEmpty()    ? spec.left.join(QLatin1Char(' '))
                                               : Texts::tr("Nothing was written for this chart yet.");
    addEpochPlaces(build, runs);
    // Where verdicts begin belongs to what they are about: not to rates, speeds and sizes.
    const bool ofQuality = own || (recipe->group != std::string_view("speed") && recipe->group != std::string_view("gradients"));
    if (options.marks) {
        addRunMarks(spec, runs, {.axis = options.axis, .ofQuality = ofQuality}, curves);
    }
    return std::move(build.spec);
}

ChartSpec buildChart(const QString& name, const std::vector<const RunEntry*>& runs, const ChartOptions& options)
{
    CurveStore curves;
    ChartSpec spec = buildChart(name, runs, options, curves);
    while (curves.working()) {
        curves.work();
        if (!curves.working()) {
            spec = buildChart(name, runs, options, curves);
        }
    }
    return spec;
}

}  // namespace gg::widgets
