#include "core/runs/history.h"
#include "core/runs/run_folder.h"
#include "core/sample/sample_dataset.h"
#include "tests/core/training_ranks.h"
#include "tests/core/training_samples.h"
#include "tests/support/command_line.h"

#include <QFileInfo>
#include <QTest>

#include <signal.h>

#include <cmath>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

using namespace gg;
using test::SyntheticSet;
using Outcome = test::CommandOutcome;

namespace {

/// Processes of groundglass-cli that train together on this machine, each with a run folder named for its rank.
class Ranks
{
public:
    explicit Ranks(int size)
        : m_port(test::freePort())
        , m_processes(static_cast<std::size_t>(size))
    {
    }

    QString run(int rank) const { return m_folder.filePath(QStringLiteral("run%1").arg(rank)); }
    QProcess& process(int rank) { return *m_processes[static_cast<std::size_t>(rank)]; }

    void start(int rank, const QStringList& arguments)
    {
        auto& process = m_processes[static_cast<std::size_t>(rank)];
        process = std::make_unique<QProcess>();
        process->setProcessEnvironment(test::rankEnvironment(rank, static_cast<int>(m_processes.size()), m_port));
        test::startCli(*process, QStringList{QStringLiteral("train"), QStringLiteral("--run"), run(rank)} + arguments);
    }

    void startAll(const QStringList& arguments)
    {
        for (int rank = 0; rank < static_cast<int>(m_processes.size()); ++rank) {
            start(rank, arguments);
        }
    }

