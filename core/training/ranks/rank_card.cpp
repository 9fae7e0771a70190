#include "core/training/ranks/rank_card.h"

#include "core/runs/run_folder.h"
#include "core/training/engine/device.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace gg::training {
namespace {

bool ofTheMachine(const std::string& key)
{
    constexpr std::array own{"data", "device", "threads", "loaders", "distributed.timeout"};
    return std::find(own.begin(), own.end(), key) != own.end();
}

std::map<std::string, std::string> compared(const std::string& yaml)
{
    runs::RunInfo info;
    info.configYaml = yaml;
    std::map<std::string, std::string> keys = runs::flatConfig(info);
    std::erase_if(keys, [](const auto& key) { return ofTheMachine(key.first); });
    return keys;
}

std::string shown(const std::map<std::string, std::string>& keys, const std::string& key)
{
    const auto found = keys.find(key);
    return found == keys.end() ? "not set" : found->second.empty() ? "empty" : found->second;
}

/// "batch: 8 there, 4 here"
std::string settingsApart(const RankCard& leader, const std::string& leaderName, const RankCard& other, const std::string& otherName)
{
    const auto ours = compared(leader.configYaml);
    const auto theirs = compared(other.configYaml);
    auto all = ours;
    all.insert(theirs.begin(), theirs.end());
    std::string text;
    for (const auto& [key, ignored] : all) {
        if (shown(ours, key) != shown(theirs, key)) {
            text += (text.empty() ? "" : "; ") + key + " is " + shown(ours, key) + " on " + leaderName + " and " + shown(theirs, key) + " on " + otherName;
        }
    }
    return text;
}

}  // namespace

std::string RankCard::text() const
{
    return version + '\n' + datasetFingerprint + '\n' + configYaml;
}

RankCard RankCard::fromText(const std::string& text)
{
    const std::size_t first = text.find('\n');
    const std::size_t second = text.find('\n', first + 1);
    return {.version = text.substr(0, first),
            .datasetFingerprint = text.substr(first + 1, second - first - 1),
            .configYaml = text.substr(second + 1)};
}

RankCard rankCard(const recipe::TrainConfig& config, const std::string& datasetFingerprint)
{
    return {.version = "Groundglass " GG_VERSION " with LibTorch " + engineInfo().libtorch,
            .datasetFingerprint = datasetFingerprint,
            .configYaml = recipe::toYaml(config)};
}

std::string whyNotTogether(const RankCard& leader, const std::string& leaderName, const RankCard& other, const std::string& otherName)
{
    if (leader.version != other.version) {
        return "The programs differ: " + leaderName + " runs " + leader.version + ", " + otherName + " " + other.version + ". Install the same on all machines.";
    }
    if (leader.datasetFingerprint != other.datasetFingerprint) {
        return "The data sets differ: its fingerprint is " + leader.datasetFingerprint + " on " + leaderName + " and " + other.datasetFingerprint + " on "
               + otherName + ". Copy the data set of one machine to the others, with all its files.";
    }
    const std::string settings = settingsApart(leader, leaderName, other, otherName);
    return settings.empty() ? settings : "The configurations differ: " + settings + ". Start all ranks with the same configuration.";
}

}  // namespace gg::training
