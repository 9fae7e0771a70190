#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/yolo_labels.h"
#include "core/dataset/formats/yolo_paths.h"
#include "core/dataset/open_folder.h"
#include "core/dataset/text_file.h"
#include "core/dataset/paths_inside.h"
#include "core/io/files.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <sstream>
#include <unordered_set>

namespace gg::dataset
{
namespace
{

/// An image before its label is read.
struct Listed {
    std::string image;  ///< absolute, where it is
    std::string label;  ///< absolute, where its label is looked for
    std::string split;
};

struct Listing {
    std::vector<Listed> images;
    std::vector<std::string> labelFolders;
    std::vector<Blemish> blemishes;
};

bool hasKey(std::string_view text, std::string_view key)
{
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        const bool lineStart = at == 0 || text[at - 1] == '\n' || (at == 3 && text.starts_with("\xEF\xBB\xBF"));
        const std::size_t behind = text.find_first_not_of(" \t", at + key.size());
        if (lineStart && behind != std::string_view::npos && text[behind] == ':') {
            return true;
        }
    }
    return false;
}

/// Whether a YAML file describes a data set: training configurations and other people's YAML lie beside it.
bool describesYolo(const std::string& file)
{
    if (fileSize(file) > (4U << 20U)) {
        return false;
    }
    std::string text;
    try {
        text = io::readFile(file);
    } catch (const Error&) {
        return false;
    }
    const bool train = hasKey(text, "train");
    const bool val = hasKey(text, "val") || hasKey(text, "valid");
    const bool names = hasKey(text, "names") || hasKey(text, "nc");
    if (!((train || val) && names) && !(train && val)) {
        return false;
    }
    try {
        const YoloYaml yaml = readYoloYaml(file);
        return !yaml.train.empty() || !yaml.val.empty() || !yaml.names.empty();
    } catch (const Error&) {
        return true;  // it says that it is one; opening it tells which line is wrong
    }
}

std::optional<Candidate> recogniseFile(const std::string& file)
{
    if (!isYamlFile(file) || !describesYolo(file)) {
        return std::nullopt;
    }
    return Candidate{.format = Format::Yolo,
                     .root = std::string(folderOf(file)),
                     .file = file,
                     .evidence = std::string(fileName(file)) + " with train, val and names"};
}

/// Folders with images and the folders with their labels, where no data.yaml says so.
std::vector<YoloSource> sourcesOfFolder(const std::string& folder, const FolderGlance& glance)
{
    std::vector<YoloSource> sources;
    const auto add = [&](const std::string& split, const std::string& images) {
        sources.push_back({.split = split, .named = images, .actual = images});
    };
    const auto labelled = [](const std::string& images, const std::string& labels) {
        const FolderGlance below = glanceAt(labels);
        return isFolder(images) && below.texts > 0 && below.images == 0;
    };
    const std::string images = joinPath(folder, "images");
    const std::string labels = joinPath(folder, "labels");
    if (labelled(images, labels) && glanceAt(images).images > 0) {
        add("all", images);
    } else if (isFolder(images) && isFolder(labels)) {
        for (const std::string& name : glanceAt(images).folders) {
            if (labelled(joinPath(images, name), joinPath(labels, name))) {
                add(splitOfFolder(name).value_or(name), joinPath(images, name));
            }
        }
    }
    for (const std::string& name : glance.folders) {
        const std::string part = joinPath(folder, name);
        if (splitOfFolder(name) && labelled(joinPath(part, "images"), joinPath(part, "labels"))) {
            add(*splitOfFolder(name), joinPath(part, "images"));
        }
    }
    return sources;
}

/// Labels beside the images, as LabelImg and Darknet leave them.
bool labelsBeside(const std::string& folder, const FolderGlance& glance)
{
    if (glance.images == 0 || glance.texts == 0) {
        return false;
    }
    const std::string label = joinPath(folder, std::string(stemOf(glance.firstImage)) + ".txt");
    if (!isFile(label)) {
        return false;
    }
    Record record;
    TextFile file;
    if (!file.read(label)) {
        return false;
    }
    parseYoloLabel(file.text(), {}, record);
    return record.state == LabelState::Empty || !record.objects.empty();
}

std::vector<Candidate> recogniseFolder(const std::string& folder, const FolderGlance& glance)
{
    std::vector<Candidate> out;
    for (const std::string& name : glance.yamlFiles) {
        if (auto candidate = recogniseFile(joinPath(folder, name))) {
            const std::string lower = lowerCase(name);
            const bool usual = lower == "data.yaml" || lower == "data.yml" || lower == "dataset.yaml";
            out.insert(usual ? out.begin() : out.end(), *candidate);
        }
    }
    if (!out.empty()) {
        return out;  // the data.yaml says more than its folders do
    }
    if (const auto sources = sourcesOfFolder(folder, glance); !sources.empty()) {
        out.push_back({.format = Format::Yolo, .root = folder, .file = {}, .evidence = "images/ and labels/ with text files"});
    } else if (labelsBeside(folder, glance)) {
        out.push_back({.format = Format::Yolo,
                       .root = folder,
                       .file = {},
                       .evidence = "images with text files of the same names beside them"});
    } else if (const auto found = yoloSourcesByContent(folder, glance); !found.empty()) {
        out.push_back({.format = Format::Yolo,
                       .root = folder,
                       .file = {},
                       .evidence = relativeTo(folder, found.front().labels) +
                                   "/*.txt with rows of a class and numbers from 0 to 1, and " +
                                   relativeTo(folder, found.front().actual) + "/ with images of the same names"});
    }
    return out;
}

/// One class name a line, as annotation tools leave it beside the labels.
std::vector<std::string> namesFromTextFile(const std::string& root)
{
    for (const char* name : {"classes.txt", "obj.names", "labels/classes.txt", "labels.txt", "predefined_classes.txt"}) {
        const std::string file = joinPath(root, name);
        if (!isFile(file) || fileSize(file) > (1U << 20U)) {
            continue;
        }
        std::vector<std::string> names;
        std::istringstream lines(io::readFile(file));
        for (std::string line; std::getline(lines, line);) {
            while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
                line.pop_back();
            }
            if (!line.empty()) {
                names.push_back(line);
            }
        }
        return names;
    }
    return {};
}

