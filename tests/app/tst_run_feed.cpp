#include "app/mount_point.h"
#include "app/run_feed.h"

#include "core/audit/audit.h"
#include "core/audit/fact_cache.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/runs/run_folder.h"
#include "tests/core/dataset_folder.h"
#include "widgets/models/run_collection.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <semaphore>

using namespace gg;

namespace {

runs::RunInfo someRun()
{
    runs::RunInfo info;
    info.name = "bce";
    info.epochs = 3;
    info.stepsPerEpoch = 2;
    info.configYaml = "loss: bce\n";
    return info;
}

runs::RunEvent stepEvent(std::int64_t step, double loss)
{
    return {.kind = runs::EventKind::Step, .time = 100.0 + static_cast<double>(step), .step = step, .epoch = static_cast<double>(step) / 2, .values = {{"train/loss", loss}}};
}

void write(const QString& file, const QByteArray& text, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile out(file);
    QVERIFY2(out.open(mode), qPrintable(file));
    out.write(text);
}

void append(const QString& file, const QByteArray& text)
{
    write(file, text, QIODevice::Append);
}

const QByteArray header("epoch,time,train/box_loss,metrics/recall(B)\n");

/// A run of Ultralytics that has just begun.
QString ultralyticsRun(const QTemporaryDir& folder, const QString& name)
{
    const QString run = folder.filePath(name);
    QDir().mkpath(run);
    write(run + QStringLiteral("/args.yaml"), "task: detect\nmode: train\nmodel: yolov8n.pt\nepochs: 5\npatience: 50\n");
    write(run + QStringLiteral("/results.csv"), header);
    return run;
}

std::vector<double> valuesOf(const widgets::RunCollection& runs, int run, const std::string& series)
{
    const runs::Series* found = run < runs.size() ? runs.at(run).history.find(series) : nullptr;
    return found == nullptr ? std::vector<double>() : found->values;
}

/// A tail that does not come back before it is let go, as files of a lost mount.
class HangingTail final : public runs::RunTail {
public:
    explicit HangingTail(std::shared_ptr<std::binary_semaphore> letGo) : m_letGo(std::move(letGo)) {}
    runs::RunBatch poll(std::size_t) override
    {
        m_letGo->acquire();
        m_letGo->release();
        runs::RunBatch batch;
        if (!std::exchange(m_read, true)) {
            batch.events.push_back(stepEvent(1, 0.9));
        }
        return batch;
    }
    const std::vector<std::string>& problems() const override { return m_problems; }
    bool lost() const override { return false; }
    runs::RunActivity activity() const override { return {}; }

private:
    std::shared_ptr<std::binary_semaphore> m_letGo;
    std::vector<std::string> m_problems;
    bool m_read = false;
};

}  // namespace

class TestRunFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunIsFollowedWhileItIsWritten()
    {
        QTemporaryDir folder;
        const QString run = folder.filePath(QStringLiteral("bce"));
        widgets::RunCollection collection;
        app::RunFeed feed(collection);
        feed.follow(run, true);  // before there is anything

        auto writer = runs::RunFolderWriter::create(run.toStdString(), someRun());
        writer->event(stepEvent(1, 0.9));
        QTRY_COMPARE(collection.size(), 1);
        QTRY_VERIFY(collection.at(0).history.lastStep() == 1);
        writer->event(stepEvent(2, 0.8));
        QTRY_VERIFY(collection.at(0).history.lastStep() == 2);
        QTRY_VERIFY(feed.caughtUp());
        QCOMPARE(collection.at(0).info.name, std::string("bce"));
    }

    void anAuditThatIsMadeLaterIsTold()
    {
        const test::DatasetFolder set;
        set.write("data.yaml", "train: images\nval: images\nnames: [disc]\n");
        for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
            set.image("images/" + std::string(name) + ".jpg");
            set.write("labels/" + std::string(name) + ".txt", "0 0.5 0.5 0.2 0.2\n");
        }
        const QTemporaryDir folder;
        const std::string cacheFolder = folder.filePath(QStringLiteral("cache")).toStdString();
        runs::RunInfo info = someRun();
        info.task = "detection";
        info.datasetPath = set.path();
        auto writer = runs::RunFolderWriter::create(folder.filePath(QStringLiteral("run")).toStdString(), info);
        writer->event(stepEvent(1, 0.9));

        widgets::RunCollection collection;
        app::RunFeed feed(collection);
        feed.setFactSources({.audit = verdicts::AuditSource::IfMeasured}, cacheFolder);
        feed.follow(folder.filePath(QStringLiteral("run")), false);
        const auto told = [&] {
            const auto& verdicts = collection.at(0).diagnosis.verdicts;
            return std::any_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.rule == "run.validated_on_training"; });
        };
        QTRY_COMPARE(collection.size(), 1);
        QTRY_VERIFY(feed.caughtUp());
        QVERIFY(!told());

        JobControl control;
        {
            audit::FactCache cache(cacheFolder);
            audit::runAudit(*dataset::openDataset(set.path(), control), {.cache = &cache}, control);
        }
        feed.gatherAgain();
        QTRY_VERIFY(told());
    }

    void aFolderThatIsNoRunIsNamed()
    {
        QTemporaryDir folder;
        widgets::RunCollection collection;
        app::RunFeed feed(collection);
        QSignalSpy failed(&feed, &app::RunFeed::failed);
        feed.follow(folder.path(), false);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.at(0).at(1).toString().contains(folder.path()));
        QCOMPARE(collection.size(), 0);
        QVERIFY(feed.followed().isEmpty());
    }

    void aDeletedRunStaysWithWhatWasRead()
    {
        QTemporaryDir folder;
        const QString run = folder.filePath(QStringLiteral("gone"));
        {
            auto writer = runs::RunFolderWriter::create(run.toStdString(), someRun());
            writer->event(stepEvent(1, 0.9));
        }
        widgets::RunCollection collection;
        app::RunFeed feed(collection);
        feed.follow(run, false);
        QTRY_VERIFY(collection.size() == 1 && collection.at(0).history.lastStep() == 1);
        QVERIFY(QDir(run).removeRecursively());
        QTRY_VERIFY(collection.at(0).lost);
        QCOMPARE(collection.at(0).history.lastStep(), 1);
    }

    void aRunOfAnotherToolIsFollowed()
    {
        QTemporaryDir folder;
        const QString run = ultralyticsRun(folder, QStringLiteral("train"));
        widgets::RunCollection collection;
        app::RunFeed feed(collection);
        feed.follow(run, false);
        QTRY_COMPARE(collection.size(), 1);
        QCOMPARE(collection.at(0).place.tool, std::string("Ultralytics"));
        QCOMPARE(collection.at(0).info.epochs, 5);
        const QString table = run + QStringLiteral("/results.csv");
        append(table, "1,10.5,1.5,0.25\n2,21,1.2");
        QTRY_COMPARE(valuesOf(collection, 0, "val/recall"), std::vector<double>{0.25});
        QCOMPARE(valuesOf(collection, 0, "train/box_loss"), std::vector<double>{1.5});
        append(table, "5,0.5\n");
        const std::vector<double> both{1.5, 1.25};
        QTRY_COMPARE(valuesOf(collection, 0, "train/box_loss"), both);
        QCOMPARE(collection.at(0).history.find("val/recall")->raw, std::string("metrics/recall(B)"));
        QVERIFY(collection.at(0).live);
    }

    void aRunThatWasStartedAgainKeepsBothBranches()
    {
        QTemporaryDir folder;
        const QString run = ultralyticsRun(folder, QStringLiteral("train"));
        widgets::RunCollection collection;
        app::RunFeed feed(collection);
        feed.follow(run, false);
        append(run + QStringLiteral("/results.csv"), "1,10,1,0.1\n2,20,2,0.2\n3,30,3,0.3\n");
        QTRY_COMPARE(valuesOf(collection, 0, "val/recall").size(), 3U);
        append(run + QStringLiteral("/results.csv"), "2,10,4,0.4\n3,20,5,0.5\n");
        QTRY_COMPARE(valuesOf(collection, 0, "val/recall").size(), 5U);
        const runs::Series& recall = *collection.at(0).history.find("val/recall");
        QCOMPARE(recall.branches, std::vector<std::size_t>{3});
        QCOMPARE(recall.values[1], 0.2);
        QCOMPARE(recall.values[3], 0.4);
    }

    void aRemovedRunIsNotFollowedAnyMore()
    {
        QTemporaryDir folder;
        const QString run = ultralyticsRun(folder, QStringLiteral("train"));
        widgets::RunCollection collection;
        app::RunFeed feed(collection);
        feed.follow(run, false);
        QTRY_COMPARE(collection.size(), 1);
        feed.unfollow(run);
        collection.remove(0);
        append(run + QStringLiteral("/results.csv"), "1,10,1,0.1\n");
        const QString other = ultralyticsRun(folder, QStringLiteral("other"));
        feed.follow(other, false);
        QTRY_COMPARE(collection.size(), 1);
        QCOMPARE(collection.at(0).folder, other);
        QCOMPARE(feed.followed(), QStringList{other});
    }

    void anotherVocabularyReadsTheRunsAgain()
    {
        QTemporaryDir folder;
        const QString run = ultralyticsRun(folder, QStringLiteral("train"));
        append(run + QStringLiteral("/results.csv"), "1,10,1,0.1\n2,20,2,0.2\n");
        widgets::RunCollection collection;
        app::RunFeed feed(collection);
        feed.follow(run, false);
        QTRY_COMPARE(valuesOf(collection, 0, "val/recall").size(), 2U);
        feed.setVocabulary(imports::Vocabulary({{.pattern = "metrics/recall(B)", .tool = "", .name = "val/sensitivity"}}));
        QTRY_COMPARE(valuesOf(collection, 0, "val/sensitivity").size(), 2U);
        QVERIFY(collection.at(0).history.find("val/recall") == nullptr);
        append(run + QStringLiteral("/results.csv"), "3,30,3,0.3\n");
        QTRY_COMPARE(valuesOf(collection, 0, "val/sensitivity").size(), 3U);
    }

    void aRunThatHangsHoldsUpNoOther()
    {
        auto letGo = std::make_shared<std::binary_semaphore>(0);
        const auto open = [letGo](imports::RunPlace& place, const imports::Vocabulary& vocabulary) {
            if (place.name != "hanging") {
                return imports::openRun(place, vocabulary);
            }
            imports::OpenedRun opened;
            opened.tail = std::make_unique<HangingTail>(letGo);
            return opened;
        };
        QTemporaryDir folder;
        const QString quick = ultralyticsRun(folder, QStringLiteral("quick"));
        widgets::RunCollection collection;
        {
            app::RunFeed feed(collection, open);
            QSignalSpy waiting(&feed, &app::RunFeed::waitingFor);
            feed.follow(imports::RunPlace{.path = folder.filePath(QStringLiteral("hanging")).toStdString(), .name = "hanging", .tool = "table", .files = {}});
            feed.follow(imports::RunPlace{.path = quick.toStdString(), .name = "quick", .tool = "Ultralytics", .files = {"results.csv", "args.yaml"}});
            QTRY_COMPARE(waiting.count(), 1);
            QTRY_COMPARE(collection.size(), 1);
            append(quick + QStringLiteral("/results.csv"), "1,10,1,0.1\n");
            QTRY_COMPARE(valuesOf(collection, 0, "val/recall").size(), 1U);
            QTRY_VERIFY(feed.caughtUp());  // what does not answer is not waited for
            letGo->release();
            QTRY_COMPARE(collection.size(), 2);
            QCOMPARE(collection.at(1).history.lastStep(), 1);
            letGo->acquire();
        }
        // The feed has gone although a thread may hang.
        letGo->release();
    }

    void mountsOfOtherMachinesAreToldFromDisks()
    {
        const std::string table = "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
                                  "40 21 0:45 / /data rw,relatime shared:9 - nfs4 server:/export rw,vers=4.2\n"
                                  "41 40 8:2 / /data/scratch rw,relatime - xfs /dev/sdb1 rw\n"
                                  "42 21 0:50 / /home/me/my\\040runs rw,nosuid - fuse.sshfs host:/runs rw,user_id=1000\n";
        QCOMPARE(app::slowMountOf("/data/exp1", table), std::string("/data"));
        QCOMPARE(app::slowMountOf("/data/scratch/exp1", table), std::string());
        QCOMPARE(app::slowMountOf("/home/me/my runs/exp", table), std::string("/home/me/my runs"));
        QCOMPARE(app::slowMountOf("/home/me/my runs2", table), std::string());
        QCOMPARE(app::slowMountOf("/database", table), std::string());
    }
};

QTEST_MAIN(TestRunFeed)
#include "tst_run_feed.moc"
