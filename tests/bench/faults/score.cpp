#include "score.h"

#include "core/audit/finding_key.h"
#include "core/base/error.h"
#include "core/dataset/ledger.h"
#include "core/dataset/open.h"

#include <boost/math/distributions/beta.hpp>

#include <algorithm>
#include <filesystem>

namespace gg::faults {
namespace {

constexpr std::size_t mostNotes = 6;

bool isOneOf(const std::vector<std::string_view>& ids, std::string_view id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Every file that a finding speaks of.
std::vector<std::string> filesOf(const audit::Finding& finding, const dataset::Dataset& dataset)
{
    std::vector<std::string> files{finding.file};
    const auto addRecord = [&](std::size_t record) {
        files.push_back(dataset.records[record].image);
        files.push_back(dataset.records[record].label);
    };
    if (finding.record >= 0) {
        addRecord(static_cast<std::size_t>(finding.record));
    }
    for (const std::uint32_t record : finding.records) {
        addRecord(record);
    }
    for (const char* name : {"other", "image"}) {
        if (const auto it = finding.values.find(name); it != finding.values.end()) {
            files.push_back(it->second);
        }
    }
    return files;
}

bool speaksOf(const audit::Finding& finding, const Planted& place, const dataset::Dataset& dataset)
{
    if (place.file.empty()) {
        return true;
    }
    if (place.line != 0 && finding.line != 0 && finding.line != place.line) {
        return false;
    }
    const std::vector<std::string> files = filesOf(finding, dataset);
    return std::find(files.begin(), files.end(), place.file) != files.end();
}

void note(Score& score, std::string text)
{
    if (score.notes.size() < mostNotes) {
        score.notes.push_back(std::move(text));
    }
}

/// How often each key occurs on the clean twin; two equal faults share a key.
std::map<std::string, std::size_t> keysOf(const Audited& audited, const std::vector<std::string_view>& rules)
{
    std::map<std::string, std::size_t> keys;
    for (const audit::Finding& finding : audited.report.findings) {
        if (isOneOf(rules, finding.rule)) {
            ++keys[audit::findingKey(*audited.dataset, finding)];
        }
    }
    return keys;
}

bool inLedger(const Kind& kind, const Planted& place, const dataset::Ledger& ledger)
{
    for (std::size_t i = 0; i < ledger.size(); ++i) {
        if (ledger.path(i) == (place.inLedger.empty() ? place.file : place.inLedger)) {
            return isOneOf(kind.ledgerStates, dataset::ledgerStateId(ledger.row(i).state));
        }
    }
    return false;
}

}  // namespace

Audited auditFolder(const std::string& root, bool pixels)
{
    Audited out;
    JobControl control;
    try {
        out.dataset = dataset::openDataset(root, control);
        out.report = audit::runAudit(*out.dataset, {.pixels = pixels}, control);
    } catch (const Error& error) {
        out.error = error.what();
        out.errorFile = error.path();
    }
    return out;
}

void scoreOne(const Kind& kind, const std::vector<Planted>& planted, const Audited& audited, const Audited& clean, Score& score)
{
    ++score.runs;
    score.planted += planted.size();
    if (!audited.dataset) {
        // A set that cannot be opened says which file is the reason; that finds the fault where it is in that file.
        for (const Planted& place : planted) {
            const bool named = !place.file.empty() && audited.errorFile.ends_with(place.file);
            score.found += named ? 1 : 0;
            if (!named) {
                note(score, "not opened: " + audited.error);
            }
        }
        return;
    }
    std::map<std::string, std::size_t> known = keysOf(clean, kind.rules);
    for (const auto& [key, count] : known) {
        score.onClean += count;
    }
    std::vector<const audit::Finding*> relevant;
    for (const audit::Finding& finding : audited.report.findings) {
        if (isOneOf(kind.rules, finding.rule)) {
            relevant.push_back(&finding);
        }
    }
    dataset::LedgerPtr ledger;
    if (!kind.ledgerStates.empty()) {
        JobControl control;
        ledger = dataset::makeLedger(*audited.dataset, control);
    }
    for (const Planted& place : planted) {
        const bool ruled = std::any_of(relevant.begin(), relevant.end(), [&](const audit::Finding* f) { return speaksOf(*f, place, *audited.dataset); });
        const bool booked = !ledger || inLedger(kind, place, *ledger);
        score.found += ruled && booked ? 1 : 0;
        if (!ruled || !booked) {
            note(score, std::string(ruled ? "not in the ledger: " : "missed: ") + place.file + ":" + std::to_string(place.line));
        }
    }
    for (const audit::Finding* finding : relevant) {
        const bool expected = std::any_of(planted.begin(), planted.end(), [&](const Planted& place) { return speaksOf(*finding, place, *audited.dataset); });
        std::size_t& left = known[audit::findingKey(*audited.dataset, *finding)];
        if (!expected && left == 0) {
            ++score.falseAlarms;
            note(score, "false alarm: " + finding->rule + " " + finding->file + ": " + audit::message(*finding));
        } else if (left > 0) {
            --left;
        }
    }
}

std::pair<double, double> interval(std::size_t successes, std::size_t trials)
{
    using boost::math::beta_distribution;
    const auto k = static_cast<double>(successes);
    const auto n = static_cast<double>(trials);
    const double low = successes == 0 ? 0 : quantile(beta_distribution<double>(k, n - k + 1), 0.025);
    const double high = successes == trials ? 1 : quantile(beta_distribution<double>(k + 1, n - k), 0.975);
    return {low, high};
}

}  // namespace gg::faults
