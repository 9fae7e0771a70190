#include "core/inference/outcome_files.h"

#include "core/dataset/formats/coco_rle.h"

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <map>

namespace gg::inference {
namespace {

namespace fs = std::filesystem;

std::string jsonText(const std::string& text)
{
    // Names of files need not be UTF-8.
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// 12, 0 and -3 as COCO writes numbers; "007" and "12a" are no numbers.
bool isNumber(const std::string& id)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), value);
    return error == std::errc{} && end == id.data() + id.size() && std::to_string(value) == id;
}

std::string withoutExtension(const std::string& path)
{
    return fs::path(path).replace_extension().generic_string();
}

/// A path that may be made below a folder: no root, no way up.
std::string inside(const std::string& path)
{
    std::string out;
    for (const fs::path& part : fs::path(path).relative_path()) {
        if (part != "..") {
            out += (out.empty() ? "" : "/") + part.string();
        }
    }
    return out;
}

std::string_view shortest(float value, std::array<char, 32>& text)
{
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), static_cast<std::size_t>(result.ptr - text.data())};
}

void appendThousandths(std::string& out, double value)
{
    std::array<char, 32> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), std::round(value * 1000) / 1000);
    out.append(text.data(), static_cast<std::size_t>(result.ptr - text.data()));
}

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

void emitLatency(YAML::Emitter& out, const char* name, const Latency& latency)
{
    out << YAML::Key << name << YAML::Value << YAML::Flow << YAML::BeginMap;
    out << YAML::Key << "mean" << YAML::Value << latency.mean << YAML::Key << "p50" << YAML::Value << latency.p50;
    out << YAML::Key << "p95" << YAML::Value << latency.p95 << YAML::Key << "p99" << YAML::Value << latency.p99;
    out << YAML::Key << "longest" << YAML::Value << latency.longest << YAML::EndMap;
}

nlohmann::ordered_json json(const Latency& latency)
{
    return {{"mean_ms", latency.mean}, {"p50_ms", latency.p50}, {"p95_ms", latency.p95}, {"p99_ms", latency.p99}, {"longest_ms", latency.longest}};
}

void emitModel(YAML::Emitter& out, const ModelDescription& description, const RunResult& result)
{
    out << YAML::Key << "model" << YAML::Value << YAML::BeginMap;
    out << YAML::Key << "file" << YAML::Value << YAML::DoubleQuoted << description.file;
    out << YAML::Key << "format" << YAML::Value << (description.format == ModelFormat::Onnx ? "onnx" : "torchscript");
    out << YAML::Key << "fingerprint" << YAML::Value << YAML::DoubleQuoted << description.fingerprint;
    out << YAML::Key << "bytes" << YAML::Value << description.bytes;
    out << YAML::Key << "producer" << YAML::Value << YAML::DoubleQuoted << description.producer;
    out << YAML::Key << "opset" << YAML::Value << description.opset;
    out << YAML::Key << "precision" << YAML::Value << description.precision;
    out << YAML::Key << "engine" << YAML::Value << YAML::DoubleQuoted << result.engine << YAML::EndMap;
}

void emitData(YAML::Emitter& out, const RunRequest& request, const RunResult& result)
{
    out << YAML::Key << "data" << YAML::Value << YAML::BeginMap;
    out << YAML::Key << "path" << YAML::Value << YAML::DoubleQuoted << request.dataset->opened;
    out << YAML::Key << "fingerprint" << YAML::Value << YAML::DoubleQuoted << request.dataset->fingerprint;
    out << YAML::Key << "split" << YAML::Value << YAML::DoubleQuoted << request.split;
    out << YAML::Key << "images" << YAML::Value << result.images;
    out << YAML::Key << "unreadable" << YAML::Value << YAML::BeginSeq;
    for (const RunResult::Unreadable& image : result.unreadable) {
        out << YAML::BeginMap << YAML::Key << "image" << YAML::Value << YAML::DoubleQuoted << image.image;
        out << YAML::Key << "why" << YAML::Value << YAML::DoubleQuoted << image.why << YAML::EndMap;
    }
    out << YAML::EndSeq << YAML::EndMap;
}

}  // namespace

