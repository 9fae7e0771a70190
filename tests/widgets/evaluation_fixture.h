#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "core/evaluation/selection.h"

#include <memory>
#include <string>
#include <vector>

namespace gg::test {

// Three pictures of 100 x 80 pixels, classes Truck (0) and Bus (1). At confidence 0.25:
//   a.png  Truck found (0.90); Bus taken for a Truck (0.80)
//   b.png  Truck found (0.70); a Truck that is to be ignored, predicted (0.60)
//   c.png  Bus found (0.95, IoU 380/420); Truck of 8 x 8 missed; Bus predicted where nothing is (0.50), and once more (0.20)
inline constexpr std::size_t truck = 0;
inline constexpr std::size_t bus = 1;
inline constexpr std::size_t background = 2;

struct FixtureDetection {
    std::uint32_t image;
    std::int32_t classId;
    double score;
    metrics::Box box;
};

inline std::vector<FixtureDetection> fixtureDetections()
{
    return {{0, 0, 0.90, {10, 10, 20, 20}}, {0, 0, 0.80, {50, 40, 20, 20}}, {1, 0, 0.70, {10, 10, 20, 20}}, {1, 0, 0.60, {60, 10, 20, 20}},
            {2, 1, 0.95, {31, 30, 20, 20}}, {2, 1, 0.50, {0, 0, 10, 10}},   {2, 1, 0.20, {0, 60, 10, 10}}};
}

inline std::shared_ptr<const predictions::TruthTable> fixtureTruth()
{
    auto dataset = std::make_shared<dataset::Dataset>();
    dataset->root = "/data";
    dataset->name = "vehicles";
    dataset->classNames = {"Truck", "Bus"};
    dataset->splits = {"val"};
    auto table = std::make_shared<predictions::TruthTable>();
    table->path = "/data";
    table->classNames = dataset->classNames;
    table->classIds = {0, 1};
    table->splits = {"val"};
    const auto truth = [](std::uint32_t image, std::int32_t classId, metrics::Box box, bool ignore) {
        metrics::Truth out;
        out.box = box;
        out.area = box.width * box.height;
        out.image = image;
        out.classId = classId;
        out.ignore = ignore;
        return out;
    };
    table->truths = {truth(0, 0, {10, 10, 20, 20}, false), truth(0, 1, {50, 40, 20, 20}, false), truth(1, 0, {10, 10, 20, 20}, false),
                     truth(1, 0, {60, 10, 20, 20}, true),  truth(2, 1, {30, 30, 20, 20}, false), truth(2, 0, {70, 50, 8, 8}, false)};
    for (std::uint32_t i = 0; i < 3; ++i) {
        dataset::Record record;
        record.image = std::string(1, static_cast<char>('a' + i)) + ".png";
        record.space = dataset::CoordinateSpace::Pixels;
        record.declaredWidth = 100;
        record.declaredHeight = 80;
        for (metrics::Truth& object : table->truths) {
            if (object.image == i) {
                object.source = static_cast<std::uint32_t>(record.objects.size());
                dataset::Object labelled;
                labelled.classId = object.classId;
                labelled.ignore = object.ignore;
                labelled.box = {object.box.x, object.box.y, object.box.width, object.box.height};
                record.objects.push_back(labelled);
            }
        }
        table->images.push_back({.id = record.image.substr(0, 1), .name = record.image, .width = 100, .height = 80, .record = i, .split = 0});
        dataset->records.push_back(std::move(record));
    }
    table->dataset = dataset;
    return table;
}

inline evaluation::EvaluationPtr evaluate(const std::shared_ptr<const predictions::TruthTable>& truth, const std::vector<FixtureDetection>& detections)
{
    predictions::LoadedDetections loaded;
    loaded.truth = truth;
    loaded.path = "/data/predictions.json";
    loaded.images = {0, 1, 2};
    loaded.splits = {"val"};
    loaded.set.classNames = truth->classNames;
    loaded.set.images = 3;
    loaded.set.truths = truth->truths;
    for (const FixtureDetection& one : detections) {
        metrics::Detection detection;
        detection.box = one.box;
        detection.area = one.box.width * one.box.height;
        detection.score = one.score;
        detection.image = one.image;
        detection.classId = one.classId;
        detection.source = static_cast<std::uint32_t>(loaded.set.detections.size());
        loaded.set.detections.push_back(detection);
    }
    loaded.rows = loaded.used = detections.size();
    loaded.set.arrange();
    JobControl control;
    return evaluation::evaluateDetections(std::move(loaded), {}, control);
}

}  // namespace gg::test
