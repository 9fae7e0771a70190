#include "core/base/error.h"
#include "core/recipe/model_plan.h"
#include "core/training/blocks/attention.h"
#include "core/training/blocks/batch_norm.h"
#include "core/training/blocks/csp.h"
#include "core/training/models/detector.h"
#include "core/training/models/model_timing.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gg;
using namespace gg::training;

namespace
{

std::int64_t parameterCount(const torch::nn::Module& module)
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : module.parameters()) {
        count += parameter.numel();
    }
    return count;
}

Detector built(const std::string& name, int classes = 3, std::uint64_t seed = 1)
{
    torch::manual_seed(seed);
    return Detector(recipe::planOf(name, classes));
}

/// Statistics and weights of batch norms away from 0 and 1, so that folding them shows.
void disturbNorms(Detector& detector)
{
    const torch::NoGradGuard noGradients;
    for (auto& buffer : detector->named_buffers()) {
        if (buffer.key().ends_with("running_mean")) {
            buffer.value().normal_(0, 0.1);
        } else if (buffer.key().ends_with("running_var")) {
            buffer.value().uniform_(0.5, 1.5);
        }
    }
    for (auto& parameter : detector->named_parameters()) {
        if (parameter.key().find(".bn.") != std::string::npos) {
            parameter.value().add_(torch::randn_like(parameter.value()) * 0.1);
        }
    }
}

double difference(const std::vector<torch::Tensor>& a, const std::vector<torch::Tensor>& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        most = std::max(most, (a[i] - b[i]).abs().max().item<double>());
    }
    return most;
}

torch::Tensor parameter(const torch::nn::Module& module, const std::string& name)
{
    const auto parameters = module.named_parameters();
    const torch::Tensor* found = parameters.find(name);
    return found != nullptr ? *found : torch::Tensor();
}

/// A convolution 1x1 of a fresh Conv without activation in evaluation mode: its batch norm divides by √(1 + 1e-3).
torch::Tensor pointwise(const torch::nn::Module& module, const std::string& name, const torch::Tensor& x)
{
    const torch::Tensor weight = parameter(module, name + ".conv.weight").squeeze(3).squeeze(2);
    return torch::einsum("oc,nchw->nohw", {weight, x}) / std::sqrt(1 + 1e-3);
}

/// One head of attention over the given positions, number by number. Rows are channels, columns positions.
std::vector<std::vector<double>> literalHead(const std::vector<std::vector<double>>& q, const std::vector<std::vector<double>>& k,
                                             const std::vector<std::vector<double>>& v)
{
    const std::size_t count = q.front().size();
    std::vector<std::vector<double>> out(v.size(), std::vector<double>(count, 0));
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> weights(count);
        double sum = 0;
        for (std::size_t j = 0; j < count; ++j) {
            double dot = 0;
            for (std::size_t c = 0; c < q.size(); ++c) {
                dot += q[c][i] * k[c][j];
            }
            weights[j] = std::exp(dot / std::sqrt(static_cast<double>(q.size())));
            sum += weights[j];
        }
        for (std::size_t c = 0; c < v.size(); ++c) {
            for (std::size_t j = 0; j < count; ++j) {
                out[c][i] += weights[j] / sum * v[c][j];
            }
        }
    }
    return out;
}

/// Channels [first, first + count) at the positions [begin, end) of a map [1, C, H, W] in double, counted row by row.
std::vector<std::vector<double>> cut(const torch::Tensor& map, std::int64_t first, std::int64_t count, std::int64_t begin,
                                     std::int64_t end)
{
    const torch::Tensor flat = map.reshape({map.size(1), -1});
    std::vector<std::vector<double>> rows;
    for (std::int64_t c = first; c < first + count; ++c) {
        rows.emplace_back();
        for (std::int64_t p = begin; p < end; ++p) {
            rows.back().push_back(flat[c][p].item<double>());
        }
    }
    return rows;
}

/// Where a head's queries, keys and values begin among the channels of a map that holds all three.
struct HeadChannels {
    std::int64_t queries = 0;
    std::int64_t keys = 0;
    std::int64_t values = 0;
    std::int64_t keyWidth = 32;
    std::int64_t valueWidth = 32;
};

