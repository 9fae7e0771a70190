#pragma once

#include "core/audit/finding.h"
#include "core/audit/review.h"
#include "core/dataset/dataset.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace gg::widgets {

/// Half open: from <= x < to; without an end, everything above.
struct NumberRange {
    double from = 0;
    std::optional<double> to;

    bool contains(double x) const { return x >= from && (!to || x < *to); }
    friend bool operator==(const NumberRange&, const NumberRange&) = default;
};

/// What is known of a record beside the record itself.
struct RecordNotes {
    std::vector<std::string> rules;  ///< ids of the rules that found something
    int severity = -1;               ///< of the worst finding; -1: none
    std::optional<audit::Verdict> verdict;
};

/// One condition of a search, such as `class:RBC`, `-finding:*` or `frame_01`.
struct QueryTerm {
    enum class Kind { Name, Class, Count, Finding, Split, Label, Review };
    Kind kind = Kind::Name;
    bool negated = false;
    QString text;                 ///< Name: part of the file name; Finding: rule id; Review: verdict id; "*": any
    std::int32_t classId = -1;    ///< Class; Count: objects of this class only, -1: all
    NumberRange count;
    int split = -1;
    dataset::LabelState state = dataset::LabelState::Labelled;
};

struct RecordQuery {
    std::vector<QueryTerm> terms;  ///< all must hold; words that were not understood are left out
    QString error;                 ///< the first thing that was not understood, and what would be right
};

/// Reads a search: words separated by spaces, "quoted" where they contain some, a leading - negates. `count:` counts the objects of
/// the class named before it, and all objects where none was.
RecordQuery parseRecordQuery(const QString& text, const dataset::Dataset& dataset);

bool matches(const RecordQuery& query, const dataset::Record& record, const RecordNotes* notes);

}  // namespace gg::widgets
