#include "core/imports/series_fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace gg::imports {
namespace {

/// No rounding that is taken for one is coarser, whatever the first few numbers look like.
constexpr double coarsest = 5e-5;
constexpr double coarsestShare = 5e-4;
/// Event files hold single precision.
constexpr double singlePrecision = 2.4e-7;

/// A trainer writes to its logs in turn: what is ahead of the other by more counts in another way.
constexpr std::ptrdiff_t mostAhead = 8;
constexpr std::size_t mostRemembered = 1024;

bool agree(double a, double b, double rounding)
{
    if (!std::isfinite(a) || !std::isfinite(b)) {
        return a == b || (std::isnan(a) && std::isnan(b));
    }
    const double larger = std::max(std::abs(a), std::abs(b));
    const double allowed = std::min(1.001 * rounding, std::max(coarsest, coarsestShare * larger));
    return std::abs(a - b) <= allowed + singlePrecision * larger;
}

}  // namespace

void WrittenPrecision::see(double value)
{
    if (!std::isfinite(value) || value == 0) {
        return;
    }
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific).ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t e = text.find('e');
    const int digits = e > 1 ? static_cast<int>(e) - 1 : 1;  // without the point
    int exponent = 0;
    const std::string_view power = text.substr(e + (text[e + 1] == '+' ? 2 : 1));
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    m_digits = std::max(m_digits, digits);
    m_decimals = std::max(m_decimals, digits - 1 - exponent);
}

double WrittenPrecision::rounding(double value) const
{
    if (m_digits == 0) {
        return std::numeric_limits<double>::infinity();
    }
    const double ofDecimals = 0.5 * std::pow(10.0, -m_decimals);
    const double ofDigits = value == 0 || !std::isfinite(value) ? 0 : 0.5 * std::pow(10.0, std::floor(std::log10(std::abs(value))) - m_digits + 1);
    return std::max(ofDecimals, ofDigits);
}

void SaidSeries::add(const runs::SeriesPiece& piece)
{
    raw = piece.raw;
    file = piece.file;
    for (std::size_t i = 0; i < piece.values.size(); ++i) {
        branch += any && piece.steps[i] < lastStep ? 1 : 0;
        lastStep = piece.steps[i];
        any = true;
        values[lastStep].push_back({.value = piece.values[i], .index = count++});
        precision.see(piece.values[i]);
    }
}

void SeriesFold::add(const runs::SeriesPiece& piece)
{
    if (piece.values.empty()) {
        return;
    }
    const runs::SeriesOrigin origin{.raw = piece.raw, .file = piece.file};
    auto known = std::find(m_origins.begin(), m_origins.end(), origin);
    if (known == m_origins.end()) {
        known = m_origins.insert(m_origins.end(), origin);
        m_confirmed.push_back(false);
    }
    const auto place = static_cast<std::size_t>(known - m_origins.begin());
    m_ofEpochs = piece.ofEpochs;
    m_epochs = m_epochs && piece.epochs.size() == piece.values.size();
    m_times = m_times && piece.times.size() == piece.values.size();
    for (std::size_t i = 0; i < piece.values.size(); ++i) {
        const std::int64_t step = piece.steps[i];
        m_branch += m_last && step < *m_last ? 1 : 0;
        m_last = step;
        m_precision.see(piece.values[i]);
        m_waiting.push_back({.step = step,
                             .occurrence = m_occurrences[step]++,
                             .branch = m_branch,
                             .epoch = m_epochs ? piece.epochs[i] : 0,
                             .time = m_times ? piece.times[i] : 0,
                             .value = piece.values[i],
                             .origin = place});
    }
}

std::optional<SeriesFold::Contradiction> SeriesFold::compare(const SaidSeries& said)
{
    std::optional<Contradiction> first;
    std::erase_if(m_waiting, [&](const Point& point) {
        const auto values = said.values.find(point.step);
        if (first || values == said.values.end() || point.occurrence >= values->second.size()) {
            return false;
        }
        const auto [value, index] = values->second[point.occurrence];
        if (!agree(value, point.value, std::max(said.precision.rounding(value), m_precision.rounding(point.value)))) {
            first = Contradiction{.step = point.step, .said = value, .other = point.value, .file = m_origins[point.origin].file};
            return false;
        }
        if (m_times) {
            m_matchedTimes.resize(said.count, std::numeric_limits<double>::quiet_NaN());
            m_matchedTimes[index] = point.time;
            m_newTimes = true;
        }
        if (!m_confirmed[point.origin]) {
            m_confirmed[point.origin] = true;
            m_untold.push_back(point.origin);
        }
        return true;
    });
    return first;
}

std::vector<runs::SeriesOrigin> SeriesFold::takeOrigins()
{
    std::vector<runs::SeriesOrigin> origins;
    for (const std::size_t origin : m_untold) {
        origins.push_back(m_origins[origin]);
    }
    m_untold.clear();
    return origins;
}

std::vector<double> SeriesFold::takeTimes(const SaidSeries& said)
{
    if (!m_times || !std::exchange(m_newTimes, false)) {
        return {};
    }
    m_matchedTimes.resize(said.count, std::numeric_limits<double>::quiet_NaN());
    return m_matchedTimes;
}

runs::SeriesPiece SeriesFold::takeRest(const SaidSeries& said, bool all)
{
    const auto isBeyond = [&](const Point& point) { return point.branch > said.branch || (point.branch == said.branch && point.step >= said.lastStep); };
    const bool few = std::count_if(m_waiting.begin(), m_waiting.end(), isBeyond) <= mostAhead;
    runs::SeriesPiece piece;
    piece.ofEpochs = m_ofEpochs;
    std::erase_if(m_waiting, [&](const Point& point) {
        const bool beyond = isBeyond(point);
        if (beyond && few && !all) {
            return false;
        }
        if (m_lastOfRest && point.step < *m_lastOfRest) {
            piece.branches.push_back(piece.values.size());
        }
        m_lastOfRest = point.step;
        if (beyond && m_taken.size() < mostRemembered) {
            m_taken[point.step] = point.occurrence;
        }
        piece.raw = m_origins[point.origin].raw;
        piece.file = m_origins[point.origin].file;
        piece.steps.push_back(point.step);
        piece.values.push_back(point.value);
        piece.epochs.push_back(point.epoch);
        piece.times.push_back(point.time);
        return true;
    });
    if (!m_epochs) {
        piece.epochs.clear();
    }
    if (!m_times) {
        piece.times.clear();
    }
    return piece;
}

bool SeriesFold::isOvertaken(const SaidSeries& said) const
{
    return std::any_of(m_taken.begin(), m_taken.end(), [&](const auto& taken) {
        const auto values = said.values.find(taken.first);
        return values != said.values.end() && values->second.size() > taken.second;
    });
}

}  // namespace gg::imports
