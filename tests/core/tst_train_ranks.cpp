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

/// A step's or an epoch's values of one name.
std::vector<double> valuesOf(const QString& run, runs::EventKind kind, const char* name)
{
    std::vector<double> values;
    runs::EventReader reader(run.toStdString());
    return values;
}

}  // namespace
