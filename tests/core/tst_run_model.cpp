#include "core/base/error.h"
#include "core/dataset/mask_image.h"
#include "core/dataset/open.h"
#include "core/inference/run_model.h"
#include "core/io/files.h"
#include "core/predictions/load.h"
#include "tests/core/dataset_folder.h"
#include "tests/core/tensors.h"
#include "tests/support/command_line.h"
#include "tests/support/test_data.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QTest>

#include <atomic>
#include <filesystem>

using namespace gg;
using namespace gg::inference;
using test::setColumn;
using test::zeros;
namespace fs = std::filesystem;

namespace {

/// Gives the same boxes for every picture: 64 x 64, three classes, one box of class 0 and one of class 2.
class SteadyBackend final : public Backend
{
public:
    SteadyBackend()
    {
        m_description.file = "/models/steady.onnx";
        m_description.fingerprint = "0123456789abcdef";
        m_table = zeros("output0", {1, 7, 84});
        setColumn(m_table, 3, {32, 32, 16, 16, 0.75F, 0, 0});
        setColumn(m_table, 8, {16, 32, 8, 8, 0, 0, 0.5F});
    }
    const ModelDescription& description() const override { return m_description; }
    std::vector<std::int64_t> inputShape() const override { return {1, 3, 64, 64}; }
    std::string engine() const override { return "a test"; }
    std::vector<Tensor> run(const cv::Mat& input) override
    {
        ++runs;
        if (onRun) {
            onRun();
        }
        if (!plane) {
            return {m_table};
        }
        // The first channel of the input is what is foreground.
        Tensor out = zeros("out", {1, 1, 64, 64});
        std::copy_n(input.ptr<float>(), 64 * 64, out.values.ptr<float>());
        return {out};
    }

    int runs = 0;
    bool plane = false;
    std::function<void()> onRun;

private:
    ModelDescription m_description;
    Tensor m_table;
};

Processing boxes(const std::vector<std::string>& names)
{
    Processing process;
    process.pre.width = process.pre.height = 64;
    process.post.head = Head::YoloClasses;
    process.post.classNames = names;
    return process;
}

/// Four pictures of 128 x 128, of which two are val; the box in the middle is labelled in each.
std::string yoloSet(const test::DatasetFolder& folder)
{
    for (const char* name : {"train/images/a", "train/images/b", "val/images/frame_1", "val/images/2"}) {
        folder.image(std::string(name) + ".png", 128, 128);
        std::string label = name;
        label.replace(label.find("images"), 6, "labels");
        folder.write(label + ".txt", "0 0.5 0.5 0.25 0.25\n");
    }
    folder.write("data.yaml", "train: train/images\nval: val/images\nnames: [cat, dog]\n");
    return folder.path("data.yaml");
}

nlohmann::json readJson(const std::string& file)
{
    return nlohmann::json::parse(io::readFile(file));
}

test::CommandOutcome predict(const QStringList& arguments)
{
    return test::runCli(QStringList{QStringLiteral("predict")} + arguments);
}

}  // namespace

class RunModelTest : public QObject
{
    Q_OBJECT

private:
    JobControl m_control;

private Q_SLOTS:
    void severalViewsAreFusedAndTheirSpreadIsWritten()
    {
        const test::DatasetFolder folder;
        const test::TemporaryFolder out;
        SteadyBackend backend;
        RunRequest request{.dataset = dataset::openDataset(yoloSet(folder), m_control), .split = "val", .outFolder = out.file("run"), .processing = boxes({"dog", "cat", "zebra"})};
        request.variants = variantsOf(true, false, {});
        const RunResult result = runModel(backend, request, m_control);
        QCOMPARE(result.images, std::size_t{2});
        QCOMPARE(backend.runs, 5);  // twice for each of two pictures, and the warm-up
        // The box in the middle is where its mirror image is: found by both. The other one is nowhere else.
        const nlohmann::json uncertainty = readJson(result.uncertainty);
        QCOMPARE(uncertainty["variants"].size(), std::size_t{2});
        const nlohmann::json& objects = uncertainty["images"][0]["objects"];
        QCOMPARE(objects.size(), std::size_t{1});
        QCOMPARE(objects[0]["found"].get<int>(), 2);
        QVERIFY(std::abs(objects[0]["score"].get<double>() - 0.75) < 1e-6);
        QVERIFY(objects[0]["disagreement"].get<double>() < 1e-6);
        QCOMPARE(readJson(result.predictions).size(), std::size_t{2});
        // Without variants nothing of this is written.
        RunRequest plain = request;
        plain.variants.clear();
        plain.outFolder = out.file("plain");
        QVERIFY(runModel(backend, plain, m_control).uncertainty.empty());
        QVERIFY(!fs::exists(out.file("plain/uncertainty.json")));
    }

