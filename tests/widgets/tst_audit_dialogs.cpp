#include "core/audit/difference.h"
#include "widgets/panels/difference_dialog.h"
#include "widgets/panels/readiness_dialog.h"
#include "widgets/panels/repair_dialog.h"
#include "widgets/panels/rules_dialog.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace gg;
using namespace gg::widgets;

namespace {

std::vector<audit::Repair> someRepairs()
{
    return {{.kind = audit::RepairKind::CreateEmptyLabel, .file = "labels/c.txt", .record = 2, .line = 0, .before = {}, .after = ""},
            {.kind = audit::RepairKind::Clamp, .file = "labels/a.txt", .record = 0, .line = 1, .before = "0 0.95 0.5 0.2 0.4", .after = "0 0.925 0.5 0.15 0.4"},
            {.kind = audit::RepairKind::Clamp, .file = "labels/b.txt", .record = 1, .line = 3, .before = "0 0.05 0.5 0.2 0.4", .after = "0 0.075 0.5 0.15 0.4"}};
}

QPushButton* button(const QWidget& in, const QString& text)
{
    for (QPushButton* one : in.findChildren<QPushButton*>()) {
        if (one->text() == text) {
            return one;
        }
    }
    return nullptr;
}

}  // namespace

class TestAuditDialogs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyCertainRepairsAreMarkedAtFirst();
    void marksAreUndoneAndRedone();
    void aRepairIsShownLineAgainstLine();
    void nothingToRepairIsSaid();
    void readinessGroupsCountsButNotSizesInPixels();
    void aRuleIsMutedAndAThresholdChanged();
    void defaultsComeBack();
    void theDifferenceSaysWhatBroke();
};

void TestAuditDialogs::onlyCertainRepairsAreMarkedAtFirst()
{
    const RepairDialog dialog(someRepairs());
    const auto chosen = dialog.chosen();
    QCOMPARE(chosen.size(), std::size_t{2});
    QCOMPARE(chosen[0].file, std::string("labels/a.txt"));
}

void TestAuditDialogs::marksAreUndoneAndRedone()
{
    RepairDialog dialog(someRepairs());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTreeWidgetItem* clamps = dialog.findChild<QTreeWidget*>()->topLevelItem(1);
    clamps->setCheckState(0, Qt::Unchecked);
    QCoreApplication::processEvents();
    QVERIFY(dialog.chosen().empty());
    QVERIFY(!button(dialog, QStringLiteral("Save as patch…"))->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(dialog.chosen().size(), std::size_t{2});
    QTest::keyClick(&dialog, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(dialog.chosen().empty());
}

void TestAuditDialogs::aRepairIsShownLineAgainstLine()
{
    RepairDialog dialog({someRepairs()[1]});
    const QString change = dialog.findChild<QPlainTextEdit*>()->toPlainText();
    QVERIFY(change.contains(QStringLiteral("- 0 0.95 0.5 0.2 0.4\n+ 0 0.925 0.5 0.15 0.4")));
}

void TestAuditDialogs::readinessGroupsCountsButNotSizesInPixels()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const audit::Readiness readiness{.lines = {{.id = "resolution",
                                                .values = {{"resolution", "1280"}, {"variant", ""}, {"share", "25"}, {"count", "12345"}, {"total", "49380"}}}}};
    const QString html = ReadinessDialog::html(readiness);
    QLocale::setDefault(before);
    QVERIFY2(html.contains(QStringLiteral("12,345")) && html.contains(QStringLiteral("49,380")), qPrintable(html));
    QVERIFY2(html.contains(QStringLiteral("1280")), qPrintable(html));
}

void TestAuditDialogs::nothingToRepairIsSaid()
{
    RepairDialog dialog({});
    QVERIFY(!button(dialog, QStringLiteral("Save as patch…"))->isEnabled());
}

void TestAuditDialogs::aRuleIsMutedAndAThresholdChanged()
{
    RulesDialog dialog({});
    auto* tree = dialog.findChild<QTreeWidget*>();
    QTreeWidgetItem* duplicate = nullptr;
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        if (tree->topLevelItem(i)->data(0, Qt::UserRole).toString() == QStringLiteral("label.duplicate")) {
            duplicate = tree->topLevelItem(i);
        }
    }
    QVERIFY(duplicate != nullptr);
    QVERIFY(dialog.settings().changed.empty());
    auto* spin = qobject_cast<QDoubleSpinBox*>(tree->itemWidget(duplicate->child(0), 1));
    spin->setValue(0.8);
    duplicate->setCheckState(0, Qt::Unchecked);
    dialog.findChild<QSpinBox*>()->setValue(1280);
    const audit::Settings settings = dialog.settings();
    QCOMPARE(settings.threshold("label.duplicate.iou"), 0.8);
    QVERIFY(settings.muted.contains("label.duplicate"));
    QCOMPARE(settings.trainingSize, 1280);
}

void TestAuditDialogs::defaultsComeBack()
{
    audit::Settings changed;
    changed.trainingSize = 320;
    changed.changed["label.duplicate.iou"] = 0.7;
    changed.muted.insert("label.missing");
    RulesDialog dialog(changed);
    QCOMPARE(dialog.settings().threshold("label.duplicate.iou"), 0.7);
    QTest::mouseClick(button(dialog, QStringLiteral("Defaults")), Qt::LeftButton);
    QVERIFY(dialog.settings().changed.empty());
    QVERIFY(dialog.settings().muted.empty());
    QCOMPARE(dialog.settings().trainingSize, 640);
}

void TestAuditDialogs::theDifferenceSaysWhatBroke()
{
    audit::AuditDifference difference;
    difference.appeared.push_back({.key = "k", .rule = "label.missing", .severity = "warning", .file = "a.png", .line = 0, .message = "a.png has no label.", .weight = 1});
    difference.same = 4;
    const DifferenceDialog dialog(difference, QStringLiteral("monday.json"));
    auto* tree = dialog.findChild<QTreeWidget*>();
    QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("Broke (1)"));
    QCOMPARE(tree->topLevelItem(0)->child(0)->text(1), QStringLiteral("a.png has no label."));
}

QTEST_MAIN(TestAuditDialogs)
#include "tst_audit_dialogs.moc"
