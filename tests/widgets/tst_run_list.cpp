#include "tests/widgets/run_fixture.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/panels/opened_list.h"
#include "widgets/panels/run_choice_dialog.h"
#include "widgets/panels/run_list_model.h"
#include "widgets/panels/run_list_panel.h"
#include "widgets/panels/run_verdicts.h"
#include "widgets/panels/step_column_dialog.h"
#include "widgets/panels/vocabulary_dialog.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace gg;
using namespace gg::widgets;

namespace {

/// Of another tool, with settings.
int addRun(RunCollection& runs, const std::string& name, std::map<std::string, std::string> config)
{
    NewRun run;
    run.place = {.path = "/runs/" + name, .name = name, .tool = "Ultralytics", .files = {"results.csv"}};
    run.info.name = name;
    run.config = std::move(config);
    return runs.add(std::move(run));
}

QStringList listed(const RunListPanel& panel)
{
    QStringList names;
    for (int row = 0; row < panel.list().model()->rowCount(); ++row) {
        names << panel.list().model()->index(row, 0).data().toString();
    }
    return names;
}

runs::RunBatch noteOf(const std::string& text)
{
    runs::RunBatch batch;
    runs::RunEvent event;
    event.kind = runs::EventKind::Note;
    event.message = text;
    batch.events.push_back(event);
    return batch;
}

}  // namespace

