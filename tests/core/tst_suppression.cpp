#include "core/training/detection/suppression.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace gg::training;

namespace {

/// What a network says of one picture.
struct Output {
    std::vector<float> boxes;   ///< [A, 4]
    std::vector<float> scores;  ///< [A, C]
    std::size_t classes = 1;

    std::size_t anchors() const { return boxes.size() / 4; }
};

const Placement asItIs{.scale = 1, .padX = 0, .padY = 0, .width = 100, .height = 100};

std::vector<Detected> suppressed(const Output& output, const Placement& placement = asItIs, const SuppressionOptions& options = {})
{
    return suppress(output.boxes.data(), output.scores.data(), output.anchors(), output.classes, placement, options);
}

float overlap(const float* a, const float* b)
{
    const float width = std::max(std::min(a[2], b[2]) - std::max(a[0], b[0]), 0.0F);
    const float height = std::max(std::min(a[3], b[3]) - std::max(a[1], b[1]), 0.0F);
    const float both = width * height;
    const float all = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both;
    return all > 0 ? both / all : 0;
}

struct Candidate {
    std::size_t anchor = 0;
    std::size_t label = 0;
    float score = 0;
};

/// By the letter of the header: all candidates sorted, each compared with all that stayed. For a picture that fills the canvas.
std::vector<Candidate> literally(const Output& output, const SuppressionOptions& options)
{
    std::vector<Candidate> candidates;
    for (std::size_t a = 0; a < output.anchors(); ++a) {
        const auto row = output.scores.begin() + static_cast<std::ptrdiff_t>(a * output.classes);
        const auto best = std::max_element(row, row + static_cast<std::ptrdiff_t>(output.classes)) - row;
        for (std::size_t c = 0; c < output.classes; ++c) {
            if (row[static_cast<std::ptrdiff_t>(c)] > options.confidence && (!options.bestClassOnly || static_cast<std::size_t>(best) == c)) {
                candidates.push_back({a, c, row[static_cast<std::ptrdiff_t>(c)]});
            }
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    candidates.resize(std::min(candidates.size(), static_cast<std::size_t>(options.considered)));
    std::vector<Candidate> kept;
    for (const Candidate& candidate : candidates) {
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Candidate& other) {
            return other.label == candidate.label
                   && overlap(&output.boxes[4 * other.anchor], &output.boxes[4 * candidate.anchor]) > options.iou;
        });
        if (!covered && kept.size() < static_cast<std::size_t>(options.most)) {
            kept.push_back(candidate);
        }
    }
    return kept;
}

/// Boxes on a grid of whole pixels and scores in steps, so that ties in score and overlaps exactly at the limit are frequent.
Output randomOutput(std::mt19937& random, std::size_t anchors, std::size_t classes, int scoreSteps)
{
    Output output{.classes = classes};
    const auto upTo = [&](int end) { return static_cast<float>(std::uniform_int_distribution<int>(0, end)(random)); };
    for (std::size_t a = 0; a < anchors; ++a) {
        const float left = upTo(80);
        const float top = upTo(80);
        output.boxes.insert(output.boxes.end(), {left, top, left + 1 + upTo(19), top + 1 + upTo(19)});
        for (std::size_t c = 0; c < classes; ++c) {
            output.scores.push_back(upTo(scoreSteps) / static_cast<float>(scoreSteps));
        }
    }
    return output;
}

}  // namespace

class SuppressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTwoBoxesOfAClassThatOverlapTheBetterStays()
    {
        // Intersection 9 x 10 = 90, union 110: 0.818.
        const Output output{.boxes = {10, 10, 20, 20, 11, 10, 21, 20}, .scores = {0.6F, 0.9F}};
        const std::vector<Detected> found = suppressed(output);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].left, 11.0F);
        QCOMPARE(found[0].score, 0.9F);
    }

    void boxesOfTwoClassesDoNotRemoveEachOther()
    {
        const Output output{.boxes = {10, 10, 20, 20, 11, 10, 21, 20}, .scores = {0.6F, 0, 0, 0.9F}, .classes = 2};
        const std::vector<Detected> found = suppressed(output);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].label, 1);
        QCOMPARE(found[1].label, 0);
    }

    void anOverlapOfExactlyTheLimitStays()
    {
        // Half of the union: 10 x 10 within 10 x 20.
        const Output output{.boxes = {0, 0, 10, 20, 0, 0, 10, 10}, .scores = {0.6F, 0.5F}};
        QCOMPARE(suppressed(output, asItIs, {.iou = 0.5F}).size(), std::size_t{2});
        QCOMPARE(suppressed(output, asItIs, {.iou = 0.499F}).size(), std::size_t{1});
    }

    void ofEqualScoresTheEarlierAnchorStays()
    {
        const Output output{.boxes = {10, 10, 20, 20, 11, 10, 21, 20}, .scores = {0.5F, 0.5F}};
        const std::vector<Detected> found = suppressed(output);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].left, 10.0F);
    }

    void aBoxThatWasRemovedRemovesNobody()
    {
        // 0-10, 2-12, 4-14: neighbours overlap by 80 / 120, the first and the last by 60 / 140.
        const Output output{.boxes = {0, 0, 10, 10, 2, 0, 12, 10, 4, 0, 14, 10}, .scores = {0.9F, 0.8F, 0.7F}};
        const std::vector<Detected> found = suppressed(output, asItIs, {.iou = 0.5F});
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[1].left, 4.0F);
    }

    void aScoreMustBeAboveTheConfidence()
    {
        const Output output{.boxes = {0, 0, 9, 9, 20, 20, 29, 29}, .scores = {0.25F, 0.26F}};
        QCOMPARE(suppressed(output, asItIs, {.confidence = 0.25F}).size(), std::size_t{1});
    }

    void anAnchorSpeaksForEachOfItsClassesUnlessOnlyTheBestIsAskedFor()
    {
        const Output output{.boxes = {10, 10, 20, 20}, .scores = {0.2F, 0.7F, 0.5F}, .classes = 3};
        const std::vector<Detected> each = suppressed(output);
        QCOMPARE(each.size(), std::size_t{3});
        QCOMPARE(each[0].label, 1);
        QCOMPARE(each[1].label, 2);
        const std::vector<Detected> best = suppressed(output, asItIs, {.bestClassOnly = true});
        QCOMPARE(best.size(), std::size_t{1});
        QCOMPARE(best[0].label, 1);
    }

    void resultsAreInTheOriginalsPixelsAndClippedToIt()
    {
        // An original of 200 x 100 at half its size, with 10 canvas pixels above it.
        const Placement placement{.scale = 0.5, .padX = 0, .padY = 10, .width = 200, .height = 100};
        const Output output{.boxes = {-4, 20, 30, 70}, .scores = {0.9F}};
        const std::vector<Detected> found = suppressed(output, placement);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].left, 0.0F);
        QCOMPARE(found[0].top, 20.0F);
        QCOMPARE(found[0].right, 60.0F);
        QCOMPARE(found[0].bottom, 100.0F);
    }

    void aBoxInThePaddingAloneIsNone()
    {
        const Placement placement{.scale = 1, .padX = 0, .padY = 10, .width = 100, .height = 80};
        const Output output{.boxes = {20, 0, 40, 10, 20, 0, 40, 11}, .scores = {0.9F, 0.8F}};
        const std::vector<Detected> found = suppressed(output, placement, {.iou = 0.5F});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].score, 0.8F);
    }

    void whatIsNotANumberIsNoDetection()
    {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const float infinity = std::numeric_limits<float>::infinity();
        const Output output{.boxes = {10, 10, 20, 20, nan, 10, 50, 50, 10, 10, infinity, 90, 60, 60, 70, 70},
                            .scores = {nan, 0.3F, 0.9F, 0, 0.9F, 0, 0.2F, nan},
                            .classes = 2};
        const std::vector<Detected> found = suppressed(output);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].label, 1);
        QCOMPARE(found[1].left, 60.0F);
    }

    void nothingInNothingOut()
    {
        QVERIFY(suppress(nullptr, nullptr, 0, 3, asItIs, {}).empty());
        const Output output{.boxes = {10, 10, 20, 20}, .scores = {0.9F}};
        QVERIFY(suppressed(output, asItIs, {.most = 0}).empty());
    }

    void itIsTheLiteralSuppressionOnRandomBoxes()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            const std::size_t classes = std::vector<std::size_t>{1, 2, 5, 80}[static_cast<std::size_t>(round) % 4];
            const Output output = randomOutput(random, 1 + random() % 400, classes, round % 3 == 0 ? 4 : 1000);
            const SuppressionOptions options{.confidence = 0.1F,
                                             .iou = std::vector<float>{0.3F, 0.5F, 0.7F}[random() % 3],
                                             .most = std::vector<int>{5, 40, 300}[random() % 3],
                                             .considered = std::vector<int>{100, 2000, 30000}[random() % 3],
                                             .bestClassOnly = random() % 3 == 0};
            const std::vector<Candidate> expected = literally(output, options);
            const std::vector<Detected> found = suppressed(output, asItIs, options);
            QCOMPARE(found.size(), expected.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
                const float* box = &output.boxes[4 * expected[i].anchor];
                QCOMPARE(found[i].score, expected[i].score);
                QCOMPARE(static_cast<std::size_t>(found[i].label), expected[i].label);
                QVERIFY(found[i].left == box[0] && found[i].top == box[1] && found[i].right == box[2] && found[i].bottom == box[3]);
            }
        }
    }
};

QTEST_APPLESS_MAIN(SuppressionTest)
#include "tst_suppression.moc"
