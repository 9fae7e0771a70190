#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::diagnosis {

/// A rule that a person does not want to hear from.
struct Mute {
    std::string rule;
    std::string run;     ///< the run's folder; empty: every run
    std::string reason;  ///< never empty
    std::string time = {};  ///< ISO 8601, UTC

    friend bool operator==(const Mute&, const Mute&) = default;
};

/// What a training of ours does when a verdict appears; the stronger the further down.
enum class Halt : std::uint8_t {
    GoOn,
    Pause,
    Stop,      ///< a sweep goes on with its next run
    StopSweep  ///< the runs that wait are not begun either; as Stop where there is no sweep
};
/// "go on", "pause", "stop", "stop sweep".
GG_EXPORT std::string_view haltName(Halt halt);

/// What a person decided about the rules.
struct Settings {
    std::map<std::string, double, std::less<>> changed;  ///< thresholds that differ from their default: "run.overfitting.fall"
    std::vector<Mute> muted;
    /// By rule, or under "error" for every verdict of error severity whose rule has no entry of its own.
    std::map<std::string, Halt, std::less<>> halts;
    std::string run;  ///< the folder of the run that is judged, for Mute::run

    /// The mute that covers a rule; null where none does.
    GG_EXPORT const Mute* muteOf(std::string_view rule) const;
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// YAML:
///   thresholds: {run.overfitting: {fall: 0.08}}
///   muted: [{rule: run.overfitting, run: /data/runs/exp5, reason: "known", time: "2026-01-02T03:04:05Z"}]
///   halt: {error: pause, run.loss_not_finite: stop}
/// Throws Error (Malformed) with every problem by line: a rule or threshold that there is not (the nearest is named), a value out of its range, a
/// mute without reason.
GG_EXPORT Settings parseSettings(std::string_view yaml, const std::string& origin);
GG_EXPORT std::string toYaml(const Settings& settings);
/// Stops at these: ids of rules, or "error". Throws Error (InvalidArgument) naming the nearest rule for one that there is not.
GG_EXPORT Settings stoppingOn(std::span<const std::string> names);

}  // namespace gg::diagnosis
