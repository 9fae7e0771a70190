#include "core/dataset/open.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/formats/foreign_formats.h"
#include "core/dataset/formats/format_reader.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace gg::dataset
{
namespace
{

/// Folders below the opened one that are looked into: a data set lies one or two levels down in an unpacked archive, and somebody
/// who opens a home folder by mistake should not wait.
constexpr int deepest = 2;
constexpr std::size_t mostFolders = 200;

/// Opening needs the best candidate only; looking for the others costs as much as listing the folder.
enum class Wanted { Best, All };

std::vector<Candidate> candidatesAt(const std::string& folder, const FolderGlance& glance, Wanted wanted)
{
    std::vector<Candidate> out;
    for (const FormatReader* reader : formatReaders()) {
        if (wanted == Wanted::Best && !out.empty()) {
            break;
        }
        for (Candidate& candidate : reader->recogniseFolder(folder, glance)) {
            out.push_back(std::move(candidate));
        }
    }
    return out;
}

std::vector<Candidate> candidatesBelow(const std::string& folder, Wanted wanted)
{
    std::vector<std::string> level{folder};
    std::size_t looked = 0;
    for (int depth = 0; depth <= deepest; ++depth) {
        std::vector<Candidate> found;
        std::vector<std::string> next;
        for (const std::string& place : level) {
            if (++looked > mostFolders) {
                break;
            }
            const FolderGlance glance = glanceAt(place);
            for (Candidate& candidate : candidatesAt(place, glance, wanted)) {
                found.push_back(std::move(candidate));
            }
            for (const std::string& name : glance.folders) {
                next.push_back(joinPath(place, name));
            }
        }
        if (!found.empty()) {
            return found;
        }
        level = std::move(next);
    }
    return {};
}

/// Somebody who opens "images" or "train" of a data set means the data set.
std::vector<Candidate> candidatesAbove(const std::string& folder, Wanted wanted)
{
    std::string place = folder;
    for (int up = 0; up < 2; ++up) {
        const std::string name = lowerCase(fileName(place));
        const bool part = splitOfFolder(name) || name.starts_with("image") || name.starts_with("img") ||
                          name.starts_with("label") || name.starts_with("mask") || name.starts_with("annotation") ||
                          name == "jpegimages";
        place = folderOf(place);
        if (!part || place.size() < 2) {
            return {};
        }
        if (auto found = candidatesAt(place, glanceAt(place), wanted); !found.empty()) {
            return found;
        }
    }
    return {};
}

std::string countOf(std::size_t count, const char* one, const char* many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string describeFolder(const FolderGlance& glance)
{
    std::vector<std::string> parts;
    if (glance.images > 0) {
        parts.push_back(countOf(glance.images, "image", "images"));
    }
    if (glance.texts > 0) {
        parts.push_back(countOf(glance.texts, "text file", "text files"));
    }
    if (glance.xmls > 0) {
        parts.push_back(countOf(glance.xmls, "XML file", "XML files"));
    }
    if (glance.others + glance.yamlFiles.size() > 0) {
        parts.push_back(countOf(glance.others + glance.yamlFiles.size(), "other file", "other files"));
    }
    if (!glance.folders.empty()) {
        std::string text = countOf(glance.folders.size(), "folder", "folders") + " (";
        for (std::size_t i = 0; i < std::min<std::size_t>(glance.folders.size(), 4); ++i) {
            text += (i == 0 ? "" : ", ") + glance.folders[i];
        }
        parts.push_back(text + (glance.folders.size() > 4 ? ", …)" : ")"));
    }
    if (parts.empty()) {
        return "The folder is empty.";
    }
    std::string out = "Found ";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    }
    return out + ", but nothing that labels images.";
}

[[noreturn]] void throwNothingFound(const std::string& path)
{
    if (const auto foreign = foreignFormatAt(path)) {
        const std::string shown = relativeTo(path, foreign->evidence);
        throw Error(ErrorCode::Unsupported, path,
                    "This is " + foreign->name + (shown == path ? std::string() : ", as " + shown + " shows") +
                        ", which Groundglass does not read. " + foreign->advice);
    }
    std::string looked;
    for (const FormatReader* reader : formatReaders()) {
        looked += (looked.empty() ? "" : "; ") + std::string(reader->looksFor);
    }
    if (!isFolder(path)) {
        throw Error(ErrorCode::Unsupported, path,
                    "This file describes no data set. Open a folder or a data.yaml. Looked for: " + looked + ".");
    }
    throw Error(ErrorCode::NotFound, path,
                "No data set found here. Looked for: " + looked + ". " + describeFolder(glanceAt(path)));
}

const FormatReader& readerOf(Format format)
{
    for (const FormatReader* reader : formatReaders()) {
        if (reader->format == format) {
            return *reader;
        }
    }
    throw Error(ErrorCode::Internal, {}, "There is no reader for this format.");
}

[[noreturn]] void throwNotThisFormat(const std::string& path, Format format, const std::vector<Candidate>& others)
{
    std::string fits;
    for (const Candidate& candidate : others) {
        fits += (fits.empty() ? "" : "; ") + std::string(formatId(candidate.format)) + " (" + candidate.evidence + ")";
    }
    throw Error(ErrorCode::NotFound, path,
                "Does not look like " + std::string(formatName(format)) + ". Looked for " + readerOf(format).looksFor + ". " +
                    (fits.empty() ? "No other format fits either." : "What fits: " + fits + "."));
}

void requireReadable(const std::string& path)
{
    std::error_code code;
    if (!std::filesystem::exists(path, code)) {
        throw Error(code ? ErrorCode::Unreadable : ErrorCode::NotFound, path,
                    code ? "Could not be opened (" + code.message() + ")." : "There is no such file or folder.");
    }
    if (isFolder(path)) {
        const std::filesystem::directory_iterator probe(path, code);
        if (code) {
            throw Error(ErrorCode::Unreadable, path,
                        "The folder could not be read (" + code.message() + "). Check its permissions.");
        }
    }
}

/// "BCCD" of a root ".../BCCD"; the folder above where the root is only a part, such as ".../raccoon/train".
std::string nameOf(const Dataset& dataset)
{
    std::string_view root = dataset.root;
    while (splitOfFolder(fileName(root)) && folderOf(root).size() > 1) {
        root = folderOf(root);
    }
    return std::string(fileName(root));
}

DatasetPtr finished(Dataset dataset, const Candidate& candidate, const std::string& opened)
{
    dataset.format = candidate.format;
    dataset.opened = opened;
    dataset.name = nameOf(dataset);
    return std::make_shared<const Dataset>(std::move(dataset));
}

DatasetPtr open(const Candidate& candidate, const std::string& opened, JobControl& control, const PreviewFunction& onPreview)
{
    const FormatReader& reader = readerOf(candidate.format);
    try {
        if (onPreview && reader.preview != nullptr) {
            Dataset preview = reader.preview(candidate, control);
            preview.complete = false;
            if (!preview.records.empty()) {
                onPreview(finished(std::move(preview), candidate, opened));
            }
        }
        return finished(reader.read(candidate, control), candidate, opened);
    } catch (const std::filesystem::filesystem_error& error) {
        throw Error(ErrorCode::Unreadable, error.path1().string(), "Could not be read (" + error.code().message() + ").");
    }
}

std::vector<Candidate> recogniseAt(const std::string& place, Wanted wanted)
{
    const GlanceMemory memory;
    if (isFile(place)) {
        for (const FormatReader* reader : formatReaders()) {
            if (auto candidate = reader->recogniseFile(place)) {
                return {std::move(*candidate)};
            }
        }
        return {};
    }
    if (auto here = candidatesAt(place, glanceAt(place), wanted); !here.empty()) {
        return here;
    }
    if (auto above = candidatesAbove(place, wanted); !above.empty()) {
        return above;
    }
    return candidatesBelow(place, wanted);
}

}  // namespace

std::vector<Candidate> recognise(const std::string& path)
{
    return recogniseAt(absoluteNormal(path), Wanted::All);
}

DatasetPtr openDataset(const std::string& path, JobControl& control, const PreviewFunction& onPreview)
{
    const std::string place = absoluteNormal(path);
    requireReadable(place);
    const std::vector<Candidate> candidates = recogniseAt(place, Wanted::Best);
    if (candidates.empty()) {
        throwNothingFound(place);
    }
    return open(candidates.front(), place, control, onPreview);
}

DatasetPtr openDataset(const std::string& path, Format format, JobControl& control)
{
    const std::string place = absoluteNormal(path);
    requireReadable(place);
    const std::vector<Candidate> candidates = recogniseAt(place, Wanted::All);
    const auto wanted = std::find_if(candidates.begin(), candidates.end(),
                                     [&](const Candidate& candidate) { return candidate.format == format; });
    if (wanted == candidates.end()) {
        throwNotThisFormat(place, format, candidates);
    }
    return open(*wanted, place, control, {});
}

DatasetPtr openDataset(const Candidate& candidate, JobControl& control, const PreviewFunction& onPreview)
{
    const std::string opened = absoluteNormal(candidate.file.empty() ? candidate.root : candidate.file);
    requireReadable(opened);
    return open(candidate, opened, control, onPreview);
}

}  // namespace gg::dataset
