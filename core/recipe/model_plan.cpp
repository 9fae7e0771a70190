#include "core/recipe/model_plan.h"

#include "core/base/error.h"
#include "core/recipe/plan_blocks.h"
#include "core/recipe/spelling.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace gg::recipe
{
namespace
{

constexpr std::size_t mostLayers = 1000;
constexpr int mostClasses = 100'000;
constexpr int usualMultiple = 32;  // of image_size

struct Problem {
    int line = 0;
    std::string text;
};

struct Scale {
    double depth = 1;
    double width = 1;
    int most = 0;  ///< 0: no limit, and channels are not rounded
    std::map<std::string, std::string> settings;
};

int lineOf(const YAML::Node& node)
{
    return node.Mark().line + 1;
}

bool parseReal(const std::string& text, double& value)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

bool parseInteger(const std::string& text, int& value)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

/// Shortest form that reads back to the same double.
std::string realText(double value)
{
    std::array<char, 40> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

std::string found(const YAML::Node& node)
{
    return node.IsScalar() ? "'" + node.Scalar() + "'" : node.IsMap() ? "further keys" : node.IsSequence() ? "a list" : "nothing";
}

YAML::Node load(std::string_view yaml, const std::string& origin)
{
    try {
        YAML::Node root = YAML::Load(std::string(yaml));
        if (root.IsMap()) {
            return root;
        }
    } catch (const YAML::Exception& error) {
        throw Error(ErrorCode::Malformed, origin,
                    "line " + std::to_string(error.mark.line + 1) + ": This is not valid YAML (" + error.msg + ").");
    }
    throw Error(ErrorCode::Malformed, origin,
                "Expected a model's description, such as 'layers:' with rows '- conv: {out: 64, stride: 2}'; found none.");
}

/// Puts a row's settings into its layer, in the order scale, row; collects what is wrong with either.
class PlanReader
{
public:
    std::vector<Problem> problems;

    ModelPlan read(const YAML::Node& root, const std::string& scaleName)
    {
        readTop(root);
        if (m_scales.IsDefined()) {
            readScales(scaleName);
        } else if (!scaleName.empty()) {
            problems.push_back({1, "the scale " + scaleName + " was asked for, but the description has no scales"});
        }
        if (!m_rows.IsDefined() || !m_rows.IsSequence() || m_rows.size() == 0) {
            problems.push_back(
                {m_rows.IsDefined() ? lineOf(m_rows) : 1, "layers needs a list of rows, such as '- conv: {out: 64, stride: 2}'"});
        } else if (m_rows.size() > mostLayers) {
            problems.push_back({lineOf(m_rows), "layers has " + std::to_string(m_rows.size()) + " rows; at most " +
                                                    std::to_string(mostLayers) + " can be read"});
        } else {
            readRows();
        }
        return std::move(m_plan);
    }

private:
    void readTop(const YAML::Node& root)
    {
        const std::vector<std::string> keys{"name", "note", "scales", "bins", "anchors", "layers"};
        for (const auto& item : root) {
            const std::string key = item.first.as<std::string>("");
            if (key == "name" && item.second.IsScalar()) {
                m_plan.name = item.second.Scalar();
            } else if (key == "note" && item.second.IsScalar()) {
                m_plan.note = item.second.Scalar();
            } else if (key == "scales") {
                m_scales.reset(item.second);
            } else if (key == "layers") {
                m_rows.reset(item.second);
            } else if (key == "bins") {
                readBins(item.second);
            } else if (key == "anchors") {
                readAnchors(item.second);
            } else if (key == "nc") {
                problems.push_back({lineOf(item.first), "nc is not a key; the number of classes comes from the data"});
            } else if (key == "backbone" || key == "head") {
                problems.push_back({lineOf(item.first),
                                    key + " is not a key; all rows stand under 'layers', as '- conv: {out: 64, stride: 2}'"});
            } else {
                problems.push_back({lineOf(item.first), "'" + key + "' is not a key here; the nearest is " + nearest(key, keys)});
            }
        }
        if (m_plan.name.empty()) {
            m_plan.name = "detector";
        }
    }

    void readBins(const YAML::Node& value)
    {
        if (!value.IsScalar() || !parseInteger(value.Scalar(), m_plan.bins) || m_plan.bins < 2 || m_plan.bins > 64) {
            problems.push_back({lineOf(value), "bins expected a whole number from 2 to 64, found " + found(value)});
        }
    }

    void readAnchors(const YAML::Node& value)
    {
        const std::size_t before = problems.size();
        if (!value.IsSequence()) {
            problems.push_back({lineOf(value), "anchors needs a list of widths and heights, such as [[10, 13], [16, 30]], found " + found(value)});
            return;
        }
        for (const YAML::Node& pair : value) {
            AnchorSize size{};
            const bool two = pair.IsSequence() && pair.size() == 2 && pair[0].IsScalar() && pair[1].IsScalar();
            if (!two || !parseReal(pair[0].Scalar(), size[0]) || !parseReal(pair[1].Scalar(), size[1]) || !isAnchorSide(size[0]) || !isAnchorSide(size[1])) {
                problems.push_back({lineOf(pair), "an anchor is a width and a height in pixels, above 0 and at most 65536, such as [10, 13]"});
            }
            m_plan.anchors.push_back(size);
        }
        if (problems.size() != before) {
            m_plan.anchors.clear();
        }
    }

    static bool isAnchorSide(double side) { return side > 0 && side <= 65536; }

    void readScales(const std::string& wanted)
    {
        if (!m_scales.IsMap() || m_scales.size() == 0) {
            problems.push_back(
                {lineOf(m_scales),
                 "scales needs a row each, such as 'n: {depth: 0.33, width: 0.25, most: 1024}', found " + found(m_scales)});
            return;
        }
        std::vector<std::string> names;
        for (const auto& item : m_scales) {
            const std::string name = item.first.as<std::string>("");
            names.push_back(name);
            Scale scale = readScale(name, item.second);
            if (name == wanted || (wanted.empty() && names.size() == 1)) {
                m_scale = std::move(scale);
                m_plan.name.insert(std::min(m_plan.name.find('-'), m_plan.name.size()), name);
            }
        }
        if (!wanted.empty() && std::find(names.begin(), names.end(), wanted) == names.end()) {
            problems.push_back(
                {lineOf(m_scales), "the scale " + wanted + " is not there; the nearest is " + nearest(wanted, names)});
        }
    }

    Scale readScale(const std::string& name, const YAML::Node& values)
    {
        Scale scale{.most = 65536, .settings = {}};
        if (!values.IsMap()) {
            problems.push_back(
                {lineOf(values),
                 "the scale " + name + " needs keys, such as {depth: 0.33, width: 0.25, most: 1024}, found " + found(values)});
            return scale;
        }
        for (const auto& item : values) {
            const std::string key = item.first.as<std::string>("");
            const std::string text = item.second.IsScalar() ? item.second.Scalar() : std::string();
            const int line = lineOf(item.first);
            const auto expect = [&](bool fits, const std::string& what) {
                if (!fits) {
                    problems.push_back(
                        {line, "scale " + name + ": " + key + " expected " + what + ", found " + found(item.second)});
                }
            };
            if (key == "depth" || key == "width") {
                double& value = key == "depth" ? scale.depth : scale.width;
                expect(parseReal(text, value) && value > 0 && value <= 16, "a number above 0, at most 16");
            } else if (key == "most") {
                expect(parseInteger(text, scale.most) && scale.most >= 1 && scale.most <= 65536,
                       "a whole number from 1 to 65536");
            } else if (const PlanSetting* setting = findSetting(key); setting != nullptr && key != "out") {
                PlanLayer probe;
                const std::string what = setting->read(probe, text);
                expect(what.empty(), what);
                scale.settings[key] = text;
            } else {
                problems.push_back(
                    {line, "scale " + name + ": '" + key + "' is not a key here; the nearest is " + nearest(key, scaleKeys())});
            }
        }
        return scale;
    }

    static std::vector<std::string> scaleKeys()
    {
        std::vector<std::string> keys{"depth", "width", "most"};
        for (const PlanBlock& block : planBlocks()) {
            for (const std::string& setting : block.settings) {
                if (setting != "out") {
                    keys.push_back(setting);
                }
            }
        }
        return keys;
    }

    void readRows()
    {
        std::vector<int> lines;
        const std::size_t before = problems.size();
        for (const YAML::Node& row : m_rows) {
            lines.push_back(lineOf(row));
            m_plan.layers.emplace_back();
            const std::size_t index = m_plan.layers.size() - 1;
            if (!row.IsMap() || row.size() != 1) {
                problems.push_back(
                    {lines.back(),
                     "a row is one block with its settings, such as '- conv: {out: 64, stride: 2}', found " + found(row)});
                continue;
            }
            if (readRow(*row.begin(), index)) {
                for (const std::string& problem : completeLayer(m_plan.layers, index)) {
                    problems.push_back({lines.back(), m_plan.layers[index].block + " " + problem});
                }
            }
        }
        for (const LayerProblem& problem : completeWhole(m_plan, problems.size() == before)) {
            problems.push_back({lines[problem.layer], "layer " + std::to_string(problem.layer) + " (" +
                                                          m_plan.layers[problem.layer].block + ") " + problem.text});
        }
    }

    /// False where the row is too broken to look at what it reads.
    bool readRow(const std::pair<YAML::Node, YAML::Node>& row, std::size_t index)
    {
        const std::string name = row.first.as<std::string>("");
        const PlanBlock* block = findBlock(name);
        if (block == nullptr) {
            problems.push_back(
                {lineOf(row.first), "'" + name + "' is not a block; the nearest is " + nearest(name, blockNames())});
            return false;
        }
        const std::size_t before = problems.size();
        PlanLayer layer = freshLayer(*block);
        for (const auto& [key, text] : m_scale.settings) {
            if (std::find(block->settings.begin(), block->settings.end(), key) != block->settings.end()) {
                findSetting(key)->read(layer, text);
            }
        }
        layer.from = {static_cast<int>(index) - 1};
        if (row.second.IsMap()) {
            readSettings(*block, row.second, layer, index);
        } else if (!row.second.IsNull()) {
            problems.push_back(
                {lineOf(row.second), name + " needs its settings in braces, such as {out: 64}, found " + found(row.second)});
        }
        const bool asksOut = std::find(block->settings.begin(), block->settings.end(), "out") != block->settings.end();
        if (asksOut && layer.out == 0 && problems.size() == before) {
            problems.push_back({lineOf(row.first), name + " needs 'out', the channels that it writes"});
        }
        applyScale(layer);
        m_plan.layers[index] = layer;
        if (problems.size() != before) {
            m_plan.layers[index].out = 0;
        }
        return problems.size() == before;
    }

    void readSettings(const PlanBlock& block, const YAML::Node& settings, PlanLayer& layer, std::size_t index)
    {
        for (const auto& item : settings) {
            const std::string key = item.first.as<std::string>("");
            const int line = lineOf(item.first);
            if (key == "from") {
                readFrom(block, item.second, layer, index);
            } else if (std::find(block.settings.begin(), block.settings.end(), key) == block.settings.end()) {
                std::vector<std::string> known = block.settings;
                known.emplace_back("from");
                problems.push_back(
                    {line, block.name + ": '" + key + "' is not one of its settings; the nearest is " + nearest(key, known)});
            } else if (!item.second.IsScalar()) {
                problems.push_back({line, block.name + ": " + key + " needs a single value, found " + found(item.second)});
            } else if (const std::string expected = findSetting(key)->read(layer, item.second.Scalar()); !expected.empty()) {
                problems.push_back({line, block.name + ": " + key + " expected " + expected + ", found " + found(item.second)});
            }
        }
    }

    void readFrom(const PlanBlock& block, const YAML::Node& value, PlanLayer& layer, std::size_t index)
    {
        std::vector<YAML::Node> sources;
        if (value.IsSequence()) {
            for (const YAML::Node& source : value) {
                sources.push_back(source);
            }
        } else {
            sources.push_back(value);
        }
        layer.from.clear();
        for (const YAML::Node& source : sources) {
            int number = 0;
            if (source.IsScalar() && source.Scalar() == "picture") {
                layer.from.push_back(-1);
            } else if (!source.IsScalar() || !parseInteger(source.Scalar(), number)) {
                problems.push_back(
                    {lineOf(value), block.name + ": from expected numbers of layers or 'picture', found " + found(source)});
            } else if (number < -static_cast<int>(index) && !(index == 0 && number == -1)) {
                problems.push_back({lineOf(value), block.name + ": from counts " +
                                                       std::to_string(-static_cast<std::int64_t>(number)) +
                                                       " layers back, but there are only " + std::to_string(index) +
                                                       " before it ('picture' reads the picture)"});
            } else {
                layer.from.push_back(number < 0 ? static_cast<int>(index) + number : number);
            }
        }
        if (layer.from.empty()) {
            layer.from = {static_cast<int>(index) - 1};
            if (sources.empty()) {
                problems.push_back({lineOf(value), block.name + ": from is an empty list"});
            }
        }
    }

    void applyScale(PlanLayer& layer) const
    {
        if (m_scale.most == 0) {
            return;
        }
        if (layer.out > 0) {
            layer.out = static_cast<int>(std::ceil(std::min(layer.out, m_scale.most) * m_scale.width / 8)) * 8;
        }
        if (layer.repeat > 1) {
            layer.repeat = std::max(1, static_cast<int>(std::nearbyint(layer.repeat * m_scale.depth)));
        }
    }

    ModelPlan m_plan;
    Scale m_scale;
    YAML::Node m_scales{YAML::NodeType::Undefined};
    YAML::Node m_rows{YAML::NodeType::Undefined};
};

void requireClasses(int classes)
{
    if (classes < 1 || classes > mostClasses) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "A detector knows 1 to " + std::to_string(mostClasses) + " classes, not " + std::to_string(classes) + ".");
    }
}

std::string joined(std::vector<Problem> problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) { return a.line < b.line; });
    std::string text;
    for (const Problem& problem : problems) {
        text += (text.empty() ? "line " : "\nline ") + std::to_string(problem.line) + ": " + problem.text + ".";
    }
    return text;
}

}  // namespace

