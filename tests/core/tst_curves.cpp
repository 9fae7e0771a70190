#include "core/metrics/coco.h"
#include "core/metrics/curves.h"
#include "detection_cases.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace gg;
using namespace gg::metrics;
using gg::test::arranged;
using gg::test::overlapsOf;

class TestCurves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allDetectionsByScore();
    void aPointForEachScore();
    void atAConfidence();
    void ignoredTruthsAndDetectionsDoNotCount();
    void classesAndAllOfThem();
    void undefinedIsUndefined();
    void theBestF1();
    void ofEqualF1TheHigherConfidence();
    void theBestMeanF1();
    void aThresholdForAPrecision();
    void aTargetThatNobodyReaches();
    void meanIouOfWhatIsRight();
    void adaptiveThresholds();
    void aSmallObjectMayBeAFewPixelsOff();
    void aSpeckIsMeasuredBelowTheFloor();
    void adaptiveIsAp50ForLargeObjects();
    void pointsAreCountsOfTheMatching();
};

namespace
{

constexpr Box here{0, 0, 10, 10};
constexpr Box nowhere{500, 500, 10, 10};

Matching matched(const DetectionSet& set, double iou = 0.5)
{
    return matchDetections(set, overlapsOf(set), iou);
}

Box place(int index)
{
    return {index * 20.0, 0, 10, 10};
}

/// `truths` objects; detections by score: an index is the object that it lies on, −1 none.
DetectionSet scored(int truths, const std::vector<std::pair<double, int>>& detections)
{
    std::vector<Truth> all;
    for (int i = 0; i < truths; ++i) {
        all.push_back({.box = place(i)});
    }
    std::vector<Detection> predicted;
    for (const auto& [score, on] : detections) {
        predicted.push_back({.box = on < 0 ? nowhere : place(on), .score = score});
    }
    return arranged(1, 1, all, predicted);
}

ConfidenceCurve curveOf(const DetectionSet& set)
{
    return confidenceCurves(set, matched(set)).all;
}

AdaptiveScores adaptive(const DetectionSet& set)
{
    JobControl control;
    return adaptiveAp(set, overlapsOf(set), control);
}

using Counts = std::vector<std::uint32_t>;

}  // namespace

void TestCurves::allDetectionsByScore()
{
    std::mt19937_64 random(5);
    std::vector<Detection> detections;
    for (int i = 0; i < 3000; ++i) {
        const double score = std::ldexp(static_cast<double>(static_cast<std::int64_t>(random())), -static_cast<int>(random() % 80));
        detections.push_back({.score = i % 7 == 0 ? 0.0 : (i % 11 == 0 ? -0.0 : score), .image = static_cast<std::uint32_t>(i % 3), .classId = i % 2});
    }
    const auto set = arranged(3, 2, {}, detections);
    Counts expected(set.detections.size());
    for (std::uint32_t i = 0; i < expected.size(); ++i) {
        expected[i] = i;
    }
    std::stable_sort(expected.begin(), expected.end(), [&](auto a, auto b) { return set.detections[a].score > set.detections[b].score; });
    const auto order = allByScore(set);
    QCOMPARE(order.size(), expected.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        QCOMPARE(order[i].detection, expected[i]);
        QCOMPARE(order[i].score, set.detections[expected[i]].score);
        QCOMPARE(order[i].classId, set.detections[expected[i]].classId);
    }
    QVERIFY(allByScore(arranged(1, 1, {}, {})).empty());
}

void TestCurves::aPointForEachScore()
{
    const auto curve = curveOf(scored(3, {{0.9, 0}, {0.5, -1}, {0.5, 1}}));
    QCOMPARE(curve.confidence, (std::vector<double>{0.9, 0.5}));
    QCOMPARE(curve.tp, (Counts{1, 2}));
    QCOMPARE(curve.fp, (Counts{0, 1}));
    const OperatingPoint last = curve.point(1);
    QCOMPARE(last.confidence, 0.5);
    QCOMPARE(last.fn, std::size_t{1});
    QCOMPARE(last.precision, std::optional(2.0 / 3));
    QCOMPARE(last.recall, std::optional(2.0 / 3));
    QCOMPARE(last.f1, std::optional(4.0 / 6));
    QCOMPARE(last.falsePerImage, 1.0);
}

