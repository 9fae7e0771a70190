#include "core/base/error.h"
#include "core/recipe/model_plan.h"
#include "core/training/detection/detection_task.h"
#include "core/training/detection/sampled_boxes.h"
#include "core/training/engine/segmentation_task.h"
#include "core/training/engine/trainer.h"
#include "core/training/export/export_detector.h"
#include "core/training/export/run_backend.h"
#include "core/training/models/detector.h"
#include "tests/core/boxed_samples.h"
#include "tests/core/recorded_run.h"
#include "tests/core/training_samples.h"

#include <QTest>

#include <cmath>
#include <fstream>

using namespace gg;
using namespace gg::training;
using runs::EventKind;
using test::BoxedSet;
using test::errorOf;
using test::MemorySink;
using test::SyntheticSet;
using test::valueOf;

namespace {

/// The maps are what it says: boxes [N, A, 4] and scores [N, A, C].
class LiteralCriterion final : public DetectionCriterion
{
public:
    const std::vector<std::string>& partNames() const override { return m_names; }
    DetectionLosses loss(const RawMaps&, const Truths&, const LossMoment&) const override { return {}; }
    Decoded decode(const RawMaps& raw) const override { return {.boxes = raw.maps.at(0), .scores = raw.maps.at(1)}; }
    std::vector<CellSignals> signals(const RawMaps&, const Truths&) const override { return {}; }

private:
    std::vector<std::string> m_names;
};

recipe::ModelPlan planWith(const std::string& head, int classes = 2)
{
    const std::string anchors = head.starts_with("anchor") ? "anchors: [[10, 13], [16, 30], [33, 23]]\n" : "";
    return recipe::parsePlan("name: small\n" + anchors + "layers:\n  - conv: {out: 16, stride: 2}\n  - conv: {out: 16, stride: 2}\n  - conv: {out: 32, stride: 2}\n"
                             "  - conv: {out: 32, stride: 2}\n  - " + head + "\n",
                             "plan", {}, classes);
}

bool same(const std::vector<torch::Tensor>& a, const std::vector<torch::Tensor>& b)
{
    bool all = a.size() == b.size();
    for (std::size_t i = 0; all && i < a.size(); ++i) {
        all = torch::equal(a[i], b[i]);
    }
    return all;
}

recipe::TrainConfig smallDetection(const QTemporaryDir& folder)
{
    const std::string file = folder.filePath(QStringLiteral("small.yaml")).toStdString();
    std::ofstream(file) << "name: small\nlayers:\n  - conv: {out: 8, stride: 2}\n  - conv: {out: 16, stride: 2}\n  - conv: {out: 16, stride: 2}\n"
                           "  - conv: {out: 16, stride: 2}\n  - detect: {from: [2, 3]}\n";
    recipe::TrainConfig config = recipe::defaultConfig("detection");
    config.data = "boxes";
    config.detection.modelFile = file;
    config.dropout = 0.3;
    config.dropoutSamples = 3;
    config.imageSize = 64;
    config.batch = 4;
    config.epochs = 1;
    config.warmupEpochs = 0;
    config.optimizer = recipe::Optimizer::AdamW;
    config.learningRate = 2e-3;
    config.snapshotImages = 0;
    config.device = recipe::Device::Cpu;
    config.threads = 1;
    return config;
}

cv::Mat noise(int side)
{
    const std::vector<int> shape{1, 3, side, side};
    cv::Mat picture(4, shape.data(), CV_32F);
    cv::RNG(7).fill(picture, cv::RNG::UNIFORM, 0.0, 1.0);
    return picture;
}

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.total(); ++i) {
        largest = std::max(largest, std::abs(static_cast<double>(a.ptr<float>()[i]) - static_cast<double>(b.ptr<float>()[i])));
    }
    return largest;
}

}  // namespace

class DetectorDropoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyHeadLeavesMapsOutWhileItLearnsOrSamples_data()
    {
        QTest::addColumn<QString>("head");
        QTest::newRow("detect") << "detect: {from: [3]}";
        QTest::newRow("anchors") << "anchor_detect: {from: [3], boxes: 3}";
        QTest::newRow("grid") << "grid_detect: {from: [3], boxes: 2}";
        QTest::newRow("ssd") << "ssd: {from: [2, 3]}";
    }

    void everyHeadLeavesMapsOutWhileItLearnsOrSamples()
    {
        QFETCH(QString, head);
        torch::manual_seed(2);
        const torch::NoGradGuard noGradients;
        Detector detector(planWith(head.toStdString()));
        detector->eval();
        const torch::Tensor images = torch::rand({1, 3, 64, 64});
        const auto plain = detector->forward(images);

        detector->setDropout(0.5);
        QVERIFY(same(detector->forward(images), plain));  // as always, unless somebody asks for samples
        Detector copy = copyOf(detector);
        QCOMPARE(copy->dropout(), 0.5);
        const auto answers = copy->sampledForward(images, 2);
        QCOMPARE(answers.size(), std::size_t{3});
        QVERIFY(same(answers[0], plain));
        QVERIFY(!same(answers[1], plain));
        QVERIFY(!same(answers[1], answers[2]));
        QVERIFY(same(copy->forward(images), plain));
        copy->train();
        QVERIFY(!same(copy->forward(images), copy->forward(images)));
    }

    /// Scores 0.9 and 0.1 of the class that their mean says most: H = log 2, each alone 0.3251, I = 0.3681 (inference/uncertainty.h). A box that the
    /// mean does not show counts for nothing.
    void theSpreadOfABoxIsWorkedOutByHand()
    {
        const auto answer = [](float left, float score, float faint) {
            return std::vector<torch::Tensor>{torch::tensor({left, 0.F, 10.F, 10.F, 0.F, 0.F, 4.F, 4.F}).view({1, 2, 4}),
                                              torch::tensor({0.05F, score, faint, 0.F}).view({1, 2, 2})};
        };
        const SampledBoxes sampled = sampledBoxes(LiteralCriterion(), {answer(0, 0.9F, 0.3F), answer(4, 0.1F, 0.1F)}, 32, 32);
        QCOMPARE(sampled.mean.boxes[0][0][0].item<float>(), 2.F);
        QVERIFY(std::abs(sampled.mean.scores[0][0][1].item<double>() - 0.5) < 1e-6);
        QCOMPARE(sampled.spread.boxes, 1.0);
        QVERIFY(std::abs(sampled.spread.entropy - 0.693147) < 1e-5);
        QVERIFY(std::abs(sampled.spread.mutualInformation - 0.368064) < 1e-5);
    }

    void answersThatAgreeHaveNoMutualInformation()
    {
        const std::vector<torch::Tensor> answer{torch::zeros({1, 1, 4}), torch::full({1, 1, 1}, 0.5)};
        const SampledBoxes sampled = sampledBoxes(LiteralCriterion(), {answer, answer, answer}, 32, 32);
        QVERIFY(std::abs(sampled.spread.entropy - std::log(2.0)) < 1e-6);
        QVERIFY(std::abs(sampled.spread.mutualInformation) < 1e-6);
    }

    void aValidationTellsTheSpreadAndARunCanBeSampled()
    {
        torch::set_num_threads(1);
        const QTemporaryDir folder;
        const BoxedSet set(16, {64, 64});
        const recipe::TrainConfig config = smallDetection(folder);
        JobControl job;
        TrainControl control;
        const DetectionPreparation data = prepareDetection(config, set.dataset(), job);
        DetectionTask task(data, "cpu");
        MemorySink sink;
        QCOMPARE(trainInto(task, {.config = config, .datasetFingerprint = set.dataset().fingerprint}, sink, control), TrainOutcome::Finished);
        const auto epoch = sink.of(EventKind::Epoch).back();
        const double mutual = valueOf(epoch, "val/mutual_information");  // NaN where no box is that sure
        QVERIFY(std::isnan(mutual) || (mutual >= 0 && mutual <= valueOf(epoch, "val/entropy")));

        const std::string checkpoint = sink.checkpointPath("last");
        const cv::Mat picture = noise(64);
        const auto plain = openCheckpointBackend(checkpoint, "cpu", Answers::Plain);
        QCOMPARE(plain->inputShape(), (std::vector<std::int64_t>{1, 3, 64, 64}));
        QVERIFY(plain->description().metadata.contains("groundglass.processing"));
        const cv::Mat first = plain->run(picture).front().values;
        QCOMPARE(largestDifference(first, plain->run(picture).front().values), 0.0);

        const auto sampled = openCheckpointBackend(checkpoint, "cpu", Answers::Sampled);
        const cv::Mat one = sampled->run(picture).front().values;
        const cv::Mat two = sampled->run(picture).front().values;
        QVERIFY(largestDifference(one, first) > 1e-6);
        QVERIFY(largestDifference(one, two) > 1e-6);
        // The same samples again, though another picture is asked about between them.
        const auto again = openCheckpointBackend(checkpoint, "cpu", Answers::Sampled);
        QCOMPARE(largestDifference(again->run(picture).front().values, one), 0.0);
        again->run(picture * 0.5);
        QCOMPARE(largestDifference(again->run(picture).front().values, two), 0.0);
    }

    void aSegmentationIsSampledTheSameWay()
    {
        torch::set_num_threads(1);
        const SyntheticSet set(8, 32);
        recipe::TrainConfig config{.data = "synthetic", .width = 2, .dropout = 0.3, .imageSize = 32, .batch = 4, .epochs = 1, .valShare = 0.25,
                                   .snapshotImages = 0, .probeEvery = 0, .device = recipe::Device::Cpu, .threads = 1};
        const auto trained = [&](MemorySink& sink) {
            JobControl job;
            TrainControl control;
            const Preparation data = prepare(config, set.dataset(), job);
            SegmentationTask task(config, data, "cpu");
            QCOMPARE(trainInto(task, {.config = config, .datasetFingerprint = set.dataset().fingerprint}, sink, control), TrainOutcome::Finished);
        };
        MemorySink sink;
        trained(sink);
        const auto sampled = openCheckpointBackend(sink.checkpointPath("last"), "cpu", Answers::Sampled);
        const cv::Mat picture = noise(32);
        const cv::Mat one = sampled->run(picture).front().values;
        QCOMPARE(sampled->run(picture).front().shape(), (std::vector<std::int64_t>{1, 1, 32, 32}));
        const auto again = openCheckpointBackend(sink.checkpointPath("last"), "cpu", Answers::Sampled);
        QCOMPARE(largestDifference(again->run(picture).front().values, one), 0.0);

        config.dropout = 0;
        MemorySink without;
        trained(without);
        const auto error = errorOf([&] { openCheckpointBackend(without.checkpointPath("last"), "cpu", Answers::Sampled); });
        QVERIFY(error.has_value());
        QCOMPARE(error->code(), ErrorCode::InvalidArgument);
        QVERIFY2(error->detail().find("model.dropout") != std::string::npos, error->what());
    }
};

QTEST_GUILESS_MAIN(DetectorDropoutTest)
#include "tst_detector_dropout.moc"
