#include "core/base/error.h"
#include "core/evaluation/segmentation_comparison.h"

#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::evaluation;

/// Two predictions of the same images: values worked out by hand. With two images a draw is one of them twice or each once, with
/// probabilities 1/4, 1/4 and 1/2, so that the 95 % interval reaches from the one image's difference to the other's.
class TestSegmentationComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meansOverImagesAreHeldAgainstEachOther();
    void pooledPixelsWeighLargeImagesMore();
    void classesArePooledOneByOne();
    void equalPredictionsAreWithinNoise();
    void imagesThatOneDoesNotDefineAreLeftOutOfItsMean();
    void imagesThatOneDoesNotHaveAreCounted();
    void aCopyOfTheDataIsRecognisedByItsFileNames();
    void otherImagesAndOtherMeaningsAreRefused();
};

namespace {

struct Foreground {
    std::string image;
    std::uint32_t tp = 0;
    std::uint32_t fp = 0;
    std::uint32_t fn = 0;
};

SegmentationEvaluation foregroundOf(const std::string& name, const std::vector<Foreground>& images)
{
    SegmentationEvaluation out;
    out.name = name;
    out.path = "/" + name;
    out.classNames = {"background", "foreground"};
    out.classValues = {0, 1};
    out.counted = {1};
    SegmentationEpoch epoch;
    epoch.pooled = metrics::PixelConfusion(2);
    for (const Foreground& one : images) {
        SegmentationImage image;
        image.image = one.image;
        for (const PixelCell& cell : {PixelCell{0, 0, 100}, PixelCell{0, 1, one.fp}, PixelCell{1, 0, one.fn}, PixelCell{1, 1, one.tp}}) {
            if (cell.count > 0) {
                image.cells.push_back(cell);
            }
        }
        epoch.images.push_back(std::move(image));
    }
    out.epochs.push_back(std::move(epoch));
    return out;
}

MaskComparison compare(const SegmentationEvaluation& a, const SegmentationEvaluation& b)
{
    JobControl control;
    return compareMasks(a, a.epochs.back(), b, b.epochs.back(), control);
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

}  // namespace

void TestSegmentationComparison::meansOverImagesAreHeldAgainstEachOther()
{
    const auto a = foregroundOf("a", {{"/x/1.png", 6, 2, 4}, {"/x/2.png", 1, 1, 0}});   // Dice 12/18 and 2/3; IoU 1/2 and 1/2
    const auto b = foregroundOf("b", {{"/x/1.png", 9, 0, 1}, {"/x/2.png", 1, 0, 0}});   // Dice 18/19 and 1; IoU 9/10 and 1
    const MaskComparison comparison = compare(a, b);
    const auto iou = differenceOf(comparison, SegmentationMetric::Iou, ComparedMean::Images);
    QVERIFY(near(iou->a, 0.5));
    QVERIFY(near(iou->b, 0.95));
    QVERIFY(near(iou->difference, 0.45));
    QVERIFY(near(iou->low, 0.4));
    QVERIFY(near(iou->high, 0.5));
    QVERIFY(!iou->withinNoise());
    const auto dice = differenceOf(comparison, SegmentationMetric::Dice, ComparedMean::Images);
    QVERIFY(near(dice->difference, (18.0 / 19 + 1) / 2 - 2.0 / 3));
    const auto back = differenceOf(compare(b, a), SegmentationMetric::Iou, ComparedMean::Images);
    QVERIFY(near(back->difference, -0.45));
    QVERIFY(!differenceOf(comparison, SegmentationMetric::BoundaryF1, ComparedMean::Images));  // nobody measured them
}

void TestSegmentationComparison::pooledPixelsWeighLargeImagesMore()
{
    const auto a = foregroundOf("a", {{"/x/1.png", 90, 0, 10}, {"/x/2.png", 0, 0, 1}});
    const auto b = foregroundOf("b", {{"/x/1.png", 80, 0, 20}, {"/x/2.png", 1, 0, 0}});
    const MaskComparison comparison = compare(a, b);
    const auto pooled = differenceOf(comparison, SegmentationMetric::Iou, ComparedMean::Pooled);
    QVERIFY(near(pooled->difference, 81.0 / 101 - 90.0 / 101));  // the small image hardly counts
    QVERIFY(near(pooled->low, 0.8 - 0.9));
    QVERIFY(near(pooled->high, 1.0));
    QVERIFY(pooled->withinNoise());
    const auto mean = differenceOf(comparison, SegmentationMetric::Iou, ComparedMean::Images);
    QVERIFY(near(mean->difference, (0.8 + 1.0) / 2 - (0.9 + 0.0) / 2));  // and here as much as the other
}

void TestSegmentationComparison::classesArePooledOneByOne()
{
    // The worked example of segmentation_classes.h: IoU 3/5, 1/2 and 1/2. Against a prediction without a mistake.
    const auto setOf = [](std::vector<PixelCell> cells) {
        SegmentationEvaluation out;
        out.meaning = MaskMeaning::Classes;
        out.classNames = {"a", "b", "c"};
        out.counted = {0, 1, 2};
        SegmentationImage image;
        image.image = "/x/1.png";
        image.cells = std::move(cells);
        out.epochs.emplace_back().images.push_back(std::move(image));
        return out;
    };
    const auto some = setOf({{0, 0, 3}, {0, 1, 1}, {1, 1, 2}, {1, 2, 1}, {2, 0, 1}, {2, 2, 2}});
    const auto all = setOf({{0, 0, 4}, {1, 1, 3}, {2, 2, 3}});
    const MaskComparison comparison = compare(some, all);
    const auto pooled = differenceOf(comparison, SegmentationMetric::Iou, ComparedMean::Pooled);
    QVERIFY(near(pooled->a, 8.0 / 15));
    QVERIFY(near(pooled->b, 1.0));
    QVERIFY(near(differenceOf(comparison, SegmentationMetric::Iou, ComparedMean::Images)->a, 7.0 / 13));  // micro within the image
}

void TestSegmentationComparison::equalPredictionsAreWithinNoise()
{
    const auto a = foregroundOf("a", {{"/x/1.png", 6, 2, 4}, {"/x/2.png", 1, 1, 0}});
    for (const MaskDifference& one : compare(a, a).differences) {
        QCOMPARE(one.difference->difference, 0.0);
        QVERIFY(one.difference->withinNoise());
    }
}

void TestSegmentationComparison::imagesThatOneDoesNotDefineAreLeftOutOfItsMean()
{
    // Image 2 has no foreground: Dice is undefined for a, which predicted none, and 0 for b, which did.
    const auto a = foregroundOf("a", {{"/x/1.png", 6, 2, 4}, {"/x/2.png", 0, 0, 0}});
    const auto b = foregroundOf("b", {{"/x/1.png", 6, 2, 4}, {"/x/2.png", 0, 5, 0}});
    const MaskComparison comparison = compare(a, b);
    QCOMPARE(comparison.sharedImages, std::size_t{2});
    QCOMPARE(comparison.differences.front().images, std::size_t{1});
    QCOMPARE(comparison.differences.front().difference->difference, 0.0);
    QVERIFY(near(differenceOf(comparison, SegmentationMetric::Iou, ComparedMean::Pooled)->b, 6.0 / 17));  // its false alarm counts there
}

void TestSegmentationComparison::imagesThatOneDoesNotHaveAreCounted()
{
    const auto a = foregroundOf("a", {{"/x/1.png", 6, 2, 4}, {"/x/2.png", 1, 1, 0}, {"/x/3.png", 1, 0, 0}});
    const auto b = foregroundOf("b", {{"/x/2.png", 1, 0, 0}, {"/x/9.png", 1, 0, 0}});
    const MaskComparison comparison = compare(a, b);
    QCOMPARE(comparison.sharedImages, std::size_t{1});
    QCOMPARE(comparison.onlyA, std::size_t{2});
    QCOMPARE(comparison.onlyB, std::size_t{1});
    QVERIFY(near(comparison.differences.front().difference->a, 0.5));
}

void TestSegmentationComparison::aCopyOfTheDataIsRecognisedByItsFileNames()
{
    const auto a = foregroundOf("a", {{"/x/1.png", 6, 2, 4}, {"/x/2.png", 1, 1, 0}, {"/x/more/2.png", 1, 1, 0}});
    const auto b = foregroundOf("b", {{"/copy/1.png", 9, 0, 1}, {"/copy/2.png", 1, 0, 0}});
    QCOMPARE(compare(a, b).sharedImages, std::size_t{1});  // 2.png could be either
}

void TestSegmentationComparison::otherImagesAndOtherMeaningsAreRefused()
{
    const auto a = foregroundOf("a", {{"/x/1.png", 6, 2, 4}});
    QVERIFY_EXCEPTION_THROWN(compare(a, foregroundOf("b", {{"/x/2.png", 1, 0, 0}})), Error);
    auto classes = a;
    classes.meaning = MaskMeaning::Classes;
    QVERIFY_EXCEPTION_THROWN(compare(a, classes), Error);
}

QTEST_APPLESS_MAIN(TestSegmentationComparison)
#include "tst_segmentation_comparison.moc"
