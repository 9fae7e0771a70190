#include "tests/core/imported_run.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gg;
using Steps = std::vector<std::int64_t>;
using Values = std::vector<double>;
using Branches = std::vector<std::size_t>;

namespace {

const char* const yoloV5Header = "               epoch,      train/box_loss,      train/obj_loss,   metrics/precision,     metrics/mAP_0.5,metrics/mAP_0.5:0.95,"
                                 "        val/box_loss,        val/obj_loss,               x/lr0\n";

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

/// The values with NaN as −1, to compare them.
Values comparable(Values values)
{
    std::replace_if(values.begin(), values.end(), [](double v) { return std::isnan(v); }, -1.0);
    return values;
}

/// The bytes as UTF-16.
std::string utf16(std::string_view ascii, bool bigEndian)
{
    std::string bytes = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        bytes += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return bytes;
}

}  // namespace

class TestImportTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void yoloV5CountsFromZeroAndPadsItsCells();
    void resultsTxtHasNoHeader();
    void kerasNamesAreOfTheTraining();
    void lightningRowsAreSparse();
    void epochsFromZeroAreShownFromOne_data();
    void epochsFromZeroAreShownFromOne();
    void aRepeatedEpochIsABranchAndBothStay();
    void aHeaderInTheMiddleIsAnotherStart();
    void aHalfWrittenRowWaits();
    void aRowThatWaitsIsNamedWhereNobodyWatches();
    void aLastRowWithoutLineBreakOfAnOldTableCounts();
    void rowsThatWereCutAreNamedAndSkipped();
    void aColumnThatAppearsLate();
    void rowsMayBeNumberedWithoutAName();
    void zeroLossesAreNoValidation();
    void notANumberStays();
    void encodings_data();
    void encodings();
    void encodingsMixedInOneFile();
    void semicolonsAndDecimalCommas();
    void tabs();
    void theStepIsChosenOrGuessed();
    void aStepThatIsNoNumberIsNamed();
    void aStepColumnOfWordsIsNamed();
    void datesAreTimes();
    void secondsAnEpochAreNoClock();
    void theClockOfUltralyticsStartsWithEveryStart();
    void aHeaderMayHangOnACutRow();
    void namesThatOccurTwice();
    void aMillionColumns();
    void twoWritersAtOnce();
    void holesAndGarbage();
};

void TestImportTables::yoloV5CountsFromZeroAndPadsItsCells()
{
    const std::string rows = "                   0,             0.10928,            0.032817,             0.36091,             0.20309,             0.06205,"
                             "            0.069758,            0.033265,            0.070061\n"
                             "                   1,            0.079975,            0.035387,             0.36005,             0.17237,            0.039561,"
                             "            0.071046,            0.031792,            0.039995\n";
    const runs::Run run = test::readLog("results.csv", yoloV5Header + rows);
    QCOMPARE(run.info.tool, std::string("YOLOv5"));
    QCOMPARE(seriesOf(run, "val/map50_95").values, (Values{0.06205, 0.039561}));
    QCOMPARE(seriesOf(run, "val/map50_95").steps, (Steps{0, 1}));
    QCOMPARE(seriesOf(run, "val/map50_95").epochs, (Values{1, 2}));
    QCOMPARE(seriesOf(run, "train/object_loss").raw, std::string("train/obj_loss"));
    QCOMPARE(seriesOf(run, "train/lr/pg0").raw, std::string("x/lr0"));
    QVERIFY(run.history.isEpochSeries("val/map50"));
    QCOMPARE(run.history.lastEpoch(), 2);
    QVERIFY(run.problems.empty());
}

void TestImportTables::resultsTxtHasNoHeader()
{
    const runs::Run run = test::readLog("results.txt", "     0/299     10.2G   0.05   0.02   0.01   0.08        25       640    0.5    0.4    0.3    0.2   0.06   0.03   0.011\n"
                                                       "     1/299     10.4G   0.04   0.01   0.01   0.06        31       640    0.6    0.5    0.4    0.3   0.05   0.02   0.010\n");
    QCOMPARE(seriesOf(run, "val/map50_95").values, (Values{0.2, 0.3}));
    QCOMPARE(seriesOf(run, "train/loss").values, (Values{0.08, 0.06}));
    QCOMPARE(seriesOf(run, "val/class_loss").epochs, (Values{1, 2}));
}

