#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/statistics.h"
#include "widgets/panels/facet_list.h"

#include <QWidget>

class QLabel;

namespace gg::widgets {

/// What the data set is, and the values that its images can be filtered by.
class DatasetSidebar : public QWidget {
    Q_OBJECT
public:
    explicit DatasetSidebar(QWidget* parent = nullptr);

    void setDataset(const dataset::DatasetPtr& dataset, const dataset::Statistics& statistics);

    FacetList* splits() const { return m_splits; }
    FacetList* classes() const { return m_classes; }
    FacetList* states() const { return m_states; }

private:
    QLabel* heading(const QString& text);
    void setStates(const dataset::Dataset& dataset);

    QLabel* m_name;
    QLabel* m_format;
    QLabel* m_splitHeading;
    FacetList* m_splits;
    QLabel* m_classHeading;
    FacetList* m_classes;
    QLabel* m_stateHeading;
    FacetList* m_states;
};

/// "labelled", "empty label", …: for a person.
QString labelStateName(dataset::LabelState state);

}  // namespace gg::widgets
