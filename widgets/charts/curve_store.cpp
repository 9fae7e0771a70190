#include "widgets/charts/curve_store.h"

#include "widgets/models/run_collection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace gg::widgets {
namespace {

/// Points that are smoothed in about two milliseconds; the other work is told in the same measure.
constexpr double momentsWork = 250'000;
constexpr double costOfValue = 0.25;
constexpr double costOfPlace = 0.5;
constexpr double costOfExtremes = 0.5;
constexpr double costOfSmoothing = 1;
constexpr std::size_t mostGroupCurves = 5'000;
/// Columns of longer curves are made with room for what follows.
constexpr std::size_t longCurve = 16'384;
/// A curve that goes back more often than this was not written in the order of its x.
constexpr std::size_t mostDescents = 200;
/// Times before are seconds since the start, not dates.
constexpr double earliestDate = 1e8;
/// More epochs than any run has.
constexpr std::size_t mostEpochPlaces = 200'000;

bool tells(const runs::Series& series, RunAxis axis)
{
    switch (axis) {
    case RunAxis::Epoch:
        return series.epochs.size() == series.size();
    case RunAxis::Step:
        return series.steps.size() == series.size();
    case RunAxis::WallTime:
        return series.times.size() == series.size() && series.size() > 0 && series.times.front() >= earliestDate;
    case RunAxis::RelativeTime:
        return series.times.size() == series.size();
    }
    return false;
}

double originOf(const RunEntry& run, const runs::Series& series, RunAxis axis)
{
    if (axis != RunAxis::RelativeTime) {
        return 0;
    }
    const double first = run.history.firstTime();
    return first > 0 && first <= series.times.front() ? first : series.times.front();
}

double xOf(const runs::Series& series, RunAxis axis, std::size_t i)
{
    switch (axis) {
    case RunAxis::Epoch:
        return series.epochs[i];
    case RunAxis::Step:
        return static_cast<double>(series.steps[i]);
    case RunAxis::WallTime:
    case RunAxis::RelativeTime:
        break;
    }
    return series.times[i];
}

/// A learning rate that falls by less is being annealed, not stepped.
constexpr double leastStep = 0.7;

std::string rateSeries(const RunEntry& run)
{
    for (const char* name : {"train/lr/step", "train/lr"}) {
        if (run.history.find(name) != nullptr) {
            return name;
        }
    }
    const std::string prefix = "train/lr/";
    const auto first = run.history.series().lower_bound(prefix);
    return first != run.history.series().end() && first->first.starts_with(prefix) ? first->first : std::string();
}

/// Points by x, for curves that were not written in its order.
void sortByX(ChartSeries& series)
{
    std::vector<std::size_t> order(series.x.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return series.x[a] < series.x[b]; });
    const auto inOrder = [&](const CurveColumn& column) {
        std::vector<double> values;
        values.reserve(order.size());
        for (const std::size_t i : order) {
            values.push_back(column[i]);
        }
        return CurveColumn(std::move(values));
    };
    series.x = inOrder(series.x);
    series.y = inOrder(series.y);
    series.smooth = series.smooth.size() == order.size() ? inOrder(series.smooth) : CurveColumn();
    series.parts = {{.first = 0, .last = order.size()}};
    series.extremes = nullptr;
    series.smoothExtremes = nullptr;
}

/// The extremes of a column that are there, and those up to a point.
std::shared_ptr<const Extremes> extended(const std::shared_ptr<const Extremes>& before, CurveColumn values, std::size_t to, Drawable drawable)
{
    if (before && before->kind() == drawable && before->values().size() >= to) {
        return before;
    }
    values.resize(to);
    auto now = before && before->kind() == drawable ? std::make_shared<Extremes>(*before) : std::make_shared<Extremes>(drawable);
    now->extend(values);
    return now;
}

std::size_t sizeOf(const std::shared_ptr<const Extremes>& extremes)
{
    return extremes ? extremes->values().size() : 0;
}

void makeRoom(CurveColumn& column, std::size_t points)
{
    if (column.empty() && points >= longCurve) {
        column.reserve(points + points / 2);
    }
}

}  // namespace

