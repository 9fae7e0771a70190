#include "core/training/detection/detection_checkpoint.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/recipe/model_cost.h"
#include "core/training/engine/torch_errors.h"

#include <filesystem>
#include <map>

namespace gg::training {
namespace {

c10::IValue valueOf(torch::serialize::InputArchive& archive, const std::string& key)
{
    c10::IValue found;
    archive.read(key, found);
    return found;
}

std::vector<std::string> words(const c10::IValue& list)
{
    std::vector<std::string> result;
    for (const c10::IValue& word : list.toListRef()) {
        result.push_back(word.toStringRef());
    }
    return result;
}

std::string shapeText(at::IntArrayRef shape)
{
    std::string text;
    for (const std::int64_t side : shape) {
        text += (text.empty() ? "" : ", ") + std::to_string(side);
    }
    return "[" + text + "]";
}

/// "model.0.conv.weight [16, 3, 3, 3]"
std::vector<std::string> labelsOf(const std::vector<FlatParameters::Entry>& entries)
{
    std::vector<std::string> labels;
    for (const FlatParameters::Entry& entry : entries) {
        labels.push_back(entry.name + " " + shapeText(entry.shape));
    }
    return labels;
}

void writeFlat(torch::serialize::OutputArchive& archive, const std::string& key, const std::vector<FlatParameters::Entry>& entries,
               const torch::Tensor& flat)
{
    std::vector<std::int64_t> starts;
    for (const FlatParameters::Entry& entry : entries) {
        starts.push_back(entry.first);
    }
    archive.write(key, flat, true);
    archive.write(key + "_names", c10::IValue(labelsOf(entries)));
    archive.write(key + "_starts", c10::IValue(starts));
}

void readFlat(torch::serialize::InputArchive& archive, const std::string& key, const std::vector<FlatParameters::Entry>& entries,
              torch::Tensor& flat, const std::string& file)
{
    if (words(valueOf(archive, key + "_names")) != labelsOf(entries)) {
        throw Error(ErrorCode::Malformed, file,
                    "This checkpoint holds another network than the configuration describes: the description of the model was changed since, or "
                    "other layers were frozen. Start a new run from it (start.from).");
    }
    torch::Tensor saved;
    archive.read(key, saved, true);
    flat.copy_(saved);
}

/// The tensors of a flat one by name.
std::map<std::string, torch::Tensor> readNamed(torch::serialize::InputArchive& archive, const std::string& key)
{
    torch::Tensor flat;
    archive.read(key, flat, true);
    const std::vector<std::string> labels = words(valueOf(archive, key + "_names"));
    const std::vector<std::int64_t> starts = valueOf(archive, key + "_starts").toIntVector();
    std::map<std::string, torch::Tensor> named;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::size_t space = labels[i].find(' ');
        FlatParameters::Entry entry{.name = labels[i].substr(0, space), .group = {}, .first = starts.at(i), .shape = {}};
        for (std::size_t at = space + 2; at < labels[i].size() && labels[i][at] != ']';) {
            std::size_t used = 0;
            entry.shape.push_back(std::stoll(labels[i].substr(at), &used));
            at += used + (labels[i][at + used] == ',' ? 2 : 0);
        }
        named[entry.name] = FlatParameters::part(flat, entry).view(entry.shape);
    }
    return named;
}

template <typename Function>
auto opening(const std::string& file, Function function)
{
    if (!std::filesystem::exists(file)) {
        throw Error(ErrorCode::NotFound, file, "There is no such checkpoint.");
    }
    try {
        torch::serialize::InputArchive archive;
        archive.load_from(file, torch::kCPU);
        return function(archive);
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        throw Error(ErrorCode::Malformed, file, "This is no checkpoint of a detector: " + text.substr(0, text.find('\n')));
    }
}

/// None where the checkpoint was written before there were any.
std::vector<recipe::AnchorSize> readAnchors(torch::serialize::InputArchive& archive)
{
    c10::IValue found;
    std::vector<recipe::AnchorSize> anchors;
    if (archive.try_read("anchors", found)) {
        const std::vector<double> sides = found.toDoubleVector();
        for (std::size_t i = 0; i + 1 < sides.size(); i += 2) {
            anchors.push_back({sides[i], sides[i + 1]});
        }
    }
    return anchors;
}

std::map<std::string, torch::Tensor> readAverage(torch::serialize::InputArchive& archive)
{
    std::map<std::string, torch::Tensor> named = readNamed(archive, "average");
    named.merge(readNamed(archive, "average_statistics"));
    return named;
}

}  // namespace

void writeWeights(torch::serialize::OutputArchive& archive, const std::string& key, const FlatParameters& parameters)
{
    writeFlat(archive, key, parameters.entries(), parameters.values);
    writeFlat(archive, key + "_statistics", parameters.statisticEntries(), parameters.statistics);
}

void readWeights(torch::serialize::InputArchive& archive, const std::string& key, FlatParameters& parameters, const std::string& file)
{
    readFlat(archive, key, parameters.entries(), parameters.values, file);
    readFlat(archive, key + "_statistics", parameters.statisticEntries(), parameters.statistics, file);
}

void writeModel(torch::serialize::OutputArchive& archive, const recipe::TrainConfig& config, const recipe::ModelPlan& plan, const std::vector<std::string>& classes)
{
    const std::string& file = config.detection.modelFile;
    archive.write("description", c10::IValue(file.empty() ? std::string() : io::readFile(file)));
    archive.write("classes", c10::IValue(classes));
    std::vector<double> sides;
    for (const recipe::AnchorSize& anchor : plan.anchors) {
        sides.insert(sides.end(), anchor.begin(), anchor.end());
    }
    archive.write("anchors", c10::IValue(sides));
}

TrainedDetector openCheckpoint(const std::string& file)
{
    return opening(file, [&file](torch::serialize::InputArchive& archive) {
        TrainedDetector trained;
        trained.classes = words(valueOf(archive, "classes"));
        trained.config = recipe::parseConfig(valueOf(archive, "config").toStringRef(), file);
        trained.datasetFingerprint = valueOf(archive, "dataset").toStringRef();
        const std::string description = valueOf(archive, "description").toStringRef();
        const auto classes = static_cast<int>(trained.classes.size());
        recipe::ModelPlan plan = description.empty() ? recipe::planFor(trained.config, classes)
                                                     : recipe::parsePlan(description, file, trained.config.detection.modelScale, classes);
        plan.anchors = readAnchors(archive);
        trained.detector = Detector(plan);
        const WeightMatch match = takeWeights(trained.detector, readAverage(archive));
        if (!match.missing.empty() || !match.unfitting.empty()) {
            throw Error(ErrorCode::Malformed, file,
                        "The weights do not fit the model that the checkpoint names: "
                            + (match.missing.empty() ? match.unfitting.front() : match.missing.front() + " is missing") + ".");
        }
        trained.detector->setDropout(trained.config.dropout);
        trained.detector->eval();
        return trained;
    });
}

CheckpointAnchors anchorsOfCheckpoint(const std::string& file)
{
    return opening(file, [](torch::serialize::InputArchive& archive) {
        return CheckpointAnchors{.anchors = readAnchors(archive), .datasetFingerprint = valueOf(archive, "dataset").toStringRef()};
    });
}

WeightMatch loadCheckpointWeights(Detector& detector, const std::string& file)
{
    return opening(file, [&detector](torch::serialize::InputArchive& archive) { return takeWeights(detector, readAverage(archive)); });
}

}  // namespace gg::training
