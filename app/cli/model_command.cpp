#include "app/cli/command.h"
#include "app/cli/command_dataset.h"
#include "app/cli/text_table.h"
#include "app/cli/training_boxes.h"

#include "core/base/error.h"
#include "core/io/files.h"
#include "core/recipe/anchor_fit.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/segmentation_models.h"
#include "core/training/engine.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string model;
    std::string scale;
    int classes = 80;
    bool classesGiven = false;
    int width = 16;
    int size = 640;
    bool stride4 = false;
    bool layers = false;
    bool yaml = false;
    bool measure = false;
    std::string anchors;  ///< a data set
    std::string format;
    std::string json;
};

/// 3157200 as "3,157,200".
std::string grouped(std::int64_t value)
{
    std::string text = std::to_string(value);
    for (int at = static_cast<int>(text.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3) {
        text.insert(static_cast<std::size_t>(at), ",");
    }
    return text;
}

std::string decimals(double value, int digits)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string mebibytes(std::int64_t bytes)
{
    return decimals(static_cast<double>(bytes) / (1 << 20), 1) + " MiB";
}

/// A description of one's own is a file; anything else is a name.
bool isFile(const std::string& model)
{
    std::error_code failed;
    return model.ends_with(".yaml") || model.ends_with(".yml") || model.find('/') != std::string::npos || std::filesystem::is_regular_file(model, failed);
}

recipe::ModelPlan planOf(const Options& options)
{
    if (!isFile(options.model)) {
        if (!options.scale.empty()) {
            throw Error(ErrorCode::InvalidArgument, {}, "--scale is for a description; a name ends with its scale, as in yolov8n.");
        }
        return recipe::planOf(options.model, options.classes, options.stride4);
    }
    if (options.stride4) {
        throw Error(ErrorCode::InvalidArgument, options.model, "--stride4 is for a name; a description lists the maps that its head reads: detect: {from: […]}.");
    }
    return recipe::parsePlan(io::readFile(options.model), options.model, options.scale, options.classes);
}

std::string joined(const std::vector<int>& numbers)
{
    std::string text;
    for (const int number : numbers) {
        text += (text.empty() ? "" : ", ") + std::to_string(number);
    }
    return text;
}

/// The plan with anchors from a data set; says on standard error how they suit it, and what the plan's own would have.
recipe::ModelPlan withAnchorsOf(const Options& options, recipe::ModelPlan plan, std::optional<recipe::AnchorFit>& fit)
{
    if (plan.anchors.empty()) {
        throw Error(ErrorCode::InvalidArgument, options.model, plan.name + " has no anchors; yolov3 and yolov3-tiny have some.");
    }
    const dataset::DatasetPtr set = openCommandDataset(options.anchors, options.format);
    const TrainingBoxes boxes = trainingBoxes(*set, options.size, commandControl());
    if (boxes.unread > 0) {
        std::cerr << boxes.unread << (boxes.unread == 1 ? " picture" : " pictures") << " whose size could not be read left out.\n";
    }
    recipe::TrainConfig config = recipe::defaultConfig("detection");
    config.imageSize = options.size;
    for (const auto& from : {recipe::AnchorSource::Coco, recipe::AnchorSource::Data}) {
        config.detection.anchor.from = from;
        recipe::AnchorChoice choice = recipe::anchorsFor(config, plan, boxes.sizes, set->fingerprint);
        for (const std::string& note : choice.notes) {
            std::cerr << note << '\n';
        }
        plan.anchors = std::move(choice.anchors);
        fit = choice.fit;
    }
    std::cerr << "The boxes are those " << boxes.origin << ". To keep these anchors for other trainings, write\n"
              << "anchors:\n  from: list\n  list: " << recipe::anchorsText(plan.anchors) << "\n  dataset: " << set->fingerprint << "\n";
    return plan;
}

Json layerJson(std::size_t index, const recipe::PlanLayer& layer, const recipe::LayerCost& cost, const std::optional<training::ModelTiming>& timing)
{
    Json json;
    json["index"] = index;
    json["block"] = layer.block;
    json["from"] = layer.from;
    json["in_channels"] = layer.in;
    json["out_channels"] = layer.out;
    json["repeat"] = layer.repeat;
    json["stride"] = layer.stride;
    json["output"] = {cost.outHeight, cost.outWidth};
    json["parameters"] = cost.parameters;
    json["fused_parameters"] = cost.fusedParameters;
    json["gflops"] = cost.gflops;
    json["attention_gflops"] = cost.attentionGflops;
    json["activation_bytes"] = cost.activationBytes;
    if (timing) {
        json["milliseconds"] = timing->layers.at(index);
    }
    return json;
}

std::string modelJson(const Options& options, const recipe::ModelPlan& plan, const recipe::PlanCost& cost, const std::optional<training::ModelTiming>& timing,
                      const std::optional<recipe::AnchorFit>& fit)
{
    Json json;
    json["model"] = plan.name;
    if (!plan.note.empty()) {
        json["note"] = plan.note;
    }
    json["classes"] = plan.classes;
    json["size"] = {options.size, options.size};
    json["strides"] = plan.strides;
    if (!plan.anchors.empty()) {
        json["anchors"] = plan.anchors;
    }
    if (fit) {
        json["anchor_fit"] = {{"boxes", fit->boxes}, {"mean_iou", fit->meanIou}, {"best_possible_recall", fit->bestPossibleRecall}};
    }
    json["parameters"] = cost.parameters;
    json["fused_parameters"] = cost.fusedParameters;
    json["gflops"] = cost.gflops;
    json["attention_gflops"] = cost.attentionGflops;
    json["activation_bytes"] = cost.activationBytes;
    if (timing) {
        json["latency"] = {{"milliseconds", timing->milliseconds}, {"device", timing->device}, {"threads", timing->threads}, {"runs", timing->runs}};
    }
    Json layers = Json::array();
    for (std::size_t i = 0; i < plan.layers.size(); ++i) {
        layers.push_back(layerJson(i, plan.layers[i], cost.layers[i], timing));
    }
    json["layers"] = std::move(layers);
    return json.dump(2) + "\n";
}

std::string layerTable(const recipe::ModelPlan& plan, const recipe::PlanCost& cost, const std::optional<training::ModelTiming>& timing)
{
    TextTable table;
    std::vector<std::string> heading{"", "block", "from", "channels", "repeat", "output", "parameters", "GFLOPs", "activations"};
    if (timing) {
        heading.emplace_back("ms");
    }
    table.add(heading);
    for (std::size_t i = 0; i < plan.layers.size(); ++i) {
        const recipe::PlanLayer& layer = plan.layers[i];
        const recipe::LayerCost& of = cost.layers[i];
        std::vector<std::string> row{std::to_string(i), layer.block, joined(layer.from), layer.out > 0 ? std::to_string(layer.out) : "-", std::to_string(layer.repeat),
                                     std::to_string(of.outHeight) + " x " + std::to_string(of.outWidth), grouped(of.parameters), decimals(of.gflops, 3),
                                     mebibytes(of.activationBytes)};
        if (timing) {
            row.push_back(decimals(timing->layers.at(i), 2));
        }
        table.add(row);
    }
    return table.text();
}

std::string totals(const Options& options, const recipe::ModelPlan& plan, const recipe::PlanCost& cost, const std::optional<training::ModelTiming>& timing)
{
    std::string strides = joined(plan.strides);
    TextTable table;
    table.add({plan.name + ", " + std::to_string(plan.classes) + (plan.classes == 1 ? " class" : " classes"), std::to_string(options.size) + " px"});
    table.add({"strides", strides});
    if (!plan.anchors.empty()) {
        table.add({"anchors", recipe::anchorsText(plan.anchors)});
    }
    table.add({"parameters", grouped(cost.parameters)});
    table.add({"with batch norm folded in", grouped(cost.fusedParameters)});
    table.add({"GFLOPs, forward", decimals(cost.gflops, 2)});
    if (cost.attentionGflops > 0) {
        table.add({"beside them, products of attention", decimals(cost.attentionGflops, 2)});
    }
    table.add({"activations of training, a picture", mebibytes(cost.activationBytes)});
    if (timing) {
        const std::string where = timing->device == "cpu" ? "the processor, " + std::to_string(timing->threads) + (timing->threads == 1 ? " thread" : " threads") : timing->device;
        table.add({"forward of one picture, measured", decimals(timing->milliseconds, 1) + " ms (" + where + ", median of " + std::to_string(timing->runs) + ")"});
    }
    return table.text() + (plan.note.empty() ? std::string() : "\n" + plan.note + "\n");
}

recipe::TrainConfig segmentationConfig(const Options& options, const std::string& model)
{
    recipe::TrainConfig config;
    config.model = model;
    config.width = options.width;
    config.imageSize = options.size;
    config.batch = 1;
    return config;
}

/// A segmentation answers with the foreground alone unless classes are asked for.
int outputsOf(const Options& options)
{
    return options.classesGiven && options.classes > 1 ? options.classes : 1;
}

void showSegmentation(const Options& options)
{
    if (options.layers || options.yaml || options.measure || options.stride4 || !options.scale.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, "--layers, --yaml, --measure, --stride4 and --scale are for detectors; " + options.model + " is a segmentation.");
    }
    if (options.size % 32 != 0) {
        throw Error(ErrorCode::InvalidArgument, {}, "--size is a multiple of 32 for a segmentation, found " + std::to_string(options.size) + ".");
    }
    const auto& models = recipe::segmentationModels();
    const auto model = std::find_if(models.begin(), models.end(), [&](const recipe::SegmentationModel& one) { return one.id == options.model; });
    const int outputs = outputsOf(options);
    const recipe::ModelCost cost = recipe::segmentationCost(segmentationConfig(options, options.model), outputs);
    if (options.json != "-") {
        TextTable table;
        table.add({model->title + ", " + (outputs == 1 ? std::string("foreground") : std::to_string(outputs) + " classes"), std::to_string(options.size) + " px"});
        table.add({"parameters", grouped(cost.parameters)});
        table.add({"GFLOPs, forward", decimals(cost.gflopsPerImage, 3)});
        table.add({"activations of training, a picture", mebibytes(cost.activationBytes)});
        std::cout << model->sentence << '\n' << table.text();
    }
    if (!options.json.empty()) {
        Json json;
        json["model"] = options.model;
        json["outputs"] = outputs;
        json["size"] = {options.size, options.size};
        json["parameters"] = cost.parameters;
        json["gflops"] = cost.gflopsPerImage;
        json["activation_bytes"] = cost.activationBytes;
        writeOutput(options.json, json.dump(2) + "\n");
    }
}

