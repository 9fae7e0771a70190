#include "core/metrics/coco.h"
#include "core/metrics/matching.h"
#include "tests/core/coco_protocol.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace gg;
using namespace gg::metrics;

/// The fast evaluation against the protocol said step by step, on random cases full of what is awkward: ties in score and in IoU, crowds, empty
/// images, classes without truth, boxes without area or turned inside out, areas on the borders of ranges, more than a hundred detections.
class TestCocoProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesAgreeWithTheProtocol_data();
    void boxesAgreeWithTheProtocol();
    void masksAgreeWithTheProtocol();
    void manyImagesAgreeWithTheProtocol();
};

namespace
{

/// Sides in steps of 8 pixels, so that 32² and 96² and equal overlaps are common.
constexpr double gridStep = 8;

class Maker {
public:
    explicit Maker(unsigned seed) : m_random(seed) {}

    int upTo(int most) { return std::uniform_int_distribution(0, most)(m_random); }
    bool oneIn(int n) { return upTo(n - 1) == 0; }
    double anywhere() { return std::uniform_real_distribution(0.0, 1.0)(m_random); }

    Box box()
    {
        if (oneIn(3)) {
            return {80 * anywhere(), 80 * anywhere(), 120 * anywhere(), 120 * anywhere()};
        }
        const auto side = [&] { return oneIn(25) ? -gridStep * upTo(4) : gridStep * (oneIn(4) ? 12 : 1 + upTo(5)); };
        return {gridStep * upTo(4), gridStep * upTo(4), side(), side()};
    }

    /// Near a truth half of the time, else anywhere.
    Box boxNear(const std::vector<Truth>& truths)
    {
        if (truths.empty() || oneIn(3)) {
            return box();
        }
        Box near = truths[static_cast<std::size_t>(upTo(static_cast<int>(truths.size()) - 1))].box;
        if (!oneIn(3)) {
            near.x += gridStep * upTo(1) / 2;
            near.width += gridStep * upTo(2) / 2;
        }
        return near;
    }

    double score() { return oneIn(4) ? anywhere() : 0.1 * upTo(9); }

    double area(const Box& box)
    {
        static const std::vector<double> borders{0, 1024, std::nextafter(1024.0, 0), 9216, std::nextafter(9216.0, 1e9), 1e10, 2e10, -5};
        return oneIn(8) ? borders[static_cast<std::size_t>(upTo(static_cast<int>(borders.size()) - 1))] : box.width * box.height;
    }

private:
    std::mt19937 m_random;
};

/// What kind of case it is: how many of everything there are.
struct Size {
    int images = 4;
    int classes = 3;
    int truths = 14;
    int fewestDetections = 0;
    int detections = 24;
    bool chain = false;  ///< boxes in a row, half a step apart: a detection lies on two truths alike, and others want one of them
};

Size randomSize(Maker& maker)
{
    if (maker.oneIn(40)) {
        return {.images = 1, .classes = 1, .truths = 60, .fewestDetections = 95, .detections = 125};
    }
    if (maker.oneIn(4)) {
        return {.images = 2, .classes = 1, .truths = 10, .detections = 16, .chain = true};
    }
    return {};
}

test::ProtocolInput randomCase(Maker& maker)
{
    const Size size = randomSize(maker);
    test::ProtocolInput input;
    input.images = static_cast<std::size_t>(1 + maker.upTo(size.images - 1));
    input.classes = static_cast<std::size_t>(1 + maker.upTo(size.classes - 1));
    const auto image = [&] { return static_cast<std::uint32_t>(maker.upTo(static_cast<int>(input.images) - 1)); };
    const auto classId = [&] { return static_cast<std::int32_t>(maker.upTo(static_cast<int>(input.classes) - 1)); };
    for (int i = maker.upTo(size.truths); i > 0; --i) {
        const Box box = size.chain ? Box{gridStep * maker.upTo(6), 0, 32, 32} : maker.box();
        input.truths.push_back(
            {.box = box, .area = maker.area(box), .image = image(), .classId = classId(), .ignore = maker.oneIn(12), .crowd = maker.oneIn(8)});
    }
    for (int i = size.fewestDetections + maker.upTo(size.detections - size.fewestDetections); i > 0; --i) {
        const Box box = size.chain ? Box{gridStep * maker.upTo(12) / 2, 0, 32, 32} : maker.boxNear(input.truths);
        input.detections.push_back({.box = box, .area = box.width * box.height, .score = maker.score(), .image = image(), .classId = classId()});
    }
    input.iou = [](const Detection& detection, const Truth& truth) { return boxIou(detection.box, truth.box, truth.crowd); };
    return input;
}

/// Masks as pictures, pixel by pixel.
class Pictures {
public:
    static constexpr int pixels = 12 * 10;

