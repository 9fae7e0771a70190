#include "core/training/export/traced_graph.h"

#include "core/base/error.h"

#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <map>
#include <unordered_map>

namespace gg::training
{
namespace
{

using inference::OnnxAttribute;
using inference::OnnxModel;
using torch::jit::Node;
using torch::jit::Value;
using Integers = std::vector<std::int64_t>;
using Attributes = std::vector<std::pair<std::string, OnnxAttribute>>;

Integers shapeOf(const Value* value)
{
    const auto type = value->type()->cast<c10::TensorType>();
    const auto sizes = type ? type->sizes().concrete_sizes() : c10::optional<Integers>();
    if (!sizes) {
        throw Error(ErrorCode::Internal, {}, "The network's trace does not say the size of " + value->debugName() + ".");
    }
    return *sizes;
}

/// Writes a traced graph down, node by node.
class GraphReader
{
public:
    explicit GraphReader(OnnxModel& model)
        : m_model(model)
    {
    }

    void name(const Value* value, const std::string& text) { m_names[value] = text; }

    void read(const Node* node)
    {
        static const std::map<std::string, void (GraphReader::*)(const Node*)> operations{
            {"prim::Constant", &GraphReader::skip},
            {"prim::ListConstruct", &GraphReader::skip},
            {"aten::_convolution", &GraphReader::convolution},
            {"aten::silu", &GraphReader::silu},
            {"aten::silu_", &GraphReader::silu},
            {"aten::relu", &GraphReader::relu},
            {"aten::relu_", &GraphReader::relu},
            {"aten::leaky_relu", &GraphReader::leakyRelu},
            {"aten::leaky_relu_", &GraphReader::leakyRelu},
            {"aten::sigmoid", &GraphReader::sigmoid},
            {"aten::batch_norm", &GraphReader::batchNorm},
            {"aten::exp", &GraphReader::exponential},
            {"aten::sqrt", &GraphReader::root},
            {"aten::pow", &GraphReader::power},
            {"aten::mean", &GraphReader::mean},
            {"aten::add", &GraphReader::sum},
            {"aten::sub", &GraphReader::difference},
            {"aten::mul", &GraphReader::product},
            {"aten::div", &GraphReader::quotient},
            {"aten::matmul", &GraphReader::matrixProduct},
            {"aten::softmax", &GraphReader::softmax},
            {"aten::cat", &GraphReader::concatenation},
            {"aten::chunk", &GraphReader::split},
            {"aten::split_with_sizes", &GraphReader::split},
            {"prim::ListUnpack", &GraphReader::skip},
            {"aten::max_pool2d", &GraphReader::maxPool},
            {"aten::slice", &GraphReader::slice},
            {"aten::upsample_nearest2d", &GraphReader::enlargement},
            {"aten::reshape", &GraphReader::reshape},
            {"aten::view", &GraphReader::reshape},
            {"aten::flatten", &GraphReader::reshape},
            {"aten::permute", &GraphReader::permutation},
            {"aten::transpose", &GraphReader::transposition},
            {"aten::contiguous", &GraphReader::same},
            {"aten::detach", &GraphReader::same},
        };
        const auto found = operations.find(node->kind().toQualString());
        if (found == operations.end()) {
            throw Error(
                ErrorCode::Unsupported, {},
                std::string("The network uses the operation ") + node->kind().toQualString() +
                    ", which cannot be written as ONNX yet. Use blocks without it, or export the weights as safetensors.");
        }
        (this->*found->second)(node);
    }

    std::string nameOf(const Value* value)
    {
        const auto known = m_names.find(value);
        if (known != m_names.end()) {
            return known->second;
        }
        const auto constant = torch::jit::toIValue(value);
        const std::string text = "value_" + std::to_string(m_names.size());
        if (constant && constant->isTensor()) {
            addConstant(text, constant->toTensor());
        } else if (constant && (constant->isInt() || constant->isDouble())) {
            addConstant(
                text,
                torch::tensor(constant->isInt() ? static_cast<double>(constant->toInt()) : constant->toDouble()).reshape({1}));
        }
        m_names[value] = text;
        return text;
    }

private:
    void addConstant(const std::string& text, const torch::Tensor& tensor)
    {
        const torch::Tensor values = tensor.detach().to(torch::kCPU, torch::kFloat).contiguous();
        const auto* begin = values.data_ptr<float>();
        m_model.constants.push_back({text, values.sizes().vec(), std::vector<float>(begin, begin + values.numel())});
    }

