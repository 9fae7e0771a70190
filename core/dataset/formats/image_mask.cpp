#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/mask_config.h"
#include "core/dataset/formats/mask_assignment.h"
#include "core/dataset/formats/mask_places.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

namespace gg::dataset
{
namespace
{

using Layout = MaskPlace::Layout;

std::optional<Candidate> recogniseFile(const std::string& file)
{
    const auto config = readMaskConfig(file);
    if (!config) {
        return std::nullopt;
    }
    return Candidate{.format = Format::ImageMask,
                     .root = config->root,
                     .file = file,
                     .evidence = std::string(fileName(file)) + " with folders of images and masks"};
}

std::vector<Candidate> recogniseFolder(const std::string& folder, const FolderGlance& glance)
{
    std::vector<Candidate> configured;
    for (const std::string& name : glance.yamlFiles) {
        if (auto candidate = recogniseFile(joinPath(folder, name))) {
            configured.push_back(std::move(*candidate));
        }
    }
    if (!configured.empty()) {
        return configured;
    }
    const std::vector<MaskPlace> places = maskPlaces(folder, glance);
    if (places.empty()) {
        return {};
    }
    const MaskPlace& place = places.front();
    std::string evidence;
    switch (place.layout) {
    case Layout::Together:
        evidence = "images and masks in one folder";
        break;
    case Layout::FolderPerImage:
        evidence = "a folder an image, with its masks";
        break;
    case Layout::Apart:
        evidence = relativeTo(folder, place.images) + "/ and ";
        for (std::size_t i = 0; i < place.masks.size(); ++i) {
            evidence += (i == 0 ? "" : ", ") + relativeTo(folder, place.masks[i]) + "/";
        }
        evidence += " with images in " + std::string(place.masks.size() == 1 ? "both" : "all");
        break;
    }
    return {{.format = Format::ImageMask, .root = folder, .file = {}, .evidence = evidence}};
}

/// The files of one place: images, and groups of masks. All absolute.
struct Files {
    std::vector<std::string> images;
    std::vector<std::vector<std::string>> masks;
    std::vector<std::string> maskRoots;  ///< folder of each group
};

void splitTogether(const MaskPlace& place, Files& files)
{
    const std::vector<bool> isMask = masksAmong(files.images);
    std::vector<std::string> images;
    files.masks.resize(1);
    files.maskRoots = {place.images};
    for (std::size_t i = 0; i < isMask.size(); ++i) {
        (isMask[i] ? files.masks[0] : images).push_back(std::move(files.images[i]));
    }
    files.images = std::move(images);
}

/// masks/annotator1/x.png and masks/annotator2/x.png under images/x.png: a group each.
void splitByFolder(const std::string& root, std::vector<std::string> masks, bool imagesHaveFolders, Files& files)
{
    std::map<std::string, std::vector<std::string>> groups;
    for (std::string& mask : masks) {
        const std::string below = relativeTo(root, mask);
        const std::size_t slash = below.find('/');
        const bool apart = !imagesHaveFolders && slash != std::string::npos;
        groups[apart ? below.substr(0, slash) : std::string{}].push_back(std::move(mask));
    }
    for (auto& [folder, members] : groups) {
        files.maskRoots.push_back(folder.empty() ? root : joinPath(root, folder));
        files.masks.push_back(std::move(members));
    }
}

Files filesOf(const MaskPlace& place, Dataset& dataset, JobControl& control)
{
    Files files;
    files.images = listFiles(place.images, isImageFile, control, dataset.blemishes);
    if (place.layout == Layout::Together) {
        splitTogether(place, files);
        return files;
    }
    if (place.layout == Layout::FolderPerImage) {
        const auto isMask = [](const std::string& file) { return folderNamedAsMasks(fileName(folderOf(file))); };
        const auto firstMask = std::stable_partition(files.images.begin(), files.images.end(), std::not_fn(isMask));
        files.masks.emplace_back(firstMask, files.images.end());
        files.maskRoots = {place.images};
        files.images.erase(firstMask, files.images.end());
        return files;
    }
    const bool folders = std::any_of(files.images.begin(), files.images.end(), [&](const std::string& image) {
        return relativeTo(place.images, image).find('/') != std::string::npos;
    });
    for (const std::string& folder : place.masks) {
        splitByFolder(folder, listFiles(folder, isImageFile, control, dataset.blemishes), folders, files);
    }
    return files;
}

std::vector<std::string> relativeAll(const std::string& root, const std::vector<std::string>& files)
{
    std::vector<std::string> out;
    out.reserve(files.size());
    std::transform(files.begin(), files.end(), std::back_inserter(out),
                   [&](const std::string& file) { return relativeTo(root, file); });
    return out;
}

/// Every mask under name/masks/ belongs to the image under name/images/.
MaskAssignment assignByFolder(const std::vector<std::string>& images, const MaskGroup& masks)
{
    std::unordered_map<std::string_view, std::size_t> imageIn;
    for (std::size_t i = 0; i < images.size(); ++i) {
        imageIn.emplace(folderOf(folderOf(images[i])), i);
    }
    MaskAssignment out;
    out.rules.emplace_back();
    out.masksOf.resize(images.size());
    for (std::size_t m = 0; m < masks.size(); ++m) {
        if (const auto image = imageIn.find(folderOf(folderOf(masks[m]))); image != imageIn.end()) {
            out.masksOf[image->second].push_back({.group = 0, .mask = m});
            ++out.rules.front().pairs;
        }
    }
    return out;
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
        const std::vector<std::string> images = relativeAll(place.images, m_files.images);
        std::vector<MaskGroup> groups;
        for (std::size_t g = 0; g < m_files.masks.size(); ++g) {
            groups.push_back(relativeAll(m_files.maskRoots[g], m_files.masks[g]));
        }
        m_assignment = place.layout == Layout::FolderPerImage ? assignByFolder(images, groups.front()) : assignMasks(images, groups);
    }