    /// A new picture, or one that was there before with some pixels less; its run lengths.
    std::vector<std::uint32_t> add(Maker& maker, bool copyAnother)
    {
        std::vector<bool> picture(pixels, false);
        bool on = maker.oneIn(2);
        for (auto&& pixel : picture) {
            on = maker.oneIn(9) ? !on : on;
            pixel = on;
        }
        if (copyAnother && !m_pictures.empty()) {
            picture = m_pictures[static_cast<std::size_t>(maker.upTo(static_cast<int>(m_pictures.size()) - 1))];
            for (int i = maker.upTo(30); i > 0; --i) {
                picture[static_cast<std::size_t>(maker.upTo(pixels - 1))] = false;
            }
        }
        m_pictures.push_back(picture);
        return runsOf(picture);
    }

    double iou(std::uint32_t detection, std::uint32_t truth, bool crowd) const
    {
        double both = 0;
        double whole = 0;
        for (std::size_t i = 0; i < pixels; ++i) {
            const bool d = m_pictures[detection][i];
            const bool g = m_pictures[truth][i];
            both += d && g ? 1 : 0;
            whole += (crowd ? d : d || g) ? 1 : 0;
        }
        return both > 0 ? both / whole : 0;
    }

private:
    static std::vector<std::uint32_t> runsOf(const std::vector<bool>& picture)
    {
        std::vector<std::uint32_t> runs{0};
        bool value = false;
        for (const bool pixel : picture) {
            if (pixel != value) {
                value = pixel;
                runs.push_back(0);
            }
            ++runs.back();
        }
        return runs;
    }

    std::vector<std::vector<bool>> m_pictures;
};

DetectionSet setOf(const test::ProtocolInput& input)
{
    DetectionSet set;
    set.classNames.assign(input.classes, "thing");
    set.images = input.images;
    set.truths = input.truths;
    set.detections = input.detections;
    for (std::uint32_t i = 0; i < set.truths.size(); ++i) {
        set.truths[i].source = i;
    }
    for (std::uint32_t i = 0; i < set.detections.size(); ++i) {
        set.detections[i].source = i;
    }
    set.arrange();
    return set;
}

bool agree(std::optional<double> value, double expected)
{
    return expected == -1 ? !value.has_value() : value.has_value() && std::abs(*value - expected) < 1e-12;
}

/// Empty, or what differs.
QByteArray differenceOf(const CocoScores& scores, const test::ProtocolScores& expected)
{
    const auto compare = [](const CocoSummary& summary, const std::vector<double>& twelve) {
        for (std::size_t i = 0; i < twelve.size(); ++i) {
            if (!agree(summary.values()[i], twelve[i])) {
                return QByteArray(CocoSummary::names[i]) + " " + QByteArray::number(summary.values()[i].value_or(-1), 'g', 17) + " instead of "
                       + QByteArray::number(twelve[i], 'g', 17);
            }
        }
        return QByteArray();
    };
    QByteArray difference = compare(scores.all, expected.summary);
    for (std::size_t c = 0; c < expected.classes.size() && difference.isEmpty(); ++c) {
        difference = compare(scores.classes[c], expected.classes[c]);
    }
    if (scores.precision.size() != expected.precision.size()) {
        return "number of precisions";
    }
    for (std::size_t i = 0; i < expected.precision.size() && difference.isEmpty(); ++i) {
        if (!(std::abs(scores.precision[i] - expected.precision[i]) < 1e-12)) {
            difference = "precision " + QByteArray::number(static_cast<qulonglong>(i));
        }
    }
    for (std::size_t a = 0; a < expected.areas.size() && difference.isEmpty(); ++a) {
        const AreaScore& area = scores.areas[a];
        if (!agree(area.ap, expected.areas[a][0]) || !agree(area.ap50, expected.areas[a][1]) || !agree(area.recall, expected.areas[a][2])) {
            difference = "range " + QByteArray::fromStdString(area.range.name);
        }
    }
    return difference;
}

std::vector<double> tenThresholds()
{
    std::vector<double> thresholds;
    for (int i = 0; i < 9; ++i) {
        thresholds.push_back(0.5 + i * ((0.95 - 0.5) / 9));
    }
    thresholds.push_back(0.95);
    return thresholds;
}

/// The default, or a few of the common ones in any order.
CocoOptions randomOptions(Maker& maker, test::ProtocolInput& input)
{
    CocoOptions options;
    input.thresholds = tenThresholds();
    if (maker.oneIn(3)) {
        static const std::vector<double> common{0.5, 0.75, 1.0, 0.3, 0.1, 0.9999999999, 1.0 / 3.0, 0.5};
        input.thresholds.clear();
        for (int i = 1 + maker.upTo(3); i > 0; --i) {
            input.thresholds.push_back(common[static_cast<std::size_t>(maker.upTo(static_cast<int>(common.size()) - 1))]);
        }
        options.iouThresholds = input.thresholds;
    }
    if (maker.oneIn(3)) {
        input.furtherAreas = {{"tiny", 0, 256}, {"small", 256, 1024}, {"medium", 1024, 9216}, {"large", 9216, 1e6}, {"any", 0, 1e12}};
        for (std::size_t i = 0; i < input.images; ++i) {
            input.imageScales.push_back(maker.oneIn(2) ? 1 : 0.5 * (1 + maker.upTo(3)));
        }
        options.furtherAreas = input.furtherAreas;
        options.imageScales = input.imageScales;
    }
    return options;
}

QByteArray matchingDifference(const DetectionSet& set, const Overlaps& overlaps, const test::ProtocolInput& input, double threshold)
{
    const Matching matching = matchDetections(set, overlaps, threshold);
    const std::vector<std::uint32_t> expected = test::matchByProtocol(input, threshold);
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        const std::uint32_t truth = matching.truthOf[d] == none ? none : set.truths[matching.truthOf[d]].source;
        if (truth != expected[set.detections[d].source]) {
            return "matching of detection " + QByteArray::number(set.detections[d].source);
        }
    }
    return {};
}

}  // namespace

