#include "core/training/ranks/rank_card.h"

#include "core/io/files.h"
#include "core/runs/run_folder.h"
#include "core/training/engine/device.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <utility>

namespace gg::training {
namespace {

bool ofTheMachine(const std::string& key)
{
    constexpr std::array own{"data", "start.from", "distill.teacher", "device", "threads", "loaders", "distributed.timeout"};
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

/// FNV-1a, 16 hex digits.
std::string checksumOf(const std::string& file)
{
    std::uint64_t sum = 0xCBF29CE484222325U;
    for (const char letter : io::readFile(file)) {
        sum = (sum ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    }
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(sum));
    return text;
}

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
    // A description of a model may lie elsewhere on each machine, but has to say the same.
    recipe::TrainConfig told = config;
    if (!told.detection.modelFile.empty()) {
        told.detection.modelFile = "checksum " + checksumOf(told.detection.modelFile);
    }
    return {.version = "Groundglass " GG_VERSION " with LibTorch " + engineInfo().libtorch,
            .datasetFingerprint = datasetFingerprint,
            .configYaml = recipe::toYaml(told)};
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