/// The list of the runs, and the dialogs that ask which runs and which names.
class RunListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunCollection>();
        m_cursor = std::make_unique<EpochCursor>();
        addRun(*m_runs, "adam", {{"optimizer.lr", "0.01"}, {"data", "/sets/optimizer=big/lr=0.5"}});
        addRun(*m_runs, "sgd", {{"optimizer.lr", "0.001"}});
        addRun(*m_runs, "wide", {{"optimizer.lr", "0.1"}});
        m_panel = std::make_unique<RunListPanel>(*m_runs, *m_cursor);
        m_panel->resize(300, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_runs.reset();
    }

    void f2WritesANote()
    {
        m_panel->list().setFocus();
        m_panel->list().setCurrentIndex(m_panel->list().model()->index(1, 0));
        QTest::keyClick(&m_panel->list(), Qt::Key_F2);
        auto* input = m_panel->findChild<QInputDialog*>();
        QVERIFY(input != nullptr);
        input->setTextValue(QStringLiteral("best so far"));
        input->accept();
        QCOMPARE(m_runs->at(1).remarks.note, QStringLiteral("best so far"));
        QVERIFY(m_panel->list().model()->index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("best so far")));
        QCOMPARE(m_panel->list().model()->index(1, 0).data(OpenedRoles::ChipsRole).toStringList(), QStringList{QStringLiteral("✎")});
    }

    void archivedRunsAreListedWhenAskedFor()
    {
        QVERIFY(!m_panel->archive().isVisible());
        QSignalSpy changed(m_panel.get(), &RunListPanel::stateChanged);
        m_runs->setRemarks(0, {.archived = true});
        QCOMPARE(listed(*m_panel), (QStringList{QStringLiteral("sgd"), QStringLiteral("wide")}));
        QVERIFY(m_panel->archive().isVisible());
        QVERIFY(m_panel->archive().text().contains(QLatin1Char('1')));
        QTest::keyClick(&m_panel->archive(), Qt::Key_Space);
        QCOMPARE(listed(*m_panel), (QStringList{QStringLiteral("adam"), QStringLiteral("sgd"), QStringLiteral("wide")}));
        QCOMPARE(changed.count(), 1);
        const QVariantMap state = m_panel->state();
        m_panel->showArchived(false);
        QCOMPARE(listed(*m_panel).size(), 2);
        m_panel->setState(state);
        QCOMPARE(listed(*m_panel).size(), 3);
    }

    void aSearchFindsTagsAndSettings_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char* search, const QStringList& found) { QTest::newRow(search) << QString::fromUtf8(search) << found; };
        row("#paper", {QStringLiteral("sgd"), QStringLiteral("wide")});
        row("#paper wi", {QStringLiteral("wide")});
        row("LR=0.01", {QStringLiteral("adam")});
        row("lr=0.0", {QStringLiteral("adam"), QStringLiteral("sgd")});
        row("optimizer.lr=0.1", {QStringLiteral("wide")});
        row("lr=0.5", {});  // that stands in a path, which is a value
        row("timizer.lr=0.1", {});
        row("second try", {QStringLiteral("sgd")});
    }

    void aSearchFindsTagsAndSettings()
    {
        QFETCH(QString, search);
        QFETCH(QStringList, found);
        m_runs->setRemarks(1, {.note = QStringLiteral("a second try"), .tags = {QStringLiteral("paper")}});
        m_runs->setRemarks(2, {.note = {}, .tags = {QStringLiteral("paper"), QStringLiteral("seed 2")}});
        m_panel->search().setText(search);
        QCOMPARE(listed(*m_panel), found);
    }

    void twoHundredRunsAreFilteredAndChosenByKey()
    {
        for (int i = 0; i < 200; ++i) {
            addRun(*m_runs, "sweep" + std::to_string(i), {{"seed", std::to_string(i % 10)}});
        }
        const QAbstractItemModelTester tester(m_panel->list().model());
        m_panel->refreshDifferences();
        m_panel->search().setText(QStringLiteral("seed=7"));
        QCOMPARE(listed(*m_panel).size(), 20);
        m_panel->list().setFocus();
        m_panel->list().selectAll();
        QTest::keyClick(&m_panel->list(), Qt::Key_Space);
        int hidden = 0;
        for (int i = 0; i < m_runs->size(); ++i) {
            hidden += m_runs->at(i).visible ? 0 : 1;
        }
        QCOMPARE(hidden, 20);
    }

    void whatIsToBeKnownOfFilesStandsBesideTheVerdicts()
    {
        RunVerdicts verdicts(*m_runs);
        m_runs->append(0, noteOf("val/map50: at step 3 results.csv says 0.5 and events.out 0.6. Both are kept."));
        m_runs->setStatus(1, {.standing = {}, .problems = {"line 7 was skipped."}});
        verdicts.refresh();
        QCOMPARE(verdicts.notes(), (QStringList{QStringLiteral("adam: val/map50: at step 3 results.csv says 0.5 and events.out 0.6. Both are kept."),
                                                QStringLiteral("▲ sgd: line 7 was skipped.")}));
        m_runs->setVisible(1, false);
        verdicts.refresh();
        QCOMPARE(verdicts.notes().size(), 1);
    }

    void runsAreChosenAmongMany()
    {
        std::vector<imports::RunPlace> places;
        for (const char* name : {"exp1", "exp2", "other"}) {
            places.push_back({.path = std::string("/runs/") + name, .name = name, .tool = "YOLOv5", .files = {"results.csv"}});
        }
        RunChoiceDialog dialog(QStringLiteral("/runs"), places);
        QCOMPARE(dialog.chosen().size(), std::size_t(3));
        dialog.setSearch(QStringLiteral("EXP"));
        dialog.checkListed(false);
        // What a search does not list keeps its check.
        QCOMPARE(dialog.chosen().size(), std::size_t(1));
        QCOMPARE(dialog.chosen().front().name, std::string("other"));
        dialog.setSearch({});
        dialog.checkListed(false);
        auto* open = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
        QVERIFY(!open->isEnabled());
        dialog.findChild<QTreeWidget*>()->topLevelItem(1)->setCheckState(0, Qt::Checked);
        QVERIFY(open->isEnabled());
        QCOMPARE(dialog.chosen().front().name, std::string("exp2"));
    }

    void aNameThatIsEditedIsAWordOfOnesOwn()
    {
        VocabularyDialog dialog({}, {{.raw = "my_recall", .tool = "table"}, {.raw = "val_recall", .tool = "Keras"}});
        QVERIFY(dialog.words().empty());
        const auto edit = [&](const QString& raw, const QString& name) {
            for (int row = 0; row < dialog.table().rowCount(); ++row) {
                if (dialog.table().item(row, 0)->text() == raw) {
                    dialog.table().item(row, 2)->setText(name);
                }
            }
        };
        edit(QStringLiteral("my_recall"), QStringLiteral("val/recall"));
        QCOMPARE(dialog.words(), (std::vector<imports::Word>{{.pattern = "my_recall", .tool = "table", .name = "val/recall"}}));
        // The name that it has anyway is no word.
        edit(QStringLiteral("my_recall"), QStringLiteral("my_recall"));
        QVERIFY(dialog.words().empty());
    }

    void theColumnOfTheStepsIsChosen()
    {
        StepColumnDialog dialog(QStringLiteral("/runs/log.csv"), {.columns = {"sample", "score"}, .obvious = false}, {});
        QCOMPARE(dialog.chosen(), QString());
        dialog.choose(QStringLiteral("sample"));
        QCOMPARE(dialog.chosen(), QStringLiteral("sample"));
        const StepColumnDialog again(QStringLiteral("/runs/log.csv"), {.columns = {"sample", "score"}, .obvious = false}, QStringLiteral("score"));
        QCOMPARE(again.chosen(), QStringLiteral("score"));
    }

    void runsOfOneNameAreToldByTheirParents()
    {
        RunCollection runs;
        const auto nameOf = [&](const char* path) {
            runs::RunInfo info;
            info.name = "train3";
            return runs.at(runs.add(QString::fromLatin1(path), info)).info.name;
        };
        QCOMPARE(nameOf("/data/workshoe/train3"), std::string("train3"));
        QCOMPARE(nameOf("/data/polyps/train3"), std::string("polyps/train3"));
        QCOMPARE(nameOf("/old/polyps/train3"), std::string("old/polyps/train3"));
    }

private:
    std::unique_ptr<RunCollection> m_runs;
    std::unique_ptr<EpochCursor> m_cursor;
    std::unique_ptr<RunListPanel> m_panel;
};

QTEST_MAIN(RunListTest)
#include "tst_run_list.moc"
