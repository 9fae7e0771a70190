#include "core/dataset/formats/mask_places.h"

#include "core/dataset/file_names.h"
#include "core/dataset/formats/format_reader.h"

#include <algorithm>
#include <array>
#include <optional>

namespace gg::dataset
{
namespace
{

constexpr std::array<std::string_view, 20> imageWords{
    "image", "images", "img",     "imgs",     "original",   "originals", "frame", "frames", "input",  "inputs",
    "photo", "photos", "picture", "pictures", "jpegimages", "rgb",       "raw",   "data",   "tissue", "x"};
constexpr std::array<std::string_view, 22> maskWords{"mask",
                                                     "masks",
                                                     "label",
                                                     "labels",
                                                     "gt",
                                                     "gts",
                                                     "groundtruth",
                                                     "truth",
                                                     "annotation",
                                                     "annotations",
                                                     "annot",
                                                     "target",
                                                     "targets",
                                                     "segmentation",
                                                     "segmentations",
                                                     "seg",
                                                     "segmentationclass",
                                                     "manual",
                                                     "lbl",
                                                     "lbls",
                                                     "maps",
                                                     "y"};

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
bool holds(const std::array<std::string_view, N>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
std::optional<NamedFolder> named(const std::string& name, const std::array<std::string_view, N>& meaning)
{
    NamedFolder out{.name = name, .rest = {}};
    bool found = false;
    for (const std::string& word : wordsOf(name)) {
        if (!found && holds(meaning, word)) {
            found = true;
        } else {
            out.rest += (out.rest.empty() ? "" : "_") + word;
        }
    }
    return found ? std::optional(out) : std::nullopt;
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
        for (const NamedFolder& mask : masks) {
            if (image.rest == mask.rest) {
                out.push_back({.split = splitOfFolder(image.rest).value_or(""),
                               .images = joinPath(folder, image.name),
                               .masks = joinPath(folder, mask.name)});
                break;
            }
        }
    }
    if (out.empty() && images.size() == 1 && masks.size() == 1) {
        out.push_back(
            {.split = {}, .images = joinPath(folder, images.front().name), .masks = joinPath(folder, masks.front().name)});
    }
    return out;
}

/// X.jpg and X_mask.png in one folder, or in each of the folders below it.
bool masksAmongImages(const std::string& folder, const FolderGlance& glance)
{
    if (glance.images < 2) {
        return false;
    }
    JobControl control;
    std::vector<Blemish> ignored;  // only a glance; reading the folder tells what cannot be read
    const std::vector<std::string> files = listFiles(folder, isImageFile, control, ignored);
    const auto masks = static_cast<std::size_t>(
        std::count_if(files.begin(), files.end(), [](const std::string& file) { return namedAsMask(file); }));
    return masks > 0 && masks * 3 >= files.size() && masks < files.size();
}

}  // namespace

bool namedAsMask(std::string_view path)
{
    static constexpr std::array<std::string_view, 8> telling{"mask",  "masks", "gt",           "groundtruth",
                                                             "label", "seg",   "segmentation", "annotation"};
    const std::vector<std::string> words = wordsOf(stemOf(path));
    return words.size() > 1 && (holds(telling, words.front()) || holds(telling, words.back()));
}

std::vector<MaskPlace> maskPlaces(const std::string& folder, const FolderGlance& glance)
{
    std::vector<MaskPlace> places = placesBeside(folder, glance);
    if (!places.empty()) {
        return places;
    }
    for (const std::string& name : glance.folders) {
        if (const auto split = splitOfFolder(name)) {
            const std::string part = joinPath(folder, name);
            for (MaskPlace& place : placesBeside(part, glanceAt(part))) {
                place.split = *split;
                places.push_back(std::move(place));
            }
        }
    }
    if (!places.empty()) {
        return places;
    }
    if (masksAmongImages(folder, glance)) {
        return {{.split = {}, .images = folder, .masks = folder}};
    }
    if (glance.images == 0 && !glance.folders.empty()) {
        const std::string first = joinPath(folder, glance.folders.front());
        if (masksAmongImages(first, glanceAt(first))) {
            return {{.split = {}, .images = folder, .masks = folder}};
        }
    }
    return {};
}

}  // namespace gg::dataset
