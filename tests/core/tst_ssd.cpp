#include "core/recipe/default_box_shapes.h"
#include "core/recipe/model_plan.h"
#include "core/training/detection/criterion.h"
#include "core/training/detection/default_boxes.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/detection/ssd_criterion.h"
#include "core/training/detection/ssd_matching.h"
#include "core/training/detection/suppression.h"
#include "core/training/models/detector.h"

#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::training;
using recipe::ModelPlan;
using recipe::PlanLayer;

namespace {

bool near(double a, double b, double tolerance = 1e-5)
{
    return std::abs(a - b) <= tolerance;
}

std::string shown(const torch::Tensor& tensor)
{
    std::ostringstream text;
    text << tensor;
    return text.str();
}

Truths truthsOf(const std::vector<std::array<float, 4>>& boxes, const std::vector<std::int64_t>& labels, const std::vector<std::int64_t>& images)
{
    std::vector<float> values;
    for (const auto& box : boxes) {
        values.insert(values.end(), box.begin(), box.end());
    }
    return {.boxes = torch::tensor(values).view({-1, 4}), .labels = torch::tensor(labels, torch::kLong), .images = torch::tensor(images, torch::kLong)};
}

Truths noTruths()
{
    return {.boxes = torch::zeros({0, 4}), .labels = torch::zeros({0}, torch::kLong), .images = torch::zeros({0}, torch::kLong)};
}

/// Centres and sides of boxes that are given as corners.
torch::Tensor defaultsOf(const std::vector<std::array<float, 4>>& corners)
{
    std::vector<float> values;
    for (const auto& [left, top, right, bottom] : corners) {
        for (const float value : {(left + right) / 2, (top + bottom) / 2, right - left, bottom - top}) {
            values.push_back(value);
        }
    }
    return torch::tensor(values).view({-1, 4});
}

std::vector<std::int64_t> numbers(const torch::Tensor& tensor)
{
    const torch::Tensor flat = tensor.to(torch::kLong).contiguous();
    return {flat.data_ptr<std::int64_t>(), flat.data_ptr<std::int64_t>() + flat.numel()};
}

/// A picture of 32 px, one map of one cell, four default boxes: squares of 0.5 and √(0.5 · 0.9) of the side, and 2:1 and 1:2.
ModelPlan tinyPlan(int classes = 2)
{
    return recipe::parsePlan("layers:\n"
                             "  - conv: {out: 8, stride: 2}\n  - conv: {out: 8, stride: 2}\n  - conv: {out: 8, stride: 2}\n  - conv: {out: 8, stride: 2}\n"
                             "  - conv: {out: 8, stride: 2}\n"
                             "  - ssd: {from: 4, first: 0, smallest: 0.5, largest: 0.9, ratios: 2}\n",
                             "tiny.yaml", "", classes);
}

struct Pair {
    std::unique_ptr<DetectionCriterion> criterion;
    RawMaps raw;
};

/// All offsets and logits 0: every default box as it stands, every class as likely as background.
Pair tinyPair(const recipe::TrainConfig& config = recipe::defaultConfig("detection"), std::int64_t images = 1)
{
    return {.criterion = criterionFor(tinyPlan(), config), .raw = {.maps = {torch::zeros({images, 4 * (4 + 3), 1, 1})}, .height = 32, .width = 32}};
}

/// Two grey pictures of 64 px: a bright square of 24 px (class 0) in the first, a dark upright bar of 12 x 28 px (class 1) in the second.
DetectionBatch twoPictures()
{
    DetectionBatch batch;
    batch.height = 64;
    batch.width = 64;
    batch.boxes = {8, 20, 32, 44, 40, 10, 52, 38};
    batch.labels = {0, 1};
    batch.imageOf = {0, 1};
    batch.samples = {0, 1};
    batch.placements = {{.width = 64, .height = 64}, {.width = 64, .height = 64}};
    batch.pixels.assign(2UL * 64 * 64 * 3, 110);
    for (std::size_t t = 0; t < 2; ++t) {
        const float* box = batch.boxes.data() + 4 * t;
        for (auto y = static_cast<std::size_t>(box[1]); y < static_cast<std::size_t>(box[3]); ++y) {
            for (auto x = static_cast<std::size_t>(box[0]); x < static_cast<std::size_t>(box[2]); ++x) {
                std::fill_n(batch.pixels.begin() + static_cast<std::ptrdiff_t>(((t * 64 + y) * 64 + x) * 3), 3, t == 0 ? 240 : 10);
            }
        }
    }
    return batch;
}

double iouOf(const Detected& found, const float* box)
{
    const double width = std::min(found.right, box[2]) - std::max(found.left, box[0]);
    const double height = std::min(found.bottom, box[3]) - std::max(found.top, box[1]);
    const double both = std::max(0.0, width) * std::max(0.0, height);
    const auto area = [](double left, double top, double right, double bottom) { return (right - left) * (bottom - top); };
    return both / (area(found.left, found.top, found.right, found.bottom) + area(box[0], box[1], box[2], box[3]) - both);
}

double part(const DetectionLosses& losses, std::int64_t which)
{
    return losses.parts[which].item<double>();
}

}  // namespace

