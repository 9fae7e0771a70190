#include "core/runs/detection_epoch.h"

#include "core/base/error.h"
#include "core/io/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <string_view>

namespace gg::runs {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 6> errorNames{"class", "location", "both", "duplicate", "background", "missed"};

std::string fileIn(const std::string& runFolder, int epoch, const char* name)
{
    char folder[16];
    std::snprintf(folder, sizeof folder, "%04d", epoch);
    return (fs::path(runFolder) / "epochs" / folder / name).string();
}

/// JSON has no NaN: what is undefined is null.
Json numberJson(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

double numberOf(const Json& json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

Json classJson(const ClassScore& score)
{
    return {{"name", score.name},
            {"ap", numberJson(score.ap)},
            {"ap50", numberJson(score.ap50)},
            {"precision", numberJson(score.precision)},
            {"recall", numberJson(score.recall)},
            {"truths", score.truths},
            {"predicted", score.predicted}};
}

ClassScore classOf(const Json& json)
{
    return {.name = json.at("name").get<std::string>(),
            .ap = numberOf(json.at("ap")),
            .ap50 = numberOf(json.at("ap50")),
            .precision = numberOf(json.at("precision")),
            .recall = numberOf(json.at("recall")),
            .truths = json.at("truths").get<std::int64_t>(),
            .predicted = json.at("predicted").get<std::int64_t>()};
}

Json matrixJson(const DetectionEpoch& detail)
{
    const std::size_t side = detail.classes.size() + 1;
    Json rows = Json::array();
    for (std::size_t row = 0; row * side < detail.confusion.size(); ++row) {
        const auto begin = detail.confusion.begin() + static_cast<std::ptrdiff_t>(row * side);
        rows.push_back(std::vector<std::int64_t>(begin, begin + static_cast<std::ptrdiff_t>(side)));
    }
    return rows;
}

void readMatrix(const Json& rows, DetectionEpoch& detail, const std::string& file)
{
    const std::size_t side = detail.classes.size() + 1;
    for (const Json& row : rows) {
        for (const Json& count : row) {
            detail.confusion.push_back(count.get<std::int64_t>());
        }
    }
    if (!detail.confusion.empty() && (rows.size() != side || detail.confusion.size() != side * side)) {
        throw Error(ErrorCode::Malformed, file,
                    "\"confusion\" has " + std::to_string(rows.size()) + " rows with " + std::to_string(detail.confusion.size())
                        + " counts, expected a square with one row for each of the " + std::to_string(detail.classes.size())
                        + " classes and one for the background.");
    }
}

DetectionEpoch detailOf(const Json& json, const std::string& file)
{
    DetectionEpoch detail{.epoch = json.at("epoch").get<int>(), .confidence = numberOf(json.at("confidence")), .classes = {}, .confusion = {}, .errorGains = {}};
    for (const Json& one : json.at("classes")) {
        detail.classes.push_back(classOf(one));
    }
    readMatrix(json.at("confusion"), detail, file);
    if (const auto gains = json.find("error_gains"); gains != json.end()) {
        for (const char* name : errorNames) {
            detail.errorGains.push_back(numberOf(gains->at(name)));
        }
    }
    return detail;
}

}  // namespace

void writeDetectionEpoch(const std::string& runFolder, const DetectionEpoch& detail)
{
    const std::string file = fileIn(runFolder, detail.epoch, "epoch.json");
    const std::size_t side = detail.classes.size() + 1;
    if (!detail.confusion.empty() && detail.confusion.size() != side * side) {
        throw Error(ErrorCode::InvalidArgument, file, "The confusion matrix must have a row and a column for each class and the background.");
    }
    if (!detail.errorGains.empty() && detail.errorGains.size() != errorNames.size()) {
        throw Error(ErrorCode::InvalidArgument, file, "There must be one gain for each of the six kinds of error.");
    }
    Json json{{"epoch", detail.epoch}, {"confidence", numberJson(detail.confidence)}, {"classes", Json::array()}, {"confusion", matrixJson(detail)}};
    for (const ClassScore& score : detail.classes) {
        json["classes"].push_back(classJson(score));
    }
    for (std::size_t i = 0; i < detail.errorGains.size(); ++i) {
        json["error_gains"][errorNames[i]] = numberJson(detail.errorGains[i]);
    }
    io::writeFileAtomically(file, json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

DetectionEpoch readDetectionEpoch(const std::string& runFolder, int epoch)
{
    const std::string file = fileIn(runFolder, epoch, "epoch.json");
    const std::string text = io::readFile(file);
    try {
        return detailOf(Json::parse(text), file);
    } catch (const Json::exception& error) {
        throw Error(ErrorCode::Malformed, file, std::string("What was measured in this epoch cannot be read (") + error.what() + ").");
    }
}

std::string epochPredictionsFile(const std::string& runFolder, int epoch)
{
    return fileIn(runFolder, epoch, "predictions.json");
}

std::vector<int> epochsWithPredictions(const std::string& runFolder)
{
    std::vector<int> epochs;
    std::error_code code;
    for (fs::directory_iterator it(fs::path(runFolder) / "epochs", code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().filename().string();
        const bool number = !name.empty() && name.size() < 9
                            && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
        std::error_code ignored;
        if (number && fs::is_regular_file(it->path() / "predictions.json", ignored)) {
            epochs.push_back(std::stoi(name));
        }
    }
    std::sort(epochs.begin(), epochs.end());
    return epochs;
}

}  // namespace gg::runs
