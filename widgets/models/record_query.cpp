#include "widgets/models/record_query.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace gg::widgets {
namespace {

class Parser {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::RecordQuery)
public:
    explicit Parser(const dataset::Dataset& dataset)
        : m_dataset(dataset)
    {
    }

    RecordQuery parse(const QString& text)
    {
        for (const QString& word : split(text)) {
            m_error.clear();
            readWord(word);
            if (m_query.error.isEmpty()) {
                m_query.error = m_error;
            }
        }
        return m_query;
    }

private:
    QStringList split(const QString& text)
    {
        QStringList words;
        QString word;
        bool quoted = false;
        bool some = false;
        for (const QChar c : text) {
            if (c == u'"') {
                quoted = !quoted;
                some = true;
            } else if (c.isSpace() && !quoted) {
                if (some) {
                    words << word;
                }
                word.clear();
                some = false;
            } else {
                word += c;
                some = true;
            }
        }
        if (quoted) {
            m_query.error = tr("A quotation mark is not closed.");
        } else if (some) {
            words << word;
        }
        return words;
    }

    void readWord(QString word)
    {
        QueryTerm term;
        if (word.size() > 1 && word.startsWith(u'-')) {
            term.negated = true;
            word.remove(0, 1);
        }
        const auto colon = word.indexOf(u':');
        if (colon < 0) {
            term.text = word;
            if (!word.isEmpty()) {
                m_query.terms.push_back(term);
            }
            return;
        }
        const QString key = word.left(colon).toLower();
        const QString value = word.mid(colon + 1);
        if (value.isEmpty()) {
            m_error = tr("“%1:” needs a value.").arg(key);
        } else {
            readPair(term, key, value);
        }
        if (m_error.isEmpty()) {
            m_query.terms.push_back(term);
        }
    }

    void readPair(QueryTerm& term, const QString& key, const QString& value)
    {
        if (key == u"class") {
            readClass(term, value);
        } else if (key == u"count") {
            readCount(term, value);
        } else if (key == u"finding") {
            term.kind = QueryTerm::Kind::Finding;
            setAnyOrNone(term, value);
        } else if (key == u"review") {
            term.kind = QueryTerm::Kind::Review;
            setAnyOrNone(term, value);
            if (term.text != u"*" && term.text != u"bad" && !audit::verdictFromId(term.text.toStdString())) {
                m_error = tr("No verdict is called “%1”: use good, bad, none, * or a verdict such as missing_label.").arg(value);
            }
        } else if (key == u"split") {
            readSplit(term, value);
        } else if (key == u"label") {
            readState(term, value);
        } else {
            m_error = tr("“%1:” is not known. Known are class, count, finding, split, label and review.").arg(key);
        }
    }

    static void setAnyOrNone(QueryTerm& term, const QString& value)
    {
        term.text = value.toLower();
        if (term.text == u"none") {
            term.text = QStringLiteral("*");
            term.negated = !term.negated;
        }
    }

