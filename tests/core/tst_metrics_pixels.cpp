#include "core/metrics/boundary_f1.h"
#include "core/metrics/boundary_sweep.h"
#include "core/metrics/segmentation_classes.h"
#include "core/metrics/threshold_sweep.h"

#include <QTest>

#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace gg::metrics;

/// Several classes, boundaries and thresholds: by hand, and against the definitions written down as slowly as they read.
class TestPixelMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWorkedExampleOfClassesHolds();
    void whatHasNoLabelInTheTruthIsLeftOut();
    void aPixelWithoutAPredictedClassIsAMiss();
    void aClassThatOccursNowhereHasNoShareInTheMean();
    void confusionAgreesWithCountingOneByOne();
    void onlyRowsInsideThePictureAreCounted();

    void theWorkedExampleOfBoundariesHolds();
    void theEdgeOfThePictureIsNoBoundary();
    void aBoundaryOnOneSideAloneScoresZero();
    void diagonalNeighboursAreFartherThanOnePixel();
    void theToleranceIsAShareOfTheDiagonal();
    void boundariesAgreeWithMeasuringEveryDistance();
    void theBoundaryAtAnyThresholdIsThatOfThePixelsAboveIt();

    void theWorkedExampleOfThresholdsHolds();
    void theMiddleThresholdIsOneHalf();
    void withoutForegroundNothingIsBest();
    void labelsHaveTheMiddleAsBestThreshold();
    void sweepsAgreeWithCountingAtEveryThreshold();
};

namespace {

/// Letters from 'a' are classes, '.' is no label.
struct Picture {
    int width;
    int height;
    std::vector<std::uint8_t> pixels;

    explicit Picture(const std::vector<std::string>& rows)
        : width(static_cast<int>(rows.front().size()))
        , height(static_cast<int>(rows.size()))
    {
        for (const std::string& row : rows) {
            for (const char letter : row) {
                pixels.push_back(letter == '.' ? noLabel : static_cast<std::uint8_t>(letter - 'a'));
            }
        }
    }
    Picture(int w, int h) : width(w), height(h), pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}

    std::uint8_t& at(int x, int y) { return pixels[static_cast<std::size_t>(y * width + x)]; }
    std::uint8_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)]; }
    LabelView view() const { return {.pixels = pixels.data(), .width = width, .height = height, .stride = static_cast<std::size_t>(width)}; }
};

PixelConfusion confusionOf(const Picture& truth, const Picture& predicted, std::size_t classes)
{
    PixelConfusion confusion(classes);
    addPixels(confusion, truth.view(), predicted.view());
    return confusion;
}

/// Patches of random classes, with and without label, as masks are.
Picture randomPicture(std::mt19937& random, int width, int height, int classes)
{
    Picture picture(width, height);
    for (int patch = 0; patch < 12; ++patch) {
        const int left = static_cast<int>(random() % static_cast<unsigned>(width));
        const int top = static_cast<int>(random() % static_cast<unsigned>(height));
        const int right = std::min(width, left + 1 + static_cast<int>(random() % 20));
        const int bottom = std::min(height, top + 1 + static_cast<int>(random() % 20));
        const auto label = static_cast<std::uint8_t>(random() % static_cast<unsigned>(classes + 1));
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x) {
                picture.at(x, y) = label == classes ? noLabel : label;
            }
        }
    }
    return picture;
}

/// The definition, pixel by pixel.
bool isBoundary(const Picture& picture, int x, int y, std::uint8_t label)
{
    if (picture.at(x, y) != label) {
        return false;
    }
    const int steps[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (const auto& step : steps) {
        const int nx = x + step[0];
        const int ny = y + step[1];
        if (nx >= 0 && ny >= 0 && nx < picture.width && ny < picture.height && picture.at(nx, ny) != label) {
            return true;
        }
    }
    return false;
}

std::uint64_t nearLiterally(const Picture& of, const Picture& to, std::uint8_t label, double tolerance)
{
    std::uint64_t near = 0;
    for (int y = 0; y < of.height; ++y) {
        for (int x = 0; x < of.width; ++x) {
            bool found = false;
            for (int v = 0; isBoundary(of, x, y, label) && !found && v < to.height; ++v) {
                for (int u = 0; !found && u < to.width; ++u) {
                    found = isBoundary(to, u, v, label) && std::sqrt((u - x) * (u - x) + (v - y) * (v - y)) <= tolerance;
                }
            }
            near += found ? 1 : 0;
        }
    }
    return near;
}

ProbabilityHistogram workedThresholds()
{
    const std::vector<std::uint8_t> probability{250, 200, 100, 10, 150, 20, 10, 0};
    const std::vector<std::uint8_t> truth{1, 1, 1, 1, 0, 0, 0, 0};
    ProbabilityHistogram histogram;
    histogram.add(probability.data(), truth.data(), truth.size());
    return histogram;
}

}  // namespace

