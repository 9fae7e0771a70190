#include "widgets/charts/figure_request.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/charts/figure_files.h"
#include "widgets/charts/thinned.h"
#include "widgets/models/run_collection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::FigureRequest)
};

constexpr int samplesByDefault = 4;

[[noreturn]] void invalid(const QString& text)
{
    throw Error(ErrorCode::InvalidArgument, {}, text.toStdString());
}

QString runName(const RunEntry& run)
{
    return QString::fromStdString(run.info.name);
}

/// The newest epoch that every run has.
int newestOfAll(const std::vector<const RunEntry*>& runs)
{
    int epoch = runs.empty() ? 0 : runs.front()->history.lastEpoch();
    for (const RunEntry* run : runs) {
        epoch = std::min(epoch, run->history.lastEpoch());
    }
    return epoch;
}

/// The newest epoch that every run stored predictions of; 0 where there is none.
int newestSnapshotOfAll(const std::vector<const RunEntry*>& runs)
{
    const auto stored = [](const RunEntry* run, int epoch) {
        const auto& epochs = run->history.snapshotEpochs();
        return std::find(epochs.begin(), epochs.end(), epoch) != epochs.end();
    };
    for (int epoch = newestOfAll(runs); epoch > 0; --epoch) {
        if (std::all_of(runs.begin(), runs.end(), [&](const RunEntry* run) { return stored(run, epoch); })) {
            return epoch;
        }
    }
    return 0;
}

Figure buildConfusion(const FigureRecipe& recipe, const std::vector<const RunEntry*>& runs, const FigureSources& sources)
{
    const int epoch = recipe.epochs.empty() ? newestOfAll(runs) : recipe.epochs.front();
    ConfusionFigures figure;
    for (const RunEntry* run : runs) {
        const auto detail = sources.detail ? sources.detail(run->folder, epoch) : std::nullopt;
        if (!detail) {
            invalid(Texts::tr("run %1 has no pixel counts of epoch %2; it has %3 epochs")
                        .arg(runName(*run))
                        .arg(epoch)
                        .arg(run->history.lastEpoch()));
        }
        figure.runs.push_back({.run = runName(*run), .colour = run->colour, .epoch = epoch, .counts = detail->pooled});
    }
    return figure;
}

/// Followed images in the order of the runs, those that were asked for or the first few.
std::vector<runs::SnapshotSample> chosenSamples(const FigureRecipe& recipe, const std::vector<const RunEntry*>& runs)
{
    std::vector<runs::SnapshotSample> all;
    for (const RunEntry* run : runs) {
        for (const runs::SnapshotSample& one : run->info.samples) {
            if (std::none_of(all.begin(), all.end(), [&](const auto& known) { return known.image == one.image; })) {
                all.push_back(one);
            }
        }
    }
    if (recipe.samples.isEmpty()) {
        all.resize(std::min<std::size_t>(all.size(), samplesByDefault));
        return all;
    }
    std::vector<runs::SnapshotSample> chosen;
    for (const QString& name : recipe.samples) {
        const auto it =
            std::find_if(all.begin(), all.end(), [&](const auto& one) { return QString::fromStdString(one.name) == name; });
        if (it == all.end()) {
            QStringList known;
            std::transform(all.begin(), all.end(), std::back_inserter(known),
                           [](const auto& one) { return QString::fromStdString(one.name); });
            invalid(Texts::tr("no run follows an image named %1; they follow %2").arg(name, known.join(QStringLiteral(", "))));
        }
        chosen.push_back(*it);
    }
    return chosen;
}

SnapshotFigure::Tile tileOf(const RunEntry& run, const runs::SnapshotSample& sample, int epoch, const FigureSources& sources)
{
    const auto& own = run.info.samples;
    const auto it = std::find_if(own.begin(), own.end(), [&](const auto& one) { return one.image == sample.image; });
    SnapshotFigure::Tile tile;
    if (it == own.end()) {
        tile.missing = Texts::tr("not followed");
        return tile;
    }
    tile.file = QString::fromStdString(runs::predictionFile(run.folder.toStdString(), epoch, it->name));
    tile.probability = sources.image(tile.file, true);
    tile.missing = Texts::tr("not stored");
    if (const auto detail = sources.detail ? sources.detail(run.folder, epoch) : std::nullopt) {
        for (const runs::ImageCounts& one : detail->images) {
            if (one.image == it->image) {
                tile.counts = one.counts;
            }
        }
    }
    return tile;
}

