#include "core/base/error.h"
#include "core/metrics/mask_runs.h"
#include "core/metrics/matching.h"

#include <QTest>

using namespace gg;
using namespace gg::metrics;

class TestDetectionMatching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objectsAreArrangedByImageAndScore();
    void anObjectOfNoImageIsRefused();
    void boxesThatTouchHaveAnOverlap();
    void aCrowdMeasuresByTheDetection();
    void boxesWithoutAreaOverlapNothing();
    void runLengthsOverlapPixelByPixel();
    void aPolygonCoversThePixelsWhoseMiddleItHolds();
    void aPolygonOutsideIsCutOff();
    void unionsAndBoundsOfRuns();
    void overlapsListEveryTruthOfTheImage();
    void masksAreComparedAsMasks();
    void theBestFreeTruthIsTaken();
    void tiesGoToTheLaterTruth();
    void anIgnoredTruthIsTheLastChoice();
    void aCrowdTakesManyAnIgnoredTruthOne();
    void classesDoNotMix();
    void detectionsBeyondTheLimitAreIgnored();
    void aStoppedJobEnds();
};

namespace
{

DetectionSet oneImage(std::vector<Truth> truths, std::vector<Detection> detections, std::size_t classes = 1)
{
    DetectionSet set;
    set.classNames.assign(classes, "thing");
    set.images = 1;
    set.truths = std::move(truths);
    set.detections = std::move(detections);
    set.arrange();
    return set;
}

Matching matchAt(const DetectionSet& set, double iou, std::size_t maxDetections = 0)
{
    JobControl control;
    return matchDetections(set, overlapsOf(set, IouType::Box, control), iou, maxDetections);
}

using Runs = std::vector<std::uint32_t>;
using Outcomes = std::vector<Outcome>;
constexpr Outcome right = Outcome::TruePositive;
constexpr Outcome wrong = Outcome::FalsePositive;
constexpr Outcome ignored = Outcome::Ignored;

}  // namespace

void TestDetectionMatching::objectsAreArrangedByImageAndScore()
{
    DetectionSet set;
    set.images = 3;
    set.truths = {{.image = 2, .source = 0}, {.image = 0, .source = 1}, {.image = 2, .source = 2}};
    set.detections = {{.score = 0.2, .image = 2, .source = 0},
                      {.score = 0.5, .image = 0, .source = 1},
                      {.score = 0.9, .image = 2, .source = 2},
                      {.score = 0.2, .image = 2, .source = 3}};
    set.arrange();

    const auto sources = [](const auto& items) {
        std::vector<std::uint32_t> all;
        for (const auto& item : items) {
            all.push_back(item.source);
        }
        return all;
    };
    QCOMPARE(sources(set.truths), (std::vector<std::uint32_t>{1, 0, 2}));
    QCOMPARE(sources(set.detections), (std::vector<std::uint32_t>{1, 2, 0, 3}));
    QCOMPARE(set.truthBegin, (std::vector<std::uint32_t>{0, 1, 1, 3}));
    QCOMPARE(set.detectionBegin, (std::vector<std::uint32_t>{0, 1, 1, 4}));
    QCOMPARE(set.truthsOf(1).size(), std::size_t{0});
    QCOMPARE(set.detectionsOf(2).front().source, std::uint32_t{2});
}

void TestDetectionMatching::anObjectOfNoImageIsRefused()
{
    DetectionSet set;
    set.images = 1;
    set.detections = {{.image = 1}};
    QVERIFY_THROWS_EXCEPTION(Error, set.arrange());
}

void TestDetectionMatching::boxesThatTouchHaveAnOverlap()
{
    QCOMPARE(boxIou({0, 0, 2, 2}, {1, 0, 2, 2}), 2.0 / 6.0);
    QCOMPARE(boxIou({0, 0, 2, 2}, {0, 0, 2, 2}), 1.0);
    QCOMPARE(boxIou({0, 0, 2, 2}, {2, 0, 2, 2}), 0.0);
    QCOMPARE(boxIou({0, 0, 2, 2}, {0, 5, 2, 2}), 0.0);
}

