#include "tests/widgets/fake_image_provider.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/panels/crop_wall.h"
#include "widgets/panels/dataset_page.h"
#include "widgets/panels/empty_state.h"
#include "widgets/panels/pair_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace gg;
using namespace gg::widgets;
using gg::test::FakeImageProvider;

namespace {

RecordSnapshot snapshotOf(dataset::DatasetPtr set, std::vector<ImageSize> sizes = {})
{
    auto measures = std::make_shared<RecordMeasures>();
    measures->sizes = sizes.empty() ? std::vector<ImageSize>(set->records.size(), ImageSize{100, 80}) : std::move(sizes);
    return {std::move(set), measures, std::make_shared<const NotesByRecord>()};
}

/// "record.object" of each.
QStringList found(const std::vector<Crop>& crops)
{
    QStringList out;
    for (const Crop& crop : crops) {
        out << QStringLiteral("%1.%2").arg(crop.record).arg(crop.object);
    }
    return out;
}

/// One image of 1000 x 10 with `count` objects of 4 x 4 pixels beside each other.
std::shared_ptr<dataset::Dataset> row(int count)
{
    auto set = test::boxDataset();
    set->records.resize(1);
    auto& objects = set->records[0].objects;
    objects.clear();
    for (int i = 0; i < count; ++i) {
        objects.push_back({.classId = i % 2, .box = {i * 0.001, 0.5, 0.004, 0.4}});
    }
    return set;
}

}  // namespace

class TestCropWall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void objectsAreOrderedAndWhatIsNotKnownComesLast();
    void objectsAreThoseThatTheSearchAsksFor();
    void disagreementIsWhatNoPredictionCovers();
    void aCropIsASquareAroundTheObject();
    void rangesAreKeptApartAndJoined();
    void oneImageIsDecodedOnceForAllItsCrops();
    void aSmallImageServesLargeObjects();
    void cropsHoldThePixelsOfTheirObject();
    void aHundredThousandObjectsAskForWhatIsInSight();
    void keysMoveAndChoose();
    void theMouseChoosesWithShiftControlAndAFrame();
    void verdictsAreGivenToAllThatAreChosen();
    void whatIsNotMeasuredIsOffered();
    void enterOpensThePairWithTheBoxLit();
    void thePageShowsObjectsOfTheSearch();
    void aSetWithoutObjectsSaysSo();

private:
    void show(const std::shared_ptr<dataset::Dataset>& set, const QString& search = {});

    BackgroundWork m_work;
    std::unique_ptr<FakeImageProvider> m_images;
    std::unique_ptr<CropWall> m_wall;
    CropGrid* m_grid = nullptr;
};

void TestCropWall::init()
{
    m_wall.reset();
    m_images = std::make_unique<FakeImageProvider>();
    m_wall = std::make_unique<CropWall>(*m_images, m_work);
    m_grid = m_wall->grid();
    m_wall->resize(900, 600);
    m_wall->show();
    m_wall->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_wall.get()));
    m_grid->setFocus();
}

void TestCropWall::show(const std::shared_ptr<dataset::Dataset>& set, const QString& search)
{
    m_wall->find(snapshotOf(set), parseRecordQuery(search, *set), std::nullopt);
}

void TestCropWall::objectsAreOrderedAndWhatIsNotKnownComesLast()
{
    const auto set = test::largeDataset(3);
    set->records[1].objects[0].box = {0.1, 0.1, 0.1, 0.1};
    set->records[2].objects[0].box = {0.1, 0.1, 0.8, 0.2};
    JobControl control;
    const auto ordered = [&](CropOrder order, bool descending, const ObjectMeasures& measures = {}) {
        return found(findCrops(snapshotOf(set), measures, {.query = {}, .only = std::nullopt, .order = order, .descending = descending}, control));
    };
    // Sides: 40, sqrt(10 * 8) = 8.9, sqrt(80 * 16) = 35.8. Aspects: 1, 1.25, 5.
    QCOMPARE(ordered(CropOrder::Side, false), (QStringList{"1.0", "2.0", "0.0"}));
    QCOMPARE(ordered(CropOrder::Side, true), (QStringList{"0.0", "2.0", "1.0"}));
    QCOMPARE(ordered(CropOrder::Aspect, true), (QStringList{"2.0", "1.0", "0.0"}));
    QCOMPARE(ordered(CropOrder::Dataset, true), (QStringList{"2.0", "1.0", "0.0"}));
    ObjectMeasures measures;
    measures.margin = std::make_shared<const ObjectValues>(ObjectValues{{NAN}, {4.0F}, {-2.0F}});
    QCOMPARE(ordered(CropOrder::Margin, false, measures), (QStringList{"2.0", "1.0", "0.0"}));
    QCOMPARE(ordered(CropOrder::Margin, true, measures), (QStringList{"1.0", "2.0", "0.0"}));
    QVERIFY(measures.knows(CropOrder::Margin) && measures.knows(CropOrder::Side));
    QVERIFY(!measures.knows(CropOrder::Sharpness));
}

