#include "core/recipe/model_plan.h"
#include "core/training/detection/grid_criterion.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

using namespace gg;
using namespace gg::training;

namespace {

using Box = std::array<double, 4>;

void compareClose(double actual, double expected, double within = 1e-9)
{
    QVERIFY2(std::abs(actual - expected) <= within * std::max(1.0, std::abs(expected)),
             qPrintable(QStringLiteral("%1 in place of %2").arg(actual, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

Truths truthsOf(const std::vector<Box>& boxes, std::vector<std::int64_t> labels = {})
{
    labels.resize(boxes.size());
    Truths truths{.boxes = torch::zeros({static_cast<std::int64_t>(boxes.size()), 4}, torch::kDouble),
                  .labels = torch::tensor(labels, torch::kLong),
                  .images = torch::zeros({static_cast<std::int64_t>(boxes.size())}, torch::kLong)};
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t side = 0; side < 4; ++side) {
            truths.boxes[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(side)] = boxes[i][side];
        }
    }
    return truths;
}

/// A map of rows · columns cells of 64 px, all 0.
RawMaps empty(int rows, int columns, int channels)
{
    return {.maps = {torch::zeros({1, channels, rows, columns}, torch::kDouble)}, .height = 64 * rows, .width = 64 * columns};
}

void say(RawMaps& raw, std::int64_t row, std::int64_t column, std::int64_t first, const std::vector<double>& numbers)
{
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        raw.maps[0][0][first + static_cast<std::int64_t>(i)][row][column] = numbers[i];
    }
}

std::vector<double> partsOf(const GridLossOptions& options, const RawMaps& raw, const Truths& truths)
{
    const torch::Tensor parts = makeGridCriterion(options)->loss(raw, truths, {.step = 1}).parts.contiguous();
    return {parts.data_ptr<double>(), parts.data_ptr<double>() + parts.numel()};
}

}  // namespace

class TestGridCriterion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWorkedExample()
    {
        RawMaps raw = empty(1, 1, 6);
        say(raw, 0, 0, 0, {0.5, 0.5, 0.5, 0.5, 0, 0});
        const std::vector<double> parts = partsOf({.classes = 1, .boxes = 1}, raw, truthsOf({{16, 16, 48, 48}}));
        compareClose(parts[0], 0);
        compareClose(parts[1], 10 * std::pow(0.5 - std::sqrt(0.5), 2));
        compareClose(parts[2], 0.0625);
        compareClose(parts[3], 0);
        compareClose(parts[4], 1);
    }

    /// Two cells of two boxes: the second box of the second cell lies on the truth, the other three are background.
    void theBoxThatOverlapsMostIsResponsible()
    {
        RawMaps raw = empty(1, 2, 12);  // 2 · 5 + 2 classes, 128 x 64 px
        say(raw, 0, 0, 0, {0, 0, 0, 0, 0.5, 0, 0, 0, 0, -1, 0, 0});
        say(raw, 0, 1, 0, {0.5, 0.5, 0.2, 0.2, 0.3});
        say(raw, 0, 1, 5, {0.25, 0.5, std::sqrt(0.25), std::sqrt(0.5), 0.9});
        say(raw, 0, 1, 10, {0.1, 0.8});
        // (0.25 + 1) · 64 = 80, 32 px wide and high: from (64, 16) to (96, 48).
        const GridLossOptions options{.classes = 2, .boxes = 2, .stride = 64, .coordinates = 5, .noObject = 0.5};
        const std::vector<double> parts = partsOf(options, raw, truthsOf({{64, 16, 96, 48}}, {1}));
        compareClose(parts[0], 0);
        compareClose(parts[1], 0);
        compareClose(parts[2], 0.01);                            // IoU 1
        compareClose(parts[3], 0.5 * (0.25 + 1 + 0.09));
        compareClose(parts[4], 0.01 + 0.04);

        const std::vector<CellSignals> signals = makeGridCriterion(options)->signals(raw, truthsOf({{64, 16, 96, 48}}, {1}));
        QCOMPARE(signals.size(), std::size_t(1));
        QCOMPARE(signals[0].boxesPerCell, 2);
        QVERIFY(signals[0].matched[0][3].item<bool>());
        QCOMPARE(signals[0].matched.sum().item<std::int64_t>(), std::int64_t(1));
        QCOMPARE(signals[0].negative.sum().item<std::int64_t>(), std::int64_t(3));
        compareClose(signals[0].overlap[0][3].item<double>(), 1);
        compareClose(signals[0].objectness[0][1].item<double>(), 0);  // −1 is no confidence
    }

