#include "tests/widgets/fake_image_provider.h"
#include "tests/widgets/made_dataset.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/models/record_model.h"
#include "widgets/theme/theme.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace gg;
using namespace gg::widgets;
using gg::test::FakeImageProvider;

class TestThumbnailGrid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatIsInSightIsAskedFor();
    void whatWasScrolledAwayIsForgotten();
    void theTopIsServedFirst();
    void keysMove();
    void enterAndDoubleClickOpen();
    void aLargerThumbnailKeepsTheCurrentImageInSight();
    void badgesAreDrawn();
    void labelsAreDrawnOverThumbnails();
    void anUnreadableImageIsNotAskedForAgain();
    void aStripScrollsSideways();
    void anEmptySetIsDrawn();
};

void TestThumbnailGrid::onlyWhatIsInSightIsAskedFor()
{
    FakeImageProvider images(FakeImageProvider::Answer::WhenTold);
    RecordModel model;
    model.setDataset(test::largeDataset(20000));
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 600);
    grid.setModel(&model);
    QCOMPARE(images.asked.size(), 0);  // hidden
    grid.show();
    const auto [from, to] = grid.visibleRows();
    QCOMPARE(from, 0);
    QVERIFY(to > 10 && to < 60);
    QCOMPARE(images.pending.size(), to);
    QVERIFY(!grid.grab().isNull());
}

void TestThumbnailGrid::whatWasScrolledAwayIsForgotten()
{
    FakeImageProvider images(FakeImageProvider::Answer::WhenTold);
    RecordModel model;
    model.setDataset(test::largeDataset(20000));
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 600);
    grid.setModel(&model);
    grid.show();
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
    const auto [from, to] = grid.visibleRows();
    QCOMPARE(to, 20000);
    QCOMPARE(images.pending.size(), to - from);
    QCOMPARE(images.pending.front().file, QStringLiteral("/data/street/images/train/img_%1.png").arg(from));
}

void TestThumbnailGrid::theTopIsServedFirst()
{
    FakeImageProvider images(FakeImageProvider::Answer::WhenTold);
    RecordModel model;
    model.setDataset(test::largeDataset(100));
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 600);
    grid.setModel(&model);
    grid.show();
    QVERIFY(images.pending.front().file.endsWith(QStringLiteral("img_0.png")));
    const QColor before = grid.viewport()->grab().toImage().pixelColor(grid.cellRect(0).center());
    images.serveAll();
    const QColor after = grid.viewport()->grab().toImage().pixelColor(grid.cellRect(0).center());
    QVERIFY(before != after);
    QCOMPARE(after, QColor(120, 100, 90));
}

void TestThumbnailGrid::keysMove()
{
    FakeImageProvider images;
    RecordModel model;
    model.setDataset(test::largeDataset(1000));
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 600);
    grid.setModel(&model);
    grid.show();
    const int across = 800 / grid.cellRect(0).width();
    grid.setCurrentRow(0);
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.currentRow(), 1);
    QTest::keyClick(&grid, Qt::Key_Down);
    QCOMPARE(grid.currentRow(), 1 + across);
    QTest::keyClick(&grid, Qt::Key_Up);
    QTest::keyClick(&grid, Qt::Key_Up);
    QCOMPARE(grid.currentRow(), 1);  // there is no line above
    QTest::keyClick(&grid, Qt::Key_PageDown);
    QVERIFY(grid.currentRow() > 2 * across);
    QCOMPARE(grid.currentRow() % across, 1);
    QTest::keyClick(&grid, Qt::Key_End);
    QCOMPARE(grid.currentRow(), 999);
    QVERIFY(grid.viewport()->rect().contains(grid.cellRect(999)));
    QTest::keyClick(&grid, Qt::Key_Home);
    QCOMPARE(grid.currentRow(), 0);
    QVERIFY(grid.viewport()->rect().contains(grid.cellRect(0)));
}

void TestThumbnailGrid::enterAndDoubleClickOpen()
{
    FakeImageProvider images;
    RecordModel model;
    model.setDataset(test::largeDataset(50));
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 600);
    grid.setModel(&model);
    grid.show();
    QSignalSpy opened(&grid, &ThumbnailGrid::opened);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.cellRect(3).center());
    QCOMPARE(grid.currentRow(), 3);
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(opened.back().front().toInt(), 3);
    QTest::mouseDClick(grid.viewport(), Qt::LeftButton, {}, grid.cellRect(5).center());
    QCOMPARE(opened.back().front().toInt(), 5);
}