torch::Tensor literalAttention(const torch::Tensor& qkv, const std::vector<HeadChannels>& heads, std::int64_t area)
{
    const std::int64_t positions = qkv.size(2) * qkv.size(3);
    const std::int64_t strip = positions / area;
    const std::int64_t width = heads.front().valueWidth;
    torch::Tensor out = torch::zeros({static_cast<std::int64_t>(heads.size()) * width, positions}, torch::kDouble);
    for (std::size_t h = 0; h < heads.size(); ++h) {
        for (std::int64_t begin = 0; begin < positions; begin += strip) {
            const auto part = [&](std::int64_t first, std::int64_t count) {
                return cut(qkv, first, count, begin, begin + strip);
            };
            const auto result = literalHead(part(heads[h].queries, heads[h].keyWidth), part(heads[h].keys, heads[h].keyWidth),
                                            part(heads[h].values, width));
            for (std::int64_t c = 0; c < width; ++c) {
                for (std::int64_t p = 0; p < strip; ++p) {
                    out[static_cast<std::int64_t>(h) * width + c][begin + p] =
                        result[static_cast<std::size_t>(c)][static_cast<std::size_t>(p)];
                }
            }
        }
    }
    return out.reshape({1, -1, qkv.size(2), qkv.size(3)});
}

/// x + attention(x), then the MLP's share, with the literal attention's output `attended` and its values `values` as maps.
torch::Tensor restOfBlock(const torch::nn::Module& module, const std::string& block, const std::string& mlp,
                          const torch::Tensor& x, const torch::Tensor& attended, const torch::Tensor& values)
{
    const torch::Tensor place = parameter(module, block + ".attn.pe.conv.weight");
    const std::int64_t channels = place.size(0);
    const torch::Tensor placed = torch::conv2d(values, place, {}, 1, place.size(2) / 2, 1, channels) / std::sqrt(1 + 1e-3);
    const torch::Tensor y = x + pointwise(module, block + ".attn.proj", attended + placed);
    return y + pointwise(module, block + mlp + ".1", torch::silu(pointwise(module, block + mlp + ".0", y)));
}

}  // namespace

class TestDetectorNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void theNetworkHasTheCountedParameters_data()
    {
        QTest::addColumn<bool>("stride4");
        for (const std::string& name : recipe::modelNames()) {
            QTest::newRow(name.c_str()) << false;
        }
        QTest::newRow("yolov8n-p2") << true;
        QTest::newRow("yolo11s-p2") << true;
        QTest::newRow("yolov12n-p2") << true;
    }

    void theNetworkHasTheCountedParameters()
    {
        const recipe::ModelPlan plan = recipe::planOf(QTest::currentDataTag(), 80);
        const recipe::PlanCost cost = recipe::costOf(plan, 640, 640);
        Detector detector(plan);
        QCOMPARE(parameterCount(*detector), cost.parameters);
        std::vector<std::int64_t> layers(plan.layers.size(), 0);
        for (const auto& item : detector->named_parameters()) {
            layers[static_cast<std::size_t>(DetectorImpl::layerOf(item.key()))] += item.value().numel();
        }
        for (std::size_t i = 0; i < layers.size(); ++i) {
            QCOMPARE(layers[i], cost.layers[i].parameters);
        }
        fuse(detector);
        QCOMPARE(parameterCount(*detector), cost.fusedParameters);
    }

    void parametersHaveThePublicNames_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<std::vector<std::int64_t>>("shape");
        const auto row = [](const char* name, const char* model, std::vector<std::int64_t> shape) {
            QTest::newRow(name) << QString(model) << std::move(shape);
        };
        row("model.0.conv.weight", "yolov8n", {16, 3, 3, 3});
        row("model.2.m.0.cv1.conv.weight", "yolov8n", {16, 16, 3, 3});
        row("model.9.cv2.bn.bias", "yolov8n", {256});
        row("model.22.cv2.0.0.conv.weight", "yolov8n", {64, 64, 3, 3});
        row("model.22.cv3.2.2.weight", "yolov8n", {80, 80, 1, 1});
        row("model.22.cv3.2.2.bias", "yolov8n", {80});
        row("model.22.dfl.conv.weight", "yolov8n", {1, 16, 1, 1});
        row("model.6.m.0.m.1.cv2.conv.weight", "yolo11n", {32, 32, 3, 3});
        row("model.10.m.0.attn.qkv.conv.weight", "yolo11n", {256, 128, 1, 1});
        row("model.10.m.0.attn.pe.conv.weight", "yolo11n", {128, 1, 3, 3});
        row("model.10.m.0.ffn.1.bn.weight", "yolo11n", {128});
        row("model.23.cv3.1.0.0.conv.weight", "yolo11n", {128, 1, 3, 3});
        row("model.23.cv3.1.0.1.conv.weight", "yolo11n", {80, 128, 1, 1});
        row("model.1.conv.weight", "yolov12n", {32, 8, 3, 3});
        row("model.6.m.0.1.attn.qk.conv.weight", "yolov12n", {128, 64, 1, 1});
        row("model.6.m.1.0.attn.pe.conv.weight", "yolov12n", {64, 1, 5, 5});
        row("model.6.gamma", "yolov12l", {512});
        row("model.8.m.0.0.mlp.0.conv.weight", "yolov12l", {384, 256, 1, 1});
        row("model.6.m.0.0.attn.qkv.conv.weight", "yolov12n-v1.0", {192, 64, 1, 1});
        row("model.6.m.0.0.attn.pe.conv.weight ", "yolov12n-v1.0", {64, 1, 7, 7});
        row("model.11.m.0.cv3.conv.weight", "yolov12n-v1.0", {64, 64, 1, 1});
    }

    void parametersHaveThePublicNames()
    {
        QFETCH(QString, model);
        QFETCH(std::vector<std::int64_t>, shape);
        Detector detector = built(model.toStdString(), 80);
        const torch::Tensor found = parameter(*detector, QString(QTest::currentDataTag()).trimmed().toStdString());
        QVERIFY(found.defined());
        QCOMPARE(found.sizes().vec(), shape);
    }

    void answersByStride_data()
    {
        QTest::addColumn<int>("coarsest");
        for (const char* name : {"yolov8n", "yolo11n", "yolov12n", "yolov12n-v1.0", "yolov8n-p2"}) {
            QTest::newRow(name) << 32;
        }
    }

    void answersByStride()
    {
        Detector detector = built(QTest::currentDataTag(), 5);
        const std::vector<torch::Tensor> maps = detector->forward(torch::rand({2, 3, 64, 96}));
        const std::vector<int>& strides = detector->plan().strides;
        QCOMPARE(maps.size(), strides.size());
        for (std::size_t i = 0; i < maps.size(); ++i) {
            QCOMPARE(maps[i].sizes().vec(), (std::vector<std::int64_t>{2, 64 + 5, 64 / strides[i], 96 / strides[i]}));
        }
    }

    void bothMemoryFormatsAnswerAlike_data() { answersByStride_data(); }

    void bothMemoryFormatsAnswerAlike()
    {
        Detector detector = built(QTest::currentDataTag());
        detector->eval();
        const torch::NoGradGuard noGradients;
        const torch::Tensor images = torch::rand({1, 3, 64, 64});
        const std::vector<torch::Tensor> plain = detector->forward(images);
        for (const torch::Tensor& weight : detector->parameters()) {
            if (weight.dim() == 4) {
                weight.set_data(weight.contiguous(torch::MemoryFormat::ChannelsLast));
            }
        }
        const std::vector<torch::Tensor> last = detector->forward(images.contiguous(torch::MemoryFormat::ChannelsLast));
        QVERIFY2(difference(plain, last) < 1e-4, qPrintable(QString::number(difference(plain, last))));
        QVERIFY(last.front().is_contiguous(torch::MemoryFormat::ChannelsLast));
    }

    /// A gradient reaches every parameter that learns.
    void everyParameterLearns_data() { answersByStride_data(); }

    void everyParameterLearns()
    {
        Detector detector = built(QTest::currentDataTag());
        torch::Tensor sum = torch::zeros({});
        for (const torch::Tensor& map : detector->forward(torch::rand({2, 3, 64, 64}))) {
            sum = sum + map.square().mean();
        }
        sum.backward();
        for (const auto& item : detector->named_parameters()) {
            const bool constant = item.key().ends_with(".dfl.conv.weight");
            QCOMPARE(item.value().requires_grad(), !constant);
            QVERIFY2(constant || (item.value().grad().defined() && item.value().grad().abs().sum().item<double>() > 0),
                     item.key().c_str());
        }
    }

    void theSeedDecidesTheWeights()
    {
        Detector first = built("yolov12n", 3, 7);
        Detector same = built("yolov12n", 3, 7);
        Detector other = built("yolov12n", 3, 8);
        bool differs = false;
        for (const auto& item : first->named_parameters()) {
            QVERIFY2(torch::equal(item.value(), parameter(*same, item.key())), item.key().c_str());
            differs = differs || !torch::equal(item.value(), parameter(*other, item.key()));
        }
        QVERIFY(differs);
    }

    void weightsStartAsTheReference()
    {
        Detector detector = built("yolov12l", 3);
        // Kaiming-uniform with a = √5: within ±1 / √(fan in), and close to it somewhere.
        const torch::Tensor weight = parameter(*detector, "model.5.conv.weight");
        const double bound = 1 / std::sqrt(512.0 * 9);
        QVERIFY(weight.abs().max().item<double>() <= 1.0001 * bound && weight.abs().max().item<double>() > 0.99 * bound);
        const torch::Tensor attention = parameter(*detector, "model.8.m.0.0.mlp.0.conv.weight");
        QVERIFY(std::abs(attention.std().item<double>() - 0.02) < 0.0005);
        QCOMPARE(parameter(*detector, "model.6.gamma").max().item<float>(), 0.01F);
        QCOMPARE(parameter(*detector, "model.21.cv2.1.2.bias").min().item<float>(), 1.0F);
        // log(5 / 3 classes / (640 / 16)²)
        QVERIFY(std::abs(parameter(*detector, "model.21.cv3.1.2.bias").max().item<float>() - -6.866933F) < 1e-5F);
        const torch::Tensor constants = parameter(*detector, "model.21.dfl.conv.weight").reshape({-1});
        QCOMPARE(constants[15].item<float>(), 15.0F);
        for (const auto& module : detector->modules()) {
            if (const auto* norm = module->as<BatchNormImpl>()) {
                QCOMPARE(norm->options.eps(), 1e-3);
                QCOMPARE(norm->options.momentum().value(), 0.03);
            }
        }
    }

    void foldingKeepsTheAnswer_data() { answersByStride_data(); }

    void foldingKeepsTheAnswer()
    {
        Detector detector = built(QTest::currentDataTag());
        disturbNorms(detector);
        detector->eval();
        const torch::NoGradGuard noGradients;
        const torch::Tensor images = torch::rand({1, 3, 64, 64});
        const std::vector<torch::Tensor> before = detector->forward(images);
        fuse(detector);
        const std::vector<torch::Tensor> after = detector->forward(images);
        double largest = 0;
        for (const torch::Tensor& map : before) {
            largest = std::max(largest, map.abs().max().item<double>());
        }
        QVERIFY2(difference(before, after) < 1e-5 * std::max(1.0, largest),
                 qPrintable(QString::number(difference(before, after))));
        QVERIFY(!parameter(*detector, "model.0.bn.weight").defined());
        QVERIFY(parameter(*detector, "model.0.conv.bias").defined());
    }

    void aFrozenBackboneKeepsWeightsAndStatistics()
    {
        Detector detector = built("yolov8n");
        detector->freeze(10);
        detector->train();
        const torch::Tensor mean = detector->named_buffers()["model.4.cv1.bn.running_mean"].clone();
        const torch::Tensor headMean = detector->named_buffers()["model.12.cv1.bn.running_mean"].clone();
        for (const torch::Tensor& map : detector->forward(torch::rand({2, 3, 64, 64}))) {
            map.sum().backward({}, true);
        }
        QVERIFY(torch::equal(mean, detector->named_buffers()["model.4.cv1.bn.running_mean"]));
        QVERIFY(!torch::equal(headMean, detector->named_buffers()["model.12.cv1.bn.running_mean"]));
        for (const auto& item : detector->named_parameters()) {
            const bool learns = DetectorImpl::layerOf(item.key()) >= 10 && !item.key().ends_with(".dfl.conv.weight");
            QVERIFY2(item.value().requires_grad() == learns && item.value().grad().defined() == learns, item.key().c_str());
        }
        detector->freeze(0);
        QVERIFY(parameter(*detector, "model.0.conv.weight").requires_grad());
        QVERIFY(!parameter(*detector, "model.22.dfl.conv.weight").requires_grad());
    }

    void aCopyIsTheSameAndItsOwn()
    {
        Detector detector = built("yolo11n");
        disturbNorms(detector);
        detector->freeze(3);
        detector->eval();
        Detector copy = copyOf(detector);
        const torch::NoGradGuard noGradients;
        const torch::Tensor images = torch::rand({1, 3, 64, 64});
        QCOMPARE(difference(detector->forward(images), copy->forward(images)), 0.0);
        QCOMPARE(copy->frozenLayers(), 3);
        copy->parameters().front().zero_();
        QVERIFY(detector->parameters().front().abs().max().item<double>() > 0);
    }

    void anotherShapeIsRefused()
    {
        Detector detector = built("yolov8n");
        for (const std::vector<std::int64_t>& shape :
             {std::vector<std::int64_t>{3, 64, 64}, {1, 1, 64, 64}, {1, 3, 64, 80}, {1, 3, 0, 64}}) {
            QVERIFY_EXCEPTION_THROWN(detector->forward(torch::zeros(shape)), Error);
        }
    }

    /// v1.0: 64 channels are two heads of 32, whose queries, keys and values stand together; 4 strips of a 4 x 4 map are its
    /// rows.
    void areaAttentionIsThatOfTheArticle()
    {
        torch::manual_seed(3);
        A2c2f block(32, 128, {.repeat = 1, .expansion = 0.5, .attention = true, .area = 4});
        block.to(torch::kDouble);
        block.eval();
        const torch::NoGradGuard noGradients;
        const torch::Tensor x = torch::randn({1, 32, 4, 4}, torch::kDouble) * 20;
        torch::Tensor y = torch::silu(pointwise(block, "cv1", x));
        std::vector<torch::Tensor> pieces{y};
        for (const std::string name : {"m.0.0", "m.0.1"}) {
            const torch::Tensor qkv = pointwise(block, name + ".attn.qkv", y);
            const torch::Tensor values = torch::cat({qkv.slice(1, 64, 96), qkv.slice(1, 160, 192)}, 1);
            const torch::Tensor attended = literalAttention(qkv, {{0, 32, 64}, {96, 128, 160}}, 4);
            y = restOfBlock(block, name, ".mlp", y, attended, values);
        }
        pieces.push_back(y);
        const torch::Tensor expected = torch::silu(pointwise(block, "cv2", torch::cat(pieces, 1)));
        QVERIFY(expected.abs().max().item<double>() > 0.1);
        QVERIFY((block.forward(x) - expected).abs().max().item<double>() < 1e-9);
    }

    /// Turbo: all queries, then all keys; values of their own; a residual with gamma.
    void turboAttentionIsThatOfTheArticle()
    {
        torch::manual_seed(4);
        A2c2f block(128, 128,
                    {.repeat = 1, .expansion = 0.5, .attention = true, .area = 1, .residual = true, .mlp = 1.5, .turbo = true});
        block.to(torch::kDouble);
        block.eval();
        const torch::NoGradGuard noGradients;
        const torch::Tensor x = torch::randn({1, 128, 3, 2}, torch::kDouble) * 20;
        torch::Tensor y = torch::silu(pointwise(block, "cv1", x));
        std::vector<torch::Tensor> pieces{y};
        for (const std::string name : {"m.0.0", "m.0.1"}) {
            const torch::Tensor values = pointwise(block, name + ".attn.v", y);
            const torch::Tensor qkv = torch::cat({pointwise(block, name + ".attn.qk", y), values}, 1);
            y = restOfBlock(block, name, ".mlp", y, literalAttention(qkv, {{0, 64, 128}, {32, 96, 160}}, 1), values);
        }
        pieces.push_back(y);
        const torch::Tensor expected = x + 0.01 * torch::silu(pointwise(block, "cv2", torch::cat(pieces, 1)));
        // gamma was drawn as float
        QVERIFY((block.forward(x) - expected).abs().max().item<double>() < 1e-7);
    }

    /// YOLO11: 128 of 256 channels are two heads of 32 keys and 64 values.
    void positionAttentionIsThatOfTheArticle()
    {
        torch::manual_seed(5);
        C2psa block(256, 1);
        block.to(torch::kDouble);
        block.eval();
        const torch::NoGradGuard noGradients;
        const torch::Tensor x = torch::randn({1, 256, 3, 3}, torch::kDouble) * 10;
        const std::vector<torch::Tensor> halves = torch::silu(pointwise(block, "cv1", x)).chunk(2, 1);
        const torch::Tensor qkv = pointwise(block, "m.0.attn.qkv", halves[1]);
        const torch::Tensor values = torch::cat({qkv.slice(1, 64, 128), qkv.slice(1, 192, 256)}, 1);
        const torch::Tensor attended = literalAttention(qkv, {{0, 32, 64, 32, 64}, {128, 160, 192, 32, 64}}, 1);
        const torch::Tensor y = restOfBlock(block, "m.0", ".ffn", halves[1], attended, values);
        const torch::Tensor expected = torch::silu(pointwise(block, "cv2", torch::cat({halves[0], y}, 1)));
        QVERIFY(expected.abs().max().item<double>() > 0.1);
        QVERIFY((block.forward(x) - expected).abs().max().item<double>() < 1e-9);
    }

    /// 3 pools of 5 at stride 1 in a chain see 5, 9 and 13 pixels: a single bright pixel spreads so far.
    void sppfSeesFurtherWithEveryPool()
    {
        Sppf block(2, 4, 5);
        block.eval();
        const torch::NoGradGuard noGradients;
        for (auto& item : block.named_parameters()) {
            if (item.key().ends_with("conv.weight")) {
                item.value().zero_();
            }
        }
        parameter(block, "cv1.conv.weight")[0].fill_(1);
        for (std::int64_t i = 0; i < 4; ++i) {
            parameter(block, "cv2.conv.weight")[i][i] = 1;
        }
        torch::Tensor x = torch::zeros({1, 2, 15, 15});
        x[0][0][7][7] = 1;
        const torch::Tensor lit = (block.forward(x) > 0).sum({2, 3}).reshape({-1});
        const std::vector<std::int64_t> sides{1, 5, 9, 13};
        for (std::int64_t i = 0; i < 4; ++i) {
            QCOMPARE(lit[i].item<std::int64_t>(), sides[static_cast<std::size_t>(i)] * sides[static_cast<std::size_t>(i)]);
        }
    }

    void everyLayerIsTimed()
    {
        JobControl control;
        const recipe::ModelPlan plan = recipe::planOf("yolov12n", 3);
        const ModelTiming timing = timeDetector(plan, 64, 64, "cpu", 1, control);
        QCOMPARE(timing.layers.size(), plan.layers.size());
        QVERIFY(timing.milliseconds > 0 && timing.runs >= 5);
        QVERIFY(std::all_of(timing.layers.begin(), timing.layers.end(), [](double layer) { return layer > 0; }));
        QVERIFY_EXCEPTION_THROWN(timeDetector(plan, 64, 70, "cpu", 1, control), Error);
        std::stop_source stopped;
        stopped.request_stop();
        JobControl stoppedControl(stopped.get_token());
        QVERIFY_EXCEPTION_THROWN(timeDetector(plan, 64, 64, "cpu", 1, stoppedControl), Cancelled);
    }

    /// By a description of one's own: a swapped block is built as any other.
    void aDescriptionOfOnesOwnIsBuilt()
    {
        const std::string text = "name: small\n"
                                 "layers:\n"
                                 "  - conv: {out: 16, stride: 2}\n"
                                 "  - dwconv: {out: 32, stride: 2}\n"
                                 "  - c2f: {out: 32, repeat: 2}\n"
                                 "  - conv: {out: 64, stride: 2}\n"
                                 "  - a2c2f: {out: 64, area: 1}\n"
                                 "  - detect: {from: [2, 4], depthwise_classes: true}\n";
        const recipe::ModelPlan plan = recipe::parsePlan(text, "small.yaml", "", 4);
        Detector detector(plan);
        QCOMPARE(parameterCount(*detector), recipe::costOf(plan, 64, 64).parameters);
        QCOMPARE(detector->forward(torch::rand({2, 3, 32, 32})).back().sizes().vec(), (std::vector<std::int64_t>{2, 68, 4, 4}));
    }
};

QTEST_GUILESS_MAIN(TestDetectorNetwork)
#include "tst_detector_network.moc"
