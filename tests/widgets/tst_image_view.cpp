#include "tests/widgets/made_dataset.h"
#include "widgets/images/image_view.h"
#include "widgets/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace gg;
using namespace gg::widgets;

namespace {

/// Left half red, right half blue.
QImage twoColours(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = size.width() / 2; x < size.width(); ++x) {
            image.setPixelColor(x, y, Qt::blue);
        }
    }
    return image;
}

QColor pixelAt(QWidget& widget, QPointF point)
{
    return widget.grab().toImage().pixelColor(point.toPoint());
}

void wheel(QWidget& widget, QPointF at, int steps)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

}  // namespace

class TestImageView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aPictureIsFitted();
    void theWheelZoomsAtThePointer();
    void pixelsAreSquaresAboveTwoHundredPercent();
    void draggingPansAndLeavesNoEmptyStrip();
    void theSmallestObjectUnderThePointerIsHit();
    void zGoesFromObjectToObject();
    void keysSwitchOverlaysStyleAndOpacity();
    void aMaskIsDrawnWhereItIsForeground();
    void aMaskOfZeroAndOneIsForeground();
    void outlinesGoAroundTheForeground();
    void aSharperVersionKeepsWhatIsInSight();
    void pixelCoordinatesNeedTheSizeInTheLabelOnAReducedPicture();
    void runLengthsAreDrawnColumnByColumn();
    void aMaskOfRunLengthsIsHitWhereItCovers();
    void aRingInsideAPolygonIsAHole();
    void ignoreRegionsAreHatchedInGrey();
    void furtherAnnotatorsAreContours();

private:
    std::unique_ptr<ImageView> m_view;
};

void TestImageView::init()
{
    m_view = std::make_unique<ImageView>();
    m_view->resize(400, 400);
    m_view->show();
}

void TestImageView::aPictureIsFitted()
{
    m_view->setImage(twoColours({100, 80}));
    QCOMPARE(m_view->scale(), 4.0);
    QCOMPARE(m_view->toWidget({0, 0}), QPointF(0, 40));  // 80 rows are 320 of 400
    QCOMPARE(pixelAt(*m_view, {100, 200}), QColor(Qt::red));
    QCOMPARE(pixelAt(*m_view, {300, 200}), QColor(Qt::blue));
    QCOMPARE(pixelAt(*m_view, {200, 20}), theme().canvas);
    m_view->resize(200, 400);
    QCOMPARE(m_view->scale(), 2.0);
}

void TestImageView::theWheelZoomsAtThePointer()
{
    m_view->setImage(twoColours({100, 80}));
    const QPointF pointer(120, 150);
    const QPointF under = m_view->toImage(pointer);
    wheel(*m_view, pointer, 3);
    QVERIFY(m_view->scale() > 7.8 && m_view->scale() < 7.9);  // 4 * 1.25^3
    QVERIFY((m_view->toImage(pointer) - under).manhattanLength() < 1e-9);
    QTest::keyClick(m_view.get(), Qt::Key_F);
    QCOMPARE(m_view->scale(), 4.0);
    QTest::keyClick(m_view.get(), Qt::Key_0);
    QCOMPARE(m_view->scale(), 1.0);
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QCOMPARE(m_view->scale(), 1.25);
    QTest::keyClick(m_view.get(), Qt::Key_Minus);
    QCOMPARE(m_view->scale(), 1.0);
}

void TestImageView::pixelsAreSquaresAboveTwoHundredPercent()
{
    QImage board(20, 20, QImage::Format_RGB32);
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 20; ++x) {
            board.setPixelColor(x, y, (x + y) % 2 ? Qt::black : Qt::white);
        }
    }
    m_view->setImage(board);  // 2000 %
    const QImage drawn = m_view->grab().toImage();
    // The last and the first column of two neighbouring squares: no blend between them.
    QCOMPARE(drawn.pixelColor(19 + 20 * 9, 210), QColor(Qt::black));
    QCOMPARE(drawn.pixelColor(20 * 10, 210), QColor(Qt::white));
}

