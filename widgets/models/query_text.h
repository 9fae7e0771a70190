#pragma once

#include "widgets/models/record_query.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace gg::widgets {

/// A word of a search as it stands in the text.
struct QueryWord {
    qsizetype at = 0;
    qsizetype length = 0;
    QString text;         ///< without quotation marks around it
    bool closed = true;   ///< false: its quotation mark is not closed
};
QList<QueryWord> splitQuery(const QString& text);

/// Splits at commas outside of quotation marks and takes the marks away.
QStringList splitValues(const QString& written);
/// A value as it has to be written: "quoted" where it holds spaces, commas or a leading quotation mark.
QString quotedValue(const QString& value);

/// The key as it is written, without its colon; empty for names.
QString queryKey(QueryTerm::Kind kind);

/// `text` with all words of that kind that are not negated replaced by one: `values` are alternatives. Without values the words are taken
/// out.
QString withFacet(const QString& text, const RecordQuery& query, QueryTerm::Kind kind, const QStringList& values);
/// `text` with the range in place of all words of that kind; without one the words are taken out.
QString withRange(const QString& text, const RecordQuery& query, QueryTerm::Kind kind, const std::optional<NumberRange>& range, int trainingSize = 0);
/// `text` without these words.
QString withoutWords(const QString& text, const QList<int>& words);

/// How a class is written in a search so that it is found again: its name, or #id where the name is empty or another class's, too.
QString classValue(const dataset::Dataset& dataset, std::int32_t classId);

/// What is filtered by, for a person: one for each property, with the words of the text that say it.
struct FilterChip {
    QString text;  ///< "class car or person", "side under 8 px at 640"
    QList<int> words;
};
QList<FilterChip> filterChips(const RecordQuery& query, const dataset::Dataset& dataset);

/// "labelled", "empty label", …: for a person.
QString labelStateName(dataset::LabelState state);

}  // namespace gg::widgets