void TestCurves::atAConfidence()
{
    const auto curve = curveOf(scored(2, {{0.9, 0}, {0.5, -1}}));
    QCOMPARE(curve.at(0.95).tp, std::size_t{0});
    QCOMPARE(curve.at(0.95).fn, std::size_t{2});
    QCOMPARE(curve.at(0.9).tp, std::size_t{1});
    QCOMPARE(curve.at(0.7).confidence, 0.7);
    QCOMPARE(curve.at(0.7).fp, std::size_t{0});
    QCOMPARE(curve.at(0.5).fp, std::size_t{1});
    QCOMPARE(curve.at(0).fp, std::size_t{1});
}

void TestCurves::ignoredTruthsAndDetectionsDoNotCount()
{
    const auto set = arranged(4, 1, {{.box = here}, {.box = place(1), .crowd = true}, {.box = place(2), .ignore = true}},
                              {{.box = place(1), .score = 0.9}, {.box = place(1), .score = 0.8}, {.box = here, .score = 0.7}, {.box = nowhere, .score = 0.6}});
    const auto curve = curveOf(set);
    QCOMPARE(curve.truths, std::size_t{1});
    QCOMPARE(curve.confidence, (std::vector<double>{0.7, 0.6}));
    QCOMPARE(curve.point(1).precision, std::optional(0.5));
    QCOMPARE(curve.point(1).falsePerImage, 0.25);
}

void TestCurves::classesAndAllOfThem()
{
    const auto set = arranged(1, 2, {{.box = here, .classId = 0}, {.box = place(1), .classId = 1}},
                              {{.box = here, .score = 0.9, .classId = 1}, {.box = here, .score = 0.8, .classId = 0}, {.box = place(1), .score = 0.7, .classId = 1}});
    const auto curves = confidenceCurves(set, matched(set));
    QCOMPARE(curves.all.tp, (Counts{0, 1, 2}));
    QCOMPARE(curves.all.fp, (Counts{1, 1, 1}));
    QCOMPARE(curves.all.truths, std::size_t{2});
    QCOMPARE(curves.classes[0].tp, (Counts{1}));
    QCOMPARE(curves.classes[1].tp, (Counts{0, 1}));
    QCOMPARE(curves.classes[1].fp, (Counts{1, 1}));
    QCOMPARE(curves.classes[1].truths, std::size_t{1});
}

void TestCurves::undefinedIsUndefined()
{
    const auto nothingPredicted = curveOf(scored(2, {}));
    QCOMPARE(nothingPredicted.size(), std::size_t{0});
    QVERIFY(!nothingPredicted.at(0.5).precision);
    QCOMPARE(nothingPredicted.at(0.5).recall, std::optional(0.0));
    QVERIFY(!bestF1(nothingPredicted));
    QVERIFY(!thresholdForPrecision(nothingPredicted, 0));

    const auto nothingTrue = curveOf(scored(0, {{0.9, -1}}));
    QVERIFY(!nothingTrue.at(0.5).recall);
    QCOMPARE(nothingTrue.at(0.5).precision, std::optional(0.0));
    QVERIFY(!bestF1(nothingTrue));

    const auto neither = curveOf(scored(0, {}));
    QVERIFY(!neither.at(0).f1);
}

void TestCurves::theBestF1()
{
    // After each: 2·1/(1+3), 2·2/(2+3), 2·2/(3+3), 2·3/(4+3), 2·3/(5+3).
    const auto best = bestF1(curveOf(scored(3, {{0.9, 0}, {0.8, 1}, {0.7, -1}, {0.6, 2}, {0.5, -1}})));
    QCOMPARE(best->confidence, 0.6);
    QCOMPARE(best->f1, std::optional(6.0 / 7));
    QCOMPARE(best->precision, std::optional(0.75));
    QCOMPARE(best->recall, std::optional(1.0));
}

void TestCurves::ofEqualF1TheHigherConfidence()
{
    // 2·1/(1+3) = 2·2/(5+3).
    const auto best = bestF1(curveOf(scored(3, {{0.9, 0}, {0.8, -1}, {0.7, -1}, {0.6, -1}, {0.5, 1}})));
    QCOMPARE(best->confidence, 0.9);
}

