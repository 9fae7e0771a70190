#include "core/base/error.h"
#include "core/metrics/coco.h"
#include "tests/core/coco_files.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::metrics;

class TestCoco : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realResultsScoreAsPublished_data();
    void realResultsScoreAsPublished();
    void oneHitOfTwoTruths();
    void aSecondDetectionOfATruthIsWrong();
    void tiesInScoreGoByImage();
    void sizesGoByTheAreaThatIsWritten();
    void aDetectionOutsideASizeIsNotHeldAgainstIt();
    void boxesTurnedInsideOutDoNotCount();
    void onlyAHundredOfAnImageAndClassCount();
    void anOrderOfAllDetectionsServesAsWell();
    void aClassWithoutTruthIsUndefined();
    void crowdsAreNeitherFoundNorMissed();
    void furtherSizesAreMeasuredAtTheirScale();
    void otherThresholdsAreTakenAsTheyCome();
    void moreThresholdsThanOneVisitHolds();
    void questionsWithoutAnswerAreRefused();
};

namespace
{

bool near(std::optional<double> a, double b)
{
    return a.has_value() && std::abs(*a - b) < 1e-12;
}

CocoScores scoresOf(const DetectionSet& set, const CocoOptions& options = {}, IouType type = IouType::Box)
{
    JobControl control;
    return cocoScores(set, overlapsOf(set, type, control), control, options);
}

DetectionSet setOf(std::size_t images, std::vector<Truth> truths, std::vector<Detection> detections, std::size_t classes = 1)
{
    DetectionSet set;
    set.classNames.assign(classes, "thing");
    set.images = images;
    set.truths = std::move(truths);
    set.detections = std::move(detections);
    set.arrange();
    return set;
}

Truth truthAt(double x, double size, std::uint32_t image = 0)
{
    return {.box = {x, 0, size, size}, .area = size * size, .image = image};
}

Detection detectionAt(double x, double size, double score, std::uint32_t image = 0)
{
    return {.box = {x, 0, size, size}, .area = size * size, .score = score, .image = image};
}

bool agree(std::optional<double> value, const nlohmann::json& expected)
{
    if (expected.is_null() || expected.get<double>() < 0) {
        return !value.has_value();
    }
    return near(value, expected.get<double>());
}

}  // namespace

void TestCoco::realResultsScoreAsPublished_data()
{
    QTest::addColumn<QString>("truth");
    QTest::addColumn<QString>("results");
    QTest::addColumn<QString>("golden");
    QTest::addColumn<bool>("masks");
    QTest::newRow("boxes of 100 images") << "coco/val2014_100/instances_val2014_100.json"
                                         << "coco/val2014_100/instances_val2014_fakebbox100_results.json"
                                         << "coco/golden/coco_val2014_100_bbox.json" << false;
    QTest::newRow("masks of 100 images") << "coco/val2014_100/instances_val2014_100.json"
                                         << "coco/val2014_100/instances_val2014_fakesegm100_results.json"
                                         << "coco/golden/coco_val2014_100_segm.json" << true;
    QTest::newRow("a trained detector") << "coco/bccd_val_gt.json" << "coco/bccd_val_v8n_dt.json" << "coco/golden/bccd_val_v8n_bbox.json"
                                        << false;
}

void TestCoco::realResultsScoreAsPublished()
{
    QFETCH(QString, truth);
    QFETCH(QString, results);
    QFETCH(QString, golden);
    QFETCH(bool, masks);
    GG_REQUIRE_DATA(truth.toStdString());
    const test::CocoFiles files(test::dataPath(truth.toStdString()), test::dataPath(results.toStdString()));
    const nlohmann::json expected = test::readJson(test::dataPath(golden.toStdString()));

    const CocoScores scores = scoresOf(files.set, {}, masks ? IouType::Mask : IouType::Box);
    const auto values = scores.all.values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        QVERIFY2(agree(values[i], expected.at("stats").at(i)), CocoSummary::names[i]);
    }
    std::size_t compared = 0;
    for (std::size_t c = 0; c < files.set.classNames.size(); ++c) {
        const std::string& name = files.set.classNames[c];
        if (expected.at("per_class").contains(name)) {
            QVERIFY2(agree(scores.classes[c].ap, expected.at("per_class").at(name).at("AP")), name.c_str());
            QVERIFY2(agree(scores.classes[c].ap50, expected.at("per_class").at(name).at("AP50")), name.c_str());
            ++compared;
        }
    }
    QCOMPARE(compared, expected.at("per_class").size());
}

