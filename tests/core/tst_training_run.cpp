#include "core/base/error.h"
#include "core/training/engine.h"
#include "core/training/engine/segmentation_task.h"
#include "core/training/engine/trainer.h"
#include "tests/core/recorded_run.h"
#include "tests/core/training_samples.h"

#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <csignal>
#include <fstream>
#include <functional>
#include <optional>
#include <set>

extern "C" gg::training::Engine* gg_training_engine();

using namespace gg;
using namespace gg::training;
using runs::EventKind;
using runs::RunEvent;
using test::errorOf;
using test::keptAfterResume;
using test::MemorySink;
using test::numbers;
using test::SyntheticSet;
using test::valueOf;

namespace {

recipe::TrainConfig tiny()
{
    return {.data = "synthetic",
            .width = 2,
            .imageSize = 32,
            .batch = 4,
            .epochs = 4,
            .seed = 5,
            .learningRate = 1e-2,
            .valShare = 0.25,
            .snapshotImages = 3,
            .probeEvery = 2,
            .probeImages = 3,
            .device = recipe::Device::Cpu};
}

TrainOutcome run(const recipe::TrainConfig& config, const SyntheticSet& set, MemorySink& sink, TrainControl& control, bool resume = false)
{
    JobControl job;
    const Preparation data = prepare(config, set.dataset(), job);
    SegmentationTask task(config, data, "cpu");
    return trainInto(task, {.config = config, .datasetFingerprint = set.dataset().fingerprint, .resume = resume}, sink, control);
}

TrainOutcome run(const recipe::TrainConfig& config, const SyntheticSet& set, MemorySink& sink)
{
    TrainControl control;
    return run(config, set, sink, control);
}

}  // namespace

class TrainingRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrightDiscIsLearntInAFewEpochs()
    {
        const SyntheticSet set(24, 64);
        recipe::TrainConfig config = tiny();
        config.width = 4;
        config.imageSize = 64;
        config.epochs = 12;
        MemorySink sink;
        QCOMPARE(run(config, set, sink), TrainOutcome::Finished);
        const std::vector<RunEvent> epochs = sink.of(EventKind::Epoch);
        QCOMPARE(epochs.size(), std::size_t{12});
        QVERIFY2(valueOf(epochs.back(), "val/dice") > 0.8, qPrintable(QString::number(valueOf(epochs.back(), "val/dice"))));
        QVERIFY(valueOf(epochs.back(), "train/loss") < valueOf(epochs.front(), "train/loss") / 2);
    }

    void everyStepProbeAndEpochIsTold()
    {
        const SyntheticSet set(12, 32);
        MemorySink sink;
        QCOMPARE(run(tiny(), set, sink), TrainOutcome::Finished);
        // 9 training images in batches of 4: three steps an epoch, the last of one image, which batch norm at 32 px cannot use.
        std::vector<std::int64_t> steps;
        for (const RunEvent& event : sink.of(EventKind::Step)) {
            steps.push_back(event.step);
            QVERIFY(std::isfinite(valueOf(event, "train/loss")));
            QCOMPARE(valueOf(event, "train/lr"), 1e-2);
            QVERIFY(valueOf(event, "train/images_per_second") > 0);
        }
        QCOMPARE(steps, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8}));
        std::vector<std::int64_t> probes;
        for (const RunEvent& event : sink.of(EventKind::Probe)) {
            probes.push_back(event.step);
            QCOMPARE(event.values.size(), std::size_t{8});
        }
        QCOMPARE(probes, (std::vector<std::int64_t>{0, 1, 2, 4, 6, 8}));
        const std::vector<RunEvent> epochs = sink.of(EventKind::Epoch);
        QCOMPARE(epochs.size(), std::size_t{4});
        QCOMPARE(epochs[1].epoch, 2.0);
        QCOMPARE(epochs[1].step, std::int64_t{4});
        for (const char* name : {"gradient/encoder0", "update/encoder0", "gradient/bottleneck", "update/decoder4", "gradient/head"}) {
            QVERIFY2(valueOf(epochs[1], name) > 0, name);
        }
        for (const auto& [name, value] : epochs[1].values) {
            QVERIFY(!name.starts_with("dead/") || (value >= 0 && value <= 1));
        }
        QVERIFY(valueOf(epochs[1], "dead/encoder0") < 1);
        QVERIFY(valueOf(sink.of(EventKind::Step)[1], "train/grad_norm") > 0);
        QCOMPARE(sink.states(), (std::vector<std::string>{"started", "finished"}));
    }

    void theEpochsMetricsAreThoseOfItsCounts()
    {
        const SyntheticSet set(12, 32);
        MemorySink sink;
        QCOMPARE(run(tiny(), set, sink), TrainOutcome::Finished);
        QCOMPARE(sink.details.size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i) {
            const auto& [detail, pictures] = sink.details[i];
            QCOMPARE(detail.epoch, static_cast<int>(i) + 1);
            QCOMPARE(pictures, std::size_t{3});
            QCOMPARE(detail.images.size(), std::size_t{3});
            metrics::PixelCounts sum;
            for (const runs::ImageCounts& image : detail.images) {
                QCOMPARE(image.counts.total(), std::uint64_t{32 * 32});
                sum += image.counts;
            }
            QCOMPARE(sum, detail.pooled);
            const auto foreground = static_cast<double>(sum.tp + sum.fn) / static_cast<double>(sum.total());
            QCOMPARE(valueOf(sink.of(EventKind::Epoch)[i], "val/true_foreground"), foreground);
        }
        QCOMPARE(sink.of(EventKind::Snapshot).size(), std::size_t{4});
        QCOMPARE(std::set<std::string>(sink.samples.begin(), sink.samples.end()).size(), std::size_t{3});
    }

    void picturesComeEveryFewEpochsAndAtTheEnd()
    {
        const SyntheticSet set(12, 32);
        recipe::TrainConfig config = tiny();
        config.snapshotEvery = 3;
        MemorySink sink;
        run(config, set, sink);
        std::vector<std::size_t> pictures;
        for (const auto& detail : sink.details) {
            pictures.push_back(detail.second);
        }
        QCOMPARE(pictures, (std::vector<std::size_t>{0, 0, 3, 3}));
    }

    void theSameSeedGivesTheSameNumbersWhateverTheLoaders()
    {
        const SyntheticSet set(12, 32);
        recipe::TrainConfig config = tiny();
        config.rotateDegrees = 20;
        config.brightness = 0.2;
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

    void twoEpochsAndTwoMoreEqualFour_data()
    {
        QTest::addColumn<int>("optimizer");
        QTest::newRow("sgd") << static_cast<int>(recipe::Optimizer::Sgd);
        QTest::newRow("adam") << static_cast<int>(recipe::Optimizer::Adam);
        QTest::newRow("adamw") << static_cast<int>(recipe::Optimizer::AdamW);
    }

    void twoEpochsAndTwoMoreEqualFour()
    {
        QFETCH(int, optimizer);
        const SyntheticSet set(12, 32);
        recipe::TrainConfig config = tiny();
        config.optimizer = static_cast<recipe::Optimizer>(optimizer);
        MemorySink straight;
        run(config, set, straight);
        MemorySink parts;
        TrainControl control;
        config.epochs = 2;
        QCOMPARE(run(config, set, parts, control), TrainOutcome::Finished);
        config.epochs = 4;
        QCOMPARE(run(config, set, parts, control, true), TrainOutcome::Finished);
        QCOMPARE(numbers(keptAfterResume(parts.events)), numbers(straight.events));
        QCOMPARE(parts.states(), (std::vector<std::string>{"started", "finished", "resumed", "finished"}));
    }

    void aRunStoppedAmidAnEpochGoesOnToTheSameNumbers()
    {
        const SyntheticSet set(16, 32);
        recipe::TrainConfig config = tiny();
        config.schedule = recipe::Schedule::Cosine;
        config.warmupEpochs = 1;
        MemorySink straight;
        run(config, set, straight);
        MemorySink parts;
        TrainControl control;
        parts.onEvent = [&control](const RunEvent& event) {
            if (event.kind == EventKind::Step && event.step == 5) {
                control.stop();
            }
        };
        QCOMPARE(run(config, set, parts, control), TrainOutcome::Stopped);
        QCOMPARE(parts.events.back().text, std::string("stopped"));
        QCOMPARE(parts.events.back().step, std::int64_t{5});
        TrainControl again;
        parts.onEvent = {};
        QCOMPARE(run(config, set, parts, again, true), TrainOutcome::Finished);
        QCOMPARE(numbers(keptAfterResume(parts.events)), numbers(straight.events));
    }

    void aRunThatWasKilledGoesOnFromItsLastEpoch()
    {
        const SyntheticSet set(16, 32);
        const recipe::TrainConfig config = tiny();
        MemorySink straight;
        run(config, set, straight);
        MemorySink parts;
        TrainControl control;
        struct Killed : std::exception {
        };
        parts.onEvent = [](const RunEvent& event) {
            if (event.kind == EventKind::Step && event.step == 8) {
                throw Killed();
            }
        };
        QVERIFY(errorOf([&] { run(config, set, parts, control); }).has_value());
        parts.onEvent = {};
        QCOMPARE(run(config, set, parts, control, true), TrainOutcome::Finished);
        QCOMPARE(numbers(keptAfterResume(parts.events)), numbers(straight.events));
    }

    void aPauseChangesNothingButTheTime()
    {
        const SyntheticSet set(12, 32);
        MemorySink straight;
        run(tiny(), set, straight);
        MemorySink paused;
        TrainControl control;
        paused.onEvent = [&control](const RunEvent& event) {
            if (event.kind == EventKind::Step && event.step == 3) {
                control.pause();
            }
            if (event.text == "paused") {
                control.resume();
            }
        };
        QCOMPARE(run(tiny(), set, paused, control), TrainOutcome::Finished);
        QCOMPARE(paused.states(), (std::vector<std::string>{"started", "paused", "resumed", "finished"}));
        QCOMPARE(numbers(keptAfterResume(paused.events)), numbers(straight.events));
    }

    void earlyStoppingWaitsForItsPatience()
    {
        const SyntheticSet set(12, 32);
        recipe::TrainConfig config = tiny();
        config.epochs = 100;
        config.patience = 2;
        config.metric = "loss";
        config.learningRate = 0.3;  // so high that the loss soon rises
        MemorySink sink;
        QCOMPARE(run(config, set, sink), TrainOutcome::StoppedEarly);
        std::vector<double> losses;
        for (const RunEvent& event : sink.of(EventKind::Epoch)) {
            losses.push_back(valueOf(event, "val/loss"));
        }
        QVERIFY(losses.size() < 100);
        const auto best = std::min_element(losses.begin(), losses.end());
        QCOMPARE(losses.end() - best, std::ptrdiff_t{3});  // the best and two without a better one
        QCOMPARE(sink.states().back(), std::string("finished"));
        QVERIFY(sink.events.back().message.find("Stopped early") != std::string::npos);
    }

    void theBestCheckpointIsThatOfTheBestEpoch()
    {
        const SyntheticSet set(12, 32);
        MemorySink sink;
        run(tiny(), set, sink);
        double best = -1;
        std::int64_t bestStep = 0;
        for (const RunEvent& event : sink.of(EventKind::Epoch)) {
            if (valueOf(event, "val/dice") > best) {
                best = valueOf(event, "val/dice");
                bestStep = event.step;
            }
        }
        std::vector<std::int64_t> steps;
        for (const RunEvent& event : sink.of(EventKind::Checkpoint)) {
            if (event.text == "best") {
                steps.push_back(event.step);
            }
        }
        QCOMPARE(steps.back(), bestStep);
        QVERIFY(std::filesystem::exists(sink.checkpointPath("best")));
        QVERIFY(!std::filesystem::exists(sink.checkpointPath("best") + ".part"));
    }

    void aLossThatIsNotFiniteStopsTheTrainingWithASentence()
    {
        const SyntheticSet set(12, 32);
        recipe::TrainConfig config = tiny();
        config.optimizer = recipe::Optimizer::Sgd;
        config.learningRate = 1e38;
        MemorySink sink;
        const std::optional<Error> error = errorOf([&] { run(config, set, sink); });
        QVERIFY(error.has_value());
        QVERIFY2(error->detail().find("learning rate") != std::string::npos, error->what());
        const RunEvent last = sink.of(EventKind::Step).back();
        QVERIFY(!std::isfinite(valueOf(last, "train/loss")));
        QCOMPARE(sink.states().back(), std::string("failed"));
        QVERIFY(sink.events.back().message.find("step " + std::to_string(last.step)) != std::string::npos);
        QCOMPARE(sink.events.back().images.size(), std::size_t{4});
        for (const std::string& image : sink.events.back().images) {
            QVERIFY2(std::filesystem::path(image).is_absolute(), image.c_str());
        }
    }

    void aFullDiskStopsTheTraining()
    {
        const SyntheticSet set(12, 32);
        MemorySink sink;
        sink.onEvent = [](const RunEvent& event) {
            if (event.step >= 3) {
                throw Error(ErrorCode::NoSpace, "events.jsonl", "The disk is full.");
            }
        };
        const std::optional<Error> error = errorOf([&] { run(tiny(), set, sink); });
        QVERIFY(error.has_value());
        QCOMPARE(error->code(), ErrorCode::NoSpace);
        QCOMPARE(sink.events.back().step, std::int64_t{2});
    }

    void aCheckpointThatDoesNotFitLeavesTheOneBefore()
    {
        const SyntheticSet set(12, 32);
        MemorySink sink;
        TrainControl control;
        recipe::TrainConfig config = tiny();
        config.epochs = 1;
        run(config, set, sink, control);
        const auto size = std::filesystem::file_size(sink.checkpointPath("last"));
        config.epochs = 2;

        struct rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, SIG_IGN);
        struct rlimit small = before;
        small.rlim_cur = 100'000;
        setrlimit(RLIMIT_FSIZE, &small);
        const std::optional<Error> error = errorOf([&] { run(config, set, sink, control, true); });
        setrlimit(RLIMIT_FSIZE, &before);

        QVERIFY(error.has_value());
        QCOMPARE(error->code(), ErrorCode::NoSpace);
        QCOMPARE(error->path(), sink.checkpointPath("last"));
        QCOMPARE(sink.states().back(), std::string("failed"));
        QCOMPARE(std::filesystem::file_size(sink.checkpointPath("last")), size);
        QVERIFY(!std::filesystem::exists(sink.checkpointPath("last") + ".part"));
        QCOMPARE(run(config, set, sink, control, true), TrainOutcome::Finished);
    }

    void aDamagedCheckpointIsAnErrorThatNamesIt()
    {
        const SyntheticSet set(12, 32);
        MemorySink sink;
        TrainControl control;
        QCOMPARE(errorOf([&] { run(tiny(), set, sink, control, true); })->code(), ErrorCode::NotFound);
        run(tiny(), set, sink, control);
        std::filesystem::resize_file(sink.checkpointPath("last"), 5000);
        const std::optional<Error> error = errorOf([&] { run(tiny(), set, sink, control, true); });
        QCOMPARE(error->code(), ErrorCode::Malformed);
        QCOMPARE(error->path(), sink.checkpointPath("last"));
    }

    void aRunIsNotResumedWithAnotherConfigurationOrDataSet()
    {
        SyntheticSet set(12, 32);
        MemorySink sink;
        TrainControl control;
        run(tiny(), set, sink, control);
        recipe::TrainConfig other = tiny();
        other.learningRate = 1e-3;
        other.probeEvery = 1;
        const std::optional<Error> error = errorOf([&] { run(other, set, sink, control, true); });
        QCOMPARE(error->code(), ErrorCode::InvalidArgument);
        QVERIFY(error->detail().find("optimizer.lr,") != std::string::npos || error->detail().find("optimizer.lr") != std::string::npos);
        QVERIFY(error->detail().find("probe") == std::string::npos);
        set.edit().fingerprint = "fedcba9876543210";
        QCOMPARE(errorOf([&] { run(tiny(), set, sink, control, true); })->code(), ErrorCode::InvalidArgument);
    }

    void anUnreadableImageIsLeftOutAndNamed()
    {
        const SyntheticSet set(12, 32);
        std::filesystem::resize_file(set.folder() + "/images/3.png", 60);
        MemorySink sink;
        QCOMPARE(run(tiny(), set, sink), TrainOutcome::Finished);
        const std::string message = sink.events.front().message;
        QVERIFY2(message.find("1 image that could not be read was left out") != std::string::npos, message.c_str());
        QVERIFY2(message.find("3.png") != std::string::npos, message.c_str());
    }

    void masksWithoutForegroundAreSaidAndDoNotBreakTheNumbers()
    {
        const SyntheticSet set(12, 32);
        for (int i = 0; i < 12; ++i) {
            cv::imwrite(set.folder() + "/masks/" + std::to_string(i) + ".png", cv::Mat::zeros(32, 32, CV_8UC1));
        }
        MemorySink sink;
        QCOMPARE(run(tiny(), set, sink), TrainOutcome::Finished);
        QVERIFY(sink.events.front().message.find("no foreground") != std::string::npos);
        QVERIFY(std::isnan(valueOf(sink.of(EventKind::Epoch).back(), "val/sensitivity")));
        QVERIFY(std::filesystem::exists(sink.checkpointPath("best")));  // chosen by the loss
    }

    void theEngineWritesARunFolderAndGoesOnWithIt()
    {
        const SyntheticSet set(12, 32);
        QTemporaryDir folder;
        TrainRequest request{.config = tiny(), .dataset = set.pointer(), .runFolder = folder.filePath("run").toStdString()};
        request.config.data = set.folder();
        request.config.epochs = 2;
        TrainControl control;
        QCOMPARE(gg_training_engine()->train(request, control), TrainOutcome::Finished);
        const runs::RunInfo info = runs::readRunInfo(request.runFolder);
        QCOMPARE(info.name, std::string("run"));
        QCOMPARE(info.trainImages, std::size_t{9});
        QCOMPARE(info.valImages, std::size_t{3});
        QCOMPARE(info.stepsPerEpoch, std::int64_t{2});
        QCOMPARE(info.samples.size(), std::size_t{3});
        QVERIFY(info.trainForeground > 0.02 && info.trainForeground < 0.3);
        QCOMPARE(runs::epochsWithDetail(request.runFolder), (std::vector<int>{1, 2}));
        QVERIFY(std::filesystem::exists(runs::predictionFile(request.runFolder, 2, info.samples.front().name)));

        QCOMPARE(errorOf([&] { gg_training_engine()->train(request, control); })->code(), ErrorCode::InvalidArgument);
        request.resume = true;
        request.config.epochs = 3;
        QCOMPARE(gg_training_engine()->train(request, control), TrainOutcome::Finished);
        QCOMPARE(runs::epochsWithDetail(request.runFolder), (std::vector<int>{1, 2, 3}));
        QCOMPARE(runs::readRunInfo(request.runFolder).epochs, 3);
    }

    void theEngineRefusesWhatItCannotTrain()
    {
        const SyntheticSet set(12, 32);
        TrainRequest request{.config = tiny(), .dataset = set.pointer(), .runFolder = set.folder() + "/run"};
        TrainControl control;
        request.config.task = "detection";  // with a U-Net
        QCOMPARE(errorOf([&] { gg_training_engine()->train(request, control); })->code(), ErrorCode::InvalidArgument);
        request.config = tiny();
        request.config.imageSize = 33;
        const std::optional<Error> error = errorOf([&] { gg_training_engine()->train(request, control); });
        QCOMPARE(error->code(), ErrorCode::InvalidArgument);
        QVERIFY(error->detail().find("image_size") != std::string::npos);
        QVERIFY(!std::filesystem::exists(request.runFolder));
    }

    void theEngineSaysWhatItRunsOn()
    {
        const EngineInfo info = gg_training_engine()->info();
        QVERIFY(!info.libtorch.empty());
        QVERIFY(!info.blas.empty());
        QCOMPARE(info.slowBlas, info.blas == "reference");
        QCOMPARE(info.devices.back().id, std::string("cpu"));
        QVERIFY(info.devices.back().memoryBytes > 0);
    }

    void aStepIsMeasured()
    {
        const SyntheticSet set(5, 32);  // fewer images than the three batches need
        JobControl control;
        const StepCost cost = gg_training_engine()->measureStep(tiny(), set.dataset(), control);
        QVERIFY(cost.secondsPerStep > 0);
        QCOMPARE(cost.imagesPerSecond, 4 / cost.secondsPerStep);
        std::stop_source source;
        source.request_stop();
        JobControl stopped(source.get_token());
        QVERIFY_EXCEPTION_THROWN(gg_training_engine()->measureStep(tiny(), set.dataset(), stopped), Cancelled);
    }
};

QTEST_GUILESS_MAIN(TrainingRunTest)
#include "tst_training_run.moc"
