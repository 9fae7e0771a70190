#include "core/dataset/split.h"

#include "core/base/error.h"
#include "core/dataset/recording.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <random>
#include <regex>
#include <unordered_map>

namespace gg::dataset
{
namespace
{

constexpr double toldDeviation = 0.02;
constexpr double allowedDeviation = 0.05;
constexpr int refinements = 20;
/// Units that are tried in exchange for one.
constexpr std::size_t mostExchanges = 400;

/// The share of the images weighs as much as this many times all classes: what is asked for in numbers is kept first.
constexpr double imageWeight = 40;

/// What stays together: an image, or a group of them.
struct Unit {
    std::vector<std::uint32_t> records;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> labels;  ///< label and how many of the images show it
    std::size_t split = 0;
};

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

/// Indices into the records by what has to stay together, with a name for a person.
struct Groups {
    std::vector<std::vector<std::uint32_t>> records;
    std::vector<std::string> names;
};

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

/// Assigns units to splits. Labels are the classes, and one more for images without an object.
class Divider
{
public:
    Divider(std::vector<Unit> units, std::size_t labels, const SplitShares& shares, std::uint64_t seed, JobControl& control)
        : m_units(std::move(units))
        , m_total(labels, 0)
        , m_unitsOf(labels, 0)
        , m_of(labels)
        , m_shares(shares)
        , m_random(seed)
        , m_control(control)
    {
        for (const Unit& unit : m_units) {
            m_images += unit.records.size();
            for (const auto& [label, count] : unit.labels) {
                m_total[label] += count;
                m_unitsOf[label] += 1;
            }
        }
        for (std::size_t split = 0; split < splitCount; ++split) {
            for (std::size_t other = 0; other < splitCount; ++other) {
                m_rank[split] += shares[other] > shares[split] || (other < split && shares[other] == shares[split]) ? 1 : 0;
            }
        }
    }

    /// Shuffles and cuts at the shares (largest remainder).
    void atRandom()
    {
        std::vector<std::uint32_t> order = shuffled();
        std::size_t split = 0;
        double end = m_shares[0] * static_cast<double>(m_images);
        double given = 0;
        for (const std::uint32_t unit : order) {
            const double size = static_cast<double>(m_units[unit].records.size());
            while (split + 1 < splitCount && given + size / 2 > end) {
                ++split;
                end += m_shares[split] * static_cast<double>(m_images);
            }
            while (m_shares[split] == 0 && split > 0) {
                --split;
            }
            assign(unit, split);
            given += size;
        }
    }

    /// Sechidis, Tsoumakas and Vlahavas 2011: the rarest label first, each of its units to the split that wants the label most.
    /// Larger units go first, because small ones fill what they leave.
    void stratified()
    {
        std::vector<std::uint32_t> order = shuffled();
        std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            return m_units[a].records.size() > m_units[b].records.size();
        });
        std::vector<std::vector<std::uint32_t>> unitsOf(m_total.size());
        for (const std::uint32_t unit : order) {
            for (const auto& [label, count] : m_units[unit].labels) {
                unitsOf[label].push_back(unit);
            }
        }
        std::vector<char> done(m_units.size(), 0);
        std::vector<std::uint64_t> left = m_unitsOf;
        for (;;) {
            m_control.throwIfStopped();
            const std::size_t label = rarest(left);
            if (label == left.size()) {
                break;
            }
            for (const std::uint32_t unit : unitsOf[label]) {
                if (done[unit] == 0) {
                    done[unit] = 1;
                    assign(unit, wanting(label, m_units[unit].records.size()));
                    for (const auto& [other, count] : m_units[unit].labels) {
                        --left[other];
                    }
                }
            }
        }
    }

    /// Moves units as long as that brings the shares closer to what was asked for.
    void refine()
    {
        std::vector<std::uint32_t> order = shuffled();
        for (int round = 0; round < refinements; ++round) {
            bool moved = false;
            for (const std::uint32_t unit : order) {
                m_control.throwIfStopped();
                moved = tryMove(unit) || moved;
            }
            if (!moved) {
                return;
            }
        }
    }

