#include "core/predictions/ensemble.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gg::predictions {
namespace {

void check(const std::vector<LoadedDetections>& parts)
{
    if (parts.size() < 2) {
        throw Error(ErrorCode::InvalidArgument, parts.empty() ? std::string() : parts.front().path, "An ensemble needs two predictions or more; name another one.");
    }
    for (const LoadedDetections& part : parts) {
        if (part.truth != parts.front().truth || part.images != parts.front().images) {
            throw Error(ErrorCode::InvalidArgument, part.path, "Is for other images than " + parts.front().path + ", so that the two cannot be brought together. Name the split.");
        }
    }
}

/// Boxes of one image of all parts; `rows` is where each of them lies in its part.
std::vector<metrics::SourceBox> boxesOf(const std::vector<LoadedDetections>& parts, std::size_t image, std::vector<const metrics::Detection*>& rows)
{
    std::vector<metrics::SourceBox> boxes;
    rows.clear();
    for (std::uint32_t source = 0; source < parts.size(); ++source) {
        for (const metrics::Detection& one : parts[source].set.detectionsOf(image)) {
            boxes.push_back({.box = one.box, .score = one.score, .classId = one.classId, .source = source});
            rows.push_back(&one);
        }
    }
    return boxes;
}

/// 12 as COCO writes numbers; "007" and "12a" are none.
bool isNumber(const std::string& id)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), value);
    return error == std::errc{} && end == id.data() + id.size() && std::to_string(value) == id;
}

}  // namespace

LoadedDetections ensembleOf(const std::vector<LoadedDetections>& parts, metrics::FusionOptions options, JobControl& control)
{
    check(parts);
    options.sources = parts.size();
    LoadedDetections out = parts.front();
    out.path = "Ensemble of " + std::to_string(parts.size());
    out.set.detections.clear();
    out.set.masks = parts.front().set.masks;
    out.hasMasks = false;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        // The truth's issues are those of every part.
        std::copy_if(parts[i].issues.begin(), parts[i].issues.end(), std::back_inserter(out.issues), [](const InputIssue& issue) { return issue.side == IssueSide::Predictions; });
    }
    control.begin("Bringing predictions together", parts.front().set.images);
    out.imagesWithRows = 0;
    std::vector<const metrics::Detection*> rows;
    for (std::size_t image = 0; image < parts.front().set.images; ++image) {
        control.throwIfStopped();
        const std::vector<metrics::SourceBox> boxes = boxesOf(parts, image, rows);
        for (const metrics::FusedBox& fused : metrics::fuseBoxes(boxes, options)) {
            metrics::Detection detection = *rows[fused.strongest];
            detection.box = fused.box;
            detection.area = fused.box.width * fused.box.height;
            detection.score = fused.score;
            detection.mask = metrics::none;
            detection.source = static_cast<std::uint32_t>(out.set.detections.size());
            out.set.detections.push_back(detection);
        }
        out.imagesWithRows += boxes.empty() ? 0 : 1;
        control.advance();
    }
    out.rows = out.set.detections.size();
    out.used = out.rows;
    out.set.arrange();
    return out;
}

std::string toResults(const LoadedDetections& loaded)
{
    std::string out = "[";
    for (const metrics::Detection& one : loaded.set.detections) {
        const std::string& id = loaded.truth->images[loaded.images[one.image]].id;
        nlohmann::ordered_json row;
        row["image_id"] = isNumber(id) ? nlohmann::ordered_json(std::stoll(id)) : nlohmann::ordered_json(id);
        const auto classId = static_cast<std::size_t>(one.classId);
        row["category_id"] = classId < loaded.truth->classIds.size() ? loaded.truth->classIds[classId] : one.classId;
        row["bbox"] = {one.box.x, one.box.y, one.box.width, one.box.height};
        row["score"] = one.score;
        out += (out.size() > 1 ? ",\n" : "\n") + row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }
    return out + "\n]\n";
}

}  // namespace gg::predictions