/// Every name, for who asks without one.
std::string nameTable(const Options& options)
{
    TextTable table;
    table.add({"model", "parameters", "folded", "GFLOPs at " + std::to_string(options.size) + " px"});
    for (const std::string& name : recipe::modelNames()) {
        if (options.stride4 && !recipe::hasStride4(name)) {
            continue;
        }
        const recipe::PlanCost cost = recipe::costOf(recipe::planOf(name, options.classes, options.stride4), options.size, options.size);
        table.add({name, grouped(cost.parameters), grouped(cost.fusedParameters), decimals(cost.gflops, 1)});
    }
    std::string text = table.text();
    const int size = (options.size + 31) / 32 * 32;
    TextTable segmentations;
    segmentations.add({"segmentation", "parameters", "GFLOPs at " + std::to_string(size) + " px", ""});
    for (const recipe::SegmentationModel& model : recipe::segmentationModels()) {
        recipe::TrainConfig config = segmentationConfig(options, model.id);
        config.imageSize = size;
        const recipe::ModelCost cost = recipe::segmentationCost(config, outputsOf(options));
        segmentations.add({model.id, grouped(cost.parameters), decimals(cost.gflopsPerImage, 2), model.sentence});
    }
    return text + '\n' + segmentations.text();
}

void show(const Options& options)
{
    if (options.model.empty()) {
        if (!options.json.empty() || options.yaml || options.layers || options.measure || !options.scale.empty() || !options.anchors.empty()) {
            throw Error(ErrorCode::InvalidArgument, {}, "Name a model, such as yolov8n, or the file of a description; without either only the table of names is printed.");
        }
        std::cout << nameTable(options);
        return;
    }
    if (recipe::isSegmentationModel(options.model)) {
        showSegmentation(options);
        return;
    }
    if (options.yaml) {
        std::cout << (isFile(options.model) ? recipe::toYaml(planOf(options)) : recipe::descriptionOf(options.model, options.stride4));
        return;
    }
    std::optional<recipe::AnchorFit> fit;
    const recipe::ModelPlan plan = options.anchors.empty() ? planOf(options) : withAnchorsOf(options, planOf(options), fit);
    const recipe::PlanCost cost = recipe::costOf(plan, options.size, options.size);
    std::optional<training::ModelTiming> timing;
    if (options.measure) {
        timing = training::loadEngine().timeModel(plan, options.size, options.size, recipe::Device::Auto, commandControl());
    }
    if (options.json != "-") {
        std::cout << totals(options, plan, cost, timing);
        if (options.layers) {
            std::cout << '\n' << layerTable(plan, cost, timing);
        }
    }
    if (!options.json.empty()) {
        writeOutput(options.json, modelJson(options, plan, cost, timing, fit));
    }
}

}  // namespace