void TestPixelMetrics::theWorkedExampleOfClassesHolds()
{
    const PixelConfusion confusion = confusionOf(Picture({"aaaabbbccc"}), Picture({"aaabbbccca"}), 3);
    QCOMPARE(confusion.counts, (std::vector<std::uint64_t>{3, 1, 0, 0, 0, 2, 1, 0, 1, 0, 2, 0}));
    const PixelCounts a = countsOf(confusion, 0);
    QCOMPARE(*sensitivity(a), 0.75);
    QCOMPARE(*specificity(a), 5.0 / 6.0);
    QCOMPARE(*iou(a), 0.6);
    QCOMPARE(*dice(a), 0.75);
    QCOMPARE(*iou(countsOf(confusion, 1)), 0.5);
    QCOMPARE(*specificity(countsOf(confusion, 2)), 6.0 / 7.0);
    QCOMPARE(microCounts(confusion), (PixelCounts{.tp = 7, .fp = 3, .fn = 3, .tn = 17}));
    QCOMPARE(*macroMean(PixelMetric::Iou, confusion).value, 8.0 / 15.0);
    const std::vector<std::size_t> withoutFirst{1, 2};
    QCOMPARE(*macroMean(PixelMetric::Iou, confusion, withoutFirst).value, 0.5);
    QCOMPARE(microCounts(confusion, withoutFirst).tp, std::uint64_t{4});
}

void TestPixelMetrics::whatHasNoLabelInTheTruthIsLeftOut()
{
    const PixelConfusion confusion = confusionOf(Picture({"ab..c"}), Picture({"aabbb"}), 2);
    QCOMPARE(confusion.leftOut, std::uint64_t{3});  // two without label, and a class that is not among the two
    QCOMPARE(confusion.total(), std::uint64_t{2});
    QCOMPARE(countsOf(confusion, 1), (PixelCounts{.tp = 0, .fp = 0, .fn = 1, .tn = 1}));
}

void TestPixelMetrics::aPixelWithoutAPredictedClassIsAMiss()
{
    const PixelConfusion confusion = confusionOf(Picture({"aabb"}), Picture({"a.bz"}), 2);
    QCOMPARE(confusion.at(0, confusion.noClass()), std::uint64_t{1});
    QCOMPARE(confusion.at(1, confusion.noClass()), std::uint64_t{1});
    QCOMPARE(countsOf(confusion, 0), (PixelCounts{.tp = 1, .fp = 0, .fn = 1, .tn = 2}));
}

void TestPixelMetrics::aClassThatOccursNowhereHasNoShareInTheMean()
{
    const PixelConfusion confusion = confusionOf(Picture({"aab"}), Picture({"aaa"}), 4);
    const DefinedMean mean = macroMean(PixelMetric::Iou, confusion);
    QCOMPARE(mean.defined, std::size_t{2});
    QCOMPARE(mean.all, std::size_t{4});
    QCOMPARE(*mean.value, (2.0 / 3.0 + 0.0) / 2.0);
    QVERIFY(!macroMean(PixelMetric::Iou, PixelConfusion(3)).value);
}

void TestPixelMetrics::confusionAgreesWithCountingOneByOne()
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const int classes = 1 + static_cast<int>(random() % 5);
        const int width = 1 + static_cast<int>(random() % 70);
        const int height = 1 + static_cast<int>(random() % 30);
        const Picture truth = randomPicture(random, width, height, classes);
        const Picture predicted = randomPicture(random, width, height, classes);
        PixelConfusion expected(static_cast<std::size_t>(classes));
        for (std::size_t i = 0; i < truth.pixels.size(); ++i) {
            if (truth.pixels[i] == noLabel) {
                ++expected.leftOut;
            } else {
                ++expected.at(truth.pixels[i], predicted.pixels[i] == noLabel ? expected.noClass() : predicted.pixels[i]);
            }
        }
        QVERIFY(confusionOf(truth, predicted, static_cast<std::size_t>(classes)) == expected);
    }
}

void TestPixelMetrics::onlyRowsInsideThePictureAreCounted()
{
    // A view of the left half: what lies behind each row belongs to somebody else.
    const Picture whole({"aabb", "aabb"});
    const LabelView left{.pixels = whole.pixels.data(), .width = 2, .height = 2, .stride = 4};
    PixelConfusion confusion(2);
    addPixels(confusion, left, left);
    QCOMPARE(confusion.at(0, 0), std::uint64_t{4});
    QCOMPARE(confusion.total(), std::uint64_t{4});
}

