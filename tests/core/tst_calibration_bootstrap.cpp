#include "core/base/error.h"
#include "core/metrics/bootstrap.h"
#include "core/metrics/calibration.h"
#include "core/metrics/coco.h"
#include "core/metrics/drawn_ap.h"
#include "core/metrics/object_history.h"
#include "tests/core/detection_cases.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace gg;
using namespace gg::metrics;
using gg::test::crowd;
using gg::test::detection;
using gg::test::setOf;
using gg::test::truth;

class TestCalibrationBootstrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenDetectionsOfWhichSixAreRight();
    void binsAreWeighedByTheirDetections();
    void aScoreAtAnEdgeBelongsToTheBinAbove();
    void onlyWhatCountsIsCalibrated();
    void withoutDetectionsThereIsNoCalibration();

    void theSameRunTwiceDiffersByNothing();
    void allImagesOnceGiveCocosNumbers();
    void oneRunThatFindsEverythingIsBetterThanOneThatFindsHalf();
    void aDrawIsTheApOfTheImagesDrawn();
    void manyDrawsAtOnceAreTheApOfSetsWithTheImagesRepeated();
    void theIntervalDoesNotDependOnThreads();
    void differentTruthsAreRefused();
    void theIntervalHoldsTheTrueDifferenceAsOftenAsItSays();
    void meansCoverTheTrueDifference();
    void aBootstrapCanBeStopped();

    void anObjectIsFoundAndLost_data();
    void anObjectIsFoundAndLost();
    void whatIsFoundDependsOnTheConfidence();
};

namespace
{

/// One image a pair: a truth, found with `score` or not.
DetectionSet hitsAndMisses(const std::vector<double>& scores)
{
    std::vector<Truth> truths;
    std::vector<Detection> detections;
    for (std::uint32_t image = 0; image < scores.size(); ++image) {
        truths.push_back(truth({0, 0, 10, 10}, 0, image));
        if (scores[image] > 0) {
            detections.push_back(detection({0, 0, 10, 10}, scores[image], 0, image));
        }
    }
    return setOf(truths, detections, 1, scores.size());
}

std::optional<BootstrapDifference> differenceOf(const DetectionSet& a, const DetectionSet& b, BootstrapMetric metric = BootstrapMetric::Ap50,
                                                std::size_t repetitions = 200, std::uint64_t seed = 1)
{
    JobControl control;
    return bootstrapDifference(a, gg::test::overlapsOf(a), b, gg::test::overlapsOf(b), metric, control, repetitions, seed);
}

/// The images of one draw, each as often as it was drawn.
DetectionSet withRepeatedImages(const DetectionSet& set, const std::vector<DrawnImage>& images, std::size_t draw)
{
    std::vector<Truth> truths;
    std::vector<Detection> detections;
    std::uint32_t count = 0;
    for (std::uint32_t image = 0; image < set.images; ++image) {
        for (int time = 0; time < static_cast<int>(images[image].times[draw]); ++time, ++count) {
            for (Truth one : set.truths) {
                if (one.image == image) {
                    one.image = count;
                    truths.push_back(one);
                }
            }
            for (Detection one : set.detections) {
                if (one.image == image) {
                    one.image = count;
                    detections.push_back(one);
                }
            }
        }
    }
    return setOf(truths, detections, set.classNames.size(), count);
}

Calibration calibrationOf(const DetectionSet& set, std::size_t bins = 10, double lowest = 0, std::uint32_t classId = none)
{
    return calibration(set, matchDetections(set, gg::test::overlapsOf(set), 0.5), bins, lowest, classId);
}

}  // namespace

