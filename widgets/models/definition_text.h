#pragma once

#include "core/metrics/definitions.h"

#include <QString>

namespace gg::widgets {

/// "Ultralytics until April 2026".
QString definitionName(metrics::Definition definition);
/// The same for the head of a narrow column: up to two lines.
QString definitionHeading(metrics::Definition definition);
/// How it counts and what it makes of its curve: formula and worked example, a few sentences.
QString definitionFormula(metrics::Definition definition);

/// "Second choice".
QString reasonName(metrics::DifferenceReason reason);
/// What becomes of that one thing on the way to `to`: "A prediction whose best object is taken counts as a duplicate …".
QString reasonSentence(metrics::DifferenceReason reason, metrics::Definition from, metrics::Definition to);

/// "0.4711"; a dash where it is undefined.
QString scoreText(std::optional<double> score);
/// "+0.0012", "−0.0008", "0.0000".
QString signedScoreText(double difference);

}  // namespace gg::widgets