void TestImageView::draggingPansAndLeavesNoEmptyStrip()
{
    m_view->setImage(twoColours({100, 80}));
    m_view->zoomBy(2, {200, 200});
    const QPointF before = m_view->toWidget({0, 0});
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {200, 200});
    QTest::mouseMove(m_view.get(), {170, 190});
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {170, 190});
    QCOMPARE(m_view->toWidget({0, 0}), before + QPointF(-30, -10));
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {10, 200});
    QTest::mouseMove(m_view.get(), {390, 200});
    QTest::mouseMove(m_view.get(), {399, 200});
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {399, 200});
    QCOMPARE(m_view->toWidget({0, 0}).x(), 0.0);
}

void TestImageView::theSmallestObjectUnderThePointerIsHit()
{
    const auto set = test::boxDataset();
    m_view->setImage(twoColours({100, 80}));
    m_view->setShapes(recordShapes(*set, set->records[0], {100, 80}));
    QCOMPARE(m_view->shapes().size(), std::size_t(2));
    QCOMPARE(m_view->shapes()[0].box, QRectF(10, 20, 40, 40));
    QSignalSpy hovered(m_view.get(), &ImageView::objectHovered);
    QSignalSpy clicked(m_view.get(), &ImageView::objectClicked);
    QTest::mouseMove(m_view.get(), m_view->toWidget({25, 35}).toPoint());  // the person, inside the car
    QCOMPARE(hovered.back().front().toInt(), 1);
    QTest::mouseMove(m_view.get(), m_view->toWidget({45, 55}).toPoint());
    QCOMPARE(hovered.back().front().toInt(), 0);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->toWidget({25, 35}).toPoint());
    QCOMPARE(clicked.back().front().toInt(), 1);
    QCOMPARE(m_view->selectedObject(), 1);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->toWidget({90, 5}).toPoint());
    QCOMPARE(m_view->selectedObject(), -1);
}

