#include "tests/support/command_line.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QTest>

using namespace gg;
using test::CommandOutcome;

/// What `train` says of its configuration before it opens the data set; none of these has one that is there.
class RecipeCommandTest : public QObject
{
    Q_OBJECT

    test::TemporaryFolder m_folder;

    QString write(const std::string& name, const char* text) const
    {
        QFile file(QString::fromStdString(m_folder.file(name)));
        if (!file.open(QIODevice::WriteOnly)) {
            return {};
        }
        file.write(text);
        return file.fileName();
    }

    CommandOutcome train(const QString& config, const QStringList& more = {}) const
    {
        return test::runCli(QStringList{QStringLiteral("train"), QStringLiteral("--config"), config, QStringLiteral("--run"),
                                        QString::fromStdString(m_folder.file("run"))}
                            + more);
    }

private Q_SLOTS:
    void settingsOfUltralyticsAreTakenAndWhatIsNotHonouredIsNamed()
    {
        const QString args = write("args.yaml", "task: detect\nmodel: yolov8n.yaml\ndata: nowhere/data.yaml\nepochs: 12\nimgsz: 320\nlabel_smoothing: 0.1\nplots: true\n");
        const CommandOutcome outcome = train(args);
        QCOMPARE(outcome.exitCode, 2);  // there is no such data set
        QVERIFY2(outcome.errors.contains("line 6: label_smoothing: 0.1 is not honoured"), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("5 settings are honoured, 1 have no effect"), qPrintable(outcome.errors));
        // The data's path starts at the file.
        QVERIFY2(outcome.errors.contains(QString::fromStdString(m_folder.file("nowhere/data.yaml"))), qPrintable(outcome.errors));
        QVERIFY(outcome.output.isEmpty());
    }

    void ofAConfigurationOfOursNothingIsSaid()
    {
        const CommandOutcome outcome = train(write("ours.yaml", "task: detection\ndata: nowhere\n"));
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(!outcome.errors.contains("honoured") && outcome.errors.contains("nowhere"), qPrintable(outcome.errors));
    }

    void aSettingOnTheCommandLineIsChecked_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("said");
        QTest::newRow("no value") << "epochs" << "expected KEY=VALUE";
        QTest::newRow("unknown key") << "optimizer.momentm=1" << "the nearest is optimizer.momentum";
        QTest::newRow("no number") << "epochs=many" << "--set epochs=many: expected a whole number from 1 to 10000";
        QTest::newRow("out of range") << "image_size=333" << "image_size expected a multiple of 32";
        QTest::newRow("other task's") << "model.width=16" << "task: detection has no such key";
        QTest::newRow("task") << "task=segmentation" << "the configuration is for task: detection";
    }

    void aSettingOnTheCommandLineIsChecked()
    {
        QFETCH(QString, setting);
        QFETCH(QString, said);
        const CommandOutcome outcome = train(write("ours.yaml", "task: detection\ndata: nowhere\n"), {"--set", setting});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(said), qPrintable(outcome.errors));
    }

    void severalSettingsAreTakenInOrder()
    {
        const QString config = write("ours.yaml", "task: detection\ndata: nowhere\n");
        const CommandOutcome outcome = train(config, {"--set", "epochs=0", "--set", "epochs=3", "--set", "data=elsewhere", "--set", "optimizer.name=sgd"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains("elsewhere") && !outcome.errors.contains("epochs"), qPrintable(outcome.errors));
    }
};

QTEST_GUILESS_MAIN(RecipeCommandTest)
#include "tst_recipe_command.moc"
