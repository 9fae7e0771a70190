#include "tests/widgets/fake_image_provider.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/models/catalogue_text.h"
#include "widgets/panels/audit_page.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/finding_detail.h"
#include "widgets/panels/pair_view.h"
#include "widgets/panels/progress_row.h"
#include "widgets/panels/twin_view.h"

#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QTest>

using namespace gg;
using namespace gg::widgets;
using audit::Severity;
using gg::test::FakeImageProvider;

class TestAuditPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutADatasetItAsksForOne();
    void aDatasetThatWasNotAuditedOffersIt();
    void findingsAppearWhileTheAuditRuns();
    void aRuleFiltersItsFindings();
    void aFindingShowsThePairAndTheReasons();
    void keysOpenAndCheck();
    void selectedFindingsAreAcceptedWithAReason();
    void whatWasAcceptedHasARowOfItsOwn();
    void theExportMenuNamesItsFormats();
    void keysAskForRulesRepairsAndUndo();
    void textFiltersFindings();
    void noFindingIsGoodNews();
    void aStoppedAuditSaysThatItIsNotAll();
    void anErrorIsABanner();
    void bothPicturesOfATwinArrive();

private:
    QPushButton* button(const QString& text) const;
    QToolButton* moreButton() const { return qobject_cast<QToolButton*>(m_page->findChild<QMenu*>()->parentWidget()); }
    bool says(const QString& text) const;
    QTableView* table(const QString& name) const;
    audit::Report report() const;

    std::unique_ptr<FakeImageProvider> m_images;
    std::unique_ptr<AuditPage> m_page;
};