/// What may still be done in this turn.
class CurveStore::Budget {
public:
    explicit Budget(double left)
        : m_left(left)
    {
    }
    /// Up to where a column may be taken on.
    std::size_t take(std::size_t from, std::size_t to, double cost)
    {
        if (from >= to || m_left <= 0) {
            return from;
        }
        const auto count = static_cast<std::size_t>(std::min(static_cast<double>(to - from), std::ceil(m_left / cost)));
        m_left -= static_cast<double>(count) * cost;
        return from + count;
    }
    /// The same without taking it, so that other columns get as far.
    std::size_t reach(std::size_t from, std::size_t to, double cost) const
    {
        return from + static_cast<std::size_t>(std::min(static_cast<double>(to - from), std::ceil(std::max(0.0, m_left) / cost)));
    }
    bool left() const { return m_left > 0; }

private:
    double m_left;
};

CurveStore::Kept& CurveStore::keptOf(const RunEntry& run, const std::string& name, const runs::Series& series)
{
    Kept& kept = m_kept[{run.folder, name}];
    if (kept.takenBack != run.history.takenBack() || kept.y.size() > series.size()) {
        kept = {};
        kept.takenBack = run.history.takenBack();
    }
    kept.branches = series.branches;
    return kept;
}

CurveStore::Places& CurveStore::placesOf(Kept& kept, const RunEntry& run, const runs::Series& series, RunAxis axis)
{
    Places& places = kept.places[axis];
    if (const double origin = originOf(run, series, axis); origin != places.origin) {
        places = {};
        places.origin = origin;
    }
    return places;
}

void CurveStore::takePlaces(Places& places, const runs::Series& series, RunAxis axis, std::size_t to)
{
    if (places.x.size() >= to) {
        return;
    }
    makeRoom(places.x, series.size());
    std::vector<double> further;
    further.reserve(to - places.x.size());
    double last = places.x.empty() ? -std::numeric_limits<double>::infinity() : places.x.back();
    for (std::size_t i = places.x.size(); i < to; ++i) {
        const double value = xOf(series, axis, i) - places.origin;
        // A point whose place is not a number stands where the one before it does.
        const double x = std::isfinite(value) ? value : std::isfinite(last) ? last : 0;
        if (x < last) {
            places.descents.push_back(i);
        }
        further.push_back(x);
        last = x;
    }
    places.x.append(further);
}

bool CurveStore::advance(Kept& kept, const RunEntry& run, const runs::Series& series, const CurveWish& wish, Budget& budget)
{
    Places& places = placesOf(kept, run, series, wish.axis);
    makeRoom(kept.y, series.size());
    const std::size_t known = kept.y.size();
    const double all = costOfValue + costOfPlace + costOfExtremes + (wish.smoothing > 0 ? costOfSmoothing + costOfExtremes : 0);
    const std::size_t to = budget.take(known, budget.reach(known, series.size(), all), costOfValue);
    kept.y.append(std::span(series.values).subspan(known, to - known));
    const std::size_t size = kept.y.size();
    takePlaces(places, series, wish.axis, budget.take(places.x.size(), size, costOfPlace));
    auto& extremes = kept.extremes[wish.drawable];
    extremes = extended(extremes, kept.y, budget.take(sizeOf(extremes), size, costOfExtremes), wish.drawable);
    bool complete = size == series.size() && places.x.size() >= size && sizeOf(extremes) >= size;
    if (wish.smoothing > 0) {
        if (!kept.smoothed || kept.smoothed->state.weight() != wish.smoothing) {
            kept.smoothed.emplace();
            kept.smoothed->state = Smoothing(wish.smoothing);
        }
        Smoothed& smoothed = *kept.smoothed;
        makeRoom(smoothed.values, series.size());
        smooth(kept, budget.take(smoothed.values.size(), size, costOfSmoothing));
        auto& ofSmooth = smoothed.extremes[wish.drawable];
        ofSmooth = extended(ofSmooth, smoothed.values, budget.take(sizeOf(ofSmooth), smoothed.values.size(), costOfExtremes), wish.drawable);
        complete = complete && sizeOf(ofSmooth) >= size;
    }
    return complete;
}

