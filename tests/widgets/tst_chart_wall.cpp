#include "tests/widgets/run_fixture.h"
#include "widgets/charts/chart_view.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/panels/chart_bar.h"
#include "widgets/panels/chart_wall.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace gg;
using namespace gg::widgets;

namespace {

/// A run of another tool with 200 series in four groups.
runs::RunBatch manySeries()
{
    runs::RunBatch batch;
    for (int i = 0; i < 200; ++i) {
        runs::SeriesPiece piece{.name = "group" + std::to_string(i / 50) + "/s" + std::to_string(i), .raw = "Raw_" + std::to_string(i), .file = "results.csv", .ofEpochs = true};
        for (int epoch = 1; epoch <= 20; ++epoch) {
            piece.steps.push_back(100 * epoch);
            piece.epochs.push_back(epoch);
            piece.values.push_back(i + 1.0 / epoch);
        }
        batch.pieces.push_back(std::move(piece));
    }
    return batch;
}

}  // namespace

class ChartWallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunCollection>();
        m_cursor = std::make_unique<EpochCursor>();
        m_wall = std::make_unique<ChartWall>(*m_runs, *m_cursor);
        m_wall->resize(1000, 600);
        m_wall->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wall.get()));
        m_run = m_runs->add(QStringLiteral("/runs/foreign"), test::runInfo("foreign", "bce", 20));
        m_runs->append(m_run, manySeries());
        m_cursor->setNewest(20);
        m_wall->refresh();
        m_wall->finish();
    }

    void onlyChartsInSightAreMade()
    {
        QVERIFY(m_wall->madeCharts() >= 6);
        QVERIFY2(m_wall->madeCharts() <= 15, qPrintable(QString::number(m_wall->madeCharts())));
        const int before = m_wall->madeCharts();
        QVERIFY(m_wall->verticalScrollBar()->maximum() > 5000);
        m_wall->verticalScrollBar()->setValue(m_wall->verticalScrollBar()->maximum());
        m_wall->finish();
        QVERIFY(m_wall->madeCharts() > before);
        for (int at = m_wall->verticalScrollBar()->maximum(); at > 0; at -= 300) {
            m_wall->verticalScrollBar()->setValue(at);
            m_wall->finish();
        }
        QVERIFY2(m_wall->madeCharts() < 70, qPrintable(QString::number(m_wall->madeCharts())));
    }

    void everySeriesIsReachable()
    {
        for (int i = 0; i < 200; ++i) {
            const QString name = seriesChartName("group" + std::to_string(i / 50) + "/s" + std::to_string(i));
            ChartView* chart = m_wall->chart(name);
            QVERIFY2(chart != nullptr, qPrintable(name));
            QCOMPARE(chart->spec().series.front().y.front(), i + 1.0);
        }
    }

    void searchFindsTitlesAndTheNamesOfTheFiles()
    {
        m_wall->setClosedGroups({QStringLiteral("series:group3")});
        m_wall->setSearch(QStringLiteral("raw_199"));
        m_wall->finish();
        QVERIFY(m_wall->chart(seriesChartName("group0/s0")) == nullptr);
        QVERIFY(m_wall->chart(seriesChartName("group3/s199"))->isVisible());
        m_wall->setSearch({});
        m_wall->finish();
        QVERIFY(m_wall->chart(seriesChartName("group0/s0")) != nullptr);
        QVERIFY(!m_wall->chart(seriesChartName("group3/s199"))->isVisible());
    }

    void aPinnedChartComesFirst()
    {
        QSignalSpy pinned(m_wall.get(), &ChartWall::pinnedChanged);
        const QString name = seriesChartName("group2/s120");
        ChartView* chart = m_wall->chart(name);
        QToolButton* pin = nullptr;
        for (QToolButton* button : chart->parentWidget()->findChildren<QToolButton*>()) {
            pin = button->isCheckable() ? button : pin;
        }
        QVERIFY(pin != nullptr);
        pin->click();
        QCOMPARE(pinned.count(), 1);
        QCOMPARE(m_wall->pinned(), QStringList{name});
        m_wall->finish();
        QCOMPARE(m_wall->chart(name), chart);
        QVERIFY(chart->isVisible());
        QVERIFY(chart->mapTo(m_wall->viewport(), QPoint(0, 0)).y() < 100);
    }

    void zoomAndPointerAreThoseOfAllCharts()
    {
        ChartView* first = m_wall->chart(seriesChartName("group0/s0"));
        ChartView* second = m_wall->chart(seriesChartName("group0/s1"));
        m_wall->grab();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Plus);
        QVERIFY(first->zoomed());
        QCOMPARE(second->xView(), first->xView());
        // One that is made later begins with it.
        QCOMPARE(m_wall->chart(seriesChartName("group3/s180"))->xView(), first->xView());
        m_wall->links().reset();
        QVERIFY(!first->zoomed() && !second->zoomed());
    }

    void theBarSetsAxisAndSmoothingOfAllAndRemembersThem()
    {
        ChartBar bar;
        connect(&bar, &ChartBar::optionsChanged, m_wall.get(), [&] { m_wall->setOptions(bar.options()); });
        bar.findChild<QComboBox*>()->setCurrentIndex(1);
        bar.findChild<QSlider*>()->setValue(30);
        m_wall->finish();
        const ChartSpec& spec = m_wall->chart(seriesChartName("group0/s0"))->spec();
        QCOMPARE(spec.series.front().x.front(), 100.0);
        QCOMPARE(spec.series.front().smooth.size(), 20U);
        // The cursor's epochs are found among the steps.
        m_cursor->moveTo(7);
        QCOMPARE(m_wall->chart(seriesChartName("group0/s0"))->cursorX(), 700.0);
        ChartBar another;
        another.setState(bar.state());
        QCOMPARE(another.options().axis, RunAxis::Step);
        QCOMPARE(another.options().smoothing, bar.options().smoothing);
        QVERIFY(another.options().marks);
    }

    void aSeriesWithoutTimesIsNotLeftOutInSilence()
    {
        m_wall->setOptions({.axis = RunAxis::WallTime});
        m_wall->finish();
        const ChartSpec& spec = m_wall->chart(seriesChartName("group0/s0"))->spec();
        QVERIFY(spec.empty());
        QVERIFY(spec.emptyText.contains(QStringLiteral("foreign")));
    }

    void onlyChartsWhoseCurvesGrewAreDrawnAnew()
    {
        ChartView* still = m_wall->chart(seriesChartName("group0/s1"));
        ChartView* grown = m_wall->chart(seriesChartName("group0/s0"));
        const double* before = still->spec().series.front().y.data();
        m_runs->append(m_run, {.pieces = {{.name = "group0/s0", .raw = "Raw_0", .file = "results.csv", .ofEpochs = true, .steps = {2100}, .epochs = {21}, .values = {0.5}}}});
        m_wall->refresh();
        m_wall->finish();
        QCOMPARE(grown->spec().series.front().y.size(), 21U);
        QCOMPARE(still->spec().series.front().y.data(), before);
    }

    void aRunThatIsReadAgainUnderOtherNamesLeavesEmptyChartsUntilTheRefresh()
    {
        const QString name = seriesChartName("group0/s0");
        ChartView* chart = m_wall->chart(name);
        m_runs->append(m_run, {.again = true,
                               .pieces = {{.name = "group0/renamed", .raw = "Raw_0", .file = "results.csv", .ofEpochs = true, .steps = {100}, .epochs = {1}, .values = {0.5}}}});
        m_wall->setOptions({});  // charts in sight are drawn anew before the page refreshes the wall
        m_wall->finish();
        QVERIFY(chart->spec().empty());
        m_wall->refresh();
        m_wall->finish();
        QVERIFY(m_wall->chart(name) == nullptr);
        QCOMPARE(m_wall->chart(seriesChartName("group0/renamed"))->spec().series.front().y.front(), 0.5);
    }

    void aSeriesOfOneRunIsDrawnWhereRunsAreGrouped()
    {
        const int other = m_runs->add(QStringLiteral("/runs/other"), test::runInfo("other", "dice", 20));
        m_runs->append(other, {.pieces = {{.name = "group0/other", .raw = "Other", .file = "results.csv", .ofEpochs = true, .steps = {100}, .epochs = {1}, .values = {0.25}}}});
        m_wall->setGrouping({.setting = "loss"});
        m_wall->refresh();
        m_wall->finish();
        const ChartSpec& spec = m_wall->chart(seriesChartName("group0/other"))->spec();
        QCOMPARE(spec.series.size(), 1U);
        QCOMPARE(spec.series.front().y.front(), 0.25);
    }

private:
    std::unique_ptr<RunCollection> m_runs;
    std::unique_ptr<EpochCursor> m_cursor;
    std::unique_ptr<ChartWall> m_wall;
    int m_run = 0;
};

QTEST_MAIN(ChartWallTest)
#include "tst_chart_wall.moc"
