#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/statistics.h"
#include "widgets/models/record_query.h"
#include "widgets/panels/histogram_bars.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace gg::widgets {

/// The numbers of a data set beside its pictures: counts, sizes of objects, classes, share of foreground, facts of the current image.
class DatasetSummary : public QWidget {
    Q_OBJECT
public:
    explicit DatasetSummary(QWidget* parent = nullptr);

    void setDataset(const dataset::DatasetPtr& dataset, const dataset::Statistics& statistics);
    /// Share of foreground per record, negative where there is none. Empty: not measured yet.
    void setForeground(const std::vector<float>& foreground, double mean, double median);
    void setFacts(const QString& facts);
    /// Bars that stand for the filters in force.
    void setSelections(const std::optional<NumberRange>& side, const std::optional<NumberRange>& foreground);

    HistogramBars* sizes() const { return m_sizes; }
    HistogramBars* shares() const { return m_shares; }

Q_SIGNALS:
    void sideSelected(std::optional<gg::widgets::NumberRange> range);
    void foregroundSelected(std::optional<gg::widgets::NumberRange> range);

private:
    QLabel* heading(const QString& text);

    QLabel* m_counts;
    QLabel* m_sizeHeading;
    HistogramBars* m_sizes;
    QLabel* m_shareHeading;
    HistogramBars* m_shares;
    QLabel* m_shareText;
    QLabel* m_factsHeading;
    QLabel* m_facts;
};

}  // namespace gg::widgets