void TestImportTables::kerasNamesAreOfTheTraining()
{
    const runs::Run run = test::readLog("training.csv", "epoch,accuracy,loss,recall,val_accuracy,val_loss,val_recall\n0,0.5,0.9,0.4,0.45,1.1,0.35\n1,0.6,0.7,0.5,0.55,1.0,0.42\n");
    QCOMPARE(run.info.tool, std::string("Keras"));
    QCOMPARE(seriesOf(run, "val/recall").raw, std::string("val_recall"));
    QCOMPARE(seriesOf(run, "val/recall").values, (Values{0.35, 0.42}));
    QCOMPARE(seriesOf(run, "train/recall").values, (Values{0.4, 0.5}));
    QCOMPARE(seriesOf(run, "train/loss").epochs, (Values{1, 2}));
    QCOMPARE(seriesOf(run, "val/loss").steps, (Steps{0, 1}));
}

void TestImportTables::lightningRowsAreSparse()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("lightning_logs/version_3/hparams.yaml"), "lr: 0.001\nmax_epochs: 2\nencoder:\n  depth: 4\n");
    test::writeFile(folder.file("lightning_logs/version_3/metrics.csv"), "epoch,step,train_loss_step,val_loss,train_loss_epoch\n"
                                                                         "0,49,0.9,,\n0,99,0.8,,\n0,99,,0.85,\n0,99,,,0.87\n1,149,0.7,,\n1,199,,0.75,\n1,199,,,0.72\n");
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.info.tool, std::string("Lightning"));
    QCOMPARE(run.info.name, std::string("version_3"));
    QCOMPARE(runs::flatConfig(run.info).at("encoder.depth"), std::string("4"));
    QCOMPARE(seriesOf(run, "train/loss/step").steps, (Steps{49, 99, 149}));
    QCOMPARE(seriesOf(run, "val/loss").steps, (Steps{99, 199}));
    QCOMPARE(seriesOf(run, "val/loss").epochs, (Values{1, 2}));
    QCOMPARE(seriesOf(run, "val/loss").values, (Values{0.85, 0.75}));
    QVERIFY(run.history.isEpochSeries("val/loss"));
    QVERIFY(!run.history.isEpochSeries("train/loss/step"));
    QVERIFY(seriesOf(run, "train/loss/step").branches.empty());
    QCOMPARE(run.history.lastEpoch(), 2);
}

void TestImportTables::epochsFromZeroAreShownFromOne_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("first");
    QTest::newRow("from 0") << QByteArray("epoch,loss\n0,1\n1,0.5\n") << 1;
    QTest::newRow("from 1") << QByteArray("epoch,loss\n1,1\n2,0.5\n") << 1;
    QTest::newRow("from 5, a table of nobody's") << QByteArray("epoch,total\n5,1\n6,0.5\n") << 5;
    QTest::newRow("from 5, YOLOv5") << QByteArray("epoch,metrics/mAP_0.5\n5,1\n6,0.5\n") << 6;
    QTest::newRow("0 comes later") << QByteArray("epoch,total\n1,1\n2,0.5\n0,1\n1,0.5\n") << 2;
}

void TestImportTables::epochsFromZeroAreShownFromOne()
{
    QFETCH(QByteArray, text);
    QFETCH(int, first);
    const runs::Run run = test::readLog("results.csv", text.toStdString());
    QCOMPARE(run.history.series().size(), std::size_t(1));
    QCOMPARE(run.history.series().begin()->second.epochs.front(), double(first));
}

void TestImportTables::aRepeatedEpochIsABranchAndBothStay()
{
    const runs::Run run = test::readLog("results.csv", "epoch,train/box_loss,metrics/mAP50(B)\n1,1.0,0.1\n2,0.9,0.2\n3,0.8,0.3\n3,0.85,0.29\n4,0.7,0.4\n");
    const runs::Series& map = seriesOf(run, "val/map50");
    QCOMPARE(map.steps, (Steps{1, 2, 3, 3, 4}));
    QCOMPARE(map.values, (Values{0.1, 0.2, 0.3, 0.29, 0.4}));
    QCOMPARE(map.branches, (Branches{3}));
    QCOMPARE(*run.history.at("val/map50", 3), 0.29);
    QVERIFY(mentions(run.history.notes(), "line 5"));
    QVERIFY(run.problems.empty());
}

