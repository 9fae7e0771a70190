#include "core/base/error.h"
#include "core/runs/history.h"
#include "core/runs/run_folder.h"
#include "core/training/sweep_queue.h"
#include "tests/support/fake_engine.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>

using namespace gg;
using training::QueuedRun;
using training::QueuedState;
using training::SweepQueue;
using test::FakeEngine;
using training::TrainOutcome;

namespace {

namespace fs = std::filesystem;

recipe::SweepPlan plan(const std::string& rest = "vary: {batch: [1, 2]}\nseeds: [1, 2]\n")
{
    return recipe::parseSweep("base: {data: /data/polyps}\n" + rest, "sweep.yaml", "/");
}

dataset::DatasetPtr emptySet(const std::string&)
{
    return std::make_shared<const dataset::Dataset>();
}

std::vector<std::string> standing(const SweepQueue& queue)
{
    std::vector<std::string> all;
    for (const QueuedRun& run : queue.runs()) {
        all.push_back(run.run.name + " " + std::string(training::id(run.state)));
    }
    return all;
}

QString refusal(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

using Lines = std::vector<std::string>;

}  // namespace

class SweepQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<test::TemporaryFolder>();
        m_folder = m_temporary->file("sweep");
    }

    void runsAreTrainedInOrderAndTold()
    {
        FakeEngine engine;
        const auto queue = SweepQueue::create(plan(), m_folder);
        Lines told;
        queue->run(engine, emptySet, [&](const QueuedRun& run) { told.push_back(run.run.name + " " + std::string(training::id(run.state))); });
        QCOMPARE(engine.trained, (Lines{"batch1_seed1", "batch2_seed1", "batch1_seed2", "batch2_seed2"}));
        QCOMPARE(told.size(), std::size_t{8});
        QCOMPARE(told[0], std::string("batch1_seed1 running"));
        QCOMPARE(told[1], std::string("batch1_seed1 finished"));
        QCOMPARE(runs::findRunFolders(m_folder).size(), std::size_t{4});
        const runs::Run run = runs::readRun(queue->runFolder("batch2_seed2"));
        const auto config = runs::flatConfig(run.info);
        QCOMPARE(config.at("batch"), std::string("2"));
        QCOMPARE(config.at("seed"), std::string("2"));
    }

    void aRunThatFailsIsNamedAndTheOthersGoOn()
    {
        FakeEngine engine;
        engine.does["batch2_seed1"] = [](training::TrainControl&) -> TrainOutcome { throw Error(ErrorCode::InvalidArgument, {}, "The batch does not fit into memory."); };
        engine.does["batch1_seed2"] = [](training::TrainControl&) -> TrainOutcome { throw std::bad_alloc(); };
        const auto queue = SweepQueue::create(plan(), m_folder);
        queue->run(engine, emptySet, [](const QueuedRun&) {});
        QCOMPARE(standing(*queue), (Lines{"batch1_seed1 finished", "batch2_seed1 failed", "batch1_seed2 failed", "batch2_seed2 finished"}));
        QCOMPARE(queue->runs()[1].reason, std::string("The batch does not fit into memory."));
        const training::QueueCounts counts = training::countsOf(queue->runs());
        QCOMPARE(counts.finished, std::size_t{2});
        QCOMPARE(counts.failed, std::size_t{2});
        QCOMPARE(counts.open, std::size_t{0});
        // The reason is still known when the folder is opened again, and nothing is tried again unasked.
        FakeEngine later;
        const auto again = SweepQueue::open(m_folder);
        QCOMPARE(again->runs()[1].reason, std::string("The batch does not fit into memory."));
        again->run(later, emptySet, [](const QueuedRun&) {});
        QVERIFY(later.trained.empty());
        again->againAll(QueuedState::Failed);
        again->run(later, emptySet, [](const QueuedRun&) {});
        // What failed left a start without a checkpoint: it begins anew, and the start is put aside.
        QCOMPARE(later.trained, (Lines{"batch2_seed1", "batch1_seed2"}));
        QVERIFY(fs::exists(m_folder + "/unfinished/batch2_seed1-1/run.yaml"));
    }

    void aRunThatIsHaltedKeepsTheReasonAndTheOthersGoOn()
    {
        FakeEngine engine;
        const auto queue = SweepQueue::create(plan(), m_folder);
        engine.does["batch1_seed1"] = [&](training::TrainControl& control) {
            queue->stopRun("batch2_seed1", "Another one was meant.");
            const bool early = control.stopRequested();
            queue->stopRun("batch1_seed1", "Stopped at a verdict: Foreground collapse.");
            return control.stopRequested() && !early ? TrainOutcome::Stopped : TrainOutcome::Finished;
        };
        queue->run(engine, emptySet, [](const QueuedRun&) {});
        QCOMPARE(standing(*queue), (Lines{"batch1_seed1 stopped", "batch2_seed1 finished", "batch1_seed2 finished", "batch2_seed2 finished"}));
        QCOMPARE(SweepQueue::open(m_folder)->runs()[0].reason, std::string("Stopped at a verdict: Foreground collapse."));
        queue->again("batch1_seed1");
        QVERIFY(queue->runs()[0].reason.empty());
    }

    void aDataSetThatCannotBeOpenedFailsItsRunsAlone()
    {
        FakeEngine engine;
        const auto queue = SweepQueue::create(plan("vary: {data: [/data/here, /data/gone]}\n"), m_folder);
        const auto open = [](const std::string& path) {
            if (path == "/data/gone") {
                throw Error(ErrorCode::NotFound, path, "There is no such folder.");
            }
            return std::make_shared<const dataset::Dataset>();
        };
        queue->run(engine, open, [](const QueuedRun&) {});
        QCOMPARE(engine.trained, (Lines{"here"}));
        QCOMPARE(queue->runs()[1].reason, std::string("/data/gone: There is no such folder."));
    }

    void aStoppedSweepGoesOnWhereItStopped()
    {
        FakeEngine engine;
        const auto queue = SweepQueue::create(plan(), m_folder);
        engine.does["batch2_seed1"] = [&](training::TrainControl& control) {
            queue->stop();
            return control.stopRequested() ? TrainOutcome::Stopped : TrainOutcome::Finished;
        };
        queue->run(engine, emptySet, [](const QueuedRun&) {});
        QCOMPARE(standing(*queue), (Lines{"batch1_seed1 finished", "batch2_seed1 stopped", "batch1_seed2 waiting", "batch2_seed2 waiting"}));
        FakeEngine later;
        const auto again = SweepQueue::open(m_folder);
        QCOMPARE(again->plan(), queue->plan());
        again->againAll(QueuedState::Stopped);
        again->run(later, emptySet, [](const QueuedRun&) {});
        QCOMPARE(later.trained, (Lines{"+batch2_seed1", "batch1_seed2", "batch2_seed2"}));
        QCOMPARE(training::countsOf(again->runs()).finished, std::size_t{4});
    }

    void oneRunMayBeStoppedOrRemovedWhileItTrains()
    {
        FakeEngine engine;
        const auto queue = SweepQueue::create(plan(), m_folder);
        engine.does["batch1_seed1"] = [&](training::TrainControl& control) {
            queue->stopRun();
            return control.stopRequested() ? TrainOutcome::Stopped : TrainOutcome::Finished;
        };
        engine.does["batch2_seed1"] = [&](training::TrainControl& control) {
            queue->remove("batch2_seed1");
            queue->remove("batch2_seed2");
            return control.stopRequested() ? TrainOutcome::Stopped : TrainOutcome::Finished;
        };
        queue->run(engine, emptySet, [](const QueuedRun&) {});
        QCOMPARE(standing(*queue), (Lines{"batch1_seed1 stopped", "batch2_seed1 removed", "batch1_seed2 finished", "batch2_seed2 removed"}));
        queue->again("batch2_seed2");
        QCOMPARE(standing(*queue).back(), std::string("batch2_seed2 waiting"));
    }

    void whatWaitsCanBeMovedPastOthersThatWait()
    {
        FakeEngine engine;
        const auto queue = SweepQueue::create(plan(), m_folder);
        queue->remove("batch2_seed1");
        queue->move("batch2_seed2", -2);
        QCOMPARE(standing(*queue), (Lines{"batch2_seed2 waiting", "batch2_seed1 removed", "batch1_seed1 waiting", "batch1_seed2 waiting"}));
        queue->move("batch2_seed1", 1);  // it does not wait
        queue->move("batch2_seed2", -5);
        QCOMPARE(SweepQueue::open(m_folder)->runs().front().run.name, std::string("batch2_seed2"));
        queue->run(engine, emptySet, [](const QueuedRun&) {});
        QCOMPARE(engine.trained, (Lines{"batch2_seed2", "batch1_seed1", "batch1_seed2"}));
    }

    void aProcessThatDiedLeavesAStoppedOrAFinishedRun()
    {
        FakeEngine engine;
        const auto queue = SweepQueue::create(plan(), m_folder);
        queue->run(engine, emptySet, [](const QueuedRun&) {});
        // As it stands when the process ends between a run's last event and the queue's next line.
        std::string text = R"({"runs": [{"name": "batch1_seed1", "state": "running"}, {"name": "batch2_seed1", "state": "running"}]})";
        std::ofstream(m_folder + "/queue.json") << text;
        fs::remove_all(m_folder + "/batch2_seed1");
        const auto again = SweepQueue::open(m_folder);
        QCOMPARE(standing(*again), (Lines{"batch1_seed1 finished", "batch2_seed1 stopped", "batch1_seed2 waiting", "batch2_seed2 waiting"}));
    }

    void withoutItsQueueTheFoldersTell()
    {
        FakeEngine engine;
        engine.does["batch2_seed1"] = [](training::TrainControl&) { return TrainOutcome::Stopped; };
        SweepQueue::create(plan(), m_folder)->run(engine, emptySet, [](const QueuedRun&) {});
        fs::remove(m_folder + "/queue.json");
        fs::remove_all(m_folder + "/batch2_seed2");
        QCOMPARE(standing(*SweepQueue::open(m_folder)), (Lines{"batch1_seed1 finished", "batch2_seed1 stopped", "batch1_seed2 finished", "batch2_seed2 waiting"}));
    }

    void aFolderThatHoldsSomethingElseIsLeftAlone()
    {
        fs::create_directories(m_folder);
        std::ofstream(m_folder + "/notes.txt") << "mine";
        QVERIFY(refusal([&] { SweepQueue::create(plan(), m_folder); }).contains(QStringLiteral("This folder holds something else.")));
        QVERIFY(refusal([&] { SweepQueue::open(m_folder); }).contains(QStringLiteral("There is no sweep in this folder")));
        const std::string other = m_temporary->file("other");
        SweepQueue::create(plan(), other);
        QVERIFY(refusal([&] { SweepQueue::create(plan(), other); }).contains(QStringLiteral("Go on with it (--resume)")));
        std::ofstream(other + "/queue.json") << R"({"runs": [{"name": "batch9_seed1", "state": "waiting"}]})";
        QVERIFY(refusal([&] { SweepQueue::open(other); }).contains(QStringLiteral("'batch9_seed1' is none of sweep.yaml")));
        std::ofstream(other + "/queue.json") << R"({"runs": [{"name": 3}]})";
        QVERIFY(refusal([&] { SweepQueue::open(other); }).contains(QStringLiteral("has no known state")));
        std::ofstream(other + "/queue.json") << "{";
        QVERIFY(refusal([&] { SweepQueue::open(other); }).contains(QStringLiteral("This is no queue of a sweep.")));
    }

    void twoProcessesDoNotTrainOneSweep()
    {
        FakeEngine engine;
        FakeEngine other;
        const auto queue = SweepQueue::create(plan(), m_folder);
        QString said;
        engine.does["batch1_seed1"] = [&](training::TrainControl&) {
            said = refusal([&] { SweepQueue::open(m_folder)->run(other, emptySet, [](const QueuedRun&) {}); });
            return TrainOutcome::Finished;
        };
        queue->run(engine, emptySet, [](const QueuedRun&) {});
        QVERIFY2(said.contains(QStringLiteral("Another process is training this sweep")), qPrintable(said));
        QVERIFY(other.trained.empty());
    }

private:
    std::unique_ptr<test::TemporaryFolder> m_temporary;
    std::string m_folder;
};

QTEST_GUILESS_MAIN(SweepQueueTest)
#include "tst_sweep_queue.moc"
