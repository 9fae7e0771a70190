// What runs of other tools cost: 200 runs of 300 epochs, each an Ultralytics folder with args.yaml and results.csv, found and read in one
// thread; and the polling of those 200 while one of them grows. "share_of_a_core" is what polling takes at ten times a second. Made in a
// folder under TMPDIR, gone at the end. Run without arguments.

#include "core/imports/run_place.h"

#include <benchmark/benchmark.h>

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace
{

using namespace gg;
namespace fs = std::filesystem;

constexpr int runCount = 200;
constexpr int epochCount = 300;
constexpr double pollsASecond = 10;

void writeRow(std::ostream& out, int run, int epoch)
{
    char row[256];
    const double loss = 3.0 / (1 + 0.05 * epoch) + 0.001 * run;
    std::snprintf(row, sizeof row, "%d,%.4f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,%.8g,%.8g,%.8g\n", epoch, 21.37 * epoch, loss, loss * 1.3, loss * 0.9,
                  1 - loss / 4, 0.9 - loss / 5, 0.95 - loss / 4, 0.7 - loss / 5, loss * 1.1, loss * 1.4, loss, 0.01 / epoch, 0.01 / epoch, 0.01 / epoch);
    out << row;
}

class MadeRuns
{
public:
    MadeRuns()
    {
        std::string pattern = (fs::temp_directory_path() / "groundglass-bench-XXXXXX").string();
        m_folder = ::mkdtemp(pattern.data()) == nullptr ? fs::path("groundglass-bench") : fs::path(pattern);
        for (int run = 0; run < runCount; ++run) {
            const fs::path folder = m_folder / ("train" + std::to_string(run));
            fs::create_directories(folder);
            std::ofstream arguments(folder / "args.yaml");
            arguments << "task: detect\nmode: train\nmodel: yolo11n.pt\ndata: data.yaml\nepochs: " << epochCount << "\nimgsz: 640\nseed: " << run << '\n';
            for (int key = 0; key < 95; ++key) {
                arguments << "setting_" << key << ": " << 0.01 * key * (run % 5) << '\n';
            }
            std::ofstream table(folder / "results.csv");
            table << "epoch,time,train/box_loss,train/cls_loss,train/dfl_loss,metrics/precision(B),metrics/recall(B),metrics/mAP50(B),metrics/mAP50-95(B),"
                     "val/box_loss,val/cls_loss,val/dfl_loss,lr/pg0,lr/pg1,lr/pg2\n";
            for (int epoch = 1; epoch <= epochCount; ++epoch) {
                writeRow(table, run, epoch);
            }
        }
    }
    ~MadeRuns()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    MadeRuns(const MadeRuns&) = delete;
    MadeRuns& operator=(const MadeRuns&) = delete;

    std::string path() const { return m_folder.string(); }

private:
    fs::path m_folder;
};

const MadeRuns& made()
{
    static const MadeRuns runs;
    return runs;
}

double processorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void open(benchmark::State& state)
{
    const imports::Vocabulary vocabulary;
    const std::string path = made().path();
    std::size_t points = 0;
    for (auto _ : state) {
        JobControl control;
        points = 0;
        for (const imports::RunPlace& place : imports::findRuns(path, control).places) {
            const runs::Run run = imports::readRun(place, vocabulary, control);
            for (const auto& [name, series] : run.history.series()) {
                points += series.size();
            }
        }
    }
    state.counters["points"] = static_cast<double>(points);
}

void find(benchmark::State& state)
{
    for (auto _ : state) {
        JobControl control;
        benchmark::DoNotOptimize(imports::findRuns(made().path(), control));
    }
}

/// All runs are polled, and one of them has got a row since.
void poll(benchmark::State& state)
{
    const imports::Vocabulary vocabulary;
    JobControl control;
    std::vector<imports::OpenedRun> opened;
    for (const imports::RunPlace& place : imports::findRuns(made().path(), control).places) {
        opened.push_back(imports::openRun(place, vocabulary));
        while (opened.back().tail->poll().more) {
        }
    }
    std::ofstream table(fs::path(made().path()) / "train0" / "results.csv", std::ios::app);
    int epoch = epochCount;
    std::size_t points = 0;
    const double before = processorSeconds();
    for (auto _ : state) {
        writeRow(table, 0, ++epoch);
        table.flush();
        for (imports::OpenedRun& run : opened) {
            points += run.tail->poll().pieces.size();
        }
    }
    state.counters["points_a_poll"] = static_cast<double>(points) / static_cast<double>(state.iterations());
    state.counters["share_of_a_core"] = (processorSeconds() - before) / static_cast<double>(state.iterations()) * pollsASecond;
}

}  // namespace

BENCHMARK(open)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(find)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(poll)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK_MAIN();