void TestCalibrationBootstrap::tenDetectionsOfWhichSixAreRight()
{
    std::vector<Truth> truths;
    std::vector<Detection> detections;
    for (int i = 0; i < 10; ++i) {
        truths.push_back(truth({i * 20.0, 0, 10, 10}));
        detections.push_back(detection({i * 20.0, i < 6 ? 0.0 : 50.0, 10, 10}, 0.8));
    }
    const Calibration result = calibrationOf(setOf(truths, detections));
    QCOMPARE(result.bins.size(), 10u);
    QCOMPARE(result.bins[8].detections, 10u);
    QCOMPARE(result.bins[8].precision, 0.6);
    QVERIFY(std::abs(*result.ece - 0.2) < 1e-12);
    QVERIFY(std::abs(*result.largest - 0.2) < 1e-12);
    QVERIFY(std::abs(*result.overconfidence - 0.2) < 1e-12);
}

void TestCalibrationBootstrap::binsAreWeighedByTheirDetections()
{
    // Three of 0.9, all right; one of 0.3, right: ECE = 3/4 · 0.1 + 1/4 · 0.7 = 0.25. Less sure than right: overconfidence 0.75 − 1.
    const DetectionSet set = setOf({truth({0, 0, 10, 10}), truth({20, 0, 10, 10}), truth({40, 0, 10, 10}), truth({60, 0, 10, 10})},
                                   {detection({0, 0, 10, 10}, 0.9), detection({20, 0, 10, 10}, 0.9), detection({40, 0, 10, 10}, 0.9),
                                    detection({60, 0, 10, 10}, 0.3)});
    const Calibration result = calibrationOf(set);
    QVERIFY(std::abs(*result.ece - 0.25) < 1e-12);
    QVERIFY(std::abs(*result.largest - 0.7) < 1e-12);
    QVERIFY(std::abs(*result.overconfidence + 0.25) < 1e-12);
}

void TestCalibrationBootstrap::aScoreAtAnEdgeBelongsToTheBinAbove()
{
    for (std::size_t bins : {3u, 7u, 10u, 15u, 100u}) {
        for (std::size_t edge = 0; edge < bins; ++edge) {
            const double score = static_cast<double>(edge) / static_cast<double>(bins);
            QCOMPARE(calibrationBin(score, bins), edge);
            if (edge > 0) {
                QCOMPARE(calibrationBin(std::nextafter(score, 0), bins), edge - 1);
            }
        }
        QCOMPARE(calibrationBin(1, bins), bins - 1);
        QCOMPARE(calibrationBin(7.5, bins), bins - 1);
        QCOMPARE(calibrationBin(-1, bins), 0u);
    }
}

void TestCalibrationBootstrap::onlyWhatCountsIsCalibrated()
{
    // In the crowd, of another class, below the lowest confidence; and one that counts.
    const DetectionSet set = setOf({crowd({0, 0, 50, 50}), truth({100, 0, 10, 10})},
                                   {detection({5, 5, 10, 10}, 0.9), detection({200, 0, 10, 10}, 0.8, 1), detection({200, 0, 10, 10}, 0.1),
                                    detection({100, 0, 10, 10}, 0.75)},
                                   2);
    const Calibration result = calibrationOf(set, 10, 0.5, 0);
    QVERIFY(std::abs(*result.ece - 0.25) < 1e-12);
    QCOMPARE(result.bins[7].detections, 1u);
    QCOMPARE(result.bins[9].detections, 0u);
}

void TestCalibrationBootstrap::withoutDetectionsThereIsNoCalibration()
{
    const Calibration result = calibrationOf(setOf({truth({0, 0, 10, 10})}, {}));
    QVERIFY(!result.ece);
    QVERIFY(!result.largest);
    QVERIFY(!result.overconfidence);
    QCOMPARE(result.bins.size(), 10u);
}

void TestCalibrationBootstrap::theSameRunTwiceDiffersByNothing()
{
    const DetectionSet set = hitsAndMisses({0.9, 0, 0.8, 0, 0.7});
    const auto result = differenceOf(set, set);
    QCOMPARE(result->difference, 0.0);
    QCOMPARE(result->low, 0.0);
    QCOMPARE(result->high, 0.0);
    QVERIFY(result->withinNoise());
    QCOMPARE(result->images, 5u);
    QCOMPARE(result->repetitions, 200u);
    QVERIFY(!differenceOf(setOf({}, {}), setOf({}, {})));
}

