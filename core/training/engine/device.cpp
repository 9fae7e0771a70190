#include "core/training/engine/device.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/training/engine/blas.h"
#include "core/training/engine/torch_pch.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string_view>

namespace gg::training {
namespace {

/// The value of the first line "key … : value".
std::string valueOf(const std::string& file, std::string_view key)
{
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        const std::size_t colon = line.find(':');
        if (colon != std::string::npos && line.rfind(key, 0) == 0) {
            const std::size_t start = line.find_first_not_of(" \t", colon + 1);
            return start == std::string::npos ? std::string() : line.substr(start);
        }
    }
    return {};
}

DeviceInfo processor()
{
    const std::string name = valueOf("/proc/cpuinfo", "model name");
    return {.id = "cpu",
            .name = name.empty() ? "Processor" : name,
            .memoryBytes = static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE)};
}

/// LibTorch names no card without CUDA's own headers; the driver does.
std::string cardName(std::size_t index)
{
    std::error_code error;
    std::size_t i = 0;
    for (const auto& card : std::filesystem::directory_iterator("/proc/driver/nvidia/gpus", error)) {
        if (i++ == index) {
            return valueOf((card.path() / "information").string(), "Model");
        }
    }
    return {};
}

}  // namespace

EngineInfo engineInfo()
{
    const Blas blas = loadedBlas();
    EngineInfo info{.libtorch = TORCH_VERSION, .blas = blas.name, .slowBlas = blas.slow, .devices = {}};
    if (torch::cuda::is_available()) {
        for (std::size_t i = 0; i < static_cast<std::size_t>(torch::cuda::device_count()); ++i) {
            const std::string name = cardName(i);
            info.devices.push_back({.id = "cuda:" + std::to_string(i), .name = name.empty() ? "CUDA device" : name, .memoryBytes = 0});
        }
    }
    info.devices.push_back(processor());
    return info;
}

std::string chooseDevice(recipe::Device device)
{
    const bool cuda = torch::cuda::is_available();
    if (device == recipe::Device::Cuda && !cuda) {
        throw Error(ErrorCode::Unsupported, {},
                    "The configuration asks for device: cuda, but LibTorch " TORCH_VERSION
                    " finds no usable graphics card here. Use device: auto or cpu.");
    }
    if (!cuda || device == recipe::Device::Cpu) {
        return "cpu";
    }
    // The same seed gives the same numbers, there as on the processor.
    at::globalContext().setDeterministicCuDNN(true);
    return "cuda:0";
}

std::string chooseDevice(const std::string& wanted)
{
    if (wanted.empty() || wanted == "auto") {
        return chooseDevice(recipe::Device::Auto);
    }
    return chooseDevice(wanted == "cpu" ? recipe::Device::Cpu : recipe::Device::Cuda);
}

int useThreads(int threads)
{
    const int count = threads > 0 ? threads : usableCores();
    at::set_num_threads(count);
    return count;
}

}  // namespace gg::training
