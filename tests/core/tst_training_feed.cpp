#include "core/base/error.h"
#include "core/training/engine/augment.h"
#include "core/training/engine/batch_stream.h"
#include "core/training/engine/feed.h"
#include "core/training/engine/random.h"
#include "core/training/engine/schedule.h"
#include "core/training/engine/split.h"
#include "tests/core/training_samples.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <stdexcept>

using namespace gg;
using namespace gg::training;
using test::SyntheticSet;

namespace {

std::vector<std::size_t> upTo(std::size_t count)
{
    std::vector<std::size_t> indices(count);
    std::iota(indices.begin(), indices.end(), 0U);
    return indices;
}

ImageStore storeOf(const SyntheticSet& set, int side)
{
    return ImageStore(set.dataset(), collectSamples(set.dataset()).samples, side, dataset::MaskSense::ForegroundBright);
}

/// All batches of a training, with what a test may compare.
std::vector<Batch> allBatches(const ImageStore& store, const std::vector<std::size_t>& train, const recipe::TrainConfig& config)
{
    std::vector<Batch> batches;
    const auto stream = trainingStream(store, train, config, 0);
    while (const Batch* batch = stream->next()) {
        batches.push_back(*batch);
    }
    return batches;
}

Error errorOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    return Error(ErrorCode::Internal, {}, "nothing was thrown");
}

}  // namespace

class TrainingFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRandomNumbersAreSplitMix64()
    {
        Random random({});
        QCOMPARE(random.next(), std::uint64_t{0xE220A8397B1DCDAF});  // published first values for seed 0
        QCOMPARE(random.next(), std::uint64_t{0x6E789E6AA1B965F4});
    }

    void warmUpRisesLinearlyAndCosineFalls()
    {
        const recipe::TrainConfig config{.epochs = 3,
                                         .learningRate = 0.1,
                                         .schedule = recipe::Schedule::Cosine,
                                         .warmupEpochs = 1,
                                         .finalLrShare = 0.01};
        QCOMPARE(learningRate(config, 1, 4), 0.025);
        QCOMPARE(learningRate(config, 4, 4), 0.1);
        QVERIFY(std::abs(learningRate(config, 8, 4) - 0.0505) < 1e-12);  // half way: the mean of 0.1 and 0.001
        QVERIFY(std::abs(learningRate(config, 12, 4) - 0.001) < 1e-12);
    }

    void withoutScheduleTheLearningRateStays()
    {
        const recipe::TrainConfig config{.epochs = 3, .learningRate = 0.1};
        QCOMPARE(learningRate(config, 1, 4), 0.1);
        QCOMPARE(learningRate(config, 12, 4), 0.1);
    }

    void aLinearScheduleFallsOnceAnEpoch()
    {
        const recipe::TrainConfig config{.epochs = 4, .learningRate = 0.1, .schedule = recipe::Schedule::Linear, .finalLrShare = 0.2};
        // (1 − e / 4) · 0.8 + 0.2 for e = 0 … 3, five steps an epoch
        QCOMPARE(learningRate(config, 1, 5), 0.1);
        QCOMPARE(learningRate(config, 5, 5), 0.1);
        QVERIFY(std::abs(learningRate(config, 6, 5) - 0.08) < 1e-12);
        QVERIFY(std::abs(learningRate(config, 11, 5) - 0.06) < 1e-12);
        QVERIFY(std::abs(learningRate(config, 20, 5) - 0.04) < 1e-12);
    }

    void aStepScheduleFallsTwice()
    {
        recipe::TrainConfig config{.epochs = 20, .learningRate = 1, .schedule = recipe::Schedule::Step};
        QCOMPARE(learningRate(config, 12, 1), 1.0);  // epoch 12 of 20 ends at 60 %
        QVERIFY(std::abs(learningRate(config, 13, 1) - 0.1) < 1e-12);
        QVERIFY(std::abs(learningRate(config, 17, 1) - 0.1) < 1e-12);
        QVERIFY(std::abs(learningRate(config, 18, 1) - 0.01) < 1e-12);
        config.stepFactor = 0.5;
        config.stepFirst = 0.1;
        QCOMPARE(learningRate(config, 2, 1), 1.0);
        QCOMPARE(learningRate(config, 3, 1), 0.5);
        config.warmupEpochs = 4;
        QCOMPARE(learningRate(config, 1, 1), 0.25);
        QCOMPARE(learningRate(config, 4, 1), 0.5);  // the warm-up is over, and the rate has already fallen once
    }

    void aDetectorWarmsUpRatesMomentumAndAccumulation()
    {
        recipe::TrainConfig config{.batch = 16,
                                   .epochs = 12,
                                   .learningRate = 0.001,
                                   .momentum = 0.937,
                                   .schedule = recipe::Schedule::Linear,
                                   .warmupEpochs = 3,
                                   .finalLrShare = 0.01};
        config.detection.warmupBiasRate = 0.1;
        // 20 steps an epoch: 60 steps of warm-up would be fewer than 100.
        const DetectionPace first = detectionPace(config, 1, 20);
        QCOMPARE(first.rate, 0.0);
        QCOMPARE(first.biasRate, 0.1);
        QCOMPARE(first.momentum, 0.8);
        QCOMPARE(first.accumulate, std::int64_t{1});
        // Step 51: half way, in the third epoch (e = 2): lr · (10 / 12 · 0.99 + 0.01) = 0.000835.
        const DetectionPace half = detectionPace(config, 51, 20);
        QVERIFY(std::abs(half.rate - 0.0004175) < 1e-12);
        QVERIFY(std::abs(half.biasRate - (0.1 + 0.000835) / 2) < 1e-12);
        QVERIFY(std::abs(half.momentum - 0.8685) < 1e-12);
        QCOMPARE(half.accumulate, std::int64_t{2});  // 2.5 to the even
        const DetectionPace after = detectionPace(config, 101, 20);
        QVERIFY(std::abs(after.rate - 0.001 * (7.0 / 12 * 0.99 + 0.01)) < 1e-12);
        QCOMPARE(after.biasRate, after.rate);
        QCOMPARE(after.momentum, 0.937);
        QCOMPARE(after.accumulate, std::int64_t{4});
        config.batch = 100;
        QCOMPARE(detectionPace(config, 101, 20).accumulate, std::int64_t{1});
        config.warmupEpochs = 0;
        QCOMPARE(detectionPace(config, 1, 20).rate, 0.001);
        config.batch = 16;
        config.detection.nominalBatch = 0;
        QCOMPARE(detectionPace(config, 1, 20).accumulate, std::int64_t{1});
    }

    void theLastSmallBatchCountsUnlessBatchNormCannotUseIt()
    {
        QCOMPARE(stepsPerEpoch(9, {.imageSize = 64, .batch = 4}), 3);
        QCOMPARE(stepsPerEpoch(9, {.imageSize = 32, .batch = 4}), 2);
        QCOMPARE(stepsPerEpoch(10, {.imageSize = 32, .batch = 4}), 3);
        QCOMPARE(errorOf([] { (void)stepsPerEpoch(5, {.imageSize = 32, .batch = 1}); }).code(), ErrorCode::InvalidArgument);
        QCOMPARE(errorOf([] { (void)stepsPerEpoch(1, {.imageSize = 32, .batch = 4}); }).code(), ErrorCode::InvalidArgument);
    }

    void batchesComeInOrderFromManyThreads()
    {
        BatchStream stream(3, 200, 4, [](std::size_t index, Batch& batch) { batch.samples = {index}; });
        for (std::size_t i = 3; i < 200; ++i) {
            const Batch* batch = stream.next();
            QVERIFY(batch != nullptr);
            QCOMPARE(batch->samples, std::vector<std::size_t>{i});
        }
        QVERIFY(stream.next() == nullptr);
    }

    void anErrorComesWithItsBatch()
    {
        BatchStream stream(0, 10, 2, [](std::size_t index, Batch&) {
            if (index == 2) {
                throw std::runtime_error("third");
            }
        });
        QVERIFY(stream.next() != nullptr);
        QVERIFY(stream.next() != nullptr);
        QVERIFY_EXCEPTION_THROWN(stream.next(), std::runtime_error);
    }

    void aStreamEndsBeforeItsLastBatch()
    {
        BatchStream stream(0, 1'000'000, 2, [](std::size_t, Batch& batch) { batch.images.resize(10); });
        QVERIFY(stream.next() != nullptr);
    }

    void aFlipMovesImageAndMaskAlike()
    {
        Pixels pixels{.image = cv::Mat::zeros(4, 4, CV_8UC3), .mask = cv::Mat::zeros(4, 4, CV_8UC1)};
        pixels.image.at<cv::Vec3b>(1, 0) = {10, 20, 255};
        pixels.mask.at<std::uint8_t>(1, 0) = 1;
        const Pixels flipped = applyGeometry({.flipHorizontal = true}, pixels);
        QCOMPARE(int{flipped.mask.at<std::uint8_t>(1, 3)}, 1);
        QCOMPARE(int{flipped.image.at<cv::Vec3b>(1, 3)[2]}, 255);
        QCOMPARE(cv::countNonZero(flipped.mask), 1);
        QCOMPARE(int{pixels.mask.at<std::uint8_t>(1, 0)}, 1);  // what lies in the cache is not touched
    }

    void aQuarterTurnGoesCounterClockwise()
    {
        Pixels pixels{.image = cv::Mat::zeros(5, 5, CV_8UC3), .mask = cv::Mat::zeros(5, 5, CV_8UC1)};
        pixels.mask.at<std::uint8_t>(2, 4) = 1;  // right
        const Pixels turned = applyGeometry({.degrees = 90}, pixels);
        QCOMPARE(int{turned.mask.at<std::uint8_t>(0, 2)}, 1);  // top
    }

    void aTurnedMaskStaysBinary()
    {
        const SyntheticSet set(1, 64);
        const Pixels pixels = readSample(set.dataset(), collectSamples(set.dataset()).samples.front(), 64, dataset::MaskSense::ForegroundBright);
        const Pixels turned = applyGeometry({.degrees = 33, .zoom = 1.3}, pixels);
        double largest = 0;
        cv::minMaxLoc(turned.mask, nullptr, &largest);
        QCOMPARE(largest, 1.0);
        QCOMPARE(cv::countNonZero(turned.mask == 1) + cv::countNonZero(turned.mask == 0), 64 * 64);
    }

    void planesAreRgbBetweenZeroAndOne()
    {
        const Pixels pixels{.image = cv::Mat(1, 1, CV_8UC3, cv::Scalar(0, 51, 255)), .mask = cv::Mat(1, 1, CV_8UC1, cv::Scalar(1))};
        float image[3] = {};
        float mask = 0;
        writePlanes(pixels, {}, image, &mask);
        QCOMPARE(image[0], 1.0F);
        QCOMPARE(image[1], 0.2F);
        QCOMPARE(image[2], 0.0F);
        QCOMPARE(mask, 1.0F);
        writePlanes(pixels, {.brightness = 0.1, .contrast = 0.5}, image, &mask);
        QVERIFY(std::abs(image[1] - 0.45F) < 1e-6F);  // (0.2 − 0.5) · 0.5 + 0.5 + 0.1
        QVERIFY(std::abs(image[2] - 0.35F) < 1e-6F);
    }

    void switchingOneAugmentationOffLeavesTheOthers()
    {
        const recipe::TrainConfig all{.flipHorizontal = true, .flipVertical = true, .rotateDegrees = 30, .scale = 0.2, .brightness = 0.1};
        recipe::TrainConfig fewer = all;
        fewer.flipVertical = false;
        fewer.scale = 0;
        const Augmentation a = drawAugmentation(all, Random{5, 6});
        const Augmentation b = drawAugmentation(fewer, Random{5, 6});
        QCOMPARE(b.degrees, a.degrees);
        QCOMPARE(b.brightness, a.brightness);
        QCOMPARE(b.flipHorizontal, a.flipHorizontal);
        QCOMPARE(b.zoom, 1.0);
        QVERIFY(std::abs(a.degrees) <= 30 && a.degrees != 0);
    }

    void anEpochShowsEveryImageOnceInAnOrderOfItsOwn()
    {
        const SyntheticSet set(10, 32);
        const ImageStore store = storeOf(set, 32);
        const recipe::TrainConfig config{.imageSize = 32, .batch = 4, .epochs = 2, .seed = 3};
        const std::vector<std::size_t> train = upTo(10);
        const std::vector<Batch> batches = allBatches(store, train, config);
        QCOMPARE(batches.size(), std::size_t{6});
        std::vector<std::vector<std::size_t>> orders(2);
        for (std::size_t i = 0; i < batches.size(); ++i) {
            orders[i / 3].insert(orders[i / 3].end(), batches[i].samples.begin(), batches[i].samples.end());
        }
        QVERIFY(orders[0] != orders[1]);
        for (std::vector<std::size_t>& order : orders) {
            std::sort(order.begin(), order.end());
            QCOMPARE(order, train);
        }
    }

    void theNumberOfLoadersChangesNothing()
    {
        const SyntheticSet set(9, 32);
        const ImageStore store = storeOf(set, 32);
        recipe::TrainConfig config{.imageSize = 32, .batch = 2, .epochs = 3, .rotateDegrees = 20, .brightness = 0.2, .loaders = 1};
        const std::vector<std::size_t> train = upTo(9);
        const std::vector<Batch> one = allBatches(store, train, config);
        config.loaders = 4;
        const std::vector<Batch> four = allBatches(store, train, config);
        QCOMPARE(four.size(), one.size());
        for (std::size_t i = 0; i < one.size(); ++i) {
            QCOMPARE(four[i].samples, one[i].samples);
            QVERIFY(four[i].images == one[i].images);
            QVERIFY(four[i].masks == one[i].masks);
        }
    }

    void aCacheThatIsTooSmallChangesNothing()
    {
        const SyntheticSet set(4, 32);
        const auto samples = collectSamples(set.dataset()).samples;
        ImageStore cached(set.dataset(), samples, 32, dataset::MaskSense::ForegroundBright);
        ImageStore barely(set.dataset(), samples, 32, dataset::MaskSense::ForegroundBright, 32 * 32 * 4);
        JobControl control;
        const auto checks = cached.decodeAll(control);
        (void)barely.decodeAll(control);
        QVERIFY(std::all_of(checks.begin(), checks.end(), [](const auto& check) { return check.problem.empty() && check.foreground > 0; }));
        QVERIFY(plainBatch(cached, upTo(4)).images == plainBatch(barely, upTo(4)).images);
    }

    void theDataSetsOwnSplitIsUsed()
    {
        SyntheticSet set(6, 32);
        set.edit().splits = {"train", "valid", "test"};
        for (std::size_t i = 0; i < 6; ++i) {
            set.edit().records[i].split = static_cast<std::uint16_t>(i / 2);
        }
        const Split split = splitSamples(set.dataset(), collectSamples(set.dataset()).samples, {});
        QCOMPARE(split.train, (std::vector<std::size_t>{0, 1}));
        QCOMPARE(split.val, (std::vector<std::size_t>{2, 3}));
    }

    void withoutValidationSplitAShareIsDrawnBySeedAndTestIsLeftAlone()
    {
        SyntheticSet set(30, 32);
        set.edit().splits = {"train", "test"};
        for (std::size_t i = 25; i < 30; ++i) {
            set.edit().records[i].split = 1;
        }
        const auto samples = collectSamples(set.dataset()).samples;
        const Split split = splitSamples(set.dataset(), samples, {.seed = 7, .valShare = 0.2});
        QCOMPARE(split.val.size(), std::size_t{5});
        QCOMPARE(split.train.size(), std::size_t{20});
        QVERIFY(split.val.back() < 25 && split.train.back() < 25);
        QCOMPARE(splitSamples(set.dataset(), samples, {.seed = 7, .valShare = 0.2}).val, split.val);
        QVERIFY(splitSamples(set.dataset(), samples, {.seed = 8, .valShare = 0.2}).val != split.val);
    }

    void bothSidesGetAnImageWhateverTheShare()
    {
        const SyntheticSet set(2, 32);
        for (const double share : {0.01, 0.5, 0.99}) {
            const Split split = splitSamples(set.dataset(), collectSamples(set.dataset()).samples, {.valShare = share});
            QCOMPARE(split.val.size(), std::size_t{1});
            QCOMPARE(split.train.size(), std::size_t{1});
        }
        const SyntheticSet single(1, 32);
        QCOMPARE(errorOf([&] { (void)splitSamples(single.dataset(), collectSamples(single.dataset()).samples, {}); }).code(),
                 ErrorCode::InvalidArgument);
    }

    void framesOfOneRecordingStayTogether()
    {
        const auto groups = recordings({"a/case1_001.png", "a/case1_002.png", "a/case2_001.png", "b/case1_009.png", "b/x.png"});
        QCOMPARE(groups, (std::vector<std::vector<std::size_t>>{{0, 1}, {2}, {3}, {4}}));
    }

    void numberedFramesAreCutIntoBlocksOfNeighbours()
    {
        std::vector<std::string> frames;
        for (int i = 1; i <= 60; ++i) {
            frames.push_back("images/" + std::to_string(i) + ".png");
        }
        const auto groups = recordings(frames);
        QCOMPARE(groups.size(), std::size_t{20});
        QCOMPARE(groups[1], (std::vector<std::size_t>{3, 4, 5}));
    }

    void aMissingMaskIsLeftOutAndAnEmptyOneIsUsed()
    {
        SyntheticSet set(4, 32);
        set.edit().records[1].state = dataset::LabelState::Missing;
        set.edit().records[2].state = dataset::LabelState::Empty;
        const UsableSamples usable = collectSamples(set.dataset());
        QCOMPARE(usable.samples.size(), std::size_t{3});
        QCOMPARE(usable.samples[1].record, std::size_t{2});
        QCOMPARE(usable.notes, (std::vector<std::string>{"1 image without a mask was left out: images/1.png."}));
    }

    void boxesAreNotASegmentation()
    {
        SyntheticSet set(2, 32);
        set.edit().format = dataset::Format::PascalVoc;
        set.edit().records[0].objects.push_back({.kind = dataset::ShapeKind::Box, .box = {1, 1, 5, 5}});
        const Error error = errorOf([&] { (void)collectSamples(set.dataset()); });
        QCOMPARE(error.code(), ErrorCode::Unsupported);
        QVERIFY(error.detail().find("boxes") != std::string::npos);
    }

    void polygonsBecomeMasks()
    {
        SyntheticSet set(1, 64);
        set.edit().format = dataset::Format::Yolo;
        dataset::Record& record = set.edit().records[0];
        record.points = {{0.25, 0.25}, {0.75, 0.25}, {0.75, 0.75}, {0.25, 0.75}};
        record.objects.push_back({.kind = dataset::ShapeKind::Polygon, .pointCount = 4, .classId = 3, .firstPoint = 0});
        const auto samples = collectSamples(set.dataset()).samples;
        const Pixels pixels = readSample(set.dataset(), samples.front(), 32, dataset::MaskSense::ForegroundBright);
        // 16 x 16 pixels lie inside; the fill includes the border.
        const int inside = cv::countNonZero(pixels.mask);
        QVERIFY2(inside >= 16 * 16 && inside <= 18 * 18, qPrintable(QString::number(inside)));
        QCOMPARE(int{pixels.mask.at<std::uint8_t>(16, 16)}, 1);
        QCOMPARE(int{pixels.mask.at<std::uint8_t>(5, 16)}, 0);
    }
};

QTEST_GUILESS_MAIN(TrainingFeedTest)
#include "tst_training_feed.moc"