void TestCalibrationBootstrap::allImagesOnceGiveCocosNumbers()
{
    GG_REQUIRE_DATA("coco/val2014_100");
    const DetectionSet set = gg::test::cocoSet(gg::test::dataPath("coco/val2014_100/instances_val2014_100.json"),
                                               gg::test::dataPath("coco/val2014_100/instances_val2014_fakebbox100_results.json"));
    std::ifstream file(gg::test::dataPath("coco/golden/coco_val2014_100_bbox.json"));
    const nlohmann::json golden = nlohmann::json::parse(file);
    QVERIFY(std::abs(differenceOf(set, set, BootstrapMetric::Ap, 2)->a - golden.at("stats").at(0).get<double>()) < 1e-12);
    QVERIFY(std::abs(differenceOf(set, set, BootstrapMetric::Ap50, 2)->a - golden.at("stats").at(1).get<double>()) < 1e-12);
}

void TestCalibrationBootstrap::oneRunThatFindsEverythingIsBetterThanOneThatFindsHalf()
{
    const DetectionSet half = hitsAndMisses({0.9, 0, 0.9, 0, 0.9, 0, 0.9, 0, 0.9, 0, 0.9, 0, 0.9, 0, 0.9, 0, 0.9, 0, 0.9, 0});
    const DetectionSet all = hitsAndMisses(std::vector(20, 0.9));
    const auto result = differenceOf(half, all);
    QCOMPARE(result->a, 51.0 / 101);
    QCOMPARE(result->b, 1.0);
    QVERIFY(!result->withinNoise());
    QVERIFY(result->low > 0.2 && result->low < result->difference && result->high > result->difference && result->high < 0.8);
}

void TestCalibrationBootstrap::aDrawIsTheApOfTheImagesDrawn()
{
    // Two images and two draws each: both, the first twice, or the second twice. B finds the object of the first only and has a mistake
    // in the second: AP 1 on the first alone, 0 on the second alone, 51/101 on both. A finds nothing.
    const DetectionSet a = setOf({truth({0, 0, 10, 10}, 0, 0), truth({0, 0, 10, 10}, 0, 1)}, {}, 1, 2);
    const DetectionSet b = setOf({truth({0, 0, 10, 10}, 0, 0), truth({0, 0, 10, 10}, 0, 1)},
                                 {detection({0, 0, 10, 10}, 0.9, 0, 0), detection({50, 0, 10, 10}, 0.5, 0, 1)}, 1, 2);
    const auto result = differenceOf(a, b, BootstrapMetric::Ap50, 400);
    QCOMPARE(result->difference, 51.0 / 101);
    QCOMPARE(result->low, 0.0);
    QCOMPARE(result->high, 1.0);
}

void TestCalibrationBootstrap::manyDrawsAtOnceAreTheApOfSetsWithTheImagesRepeated()
{
    std::mt19937 random(31);
    JobControl control;
    std::size_t undefined = 0;
    for (int round = 0; round < 150; ++round) {
        // Equal scores of two images would stand in another order where their images are repeated: here none are equal.
        const DetectionSet made = gg::test::randomSet(random, 3, 12);
        std::vector<Detection> detections = made.detections;
        std::vector<double> scores(detections.size());
        for (std::size_t d = 0; d < scores.size(); ++d) {
            scores[d] = static_cast<double>(d + 1) / 200;
        }
        std::shuffle(scores.begin(), scores.end(), random);
        for (std::size_t d = 0; d < scores.size(); ++d) {
            detections[d].score = scores[d];
        }
        const DetectionSet set = setOf(made.truths, detections, 3, made.images);
        const DrawnAp drawn(set, gg::test::overlapsOf(set), cocoThresholds(), control);

        std::vector<DrawnImage> images(set.images);
        for (DrawnImage& image : images) {
            std::generate(image.times.begin(), image.times.end(), [&] { return static_cast<float>(random() % 4); });
        }
        const std::array<double, drawsAtOnce> values = drawn.of(images);
        for (std::size_t draw = 0; draw < drawsAtOnce; ++draw) {
            const DetectionSet repeated = withRepeatedImages(set, images, draw);
            const auto expected = cocoScores(repeated, gg::test::overlapsOf(repeated), control).all.ap;
            undefined += expected ? 0 : 1;
            QCOMPARE(std::isnan(values[draw]), !expected.has_value());
            QVERIFY2(!expected || std::abs(values[draw] - *expected) < 1e-6, qPrintable(QStringLiteral("%1, not %2").arg(values[draw]).arg(*expected)));
        }
    }
    QVERIFY(undefined > 0 && undefined < 150 * drawsAtOnce / 2);
}

