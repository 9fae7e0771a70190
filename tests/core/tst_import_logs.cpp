#include "tests/core/imported_run.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gg;
using Steps = std::vector<std::int64_t>;
using Values = std::vector<double>;

namespace {

const runs::Series& seriesOf(const runs::Run& run, const std::string& name)
{
    static const runs::Series none;
    const runs::Series* series = run.history.find(name);
    return series == nullptr ? none : *series;
}

bool mentions(const std::vector<std::string>& texts, const std::string& what)
{
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) { return text.find(what) != std::string::npos; });
}

const char* const mmDetection2 = R"({"env_info": "sys.platform: linux\nPython: 3.7", "seed": 42, "exp_name": "faster_rcnn.py"}
{"mode": "train", "epoch": 1, "iter": 50, "lr": 0.002, "memory": 3000, "data_time": 0.01, "loss_cls": 0.9, "loss_bbox": 0.5, "acc": 90.5, "loss": 1.4, "time": 0.4}
{"mode": "train", "epoch": 1, "iter": 100, "lr": 0.004, "memory": 3000, "data_time": 0.01, "loss_cls": 0.8, "loss_bbox": 0.4, "acc": 91.5, "loss": NaN, "time": 0.4}
{"mode": "val", "epoch": 1, "iter": 20, "lr": 0.004, "bbox_mAP": 0.25, "bbox_mAP_50": 0.45, "bbox_mAP_copypaste": "0.25 0.45"}
{"mode": "train", "epoch": 2, "iter": 50, "lr": 0.02, "memory": 3000, "data_time": 0.01, "loss_cls": 0.7, "loss_bbox": 0.3, "acc": 92.5, "loss": 1.0, "time": 0.4}
{"mode": "val", "epoch": 2, "iter": 20, "lr": 0.02, "bbox_mAP": 0.35, "bbox_mAP_50": 0.55, "bbox_mAP_copypaste": "0.35 0.55"}
)";

const char* const mmEngine = R"({"lr": 0.002, "data_time": 0.01, "loss": 1.4, "loss_cls": 0.9, "time": 0.4, "epoch": 1, "iter": 50, "memory": 3000, "step": 50}
{"lr": 0.004, "data_time": 0.01, "loss": 1.2, "loss_cls": 0.8, "time": 0.4, "epoch": 1, "iter": 100, "memory": 3000, "step": 100}
{"coco/bbox_mAP": 0.25, "coco/bbox_mAP_50": 0.45, "data_time": 0.1, "time": 0.2, "step": 1}
{"lr": 0.02, "data_time": 0.01, "loss": 1.0, "loss_cls": 0.7, "time": 0.4, "epoch": 2, "iter": 150, "memory": 3000, "step": 150}
{"coco/bbox_mAP": 0.35, "coco/bbox_mAP_50": 0.55, "data_time": 0.1, "time": 0.2, "step": 2}
)";

const char* const nnunet1 = "2020-05-05 12:00:00.5: \nepoch:  0 \n2020-05-05 12:10:00: train loss : -0.1000 \n2020-05-05 12:10:01: validation loss: -0.2000 \n"
                            "2020-05-05 12:10:02: Average global foreground Dice: [0.4, 0.6] \n2020-05-05 12:10:02: (interpret this as an estimate for the Dice of the different classes.) \n"
                            "2020-05-05 12:10:03: lr: 0.009991 \n2020-05-05 12:10:04: This epoch took 603.5 s\n \n";

