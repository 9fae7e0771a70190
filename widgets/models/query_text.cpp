#include "widgets/models/query_text.h"

#include "widgets/models/object_model.h"
#include "widgets/models/review_session.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

using Kind = QueryTerm::Kind;

QString number(double value)
{
    return QString::number(value, 'g', 8);
}

/// Says terms in words.
class Wording {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::FilterChip)
public:
    explicit Wording(const dataset::Dataset& dataset)
        : m_dataset(dataset)
    {
    }

    QString phrase(const QList<const QueryTerm*>& terms) const
    {
        QStringList values;
        for (const QueryTerm* term : terms) {
            values << valuesOf(*term);
        }
        values.removeDuplicates();
        return sentence(*terms.front(), values.join(tr(" or ")));
    }

private:
    QString sentence(const QueryTerm& term, const QString& values) const
    {
        const bool no = term.negated;
        switch (term.kind) {
        case Kind::Name: return no ? tr("name without “%1”").arg(values) : tr("name with “%1”").arg(values);
        case Kind::Split: return no ? tr("not in split %1").arg(values) : tr("split %1").arg(values);
        case Kind::Label: return no ? tr("not: %1").arg(values) : values;
        case Kind::Finding:
            if (term.texts.contains(QStringLiteral("*"))) {
                return no ? tr("no finding") : tr("any finding");
            }
            return no ? tr("no finding %1").arg(values) : tr("finding %1").arg(values);
        case Kind::Review:
            if (term.texts.contains(QStringLiteral("*"))) {
                return no ? tr("not reviewed") : tr("reviewed");
            }
            return no ? tr("not reviewed as %1").arg(values) : tr("reviewed: %1").arg(values);
        case Kind::Class: return no ? tr("without class %1").arg(values) : tr("class %1").arg(values);
        case Kind::Ignore: return no ? tr("no ignore regions") : tr("ignore regions");
        default: return no ? tr("not: %1").arg(values) : values;
        }
    }

    QStringList valuesOf(const QueryTerm& term) const
    {
        QStringList out;
        switch (term.kind) {
        case Kind::Split:
            for (const std::int32_t id : term.ids) {
                out << QString::fromStdString(m_dataset.splits[static_cast<std::size_t>(id)]);
            }
            return out;
        case Kind::Label:
            for (const std::int32_t id : term.ids) {
                out << labelStateName(static_cast<dataset::LabelState>(id));
            }
            return out;
        case Kind::Class:
            for (const std::int32_t id : term.ids) {
                out << className(m_dataset, id);
            }
            return out;
        case Kind::Review:
            for (const QString& text : term.texts) {
                const auto verdict = audit::verdictFromId(text.toStdString());
                out << (verdict ? verdictName(*verdict) : text == u"bad" ? tr("bad") : text);
            }
            return out;
        case Kind::Name:
        case Kind::Finding: return term.texts;
        case Kind::Ignore: return {};
        default: return {measure(term)};
        }
    }

    QString measure(const QueryTerm& term) const
    {
        const QString range = rangeText(term.range, term.kind == Kind::Count || term.kind == Kind::Width || term.kind == Kind::Height);
        switch (term.kind) {
        case Kind::Count: {
            QStringList names;
            for (const std::int32_t id : term.ids) {
                names << className(m_dataset, id);
            }
            return names.isEmpty() ? tr("objects: %1").arg(range) : tr("objects of %1: %2").arg(names.join(tr(" or ")), range);
        }
        case Kind::Side: return term.trainingSize > 0 ? tr("side %1 px at %2").arg(range).arg(term.trainingSize) : tr("side %1 px").arg(range);
        case Kind::Aspect: return tr("aspect ratio %1").arg(range);
        case Kind::Area: return tr("area %1 px²").arg(range);
        case Kind::BoxWidth: return tr("box width %1 px").arg(range);
        case Kind::BoxHeight: return tr("box height %1 px").arg(range);
        case Kind::Width: return tr("image width %1 px").arg(range);
        case Kind::Height: return tr("image height %1 px").arg(range);
        case Kind::Foreground: return tr("foreground %1 %").arg(range);
        default: return tr("brightness %1 %").arg(range);
        }
    }

    static QString rangeText(const NumberRange& range, bool whole)
    {
        const QLocale locale;
        const auto text = [&](double value) {
            // Beyond four digits a size needs no decimals.
            const bool round = std::abs(value - std::round(value)) < 1e-6;
            return locale.toString(value, 'f', round || value >= 1000 ? 0 : value >= 10 ? 1 : 2);
        };
        if (!range.to) {
            return tr("from %1").arg(text(range.from));
        }
        const double last = whole ? *range.to - 1 : *range.to;
        if (whole && last == range.from) {
            return text(last);
        }
        if (range.from <= 0) {
            return whole ? tr("at most %1").arg(text(last)) : tr("under %1").arg(text(last));
        }
        return tr("%1 to %2").arg(text(range.from), text(last));
    }

    const dataset::Dataset& m_dataset;
};

}  // namespace