    void readClass(QueryTerm& term, const QString& value)
    {
        term.kind = QueryTerm::Kind::Class;
        const auto& names = m_dataset.classNames;
        const auto it = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
            return QString::fromStdString(name).compare(value, Qt::CaseInsensitive) == 0;
        });
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        if (it != names.end()) {
            term.classId = static_cast<std::int32_t>(it - names.begin());
        } else if (isNumber) {
            term.classId = number;
        } else {
            m_error = tr("No class is called “%1”.").arg(value);
        }
        m_classBefore = term.classId;
    }

    void readCount(QueryTerm& term, const QString& value)
    {
        term.kind = QueryTerm::Kind::Count;
        term.classId = m_classBefore;
        const std::optional<NumberRange> range = readRange(value);
        if (range) {
            term.count = *range;
        } else {
            m_error = tr("“count:%1” is not a number: write count:5, count:>20, count:<=3 or count:5..10.").arg(value);
        }
    }

    static std::optional<NumberRange> readRange(const QString& value)
    {
        bool good = true;
        bool alsoGood = true;
        if (const auto dots = value.indexOf(QStringLiteral("..")); dots > 0) {
            const int from = value.left(dots).toInt(&good);
            const int to = value.mid(dots + 2).toInt(&alsoGood);
            return good && alsoGood ? std::optional(NumberRange{double(from), double(to) + 1}) : std::nullopt;
        }
        qsizetype at = 0;
        while (at < value.size() && QStringLiteral("<>=").contains(value[at])) {
            ++at;
        }
        const QString sign = value.left(at);
        const int number = value.mid(at).toInt(&good);
        if (!good) {
            return std::nullopt;
        }
        if (sign == u">") {
            return NumberRange{double(number) + 1, std::nullopt};
        }
        if (sign == u">=") {
            return NumberRange{double(number), std::nullopt};
        }
        if (sign == u"<" || sign == u"<=") {
            return NumberRange{0, double(number) + (sign == u"<=" ? 1 : 0)};
        }
        return sign.isEmpty() || sign == u"=" ? std::optional(NumberRange{double(number), double(number) + 1}) : std::nullopt;
    }

    void readSplit(QueryTerm& term, const QString& value)
    {
        term.kind = QueryTerm::Kind::Split;
        QStringList known;
        for (std::size_t i = 0; i < m_dataset.splits.size(); ++i) {
            known << QString::fromStdString(m_dataset.splits[i]);
            if (known.back().compare(value, Qt::CaseInsensitive) == 0) {
                term.split = static_cast<int>(i);
            }
        }
        if (term.split < 0) {
            m_error = tr("No split is called “%1”. There are: %2.").arg(value, known.join(QStringLiteral(", ")));
        }
    }

    void readState(QueryTerm& term, const QString& value)
    {
        using dataset::LabelState;
        static const std::array<std::pair<QLatin1String, LabelState>, 4> states{
            {{QLatin1String("labelled"), LabelState::Labelled}, {QLatin1String("empty"), LabelState::Empty},
             {QLatin1String("missing"), LabelState::Missing}, {QLatin1String("unreadable"), LabelState::Unreadable}}};
        term.kind = QueryTerm::Kind::Label;
        for (const auto& [name, state] : states) {
            if (value.compare(name, Qt::CaseInsensitive) == 0) {
                term.state = state;
                return;
            }
        }
        m_error = tr("“label:%1” is not known: use labelled, empty, missing or unreadable.").arg(value);
    }

    const dataset::Dataset& m_dataset;
    RecordQuery m_query;
    QString m_error;  ///< of the word that is being read
    std::int32_t m_classBefore = -1;
};

bool holds(const QueryTerm& term, const dataset::Record& record, const RecordNotes* notes)
{
    const auto ofClass = [&](const dataset::Object& object) { return object.classId == term.classId; };
    switch (term.kind) {
    case QueryTerm::Kind::Name:
        return QString::fromStdString(record.image).contains(term.text, Qt::CaseInsensitive);
    case QueryTerm::Kind::Class:
        return std::any_of(record.objects.begin(), record.objects.end(), ofClass);
    case QueryTerm::Kind::Count: {
        const auto count = term.classId < 0 ? static_cast<std::ptrdiff_t>(record.objects.size())
                                            : std::count_if(record.objects.begin(), record.objects.end(), ofClass);
        return term.count.contains(static_cast<double>(count));
    }
    case QueryTerm::Kind::Finding: {
        if (!notes || notes->rules.empty()) {
            return false;
        }
        const std::string rule = term.text.toStdString();
        return term.text == u"*" || std::any_of(notes->rules.begin(), notes->rules.end(), [&](const std::string& id) {
                   return id == rule || id.starts_with(rule + ".");
               });
    }
    case QueryTerm::Kind::Split:
        return record.split == term.split;
    case QueryTerm::Kind::Label:
        return record.state == term.state;
    case QueryTerm::Kind::Review:
        if (!notes || !notes->verdict) {
            return false;
        }
        return term.text == u"*" || (term.text == u"bad" && *notes->verdict != audit::Verdict::Good)
            || audit::verdictFromId(term.text.toStdString()) == notes->verdict;
    }
    return false;
}

}  // namespace

RecordQuery parseRecordQuery(const QString& text, const dataset::Dataset& dataset)
{
    return Parser(dataset).parse(text);
}

bool matches(const RecordQuery& query, const dataset::Record& record, const RecordNotes* notes)
{
    return std::all_of(query.terms.begin(), query.terms.end(),
                       [&](const QueryTerm& term) { return holds(term, record, notes) != term.negated; });
}

}  // namespace gg::widgets