void TestPixelMetrics::theWorkedExampleOfBoundariesHolds()
{
    const Picture truth({"aabaaaa", "aabaaaa", "aabaaaa", "aabaaaa"});
    const Picture predicted({"aaabaab", "aaabaab", "aaabaab", "aaabaab"});
    const BoundaryCounts counts = countBoundary(truth.view(), predicted.view(), 1, 1.0);
    QCOMPARE(counts, (BoundaryCounts{.truth = 4, .truthNear = 4, .predicted = 8, .predictedNear = 4}));
    QCOMPARE(*boundaryF1(counts), 2.0 / 3.0);
    QCOMPARE(countBoundaries(truth.view(), predicted.view(), 2, 1.0)[1], counts);
}

void TestPixelMetrics::theEdgeOfThePictureIsNoBoundary()
{
    const Picture full({"bbb", "bbb"});
    QVERIFY(!boundaryF1(countBoundary(full.view(), full.view(), 1, 2.0)));
}

void TestPixelMetrics::aBoundaryOnOneSideAloneScoresZero()
{
    const Picture nothing({"aaaa", "aaaa"});
    const Picture something({"abba", "abba"});
    QCOMPARE(*boundaryF1(countBoundary(nothing.view(), something.view(), 1, 2.0)), 0.0);
    QCOMPARE(*boundaryF1(countBoundary(something.view(), nothing.view(), 1, 2.0)), 0.0);
    QVERIFY(!boundaryF1(countBoundary(nothing.view(), nothing.view(), 1, 2.0)));
}

void TestPixelMetrics::diagonalNeighboursAreFartherThanOnePixel()
{
    const Picture truth({"aaa", "aba", "aaa"});
    const Picture predicted({"baa", "aaa", "aaa"});
    QCOMPARE(*boundaryF1(countBoundary(truth.view(), predicted.view(), 1, 1.0)), 0.0);
    QCOMPARE(*boundaryF1(countBoundary(truth.view(), predicted.view(), 1, std::sqrt(2.0))), 1.0);
}

void TestPixelMetrics::theToleranceIsAShareOfTheDiagonal()
{
    QCOMPARE(boundaryTolerance(300, 400), 3.75);
    QCOMPARE(boundaryTolerance(300, 400, 0.02), 10.0);
}

void TestPixelMetrics::boundariesAgreeWithMeasuringEveryDistance()
{
    std::mt19937 random(11);
    for (int round = 0; round < 60; ++round) {
        const int width = 3 + static_cast<int>(random() % 40);
        const int height = 3 + static_cast<int>(random() % 30);
        const double tolerance = 0.5 * static_cast<double>(random() % 12);
        const Picture truth = randomPicture(random, width, height, 3);
        const Picture predicted = randomPicture(random, width, height, 3);
        Picture seen = predicted;
        for (std::size_t i = 0; i < seen.pixels.size(); ++i) {
            seen.pixels[i] = truth.pixels[i] == noLabel ? noLabel : seen.pixels[i];
        }
        const std::vector<BoundaryCounts> counts = countBoundaries(truth.view(), predicted.view(), 3, tolerance);
        for (std::uint8_t label = 0; label < 3; ++label) {
            const BoundaryCounts expected{.truth = nearLiterally(truth, truth, label, 0),
                                          .truthNear = nearLiterally(truth, seen, label, tolerance),
                                          .predicted = nearLiterally(seen, seen, label, 0),
                                          .predictedNear = nearLiterally(seen, truth, label, tolerance)};
            QVERIFY(counts[label] == expected);
            QVERIFY(countBoundary(truth.view(), predicted.view(), label, tolerance) == expected);
        }
    }
}

void TestPixelMetrics::theBoundaryAtAnyThresholdIsThatOfThePixelsAboveIt()
{
    std::mt19937 random(12);
    for (int round = 0; round < 40; ++round) {
        const int width = 1 + static_cast<int>(random() % 40);
        const int height = 1 + static_cast<int>(random() % 30);
        const double tolerance = 0.5 * static_cast<double>(random() % 12);
        const Picture truth = randomPicture(random, width, height, 2);
        // Slopes, plateaus and noise, down to 0 and up to 255.
        Picture probability(width, height);
        const int coarse = 1 + static_cast<int>(random() % 100);
        for (std::uint8_t& value : probability.pixels) {
            const int one = static_cast<int>(random() % 256) / coarse * coarse;
            value = static_cast<std::uint8_t>(random() % 4 == 0 ? 255 : one);
        }
        const BoundarySweep sweep = sweepBoundary(truth.view(), probability.view(), tolerance);
        for (int threshold = 0; threshold < thresholds; ++threshold) {
            Picture above = probability;
            for (std::uint8_t& value : above.pixels) {
                value = value > threshold ? 1 : 0;
            }
            QCOMPARE(countsAt(sweep, threshold), countBoundary(truth.view(), above.view(), 1, tolerance));
        }
    }
}