void TestCropWall::objectsAreThoseThatTheSearchAsksFor()
{
    const auto set = test::boxDataset();
    JobControl control;
    const auto of = [&](const QString& search, std::optional<std::vector<std::size_t>> only = std::nullopt) {
        return found(findCrops(snapshotOf(set), {}, {.query = parseRecordQuery(search, *set), .only = std::move(only)}, control));
    };
    QCOMPARE(of({}), (QStringList{"0.0", "0.1"}));
    QCOMPARE(of(QStringLiteral("class:person")), QStringList{"0.1"});
    QCOMPARE(of(QStringLiteral("-class:person")), QStringList{"0.0"});
    QCOMPARE(of(QStringLiteral("split:val")), QStringList{});
    QCOMPARE(of({}, std::vector<std::size_t>{1, 2}), QStringList{});
}

void TestCropWall::disagreementIsWhatNoPredictionCovers()
{
    const auto set = test::boxDataset();
    dataset::Dataset predictions = *set;
    // The car is found 10 pixels to the right: 30 of 50 columns are shared. The person is taken for a car.
    predictions.records[0].objects[0].box.x += 0.1;
    predictions.records[0].objects[1].classId = 0;
    JobControl control;
    const ObjectValues values = disagreementWith(snapshotOf(set), predictions, control);
    QVERIFY(std::abs(values[0][0] - 0.4F) < 1e-5F);
    QVERIFY(values[0][1] > 0.9F);
    QVERIFY(values[1].empty());
}

void TestCropWall::aCropIsASquareAroundTheObject()
{
    const auto set = test::boxDataset();
    const RecordSnapshot snapshot = snapshotOf(set);
    const RecordView view = snapshot.view(0);
    // The car: 10, 20, 40 x 40 pixels; a quarter of 40 on each side.
    QCOMPARE(*cropSquare(view, set->records[0].objects[0], 0.25), QRectF(0, 10, 60, 60));
    // The person: 20, 30, 10 x 10 pixels, shown in 16 at least.
    QCOMPARE(*cropSquare(view, set->records[0].objects[1], 0), QRectF(17, 27, 16, 16));
    QVERIFY(!cropSquare({.record = set->records[0]}, set->records[0].objects[0], 0));
}

void TestCropWall::rangesAreKeptApartAndJoined()
{
    using Range = IndexRanges::Range;
    IndexRanges set;
    set.add(10, 20);
    set.add(30, 40);
    QCOMPARE(set.ranges(), (std::vector<Range>{{10, 20}, {30, 40}}));
    set.add(20, 30);
    QCOMPARE(set.ranges(), (std::vector<Range>{{10, 40}}));
    set.remove(15, 18);
    QCOMPARE(set.ranges(), (std::vector<Range>{{10, 15}, {18, 40}}));
    QCOMPARE(set.size(), 27);
    QVERIFY(set.contains(14) && !set.contains(15) && set.contains(18) && !set.contains(40));
    set.toggle(15);
    set.toggle(39);
    QCOMPARE(set.ranges(), (std::vector<Range>{{10, 16}, {18, 39}}));
    set.add(0, 100);
    QCOMPARE(set.size(), 100);
}

void TestCropWall::oneImageIsDecodedOnceForAllItsCrops()
{
    show(test::boxDataset());
    QCOMPARE(m_grid->count(), 2);
    QCOMPARE(m_images->asked.size(), 1);
    QCOMPARE(m_images->asked.front(), (ImageRequest{QStringLiteral("/data/street/images/train/a.png"), 0, false}));
    m_wall->setContext(100);  // other crops of the image that is there already
    QCOMPARE(m_images->asked.size(), 1);
}

void TestCropWall::aSmallImageServesLargeObjects()
{
    const auto set = test::largeDataset(1);
    set->records[0].objects[0].box = {0, 0, 1, 1};
    m_wall->find(snapshotOf(set, {{8000, 6000}}), {}, std::nullopt);
    // 144 pixels of a square of 12,000: 96 pixels of the image's longer side would do.
    QCOMPARE(m_images->asked.front().side, 320);
}

