#include "core/metrics/confusion.h"
#include "tests/core/detection_cases.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <numeric>

using namespace gg;
using namespace gg::metrics;
using gg::test::crowd;
using gg::test::detection;
using gg::test::setOf;
using gg::test::truth;

class TestConfusion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyObjectHasItsCell();
    void aLoserDoesNotTurnToItsSecondBest();
    void ofEqualOverlapsTheSurerKeepsTheTruth();
    void confidenceAndIouMustBeExceeded();
    void eachClassMayHaveItsOwnConfidence();
    void whatLiesOnAnIgnoredTruthHasNoCell();
    void randomCasesAgreeWithTheRuleAsItIsWritten();
    void theSeedsConfusedPairs();
    void theMatrixOfARealRunIsUltralyticsOwn();
};

namespace
{

using Counts = std::vector<std::uint32_t>;

ConfusionMatrix matrixOf(const DetectionSet& set, double confidence = 0.25, double iou = 0.45)
{
    return confusionMatrix(set, gg::test::overlapsOf(set), confidence, iou);
}

/// Ultralytics' process_batch, step by step: every pair above the IoU; one for each detection; one for each truth.
Counts literally(const DetectionSet& set, double confidence, double iou)
{
    struct Pair {
        double iou;
        std::size_t truth;
        std::size_t detection;
    };
    const std::size_t side = set.classNames.size() + 1;
    Counts counts(side * side, 0);
    for (std::size_t image = 0; image < set.images; ++image) {
        std::vector<Pair> pairs;
        std::vector<std::size_t> kept;
        std::vector<bool> onIgnored(set.detections.size(), false);
        for (std::size_t d = 0; d < set.detections.size(); ++d) {
            if (set.detections[d].image != image || !(set.detections[d].score > confidence)) {
                continue;
            }
            kept.push_back(d);
            for (std::size_t t = 0; t < set.truths.size(); ++t) {
                const Truth& one = set.truths[t];
                const double overlap = one.image == image ? boxIou(set.detections[d].box, one.box, one.crowd) : 0;
                if (overlap > iou && one.ignore) {
                    onIgnored[d] = true;
                } else if (overlap > iou) {
                    pairs.push_back({overlap, t, d});
                }
            }
        }
        // Highest IoU first; of equals the surer detection, then the later truth.
        std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
            return std::tuple(-a.iou, a.detection, -static_cast<long>(a.truth)) < std::tuple(-b.iou, b.detection, -static_cast<long>(b.truth));
        });
        const auto keepFirstOfEach = [&pairs](auto member) {
            std::vector<std::size_t> seen;
            std::erase_if(pairs, [&](const Pair& pair) {
                const bool again = std::find(seen.begin(), seen.end(), pair.*member) != seen.end();
                seen.push_back(pair.*member);
                return again;
            });
        };
        keepFirstOfEach(&Pair::detection);
        keepFirstOfEach(&Pair::truth);
        for (std::size_t t = 0; t < set.truths.size(); ++t) {
            if (set.truths[t].image == image && !set.truths[t].ignore) {
                const auto it = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.truth == t; });
                const auto column = it == pairs.end() ? side - 1 : static_cast<std::size_t>(set.detections[it->detection].classId);
                ++counts[static_cast<std::size_t>(set.truths[t].classId) * side + column];
            }
        }
        for (const std::size_t d : kept) {
            const bool paired = std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.detection == d; });
            if (!paired && !onIgnored[d]) {
                ++counts[(side - 1) * side + static_cast<std::size_t>(set.detections[d].classId)];
            }
        }
    }
    return counts;
}

}  // namespace

void TestConfusion::everyObjectHasItsCell()
{
    // Truth 0 found as what it is, truth 1 taken for class b, truth 2 not found; one detection in the empty corner, one below the confidence.
    const DetectionSet set = setOf({truth({0, 0, 10, 10}, 0), truth({20, 0, 10, 10}, 0), truth({40, 0, 10, 10}, 1)},
                                   {detection({0, 0, 10, 10}, 0.9, 0), detection({20, 0, 10, 9}, 0.8, 1), detection({80, 80, 10, 10}, 0.7, 1),
                                    detection({40, 0, 10, 10}, 0.2, 1)},
                                   2);
    const ConfusionMatrix matrix = matrixOf(set);

    QCOMPARE(matrix.counts, (Counts{1, 1, 0,    //
                                    0, 0, 1,    //
                                    0, 1, 0}));
    QCOMPARE(matrix.truthOf, (std::vector<std::uint32_t>{0, 1, none, none}));
    QCOMPARE(matrix.detectionOf, (std::vector<std::uint32_t>{0, 1, none}));
    QCOMPARE(matrix.counted, (std::vector<bool>{true, true, true, false}));
}

