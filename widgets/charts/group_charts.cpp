#include "widgets/charts/group_charts.h"

#include "widgets/models/run_collection.h"

#include <QCoreApplication>

#include <algorithm>

namespace gg::widgets {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::GroupCharts)
};

/// More points than this are a line, fewer get a dot each.
constexpr std::size_t maxMarkedPoints = 60;

/// The lines of one name that the runs of a group have.
struct Lines {
    ChartSeries first;
    std::vector<ChartSeries> all;
};

std::vector<Lines> linesByName(const QString& name, const ChartGroup& group, const ChartOptions& options, CurveStore& curves)
{
    std::vector<Lines> lines;
    for (const RunEntry* run : group.runs) {
        for (ChartSeries& series : buildChart(name, {run}, options, curves).series) {
            if (series.faint && !series.listed) {
                continue;  // the edge of one run's band: a group has a band of its own
            }
            auto same = std::find_if(lines.begin(), lines.end(), [&](const Lines& one) { return one.first.name == series.name; });
            if (same == lines.end()) {
                same = lines.insert(lines.end(), {.first = series, .all = {}});
            }
            same->all.push_back(std::move(series));
        }
    }
    return lines;
}

std::vector<CurveColumn> columnsOf(const Lines& lines)
{
    std::vector<CurveColumn> columns;
    for (const ChartSeries& one : lines.all) {
        columns.push_back(one.x);
        columns.push_back(one.y);
    }
    return columns;
}

/// Columns share their values as they grow: these are the same, or others.
bool sameColumns(const std::vector<CurveColumn>& a, const std::vector<CurveColumn>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const CurveColumn& x, const CurveColumn& y) { return x.data() == y.data() && x.size() == y.size(); });
}

void setColumns(ChartSeries& series, const CurveColumn& x, std::vector<double> y, Drawable drawable)
{
    series.x = x;
    series.y = std::move(y);
    auto extremes = std::make_shared<Extremes>(drawable);
    extremes->extend(series.y);
    series.extremes = std::move(extremes);
}

/// Worked out anew only for groups in which a run has grown.
const GroupCurve& curveOf(const Lines& lines, const QString& key, const ChartOptions& options, Drawable drawable, CurveStore& curves)
{
    GroupCurve& kept = curves.groupCurve(key);
    std::vector<CurveColumn> columns = columnsOf(lines);
    if (!kept.of.empty() && kept.smoothing == options.smoothing && kept.drawable == drawable && sameColumns(kept.of, columns)) {
        return kept;
    }
    std::vector<runs::Points> points;
    for (const ChartSeries& one : lines.all) {
        points.push_back({.x = one.x, .y = one.y});
    }
    const runs::GroupBand band = runs::bandOf(points);
    std::vector<double> high;
    std::vector<double> low;
    for (std::size_t i = 0; i < band.epochs.size(); ++i) {
        high.push_back(band.mean[i] + band.deviation[i]);
        low.push_back(band.mean[i] - band.deviation[i]);
    }
    kept = {.of = std::move(columns), .smoothing = options.smoothing, .drawable = drawable};
    const CurveColumn x(band.epochs);
    setColumns(kept.mean, x, band.mean, drawable);
    setColumns(kept.upper, x, std::move(high), drawable);
    setColumns(kept.lower, x, std::move(low), drawable);
    Smoothing smoothing(options.smoothing);
    for (std::size_t i = 0; options.smoothing > 0 && i < band.mean.size(); ++i) {
        kept.mean.smooth.push_back(smoothing.next(band.mean[i]));
    }
    return kept;
}

void takeColumns(ChartSeries& series, const ChartSeries& from)
{
    series.x = from.x;
    series.y = from.y;
    series.smooth = from.smooth;
    series.extremes = from.extremes;
}

void addGroup(ChartSpec& spec, const QString& name, const ChartGroup& group, const ChartOptions& options, CurveStore& curves)
{
    const Drawable drawable = spec.y.logarithmic ? Drawable::Positive : Drawable::Finite;
    for (const Lines& lines : linesByName(name, group, options, curves)) {
        const QString key = QStringList{name, group.title, lines.first.name}.join(QLatin1Char('\n'));
        const GroupCurve& curve = curveOf(lines, key, options, drawable, curves);
        ChartSeries mean{.run = group.title, .name = lines.first.name, .colour = group.colour, .stroke = lines.first.stroke, .faint = lines.first.faint || group.faint};
        mean.marked = !mean.faint && curve.mean.x.size() <= maxMarkedPoints;
        ChartSeries upper = mean;
        upper.faint = true;
        upper.marked = false;
        upper.listed = false;
        ChartSeries lower = upper;
        upper.name = Texts::tr("%1, + 1 standard deviation").arg(mean.name);
        lower.name = Texts::tr("%1, − 1 standard deviation").arg(mean.name);
        takeColumns(mean, curve.mean);
        takeColumns(upper, curve.upper);
        takeColumns(lower, curve.lower);
        spec.series.push_back(std::move(mean));
        // Steps are context; a band around context hides what it is the context of.
        if (!lines.first.faint && !group.faint) {
            spec.series.push_back(std::move(upper));
            spec.series.push_back(std::move(lower));
            spec.bands.push_back({.upper = spec.series.size() - 2, .lower = spec.series.size() - 1});
        }
    }
}

}  // namespace

std::vector<ChartGroup> chartGroups(const std::vector<const RunEntry*>& runs, const runs::Grouping& grouping)
{
    std::vector<runs::NamedSettings> named;
    for (const RunEntry* run : runs) {
        named.push_back({.name = run->info.name, .settings = &run->config});
    }
    std::vector<ChartGroup> groups;
    for (const runs::RunGroup& group : runs::groupRuns(named, grouping)) {
        ChartGroup out{.title = group.name.empty() ? Texts::tr("not set") : QString::fromStdString(group.name), .colour = runs[group.runs.front()]->colour};
        for (const std::size_t run : group.runs) {
            out.runs.push_back(runs[run]);
        }
        if (out.runs.size() > 1) {
            out.title = Texts::tr("%1 (n = %2)").arg(out.title).arg(out.runs.size());
        }
        out.faint = std::all_of(out.runs.begin(), out.runs.end(), [](const RunEntry* run) { return run->faint; });
        groups.push_back(std::move(out));
    }
    return groups;
}

ChartSpec buildGroupedChart(const QString& name, const std::vector<ChartGroup>& groups, const ChartOptions& options, CurveStore& curves)
{
    ChartOptions plain = options;
    // Where each of ten runs was best says nothing of their mean.
    plain.marks = false;
    ChartSpec spec = buildChart(name, {}, plain, curves);
    for (const ChartGroup& group : groups) {
        if (group.runs.size() == 1) {
            for (ChartSeries& series : buildChart(name, group.runs, plain, curves).series) {
                series.run = group.title;
                spec.series.push_back(std::move(series));
            }
        } else {
            addGroup(spec, name, group, plain, curves);
        }
    }
    spec.emptyText = groups.empty() ? spec.emptyText : Texts::tr("No two runs of a group have values at the same epoch.");
    return spec;
}

}  // namespace gg::widgets
