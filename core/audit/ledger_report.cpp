#include "core/audit/ledger_report.h"

#include "core/audit/rules.h"
#include "core/io/csv.h"
#include "core/texts/catalogue.h"

#include <array>
#include <vector>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::FileTable;
using dataset::Ledger;
using dataset::LedgerRow;
using dataset::LedgerState;

constexpr std::size_t piece = 64U << 10U;

std::string grouped(std::size_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

void addRow(std::string& out, const Dataset& dataset, const Ledger& ledger, std::size_t index,
            const std::array<std::string, dataset::ledgerStates>& effects)
{
    const LedgerRow& row = ledger.row(index);
    out += io::csvField(ledger.path(index));
    out.append(",").append(dataset::ledgerKindId(row.kind));
    out.append(",").append(dataset::ledgerStateId(row.state)).append(",");
    if (row.partner != FileTable::none) {
        out += io::csvField(ledger.path(row.partner));
    }
    out += ",";
    if (row.record != FileTable::none) {
        const dataset::Record& record = dataset.records[row.record];
        out += io::csvField(dataset.splits[record.split]) + "," + std::to_string(record.objects.size());
    } else {
        out += ",";
    }
    out += effects[static_cast<std::size_t>(row.state)];
}

}  // namespace

dataset::LedgerPtr ledgerOf(const Dataset& dataset, const Report& report, JobControl& control)
{
    dataset::UnreadableRecords unreadable;
    const auto take = [](const Finding& finding, std::vector<std::uint32_t>& records) {
        if (finding.record >= 0) {
            records.push_back(static_cast<std::uint32_t>(finding.record));
        }
        records.insert(records.end(), finding.records.begin(), finding.records.end());
    };
    for (const Finding& finding : report.findings) {
        if (finding.rule == "image.unreadable") {
            take(finding, unreadable.images);
        } else if (finding.rule == "mask.unreadable") {
            take(finding, unreadable.labels);
        }
    }
    return dataset::makeLedger(dataset, control, unreadable);
}

std::string_view trainerText(LedgerState state, Trainer trainer, dataset::Format format)
{
    const std::string id = "ledger." + std::string(dataset::ledgerStateId(state)) +
                           (trainer == Trainer::Ultralytics ? ".ultralytics" : ".torchvision");
    const std::string_view special = texts::find(id + "." + std::string(dataset::formatId(format)));
    return special.empty() ? texts::find(id) : special;
}

std::string_view ledgerTitle(LedgerState state)
{
    return texts::find("ledger." + std::string(dataset::ledgerStateId(state)) + ".title");
}

std::string ledgerSum(const Ledger& ledger)
{
    std::string out = grouped(ledger.found()) + (ledger.found() == 1 ? " file" : " files") + " found";
    if (ledger.elsewhere() > 0) {
        out += " + " + grouped(ledger.elsewhere()) + " outside of the folder";
    }
    if (ledger.absent() > 0) {
        out += " + " + grouped(ledger.absent()) + " listed but absent";
    }
    out += " = " + grouped(ledger.size()) + (ledger.size() == 1 ? " entry" : " entries") + " with one state each";
    if (ledger.hiddenFolders() > 0) {
        out += "; " + grouped(ledger.hiddenFolders()) + (ledger.hiddenFolders() == 1 ? " hidden folder" : " hidden folders") +
               " not looked into";
    }
    if (!ledger.unreadableFolders().empty()) {
        out += "; " + grouped(ledger.unreadableFolders().size()) +
               (ledger.unreadableFolders().size() == 1 ? " folder" : " folders") + " could not be read";
    }
    return out + ".";
}

void ledgerToCsv(const Dataset& dataset, const Ledger& ledger, const std::function<void(std::string_view)>& write)
{
    std::array<std::string, dataset::ledgerStates> effects;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const auto state = static_cast<LedgerState>(i);
        effects[i] = "," + io::csvField(trainerText(state, Trainer::Ultralytics, dataset.format)) + "," +
                     io::csvField(trainerText(state, Trainer::Torchvision, dataset.format)) + "\r\n";
    }
    std::string out = "file,kind,state,partner,split,objects,ultralytics,torchvision\r\n";
    for (std::size_t i = 0; i < ledger.size(); ++i) {
        addRow(out, dataset, ledger, i, effects);
        if (out.size() >= piece) {
            write(out);
            out.clear();
        }
    }
    write(out);
}

}  // namespace gg::audit