void TestCoco::oneHitOfTwoTruths()
{
    const CocoScores scores = scoresOf(setOf(1, {truthAt(0, 50), truthAt(100, 50)}, {detectionAt(0, 50, 0.9)}));
    QVERIFY(near(scores.all.ap50, 51.0 / 101.0));
    QVERIFY(near(scores.all.ap, 51.0 / 101.0));
    QVERIFY(near(scores.all.ar1, 0.5));
    QVERIFY(near(scores.all.apMedium, 51.0 / 101.0));
    QVERIFY(!scores.all.apSmall.has_value());
    QVERIFY(near(scores.precisionOf(0, 0)[50], 1.0));
    QCOMPARE(scores.precisionOf(0, 0)[51], 0.0);
    QCOMPARE(scores.truthsOfClass, (std::vector<std::size_t>{2}));
    QCOMPARE(scores.detectionsOfClass, (std::vector<std::size_t>{1}));
}

void TestCoco::aSecondDetectionOfATruthIsWrong()
{
    // Right, wrong, right: precision 1 to recall 0.5, then 2/3.
    const CocoScores scores =
        scoresOf(setOf(1, {truthAt(0, 50), truthAt(100, 50)}, {detectionAt(0, 50, 0.9), detectionAt(0, 50, 0.8), detectionAt(100, 50, 0.7)}));
    QVERIFY(near(scores.all.ap, (51.0 + 50.0 * 2.0 / 3.0) / 101.0));
    QVERIFY(near(scores.all.ar1, 0.5));
    QVERIFY(near(scores.all.ar10, 1.0));
}

void TestCoco::tiesInScoreGoByImage()
{
    // Both at 0.5: the wrong one of image 0 goes before the right one of image 1, and the other way round.
    QVERIFY(near(scoresOf(setOf(2, {truthAt(0, 50, 1)}, {detectionAt(0, 50, 0.5, 1), detectionAt(0, 50, 0.5, 0)})).all.ap, 0.5));
    QVERIFY(near(scoresOf(setOf(2, {truthAt(0, 50, 0)}, {detectionAt(0, 50, 0.5, 1), detectionAt(0, 50, 0.5, 0)})).all.ap, 1.0));
}

void TestCoco::sizesGoByTheAreaThatIsWritten()
{
    // 32² lies in small and in medium: both ends belong to a range.
    Truth truth = truthAt(0, 50);
    truth.area = 32 * 32;
    const CocoScores scores = scoresOf(setOf(1, {truth}, {detectionAt(0, 50, 0.9)}));
    QVERIFY(near(scores.all.apSmall, 1.0));
    QVERIFY(near(scores.all.apMedium, 1.0));
    QVERIFY(!scores.all.apLarge.has_value());
    truth.area = 32 * 32 + 1;
    QVERIFY(!scoresOf(setOf(1, {truth}, {detectionAt(0, 50, 0.9)})).all.apSmall.has_value());
}

void TestCoco::aDetectionOutsideASizeIsNotHeldAgainstIt()
{
    // The large wrong detection goes before the small right one, and costs only where large ones are looked at.
    const CocoScores scores = scoresOf(setOf(1, {truthAt(0, 20)}, {detectionAt(500, 200, 0.9), detectionAt(0, 20, 0.8)}));
    QVERIFY(near(scores.all.ap, 0.5));
    QVERIFY(near(scores.all.apSmall, 1.0));
}