void TestCalibrationBootstrap::theIntervalDoesNotDependOnThreads()
{
    std::mt19937 random(5);
    const auto run = [&random] {
        std::vector<double> scores;
        for (int i = 0; i < 60; ++i) {
            scores.push_back(random() % 3 == 0 ? 0 : 0.01 * static_cast<double>(1 + random() % 99));
        }
        return hitsAndMisses(scores);
    };
    const DetectionSet a = run();
    const DetectionSet b = run();
    const auto first = differenceOf(a, b, BootstrapMetric::Ap, 150, 7);
    for (int i = 0; i < 3; ++i) {
        const auto again = differenceOf(a, b, BootstrapMetric::Ap, 150, 7);
        QCOMPARE(again->low, first->low);
        QCOMPARE(again->high, first->high);
    }
    QVERIFY(differenceOf(a, b, BootstrapMetric::Ap, 150, 8)->low != first->low);
}

void TestCalibrationBootstrap::differentTruthsAreRefused()
{
    QVERIFY_EXCEPTION_THROWN(differenceOf(hitsAndMisses({0.9}), hitsAndMisses({0.9, 0.8})), Error);
    JobControl control;
    const std::vector<double> one{1};
    const std::vector<double> two{1, 2};
    QVERIFY_EXCEPTION_THROWN(bootstrapMeanDifference(one, two, control), Error);
    QVERIFY(!bootstrapMeanDifference({}, {}, control));
}

void TestCalibrationBootstrap::theIntervalHoldsTheTrueDifferenceAsOftenAsItSays()
{
    // Without false positives AP50 is the share found, up to the 101 points, which both runs have alike: true difference 0.2. A finds
    // 60 %, B 80 % of the objects; whether both find the same object is correlated, as with two real runs.
    std::mt19937 random(11);
    std::uniform_real_distribution<double> uniform(0, 1);
    int covered = 0;
    constexpr int simulations = 200;
    for (int s = 0; s < simulations; ++s) {
        std::vector<double> a;
        std::vector<double> b;
        for (int i = 0; i < 150; ++i) {
            const double easy = uniform(random);
            a.push_back(easy < 0.6 ? 0.5 : 0);
            b.push_back((i % 2 == 0 ? easy : uniform(random)) < 0.8 ? 0.5 : 0);
        }
        const auto result = differenceOf(hitsAndMisses(a), hitsAndMisses(b), BootstrapMetric::Ap50, 300, static_cast<std::uint64_t>(s));
        covered += result->low <= 0.2 && result->high >= 0.2 ? 1 : 0;
    }
    // 95 % of 200 are 190; four standard deviations of a binomial are 12.
    QVERIFY2(covered >= 178, qPrintable(QString::number(covered)));
}

