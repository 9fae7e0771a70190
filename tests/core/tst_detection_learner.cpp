#include "core/base/error.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/detection/detection_learner.h"
#include "core/training/detection/detection_preparation.h"
#include "core/training/detection/flat_optimizer.h"
#include "core/training/detection/gradient_scale.h"
#include "core/training/detection/weight_average.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <functional>

using namespace gg;
using namespace gg::training;

namespace {

/// A convolution with bias, and batch norm: one parameter of every group.
class SmallNetImpl : public torch::nn::Module
{
public:
    SmallNetImpl()
        : conv(register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(2, 3, 3))))
        , norm(register_module("norm", torch::nn::BatchNorm2d(3)))
    {
    }
    torch::Tensor forward(const torch::Tensor& x) { return norm->forward(conv->forward(x)); }

    torch::nn::Conv2d conv;
    torch::nn::BatchNorm2d norm;
};
TORCH_MODULE(SmallNet);

/// LibTorch's own optimiser with the same settings: weights decay, the rest does not; biases have a rate of their own.
std::unique_ptr<torch::optim::Optimizer> reference(recipe::Optimizer kind, SmallNet& net, double rate, double biasRate, double decay)
{
    namespace optim = torch::optim;
    const auto make = [&](auto options, auto makeOptimizer) {
        const auto group = [&](std::vector<torch::Tensor> parameters, double groupRate, double groupDecay) {
            auto own = std::make_unique<decltype(options)>(options);
            own->lr(groupRate);
            own->weight_decay(groupDecay);
            return optim::OptimizerParamGroup(std::move(parameters), std::move(own));
        };
        return makeOptimizer(std::vector<optim::OptimizerParamGroup>{group({net->conv->weight}, rate, decay),
                                                                     group({net->norm->weight}, rate, 0),
                                                                     group({net->conv->bias, net->norm->bias}, biasRate, 0)},
                             options);
    };
    const auto betas = std::make_tuple(0.937, 0.999);
    const auto as = [](auto tag) {
        return [tag](auto groups, auto options) -> std::unique_ptr<optim::Optimizer> {
            return std::make_unique<typename decltype(tag)::type>(std::move(groups), options);
        };
    };
    if (kind == recipe::Optimizer::Sgd) {
        return make(optim::SGDOptions(rate).momentum(0.9).nesterov(true), as(std::common_type<optim::SGD>{}));
    }
    if (kind == recipe::Optimizer::Adam) {
        return make(optim::AdamOptions(rate).betas(betas), as(std::common_type<optim::Adam>{}));
    }
    return make(optim::AdamWOptions(rate).betas(betas), as(std::common_type<optim::AdamW>{}));
}

double largestDifference(SmallNet& one, SmallNet& other)
{
    double largest = 0;
    const auto theirs = other->named_parameters();
    for (const auto& item : one->named_parameters()) {
        largest = std::max(largest, (item.value() - theirs[item.key()]).abs().max().item<double>());
    }
    return largest;
}

std::int64_t countOf(const FlatParameters& parameters, ParameterGroup group)
{
    std::int64_t count = 0;
    for (const FlatParameters::Entry& entry : parameters.entries()) {
        count += entry.group == group ? entry.count() : 0;
    }
    return count;
}

}  // namespace

class DetectionLearnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parametersAreSortedByWhatDecays()
    {
        Detector detector(recipe::planOf("yolov8n", 80));
        detector->freeze(0);
        FlatParameters parameters(*detector);
        // 57 batch norms; their weights are as many as their biases. The head's six last convolutions have the other biases: 3 · (64 + 80).
        const std::int64_t norms = countOf(parameters, ParameterGroup::NormWeights);
        QCOMPARE(countOf(parameters, ParameterGroup::Biases), norms + 3 * (64 + 80));
        QCOMPARE(countOf(parameters, ParameterGroup::Frozen), std::int64_t{16});  // the distribution's constants
        QCOMPARE(countOf(parameters, ParameterGroup::Weights) + 2 * norms + 3 * (64 + 80) + 16, std::int64_t{3'157'200});
        for (const FlatParameters::Entry& entry : parameters.entries()) {
            QCOMPARE(entry.first % 16, std::int64_t{0});
        }
    }

    void movingTheParametersChangesNoOutput()
    {
        torch::manual_seed(3);
        SmallNet net;
        const torch::Tensor input = torch::rand({2, 2, 6, 6});
        const torch::Tensor before = net->forward(input);
        net->norm->reset_running_stats();
        FlatParameters parameters(*net);
        QVERIFY(torch::equal(net->forward(input), before));
        // The views are alive both ways.
        QVERIFY(parameters.statistics.abs().sum().item<double>() > 0);
        net->forward(input).square().sum().backward();
        QVERIFY(parameters.gradients.abs().sum().item<double>() > 0);
        torch::NoGradGuard noGradients;
        parameters.values.zero_();
        QCOMPARE(net->conv->weight.abs().sum().item<double>(), 0.0);
    }

    void updatesAreThoseOfLibtorchsOptimisers_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("sgd") << static_cast<int>(recipe::Optimizer::Sgd);
        QTest::newRow("adam") << static_cast<int>(recipe::Optimizer::Adam);
        QTest::newRow("adamw") << static_cast<int>(recipe::Optimizer::AdamW);
    }

    void updatesAreThoseOfLibtorchsOptimisers()
    {
        QFETCH(int, kind);
        recipe::TrainConfig config{.batch = 16, .optimizer = static_cast<recipe::Optimizer>(kind), .momentum = 0.9, .weightDecay = 0.3};
        config.detection.nominalBatch = 16;
        torch::manual_seed(3);
        SmallNet ours;
        SmallNet theirs;
        {
            torch::NoGradGuard noGradients;
            for (auto& item : theirs->named_parameters()) {
                item.value().copy_(ours->named_parameters()[item.key()]);
            }
        }
        FlatParameters parameters(*ours);
        FlatOptimizer optimizer(config, parameters);
        const auto expected = reference(config.optimizer, theirs, 0.01, 0.02, 0.3);
        for (int step = 0; step < 4; ++step) {
            const torch::Tensor input = torch::rand({4, 2, 6, 6});
            parameters.gradients.zero_();
            ours->forward(input).pow(3).sum().backward();
            optimizer.step({.rate = 0.01, .biasRate = 0.02, .momentum = 0.9, .accumulate = 1});
            expected->zero_grad();
            theirs->forward(input).pow(3).sum().backward();
            expected->step();
        }
        QVERIFY2(largestDifference(ours, theirs) < 1e-5, qPrintable(QString::number(largestDifference(ours, theirs))));
    }

    void decayGrowsWithTheBatch()
    {
        // batch 24, nominal 64: round(64 / 24) = 3 steps a update, so decay is 0.1 · 24 · 3 / 64 = 0.1125.
        recipe::TrainConfig config{.batch = 24, .optimizer = recipe::Optimizer::AdamW, .weightDecay = 0.1};
        SmallNet net;
        {
            torch::NoGradGuard noGradients;
            net->conv->weight.fill_(1);
            net->conv->bias.fill_(1);
        }
        FlatParameters parameters(*net);
        FlatOptimizer optimizer(config, parameters);
        optimizer.step({.rate = 0.1, .biasRate = 0.1, .momentum = 0, .accumulate = 1});  // no gradient: decay alone
        QVERIFY(std::abs(net->conv->weight.max().item<double>() - (1 - 0.1 * 0.1125)) < 1e-6);
        QCOMPARE(net->conv->bias.max().item<double>(), 1.0);
    }

    void theAverageForgetsTheFirstWeightsQuickly()
    {
        SmallNet learnt;
        SmallNet averaged;
        FlatParameters values(*learnt);
        FlatParameters average(*averaged);
        {
            torch::NoGradGuard noGradients;
            values.values.fill_(1);
            average.values.zero_();
        }
        WeightAverage moving(0.9999, 2000);
        moving.update(values, average);
        const double first = 0.9999 * (1 - std::exp(-1.0 / 2000));
        QVERIFY(std::abs(average.values[0].item<double>() - (1 - first)) < 1e-6);
        const double second = 0.9999 * (1 - std::exp(-2.0 / 2000));
        moving.update(values, average);
        QVERIFY(std::abs(average.values[0].item<double>() - (1 - first * second)) < 1e-6);
        QCOMPARE(moving.updates(), std::int64_t{2});
    }

    void theGradientScaleHalvesAfterAnOverflowAndGrowsSlowly()
    {
        GradientScale scale(true);
        scale.count(false);
        QCOMPARE(scale.value(), 32768.0);
        for (int i = 0; i < 1999; ++i) {
            scale.count(true);
        }
        QCOMPARE(scale.value(), 32768.0);
        scale.count(true);
        QCOMPARE(scale.value(), 65536.0);
        GradientScale off(false);
        off.count(false);
        QCOMPARE(off.value(), 1.0);
    }

    void aParameterBelongsToAPartOfTheNetwork()
    {
        const recipe::ModelPlan plan = recipe::planOf("yolov8n", 3);
        QCOMPARE(networkPart(plan, "model.1.conv.weight"), "stem");
        QCOMPARE(networkPart(plan, "model.2.cv1.conv.weight"), "backbone");
        QCOMPARE(networkPart(plan, "model.9.cv2.bn.bias"), "backbone");
        QCOMPARE(networkPart(plan, "model.12.cv1.conv.weight"), "neck");
        QCOMPARE(networkPart(plan, "model.22.cv2.0.0.conv.weight"), "head_box");
        QCOMPARE(networkPart(plan, "model.22.cv3.2.2.bias"), "head_class");
    }

    void tooLargeABatchIsRefusedWithOneThatFits()
    {
        const recipe::TrainConfig config{.imageSize = 320, .batch = 16};
        const recipe::ModelCost need{.weightBytes = std::int64_t{1} << 30, .activationBytes = std::int64_t{16} << 28};  // 256 MiB a picture
        requireMemory(config, need, std::int64_t{5} << 30);  // 1 + 16 / 4 = 5 GiB are just enough
        try {
            requireMemory(config, need, std::int64_t{3} << 30);
            QFAIL("3 GiB are not enough");
        } catch (const Error& error) {
            QVERIFY2(error.detail().find("5.0 GiB") != std::string::npos, error.what());
            QVERIFY2(error.detail().find("3.0 GiB") != std::string::npos, error.what());
            QVERIFY2(error.detail().find("batch: 8 or less") != std::string::npos, error.what());
        }
        QVERIFY(availableMemory() > 0);
    }
};

QTEST_GUILESS_MAIN(DetectionLearnerTest)
#include "tst_detection_learner.moc"
