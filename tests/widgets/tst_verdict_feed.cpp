#include "core/diagnosis/rule.h"
#include "tests/widgets/run_fixture.h"
#include "widgets/panels/check_list_view.h"
#include "widgets/panels/run_verdicts.h"
#include "widgets/panels/verdict_line.h"
#include "widgets/panels/verdict_rules_dialog.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace gg;
using namespace gg::widgets;

namespace {

diagnosis::Verdict verdict(const std::string& rule, double since, audit::Severity severity = audit::Severity::Warning)
{
    return {.rule = rule, .severity = severity, .sinceEpoch = since, .series = {"train/loss"}};
}

QPushButton* button(const QWidget& parent, const QString& text)
{
    for (QPushButton* one : parent.findChildren<QPushButton*>()) {
        if (one->text() == text) {
            return one;
        }
    }
    return nullptr;
}

}  // namespace

class TestVerdictFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunCollection>();
        m_feed = std::make_unique<RunVerdicts>(*m_runs);
        m_feed->resize(320, 600);
        m_feed->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_feed.get()));
    }
    void cleanup()
    {
        m_feed.reset();
        m_runs.reset();
    }

    void newestComesFirst()
    {
        judge(addRun("a"), {verdict("run.overfitting", 3)});
        judge(addRun("b"), {verdict("run.diverged", 9)});
        QCOMPARE(order(), (QStringList{"b run.diverged", "a run.overfitting"}));
    }

    void whatAppearsWhileSomebodyWatchesGoesToTheTop()
    {
        const int live = addRun("live");
        runs::RunStanding standing{.standing = runs::Standing::Live};
        m_runs->setStatus(live, {.standing = standing});
        judge(addRun("old"), {verdict("run.overfitting", 90)});
        judge(live, {});
        judge(live, {verdict("run.diverged", 2)});
        QCOMPARE(order(), (QStringList{"live run.diverged", "old run.overfitting"}));
    }

    void aFoldedVerdictIsSeenUnderTheOneThatExplainsIt()
    {
        diagnosis::Verdict follows = verdict("run.loss_term_flat", 5);
        follows.because = "run.diverged";
        judge(addRun("a"), {verdict("run.diverged", 4), follows});
        const auto lines = m_feed->lines();
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0]->subject().folded, 1);
        QVERIFY(lines[0]->isVisible() && !lines[1]->isVisible());
        QTest::mouseClick(lines[0], Qt::LeftButton, {}, QPoint(40, 10));
        QVERIFY(lines[0]->isOpen() && lines[1]->isVisible());
    }

    void whatReadsTheSameForSeveralRunsIsOneLine()
    {
        diagnosis::Verdict follows = verdict("run.loss_term_flat", 5);
        follows.because = "run.small_validation";
        judge(addRun("a"), {verdict("run.small_validation", 1)});
        judge(addRun("b"), {verdict("run.small_validation", 1), follows});
        judge(addRun("c"), {verdict("run.small_validation", 3)});  // since another epoch: it reads otherwise
        QCOMPARE(order(), (QStringList{"c run.small_validation", "a, b run.small_validation", "a run.small_validation", "b run.small_validation", "b run.loss_term_flat"}));
        QCOMPARE(m_feed->count(), 4);
        const auto lines = m_feed->lines();
        QCOMPARE(lines[1]->rightText(), QString("in 2 runs"));
        const auto seen = [&] {
            QString marks;
            for (const VerdictLine* line : lines) {
                marks += line->isVisible() ? QLatin1Char('x') : QLatin1Char('-');
            }
            return marks;
        };
        QCOMPARE(seen(), QString("xx---"));
        lines[1]->setOpen(true);
        QCOMPARE(seen(), QString("xxxx-"));
        QCOMPARE(button(*lines[1], QStringLiteral("Mute…")), nullptr);  // a run is muted, with its reason
        lines[3]->setOpen(true);
        QCOMPARE(seen(), QString("xxxxx"));
        QVERIFY(button(*lines[3], QStringLiteral("Mute…")) != nullptr);
    }

    void anOpenLineOfSeveralRunsStaysOpenWhenAnotherJoins()
    {
        judge(addRun("a"), {verdict("run.small_validation", 1)});
        judge(addRun("b"), {verdict("run.small_validation", 1)});
        VerdictLine* line = m_feed->lines().front();
        line->setOpen(true);
        judge(addRun("c"), {verdict("run.small_validation", 1)});
        QCOMPARE(m_feed->lines().front(), line);
        QVERIFY(line->isOpen());
        QCOMPARE(line->subject().runs, (QStringList{"a", "b", "c"}));
    }

    void theFirstIsOpenWhicheverItComesToBe()
    {
        m_feed->openFirst();
        judge(addRun("a"), {verdict("run.overfitting", 3)});
        judge(addRun("b"), {verdict("run.diverged", 9)});
        const auto open = [&] {
            QString marks;
            for (const VerdictLine* line : m_feed->lines()) {
                marks += line->isOpen() ? QLatin1Char('x') : QLatin1Char('-');
            }
            return marks;
        };
        QCOMPARE(open(), QString("x-"));
        judge(addRun("c"), {verdict("run.diverged", 9)});
        QCOMPARE(open(), QString("xx--"));  // one line for both runs, and the first of them
        m_feed->lines()[0]->setOpen(false);
        judge(addRun("d"), {verdict("run.small_validation", 20)});
        QCOMPARE(m_feed->lines().front()->isOpen(), false);  // a person has begun to read
    }

    void aVerdictOfOneOfSeveralRunsIsFound()
    {
        judge(addRun("a"), {verdict("run.small_validation", 1)});
        judge(addRun("b"), {verdict("run.small_validation", 1)});
        QVERIFY(m_feed->reveal("/runs/b", "run.small_validation"));
        const auto lines = m_feed->lines();
        QVERIFY(lines[0]->isOpen() && !lines[1]->isOpen() && lines[2]->isOpen() && lines[2]->isVisible());
    }

    void whatFollowsFromAMutedOneStandsByItself()
    {
        diagnosis::Verdict follows = verdict("run.loss_term_flat", 5);
        follows.because = "run.diverged";
        judge(addRun("a"), {follows});
        QVERIFY(m_feed->lines().front()->isVisible());
    }

    void keysGoThroughTheLinesAndOpenThem()
    {
        judge(addRun("a"), {verdict("run.overfitting", 3)});
        judge(addRun("b"), {verdict("run.diverged", 9)});
        const auto lines = m_feed->lines();
        lines[0]->setFocus();
        QTest::keyClick(lines[0], Qt::Key_Down);
        QVERIFY(lines[1]->hasFocus());
        QTest::keyClick(lines[1], Qt::Key_Return);
        QVERIFY(lines[1]->isOpen());
        QTest::keyClick(lines[1], Qt::Key_Escape);
        QVERIFY(!lines[1]->isOpen());
        QTest::keyClick(lines[1], Qt::Key_Up);
        QVERIFY(lines[0]->hasFocus());
    }

    void tabGoesFromAnOpenLineThroughItsButtonsToTheNextLine()
    {
        judge(addRun("a"), {verdict("run.overfitting", 3)});
        judge(addRun("b"), {verdict("run.diverged", 9)});
        const auto lines = m_feed->lines();
        lines[0]->setOpen(true);
        lines[0]->setFocus();
        QStringList reached;
        for (int i = 0; i < 5 && QApplication::focusWidget() != lines[1]; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            auto* pressed = qobject_cast<QPushButton*>(QApplication::focusWidget());
            reached << (pressed == nullptr ? QString() : pressed->text());
        }
        QCOMPARE(reached, (QStringList{"Curves", "Epoch 9", "Images", QStringLiteral("Mute…"), QString()}));
        QVERIFY(lines[1]->hasFocus());
    }

    void anOpenLineStaysOpenWhenItsNumbersChange()
    {
        const int run = addRun("a");
        judge(run, {verdict("run.overfitting", 3)});
        VerdictLine* line = m_feed->lines().front();
        line->setOpen(true);
        judge(run, {verdict("run.overfitting", 4)});
        QCOMPARE(m_feed->lines().front(), line);
        QVERIFY(line->isOpen());
        QCOMPARE(line->subject().verdict.sinceEpoch, 4.0);
    }

    void buttonsLeadToTheEvidence()
    {
        diagnosis::Verdict all = verdict("run.dead_class", 3);
        all.epochs = {3, 8};
        all.classes = {"Platelets"};
        all.files = {"/runs/a/results.csv"};
        judge(addRun("a"), {all});
        VerdictLine* line = m_feed->lines().front();
        line->setOpen(true);
        QSignalSpy curves(m_feed.get(), &RunVerdicts::curvesRequested);
        QSignalSpy epochs(m_feed.get(), &RunVerdicts::epochRequested);
        QSignalSpy images(m_feed.get(), &RunVerdicts::imagesRequested);
        QSignalSpy classes(m_feed.get(), &RunVerdicts::classRequested);
        QSignalSpy files(m_feed.get(), &RunVerdicts::fileRequested);
        QTest::mouseClick(button(*line, "Curves"), Qt::LeftButton);
        QCOMPARE(curves.value(0).value(0).toStringList(), QStringList{"train/loss"});
        QCOMPARE(epochs.value(0).value(0).toInt(), 3);
        QTest::mouseClick(button(*line, "Images"), Qt::LeftButton);
        QCOMPARE(images.count(), 1);
        QTest::mouseClick(button(*line, "Platelets"), Qt::LeftButton);
        QCOMPARE(classes.value(0).value(1).toString(), QString("Platelets"));
        QTest::mouseClick(button(*line, "File"), Qt::LeftButton);
        QCOMPARE(files.value(0).value(0).toString(), QString("/runs/a/results.csv"));
        QVERIFY(button(*line, "Epochs")->menu()->actions().size() == 2);
    }

    void mutingAsksForAReason()
    {
        judge(addRun("a"), {verdict("run.overfitting", 3)});
        VerdictLine* line = m_feed->lines().front();
        line->setOpen(true);
        QSignalSpy muted(m_feed.get(), &RunVerdicts::muteRequested);
        QTest::mouseClick(button(*line, QStringLiteral("Mute…")), Qt::LeftButton);
        auto* dialog = m_feed->findChild<QInputDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY(!dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled());
        dialog->setTextValue("  ");
        dialog->accept();
        QCOMPARE(muted.count(), 0);
        QTest::mouseClick(button(*line, QStringLiteral("Mute…")), Qt::LeftButton);
        dialog = m_feed->findChildren<QInputDialog*>().last();
        dialog->setTextValue("a known fault of this set");
        dialog->accept();
        QCOMPARE(muted.count(), 1);
        QCOMPARE(muted[0], (QVariantList{"/runs/a", "run.overfitting", "a known fault of this set"}));
    }

    void mutedOnesAreListedAndCanBeTakenBack()
    {
        const int run = addRun("a");
        m_runs->setDiagnosis(run, {.verdicts = {}, .muted = {{verdict("run.overfitting", 3), "known"}}, .unjudged = {}}, {});
        m_feed->refresh();
        QCOMPARE(m_feed->mutedTexts(), QStringList{"a: Overfitting (known)"});
        QSignalSpy unmuted(m_feed.get(), &RunVerdicts::unmuteRequested);
        button(*m_feed, "Unmute")->click();
        QCOMPARE(unmuted[0], (QVariantList{"/runs/a", "run.overfitting"}));
    }

    void whatNoRuleCouldJudgeIsListedByInput()
    {
        const int run = addRun("a");
        m_runs->setDiagnosis(run, {.verdicts = {}, .muted = {}, .unjudged = {{"run.overfitting", {"train/loss"}}, {"run.diverged", {"train/loss", "val/loss"}}}}, {});
        m_feed->refresh();
        QCOMPARE(m_feed->unjudgedTexts().size(), 2);
        QVERIFY(m_feed->unjudgedTexts().front().startsWith("train/loss: Overfitting, "));
    }

    void aVerdictIsFoundByRunAndRule()
    {
        diagnosis::Verdict follows = verdict("run.loss_term_flat", 5);
        follows.because = "run.diverged";
        judge(addRun("a"), {verdict("run.diverged", 4), follows});
        QVERIFY(m_feed->reveal("/runs/a", "run.loss_term_flat"));
        QVERIFY(m_feed->lines()[1]->isVisible() && m_feed->lines()[1]->isOpen());
        QVERIFY(!m_feed->reveal("/runs/a", "run.overfitting"));
    }

    void theCheckListFollowsItsRun()
    {
        const int run = addRun("a");
        CheckListView view(*m_runs);
        diagnosis::Check check{.id = "check.settings", .state = diagnosis::CheckState::Failed, .reason = "check.settings.none", .place = diagnosis::CheckPlace::Train};
        m_runs->setDiagnosis(run, {}, {check});
        view.refresh();
        QCOMPARE(view.texts(), QStringList{QStringLiteral("▲ Settings and seed are written down with the run: The run does not say with which settings it was trained.")});
        QSignalSpy asked(&view, &CheckListView::placeRequested);
        button(view, "Look")->click();
        QCOMPARE(asked.count(), 1);
        check.state = diagnosis::CheckState::Ticked;
        m_runs->setDiagnosis(run, {}, {check});
        view.refresh();
        QVERIFY(view.texts().front().startsWith(QStringLiteral("✓")));
        QCOMPARE(button(view, "Look"), nullptr);
    }

    void thresholdsAreChangedAndBroughtBack()
    {
        VerdictRulesDialog dialog({});
        dialog.select("run.overfitting");
        auto* spin = dialog.findChild<QDoubleSpinBox*>("run.overfitting.fall");
        QVERIFY(spin != nullptr);
        QCOMPARE(spin->value(), 0.05);
        spin->setValue(0.1);
        QCOMPARE(dialog.settings().changed.at("run.overfitting.fall"), 0.1);
        button(dialog, QStringLiteral("Default: 0.05"))->click();
        QVERIFY(dialog.settings().changed.empty());
    }

    void aRuleIsMutedWithAReasonOrNotAtAll()
    {
        VerdictRulesDialog dialog({});
        auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        auto* list = dialog.findChild<QListWidget*>("rules");
        dialog.select("run.overfitting");
        list->currentItem()->setCheckState(Qt::Unchecked);
        QVERIFY(!ok->isEnabled());
        dialog.findChild<QLineEdit*>("reason")->setText("we stop by hand");
        QVERIFY(ok->isEnabled());
        QCOMPARE(dialog.settings().muteOf("run.overfitting")->reason, std::string("we stop by hand"));
        list->currentItem()->setCheckState(Qt::Checked);
        QCOMPARE(dialog.settings().muteOf("run.overfitting"), nullptr);
    }

    void theRulesAreReachedByKeyboard()
    {
        VerdictRulesDialog dialog({});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QTest::keyClicks(QApplication::focusWidget(), "overfit");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(accepted.count(), 0);
        auto* list = dialog.findChild<QListWidget*>("rules");
        QVERIFY(list->hasFocus());
        dialog.select("run.overfitting");
        for (int i = 0; i < 3 && qobject_cast<QDoubleSpinBox*>(QApplication::focusWidget()) == nullptr; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(QApplication::focusWidget()->objectName().startsWith("run.overfitting."));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Space);  // muted: the reason is asked for, in words
        auto* reason = dialog.findChild<QLineEdit*>("reason");
        QVERIFY(reason->hasFocus());
        const auto asks = [&] {
            const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](const QLabel* label) { return label->isVisible() && label->text().startsWith("Say why"); });
        };
        QVERIFY(asks());
        QTest::keyClicks(reason, "known");
        QVERIFY(!asks());
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
    }

    void everyRuleIsListedAndCanBeFound()
    {
        VerdictRulesDialog dialog({});
        auto* list = dialog.findChild<QListWidget*>("rules");
        QCOMPARE(list->count(), static_cast<int>(diagnosis::rules().size()));
        dialog.findChild<QLineEdit*>("search")->setText("run.overfit");
        int shown = 0;
        for (int i = 0; i < list->count(); ++i) {
            shown += list->item(i)->isHidden() ? 0 : 1;
        }
        QCOMPARE(shown, 1);
    }

private:
    int addRun(const std::string& name)
    {
        const int run = m_runs->add(QString::fromStdString("/runs/" + name), test::runInfo(name, "bce", 6));
        m_runs->append(run, {.events = test::runEvents(test::healthy(), false)}, RunCollection::Verdicts::Later);
        return run;
    }
    void judge(int run, const std::vector<diagnosis::Verdict>& verdicts)
    {
        m_runs->setDiagnosis(run, {.verdicts = verdicts, .muted = {}, .unjudged = {}}, {});
        m_feed->refresh();
    }
    QStringList order() const
    {
        QStringList names;
        for (const VerdictLine* line : m_feed->lines()) {
            const VerdictSubject& subject = line->subject();
            names << (subject.runs.isEmpty() ? subject.run : subject.runs.join(QStringLiteral(", "))) + QLatin1Char(' ') + QString::fromStdString(line->subject().verdict.rule);
        }
        return names;
    }

    std::unique_ptr<RunCollection> m_runs;
    std::unique_ptr<RunVerdicts> m_feed;
};

QTEST_MAIN(TestVerdictFeed)
#include "tst_verdict_feed.moc"
