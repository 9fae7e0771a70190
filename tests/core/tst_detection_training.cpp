#include "core/runs/detection_epoch.h"
#include "core/runs/inner_signals.h"
#include "core/runs/training_batch.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/detection/detection_task.h"
#include "core/training/detection/kept_predictions.h"
#include "core/training/engine/trainer.h"
#include "tests/core/boxed_samples.h"
#include "tests/core/recorded_run.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>

extern "C" gg::training::Engine* gg_training_engine();

using namespace gg;
using namespace gg::training;
using runs::EventKind;
using runs::RunEvent;
using test::BoxedSet;
using test::errorOf;
using test::keptAfterResume;
using test::MemorySink;
using test::numbers;
using test::valueOf;

namespace {

/// A detector of two strides with some thousand weights.
constexpr const char* smallModel = R"(name: small
layers:
  - conv: {out: 8, stride: 2}
  - conv: {out: 16, stride: 2}
  - conv: {out: 16, stride: 2}
  - c2f: {out: 16}
  - conv: {out: 16, stride: 2}
  - upsample: {}
  - concat: {from: [-1, 3]}
  - c2f: {out: 16}
  - detect: {from: [7, 4]}
)";

}  // namespace

class DetectionTrainingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string modelFile() const { return m_folder.filePath("small.yaml").toStdString(); }

    recipe::TrainConfig small() const
    {
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        config.data = "boxes";
        config.detection.modelFile = modelFile();
        config.imageSize = 64;
        config.batch = 4;
        config.epochs = 3;
        config.seed = 5;
        config.optimizer = recipe::Optimizer::AdamW;
        config.learningRate = 2e-3;
        config.warmupEpochs = 1;
        config.detection.warmupStepsAtLeast = 4;
        config.detection.nominalBatch = 8;  // two steps an update
        config.detection.closeMosaic = 1;
        config.snapshotImages = 2;
        config.device = recipe::Device::Cpu;
        config.threads = 1;
        return config;
    }

    static TrainOutcome run(const recipe::TrainConfig& config, const BoxedSet& set, MemorySink& sink, TrainControl& control,
                            bool resume = false)
    {
        torch::set_num_threads(1);
        JobControl job;
        const DetectionPreparation data = prepareDetection(config, set.dataset(), job);
        DetectionTask task(data, "cpu");
        return trainInto(task, {.config = config, .datasetFingerprint = set.dataset().fingerprint, .resume = resume}, sink, control);
    }

    static TrainOutcome run(const recipe::TrainConfig& config, const BoxedSet& set, MemorySink& sink)
    {
        TrainControl control;
        return run(config, set, sink, control);
    }