void TestCurves::theBestMeanF1()
{
    // Class a: one truth, hit at 0.9. Class b: one truth, false at 0.8, hit at 0.3. Class c has no truth and does not count.
    const Box at{10, 10, 20, 20};
    const Box away{60, 60, 20, 20};
    const auto set = test::setOf({test::truth(at, 0), test::truth(at, 1)},
                                          {test::detection(at, 0.9, 0), test::detection(away, 0.8, 1), test::detection(at, 0.3, 1),
                                           test::detection(away, 0.7, 2)},
                                          3);
    const auto best = bestMeanF1(confidenceCurves(set, matchDetections(set, overlapsOf(set), 0.5)));
    QVERIFY(best.has_value());
    QCOMPARE(best->confidence, 0.3);
    QCOMPARE(best->precision, 0.75);
    QCOMPARE(best->recall, 1.0);
    QCOMPARE(best->f1, (1 + 2.0 / 3) / 2);
    // Without the second hit the highest of equal confidences; a class that predicts nothing there has no precision, but an F1 of 0.
    const auto fewer = test::setOf({test::truth(at, 0), test::truth(at, 1)}, {test::detection(at, 0.9, 0), test::detection(away, 0.8, 1)}, 2);
    const auto sure = bestMeanF1(confidenceCurves(fewer, matchDetections(fewer, overlapsOf(fewer), 0.5)));
    QCOMPARE(sure->confidence, 0.9);
    QCOMPARE(sure->precision, 1.0);
    QCOMPARE(sure->f1, 0.5);
    QVERIFY(!bestMeanF1(confidenceCurves(test::setOf({test::truth(at)}, {}), {})));
}

void TestCurves::aThresholdForAPrecision()
{
    // Precisions 1, 1/2, 2/3, 1/2.
    const auto curve = curveOf(scored(2, {{0.9, 0}, {0.8, -1}, {0.7, 1}, {0.6, -1}}));
    QCOMPARE(thresholdForPrecision(curve, 0.6)->confidence, 0.7);
    QCOMPARE(thresholdForPrecision(curve, 0.9)->confidence, 0.9);
    // The last one keeps the promise of 1/2, too, and finds nothing more.
    QCOMPARE(thresholdForPrecision(curve, 0.5)->confidence, 0.7);
    // A false detection at the very top is outweighed by what follows.
    QCOMPARE(thresholdForPrecision(curveOf(scored(3, {{0.9, -1}, {0.8, 0}, {0.7, 1}, {0.6, 2}})), 0.75)->confidence, 0.6);
}

void TestCurves::aTargetThatNobodyReaches()
{
    QVERIFY(!thresholdForPrecision(curveOf(scored(1, {{0.9, -1}, {0.8, 0}})), 0.9));
}

void TestCurves::meanIouOfWhatIsRight()
{
    // IoU 1 and 0.8 of class 0, nothing right of class 1.
    const auto set = arranged(1, 2, {{.box = place(0)}, {.box = place(1)}, {.box = place(2), .classId = 1}},
                              {{.box = place(0), .score = 0.9}, {.box = {20, 0, 10, 8}, .score = 0.5}, {.box = nowhere, .score = 0.9, .classId = 1}});
    const auto matching = matched(set);
    const auto mean = meanIou(set, matching, 0.25);
    QCOMPARE(mean.all, std::optional(0.9));
    QCOMPARE(mean.classes[0], std::optional(0.9));
    QVERIFY(!mean.classes[1]);
    QCOMPARE(meanIou(set, matching, 0.6).all, std::optional(1.0));
    QCOMPARE(meanIou(set, matching, std::vector<double>{0.6, 0}).classes[0], std::optional(1.0));
    QCOMPARE(meanIou(set, matching, std::vector<double>{0, 0.6}).classes[0], std::optional(0.9));
    QVERIFY(!meanIou(set, matching, 0.95).all);
}

