#pragma once

#include "widgets/charts/evaluation_recipe.h"

namespace gg::app {

/// Evaluates predictions for figures as the evaluate page does. Data sets are read once as long as the reader lives.
widgets::EvaluationReader newEvaluationReader();

}  // namespace gg::app
