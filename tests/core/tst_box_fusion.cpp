#include "core/base/error.h"
#include "core/metrics/box_fusion.h"
#include "core/predictions/ensemble.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>
#include <fstream>

using namespace gg;
using metrics::Fusion;
using metrics::FusedBox;
using metrics::FusionOptions;
using metrics::SourceBox;

namespace {

std::vector<FusedBox> fuse(const std::vector<SourceBox>& boxes, const FusionOptions& options)
{
    return metrics::fuseBoxes(boxes, options);
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

/// A truth of two images with one class, and results for them.
class Files {
public:
    Files()
    {
        write("truth.json", R"({"images": [{"id": 7, "file_name": "a.jpg", "width": 100, "height": 100}, {"id": 12, "file_name": "b.jpg", "width": 100, "height": 100}],
            "annotations": [{"id": 1, "image_id": 7, "category_id": 3, "bbox": [0, 0, 10, 10], "area": 100, "iscrowd": 0}],
            "categories": [{"id": 3, "name": "cell"}]})");
        write("one.json", R"([{"image_id": 7, "category_id": 3, "bbox": [0, 0, 10, 10], "score": 0.8}])");
        write("two.json", R"([{"image_id": 7, "category_id": 3, "bbox": [2, 0, 10, 10], "score": 0.4}, {"image_id": 12, "category_id": 3, "bbox": [5, 5, 20, 20], "score": 0.6}])");
    }
    void write(const char* name, const char* text) const { std::ofstream(m_folder.file(name)) << text; }
    std::string path(const char* name) const { return m_folder.file(name); }

private:
    test::TemporaryFolder m_folder;
};

}  // namespace

class BoxFusionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorkedExampleOfWeightedBoxes()
    {
        const auto fused = fuse({{{0, 0, 10, 10}, 0.8, 0, 0}, {{2, 0, 10, 10}, 0.4, 0, 1}, {{50, 50, 10, 10}, 0.8, 0, 1}}, {.sources = 2});
        QCOMPARE(fused.size(), std::size_t{2});
        QVERIFY(near(fused[0].score, 0.6));
        QVERIFY(near(fused[0].box.x, 0.8 / 1.2));
        QVERIFY(near(fused[0].box.width, 10));
        QCOMPARE(fused[0].found, 2U);
        // What one of two finds has half of its score.
        QVERIFY(near(fused[1].score, 0.4));
        QCOMPARE(fused[1].found, 1U);
    }

    void weightsCountInScoresAndPlaces()
    {
        // Scores 2 · 0.9 and 1 · 0.6: mean 1.2, times min(2, 3) / 3 is 0.8; x = (1.8 · 0 + 0.6 · 2) / 2.4 = 0.5.
        const auto fused = fuse({{{0, 0, 10, 10}, 0.9, 0, 0}, {{2, 0, 10, 10}, 0.6, 0, 1}}, {.sources = 2, .weights = {2, 1}});
        QVERIFY(near(fused[0].score, 0.8));
        QVERIFY(near(fused[0].box.x, 0.5));
    }

    void classesAndDistantBoxesStayApart()
    {
        QCOMPARE(fuse({{{0, 0, 10, 10}, 0.9, 0, 0}, {{0, 0, 10, 10}, 0.6, 1, 1}}, {.sources = 2}).size(), std::size_t{2});
        // An overlap of 8/12 is more than 0.55 and less than 0.7.
        QCOMPARE(fuse({{{0, 0, 10, 10}, 0.9, 0, 0}, {{2, 0, 10, 10}, 0.6, 0, 1}}, {.iou = 0.7, .sources = 2}).size(), std::size_t{2});
    }

    void aBoxJoinsTheClusterThatItOverlapsMost()
    {
        const auto fused = fuse({{{0, 0, 10, 10}, 0.9, 0, 0}, {{4, 0, 10, 10}, 0.8, 0, 0}, {{3, 0, 10, 10}, 0.7, 0, 1}}, {.iou = 0.5, .sources = 2});
        QCOMPARE(fused.size(), std::size_t{2});
        QVERIFY(near(fused[0].score, (0.8 + 0.7) / 2));
        QVERIFY(near(fused[1].score, 0.9 / 2));
    }

    void suppressionKeepsTheStrongestAsItIs()
    {
        const auto fused = fuse({{{2, 0, 10, 10}, 0.4, 0, 1}, {{0, 0, 10, 10}, 0.8, 0, 0}}, {.fusion = Fusion::Suppression, .sources = 2});
        QCOMPARE(fused.size(), std::size_t{1});
        QVERIFY(near(fused[0].score, 0.8) && near(fused[0].box.x, 0));
        QCOMPARE(fused[0].strongest, 1U);
    }

    void votingTakesTheMeanScoreOfAllSources()
    {
        // Source 0 has two boxes there, of which the stronger speaks; source 2 none: (0.8 + 0.4 + 0) / 3.
        const auto fused = fuse({{{0, 0, 10, 10}, 0.8, 0, 0}, {{1, 0, 10, 10}, 0.3, 0, 0}, {{2, 0, 10, 10}, 0.4, 0, 1}}, {.fusion = Fusion::Voting, .sources = 3});
        QCOMPARE(fused.size(), std::size_t{1});
        QVERIFY(near(fused[0].score, 0.4));
        QVERIFY(near(fused[0].box.x, (0.3 * 1 + 0.4 * 2) / 1.5));
    }

    void disagreementIsNoneWhereAllFindItAtOnePlace()
    {
        const auto same = fuse({{{0, 0, 10, 10}, 0.8, 0, 0}, {{0, 0, 10, 10}, 0.8, 0, 1}}, {.sources = 2});
        QVERIFY(near(same[0].disagreement(2), 0) && near(same[0].scoreDeviation, 0));
        // Found by one of two: 1 − 1/2 · 1; its scores are 0.8 and 0, their deviation √(2 · 0.4²) = 0.5657.
        const auto one = fuse({{{0, 0, 10, 10}, 0.8, 0, 0}}, {.sources = 2});
        QVERIFY(near(one[0].disagreement(2), 0.5));
        QVERIFY(near(one[0].scoreDeviation, 0.8 / std::sqrt(2.0)));
    }

    void whatDoesNotFitIsRefused()
    {
        const std::vector<SourceBox> box{{{0, 0, 1, 1}, 0.5, 0, 2}};
        QVERIFY_EXCEPTION_THROWN(fuse(box, {.sources = 2}), Error);
        QVERIFY_EXCEPTION_THROWN(fuse({}, {.sources = 2, .weights = {1}}), Error);
        QVERIFY_EXCEPTION_THROWN(fuse({}, {.sources = 2, .weights = {1, 0}}), Error);
        QVERIFY(fuse({}, {.sources = 2}).empty());
    }

    void predictionsOfTwoFilesAreFusedByImageAndCanBeReadAgain()
    {
        const Files files;
        JobControl control;
        const auto truth = predictions::readCocoTruth(files.path("truth.json"), predictions::Shapes::Boxes, control);
        const auto load = [&](const char* name) { return predictions::loadDetections(truth, files.path(name), {}, control); };
        const predictions::LoadedDetections fused = predictions::ensembleOf({load("one.json"), load("two.json")}, {}, control);
        QCOMPARE(fused.rows, std::size_t{2});
        QCOMPARE(fused.imagesWithRows, std::size_t{2});
        QVERIFY(near(fused.set.detectionsOf(0)[0].score, 0.6));
        QVERIFY(near(fused.set.detectionsOf(0)[0].area, 100));
        QVERIFY(near(fused.set.detectionsOf(1)[0].score, 0.3));
        std::ofstream(files.path("fused.json")) << predictions::toResults(fused);
        const predictions::LoadedDetections again = load("fused.json");
        QCOMPARE(again.used, std::size_t{2});
        QVERIFY(again.set.detectionsOf(1)[0].box.x == 5 && near(again.set.detectionsOf(0)[0].box.x, 2.0 / 3));
        QVERIFY_EXCEPTION_THROWN(predictions::ensembleOf({load("one.json")}, {}, control), Error);
    }

    void masksAreFusedByMeanOrMajority()
    {
        const std::vector<cv::Mat> masks{cv::Mat(1, 2, CV_8U, cv::Scalar(0)), cv::Mat(1, 2, CV_8U, cv::Scalar(255)), cv::Mat(1, 2, CV_8U, cv::Scalar(255))};
        QCOMPARE(predictions::fuseMasks(masks, predictions::MaskFusion::Mean).at<uchar>(0, 1), uchar{170});
        QCOMPARE(predictions::fuseMasks(masks, predictions::MaskFusion::Majority).at<uchar>(0, 1), uchar{255});
        const std::vector<cv::Mat> tied{cv::Mat(1, 1, CV_8U, cv::Scalar(3)), cv::Mat(1, 1, CV_8U, cv::Scalar(1))};
        QCOMPARE(predictions::fuseMasks(tied, predictions::MaskFusion::Majority).at<uchar>(0, 0), uchar{1});
        QVERIFY_EXCEPTION_THROWN(predictions::fuseMasks(std::vector<cv::Mat>{masks[0], tied[0]}, predictions::MaskFusion::Mean), Error);
        QVERIFY_EXCEPTION_THROWN(predictions::fuseMasks({}, predictions::MaskFusion::Mean), Error);
    }
};

QTEST_GUILESS_MAIN(BoxFusionTest)
#include "tst_box_fusion.moc"