QString labelStateName(dataset::LabelState state)
{
    switch (state) {
    case dataset::LabelState::Labelled: return QCoreApplication::translate("gg::widgets::LabelState", "labelled");
    case dataset::LabelState::Empty: return QCoreApplication::translate("gg::widgets::LabelState", "empty label");
    case dataset::LabelState::Missing: return QCoreApplication::translate("gg::widgets::LabelState", "no label");
    case dataset::LabelState::Unreadable: break;
    }
    return QCoreApplication::translate("gg::widgets::LabelState", "unreadable label");
}

QList<QueryWord> splitQuery(const QString& text)
{
    QList<QueryWord> words;
    qsizetype start = -1;
    bool quoted = false;
    const auto finish = [&](qsizetype end) {
        if (start >= 0) {
            words << QueryWord{start, end - start, text.mid(start, end - start), !quoted};
        }
        start = -1;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isSpace() && !quoted) {
            finish(i);
            continue;
        }
        start = start < 0 ? i : start;
        quoted = quoted != (text[i] == u'"');
    }
    finish(text.size());
    return words;
}

QStringList splitValues(const QString& written)
{
    QStringList values(QString{});
    bool quoted = false;
    for (const QChar c : written) {
        if (c == u'"') {
            quoted = !quoted;
        } else if (c == u',' && !quoted) {
            values << QString();
        } else {
            values.back() += c;
        }
    }
    return values;
}

QString quotedValue(const QString& value)
{
    const bool plain = std::none_of(value.begin(), value.end(), [](QChar c) { return c.isSpace() || c == u','; });
    return plain && !value.isEmpty() ? value : u'"' + value + u'"';
}

QString queryKey(QueryTerm::Kind kind)
{
    switch (kind) {
    case Kind::Name: return {};
    case Kind::Split: return QStringLiteral("split");
    case Kind::Label: return QStringLiteral("label");
    case Kind::Finding: return QStringLiteral("finding");
    case Kind::Review: return QStringLiteral("review");
    case Kind::Class: return QStringLiteral("class");
    case Kind::Count: return QStringLiteral("count");
    case Kind::Ignore: return QStringLiteral("ignore");
    case Kind::Side: return QStringLiteral("size");
    case Kind::Aspect: return QStringLiteral("aspect");
    case Kind::Area: return QStringLiteral("area");
    case Kind::BoxWidth: return QStringLiteral("boxwidth");
    case Kind::BoxHeight: return QStringLiteral("boxheight");
    case Kind::Width: return QStringLiteral("width");
    case Kind::Height: return QStringLiteral("height");
    case Kind::Foreground: return QStringLiteral("foreground");
    case Kind::Brightness: return QStringLiteral("brightness");
    }
    return {};
}

