#include "core/audit/class_rules.h"

#include "core/audit/class_names.h"
#include "core/audit/rules.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::Format;

/// Objects of each class that has a name, by split.
class Counts
{
public:
    explicit Counts(const Evidence& evidence)
        : m_splits(evidence.dataset.splits.size())
        , m_objects(evidence.dataset.classNames.size() * m_splits, 0)
        , m_ofSplit(m_splits, 0)
    {
        const auto known = static_cast<std::int32_t>(evidence.dataset.classNames.size());
        for (const dataset::Record& record : evidence.dataset.records) {
            for (const dataset::Object& object : record.objects) {
                if (object.classId >= 0 && object.classId < known && !object.ignore) {
                    ++m_objects[static_cast<std::size_t>(object.classId) * m_splits + record.split];
                    ++m_ofSplit[record.split];
                }
            }
        }
    }

    std::size_t of(std::size_t classId, std::size_t split) const { return m_objects[classId * m_splits + split]; }
    std::size_t of(std::size_t classId) const
    {
        std::size_t sum = 0;
        for (std::size_t split = 0; split < m_splits; ++split) {
            sum += of(classId, split);
        }
        return sum;
    }
    std::size_t ofSplit(std::size_t split) const { return m_ofSplit[split]; }

private:
    std::size_t m_splits;
    std::vector<std::size_t> m_objects;
    std::vector<std::size_t> m_ofSplit;
};

/// Formats whose list of classes is somebody's decision and not merely what occurred.
bool declaresClasses(const Dataset& dataset)
{
    return dataset.format == Format::Yolo || dataset.format == Format::Coco;
}

void addUnused(const Dataset& dataset, const Counts& counts, std::vector<Finding>& findings)
{
    std::vector<std::string> unused;
    for (std::size_t id = 0; id < dataset.classNames.size(); ++id) {
        if (!dataset.classNames[id].empty() && counts.of(id) == 0) {
            unused.push_back(dataset.classNames[id]);
        }
    }
    if (unused.empty() || unused.size() == dataset.classNames.size() || !declaresClasses(dataset)) {
        return;
    }
    Finding finding = makeFinding(dataset, "class.unused");
    // Most of a list being unused means that the list was made for a larger set, and is no slip.
    if (unused.size() * 2 > dataset.classNames.size()) {
        finding.severity = Severity::Info;
    }
    finding.values["count"] = std::to_string(unused.size());
    finding.values["total"] = std::to_string(dataset.classNames.size());
    finding.values["classes"] = listed(unused);
    findings.push_back(std::move(finding));
}

