#include "widgets/charts/chart_builder.h"

#include "core/base/error.h"
#include "widgets/models/run_collection.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::ChartBuilder)
};

enum class Scale { Free, Share, FromZero };

/// One line of a chart: the first of the series names that a run has.
struct Line {
    std::vector<std::string> series;
    const char* name;  ///< for tr()
    Stroke stroke = Stroke::Solid;
    bool faint = false;
};

struct Recipe {
    QString id;
    const char* title;
    const char* yLabel;
    Scale scale = Scale::Free;
    std::vector<Line> lines;
};

const std::vector<Recipe>& recipes()
{
    static const std::vector<Recipe> all{
        {QStringLiteral("loss"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Loss"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         Scale::Free,
         {{{"train/loss/step"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "train, step"), Stroke::Solid, true},
          {{"train/loss"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "train, epoch"), Stroke::Solid},
          {{"val/loss"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "validation"), Stroke::Dashed}}},
        {QStringLiteral("sensitivity_specificity"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Sensitivity and specificity"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of pixels"),
         Scale::Share,
         {{{"val/sensitivity"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "sensitivity"), Stroke::Solid},
          {{"val/specificity"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "specificity"), Stroke::Dashed}}},
        {QStringLiteral("dice_iou"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Dice and IoU"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "overlap"),
         Scale::Share,
         {{{"val/dice"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Dice"), Stroke::Solid},
          {{"val/iou"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "IoU"), Stroke::Dashed}}},
        {QStringLiteral("foreground"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Foreground share"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of pixels"),
         Scale::FromZero,
         {{{"val/predicted_foreground"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "predicted"), Stroke::Solid},
          {{"val/true_foreground"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "truth"), Stroke::Dotted}}},
        {QStringLiteral("accuracy"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Pixel accuracy"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of pixels"),
         Scale::Share,
         {{{"val/pixel_accuracy", "val/accuracy"},
           QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "pixel accuracy"),
           Stroke::Solid}}},
        {QStringLiteral("probe"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Probe batch"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of pixels"),
         Scale::Share,
         {{{"probe/sensitivity"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "sensitivity"), Stroke::Solid},
          {{"probe/specificity"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "specificity"), Stroke::Dashed},
          {{"probe/predicted_foreground"},
           QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "predicted foreground"),
           Stroke::Dotted}}},
        {QStringLiteral("learning_rate"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Learning rate"),
         QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "learning rate"),
         Scale::FromZero,
         {{{"train/lr/step", "train/lr"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "learning rate"), Stroke::Solid}}},
    };
    return all;
}

const Recipe* findRecipe(const QString& name)
{
    const auto& all = recipes();
    const auto it = std::find_if(all.begin(), all.end(), [&](const Recipe& one) { return one.id == name; });
    return it == all.end() ? nullptr : &*it;
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

void addLine(ChartSpec& spec, const Line& line, const RunEntry& run)
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
                           .steps = spec.name == QLatin1String("learning_rate"),
                           .faint = line.faint,
                           .marked = !line.faint && source->size() <= maxMarkedPoints,
                           .x = source->epochs,
                           .y = source->values});
    sortByX(spec.series.back());
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

ChartAxis valueAxis(const Recipe& recipe, const ChartOptions& options)
{
    ChartAxis axis{.label = Texts::tr(recipe.yLabel)};
    if (recipe.scale == Scale::Share) {
        axis.lower = 0.0;
        axis.upper = 1.0;
        return axis;
    }
    axis.logarithmic = options.logarithmic;
    if (recipe.scale == Scale::FromZero && !options.logarithmic) {
        axis.lower = 0.0;
    }
    return axis;
}

}  // namespace

const QStringList& chartNames()
{
    static const QStringList names = [] {
        QStringList list;
        for (const Recipe& one : recipes()) {
            list << one.id;
        }
        return list;
    }();
    return names;
}

QString chartTitle(const QString& name)
{
    const Recipe* recipe = findRecipe(name);
    return recipe == nullptr ? name : Texts::tr(recipe->title);
}

ChartSpec buildChart(const QString& name, const std::vector<const RunEntry*>& runs, const ChartOptions& options)
{
    const Recipe* recipe = findRecipe(name);
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
        for (const Line& line : recipe->lines) {
            addLine(spec, line, *run);
        }
        if (name == QLatin1String("foreground")) {
            addTrueForeground(spec, *run);
        } else if (name == QLatin1String("accuracy")) {
            addAllBackground(spec, *run);
        }
    }
    if (options.marks && name != QLatin1String("learning_rate")) {
        addMarks(spec, runs);
    }
    return spec;
}

}  // namespace gg::widgets
