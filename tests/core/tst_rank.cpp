#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/dataset/picture_folder.h"
#include "core/inference/rank.h"
#include "core/inference/rank_export.h"
#include "tests/core/dataset_folder.h"
#include "tests/core/tensors.h"
#include "tests/support/command_line.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

#include <opencv2/imgcodecs.hpp>

#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>

using namespace gg;
using namespace gg::inference;

namespace {

bool near(double a, double b, double most = 1e-6)
{
    return std::abs(a - b) < most;
}

FusedObject object(double score, std::int32_t classId, metrics::Box box = {0, 0, 10, 10})
{
    return {.found = {.box = box, .score = score, .classId = classId, .mask = {}}, .agreement = {.box = box, .score = score, .classId = classId, .found = 1}};
}

/// One box, as sure as the picture is bright.
class BrightnessBackend final : public Backend {
public:
    const ModelDescription& description() const override { return m_description; }
    std::vector<std::int64_t> inputShape() const override { return {1, 3, 64, 64}; }
    std::string engine() const override { return "a test"; }
    std::vector<Tensor> run(const cv::Mat& input) override
    {
        Tensor table = test::zeros("output0", {1, 6, 84});
        test::setColumn(table, 3, {32, 32, 16, 16, input.ptr<float>()[32 * 64 + 32], 0});
        return {table};
    }

private:
    ModelDescription m_description;
};

Processing processing()
{
    Processing process;
    process.pre.width = process.pre.height = 64;
    process.pre.scale = 1 / 255.0;
    process.post.head = Head::YoloClasses;
    process.post.classNames = {"cat", ""};
    return process;
}

/// Three pictures: the network is 0.2, 0.6 and 0.9 sure of its box.
dataset::DatasetPtr pictures(const test::TemporaryFolder& folder)
{
    for (const auto& [name, level] : {std::pair{"sure", 230}, std::pair{"unsure", 153}, std::pair{"dark", 51}}) {
        const std::string file = folder.file(std::string("pictures/") + name + ".png");
        std::filesystem::create_directories(std::filesystem::path(file).parent_path());
        cv::imwrite(file, cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(level)));
    }
    JobControl control;
    return dataset::openPictures(folder.file("pictures"), control);
}

std::vector<std::string> order(const Ranking& ranking, const dataset::Dataset& dataset)
{
    std::vector<std::string> names;
    for (const RankedImage& image : ranking.images) {
        names.push_back(dataset.records[image.record].image);
    }
    return names;
}

}  // namespace

class RankTest : public QObject {
    Q_OBJECT

private:
    JobControl m_control;

private Q_SLOTS:
    void theWorkedExampleOfObjects()
    {
        const std::vector<FusedObject> objects{object(0.9, 0), object(0.5, 0, {50, 50, 10, 10})};
        const std::vector<double> confidence = uncertaintyOf(objects, RankBy::LeastConfidence, 1);
        QVERIFY(near(confidence[0], 0.1) && near(confidence[1], 0.5));
        const std::vector<double> margin = uncertaintyOf(objects, RankBy::Margin, 1);
        QVERIFY(near(margin[0], 0.2) && near(margin[1], 1));
        const std::vector<double> entropy = uncertaintyOf(objects, RankBy::Entropy, 1);
        QVERIFY(near(entropy[0], 0.3250830) && near(entropy[1], std::log(2.0)));
        QVERIFY(near(pooled(confidence, Pool::Mean), 0.3));
        QVERIFY(near(pooled(confidence, Pool::Max), 0.5));
        QVERIFY(near(pooled(confidence, Pool::Sum), 0.6));
        QVERIFY(near(pooled({}, Pool::Max), 0));
    }

    void anotherClassAtTheSamePlaceSpeaksAgainstAnObject()
    {
        // 0.6 against 0.5 of another class there: margin 1 − 0.1. Against "nothing" alone it would be 1 − (0.6 − 0.4) = 0.8.
        QVERIFY(near(uncertaintyOf(std::vector{object(0.6, 0), object(0.5, 1)}, RankBy::Margin, 1)[0], 0.9));
        QVERIFY(near(uncertaintyOf(std::vector{object(0.6, 0), object(0.5, 1, {50, 0, 10, 10})}, RankBy::Margin, 1)[0], 0.8));
    }

    void disagreementIsOverTheVariants()
    {
        FusedObject one = object(0.9, 0);
        one.agreement.found = 2;
        one.agreement.placement = 0.75;
        // Found in two of four, lying on each other by 0.75.
        QVERIFY(near(uncertaintyOf(std::vector{one}, RankBy::Disagreement, 4)[0], 1 - 0.5 * 0.75));
    }

    void masksAreRankedByTheirPixels()
    {
        const cv::Mat half = (cv::Mat_<uchar>(1, 2) << 51, 255);  // 0.2 and 1
        const FusedMap map = fuseMaps({half}, true);
        QVERIFY(near(uncertaintyOf(map, RankBy::LeastConfidence), 0.1));
        QVERIFY(near(uncertaintyOf(map, RankBy::Margin), 0.2));
        QVERIFY(near(uncertaintyOf(map, RankBy::Entropy), 0.5004024 / 2, 1e-5));
    }

