// What feeding, augmenting and telling the run folder add to a training step: the bare LibTorch step on a batch that lies in memory against
// the step that a training makes, in turns in one process, so that both see the same machine. The aim is a ratio of at most 1.05.
#include "core/runs/run_folder.h"
#include "core/training/engine/device.h"
#include "core/training/engine/feed.h"
#include "core/training/engine/learner.h"
#include "core/training/engine/objective.h"
#include "core/training/engine/schedule.h"
#include "core/training/engine/segmentation_losses.h"
#include "core/training/engine/unet.h"
#include "tests/core/training_samples.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
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

class BareStep
{
public:
    explicit BareStep(const recipe::TrainConfig& config)
        : m_config(config)
        , m_model(config.width)
        , m_optimizer(makeOptimizer(config, m_model->parameters()))
        , m_images(torch::rand({config.batch, 3, config.imageSize, config.imageSize}))
        , m_masks((torch::rand({config.batch, 1, config.imageSize, config.imageSize}) < 0.1).to(torch::kFloat32))
    {
        m_model->train();
    }

    void operator()()
    {
        m_optimizer->zero_grad();
        const torch::Tensor loss = lossOf(m_config, m_model->forward(m_images), m_masks);
        loss.backward();
        m_optimizer->step();
    }

private:
    recipe::TrainConfig m_config;
    UNet m_model;
    std::unique_ptr<torch::optim::Optimizer> m_optimizer;
    torch::Tensor m_images;
    torch::Tensor m_masks;
};

/// The trainer's step: wait for the batch, learn, tell the run folder.
class FullStep
{
public:
    FullStep(const recipe::TrainConfig& config, const ImageStore& store, const std::vector<std::size_t>& train, const std::string& folder)
        : m_config(config)
        , m_perEpoch(stepsPerEpoch(train.size(), config))
        , m_learner(config, "cpu")
        , m_stream(trainingStream(store, train, config, 0))
        , m_sink(runs::RunFolderWriter::create(folder, {}))
    {
    }

    void operator()()
    {
        const double rate = learningRate(m_config, ++m_step, m_perEpoch);
        const double loss = m_learner.step(*m_stream->next(), rate);
        m_sink->event({.kind = runs::EventKind::Step, .step = m_step, .values = {{"train/loss", loss}, {"train/lr", rate}}});
    }

private:
    recipe::TrainConfig m_config;
    std::int64_t m_perEpoch;
    std::int64_t m_step = 0;
    Learner m_learner;
    std::unique_ptr<BatchStream> m_stream;
    std::unique_ptr<runs::RunFolderWriter> m_sink;
};

template <typename Step>
double timed(Step& step)
{
    const auto start = Clock::now();
    step();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

/// Usage: bench_training_step [steps]
int main(int argc, char** argv)
{
    const int steps = argc > 1 ? std::max(1, std::atoi(argv[1])) : 15;
    recipe::TrainConfig config{.width = 16, .imageSize = 128, .batch = 8, .epochs = 10'000, .seed = 1};
    config.flipVertical = true;
    config.rotateDegrees = 15;
    config.scale = 0.1;
    config.brightness = 0.1;
    config.contrast = 0.1;
    const int threads = useThreads(2);

    const test::SyntheticSet set(64, 288);
    ImageStore store(set.dataset(), collectSamples(set.dataset()).samples, config.imageSize, dataset::MaskSense::ForegroundBright);
    JobControl control;
    (void)store.decodeAll(control);
    std::vector<std::size_t> train(store.size());
    std::iota(train.begin(), train.end(), 0U);

    BareStep bare(config);
    FullStep full(config, store, train, set.folder() + "/run");
    std::printf("w = %d, %d px, batch %d, %d threads, all augmentations; load before %s\n", config.width, config.imageSize, config.batch,
                threads, load().c_str());
    std::vector<double> bareSeconds;
    std::vector<double> fullSeconds;
    std::vector<double> ratios;
    for (int i = 0; i < warmUps + steps; ++i) {
        // Who goes first changes from round to round.
        double b = i % 2 == 0 ? timed(bare) : 0;
        const double f = timed(full);
        b = i % 2 == 0 ? b : timed(bare);
        if (i >= warmUps) {
            bareSeconds.push_back(b);
            fullSeconds.push_back(f);
            ratios.push_back(f / b);
        }
    }
    std::printf("bare step   %.3f s (%.2f images/s)\n", median(bareSeconds), config.batch / median(bareSeconds));
    std::printf("full step   %.3f s (%.2f images/s)\n", median(fullSeconds), config.batch / median(fullSeconds));
    std::printf("ratio       %.3f of medians, %.3f median of pairs (aim: at most 1.05)\n", median(fullSeconds) / median(bareSeconds),
                median(ratios));
    std::printf("BLAS %s; load after %s\n", engineInfo().blas.c_str(), load().c_str());
    return 0;
}
