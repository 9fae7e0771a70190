#pragma once

#include "widgets/models/opened_list_model.h"
#include "widgets/models/run_collection.h"

#include <QSortFilterProxyModel>

#include <cstdint>
#include <map>
#include <optional>

namespace gg::widgets
{

/// "▶ training, 6 of 20 epochs"
QString runStateText(const RunEntry& run);

/// What a run has reached in the first of the usual metrics that it has.
struct RunBest {
    int metric = 0;   ///< place among the usual metrics; runs with the same one can be compared
    QString name;     ///< "mAP50-95"
    double value = 0;
    bool smallerIsBetter = false;
};
std::optional<RunBest> bestOf(const RunEntry& run);

/// The runs: names, whether they are drawn, colours, tools and states.
class RunListModel final : public OpenedListModel<RunCollection>
{
    Q_OBJECT
public:
    /// StartRole: seconds since 1970, 0 where it is not known. BestRole: greater is better, runs of one metric together. WordsRole: what a word of a
    /// search is looked for in; SettingsRole: a line a setting, "\nlr0=0.01".
    enum Role { StartRole = ChipsRole + 1, BestRole, WordsRole, SettingsRole, ArchivedRole };

    explicit RunListModel(RunCollection& runs, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Known {
        std::uint64_t revision = 0;
        std::optional<RunBest> best;
    };
    std::optional<RunBest> best(const RunEntry& run) const;
    QString toolTip(const RunEntry& run) const;

    mutable std::map<QString, Known> m_best;
};

/// Those rows of the list in which every word of a search occurs, in a chosen order. "#paper" is a tag, "lr0=0.01" a setting and the beginning of its
/// value; other words may stand in name, tool, state, folder, note and tags.
class RunListOrder final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum Order { AsOpened, ByStart, ByName, ByBest };
    explicit RunListOrder(QObject* parent = nullptr);

    void setSearch(const QString& text);
    /// Whether runs that were put into the archive are listed.
    void setArchivedShown(bool shown);
    bool archivedShown() const { return m_archivedShown; }
    /// Newest and best first.
    void setOrder(Order order);
    Order order() const { return m_order; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    bool m_archivedShown = false;
    Order m_order = AsOpened;
};

}  // namespace gg::widgets
