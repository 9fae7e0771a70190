// What a detector's training costs beyond its network: the bare forward and backward step of YOLOv8n on a tensor that lies in memory
// against the step that a training makes, with mosaic, loss, assignment, optimiser and average, in turns in one process, so that both see
// the same machine. The aim: the bare step takes at least 0.85 of the training's.
#include "core/dataset/open.h"
#include "core/recipe/model_cost.h"
#include "core/training/detection/detection_feed.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/detection/detection_preparation.h"
#include "core/training/engine/allocation.h"
#include "core/training/engine/device.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace gg;
using namespace gg::training;
using Clock = std::chrono::steady_clock;

constexpr int warmUps = 2;

std::string load()
{
    std::string line;
    std::getline(std::ifstream("/proc/loadavg"), line);
    return line;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

enum class Layout { Nchw, ChannelsLast };

/// Forward and backward on random pictures, with random gradients of the outputs in place of a loss', which lie in memory as the outputs do.
class BareStep
{
public:
    BareStep(const recipe::TrainConfig& config, const recipe::ModelPlan& plan, Layout layout)
        : m_model(plan)
        , m_images(torch::rand({config.batch, 3, config.imageSize, config.imageSize})
                       .contiguous(layout == Layout::Nchw ? at::MemoryFormat::Contiguous : at::MemoryFormat::ChannelsLast))
    {
        m_model->freeze(0);
        m_model->train();
    }

    double operator()()
    {
        const auto start = Clock::now();
        const std::vector<torch::Tensor> maps = m_model->forward(m_images);
        if (m_gradients.empty()) {
            for (const torch::Tensor& map : maps) {
                m_gradients.push_back(torch::randn_like(map));
            }
        }
        torch::autograd::backward(maps, m_gradients);
        const double seconds = secondsSince(start);
        m_model->zero_grad();
        return seconds;
    }

private:
    Detector m_model;
    torch::Tensor m_images;
    std::vector<torch::Tensor> m_gradients;
};

struct Parts {
    double wait = 0;
    DetectionStepTimes times;
    double total = 0;
};

/// The trainer's step.
class FullStep
{
public:
    FullStep(const recipe::TrainConfig& config, const DetectionPreparation& data)
        : m_config(config)
        , m_perEpoch(detectionStepsPerEpoch(data.train.size(), config))
        , m_learner(config, data.plan, "cpu")
        , m_stream(detectionTrainingStream(data.store, data.train, config, data.canvasStep(), 0, m_unreadable))
    {
    }

    Parts operator()()
    {
        const auto start = Clock::now();
        const DetectionBatch* batch = m_stream->next();
        const double wait = secondsSince(start);
        ++m_step;
        (void)m_learner.step(*batch, m_step, detectionPace(m_config, m_step, m_perEpoch), false);
        return {.wait = wait, .times = m_learner.times(), .total = secondsSince(start)};
    }

private:
    recipe::TrainConfig m_config;
    std::int64_t m_perEpoch;
    std::int64_t m_step = 0;
    UnreadableLog m_unreadable;
    DetectionLearner m_learner;
    std::unique_ptr<DetectionStream> m_stream;
};

template <typename Member>
double medianOf(const std::vector<Parts>& all, Member member)
{
    std::vector<double> values;
    for (const Parts& parts : all) {
        values.push_back(member(parts));
    }
    return median(values);
}

}  // namespace

/// Usage: bench_detection_step DATASET [steps] [model]; prints seconds, medians over the steps.
int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "Usage: bench_detection_step DATASET [steps] [model]\n");
        return 2;
    }
    const int steps = argc > 2 ? std::max(1, std::atoi(argv[2])) : 11;
    recipe::TrainConfig config = recipe::defaultConfig("detection");
    config.model = argc > 3 ? argv[3] : "yolov8n";
    config.imageSize = 320;
    config.batch = 16;
    config.epochs = 1000;
    config.detection.closeMosaic = 0;
    const int threads = useThreads(0);
    std::optional<KeptMemory> kept;
    if (std::getenv("GG_PLAIN_MALLOC") == nullptr) {
        kept.emplace();
    }
    JobControl control;
    const auto dataset = dataset::openDataset(argv[1], control);
    const DetectionPreparation data = prepareDetection(config, *dataset, control);

    BareStep nchw(config, data.plan, Layout::Nchw);
    BareStep last(config, data.plan, Layout::ChannelsLast);
    FullStep full(data.config, data);
    std::printf("%s, %d px, batch %d, %d threads, mosaic; load before %s\n", config.model.c_str(), config.imageSize, config.batch, threads,
                load().c_str());
    std::vector<double> bareNchw;
    std::vector<double> bareLast;
    std::vector<Parts> fulls;
    std::vector<double> ratios;
    for (int i = 0; i < warmUps + steps; ++i) {
        // Who goes first changes from round to round.
        Parts parts;
        if (i % 2 == 0) {
            parts = full();
        }
        const double a = nchw();
        const double b = last();
        if (i % 2 == 1) {
            parts = full();
        }
        if (i >= warmUps) {
            bareNchw.push_back(a);
            bareLast.push_back(b);
            fulls.push_back(parts);
            ratios.push_back(std::min(a, b) / parts.total);
        }
    }
    const double total = medianOf(fulls, [](const Parts& p) { return p.total; });
    std::printf("bare step, planes         %.3f s (%.2f images/s)\n", median(bareNchw), config.batch / median(bareNchw));
    std::printf("bare step, channels last  %.3f s (%.2f images/s)\n", median(bareLast), config.batch / median(bareLast));
    std::printf("training's step           %.3f s (%.2f images/s)\n", total, config.batch / total);
    std::printf("  data wait %.4f  input %.4f  forward %.4f  loss %.4f  backward %.4f  update %.4f\n",
                medianOf(fulls, [](const Parts& p) { return p.wait; }), medianOf(fulls, [](const Parts& p) { return p.times.input; }),
                medianOf(fulls, [](const Parts& p) { return p.times.forward; }), medianOf(fulls, [](const Parts& p) { return p.times.loss; }),
                medianOf(fulls, [](const Parts& p) { return p.times.backward; }), medianOf(fulls, [](const Parts& p) { return p.times.update; }));
    std::printf("bare / training           %.3f median of rounds, with the faster bare step of each (aim: at least 0.85)\n", median(ratios));
    std::printf("BLAS %s; load after %s\n", engineInfo().blas.c_str(), load().c_str());
    return 0;
}
