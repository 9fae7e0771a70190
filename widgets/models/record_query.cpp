// Reads a search. What it means is in record_match.cpp.
#include "widgets/models/record_query.h"

#include "widgets/models/query_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

using Kind = QueryTerm::Kind;

constexpr std::array numberKinds{Kind::Count, Kind::Side,  Kind::Aspect, Kind::Area,       Kind::BoxWidth,
                                 Kind::BoxHeight, Kind::Width, Kind::Height, Kind::Foreground, Kind::Brightness};

bool isWhole(Kind kind)
{
    return kind == Kind::Count || kind == Kind::Width || kind == Kind::Height;
}

/// "8", "<8", ">=8", "8..16", "8.." or "..16".
std::optional<NumberRange> readRange(const QString& value, bool whole)
{
    // The end of a closed range of whole numbers lies behind its last one; of other numbers it is the end.
    const double step = whole ? 1 : 0;
    const auto after = [&](double x) { return whole ? x + 1 : std::nextafter(x, 1e300); };
    bool good = true;
    const auto read = [&](const QString& text) {
        bool some = false;
        const double x = text.toDouble(&some);
        good = good && some && std::isfinite(x) && x >= 0 && (!whole || x == std::floor(x));
        return x;
    };
    NumberRange range;
    if (const auto dots = value.indexOf(QStringLiteral("..")); dots >= 0) {
        const QString from = value.left(dots);
        const QString to = value.mid(dots + 2);
        range.from = from.isEmpty() ? 0 : read(from);
        if (!to.isEmpty()) {
            range.to = read(to) + step;
        }
        good = good && !(from.isEmpty() && to.isEmpty()) && (!range.to || *range.to > range.from);
        return good ? std::optional(range) : std::nullopt;
    }
    qsizetype at = 0;
    while (at < value.size() && QStringLiteral("<>=").contains(value[at])) {
        ++at;
    }
    const QString sign = value.left(at);
    const double x = read(value.mid(at));
    if (sign == u">") {
        range.from = after(x);
    } else if (sign == u">=") {
        range.from = x;
    } else if (sign == u"<") {
        range.to = x;
    } else if (sign == u"<=") {
        range.to = after(x);
    } else if (sign.isEmpty() || sign == u"=") {
        range = {x, after(x)};
    } else {
        good = false;
    }
    return good ? std::optional(range) : std::nullopt;
}

class Parser {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::RecordQuery)
public:
    explicit Parser(const dataset::Dataset& dataset)
        : m_dataset(dataset)
    {
    }

    RecordQuery parse(const QString& text)
    {
        const QList<QueryWord> words = splitQuery(text);
        for (int i = 0; i < words.size(); ++i) {
            m_error.clear();
            if (!words[i].closed) {
                m_error = tr("A quotation mark is not closed.");
            } else {
                readWord(words[i].text, i);
            }
            if (m_query.error.isEmpty()) {
                m_query.error = m_error;
            }
        }
        return m_query;
    }

