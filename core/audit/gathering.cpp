#include "core/audit/gathering.h"

#include "core/audit/rules.h"
#include "core/base/parallel.h"
#include "core/dataset/file_names.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <string>

namespace gg::audit
{
namespace
{

/// Fewer are read at a glance, whatever share of the set they are.
constexpr std::size_t fewestGathered = 10;

bool isOfSet(const Finding& finding)
{
    return finding.record < 0 && finding.object < 0;
}

/// What is known of a rule without its findings.
struct Tally {
    std::vector<std::uint32_t> records;  ///< of each finding
    Finding first;                       ///< of the lowest record
    std::size_t faults = 0;

    void add(const Finding& finding)
    {
        const auto record = static_cast<std::uint32_t>(finding.record);
        if (faults == 0 || finding.record < first.record) {
            first = finding;
        }
        ++faults;
        if (records.empty() || records.back() != record) {
            records.push_back(record);
        }
    }

    void settle()
    {
        std::sort(records.begin(), records.end());
        records.erase(std::unique(records.begin(), records.end()), records.end());
    }

    bool holdsForTheSet(std::size_t images) const { return records.size() >= fewestGathered && records.size() * 2 > images; }
};

Finding gathered(const dataset::Dataset& dataset, Tally tally, std::size_t images)
{
    Finding finding = makeFinding(dataset, tally.first.rule);
    finding.severity = tally.first.severity;
    finding.values["count"] = std::to_string(tally.records.size());
    finding.values["faults"] = std::to_string(tally.faults);
    finding.values["total"] = std::to_string(images);
    finding.values["example"] = tally.first.file;
    finding.values["image"] = tally.first.file;
    finding.records = std::move(tally.records);
    return finding;
}

/// Records in blocks; the findings of a block are kept, or only counted, rule by rule.
class RecordGathering
{
public:
    RecordGathering(const std::vector<bool>& repeated, const std::function<std::vector<Finding>(std::size_t)>& audit)
        : m_repeated(repeated)
        , m_audit(audit)
        , m_kept((repeated.size() + block - 1) / block)
    {
    }

    void run(JobControl& control)
    {
        parallelBlocks(m_repeated.size(), block, control, [&](std::size_t begin, std::size_t end) {
            std::vector<Finding> findings = ofBlock(begin, end);
            const std::scoped_lock lock(m_mutex);
            take(begin / block, std::move(findings));
        });
    }

    std::vector<Finding> result(const dataset::Dataset& dataset, JobControl& control)
    {
        const auto images = static_cast<std::size_t>(std::count(m_repeated.begin(), m_repeated.end(), false));
        std::vector<Finding> out;
        for (auto& [rule, of] : m_rules) {
            of.tally.settle();
            if (of.tally.holdsForTheSet(images)) {
                of.whole = true;
                out.push_back(gathered(dataset, std::move(of.tally), images));
            }
        }
        for (std::size_t i = 0; i < m_kept.size(); ++i) {
            for (Finding& finding : m_kept[i]) {
                if (!m_rules[finding.rule].whole) {
                    out.push_back(std::move(finding));
                }
            }
            m_kept[i] = {};
        }
        sayAgain(out, control);
        return out;
    }

private:
    static constexpr std::size_t block = 256;
    /// More findings of one rule are held only when it is clear that they are not a property of the set.
    static constexpr std::size_t mostKept = 20000;

    struct OfRule {
        Tally tally;
        std::size_t kept = 0;
        std::vector<std::size_t> onlyCounted;  ///< blocks
        bool whole = false;
    };

    std::vector<Finding> ofBlock(std::size_t begin, std::size_t end) const
    {
        std::vector<Finding> out;
        for (std::size_t i = begin; i < end; ++i) {
            if (!m_repeated[i]) {
                std::vector<Finding> findings = m_audit(i);
                out.insert(out.end(), std::make_move_iterator(findings.begin()), std::make_move_iterator(findings.end()));
            }
        }
        return out;
    }

    void take(std::size_t at, std::vector<Finding> findings)
    {
        std::set<OfRule*> dropped;
        std::vector<Finding>& kept = m_kept[at];
        for (Finding& finding : findings) {
            OfRule& of = m_rules[finding.rule];
            of.tally.add(finding);
            if (of.kept >= mostKept || dropped.contains(&of)) {
                dropped.insert(&of);
            } else {
                kept.push_back(std::move(finding));
            }
        }
        for (const Finding& finding : kept) {
            ++m_rules[finding.rule].kept;
        }
        for (OfRule* of : dropped) {
            of->onlyCounted.push_back(at);
        }
        kept.shrink_to_fit();
    }

    /// Findings that were only counted, of rules that turned out to hold for less than half of the set.
    void sayAgain(std::vector<Finding>& out, JobControl& control) const
    {
        std::set<std::size_t> blocks;
        for (const auto& [rule, of] : m_rules) {
            if (!of.whole) {
                blocks.insert(of.onlyCounted.begin(), of.onlyCounted.end());
            }
        }
        for (const std::size_t at : blocks) {
            control.throwIfStopped();
            for (Finding& finding : ofBlock(at * block, std::min(m_repeated.size(), (at + 1) * block))) {
                const OfRule& of = m_rules.at(finding.rule);
                if (!of.whole && std::find(of.onlyCounted.begin(), of.onlyCounted.end(), at) != of.onlyCounted.end()) {
                    out.push_back(std::move(finding));
                }
            }
        }
    }

    const std::vector<bool>& m_repeated;
    const std::function<std::vector<Finding>(std::size_t)>& m_audit;
    std::mutex m_mutex;
    std::map<std::string, OfRule, std::less<>> m_rules;
    std::vector<std::vector<Finding>> m_kept;  ///< by block
};

}  // namespace

std::vector<Finding> gather(const dataset::Dataset& dataset, std::vector<Finding> findings, std::size_t images)
{
    std::map<std::string, Tally, std::less<>> byRule;
    for (const Finding& finding : findings) {
        if (!isOfSet(finding)) {
            byRule[finding.rule].add(finding);
        }
    }
    std::set<std::string, std::less<>> whole;
    std::vector<Finding> out;
    for (auto& [rule, tally] : byRule) {
        tally.settle();
        if (tally.holdsForTheSet(images)) {
            whole.insert(rule);
            out.push_back(gathered(dataset, std::move(tally), images));
        }
    }
    if (whole.empty()) {
        return findings;
    }
    for (Finding& finding : findings) {
        if (isOfSet(finding) || !whole.contains(finding.rule)) {
            out.push_back(std::move(finding));
        }
    }
    return out;
}

std::vector<Finding> gatherRecords(const dataset::Dataset& dataset, const std::vector<bool>& repeated, JobControl& control,
                                   const std::function<std::vector<Finding>(std::size_t record)>& audit)
{
    RecordGathering gathering(repeated, audit);
    gathering.run(control);
    return gathering.result(dataset, control);
}

void sortFindings(std::vector<Finding>& findings)
{
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        if (a.severity != b.severity) {
            return a.severity > b.severity;
        }
        if (a.rule != b.rule) {
            return a.rule < b.rule;
        }
        if (a.file != b.file) {
            return dataset::naturalLess(a.file, b.file);
        }
        return a.line < b.line;
    });
}

}  // namespace gg::audit
