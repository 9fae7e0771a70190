#pragma once

#include "widgets/models/distributions.h"
#include "widgets/panels/histogram_bars.h"

#include <QWidget>

#include <array>
#include <optional>

class QComboBox;
class QLabel;

namespace gg::widgets {

class PositionMap;

/// The numbers of a data set beside its pictures: counts, and histograms that filter when they are brushed.
class DatasetSummary : public QWidget {
    Q_OBJECT
public:
    explicit DatasetSummary(QWidget* parent = nullptr);

    /// `filtered`: something is searched for, and the counts tell both what is shown and the whole.
    void setDistributions(const Distributions& distributions, bool filtered);
    /// Bars that stand for the ranges in force.
    void setQuery(const RecordQuery& query);
    int trainingSize() const;
    void setTrainingSize(int pixels);

    HistogramBars* histogram(QueryTerm::Kind kind) const;

Q_SIGNALS:
    /// A person brushed a range, or took it back.
    void rangeSelected(gg::widgets::QueryTerm::Kind kind, std::optional<gg::widgets::NumberRange> range);
    void trainingSizeChanged(int pixels);

private:
    struct Chart {
        QueryTerm::Kind kind;
        QLabel* heading;
        HistogramBars* bars;
    };
    Chart makeChart(QueryTerm::Kind kind, const QString& title, const QString& name);
    QLabel* spacedHeading(const QString& text);
    QWidget* makeTrainingSize();
    QString countsText(const Distributions& distributions, bool filtered) const;

    QLabel* m_counts;
    QWidget* m_trainingRow;
    QComboBox* m_trainingSize;
    std::array<Chart, 5> m_charts;
    QLabel* m_sizeNote;
    QLabel* m_positionHeading;
    PositionMap* m_positions;
};

}  // namespace gg::widgets
