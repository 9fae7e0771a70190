// What a moved slider costs: 5,000 images with 40,000 truths and 400,000 detections of 80 classes, in this process, on all cores. Each case
// moves one slider to and fro; "first" reads everything anew. "click" finds the objects behind a number, "bootstrap" compares two runs.
// Run without arguments.

#include "core/evaluation/selection.h"
#include "core/metrics/bootstrap.h"
#include "tests/bench/made_predictions.h"

#include <benchmark/benchmark.h>

namespace
{

using namespace gg;

const evaluation::DetectionEvaluation& evaluated()
{
    static const evaluation::EvaluationPtr result = [] {
        predictions::LoadedDetections loaded;
        loaded.set = bench::makePredictions({.truths = 40000, .detections = 400000, .crowds = true}).set;
        auto table = std::make_shared<predictions::TruthTable>();
        for (std::uint32_t image = 0; image < loaded.set.images; ++image) {
            table->images.push_back({.id = std::to_string(image), .width = bench::madeWidth, .height = bench::madeHeight});
            loaded.images.push_back(image);
        }
        loaded.truth = table;
        JobControl control;
        return evaluation::evaluateDetections(std::move(loaded), {}, control);
    }();
    return *result;
}

/// `move(options, step)` puts the slider somewhere else than the step before.
template <typename Move>
void slide(benchmark::State& state, Move move)
{
    const evaluation::DetectionEvaluation& evaluation = evaluated();
    JobControl control;
    auto reading = evaluation::readAt(evaluation, {}, nullptr, control);
    int step = 0;
    for (auto _ : state) {
        evaluation::ReadingOptions options = reading->options;
        move(options, ++step % 16);
        reading = evaluation::readAt(evaluation, options, reading.get(), control);
    }
}

void first(benchmark::State& state)
{
    const evaluation::DetectionEvaluation& evaluation = evaluated();
    JobControl control;
    for (auto _ : state) {
        benchmark::DoNotOptimize(evaluation::readAt(evaluation, {}, nullptr, control));
    }
}

void confidence(benchmark::State& state)
{
    slide(state, [](evaluation::ReadingOptions& options, int step) { options.confidence = 0.05 * (step + 1); });
}

void confidenceOfAClass(benchmark::State& state)
{
    slide(state, [](evaluation::ReadingOptions& options, int step) {
        options.confidenceOfClass.resize(evaluated().set().classNames.size(), 0.25);
        options.confidenceOfClass[3] = 0.05 * (step + 1);
    });
}

void confusionIou(benchmark::State& state)
{
    slide(state, [](evaluation::ReadingOptions& options, int step) { options.confusionIou = 0.2 + 0.05 * step; });
}

void iou(benchmark::State& state)
{
    slide(state, [](evaluation::ReadingOptions& options, int step) { options.iou = 0.2 + 0.05 * step; });
}

void click(benchmark::State& state, const evaluation::Selection& selection)
{
    const evaluation::DetectionEvaluation& evaluation = evaluated();
    JobControl control;
    const auto reading = evaluation::readAt(evaluation, {}, nullptr, control);
    std::size_t cases = 0;
    for (auto _ : state) {
        cases = evaluation::casesOf(evaluation, *reading, selection).size();
    }
    state.counters["cases"] = static_cast<double>(cases);
}

void bootstrap(benchmark::State& state)
{
    const evaluation::DetectionEvaluation& evaluation = evaluated();
    JobControl control;
    for (auto _ : state) {
        benchmark::DoNotOptimize(metrics::bootstrapDifference(evaluation.set(), evaluation.overlaps, evaluation.set(), evaluation.overlaps,
                                                              metrics::BootstrapMetric::Ap, control));
    }
}

}  // namespace

BENCHMARK(first)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(confidence)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(confidenceOfAClass)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(confusionIou)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(iou)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(click, background_errors, evaluation::ErrorBar{gg::metrics::ErrorKind::Background})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(click, all_at_0, evaluation::CurvePoint{gg::metrics::none, 0})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(bootstrap)->Unit(benchmark::kSecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(1);
BENCHMARK_MAIN();
