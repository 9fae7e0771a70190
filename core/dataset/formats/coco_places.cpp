#include "core/dataset/formats/coco_places.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/json_sections.h"
#include "core/dataset/formats/split_word.h"
#include "core/dataset/paths_inside.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace gg::dataset
{
namespace
{

constexpr std::uint64_t sniffedBytes = 64U << 10U;
/// Per folder; annotation tools that write a JSON an image leave thousands.
constexpr std::size_t mostSniffed = 32;

bool isAnnotationFolder(std::string_view name)
{
    static constexpr std::array<std::string_view, 7> names{"annotations", "annotation", "anns", "ann", "labels", "json", "jsons"};
    return std::find(names.begin(), names.end(), lowerCase(name)) != names.end();
}

std::string textAt(const std::string& file, std::uint64_t begin, std::uint64_t end)
{
    std::vector<char> buffer;
    return std::string(readJsonBatch(file, {.begin = begin, .end = end}, buffer));
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Whether `key` is followed by an array with an object in it.
bool holdsObjects(std::string_view text, std::string_view key)
{
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        std::string next;
        for (std::size_t i = at + key.size(); i < text.size() && next.size() < 3; ++i) {
            if (!isSpace(text[i])) {
                next.push_back(text[i]);
            }
        }
        if (next == ":[{") {
            return true;
        }
    }
    return false;
}

JsonKind kindOfArray(std::string_view text)
{
    const auto says = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
    return says("\"image_id\"") && (says("\"score\"") || says("\"caption\"")) ? JsonKind::Results : JsonKind::Other;
}

CocoFile cocoFile(const std::string& path)
{
    CocoFile file{.path = path, .split = "all", .token = {}};
    const std::string_view folder = fileName(folderOf(path));
    for (const std::string_view name : {stemOf(path), isSplitFolder(folder) ? folder : std::string_view()}) {
        if (const auto word = splitWord(name)) {
            file.split = word->split();
            file.token = word->written;
            break;
        }
    }
    return file;
}

/// Name with its split taken out: what files of one group share.
std::string patternOf(std::string_view path)
{
    std::string name(fileName(path));
    if (const auto word = splitWord(stemOf(path))) {
        name.replace(word->at, word->letters.size(), "*");
    }
    const std::string_view folder = fileName(folderOf(path));
    return (isSplitFolder(folder) ? std::string("*") : std::string(folder)) + "/" + name;
}

/// The folder that a file describes: the one above annotations/ and train/.
std::string describedFolder(const std::string& path)
{
    std::string folder(folderOf(path));
    for (int up = 0; up < 2; ++up) {
        const std::string_view name = fileName(folder);
        if ((isAnnotationFolder(name) || isSplitFolder(name)) && folderOf(folder).size() > 1) {
            folder = folderOf(folder);
        }
    }
    return folder;
}

void nameSplits(std::vector<CocoFile>& files)
{
    const auto repeated = [&](auto member) {
        std::set<std::string> seen;
        return std::any_of(files.begin(), files.end(), [&](const CocoFile& file) { return !seen.insert(file.*member).second; });
    };
    if (!repeated(&CocoFile::split)) {
        return;
    }
    const bool tokens = !repeated(&CocoFile::token);
    for (CocoFile& file : files) {
        file.split = tokens && !file.token.empty() ? file.token : std::string(stemOf(file.path));
    }
}

void addObjectFiles(const std::string& folder, const FolderGlance& glance, std::vector<std::string>& out)
{
    std::size_t sniffed = 0;
    for (const std::string& name : glance.jsonFiles) {
        if (++sniffed > mostSniffed) {
            return;
        }
        std::string path = joinPath(folder, name);
        if (kindOfJson(path) == JsonKind::Objects) {
            out.push_back(std::move(path));
        }
    }
}

bool isInstances(const CocoGroup& group)
{
    return fileName(group.files.front().path).find("instance") != std::string_view::npos;
}

}  // namespace

JsonKind kindOfJson(const std::string& file)
{
    JobControl control;
    JsonSections head;
    try {
        head = findJsonSections(file, control, sniffedBytes);
    } catch (const Error&) {
        return JsonKind::Other;
    }
    const std::uint64_t size = fileSize(file);
    const std::string text =
        textAt(file, 0, std::min(size, sniffedBytes)) + "\n" +
        (size > sniffedBytes ? textAt(file, std::max(sniffedBytes, size - sniffedBytes), size) : std::string());
    if (head.isArray) {
        return kindOfArray(text);
    }
    const auto says = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
    const auto hasKey = [&](std::string_view key) {
        return std::find(head.keys.begin(), head.keys.end(), key) != head.keys.end();
    };
    const bool images = hasKey("images") || (hasKey("annotations") && holdsObjects(text, "\"images\""));
    if (!images || !(hasKey("annotations") || hasKey("categories") || says("\"annotations\"") || says("\"image_id\""))) {
        return JsonKind::Other;
    }
    if (says("\"segments_info\"")) {
        return JsonKind::Panoptic;
    }
    if (says("\"bbox\"") || says("\"segmentation\"")) {
        return JsonKind::Objects;
    }
    if (says("\"caption\"")) {
        return JsonKind::Captions;
    }
    if (says("\"image_id\"")) {
        return JsonKind::ImageClass;
    }
    // A set of negatives: classes are declared and nothing is labelled.
    return says("\"annotations\"") && holdsObjects(text, "\"categories\"") ? JsonKind::Objects : JsonKind::ImageInfo;
}

std::vector<CocoGroup> cocoGroups(const std::string& folder)
{
    std::vector<std::string> paths;
    const FolderGlance glance = glanceAt(folder);
    addObjectFiles(folder, glance, paths);
    for (const std::string& name : glance.folders) {
        const bool annotations = isAnnotationFolder(name);
        if (!annotations && !isSplitFolder(name)) {
            continue;
        }
        const std::string place = joinPath(folder, name);
        const FolderGlance below = glanceAt(place);
        addObjectFiles(place, below, paths);
        for (const std::string& deeper : below.folders) {
            if (!annotations && isAnnotationFolder(deeper)) {
                addObjectFiles(joinPath(place, deeper), glanceAt(joinPath(place, deeper)), paths);
            }
        }
    }
    std::map<std::string, std::vector<std::string>> byPattern;
    for (std::string& path : paths) {
        byPattern[patternOf(path)].push_back(std::move(path));
    }
    std::vector<CocoGroup> groups;
    for (const auto& [pattern, files] : byPattern) {
        groups.push_back(cocoGroupOf(files));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const CocoGroup& a, const CocoGroup& b) {
        return isInstances(a) != isInstances(b) ? isInstances(a) : a.files.size() > b.files.size();
    });
    return groups;
}

