#include "widgets/charts/chart_builder.h"

#include "core/base/error.h"
#include "widgets/charts/chart_recipes.h"
#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
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
                                                      {QStringLiteral("head_class"), QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "head, classes")}};
    const auto it = names.find(id);
    return it == names.end() ? id : Texts::tr(it->second);
}

QString runName(const RunEntry& run)
{
    return QString::fromStdString(run.info.name);
}

/// More points than this are a measurement each step, fewer are one an epoch and get a dot each.
constexpr std::size_t maxMarkedPoints = 60;

/// A trainer that started again without saying so writes earlier steps after later ones; a line through them needs them in order.
void sortByX(ChartSeries& series)
{
    if (std::is_sorted(series.x.begin(), series.x.end())) {
        return;
    }
    std::vector<std::pair<double, double>> points;
    for (std::size_t i = 0; i < series.x.size(); ++i) {
        points.emplace_back(series.x[i], series.y[i]);
    }
    std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < points.size(); ++i) {
        series.x[i] = points[i].first;
        series.y[i] = points[i].second;
    }
}

void addLine(ChartSpec& spec, const ChartLine& line, const RunEntry& run, bool steps)
{
    const runs::Series* source = nullptr;
    for (const std::string& name : line.series) {
        source = run.history.find(name);
        if (source != nullptr && source->size() > 0) {
            break;
        }
    }
    if (source == nullptr || source->size() == 0) {
        return;
    }
    spec.series.push_back({.run = runName(run),
                           .name = Texts::tr(line.name),
                           .colour = run.colour,
                           .stroke = line.stroke,
                           .steps = steps,
                           .faint = line.faint || run.faint,
                           .marked = !line.faint && !run.faint && source->size() <= maxMarkedPoints,
                           .x = source->epochs,
                           .y = source->values});
    sortByX(spec.series.back());
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

/// From the input to the output, which is not the order of their names.
void sortGroups(QStringList& parts)
{
    static const QStringList order{QStringLiteral("stem"), QStringLiteral("backbone"), QStringLiteral("neck"), QStringLiteral("head_box"),
                                   QStringLiteral("head_class")};
    std::stable_sort(parts.begin(), parts.end(), [](const QString& a, const QString& b) {
        const auto place = [](const QString& part) { return order.contains(part) ? order.indexOf(part) : order.size(); };
        return place(a) < place(b);
    });
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
void addParts(ChartSpec& spec, const ChartRecipe& recipe, const std::vector<const RunEntry*>& runs, const QStringList& parts)
{
    for (qsizetype place = 0; place < parts.size(); ++place) {
        for (std::size_t r = 0; r < runs.size(); ++r) {
            const runs::Series* source = runs[r]->history.find(recipe.prefix + parts[place].toStdString());
            if (source == nullptr || source->size() == 0) {
                continue;
            }
            const QString name = recipe.id == QLatin1String("class_ap") ? parts[place] : partName(parts[place]);
            spec.series.push_back({.run = {},
                                   .name = runs.size() > 1 ? Texts::tr("%1, %2").arg(name, runName(*runs[r])) : name,
                                   .colour = classColour(colourOfPart(*runs[r], recipe, parts[place], place)),
                                   .stroke = strokeOfRun(r),
                                   .marked = source->size() <= maxMarkedPoints,
                                   .x = source->epochs,
                                   .y = source->values});
            sortByX(spec.series.back());
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
void addAllBackground(ChartSpec& spec, const RunEntry& run)
{
    const runs::Series* truth = run.history.find("val/true_foreground");
    if (truth == nullptr || truth->size() == 0 || spec.series.empty()) {
        return;
    }
    ChartSeries line{.run = runName(run),
                     .name = Texts::tr("all background would score"),
                     .colour = run.colour,
                     .stroke = Stroke::Dotted,
                     .x = truth->epochs,
                     .y = truth->values};
    for (double& value : line.y) {
        value = 1.0 - value;
    }
    spec.series.push_back(std::move(line));
}

/// Runs of trainers that do not write the truth's share each epoch still know it of their validation set.
void addTrueForeground(ChartSpec& spec, const RunEntry& run)
{
    if (run.info.valForeground < 0 || hasSeries(spec, runName(run), "truth") || !hasSeries(spec, runName(run), "predicted")) {
        return;
    }
    const std::vector<double> x = spec.series.back().x;
    spec.series.push_back({.run = runName(run),
                           .name = Texts::tr("truth"),
                           .colour = run.colour,
                           .stroke = Stroke::Dotted,
                           .x = x,
                           .y = std::vector<double>(x.size(), run.info.valForeground)});
}

void addMarks(ChartSpec& spec, const std::vector<const RunEntry*>& runs)
{
    for (const RunEntry* run : runs) {
        for (const diagnosis::Verdict& verdict : run->verdicts) {
            if (verdict.severity != audit::Severity::Info) {
                const QString title =
                    QCoreApplication::translate("catalogue", std::string(texts::find(verdict.rule + ".title")).c_str());
                spec.marks.push_back(
                    {verdict.sinceEpoch, title.isEmpty() ? QString::fromStdString(verdict.rule) : title, run->colour});
            }
        }
        if (run->history.bestEpoch() > 0) {
            spec.marks.push_back({static_cast<double>(run->history.bestEpoch()), Texts::tr("best"), run->colour});
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
        axis.lower = 0.0;
        axis.upper = 1.0;
        return axis;
    }
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
    return recipe == nullptr ? name : Texts::tr(recipe->title);
}

std::vector<ChartGroupNames> chartsWithData(const std::vector<const RunEntry*>& runs)
{
    std::vector<ChartGroupNames> groups;
    for (const ChartGroup& group : allChartGroups()) {
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
    return groups;
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

ChartSpec buildChart(const QString& name, const std::vector<const RunEntry*>& runs, const ChartOptions& options)
{
    const ChartRecipe* recipe = findChartRecipe(name);
    if (recipe == nullptr) {
        throw Error(ErrorCode::InvalidArgument, {},
                    Texts::tr("there is no chart named \"%1\"; the charts are %2")
                        .arg(name, chartNames().join(QStringLiteral(", ")))
                        .toStdString());
    }
    ChartSpec spec;
    spec.name = name;
    spec.title = Texts::tr(recipe->title);
    spec.x = {.label = Texts::tr("epoch"), .lower = 0.0};
    spec.y = valueAxis(*recipe, options);
    spec.emptyText = runs.empty() ? Texts::tr("No run is shown.") : Texts::tr("Nothing was written for this chart yet.");
    for (const RunEntry* run : runs) {
        const std::size_t first = spec.series.size();
        for (const ChartLine& line : recipe->lines) {
            addLine(spec, line, *run, recipe->steps);
        }
        if (recipe->shaded && spec.series.size() == first + 2) {
            spec.bands.push_back({.upper = first, .lower = first + 1});
        }
        if (name == QLatin1String("foreground")) {
            addTrueForeground(spec, *run);
        } else if (name == QLatin1String("accuracy")) {
            addAllBackground(spec, *run);
        }
    }
    if (!recipe->prefix.empty()) {
        addParts(spec, *recipe, runs, shownParts(*recipe, runs, options));
    }
    // Where verdicts begin belongs to what they are about: not to rates, speeds and sizes.
    const bool ofQuality = recipe->group != std::string_view("speed") && recipe->group != std::string_view("gradients");
    if (options.marks && ofQuality) {
        addMarks(spec, runs);
    }
    return spec;
}

}  // namespace gg::widgets
