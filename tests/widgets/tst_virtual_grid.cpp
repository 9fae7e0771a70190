#include "widgets/images/virtual_grid.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <vector>

using namespace gg::widgets;

namespace {

/// Cells of 100 x 50 pixels, which remember what was asked of them.
class Numbers : public VirtualGrid {
public:
    Numbers(Flow flow, std::int64_t cells)
        : VirtualGrid(flow)
        , m_cells(cells)
    {
    }

    std::int64_t current() const { return currentIndex(); }
    void go(std::int64_t index) { goTo(index); }

    std::vector<std::pair<std::int64_t, std::int64_t>> asked;
    std::vector<std::int64_t> drawn;
    std::vector<std::int64_t> moves;
    std::vector<std::int64_t> opens;

protected:
    std::int64_t count() const override { return m_cells; }
    QSize cellSize() const override { return {100, 50}; }
    void drawCell(QPainter&, std::int64_t index) override { drawn.push_back(index); }
    QString tipAt(std::int64_t index) const override { return QString::number(index); }
    void ask(std::int64_t from, std::int64_t to) override { asked.emplace_back(from, to); }
    void currentMoved(std::int64_t index) override { moves.push_back(index); }
    void open(std::int64_t index) override { opens.push_back(index); }

private:
    std::int64_t m_cells;
};

using Range = std::pair<std::int64_t, std::int64_t>;

}  // namespace

class TestVirtualGrid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsLeftOverIsSpreadBetweenColumns();
    void onlyCellsInSightAreAskedForAndDrawn();
    void nothingIsAskedForWhileHidden();
    void movesAreToldOnce();
    void downGoesToTheShorterLastLine();
    void aTenThousandMillionthCellIsReached();
    void aStripKeepsTheCurrentCellInTheMiddle();
    void theFarEndOfAStripIsReached();
    void comingBackIntoSightKeepsThePlace();
    void emptyGridsHaveNoCellToGoTo();
};

void TestVirtualGrid::whatIsLeftOverIsSpreadBetweenColumns()
{
    Numbers grid(VirtualGrid::Flow::Grid, 7);
    grid.resize(360, 200);
    grid.show();
    // Three columns of 120 pixels, the cell of 100 in the middle of each.
    QCOMPARE(grid.cellRect(0), QRect(10, 0, 100, 50));
    QCOMPARE(grid.cellRect(5), QRect(250, 50, 100, 50));
    QCOMPARE(grid.indexAt(QPoint(300, 75)), 5);
    QCOMPARE(grid.indexAt(QPoint(5, 75)), -1);    // beside a cell
    QCOMPARE(grid.indexAt(QPoint(180, 120)), -1);  // after the last
}

void TestVirtualGrid::onlyCellsInSightAreAskedForAndDrawn()
{
    Numbers grid(VirtualGrid::Flow::Grid, 3000);
    grid.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    grid.resize(300, 200);
    grid.show();
    grid.verticalScrollBar()->setValue(1025);
    // Lines 20 (half of it) to 24.
    QCOMPARE(grid.visible(), Range(60, 75));
    QCOMPARE(grid.asked.back(), Range(60, 75));
    grid.drawn.clear();
    grid.viewport()->grab(QRect(0, 0, 300, 20));
    QCOMPARE(grid.drawn, (std::vector<std::int64_t>{60, 61, 62}));
}

void TestVirtualGrid::nothingIsAskedForWhileHidden()
{
    Numbers grid(VirtualGrid::Flow::Grid, 3000);
    grid.resize(300, 200);
    grid.go(2000);
    QVERIFY(grid.asked.empty());
    grid.show();
    QVERIFY(!grid.asked.empty());
    QVERIFY(grid.asked.back().first <= 2000 && grid.asked.back().second > 2000);
}

void TestVirtualGrid::movesAreToldOnce()
{
    Numbers grid(VirtualGrid::Flow::Grid, 10);
    grid.resize(320, 200);
    grid.show();
    QTest::keyClick(&grid, Qt::Key_Home);
    QTest::keyClick(&grid, Qt::Key_Left);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.cellRect(4).center());
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(grid.moves, (std::vector<std::int64_t>{0, 4}));
    QCOMPARE(grid.opens, (std::vector<std::int64_t>{4}));
}

