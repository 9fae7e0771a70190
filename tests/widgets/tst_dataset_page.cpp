#include "tests/support/test_data.h"
#include "core/dataset/open.h"
#include "tests/widgets/fake_image_provider.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/facet_list.h"
#include "widgets/panels/histogram_bars.h"
#include "widgets/panels/pair_view.h"
#include "widgets/panels/progress_row.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace gg;
using namespace gg::widgets;
using gg::test::FakeImageProvider;

class TestDatasetPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anEmptyPageOffersToOpenAndToMakeASample();
    void facetsFilterAndTakeTheFilterBack();
    void aSearchIsStartedBySlashAndMistakesAreNamed();
    void enterShowsThePairAndEscapeGoesBack();
    void theNextImageIsOneKeyAway();
    void rowsOfTheTableAndBoxesAreLitTogether();
    void aSampleFilterShowsExactlyItsImages();
    void aRecordIsShownWhateverTheFilter();
    void brushingAHistogramFilters();
    void foregroundSharesAreFilteredWhenTheyAreKnown();
    void nothingThatMeetsTheFilterIsSaid();
    void progressCanBeCancelledAndErrorsStay();
    void aNewDatasetForgetsTheOldOne();
    void realDataIsShown();

private:
    int shownImages() const { return m_grid->visibleRows().second; }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_page.get(), key); }
    FacetList* facets(const QString& name) const;
    void choose(const QString& list, int row);

    std::unique_ptr<FakeImageProvider> m_images;
    std::unique_ptr<SampleFilter> m_filter;
    std::unique_ptr<DatasetPage> m_page;
    ThumbnailGrid* m_grid = nullptr;
    PairView* m_pair = nullptr;
};

void TestDatasetPage::init()
{
    m_page.reset();
    m_images = std::make_unique<FakeImageProvider>();
    m_filter = std::make_unique<SampleFilter>();
    m_page = std::make_unique<DatasetPage>(*m_filter, *m_images);
    m_page->resize(1230, 760);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_grid = m_page->findChildren<ThumbnailGrid*>().front();
    m_pair = m_page->findChild<PairView*>();
}

FacetList* TestDatasetPage::facets(const QString& name) const
{
    for (FacetList* list : m_page->findChildren<FacetList*>()) {
        if (list->accessibleName() == name) {
            return list;
        }
    }
    return nullptr;
}

void TestDatasetPage::choose(const QString& list, int row)
{
    FacetList* facet = facets(list);
    QTest::mouseClick(facet->viewport(), Qt::LeftButton, {}, facet->visualItemRect(facet->topLevelItem(row)).center());
}

void TestDatasetPage::anEmptyPageOffersToOpenAndToMakeASample()
{
    QSignalSpy open(m_page.get(), &DatasetPage::openRequested);
    QSignalSpy sample(m_page.get(), &DatasetPage::sampleRequested);
    QList<QPushButton*> visible;
    for (QPushButton* button : m_page->findChildren<QPushButton*>()) {
        if (button->isVisible()) {
            visible << button;
        }
    }
    QCOMPARE(visible.size(), 2);
    for (QPushButton* button : visible) {
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(open.size(), 1);
    QCOMPARE(sample.size(), 1);
    QCOMPARE(m_page->currentRecord(), -1);
    press(Qt::Key_D);
    press(Qt::Key_Slash);
}

void TestDatasetPage::facetsFilterAndTakeTheFilterBack()
{
    m_page->setDataset(test::boxDataset());
    QCOMPARE(shownImages(), 3);
    choose(QStringLiteral("Splits"), 0);
    QCOMPARE(shownImages(), 2);
    choose(QStringLiteral("Labels"), 1);  // empty
    QCOMPARE(shownImages(), 1);
    QCOMPARE(m_page->currentRecord(), 1);
    choose(QStringLiteral("Labels"), 1);
    choose(QStringLiteral("Splits"), 0);
    QCOMPARE(shownImages(), 3);
    FacetList* classes = facets(QStringLiteral("Classes"));
    QCOMPARE(classes->topLevelItem(1)->text(0), QStringLiteral("person"));
    QCOMPARE(classes->topLevelItem(1)->text(1), QStringLiteral("1"));
    classes->setFocus();
    classes->setCurrentItem(classes->topLevelItem(0), 0, QItemSelectionModel::NoUpdate);
    QTest::keyClick(classes, Qt::Key_Down);
    QTest::keyClick(classes, Qt::Key_Space);
    QCOMPARE(shownImages(), 1);
    QTest::keyClick(classes, Qt::Key_Space);
    QCOMPARE(shownImages(), 3);
}

void TestDatasetPage::aSearchIsStartedBySlashAndMistakesAreNamed()
{
    m_page->setDataset(test::boxDataset());
    m_grid->setFocus();
    press(Qt::Key_Slash);
    auto* search = m_page->findChild<QLineEdit*>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("label:missing"));
    QCOMPARE(shownImages(), 1);
    QCOMPARE(m_page->currentRecord(), 2);
    search->clear();
    QTest::keyClicks(search, QStringLiteral("class:bus"));
    const auto labels = m_page->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](QLabel* label) {
        return label->isVisible() && label->text() == QStringLiteral("No class is called “bus”.");
    }));
    QCOMPARE(shownImages(), 3);  // what cannot be understood does not hide anything
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(m_grid->hasFocus());
}

