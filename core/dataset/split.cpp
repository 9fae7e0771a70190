#include "core/dataset/split.h"

#include "core/base/error.h"
#include "core/dataset/split_division.h"
#include "core/dataset/split_groups.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>

namespace gg::dataset
{
namespace
{

constexpr double toldDeviation = 0.02;
constexpr double allowedDeviation = 0.05;

std::string percent(double share)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.1f %%", share * 100);
    return text;
}

std::string counted(std::uint64_t count, const char* one, const char* many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string shareList(const SplitShares& shares)
{
    std::string out;
    for (std::size_t split = 0; split < splitCount; ++split) {
        out += (split == 0 ? "" : ", ") + std::string(splitName(split)) + " " + percent(shares[split]);
    }
    return out;
}

SplitShares checkedShares(const SplitOptions& options)
{
    SplitShares shares = options.shares;
    double sum = 0;
    std::size_t used = 0;
    for (const double share : shares) {
        if (!std::isfinite(share) || share < 0) {
            throw Error(ErrorCode::InvalidArgument, {},
                        "A share is negative or no number. Give shares such as 0.7, 0.2 and 0.1.");
        }
        sum += share;
        used += share > 0 ? 1 : 0;
    }
    if (used < 2) {
        throw Error(ErrorCode::InvalidArgument, {}, "Only one split has a share above 0; there is nothing to divide.");
    }
    if (std::abs(sum - 1) > 1e-6 && std::abs(sum - 100) > 1e-4) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "The shares add up to " + percent(sum) + ". Give shares that add up to 1, such as 0.7, 0.2 and 0.1.");
    }
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

constexpr std::int32_t noObject = std::numeric_limits<std::int32_t>::min();

/// Labels of a record: its classes, and one for images without an object.
std::vector<std::int32_t> classesOf(const Record& record)
{
    std::vector<std::int32_t> classes;
    for (const Object& object : record.objects) {
        if (!object.ignore) {
            classes.push_back(object.classId);
        }
    }
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    if (classes.empty()) {
        classes.push_back(noObject);
    }
    return classes;
}

class Planner
{
public:
    Planner(const Dataset& dataset, const SplitOptions& options, std::span<const int> scenes, JobControl& control)
        : m_dataset(dataset)
        , m_control(control)
        , m_shares(checkedShares(options))
        , m_groups(findGroups(dataset, options, scenes))
    {
        m_plan.options = options;
        m_plan.options.shares = m_shares;
    }

    SplitPlan plan()
    {
        checkGroups();
        std::vector<Unit> grouped = units();  // finds the labels
        const Division division = m_plan.options.by == SplitBy::Random ? Division::Random : Division::Stratified;
        const std::vector<Unit> divided = divide(std::move(grouped), m_labels.size(), m_shares, division, m_plan.options.seed, m_control);
        m_plan.ofRecord.resize(m_dataset.records.size());
        for (const Unit& unit : divided) {
            for (const std::uint32_t record : unit.records) {
                m_plan.ofRecord[record] = static_cast<std::uint8_t>(unit.split);
            }
        }
        count(divided);
        judge();
        return std::move(m_plan);
    }

private:
    void checkGroups()
    {
        m_plan.groups = m_groups.records.size();
        for (std::size_t i = 0; i < m_groups.records.size(); ++i) {
            if (m_groups.records[i].size() > m_plan.largestGroupImages) {
                m_plan.largestGroupImages = m_groups.records[i].size();
                m_plan.largestGroup = m_groups.names[i];
            }
        }
        const auto used =
            static_cast<std::size_t>(std::count_if(m_shares.begin(), m_shares.end(), [](double share) { return share > 0; }));
        if (m_plan.groups < used) {
            const bool grouped = m_plan.options.by == SplitBy::Group || m_plan.options.by == SplitBy::Scene;
            throw Error(ErrorCode::InvalidArgument, m_dataset.root,
                        grouped
                            ? "There are " + std::to_string(used) + " splits to fill, but only " + counted(m_plan.groups, "group", "groups") + " that must stay whole; the largest, \"" + m_plan.largestGroup + "\", holds " +
                                  std::to_string(m_plan.largestGroupImages) + " of " + std::to_string(m_dataset.records.size()) +
                                  " images. No split without a group on both sides exists: group by another pattern, or record "
                                  "more."
                            : "There are " + std::to_string(used) + " splits to fill and " + counted(m_plan.groups, "image", "images") + ".");
        }
    }

    std::vector<Unit> units()
    {
        std::vector<Unit> units;
        units.reserve(m_groups.records.size());
        for (std::vector<std::uint32_t>& records : m_groups.records) {
            std::map<std::uint32_t, std::uint32_t> labels;
            for (const std::uint32_t record : records) {
                for (const std::int32_t classId : classesOf(m_dataset.records[record])) {
                    labels[m_labels.emplace(classId, static_cast<std::uint32_t>(m_labels.size())).first->second] += 1;
                }
            }
            units.push_back({.records = std::move(records), .labels = {labels.begin(), labels.end()}});
        }
        return units;
    }

