#include "core/training/engine/process_memory.h"

#include <fstream>
#include <string>

namespace gg::training {

std::int64_t processBytes(std::string_view key)
{
    std::ifstream stream("/proc/self/status");
    for (std::string line; std::getline(stream, line);) {
        if (line.rfind(key, 0) == 0) {
            return std::stoll(line.substr(key.size())) * 1024;
        }
    }
    return 0;
}

void resetPeakBytes()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace gg::training