void TestCoco::boxesTurnedInsideOutDoNotCount()
{
    // An area of −400 lies outside every range, also outside "all": the detection is ignored. With two negative sides it is wrong.
    Detection oneSide = detectionAt(0, 20, 0.9);
    oneSide.box.width = -20;
    oneSide.area = -400;
    QVERIFY(near(scoresOf(setOf(1, {truthAt(0, 20)}, {oneSide, detectionAt(0, 20, 0.8)})).all.ap, 1.0));
    Detection twoSides = oneSide;
    twoSides.box.height = -20;
    twoSides.area = 400;
    QVERIFY(near(scoresOf(setOf(1, {truthAt(0, 20)}, {twoSides, detectionAt(0, 20, 0.8)})).all.ap, 0.5));
}

void TestCoco::onlyAHundredOfAnImageAndClassCount()
{
    std::vector<Detection> detections(99, detectionAt(500, 20, 0.9));
    detections.push_back(detectionAt(0, 20, 0.8));
    QVERIFY(near(scoresOf(setOf(1, {truthAt(0, 20)}, detections)).all.ap, 0.01));
    detections.insert(detections.begin(), detectionAt(500, 20, 0.9));
    QVERIFY(near(scoresOf(setOf(1, {truthAt(0, 20)}, detections)).all.ap, 0.0));
}

void TestCoco::anOrderOfAllDetectionsServesAsWell()
{
    std::vector<Detection> detections(120, detectionAt(500, 20, 0.5));
    detections.push_back(detectionAt(0, 20, 0.4));
    detections.push_back(detectionAt(0, 20, 0.3, 1));
    const DetectionSet set = setOf(2, {truthAt(0, 20), truthAt(0, 20, 1)}, detections);
    JobControl control;
    const Overlaps overlaps = overlapsOf(set, IouType::Box, control);
    // A hundred wrong ones of image 0, then the right one of image 1: 1/101 up to recall 0.5.
    QVERIFY(near(cocoScores(set, overlaps, orderByScore(set, 0, control), control).all.ap, 51.0 / 101.0 / 101.0));
    QVERIFY(near(cocoScores(set, overlaps, control).all.ap, 51.0 / 101.0 / 101.0));
}

void TestCoco::aClassWithoutTruthIsUndefined()
{
    Detection ofOther = detectionAt(0, 20, 0.9);
    ofOther.classId = 1;
    const CocoScores scores = scoresOf(setOf(1, {truthAt(0, 20)}, {ofOther}, 3));
    QVERIFY(near(scores.all.ap, 0.0));
    QVERIFY(near(scores.all.ar100, 0.0));
    QVERIFY(near(scores.classes[0].ap, 0.0));
    QVERIFY(!scores.classes[1].ap.has_value());
    QVERIFY(!scores.classes[2].ar100.has_value());
    QCOMPARE(scores.precisionOf(3, 1)[7], -1.0);
    QVERIFY(!scoresOf(setOf(0, {}, {}, 0)).all.ap.has_value());
}

void TestCoco::crowdsAreNeitherFoundNorMissed()
{
    Truth crowd = truthAt(0, 200);
    crowd.crowd = true;
    const CocoScores scores = scoresOf(setOf(1, {crowd, truthAt(300, 50)}, {detectionAt(0, 50, 0.9), detectionAt(60, 50, 0.8), detectionAt(300, 50, 0.7)}));
    QVERIFY(near(scores.all.ap, 1.0));
    QCOMPARE(scores.truthsOfClass, (std::vector<std::size_t>{1}));
    QVERIFY(!scoresOf(setOf(1, {crowd}, {detectionAt(0, 50, 0.9)})).all.ap.has_value());
}

