#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/sampled_model.h"
#include "app/cli/text_table.h"

#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/dataset/picture_folder.h"
#include "core/inference/rank.h"
#include "core/inference/rank_export.h"
#include "core/io/files.h"
#include "core/runs/run_folder.h"
#include "core/training/engine.h"
#include "core/training/open_model.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

namespace fs = std::filesystem;
using namespace inference;

struct RankArguments {
    std::string model;
    std::string folder;
    std::string format;
    std::string by = "least-confidence";
    std::string pool = "mean";
    double confidence = 0.05;
    std::size_t top = 0;
    std::string jsonFile;
    std::string csvFile;
    std::string exportFolder;
    std::string labels = "none";
    double labelConfidence = 0.25;
    std::string processingFile;
    bool unlabelled = false;
    bool augment = false;
    int dropoutSamples = 0;
    int threads = 0;
    OpenOptions open;
};

/// A run's network as a file that can be run, gone at the end.
class ExportedRun {
public:
    explicit ExportedRun(const std::string& runFolder)
        : m_file((fs::temp_directory_path() / ("groundglass-rank-" + std::to_string(::getpid()) + ".onnx")).string())
    {
        training::loadEngine().exportModel({.source = runFolder, .which = "best", .file = m_file});
    }
    ~ExportedRun()
    {
        std::error_code failed;
        fs::remove(m_file, failed);
    }
    ExportedRun(const ExportedRun&) = delete;
    ExportedRun& operator=(const ExportedRun&) = delete;
    const std::string& file() const { return m_file; }

private:
    std::string m_file;
};

/// A data set where the folder is one, else all pictures below it.
dataset::DatasetPtr picturesAt(const RankArguments& arguments)
{
    if (!arguments.format.empty() || !dataset::recognise(arguments.folder).empty()) {
        return openCommandDataset(arguments.folder, arguments.format);
    }
    return dataset::openPictures(arguments.folder, commandControl());
}

/// All images, or those that nobody labelled yet.
std::vector<std::size_t> recordsOf(const dataset::Dataset& dataset, bool unlabelled)
{
    std::vector<std::size_t> records;
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        if (!unlabelled || dataset.records[i].state == dataset::LabelState::Missing) {
            records.push_back(i);
        }
    }
    if (records.empty()) {
        throw Error(ErrorCode::InvalidArgument, dataset.opened, "Every image of this data set has a label; there is none to choose.");
    }
    return records;
}

RankRequest requestOf(const RankArguments& arguments, Backend& backend, const dataset::DatasetPtr& dataset)
{
    RankRequest request{.dataset = dataset, .records = recordsOf(*dataset, arguments.unlabelled)};
    request.processing = arguments.processingFile.empty() ? recognise(backend, nullptr).processing
                                                          : processingFromYaml(io::readFile(arguments.processingFile), arguments.processingFile);
    request.by = *rankFromId(arguments.by);
    request.pool = *poolFromId(arguments.pool);
    request.confidence = arguments.confidence;
    request.threads = arguments.threads;
    const bool several = request.by == RankBy::Disagreement || request.by == RankBy::MutualInformation;
    if (arguments.augment || (several && arguments.dropoutSamples == 0)) {
        request.variants = variantsOf(true, false, {0.83, 0.67});
    }
    if (arguments.dropoutSamples > 0) {
        request.variants = repeated(request.variants, arguments.dropoutSamples);
    }
    return request;
}

void print(const Ranking& ranking, const dataset::Dataset& dataset, std::size_t top)
{
    TextTable table;
    table.add({"rank", "uncertainty", "objects", "image"});
    const std::size_t shown = std::min(ranking.images.size(), top == 0 ? std::size_t{20} : top);
    for (std::size_t i = 0; i < shown; ++i) {
        const RankedImage& image = ranking.images[i];
        char value[32];
        std::snprintf(value, sizeof value, "%.4f", image.uncertainty);
        table.add({std::to_string(i + 1), value, std::to_string(image.objects.size()), dataset.records[image.record].image});
    }
    std::cout << table.text() << shown << " of " << ranking.images.size() << " images, by " << rankId(ranking.by) << '\n';
}

