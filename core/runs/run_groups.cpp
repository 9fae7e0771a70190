#include "core/runs/run_groups.h"

#include "core/runs/setting_column.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

namespace gg::runs {
namespace {

/// "*" as in a shell. Going back to the last star alone is enough, and keeps a pattern of many stars from taking forever.
bool fits(std::string_view name, std::string_view pattern)
{
    std::size_t at = 0;
    std::size_t place = 0;
    std::size_t star = std::string_view::npos;
    std::size_t taken = 0;
    while (at < name.size()) {
        if (place < pattern.size() && pattern[place] == '*') {
            star = place++;
            taken = at;
        } else if (place < pattern.size() && pattern[place] == name[at]) {
            ++place;
            ++at;
        } else if (star != std::string_view::npos) {
            place = star + 1;
            at = ++taken;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', place) == std::string_view::npos;
}

bool isDigit(char c)
{
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end])) {
        ++end;
    }
    return end - at;
}

/// Numbers in names are counted: 9 before 10.
bool naturallyLess(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const std::size_t inA = digitsAt(a, i);
        const std::size_t inB = digitsAt(b, j);
        if (inA > 0 && inB > 0) {
            const auto number = [](std::string_view digits) { return digits.substr(std::min(digits.find_first_not_of('0'), digits.size())); };
            const std::string_view one = number(a.substr(i, inA));
            const std::string_view other = number(b.substr(j, inB));
            if (one != other) {
                return one.size() != other.size() ? one.size() < other.size() : one < other;
            }
            i += inA;
            j += inB;
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

void sortGroups(std::vector<RunGroup>& groups)
{
    const bool numbers = std::all_of(groups.begin(), groups.end(), [](const RunGroup& group) { return group.name.empty() || numberOf(group.name); });
    std::stable_sort(groups.begin(), groups.end(), [numbers](const RunGroup& a, const RunGroup& b) {
        if (a.alone != b.alone || a.name.empty() != b.name.empty()) {
            return a.alone != b.alone ? b.alone : b.name.empty();
        }
        return numbers && !a.name.empty() ? *numberOf(a.name) < *numberOf(b.name) : naturallyLess(a.name, b.name);
    });
}

/// What a run says of one epoch.
struct EpochSum {
    double epoch = 0;
    double sum = 0;  ///< of what lies between it and the one before
    int count = 0;
    std::optional<double> whole;
};

/// In order of their epochs, each once; what came later counts.
void mergeEpochs(std::vector<EpochSum>& sums)
{
    const auto before = [](const EpochSum& a, const EpochSum& b) { return a.epoch < b.epoch; };
    if (std::is_sorted(sums.begin(), sums.end(), before)) {
        return;
    }
    std::stable_sort(sums.begin(), sums.end(), before);
    std::size_t last = 0;
    for (std::size_t i = 1; i < sums.size(); ++i) {
        if (sums[i].epoch != sums[last].epoch) {
            sums[++last] = sums[i];
            continue;
        }
        sums[last].sum += sums[i].sum;
        sums[last].count += sums[i].count;
        sums[last].whole = sums[i].whole ? sums[i].whole : sums[last].whole;
    }
    sums.resize(last + 1);
}

/// The values of one run by epoch, those between epochs averaged to the end of theirs.
std::vector<std::pair<double, double>> byEpoch(const Points& points)
{
    std::vector<EpochSum> sums;
    for (std::size_t i = 0; i < std::min(points.x.size(), points.y.size()); ++i) {
        const double x = points.x[i];
        const double y = points.y[i];
        if (!std::isfinite(y) || !std::isfinite(x)) {
            continue;
        }
        const double epoch = std::ceil(x);
        if (sums.empty() || sums.back().epoch != epoch) {
            sums.push_back({.epoch = epoch, .whole = {}});
        }
        if (x == epoch) {
            sums.back().whole = y;
        } else {
            sums.back().sum += y;
            ++sums.back().count;
        }
    }
    mergeEpochs(sums);
    std::vector<std::pair<double, double>> values;
    values.reserve(sums.size());
    for (const EpochSum& one : sums) {
        // A step that ends its epoch is one of its steps.
        const double total = one.sum + one.whole.value_or(0);
        values.emplace_back(one.epoch, total / (one.count + (one.whole ? 1 : 0)));
    }
    return values;
}

double deviationOf(const std::vector<double>& values, double mean)
{
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double meanOfAll(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

}  // namespace

std::optional<std::string> groupOfName(std::string_view name, std::string_view pattern)
{
    const std::size_t hole = pattern.find("{}");
    if (hole == std::string_view::npos) {
        return fits(name, pattern) ? std::optional<std::string>(pattern) : std::nullopt;
    }
    const std::string_view before = pattern.substr(0, hole);
    const std::string_view after = pattern.substr(hole + 2);
    for (std::size_t begin = 0; begin <= name.size(); ++begin) {
        if (!fits(name.substr(0, begin), before)) {
            continue;
        }
        for (std::size_t length = name.size() - begin; length > 0; --length) {
            if (fits(name.substr(begin + length), after)) {
                return std::string(name.substr(begin, length));
            }
        }
    }
    return std::nullopt;
}

std::string suggestedPattern(std::span<const std::string> names)
{
    static constexpr std::string_view endings[] = {"_seed", "-seed", "seed", "_s", "-s", "_run", "-run", "_", "-", ""};
    for (const std::string_view ending : endings) {
        std::map<std::string, int> groups;
        for (const std::string& name : names) {
            std::size_t digits = name.size();
            while (digits > 0 && isDigit(name[digits - 1])) {
                --digits;
            }
            const std::string_view stem = std::string_view(name).substr(0, digits);
            if (digits < name.size() && stem.size() > ending.size() && stem.ends_with(ending)) {
                ++groups[std::string(stem.substr(0, stem.size() - ending.size()))];
            }
        }
        if (std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.second > 1; })) {
            return "{}" + std::string(ending) + "*";
        }
    }
    return {};
}

std::vector<RunGroup> groupRuns(std::span<const NamedSettings> runs, const Grouping& grouping)
{
    std::map<std::string, std::size_t> places;
    std::vector<RunGroup> groups;
    const auto put = [&](const std::string& name, std::size_t run) {
        const auto [it, fresh] = places.emplace(name, groups.size());
        if (fresh) {
            groups.push_back({.name = name, .runs = {}});
        }
        groups[it->second].runs.push_back(run);
    };
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!grouping.setting.empty()) {
            const auto it = runs[i].settings->find(grouping.setting);
            put(it == runs[i].settings->end() ? std::string() : it->second, i);
        } else if (const auto group = grouping.namePattern.empty() ? std::nullopt : groupOfName(runs[i].name, grouping.namePattern)) {
            put(*group, i);
        } else {
            groups.push_back({.name = runs[i].name, .runs = {i}, .alone = true});
        }
    }
    sortGroups(groups);
    return groups;
}

