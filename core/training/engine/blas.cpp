#include "core/training/engine/blas.h"

#include <link.h>

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

namespace gg::training {
namespace {

std::vector<std::string> loadedLibraries()
{
    std::vector<std::string> files;
    dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* context) {
            if (info->dlpi_name != nullptr && info->dlpi_name[0] != '\0') {
                static_cast<std::vector<std::string>*>(context)->emplace_back(info->dlpi_name);
            }
            return 0;
        },
        &files);
    return files;
}

std::string resolved(const std::string& file)
{
    std::error_code error;
    const std::filesystem::path path = std::filesystem::canonical(file, error);
    return error ? file : path.string();
}

}  // namespace

Blas loadedBlas()
{
    struct Known {
        std::string_view part;
        std::string_view name;
    };
    // Only what serves libblas.so.3 counts: OpenBLAS is often loaded as well, by another library that is no part of the training.
    constexpr std::array known{Known{"openblas", "OpenBLAS"}, Known{"mkl", "MKL"}, Known{"blis", "BLIS"}, Known{"atlas", "ATLAS"}};
    for (const std::string& library : loadedLibraries()) {
        if (std::filesystem::path(library).filename().string().rfind("libblas.so", 0) != 0) {
            continue;
        }
        const std::string file = resolved(library);
        for (const Known& candidate : known) {
            if (file.find(candidate.part) != std::string::npos) {
                return {.name = std::string(candidate.name), .slow = false};
            }
        }
        return {.name = "reference", .slow = true};
    }
    return {.name = "built in", .slow = false};
}

}  // namespace gg::training
