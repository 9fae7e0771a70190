#pragma once

#include "core/metrics/overlaps.h"

#include <random>

namespace gg::test {

inline metrics::DetectionSet arranged(std::size_t images, std::size_t classes, std::vector<metrics::Truth> truths,
                                      std::vector<metrics::Detection> detections)
{
    metrics::DetectionSet set;
    for (std::size_t c = 0; c < classes; ++c) {
        set.classNames.push_back("class " + std::to_string(c));
    }
    set.images = images;
    set.truths = std::move(truths);
    set.detections = std::move(detections);
    for (auto& truth : set.truths) {
        truth.area = truth.box.width * truth.box.height;
    }
    for (auto& detection : set.detections) {
        detection.area = detection.box.width * detection.box.height;
    }
    set.arrange();
    return set;
}

inline metrics::Overlaps overlapsOf(const metrics::DetectionSet& set, double floor = metrics::overlapFloor)
{
    JobControl control;
    return metrics::overlapsOf(set, metrics::IouType::Box, control, floor);
}

/// A few crowded images on a grid of few pixels, so that equal IoUs, second choices, duplicates and equal scores are common.
inline metrics::DetectionSet randomSet(unsigned seed, int mostDetections = 12)
{
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const auto images = static_cast<std::size_t>(1 + below(4));
    const auto classes = static_cast<std::size_t>(1 + below(3));
    const auto box = [&] {
        return metrics::Box{static_cast<double>(below(5)), static_cast<double>(below(5)), 1.0 + below(7), 1.0 + below(7)};
    };
    std::vector<metrics::Truth> truths;
    std::vector<metrics::Detection> detections;
    for (std::uint32_t image = 0; image < images; ++image) {
        for (int i = below(6); i > 0; --i) {
            truths.push_back({.box = box(), .image = image, .classId = below(static_cast<int>(classes)), .ignore = below(8) == 0, .crowd = below(8) == 0});
        }
        for (int i = below(mostDetections); i > 0; --i) {
            detections.push_back({.box = box(), .score = below(20) / 20.0, .image = image, .classId = below(static_cast<int>(classes))});
        }
    }
    return arranged(images, classes, std::move(truths), std::move(detections));
}

}  // namespace gg::test
