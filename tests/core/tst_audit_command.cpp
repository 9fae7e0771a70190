#include "tests/core/dataset_folder.h"
#include "tests/support/command_line.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using gg::test::DatasetFolder;
using gg::test::runCli;
using Outcome = gg::test::CommandOutcome;

namespace
{

QString pathOf(const DatasetFolder& folder, const char* relative = "")
{
    return QString::fromStdString(folder.path(relative));
}

}  // namespace

class TestAuditCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warningsAloneExitWithZero()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.mask("masks/a.png", 0);
        const Outcome outcome = runCli({"audit", pathOf(folder)});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.output.contains("1 pair of image and mask: 0 errors, 1 warning."), qPrintable(outcome.output));
        QVERIFY(outcome.output.contains("masks/a.png is 0 all over."));
        QVERIFY(outcome.errors.isEmpty());
    }

    void errorsExitWithOneAndLongListsAreCut()
    {
        DatasetFolder folder;
        for (int i = 0; i < 9; ++i) {
            folder.image("images/" + std::to_string(i) + ".jpg");
            folder.write("labels/" + std::to_string(i) + ".txt", "0 0.5 0.5\n");
        }
        const Outcome outcome = runCli({"audit", "--no-pixels", pathOf(folder)});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.output.contains("labels/4.txt:1"), qPrintable(outcome.output));
        QVERIFY(!outcome.output.contains("labels/5.txt:1"));
        QVERIFY(outcome.output.contains("and 4 more"));
        QVERIFY(runCli({"audit", "--all", pathOf(folder)}).output.contains("labels/8.txt:1"));
    }

    void jsonGoesToAFileOrToTheOutput()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.write("labels/a.txt", "0 0.5 0.5 0.1 x\n");
        const Outcome outcome = runCli({"audit", pathOf(folder), "--json", "-"});
        QCOMPARE(outcome.exitCode, 1);
        const QJsonObject json = outcome.json();
        QCOMPARE(json["findings"].toArray()[0].toObject()["rule"].toString(), QStringLiteral("label.not_a_number"));
        runCli({"audit", pathOf(folder), "--json", pathOf(folder, "report/audit.json")});
        QVERIFY(std::filesystem::exists(folder.path("report/audit.json")));
    }

    void whatCannotBeDoneExitsWithTwo()
    {
        DatasetFolder folder;
        const Outcome empty = runCli({"audit", pathOf(folder)});
        QCOMPARE(empty.exitCode, 2);
        QVERIFY2(empty.errors.contains("The folder is empty."), qPrintable(empty.errors));
        QCOMPARE(runCli({"audit", pathOf(folder, "nowhere")}).exitCode, 2);
        QCOMPARE(runCli({"audit"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestAuditCommand)
#include "tst_audit_command.moc"
