#include "core/base/error.h"
#include "core/inference/variants.h"

#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::inference;

namespace {

bool near(double a, double b, double most = 1e-6)
{
    return std::abs(a - b) < most;
}

PreProcessing square(int side)
{
    PreProcessing pre;
    pre.width = pre.height = side;
    return pre;
}

cv::Mat map(uchar left, uchar right)
{
    return (cv::Mat_<uchar>(1, 2) << left, right);
}

}  // namespace

class VariantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePictureAsItIsComesFirst()
    {
        const std::vector<Variant> variants = variantsOf(true, false, {0.83, 0.67, 0.83});
        QCOMPARE(variants.size(), std::size_t{6});
        QVERIFY(variants.front() == Variant{});
        QVERIFY(variants.back() == (Variant{.flipHorizontal = true, .scale = 0.67}));
        QCOMPARE(variantsOf(true, true, {}).size(), std::size_t{4});
        QCOMPARE(variantsOf(false, false, {}).size(), std::size_t{1});
    }

    void aSmallerPictureLiesInTheMiddleOfWhereItWouldLie()
    {
        // 128 x 64 letterboxed into 64: 64 x 32 from (0, 16); at half the size 32 x 16 from (16, 24).
        const Placement half = placeVariant({128, 64}, square(64), {.scale = 0.5});
        QCOMPARE(half.offsetX, 16);
        QCOMPARE(half.offsetY, 24);
        QVERIFY(near(half.scaleX, 0.25) && near(half.scaleY, 0.25));
        // A box of the input is where it was in the picture.
        const metrics::Box box = half.toImage(16, 24, 48, 40);
        QVERIFY(near(box.x, 0) && near(box.y, 0) && near(box.width, 128) && near(box.height, 64));
        PreProcessing corner = square(64);
        corner.resize = Resize::LetterboxTopLeft;
        QCOMPARE(placeVariant({128, 64}, corner, {.scale = 0.5}).offsetY, 0);
    }

    void aMirroredBoxIsBroughtBack()
    {
        const metrics::Box box{10, 20, 30, 5};
        const metrics::Box horizontal = unflipped(box, {100, 50}, {.flipHorizontal = true});
        QVERIFY(near(horizontal.x, 60) && near(horizontal.y, 20) && near(horizontal.width, 30));
        const metrics::Box vertical = unflipped(box, {100, 50}, {.flipVertical = true});
        QVERIFY(near(vertical.x, 10) && near(vertical.y, 25));
    }

    void objectsOfAllVariantsAreFused()
    {
        Look look;
        look.objects = {{{.box = {0, 0, 10, 10}, .score = 0.8, .classId = 1, .mask = {}}}, {{.box = {2, 0, 10, 10}, .score = 0.4, .classId = 1, .mask = {}}}, {}};
        const std::vector<FusedObject> fused = fuseLook(look, {});
        QCOMPARE(fused.size(), std::size_t{1});
        // (0.8 + 0.4) / 2 · 2/3, found in two of three.
        QVERIFY(near(fused[0].found.score, 0.4));
        QCOMPARE(fused[0].agreement.found, 2U);
        QCOMPARE(fused[0].found.classId, 1);
        look.objects.resize(1);
        QVERIFY(near(fuseLook(look, {})[0].found.score, 0.8));
        QVERIFY(near(fuseLook(look, {})[0].agreement.disagreement(1), 0));
    }

    void probabilitiesAreAveragedAndTheirEntropyIsInNats()
    {
        // Left: 255 and 0 contradict each other: entropy log 2, all of it disagreement. Right: both are certain.
        const FusedMap fused = fuseMaps({map(255, 0), map(0, 0)}, true);
        QCOMPARE(fused.map.at<uchar>(0, 0), uchar{128});
        QCOMPARE(fused.map.at<uchar>(0, 1), uchar{0});
        QVERIFY(near(fused.entropy.at<float>(0, 0), std::log(2.0)));
        QVERIFY(near(fused.entropy.at<float>(0, 1), 0));
        QVERIFY(near(fused.meanEntropy, std::log(2.0) / 2));
        QVERIFY(near(fused.meanMutualInformation, std::log(2.0) / 2));
        // Both undecided alike: entropy as before, no disagreement. 128 of 255 is nearly a half.
        const FusedMap undecided = fuseMaps({map(128, 128), map(128, 128)}, true);
        QVERIFY(near(undecided.meanEntropy, std::log(2.0), 1e-4));
        QVERIFY(near(undecided.meanMutualInformation, 0));
    }

    void classesAreVotedOn()
    {
        const FusedMap fused = fuseMaps({map(2, 5), map(2, 1), map(7, 3)}, false);
        QCOMPARE(fused.map.at<uchar>(0, 0), uchar{2});
        QCOMPARE(fused.map.at<uchar>(0, 1), uchar{1});
        // Shares 2/3 and 1/3: 0.6365; three ways: log 3.
        QVERIFY(near(fused.entropy.at<float>(0, 0), 0.636514));
        QVERIFY(near(fused.entropy.at<float>(0, 1), std::log(3.0)));
    }

    void whatCannotBeShownIsNamed()
    {
        QVERIFY(problemOf(variantsOf(true, true, {0.5}), Head::YoloClasses).empty());
        QVERIFY(!problemOf({{.scale = 1.5}}, Head::YoloClasses).empty());
        QVERIFY(!problemOf(variantsOf(true, false, {}), Head::YoloMasks).empty());
        QVERIFY(problemOf({}, Head::YoloMasks).empty());
        QVERIFY_EXCEPTION_THROWN(fuseMaps({}, true), Error);
        QVERIFY_EXCEPTION_THROWN(fuseMaps({map(0, 0), cv::Mat(3, 3, CV_8U)}, true), Error);
    }
};

QTEST_GUILESS_MAIN(VariantsTest)
#include "tst_variants.moc"
