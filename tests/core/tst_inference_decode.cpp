#include "core/base/error.h"
#include "core/dataset/run_length.h"
#include "core/inference/candidates.h"
#include "core/inference/class_match.h"
#include "core/inference/decode.h"
#include "core/inference/latency.h"
#include "core/inference/letterbox.h"
#include "core/inference/nms.h"
#include "tests/core/tensors.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace gg;
using namespace gg::inference;
using test::set;
using test::setColumn;
using test::setRow;
using test::zeros;

namespace {

using Kept = std::vector<std::uint32_t>;

/// An input of 64 x 64: grids of 64, 16 and 4 cells, 84 in all.
Processing processing(Head head, std::size_t classes, Resize resize = Resize::Letterbox)
{
    Processing result;
    result.pre.width = 64;
    result.pre.height = 64;
    result.pre.resize = resize;
    result.post.head = head;
    result.post.classNames.resize(classes);
    result.post.confidence = 0.1;
    return result;
}

std::vector<Found> decode(const std::vector<Tensor>& outputs, const Processing& processing, cv::Size image = {64, 64})
{
    return decodeObjects(outputs, processing, placeImage(image, processing.pre));
}

bool isBox(const metrics::Box& box, double x, double y, double width, double height)
{
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-4; };
    const bool same = near(box.x, x) && near(box.y, y) && near(box.width, width) && near(box.height, height);
    if (!same) {
        qWarning("box is %g, %g, %g, %g", box.x, box.y, box.width, box.height);
    }
    return same;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-5;
}

}  // namespace

class InferenceDecodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLetterboxedPictureIsPaddedOnBothSides()
    {
        PreProcessing pre{.width = 416, .height = 416, .resize = Resize::Letterbox};
        const Placement place = placeImage({640, 480}, pre);
        QCOMPARE(place.offsetX, 0);
        QCOMPARE(place.offsetY, 52);
        QVERIFY(isBox(place.toImage(65, 117, 130, 182), 100, 100, 100, 100));

        pre.resize = Resize::LetterboxTopLeft;
        QVERIFY(isBox(placeImage({640, 480}, pre).toImage(65, 65, 130, 130), 100, 100, 100, 100));
    }

    void sidesThatAreRoundedMapBackExactly()
    {
        // 333 x 500 becomes 426 x 640 and not 426.24: the edges of the resized picture are the image's edges all the same.
        const Placement place = placeImage({333, 500}, {.width = 640, .height = 640});
        QCOMPARE(place.offsetX, 107);
        QVERIFY(isBox(place.toImage(107, 0, 533, 640), 0, 0, 333, 500));
        // An odd rest of 101 rows: 50 above, 51 below.
        QCOMPARE(placeImage({200, 99}, {.width = 200, .height = 200}).offsetY, 50);
    }

    void aStretchedPictureHasAScaleForEachSide()
    {
        const Placement place = placeImage({200, 50}, {.width = 100, .height = 100, .resize = Resize::Stretch});
        QVERIFY(isBox(place.toImage(10, 10, 20, 20), 20, 5, 20, 5));
    }

    void valuesAreScaledThenMeanAndDeviationApplied()
    {
        cv::Mat picture(1, 2, CV_8UC3);
        picture.at<cv::Vec3b>(0, 0) = {10, 20, 30};  // blue, green, red
        picture.at<cv::Vec3b>(0, 1) = {40, 50, 60};
        PreProcessing pre{.width = 2, .height = 1, .resize = Resize::Stretch, .colours = Colours::Rgb, .scale = 1, .mean = {1, 2, 3},
                          .deviation = {1, 2, 1}};
        const cv::Mat first = makeInput(picture, pre, placeImage(picture.size(), pre));
        QCOMPARE((std::vector<int>(first.size.p, first.size.p + first.dims)), (std::vector{1, 3, 1, 2}));
        const auto* values = first.ptr<float>();
        QCOMPARE((std::vector<float>(values, values + 6)), (std::vector<float>{29, 59, 9, 24, 7, 37}));

        pre.layout = Layout::ChannelsLast;
        const cv::Mat last = makeInput(picture, pre, placeImage(picture.size(), pre));
        values = last.ptr<float>();
        QCOMPARE((std::vector<int>(last.size.p, last.size.p + last.dims)), (std::vector{1, 1, 2, 3}));
        QCOMPARE((std::vector<float>(values, values + 6)), (std::vector<float>{29, 9, 7, 59, 24, 37}));
    }

    void whatIsNotPictureIsPadding()
    {
        const cv::Mat white(2, 4, CV_8UC3, cv::Scalar::all(255));
        const PreProcessing pre{.width = 4, .height = 4, .scale = 1};
        const cv::Mat input = makeInput(white, pre, placeImage(white.size(), pre));
        const auto* values = input.ptr<float>();
        QCOMPARE(values[0], 114.0F);   // row 0 is padding, rows 1 and 2 are the picture
        QCOMPARE(values[4], 255.0F);
        QCOMPARE(values[11], 255.0F);
        QCOMPARE(values[12], 114.0F);
    }

    void aWeakerBoxThatOverlapsMoreThanAllowedGoes()
    {
        // IoU of the first two 90 / 110, of the first and the third 50 / 150.
        const std::vector<Candidate> boxes{{0, 0, 10, 10, 0.9F, 0}, {1, 0, 11, 10, 0.8F, 0}, {5, 0, 15, 10, 0.7F, 0}};
        QCOMPARE(removeOverlaps(boxes, 0.5, Across::WithinClasses, 100), (Kept{0, 2}));
        QCOMPARE(removeOverlaps(boxes, 0.3, Across::WithinClasses, 100), (Kept{0}));
        QCOMPARE(removeOverlaps(boxes, 0.9, Across::WithinClasses, 100), (Kept{0, 1, 2}));
        QCOMPARE(removeOverlaps(boxes, 0.9, Across::WithinClasses, 2), (Kept{0, 1}));
    }

    void aBoxThatWasRemovedRemovesNothing()
    {
        // A chain: the second goes because of the first; the third overlaps only the second that much.
        const std::vector<Candidate> boxes{{0, 0, 10, 10, 0.9F, 0}, {4, 0, 14, 10, 0.8F, 0}, {8, 0, 18, 10, 0.7F, 0}};
        QCOMPARE(removeOverlaps(boxes, 0.4, Across::WithinClasses, 100), (Kept{0, 2}));
    }

    void anOverlapOfExactlyTheLimitStays()
    {
        const std::vector<Candidate> boxes{{0, 0, 10, 20, 0.9F, 0}, {0, 0, 10, 10, 0.8F, 0}};  // IoU 100 / 200
        QCOMPARE(removeOverlaps(boxes, 0.5, Across::WithinClasses, 100), (Kept{0, 1}));
        QCOMPARE(removeOverlaps(boxes, 0.499, Across::WithinClasses, 100), (Kept{0}));
    }

    void classesAreKeptApartUnlessSaidOtherwise()
    {
        const std::vector<Candidate> boxes{{0, 0, 10, 10, 0.7F, 2}, {0, 0, 10, 10, 0.9F, 1}};
        QCOMPARE(removeOverlaps(boxes, 0.5, Across::WithinClasses, 100), (Kept{1, 0}));
        QCOMPARE(removeOverlaps(boxes, 0.5, Across::AllClasses, 100), (Kept{1}));
    }

    void ofEqualScoresTheFirstStays()
    {
        const std::vector<Candidate> boxes{{0, 0, 10, 10, 0.5F, 0}, {0, 0, 10, 10, 0.5F, 0}};
        QCOMPARE(removeOverlaps(boxes, 0.5, Across::WithinClasses, 100), (Kept{0}));
        QVERIFY(removeOverlaps({}, 0.5, Across::WithinClasses, 100).empty());
    }

    void yoloClassesGivesABoxForEveryClassAboveTheConfidence()
    {
        Tensor table = zeros("output0", {1, 6, 84});
        setColumn(table, 5, {32, 16, 16, 8, 0.2F, 0.9F});
        Processing process = processing(Head::YoloClasses, 2);
        // The image is twice the input's size.
        std::vector<Found> found = decode({table}, process, {128, 128});
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].classId, 1);
        QVERIFY(near(found[0].score, 0.9));
        QVERIFY(isBox(found[0].box, 48, 24, 32, 16));
        QCOMPARE(found[1].classId, 0);

        process.post.everyClass = false;
        found = decode({table}, process);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].classId, 1);

        process.post.confidence = 0.95;
        QVERIFY(decode({table}, process).empty());
    }

    void aTableThatLiesTheOtherWayIsReadToo()
    {
        Tensor table = zeros("output0", {1, 84, 6});
        setRow(table, 5, {32, 16, 16, 8, 0.2F, 0.9F});
        const std::vector<Found> found = decode({table}, processing(Head::YoloClasses, 2));
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(isBox(found[0].box, 24, 12, 16, 8));
    }

    void sharesOfTheInputAndScoresBeforeTheSigmoidAreConverted()
    {
        Tensor table = zeros("output0", {1, 5, 84});
        for (int row = 0; row < 84; ++row) {
            setColumn(table, row, {0.5F, 0.5F, 0.25F, 0.25F, -20});
        }
        set(table, {0, 4, 7}, 0);
        Processing process = processing(Head::YoloClasses, 1);
        process.post.normalised = true;
        process.post.activation = Activation::Sigmoid;
        const std::vector<Found> found = decode({table}, process);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(near(found[0].score, 0.5));
        QVERIFY(isBox(found[0].box, 24, 24, 16, 16));
    }

    void keypointsBehindTheClassesAreNoClasses()
    {
        Tensor table = zeros("output0", {1, 4 + 1 + 51, 84});
        setColumn(table, 3, {32, 32, 16, 16, 0.8F, 30, 30, 0.99F});
        const std::vector<Found> found = decode({table}, processing(Head::YoloClasses, 1));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].classId, 0);
    }

    void yoloObjectnessMultipliesObjectnessAndClass()
    {
        Tensor table = zeros("output", {1, 252, 7});
        setRow(table, 100, {32, 16, 16, 8, 0.5F, 0.8F, 0.1F});
        const std::vector<Found> found = decode({table}, processing(Head::YoloObjectness, 2));
        QCOMPARE(found.size(), std::size_t{1});  // 0.5 * 0.1 is below the confidence
        QVERIFY(near(found[0].score, 0.4));
        QVERIFY(isBox(found[0].box, 24, 12, 16, 8));
    }

    void yoloxCountsItsCellsThroughTheStrides()
    {
        Tensor table = zeros("output", {1, 84, 7});
        // Row 70 is the seventh cell of stride 16, whose grid is 4 wide: column 2, row 1.
        setRow(table, 70, {0.5F, 0.25F, std::log(2.0F), 0, 0.5F, 0.1F, 0.5F});
        const std::vector<Found> found = decode({table}, processing(Head::Yolox, 2, Resize::LetterboxTopLeft));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].classId, 1);
        QVERIFY(near(found[0].score, 0.25));
        QVERIFY(isBox(found[0].box, 24, 12, 32, 16));  // centre (2.5 * 16, 1.25 * 16), sides 2 * 16 and 1 * 16
    }

    void yoloxOfAnotherSizeIsRefused()
    {
        Processing process = processing(Head::Yolox, 2);
        process.pre.width = 96;
        QVERIFY_EXCEPTION_THROWN(decode({zeros("output", {1, 84, 7})}, process), Error);
    }

    void endToEndBoxesAreTakenAsTheyAre()
    {
        Tensor table = zeros("output0", {1, 3, 6});
        setRow(table, 0, {8, 8, 24, 40, 0.9F, 3});
        setRow(table, 1, {8, 8, 24, 40, 0.8F, 3});
        Processing process = processing(Head::EndToEnd, 5);
        process.post.nmsIou = 1;
        const std::vector<Found> found = decode({table}, process);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].classId, 3);
        QVERIFY(isBox(found[0].box, 8, 8, 16, 32));
    }

    void fastestDetWeighsObjectnessAndClass()
    {
        Tensor grid = zeros("758", {1, 7, 4, 4});
        set(grid, {0, 0, 1, 2}, 0.5F);
        set(grid, {0, 5, 1, 2}, 0.1F);
        set(grid, {0, 6, 1, 2}, 0.9F);
        Processing process = processing(Head::FastestDet, 2, Resize::Stretch);
        process.post.everyClass = false;
        const std::vector<Found> found = decode({grid}, process);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].classId, 1);
        QVERIFY(near(found[0].score, 0.659754 * 0.958732));  // 0.5^0.6 * 0.9^0.4
        QVERIFY(isBox(found[0].box, 16, 0, 32, 32));         // centre (2 / 4, 1 / 4) of 64, sides sigmoid(0) * 64
    }

    void boxesAreCutAtTheImageAndThoseOutsideLeftOut()
    {
        Tensor table = zeros("output0", {1, 5, 84});
        setColumn(table, 0, {0, 0, 20, 20, 0.9F});
        setColumn(table, 1, {100, 100, 20, 20, 0.8F});
        const std::vector<Found> found = decode({table}, processing(Head::YoloClasses, 1));
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(isBox(found[0].box, 0, 0, 10, 10));
    }

    void valuesThatAreNoNumbersAreNoDetections()
    {
        Tensor table = zeros("output0", {1, 5, 84});
        setColumn(table, 0, {NAN, 16, 20, 20, 0.9F});
        setColumn(table, 1, {16, 16, 20, 20, NAN});
        QVERIFY(decode({table}, processing(Head::YoloClasses, 1)).empty());
    }

    void aTensorOfAnotherShapeIsRefusedWithItsShape()
    {
        try {
            decode({zeros("out", {1, 5, 8, 8})}, processing(Head::YoloClasses, 1));
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QVERIFY2(error.detail().find("out [1, 5, 8, 8]") != std::string::npos, error.what());
        }
    }

    void masksAreSumsOfPrototypesInsideTheBox()
    {
        // One prototype of 4 x 4 cells over 16 x 16 pixels: 1 in the left half, -1 in the right one; 0 lies at x = 8.
        Tensor prototypes = zeros("output1", {1, 1, 4, 4});
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 4; ++x) {
                set(prototypes, {0, 0, y, x}, x < 2 ? 1.0F : -1.0F);
            }
        }
        Tensor table = zeros("output0", {1, 6, 21});
        setColumn(table, 0, {8, 8, 16, 16, 0.9F, 1});
        setColumn(table, 1, {6, 8, 8, 8, 0.8F, 2});
        setColumn(table, 2, {4, 8, 4, 8, 0.7F, -1});
        Processing process = processing(Head::YoloMasks, 1);
        process.pre.width = process.pre.height = 16;
        process.post.output = "output0";
        process.post.prototypes = "output1";
        const std::vector<Found> found = decode({table, prototypes}, process, {16, 16});
        QCOMPARE(found.size(), std::size_t{3});
        using Runs = std::vector<std::uint32_t>;
        QCOMPARE(found[0].mask, (Runs{0, 128, 128}));
        // Pixels 2 to 9 across, 4 to 11 down, of which those left of 8 belong: six columns of eight.
        QCOMPARE(found[1].mask, (Runs{36, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 132}));
        QCOMPARE(found[2].mask, (Runs{256}));  // turned over by its coefficient: nothing in the left half
    }

    void masksOfALetterboxedImageLieOnTheImage()
    {
        // 32 x 16 becomes 16 x 8 with 4 rows above: prototype rows 1 and 2 of 4 cover the image. 1 in the upper half of the input.
        Tensor prototypes = zeros("p", {1, 1, 4, 4});
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 4; ++x) {
                set(prototypes, {0, 0, y, x}, y < 2 ? 1.0F : -1.0F);
            }
        }
        Tensor table = zeros("t", {1, 6, 21});
        setColumn(table, 0, {8, 8, 16, 16, 0.9F, 1});
        Processing process = processing(Head::YoloMasks, 1);
        process.pre.width = process.pre.height = 16;
        process.post.output = "t";
        process.post.prototypes = "p";
        const std::vector<Found> found = decode({table, prototypes}, process, {32, 16});
        QVERIFY(isBox(found[0].box, 0, 0, 32, 16));
        const cv::Mat mask = dataset::runsToMask(found[0].mask, {32, 16});
        QCOMPARE(cv::countNonZero(mask), 32 * 8);
        QCOMPARE(cv::countNonZero(mask.rowRange(0, 8)), 32 * 8);
    }

    void theStrongestClassOfAPixelWins()
    {
        Tensor planes = zeros("out", {1, 3, 2, 2});
        set(planes, {0, 0, 0, 0}, 1);
        set(planes, {0, 1, 0, 1}, 1);
        set(planes, {0, 2, 1, 0}, 1);
        set(planes, {0, 0, 1, 1}, 1);
        Processing process = processing(Head::SegmentationLabels, 3, Resize::Stretch);
        process.pre.width = process.pre.height = 4;
        const std::vector<Tensor> outputs{planes};
        const cv::Mat mask = decodeSegmentation(outputs, process, placeImage({4, 4}, process.pre));
        const cv::Mat expected = (cv::Mat_<uchar>(4, 4) << 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 0, 0, 2, 2, 0, 0);
        QCOMPARE(cv::countNonZero(mask != expected), 0);
    }

    void classNumbersAreTakenAsTheyAre()
    {
        Tensor numbers = zeros("out", {1, 2, 2});
        set(numbers, {0, 0, 1}, 7);
        set(numbers, {0, 1, 0}, 255);
        Processing process = processing(Head::SegmentationLabels, 0, Resize::Stretch);
        process.pre.width = process.pre.height = 2;
        const std::vector<Tensor> outputs{numbers};
        const cv::Mat mask = decodeSegmentation(outputs, process, placeImage({4, 2}, process.pre));
        const cv::Mat expected = (cv::Mat_<uchar>(2, 4) << 0, 0, 7, 7, 255, 255, 0, 0);
        QCOMPARE(cv::countNonZero(mask != expected), 0);
        set(numbers, {0, 0, 0}, 300);
        QVERIFY_EXCEPTION_THROWN(decodeSegmentation(outputs, process, placeImage({4, 2}, process.pre)), Error);
    }

    void probabilitiesAreReadBetweenTheCellsInEightBits()
    {
        Tensor plane = zeros("out", {1, 1, 1, 2});
        set(plane, {0, 0, 0, 1}, 1);
        Processing process = processing(Head::SegmentationProbability, 1, Resize::Stretch);
        process.pre.width = 4;
        process.pre.height = 2;
        const std::vector<Tensor> outputs{plane};
        const cv::Mat mask = decodeSegmentation(outputs, process, placeImage({4, 2}, process.pre));
        const cv::Mat expected = (cv::Mat_<uchar>(2, 4) << 0, 64, 191, 255, 0, 64, 191, 255);
        QCOMPARE(cv::countNonZero(mask != expected), 0);
    }

    void twoPlanesOfLogitsGiveForegroundsShare()
    {
        Tensor planes = zeros("out", {1, 2, 1, 1});
        set(planes, {0, 1, 0, 0}, std::log(3.0F));
        Processing process = processing(Head::SegmentationProbability, 2, Resize::Stretch);
        process.post.activation = Activation::Softmax;
        const std::vector<Tensor> outputs{planes};
        QCOMPARE(decodeSegmentation(outputs, process, placeImage({1, 1}, process.pre)).at<uchar>(0, 0), uchar{191});  // 3 / 4
    }

    void percentilesAreTheNearestRank()
    {
        std::vector<double> times(100);
        std::iota(times.rbegin(), times.rend(), 1.0);
        const Latency latency = latencyOf(times);
        QCOMPARE(latency.mean, 50.5);
        QCOMPARE(latency.p50, 50.0);
        QCOMPARE(latency.p95, 95.0);
        QCOMPARE(latency.p99, 99.0);
        QCOMPARE(latency.longest, 100.0);
        QCOMPARE(latencyOf({7}).p99, 7.0);
        QCOMPARE(latencyOf({}).images, std::size_t{0});
    }

    void classesFindEachOtherByName()
    {
        dataset::Dataset data;
        data.classNames = {"traffic light", "Person"};
        QCOMPARE(matchClasses({"person", "car", "Traffic_Light"}, data).ofModel, (std::vector<std::int32_t>{1, -1, 0}));
        const ClassTable numbers = matchClasses({"a", "b"}, data);
        QVERIFY(numbers.by == MatchedBy::Numbers);
        QCOMPARE(numbers.ofModel, (std::vector<std::int32_t>{0, 1}));
        QVERIFY_EXCEPTION_THROWN(matchClasses({"a", "b", "c"}, data), Error);
    }
};

QTEST_GUILESS_MAIN(InferenceDecodeTest)
#include "tst_inference_decode.moc"
