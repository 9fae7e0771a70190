#pragma once

#include "core/evaluation/selection.h"

#include <QString>

#include <optional>

namespace gg::widgets {

struct SelectedCases;

/// Names of the two runs that a RunDifference is between.
struct ComparedNames {
    QString here;
    QString other;
};

/// What is selected: "truth Truck, predicted Bus".
QString selectionText(const evaluation::Selection& selection, const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading,
                      const ComparedNames& names = {});
/// "truth Truck, predicted Bus: 70 objects in 41 images".
QString selectionSentence(const SelectedCases& selected, const evaluation::DetectionEvaluation& evaluation, const evaluation::Reading& reading,
                          const ComparedNames& names = {});

/// "missed", "wrong class", "badly placed" …: a kind of error in words.
QString errorKindText(metrics::ErrorKind kind);
/// "TP", "FP", "FN", "ignored", "wrong class": the tag of a case.
QString caseKindText(evaluation::CaseKind kind);
/// Name of a class; "class 7" where it has none.
QString classText(const evaluation::DetectionEvaluation& evaluation, std::int32_t classId);

/// A selection as it is written on the command line: matrix:TRUTH:PREDICTED ("background" for none), errors:KIND or errors:KIND:CLASS,
/// class:NAME, size:NAME, curve:CLASS:CONFIDENCE ("all" for all classes). nullopt where it means nothing here.
std::optional<evaluation::Selection> selectionFromText(const QString& text, const evaluation::DetectionEvaluation& evaluation);

}  // namespace gg::widgets