ImageNames nameImages(const dataset::Dataset& dataset, const std::vector<std::size_t>& records)
{
    std::map<std::string, int> uses;
    for (const std::size_t record : records) {
        ++uses[fs::path(dataset.records[record].image).stem().string()];
    }
    ImageNames names;
    for (const std::size_t index : records) {
        const dataset::Record& record = dataset.records[index];
        const std::string stem = fs::path(record.image).stem().string();
        const bool unique = uses[stem] == 1;
        if (dataset.format == dataset::Format::Coco && record.extras && !record.extras->id.empty()) {
            names.ids.push_back(isNumber(record.extras->id) ? record.extras->id : jsonText(record.extras->id));
        } else {
            names.ids.push_back(jsonText(unique ? stem : record.image));
        }
        names.masks.push_back("masks/" + (unique ? stem : inside(withoutExtension(record.image))) + ".png");
    }
    return names;
}

std::string resultRows(const std::string& imageId, const std::vector<Found>& found, const ClassTable& classes, const dataset::Dataset& dataset,
                       cv::Size image)
{
    std::string out;
    std::array<char, 32> number{};
    for (const Found& object : found) {
        const auto modelClass = static_cast<std::size_t>(object.classId);
        const std::int32_t index = modelClass < classes.ofModel.size() ? classes.ofModel[modelClass] : -1;
        if (index < 0) {
            continue;  // counted by the caller
        }
        const auto at = static_cast<std::size_t>(index);
        const std::int64_t category = dataset.classIds.empty() ? index : dataset.classIds[at];
        out += ",\n{\"image_id\":" + imageId + ",\"category_id\":" + std::to_string(category) + ",\"bbox\":[";
        appendThousandths(out, object.box.x);
        out += ',';
        appendThousandths(out, object.box.y);
        out += ',';
        appendThousandths(out, object.box.width);
        out += ',';
        appendThousandths(out, object.box.height);
        out += "],\"score\":";
        out += shortest(static_cast<float>(object.score), number);
        if (!object.mask.empty()) {
            out += ",\"segmentation\":{\"size\":[" + std::to_string(image.height) + ',' + std::to_string(image.width) + "],\"counts\":" +
                   jsonText(dataset::encodeCocoRle(object.mask)) + '}';
        }
        out += '}';
    }
    return out;
}

