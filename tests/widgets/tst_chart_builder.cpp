#include "core/base/error.h"
#include "tests/widgets/run_fixture.h"
#include "widgets/charts/chart_builder.h"

#include <QTest>

#include <limits>

using namespace gg;
using namespace gg::widgets;

class ChartBuilderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<RunCollection>();
        const int bce = m_runs->add(QStringLiteral("/runs/bce"), test::runInfo("bce", "bce", 20));
        const int dice = m_runs->add(QStringLiteral("/runs/bce_dice"), test::runInfo("bce_dice", "bce_dice", 6));
        m_runs->append(bce, {.events = test::runEvents(test::collapsing(), false)});
        m_runs->append(dice, {.events = test::runEvents(test::healthy(), true)});
    }

    void lossHasStepsAsFractionsOfEpochsAndEpochMeans()
    {
        const ChartSpec spec = buildChart(QStringLiteral("loss"), both());
        QCOMPARE(spec.series.size(), 6U);
        const ChartSeries& steps = spec.series[0];
        QCOMPARE(steps.run, QStringLiteral("bce"));
        QVERIFY(steps.faint);
        QCOMPARE(steps.x.size(), 300U);
        QCOMPARE(steps.x[24], 0.5);
        const ChartSeries& validation = spec.series[2];
        QCOMPARE(validation.name, QStringLiteral("validation"));
        QCOMPARE(validation.stroke, Stroke::Dashed);
        QCOMPARE(validation.x, (std::vector<double>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(validation.y, (std::vector<double>{0.58, 0.40, 0.31, 0.28, 0.26, 0.255}));
    }

    void aRunKeepsItsColourInEveryChart()
    {
        for (const QString& name : chartNames()) {
            for (const ChartSeries& series : buildChart(name, both()).series) {
                const int run = series.run == QLatin1String("bce") ? 0 : 1;
                QCOMPARE(series.colour, m_runs->at(run).colour);
            }
        }
        QVERIFY(m_runs->at(0).colour != m_runs->at(1).colour);
    }

    void sharesAreDrawnFromNoneToAll()
    {
        const ChartSpec spec = buildChart(QStringLiteral("sensitivity_specificity"), both());
        QCOMPARE(*spec.y.lower, 0.0);
        QCOMPARE(*spec.y.upper, 1.0);
    }

    void accuracySaysWhatAllBackgroundWouldScore()
    {
        const ChartSpec spec = buildChart(QStringLiteral("accuracy"), {&m_runs->at(0)});
        QCOMPARE(spec.series.size(), 2U);
        QCOMPARE(spec.series[1].y.front(), 1 - test::trueShare);
    }

    void theTruthsShareOfTheValidationSetStandsInWhereTheRunDoesNotLogIt()
    {
        const int run = m_runs->add(QStringLiteral("/runs/foreign"), test::runInfo("foreign", "bce", 2));
        std::vector<runs::RunEvent> events{{.kind = runs::EventKind::Epoch,
                                            .step = 50,
                                            .epoch = 1,
                                            .values = {{"val/predicted_foreground", 0.2}},
                                            .text = {},
                                            .message = {}}};
        m_runs->append(run, {.events = events});
        const ChartSpec spec = buildChart(QStringLiteral("foreground"), {&m_runs->at(run)});
        QCOMPARE(spec.series.size(), 2U);
        QCOMPARE(spec.series[1].y, std::vector<double>{test::trueShare});
    }

    void aVerdictMarksItsOnset()
    {
        const ChartSpec spec = buildChart(QStringLiteral("sensitivity_specificity"), both());
        QCOMPARE(spec.marks.size(), 1U);
        QCOMPARE(spec.marks[0].x, 2.0);
        QCOMPARE(spec.marks[0].colour, m_runs->at(0).colour);
    }

    void valuesThatAreNotNumbersStayInTheirPlace()
    {
        const int run = m_runs->add(QStringLiteral("/runs/nan"), test::runInfo("nan", "bce", 2));
        const double nan = std::numeric_limits<double>::quiet_NaN();
        std::vector<runs::RunEvent> events;
        for (const double value : {0.5, nan, 0.4}) {
            const auto step = static_cast<std::int64_t>(events.size()) + 1;
            events.push_back({.kind = runs::EventKind::Epoch,
                              .step = step,
                              .epoch = static_cast<double>(step),
                              .values = {{"val/loss", value}},
                              .text = {},
                              .message = {}});
        }
        m_runs->append(run, {.events = events});
        const ChartSpec spec = buildChart(QStringLiteral("loss"), {&m_runs->at(run)});
        QCOMPARE(spec.series.size(), 1U);
        QCOMPARE(spec.series[0].x, (std::vector<double>{1, 2, 3}));
        QVERIFY(std::isnan(spec.series[0].y[1]));
    }

    void aChartWithoutDataSaysSo()
    {
        const ChartSpec spec = buildChart(QStringLiteral("probe"), both());
        QVERIFY(spec.empty());
        QVERIFY(!spec.emptyText.isEmpty());
    }

    void anUnknownNameIsAnErrorThatNamesTheCharts()
    {
        try {
            buildChart(QStringLiteral("lss"), both());
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidArgument);
            QVERIFY(error.detail().find("sensitivity_specificity") != std::string::npos);
        }
    }

    void theGapBetweenTheTwoMapsIsShadedAndSaid()
    {
        const RunEntry* run = detector("v8n", {{"val/map50", 0.61}, {"val/map50_95", 0.34}});
        const ChartSpec spec = buildChart(QStringLiteral("map"), {run});
        QCOMPARE(spec.series.size(), 2U);
        QCOMPARE(spec.bands, (std::vector<ChartBand>{{.upper = 0, .lower = 1}}));
        QCOMPARE(mapGapText({run}, 1), QStringLiteral("gap 0.27"));
        QCOMPARE(mapGapText({run}, 2), QString());
        // Without one of the two there is nothing between them.
        const RunEntry* half = detector("half", {{"val/map50", 0.61}});
        QVERIFY(buildChart(QStringLiteral("map"), {half}).bands.empty());
        QCOMPARE(mapGapText({half, run}, 1), QStringLiteral("v8n: gap 0.27"));
    }

    void objectnessHasABandOfOneStandardDeviation()
    {
        const RunEntry* run = detector("v3", {{"signals/objectness_matched/32", 0.875},
                                              {"signals/objectness_matched_sd/32", 0.25},
                                              {"signals/objectness_unmatched/32", 0.25},
                                              {"signals/objectness_unmatched_sd/32", 0.125}});
        const ChartSpec spec = buildChart(QStringLiteral("objectness_32"), {run});
        QCOMPARE(spec.series.size(), 6U);
        QCOMPARE(spec.bands, (std::vector<ChartBand>{{.upper = 1, .lower = 2}, {.upper = 4, .lower = 5}}));
        QCOMPARE(spec.series[0].y, std::vector<double>{0.875});
        QCOMPARE(spec.series[1].y, std::vector<double>{1.0});  // a share is at most 1
        QCOMPARE(spec.series[2].y, std::vector<double>{0.625});
        QCOMPARE(spec.series[3].stroke, Stroke::Dashed);
        QCOMPARE(spec.series[4].y, std::vector<double>{0.375});
        QVERIFY(!spec.series[1].listed && !spec.series[2].listed);
        // Of the other scales there is nothing.
        QVERIFY(buildChart(QStringLiteral("objectness_16"), {run}).empty());
    }

    void theEightWorstClassesAreDrawnUnlessOthersAreChosen()
    {
        std::vector<std::pair<std::string, double>> values;
        for (int i = 0; i < 12; ++i) {
            values.emplace_back("val/ap/c" + std::to_string(i), i == 5 ? std::nan("") : 0.9 - 0.05 * i);
        }
        const RunEntry* run = detector("v8n", values);
        const ChartSpec worst = buildChart(QStringLiteral("class_ap"), {run});
        QCOMPARE(worst.series.size(), 8U);
        QCOMPARE(worst.series.front().name, QStringLiteral("c11"));
        // Undefined is not bad.
        QCOMPARE(classesByAp({run}).back(), QStringLiteral("c5"));
        const ChartSpec chosen = buildChart(QStringLiteral("class_ap"), {run}, {.classes = {QStringLiteral("c0")}});
        QCOMPARE(chosen.series.size(), 1U);
        QCOMPARE(chosen.series.front().y, std::vector<double>{0.9});
    }

    void groupsOfLayersStandFromInputToOutputOnALogarithmicAxis()
    {
        const RunEntry* run = detector("v8n", {{"update/head_class", 1e-3}, {"update/backbone", 1e-4}, {"update/stem", 1e-5}});
        const ChartSpec spec = buildChart(QStringLiteral("updates"), {run});
        QVERIFY(spec.y.logarithmic);
        QCOMPARE(spec.series[0].name, QStringLiteral("stem"));
        QCOMPARE(spec.series[2].name, QStringLiteral("head, classes"));
    }

    void stagesStandFromInputToOutput()
    {
        const RunEntry* run = detector("unet", {{"dead/decoder0", 0.0}, {"dead/decoder4", 0.1}, {"dead/head", 0.0}, {"dead/bottleneck", 0.5}, {"dead/encoder1", 0.25}});
        const ChartSpec spec = buildChart(QStringLiteral("dead"), {run});
        QStringList names;
        for (const ChartSeries& one : spec.series) {
            names << one.name;
        }
        QCOMPARE(names, (QStringList{QStringLiteral("encoder1"), QStringLiteral("bottleneck"), QStringLiteral("decoder4"), QStringLiteral("decoder0"), QStringLiteral("head")}));
        QVERIFY(segmentationChartNames().contains(QStringLiteral("dead")));
    }

    void onlyChartsThatHaveSomethingAreOffered()
    {
        const RunEntry* run = detector("v8n", {{"val/map50", 0.6}, {"val/predicted_boxes", 12.0}});
        QStringList charts;
        for (const ChartGroupNames& group : chartsWithData({run})) {
            charts << group.charts;
        }
        QCOMPARE(charts, (QStringList{QStringLiteral("map"), QStringLiteral("box_counts")}));
        QVERIFY(chartsWithData({}).empty());
    }

private:
    std::vector<const RunEntry*> both() const { return {&m_runs->at(0), &m_runs->at(1)}; }
    /// A run of a detector with one epoch.
    const RunEntry* detector(const std::string& name, const std::vector<std::pair<std::string, double>>& values)
    {
        runs::RunInfo info;
        info.name = name;
        info.task = "detection";
        const int index = m_runs->add(QStringLiteral("/runs/") + QString::fromStdString(name), info);
        const std::vector<runs::RunEvent> events{{.kind = runs::EventKind::Epoch, .time = 1, .step = 1, .epoch = 1, .values = values, .text = {}, .message = {}}};
        m_runs->append(index, {.events = events});
        return &m_runs->at(index);
    }

    std::unique_ptr<RunCollection> m_runs;
};

QTEST_MAIN(ChartBuilderTest)
#include "tst_chart_builder.moc"
