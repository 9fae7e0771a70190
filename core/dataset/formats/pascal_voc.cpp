#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/content_pair.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/voc_annotation.h"
#include "core/dataset/text_file.h"
#include "core/base/error.h"
#include "core/io/files.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <unordered_map>

namespace gg::dataset
{
namespace
{

/// A folder with annotations and the folder with their images; the same where both lie together.
struct Place {
    std::string split;  ///< empty: by ImageSets, or "all"
    std::string annotations;
    std::string images;
};

/// CVAT's <annotations> and LabelMe's <annotation> with its web tool are other formats.
bool holdsAnnotation(const std::string& file)
{
    const std::string text = beginningOf(file);
    return text.find("LabelMe Webtool") == std::string::npos && (text.find("<annotation>") != std::string::npos ||
                                                         text.find("<annotation ") != std::string::npos);
}

/// The folder of that name, whatever its case: "Annotations", "annotations".
std::string subfolder(const std::string& folder, const FolderGlance& glance, std::initializer_list<std::string_view> names)
{
    for (const std::string_view wanted : names) {
        for (const std::string& name : glance.folders) {
            if (lowerCase(name) == wanted) {
                return joinPath(folder, name);
            }
        }
    }
    return {};
}

std::optional<Place> placeAt(const std::string& folder, const FolderGlance& glance)
{
    const std::string annotations = subfolder(folder, glance, {"annotations", "annotation", "xmls", "xml", "labels", "label"});
    const std::string images = subfolder(folder, glance, {"jpegimages", "images", "image", "imgs", "img"});
    if (!annotations.empty()) {
        // The Oxford pets keep theirs one level down, in annotations/xmls.
        const FolderGlance below = glanceAt(annotations);
        const std::string deeper = subfolder(annotations, below, {"xmls"});
        const FolderGlance looked = deeper.empty() ? below : glanceAt(deeper);
        const std::string place = deeper.empty() ? annotations : deeper;
        if (looked.xmls > 0 && holdsAnnotation(joinPath(place, looked.firstXml))) {
            if (!images.empty()) {
                return Place{.split = {}, .annotations = place, .images = images};
            }
            if (looked.images > 0) {
                return Place{.split = {}, .annotations = place, .images = place};
            }
            if (glance.images > 0) {
                return Place{.split = {}, .annotations = place, .images = folder};
            }
        }
    }
    if (glance.xmls > 0 && glance.images > 0 && holdsAnnotation(joinPath(folder, glance.firstXml))) {
        return Place{.split = {}, .annotations = folder, .images = folder};
    }
    return std::nullopt;
}

std::vector<Place> placesOf(const std::string& folder, const FolderGlance& glance)
{
    if (auto place = placeAt(folder, glance)) {
        return {*place};
    }
    std::vector<Place> places;
    for (const std::string& name : glance.folders) {
        if (const auto split = splitOfFolder(name)) {
            const std::string part = joinPath(folder, name);
            if (auto place = placeAt(part, glanceAt(part))) {
                place->split = *split;
                places.push_back(*place);
            }
        }
    }
    return places;
}

std::vector<Candidate> recogniseFolder(const std::string& folder, const FolderGlance& glance)
{
    const std::vector<Place> places = placesOf(folder, glance);
    if (places.empty()) {
        return {};
    }
    const Place& place = places.front();
    const std::string where = place.annotations == place.images ? "XML annotations beside the images"
                                                                : std::string(fileName(place.annotations)) + "/*.xml and " +
                                                                      std::string(fileName(place.images)) + "/";
    return {{.format = Format::PascalVoc, .root = folder, .file = {}, .evidence = where}};
}

std::optional<Candidate> recogniseFile(const std::string& file)
{
    if (!isXmlFile(file) || !holdsAnnotation(file)) {
        return std::nullopt;
    }
    std::string folder(folderOf(file));
    for (int up = 0; up < 2 && folder.size() > 1; ++up, folder = folderOf(folder)) {
        if (!placesOf(folder, glanceAt(folder)).empty()) {
            return recogniseFolder(folder, glanceAt(folder)).front();
        }
    }
    return std::nullopt;
}

/// Key that an image and its annotation share: the path below their folders, without extension.
std::string keyOf(const std::string& folder, const std::string& file)
{
    return std::string(withoutExtension(relativeTo(folder, file)));
}

using SplitsOfKey = std::unordered_map<std::string, std::vector<std::string>>;

/// ImageSets/Main: train, val and test; trainval only where neither of its parts is there.
SplitsOfKey readImageSets(const std::string& root, std::vector<Blemish>& blemishes, const std::set<std::string>& known)
{
    SplitsOfKey splits;
    const std::string folder = joinPath(root, "ImageSets/Main");
    const bool parts = isFile(joinPath(folder, "train.txt")) || isFile(joinPath(folder, "val.txt"));
    for (const char* split : {"train", "val", "test", "trainval"}) {
        const std::string file = joinPath(folder, std::string(split) + ".txt");
        if (!isFile(file) || (parts && split == std::string_view("trainval"))) {
            continue;
        }
        std::istringstream lines(io::readFile(file));
        std::uint32_t number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            std::istringstream words(line);
            std::string key;
            if (!(words >> key)) {
                continue;
            }
            if (isImageFile(key)) {
                key = std::string(withoutExtension(key));
            }
            if (!known.contains(key)) {
                blemishes.push_back({.rule = "split.file_not_found",
                                     .file = file,
                                     .line = number,
                                     .value = key,
                                     .expected = "an image that is there"});
            }
            std::vector<std::string>& of = splits[key];
            if (std::find(of.begin(), of.end(), split) == of.end()) {
                of.emplace_back(split);
            }
        }
    }
    return splits;
}

struct Pair {
    Record record;
    std::string split;
    std::vector<std::string> names;
};

void pairPlace(const Place& place, Dataset& dataset, std::vector<Pair>& pairs, JobControl& control)
{
    const std::vector<std::string> images = listFiles(place.images, isImageFile, control, dataset.blemishes);
    const std::vector<std::string> annotations = listFiles(place.annotations, isXmlFile, control, dataset.blemishes);
    std::unordered_map<std::string, std::string> byKey;
    for (const std::string& file : annotations) {
        byKey.emplace(keyOf(place.annotations, file), file);
    }
    std::set<std::string> known;
    for (const std::string& image : images) {
        known.insert(keyOf(place.images, image));
    }
    const SplitsOfKey splits = place.split.empty() ? readImageSets(dataset.root, dataset.blemishes, known) : SplitsOfKey{};
    std::set<std::string> used;
    for (const std::string& image : images) {
        const std::string key = keyOf(place.images, image);
        const auto annotation = byKey.find(key);
        Pair pair;
        pair.record.image = relativeTo(dataset.root, image);
        pair.record.label = annotation != byKey.end() ? relativeTo(dataset.root, annotation->second)
                                                      : relativeTo(dataset.root, joinPath(place.annotations, key + ".xml"));
        used.insert(key);
        const auto of = splits.find(key);
        const std::vector<std::string> names = !place.split.empty() ? std::vector<std::string>{place.split}
                                               : splits.empty()     ? std::vector<std::string>{"all"}
                                               : of == splits.end() ? std::vector<std::string>{"unlisted"}
                                                                    : of->second;
        for (const std::string& split : names) {
            pair.split = split;
            pairs.push_back(pair);
        }
    }
    for (const auto& [key, file] : byKey) {
        if (!used.contains(key)) {
            dataset.orphanLabels.push_back(relativeTo(dataset.root, file));
        }
    }
}

RecordPrint readAnnotation(const Dataset& dataset, Pair& pair)
{
    thread_local TextFile file;
    Record& record = pair.record;
    RecordPrint print{.imageBytes = fileSize(dataset.absolute(record.image)), .label = 0};
    if (!file.read(dataset.absolute(record.label))) {
        record.state = file.missing() ? LabelState::Missing : LabelState::Unreadable;
        if (record.state == LabelState::Unreadable) {
            record.blemishes.push_back({.rule = "label.unreadable",
                                        .file = record.label,
                                        .value = file.reason(),
                                        .expected = "an XML file that may be read"});
        }
        return print;
    }
    print.label = checksum(file.text());
    parseVocAnnotation(file.text(), record, pair.names);
    return print;
}

void fillSplits(Dataset& dataset, const std::vector<Pair>& pairs)
{
    std::set<std::string> names;
    for (const Pair& pair : pairs) {
        names.insert(pair.split);
    }
    dataset.splits.assign(names.begin(), names.end());
    std::sort(dataset.splits.begin(), dataset.splits.end(), splitLess);
    if (dataset.splits.empty()) {
        dataset.splits.emplace_back("all");
    }
}

/// Classes by alphabet: the annotations name them in no order.
void fillClasses(Dataset& dataset, std::vector<Pair>& pairs)
{
    std::set<std::string> names;
    for (const Pair& pair : pairs) {
        names.insert(pair.names.begin(), pair.names.end());
    }
    dataset.classNames.assign(names.begin(), names.end());
    std::map<std::string, std::int32_t, std::less<>> ids;
    for (std::size_t i = 0; i < dataset.classNames.size(); ++i) {
        ids[dataset.classNames[i]] = static_cast<std::int32_t>(i);
    }
    for (Pair& pair : pairs) {
        for (std::size_t i = 0; i < pair.record.objects.size(); ++i) {
            pair.record.objects[i].classId = ids[pair.names[i]];
        }
    }
}

/// The standard counts pixels from 1, many tools from 0. Half a pixel for the eye, but a systematic shift for a comparison of
/// tools.
void noteCornerBase(Dataset& dataset)
{
    std::size_t zeros = 0;
    std::size_t atEnd = 0;
    std::size_t sized = 0;
    for (const Record& record : dataset.records) {
        for (const Object& object : record.objects) {
            zeros += object.box.x == 0 || object.box.y == 0 ? 1 : 0;
            if (record.declaredWidth > 0 && record.declaredHeight > 0) {
                ++sized;
                atEnd += object.box.x + object.box.width == record.declaredWidth ||
                                 object.box.y + object.box.height == record.declaredHeight
                             ? 1
                             : 0;
            }
        }
    }
    if (sized == 0) {
        return;
    }
    const bool fromZero = zeros > 0;
    dataset.blemishes.push_back({.rule = fromZero ? "voc.counts_from_zero" : "voc.counts_from_one",
                                 .file = {},
                                 .value = std::to_string(fromZero ? zeros : atEnd),
                                 .expected = fromZero ? "1" : "0"});
}

Dataset read(const Candidate& candidate, JobControl& control)
{
    Dataset dataset;
    dataset.task = Task::Detection;
    dataset.root = absoluteNormal(candidate.root);
    control.begin("Listing images", 0);
    const std::vector<Place> places = placesOf(dataset.root, glanceAt(dataset.root));
    if (places.empty()) {
        throw Error(
            ErrorCode::NotFound, dataset.root,
            "No Pascal VOC data set found. Looked for a folder Annotations with XML files beside a folder JPEGImages or images.");
    }
    std::vector<Pair> pairs;
    for (const Place& place : places) {
        pairPlace(place, dataset, pairs, control);
    }
    fillSplits(dataset, pairs);
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return a.split != b.split ? splitLess(a.split, b.split) : naturalLess(a.record.image, b.record.image);
    });
    control.begin("Reading labels", pairs.size());
    std::vector<RecordPrint> prints(pairs.size());
    parallelFor(pairs.size(), 32, control, [&](std::size_t i) { prints[i] = readAnnotation(dataset, pairs[i]); });
    fillClasses(dataset, pairs);
    for (Pair& pair : pairs) {
        const auto split = std::find(dataset.splits.begin(), dataset.splits.end(), pair.split);
        pair.record.split = static_cast<std::uint16_t>(split - dataset.splits.begin());
        dataset.records.push_back(std::move(pair.record));
    }
    for (Blemish& blemish : dataset.blemishes) {
        blemish.file = relativeTo(dataset.root, blemish.file);
    }
    noteCornerBase(dataset);
    for (const char* masks : {"SegmentationObject", "SegmentationClass"}) {
        if (glanceAt(joinPath(dataset.root, masks)).images > 0) {
            dataset.blemishes.push_back({.rule = "voc.masks_not_read", .file = {}, .value = masks, .expected = {}});
        }
    }
    std::sort(dataset.orphanLabels.begin(), dataset.orphanLabels.end(), naturalLess);
    const Place& place = places.front();
    const std::string images = relativeTo(dataset.root, joinPath(place.images, "X.jpg"));
    const std::string labels = relativeTo(dataset.root, joinPath(place.annotations, "X.xml"));
    dataset.pairing = images + " ↔ " + labels;
    dataset.fingerprint = fingerprintOf(dataset, prints);
    return dataset;
}

}  // namespace

const FormatReader pascalVocReader{.format = Format::PascalVoc,
                                   .looksFor = "Annotations/*.xml with JPEGImages/ or images/ (Pascal VOC)",
                                   .recogniseFolder = recogniseFolder,
                                   .recogniseFile = recogniseFile,
                                   .read = read};

}  // namespace gg::dataset
