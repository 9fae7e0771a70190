#include "core/base/error.h"
#include "core/training/detection/detection_preparation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

namespace gg::training {
namespace {

/// What the backward pass and the loss need beside what the forward pass kept, as a share of it.
constexpr double backwardShare = 0.25;
/// Copies of the weights: themselves, gradients, the optimiser's two moments, the average.
constexpr std::int64_t weightCopies = 5;

std::int64_t meminfoBytes(std::string_view key)
{
    std::ifstream stream("/proc/meminfo");
    for (std::string line; std::getline(stream, line);) {
        if (line.rfind(key, 0) == 0) {
            return std::stoll(line.substr(key.size())) * 1024;
        }
    }
    return 0;
}

/// A number in a file of the control group; nothing is "max".
std::int64_t groupBytes(const char* file)
{
    std::ifstream stream(file);
    std::int64_t bytes = 0;
    return stream >> bytes ? bytes : -1;
}

std::string gibibytes(std::int64_t bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f GiB", static_cast<double>(bytes) / (1 << 30));
    return text;
}

}  // namespace

MemoryNeed memoryNeed(const recipe::TrainConfig& config, const recipe::ModelPlan& plan)
{
    const int stride = plan.strides.back();
    const int largest = static_cast<int>(std::ceil(config.imageSize * (1 + config.detection.multiScale) / stride)) * stride;
    const recipe::PlanCost cost = recipe::costOf(plan, largest, largest);
    return {.perImage = static_cast<std::int64_t>(static_cast<double>(cost.activationBytes) * (1 + backwardShare)),
            .fixed = cost.parameters * weightCopies * static_cast<std::int64_t>(sizeof(float))};
}

std::int64_t availableMemory()
{
    const std::int64_t machine = meminfoBytes("MemAvailable:");
    const std::int64_t limit = groupBytes("/sys/fs/cgroup/memory.max");
    const std::int64_t used = groupBytes("/sys/fs/cgroup/memory.current");
    if (limit < 0 || used < 0) {
        return machine;
    }
    const std::int64_t group = std::max<std::int64_t>(0, limit - used);
    return machine > 0 ? std::min(machine, group) : group;
}

void requireMemory(const recipe::TrainConfig& config, const MemoryNeed& need, std::int64_t available)
{
    const std::int64_t total = need.total(config.batch);
    if (available <= 0 || total <= available) {
        return;
    }
    const std::int64_t fits = need.perImage > 0 ? (available - need.fixed) / need.perImage : 0;
    throw Error(ErrorCode::InvalidArgument, {},
                "A training with batch: " + std::to_string(config.batch) + " at image_size " + std::to_string(config.imageSize) + " needs about "
                    + gibibytes(total) + " of memory, and " + gibibytes(available) + " are free. "
                    + (fits > 0 ? "Use batch: " + std::to_string(fits) + " or less, a smaller image_size or a smaller scale of the model."
                                : "Use a smaller image_size or a smaller scale of the model."));
}

}  // namespace gg::training
