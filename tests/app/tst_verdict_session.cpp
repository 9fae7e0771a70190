#include "app/run_feed.h"
#include "app/verdict_session.h"
#include "app/workspace.h"
#include "core/runs/run_folder.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/runs_page.h"
#include "tests/widgets/run_fixture.h"

#include <QDateTime>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using namespace gg::widgets;

namespace {

runs::RunEvent epoch(int number, double sensitivity, double specificity)
{
    return {.kind = runs::EventKind::Epoch,
            .time = static_cast<double>(QDateTime::currentSecsSinceEpoch()),
            .step = 60 * number,
            .epoch = static_cast<double>(number),
            .values = {{"val/sensitivity", sensitivity}, {"val/specificity", specificity}},
            .text = {},
            .message = {}};
}

/// A training that is being written, and the feed that follows it.
struct Watched {
    explicit Watched(const QTemporaryDir& folder, app::Workspace& workspace)
        : page(runs, details, cursor, filter, images)
        , feed(runs)
        , session(page, runs, feed, workspace)
        , path(folder.filePath(QStringLiteral("bce")))
    {
        runs::RunInfo info;
        info.name = "bce";
        info.configYaml = "loss: bce\n";
        info.epochs = 20;
        info.valForeground = 0.092;
        writer = runs::RunFolderWriter::create(path.toStdString(), info);
        writer->event(epoch(1, 0.424, 0.896));
        feed.follow(path, false);
    }

    bool says(const std::string& rule) const
    {
        const auto& verdicts = runs.at(0).diagnosis.verdicts;
        return std::any_of(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return verdict.rule == rule; });
    }

    /// Sensitivity falls while specificity rises in the second epoch, and stays: after five more epochs a collapse is of error severity.
    void giveUp() const
    {
        for (int number = 2; number <= 7; ++number) {
            writer->event(epoch(number, 0.268, 0.981));
        }
    }

    RunCollection runs;
    DetectionDetails details;
    EpochCursor cursor;
    SampleFilter filter;
    test::MemoryImages images;
    RunsPage page;
    app::RunFeed feed;
    app::VerdictSession session;
    QString path;
    std::unique_ptr<runs::RunFolderWriter> writer;
};

const std::string collapse = "run.foreground_collapse";

}  // namespace

class TestVerdictSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aVerdictThatAppearsIsTold()
    {
        const QTemporaryDir folder;
        app::Workspace workspace(app::Workspace::Persistence::None);
        Watched run(folder, workspace);
        QTRY_COMPARE(run.runs.size(), 1);
        QTRY_VERIFY(run.feed.caughtUp());
        bool looking = true;
        QStringList told;
        run.session.setNotifier([&] { return looking; }, [&](const QString& title, const QString&) { told << title; });
        looking = false;
        run.giveUp();
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(told.filter(QStringLiteral("Foreground collapse")), QStringList{QStringLiteral("bce: Foreground collapse")});
    }

    void nobodyIsToldWhoLooks()
    {
        const QTemporaryDir folder;
        app::Workspace workspace(app::Workspace::Persistence::None);
        Watched run(folder, workspace);
        QTRY_COMPARE(run.runs.size(), 1);
        QTRY_VERIFY(run.feed.caughtUp());
        QStringList told;
        run.session.setNotifier([] { return true; }, [&](const QString& title, const QString&) { told << title; });
        run.giveUp();
        QTRY_VERIFY(run.says(collapse) && run.runs.at(0).history.lastEpoch() == 7);
        QCOMPARE(told, QStringList());
    }

    void aTrainingIsHaltedWhereThatWasAskedFor()
    {
        const QTemporaryDir folder;
        app::Workspace workspace(app::Workspace::Persistence::None);
        Watched run(folder, workspace);
        QTRY_COMPARE(run.runs.size(), 1);
        QTRY_VERIFY(run.feed.caughtUp());
        QSignalSpy halts(&run.session, &app::VerdictSession::haltWanted);
        diagnosis::Settings settings;
        settings.halts["error"] = diagnosis::Halt::Pause;
        run.session.setSettings(settings);
        run.giveUp();
        QTRY_COMPARE(halts.count(), 1);
        QCOMPARE(halts[0][0].toString(), run.path);
        QCOMPARE(halts[0][1].value<diagnosis::Halt>(), diagnosis::Halt::Pause);
        QCOMPARE(halts[0][3].toBool(), false);
    }

    void mutingJudgesAnewAndIsTakenBack()
    {
        const QTemporaryDir folder;
        app::Workspace workspace(app::Workspace::Persistence::None);
        Watched run(folder, workspace);
        run.writer->event(epoch(2, 0.268, 0.981));
        QTRY_VERIFY(run.runs.size() == 1 && run.says(collapse));
        Q_EMIT run.page.muteRequested(run.path, QString::fromStdString(collapse), QStringLiteral("a known fault"));
        QTRY_VERIFY(!run.says(collapse));
        QCOMPARE(run.runs.at(0).diagnosis.muted.front().reason, std::string("a known fault"));
        Q_EMIT run.page.unmuteRequested(run.path, QString::fromStdString(collapse));
        QTRY_VERIFY(run.says(collapse));
    }

    void settingsAreKeptAsYaml()
    {
        const QTemporaryDir folder;
        {
            app::Workspace workspace(app::Workspace::Persistence::User);
            Watched run(folder, workspace);
            run.session.mute(run.path, QString::fromStdString(collapse), QStringLiteral("a known fault"));
            QVERIFY(QFile::exists(workspace.verdictSettingsFile()));
        }
        app::Workspace workspace(app::Workspace::Persistence::User);
        const QTemporaryDir other;
        Watched run(other, workspace);
        QCOMPARE(run.session.settings().muted.size(), std::size_t(1));
        QCOMPARE(run.session.settings().muted.front().reason, std::string("a known fault"));
        QFile::remove(workspace.verdictSettingsFile());
    }

    void aDamagedFileIsKeptAsideBeforeAnotherIsWritten()
    {
        app::Workspace workspace(app::Workspace::Persistence::User);
        const QString file = workspace.verdictSettingsFile();
        QDir().mkpath(QFileInfo(file).absolutePath());
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("muted: [{rule: run.from_the_future, reason: x}]\n");
        damaged.close();
        const QTemporaryDir folder;
        Watched run(folder, workspace);
        QSignalSpy failed(&run.session, &app::VerdictSession::failed);
        QTRY_COMPARE(failed.count(), 1);
        run.session.mute(run.path, QString::fromStdString(collapse), QStringLiteral("known"));
        QVERIFY(QFile::exists(file + QStringLiteral(".bak")));
        QFile::remove(file);
        QFile::remove(file + QStringLiteral(".bak"));
    }
};

QTEST_MAIN(TestVerdictSession)
#include "tst_verdict_session.moc"
