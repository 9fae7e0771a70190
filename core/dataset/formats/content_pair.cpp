#include "core/dataset/formats/content_pair.h"

#include "core/dataset/file_names.h"
#include "core/dataset/formats/json_sections.h"

#include <algorithm>
#include <array>

namespace gg::dataset
{
namespace
{

constexpr std::size_t sniffedFiles = 8;
constexpr std::size_t mostFolders = 32;
constexpr std::uint64_t sniffedBytes = 4096;

bool hasImageOf(const std::string& folder, std::string_view stem)
{
    static constexpr std::array<const char*, 10> endings{".jpg",  ".png", ".jpeg", ".JPG",  ".bmp",
                                                         ".tiff", ".tif", ".webp", ".JPEG", ".PNG"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char* ending) { return isFile(joinPath(folder, std::string(stem) + ending)); });
}

/// Lists that stand beside labels and are none themselves.
bool isNotes(std::string_view name)
{
    const std::string stem = lowerCase(stemOf(name));
    return stem.starts_with("readme") || stem == "classes" || stem == "labels" || stem == "notes" || stem == "license" ||
           stem == "predefined_classes";
}

bool isLabelText(std::string_view path)
{
    return isTextFile(path) && !isNotes(fileName(path));
}

}  // namespace

std::string beginningOf(const std::string& file)
{
    std::vector<char> buffer;
    std::string text(readJsonBatch(file, {.begin = 0, .end = sniffedBytes}, buffer));
    // A row that is cut off at the end would look wrong.
    const std::size_t end = text.rfind('\n');
    return text.size() == sniffedBytes && end != std::string::npos ? text.substr(0, end) : text;
}

std::vector<std::string> labelsThatLookRight(const std::string& folder, LooksRight looksRight)
{
    std::vector<std::string> right;
    std::size_t wrong = 0;
    for (const std::string& name : someFilesIn(folder, isLabelText, sniffedFiles)) {
        const std::string text = beginningOf(joinPath(folder, name));
        if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
            continue;
        }
        if (looksRight(text)) {
            right.push_back(name);
        } else {
            ++wrong;
        }
    }
    // One damaged file must not make a folder of labels vanish; as many that do not fit are another format.
    return right.size() > wrong ? right : std::vector<std::string>();
}

std::optional<ContentPair> findContentPair(const std::string& folder, const FolderGlance& glance, LooksRight looksRight)
{
    std::vector<std::string> places{folder};
    for (const std::string& name : glance.folders) {
        if (places.size() <= mostFolders) {
            places.push_back(joinPath(folder, name));
        }
    }
    for (const std::string& labels : places) {
        const std::vector<std::string> names = labelsThatLookRight(labels, looksRight);
        for (const std::string& images : places) {
            if (std::any_of(names.begin(), names.end(),
                            [&](const std::string& name) { return hasImageOf(images, stemOf(name)); })) {
                return ContentPair{.images = images, .labels = labels};
            }
        }
    }
    return std::nullopt;
}

}  // namespace gg::dataset
