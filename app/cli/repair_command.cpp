#include "app/cli/command.h"

#include "core/audit/acceptance.h"
#include "core/audit/audit.h"
#include "core/audit/repair/repair.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/texts/catalogue.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

namespace gg::cli
{
namespace
{

struct RepairArguments {
    std::string path;
    std::vector<std::string> kinds;
    std::string patchFile;
    std::string outFolder;
    std::string acceptedFile;
    std::string namesFrom;
};

std::string allKinds()
{
    std::string out;
    for (int kind = 0; kind < audit::repairKindCount; ++kind) {
        out += (out.empty() ? "" : ", ") + std::string(audit::repairId(static_cast<audit::RepairKind>(kind)));
    }
    return out;
}

std::vector<audit::RepairKind> chosenKinds(const std::vector<std::string>& names)
{
    std::vector<audit::RepairKind> kinds;
    for (const std::string& name : names) {
        const auto kind = audit::repairFromId(name);
        if (!kind) {
            throw Error(ErrorCode::InvalidArgument, {}, "There is no repair " + name + ". Choose from: " + allKinds() + ".");
        }
        kinds.push_back(*kind);
    }
    return kinds;
}

std::vector<audit::Repair> proposals(const RepairArguments& arguments, const dataset::Dataset& dataset)
{
    JobControl& control = commandControl();
    audit::Report report = audit::runAudit(dataset, {.pixels = false}, control);
    if (!arguments.acceptedFile.empty()) {
        audit::applyAcceptances(dataset, audit::AcceptanceStore(arguments.acceptedFile), report);
    }
    std::vector<audit::Repair> repairs = audit::proposeRepairs(dataset, report.findings, control);
    if (!arguments.namesFrom.empty()) {
        const dataset::DatasetPtr other = dataset::openDataset(arguments.namesFrom, control);
        std::vector<audit::Repair> more = audit::proposeRenumbering(dataset, other->classNames, control);
        repairs.insert(repairs.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return repairs;
}

void printRepairs(const std::vector<audit::Repair>& repairs, const std::vector<audit::RepairKind>& kinds)
{
    for (int i = 0; i < audit::repairKindCount; ++i) {
        const auto kind = static_cast<audit::RepairKind>(i);
        const auto count = std::count_if(repairs.begin(), repairs.end(), [&](const audit::Repair& r) { return r.kind == kind; });
        if (count == 0) {
            continue;
        }
        const std::string id(audit::repairId(kind));
        const bool chosen = std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        std::cout << (chosen ? "* " : "  ") << id << ": " << count << "  " << texts::render("repair." + id + ".why") << '\n';
    }
}

int runRepairCommand(const RepairArguments& arguments)
{
    JobControl& control = commandControl();
    std::vector<audit::RepairKind> kinds = chosenKinds(arguments.kinds);
    const dataset::DatasetPtr dataset = dataset::openDataset(arguments.path, control);
    if (dataset->format != dataset::Format::Yolo) {
        throw Error(
            ErrorCode::Unsupported, dataset->opened,
            "Repairs are proposed for YOLO labels. Convert the data set first: groundglass-cli convert IN OUT --format yolo.");
    }
    std::vector<audit::Repair> repairs = proposals(arguments, *dataset);
    if (kinds.empty()) {
        for (int kind = 0; kind < audit::repairKindCount; ++kind) {
            if (audit::isCertain(static_cast<audit::RepairKind>(kind))) {
                kinds.push_back(static_cast<audit::RepairKind>(kind));
            }
        }
    }
    printRepairs(repairs, kinds);
    std::erase_if(repairs, [&](const audit::Repair& r) { return std::find(kinds.begin(), kinds.end(), r.kind) == kinds.end(); });
    if (repairs.empty()) {
        std::cout << "Nothing to repair with the chosen repairs (*).\n";
        return Clean;
    }
    const std::vector<audit::FileChange> changes = audit::applyRepairs(*dataset, repairs, control);
    if (!arguments.patchFile.empty()) {
        writeOutput(arguments.patchFile, audit::unifiedDiff(changes));
        if (arguments.patchFile != "-") {
            writeOutput(arguments.patchFile + ".undo", audit::unifiedDiff(audit::reversed(changes)));
            std::cout << arguments.patchFile << ": apply it with  patch -p1 -d '" << dataset->root << "' < "
                      << arguments.patchFile << "\n"
                      << arguments.patchFile << ".undo takes it back the same way.\n";
        }
    }
    if (!arguments.outFolder.empty()) {
        audit::writeRepairedCopy(*dataset, changes, arguments.outFolder, control);
        std::cout << arguments.outFolder << ": the data set with " << changes.size() << (changes.size() == 1 ? " file" : " files")
                  << " changed; the original is as it was.\n";
    }
    if (arguments.patchFile.empty() && arguments.outFolder.empty()) {
        std::cout << audit::unifiedDiff(changes);
    }
    return Clean;
}

}  // namespace

void addRepairCommand(CLI::App& app, int& exitCode)
{
    static RepairArguments arguments;
    CLI::App* command =
        app.add_subcommand("repair", "Propose repairs of YOLO labels as a patch or a repaired copy; the data set stays as it is");
    command->add_option("PATH", arguments.path, "A YOLO data set: a folder or its data.yaml")->required();
    command
        ->add_option("--kind", arguments.kinds,
                     "Which repairs: " + allKinds() + ". Default: clamp, drop_duplicate, drop_zero_size")
        ->delimiter(',');
    command->add_option("--names-from", arguments.namesFrom,
                        "Put the class numbers in the order of this data set's names (with --kind renumber_classes)");
    command->add_option("--patch", arguments.patchFile, "Write a unified diff to this file, and FILE.undo that takes it back");
    command->add_option("--out", arguments.outFolder, "Write a repaired copy to this folder, which must not exist");
    command->add_option("--accepted", arguments.acceptedFile, "Leave findings accepted in this file alone");
    command->footer("Without --patch or --out the patch is printed.");
    command->callback([&exitCode] { exitCode = runRepairCommand(arguments); });
}

}  // namespace gg::cli
