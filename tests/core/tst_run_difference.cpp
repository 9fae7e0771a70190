#include "core/evaluation/run_difference.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/runs/detection_epoch.h"
#include "tests/core/dataset_folder.h"

#include <QTest>

#include <cmath>

using namespace gg;
using evaluation::ComparedRun;
using evaluation::PredictionDifference;

namespace {

runs::RunInfo infoOf(const std::string& name, const std::string& task, const std::string& dataset)
{
    runs::RunInfo info;
    info.name = name;
    info.task = task;
    info.datasetPath = dataset;
    return info;
}

/// A run of segmentation with one epoch; counts by image, each of 100 pixels.
ComparedRun segmentationRun(const std::string& folder, const std::string& dataset, const std::vector<runs::ImageCounts>& images, int epochs = 1)
{
    const runs::RunInfo info = infoOf(folder, "segmentation", dataset);
    const auto writer = runs::RunFolderWriter::create(folder, info);
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        runs::EpochDetail detail{.epoch = epoch, .images = images};
        writer->epochDetail(detail, {});
    }
    return {.folder = folder, .info = info};
}

/// 20 objects, an image each, 100x100 pixels, with a box of 20x20 pixels in its middle.
void writeDataset(const test::DatasetFolder& folder)
{
    folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cell]\n");
    for (int i = 0; i < 20; ++i) {
        folder.image("images/val/" + std::to_string(i) + ".png", 100, 100);
        folder.write("labels/val/" + std::to_string(i) + ".txt", "0 0.5 0.5 0.2 0.2\n");
    }
    folder.image("images/train/t.png", 100, 100);
    folder.write("labels/train/t.txt", "0 0.5 0.5 0.2 0.2\n");
}

/// Finds the objects of the first `found` images, and where `loud` is set something that is not there in every image.
ComparedRun detectorRun(const test::DatasetFolder& folder, const std::string& name, int found, bool loud = false)
{
    std::string rows;
    const auto row = [&](int image, const char* box, double score) {
        rows += (rows.empty() ? "" : ",\n") + std::string(R"({"image_id": ")") + "images/val/" + std::to_string(image) + R"(.png", "category_id": 0, "bbox": )" + box +
                R"(, "score": )" + std::to_string(score) + "}";
    };
    for (int i = 0; i < 20; ++i) {
        if (i < found) {
            row(i, "[40, 40, 20, 20]", 0.9);
        }
        if (loud) {
            row(i, "[5, 5, 10, 10]", 0.95);
        }
    }
    const std::string run = folder.path("../" + name);
    const runs::RunInfo info = infoOf(name, "detection", folder.path());
    runs::writeRunInfo(run, info);
    io::writeFileAtomically(run + "/epochs/0001/predictions.json", "[" + rows + "]");
    runs::writeDetectionEpoch(run, {.epoch = 1, .classes = {{.name = "cell"}}, .confusion = {0, 0, 0, 0}});
    return {.folder = run, .info = info};
}

PredictionDifference compare(const ComparedRun& a, const ComparedRun& b)
{
    JobControl control;
    return evaluation::compareRunPredictions(a, b, nullptr, control);
}

}  // namespace

