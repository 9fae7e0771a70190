// Opening and auditing a YOLO set of 20,000 images against merely reading its label files, within one process. Run without
// arguments. Whole processes are compared with make_big_set, read_labels and `groundglass-cli audit --labels-only`.

#include "core/audit/audit.h"
#include "core/base/parallel.h"
#include "core/dataset/ledger.h"
#include "core/dataset/open.h"
#include "core/io/files.h"
#include "tests/bench/big_set.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace
{

constexpr std::size_t images = 20000;
constexpr int objectsPerImage = 10;

/// A set on disk that is made once and removed at the end.
class BigSet
{
public:
    BigSet()
        : m_root(std::filesystem::temp_directory_path() / ("groundglass-bench-" + std::to_string(std::random_device{}())))
    {
        gg::bench::makeBigSet(m_root, {.images = images, .boxesPerImage = objectsPerImage});
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / "labels")) {
            if (entry.is_regular_file()) {
                m_labels.push_back(entry.path().string());
            }
        }
    }
    ~BigSet() { std::filesystem::remove_all(m_root); }
    BigSet(const BigSet&) = delete;
    BigSet& operator=(const BigSet&) = delete;

    std::string path() const { return m_root.string(); }
    const std::vector<std::string>& labels() const { return m_labels; }

private:
    std::filesystem::path m_root;
    std::vector<std::string> m_labels;
};

const BigSet& bigSet()
{
    static const BigSet set;
    return set;
}

void readFiles(benchmark::State& state)
{
    const BigSet& set = bigSet();
    for (auto _ : state) {
        gg::JobControl control;
        std::atomic<std::size_t> bytes = 0;
        gg::parallelFor(set.labels().size(), 64, control,
                        [&](std::size_t i) { bytes += gg::io::readFile(set.labels()[i]).size(); });
        benchmark::DoNotOptimize(bytes.load());
    }
}

void readFilesOneThread(benchmark::State& state)
{
    const BigSet& set = bigSet();
    for (auto _ : state) {
        std::size_t bytes = 0;
        for (const std::string& label : set.labels()) {
            bytes += gg::io::readFile(label).size();
        }
        benchmark::DoNotOptimize(bytes);
    }
}

void openSet(benchmark::State& state)
{
    for (auto _ : state) {
        gg::JobControl control;
        benchmark::DoNotOptimize(gg::dataset::openDataset(bigSet().path(), control));
    }
}

void openAndAuditLabels(benchmark::State& state)
{
    for (auto _ : state) {
        gg::JobControl control;
        const auto dataset = gg::dataset::openDataset(bigSet().path(), control);
        benchmark::DoNotOptimize(gg::audit::runAudit(*dataset, {.pixels = false}, control));
    }
}

void accountForFiles(benchmark::State& state)
{
    gg::JobControl control;
    const auto dataset = gg::dataset::openDataset(bigSet().path(), control);
    for (auto _ : state) {
        benchmark::DoNotOptimize(gg::dataset::makeLedger(*dataset, control));
    }
}

BENCHMARK(readFiles)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(readFilesOneThread)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(openSet)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(accountForFiles)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(openAndAuditLabels)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

/// Keeps the times, so that the ratio can be printed below the table.
class RatioReporter : public benchmark::ConsoleReporter
{
public:
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs) {
            m_times.emplace_back(run.run_name.function_name, run.GetAdjustedRealTime());
        }
        ConsoleReporter::ReportRuns(runs);
    }

    void Finalize() override
    {
        ConsoleReporter::Finalize();
        const double read = time("readFiles");
        const double audit = time("openAndAuditLabels");
        if (read > 0 && audit > 0) {
            std::printf("open + audit of the labels takes %.2f times as long as reading the files (from all cores; see read_labels.c for one thread in C)\n",
                        audit / read);
        }
    }

private:
    double time(const std::string& name) const
    {
        for (const auto& [known, value] : m_times) {
            if (known == name) {
                return value;
            }
        }
        return 0;
    }

    std::vector<std::pair<std::string, double>> m_times;
};

}  // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    RatioReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return EXIT_SUCCESS;
}