void TestDatasetPage::enterShowsThePairAndEscapeGoesBack()
{
    m_page->setDataset(test::boxDataset());
    m_grid->setFocus();
    QVERIFY(!m_pair->isVisible());
    QTest::keyClick(m_grid, Qt::Key_Return);
    QVERIFY(m_pair->isVisible());
    QCOMPARE(m_pair->record(), 0);
    QCOMPARE(m_pair->originalSize(), QSize(100, 80));
    QCOMPARE(m_pair->view().shapes().size(), std::size_t(2));
    press(Qt::Key_O);
    QVERIFY(!m_pair->view().overlaysVisible());
    press(Qt::Key_Escape);
    QVERIFY(m_grid->isVisible());
    QVERIFY(m_grid->hasFocus());
}

void TestDatasetPage::theNextImageIsOneKeyAway()
{
    m_page->setDataset(test::boxDataset());
    QSignalSpy changed(m_page.get(), &DatasetPage::currentRecordChanged);
    m_page->showRecord(0);
    press(Qt::Key_D);
    QCOMPARE(m_page->currentRecord(), 1);
    QCOMPARE(m_pair->record(), 1);
    press(Qt::Key_D);
    press(Qt::Key_D);  // there is none after the last
    QCOMPARE(m_page->currentRecord(), 2);
    press(Qt::Key_A);
    QCOMPARE(m_page->currentRecord(), 1);
    QCOMPARE(changed.size(), 3);
}

void TestDatasetPage::rowsOfTheTableAndBoxesAreLitTogether()
{
    m_page->setDataset(test::boxDataset());
    m_page->setFindings({test::finding("box.duplicate", audit::Severity::Warning, "labels/train/a.txt", 0, 1)});
    m_page->showRecord(0, 1);
    auto* table = m_page->findChild<QTableView*>();
    QCOMPARE(m_pair->view().selectedObject(), 1);
    QCOMPARE(table->currentIndex().row(), 1);
    QCOMPARE(table->model()->index(1, 1).data().toString(), QStringLiteral("10 × 10"));
    QVERIFY(!table->model()->index(1, 3).data().toString().isEmpty());
    QVERIFY(m_pair->view().shapes()[1].marked);
    QTest::mouseMove(table->viewport(), table->visualRect(table->model()->index(0, 0)).center());
    QCOMPARE(m_pair->view().hoveredObject(), 0);
    m_pair->view().fit();
    QTest::mouseClick(&m_pair->view(), Qt::LeftButton, {}, m_pair->view().toWidget({45, 55}).toPoint());
    QVERIFY(table->selectionModel()->isRowSelected(0));
}

void TestDatasetPage::aSampleFilterShowsExactlyItsImages()
{
    m_page->setDataset(test::boxDataset());
    choose(QStringLiteral("Splits"), 1);
    m_filter->set({QStringLiteral("/data/street/images/val/c.png"), QStringLiteral("/data/street/images/train/a.png")},
                  QStringLiteral("missed foreground at epoch 4"));
    QCOMPARE(shownImages(), 2);
    QCOMPARE(m_page->currentRecord(), 2);
    QPushButton* clear = nullptr;
    for (QPushButton* button : m_page->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Clear")) {
            clear = button;
        }
    }
    QVERIFY(clear);
    const auto labels = m_page->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](QLabel* label) {
        return label->isVisible() && label->text().startsWith(QStringLiteral("missed foreground at epoch 4: 2 of 3"));
    }));
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(!m_filter->active());
    QCOMPARE(shownImages(), 3);
    QVERIFY(!clear->isVisible());
}

void TestDatasetPage::aRecordIsShownWhateverTheFilter()
{
    m_page->setDataset(test::boxDataset());
    m_filter->set({QStringLiteral("/data/street/images/val/c.png")}, QStringLiteral("one"));
    m_page->showRecord(1);
    QCOMPARE(m_page->currentRecord(), 1);
    QVERIFY(!m_filter->active());
    m_page->showRecord(99);
    QCOMPARE(m_page->currentRecord(), 1);
}