Figure buildSnapshots(const FigureRecipe& recipe, const std::vector<const RunEntry*>& runs, const FigureSources& sources)
{
    if (!sources.image) {
        invalid(Texts::tr("snapshots cannot be drawn without pictures"));
    }
    SnapshotFigure figure;
    figure.mode = recipe.mode;
    const std::vector<int> epochs = recipe.epochs.empty() ? std::vector<int>{newestSnapshotOfAll(runs)} : recipe.epochs;
    std::vector<const RunEntry*> columnRuns;
    for (const RunEntry* run : runs) {
        for (const int epoch : epochs) {
            figure.columns.push_back({.run = runName(*run), .colour = run->colour, .epoch = epoch});
            columnRuns.push_back(run);
        }
    }
    for (const runs::SnapshotSample& sample : chosenSamples(recipe, runs)) {
        SnapshotFigure::Row row{.sample = QString::fromStdString(sample.name),
                                .image = QString::fromStdString(sample.image),
                                .input = {},
                                .truth = {},
                                .tiles = {}};
        for (const RunEntry* run : runs) {
            if (row.input.isNull()) {
                row.input =
                    sources.image(QString::fromStdString(runs::sampleInputFile(run->folder.toStdString(), sample.name)), false);
                row.truth =
                    sources.image(QString::fromStdString(runs::sampleTruthFile(run->folder.toStdString(), sample.name)), true);
            }
        }
        for (std::size_t i = 0; i < figure.columns.size(); ++i) {
            row.tiles.push_back(tileOf(*columnRuns[i], sample, figure.columns[i].epoch, sources));
        }
        figure.rows.push_back(std::move(row));
    }
    if (figure.rows.empty()) {
        invalid(Texts::tr("the runs follow no images; set snapshots.images when training"));
    }
    const auto blank = [](const SnapshotFigure::Row& row) {
        return std::all_of(row.tiles.begin(), row.tiles.end(),
                           [](const SnapshotFigure::Tile& tile) { return tile.probability.isNull(); });
    };
    if (std::all_of(figure.rows.begin(), figure.rows.end(), blank)) {
        invalid(Texts::tr("no run stored predictions of epoch %1").arg(epochs.front()));
    }
    return figure;
}

}  // namespace

QStringList figureNames()
{
    return chartNames() + QStringList{QStringLiteral("snapshots"), QStringLiteral("confusion")};
}

Figure buildFigure(const FigureRecipe& recipe, const std::vector<const RunEntry*>& runs, const FigureSources& sources)
{
    if (runs.empty()) {
        invalid(Texts::tr("a figure needs at least one run"));
    }
    if (recipe.chart == QLatin1String("confusion")) {
        return buildConfusion(recipe, runs, sources);
    }
    if (recipe.chart == QLatin1String("snapshots")) {
        return buildSnapshots(recipe, runs, sources);
    }
    if (!isRunChart(recipe.chart)) {
        invalid(Texts::tr("there is no figure named \"%1\"; the figures are %2")
                    .arg(recipe.chart, figureNames().join(QStringLiteral(", "))));
    }
    // A paper's caption says which epoch was best; lines across the plot would need explaining.
    ChartSpec spec = buildChart(recipe.chart, runs, {.logarithmic = recipe.logarithmic, .marks = false});
    if (spec.empty()) {
        invalid(noDataText(recipe.chart, runs));
    }
    return separated(spec);
}

void writeFigure(const FigureRequest& request)
{
    FigureRecipe recipe = request.recipe;
    recipe.options.format = figureFormatOf(request.file);
    recipe.runs.clear();
    for (const RunEntry* run : request.runs) {
        recipe.runs.push_back({run->folder, run->colour, QString::fromStdString(run->place.stepColumn)});
    }
    exportFigure(buildFigure(recipe, request.runs, request.sources), recipe.options, request.file);
    io::writeFileAtomically(besideFigure(request.file, QStringLiteral("figure.json")).toStdString(),
                            toJson(recipe).toStdString());
}

void redrawFigure(const QString& recipeFile, const RunLoader& load, const FigureSources& sources, const QString& file)
{
    const FigureRecipe recipe = parseRecipe(QByteArray::fromStdString(io::readFile(recipeFile.toStdString())), recipeFile);
    std::vector<std::unique_ptr<RunEntry>> owned;
    FigureRequest request{.recipe = recipe, .runs = {}, .sources = sources, .file = file};
    for (const FigureRecipe::Run& run : recipe.runs) {
        owned.push_back(load(QFileInfo(recipeFile).absoluteDir().absoluteFilePath(run.folder), run.stepColumn));
        owned.back()->colour = run.colour;
        request.runs.push_back(owned.back().get());
    }
    if (file.isEmpty()) {
        QString name = QFileInfo(recipeFile).fileName();
        name.chop(name.endsWith(QLatin1String(".figure.json")) ? 12 : 5);
        request.file =
            QFileInfo(recipeFile).path() + QLatin1Char('/') + name + QLatin1Char('.') + figureSuffix(recipe.options.format);
    }
    writeFigure(request);
}

}  // namespace gg::widgets
