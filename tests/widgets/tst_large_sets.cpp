// What a person sees of sets that are too large to be read, or searched, at once; and of the ledger.
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/widgets/fake_image_provider.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/models/ledger_model.h"
#include "widgets/models/path_text.h"
#include "widgets/models/record_model.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/ledger_page.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace gg;
using namespace gg::widgets;
using gg::test::FakeImageProvider;

namespace {

/// Does its work when it is told to.
class LaterWork : public BackgroundWork {
public:
    void run(const QString& name, std::function<void(JobControl&)> work, std::function<void()> done) override
    {
        cancel(name);
        waiting[name] = {std::move(work), std::move(done)};
    }
    void cancel(const QString& name) override { waiting.remove(name); }

    void finish(const QString& name)
    {
        const auto [work, done] = waiting.take(name);
        JobControl control;
        work(control);
        done();
    }

    QHash<QString, std::pair<std::function<void(JobControl&)>, std::function<void()>>> waiting;
};

RecordConditions searchFor(const QString& text, const RecordModel& model)
{
    return {.query = parseRecordQuery(text, *model.dataset())};
}

std::shared_ptr<dataset::Dataset> firstOf(const dataset::Dataset& whole, int count)
{
    auto first = std::make_shared<dataset::Dataset>(whole);
    first->records.resize(static_cast<std::size_t>(count));
    first->complete = false;
    return first;
}

}  // namespace

class TestLargeSets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLargeSetIsSearchedLater();
    void aNewSearchTakesThePlaceOfTheOld();
    void verdictsFindTheirRecords();
    void theFirstImagesGiveWayToAllWithoutLosingThePlace();
    void whatWasTypedBeforeAllWasReadStillHolds();
    void pathsThatAreNoUtf8SurviveTheScreen();
    void theLedgerShowsWhatAddsUp();
    void aStateIsShownOnTheDatasetPage();
};

void TestLargeSets::aLargeSetIsSearchedLater()
{
    LaterWork work;
    RecordModel model(&work);
    const QAbstractItemModelTester tester(&model);
    model.setDataset(test::largeDataset(20001));
    QCOMPARE(model.rowCount(), 20001);
    const QSignalSpy selected(&model, &RecordModel::selected);
    model.setConditions(searchFor(QStringLiteral("img_2000"), model));
    QVERIFY(model.selecting());
    QCOMPARE(model.rowCount(), 20001);  // until the answer is there
    work.finish(QStringLiteral("select"));
    QCOMPARE(selected.size(), 1);
    QCOMPARE(model.rowCount(), 2);  // img_2000 and img_20000
}

void TestLargeSets::aNewSearchTakesThePlaceOfTheOld()
{
    LaterWork work;
    RecordModel model(&work);
    model.setDataset(test::largeDataset(20001));
    model.setConditions(searchFor(QStringLiteral("img_7"), model));
    model.setConditions({});
    QVERIFY(work.waiting.isEmpty());  // everything is asked for: there is nothing to search
    QVERIFY(!model.selecting());
    QCOMPARE(model.rowCount(), 20001);
    // A small set is searched at once.
    model.setDataset(test::largeDataset(100));
    model.setConditions(searchFor(QStringLiteral("img_7"), model));
    QVERIFY(work.waiting.isEmpty());
    QCOMPARE(model.rowCount(), 11);  // 7 and 70 to 79
}

void TestLargeSets::verdictsFindTheirRecords()
{
    RecordModel model;
    auto set = test::largeDataset(30);
    set->records[29].split = 1;
    set->records[29].image = set->records[3].image;  // one image in two splits
    model.setDataset(set);
    model.setReviews({{set->records[3].image, {.verdict = audit::Verdict::Good}}, {"not/there.png", {.verdict = audit::Verdict::Good}}});
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool reviewed = row == 3 || row == 29;
        QCOMPARE(model.index(row).data(RecordModel::VerdictRole).toInt(), reviewed ? static_cast<int>(audit::Verdict::Good) : -1);
    }
}

void TestLargeSets::theFirstImagesGiveWayToAllWithoutLosingThePlace()
{
    FakeImageProvider images;
    SampleFilter filter;
    DatasetPage page(filter, images);
    page.resize(1230, 760);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const auto whole = test::largeDataset(5000);
    page.setDataset(firstOf(*whole, 400));
    auto* grid = page.findChild<ThumbnailGrid*>(QStringLiteral("grid"));
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("result"))->text().contains(QStringLiteral("400")));
    grid->setCurrentRow(123);
    Q_EMIT grid->currentRowChanged(123);
    const int scrolled = grid->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    page.setDataset(whole);
    QCOMPARE(page.currentRecord(), qsizetype{123});
    QCOMPARE(grid->currentRow(), 123);
    QCOMPARE(grid->verticalScrollBar()->value(), scrolled);
    // Another set begins at its beginning.
    page.setDataset(test::largeDataset(600));
    QCOMPARE(page.currentRecord(), qsizetype{0});
}

