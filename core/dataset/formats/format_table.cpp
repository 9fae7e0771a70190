#include "core/dataset/formats/format_reader.h"

#include "core/dataset/file_names.h"

#include <array>

namespace gg::dataset
{
namespace
{

int splitRank(std::string_view split)
{
    return split == "train" ? 0 : split == "val" ? 1 : split == "test" ? 2 : 3;
}

}  // namespace

std::span<const FormatReader* const> formatReaders()
{
    static constexpr std::array<const FormatReader*, 6> readers{&yoloReader,      &cocoReader,     &pascalVocReader,
                                                                &widerFaceReader, &visDroneReader, &imageMaskReader};
    return readers;
}

std::optional<std::string> splitOfFolder(std::string_view name)
{
    const std::string lower = lowerCase(name);
    if (lower.starts_with("train")) {
        return "train";
    }
    if (lower.starts_with("val")) {
        return "val";
    }
    if (lower.starts_with("test")) {
        return "test";
    }
    return std::nullopt;
}

bool splitLess(const std::string& a, const std::string& b)
{
    const int rankA = splitRank(a);
    const int rankB = splitRank(b);
    return rankA != rankB ? rankA < rankB : naturalLess(a, b);
}

}  // namespace gg::dataset
