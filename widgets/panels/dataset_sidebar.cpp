#include "widgets/panels/dataset_sidebar.h"

#include "core/audit/review.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/models/object_model.h"
#include "widgets/models/query_text.h"
#include "widgets/models/review_session.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace gg::widgets {
namespace {

using Kind = QueryTerm::Kind;

const Share& shareOf(const std::map<int, Share>& shares, int value)
{
    static const Share none;
    const auto it = shares.find(value);
    return it == shares.end() ? none : it->second;
}

FacetList::Row rowOf(int value, const QString& text, const Share& share)
{
    return {.value = value, .text = text, .count = share.all, .swatch = {}, .wrong = false, .shown = share.chosen, .tip = {}};
}

QString title(const QString& rule)
{
    audit::Finding finding;
    finding.rule = rule.toStdString();
    const QString text = findingText(finding, audit::TextPart::Title);
    return text.isEmpty() ? rule : text;
}

}  // namespace

DatasetSidebar::DatasetSidebar(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_name(new QLabel(this))
    , m_format(new QLabel(this))
    , m_facets{{{Kind::Split, heading(tr("Splits")), new FacetList(tr("Splits"), 6, this)},
                {Kind::Label, heading(tr("Labels")), new FacetList(tr("Labels"), 4, this)},
                {Kind::Ignore, heading(tr("Ignore regions")), new FacetList(tr("Ignore regions"), 1, this)},
                {Kind::Finding, heading(tr("Findings")), new FacetList(tr("Findings"), 8, this)},
                {Kind::Review, heading(tr("Verdicts")), new FacetList(tr("Verdicts"), 7, this)},
                {Kind::Class, heading(tr("Classes")), new FacetList(tr("Classes"), 40, this)}}}
{
    QFont font = m_name->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.1);
    m_name->setFont(font);
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_format->setWordWrap(true);
    m_format->setTextFormat(Qt::PlainText);
    m_format->setForegroundRole(QPalette::PlaceholderText);
    m_column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    m_column->setSpacing(2);
    m_column->addWidget(m_name);
    m_column->addWidget(m_format);
    for (const Facet& facet : m_facets) {
        m_column->addWidget(facet.heading);
        m_column->addWidget(facet.list, facet.kind == Kind::Class ? 1 : 0);
        connect(facet.list, &FacetList::chosenChanged, this,
                [this, kind = facet.kind](const QList<int>& rows) { Q_EMIT facetChosen(kind, valuesOf(kind, rows)); });
    }
    m_column->addStretch(0);
}

QLabel* DatasetSidebar::heading(const QString& text)
{
    auto* label = new QLabel(text, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(0, space::medium, 0, 0);
    return label;
}

void DatasetSidebar::addOnTop(QWidget* widget)
{
    m_column->insertWidget(2, widget);
}

FacetList* DatasetSidebar::facet(QueryTerm::Kind kind) const
{
    const auto it = std::find_if(m_facets.begin(), m_facets.end(), [&](const Facet& facet) { return facet.kind == kind; });
    return it == m_facets.end() ? nullptr : it->list;
}

void DatasetSidebar::setDataset(dataset::DatasetPtr dataset)
{
    m_dataset = std::move(dataset);
    m_rules.clear();
    m_query = {};
    for (const Facet& facet : m_facets) {
        facet.list->setChosen({});
        facet.list->setRows({});
    }
    if (!m_dataset) {
        m_name->clear();
        m_format->clear();
        return;
    }
    // Long names have no spaces: they may break at underscores.
    m_name->setText(QString::fromStdString(m_dataset->name).replace(u'_', QStringLiteral("_\u200b")));
    m_name->setToolTip(QString::fromStdString(m_dataset->root));
    const std::string_view format = dataset::formatName(m_dataset->format);
    m_format->setText(QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size())) + u'\n'
                      + QString::fromStdString(m_dataset->pairing).replace(u'/', QStringLiteral("/\u200b")));
    m_format->setToolTip(QString::fromStdString(m_dataset->pairing));
}

void DatasetSidebar::setRows(QueryTerm::Kind kind, const std::vector<FacetList::Row>& rows, bool visible)
{
    for (const Facet& facet : m_facets) {
        if (facet.kind == kind) {
            facet.list->setRows(rows);
            facet.list->setVisible(visible);
            facet.heading->setVisible(visible);
        }
    }
}