GroupBand bandOf(std::span<const Points> runs)
{
    std::vector<std::pair<double, double>> all;
    for (const Points& points : runs) {
        const auto values = byEpoch(points);
        all.insert(all.end(), values.begin(), values.end());
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    GroupBand band;
    std::vector<double> these;
    for (std::size_t first = 0; first < all.size();) {
        const double epoch = all[first].first;
        these.clear();
        for (; first < all.size() && all[first].first == epoch; ++first) {
            these.push_back(all[first].second);
        }
        if (these.size() < 2) {
            continue;
        }
        const double mean = meanOfAll(these);
        band.epochs.push_back(epoch);
        band.mean.push_back(mean);
        band.deviation.push_back(deviationOf(these, mean));
        band.lowest.push_back(*std::min_element(these.begin(), these.end()));
        band.highest.push_back(*std::max_element(these.begin(), these.end()));
        band.runs.push_back(static_cast<int>(these.size()));
    }
    return band;
}

GroupValue meanOf(std::span<const std::optional<double>> values)
{
    std::vector<double> present;
    for (const auto& value : values) {
        if (value && std::isfinite(*value)) {
            present.push_back(*value);
        }
    }
    GroupValue out{.mean = {}, .deviation = {}, .runs = static_cast<int>(present.size())};
    if (!present.empty()) {
        out.mean = meanOfAll(present);
    }
    if (present.size() > 1) {
        out.deviation = deviationOf(present, *out.mean);
    }
    return out;
}

}  // namespace gg::runs
