#include "app/figure_command.h"

#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/dataset/mask_image.h"
#include "core/imports/run_place.h"
#include "core/io/files.h"
#include "core/runs/history.h"
#include "widgets/charts/figure_files.h"
#include "widgets/charts/figure_request.h"
#include "widgets/figures/figure_writing.h"
#include "widgets/figures/panel_building.h"
#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

namespace gg::app {

using widgets::FigureSources;

namespace {

QImage loadImage(const QString& file, bool mask)
{
    try {
        if (mask) {
            // As written: probabilities that are all low would be taken for the numbers of classes, and all of them be shown.
            const dataset::MaskImage levels = dataset::readMask(file.toStdString());
            cv::Mat grey = levels.values.depth() == CV_8U ? levels.values.clone() : dataset::readMaskGrey(file.toStdString());
            if (levels.values.depth() == CV_8U && !levels.table.empty()) {
                grey.forEach<uchar>([&](uchar& value, const int*) {
                    value = static_cast<uchar>(std::min<std::uint32_t>(value < levels.table.size() ? levels.table[value] : 0, 255));
                });
            }
            return QImage(grey.data, grey.cols, grey.rows, static_cast<qsizetype>(grey.step), QImage::Format_Grayscale8).copy();
        }
        const cv::Mat picture = dataset::readImage(file.toStdString());
        return QImage(picture.data, picture.cols, picture.rows, static_cast<qsizetype>(picture.step), QImage::Format_BGR888)
            .convertToFormat(QImage::Format_RGB32);
    } catch (const Error&) {
        return {};  // the figure says in the picture's place that there is none
    }
}

std::optional<runs::EpochDetail> loadDetail(const QString& folder, int epoch)
{
    try {
        return runs::readEpochDetail(folder.toStdString(), epoch);
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

namespace {

/// Ours, or any other tool's.
runs::Run readAnyRun(const std::string& path)
{
    if (runs::isRunFolder(path)) {
        return runs::readRun(path);
    }
    JobControl control;
    const imports::FoundRuns found = imports::findRuns(path, control);
    const auto own = std::find_if(found.places.begin(), found.places.end(), [&](const imports::RunPlace& place) { return place.path == path; });
    if (found.places.empty() || (own == found.places.end() && found.places.size() > 1)) {
        throw Error(ErrorCode::NotFound, path,
                    found.places.empty() ? "This is no run folder: neither a run.yaml of Groundglass nor what another tool writes was found."
                                         : "There are several runs here. Name one of them.");
    }
    return imports::readRun(own == found.places.end() ? found.places.front() : *own, imports::Vocabulary(), control);
}

}  // namespace

std::unique_ptr<widgets::RunEntry> loadFigureRun(const QString& folder)
{
    runs::Run run = readAnyRun(folder.toStdString());
    auto entry = std::make_unique<widgets::RunEntry>();
    entry->folder = QFileInfo(folder).absoluteFilePath();
    entry->info = std::move(run.info);
    entry->history = std::move(run.history);
    entry->problems = std::move(run.problems);
    entry->verdicts = diagnosis::diagnose(entry->info, entry->history).verdicts;
    return entry;
}

FigureSources figureSources()
{
    return {loadImage, loadDetail};
}

namespace {

/// "84x60mm" or "84x60".
void readSize(const QString& text, widgets::FigureOptions& options)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d+(?:\\.\\d+)?)x(\\d+(?:\\.\\d+)?)(?:mm)?$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch()) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "--size " + text.toStdString() + ": expected WIDTHxHEIGHTmm, such as 84x60mm or 174x80mm.");
    }
    options.widthMm = match.captured(1).toDouble();
    options.heightMm = match.captured(2).toDouble();
}

void readOptions(const QCommandLineParser& parser, widgets::FigureRecipe& recipe)
{
    if (parser.isSet(QStringLiteral("size"))) {
        readSize(parser.value(QStringLiteral("size")), recipe.options);
    }
    if (parser.isSet(QStringLiteral("font-size"))) {
        bool ok = false;
        recipe.options.fontPt = parser.value(QStringLiteral("font-size")).toDouble(&ok);
        if (!ok) {
            throw Error(ErrorCode::InvalidArgument, {}, "--font-size needs a number of points, such as 8.");
        }
    }
    if (parser.isSet(QStringLiteral("epoch"))) {
        bool ok = false;
        recipe.epochs = {parser.value(QStringLiteral("epoch")).toInt(&ok)};
        if (!ok || recipe.epochs.front() < 1) {
            throw Error(ErrorCode::InvalidArgument, {}, "--epoch needs a whole number from 1.");
        }
    }
}

/// Draws a figure again from its recipe: beside it in every format that it names, or as `out`.
void redraw(const QString& recipe, const QString& out)
{
    const FigureSources sources = figureSources();
    if (widgets::recipeVersion(QByteArray::fromStdString(io::readFile(recipe.toStdString())), recipe) == 1) {
        widgets::redrawFigure(recipe, loadFigureRun, sources, out);
        return;
    }
    widgets::ComposedFigure figure = widgets::readFigureRecipe(recipe);
    QString file = out;
    if (file.isEmpty()) {
        const QFileInfo place(recipe);
        QString name = place.fileName();
        name.chop(name.endsWith(QLatin1String(".figure.json")) ? 12 : 5);
        file = place.path() + QLatin1Char('/') + name + QLatin1Char('.') + figure.format.section(QLatin1Char(','), 0, 0);
    } else {
        figure.format = QFileInfo(out).suffix().toLower();
    }
    JobControl control;
    widgets::PanelBuilder builder(loadFigureRun, sources);
    for (const QString& written : widgets::writeFigureFiles(figure, builder.build(figure, control), file, control)) {
        std::printf("%s\n", qPrintable(written));
    }
}

void write(const QCommandLineParser& parser, const QStringList& paths)
{
    const QString chart = parser.value(QStringLiteral("figure"));
    const QString out = parser.value(QStringLiteral("out"));
    const widgets::FigureSources sources = figureSources();
    if (chart.endsWith(QStringLiteral(".json"))) {
        redraw(chart, out);
        return;
    }
    if (out.isEmpty()) {
        throw Error(ErrorCode::InvalidArgument, {}, "--figure needs --out FILE, a file that ends in .pdf, .svg or .png.");
    }
    widgets::FigureRequest request;
    request.recipe.chart = chart;
    readOptions(parser, request.recipe);
    std::vector<std::unique_ptr<widgets::RunEntry>> runs;
    for (const QString& path : paths) {
        runs.push_back(loadFigureRun(path));
        runs.back()->colour = widgets::runColour(static_cast<int>(runs.size()) - 1);
        request.runs.push_back(runs.back().get());
    }
    if (runs.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, "--figure needs at least one run folder.");
    }
    request.sources = sources;
    request.file = out;
    widgets::writeFigure(request);
}

}  // namespace

int runFigureCommand(const QCommandLineParser& parser, const QStringList& paths)
{
    try {
        write(parser, paths);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "groundglass: %s\n", error.what());
        return 2;
    }
}

}  // namespace gg::app