void TestDetectionMatching::aCrowdMeasuresByTheDetection()
{
    QCOMPARE(boxIou({0, 0, 2, 2}, {1, 0, 100, 100}, true), 0.5);
    QCOMPARE(boxIou({5, 5, 2, 2}, {0, 0, 100, 100}, true), 1.0);
}

void TestDetectionMatching::boxesWithoutAreaOverlapNothing()
{
    QCOMPARE(boxIou({1, 1, 0, 2}, {0, 0, 4, 4}), 0.0);
    QCOMPARE(boxIou({3, 1, -2, 2}, {0, 0, 4, 4}), 0.0);
    QCOMPARE(boxIou({3, 3, -2, -2}, {0, 0, 4, 4}, true), 0.0);
    QCOMPARE(boxIou({0, 0, 0, 0}, {0, 0, 0, 0}), 0.0);
}

void TestDetectionMatching::runLengthsOverlapPixelByPixel()
{
    QCOMPARE(maskIou(Runs{0, 2, 2}, Runs{1, 2, 1}), 1.0 / 3.0);
    QCOMPARE(maskIou(Runs{0, 2, 2}, Runs{1, 2, 1}, true), 0.5);
    QCOMPARE(maskIou(Runs{4}, Runs{1, 2, 1}), 0.0);
    QCOMPARE(maskIou(Runs{0, 4}, Runs{0, 4}), 1.0);
    QCOMPARE(maskIou(Runs{0, 1, 1, 1, 1}, Runs{1, 1, 1, 1}), 0.0);
    // A run of no length changes nothing.
    QCOMPARE(maskIou(Runs{0, 1, 0, 1, 2}, Runs{0, 2, 2}), 1.0);
}

void TestDetectionMatching::aPolygonCoversThePixelsWhoseMiddleItHolds()
{
    const std::vector<double> square{1, 1, 3, 1, 3, 3, 1, 3};
    QCOMPARE(polygonRuns(square, 4, 4), (Runs{5, 2, 2, 2, 5}));
    // The other way round it is the same square.
    QCOMPARE(polygonRuns(std::vector<double>{1, 1, 1, 3, 3, 3, 3, 1}, 4, 4), (Runs{5, 2, 2, 2, 5}));
    // A triangle under the diagonal: column c reaches from row c down.
    QCOMPARE(polygonRuns(std::vector<double>{0, 0, 4, 4, 0, 4}, 4, 4), (Runs{0, 4, 1, 3, 2, 2, 3, 1}));
    // Two points are no area, a bow tie has two.
    QCOMPARE(polygonRuns(std::vector<double>{0, 0, 3, 3}, 4, 4), (Runs{16}));
    QCOMPARE(areaOf(polygonRuns(std::vector<double>{0, 0, 8, 8, 8, 0, 0, 8}, 8, 8)), std::uint64_t{32});
    QCOMPARE(polygonRuns(std::vector<double>{0, 0, std::numeric_limits<double>::quiet_NaN(), 4, 0, 4}, 4, 4), (Runs{16}));
}

void TestDetectionMatching::aPolygonOutsideIsCutOff()
{
    QCOMPARE(polygonRuns(std::vector<double>{-10, -10, 20, -10, 20, 20, -10, 20}, 3, 2), (Runs{0, 6}));
    QCOMPARE(polygonRuns(std::vector<double>{-1e18, -1e18, 1e18, -1e18, 1e18, 1e18, -1e18, 1e18}, 3, 2), (Runs{0, 6}));
    QCOMPARE(polygonRuns(std::vector<double>{5, 0, 9, 0, 9, 3, 5, 3}, 3, 2), (Runs{6}));
    QCOMPARE(polygonRuns(std::vector<double>{}, 0, 0), (Runs{0}));
}

