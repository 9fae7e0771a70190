#include "core/runs/run_standing.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace gg::runs {
namespace {

constexpr double shortestPatience = 120;
constexpr double longestPatience = 86400;
constexpr double gapsAllowed = 5;
constexpr double day = 86400;
/// Smaller times count from a run's start, as in the column "time" of Ultralytics.
constexpr double smallestTimeOfDay = 1e8;

std::optional<int> stoppingPatience(const RunInfo& info)
{
    const auto config = flatConfig(info);
    const auto it = config.find("patience");
    int epochs = 0;
    if (it == config.end() || std::from_chars(it->second.data(), it->second.data() + it->second.size(), epochs).ec != std::errc() || epochs <= 0) {
        return std::nullopt;
    }
    return epochs;
}

/// Epochs since the best fitness; nullopt where a run has none.
std::optional<int> epochsWithoutProgress(const RunHistory& history)
{
    struct Part {
        const char* name;
        double weight;
    };
    std::map<int, double> fitness;
    for (const Part& part : {Part{"val/map50", 0.1}, Part{"val/map50_95", 0.9}, Part{"val/mask_map50", 0.1}, Part{"val/mask_map50_95", 0.9}}) {
        const Series* series = history.find(part.name);
        for (std::size_t i = 0; series != nullptr && i < series->epochs.size(); ++i) {
            fitness[static_cast<int>(std::lround(series->epochs[i]))] += part.weight * (std::isfinite(series->values[i]) ? series->values[i] : 0);
        }
    }
    if (fitness.empty()) {
        return std::nullopt;
    }
    const auto best = std::max_element(fitness.begin(), fitness.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return fitness.rbegin()->first - best->first;
}

bool stoppedEarly(const RunInfo& info, const RunHistory& history)
{
    const auto patience = stoppingPatience(info);
    const auto without = patience ? epochsWithoutProgress(history) : std::nullopt;
    return without && *without >= *patience;
}

double lastSignOf(const RunHistory& history, const RunActivity& activity, const RunRhythm& rhythm)
{
    const double written = history.lastTime() > smallestTimeOfDay ? history.lastTime() : activity.lastWrite;
    return std::max(rhythm.lastGrowth(), written);
}

Standing silent(const RunInfo& info, double silence)
{
    if (silence < day) {
        return Standing::Stalled;
    }
    return info.epochs > 0 ? Standing::Interrupted : Standing::Quiet;
}

}  // namespace

void RunRhythm::gap(double seconds)
{
    if (std::isfinite(seconds)) {
        m_longest = std::max(m_longest, seconds);
    }
}

void RunRhythm::add(const RunBatch& batch)
{
    if (batch.again) {
        m_lastTimes.clear();
        m_lastEvent = 0;
    }
    for (const RunEvent& event : batch.events) {
        if (event.kind == EventKind::State) {
            m_lastEvent = 0;
        } else if (event.time > 0) {
            gap(m_lastEvent > 0 ? event.time - m_lastEvent : 0);
            m_lastEvent = event.time;
        }
    }
    std::map<std::string, const SeriesPiece*> densest;
    for (const SeriesPiece& piece : batch.pieces) {
        const SeriesPiece*& known = densest[piece.file];
        if (!piece.times.empty() && (known == nullptr || known->times.size() < piece.times.size())) {
            known = &piece;
        }
    }
    for (const auto& [file, piece] : densest) {
        if (piece == nullptr) {
            continue;
        }
        double& last = m_lastTimes[file];
        for (std::size_t i = 0; i < piece->times.size(); ++i) {
            const bool again = std::find(piece->branches.begin(), piece->branches.end(), i) != piece->branches.end();
            gap(last > 0 && !again ? piece->times[i] - last : 0);
            last = piece->times[i];
        }
    }
}

void RunRhythm::grew(double now)
{
    gap(m_lastGrowth > 0 ? now - m_lastGrowth : 0);
    m_lastGrowth = now;
}

double RunRhythm::patience() const
{
    return std::clamp(gapsAllowed * m_longest, shortestPatience, longestPatience);
}

RunStanding standingOf(const RunInfo& info, const RunHistory& history, const RunActivity& activity, const RunRhythm& rhythm, double now)
{
    RunStanding result{.standing = Standing::Live, .lastSign = lastSignOf(history, activity, rhythm), .early = false, .lastLine = {}};
    const double silence = now - result.lastSign;
    const bool isSilent = silence > rhythm.patience();
    switch (history.state()) {
    case RunState::Stopped:
        result.standing = Standing::Stopped;
        return result;
    case RunState::Finished:
        result.standing = Standing::Finished;
        return result;
    case RunState::Failed:
        result.standing = Standing::Failed;
        result.lastLine = activity.lastLine;
        return result;
    case RunState::Paused:
        result.standing = Standing::Paused;
        return result;
    case RunState::Unknown:
    case RunState::Started:
    case RunState::Resumed:
        break;
    }
    if (activity.ended || (info.epochs > 0 && history.lastEpoch() >= info.epochs)) {
        result.standing = Standing::Finished;
        return result;
    }
    if (history.series().empty()) {
        result.standing = isSilent ? Standing::NeverStarted : Standing::Starting;
        result.lastLine = isSilent ? activity.lastLine : std::string();
        return result;
    }
    if (isSilent && stoppedEarly(info, history)) {
        result.standing = Standing::Finished;
        result.early = true;
    } else if (isSilent) {
        result.standing = silent(info, silence);
        result.lastLine = activity.lastLine;
    }
    return result;
}

}  // namespace gg::runs