void TestCoco::furtherSizesAreMeasuredAtTheirScale()
{
    // Image 1 is halved for training: its 60-pixel object has 30 there.
    const CocoScores scores = scoresOf(setOf(2, {truthAt(0, 60, 0), truthAt(0, 60, 1)}, {detectionAt(0, 60, 0.9, 1)}),
                                       {.furtherAreas = {{"tiny", 0, 1024}, {"small", 1024, 9216}, {"medium", 9216, 1e5}, {"large", 1e5, 1e6}, {"any", 0, 1e6}},
                                        .imageScales = {1.0, 0.5}});
    QCOMPARE(scores.areas.size(), std::size_t{5});
    QVERIFY(near(scores.areas[0].ap, 1.0));
    QVERIFY(near(scores.areas[0].recall, 1.0));
    QVERIFY(near(scores.areas[1].ap50, 0.0));
    QVERIFY(!scores.areas[2].ap.has_value());
    QVERIFY(near(scores.areas[4].apOfClass[0], 51.0 / 101.0));
    QCOMPARE(scores.areas[4].truths, std::size_t{2});
    QCOMPARE(scores.areas[4].range.name, std::string("any"));
    QVERIFY(!scores.all.apSmall.has_value());
}

void TestCoco::otherThresholdsAreTakenAsTheyCome()
{
    // IoU 0.8 reaches two of three.
    Detection low = detectionAt(0, 50, 0.9);
    low.box.height = 40;
    const CocoScores scores = scoresOf(setOf(1, {truthAt(0, 50)}, {low}), {.iouThresholds = {0.9, 0.5, 0.75}});
    QVERIFY(near(scores.all.ap, 2.0 / 3.0));
    QVERIFY(near(scores.all.ap50, 1.0));
    QVERIFY(near(scores.all.ap75, 1.0));
    QCOMPARE(scores.precisionOf(0, 0)[0], 0.0);
    const CocoScores one = scoresOf(setOf(1, {truthAt(0, 50)}, {low}), {.iouThresholds = {0.9}});
    QVERIFY(!one.all.ap50.has_value());
    QVERIFY(near(one.all.ap, 0.0));
}

void TestCoco::moreThresholdsThanOneVisitHolds()
{
    // 100 thresholds from 0.505 to 1.000; an IoU of 0.8 reaches 0.505 … 0.8, which are 60.
    std::vector<double> thresholds;
    for (int i = 1; i <= 100; ++i) {
        thresholds.push_back((1000 + 10 * i) / 2000.0);
    }
    Detection low = detectionAt(0, 50, 0.9);
    low.box.height = 40;
    const CocoScores scores = scoresOf(setOf(1, {truthAt(0, 50)}, {low}), {.iouThresholds = thresholds});
    QVERIFY(near(scores.all.ap, 0.6));
    QVERIFY(near(scores.precisionOf(59, 0)[100], 1.0));
    QCOMPARE(scores.precisionOf(60, 0)[100], 0.0);
}

void TestCoco::questionsWithoutAnswerAreRefused()
{
    const DetectionSet set = setOf(1, {truthAt(0, 50)}, {detectionAt(0, 50, 0.9)});
    QVERIFY_THROWS_EXCEPTION(Error, scoresOf(set, {.iouThresholds = {0.05}}));
    QVERIFY_THROWS_EXCEPTION(Error, scoresOf(set, {.iouThresholds = {1.5}}));
    QVERIFY_THROWS_EXCEPTION(Error, scoresOf(set, {.imageScales = {1.0, 1.0}}));
    DetectionSet otherClass = set;
    otherClass.detections[0].classId = 1;
    QVERIFY_THROWS_EXCEPTION(Error, scoresOf(otherClass));
    otherClass = set;
    otherClass.truths[0].classId = -1;
    QVERIFY_THROWS_EXCEPTION(Error, scoresOf(otherClass));
}

QTEST_APPLESS_MAIN(TestCoco)
#include "tst_coco.moc"