void listImages(const YoloSource& source, std::vector<std::string> files, Listing& listing)
{
    for (std::string& file : files) {
        std::string label = yoloLabelOf(source, relativeTo(source.actual, file));
        listing.images.push_back({.image = std::move(file), .label = std::move(label), .split = source.split});
    }
    listing.labelFolders.emplace_back(folderOf(yoloLabelOf(source, "x.jpg")));
}

void listFolder(const YoloSource& source, JobControl& control, Listing& listing)
{
    listImages(source, listFiles(source.actual, isImageFile, control, listing.blemishes), listing);
}

/// Absolute paths are what Ultralytics' own lists hold. A relative one may begin beside the folder of its list and no higher.
bool leavesDataSet(const std::string& written, const std::string& normal, const std::string& list, const std::string& root)
{
    return !written.starts_with('/') && !isInside(root, normal) && !isInside(folderOf(folderOf(list)), normal);
}

/// The image that a line of a list names: seen from the list, from the root, or by its last parts where the path is another
/// machine's.
std::string findListed(const std::string& line, const std::string& list, const std::string& root)
{
    const std::string written = forwardSlashes(line);
    if (!isImageFile(written) || written.find('\0') != std::string::npos) {
        return {};  // a list may name any file of the machine; only pictures are opened
    }
    for (const std::string& place : {std::string(folderOf(list)), root}) {
        const std::string candidate = absoluteNormal(joinPath(place, written));
        if (!leavesDataSet(written, candidate, list, root) && isFile(candidate)) {
            return candidate;
        }
    }
    for (std::size_t at = written.find('/'); at != std::string::npos; at = written.find('/', at + 1)) {
        const std::string candidate = absoluteNormal(joinPath(root, written.substr(at + 1)));
        if (isInside(root, candidate) && isFile(candidate)) {
            return candidate;
        }
    }
    return {};
}