void TestConfusion::aLoserDoesNotTurnToItsSecondBest()
{
    // Both detections cover the first truth best (IoU 1 and 2/3); the second one covers the other truth with 0.5, and is background all the same.
    const DetectionSet set = setOf({truth({0, 0, 20, 10}), truth({0, 0, 10, 15})},
                                   {detection({0, 0, 20, 10}, 0.6), detection({0, 0, 15, 10}, 0.9)});
    QCOMPARE(boxIou(set.detections[0].box, set.truths[0].box), 0.75);
    QCOMPARE(boxIou(set.detections[0].box, set.truths[1].box), 0.5);

    const ConfusionMatrix matrix = matrixOf(set);
    QCOMPARE(matrix.counts, (Counts{1, 1,    //
                                    1, 0}));
    QCOMPARE(matrix.truthOf, (std::vector<std::uint32_t>{none, 0}));
}

void TestConfusion::ofEqualOverlapsTheSurerKeepsTheTruth()
{
    const DetectionSet set = setOf({truth({0, 0, 10, 10}, 0)}, {detection({0, 0, 10, 10}, 0.5, 1), detection({0, 0, 10, 10}, 0.6, 0)}, 2);
    QCOMPARE(matrixOf(set).counts, (Counts{1, 0, 0,    //
                                           0, 0, 0,    //
                                           0, 1, 0}));
}

void TestConfusion::confidenceAndIouMustBeExceeded()
{
    const DetectionSet set = setOf({truth({0, 0, 10, 10}), truth({50, 0, 10, 10})}, {detection({0, 0, 10, 10}, 0.25), detection({50, 0, 10, 5}, 0.9)});
    QCOMPARE(matrixOf(set, 0.25, 0.5).counts, (Counts{0, 2,    //
                                                      1, 0}));
    QCOMPARE(matrixOf(set, 0.2499, 0.4999).counts, (Counts{2, 0,    //
                                                           0, 0}));
}

void TestConfusion::eachClassMayHaveItsOwnConfidence()
{
    const DetectionSet set = setOf({truth({0, 0, 10, 10}, 0), truth({50, 0, 10, 10}, 1)},
                                   {detection({0, 0, 10, 10}, 0.3, 0), detection({50, 0, 10, 10}, 0.3, 1)}, 2);
    const std::vector<double> confidences{0.5, 0.2};
    const ConfusionMatrix matrix = confusionMatrix(set, gg::test::overlapsOf(set), confidences, 0.45);
    QCOMPARE(matrix.counts, (Counts{0, 0, 1,    //
                                    0, 1, 0,    //
                                    0, 0, 0}));
    QCOMPARE(matrix.confidence, 0.2);
}

void TestConfusion::whatLiesOnAnIgnoredTruthHasNoCell()
{
    // The first detection lies in the crowd, the second in the crowd and on an object of its own.
    const DetectionSet set = setOf({crowd({0, 0, 100, 100}), truth({50, 50, 10, 10})}, {detection({5, 5, 10, 10}, 0.9), detection({50, 50, 10, 10}, 0.8)});
    const ConfusionMatrix matrix = matrixOf(set);
    QCOMPARE(matrix.counts, (Counts{1, 0,    //
                                    0, 0}));
    QCOMPARE(matrix.counted, (std::vector<bool>{false, true}));
}

void TestConfusion::randomCasesAgreeWithTheRuleAsItIsWritten()
{
    std::mt19937 random(4);
    for (int i = 0; i < 3000; ++i) {
        const DetectionSet set = gg::test::randomSet(random);
        const double confidence = i % 3 * 0.2;
        const double iou = i % 2 == 0 ? 0.45 : 0.3;
        QVERIFY2(matrixOf(set, confidence, iou).counts == literally(set, confidence, iou), qPrintable(QString::number(i)));
    }
}

void TestConfusion::theSeedsConfusedPairs()
{
    ConfusionMatrix matrix{.classes = 3};
    matrix.counts = {920, 60,  20,  0,    // Car
                     80,  850, 70,  0,    // Truck
                     15,  85,  900, 0,    // Bus
                     0,   0,   0,   0};
    const std::vector<ConfusedPair> pairs = confusedPairs(matrix);

    QCOMPARE(pairs.size(), 3u);
    QCOMPARE(pairs[0].a, 1u);
    QCOMPARE(pairs[0].b, 2u);
    QCOMPARE(pairs[0].aAsB + pairs[0].bAsA, 155u);
    QCOMPARE(pairs[0].share, 155.0 / 2000);
    QCOMPARE(pairs[1].aAsB + pairs[1].bAsA, 140u);  // Car and Truck
    QCOMPARE(pairs[2].aAsB, 20u);
    QCOMPARE(pairs[2].bAsA, 15u);  // Bus taken for Car
}

void TestConfusion::theMatrixOfARealRunIsUltralyticsOwn()
{
    GG_REQUIRE_DATA("coco/bccd_val_gt.json");
    const DetectionSet set = gg::test::cocoSet(gg::test::dataPath("coco/bccd_val_gt.json"), gg::test::dataPath("coco/bccd_val_v8n_dt.json"));
    // The numbers in the run's own confusion_matrix.png, transposed: rows are the truth here. Full greedy pairing would say 527, 441 and 437.
    QCOMPARE(matrixOf(set).counts, (Counts{47, 0, 0, 40,      //
                                           0, 524, 0, 444,    //
                                           0, 0, 0, 83,       //
                                           3, 440, 0, 0}));
}

QTEST_APPLESS_MAIN(TestConfusion)
#include "tst_confusion.moc"
