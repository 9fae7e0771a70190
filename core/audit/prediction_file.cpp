#include "core/audit/prediction_file.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/text_file.h"

#include <simdjson.h>

#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>
#include <unordered_map>

namespace gg::audit
{
namespace
{

namespace fs = std::filesystem;

bool isUsable(const PredictedBox& row)
{
    return std::isfinite(row.box.x) && std::isfinite(row.box.y) && row.box.width > 0 && row.box.height > 0 &&
           std::isfinite(row.box.width) && std::isfinite(row.box.height) && row.confidence >= 0 && row.confidence <= 1;
}

class Rows
{
public:
    explicit Rows(PredictionFile& file)
        : m_file(file)
    {
    }

    void add(const std::string& image, PredictedBox row)
    {
        if (!isUsable(row)) {
            ++m_file.unusable;
            return;
        }
        const auto [it, isNew] = m_index.emplace(image, static_cast<std::uint32_t>(m_file.images.size()));
        if (isNew) {
            m_file.images.push_back(image);
        }
        row.image = it->second;
        m_file.rows.push_back(row);
    }

private:
    PredictionFile& m_file;
    std::unordered_map<std::string, std::uint32_t> m_index;
};

std::optional<std::string> imageId(simdjson::ondemand::value value)
{
    simdjson::ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    if (type == simdjson::ondemand::json_type::string) {
        std::string_view text;
        return value.get_string().get(text) == simdjson::SUCCESS ? std::optional(std::string(text)) : std::nullopt;
    }
    std::int64_t number = 0;
    return value.get_int64().get(number) == simdjson::SUCCESS ? std::optional(std::to_string(number)) : std::nullopt;
}

bool readBox(simdjson::ondemand::value value, dataset::Rect& box)
{
    simdjson::ondemand::array numbers;
    if (value.get_array().get(numbers) != simdjson::SUCCESS) {
        return false;
    }
    std::size_t count = 0;
    for (auto element : numbers) {
        double number = 0;
        if (element.get_double().get(number) != simdjson::SUCCESS || count >= 4) {
            return false;
        }
        (count == 0 ? box.x : count == 1 ? box.y : count == 2 ? box.width : box.height) = number;
        ++count;
    }
    return count == 4;
}

/// One element of the list. False where it is no prediction; `image` then may be empty.
bool readResult(simdjson::ondemand::object object, std::string& image, PredictedBox& row)
{
    bool hasImage = false;
    bool hasBox = false;
    bool hasScore = false;
    bool hasClass = false;
    for (auto field : object) {
        std::string_view key;
        simdjson::ondemand::value value;
        if (field.unescaped_key().get(key) != simdjson::SUCCESS || field.value().get(value) != simdjson::SUCCESS) {
            return false;
        }
        if (key == "image_id") {
            const std::optional<std::string> id = imageId(value);
            hasImage = id.has_value();
            image = id.value_or(std::string());
        } else if (key == "bbox") {
            hasBox = readBox(value, row.box);
        } else if (key == "score") {
            hasScore = value.get_double().get(row.confidence) == simdjson::SUCCESS;
        } else if (key == "category_id") {
            hasClass = value.get_int64().get(row.category) == simdjson::SUCCESS;
        }
    }
    return hasImage && hasBox && hasScore && hasClass;
}

PredictionFile readResults(const std::string& path, JobControl& control)
{
    PredictionFile file{.path = path};
    simdjson::padded_string text;
    if (simdjson::padded_string::load(path).get(text) != simdjson::SUCCESS) {
        throw Error(ErrorCode::Unreadable, path, "Could not be read. Check that the file is there and may be read.");
    }
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::array results;
    if (parser.iterate(text).get(document) != simdjson::SUCCESS || document.get_array().get(results) != simdjson::SUCCESS) {
        throw Error(ErrorCode::Malformed, path,
                    "Expected a list of results, [{\"image_id\": …, \"category_id\": …, \"bbox\": […], \"score\": …}, …], as "
                    "Ultralytics writes with save_json and pycocotools reads.");
    }
    control.begin("Reading predictions", 0);
    Rows rows(file);
    std::size_t seen = 0;
    for (auto element : results) {
        if (++seen % 4096 == 0) {
            control.throwIfStopped();
        }
        simdjson::ondemand::object object;
        const simdjson::error_code error = element.get_object().get(object);
        std::string image;
        PredictedBox row;
        if (error == simdjson::INCORRECT_TYPE) {
            ++file.unusable;
        } else if (error != simdjson::SUCCESS) {
            throw Error(ErrorCode::Malformed, path,
                        "Ends or breaks off after " + std::to_string(seen - 1) + " results (" + simdjson::error_message(error) +
                            "). Copy the file again, or have the run write it anew.");
        } else if (readResult(object, image, row)) {
            rows.add(image, row);
        } else {
            ++file.unusable;
        }
    }
    return file;
}

/// "class cx cy w h confidence", all but the class as shares of the picture.
bool readRow(std::string_view line, PredictedBox& row)
{
    double values[6] = {};
    std::size_t count = 0;
    while (true) {
        const std::size_t begin = line.find_first_not_of(" \t\r");
        if (begin == std::string_view::npos) {
            break;
        }
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
        if (count == 6) {
            return false;
        }
        const auto [stop, error] = std::from_chars(line.data(), line.data() + end, values[count]);
        if (error != std::errc{} || stop != line.data() + end) {
            return false;
        }
        ++count;
        line.remove_prefix(end);
    }
    if (count != 6 || values[0] != std::floor(values[0]) || std::abs(values[0]) > 1e6) {
        return false;
    }
    row.category = static_cast<std::int64_t>(values[0]);
    row.box = {values[1] - values[3] / 2, values[2] - values[4] / 2, values[3], values[4]};
    row.normalised = true;
    row.confidence = values[5];
    return true;
}

PredictionFile readFolder(const std::string& folder, JobControl& control)
{
    PredictionFile file{.path = folder, .countsFromZero = true};
    std::vector<dataset::Blemish> blemishes;
    const std::vector<std::string> texts = dataset::listFiles(folder, dataset::isTextFile, control, blemishes);
    Rows rows(file);
    dataset::TextFile reader;
    control.begin("Reading predictions", texts.size());
    for (const std::string& path : texts) {
        control.advance();
        control.throwIfStopped();
        if (!reader.read(path)) {
            ++file.unusable;
            continue;
        }
        std::string_view text = reader.text();
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            const std::string_view line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            PredictedBox row;
            if (readRow(line, row)) {
                rows.add(std::string(dataset::stemOf(path)), row);
            } else if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
                ++file.unusable;
            }
        }
    }
    return file;
}

}  // namespace

PredictionFile readPredictionFile(const std::string& path, JobControl& control)
{
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
        throw Error(ErrorCode::NotFound, path, "There is no such file or folder. Name a predictions.json, or a folder of labels with confidences.");
    }
    if (!fs::is_directory(path, ignored)) {
        return readResults(path, control);
    }
    for (const char* name : {"/predictions.json", "/val/predictions.json"}) {
        if (fs::is_regular_file(path + name, ignored)) {
            return readResults(path + name, control);
        }
    }
    PredictionFile file = readFolder(fs::is_directory(path + "/labels", ignored) ? path + "/labels" : path, control);
    if (file.rows.empty()) {
        throw Error(ErrorCode::NotFound, path,
                    file.unusable == 0
                        ? "Holds no predictions: neither a predictions.json nor text files. Run the validation with save_json=True."
                        : "Its " + std::to_string(file.unusable) +
                              " rows hold no confidence: expected “class x y width height confidence”. Write them with save_conf=True.");
    }
    return file;
}

}  // namespace gg::audit