    void read(std::vector<Pair>& pairs)
    {
        std::vector<std::vector<bool>> used;
        for (const std::vector<std::string>& group : m_files.masks) {
            used.emplace_back(group.size(), false);
        }
        for (std::size_t i = 0; i < m_files.images.size(); ++i) {
            pairs.push_back(pairOf(i));
            for (const MaskOf& mask : m_assignment.masksOf[i]) {
                used[mask.group][mask.mask] = true;
            }
        }
        for (std::size_t g = 0; g < used.size(); ++g) {
            for (std::size_t m = 0; m < used[g].size(); ++m) {
                if (!used[g][m]) {
                    m_dataset.orphanLabels.push_back(relativeTo(m_dataset.root, m_files.masks[g][m]));
                }
            }
        }
    }

    /// "images/X.jpg ↔ 1st_manual/X.png, 2nd_manual/X.png"
    std::string pairing() const
    {
        if (m_place.layout == Layout::FolderPerImage) {
            return "X/images/X.png ↔ X/masks/…";
        }
        const std::string imageExtension = m_files.images.empty() ? ".jpg" : extensionWithDot(m_files.images.front());
        const PairingRule& first = m_assignment.rules.front().rule;
        std::string out = side(m_place.images, describeImageSide(first) + imageExtension) + " ↔ ";
        bool plain = false;
        for (std::size_t i = 0; i < m_assignment.rules.size(); ++i) {
            const GroupRule& rule = m_assignment.rules[i];
            out += (i == 0 ? "" : ", ") + side(rootOf(rule), describeMaskSide(rule.rule) + extensionOfGroup(rule.group));
            plain = plain || rule.plain;
        }
        out += plain ? " (numbers without leading zeros, any case)" : "";
        for (const std::string& folder : m_place.outlines) {
            out += "; " + relativeTo(m_dataset.root, folder) + "/ holds the same outline for all images and is left out";
        }
        return out;
    }

private:
    static std::string extensionWithDot(const std::string& file)
    {
        const std::string_view name = fileName(file);
        return std::string(name.substr(stemOf(file).size()));
    }

    std::string side(const std::string& folder, const std::string& name) const
    {
        return relativeTo(m_dataset.root, joinPath(folder, name));
    }

    std::string rootOf(const GroupRule& rule) const
    {
        return m_files.maskRoots.empty() ? m_place.masks.front() : m_files.maskRoots[rule.group];
    }

    std::string extensionOfGroup(std::size_t group) const
    {
        const bool empty = group >= m_files.masks.size() || m_files.masks[group].empty();
        return empty ? ".png" : extensionWithDot(m_files.masks[group].front());
    }

    Pair pairOf(std::size_t index) const
    {
        const std::string& image = m_files.images[index];
        Pair pair;
        pair.record.image = relativeTo(m_dataset.root, image);
        pair.record.space = CoordinateSpace::Pixels;
        const std::vector<MaskOf>& masks = m_assignment.masksOf[index];
        const auto pathOf = [&](const MaskOf& mask) { return relativeTo(m_dataset.root, m_files.masks[mask.group][mask.mask]); };
        if (masks.empty()) {
            const GroupRule& rule = m_assignment.rules.front();
            const std::string where = joinPath(rootOf(rule), folderOf(relativeTo(m_place.images, image)));
            pair.record.label =
                relativeTo(m_dataset.root, joinPath(where, expectedStem(rule, stemOf(image)) + extensionOfGroup(rule.group)));
        } else {
            pair.record.label = pathOf(masks.front());
            pair.record.state = LabelState::Labelled;
        }
        for (std::size_t i = 1; i < masks.size(); ++i) {
            pair.record.makeExtras().otherLabels.push_back(pathOf(masks[i]));
        }
        pair.split = splitOf(image);
        return pair;
    }

    std::string splitOf(const std::string& image) const
    {
        if (!m_place.split.empty()) {
            return m_place.split;
        }
        const std::string below = relativeTo(m_place.images, image);
        const std::size_t slash = below.find('/');
        const auto split = slash == std::string::npos ? std::nullopt : splitOfFolder(std::string_view(below).substr(0, slash));
        return split.value_or("all");
    }

    const MaskPlace& m_place;
    Files m_files;
    Dataset& m_dataset;
    MaskAssignment m_assignment;
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
    std::vector<MaskPlace> places;
    if (auto config = readMaskConfig(candidate.file)) {
        dataset.root = config->root;
        dataset.blemishes = std::move(config->blemishes);
        if (!config->classNames.empty()) {
            dataset.classNames = std::move(config->classNames);
            dataset.classIds = std::move(config->classIds);
        }
        places = std::move(config->places);
    } else {
        places = maskPlaces(dataset.root, glanceAt(dataset.root));
    }
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
        for (const std::string& other : record.extras ? record.extras->otherLabels : std::vector<std::string>{}) {
            prints[i].label = prints[i].label * 31 + fileSize(dataset.absolute(other));
        }
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
