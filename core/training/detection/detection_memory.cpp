#include "core/base/error.h"
#include "core/training/detection/detection_preparation.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

namespace gg::training {
namespace {

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

void requireMemory(const recipe::TrainConfig& config, const recipe::ModelCost& cost, std::int64_t available)
{
    if (available <= 0 || cost.totalBytes() <= available) {
        return;
    }
    const int fits = recipe::largestBatch(cost, config.batch, available);
    throw Error(ErrorCode::InvalidArgument, {},
                "A training with batch: " + std::to_string(config.batch) + " at image_size " + std::to_string(config.imageSize) + " needs about "
                    + gibibytes(cost.totalBytes()) + " of memory, and " + gibibytes(available) + " are free. "
                    + (fits > 0 ? "Use batch: " + std::to_string(fits) + " or less, a smaller image_size or a smaller scale of the model."
                                : "Use a smaller image_size or a smaller scale of the model."));
}

}  // namespace gg::training
