#pragma once

#include "widgets/charts/figure_request.h"

#include <QStringList>

class QCommandLineParser;

namespace gg::app {

/// A run as a figure needs it, from its files; on any thread. Throws Error.
std::unique_ptr<widgets::RunEntry> loadFigureRun(const QString& folder);
/// Pictures and counts of runs, from their files; on any thread.
widgets::FigureSources figureSources();

/// Writes one figure of the runs at `paths` and returns the exit code: 0, or 2 with a sentence on standard error.
int runFigureCommand(const QCommandLineParser& parser, const QStringList& paths);

}  // namespace gg::app
