#include "core/base/error.h"
#include "core/inference/backend.h"
#include "core/inference/metadata.h"
#include "core/inference/onnx_model.h"
#include "core/inference/processing.h"
#include "core/io/files.h"
#include "core/recipe/model_plan.h"
#include "core/training/engine/sampled_answer.h"
#include "core/training/export/export_detector.h"
#include "core/training/export/export_segmentation.h"
#include "core/training/export/traced_graph.h"

#include "core/inference/onnx/onnx_proto.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <onnx/checker.h>
#include <onnx/shape_inference/implementation.h>
#pragma GCC diagnostic pop

#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using namespace gg::training;

namespace
{

std::vector<std::string> classNames(int count)
{
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) {
        names.push_back("class " + std::to_string(i));
    }
    return names;
}

/// Running statistics as a training leaves them: away from 0 and 1, so that folding shows.
void withStatistics(torch::nn::Module& network)
{
    const torch::NoGradGuard noGradients;
    for (auto& buffer : network.named_buffers()) {
        if (buffer.key().ends_with("running_mean")) {
            buffer.value().normal_(0, 0.1);
        } else if (buffer.key().ends_with("running_var")) {
            buffer.value().uniform_(0.5, 1.5);
        }
    }
}

/// The same of weights.
Detector trained(const recipe::ModelPlan& plan)
{
    torch::manual_seed(1);
    Detector detector(plan);
    const torch::NoGradGuard noGradients;
    withStatistics(*detector);
    for (auto& parameter : detector->named_parameters()) {
        if (parameter.key().find(".bn.") != std::string::npos) {
            parameter.value().add_(torch::randn_like(parameter.value()) * 0.1);
        }
    }
    detector->eval();
    return detector;
}

}  // namespace

