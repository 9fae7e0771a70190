// How long a curve of ten million points takes to become a figure of 84 mm, in each format, and how large the file is. The aim is less than
// 200 kB with every dot of a printer of 1200 dpi as all points would make it; tst_composed_figure checks the dots.
#include "widgets/figures/chart_painting.h"
#include "widgets/figures/figure_writing.h"

#include <benchmark/benchmark.h>

#include <QGuiApplication>

#include <random>

using namespace gg;
using namespace gg::widgets;

namespace {

constexpr std::size_t points = 10'000'000;

const std::vector<PanelContent>& contents()
{
    static const std::vector<PanelContent> made = [] {
        std::mt19937 random(1);
        std::normal_distribution<double> noise(0, 1);
        ChartSpec chart{.name = QStringLiteral("loss"), .title = {}, .x = {.label = QStringLiteral("step")}, .y = {.label = QStringLiteral("loss")}, .series = {}, .marks = {}, .emptyText = {}};
        ChartSeries series{.name = QStringLiteral("train"), .colour = QColor(0, 0x72, 0xb2)};
        for (std::size_t i = 0; i < points; ++i) {
            series.x.push_back(static_cast<double>(i));
            series.y.push_back(2 / (1 + 8 * static_cast<double>(i) / points) + 0.05 * noise(random));
        }
        chart.series.push_back(std::move(series));
        return std::vector<PanelContent>{{std::make_shared<const PanelFigure>(std::move(chart)), {}}};
    }();
    return made;
}

ComposedFigure figure(double widthMm)
{
    ComposedFigure one{.widthMm = widthMm, .rowsMm = {60}, .columns = 1};
    one.panels.push_back({.what = QStringLiteral("loss")});
    return one;
}

void write(benchmark::State& state, const char* format)
{
    const ComposedFigure one = figure(static_cast<double>(state.range(0)));
    const auto& panels = contents();
    JobControl control;
    qsizetype bytes = 0;
    for (auto _ : state) {
        bytes = renderFigure(one, panels, QLatin1String(format), QStringLiteral("figure"), control).front().bytes.size();
    }
    state.counters["kB"] = static_cast<double>(bytes) / 1000;
}

/// What the composer's page waits for in the background after each change.
void preview(benchmark::State& state)
{
    const ComposedFigure one = figure(84);
    const auto& panels = contents();
    for (auto _ : state) {
        benchmark::DoNotOptimize(figureImage(one, panels, 8));
    }
}

}  // namespace

BENCHMARK_CAPTURE(write, pdf, "pdf")->Arg(84)->Arg(174)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, svg, "svg")->Arg(84)->Arg(174)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, pgf, "pgf")->Arg(84)->Arg(174)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, png, "png")->Arg(84)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, tiff, "tiff")->Arg(84)->Unit(benchmark::kMillisecond);
BENCHMARK(preview)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
