#include "core/inference/backend.h"
#include "core/inference/metadata.h"
#include "core/inference/processing.h"
#include "core/recipe/model_cost.h"
#include "core/recipe/train_config.h"
#include "core/runs/run_folder.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/engine/learner.h"
#include "core/training/models/weight_files.h"
#include "tests/support/command_line.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace gg;
using namespace gg::training;
using Outcome = test::CommandOutcome;

namespace
{

recipe::TrainConfig config()
{
    recipe::TrainConfig config;
    config.task = "detection";
    config.model = "yolov8n";
    config.imageSize = 64;
    config.metric = "map50_95";
    config.device = recipe::Device::Cpu;
    return config;
}

Outcome exported(const QStringList& arguments)
{
    return test::runCli(QStringList{QStringLiteral("export")} + arguments);
}

}  // namespace

class TestExportCommand : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }

    /// A run of two epochs whose second was the best; the network stands as it was drawn.
    QString run()
    {
        const QString folder = path("run");
        if (QFileInfo::exists(folder)) {
            return folder;
        }
        runs::RunInfo info;
        info.name = "night run";
        info.task = "detection";
        info.configYaml = recipe::toYaml(config());
        info.datasetFingerprint = "fedcba9876543210";
        info.imageSize = 64;
        info.epochs = 2;
        const auto sink = runs::RunFolderWriter::create(folder.toStdString(), info);
        sink->event({.kind = runs::EventKind::State, .time = 1, .text = std::string(runs::runStateId(runs::RunState::Started))});
        for (int epoch = 1; epoch <= 2; ++epoch) {
            sink->event({.kind = runs::EventKind::Epoch,
                         .time = 1.0 + epoch,
                         .step = 10L * epoch,
                         .epoch = static_cast<double>(epoch),
                         .values = {{"train/loss", 3}, {"val/map50", 0.25 * epoch}, {"val/map50_95", 0.125 * epoch}}});
        }
        const std::string file = sink->checkpointPath("best");
        const DetectionLearner learner(config(), recipe::planFor(config(), 2), "cpu");
        learner.save(file, TrainState{.step = 20, .epochsDone = 2},
                     {.configYaml = info.configYaml, .datasetFingerprint = info.datasetFingerprint}, {"red cell", "white cell"});
        sink->event({.kind = runs::EventKind::Checkpoint, .time = 4, .step = 20, .epoch = 2, .text = "best"});
        return folder;
    }

