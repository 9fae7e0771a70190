// What the detection loss and its assignment, and the suppression of a picture, cost: batches of 16 pictures of 320 pixels with about 200
// truths, as of the blood cells, and with the 80 classes of COCO. The aim is 3 % of a training step, 30 ms; 2 ms a picture of suppression.
#include "core/training/detection/losses.h"
#include "core/training/detection/suppression.h"

#include <benchmark/benchmark.h>

#include <random>
#include <vector>

namespace {

using namespace gg::training;

std::vector<torch::Tensor> mapsOf(const DetectionLossOptions& options, std::int64_t images, std::int64_t side, bool channelsLast)
{
    std::vector<torch::Tensor> maps;
    for (const int stride : options.strides) {
        torch::Tensor map = torch::randn({images, 4 * options.bins + options.classes, side / stride, side / stride});
        map.narrow(1, 4 * options.bins, options.classes).sub_(5);
        maps.push_back(map.contiguous(channelsLast ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous).requires_grad_());
    }
    return maps;
}

Truths truthsOf(std::int64_t images, std::int64_t count, std::int64_t side, int classes)
{
    const auto pixels = static_cast<double>(side);
    const torch::Tensor size = torch::rand({count, 2}) * (pixels / 4) + pixels / 16;
    const torch::Tensor corner = torch::rand({count, 2}) * (pixels - size);
    return {.boxes = torch::cat({corner, corner + size}, 1),
            .labels = torch::randint(classes, {count}, torch::kLong),
            .images = std::get<0>(torch::randint(images, {count}, torch::kLong).sort())};
}

/// Arguments: classes, truths, side, channels last.
void lossAndBackward(benchmark::State& state)
{
    DetectionLossOptions options;
    options.classes = static_cast<int>(state.range(0));
    const std::vector<torch::Tensor> maps = mapsOf(options, 16, state.range(2), state.range(3) != 0);
    const Truths truths = truthsOf(16, state.range(1), state.range(2), options.classes);
    for (auto _ : state) {
        detectionLoss(maps, truths, options).total.backward();
    }
}
BENCHMARK(lossAndBackward)
    ->Unit(benchmark::kMillisecond)
    ->Args({3, 200, 320, 0})
    ->Args({3, 200, 320, 1})
    ->Args({80, 200, 320, 0})
    ->Args({80, 200, 320, 1})
    ->Args({3, 3000, 320, 1})
    ->Args({80, 500, 640, 1});

/// Arguments: anchors, classes, the mean of the logits (−9 a trained network, −4.6 one that has just begun: everything is a candidate).
void suppressPicture(benchmark::State& state)
{
    std::mt19937 random(3);
    const auto anchors = static_cast<std::size_t>(state.range(0));
    const auto classes = static_cast<std::size_t>(state.range(1));
    std::uniform_real_distribution<float> place(0, 580);
    std::uniform_real_distribution<float> size(8, 120);
    std::normal_distribution<float> logit(static_cast<float>(state.range(2)) / 10, 1);
    std::vector<float> boxes;
    std::vector<float> scores;
    for (std::size_t a = 0; a < anchors; ++a) {
        const float x = place(random);
        const float y = place(random);
        boxes.insert(boxes.end(), {x, y, x + size(random), y + size(random)});
        for (std::size_t c = 0; c < classes; ++c) {
            scores.push_back(1 / (1 + std::exp(-logit(random))));
        }
    }
    const Placement placement{.width = 640, .height = 640};
    for (auto _ : state) {
        benchmark::DoNotOptimize(suppress(boxes.data(), scores.data(), anchors, classes, placement, {}));
    }
}
BENCHMARK(suppressPicture)
    ->Unit(benchmark::kMillisecond)
    ->Args({2100, 3, -90})
    ->Args({2100, 3, -46})
    ->Args({8400, 1, -46})
    ->Args({2100, 80, -90})
    ->Args({8400, 80, -90})
    ->Args({8400, 80, -46});

}  // namespace

BENCHMARK_MAIN();
