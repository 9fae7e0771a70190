#include "widgets/charts/chart_view.h"
#include "widgets/charts/segmentation_charts.h"
#include "widgets/models/class_score_model.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/segmentation_texts.h"
#include "widgets/panels/histogram_bars.h"
#include "widgets/panels/matrix_panel.h"
#include "widgets/panels/matrix_view.h"
#include "widgets/panels/segmentation_view.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace gg;
using namespace gg::widgets;
using evaluation::SegmentationMetric;

namespace {

using Evaluation = std::shared_ptr<const evaluation::SegmentationEvaluation>;

/// Pixels of one image: its probability histogram gives the counts at the middle threshold.
evaluation::SegmentationImage probabilityImage(const std::string& path, const std::vector<std::pair<int, int>>& foreground,
                                               const std::vector<std::pair<int, int>>& background)
{
    metrics::ProbabilityHistogram levels;
    for (const auto& [level, pixels] : foreground) {
        levels.foreground[static_cast<std::size_t>(level)] += static_cast<std::uint64_t>(pixels);
    }
    for (const auto& [level, pixels] : background) {
        levels.background[static_cast<std::size_t>(level)] += static_cast<std::uint64_t>(pixels);
    }
    evaluation::SegmentationImage image;
    image.image = path;
    const metrics::PixelCounts counts = metrics::countsAt(levels, metrics::middleThreshold);
    const auto add = [&image](std::uint16_t truth, std::uint16_t predicted, std::uint64_t pixels) {
        if (pixels > 0) {
            image.cells.push_back({.truth = truth, .predicted = predicted, .count = static_cast<std::uint32_t>(pixels)});
        }
    };
    add(0, 0, counts.tn);
    add(0, 1, counts.fp);
    add(1, 0, counts.fn);
    add(1, 1, counts.tp);
    image.levels = std::make_shared<metrics::ProbabilityHistogram>(levels);
    return image;
}

void pool(evaluation::SegmentationEpoch& epoch, std::size_t classes)
{
    epoch.pooled = metrics::PixelConfusion(classes);
    for (const auto& image : epoch.images) {
        for (const auto& cell : image.cells) {
            epoch.pooled.at(cell.truth, cell.predicted) += cell.count;
        }
        if (image.levels) {
            epoch.levels += *image.levels;
            ++epoch.imagesWithLevels;
        }
    }
}

std::shared_ptr<evaluation::SegmentationEvaluation> foregroundSet()
{
    auto out = std::make_shared<evaluation::SegmentationEvaluation>();
    out->classNames = {"background", "polyp"};
    out->classValues = {0, 1};
    out->counted = {1};
    return out;
}

/// Three images: one right, one half found, one without foreground and without false alarm.
Evaluation probabilities()
{
    auto out = foregroundSet();
    evaluation::SegmentationEpoch epoch;
    epoch.images.push_back(probabilityImage("/data/right.png", {{250, 100}}, {{3, 900}}));
    epoch.images.push_back(probabilityImage("/data/half.png", {{200, 50}, {90, 50}}, {{2, 880}, {150, 20}}));
    epoch.images.push_back(probabilityImage("/data/empty.png", {}, {{1, 1000}}));
    pool(epoch, 2);
    out->epochs.push_back(std::move(epoch));
    return out;
}

/// Two epochs of a run that kept the counts alone.
Evaluation run()
{
    auto out = foregroundSet();
    for (int number = 1; number <= 2; ++number) {
        evaluation::SegmentationEpoch epoch;
        epoch.epoch = number;
        for (int i = 0; i < 4; ++i) {
            evaluation::SegmentationImage image;
            image.image = "/data/" + std::to_string(i) + ".png";
            const auto found = static_cast<std::uint32_t>(number == 1 ? 10 * (i + 1) : 90);
            image.cells = {{0, 0, 900}, {1, 0, 100 - found}, {1, 1, found}};
            epoch.images.push_back(std::move(image));
        }
        pool(epoch, 2);
        out->epochs.push_back(std::move(epoch));
    }
    return out;
}

Evaluation streets()
{
    auto out = std::make_shared<evaluation::SegmentationEvaluation>();
    out->meaning = evaluation::MaskMeaning::Classes;
    out->classNames = {"road", "sidewalk", "car", "train"};
    out->classValues = {0, 1, 2, 3};
    out->counted = {0, 1, 2, 3};
    evaluation::SegmentationEpoch epoch;
    for (int i = 0; i < 12; ++i) {
        evaluation::SegmentationImage image;
        image.image = "/data/street" + std::to_string(i) + ".png";
        const auto mistaken = static_cast<std::uint32_t>(20 * i);
        image.cells = {{0, 0, 5000}, {0, 1, mistaken + 40}, {1, 0, 60}, {1, 1, 900}, {2, 2, 300}, {2, 4, 15}};
        epoch.images.push_back(std::move(image));
    }
    pool(epoch, 4);
    epoch.pooled.leftOut = 4000;
    out->epochs.push_back(std::move(epoch));
    return out;
}

}  // namespace

class SegmentationViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersFollowTheMean();
    void theThresholdMovesEverything();
    void theBoundaryHasACurveWhereItWasMeasured();
    void labelsHaveNoThreshold();
    void aCellGivesItsImages();
    void aClassGivesItsImages();
    void aBarGivesItsImages();
    void undefinedImagesAreAButton();
    void aPointOfTheSweepSetsTheThreshold();
    void theCursorChoosesTheEpoch();
    void imagesThatWereLostAreAButton();
    void pixelsWithoutAClassHaveAColumn();
    void aThresholdIsHalfAStepAboveItsValue();
    void nothingToShowSaysSo();
    void modelKeepsItsPromises();
};

void SegmentationViewTest::numbersFollowTheMean()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.setEvaluation(probabilities());
    // Pooled: TP 150, FP 20, FN 50: Dice 300/370. Per image: 1 and 100/170, the third has none.
    QCOMPARE(view.valueText(SegmentationMetric::Dice), QStringLiteral("0.811"));
    QCOMPARE(view.valueText(SegmentationMetric::BoundaryF1), QStringLiteral("–"));
    view.setMean(PixelMean::PerImage);
    QCOMPARE(view.valueText(SegmentationMetric::Dice), QStringLiteral("0.794"));
    view.setEvaluation(streets());
    view.setMean(PixelMean::Classes);
    QCOMPARE(view.mean(), PixelMean::Classes);
    // Of four classes the train is in no pixel.
    const metrics::PixelConfusion& pooled = view.epoch()->pooled;
    QCOMPARE(view.valueText(SegmentationMetric::Iou),
             QLocale().toString(*metrics::macroMean(metrics::PixelMetric::Iou, pooled).value, 'f', 3));
    QCOMPARE(view.table().model()->rowCount(), 4);  // all, road, sidewalk, car
}

void SegmentationViewTest::theThresholdMovesEverything()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.resize(800, 700);
    view.setEvaluation(probabilities());
    view.show();
    auto* slider = view.findChild<QSlider*>();
    QVERIFY(slider->isVisible());
    slider->setValue(80);  // 90 is now foreground: TP 200, FP 20
    QCOMPARE(view.threshold(), 80);
    QCOMPARE(view.valueText(SegmentationMetric::Sensitivity), QStringLiteral("1.000"));
    QCOMPARE(view.valueText(SegmentationMetric::Dice), QStringLiteral("0.952"));
    QCOMPARE(view.matrix().figure()->at(1, 1), std::uint64_t{200});
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(view.threshold(), 81);
}

void SegmentationViewTest::theBoundaryHasACurveWhereItWasMeasured()
{
    const Evaluation without = probabilities();
    const std::size_t scores = thresholdChart(without->epochs.front()).series.size();
    evaluation::SegmentationEpoch epoch = without->epochs.front();
    // Up to threshold 99 half of what is predicted lies on the boundary and all of the boundary is found; above nothing is predicted.
    for (std::size_t threshold = 0; threshold < 100; ++threshold) {
        epoch.boundarySweep[threshold] = {.truth = 10, .truthNear = 10, .predicted = 20, .predictedNear = 10};
    }
    const ChartSpec spec = thresholdChart(epoch);
    QCOMPARE(spec.series.size(), scores + 1);
    const ChartSeries& curve = spec.series.back();
    QCOMPARE(curve.name, metricName(SegmentationMetric::BoundaryF1));
    // Precision 0.5, recall 1: 2 · 0.5 / 1.5.
    QVERIFY(std::abs(curve.y[99] - 2.0 / 3.0) < 1e-12);
    QVERIFY(std::isnan(curve.y[100]));
    for (std::size_t i = 0; i < scores; ++i) {
        QVERIFY(spec.series[i].colour != curve.colour);
    }
}