void DatasetSidebar::setDistributions(const Distributions& counts)
{
    if (!m_dataset) {
        return;
    }
    std::vector<FacetList::Row> rows;
    for (int i = 0; i < static_cast<int>(m_dataset->splits.size()); ++i) {
        rows.push_back(rowOf(i, QString::fromStdString(m_dataset->splits[static_cast<std::size_t>(i)]), shareOf(counts.splits, i)));
    }
    setRows(Kind::Split, rows, true);

    rows.clear();
    using dataset::LabelState;
    for (const LabelState state : {LabelState::Labelled, LabelState::Empty, LabelState::Missing, LabelState::Unreadable}) {
        const Share& share = shareOf(counts.states, static_cast<int>(state));
        if (share.all > 0 || state == LabelState::Labelled) {
            rows.push_back(rowOf(static_cast<int>(state), labelStateName(state), share));
            rows.back().wrong = state == LabelState::Unreadable;
        }
    }
    setRows(Kind::Label, rows, true);
    setRows(Kind::Ignore, {rowOf(1, tr("with ignore regions"), counts.withIgnoreRegions)}, counts.withIgnoreRegions.all > 0);

    rows.clear();
    for (const auto& [verdict, share] : counts.verdicts) {
        rows.push_back(rowOf(verdict, verdictName(static_cast<audit::Verdict>(verdict)), share));
    }
    setRows(Kind::Review, rows, !rows.empty());
    setRuleRows(counts);
    setClassRows(counts);
    setQuery(m_query);
}

void DatasetSidebar::setRuleRows(const Distributions& counts)
{
    m_rules.clear();
    std::vector<FacetList::Row> rows;
    for (const auto& [rule, share] : counts.rules) {
        const QString id = QString::fromStdString(rule);
        rows.push_back(rowOf(static_cast<int>(m_rules.size()), title(id), share));
        rows.back().tip = QStringLiteral("%1 (%2)").arg(rows.back().text, id);
        m_rules << id;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const FacetList::Row& a, const FacetList::Row& b) { return a.count > b.count; });
    setRows(Kind::Finding, rows, !rows.empty());
}

void DatasetSidebar::setClassRows(const Distributions& counts)
{
    std::vector<FacetList::Row> known;
    std::vector<FacetList::Row> unknown;
    const auto names = static_cast<int>(m_dataset->classNames.size());
    for (int id = 0; id < names; ++id) {
        known.push_back(rowOf(id, className(*m_dataset, id), shareOf(counts.classes, id)));
        known.back().swatch = classColour(id);
    }
    for (const auto& [id, share] : counts.classes) {
        if (id < 0 || id >= names) {
            unknown.push_back(rowOf(id, className(*m_dataset, id), share));
            unknown.back().swatch = classColour(id);
            unknown.back().wrong = true;
        }
    }
    known.insert(known.end(), unknown.begin(), unknown.end());
    setRows(Kind::Class, known, counts.objects.all > 0);
}

QStringList DatasetSidebar::valuesOf(QueryTerm::Kind kind, const QList<int>& rows) const
{
    static const QStringList states{QStringLiteral("labelled"), QStringLiteral("empty"), QStringLiteral("missing"), QStringLiteral("unreadable")};
    QStringList values;
    for (const int row : rows) {
        switch (kind) {
        case Kind::Split: values << QString::fromStdString(m_dataset->splits[static_cast<std::size_t>(row)]); break;
        case Kind::Label: values << states.value(row); break;
        case Kind::Ignore: values << QStringLiteral("yes"); break;
        case Kind::Finding: values << m_rules.value(row); break;
        case Kind::Review: {
            const std::string_view id = audit::verdictId(static_cast<audit::Verdict>(row));
            values << QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
            break;
        }
        default: values << classValue(*m_dataset, row);
        }
    }
    return values;
}

QSet<int> DatasetSidebar::chosenIn(const RecordQuery& query, QueryTerm::Kind kind) const
{
    QSet<int> chosen;
    for (const QueryTerm& term : query.terms) {
        if (term.kind != kind || term.negated) {
            continue;
        }
        for (const std::int32_t id : term.ids) {
            chosen.insert(id);
        }
        for (const QString& text : term.texts) {
            const auto verdict = audit::verdictFromId(text.toStdString());
            const auto rule = static_cast<int>(m_rules.indexOf(text));
            if (kind == Kind::Review && verdict) {
                chosen.insert(static_cast<int>(*verdict));
            } else if (kind == Kind::Finding && rule >= 0) {
                chosen.insert(rule);
            }
        }
        if (kind == Kind::Ignore) {
            chosen.insert(1);
        }
    }
    return chosen;
}

void DatasetSidebar::setQuery(const RecordQuery& query)
{
    m_query = query;
    for (const Facet& facet : m_facets) {
        facet.list->setChosen(chosenIn(query, facet.kind));
    }
}

}  // namespace gg::widgets
