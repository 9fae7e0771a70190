#include "core/base/error.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/detection/detection_task.h"
#include "core/training/detection/detection_teacher.h"
#include "core/training/engine/distillation.h"
#include "core/training/engine/feed.h"
#include "core/training/engine/segmentation_task.h"
#include "core/training/engine/trainer.h"
#include "core/training/export/export_run.h"
#include "tests/core/boxed_samples.h"
#include "tests/core/recorded_run.h"
#include "tests/core/training_samples.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace gg;
using namespace gg::training;
using runs::EventKind;
using runs::RunEvent;
using test::BoxedSet;
using test::errorOf;
using test::MemorySink;
using test::SyntheticSet;
using test::valueOf;

namespace {

const double logThree = std::log(3.0);
const double halfLogFourThirds = 0.5 * std::log(4.0 / 3.0);  // KL(1/2 ‖ 3/4)

bool near(double found, double expected, double tolerance = 1e-6)
{
    return std::abs(found - expected) <= tolerance;
}

recipe::TrainConfig segmentation()
{
    return {.data = "synthetic",
            .width = 2,
            .imageSize = 32,
            .batch = 4,
            .epochs = 2,
            .seed = 5,
            .learningRate = 1e-2,
            .valShare = 0.25,
            .snapshotImages = 0,
            .probeEvery = 0,
            .device = recipe::Device::Cpu,
            .threads = 1};
}

void train(const recipe::TrainConfig& config, const SyntheticSet& set, MemorySink& sink)
{
    torch::set_num_threads(1);
    JobControl job;
    TrainControl control;
    const Preparation data = prepare(config, set.dataset(), job);
    SegmentationTask task(config, data, "cpu");
    QCOMPARE(trainInto(task, {.config = config, .datasetFingerprint = set.dataset().fingerprint}, sink, control), TrainOutcome::Finished);
}

/// A detector of two strides; `bins` of a side.
recipe::TrainConfig detection(const QTemporaryDir& folder, int bins, const std::string& head = "detect")
{
    const std::string file = folder.filePath(QStringLiteral("small%1.yaml").arg(bins)).toStdString();
    const char* anchors = head == "anchor_detect" ? "anchors: [[6, 8], [10, 6], [12, 12], [16, 24], [24, 16], [30, 30]]\n" : "";
    std::ofstream(file) << "name: small\nbins: " << bins << "\n" << anchors
                        << "layers:\n  - conv: {out: 8, stride: 2}\n  - conv: {out: 16, stride: 2}\n  - conv: {out: 16, stride: 2}\n"
                           "  - conv: {out: 16, stride: 2}\n  - " << head << ": {from: [2, 3]}\n";
    recipe::TrainConfig config = recipe::defaultConfig("detection");
    config.data = "boxes";
    config.detection.modelFile = file;
    config.detection.anchor.from = recipe::AnchorSource::Coco;  // those of the description
    config.imageSize = 64;
    config.batch = 4;
    config.epochs = 1;
    config.warmupEpochs = 1;
    config.seed = 5;
    config.optimizer = recipe::Optimizer::AdamW;
    config.learningRate = 2e-3;
    config.snapshotImages = 0;
    config.device = recipe::Device::Cpu;
    config.threads = 1;
    return config;
}

void train(const recipe::TrainConfig& config, const BoxedSet& set, MemorySink& sink)
{
    torch::set_num_threads(1);
    JobControl job;
    TrainControl control;
    const DetectionPreparation data = prepareDetection(config, set.dataset(), job);
    DetectionTask task(data, "cpu");
    QCOMPARE(trainInto(task, {.config = config, .datasetFingerprint = set.dataset().fingerprint}, sink, control), TrainOutcome::Finished);
}

/// Every step's loss is 0.3 of the labels' and 0.7 of the teacher's.
void verifyWeights(const MemorySink& sink)
{
    const std::vector<RunEvent> steps = sink.of(EventKind::Step);
    QVERIFY(!steps.empty());
    for (const RunEvent& step : steps) {
        QVERIFY(valueOf(step, "train/soft_loss") > 0);
        const double expected = 0.3 * valueOf(step, "train/hard_loss") + 0.7 * valueOf(step, "train/soft_loss");
        QVERIFY2(near(valueOf(step, "train/loss") / expected, 1, 1e-5), qPrintable(QString::number(valueOf(step, "train/loss") - expected)));
    }
    QVERIFY(valueOf(sink.of(EventKind::Epoch).back(), "train/soft_loss") > 0);
}

}  // namespace

class DistillationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePixelIsWorkedOutByHand()
    {
        const torch::Tensor teacher = torch::zeros({1, 1, 1, 1});
        const torch::Tensor network = torch::full({1, 1, 1, 1}, 2 * logThree);
        QVERIFY(near(softSegmentationLoss(network, teacher, 2).item<double>(), 2 * std::log(4.0 / 3.0)));
        QVERIFY(near(softSegmentationLoss(teacher, teacher, 2).item<double>(), 0));
        // At T = 1: KL(1/2 ‖ 9/10) = ½ log(25/9).
        QVERIFY(near(softSegmentationLoss(network, teacher, 1).item<double>(), 0.5 * std::log(25.0 / 9.0)));
    }

    /// The same numbers as two classes: softmax (0, 0) against (2 log 3, 0) at T = 2 is (1/2, 1/2) against (3/4, 1/4).
    void classesAreWorkedOutByHand()
    {
        const torch::Tensor teacher = torch::zeros({1, 2, 1, 1});
        const torch::Tensor network = torch::tensor({2 * logThree, 0.0}).view({1, 2, 1, 1});
        QVERIFY(near(softSegmentationLoss(network, teacher, 2).item<double>(), 2 * std::log(4.0 / 3.0)));
        // Two pixels, one of which agrees: half of it.
        QVERIFY(near(softSegmentationLoss(torch::cat({network, teacher}, 3), torch::cat({teacher, teacher}, 3), 2).item<double>(), std::log(4.0 / 3.0)));
    }

    /// For T → ∞ the gradient is that of matching logits, (z − v) / 4 a pixel of binary answers (Hinton et al. 2015, 2.1).
    void aHighTemperatureMatchesLogits()
    {
        const torch::Tensor teacher = torch::tensor({1.0, -2.0, 0.5, 3.0}, torch::kFloat64).view({1, 1, 2, 2});
        torch::Tensor network = torch::tensor({0.0, 1.0, 0.5, -1.0}, torch::kFloat64).view({1, 1, 2, 2}).requires_grad_();
        softSegmentationLoss(network, teacher, 2000).backward();
        const torch::Tensor expected = (network.detach() - teacher) / 4 / 4;  // mean over four pixels
        QVERIFY((network.grad() - expected).abs().max().item<double>() < 1e-3);
    }

    void extremeAnswersStayFinite()
    {
        const torch::Tensor network = torch::tensor({200.0, -200.0}).view({1, 1, 1, 2}).requires_grad_();
        const torch::Tensor loss = softSegmentationLoss(network, torch::tensor({-200.0, -200.0}).view({1, 1, 1, 2}), 1);
        loss.backward();
        QVERIFY(near(loss.item<double>(), 100, 1e-3));  // the first says the opposite: 200, and mean of two
        QVERIFY(torch::isfinite(network.grad()).all().item<bool>());
    }

    void oneAnchorIsWorkedOutByHand()
    {
        DetectionLossOptions options;
        options.classes = 1;
        options.bins = 2;
        options.classGain = 1;
        options.dflGain = 1;
        // Four sides of two bins, then the class.
        const torch::Tensor teacher = torch::zeros({1, 9, 1, 1});
        const double high = 2 * logThree;
        const torch::Tensor network = torch::tensor({high, 0.0, high, 0.0, high, 0.0, high, 0.0, high}).view({1, 9, 1, 1});
        const double classes = 4 * halfLogFourThirds;
        const double boxes = 4 * 0.5 * halfLogFourThirds;
        QVERIFY(near(softDetectionLoss({network}, {teacher}, options, 2).item<double>(), classes + boxes));
        // Four such anchors: S = 4 · ½ = 2, so twice as much; whichever map they are on.
        const torch::Tensor two = network.expand({1, 9, 1, 2});
        const torch::Tensor taught = teacher.expand({1, 9, 1, 2});
        QVERIFY(near(softDetectionLoss({two, two}, {taught, taught}, options, 2).item<double>(), 2 * (classes + boxes)));
        // Where the teacher sees nothing, boxes count for nothing.
        torch::Tensor blind = teacher.clone();
        blind.select(1, 8).fill_(-40);
        torch::Tensor agreeing = network.clone();
        agreeing.select(1, 8).fill_(-40);
        QVERIFY(near(softDetectionLoss({agreeing}, {blind}, options, 2).item<double>(), 0));
    }

    void oneBoxWithObjectnessIsWorkedOutByHand()
    {
        const double high = 2 * logThree;
        const torch::Tensor teacher = torch::zeros({1, 6, 1, 1});
        const torch::Tensor network = torch::tensor({0.3, -0.2, 0.7, 0.1, high, high}).view({1, 6, 1, 1});  // place and size teach nothing
        QVERIFY(near(softAnchorLoss({network}, {teacher}, {}, 2).item<double>(), 4 * halfLogFourThirds + 4 * 0.5 * halfLogFourThirds));
        // Half seen, half background: each with its own gain.
        const SoftAnchorOptions gains{.classes = 1, .objectGain = 3, .noObjectGain = 1, .classGain = 0};
        QVERIFY(near(softAnchorLoss({network}, {teacher}, gains, 2).item<double>(), 2 * 4 * halfLogFourThirds));
        // Three boxes a cell on two maps of two cells, in a batch of two pictures: twelve boxes a picture.
        const torch::Tensor many = network.repeat({2, 3, 1, 2});
        const double found = softAnchorLoss({many, many}, {torch::zeros_like(many), torch::zeros_like(many)}, {}, 2).item<double>();
        QVERIFY(near(found, 12 * 6 * halfLogFourThirds, 1e-5));
    }

    void oneDefaultBoxIsWorkedOutByHand()
    {
        recipe::PlanLayer head;
        head.block = "ssd";
        head.ratios = {{}};  // two squares a cell
        // Offsets of both boxes, then background and class of each. The second box says what its teacher says.
        torch::Tensor network = torch::zeros({1, 12, 1, 1});
        network[0][8] = 2 * logThree;
        const torch::Tensor teacher = torch::zeros({1, 12, 1, 1});
        QVERIFY(near(softSsdLoss({network}, {teacher}, head, 1, 1, 2).item<double>(), 4 * halfLogFourThirds));  // S = ½ + ½
        network.narrow(1, 0, 8).fill_(5);
        QVERIFY(near(softSsdLoss({network}, {teacher}, head, 1, 3, 2).item<double>(), 3 * 4 * halfLogFourThirds));
        // Four cells: S = 4.
        QVERIFY(near(softSsdLoss({network.repeat({1, 1, 2, 2})}, {teacher.repeat({1, 1, 2, 2})}, head, 1, 1, 2).item<double>(), 4 * halfLogFourThirds));
    }

    void aSegmentationLearnsFromItsTeacher()
    {
        const SyntheticSet set(16, 32);
        MemorySink taught;
        train(segmentation(), set, taught);
        recipe::TrainConfig config = segmentation();
        config.seed = 8;
        config.epochs = 6;
        config.distillTeacher = taught.checkpointPath("last");
        MemorySink sink;
        train(config, set, sink);
        verifyWeights(sink);
        const std::vector<RunEvent> epochs = sink.of(EventKind::Epoch);
        QVERIFY(valueOf(epochs.back(), "train/soft_loss") < valueOf(epochs.front(), "train/soft_loss"));
        // Without one there are no such series.
        for (const RunEvent& event : taught.events) {
            QVERIFY(std::none_of(event.values.begin(), event.values.end(),
                                 [](const auto& value) { return value.first == "train/hard_loss" || value.first == "train/soft_loss"; }));
        }
    }

    /// The teacher is the same network, once from its checkpoint and once from the ONNX file that was exported from it.
    void aModelFileTeachesLikeItsCheckpoint()
    {
        const SyntheticSet set(16, 32);
        MemorySink taught;
        train(segmentation(), set, taught);
        const std::string file = taught.folder() + "/teacher.onnx";
        exportCheckpoint({.source = taught.checkpointPath("last"), .file = file});
        recipe::TrainConfig config = segmentation();
        config.distillTeacher = taught.checkpointPath("last");
        const torch::Tensor images = (torch::rand({2, 3, 32, 32}) * 255).round() / 255;
        const torch::Tensor expected = openSegmentationTeacher(config, {"foreground"}, torch::kCPU)->logits(images);
        config.distillTeacher = file;
        const torch::Tensor found = openSegmentationTeacher(config, {"foreground"}, torch::kCPU)->logits(images);
        QCOMPARE(found.sizes().vec(), expected.sizes().vec());
        const double apart = (torch::sigmoid(found) - torch::sigmoid(expected)).abs().max().item<double>();
        QVERIFY2(apart <= 0.6 / 255 + 1e-3, qPrintable(QString::number(apart)));
    }

    void aDetectorLearnsFromItsTeacher_data()
    {
        QTest::addColumn<QString>("head");
        for (const char* head : {"detect", "anchor_detect", "ssd"}) {
            QTest::newRow(head) << head;
        }
    }

    void aDetectorLearnsFromItsTeacher()
    {
        QFETCH(QString, head);
        const QTemporaryDir folder;
        const BoxedSet set(16, {80, 64});
        MemorySink taught;
        train(detection(folder, 16, head.toStdString()), set, taught);
        recipe::TrainConfig config = detection(folder, 16, head.toStdString());
        config.seed = 8;
        config.distillTeacher = taught.checkpointPath("last");
        MemorySink sink;
        train(config, set, sink);
        verifyWeights(sink);
    }

    void aTeacherWithOtherClassesIsRefusedWithBothLists()
    {
        const QTemporaryDir folder;
        const BoxedSet set(16, {80, 64});
        MemorySink taught;
        train(detection(folder, 16), set, taught);
        BoxedSet other(16, {80, 64});
        other.edit().classNames = {"tall", "wide"};
        recipe::TrainConfig config = detection(folder, 16);
        config.distillTeacher = taught.checkpointPath("last");
        MemorySink sink;
        const auto error = errorOf([&] { train(config, other, sink); });
        QVERIFY(error.has_value());
        QVERIFY2(error->detail().find("The teacher's: wide, tall.") != std::string::npos && error->detail().find("The data set's: tall, wide.") != std::string::npos,
                 error->what());
    }

    void aTeacherWithAnotherHeadIsRefusedWithBoth()
    {
        const QTemporaryDir folder;
        const BoxedSet set(16, {80, 64});
        MemorySink taught;
        train(detection(folder, 16), set, taught);
        recipe::TrainConfig config = detection(folder, 8);
        config.distillTeacher = taught.checkpointPath("last");
        MemorySink sink;
        const auto error = errorOf([&] { train(config, set, sink); });
        QVERIFY(error.has_value());
        QVERIFY2(error->detail().find("with 16 bins") != std::string::npos && error->detail().find("with 8 bins") != std::string::npos, error->what());
    }

    void aTeacherThatIsNotThereOrOfAnotherTaskIsNamed()
    {
        const SyntheticSet set(16, 32);
        recipe::TrainConfig config = segmentation();
        config.distillTeacher = "/nowhere/run";
        MemorySink sink;
        const auto missing = errorOf([&] { train(config, set, sink); });
        QVERIFY(missing.has_value());
        QCOMPARE(missing->code(), ErrorCode::NotFound);
        QCOMPARE(missing->path(), std::string("/nowhere/run"));

        const QTemporaryDir folder;
        const BoxedSet boxes(16, {80, 64});
        MemorySink taught;
        train(detection(folder, 16), boxes, taught);
        config.distillTeacher = taught.checkpointPath("last");
        const auto other = errorOf([&] { train(config, set, sink); });
        QVERIFY(other.has_value());
        QVERIFY2(other->detail().find("task: detection") != std::string::npos, other->what());
    }
};

QTEST_GUILESS_MAIN(DistillationTest)
#include "tst_distillation.moc"
