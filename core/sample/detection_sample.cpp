#include "core/sample/sample_dataset.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/sample/aerial_scene.h"
#include "core/sample/sample_folder.h"
#include "core/sample/yolo_lines.h"

#include <algorithm>
#include <numeric>

namespace gg::sample {
namespace {

enum Purpose : std::uint64_t { ForSplit = 301, ForLine = 302 };

struct PlannedFrame {
    int sequence = 0;
    int frame = 0;
    std::string split;
    std::string name;
    std::string fault;
    int line = 0;  ///< of the planted fault, known once the labels are

    std::string image() const { return "images/" + split + "/" + name + ".jpg"; }
    std::string label() const { return "labels/" + split + "/" + name + ".txt"; }
};

struct Plan {
    std::vector<int> lengths;
    std::vector<int> firsts;
    std::vector<PlannedFrame> frames;
};

/// Whole sequences go to val until a fifth of the images is there: frames of one sequence in both splits would be a leak.
std::vector<bool> chooseValidation(std::uint64_t seed, const std::vector<int>& lengths)
{
    std::vector<std::size_t> order(lengths.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random(seed, ForSplit).shuffle(order);
    const int wanted = std::max(1, std::accumulate(lengths.begin(), lengths.end(), 0) / 5);
    std::vector<bool> validation(lengths.size(), false);
    int chosen = 0;
    for (std::size_t i = 0; i + 1 < order.size() && chosen < wanted; ++i) {
        validation[order[i]] = true;
        chosen += lengths[order[i]];
    }
    return validation;
}

Plan makePlan(const SampleOptions& options)
{
    Plan plan;
    plan.lengths = sequenceLengths(options.seed, options.images);
    const std::vector<bool> validation = chooseValidation(options.seed, plan.lengths);
    const int sequences = static_cast<int>(plan.lengths.size());
    for (int sequence = 0; sequence < sequences; ++sequence) {
        const auto index = static_cast<std::size_t>(sequence);
        plan.firsts.push_back(static_cast<int>(plan.frames.size()));
        for (int frame = 0; frame < plan.lengths[index]; ++frame) {
            plan.frames.push_back({sequence, frame, validation[index] ? "val" : "train", frameName(sequence, frame, sequences), "", 0});
        }
    }
    for (const auto& [fault, images] : chooseFaults(options, {})) {
        for (const int image : images) {
            plan.frames[static_cast<std::size_t>(image)].fault = fault;
        }
    }
    return plan;
}

bool isImageFault(const std::string& fault)
{
    return fault == "missing-label" || fault == "truncated" || fault == "zero-byte";
}

void writeImage(const SampleFolder& folder, const PlannedFrame& planned, const cv::Mat& image)
{
    if (planned.fault == "orphan-label") {
        return;
    }
    std::string encoded = encodeJpeg(image);
    if (planned.fault == "truncated") {
        encoded.resize(encoded.size() * 2 / 5);
    } else if (planned.fault == "zero-byte") {
        encoded.clear();
    }
    folder.write(planned.image(), encoded);
}

void writeLabel(const SampleFolder& folder, const SampleOptions& options, int image, PlannedFrame& planned, std::vector<std::string> lines)
{
    if (planned.fault == "missing-label") {
        return;
    }
    if (planned.fault == "empty-label") {
        lines.clear();
    } else if (!planned.fault.empty()) {
        if (lines.empty()) {
            throw Error(ErrorCode::Internal, planned.label(), "No object is in the picture, so the fault \"" + planned.fault + "\" cannot be planted. Choose another seed.");
        }
        Random random(options.seed, ForLine, static_cast<std::uint64_t>(image));
        planned.line = plantInLines(planned.fault, random, {options.width, options.height}, lines);
    }
    folder.write(planned.label(), joinLines(lines));
}

std::string dataYaml(const SampleOptions& options)
{
    std::string text = "# Made by groundglass-cli sample detection, seed " + std::to_string(options.seed) + ".\n"
                       "train: images/train\nval: images/val\n\nnames:\n";
    const std::vector<std::string>& names = aerialClassNames();
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += "  " + std::to_string(i) + ": " + names[i] + "\n";
    }
    return text;
}

}  // namespace

std::vector<std::string> detectionFaults()
{
    return {"missing-label",    "empty-label", "orphan-label",  "columns",   "not-a-number", "out-of-range", "class-outside",
            "class-fractional", "zero-size",   "outside-image", "duplicate", "truncated",    "zero-byte"};
}

std::vector<PlantedFault> makeDetectionSample(const std::string& folder, const SampleOptions& options, JobControl& control)
{
    checkOptions(options, detectionFaults(), 2);
    Plan plan = makePlan(options);
    SampleFolder target(folder);
    for (const char* part : {"images/train", "images/val", "labels/train", "labels/val"}) {
        target.createFolder(part);
    }
    target.write("data.yaml", dataYaml(options));

    control.begin("Drawing images", static_cast<std::uint64_t>(options.images));
    JobControl sequences(control.stopToken());  // counts sequences; the caller's control counts images
    parallelFor(plan.lengths.size(), 1, sequences, [&](std::size_t sequence) {
        const AerialScene scene(options.seed, static_cast<int>(sequence), plan.lengths[sequence], {options.width, options.height});
        for (int frame = 0; frame < plan.lengths[sequence]; ++frame) {
            control.throwIfStopped();
            const int image = plan.firsts[sequence] + frame;
            PlannedFrame& planned = plan.frames[static_cast<std::size_t>(image)];
            const AerialScene::Frame drawn = scene.render(frame);
            writeImage(target, planned, drawn.image);
            writeLabel(target, options, image, planned, yoloLines(drawn.boxes, drawn.image.size()));
            control.advance();
        }
    });

    std::vector<PlantedFault> planted;
    for (const PlannedFrame& frame : plan.frames) {
        if (!frame.fault.empty()) {
            planted.push_back({frame.fault, isImageFault(frame.fault) ? frame.image() : frame.label(), frame.line});
        }
    }
    target.write("planted_faults.json", toJson(planted));
    target.keep();
    return planted;
}

}  // namespace gg::sample
