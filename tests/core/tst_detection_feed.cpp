#include "core/base/error.h"
#include "core/training/detection/detection_augment.h"
#include "core/training/detection/detection_feed.h"
#include "tests/core/boxed_samples.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>

using namespace gg;
using namespace gg::training;
using test::BoxedSet;

namespace {

constexpr std::size_t plentyOfCache = std::size_t{1} << 26U;

std::vector<std::size_t> upTo(std::size_t count)
{
    std::vector<std::size_t> indices(count);
    std::iota(indices.begin(), indices.end(), 0U);
    return indices;
}

DetectionStore storeOf(const dataset::Dataset& dataset, int side, std::size_t cache = plentyOfCache)
{
    DetectionStore store(collectDetections(dataset).samples, side, cache);
    JobControl control;
    (void)store.decodeAll(control);
    return store;
}

/// Nothing is changed.
recipe::TrainConfig plainConfig(int side)
{
    recipe::TrainConfig config{.task = "detection", .imageSize = side, .batch = 4, .epochs = 2, .seed = 5};
    config.detection.hue = config.detection.saturation = config.detection.value = 0;
    config.detection.translate = config.detection.mosaic = config.detection.flipHorizontalShare = 0;
    config.detection.closeMosaic = 0;
    return config;
}

void noneUnreadable(std::size_t, const std::string& reason)
{
    QFAIL(reason.c_str());
}

Mixed blank(int side)
{
    return {.picture = cv::Mat(side, side, CV_8UC3, cv::Scalar::all(0)), .boxes = {}};
}

bool near(const cv::Rect2f& a, const cv::Rect2f& b, float tolerance = 1e-3F)
{
    return std::abs(a.x - b.x) < tolerance && std::abs(a.y - b.y) < tolerance && std::abs(a.width - b.width) < tolerance
           && std::abs(a.height - b.height) < tolerance;
}

std::string errorOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

std::vector<DetectionBatch> allBatches(const DetectionStore& store, const recipe::TrainConfig& config, std::int64_t firstStep = 0)
{
    UnreadableLog log;
    std::vector<DetectionBatch> batches;
    const std::vector<std::size_t> train = upTo(store.size());
    const auto stream = detectionTrainingStream(store, train, config, 32, firstStep, log);
    while (const DetectionBatch* batch = stream->next()) {
        batches.push_back(*batch);
    }
    return batches;
}

/// One picture, 100 x 50, dark, with one object of class 0 in the shares given.
std::shared_ptr<dataset::Dataset> single(const QTemporaryDir& folder, const dataset::Rect& box)
{
    auto set = std::make_shared<dataset::Dataset>();
    set->root = folder.path().toStdString();
    set->splits = {"train"};
    set->classNames = {"thing"};
    cv::Mat image(50, 100, CV_8UC3, cv::Scalar(10, 20, 30));
    cv::imwrite(set->root + "/a.png", image);
    dataset::Record record{.image = "a.png", .label = "a.txt", .state = dataset::LabelState::Labelled};
    record.objects.push_back({.kind = dataset::ShapeKind::Box, .classId = 0, .line = 1, .box = box});
    set->records.push_back(std::move(record));
    return set;
}

}  // namespace

class DetectionFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesAreSharesClippedToThePicture()
    {
        const QTemporaryDir folder;
        auto set = single(folder, {-0.1, 0.5, 0.3, 0.7});
        const DetectionSample sample = collectDetections(*set).samples.front();
        QCOMPARE(sample.boxes.size(), std::size_t{1});
        QCOMPARE(sample.boxes[0].left, 0.0F);
        QVERIFY(std::abs(sample.boxes[0].right - 0.2F) < 1e-6F);
        QCOMPARE(sample.boxes[0].bottom, 1.0F);
    }

    void pixelsBecomeSharesByThePicturesOwnSize()
    {
        const QTemporaryDir folder;
        auto set = single(folder, {10, 10, 50, 20});
        set->records[0].space = dataset::CoordinateSpace::Pixels;
        const StoredBox box = collectDetections(*set).samples.front().boxes.front();
        QVERIFY(std::abs(box.left - 0.1F) < 1e-6F && std::abs(box.top - 0.2F) < 1e-6F);
        QVERIFY(std::abs(box.right - 0.6F) < 1e-6F && std::abs(box.bottom - 0.6F) < 1e-6F);
    }

    void whatCannotBeLearntIsLeftOutAndNamed()
    {
        BoxedSet set(6, {64, 64});
        dataset::Dataset& data = set.edit();
        data.records[0].state = dataset::LabelState::Missing;
        data.records[1].objects[0].classId = 7;
        data.records[2].objects[0].box.width = 0;
        data.records[3].objects.clear();
        data.records[3].state = dataset::LabelState::Empty;
        data.records[4].objects[0].ignore = true;
        const UsableDetections usable = collectDetections(data);
        QCOMPARE(usable.samples.size(), std::size_t{5});
        QCOMPARE(usable.notes,
                 (std::vector<std::string>{
                     "1 image without a label was left out: images/0.png.",
                     "1 box of a class without a name (the data set names 2, counted from 0) was left out: labels/1.txt:1 (class 7).",
                     "1 box without an area inside the picture was left out: labels/2.txt:1."}));
        QVERIFY(usable.samples[2].boxes.empty());  // an empty label declares a negative
        QCOMPARE(usable.samples[3].ignored.size(), std::size_t{1});
    }

    void aSetWithoutAnyBoxIsRefused()
    {
        BoxedSet set(2, {64, 64});
        for (dataset::Record& record : set.edit().records) {
            record.objects.clear();
            record.state = dataset::LabelState::Empty;
        }
        QVERIFY(errorOf([&] { (void)collectDetections(set.dataset()); }).find("All label files are empty") != std::string::npos);
        set.edit().format = dataset::Format::ImageMask;
        QVERIFY(errorOf([&] { (void)collectDetections(set.dataset()); }).find("masks and no boxes") != std::string::npos);
    }

    void withoutAugmentationAPictureLiesInTheMiddleOfGrey()
    {
        const QTemporaryDir folder;
        const auto set = single(folder, {0.25, 0.2, 0.5, 0.6});
        const DetectionStore store = storeOf(*set, 64);
        const Mixed mixed = augmented(store, {0}, 0, plainConfig(64), {}, 64, noneUnreadable);
        QCOMPARE(mixed.picture.at<cv::Vec3b>(32, 32), cv::Vec3b(30, 20, 10));  // RGB
        QCOMPARE(mixed.picture.at<cv::Vec3b>(15, 0), (cv::Vec3b(114, 114, 114)));
        QCOMPARE(mixed.picture.at<cv::Vec3b>(16, 0), cv::Vec3b(30, 20, 10));   // 64 x 32, 16 above and below
        QCOMPARE(mixed.picture.at<cv::Vec3b>(47, 63), cv::Vec3b(30, 20, 10));
        QCOMPARE(mixed.picture.at<cv::Vec3b>(48, 63), (cv::Vec3b(114, 114, 114)));
        QCOMPARE(mixed.boxes.size(), std::size_t{1});
        QVERIFY(near(mixed.boxes[0].box, {16, 16 + 6.4F, 32, 19.2F}));
    }

    void aMosaicMeetsAtItsCentre()
    {
        const QTemporaryDir folder;
        const auto set = single(folder, {0, 0, 1, 1});
        const DetectionStore store = storeOf(*set, 64);
        // The canvas of 128 with its seam at (80, 64), of which the middle 64 are seen: the seam lies at (48, 32).
        const Mixed mixed = composed(store, {0, 0, 0, 0}, {1.25, 1}, {}, 64, noneUnreadable);
        QCOMPARE(mixed.boxes.size(), std::size_t{4});
        QVERIFY(near(mixed.boxes[0].box, {0, 0, 48, 32}));
        QVERIFY(near(mixed.boxes[1].box, {48, 0, 16, 32}));
        QVERIFY(near(mixed.boxes[2].box, {0, 32, 48, 32}));
        QVERIFY(near(mixed.boxes[3].box, {48, 32, 16, 32}));
        QCOMPARE(cv::countNonZero(mixed.picture.reshape(1) == 114), 0);  // no seam stays grey
        QCOMPARE(mixed.samples, (std::vector<std::size_t>{0, 0, 0, 0}));
    }

    void aHalfLeavesAllFourPicturesInSight()
    {
        const QTemporaryDir folder;
        const auto set = single(folder, {0, 0, 1, 1});
        const DetectionStore store = storeOf(*set, 64);
        const Mixed mixed = composed(store, {0, 0, 0, 0}, {1, 1}, {.zoom = 0.5}, 64, noneUnreadable);
        QVERIFY(near(mixed.boxes[0].box, {0, 16, 32, 16}));
        QVERIFY(near(mixed.boxes[3].box, {32, 32, 32, 16}));
        QCOMPARE(mixed.picture.at<cv::Vec3b>(8, 8), (cv::Vec3b(114, 114, 114)));
    }

    void aQuarterTurnTakesABoxAlongCounterClockwise()
    {
        // In a canvas of 100: right of the middle goes to above it.
        const cv::Matx33d map = mapOf({.degrees = 90}, 100, 100);
        const auto box = mapped(map, {80, 45, 10, 10}, 100);
        QVERIFY(box && near(*box, {45, 10, 10, 10}));
    }

    void shearAndPlaceFollowTheirFormulas()
    {
        const cv::Matx33d sheared = mapOf({.shearX = 45}, 100, 100);  // x' = x + y about the middle
        const cv::Vec3d point = sheared * cv::Vec3d(50, 60, 1);
        QVERIFY(std::abs(point[0] - 60) < 1e-9 && std::abs(point[1] - 60) < 1e-9);
        const cv::Vec3d moved = mapOf({.centreX = 0.6, .centreY = 0.4}, 100, 100) * cv::Vec3d(50, 50, 1);
        QVERIFY(std::abs(moved[0] - 60) < 1e-9 && std::abs(moved[1] - 40) < 1e-9);
        const cv::Vec3d far = mapOf({.perspectiveX = 0.001}, 100, 100) * cv::Vec3d(100, 50, 1);
        QVERIFY(std::abs(far[0] / far[2] - (50 + 50 / 1.05)) < 50 * 0.05);  // drawn towards the middle
    }

    void whatIsAlmostCutOffIsNoTruthAnyMore()
    {
        const cv::Matx33d right = mapOf({.centreX = 1.0}, 100, 100);  // 50 px to the right
        QVERIFY(mapped(right, {0, 0, 55, 50}, 100).has_value());        // all but 5 of 55 are left
        QVERIFY(!mapped(right, {46, 0, 50, 50}, 100).has_value());      // 4 of 50: below a tenth
        QVERIFY(!mapped(right, {0, 0, 2, 50}, 100).has_value());        // 2 px wide
        QVERIFY(mapped(right, {0, 0, 2.5F, 50}, 100).has_value());
    }

    void aFlipMirrorsBoxes()
    {
        Mixed mixed = blank(10);
        mixed.picture.at<cv::Vec3b>(2, 1) = {1, 2, 3};
        mixed.boxes = {{.box = {1, 2, 3, 4}, .label = 1}};
        flip(mixed, true, false);
        QVERIFY(near(mixed.boxes[0].box, {6, 2, 3, 4}));
        QCOMPARE(mixed.picture.at<cv::Vec3b>(2, 8), cv::Vec3b(1, 2, 3));
        flip(mixed, false, true);
        QVERIFY(near(mixed.boxes[0].box, {6, 4, 3, 4}));
    }

    void coloursShiftInHueSaturationAndValue()
    {
        cv::Mat red(1, 1, CV_8UC3, cv::Scalar(200, 0, 0));
        shiftColours(red, 0, 0, -0.5);
        QCOMPARE(red.at<cv::Vec3b>(0, 0), cv::Vec3b(100, 0, 0));
        cv::Mat green(1, 1, CV_8UC3, cv::Scalar(0, 200, 0));  // hue 60 in half degrees
        shiftColours(green, 1, 0, 0);                            // 120: blue
        QCOMPARE(green.at<cv::Vec3b>(0, 0), cv::Vec3b(0, 0, 200));
        cv::Mat pale(1, 1, CV_8UC3, cv::Scalar(200, 100, 100));
        shiftColours(pale, 0, -1, 0);
        QCOMPARE(pale.at<cv::Vec3b>(0, 0), cv::Vec3b(200, 200, 200));
    }

    void mixupBlendsPicturesAndKeepsAllBoxes()
    {
        Mixed a = blank(4);
        Mixed b = blank(4);
        b.picture.setTo(cv::Scalar::all(200));
        a.samples = {4, 7};
        b.samples = {2};
        QCOMPARE(mixedUp(a, b, 0.5).samples, (std::vector<std::size_t>{4, 7, 2}));
        a.boxes = {{.box = {0, 0, 3, 3}, .label = 0}};
        b.boxes = {{.box = {1, 1, 3, 3}, .label = 1}};
        const Mixed mixed = mixedUp(a, b, 0.75);
        QCOMPARE(int{mixed.picture.at<cv::Vec3b>(0, 0)[0]}, 50);
        QCOMPARE(mixed.boxes.size(), std::size_t{2});
        Random random{3};
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 2000; ++i) {
            const double share = drawMixShare(random);
            sum += share;
            squares += share * share;
        }
        const double mean = sum / 2000;
        QVERIFY(std::abs(mean - 0.5) < 0.01);
        QVERIFY(std::abs(squares / 2000 - mean * mean - 1.0 / 260) < 0.0006);  // Beta(32, 32): 1 / (4 · 65)
    }

    void pastedObjectsCoverNoTruthAndFollowTheirOutline()
    {
        const BoxedSet set(4, {64, 64});
        DetectionStore store = storeOf(set.dataset(), 64);
        Random random{1};
        Mixed covered = blank(64);
        covered.boxes = {{.box = {20, 20, 4, 4}, .label = 0}};
        pasteObjects(covered, store, 1, 1.0, true, random);
        QVERIFY(covered.boxes.size() >= 2);
        for (std::size_t i = 1; i < covered.boxes.size(); ++i) {
            QVERIFY((covered.boxes[i].box & covered.boxes[0].box).area() < 0.3F * 16);
        }
        Mixed none = blank(64);
        pasteObjects(none, store, 1, 1.0, false, random);  // no outlines, no rectangles asked for
        QVERIFY(none.boxes.empty());

        auto samples = collectDetections(set.dataset()).samples;
        const StoredBox& box = samples[0].boxes[0];
        samples[0].outlines = {{{box.left, box.top}, {box.right, box.top}, {box.left, box.bottom}}};
        DetectionStore outlined(samples, 64, plentyOfCache);
        Mixed pasted = blank(64);
        pasteObjects(pasted, outlined, 0, 1.0, false, random);
        QCOMPARE(pasted.boxes.size(), std::size_t{1});
        const cv::Rect place(pasted.boxes[0].box);
        const int filled = cv::countNonZero(pasted.picture.reshape(1).reshape(3, 64)(place).clone().reshape(1) > 0) / 3;
        QVERIFY2(filled > place.area() / 3 && filled < place.area() * 7 / 10, qPrintable(QString::number(filled)));  // a triangle
    }

    void anIgnoreRegionIsGreyInTraining()
    {
        const QTemporaryDir folder;
        const auto set = single(folder, {0, 0, 0.5, 1});
        dataset::Object ignored = set->records[0].objects[0];
        ignored.ignore = true;
        ignored.box = {0.5, 0, 0.5, 1};
        set->records[0].objects.push_back(ignored);
        const DetectionStore store = storeOf(*set, 64);
        const Mixed mixed = augmented(store, {0}, 0, plainConfig(64), {}, 64, noneUnreadable);
        QCOMPARE(mixed.boxes.size(), std::size_t{1});
        QCOMPARE(mixed.picture.at<cv::Vec3b>(32, 48), (cv::Vec3b(114, 114, 114)));
        QCOMPARE(store.picture(0).at<cv::Vec3b>(16, 48), cv::Vec3b(30, 20, 10));  // the cache is as it was
    }

    void anEpochShowsEveryPictureOnce()
    {
        const BoxedSet set(10, {48, 32});
        const DetectionStore store = storeOf(set.dataset(), 32);
        const std::vector<DetectionBatch> batches = allBatches(store, plainConfig(32));
        QCOMPARE(batches.size(), std::size_t{6});  // 4 + 4 + 2, twice
        std::vector<std::size_t> seen;
        for (std::size_t i = 0; i < 3; ++i) {
            seen.insert(seen.end(), batches[i].samples.begin(), batches[i].samples.end());
            QVERIFY(std::is_sorted(batches[i].imageOf.begin(), batches[i].imageOf.end()));
            QCOMPARE(batches[i].pixels.size(), batches[i].size() * 32 * 32 * 3);
        }
        std::sort(seen.begin(), seen.end());
        QCOMPARE(seen, upTo(10));
    }

    void loadersCacheAndAFreshStartChangeNothing()
    {
        const BoxedSet set(9, {40, 60});
        recipe::TrainConfig config = plainConfig(64);
        config.detection = {};
        config.detection.mixup = 0.3;
        config.detection.copyPaste = 0.5;
        config.detection.copyPasteBoxes = true;
        config.detection.closeMosaic = 1;
        config.detection.multiScale = 0.5;
        config.rotateDegrees = 10;
        config.scale = 0.5;
        config.epochs = 3;
        config.loaders = 1;
        const std::vector<DetectionBatch> one = allBatches(storeOf(set.dataset(), 64), config);
        config.loaders = 4;
        const std::vector<DetectionBatch> four = allBatches(storeOf(set.dataset(), 64, 64 * 64 * 3 * 2), config);
        const std::vector<DetectionBatch> later = allBatches(storeOf(set.dataset(), 64), config, 5);
        QCOMPARE(four.size(), one.size());
        QCOMPARE(later.size(), one.size() - 5);
        for (std::size_t i = 0; i < one.size(); ++i) {
            QVERIFY(four[i].pixels == one[i].pixels && four[i].boxes == one[i].boxes && four[i].labels == one[i].labels);
            QVERIFY(one[i].width % 32 == 0 && one[i].width >= 32 && one[i].width <= 96);
            if (i >= 5) {
                QVERIFY(later[i - 5].pixels == one[i].pixels);
            }
        }
    }

    void mosaicClosesForTheLastEpochs()
    {
        const QTemporaryDir folder;
        const auto set = single(folder, {0.25, 0.25, 0.5, 0.5});
        const DetectionStore store = storeOf(*set, 64);
        recipe::TrainConfig config = plainConfig(64);
        config.detection.mosaic = 1;
        config.detection.closeMosaic = 1;
        const Mixed open = augmented(store, {0}, 0, config, {.epoch = 0}, 64, noneUnreadable);
        const Mixed closed = augmented(store, {0}, 0, config, {.epoch = 1}, 64, noneUnreadable);
        QVERIFY(open.boxes.size() != 1 || !near(open.boxes[0].box, closed.boxes[0].box));
        QCOMPARE(closed.boxes.size(), std::size_t{1});
        QVERIFY(near(closed.boxes[0].box, {16, 24, 32, 16}));
    }

    void rareClassesAreDrawnMoreOften()
    {
        BoxedSet set(10, {32, 32});
        for (std::size_t i = 0; i < 10; ++i) {
            dataset::Record& record = set.edit().records[i];
            record.objects.resize(1);
            record.objects[0].classId = i == 9 ? 1 : 0;
        }
        const DetectionStore store = storeOf(set.dataset(), 32);
        const std::vector<double> shares = drawingShares(store, upTo(10));
        QVERIFY(std::abs(shares[9] - 0.5) < 1e-9);       // one picture with class 1: as often as all others together
        QVERIFY(std::abs(shares[0] - 0.5 / 9) < 1e-9);
        recipe::TrainConfig config = plainConfig(32);
        config.detection.classWeights = true;
        config.epochs = 40;
        std::size_t rare = 0;
        std::size_t all = 0;
        for (const DetectionBatch& batch : allBatches(store, config)) {
            rare += static_cast<std::size_t>(std::count(batch.samples.begin(), batch.samples.end(), std::size_t{9}));
            all += batch.size();
        }
        QCOMPARE(all, std::size_t{400});
        QVERIFY2(rare > 150 && rare < 250, qPrintable(QString::number(rare)));
    }

    void rectangularBatchesAreAsSmallAsTheirPictures()
    {
        const BoxedSet set(4, {640, 480});
        const DetectionStore store = storeOf(set.dataset(), 320);
        recipe::TrainConfig config = plainConfig(320);
        UnreadableLog log;
        const auto stream = detectionPlainStream(store, upTo(4), config, 32, log);
        const DetectionBatch* batch = stream->next();
        QVERIFY(batch != nullptr);
        QCOMPARE(batch->width, 352);   // ceil(320 / 32 + ½) · 32
        QCOMPARE(batch->height, 256);  // ceil(0.75 · 320 / 32 + ½) · 32
        QCOMPARE(batch->size(), std::size_t{4});
        const Placement& placement = batch->placements[0];
        QCOMPARE(placement.scale, 0.5);
        QCOMPARE(placement.padX, 16.0);
        QCOMPARE(placement.padY, 8.0);
        QCOMPARE(placement.width, 640);
        // The first box goes back to where the label has it.
        const dataset::Rect& truth = set.dataset().records[batch->samples[0]].objects[0].box;
        QVERIFY(std::abs((static_cast<double>(batch->boxes[0]) - placement.padX) / placement.scale - truth.x * 640) < 0.01);
        QVERIFY(std::abs((static_cast<double>(batch->boxes[3]) - placement.padY) / placement.scale - (truth.y + truth.height) * 480) < 0.01);
        QVERIFY(stream->next() == nullptr);

        config.detection.rectangular = false;
        const auto square = detectionPlainStream(store, upTo(4), config, 32, log);
        const DetectionBatch* first = square->next();
        QCOMPARE(first->height, 320);
        QCOMPARE(first->placements[0].padY, 40.0);
    }

    void aPictureThatVanishesIsLeftOutAndNamed()
    {
        const BoxedSet set(5, {32, 32});
        const DetectionStore store = storeOf(set.dataset(), 32, 0);  // nothing cached
        std::filesystem::remove(set.folder() + "/images/2.png");
        std::ofstream(set.folder() + "/images/3.png") << "no picture";
        UnreadableLog log;
        recipe::TrainConfig config = plainConfig(32);
        config.epochs = 1;
        const std::vector<std::size_t> train = upTo(5);
        const auto stream = detectionTrainingStream(store, train, config, 32, 0, log);
        std::size_t pictures = 0;
        while (const DetectionBatch* batch = stream->next()) {
            pictures += batch->size();
            QCOMPARE(batch->pixels.size(), batch->size() * 32 * 32 * 3);
        }
        QCOMPARE(pictures, std::size_t{3});
        const std::vector<std::string> lines = log.all();
        QCOMPARE(lines.size(), std::size_t{2});
        QVERIFY(lines[0].find("2.png: ") != std::string::npos && lines[1].find("3.png: ") != std::string::npos);
    }

    void aBatchLargerThanTheSetAndASinglePictureWork()
    {
        const BoxedSet set(1, {32, 32});
        const DetectionStore store = storeOf(set.dataset(), 32);
        recipe::TrainConfig config = plainConfig(32);
        config.detection = {};
        config.batch = 64;
        const std::vector<DetectionBatch> batches = allBatches(store, config);
        QCOMPARE(batches.size(), std::size_t{2});
        QCOMPARE(batches[0].size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(DetectionFeedTest)
#include "tst_detection_feed.moc"