/// Stops after `most` images.
void readList(const YoloSource& source, const std::string& root, JobControl& control, Listing& listing,
              std::size_t most = std::numeric_limits<std::size_t>::max())
{
    std::ifstream lines(source.actual, std::ios::binary);
    if (!lines) {
        io::readFile(source.actual);  // says why
    }
    std::uint32_t number = 0;
    std::set<std::string> labelFolders;
    std::size_t absolute = 0;
    std::string example;
    for (std::string line; listing.images.size() < most && std::getline(lines, line);) {
        ++number;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
            line.pop_back();
        }
        if (line.empty()) {
            continue;
        }
        control.throwIfStopped();
        const std::string image = findListed(line, source.actual, root);
        absolute += line.starts_with('/') ? 1 : 0;
        example = example.empty() && line.starts_with('/') ? line : example;
        if (image.empty()) {
            const std::string written = forwardSlashes(line);
            const std::string normal = absoluteNormal(joinPath(folderOf(source.actual), written));
            const bool outside = leavesDataSet(written, normal, source.actual, root);
            listing.blemishes.push_back({.rule = outside ? "path.outside_root" : "split.file_not_found",
                                         .file = source.actual,
                                         .line = number,
                                         .value = line,
                                         .expected = "an image that is there"});
            continue;
        }
        std::string label = yoloLabelPath(image);
        labelFolders.emplace(folderOf(label));
        listing.images.push_back({.image = image, .label = std::move(label), .split = source.split});
    }
    if (absolute > 0) {
        listing.blemishes.push_back(
            {.rule = "path.absolute", .file = source.actual, .value = std::to_string(absolute), .expected = example});
    }
    listing.labelFolders.insert(listing.labelFolders.end(), labelFolders.begin(), labelFolders.end());
}

void fillSplits(Dataset& dataset, const Listing& listing)
{
    std::set<std::string> names;
    for (const Listed& listed : listing.images) {
        names.insert(listed.split);
    }
    dataset.splits.assign(names.begin(), names.end());
    std::sort(dataset.splits.begin(), dataset.splits.end(), splitLess);
    if (dataset.splits.empty()) {
        dataset.splits.emplace_back("all");
    }
}

void fillRecords(Dataset& dataset, const Listing& listing)
{
    std::map<std::string, std::uint16_t, std::less<>> splitIndex;
    for (std::size_t i = 0; i < dataset.splits.size(); ++i) {
        splitIndex[dataset.splits[i]] = static_cast<std::uint16_t>(i);
    }
    dataset.records.reserve(listing.images.size());
    for (const Listed& listed : listing.images) {
        Record record;
        record.image = relativeTo(dataset.root, listed.image);
        record.label = relativeTo(dataset.root, listed.label);
        record.split = splitIndex[listed.split];
        dataset.records.push_back(std::move(record));
    }
    const auto before = [](const Record& a, const Record& b) {
        return a.split != b.split ? a.split < b.split : naturalLess(a.image, b.image);
    };
    if (!std::is_sorted(dataset.records.begin(), dataset.records.end(), before)) {
        std::stable_sort(dataset.records.begin(), dataset.records.end(), before);
    }
}

/// The tools that one thread reads a run of records with.
struct LabelReader {
    OpenFolder images;
    OpenFolder labels;
    std::string path;

    const char* nameIn(const std::string& file)
    {
        path = fileName(file);
        return path.c_str();
    }
};

RecordPrint readLabel(const Dataset& dataset, const YoloLabelOptions& options, LabelReader& reader, Record& record)
{
    thread_local TextFile file;
    const int imageFolder = reader.images.at(dataset.absolute(folderOf(record.image)));
    RecordPrint print{.imageBytes = fileSizeAt(imageFolder, reader.nameIn(record.image)), .label = 0};
    const int labelFolder = reader.labels.at(dataset.absolute(folderOf(record.label)));
    const bool there = labelFolder >= 0 ? file.readAt(labelFolder, reader.nameIn(record.label)) : file.read(dataset.absolute(record.label));
    if (!there) {
        record.state = file.missing() ? LabelState::Missing : LabelState::Unreadable;
        if (record.state == LabelState::Unreadable) {
            record.blemishes.push_back({.rule = "label.unreadable",
                                        .file = record.label,
                                        .value = file.reason(),
                                        .expected = "a text file that may be read"});
        }
        return print;
    }
    print.label = checksum(file.text());
    parseYoloLabel(file.text(), options, record);
    return print;
}

