#include "core/base/error.h"
#include "core/base/job_control.h"
#include "core/dataset/open.h"
#include "core/dataset/write/palette_png.h"
#include "core/evaluation/segmentation_evaluation.h"
#include "core/runs/history.h"
#include "core/training/engine.h"
#include "core/training/engine/feed.h"
#include "core/training/engine/preparation.h"
#include "tests/core/recorded_run.h"
#include "tests/core/training_samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>

extern "C" gg::training::Engine* gg_training_engine();

using namespace gg;
using namespace gg::training;
using test::errorOf;

namespace {

constexpr int side = 64;

enum class Written { Palette, Numbers, Colours };

/// Pictures of a red disc and a green square; masks of 0, 3 and 7 with a border of 255 around the disc, which does not count.
class ClassSet
{
public:
    explicit ClassSet(int images, Written written = Written::Palette)
    {
        m_dataset.format = dataset::Format::ImageMask;
        m_dataset.task = dataset::Task::Segmentation;
        m_dataset.root = m_dataset.opened = m_folder.path().toStdString();
        m_dataset.splits = {"all"};
        m_dataset.fingerprint = "0123456789abcdef";
        std::filesystem::create_directories(m_dataset.root + "/images");
        std::filesystem::create_directories(m_dataset.root + "/masks");
        for (int i = 0; i < images; ++i) {
            add(i, written);
        }
    }

    const dataset::Dataset& dataset() const { return m_dataset; }
    dataset::Dataset& edit() { return m_dataset; }

private:
    void add(int i, Written written)
    {
        Random random{7, static_cast<std::uint64_t>(i)};
        const auto place = [&random](int margin) { return margin + static_cast<int>(random.below(static_cast<std::size_t>(side - 2 * margin))); };
        cv::Mat image(side, side, CV_8UC3, cv::Scalar(60, 60, 60));
        cv::Mat mask = cv::Mat::zeros(side, side, CV_8U);
        const cv::Point corner(place(14), place(14));
        cv::rectangle(image, corner, corner + cv::Point(13, 13), {40, 200, 40}, cv::FILLED);
        cv::rectangle(mask, corner, corner + cv::Point(13, 13), 7, cv::FILLED);
        const cv::Point centre(place(14), place(14));
        cv::circle(image, centre, 9, {40, 40, 220}, cv::FILLED);
        cv::circle(mask, centre, 9, 255, cv::FILLED);
        cv::circle(mask, centre, 7, 3, cv::FILLED);
        const std::string name = std::to_string(i) + ".png";
        cv::imwrite(m_dataset.root + "/images/" + name, image);
        write(m_dataset.root + "/masks/" + name, mask, written);
        m_dataset.records.push_back({.image = "images/" + name, .label = "masks/" + name, .state = dataset::LabelState::Labelled});
    }

    static void write(const std::string& file, const cv::Mat& mask, Written written)
    {
        if (written == Written::Palette) {
            std::ofstream(file, std::ios::binary) << dataset::encodePalettePng(mask, dataset::vocPalette());
        } else if (written == Written::Numbers) {
            cv::imwrite(file, mask);
        } else {
            cv::Mat colours = cv::Mat::zeros(mask.size(), CV_8UC3);
            colours.setTo(cv::Scalar(0, 0, 200), mask == 3);
            colours.setTo(cv::Scalar(0, 200, 0), mask == 7);
            cv::imwrite(file, colours);
        }
    }

    QTemporaryDir m_folder;
    dataset::Dataset m_dataset;
};

recipe::TrainConfig tiny()
{
    recipe::TrainConfig config;
    config.data = "synthetic";
    config.width = 4;
    config.imageSize = side;
    config.batch = 4;
    config.epochs = 8;
    config.seed = 5;
    config.learningRate = 1e-2;
    config.valShare = 0.25;
    config.snapshotImages = 2;
    config.probeEvery = 0;
    config.device = recipe::Device::Cpu;
    return config;
}

TrainRequest requestFor(const ClassSet& set, const recipe::TrainConfig& config, const QTemporaryDir& folder)
{
    return {.config = config,
            .dataset = std::make_shared<const dataset::Dataset>(set.dataset()),
            .runFolder = folder.filePath(QStringLiteral("run")).toStdString()};
}

Preparation prepared(const ClassSet& set, const recipe::TrainConfig& config = tiny())
{
    JobControl job;
    return prepare(config, set.dataset(), job);
}

double valueAt(const runs::Run& run, const std::string& name, int epoch)
{
    return run.history.at(name, epoch).value_or(std::nan(""));
}

}  // namespace

class ClassTrainingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksSayWhichClassesThereAre()
    {
        for (const Written written : {Written::Palette, Written::Numbers}) {
            const ClassSet set(8, written);
            const Preparation data = prepared(set);
            QCOMPARE(data.classes(), (std::vector<std::string>{"background", "class 3", "class 7"}));
            QCOMPARE(data.store.labels().keys, (std::vector<evaluation::Key>{0, 3, 7}));
        }
        const ClassSet coloured(8, Written::Colours);
        QCOMPARE(prepared(coloured).classes(), (std::vector<std::string>{"background", "#00C800", "#C80000"}));
    }

    void labelsAreTheIndicesOfClassesAndWhatDoesNotCountStaysOut()
    {
        const ClassSet set(4);
        const Preparation data = prepared(set);
        const cv::Mat labels = data.store.pixels(0).mask;
        const cv::Mat written = dataset::readMask(data.store.sample(0).mask).values;
        for (const auto& [value, label] : {std::pair{0, 0}, std::pair{3, 1}, std::pair{7, 2}, std::pair{255, 255}}) {
            QCOMPARE(cv::countNonZero(labels == label), cv::countNonZero(written == value));
        }
        const Batch batch = plainBatch(data.store, {0});
        QCOMPARE(std::count(batch.masks.begin(), batch.masks.end(), 255.0F), static_cast<std::ptrdiff_t>(cv::countNonZero(written == 255)));
        const double without = static_cast<double>(cv::countNonZero(written == 0) + cv::countNonZero(written == 255)) / (side * side);
        QVERIFY(std::abs(data.foreground[0] - (1 - without)) < 1e-12);
    }

    void theForegroundAloneIsAskedForByAKey()
    {
        const ClassSet set(8);
        recipe::TrainConfig config = tiny();
        config.segmentation.meaning = recipe::MaskMeaning::Foreground;
        const Preparation data = prepared(set, config);
        QVERIFY(data.classes().empty());
        const cv::Mat labels = data.store.pixels(0).mask;
        QVERIFY(cv::countNonZero(labels == 1) > 0);
        QVERIFY(cv::countNonZero(labels == 255) > 0);  // still does not count
        QCOMPARE(cv::countNonZero(labels == 0) + cv::countNonZero(labels == 1) + cv::countNonZero(labels == 255), side * side);
    }

    void masksOfBlackAndWhiteStayAForeground()
    {
        const test::SyntheticSet set(6, side);
        JobControl job;
        QVERIFY(prepare(tiny(), set.dataset(), job).classes().empty());
        recipe::TrainConfig config = tiny();
        config.segmentation.meaning = recipe::MaskMeaning::Classes;
        // 0 and 255, of which 255 does not count: a single class.
        QCOMPARE(errorOf([&] { (void)prepare(config, set.dataset(), job); })->code(), ErrorCode::InvalidArgument);
    }

    void classesAreLearntAndToldOneByOne()
    {
        const ClassSet set(24);
        const QTemporaryDir folder;
        TrainControl control;
        recipe::TrainConfig config = tiny();
        config.segmentation.validateFlips = true;
        const TrainRequest request = requestFor(set, config, folder);
        QCOMPARE(gg_training_engine()->train(request, control), TrainOutcome::Finished);
        const runs::Run run = runs::readRun(request.runFolder);
        QCOMPARE(run.info.classes, (std::vector<std::string>{"background", "class 3", "class 7"}));
        QCOMPARE(run.info.classValues, (std::vector<std::uint32_t>{0, 3, 7}));
        const double mean = valueAt(run, "val/iou", 8);
        QVERIFY2(mean > 0.5, qPrintable(QString::number(mean)));
        const double byHand = (valueAt(run, "val/iou/background", 8) + valueAt(run, "val/iou/class 3", 8) + valueAt(run, "val/iou/class 7", 8)) / 3;
        QVERIFY(std::abs(mean - byHand) < 1e-9);
        for (const char* name : {"val/dice/class 3", "val/sensitivity/class 7", "val/accuracy", "val/predicted_foreground", "val/entropy", "val/mutual_information"}) {
            QVERIFY2(std::isfinite(valueAt(run, name, 8)), name);
        }
        compareWithEvaluation(request.runFolder, run);
        compareMaps(set, request.runFolder, run);
    }

    void aRunOfClassesGoesOnToTheSameNumbers()
    {
        const ClassSet set(12);
        const QTemporaryDir whole;
        const QTemporaryDir parts;
        recipe::TrainConfig config = tiny();
        config.epochs = 3;
        config.dropout = 0.2;
        TrainControl control;
        (void)gg_training_engine()->train(requestFor(set, config, whole), control);
        recipe::TrainConfig shorter = config;
        shorter.epochs = 2;
        (void)gg_training_engine()->train(requestFor(set, shorter, parts), control);
        TrainRequest rest = requestFor(set, config, parts);
        rest.resume = true;
        (void)gg_training_engine()->train(rest, control);
        const runs::Run one = runs::readRun(requestFor(set, config, whole).runFolder);
        const runs::Run two = runs::readRun(rest.runFolder);
        QCOMPARE(valueAt(two, "val/loss", 3), valueAt(one, "val/loss", 3));
        QCOMPARE(valueAt(two, "val/iou", 3), valueAt(one, "val/iou", 3));
        // The same masks read as a foreground are another task.
        rest.config.epochs = 4;
        rest.config.segmentation.meaning = recipe::MaskMeaning::Foreground;
        QCOMPARE(errorOf([&] { (void)gg_training_engine()->train(rest, control); })->code(), ErrorCode::InvalidArgument);
    }

    void anotherTaskStartsFromWhatWasLearnt()
    {
        const ClassSet set(12);
        const QTemporaryDir first;
        const QTemporaryDir second;
        recipe::TrainConfig config = tiny();
        config.epochs = 1;
        TrainControl control;
        const TrainRequest before = requestFor(set, config, first);
        (void)gg_training_engine()->train(before, control);
        config.startFrom = runs::checkpointFile(before.runFolder, "last");
        config.segmentation.meaning = recipe::MaskMeaning::Foreground;  // another head: two tensors do not fit
        config.freezeLayers = 6;
        config.startRateShare = 0.1;
        const TrainRequest after = requestFor(set, config, second);
        QCOMPARE(gg_training_engine()->train(after, control), TrainOutcome::Finished);
        std::ifstream events(after.runFolder + "/events.jsonl");
        const std::string text{std::istreambuf_iterator<char>(events), {}};
        QVERIFY2(text.find("2 do not fit and start at random: head.weight, head.bias") != std::string::npos, text.substr(0, 2000).c_str());
        config.startFrom = before.runFolder + "/nothing.pt";
        const QTemporaryDir third;
        QCOMPARE(errorOf([&] { (void)gg_training_engine()->train(requestFor(set, config, third), control); })->code(), ErrorCode::NotFound);
        config.startFrom = runs::checkpointFile(before.runFolder, "last");
        config.freezeLayers = 100;
        QCOMPARE(errorOf([&] { (void)gg_training_engine()->train(requestFor(set, config, third), control); })->code(), ErrorCode::InvalidArgument);
    }

    void aTrainedNetworkSaysHowSureItIs()
    {
        const ClassSet set(12);
        const QTemporaryDir folder;
        recipe::TrainConfig config = tiny();
        config.epochs = 1;
        config.dropout = 0.3;
        TrainControl control;
        const TrainRequest request = requestFor(set, config, folder);
        (void)gg_training_engine()->train(request, control);
        const auto predictor = gg_training_engine()->openSegmentation(request.runFolder, "best", recipe::Device::Cpu);
        QCOMPARE(predictor->classes().size(), std::size_t{3});
        QCOMPARE(predictor->side(), side);
        const cv::Mat image = dataset::readImage(set.dataset().absolute(set.dataset().records.front().image));
        const inference::Uncertainty once = predictor->ask(image, {.flips = false});
        QCOMPARE(once.samples, std::size_t{1});
        QCOMPARE(once.places(), std::size_t{side * side});
        QCOMPARE(once.meanMutualInformation(), 0.0);
        const inference::Uncertainty often = predictor->ask(image, {.flips = true, .dropoutSamples = 3});
        QCOMPARE(often.samples, std::size_t{12});
        QVERIFY(often.meanMutualInformation() > 0);
        QVERIFY(often.meanEntropy() <= std::log(3.0) + 1e-6);
        QVERIFY(often.meanMutualInformation() <= often.meanEntropy());
    }

