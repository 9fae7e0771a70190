#include "tests/widgets/made_evaluation.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/decimation.h"
#include "widgets/charts/evaluation_charts.h"
#include "widgets/charts/figure.h"
#include "widgets/charts/segmentation_charts.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <random>

using namespace gg;
using namespace gg::widgets;

namespace {

const QStringList names{QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("bird")};

const ChartSeries* find(const ChartSpec& spec, const QString& name)
{
    const auto at = std::find_if(spec.series.begin(), spec.series.end(), [&](const ChartSeries& one) { return one.name == name; });
    return at == spec.series.end() ? nullptr : &*at;
}

/// What a stepped line shows at x: the value of the last point up to there.
double shownAt(const ChartSeries& series, double x)
{
    double value = std::nan("");
    for (std::size_t i = 0; i < series.x.size() && series.x[i] <= x; ++i) {
        value = series.y[i];
    }
    return value;
}

metrics::ConfidenceCurves curvesOfCats()
{
    const auto evaluation = test::evaluated(test::catsAndADog());
    return *test::readingOf(*evaluation)->curves;
}

}  // namespace

class EvaluationChartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPrecisionRecallCurveHasAPointAConfidence()
    {
        const ChartSpec spec = precisionRecallChart(curvesOfCats(), {.classes = names});
        const ChartSeries* cat = find(spec, QStringLiteral("cat"));
        QVERIFY(cat);
        QCOMPARE(cat->along, (std::vector<double>{0.9, 0.8, 0.6}));
        QCOMPARE(cat->x, (std::vector<double>{0.5, 0.5, 1.0}));
        QCOMPARE(cat->y, (std::vector<double>{1.0, 0.5, 2.0 / 3.0}));
        QCOMPARE(classOfSeries(*cat), 0U);
        // Two of three found at the end, of four detections.
        const ChartSeries* all = find(spec, QStringLiteral("all classes"));
        QVERIFY(all);
        QCOMPARE(all->x.back(), 2.0 / 3.0);
        QCOMPARE(all->y.back(), 0.5);
        QCOMPARE(classOfSeries(*all), metrics::none);
        // Without labelled objects there is no recall.
        QVERIFY(!find(spec, QStringLiteral("bird")));
    }

    void theChosenClassStandsOutAndLiesOnTop()
    {
        const ChartSpec spec = precisionRecallChart(curvesOfCats(), {.classes = names, .chosen = 1});
        QCOMPARE(spec.series.back().name, QStringLiteral("dog"));
        QVERIFY(!spec.series.back().faint);
        QVERIFY(find(spec, QStringLiteral("cat"))->faint);
        QVERIFY(find(spec, QStringLiteral("all classes"))->faint);
    }

    void aValueHoldsFromTheConfidenceThatKeepsItOn()
    {
        const ChartSpec spec = confidenceChart(curvesOfCats(), {.classes = names, .chosen = 0});
        const ChartSeries* precision = find(spec, QStringLiteral("precision"));
        const ChartSeries* recall = find(spec, QStringLiteral("recall"));
        QVERIFY(precision && recall);
        QCOMPARE(shownAt(*precision, 0.0), 2.0 / 3.0);  // 0.9, 0.8 and 0.6 are kept
        QCOMPARE(shownAt(*precision, 0.59), 2.0 / 3.0);
        QCOMPARE(shownAt(*precision, 0.7), 0.5);  // 0.9 and 0.8
        QCOMPARE(shownAt(*precision, 0.85), 1.0);
        QCOMPARE(shownAt(*recall, 0.7), 0.5);
        QCOMPARE(precision->x.back(), 0.9);
        QCOMPARE(shownAt(*find(spec, QStringLiteral("F1")), 0.5), 0.8);
    }

    void falsePositivesEndWithTheLastOne()
    {
        const ChartSpec spec = falsePerImageChart(curvesOfCats(), {.classes = names});
        const ChartSeries* cat = find(spec, QStringLiteral("cat"));
        QVERIFY(cat);
        // One in two images up to a confidence of 0.8.
        QCOMPARE(shownAt(*cat, 0.1), 0.5);
        QCOMPARE(cat->x.back(), 0.8);
        QVERIFY(spec.y.logarithmic);
        for (const ChartSeries& series : spec.series) {
            QVERIFY(std::all_of(series.y.begin(), series.y.end(), [](double y) { return y > 0; }));
        }
    }

    void precisionByIouHasACurveAThreshold()
    {
        const auto evaluation = test::evaluated(test::catsAndADog());
        const ChartSpec spec = precisionByIouChart(evaluation->coco, {.classes = names, .chosen = 0});
        QCOMPARE(spec.series.size(), std::size_t(10));
        QCOMPARE(spec.series.front().name, QStringLiteral("IoU 0.50"));
        QCOMPARE(spec.series.front().y.size(), std::size_t(101));
        QVERIFY(std::abs(spec.series.front().y[50] - 1.0) < 1e-9);
        QVERIFY(std::abs(spec.series.front().y[51] - 2.0 / 3.0) < 1e-9);
        // Mean of cat and dog; birds have no curve.
        const ChartSpec all = precisionByIouChart(evaluation->coco, {.classes = names});
        QVERIFY(std::abs(all.series.front().y[51] - 1.0 / 3.0) < 1e-9);
    }

    void reliabilityHasItsBinsAndTheDiagonal()
    {
        metrics::Calibration calibration;
        calibration.bins = {{.from = 0, .to = 0.5, .detections = 30, .confidence = 0.4, .precision = 0.3},
                            {.from = 0.5, .to = 1, .detections = 10, .confidence = 0.8, .precision = 0.6}};
        const ChartSpec spec = reliabilityChart(calibration);
        const ChartSeries* measured = find(spec, QStringLiteral("measured"));
        QVERIFY(measured);
        QCOMPARE(measured->x, (std::vector<double>{0.4, 0.8}));
        QCOMPARE(measured->y, (std::vector<double>{0.3, 0.6}));
        QCOMPARE(shownAt(*find(spec, QStringLiteral("share of the detections")), 0.2), 0.75);
        QVERIFY(reliabilityChart({}).empty());
    }

    void epochsNeedTwo()
    {
        evaluation::OverEpochs over{.epochs = {1}, .scores = {{.epoch = 1, .coco = {.ap = 0.2, .ap50 = 0.4}, .apOfClass = {0.1}}}};
        QVERIFY(epochsChart(nullptr, {.classes = names}).empty());
        QVERIFY(epochsChart(&over, {.classes = names}).empty());
        over.epochs.push_back(3);
        over.scores.push_back({.epoch = 3});
        const ChartSpec spec = epochsChart(&over, {.classes = names});
        const ChartSeries* strict = find(spec, QStringLiteral("mAP50-95"));
        QVERIFY(strict);
        QCOMPARE(strict->x, (std::vector<double>{1, 3}));
        QCOMPARE(strict->y[0], 0.2);
        QVERIFY(std::isnan(strict->y[1]));
        const ChartSpec cats = epochsChart(&over, {.classes = names, .chosen = 0});
        QCOMPARE(find(cats, QStringLiteral("AP50-95"))->y[0], 0.1);
    }

    void thinningKeepsWhatPixelsShow()
    {
        std::mt19937 random(7);
        std::vector<double> x;
        std::vector<double> y;
        for (int i = 0; i < 100000; ++i) {
            x.push_back(i / 100000.0);
            y.push_back(static_cast<double>(random() % 1000) / 1000.0);
        }
        y[54321] = 5;
        y[12345] = -5;
        const std::vector<std::size_t> kept = keptPoints(x, y, 0, 1, 500);
        QVERIFY(kept.size() <= 2000);
        QVERIFY(std::is_sorted(kept.begin(), kept.end()));
        QVERIFY(std::adjacent_find(kept.begin(), kept.end()) == kept.end());
        // Column by column, by the letter.
        for (std::size_t column = 0; column < 500; ++column) {
            const auto first = y.begin() + static_cast<std::ptrdiff_t>(column * 200);
            const auto inColumn = [&](std::size_t i) { return i / 200 == column; };
            double least = 9;
            double most = -9;
            for (const std::size_t i : kept) {
                if (inColumn(i)) {
                    least = std::min(least, y[i]);
                    most = std::max(most, y[i]);
                }
            }
            QCOMPARE(least, *std::min_element(first, first + 200));
            QCOMPARE(most, *std::max_element(first, first + 200));
            QVERIFY(std::binary_search(kept.begin(), kept.end(), column * 200));
            QVERIFY(std::binary_search(kept.begin(), kept.end(), column * 200 + 199));
        }
    }

    void fewPointsAreAllKeptAndGapsStay()
    {
        const std::vector<double> x{0, 0.5, 1};
        QCOMPARE(keptPoints(x, x, 0, 1, 10), (std::vector<std::size_t>{0, 1, 2}));
        std::vector<double> manyX(100, 0.5);
        std::vector<double> manyY(100, 1.0);
        manyY[50] = std::nan("");
        const auto kept = keptPoints(manyX, manyY, 0, 1, 10);
        QVERIFY(std::binary_search(kept.begin(), kept.end(), std::size_t(50)));
        QVERIFY(kept.size() < 8);
    }

    void aClickOnACurveSaysThePoint()
    {
        ChartView view;
        view.resize(500, 360);
        view.setSpec(precisionRecallChart(curvesOfCats(), {.classes = names}));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        QSignalSpy activated(&view, &ChartView::pointActivated);
        const auto cat = static_cast<std::size_t>(std::find_if(view.spec().series.begin(), view.spec().series.end(),
                                                               [](const auto& one) { return one.name == QStringLiteral("cat"); }) -
                                                  view.spec().series.begin());
        const QPoint at = view.pointPixel({cat, 2}).toPoint();
        QTest::mouseClick(view.childAt(at), Qt::LeftButton, {}, view.childAt(at)->mapFrom(&view, at));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<ChartPoint>(), (ChartPoint{cat, 2}));
        QCOMPARE(view.pointText({cat, 2}), QStringLiteral("cat\nrecall: 1\nprecision: 0.667\nconfidence: 0.6"));
    }

    void arrowsWalkAlongACurveAndToTheNext()
    {
        ChartView view;
        view.resize(500, 360);
        view.setSpec(precisionRecallChart(curvesOfCats(), {.classes = names, .chosen = 0}));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        view.setFocus();
        QSignalSpy activated(&view, &ChartView::pointActivated);
        QTest::keyClick(&view, Qt::Key_Home);
        const auto cat = view.currentPoint()->series;
        QCOMPARE(view.spec().series[cat].name, QStringLiteral("cat"));
        QCOMPARE(view.currentPoint()->index, std::size_t(0));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.currentPoint()->index, std::size_t(1));
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.currentPoint()->index, std::size_t(2));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated[0][0].value<ChartPoint>(), (ChartPoint{cat, 2}));
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(view.currentPoint()->series != cat);
    }

    void aFigureOfCurvesNamesItsAxesInTheNumbers()
    {
        const ChartSpec spec = precisionRecallChart(curvesOfCats(), {.classes = names});
        const QByteArray csv = figureCsv(spec);
        QVERIFY(csv.startsWith("series,recall,precision,confidence\n"));
        QVERIFY(csv.contains("cat,0.5,1,0.9\n"));
        QVERIFY(renderFigure(spec, {.format = FigureFormat::Svg}).contains("<svg"));
    }

    void aMatrixIsWrittenAsItIsShown()
    {
        MatrixFigure matrix{.title = QStringLiteral("Confusion matrix"), .labels = {QStringLiteral("cat"), QStringLiteral("dog, large"), QStringLiteral("background")}};
        matrix.counts = {3, 1, 0,  //
                         0, 2, 2,  //
                         4, 0, 0};
        const ClassMatrixFigure figure{.matrix = matrix, .scale = MatrixScale::ShareOfTruth, .classes = {0, 1, 2}};
        const QByteArray csv = figureCsv(figure);
        QVERIFY(csv.startsWith("truth,predicted,count,share of truth,share of predicted\ncat,cat,3,0.75,"));
        QVERIFY(csv.contains("cat,\"dog, large\",1,0.25,"));
        QVERIFY(csv.contains("\"dog, large\",background,2,0.5,1\n"));
        QVERIFY(!csv.contains("background,background"));
        const QImage image = previewFigure(figure, {.widthMm = 84, .heightMm = 70, .title = true}, {600, 500});
        QVERIFY(!image.isNull());
        QVERIFY(naturalHeightMm(figure, {.widthMm = 84}) > 50);
    }

    void barsAreWrittenWithTheirNumbersAndInTheirColours()
    {
        const BarFigure figure{.name = QStringLiteral("sizes"),
                               .title = QStringLiteral("AP by size"),
                               .what = QStringLiteral("size"),
                               .columns = {QStringLiteral("AP"), QStringLiteral("objects")},
                               .valueHead = QStringLiteral("AP"),
                               .countHead = QStringLiteral("objects"),
                               .rows = {{.group = QStringLiteral("at 640 px"), .label = QStringLiteral("tiny, \"far\""), .share = 1.0, .value = QStringLiteral("1.00"),
                                         .count = QStringLiteral("3"), .colour = Qt::red, .numbers = {1.0, 3.0}},
                                        {.group = QStringLiteral("at 640 px"), .label = QStringLiteral("large"), .value = QStringLiteral("–"),
                                         .count = QStringLiteral("0"), .colour = Qt::blue, .numbers = {std::nullopt, 0.0}}}};
        QCOMPARE(figureCsv(figure), QByteArray("group,size,AP,objects\nat 640 px,\"tiny, \"\"far\"\"\",1,3\nat 640 px,large,,0\n"));
        const FigureOptions options{.widthMm = 84, .heightMm = naturalHeightMm(figure, {.widthMm = 84})};
        QVERIFY(options.heightMm >= 10 && options.heightMm < 40);
        const QImage image = previewFigure(figure, options, {840, qRound(options.heightMm * 10)});
        int red = 0;
        int blue = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                red += image.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
                blue += image.pixelColor(x, y) == QColor(Qt::blue) ? 1 : 0;
            }
        }
        QVERIFY(red > 2000);  // all the way
        QCOMPARE(blue, 0);    // undefined is no bar
        QVERIFY(renderFigure(figure, {.heightMm = 30, .format = FigureFormat::Svg}).contains("objects"));
        QVERIFY(renderFigure(figure, {.heightMm = 30, .format = FigureFormat::Pdf}).startsWith("%PDF"));
    }

    void aHistogramOfScoresIsFilledDownToZero()
    {
        Histogram histogram{.edges = {0, 0.5, 1}, .all = {3, 1}, .chosen = {3, 1}};
        const ChartSpec spec = scoreHistogramChart(histogram, QStringLiteral("Dice"), QStringLiteral("polyp"));
        QCOMPARE(figureCsv(spec), QByteArray("series,Dice of polyp,images\nimages,0,3\nimages,0.5,1\nimages,1,1\n"));
        const auto at = [](const ChartSpec& one, double x, double y) {
            const QImage image = previewFigure(one, {.widthMm = 84, .heightMm = 60}, {840, 600});
            return image.pixelColor(qRound(840 * x), qRound(600 * y));
        };
        ChartSpec empty = spec;
        empty.series[0].filled = false;
        // In the middle of the first bar, of three images; and over the second, of one.
        QVERIFY(at(spec, 0.35, 0.6) != at(empty, 0.35, 0.6));
        QCOMPARE(at(spec, 0.75, 0.25), at(empty, 0.75, 0.25));
    }
};

QTEST_MAIN(EvaluationChartsTest)
#include "tst_evaluation_charts.moc"