ModelPlan parsePlan(std::string_view yaml, const std::string& origin, std::string_view scale, int classes)
{
    requireClasses(classes);
    PlanReader reader;
    ModelPlan plan = reader.read(load(yaml, origin), std::string(scale));
    if (!reader.problems.empty()) {
        throw Error(ErrorCode::Malformed, origin, joined(std::move(reader.problems)));
    }
    plan.classes = classes;
    return plan;
}

std::vector<std::string> scalesOf(std::string_view yaml, const std::string& origin)
{
    std::vector<std::string> names;
    const YAML::Node scales = load(yaml, origin)["scales"];
    if (scales.IsDefined() && scales.IsMap()) {
        for (const auto& item : scales) {
            names.push_back(item.first.as<std::string>(""));
        }
    }
    return names;
}

ModelPlan completed(ModelPlan plan)
{
    requireClasses(plan.classes);
    std::string text;
    const auto note = [&](std::size_t layer, const std::string& problem) {
        text += (text.empty() ? "layer " : "\nlayer ") + std::to_string(layer) + " (" + plan.layers[layer].block + ") " +
                problem + ".";
    };
    if (plan.layers.empty() || plan.layers.size() > mostLayers) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "A network has 1 to " + std::to_string(mostLayers) + " layers, not " + std::to_string(plan.layers.size()) +
                        ".");
    }
    for (std::size_t i = 0; i < plan.layers.size(); ++i) {
        PlanLayer& layer = plan.layers[i];
        if (findBlock(layer.block) == nullptr) {
            note(i, "is not a block; the nearest is " + nearest(layer.block, blockNames()));
            layer.out = 0;
            continue;
        }
        if (layer.from.empty()) {
            layer.from = {static_cast<int>(i) - 1};
        }
        for (const std::string& problem : completeLayer(plan.layers, i)) {
            note(i, problem);
        }
    }
    for (const LayerProblem& problem : completeWhole(plan, text.empty())) {
        note(problem.layer, problem.text);
    }
    if (!text.empty()) {
        throw Error(ErrorCode::InvalidArgument, {}, text);
    }
    return plan;
}

