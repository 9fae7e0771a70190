#pragma once

#include "core/dataset/dataset.h"
#include "widgets/models/distributions.h"
#include "widgets/models/record_query.h"
#include "widgets/panels/facet_list.h"

#include <QStringList>
#include <QWidget>

#include <array>

class QLabel;
class QVBoxLayout;

namespace gg::widgets {

/// What the data set is, and the values that its images can be filtered by.
class DatasetSidebar : public QWidget {
    Q_OBJECT
public:
    explicit DatasetSidebar(QWidget* parent = nullptr);

    void setDataset(dataset::DatasetPtr dataset);
    /// Rows and counts. A facet that has nothing to tell is hidden.
    void setDistributions(const Distributions& distributions);
    /// Marks what the search asks for.
    void setQuery(const RecordQuery& query);
    /// Over the facets; taken over.
    void addOnTop(QWidget* widget);

    FacetList* facet(QueryTerm::Kind kind) const;

Q_SIGNALS:
    /// A person wants these alternatives, as they are written in a search; none: whatever.
    void facetChosen(gg::widgets::QueryTerm::Kind kind, const QStringList& values);

private:
    struct Facet {
        QueryTerm::Kind kind;
        QLabel* heading;
        FacetList* list;
    };
    QLabel* heading(const QString& text);
    void setRows(QueryTerm::Kind kind, const std::vector<FacetList::Row>& rows, bool visible);
    void setClassRows(const Distributions& distributions);
    void setRuleRows(const Distributions& distributions);
    QStringList valuesOf(QueryTerm::Kind kind, const QList<int>& rows) const;
    QSet<int> chosenIn(const RecordQuery& query, QueryTerm::Kind kind) const;

    dataset::DatasetPtr m_dataset;
    QStringList m_rules;  ///< ids; a row's value is its place
    RecordQuery m_query;
    QVBoxLayout* m_column;
    QLabel* m_name;
    QLabel* m_format;
    std::array<Facet, 6> m_facets;
};

}  // namespace gg::widgets
