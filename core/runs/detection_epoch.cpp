#include "core/runs/detection_epoch.h"

#include "core/base/error.h"
#include "core/io/files.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>

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

/// Reads one epoch.json; what does not fit is named by its key.
class Reader
{
public:
    explicit Reader(std::string file)
        : m_file(std::move(file))
        , m_text(io::readFile(m_file))
    {
        if (const auto error = m_parser.parse(m_text).get(m_root); error != simdjson::SUCCESS) {
            refuse(simdjson::error_message(error));
        }
    }

    DetectionEpoch read() const
    {
        DetectionEpoch detail;
        detail.epoch = static_cast<int>(whole(m_root, "epoch"));
        detail.confidence = number(m_root, "confidence");
        for (const json::element entry : list(m_root, "classes")) {
            detail.classes.push_back(classOf(entry));
        }
        for (const json::element entry : list(m_root, "confusion")) {
            std::int64_t count = 0;
            if (entry.get(count) != simdjson::SUCCESS || count < 0) {
                refuse("\"confusion\" holds something that is no count");
            }
            detail.confusion.push_back(count);
        }
        const std::size_t side = detail.classes.size() + 1;
        if (detail.confusion.size() != side * side) {
            refuse("\"confusion\" holds " + std::to_string(detail.confusion.size()) + " numbers, expected " + std::to_string(side * side)
                   + " for " + std::to_string(detail.classes.size()) + " classes and the background");
        }
        for (const json::element entry : list(m_root, "error_gains")) {
            detail.errorGains.push_back(value(entry, "error_gains"));
        }
        if (detail.errorGains.size() != errorKinds) {
            refuse("\"error_gains\" holds " + std::to_string(detail.errorGains.size()) + " numbers, expected 6");
        }
        return detail;
    }

private:
    [[noreturn]] void refuse(const std::string& what) const
    {
        throw Error(ErrorCode::Malformed, m_file, "What was kept of this epoch cannot be read: " + what + ". The other epochs are not affected.");
    }

    ClassScore classOf(const json::element& entry) const
    {
        std::string_view name;
        if (entry["name"].get(name) != simdjson::SUCCESS) {
            refuse("an entry of \"classes\" has no \"name\"");
        }
        return {.name = std::string(name),
                .ap = number(entry, "ap"),
                .ap50 = number(entry, "ap50"),
                .precision = number(entry, "precision"),
                .recall = number(entry, "recall"),
                .truths = whole(entry, "truths"),
                .predicted = whole(entry, "predicted")};
    }

    std::int64_t whole(const json::element& of, const char* key) const
    {
        std::int64_t found = 0;
        if (of[key].get(found) != simdjson::SUCCESS) {
            refuse(std::string("\"") + key + "\" is missing or not a whole number");
        }
        return found;
    }

    double value(const json::element& found, const char* key) const
    {
        double number = 0;
        if (found.is_null()) {
            return std::numeric_limits<double>::quiet_NaN();
        }
        if (found.get(number) != simdjson::SUCCESS) {
            refuse(std::string("\"") + key + "\" is not a number");
        }
        return number;
    }

    double number(const json::element& of, const char* key) const
    {
        json::element found;
        if (of[key].get(found) != simdjson::SUCCESS) {
            refuse(std::string("\"") + key + "\" is missing");
        }
        return value(found, key);
    }

    json::array list(const json::element& of, const char* key) const
    {
        json::array found;
        if (of[key].get(found) != simdjson::SUCCESS) {
            refuse(std::string("\"") + key + "\" is missing or no list");
        }
        return found;
    }

    std::string m_file;
    std::string m_text;
    json::parser m_parser;
    json::element m_root;
};

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
    return Reader(detailFile(runFolder, epoch)).read();
}

std::vector<int> detectionEpochs(const std::string& runFolder)
{
    std::vector<int> epochs;
    std::error_code code;
    for (fs::directory_iterator it(fs::path(runFolder) / "epochs", code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().filename().string();
        const bool number = !name.empty() && name.size() < 9
                            && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
        std::error_code ignored;
        if (number && fs::is_regular_file(it->path() / "epoch.json", ignored) && fs::is_regular_file(it->path() / "predictions.json", ignored)) {
            epochs.push_back(std::stoi(name));
        }
    }
    std::sort(epochs.begin(), epochs.end());
    return epochs;
}

}  // namespace gg::runs
