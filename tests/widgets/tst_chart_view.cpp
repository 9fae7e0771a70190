#include "widgets/charts/chart_view.h"
#include "widgets/models/epoch_cursor.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace gg::widgets;

namespace
{

ChartSpec lineOfTen(const QString& name)
{
    ChartSpec spec;
    spec.name = name;
    spec.title = name;
    spec.x = {.label = QStringLiteral("epoch"), .lower = 0.0};
    ChartSeries series{.run = QStringLiteral("bce"), .name = QStringLiteral("loss"), .colour = Qt::red};
    for (int i = 1; i <= 10; ++i) {
        series.x.push_back(i);
        series.y.push_back(1.0 / i);
    }
    spec.series.push_back(series);
    return spec;
}

/// Lines of so many points each.
ChartSpec waves(int lines, int points)
{
    ChartSpec spec;
    spec.name = QStringLiteral("waves");
    spec.title = spec.name;
    spec.x = {.label = QStringLiteral("epoch"), .lower = 0.0};
    for (int line = 0; line < lines; ++line) {
        ChartSeries series{.run = QString::number(line), .name = QStringLiteral("loss"), .colour = QColor::fromHsv(line * 7 % 360, 200, 180)};
        for (int i = 0; i < points; ++i) {
            series.x.push_back(i);
            series.y.push_back(std::sin(0.05 * i + line) + 0.001 * line);
        }
        spec.series.push_back(series);
    }
    return spec;
}

}  // namespace

class ChartViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cursor = std::make_unique<EpochCursor>();
        m_cursor->setNewest(10);
        m_window = std::make_unique<QWidget>();
        m_window->resize(800, 300);
        m_left = new ChartView(*m_cursor, m_window.get());
        m_left->setGeometry(0, 0, 400, 300);
        m_right = new ChartView(*m_cursor, m_window.get());
        m_right->setGeometry(400, 0, 400, 300);
        m_left->setSpec(lineOfTen(QStringLiteral("loss")));
        m_right->setSpec(lineOfTen(QStringLiteral("dice")));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        // The layout is known once the chart was drawn.
        m_window->grab();
        QTRY_VERIFY(m_left->toPixel(10) - m_left->toPixel(1) > 200);
        m_canvas = m_left->childAt(200, 150);
        QVERIFY(m_canvas != nullptr);
    }

    void oneCursorMovesInEveryChart()
    {
        m_cursor->moveTo(4);
        QCOMPARE(m_left->cursorX(), 4.0);
        QCOMPARE(m_right->cursorX(), 4.0);
    }

    void aClickMovesTheCursorToTheNearestEpochAndDraggingGoesOn()
    {
        QTest::mousePress(m_canvas, Qt::LeftButton, {}, at(3.2));
        QCOMPARE(m_cursor->epoch(), 3);
        QVERIFY(!m_cursor->following());
        QTest::mouseMove(m_canvas, at(6.8));
        QCOMPARE(m_cursor->epoch(), 7);
        QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, at(6.8));
        QTest::mouseMove(m_canvas, at(2));
        QCOMPARE(m_cursor->epoch(), 7);
        QCOMPARE(m_right->cursorX(), 7.0);
    }

    void arrowsHomeAndEndMoveTheCursor()
    {
        m_cursor->moveTo(5);
        m_left->setFocus();
        QTest::keyClick(m_left, Qt::Key_Left);
        QCOMPARE(m_cursor->epoch(), 4);
        QTest::keyClick(m_left, Qt::Key_Right);
        QTest::keyClick(m_left, Qt::Key_Right);
        QCOMPARE(m_cursor->epoch(), 6);
        QTest::keyClick(m_left, Qt::Key_Home);
        QCOMPARE(m_cursor->epoch(), 1);
        QTest::keyClick(m_left, Qt::Key_End);
        QCOMPARE(m_cursor->epoch(), 10);
    }

    void theWheelZoomsAroundThePointerAndADoubleClickShowsAllAgain()
    {
        const QPoint pointer = at(5);
        QWheelEvent wheel(pointer, m_canvas->mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_canvas, &wheel);
        QVERIFY(m_left->zoomed());
        QVERIFY(!m_right->zoomed());
        QVERIFY(std::abs(m_left->fromPixel(pointer.x() + m_canvas->x()) - 5) < 0.05);
        // 0.8² of the range from 0 to 10.3
        QVERIFY(std::abs((m_left->fromPixel(300) - m_left->fromPixel(100)) / (m_right->fromPixel(300) - m_right->fromPixel(100)) -
                         0.64) < 0.02);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, pointer);
        QVERIFY(!m_left->zoomed());
    }

    void shiftAndDragPansWithoutMovingTheCursor()
    {
        m_cursor->moveTo(2);
        m_left->setFocus();
        QTest::keyClick(m_left, Qt::Key_Plus);
        QVERIFY(m_left->zoomed());
        const double before = m_left->fromPixel(200);
        QTest::mousePress(m_canvas, Qt::LeftButton, Qt::ShiftModifier, QPoint(250, 150));
        QTest::mouseMove(m_canvas, QPoint(200, 150));
        QTest::mouseRelease(m_canvas, Qt::LeftButton, Qt::ShiftModifier, QPoint(200, 150));
        QVERIFY(m_left->fromPixel(200) > before);
        QCOMPARE(m_cursor->epoch(), 2);
    }

    void theReadoutNamesEverySeriesAtTheNearestPoint()
    {
        ChartSpec spec = lineOfTen(QStringLiteral("loss"));
        ChartSeries other{.run = QStringLiteral("bce_dice"),
                          .name = QStringLiteral("loss"),
                          .colour = Qt::blue,
                          .x = {1, 2, 3},
                          .y = {2, std::numeric_limits<double>::quiet_NaN(), 4}};
        spec.series.push_back(other);
        m_left->setSpec(spec);
        QCOMPARE(m_left->readoutAt(2.2), QStringLiteral("bce, loss: 0.5\nbce_dice, loss: NaN"));
    }

    void gapsAreNotJoined()
    {
        ChartSpec spec;
        spec.name = QStringLiteral("gap");
        spec.x = {.label = QStringLiteral("epoch"), .lower = 0.0, .upper = 10.0};
        spec.y = {.lower = 0.0, .upper = 1.0};
        const double nan = std::numeric_limits<double>::quiet_NaN();
        spec.series.push_back({.colour = Qt::red, .x = {1, 2, 5, 8, 9}, .y = {0.5, 0.5, nan, 0.5, 0.5}});
        m_left->setSpec(spec);
        m_cursor->moveTo(10);
        const QImage picture = m_left->grab().toImage();
        QVERIFY(reddish(picture, qRound(m_left->toPixel(1.5))));
        QVERIFY(reddish(picture, qRound(m_left->toPixel(8.5))));
        QVERIFY(!reddish(picture, qRound(m_left->toPixel(3.5))));
        QVERIFY(!reddish(picture, qRound(m_left->toPixel(6.5))));
    }

    void dataThatGrewIsShownAndAZoomStays()
    {
        m_left->setFocus();
        QTest::keyClick(m_left, Qt::Key_Plus);
        ChartSpec spec = lineOfTen(QStringLiteral("loss"));
        spec.series[0].x.push_back(11);
        spec.series[0].y.push_back(0.05);
        m_left->setSpec(spec);
        QVERIFY(m_left->zoomed());
        QCOMPARE(m_left->readoutAt(11), QStringLiteral("bce, loss: 0.05"));
        m_left->setSpec(lineOfTen(QStringLiteral("another")));
        QVERIFY(!m_left->zoomed());
    }

    void aBoxOfTheRightButtonZoomsBothAxes()
    {
        QSignalSpy zoomed(m_left, &ChartView::xViewChanged);
        const auto [low, high] = m_left->yRange();
        QTest::mousePress(m_canvas, Qt::RightButton, {}, QPoint(qRound(m_left->toPixel(3)) - m_canvas->x(), 60));
        QTest::mouseMove(m_canvas, QPoint(at(6).x(), 160));
        QTest::mouseRelease(m_canvas, Qt::RightButton, {}, QPoint(at(6).x(), 160));
        QCOMPARE(zoomed.count(), 1);
        QVERIFY(m_left->xView().has_value());
        QVERIFY(std::abs(m_left->xView()->first - 3) < 0.05);
        QVERIFY(std::abs(m_left->xView()->second - 6) < 0.05);
        QVERIFY(m_left->yRange().first > low);
        QVERIFY(m_left->yRange().second < high);
        QTest::keyClick(m_left, Qt::Key_0);
        QVERIFY(!m_left->zoomed());
    }

    void keysZoomYAndAnotherChartsViewIsTakenQuietly()
    {
        const auto [low, high] = m_left->yRange();
        QTest::keyClick(m_left, Qt::Key_PageUp);
        QVERIFY(m_left->yRange().second - m_left->yRange().first < 0.8 * (high - low));
        const double before = m_left->yRange().first;
        QTest::keyClick(m_left, Qt::Key_Up);
        QVERIFY(m_left->yRange().first > before);
        QSignalSpy zoomed(m_left, &ChartView::xViewChanged);
        m_left->setXView(AxisRange(2, 5));
        QCOMPARE(zoomed.count(), 0);
        QCOMPARE(m_left->xView(), std::optional(AxisRange(2, 5)));
    }

    void thePointerSaysWhereItIsForOtherCharts()
    {
        QSignalSpy hovered(m_left, &ChartView::hovered);
        QTest::mouseMove(m_canvas, at(4.1));
        QTRY_VERIFY(!hovered.isEmpty());
        QCOMPARE(hovered.last().at(0).value<std::optional<double>>(), std::optional(4.0));
        m_right->setHover(4.0);
        QVERIFY(m_right->findChild<QLabel*>()->isVisible());
        QVERIFY(m_right->findChild<QLabel*>()->text().contains(QStringLiteral("0.25")));
        m_right->setHover(std::nullopt);
        QVERIFY(!m_right->findChild<QLabel*>()->isVisible());
    }

    void onAnotherAxisTheCursorStandsWhereItsEpochIs()
    {
        ChartSpec spec = lineOfTen(QStringLiteral("steps"));
        spec.series[0].x = {100, 200, 300, 400, 500, 600, 700, 800, 900, 1000};
        spec.epochPlaces = {.epochs = {1, 2, 10}, .x = {100, 200, 1000}};
        m_left->setSpec(spec);
        m_cursor->moveTo(4);
        QCOMPARE(m_left->cursorX(), 400.0);
        m_left->grab();
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, at(700));
        QCOMPARE(m_cursor->epoch(), 7);
    }

    /// What a point adds to the picture is what drawing everything anew would show.
    void pointsThatCameAreDrawnOnTop()
    {
        ChartSpec spec = waves(4, 200);
        const auto look = [](ChartView& view) {
            view.setXView(AxisRange(0, 300));
            view.setYView(AxisRange(-2, 2));
        };
        look(*m_left);
        look(*m_right);
        m_left->setSpec(spec);
        look(*m_left);
        const QImage before = pictureOf(*m_left);
        for (int i = 200; i < 260; ++i) {
            for (ChartSeries& one : spec.series) {
                one.x.push_back(i);
                one.y.push_back(std::sin(0.2 * i));
            }
            m_left->setSpec(spec);
        }
        m_right->setSpec(spec);
        look(*m_right);
        const QImage grown = pictureOf(*m_left);
        const QImage anew = pictureOf(*m_right);
        QCOMPARE(grown.size(), anew.size());
        int other = 0;
        int since = 0;
        for (int y = 0; y < grown.height(); ++y) {
            for (int x = 0; x < grown.width(); ++x) {
                const auto differs = [](QRgb a, QRgb b) { return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b)) > 90; };
                other += differs(grown.pixel(x, y), anew.pixel(x, y)) ? 1 : 0;
                since += differs(grown.pixel(x, y), before.pixel(x, y)) ? 1 : 0;
            }
        }
        QVERIFY2(since > 100, qPrintable(QString::number(since)));
        // Where two pieces of a line meet, their smoothed ends lie over one another.
        QVERIFY2(other < since / 10, qPrintable(QStringLiteral("%1 of %2").arg(other).arg(since)));
    }

    void aViewThatNobodyChoseMovesOnWhenItRunsOutOfRoom()
    {
        ChartSpec spec = waves(2, 200);
        m_left->setSpec(spec);
        m_left->grab();
        const auto grow = [&](int to) {
            for (ChartSeries& one : spec.series) {
                for (auto i = static_cast<int>(one.x.size()); i < to; ++i) {
                    one.x.push_back(i);
                    one.y.push_back(0);
                }
            }
            m_left->setSpec(spec);
            m_left->grab();
        };
        const double before = m_left->toPixel(100);
        grow(203);
        QCOMPARE(m_left->toPixel(100), before);
        grow(230);
        QVERIFY(m_left->toPixel(100) < before);
        QVERIFY(m_left->toPixel(229) < m_left->width());
        const double after = m_left->toPixel(100);
        grow(240);
        QCOMPARE(m_left->toPixel(100), after);
        QVERIFY(!m_left->zoomed());
    }

    void hundredsOfLinesAreDrawnInTheirTime()
    {
        const ChartSpec spec = waves(400, 300);
        m_left->setSpec(spec);
        QTRY_VERIFY(!m_left->drawing());
        m_right->setSpec(spec);
        // Who takes a picture gets all of them at once.
        const QImage atOnce = pictureOf(*m_right);
        QCOMPARE(pictureOf(*m_left), atOnce);
        QVERIFY(!m_right->drawing());
    }

    void theKeyAsksForAFigure()
    {
        QSignalSpy asked(m_left, &ChartView::exportRequested);
        QTest::keyClick(m_left, Qt::Key_E);
        QCOMPARE(asked.count(), 1);
    }

private:
    /// Without the frame that says which of them has the focus.
    static QImage pictureOf(ChartView& view) { return view.grab().toImage().copy(view.rect().adjusted(4, 4, -4, -4)); }
    QPoint at(double x) const { return {qRound(m_left->toPixel(x)) - m_canvas->x(), 150}; }
    /// Whether the column has a pixel of the series' colour above the axis, where the crosses of gaps stand.
    static bool reddish(const QImage& picture, int x)
    {
        for (int y = 40; y < 200; ++y) {
            const QColor colour = picture.pixelColor(x, y);
            if (colour.red() > 200 && colour.green() < 150 && colour.blue() < 150) {
                return true;
            }
        }
        return false;
    }

    std::unique_ptr<EpochCursor> m_cursor;
    std::unique_ptr<QWidget> m_window;
    ChartView* m_left = nullptr;
    ChartView* m_right = nullptr;
    QWidget* m_canvas = nullptr;
};

QTEST_MAIN(ChartViewTest)
#include "tst_chart_view.moc"
