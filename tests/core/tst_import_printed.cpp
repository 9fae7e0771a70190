#include "tests/core/imported_run.h"

#include <QTest>

#include <cmath>

using namespace gg;
using test::readLog;
using test::writeFile;
using Steps = std::vector<std::int64_t>;
using Values = std::vector<double>;

namespace {

Values valuesOf(const runs::Run& run, const std::string& name)
{
    const runs::Series* series = run.history.find(name);
    return series == nullptr ? Values{} : series->values;
}

}  // namespace

class TestImportPrinted : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void epochAndValuesOnOneLine();
    void valuesOnTheLinesOfTheirEpoch();
    void kerasProgressIsReadWhereItEnds();
    void thePartOfTheDataMayStandInFront();
    void epochsFromZeroAreShownFromOne();
    void asidesAreNoValues();
    void aTableMayBeCalledLog();
    void otherLogsAreNoRuns();
};

void TestImportPrinted::epochAndValuesOnOneLine()
{
    const auto run = readLog("train.log", "Using device: cuda\nEpoch 1/200 | Loss: 0.6924 | Val Dice: 0.10 (best: 0.10) | LR: 1e-3\nEpoch 2/200 | Loss: 0.5995 | Val Dice: 0.25 (best: 0.25) | LR: 1e-3\n");
    QCOMPARE(valuesOf(run, "train/loss"), (Values{0.6924, 0.5995}));
    QCOMPARE(valuesOf(run, "val/dice"), (Values{0.10, 0.25}));
    QCOMPARE(valuesOf(run, "train/lr"), (Values{0.001, 0.001}));
    QCOMPARE(run.history.series().size(), std::size_t{3});
    QCOMPARE(run.history.lastEpoch(), 2);
}

void TestImportPrinted::valuesOnTheLinesOfTheirEpoch()
{
    const auto run = readLog("output.txt", "Epoch 1/100\n  Train Loss: 0.9677\n  Val Loss:   0.9568\n  Val PA:     0.8672\n  \xE2\x86\x92 Saved best model (Dice: 0.1005)\n\n"
                                           "Epoch 2/100\n  Train Loss: 0.9568\n  Val Loss:   0.9494\n  Val PA:     0.9160\n");
    QCOMPARE(valuesOf(run, "train/loss"), (Values{0.9677, 0.9568}));
    QCOMPARE(valuesOf(run, "val/loss"), (Values{0.9568, 0.9494}));
    QCOMPARE(valuesOf(run, "val/accuracy"), (Values{0.8672, 0.9160}));
}

void TestImportPrinted::kerasProgressIsReadWhereItEnds()
{
    const auto run = readLog("keras.log", "Epoch 1/2\n1/74 - 9s - loss: 0.9\r74/74 [====] - 128s 1s/step - accuracy: 0.7795 - loss: 0.5272 - val_accuracy: 0.8256 - val_dice_coef: 0.1111 - val_loss: 0.5091\n"
                                          "Epoch 2/2\n74/74 [====] - 60s 534ms/step - accuracy: 0.8240 - loss: 0.5072 - val_accuracy: 0.8256 - val_dice_coef: 0.1666 - val_loss: 0.4582\n");
    QCOMPARE(valuesOf(run, "val/dice"), (Values{0.1111, 0.1666}));
    QCOMPARE(valuesOf(run, "val/loss"), (Values{0.5091, 0.4582}));
    QCOMPARE(valuesOf(run, "train/loss"), (Values{0.5272, 0.5072}));
}

void TestImportPrinted::thePartOfTheDataMayStandInFront()
{
    const auto run = readLog("a.log", "2024-01-01 10:00:00 INFO [Epoch 1/2]\nTrain - loss: 0.5, dice: 0.4\nValidation - loss: 0.6, dice: 0.3, iou: 0.2\n[Epoch 2/2]\nTrain - loss: 0.4, dice: 0.5\nValidation - loss: 0.5, dice: 0.4, iou: 0.3\n");
    QCOMPARE(valuesOf(run, "train/loss"), (Values{0.5, 0.4}));
    QCOMPARE(valuesOf(run, "train/dice"), (Values{0.4, 0.5}));
    QCOMPARE(valuesOf(run, "val/loss"), (Values{0.6, 0.5}));
    QCOMPARE(valuesOf(run, "val/iou"), (Values{0.2, 0.3}));
}

void TestImportPrinted::epochsFromZeroAreShownFromOne()
{
    const auto run = readLog("a.log", "epoch: 0, loss=0.5\nepoch: 1, loss=nan\nepoch: 2, loss=0.3\n");
    QCOMPARE(run.history.lastEpoch(), 3);
    QCOMPARE(valuesOf(run, "train/loss").size(), std::size_t{3});
    QVERIFY(std::isnan(valuesOf(run, "train/loss")[1]));
}

void TestImportPrinted::asidesAreNoValues()
{
    const auto run = readLog("a.log", "Epoch [1/5], Step [10/100], Loss: 9.0\nEpoch 1: loss: 0.5 time: 12.5\nBest epoch: 1, dice: 0.9\nEpoch 2: loss: 0.4 time: 12.5\nEarly stopping at epoch 2, dice: 0.9\n");
    QCOMPARE(valuesOf(run, "train/loss"), (Values{0.5, 0.4}));
    QCOMPARE(run.history.series().size(), std::size_t{1});
}

void TestImportPrinted::aTableMayBeCalledLog()
{
    const test::TemporaryFolder folder;
    writeFile(folder.file("unet/training.log"), "epoch,accuracy,dice_coef,loss,val_accuracy,val_dice_coef,val_loss\n0,0.9,0.3,0.5,0.9,0.2,0.6\n1,0.91,0.4,0.4,0.9,0.3,0.5\n");
    const auto run = test::readRunAt(folder.file("unet"));
    QCOMPARE(valuesOf(run, "val/dice"), (Values{0.2, 0.3}));
}

void TestImportPrinted::otherLogsAreNoRuns()
{
    const test::TemporaryFolder folder;
    writeFile(folder.file("server/access.log"), "GET /epoch 200\nstarted: 12\nline three\nline four\nline five\nline six\n");
    JobControl control;
    QVERIFY(imports::findRuns(folder.file("server"), control).places.empty());
}

QTEST_GUILESS_MAIN(TestImportPrinted)
#include "tst_import_printed.moc"
