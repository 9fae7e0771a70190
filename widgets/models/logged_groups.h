#pragma once

#include "core/runs/run_batch.h"

#include <QString>

#include <string>

namespace gg::widgets {

/// What belongs together of all that a run logged beside its series, in the order in which it is listed.
enum class LoggedGroup { Validation, Training, Matrix, Curves, Summary, Pictures, Histograms, Texts };

/// By kind, and of pictures by the names that YOLOv5 and Ultralytics give: "val_batch0_pred.jpg", "confusion_matrix_normalized.png", "BoxPR_curve.png".
LoggedGroup loggedGroup(runs::RunAttachment::Kind kind, const std::string& name);
QString loggedGroupText(LoggedGroup group);

}  // namespace gg::widgets