private Q_SLOTS:
    void aRunBecomesAnOnnxFileThatSaysWhatItIs()
    {
        const QString file = path("model.onnx");
        const Outcome outcome = exported({run(), "--out", file});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.output.contains("yolov8n, 2 classes, pictures of 64 x 64"), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains("val/map50: 0.5000"), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains("compared with LibTorch"), qPrintable(outcome.output));
        const inference::ModelDescription description = inference::describeOnnx(file.toStdString());
        QCOMPARE(inference::declaredNames(description), (std::vector<std::string>{"red cell", "white cell"}));
        QCOMPARE(description.metadata.at("groundglass.dataset_fingerprint"), std::string("fedcba9876543210"));
        QCOMPARE(description.metadata.at("groundglass.metrics"), std::string("{\"val/map50\":0.5,\"val/map50_95\":0.25}"));
        QCOMPARE(description.metadata.at("description"), std::string("yolov8n, trained as night run"));
    }

    void anotherSizeIsTaken()
    {
        const QString file = path("wide.onnx");
        const Outcome outcome = exported({run() + "/checkpoints/best.pt", "--size", "64", "96", "--out", file});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QCOMPARE(inference::declaredSize(inference::describeOnnx(file.toStdString()))->width, 96);
        const Outcome refused = exported({run(), "--size", "100", "--out", path("odd.onnx")});
        QVERIFY(refused.exitCode == 2 && refused.errors.contains("multiples of 32"));
        QVERIFY(!QFileInfo::exists(path("odd.onnx")));
    }

    /// What is written is what a fresh network of that description takes, whole.
    void aRunBecomesASafetensorsFile()
    {
        const QString file = path("model.safetensors");
        const Outcome outcome = exported({run(), "--out", file});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        Detector detector(recipe::planFor(config(), 2));
        const WeightMatch match = loadSafetensors(detector, file.toStdString());
        QVERIFY(match.missing.empty() && match.unused.empty() && match.unfitting.empty());
        const TrainedDetector trained = openCheckpoint(run().toStdString() + "/checkpoints/best.pt");
        QVERIFY(torch::equal(trained.detector->named_parameters()["model.9.cv2.conv.weight"],
                             detector->named_parameters()["model.9.cv2.conv.weight"]));
    }

    /// A U-Net that was trained for a moment, so that batch norm has statistics of its own.
    void aSegmentationBecomesAnOnnxFileThatIsRun()
    {
        recipe::TrainConfig config;
        config.width = 2;
        config.imageSize = 64;
        config.seed = 3;
        Learner learner(config, "cpu");
        auto generator = at::detail::createCPUGenerator(3);
        Batch batch{.images = std::vector<float>(2 * 3 * 64 * 64), .masks = std::vector<float>(2 * 64 * 64), .samples = {0, 1}};
        const torch::Tensor noise = torch::rand({static_cast<std::int64_t>(batch.images.size())}, generator);
        std::copy_n(noise.data_ptr<float>(), batch.images.size(), batch.images.begin());
        std::fill_n(batch.masks.begin(), 3000, 1.0F);
        for (int i = 0; i < 3; ++i) {
            learner.step(batch, 1e-2);
        }
        const QString checkpoint = path("unet.pt");
        learner.save(checkpoint.toStdString(), TrainState{.step = 3}, {.configYaml = recipe::toYaml(config), .datasetFingerprint = "0123456789abcdef"});

        const QString file = path("unet.onnx");
        const Outcome outcome = exported({checkpoint, "--out", file});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.output.contains("unet, 1 class, pictures of 64 x 64"), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains("probabilities within"), qPrintable(outcome.output));
        const auto backend = inference::openOnnx(file.toStdString());
        QCOMPARE(backend->description().metadata.at("groundglass.dataset_fingerprint"), std::string("0123456789abcdef"));
        const inference::Recognition recognised = inference::recognise(*backend, nullptr);
        QCOMPARE(recognised.processing.post.head, inference::Head::SegmentationProbability);
        QCOMPARE(recognised.processing.pre.resize, inference::Resize::Stretch);
        QCOMPARE(recognised.processing.pre.width, 64);
        // What the file answers in OpenCV is what the learner predicts.
        const std::array<int, 4> shape{1, 3, 64, 64};
        const std::vector<inference::Tensor> answers = backend->run(cv::Mat(4, shape.data(), CV_32F, batch.images.data()));
        const Learner::Prediction expected = learner.predict(batch);
        double apart = 0;
        for (std::size_t i = 0; i < 64 * 64; ++i) {
            apart = std::max(apart, static_cast<double>(std::abs(answers.at(0).values.ptr<float>()[i] - expected.probabilities[i])));
        }
        QVERIFY2(apart < 1e-4, qPrintable(QString::number(apart)));

        const Outcome wide = exported({checkpoint, "--size", "32", "96", "--out", path("wide-unet.onnx")});
        QVERIFY2(wide.exitCode == 0, qPrintable(wide.errors));
        const Outcome odd = exported({checkpoint, "--size", "100", "--out", path("odd-unet.onnx")});
        QVERIFY2(odd.exitCode == 2 && odd.errors.contains("multiples of 32"), qPrintable(odd.errors));
        const Outcome other = exported({checkpoint, "--out", path("unet.safetensors")});
        QVERIFY2(other.exitCode == 2 && other.errors.contains("Use a file *.onnx"), qPrintable(other.errors));
        QVERIFY(!QFileInfo::exists(path("odd-unet.onnx")) && !QFileInfo::exists(path("unet.safetensors")));
    }

    void whatCannotBeExportedIsSaid_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("reason");
        QTest::newRow("ending") << run() << "model.pt"
                                << "The file's ending says what is written";
        QTest::newRow("folder") << m_folder.path() << "model.onnx"
                                << "This folder is no run";
        QTest::newRow("nothing there") << path("none.pt") << "model.onnx"
                                       << "no such checkpoint";
        QTest::newRow("no checkpoint") << run() + "/run.yaml"
                                       << "model.onnx"
                                       << "no usable checkpoint";
    }

    void whatCannotBeExportedIsSaid()
    {
        QFETCH(QString, source);
        QFETCH(QString, out);
        QFETCH(QString, reason);
        const Outcome outcome = exported({source, "--out", path("refused-" + out)});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(reason), qPrintable(outcome.errors));
        QVERIFY(!QFileInfo::exists(path("refused-" + out)));
    }
};

QTEST_GUILESS_MAIN(TestExportCommand)
#include "tst_export_command.moc"
