#include "core/base/error.h"
#include "tests/widgets/run_fixture.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/charts/figure_dialog.h"
#include "widgets/charts/figure_request.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QPainterPath>
#include <QProcess>
#include <QRawFont>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <limits>

using namespace gg;
using namespace gg::widgets;

namespace
{

QByteArray contents(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

struct CsvRow {
    QString run;
    QString series;
    double x = 0;
    double y = 0;
};

std::vector<CsvRow> readCsv(const QByteArray& csv)
{
    std::vector<CsvRow> rows;
    const QList<QByteArray> lines = csv.trimmed().split('\n');
    for (const QByteArray& line : lines.mid(1)) {
        // The run's name has no comma here; the series' name has one at times, and is quoted then.
        const QString text = QString::fromUtf8(line);
        const qsizetype first = text.indexOf(QLatin1Char(','));
        const qsizetype last = text.lastIndexOf(QLatin1Char(','));
        const qsizetype third = text.lastIndexOf(QLatin1Char(','), last - 1);
        rows.push_back({text.left(first), text.mid(first + 1, third - first - 1).remove(QLatin1Char('"')),
                        text.mid(third + 1, last - third - 1).toDouble(), text.mid(last + 1).toDouble()});
    }
    return rows;
}

}  // namespace

class FigureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_runs = std::make_unique<RunCollection>();
        m_images = std::make_unique<test::MemoryImages>();
        for (const auto& [name, loss, values] :
             {std::tuple("bce", "bce", test::collapsing()), std::tuple("bce_dice", "bce_dice", test::healthy())}) {
            const QString folder = QStringLiteral("/runs/%1").arg(QLatin1String(name));
            const int run = m_runs->add(folder, test::runInfo(name, loss, 6));
            m_runs->append(run, {.events = test::runEvents(values, true)});
            test::putPictures(*m_images, folder, m_runs->at(run).info, 6, 0.4, 0.9);
        }
    }

    void aPdfPageHasTheSizeInMillimetresAndEmbeddedFonts_data()
    {
        QTest::addColumn<QString>("chart");
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::newRow("one column") << "loss" << 84.0 << 60.0;
        QTest::newRow("two columns") << "dice_iou" << 174.0 << 80.5;
        QTest::newRow("snapshots") << "snapshots" << 174.0 << 70.0;
        QTest::newRow("matrix") << "confusion" << 84.0 << 40.0;
        QTest::newRow("poster") << "loss" << 400.0 << 300.0;
    }
    void aPdfPageHasTheSizeInMillimetresAndEmbeddedFonts()
    {
        QFETCH(QString, chart);
        QFETCH(double, width);
        QFETCH(double, height);
        const QString file = write(chart, QStringLiteral("figure.pdf"), {.widthMm = width, .heightMm = height});
        const QByteArray pdf = contents(file);
        const auto box =
            QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+) *\\]")).match(QString::fromLatin1(pdf));
        QVERIFY(box.hasMatch());
        QVERIFY(std::abs(box.captured(1).toDouble() - width * 72 / 25.4) < 0.001);
        QVERIFY(std::abs(box.captured(2).toDouble() - height * 72 / 25.4) < 0.001);
        if (QStandardPaths::findExecutable(QStringLiteral("pdffonts")).isEmpty()) {
            QSKIP("pdffonts (poppler-utils) is not installed");
        }
        QProcess fonts;
        fonts.start(QStringLiteral("pdffonts"), {file});
        QVERIFY(fonts.waitForFinished());
        QCOMPARE(fonts.exitCode(), 0);
        QVERIFY2(fonts.readAllStandardError().isEmpty(), "poppler complains about the file");
        const QList<QByteArray> lines = fonts.readAllStandardOutput().trimmed().split('\n');
        QVERIFY(lines.size() > 2);
        for (const QByteArray& line : lines.mid(2)) {
            QVERIFY2(QRegularExpression(QStringLiteral("yes (yes|no) +(yes|no) +[0-9]+ +[0-9]+$"))
                         .match(QString::fromLatin1(line))
                         .hasMatch(),
                     line.constData());
        }
    }

    void anSvgHasItsSizeInMillimetresAndItsFontInPoints()
    {
        const QString file =
            write(QStringLiteral("loss"), QStringLiteral("figure.svg"), {.widthMm = 120, .heightMm = 70, .fontPt = 7.5});
        const QByteArray svg = contents(file);
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QXmlStreamReader xml(svg);
        QVERIFY(xml.readNextStartElement());
        QCOMPARE(xml.attributes().value(QStringLiteral("width")).toString(), QStringLiteral("120mm"));
        QCOMPARE(xml.attributes().value(QStringLiteral("height")).toString(), QStringLiteral("70mm"));
        const auto viewBox = xml.attributes().value(QStringLiteral("viewBox")).toString().split(QLatin1Char(' '));
        const double unitsPerPoint = viewBox[2].toDouble() / (120 * 72 / 25.4);
        QSet<QString> sizes;
        bool curve = false;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QLatin1String("text")) {
                sizes << xml.attributes().value(QStringLiteral("font-size")).toString();
            }
            curve = curve ||
                    (xml.isStartElement() && (xml.name() == QLatin1String("polyline") || xml.name() == QLatin1String("path")));
        }
        QVERIFY(!xml.hasError());
        QVERIFY(curve);
        QCOMPARE(sizes.size(), 1);
        QVERIFY(std::abs(sizes.values().front().toDouble() / unitsPerPoint - 7.5) < 0.001);
    }

    void anSvgBringsTheCharactersThatItDraws()
    {
        const QByteArray svg = contents(write(QStringLiteral("loss"), QStringLiteral("figure.svg"), {.title = true}));
        auto faces =
            QRegularExpression(
                QStringLiteral("font-family: \"([^\"]+)\"; font-weight: ([0-9]+); src: url\\(data:font/ttf;base64,([^)]+)\\)"))
                .globalMatch(QString::fromLatin1(svg));
        QStringList weights;
        while (faces.hasNext()) {
            const auto face = faces.next();
            QCOMPARE(face.captured(1), QStringLiteral("DejaVu Sans"));
            weights << face.captured(2);
            QRawFont font(QByteArray::fromBase64(face.captured(3).toLatin1()), 100);
            QVERIFY(font.isValid());
            QRawFont whole = QRawFont::fromFont(QFont(QStringLiteral("DejaVu Sans"), -1, face.captured(2).toInt()));
            whole.setPixelSize(100);
            // The bold one is for the title, "Loss", alone.
            for (const QChar character :
                 face.captured(2) == QLatin1String("400") ? QStringLiteral("loss0epchvali") : QStringLiteral("Los")) {
                const auto glyphs = font.glyphIndexesForString(character);
                QVERIFY(!font.pathForGlyph(glyphs[0]).isEmpty());
                QCOMPARE(font.advancesForGlyphIndexes(glyphs)[0].x(),
                         whole.advancesForGlyphIndexes(whole.glyphIndexesForString(character))[0].x());
            }
            QVERIFY(!font.supportsCharacter(QLatin1Char('Q')));
        }
        weights.sort();
        QCOMPARE(weights, (QStringList{QStringLiteral("400"), QStringLiteral("700")}));
    }

    void linesAreAtLeastHalfAPoint()
    {
        const QByteArray svg = contents(write(QStringLiteral("loss"), QStringLiteral("figure.svg"), {}));
        auto widths = QRegularExpression(QStringLiteral("stroke-width=\"([0-9.]+)\"")).globalMatch(QString::fromUtf8(svg));
        int seen = 0;
        while (widths.hasNext()) {
            const double width = widths.next().captured(1).toDouble();
            // 1 is what Qt writes where nothing is stroked; ten units are a point.
            QVERIFY2(width == 1 || width >= 5, qPrintable(QString::number(width)));
            seen += width != 1 ? 1 : 0;
        }
        QVERIFY(seen > 0);
    }

    void aPngHasTheDotsOfItsMillimetresAndSaysSo()
    {
        const QString file = write(QStringLiteral("sensitivity_specificity"), QStringLiteral("figure.png"),
                                   {.widthMm = 84, .heightMm = 60, .dpi = 600});
        const QImage image(file);
        QCOMPARE(image.size(), QSize(1984, 1417));
        QCOMPARE(image.dotsPerMeterX(), 23622);
        QCOMPARE(image.dotsPerMeterY(), 23622);
        QCOMPARE(image.pixelColor(3, 3), QColor(Qt::white));
    }

    void aFigureIsLightWhateverTheTheme()
    {
        applyAppearance(Appearance::Light);
        const QByteArray light = contents(write(QStringLiteral("loss"), QStringLiteral("light.svg"), {}));
        applyAppearance(Appearance::Dark);
        const QByteArray dark = contents(write(QStringLiteral("loss"), QStringLiteral("dark.svg"), {}));
        applyAppearance(Appearance::Light);
        QCOMPARE(dark, light);
    }

    void theNumbersBesideAChartAreThoseThatAreDrawn()
    {
        const QString file = write(QStringLiteral("loss"), QStringLiteral("figure.pdf"), {});
        const std::vector<CsvRow> rows = readCsv(contents(m_folder->filePath(QStringLiteral("figure.csv"))));
        const ChartSpec spec = buildChart(QStringLiteral("loss"), both(), {.marks = false});
        std::size_t row = 0;
        for (const ChartSeries& series : spec.series) {
            for (std::size_t i = 0; i < series.x.size(); ++i, ++row) {
                QVERIFY(row < rows.size());
                QCOMPARE(rows[row].run, series.run);
                QCOMPARE(rows[row].series, series.name);
                QVERIFY(rows[row].x == series.x[i]);
                QVERIFY(rows[row].y == series.y[i]);
            }
        }
        QCOMPARE(row, rows.size());
    }

    void aValueThatIsNoNumberIsWrittenAsOne()
    {
        ChartSpec spec;
        spec.series.push_back({.run = QStringLiteral("a, b"),
                               .name = QStringLiteral("say \"x\""),
                               .x = {1, 2, 3},
                               .y = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 0.1}});
        QCOMPARE(figureCsv(spec), QByteArray("run,series,epoch,value\n\"a, b\",\"say \"\"x\"\"\",1,nan\n\"a, b\",\"say "
                                             "\"\"x\"\"\",2,inf\n\"a, b\",\"say \"\"x\"\"\",3,0.1\n"));
    }

    void theRecipeDrawsTheSameFigureAgain()
    {
        for (const QString& chart : {QStringLiteral("loss"), QStringLiteral("snapshots"), QStringLiteral("confusion")}) {
            const QString first = write(chart, chart + QStringLiteral(".svg"), {.widthMm = 120, .heightMm = 50, .fontPt = 9});
            const QString again = m_folder->filePath(QStringLiteral("again.svg"));
            redrawFigure(
                m_folder->filePath(chart + QStringLiteral(".figure.json")),
                [this](const QString& folder, const QString&) { return load(folder); }, sources(), again);
            QCOMPARE(contents(again), contents(first));
            QCOMPARE(contents(m_folder->filePath(QStringLiteral("again.csv"))),
                     contents(m_folder->filePath(chart + QStringLiteral(".csv"))));
            QVERIFY(!contents(first).isEmpty());
        }
    }

    void aRecipeSurvivesBeingWrittenDown()
    {
        const FigureRecipe recipe{.chart = QStringLiteral("snapshots"),
                                  .runs = {{QStringLiteral("/runs/ä b"), QColor(1, 2, 3), QStringLiteral("iteration")}},
                                  .logarithmic = true,
                                  .epochs = {1, 4},
                                  .samples = {QStringLiteral("frame_101")},
                                  .mode = PredictionMode::Outline,
                                  .options = {.widthMm = 84.5,
                                              .heightMm = 33,
                                              .fontPt = 6.5,
                                              .fontFamily = QStringLiteral("DejaVu Serif"),
                                              .format = FigureFormat::Png,
                                              .dpi = 450,
                                              .title = true}};
        const FigureRecipe read = parseRecipe(toJson(recipe), QStringLiteral("x.figure.json"));
        QCOMPARE(toJson(read), toJson(recipe));
        QCOMPARE(read.epochs, recipe.epochs);
        QCOMPARE(read.options.dpi, 450);
        QCOMPARE(read.runs[0].folder, recipe.runs[0].folder);
        QCOMPARE(read.runs[0].stepColumn, QStringLiteral("iteration"));
    }

    void aBrokenRecipeNamesFileAndKey()
    {
        QByteArray json = toJson({.chart = QStringLiteral("loss"), .runs = {}, .epochs = {}, .samples = {}, .options = {}});
        json.replace("\"pt\": 8", "\"pt\": \"eight\"");
        try {
            parseRecipe(json, QStringLiteral("loss.figure.json"));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Malformed);
            QCOMPARE(error.path(), std::string("loss.figure.json"));
            QVERIFY(error.detail().find("\"pt\"") != std::string::npos);
        }
    }

    void snapshotNumbersAreThoseOfTheImages()
    {
        write(QStringLiteral("snapshots"), QStringLiteral("strip.pdf"), {.widthMm = 174, .heightMm = 80}, {2});
        const QList<QByteArray> lines = contents(m_folder->filePath(QStringLiteral("strip.csv"))).trimmed().split('\n');
        // Four images of two runs at one epoch; image 1 has TP 290, FP 30, FN 10: Dice 580 / 620.
        QCOMPARE(lines.size(), 9);
        QCOMPARE(
            lines[1],
            QByteArray("/data/images/frame_100.png,bce,2,290,30,10,3700,0.9354838709677419,/runs/bce/epochs/0002/frame_100.png"));
    }

    void matrixNumbersArePixelsAndSharesOfTheRow()
    {
        write(QStringLiteral("confusion"), QStringLiteral("matrix.pdf"), {.widthMm = 84, .heightMm = 40}, {3});
        const QList<QByteArray> lines = contents(m_folder->filePath(QStringLiteral("matrix.csv"))).split('\n');
        // Sums over six images: TP 1800 − 10·21, FN 10·21, FP 5·21, TN 6·3700.
        QCOMPARE(lines[1], QByteArray("bce,3,foreground,foreground,1590,0.8833333333333333"));
        QCOMPARE(lines[2], QByteArray("bce,3,foreground,background,210,0.11666666666666667"));
        QVERIFY(lines[3].startsWith("bce,3,background,foreground,105,"));
        QVERIFY(lines[4].startsWith("bce,3,background,background,22200,"));
    }

    void whatCannotBeDrawnIsAnErrorAndWritesNothing_data()
    {
        QTest::addColumn<QString>("chart");
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("width");
        QTest::newRow("unknown chart") << "lss"
                                       << "a.pdf" << 84.0;
        QTest::newRow("unknown format") << "loss"
                                        << "a.bmp" << 84.0;
        QTest::newRow("too wide") << "loss"
                                  << "a.pdf" << 5000.0;
        QTest::newRow("no values") << "probe"
                                   << "a.pdf" << 84.0;
        QTest::newRow("no such folder") << "loss"
                                        << "/proc/none/a.pdf" << 84.0;
    }
    void whatCannotBeDrawnIsAnErrorAndWritesNothing()
    {
        QFETCH(QString, chart);
        QFETCH(QString, file);
        QFETCH(double, width);
        const QString target = file.startsWith(QLatin1Char('/')) ? file : m_folder->filePath(file);
        QVERIFY_EXCEPTION_THROWN(
            writeFigure({.recipe = recipe(chart, {.widthMm = width}), .runs = both(), .sources = sources(), .file = target}),
            Error);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 0);
    }

    void theDialogWritesWhatItsFieldsSay()
    {
        FigureDialog dialog(buildFigure(recipe(QStringLiteral("loss"), {}), both(), sources()),
                            recipe(QStringLiteral("loss"), {}), m_folder->path());
        QCOMPARE(dialog.options().widthMm, 84.0);
        auto* presets = dialog.findChild<QComboBox*>();
        QVERIFY(presets != nullptr);
        presets->setFocus();
        QTest::keyClick(presets, Qt::Key_End);
        QTest::keyClick(presets, Qt::Key_Up);
        Q_EMIT presets->activated(presets->currentIndex());
        QCOMPARE(dialog.options().widthMm, 174.0);
        dialog.setFile(m_folder->filePath(QStringLiteral("chosen.png")));
        QVERIFY(dialog.write());
        QCOMPARE(QImage(m_folder->filePath(QStringLiteral("chosen.png"))).width(), qRound(174 / 25.4 * 300));
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("chosen.csv"))));
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("chosen.figure.json"))));
        dialog.setFile(QStringLiteral("/proc/none/chosen.png"));
        QVERIFY(!dialog.write());
    }

