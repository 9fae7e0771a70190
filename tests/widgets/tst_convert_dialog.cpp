#include "made_dataset.h"

#include "widgets/panels/banner.h"
#include "widgets/panels/convert_dialog.h"
#include "widgets/panels/split_dialog.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace gg;
using namespace gg::widgets;
using dataset::ConvertTarget;

class TestConvertDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosingAFormatAsksForItsLosses();
    void lossesAreShownBeforeAnythingIsWritten();
    void onlyChoicesThatMeanSomethingAreShown();
    void theResultCanBeOpened();
    void anErrorIsABannerAndKeepsTheChoices();
    void closingStopsTheWork();

    void sharesThatDoNotAddUpAreNotAsked();
    void achievedSharesAreShownByClass();
    void aSplitThatMissesItsSharesIsWrittenOnlyKnowingly();

    void theyLookRight_data();
    void theyLookRight();
};

namespace
{

dataset::ConversionReport lossyReport()
{
    dataset::ConversionReport report{.name = "street", .imagesIn = 364, .imagesOut = 364, .objectsIn = 4888, .objectsOut = 4875};
    report.losses = {{.kind = dataset::LossKind::IgnoreDropped, .count = 13, .files = {"images/a.png", "images/b.png"}},
                     {.kind = dataset::LossKind::AttributeDropped, .subject = "truncation", .count = 4888, .files = {"images/a.png"}},
                     {.kind = dataset::LossKind::PolygonToBox, .count = 210, .files = {"images/a.png", "images/b.png", "images/c.png"}},
                     {.kind = dataset::LossKind::PastBorder, .count = 3, .files = {"images/a.png"}}};
    return report;
}

QPushButton* button(const QWidget& dialog, const QString& text)
{
    for (QPushButton* candidate : dialog.findChildren<QPushButton*>()) {
        if (candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}

QComboBox* comboWith(const QWidget& dialog, const QString& item)
{
    for (QComboBox* box : dialog.findChildren<QComboBox*>()) {
        if (box->findText(item) >= 0) {
            return box;
        }
    }
    return nullptr;
}

dataset::SplitPlan madePlan(bool satisfied)
{
    dataset::SplitPlan plan{.images = {70, 20, 10}, .groups = 3, .satisfied = satisfied};
    plan.classes = {{.classId = 0, .name = "car", .images = {65, 20, 10}}, {.classId = 1, .name = "person", .images = {5, 0, 0}, .groups = 2}};
    plan.problems = {"Class person is not in val and test: 5 images in 2 groups show it."};
    return plan;
}

}  // namespace

void TestConvertDialog::choosingAFormatAsksForItsLosses()
{
    ConvertDialog dialog(test::boxDataset(), QStringLiteral("/tmp/new"));
    int asked = 0;
    dataset::ConvertOptions last;
    connect(&dialog, &ConvertDialog::previewRequested, this, [&](const dataset::ConvertOptions& options) {
        ++asked;
        last = options;
    });
    dialog.show();
    QTRY_COMPARE(asked, 1);
    QVERIFY(last.target == ConvertTarget::Yolo);
    dialog.setTarget(ConvertTarget::Mask);
    dialog.setTarget(ConvertTarget::Coco);
    QTRY_COMPARE(asked, 2);  // going through the list asks once
    QVERIFY(last.target == ConvertTarget::Coco);
}

void TestConvertDialog::lossesAreShownBeforeAnythingIsWritten()
{
    ConvertDialog dialog(test::boxDataset(), QStringLiteral("/tmp/new"));
    dialog.setPreview(lossyReport());
    const auto* tree = dialog.findChild<QTreeWidget*>();
    QCOMPARE(tree->topLevelItemCount(), 4);
    QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("Lost: Ignore regions dropped"));
    QCOMPARE(tree->topLevelItem(0)->text(1), QStringLiteral("13"));
    const auto shows = [&dialog](const QString& text) {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel* label) { return label->text().contains(text); });
    };
    QVERIFY(shows(QStringLiteral("13 ignore regions")));
    dialog.findChild<QTreeWidget*>()->setCurrentItem(tree->topLevelItem(1)->child(0));
    QVERIFY(shows(QStringLiteral("the truncation of 4888 object")));
    QVERIFY(tree->topLevelItem(2)->text(0).startsWith(QStringLiteral("Changed: ")));
}

void TestConvertDialog::onlyChoicesThatMeanSomethingAreShown()
{
    const auto set = test::boxDataset();
    set->records[0].objects[0].ignore = true;
    ConvertDialog dialog(set, QStringLiteral("/tmp/new"));
    dialog.show();
    QComboBox* ignore = comboWith(dialog, QStringLiteral("Painted grey in copies"));
    QComboBox* faces = comboWith(dialog, QStringLiteral("person"));
    QVERIFY(ignore->isVisible());
    QVERIFY(!faces->isVisible());
    dialog.setTarget(ConvertTarget::WiderFace);
    QVERIFY(!ignore->isVisible());
    QVERIFY(faces->isVisible());
    faces->setCurrentText(QStringLiteral("person"));
    QCOMPARE(dialog.options().faceClass, std::string("person"));
}