    /// Exchanges units where a split lacks a label that could be in all of them: moving alone would unbalance the images.
    void spreadRare()
    {
        const std::vector<std::uint32_t> order = shuffled();
        for (std::size_t label = 0; label < m_total.size(); ++label) {
            for (std::size_t split = 0; split < splitCount; ++split) {
                if (lacks(label, split, m_of[label][split])) {
                    m_control.throwIfStopped();
                    bringIn(static_cast<std::uint32_t>(label), split, order);
                }
            }
        }
    }

    const std::vector<Unit>& units() const { return m_units; }

private:
    /// A label of one unit belongs into the largest split, the second into the next one.
    bool lacks(std::size_t label, std::size_t split, std::int64_t count) const
    {
        return count == 0 && m_shares[split] > 0 && m_unitsOf[label] > m_rank[split];
    }

    static bool shows(const Unit& unit, std::uint32_t label)
    {
        return std::any_of(unit.labels.begin(), unit.labels.end(), [label](const auto& entry) { return entry.first == label; });
    }

    void bringIn(std::uint32_t label, std::size_t split, const std::vector<std::uint32_t>& order)
    {
        double best = 1e-12;
        std::pair<std::uint32_t, std::uint32_t> chosen{0, 0};
        std::size_t tried = 0;
        for (const std::uint32_t in : order) {
            if (m_units[in].split == split || !shows(m_units[in], label)) {
                continue;
            }
            for (const std::uint32_t out : order) {
                if (m_units[out].split != split || ++tried > mostExchanges) {
                    continue;
                }
                if (const double saved = savedByExchange(in, out); saved > best) {
                    best = saved;
                    chosen = {in, out};
                }
            }
        }
        if (chosen.first != chosen.second) {
            exchange(chosen.first, chosen.second);
        }
    }

    void exchange(std::uint32_t a, std::uint32_t b)
    {
        add(m_units[a], m_units[a].split, -1);
        add(m_units[b], m_units[b].split, -1);
        std::swap(m_units[a].split, m_units[b].split);
        add(m_units[a], m_units[a].split, 1);
        add(m_units[b], m_units[b].split, 1);
    }

    double savedByExchange(std::uint32_t a, std::uint32_t b)
    {
        std::vector<std::uint32_t> labels;
        for (const Unit* unit : {&m_units[a], &m_units[b]}) {
            for (const auto& [label, count] : unit->labels) {
                labels.push_back(label);
            }
        }
        std::sort(labels.begin(), labels.end());
        labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
        const double before = costOf(labels, m_units[a].split, m_units[b].split);
        exchange(a, b);
        const double after = costOf(labels, m_units[a].split, m_units[b].split);
        exchange(a, b);
        return before - after;
    }

    double costOf(const std::vector<std::uint32_t>& labels, std::size_t one, std::size_t other) const
    {
        double cost = imageCost(one, m_in[one]) + imageCost(other, m_in[other]);
        for (const std::uint32_t label : labels) {
            cost += labelCost(label, one, m_of[label][one]) + labelCost(label, other, m_of[label][other]);
        }
        return cost;
    }

