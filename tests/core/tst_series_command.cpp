#include "tests/core/imported_run.h"
#include "tests/support/command_line.h"

#include <QJsonArray>
#include <QTest>

using namespace gg;

namespace {

QJsonObject seriesOf(const QJsonObject& run, const QString& name)
{
    const QJsonArray all = run["series"].toArray();
    for (const auto& one : all) {
        if (one.toObject()["name"].toString() == name) {
            return one.toObject();
        }
    }
    return {};
}

}  // namespace

class TestSeriesCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunIsPrintedWithAllItsPoints();
    void valuesThatAreNotFiniteAreStrings();
    void severalRunsAreAList();
    void withoutJsonItIsATable();
    void theStepAndTheWordsAreChosen();
    void whatIsNoRunIsNamed();
};

void TestSeriesCommand::aRunIsPrintedWithAllItsPoints()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("exp/args.yaml"), "mode: train\ntask: detect\nepochs: 3\n");
    test::writeFile(folder.file("exp/results.csv"), "epoch,time,metrics/recall(B)\n1,10.5,0.1\n2,21,0.30000000000000004\n2,30,0.25\n");
    const QString out = QString::fromStdString(folder.file("out/series.json"));
    const test::CommandOutcome outcome = test::runCli({"series", QString::fromStdString(folder.file("exp")), "--json", out});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.output.isEmpty());
    const QJsonObject printed = test::runCli({"series", QString::fromStdString(folder.file("exp")), "--json", "-"}).json();
    QCOMPARE(printed["tool"].toString(), "Ultralytics");
    const QJsonObject recall = seriesOf(printed, "val/recall");
    QCOMPARE(recall["raw"].toString(), "metrics/recall(B)");
    QCOMPARE(recall["steps"].toArray(), (QJsonArray{1, 2, 2}));
    QCOMPARE(recall["values"].toArray(), (QJsonArray{0.1, 0.30000000000000004, 0.25}));
    QCOMPARE(recall["times"].toArray(), (QJsonArray{10.5, 21, 30}));
    QCOMPARE(recall["branches"].toArray(), (QJsonArray{2}));
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), printed);
}

void TestSeriesCommand::valuesThatAreNotFiniteAreStrings()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("log.csv"), "epoch,loss\n1,nan\n2,inf\n3,-inf\n4,1e300\n5,0\n");
    const QJsonObject printed = test::runCli({"series", QString::fromStdString(folder.file("log.csv")), "--json", "-"}).json();
    QCOMPARE(seriesOf(printed, "train/loss")["values"].toArray(), (QJsonArray{"nan", "inf", "-inf", 1e300, 0}));
}

void TestSeriesCommand::severalRunsAreAList()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("a.csv"), "epoch,loss\n1,1\n");
    test::writeFile(folder.file("b.csv"), "epoch,loss\n1,2\nx,3\n");
    const test::CommandOutcome outcome = test::runCli({"series", QString::fromStdString(folder.path()), "--json", "-"});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonArray runs = outcome.json()["runs"].toArray();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0].toObject()["run"].toString(), "a");
    QCOMPARE(seriesOf(runs[1].toObject(), "train/loss")["values"].toArray(), QJsonArray{2});
    QVERIFY(outcome.errors.contains("b.csv, line 3"));
}

void TestSeriesCommand::withoutJsonItIsATable()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("log.csv"), "epoch,val_loss\n1,0.5\n2,nan\n3,0.25\n");
    const test::CommandOutcome outcome = test::runCli({"series", QString::fromStdString(folder.file("log.csv"))});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.output.contains("val/loss"));
    QVERIFY(outcome.output.contains("val_loss"));
    QVERIFY(outcome.output.contains("0.25"));
}

void TestSeriesCommand::theStepAndTheWordsAreChosen()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("log.csv"), "epoch,images,odd\n1,100,0.5\n2,200,0.25\n");
    test::writeFile(folder.file("words.yaml"), "- raw: odd\n  name: val/dice\n");
    const QString log = QString::fromStdString(folder.file("log.csv"));
    const QString words = QString::fromStdString(folder.file("words.yaml"));
    const QJsonObject dice = seriesOf(test::runCli({"series", log, "--step", "images", "--words", words, "--json", "-"}).json(), "val/dice");
    QCOMPARE(dice["raw"].toString(), "odd");
    QCOMPARE(dice["steps"].toArray(), (QJsonArray{100, 200}));
    QCOMPARE(dice["epochs"].toArray(), (QJsonArray{1, 2}));
    test::writeFile(folder.file("words.yaml"), "- raw: odd\n");
    const test::CommandOutcome wrong = test::runCli({"series", log, "--words", words});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(wrong.errors.contains("words.yaml: Line 1: name is missing"));
}

void TestSeriesCommand::whatIsNoRunIsNamed()
{
    const test::TemporaryFolder folder;
    const test::CommandOutcome nothing = test::runCli({"series", QString::fromStdString(folder.path()), "--json", "-"});
    QCOMPARE(nothing.exitCode, 2);
    QVERIFY(nothing.errors.contains("No run was found here"));
    QCOMPARE(test::runCli({"series", QString::fromStdString(folder.file("nowhere"))}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestSeriesCommand)
#include "tst_series_command.moc"