std::vector<RecordPrint> readLabels(Dataset& dataset, const YoloLabelOptions& options, JobControl& control)
{
    constexpr std::size_t block = 256;
    const std::size_t count = dataset.records.size();
    std::vector<RecordPrint> prints(count);
    control.begin("Reading labels", count);
    parallelBlocks(count, block, control, [&](std::size_t begin, std::size_t end) {
        LabelReader reader;
        for (std::size_t i = begin; i < end; ++i) {
            prints[i] = readLabel(dataset, options, reader, dataset.records[i]);
        }
    });
    return prints;
}

void findOrphans(Dataset& dataset, const Listing& listing, JobControl& control)
{
    std::unordered_set<std::string_view> used;
    used.reserve(dataset.records.size());
    for (const Record& record : dataset.records) {
        used.insert(record.label);
    }
    const std::set<std::string> folders(listing.labelFolders.begin(), listing.labelFolders.end());
    std::vector<Blemish> ignored;  // folders that could not be read show as missing labels
    for (const std::string& folder : folders) {
        if (!isFolder(folder)) {
            continue;
        }
        for (const std::string& file : listFiles(folder, isTextFile, control, ignored, ListOrder::AsFound)) {
            std::string label = relativeTo(dataset.root, file);
            if (!used.contains(label) && !isClassList(label)) {
                dataset.orphanLabels.push_back(std::move(label));
            }
        }
    }
    std::sort(dataset.orphanLabels.begin(), dataset.orphanLabels.end(), naturalLess);
    dataset.orphanLabels.erase(std::unique(dataset.orphanLabels.begin(), dataset.orphanLabels.end()), dataset.orphanLabels.end());
}

/// Without names every class that occurs gets its number for a name, as far as the numbers are plausible.
void nameByNumber(Dataset& dataset)
{
    constexpr std::int32_t mostClasses = 1000;
    std::int32_t last = -1;
    for (const Record& record : dataset.records) {
        for (const Object& object : record.objects) {
            last = object.classId < mostClasses ? std::max(last, object.classId) : last;
        }
    }
    for (std::int32_t id = 0; id <= last; ++id) {
        dataset.classNames.push_back("class_" + std::to_string(id));
    }
}

Task taskOf(const Dataset& dataset)
{
    std::size_t boxes = 0;
    std::size_t polygons = 0;
    for (const Record& record : dataset.records) {
        for (const Object& object : record.objects) {
            ++(object.kind == ShapeKind::Polygon ? polygons : boxes);
        }
    }
    return polygons > boxes ? Task::Segmentation : Task::Detection;
}

YoloPlan planOf(const Candidate& candidate, Dataset& dataset, YoloLabelOptions& options)
{
    if (candidate.file.empty()) {
        YoloPlan plan{.root = candidate.root, .sources = {}, .notFound = {}, .blemishes = {}};
        const FolderGlance glance = glanceAt(candidate.root);
        plan.sources = sourcesOfFolder(candidate.root, glance);
        if (plan.sources.empty() && !labelsBeside(candidate.root, glance)) {
            plan.sources = yoloSourcesByContent(candidate.root, glance);
        }
        if (plan.sources.empty()) {
            plan.sources.push_back({.split = "all", .named = candidate.root, .actual = candidate.root});
        }
        dataset.classNames = namesFromTextFile(candidate.root);
        if (dataset.classNames.empty()) {
            plan.blemishes.push_back({.rule = "yaml.missing",
                                      .file = {},
                                      .value = candidate.root,
                                      .expected = "a data.yaml with train, val and names"});
        }
        return plan;
    }
    YoloYaml yaml = readYoloYaml(candidate.file);
    YoloPlan plan = planFromYaml(candidate.file, yaml);
    if (plan.sources.empty()) {
        std::string looked;
        for (const Blemish& blemish : plan.blemishes) {
            if (blemish.rule == "yaml.split_not_found") {
                looked += (looked.empty() ? "" : "; ") + blemish.value + " (looked for in " + blemish.expected + ")";
            }
        }
        throw Error(
            ErrorCode::NotFound, candidate.file,
            looked.empty()
                ? "Names no folder with images: neither train nor val has a path. Add lines such as \"train: images/train\"."
                : "None of the folders that it names is there: " + looked +
                      ". Correct path, train and val, or move the data.yaml beside the images.");
    }
    options.keypointValues = yaml.keypointValues;
    dataset.classNames = std::move(yaml.names);
    plan.blemishes.insert(plan.blemishes.begin(), yaml.blemishes.begin(), yaml.blemishes.end());
    return plan;
}

