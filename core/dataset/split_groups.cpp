#include "core/dataset/split_groups.h"

#include "core/base/error.h"
#include "core/dataset/recording.h"

#include <regex>
#include <unordered_map>

namespace gg::dataset
{
namespace
{

class Grouping
{
public:
    explicit Grouping(const Dataset& dataset)
        : m_dataset(dataset)
    {
    }

    /// An image that is listed twice has one key: it must not be on both sides.
    Groups byKey(const std::vector<std::string>& keys) const
    {
        Groups groups;
        std::unordered_map<std::string, std::size_t> known;
        for (std::uint32_t i = 0; i < keys.size(); ++i) {
            const auto [it, added] = known.emplace(keys[i], groups.records.size());
            if (added) {
                groups.records.emplace_back();
                groups.names.push_back(keys[i]);
            }
            groups.records[it->second].push_back(i);
        }
        return groups;
    }

    Groups find(const SplitOptions& options, std::span<const int> scenes) const
    {
        std::vector<std::string> keys;
        keys.reserve(m_dataset.records.size());
        switch (options.by) {
        case SplitBy::Random:
        case SplitBy::Class:
            for (const Record& record : m_dataset.records) {
                keys.push_back(record.image);
            }
            break;
        case SplitBy::Group:
            options.groupPattern.empty() ? addRecordings(keys) : addMatches(keys, options.groupPattern);
            break;
        case SplitBy::Scene:
            addScenes(keys, scenes);
            break;
        }
        return byKey(keys);
    }

private:
    void addRecordings(std::vector<std::string>& keys) const
    {
        for (const Record& record : m_dataset.records) {
            keys.push_back(recordingOf(record.image).id);
        }
    }

    void addMatches(std::vector<std::string>& keys, const std::string& pattern) const
    {
        try {
            const std::regex expression(pattern, std::regex::ECMAScript | std::regex::optimize);
            for (const Record& record : m_dataset.records) {
                std::smatch match;
                const bool found = std::regex_search(record.image, match, expression);
                keys.push_back(!found ? record.image : match.size() > 1 && match[1].matched ? match[1].str() : match[0].str());
            }
        } catch (const std::regex_error& error) {
            throw Error(ErrorCode::InvalidArgument, {},
                        "The pattern \"" + pattern + "\" is not a regular expression (" + error.what() +
                            "). An example: ^(seq[0-9]+)_ takes what stands before the first underscore.");
        }
    }

    void addScenes(std::vector<std::string>& keys, std::span<const int> scenes) const
    {
        if (scenes.size() != m_dataset.records.size()) {
            throw Error(ErrorCode::InvalidArgument, {},
                        "Groups of scenes are known for " + std::to_string(scenes.size()) + " of " +
                            std::to_string(m_dataset.records.size()) +
                            " images. Look for near-duplicates in this data set first.");
        }
        std::unordered_map<std::string, int> sceneOf;  // of an image that is listed twice
        for (std::size_t i = 0; i < scenes.size(); ++i) {
            const int scene = scenes[i] >= 0                                 ? scenes[i]
                              : sceneOf.contains(m_dataset.records[i].image) ? sceneOf[m_dataset.records[i].image]
                                                                             : -1;
            if (scene >= 0) {
                sceneOf[m_dataset.records[i].image] = scene;
            }
            keys.push_back(scene >= 0 ? "scene " + std::to_string(scene) : m_dataset.records[i].image);
        }
    }

    const Dataset& m_dataset;
};

}  // namespace

Groups findGroups(const Dataset& dataset, const SplitOptions& options, std::span<const int> scenes)
{
    return Grouping(dataset).find(options, scenes);
}

}  // namespace gg::dataset
