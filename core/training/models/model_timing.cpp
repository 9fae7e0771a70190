#include "core/training/models/model_timing.h"

#include "core/training/models/detector.h"

#include <algorithm>
#include <chrono>

namespace gg::training
{
namespace
{

using Clock = std::chrono::steady_clock;

constexpr std::size_t warmUps = 2;  // the first runs allocate
constexpr std::size_t fewestRuns = 5;
constexpr std::size_t mostRuns = 50;
constexpr double enoughSeconds = 3;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Calls `once` until there is enough to take a median of.
template <typename Once>
std::size_t repeated(JobControl& control, Once once)
{
    const Clock::time_point begin = Clock::now();
    std::size_t runs = 0;
    for (; runs < mostRuns; ++runs) {
        control.throwIfStopped();
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        if (runs >= fewestRuns && seconds > enoughSeconds) {
            break;
        }
        once();
    }
    return runs;
}

}  // namespace

ModelTiming timeDetector(const recipe::ModelPlan& plan, int height, int width, const std::string& device, int threads,
                         JobControl& control)
{
    const torch::NoGradGuard noGradients;
    recipe::costOf(plan, height, width);  // says which sizes there are
    Detector detector(plan);
    detector->eval();
    fuse(detector);
    detector->to(torch::Device(device));
    const torch::Tensor images = torch::rand({1, 3, height, width}).to(torch::Device(device));
    const auto wait = [&images] {
        if (images.is_cuda()) {
            torch::cuda::synchronize();
        }
    };
    for (std::size_t i = 0; i < warmUps; ++i) {
        control.throwIfStopped();
        detector->forward(images);
    }
    wait();
    ModelTiming timing{.device = device, .threads = threads};
    std::vector<double> wholes;
    timing.runs = repeated(control, [&] {
        const Clock::time_point begin = Clock::now();
        detector->forward(images);
        wait();
        wholes.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    });
    timing.milliseconds = median(wholes);

    std::vector<std::vector<double>> layers(plan.layers.size());
    repeated(control, [&] {
        std::vector<double> seconds;
        detector->timedForward(images, seconds);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            layers[i].push_back(1000 * seconds[i]);
        }
    });
    for (const std::vector<double>& layer : layers) {
        timing.layers.push_back(median(layer));
    }
    return timing;
}

}  // namespace gg::training
