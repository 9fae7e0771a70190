#pragma once

#include "core/recipe/model_plan.h"

#include <QDialog>

#include <vector>

namespace gg::widgets {

/// A network layer by layer: what it is made of, and what each part costs for one picture of a side; with the time of each
/// where it was measured.
class TrainLayersDialog : public QDialog {
    Q_OBJECT
public:
    TrainLayersDialog(const recipe::ModelPlan& plan, int imageSize, const std::vector<double>& milliseconds, QWidget* parent = nullptr);
};

}  // namespace gg::widgets
