#pragma once

#include "core/runs/run_folder.h"
#include "core/training/engine.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace gg::test {

/// Writes run folders without learning anything. What happens to a run is said by its folder's name.
class FakeEngine final : public training::Engine {
public:
    std::vector<std::string> trained;  ///< names, a resumed one with "+"
    /// What validation says of each epoch of a run; none where nothing stands here.
    std::function<std::vector<std::pair<std::string, double>>(const recipe::TrainConfig& config, int epoch)> validates;
    std::map<std::string, std::function<training::TrainOutcome(training::TrainControl&)>> does;

    training::TrainOutcome train(const training::TrainRequest& request, training::TrainControl& control) override
    {
        const std::string name = std::filesystem::path(request.runFolder).filename().string();
        trained.push_back((request.resume ? "+" : "") + name);
        runs::RunInfo info;
        info.name = name;
        info.configYaml = recipe::toYaml(request.config);
        const auto sink = request.resume ? runs::RunFolderWriter::resume(request.runFolder) : runs::RunFolderWriter::create(request.runFolder, info);
        for (int epoch = 1; validates && epoch <= request.config.epochs; ++epoch) {
            sink->event({.kind = runs::EventKind::Epoch, .step = epoch, .epoch = static_cast<double>(epoch), .values = validates(request.config, epoch)});
        }
        const auto action = does.find(name);
        const training::TrainOutcome outcome = action == does.end() ? training::TrainOutcome::Finished : action->second(control);
        if (outcome == training::TrainOutcome::Stopped) {
            std::ofstream(sink->checkpointPath("last")) << "weights";
        }
        const runs::RunState state = outcome == training::TrainOutcome::Stopped ? runs::RunState::Stopped : runs::RunState::Finished;
        sink->event({.kind = runs::EventKind::State, .text = std::string(runs::runStateId(state))});
        return outcome;
    }
    training::EngineInfo info() override { return {}; }
    training::StepCost measureStep(const recipe::TrainConfig&, const dataset::Dataset&, JobControl&) override { return {}; }
    training::ModelTiming timeModel(const recipe::ModelPlan&, int, int, recipe::Device, JobControl&) override { return {}; }
    training::ExportResult exportModel(const training::ExportRequest&) override { return {}; }
    std::unique_ptr<inference::Backend> openTorchScript(const std::string&, const inference::OpenOptions&) override { return nullptr; }
    std::unique_ptr<inference::Backend> openTrained(const std::string&, const std::string&, const std::string&, training::Answers) override { return nullptr; }
    std::unique_ptr<training::SegmentationPredictor> openSegmentation(const std::string&, const std::string&, recipe::Device) override { return nullptr; }
};

}  // namespace gg::test