const char* const nnunet2 = "\n#######################################################################\nPlease cite the following paper when using nnU-Net:\n"
                            "2023-05-05 12:00:00.123456: do_dummy_2d_data_aug: False\n2023-05-05 12:00:01.000000: Epoch 0\n2023-05-05 12:00:01.500000: Current learning rate: 0.01\n"
                            "2023-05-05 12:02:00.000000: train_loss 0.1234\n2023-05-05 12:02:00.000000: val_loss -0.4321\n"
                            "2023-05-05 12:02:00.000000: Pseudo dice [np.float32(0.5), nan, np.float32(0.75)]\n2023-05-05 12:02:00.000000: Epoch time: 119.02 s\n"
                            "2023-05-05 12:02:00.000000: Yayy! New best EMA pseudo Dice: 0.625\n2023-05-05 12:02:01.000000: \n2023-05-05 12:02:01.000000: Epoch 1\n"
                            "2023-05-05 12:04:00.000000: train_loss 0.1\n2023-05-05 12:04:00.000000: val_loss -0.5\n2023-05-05 12:04:00.000000: Pseudo dice [0.6, 0.7, 0.8]\n";

}  // namespace

class TestImportLogs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mmDetectionCountsIterationsInTheEpoch();
    void mmEngineValidatesByEpoch();
    void mmEngineTrainsByIterations();
    void aSecondStartOfMmDetectionGoesOn();
    void nnunetOfBothVersions();
    void anotherStartOfNnunetIsABranch();
    void anyJsonLines();
    void jsonLinesWithATrainAndAValPart();
    void aWholeObjectNeedsNoLineBreak();
    void linesThatAreNoJsonAreNamed();
};

void TestImportLogs::mmDetectionCountsIterationsInTheEpoch()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("faster_rcnn/20230101_000000.log.json"), mmDetection2);
    test::writeFile(folder.file("faster_rcnn/20230101_000000.log"), "not for us");
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.info.tool, std::string("MMDetection"));
    QCOMPARE(run.info.name, std::string("faster_rcnn"));
    const runs::Series& loss = seriesOf(run, "train/loss");
    QCOMPARE(loss.raw, std::string("loss"));
    QCOMPARE(loss.steps, (Steps{50, 100, 150}));
    QCOMPARE(loss.epochs, (Values{1, 1, 2}));
    QVERIFY(std::isnan(loss.values[1]));
    QVERIFY(loss.branches.empty());
    QCOMPARE(seriesOf(run, "val/map50_95").values, (Values{0.25, 0.35}));
    QCOMPARE(seriesOf(run, "val/map50_95").steps, (Steps{1, 2}));
    QCOMPARE(seriesOf(run, "val/map50").raw, std::string("bbox_mAP_50"));
    QVERIFY(run.history.isEpochSeries("val/map50"));
    QCOMPARE(seriesOf(run, "train/class_loss").values, (Values{0.9, 0.8, 0.7}));
    QCOMPARE(seriesOf(run, "train/lr").values, (Values{0.002, 0.004, 0.02}));
    QVERIFY(run.problems.empty());
}

void TestImportLogs::mmEngineValidatesByEpoch()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("work_dirs/rtmdet/20230101_000000/vis_data/scalars.json"), mmEngine);
    test::writeFile(folder.file("work_dirs/rtmdet/20230101_000000/vis_data/20230101_000000.json"), mmEngine);
    const runs::Run run = test::readRunAt(folder.file("work_dirs"));
    QCOMPARE(run.info.name, std::string("20230101_000000"));
    QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{50, 100, 150}));
    QCOMPARE(seriesOf(run, "val/map50_95").raw, std::string("coco/bbox_mAP"));
    QCOMPARE(seriesOf(run, "val/map50_95").epochs, (Values{1, 2}));
    QCOMPARE(seriesOf(run, "val/time").values, (Values{0.2, 0.2}));
    QCOMPARE(run.history.lastEpoch(), 2);
}

void TestImportLogs::mmEngineTrainsByIterations()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("a/vis_data/scalars.json"), "{\"lr\": 0.01, \"loss\": 1.0, \"data_time\": 0, \"iter\": 500, \"step\": 500}\n{\"mIoU\": 40.5, \"aAcc\": 80.0, \"step\": 500}\n");
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(seriesOf(run, "val/iou").steps, (Steps{500}));
    QVERIFY(!run.history.isEpochSeries("val/iou"));
}