namespace {

/// Replaces the words of the kind by `word` (empty: by nothing), at the place of the first one.
QString replaced(const QString& text, const RecordQuery& query, QueryTerm::Kind kind, const QString& word)
{
    QList<int> old;
    for (const QueryTerm& term : query.terms) {
        if (term.kind == kind && !term.negated) {
            old << term.word;
        }
    }
    QStringList out;
    const QList<QueryWord> words = splitQuery(text);
    bool placed = word.isEmpty();
    for (int i = 0; i < words.size(); ++i) {
        if (!old.contains(i)) {
            out << words[i].text;
        } else if (!placed) {
            out << word;
            placed = true;
        }
    }
    if (!placed) {
        // `count:` counts the classes named before it: a class comes first.
        if (kind == Kind::Class) {
            out.prepend(word);
        } else {
            out << word;
        }
    }
    return out.join(u' ');
}

}  // namespace

QString withFacet(const QString& text, const RecordQuery& query, QueryTerm::Kind kind, const QStringList& values)
{
    QStringList quoted;
    for (const QString& value : values) {
        quoted << quotedValue(value);
    }
    return replaced(text, query, kind, values.isEmpty() ? QString() : queryKey(kind) + u':' + quoted.join(u','));
}

QString withRange(const QString& text, const RecordQuery& query, QueryTerm::Kind kind, const std::optional<NumberRange>& range, int trainingSize)
{
    if (!range) {
        return replaced(text, query, kind, {});
    }
    const bool whole = kind == Kind::Count || kind == Kind::Width || kind == Kind::Height;
    QString word = queryKey(kind) + u':';
    if (!range->to) {
        word += QStringLiteral(">=") + number(range->from);
    } else {
        // Whole numbers are written with their last one.
        word += number(range->from) + QStringLiteral("..") + number(whole ? std::ceil(*range->to) - 1 : *range->to);
    }
    if (trainingSize > 0) {
        word += u'@' + QString::number(trainingSize);
    }
    return replaced(text, query, kind, word);
}

QString withoutWords(const QString& text, const QList<int>& words)
{
    QStringList out;
    const QList<QueryWord> all = splitQuery(text);
    for (int i = 0; i < all.size(); ++i) {
        if (!words.contains(i)) {
            out << all[i].text;
        }
    }
    return out.join(u' ');
}

QString classValue(const dataset::Dataset& dataset, std::int32_t classId)
{
    if (classId >= 0 && static_cast<std::size_t>(classId) < dataset.classNames.size()) {
        const QString name = QString::fromStdString(dataset.classNames[static_cast<std::size_t>(classId)]);
        const RecordQuery back = parseRecordQuery(QStringLiteral("class:") + quotedValue(name), dataset);
        if (back.terms.size() == 1 && back.terms.front().ids == std::vector{classId}) {
            return name;
        }
    }
    return u'#' + QString::number(classId);
}

QList<FilterChip> filterChips(const RecordQuery& query, const dataset::Dataset& dataset)
{
    const Wording wording(dataset);
    QList<FilterChip> chips;
    std::vector<bool> done(query.terms.size(), false);
    for (std::size_t i = 0; i < query.terms.size(); ++i) {
        if (done[i]) {
            continue;
        }
        const QueryTerm& first = query.terms[i];
        // Alternatives are one chip; names and numbers must all hold and have one each.
        const bool facet = !first.negated && first.kind != Kind::Name
                        && (first.kind == Kind::Split || first.kind == Kind::Label || first.kind == Kind::Finding || first.kind == Kind::Review
                            || first.kind == Kind::Class);
        QList<const QueryTerm*> same;
        FilterChip chip;
        for (std::size_t j = i; j < query.terms.size(); ++j) {
            const QueryTerm& other = query.terms[j];
            if (j == i || (facet && other.kind == first.kind && !other.negated)) {
                done[j] = true;
                same << &other;
                chip.words << other.word;
            }
        }
        chip.text = wording.phrase(same);
        chips << chip;
    }
    return chips;
}

}  // namespace gg::widgets
