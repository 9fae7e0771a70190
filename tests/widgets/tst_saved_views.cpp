#include "tests/widgets/fake_image_provider.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/models/saved_views.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/view_list.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace gg;
using namespace gg::widgets;
using gg::test::FakeImageProvider;

namespace {

QStringList namesOf(const SavedViews& views)
{
    QStringList names;
    for (const SavedView& view : views.views()) {
        names << view.name;
    }
    return names;
}

}  // namespace

class TestSavedViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreUnique();
    void aRemovedViewComesBackWhereItStood();
    void viewsSurviveTheFile();
    void whatMakesNoSenseIsTold();
    void aViewIsSavedShownRenamedAndDeleted();
    void aNewDatasetHasItsOwnViews();
};

void TestSavedViews::namesAreUnique()
{
    SavedViews views;
    QAbstractItemModelTester tester(&views);
    QSignalSpy edited(&views, &SavedViews::edited);
    views.add({.name = QStringLiteral("small")});
    views.add({.name = QStringLiteral(" small ")});
    views.add({});
    QCOMPARE(namesOf(views), (QStringList{QStringLiteral("small"), QStringLiteral("small 2"), QStringLiteral("View")}));
    QVERIFY(!views.rename(2, QStringLiteral("small")));
    QVERIFY(!views.rename(2, QStringLiteral("  ")));
    QVERIFY(views.rename(2, QStringLiteral("cars")));
    QVERIFY(views.setData(views.index(0), QStringLiteral("tiny")));
    QCOMPARE(namesOf(views), (QStringList{QStringLiteral("tiny"), QStringLiteral("small 2"), QStringLiteral("cars")}));
    QCOMPARE(edited.size(), 5);
}

void TestSavedViews::aRemovedViewComesBackWhereItStood()
{
    SavedViews views;
    QAbstractItemModelTester tester(&views);
    for (const char* name : {"a", "b", "c"}) {
        views.add({.name = QString::fromLatin1(name), .search = QStringLiteral("class:") + QString::fromLatin1(name)});
    }
    views.remove(1);
    QCOMPARE(namesOf(views), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    QVERIFY(views.undoRemove());
    QCOMPARE(namesOf(views), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(views.views()[1].search, QStringLiteral("class:b"));
    QVERIFY(!views.undoRemove());
    views.remove(7);
    QCOMPARE(views.rowCount(), 3);
}

void TestSavedViews::viewsSurviveTheFile()
{
    SavedViews views;
    const SavedView all{.name = QStringLiteral("tiny cars"),
                        .search = QStringLiteral("class:\"red car\" size:<8@640"),
                        .objects = true,
                        .order = RecordOrder::Brightness,
                        .descending = true,
                        .cropOrder = CropOrder::Margin,
                        .cropsDescending = true,
                        .context = 75,
                        .thumbnailStep = 4,
                        .trainingSize = 1280,
                        .labels = true,
                        .boxes = false,
                        .overlays = false,
                        .filled = true,
                        .opacity = 30};
    views.add(all);
    SavedViews again;
    QSignalSpy edited(&again, &SavedViews::edited);
    QCOMPARE(again.setJson(views.toJson()), QString());
    QCOMPARE(again.views(), std::vector<SavedView>{all});
    QCOMPARE(edited.size(), 0);  // nobody edited: nothing is to be saved
}

void TestSavedViews::whatMakesNoSenseIsTold()
{
    SavedViews views;
    QVERIFY(views.setJson("{ no json").contains(QStringLiteral("cannot be read")));
    QCOMPARE(views.rowCount(), 0);
    QVERIFY(!views.setJson(R"({"version": 1, "views": [{"name": "a"}, {"name": "a"}, {}, 7]})").isEmpty());
    QCOMPARE(namesOf(views), QStringList{QStringLiteral("a")});
    // Numbers out of their range and words of another version.
    QCOMPARE(views.setJson(R"({"version": 1, "views": [{"name": "b", "thumbnail_step": 99, "opacity": -5, "crop_order": "taste"}]})"), QString());
    QCOMPARE(views.views()[0].thumbnailStep, 5);
    QCOMPARE(views.views()[0].opacity, 0);
    QCOMPARE(views.views()[0].cropOrder, CropOrder::Side);
    QCOMPARE(views.setJson({}), QString());
    QCOMPARE(views.rowCount(), 0);
}

void TestSavedViews::aViewIsSavedShownRenamedAndDeleted()
{
    SampleFilter filter;
    FakeImageProvider images;
    DatasetPage page(filter, images);
    page.resize(1230, 760);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.setDataset(test::boxDataset());
    page.setImageSizes({{100, 80}, {100, 80}, {100, 80}});
    QSignalSpy edited(&page, &DatasetPage::viewsEdited);
    auto* list = page.findChild<ViewList*>();
    auto* grid = page.findChild<ThumbnailGrid*>(QStringLiteral("grid"));

    page.setSearch(QStringLiteral("class:person"));
    page.setMode(DatasetPage::Mode::Objects);
    QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(namesOf(page.savedViews()), QStringList{QStringLiteral("class person")});
    // The name is ready to be written over.
    auto* editor = list->list()->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("people"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(namesOf(page.savedViews()), QStringList{QStringLiteral("people")});
    QCOMPARE(edited.size(), 2);

    page.setSearch({});
    page.setMode(DatasetPage::Mode::Images);
    QVERIFY(grid->isVisible());
    list->list()->setFocus();
    QTest::keyClick(list->list(), Qt::Key_Return);
    QCOMPARE(page.search(), QStringLiteral("class:person"));
    QCOMPARE(page.mode(), DatasetPage::Mode::Objects);

    list->list()->setFocus();
    QTest::keyClick(list->list(), Qt::Key_Delete);
    QCOMPARE(page.savedViews().rowCount(), 0);
    QVERIFY(list->undoButton()->isVisible());
    QTest::mouseClick(list->undoButton(), Qt::LeftButton);
    QCOMPARE(namesOf(page.savedViews()), QStringList{QStringLiteral("people")});
}

void TestSavedViews::aNewDatasetHasItsOwnViews()
{
    SampleFilter filter;
    FakeImageProvider images;
    DatasetPage page(filter, images);
    page.show();
    page.setDataset(test::boxDataset());
    page.savedViews().add({.name = QStringLiteral("mine"), .search = QStringLiteral("label:missing"), .thumbnailStep = 4});
    const QByteArray kept = page.savedViews().toJson();
    QSignalSpy edited(&page, &DatasetPage::viewsEdited);
    page.setDataset(test::largeDataset(5));
    QCOMPARE(page.savedViews().rowCount(), 0);
    QCOMPARE(edited.size(), 0);  // the other set's views must not be overwritten by none
    page.setDataset(test::boxDataset());
    page.setSavedViews(kept);
    QCOMPARE(namesOf(page.savedViews()), QStringList{QStringLiteral("mine")});
}

QTEST_MAIN(TestSavedViews)
#include "tst_saved_views.moc"
