#pragma once

#include "widgets/models/evaluation_sources.h"
#include "widgets/models/opened_list_model.h"

namespace gg::widgets {

/// The sources of the evaluate page.
class SourceListModel final : public OpenedListModel<EvaluationSources> {
    Q_OBJECT
public:
    using OpenedListModel::OpenedListModel;

    QVariant data(const QModelIndex& index, int role) const override;
};

/// "12 epochs", "reading…", "26,091 detections for 87 of 87 images of val", or why it cannot be evaluated.
QString sourceStateText(const EvaluationSource& source);

}  // namespace gg::widgets
