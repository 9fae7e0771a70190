// Opening and auditing a YOLO set of 20,000 images against merely reading its label files. Run without arguments; prints the
// ratio that the project promises (at most 3).

#include "core/audit/audit.h"
#include "core/base/parallel.h"
#include "core/dataset/open.h"
#include "core/io/files.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace
{

constexpr int images = 20000;
constexpr int objectsPerImage = 8;

/// A set on disk that is made once and removed at the end.
class BigSet
{
public:
    BigSet()
    {
        namespace fs = std::filesystem;
        m_root = fs::temp_directory_path() / ("groundglass-bench-" + std::to_string(std::random_device{}()));
        fs::create_directories(m_root / "images/train");
        fs::create_directories(m_root / "labels/train");
        std::mt19937_64 random(7);
        for (int i = 0; i < images; ++i) {
            const std::string name = "frame_" + std::to_string(i);
            std::ofstream(m_root / "images/train" / (name + ".jpg"));  // labels alone are measured; no image is decoded
            const std::string label = (m_root / "labels/train" / (name + ".txt")).string();
            std::ofstream(label) << rows(random);
            m_labels.push_back(label);
        }
        std::ofstream(m_root / "data.yaml") << "path: .\ntrain: images/train\nnames: [a, b, c, d, e, f, g, h, i, j]\n";
    }
    ~BigSet() { std::filesystem::remove_all(m_root); }
    BigSet(const BigSet&) = delete;
    BigSet& operator=(const BigSet&) = delete;

    std::string path() const { return m_root.string(); }
    const std::vector<std::string>& labels() const { return m_labels; }

private:
    static std::string rows(std::mt19937_64& random)
    {
        std::string text;
        for (int i = 0; i < objectsPerImage; ++i) {
            const auto share = [&](double from, double to) {
                return from + (to - from) * static_cast<double>(random() % 100000) / 100000;
            };
            char row[96];
            std::snprintf(row, sizeof row, "%d %.6f %.6f %.6f %.6f\n", static_cast<int>(random() % 10), share(0.2, 0.8),
                          share(0.2, 0.8), share(0.01, 0.2), share(0.01, 0.2));
            text += row;
        }
        return text;
    }

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

BENCHMARK(readFiles)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(readFilesOneThread)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(openSet)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
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
            std::printf("open + audit of the labels takes %.2f times as long as reading the files (promised: at most 3)\n",
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