void TestLargeSets::whatWasTypedBeforeAllWasReadStillHolds()
{
    FakeImageProvider images;
    SampleFilter filter;
    DatasetPage page(filter, images);
    const auto whole = test::largeDataset(5000);
    page.setDataset(firstOf(*whole, 400));
    page.setSearch(QStringLiteral("img_499"));
    page.setDataset(whole);
    QCOMPARE(page.search(), QStringLiteral("img_499"));
    QCOMPARE(page.currentRecord(), qsizetype{499});
}

void TestLargeSets::pathsThatAreNoUtf8SurviveTheScreen()
{
    for (const char* path : {"/a/b.jpg", "/caf\xC3\xA9/\xE2\x86\x94.png", "/caf\xE9.jpg", "\xFF\xFE/\xF0\x9F\x98\x80\x80", "/\xED\xA0\x80.txt"}) {
        QCOMPARE(pathBytes(pathText(path)), std::string(path));
    }
    QCOMPARE(pathText("/caf\xC3\xA9"), QStringLiteral("/café"));
}

void TestLargeSets::theLedgerShowsWhatAddsUp()
{
    const test::DatasetFolder folder;
    folder.write("data.yaml", "train: images\nnames: [cat]\n");
    folder.image("images/a.jpg");
    folder.image("images/b.jpg");
    folder.write("labels/a.txt", "0 0.5 0.5 0.5 0.5\n");
    folder.write("labels/c.txt", "0 0.5 0.5 0.5 0.5\n");
    JobControl control;
    const dataset::DatasetPtr set = dataset::openDataset(folder.path(), control);
    const dataset::LedgerPtr ledger = dataset::makeLedger(*set, control);
    LedgerStateModel states;
    LedgerRowModel rows;
    const QAbstractItemModelTester statesTester(&states);
    const QAbstractItemModelTester rowsTester(&rows);
    states.setLedger(set, ledger);
    rows.setLedger(set, ledger);
    QStringList table;
    for (int row = 0; row < states.rowCount(); ++row) {
        QStringList cells;
        for (int column = LedgerStateModel::StateColumn; column <= LedgerStateModel::TotalColumn; ++column) {
            cells << states.index(row, column).data().toString();
        }
        table << cells.join(u'|');
    }
    QCOMPARE(table, QStringList({"Paired|1|1||2", "Missing label|1|||1", "Label without an image||1||1", "Other files|||1|1", "All files|2|2|1|5"}));
    QVERIFY(states.index(1, LedgerStateModel::UltralyticsColumn).data().toString().contains(QStringLiteral("background")));
    rows.setState(dataset::LedgerState::OrphanLabel);
    QCOMPARE(rows.rowCount(), 1);
    QCOMPARE(rows.index(0, LedgerRowModel::FileColumn).data().toString(), QStringLiteral("labels/c.txt"));
    QCOMPARE(rows.images(10), QStringList());
    rows.setState(dataset::LedgerState::Paired);
    QCOMPARE(rows.images(10), QStringList(QString::fromStdString(folder.path("images/a.jpg"))));  // image and label: once
}

void TestLargeSets::aStateIsShownOnTheDatasetPage()
{
    const test::DatasetFolder folder;
    folder.write("data.yaml", "train: images\nnames: [cat]\n");
    folder.image("images/a.jpg");
    folder.image("images/b.jpg");
    JobControl control;
    const dataset::DatasetPtr set = dataset::openDataset(folder.path("data.yaml"), control);
    LedgerPage page;
    page.resize(1280, 800);
    page.setDataset(set);
    page.setLedger(dataset::makeLedger(*set, control));
    QSignalSpy shown(&page, &LedgerPage::showImagesRequested);
    // The states, not the files: children come in the order in which they were laid out.
    const auto tables = page.findChildren<QTableView*>();
    const auto states = std::find_if(tables.begin(), tables.end(), [](const QTableView* table) { return table->accessibleName() == QStringLiteral("States"); });
    QVERIFY(states != tables.end());
    (*states)->selectRow(0);
    QCOMPARE(page.findChild<QLabel*>(QStringLiteral("chosen"))->text(), QStringLiteral("Missing label: 2 file(s)"));
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Show the images")) {
            button->click();
        }
    }
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown[0][0].toStringList().size(), 2);
    QVERIFY(shown[0][1].toString().contains(QStringLiteral("Missing label")));
}

QTEST_MAIN(TestLargeSets)
#include "tst_large_sets.moc"
