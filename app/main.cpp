#include "app/dataset_session.h"
#include "app/evaluation_session.h"
#include "app/figure_command.h"
#include "app/main_window.h"
#include "app/screenshot.h"
#include "app/workspace.h"
#include "core/base/error.h"
#include "core/io/image_codec.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QRegularExpression>
#include <QTimer>
#include <QLibraryInfo>
#include <QTranslator>

#include <cstdio>
#include <cstring>
#include <thread>

namespace {

using namespace gg;

bool hasOption(int argc, char** argv, const char* name)
{
    for (int i = 1; i < argc; ++i) {
        const std::size_t length = std::strlen(name);
        if (std::strncmp(argv[i], name, length) == 0 && (argv[i][length] == '\0' || argv[i][length] == '=')) {
            return true;
        }
    }
    return false;
}

/// Screenshots and figures are drawn without a display, whatever there is.
void choosePlatform(int argc, char** argv)
{
    const bool drawsToFile = hasOption(argc, argv, "--screenshot") || hasOption(argc, argv, "--figure");
    if (drawsToFile && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Look at data, labels, predictions and training before trusting a number."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("open"), QStringLiteral("Open data sets, run folders and folders of runs; further paths may follow."), QStringLiteral("path")},
        {QStringLiteral("page"), QStringLiteral("Show this page: dataset, audit, spot-check, train, runs, evaluate or figures."), QStringLiteral("name")},
        {QStringLiteral("search"), QStringLiteral("Filter the images of the data set by this search."), QStringLiteral("text")},
        {QStringLiteral("tab"), QStringLiteral("Under the curves of the runs, show snapshots, images, classes, batches, signals or logged; or beside them checks, or the first verdict opened (verdict)."), QStringLiteral("name")},
        {QStringLiteral("compare"), QStringLiteral("Show the comparison of the runs: scatter, parallel, differences or predictions."), QStringLiteral("what")},
        {QStringLiteral("objects"), QStringLiteral("Show the data set's objects as a wall of crops.")},
        {QStringLiteral("predictions"), QStringLiteral("Evaluate these predictions of the opened data set; may be given twice, to compare."), QStringLiteral("path")},
        {QStringLiteral("select"), QStringLiteral("Show the images behind matrix:TRUTH:PREDICTED, errors:KIND, class:NAME, size:NAME or curve:CLASS:CONFIDENCE."), QStringLiteral("what")},
        {QStringLiteral("screenshot"), QStringLiteral("Draw the window into a PNG file and quit."), QStringLiteral("file")},
        {QStringLiteral("size"), QStringLiteral("Size of the window (1600x1000) or of the figure (84x60mm)."), QStringLiteral("size")},
        {QStringLiteral("appearance"), QStringLiteral("light, dark or system."), QStringLiteral("name")},
        {QStringLiteral("figure"), QStringLiteral("Write this chart of the opened runs to --out, or draw the figure of this recipe again, and quit."), QStringLiteral("chart")},
        {QStringLiteral("out"), QStringLiteral("File of the figure: .pdf, .svg or .png; of a recipe also .pgf or .tiff."), QStringLiteral("file")},
        {QStringLiteral("font-size"), QStringLiteral("Font size of the figure in points."), QStringLiteral("pt")},
        {QStringLiteral("words"), QStringLiteral("YAML of names for the series of other tools, in place of those that the window remembers."), QStringLiteral("file")},
        {QStringLiteral("epoch"), QStringLiteral("Epoch that the figure shows; the last one otherwise."), QStringLiteral("n")},
    });
    parser.addPositionalArgument(QStringLiteral("paths"), QStringLiteral("What to open, as with --open."), QStringLiteral("[paths…]"));
}

int usageError(const QString& message)
{
    std::fprintf(stderr, "groundglass: %s\n", qPrintable(message));
    return 2;
}

widgets::Appearance appearanceOf(const QCommandLineParser& parser, const app::Workspace& workspace)
{
    const QString name = parser.value(QStringLiteral("appearance"));
    return name == u"light" ? widgets::Appearance::Light
           : name == u"dark" ? widgets::Appearance::Dark
           : name == u"system" ? widgets::Appearance::System
                               : workspace.appearance();
}

