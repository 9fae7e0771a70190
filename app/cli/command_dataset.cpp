#include "app/cli/command_dataset.h"

#include "app/cli/command.h"
#include "core/dataset/open.h"

#include <iostream>
#include <vector>

namespace gg::cli {
namespace {

/// What a candidate is told apart by, as a person sees it.
std::string shown(const dataset::Candidate& candidate)
{
    return std::string(dataset::formatName(candidate.format)) + " (" + candidate.evidence + ")";
}

void nameTheOthers(const std::string& path, const std::vector<dataset::Candidate>& candidates)
{
    if (candidates.size() < 2) {
        return;
    }
    std::cerr << path << ": opened as " << shown(candidates.front()) << ". What is there also fits:\n";
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        const dataset::Candidate& other = candidates[i];
        const bool same = other.format == candidates.front().format;
        const std::string place = !other.file.empty() ? other.file : !other.parts.empty() ? other.parts.front() : other.root;
        std::cerr << "  " << shown(other) << ": "
                  << (same ? "open " + place : "--format " + std::string(dataset::formatId(other.format))) << '\n';
    }
}

}  // namespace

void addFormatOption(CLI::App& command, std::string& format)
{
    command.add_option("--format", format, "Read the data set as this format where several fit")
        ->check(CLI::IsMember({"yolo", "coco", "voc", "wider", "visdrone", "mask"}));
}

dataset::DatasetPtr openCommandDataset(const std::string& path, const std::string& format)
{
    if (const auto wanted = dataset::formatFromId(format)) {
        return dataset::openDataset(path, *wanted, commandControl());
    }
    dataset::DatasetPtr dataset = dataset::openDataset(path, commandControl());
    nameTheOthers(path, dataset::recognise(path));
    return dataset;
}

}  // namespace gg::cli
