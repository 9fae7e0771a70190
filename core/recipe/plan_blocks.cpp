#include "core/recipe/plan_blocks.h"

#include "core/recipe/default_box_shapes.h"
#include "core/recipe/lite_cost.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace gg::recipe
{
namespace
{

template <typename Number>
bool parseNumber(const std::string& text, Number& value)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

std::string numberText(double value)
{
    std::array<char, 40> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

template <int PlanLayer::*member, int low, int high>
std::string readInteger(PlanLayer& layer, const std::string& text)
{
    int value = 0;
    if (!parseNumber(text, value) || value < low || value > high) {
        return "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
    }
    layer.*member = value;
    return {};
}

std::string readKernel(PlanLayer& layer, const std::string& text)
{
    int value = 0;
    if (!parseNumber(text, value) || value < 1 || value > 31 || value % 2 == 0) {
        return "an odd number from 1 to 31";
    }
    layer.kernel = value;
    return {};
}

/// From 0 to 2, in shares of the picture's side.
template <double PlanLayer::*member>
std::string readShare(PlanLayer& layer, const std::string& text)
{
    double value = 0;
    if (!parseNumber(text, value) || !(value >= 0 && value <= 2)) {
        return "a share of the picture's side, from 0 to 2";
    }
    layer.*member = value;
    return {};
}

std::string readRatios(PlanLayer& layer, const std::string& text)
{
    bool fits = false;
    std::vector<std::vector<double>> ratios = parseRatios(text, fits);
    if (!fits) {
        return "aspect ratios above 1, at most 10, at most five a map and maps apart by |, such as 2 | 2 3 | 2";
    }
    layer.ratios = std::move(ratios);
    return {};
}

std::string textOfRatios(const PlanLayer& layer)
{
    return ratiosText(layer.ratios);
}

/// Above 0, at most `high`.
template <double PlanLayer::*member, int high>
std::string readReal(PlanLayer& layer, const std::string& text)
{
    double value = 0;
    if (!parseNumber(text, value) || !(value > 0 && value <= high)) {
        return "a number above 0, at most " + std::to_string(high);
    }
    layer.*member = value;
    return {};
}

template <bool PlanLayer::*member>
std::string readBoolean(PlanLayer& layer, const std::string& text)
{
    if (text != "true" && text != "false") {
        return "true or false";
    }
    layer.*member = text == "true";
    return {};
}

constexpr std::array<std::string_view, 3> activationNames{"silu", "leaky", "relu"};

std::string readActivation(PlanLayer& layer, const std::string& text)
{
    const auto found = std::find(activationNames.begin(), activationNames.end(), text);
    if (found == activationNames.end()) {
        return "silu, leaky or relu";
    }
    layer.activation = static_cast<PlanActivation>(found - activationNames.begin());
    return {};
}

std::string activationText(const PlanLayer& layer)
{
    return std::string(activationNames.at(static_cast<std::size_t>(layer.activation)));
}

template <int PlanLayer::*member>
std::string integerText(const PlanLayer& layer)
{
    return std::to_string(layer.*member);
}

template <double PlanLayer::*member>
std::string realText(const PlanLayer& layer)
{
    return numberText(layer.*member);
}

template <bool PlanLayer::*member>
std::string booleanText(const PlanLayer& layer)
{
    return layer.*member ? "true" : "false";
}

const std::vector<PlanSetting>& planSettings()
{
    static const std::vector<PlanSetting> settings{
        {"out", readInteger<&PlanLayer::out, 1, 65536>, integerText<&PlanLayer::out>},
        {"repeat", readInteger<&PlanLayer::repeat, 1, 100>, integerText<&PlanLayer::repeat>},
        {"kernel", readKernel, integerText<&PlanLayer::kernel>},
        {"window", readInteger<&PlanLayer::kernel, 2, 31>, integerText<&PlanLayer::kernel>},
        {"stride", readInteger<&PlanLayer::stride, 1, 2>, integerText<&PlanLayer::stride>},
        {"groups", readInteger<&PlanLayer::groups, 1, 65536>, integerText<&PlanLayer::groups>},
        {"activation", readActivation, activationText},
        {"boxes", readInteger<&PlanLayer::boxes, 1, 32>, integerText<&PlanLayer::boxes>},
        {"shortcut", readBoolean<&PlanLayer::shortcut>, booleanText<&PlanLayer::shortcut>},
        {"expansion", readReal<&PlanLayer::expansion, 4>, realText<&PlanLayer::expansion>},
        {"c3k", readBoolean<&PlanLayer::c3k>, booleanText<&PlanLayer::c3k>},
        {"attention", readBoolean<&PlanLayer::attention>, booleanText<&PlanLayer::attention>},
        {"area", readInteger<&PlanLayer::area, 1, 64>, integerText<&PlanLayer::area>},
        {"residual", readBoolean<&PlanLayer::residual>, booleanText<&PlanLayer::residual>},
        {"mlp", readReal<&PlanLayer::mlp, 16>, realText<&PlanLayer::mlp>},
        {"turbo", readBoolean<&PlanLayer::turbo>, booleanText<&PlanLayer::turbo>},
        {"dilation", readInteger<&PlanLayer::dilation, 1, 32>, integerText<&PlanLayer::dilation>},
        {"depthwise", readBoolean<&PlanLayer::depthwise>, booleanText<&PlanLayer::depthwise>},
        {"first", readShare<&PlanLayer::firstScale>, realText<&PlanLayer::firstScale>},
        {"smallest", readShare<&PlanLayer::smallestScale>, realText<&PlanLayer::smallestScale>},
        {"largest", readShare<&PlanLayer::largestScale>, realText<&PlanLayer::largestScale>},
        {"ratios", readRatios, textOfRatios},
        {"depthwise_classes", readBoolean<&PlanLayer::depthwiseClasses>, booleanText<&PlanLayer::depthwiseClasses>},
    };
    return settings;
}

std::string layerName(const std::vector<PlanLayer>& layers, int index)
{
    return index < 0 ? "the picture"
                     : "layer " + std::to_string(index) + " (" + layers[static_cast<std::size_t>(index)].block + ")";
}

int channelsOf(const std::vector<PlanLayer>& layers, int index)
{
    return index < 0 ? 3 : layers[static_cast<std::size_t>(index)].out;
}

int reductionOf(const std::vector<PlanLayer>& layers, int index)
{
    return index < 0 ? 1 : layers[static_cast<std::size_t>(index)].reduction;
}

int hidden(const PlanLayer& layer)
{
    return static_cast<int>(layer.out * layer.expansion);
}

/// Channels that the block's own parts ask for.
std::string channelProblem(const PlanLayer& layer)
{
    const int in = layer.in.front();
    const auto found = [](int channels) { return std::to_string(channels); };
    if (layer.block == "conv" && (in % layer.groups != 0 || layer.out % layer.groups != 0)) {
        return "has " + found(layer.groups) + " groups, which divide neither or only one of its " + found(in) +
               " channels in and " + found(layer.out) + " out";
    }
    if (layer.block == "residual" && in % 2 != 0) {
        return "halves its channels within, so it reads an even number of them, not " + found(in);
    }
    if ((layer.block == "c2f" || layer.block == "c3k2" || layer.block == "a2c2f") && hidden(layer) < 4) {
        return "has " + found(hidden(layer)) + " hidden channels (out · expansion); it needs at least 4";
    }
    if ((layer.block == "rxdf" || layer.block == "litefpp" || layer.block == "cmsp") && liteHidden(layer) < 4) {
        return "has " + found(static_cast<int>(liteHidden(layer))) + " hidden channels (expansion of the " +
               (layer.block == "rxdf" ? "channels out" : "channels in") + "); it needs at least 4";
    }
    if (layer.block == "crdown" && layer.out < 2) {
        return "writes two halves, so it needs at least 2 channels out, not " + found(layer.out);
    }
    if (layer.block == "c2psa" && layer.out != in) {
        return "writes as many channels as it reads: " + found(in) + ", not " + found(layer.out);
    }
    if (layer.block == "c2psa" && in % 128 != 0) {
        return "needs channels in multiples of 128 (heads of 64 on one half), found " + found(in);
    }
    if (layer.block == "a2c2f" && layer.attention && hidden(layer) % 32 != 0) {
        return "needs hidden channels (out · expansion) in multiples of 32, the width of a head, found " + found(hidden(layer));
    }
    if (layer.block == "a2c2f" && layer.attention && layer.residual && layer.out != in) {
        return "adds its input (residual), so it writes as many channels as it reads: " + found(in) + ", not " + found(layer.out);
    }
    return {};
}

/// Blocks whose stride makes the map smaller.
bool shrinks(const PlanLayer& layer)
{
    return layer.block == "conv" || layer.block == "dwconv" || layer.block == "plain" || layer.block == "maxpool" || layer.block == "crdown" ||
           layer.block == "scr";
}

/// Maps of one size, where several are read together.
std::string sizeProblem(const std::vector<PlanLayer>& layers, const PlanLayer& layer)
{
    for (const int source : layer.from) {
        const int reduction = reductionOf(layers, source);
        const int first = reductionOf(layers, layer.from.front());
        if (layer.block == "concat" && reduction != first) {
            return "joins maps of different size: " + layerName(layers, layer.from.front()) + " is at stride " +
                   std::to_string(first) + ", " + layerName(layers, source) + " at stride " + std::to_string(reduction);
        }
    }
    const int coarsest = 1024;
    if (shrinks(layer) && reductionOf(layers, layer.from.front()) * layer.stride > coarsest) {
        return "shrinks the picture more than " + std::to_string(coarsest) + " times";
    }
    if (layer.block == "upsample" && reductionOf(layers, layer.from.front()) < 2) {
        return "would be larger than the picture";
    }
    return {};
}

std::vector<std::string> sourceProblems(const std::vector<PlanLayer>& layers, std::size_t index)
{
    const PlanLayer& layer = layers[index];
    std::vector<std::string> problems;
    const PlanBlock* block = findBlock(layer.block);
    if (layer.from.size() != 1 && !block->readsMany) {
        problems.push_back("reads one layer, found " + std::to_string(layer.from.size()) +
                           " in 'from'; a concat before it joins them");
    }
    if (layer.block == "concat" && layer.from.size() < 2) {
        problems.emplace_back("joins at least two layers; give them in 'from', such as [-1, 6]");
    }
    for (const int source : layer.from) {
        if (source < -1 || source >= static_cast<int>(index)) {
            problems.push_back("reads layer " + std::to_string(source) + ", which is not there yet; it may read 0 to " +
                               std::to_string(static_cast<int>(index) - 1));
        } else if (source >= 0 && isHead(layers[static_cast<std::size_t>(source)].block)) {
            problems.push_back("reads " + layerName(layers, source) + ", which writes no map");
        }
    }
    return problems;
}

int summed(const std::vector<int>& channels)
{
    return std::accumulate(channels.begin(), channels.end(), 0);
}

void fillOutput(const std::vector<PlanLayer>& layers, PlanLayer& layer)
{
    const int reduction = reductionOf(layers, layer.from.front());
    if (layer.block == "dwconv") {
        layer.groups = std::gcd(layer.in.front(), layer.out);
    }
    const auto keeping = {"concat", "upsample", "residual", "maxpool", "ffm", "spa", "l2norm"};
    if (std::find(keeping.begin(), keeping.end(), layer.block) != keeping.end()) {
        layer.out = summed(layer.in);
    }
    layer.reduction = layer.block == "upsample" ? reduction / 2 : shrinks(layer) ? reduction * layer.stride : reduction;
}

/// Layers that nothing reads would learn nothing.
void findUnread(const ModelPlan& plan, std::vector<LayerProblem>& problems)
{
    std::vector<bool> read(plan.layers.size(), false);
    for (const PlanLayer& layer : plan.layers) {
        for (const int source : layer.from) {
            if (source >= 0 && source < static_cast<int>(read.size())) {
                read[static_cast<std::size_t>(source)] = true;
            }
        }
    }
    for (std::size_t i = 0; i < plan.layers.size(); ++i) {
        if (!read[i] && !isHead(plan.layers[i].block)) {
            problems.push_back({i, "is read by no layer; remove it or name " + std::to_string(i) + " in a 'from'"});
        }
    }
}

void findHead(ModelPlan& plan, std::vector<LayerProblem>& problems)
{
    const std::size_t last = plan.layers.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        if (isHead(plan.layers[i].block)) {
            problems.push_back({i, "is not the last layer; a network ends with its only " + plan.layers[i].block});
        }
    }
    const PlanLayer& head = plan.layers[last];
    if (!isHead(head.block)) {
        problems.push_back({last, "is the last layer; a network ends with 'detect: {from: […]}'"});
        return;
    }
    plan.strides.clear();
    for (const int source : head.from) {
        if (source < -1 || source >= static_cast<int>(last)) {
            return;  // reported with the row
        }
        plan.strides.push_back(reductionOf(plan.layers, source));
    }
    if (std::adjacent_find(plan.strides.begin(), plan.strides.end(), [](int a, int b) { return a >= b; }) != plan.strides.end()) {
        std::string strides;
        for (const int stride : plan.strides) {
            strides += (strides.empty() ? "" : ", ") + std::to_string(stride);
        }
        problems.push_back({last, "reads maps at strides " + strides + "; each has to be coarser than the one before"});
    }
}

std::string anchorProblem(const ModelPlan& plan)
{
    const PlanLayer& head = plan.layers.back();
    if (head.block != "anchor_detect") {
        return plan.anchors.empty() ? std::string() : "has no use for anchors; remove them, or end with anchor_detect";
    }
    const std::size_t wanted = head.from.size() * static_cast<std::size_t>(head.boxes);
    if (plan.anchors.size() != wanted) {
        return "needs " + std::to_string(wanted) + " anchors (" + std::to_string(head.boxes) + " for each of its maps), found " +
               std::to_string(plan.anchors.size()) + ", such as 'anchors: [[10, 13], [16, 30], …]' beside the layers";
    }
    return {};
}

/// Fills in Liu et al.'s ratios where none are given. The head's maps have to be there.
std::string ssdProblem(PlanLayer& head)
{
    if (head.block != "ssd") {
        return {};
    }
    if (head.ratios.empty()) {
        head.ratios = usualRatios(head.from.size());
    }
    if (head.ratios.size() != head.from.size()) {
        return "has aspect ratios for " + std::to_string(head.ratios.size()) + " maps, but reads " + std::to_string(head.from.size()) +
               "; give those of each map, apart by |";
    }
    if (head.smallestScale <= 0 || head.largestScale < head.smallestScale) {
        return "needs scales that grow: smallest above 0 and at most largest, found " + numberText(head.smallestScale) + " and " + numberText(head.largestScale);
    }
    return {};
}

/// A map is cut into `area` equal strips of its pixels, whatever size of picture the network takes.
void findUnevenAreas(const ModelPlan& plan, std::vector<LayerProblem>& problems)
{
    const int multiple = sideMultiple(plan);
    for (std::size_t i = 0; i < plan.layers.size(); ++i) {
        const PlanLayer& layer = plan.layers[i];
        const int side = multiple / std::max(1, layer.reduction);
        if (layer.block == "a2c2f" && layer.attention && (side * side) % layer.area != 0) {
            problems.push_back({i, "cuts its map into " + std::to_string(layer.area) + " strips, but only " +
                                       std::to_string(side * side) + " pixels are sure to be there at stride " +
                                       std::to_string(layer.reduction) + "; choose an area that divides that"});
        }
    }
}

}  // namespace

const std::vector<PlanBlock>& planBlocks()
{
    static const std::vector<PlanBlock> blocks{
        {"conv", {"out", "kernel", "stride", "groups", "activation"}},
        {"dwconv", {"out", "kernel", "stride", "activation"}},
        {"residual", {"repeat", "activation"}},
        {"maxpool", {"window", "stride"}},
        {"c2f", {"out", "repeat", "shortcut", "expansion"}},
        {"c3k2", {"out", "repeat", "shortcut", "expansion", "c3k"}},
        {"c2psa", {"out", "repeat"}},
        {"sppf", {"out", "kernel"}},
        {"a2c2f", {"out", "repeat", "expansion", "attention", "area", "residual", "mlp", "turbo"}},
        {"rxdf", {"out", "repeat", "kernel", "shortcut", "expansion"}},
        {"litefpp", {"out", "expansion"}},
        {"crdown", {"out"}},
        {"cmsp", {"out", "expansion"}},
        {"scr", {"out"}},
        {"ffm", {}},
        {"spa", {}},
        {"plain", {"out", "repeat", "kernel", "stride", "dilation"}},
        {"l2norm", {}},
        {"upsample", {}},
        {"concat", {}, true},
        {"detect", {"depthwise_classes"}, true, true},
        {"anchor_detect", {"boxes"}, true, true},
        {"grid_detect", {"boxes"}, false, true},
        {"ssd", {"depthwise", "first", "smallest", "largest", "ratios"}, true, true},
    };
    return blocks;
}

const PlanBlock* findBlock(std::string_view name)
{
    const auto found =
        std::find_if(planBlocks().begin(), planBlocks().end(), [&](const PlanBlock& block) { return block.name == name; });
    return found == planBlocks().end() ? nullptr : &*found;
}

std::vector<std::string> blockNames()
{
    std::vector<std::string> names;
    for (const PlanBlock& block : planBlocks()) {
        names.push_back(block.name);
    }
    return names;
}

bool isHead(std::string_view block)
{
    const PlanBlock* known = findBlock(block);
    return known != nullptr && known->head;
}

const PlanSetting* findSetting(std::string_view name)
{
    const auto& all = planSettings();
    const auto found = std::find_if(all.begin(), all.end(), [&](const PlanSetting& setting) { return setting.name == name; });
    return found == all.end() ? nullptr : &*found;
}

PlanLayer freshLayer(const PlanBlock& block)
{
    PlanLayer layer;
    layer.block = block.name;
    const auto oneOf = [&](std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), block.name) != names.end(); };
    layer.kernel = oneOf({"sppf", "rxdf"}) ? 5 : block.name == "maxpool" ? 2 : 3;
    layer.stride = oneOf({"maxpool", "crdown", "scr"}) ? 2 : 1;
    layer.expansion = oneOf({"litefpp", "cmsp"}) ? 0.25 : 0.5;
    layer.boxes = block.name == "grid_detect" ? 2 : 3;
    return layer;
}

