#include "tests/core/imported_run.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gg;
using Steps = std::vector<std::int64_t>;
using Values = std::vector<double>;

namespace {

std::vector<std::string> namesIn(const std::string& folder)
{
    JobControl control;
    std::vector<std::string> names;
    for (const imports::RunPlace& place : imports::findRuns(folder, control).places) {
        names.push_back(place.name + ":" + place.tool);
    }
    return names;
}

}  // namespace

class TestImportRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void realRunsAreFound();
    void exp5IsBestEarly();
    void exp22WasInterrupted();
    void aCrashedStartSaysSo();
    void theFirstEpochsOfTrainAreNaN();
    void train3FallsFromItsBest();
    void yolo12LogsAreTwoRuns();
    void settingsOfUltralytics();
    void eventsOfYoloV5AgreeWithItsTable_data();
    void eventsOfYoloV5AgreeWithItsTable();
    void stepsAllZeroStay();
};

void TestImportRuns::realRunsAreFound()
{
    GG_REQUIRE_DATA("runs");
    const std::vector<std::string> names = namesIn(test::dataPath("runs"));
    const auto has = [&](const char* name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    QVERIFY(has("ultralytics_detect_bccd_v8n:Ultralytics"));
    QVERIFY(has("exp5:YOLOv5") && has("exp10:YOLOv5") && has("exp22:YOLOv5") && has("exp:YOLOv5"));
    QVERIFY(has("train4:Ultralytics") && has("detect/train:Ultralytics") && has("train11:Ultralytics"));
    QVERIFY(has("yolov12n:Ultralytics") && has("yolov12m:Ultralytics"));
    QCOMPARE(names.size(), std::size_t(1 + 4 + 4 + 3 + 2));
}

void TestImportRuns::exp5IsBestEarly()
{
    GG_REQUIRE_DATA("runs/yolov5_radar/exp5");
    const runs::Run run = test::readRunAt(test::dataPath("runs/yolov5_radar/exp5"));
    const runs::Series* map = run.history.find("val/map50_95");
    QVERIFY(map != nullptr);
    QCOMPARE(map->raw, std::string("metrics/mAP_0.5:0.95"));
    QCOMPARE(map->size(), std::size_t(100));
    QCOMPARE(run.info.epochs, 100);
    QCOMPARE(map->steps.front(), std::int64_t(0));
    QCOMPARE(map->epochs.front(), 1.0);
    const auto best = std::max_element(map->values.begin(), map->values.end());
    const auto index = static_cast<std::size_t>(best - map->values.begin());
    QCOMPARE(map->steps[index], std::int64_t(10));
    QCOMPARE(map->epochs[index], 11.0);  // epochs are shown from 1, YOLOv5 counts from 0
    QCOMPARE(run.history.state(), runs::RunState::Finished);
    QCOMPARE(runs::flatConfig(run.info).at("lr0"), std::string("0.01"));
    // Of its only class, the class loss is 0 throughout: that is no missing validation.
    QVERIFY(std::all_of(run.history.find("val/class_loss")->values.begin(), run.history.find("val/class_loss")->values.end(), [](double v) { return v == 0; }));
}

void TestImportRuns::exp22WasInterrupted()
{
    GG_REQUIRE_DATA("runs/yolov5_radar/exp22");
    const runs::Run run = test::readRunAt(test::dataPath("runs/yolov5_radar/exp22"));
    QCOMPARE(run.history.lastEpoch(), 75);
    QVERIFY(run.info.epochs > 75);
    QVERIFY(run.history.state() != runs::RunState::Finished);
}

void TestImportRuns::aCrashedStartSaysSo()
{
    GG_REQUIRE_DATA("runs/ultralytics_detect_yolo11");
    const runs::Run run = test::readRunAt(test::dataPath("runs/ultralytics_detect_yolo11/detect/train"));
    QVERIFY(run.history.series().empty());
    QCOMPARE(run.problems.size(), std::size_t(1));
    QVERIFY(run.problems.front().find("results.csv") != std::string::npos);
    QVERIFY(!runs::flatConfig(run.info).empty());
}

void TestImportRuns::theFirstEpochsOfTrainAreNaN()
{
    GG_REQUIRE_DATA("runs/ultralytics_segment");
    const runs::Run run = test::readRunAt(test::dataPath("runs/ultralytics_segment/train"));
    const runs::Series* loss = run.history.find("val/box_loss");
    QVERIFY(loss != nullptr);
    QCOMPARE(loss->size(), std::size_t(20));
    QVERIFY(std::isnan(loss->values.front()));
    QVERIFY(std::isfinite(loss->values.back()));
    QVERIFY(run.history.find("val/mask_map50_95") != nullptr && run.history.find("train/segmentation_loss") != nullptr);
}

void TestImportRuns::train3FallsFromItsBest()
{
    GG_REQUIRE_DATA("runs/ultralytics_segment");
    const runs::Run run = test::readRunAt(test::dataPath("runs/ultralytics_segment/train3"));
    bool seen = false;
    for (const auto& [name, series] : run.history.series()) {
        const double best = *std::max_element(series.values.begin(), series.values.end());
        seen = seen || (name.find("map50") != std::string::npos && std::abs(best - 0.592) < 0.0006 && std::abs(series.values.back() - 0.449) < 0.0006);
    }
    QVERIFY(seen);
}

void TestImportRuns::yolo12LogsAreTwoRuns()
{
    GG_REQUIRE_DATA("runs/yolo12_coco_logs");
    const runs::Run run = test::readRunAt(test::dataPath("runs/yolo12_coco_logs/yolov12n.csv"));
    QCOMPARE(run.info.name, std::string("yolov12n"));
    const runs::Series* loss = run.history.find("val/class_loss");
    QVERIFY(loss != nullptr);
    QCOMPARE(loss->size(), std::size_t(600));
    QVERIFY(std::isinf(loss->values.front()));
    QCOMPARE(loss->times.front(), 272.58);
    QCOMPARE(run.history.find("train/lr/pg0")->raw, std::string("lr/pg0"));
}

void TestImportRuns::settingsOfUltralytics()
{
    GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n");
    const runs::Run run = test::readRunAt(test::dataPath("runs/ultralytics_detect_bccd_v8n"));
    QCOMPARE(run.info.tool, std::string("Ultralytics"));
    QCOMPARE(run.info.task, std::string("detection"));
    QCOMPARE(run.info.epochs, 12);
    QCOMPARE(run.info.imageSize, 320);
    QCOMPARE(runs::flatConfig(run.info).at("close_mosaic"), std::string("10"));
    QCOMPARE(run.history.find("val/recall")->values.front(), 0.05747);
    QCOMPARE(run.history.find("val/recall")->times.front(), 41.1539);
    QVERIFY(run.problems.empty());
}

void TestImportRuns::eventsOfYoloV5AgreeWithItsTable_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"exp5", "exp10", "exp22"}) {
        QTest::newRow(name) << QString(name);
    }
}