class TestOnnxExport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void opencvAnswersAsTheNetwork_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        for (const char* name : {"yolov8n", "yolo11n", "yolov12n", "yolov12n-v1.0", "yolov8n-p2"}) {
            QTest::newRow(name) << 128 << 128;
        }
        for (const char* name : {"vdxnet", "litefodnet", "ssd-light"}) {
            QTest::newRow(name) << 128 << 128;
        }
        QTest::newRow("ssd300-vgg16") << 64 << 96;
        QTest::newRow("yolov3-tiny") << 64 << 96;
        QTest::newRow("yolov1-small") << 128 << 192;
        QTest::newRow("yolov8s") << 64 << 96;
        QTest::newRow("yolo11m") << 64 << 64;
        QTest::newRow("yolov12l") << 96 << 64;
    }

    void opencvAnswersAsTheNetwork()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        Detector detector = trained(recipe::planOf(QTest::currentDataTag(), 3));
        const std::string file = path("model.onnx");
        const ExportDifference difference = exportOnnx(detector, {.classes = classNames(3)}, height, width, file);
        QVERIFY2(difference.boxPixels < 1e-2 && difference.score < 1e-4,
                 qPrintable(QStringLiteral("%1 px, %2").arg(difference.boxPixels).arg(difference.score)));
        // Not the exporter's own comparison: the file against the network that was never folded, on another picture.
        const torch::NoGradGuard noGradients;
        torch::manual_seed(9);
        const torch::Tensor images = torch::rand({1, 3, height, width});
        const torch::Tensor expected = decodedOutput(detector, images);
        QVERIFY(expected.slice(1, 4).std().item<double>() > 0);
        const auto backend = inference::openOnnx(file);
        const int sizes[4] = {1, 3, height, width};
        const std::vector<inference::Tensor> outputs = backend->run(cv::Mat(4, sizes, CV_32F, images.data_ptr<float>()));
        QCOMPARE(outputs.front().shape(), expected.sizes().vec());
        const torch::Tensor answer =
            torch::from_blob(const_cast<float*>(outputs.front().values.ptr<float>()), expected.sizes(), torch::kFloat);
        const torch::Tensor apart = (answer - expected).abs();
        QVERIFY2(apart.slice(1, 4).max().item<double>() < 1e-4,
                 qPrintable(QString::number(apart.slice(1, 4).max().item<double>())));
        QVERIFY2(apart.slice(1, 0, 4).max().item<double>() < 1e-2,
                 qPrintable(QString::number(apart.slice(1, 0, 4).max().item<double>())));
    }

    /// ONNX' own library: the file follows the standard, and its shape inference, which knows nothing of the network, comes to
    /// the declared output.
    void onnxTakesTheFile_data()
    {
        QTest::addColumn<bool>("stride4");
        for (const char* name : {"yolov8n", "yolo11n", "yolov12n", "yolov12n-v1.0"}) {
            QTest::newRow(name) << false;
        }
    }

    void onnxTakesTheFile()
    {
        Detector detector = trained(recipe::planOf(QTest::currentDataTag(), 3));
        const std::string file = path("standard.onnx");
        exportOnnx(detector, {.classes = classNames(3)}, 64, 96, file);
        onnx::ModelProto model;
        QVERIFY(model.ParseFromString(io::readFile(file)));
        onnx::checker::check_model(model);
        model.mutable_graph()->mutable_output(0)->mutable_type()->mutable_tensor_type()->clear_shape();
        onnx::shape_inference::InferShapes(model);
        std::vector<std::int64_t> shape;
        for (const auto& axis : model.graph().output(0).type().tensor_type().shape().dim()) {
            shape.push_back(axis.dim_value());
        }
        // 12 x 8 + 6 x 4 + 3 x 2 positions.
        QCOMPARE(shape, (std::vector<std::int64_t>{1, 7, 96 + 24 + 6}));
    }

    void segmentationsFollowTheStandardAndAreAnsweredAlike_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("classes");
        QTest::newRow("U-Net, foreground") << "unet" << 0;
        QTest::newRow("U-Net, classes") << "unet" << 4;
        QTest::newRow("DFF-UNet, foreground") << "dff_unet" << 0;
        QTest::newRow("DFF-UNet, classes") << "dff_unet" << 3;
    }

    void segmentationsFollowTheStandardAndAreAnsweredAlike()
    {
        QFETCH(QString, model);
        QFETCH(int, classes);
        recipe::TrainConfig config;
        config.model = model.toStdString();
        config.width = 4;
        torch::manual_seed(1);
        const auto network = makeSegmentationNetwork(config, std::max(1, classes));
        withStatistics(*network);
        network->eval();
        const std::string file = path("segmentation.onnx");
        exportSegmentationOnnx(*network, {.model = config.model, .classes = classNames(classes), .datasetFingerprint = {}, .trainedAs = {}, .metrics = {}}, 64, 96, file);

        onnx::ModelProto written;
        QVERIFY(written.ParseFromString(io::readFile(file)));
        onnx::checker::check_model(written);

        const torch::NoGradGuard noGradients;
        torch::manual_seed(9);
        const torch::Tensor images = torch::rand({1, 3, 64, 96});
        const torch::Tensor expected = probabilitiesOf(network->forward(images));
        QVERIFY(expected.std().item<double>() > 0);
        const auto backend = inference::openOnnx(file);
        QCOMPARE(inference::recognise(*backend, nullptr).processing.post.head,
                 classes > 0 ? inference::Head::SegmentationLabels : inference::Head::SegmentationProbability);
        const int sizes[4] = {1, 3, 64, 96};
        const std::vector<inference::Tensor> outputs = backend->run(cv::Mat(4, sizes, CV_32F, images.data_ptr<float>()));
        QCOMPARE(outputs.front().shape(), (std::vector<std::int64_t>{1, std::max(1, classes), 64, 96}));
        const torch::Tensor answer = torch::from_blob(const_cast<float*>(outputs.front().values.ptr<float>()), expected.sizes(), torch::kFloat);
        const double apart = (answer - expected).abs().max().item<double>();
        QVERIFY2(apart < 1e-4, qPrintable(QString::number(apart)));
    }

    /// One cell worked by hand: with all bins alike each side lies 7.5 cells from the centre of its cell.
    void boxesAreCentreAndSizeInPixels()
    {
        Detector detector(recipe::planOf("yolov8n", 2));
        const torch::NoGradGuard noGradients;
        for (auto& item : detector->named_parameters()) {
            if (item.key().find(".cv2.") != std::string::npos && item.key().ends_with(".2.weight")) {
                item.value().zero_();
            }
        }
        detector->eval();
        const torch::Tensor output = decodedOutput(detector, torch::rand({1, 3, 64, 32}));
        // 8 x 4 cells of 8 px, 4 x 2 of 16, 2 x 1 of 32.
        QCOMPARE(output.sizes().vec(), (std::vector<std::int64_t>{1, 6, 32 + 8 + 2}));
        const auto box = [&](std::int64_t position) {
            std::vector<float> values;
            for (std::int64_t i = 0; i < 4; ++i) {
                values.push_back(std::round(output[0][i][position].item<float>() * 100) / 100);
            }
            return values;
        };
        QCOMPARE(box(5), (std::vector<float>{12, 12, 120, 120}));       // second row, second cell of stride 8
        QCOMPARE(box(32 + 3), (std::vector<float>{24, 24, 240, 240}));  // stride 16
        QCOMPARE(box(40 + 1), (std::vector<float>{16, 48, 480, 480}));  // stride 32
    }

    void theFileSaysWhatItIs()
    {
        Detector detector = trained(recipe::planOf("yolov8n", 3));
        const std::vector<std::string> names{"red cell", "driver's \"seat\"", "Blutplättchen"};
        const std::string file = path("facts.onnx");
        exportOnnx(detector,
                   {.classes = names,
                    .datasetFingerprint = "0123456789abcdef",
                    .trainedAs = "night run",
                    .metrics = {{"val/map50", 0.47}}},
                   64, 96, file);
        const inference::ModelDescription description = inference::describeOnnx(file);
        QCOMPARE(inference::declaredNames(description), names);
        QCOMPARE(inference::declaredTask(description), std::string("detect"));
        QCOMPARE(inference::declaredSize(description)->width, 96);
        QCOMPARE(inference::declaredSize(description)->height, 64);
        QCOMPARE(description.metadata.at("stride"), std::string("32"));
        QCOMPARE(description.metadata.at("groundglass.dataset_fingerprint"), std::string("0123456789abcdef"));
        QCOMPARE(description.metadata.at("groundglass.metrics"), std::string("{\"val/map50\":0.47}"));
        QCOMPARE(description.opset, 12);
        // The description inside builds the same network again.
        QCOMPARE(recipe::parsePlan(description.metadata.at("groundglass.description"), "metadata", "", 3),
                 recipe::planOf("yolov8n", 3));
    }

    void theWorkbenchKnowsTheFile()
    {
        Detector detector = trained(recipe::planOf("yolo11n", 3));
        const std::string file = path("known.onnx");
        exportOnnx(detector, {.classes = classNames(3)}, 64, 96, file);
        const auto backend = inference::openOnnx(file);
        const inference::Processing processing = inference::recognise(*backend, nullptr).processing;
        QCOMPARE(processing.post.head, inference::Head::YoloClasses);
        QCOMPARE(processing.post.classNames, classNames(3));
        QCOMPARE(processing.post.activation, inference::Activation::None);
        QCOMPARE(processing.pre, (inference::PreProcessing{.width = 96, .height = 64}));
    }

    void namesArePythonAndYaml()
    {
        QCOMPARE(namesLiteral({"a", "b c"}), std::string("{0: 'a', 1: 'b c'}"));
        QCOMPARE(namesLiteral({"it's"}), std::string("{0: \"it's\"}"));
        QCOMPARE(namesLiteral({"back\\slash", "two\nlines"}), std::string("{0: \"back\\\\slash\", 1: \"two\\nlines\"}"));
        QCOMPARE(namesLiteral({}), std::string("{}"));
    }

    void theDetectorStaysAsItWas()
    {
        Detector detector = trained(recipe::planOf("yolov8n", 2));
        detector->freeze(4);
        detector->train();
        exportOnnx(detector, {.classes = classNames(2)}, 64, 64, path("same.onnx"));
        QVERIFY(detector->is_training());
        QVERIFY(detector->named_parameters().contains("model.0.bn.weight"));
        QVERIFY(detector->named_parameters()["model.9.cv1.conv.weight"].requires_grad());
    }

    void aWrongSizeOrNameCountIsRefused()
    {
        Detector detector = trained(recipe::planOf("yolov8n", 2));
        QVERIFY_EXCEPTION_THROWN(exportOnnx(detector, {.classes = classNames(2)}, 64, 100, path("no.onnx")), Error);
        QVERIFY_EXCEPTION_THROWN(exportOnnx(detector, {.classes = classNames(3)}, 64, 64, path("no.onnx")), Error);
        QVERIFY(!QFile::exists(QString::fromStdString(path("no.onnx"))));
    }

    void anOperationThatIsNotKnownIsNamed()
    {
        try {
            tracedModel([](const torch::Tensor& x) { return torch::erf(x); }, {1, 3, 4, 4}, "in", "out");
            QFAIL("was written");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Unsupported);
            QVERIFY(error.detail().find("aten::erf") != std::string::npos);
        }
    }

    void anIncompleteGraphIsNotWritten()
    {
        inference::OnnxModel model{.name = "bad",
                                   .inputs = {{"in", {1}}},
                                   .outputs = {{"out", {1}}},
                                   .nodes = {{"Add", {"in", "nothing"}, {"out"}, {}}}};
        try {
            inference::writeOnnx(model, path("bad.onnx"));
            QFAIL("was written");
        } catch (const Error& error) {
            QVERIFY(error.detail().find("reads 'nothing', which nothing writes") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestOnnxExport)
#include "tst_onnx_export.moc"