void TestCropWall::cropsHoldThePixelsOfTheirObject()
{
    QImage image(100, 80, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 30; y < 40; ++y) {
        for (int x = 20; x < 30; ++x) {
            image.setPixelColor(x, y, Qt::red);
        }
    }
    FakeImageProvider images(FakeImageProvider::Answer::WhenTold);
    CropCutter cutter(images);
    const CropRequest request{QStringLiteral("a.png"), {100, 80}, {20, 30, 20, 20}, 40};
    const CropRequest beyond{QStringLiteral("a.png"), {100, 80}, {90, 70, 20, 20}, 40};
    QSignalSpy changed(&cutter, &CropCutter::changed);
    cutter.want({request, beyond});
    Q_EMIT images.ready({QStringLiteral("a.png"), 0, false}, image);
    QTRY_VERIFY(!cutter.crop(request).isNull() && !cutter.crop(beyond).isNull());
    QCOMPARE(cutter.crop(request).pixelColor(5, 5), QColor(Qt::red));
    QCOMPARE(cutter.crop(request).pixelColor(30, 5), QColor(Qt::white));
    QCOMPARE(cutter.crop(beyond).pixelColor(5, 5), QColor(Qt::white));
    QCOMPARE(cutter.crop(beyond).pixelColor(35, 35).alpha(), 0);  // past the picture there is nothing
    QVERIFY(changed.size() > 0);
}

