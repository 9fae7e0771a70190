// What COCO's numbers cost: loading, overlaps, matching and scores of 5,000 images with 36,710 truths and 1, 4 and 16 times 373,359 detections,
// in this process, on all cores. Run without arguments. make_predictions writes the same sets as files, for `groundglass-cli evaluate` and for others.

#include "core/metrics/coco.h"
#include "core/metrics/matching.h"
#include "core/predictions/load.h"
#include "tests/bench/made_predictions.h"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <filesystem>
#include <map>
#include <random>

namespace
{

using namespace gg;

/// One at a time: sixteen-fold it takes a gigabyte.
const bench::MadePredictions& made(std::size_t scale, bool masks)
{
    static std::pair<std::size_t, bool> current{0, false};
    static bench::MadePredictions predictions;
    if (current != std::pair{scale, masks}) {
        predictions = {};
        predictions = bench::makePredictions({.scale = scale, .masks = masks});
        current = {scale, masks};
    }
    return predictions;
}

void countDetections(benchmark::State& state, const metrics::DetectionSet& set)
{
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(set.detections.size()));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

metrics::IouType typeOf(const benchmark::State& state)
{
    return state.range(1) != 0 ? metrics::IouType::Mask : metrics::IouType::Box;
}

void overlaps(benchmark::State& state)
{
    const metrics::DetectionSet& set = made(static_cast<std::size_t>(state.range(0)), state.range(1) != 0).set;
    JobControl control;
    for (auto _ : state) {
        benchmark::DoNotOptimize(metrics::overlapsOf(set, typeOf(state), control));
    }
    countDetections(state, set);
}

void matching(benchmark::State& state)
{
    const metrics::DetectionSet& set = made(static_cast<std::size_t>(state.range(0)), state.range(1) != 0).set;
    JobControl control;
    const metrics::Overlaps pairs = metrics::overlapsOf(set, typeOf(state), control);
    for (auto _ : state) {
        benchmark::DoNotOptimize(metrics::matchDetections(set, pairs, 0.5));
    }
    countDetections(state, set);
}

void cocoScores(benchmark::State& state)
{
    const metrics::DetectionSet& set = made(static_cast<std::size_t>(state.range(0)), state.range(1) != 0).set;
    JobControl control;
    const metrics::Overlaps pairs = metrics::overlapsOf(set, typeOf(state), control);
    for (auto _ : state) {
        benchmark::DoNotOptimize(metrics::cocoScores(set, pairs, control));
    }
    countDetections(state, set);
}

/// "Evaluate and accumulate": from loaded detections to the twelve numbers.
void overlapsAndScores(benchmark::State& state)
{
    const metrics::DetectionSet& set = made(static_cast<std::size_t>(state.range(0)), state.range(1) != 0).set;
    JobControl control;
    for (auto _ : state) {
        benchmark::DoNotOptimize(metrics::cocoScores(set, metrics::overlapsOf(set, typeOf(state), control), control));
    }
    countDetections(state, set);
}

/// A pair of files that is removed at the end.
class Files
{
public:
    Files(std::size_t scale, bool masks)
        : m_folder(std::filesystem::temp_directory_path() / ("groundglass-bench-" + std::to_string(std::random_device{}())))
    {
        bench::writePredictions(made(scale, masks), m_folder.string());
    }
    ~Files() { std::filesystem::remove_all(m_folder); }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    std::string truth() const { return (m_folder / "truth.json").string(); }
    std::string results() const { return (m_folder / "results.json").string(); }

private:
    std::filesystem::path m_folder;
};

void load(benchmark::State& state)
{
    const bool masks = state.range(1) != 0;
    const Files files(static_cast<std::size_t>(state.range(0)), masks);
    const predictions::Shapes shapes = masks ? predictions::Shapes::Masks : predictions::Shapes::Boxes;
    JobControl control;
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            predictions::loadDetections(predictions::readCocoTruth(files.truth(), shapes, control), files.results(), {.shapes = shapes}, control));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(files.results())));
    countDetections(state, made(static_cast<std::size_t>(state.range(0)), masks).set);
}

void arguments(benchmark::internal::Benchmark* bench)
{
    bench->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->ArgNames({"times", "masks"});
    for (const int masks : {0, 1}) {
        for (const int times : {1, 4, 16}) {
            if (masks == 0 || times == 1) {
                bench->Args({times, masks});
            }
        }
    }
}

BENCHMARK(load)->Apply(arguments);
BENCHMARK(overlaps)->Apply(arguments);
BENCHMARK(matching)->Apply(arguments);
BENCHMARK(cocoScores)->Apply(arguments);
BENCHMARK(overlapsAndScores)->Apply(arguments);

}  // namespace

BENCHMARK_MAIN();
