#include "app/cli/audit_sections.h"
#include "app/cli/command.h"
#include "app/cli/command_dataset.h"

#include "core/audit/acceptance.h"
#include "core/audit/audit.h"
#include "core/audit/difference.h"
#include "core/audit/fact_cache.h"
#include "core/audit/ledger_report.h"
#include "core/audit/predictions.h"
#include "core/dataset/open.h"
#include "core/report/report.h"

#include <algorithm>
#include <future>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::cli
{
namespace
{

constexpr std::size_t shownPerRule = 5;

struct AuditArguments {
    std::string path;
    std::string format;
    std::string jsonFile;
    std::string against;
    std::string predictions;
    std::string recipe;
    std::string augment;
    int trainSize = 0;  ///< 0: not given
    std::string csvFile;
    std::string sarifFile;
    std::string htmlFile;
    std::string acceptedFile;
    std::string sinceFile;
    std::string ledgerFile;
    std::string cacheFolder;  ///< empty: the user's
    bool noCache = false;
    bool noPixels = false;
    bool all = false;
};

void indented(std::ostream& out, const char* label, const std::string& text)
{
    if (!text.empty()) {
        out << "    " << label << text << '\n';
    }
}

std::string placeOf(const audit::Finding& finding)
{
    return finding.line == 0 ? finding.file : finding.file + ":" + std::to_string(finding.line);
}

/// The rule once, with what it means; below it, where.
void printRule(std::ostream& out, const std::vector<const audit::Finding*>& findings, std::size_t most)
{
    const audit::Finding& first = *findings.front();
    std::size_t places = 0;
    for (const audit::Finding* finding : findings) {
        places += audit::weight(*finding);
    }
    out << '\n'
        << audit::severityName(first.severity) << ": " << audit::text(first, audit::TextPart::Title) << " [" << first.rule
        << "], " << places << '\n';
    indented(out, "Why: ", audit::text(first, audit::TextPart::Why));
    indented(out, "Effect: ", audit::effect(first));
    indented(out, "Remedy: ", audit::text(first, audit::TextPart::Remedy));
    for (std::size_t i = 0; i < std::min(findings.size(), most); ++i) {
        const std::string place = placeOf(*findings[i]);
        const std::string message = audit::message(*findings[i]);
        const bool named = place.empty() || message.starts_with(place);
        out << "  " << (named ? "" : place + ": ") << message << '\n';
    }
    if (findings.size() > most) {
        out << "  … and " << findings.size() - most << " more (--all lists them)\n";
    }
}

void printLedger(std::ostream& out, const dataset::Ledger& ledger)
{
    out << "\nLedger: " << audit::ledgerSum(ledger) << '\n';
    std::size_t width = 0;
    for (std::size_t i = 0; i < dataset::ledgerStates; ++i) {
        width = std::max(width, std::to_string(ledger.totals()[i]).size());
    }
    for (std::size_t i = 0; i < dataset::ledgerStates; ++i) {
        const auto state = static_cast<dataset::LedgerState>(i);
        if (ledger.totals()[i] > 0) {
            const std::string number = std::to_string(ledger.totals()[i]);
            out << "  " << std::string(width - number.size(), ' ') << number << "  " << audit::ledgerTitle(state) << " ["
                << dataset::ledgerStateId(state) << "]: " << ledger.totals(dataset::LedgerKind::Image)[i] << " images, "
                << ledger.totals(dataset::LedgerKind::Label)[i] << " labels\n";
        }
    }
    for (const dataset::FileTable::UnreadableFolder& folder : ledger.unreadableFolders()) {
        out << "  The folder " << folder.path << " could not be read (" << folder.reason << ").\n";
    }
}

void print(std::ostream& out, const dataset::Dataset& dataset, const audit::Report& report, bool all)
{
    out << dataset.name << " (" << dataset::formatName(dataset.format);
    if (!dataset.pairing.empty()) {
        out << ", " << dataset.pairing;
    }
    out << ")\n" << audit::headline(dataset, report) << '\n';
    if (!report.accepted.empty()) {
        out << report.accepted.size() << (report.accepted.size() == 1 ? " finding is" : " findings are")
            << " accepted and not listed.\n";
    }
    // The findings come sorted by severity and rule.
    std::vector<const audit::Finding*> ofRule;
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        ofRule.push_back(&report.findings[i]);
        const bool last = i + 1 == report.findings.size() || report.findings[i + 1].rule != report.findings[i].rule ||
                          report.findings[i + 1].severity != report.findings[i].severity;
        if (last) {
            printRule(out, ofRule, all ? ofRule.size() : shownPerRule);
            ofRule.clear();
        }
    }
    if (report.sizes) {
        printSizes(out, dataset, *report.sizes);
    }
    printReadiness(out, report.readiness);
    if (report.augmentation) {
        printAugmentation(out, *report.augmentation);
    }
}

void printChanges(const char* heading, const std::vector<audit::FindingRecord>& records, std::size_t most)
{
    if (records.empty()) {
        return;
    }
    std::cout << heading << '\n';
    for (std::size_t i = 0; i < std::min(records.size(), most); ++i) {
        std::cout << "  " << records[i].rule << ": " << records[i].message << '\n';
    }
    if (records.size() > most) {
        std::cout << "  … and " << records.size() - most << " more (--all lists them)\n";
    }
}

void printDifference(const audit::AuditDifference& difference, const std::string& since, bool all)
{
    std::cout << "\nSince " << since << ": " << audit::summary(difference) << '\n';
    const auto most = [&](const std::vector<audit::FindingRecord>& records) { return all ? records.size() : 2 * shownPerRule; };
    printChanges("Broke:", difference.appeared, most(difference.appeared));
    printChanges("Got better:", difference.gone, most(difference.gone));
    for (const audit::AuditDifference::Changed& one : difference.grew) {
        std::cout << "  grew from " << one.weightBefore << " to " << one.now.weight << ": " << one.now.message << '\n';
    }
    for (const audit::AuditDifference::Changed& one : difference.shrank) {
        std::cout << "  shrank from " << one.weightBefore << " to " << one.now.weight << ": " << one.now.message << '\n';
    }
}

void writeFiles(const AuditArguments& arguments, const dataset::Dataset& dataset, const audit::Report& report)
{
    if (!arguments.jsonFile.empty()) {
        writeOutput(arguments.jsonFile, [&](const auto& write) { audit::writeJson(dataset, report, write); });
    }
    if (!arguments.ledgerFile.empty()) {
        writeOutput(arguments.ledgerFile, [&](const auto& write) { audit::ledgerToCsv(dataset, *report.ledger, write); });
    }
    if (!arguments.csvFile.empty()) {
        writeOutput(arguments.csvFile, audit::toCsv(dataset, report));
    }
    if (!arguments.sarifFile.empty()) {
        writeOutput(arguments.sarifFile, audit::toSarif(dataset, report));
    }
    if (!arguments.htmlFile.empty()) {
        writeOutput(arguments.htmlFile, report::htmlReport(dataset, report));
    }
}

bool writesToStandardOutput(const AuditArguments& arguments)
{
    const auto files = {arguments.jsonFile, arguments.csvFile, arguments.sarifFile, arguments.htmlFile, arguments.ledgerFile};
    return std::any_of(files.begin(), files.end(), [](const std::string& file) { return file == "-"; });
}

/// Null where nothing is measured, or where nobody wants one.
std::unique_ptr<audit::FactCache> cacheFor(const AuditArguments& arguments)
{
    const std::string folder = arguments.cacheFolder.empty() ? audit::FactCache::usualFolder() : arguments.cacheFolder;
    return arguments.noCache || arguments.noPixels || folder.empty() ? nullptr : std::make_unique<audit::FactCache>(folder);
}

/// Says on standard error what was made of them.
dataset::DatasetPtr loadPredictions(const dataset::DatasetPtr& dataset, const std::string& path)
{
    JobControl& control = commandControl();
    const auto truth = predictions::truthOf(dataset, predictions::Shapes::Boxes, control);
    const predictions::LoadedDetections loaded =
        predictions::loadDetections(truth, path, {.choice = predictions::SplitChoice::Any}, control);
    std::cerr << predictions::describe(loaded) << ".\n";
    for (const predictions::InputIssue& issue : loaded.issues) {
        if (issue.side == predictions::IssueSide::Predictions) {
            std::cerr << predictions::sentence(issue) << '\n';
        }
    }
    return audit::predictedDataset(loaded);
}

int runAuditCommand(const AuditArguments& arguments)
{
    JobControl& control = commandControl();
    const dataset::DatasetPtr dataset = openCommandDataset(arguments.path, arguments.format);
    const dataset::DatasetPtr reference = arguments.against.empty() ? nullptr : dataset::openDataset(arguments.against, control);
    const dataset::DatasetPtr predicted = arguments.predictions.empty() ? nullptr : loadPredictions(dataset, arguments.predictions);
    // Read before the audit: a mistyped name should not cost its minutes.
    const auto before = arguments.sinceFile.empty() ? std::vector<audit::FindingRecord>() : audit::readAuditJson(arguments.sinceFile);
    // Without decoding, the ledger needs nothing that the audit finds: both at once.
    std::future<dataset::LedgerPtr> ledger;
    if (arguments.noPixels) {
        ledger = std::async(std::launch::async, [&] {
            JobControl quiet(control.stopToken());
            return dataset::makeLedger(*dataset, quiet);
        });
    }
    // Headers of images are read where somebody asks for sizes, or where the images are read anyway.
    const bool judgesRecipe = !arguments.recipe.empty() || !arguments.augment.empty();
    const bool sizes = !arguments.noPixels || arguments.trainSize > 0 || judgesRecipe;
    std::optional<audit::AugmentationRecipe> recipe;
    if (judgesRecipe) {
        recipe = arguments.recipe.empty() ? audit::AugmentationRecipe() : audit::readRecipe(arguments.recipe);
        recipe = audit::changeRecipe(*recipe, arguments.augment);
    }
    audit::Settings settings;
    settings.trainingSize = arguments.trainSize > 0 ? arguments.trainSize : settings.trainingSize;
    const std::unique_ptr<audit::FactCache> cache = cacheFor(arguments);
    audit::Report report = audit::runAudit(*dataset,
                                           {.pixels = !arguments.noPixels,
                                            .settings = settings,
                                            .sizes = sizes ? dataset::SizeSource::Headers : dataset::SizeSource::Labels,
                                            .augmentation = recipe,
                                            .predictions = predicted.get(),
                                            .reference = reference.get(),
                                            .cache = cache.get()},
                                           control);
    for (const std::string& note : cache ? cache->notes() : std::vector<std::string>()) {
        std::cerr << note << '\n';
    }
    report.ledger = ledger.valid() ? ledger.get() : audit::ledgerOf(*dataset, report, control);
    if (!arguments.acceptedFile.empty()) {
        audit::applyAcceptances(*dataset, audit::AcceptanceStore(arguments.acceptedFile), report);
    }
    writeFiles(arguments, *dataset, report);
    if (!writesToStandardOutput(arguments)) {
        print(std::cout, *dataset, report, arguments.all);
        if (!report.sizes && !sizes && dataset->format != dataset::Format::ImageMask) {
            std::cout << "\nThe sizes of the images were not read: run without --labels-only, or with --train-size, for the sizes of "
                         "objects and a recommendation.\n";
        }
        printLedger(std::cout, *report.ledger);
        if (!arguments.sinceFile.empty()) {
            printDifference(audit::compareAudits(before, audit::findingRecords(*dataset, report)), arguments.sinceFile,
                            arguments.all);
        }
    }
    return audit::summarise(report.findings).errors > 0 ? FindingsOfErrorSeverity : Clean;
}

}  // namespace