void TestConvertDialog::theResultCanBeOpened()
{
    ConvertDialog dialog(test::boxDataset(), QStringLiteral("/tmp/new"));
    dialog.show();
    QSignalSpy wanted(&dialog, &ConvertDialog::convertRequested);
    QSignalSpy open(&dialog, &ConvertDialog::openRequested);
    dialog.setPreview(lossyReport());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("/tmp/new"));
    QVERIFY(!button(dialog, QStringLiteral("Convert"))->isEnabled());
    dataset::ConversionReport report = lossyReport();
    report.out = "/tmp/new";
    dialog.setResult(report);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(open.count(), 1);
    QCOMPARE(open.first().first().toString(), QStringLiteral("/tmp/new"));
}

void TestConvertDialog::anErrorIsABannerAndKeepsTheChoices()
{
    ConvertDialog dialog(test::boxDataset(), QStringLiteral("/tmp/new"));
    dialog.show();
    dialog.setTarget(ConvertTarget::PascalVoc);
    dialog.setPreview(lossyReport());
    button(dialog, QStringLiteral("Convert"))->click();
    dialog.setError(QStringLiteral("/tmp/new: The folder is not empty."));
    QVERIFY(dialog.findChild<Banner*>()->showsError());
    QVERIFY(button(dialog, QStringLiteral("Convert"))->isEnabled());
    QVERIFY(dialog.options().target == ConvertTarget::PascalVoc);
}

void TestConvertDialog::closingStopsTheWork()
{
    ConvertDialog dialog(test::boxDataset(), QStringLiteral("/tmp/new"));
    dialog.show();
    QSignalSpy cancelled(&dialog, &ConvertDialog::cancelRequested);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
}

void TestConvertDialog::sharesThatDoNotAddUpAreNotAsked()
{
    SplitDialog dialog(test::boxDataset(), QStringLiteral("/tmp/new"));
    int asked = 0;
    connect(&dialog, &SplitDialog::planRequested, this, [&](const dataset::SplitOptions&) { ++asked; });
    dialog.show();
    QTRY_COMPARE(asked, 1);
    dialog.setShares(0.5, 0.2, 0.1);
    QVERIFY(!button(dialog, QStringLiteral("Write lists"))->isEnabled());
    bool told = false;
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        told = told || label->text().startsWith(QStringLiteral("The shares add up to 80"));
    }
    QVERIFY(told);
    dialog.setShares(0.5, 0.3, 0.2);
    QTRY_COMPARE(asked, 2);
    QCOMPARE(dialog.options().shares[1], 0.3);
}

void TestConvertDialog::achievedSharesAreShownByClass()
{
    SplitDialog dialog(test::boxDataset(), QStringLiteral("/tmp/new"));
    dialog.setPlan(madePlan(true));
    const auto* table = dialog.findChild<QTableWidget*>();
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("70  (70.0 %)"));
    QCOMPARE(table->item(2, 0)->text(), QStringLiteral("person"));
    QCOMPARE(table->item(2, 1)->text(), QStringLiteral("5  (100.0 %)"));
    QCOMPARE(table->item(2, 1)->foreground().color(), theme().warning);
    QVERIFY(button(dialog, QStringLiteral("Write lists"))->isEnabled());
}

void TestConvertDialog::aSplitThatMissesItsSharesIsWrittenOnlyKnowingly()
{
    SplitDialog dialog(test::boxDataset(), QStringLiteral("/tmp/new"));
    int wanted = 0;
    connect(&dialog, &SplitDialog::writeRequested, this, [&](const QString&, const dataset::SplitPlan&) { ++wanted; });
    dialog.setPlan(madePlan(false));
    QPushButton* anyway = button(dialog, QStringLiteral("Write lists anyway"));
    QVERIFY(anyway != nullptr);
    anyway->click();
    QCOMPARE(wanted, 1);
    dialog.setWritten(QStringLiteral("/tmp/new"));
    QCOMPARE(dialog.findChild<Banner*>()->text(), QStringLiteral("Written to /tmp/new"));
}

void TestConvertDialog::theyLookRight_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// With GROUNDGLASS_GRAB set to a folder the dialogs are kept as pictures, to be looked at.
void TestConvertDialog::theyLookRight()
{
    QFETCH(bool, dark);
    applyAppearance(dark ? Appearance::Dark : Appearance::Light);
    const auto set = test::boxDataset();
    set->records[0].objects[0].ignore = true;
    ConvertDialog convert(set, QStringLiteral("/home/somebody/data/street-converted"));
    convert.show();
    convert.setPreview(lossyReport());
    SplitDialog split(set, QStringLiteral("/home/somebody/data/street-split"));
    split.show();
    split.setPlan(madePlan(true));
    QVERIFY(convert.minimumSizeHint().height() < 680);
    QVERIFY(split.minimumSizeHint().height() < 680);
    for (const QPushButton* candidate : convert.findChildren<QPushButton*>()) {
        QVERIFY(candidate->sizeHint().height() >= 24);
    }
    const QString folder = qEnvironmentVariable("GROUNDGLASS_GRAB");
    if (!folder.isEmpty()) {
        const QString look = dark ? QStringLiteral("dark") : QStringLiteral("light");
        QVERIFY(convert.grab().save(folder + QStringLiteral("/convert-%1.png").arg(look)));
        QVERIFY(split.grab().save(folder + QStringLiteral("/split-%1.png").arg(look)));
    }
    applyAppearance(Appearance::Light);
}

QTEST_MAIN(TestConvertDialog)
#include "tst_convert_dialog.moc"
