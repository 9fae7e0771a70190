#pragma once

#include "core/recipe/foreign_recipe.h"

#include <QDialog>

namespace gg::widgets {

/// What became of each setting of another tool's configuration: what is not honoured first, with its line and why.
class RecipeNotesDialog : public QDialog {
    Q_OBJECT
public:
    RecipeNotesDialog(const QString& fileName, const std::vector<recipe::RecipeNote>& notes, QWidget* parent = nullptr);
};

}  // namespace gg::widgets