class TestRunDifference : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void imagesAreRankedByWhatTheSecondRunWins()
    {
        const test::DatasetFolder place;
        // Dice 2·30/(2·30+10+30) = 0.6 → 2·30/(2·30+20+20) = 0.6; 0 → 1; 1 → 0.5.
        const ComparedRun a = segmentationRun(place.path("../a"), "/d", {{"/d/same.png", {.tp = 30, .fp = 10, .fn = 30, .tn = 30}}, {"/d/won.png", {.tp = 0, .fp = 0, .fn = 50, .tn = 50}}, {"/d/lost.png", {.tp = 50, .tn = 50}}});
        const ComparedRun b = segmentationRun(place.path("../b"), "/copy", {{"/copy/same.png", {.tp = 30, .fp = 20, .fn = 20, .tn = 30}}, {"/copy/won.png", {.tp = 50, .tn = 50}}, {"/copy/lost.png", {.tp = 25, .fp = 25, .fn = 25, .tn = 25}}});
        const PredictionDifference difference = compare(a, b);
        QVERIFY(!difference.detectors);
        QCOMPARE(difference.images.size(), std::size_t{3});
        QCOMPARE(difference.images[0].image, std::string("/d/won.png"));
        QCOMPARE(difference.images[0].difference(), 1.0);
        QCOMPARE(difference.images[1].image, std::string("/d/same.png"));
        QCOMPARE(difference.images[1].difference(), 0.0);
        QCOMPARE(difference.images[2].image, std::string("/d/lost.png"));
        QCOMPARE(difference.images[2].difference(), -0.5);
        QCOMPARE(difference.wins(), std::size_t{1});
        QCOMPARE(difference.losses(), std::size_t{1});
        const auto& dice = difference.measures.front();
        QVERIFY(dice.measure == evaluation::RunMeasure::ImageDice);
        // (0.6 + 0 + 1) / 3 and (0.6 + 1 + 0.5) / 3.
        QVERIFY(std::abs(dice.difference->a - 1.6 / 3) < 1e-12);
        QVERIFY(std::abs(dice.difference->b - 2.1 / 3) < 1e-12);
        QVERIFY(dice.difference->withinNoise());
        // Pooled: 2·80/(160 + 10 + 80) and 2·105/(210 + 45 + 45).
        const auto& pooled = difference.measures.back();
        QVERIFY(pooled.measure == evaluation::RunMeasure::PooledDice);
        QVERIFY(std::abs(pooled.difference->a - 0.64) < 1e-12);
        QVERIFY(std::abs(pooled.difference->b - 0.7) < 1e-12);
    }

    void anImageWithNothingToFindAndNothingFoundIsRight()
    {
        const test::DatasetFolder place;
        const ComparedRun a = segmentationRun(place.path("../a"), "/d", {{"/d/empty.png", {.tn = 100}}, {"/d/x.png", {.tp = 1, .tn = 99}}});
        const ComparedRun b = segmentationRun(place.path("../b"), "/d", {{"/d/empty.png", {.fp = 10, .tn = 90}}, {"/d/x.png", {.tp = 1, .tn = 99}}});
        const PredictionDifference difference = compare(a, b);
        QCOMPARE(difference.images.back().image, std::string("/d/empty.png"));
        QVERIFY(!difference.images.back().a);
        QCOMPARE(difference.images.back().difference(), -1.0);
    }

    void theSameEpochIsCompared()
    {
        const test::DatasetFolder place;
        const std::vector<runs::ImageCounts> images{{"/d/x.png", {.tp = 1, .tn = 99}}};
        ComparedRun a = segmentationRun(place.path("../a"), "/d", images, 5);
        ComparedRun b = segmentationRun(place.path("../b"), "/d", images, 3);
        a.epoch = 4;
        b.epoch = 4;
        const PredictionDifference difference = compare(a, b);
        QCOMPARE(difference.epochA, 4);
        QCOMPARE(difference.epochB, 3);
    }

    void aDetectorThatFindsMoreIsBetterThanNoise()
    {
        const test::DatasetFolder place;
        writeDataset(place);
        const PredictionDifference difference = compare(detectorRun(place, "few", 8), detectorRun(place, "many", 16));
        QVERIFY(difference.detectors);
        QCOMPARE(difference.images.size(), std::size_t{20});
        QCOMPARE(difference.wins(), std::size_t{8});
        QCOMPARE(difference.losses(), std::size_t{0});
        QCOMPARE(difference.images.front().a, std::optional<double>(0));
        QCOMPARE(difference.images.front().b, std::optional<double>(1));
        const auto& ap = difference.measures.front();
        QVERIFY(ap.measure == evaluation::RunMeasure::Ap);
        // 40 and 80 of COCO's 101 recall points and the one at 0.
        QVERIFY(std::abs(ap.difference->a - 41.0 / 101) < 1e-9);
        QVERIFY(std::abs(ap.difference->b - 81.0 / 101) < 1e-9);
        QVERIFY(!ap.difference->withinNoise());
        QVERIFY(ap.difference->low > 0);
    }

    void falseAlarmsCostAnImage()
    {
        const test::DatasetFolder place;
        writeDataset(place);
        const PredictionDifference difference = compare(detectorRun(place, "quiet", 20), detectorRun(place, "loud", 20, true));
        QCOMPARE(difference.losses(), std::size_t{20});
        // One hit and one false alarm: 2 / (2 + 1).
        QCOMPARE(difference.images.front().b, std::optional<double>(2.0 / 3));
        QCOMPARE(difference.confidenceB, 0.9);
    }

    void anImageCanBeLookedAt()
    {
        const test::DatasetFolder place;
        writeDataset(place);
        const PredictionDifference difference = compare(detectorRun(place, "a", 8), detectorRun(place, "b", 16));
        JobControl control;
        const auto images = evaluation::imageOf(*difference.loadedB, difference.images.front().image, 1, control);
        QCOMPARE(images.images.size(), std::size_t{1});
        QCOMPARE(images.set.truths.size(), std::size_t{1});
        QCOMPARE(images.set.detections.size(), std::size_t{1});
        QVERIFY(images.matching.outcomes[0] == metrics::Outcome::TruePositive);
        QVERIFY(evaluation::imageOf(*difference.loadedB, "/elsewhere.png", 1, control).images.empty());
    }

    void aDetectorAndASegmentationCannotBeCompared()
    {
        const test::DatasetFolder place;
        writeDataset(place);
        const ComparedRun masks = segmentationRun(place.path("../masks"), "/d", {{"/d/x.png", {.tp = 1, .tn = 99}}});
        QVERIFY_EXCEPTION_THROWN(compare(detectorRun(place, "boxes", 8), masks), Error);
    }

    void aDataSetThatIsGoneIsNamed()
    {
        const test::DatasetFolder place;
        writeDataset(place);
        ComparedRun a = detectorRun(place, "a", 8);
        ComparedRun b = detectorRun(place, "b", 9);
        a.info.datasetPath = "/gone/away";
        b.info.datasetPath = "/gone/away";
        try {
            compare(a, b);
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QVERIFY(error.code() == ErrorCode::NotFound);
            QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("/gone/away")));
        }
    }
};

QTEST_APPLESS_MAIN(TestRunDifference)
#include "tst_run_difference.moc"