private:
    std::vector<const RunEntry*> both() const { return {&m_runs->at(0), &m_runs->at(1)}; }

    FigureRecipe recipe(const QString& chart, const FigureOptions& options, std::vector<int> epochs = {}) const
    {
        return {.chart = chart, .runs = {}, .epochs = std::move(epochs), .samples = {}, .options = options};
    }

    FigureSources sources() const
    {
        return {.image = [this](const QString& file, bool) { return m_images->files().value(file); },
                .detail =
                    [this](const QString& folder, int epoch) {
                        return std::optional(test::runDetail(m_runs->at(m_runs->indexOf(folder)).info, epoch));
                    }};
    }

    std::unique_ptr<RunEntry> load(const QString& folder) const
    {
        const RunEntry& known = m_runs->at(m_runs->indexOf(folder));
        auto run = std::make_unique<RunEntry>();
        run->folder = folder;
        run->info = known.info;
        run->history = known.history;
        return run;
    }

    QString write(const QString& chart, const QString& name, const FigureOptions& options, std::vector<int> epochs = {}) const
    {
        const QString file = m_folder->filePath(name);
        writeFigure({.recipe = recipe(chart, options, std::move(epochs)), .runs = both(), .sources = sources(), .file = file});
        return file;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunCollection> m_runs;
    std::unique_ptr<test::MemoryImages> m_images;
};

QTEST_MAIN(FigureTest)
#include "tst_figure.moc"