int rank(const RankArguments& arguments)
{
    const dataset::DatasetPtr dataset = picturesAt(arguments);
    std::unique_ptr<ExportedRun> exported;
    if (arguments.dropoutSamples == 0 && runs::isRunFolder(arguments.model)) {
        exported = std::make_unique<ExportedRun>(arguments.model);
    }
    const auto backend = arguments.dropoutSamples > 0 ? openSampled(arguments.model, arguments.open)
                                                      : training::openModel(exported ? exported->file() : arguments.model, arguments.open);
    const RankRequest request = requestOf(arguments, *backend, dataset);
    const Ranking ranking = rankImages(*backend, request, commandControl());
    for (const Ranking::Unreadable& one : ranking.unreadable) {
        std::cerr << "warning: " << dataset->records[one.record].image << " is not ranked: " << one.why << '\n';
    }
    if (!arguments.jsonFile.empty()) {
        writeOutput(arguments.jsonFile, rankingJson(ranking, *dataset, request, arguments.top));
    }
    if (!arguments.csvFile.empty()) {
        writeOutput(arguments.csvFile, rankingCsv(ranking, *dataset, arguments.top));
    }
    if (!arguments.exportFolder.empty()) {
        const std::size_t count = exportForAnnotation(ranking, *dataset,
                                                      {.folder = arguments.exportFolder,
                                                       .top = arguments.top,
                                                       .labels = arguments.labels == "yolo" ? PreLabels::Yolo : arguments.labels == "coco" ? PreLabels::Coco : PreLabels::None,
                                                       .confidence = arguments.labelConfidence,
                                                       .classNames = request.processing.post.classNames},
                                                      commandControl());
        std::cerr << count << " images written to " << arguments.exportFolder << '\n';
    }
    if (arguments.jsonFile != "-" && arguments.csvFile != "-") {
        print(ranking, *dataset, arguments.top);
    }
    return Clean;
}

}  // namespace

void addRankCommand(CLI::App& app, int& exitCode)
{
    static RankArguments arguments;
    CLI::App* command = app.add_subcommand("rank", "Order pictures by how unsure a model is of them: which to label next");
    command->add_option("MODEL", arguments.model, "An ONNX or TorchScript file, or a run folder, whose best checkpoint is used")->required();
    command->add_option("FOLDER", arguments.folder, "A folder of pictures, or a data set; it is only read")->required();
    addFormatOption(*command, arguments.format);
    command->add_option("--by", arguments.by, "Objects: least-confidence, margin, entropy, disagreement; masks: least-confidence, margin, entropy, mutual-information")
        ->check(CLI::IsMember({"least-confidence", "margin", "entropy", "disagreement", "mutual-information"}))
        ->capture_default_str();
    command->add_option("--pool", arguments.pool, "Objects of a picture become one number by their mean, max or sum")->check(CLI::IsMember({"mean", "max", "sum"}))->capture_default_str();
    command->add_option("--confidence", arguments.confidence, "Objects below say nothing")->check(CLI::Range(0.0, 1.0))->capture_default_str();
    command->add_flag("--tta", arguments.augment, "Fuse what is found in mirrored and smaller views too; disagreement and mutual-information do without --dropout-samples as well");
    addDropoutSamples(*command, arguments.dropoutSamples);
    command->add_flag("--unlabelled", arguments.unlabelled, "Of a data set, only images without a label");
    command->add_option("--top", arguments.top, "The most uncertain so many; all in files, 20 on screen unless given")->check(CLI::PositiveNumber);
    command->add_option("--json", arguments.jsonFile, "Write the list as JSON to this file, or to standard output for -");
    command->add_option("--csv", arguments.csvFile, "Write the list as CSV to this file, or to standard output for -");
    command->add_option("--export", arguments.exportFolder, "Copy the pictures to a new folder for annotation, with ranking.csv");
    command->add_option("--labels", arguments.labels, "In it, what the model found as labels to begin with: none, yolo or coco")->check(CLI::IsMember({"none", "yolo", "coco"}))->capture_default_str();
    command->add_option("--label-confidence", arguments.labelConfidence, "Objects below are no labels")->check(CLI::Range(0.0, 1.0))->capture_default_str();
    command->add_option("--processing", arguments.processingFile, "How the model is run, from a YAML file, in place of what was recognised");
    command->add_option("--device", arguments.open.device, "Where TorchScript runs: cpu, cuda:0");
    command->add_option("--threads", arguments.threads, "Threads that read images while the network runs")->check(CLI::Range(1, 256));
    command->footer("Exit code: 0 ranked, 2 the model or the pictures could not be used.");
    command->callback([&exitCode] { exitCode = rank(arguments); });
}

}  // namespace gg::cli
