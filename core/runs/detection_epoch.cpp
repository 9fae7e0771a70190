#include "core/runs/detection_epoch.h"

#include "core/io/files.h"
#include "core/runs/kept_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <filesystem>

namespace gg::runs {
namespace {

namespace fs = std::filesystem;
namespace json = simdjson::dom;
using Json = nlohmann::ordered_json;

constexpr std::size_t errorKinds = 6;

std::string detailFile(const std::string& runFolder, int epoch)
{
    return (fs::path(runFolder) / epochFolderName(epoch) / "epoch.json").string();
}

Json orNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

ClassScore classOf(const KeptJson& kept, const json::element& entry)
{
    std::string_view name;
    if (entry["name"].get(name) != simdjson::SUCCESS) {
        kept.refuse("an entry of \"classes\" has no \"name\"");
    }
    return {.name = std::string(name),
            .ap = kept.number(entry, "ap"),
            .ap50 = kept.number(entry, "ap50"),
            .precision = kept.number(entry, "precision"),
            .recall = kept.number(entry, "recall"),
            .truths = kept.whole(entry, "truths"),
            .predicted = kept.whole(entry, "predicted")};
}

}  // namespace

std::string epochFolderName(int epoch)
{
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "epochs/%04d", epoch);
    return name.data();
}

std::string detectionEpochJson(const DetectionEpoch& detail)
{
    Json classes = Json::array();
    for (const ClassScore& score : detail.classes) {
        classes.push_back({{"name", score.name},
                           {"ap", orNull(score.ap)},
                           {"ap50", orNull(score.ap50)},
                           {"precision", orNull(score.precision)},
                           {"recall", orNull(score.recall)},
                           {"truths", score.truths},
                           {"predicted", score.predicted}});
    }
    Json gains = Json::array();
    for (const double gain : detail.errorGains) {
        gains.push_back(orNull(gain));
    }
    const Json out{{"epoch", detail.epoch},
                   {"confidence", orNull(detail.confidence)},
                   {"classes", std::move(classes)},
                   {"confusion", detail.confusion},
                   {"error_gains", std::move(gains)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void writeDetectionEpoch(const std::string& runFolder, const DetectionEpoch& detail)
{
    io::writeFileAtomically(detailFile(runFolder, detail.epoch), detectionEpochJson(detail));
}

DetectionEpoch readDetectionEpoch(const std::string& runFolder, int epoch)
{
    const KeptJson kept(detailFile(runFolder, epoch));
    DetectionEpoch detail;
    detail.epoch = static_cast<int>(kept.whole(kept.root(), "epoch"));
    detail.confidence = kept.number(kept.root(), "confidence");
    for (const json::element entry : kept.list(kept.root(), "classes")) {
        detail.classes.push_back(classOf(kept, entry));
    }
    detail.confusion = kept.counts(kept.root(), "confusion", 0);
    const std::size_t side = detail.classes.size() + 1;
    if (detail.confusion.size() != side * side) {
        kept.refuse("\"confusion\" holds " + std::to_string(detail.confusion.size()) + " numbers, expected " + std::to_string(side * side)
                    + " for " + std::to_string(detail.classes.size()) + " classes and the background");
    }
    for (const json::element entry : kept.list(kept.root(), "error_gains")) {
        detail.errorGains.push_back(kept.value(entry, "error_gains"));
    }
    if (detail.errorGains.size() != errorKinds) {
        kept.refuse("\"error_gains\" holds " + std::to_string(detail.errorGains.size()) + " numbers, expected 6");
    }
    return detail;
}

std::vector<int> epochsThatKeep(const std::string& runFolder, std::initializer_list<const char*> files)
{
    std::vector<int> epochs;
    std::error_code code;
    for (fs::directory_iterator it(fs::path(runFolder) / "epochs", code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().filename().string();
        const bool number = !name.empty() && name.size() < 9
                            && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
        const bool keeps = std::all_of(files.begin(), files.end(), [&](const char* file) {
            std::error_code ignored;
            return fs::is_regular_file(it->path() / file, ignored);
        });
        if (number && keeps) {
            epochs.push_back(std::stoi(name));
        }
    }
    std::sort(epochs.begin(), epochs.end());
    return epochs;
}

std::vector<int> detectionEpochs(const std::string& runFolder)
{
    return epochsThatKeep(runFolder, {"epoch.json", "predictions.json"});
}

}  // namespace gg::runs