private Q_SLOTS:
    void initTestCase() { std::ofstream(modelFile()) << smallModel; }

    void everyStepAndEpochIsTold()
    {
        const BoxedSet set(16, {80, 64});  // 12 for training: three steps an epoch
        MemorySink sink;
        QCOMPARE(run(small(), set, sink), TrainOutcome::Finished);
        const std::vector<RunEvent> steps = sink.of(EventKind::Step);
        QCOMPARE(steps.size(), std::size_t{9});
        for (const RunEvent& step : steps) {
            const double sum = valueOf(step, "train/box_loss") + valueOf(step, "train/class_loss") + valueOf(step, "train/dfl_loss");
            QVERIFY(std::abs(valueOf(step, "train/loss") - sum) < 1e-6);
            QVERIFY(valueOf(step, "train/data_wait") >= 0 && valueOf(step, "train/data_wait") <= 1);
            QVERIFY(valueOf(step, "train/memory_mb") > 10);
        }
        QCOMPARE(valueOf(steps[0], "train/lr"), 0.0);
        const std::vector<RunEvent> epochs = sink.of(EventKind::Epoch);
        QCOMPARE(epochs.size(), std::size_t{3});
        double mean = 0;
        for (std::size_t i = 3; i < 6; ++i) {
            mean += valueOf(steps[i], "train/box_loss") / 3;
        }
        QVERIFY(std::abs(valueOf(epochs[1], "train/box_loss") - mean) < 1e-9);
        for (const char* name : {"gradient/stem", "gradient/head_box", "update/backbone", "update/neck", "update/head_class", "val/loss", "val/box_loss", "val/true_boxes",
                                 "epoch/seconds", "epoch/images_per_second", "epoch/data_wait", "epoch/validation_seconds"}) {
            QVERIFY2(valueOf(epochs[2], name) > 0 || std::string(name) == "epoch/data_wait", name);
        }
        QCOMPARE(sink.states(), (std::vector<std::string>{"started", "finished"}));
        QCOMPARE(sink.samples.size(), std::size_t{2});
        // The first batches, and the first one without mosaic: epoch 3 begins with step 7.
        QCOMPARE(runs::trainingBatches(sink.folder()), (std::vector<std::int64_t>{1, 2, 3, 7}));
        const runs::TrainingBatch batch = runs::readTrainingBatch(sink.folder(), 7);
        QCOMPARE(batch.epoch, 3);
        QCOMPARE(batch.pictures.size(), std::size_t{4});
        QCOMPARE(runs::detectionEpochs(sink.folder()), (std::vector<int>{1, 2, 3}));
        // 4 validation pictures, on a canvas of 80 x 64 px: 20 cells at stride 16 and 80 at stride 8 each.
        QCOMPARE(runs::signalEpochs(sink.folder()), (std::vector<int>{1, 2, 3}));
        const runs::InnerSignals signals = runs::readInnerSignals(sink.folder(), 3);
        QCOMPARE(signals.pictures, 4);
        QCOMPARE(signals.scales.size(), std::size_t{2});
        QCOMPARE(signals.scales[0].boxes + signals.scales[1].boxes, 4 * (20 + 80));
        QVERIFY(signals.scales[0].matched.objectness.count + signals.scales[1].matched.objectness.count > 0);
        QVERIFY(signals.truths.side.count >= 4 && !signals.followed.empty());
        QCOMPARE(valueOf(epochs[2], "signals/true_side"), signals.truths.side.mean);
        QVERIFY(std::filesystem::exists(sink.checkpointPath("best")));
        QVERIFY(!batch.pictures[0].boxes.empty());
        QVERIFY(std::filesystem::exists(runs::trainingBatchPicture(sink.folder(), 7)));
    }

    void boxesAreLearntInAFewEpochs()
    {
        const BoxedSet set(40, {64, 64});
        recipe::TrainConfig config = small();
        config.epochs = 16;
        config.learningRate = 1e-2;
        config.detection.nominalBatch = 0;
        config.detection.averageTau = 20;
        MemorySink sink;
        QCOMPARE(run(config, set, sink), TrainOutcome::Finished);
        const std::vector<RunEvent> epochs = sink.of(EventKind::Epoch);
        // The first losses are small: hardly an anchor overlaps a truth enough to be given one.
        const auto falls = [&epochs](const char* name) {
            double highest = 0;
            for (const RunEvent& epoch : epochs) {
                highest = std::max(highest, valueOf(epoch, name));
            }
            return valueOf(epochs.back(), name) / highest;
        };
        QVERIFY2(falls("train/loss") < 0.65, qPrintable(QString::number(falls("train/loss"))));
        QVERIFY2(falls("val/loss") < 0.8, qPrintable(QString::number(falls("val/loss"))));
    }

    void theSameSeedGivesTheSameNumbersWhateverTheLoaders()
    {
        const BoxedSet set(16, {64, 64});
        recipe::TrainConfig config = small();
        config.loaders = 1;
        MemorySink one;
        run(config, set, one);
        config.loaders = 3;
        MemorySink three;
        run(config, set, three);
        QCOMPARE(numbers(three.events), numbers(one.events));
        config.seed = 6;
        MemorySink other;
        run(config, set, other);
        QVERIFY(numbers(other.events) != numbers(one.events));
    }

    void aStoppedRunGoesOnToTheSameNumbers_data()
    {
        QTest::addColumn<int>("optimizer");
        QTest::addColumn<int>("step");
        QTest::newRow("sgd, amid an accumulation") << static_cast<int>(recipe::Optimizer::Sgd) << 5;
        QTest::newRow("adamw, in the warm-up") << static_cast<int>(recipe::Optimizer::AdamW) << 2;
        QTest::newRow("adamw, amid an accumulation") << static_cast<int>(recipe::Optimizer::AdamW) << 8;
        QTest::newRow("adam, before a validation") << static_cast<int>(recipe::Optimizer::Adam) << 6;
    }

    void aStoppedRunGoesOnToTheSameNumbers()
    {
        QFETCH(int, optimizer);
        QFETCH(int, step);
        const BoxedSet set(16, {64, 64});
        recipe::TrainConfig config = small();
        config.optimizer = static_cast<recipe::Optimizer>(optimizer);
        config.schedule = recipe::Schedule::Linear;
        MemorySink straight;
        run(config, set, straight);
        MemorySink parts;
        TrainControl control;
        parts.onEvent = [&control, step](const RunEvent& event) {
            if (event.kind == EventKind::Step && event.step == step) {
                control.stop();
            }
        };
        QCOMPARE(run(config, set, parts, control), TrainOutcome::Stopped);
        TrainControl again;
        parts.onEvent = {};
        QCOMPARE(run(config, set, parts, again, true), TrainOutcome::Finished);
        QCOMPARE(numbers(keptAfterResume(parts.events)), numbers(straight.events));
    }

    void aRunThatWasKilledGoesOnFromItsLastEpoch()
    {
        const BoxedSet set(16, {64, 64});
        MemorySink straight;
        run(small(), set, straight);
        MemorySink parts;
        TrainControl control;
        struct Killed : std::exception {
        };
        parts.onEvent = [](const RunEvent& event) {
            if (event.kind == EventKind::Step && event.step == 8) {
                throw Killed();
            }
        };
        QVERIFY(errorOf([&] { run(small(), set, parts, control); }).has_value());
        parts.onEvent = {};
        QCOMPARE(run(small(), set, parts, control, true), TrainOutcome::Finished);
        QCOMPARE(numbers(keptAfterResume(parts.events)), numbers(straight.events));
    }

    void aLossThatIsNotFiniteNamesThePicturesAndKeepsTheCheckpoint()
    {
        const BoxedSet set(16, {64, 64});
        recipe::TrainConfig config = small();
        config.optimizer = recipe::Optimizer::Sgd;
        JobControl job;
        DetectionPreparation data = prepareDetection(config, set.dataset(), job);
        DetectionTask task(data, "cpu");
        MemorySink sink;
        std::filesystem::file_time_type written;
        sink.onEvent = [&](const RunEvent& event) {
            if (event.kind == EventKind::Checkpoint && event.text == "last") {
                written = std::filesystem::last_write_time(sink.checkpointPath("last"));
                data.config.learningRate = 1e30;  // from the second epoch on everything overflows
            }
        };
        TrainControl control;
        const std::optional<Error> error = errorOf([&] {
            trainInto(task, {.config = config, .datasetFingerprint = set.dataset().fingerprint}, sink, control);
        });
        QVERIFY(error.has_value());
        QCOMPARE(sink.of(EventKind::Epoch).size(), std::size_t{1});
        QCOMPARE(sink.states().back(), std::string("failed"));
        const std::string message = sink.of(EventKind::State).back().message;
        QVERIFY2(message.find("at step ") != std::string::npos, message.c_str());
        QVERIFY2(message.find("epoch 1 are intact") != std::string::npos, message.c_str());
        // Four mosaics of four pictures each, drawn from twelve: more are named than the four that lead.
        QVERIFY2(QString::fromStdString(message).count(QStringLiteral(".png")) > 4, message.c_str());
        QVERIFY(sink.events.back().images.size() > 4);
        QCOMPARE(std::filesystem::last_write_time(sink.checkpointPath("last")), written);
    }

    void predictionsOfEveryThirdEpochOfTheBestAndOfTheNewestAreKept()
    {
        const BoxedSet set(16, {64, 64});
        recipe::TrainConfig config = small();
        config.epochs = 8;
        config.metric = "loss";
        config.detection.keepEvery = 3;
        MemorySink sink;
        QCOMPARE(run(config, set, sink), TrainOutcome::Finished);
        const std::vector<RunEvent> epochs = sink.of(EventKind::Epoch);
        const auto best = std::min_element(epochs.begin(), epochs.end(),
                                           [](const RunEvent& a, const RunEvent& b) { return valueOf(a, "val/loss") < valueOf(b, "val/loss"); });
        std::set<int> expected{3, 6, 8, static_cast<int>(best - epochs.begin()) + 1};
        QCOMPARE(runs::detectionEpochs(sink.folder()), std::vector<int>(expected.begin(), expected.end()));
        // What the run shows at the cursor stays for every epoch.
        for (int epoch = 1; epoch <= 8; ++epoch) {
            QCOMPARE(runs::readDetectionEpoch(sink.folder(), epoch).epoch, epoch);
        }
    }

    void whichPredictionsAreOutlived()
    {
        using Epochs = std::vector<int>;
        QCOMPARE(outlived({.epoch = 1, .best = 1}, 5, 1), Epochs{});
        QCOMPARE(outlived({.epoch = 3, .best = 3, .bestBefore = 2}, 5, 1), Epochs{1});        // 2 is the one before the newest
        QCOMPARE(outlived({.epoch = 4, .best = 1, .bestBefore = 1}, 5, 1), Epochs{2});        // 1 is the best
        QCOMPARE(outlived({.epoch = 7, .best = 7, .bestBefore = 2}, 5, 1), (Epochs{2}));      // 5 is a fifth, 6 the one before
        QCOMPARE(outlived({.epoch = 9, .best = 2, .bestBefore = 2, .last = true}, 5, 1), (Epochs{8, 7}));
        QCOMPARE(outlived({.epoch = 12, .best = 2, .bestBefore = 2}, 10, 4), Epochs{4});      // validated: 4, 8, 12
    }

    void howManyPredictionsAreKeptFollowsFromTheirSize()
    {
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        config.epochs = 100;
        // 5,000 pictures with 300 rows of 95 bytes, a hundred times: 14.25 GB, of which 2 GiB are a seventh.
        QCOMPARE(keptEvery(config, 5000), 7);
        QVERIFY(keptNote(config, 5000).find("13 GiB") != std::string::npos);
        QVERIFY(keptNote(config, 5000).find("every 7th epoch") != std::string::npos);
        QCOMPARE(keptEvery(config, 87), 1);
        QVERIFY(keptNote(config, 87).empty());
        config.detection.validateEvery = 10;  // ten validations alone
        QCOMPARE(keptEvery(config, 5000), 10);
        config.detection.keepEvery = 13;
        QCOMPARE(keptEvery(config, 5000), 20);
    }

    void nothingIsLearntFromALossThatIsNotFinite()
    {
        torch::set_num_threads(1);
        const BoxedSet set(8, {64, 64});
        recipe::TrainConfig config = small();
        JobControl job;
        const DetectionPreparation data = prepareDetection(config, set.dataset(), job);
        config.detection.boxGain = std::numeric_limits<double>::quiet_NaN();
        DetectionLearner learner(config, data.plan, "cpu");
        const DetectionBatch batch = detectionPlainBatch(data.store, {0, 1});
        std::vector<torch::Tensor> before;
        for (const torch::Tensor& parameter : learner.judged()->parameters()) {
            before.push_back(parameter.clone());
        }
        const auto step = learner.step(batch, 1, {.rate = 0.1, .biasRate = 0.1, .momentum = 0.9, .accumulate = 1}, false);
        QVERIFY(std::isnan(step.loss));
        QVERIFY(!step.gradientNorm.has_value());
        QCOMPARE(learner.updates(), std::int64_t{0});
        for (std::size_t i = 0; i < before.size(); ++i) {
            QVERIFY(torch::equal(learner.judged()->parameters()[i], before[i]));
        }
    }

    void oddSetsAreTrainedOn_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("batch");
        QTest::addColumn<bool>("boxes");
        QTest::newRow("a batch larger than the set") << 8 << 64 << true;
        QTest::newRow("a single picture to learn from") << 2 << 4 << true;
        QTest::newRow("batches without objects") << 8 << 1 << false;
    }

    void oddSetsAreTrainedOn()
    {
        QFETCH(int, images);
        QFETCH(int, batch);
        QFETCH(bool, boxes);
        BoxedSet set(images, {64, 64});
        for (std::size_t i = 0; !boxes && i < set.dataset().records.size(); ++i) {
            if (i != 1) {
                set.edit().records[i].objects.clear();
            }
        }
        recipe::TrainConfig config = small();
        config.batch = batch;
        config.detection.mosaic = boxes ? 1 : 0;
        MemorySink sink;
        QCOMPARE(run(config, set, sink), TrainOutcome::Finished);
        for (const RunEvent& step : sink.of(EventKind::Step)) {
            QVERIFY(std::isfinite(valueOf(step, "train/loss")));
        }
    }

    void aPictureThatVanishesAmidTheTrainingIsNamed()
    {
        const BoxedSet set(16, {64, 64});
        recipe::TrainConfig config = small();
        config.detection.mosaic = 0;
        config.epochs = 2;
        torch::set_num_threads(1);
        JobControl job;
        DetectionPreparation data = prepareDetection(config, set.dataset(), job);
        std::vector<DetectionSample> samples;
        for (std::size_t i = 0; i < data.store.size(); ++i) {
            samples.push_back(data.store.sample(i));
        }
        data.store = DetectionStore(std::move(samples), config.imageSize, 0);  // nothing is kept in memory
        (void)data.store.decodeAll(job);
        std::filesystem::remove(set.folder() + "/images/2.png");
        DetectionTask task(data, "cpu");
        MemorySink sink;
        TrainControl control;
        QCOMPARE(trainInto(task, {.config = config, .datasetFingerprint = "x"}, sink, control), TrainOutcome::Finished);
        const std::vector<RunEvent> notes = sink.of(EventKind::Note);
        QCOMPARE(notes.size(), std::size_t{1});
        QVERIFY2(notes[0].message.find("2.png") != std::string::npos, notes[0].message.c_str());
    }

    void theEngineTrainsADetectorAndKeepsIt()
    {
        const BoxedSet set(16, {64, 64});
        TrainRequest request{.config = small(), .dataset = set.pointer(), .runFolder = m_folder.filePath("run").toStdString()};
        request.config.data = set.folder();
        TrainControl control;
        QCOMPARE(gg_training_engine()->train(request, control), TrainOutcome::Finished);
        const runs::RunInfo info = runs::readRunInfo(request.runFolder);
        QCOMPARE(info.task, std::string("detection"));
        QCOMPARE(info.trainImages, std::size_t{12});
        QCOMPARE(info.valImages, std::size_t{4});
        QCOMPARE(info.stepsPerEpoch, std::int64_t{3});
        QCOMPARE(info.samples.size(), std::size_t{2});
        QVERIFY(std::filesystem::exists(runs::sampleInputFile(request.runFolder, info.samples[0].name)));
        QVERIFY(!std::filesystem::exists(runs::sampleTruthFile(request.runFolder, info.samples[0].name)));

        TrainedDetector trained = openCheckpoint(runs::checkpointFile(request.runFolder, "last"));
        QCOMPARE(trained.classes, (std::vector<std::string>{"wide", "tall"}));
        QCOMPARE(trained.detector->plan().strides, (std::vector<int>{8, 16}));
        QVERIFY(!trained.detector->is_training());

        // Fine-tuned from there: the same model takes everything, and the first layers stay.
        request.runFolder = m_folder.filePath("tuned").toStdString();
        request.config.startFrom = runs::checkpointFile(m_folder.filePath("run").toStdString(), "last");
        request.config.freezeLayers = 3;
        QCOMPARE(gg_training_engine()->train(request, control), TrainOutcome::Finished);
        TrainedDetector tuned = openCheckpoint(runs::checkpointFile(request.runFolder, "last"));
        const auto before = trained.detector->named_parameters();
        const auto after = tuned.detector->named_parameters();
        QVERIFY(torch::equal(after["model.2.conv.weight"], before["model.2.conv.weight"]));
        QVERIFY(!torch::equal(after["model.3.cv1.conv.weight"], before["model.3.cv1.conv.weight"]));
    }

    void aStepIsMeasured()
    {
        const BoxedSet set(5, {64, 64});
        JobControl control;
        const StepCost cost = gg_training_engine()->measureStep(small(), set.dataset(), control);
        QVERIFY(cost.secondsPerStep > 0);
        QCOMPARE(cost.imagesPerSecond, 4 / cost.secondsPerStep);
    }
};

QTEST_GUILESS_MAIN(DetectionTrainingTest)
#include "tst_detection_training.moc"
