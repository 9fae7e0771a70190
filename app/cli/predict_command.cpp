#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/sampled_model.h"

#include "core/base/error.h"
#include "core/inference/run_model.h"
#include "core/io/files.h"
#include "core/training/open_model.h"

#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

using namespace inference;

struct PredictArguments {
    std::string model;
    std::string data;
    std::string format;
    std::string split;
    std::string out;
    std::string jsonFile;
    std::string processingFile;
    bool describe = false;
    OpenOptions open;
    std::vector<int> size;
    std::optional<std::string> head;
    std::optional<std::string> resize;
    std::optional<std::string> colours;
    std::optional<double> confidence;
    std::optional<double> nmsIou;
    std::optional<int> maxDetections;
    std::optional<double> scale;
    std::optional<int> padding;
    std::vector<double> mean;
    std::vector<double> deviation;
    std::vector<std::string> names;
    bool classAgnostic = false;
    bool augment = false;
    std::string flips = "h";
    std::vector<double> scales{0.83, 0.67};
    std::string fusion = "wbf";
    double fusionIou = 0.55;
    int dropoutSamples = 0;
    int threads = 0;
};

constexpr const char* said = "Given on the command line.";

void replace(std::vector<Reason>& reasons, const std::string& field)
{
    for (Reason& reason : reasons) {
        if (reason.field == field) {
            reason.text.clear();
        }
    }
}

template <typename Choice>
void choose(const std::optional<std::string>& given, std::initializer_list<Choice> choices, Choice& value, std::vector<Reason>& reasons,
            const char* field)
{
    if (given) {
        for (const Choice choice : choices) {
            value = idOf(choice) == *given ? choice : value;
        }
        replace(reasons, field);
    }
}

template <typename Given, typename Value>
void take(const Given& given, Value& value, std::vector<Reason>& reasons, const char* field)
{
    if (given) {
        value = *given;
        replace(reasons, field);
    }
}

void takeTriple(const std::vector<double>& given, std::array<double, 3>& value, std::vector<Reason>& reasons)
{
    if (given.size() == 3) {
        value = {given[0], given[1], given[2]};
        replace(reasons, "mean");
    }
}