    void aSegmentationsViewsGiveAMapOfTheirEntropy()
    {
        const test::DatasetFolder folder;
        const test::TemporaryFolder out;
        SteadyBackend backend;
        backend.plane = true;
        RunRequest request{.dataset = dataset::openDataset(yoloSet(folder), m_control), .split = "val", .outFolder = out.file("run"), .processing = boxes({})};
        request.processing.post.head = Head::SegmentationProbability;
        request.variants = variantsOf(true, false, {0.5});
        const RunResult result = runModel(backend, request, m_control);
        const nlohmann::json entry = readJson(result.uncertainty)["images"][0];
        QVERIFY(fs::exists(out.file("run/" + entry["entropy"].get<std::string>())));
        QVERIFY(entry["mean_entropy"].get<double>() >= entry["mean_mutual_information"].get<double>());
    }

    void detectionsCarryTheDataSetsIdsAndClasses()
    {
        const test::DatasetFolder folder;
        const test::TemporaryFolder out;
        SteadyBackend backend;
        const RunRequest request{.dataset = dataset::openDataset(yoloSet(folder), m_control),
                                 .split = "val",
                                 .outFolder = out.file("run"),
                                 .processing = boxes({"dog", "Cat", "zebra"})};
        const RunResult result = runModel(backend, request, m_control);
        QCOMPARE(result.images, std::size_t{2});
        QCOMPARE(result.detections, std::size_t{2});
        QCOMPARE(backend.runs, 3);  // the first is the warm-up
        QCOMPARE(result.network.images, std::size_t{2});
        QVERIFY(result.imagesPerSecond > 0);
        QCOMPARE(result.classes.size(), std::size_t{3});
        QCOMPARE(result.classes[1].dataset, std::string("cat"));
        QCOMPARE(result.classes[2].leftOut, std::size_t{2});  // no zebra in the data set

        const nlohmann::json rows = readJson(result.predictions);
        QCOMPARE(rows.size(), std::size_t{2});
        // In the data set's order, where 2 comes before frame_1; "dog" is class 1 there.
        QCOMPARE(rows[0]["image_id"].get<std::string>(), std::string("2"));
        QCOMPARE(rows[1]["image_id"].get<std::string>(), std::string("frame_1"));
        QCOMPARE(rows[0]["category_id"].get<int>(), 1);
        QCOMPARE(rows[0]["bbox"].get<std::vector<double>>(), (std::vector<double>{48, 48, 32, 32}));
        QCOMPARE(rows[0]["score"].get<double>(), 0.75);
        const std::string yaml = io::readFile(result.description);
        for (const char* part : {"fingerprint: \"0123456789abcdef\"", "split: \"val\"", "head: yolo_classes", "left_out: 2", "p99"}) {
            QVERIFY2(yaml.find(part) != std::string::npos, part);
        }
    }

    void whatIsWrittenIsWhatEvaluationReads()
    {
        const test::DatasetFolder folder;
        const test::TemporaryFolder out;
        SteadyBackend backend;
        const auto data = dataset::openDataset(yoloSet(folder), m_control);
        const RunResult result = runModel(backend, {.dataset = data, .split = "", .outFolder = out.file("run"), .processing = boxes({"cat", "dog", "x"})}, m_control);
        const auto truth = predictions::truthOf(data, predictions::Shapes::Boxes, m_control);
        const predictions::LoadedDetections loaded = predictions::loadDetections(truth, result.predictions, {}, m_control);
        QCOMPARE(loaded.rows, std::size_t{4});
        QCOMPARE(loaded.used, std::size_t{4});
        for (std::size_t image = 0; image < loaded.set.images; ++image) {
            QCOMPARE(loaded.set.detectionsOf(image).size(), std::size_t{1});
            const metrics::Detection& detection = loaded.set.detectionsOf(image)[0];
            const metrics::Truth& object = loaded.set.truthsOf(image)[0];
            QCOMPARE(detection.classId, object.classId);
            QCOMPARE(detection.box.x, object.box.x);
            QCOMPARE(detection.box.width, object.box.width);
        }
    }

