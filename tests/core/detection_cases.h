#pragma once

#include "core/metrics/overlaps.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <string>

namespace gg::test {

inline metrics::Truth truth(metrics::Box box, std::int32_t classId = 0, std::uint32_t image = 0)
{
    return {.box = box, .area = box.width * box.height, .image = image, .classId = classId};
}

inline metrics::Truth crowd(metrics::Box box, std::int32_t classId = 0, std::uint32_t image = 0)
{
    return {.box = box, .area = box.width * box.height, .image = image, .classId = classId, .ignore = true, .crowd = true};
}

inline metrics::Detection detection(metrics::Box box, double score, std::int32_t classId = 0, std::uint32_t image = 0)
{
    return {.box = box, .area = box.width * box.height, .score = score, .image = image, .classId = classId};
}

/// An arranged set. Classes are called a, b, c …
inline metrics::DetectionSet setOf(std::vector<metrics::Truth> truths, std::vector<metrics::Detection> detections, std::size_t classes = 1,
                                   std::size_t images = 1)
{
    metrics::DetectionSet set;
    for (std::size_t c = 0; c < classes; ++c) {
        set.classNames.emplace_back(1, static_cast<char>('a' + c));
    }
    set.images = images;
    set.truths = std::move(truths);
    set.detections = std::move(detections);
    for (std::uint32_t row = 0; row < set.detections.size(); ++row) {
        set.detections[row].source = row;
    }
    set.arrange();
    return set;
}

/// The same from plain values, whose areas are those of their boxes.
inline metrics::DetectionSet arranged(std::size_t images, std::size_t classes, std::vector<metrics::Truth> truths,
                                      std::vector<metrics::Detection> detections)
{
    for (auto& one : truths) {
        one.area = one.box.width * one.box.height;
    }
    for (auto& one : detections) {
        one.area = one.box.width * one.box.height;
    }
    return setOf(std::move(truths), std::move(detections), classes, images);
}

inline metrics::Overlaps overlapsOf(const metrics::DetectionSet& set)
{
    JobControl control;
    return metrics::overlapsOf(set, metrics::IouType::Box, control);
}

/// Small crowded images with everything that makes matching difficult: coordinates and scores of few values, so that IoUs and scores tie; crowds
/// and ignored truths; images without one or the other.
inline metrics::DetectionSet randomSet(std::mt19937& random, std::size_t classes = 3, int mostDetections = 12)
{
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const std::size_t images = 1 + static_cast<std::size_t>(below(4));
    const auto box = [&] { return metrics::Box{below(5) * 8.0, below(5) * 8.0, 8.0 + below(6) * 16, 8.0 + below(6) * 16}; };
    std::vector<metrics::Truth> truths;
    std::vector<metrics::Detection> detections;
    for (std::uint32_t image = 0; image < images; ++image) {
        for (int i = below(6); i-- > 0;) {
            truths.push_back(truth(box(), below(static_cast<int>(classes)), image));
            truths.back().crowd = below(8) == 0;
            truths.back().ignore = truths.back().crowd || below(10) == 0;
        }
        for (int i = below(mostDetections); i-- > 0;) {
            detections.push_back(detection(box(), below(20) / 20.0, below(static_cast<int>(classes)), image));
            if (!truths.empty() && below(2) == 0) {
                detections.back().box = truths[static_cast<std::size_t>(below(static_cast<int>(truths.size())))].box;
                detections.back().box.width += below(3) * 4;
                detections.back().area = detections.back().box.width * detections.back().box.height;
            }
        }
    }
    return setOf(std::move(truths), std::move(detections), classes, images);
}

/// A COCO file and a results file, read without any of the program's own readers.
inline metrics::DetectionSet cocoSet(const std::string& truthPath, const std::string& resultsPath)
{
    const auto parsed = [](const std::string& path) {
        std::ifstream file(path);
        return nlohmann::json::parse(file);
    };
    const nlohmann::json gt = parsed(truthPath);
    std::map<nlohmann::json, std::uint32_t> images;
    for (const auto& image : gt.at("images")) {
        images.emplace(image.at("id"), 0);
    }
    std::uint32_t next = 0;
    for (auto& [id, index] : images) {
        index = next++;
    }
    metrics::DetectionSet set;
    std::map<int, std::int32_t> classes;
    for (const auto& category : gt.at("categories")) {
        classes.emplace(category.at("id").get<int>(), static_cast<std::int32_t>(set.classNames.size()));
        set.classNames.push_back(category.at("name"));
    }
    const auto boxOf = [](const nlohmann::json& row) {
        const auto& box = row.at("bbox");
        return metrics::Box{box[0].get<double>(), box[1].get<double>(), box[2].get<double>(), box[3].get<double>()};
    };
    for (const auto& row : gt.at("annotations")) {
        const bool isCrowd = row.value("iscrowd", 0) != 0;
        set.truths.push_back({.box = boxOf(row),
                              .area = row.at("area").get<double>(),
                              .image = images.at(row.at("image_id")),
                              .classId = classes.at(row.at("category_id").get<int>()),
                              .ignore = isCrowd,
                              .crowd = isCrowd});
    }
    for (const auto& row : parsed(resultsPath)) {
        const metrics::Box box = boxOf(row);
        set.detections.push_back({.box = box,
                                  .area = box.width * box.height,
                                  .score = row.at("score").get<double>(),
                                  .image = images.at(row.at("image_id")),
                                  .classId = classes.at(row.at("category_id").get<int>()),
                                  .source = static_cast<std::uint32_t>(set.detections.size())});
    }
    set.images = images.size();
    set.arrange();
    return set;
}

}  // namespace gg::test
