#pragma once

#include "core/base/job_control.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace gg::cli {

/// Exit codes that scripts may rely on.
enum Exit { Clean = 0, FindingsOfErrorSeverity = 1, CouldNot = 2 };

/// Each adds its subcommand; its callback leaves the exit code in `exitCode` and may throw gg::Error, which main() prints.
void addAuditCommand(CLI::App& app, int& exitCode);
void addConvertCommand(CLI::App& app, int& exitCode);
void addSampleCommand(CLI::App& app, int& exitCode);
void addSplitCommand(CLI::App& app, int& exitCode);
void addTrainCommand(CLI::App& app, int& exitCode);
void addDiagnoseCommand(CLI::App& app, int& exitCode);
void addCompareCommand(CLI::App& app, int& exitCode);
void addEvaluateCommand(CLI::App& app, int& exitCode);
void addExportCommand(CLI::App& app, int& exitCode);
void addFigureCommand(CLI::App& app, int& exitCode);
void addModelCommand(CLI::App& app, int& exitCode);
void addPredictCommand(CLI::App& app, int& exitCode);
void addRankCommand(CLI::App& app, int& exitCode);
void addRepairCommand(CLI::App& app, int& exitCode);
void addReportCommand(CLI::App& app, int& exitCode);
void addSeriesCommand(CLI::App& app, int& exitCode);
void addSweepCommand(CLI::App& app, int& exitCode);

/// Stopped by Ctrl-C (SIGINT, SIGTERM); shows progress on a terminal's standard error, nothing elsewhere.
JobControl& commandControl();

/// Writes to a file atomically, or to standard output for "-".
void writeOutput(const std::string& file, const std::string& contents);
/// The same, in the pieces that `produce` hands to the function it is given.
void writeOutput(const std::string& file, const std::function<void(const std::function<void(std::string_view)>&)>& produce);

}  // namespace gg::cli