    void aSegmentationBecomesAMaskForEachImage()
    {
        const test::DatasetFolder folder;
        for (const char* name : {"a", "b"}) {
            cv::Mat picture(48, 64, CV_8UC3, cv::Scalar(0, 0, 255));
            picture.colRange(32, 64).setTo(0);
            fs::create_directories(folder.path("images"));
            cv::imwrite(folder.path(std::string("images/") + name + ".png"), picture);
            folder.mask(std::string("masks/") + name + ".png", 0.5);
        }
        const test::TemporaryFolder out;
        SteadyBackend backend;
        backend.plane = true;
        Processing process = boxes({});
        process.pre.resize = Resize::Stretch;
        process.pre.colours = Colours::Rgb;
        process.post.head = Head::SegmentationProbability;
        const RunResult result =
            runModel(backend, {.dataset = dataset::openDataset(folder.path(), m_control), .split = "", .outFolder = out.file("run"), .processing = process}, m_control);
        const cv::Mat mask = cv::imread(result.predictions + "/b.png", cv::IMREAD_UNCHANGED);
        QCOMPARE(mask.size(), cv::Size(64, 48));
        QCOMPARE(mask.type(), CV_8U);
        QCOMPARE(mask.at<uchar>(20, 5), uchar{255});
        QCOMPARE(mask.at<uchar>(20, 60), uchar{0});
    }

    void anImageThatCannotBeReadIsNamedAndTheRestGoesOn()
    {
        const test::DatasetFolder folder;
        const std::string path = yoloSet(folder);
        folder.write("val/images/frame_1.png", "no picture at all");
        const test::TemporaryFolder out;
        SteadyBackend backend;
        const RunResult result = runModel(
            backend, {.dataset = dataset::openDataset(path, m_control), .split = "val", .outFolder = out.file("run"), .processing = boxes({"cat", "dog", "x"})}, m_control);
        QCOMPARE(result.images, std::size_t{1});
        QCOMPARE(result.unreadable.size(), std::size_t{1});
        QVERIFY(result.unreadable[0].image.find("frame_1.png") != std::string::npos);
        QVERIFY(!result.unreadable[0].why.empty());
        QCOMPARE(readJson(result.predictions).size(), std::size_t{1});
    }

    void stemsThatRepeatBecomePaths()
    {
        const test::DatasetFolder folder;
        for (const char* name : {"images/left/1", "images/right/1"}) {
            folder.image(std::string(name) + ".png", 128, 128);
        }
        folder.write("labels/left/1.txt", "0 0.5 0.5 0.25 0.25\n");
        folder.write("labels/right/1.txt", "0 0.5 0.5 0.25 0.25\n");
        folder.write("data.yaml", "train: images\nval: images\nnames: [cat, dog, x]\n");
        const test::TemporaryFolder out;
        SteadyBackend backend;
        const auto data = dataset::openDataset(folder.path("data.yaml"), m_control);
        const RunResult result =
            runModel(backend, {.dataset = data, .split = data->splits[0], .outFolder = out.file("run"), .processing = boxes({"cat", "dog", "x"})}, m_control);
        const nlohmann::json rows = readJson(result.predictions);
        QCOMPARE(rows.size(), std::size_t{4});
        QVERIFY(rows[0]["image_id"] != rows[2]["image_id"]);
    }

    void stoppingLeavesNothingBehind()
    {
        const test::DatasetFolder folder;
        const test::TemporaryFolder out;
        const auto data = dataset::openDataset(yoloSet(folder), m_control);
        SteadyBackend backend;
        std::stop_source source;
        JobControl control(source.get_token());
        backend.onRun = [&] {
            if (backend.runs == 3) {
                source.request_stop();
            }
        };
        QVERIFY_EXCEPTION_THROWN(
            runModel(backend, {.dataset = data, .split = "", .outFolder = out.file("run"), .processing = boxes({"cat", "dog", "x"})}, control), Cancelled);
        QVERIFY(!fs::exists(out.file("run")));
        QVERIFY(fs::is_empty(out.path()));
    }

    void anErrorOfTheNetworkEndsTheRun()
    {
        const test::DatasetFolder folder;
        const test::TemporaryFolder out;
        SteadyBackend backend;
        backend.onRun = [&] {
            if (backend.runs == 3) {
                throw Error(ErrorCode::Unsupported, "steady.onnx", "It broke.");
            }
        };
        QVERIFY_EXCEPTION_THROWN(runModel(backend,
                                          {.dataset = dataset::openDataset(yoloSet(folder), m_control),
                                           .split = "",
                                           .outFolder = out.file("run"),
                                           .processing = boxes({"cat", "dog", "x"})},
                                          m_control),
                                 Error);
        QVERIFY(!fs::exists(out.file("run")));
    }