void TestDetectionMatching::unionsAndBoundsOfRuns()
{
    QCOMPARE(mergeRuns(Runs{0, 2, 2}, Runs{1, 2, 1}), (Runs{0, 3, 1}));
    QCOMPARE(mergeRuns(Runs{3, 1}, Runs{0, 1, 3}), (Runs{0, 1, 2, 1}));
    QCOMPARE(mergeRuns(Runs{4}, Runs{4}), (Runs{4}));
    QCOMPARE(intersectionOf(Runs{0, 2, 2}, Runs{1, 2, 1}), std::uint64_t{1});

    // Three rows: the second pixel of the first column to the first of the second.
    const Box bounds = boundsOf(Runs{1, 3, 5}, 3);
    QCOMPARE(bounds.x, 0.0);
    QCOMPARE(bounds.y, 0.0);
    QCOMPARE(bounds.width, 2.0);
    QCOMPARE(bounds.height, 3.0);
    QCOMPARE(boundsOf(Runs{9}, 3).width, 0.0);
    QCOMPARE(boundsOf(Runs{4, 1, 4}, 3).y, 1.0);
}

void TestDetectionMatching::overlapsListEveryTruthOfTheImage()
{
    DetectionSet set;
    set.classNames = {"cat", "dog"};
    set.images = 2;
    set.truths = {{.box = {0, 0, 10, 10}, .image = 0, .classId = 0},
                  {.box = {0, 0, 10, 20}, .image = 0, .classId = 1},
                  {.box = {0, 0, 10, 10}, .image = 1, .classId = 0}};
    set.detections = {{.box = {0, 0, 10, 10}, .score = 0.9, .image = 0, .classId = 0},
                      {.box = {0, 9.5, 10, 10}, .score = 0.8, .image = 0, .classId = 0},
                      {.box = {50, 50, 10, 10}, .score = 0.7, .image = 1, .classId = 0}};
    set.arrange();
    JobControl control;
    const Overlaps overlaps = overlapsOf(set, IouType::Box, control);

    QCOMPARE(overlaps.of(0).size(), std::size_t{2});
    QCOMPARE(overlaps.of(0)[0].truth, std::uint32_t{0});
    QCOMPARE(overlaps.of(0)[0].iou, 1.0);
    QCOMPARE(overlaps.of(0)[1].iou, 0.5);
    // 0.5 of 19.5 with the first truth lies below the floor.
    QCOMPARE(overlaps.of(1).size(), std::size_t{1});
    QCOMPARE(overlaps.of(1)[0].truth, std::uint32_t{1});
    QVERIFY(overlaps.of(2).empty());
    QCOMPARE(overlapsOf(set, IouType::Box, control, 0).of(1).size(), std::size_t{2});
}

void TestDetectionMatching::masksAreComparedAsMasks()
{
    // 4 × 4 pixels. Both masks have the same bounds; they share one of their two columns' pixels.
    DetectionSet set;
    set.classNames = {"thing"};
    set.images = 1;
    set.imageHeights = {4};
    const std::uint32_t truth = set.masks.add(Runs{0, 4, 12});
    const std::uint32_t detection = set.masks.add(Runs{2, 4, 10});
    set.truths = {{.box = {0, 0, 1, 4}, .mask = truth}, {.box = {0, 0, 1, 4}}};
    set.detections = {{.box = {0, 0, 2, 4}, .score = 1, .mask = detection}};
    set.arrange();
    JobControl control;
    const Overlaps overlaps = overlapsOf(set, IouType::Mask, control);
    QCOMPARE(overlaps.of(0).size(), std::size_t{1});
    QCOMPARE(overlaps.of(0)[0].iou, 2.0 / 6.0);

    set.imageHeights.clear();
    QCOMPARE(overlapsOf(set, IouType::Mask, control).of(0)[0].iou, 2.0 / 6.0);
}

void TestDetectionMatching::theBestFreeTruthIsTaken()
{
    const DetectionSet set = oneImage({{.box = {0, 0, 10, 10}}, {.box = {0, 0, 10, 8}}},
                                      {{.box = {0, 0, 10, 10}, .score = 0.5}, {.box = {0, 0, 10, 10}, .score = 0.9}, {.box = {0, 0, 10, 10}, .score = 0.1}});
    const Matching matching = matchAt(set, 0.5);
    QCOMPARE(matching.outcomes, (Outcomes{right, right, wrong}));
    QCOMPARE(matching.truthOf, (std::vector<std::uint32_t>{0, 1, none}));
    QCOMPARE(matching.iouOf, (std::vector<double>{1.0, 0.8, 0.0}));
    QCOMPARE(matching.detectionOf, (std::vector<std::uint32_t>{0, 1}));
    QCOMPARE(matchAt(set, 0.81).outcomes, (Outcomes{right, wrong, wrong}));
    QCOMPARE(matchAt(set, 1.0).outcomes, (Outcomes{right, wrong, wrong}));
}