void TestImportTables::aHeaderInTheMiddleIsAnotherStart()
{
    const runs::Run run = test::readLog("log.csv", "epoch,loss,val_loss\n1,1.0,1.1\n2,0.9,1.0\nepoch,loss,lr,val_loss\n1,0.8,0.01,0.95\n2,0.7,0.02,0.9\n");
    QCOMPARE(seriesOf(run, "val/loss").values, (Values{1.1, 1.0, 0.95, 0.9}));
    QCOMPARE(seriesOf(run, "val/loss").branches, (Branches{2}));
    QCOMPARE(seriesOf(run, "train/lr").values, (Values{0.01, 0.02}));
    QVERIFY(run.problems.empty());
}

void TestImportTables::aHalfWrittenRowWaits()
{
    const test::TemporaryFolder folder;
    const std::string file = folder.file("results.csv");
    test::writeFile(file, "epoch,time,train/loss\n1,10.5,0.9\n2,21.0,0.8");
    imports::OpenedRun run = imports::openRun(file, imports::Vocabulary());
    runs::RunHistory history;
    test::drain(*run.tail, history);
    QCOMPARE(history.find("train/loss")->values, (Values{0.9}));
    test::appendFile(file, "25\n");
    test::drain(*run.tail, history);
    QCOMPARE(history.find("train/loss")->values, (Values{0.9, 0.825}));
    QCOMPARE(history.find("train/loss")->times, (Values{10.5, 21.0}));
    QVERIFY(run.tail->problems().empty());
}

void TestImportTables::aRowThatWaitsIsNamedWhereNobodyWatches()
{
    const runs::Run run = test::readLog("log.csv", "epoch,loss\n1,0.9\n2,0.8");
    QCOMPARE(seriesOf(run, "train/loss").values, (Values{0.9}));
    QCOMPARE(run.problems.size(), std::size_t(1));
    QVERIFY(mentions(run.problems, "“2,0.8”"));
}

void TestImportTables::aLastRowWithoutLineBreakOfAnOldTableCounts()
{
    const test::TemporaryFolder folder;
    const std::string file = folder.file("mine.csv");
    test::writeFile(file, "epoch,total\n1,5\n2,4\n3,3");
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    imports::OpenedRun run = imports::openRun(file, imports::Vocabulary());
    runs::RunHistory history;
    test::drain(*run.tail, history);
    QCOMPARE(history.find("total")->values, (Values{5, 4, 3}));
    // It goes on after all: what was taken for 3 was the beginning of 3.5.
    test::appendFile(file, ".5\n4,2\n");
    test::drain(*run.tail, history);
    QCOMPARE(history.find("total")->values, (Values{5, 4, 3.5, 2}));
}

void TestImportTables::rowsThatWereCutAreNamedAndSkipped()
{
    // A writer died within a row and another one went on in it; and one row is too short.
    const runs::Run run = test::readLog("log.csv", "epoch,loss,val_loss\n1,1.0,1.1\n2,0.93,0.8,0.9\n4,0.7\n5,0.6,0.7\n");
    QCOMPARE(seriesOf(run, "val/loss").steps, (Steps{1, 5}));
    QCOMPARE(run.problems.size(), std::size_t(2));
    QVERIFY(mentions(run.problems, "log.csv, line 3: it has 4 cells, 3 were expected"));
    QVERIFY(mentions(run.problems, "line 4"));
}

void TestImportTables::aColumnThatAppearsLate()
{
    const runs::Run run = test::readLog("log.csv", "epoch,loss\n1,1.0\n2,0.9\n3,0.8,0.5\n4,0.7,0.6\n");
    QCOMPARE(seriesOf(run, "train/loss").values, (Values{1.0, 0.9, 0.8, 0.7}));
    QCOMPARE(seriesOf(run, "column 3").values, (Values{0.5, 0.6}));
    QCOMPARE(seriesOf(run, "column 3").steps, (Steps{3, 4}));
    QVERIFY(mentions(run.problems, "from line 4 on"));
}

void TestImportTables::rowsMayBeNumberedWithoutAName()
{
    // As R writes tables: the header has a name less than the rows have cells.
    const runs::Run r = test::readLog("log.csv", "\"loss\",\"val_loss\"\n\"1\",1.0,1.1\n\"2\",0.9,1.0\n");
    QCOMPARE(seriesOf(r, "val/loss").values, (Values{1.1, 1.0}));
    QCOMPARE(seriesOf(r, "val/loss").steps, (Steps{1, 2}));
    // As pandas does: the name of the first column is empty.
    const runs::Run pandas = test::readLog("log.csv", ",loss,val_loss\n0,1.0,1.1\n1,0.9,1.0\n");
    QCOMPARE(seriesOf(pandas, "train/loss").values, (Values{1.0, 0.9}));
    QCOMPARE(seriesOf(pandas, "train/loss").steps, (Steps{0, 1}));
}

