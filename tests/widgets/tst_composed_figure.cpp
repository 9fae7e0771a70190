#include "core/base/error.h"
#include "tests/core/evaluated_set.h"
#include "tests/widgets/run_fixture.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/figures/axis_ticks.h"
#include "widgets/figures/chart_painting.h"
#include "widgets/figures/figure_writing.h"
#include "widgets/figures/mark_painting.h"
#include "widgets/figures/panel_building.h"
#include "widgets/figures/vector_writing.h"
#include "widgets/models/run_collection.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QPainterPath>
#include <QProcess>
#include <QRawFont>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <QtEndian>

#include <cmath>
#include <random>

using namespace gg;
using namespace gg::widgets;

namespace {

QByteArray contents(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

/// A walk with jumps, as a loss by steps looks.
ChartSpec noisyChart(std::size_t points, int seed = 1)
{
    std::mt19937 random(static_cast<unsigned>(seed));
    std::normal_distribution<double> noise(0, 1);
    ChartSpec chart{.name = QStringLiteral("loss"), .title = QStringLiteral("Loss"), .x = {.label = QStringLiteral("step")}, .y = {.label = QStringLiteral("loss")}, .series = {}, .marks = {}, .emptyText = {}};
    ChartSeries series{.run = QStringLiteral("one"), .name = QStringLiteral("train"), .colour = Qt::blue};
    for (std::size_t i = 0; i < points; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(points);
        series.x.push_back(static_cast<double>(i));
        series.y.push_back(2 / (1 + 8 * share) + 0.05 * noise(random) + (random() % 5000 == 0 ? 1.0 : 0.0));
    }
    chart.series.push_back(std::move(series));
    return chart;
}

/// Columns only grow: the curve is made anew.
void replaceValues(ChartSpec& chart, const std::vector<std::pair<std::size_t, double>>& values)
{
    std::vector<double> y(chart.series[0].y.begin(), chart.series[0].y.end());
    for (const auto& [index, value] : values) {
        y[index] = value;
    }
    chart.series[0].y = y;
}

ComposedFigure singlePanel(double widthMm, double heightMm)
{
    ComposedFigure figure{.widthMm = widthMm, .rowsMm = {heightMm}, .columns = 1, .gapMm = 0};
    figure.panels.push_back({.what = QStringLiteral("loss")});
    return figure;
}

std::vector<PanelContent> of(ChartSpec chart)
{
    return {{std::make_shared<const PanelFigure>(std::move(chart)), {}}};
}

QByteArray only(std::vector<FigureFile> files)
{
    return files.size() == 1 ? files.front().bytes : QByteArray();
}

}  // namespace

class ComposedFigureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_runs = std::make_unique<RunCollection>();
        m_images = std::make_unique<test::MemoryImages>();
        for (const auto& [name, loss, values] : {std::tuple("bce", "bce", test::collapsing()), std::tuple("bce_dice", "bce_dice", test::healthy())}) {
            const QString folder = QStringLiteral("/runs/%1").arg(QLatin1String(name));
            const int run = m_runs->add(folder, test::runInfo(name, loss, 6));
            m_runs->append(run, {.events = test::runEvents(values, true)});
            test::putPictures(*m_images, folder, m_runs->at(run).info, 6, 0.4, 0.9);
        }
    }

    void aRecipeSurvivesBeingWrittenDown()
    {
        ComposedFigure figure = fourPanels();
        figure.panels[0].letter = QStringLiteral("x");
        figure.panels[1].legend = LegendPlace::Right;
        figure.panels[1].lower = 0.25;
        figure.panels[2].epochs = {2, 5};
        figure.panels[2].samples = {QStringLiteral("frame_101")};
        figure.panels[2].mode = PredictionMode::Outline;
        figure.font = QStringLiteral("sans");
        figure.palette = FigurePalette::TolMuted;
        figure.lines = LineStyles::ByKind;
        figure.letters = LetterStyle::Parentheses;
        figure.format = QStringLiteral("pdf,svg");
        figure.runs[0].folder = QStringLiteral("/runs/ä \"b\"");
        figure.panels[0].logarithmicX = true;
        figure.panels[0].axis = RunAxis::RelativeTime;
        figure.panels[0].smoothing = 0.6;
        figure.panels[0].annotations = {MarkKind::WarmUp, MarkKind::Verdict};
        figure.panels[1].group = {.namePattern = "{}_seed*"};
        figure.panels[3].group = {.setting = "loss"};
        figure.panels[3].evaluation = predictionsRecipe();
        const ComposedFigure read = parseComposedFigure(toJson(figure), QStringLiteral("x.figure.json"));
        QCOMPARE(read, figure);
        QCOMPARE(toJson(read), toJson(figure));
    }

    void numbersThatComeFromNoRunAreKeptInTheRecipe()
    {
        ChartSpec chart = noisyChart(40);
        replaceValues(chart, {{3, qQNaN()}, {4, qInf()}});
        chart.y.upper = 2.5;
        chart.series.push_back(chart.series.front());
        chart.bands = {{.upper = 1, .lower = 0}};
        const MatrixFigure matrix{.title = QStringLiteral("m"), .labels = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("background")}, .counts = {5, 1, 2, 0, 7, 1, 3, 0, 0}};
        const TableFigure table{{.columns = {{.title = "run", .numbers = false}, {.title = "x", .best = report::ResultColumn::Best::Largest}},
                                 .rows = {{{.text = "r"}, {.value = 0.1, .spread = 0.02}}, {{.text = "s"}, {.value = std::nan("")}}}}};
        for (const PanelFigure& kept : {PanelFigure(chart), PanelFigure(ClassMatrixFigure{.matrix = matrix, .classes = {0, 1, 2}}), PanelFigure(table)}) {
            ComposedFigure figure = singlePanel(84, 60);
            figure.panels[0].kept = std::make_shared<const PanelFigure>(kept);
            const ComposedFigure read = parseComposedFigure(toJson(figure), {});
            QVERIFY(read.panels[0].kept != nullptr);
            QCOMPARE(panelCsv(*read.panels[0].kept), panelCsv(kept));
            QCOMPARE(toJson(*read.panels[0].kept), toJson(kept));
            if (const auto* again = std::get_if<ChartSpec>(&*read.panels[0].kept)) {
                QCOMPARE(again->bands, chart.bands);
            }
        }
    }

    void aBrokenRecipeNamesTheLine_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("at");
        QTest::newRow("a word for a number") << QByteArray("\"gap_mm\": 3") << QByteArray("\"gap_mm\": \"wide\"") << QByteArray("\"gap_mm\"");
        QTest::newRow("an annotation that there is not") << QByteArray("\"warm-up\"") << QByteArray("\"cool-down\"") << QByteArray("\"annotations\"");
        QTest::newRow("a confidence of 7") << QByteArray("\"confidence\": 0.4") << QByteArray("\"confidence\": 7") << QByteArray("\"confidence\"");
        QTest::newRow("a missing comma") << QByteArray("\"dpi\": 600,") << QByteArray("\"dpi\": 600") << QByteArray("\"font\"");
        QTest::newRow("out of range") << QByteArray("\"dpi\": 600") << QByteArray("\"dpi\": 6") << QByteArray("\"dpi\"");
    }
    void aBrokenRecipeNamesTheLine()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, at);
        ComposedFigure figure = fourPanels();
        figure.panels[0].annotations = {MarkKind::WarmUp};
        figure.panels[3].evaluation = predictionsRecipe();
        QByteArray json = toJson(figure);
        QVERIFY2(json.contains(from), json.constData());
        json.replace(from, to);
        const QList<QByteArray> lines = json.split('\n');
        const auto line = 1 + std::distance(lines.begin(), std::find_if(lines.begin(), lines.end(), [&](const QByteArray& one) { return one.contains(at); }));
        try {
            parseComposedFigure(json, QStringLiteral("x.figure.json"));
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY2(QByteArray::fromStdString(error.detail()).startsWith("line " + QByteArray::number(static_cast<qlonglong>(line)) + ":"), error.what());
        }
    }

    /// Two objects; one of them is found, with a confidence of 0.9.
    void predictionsAreEvaluatedAgain()
    {
        ComposedFigure figure = singlePanel(84, 60);
        figure.panels[0].evaluation = predictionsRecipe();
        int read = 0;
        const auto panels = evaluated(figure, [&](const EvaluationInput& input) {
            ++read;
            return test::evaluated(halfFound(input.epoch == 0 ? 0.9 : 0.3));
        });
        QVERIFY2(panels[0].figure != nullptr, qPrintable(panels[0].problem));
        QVERIFY(panels[0].notice.isEmpty());
        const auto& matrix = std::get<ClassMatrixFigure>(*panels[0].figure);
        QCOMPARE(matrix.matrix.at(0, 0), std::uint64_t(1));  // found
        QCOMPARE(matrix.matrix.at(0, 1), std::uint64_t(1));  // missed
        QCOMPARE(matrix.scale, MatrixScale::Counts);
        // At an epoch whose confidence is below the recipe's 0.4 nothing is found.
        figure.panels[0].evaluation->input.epoch = 3;
        const auto third = evaluated(figure, [&](const EvaluationInput& input) { return test::evaluated(halfFound(input.epoch == 0 ? 0.9 : 0.3)); });
        QCOMPARE(std::get<ClassMatrixFigure>(*third[0].figure).matrix.at(0, 1), std::uint64_t(2));
        QCOMPARE(read, 1);
        // The recipe that is written keeps the numbers that were drawn.
        const ComposedFigure kept = withNumbersOf(figure, panels);
        QVERIFY(kept.panels[0].kept != nullptr);
        QCOMPARE(parseComposedFigure(toJson(kept), {}).panels[0].evaluation, figure.panels[0].evaluation);
    }

    void panelsOfOneEvaluationReadItOnce()
    {
        ComposedFigure figure = singlePanel(84, 60);
        figure.panels[0].evaluation = predictionsRecipe();
        figure.panels.push_back(figure.panels[0]);
        figure.panels[1].evaluation->figure = QStringLiteral("precision_recall");
        figure.panels[1].evaluation->reading.confidence = 0.1;
        int read = 0;
        const auto panels = evaluated(figure, [&](const EvaluationInput&) {
            ++read;
            return test::evaluated(halfFound(0.9));
        });
        QCOMPARE(read, 1);
        QVERIFY2(std::holds_alternative<ChartSpec>(*panels[1].figure), qPrintable(panels[1].problem));
    }

    void whereThePredictionsAreGoneTheKeptNumbersAreDrawnAndSaid()
    {
        ComposedFigure figure = singlePanel(84, 60);
        figure.panels[0].evaluation = predictionsRecipe();
        const auto gone = [](const EvaluationInput& input) -> evaluation::EvaluationPtr { throw Error(ErrorCode::NotFound, input.predictions.toStdString(), "There is no such file."); };
        const auto without = evaluated(figure, gone);
        QVERIFY(without[0].figure == nullptr);
        QVERIFY(without[0].problem.contains(QStringLiteral("/predictions.json")));
        figure.panels[0].kept = std::make_shared<const PanelFigure>(noisyChart(20));
        const auto panels = evaluated(figure, gone);
        QCOMPARE(panels[0].figure, figure.panels[0].kept);
        QCOMPARE(noticesOf(figure, panels).size(), 1);
        QVERIFY2(noticesOf(figure, panels).front().contains(QStringLiteral("/predictions.json: There is no such file.")), qPrintable(noticesOf(figure, panels).front()));
        JobControl control;
        QVERIFY(!writeFigureFiles(figure, panels, m_folder->filePath(QStringLiteral("f.pdf")), control).isEmpty());
    }

    void smoothingLeavesTheCurveAsItIsBehind()
    {
        ComposedFigure figure = singlePanel(84, 60);
        figure.runs = fourPanels().runs;
        figure.panels[0] = {.what = QStringLiteral("dice_iou"), .smoothing = 0.5};
        const auto panels = build(figure);
        const auto& chart = std::get<ChartSpec>(*panels[0].figure);
        // Debiased: (0.5 · 0.31 · 0.5 + 0.5 · 0.36) / (1 − 0.25) at the second epoch of "bce".
        QCOMPARE(chart.series[0].y[1], 0.36);
        QVERIFY(std::abs(chart.series[0].smooth[1] - (0.25 * 0.31 + 0.5 * 0.36) / 0.75) < 1e-12);
        const QByteArray csv = panelCsv(*panels[0].figure);
        QVERIFY(csv.contains("bce,Dice,2,0.36\n"));
        QVERIFY(csv.contains("bce,Dice (smoothed),1,0.31\n"));
        const ThinnedChart thin = thinned(chart, 100);
        QCOMPARE(thin.chart.series.size(), 2 * chart.series.size());
        QVERIFY(thin.chart.series.back().faint);
    }

    void seedsAreAMeanInABand()
    {
        ComposedFigure figure = singlePanel(84, 60);
        figure.runs = fourPanels().runs;
        figure.runs[0].label = QStringLiteral("unet_seed1");
        figure.runs[1].label = QStringLiteral("unet_seed2");
        figure.panels[0] = {.what = QStringLiteral("dice_iou"), .group = {.namePattern = "{}_seed*"}};
        figure.panels.push_back({.what = QStringLiteral("table"), .group = {.namePattern = "{}_seed*"}});
        const auto panels = build(figure);
        const auto& chart = std::get<ChartSpec>(*panels[0].figure);
        QCOMPARE(chart.series[0].run, QStringLiteral("unet (n = 2)"));
        QCOMPARE(chart.series[0].y[1], (0.36 + 0.52) / 2);
        QCOMPARE(chart.bands.size(), std::size_t(2));  // Dice and IoU
        // Best Dice 0.36 and 0.73: mean 0.545, deviation 0.37 / √2.
        const auto& table = std::get<TableFigure>(*panels[1].figure).table;
        QCOMPARE(table.rows.size(), std::size_t(1));
        QVERIFY(std::abs(*table.rows[0][1].value - 0.545) < 1e-12);
        QVERIFY(std::abs(*table.rows[0][1].spread - 0.37 / std::sqrt(2.0)) < 1e-12);
    }

    void onlyWhatIsAskedForIsMarked()
    {
        ComposedFigure figure = singlePanel(84, 60);
        figure.runs = fourPanels().runs;
        figure.panels[0] = {.what = QStringLiteral("dice_iou"), .annotations = {MarkKind::Checkpoint}};
        const auto panels = build(figure);
        const auto& chart = std::get<ChartSpec>(*panels[0].figure);
        for (const ChartMark& mark : chart.marks) {
            QCOMPARE(mark.kind, MarkKind::Checkpoint);
        }
        figure.panels[0].annotations.clear();
        QVERIFY(std::get<ChartSpec>(*build(figure)[0].figure).marks.empty());
    }

    void flagsNeverOverlap()
    {
        ChartSpec chart = noisyChart(100);
        for (int i = 0; i < 8; ++i) {
            chart.marks.push_back({.x = 40.0 + i * i, .words = QStringLiteral("learning rate 0.01 → 0.001").left(8 + 3 * i)});
        }
        const PaperStyle style = paperStyle(singlePanel(84, 60));
        const PaperAxes axes = paperAxes(QRectF(0, 0, 2000, 1000), chart, style);
        const MarkLayout layout = layoutMarks(chart, axes, styledLines(chart, style), style, 4);
        QCOMPARE(layout.flags.size(), std::size_t(8));
        QVERIFY(layout.rows > 1 && layout.rows <= 4);
        int written = 0;
        for (std::size_t a = 0; a < layout.flags.size(); ++a) {
            written += layout.flags[a].written ? 1 : 0;
            for (std::size_t b = a + 1; b < layout.flags.size(); ++b) {
                QVERIFY(!layout.flags[a].written || !layout.flags[b].written || !layout.flags[a].text.intersects(layout.flags[b].text));
            }
        }
        QVERIFY(written >= 4);
        // Two runs that say the same at the same place say it once.
        chart.marks = {{.x = 50, .run = QStringLiteral("a"), .words = QStringLiteral("warm-up")}, {.x = 50, .run = QStringLiteral("b"), .words = QStringLiteral("warm-up")}};
        QCOMPARE(layoutMarks(chart, axes, styledLines(chart, style), style, 4).flags.size(), std::size_t(1));
    }

    void aLogarithmicXAxisHasEqualDecades()
    {
        ChartSpec chart = noisyChart(1);
        chart.series[0].x = {0, 1, 10, 100};
        chart.series[0].y = {5, 1, 2, 3};
        chart.x.logarithmic = true;
        const PaperAxes axes = paperAxes(QRectF(0, 0, 2000, 1000), chart, paperStyle(singlePanel(84, 60)));
        QCOMPARE(axes.xLower, 0.0);
        QCOMPARE(axes.xUpper, 2.0);
        QCOMPARE(axes.x(1), axes.rect.center().x());
        // The value at 0 has no place there, and sets no range.
        QVERIFY(axes.yUpper < 4);
    }

    void aLegendOfTwoHundredRunsLeavesRoomForTheCurves()
    {
        ChartSpec chart = noisyChart(10);
        for (int i = 1; i < 200; ++i) {
            ChartSeries series = chart.series[0];
            series.run = QStringLiteral("run_%1").arg(i);
            chart.series.push_back(series);
        }
        for (const LegendPlace place : allLegendPlaces()) {
            ComposedFigure figure = singlePanel(84, 60);
            figure.legend = place;
            const QRectF rect(0, 0, 84 * unitsPerMm, 60 * unitsPerMm);
            const PaperAxes axes = paperAxes(rect, chart, paperStyle(figure));
            QVERIFY2(axes.rect.height() > rect.height() * 0.3 && axes.rect.width() > rect.width() * 0.3, qPrintable(legendPlaceId(place)));
        }
    }

    void aRecipeOfASingleChartIsAFigureOfOnePanel()
    {
        const FigureRecipe old{.chart = QStringLiteral("dice_iou"), .runs = {{QStringLiteral("/runs/bce"), QColor(1, 2, 3)}}, .logarithmic = false, .epochs = {}, .samples = {}, .options = {.widthMm = 90, .heightMm = 40, .fontPt = 7, .format = FigureFormat::Svg}};
        const ComposedFigure figure = parseComposedFigure(toJson(old), QStringLiteral("old.figure.json"));
        QCOMPARE(figure.widthMm, 90.0);
        QCOMPARE(figure.heightMm(), 40.0);
        QCOMPARE(figure.fontPt, 7.0);
        QCOMPARE(figure.format, QStringLiteral("svg"));
        QCOMPARE(figure.panels.size(), std::size_t(1));
        QCOMPARE(figure.panels[0].what, QStringLiteral("dice_iou"));
        QCOMPARE(panelLetter(figure, 0), QString());
    }

    void aBrokenRecipeNamesFileAndKey_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("font") << QByteArray("\"pt\": 8") << QByteArray("\"pt\": \"eight\"") << QByteArray("\"font.pt\"");
        QTest::newRow("palette") << QByteArray("okabe-ito") << QByteArray("rainbow") << QByteArray("\"style.palette\" is \"rainbow\"");
        QTest::newRow("outside the grid") << QByteArray("\"columns\": 2") << QByteArray("\"columns\": 1") << QByteArray("\"panels[1].cells\"");
        QTest::newRow("width") << QByteArray("\"width_mm\": 174") << QByteArray("\"width_mm\": 1") << QByteArray("width");
        QTest::newRow("version") << QByteArray("\"version\": 2") << QByteArray("\"version\": 3") << QByteArray("\"version\"");
        QTest::newRow("cut") << QByteArray("}\n") << QByteArray("") << QByteArray("line ");
    }
    void aBrokenRecipeNamesFileAndKey()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, key);
        QByteArray json = toJson(fourPanels());
        QVERIFY(json.contains(from));
        json.replace(from, to);
        try {
            parseComposedFigure(json, QStringLiteral("x.figure.json"));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Malformed);
            QCOMPARE(error.path(), std::string("x.figure.json"));
            QVERIFY2(QByteArray::fromStdString(error.detail()).contains(key), error.what());
        }
    }

    void everyFormatHasTheSizeInMillimetres_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::newRow("one column") << 84.0 << 61.3;
        QTest::newRow("two columns") << 174.0 << 80.5;
        QTest::newRow("free") << 97.25 << 33.75;
    }
    void everyFormatHasTheSizeInMillimetres()
    {
        QFETCH(double, width);
        QFETCH(double, height);
        ComposedFigure figure = singlePanel(width, height);
        figure.dpi = 300;
        const auto panels = of(noisyChart(300));
        JobControl control;
        const QByteArray pdf = only(renderFigure(figure, panels, QStringLiteral("pdf"), QStringLiteral("f"), control));
        const auto box = QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+) *\\]")).match(QString::fromLatin1(pdf));
        QVERIFY(box.hasMatch());
        QVERIFY(std::abs(box.captured(1).toDouble() - width * 72 / 25.4) < 0.001);
        QVERIFY(std::abs(box.captured(2).toDouble() - height * 72 / 25.4) < 0.001);

        const QByteArray svg = only(renderFigure(figure, panels, QStringLiteral("svg"), QStringLiteral("f"), control));
        QXmlStreamReader xml(svg);
        QVERIFY(xml.readNextStartElement());
        QCOMPARE(xml.attributes().value(QStringLiteral("width")).toString(), QString::number(width) + QStringLiteral("mm"));
        QCOMPARE(xml.attributes().value(QStringLiteral("height")).toString(), QString::number(height) + QStringLiteral("mm"));

        const QByteArray pgf = only(renderFigure(figure, panels, QStringLiteral("pgf"), QStringLiteral("f"), control));
        QVERIFY(pgf.contains("\\pgfpathrectangle{\\pgfpointorigin}{\\pgfqpoint{" + QByteArray::number(width) + "mm}{" + QByteArray::number(height) + "mm}}\\pgfusepath{use as bounding box}"));

        const QSize dots(qRound(width / 25.4 * 300), qRound(height / 25.4 * 300));
        const QImage png = QImage::fromData(only(renderFigure(figure, panels, QStringLiteral("png"), QStringLiteral("f"), control)), "PNG");
        QCOMPARE(png.size(), dots);
        QCOMPARE(png.dotsPerMeterX(), 11811);

        const TiffTags tiff(only(renderFigure(figure, panels, QStringLiteral("tiff"), QStringLiteral("f"), control)));
        QCOMPARE(tiff.number(256), static_cast<quint32>(dots.width()));
        QCOMPARE(tiff.number(257), static_cast<quint32>(dots.height()));
        QCOMPARE(tiff.rational(282), 300.0);
        QCOMPARE(tiff.rational(283), 300.0);
        QCOMPARE(tiff.number(296), quint32(2));  // inches
    }

    void allFourKindsOfPanelsAreDrawn()
    {
        const ComposedFigure figure = fourPanels();
        const auto panels = build(figure);
        for (const PanelContent& panel : panels) {
            QVERIFY2(panel.figure != nullptr, qPrintable(panel.problem));
        }
        JobControl control;
        const QString file = m_folder->filePath(QStringLiteral("four.pdf"));
        ComposedFigure all = figure;
        all.format = QStringLiteral("pdf,svg,pgf,png,tiff,csv,tex,md");
        const QStringList written = writeFigureFiles(all, panels, file, control);
        for (const char* suffix : {"pdf", "svg", "pgf", "png", "tiff", "csv", "tex", "md", "figure.json"}) {
            QVERIFY2(written.contains(m_folder->filePath(QStringLiteral("four.%1").arg(QLatin1String(suffix)))), suffix);
        }
        if (const QString look = qEnvironmentVariable("GG_LOOK"); !look.isEmpty()) {
            for (const QString& one : written) {
                QFile::remove(look + QLatin1Char('/') + QFileInfo(one).fileName());
                QFile::copy(one, look + QLatin1Char('/') + QFileInfo(one).fileName());
            }
        }
        QSvgRenderer svg(contents(m_folder->filePath(QStringLiteral("four.svg"))));
        QVERIFY(svg.isValid());
        const QByteArray csv = contents(m_folder->filePath(QStringLiteral("four.csv")));
        QVERIFY(csv.startsWith("# a: Loss\nrun,series,epoch,value\n"));
        QVERIFY(csv.contains("# d: table\nrun,"));
    }

    void aFigureIsMovedTogetherWithItsRuns()
    {
        ComposedFigure figure = singlePanel(84, 60);
        figure.runs = {{m_folder->filePath(QStringLiteral("runs/bce")), Qt::red, {}}, {QStringLiteral("/elsewhere/dice"), Qt::blue, {}}};
        figure.panels[0].kept = std::make_shared<const PanelFigure>(noisyChart(20));
        JobControl control;
        writeFigureFiles(figure, build(figure), m_folder->filePath(QStringLiteral("f.pdf")), control);
        const QString recipe = m_folder->filePath(QStringLiteral("f.figure.json"));
        QVERIFY(contents(recipe).contains("\"folder\": \"runs/bce\""));
        QVERIFY(contents(recipe).contains("\"folder\": \"/elsewhere/dice\""));
        const ComposedFigure read = readFigureRecipe(recipe);
        QCOMPARE(read.runs[0].folder, figure.runs[0].folder);
        QCOMPARE(read.runs[1].folder, figure.runs[1].folder);
    }

    void fontsAreEmbedded_data()
    {
        QTest::addColumn<QString>("font");
        QTest::newRow("serif") << "serif";
        QTest::newRow("sans") << "sans";
        QTest::newRow("DejaVu Sans") << "DejaVu Sans";
    }
    void fontsAreEmbedded()
    {
        QFETCH(QString, font);
        ComposedFigure figure = fourPanels();
        figure.font = font;
        figure.format = QStringLiteral("pdf,svg");
        JobControl control;
        writeFigureFiles(figure, build(figure), m_folder->filePath(QStringLiteral("f.pdf")), control);
        const QString family = paperStyle(figure).look.font.family();
        const QByteArray svg = contents(m_folder->filePath(QStringLiteral("f.svg")));
        auto faces = QRegularExpression(QStringLiteral("font-family: \"([^\"]+)\"; font-weight: ([0-9]+); src: url\\(data:font/[a-z]+;base64,([^)]+)\\)")).globalMatch(QString::fromLatin1(svg));
        int seen = 0;
        while (faces.hasNext()) {
            const auto face = faces.next();
            QCOMPARE(face.captured(1), family);
            const QByteArray file = QByteArray::fromBase64(face.captured(3).toLatin1());
            QVERIFY2(file.size() < 20'000, qPrintable(QString::number(file.size())));
            QRawFont embedded(file, 100);
            QVERIFY(embedded.isValid());
            // The bold one is of the letters a to d and of the best results.
            const QString characters = face.captured(2) == QLatin1String("400") ? QStringLiteral("loss epchvai0") : QStringLiteral("abcd0.");
            QRawFont whole = QRawFont::fromFont([&] { QFont one(family); one.setWeight(static_cast<QFont::Weight>(face.captured(2).toInt())); return one; }());
            whole.setPixelSize(100);
            for (const QChar character : characters) {
                if (character.isSpace()) {
                    continue;
                }
                const auto glyphs = embedded.glyphIndexesForString(character);
                QVERIFY2(!embedded.pathForGlyph(glyphs[0]).isEmpty(), qPrintable(QString(character)));
                const auto own = whole.glyphIndexesForString(character);
                QVERIFY(std::abs(embedded.advancesForGlyphIndexes(glyphs)[0].x() - whole.advancesForGlyphIndexes(own)[0].x()) < 0.2);
                // The outline is the font's own, to a hundredth of the letter's height.
                const QRectF box = embedded.pathForGlyph(glyphs[0]).boundingRect();
                const QRectF ownBox = whole.pathForGlyph(own[0]).boundingRect();
                QVERIFY(std::abs(box.top() - ownBox.top()) < 1 && std::abs(box.bottom() - ownBox.bottom()) < 1 && std::abs(box.width() - ownBox.width()) < 1);
            }
            QVERIFY(!embedded.supportsCharacter(QLatin1Char('Q')));
            ++seen;
        }
        QCOMPARE(seen, 2);
        if (QStandardPaths::findExecutable(QStringLiteral("pdffonts")).isEmpty()) {
            QSKIP("pdffonts (poppler-utils) is not installed");
        }
        QProcess fonts;
        fonts.start(QStringLiteral("pdffonts"), {m_folder->filePath(QStringLiteral("f.pdf"))});
        QVERIFY(fonts.waitForFinished());
        const QList<QByteArray> lines = fonts.readAllStandardOutput().trimmed().split('\n');
        QVERIFY(lines.size() > 2);
        for (const QByteArray& line : lines.mid(2)) {
            QVERIFY2(QRegularExpression(QStringLiteral("yes (yes|no) +(yes|no) +[0-9]+ +[0-9]+$")).match(QString::fromLatin1(line)).hasMatch(), line.constData());
        }
    }

    void textHasItsPointsAndLinesAtLeastHalfAPoint()
    {
        ComposedFigure figure = fourPanels();
        figure.fontPt = 7.5;
        figure.linePt = 0.5;
        JobControl control;
        const QByteArray svg = only(renderFigure(figure, build(figure), QStringLiteral("svg"), QStringLiteral("f"), control));
        // A point is a hundred units.
        auto widths = QRegularExpression(QStringLiteral("stroke-width=\"([0-9.]+)\"")).globalMatch(QString::fromUtf8(svg));
        int strokes = 0;
        while (widths.hasNext()) {
            QVERIFY(widths.next().captured(1).toDouble() >= 50 - 1e-6);
            ++strokes;
        }
        QVERIFY(strokes > 10);
        int texts = 0;
        auto sizes = QRegularExpression(QStringLiteral("font-size=\"([0-9.]+)\"")).globalMatch(QString::fromUtf8(svg));
        while (sizes.hasNext()) {
            const double size = sizes.next().captured(1).toDouble();
            QVERIFY2(std::abs(size - 750) < 1 || size > 750 * 0.7, qPrintable(QString::number(size)));
            texts += std::abs(size - 750) < 1 ? 1 : 0;
        }
        QVERIFY(texts > 20);
    }

    void noTwoLinesOfAFigureAreTheSameInGrey()
    {
        for (const FigurePalette palette : allPalettes()) {
            const QList<QColor>& colours = paletteColours(palette);
            std::vector<LinePen> pens;
            for (int line = 0; line < 36; ++line) {
                pens.push_back(distinctPen(line, colours.isEmpty() ? runColour(line) : colours[line % colours.size()]));
            }
            for (std::size_t a = 0; a < pens.size(); ++a) {
                for (std::size_t b = a + 1; b < pens.size(); ++b) {
                    QVERIFY(pens[a].dashes != pens[b].dashes || pens[a].marker != pens[b].marker);
                }
            }
        }
        // And drawn: in a picture without colours every line of six differs from every other in more than its shade.
        std::vector<QImage> drawn;
        for (int line = 0; line < 6; ++line) {
            QImage image(600, 40, QImage::Format_Grayscale8);
            image.fill(Qt::white);
            QPainter painter(&image);
            LinePen pen = distinctPen(line, Qt::black);
            QPen qt(pen.colour, 8);
            if (!pen.dashes.empty()) {
                qt.setDashPattern(QList<qreal>(pen.dashes.begin(), pen.dashes.end()));
            }
            painter.setPen(qt);
            painter.drawLine(0, 20, 600, 20);
            painter.end();
            for (const QImage& other : drawn) {
                int different = 0;
                for (int x = 0; x < image.width(); ++x) {
                    different += std::abs(qGray(image.pixel(x, 20)) - qGray(other.pixel(x, 20))) > 100 ? 1 : 0;
                }
                QVERIFY2(different > 60, qPrintable(QString::number(different)));
            }
            drawn.push_back(image);
        }
    }

    void linesOfTheWindowsRunsAreToldApartInAChart()
    {
        const auto runs = both();
        const ChartSpec chart = buildChart(QStringLiteral("sensitivity_specificity"), runs, {.marks = false});
        ComposedFigure figure = fourPanels();
        const std::vector<StyledLine> lines = styledLines(chart, paperStyle(figure));
        QCOMPARE(lines.size(), std::size_t(4));
        for (std::size_t a = 0; a < lines.size(); ++a) {
            for (std::size_t b = a + 1; b < lines.size(); ++b) {
                QVERIFY(lines[a].pen.dashes != lines[b].pen.dashes);
                QVERIFY(lines[a].key != lines[b].key);
            }
        }
        // A run has one colour.
        QCOMPARE(lines[0].pen.colour, lines[1].pen.colour);
        QVERIFY(lines[0].pen.colour != lines[2].pen.colour);
    }

    void aBandHasTheColourOfItsLine()
    {
        ChartSpec chart{.name = QStringLiteral("objectness_32"), .series = {}, .marks = {}};
        for (const char* name : {"matched", "unmatched"}) {
            const QString text = QLatin1String(name);
            const std::size_t first = chart.series.size();
            chart.series.push_back({.run = QStringLiteral("v3"), .name = text, .x = {1}, .y = {0.5}});
            chart.series.push_back({.run = QStringLiteral("v3"), .name = text + QLatin1String(" above"), .faint = true, .listed = false, .x = {1}, .y = {0.6}});
            chart.series.push_back({.run = QStringLiteral("v3"), .name = text + QLatin1String(" below"), .faint = true, .listed = false, .x = {1}, .y = {0.4}});
            chart.bands.push_back({.upper = first + 1, .lower = first + 2});
        }
        const std::vector<StyledLine> lines = styledLines(chart, paperStyle(singlePanel(84, 60)));
        QVERIFY(lines[0].pen.colour != lines[3].pen.colour);
        QCOMPARE(lines[1].pen.colour, lines[2].pen.colour);
        for (const std::size_t line : {std::size_t(0), std::size_t(3)}) {
            const float apart = std::abs(lines[line].pen.colour.hslHueF() - lines[line + 1].pen.colour.hslHueF());
            QVERIFY2(apart < 0.02F, qPrintable(QString::number(apart)));
        }
    }

    void coloursAreSeenAsTheModelSays()
    {
        // Machado et al. 2009, deuteranopia at severity 1: the sums of the matrix's rows are 1, so greys stay.
        for (const Vision vision : {Vision::Deuteranopia, Vision::Protanopia, Vision::Grey}) {
            for (const int level : {0, 77, 128, 255}) {
                const QColor seen = seenAs(QColor(level, level, level), vision);
                QVERIFY(std::abs(seen.red() - level) <= 1 && std::abs(seen.green() - level) <= 1 && std::abs(seen.blue() - level) <= 1);
            }
        }
        // Pure red: linear (0.367322, 0.280085, −0.011820) is 163, 144, 0 in sRGB.
        QCOMPARE(seenAs(Qt::red, Vision::Deuteranopia).rgb(), qRgb(163, 144, 0));
        QCOMPARE(seenAs(Qt::green, Vision::Grey).red(), 220);
        QImage image(1, 1, QImage::Format_RGB32);
        image.setPixel(0, 0, qRgb(213, 94, 0));
        applyVision(image, Vision::Deuteranopia);
        const QColor exact = seenAs(QColor(213, 94, 0), Vision::Deuteranopia);
        QVERIFY(std::abs(qRed(image.pixel(0, 0)) - exact.red()) <= 2 && std::abs(qGreen(image.pixel(0, 0)) - exact.green()) <= 2);
    }

    void tenMillionPointsAreLessThanTwoHundredKilobytes()
    {
        const auto panels = of(noisyChart(10'000'000));
        JobControl control;
        for (const double width : {84.0, 174.0}) {
            for (const QString& format : {QStringLiteral("pdf"), QStringLiteral("svg"), QStringLiteral("pgf")}) {
                const QByteArray bytes = only(renderFigure(singlePanel(width, 60), panels, format, QStringLiteral("f"), control));
                qInfo("%g mm, %s: %lld bytes", width, qPrintable(format), static_cast<long long>(bytes.size()));
                QVERIFY(!bytes.isEmpty());
                QVERIFY2(bytes.size() < 200'000, qPrintable(QStringLiteral("%1: %2").arg(format).arg(bytes.size())));
            }
        }
    }

    static std::vector<QLineF> linesOf(const std::vector<QPointF>& points)
    {
        std::vector<QLineF> lines;
        for (std::size_t i = 1; i < points.size(); ++i) {
            lines.emplace_back(points[i - 1], points[i]);
        }
        return lines;
    }

    /// The dots of a printer that these lines cover.
    static QImage printed(const std::vector<QLineF>& lines, const QRectF& rect, double dot)
    {
        QImage image(static_cast<int>(std::round(rect.width() / dot)), static_cast<int>(std::round(rect.height() / dot)) + 1, QImage::Format_Mono);
        image.fill(0);
        const auto set = [&](int x, int y) {
            if (x >= 0 && y >= 0 && x < image.width() && y < image.height()) {
                image.setPixel(x, y, 1);
            }
        };
        // Bresenham, from dot to dot.
        for (const QLineF& line : lines) {
            int x = static_cast<int>(std::floor((line.x1() - rect.left()) / dot + 1e-9));
            int y = static_cast<int>(std::floor((line.y1() - rect.top()) / dot + 1e-9));
            const int toX = static_cast<int>(std::floor((line.x2() - rect.left()) / dot + 1e-9));
            const int toY = static_cast<int>(std::floor((line.y2() - rect.top()) / dot + 1e-9));
            const int dx = std::abs(toX - x);
            const int dy = -std::abs(toY - y);
            int error = dx + dy;
            while (true) {
                set(x, y);
                if (x == toX && y == toY) {
                    break;
                }
                const int twice = 2 * error;
                if (twice >= dy) {
                    error += dy;
                    x += toX > x ? 1 : -1;
                }
                if (twice <= dx) {
                    error += dx;
                    y += toY > y ? 1 : -1;
                }
            }
        }
        return image;
    }

    void aThinnedCurveCoversTheDotsThatAllPointsCover_data()
    {
        QTest::addColumn<int>("points");
        QTest::newRow("few") << 500;
        QTest::newRow("as many as dots") << 4000;
        QTest::newRow("many") << 200'000;
        QTest::newRow("more") << 1'000'000;
    }
    void aThinnedCurveCoversTheDotsThatAllPointsCover()
    {
        QFETCH(int, points);
        for (int seed = 1; seed <= 3; ++seed) {
            const ChartSpec chart = noisyChart(static_cast<std::size_t>(points), seed);
            const ComposedFigure figure = singlePanel(84, 60);
            const PaperAxes axes = paperAxes(QRectF(0, 0, 84 * unitsPerMm, 60 * unitsPerMm), chart, paperStyle(figure));
            const ChartSeries& series = chart.series[0];
            // The dots are those that paperCurve() counts in: a whole number of them across the axes.
            const double dot = axes.rect.width() / std::round(axes.rect.width() / printDot);
            std::vector<QPointF> all;
            for (std::size_t i = 0; i < series.x.size(); ++i) {
                // A vertex lies on a dot.
                const double place = std::floor((series.x[i] - axes.xLower) * std::round(axes.rect.width() / printDot) / (axes.xUpper - axes.xLower));
                all.emplace_back(axes.rect.left() + (place + 0.5) * dot, std::round(axes.y(series.y[i]) * 10) / 10);
            }
            const ThinnedChart thin = thinned(chart, dotColumns(axes, printDot), axes.xLower, axes.xUpper);
            const PaperCurve curve = paperCurve(thin.chart.series[0], thin.lines[0], axes, printDot);
            QCOMPARE(curve.lines.size(), std::size_t(1));
            QCOMPARE(curve.dense, points > 20'000);
            if (curve.dense) {
                QVERIFY(curve.lines[0].size() <= 4 * static_cast<std::size_t>(std::round(axes.rect.width() / printDot)));
                const QImage wanted = printed(linesOf(all), axes.rect, dot);
                QCOMPARE(printed(linesOf(curve.lines[0]), axes.rect, dot), wanted);
                std::vector<QLineF> stroked;
                const QPainterPath path = strokePath(curve);
                for (int i = 1; i < path.elementCount(); ++i) {
                    if (path.elementAt(i).isLineTo()) {
                        stroked.emplace_back(path.elementAt(i - 1), path.elementAt(i));
                    }
                }
                QCOMPARE(printed(stroked, axes.rect, dot), wanted);
            } else {
                QCOMPARE(curve.lines[0].size(), static_cast<std::size_t>(points));
            }
        }
    }

    void gapsStayGaps()
    {
        ChartSpec chart = noisyChart(100);
        replaceValues(chart, {{10, qQNaN()}, {11, qInf()}});
        const PaperAxes axes = paperAxes(QRectF(0, 0, 2000, 1000), chart, paperStyle(singlePanel(84, 60)));
        const ThinnedChart thin = thinned(chart, dotColumns(axes, printDot), axes.xLower, axes.xUpper);
        const PaperCurve curve = paperCurve(thin.chart.series[0], thin.lines[0], axes, printDot);
        QCOMPARE(curve.lines.size(), std::size_t(2));
        QCOMPARE(curve.lines[0].size(), std::size_t(10));
        QCOMPARE(curve.gaps.size(), std::size_t(2));
    }

    void ticksAreRoundNumbers()
    {
        const auto texts = [](const AxisTicks& axis) {
            QStringList all;
            for (const auto& tick : axis.ticks) {
                all << tick.text + (tick.exponent.isEmpty() ? QString() : QLatin1Char('^') + tick.exponent);
            }
            return all.join(QLatin1Char(' '));
        };
        QCOMPARE(texts(linearTicks(0, 1, 5, TickNumbers::Any)), QStringLiteral("0.0 0.2 0.4 0.6 0.8 1.0"));
        QCOMPARE(texts(linearTicks(1, 6, 9, TickNumbers::Whole)), QStringLiteral("1 2 3 4 5 6"));
        QCOMPARE(texts(linearTicks(-0.3, 0.3, 3, TickNumbers::Any)), QStringLiteral("−0.2 0.0 0.2"));
        const AxisTicks small = linearTicks(0, 4e-5, 4, TickNumbers::Any);
        QCOMPARE(small.power, -5);
        QCOMPARE(texts(small), QStringLiteral("0 1 2 3 4"));
        QCOMPARE(texts(logarithmicTicks(1e-6, 1e6, 4)), QStringLiteral("10^−6 10^−3 1 10^3 10^6").replace(QStringLiteral("10^3"), QStringLiteral("1000")));
        QVERIFY(linearTicks(1, 1, 5, TickNumbers::Any).ticks.empty());
        QVERIFY(linearTicks(qQNaN(), 1, 5, TickNumbers::Any).ticks.empty());
    }

    void lettersFollowTheReadingOrder()
    {
        ComposedFigure figure = fourPanels();
        std::swap(figure.panels[0].cells, figure.panels[3].cells);
        QCOMPARE(panelLetter(figure, 3), QStringLiteral("a"));
        QCOMPARE(panelLetter(figure, 0), QStringLiteral("d"));
        figure.panels[3].letter = QString();
        QCOMPARE(panelLetter(figure, 3), QString());
        QCOMPARE(panelLetter(figure, 1), QStringLiteral("a"));
        figure.letters = LetterStyle::Parentheses;
        QCOMPARE(panelLetter(figure, 1), QStringLiteral("(a)"));
        figure.letters = LetterStyle::Capital;
        QCOMPARE(panelLetter(figure, 1), QStringLiteral("A"));
    }

    void tablesAreWrittenWithTheBestInBold()
    {
        const auto runs = both();
        const TableFigure table = resultTable(runs, {QStringLiteral("val/dice"), QStringLiteral("val/loss")});
        // The largest Dice and the least loss of the recorded courses.
        QCOMPARE(table.table.rows[1][1].value, std::optional(0.73));
        QCOMPARE(table.table.rows[0][2].value, std::optional(0.255));
        const QByteArray latex = QByteArray::fromStdString(report::toText(table.table, report::TableFormat::Latex));
        QVERIFY2(latex.contains("bce\\_dice & \\textbf{0.730} & 0.500"), latex.constData());
        QVERIFY2(latex.contains("& \\textbf{0.255}"), latex.constData());
        const QByteArray markdown = QByteArray::fromStdString(report::toText(table.table, report::TableFormat::Markdown));
        QVERIFY2(markdown.contains("**0.730**"), markdown.constData());
    }

    void textIsTextInLatex()
    {
        QCOMPARE(latexText(QStringLiteral("50 % of a_b & {c} #1 $x ~^\\")),
                 QStringLiteral("50 \\% of a\\_b \\& \\{c\\} \\#1 \\$x \\textasciitilde{}\\textasciicircum{}\\textbackslash{}"));
        QCOMPARE(latexText(QStringLiteral("−3 px² \n ä")), QStringLiteral("\\ensuremath{-}3 px\\ensuremath{^2}   ä"));
    }

    void pgfCodeIsWholeAndBalanced()
    {
        ComposedFigure figure = fourPanels();
        figure.panels[0].title = QStringLiteral("100 % of loss_a & more");
        JobControl control;
        const auto files = renderFigure(figure, build(figure), QStringLiteral("pgf"), QStringLiteral("fig"), control);
        QVERIFY(files.size() > 1);  // pictures of the strip lie beside it
        const QByteArray code = files[0].bytes;
        QCOMPARE(code.count("\\begin{pgfscope}"), code.count("\\end{pgfscope}"));
        QCOMPARE(code.count("\\begin{pgfpicture}"), 1);
        int depth = 0;
        for (qsizetype i = 0; i < code.size(); ++i) {
            const bool escaped = i > 0 && code[i - 1] == '\\';
            depth += code[i] == '{' && !escaped ? 1 : code[i] == '}' && !escaped ? -1 : 0;
            QVERIFY(depth >= 0);
        }
        QCOMPARE(depth, 0);
        QVERIFY(code.contains("100 \\% of loss\\_a \\& more"));
        QVERIFY(code.contains("\\rmfamily\\bfseries\\upshape\\fontsize{8bp}{9.6bp}\\selectfont a}%"));
        for (std::size_t i = 1; i < files.size(); ++i) {
            QVERIFY(code.contains(files[i].name.toUtf8()));
            QVERIFY(QImage::fromData(files[i].bytes, "PNG").width() > 0);
        }
        // Every coordinate is a whole number of units within the paper: 16 million TeX units are far outside.
        auto moves = QRegularExpression(QStringLiteral("\\\\M(-?[0-9]+),(-?[0-9]+);")).globalMatch(QString::fromLatin1(code));
        QVERIFY(moves.hasNext());
        while (moves.hasNext()) {
            const auto move = moves.next();
            QVERIFY(std::abs(move.captured(1).toLongLong()) < 200'000 && std::abs(move.captured(2).toLongLong()) < 200'000);
        }
        compileWithLatex(files);
    }

    void whatCannotBeDrawnIsAnErrorAndWritesNothing()
    {
        ComposedFigure figure = fourPanels();
        figure.panels[1].what = QStringLiteral("lss");
        JobControl control;
        const auto panels = build(figure);
        QVERIFY(panels[0].figure != nullptr);
        QVERIFY(panels[1].figure == nullptr);
        QVERIFY(panels[1].problem.contains(QStringLiteral("lss")));
        try {
            writeFigureFiles(figure, panels, m_folder->filePath(QStringLiteral("f.pdf")), control);
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(error.detail().starts_with("panel b: lss"));
        }
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void aFigureMayBeGivenUp()
    {
        std::stop_source stop;
        stop.request_stop();
        JobControl control(stop.get_token());
        bool stopped = false;
        try {
            writeFigureFiles(singlePanel(84, 60), of(noisyChart(10)), m_folder->filePath(QStringLiteral("f.pdf")), control);
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

private:
    /// Tags of the first directory of a TIFF file (TIFF 6.0, section 2).
    class TiffTags {
    public:
        explicit TiffTags(QByteArray bytes)
            : m_bytes(std::move(bytes)), m_little(m_bytes.startsWith("II"))
        {
        }
        quint32 number(quint16 tag) const
        {
            const qsizetype at = find(tag);
            return at < 0 ? 0 : u16(at + 2) == 3 ? u16(at + 8) : u32(at + 8);
        }
        double rational(quint16 tag) const
        {
            const qsizetype at = find(tag);
            const quint32 value = at < 0 ? 0 : u32(at + 8);
            return value == 0 ? 0 : static_cast<double>(u32(value)) / u32(value + 4);
        }

    private:
        quint16 u16(qsizetype at) const { return m_little ? qFromLittleEndian<quint16>(m_bytes.constData() + at) : qFromBigEndian<quint16>(m_bytes.constData() + at); }
        quint32 u32(qsizetype at) const { return m_little ? qFromLittleEndian<quint32>(m_bytes.constData() + at) : qFromBigEndian<quint32>(m_bytes.constData() + at); }
        qsizetype find(quint16 tag) const
        {
            const qsizetype directory = u32(4);
            for (quint16 i = 0; i < u16(directory); ++i) {
                if (u16(directory + 2 + 12 * i) == tag) {
                    return directory + 2 + 12 * i;
                }
            }
            return -1;
        }
        QByteArray m_bytes;
        bool m_little;
    };

    void compileWithLatex(const std::vector<FigureFile>& files)
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdflatex")).isEmpty()) {
            return;
        }
        for (const FigureFile& one : files) {
            QFile file(m_folder->filePath(one.name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(one.bytes) == one.bytes.size());
        }
        QFile document(m_folder->filePath(QStringLiteral("doc.tex")));
        QVERIFY(document.open(QIODevice::WriteOnly));
        document.write("\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{pgf}\\begin{document}\\noindent\\input{fig.pgf}\\end{document}\n");
        document.close();
        QProcess latex;
        latex.setWorkingDirectory(m_folder->path());
        latex.start(QStringLiteral("pdflatex"), {QStringLiteral("-interaction=nonstopmode"), QStringLiteral("-halt-on-error"), QStringLiteral("doc.tex")});
        QVERIFY(latex.waitForFinished(120'000));
        const QByteArray log = latex.readAllStandardOutput();
        QVERIFY2(latex.exitCode() == 0, log.right(2000).constData());
        if (const QString look = qEnvironmentVariable("GG_LOOK"); !look.isEmpty()) {
            QFile::remove(look + QStringLiteral("/latex.pdf"));
            QFile::copy(m_folder->filePath(QStringLiteral("doc.pdf")), look + QStringLiteral("/latex.pdf"));
        }
    }

    static EvaluationRecipe predictionsRecipe()
    {
        return {.figure = QStringLiteral("confusion_matrix"),
                .input = {.predictions = QStringLiteral("/predictions.json"), .truth = QStringLiteral("/data"), .truthFormat = QStringLiteral("coco"), .setup = {.split = QStringLiteral("val")}},
                .reading = {.confidence = 0.4, .iou = 0.55},
                .scale = MatrixScale::Counts,
                .metric = QStringLiteral("dice")};
    }

    /// Two truths of one class in two images; a detection on the first.
    static metrics::DetectionSet halfFound(double score)
    {
        const metrics::Box box{10, 10, 40, 40};
        return test::setOf({test::truth(box, 0, 0), test::truth(box, 0, 1)}, {test::detection(box, score, 0, 0)}, 1, 2);
    }

    std::vector<PanelContent> evaluated(const ComposedFigure& figure, const std::function<evaluation::EvaluationPtr(const EvaluationInput&)>& read) const
    {
        const FigureSources sources{.image = {}, .detail = {}, .evaluations = [&] {
                                        return EvaluationReader([&](const EvaluationInput& input, const auto&, JobControl&) { return FigureEvaluation{.boxes = read(input)}; });
                                    }};
        PanelBuilder builder([](const QString&, const QString&) { return std::make_unique<RunEntry>(); }, sources);
        JobControl control;
        return builder.build(figure, control);
    }

    std::vector<const RunEntry*> both() const { return {&m_runs->at(0), &m_runs->at(1)}; }

    ComposedFigure fourPanels() const
    {
        ComposedFigure figure{.widthMm = 174, .rowsMm = {52, 60}, .columns = 2};
        figure.runs = {{QStringLiteral("/runs/bce"), QColor(0, 0x72, 0xb2), QStringLiteral("bce")}, {QStringLiteral("/runs/bce_dice"), QColor(0xd5, 0x5e, 0), QStringLiteral("bce_dice")}};
        figure.panels.push_back({.what = QStringLiteral("loss"), .cells = QRect(0, 0, 1, 1), .title = QStringLiteral("Loss")});
        figure.panels.push_back({.what = QStringLiteral("sensitivity_specificity"), .cells = QRect(1, 0, 1, 1)});
        figure.panels.push_back({.what = QStringLiteral("snapshots"), .cells = QRect(0, 1, 1, 1)});
        figure.panels.push_back({.what = QStringLiteral("table"), .cells = QRect(1, 1, 1, 1)});
        return figure;
    }

    std::vector<PanelContent> build(const ComposedFigure& figure) const
    {
        const FigureSources sources{.image = [this](const QString& file, bool) { return m_images->files().value(file); },
                                    .detail = [this](const QString& folder, int epoch) { return std::optional(test::runDetail(m_runs->at(m_runs->indexOf(folder)).info, epoch)); }};
        PanelBuilder builder(
            [this](const QString& folder, const QString&) {
                const RunEntry& known = m_runs->at(m_runs->indexOf(folder));
                auto entry = std::make_unique<RunEntry>();
                entry->folder = known.folder;
                entry->info = known.info;
                entry->history = known.history;
                return entry;
            },
            sources);
        JobControl control;
        return builder.build(figure, control);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunCollection> m_runs;
    std::unique_ptr<test::MemoryImages> m_images;
};

QTEST_MAIN(ComposedFigureTest)
#include "tst_composed_figure.moc"