    std::vector<std::uint32_t> shuffled()
    {
        std::vector<std::uint32_t> order(m_units.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        // std::shuffle differs between libraries; the same seed must give the same split everywhere.
        for (std::size_t i = order.size(); i > 1; --i) {
            std::swap(order[i - 1], order[m_random() % i]);
        }
        return order;
    }

    void assign(std::uint32_t unit, std::size_t split)
    {
        m_units[unit].split = split;
        add(m_units[unit], split, 1);
    }

    void add(const Unit& unit, std::size_t split, int sign)
    {
        m_in[split] += sign * static_cast<std::int64_t>(unit.records.size());
        for (const auto& [label, count] : unit.labels) {
            m_of[label][split] += sign * static_cast<std::int64_t>(count);
        }
    }

    static std::size_t rarest(const std::vector<std::uint64_t>& left)
    {
        std::size_t best = left.size();
        for (std::size_t label = 0; label < left.size(); ++label) {
            if (left[label] > 0 && (best == left.size() || left[label] < left[best])) {
                best = label;
            }
        }
        return best;
    }

    std::size_t wanting(std::size_t label, std::size_t size) const
    {
        std::size_t best = splitCount;
        double most = 0;
        double room = 0;
        for (std::size_t split = 0; split < splitCount; ++split) {
            if (m_shares[split] == 0) {
                continue;
            }
            const double wanted = m_shares[split] * static_cast<double>(m_total[label]) - static_cast<double>(m_of[label][split]);
            const double free =
                m_shares[split] * static_cast<double>(m_images) - static_cast<double>(m_in[split]) - static_cast<double>(size);
            const bool equal = best != splitCount && std::abs(wanted - most) < 1e-9;
            if (best == splitCount || (equal ? free > room : wanted > most)) {
                best = split;
                most = wanted;
                room = free;
            }
        }
        return best;
    }

    /// Square of the missed share; a split without a class that could be there costs as much as missing all of it, more where it
    /// is the largest, which trains.
    double labelCost(std::size_t label, std::size_t split, std::int64_t count) const
    {
        const double total = static_cast<double>(m_total[label]);
        const double missed = (static_cast<double>(count) - m_shares[split] * total) / total;
        return missed * missed + (lacks(label, split, count) ? (m_rank[split] == 0 ? 4 : 1) : 0);
    }

    double imageCost(std::size_t split, std::int64_t count) const
    {
        const double total = static_cast<double>(m_images);
        const double missed = (static_cast<double>(count) - m_shares[split] * total) / total;
        const bool absent = count == 0 && m_shares[split] > 0;
        return imageWeight * static_cast<double>(m_total.size()) * (missed * missed + (absent ? 1 : 0));
    }

    bool tryMove(std::uint32_t index)
    {
        Unit& unit = m_units[index];
        const auto size = static_cast<std::int64_t>(unit.records.size());
        std::size_t best = unit.split;
        double gain = 1e-12;
        for (std::size_t to = 0; to < splitCount; ++to) {
            if (to == unit.split || m_shares[to] == 0) {
                continue;
            }
            const std::size_t from = unit.split;
            double saved = imageCost(from, m_in[from]) + imageCost(to, m_in[to]) - imageCost(from, m_in[from] - size) -
                           imageCost(to, m_in[to] + size);
            for (const auto& [label, found] : unit.labels) {
                const auto count = static_cast<std::int64_t>(found);
                saved += labelCost(label, from, m_of[label][from]) + labelCost(label, to, m_of[label][to]) -
                         labelCost(label, from, m_of[label][from] - count) - labelCost(label, to, m_of[label][to] + count);
            }
            if (saved > gain) {
                gain = saved;
                best = to;
            }
        }
        if (best == unit.split) {
            return false;
        }
        add(unit, unit.split, -1);
        unit.split = best;
        add(unit, best, 1);
        return true;
    }

    std::vector<Unit> m_units;
    std::vector<std::uint64_t> m_total;
    std::vector<std::uint64_t> m_unitsOf;
    std::vector<std::array<std::int64_t, splitCount>> m_of;
    std::array<std::int64_t, splitCount> m_in{};
    std::size_t m_images = 0;
    std::array<std::size_t, splitCount> m_rank{};  ///< of a split by its share, 0 for the largest
    SplitShares m_shares;
    std::mt19937_64 m_random;
    JobControl& m_control;
};

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
        , m_groups(Grouping(dataset).find(options, scenes))
    {
        m_plan.options = options;
        m_plan.options.shares = m_shares;
    }

    SplitPlan plan()
    {
        checkGroups();
        std::vector<Unit> grouped = units();  // finds the labels
        Divider divider(std::move(grouped), m_labels.size(), m_shares, m_plan.options.seed, m_control);
        if (m_plan.options.by == SplitBy::Random) {
            divider.atRandom();
        } else {
            divider.stratified();
            divider.refine();
            divider.spreadRare();
        }
        m_plan.ofRecord.resize(m_dataset.records.size());
        for (const Unit& unit : divider.units()) {
            for (const std::uint32_t record : unit.records) {
                m_plan.ofRecord[record] = static_cast<std::uint8_t>(unit.split);
            }
        }
        count(divider.units());
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
