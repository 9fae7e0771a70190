#include "core/training/engine/split.h"

#include "core/base/error.h"
#include "core/training/engine/random.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <map>
#include <numeric>

namespace gg::training {
namespace {

enum class Role { Train, Val, Test, Other };

Role roleOf(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (name == "train" || name == "training") {
        return Role::Train;
    }
    if (name == "val" || name == "valid" || name == "validation") {
        return Role::Val;
    }
    return name == "test" || name == "testing" ? Role::Test : Role::Other;
}

/// The stem without its trailing number and what joins it: "case07_012" → "case07".
std::string recordingName(const std::string& stem)
{
    std::size_t end = stem.size();
    while (end > 0 && std::isdigit(static_cast<unsigned char>(stem[end - 1])) != 0) {
        --end;
    }
    if (end == stem.size()) {
        return stem;  // no number: a name of its own
    }
    while (end > 0 && (stem[end - 1] == '_' || stem[end - 1] == '-' || stem[end - 1] == '.' || stem[end - 1] == ' ')) {
        --end;
    }
    return stem.substr(0, end);
}

/// Neighbours in order, about twenty blocks.
std::vector<std::vector<std::size_t>> blocks(const std::vector<std::size_t>& members)
{
    constexpr std::size_t wanted = 20;
    const std::size_t length = std::max<std::size_t>(1, (members.size() + wanted - 1) / wanted);
    std::vector<std::vector<std::size_t>> result;
    for (std::size_t i = 0; i < members.size(); i += length) {
        const std::size_t end = std::min(members.size(), i + length);
        result.emplace_back(members.begin() + static_cast<std::ptrdiff_t>(i), members.begin() + static_cast<std::ptrdiff_t>(end));
    }
    return result;
}

using Groups = std::vector<std::vector<std::size_t>>;

/// Whole groups, in the seed's order, until validation has the share that was asked for.
Split divide(Groups groups, std::size_t count, const recipe::TrainConfig& config)
{
    Random random{config.seed, 0x53504C4954U};
    random.shuffle(groups);
    const double wanted = std::max(1.0, std::round(config.valShare * static_cast<double>(count)));
    Split split;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto have = static_cast<double>(split.val.size());
        const auto more = static_cast<double>(groups[i].size());
        // A group that overshoots by more than it is short of goes to training, except when validation would stay empty.
        const bool closer = std::abs(have + more - wanted) < std::abs(have - wanted);
        const bool lastChance = split.val.empty() && i + 1 == groups.size();
        const bool leavesTraining = split.val.size() + groups[i].size() < count;
        std::vector<std::size_t>& side = (closer || lastChance) && leavesTraining ? split.val : split.train;
        side.insert(side.end(), groups[i].begin(), groups[i].end());
    }
    std::sort(split.train.begin(), split.train.end());
    std::sort(split.val.begin(), split.val.end());
    return split;
}

Split ownSplit(const std::vector<Role>& roles)
{
    Split split;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        if (roles[i] == Role::Train) {
            split.train.push_back(i);
        } else if (roles[i] == Role::Val) {
            split.val.push_back(i);
        }
    }
    split.note = "The data set's own train and val splits are used.";
    return split;
}

Groups groupsOf(const std::vector<std::size_t>& members, const std::vector<Sample>& samples, bool bySequence)
{
    Groups groups;
    if (!bySequence) {
        for (const std::size_t member : members) {
            groups.push_back({member});
        }
        return groups;
    }
    std::vector<std::string> images;
    for (const std::size_t member : members) {
        images.push_back(samples[member].image);
    }
    groups = recordings(images);
    for (auto& group : groups) {
        for (std::size_t& index : group) {
            index = members[index];
        }
    }
    return groups;
}

}  // namespace

Groups recordings(const std::vector<std::string>& images)
{
    // Folder → recording → images, each in order of first appearance by sorted name, which the data set's natural order keeps stable.
    std::map<std::string, std::map<std::string, std::vector<std::size_t>>> folders;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const std::filesystem::path path(images[i]);
        folders[path.parent_path().string()][recordingName(path.stem().string())].push_back(i);
    }
    Groups groups;
    for (const auto& [folder, names] : folders) {
        if (names.size() == 1) {
            const Groups cut = blocks(names.begin()->second);
            groups.insert(groups.end(), cut.begin(), cut.end());
            continue;
        }
        for (const auto& [name, members] : names) {
            groups.push_back(members);
        }
    }
    return groups;
}

Split splitSamples(const dataset::Dataset& dataset, const std::vector<Sample>& samples, const recipe::TrainConfig& config)
{
    std::vector<Role> roles;
    for (const Sample& sample : samples) {
        roles.push_back(roleOf(dataset.splits.at(dataset.records[sample.record].split)));
    }
    const auto has = [&roles](Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); };
    if (has(Role::Train) && has(Role::Val)) {
        return ownSplit(roles);
    }
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        if (roles[i] != Role::Test) {
            members.push_back(i);
        }
    }
    const bool bySequence = config.splitBy == "sequence";
    const Groups groups = groupsOf(members, samples, bySequence);
    if (groups.size() < 2) {
        throw Error(ErrorCode::InvalidArgument, dataset.root,
                    "Training and validation need at least two " + std::string(bySequence ? "recordings" : "usable images")
                        + ", this data set has " + std::to_string(groups.size()) + (bySequence ? ". Use split.by: image." : "."));
    }
    Split split = divide(groups, members.size(), config);
    split.note = std::to_string(split.val.size()) + " of " + std::to_string(members.size()) + " images were drawn for validation "
                 + (bySequence ? "by recording" : "image by image") + " with seed " + std::to_string(config.seed) + ".";
    return split;
}

}  // namespace gg::training