void TestCalibrationBootstrap::meansCoverTheTrueDifference()
{
    std::mt19937 random(23);
    std::normal_distribution<double> noise(0, 1);
    JobControl control;
    int covered = 0;
    constexpr int simulations = 200;
    for (int s = 0; s < simulations; ++s) {
        std::vector<double> a;
        std::vector<double> b;
        for (int i = 0; i < 80; ++i) {
            const double image = noise(random);
            a.push_back(image + 0.3 * noise(random));
            b.push_back(image + 0.3 * noise(random) + 0.1);
        }
        const auto result = bootstrapMeanDifference(a, b, control, 400, static_cast<std::uint64_t>(s));
        covered += result->low <= 0.1 && result->high >= 0.1 ? 1 : 0;
    }
    QVERIFY2(covered >= 178, qPrintable(QString::number(covered)));
    QVERIFY2(covered < simulations, "an interval that always holds the truth is too wide");
}

void TestCalibrationBootstrap::aBootstrapCanBeStopped()
{
    const DetectionSet set = hitsAndMisses({0.9, 0.8});
    std::stop_source stop;
    std::size_t reports = 0;
    JobControl control(stop.get_token(), [&](const Progress& progress) {
        if (progress.total == 1000 && ++reports == 2) {
            stop.request_stop();
        }
    });
    const Overlaps overlaps = gg::test::overlapsOf(set);
    QVERIFY_EXCEPTION_THROWN(bootstrapDifference(set, overlaps, set, overlaps, BootstrapMetric::Ap, control), Cancelled);
}

void TestCalibrationBootstrap::anObjectIsFoundAndLost_data()
{
    QTest::addColumn<QList<int>>("found");
    QTest::addColumn<int>("since");  // 0: nullopt
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("lost");
    QTest::addColumn<int>("changes");
    QTest::newRow("the header's example") << QList<int>{0, 1, 1, 0, 1} << 5 << 2 << 0 << 3;
    QTest::newRow("always") << QList<int>{1, 1, 1, 1, 1} << 1 << 1 << 0 << 0;
    QTest::newRow("never") << QList<int>{0, 0, 0, 0, 0} << 0 << 0 << 0 << 0;
    QTest::newRow("lost") << QList<int>{0, 1, 1, 0, 0} << 0 << 2 << 4 << 2;
    QTest::newRow("lost twice") << QList<int>{1, 0, 1, 0, 0} << 0 << 1 << 4 << 3;
    QTest::newRow("found late") << QList<int>{0, 0, 0, 0, 1} << 5 << 5 << 0 << 1;
}

void TestCalibrationBootstrap::anObjectIsFoundAndLost()
{
    QFETCH(QList<int>, found);
    QFETCH(int, since);
    QFETCH(int, first);
    QFETCH(int, lost);
    QFETCH(int, changes);
    std::vector<std::vector<bool>> byEpoch;
    for (const int one : found) {
        byEpoch.push_back({one != 0});
    }
    const std::vector<int> epochs{1, 2, 3, 4, 5};
    const ObjectHistory history = objectHistories(epochs, byEpoch).at(0);
    QCOMPARE(history.foundSince.value_or(0), since);
    QCOMPARE(history.firstFound.value_or(0), first);
    QCOMPARE(history.lostAt.value_or(0), lost);
    QCOMPARE(static_cast<int>(history.changes), changes);
}

void TestCalibrationBootstrap::whatIsFoundDependsOnTheConfidence()
{
    const DetectionSet set = setOf({truth({0, 0, 10, 10}), truth({50, 0, 10, 10}), crowd({100, 0, 50, 50})},
                                   {detection({0, 0, 10, 10}, 0.9), detection({50, 0, 10, 10}, 0.4), detection({105, 5, 10, 10}, 0.9)});
    const Matching matching = matchDetections(set, gg::test::overlapsOf(set), 0.5);
    QCOMPARE(foundTruths(set, matching, 0.4), (std::vector<bool>{true, true, false}));
    QCOMPARE(foundTruths(set, matching, 0.5), (std::vector<bool>{true, false, false}));
}

QTEST_APPLESS_MAIN(TestCalibrationBootstrap)
#include "tst_calibration_bootstrap.moc"