void TestAuditPage::init()
{
    m_page.reset();
    m_images = std::make_unique<FakeImageProvider>();
    m_page = std::make_unique<AuditPage>(*m_images);
    m_page->resize(1230, 760);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QPushButton* TestAuditPage::button(const QString& text) const
{
    for (QPushButton* candidate : m_page->findChildren<QPushButton*>()) {
        if (candidate->isVisible() && candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}

bool TestAuditPage::says(const QString& text) const
{
    const auto labels = m_page->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

QTableView* TestAuditPage::table(const QString& name) const
{
    for (QTableView* candidate : m_page->findChildren<QTableView*>()) {
        if (candidate->accessibleName() == name) {
            return candidate;
        }
    }
    return nullptr;
}

audit::Report TestAuditPage::report() const
{
    return {.findings = {test::finding("label.zero_size", Severity::Error, "labels/train/a.txt", 0, 1),
                         test::finding("label.missing", Severity::Warning, "images/val/c.png", 2),
                         test::finding("label.orphan", Severity::Warning, "labels/x.txt", -1)},
            .masks = {}};
}

void TestAuditPage::withoutADatasetItAsksForOne()
{
    QSignalSpy open(m_page.get(), &AuditPage::openRequested);
    QSignalSpy audit(m_page.get(), &AuditPage::auditRequested);
    QTest::keyClick(m_page.get(), Qt::Key_R);
    QCOMPARE(audit.size(), 0);
    QTest::mouseClick(button(QStringLiteral("Open…")), Qt::LeftButton);
    QCOMPARE(open.size(), 1);
}

void TestAuditPage::aDatasetThatWasNotAuditedOffersIt()
{
    m_page->setDataset(test::boxDataset());
    QSignalSpy audit(m_page.get(), &AuditPage::auditRequested);
    QTest::mouseClick(button(QStringLiteral("Run the audit")), Qt::LeftButton);
    QTest::keyClick(m_page.get(), Qt::Key_R);
    QCOMPARE(audit.size(), 2);
}

void TestAuditPage::findingsAppearWhileTheAuditRuns()
{
    m_page->setDataset(test::boxDataset());
    m_page->startAudit();
    auto* progress = m_page->findChild<ProgressRow*>();
    QVERIFY(progress->isVisible());
    m_page->setProgress(QStringLiteral("Looking at pixels"), 1, 3);
    m_page->addFindings({test::finding("label.missing", Severity::Error, "images/val/c.png", 2)});
    QCOMPARE(table(QStringLiteral("Findings"))->model()->rowCount(), 1);
    QTRY_COMPARE(table(QStringLiteral("Rules"))->model()->rowCount(), 2);
    QSignalSpy cancelled(m_page.get(), &AuditPage::cancelRequested);
    QTest::mouseClick(button(QStringLiteral("Cancel")), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!moreButton()->isEnabled());
    m_page->finish(report());
    QVERIFY(!progress->isVisible());
    QCOMPARE(table(QStringLiteral("Findings"))->model()->rowCount(), 3);
    QVERIFY(moreButton()->isEnabled());
    QVERIFY(says(QStringLiteral("2 box(es) in 3 image(s): 1 error(s), 2 warning(s).")));
}

void TestAuditPage::aRuleFiltersItsFindings()
{
    m_page->setDataset(test::boxDataset());
    m_page->finish(report());
    QTableView* rules = table(QStringLiteral("Rules"));
    QTest::mouseClick(rules->viewport(), Qt::LeftButton, {}, rules->visualRect(rules->model()->index(1, 0)).center());
    QCOMPARE(table(QStringLiteral("Findings"))->model()->rowCount(), 1);
    QVERIFY(says(QStringLiteral("1 of 3")));
    QTest::keyClick(rules, Qt::Key_Up);
    QCOMPARE(table(QStringLiteral("Findings"))->model()->rowCount(), 3);
}

void TestAuditPage::aFindingShowsThePairAndTheReasons()
{
    m_page->setDataset(test::boxDataset());
    m_page->finish(report());
    auto* detail = m_page->findChild<FindingDetail*>();
    QCOMPARE(detail->pair().record(), 0);
    QCOMPARE(detail->pair().view().selectedObject(), 1);
    for (const char* part : {"label.zero_size.why", "label.zero_size.effect", "label.zero_size.remedy"}) {
        QVERIFY2(!catalogueText(part).isEmpty(), part);
        QVERIFY2(detail->text().contains(catalogueText(part).left(20).toHtmlEscaped()), part);
    }
    QTableView* findings = table(QStringLiteral("Findings"));
    findings->setFocus();
    QTest::keyClick(findings, Qt::Key_Down);
    QCOMPARE(detail->pair().record(), 2);
    QTest::keyClick(findings, Qt::Key_Down);
    QCOMPARE(detail->pair().record(), -1);
    QVERIFY(!button(QStringLiteral("Show in data set"))->isEnabled());
}

void TestAuditPage::keysOpenAndCheck()
{
    m_page->setDataset(test::boxDataset());
    m_page->finish(report());
    QSignalSpy shown(m_page.get(), &AuditPage::showRecordRequested);
    QSignalSpy checked(m_page.get(), &AuditPage::spotCheckRequested);
    QTableView* findings = table(QStringLiteral("Findings"));
    findings->setFocus();
    QTest::keyClick(findings, Qt::Key_Return);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown[0][0].toLongLong(), 0);
    QCOMPARE(shown[0][1].toInt(), 1);
    QTest::keyClick(findings, Qt::Key_S);
    QCOMPARE(checked.size(), 1);
    QTest::mouseClick(button(QStringLiteral("Add to spot check")), Qt::LeftButton);
    QCOMPARE(checked.size(), 2);
}

void TestAuditPage::selectedFindingsAreAcceptedWithAReason()
{
    m_page->setDataset(test::boxDataset());
    m_page->finish(report());
    m_page->setReasons({QStringLiteral("blank slides")});
    QSignalSpy accepted(m_page.get(), &AuditPage::acceptRequested);
    QTableView* findings = table(QStringLiteral("Findings"));
    findings->selectAll();
    QTest::mouseClick(button(QStringLiteral("Accept…")), Qt::LeftButton);
    auto* dialog = m_page->findChild<QInputDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->comboBoxItems().contains(QStringLiteral("blank slides")));
    dialog->setTextValue(QStringLiteral("  seen by two of us "));
    dialog->accept();
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted[0][0].value<std::vector<audit::Finding>>().size(), std::size_t{3});
    QCOMPARE(accepted[0][1].toString(), QStringLiteral("seen by two of us"));
}

void TestAuditPage::whatWasAcceptedHasARowOfItsOwn()
{
    m_page->setDataset(test::boxDataset());
    audit::Report all = report();
    m_page->finish(all);
    all.accepted.push_back({.finding = all.findings.back(), .reason = "a drawing, not a photograph"});
    all.findings.pop_back();
    m_page->refresh(all);
    QTableView* rules = table(QStringLiteral("Rules"));
    QTableView* findings = table(QStringLiteral("Findings"));
    QCOMPARE(findings->model()->rowCount(), 2);
    const int last = rules->model()->rowCount() - 1;
    QVERIFY(rules->model()->index(last, 0).data().toString().contains(QStringLiteral("Accepted")));
    QCOMPARE(rules->model()->index(last, 1).data().toString(), QStringLiteral("1"));
    rules->selectRow(last);
    QCOMPARE(findings->model()->rowCount(), 1);
    QVERIFY(m_page->findChild<FindingDetail*>()->text().contains(QStringLiteral("a drawing, not a photograph")));
    QSignalSpy withdrawn(m_page.get(), &AuditPage::withdrawRequested);
    QTest::mouseClick(button(QStringLiteral("Take back")), Qt::LeftButton);
    QCOMPARE(withdrawn.size(), 1);
    QCOMPARE(withdrawn[0][0].value<std::vector<audit::Finding>>().front().rule, std::string("label.orphan"));
}

void TestAuditPage::theExportMenuNamesItsFormats()
{
    m_page->setDataset(test::boxDataset());
    m_page->finish(report());
    QSignalSpy exported(m_page.get(), &AuditPage::exportRequested);
    QSignalSpy compared(m_page.get(), &AuditPage::compareRequested);
    auto* menu = m_page->findChild<QMenu*>();
    QCOMPARE(menu->actions().size(), 7);  // four formats, a line, augmented samples, the comparison
    menu->actions().at(2)->trigger();
    QCOMPARE(exported.size(), 1);
    QCOMPARE(exported[0][0].value<AuditPage::ExportFormat>(), AuditPage::ExportFormat::Sarif);
    menu->actions().at(6)->trigger();
    QCOMPARE(compared.size(), 1);
}

void TestAuditPage::keysAskForRulesRepairsAndUndo()
{
    m_page->setDataset(test::boxDataset());
    m_page->finish(report());
    QSignalSpy rules(m_page.get(), &AuditPage::rulesRequested);
    QSignalSpy repair(m_page.get(), &AuditPage::repairRequested);
    QSignalSpy undo(m_page.get(), &AuditPage::undoRequested);
    QTableView* findings = table(QStringLiteral("Findings"));
    findings->setFocus();
    QTest::keyClick(findings, Qt::Key_T);
    QTest::keyClick(findings, Qt::Key_P);
    QTest::keyClick(findings, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(rules.size() + repair.size() + undo.size(), 3);
    // While an audit runs there is nothing to repair yet.
    m_page->startAudit();
    QTest::keyClick(findings, Qt::Key_P);
    QCOMPARE(repair.size(), 1);
}

void TestAuditPage::textFiltersFindings()
{
    m_page->setDataset(test::boxDataset());
    m_page->finish(report());
    table(QStringLiteral("Findings"))->setFocus();
    QTest::keyClick(table(QStringLiteral("Findings")), Qt::Key_Slash);
    auto* search = m_page->findChild<QLineEdit*>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("c.png"));
    QCOMPARE(table(QStringLiteral("Findings"))->model()->rowCount(), 1);
    QCOMPARE(m_page->findChild<FindingDetail*>()->pair().record(), 2);
}

void TestAuditPage::noFindingIsGoodNews()
{
    m_page->setDataset(test::boxDataset());
    m_page->startAudit();
    m_page->finish({});
    QVERIFY(says(QStringLiteral("No rule found anything in this data set.")));
    QVERIFY(button(QStringLiteral("Run again")));
}

void TestAuditPage::aStoppedAuditSaysThatItIsNotAll()
{
    m_page->setDataset(test::boxDataset());
    m_page->startAudit();
    m_page->addFindings({test::finding("label.missing", Severity::Error, "images/val/c.png", 2)});
    m_page->stopAudit();
    QVERIFY(says(QStringLiteral("not finished")));
    QVERIFY(!m_page->findChild<ProgressRow*>()->isVisible());
}

void TestAuditPage::anErrorIsABanner()
{
    m_page->setDataset(test::boxDataset());
    m_page->startAudit();
    m_page->setError(QStringLiteral("/data/street: the folder is gone"));
    QCOMPARE(m_page->findChild<Banner*>()->text(), QStringLiteral("/data/street: the folder is gone"));
    QVERIFY(!m_page->findChild<ProgressRow*>()->isVisible());
    QVERIFY(button(QStringLiteral("Run the audit")));
}

void TestAuditPage::bothPicturesOfATwinArrive()
{
    FakeImageProvider images(FakeImageProvider::Answer::WhenTold);
    TwinView twin(images);
    twin.setDataset(test::boxDataset());
    twin.resize(400, 400);
    twin.show();
    twin.showRecords(0, 1);
    images.serveAll();
    const auto views = twin.findChildren<ImageView*>();
    QCOMPARE(views.size(), 2);
    QVERIFY(!views[0]->image().isNull());
    QVERIFY(!views[1]->image().isNull());
    // The second half is in the cache already.
    twin.showRecords(2, 0);
    images.serveAll();
    QVERIFY(!views[0]->image().isNull());
    QVERIFY(!views[1]->image().isNull());
}

QTEST_MAIN(TestAuditPage)
#include "tst_audit_page.moc"