class TestSsd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// 26,285,486: what the well-known implementation of SSD300 has for the 20 classes of PASCAL VOC and background.
    void vgg16HasTheKnownParameters()
    {
        const ModelPlan plan = recipe::planOf("ssd300-vgg16", 20);
        QCOMPARE(recipe::costOf(plan, 320, 320).parameters, std::int64_t(26'285'486));
        QCOMPARE(plan.strides, (std::vector<int>{8, 16, 32, 64, 128, 256}));
        QCOMPARE(recipe::sideMultiple(plan), 32);
    }

    void theLightOneIsLight()
    {
        const recipe::PlanCost cost = recipe::costOf(recipe::planOf("SSD-light", 3), 320, 320);
        QVERIFY(cost.parameters > 1'000'000 && cost.parameters < 2'000'000);
    }

    /// Of maps at 320 px: 40 and 20, 10, 5, 3, 2 cells a side. 4 · 1600 + 6 · (400 + 100 + 25) + 4 · (9 + 4).
    void mapsAreRoundedUp()
    {
        const torch::NoGradGuard noGradients;
        const ModelPlan plan = recipe::planOf("ssd300-vgg16", 3);
        const auto criterion = criterionFor(plan, recipe::defaultConfig("detection"));
        RawMaps raw{.maps = {}, .height = 320, .width = 320};
        const std::vector<std::int64_t> cells{40, 20, 10, 5, 3, 2};
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::int64_t boxes = recipe::defaultBoxesOf(plan.layers.back(), i);
            raw.maps.push_back(torch::zeros({1, boxes * (4 + 4), cells[i], cells[i]}));
        }
        const Decoded decoded = criterion->decode(raw);
        QCOMPARE(decoded.boxes.size(1), std::int64_t(4 * 1600 + 6 * 525 + 4 * 13));
        QCOMPARE(decoded.scores.size(2), std::int64_t(3));
        QVERIFY(near(decoded.scores.max().item<double>(), 0.25));
    }

    /// Equation 4 of the paper for six maps.
    void scalesAreThePapers()
    {
        const PlanLayer head = recipe::planOf("ssd300-vgg16", 20).layers.back();
        const std::vector<double> scales{0.1, 0.2, 0.375, 0.55, 0.725, 0.9, 1.075};
        const std::vector<int> boxes{4, 6, 6, 6, 4, 4};
        for (std::size_t map = 0; map < boxes.size(); ++map) {
            const auto shapes = recipe::defaultBoxShapes(head, map);
            QCOMPARE(static_cast<int>(shapes.size()), boxes[map]);
            QVERIFY(near(shapes[0].width, scales[map]) && near(shapes[0].height, scales[map]));
            QVERIFY(near(shapes[1].width, std::sqrt(scales[map] * scales[map + 1])));
            QVERIFY(near(shapes[2].width / shapes[2].height, 2) && near(shapes[2].width * shapes[2].height, scales[map] * scales[map]));
            QVERIFY(near(shapes[3].height / shapes[3].width, 2));
        }
    }

    /// Two columns on a canvas of 64 x 32: centres at 16 and 48; sides are shares of the longer side.
    void boxesStandInTheMiddleOfTheirCells()
    {
        const DefaultBoxes found = defaultBoxes(tinyPlan().layers.back(), {{1, 2}}, 32, 64);
        QCOMPARE(found.counts, (std::vector<std::int64_t>{8}));
        QVERIFY(torch::allclose(found.boxes[0], torch::tensor({16.0F, 16.0F, 32.0F, 32.0F})));
        QVERIFY(torch::allclose(found.boxes[4], torch::tensor({48.0F, 16.0F, 32.0F, 32.0F})));
        QVERIFY(torch::allclose(found.boxes[6], torch::tensor({48.0F, 16.0F, 45.2548F, 22.6274F})));
    }

    void anOffsetIsWorkedOutByHand()
    {
        const torch::Tensor box = torch::tensor({10.0F, 10.0F, 30.0F, 20.0F});
        const torch::Tensor standing = torch::tensor({16.0F, 15.0F, 10.0F, 10.0F});
        const torch::Tensor offset = encodeBoxes(box, standing);
        QVERIFY2(torch::allclose(offset, torch::tensor({4.0F, 0.0F, 3.465736F, 0.0F}), 1e-5, 1e-6), shown(offset).c_str());
    }

    void decodingUndoesEncoding()
    {
        torch::manual_seed(7);
        const torch::Tensor low = torch::rand({500, 2}) * 300;
        const torch::Tensor boxes = torch::cat({low, low + 0.5 + torch::rand({500, 2}) * 200}, 1);
        const torch::Tensor standing = torch::cat({torch::rand({500, 2}) * 300, 5 + torch::rand({500, 2}) * 100}, 1);
        QVERIFY(torch::allclose(decodeOffsets(encodeBoxes(boxes, standing), standing), boxes, 1e-4, 1e-2));
    }

    /// A truth without width is encoded as one of a thousandth of a pixel: large, but finite.
    void aTruthWithoutAreaIsFinite()
    {
        const torch::Tensor offset = encodeBoxes(torch::tensor({10.0F, 10.0F, 10.0F, 20.0F}), torch::tensor({10.0F, 15.0F, 10.0F, 10.0F}));
        QVERIFY(torch::isfinite(offset).all().item<bool>());
    }

    /// IoUs of the truth (0, 0, 10, 10): 1, 6/10 (inside), 5/15 and 0.
    void aTruthTakesItsBestBoxAndThoseAboveOneHalf()
    {
        const torch::Tensor standing = defaultsOf({{0, 0, 10, 10}, {0, 0, 10, 6}, {5, 0, 15, 10}, {20, 20, 30, 30}});
        const torch::Tensor found = matchDefaults(standing, truthsOf({{0, 0, 10, 10}}, {0}, {0}), 1, 0.5);
        QCOMPARE(numbers(found), (std::vector<std::int64_t>{0, 0, -1, -1}));
    }

    /// Nothing is above one half: IoUs 4/16 and 4/25.
    void aTinyTruthStillGetsABox()
    {
        const torch::Tensor standing = defaultsOf({{0, 0, 5, 5}, {0, 0, 4, 4}, {50, 50, 60, 60}});
        QCOMPARE(numbers(matchDefaults(standing, truthsOf({{1, 1, 3, 3}}, {0}, {0}), 1, 0.5)), (std::vector<std::int64_t>{-1, 0, -1}));
    }

    /// Both prefer the first box; the better pair (1) goes first, the other truth takes what is left (11/12).
    void noTruthTakesTheOnlyBoxOfAnother()
    {
        const torch::Tensor standing = defaultsOf({{0, 0, 10, 10}, {0, 0, 10, 12}});
        const Truths truths = truthsOf({{0, 0, 10, 11}, {0, 0, 10, 10}}, {0, 1}, {0, 0});
        QCOMPARE(numbers(matchDefaults(standing, truths, 1, 0.5)), (std::vector<std::int64_t>{1, 0}));
    }

    /// Of equal ones the first truth; the second takes the second box although a third is as good.
    void ofEqualOnesTheFirst()
    {
        const torch::Tensor standing = defaultsOf({{0, 0, 10, 10}, {0, 0, 10, 10}, {0, 0, 10, 10}});
        const Truths truths = truthsOf({{0, 0, 10, 10}, {0, 0, 10, 10}}, {0, 1}, {0, 0});
        QCOMPARE(numbers(matchDefaults(standing, truths, 1, 0.5)), (std::vector<std::int64_t>{0, 1, 0}));
    }

    void moreTruthsThanBoxesLeaveTheWorstOut()
    {
        const torch::Tensor standing = defaultsOf({{0, 0, 10, 10}});
        const Truths truths = truthsOf({{0, 0, 4, 4}, {0, 0, 10, 8}, {0, 0, 6, 6}}, {0, 0, 0}, {0, 0, 0});
        QCOMPARE(numbers(matchDefaults(standing, truths, 1, 0.5)), (std::vector<std::int64_t>{1}));
    }

    void picturesAreMatchedApart()
    {
        const torch::Tensor standing = defaultsOf({{0, 0, 10, 10}, {20, 0, 30, 10}});
        const Truths truths = truthsOf({{0, 0, 10, 10}, {20, 0, 30, 10}}, {0, 1}, {0, 2});
        QCOMPARE(numbers(matchDefaults(standing, truths, 3, 0.5)), (std::vector<std::int64_t>{0, -1, -1, -1, -1, 1}));
    }

    /// Every truth of a crowd gets a box of its own, and no box a truth that it neither is best for nor overlaps above one half.
    void aCrowdIsServed()
    {
        torch::manual_seed(11);
        const ModelPlan plan = recipe::planOf("ssd-light", 1);
        const DefaultBoxes standing = defaultBoxes(plan.layers.back(), {{32, 32}, {16, 16}, {8, 8}, {4, 4}, {2, 2}}, 256, 256);
        const torch::Tensor low = torch::rand({300, 2}) * 230;
        const Truths truths{.boxes = torch::cat({low, low + 3 + torch::rand({300, 2}) * 20}, 1), .labels = torch::zeros({300}, torch::kLong), .images = torch::zeros({300}, torch::kLong)};
        const torch::Tensor found = matchDefaults(standing.boxes, truths, 1, 0.5)[0];
        for (std::int64_t truth = 0; truth < 300; ++truth) {
            QVERIFY2((found == truth).any().item<bool>(), qPrintable(QString::number(truth)));
        }
    }

    void theHardestNegativesAreMined()
    {
        const torch::Tensor loss = torch::tensor({0.1F, 0.9F, 0.5F, 0.7F, 0.3F}).unsqueeze(0);
        const torch::Tensor matched = torch::tensor({0, 1, 0, 0, 0}).to(torch::kBool).unsqueeze(0);
        QCOMPARE(numbers(hardNegatives(loss, matched, 2)), (std::vector<std::int64_t>{0, 0, 1, 1, 0}));
        QCOMPARE(numbers(hardNegatives(loss, matched, 1.5)), (std::vector<std::int64_t>{0, 0, 1, 1, 0}));  // rounded up
        QCOMPARE(numbers(hardNegatives(loss, matched, 10)), (std::vector<std::int64_t>{1, 0, 1, 1, 1}));
        QCOMPARE(numbers(hardNegatives(loss, matched, 0)), (std::vector<std::int64_t>{1, 0, 1, 1, 1}));
    }

    /// Each picture has its own number: one of two matched, one of none.
    void miningIsByPicture()
    {
        const torch::Tensor loss = torch::tensor({5.0F, 4.0F, 3.0F, 2.0F, 1.0F, 1.0F, 1.0F, 1.0F}).view({2, 4});
        const torch::Tensor matched = torch::tensor({1, 1, 0, 0, 0, 0, 0, 0}).to(torch::kBool).view({2, 4});
        QCOMPARE(numbers(hardNegatives(loss, matched, 1)), (std::vector<std::int64_t>{0, 0, 1, 1, 1, 0, 0, 0}));
    }

    /// The example of ssd_criterion.h on a map of one cell: the first default box (16 px in the middle) learns class 0, one negative a positive, and
    /// of the three others the one whose background is least likely is mined.
    void theLossIsWorkedOutByHand()
    {
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        config.batch = 1;
        config.detection.nominalBatch = 1;
        config.detection.ssd.hardNegatives = 1;
        config.detection.ssd.matchIou = 0.9;
        const Pair tiny = tinyPair(config);
        torch::Tensor map = tiny.raw.maps[0];
        map[0][0] = 0.5;   // of the first box: x
        map[0][3] = -2.0;  // height
        // Logits of four boxes, background first: those of the first are even; background is unlikely in the second only.
        for (const std::int64_t box : {2, 3}) {
            map[0][16 + 3 * box] = 5.0;
        }
        map[0][16 + 3] = std::log(2.0);
        const Truths truths = truthsOf({{8, 8, 24, 24}}, {0}, {0});
        const DetectionLosses losses = tiny.criterion->loss(tiny.raw, truths, {.step = 1, .training = true});
        QCOMPARE(losses.positives.item<std::int64_t>(), std::int64_t(1));
        QVERIFY2(near(part(losses, 0), 0.125 + 1.5), qPrintable(QString::number(part(losses, 0))));
        QVERIFY2(near(part(losses, 1), std::log(3.0)), qPrintable(QString::number(part(losses, 1))));
        QVERIFY2(near(part(losses, 2), std::log(2.0)), qPrintable(QString::number(part(losses, 2))));
        QVERIFY(near(losses.total.item<double>(), 1.625 + std::log(6.0)));
        QVERIFY(torch::allclose(losses.details, losses.parts));  // one map
    }

    void weightsMultiplyTheirTerms()
    {
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        config.detection.ssd.classWeight = 2;
        config.detection.ssd.boxWeight = 0.05;
        const Truths truths = truthsOf({{6, 6, 25, 27}}, {1}, {0});
        const Pair plain = tinyPair();
        const Pair weighted = tinyPair(config);
        const DetectionLosses one = plain.criterion->loss(plain.raw, truths, {.step = 1, .training = true});
        const DetectionLosses other = weighted.criterion->loss(weighted.raw, truths, {.step = 1, .training = true});
        QVERIFY(part(one, 0) > 0);
        QVERIFY(near(part(other, 0), 0.05 * part(one, 0)));
        QVERIFY(near(part(other, 1), 2 * part(one, 1)));
        QVERIFY(near(part(other, 2), 2 * part(one, 2)));
    }

    /// δ = 0.5: 0.25 − 0.25 of the line at 0.5, 2 − 0.25 at 2.
    void huberTurnsWhereItIsTold()
    {
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        config.detection.ssd.huber = 0.5;
        config.detection.ssd.matchIou = 0.9;
        const Pair tiny = tinyPair(config);
        tiny.raw.maps[0][0][0] = 0.25;
        tiny.raw.maps[0][0][3] = 2.0;
        const DetectionLosses losses = tiny.criterion->loss(tiny.raw, truthsOf({{8, 8, 24, 24}}, {0}, {0}), {.step = 1, .training = true});
        QVERIFY2(near(part(losses, 0), 0.0625 + 1.75), qPrintable(QString::number(part(losses, 0))));
    }

    /// An empty batch: three negatives a picture, each ln 3, over one positive that is not there.
    void emptyPicturesTeachBackground()
    {
        const Pair tiny = tinyPair(recipe::defaultConfig("detection"), 2);
        const DetectionLosses losses = tiny.criterion->loss(tiny.raw, noTruths(), {.step = 1, .training = true});
        QCOMPARE(part(losses, 0), 0.0);
        QCOMPARE(part(losses, 1), 0.0);
        QVERIFY2(near(part(losses, 2), 6 * std::log(3.0)), qPrintable(QString::number(part(losses, 2))));
        QCOMPARE(losses.positives.item<std::int64_t>(), std::int64_t(0));
    }

    void theLossHasTheGradientOfItsDifferences()
    {
        torch::manual_seed(2);
        const Pair tiny = tinyPair();
        RawMaps raw = tiny.raw;
        raw.maps[0] = torch::randn_like(raw.maps[0]).requires_grad_();
        const Truths truths = truthsOf({{8, 8, 24, 24}}, {0}, {0});
        const LossMoment moment{.step = 1, .training = true};
        tiny.criterion->loss(raw, truths, moment).total.backward();
        const torch::Tensor slope = raw.maps[0].grad().flatten();
        const torch::NoGradGuard noGradients;
        for (const std::int64_t place : {0, 2, 16, 20, 27}) {
            const double step = 1e-2;
            double found[2];
            for (const int side : {0, 1}) {
                RawMaps moved = tiny.raw;
                moved.maps[0] = raw.maps[0].clone();
                moved.maps[0].view(-1)[place] += side == 0 ? -step : step;
                found[side] = tiny.criterion->loss(moved, truths, moment).total.item<double>();
            }
            QVERIFY(near((found[1] - found[0]) / (2 * step), slope[place].item<double>(), 2e-3));
        }
    }

    /// At half of the way: class 2 → 1 is at 1.5, box 0.1 → 1 at 0.55, negatives 1 → 3 at 2. Validation has the end from the start.
    void adaptiveWeightsAndMiningWarmUp()
    {
        recipe::SsdConfig config;
        config.adaptiveSteps = 100;
        config.warmupSteps = 50;
        const SsdPace begin = ssdPace(config, {.step = 1, .training = true});
        QCOMPARE(begin.classWeight, 2.0);
        QCOMPARE(begin.boxWeight, 0.1);
        QCOMPARE(begin.hardNegatives, 1.0);
        QCOMPARE(ssdPace(config, {.step = 51, .training = true}).classWeight, 1.5);
        QVERIFY(near(ssdPace(config, {.step = 51, .training = true}).boxWeight, 0.55, 1e-12));
        QCOMPARE(ssdPace(config, {.step = 26, .training = true}).hardNegatives, 2.0);
        QCOMPARE(ssdPace(config, {.step = 1000, .training = true}).classWeight, 1.0);
        const SsdPace validation = ssdPace(config, {.step = 1, .training = false});
        QCOMPARE(validation.boxWeight, 1.0);
        QCOMPARE(validation.hardNegatives, 3.0);
    }

    void aMinedBoxIsNeitherMatchedNorForgotten()
    {
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        config.detection.ssd.hardNegatives = 1;
        config.detection.ssd.matchIou = 0.9;
        const Pair tiny = tinyPair(config);
        tiny.raw.maps[0][0][16 + 3 * 2 + 1] = 4.0;  // the third box believes in class 0
        const std::vector<CellSignals> all = tiny.criterion->signals(tiny.raw, truthsOf({{8, 8, 24, 24}}, {0}, {0}));
        QCOMPARE(all.size(), std::size_t(1));
        const CellSignals& signals = all.front();
        QCOMPARE(signals.stride, 32);
        QCOMPARE(signals.boxesPerCell, 4);
        QCOMPARE(numbers(signals.matched), (std::vector<std::int64_t>{1, 0, 0, 0}));
        QCOMPARE(numbers(signals.negative), (std::vector<std::int64_t>{0, 0, 1, 0}));
        QVERIFY(near(signals.overlap[0][0].item<double>(), 1));
        QVERIFY(near(signals.objectness[0][2].item<double>(), std::exp(4.0) / (std::exp(4.0) + 2)));
        const std::vector<CellSignals> empty = tiny.criterion->signals(tiny.raw, noTruths());
        QVERIFY(!empty.front().matched.any().item<bool>());
        QCOMPARE(empty.front().negative.sum().item<std::int64_t>(), std::int64_t(1));
    }

    /// The map's channels: offsets box by box, then logits box by box, background first.
    void theHeadSaysWhatIsDecoded()
    {
        const Pair tiny = tinyPair();
        tiny.raw.maps[0][0][4] = 1.0;                // the second box goes a tenth of its side to the right
        tiny.raw.maps[0][0][16 + 3 + 2] = std::log(6.0);  // and is of class 1 with 6/8
        const Decoded decoded = tiny.criterion->decode(tiny.raw);
        const double side = 32 * std::sqrt(0.5 * 0.9);
        QVERIFY(near(decoded.boxes[0][1][0].item<double>(), 16 + 0.1 * side - side / 2, 1e-4));
        QVERIFY(near(decoded.scores[0][1][1].item<double>(), 0.75));
        QVERIFY(near(decoded.scores[0][1][0].item<double>(), 0.125));
        QVERIFY(near(decoded.boxes[0][0][0].item<double>(), 8, 1e-4));
    }

    void aPlanIsCheckedAndSurvivesWriting()
    {
        const ModelPlan plan = recipe::planOf("ssd-light", 4);
        QCOMPARE(recipe::parsePlan(recipe::toYaml(plan), "round.yaml", "", 4), plan);
        const auto refused = [](const std::string& settings) {
            try {
                recipe::parsePlan("layers:\n  - conv: {out: 8, stride: 2}\n  - conv: {out: 8, stride: 2}\n  - ssd: {from: [0, 1]" + settings + "}\n", "x.yaml", "", 1);
            } catch (const std::exception& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QCOMPARE(refused(""), std::string());
        QCOMPARE(refused(", ratios: 2 | 2.5 3"), std::string());
        QVERIFY(refused(", ratios: 2 | 2 | 2").find("aspect ratios for 3 maps, but reads 2") != std::string::npos);
        QVERIFY(refused(", ratios: 0.5 | 2").find("aspect ratios above 1") != std::string::npos);
        QVERIFY(refused(", smallest: 0.9, largest: 0.2").find("scales that grow") != std::string::npos);
    }

    /// All the way: pictures, steps, the network with batch norm folded in, boxes, suppression; and back from a checkpoint to the same answer.
    void aFewStepsFindTwoShapes()
    {
        const ModelPlan plan = recipe::parsePlan("layers:\n"
                                                 "  - conv: {out: 16, stride: 2}\n  - conv: {out: 32, stride: 2}\n  - conv: {out: 32, stride: 2}\n"
                                                 "  - conv: {out: 32, stride: 2}\n  - conv: {out: 32, stride: 2}\n"
                                                 "  - ssd: {from: [2, 3, 4], first: 0.2, smallest: 0.4, largest: 0.8}\n",
                                                 "small.yaml", "", 2);
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        config.batch = 2;
        config.optimizer = recipe::Optimizer::AdamW;
        config.learningRate = 0.003;
        config.warmupEpochs = 0;
        config.schedule = recipe::Schedule::Constant;
        config.detection.nominalBatch = 2;
        config.detection.averageDecay = 0;
        at::set_num_threads(1);
        DetectionLearner learner(config, plan, "cpu");
        const DetectionBatch batch = twoPictures();
        double first = 0;
        double last = 0;
        constexpr std::int64_t steps = 300;  // the loss needs a third of them, batch norm's running statistics (momentum 0.03) the rest
        for (std::int64_t step = 1; step <= steps; ++step) {
            last = learner.step(batch, step, detectionPace(config, step, steps), false).loss;
            first = step == 1 ? last : first;
        }
        QVERIFY2(last < 0.3 * first, qPrintable(QString::number(first) + " " + QString::number(last)));
        QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("last.pt")).toStdString();
        const CheckpointOrigin origin{.configYaml = recipe::toYaml(config), .datasetFingerprint = "two"};
        learner.save(file, {}, origin, {"square", "bar"});
        DetectionLearner again(config, plan, "cpu");
        again.load(file, origin);
        const Judgement judgement = again.judge()(batch);
        for (std::size_t picture = 0; picture < 2; ++picture) {
            const auto anchors = static_cast<std::size_t>(judgement.decoded.scores.size(1));
            const std::vector<Detected> found = suppress(judgement.decoded.boxes[static_cast<std::int64_t>(picture)].data_ptr<float>(),
                                                         judgement.decoded.scores[static_cast<std::int64_t>(picture)].data_ptr<float>(), anchors, 2,
                                                         batch.placements[picture], {.confidence = 0.3F});
            QVERIFY(!found.empty());
            QCOMPARE(found.front().label, static_cast<std::int32_t>(picture));
            QVERIFY2(iouOf(found.front(), batch.boxes.data() + 4 * picture) > 0.6, qPrintable(QString::number(iouOf(found.front(), batch.boxes.data() + 4 * picture))));
        }
        QCOMPARE(learner.lossNames().parts, (std::vector<std::string>{"box_loss", "class_loss", "background_loss"}));
        QCOMPARE(learner.lossNames().details.size(), std::size_t(9));
    }

    void settingsAreReadAndWritten()
    {
        const recipe::TrainConfig config = recipe::parseConfig("task: detection\nmodel: ssd_300-VGG16\nssd: {box_weight: 0.05, hard_negatives: 0}\n", "train.yaml");
        QCOMPARE(config.model, std::string("ssd300-vgg16"));
        QCOMPARE(config.detection.ssd.boxWeight, 0.05);
        QCOMPARE(recipe::parseConfig(recipe::toYaml(config), "train.yaml"), config);
    }
};

QTEST_GUILESS_MAIN(TestSsd)
#include "tst_ssd.moc"
