#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/predictions/load.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace gg::predictions {
namespace {

using dataset::FolderGlance;
using dataset::joinPath;

PredictionPlace onePlace(PredictionFormat format, std::string path)
{
    return {.format = format, .epochs = {{.epoch = 0, .path = std::move(path)}}};
}

/// The number at the end of a stem: 12 of "predictions_epoch0012".
std::optional<int> epochOf(std::string_view stem)
{
    const std::size_t last = stem.find_last_not_of("0123456789");
    const std::string_view digits = stem.substr(last == std::string_view::npos ? 0 : last + 1);
    int epoch = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), epoch);
    return !digits.empty() && error == std::errc{} ? std::optional(epoch) : std::nullopt;
}

enum class EpochNames { Numbers, Words };

/// "0012" in a folder that is called "epochs"; anywhere else the word has to be there, for "0012" may be a video.
bool isEpochName(std::string_view name, EpochNames names)
{
    const bool word = name.starts_with("epoch") || name.starts_with("Epoch");
    return word || (names == EpochNames::Numbers && name.find_first_not_of("0123456789") == std::string_view::npos);
}

std::optional<PredictionPlace> epochFolders(const std::string& folder, EpochNames names)
{
    PredictionPlace place{.format = PredictionFormat::RunEpoch, .epochs = {}};
    PredictionPlace masks{.format = PredictionFormat::MaskFolder, .epochs = {}};
    for (const std::string& name : dataset::glanceAt(folder).folders) {
        const std::optional<int> epoch = epochOf(name);
        if (!epoch || !isEpochName(name, names)) {
            continue;
        }
        const std::string path = joinPath(folder, name);
        const std::string results = joinPath(path, "predictions.json");
        if (dataset::isFile(results)) {
            place.epochs.push_back({.epoch = *epoch, .path = results});
        } else if (dataset::glanceAt(path).images > 0) {
            masks.epochs.push_back({.epoch = *epoch, .path = path});
        }
    }
    PredictionPlace& found = place.epochs.empty() ? masks : place;
    if (found.epochs.empty()) {
        return std::nullopt;
    }
    std::sort(found.epochs.begin(), found.epochs.end(), [](const auto& a, const auto& b) { return a.epoch < b.epoch; });
    return std::move(found);
}

/// Results of several epochs beside each other. nullopt where the names do not tell them apart.
std::optional<PredictionPlace> numberedFiles(const std::string& folder, const std::vector<std::string>& names)
{
    std::map<int, std::string> byEpoch;
    for (const std::string& name : names) {
        const std::optional<int> epoch = epochOf(dataset::stemOf(name));
        if (!epoch || !byEpoch.emplace(*epoch, joinPath(folder, name)).second) {
            return std::nullopt;
        }
    }
    PredictionPlace place{.format = PredictionFormat::CocoResults, .epochs = {}};
    for (const auto& [epoch, path] : byEpoch) {
        place.epochs.push_back({.epoch = epoch, .path = path});
    }
    return place;
}

bool holdsLabels(const FolderGlance& glance)
{
    return glance.texts > 0 && !dataset::isClassList(glance.firstText);
}

/// Plots and pictures of batches lie in the folder of a run: they are no masks.
bool isTrainingRun(const std::string& folder)
{
    return dataset::isFile(joinPath(folder, "results.csv")) || dataset::isFile(joinPath(folder, "args.yaml")) ||
           dataset::isFile(joinPath(folder, "run.yaml")) || dataset::isFile(joinPath(folder, "confusion_matrix.png"));
}

PredictionPlace findInFolder(const std::string& folder)
{
    if (auto place = epochFolders(joinPath(folder, "epochs"), EpochNames::Numbers)) {
        return *std::move(place);
    }
    for (const char* name : {"predictions.json", "val/predictions.json"}) {
        if (dataset::isFile(joinPath(folder, name))) {
            return onePlace(PredictionFormat::CocoResults, joinPath(folder, name));
        }
    }
    const std::string labels = joinPath(folder, "labels");
    if (holdsLabels(dataset::glanceAt(labels))) {
        return onePlace(PredictionFormat::YoloText, labels);
    }
    const FolderGlance glance = dataset::glanceAt(folder);
    if (glance.jsonFiles.size() == 1) {
        return onePlace(PredictionFormat::CocoResults, joinPath(folder, glance.jsonFiles.front()));
    }
    if (!glance.jsonFiles.empty()) {
        if (auto place = numberedFiles(folder, dataset::someFilesIn(folder, dataset::isJsonFile, ~std::size_t{0}))) {
            return *std::move(place);
        }
        throw Error(ErrorCode::Unsupported, folder,
                    "Holds " + std::to_string(glance.jsonFiles.size()) + " JSON files, such as " + glance.jsonFiles.front() +
                        ", and their names do not end in the number of an epoch. Choose one of them.");
    }
    if (holdsLabels(glance)) {
        return onePlace(PredictionFormat::YoloText, folder);
    }
    if (auto place = epochFolders(folder, EpochNames::Words)) {
        return *std::move(place);
    }
    if (!isTrainingRun(folder)) {
        for (const std::string& place : {folder, joinPath(folder, "masks")}) {
            if (dataset::glanceAt(place).images > 0) {
                return onePlace(PredictionFormat::MaskFolder, place);
            }
        }
    }
    throw Error(ErrorCode::NotFound, folder,
                "Holds no predictions: looked for predictions.json, epochs/*/ and epoch*/ with predictions.json or masks, text files with "
                "confidences (here and in labels/) and masks. Run the validation with save_json=True.");
}

}  // namespace

PredictionPlace findPredictions(const std::string& path)
{
    if (dataset::isFolder(path)) {
        std::string folder = path;
        while (folder.size() > 1 && folder.back() == '/') {
            folder.pop_back();
        }
        return findInFolder(folder);
    }
    if (!dataset::isFile(path)) {
        throw Error(ErrorCode::NotFound, path,
                    "There is no such file or folder. Name a predictions.json, or a folder of labels with confidences.");
    }
    return onePlace(PredictionFormat::CocoResults, path);
}

}  // namespace gg::predictions
