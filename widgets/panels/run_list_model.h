#pragma once

#include <QAbstractListModel>

namespace gg::widgets
{

class RunCollection;
struct RunEntry;

/// The open runs, one a row: name, colour (decoration), state in words (StateRole), and a check mark for "drawn in the charts".
class RunListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { StateRole = Qt::UserRole + 1, ColourRole, TroubleRole };

    explicit RunListModel(RunCollection& runs, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    RunCollection& m_runs;
    int m_rows;
};

/// "training, epoch 4 of 20", "finished, 20 of 20 epochs", "failed at epoch 3: …".
QString runStateText(const RunEntry& run);

}  // namespace gg::widgets