void addAuditCommand(CLI::App& app, int& exitCode)
{
    static AuditArguments arguments;
    CLI::App* command = app.add_subcommand("audit", "Check a data set: labels, masks, images and splits");
    command->add_option("PATH", arguments.path, "A folder, a data.yaml, a COCO JSON or a WIDER FACE list")->required();
    addFormatOption(*command, arguments.format);
    command->add_option("--json", arguments.jsonFile, "Write the findings as JSON to this file, or to standard output for -");
    command->add_option("--csv", arguments.csvFile, "Write the findings as CSV, one row each");
    command->add_option("--sarif", arguments.sarifFile, "Write the findings as SARIF 2.1.0, for code hosts and editors");
    command->add_option("--ledger", arguments.ledgerFile,
                        "Write the ledger as CSV: every file once, its state, and what trainers do with it");
    command->add_option("--html", arguments.htmlFile, "Write a one-page report");
    command->add_option("--accepted", arguments.acceptedFile, "Findings accepted in this file do not count");
    command->add_option("--since", arguments.sinceFile, "Say what changed since an audit that --json wrote");
    command->add_flag("--labels-only,--no-pixels", arguments.noPixels, "Check only names and labels; decode no image");
    command->add_option("--against", arguments.against, "Compare the class names with those of this other data set");
    command->add_option("--predictions", arguments.predictions,
                        "A run's predictions.json, or a folder of labels with confidences: finds objects that were overlooked");
    command->add_option("--recipe", arguments.recipe, "Judge the augmentation of this YAML file, such as a run's args.yaml");
    command->add_option("--augment", arguments.augment, "Judge this augmentation: mosaic=1,scale=0.5 …; what is not named is as in Ultralytics");
    command->add_option("--train-size", arguments.trainSize, "Longer side of the pictures in training, at which sizes are judged; 640 unless given")
        ->check(CLI::Range(32, 8192));
    CLI::Option* folder = command->add_option("--cache", arguments.cacheFolder,
                                              "Keep what was measured of images in this folder, so that the next audit decodes only what "
                                              "changed; the user's cache folder unless given");
    command->add_flag("--no-cache", arguments.noCache, "Decode every image anew, and keep nothing")->excludes(folder);
    command->add_flag("--all", arguments.all, "List every finding");
    command->footer("Exit code: 0 no errors, 1 findings of error severity, 2 the data set could not be checked.");
    command->callback([&exitCode] { exitCode = runAuditCommand(arguments); });
}

}  // namespace gg::cli