void SegmentationViewTest::labelsHaveNoThreshold()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.setEvaluation(streets());
    view.show();
    QVERIFY(!view.findChild<QSlider*>()->isVisible());
    view.setThreshold(10);
    QCOMPARE(view.threshold(), metrics::middleThreshold);
}

void SegmentationViewTest::aCellGivesItsImages()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.resize(900, 700);
    view.setEvaluation(streets());
    view.show();
    QSignalSpy images(&view, &SegmentationView::imagesActivated);
    MatrixView& matrix = view.matrix().matrix();
    const QRect cell = matrix.cellRect({0, 1});  // road taken for sidewalk
    QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(images.size(), 1);
    const QStringList paths = images.first()[0].toStringList();
    QCOMPARE(paths.size(), 12);
    QCOMPARE(paths.first(), QStringLiteral("/data/street11.png"));  // most such pixels
    QCOMPARE(images.first()[1].toString(), QStringLiteral("truth road, predicted sidewalk: 1,800 pixels in 12 image(s)"));
}

void SegmentationViewTest::aClassGivesItsImages()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.resize(900, 700);
    view.setEvaluation(streets());
    view.show();
    QSignalSpy images(&view, &SegmentationView::imagesActivated);
    const QModelIndex road = view.table().model()->index(1, 0);
    QCOMPARE(road.data().toString(), QStringLiteral("road"));
    view.table().setFocus();
    view.table().setCurrentIndex(road);
    QCOMPARE(images.size(), 0);  // arrows look, Enter shows
    QTest::keyClick(&view.table(), Qt::Key_Return);
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first()[0].toStringList().first(), QStringLiteral("/data/street11.png"));
    QCOMPARE(images.first()[1].toString(), QStringLiteral("road in truth or prediction, lowest IoU first: 12 image(s)"));
}

void SegmentationViewTest::aBarGivesItsImages()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.resize(900, 700);
    view.setEvaluation(probabilities());
    view.show();
    QCOMPARE(view.bars().histogram().all, (std::vector<std::int64_t>{0, 0, 0, 0, 0, 1, 0, 0, 0, 1}));
    QSignalSpy images(&view, &SegmentationView::imagesActivated);
    const QRectF bar = view.bars().barRect(5);  // Dice 100/170
    QTest::mouseClick(&view.bars(), Qt::LeftButton, {}, bar.center().toPoint());
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first()[0].toStringList(), QStringList{QStringLiteral("/data/half.png")});
    QCOMPARE(images.first()[1].toString(), QStringLiteral("Dice from 0.5 to 0.6: 1 image(s)"));
}

void SegmentationViewTest::undefinedImagesAreAButton()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.resize(900, 700);
    view.setEvaluation(probabilities());
    view.show();
    QSignalSpy images(&view, &SegmentationView::imagesActivated);
    for (auto* button : view.findChildren<QToolButton*>()) {
        if (button->text() == QStringLiteral("1 without it")) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first()[0].toStringList(), QStringList{QStringLiteral("/data/empty.png")});
    QCOMPARE(images.first()[1].toString(), QStringLiteral("Dice is undefined: 1 image(s)"));
}

void SegmentationViewTest::aPointOfTheSweepSetsTheThreshold()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.resize(900, 700);
    view.setEvaluation(probabilities());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy images(&view, &SegmentationView::imagesActivated);
    Q_EMIT view.curves().pointActivated({.series = 0, .index = 60});
    QCOMPARE(view.threshold(), 60);
    QCOMPARE(images.size(), 1);
    // At 60 the half is found whole, with its 20 false alarms: still the worst; the empty one has no Dice.
    QCOMPARE(images.first()[0].toStringList(), (QStringList{QStringLiteral("/data/half.png"), QStringLiteral("/data/right.png"), QStringLiteral("/data/empty.png")}));
    QCOMPARE(images.first()[1].toString(), QStringLiteral("threshold 0.237, lowest Dice first: 3 image(s)"));
}

