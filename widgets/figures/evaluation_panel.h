#pragma once

#include "widgets/charts/evaluation_recipe.h"
#include "widgets/figures/panel_figure.h"
#include "widgets/figures/recipe_reader.h"

namespace gg::widgets {

/// Those of boxes and those of masks; both have "confusion_matrix".
const QStringList& evaluationFigureNames();
/// "evaluation_epochs" is the one figure that needs every epoch of boxes.
bool needsAllEpochs(const EvaluationRecipe& recipe);

/// The figure with the numbers of that evaluation. Throws Error (InvalidArgument) for a figure that there is not, a class that the data have not,
/// or where there is nothing to draw; Cancelled.
PanelFigure evaluationFigure(const EvaluationRecipe& recipe, const FigureEvaluation& evaluation, JobControl& control);

QJsonObject toObject(const EvaluationRecipe& recipe);
EvaluationRecipe parseEvaluation(const RecipeReader& reader);

}  // namespace gg::widgets
