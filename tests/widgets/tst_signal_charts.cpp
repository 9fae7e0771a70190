#include "widgets/charts/signal_charts.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"
#include "widgets/panels/heat_view.h"
#include "widgets/panels/signals_view.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <cmath>
#include <memory>
#include <numeric>

using namespace gg;
using namespace gg::widgets;

namespace {

/// An epoch of two pictures with one scale of 2 x 2 cells: one matched box with objectness `matched`, the others say 0.1.
runs::InnerSignals epoch(int number, float matched)
{
    const std::array<float, 4> objectness{matched, 0.1F, 0.1F, 0.1F};
    const std::array<float, 4> overlap{0.8F, 0.3F, 0.0F, 0.0F};
    const std::array<bool, 4> isMatched{true, false, false, false};
    const std::array<bool, 4> negative{false, false, true, true};
    runs::InnerSignals signals;
    signals.epoch = number;
    signals.pictures = 1;
    signals.scales.resize(1);
    runs::addPicture(signals.scales[0], {.stride = 16,
                                         .boxesPerCell = 1,
                                         .rows = 2,
                                         .columns = 2,
                                         .objectness = objectness.data(),
                                         .overlap = overlap.data(),
                                         .matched = isMatched.data(),
                                         .negative = negative.data()});
    signals.truths.add(0.5, 0.5, 1);
    signals.predicted.add(0.25, 0.25, 0.75);
    signals.predicted.add(0.25, 0.25, 0.25);
    signals.followed.push_back({.image = "a/b.jpg", .stride = 16, .row = 0, .column = 0, .box = 0, .matched = true, .objectness = static_cast<double>(matched), .overlap = 0.8});
    signals.followed.push_back({.image = "a/b.jpg", .stride = 16, .row = 1, .column = 1, .box = 0, .matched = false, .objectness = 0.1, .overlap = 0});
    return signals;
}

const ChartSeries& seriesOf(const ChartSpec& spec, const QString& name)
{
    for (const ChartSeries& series : spec.series) {
        if (series.name == name) {
            return series;
        }
    }
    qFatal("no series %s", qPrintable(name));
}

}  // namespace

class TestSignalCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchedBoxesAreDrawnBesideTheRest()
    {
        const ChartSpec spec = objectnessOverEpochs({epoch(1, 0.4F), epoch(3, 0.6F)}, 0);
        const ChartSeries& matched = seriesOf(spec, "matched");
        QCOMPARE(matched.x, (std::vector<double>{1, 3}));
        QVERIFY(std::abs(matched.y[1] - 0.6) < 1e-6);
        QVERIFY(std::abs(seriesOf(spec, "unmatched").y[0] - 0.1) < 1e-6);
        QCOMPARE(spec.bands.size(), std::size_t{2});
        QVERIFY(objectnessOverEpochs({}, 0).empty());
        QVERIFY(objectnessOverEpochs({epoch(1, 0.4F)}, 5).empty());  // no such scale
    }

    void histogramsAreShares()
    {
        const ChartSpec spec = objectnessHistogram(epoch(1, 0.4F), 0);
        double sum = 0;
        const ChartSeries& unmatched = seriesOf(spec, "unmatched");
        for (std::size_t i = 0; i + 1 < unmatched.y.size(); ++i) {
            sum += std::isfinite(unmatched.y[i]) ? unmatched.y[i] : 0;
        }
        QCOMPARE(sum, 1.0);
        QVERIFY(spec.y.logarithmic);
        // All three say 0.1: bin 4 of 40, held to its upper edge, and nothing where nothing is.
        QCOMPARE(unmatched.x, (std::vector<double>{0.1, 0.125}));
        QCOMPARE(unmatched.parts.size(), std::size_t{1});
    }

    void predictedBoxesAreHeldAgainstTheTruth()
    {
        const ChartSpec spec = boxesOverEpochs({epoch(1, 0.4F)});
        QCOMPARE(seriesOf(spec, "number, ÷ true").y[0], 2.0);
        QCOMPARE(seriesOf(spec, "size, ÷ true").y[0], 0.5);
        QCOMPARE(seriesOf(spec, "confidence").y[0], 0.5);
        QCOMPARE(seriesOf(saidOverEpochs({epoch(1, 0.4F)}), "stride 16").y[0], 1.0);
    }

    void aFollowedCellIsOneLine()
    {
        const ChartSpec spec = followedCells({epoch(1, 0.4F), epoch(2, 0.6F)}, 0);
        QCOMPARE(spec.series.size(), std::size_t{2});
        QCOMPARE(spec.series[0].y.size(), std::size_t{2});
        QVERIFY(!spec.series[0].faint && spec.series[1].faint);
    }

    void densityCountsEveryBox()
    {
        const HeatFigure all = objectnessAgainstOverlap(epoch(1, 0.4F), 0, false);
        QCOMPARE(all.total(), 4);
        QCOMPARE(objectnessAgainstOverlap(epoch(1, 0.4F), 0, true).total(), 1);
        // IoU 0.8 in column 32 of 40, objectness 0.4 in row 16.
        QCOMPARE(all.at(32, 16), 1);
        QVERIFY(heatSentence(all, {.column = 32, .row = 16}).contains("1 boxes (25.0 %)"));
        QCOMPARE(negativePlaces(epoch(1, 0.4F), 0).total(), 2 * 8 * 8);  // a cell of 2 x 2 covers a quarter of the places
        QCOMPARE(heatCsv(all).count('\n'), 4);  // the head and three cells that occur
    }

    void aPlaceIsFoundWhereItIsDrawn()
    {
        const HeatFigure figure = objectnessAgainstOverlap(epoch(1, 0.4F), 0, false);
        const QRectF grid(10, 10, 400, 400);
        for (const HeatPlace place : {HeatPlace{.column = 0, .row = 0}, HeatPlace{.column = 39, .row = 39}, HeatPlace{.column = 7, .row = 20}}) {
            QVERIFY(heatPlaceAt(grid, figure, heatCell(grid, figure, place).center()) == place);
        }
        QVERIFY(!heatPlaceAt(grid, figure, {5, 5}));
        QVERIFY(heatCell(grid, figure, {.column = 0, .row = 0}).bottom() > heatCell(grid, figure, {.column = 0, .row = 1}).bottom());
    }

    void theViewFollowsTheCursor()
    {
        EpochCursor cursor;
        cursor.setNewest(3);
        SignalsView view(cursor);
        view.resize(1000, 700);
        QCOMPARE(view.shownEpoch(), 0);
        RunEntry run;
        run.folder = "/runs/a";
        run.info.name = "a";
        view.setShown({{.run = &run,
                        .kept = std::make_shared<const std::vector<runs::InnerSignals>>(std::vector{epoch(1, 0.4F), epoch(3, 0.6F)}),
                        .problem = {}}});
        cursor.moveTo(3);
        QCOMPARE(view.shownEpoch(), 3);
        cursor.moveTo(2);
        QCOMPARE(view.shownEpoch(), 1);  // the last one that was kept
        QCOMPARE(view.density().figure()->total(), 4);
        QSignalSpy written(&view, &SignalsView::exportRequested);
        QTest::keyClick(&view.density(), Qt::Key_E);
        QCOMPARE(written.count(), 1);
        view.setShown({{.run = &run, .kept = nullptr, .problem = QStringLiteral("none")}});
        QCOMPARE(view.shownEpoch(), 0);
        view.setShown({});
        QCOMPARE(view.shownEpoch(), 0);
    }
};

QTEST_MAIN(TestSignalCharts)
#include "tst_signal_charts.moc"
