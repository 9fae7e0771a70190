#pragma once

#include "core/dataset/formats/coco_rle.h"
#include "core/metrics/mask_runs.h"
#include "core/metrics/overlaps.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace gg::test {

inline nlohmann::json readJson(const std::string& path)
{
    std::ifstream file(path);
    return nlohmann::json::parse(file);
}

/// COCO files in the form that metrics read, straight from the JSON as pycocotools takes it: images and classes by ascending id.
class CocoFiles {
public:
    CocoFiles(const std::string& truth, const std::string& results)
    {
        const nlohmann::json json = readJson(truth);
        addImages(json.at("images"));
        addClasses(json.at("categories"));
        for (const nlohmann::json& annotation : json.at("annotations")) {
            addTruth(annotation);
        }
        for (const nlohmann::json& result : readJson(results)) {
            addDetection(result);
        }
        set.arrange();
    }

    metrics::DetectionSet set;

private:
    void addImages(nlohmann::json images)
    {
        std::sort(images.begin(), images.end(), [](const auto& a, const auto& b) { return a.at("id") < b.at("id"); });
        for (const nlohmann::json& image : images) {
            m_images[image.at("id").dump()] = static_cast<std::uint32_t>(set.images++);
            m_widths.push_back(image.at("width"));
            set.imageHeights.push_back(image.at("height"));
        }
    }

    void addClasses(nlohmann::json categories)
    {
        std::sort(categories.begin(), categories.end(), [](const auto& a, const auto& b) { return a.at("id") < b.at("id"); });
        for (const nlohmann::json& category : categories) {
            m_classes[category.at("id")] = static_cast<std::int32_t>(set.classNames.size());
            set.classNames.push_back(category.at("name"));
        }
    }

    void addTruth(const nlohmann::json& annotation)
    {
        const std::uint32_t image = m_images.at(annotation.at("image_id").dump());
        metrics::Truth truth{.box = boxOf(annotation.at("bbox")),
                             .area = annotation.at("area"),
                             .image = image,
                             .classId = m_classes.at(annotation.at("category_id")),
                             .crowd = annotation.value("iscrowd", 0) != 0};
        if (annotation.contains("segmentation")) {
            truth.mask = set.masks.add(runsOf(annotation.at("segmentation"), image));
        }
        set.truths.push_back(truth);
    }

    /// Area of the box where the file has one, as pycocotools has it.
    void addDetection(const nlohmann::json& result)
    {
        const std::uint32_t image = m_images.at(result.at("image_id").dump());
        metrics::Detection detection{.score = result.at("score"), .image = image, .classId = m_classes.at(result.at("category_id"))};
        if (result.contains("segmentation")) {
            detection.mask = set.masks.add(runsOf(result.at("segmentation"), image));
            detection.area = static_cast<double>(metrics::areaOf(set.masks[detection.mask]));
        }
        if (result.contains("bbox")) {
            detection.box = boxOf(result.at("bbox"));
            detection.area = detection.box.width * detection.box.height;
        }
        set.detections.push_back(detection);
    }

    static metrics::Box boxOf(const nlohmann::json& bbox) { return {bbox.at(0), bbox.at(1), bbox.at(2), bbox.at(3)}; }

    std::vector<std::uint32_t> runsOf(const nlohmann::json& segmentation, std::uint32_t image) const
    {
        if (segmentation.is_object()) {
            const nlohmann::json& counts = segmentation.at("counts");
            return counts.is_string() ? dataset::decodeCocoRle(counts.get<std::string>()).value() : counts.get<std::vector<std::uint32_t>>();
        }
        std::vector<std::uint32_t> runs;
        for (const auto& ring : segmentation) {
            const auto one = metrics::polygonRuns(ring.get<std::vector<double>>(), set.imageHeights[image], m_widths[image]);
            runs = runs.empty() ? one : metrics::mergeRuns(runs, one);
        }
        return runs;
    }

    std::map<std::string, std::uint32_t> m_images;
    std::vector<std::uint32_t> m_widths;
    std::map<std::int64_t, std::int32_t> m_classes;
};

}  // namespace gg::test
