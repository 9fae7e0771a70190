#include "app/main_window.h"
#include "app/path_opening.h"
#include "app/step_column_session.h"
#include "app/vocabulary_session.h"
#include "app/workspace_file.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/run_choice_dialog.h"
#include "widgets/panels/step_column_dialog.h"
#include "widgets/panels/vocabulary_dialog.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace gg;
using app::MainWindow;
using app::Workspace;

namespace {

constexpr int longWait = 30000;

void write(const QString& file, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(file).absolutePath());
    QFile out(file);
    QVERIFY2(out.open(QIODevice::WriteOnly), qPrintable(file));
    out.write(text);
}

void drop(MainWindow& window, const QStringList& paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) {
        urls << QUrl::fromLocalFile(path);
    }
    data.setUrls(urls);
    // Qt hands a drop to the widget that what is dragged has entered.
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

QAction* actionOf(const MainWindow& window, const QKeySequence& key)
{
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->shortcut() == key) {
            return action;
        }
    }
    return nullptr;
}

}  // namespace

/// What a person drops or chooses becomes runs.
class TestOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char* name : {"exp1", "exp2"}) {
            write(path(QString::fromLatin1(name) + QStringLiteral("/args.yaml")), "mode: train\nepochs: 9\n");
            write(path(QString::fromLatin1(name) + QStringLiteral("/results.csv")), "epoch,time,train/box_loss,metrics/recall(B)\n1,10,1,0.1\n2,20,0.5,0.2\n");
        }
        write(path(QStringLiteral("keras.csv")), "epoch,loss,recall,val_loss,val_recall\n0,1,0.1,1,0.2\n1,0.5,0.2,0.5,0.3\n");
        write(path(QStringLiteral("own.csv")), "score,seen,my_recall\n0.5,10,0.3\n0.25,20,0.4\n0.125,40,0.5\n");
    }

    void severalFoldersAreDroppedAtOnce()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        window.show();
        drop(window, {path(QStringLiteral("exp1")), path(QStringLiteral("exp2")), path(QStringLiteral("keras.csv"))});
        QTRY_COMPARE_WITH_TIMEOUT(window.runs().size(), 3, longWait);
        QCOMPARE(window.currentPage(), app::Page::Runs);
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), longWait);
    }

    void manyRunsAreChosenInADialog()
    {
        for (int i = 0; i < 12; ++i) {
            write(path(QStringLiteral("many/run%1/results.csv").arg(i)), "epoch,time,train/box_loss,metrics/mAP50(B)\n1,10,1,0.1\n");
        }
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        window.show();
        drop(window, {path(QStringLiteral("many")), path(QStringLiteral("exp1"))});
        QTRY_VERIFY_WITH_TIMEOUT(window.opening().dialog() != nullptr, longWait);
        QCOMPARE(window.runs().size(), 0);
        window.opening().dialog()->setSearch(QStringLiteral("run1"));  // run1, run10, run11
        window.opening().dialog()->checkListed(false);
        window.opening().dialog()->accept();
        QTRY_COMPARE_WITH_TIMEOUT(window.runs().size(), 9 + 1, longWait);  // what was dropped with it had its turn
    }

    void aLongOpeningIsCancelled()
    {
        for (int i = 0; i < 400; ++i) {
            write(path(QStringLiteral("deep/%1/%2/results.csv").arg(i / 20).arg(i)), "epoch,time,train/box_loss,metrics/mAP50(B)\n1,10,1,0.1\n");
        }
        QWidget parent;
        app::PathOpening opening(&parent);
        QSignalSpy chosen(&opening, &app::PathOpening::runsChosen);
        QSignalSpy finished(&opening, &app::PathOpening::finished);
        opening.open({path(QStringLiteral("deep")), path(QStringLiteral("exp1"))}, app::PathOpening::As::Runs, app::PathOpening::Choice::All);
        QVERIFY(!opening.idle());
        opening.cancel();
        QVERIFY(opening.idle());
        QCOMPARE(finished.count(), 1);
        // The next one is opened, and nothing of the first comes after all.
        opening.open({path(QStringLiteral("exp2"))}, app::PathOpening::As::Runs, app::PathOpening::Choice::All);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, longWait);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().front().toString(), path(QStringLiteral("exp2")));
    }

    void cancelInTheWindowEndsTheOpening()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        window.show();
        QSignalSpy finished(&window.opening(), &app::PathOpening::finished);
        drop(window, {path(QStringLiteral("exp1")), path(QStringLiteral("exp2"))});
        // Pages have rows of their own, which cancel nothing here.
        for (const widgets::ProgressRow* row : window.findChildren<widgets::ProgressRow*>()) {
            row->cancel()->click();
        }
        QCOMPARE(finished.count(), 1);
        QVERIFY(window.opening().idle());
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), longWait);
        QCOMPARE(window.runs().size(), 0);
    }

    void aTableThatDoesNotTellItsStepsAsksForThem()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        window.show();
        drop(window, {path(QStringLiteral("own.csv"))});
        QTRY_VERIFY_WITH_TIMEOUT(window.opening().stepDialog() != nullptr, longWait);
        QCOMPARE(window.runs().size(), 0);
        window.opening().stepDialog()->choose(QStringLiteral("my_recall"));
        window.opening().stepDialog()->choose(QStringLiteral("seen"));
        window.opening().stepDialog()->accept();
        QTRY_COMPARE_WITH_TIMEOUT(window.runs().size(), 1, longWait);
        QCOMPARE(stepsOf(window, "score"), (std::vector<std::int64_t>{10, 20, 40}));
        QCOMPARE(window.runs().at(0).remarks.stepColumn, QStringLiteral("seen"));
        // Later it is chosen in the run's menu: the run is read again.
        window.stepColumns().ask(0);
        QTRY_VERIFY_WITH_TIMEOUT(window.stepColumns().dialog() != nullptr, longWait);
        QCOMPARE(window.stepColumns().dialog()->chosen(), QStringLiteral("seen"));
        window.stepColumns().dialog()->choose(QString());
        window.stepColumns().dialog()->accept();
        QTRY_COMPARE_WITH_TIMEOUT(window.runs().at(0).remarks.stepColumn, QString(), longWait);
        QTRY_VERIFY_WITH_TIMEOUT(window.idle(), longWait);
        QCOMPARE(stepsOf(window, "score"), (std::vector<std::int64_t>{10, 20, 40}));  // found: whole numbers that ascend
    }

    void aTableThatTellsItsStepsAsksNobody()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        window.show();
        drop(window, {path(QStringLiteral("keras.csv"))});
        QTRY_COMPARE_WITH_TIMEOUT(window.runs().size(), 1, longWait);
        QVERIFY(window.opening().stepDialog() == nullptr);
    }

    void aNameInTheVocabularyBringsCurvesTogether()
    {
        Workspace workspace(Workspace::Persistence::None);
        MainWindow window(workspace);
        window.show();
        window.openPath(path(QStringLiteral("exp1")));
        window.openPath(path(QStringLiteral("own.csv")));
        QTRY_COMPARE_WITH_TIMEOUT(window.runs().size(), 2, longWait);
        const auto both = [&] {
            int runs = 0;
            for (int i = 0; i < window.runs().size(); ++i) {
                runs += window.runs().at(i).history.find("val/recall") != nullptr ? 1 : 0;
            }
            return runs == 2;
        };
        QVERIFY(!both());
        window.vocabulary().showDialog();
        widgets::VocabularyDialog* dialog = window.vocabulary().dialog();
        QVERIFY(dialog != nullptr);
        for (int row = 0; row < dialog->table().rowCount(); ++row) {
            if (dialog->table().item(row, 0)->text() == QStringLiteral("my_recall")) {
                dialog->table().item(row, 2)->setText(QStringLiteral("val/recall"));
            }
        }
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(both(), longWait);
    }

    void theNextStartGoesOnWithTheWorkspaceThatWasSaved()
    {
        const QString file = path(QStringLiteral("paper.ggws"));
        {
            Workspace workspace(Workspace::Persistence::User);
            MainWindow window(workspace);
            window.openPath(path(QStringLiteral("exp1")));
            QTRY_COMPARE_WITH_TIMEOUT(window.runs().size(), 1, longWait);
            window.writeWorkspace(file);
            window.openWorkspace(file);
            QTRY_VERIFY_WITH_TIMEOUT(window.windowTitle().startsWith(QStringLiteral("paper")), longWait);
            window.close();
        }
        Workspace workspace(Workspace::Persistence::User);
        MainWindow window(workspace);
        window.restoreSession();
        QTRY_COMPARE_WITH_TIMEOUT(window.runs().size(), 1, longWait);
        QVERIFY(window.windowTitle().startsWith(QStringLiteral("paper")));
        window.runs().setVisible(0, false);
        QAction* save = actionOf(window, QKeySequence::Save);
        QVERIFY(save != nullptr);
        save->trigger();
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const app::WorkspaceFile read = app::parseWorkspace(saved.readAll(), file);
        QCOMPARE(read.runs.size(), std::size_t(1));
        QVERIFY(!read.runs.front().visible);
        QVERIFY(read.savedAs.isEmpty());
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    static std::vector<std::int64_t> stepsOf(MainWindow& window, const std::string& series)
    {
        const runs::Series* found = window.runs().at(0).history.find(series);
        return found == nullptr ? std::vector<std::int64_t>() : found->steps;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