std::vector<std::string> completeLayer(std::vector<PlanLayer>& layers, std::size_t index)
{
    PlanLayer& layer = layers[index];
    std::vector<std::string> problems = sourceProblems(layers, index);
    if (problems.empty()) {
        layer.in.clear();
        for (const int source : layer.from) {
            layer.in.push_back(channelsOf(layers, source));
        }
        const bool known = std::find(layer.in.begin(), layer.in.end(), 0) == layer.in.end();
        if (known) {
            fillOutput(layers, layer);
            for (std::string problem : {channelProblem(layer), sizeProblem(layers, layer)}) {
                if (!problem.empty()) {
                    problems.push_back(std::move(problem));
                }
            }
        }
        layer.out = known ? layer.out : 0;
    }
    if (!problems.empty()) {
        layer.out = 0;
    }
    return problems;
}

std::vector<LayerProblem> completeWhole(ModelPlan& plan, bool rowsFit)
{
    std::vector<LayerProblem> problems;
    findHead(plan, problems);
    if (const std::string problem = rowsFit ? ssdProblem(plan.layers.back()) : std::string(); !problem.empty()) {
        problems.push_back({plan.layers.size() - 1, problem});
    }
    if (const std::string problem = rowsFit ? anchorProblem(plan) : std::string(); !problem.empty()) {
        problems.push_back({plan.layers.size() - 1, problem});
    }
    if (rowsFit) {
        findUnread(plan, problems);
        findUnevenAreas(plan, problems);
    }
    return problems;
}

}  // namespace gg::recipe
