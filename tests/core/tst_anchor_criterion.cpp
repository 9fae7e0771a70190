#include "core/recipe/anchor_fit.h"
#include "core/training/detection/anchor_criterion.h"
#include "core/training/detection/anchor_matching.h"
#include "core/training/detection/box_overlaps.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <vector>

using namespace gg;
using namespace gg::training;

namespace {

using Box = std::array<double, 4>;

struct Truth {
    Box box{};
    std::int64_t label = 0;
    std::int64_t image = 0;
};

void compareClose(double actual, double expected, double within = 1e-9)
{
    QVERIFY2(std::abs(actual - expected) <= within * std::max(1.0, std::abs(expected)),
             qPrintable(QStringLiteral("%1 in place of %2").arg(actual, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

Truths tensorsOf(const std::vector<Truth>& truths)
{
    const auto count = static_cast<std::int64_t>(truths.size());
    Truths tensors{.boxes = torch::zeros({count, 4}, torch::kDouble), .labels = torch::zeros({count}, torch::kLong), .images = torch::zeros({count}, torch::kLong)};
    for (std::int64_t i = 0; i < count; ++i) {
        const Truth& truth = truths[static_cast<std::size_t>(i)];
        for (std::int64_t side = 0; side < 4; ++side) {
            tensors.boxes[i][side] = truth.box[static_cast<std::size_t>(side)];
        }
        tensors.labels[i] = truth.label;
        tensors.images[i] = truth.image;
    }
    return tensors;
}

double sigma(double x)
{
    return 1 / (1 + std::exp(-x));
}

double iouOf(const Box& a, const Box& b)
{
    const double width = std::max(0.0, std::min(a[2], b[2]) - std::max(a[0], b[0]));
    const double height = std::max(0.0, std::min(a[3], b[3]) - std::max(a[1], b[1]));
    const double all = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - width * height;
    return all > 0 ? width * height / all : 0;
}

/// One batch of a random network and random truths.
struct Case {
    RawMaps raw;
    std::vector<Truth> truths;
    AnchorLossOptions options;
};

/// The terms as the header has them, box by box, in plain loops: xy, wh, object, no object, class, of the picture's mean, by scale.
class Literal
{
public:
    Literal(const Case& made, const LossMoment& moment)
        : m_case(made)
        , m_warm(moment.training && moment.step <= made.options.terms.warmupBatches)
    {
        for (std::size_t level = 0; level < made.raw.maps.size(); ++level) {
            terms.emplace_back();
        }
        for (std::size_t t = 0; t < made.truths.size(); ++t) {
            claim(t);
        }
        for (std::size_t level = 0; level < made.raw.maps.size(); ++level) {
            walk(level);
        }
    }

    std::vector<std::array<double, 5>> terms;  ///< by scale

private:
    struct Claim {
        std::array<std::int64_t, 5> place{};  ///< image, level, row, column, box
        std::size_t truth = 0;
        double iou = 0;
    };

    std::int64_t each() const { return static_cast<std::int64_t>(m_case.options.anchors.size() / m_case.options.strides.size()); }

    void claim(std::size_t index)
    {
        const Truth& truth = m_case.truths[index];
        const double width = truth.box[2] - truth.box[0];
        const double height = truth.box[3] - truth.box[1];
        const double x = (truth.box[0] + truth.box[2]) / 2;
        const double y = (truth.box[1] + truth.box[3]) / 2;
        if (!(width > 0) || !(height > 0) || x < 0 || y < 0 || x > m_case.raw.width || y > m_case.raw.height) {
            return;
        }
        Claim made{.place = {}, .truth = index, .iou = -1};
        for (std::size_t a = 0; a < m_case.options.anchors.size(); ++a) {
            const auto [aw, ah] = m_case.options.anchors[a];
            const double common = std::min(aw, width) * std::min(ah, height);
            const double iou = common / (aw * ah + width * height - common);
            if (iou > made.iou) {
                const std::size_t level = a / static_cast<std::size_t>(each());
                const int stride = m_case.options.strides[level];
                const torch::Tensor& map = m_case.raw.maps[level];
                made.iou = iou;
                made.place = {truth.image, static_cast<std::int64_t>(level), std::min(map.size(2) - 1, static_cast<std::int64_t>(y / stride)),
                              std::min(map.size(3) - 1, static_cast<std::int64_t>(x / stride)), static_cast<std::int64_t>(a) % each()};
            }
        }
        for (Claim& other : m_claims) {
            if (other.place == made.place) {
                other = made.iou > other.iou ? made : other;
                return;
            }
        }
        m_claims.push_back(made);
    }

    std::optional<std::size_t> truthAt(const std::array<std::int64_t, 5>& place) const
    {
        for (const Claim& claimed : m_claims) {
            if (claimed.place == place) {
                return claimed.truth;
            }
        }
        return std::nullopt;
    }

    void walk(std::size_t level)
    {
        const torch::Tensor& map = m_case.raw.maps[level];
        for (std::int64_t image = 0; image < map.size(0); ++image) {
            for (std::int64_t row = 0; row < map.size(2); ++row) {
                for (std::int64_t column = 0; column < map.size(3); ++column) {
                    for (std::int64_t box = 0; box < each(); ++box) {
                        visit({image, static_cast<std::int64_t>(level), row, column, box});
                    }
                }
            }
        }
    }

    void visit(const std::array<std::int64_t, 5>& place)
    {
        const auto [image, level, row, column, box] = place;
        const AnchorLossOptions& options = m_case.options;
        const recipe::AnchorConfig& gains = options.terms;
        const auto index = static_cast<std::size_t>(level);
        const torch::Tensor cell = m_case.raw.maps[index].index({image, torch::indexing::Slice(), row, column}).narrow(0, box * (5 + options.classes), 5 + options.classes);
        const auto t = [&](std::int64_t i) { return cell[i].item<double>(); };
        const int stride = options.strides[index];
        const auto [pw, ph] = options.anchors[index * static_cast<std::size_t>(each()) + static_cast<std::size_t>(box)];
        const double x = (sigma(t(0)) + static_cast<double>(column)) * stride;
        const double y = (sigma(t(1)) + static_cast<double>(row)) * stride;
        const double w = pw * std::exp(t(2));
        const double h = ph * std::exp(t(3));
        const Box said{x - w / 2, y - h / 2, x + w / 2, y + h / 2};
        const double canvas = static_cast<double>(m_case.raw.width) * m_case.raw.height;
        const double images = static_cast<double>(m_case.raw.maps[index].size(0));
        const bool mse = gains.loss == recipe::ObjectnessLoss::Mse;
        const double p = sigma(t(4));
        std::array<double, 5>& term = terms[index];
        if (const std::optional<std::size_t> own = truthAt(place)) {
            const Truth& truth = m_case.truths[*own];
            const double tw = truth.box[2] - truth.box[0];
            const double th = truth.box[3] - truth.box[1];
            const double k = 2 - tw * th / canvas;
            const double wantedX = (truth.box[0] + truth.box[2]) / 2 / stride - static_cast<double>(column);
            const double wantedY = (truth.box[1] + truth.box[3]) / 2 / stride - static_cast<double>(row);
            const double goal = gains.target == recipe::ObjectnessTarget::Iou ? iouOf(said, truth.box) : 1;
            term[0] += gains.xyGain * (std::pow(k * (sigma(t(0)) - wantedX), 2) + std::pow(k * (sigma(t(1)) - wantedY), 2)) / images;
            term[1] += gains.whGain * (std::pow(k * (t(2) - std::log(tw / pw)), 2) + std::pow(k * (t(3) - std::log(th / ph)), 2)) / images;
            const double square = (p - goal) * (p - goal);
            term[2] += gains.objectGain / images
                       * (!mse                                                  ? -goal * std::log(p) - (1 - goal) * std::log(1 - p)
                          : gains.signFault == recipe::SignFault::Signed && p < goal ? -square
                                                                                     : square);
            for (int c = 0; c < options.classes; ++c) {
                const double q = sigma(t(5 + c));
                term[4] -= options.classGain * std::log(c == truth.label ? q : 1 - q) / images;
            }
            return;
        }
        double overlap = 0;
        for (const Truth& truth : m_case.truths) {
            overlap = truth.image == image ? std::max(overlap, iouOf(said, truth.box)) : overlap;
        }
        if (overlap < gains.ignore) {
            term[3] += gains.noObjectGain * (mse ? p * p : -std::log(1 - p)) / images;
        }
        if (m_warm) {
            const double k = 2 - pw * ph / canvas;
            term[0] += gains.xyGain * (std::pow(k * (sigma(t(0)) - 0.5), 2) + std::pow(k * (sigma(t(1)) - 0.5), 2)) / images;
            term[1] += gains.whGain * (std::pow(k * t(2), 2) + std::pow(k * t(3), 2)) / images;
        }
    }

    const Case& m_case;
    bool m_warm;
    std::vector<Claim> m_claims;
};

class Random
{
public:
    explicit Random(unsigned seed) : m_random(seed) { torch::manual_seed(seed); }

    double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(m_random); }
    int upTo(int last) { return std::uniform_int_distribution<int>(0, last)(m_random); }

    Case next()
    {
        Case made;
        made.options.classes = 1 + upTo(3);
        made.options.classGain = between(0.1, 3);
        made.options.strides = upTo(1) == 0 ? std::vector<int>{16, 32} : std::vector<int>{8, 16, 32};
        const int each = 1 + upTo(2);
        for (std::size_t i = 0; i < made.options.strides.size() * static_cast<std::size_t>(each); ++i) {
            made.options.anchors.push_back({between(4, 60), between(4, 60)});
        }
        made.options.terms = {.xyGain = between(0, 3),
                              .whGain = between(0, 3),
                              .objectGain = between(0, 3),
                              .noObjectGain = between(0, 3),
                              .warmupBatches = upTo(1) * 10,
                              .loss = static_cast<recipe::ObjectnessLoss>(upTo(1)),
                              .target = static_cast<recipe::ObjectnessTarget>(upTo(1)),
                              .ignore = between(0.1, 0.7)};
        if (made.options.terms.loss == recipe::ObjectnessLoss::Mse) {
            made.options.terms.signFault = static_cast<recipe::SignFault>(upTo(2));
        }
        made.raw.width = 64;
        made.raw.height = 32 * (1 + upTo(1));
        const int images = 1 + upTo(2);
        for (const int stride : made.options.strides) {
            made.raw.maps.push_back(torch::randn({images, each * (5 + made.options.classes), made.raw.height / stride, made.raw.width / stride}, torch::kDouble));
        }
        for (int image = 0; image < images; ++image) {
            for (int i = upTo(3) == 0 ? 0 : upTo(12); i > 0; --i) {
                const double x = between(-20, 70);
                const double y = between(-20, 70);
                made.truths.push_back({.box = {x, y, x + between(0, 40), y + between(0, 40)}, .label = upTo(made.options.classes - 1), .image = image});
            }
        }
        return made;
    }

private:
    std::mt19937 m_random;
};

/// One cell of 32 px with one anchor, all numbers 0.
Case oneCell(recipe::ObjectnessLoss loss = recipe::ObjectnessLoss::CrossEntropy)
{
    Case made{.raw = {.maps = {torch::zeros({1, 6, 1, 1}, torch::kDouble)}, .height = 32, .width = 32},
              .truths = {{.box = {8, 8, 24, 24}}},
              .options = {.classes = 1, .strides = {32}, .anchors = {{16, 16}}, .terms = {.loss = loss}}};
    return made;
}

std::vector<double> partsOf(const Case& made, const LossMoment& moment = {.step = 1, .training = true})
{
    const DetectionLosses losses = makeAnchorCriterion(made.options)->loss(made.raw, tensorsOf(made.truths), moment);
    const torch::Tensor parts = losses.parts.contiguous();
    return {parts.data_ptr<double>(), parts.data_ptr<double>() + parts.numel()};
}

std::vector<CellMatch> matchesOf(const std::vector<Truth>& truths)
{
    return matchAnchors(tensorsOf(truths), {{.stride = 8, .rows = 4, .columns = 4}, {.stride = 16, .rows = 2, .columns = 2}}, {{4, 4}, {8, 8}, {16, 16}, {30, 30}});
}

}  // namespace

class TestAnchorCriterion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void theWorkedExample()
    {
        const std::vector<double> entropy = partsOf(oneCell());
        compareClose(entropy[0], 0);
        compareClose(entropy[1], 0);
        compareClose(entropy[2], std::log(2));
        compareClose(entropy[3], 0);
        compareClose(entropy[4], std::log(2));
        compareClose(partsOf(oneCell(recipe::ObjectnessLoss::Mse))[2], 0.25);
    }

    /// A truth 8 px to the right of the cell's middle and half as wide as its anchor: (k/4)² and (k·ln ½)², k = 2 − 8·16/1024.
    void placeAndSizeByHand()
    {
        Case made = oneCell();
        made.truths = {{.box = {20, 8, 28, 24}}};
        const double k = 2 - 8.0 * 16 / 1024;
        const std::vector<double> parts = partsOf(made);
        compareClose(parts[0], k * k / 16);
        compareClose(parts[1], std::pow(k * std::log(0.5), 2));
    }

    void theLossIsTheLiteralOne()
    {
        Random random(11);
        for (int round = 0; round < 60; ++round) {
            Case made = random.next();
            for (torch::Tensor& map : made.raw.maps) {
                map.set_requires_grad(true);
            }
            const LossMoment moment{.step = 1 + random.upTo(15), .training = random.upTo(2) > 0};
            const auto criterion = makeAnchorCriterion(made.options);
            const DetectionLosses losses = criterion->loss(made.raw, tensorsOf(made.truths), moment);
            const Literal literal(made, moment);
            double all = 0;
            for (std::int64_t term = 0; term < 5; ++term) {
                double sum = 0;
                for (std::size_t level = 0; level < literal.terms.size(); ++level) {
                    const double expected = literal.terms[level][static_cast<std::size_t>(term)];
                    const auto place = term * static_cast<std::int64_t>(literal.terms.size()) + static_cast<std::int64_t>(level);
                    compareClose(losses.details[place].item<double>(), expected, 1e-7);
                    sum += expected;
                }
                compareClose(losses.parts[term].item<double>(), sum, 1e-7);
                all += sum;
            }
            compareClose(losses.total.item<double>(), all * static_cast<double>(made.raw.maps[0].size(0)), 1e-7);
            losses.total.backward();
            QVERIFY(made.raw.maps[0].grad().isfinite().all().item<bool>());
        }
    }

    void theGradientIsTheSlope()
    {
        Random random(12);
        Case made = random.next();
        made.options.terms.target = recipe::ObjectnessTarget::One;  // an IoU that is learnt is taken as it stands
        made.options.terms.ignore = 1;
        const Truths truths = tensorsOf(made.truths);
        const auto criterion = makeAnchorCriterion(made.options);
        torch::Tensor& map = made.raw.maps[0];
        map.set_requires_grad(true);
        criterion->loss(made.raw, truths, {.step = 1, .training = true}).total.backward();
        const torch::Tensor slope = map.grad().flatten();
        const torch::NoGradGuard noGradients;
        torch::Tensor flat = map.flatten();
        for (std::int64_t i = 0; i < flat.numel(); i += 7) {
            const double step = 1e-6;
            const double before = flat[i].item<double>();
            const auto lossAt = [&](double value) {
                flat[i] = value;
                return criterion->loss(made.raw, truths, {.step = 1, .training = true}).total.item<double>();
            };
            const double expected = (lossAt(before + step) - lossAt(before - step)) / (2 * step);
            flat[i] = before;
            compareClose(slope[i].item<double>(), expected, 1e-5);
        }
    }

    void aPictureWithoutTruthsTeachesSilenceAlone()
    {
        Case made = oneCell();
        made.truths = {};
        const std::vector<double> parts = partsOf(made);
        compareClose(parts[3], std::log(2));
        QCOMPARE(parts[0] + parts[1] + parts[2] + parts[4], 0.0);
    }

    void truthsAreMatchedByShapeAndCentre()
    {
        const std::vector<CellMatch> matches = matchesOf({{.box = {10, 20, 18, 29}}, {.box = {0, 0, 32, 32}}});  // 8x9, 32x32
        QCOMPARE(matches.size(), std::size_t(2));
        QCOMPARE(matches[0].level, std::size_t(0));
        QCOMPARE(matches[0].row, std::int64_t(3));     // 24.5 / 8
        QCOMPARE(matches[0].column, std::int64_t(1));  // 14 / 8
        QCOMPARE(matches[0].box, std::int64_t(1));
        QCOMPARE(matches[1].level, std::size_t(1));
        QCOMPARE(matches[1].row, std::int64_t(1));
        QCOMPARE(matches[1].box, std::int64_t(1));
    }

    void bordersHaveTheLastCellAndOutsideHasNone()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<CellMatch> border = matchesOf({{.box = {28, 30, 36, 34}}});  // its centre is the corner (32, 32)
        QCOMPARE(border.size(), std::size_t(1));
        QCOMPARE(border[0].row, std::int64_t(3));
        QCOMPARE(border[0].column, std::int64_t(3));
        QVERIFY(matchesOf({{.box = {31, 0, 40, 8}}}).empty());
        QVERIFY(matchesOf({{.box = {-9, 0, 8, 8}}}).empty());
        QVERIFY(matchesOf({{.box = {5, 5, 5, 9}}}).empty());
        QVERIFY(matchesOf({{.box = {nan, 5, 9, 9}}}).empty());
    }

    /// 100 truths on four cells of 16 px: one is learnt by each box that is the most alike, and of those the most alike one.
    void moreTruthsThanCells()
    {
        std::vector<Truth> truths;
        for (int i = 0; i < 100; ++i) {
            truths.push_back({.box = {2, 2, 10 + 0.01 * i, 10}});  // 8 wide, then wider: the first is the anchor 8x8
        }
        const std::vector<CellMatch> matches = matchesOf(truths);
        QCOMPARE(matches.size(), std::size_t(1));
        QCOMPARE(matches[0].truth, std::int64_t(0));
        std::reverse(truths.begin(), truths.end());
        QCOMPARE(matchesOf(truths)[0].truth, std::int64_t(99));
    }

    /// What the seed's formula does, and what the seed says of it.
    void theSignFault()
    {
        Case made = oneCell(recipe::ObjectnessLoss::Mse);
        const auto slopeOf = [&made](recipe::SignFault fault) {
            made.options.terms.signFault = fault;
            torch::Tensor map = made.raw.maps[0].clone().set_requires_grad(true);
            const RawMaps raw{.maps = {map}, .height = 32, .width = 32};
            makeAnchorCriterion(made.options)->loss(raw, tensorsOf(made.truths), {.step = 1}).total.backward();
            return map.grad()[0][4][0][0].item<double>();
        };
        const std::vector<double> right = partsOf(made);
        made.options.terms.signFault = recipe::SignFault::Squared;
        QCOMPARE(partsOf(made), right);  // a square forgets the sign
        made.options.terms.signFault = recipe::SignFault::Signed;
        compareClose(partsOf(made)[2], -0.25);
        QVERIFY(slopeOf(recipe::SignFault::Off) < 0);  // descending raises objectness
        compareClose(slopeOf(recipe::SignFault::Squared), slopeOf(recipe::SignFault::Off));
        compareClose(slopeOf(recipe::SignFault::Signed), -slopeOf(recipe::SignFault::Off));
    }

    void aWarmUpEndsAfterItsBatches()
    {
        Case made = oneCell();
        made.truths = {};
        made.raw.maps[0][0][0] = 3;  // t_x: σ = 0.9526
        made.raw.maps[0][0][3] = 1;  // t_h
        made.options.terms.warmupBatches = 5;
        const double k = 2 - 16.0 * 16 / 1024;
        compareClose(partsOf(made, {.step = 5})[0], std::pow(k * (sigma(3) - 0.5), 2));
        compareClose(partsOf(made, {.step = 5})[1], k * k);
        QCOMPARE(partsOf(made, {.step = 6})[0], 0.0);
        QCOMPARE(partsOf(made, {.step = 5, .training = false})[1], 0.0);
    }

    void decodingByHand()
    {
        AnchorLossOptions options{.classes = 2, .strides = {16}, .anchors = {{10, 20}, {30, 12}}};
        torch::Tensor map = torch::zeros({1, 14, 1, 2}, torch::kDouble);
        map[0][7][0][1] = std::log(3.0);       // second anchor, second column: σ = 0.75
        map[0][9][0][1] = std::log(2.0);       // twice as wide
        map[0][11][0][1] = std::log(4.0);      // objectness 0.8
        map[0][13][0][1] = std::log(9.0);      // class 1: 0.9
        const Decoded decoded = makeAnchorCriterion(options)->decode({.maps = {map}, .height = 16, .width = 32});
        QCOMPARE(decoded.boxes.sizes(), torch::IntArrayRef({1, 4, 4}));
        const torch::Tensor box = decoded.boxes[0][3];  // row 0, column 1, anchor 1
        compareClose(box[0].item<double>(), (0.75 + 1) * 16 - 30);
        compareClose(box[1].item<double>(), 8 - 6);
        compareClose(box[2].item<double>(), (0.75 + 1) * 16 + 30);
        compareClose(box[3].item<double>(), 8 + 6);
        compareClose(decoded.scores[0][3][1].item<double>(), 0.8 * 0.9);
        compareClose(decoded.scores[0][3][0].item<double>(), 0.8 * 0.5);
        compareClose(decoded.boxes[0][0][2].item<double>(), 8 + 5);  // first anchor of the first cell
    }

    /// Seed 003 counts 5,400, 21,600 and 86,400 predictions for 8 pictures of 480 px.
    void signalsCountEveryPrediction()
    {
        const recipe::ModelPlan plan = recipe::planOf("yolov3", 1);
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        const auto criterion = criterionFor(plan, config);
        RawMaps raw{.maps = {}, .height = 480, .width = 480};
        for (const int stride : plan.strides) {
            raw.maps.push_back(torch::zeros({8, 18, 480 / stride, 480 / stride}));
        }
        const Truths truths = tensorsOf({{.box = {100, 100, 300, 320}, .label = 0, .image = 2}});
        const std::vector<CellSignals> signals = criterion->signals(raw, truths);
        QCOMPARE(signals.size(), std::size_t(3));
        QCOMPARE(signals[2].objectness.numel(), std::int64_t(5400));
        QCOMPARE(signals[1].objectness.numel(), std::int64_t(21600));
        QCOMPARE(signals[0].objectness.numel(), std::int64_t(86400));
        QCOMPARE(signals[2].matched.sum().item<std::int64_t>(), std::int64_t(1));  // 200x220 is nearest to 156x198
        QVERIFY(signals[2].matched[2][(6 * 15 + 6) * 3 + 1].item<bool>());       // centre (200, 210), row 6, column 6
        QVERIFY(!signals[2].negative[2][(6 * 15 + 6) * 3 + 1].item<bool>());
        QVERIFY(signals[0].negative.all().item<bool>());
        QCOMPARE(signals[0].objectness[0][0].item<float>(), 0.5F);
        QCOMPARE(signals[1].overlap[1].max().item<float>(), 0.0F);
    }

    void aNetworkThatIsNoNumberHasNoLoss()
    {
        Case made = oneCell();
        made.raw.maps[0][0][4] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(std::isnan(partsOf(made)[2]));
        made.raw.maps[0][0][4] = 0;
        made.raw.maps[0][0][2] = 1e30;  // an infinite box says so in its own term and spoils no other
        QVERIFY(std::isfinite(partsOf(made)[2]));
    }

    void termsHaveNames()
    {
        const auto criterion = criterionFor(recipe::planOf("yolov3-tiny", 3), recipe::defaultConfig("detection"));
        QCOMPARE(criterion->partNames(), (std::vector<std::string>{"xy_loss", "wh_loss", "object_loss", "no_object_loss", "class_loss"}));
        QCOMPARE(criterion->detailNames().size(), std::size_t(10));
        QCOMPARE(criterion->detailNames()[0], std::string("xy_loss/16"));
        QCOMPARE(criterion->detailNames()[5], std::string("object_loss/32"));
    }

    void overlapsByHand()
    {
        const torch::Tensor a = torch::tensor({0.0, 0.0, 2.0, 2.0}, torch::kDouble).view({1, 4});
        const torch::Tensor b = torch::tensor({1.0, 1.0, 3.0, 3.0, 5.0, 5.0, 5.0, 9.0}, torch::kDouble).view({2, 4});
        compareClose(pairwiseIou(a, b)[0][0].item<double>(), 1.0 / 7);
        QCOMPARE(pairwiseIou(a, b)[0][1].item<double>(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestAnchorCriterion)
#include "tst_anchor_criterion.moc"