void applyOverrides(const PredictArguments& arguments, Recognition& recognition)
{
    std::vector<Reason>& reasons = recognition.reasons;
    PreProcessing& pre = recognition.processing.pre;
    PostProcessing& post = recognition.processing.post;
    if (!arguments.processingFile.empty()) {
        recognition.processing = processingFromYaml(io::readFile(arguments.processingFile), arguments.processingFile);
        for (Reason& reason : reasons) {
            reason.text.clear();
        }
    }
    if (arguments.head) {
        post.head = *headFromId(*arguments.head);
        replace(reasons, "head");
    }
    choose(arguments.resize, {Resize::Letterbox, Resize::LetterboxTopLeft, Resize::Stretch}, pre.resize, reasons, "resize");
    choose(arguments.colours, {Colours::Rgb, Colours::Bgr, Colours::Grey}, pre.colours, reasons, "colours");
    take(arguments.confidence, post.confidence, reasons, "confidence");
    take(arguments.nmsIou, post.nmsIou, reasons, "nms_iou");
    take(arguments.maxDetections, post.maxDetections, reasons, "max_detections");
    take(arguments.scale, pre.scale, reasons, "scale");
    take(arguments.padding, pre.padding, reasons, "padding");
    takeTriple(arguments.mean, pre.mean, reasons);
    takeTriple(arguments.deviation, pre.deviation, reasons);
    if (!arguments.names.empty()) {
        post.classNames = arguments.names;
        replace(reasons, "names");
    }
    if (arguments.classAgnostic) {
        post.classAgnostic = true;
        replace(reasons, "class_agnostic");
    }
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::string numbers(const std::array<double, 3>& values)
{
    return number(values[0]) + ", " + number(values[1]) + ", " + number(values[2]);
}

/// The value of a field as it is shown beside its reason.
std::string valueOf(const Processing& processing, const std::string& field)
{
    const PreProcessing& pre = processing.pre;
    const PostProcessing& post = processing.post;
    if (field == "size") {
        return std::to_string(pre.width) + " x " + std::to_string(pre.height);
    }
    if (field == "resize") {
        return std::string(idOf(pre.resize));
    }
    if (field == "padding") {
        return std::to_string(pre.padding);
    }
    if (field == "colours") {
        return std::string(idOf(pre.colours));
    }
    if (field == "scale") {
        return number(pre.scale);
    }
    if (field == "mean") {
        return numbers(pre.mean) + " / " + numbers(pre.deviation);
    }
    if (field == "layout") {
        return std::string(idOf(pre.layout));
    }
    if (field == "head") {
        return std::string(idOf(post.head));
    }
    if (field == "names") {
        const std::size_t count = post.classNames.size();
        return std::to_string(count) + (count > 0 && !post.classNames.front().empty() ? " (" + post.classNames.front() + ", …)" : "");
    }
    if (field == "activation") {
        return std::string(idOf(post.activation));
    }
    if (field == "normalised") {
        return post.normalised ? "shares" : "pixels";
    }
    if (field == "confidence") {
        return number(post.confidence);
    }
    if (field == "nms_iou") {
        return number(post.nmsIou);
    }
    if (field == "max_detections") {
        return std::to_string(post.maxDetections);
    }
    return (field == "class_agnostic" ? post.classAgnostic : post.everyClass) ? "yes" : "no";
}

void printTensors(std::ostream& out, const char* what, const std::vector<TensorInfo>& tensors)
{
    for (const TensorInfo& tensor : tensors) {
        out << "  " << what << ' ' << tensor.name << ' ' << tensor.type << ' ' << shapeText(tensor.shape) << '\n';
    }
}

void print(std::ostream& out, const ModelDescription& model)
{
    out << model.file << "\n  " << (model.format == ModelFormat::Onnx ? "ONNX" : "TorchScript") << ", " << model.bytes << " bytes";
    out << (model.producer.empty() ? "" : ", by " + model.producer);
    out << (model.opset == 0 ? "" : ", opset " + std::to_string(model.opset)) << (model.precision.empty() ? "" : ", " + model.precision) << '\n';
    printTensors(out, "input ", model.inputs);
    printTensors(out, "output", model.outputs);
    if (!model.operators.empty()) {
        out << "  operators";
        for (const OperatorCount& count : model.operators) {
            out << ' ' << count.name << " x" << count.nodes;
        }
        out << '\n';
    }
    for (const auto& [key, value] : model.metadata) {
        out << "  " << key << " = " << (value.size() > 120 ? value.substr(0, 120) + "…" : value) << '\n';
    }
}

void print(std::ostream& out, const Recognition& recognition)
{
    out << '\n';
    for (const Reason& reason : recognition.reasons) {
        const std::string value = valueOf(recognition.processing, reason.field);
        const std::string gap(reason.field.size() < 16 ? 16 - reason.field.size() : 1, ' ');
        const std::string gap2(value.size() < 24 ? 24 - value.size() : 1, ' ');
        out << "  " << reason.field << gap << value << gap2 << (reason.text.empty() ? said : sentence(reason)) << '\n';
    }
}

void print(std::ostream& out, const char* what, const Latency& latency)
{
    char line[160];
    std::snprintf(line, sizeof line, "  %-12s %9.2f %9.2f %9.2f %9.2f\n", what, latency.mean, latency.p50, latency.p95, latency.p99);
    out << line;
}

void print(std::ostream& out, const RunResult& result)
{
    out << '\n' << result.images << " images";
    if (result.detections > 0) {
        out << ", " << result.detections << " detections";
    }
    char rate[64];
    std::snprintf(rate, sizeof rate, ", %.1f images/s\n", result.imagesPerSecond);
    out << rate << "\n  ms                mean       p50       p95       p99\n";
    print(out, "network", result.network);
    print(out, "end to end", result.endToEnd);
    out << "  " << result.howMeasured << '\n';
    for (const RunResult::Unreadable& image : result.unreadable) {
        out << "warning: " << image.image << " has no result: " << image.why << '\n';
    }
    for (const ClassMatch& match : result.classes) {
        if (match.leftOut > 0) {
            out << "warning: " << match.leftOut << " detections of " << match.model << " were left out: the data set has no such class.\n";
        }
    }
    out << "\nWritten: " << result.predictions << "\n         " << result.description << '\n';
    if (!result.uncertainty.empty()) {
        out << "         " << result.uncertainty << '\n';
    }
}

int runPredictCommand(PredictArguments& arguments)
{
    if (arguments.size.size() == 1) {
        arguments.size.push_back(arguments.size.front());
    }
    if (arguments.size.size() == 2) {
        arguments.open.width = arguments.size[0];
        arguments.open.height = arguments.size[1];
    }
    const dataset::DatasetPtr dataset = arguments.data.empty() ? nullptr : openCommandDataset(arguments.data, arguments.format);
    const auto backend = arguments.dropoutSamples > 0 ? openSampled(arguments.model, arguments.open) : training::openModel(arguments.model, arguments.open);
    std::ostream& out = arguments.jsonFile == "-" ? std::cerr : std::cout;
    print(out, backend->description());
    Recognition recognition = recognise(*backend, dataset.get());
    if (arguments.size.size() == 2) {
        // A model of another, fixed size says so when it is run.
        recognition.processing.pre.width = arguments.size[0];
        recognition.processing.pre.height = arguments.size[1];
        replace(recognition.reasons, "size");
    }
    applyOverrides(arguments, recognition);
    print(out, recognition);
    if (arguments.describe) {
        if (!arguments.jsonFile.empty()) {
            writeOutput(arguments.jsonFile, toJson(backend->description(), recognition));
        }
        return Clean;
    }
    RunRequest request{.dataset = dataset,
                       .split = arguments.split,
                       .outFolder = arguments.out,
                       .processing = recognition.processing,
                       .threads = arguments.threads};
    if (arguments.augment) {
        const bool both = arguments.flips == "hv";
        request.variants = variantsOf(both || arguments.flips == "h", both || arguments.flips == "v", arguments.scales);
        request.fusion = {.fusion = *metrics::fusionFromId(arguments.fusion), .iou = arguments.fusionIou};
    }
    if (arguments.dropoutSamples > 0) {
        request.variants = repeated(request.variants, arguments.dropoutSamples);
    }
    const RunResult result = runModel(*backend, request, commandControl());
    print(out, result);
    if (!arguments.jsonFile.empty()) {
        writeOutput(arguments.jsonFile, toJson(result, backend->description(), request));
    }
    return Clean;
}

void addOverrides(CLI::App& command, PredictArguments& arguments)
{
    std::vector<std::string> heads;
    for (const Head head : allHeads()) {
        heads.emplace_back(idOf(head));
    }
    const std::string group = "In place of what was recognised";
    command.add_option("--processing", arguments.processingFile, "All of it, from a YAML file")->group(group);
    command.add_option("--size", arguments.size, "Width and height of the input; one number for both")->expected(1, 2)->check(CLI::Range(1, 16384))->group(group);
    command.add_option("--head", arguments.head, "What the output is")->check(CLI::IsMember(heads))->group(group);
    command.add_option("--resize", arguments.resize, "How a picture is brought to the size")
        ->check(CLI::IsMember({"letterbox", "letterbox_top_left", "stretch"}))
        ->group(group);
    command.add_option("--padding", arguments.padding, "Grey around a picture, 0 to 255")->group(group);
    command.add_option("--colours", arguments.colours, "Order of the channels")->check(CLI::IsMember({"rgb", "bgr", "grey"}))->group(group);
    command.add_option("--scale", arguments.scale, "Factor of the pixels' values, such as 0.00392157")->group(group);
    command.add_option("--mean", arguments.mean, "Subtracted after that, three numbers")->expected(3)->group(group);
    command.add_option("--deviation", arguments.deviation, "Divided by after that, three numbers")->expected(3)->group(group);
    command.add_option("--names", arguments.names, "Names of the classes in the network's order")->delimiter(',')->group(group);
    command.add_option("--confidence", arguments.confidence, "Detections below are left out")->group(group);
    command.add_option("--nms-iou", arguments.nmsIou, "Overlap above which the weaker box is removed")->group(group);
    command.add_option("--max-detections", arguments.maxDetections, "Detections of an image at most")->group(group);
    command.add_flag("--class-agnostic", arguments.classAgnostic, "A box also removes weaker ones of other classes")->group(group);
}

void addAugmentation(CLI::App& command, PredictArguments& arguments)
{
    const std::string group = "Test-time augmentation";
    CLI::Option* augment = command.add_flag("--tta", arguments.augment, "Show each picture mirrored and smaller too, fuse what was found, and write uncertainty.json")->group(group);
    command.add_option("--tta-flips", arguments.flips, "Mirrored: h (left and right), v, hv or none; h unless given")->check(CLI::IsMember({"h", "v", "hv", "none"}))->needs(augment)->group(group);
    command.add_option("--tta-scales", arguments.scales, "Sizes beside the full one; 0.83,0.67 unless given")->delimiter(',')->check(CLI::Range(0.1, 1.0))->needs(augment)->group(group);
    command.add_option("--tta-fusion", arguments.fusion, "Boxes: weighted boxes fusion (wbf), the strongest alone (nms), or mean box and mean score (vote)")
        ->check(CLI::IsMember({"wbf", "nms", "vote"}))
        ->needs(augment)
        ->group(group);
    command.add_option("--tta-iou", arguments.fusionIou, "Boxes that overlap by more are one object; 0.55 unless given")->check(CLI::Range(0.0, 1.0))->needs(augment)->group(group);
}

}  // namespace

