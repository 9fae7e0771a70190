#include "tests/widgets/run_fixture.h"
#include "widgets/charts/group_charts.h"
#include "widgets/charts/setting_axis.h"
#include "widgets/images/image_view.h"
#include "widgets/models/comparison.h"
#include "widgets/models/detection_details.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/sample_filter.h"
#include "widgets/panels/compare_table.h"
#include "widgets/panels/compare_view.h"
#include "widgets/panels/group_bar.h"
#include "widgets/panels/run_difference_view.h"
#include "widgets/panels/run_remarks_menu.h"
#include "widgets/panels/runs_page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonArray>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace gg;
using namespace gg::widgets;

namespace {

/// Dice of a run, epoch by epoch.
std::vector<runs::RunEvent> diceEvents(const std::vector<double>& dice)
{
    std::vector<runs::RunEvent> events;
    for (std::size_t i = 0; i < dice.size(); ++i) {
        events.push_back({.kind = runs::EventKind::Epoch,
                          .time = 1000.0 + static_cast<double>(i),
                          .step = static_cast<std::int64_t>(10 * (i + 1)),
                          .epoch = static_cast<double>(i + 1),
                          .values = {{"val/dice", dice[i]}, {"val/loss", 1 - dice[i]}}});
    }
    return events;
}

}  // namespace

class CompareViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunCollection>();
        m_cursor = std::make_unique<EpochCursor>();
        m_images = std::make_unique<test::MemoryImages>();
        m_page = std::make_unique<RunsPage>(*m_runs, m_details, *m_cursor, m_filter, *m_images);
        m_page->resize(1280, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_runs.reset();
    }

    void theTableHasARowARunWithTheBestInBold()
    {
        addSeeds();
        compare();
        CompareTableModel& table = m_page->compare().table();
        const QAbstractItemModelTester tester(&table);
        QCOMPARE(table.rowCount(), 4);
        // What differs, then the results: loss and seed, Dice and the loss of validation.
        QCOMPARE(headers(table), (QStringList{"run", "loss", "seed", "Dice, best", "Val. loss, best"}));
        QCOMPARE(text(table, 0, 0), QStringLiteral("bce_seed1"));
        QCOMPARE(text(table, 0, 3), QStringLiteral("0.600 @ 2"));
        QCOMPARE(text(table, 2, 3), QStringLiteral("0.800 @ 3"));
        QVERIFY(table.index(2, 3).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!table.index(0, 3).data(Qt::FontRole).value<QFont>().bold());
        // The best loss is the smallest one.
        QVERIFY(table.index(2, 4).data(Qt::FontRole).value<QFont>().bold());
    }

    void whatIsMissingIsSortedToTheEndBothWays()
    {
        addSeeds();
        addRun("empty", "dice", 1, {});
        compare();
        CompareView& view = m_page->compare();
        view.sortBy(3, Qt::AscendingOrder);
        QCOMPARE(names(), (QStringList{"bce_seed2", "bce_seed1", "dice_seed2", "dice_seed1", "empty"}));
        view.sortBy(3, Qt::DescendingOrder);
        QCOMPARE(names(), (QStringList{"dice_seed1", "dice_seed2", "bce_seed1", "bce_seed2", "empty"}));
    }

    void groupedRowsAreMeansOverSeeds()
    {
        addSeeds();
        compare();
        m_page->comparison().setGrouping({.namePattern = "{}_seed*"});
        CompareTableModel& table = m_page->compare().table();
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(text(table, 0, 0), QStringLiteral("bce (n = 2)"));
        QCOMPARE(text(table, 0, 1), QStringLiteral("bce"));
        QCOMPARE(text(table, 0, 2), QStringLiteral("varies"));
        // 0.6 and 0.5: mean 0.55, sample deviation 0.0707.
        QCOMPARE(text(table, 0, 3), QStringLiteral("0.550 ± 0.071"));
        QVERIFY(table.index(1, 3).data(Qt::FontRole).value<QFont>().bold());
    }

    void aPersonMaySayWhichValuesAreBetter()
    {
        addSeeds();
        compare();
        m_page->comparison().setBetter("val/dice", runs::Better::Smaller);
        CompareTableModel& table = m_page->compare().table();
        QCOMPARE(text(table, 0, 3), QStringLiteral("0.200 @ 1"));
        m_page->comparison().setBetter("val/dice", std::nullopt);
        QCOMPARE(text(table, 0, 3), QStringLiteral("0.600 @ 2"));
    }

    void theTableIsWrittenAsItIsShown()
    {
        addSeeds();
        compare();
        m_page->comparison().setColumns({QStringLiteral("best:val/dice")});
        m_page->compare().sortBy(1, Qt::DescendingOrder);
        const QString csv = QString::fromUtf8(m_page->compare().tableText(report::TableFormat::Csv));
        QCOMPARE(csv, QStringLiteral("run,\"Dice, best\",\"Dice, best, epoch\"\r\ndice_seed1,0.8,3\r\ndice_seed2,0.7,2\r\nbce_seed1,0.6,2\r\nbce_seed2,0.5,3\r\n"));
        QVERIFY(m_page->compare().tableText(report::TableFormat::Latex).contains("dice\\_seed1 & \\textbf{0.800}"));
    }

    void aBrushMakesRunsFaintEverywhere()
    {
        addSeeds();
        compare();
        m_page->compare().showTab(CompareView::ParallelTab);
        QSignalSpy faint(m_runs.get(), &RunCollection::faintChanged);
        // Dice from 0.5 to 0.8: the upper half holds 0.7 and 0.8.
        m_page->comparison().setBrush(QStringLiteral("best:val/dice"), Comparison::Brush{.low = 0.5, .high = 1});
        QCOMPARE(faint.count(), 1);
        QVERIFY(m_runs->at(0).faint && m_runs->at(1).faint);
        QVERIFY(!m_runs->at(2).faint && !m_runs->at(3).faint);
        const ChartSpec chart = buildChart(QStringLiteral("dice_iou"), {&m_runs->at(0), &m_runs->at(2)});
        QVERIFY(chart.series[0].faint);
        QVERIFY(!chart.series[1].faint);
        m_page->comparison().clearBrushes();
        QVERIFY(!m_runs->at(0).faint);
    }

    void draggingAlongAnAxisBrushesIt()
    {
        addSeeds();
        compare();
        m_page->compare().showTab(CompareView::ParallelTab);
        ParallelView& view = m_page->compare().parallel();
        // The third axis is the Dice; runs 0 and 2 have 0.6 and 0.8.
        const QPointF best = view.point(2, 2);
        const QPointF middle = view.point(0, 2);
        QTest::mousePress(&view, Qt::LeftButton, {}, best.toPoint() - QPoint(0, 4));
        QTest::mouseMove(&view, middle.toPoint() - QPoint(0, 6));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, middle.toPoint() - QPoint(0, 6));
        QVERIFY(m_page->comparison().brushes().contains(QStringLiteral("best:val/dice")));
        QVERIFY(m_runs->at(0).faint);
        QVERIFY(!m_runs->at(2).faint);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(best.toPoint().x(), view.height() / 2));
        QVERIFY(m_page->comparison().brushes().empty());
    }

    void aDotOfTheScatterSelectsItsRun()
    {
        addSeeds();
        compare();
        m_page->comparison().setScatterSetting("seed");
        ScatterView& scatter = m_page->compare().scatter();
        QTest::mouseClick(&scatter, Qt::LeftButton, {}, scatter.dot(3)->toPoint());
        QCOMPARE(m_page->compare().chosen(), QStringList{QStringLiteral("/runs/dice_seed2")});
    }

    void theSelectionOutlivesTheNextEpoch()
    {
        addSeeds();
        compare();
        m_page->compare().choose({QStringLiteral("/runs/bce_seed2"), QStringLiteral("/runs/dice_seed1")});
        m_runs->append(0, {.events = diceEvents({0.2, 0.6, 0.4, 0.9})});
        m_page->refreshNow();
        QCOMPARE(m_page->compare().chosen(), (QStringList{QStringLiteral("/runs/bce_seed2"), QStringLiteral("/runs/dice_seed1")}));
        QCOMPARE(m_page->compare().difference().folderA(), QStringLiteral("/runs/bce_seed2"));
        QCOMPARE(m_page->compare().difference().folderB(), QStringLiteral("/runs/dice_seed1"));
    }

    void aGroupIsDrawnAsItsMeanInABand()
    {
        addSeeds();
        const std::vector<const RunEntry*> runs{&m_runs->at(0), &m_runs->at(1), &m_runs->at(2)};
        CurveStore curves;
        const ChartSpec chart = buildGroupedChart(QStringLiteral("dice_iou"), chartGroups(runs, {.namePattern = "{}_seed*"}), {}, curves);
        QCOMPARE(chart.series.size(), std::size_t{4});  // mean, upper, lower; and the run that is alone
        QCOMPARE(chart.series[0].run, QStringLiteral("bce (n = 2)"));
        // Dice 0.2, 0.6, 0.4 and 0.1, 0.3, 0.5.
        QCOMPARE(chart.series[0].x.size(), std::size_t{3});
        QVERIFY(std::abs(chart.series[0].y[0] - 0.15) < 1e-12);
        QVERIFY(std::abs(chart.series[0].y[1] - 0.45) < 1e-12);
        QVERIFY(std::abs(chart.series[1].y[1] - (0.45 + std::sqrt(0.045))) < 1e-12);
        QVERIFY(std::abs(chart.series[2].y[1] - (0.45 - std::sqrt(0.045))) < 1e-12);
        QCOMPARE(chart.bands.size(), std::size_t{1});
        QCOMPARE(chart.bands[0], (ChartBand{.upper = 1, .lower = 2}));
        QCOMPARE(chart.series[3].run, QStringLiteral("dice"));
    }

    void namesSuggestTheirPattern()
    {
        addSeeds();
        auto* by = m_page->findChild<GroupBar*>()->findChild<QComboBox*>();
        by->setCurrentIndex(1);
        Q_EMIT by->activated(1);
        QCOMPARE(m_page->comparison().grouping().namePattern, std::string("{}_seed*"));
    }

    void whatWasChosenIsKeptInAWorkspace()
    {
        Comparison first;
        first.setGrouping({.setting = "loss"});
        first.setResult({.key = "val/dice", .which = runs::ValueOf::Last});
        first.setColumns({QStringLiteral("setting:seed"), QStringLiteral("cursor:val/loss")});
        first.setBetter("val/odd", runs::Better::Smaller);
        first.setBrush(QStringLiteral("setting:seed"), Comparison::Brush{.low = 0.25, .high = 0.5});
        first.setScatterSetting("seed");
        Comparison second;
        second.fromJson(first.toJson());
        QCOMPARE(second.toJson(), first.toJson());
        QVERIFY(second.betterOf("val/odd") == runs::Better::Smaller);
        QCOMPARE(second.brushes(), first.brushes());
        // A file that somebody edited.
        second.fromJson({{QStringLiteral("columns"), QJsonArray{QStringLiteral("nonsense"), 3}}, {QStringLiteral("brushes"), QJsonObject{{QStringLiteral("a"), QJsonArray{2, -1}}}}});
        QVERIFY(second.columns().isEmpty());
        QVERIFY(second.brushes().empty());
    }

    void theVerdictNamesTheBetterRun()
    {
        addSeeds();
        compare();
        RunDifferenceView& view = m_page->compare().difference();
        m_page->compare().showTab(CompareView::PredictionsTab);
        m_page->compare().choose({QStringLiteral("/runs/bce_seed1"), QStringLiteral("/runs/dice_seed1")});
        QSignalSpy asked(&view, &RunDifferenceView::requested);
        for (auto* button : view.findChildren<QPushButton*>()) {
            if (button->text().contains(QStringLiteral("predictions"))) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        QCOMPARE(asked.count(), 1);
        auto difference = std::make_shared<evaluation::PredictionDifference>();
        difference->epochA = 3;
        difference->epochB = 3;
        difference->measures = {{evaluation::RunMeasure::ImageDice, metrics::BootstrapDifference{.a = 0.5, .b = 0.531, .difference = 0.031, .low = 0.012, .high = 0.05, .repetitions = 2000, .images = 3}},
                                {evaluation::RunMeasure::PooledDice, metrics::BootstrapDifference{.a = 0.6, .b = 0.61, .difference = 0.01, .low = -0.02, .high = 0.04, .repetitions = 2000, .images = 3}}};
        difference->images = {{"/d/won.png", 0.2, 0.9}, {"/d/same.png", 0.5, 0.5}, {"/d/lost.png", 0.8, 0.3}};
        view.setDifference(QStringLiteral("/runs/bce_seed1"), QStringLiteral("/runs/dice_seed1"), difference);
        QVERIFY2(view.verdict().contains(QStringLiteral("dice_seed1 is better than bce_seed1 by 0.031 ± 0.019 (0.531 against 0.500): more than noise.")), qPrintable(view.verdict()));
        QVERIFY2(view.verdict().contains(QStringLiteral("within noise")), qPrintable(view.verdict()));
        QVERIFY2(view.verdict().contains(QStringLiteral("B wins 1 and loses 1")), qPrintable(view.verdict()));
        const QAbstractItemModelTester tester(&view.images());
        QCOMPARE(view.images().index(0, ImageScoresModel::Image).data().toString(), QStringLiteral("won.png"));
        QCOMPARE(view.images().index(0, ImageScoresModel::Difference).data().toString(), QStringLiteral("+0.70"));
        view.images().setLossesFirst(true);
        QCOMPARE(view.images().index(0, ImageScoresModel::Image).data().toString(), QStringLiteral("lost.png"));
        // Another pair: what was said of this one is taken back.
        view.choose(QStringLiteral("/runs/bce_seed2"), QStringLiteral("/runs/dice_seed1"));
        QCOMPARE(view.images().rowCount(), 0);
    }

    void runsAreFilteredByTheirTagsAndTheArchiveHidesThem()
    {
        addSeeds();
        compare();
        m_runs->setRemarks(1, {.note = QStringLiteral("the odd one"), .tags = {QStringLiteral("paper")}});
        m_page->compare().setFilter(QStringLiteral("#paper"));
        QCOMPARE(names(), QStringList{QStringLiteral("bce_seed2")});
        QVERIFY(m_runs->at(0).faint);
        QVERIFY(!m_runs->at(1).faint);
        m_page->compare().setFilter(QStringLiteral("seed2 odd"));
        QCOMPARE(names(), QStringList{QStringLiteral("bce_seed2")});
        m_page->compare().setFilter({});
        QVERIFY(!m_runs->at(0).faint);
        setArchived(*m_runs, {0, 2}, true);
        m_page->refreshNow();
        QCOMPARE(names(), (QStringList{"bce_seed2", "dice_seed2"}));
        setArchived(*m_runs, {0, 2}, false);
        m_page->refreshNow();
        QCOMPARE(names().size(), 4);
        QCOMPARE(tagsOf(QStringLiteral(" #paper, bad run,,Paper ")), (QStringList{"paper", "bad run"}));
    }

    void axesAreLabelledAtRoundNumbers()
    {
        const auto labels = [](const runs::SettingColumn& column) {
            QStringList out;
            for (const AxisTick& tick : ticksOf(column, 5)) {
                out << tick.label;
            }
            return out;
        };
        QCOMPARE(labels({.key = "x", .values = {0, 0.7, 1}}), (QStringList{"0", "0.5", "1"}));
        QCOMPARE(labels({.key = "seed", .values = {0, 2}}), (QStringList{"0", "1", "2"}));
        QCOMPARE(labels({.key = "lr", .values = {0.0001, 0.01}, .logarithmic = true}), (QStringList{"0.0001", "0.0003", "0.001", "0.003", "0.01"}));
        QCOMPARE(labels({.key = "loss", .values = {0, 1}, .categories = {"bce", "dice"}}), (QStringList{"bce", "dice"}));
        QCOMPARE(labels({.key = "same", .values = {3, 3}}), QStringList{"3"});
        // A search writes all the digits of what it drew; a cell has room for four.
        QCOMPARE(settingText("0.07538435213450001"), QStringLiteral("0.07538"));
        QCOMPARE(settingText("20260101.5"), QStringLiteral("20260101.5"));
        QCOMPARE(settingText("v1.2.3.4567"), QStringLiteral("v1.2.3.4567"));
        QCOMPARE(settingText("yolov8n.pt"), QStringLiteral("yolov8n.pt"));
    }

private:
    void addRun(const std::string& name, const std::string& loss, int seed, const std::vector<double>& dice)
    {
        runs::RunInfo info;
        info.name = name;
        info.configYaml = "loss: " + loss + "\nseed: " + std::to_string(seed) + "\nbatch: 8\n";
        const int index = m_runs->add(QStringLiteral("/runs/") + QString::fromStdString(name), info);
        m_runs->append(index, {.events = diceEvents(dice)});
    }
    void addSeeds()
    {
        addRun("bce_seed1", "bce", 1, {0.2, 0.6, 0.4});
        addRun("bce_seed2", "bce", 2, {0.1, 0.3, 0.5});
        addRun("dice_seed1", "dice", 1, {0.3, 0.5, 0.8});
        addRun("dice_seed2", "dice", 2, {0.4, 0.7, 0.6});
        m_page->refreshNow();
    }
    void compare()
    {
        m_page->showCompare(true);
        m_page->refreshNow();
    }
    static QString text(const QAbstractItemModel& model, int row, int column) { return model.index(row, column).data().toString(); }
    static QStringList headers(const QAbstractItemModel& model)
    {
        QStringList out;
        for (int column = 0; column < model.columnCount(); ++column) {
            out << model.headerData(column, Qt::Horizontal).toString();
        }
        return out;
    }
    QStringList names() const
    {
        QStringList out;
        for (const QString& line : QString::fromUtf8(m_page->compare().tableText(report::TableFormat::Csv)).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts).mid(1)) {
            out << line.section(QLatin1Char(','), 0, 0);
        }
        return out;
    }

    std::unique_ptr<RunCollection> m_runs;
    std::unique_ptr<EpochCursor> m_cursor;
    std::unique_ptr<test::MemoryImages> m_images;
    std::unique_ptr<RunsPage> m_page;
    DetectionDetails m_details;
    SampleFilter m_filter;
};

QTEST_MAIN(CompareViewTest)
#include "tst_compare_view.moc"
