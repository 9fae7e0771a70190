#pragma once

#include "core/recipe/train_config.h"

#include <string>
#include <vector>

namespace gg::training {

/// What has to be the same on all ranks before the first step.
struct RankCard {
    std::string version;             ///< of the program and of LibTorch
    std::string datasetFingerprint;
    std::string configYaml;          ///< as it was given, before anything is chosen by what the machine has

    std::string text() const;
    static RankCard fromText(const std::string& text);
};

RankCard rankCard(const recipe::TrainConfig& config, const std::string& datasetFingerprint);

/// Why rank 0 and another one cannot train together, naming both and both values, a sentence; empty where they can. What a machine may have of its
/// own (where the data lie, device, threads, loaders, the time-out) is not compared.
std::string whyNotTogether(const RankCard& leader, const std::string& leaderName, const RankCard& other, const std::string& otherName);

}  // namespace gg::training