void TestImportLogs::aSecondStartOfMmDetectionGoesOn()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("20230101_000000.log.json"), mmDetection2);
    test::writeFile(folder.file("20230102_000000.log.json"), R"({"env_info": "", "seed": 1}
{"mode": "train", "epoch": 2, "iter": 50, "lr": 0.02, "loss": 1.1, "time": 0.4}
{"mode": "train", "epoch": 2, "iter": 100, "lr": 0.02, "loss": 0.9, "time": 0.4}
{"mode": "val", "epoch": 2, "iter": 20, "bbox_mAP": 0.33}
)");
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{50, 100, 150, 150, 200}));
    QCOMPARE(seriesOf(run, "val/map50_95").values, (Values{0.25, 0.35, 0.33}));
    QCOMPARE(seriesOf(run, "val/map50_95").branches, (std::vector<std::size_t>{2}));
}

void TestImportLogs::nnunetOfBothVersions()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("v1/fold_0/training_log_2020_5_5_12_00_00.txt"), nnunet1);
    test::writeFile(folder.file("v2/fold_1/training_log_2023_5_5_12_00_00.txt"), nnunet2);
    test::writeFile(folder.file("v2/fold_1/debug.json"), R"({"num_epochs": "1000", "initial_lr": "0.01", "network": "a\nnetwork"})");
    const runs::Run one = test::readRunAt(folder.file("v1"));
    QCOMPARE(seriesOf(one, "train/loss").values, (Values{-0.1}));
    QCOMPARE(seriesOf(one, "val/loss").values, (Values{-0.2}));
    QCOMPARE(seriesOf(one, "val/dice").values, (Values{0.5}));
    QCOMPARE(seriesOf(one, "train/lr").values, (Values{0.009991}));
    QCOMPARE(seriesOf(one, "epoch/seconds").values, (Values{603.5}));
    const runs::Run two = test::readRunAt(folder.file("v2"));
    QCOMPARE(two.info.tool, std::string("nnU-Net"));
    QCOMPARE(two.info.epochs, 1000);
    QCOMPARE(two.info.name, std::string("fold_1"));
    QCOMPARE(seriesOf(two, "train/loss").values, (Values{0.1234, 0.1}));
    QCOMPARE(seriesOf(two, "train/loss").steps, (Steps{0, 1}));
    QCOMPARE(seriesOf(two, "train/loss").epochs, (Values{1, 2}));
    QCOMPARE(seriesOf(two, "val/dice").values, (Values{0.625, (0.6 + 0.7 + 0.8) / 3}));
    QCOMPARE(seriesOf(two, "val/dice/3").values, (Values{0.75, 0.8}));
    QVERIFY(std::isnan(seriesOf(two, "val/dice/2").values.front()));
    QCOMPARE(seriesOf(two, "train/loss").times[1] - seriesOf(two, "train/loss").times[0], 120.0);
}

void TestImportLogs::anotherStartOfNnunetIsABranch()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("fold_0/training_log_2023_5_5_12_00_00.txt"), nnunet2);
    test::writeFile(folder.file("fold_0/training_log_2023_5_6_12_00_00.txt"), "2023-05-06 12:00:00: val_loss 7\n2023-05-06 12:00:00: Epoch 1\n2023-05-06 12:01:00: train_loss 0.09\n");
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(seriesOf(run, "train/loss").values, (Values{0.1234, 0.1, 0.09}));
    QCOMPARE(seriesOf(run, "train/loss").branches, (std::vector<std::size_t>{2}));
    QCOMPARE(seriesOf(run, "val/loss").size(), std::size_t(2));  // 7 belongs to no epoch
}

