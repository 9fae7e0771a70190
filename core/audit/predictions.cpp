#include "core/audit/predictions.h"

#include <map>
#include <string_view>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Record;

std::shared_ptr<Dataset> withoutObjects(const predictions::LoadedDetections& loaded)
{
    const Dataset& labels = *loaded.truth->dataset;
    auto copy = std::make_shared<Dataset>();
    copy->format = labels.format;
    copy->task = dataset::Task::Detection;
    copy->name = loaded.path;
    copy->root = labels.root;
    copy->opened = loaded.path;
    copy->classNames = labels.classNames;
    copy->splits = labels.splits;
    copy->records.resize(labels.records.size());
    for (std::size_t i = 0; i < copy->records.size(); ++i) {
        Record& record = copy->records[i];
        record.image = labels.records[i].image;
        record.split = labels.records[i].split;
        record.space = labels.records[i].space;
    }
    for (const predictions::EvaluatedImage& image : loaded.truth->images) {
        copy->records[image.record].declaredWidth = image.width;
        copy->records[image.record].declaredHeight = image.height;
    }
    return copy;
}

void add(const metrics::Detection& detection, Record& record)
{
    const bool sound = detection.box.width > 0 && detection.box.height > 0 && detection.score >= 0 && detection.score <= 1;
    if (!sound) {
        return;
    }
    const bool shares = record.space == dataset::CoordinateSpace::Normalised;
    const double x = shares ? 1.0 / record.declaredWidth : 1;
    const double y = shares ? 1.0 / record.declaredHeight : 1;
    record.makeExtras().add(static_cast<std::uint32_t>(record.objects.size()), dataset::AttributeKey::Confidence, detection.score);
    record.objects.push_back(
        {.kind = dataset::ShapeKind::Box,
         .classId = detection.classId,
         .box = {detection.box.x * x, detection.box.y * y, detection.box.width * x, detection.box.height * y}});
    record.state = dataset::LabelState::Labelled;
}

/// Copies what was predicted for a picture to its other records.
void repeat(Dataset& dataset)
{
    std::map<std::string_view, const Record*> predicted;
    for (const Record& record : dataset.records) {
        if (!record.objects.empty()) {
            predicted.emplace(record.image, &record);
        }
    }
    for (Record& record : dataset.records) {
        const auto it = predicted.find(record.image);
        if (record.objects.empty() && it != predicted.end()) {
            record.objects = it->second->objects;
            record.state = it->second->state;
            record.makeExtras().attributes = it->second->extras->attributes;
        }
    }
}

}  // namespace

dataset::DatasetPtr predictedDataset(const predictions::LoadedDetections& loaded)
{
    std::shared_ptr<Dataset> predicted = withoutObjects(loaded);
    for (std::size_t image = 0; image < loaded.set.images; ++image) {
        Record& record = predicted->records[loaded.truth->images[loaded.images[image]].record];
        // The sizes of images are known where shares are; where they are not, no row could be placed.
        const bool placeable = record.space != dataset::CoordinateSpace::Normalised || (record.declaredWidth > 0 && record.declaredHeight > 0);
        for (const metrics::Detection& detection : loaded.set.detectionsOf(image)) {
            if (placeable) {
                add(detection, record);
            }
        }
    }
    repeat(*predicted);
    return predicted;
}

std::vector<double> confidencesOf(const Record& record)
{
    std::vector<double> confidences(record.objects.size(), 1);
    if (record.extras) {
        for (const dataset::Attribute& attribute : record.extras->attributes) {
            const double* value = std::get_if<double>(&attribute.value);
            if (attribute.key == dataset::AttributeKey::Confidence && value != nullptr && attribute.object < confidences.size()) {
                confidences[attribute.object] = *value;
            }
        }
    }
    return confidences;
}

}  // namespace gg::audit
