#include "core/training/engine/segmentation_start.h"

#include "core/base/error.h"
#include "core/training/engine/checkpoint_file.h"

#include <algorithm>

namespace gg::training {
namespace {

constexpr std::size_t mostNamed = 3;

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(mostNamed, names.size()); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return text + (names.size() > mostNamed ? ", …" : "");
}

/// What of a module is in an archive, part by part.
class Taker
{
public:
    std::set<std::string> taken;
    std::vector<std::string> missing;
    std::vector<std::string> unfitting;

    void take(torch::nn::Module& module, torch::serialize::InputArchive& archive, const std::string& prefix)
    {
        const torch::NoGradGuard noGradients;
        for (auto& item : module.named_parameters(false)) {
            takeTensor(item.value(), archive, item.key(), prefix, false);
        }
        for (auto& item : module.named_buffers(false)) {
            takeTensor(item.value(), archive, item.key(), prefix, true);
        }
        for (auto& item : module.named_children()) {
            torch::serialize::InputArchive part;
            if (archive.try_read(item.key(), part)) {
                take(*item.value(), part, prefix + item.key() + ".");
            } else if (!item.value()->parameters().empty()) {
                missing.push_back(prefix + item.key());
            }
        }
    }

private:
    void takeTensor(torch::Tensor& into, torch::serialize::InputArchive& archive, const std::string& key, const std::string& prefix, bool buffer)
    {
        torch::Tensor found;
        if (!archive.try_read(key, found, buffer)) {
            missing.push_back(prefix + key);
        } else if (found.sizes() != into.sizes()) {
            unfitting.push_back(prefix + key);
        } else {
            into.copy_(found);
            taken.insert(prefix + key);
        }
    }
};

}  // namespace

StartedFrom startFrom(SegmentationNetwork& network, const recipe::TrainConfig& config)
{
    StartedFrom start;
    if (config.startFrom.empty()) {
        return start;
    }
    const std::string& file = config.startFrom;
    const recipe::TrainConfig before = checkpointConfig(file);
    if (before.task != "segmentation") {
        throw Error(ErrorCode::InvalidArgument, file, "This checkpoint is of a task: " + before.task + ". A segmentation starts from one of a segmentation.");
    }
    Taker taker;
    openingCheckpoint(file, [&](torch::serialize::InputArchive& archive) {
        torch::serialize::InputArchive model;
        archive.read("model", model);
        taker.take(network, model, {});
        return true;
    });
    const auto told = [](const char* what, const std::vector<std::string>& names) {
        return names.empty() ? std::string() : " " + std::to_string(names.size()) + " " + what + ": " + listed(names) + ".";
    };
    const std::string rest = told("do not fit and start at random", taker.unfitting) + told("are not in the file and start at random", taker.missing);
    if (taker.taken.empty()) {
        throw Error(ErrorCode::InvalidArgument, file,
                    "No weight of this checkpoint (model.name: " + before.model + ", model.width: " + std::to_string(before.width) + ") fits model.name: "
                        + config.model + (config.model == "unet" ? ", model.width: " + std::to_string(config.width) : "") + "." + rest);
    }
    start.note = std::to_string(taker.taken.size()) + " tensors were taken from " + file + "." + rest;
    start.taken = std::move(taker.taken);
    return start;
}

std::vector<std::vector<torch::Tensor>> groupsToLearn(const SegmentationNetwork& network, const recipe::TrainConfig& config, const StartedFrom& start,
                                                      std::vector<double>& shares)
{
    const std::vector<std::string> last = network.stages().back();
    const auto isNew = [&](const std::string& name) {
        const bool ofLast = std::any_of(last.begin(), last.end(), [&](const std::string& part) { return name.starts_with(part + "."); });
        return config.startRateShare >= 1 || ofLast || !start.taken.contains(name);
    };
    std::vector<torch::Tensor> fresh;
    std::vector<torch::Tensor> old;
    for (const auto& item : network.named_parameters()) {
        if (item.value().requires_grad()) {
            (isNew(item.key()) ? fresh : old).push_back(item.value());
        }
    }
    if (fresh.empty() && old.empty()) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "start.freeze: " + std::to_string(config.freezeLayers) + " leaves nothing to learn: this network has "
                        + std::to_string(network.stages().size()) + " stages.");
    }
    std::vector<std::vector<torch::Tensor>> groups;
    shares.clear();
    if (!fresh.empty()) {
        groups.push_back(std::move(fresh));
        shares.push_back(1);
    }
    if (!old.empty()) {
        groups.push_back(std::move(old));
        shares.push_back(config.startRateShare);
    }
    return groups;
}

}  // namespace gg::training
