#include "tests/widgets/fake_image_provider.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/pair_view.h"
#include "widgets/panels/spot_check_page.h"
#include "widgets/panels/spot_check_summary.h"
#include "widgets/panels/verdict_bar.h"

#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace gg;
using namespace gg::widgets;
using audit::Verdict;
using gg::test::FakeImageProvider;

class TestSpotCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aQueueIsAskedForWithCountAndSeed();
    void oneKeyAVerdict();
    void backspaceTakesBack();
    void aNoteIsWrittenInPlace();
    void theNextPairIsDecodedBeforeItIsNeeded();
    void theEndIsASummaryWithTheBound();
    void aVerdictThatCannotBeSavedStaysOnThePair();
    void aPairFromElsewhereJoinsTheQueue();
    void theBoundIsRoundedUp();

private:
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    QPushButton* button(const QString& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<audit::ReviewStore> m_store;
    std::unique_ptr<FakeImageProvider> m_images;
    std::unique_ptr<SpotCheckPage> m_page;
    PairView* m_pair = nullptr;
    VerdictBar* m_bar = nullptr;
};

void TestSpotCheck::init()
{
    m_page.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<audit::ReviewStore>(m_folder->filePath(QStringLiteral("reviews.jsonl")).toStdString(), "street", "0123456789abcdef");
    m_images = std::make_unique<FakeImageProvider>();
    m_page = std::make_unique<SpotCheckPage>(*m_images);
    m_page->resize(1230, 760);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_pair = m_page->findChild<PairView*>();
    m_bar = m_page->findChild<VerdictBar*>();
    m_page->setDataset(test::boxDataset(), m_store.get());
}

