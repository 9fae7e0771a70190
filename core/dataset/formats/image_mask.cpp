#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/mask_pairing.h"
#include "core/dataset/formats/mask_places.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace gg::dataset
{
namespace
{

std::vector<Candidate> recogniseFolder(const std::string& folder, const FolderGlance& glance)
{
    const std::vector<MaskPlace> places = maskPlaces(folder, glance);
    if (places.empty()) {
        return {};
    }
    const MaskPlace& place = places.front();
    const std::string evidence = place.images == place.masks ? "images and masks in one folder"
                                                             : relativeTo(folder, place.images) + "/ and " +
                                                                   relativeTo(folder, place.masks) + "/ with images in both";
    return {{.format = Format::ImageMask, .root = folder, .file = {}, .evidence = evidence}};
}

std::optional<Candidate> recogniseFile(const std::string&)
{
    return std::nullopt;  // no single file describes such a set
}

/// The files of one place, split into images and masks.
struct Files {
    std::vector<std::string> images;
    std::vector<std::string> masks;
};

Files filesOf(const MaskPlace& place, Dataset& dataset, JobControl& control)
{
    Files files;
    files.images = listFiles(place.images, isImageFile, control, dataset.blemishes);
    if (place.images != place.masks) {
        files.masks = listFiles(place.masks, isImageFile, control, dataset.blemishes);
        return files;
    }
    const auto firstMask = std::stable_partition(files.images.begin(), files.images.end(),
                                                 [](const std::string& file) { return !namedAsMask(file); });
    files.masks.assign(firstMask, files.images.end());
    files.images.erase(firstMask, files.images.end());
    return files;
}

std::vector<std::string> stemsOf(const std::vector<std::string>& files)
{
    std::vector<std::string> stems;
    stems.reserve(files.size());
    for (const std::string& file : files) {
        stems.emplace_back(stemOf(file));
    }
    return stems;
}

struct Pair {
    Record record;
    std::string split;
};

class PlaceReader
{
public:
    PlaceReader(const MaskPlace& place, Files files, Dataset& dataset)
        : m_place(place)
        , m_files(std::move(files))
        , m_dataset(dataset)
    {
        m_rule = inferPairing(stemsOf(m_files.images), stemsOf(m_files.masks));
        for (const std::string& mask : m_files.masks) {
            m_maskByKey.emplace(key(m_place.masks, mask, stemOf(mask)), mask);
        }
        m_byStemAlone = foldersDiffer();
        if (m_byStemAlone) {
            m_maskByKey.clear();
            for (const std::string& mask : m_files.masks) {
                m_maskByKey.emplace(stemOf(mask), mask);
            }
        }
        m_maskExtension = m_files.masks.empty() ? ".png" : extensionWithDot(m_files.masks.front());
    }

    void read(std::vector<Pair>& pairs)
    {
        std::unordered_set<std::string> used;
        for (const std::string& image : m_files.images) {
            pairs.push_back(pairOf(image, used));
        }
        for (const std::string& mask : m_files.masks) {
            if (!used.contains(mask)) {
                m_dataset.orphanLabels.push_back(relativeTo(m_dataset.root, mask));
            }
        }
    }

    std::string pairing() const
    {
        const std::string imageExtension = m_files.images.empty() ? ".jpg" : extensionWithDot(m_files.images.front());
        const auto side = [&](const std::string& folder, const std::string& name) {
            return relativeTo(m_dataset.root, joinPath(folder, name));
        };
        return side(m_place.images, describeImageSide(m_rule) + imageExtension) + " ↔ " +
               side(m_place.masks, describeMaskSide(m_rule) + m_maskExtension);
    }

private:
    static std::string extensionWithDot(const std::string& file)
    {
        const std::string_view name = fileName(file);
        return std::string(name.substr(stemOf(file).size()));
    }

    static std::string key(const std::string& folder, const std::string& file, std::string_view stem)
    {
        return joinPath(folderOf(relativeTo(folder, file)), stem);
    }

    /// True where no pair is found with the folders' help although the stems pair: images/a/1.jpg and masks/1.png.
    bool foldersDiffer() const
    {
        return std::none_of(m_files.images.begin(), m_files.images.end(), [&](const std::string& image) {
            return m_maskByKey.contains(key(m_place.images, image, m_rule.maskStem(stemOf(image))));
        });
    }

    Pair pairOf(const std::string& image, std::unordered_set<std::string>& used)
    {
        const std::string stem = m_rule.maskStem(stemOf(image));
        const std::string expected = stem.empty() ? std::string(stemOf(image)) : stem;
        const auto mask =
            stem.empty() ? m_maskByKey.end() : m_maskByKey.find(m_byStemAlone ? stem : key(m_place.images, image, stem));
        Pair pair;
        pair.record.image = relativeTo(m_dataset.root, image);
        pair.record.space = CoordinateSpace::Pixels;
        if (mask != m_maskByKey.end()) {
            used.insert(mask->second);
            pair.record.label = relativeTo(m_dataset.root, mask->second);
            pair.record.state = LabelState::Labelled;
        } else {
            const std::string where = joinPath(m_place.masks, folderOf(relativeTo(m_place.images, image)));
            pair.record.label = relativeTo(m_dataset.root, joinPath(where, expected + m_maskExtension));
        }
        const std::string below = relativeTo(m_place.images, image);
        const std::size_t slash = below.find('/');
        const auto split = slash == std::string::npos ? std::nullopt : splitOfFolder(std::string_view(below).substr(0, slash));
        pair.split = !m_place.split.empty() ? m_place.split : split.value_or("all");
        return pair;
    }

    const MaskPlace& m_place;
    Files m_files;
    Dataset& m_dataset;
    PairingRule m_rule;
    std::unordered_map<std::string, std::string> m_maskByKey;
    std::string m_maskExtension;
    bool m_byStemAlone = false;
};

void fillRecords(Dataset& dataset, std::vector<Pair>& pairs)
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
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return a.split != b.split ? splitLess(a.split, b.split) : naturalLess(a.record.image, b.record.image);
    });
    for (Pair& pair : pairs) {
        const auto split = std::find(dataset.splits.begin(), dataset.splits.end(), pair.split);
        pair.record.split = static_cast<std::uint16_t>(split - dataset.splits.begin());
        dataset.records.push_back(std::move(pair.record));
    }
}