void TestImportTables::zeroLossesAreNoValidation()
{
    const runs::Run run = test::readLog("results.csv", "epoch,train/box_loss,metrics/mAP50(B),metrics/recall(B),val/box_loss,val/cls_loss\n"
                                                       "1,1.0,0,0,0,0\n2,0.9,0.3,0.2,0.8,0\n3,0.8,0.3,0.2,0,0\n");
    QCOMPARE(comparable(seriesOf(run, "val/box_loss").values), (Values{-1, 0.8, -1}));
    QCOMPARE(comparable(seriesOf(run, "val/class_loss").values), (Values{-1, 0, -1}));  // of the validated epoch, 0 is a value
    QCOMPARE(comparable(seriesOf(run, "val/map50").values), (Values{-1, 0.3, 0.3}));
    QCOMPARE(seriesOf(run, "train/box_loss").values, (Values{1.0, 0.9, 0.8}));
    QVERIFY(mentions(run.problems, "2 epochs were not validated"));
    const runs::Run classified = test::readLog("results.csv", "epoch,train/loss,metrics/accuracy_top1,metrics/accuracy_top5,val/loss\n1,1.0,0,0,0\n2,0.9,0.5,0.9,0\n");
    QCOMPARE(comparable(seriesOf(classified, "val/accuracy").values), (Values{-1, 0.5}));
    QCOMPARE(comparable(seriesOf(classified, "val/loss").values), (Values{-1, 0}));
}

void TestImportTables::notANumberStays()
{
    const runs::Run run = test::readLog("results.csv", "epoch,train/loss,val/loss\n1,nan,inf\n2,-inf,NaN\n3,0.5,1e999\n4,,None\n5,abc,0.1\n");
    const runs::Series& train = seriesOf(run, "train/loss");
    QCOMPARE(train.steps, (Steps{1, 2, 3, 5}));
    QVERIFY(std::isnan(train.values[0]) && train.values[1] < 0 && std::isinf(train.values[1]) && train.values[2] == 0.5 && std::isnan(train.values[3]));
    const runs::Series& val = seriesOf(run, "val/loss");
    QCOMPARE(val.steps, (Steps{1, 2, 3, 5}));
    QVERIFY(std::isinf(val.values[0]) && std::isnan(val.values[1]) && std::isinf(val.values[2]) && val.values[3] == 0.1);
    QCOMPARE(run.problems.size(), std::size_t(1));
    QVERIFY(mentions(run.problems, "line 6") && mentions(run.problems, "“abc”"));
}

void TestImportTables::encodings_data()
{
    const std::string text = "epoch,loss,val_loss\r\n1,1.0,1.1\r\n2,0.9,1.0\r\n";
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-8 with its mark") << QByteArray::fromStdString("\xEF\xBB\xBF" + text);
    QTest::newRow("UTF-16, little end first") << QByteArray::fromStdString(utf16(text, false));
    QTest::newRow("UTF-16, big end first") << QByteArray::fromStdString(utf16(text, true));
    QTest::newRow("UTF-16 without its mark") << QByteArray::fromStdString(utf16(text, false).substr(2));
}

void TestImportTables::encodings()
{
    QFETCH(QByteArray, bytes);
    const runs::Run run = test::readLog("log.csv", bytes.toStdString());
    QCOMPARE(seriesOf(run, "val/loss").values, (Values{1.1, 1.0}));
    QCOMPARE(seriesOf(run, "val/loss").steps, (Steps{1, 2}));
    QVERIFY(run.problems.empty());
}