void TestVirtualGrid::downGoesToTheShorterLastLine()
{
    // 0 1 2 / 3 4 5 / 6
    Numbers grid(VirtualGrid::Flow::Grid, 7);
    grid.resize(320, 400);
    grid.show();
    grid.go(2);
    QTest::keyClick(&grid, Qt::Key_Down);
    QCOMPARE(grid.current(), 5);
    QTest::keyClick(&grid, Qt::Key_Down);
    QCOMPARE(grid.current(), 6);
    QTest::keyClick(&grid, Qt::Key_Down);
    QCOMPARE(grid.current(), 6);
}

void TestVirtualGrid::aTenThousandMillionthCellIsReached()
{
    // 100 times as many pixels as a scroll bar can count.
    constexpr std::int64_t cells = 10'000'000'000;
    Numbers grid(VirtualGrid::Flow::Grid, cells);
    grid.resize(320, 210);
    grid.show();
    QTest::keyClick(&grid, Qt::Key_End);
    QCOMPARE(grid.current(), cells - 1);
    QCOMPARE(grid.visible().second, cells);
    QVERIFY(grid.viewport()->rect().contains(grid.cellRect(cells - 1)));
    QCOMPARE(grid.indexAt(grid.cellRect(cells - 1).center()), cells - 1);
    grid.go(cells / 2);
    QVERIFY(grid.viewport()->rect().contains(grid.cellRect(cells / 2)));
    QVERIFY(grid.cellRect(0).bottom() < 0);
    QVERIFY(grid.cellRect(cells - 1).top() > grid.height());
    QTest::keyClick(&grid, Qt::Key_Home);
    QCOMPARE(grid.cellRect(0).top(), 0);
}

void TestVirtualGrid::aStripKeepsTheCurrentCellInTheMiddle()
{
    Numbers grid(VirtualGrid::Flow::Strip, 100);
    grid.resize(500, 80);
    grid.show();
    grid.go(50);
    QCOMPARE(grid.cellRect(50).left(), 200);
    QCOMPARE(grid.cellRect(49).right() + 1, 200);
    QTest::keyClick(&grid, Qt::Key_Up);
    QCOMPARE(grid.current(), 49);
    QTest::keyClick(&grid, Qt::Key_PageDown);
    QCOMPARE(grid.current(), 54);
    grid.go(0);
    QCOMPARE(grid.cellRect(0).left(), 0);
}

void TestVirtualGrid::theFarEndOfAStripIsReached()
{
    constexpr std::int64_t cells = 100'000'000;
    Numbers grid(VirtualGrid::Flow::Strip, cells);
    grid.resize(500, 80);
    grid.show();
    grid.go(cells - 1);
    QVERIFY(grid.viewport()->rect().contains(grid.cellRect(cells - 1)));
    grid.go(cells / 2);
    QVERIFY(std::abs(grid.cellRect(cells / 2).center().x() - 250) <= 10);
}

void TestVirtualGrid::comingBackIntoSightKeepsThePlace()
{
    Numbers grid(VirtualGrid::Flow::Grid, 3000);
    grid.resize(320, 200);
    grid.show();
    grid.go(0);
    grid.verticalScrollBar()->setValue(5000);
    grid.hide();
    grid.show();
    QCOMPARE(grid.verticalScrollBar()->value(), 5000);
}

void TestVirtualGrid::emptyGridsHaveNoCellToGoTo()
{
    for (const auto flow : {VirtualGrid::Flow::Grid, VirtualGrid::Flow::Strip}) {
        Numbers grid(flow, 0);
        grid.resize(320, 200);
        grid.show();
        for (const int key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Return}) {
            QTest::keyClick(&grid, static_cast<Qt::Key>(key));
        }
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, QPoint(10, 10));
        QCOMPARE(grid.current(), -1);
        QVERIFY(grid.moves.empty() && grid.opens.empty());
        QCOMPARE(grid.visible(), Range(0, 0));
    }
}

QTEST_MAIN(TestVirtualGrid)
#include "tst_virtual_grid.moc"