private:
    /// What the command line and the window read of the run is what the validation told.
    static void compareWithEvaluation(const std::string& folder, const runs::Run& run)
    {
        JobControl job;
        const evaluation::SegmentationPtr evaluated = evaluation::evaluateRun(folder, job);
        QCOMPARE(evaluated->meaning, evaluation::MaskMeaning::Classes);
        QCOMPARE(evaluated->classValues, (std::vector<std::uint32_t>{0, 3, 7}));
        QVERIFY(evaluated->issues.empty());
        const evaluation::SegmentationEpoch& last = evaluation::epochAt(*evaluated, 8);
        QCOMPARE(metrics::macroMean(metrics::PixelMetric::Iou, last.pooled).value.value(), valueAt(run, "val/iou", 8));
        QCOMPARE(metrics::iou(metrics::countsOf(last.pooled, 1)).value(), valueAt(run, "val/iou/class 3", 8));
        QCOMPARE(last.imagesWithBoundaries, std::size_t{2});
    }

    /// The maps of the followed pictures hold the masks' own numbers.
    static void compareMaps(const ClassSet& set, const std::string& folder, const runs::Run& run)
    {
        const runs::SnapshotSample& sample = run.info.samples.front();
        const cv::Mat truth = dataset::readMask(runs::sampleTruthFile(folder, sample.name)).values;
        for (const dataset::Record& record : set.dataset().records) {
            if (set.dataset().absolute(record.image) == sample.image) {
                const cv::Mat mask = dataset::readMask(set.dataset().absolute(record.label)).values;
                QCOMPARE(cv::countNonZero(truth != mask), 0);
            }
        }
        const cv::Mat map = dataset::readMask(runs::predictionFile(folder, 8, sample.name)).values;
        QCOMPARE(cv::countNonZero(map == 0) + cv::countNonZero(map == 3) + cv::countNonZero(map == 7), side * side);
        QVERIFY(std::filesystem::exists(folder + "/epochs/0008/" + sample.name + ".uncertainty.png"));
    }
};

QTEST_GUILESS_MAIN(ClassTrainingTest)
#include "tst_class_training.moc"
