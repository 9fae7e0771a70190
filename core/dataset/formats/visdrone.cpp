#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/formats/assembled_records.h"
#include "core/dataset/formats/content_pair.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/split_word.h"
#include "core/dataset/formats/visdrone_rows.h"
#include "core/dataset/text_file.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace gg::dataset
{
namespace
{

struct Place {
    std::string split;
    std::string images;  ///< of a video: the folder with a folder of pictures for each label file
    std::string labels;
    VisDroneKind kind = VisDroneKind::Images;
};

bool looksLikeImages(std::string_view text)
{
    return visDroneKind(text) == VisDroneKind::Images;
}

bool looksLikeVideo(std::string_view text)
{
    return visDroneKind(text) == VisDroneKind::Video;
}

std::optional<Place> videoPlace(const std::string& folder, const FolderGlance& glance)
{
    for (const std::string& name : glance.folders) {
        const std::string labels = joinPath(folder, name);
        for (const std::string& label : labelsThatLookRight(labels, looksLikeVideo)) {
            for (const std::string& pictures : glance.folders) {
                if (isFolder(joinPath(joinPath(folder, pictures), stemOf(label)))) {
                    return Place{
                        .split = {}, .images = joinPath(folder, pictures), .labels = labels, .kind = VisDroneKind::Video};
                }
            }
        }
    }
    return std::nullopt;
}

std::optional<Place> placeAt(const std::string& folder, const FolderGlance& glance)
{
    if (const auto pair = findContentPair(folder, glance, looksLikeImages)) {
        return Place{.split = {}, .images = pair->images, .labels = pair->labels, .kind = VisDroneKind::Images};
    }
    return videoPlace(folder, glance);
}

std::string splitOf(std::string_view folder)
{
    const auto word = splitWord(folder);
    return word ? word->split() : "all";
}

/// The folder itself, or its parts such as VisDrone2019-DET-train and VisDrone2019-DET-val.
std::vector<Place> placesOf(const std::string& folder, const FolderGlance& glance)
{
    if (auto place = placeAt(folder, glance)) {
        place->split = splitOf(fileName(folder));
        return {*place};
    }
    std::vector<Place> places;
    for (const std::string& name : glance.folders) {
        if (splitWord(name)) {
            const std::string part = joinPath(folder, name);
            if (auto place = placeAt(part, glanceAt(part))) {
                place->split = splitOf(name);
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
    const std::string labels = relativeTo(folder, places.front().labels);
    return {{.format = Format::VisDrone,
             .root = folder,
             .file = {},
             .evidence = (labels == folder ? std::string() : labels + "/") + "*.txt with rows of " +
                         (places.front().kind == VisDroneKind::Video ? "10" : "8") + " numbers and a category from 0 to 11"}};
}

std::optional<Candidate> recogniseFile(const std::string&)
{
    return std::nullopt;  // no single file describes such a set
}

class PlaceReader
{
public:
    PlaceReader(const Place& place, Dataset& dataset, JobControl& control)
        : m_place(place)
        , m_dataset(dataset)
        , m_control(control)
    {
    }

    void read(std::vector<SplitRecord>& out)
    {
        m_control.begin("Listing images", 0);
        const std::vector<std::string> images = listFiles(m_place.images, isImageFile, m_control, m_dataset.blemishes);
        const std::vector<std::string> labels = listFiles(m_place.labels, isTextFile, m_control, m_dataset.blemishes);
        const std::size_t first = out.size();
        for (const std::string& image : images) {
            SplitRecord record;
            record.split = m_place.split;
            record.record.image = relativeTo(m_dataset.root, image);
            record.record.label = relativeTo(m_dataset.root, labelOf(image));
            record.record.space = CoordinateSpace::Pixels;
            out.push_back(std::move(record));
        }
        if (m_place.kind == VisDroneKind::Video) {
            readVideos(labels, out, first);
        } else {
            readLabels(labels, out, first);
        }
    }

private:
    std::string labelOf(const std::string& image) const
    {
        const std::string below = relativeTo(m_place.images, image);
        if (m_place.kind == VisDroneKind::Video) {
            return joinPath(m_place.labels, below.substr(0, below.find('/')) + ".txt");
        }
        return joinPath(m_place.labels, std::string(withoutExtension(below)) + ".txt");
    }

    void readLabels(const std::vector<std::string>& labels, std::vector<SplitRecord>& out, std::size_t first)
    {
        m_control.begin("Reading labels", out.size() - first);
        parallelFor(out.size() - first, 32, m_control, [&](std::size_t i) { readLabel(out[first + i]); });
        std::unordered_set<std::string_view> used;
        for (std::size_t i = first; i < out.size(); ++i) {
            used.insert(out[i].record.label);
        }
        addOrphans(labels, used);
    }

    void addOrphans(const std::vector<std::string>& labels, const std::unordered_set<std::string_view>& used)
    {
        for (const std::string& label : labels) {
            std::string shown = relativeTo(m_dataset.root, label);
            if (!used.contains(shown)) {
                m_dataset.orphanLabels.push_back(std::move(shown));
            }
        }
    }

    void readLabel(SplitRecord& out) const
    {
        thread_local TextFile file;
        Record& record = out.record;
        out.print.imageBytes = fileSize(m_dataset.absolute(record.image));
        if (!file.read(m_dataset.absolute(record.label))) {
            record.state = file.missing() ? LabelState::Missing : LabelState::Unreadable;
            if (record.state == LabelState::Unreadable) {
                record.blemishes.push_back({.rule = "label.unreadable",
                                            .file = record.label,
                                            .value = file.reason(),
                                            .expected = "a text file that may be read"});
            }
            return;
        }
        out.print.label = checksum(file.text());
        parseVisDroneLabel(file.text(), record);
    }

    /// One label file a sequence; its pictures are named by their frame number.
    void readVideos(const std::vector<std::string>& labels, std::vector<SplitRecord>& out, std::size_t first)
    {
        std::map<std::string, std::unordered_map<std::int64_t, std::size_t>> frames;
        for (std::size_t i = first; i < out.size(); ++i) {
            const std::string_view stem = stemOf(out[i].record.image);
            std::int64_t number = 0;
            const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), number);
            if (error == std::errc{} && end == stem.data() + stem.size()) {
                frames[out[i].record.label][number] = i;
            }
            out[i].print.imageBytes = fileSize(m_dataset.absolute(out[i].record.image));
        }
        m_control.begin("Reading labels", labels.size());
        TextFile file;
        std::unordered_set<std::string_view> used;
        for (const std::string& label : labels) {
            m_control.throwIfStopped();
            m_control.advance();
            const auto of = frames.find(relativeTo(m_dataset.root, label));
            if (of != frames.end()) {
                used.insert(of->first);
                readVideo(label, of->second, file, out);
            }
        }
        addOrphans(labels, used);
    }

    void readVideo(const std::string& label, const std::unordered_map<std::int64_t, std::size_t>& frames, TextFile& file,
                   std::vector<SplitRecord>& out)
    {
        Record rest;
        rest.label = relativeTo(m_dataset.root, label);
        if (!file.read(label)) {
            rest.blemishes.push_back({.rule = "label.unreadable",
                                      .file = rest.label,
                                      .value = file.reason(),
                                      .expected = "a text file that may be read"});
        } else {
            const std::uint64_t print = checksum(file.text());
            for (const auto& [number, index] : frames) {
                out[index].record.state = LabelState::Empty;
                out[index].print.label = print;
            }
            const auto recordOf = [&](std::int64_t frame) {
                const auto it = frames.find(frame);
                return it == frames.end() ? nullptr : &out[it->second].record;
            };
            parseVisDroneVideo(file.text(), recordOf, rest);
        }
        for (Blemish& blemish : rest.blemishes) {
            m_dataset.blemishes.push_back(std::move(blemish));
        }
    }

    const Place& m_place;
    Dataset& m_dataset;
    JobControl& m_control;
};

void noteIgnored(Dataset& dataset)
{
    std::size_t regions = 0;
    std::size_t others = 0;
    for (const Record& record : dataset.records) {
        for (const Object& object : record.objects) {
            regions += object.ignore && object.classId != 11 ? 1 : 0;
            others += object.ignore && object.classId == 11 ? 1 : 0;
        }
    }
    if (regions + others > 0) {
        dataset.blemishes.push_back({.rule = "visdrone.ignore_regions",
                                     .file = {},
                                     .value = std::to_string(regions),
                                     .expected = std::to_string(others)});
    }
}

Dataset read(const Candidate& candidate, JobControl& control)
{
    Dataset dataset;
    dataset.root = absoluteNormal(candidate.root);
    dataset.classNames.assign(visDroneClasses.begin(), visDroneClasses.end());
    const std::vector<Place> places = placesOf(dataset.root, glanceAt(dataset.root));
    if (places.empty()) {
        throw Error(ErrorCode::NotFound, dataset.root,
                    "No VisDrone data set found. Looked for a folder with images beside a folder with text files of rows such as "
                    "684,8,273,116,0,0,0,0.");
    }
    std::vector<SplitRecord> records;
    for (const Place& place : places) {
        PlaceReader(place, dataset, control).read(records);
    }
    for (Blemish& blemish : dataset.blemishes) {
        blemish.file = relativeTo(dataset.root, blemish.file);
    }
    takeRecords(dataset, std::move(records));
    noteIgnored(dataset);
    std::sort(dataset.orphanLabels.begin(), dataset.orphanLabels.end(), naturalLess);
    const Place& place = places.front();
    const bool video = place.kind == VisDroneKind::Video;
    dataset.pairing = relativeTo(dataset.root, joinPath(place.images, video ? "X/N.jpg" : "X.jpg")) + " ↔ " +
                      relativeTo(dataset.root, joinPath(place.labels, "X.txt"));
    return dataset;
}

}  // namespace

const FormatReader visDroneReader{.format = Format::VisDrone,
                                  .looksFor = "images/ with annotations/*.txt of 8 columns (VisDrone)",
                                  .recogniseFolder = recogniseFolder,
                                  .recogniseFile = recogniseFile,
                                  .read = read};

}  // namespace gg::dataset
