#pragma once

#include "core/runs/run_event.h"

#include <string>
#include <string_view>

namespace gg::runs {

/// What a line of events.jsonl turned out to be. Inside this folder only: the tail counts what parseLine() merely passes over.
enum class LineContents { Event, Schema, UnknownKind, Malformed };

/// Parses one line. `event` is set for Event; `detail` is the unknown kind, or what is wrong with a malformed line.
LineContents readLine(std::string_view line, RunEvent& event, std::string& detail);

}  // namespace gg::runs