void TestThumbnailGrid::aLargerThumbnailKeepsTheCurrentImageInSight()
{
    FakeImageProvider images;
    RecordModel model;
    model.setDataset(test::largeDataset(5000));
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 600);
    grid.setModel(&model);
    grid.show();
    grid.setCurrentRow(3000);
    for (const int step : {5, 0, 3}) {
        grid.setSizeStep(step);
        QVERIFY(grid.viewport()->rect().intersects(grid.cellRect(3000)));
        QCOMPARE(images.asked.back().side, thumbnailSides[static_cast<std::size_t>(step)]);
    }
}

void TestThumbnailGrid::badgesAreDrawn()
{
    FakeImageProvider images;
    RecordModel model;
    model.setDataset(test::boxDataset());
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 300);
    grid.setModel(&model);
    grid.show();
    const auto has = [&](int row, const QColor& colour) {
        const QImage cell = grid.viewport()->grab(grid.cellRect(row)).toImage();
        for (int y = 0; y < cell.height(); ++y) {
            for (int x = 0; x < cell.width(); ++x) {
                if (cell.pixelColor(x, y) == colour) {
                    return true;
                }
            }
        }
        return false;
    };
    QVERIFY(!has(0, theme().error));
    model.setFindings({test::finding("x.y", audit::Severity::Error, "a", 0)});
    model.setReviews({{"images/train/b.png", {audit::Verdict::Loose, "", ""}}, {"images/val/c.png", {audit::Verdict::Good, "", ""}}});
    QVERIFY(has(0, theme().error));
    QVERIFY(has(1, theme().warning));
    QVERIFY(!has(2, theme().warning));
}

void TestThumbnailGrid::labelsAreDrawnOverThumbnails()
{
    FakeImageProvider images;
    RecordModel model;
    auto set = test::boxDataset();
    set->format = dataset::Format::ImageMask;
    set->records[0].objects.clear();
    set->records[0].label = "masks/a.png";
    model.setDataset(set);
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 300);
    grid.setModel(&model);
    grid.show();
    const auto masksAsked = [&] { return std::count_if(images.asked.begin(), images.asked.end(), [](const auto& r) { return r.mask; }); };
    QCOMPARE(masksAsked(), 0);
    grid.setLabelsVisible(true);
    QVERIFY(masksAsked() > 0);
    // The made mask covers a quarter to a half of each side.
    const int side = thumbnailSides[2];
    const QPoint inside = grid.cellRect(0).topLeft() + QPoint(6 + side * 3 / 8, 6 + (side - side * 4 / 5) / 2 + side * 4 / 5 * 3 / 8);
    QVERIFY(grid.viewport()->grab().toImage().pixelColor(inside) != QColor(120, 100, 90));
}

void TestThumbnailGrid::anUnreadableImageIsNotAskedForAgain()
{
    FakeImageProvider images;
    RecordModel model;
    model.setDataset(test::boxDataset());
    const QString broken = QStringLiteral("/data/street/images/train/b.png");
    images.unreadable.insert(broken);
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 300);
    grid.setModel(&model);
    grid.show();
    const auto askedFor = [&] { return std::count_if(images.asked.begin(), images.asked.end(), [&](const auto& r) { return r.file == broken; }); };
    const auto before = askedFor();
    QVERIFY(before > 0);
    grid.resize(700, 300);
    QCOMPARE(askedFor(), before);
    QVERIFY(!grid.grab().isNull());
}

void TestThumbnailGrid::aStripScrollsSideways()
{
    FakeImageProvider images(FakeImageProvider::Answer::WhenTold);
    RecordModel model;
    model.setDataset(test::largeDataset(20000));
    ThumbnailGrid strip(images, ThumbnailGrid::Flow::Strip);
    strip.resize(800, strip.sizeHint().height());
    strip.setModel(&model);
    strip.show();
    strip.setCurrentRow(12345);
    const auto [from, to] = strip.visibleRows();
    QVERIFY(from < 12345 && 12345 < to && to - from < 15);
    QVERIFY(qAbs(strip.cellRect(12345).center().x() - 400) <= strip.cellRect(0).width());
    QTest::keyClick(&strip, Qt::Key_Left);
    QCOMPARE(strip.currentRow(), 12344);
}

void TestThumbnailGrid::anEmptySetIsDrawn()
{
    FakeImageProvider images;
    RecordModel model;
    ThumbnailGrid grid(images, ThumbnailGrid::Flow::Grid);
    grid.resize(800, 300);
    grid.setModel(&model);
    grid.show();
    QVERIFY(!grid.grab().isNull());
    QTest::keyClick(&grid, Qt::Key_Down);
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(grid.currentRow(), -1);
}

QTEST_MAIN(TestThumbnailGrid)
#include "tst_thumbnail_grid.moc"
