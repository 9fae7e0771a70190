#include "tests/support/test_data.h"
#include "core/dataset/open.h"
#include "tests/widgets/fake_image_provider.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/panels/banner.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/facet_list.h"
#include "widgets/panels/filter_chips.h"
#include "widgets/panels/histogram_bars.h"
#include "widgets/panels/pair_view.h"
#include "widgets/panels/progress_row.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

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
    void facetsChipsAndTheSearchSayTheSame();
    void findingsAndVerdictsAreFacets();
    void escapeClearsTheFilterInTheGrid();
    void brushingAHistogramFilters();
    void foregroundSharesAreFilteredWhenTheyAreKnown();
    void nothingThatMeetsTheFilterIsSaid();
    void progressCanBeCancelledAndErrorsStay();
    void aNewDatasetForgetsTheOldOne();
    void severalAnnotatorsAreShownTogetherOrOneByOne();
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
    m_grid = m_page->findChild<ThumbnailGrid*>(QStringLiteral("grid"));
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
    QCoreApplication::processEvents();  // lists that were just filled have their place now
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
    auto* search = m_page->findChild<QLineEdit*>(QStringLiteral("search"));
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
    QCOMPARE(search->text(), QString());  // first the filter goes, then the focus
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
    press(Qt::Key_Right);
    QCOMPARE(m_page->currentRecord(), 2);
    QCOMPARE(changed.size(), 4);
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
    auto* chips = m_page->findChild<FilterChips*>();
    QCOMPARE(chips->chips().size(), 1);
    QVERIFY(chips->chips().front()->text().startsWith(QStringLiteral("missed foreground at epoch 4")));
    QVERIFY(m_page->findChild<QLabel*>(QStringLiteral("result"))->text().startsWith(QStringLiteral("2 of 3")));
    QTest::mouseClick(chips->chips().front(), Qt::LeftButton);
    QVERIFY(!m_filter->active());
    QCOMPARE(shownImages(), 3);
    QVERIFY(!chips->isVisible());
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

void TestDatasetPage::facetsChipsAndTheSearchSayTheSame()
{
    m_page->setDataset(test::boxDataset());
    auto* chips = m_page->findChild<FilterChips*>();
    QVERIFY(!chips->isVisible());
    choose(QStringLiteral("Splits"), 0);
    QCOMPARE(m_page->search(), QStringLiteral("split:train"));
    choose(QStringLiteral("Splits"), 1);  // a second value of the same facet adds its images
    QCOMPARE(m_page->search(), QStringLiteral("split:train,val"));
    QCOMPARE(shownImages(), 3);
    choose(QStringLiteral("Labels"), 0);
    QCOMPARE(m_page->search(), QStringLiteral("split:train,val label:labelled"));
    QCOMPARE(shownImages(), 1);
    QCOMPARE(chips->chips().size(), 2);
    QVERIFY(chips->chips()[0]->text().startsWith(QStringLiteral("split train or val")));
    // The other way round: typed words mark the facets.
    m_page->setSearch(QStringLiteral("class:person"));
    QCOMPARE(facets(QStringLiteral("Classes"))->chosen(), QSet<int>{1});
    QCOMPARE(facets(QStringLiteral("Splits"))->chosen(), QSet<int>{});
    // Under a filter the counts tell both.
    QCOMPARE(facets(QStringLiteral("Classes"))->topLevelItem(0)->text(1), QStringLiteral("0 / 1"));
    chips->chips().front()->setFocus();
    QTest::keyClick(chips->chips().front(), Qt::Key_Delete);
    QCOMPARE(m_page->search(), QString());
    QCOMPARE(shownImages(), 3);
}

void TestDatasetPage::findingsAndVerdictsAreFacets()
{
    m_page->setDataset(test::boxDataset());
    QVERIFY(!facets(QStringLiteral("Findings"))->isVisible());
    m_page->setFindings({test::finding("label.missing", audit::Severity::Error, "labels/val/c.txt", 2)});
    m_page->setReviews({{"images/train/b.png", {audit::Verdict::Loose, "", ""}}});
    QCOMPARE(facets(QStringLiteral("Findings"))->topLevelItemCount(), 1);
    choose(QStringLiteral("Findings"), 0);
    QCOMPARE(m_page->search(), QStringLiteral("finding:label.missing"));
    QCOMPARE(m_page->currentRecord(), 2);
    m_page->setSearch({});
    choose(QStringLiteral("Verdicts"), 0);
    QCOMPARE(m_page->search(), QStringLiteral("review:loose"));
    QCOMPARE(m_page->currentRecord(), 1);
}