void TestCurves::adaptiveThresholds()
{
    QCOMPARE(adaptiveThreshold({0, 0, 10, 10}), 0.25);
    QCOMPARE(adaptiveThreshold({0, 0, 20, 20}), 400.0 / 900);
    QCOMPARE(adaptiveThreshold({0, 0, 100, 100}), 0.5);
    QCOMPARE(adaptiveThreshold({0, 0, 5, 40}), 200.0 / 750);
    QCOMPARE(adaptiveThreshold({0, 0, 0, 10}), 0.5);
}

void TestCurves::aSmallObjectMayBeAFewPixelsOff()
{
    // IoU 6/14 = 0.43 with an object of 10 x 10 (0.25), and the same share of one of 100 x 100 (0.5).
    const auto small = arranged(1, 1, {{.box = here}}, {{.box = {4, 0, 10, 10}, .score = 0.9}});
    const auto large = arranged(1, 1, {{.box = {0, 0, 100, 100}}}, {{.box = {40, 0, 100, 100}, .score = 0.9}});
    QCOMPARE(*adaptive(small).ap, 1.0);
    QCOMPARE(*adaptive(large).ap, 0.0);
    QVERIFY(!adaptive(arranged(1, 1, {}, {})).ap);
}

void TestCurves::aSpeckIsMeasuredBelowTheFloor()
{
    // 2 x 2 has the threshold 4/144 = 0.028; the detection around it an IoU of 4/64 = 0.0625, which the overlaps do not list. The speck
    // comes first in the list, and the larger object beside it is still found by the detection that lies on it.
    const auto set = arranged(1, 1, {{.box = {3, 3, 2, 2}}, {.box = {40, 0, 8, 8}}},
                              {{.box = {0, 0, 8, 8}, .score = 0.9}, {.box = {40, 0, 8, 8}, .score = 0.8}, {.box = {20, 0, 8, 8}, .score = 0.7}});
    QCOMPARE(overlapsOf(set).pairs.size(), std::size_t{1});
    QCOMPARE(*adaptive(set).ap, 1.0);
}

void TestCurves::adaptiveIsAp50ForLargeObjects()
{
    std::mt19937 random(1);
    for (int number = 0; number < 200; ++number) {
        auto set = test::randomSet(random);
        for (auto& truth : set.truths) {
            truth.box = {truth.box.x * 100, truth.box.y * 100, truth.box.width * 100, truth.box.height * 100};
            truth.area *= 1e4;
        }
        for (auto& detection : set.detections) {
            detection.box = {detection.box.x * 100, detection.box.y * 100, detection.box.width * 100, detection.box.height * 100};
            detection.area *= 1e4;
        }
        JobControl control;
        const auto coco = cocoScores(set, overlapsOf(set), control);
        const auto scores = adaptive(set);
        QCOMPARE(scores.ap.has_value(), coco.all.ap50.has_value());
        QVERIFY(!scores.ap || std::abs(*scores.ap - *coco.all.ap50) < 1e-12);
    }
}

void TestCurves::pointsAreCountsOfTheMatching()
{
    std::mt19937 random(2);
    for (int number = 0; number < 200; ++number) {
        const auto set = test::randomSet(random, 3, 40);
        const auto matching = matched(set);
        const auto curves = confidenceCurves(set, matching);
        for (std::size_t c = 0; c < curves.classes.size(); ++c) {
            const auto& curve = curves.classes[c];
            QVERIFY(std::is_sorted(curve.confidence.rbegin(), curve.confidence.rend()));
            QCOMPARE(std::set<double>(curve.confidence.begin(), curve.confidence.end()).size(), curve.size());
            for (std::size_t i = 0; i < curve.size(); ++i) {
                const auto count = [&](Outcome outcome) {
                    std::uint32_t counted = 0;
                    for (std::size_t d = 0; d < set.detections.size(); ++d) {
                        const auto& detection = set.detections[d];
                        counted += static_cast<std::size_t>(detection.classId) == c && detection.score >= curve.confidence[i] && matching.outcomes[d] == outcome;
                    }
                    return counted;
                };
                QCOMPARE(curve.tp[i], count(Outcome::TruePositive));
                QCOMPARE(curve.fp[i], count(Outcome::FalsePositive));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestCurves)
#include "tst_curves.moc"