private:
    void readWord(QString word, int index)
    {
        QueryTerm term;
        term.word = index;
        if (word.size() > 1 && word.startsWith(u'-')) {
            term.negated = true;
            word.remove(0, 1);
        }
        // A colon in quotation marks belongs to a name.
        const auto colon = word.indexOf(u':');
        const auto quote = word.indexOf(u'"');
        if (colon < 0 || (quote >= 0 && quote < colon)) {
            term.texts << QString(word).remove(u'"');
            if (!term.texts.front().isEmpty()) {
                m_query.terms.push_back(term);
            }
            return;
        }
        const QString key = word.left(colon).toLower();
        const QStringList values = splitValues(word.mid(colon + 1));
        if (values.contains(QString())) {
            m_error = tr("“%1:” needs a value.").arg(key);
        } else {
            readPair(term, key, values);
        }
        if (m_error.isEmpty()) {
            m_query.terms.push_back(term);
        }
    }

    void readPair(QueryTerm& term, const QString& key, const QStringList& values)
    {
        if (key == u"class") {
            readClasses(term, values);
        } else if (key == u"finding" || key == u"review") {
            readTexts(term, key == u"finding" ? Kind::Finding : Kind::Review, values);
        } else if (key == u"split") {
            readSplits(term, values);
        } else if (key == u"label") {
            readStates(term, values);
        } else if (key == u"ignore") {
            readIgnore(term, values);
        } else {
            const auto kind = std::find_if(numberKinds.begin(), numberKinds.end(), [&](Kind k) { return queryKey(k) == key; });
            if (kind == numberKinds.end()) {
                m_error = unknownKey(key);
            } else {
                readNumber(term, *kind, values);
            }
        }
    }

    static QString unknownKey(const QString& key)
    {
        QStringList known{QStringLiteral("class"), QStringLiteral("split"), QStringLiteral("label"), QStringLiteral("finding"),
                          QStringLiteral("review"), QStringLiteral("ignore")};
        for (const Kind kind : numberKinds) {
            known << queryKey(kind);
        }
        return tr("“%1:” is not known. Known are %2. A name with a colon goes in quotation marks.").arg(key, known.join(QStringLiteral(", ")));
    }

    void readTexts(QueryTerm& term, Kind kind, const QStringList& values)
    {
        term.kind = kind;
        for (const QString& value : values) {
            const QString text = value.toLower();
            if (text == u"none") {
                if (values.size() > 1) {
                    m_error = tr("“none” stands alone: write %1:none, or leave it out.").arg(queryKey(kind));
                    return;
                }
                term.texts << QStringLiteral("*");
                term.negated = !term.negated;
            } else if (kind == Kind::Review && text != u"*" && text != u"bad" && !audit::verdictFromId(text.toStdString())) {
                m_error = tr("No verdict is called “%1”: use good, bad, none, * or a verdict such as missing_label.").arg(value);
                return;
            } else {
                term.texts << text;
            }
        }
    }

    void readIgnore(QueryTerm& term, const QStringList& values)
    {
        term.kind = Kind::Ignore;
        const QString value = values.join(u',').toLower();
        if (value == u"no" || value == u"none") {
            term.negated = !term.negated;
        } else if (value != u"yes" && value != u"*") {
            m_error = tr("“ignore:%1” is not known: use ignore:yes or ignore:none.").arg(value);
        }
    }

    void readClasses(QueryTerm& term, const QStringList& values)
    {
        term.kind = Kind::Class;
        for (const QString& value : values) {
            const std::optional<std::int32_t> id = classOf(value);
            if (!id) {
                m_error = tr("No class is called “%1”.").arg(value);
                return;
            }
            term.ids.push_back(*id);
        }
        m_classesBefore = term.ids;
    }

    std::optional<std::int32_t> classOf(const QString& value) const
    {
        bool isNumber = false;
        const int number = (value.startsWith(u'#') ? value.mid(1) : value).toInt(&isNumber);
        if (isNumber && value.startsWith(u'#')) {
            return number;
        }
        const auto& names = m_dataset.classNames;
        for (const Qt::CaseSensitivity sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (QString::fromStdString(names[i]).compare(value, sensitivity) == 0) {
                    return static_cast<std::int32_t>(i);
                }
            }
        }
        return isNumber ? std::optional(number) : std::nullopt;
    }

    void readNumber(QueryTerm& term, Kind kind, const QStringList& values)
    {
        term.kind = kind;
        QString value = values.join(u',');
        if (const auto at = value.indexOf(u'@'); kind == Kind::Side && at >= 0) {
            bool good = false;
            term.trainingSize = value.mid(at + 1).toInt(&good);
            value.truncate(at);
            if (!good || term.trainingSize < 1) {
                m_error = tr("Behind the @ of “size:%1” a training size in pixels is expected: size:<8@640.").arg(values.join(u','));
                return;
            }
        }
        if (kind == Kind::Count) {
            term.ids = m_classesBefore;
        }
        const std::optional<NumberRange> range = readRange(value, isWhole(kind));
        if (range) {
            term.range = *range;
        } else if (isWhole(kind)) {
            m_error = tr("“%1:%2” is not a number: write %1:5, %1:>20, %1:<=3 or %1:5..10.").arg(queryKey(kind), value);
        } else {
            m_error = tr("“%1:%2” is not a range: write %1:<8, %1:>=32 or %1:32..96, with a point before decimals.").arg(queryKey(kind), value);
        }
    }

    void readSplits(QueryTerm& term, const QStringList& values)
    {
        term.kind = Kind::Split;
        QStringList known;
        for (const std::string& split : m_dataset.splits) {
            known << QString::fromStdString(split);
        }
        for (const QString& value : values) {
            const auto at = std::find_if(known.begin(), known.end(), [&](const QString& name) { return name.compare(value, Qt::CaseInsensitive) == 0; });
            if (at == known.end()) {
                m_error = tr("No split is called “%1”. There are: %2.").arg(value, known.join(QStringLiteral(", ")));
                return;
            }
            term.ids.push_back(static_cast<std::int32_t>(at - known.begin()));
        }
    }

    void readStates(QueryTerm& term, const QStringList& values)
    {
        // In the order of LabelState.
        static const QStringList names{QStringLiteral("labelled"), QStringLiteral("empty"), QStringLiteral("missing"), QStringLiteral("unreadable")};
        term.kind = Kind::Label;
        for (const QString& value : values) {
            const auto at = names.indexOf(value.toLower());
            if (at < 0) {
                m_error = tr("“label:%1” is not known: use labelled, empty, missing or unreadable.").arg(value);
                return;
            }
            term.ids.push_back(static_cast<std::int32_t>(at));
        }
    }

    const dataset::Dataset& m_dataset;
    RecordQuery m_query;
    QString m_error;  ///< of the word that is being read
    std::vector<std::int32_t> m_classesBefore;
};

}  // namespace

RecordQuery parseRecordQuery(const QString& text, const dataset::Dataset& dataset)
{
    return Parser(dataset).parse(text);
}

}  // namespace gg::widgets
