#include "core/dataset/formats/mask_places.h"

#include "core/dataset/file_names.h"
#include "core/dataset/formats/format_reader.h"
#include "core/dataset/formats/mask_contents.h"

#include <algorithm>
#include <array>
#include <optional>

namespace gg::dataset
{
namespace
{

using Layout = MaskPlace::Layout;

constexpr std::array<std::string_view, 25> imageWords{
    "image", "images",   "img",    "imgs",  "original", "originals", "frame",      "frames", "input",       "inputs", "photo", "photos", "picture",
    "pictures", "jpegimages", "rgb", "raw", "data",     "tissue",    "x",          "scan",   "leftimg8bit", "slices", "tiles", "patches"};
constexpr std::array<std::string_view, 35> maskWords{
    "mask",   "masks",         "label",        "labels",  "gt",     "gts", "groundtruth", "truth",  "annotation", "annotations", "annot", "anno",
    "target", "targets",       "segmentation", "segmentations", "seg", "segmentationclass", "manual", "lbl", "lbls", "maps", "y", "gtfine",
    "gtcoarse", "annotator",   "rater",        "expert",  "observer", "grader", "reader", "segs", "trimaps", "annots", "instances"};
/// What sets the folders of several annotators apart.
constexpr std::array<std::string_view, 17> ordinalWords{"1st",    "2nd",   "3rd", "4th",       "5th",   "first",  "second", "third",  "a",
                                                        "b",      "c",     "annotator", "rater", "expert", "observer", "grader", "reader"};

struct NamedFolder {
    std::string name;
    std::string rest;  ///< the words that do not say what the folder holds: "train" of "train_masks"
};

std::vector<std::string> wordsOf(std::string_view name)
{
    std::string lower = lowerCase(name);
    for (const std::string_view split : {"ground truth", "ground_truth", "ground-truth"}) {
        if (const std::size_t at = lower.find(split); at != std::string::npos) {
            lower.replace(at, split.size(), "groundtruth");
        }
    }
    std::vector<std::string> words(1);
    for (const char c : lower) {
        if (c == '_' || c == '-' || c == ' ' || c == '.') {
            words.emplace_back();
        } else {
            words.back().push_back(c);
        }
    }
    return words;
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view withoutNumber(std::string_view word)
{
    const std::size_t last = word.find_last_not_of("0123456789");
    return last == std::string_view::npos ? word : word.substr(0, last + 1);
}

/// "manual1" is the word "manual", and 1 is left over.
template <std::size_t N>
std::optional<NamedFolder> named(const std::string& name, const std::array<std::string_view, N>& meaning)
{
    NamedFolder out{.name = name, .rest = {}};
    bool found = false;
    const auto keep = [&](std::string_view word) {
        if (!word.empty()) {
            out.rest += (out.rest.empty() ? "" : "_") + std::string(word);
        }
    };
    for (const std::string& word : wordsOf(name)) {
        const bool whole = holds(meaning, word);
        if (!found && (whole || holds(meaning, withoutNumber(word)))) {
            found = true;
            keep(whole ? std::string_view{} : std::string_view(word).substr(withoutNumber(word).size()));
        } else {
            keep(word);
        }
    }
    return found ? std::optional(out) : std::nullopt;
}

bool isOrdinal(const std::string& rest)
{
    const std::vector<std::string> words = wordsOf(rest);
    return !rest.empty() && std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return holds(ordinalWords, word) || word.find_first_not_of("0123456789") == std::string::npos;
    });
}

bool holdsImages(const std::string& folder)
{
    const FolderGlance glance = glanceAt(folder);
    if (glance.images > 0) {
        return true;
    }
    return std::any_of(glance.folders.begin(), glance.folders.end(),
                       [&](const std::string& name) { return glanceAt(joinPath(folder, name)).images > 0; });
}

/// The folders that hold the masks of these images. Where a set has one folder of images, those of further annotators as well.
std::vector<std::string> maskFoldersOf(const NamedFolder& image, const std::vector<NamedFolder>& masks, bool onlyImages)
{
    std::vector<std::string> out;
    for (const NamedFolder& mask : masks) {
        if (mask.rest == image.rest || (onlyImages && isOrdinal(mask.rest))) {
            out.push_back(mask.name);
        }
    }
    if (out.empty() && onlyImages) {
        for (const NamedFolder& mask : masks) {
            if (!splitOfFolder(mask.rest)) {
                out.push_back(mask.name);
            }
        }
        if (out.empty() && masks.size() == 1) {
            out.push_back(masks.front().name);
        }
    }
    return out;
}

/// With several folders of masks, one may hold the same outline for every image: the field of view of a camera.
void setOutlinesAside(MaskPlace& place)
{
    if (place.masks.size() < 2) {
        return;
    }
    std::vector<std::string> kept;
    for (std::string& folder : place.masks) {
        (masksAreAllAlike(folder) ? place.outlines : kept).push_back(folder);
    }
    if (kept.empty()) {
        kept = std::move(place.outlines);
        place.outlines.clear();
    }
    place.masks = std::move(kept);
}

/// "train" with "train_masks" or "trainannot": the name of the images, and a word for masks behind it.
std::vector<MaskPlace> placesByPrefix(const std::string& folder, const FolderGlance& glance)
{
    std::vector<MaskPlace> out;
    for (const std::string& image : glance.folders) {
        for (const std::string& mask : glance.folders) {
            const std::string lower = lowerCase(mask);
            if (lower.size() <= image.size() || !lower.starts_with(lowerCase(image))) {
                continue;
            }
            std::string_view rest = std::string_view(lower).substr(image.size());
            rest.remove_prefix(std::min(rest.find_first_not_of("_- "), rest.size()));
            if (holds(maskWords, rest) && holdsImages(joinPath(folder, image)) && holdsImages(joinPath(folder, mask))) {
                out.push_back({.split = splitOfFolder(image).value_or(""),
                               .images = joinPath(folder, image),
                               .masks = {joinPath(folder, mask)}});
                break;
            }
        }
    }
    return out;
}

std::vector<MaskPlace> placesBeside(const std::string& folder, const FolderGlance& glance)
{
    std::vector<NamedFolder> images;
    std::vector<NamedFolder> masks;
    for (const std::string& name : glance.folders) {
        // "image_masks" is a folder of masks.
        if (const auto mask = named(name, maskWords); mask && holdsImages(joinPath(folder, name))) {
            masks.push_back(*mask);
        } else if (const auto image = named(name, imageWords); image && !mask && holdsImages(joinPath(folder, name))) {
            images.push_back(*image);
        }
    }
    std::vector<MaskPlace> out;
    for (const NamedFolder& image : images) {
        MaskPlace place{.split = splitOfFolder(image.rest).value_or(""), .images = joinPath(folder, image.name)};
        for (const std::string& mask : maskFoldersOf(image, masks, images.size() == 1)) {
            place.masks.push_back(joinPath(folder, mask));
        }
        setOutlinesAside(place);
        if (!place.masks.empty()) {
            out.push_back(std::move(place));
        }
    }
    return out.empty() ? placesByPrefix(folder, glance) : out;
}

bool holdsMasksAmongImages(const std::string& folder, const FolderGlance& glance)
{
    if (glance.images < 2) {
        return false;
    }
    JobControl control;
    std::vector<Blemish> ignored;  // only a glance; reading the folder tells what cannot be read
    std::vector<std::string> files = listFiles(folder, isImageFile, control, ignored);
    constexpr std::size_t enough = 4000;  // neighbours in natural order: an image and its mask are among them
    files.resize(std::min(files.size(), enough));
    const std::vector<bool> masks = masksAmong(files);
    return std::find(masks.begin(), masks.end(), true) != masks.end();
}

/// name/images/name.png with name/masks/…, as seen in the first folders.
bool holdsFolderPerImage(const std::string& folder, const FolderGlance& glance)
{
    constexpr std::size_t looked = 3;
    if (glance.images > 0 || glance.folders.size() < 2) {
        return false;
    }
    return std::all_of(glance.folders.begin(), glance.folders.begin() + static_cast<std::ptrdiff_t>(std::min(looked, glance.folders.size())),
                       [&](const std::string& name) {
                           const std::string below = joinPath(folder, name);
                           const FolderGlance inside = glanceAt(below);
                           if (splitOfFolder(name) || inside.folders.size() != 2) {
                               return false;
                           }
                           const std::vector<MaskPlace> places = placesBeside(below, inside);
                           return places.size() == 1 && glanceAt(places.front().images).images == 1;
                       });
}

std::vector<MaskPlace> placesInSplits(const std::string& folder, const FolderGlance& glance)
{
    std::vector<MaskPlace> out;
    for (const std::string& name : glance.folders) {
        if (const auto split = splitOfFolder(name)) {
            const std::string part = joinPath(folder, name);
            for (MaskPlace& place : placesBeside(part, glanceAt(part))) {
                place.split = *split;
                out.push_back(std::move(place));
            }
        }
    }
    return out;
}

}  // namespace

bool folderNamedAsMasks(std::string_view name)
{
    return named(std::string(name), maskWords).has_value();
}

std::vector<MaskPlace> maskPlaces(const std::string& folder, const FolderGlance& glance)
{
    if (std::vector<MaskPlace> places = placesBeside(folder, glance); !places.empty()) {
        return places;
    }
    if (std::vector<MaskPlace> places = placesInSplits(folder, glance); !places.empty()) {
        return places;
    }
    if (holdsFolderPerImage(folder, glance)) {
        return {{.layout = Layout::FolderPerImage, .images = folder, .masks = {folder}}};
    }
    const bool here = holdsMasksAmongImages(folder, glance);
    const std::string first = glance.images == 0 && !glance.folders.empty() ? joinPath(folder, glance.folders.front()) : "";
    if (here || (!first.empty() && holdsMasksAmongImages(first, glanceAt(first)))) {
        return {{.layout = Layout::Together, .images = folder, .masks = {folder}}};
    }
    return {};
}

}  // namespace gg::dataset
