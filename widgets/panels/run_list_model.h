#pragma once

#include "widgets/models/opened_list_model.h"
#include "widgets/models/run_collection.h"

namespace gg::widgets
{

/// The open runs; a check mark is for "drawn in the charts".
class RunListModel final : public OpenedListModel<RunCollection>
{
    Q_OBJECT
public:
    explicit RunListModel(RunCollection& runs, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
};

/// "training, epoch 4 of 20", "finished, 20 of 20 epochs", "failed at epoch 3: …".
QString runStateText(const RunEntry& run);

}  // namespace gg::widgets