    Outcome outcome(int rank) { return test::finished(process(rank)); }

private:
    QTemporaryDir m_folder;
    int m_port;
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

QString written(const std::string& file, const std::string& text)
{
    std::ofstream(file) << text;
    return QString::fromStdString(file);
}

QString segmentation(const SyntheticSet& set, int batch, int epochs)
{
    return written(set.folder() + "/batch" + std::to_string(batch) + ".yaml",
                   "task: segmentation\ndata: .\nmodel: {name: unet, width: 2}\nloss: bce_dice\nimage_size: 32\nbatch: " + std::to_string(batch)
                       + "\nepochs: " + std::to_string(epochs) + "\noptimizer: {name: sgd, lr: 0.05}\nthreads: 1\ndistributed: {timeout: 60}\n");
}

runs::RunHistory historyOf(const QString& run)
{
    return runs::readRun(run.toStdString()).history;
}

std::int64_t lastStep(const QString& run)
{
    return runs::isRunFolder(run.toStdString()) ? historyOf(run).lastStep() : 0;
}

/// All values of a series, by step or by epoch.
std::vector<double> valuesOf(const QString& run, const char* series)
{
    const runs::RunHistory history = historyOf(run);
    const auto* found = history.find(series);
    return found == nullptr ? std::vector<double>() : found->values;
}

/// The largest difference of two series, as a share of the values; infinite where they are not equally long, or empty.
double largestDifference(const QString& a, const QString& b, const char* series)
{
    const std::vector<double> one = valuesOf(a, series);
    const std::vector<double> other = valuesOf(b, series);
    if (one.empty() || one.size() != other.size()) {
        return INFINITY;
    }
    double largest = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const bool same = std::isnan(one[i]) && std::isnan(other[i]);
        largest = same ? largest : std::max(largest, std::abs(one[i] - other[i]) / std::max(1e-3, std::abs(other[i])));
    }
    return largest;
}

void waitForStep(Ranks& ranks, std::int64_t step)
{
    QTRY_VERIFY_WITH_TIMEOUT(lastStep(ranks.run(0)) >= step || ranks.process(0).state() == QProcess::NotRunning, 120'000);
    QVERIFY2(ranks.process(0).state() != QProcess::NotRunning, ranks.process(0).readAllStandardError().constData());
}

}  // namespace

class TrainRanksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 21 pictures for training: steps of 8, 8 and 5, the last of 2 and 3.
    void twoProcessesTrainAsOneWithTheDoubledBatch()
    {
        const SyntheticSet set(26, 32);
        const QString alone = QString::fromStdString(set.folder()) + "/alone";
        const Outcome one = test::runCli({"train", "--config", segmentation(set, 8, 3), "--run", alone});
        QVERIFY2(one.exitCode == 0, qPrintable(one.errors));
        Ranks ranks(2);
        ranks.startAll({"--config", segmentation(set, 4, 3)});
        for (int rank = 0; rank < 2; ++rank) {
            const Outcome outcome = ranks.outcome(rank);
            QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
            QCOMPARE(outcome.output.isEmpty(), rank == 1);
        }
        QCOMPARE(valuesOf(alone, "train/loss/step").size(), std::size_t{9});
        for (const char* series : {"train/loss/step", "train/loss", "val/loss", "val/sensitivity", "val/dice"}) {
            const double difference = largestDifference(ranks.run(0), alone, series);
            QVERIFY2(difference < 1e-5, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(series)).arg(difference)));
        }
        QVERIFY(!QFileInfo::exists(ranks.run(1)));  // rank 0 writes
        const runs::RunInfo info = runs::readRunInfo(ranks.run(0).toStdString());
        QVERIFY(info.configYaml.find("batch: 4") != std::string::npos);
        QVERIFY(info.machine.at("ranks").find("rank 1 (") != std::string::npos);
        QCOMPARE(info.stepsPerEpoch, std::int64_t{3});
    }

    /// The losses are normalised by what is assigned in the whole batch, gradients wait for several steps, pictures are mosaics. 30 for training: the last
    /// batch has six.
    void twoProcessesTrainADetectorAsOneWithTheDoubledBatch()
    {
        const QTemporaryDir folder;
        JobControl control;
        sample::makeDetectionSample(folder.filePath("data").toStdString(), {.images = 38, .seed = 3, .width = 96, .height = 72}, control);
        written(folder.filePath("small.yaml").toStdString(),
                "name: small\nlayers:\n  - conv: {out: 8, stride: 2}\n  - conv: {out: 16, stride: 2}\n  - conv: {out: 16, stride: 2}\n"
                "  - c2f: {out: 16}\n  - conv: {out: 16, stride: 2}\n  - detect: {from: [3, 4]}\n");
        const auto config = [&folder](int batch) {
            return written(folder.filePath(QStringLiteral("batch%1.yaml").arg(batch)).toStdString(),
                           "task: detection\ndata: data\nmodel: {file: small.yaml}\nimage_size: 64\nbatch: " + std::to_string(batch)
                               + "\nepochs: 2\noptimizer: {name: sgd, lr: 0.01, nominal_batch: 16}\nschedule: {warmup_epochs: 1, warmup_steps_min: 2}\n"
                                 "augment: {close_mosaic: 1}\nthreads: 1\ndevice: cpu\ndistributed: {timeout: 60}\n");
        };
        const QString alone = folder.filePath("alone");
        const Outcome one = test::runCli({"train", "--config", config(8), "--run", alone});
        QVERIFY2(one.exitCode == 0, qPrintable(one.errors));
        Ranks ranks(2);
        ranks.startAll({"--config", config(4)});
        for (int rank = 0; rank < 2; ++rank) {
            const Outcome outcome = ranks.outcome(rank);
            QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        }
        for (const char* series : {"train/loss/step", "train/box_loss/step", "train/class_loss/step", "train/dfl_loss/step", "train/grad_norm", "val/loss"}) {
            const double difference = largestDifference(ranks.run(0), alone, series);
            QVERIFY2(difference < 1e-4, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(series)).arg(difference)));
        }
        QVERIFY(valuesOf(alone, "train/loss/step").size() >= 6);
    }

    void aRankThatDiesEndsTheRunWithItsNameAndAUsableCheckpoint()
    {
        const SyntheticSet set(26, 32);
        Ranks ranks(2);
        ranks.startAll({"--config", segmentation(set, 4, 5000)});
        waitForStep(ranks, 5);
        ranks.process(1).kill();
        const Outcome leader = ranks.outcome(0);
        QCOMPARE(leader.exitCode, 2);
        QVERIFY2(leader.errors.contains("Lost rank 1 (") && leader.errors.contains("checkpoint stands at step"), qPrintable(leader.errors));
        const runs::RunHistory history = historyOf(ranks.run(0));
        QCOMPARE(history.state(), runs::RunState::Failed);
        QVERIFY(history.stateMessage().find("rank 1") != std::string::npos);

        // One process with the doubled batch goes on from it.
        const QString epochs = QStringLiteral("epochs=%1").arg(history.lastEpoch() + 1);
        const Outcome resumed = test::runCli({"train", "--resume", "--run", ranks.run(0), "--set", "batch=8", "--set", epochs});
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.errors));
        QCOMPARE(historyOf(ranks.run(0)).lastEpoch(), history.lastEpoch() + 1);
    }

    void theLeadersDeathEndsTheOthersToo()
    {
        const SyntheticSet set(26, 32);
        Ranks ranks(2);
        ranks.startAll({"--config", segmentation(set, 4, 5000)});
        waitForStep(ranks, 5);
        ranks.process(0).kill();
        const Outcome other = ranks.outcome(1);
        QCOMPARE(other.exitCode, 2);
        QVERIFY2(other.errors.contains("Lost rank 0 (") && other.errors.contains("127.0.0.1:"), qPrintable(other.errors));
    }

    void aStopOfRankZeroStopsAllAndTheRunGoesOnToTheSameNumbers()
    {
        const SyntheticSet set(26, 32);
        Ranks straight(2);
        straight.startAll({"--config", segmentation(set, 4, 40)});
        QCOMPARE(straight.outcome(0).exitCode, 0);
        QCOMPARE(straight.outcome(1).exitCode, 0);

        Ranks parts(2);
        parts.startAll({"--config", segmentation(set, 4, 40)});
        waitForStep(parts, 5);
        parts.process(0).terminate();
        for (int rank = 0; rank < 2; ++rank) {
            const Outcome outcome = parts.outcome(rank);
            QVERIFY2(outcome.exitCode == 2, qPrintable(outcome.errors));
        }
        QCOMPARE(historyOf(parts.run(0)).state(), runs::RunState::Stopped);
        const std::int64_t stoppedAt = lastStep(parts.run(0));
        QVERIFY(stoppedAt < 120);
        parts.startAll({"--resume", "--config", segmentation(set, 4, 40)});
        for (int rank = 0; rank < 2; ++rank) {
            const Outcome outcome = parts.outcome(rank);
            QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        }
        for (const char* series : {"train/loss/step", "val/loss"}) {
            QCOMPARE(valuesOf(parts.run(0), series), valuesOf(straight.run(0), series));
        }
    }

    void otherDataAreRefusedWithBothFingerprints()
    {
        const SyntheticSet set(12, 32);
        const SyntheticSet other(13, 32);
        Ranks ranks(2);
        ranks.start(0, {"--config", segmentation(set, 4, 1)});
        ranks.start(1, {"--config", segmentation(other, 4, 1)});
        for (int rank = 0; rank < 2; ++rank) {
            const Outcome outcome = ranks.outcome(rank);
            QCOMPARE(outcome.exitCode, 2);
            QVERIFY2(outcome.errors.contains("The data sets differ") && outcome.errors.contains("on rank 0 (") && outcome.errors.contains("on rank 1 ("),
                     qPrintable(outcome.errors));
        }
        QVERIFY(!QFileInfo::exists(ranks.run(0)));
    }

    void otherSettingsAreRefusedWithBothValues()
    {
        const SyntheticSet set(12, 32);
        Ranks ranks(2);
        ranks.start(0, {"--config", segmentation(set, 4, 1)});
        ranks.start(1, {"--config", segmentation(set, 4, 1), "--set", "seed=7"});
        for (int rank = 0; rank < 2; ++rank) {
            const Outcome outcome = ranks.outcome(rank);
            QCOMPARE(outcome.exitCode, 2);
            QVERIFY2(outcome.errors.contains("seed is 1 on rank 0 (") && outcome.errors.contains("and 7 on rank 1 ("), qPrintable(outcome.errors));
        }
    }

    void anUnreachableLeaderIsATimeOutWithItsAddress()
    {
        const SyntheticSet set(12, 32);
        Ranks ranks(2);
        ranks.start(1, {"--config", segmentation(set, 4, 1), "--set", "distributed.timeout=1"});
        const Outcome outcome = ranks.outcome(1);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains("127.0.0.1:") && outcome.errors.contains("within 1 s"), qPrintable(outcome.errors));
    }

    void whatRankZeroCannotDoIsToldToAll()
    {
        const SyntheticSet set(12, 32);
        Ranks ranks(2);
        const QString blocked = ranks.run(0);  // a file where the run folder should be
        written(blocked.toStdString(), "in the way");
        ranks.startAll({"--config", segmentation(set, 4, 1)});
        QCOMPARE(ranks.outcome(0).exitCode, 2);
        const Outcome other = ranks.outcome(1);
        QCOMPARE(other.exitCode, 2);
        QVERIFY2(other.errors.contains("ended by rank 0 ("), qPrintable(other.errors));
    }
};

QTEST_GUILESS_MAIN(TrainRanksTest)
#include "tst_train_ranks.moc"