Dataset read(const Candidate& candidate, JobControl& control)
{
    Dataset dataset;
    dataset.task = Task::Segmentation;
    dataset.root = absoluteNormal(candidate.root);
    dataset.classNames = {"foreground"};
    control.begin("Listing images", 0);
    const std::vector<MaskPlace> places = maskPlaces(dataset.root, glanceAt(dataset.root));
    if (places.empty()) {
        throw Error(
            ErrorCode::NotFound, dataset.root,
            "No images with masks found. Looked for a folder such as images beside a folder such as masks, with images in both.");
    }
    std::vector<Pair> pairs;
    for (const MaskPlace& place : places) {
        PlaceReader reader(place, filesOf(place, dataset, control), dataset);
        reader.read(pairs);
        if (dataset.pairing.empty()) {
            dataset.pairing = reader.pairing();
        }
    }
    fillRecords(dataset, pairs);
    for (Blemish& blemish : dataset.blemishes) {
        blemish.file = relativeTo(dataset.root, blemish.file);
    }
    std::sort(dataset.orphanLabels.begin(), dataset.orphanLabels.end(), naturalLess);

    control.begin("Reading file sizes", dataset.records.size());
    std::vector<RecordPrint> prints(dataset.records.size());
    parallelFor(dataset.records.size(), 64, control, [&](std::size_t i) {
        const Record& record = dataset.records[i];
        prints[i].imageBytes = fileSize(dataset.absolute(record.image));
        prints[i].label = record.state == LabelState::Missing ? 0 : fileSize(dataset.absolute(record.label));
    });
    dataset.fingerprint = fingerprintOf(dataset, prints);
    return dataset;
}

}  // namespace

const FormatReader imageMaskReader{.format = Format::ImageMask,
                                   .looksFor = "images/ with masks/ (segmentation)",
                                   .recogniseFolder = recogniseFolder,
                                   .recogniseFile = recogniseFile,
                                   .read = read};

}  // namespace gg::dataset