void TestDatasetPage::brushingAHistogramFilters()
{
    m_page->setDataset(test::boxDataset());
    auto* sizes = m_page->findChildren<HistogramBars*>().front();
    // Sides of 44.7 % and 11.2 %: bars from 10 to 46 in steps of 2.
    QCOMPARE(sizes->bars().front().from, 10.0);
    QCOMPARE(sizes->bars().back().to, 46.0);
    QTest::mouseClick(sizes, Qt::LeftButton, {}, sizes->barRect(0).center().toPoint());
    QCOMPARE(shownImages(), 1);
    QTest::mouseClick(sizes, Qt::LeftButton, {}, sizes->barRect(0).center().toPoint());
    QCOMPARE(shownImages(), 3);
    sizes->setFocus();
    QTest::keyClick(sizes, Qt::Key_Right);
    QTest::keyClick(sizes, Qt::Key_Right);
    QTest::keyClick(sizes, Qt::Key_Return);
    QCOMPARE(m_page->findChildren<ThumbnailGrid*>().front()->isVisible(), false);  // no side from 12 to 14 %
    QTest::keyClick(sizes, Qt::Key_Escape);
    QCOMPARE(shownImages(), 3);
}

void TestDatasetPage::foregroundSharesAreFilteredWhenTheyAreKnown()
{
    auto set = test::boxDataset();
    m_page->setDataset(set);
    auto* shares = m_page->findChildren<HistogramBars*>().back();
    QVERIFY(!shares->isVisible());
    m_page->setMaskSummary(audit::MaskSummary{.masks = 2, .meanForeground = 0.3, .medianForeground = 0.3, .foreground = {0.1F, -1.0F, 0.5F}});
    QVERIFY(shares->isVisible());
    QCOMPARE(shares->bars().front().count, 1);
    QTest::mouseClick(shares, Qt::LeftButton, {}, shares->barRect(0).center().toPoint());
    QCOMPARE(shownImages(), 1);
    QCOMPARE(m_page->currentRecord(), 0);
}

void TestDatasetPage::nothingThatMeetsTheFilterIsSaid()
{
    m_page->setDataset(test::boxDataset());
    auto* search = m_page->findChild<QLineEdit*>();
    search->setText(QStringLiteral("nowhere"));
    QCOMPARE(m_page->currentRecord(), -1);
    QPushButton* clear = nullptr;
    for (QPushButton* button : m_page->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Clear the filter")) {
            clear = button;
        }
    }
    QVERIFY(clear);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(shownImages(), 3);
    QCOMPARE(search->text(), QString());
}

void TestDatasetPage::progressCanBeCancelledAndErrorsStay()
{
    QSignalSpy cancelled(m_page.get(), &DatasetPage::cancelRequested);
    auto* progress = m_page->findChild<ProgressRow*>();
    QVERIFY(!progress->isVisible());
    m_page->setBusy(QStringLiteral("Reading labels"), 120, 364);
    QVERIFY(progress->isVisible());
    QTest::mouseClick(progress->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    m_page->clearBusy();
    QVERIFY(!progress->isVisible());
    m_page->setError(QStringLiteral("data.yaml: line 3 has a tab"));
    auto* banner = m_page->findChild<Banner*>();
    QVERIFY(banner->isVisible() && banner->showsError());
    QCOMPARE(banner->text(), QStringLiteral("data.yaml: line 3 has a tab"));
}

void TestDatasetPage::aNewDatasetForgetsTheOldOne()
{
    m_page->setDataset(test::boxDataset());
    m_page->showRecord(2);
    m_page->setDataset(test::largeDataset(5));
    QVERIFY(m_grid->isVisible());
    QCOMPARE(m_page->currentRecord(), 0);
    QCOMPARE(shownImages(), 5);
    m_page->setDataset(nullptr);
    QCOMPARE(m_page->currentRecord(), -1);
    QVERIFY(!m_grid->isVisible());
}

void TestDatasetPage::realDataIsShown()
{
    GG_REQUIRE_DATA("detection/bccd_yolo");
    m_images->fromDisk = true;
    JobControl control;
    const auto set = dataset::openDataset(test::dataPath("detection/bccd_yolo"), control);
    m_page->setDataset(set);
    m_page->showRecord(0);
    QCOMPARE(m_pair->originalSize(), QSize(640, 480));
    QCOMPARE(m_pair->view().shapes().size(), set->records[0].objects.size());
}

QTEST_MAIN(TestDatasetPage)
#include "tst_dataset_page.moc"