void SegmentationViewTest::theCursorChoosesTheEpoch()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.setEvaluation(run());
    cursor.setNewest(2);
    QCOMPARE(view.epoch()->epoch, 2);
    QCOMPARE(view.valueText(SegmentationMetric::Sensitivity), QStringLiteral("0.900"));
    cursor.moveTo(1);
    QCOMPARE(view.epoch()->epoch, 1);
    QCOMPARE(view.valueText(SegmentationMetric::Sensitivity), QStringLiteral("0.250"));
    const ChartSpec spec = segmentationEpochsChart(*view.evaluation());
    QCOMPARE(spec.series[2].x, (std::vector<double>{1, 2}));
    QCOMPARE(spec.series[2].y, (std::vector<double>{0.25, 0.9}));
}

void SegmentationViewTest::imagesThatWereLostAreAButton()
{
    // /data/0.png has IoU 0.9 and 0.1, /data/1.png 0.1 and 0.1.
    auto two = foregroundSet();
    for (int number = 1; number <= 2; ++number) {
        evaluation::SegmentationEpoch epoch;
        epoch.epoch = number;
        for (int i = 0; i < 2; ++i) {
            const std::uint32_t found = i == 0 && number == 1 ? 90 : 10;
            evaluation::SegmentationImage image;
            image.image = "/data/" + std::to_string(i) + ".png";
            image.cells = {{0, 0, 900}, {1, 0, 100 - found}, {1, 1, found}};
            epoch.images.push_back(std::move(image));
        }
        pool(epoch, 2);
        two->epochs.push_back(std::move(epoch));
    }
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.resize(900, 700);
    view.setEvaluation(two);  // without probabilities the curves over epochs are what there is
    view.show();
    QSignalSpy images(&view, &SegmentationView::imagesActivated);
    for (auto* button : view.findChildren<QToolButton*>()) {
        if (button->text().endsWith(QStringLiteral("lost")) || button->text().endsWith(QStringLiteral("never found"))) {
            QVERIFY(button->isVisible());
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(images.size(), 2);
    QCOMPARE(images[0][0].toStringList(), QStringList{QStringLiteral("/data/0.png")});
    QCOMPARE(images[0][1].toString(), QStringLiteral("found at some epoch, lost at the last (IoU below 0.5): 1 image(s)"));
    QCOMPARE(images[1][0].toStringList(), QStringList{QStringLiteral("/data/1.png")});
}

void SegmentationViewTest::pixelsWithoutAClassHaveAColumn()
{
    const Evaluation evaluation = streets();
    const MatrixFigure figure = pixelMatrix(*evaluation, evaluation->epochs.front().pooled);
    QCOMPARE(figure.labels.last(), QStringLiteral("no class"));
    QCOMPARE(figure.at(2, 4), std::uint64_t{180});
    const Evaluation binary = run();
    QCOMPARE(pixelMatrix(*binary, binary->epochs.front().pooled).labels, (QStringList{QStringLiteral("background"), QStringLiteral("polyp")}));
}

void SegmentationViewTest::aThresholdIsHalfAStepAboveItsValue()
{
    QCOMPARE(metrics::probabilityAt(metrics::middleThreshold), 0.5);
    for (int threshold = 0; threshold < metrics::thresholds; ++threshold) {
        QCOMPARE(thresholdOf(metrics::probabilityAt(threshold)), threshold);
    }
}

void SegmentationViewTest::nothingToShowSaysSo()
{
    EpochCursor cursor;
    SegmentationView view(cursor);
    view.resize(600, 400);
    view.show();
    cursor.setNewest(3);
    view.setEvaluation(run());
    view.setEvaluation(nullptr);
    QVERIFY(view.evaluation() == nullptr);
    QVERIFY(view.epoch() == nullptr);
    cursor.moveTo(1);
    QVERIFY(!view.grab().isNull());
}

void SegmentationViewTest::modelKeepsItsPromises()
{
    SegmentationScoreModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Evaluation evaluation = streets();
    const auto scores = evaluation::scoresOf(*evaluation, evaluation->epochs.front());
    model.setScores(*evaluation, scores, PixelMean::Pooled);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setScores(*evaluation, scores, PixelMean::ClassesPerImage);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.index(1, SegmentationScoreModel::Images).data().toString(), QStringLiteral("12"));
    QCOMPARE(model.index(0, SegmentationScoreModel::Name).data().toString(), QStringLiteral("All classes"));
}

QTEST_MAIN(SegmentationViewTest)
#include "tst_segmentation_view.moc"
