#include "core/runs/history.h"
#include "tests/core/training_samples.h"
#include "tests/support/command_line.h"

#include <QJsonArray>
#include <QTest>

#include <fstream>

using namespace gg;
using test::SyntheticSet;
using Outcome = test::CommandOutcome;

namespace {

void start(QProcess& process, const QStringList& arguments)
{
    test::startCli(process, QStringList{QStringLiteral("train")} + arguments);
}

Outcome train(const QStringList& arguments)
{
    return test::runCli(QStringList{QStringLiteral("train")} + arguments);
}

/// A small training on the set; the data's path is relative, so it starts at the configuration file.
QString writeConfig(const SyntheticSet& set, int epochs)
{
    const std::string file = set.folder() + "/train.yaml";
    std::ofstream(file) << "task: segmentation\ndata: .\nmodel: {name: unet, width: 2}\nimage_size: 32\nbatch: 4\nepochs: " << epochs
                        << "\noptimizer: {name: adam, lr: 0.01}\nthreads: 1\n";
    return QString::fromStdString(file);
}

}  // namespace

class TrainCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrainingPrintsATableWithOneLineAnEpoch()
    {
        const SyntheticSet set(12, 32);
        const QString run = QString::fromStdString(set.folder()) + "/run";
        const Outcome outcome = train({"--config", writeConfig(set, 3), "--run", run});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QStringList lines = outcome.output.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].contains("sensitivity") && lines[0].contains("true fg"));
        for (int epoch = 1; epoch <= 3; ++epoch) {
            const QStringList cells = lines[epoch].simplified().split(' ');
            QCOMPARE(cells.size(), 10);
            QCOMPARE(cells[0].toInt(), epoch);
        }
        QCOMPARE(runs::readRun(run.toStdString()).history.lastEpoch(), 3);
    }

    void aSignalStopsAtACheckpointAndTheRunGoesOn()
    {
        const SyntheticSet set(12, 32);
        const QString run = QString::fromStdString(set.folder()) + "/run";
        QProcess process;
        start(process, {"--config", writeConfig(set, 2000), "--run", run});
        QVERIFY(process.waitForStarted());
        while (process.readAllStandardOutput().isEmpty()) {
            QVERIFY2(process.waitForReadyRead(120'000), process.readAllStandardError().constData());
        }
        process.terminate();  // SIGTERM; Ctrl-C is taken alike
        const Outcome stopped = test::finished(process);
        QVERIFY2(stopped.exitCode == 2, qPrintable(stopped.errors));
        QVERIFY2(stopped.errors.contains("--resume"), qPrintable(stopped.errors));
        const runs::Run before = runs::readRun(run.toStdString());
        QCOMPARE(before.history.state(), runs::RunState::Stopped);
        QVERIFY(QFile::exists(run + "/checkpoints/last.pt"));

        // The same configuration with fewer epochs to go.
        const Outcome resumed = train({"--config", writeConfig(set, before.history.lastEpoch() + 2), "--run", run, "--resume"});
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.errors));
        const runs::Run after = runs::readRun(run.toStdString());
        QCOMPARE(after.history.state(), runs::RunState::Finished);
        QCOMPARE(after.history.lastEpoch(), before.history.lastEpoch() + 2);
        QCOMPARE(resumed.output.split('\n', Qt::SkipEmptyParts).size(), 3);
    }

    void aFinishedRunNeedsNoConfigurationToBeResumed()
    {
        const SyntheticSet set(12, 32);
        const QString run = QString::fromStdString(set.folder()) + "/run";
        QCOMPARE(train({"--config", writeConfig(set, 1), "--run", run}).exitCode, 0);
        QCOMPARE(train({"--run", run, "--resume"}).exitCode, 0);
    }

    void aMeasuredModelHasATimeForEveryLayer()
    {
        const Outcome outcome = test::runCli({"model", "yolov8n", "--classes", "2", "--size", "64", "--measure", "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject json = outcome.json();
        QVERIFY(!json["latency"].toObject()["device"].toString().isEmpty());
        QVERIFY(json["latency"].toObject()["milliseconds"].toDouble() > 0);
        for (const QJsonValue& layer : json["layers"].toArray()) {
            QVERIFY(layer.toObject()["milliseconds"].toDouble() >= 0 && layer.toObject().contains("milliseconds"));
        }
    }

    void whatCannotBeTrainedIsASentenceAndExitCodeTwo()
    {
        const SyntheticSet set(12, 32);
        const QString folder = QString::fromStdString(set.folder());
        QCOMPARE(train({"--run", folder + "/run"}).exitCode, 2);
        QCOMPARE(train({"--config", folder + "/none.yaml", "--run", folder + "/run"}).exitCode, 2);
        const Outcome noData = train({"--config", writeConfig(set, 1), "--run", folder + "/run", "--data", folder + "/nothing-here"});
        QCOMPARE(noData.exitCode, 2);
        QVERIFY2(noData.errors.contains("nothing-here"), qPrintable(noData.errors));
        QCOMPARE(train({"--config", writeConfig(set, 1), "--run", folder + "/run"}).exitCode, 0);
        const Outcome again = train({"--config", writeConfig(set, 1), "--run", folder + "/run"});
        QCOMPARE(again.exitCode, 2);
        QVERIFY2(again.errors.contains("run"), qPrintable(again.errors));
    }
};

QTEST_GUILESS_MAIN(TrainCommandTest)
#include "tst_train_command.moc"