/// UTF-8, then a row of a program in Latin-1, then PowerShell's >> in UTF-16 of both orders, then UTF-8 again.
void TestImportTables::encodingsMixedInOneFile()
{
    const std::string text = "epoch,loss,note\n1,1.0,gr\xC3\xB6\xC3\x9F" "er\n2,0.9,gr\xF6\xDF" "er\n";
    const std::string later = "3,0.8,x\r\n4,0.7,y\r\n";
    for (const bool bigEndFirst : {false, true}) {
        const runs::Run run = test::readLog("log.csv", text + utf16(later, bigEndFirst).substr(2) + "5,0.6,z\n6,0.5,z\n");
        QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{1, 2, 3, 4, 5, 6}));
        QCOMPARE(seriesOf(run, "train/loss").values, (Values{1.0, 0.9, 0.8, 0.7, 0.6, 0.5}));
    }
    const runs::Run lines = test::readLog("log.jsonl", "{\"epoch\": 1, \"loss\": 1.0, \"gr\xC3\xB6\xC3\x9F" "e\": 2}\n{\"epoch\": 2, \"loss\": 0.9, \"gr\xF6\xDF" "e\": 3}\n"
                                                           + utf16("{\"epoch\": 3, \"loss\": 0.8}\n", false).substr(2) + "{\"epoch\": 4, \"loss\": 0.7}\n");
    QCOMPARE(seriesOf(lines, "train/loss").values, (Values{1.0, 0.9, 0.8, 0.7}));
    QCOMPARE(seriesOf(lines, "gr\xC3\xB6\xC3\x9F" "e").values, (Values{2, 3}));
    QVERIFY(lines.problems.empty());
}

void TestImportTables::semicolonsAndDecimalCommas()
{
    const runs::Run run = test::readLog("log.csv", "epoch;loss;gr\xF6\xDF" "e\n1;0,95;-1,5e-3\n2;0,9;2\n");
    QCOMPARE(seriesOf(run, "train/loss").values, (Values{0.95, 0.9}));
    QCOMPARE(seriesOf(run, "größe").values, (Values{-0.0015, 2}));
    QVERIFY(run.problems.empty());
}

void TestImportTables::tabs()
{
    const runs::Run run = test::readLog("log.tsv", "step\tloss\tval_iou\n10\t1.0\t\n20\t0.9\t0.5\n");
    QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{10, 20}));
    QCOMPARE(seriesOf(run, "val/iou").values, (Values{0.5}));
    QVERIFY(!run.history.isEpochSeries("train/loss"));
}

void TestImportTables::theStepIsChosenOrGuessed()
{
    const std::string text = "score,images,loss\n0.5,100,1.0\n0.6,250,0.9\n0.4,300,0.8\n";
    QCOMPARE(seriesOf(test::readLog("log.csv", text), "train/loss").steps, (Steps{100, 250, 300}));
    const std::string noise = "a,loss\n3,1.0\n4,0.9\n2,0.8\n";
    QCOMPARE(seriesOf(test::readLog("log.csv", noise), "train/loss").steps, (Steps{1, 2, 3}));
    QCOMPARE(seriesOf(test::readLog("log.csv", noise), "a").values, (Values{3, 4, 2}));
    QCOMPARE(seriesOf(test::readLog("log.csv", "epoch,images,loss\n1,100,1.0\n2,250,0.9\n", {.stepColumn = "Images"}), "train/loss").steps, (Steps{100, 250}));
    const runs::Run wrong = test::readLog("log.csv", "epoch,loss\n1,1.0\n2,0.9\n", {.stepColumn = "batch"});
    QCOMPARE(seriesOf(wrong, "train/loss").steps, (Steps{1, 2}));
    QVERIFY(mentions(wrong.problems, "“batch”"));
    const runs::Run alone = test::readLog("log.csv", "loss\n1.0\n0.9\n");
    QCOMPARE(seriesOf(alone, "train/loss").steps, (Steps{1, 2}));
}

void TestImportTables::aStepThatIsNoNumberIsNamed()
{
    const runs::Run run = test::readLog("log.csv", "step,loss\n10,1.0\nabc,0.9\n,0.85\n30,0.8\n");
    QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{10, 30}));
    QVERIFY(mentions(run.problems, "line 3") && mentions(run.problems, "“abc”") && mentions(run.problems, "line 4"));
}

void TestImportTables::aStepColumnOfWordsIsNamed()
{
    const runs::Run run = test::readLog("log.csv", "step,loss\nfirst,1.0\nsecond,0.9\n");
    QCOMPARE(seriesOf(run, "train/loss").values, (Values{1.0, 0.9}));
    QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{1, 2}));
    QVERIFY(mentions(run.problems, "“step”") && mentions(run.problems, "“first”"));
    const runs::Run fractions = test::readLog("log.csv", "epoch,loss\n0.5,1.0\n1.0,0.9\n");
    QCOMPARE(seriesOf(fractions, "train/loss").epochs, (Values{0.5, 1.0}));
    QCOMPARE(seriesOf(fractions, "train/loss").steps, (Steps{1, 2}));
}