void addPredictCommand(CLI::App& app, int& exitCode)
{
    static PredictArguments arguments;
    CLI::App* command = app.add_subcommand("predict", "Run an ONNX or TorchScript model over a data set and keep what it finds");
    command->add_option("--model", arguments.model, "An ONNX or TorchScript file; it is only read")->required();
    CLI::Option* data = command->add_option("--data", arguments.data, "The data set; it is only read");
    addFormatOption(*command, arguments.format);
    command->add_option("--split", arguments.split, "Only the images of this split");
    CLI::Option* out = command->add_option("--out", arguments.out, "A new or empty folder for predictions.json or masks, and predictions.yaml");
    command->add_option("--device", arguments.open.device, "Where TorchScript runs: cpu, cuda:0");
    command->add_option("--threads", arguments.threads, "Threads that read images while the network runs")->check(CLI::Range(1, 256));
    command->add_option("--json", arguments.jsonFile, "Write the outcome as JSON to this file, or to standard output for -");
    command->add_flag("--describe", arguments.describe, "Show what was recognised and why, and run nothing");
    addDropoutSamples(*command, arguments.dropoutSamples);
    addAugmentation(*command, arguments);
    addOverrides(*command, arguments);
    command->footer("Exit code: 0 done, 2 the model or the data could not be used.");
    command->callback([&exitCode, data, out] {
        if (!arguments.describe && (data->count() == 0 || out->count() == 0)) {
            throw Error(ErrorCode::InvalidArgument, {}, "Name a data set with --data and a folder for the results with --out, or look only with --describe.");
        }
        exitCode = runPredictCommand(arguments);
    });
}

}  // namespace gg::cli
