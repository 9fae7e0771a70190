#include "core/dataset/formats/foreign_formats.h"

#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/formats/coco_places.h"
#include "core/dataset/formats/content_pair.h"
#include "core/dataset/formats/number_rows.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace gg::dataset
{
namespace
{

constexpr std::size_t filesPerFolder = 8;
constexpr std::size_t mostFolders = 60;
constexpr int deepest = 3;

constexpr const char* convert =
    "Convert it to YOLO or COCO first, for example with an export of the tool that it comes from, or with Datumaro.";

bool has(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

std::optional<ForeignFormat> known(std::string name, const char* advice = convert)
{
    return ForeignFormat{.name = std::move(name), .evidence = {}, .advice = advice};
}

std::optional<ForeignFormat> ofXml(std::string_view text)
{
    if (has(text, "<tracklets")) {
        return known("KITTI raw (tracklets)");
    }
    if (has(text, "LabelMe Webtool") || has(text, "<polygon>")) {
        return known("LabelMe");
    }
    if (has(text, "<annotations>") && (has(text, "<meta>") || has(text, "<image ") || has(text, "<track "))) {
        return known("CVAT", "Export the task from CVAT as YOLO, COCO or Pascal VOC, with its images.");
    }
    if (has(text, "<annotation>") || has(text, "<annotation ")) {
        return known("Pascal VOC without its images", "Put the images into JPEGImages beside Annotations.");
    }
    return std::nullopt;
}

std::optional<ForeignFormat> ofJson(const std::string& file, std::string_view text)
{
    switch (kindOfJson(file)) {
    case JsonKind::Captions:
        return known("COCO captions", "Captions label no objects. Open the instances file of the same images.");
    case JsonKind::Panoptic:
        return known("COCO panoptic",
                     "Open the folder with its PNG masks and the images, or the instances file of the same images.");
    case JsonKind::ImageClass:
        return known("COCO with a class for each whole image", "Open the instances file of the same images.");
    case JsonKind::ImageInfo:
        return known("COCO image information without annotations", "Open the instances file of the same images.");
    case JsonKind::Results:
        return known("COCO results: predictions, not labels", "Open the ground truth that they belong to.");
    case JsonKind::Objects:
    case JsonKind::Other:
        break;
    }
    if (has(text, "\"shapes\"") && has(text, "\"imagePath\"")) {
        return known("LabelMe");
    }
    if (has(text, "\"tags\"") && (has(text, "\"videoSettings\"") || has(text, "\"assets\""))) {
        return known("VoTT");
    }
    if (has(text, "\"coordinates\"") && has(text, "\"annotations\"") && has(text, "\"label\"")) {
        return known("Create ML");
    }
    if (has(text, "\"items\"") && has(text, "\"categories\"")) {
        return known("Datumaro", "Export it from Datumaro as YOLO, COCO or Pascal VOC.");
    }
    if (has(text, "\"_via_img_metadata\"") || has(text, "\"shape_attributes\"")) {
        return known("VGG Image Annotator", "Export it from the annotator as COCO.");
    }
    if (has(text, "\"classTitle\"") || has(text, "\"bitmap\"")) {
        return known("Supervisely", "Export it from Supervisely as YOLO, COCO or Pascal VOC.");
    }
    return std::nullopt;
}

std::optional<ForeignFormat> ofCsv(const std::string& file, std::string_view text)
{
    const std::string head = lowerCase(text.substr(0, text.find('\n')));
    if (fileName(file) == "_classes.csv") {
        return known("Roboflow classification", "Whole images are classified there; nothing has a place in its image.");
    }
    if (head.starts_with("imageid,") || has(head, "labelname")) {
        return known("Open Images");
    }
    if (has(head, "xmin") && has(head, "ymax")) {
        return known("a CSV list of boxes, as VoTT and TensorFlow scripts write it");
    }
    return std::nullopt;
}

bool isWord(std::string_view token)
{
    return !token.empty() && ((token[0] >= 'A' && token[0] <= 'Z') || (token[0] >= 'a' && token[0] <= 'z'));
}

std::optional<ForeignFormat> ofText(const std::string& file, std::string_view text)
{
    Lines lines(text);
    while (lines.next() && lines.line().empty()) {
    }
    const std::string_view line = lines.line();
    const NumberRow row = parseNumberRow(line);
    if (row.columns == 15 && row.badColumn == 1 && isWord(line)) {
        return known("KITTI");
    }
    if (line.starts_with("imagesource:") || (row.columns == 10 && row.badColumn == 9 && !has(line, ","))) {
        return known("DOTA (rotated boxes)");
    }
    if (fileName(file) == "gt.txt" && has(line, ",") && row.valid() && row.columns >= 7 && row.columns <= 10) {
        return known("MOT (tracking)");
    }
    return std::nullopt;
}

std::optional<ForeignFormat> ofFile(const std::string& file)
{
    const std::string extension = extensionOf(file);
    if (extension == "tfrecord" || extension == "record") {
        return known("TFRecord", "Export the set from its tool as YOLO, COCO or Pascal VOC.");
    }
    if (fileName(file) == "seqinfo.ini") {
        return known("MOT (tracking)");
    }
    static constexpr std::array<std::string_view, 4> looked{"xml", "json", "csv", "txt"};
    if (std::find(looked.begin(), looked.end(), extension) == looked.end()) {
        return std::nullopt;
    }
    const std::string text = beginningOf(file);
    return extension == "xml"    ? ofXml(text)
           : extension == "json" ? ofJson(file, text)
           : extension == "csv"  ? ofCsv(file, text)
                                 : ofText(file, text);
}

bool mayTell(std::string_view path)
{
    static constexpr std::array<std::string_view, 7> endings{"xml", "json", "csv", "txt", "tfrecord", "record", "ini"};
    return std::find(endings.begin(), endings.end(), extensionOf(path)) != endings.end();
}

std::optional<ForeignFormat> inFolder(const std::string& folder)
{
    for (const std::string& name : someFilesIn(folder, mayTell, filesPerFolder)) {
        if (auto format = ofFile(joinPath(folder, name))) {
            format->evidence = joinPath(folder, name);
            return format;
        }
    }
    return std::nullopt;
}

/// Nothing but folders with pictures: the folder's name is the class.
bool isClassification(const std::string& folder, const FolderGlance& glance)
{
    const std::size_t files =
        glance.images + glance.texts + glance.xmls + glance.others + glance.yamlFiles.size() + glance.jsonFiles.size();
    if (files > 0 || glance.folders.size() < 2) {
        return false;
    }
    return std::all_of(glance.folders.begin(), glance.folders.end(), [&](const std::string& name) {
        const FolderGlance below = glanceAt(joinPath(folder, name));
        return below.images > 0 && below.folders.empty() && below.texts + below.xmls + below.others + below.jsonFiles.size() == 0;
    });
}

}  // namespace

std::optional<ForeignFormat> foreignFormatAt(const std::string& path)
{
    if (!isFolder(path)) {
        auto format = ofFile(path);
        if (format) {
            format->evidence = path;
        }
        return format;
    }
    std::vector<std::string> level{path};
    std::size_t looked = 0;
    for (int depth = 0; depth <= deepest; ++depth) {
        std::vector<std::string> next;
        for (const std::string& folder : level) {
            if (++looked > mostFolders) {
                return std::nullopt;
            }
            if (auto format = inFolder(folder)) {
                return format;
            }
            const FolderGlance glance = glanceAt(folder);
            if (std::find(glance.folders.begin(), glance.folders.end(), "ground_truth") != glance.folders.end()) {
                return ForeignFormat{.name = "MVTec (anomalies, masks in ground_truth)",
                                     .evidence = joinPath(folder, "ground_truth"),
                                     .advice = "Put the images of one kind and their masks into two folders, images and masks."};
            }
            if (isClassification(folder, glance)) {
                return ForeignFormat{.name = "pictures sorted into a folder for each class (classification)",
                                     .evidence = joinPath(folder, glance.folders.front()),
                                     .advice = "Nothing has a place in its image there."};
            }
            for (const std::string& name : glance.folders) {
                next.push_back(joinPath(folder, name));
            }
        }
        level = std::move(next);
    }
    return std::nullopt;
}

}  // namespace gg::dataset
