#include "core/training/engine/snapshot_names.h"

#include <filesystem>

namespace gg::training {
namespace {

/// Anything but letters, digits, '-' and '_' becomes '_'.
std::string safeName(const std::string& stem)
{
    std::string name;
    for (const char c : stem) {
        const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        name += safe ? c : '_';
    }
    return name.empty() ? "image" : name.substr(0, 80);
}

}  // namespace

runs::SnapshotSample SnapshotNames::add(const std::string& image)
{
    const std::string base = safeName(std::filesystem::path(image).stem().string());
    std::string name = base;
    for (int i = 2; !m_taken.insert(name).second; ++i) {
        name = base + "-" + std::to_string(i);
    }
    return {.name = name, .image = image};
}

}  // namespace gg::training
