#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <memory>

namespace gg::test {

/// Three images with boxes: train/a.png with a car and a person, train/b.png with an empty label, val/c.png without one.
/// Pictures are meant to be 100 x 80 pixels.
inline std::shared_ptr<dataset::Dataset> boxDataset()
{
    auto set = std::make_shared<dataset::Dataset>();
    set->name = "street";
    set->root = "/data/street";
    set->classNames = {"car", "person"};
    set->splits = {"train", "val"};
    set->pairing = "images/X.png ↔ labels/X.txt";
    dataset::Record a{.image = "images/train/a.png", .label = "labels/train/a.txt", .state = dataset::LabelState::Labelled};
    a.objects.push_back({.classId = 0, .line = 1, .box = {0.1, 0.25, 0.4, 0.5}});   // 10, 20, 40 x 40 pixels
    a.objects.push_back({.classId = 1, .line = 2, .box = {0.2, 0.375, 0.1, 0.125}});  // 20, 30, 10 x 10 pixels, inside the car
    dataset::Record b{.image = "images/train/b.png", .label = "labels/train/b.txt", .state = dataset::LabelState::Empty};
    dataset::Record c{.image = "images/val/c.png", .label = "labels/val/c.txt", .state = dataset::LabelState::Missing, .split = 1};
    set->records = {a, b, c};
    return set;
}

/// `count` images with one box each, img_0.png onwards.
inline std::shared_ptr<dataset::Dataset> largeDataset(int count)
{
    auto set = boxDataset();
    dataset::Record record = set->records.front();
    record.objects.resize(1);
    set->records.clear();
    for (int i = 0; i < count; ++i) {
        record.image = "images/train/img_" + std::to_string(i) + ".png";
        set->records.push_back(record);
    }
    return set;
}

inline audit::Finding finding(std::string rule, audit::Severity severity, std::string file, std::int64_t record, std::int32_t object = -1)
{
    return {.rule = std::move(rule), .severity = severity, .file = std::move(file), .line = object < 0 ? 0U : static_cast<std::uint32_t>(object) + 1,
            .record = record, .object = object, .values = {}};
}

}  // namespace gg::test