void TestCocoProperty::boxesAgreeWithTheProtocol_data()
{
    QTest::addColumn<unsigned>("firstSeed");
    for (unsigned seed = 0; seed < 3000; seed += 500) {
        QTest::addRow("seeds from %u", seed) << seed;
    }
}

void TestCocoProperty::boxesAgreeWithTheProtocol()
{
    QFETCH(unsigned, firstSeed);
    JobControl control;
    for (unsigned seed = firstSeed; seed < firstSeed + 500; ++seed) {
        Maker maker(seed);
        test::ProtocolInput input = randomCase(maker);
        const CocoOptions options = randomOptions(maker, input);
        const DetectionSet set = setOf(input);
        const Overlaps overlaps = overlapsOf(set, IouType::Box, control);
        QByteArray difference = differenceOf(cocoScores(set, overlaps, control, options), test::scoreByProtocol(input));
        if (difference.isEmpty()) {
            difference = matchingDifference(set, overlaps, input, input.thresholds.front());
        }
        QVERIFY2(difference.isEmpty(), ("seed " + QByteArray::number(seed) + ": " + difference).constData());
    }
}

/// Masks of 12 × 10 pixels as pictures and as run lengths: the IoU counts pixels.
void TestCocoProperty::masksAgreeWithTheProtocol()
{
    JobControl control;
    for (unsigned seed = 0; seed < 300; ++seed) {
        Maker maker(seed + 100000);
        test::ProtocolInput input = randomCase(maker);
        const CocoOptions options = randomOptions(maker, input);
        DetectionSet set = setOf(input);
        set.imageHeights.assign(maker.oneIn(2) ? set.images : 0, 12);
        Pictures pictures;
        for (Truth& truth : set.truths) {
            truth.mask = set.masks.add(pictures.add(maker, maker.oneIn(3)));
            input.truths[truth.source].mask = truth.mask;
        }
        for (Detection& detection : set.detections) {
            detection.mask = set.masks.add(pictures.add(maker, !maker.oneIn(4)));
            input.detections[detection.source].mask = detection.mask;
        }
        input.iou = [&](const Detection& detection, const Truth& truth) { return pictures.iou(detection.mask, truth.mask, truth.crowd); };
        const CocoScores scores = cocoScores(set, overlapsOf(set, IouType::Mask, control), control, options);
        const QByteArray difference = differenceOf(scores, test::scoreByProtocol(input));
        QVERIFY2(difference.isEmpty(), ("seed " + QByteArray::number(seed) + ": " + difference).constData());
    }
}

/// More images than one thread takes at a time, and a class with enough detections for the radix sort.
void TestCocoProperty::manyImagesAgreeWithTheProtocol()
{
    JobControl control;
    Maker maker(77);
    test::ProtocolInput input;
    input.images = 300;
    input.classes = 2;
    for (int i = 0; i < 600; ++i) {
        const Box box = maker.box();
        input.truths.push_back({.box = box,
                                .area = maker.area(box),
                                .image = static_cast<std::uint32_t>(maker.upTo(299)),
                                .classId = maker.oneIn(5) ? 1 : 0,
                                .crowd = maker.oneIn(20)});
    }
    for (int i = 0; i < 4000; ++i) {
        const Box box = maker.box();
        input.detections.push_back({.box = box,
                                    .area = box.width * box.height,
                                    .score = maker.oneIn(50) ? -maker.score() : maker.score(),
                                    .image = static_cast<std::uint32_t>(maker.upTo(299)),
                                    .classId = maker.oneIn(5) ? 1 : 0});
    }
    input.iou = [](const Detection& detection, const Truth& truth) { return boxIou(detection.box, truth.box, truth.crowd); };
    input.thresholds = tenThresholds();
    const DetectionSet set = setOf(input);
    const CocoScores scores = cocoScores(set, overlapsOf(set, IouType::Box, control), control);
    const QByteArray difference = differenceOf(scores, test::scoreByProtocol(input));
    QVERIFY2(difference.isEmpty(), difference.constData());
}

QTEST_APPLESS_MAIN(TestCocoProperty)
#include "tst_coco_property.moc"