void TestImportTables::datesAreTimes()
{
    // 2024-02-29 is day 19,782 since 1970.
    const double day = 19782.0 * 86400;
    const runs::Run run = test::readLog("log.csv", "timestamp,step,loss\n2024-02-29T01:00:00Z,1,1.0\n2024-02-29 03:00:00.5+01:00,2,0.9\n");
    QCOMPARE(seriesOf(run, "train/loss").times, (Values{day + 3600, day + 7200.5}));
    QCOMPARE(run.history.series().size(), std::size_t(1));
    const runs::Run unix = test::readLog("log.csv", "Wall time,Step,Value\n1700000000.25,5,0.5\n1700000010,6,0.4\n");
    QCOMPARE(seriesOf(unix, "Value").times, (Values{1700000000.25, 1700000010}));
    QCOMPARE(seriesOf(unix, "Value").steps, (Steps{5, 6}));
}

void TestImportTables::secondsAnEpochAreNoClock()
{
    const runs::Run run = test::readLog("log.csv", "epoch,time,loss\n1,10.5,1.0\n2,10.1,0.9\n3,11,0.8\n");
    QVERIFY(seriesOf(run, "train/loss").times.empty());
    QCOMPARE(seriesOf(run, "time").values, (Values{10.5, 10.1, 11}));
}

void TestImportTables::theClockOfUltralyticsStartsWithEveryStart()
{
    const runs::Run run = test::readLog("results.csv", "epoch,time,metrics/mAP50(B)\n1,10,0.1\n2,20,0.2\n3,11,0.3\n4,21,0.4\n");
    QCOMPARE(seriesOf(run, "val/map50").times, (Values{10, 20, 31, 41}));
    QCOMPARE(seriesOf(run, "time").values, (Values{10, 20, 11, 21}));
}

void TestImportTables::aHeaderMayHangOnACutRow()
{
    const runs::Run run = test::readLog("log.csv", "epoch,loss,val_loss\n1,1.0,1.1\n2epoch,loss,val_loss\n1,0.9,1.0\n2,0.8,0.9\n");
    QCOMPARE(seriesOf(run, "val/loss").steps, (Steps{1, 1, 2}));
    QCOMPARE(seriesOf(run, "val/loss").values, (Values{1.1, 1.0, 0.9}));
}

void TestImportTables::namesThatOccurTwice()
{
    const runs::Run run = test::readLog("log.csv", "epoch,loss,train_loss,loss\n1,1,2,3\n");
    QCOMPARE(run.history.series().size(), std::size_t(3));
    QCOMPARE(seriesOf(run, "train/loss").values, (Values{1}));
    QCOMPARE(seriesOf(run, "train_loss").values, (Values{2}));
    QCOMPARE(seriesOf(run, "loss").values, (Values{3}));
}

void TestImportTables::aMillionColumns()
{
    std::string header = "epoch";
    std::string row = "1";
    for (int i = 1; i < 1'000'000; ++i) {
        header += ",c" + std::to_string(i);
        row += ",1";
    }
    const runs::Run run = test::readLog("log.csv", header + "\n" + row + "\n");
    QCOMPARE(run.history.series().size(), std::size_t(4095));
    QVERIFY(mentions(run.problems, "1000000 columns"));
}

void TestImportTables::twoWritersAtOnce()
{
    std::string text = "epoch,loss\n";
    for (int epoch = 1; epoch <= 10; ++epoch) {
        text += std::to_string(epoch + 3) + ",0.5\n" + std::to_string(epoch) + ",0.7\n";
    }
    const runs::Run run = test::readLog("log.csv", text);
    QCOMPARE(seriesOf(run, "train/loss").size(), std::size_t(20));
    QCOMPARE(seriesOf(run, "train/loss").branches.size(), std::size_t(10));
    QVERIFY(mentions(run.problems, "go back in 10 lines"));
    QVERIFY(mentions(run.problems, "Two programs"));
}

void TestImportTables::holesAndGarbage()
{
    // After a crash some file systems leave zeros where text was to be.
    const std::string hole(4096, '\0');
    const runs::Run run = test::readLog("log.csv", "epoch,loss\n1,1.0\n" + hole + "\n" + hole + "2,0.9\n3,0.8\n\xFF\xFE,\x80\n4,0.7\n");
    QCOMPARE(seriesOf(run, "train/loss").steps, (Steps{1, 3, 4}));
    QCOMPARE(run.problems.size(), std::size_t(3));
}

QTEST_GUILESS_MAIN(TestImportTables)
#include "tst_import_tables.moc"