std::vector<std::uint32_t> recordsOf(const Dataset& dataset, std::size_t classId)
{
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        const auto& objects = dataset.records[i].objects;
        if (std::any_of(objects.begin(), objects.end(), [&](const dataset::Object& object) {
                return object.classId == static_cast<std::int32_t>(classId);
            })) {
            out.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return out;
}

void addUnevenSplits(const Dataset& dataset, const Counts& counts, std::vector<Finding>& findings)
{
    std::vector<std::size_t> labelled;
    std::size_t train = dataset.splits.size();
    for (std::size_t split = 0; split < dataset.splits.size(); ++split) {
        if (counts.ofSplit(split) > 0) {
            labelled.push_back(split);
            train = dataset.splits[split] == "train" ? split : train;
        }
    }
    if (labelled.size() < 2) {
        return;
    }
    for (std::size_t id = 0; id < dataset.classNames.size(); ++id) {
        std::vector<std::string> in;
        for (const std::size_t split : labelled) {
            if (counts.of(id, split) > 0) {
                in.push_back(dataset.splits[split]);
            }
        }
        const bool untrained = !in.empty() && train < dataset.splits.size() && counts.of(id, train) == 0;
        if (!untrained && in.size() != 1) {
            continue;
        }
        Finding finding = makeFinding(dataset, untrained ? "class.not_trained" : "class.one_split");
        finding.values["class"] = dataset.classNames[id];
        finding.values["splits"] = listed(in);
        finding.values["count"] = std::to_string(counts.of(id));
        finding.records = recordsOf(dataset, id);
        findings.push_back(std::move(finding));
    }
}

const char* likenessText(NameLikeness likeness)
{
    switch (likeness) {
    case NameLikeness::Case:
        return "upper and lower case";
    case NameLikeness::SpacesOrSigns:
        return "spaces or hyphens";
    case NameLikeness::Plural:
        return "singular and plural";
    case NameLikeness::OneLetter:
    case NameLikeness::Different:
        break;
    }
    return "one letter";
}

void addNames(const Dataset& dataset, const Counts& counts, std::vector<Finding>& findings)
{
    // Every pair of a list of thousands would take minutes; such lists are generated, not typed.
    constexpr std::size_t mostCompared = 2000;
    const std::vector<std::string>& names = dataset.classNames;
    for (std::size_t a = 0; a < names.size(); ++a) {
        if (hasOddSpaces(names[a])) {
            Finding finding = makeFinding(dataset, "class.name_spaces");
            finding.values["class"] = names[a];
            finding.values["class_id"] = std::to_string(a);
            findings.push_back(std::move(finding));
        }
        for (std::size_t b = a + 1; b < std::min(names.size(), mostCompared); ++b) {
            const NameLikeness likeness = names[a].empty() || names[a] == names[b] ? NameLikeness::Different
                                                                                   : compareNames(names[a], names[b]);
            if (likeness == NameLikeness::Different) {
                continue;
            }
            Finding finding = makeFinding(dataset, "class.similar_names");
            finding.values["class"] = names[a];
            finding.values["other_class"] = names[b];
            finding.values["difference"] = likenessText(likeness);
            finding.values["count"] = std::to_string(counts.of(a));
            finding.values["other_count"] = std::to_string(counts.of(b));
            findings.push_back(std::move(finding));
        }
    }
}

void addKnownOrder(const Dataset& dataset, std::vector<Finding>& findings)
{
    if (!declaresClasses(dataset)) {
        return;
    }
    std::vector<std::string> names;
    for (const std::string& name : dataset.classNames) {
        names.push_back(plainName(name));
    }
    for (const KnownList& list : knownLists()) {
        std::vector<std::string> known;
        for (const std::string_view name : list.names) {
            known.push_back(plainName(name));
        }
        if (names == known || std::multiset(names.begin(), names.end()) != std::multiset(known.begin(), known.end())) {
            continue;
        }
        const auto [here, there] = std::mismatch(names.begin(), names.end(), known.begin());
        const auto place = static_cast<std::size_t>(here - names.begin());
        Finding finding = makeFinding(dataset, "class.known_order");
        finding.values["list"] = list.title;
        finding.values["class_id"] = std::to_string(place);
        finding.values["class"] = dataset.classNames[place];
        finding.values["other_class"] = list.names[place];
        findings.push_back(std::move(finding));
    }
}

void addReference(const Dataset& dataset, const Dataset& reference, std::vector<Finding>& findings)
{
    std::map<std::string, std::size_t> there;
    for (std::size_t id = 0; id < reference.classNames.size(); ++id) {
        there.emplace(plainName(reference.classNames[id]), id);
    }
    std::vector<std::string> moved;
    std::vector<std::string> onlyHere;
    std::set<std::string> shared;
    for (std::size_t id = 0; id < dataset.classNames.size(); ++id) {
        const std::string& name = dataset.classNames[id];
        const auto other = there.find(plainName(name));
        if (other == there.end()) {
            onlyHere.push_back(name);
            continue;
        }
        shared.insert(other->first);
        if (other->second != id) {
            moved.push_back(name + " (" + std::to_string(id) + " here, " + std::to_string(other->second) + " there)");
        }
    }
    std::vector<std::string> onlyThere;
    for (const std::string& name : reference.classNames) {
        if (!shared.contains(plainName(name))) {
            onlyThere.push_back(name);
        }
    }
    const auto common = [&](std::string_view rule) {
        Finding finding = makeFinding(dataset, rule);
        finding.values["reference"] = reference.name;
        finding.values["shared"] = std::to_string(shared.size());
        finding.values["only_here"] = onlyHere.empty() ? "none" : listed(onlyHere);
        finding.values["only_there"] = onlyThere.empty() ? "none" : listed(onlyThere);
        return finding;
    };
    if (!moved.empty()) {
        Finding finding = common("class.order_differs");
        finding.values["count"] = std::to_string(moved.size());
        finding.values["classes"] = listed(moved, 4);
        findings.push_back(std::move(finding));
    }
    if (!onlyHere.empty() || !onlyThere.empty()) {
        findings.push_back(common("class.names_differ"));
    }
}

void addImbalance(const Evidence& evidence, const Counts& counts, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    const double limit = evidence.settings.threshold("class.imbalance.ratio");
    std::size_t largest = 0;
    std::size_t smallest = 0;
    std::size_t all = 0;
    std::size_t present = 0;
    const auto less = [&](std::size_t a, std::size_t b) { return counts.of(a) < counts.of(b); };
    for (std::size_t id = 0; id < dataset.classNames.size(); ++id) {
        if (counts.of(id) == 0) {
            continue;
        }
        largest = present == 0 || less(largest, id) ? id : largest;
        smallest = present == 0 || less(id, smallest) ? id : smallest;
        all += counts.of(id);
        ++present;
    }
    const double ratio = present < 2 ? 0 : static_cast<double>(counts.of(largest)) / static_cast<double>(counts.of(smallest));
    if (ratio < limit) {
        return;
    }
    std::size_t rare = 0;
    for (std::size_t id = 0; id < dataset.classNames.size(); ++id) {
        rare += counts.of(id) > 0 && static_cast<double>(counts.of(id)) * limit <= static_cast<double>(counts.of(largest)) ? 1 : 0;
    }
    Finding finding = makeFinding(dataset, "class.imbalance");
    finding.values["class"] = dataset.classNames[largest];
    finding.values["count"] = std::to_string(counts.of(largest));
    finding.values["other_class"] = dataset.classNames[smallest];
    finding.values["other_count"] = std::to_string(counts.of(smallest));
    finding.values["share"] = percent(static_cast<double>(counts.of(smallest)) / static_cast<double>(all));
    finding.values["ratio"] = shortNumber(ratio, 3);
    finding.values["rare"] = std::to_string(rare);
    finding.records = recordsOf(dataset, smallest);
    findings.push_back(std::move(finding));
}

}  // namespace

std::vector<Finding> auditClasses(const Evidence& evidence, JobControl& control)
{
    std::vector<Finding> findings;
    const Dataset& dataset = evidence.dataset;
    if (dataset.format == Format::ImageMask) {
        return findings;
    }
    control.throwIfStopped();
    const Counts counts(evidence);
    addUnused(dataset, counts, findings);
    addUnevenSplits(dataset, counts, findings);
    addNames(dataset, counts, findings);
    addKnownOrder(dataset, findings);
    if (evidence.reference != nullptr) {
        addReference(dataset, *evidence.reference, findings);
    }
    addImbalance(evidence, counts, findings);
    return findings;
}

}  // namespace gg::audit
