#pragma once

#include <QStringList>

class QCommandLineParser;

namespace gg::app {

/// Writes one figure of the runs at `paths` and returns the exit code: 0, or 2 with a sentence on standard error.
int runFigureCommand(const QCommandLineParser& parser, const QStringList& paths);

}  // namespace gg::app