    void theMostUncertainPictureComesFirst()
    {
        const test::TemporaryFolder folder;
        const dataset::DatasetPtr set = pictures(folder);
        BrightnessBackend backend;
        RankRequest request{.dataset = set, .processing = processing(), .by = RankBy::Entropy};
        const Ranking ranking = rankImages(backend, request, m_control);
        QCOMPARE(order(ranking, *set), (std::vector<std::string>{"unsure.png", "dark.png", "sure.png"}));
        QVERIFY(near(ranking.images[0].uncertainty, 0.6730117, 1e-4));
        QCOMPARE(ranking.images[0].objects.size(), std::size_t{1});
        request.by = RankBy::LeastConfidence;
        QCOMPARE(order(rankImages(backend, request, m_control), *set).front(), std::string("dark.png"));
        // Below the confidence there is nothing to be unsure of.
        request.confidence = 0.5;
        const Ranking strict = rankImages(backend, request, m_control);
        QCOMPARE(order(strict, *set), (std::vector<std::string>{"unsure.png", "sure.png", "dark.png"}));
        QVERIFY(near(strict.images[2].uncertainty, 0));
    }

    void aPictureThatCannotBeReadIsNamedAndNotRanked()
    {
        const test::TemporaryFolder folder;
        pictures(folder);
        std::ofstream(folder.file("pictures/broken.png")) << "no picture";
        const dataset::DatasetPtr set = dataset::openPictures(folder.file("pictures"), m_control);
        BrightnessBackend backend;
        RankRequest request{.dataset = set, .processing = processing()};
        request.variants = variantsOf(true, false, {});
        const Ranking ranking = rankImages(backend, request, m_control);
        QCOMPARE(ranking.images.size(), std::size_t{3});
        QCOMPARE(ranking.unreadable.size(), std::size_t{1});
        QCOMPARE(set->records[ranking.unreadable[0].record].image, std::string("broken.png"));
        QVERIFY(rankingJson(ranking, *set, request, 1).find("broken.png") != std::string::npos);
    }

    void whatDoesNotFitTheModelIsRefused()
    {
        RankRequest request{.dataset = nullptr, .processing = processing(), .by = RankBy::Disagreement};
        QVERIFY(!problemOf(request).empty());
        request.variants = variantsOf(true, false, {});
        QVERIFY(problemOf(request).empty());
        request.by = RankBy::MutualInformation;
        QVERIFY(!problemOf(request).empty());
        request.processing.post.head = Head::SegmentationProbability;
        QVERIFY(problemOf(request).empty());
        request.by = RankBy::Disagreement;
        QVERIFY(!problemOf(request).empty());
        request.processing.post.head = Head::SegmentationLabels;
        request.by = RankBy::Margin;
        QVERIFY(!problemOf(request).empty());
        BrightnessBackend backend;
        QVERIFY_EXCEPTION_THROWN(rankImages(backend, request, m_control), Error);
        QVERIFY_EXCEPTION_THROWN(dataset::openPictures("/no/such/folder", m_control), Error);
    }

    void theFirstOnesAreWrittenForAnnotationWithTheirBoxes()
    {
        const test::TemporaryFolder folder;
        const dataset::DatasetPtr set = pictures(folder);
        BrightnessBackend backend;
        const Ranking ranking = rankImages(backend, {.dataset = set, .processing = processing()}, m_control);
        AnnotationExport request{.folder = folder.file("yolo"), .top = 2, .labels = PreLabels::Yolo, .classNames = {"cat", ""}};
        QCOMPARE(exportForAnnotation(ranking, *set, request, m_control), std::size_t{2});
        // dark.png is first, and its box of 0.2 is below 0.25: an empty label.
        const dataset::DatasetPtr yolo = dataset::openDataset(folder.file("yolo/data.yaml"), m_control);
        QCOMPARE(yolo->classNames, (std::vector<std::string>{"cat", "1"}));
        QCOMPARE(yolo->records.size(), std::size_t{2});
        QCOMPARE(yolo->records[0].objects.size(), std::size_t{0});
        QCOMPARE(yolo->records[1].objects.size(), std::size_t{1});
        request.folder = folder.file("coco");
        request.labels = PreLabels::Coco;
        exportForAnnotation(ranking, *set, request, m_control);
        QVERIFY(std::filesystem::exists(folder.file("coco/annotations.json")));
        QVERIFY(std::filesystem::exists(folder.file("coco/images/unsure.png")));
        QVERIFY(!std::filesystem::exists(folder.file("coco/images/sure.png")));
        // A folder that holds something is left alone.
        QVERIFY_EXCEPTION_THROWN(exportForAnnotation(ranking, *set, request, m_control), Error);
    }

    void theCommandRanksRealPictures()
    {
        GG_REQUIRE_DATA("models/yolox_nano");
        const test::TemporaryFolder folder;
        const std::string images = test::dataPath("detection/coco128/images");
        std::string model;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(test::dataPath("models/yolox_nano"))) {
            model = entry.path().extension() == ".onnx" ? entry.path().string() : model;
        }
        std::filesystem::create_directories(folder.file("few"));
        int copied = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(images)) {
            if (entry.path().extension() == ".jpg" && copied < 3) {
                std::filesystem::copy_file(entry.path(), folder.file("few/" + entry.path().filename().string()));
                ++copied;
            }
        }
        const test::CommandOutcome outcome = test::runCli({QStringLiteral("rank"), QString::fromStdString(model), QString::fromStdString(folder.file("few")), QStringLiteral("--by"),
                                                           QStringLiteral("margin"), QStringLiteral("--csv"), QStringLiteral("-"), QStringLiteral("--top"), QStringLiteral("2")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QCOMPARE(outcome.output.count(QLatin1Char('\n')), 3);
        QVERIFY(outcome.output.startsWith(QStringLiteral("rank,image,uncertainty,objects")));
        const test::CommandOutcome wrong = test::runCli({QStringLiteral("rank"), QString::fromStdString(model), QString::fromStdString(folder.file("few")), QStringLiteral("--by"),
                                                         QStringLiteral("mutual-information")});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.errors.contains(QStringLiteral("disagreement is the same of objects")), qPrintable(wrong.errors));
    }
};

QTEST_GUILESS_MAIN(RankTest)
#include "tst_rank.moc"