void TestPixelMetrics::theWorkedExampleOfThresholdsHolds()
{
    const ProbabilityHistogram histogram = workedThresholds();
    const ThresholdSweep sweep = sweepOf(histogram);
    QCOMPARE(sweep.at[127], (PixelCounts{.tp = 2, .fp = 1, .fn = 2, .tn = 3}));
    QCOMPARE(sweep.at[50], (PixelCounts{.tp = 3, .fp = 1, .fn = 1, .tn = 3}));
    QCOMPARE(*bestDiceThreshold(sweep), 99);  // of 20 to 99 the nearest to the middle
    QCOMPARE(*averagePrecision(histogram), (1.0 + 1.0 + 0.75 + 4.0 / 7.0) / 4.0);
    QCOMPARE(*rocArea(histogram), 0.78125);
}

void TestPixelMetrics::theMiddleThresholdIsOneHalf()
{
    // What the network's own evaluation calls foreground, p > 0.5, is what the stored picture calls foreground: round(255 * 0.5) = 128.
    ProbabilityHistogram histogram;
    const std::vector<std::uint8_t> probability{127, 128};
    const std::vector<std::uint8_t> truth{1, 1};
    histogram.add(probability.data(), truth.data(), truth.size());
    QCOMPARE(countsAt(histogram, middleThreshold), (PixelCounts{.tp = 1, .fp = 0, .fn = 1, .tn = 0}));
    QCOMPARE(countsAt(histogram, 255).tp, std::uint64_t{0});
}

void TestPixelMetrics::withoutForegroundNothingIsBest()
{
    ProbabilityHistogram histogram;
    const std::vector<std::uint8_t> probability{200, 10};
    const std::vector<std::uint8_t> truth{0, 255};
    histogram.add(probability.data(), truth.data(), truth.size());
    QCOMPARE(histogram.total(), std::uint64_t{1});  // 255 does not count
    QVERIFY(!bestDiceThreshold(sweepOf(histogram)));
    QVERIFY(!averagePrecision(histogram));
    QVERIFY(!rocArea(histogram));
}

void TestPixelMetrics::labelsHaveTheMiddleAsBestThreshold()
{
    ProbabilityHistogram histogram;
    const std::vector<std::uint8_t> probability{255, 255, 0, 0};
    const std::vector<std::uint8_t> truth{1, 0, 1, 0};
    histogram.add(probability.data(), truth.data(), truth.size());
    QCOMPARE(*bestDiceThreshold(sweepOf(histogram)), middleThreshold);
}

void TestPixelMetrics::sweepsAgreeWithCountingAtEveryThreshold()
{
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        const std::size_t size = 1 + random() % 400;
        std::vector<std::uint8_t> truth(size);
        std::vector<std::uint8_t> probability(size);
        for (std::size_t i = 0; i < size; ++i) {
            truth[i] = static_cast<std::uint8_t>(random() % 3 == 0 ? 1 : random() % 5 == 0 ? 255 : 0);
            probability[i] = static_cast<std::uint8_t>(random());
        }
        ProbabilityHistogram histogram;
        histogram.add(probability.data(), truth.data(), size);
        const ThresholdSweep sweep = sweepOf(histogram);
        double bestDice = -1;
        for (int threshold = 0; threshold < thresholds; ++threshold) {
            PixelCounts expected;
            for (std::size_t i = 0; i < size; ++i) {
                const bool above = probability[i] > threshold;
                expected.tp += truth[i] == 1 && above ? 1 : 0;
                expected.fn += truth[i] == 1 && !above ? 1 : 0;
                expected.fp += truth[i] == 0 && above ? 1 : 0;
                expected.tn += truth[i] == 0 && !above ? 1 : 0;
            }
            QVERIFY(sweep.at[static_cast<std::size_t>(threshold)] == expected);
            QVERIFY(countsAt(histogram, threshold) == expected);
            bestDice = std::max(bestDice, dice(expected).value_or(-1));
        }
        if (const auto best = bestDiceThreshold(sweep)) {
            QCOMPARE(*dice(sweep.at[static_cast<std::size_t>(*best)]), bestDice);
        }
        double ordered = 0;
        double pairs = 0;
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j < size; ++j) {
                if (truth[i] == 1 && truth[j] == 0) {
                    pairs += 1;
                    ordered += probability[i] > probability[j] ? 1 : probability[i] == probability[j] ? 0.5 : 0;
                }
            }
        }
        if (pairs > 0) {
            QVERIFY(std::abs(*rocArea(histogram) - ordered / pairs) < 1e-12);
        }
    }
}

QTEST_APPLESS_MAIN(TestPixelMetrics)
#include "tst_metrics_pixels.moc"