std::string describePairing(const Dataset& dataset)
{
    if (dataset.records.empty()) {
        return {};
    }
    const Record& record = dataset.records.front();
    const auto pattern = [](std::string_view path) {
        return joinPath(folderOf(path), "X" + std::string(fileName(path).substr(stemOf(path).size())));
    };
    return pattern(record.image) + " ↔ " + pattern(record.label);
}

Dataset read(const Candidate& candidate, JobControl& control)
{
    Dataset dataset;
    YoloLabelOptions options;
    YoloPlan plan = planOf(candidate, dataset, options);
    dataset.root = plan.root;
    dataset.blemishes = std::move(plan.blemishes);

    control.begin("Listing images", 0);
    Listing listing;
    for (const YoloSource& source : plan.sources) {
        if (isFolder(source.actual)) {
            listFolder(source, control, listing);
        } else {
            readList(source, plan.root, control, listing);
        }
    }
    fillSplits(dataset, listing);
    fillRecords(dataset, listing);
    listing.images = {};  // a million paths, twice
    for (Blemish& blemish : listing.blemishes) {
        dataset.blemishes.push_back(std::move(blemish));
    }
    for (Blemish& blemish : dataset.blemishes) {
        blemish.file = relativeTo(dataset.root, blemish.file);
    }

    const std::vector<RecordPrint> prints = readLabels(dataset, options, control);
    findOrphans(dataset, listing, control);
    if (dataset.classNames.empty()) {
        nameByNumber(dataset);
    }
    dataset.task = taskOf(dataset);
    dataset.pairing = describePairing(dataset);
    dataset.fingerprint = fingerprintOf(dataset, prints);
    return dataset;
}

/// The first images of the first split that has some. Nothing where the whole is read in a moment.
Dataset preview(const Candidate& candidate, JobControl& control)
{
    constexpr std::size_t most = 400;
    constexpr std::size_t worthwhile = 5000;
    Dataset dataset;
    YoloLabelOptions options;
    YoloPlan plan = planOf(candidate, dataset, options);
    dataset.root = plan.root;
    std::stable_sort(plan.sources.begin(), plan.sources.end(),
                     [](const YoloSource& a, const YoloSource& b) { return splitLess(a.split, b.split); });
    Listing listing;
    std::size_t among = 0;
    for (const YoloSource& source : plan.sources) {
        if (isFolder(source.actual)) {
            FirstFiles first = firstFiles(source.actual, isImageFile, most);
            among = first.among;
            listImages(source, std::move(first.files), listing);
        } else {
            readList(source, plan.root, control, listing, most);
            constexpr std::size_t shortestLine = 8;
            among = fileSize(source.actual) / shortestLine;
        }
        if (!listing.images.empty()) {
            break;
        }
    }
    if (among < worthwhile) {
        return dataset;
    }
    fillSplits(dataset, listing);
    fillRecords(dataset, listing);
    readLabels(dataset, options, control);
    if (dataset.classNames.empty()) {
        nameByNumber(dataset);
    }
    dataset.task = taskOf(dataset);
    dataset.pairing = describePairing(dataset);
    return dataset;
}

}  // namespace

const FormatReader yoloReader{.format = Format::Yolo,
                              .looksFor = "a data.yaml with train and val, or images/ with labels/*.txt (YOLO)",
                              .recogniseFolder = recogniseFolder,
                              .recogniseFile = recogniseFile,
                              .read = read,
                              .preview = preview};

}  // namespace gg::dataset
