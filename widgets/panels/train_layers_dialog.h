#pragma once

#include "core/recipe/model_plan.h"

#include <QDialog>

namespace gg::widgets {

/// A network layer by layer: what it is made of, and what each part costs for one picture of a side.
class TrainLayersDialog : public QDialog {
    Q_OBJECT
public:
    TrainLayersDialog(const recipe::ModelPlan& plan, int imageSize, QWidget* parent = nullptr);
};

}  // namespace gg::widgets
