#include "core/predictions/own_results.h"

#include "core/base/error.h"
#include "core/dataset/file_tree.h"
#include "core/io/files.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace gg::predictions {
namespace {

constexpr double hundredths = 100;
constexpr double millionths = 1e6;

/// The nearest double to a whole number of parts: what reading its decimals gives.
double rounded(double value, double parts)
{
    return std::round(value * parts) / parts;
}

void append(std::string& out, double value)
{
    std::array<char, 400> text{};  // the largest double has 309 digits before its point
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    out.append(text.data(), error == std::errc{} ? end : text.data());
}

std::string quoted(const std::string& text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void appendRow(std::string& out, const std::string& image, std::int64_t category, const metrics::Detection& row)
{
    out += out.size() > 1 ? ",\n{\"image_id\":" : "{\"image_id\":";
    out += image;
    out += ",\"category_id\":";
    out += std::to_string(category);
    out += ",\"bbox\":[";
    append(out, row.box.x);
    for (const double number : {row.box.y, row.box.width, row.box.height}) {
        out += ',';
        append(out, number);
    }
    out += "],\"score\":";
    append(out, row.score);
    out += '}';
}

}  // namespace

metrics::Detection asWritten(const metrics::Box& box, double score, std::int32_t classId)
{
    const auto side = [](double length) { return std::max(rounded(length, hundredths), 1 / hundredths); };
    metrics::Detection row{.box = {rounded(box.x, hundredths), rounded(box.y, hundredths), side(box.width), side(box.height)},
                           .score = rounded(score, millionths),
                           .classId = classId};
    row.area = row.box.width * row.box.height;
    return row;
}

std::string resultsJson(const TruthTable& truth, std::span<const std::uint32_t> images, std::span<const metrics::Detection> rows)
{
    std::string out = "[";
    out.reserve(rows.size() * 96 + 4);
    std::uint32_t named = metrics::none;
    std::string name;
    for (const metrics::Detection& row : rows) {
        if (row.image != named) {
            named = row.image;
            name = quoted(truth.images[images[named]].name);
        }
        appendRow(out, name, truth.classIds[static_cast<std::size_t>(row.classId)], row);
    }
    return out + "]\n";
}

LoadedDetections loadedFromRows(std::shared_ptr<const TruthTable> truth, std::vector<std::uint32_t> images, std::vector<metrics::Detection> rows)
{
    LoadedDetections loaded{.format = PredictionFormat::RunEpoch, .numbering = ClassNumbering::Ids};
    std::vector<std::uint32_t> placeOf(truth->images.size(), metrics::none);
    std::vector<bool> ofSplit(truth->splits.size(), false);
    for (std::uint32_t i = 0; i < images.size(); ++i) {
        const EvaluatedImage& image = truth->images[images[i]];
        placeOf[images[i]] = i;
        ofSplit[image.split] = true;
        loaded.set.imageHeights.push_back(static_cast<std::uint32_t>(std::max(0, image.height)));
    }
    for (std::size_t split = 0; split < ofSplit.size(); ++split) {
        if (ofSplit[split]) {
            loaded.splits.push_back(truth->splits[split]);
        }
    }
    for (metrics::Truth one : truth->truths) {
        one.image = placeOf[one.image];
        if (one.image != metrics::none) {
            one.mask = metrics::none;
            loaded.set.truths.push_back(one);
        }
    }
    std::vector<bool> hasRows(images.size(), false);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].source = static_cast<std::uint32_t>(i);
        hasRows[rows[i].image] = true;
    }
    loaded.rows = rows.size();
    loaded.used = rows.size();
    loaded.imagesWithRows = static_cast<std::size_t>(std::count(hasRows.begin(), hasRows.end(), true));
    loaded.set.classNames = truth->classNames;
    loaded.set.images = images.size();
    loaded.set.detections = std::move(rows);
    loaded.set.arrange();
    loaded.images = std::move(images);
    loaded.truth = std::move(truth);
    return loaded;
}

std::string validatedJson(const TruthTable& truth, std::span<const std::uint32_t> images)
{
    nlohmann::ordered_json out{{"images", nlohmann::ordered_json::array()}, {"classes", nlohmann::ordered_json::array()}};
    for (const std::uint32_t image : images) {
        out["images"].push_back(truth.images[image].name);
    }
    for (std::size_t c = 0; c < truth.classNames.size(); ++c) {
        out["classes"].push_back({{"id", truth.classIds[c]}, {"name", truth.classNames[c]}});
    }
    return out.dump(0, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::optional<Validated> readValidated(const std::string& predictionsFile)
{
    const std::filesystem::path epochs = std::filesystem::path(predictionsFile).parent_path().parent_path();
    const std::string file = (epochs.parent_path() / "validation.json").string();
    if (epochs.filename() != "epochs" || !dataset::isFile(file)) {
        return std::nullopt;
    }
    const auto refuse = [&](const std::string& what) {
        throw Error(ErrorCode::Malformed, file,
                    "Does not say which pictures the run was validated on: " + what + ". Without this file, the split that most rows are for is taken.");
    };
    const std::string text = io::readFile(file);
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    simdjson::dom::array images;
    simdjson::dom::array classes;
    if (const auto error = parser.parse(text).get(root); error != simdjson::SUCCESS) {
        refuse(simdjson::error_message(error));
    }
    if (root["images"].get(images) != simdjson::SUCCESS || root["classes"].get(classes) != simdjson::SUCCESS) {
        refuse("expected the lists \"images\" and \"classes\"");
    }
    Validated validated;
    for (const auto entry : images) {
        std::string_view name;
        if (entry.get(name) != simdjson::SUCCESS) {
            refuse("\"images\" holds something that is no path");
        }
        validated.images.emplace_back(name);
    }
    for (const auto entry : classes) {
        std::int64_t id = 0;
        std::string_view name;
        if (entry["id"].get(id) != simdjson::SUCCESS || entry["name"].get(name) != simdjson::SUCCESS) {
            refuse("a class has no \"id\" or no \"name\"");
        }
        validated.classes.emplace_back(id, name);
    }
    return validated;
}

}  // namespace gg::predictions
