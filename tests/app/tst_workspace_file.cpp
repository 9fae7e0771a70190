#include "app/main_window.h"
#include "app/run_keeping.h"
#include "app/workspace_file.h"
#include "core/base/error.h"
#include "widgets/models/comparison.h"
#include "widgets/panels/runs_page.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using app::RunKeeping;
using app::WorkspaceFile;
using widgets::RunCollection;
using widgets::RunRemarks;

namespace {

runs::RunInfo infoOf(const std::string& name, const std::string& created = "2026-01-01T00:00:00Z")
{
    runs::RunInfo info;
    info.name = name;
    info.created = created;
    info.configYaml = "loss: " + name + "\n";
    return info;
}

/// A run folder with three epochs.
QString writeRun(const QString& folder, const std::string& name)
{
    const auto writer = runs::RunFolderWriter::create(folder.toStdString(), infoOf(name));
    for (int epoch = 1; epoch <= 3; ++epoch) {
        writer->event({.kind = runs::EventKind::Epoch, .time = 1000.0 + epoch, .step = 10 * epoch, .epoch = static_cast<double>(epoch), .values = {{"val/dice", 0.2 * epoch}}});
    }
    return folder;
}

}  // namespace

class TestWorkspaceFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void whatIsWrittenIsReadAgain()
    {
        const WorkspaceFile file{.dataset = QStringLiteral("/data/bccd"),
                                 .runs = {{.path = QStringLiteral("/work/runs/a"), .name = QStringLiteral("a"), .colour = QStringLiteral("#0072b2"), .visible = false, .remarks = {.note = QStringLiteral("the first"), .tags = {QStringLiteral("paper")}, .archived = true}},
                                          {.path = QStringLiteral("/elsewhere/b"), .name = QStringLiteral("b"), .colour = {}, .visible = true, .remarks = {}}},
                                 .page = QStringLiteral("runs"),
                                 .epoch = 7,
                                 .comparing = true,
                                 .compareTab = QStringLiteral("parallel"),
                                 .compare = {{QStringLiteral("group_by"), QStringLiteral("loss")}},
                                 .charts = {}};
        const QByteArray text = app::workspaceText(file, QStringLiteral("/work/paper.ggws"));
        const WorkspaceFile again = app::parseWorkspace(text, QStringLiteral("/work/paper.ggws"));
        QCOMPARE(again.dataset, file.dataset);
        QCOMPARE(again.runs.size(), std::size_t{2});
        QCOMPARE(again.runs[0].path, QStringLiteral("/work/runs/a"));
        QCOMPARE(again.runs[0].remarks, file.runs[0].remarks);
        QVERIFY(!again.runs[0].visible);
        QCOMPARE(again.runs[0].colour, QStringLiteral("#0072b2"));
        QCOMPARE(again.epoch, 7);
        QVERIFY(again.comparing);
        QCOMPARE(again.compareTab, QStringLiteral("parallel"));
        QCOMPARE(again.compare, file.compare);
        QCOMPARE(app::workspaceText(again, QStringLiteral("/work/paper.ggws")), text);
    }

    void aFolderOfRunsIsMovedWithItsWorkspace()
    {
        const WorkspaceFile file{.runs = {{.path = QStringLiteral("/work/runs/a"), .name = QStringLiteral("a")}}};
        const QByteArray text = app::workspaceText(file, QStringLiteral("/work/paper/paper.ggws"));
        QVERIFY(text.contains("\"../runs/a\""));
        QCOMPARE(app::parseWorkspace(text, QStringLiteral("/moved/paper/paper.ggws")).runs[0].path, QStringLiteral("/moved/runs/a"));
        // Far away: a relative path would break as soon as one of the two is moved.
        const WorkspaceFile far{.runs = {{.path = QStringLiteral("/mnt/disk/runs/a"), .name = QStringLiteral("a")}}};
        QVERIFY(app::workspaceText(far, QStringLiteral("/home/me/papers/paper.ggws")).contains("\"/mnt/disk/runs/a\""));
    }

    void whatIsNoWorkspaceIsSaidWithItsLine()
    {
        const auto messageOf = [](const QByteArray& text) {
            try {
                app::parseWorkspace(text, QStringLiteral("/x/y.ggws"));
            } catch (const Error& error) {
                return QString::fromUtf8(error.what());
            }
            return QString();
        };
        QVERIFY(messageOf("{\n\n  \"runs\": [,]\n}").contains(QStringLiteral("line 3")));
        QVERIFY(messageOf("[]").contains(QStringLiteral("/x/y.ggws")));
        QVERIFY(messageOf("{\"a\": 1}").contains(QStringLiteral("no workspace")));
        QVERIFY(messageOf("{\"groundglass\": \"workspace\", \"version\": 9}").contains(QStringLiteral("version 9")));
        QVERIFY(!messageOf("").isEmpty());
    }

    void notesAndTagsOutliveTheWindowAndAMovedFolder()
    {
        const QString file = m_folder.filePath(QStringLiteral("keep/runs.json"));
        const RunRemarks remarks{.note = QStringLiteral("learning rate too high"), .tags = {QStringLiteral("bad"), QStringLiteral("paper")}, .archived = true};
        QColor colour;
        {
            RunCollection runs;
            RunKeeping keeping(runs, file);
            runs.add(QStringLiteral("/runs/other"), infoOf("other"));
            const int index = runs.add(QStringLiteral("/runs/a"), infoOf("a"));
            colour = runs.at(index).colour;
            runs.setRemarks(index, remarks);
        }
        {
            RunCollection runs;
            RunKeeping keeping(runs, file);
            const int index = runs.add(QStringLiteral("/runs/a"), infoOf("a"));
            QCOMPARE(runs.at(index).remarks, remarks);
            QCOMPARE(runs.at(index).colour, colour);
            QVERIFY(!runs.at(index).visible);
        }
        RunCollection runs;
        RunKeeping keeping(runs, file);
        const int moved = runs.add(QStringLiteral("/moved/a"), infoOf("a"));
        QCOMPARE(runs.at(moved).remarks, remarks);
        QCOMPARE(runs.at(moved).colour, colour);
    }

    void anotherRunInTheSameFolderGetsNothing()
    {
        const QString file = m_folder.filePath(QStringLiteral("other/runs.json"));
        {
            RunCollection runs;
            RunKeeping keeping(runs, file);
            runs.setRemarks(runs.add(QStringLiteral("/runs/exp"), infoOf("first")), {.note = QStringLiteral("of the first")});
        }
        RunCollection runs;
        RunKeeping keeping(runs, file);
        const int index = runs.add(QStringLiteral("/runs/exp"), infoOf("second", "2026-02-02T00:00:00Z"));
        QVERIFY(runs.at(index).remarks.note.isEmpty());
    }

    void twoRunsSideBySideNeverShareAColour()
    {
        const QString file = m_folder.filePath(QStringLiteral("colours/runs.json"));
        for (const char* name : {"a", "b"}) {
            // Each is the first of its session.
            RunCollection runs;
            RunKeeping keeping(runs, file);
            runs.add(QStringLiteral("/runs/") + QLatin1String(name), infoOf(name));
        }
        RunCollection runs;
        RunKeeping keeping(runs, file);
        runs.add(QStringLiteral("/runs/a"), infoOf("a"));
        runs.add(QStringLiteral("/runs/b"), infoOf("b"));
        QVERIFY(runs.at(0).colour != runs.at(1).colour);
    }

    void aDamagedFileIsLeftAsItIs()
    {
        const QString path = m_folder.filePath(QStringLiteral("damaged.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"runs\": [{\"note\": \"years of wor");
        file.close();
        RunCollection runs;
        RunKeeping keeping(runs, path);
        QSignalSpy failed(&keeping, &RunKeeping::failed);
        runs.add(QStringLiteral("/runs/a"), infoOf("a"));
        keeping.save();
        QCOMPARE(failed.count(), 1);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("years of wor"));
    }

    void aWorkspaceIsOpenedAndWhatIsMissingStaysInIt()
    {
        const QString first = writeRun(m_folder.filePath(QStringLiteral("runs/first")), "first");
        const QString file = m_folder.filePath(QStringLiteral("paper.ggws"));
        const WorkspaceFile saved{.runs = {{.path = first, .name = QStringLiteral("first"), .colour = QStringLiteral("#123456"), .visible = true, .remarks = {.note = QStringLiteral("mine")}},
                                           {.path = m_folder.filePath(QStringLiteral("runs/gone")), .name = QStringLiteral("gone"), .colour = QStringLiteral("#654321")}},
                                  .page = QStringLiteral("runs"),
                                  .epoch = 2,
                                  .comparing = true,
                                  .compareTab = QStringLiteral("differences"),
                                  .compare = {{QStringLiteral("group_names"), QStringLiteral("{}_s*")}}};
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(app::workspaceText(saved, file));
        out.close();
        app::Workspace workspace(app::Workspace::Persistence::None);
        app::MainWindow window(workspace);
        window.show();
        window.openPath(file);
        QTRY_COMPARE(window.runs().size(), 2);
        QTRY_VERIFY(window.idle());
        const int here = window.runs().indexOf(first);
        QCOMPARE(window.runs().at(here).colour, QColor(QStringLiteral("#123456")));
        QCOMPARE(window.runs().at(here).remarks.note, QStringLiteral("mine"));
        const int gone = window.runs().indexOf(saved.runs[1].path);
        QVERIFY(gone >= 0);
        QVERIFY(window.runs().at(gone).lost);
        QCOMPARE(QString::fromStdString(window.runs().at(gone).info.name), QStringLiteral("gone"));
        const WorkspaceFile now = window.workspaceNow();
        QCOMPARE(now.runs.size(), std::size_t{2});
        QTRY_COMPARE(window.workspaceNow().epoch, 2);
        QVERIFY(now.comparing);
        QCOMPARE(now.compareTab, QStringLiteral("differences"));
        QCOMPARE(now.compare.value(QStringLiteral("group_names")).toString(), QStringLiteral("{}_s*"));
    }
};

QTEST_MAIN(TestWorkspaceFile)
#include "tst_workspace_file.moc"
