#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/formats/assembled_records.h"
#include "core/dataset/formats/content_pair.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/image_finder.h"
#include "core/dataset/formats/split_word.h"
#include "core/dataset/formats/wider_list.h"
#include "core/dataset/text_file.h"

#include <algorithm>
#include <memory>

namespace gg::dataset
{
namespace
{

/// Lists lie with a few others in one folder; one with thousands of text files holds labels of single pictures.
constexpr std::size_t mostTexts = 16;
constexpr std::size_t sampledNames = 64;

std::vector<std::string> listsIn(const std::string& folder)
{
    std::vector<std::string> lists;
    for (const std::string& name : someFilesIn(folder, isTextFile, mostTexts)) {
        std::string path = joinPath(folder, name);
        if (looksLikeWiderList(beginningOf(path))) {
            lists.push_back(std::move(path));
        }
    }
    return lists;
}

std::vector<std::string> listsOf(const std::string& folder, const FolderGlance& glance)
{
    std::vector<std::string> lists = glance.texts > 0 ? listsIn(folder) : std::vector<std::string>{};
    for (const std::string& name : glance.folders) {
        if (!lists.empty()) {
            break;
        }
        lists = listsIn(joinPath(folder, name));
    }
    return lists;
}

Candidate candidateOf(const std::string& root, const std::vector<std::string>& lists)
{
    std::string names;
    for (const std::string& list : lists) {
        names += (names.empty() ? "" : ", ") + relativeTo(root, list);
    }
    return {.format = Format::WiderFace,
            .root = root,
            .file = {},
            .evidence = names + " with a path, a count and rows for each picture",
            .parts = lists};
}

std::vector<Candidate> recogniseFolder(const std::string& folder, const FolderGlance& glance)
{
    const std::vector<std::string> lists = listsOf(folder, glance);
    if (lists.empty()) {
        return {};
    }
    // Somebody who opens wider_face_split itself means the folders beside it.
    const bool pictures =
        std::any_of(glance.folders.begin(), glance.folders.end(),
                    [&](const std::string& name) { return !glanceAt(joinPath(folder, name)).folders.empty(); }) ||
        glance.images > 0;
    const bool inside = folderOf(lists.front()) == folder && !pictures && glance.folders.empty() && folderOf(folder).size() > 1;
    return {candidateOf(inside ? std::string(folderOf(folder)) : folder, lists)};
}

std::optional<Candidate> recogniseFile(const std::string& file)
{
    if (!isTextFile(file) || !looksLikeWiderList(beginningOf(file))) {
        return std::nullopt;
    }
    const std::string folder(folderOf(file));
    const auto found = recogniseFolder(folder, glanceAt(folder));
    Candidate candidate = candidateOf(found.empty() ? folder : found.front().root, {file});
    candidate.file = file;
    return candidate;
}

std::string splitOf(const std::string& list)
{
    const auto word = splitWord(stemOf(list));
    return word ? word->split() : "all";
}

std::vector<std::string> placesOf(const std::string& root, const std::string& list)
{
    std::vector<std::string> places;
    const std::string split = splitOf(list);
    for (const std::string& part : {"WIDER_" + split, "WIDER_" + split + "/WIDER_" + split, split}) {
        places.push_back(joinPath(joinPath(root, part), "images"));
        places.push_back(joinPath(root, part));
    }
    places.push_back(joinPath(root, "images"));
    places.push_back(root);
    places.emplace_back(folderOf(list));
    return places;
}

void addImageFault(const ImageFinder::Found& found, const WiderEntry& entry, const std::string& root, Record& record)
{
    const auto add = [&](const char* rule, std::string expected) {
        record.blemishes.push_back(
            {.rule = rule, .file = record.label, .line = entry.line, .value = entry.image, .expected = std::move(expected)});
    };
    switch (found.how) {
    case ImageFinder::How::AsNamed:
    case ImageFinder::How::ByName:
        break;
    case ImageFinder::How::Ambiguous:
        add("image.ambiguous", "one file of that name below the data set's folder");
        break;
    case ImageFinder::How::Missing:
        add("image.not_found", record.image);
        break;
    case ImageFinder::How::OutsideRoot:
        add("path.outside_root", "a path below " + root);
        break;
    }
}

void noteElsewhere(const std::vector<ImageFinder::Found>& found, const std::vector<WiderEntry>& entries, const std::string& list,
                   Dataset& dataset)
{
    std::size_t count = 0;
    std::string example;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].how == ImageFinder::How::ByName && ++count == 1) {
            example = entries[i].image + " → " + relativeTo(dataset.root, found[i].path);
        }
    }
    if (count > 0) {
        dataset.blemishes.push_back(
            {.rule = "image.found_elsewhere", .file = list, .value = std::to_string(count), .expected = example});
    }
}

void readList(const std::string& list, Dataset& dataset, std::vector<SplitRecord>& out, JobControl& control)
{
    const std::string shown = relativeTo(dataset.root, list);
    control.begin("Reading " + std::string(fileName(list)), 0);
    TextFile file;
    if (!file.read(list)) {
        dataset.blemishes.push_back(
            {.rule = "label.unreadable", .file = shown, .value = file.reason(), .expected = "a text file that may be read"});
        return;
    }
    const std::uint64_t print = checksum(file.text());
    std::vector<WiderEntry> entries = parseWiderList(file.text(), shown, dataset.blemishes);
    ImageFinder finder(dataset.root, placesOf(dataset.root, list));
    std::vector<std::string_view> sample;
    for (std::size_t i = 0; i < entries.size(); i += std::max<std::size_t>(1, entries.size() / sampledNames)) {
        sample.push_back(entries[i].image);
    }
    finder.order(sample);
    std::vector<ImageFinder::Found> found(entries.size());
    control.begin("Looking for images", entries.size());
    parallelFor(entries.size(), 64, control, [&](std::size_t i) { found[i] = finder.find(entries[i].image, control); });
    noteElsewhere(found, entries, shown, dataset);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        SplitRecord record{.record = std::move(entries[i].record), .split = splitOf(list), .print = {}};
        record.record.image = relativeTo(dataset.root, found[i].path);
        record.print = {.imageBytes = found[i].bytes, .label = print};
        addImageFault(found[i], entries[i], dataset.root, record.record);
        out.push_back(std::move(record));
    }
}

Dataset read(const Candidate& candidate, JobControl& control)
{
    Dataset dataset;
    dataset.root = absoluteNormal(candidate.root);
    dataset.classNames = {"face"};
    const std::vector<std::string> lists =
        candidate.parts.empty() ? listsOf(dataset.root, glanceAt(dataset.root)) : candidate.parts;
    if (lists.empty()) {
        throw Error(
            ErrorCode::NotFound, dataset.root,
            "No WIDER FACE list found. Looked for a text file such as wider_face_train_bbx_gt.txt with a path, a count and "
            "a row for each face.");
    }
    std::vector<SplitRecord> records;
    for (const std::string& list : lists) {
        readList(list, dataset, records, control);
    }
    takeRecords(dataset, std::move(records));
    if (!dataset.records.empty()) {
        dataset.pairing = joinPath(folderOf(dataset.records.front().image), "X.jpg") + " ↔ " + dataset.records.front().label;
    }
    return dataset;
}

}  // namespace

const FormatReader widerFaceReader{.format = Format::WiderFace,
                                   .looksFor = "wider_face_*_bbx_gt.txt (WIDER FACE)",
                                   .recogniseFolder = recogniseFolder,
                                   .recogniseFile = recogniseFile,
                                   .read = read};

}  // namespace gg::dataset