void TestImportRuns::eventsOfYoloV5AgreeWithItsTable()
{
    QFETCH(QString, name);
    const std::string path = test::dataPath("runs/yolov5_radar/" + name.toStdString());
    GG_REQUIRE_DATA("runs/yolov5_radar");
    const runs::Run run = test::readRunAt(path);
    std::size_t compared = 0;
    for (const auto& [key, series] : run.history.series()) {
        QCOMPARE(series.file, std::string("results.csv"));
        QCOMPARE(series.also.size(), std::size_t(1));
        QCOMPARE(series.also.front().raw, series.raw);
        QVERIFY(series.also.front().file.find("tfevents") != std::string::npos);
        ++compared;
    }
    QVERIFY(run.history.notes().empty());
    QCOMPARE(compared, std::size_t(13));  // all columns but the epoch
    const auto& attachments = run.history.attachments();
    const bool drew = std::any_of(attachments.begin(), attachments.end(), [](const runs::RunAttachment& one) { return one.length > 0; });
    QCOMPARE(drew, name != "exp22");  // it was interrupted before it drew any
}

void TestImportRuns::stepsAllZeroStay()
{
    GG_REQUIRE_DATA("events/tf1");
    QCOMPARE(namesIn(test::dataPath("events/tf1")), (std::vector<std::string>{"tensorboard:TensorBoard", "training:TensorBoard"}));
    const runs::Run run = test::readRunAt(test::dataPath("events/tf1/tensorboard"));
    QVERIFY(!run.history.series().empty());
    for (const auto& [name, series] : run.history.series()) {
        QVERIFY(std::all_of(series.steps.begin(), series.steps.end(), [](std::int64_t step) { return step == 0; }));
        QVERIFY(series.branches.empty());
    }
}

QTEST_GUILESS_MAIN(TestImportRuns)
#include "tst_import_runs.moc"
