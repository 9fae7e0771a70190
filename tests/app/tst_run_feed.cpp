#include "app/run_feed.h"

#include "core/runs/run_folder.h"
#include "widgets/models/run_collection.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
};

QTEST_MAIN(TestRunFeed)
#include "tst_run_feed.moc"
