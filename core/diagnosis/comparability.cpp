#include "core/diagnosis/comparability.h"

#include "core/diagnosis/curve.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <string_view>

namespace gg::diagnosis {
namespace {

/// A setting of the validation, and the values that mean what the tool does by itself.
struct Setting {
    const char* key;
    std::array<std::string_view, 3> usual;
};
constexpr std::array ultralytics{
    Setting{"conf", {"", "null", "0.001"}},        Setting{"iou", {"", "0.7", "0.70"}},
    Setting{"max_det", {"", "300", "300"}},        Setting{"single_cls", {"", "false", "False"}},
    Setting{"agnostic_nms", {"", "false", "False"}}, Setting{"augment", {"", "false", "False"}},
    Setting{"split", {"", "val", "val"}},          Setting{"classes", {"", "null", "null"}},
};
constexpr std::array yolov5{
    Setting{"single_cls", {"", "false", "False"}},
};
constexpr std::array ours{
    Setting{"validation.confidence", {"", "", ""}},
    Setting{"validation.iou", {"", "", ""}},
    Setting{"validation.most_boxes", {"", "", ""}},
    Setting{"validation.flips", {"", "false", "false"}},
};

void add(std::map<std::string, std::string>& definitions, const std::map<std::string, std::string>& config, std::span<const Setting> settings)
{
    for (const Setting& setting : settings) {
        const auto it = config.find(setting.key);
        if (it != config.end() && std::find(setting.usual.begin(), setting.usual.end(), it->second) == setting.usual.end()) {
            definitions[setting.key] = it->second;
        }
    }
}

/// "data/bccd/data.yaml" of "C:\data\bccd\data.yaml": the folder and the file, as the tools of all systems write them.
std::string lastParts(std::string path)
{
    std::replace(path.begin(), path.end(), '\\', '/');
    const std::filesystem::path whole(path);
    return (whole.parent_path().filename() / whole.filename()).string();
}

}  // namespace

std::string identityOfDataset(const runs::RunInfo& info)
{
    return !info.datasetFingerprint.empty() || info.datasetPath.empty() ? info.datasetFingerprint : lastParts(info.datasetPath);
}

std::map<std::string, std::string> definitionsOf(const runs::RunInfo& info)
{
    std::map<std::string, std::string> definitions;
    const auto config = runs::flatConfig(info);
    if (info.tool == "Ultralytics") {
        definitions["protocol"] = "Ultralytics";
        add(definitions, config, ultralytics);
    } else if (info.tool == "YOLOv5") {
        definitions["protocol"] = "YOLOv5";
        add(definitions, config, yolov5);
    } else if (info.tool.empty() || info.tool == "Groundglass") {
        definitions["protocol"] = info.task == "detection" ? "COCO" : "pixels";
        add(definitions, config, ours);
    }
    return definitions;
}

PeerRun peerOf(const runs::RunInfo& info, const runs::RunHistory& history)
{
    const Curve score = finite(curveOf(history, "val/map50_95"));
    const std::size_t best = bestIndex(score.values, true);
    return {.name = info.name,
            .datasetFingerprint = identityOfDataset(info),
            .definitions = definitionsOf(info),
            .bestMap = best < score.size() ? score.values[best] : std::numeric_limits<double>::quiet_NaN(),
            .valImages = info.valImages};
}

}  // namespace gg::diagnosis
