#pragma once

#include "core/runs/run_folder.h"
#include "widgets/charts/curve_store.h"
#include "widgets/charts/evaluation_recipe.h"
#include "widgets/charts/figure.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gg::widgets
{

struct RunEntry;

/// What a figure needs from the disk. Widgets open no run folders: whoever asks for a figure reads them.
struct FigureSources {
    /// A picture of a run folder, full size; null where there is none. `mask`: Grayscale8, as written.
    std::function<QImage(const QString& file, bool mask)> image;
    /// The counts of an epoch; nullopt where there are none.
    std::function<std::optional<runs::EpochDetail>(const QString& runFolder, int epoch)> detail;
    /// Begins to read predictions and data sets anew; may be absent, where nothing is evaluated.
    std::function<EvaluationReader()> evaluations = {};
};

/// A figure to be drawn: all of it but the contents of the run folders, so that it can be written down and drawn again.
struct FigureRecipe {
    struct Run {
        QString folder;
        QColor colour;
        QString stepColumn = {};  ///< of the run's table, that a person chose to hold the steps
    };
    QString chart;  ///< one of chartNames(), "snapshots" or "confusion"
    std::vector<Run> runs;
    bool logarithmic = false;
    std::vector<int> epochs;  ///< snapshots: those to show; confusion: the first. Empty: the newest that every run has
    QStringList samples;      ///< snapshots: names of followed images; empty: the first four
    PredictionMode mode = PredictionMode::Overlay;
    FigureOptions options;
    std::optional<EvaluationRecipe> evaluation = {};  ///< of a figure that is no run's; not written down
};

struct FigureRequest {
    FigureRecipe recipe;  ///< its runs may be left empty: they are taken from `runs`
    std::vector<const RunEntry*> runs;
    FigureSources sources;
    QString file;  ///< its suffix decides the format
};

/// chartNames(), "snapshots" and "confusion".
QStringList figureNames();

/// The figure's contents. Throws Error (InvalidArgument) for an unknown chart, an unknown sample, or where there is nothing to
/// draw.
Figure buildFigure(const FigureRecipe& recipe, const std::vector<const RunEntry*>& runs, const FigureSources& sources);
/// Writes the figure, NAME.csv and NAME.figure.json, which redrawFigure() reads. Throws Error (NotWritable, NoSpace,
/// InvalidArgument).
void writeFigure(const FigureRequest& request);

/// As the text of NAME.figure.json. parseRecipe(toJson(r)) is r; it throws Error (Malformed) naming the key that is wrong.
QByteArray toJson(const FigureRecipe& recipe);
FigureRecipe parseRecipe(const QByteArray& json, const QString& file);

/// Reads the run of a folder. Throws Error where that is not possible.
using RunLoader = std::function<std::unique_ptr<RunEntry>(const QString& folder, const QString& stepColumn)>;
/// Draws a figure again from its recipe: to `file`, or beside the recipe under the recipe's name.
void redrawFigure(const QString& recipeFile, const RunLoader& load, const FigureSources& sources, const QString& file = {});

}  // namespace gg::widgets
