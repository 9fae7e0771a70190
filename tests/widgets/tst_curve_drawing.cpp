// Curves that hide nothing: what is drawn of many points is what drawing all of them would show.
#include "tests/widgets/run_fixture.h"
#include "widgets/charts/chart_builder.h"
#include "widgets/charts/curve_reading.h"
#include "widgets/charts/decimation.h"
#include "widgets/charts/figure.h"
#include "widgets/charts/smoothing.h"
#include "widgets/charts/thinned.h"

#include <QImage>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace gg;
using namespace gg::widgets;

namespace {

const double notANumber = std::numeric_limits<double>::quiet_NaN();

/// Noise around a slope, with outliers and values that are not finite: what losses look like.
CurveColumn roughValues(std::size_t count, unsigned seed, double shareOfGaps)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise;
    std::uniform_real_distribution<double> chance(0, 1);
    CurveColumn values;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = 3.0 / (1.0 + 0.001 * static_cast<double>(i)) + 0.1 * noise(random);
        const double draw = chance(random);
        values.push_back(draw < shareOfGaps ? (draw < shareOfGaps / 2 ? notANumber : std::numeric_limits<double>::infinity()) : draw > 0.999 ? value * 5 : value);
    }
    return values;
}

/// Ascends with steps of many sizes, some of them nothing.
CurveColumn unevenPlaces(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::exponential_distribution<double> step;
    CurveColumn x;
    double at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        x.push_back(at);
        at += i % 7 == 0 ? 0 : step(random);
    }
    return x;
}

Extremes extremesOf(const CurveColumn& values, Drawable drawable = Drawable::Finite)
{
    Extremes extremes(drawable);
    extremes.extend(values);
    return extremes;
}

std::optional<Extremes::Places> searched(const Extremes& extremes, std::size_t first, std::size_t last)
{
    std::optional<Extremes::Places> best;
    for (std::size_t i = first; i < last; ++i) {
        const CurveColumn& values = extremes.values();
        if (!extremes.drawable(values[i])) {
            continue;
        }
        if (!best) {
            best = {i, i};
        }
        best->lowest = values[i] < values[best->lowest] ? i : best->lowest;
        best->highest = values[i] > values[best->highest] ? i : best->highest;
    }
    return best;
}

/// A line of pixels by Bresenham's algorithm.
void drawLine(QImage& image, QPoint from, QPoint to)
{
    const int width = std::abs(to.x() - from.x());
    const int height = std::abs(to.y() - from.y());
    const QPoint step(from.x() < to.x() ? 1 : -1, from.y() < to.y() ? 1 : -1);
    int error = width - height;
    for (QPoint at = from;;) {
        if (image.rect().contains(at)) {
            image.setPixel(at, qRgb(0, 0, 0));
        }
        if (at == to) {
            return;
        }
        const int twice = 2 * error;
        if (twice > -height) {
            error -= height;
            at.rx() += step.x();
        }
        if (twice < width) {
            error += width;
            at.ry() += step.y();
        }
    }
}

/// The curve as a line chart of pixels: every point on its pixel, neighbours joined, nothing joined over a gap.
QImage rasterised(const CurveColumn& x, const CurveColumn& y, const std::vector<std::size_t>& points, const ChartWindow& window, int height)
{
    QImage image(static_cast<int>(window.columns), height, QImage::Format_RGB32);
    image.fill(Qt::white);
    std::optional<QPoint> before;
    for (const std::size_t i : points) {
        if (!std::isfinite(y[i])) {
            before.reset();
            continue;
        }
        const double column = std::floor((x[i] - window.lower) * (static_cast<double>(window.columns) / (window.upper - window.lower)));
        const QPoint at(static_cast<int>(column), height - 1 - static_cast<int>(std::floor(y[i] / 16 * height)));
        drawLine(image, before.value_or(at), at);
        before = at;
    }
    return image;
}

}  // namespace

class CurvesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCopyOfAColumnStaysWhatItWas()
    {
        CurveColumn first{1, 2, 3};
        CurveColumn second = first;
        second.push_back(4);
        first.push_back(5);
        QVERIFY(first == (std::vector<double>{1, 2, 3, 5}));
        QVERIFY(second == (std::vector<double>{1, 2, 3, 4}));
        const CurveColumn third = second;
        for (int i = 0; i < 1000; ++i) {
            second.push_back(i);
        }
        QVERIFY(third == (std::vector<double>{1, 2, 3, 4}));
        QCOMPARE(second.size(), 1004U);
        QCOMPARE(second[3], 4.0);
    }

    void growingAloneMovesNothing()
    {
        CurveColumn column;
        const double* before = nullptr;
        int moves = 0;
        for (int i = 0; i < 100'000; ++i) {
            column.push_back(i);
            moves += column.data() != before ? 1 : 0;
            before = column.data();
        }
        QVERIFY2(moves < 40, qPrintable(QString::number(moves)));
    }

    void extremesOfAnyStretchAreThoseOfLookingAtEveryPoint()
    {
        const CurveColumn values = roughValues(20'000, 1, 0.01);
        std::mt19937 random(2);
        for (const Drawable drawable : {Drawable::Finite, Drawable::Positive}) {
            const Extremes extremes = extremesOf(values, drawable);
            std::uniform_int_distribution<std::size_t> place(0, values.size());
            for (int i = 0; i < 2000; ++i) {
                std::size_t first = place(random);
                std::size_t last = i % 3 == 0 ? std::min(values.size(), first + 70) : place(random);
                if (first > last) {
                    std::swap(first, last);
                }
                QCOMPARE(extremes.of(first, last), searched(extremes, first, last));
            }
            QCOMPARE(extremes.of(5, 5), std::nullopt);
        }
    }

    void extremesThatGrewAreThoseThatWereMadeAtOnce()
    {
        const CurveColumn all = roughValues(5000, 3, 0.02);
        CurveColumn column;
        Extremes grown;
        std::mt19937 random(4);
        while (column.size() < all.size()) {
            const std::size_t more = std::min<std::size_t>(all.size() - column.size(), random() % 300);
            column.append(std::span(all.begin() + column.size(), more));
            grown.extend(column);
        }
        const Extremes once = extremesOf(all);
        for (std::size_t first = 0; first < all.size(); first += 37) {
            for (std::size_t last = first; last <= all.size(); last += 211) {
                QCOMPARE(grown.of(first, last), once.of(first, last));
            }
        }
        QVERIFY(std::ranges::equal(grown.breaks(0, all.size()), once.breaks(0, all.size())));
    }

    /// Brute force: each column's first, last, lowest and highest point are there, and nothing else is inside.
    void everyColumnKeepsItsFirstLastLowestAndHighest()
    {
        const CurveColumn x = unevenPlaces(30'000, 5);
        const CurveColumn y = roughValues(30'000, 6, 0);
        const Extremes extremes = extremesOf(y);
        for (const ChartWindow window : {ChartWindow{0, x.back(), 640}, ChartWindow{1000.25, 9000.5, 333}, ChartWindow{-5000, 90'000, 800},
                                         ChartWindow{12'000, 12'010, 400}, ChartWindow{0, x.back(), 1}}) {
            std::map<double, std::vector<std::size_t>> columns;
            for (std::size_t i = 0; i < x.size(); ++i) {
                if (x[i] >= window.lower && x[i] <= window.upper) {
                    columns[std::floor((x[i] - window.lower) * (static_cast<double>(window.columns) / (window.upper - window.lower)))].push_back(i);
                }
            }
            std::set<std::size_t> wanted;
            for (const auto& [column, points] : columns) {
                const auto places = searched(extremes, points.front(), points.back() + 1);
                wanted.insert({points.front(), points.back(), places->lowest, places->highest});
            }
            if (!wanted.empty() && *wanted.begin() > 0) {
                wanted.insert(*wanted.begin() - 1);
            }
            if (!wanted.empty() && *wanted.rbegin() + 1 < x.size()) {
                wanted.insert(*wanted.rbegin() + 1);
            }
            const auto kept = keptPoints(x, extremes, 0, x.size(), window);
            QVERIFY(std::is_sorted(kept.begin(), kept.end()));
            QCOMPARE(std::set<std::size_t>(kept.begin(), kept.end()), wanted);
        }
    }

    void thePictureIsThatOfAllPointsToThePixel_data()
    {
        QTest::addColumn<double>("gaps");
        QTest::addColumn<unsigned>("seed");
        QTest::newRow("without gaps") << 0.0 << 10U;
        QTest::newRow("a gap now and then") << 0.002 << 11U;
        QTest::newRow("gaps in most columns") << 0.02 << 12U;
    }
    void thePictureIsThatOfAllPointsToThePixel()
    {
        QFETCH(double, gaps);
        QFETCH(unsigned, seed);
        const CurveColumn x = unevenPlaces(60'000, seed);
        const CurveColumn y = roughValues(60'000, seed + 1, gaps);
        const Extremes extremes = extremesOf(y);
        std::vector<std::size_t> all(x.size());
        std::iota(all.begin(), all.end(), std::size_t(0));
        for (const ChartWindow window : {ChartWindow{0, x.back() + 1, 500}, ChartWindow{5000, 21'000, 700}, ChartWindow{300, 330, 500}}) {
            const auto kept = keptPoints(x, extremes, 0, x.size(), window);
            QVERIFY(kept.size() < all.size() / 2);
            const QImage seen = rasterised(x, y, kept, window, 300);
            const QImage wanted = rasterised(x, y, all, window, 300);
            QCOMPARE(seen, wanted);
        }
    }

    /// Half of the points are missing: each column breaks hundreds of times.
    void aColumnThatBreaksOftenIsThatOfAllPointsToo_data()
    {
        QTest::addColumn<double>("gaps");
        QTest::newRow("every tenth missing") << 0.1;
        QTest::newRow("every second missing") << 0.5;
        QTest::newRow("few are there") << 0.97;
    }
    void aColumnThatBreaksOftenIsThatOfAllPointsToo()
    {
        QFETCH(double, gaps);
        const CurveColumn x = unevenPlaces(60'000, 14);
        const CurveColumn y = roughValues(60'000, 15, gaps);
        const Extremes extremes = extremesOf(y);
        std::vector<std::size_t> all(x.size());
        std::iota(all.begin(), all.end(), std::size_t(0));
        for (const ChartWindow window : {ChartWindow{0, x.back() + 1, 40, 300, 0, 16}, ChartWindow{5000, 21'000, 11, 300, 0, 16}}) {
            const auto kept = keptPoints(x, extremes, 0, x.size(), window);
            QVERIFY2(kept.size() < 300 * window.columns, qPrintable(QString::number(kept.size())));
            QCOMPARE(rasterised(x, y, kept, window, 300), rasterised(x, y, all, window, 300));
        }
    }

    void thinningCostsColumnsNotPoints()
    {
        const CurveColumn y = roughValues(200'000, 20, 0);
        CurveColumn x;
        for (std::size_t i = 0; i < y.size(); ++i) {
            x.push_back(static_cast<double>(i));
        }
        const auto kept = keptPoints(x, extremesOf(y), 0, x.size(), {0, 200'000, 800});
        QVERIFY(kept.size() <= 4 * 801);
        QVERIFY(kept.size() > 3 * 800);
    }

    void smoothingIsDebiasedAndPassesOverWhatIsNoNumber()
    {
        Smoothing smoothing(0.5);
        QCOMPARE(smoothing.next(4), 4.0);
        QCOMPARE(smoothing.next(2), 8.0 / 3.0);
        QVERIFY(std::isnan(smoothing.next(notANumber)));
        QCOMPARE(smoothing.next(6), 32.0 / 7.0);
        smoothing.restart();
        QCOMPARE(smoothing.next(1), 1.0);
    }

    /// y_i = Σ w^(i−k) x_k / Σ w^(i−k): what the recursion adds up to.
    void smoothingIsAWeightedMeanOfThePast()
    {
        const CurveColumn x = roughValues(300, 30, 0);
        const double w = 0.93;
        Smoothing smoothing(w);
        for (std::size_t i = 0; i < x.size(); ++i) {
            double sum = 0;
            double weights = 0;
            for (std::size_t k = 0; k <= i; ++k) {
                const double weight = std::pow(w, static_cast<double>(i - k));
                sum += weight * x[k];
                weights += weight;
            }
            QVERIFY(std::abs(smoothing.next(x[i]) - sum / weights) < 1e-10);
        }
    }

    void aRunThatWasStartedAgainIsTwoLines()
    {
        const int run = restarted();
        const ChartSpec spec = buildChart(seriesChartName("train/foo"), {&m_runs->at(run)}, {.axis = RunAxis::Step, .smoothing = 0.5});
        QCOMPARE(spec.series.size(), 1U);
        const ChartSeries& series = spec.series.front();
        // Steps 1 to 6, then again from 4: 4 to 6 of the first time are abandoned.
        QCOMPARE(series.parts, (std::vector<CurvePart>{{.first = 0, .last = 3}, {.first = 3, .last = 6, .abandoned = true}, {.first = 6, .last = 9}}));
        QVERIFY(series.x == (std::vector<double>{1, 2, 3, 4, 5, 6, 4, 5, 6}));
        // Smoothing begins anew where the run did.
        QCOMPARE(series.smooth[6], series.y[6]);
        QCOMPARE(series.smooth[1], (0.25 * series.y[0] + 0.5 * series.y[1]) / 0.75);
        QCOMPARE(series.y[*indexNear(series, 5)], 0.8);
    }

    void aRunWithoutTimesIsNamed()
    {
        const int run = restarted();
        const ChartSpec spec = buildChart(seriesChartName("train/foo"), {&m_runs->at(run)}, {.axis = RunAxis::RelativeTime});
        QVERIFY(spec.empty());
        QCOMPARE(spec.left, QStringList{QStringLiteral("again does not tell times here.")});
        QVERIFY(spec.emptyText.contains(QStringLiteral("again")));
        QVERIFY(!spec.epochPlaces.known);
    }

    void whatNoRecipeDrawsHasAChartOfItsOwn()
    {
        const int run = restarted();
        const auto groups = chartsWithData({&m_runs->at(run)});
        QCOMPARE(groups.size(), 1U);
        QCOMPARE(groups.front().charts, QStringList{seriesChartName("train/foo")});
        QCOMPARE(rawNames(seriesChartName("train/foo"), {&m_runs->at(run)}), QStringLiteral("again: Foo (log.csv)"));
    }

    void aCurveThatGrewIsExtendedNotBuiltAnew()
    {
        const int run = m_runs->add(QStringLiteral("/runs/long"), test::runInfo("long", "bce", 2));
        const auto append = [&](std::size_t from, std::size_t to) {
            runs::SeriesPiece piece{.name = "train/foo", .raw = "foo", .file = "log.csv"};
            for (std::size_t i = from; i < to; ++i) {
                piece.steps.push_back(static_cast<std::int64_t>(i));
                piece.values.push_back(std::sin(0.01 * static_cast<double>(i)));
            }
            m_runs->append(run, {.pieces = {piece}});
        };
        CurveStore curves;
        const auto build = [&] { return buildChart(seriesChartName("train/foo"), {&m_runs->at(run)}, {.axis = RunAxis::Step, .smoothing = 0.9}, curves); };
        append(0, 10'000);
        const ChartSpec before = build();
        append(10'000, 10'001);
        const ChartSpec after = build();
        append(10'001, 10'002);
        const ChartSpec last = build();
        QCOMPARE(before.series[0].y.size(), 10'000U);
        QCOMPARE(last.series[0].y.size(), 10'002U);
        QCOMPARE(last.series[0].smooth.size(), 10'002U);
        // One buffer: nothing was copied between the last two.
        QCOMPARE(last.series[0].y.data(), after.series[0].y.data());
        QCOMPARE(last.series[0].x.data(), after.series[0].x.data());
        QVERIFY(*last.series[0].extremes->of(0, 10'002) == *searched(*last.series[0].extremes, 0, 10'002));
    }

    void longSmoothingIsDoneInPieces()
    {
        const int run = m_runs->add(QStringLiteral("/runs/long"), test::runInfo("long", "bce", 2));
        runs::SeriesPiece piece{.name = "train/foo", .raw = "foo", .file = "log.csv"};
        for (int i = 0; i < 600'000; ++i) {
            piece.steps.push_back(i);
            piece.values.push_back(i % 2);
        }
        m_runs->append(run, {.pieces = {std::move(piece)}});
        CurveStore curves;
        const auto build = [&] { return buildChart(seriesChartName("train/foo"), {&m_runs->at(run)}, {.axis = RunAxis::Step, .smoothing = 0.9}, curves); };
        QVERIFY(build().series[0].smooth.size() < 600'000);
        QVERIFY(curves.working());
        for (int i = 0; i < 10 && curves.working(); ++i) {
            curves.work();
        }
        QVERIFY(!curves.working());
        QCOMPARE(build().series[0].smooth.size(), 600'000U);
    }

    /// A million points are not there at once, either; what is there is a beginning.
    void aLongCurveComesInPieces()
    {
        const int run = m_runs->add(QStringLiteral("/runs/long"), test::runInfo("long", "bce", 2));
        runs::SeriesPiece piece{.name = "train/foo", .raw = "foo", .file = "log.csv"};
        for (int i = 0; i < 3'000'000; ++i) {
            piece.steps.push_back(i);
            piece.values.push_back(i % 1000);
        }
        m_runs->append(run, {.pieces = {std::move(piece)}});
        CurveStore curves;
        const auto build = [&] { return buildChart(seriesChartName("train/foo"), {&m_runs->at(run)}, {.axis = RunAxis::Step}, curves).series[0]; };
        const ChartSeries first = build();
        QVERIFY(curves.working());
        QVERIFY(!first.x.empty());
        QVERIFY(first.x.size() < 3'000'000);
        QCOMPARE(first.parts, (std::vector<CurvePart>{{.first = 0, .last = first.x.size()}}));
        while (curves.working()) {
            curves.work();
        }
        const ChartSeries whole = build();
        QVERIFY(!curves.working());
        QCOMPARE(whole.x.size(), 3'000'000U);
        QCOMPARE(whole.x.back(), 2'999'999.0);
        QCOMPARE(whole.extremes->of(0, 3'000'000)->highest, 999U);
        // What was there is not made again.
        QCOMPARE(whole.y.data(), first.y.data());
    }

    void outliersAreLeftOutOfTheRobustRange()
    {
        ChartSpec spec;
        ChartSeries series{.x = {}, .y = {}};
        for (int i = 0; i < 1000; ++i) {
            series.x.push_back(i);
            series.y.push_back(i == 500 ? 1e6 : i % 10);
        }
        spec.series.push_back(series);
        const auto range = robustValuesIn(spec, 0, 1000);
        QVERIFY(range.has_value());
        QVERIFY(range->second < 12 && range->second >= 9);
        QVERIFY(range->first > -2 && range->first <= 0);
    }

    void aPrintHoldsNoMorePointsThanItHasColumns()
    {
        const CurveColumn y = roughValues(1'000'000, 40, 0.0001);
        CurveColumn x;
        for (std::size_t i = 0; i < y.size(); ++i) {
            x.push_back(static_cast<double>(i));
        }
        ChartSpec spec;
        spec.name = QStringLiteral("loss");
        spec.series.push_back({.run = QStringLiteral("long"), .name = QStringLiteral("train"), .colour = Qt::red, .x = x, .y = y});
        const ChartSpec few = thinned(spec, printColumns(84, 300)).chart;
        QCOMPARE(printColumns(84, 300), 993U);
        QVERIFY(few.series[0].x.size() < 4 * 1000 + 1000);
        const auto range = std::ranges::minmax(few.series[0].y, {}, [](double value) { return std::isfinite(value) ? value : 1.0; });
        const auto places = extremesOf(y).of(0, y.size());
        QCOMPARE(range.max, y[places->highest]);
        QCOMPARE(range.min, y[places->lowest]);
        for (const FigureFormat format : {FigureFormat::Pdf, FigureFormat::Svg}) {
            const QByteArray file = renderFigure(spec, {.format = format});
            QVERIFY2(file.size() < 200'000, qPrintable(QString::number(file.size())));
        }
    }

    void init() { m_runs = std::make_unique<RunCollection>(); }

private:
    int restarted()
    {
        const int run = m_runs->add(QStringLiteral("/runs/again"), test::runInfo("again", "bce", 2));
        m_runs->append(run, {.pieces = {{.name = "train/foo",
                                         .raw = "Foo",
                                         .file = "log.csv",
                                         .steps = {1, 2, 3, 4, 5, 6, 4, 5, 6},
                                         .values = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.9, 0.8, 0.7},
                                         .branches = {6}}}});
        return run;
    }

    std::unique_ptr<RunCollection> m_runs;
};

QTEST_MAIN(CurvesTest)
#include "tst_curve_drawing.moc"