    std::string nameOf(std::int32_t classId) const
    {
        if (classId == noObject) {
            return "(no object)";
        }
        const auto index = static_cast<std::size_t>(classId);
        const bool named = classId >= 0 && index < m_dataset.classNames.size() && !m_dataset.classNames[index].empty();
        return named ? m_dataset.classNames[index] : "class " + std::to_string(classId);
    }

    void count(const std::vector<Unit>& units)
    {
        std::map<std::uint32_t, ClassShares*> byLabel;
        m_plan.classes.resize(m_labels.size());
        std::size_t place = 0;
        for (const auto& [classId, label] : m_labels) {
            ClassShares& shares = m_plan.classes[place++];
            shares.classId = classId == noObject ? -1 : classId;
            shares.name = nameOf(classId);
            byLabel[label] = &shares;
        }
        for (const Unit& unit : units) {
            m_plan.images[unit.split] += unit.records.size();
            for (const auto& [label, images] : unit.labels) {
                byLabel[label]->images[unit.split] += images;
                byLabel[label]->groups += 1;
            }
        }
        for (std::size_t i = 0; i < m_dataset.records.size(); ++i) {
            for (const Object& object : m_dataset.records[i].objects) {
                const auto label = m_labels.find(object.classId);
                if (!object.ignore && label != m_labels.end()) {
                    byLabel[label->second]->objects[m_plan.ofRecord[i]] += 1;
                }
            }
        }
    }

    void judge()
    {
        const double deviation = m_plan.deviation();
        const bool whole = m_plan.groups == m_dataset.records.size();
        m_plan.satisfied = deviation <= allowedDeviation;
        if (deviation > toldDeviation) {
            SplitShares achieved{};
            for (std::size_t split = 0; split < splitCount; ++split) {
                achieved[split] = static_cast<double>(m_plan.images[split]) / static_cast<double>(m_dataset.records.size());
            }
            std::string text = "Asked for " + shareList(m_shares) + ", reached " + shareList(achieved) + ".";
            if (!whole) {
                text += " " + std::to_string(m_plan.groups) + " groups stay whole; the largest, \"" + m_plan.largestGroup +
                        "\", holds " +
                        percent(static_cast<double>(m_plan.largestGroupImages) / static_cast<double>(m_dataset.records.size())) +
                        " (" + std::to_string(m_plan.largestGroupImages) + " of " + std::to_string(m_dataset.records.size()) +
                        " images).";
            }
            m_plan.problems.push_back(std::move(text));
        }
        for (const ClassShares& shares : m_plan.classes) {
            judgeClass(shares);
        }
    }

    void judgeClass(const ClassShares& shares)
    {
        std::string absent;
        std::uint64_t images = 0;
        for (std::size_t split = 0; split < splitCount; ++split) {
            images += shares.images[split];
            if (m_shares[split] > 0 && shares.images[split] == 0) {
                absent += (absent.empty() ? "" : " and ") + std::string(splitName(split));
            }
        }
        if (!absent.empty() && shares.classId >= 0) {
            const bool whole = m_plan.groups == m_dataset.records.size();
            m_plan.problems.push_back("Class " + shares.name + " is not in " + absent + ": " + counted(images, "image", "images") +
                                      (whole ? std::string() : " in " + counted(shares.groups, "group", "groups")) +
                                      (images == 1 ? " shows it." : " show it."));
        }
    }

    const Dataset& m_dataset;
    JobControl& m_control;
    SplitShares m_shares;
    Groups m_groups;
    std::map<std::int32_t, std::uint32_t> m_labels;
    SplitPlan m_plan;
};

double farthest(const std::array<std::uint64_t, splitCount>& counts, const SplitShares& shares)
{
    std::uint64_t total = 0;
    for (const std::uint64_t count : counts) {
        total += count;
    }
    double out = 0;
    for (std::size_t split = 0; total > 0 && split < splitCount; ++split) {
        out = std::max(out, std::abs(static_cast<double>(counts[split]) / static_cast<double>(total) - shares[split]));
    }
    return out;
}

}  // namespace

std::string_view splitName(std::size_t split)
{
    constexpr std::array<std::string_view, splitCount> names{"train", "val", "test"};
    return names.at(split);
}

double SplitPlan::deviation() const
{
    return farthest(images, options.shares);
}

double SplitPlan::deviation(const ClassShares& shares) const
{
    return farthest(shares.images, options.shares);
}

SplitPlan planSplit(const Dataset& dataset, const SplitOptions& options, std::span<const int> scenes, JobControl& control)
{
    control.begin("Dividing images", 0);
    return Planner(dataset, options, scenes, control).plan();
}

}  // namespace gg::dataset