    void whatCannotBeRunIsRefusedBeforeAnything()
    {
        const test::DatasetFolder folder;
        const test::TemporaryFolder out;
        const auto data = dataset::openDataset(yoloSet(folder), m_control);
        SteadyBackend backend;
        const auto refused = [&](RunRequest request) {
            try {
                runModel(backend, request, m_control);
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        const RunRequest fine{.dataset = data, .split = "val", .outFolder = out.file("run"), .processing = boxes({"cat", "dog", "x"})};
        RunRequest request = fine;
        request.split = "tset";
        QVERIFY(refused(request).find("no split \"tset\". It has train, val") != std::string::npos);
        request = fine;
        request.processing.pre.width = 32;
        QVERIFY(refused(request).find("[1, 3, 64, 64]") != std::string::npos);
        request = fine;
        request.outFolder = folder.path("val/predicted");
        QVERIFY(!refused(request).empty());
        request = fine;
        request.processing.post.classNames = {"u", "v", "w"};
        QVERIFY(refused(request).find("u, v, w") != std::string::npos);
        QCOMPARE(backend.runs, 0);
    }

    void theCommandDescribesAModelWithReasons()
    {
        GG_REQUIRE_DATA("models/yolox_nano/yolox_nano.onnx");
        const QString model = QString::fromStdString(test::dataPath("models/yolox_nano/yolox_nano.onnx"));
        const test::CommandOutcome shown = predict({"--model", model, "--describe"});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY(shown.output.contains("opset 11") && shown.output.contains("letterbox_top_left") && shown.output.contains("YOLOX takes values"));
        const test::CommandOutcome json = predict({"--model", model, "--describe", "--json", "-", "--nms-iou", "0.4"});
        const nlohmann::json root = nlohmann::json::parse(json.output.toStdString());
        QCOMPARE(root["output"]["head"].get<std::string>(), std::string("yolox"));
        QCOMPARE(root["output"]["nms_iou"].get<double>(), 0.4);
        QCOMPARE(root["reasons"].size(), std::size_t{16});
    }

    void yoloxFindsWhatIsInRealPictures()
    {
        GG_REQUIRE_DATA("models/yolox_nano/yolox_nano.onnx");
        GG_REQUIRE_DATA("detection/tinycoco/tinycoco");
        const test::TemporaryFolder out;
        const QString data = QString::fromStdString(test::dataPath("detection/tinycoco/tinycoco"));
        const test::CommandOutcome outcome = predict({"--model", QString::fromStdString(test::dataPath("models/yolox_nano/yolox_nano.onnx")), "--data", data, "--out",
                                         QString::fromStdString(out.file("run")), "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const nlohmann::json root = nlohmann::json::parse(outcome.output.toStdString());
        QCOMPARE(root["images"].get<int>(), 38);
        QVERIFY(root["unreadable"].empty());
        QVERIFY(root["latency"]["network"]["p50_ms"].get<double>() > 0);

        // More than half of the large labelled objects are found at IoU 0.5 with the right class; a wrong order of channels, a wrong
        // padding or a wrong grid finds next to none.
        const auto truth = predictions::truthOf(dataset::openDataset(data.toStdString(), m_control), predictions::Shapes::Boxes, m_control);
        const predictions::LoadedDetections loaded = predictions::loadDetections(truth, out.file("run/predictions.json"), {}, m_control);
        int large = 0;
        int found = 0;
        for (std::size_t image = 0; image < loaded.set.images; ++image) {
            for (const metrics::Truth& object : loaded.set.truthsOf(image)) {
                if (object.ignore || object.area < 96 * 96) {
                    continue;
                }
                ++large;
                const auto hit = [&](const metrics::Detection& detection) {
                    const double width = std::min(detection.box.x + detection.box.width, object.box.x + object.box.width) - std::max(detection.box.x, object.box.x);
                    const double height =
                        std::min(detection.box.y + detection.box.height, object.box.y + object.box.height) - std::max(detection.box.y, object.box.y);
                    const double both = std::max(width, 0.0) * std::max(height, 0.0);
                    const double either = detection.box.width * detection.box.height + object.box.width * object.box.height - both;
                    return detection.classId == object.classId && detection.score > 0.1 && both >= 0.5 * either;
                };
                const auto detections = loaded.set.detectionsOf(image);
                found += std::any_of(detections.begin(), detections.end(), hit) ? 1 : 0;
            }
        }
        QVERIFY(large > 20);
        QVERIFY2(found * 2 > large, qPrintable(QStringLiteral("%1 of %2 large objects").arg(found).arg(large)));
    }

    void theCommandSaysWhatIsMissing()
    {
        const test::CommandOutcome outcome = predict({"--model", "/nowhere/a.onnx", "--describe"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.errors.contains("/nowhere/a.onnx"));
        QCOMPARE(predict({"--model", "/nowhere/a.onnx"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(RunModelTest)
#include "tst_run_model.moc"
