#pragma once

#include "core/runs/run_groups.h"
#include "core/runs/setting_column.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace gg::widgets {

struct RunEntry;

/// A column of the table of runs, or an axis: a setting, or a value of a series. Ids are kept in workspaces: "setting:optimizer.lr",
/// "best:val/dice", "last:val/dice", "cursor:val/dice".
struct ComparedColumn {
    bool setting = false;
    std::string key;  ///< of the setting, or the series
    runs::ValueOf which = runs::ValueOf::Best;

    QString id() const;
    static std::optional<ComparedColumn> fromId(const QString& id);
    /// "Dice, best": what a person calls it.
    QString title() const;
    friend bool operator==(const ComparedColumn&, const ComparedColumn&) = default;
};

/// How runs are compared: what a person chose, and what follows from it. Shared by the charts (grouping), the table and the plots.
class Comparison final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const runs::Grouping& grouping() const { return m_grouping; }
    void setGrouping(const runs::Grouping& grouping);
    /// What runs are judged by in plots; a series that no run has until one is chosen is replaced by resultOrFirst().
    const ComparedColumn& result() const { return m_result; }
    void setResult(const ComparedColumn& result);
    ComparedColumn resultOrFirst(const std::vector<std::string>& series) const;
    /// The setting on the x axis of the scatter plot; empty: the first that differs.
    const std::string& scatterSetting() const { return m_scatterSetting; }
    void setScatterSetting(const std::string& key);
    runs::Better betterOf(const std::string& series) const;
    /// nullopt: by the series' name.
    void setBetter(const std::string& series, std::optional<runs::Better> better);
    bool betterIsChosen(const std::string& series) const { return m_better.contains(series); }
    /// Ids of the table's columns; empty: those that it begins with.
    const QStringList& columns() const { return m_columns; }
    void setColumns(const QStringList& columns);

    /// A stretch of an axis that runs have to lie in, as shares of the axis from 0 to 1.
    struct Brush {
        double low = 0;
        double high = 1;
        friend bool operator==(const Brush&, const Brush&) = default;
    };
    const std::map<QString, Brush>& brushes() const { return m_brushes; }
    void setBrush(const QString& axis, std::optional<Brush> brush);
    void clearBrushes();

    QJsonObject toJson() const;
    void fromJson(const QJsonObject& json);

Q_SIGNALS:
    void groupingChanged();
    void changed();  ///< anything; groupingChanged() comes before it
    void brushesChanged();

private:
    runs::Grouping m_grouping;
    ComparedColumn m_result;
    std::string m_scatterSetting;
    std::map<std::string, runs::Better> m_better;
    QStringList m_columns;
    std::map<QString, Brush> m_brushes;
};

/// Names of all series that any of the runs has, those that a comparison begins with first: what says how good a run is, and most runs have.
std::vector<std::string> comparedSeries(const std::vector<const RunEntry*>& runs);
/// Keys whose values differ between the runs: those that all runs have first, of these what people change from run to run.
std::vector<std::string> differingSettings(const std::vector<const RunEntry*>& runs);
/// By run of `runs`: what the column says of it.
runs::SettingColumn columnOf(const ComparedColumn& column, const std::vector<const RunEntry*>& runs, const Comparison& comparison, int epoch);
std::vector<runs::RunGroup> groupsOf(const std::vector<const RunEntry*>& runs, const runs::Grouping& grouping);

}  // namespace gg::widgets
