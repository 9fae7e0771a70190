#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/sample/sample_dataset.h"

#include <charconv>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

struct SampleArguments {
    std::string folder;
    std::string size;
    std::vector<std::string> faults;
    sample::SampleOptions options;
};

template <typename Number>
bool parseWhole(std::string_view text, Number& value)
{
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc() && end == text.data() + text.size();
}

void parseSize(const std::string& text, sample::SampleOptions& options)
{
    const std::size_t cross = text.find('x');
    if (cross == std::string::npos || !parseWhole(std::string_view(text).substr(0, cross), options.width) ||
        !parseWhole(std::string_view(text).substr(cross + 1), options.height)) {
        throw Error(ErrorCode::InvalidArgument, "", "The image size \"" + text + "\" is not understood. Write width and height in pixels, as in --size 384x288.");
    }
}

void parseFault(const std::string& text, sample::SampleOptions& options)
{
    const std::size_t colon = text.rfind(':');
    double share = 0;
    if (colon == std::string::npos || colon == 0 || !parseWhole(std::string_view(text).substr(colon + 1), share)) {
        throw Error(ErrorCode::InvalidArgument, "",
                    "The fault \"" + text + "\" is not understood. Write its name and the share of images, as in --fault missing-label:0.05.");
    }
    if (!options.faults.emplace(text.substr(0, colon), share).second) {
        throw Error(ErrorCode::InvalidArgument, "", "The fault \"" + text.substr(0, colon) + "\" is given twice. Give it once, with its whole share.");
    }
}

using MakeSample = std::vector<sample::PlantedFault> (*)(const std::string&, const sample::SampleOptions&, JobControl&);

void makeAndTell(const SampleArguments& arguments, const char* kind, MakeSample make)
{
    sample::SampleOptions options = arguments.options;
    if (!arguments.size.empty()) {
        parseSize(arguments.size, options);
    }
    for (const std::string& fault : arguments.faults) {
        parseFault(fault, options);
    }
    const std::vector<sample::PlantedFault> planted = make(arguments.folder, options, commandControl());

    std::cout << "Made a " << kind << " sample in " << arguments.folder << ": " << options.images << " images of " << options.width << "x"
              << options.height << ", seed " << options.seed << ".\n";
    std::map<std::string, int> counts;
    for (const sample::PlantedFault& fault : planted) {
        ++counts[fault.fault];
    }
    if (counts.empty()) {
        std::cout << "No faults were planted.\n";
        return;
    }
    std::cout << "Planted faults, listed in " << arguments.folder << "/planted_faults.json:\n";
    for (const auto& [fault, count] : counts) {
        std::cout << "  " << fault << ": " << count << '\n';
    }
}

std::string faultHelp(const std::vector<std::string>& names)
{
    std::string text = "Plant a fault in a share of the images, as in missing-label:0.05 (may be repeated). Known:";
    for (const std::string& name : names) {
        text += ' ' + name;
    }
    return text;
}

CLI::App* addKind(CLI::App& parent, const std::string& name, const std::string& description, const std::vector<std::string>& faults,
                  const std::shared_ptr<SampleArguments>& arguments)
{
    CLI::App* command = parent.add_subcommand(name, description);
    command->add_option("DIR", arguments->folder, "New or empty folder")->required();
    command->add_option("--images", arguments->options.images, "How many images")->capture_default_str();
    command->add_option("--seed", arguments->options.seed, "The same seed gives the same bytes")->capture_default_str();
    command->add_option("--size", arguments->size, "Image size in pixels")
        ->default_str(std::to_string(arguments->options.width) + "x" + std::to_string(arguments->options.height));
    command->add_option("--fault", arguments->faults, faultHelp(faults))->type_name("NAME:SHARE")->take_all();
    return command;
}

}  // namespace

void addSampleCommand(CLI::App& app, int& exitCode)
{
    CLI::App* sample = app.add_subcommand("sample", "Make a sample data set, with faults planted on demand");
    sample->require_subcommand(1);

    const auto segmentation = std::make_shared<SampleArguments>();
    CLI::App* scenes = addKind(*sample, "segmentation", "Endoscopy-like scenes with masks of low-contrast growths",
                               sample::segmentationFaults(), segmentation);
    scenes->add_option("--foreground", segmentation->options.foreground, "Mean share of foreground pixels")->capture_default_str();
    scenes->callback([segmentation, &exitCode] {
        makeAndTell(*segmentation, "segmentation", sample::makeSegmentationSample);
        exitCode = Clean;
    });

    const auto detection = std::make_shared<SampleArguments>();
    detection->options.width = 640;
    detection->options.height = 480;
    CLI::App* aerial = addKind(*sample, "detection", "Aerial-like scenes in frame sequences with boxes of ten classes",
                               sample::detectionFaults(), detection);
    aerial->callback([detection, &exitCode] {
        makeAndTell(*detection, "detection", sample::makeDetectionSample);
        exitCode = Clean;
    });
}

}  // namespace gg::cli
