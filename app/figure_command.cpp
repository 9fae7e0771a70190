#include "app/figure_command.h"

#include "app/figure_sources.h"
#include "app/workspace.h"
#include "core/base/error.h"
#include "core/io/files.h"
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

#include <unistd.h>

namespace gg::app {

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

/// The words of a file, or those that the window remembers.
std::shared_ptr<const FigureWords> readWords(const QString& file)
{
    auto words = std::make_shared<FigureWords>();
    if (!file.isEmpty()) {
        words->set(imports::parseWords(io::readFile(file.toStdString()), file.toStdString()));
        return words;
    }
    const std::string remembered = Workspace(Workspace::Persistence::User).vocabulary().toStdString();
    try {
        words->set(remembered.empty() ? std::vector<imports::Word>() : imports::parseWords(remembered, "settings"));
    } catch (const Error& error) {
        std::fprintf(stderr, "groundglass: the names of series in the settings are not used: %s\n", error.what());
    }
    return words;
}

/// Says which panel is read or evaluated, where somebody watches.
void tell(const Progress& progress)
{
    if (progress.done == 0 && ::isatty(STDERR_FILENO) != 0) {
        std::fprintf(stderr, "%s…\n", progress.what.c_str());
    }
}

/// Draws a figure again from its recipe: beside it in every format that it names, or as `out`.
void redraw(const QString& recipe, const QString& out, const widgets::RunLoader& load)
{
    const widgets::FigureSources sources = figureSources();
    if (widgets::recipeVersion(QByteArray::fromStdString(io::readFile(recipe.toStdString())), recipe) == 1) {
        widgets::redrawFigure(recipe, load, sources, out);
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
    JobControl control({}, tell);
    widgets::PanelBuilder builder(load, sources);
    const std::vector<widgets::PanelContent> contents = builder.build(figure, control);
    for (const QString& notice : widgets::noticesOf(figure, contents)) {
        std::fprintf(stderr, "groundglass: %s\n", qPrintable(notice));
    }
    for (const QString& written : widgets::writeFigureFiles(figure, contents, file, control)) {
        std::printf("%s\n", qPrintable(written));
    }
}

void write(const QCommandLineParser& parser, const QStringList& paths)
{
    const QString chart = parser.value(QStringLiteral("figure"));
    const QString out = parser.value(QStringLiteral("out"));
    const widgets::FigureSources sources = figureSources();
    const std::shared_ptr<const FigureWords> words = readWords(parser.value(QStringLiteral("words")));
    if (chart.endsWith(QStringLiteral(".json"))) {
        redraw(chart, out, figureRunLoader(words));
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
        runs.push_back(loadFigureRun(path, *words->vocabulary()));
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
