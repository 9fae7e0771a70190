#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gg::runs {

/// What happened in a run, one line of events.jsonl.
enum class EventKind : std::uint8_t {
    State,       ///< `text` is a RunState id; `message` says why (failed, stopped early)
    Step,        ///< values of one optimiser step: "train/loss", "train/lr", "train/images_per_second"
    Probe,       ///< values on the fixed probe batch between epochs: "probe/sensitivity", …
    Epoch,       ///< values at the end of an epoch: "train/loss", "val/loss", "val/sensitivity", …
    Checkpoint,  ///< `text` is "best" or "last"
    Snapshot,    ///< epochs/NNNN/ of this epoch is complete
    Note         ///< `message`: what a person should know of a training that goes on (a picture that could no longer be read)
};

enum class RunState : std::uint8_t { Unknown, Started, Paused, Resumed, Stopped, Finished, Failed };
GG_EXPORT std::string_view runStateId(RunState state);
GG_EXPORT RunState runStateFromId(std::string_view id);

struct RunEvent {
    EventKind kind = EventKind::Step;
    double time = 0;         ///< seconds since 1970
    std::int64_t step = 0;   ///< optimiser steps so far, from 1; 0 before the first
    double epoch = 0;        ///< from 1 at an epoch's end; fractional for steps: step / steps per epoch
    std::vector<std::pair<std::string, double>> values;  ///< NaN and infinities are kept
    std::string text;
    std::string message;
    /// Of the state "failed" where a loss was not finite: the pictures of that step's batch, of all ranks, absolute paths.
    std::vector<std::string> images = {};
};

/// First line of events.jsonl.
inline constexpr std::string_view eventSchemaLine = R"({"schema":"groundglass.events","version":1})";

/// One line of events.jsonl without a line break. NaN and infinities as the strings "nan", "inf", "-inf"; doubles round-trip.
GG_EXPORT std::string toLine(const RunEvent& event);

/// nullopt for a kind or schema line that this version does not know, and for a line that is no JSON (`error` then says why).
GG_EXPORT std::optional<RunEvent> parseLine(std::string_view line, std::string* error = nullptr);

}  // namespace gg::runs