    std::string integers(const Integers& values)
    {
        const std::string text = "integers_" + std::to_string(m_model.constants.size());
        m_model.constants.push_back({text, {static_cast<std::int64_t>(values.size())}, values});
        return text;
    }

    static c10::IValue constantOf(const Node* node, std::size_t input)
    {
        const auto value = torch::jit::toIValue(node->input(input));
        if (!value) {
            throw Error(ErrorCode::Unsupported, {},
                        std::string("The network decides a setting of ") + node->kind().toQualString() +
                            " while it runs, which ONNX cannot be told.");
        }
        return *value;
    }

    static std::int64_t integer(const Node* node, std::size_t input) { return constantOf(node, input).toInt(); }

    static Integers integerList(const Node* node, std::size_t input)
    {
        const Value* value = node->input(input);
        if (const auto constant = torch::jit::toIValue(value)) {
            return constant->toIntVector();
        }
        Integers list;
        for (std::size_t i = 0; i < value->node()->inputs().size(); ++i) {
            list.push_back(integer(value->node(), i));
        }
        return list;
    }

    void add(const std::string& type, std::vector<std::string> inputs, const Value* output, Attributes attributes = {})
    {
        m_model.nodes.push_back({type, std::move(inputs), {nameOf(output)}, std::move(attributes)});
    }

    void skip(const Node*) {}

    void same(const Node* node) { m_names[node->output()] = nameOf(node->input(0)); }

    void convolution(const Node* node)
    {
        const Integers weight = shapeOf(node->input(1));
        const Integers padding = integerList(node, 4);
        const bool transposed = constantOf(node, 6).toBool();
        std::vector<std::string> inputs{nameOf(node->input(0)), nameOf(node->input(1))};
        if (!constantOfIsNone(node, 2)) {
            inputs.push_back(nameOf(node->input(2)));
        }
        Attributes attributes{{"dilations", integerList(node, 5)},
                              {"group", integer(node, 8)},
                              {"kernel_shape", Integers{weight[2], weight[3]}},
                              {"pads", Integers{padding[0], padding[1], padding[0], padding[1]}},
                              {"strides", integerList(node, 3)}};
        if (transposed) {
            attributes.emplace_back("output_padding", integerList(node, 7));
        }
        add(transposed ? "ConvTranspose" : "Conv", std::move(inputs), node->output(), std::move(attributes));
    }

    static bool constantOfIsNone(const Node* node, std::size_t input)
    {
        const auto value = torch::jit::toIValue(node->input(input));
        return value && value->isNone();
    }

    void silu(const Node* node)
    {
        const std::string gate = nameOf(node->output()) + "_gate";
        m_model.nodes.push_back({"Sigmoid", {nameOf(node->input(0))}, {gate}, {}});
        add("Mul", {nameOf(node->input(0)), gate}, node->output());
    }

    void relu(const Node* node) { add("Relu", {nameOf(node->input(0))}, node->output()); }
    void leakyRelu(const Node* node)
    {
        add("LeakyRelu", {nameOf(node->input(0))}, node->output(), {{"alpha", static_cast<float>(constantOf(node, 1).toDouble())}});
    }

