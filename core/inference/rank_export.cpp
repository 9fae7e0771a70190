#include "core/inference/rank_export.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/write/convert.h"
#include "core/dataset/write/output_folder.h"

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace gg::inference {
namespace {

using Json = nlohmann::ordered_json;

std::size_t countOf(const Ranking& ranking, std::size_t top)
{
    return top == 0 ? ranking.images.size() : std::min(top, ranking.images.size());
}

std::string quoted(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

std::string digits(double value)
{
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.9g", value);
    return buffer.data();
}

std::string shownClass(const std::vector<std::string>& names, std::int32_t classId)
{
    const auto index = static_cast<std::size_t>(std::max(0, classId));
    return index < names.size() && !names[index].empty() ? names[index] : std::to_string(classId);
}

/// Names of the pictures in their new folder: as they were, with a number where two have one name.
std::vector<std::string> namesOf(const Ranking& ranking, const dataset::Dataset& dataset, std::size_t count)
{
    std::map<std::string, int> stems;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& image = dataset.records[ranking.images[i].record].image;
        const std::string stem(dataset::stemOf(image));
        const int use = ++stems[stem];
        names.push_back(use == 1 ? std::string(dataset::fileName(image)) : stem + "-" + std::to_string(use) + "." + dataset::extensionOf(image));
    }
    return names;
}

std::size_t classCount(const Ranking& ranking, const std::vector<std::string>& names)
{
    std::size_t count = names.size();
    for (const RankedImage& image : ranking.images) {
        for (const Found& found : image.objects) {
            count = std::max(count, static_cast<std::size_t>(std::max(0, found.classId)) + 1);
        }
    }
    return count;
}

std::string yoloRows(const RankedImage& image, double confidence)
{
    std::string rows;
    for (const Found& found : image.objects) {
        if (found.score < confidence) {
            continue;
        }
        std::array<char, 160> line{};
        const metrics::Box& box = found.box;
        std::snprintf(line.data(), line.size(), "%d %.6f %.6f %.6f %.6f\n", found.classId, (box.x + box.width / 2) / image.image.width,
                      (box.y + box.height / 2) / image.image.height, box.width / image.image.width, box.height / image.image.height);
        rows += line.data();
    }
    return rows;
}

void writeYolo(dataset::OutputFolder& out, const Ranking& ranking, const std::vector<std::string>& names, const AnnotationExport& request)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        out.write("labels/" + std::string(dataset::stemOf(names[i])) + ".txt", yoloRows(ranking.images[i], request.confidence));
    }
    YAML::Emitter yaml;
    yaml << YAML::BeginMap << YAML::Key << "train" << YAML::Value << "images" << YAML::Key << "names" << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (std::size_t c = 0; c < classCount(ranking, request.classNames); ++c) {
        yaml << YAML::DoubleQuoted << shownClass(request.classNames, static_cast<std::int32_t>(c));
    }
    yaml << YAML::EndSeq << YAML::EndMap;
    out.write("data.yaml", std::string(yaml.c_str()) + "\n");
}

void writeCoco(dataset::OutputFolder& out, const Ranking& ranking, const std::vector<std::string>& names, const AnnotationExport& request)
{
    Json root{{"images", Json::array()}, {"annotations", Json::array()}, {"categories", Json::array()}};
    std::size_t annotation = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const RankedImage& image = ranking.images[i];
        root["images"].push_back({{"id", i + 1}, {"file_name", names[i]}, {"width", image.image.width}, {"height", image.image.height}});
        for (const Found& found : image.objects) {
            if (found.score >= request.confidence) {
                const metrics::Box& box = found.box;
                root["annotations"].push_back({{"id", ++annotation}, {"image_id", i + 1}, {"category_id", found.classId + 1}, {"bbox", {box.x, box.y, box.width, box.height}},
                                               {"area", box.width * box.height}, {"iscrowd", 0}, {"score", found.score}});
            }
        }
    }
    for (std::size_t c = 0; c < classCount(ranking, request.classNames); ++c) {
        root["categories"].push_back({{"id", c + 1}, {"name", shownClass(request.classNames, static_cast<std::int32_t>(c))}});
    }
    out.write("annotations.json", root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

std::string rankingCsv(const Ranking& ranking, const dataset::Dataset& dataset, std::size_t top)
{
    std::string text = "rank,image,uncertainty,objects\r\n";
    for (std::size_t i = 0; i < countOf(ranking, top); ++i) {
        const RankedImage& image = ranking.images[i];
        text += std::to_string(i + 1) + "," + quoted(dataset.records[image.record].image) + "," + digits(image.uncertainty) + "," + std::to_string(image.objects.size()) + "\r\n";
    }
    return text;
}

std::string rankingJson(const Ranking& ranking, const dataset::Dataset& dataset, const RankRequest& request, std::size_t top)
{
    Json root{{"by", rankId(ranking.by)},
              {"pool", poolId(request.pool)},
              {"confidence", request.confidence},
              {"variants", std::max<std::size_t>(1, request.variants.size())},
              {"folder", dataset.opened},
              {"ranked", ranking.images.size()},
              {"images", Json::array()},
              {"unreadable", Json::array()}};
    for (std::size_t i = 0; i < countOf(ranking, top); ++i) {
        const RankedImage& image = ranking.images[i];
        root["images"].push_back({{"image", dataset.records[image.record].image}, {"uncertainty", image.uncertainty}, {"objects", image.objects.size()}});
    }
    for (const Ranking::Unreadable& one : ranking.unreadable) {
        root["unreadable"].push_back({{"image", dataset.records[one.record].image}, {"why", one.why}});
    }
    return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::size_t exportForAnnotation(const Ranking& ranking, const dataset::Dataset& dataset, const AnnotationExport& request, JobControl& control)
{
    dataset::requireFreshFolder(dataset, request.folder);
    const std::size_t count = countOf(ranking, request.top);
    const std::vector<std::string> names = namesOf(ranking, dataset, count);
    dataset::OutputFolder out(request.folder, dataset::OutputMode::Write);
    control.begin("Copying images", count);
    for (std::size_t i = 0; i < count; ++i) {
        control.throwIfStopped();
        const std::string& image = dataset.records[ranking.images[i].record].image;
        if (const dataset::Placement placed = out.place(dataset.absolute(image), "images/" + names[i], dataset::ImagePlacement::Copy); placed.placed == dataset::Placed::NotPlaced) {
            throw Error(ErrorCode::Unreadable, dataset.absolute(image), placed.reason);
        }
        control.advance();
    }
    out.write("ranking.csv", rankingCsv(ranking, dataset, request.top));
    if (request.labels == PreLabels::Yolo) {
        writeYolo(out, ranking, names, request);
    } else if (request.labels == PreLabels::Coco) {
        writeCoco(out, ranking, names, request);
    }
    out.commit();
    return count;
}

}  // namespace gg::inference
