#include "app/cli/sampled_model.h"

#include "core/base/error.h"
#include "core/training/engine.h"

#include <filesystem>

namespace gg::cli {

void addDropoutSamples(CLI::App& command, int& samples)
{
    command.add_option("--dropout-samples", samples, "Ask so many times with dropout and fuse the answers (Monte-Carlo dropout); the model is then a run folder or a checkpoint, trained with model.dropout")
        ->check(CLI::Range(2, 1000));
}

std::unique_ptr<inference::Backend> openSampled(const std::string& model, const inference::OpenOptions& options)
{
    if (!std::filesystem::is_directory(model) && std::filesystem::path(model).extension() != ".pt") {
        throw Error(ErrorCode::InvalidArgument, model, "An exported model has no dropout any more. For --dropout-samples name the run folder or its checkpoint (*.pt).");
    }
    return training::loadEngine().openTrained(model, "best", options.device, training::Answers::Sampled);
}

}  // namespace gg::cli