std::string uncertaintyRow(const std::string& imageId, const std::vector<FusedObject>& fused, const ClassTable& classes, const dataset::Dataset& dataset,
                           std::size_t variants)
{
    nlohmann::ordered_json row;
    row["image_id"] = nlohmann::ordered_json::parse(imageId);
    double sum = 0;
    nlohmann::ordered_json objects = nlohmann::ordered_json::array();
    for (const FusedObject& object : fused) {
        const auto modelClass = static_cast<std::size_t>(std::max(0, object.found.classId));
        const std::int32_t index = modelClass < classes.ofModel.size() ? classes.ofModel[modelClass] : -1;
        if (index < 0) {
            continue;
        }
        const metrics::Box& box = object.found.box;
        const double disagreement = object.agreement.disagreement(variants);
        sum += disagreement;
        objects.push_back({{"category_id", dataset.classIds.empty() ? index : dataset.classIds[static_cast<std::size_t>(index)]},
                           {"bbox", {box.x, box.y, box.width, box.height}},
                           {"score", object.found.score},
                           {"score_deviation", object.agreement.scoreDeviation},
                           {"found", object.agreement.found},
                           {"placement", object.agreement.placement},
                           {"disagreement", disagreement}});
    }
    row["mean_disagreement"] = objects.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(sum / static_cast<double>(objects.size()));
    row["objects"] = std::move(objects);
    return row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string uncertaintyRow(const std::string& imageId, const std::string& entropyFile, const FusedMap& fused)
{
    nlohmann::ordered_json row;
    row["image_id"] = nlohmann::ordered_json::parse(imageId);
    row["mean_entropy"] = fused.meanEntropy;
    row["mean_mutual_information"] = fused.meanMutualInformation;
    row["entropy"] = entropyFile;
    return row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string uncertaintyFile(const std::vector<std::string>& rows, const RunRequest& request)
{
    nlohmann::ordered_json head{{"schema", "groundglass.uncertainty"}, {"version", 1}, {"variants", nlohmann::ordered_json::array()}};
    for (const Variant& variant : request.variants) {
        head["variants"].push_back({{"flip_horizontal", variant.flipHorizontal}, {"flip_vertical", variant.flipVertical}, {"scale", variant.scale}});
    }
    head["fusion"] = std::string(metrics::fusionId(request.fusion.fusion));
    head["fusion_iou"] = request.fusion.iou;
    std::string text = head.dump(1);
    text.erase(text.rfind('\n'));
    text += ",\n \"images\": [";
    bool first = true;
    for (const std::string& row : rows) {
        if (!row.empty()) {
            text += (first ? "\n" : ",\n") + row;
            first = false;
        }
    }
    return text + "\n ]\n}\n";
}

std::string describeRun(const RunResult& result, const ModelDescription& description, const RunRequest& request)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    out << YAML::Key << "groundglass" << YAML::Value << GG_VERSION << YAML::Key << "created" << YAML::Value << utcNow();
    emitModel(out, description, result);
    emitData(out, request, result);
    out << YAML::Key << "detections" << YAML::Value << result.detections;
    out << YAML::Key << "variants" << YAML::Value << std::max<std::size_t>(1, request.variants.size());
    out << YAML::Key << "classes" << YAML::Value << YAML::BeginSeq;
    for (const ClassMatch& match : result.classes) {
        out << YAML::Flow << YAML::BeginMap << YAML::Key << "model" << YAML::Value << YAML::DoubleQuoted << match.model;
        out << YAML::Key << "dataset" << YAML::Value << YAML::DoubleQuoted << match.dataset;
        out << YAML::Key << "left_out" << YAML::Value << match.leftOut << YAML::EndMap;
    }
    out << YAML::EndSeq;
    out << YAML::Key << "latency_ms" << YAML::Value << YAML::BeginMap;
    emitLatency(out, "network", result.network);
    emitLatency(out, "end_to_end", result.endToEnd);
    out << YAML::Key << "images_per_second" << YAML::Value << result.imagesPerSecond;
    out << YAML::Key << "how_measured" << YAML::Value << YAML::DoubleQuoted << result.howMeasured << YAML::EndMap << YAML::EndMap;
    const YAML::Node processing = YAML::Load(toYaml(request.processing));
    YAML::Emitter tail;
    tail << YAML::BeginMap << YAML::Key << "processing" << YAML::Value << processing << YAML::EndMap;
    return std::string(out.c_str()) + '\n' + tail.c_str() + '\n';
}

std::string toJson(const RunResult& result, const ModelDescription& description, const RunRequest& request)
{
    nlohmann::ordered_json root;
    root["model"] = {{"file", description.file}, {"fingerprint", description.fingerprint}, {"engine", result.engine}};
    root["head"] = std::string(idOf(request.processing.post.head));
    root["split"] = request.split;
    root["predictions"] = result.predictions;
    root["variants"] = std::max<std::size_t>(1, request.variants.size());
    root["uncertainty"] = result.uncertainty.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(result.uncertainty);
    root["images"] = result.images;
    root["detections"] = result.detections;
    root["unreadable"] = nlohmann::ordered_json::array();
    for (const RunResult::Unreadable& image : result.unreadable) {
        root["unreadable"].push_back({{"image", image.image}, {"why", image.why}});
    }
    root["classes_left_out"] = nlohmann::ordered_json::object();
    for (const ClassMatch& match : result.classes) {
        if (match.leftOut > 0) {
            root["classes_left_out"][match.model] = match.leftOut;
        }
    }
    root["latency"] = {{"network", json(result.network)},
                       {"end_to_end", json(result.endToEnd)},
                       {"images_per_second", result.imagesPerSecond},
                       {"seconds", result.seconds},
                       {"threads", result.threads},
                       {"how_measured", result.howMeasured}};
    return root.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace gg::inference