int runWindow(const QCommandLineParser& parser, const QStringList& paths)
{
    const bool screenshot = parser.isSet(QStringLiteral("screenshot"));
    app::Workspace workspace(screenshot ? app::Workspace::Persistence::None : app::Workspace::Persistence::User);
    widgets::applyAppearance(appearanceOf(parser, workspace));

    app::MainWindow window(workspace);
    if (parser.isSet(QStringLiteral("size"))) {
        const auto match = QRegularExpression(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$")).match(parser.value(QStringLiteral("size")));
        if (!match.hasMatch()) {
            return usageError(QStringLiteral("--size %1: expected WIDTHxHEIGHT in pixels, such as 1600x1000.").arg(parser.value(QStringLiteral("size"))));
        }
        window.resize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    const auto page = app::pageFromName(parser.value(QStringLiteral("page")));
    if (parser.isSet(QStringLiteral("page")) && !page) {
        return usageError(QStringLiteral("--page %1: expected dataset, audit, spot-check, train, runs, evaluate or figures.").arg(parser.value(QStringLiteral("page"))));
    }
    window.show();
    // Opening waits for the first paint.
    QTimer::singleShot(0, &window, [&window, paths, page, screenshot, predictions = parser.values(QStringLiteral("predictions")),
                                    selection = parser.value(QStringLiteral("select")), comparison = parser.value(QStringLiteral("compare")), tab = parser.value(QStringLiteral("tab"))] {
        if (paths.isEmpty() && !screenshot) {
            window.restoreSession();
        }
        for (const QString& path : paths) {
            window.openPath(path);
        }
        for (const QString& path : predictions) {
            path == predictions.first() ? window.evaluation().openPredictions(path) : window.evaluation().openToCompare(path);
        }
        if (!selection.isEmpty()) {
            window.evaluation().select(selection);
        }
        if (page) {
            window.showPage(*page);
            if (*page == app::Page::Runs && !comparison.isEmpty()) {
                window.showComparison(comparison);
            }
            if (*page == app::Page::Runs && !tab.isEmpty()) {
                window.showRunTab(tab);
            }
            if (*page == app::Page::SpotCheck && !paths.isEmpty()) {
                window.datasets().beginSpotCheck();
            }
        }
    });
    if (const QString search = parser.value(QStringLiteral("search")); !search.isEmpty()) {
        QObject::connect(&window.datasets(), &app::DatasetSession::opened, &window, [&window, search] { window.setSearch(search); },
                         Qt::SingleShotConnection);
    }
    if (parser.isSet(QStringLiteral("objects"))) {
        QObject::connect(&window.datasets(), &app::DatasetSession::opened, &window, [&window] { window.showObjects(); }, Qt::SingleShotConnection);
    }
    if (screenshot) {
        new app::Screenshot(window, parser.value(QStringLiteral("screenshot")), &window);
    }
    return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv)
{
    choosePlatform(argc, argv);
    // A hundred libraries, and whoever loads them holds up every thread that starts another: while there is no window yet, and not by a thread
    // that gives way to it. What fails is told by whoever decodes the first picture.
    const std::jthread loadingCodecs([] {
        try {
            io::loadImageCodecs();
        } catch (const Error&) {
        }
    });
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("groundglass"));
    QApplication::setApplicationVersion(QStringLiteral(GG_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("groundglass"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/groundglass.svg")));

    // Qt's own dialogs first; what is installed last is asked first. English holds the plural forms, so it serves every other language.
    QTranslator qtTexts;
    if (qtTexts.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QApplication::installTranslator(&qtTexts);
    }
    QTranslator texts;
    if (texts.load(QLocale(), QStringLiteral("groundglass"), QStringLiteral("_"), QStringLiteral(":/i18n"))
        || texts.load(QStringLiteral(":/i18n/groundglass_en.qm"))) {
        QApplication::installTranslator(&texts);
    }

    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const QStringList paths = parser.values(QStringLiteral("open")) + parser.positionalArguments();
    if (parser.isSet(QStringLiteral("figure"))) {
        return app::runFigureCommand(parser, paths);
    }
    return runWindow(parser, paths);
}