void TestCropWall::aHundredThousandObjectsAskForWhatIsInSight()
{
    const auto set = test::largeDataset(100'000);
    m_wall->find(snapshotOf(set), {}, std::nullopt);  // more images than are searched at once: by the background work
    QCOMPARE(m_grid->count(), 100'000);
    const auto [from, to] = m_grid->visible();
    QCOMPARE(from, 0);
    QVERIFY(to < 100);
    QCOMPARE(m_images->asked.size(), to);
    QTest::keyClick(m_grid, Qt::Key_End);
    QCOMPARE(m_grid->current(), 99'999);
    QVERIFY(m_grid->viewport()->rect().contains(m_grid->cellRect(99'999)));
    QTest::keyClick(m_grid, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_grid->selection().size(), 100'000);
    QCOMPARE(m_grid->selection().ranges().size(), std::size_t{1});
}

void TestCropWall::keysMoveAndChoose()
{
    show(row(40));
    QCOMPARE(m_grid->current(), 0);
    QTest::keyClick(m_grid, Qt::Key_Right);
    QTest::keyClick(m_grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_grid, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_grid->selection().ranges(), (std::vector<IndexRanges::Range>{{1, 4}}));
    QTest::keyClick(m_grid, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(m_grid, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_grid->current(), 5);
    QCOMPARE(m_grid->selection().size(), 3);
    QTest::keyClick(m_grid, Qt::Key_Space);
    QCOMPARE(m_grid->selection().size(), 4);
    QTest::keyClick(m_grid, Qt::Key_Home);
    QCOMPARE(m_grid->selection().ranges(), (std::vector<IndexRanges::Range>{{0, 1}}));
}

void TestCropWall::theMouseChoosesWithShiftControlAndAFrame()
{
    show(row(40));
    const auto at = [&](std::int64_t index) { return m_grid->cellRect(index).center(); };
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, at(1));
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, Qt::ShiftModifier, at(3));
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, Qt::ControlModifier, at(2));
    QCOMPARE(m_grid->selection().ranges(), (std::vector<IndexRanges::Range>{{1, 2}, {3, 4}}));
    // A frame around the first two columns of the first two lines.
    int across = 0;
    while (m_grid->cellRect(across).top() == m_grid->cellRect(0).top()) {
        ++across;
    }
    QTest::mousePress(m_grid->viewport(), Qt::LeftButton, {}, at(0));
    QTest::mouseMove(m_grid->viewport(), at(1));
    QTest::mouseMove(m_grid->viewport(), at(across + 1));
    QTest::mouseRelease(m_grid->viewport(), Qt::LeftButton, {}, at(across + 1));
    QCOMPARE(m_grid->selection().ranges(), (std::vector<IndexRanges::Range>{{0, 2}, {across, across + 2}}));
}

void TestCropWall::verdictsAreGivenToAllThatAreChosen()
{
    show(row(40));
    std::vector<std::pair<audit::Verdict, std::vector<audit::ObjectKey>>> judged;
    std::map<audit::ObjectKey, audit::Review> reviews;
    connect(m_wall.get(), &CropWall::judged, m_wall.get(), [&](audit::Verdict verdict, const std::vector<audit::ObjectKey>& objects) {
        judged.emplace_back(verdict, objects);
        m_wall->setReviews(std::make_shared<const std::map<audit::ObjectKey, audit::Review>>(reviews));
    });
    QSignalSpy undone(m_wall.get(), &CropWall::undoRequested);
    QTest::keyClick(m_grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_grid, Qt::Key_4);
    QCOMPARE(judged.size(), std::size_t{1});
    QCOMPARE(judged[0].first, audit::Verdict::Loose);
    // All are of the same size: they stand in the order of the set.
    QCOMPARE(judged[0].second, (std::vector<audit::ObjectKey>{{"images/train/a.png", 0}, {"images/train/a.png", 1}}));
    QCOMPARE(m_grid->selection().size(), 2);  // for a second look
    QTest::keyClick(m_grid, Qt::Key_Home);
    QTest::keyClick(m_grid, Qt::Key_1);
    QCOMPARE(m_grid->current(), 1);  // one: on to the next
    QTest::keyClick(m_grid, Qt::Key_Backspace);
    QTest::keyClick(m_grid, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone.size(), 2);
}

void TestCropWall::whatIsNotMeasuredIsOffered()
{
    show(test::boxDataset());
    QSignalSpy wanted(m_wall.get(), &CropWall::measureRequested);
    QToolButton* measure = nullptr;
    for (QToolButton* button : m_wall->findChildren<QToolButton*>()) {
        measure = button->text() == QStringLiteral("Measure now") ? button : measure;
    }
    QVERIFY(measure && !measure->isVisible());
    m_wall->setOrder(CropOrder::Sharpness, false);
    QVERIFY(measure->isVisible());
    QCOMPARE(m_grid->count(), 2);  // the objects are there, in the set's order
    QTest::mouseClick(measure, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    ObjectMeasures measures;
    measures.sharpness = std::make_shared<const ObjectValues>(ObjectValues{{0.9F, 0.2F}, {}, {}});
    m_wall->setMeasures(measures);
    QVERIFY(!measure->isVisible());
    QCOMPARE(m_grid->cropAt(0)->object, 1U);
}

void TestCropWall::enterOpensThePairWithTheBoxLit()
{
    SampleFilter filter;
    DatasetPage page(filter, *m_images);
    page.resize(1230, 760);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.setDataset(test::boxDataset());
    page.setImageSizes({{100, 80}, {100, 80}, {100, 80}});
    page.setMode(DatasetPage::Mode::Objects);
    auto* grid = page.findChild<CropGrid*>();
    QCOMPARE(grid->count(), 2);
    QVERIFY(grid->hasFocus());
    QTest::keyClick(grid, Qt::Key_Return);  // the smallest first: the person
    auto* pair = page.findChild<PairView*>();
    QVERIFY(pair->isVisible());
    QCOMPARE(pair->record(), 0);
    QCOMPARE(pair->view().selectedObject(), 1);
    QTest::keyClick(&pair->view(), Qt::Key_Escape);
    QVERIFY(grid->isVisible());
    QVERIFY(grid->hasFocus());
}

void TestCropWall::thePageShowsObjectsOfTheSearch()
{
    SampleFilter filter;
    DatasetPage page(filter, *m_images);
    page.resize(1230, 760);
    page.show();
    page.setDataset(test::boxDataset());
    page.setImageSizes({{100, 80}, {100, 80}, {100, 80}});
    page.setMode(DatasetPage::Mode::Objects);
    auto* grid = page.findChild<CropGrid*>();
    page.setSearch(QStringLiteral("class:car"));
    QCOMPARE(grid->count(), 1);
    // The list of classes says what the search says, and the other way round.
    QComboBox* classes = nullptr;
    for (QComboBox* box : page.findChildren<QComboBox*>()) {
        classes = box->accessibleName() == QStringLiteral("Class") ? box : classes;
    }
    QCOMPARE(classes->currentText(), QStringLiteral("car"));
    classes->setCurrentIndex(2);
    Q_EMIT classes->activated(2);
    QCOMPARE(page.search(), QStringLiteral("class:person"));
    page.setSearch(QStringLiteral("split:val"));
    QCOMPARE(grid->count(), 0);
    QVERIFY(!grid->isVisible());
}

void TestCropWall::aSetWithoutObjectsSaysSo()
{
    const auto set = test::boxDataset();
    set->records[0].objects.clear();
    show(set);
    auto* empty = m_wall->findChild<EmptyState*>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->sentence(), QStringLiteral("This data set has no labelled objects."));
    QTest::keyClick(m_grid, Qt::Key_Right);
    QTest::keyClick(m_grid, Qt::Key_1);
    QVERIFY(!m_grid->grab().isNull());
}

QTEST_MAIN(TestCropWall)
#include "tst_crop_wall.moc"
