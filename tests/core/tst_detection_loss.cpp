#include "core/training/detection/anchors.h"
#include "core/training/detection/assignment.h"
#include "core/training/detection/box_terms.h"
#include "core/training/detection/class_entropy.h"
#include "literal_detection_loss.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <utility>
#include <vector>

using namespace gg::training;

namespace {

void compareClose(double actual, double expected, double within = 1e-6)
{
    QVERIFY2(std::abs(actual - expected) <= within * std::max(1.0, std::abs(expected)),
             qPrintable(QStringLiteral("%1 in place of %2").arg(actual, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

double ciou(const literal::Box& a, const literal::Box& b)
{
    const auto tensor = [](const literal::Box& box) { return torch::tensor(std::vector<double>(box.begin(), box.end()), torch::kDouble); };
    return completeIou(sidesOf(tensor(a)), sidesOf(tensor(b))).item<double>();
}

Truths truthsOf(const std::vector<literal::Truth>& truths, torch::ScalarType type)
{
    const auto count = static_cast<std::int64_t>(truths.size());
    Truths tensors{.boxes = torch::zeros({count, 4}, type), .labels = torch::zeros({count}, torch::kLong), .images = torch::zeros({count}, torch::kLong)};
    for (std::int64_t i = 0; i < count; ++i) {
        const literal::Truth& truth = truths[static_cast<std::size_t>(i)];
        for (std::int64_t side = 0; side < 4; ++side) {
            tensors.boxes[i][side] = truth.box[static_cast<std::size_t>(side)];
        }
        tensors.labels[i] = truth.label;
        tensors.images[i] = truth.image;
    }
    return tensors;
}

/// One batch of a random network and random truths.
struct Case {
    std::vector<torch::Tensor> maps;
    std::vector<literal::Truth> truths;
    DetectionLossOptions options;
};

class Random
{
public:
    explicit Random(unsigned seed) : m_random(seed) { torch::manual_seed(seed); }

    double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(m_random); }
    std::int64_t upTo(std::int64_t last) { return std::uniform_int_distribution<std::int64_t>(0, last)(m_random); }

    Case next()
    {
        Case made;
        made.options.classes = static_cast<int>(1 + upTo(4));
        made.options.assignTop = upTo(2) == 0 ? 3 : 10;
        made.options.weighSmall = upTo(1) == 0;
        made.options.focalGamma = std::array<double, 3>{0, 0.5, 2}[static_cast<std::size_t>(upTo(2))];
        if (upTo(1) == 0) {
            for (int c = 0; c < made.options.classes; ++c) {
                made.options.classWeights.push_back(between(0.5, 3));
            }
        }
        const std::int64_t images = 1 + upTo(3);
        const bool few = upTo(4) == 0;  // fewer anchors than candidates are asked for
        made.options.strides = few ? std::vector<int>{16, 32} : std::vector<int>{8, 16, 32};
        m_width = few ? 32 : 64 + 32 * upTo(1);
        m_height = few ? 32 : 64;
        for (const int stride : made.options.strides) {
            made.maps.push_back(
                torch::randn({images, 4 * made.options.bins + made.options.classes, m_height / stride, m_width / stride}, torch::kDouble) * 2);
        }
        for (std::int64_t image = 0; image < images; ++image) {
            const std::int64_t count = upTo(3) == 0 ? 0 : upTo(upTo(3) == 0 ? 30 : 5);
            for (std::int64_t i = 0; i < count; ++i) {
                made.truths.push_back({.box = box(made, image), .label = upTo(made.options.classes - 1), .image = image});
            }
        }
        return made;
    }

private:
    literal::Box box(const Case& made, std::int64_t image)
    {
        const auto width = static_cast<double>(m_width);
        const auto height = static_cast<double>(m_height);
        switch (upTo(5)) {
        case 0: {  // a pixel
            const double x = between(0, width - 1);
            const double y = between(0, height - 1);
            return {x, y, x + 1, y + 1};
        }
        case 1:  // beside the picture
            return {width + 5, 3, width + 30, 40};
        case 2:  // the very box of the truth before
            if (!made.truths.empty()) {
                return made.truths.back().box;
            }
            [[fallthrough]];
        case 3: {  // anywhere
            const double x = between(-5, width - 4);
            const double y = between(-5, height - 4);
            return {x, y, x + between(2, width), y + between(2, height)};
        }
        default: {  // near what an anchor says
            literal::Output output(made.maps, made.options);
            const auto anchor = static_cast<std::size_t>(upTo(static_cast<std::int64_t>(output.anchors.size()) - 1));
            literal::Box found = output.box(image, output.anchors[anchor]);
            for (double& side : found) {
                side += between(-2, 2);
            }
            found[2] = std::max(found[2], found[0] + 1);
            found[3] = std::max(found[3], found[1] + 1);
            return found;
        }
        }
    }

    std::mt19937 m_random;
    std::int64_t m_width = 0;
    std::int64_t m_height = 0;
};

/// The table as the literal version writes it: target by picture and anchor.
std::map<std::pair<std::int64_t, std::int64_t>, std::pair<std::int64_t, double>> placesOf(const Assignment& table, const Truths& truths)
{
    std::map<std::pair<std::int64_t, std::int64_t>, std::pair<std::int64_t, double>> places;
    for (std::int64_t t = 0; t < table.anchors.size(0); ++t) {
        for (std::int64_t k = 0; k < table.anchors.size(1); ++k) {
            const double target = table.targets[t][k].item<double>();
            if (target > 0) {
                const bool fresh = places.try_emplace({truths.images[t].item<std::int64_t>(), table.anchors[t][k].item<std::int64_t>()}, t, target).second;
                if (!fresh) {
                    qWarning("an anchor is assigned twice");
                    places.clear();
                    return places;
                }
            }
        }
    }
    return places;
}

void compareWithLiteral(const Candidates& candidates, const Truths& truths, std::int64_t anchors, std::int64_t images,
                        const std::vector<literal::Positive>& expected, const std::vector<literal::Truth>& of)
{
    const auto places = placesOf(assignment(candidates, truths, images, anchors), truths);
    std::size_t count = 0;
    for (const literal::Positive& positive : expected) {
        if (!(positive.target > 0)) {
            continue;
        }
        ++count;
        const auto found = places.find({of[positive.truth].image, static_cast<std::int64_t>(positive.anchor)});
        QVERIFY(found != places.end());
        QCOMPARE(found->second.first, static_cast<std::int64_t>(positive.truth));
        compareClose(found->second.second, positive.target, 1e-9);
    }
    QCOMPARE(places.size(), count);
}

std::vector<torch::Tensor> converted(const std::vector<torch::Tensor>& maps, torch::ScalarType type, at::MemoryFormat format)
{
    std::vector<torch::Tensor> other;
    for (const torch::Tensor& map : maps) {
        other.push_back(map.to(type).contiguous(format));
    }
    return other;
}

/// Maps of zeros: every distribution is even, so each box reaches 7.5 strides to every side, and each score is 1/2.
std::vector<torch::Tensor> silent(const DetectionLossOptions& options, std::int64_t side)
{
    std::vector<torch::Tensor> maps;
    for (const int stride : options.strides) {
        maps.push_back(torch::zeros({1, 4 * options.bins + options.classes, side / stride, side / stride}, torch::kDouble));
    }
    return maps;
}

}  // namespace

class DetectionLossTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ciouOfIdenticalBoxesIsOne()
    {
        compareClose(ciou({3, 4, 10, 24}, {3, 4, 10, 24}), 1);
    }

    void ciouTakesOffTheDistanceOfTheCentres()
    {
        compareClose(ciou({0, 0, 2, 2}, {1, 1, 3, 3}), 1.0 / 7 - 2.0 / 18);
        // Disjoint: no overlap, centres 10 apart, around them 12 x 2.
        compareClose(ciou({0, 0, 2, 2}, {10, 0, 12, 2}), -100.0 / (144 + 4));
    }

    void ciouTakesOffTheDifferenceOfTheShapes()
    {
        // 4 x 2 within 4 x 4 about the same centre: IoU 1/2; atan 2 and atan 1 differ by 0.3217506.
        const double v = 4 / (std::numbers::pi * std::numbers::pi) * 0.32175055 * 0.32175055;
        compareClose(ciou({0, 1, 4, 3}, {0, 0, 4, 4}), 0.5 - v * v / (0.5 + v));
    }

    void ciouOfEmptyBoxesIsANumber()
    {
        QVERIFY(std::isfinite(ciou({5, 5, 5, 5}, {5, 5, 5, 5})));
        QVERIFY(std::isfinite(ciou({5, 5, 5, 5}, {0, 0, 9, 9})));
    }

    void theDistributionLossIsTheCrossEntropyWithTheTwoBinsBeside()
    {
        // Shares 0.1, 0.2, 0.7 and a target of 0.75 bins: a quarter of bin 0, three quarters of bin 1.
        const torch::Tensor logits = torch::tensor({{0.1, 0.2, 0.7}}, torch::kDouble).log();
        compareClose(distributionLoss(logits, torch::tensor({0.75}, torch::kDouble)).item<double>(), -0.25 * std::log(0.1) - 0.75 * std::log(0.2));
        // Beyond the last bin: clamped to 1.99.
        compareClose(distributionLoss(logits, torch::tensor({9.0}, torch::kDouble)).item<double>(), -0.01 * std::log(0.2) - 0.99 * std::log(0.7));
        compareClose(distributionLoss(logits, torch::tensor({-3.0}, torch::kDouble)).item<double>(), -std::log(0.1));
    }

    void anEvenDistributionIsDecodedAsItsMiddle()
    {
        DetectionLossOptions options;
        std::vector<torch::Tensor> maps = silent(options, 64);
        const Decoded decoded = decode(maps, options.strides, options.bins);
        QCOMPARE(decoded.boxes.size(1), std::int64_t{64 + 16 + 4});
        // The second anchor of stride 8 lies at (12, 4) and reaches 60 to every side.
        const std::vector<double> expected{12 - 60, 4 - 60, 12 + 60, 4 + 60};
        for (std::int64_t side = 0; side < 4; ++side) {
            compareClose(decoded.boxes[0][1][side].item<double>(), expected[static_cast<std::size_t>(side)]);
        }
        compareClose(decoded.scores[0][1][0].item<double>(), 0.5);
        // All weight on bin 3 of the left side.
        maps[0].index_put_({0, 3, 0, 1}, 100.0);
        compareClose(decode(maps, options.strides, options.bins).boxes[0][1][0].item<double>(), 12 - 24);
    }

    /// One stride of 8 on 16 x 16: four anchors at 4 and 12. Truth A (0, 0, 16, 8) holds the upper two, truth B (0, 0, 8, 16) the left two.
    void theAnchorThatTwoTruthsWantGoesToTheOneItOverlapsMore()
    {
        DetectionLossOptions options;
        options.strides = {8};
        const torch::Tensor centres = torch::tensor({{4.0, 12.0, 4.0, 12.0}, {4.0, 4.0, 12.0, 12.0}}, torch::kDouble);
        // Anchor 0 says (0, 0, 8, 14), anchor 1 (0, 0, 16, 4), anchor 2 (0, 0, 8, 16), anchor 3 something else.
        const torch::Tensor boxes =
            torch::tensor({{{0, 0, 0, 90}, {0, 0, 0, 90}, {8, 16, 8, 99}, {14, 4, 16, 99}}}, torch::kInt).to(torch::kDouble);
        const torch::Tensor logits = torch::zeros({1, 1, 4}, torch::kDouble);
        const Truths truths = truthsOf({{{0, 0, 16, 8}, 0, 0}, {{0, 0, 8, 16}, 0, 0}}, torch::kDouble);
        const Assignment table = assignment(bestCandidates(boxes, {logits}, centres, truths, options), truths, 1, 4);
        const auto places = placesOf(table, truths);
        QCOMPARE(places.size(), std::size_t{3});
        const auto at = [&](std::int64_t anchor) { return places.at({0, anchor}); };
        QCOMPARE(at(0).first, std::int64_t{1});
        QCOMPARE(at(1).first, std::int64_t{0});
        QCOMPARE(at(2).first, std::int64_t{1});
        // A has anchor 1 alone: its target is its overlap. B's best is anchor 2 with overlap 1; anchor 0 has the sixth power of its own.
        compareClose(at(1).second, ciou({0, 0, 16, 4}, {0, 0, 16, 8}), 1e-4);
        compareClose(at(2).second, 1);
        compareClose(at(0).second, std::pow(ciou({0, 0, 8, 14}, {0, 0, 8, 16}), 6), 1e-5);
    }

    void theCandidatesAreTheTopOfEachTruth()
    {
        DetectionLossOptions options;
        options.strides = {8};
        options.assignTop = 2;
        std::vector<torch::Tensor> maps{torch::zeros({1, 65, 4, 4}, torch::kDouble)};
        for (std::int64_t anchor = 0; anchor < 16; ++anchor) {
            maps[0].index_put_({0, 64, anchor / 4, anchor % 4}, static_cast<double>(anchor) * 0.01);
        }
        // Equal overlaps by symmetry about the centre of the picture: anchors 5, 6, 9, 10 are the best, of these the higher scores.
        const Truths truths = truthsOf({{{0, 0, 32, 32}, 0, 0}}, torch::kDouble);
        const Anchors anchors = anchorsOf(maps, options.strides);
        const torch::Tensor boxes = decodeBoxes(maps, anchors, options.bins);
        const torch::Tensor logits = maps[0].narrow(1, 64, 1).flatten(2);
        const Candidates candidates = bestCandidates(boxes, {logits}, anchors.centres, truths, options);
        QCOMPARE(candidates.anchors[0][0].item<std::int64_t>(), std::int64_t{10});
        QCOMPARE(candidates.anchors[0][1].item<std::int64_t>(), std::int64_t{9});
    }

    void aBatchWithoutObjectsLearnsTheBackgroundAlone()
    {
        DetectionLossOptions options;
        options.classes = 2;
        std::vector<torch::Tensor> maps = silent(options, 64);
        for (torch::Tensor& map : maps) {
            map.requires_grad_();
        }
        const DetectionLosses losses = detectionLoss(maps, truthsOf({}, torch::kFloat), options);
        // 84 anchors, two classes, log 2 each; nothing to normalise by.
        compareClose(losses.total.item<double>(), 0.5 * 84 * 2 * std::numbers::ln2);
        compareClose(losses.parts[0].item<double>(), 0);
        compareClose(losses.parts[2].item<double>(), 0);
        QCOMPARE(losses.positives.item<std::int64_t>(), std::int64_t{0});
        losses.total.backward();
        QVERIFY(maps[0].grad().narrow(1, 64, 2).abs().min().item<double>() > 0);
    }

    void itIsTheLiteralLossOnRandomCases()
    {
        Random random(11);
        int withPositives = 0;
        for (int round = 0; round < 400; ++round) {
            const Case made = random.next();
            literal::Output output(made.maps, made.options);
            const std::vector<literal::Positive> positives = literal::assign(output, made.truths);
            const literal::Loss expected = literal::lossOf(output, made.truths, positives);
            const Truths truths = truthsOf(made.truths, torch::kDouble);
            const std::vector<std::pair<at::MemoryFormat, decltype(&detectionLoss)>> forms{{at::MemoryFormat::Contiguous, &detectionLoss},
                                                                                           {at::MemoryFormat::ChannelsLast, &detectionLoss},
                                                                                           {at::MemoryFormat::ChannelsLast, &detectionLossOfTensors}};
            for (const auto& [format, loss] : forms) {
                const DetectionLosses losses = loss(converted(made.maps, torch::kDouble, format), truths, made.options);
                compareClose(losses.parts[0].item<double>(), expected.box, 1e-9);
                compareClose(losses.parts[1].item<double>(), expected.classes, 1e-9);
                compareClose(losses.parts[2].item<double>(), expected.dfl, 1e-9);
                compareClose(losses.total.item<double>(), expected.total, 1e-9);
            }
            const auto count = std::count_if(positives.begin(), positives.end(), [](const auto& positive) { return positive.target > 0; });
            for (const auto& loss : {detectionLoss, detectionLossOfTensors}) {
                QCOMPARE(loss(made.maps, truths, made.options).positives.item<std::int64_t>(), static_cast<std::int64_t>(count));
            }
            withPositives += count > 0 ? 1 : 0;
            if (QTest::currentTestFailed()) {
                qWarning("in round %d", round);
                return;
            }
        }
        QVERIFY(withPositives > 200);
    }

    void withAndWithoutLoopsTheAssignmentIsTheLiteralOne()
    {
        Random random(12);
        for (int round = 0; round < 200; ++round) {
            const Case made = random.next();
            literal::Output output(made.maps, made.options);
            const std::vector<literal::Positive> expected = literal::assign(output, made.truths);
            const Truths truths = truthsOf(made.truths, torch::kDouble);
            const Anchors anchors = anchorsOf(made.maps, made.options.strides);
            const torch::Tensor boxes = decodeBoxes(made.maps, anchors, made.options.bins);
            std::vector<torch::Tensor> logits;
            for (const torch::Tensor& map : made.maps) {
                logits.push_back(map.narrow(1, 4 * made.options.bins, made.options.classes).flatten(2));
            }
            for (const auto& find : {bestCandidates, bestCandidatesDense}) {
                const Candidates candidates = find(boxes, logits, anchors.centres, truths, made.options);
                compareWithLiteral(candidates, truths, boxes.size(2), boxes.size(0), expected, made.truths);
            }
            if (QTest::currentTestFailed()) {
                qWarning("in round %d", round);
                return;
            }
        }
    }

    void singlePrecisionIsTheSameWithinItsDigits()
    {
        Random random(13);
        for (int round = 0; round < 60; ++round) {
            const Case made = random.next();
            literal::Output output(converted(made.maps, torch::kFloat, at::MemoryFormat::Contiguous), made.options);
            const literal::Loss expected = literal::lossOf(output, made.truths, literal::assign(output, made.truths));
            const DetectionLosses losses = detectionLoss(converted(made.maps, torch::kFloat, at::MemoryFormat::ChannelsLast),
                                                         truthsOf(made.truths, torch::kFloat), made.options);
            compareClose(losses.total.item<double>(), expected.total, 2e-4);
        }
    }

    /// The assignment, its targets and α are constants of a step, so the differences are taken with these held.
    void gradientsAreTheFiniteDifferences()
    {
        Random random(14);
        int checked = 0;
        for (int round = 0; round < 12; ++round) {
            Case made = random.next();
            literal::Output output(made.maps, made.options);
            const std::vector<literal::Positive> positives = literal::assign(output, made.truths);
            for (torch::Tensor& map : made.maps) {
                map.requires_grad_();
            }
            detectionLoss(made.maps, truthsOf(made.truths, torch::kDouble), made.options).total.backward();
            const auto check = [&](std::int64_t image, std::int64_t channel, const literal::Anchor& anchor) {
                double& value = output.at(image, channel, anchor);
                const double at = value;
                value = at + 1e-5;
                const double above = literal::lossOf(output, made.truths, positives).total;
                value = at - 1e-5;
                const double below = literal::lossOf(output, made.truths, positives).total;
                value = at;
                compareClose(made.maps[anchor.level].grad()[image][channel][anchor.row][anchor.column].item<double>(), (above - below) / 2e-5, 1e-5);
                ++checked;
            };
            const std::int64_t channels = made.maps[0].size(1);
            for (const literal::Positive& positive : positives) {
                check(made.truths[positive.truth].image, random.upTo(channels - 1), output.anchors[positive.anchor]);
            }
            for (int i = 0; i < 10; ++i) {
                check(random.upTo(output.images() - 1), random.upTo(channels - 1),
                      output.anchors[static_cast<std::size_t>(random.upTo(static_cast<std::int64_t>(output.anchors.size()) - 1))]);
            }
        }
        QVERIFY(checked > 150);
    }

    /// Fused or by LibTorch's operations, in either layout and precision, with few classes and with many.
    void gradientsAreThoseOfTheTensors()
    {
        Random random(15);
        int withPositives = 0;
        for (int round = 0; round < 60; ++round) {
            Case made = random.next();
            made.options.focalGamma = 0;
            made.options.classWeights.clear();
            if (round % 3 == 0) {  // 80 classes: runs that are as long as a pass of the kernel, and longer
                made.options.classes = 80;
                for (torch::Tensor& map : made.maps) {
                    map = torch::randn({map.size(0), 4 * made.options.bins + 80, map.size(2), map.size(3)}, torch::kDouble) * 3;
                }
            }
            const torch::ScalarType type = round % 2 == 0 ? torch::kDouble : torch::kFloat;
            const at::MemoryFormat format = round % 4 < 2 ? at::MemoryFormat::Contiguous : at::MemoryFormat::ChannelsLast;
            const Truths truths = truthsOf(made.truths, type);
            std::vector<torch::Tensor> fused = converted(made.maps, type, format);
            std::vector<torch::Tensor> plain;
            for (torch::Tensor& map : fused) {
                map = map.detach().clone().requires_grad_();
                plain.push_back(map.detach().clone().requires_grad_());
            }
            const DetectionLosses losses = detectionLoss(fused, truths, made.options);
            const DetectionLosses expected = detectionLossOfTensors(plain, truths, made.options);
            // As a scaled loss of mixed precision comes: the gradient of the total need not be 1.
            const double factor = round % 5 == 0 ? 512 : 1;
            (losses.total * factor).backward();
            (expected.total * factor).backward();
            const double within = type == torch::kDouble ? 1e-9 : 2e-4;
            compareClose(losses.total.item<double>(), expected.total.item<double>(), within);
            for (std::size_t level = 0; level < fused.size(); ++level) {
                const double apart = (fused[level].grad() - plain[level].grad()).abs().max().item<double>();
                QVERIFY2(apart <= within * factor, qPrintable(QStringLiteral("level %1 in round %2: %3").arg(level).arg(round).arg(apart)));
            }
            withPositives += losses.positives.item<std::int64_t>() > 0 ? 1 : 0;
        }
        QVERIFY(withPositives > 25);
    }

    void theKernelIsTheFormulaWhateverTheValue()
    {
        std::vector<float> values{0, 1e-6F, -1e-6F, 1, -1, 15, -15, 16.6F, 20, -20, 87, -87, 200};
        for (int i = 0; i < 3000; ++i) {
            values.push_back(static_cast<float>(i - 1500) * 0.0137F);
        }
        for (const float value : values) {
            float slope = 0;
            const double entropy = backgroundEntropy(&value, &slope, 1, 3.0F);
            const double x = static_cast<double>(value);
            const double e = std::exp(-std::abs(x));
            const double expected = std::max(x, 0.0) + std::log1p(e);
            QVERIFY2(std::abs(entropy - expected) <= 5e-7 * expected + 1e-34, qPrintable(QString::number(x)));
            compareClose(static_cast<double>(slope), 3 * (x >= 0 ? 1 : e) / (1 + e), 5e-7);
        }
        // The sum over all of them, in one pass and in pieces of every length; in place as well.
        std::vector<float> slopes(values.size());
        const double sum = backgroundEntropy(values.data(), slopes.data(), values.size(), 1.0F);
        double pieces = 0;
        std::vector<float> again = values;
        for (std::size_t first = 0, length = 1; first < values.size(); first += length, ++length) {
            length = std::min(length, values.size() - first);
            pieces += backgroundEntropy(again.data() + first, again.data() + first, length, 1.0F);
        }
        compareClose(pieces, sum, 1e-6);
        QVERIFY(again == slopes);
    }

    void whatIsNoNumberStaysNone()
    {
        const float infinity = std::numeric_limits<float>::infinity();
        float slope = 0;
        for (const float value : {std::numeric_limits<float>::quiet_NaN(), infinity}) {
            QVERIFY(!std::isfinite(backgroundEntropy(&value, &slope, 1, 1.0F)));
        }
        const float none = -infinity;
        QVERIFY(backgroundEntropy(&none, &slope, 1, 1.0F) < 1e-30);
        std::vector<float> many(2000, -5);
        many[1777] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(std::isnan(backgroundEntropy(many.data(), nullptr, many.size(), 1.0F)));
    }

    void mapsThatDoNotFitAreRefused()
    {
        DetectionLossOptions options;
        const std::vector<torch::Tensor> maps = silent(options, 64);
        options.classes = 3;
        QVERIFY_EXCEPTION_THROWN(detectionLoss(maps, truthsOf({}, torch::kFloat), options), c10::Error);
    }
};

QTEST_APPLESS_MAIN(DetectionLossTest)
#include "tst_detection_loss.moc"