void TestDetectionMatching::tiesGoToTheLaterTruth()
{
    const DetectionSet set = oneImage({{.box = {0, 0, 10, 10}}, {.box = {0, 0, 10, 10}}}, {{.box = {0, 0, 10, 10}, .score = 0.5}});
    QCOMPARE(matchAt(set, 0.5).truthOf, (std::vector<std::uint32_t>{1}));
}

void TestDetectionMatching::anIgnoredTruthIsTheLastChoice()
{
    const DetectionSet set = oneImage({{.box = {0, 0, 10, 10}, .ignore = true}, {.box = {0, 0, 10, 6}}},
                                      {{.box = {0, 0, 10, 10}, .score = 0.9}, {.box = {0, 0, 10, 10}, .score = 0.8}, {.box = {0, 0, 10, 10}, .score = 0.7}});
    const Matching matching = matchAt(set, 0.5);
    QCOMPARE(matching.outcomes, (Outcomes{right, ignored, wrong}));
    QCOMPARE(matching.truthOf, (std::vector<std::uint32_t>{1, 0, none}));
}

void TestDetectionMatching::aCrowdTakesManyAnIgnoredTruthOne()
{
    const std::vector<Detection> three{{.box = {0, 0, 10, 10}, .score = 0.9}, {.box = {5, 5, 10, 10}, .score = 0.8}, {.box = {9, 9, 10, 10}, .score = 0.7}};
    const DetectionSet crowd = oneImage({{.box = {0, 0, 100, 100}, .crowd = true}}, three);
    const Matching matching = matchAt(crowd, 0.5);
    QCOMPARE(matching.outcomes, (Outcomes{ignored, ignored, ignored}));
    QCOMPARE(matching.detectionOf, (std::vector<std::uint32_t>{0}));

    const DetectionSet region = oneImage({{.box = {0, 0, 10, 10}, .ignore = true}},
                                         {{.box = {0, 0, 10, 10}, .score = 0.9}, {.box = {0, 0, 10, 10}, .score = 0.8}});
    QCOMPARE(matchAt(region, 0.5).outcomes, (Outcomes{ignored, wrong}));
}

void TestDetectionMatching::classesDoNotMix()
{
    const DetectionSet set = oneImage({{.box = {0, 0, 10, 10}, .classId = 1}}, {{.box = {0, 0, 10, 10}, .score = 0.9, .classId = 0}}, 2);
    QCOMPARE(matchAt(set, 0.5).outcomes, (Outcomes{wrong}));
}

void TestDetectionMatching::detectionsBeyondTheLimitAreIgnored()
{
    const DetectionSet set = oneImage({{.box = {0, 0, 10, 10}}},
                                      {{.box = {50, 0, 10, 10}, .score = 0.9}, {.box = {0, 0, 10, 10}, .score = 0.8}, {.box = {0, 0, 1, 1}, .score = 0.7, .classId = 1}}, 2);
    QCOMPARE(matchAt(set, 0.5, 1).outcomes, (Outcomes{wrong, ignored, wrong}));
    QCOMPARE(matchAt(set, 0.5, 2).outcomes, (Outcomes{wrong, right, wrong}));
}

void TestDetectionMatching::aStoppedJobEnds()
{
    std::stop_source stop;
    stop.request_stop();
    JobControl control(stop.get_token());
    const DetectionSet set = oneImage({{.box = {0, 0, 10, 10}}}, {{.box = {0, 0, 10, 10}, .score = 0.9}});
    QVERIFY_THROWS_EXCEPTION(Cancelled, overlapsOf(set, IouType::Box, control));
}

QTEST_APPLESS_MAIN(TestDetectionMatching)
#include "tst_detection_matching.moc"