void TestImageView::zGoesFromObjectToObject()
{
    const auto set = test::boxDataset();
    m_view->setImage(twoColours({100, 80}));
    m_view->setShapes(recordShapes(*set, set->records[0], {100, 80}));
    QTest::keyClick(m_view.get(), Qt::Key_Z);
    QCOMPARE(m_view->selectedObject(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Z);
    QCOMPARE(m_view->selectedObject(), 1);
    // A third of 400 widget pixels over 10 picture pixels.
    QVERIFY(qAbs(m_view->scale() - 400.0 / 10 / 3) < 1e-9);
    QVERIFY((m_view->toWidget({25, 35}) - QPointF(200, 200)).manhattanLength() < 1.5);
    QTest::keyClick(m_view.get(), Qt::Key_Z);
    QCOMPARE(m_view->selectedObject(), 0);
}

void TestImageView::keysSwitchOverlaysStyleAndOpacity()
{
    const auto set = test::boxDataset();
    m_view->setImage(twoColours({100, 80}));
    m_view->setShapes(recordShapes(*set, set->records[0], {100, 80}));
    const QPoint inside = m_view->toWidget({45, 55}).toPoint();
    QCOMPARE(pixelAt(*m_view, inside), QColor(Qt::red));
    QTest::keyClick(m_view.get(), Qt::Key_L);
    QVERIFY(pixelAt(*m_view, inside) != QColor(Qt::red));
    QTest::keyClick(m_view.get(), Qt::Key_O);
    QVERIFY(!m_view->overlaysVisible());
    QCOMPARE(pixelAt(*m_view, inside), QColor(Qt::red));
    QTest::keyClick(m_view.get(), Qt::Key_BracketRight);
    QCOMPARE(m_view->overlayOpacity(), 70);
}

void TestImageView::aMaskIsDrawnWhereItIsForeground()
{
    QImage mask(100, 80, QImage::Format_Grayscale8);
    mask.fill(0);
    for (int y = 0; y < 80; ++y) {
        std::fill_n(mask.scanLine(y), 25, uchar(255));
        std::fill_n(mask.scanLine(y) + 25, 25, uchar(100));  // in between, below the middle: background
    }
    m_view->setImage(twoColours({100, 80}));
    m_view->setMask(mask);
    m_view->setOverlayStyle(ImageView::OverlayStyle::Fill);
    m_view->setOverlayOpacity(100);
    QCOMPARE(pixelAt(*m_view, {50, 200}), QColor::fromRgb(meaning::truth));
    QCOMPARE(pixelAt(*m_view, {150, 200}), QColor(Qt::red));
    QCOMPARE(pixelAt(*m_view, {300, 200}), QColor(Qt::blue));
    m_view->setOverlaysVisible(false);
    QCOMPARE(pixelAt(*m_view, {50, 200}), QColor(Qt::red));
}

void TestImageView::aMaskOfZeroAndOneIsForeground()
{
    QImage mask(3, 1, QImage::Format_Grayscale8);
    mask.scanLine(0)[0] = 0;
    mask.scanLine(0)[1] = 1;
    mask.scanLine(0)[2] = 0;
    const QImage coverage = maskCoverage(mask);
    QCOMPARE(coverage.constScanLine(0)[0], uchar(0));
    QCOMPARE(coverage.constScanLine(0)[1], uchar(255));
    QVERIFY(maskCoverage({}).isNull());
}

void TestImageView::outlinesGoAroundTheForeground()
{
    QImage mask(20, 20, QImage::Format_Grayscale8);
    mask.fill(0);
    for (int y = 5; y < 10; ++y) {
        std::fill_n(mask.scanLine(y) + 4, 8, uchar(255));
    }
    // From the centre of pixel 4 to that of pixel 11, and of row 5 to row 9.
    QCOMPARE(maskOutline(maskCoverage(mask)).boundingRect(), QRectF(4.5, 5.5, 7, 4));
}

void TestImageView::aSharperVersionKeepsWhatIsInSight()
{
    m_view->setImage(twoColours({50, 40}));
    m_view->zoomBy(2, {200, 200});
    const QPointF before = m_view->toImage({100, 100});
    m_view->setImage(twoColours({100, 80}), ImageView::KeepZoom::Yes);
    QCOMPARE(m_view->toImage({100, 100}), before * 2);
    m_view->setImage({});
    m_view->setMessage(QStringLiteral("a.png: cannot be read"));
    QVERIFY(!m_view->grab().isNull());
}

void TestImageView::pixelCoordinatesNeedTheSizeInTheLabelOnAReducedPicture()
{
    const auto set = test::boxDataset();
    dataset::Record record = set->records[0];
    record.space = dataset::CoordinateSpace::Pixels;
    record.objects.resize(1);
    record.objects[0].box = {10, 20, 40, 40};
    QCOMPARE(recordShapes(*set, record, {100, 80})[0].box, QRectF(10, 20, 40, 40));
    QVERIFY(recordShapes(*set, record, {50, 40}, PictureKind::Reduced).empty());
    record.declaredWidth = 100;
    record.declaredHeight = 80;
    QCOMPARE(recordShapes(*set, record, {50, 40}, PictureKind::Reduced)[0].box, QRectF(5, 10, 20, 20));
}

void TestImageView::runLengthsAreDrawnColumnByColumn()
{
    // 4 rows, 3 columns: 5 background, then 2 foreground (column 1, rows 1 and 2), 2 background, 3 foreground (column 2, rows 1 to 3).
    const std::vector<std::uint32_t> runs{5, 2, 2, 3};
    const RunCoverage cover = coverRuns(runs, {3, 4}, {1, 1});
    QCOMPARE(cover.bounds, QRect(1, 1, 2, 3));
    QCOMPARE(cover.coverage.size(), QSize(2, 3));
    const QList<QList<int>> expected{{255, 255}, {255, 255}, {0, 255}};
    for (int y = 0; y < 3; ++y) {
        for (int x = 0; x < 2; ++x) {
            QCOMPARE(int(cover.coverage.constScanLine(y)[x]), expected[y][x]);
        }
    }
    // Runs that go on past the end, and none at all.
    QCOMPARE(coverRuns(std::vector<std::uint32_t>{0, 1000}, {3, 4}, {1, 1}).bounds, QRect(0, 0, 3, 4));
    QVERIFY(coverRuns(std::vector<std::uint32_t>{12}, {3, 4}, {1, 1}).coverage.isNull());
    QVERIFY(coverRuns(runs, {0, 0}, {1, 1}).coverage.isNull());
    // At half the size a pixel is covered when any of those in it is.
    QCOMPARE(coverRuns(runs, {3, 4}, {0.5, 0.5}).coverage.size(), QSize(1, 2));
}

void TestImageView::aMaskOfRunLengthsIsHitWhereItCovers()
{
    dataset::Dataset set;
    set.classNames = {"cell", "wall"};
    dataset::Record record{.space = dataset::CoordinateSpace::Pixels, .declaredWidth = 100, .declaredHeight = 80};
    record.makeExtras().runs = {0, 80 * 10};  // the first ten columns
    record.objects.push_back({.kind = dataset::ShapeKind::Mask, .pointCount = 2, .classId = 1, .box = {0, 0, 99, 79}});
    const auto shapes = recordShapes(set, record, {100, 80});
    QCOMPARE(shapes[0].box, QRectF(0, 0, 10, 80));  // the mask's own bounds, whatever the file says
    QVERIFY(shapes[0].contains({9.5, 40}, 0));
    QVERIFY(!shapes[0].contains({10.5, 40}, 0));
    m_view->setImage(twoColours({100, 80}));
    const QColor before = pixelAt(*m_view, m_view->toWidget({5, 40}));
    m_view->setShapes(shapes);
    m_view->setOverlayStyle(ImageView::OverlayStyle::Fill);
    QVERIFY(pixelAt(*m_view, m_view->toWidget({5, 40})) != before);
    QCOMPARE(pixelAt(*m_view, m_view->toWidget({30, 40})), before);
}

void TestImageView::aRingInsideAPolygonIsAHole()
{
    dataset::Dataset set;
    set.classNames = {"lake"};
    dataset::Record record{.space = dataset::CoordinateSpace::Pixels};
    record.points = {{10, 10}, {90, 10}, {90, 70}, {10, 70}, {30, 30}, {70, 30}, {70, 50}, {30, 50}};
    record.makeExtras().ringStarts = {4};
    record.objects.push_back({.kind = dataset::ShapeKind::Polygon, .pointCount = 8, .box = {10, 10, 80, 60}});
    const auto shapes = recordShapes(set, record, {100, 80});
    QVERIFY(shapes[0].contains({20, 20}, 0));
    QVERIFY(!shapes[0].contains({50, 40}, 0));
    m_view->setImage(twoColours({100, 80}));
    m_view->setShapes(shapes);
    m_view->setOverlayStyle(ImageView::OverlayStyle::Fill);
    QCOMPARE(pixelAt(*m_view, m_view->toWidget({40, 40})), QColor(Qt::red));
    QVERIFY(pixelAt(*m_view, m_view->toWidget({20, 20})) != QColor(Qt::red));
}

void TestImageView::ignoreRegionsAreHatchedInGrey()
{
    dataset::Dataset set;
    set.classNames = {"car", "person"};
    dataset::Record record{.space = dataset::CoordinateSpace::Pixels};
    record.objects.push_back({.classId = 0, .ignore = true, .box = {10, 10, 30, 60}});
    m_view->setImage(twoColours({100, 80}));
    m_view->setShapes(recordShapes(set, record, {100, 80}));
    const QImage drawn = m_view->grab().toImage();
    // Along a line through the region the picture shows between strokes of grey.
    int picture = 0;
    int other = 0;
    for (int x = 60; x < 140; ++x) {
        (drawn.pixelColor(x, 200) == QColor(Qt::red) ? picture : other)++;
    }
    QVERIFY(picture > 20);
    QVERIFY(other > 5);
    QCOMPARE(drawn.pixelColor(170, 200), QColor(Qt::red));  // beside it
}

void TestImageView::furtherAnnotatorsAreContours()
{
    QImage mask(100, 80, QImage::Format_Grayscale8);
    mask.fill(0);
    for (int y = 20; y < 60; ++y) {
        std::fill_n(mask.scanLine(y) + 10, 30, uchar(255));
    }
    m_view->setImage(twoColours({100, 80}));
    m_view->setFurtherMasks({mask});
    const QImage drawn = m_view->grab().toImage();
    bool line = false;
    for (int y = 120; y < 280 && !line; ++y) {  // its left side, dashed
        line = drawn.pixelColor(42, y).green() > 100;  // orange over red
    }
    QVERIFY(line);
    QCOMPARE(drawn.pixelColor(100, 200), QColor(Qt::red));  // not filled
}

QTEST_MAIN(TestImageView)
#include "tst_image_view.moc"