    /// slice(x, axis, begin, end, step): the end may be open, and is what the output's size says.
    void slice(const Node* node)
    {
        const auto rank = static_cast<std::int64_t>(shapeOf(node->input(0)).size());
        const std::int64_t axis = (integer(node, 1) + rank) % rank;
        const auto at = static_cast<std::size_t>(axis);
        const std::int64_t whole = shapeOf(node->input(0))[at];
        const std::int64_t first = constantOfIsNone(node, 2) ? 0 : integer(node, 2);
        const std::int64_t begin = first < 0 ? first + whole : first;
        if (integer(node, 4) != 1) {
            throw Error(ErrorCode::Unsupported, {}, "A slice with a step cannot be written as ONNX yet.");
        }
        add("Slice", {nameOf(node->input(0)), integers({begin}), integers({begin + shapeOf(node->output())[at]}), integers({axis})}, node->output());
    }
    void sigmoid(const Node* node) { add("Sigmoid", {nameOf(node->input(0))}, node->output()); }
    void exponential(const Node* node) { add("Exp", {nameOf(node->input(0))}, node->output()); }
    void power(const Node* node) { twoInputs(node, "Pow"); }
    void root(const Node* node) { add("Sqrt", {nameOf(node->input(0))}, node->output()); }

    /// Over whole axes, which stay with one place each. That over a map's two sides has an operation that everybody reads.
    void mean(const Node* node)
    {
        const auto rank = static_cast<std::int64_t>(shapeOf(node->input(0)).size());
        Integers axes = integerList(node, 1);
        for (std::int64_t& axis : axes) {
            axis = (axis + rank) % rank;
        }
        if (!constantOf(node, 2).toBool()) {
            throw Error(ErrorCode::Unsupported, {}, "A mean that drops its axis cannot be written as ONNX yet.");
        }
        if (rank == 4 && axes == Integers{2, 3}) {
            add("GlobalAveragePool", {nameOf(node->input(0))}, node->output());
        } else {
            add("ReduceMean", {nameOf(node->input(0))}, node->output(), {{"axes", axes}, {"keepdims", std::int64_t{1}}});
        }
    }

    void batchNorm(const Node* node)
    {
        std::vector<std::string> inputs;
        for (std::size_t i = 0; i < 5; ++i) {
            inputs.push_back(nameOf(node->input(i)));
        }
        add("BatchNormalization", std::move(inputs), node->output(),
            {{"epsilon", static_cast<float>(constantOf(node, 7).toDouble())}});
    }

    void twoInputs(const Node* node, const char* type)
    {
        add(type, {nameOf(node->input(0)), nameOf(node->input(1))}, node->output());
    }

    void requireFactorOne(const Node* node)
    {
        const c10::IValue factor = constantOf(node, 2);
        if (factor.isInt() ? factor.toInt() != 1 : factor.toDouble() != 1) {
            throw Error(ErrorCode::Unsupported, {},
                        std::string(node->kind().toQualString()) + " with a factor cannot be written as ONNX yet.");
        }
    }

    void sum(const Node* node)
    {
        requireFactorOne(node);
        twoInputs(node, "Add");
    }
    void difference(const Node* node)
    {
        requireFactorOne(node);
        twoInputs(node, "Sub");
    }
    void product(const Node* node) { twoInputs(node, "Mul"); }
    void quotient(const Node* node) { twoInputs(node, "Div"); }
    void matrixProduct(const Node* node) { twoInputs(node, "MatMul"); }

    /// Before opset 13 Softmax takes everything from its axis on together, so that only the last axis means the same.
    void softmax(const Node* node)
    {
        const auto rank = static_cast<std::int64_t>(shapeOf(node->input(0)).size());
        const std::int64_t axis = (integer(node, 1) + rank) % rank;
        if (axis != rank - 1) {
            throw Error(ErrorCode::Unsupported, {}, "Softmax over another axis than the last cannot be written as ONNX yet.");
        }
        add("Softmax", {nameOf(node->input(0))}, node->output(), {{"axis", axis}});
    }

    void concatenation(const Node* node)
    {
        std::vector<std::string> inputs;
        for (const Value* piece : node->input(0)->node()->inputs()) {
            inputs.push_back(nameOf(piece));
        }
        const auto rank = static_cast<std::int64_t>(shapeOf(node->input(0)->node()->input(0)).size());
        add("Concat", std::move(inputs), node->output(), {{"axis", (integer(node, 1) + rank) % rank}});
    }

