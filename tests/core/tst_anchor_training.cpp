#include "core/recipe/anchor_fit.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/detection/detection_task.h"
#include "core/training/engine/trainer.h"
#include "core/training/export/export_detector.h"
#include "tests/core/boxed_samples.h"
#include "tests/core/recorded_run.h"

#include <torch/torch.h>

#include <cmath>
#include <filesystem>
#include <fstream>

using namespace gg;
using namespace gg::training;
using runs::EventKind;
using runs::RunEvent;
using test::BoxedSet;
using test::keptAfterResume;
using test::MemorySink;
using test::numbers;
using test::valueOf;

namespace {

/// Darknet's blocks with some thousand weights.
constexpr const char* anchorModel = R"(name: small-anchors
anchors: [[10, 10], [20, 20], [40, 20], [20, 40]]
layers:
  - conv: {out: 8, stride: 2, activation: leaky}
  - maxpool: {}
  - conv: {out: 16, stride: 2, activation: leaky}
  - residual: {activation: leaky}
  - conv: {out: 16, stride: 2, activation: leaky}
  - maxpool: {stride: 1}
  - anchor_detect: {from: [3, 5], boxes: 2}
)";

constexpr const char* gridModel = R"(name: small-grid
layers:
  - conv: {out: 8, stride: 2, activation: leaky}
  - conv: {out: 16, stride: 2, activation: leaky}
  - conv: {out: 16, stride: 2, activation: leaky}
  - conv: {out: 32, stride: 2, activation: leaky}
  - grid_detect: {}
)";

bool anyNote(const std::vector<std::string>& notes, const std::string& words)
{
    return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}  // namespace

class AnchorTrainingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    recipe::TrainConfig small(const char* model) const
    {
        recipe::TrainConfig config = recipe::defaultConfig("detection");
        config.data = "boxes";
        config.detection.modelFile = path(model);
        config.imageSize = 64;
        config.batch = 4;
        config.epochs = 3;
        config.seed = 5;
        config.optimizer = recipe::Optimizer::AdamW;
        config.learningRate = 2e-3;
        config.warmupEpochs = 1;
        config.detection.warmupStepsAtLeast = 4;
        config.detection.nominalBatch = 4;
        config.detection.mosaic = 0;
        config.snapshotImages = 2;
        config.device = recipe::Device::Cpu;
        config.threads = 1;
        config.detection.anchor.warmupBatches = 4;
        return config;
    }

    static DetectionPreparation prepared(const recipe::TrainConfig& config, const BoxedSet& set)
    {
        JobControl job;
        return prepareDetection(config, set.dataset(), job);
    }

    static TrainOutcome run(const recipe::TrainConfig& config, const BoxedSet& set, MemorySink& sink, TrainControl& control, bool resume = false)
    {
        torch::set_num_threads(1);
        const DetectionPreparation data = prepared(config, set);
        DetectionTask task(data, "cpu");
        return trainInto(task, {.config = config, .datasetFingerprint = set.dataset().fingerprint, .resume = resume}, sink, control);
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::ofstream(path("anchors.yaml")) << anchorModel;
        std::ofstream(path("grid.yaml")) << gridModel;
    }

    void everyTermIsToldByScale()
    {
        const BoxedSet set(16, {80, 64});
        MemorySink sink;
        TrainControl control;
        QCOMPARE(run(small("anchors.yaml"), set, sink, control), TrainOutcome::Finished);
        const std::vector<RunEvent> steps = sink.of(EventKind::Step);
        QCOMPARE(steps.size(), std::size_t{9});
        for (const RunEvent& step : steps) {
            double sum = 0;
            for (const char* term : {"xy_loss", "wh_loss", "object_loss", "no_object_loss", "class_loss"}) {
                const std::string name = std::string("train/") + term;
                QVERIFY(std::abs(valueOf(step, name.c_str()) - valueOf(step, (name + "/8").c_str()) - valueOf(step, (name + "/16").c_str())) < 1e-4);
                sum += valueOf(step, name.c_str());
            }
            QVERIFY(std::abs(valueOf(step, "train/loss") - sum) < 1e-4);
        }
        const RunEvent epoch = sink.of(EventKind::Epoch).back();
        QVERIFY(valueOf(epoch, "val/object_loss/8") + valueOf(epoch, "val/object_loss/16") > 0);
        QVERIFY(valueOf(epoch, "gradient/head") > 0);
        QVERIFY(valueOf(epoch, "train/loss") < valueOf(sink.of(EventKind::Epoch).front(), "train/loss"));
    }

    void theAnchorsAreThoseOfTheTrainingBoxes()
    {
        const BoxedSet set(16, {80, 64});
        const DetectionPreparation data = prepared(small("anchors.yaml"), set);
        QCOMPARE(data.plan.anchors.size(), std::size_t{4});
        QVERIFY(anyNote(data.notes, "by k-means of"));
        QVERIFY(anyNote(data.notes, recipe::anchorsText(data.plan.anchors)));
        // Boxes are 20 to 29 px by 10 px, or the other way round, and a picture of 80 x 64 px is reduced to 64 px: by 0.8.
        for (const recipe::AnchorSize& anchor : data.plan.anchors) {
            QVERIFY(std::min(anchor[0], anchor[1]) > 5 && std::max(anchor[0], anchor[1]) < 25);
        }
        recipe::TrainConfig own = small("anchors.yaml");
        own.detection.anchor.from = recipe::AnchorSource::Coco;
        QCOMPARE(prepared(own, set).plan.anchors.front(), (recipe::AnchorSize{10, 10}));
        own.detection.anchor = {.from = recipe::AnchorSource::List, .list = "100x100 150x150 160x160 170x170", .listDataset = "0011"};
        const DetectionPreparation other = prepared(own, set);
        QVERIFY(anyNote(other.notes, "comes from another data set (anchors.dataset 0011"));
        QVERIFY(anyNote(other.notes, "the best possible recall is 0.000"));
    }

    void aStoppedTrainingGoesOnToTheSameNumbers_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("anchors") << "anchors.yaml";
        QTest::newRow("grid") << "grid.yaml";
    }

    void aStoppedTrainingGoesOnToTheSameNumbers()
    {
        QFETCH(QString, model);
        const BoxedSet set(16, {64, 64});
        const recipe::TrainConfig config = small(model.toLatin1().constData());
        MemorySink straight;
        TrainControl control;
        QCOMPARE(run(config, set, straight, control), TrainOutcome::Finished);
        MemorySink parts;
        TrainControl stopped;
        parts.onEvent = [&stopped](const RunEvent& event) {
            if (event.kind == EventKind::Step && event.step == 2) {
                stopped.stop();  // amid the warm-up batches
            }
        };
        QCOMPARE(run(config, set, parts, stopped), TrainOutcome::Stopped);
        parts.onEvent = {};
        TrainControl again;
        QCOMPARE(run(config, set, parts, again, true), TrainOutcome::Finished);
        QCOMPARE(numbers(keptAfterResume(parts.events)), numbers(straight.events));
    }

    void aCheckpointKeepsItsAnchors()
    {
        const BoxedSet set(12, {64, 64});
        MemorySink sink;
        TrainControl control;
        recipe::TrainConfig config = small("anchors.yaml");
        config.epochs = 1;
        run(config, set, sink, control);
        const std::vector<recipe::AnchorSize> anchors = prepared(config, set).plan.anchors;
        TrainedDetector trained = openCheckpoint(sink.checkpointPath("last"));
        QCOMPARE(trained.detector->plan().anchors, anchors);

        // The file answers as the network does, decoded; exportOnnx throws otherwise.
        const std::string file = path("anchors.onnx");
        const ExportDifference difference = exportOnnx(trained.detector, {.classes = trained.classes}, 64, 96, file);
        QVERIFY(difference.boxPixels < 0.05 && difference.score < 1e-3);
        const torch::NoGradGuard noGradients;
        const torch::Tensor images = torch::rand({1, 3, 64, 96});
        const torch::Tensor output = decodedOutput(trained.detector, images);
        const Decoded decoded = criterionFor(trained.detector->plan(), config)->decode({.maps = trained.detector->forward(images), .height = 64, .width = 96});
        QVERIFY(torch::allclose(output.slice(1, 4).transpose(1, 2), decoded.scores, 1e-4, 1e-6));
        const torch::Tensor corners = decoded.boxes;
        const torch::Tensor centres = (corners.slice(2, 0, 2) + corners.slice(2, 2, 4)) / 2;
        QVERIFY(torch::allclose(output.slice(1, 0, 2).transpose(1, 2), centres, 1e-4, 1e-3));

        // Whoever goes on from these weights with other anchors is told.
        recipe::TrainConfig next = config;
        next.startFrom = sink.checkpointPath("last");
        next.detection.anchor.from = recipe::AnchorSource::Coco;
        const DetectionLearner learner(next, prepared(next, set).plan, "cpu");
        QVERIFY(learner.startNote().find("anchors of another data set (fingerprint fedcba9876543210): " + recipe::anchorsText(anchors)) != std::string::npos);
    }

    void aGridIsExportedAsItIsDecoded()
    {
        torch::manual_seed(3);
        Detector detector(recipe::parsePlan(gridModel, "grid", "", 3));
        detector->eval();
        const torch::NoGradGuard noGradients;
        const torch::Tensor images = torch::rand({1, 3, 64, 96});
        const torch::Tensor output = decodedOutput(detector, images);
        const Decoded decoded = criterionFor(detector->plan(), recipe::defaultConfig("detection"))->decode({.maps = detector->forward(images), .height = 64, .width = 96});
        QVERIFY(torch::allclose(output.slice(1, 4).transpose(1, 2), decoded.scores, 1e-4, 1e-5));
        const torch::Tensor sizes = decoded.boxes.slice(2, 2, 4) - decoded.boxes.slice(2, 0, 2);
        QVERIFY(torch::allclose(output.slice(1, 2, 4).transpose(1, 2), sizes, 1e-4, 1e-3));
    }

    void batchesWithoutObjectsAreLearntFrom()
    {
        BoxedSet set(8, {64, 64});
        for (std::size_t i = 0; i < set.dataset().records.size(); ++i) {
            if (i != 1) {
                set.edit().records[i].objects.clear();
            }
        }
        for (const char* model : {"anchors.yaml", "grid.yaml"}) {
            recipe::TrainConfig config = small(model);
            config.batch = 2;
            config.epochs = 1;
            MemorySink sink;
            TrainControl control;
            QCOMPARE(run(config, set, sink, control), TrainOutcome::Finished);
            for (const RunEvent& step : sink.of(EventKind::Step)) {
                QVERIFY(std::isfinite(valueOf(step, "train/loss")));
            }
        }
    }
};

QTEST_GUILESS_MAIN(AnchorTrainingTest)
#include "tst_anchor_training.moc"
