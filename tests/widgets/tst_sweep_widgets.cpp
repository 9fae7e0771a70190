#include "core/recipe/sweep.h"
#include "widgets/panels/sweep_dialog.h"
#include "widgets/panels/sweep_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace gg;
using training::QueuedRun;
using training::QueuedState;
using widgets::SweepDialog;
using widgets::SweepPanel;

namespace {

QPushButton* button(const QWidget& widget, const QString& text)
{
    for (auto* candidate : widget.findChildren<QPushButton*>()) {
        if (candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}

std::unique_ptr<SweepDialog> dialog(const recipe::TrainConfig& config = recipe::defaultConfig("segmentation"))
{
    return std::make_unique<SweepDialog>(config, [](const QString& key) { return key; }, QStringLiteral("mine"));
}

/// The line edits in the form's order: values, second values, seeds, name.
QLineEdit* field(const SweepDialog& form, int which)
{
    QList<QLineEdit*> fields;
    for (auto* edit : form.findChildren<QLineEdit*>()) {
        if (qobject_cast<QComboBox*>(edit->parentWidget()) == nullptr) {
            fields << edit;
        }
    }
    return fields.at(which);
}

std::vector<QueuedRun> queue()
{
    const recipe::SweepPlan plan{.base = recipe::defaultConfig("segmentation"), .vary = {{"batch", {"2", "4"}}}, .seeds = {1, 2}};
    std::vector<QueuedRun> runs;
    for (recipe::SweepRun& run : recipe::expand(plan)) {
        runs.push_back({.run = std::move(run)});
    }
    return runs;
}

}  // namespace

class SweepWidgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRunsAreListedWhileTheSweepIsTyped()
    {
        const auto form = dialog();
        auto* runs = form->findChild<QTableWidget*>();
        QVERIFY(!button(*form, QStringLiteral("Start sweep"))->isEnabled());
        field(*form, 0)->setText(QStringLiteral("0.01, 0.001"));
        QCOMPARE(runs->rowCount(), 2);
        field(*form, 2)->setText(QStringLiteral("1, 2, 3"));
        QCOMPARE(runs->rowCount(), 6);
        QCOMPARE(runs->item(0, 0)->text(), QStringLiteral("lr0.01_seed1"));
        QSignalSpy started(form.get(), &SweepDialog::startRequested);
        button(*form, QStringLiteral("Start sweep"))->click();
        QCOMPARE(started.size(), 1);
        const auto plan = started[0][0].value<recipe::SweepPlan>();
        QCOMPARE(plan.vary.front(), (recipe::SweepAxis{"optimizer.lr", {"0.01", "0.001"}}));
        QCOMPARE(started[0][1].toString(), QStringLiteral("mine"));
    }

    void whatCannotBeUsedIsSaidAtOnce()
    {
        const auto form = dialog();
        field(*form, 0)->setText(QStringLiteral("0.01, fast"));
        QVERIFY2(form->problem().contains(QStringLiteral("optimizer.lr expected a number")), qPrintable(form->problem()));
        QVERIFY(!button(*form, QStringLiteral("Start sweep"))->isEnabled());
        field(*form, 0)->setText(QStringLiteral("0.01"));
        field(*form, 2)->setText(QStringLiteral("1, x"));
        QVERIFY(form->problem().contains(QStringLiteral("“x” is none")));
        field(*form, 2)->clear();
        QVERIFY(form->problem().isEmpty());
    }

    void aReadySweepFillsTheForm()
    {
        const auto form = dialog();
        auto* ready = form->findChildren<QComboBox*>().front();
        QVERIFY(ready->count() > 1);
        ready->setCurrentIndex(1);
        QCOMPARE(form->findChild<QTableWidget*>()->rowCount(), static_cast<int>(recipe::expand(form->plan()).size()));
        QVERIFY(form->problem().isEmpty());
    }

    void theQueueSaysWhatBecameOfEachRun()
    {
        SweepPanel panel;
        std::vector<QueuedRun> runs = queue();
        runs[0].state = QueuedState::Finished;
        runs[1].state = QueuedState::Failed;
        runs[1].reason = "The disk is full.";
        runs[2].state = QueuedState::Running;
        panel.setTraining(true);
        panel.setRuns(QStringLiteral("batches"), runs);
        QCOMPARE(panel.headline(), QStringLiteral("batches: 1 of 4 run(s) finished, 1 failed"));
        auto* table = panel.findChild<QTableWidget*>();
        QCOMPARE(table->item(1, 3)->text(), QStringLiteral("failed"));
        const auto labels = panel.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text().contains(QStringLiteral("The disk is full.")); }));
        QVERIFY(button(panel, QStringLiteral("Stop this run"))->isEnabled());
        QVERIFY(!button(panel, QStringLiteral("Close"))->isEnabled());
    }

    void theKeysMoveAndRemoveWhatWaits()
    {
        SweepPanel panel;
        panel.setRuns(QStringLiteral("batches"), queue());
        QSignalSpy moved(&panel, &SweepPanel::moveRequested);
        QSignalSpy removed(&panel, &SweepPanel::removeRequested);
        auto* table = panel.findChild<QTableWidget*>();
        QTest::keyClick(table, Qt::Key_Delete);  // nothing is selected
        table->selectRow(3);
        QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved[0][0].toString(), QStringLiteral("batch4_seed2"));
        QCOMPARE(moved[0][1].toInt(), -1);
        QCOMPARE(removed.size(), 1);
        // The selection stays with its run when the order changes.
        std::vector<QueuedRun> runs = queue();
        std::swap(runs[2], runs[3]);
        panel.setRuns(QStringLiteral("batches"), runs);
        QCOMPARE(panel.selected(), QStringLiteral("batch4_seed2"));
        runs[2].state = QueuedState::Failed;
        panel.setRuns(QStringLiteral("batches"), runs);
        QVERIFY(!button(panel, QStringLiteral("Up"))->isEnabled());
        QVERIFY(button(panel, QStringLiteral("Train again"))->isEnabled());
        QVERIFY(button(panel, QStringLiteral("Continue"))->isVisibleTo(&panel));
    }
};

QTEST_MAIN(SweepWidgetsTest)
#include "tst_sweep_widgets.moc"