CocoGroup cocoGroupOf(const std::vector<std::string>& files)
{
    CocoGroup group;
    for (const std::string& path : files) {
        group.files.push_back(cocoFile(path));
        const std::string folder = describedFolder(path);
        if (group.root.empty()) {
            group.root = folder;
        }
        while (group.root.size() > 1 && !isInside(group.root, folder)) {
            group.root = folderOf(group.root);
        }
    }
    nameSplits(group.files);
    std::stable_sort(group.files.begin(), group.files.end(),
                     [](const CocoFile& a, const CocoFile& b) { return splitLess(a.split, b.split); });
    return group;
}

std::vector<std::string> cocoImagePlaces(const std::string& root, const CocoFile& file)
{
    const std::string beside(folderOf(file.path));
    std::vector<std::string> places;
    std::vector<std::string> parts{file.token, file.split};
    if (file.split == "val") {
        parts.emplace_back("valid");
    }
    for (const std::string& part : parts) {
        if (part.empty()) {
            continue;
        }
        for (const char* folder : {"images", "", "JPEGImages", "imgs", "data"}) {
            places.push_back(joinPath(joinPath(root, folder), part));
        }
        places.push_back(joinPath(joinPath(root, part), "images"));
    }
    for (const std::string& folder : {beside, root}) {
        places.push_back(folder);
        for (const char* name : {"images", "JPEGImages", "imgs", "image", "img", "data"}) {
            places.push_back(joinPath(folder, name));
        }
    }
    return places;
}

}  // namespace gg::dataset