QPushButton* TestSpotCheck::button(const QString& text) const
{
    for (QPushButton* candidate : m_page->findChildren<QPushButton*>()) {
        if (candidate->isVisible() && candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}

void TestSpotCheck::aQueueIsAskedForWithCountAndSeed()
{
    QSignalSpy wanted(m_page.get(), &SpotCheckPage::newQueueRequested);
    const auto boxes = m_page->findChildren<QSpinBox*>();
    QCOMPARE(boxes[0]->value(), 3);  // 50, but there are only three images
    boxes[1]->setValue(42);
    QTest::mouseClick(button(QStringLiteral("Start")), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toInt(), 3);
    QCOMPARE(wanted[0][1].toULongLong(), 42ULL);
    m_page->setDataset(nullptr, nullptr);
    QSignalSpy open(m_page.get(), &SpotCheckPage::openRequested);
    QTest::mouseClick(button(QStringLiteral("Open…")), Qt::LeftButton);
    QCOMPARE(open.size(), 1);
}

void TestSpotCheck::oneKeyAVerdict()
{
    QSignalSpy reviewed(m_page.get(), &SpotCheckPage::reviewed);
    m_page->setQueue({2, 0, 1});
    QVERIFY(m_pair->isVisible());
    QCOMPARE(m_pair->record(), 2);
    QCOMPARE(m_bar->progressText(), QStringLiteral("0 of 3"));
    press(Qt::Key_2);
    QCOMPARE(m_store->find("images/val/c.png")->verdict, Verdict::MissingLabel);
    QCOMPARE(m_pair->record(), 0);
    // One of one is bad: nothing can be said yet.
    QCOMPARE(m_bar->progressText(), QStringLiteral("1 of 3 · 1 bad · at most 100 % bad with 95 % confidence"));
    QTest::mouseClick(m_bar->button(Verdict::Good), Qt::LeftButton);
    QCOMPARE(m_store->find("images/train/a.png")->verdict, Verdict::Good);
    QCOMPARE(reviewed.size(), 2);
    press(Qt::Key_A);
    QCOMPARE(m_pair->record(), 0);
    QVERIFY(m_bar->button(Verdict::Good)->isChecked());
    press(Qt::Key_Space);
    QCOMPARE(m_pair->record(), 1);
    QCOMPARE(m_page->findChild<QListView*>()->currentIndex().row(), 2);
}

void TestSpotCheck::backspaceTakesBack()
{
    m_page->setQueue({2, 0, 1});
    press(Qt::Key_1);
    press(Qt::Key_4);
    press(Qt::Key_Backspace);
    QCOMPARE(m_pair->record(), 0);
    QVERIFY(!m_store->find("images/train/a.png"));
    QVERIFY(m_bar->progressText().startsWith(QStringLiteral("1 of 3")));
}

void TestSpotCheck::aNoteIsWrittenInPlace()
{
    m_page->setQueue({2, 0, 1});
    QLineEdit* note = nullptr;
    for (QLineEdit* edit : m_page->findChildren<QLineEdit*>()) {
        note = edit->accessibleName() == QStringLiteral("Note") ? edit : note;
    }
    QVERIFY(note && !note->isVisible());
    press(Qt::Key_N);
    QVERIFY(note->isVisible() && note->hasFocus());
    QTest::keyClicks(note, QStringLiteral("3 cars, 1 blurred"));  // digits and spaces are text here
    QTest::keyClick(note, Qt::Key_Return);
    QVERIFY(!note->isVisible());
    QVERIFY(!m_store->find("images/val/c.png"));
    press(Qt::Key_7);
    QCOMPARE(m_store->find("images/val/c.png")->note, std::string("3 cars, 1 blurred"));
    press(Qt::Key_N);
    QTest::keyClicks(note, QStringLiteral("not meant"));
    QTest::keyClick(note, Qt::Key_Escape);
    press(Qt::Key_1);
    QCOMPARE(m_store->find("images/train/a.png")->note, std::string());
}

void TestSpotCheck::theNextPairIsDecodedBeforeItIsNeeded()
{
    m_page->setQueue({2, 0, 1});
    const widgets::ImageRequest next{QStringLiteral("/data/street/images/train/a.png"), 0, false};
    QVERIFY(!m_images->cached(next).isNull());
    QVERIFY(m_images->cached({QStringLiteral("/data/street/images/train/b.png"), 0, false}).isNull());
}

void TestSpotCheck::theEndIsASummaryWithTheBound()
{
    m_page->setQueue({2, 0, 1});
    for (int i = 0; i < 3; ++i) {
        press(Qt::Key_1);
    }
    auto* summary = m_page->findChild<SpotCheckSummary*>();
    QVERIFY(summary->isVisible());
    // None of three: 1 - 0.05^(1/3) = 63.2 %.
    QVERIFY2(summary->text().contains(QStringLiteral("0 bad: at most 64 % bad")), qPrintable(summary->text()));
    QSignalSpy exported(m_page.get(), &SpotCheckPage::exportRequested);
    QTest::mouseClick(summary->csvButton(), Qt::LeftButton);
    QTest::mouseClick(summary->jsonButton(), Qt::LeftButton);
    QCOMPARE(exported.size(), 2);
    QCOMPARE(exported[0][0].value<SpotCheckPage::ExportFormat>(), SpotCheckPage::ExportFormat::Csv);
    press(Qt::Key_Backspace);
    QVERIFY(m_pair->isVisible());
    QCOMPARE(m_pair->record(), 1);
    m_page->setQueue({2, 0});
    QVERIFY(summary->isVisible());  // resumed, and complete already
}

void TestSpotCheck::aVerdictThatCannotBeSavedStaysOnThePair()
{
    QFile file(m_folder->filePath(QStringLiteral("blocked")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    audit::ReviewStore store(m_folder->filePath(QStringLiteral("blocked/reviews.jsonl")).toStdString(), "street", "0123456789abcdef");
    m_page->setDataset(test::boxDataset(), &store);
    m_page->setQueue({2, 0, 1});
    QSignalSpy reviewed(m_page.get(), &SpotCheckPage::reviewed);
    press(Qt::Key_1);
    auto* banner = m_page->findChild<Banner*>();
    QVERIFY(banner->isVisible() && banner->showsError());
    QCOMPARE(m_pair->record(), 2);
    QCOMPARE(m_bar->progressText(), QStringLiteral("0 of 3"));
    QCOMPARE(reviewed.size(), 0);
    m_page->setDataset(nullptr, nullptr);
}

void TestSpotCheck::aPairFromElsewhereJoinsTheQueue()
{
    m_page->addToQueue(1);
    QVERIFY(m_pair->isVisible());
    QCOMPARE(m_pair->record(), 1);
    m_page->addToQueue(0);
    m_page->addToQueue(1);
    QCOMPARE(m_page->findChild<QListView*>()->model()->rowCount(), 2);
    QCOMPARE(m_pair->record(), 1);
}

void TestSpotCheck::theBoundIsRoundedUp()
{
    QCOMPARE(boundSentence(0.0582), QStringLiteral("at most 5.9 % bad with 95 % confidence"));
    QCOMPARE(boundSentence(0.1701), QStringLiteral("at most 18 % bad with 95 % confidence"));
    QCOMPARE(boundSentence(0.05), QStringLiteral("at most 5.0 % bad with 95 % confidence"));
}

QTEST_MAIN(TestSpotCheck)
#include "tst_spot_check.moc"