void addModelCommand(CLI::App& app, int& exitCode)
{
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("model", "Say what a network costs: parameters, operations, memory, of a detector layer by layer");
    command->add_option("model", options->model, "Name (yolov8n … x, yolo11n … x, yolov12n … x, yolov12n-v1.0 … x, yolov3, yolov3-tiny, yolov1-small, vdxnet, litefodnet, ssd300-vgg16, ssd-light, unet, dff_unet, litefusionnet) or a description (YAML); none: every name");
    const CLI::Option* classes = command->add_option("--classes", options->classes, "Number of classes; a segmentation without it answers with the foreground alone")
                                     ->check(CLI::Range(1, 100000))
                                     ->capture_default_str();
    command->add_option("--width", options->width, "Channels of unet's first stage")->check(CLI::Range(1, 128))->capture_default_str();
    command->add_option("--size", options->size, "Side of the pictures in pixels")->check(CLI::Range(32, 8192))->capture_default_str();
    command->add_option("--scale", options->scale, "Scale of a description that has several; its first otherwise");
    command->add_flag("--stride4", options->stride4, "A fourth head at stride 4, for small objects");
    command->add_flag("--layers", options->layers, "Every layer");
    command->add_flag("--measure", options->measure, "Build it with random weights and measure the forward pass of a picture on this machine");
    command->add_option("--anchors", options->anchors, "Of a network with anchors: find those that suit this data set's boxes at --size, by k-means, and say how well they do");
    addFormatOption(*command, options->format);
    command->add_flag("--yaml", options->yaml, "Print the description, to be edited and named in model.file");
    command->add_option("--json", options->json, "Write everything as JSON; - for standard output");
    command->footer("Counted from the description; nothing is built or run without --measure. Exit code: 0 counted, 2 could not.");
    command->callback([options, classes, &exitCode] {
        options->classesGiven = classes->count() > 0;
        show(*options);
        exitCode = Clean;
    });
}

}  // namespace gg::cli