void TestImportLogs::anyJsonLines()
{
    const runs::Run run = test::readLog("metrics.jsonl", "{\"step\": 10, \"train\": {\"loss\": 0.9, \"lr\": 1e-3}, \"tag\": \"a\", \"ok\": true, \"list\": [1, 2], \"timestamp\": 1700000000000}\n"
                                                         "{\"step\": 20, \"train\": {\"loss\": Infinity, \"lr\": 1e-3}, \"note\": \"NaN in a text stays\", \"timestamp\": 1700000001500}\n"
                                                         "{\"step\": 30, \"val_iou\": \"nan\"}\n");
    QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{10, 20}));
    QVERIFY(std::isinf(seriesOf(run, "train/loss").values[1]));
    QCOMPARE(seriesOf(run, "train/loss").times, (Values{1700000000, 1700000001.5}));
    QVERIFY(std::isnan(seriesOf(run, "val/iou").values.front()));
    QCOMPARE(run.history.series().size(), std::size_t(3));
    QVERIFY(run.problems.empty());
    const runs::Run epochs = test::readLog("log.txt", "{\"train_loss\": 1.5, \"test_loss\": 1.6, \"epoch\": 0}\n{\"train_loss\": 1.2, \"test_loss\": 1.4, \"epoch\": 1}\n");
    QCOMPARE(seriesOf(epochs, "train/loss").epochs, (Values{1, 2}));
    QCOMPARE(seriesOf(epochs, "test/loss").steps, (Steps{0, 1}));
    const runs::Run chosen = test::readLog("metrics.jsonl", "{\"epoch\": 1, \"seen\": 100, \"loss\": 1}\n{\"epoch\": 2, \"seen\": 200, \"loss\": 2}\n", {.stepColumn = "seen"});
    QCOMPARE(seriesOf(chosen, "train/loss").steps, (Steps{100, 200}));
    QCOMPARE(seriesOf(chosen, "train/loss").epochs, (Values{1, 2}));
}

void TestImportLogs::jsonLinesWithATrainAndAValPart()
{
    const runs::Run run = test::readLog("metrics.jsonl", "{\"split\": \"train\", \"epoch\": 1, \"loss\": 0.9, \"recall\": 0.3}\n{\"split\": \"validation\", \"epoch\": 1, \"loss\": 1.1, \"recall\": 0.2}\n");
    QCOMPARE(seriesOf(run, "train/loss").values, (Values{0.9}));
    QCOMPARE(seriesOf(run, "val/loss").values, (Values{1.1}));
    QCOMPARE(seriesOf(run, "val/recall").raw, std::string("recall"));
    QCOMPARE(seriesOf(run, "train/recall").values, (Values{0.3}));
}

void TestImportLogs::aWholeObjectNeedsNoLineBreak()
{
    const test::TemporaryFolder folder;
    const std::string file = folder.file("metrics.jsonl");
    test::writeFile(file, "{\"step\": 1, \"loss\": 1}\n{\"step\": 2, \"loss\": 2}");
    imports::OpenedRun run = imports::openRun(file, imports::Vocabulary());
    runs::RunHistory history;
    test::drain(*run.tail, history);
    QCOMPARE(history.find("train/loss")->values, (Values{1, 2}));
    test::appendFile(file, "\n{\"step\": 3, \"loss\": 3}\n");
    test::drain(*run.tail, history);
    QCOMPARE(history.find("train/loss")->values, (Values{1, 2, 3}));
    QVERIFY(run.tail->problems().empty());
}

void TestImportLogs::linesThatAreNoJsonAreNamed()
{
    const runs::Run run = test::readLog("metrics.jsonl", "{\"step\": 1, \"loss\": 1}\n{\"step\": 2, \"lo\n[1, 2]\n{\"step\": 2.5, \"loss\": 1}\n{\"step\": 4, \"loss\": 4}\n");
    QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{1, 4}));
    QCOMPARE(run.problems.size(), std::size_t(3));
    QVERIFY(mentions(run.problems, "line 2") && mentions(run.problems, "line 3") && mentions(run.problems, "line 4"));
}

QTEST_GUILESS_MAIN(TestImportLogs)
#include "tst_import_logs.moc"