    void ofBoxesThatDoNotOverlapTheNearestIsResponsible()
    {
        RawMaps raw = empty(2, 2, 11);
        say(raw, 0, 0, 0, {0.1, 0.1, 0.1, 0.1, 0});  // 0.01 of the picture wide: 1.3 px around (6, 6)
        say(raw, 0, 0, 5, {0.5, 0.5, 0.1, 0.1, 0});  // around (32, 32)
        const auto criterion = makeGridCriterion({.classes = 1, .boxes = 2});
        const std::vector<CellSignals> signals = criterion->signals(raw, truthsOf({{38, 38, 54, 54}}));
        QVERIFY(signals[0].matched[0][1].item<bool>());
    }

    void aCellLearnsOneTruth()
    {
        RawMaps raw = empty(1, 1, 6);
        say(raw, 0, 0, 0, {0.5, 0.5, 0.5, 0.5});
        const GridLossOptions options{.classes = 1, .boxes = 1};
        const std::vector<double> one = partsOf(options, raw, truthsOf({{16, 16, 48, 48}}));
        QCOMPARE(partsOf(options, raw, truthsOf({{16, 16, 48, 48}, {0, 0, 64, 64}, {20, 20, 40, 44}})), one);
    }

    void truthsOnBordersAndOutside()
    {
        const RawMaps raw = empty(1, 2, 6);
        const GridLossOptions options{.classes = 1, .boxes = 1};
        const std::vector<double> none = partsOf(options, raw, truthsOf({}));
        QCOMPARE(none, std::vector<double>(5, 0.0));
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(partsOf(options, raw, truthsOf({{130, 0, 140, 9}, {5, 5, 5, 9}, {nan, 0, 1, 1}})), none);
        compareClose(partsOf(options, raw, truthsOf({{120, 56, 136, 72}}))[0], 10);  // the corner (128, 64) is (1, 1) of the last cell
    }

    void decodingByHand()
    {
        RawMaps raw = empty(1, 2, 12);
        say(raw, 0, 1, 5, {0.25, 0.5, std::sqrt(0.25), -std::sqrt(0.5), 0.5});
        say(raw, 0, 1, 10, {1.5, -0.5});
        const Decoded decoded = makeGridCriterion({.classes = 2, .boxes = 2})->decode(raw);
        QCOMPARE(decoded.boxes.sizes(), torch::IntArrayRef({1, 4, 4}));
        const std::array<double, 4> expected{64, 16, 96, 48};  // a root's sign says nothing
        for (std::int64_t side = 0; side < 4; ++side) {
            compareClose(decoded.boxes[0][3][side].item<double>(), expected[static_cast<std::size_t>(side)]);
        }
        compareClose(decoded.scores[0][3][0].item<double>(), 0.5);
        compareClose(decoded.scores[0][3][1].item<double>(), 0);
    }

    void theGradientIsTheSlope()
    {
        torch::manual_seed(4);
        RawMaps raw = empty(2, 2, 12);
        raw.maps[0] = torch::rand({1, 12, 2, 2}, torch::kDouble);
        const Truths truths = truthsOf({{10, 20, 70, 60}, {70, 90, 120, 120}}, {0, 1});
        const auto criterion = makeGridCriterion({.classes = 2, .boxes = 2});
        torch::Tensor& map = raw.maps[0];
        map.set_requires_grad(true);
        criterion->loss(raw, truths, {.step = 1}).total.backward();
        const torch::Tensor slope = map.grad();
        const torch::NoGradGuard noGradients;
        QVERIFY(slope.isfinite().all().item<bool>());
        for (const std::int64_t channel : {10, 11}) {  // of the others an IoU depends, which is taken as it stands
            const auto lossAt = [&](double change) {
                map[0][channel][0][0] += change;
                const double loss = criterion->loss(raw, truths, {.step = 1}).total.item<double>();
                map[0][channel][0][0] -= change;
                return loss;
            };
            compareClose(slope[0][channel][0][0].item<double>(), (lossAt(1e-6) - lossAt(-1e-6)) / 2e-6, 1e-6);
        }
    }

    void sevenBySevenCellsAt448()
    {
        const recipe::ModelPlan plan = recipe::planOf("yolov1-small", 20);
        QCOMPARE(plan.strides, std::vector<int>{64});
        QCOMPARE(448 / plan.strides[0], 7);
        const auto criterion = criterionFor(plan, recipe::defaultConfig("detection"));
        const Decoded decoded = criterion->decode({.maps = {torch::zeros({1, 30, 7, 7})}, .height = 448, .width = 448});
        QCOMPARE(decoded.boxes.size(1), std::int64_t(98));
        QCOMPARE(decoded.scores.size(2), std::int64_t(20));
    }
};

QTEST_GUILESS_MAIN(TestGridCriterion)
#include "tst_grid_criterion.moc"