    /// chunk(x, pieces, axis) and split_with_sizes(x, sizes, axis): the pieces' sizes are those of what unpacks them.
    void split(const Node* node)
    {
        const auto rank = static_cast<std::int64_t>(shapeOf(node->input(0)).size());
        const std::int64_t axis = (integer(node, 2) + rank) % rank;
        const Node* unpack = node->output()->uses().at(0).user;
        Integers sizes;
        std::vector<std::string> outputs;
        for (const Value* piece : unpack->outputs()) {
            outputs.push_back(nameOf(piece));
            sizes.push_back(shapeOf(piece).at(static_cast<std::size_t>(axis)));
        }
        m_model.nodes.push_back({"Split", {nameOf(node->input(0))}, std::move(outputs), {{"axis", axis}, {"split", sizes}}});
    }

    void maxPool(const Node* node)
    {
        const Integers padding = integerList(node, 3);
        Integers strides = integerList(node, 2);
        strides = strides.empty() ? integerList(node, 1) : strides;
        add("MaxPool", {nameOf(node->input(0))}, node->output(),
            {{"kernel_shape", pair(integerList(node, 1))},
             {"pads", Integers{padding.front(), padding.back(), padding.front(), padding.back()}},
             {"strides", pair(strides)}});
    }

    static Integers pair(const Integers& values) { return {values.front(), values.back()}; }

    void enlargement(const Node* node)
    {
        const Integers from = shapeOf(node->input(0));
        const Integers to = shapeOf(node->output());
        const std::string scales = nameOf(node->output()) + "_scales";
        std::vector<float> factors;
        for (std::size_t i = 0; i < from.size(); ++i) {
            factors.push_back(static_cast<float>(to[i]) / static_cast<float>(from[i]));
        }
        m_model.constants.push_back({scales, {static_cast<std::int64_t>(factors.size())}, factors});
        // Before opset 13 the region, which only cropping uses, has to be there.
        const std::string region = nameOf(node->output()) + "_region";
        m_model.constants.push_back({region, {0}, std::vector<float>()});
        add("Resize", {nameOf(node->input(0)), region, scales}, node->output(),
            {{"coordinate_transformation_mode", std::string("asymmetric")},
             {"mode", std::string("nearest")},
             {"nearest_mode", std::string("floor")}});
    }

    void reshape(const Node* node)
    {
        add("Reshape", {nameOf(node->input(0)), integers(shapeOf(node->output()))}, node->output());
    }

    void transpose(const Node* node, const Integers& order)
    {
        add("Transpose", {nameOf(node->input(0))}, node->output(), {{"perm", order}});
    }

    void permutation(const Node* node) { transpose(node, integerList(node, 1)); }

    void transposition(const Node* node)
    {
        const auto rank = static_cast<std::int64_t>(shapeOf(node->input(0)).size());
        Integers order;
        for (std::int64_t i = 0; i < rank; ++i) {
            order.push_back(i);
        }
        std::swap(order[static_cast<std::size_t>((integer(node, 1) + rank) % rank)],
                  order[static_cast<std::size_t>((integer(node, 2) + rank) % rank)]);
        transpose(node, order);
    }

    OnnxModel& m_model;
    std::unordered_map<const Value*, std::string> m_names;
};

}  // namespace

inference::OnnxModel tracedModel(const std::function<torch::Tensor(const torch::Tensor&)>& network,
                                 const std::vector<std::int64_t>& shape, const std::string& inputName,
                                 const std::string& outputName)
{
    const torch::NoGradGuard noGradients;
    const auto traced = torch::jit::tracer::trace(
                            {torch::zeros(shape)},
                            [&network](torch::jit::Stack inputs) { return torch::jit::Stack{network(inputs.at(0).toTensor())}; },
                            [](const torch::Tensor&) { return std::string(); }, true, true)
                            .first;
    const std::shared_ptr<torch::jit::Graph> graph = traced->graph;
    torch::jit::EliminateDeadCode(graph);
    OnnxModel model;
    model.name = "groundglass";
    model.inputs.push_back({inputName, shape});
    GraphReader reader(model);
    const Value* output = graph->outputs().at(0);
    reader.name(graph->inputs().at(0), inputName);
    reader.name(output, outputName);
    for (const Node* node : graph->nodes()) {
        reader.read(node);
    }
    model.outputs.push_back({outputName, shapeOf(output)});
    return model;
}

}  // namespace gg::training
