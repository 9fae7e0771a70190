#include "core/training/detection/signal_collector.h"

#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::training;

namespace {

/// Two pictures of 64 x 64 pixels at stride 16: 4 x 4 cells with two boxes each. Objectness counts up by 1/64, so that each box is known by it.
CellSignals counted()
{
    CellSignals cells{.stride = 16,
                      .boxesPerCell = 2,
                      .rows = 4,
                      .columns = 4,
                      .objectness = torch::arange(64).to(torch::kFloat64).div(64).reshape({2, 32}),
                      .overlap = torch::full({2, 32}, 0.5),
                      .matched = torch::zeros({2, 32}, torch::kBool),
                      .negative = torch::ones({2, 32}, torch::kBool)};
    cells.matched[1][5] = true;
    cells.negative[1][5] = false;
    return cells;
}

/// The second picture shows two objects; the first none.
DetectionBatch batch()
{
    DetectionBatch made;
    made.height = 64;
    made.width = 64;
    made.samples = {7, 9};
    made.boxes = {40, 8, 56, 24, 0, 0, 8, 8};
    made.labels = {0, 1};
    made.imageOf = {1, 1};
    return made;
}

runs::InnerSignals gathered(std::vector<std::size_t> followed)
{
    SignalCollector collector({.samples = std::move(followed)});
    collector.add(batch(), onProcessor({counted()}), {"a.jpg", "b.jpg"});
    predictions::TruthTable truth;
    truth.images = {{.id = "a", .name = "a.jpg", .width = 100, .height = 50, .record = 0, .split = 0},
                    {.id = "b", .name = "b.jpg", .width = 64, .height = 64, .record = 1, .split = 0},
                    {.id = "c", .name = "c.jpg", .width = 64, .height = 64, .record = 2, .split = 0}};
    truth.truths.resize(3);
    truth.truths[0].box = {.x = 40, .y = 8, .width = 16, .height = 16};
    truth.truths[0].image = 1;
    truth.truths[1] = truth.truths[0];
    truth.truths[1].crowd = true;
    truth.truths[2] = truth.truths[0];
    truth.truths[2].image = 2;  // not validated
    std::vector<metrics::Detection> found(2);
    found[0].box = {.x = 0, .y = 0, .width = 50, .height = 25};
    found[0].image = 0;
    found[0].score = 0.5;
    found[1].score = 0.2;  // not predicted
    return collector.finish(truth, {0, 1}, found);
}

}  // namespace

class TestSignalCollector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBoxOfEveryPictureCounts()
    {
        const runs::InnerSignals signals = gathered({});
        QCOMPARE(signals.pictures, 2);
        QCOMPARE(signals.scales.size(), std::size_t{1});
        const runs::ScaleSignals& scale = signals.scales[0];
        QCOMPARE(scale.boxes, 64);
        QCOMPARE(scale.matched.objectness.count, 1);
        QCOMPARE(scale.matched.objectness.mean, 37.0 / 64);  // box 5 of the second picture
        QCOMPARE(scale.negatives, 63);
        QCOMPARE(scale.said, 48);  // 16/64 and more
        QCOMPARE(scale.unmatched.overlap.mean, 0.5);
        QVERIFY(signals.followed.empty());
    }

    void boxesAreMeasuredAgainstTheirPictures()
    {
        const runs::InnerSignals signals = gathered({});
        QCOMPARE(signals.truths.side.count, 1);  // neither the crowd nor the picture that was not validated
        QCOMPARE(signals.truths.side.mean, 0.25);
        QCOMPARE(signals.predicted.score.count, 1);
        QCOMPARE(signals.predicted.score.mean, 0.5);
        QCOMPARE(signals.predicted.side.mean, 0.5);  // √(0.5 · 0.5)
    }

    void followedCellsAreThoseOfTheTruthsAndTheirOpposites()
    {
        // Centre (48, 16): row 1, column 3; opposite row 3, column 1. Centre (4, 4): row 0, column 0; opposite (2, 2). Two boxes each.
        const runs::InnerSignals signals = gathered({9});
        QCOMPARE(signals.followed.size(), std::size_t{8});
        const runs::FollowedCell& first = signals.followed[0];
        QCOMPARE(first.image, std::string("b.jpg"));
        QCOMPARE(std::pair(first.row, first.column), std::pair(1, 3));
        QCOMPARE(first.objectness, (32.0 + (1 * 4 + 3) * 2) / 64);
        QCOMPARE(std::pair(signals.followed[2].row, signals.followed[2].column), std::pair(3, 1));
        QCOMPARE(std::pair(signals.followed[4].row, signals.followed[4].column), std::pair(0, 0));
        QCOMPARE(signals.followed[5].box, 1);
        QVERIFY(gathered({7}).followed.empty());  // no truth, nothing to follow
    }

    void seriesAreNamedByScale()
    {
        const Values values = signalValues(gathered({}));
        const auto valueOf = [&](const std::string& name) {
            for (const auto& [key, value] : values) {
                if (key == name) {
                    return value;
                }
            }
            return -1.0;
        };
        QCOMPARE(valueOf("signals/objectness_matched/16"), 37.0 / 64);
        QCOMPARE(valueOf("signals/objectness_matched_sd/16"), 0.0);
        QCOMPARE(valueOf("signals/said/16"), 24.0);
        QCOMPARE(valueOf("signals/predicted_confidence"), 0.5);
        QCOMPARE(valueOf("signals/true_side"), 0.25);
        // Nothing at all: undefined, not 0.
        SignalCollector nothing({.samples = {}});
        for (const auto& [name, value] : signalValues(nothing.finish({}, {}, {}))) {
            QVERIFY2(std::isnan(value), name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestSignalCollector)
#include "tst_signal_collector.moc"