int sideMultiple(const ModelPlan& plan)
{
    const bool rounded = !plan.layers.empty() && plan.layers.back().block == "ssd";
    int multiple = rounded ? usualMultiple : 1;
    for (const PlanLayer& layer : plan.layers) {
        // What is enlarged has half the reduction of what it is joined with.
        const bool fits = !rounded || layer.block == "concat" || layer.block == "upsample";
        multiple = std::max(multiple, fits ? layer.reduction * (layer.block == "upsample" ? 2 : 1) : 1);
    }
    return multiple;
}

std::string toYaml(const ModelPlan& plan)
{
    YAML::Emitter out;
    out << YAML::BeginMap << YAML::Key << "name" << YAML::Value << plan.name;
    if (!plan.note.empty()) {
        out << YAML::Key << "note" << YAML::Value << plan.note;
    }
    out << YAML::Key << "bins" << YAML::Value << plan.bins;
    if (!plan.anchors.empty()) {
        out << YAML::Key << "anchors" << YAML::Value << YAML::Flow << YAML::BeginSeq;
        for (const AnchorSize& anchor : plan.anchors) {
            out << YAML::Flow << YAML::BeginSeq << realText(anchor[0]) << realText(anchor[1]) << YAML::EndSeq;
        }
        out << YAML::EndSeq;
    }
    out << YAML::Key << "layers" << YAML::Value << YAML::BeginSeq;
    for (std::size_t i = 0; i < plan.layers.size(); ++i) {
        const PlanLayer& layer = plan.layers[i];
        const PlanBlock* block = findBlock(layer.block);
        if (block == nullptr) {
            throw Error(ErrorCode::InvalidArgument, {},
                        "'" + layer.block + "' is not a block; the nearest is " + nearest(layer.block, blockNames()) + ".");
        }
        const PlanLayer fresh = freshLayer(*block);
        out << YAML::BeginMap << YAML::Key << layer.block << YAML::Value << YAML::Flow << YAML::BeginMap;
        if (layer.from != std::vector<int>{static_cast<int>(i) - 1}) {
            out << YAML::Key << "from" << YAML::Value << YAML::BeginSeq;
            for (const int source : layer.from) {
                out << (source < 0 ? std::string("picture") : std::to_string(source));
            }
            out << YAML::EndSeq;
        }
        for (const std::string& name : block->settings) {
            const PlanSetting* setting = findSetting(name);
            if (setting->text(layer) != setting->text(fresh)) {
                out << YAML::Key << name << YAML::Value << setting->text(layer);
            }
        }
        out << YAML::EndMap << YAML::EndMap;
    }
    out << YAML::EndSeq << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

}  // namespace gg::recipe