void TestDatasetPage::escapeClearsTheFilterInTheGrid()
{
    m_page->setDataset(test::boxDataset());
    m_page->setSearch(QStringLiteral("label:missing"));
    m_grid->setFocus();
    press(Qt::Key_Escape);
    QCOMPARE(m_page->search(), QString());
    QCOMPARE(shownImages(), 3);
}

void TestDatasetPage::brushingAHistogramFilters()
{
    m_page->setDataset(test::boxDataset());
    auto* sizes = m_page->findChild<HistogramBars*>(QStringLiteral("sizes"));
    QVERIFY(!sizes->isVisible());  // normalised boxes of images of unknown size
    m_page->setImageSizes({{100, 80}, {100, 80}, {100, 80}});
    // 100 pixels become 640: the person's 10 become 64, the car's 40 become 256. Bars from 64 to 91 and so on to 362.
    QCOMPARE(sizes->histogram().edges.front(), 64.0);
    QCOMPARE(sizes->histogram().edges.back(), 362.0);
    QTest::mouseClick(sizes, Qt::LeftButton, {}, sizes->barRect(0).center().toPoint());
    QCOMPARE(m_page->search(), QStringLiteral("size:64..91@640"));
    QCOMPARE(shownImages(), 1);
    QCOMPARE(sizes->selection(), (std::pair{0, 0}));
    QCOMPARE(sizes->histogram().chosen.back(), 0);  // the car is in the image, but it is not asked for
    QTest::mouseClick(sizes, Qt::LeftButton, {}, sizes->barRect(0).center().toPoint());
    QCOMPARE(m_page->search(), QString());
    sizes->setFocus();
    QTest::keyClick(sizes, Qt::Key_Right);  // from the first bar, where the focus begins
    QTest::keyClick(sizes, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(sizes, Qt::Key_Return);
    QCOMPARE(m_page->search(), QStringLiteral("size:91..181@640"));
    QCOMPARE(m_grid->isVisible(), false);  // no side of that length
    QTest::keyClick(sizes, Qt::Key_Escape);
    QCOMPARE(shownImages(), 3);
}

void TestDatasetPage::foregroundSharesAreFilteredWhenTheyAreKnown()
{
    auto set = test::boxDataset();
    m_page->setDataset(set);
    auto* shares = m_page->findChild<HistogramBars*>(QStringLiteral("shares"));
    QVERIFY(!shares->isVisible());
    m_page->setMaskSummary(audit::MaskSummary{.masks = 2, .meanForeground = 0.3, .medianForeground = 0.3, .foreground = {0.1F, -1.0F, 0.5F}});
    QVERIFY(shares->isVisible());
    QCOMPARE(shares->histogram().all.front(), 1);
    QTest::mouseClick(shares, Qt::LeftButton, {}, shares->barRect(0).center().toPoint());
    QCOMPARE(shownImages(), 1);
    QCOMPARE(m_page->currentRecord(), 0);
}

void TestDatasetPage::nothingThatMeetsTheFilterIsSaid()
{
    m_page->setDataset(test::boxDataset());
    auto* search = m_page->findChild<QLineEdit*>(QStringLiteral("search"));
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

void TestDatasetPage::severalAnnotatorsAreShownTogetherOrOneByOne()
{
    auto set = test::boxDataset();
    set->format = dataset::Format::ImageMask;
    for (dataset::Record& record : set->records) {
        record.objects.clear();
        record.label = "masks/first.png";
        record.state = dataset::LabelState::Labelled;
        record.makeExtras().otherLabels = {"masks/second.png"};
    }
    m_page->setDataset(set);
    m_page->showRecord(0);
    QCOMPARE(m_pair->annotators(), 2);
    QCOMPARE(m_pair->annotator(), -1);
    QVERIFY(m_pair->view().hasMask());
    QCOMPARE(m_images->asked.count(ImageRequest{QStringLiteral("/data/street/masks/second.png"), 0, true}), 1);
    press(Qt::Key_N);
    QCOMPARE(m_pair->annotator(), 0);
    press(Qt::Key_N);
    QCOMPARE(m_pair->annotator(), 1);
    QVERIFY(m_pair->view().hasMask());
    press(Qt::Key_N);
    QCOMPARE(m_pair->annotator(), -1);
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
