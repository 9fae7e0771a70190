// Evaluating predicted masks against merely decoding them, truth and prediction, on the same cores. Run without arguments; `images/s` is
// pairs of masks. Pairs are 640 x 480: foreground with probabilities, and 20 classes.

#include "core/base/parallel.h"
#include "core/dataset/mask_image.h"
#include "core/dataset/open.h"
#include "core/evaluation/segmentation_scores.h"

#include <benchmark/benchmark.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace
{

using namespace gg;
namespace fs = std::filesystem;

constexpr int pairs = 400;
constexpr int classes = 20;

enum class Kind { Foreground, Classes };

/// A set on disk with its predictions, made once and removed at the end. The pictures themselves are tiny: nobody decodes them here.
class MaskSet
{
public:
    explicit MaskSet(Kind kind)
        : m_root(fs::temp_directory_path() / ("groundglass-bench-masks-" + std::to_string(std::random_device{}())))
    {
        for (const char* folder : {"images", "masks", "predicted"}) {
            fs::create_directories(m_root / folder);
        }
        cv::RNG random(1);
        for (int i = 0; i < pairs; ++i) {
            const std::string name = "f" + std::to_string(i) + ".png";
            cv::imwrite((m_root / "images" / name).string(), cv::Mat::zeros(8, 8, CV_8UC3));
            kind == Kind::Foreground ? writeForeground(name, random) : writeClasses(name, random);
        }
        JobControl control;
        m_dataset = dataset::openDataset(m_root.string(), control);
        for (const dataset::Record& record : m_dataset->records) {
            m_masks.fileOf.push_back((m_root / "predicted" / fs::path(record.image).filename()).string());
        }
        m_masks.found = m_masks.fileOf.size();
    }
    ~MaskSet() { fs::remove_all(m_root); }
    MaskSet(const MaskSet&) = delete;
    MaskSet& operator=(const MaskSet&) = delete;

    const dataset::DatasetPtr& dataset() const { return m_dataset; }
    const predictions::LoadedMasks& masks() const { return m_masks; }
    std::string path() const { return m_root.string(); }

private:
    static cv::Rect somewhere(cv::RNG& random) { return {random.uniform(0, 520), random.uniform(0, 380), random.uniform(30, 120), random.uniform(30, 100)}; }

    void writeForeground(const std::string& name, cv::RNG& random) const
    {
        cv::Mat truth = cv::Mat::zeros(480, 640, CV_8U);
        const cv::Point centre(random.uniform(150, 490), random.uniform(150, 330));
        cv::ellipse(truth, centre, {random.uniform(40, 140), random.uniform(40, 120)}, random.uniform(0, 180), 0, 360, 255, cv::FILLED);
        cv::Mat noise(480, 640, CV_8U);
        random.fill(noise, cv::RNG::NORMAL, 0, 12);
        cv::Mat predicted;
        cv::GaussianBlur(truth, predicted, {0, 0}, 6);
        cv::add(predicted, noise, predicted);
        cv::imwrite((m_root / "masks" / name).string(), truth);
        cv::imwrite((m_root / "predicted" / name).string(), predicted);
    }

    void writeClasses(const std::string& name, cv::RNG& random) const
    {
        cv::Mat truth = cv::Mat::zeros(480, 640, CV_8U);
        cv::Mat predicted = truth.clone();
        for (int i = 0; i < 15; ++i) {
            const cv::Rect place = somewhere(random);
            const int label = random.uniform(0, classes);
            truth(place).setTo(label);
            predicted(place - cv::Size(4, 3)).setTo(label);
        }
        cv::imwrite((m_root / "masks" / name).string(), truth);
        cv::imwrite((m_root / "predicted" / name).string(), predicted);
    }

    fs::path m_root;
    dataset::DatasetPtr m_dataset;
    predictions::LoadedMasks m_masks;
};

const MaskSet& setOf(Kind kind)
{
    static const MaskSet foreground(Kind::Foreground);
    static const MaskSet labels(Kind::Classes);
    return kind == Kind::Foreground ? foreground : labels;
}

void decode(benchmark::State& state, Kind kind)
{
    const MaskSet& set = setOf(kind);
    for (auto _ : state) {
        JobControl control;
        parallelFor(pairs, 4, control, [&](std::size_t i) {
            benchmark::DoNotOptimize(dataset::readMask(set.dataset()->absolute(set.dataset()->records[i].label)).values.data);
            benchmark::DoNotOptimize(dataset::readMask(set.masks().fileOf[i]).values.data);
        });
    }
    state.SetItemsProcessed(state.iterations() * pairs);
}

void evaluate(benchmark::State& state, Kind kind, bool boundaries)
{
    const MaskSet& set = setOf(kind);
    evaluation::SegmentationOptions options;
    options.boundaryShare = boundaries ? metrics::boundaryShare : 0;
    for (auto _ : state) {
        JobControl control;
        benchmark::DoNotOptimize(evaluation::evaluateMasks(set.dataset(), set.masks(), set.path(), options, control));
    }
    state.SetItemsProcessed(state.iterations() * pairs);
}

/// What the window computes when a threshold or the epoch moves.
void scores(benchmark::State& state, Kind kind)
{
    const MaskSet& set = setOf(kind);
    JobControl control;
    const auto evaluation = evaluation::evaluateMasks(set.dataset(), set.masks(), set.path(), {}, control);
    for (auto _ : state) {
        benchmark::DoNotOptimize(evaluation::scoresOf(*evaluation, evaluation->epochs.front(), {.threshold = 100}));
    }
    state.SetItemsProcessed(state.iterations() * pairs);
}

BENCHMARK_CAPTURE(decode, foreground, Kind::Foreground)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(evaluate, foreground, Kind::Foreground, false)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(evaluate, foreground_boundaries, Kind::Foreground, true)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(decode, classes, Kind::Classes)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(evaluate, classes, Kind::Classes, false)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(evaluate, classes_boundaries, Kind::Classes, true)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(scores, foreground, Kind::Foreground)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scores, classes, Kind::Classes)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
