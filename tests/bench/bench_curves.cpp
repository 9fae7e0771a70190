// A chart of ten million points: how long it takes to be there, what a frame costs while it is panned and zoomed, and what one more point costs.
// The aim is a frame in 16 ms.
#include "widgets/charts/chart_builder.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/figure.h"
#include "widgets/models/epoch_cursor.h"
#include "widgets/models/run_collection.h"

#include <QApplication>
#include <QImage>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <random>

using namespace gg;
using namespace gg::widgets;

namespace {

constexpr std::size_t points = 10'000'000;
constexpr int frames = 120;
constexpr int appended = 3000;

double load()
{
    double average = 0;
    return getloadavg(&average, 1) == 1 ? average : -1;
}

/// A loss as it is logged at every step: falling, noisy, with outliers and a NaN now and then.
runs::SeriesPiece loss(std::size_t first, std::size_t count, std::mt19937& random)
{
    std::normal_distribution<double> noise(0, 0.05);
    runs::SeriesPiece piece{.name = "train/loss", .raw = "loss", .file = "log.csv"};
    for (std::size_t i = first; i < first + count; ++i) {
        const double value = 2.0 / (1.0 + 1e-6 * static_cast<double>(i)) + noise(random);
        piece.steps.push_back(static_cast<std::int64_t>(i));
        piece.values.push_back(i % 1'000'003 == 7 ? std::nan("") : i % 50'021 == 3 ? value * 8 : value);
    }
    return piece;
}

/// Of the window's thread; on an idle machine that is the time that passes, and on a busy one it is still what the work takes.
double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double milliseconds(const std::function<void()>& what)
{
    const double before = processorMilliseconds();
    what();
    return processorMilliseconds() - before;
}

void report(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%-34s median %7.2f ms, 99 %% %7.2f ms, worst %7.2f ms\n", what, times[times.size() / 2], times[times.size() * 99 / 100], times.back());
}

class Bench {
public:
    explicit Bench(QSize size)
        : m_view(m_cursor)
        , m_image(size, QImage::Format_RGB32)
    {
        m_view.resize(size);
        m_view.show();
    }

    void fill()
    {
        runs::RunInfo info;
        info.name = "long";
        m_run = m_runs.add(QStringLiteral("/runs/long"), info);
        m_runs.append(m_run, {.pieces = {loss(0, points, m_random)}}, RunCollection::Verdicts::Later);
    }

    /// As the window does it: a turn of the event loop after another. The longest turn is what holds up the window.
    void build(const char* what, const ChartOptions& options)
    {
        m_options = options;
        double worst = 0;
        double all = 0;
        int turns = 0;
        const auto turn = [&](const std::function<void()>& work) {
            const double time = milliseconds(work);
            worst = std::max(worst, time);
            all += time;
            ++turns;
        };
        turn([&] { show(); });
        while (m_curves.working()) {
            turn([&] { m_curves.work(); });
        }
        turn([&] { show(); });
        while (m_view.drawing()) {
            turn([] { QApplication::processEvents(QEventLoop::AllEvents, 1); });
        }
        std::printf("%-34s %7.1f ms in %d turns, the longest %.2f ms\n", what, all, turns, worst);
        m_view.render(&m_image);
    }

    void zoom(const char* what)
    {
        std::vector<double> times;
        for (int i = 0; i < frames; ++i) {
            const double size = static_cast<double>(points) * std::pow(1e-5, static_cast<double>(i) / frames);
            times.push_back(frame(AxisRange(4e6 - 0.4 * size, 4e6 + 0.6 * size)));
        }
        report(what, std::move(times));
    }

    void pan(const char* what, double share)
    {
        std::vector<double> times;
        const double size = static_cast<double>(points) * share;
        for (int i = 0; i < frames; ++i) {
            const double from = (static_cast<double>(points) - size) * i / frames;
            times.push_back(frame(AxisRange(from, from + size)));
        }
        report(what, std::move(times));
    }

    void append()
    {
        std::vector<double> history;
        std::vector<double> times;
        std::vector<double> drawn;
        for (int i = 0; i < appended; ++i) {
            runs::RunBatch batch{.pieces = {loss(points + static_cast<std::size_t>(m_appended++), 1, m_random)}};
            history.push_back(milliseconds([&] { m_runs.append(m_run, std::move(batch), RunCollection::Verdicts::Later); }));
            times.push_back(milliseconds([&] { m_spec = buildChart(m_name, {&m_runs.at(m_run)}, m_options, m_curves); }));
            drawn.push_back(milliseconds([&] {
                m_view.setSpec(m_spec);
                do {
                    QApplication::processEvents(QEventLoop::AllEvents, 1);
                } while (m_view.drawing());
            }));
        }
        report("append a point: the history", std::move(history));
        report("append a point: the curve", std::move(times));
        report("append a point: its frame", std::move(drawn));
    }

    void write()
    {
        for (const FigureFormat format : {FigureFormat::Pdf, FigureFormat::Svg}) {
            QByteArray bytes;
            const double time = milliseconds([&] { bytes = renderFigure(m_spec, {.format = format}); });
            std::printf("figure of 84 mm as %s: %lld bytes in %.0f ms\n", qPrintable(figureSuffix(format)), static_cast<long long>(bytes.size()), time);
        }
    }

private:
    void show()
    {
        m_spec = buildChart(m_name, {&m_runs.at(m_run)}, m_options, m_curves);
        m_view.setSpec(m_spec);
    }
    double frame(const AxisRange& x)
    {
        return milliseconds([&] {
            m_view.setXView(x);
            m_view.render(&m_image);
        });
    }

    const QString m_name = QStringLiteral("loss");
    std::mt19937 m_random{1};
    RunCollection m_runs;
    EpochCursor m_cursor;
    CurveStore m_curves;
    ChartOptions m_options;
    ChartSpec m_spec;
    ChartView m_view;
    QImage m_image;
    int m_run = 0;
    int m_appended = 0;
};

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    for (const QSize size : {QSize(640, 240), QSize(1600, 700)}) {
        std::setvbuf(stdout, nullptr, _IOLBF, 0);
        std::printf("%d x %d pixels, %zu points; load %.2f\n", size.width(), size.height(), points, load());
        Bench bench(size);
        bench.fill();
        bench.build("first picture", {.axis = RunAxis::Step});
        bench.zoom("zoom");
        bench.pan("pan, a tenth in sight", 0.1);
        bench.build("smoothed", {.axis = RunAxis::Step, .smoothing = 0.99});
        bench.zoom("zoom, raw and smoothed");
        bench.build("smoothed less", {.axis = RunAxis::Step, .smoothing = 0.9});
        bench.build("robust range", {.axis = RunAxis::Step, .smoothing = 0.99, .robust = true});
        bench.pan("pan, raw and smoothed, robust", 0.1);
        bench.append();
        bench.write();
    }
    return 0;
}
