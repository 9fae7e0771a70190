#include "core/runs/history.h"
#include "core/runs/run_folder.h"
#include "core/sample/sample_dataset.h"
#include "tests/core/training_samples.h"
#include "tests/support/command_line.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

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

/// A data set of boxes, and a training of a detector of two strides and some thousand weights on it.
class SmallDetector
{
public:
    explicit SmallDetector(int epochs)
    {
        JobControl control;
        sample::makeDetectionSample(path("data").toStdString(), {.images = 40, .seed = 3, .width = 96, .height = 72}, control);
        write("small.yaml", "name: small\nlayers:\n  - conv: {out: 8, stride: 2}\n  - conv: {out: 16, stride: 2}\n  - conv: {out: 16, stride: 2}\n"
                            "  - c2f: {out: 16}\n  - conv: {out: 16, stride: 2}\n  - upsample: {}\n  - concat: {from: [-1, 3]}\n  - c2f: {out: 16}\n"
                            "  - detect: {from: [7, 4]}\n");
        write("train.yaml", "task: detection\ndata: data\nmodel: {file: small.yaml}\nimage_size: 64\nbatch: 4\nepochs: " + std::to_string(epochs)
                                + "\noptimizer: {name: adamw, lr: 0.002}\nschedule: {warmup_epochs: 1, warmup_steps_min: 2}\nthreads: 1\ndevice: cpu\n");
    }

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString config() const { return path("train.yaml"); }

private:
    void write(const char* name, const std::string& text) const { std::ofstream(path(name).toStdString()) << text; }

    QTemporaryDir m_folder;
};

/// The last step that the run's folder tells of; 0 while there is none.
std::int64_t lastStep(const QString& run)
{
    return runs::isRunFolder(run.toStdString()) ? runs::readRun(run.toStdString()).history.lastStep() : 0;
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

    /// Cross-entropy alone at a rate that is far too high gives the foreground up within a few epochs, whatever the seed.
    void aVerdictStopsTheTraining()
    {
        QTemporaryDir folder;
        JobControl control;
        sample::makeSegmentationSample(folder.filePath("data").toStdString(), {.images = 40, .seed = 3, .width = 64, .height = 64}, control);
        const QString config = folder.filePath("train.yaml");
        std::ofstream(config.toStdString()) << "task: segmentation\ndata: data\nmodel: {name: unet, width: 2}\nimage_size: 32\nbatch: 4\nepochs: 200\n"
                                               "optimizer: {name: sgd, lr: 5}\nloss: bce\nthreads: 1\n";
        const QString run = folder.filePath("run");
        const Outcome outcome = train({"--config", config, "--run", run, "--stop-on", "error"});
        QVERIFY2(outcome.exitCode == 1, qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("Stopping at error:"), qPrintable(outcome.errors));
        QVERIFY(runs::readRun(run.toStdString()).history.lastEpoch() < 200);
        QCOMPARE(train({"--config", config, "--run", folder.filePath("other"), "--stop-on", "run.colapse"}).exitCode, 2);
    }

    void aDetectorsTableHasItsOwnColumns()
    {
        const SmallDetector detector(2);
        const QString run = detector.path("run");
        const Outcome outcome = train({"--config", detector.config(), "--run", run});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QStringList lines = outcome.output.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].simplified(),
                 QStringLiteral("epoch box loss class loss DFL loss val loss precision recall mAP50 mAP50-95 images/s seconds"));
        const runs::RunHistory history = runs::readRun(run.toStdString()).history;
        const std::vector<const char*> names{"train/box_loss", "train/class_loss", "train/dfl_loss", "val/loss",
                                             "val/precision",  "val/recall",       "val/map50",      "val/map50_95"};
        for (int epoch = 1; epoch <= 2; ++epoch) {
            const QStringList cells = lines[epoch].simplified().split(' ');
            QCOMPARE(cells.size(), 11);
            QCOMPARE(cells[0].toInt(), epoch);
            for (std::size_t i = 0; i < names.size(); ++i) {
                const std::optional<double> value = history.at(names[i], epoch);
                const bool known = value && std::isfinite(*value);
                QCOMPARE(cells[static_cast<int>(i) + 1], known ? QString::number(*value, 'f', 4) : QStringLiteral("-"));
            }
            QVERIFY(cells[9].toDouble() > 0 && cells[10].toDouble() >= 0);
        }
    }

    /// SIGKILL leaves no time for anything: what was done since the last epoch's end is done again, to the same numbers.
    void aProcessThatWasKilledLosesTheCurrentEpochAtMost()
    {
        const SmallDetector detector(6);
        const QString straight = detector.path("straight");
        QCOMPARE(train({"--config", detector.config(), "--run", straight}).exitCode, 0);

        const QString run = detector.path("killed");
        const std::int64_t stepsPerEpoch = runs::readRunInfo(straight.toStdString()).stepsPerEpoch;
        QProcess process;
        start(process, {"--config", detector.config(), "--run", run});
        QVERIFY(process.waitForStarted());
        while (lastStep(run) <= 2 * stepsPerEpoch) {
            QVERIFY2(!process.waitForFinished(1), "the training ended before it could be killed");
        }
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        const std::int64_t killedAt = lastStep(run);
        QVERIFY(killedAt < 6 * stepsPerEpoch);

        const Outcome resumed = train({"--run", run, "--resume"});
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.errors));
        const int first = resumed.output.split('\n', Qt::SkipEmptyParts).value(1).simplified().section(' ', 0, 0).toInt();
        QVERIFY2(first >= 1 && killedAt <= first * stepsPerEpoch, qPrintable(resumed.output));

        const runs::RunHistory whole = runs::readRun(straight.toStdString()).history;
        const runs::RunHistory parts = runs::readRun(run.toStdString()).history;
        QCOMPARE(parts.state(), runs::RunState::Finished);
        QCOMPARE(parts.lastEpoch(), 6);
        for (int epoch = 1; epoch <= 6; ++epoch) {
            for (const char* name : {"train/loss", "train/class_loss", "val/loss", "val/predicted_boxes", "gradient/stem"}) {
                const std::optional<double> expected = whole.at(name, epoch);
                QVERIFY(expected.has_value());
                QVERIFY2(parts.at(name, epoch) == expected, qPrintable(QStringLiteral("%1 of epoch %2").arg(QLatin1String(name)).arg(epoch)));
            }
        }
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