/// A part ends where the run was started again. What a later part does once more is abandoned.
std::vector<CurvePart> CurveStore::partsOf(const Kept& kept, const Places& places, const runs::Series& series, std::size_t count)
{
    std::set<std::size_t> starts{0};
    starts.insert(kept.branches.begin(), kept.branches.end());
    starts.insert(places.descents.begin(), places.descents.end());
    starts.erase(starts.lower_bound(count), starts.end());
    std::vector<CurvePart> parts;
    double leastX = std::numeric_limits<double>::infinity();
    std::int64_t leastStep = std::numeric_limits<std::int64_t>::max();
    std::size_t end = count;
    for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
        const std::size_t first = *start;
        const double* x = places.x.begin();
        auto cut = static_cast<std::size_t>(std::lower_bound(x + first, x + end, leastX) - x);
        const std::int64_t* steps = series.steps.data();
        cut = std::min(cut, static_cast<std::size_t>(std::lower_bound(steps + first, steps + end, leastStep) - steps));
        if (cut < end) {
            parts.push_back({.first = cut, .last = end, .abandoned = true});
        }
        if (cut > first) {
            parts.push_back({.first = first, .last = cut});
        }
        if (std::binary_search(places.descents.begin(), places.descents.end(), first)) {
            leastX = std::min(leastX, x[first]);
        }
        if (std::binary_search(kept.branches.begin(), kept.branches.end(), first)) {
            leastStep = std::min(leastStep, series.steps[first]);
        }
        end = first;
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

void CurveStore::smooth(Kept& kept, std::size_t to)
{
    Smoothed& smoothed = *kept.smoothed;
    const std::size_t from = smoothed.values.size();
    if (from >= to) {
        return;
    }
    std::vector<double> further;
    further.reserve(to - from);
    for (std::size_t i = from; i < to; ++i) {
        if (smoothed.nextBranch < kept.branches.size() && kept.branches[smoothed.nextBranch] == i) {
            smoothed.state.restart();
            ++smoothed.nextBranch;
        }
        further.push_back(smoothed.state.next(kept.y[i]));
    }
    smoothed.values.append(further);
}

bool CurveStore::fill(const RunEntry& run, const std::string& name, const CurveWish& wish, ChartSeries& series)
{
    const runs::Series* source = run.history.find(name);
    if (source == nullptr || source->size() == 0 || !tells(*source, wish.axis)) {
        return false;
    }
    Kept& kept = keptOf(run, name, *source);
    Budget budget(momentsWork);
    const bool complete = advance(kept, run, *source, wish, budget);
    const auto same = [&](const Unfinished& one) { return one.run == &run && one.name == name && one.wish == wish; };
    std::erase_if(m_unfinished, same);
    if (!complete) {
        m_unfinished.push_back({.run = &run, .name = name, .wish = wish});
    }
    const Places& places = kept.places[wish.axis];
    const auto& extremes = kept.extremes[wish.drawable];
    const std::size_t count = std::min({kept.y.size(), places.x.size(), sizeOf(extremes)});
    series.x = places.x;
    series.y = kept.y;
    series.x.resize(count);
    series.y.resize(count);
    if (wish.smoothing > 0) {
        series.smooth = kept.smoothed->values;
        series.smooth.resize(std::min(count, sizeOf(kept.smoothed->extremes[wish.drawable])));
    }
    if (places.descents.size() > mostDescents) {
        sortByX(series);
        return true;
    }
    series.parts = partsOf(kept, places, *source, count);
    series.extremes = extremes;
    series.smoothExtremes = wish.smoothing > 0 ? kept.smoothed->extremes[wish.drawable] : nullptr;
    return true;
}

bool CurveStore::lacksAxis(const RunEntry& run, const std::string& name, RunAxis axis)
{
    const runs::Series* source = run.history.find(name);
    return source != nullptr && source->size() > 0 && !tells(*source, axis);
}

std::optional<EpochPlaces> CurveStore::epochPlaces(const RunEntry& run, RunAxis axis)
{
    const std::string* chosen = nullptr;
    std::size_t most = 0;
    for (const auto& [name, series] : run.history.series()) {
        const bool usable = series.size() > 0 && series.size() <= mostEpochPlaces && tells(series, RunAxis::Epoch) && tells(series, axis);
        // A series of epochs says it without the steps between.
        const std::size_t weight = series.size() + (run.history.isEpochSeries(name) ? mostEpochPlaces : 0);
        if (usable && weight > most) {
            chosen = &name;
            most = weight;
        }
    }
    if (chosen == nullptr) {
        return std::nullopt;
    }
    const runs::Series& series = *run.history.find(*chosen);
    Kept& kept = keptOf(run, *chosen, series);
    const auto columnOf = [&](RunAxis one) {
        Places& places = placesOf(kept, run, series, one);
        takePlaces(places, series, one, series.size());
        return places.x;
    };
    const CurveColumn epochs = columnOf(RunAxis::Epoch);
    const CurveColumn x = columnOf(axis);
    // What was done once more counts where it was done last.
    std::vector<double> outEpochs;
    std::vector<double> outX;
    for (std::size_t i = epochs.size(); i-- > 0;) {
        if (outX.empty() || (epochs[i] < outEpochs.back() && x[i] < outX.back())) {
            outEpochs.push_back(epochs[i]);
            outX.push_back(x[i]);
        }
    }
    std::reverse(outEpochs.begin(), outEpochs.end());
    std::reverse(outX.begin(), outX.end());
    return EpochPlaces{.epochs = std::move(outEpochs), .x = std::move(outX)};
}

std::optional<double> CurveStore::xAt(const RunEntry& run, const std::string& name, std::size_t index, RunAxis axis)
{
    const runs::Series* series = run.history.find(name);
    if (series == nullptr || index >= series->size() || !tells(*series, axis)) {
        return std::nullopt;
    }
    return xOf(*series, axis, index) - originOf(run, *series, axis);
}

std::vector<LearningRateStep> CurveStore::learningRateSteps(const RunEntry& run)
{
    RateScan& scan = m_rates[run.folder];
    if (scan.takenBack != run.history.takenBack()) {
        scan = {.takenBack = run.history.takenBack(), .series = {}, .next = 0, .falls = 0, .steps = {}};
    }
    if (scan.series.empty()) {
        scan.series = rateSeries(run);
    }
    const runs::Series* series = run.history.find(scan.series);
    if (series == nullptr) {
        return {};
    }
    const std::vector<double>& rate = series->values;
    for (std::size_t i = std::max<std::size_t>(scan.next, 2); i < rate.size(); ++i) {
        scan.falls += rate[i] < rate[i - 1] ? 1 : 0;
        const bool stood = rate[i - 2] == rate[i - 1] && rate[i - 1] > 0;
        if (stood && rate[i] > 0 && rate[i] < leastStep * rate[i - 1]) {
            scan.steps.push_back({.series = scan.series, .index = i, .from = rate[i - 1], .to = rate[i]});
        }
    }
    scan.next = rate.size();
    // Annealing by the epoch stands still between its steps, too, but falls by little most of the time.
    return 4 * scan.steps.size() >= 3 * scan.falls ? scan.steps : std::vector<LearningRateStep>();
}

void CurveStore::work()
{
    Budget budget(momentsWork);
    while (!m_unfinished.empty() && budget.left()) {
        const Unfinished one = m_unfinished.back();
        const runs::Series* source = one.run->history.find(one.name);
        if (source == nullptr || !tells(*source, one.wish.axis) || advance(keptOf(*one.run, one.name, *source), *one.run, *source, one.wish, budget)) {
            m_unfinished.pop_back();
        }
    }
}

GroupCurve& CurveStore::groupCurve(const QString& key)
{
    // Those of groupings that are not looked at any more.
    if (m_groups.size() >= mostGroupCurves && !m_groups.contains(key)) {
        m_groups.clear();
    }
    return m_groups[key];
}

void CurveStore::forget(const RunEntry& run)
{
    std::erase_if(m_unfinished, [&](const Unfinished& one) { return one.run == &run; });
}

void CurveStore::keepOnly(const std::vector<const RunEntry*>& runs)
{
    std::set<QString> folders;
    for (const RunEntry* run : runs) {
        folders.insert(run->folder);
    }
    std::erase_if(m_kept, [&](const auto& item) { return !folders.contains(item.first.folder); });
    std::erase_if(m_rates, [&](const auto& item) { return !folders.contains(item.first); });
    std::erase_if(m_unfinished, [&](const Unfinished& one) { return std::find(runs.begin(), runs.end(), one.run) == runs.end(); });
}

}  // namespace gg::widgets
