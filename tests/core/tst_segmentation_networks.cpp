#include "tests/core/counted_operations.h"

#include "core/recipe/segmentation_models.h"
#include "core/training/engine/sampled_answer.h"
#include "core/training/engine/segmentation_network.h"
#include "core/training/engine/selective_scan.h"

#include "core/inference/uncertainty.h"

#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::training;

namespace {

recipe::TrainConfig configOf(const std::string& model, int side = 256)
{
    recipe::TrainConfig config;
    config.model = model;
    config.imageSize = side;
    config.width = 4;
    config.batch = 1;
    return config;
}

std::int64_t parameterCount(const SegmentationNetwork& network)
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : network.parameters()) {
        count += parameter.numel();
    }
    return count;
}

/// One place after the other, in double precision.
torch::Tensor scanByTheLetter(const torch::Tensor& u, const torch::Tensor& delta, const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& c,
                              const torch::Tensor& d)
{
    torch::Tensor state = torch::zeros({u.size(0), u.size(2), a.size(1)}, u.options());
    std::vector<torch::Tensor> out;
    for (std::int64_t t = 0; t < u.size(1); ++t) {
        const torch::Tensor step = delta.select(1, t).unsqueeze(-1);
        state = torch::exp(step * a) * state + step * b.select(1, t).unsqueeze(1) * u.select(1, t).unsqueeze(-1);
        out.push_back((state * c.select(1, t).unsqueeze(1)).sum(-1) + d * u.select(1, t));
    }
    return torch::stack(out, 1);
}

}  // namespace

class SegmentationNetworksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBudgetsAreThoseThatWerePublished()
    {
        const recipe::ModelCost dff = recipe::segmentationCost(configOf("dff_unet"));
        QCOMPARE(dff.parameters, 986'289);
        QVERIFY(dff.parameters < 1'000'000);
        const recipe::ModelCost lite = recipe::segmentationCost(configOf("litefusionnet"));
        QCOMPARE(lite.parameters, 493'765);
        QVERIFY(std::abs(static_cast<double>(lite.parameters) / 0.493e6 - 1) < 0.02);
        QVERIFY2(std::abs(lite.gflopsPerImage / 0.397 - 1) < 0.02, qPrintable(QString::number(lite.gflopsPerImage)));
    }

    /// What the built network runs, beside what arithmetic says of it; only the scan, which is no convolution and no matrix, is counted by its formula:
    /// three multiplications with an addition each, of 8 states a channel, in two directions, at 1/16 and 1/32 of the side.
    void theCountedOperationsAreTheBuiltNetworks()
    {
        const torch::NoGradGuard noGradients;
        for (const recipe::SegmentationModel& model : recipe::segmentationModels()) {
            for (const int side : {64, 256}) {
                const recipe::TrainConfig config = configOf(model.id, side);
                const auto network = makeSegmentationNetwork(config, 1);
                network->eval();
                const double pixels = static_cast<double>(side) * side;
                const double scans = model.id == "litefusionnet" ? 6.0 * 8 * 2 * (recipe::lite::channels[3] * pixels / 256 + recipe::lite::channels[4] * pixels / 1024) : 0;
                const test::CountedOperations counter;
                network->forward(torch::rand({1, 3, side, side}));
                const double built = counter.operations() + scans;
                QVERIFY2(std::abs(built / (recipe::segmentationCost(config).gflopsPerImage * 1e9) - 1) < 1e-9,
                         qPrintable(QStringLiteral("%1 at %2 px: %3").arg(QString::fromStdString(model.id)).arg(side).arg(built)));
                if (model.id == "litefusionnet" && side == 256) {
                    QVERIFY2(std::abs(built / 0.397e9 - 1) < 0.02, qPrintable(QString::number(built)));
                }
            }
        }
    }

    void theCountedParametersAreTheBuiltNetworks()
    {
        for (const recipe::SegmentationModel& model : recipe::segmentationModels()) {
            for (const int outputs : {1, 4}) {
                const recipe::TrainConfig config = configOf(model.id, 64);
                const auto network = makeSegmentationNetwork(config, outputs);
                const recipe::ModelCost cost = recipe::segmentationCost(config, outputs);
                QCOMPARE(parameterCount(*network), cost.parameters);
            }
        }
    }

    void everyNetworkKeepsTheSizeAndSeesTheWholePicture()
    {
        for (const recipe::SegmentationModel& model : recipe::segmentationModels()) {
            torch::manual_seed(1);
            const auto network = makeSegmentationNetwork(configOf(model.id), 3);
            network->eval();
            torch::Tensor image = torch::rand({1, 3, 64, 96}, torch::requires_grad());
            const torch::Tensor logits = network->forward(image);
            QCOMPARE(logits.sizes().vec(), (std::vector<std::int64_t>{1, 3, 64, 96}));
            logits.square().sum().backward();
            QVERIFY2((image.grad() != 0).any(1).sum().item<std::int64_t>() > 64 * 96 * 9 / 10, model.id.c_str());
        }
    }

    void everyParameterIsInAStage()
    {
        for (const recipe::SegmentationModel& model : recipe::segmentationModels()) {
            const auto network = makeSegmentationNetwork(configOf(model.id), 1);
            network->freeze(1000);
            for (const torch::Tensor& parameter : network->parameters()) {
                QVERIFY(!parameter.requires_grad());
            }
        }
    }

    void frozenStagesKeepWeightsAndStatistics()
    {
        torch::manual_seed(2);
        const auto network = makeSegmentationNetwork(configOf("dff_unet"), 1);
        network->freeze(2);
        network->train();
        const auto before = network->named_buffers()["encoder0.wide.norm.running_mean"].clone();
        const auto later = network->named_buffers()["encoder2.wide.norm.running_mean"].clone();
        network->forward(torch::rand({2, 3, 64, 64}));
        QVERIFY(torch::equal(before, network->named_buffers()["encoder0.wide.norm.running_mean"]));
        QVERIFY(!torch::equal(later, network->named_buffers()["encoder2.wide.norm.running_mean"]));
        QVERIFY(!network->named_parameters()["encoder1.wide.conv.weight"].requires_grad());
        QVERIFY(network->named_parameters()["encoder2.wide.conv.weight"].requires_grad());
    }

    void aScanByHand()
    {
        const torch::Tensor u = torch::tensor({1.0F, 0.0F, 2.0F}).reshape({1, 3, 1});
        const torch::Tensor one = torch::ones({1, 3, 1});
        const torch::Tensor y = selectiveScan(u, one, torch::full({1, 1}, -std::log(2.0)), one, one, torch::zeros({1}));
        QVERIFY(torch::allclose(y.reshape({-1}), torch::tensor({1.0F, 0.5F, 2.25F})));
    }

    void theParallelScanIsTheRecurrence()
    {
        torch::manual_seed(4);
        for (const std::int64_t length : {1, 2, 7, 64, 100}) {
            const auto real = torch::kFloat64;
            const torch::Tensor u = torch::randn({2, length, 5}, real).set_requires_grad(true);
            const torch::Tensor delta = torch::rand({2, length, 5}, real) * 3;
            const torch::Tensor a = -torch::rand({5, 4}, real) * 8;
            const torch::Tensor b = torch::randn({2, length, 4}, real);
            const torch::Tensor c = torch::randn({2, length, 4}, real);
            const torch::Tensor d = torch::randn({5}, real);
            const torch::Tensor fast = selectiveScan(u, delta, a, b, c, d);
            const torch::Tensor slow = scanByTheLetter(u, delta, a, b, c, d);
            QVERIFY(torch::allclose(fast, slow, 1e-10, 1e-12));
            const torch::Tensor weight = torch::randn_like(fast);
            const auto gradient = torch::autograd::grad({(fast * weight).sum()}, {u});
            const auto expected = torch::autograd::grad({(slow * weight).sum()}, {u});
            QVERIFY(torch::allclose(gradient[0], expected[0], 1e-10, 1e-12));
        }
    }

    void dropoutAnswersDifferentlyOnlyWhereItIsAskedTo()
    {
        for (const recipe::SegmentationModel& model : recipe::segmentationModels()) {
            torch::manual_seed(6);
            recipe::TrainConfig config = configOf(model.id);
            config.dropout = 0.5;
            const auto network = makeSegmentationNetwork(config, 1);
            network->eval();
            const torch::NoGradGuard noGradients;
            const torch::Tensor image = torch::rand({1, 3, 64, 64});
            QVERIFY(torch::equal(network->forward(image), network->forward(image)));
            network->sampleDropout(true);
            QVERIFY(!torch::equal(network->forward(image), network->forward(image)));
        }
    }

    void severalAnswersAreTheirMeanAndWhatTheyLeaveUncertain()
    {
        torch::manual_seed(8);
        recipe::TrainConfig config = configOf("unet");
        config.dropout = 0.4;
        const auto network = makeSegmentationNetwork(config, 3);
        network->eval();
        const torch::NoGradGuard noGradients;
        const torch::Tensor image = torch::rand({1, 3, 32, 32});
        torch::manual_seed(9);
        const SampledAnswer answer = askSeveralTimes(*network, image, {.flips = false, .dropoutSamples = 5});
        // The same draws again, through the module that knows nothing of LibTorch.
        torch::manual_seed(9);
        network->forward(image);
        network->sampleDropout(true);
        inference::UncertaintySum sum(3, 32 * 32);
        for (int i = 0; i < 5; ++i) {
            const torch::Tensor p = torch::softmax(network->forward(image), 1).contiguous();
            sum.add({p.data_ptr<float>(), static_cast<std::size_t>(p.numel())});
        }
        inference::Uncertainty expected = sum.result();
        const auto as = [](std::vector<float>& values, at::IntArrayRef shape) { return torch::from_blob(values.data(), shape); };
        QVERIFY(torch::allclose(answer.mean, as(expected.mean, {1, 3, 32, 32}), 1e-5, 1e-6));
        QVERIFY(torch::allclose(answer.entropy, as(expected.entropy, {1, 32, 32}), 1e-5, 1e-6));
        QVERIFY(torch::allclose(answer.mutualInformation, as(expected.mutualInformation, {1, 32, 32}), 1e-4, 1e-6));
        QVERIFY(answer.mutualInformation.mean().item<float>() > 0);
    }

    void mirroredCopiesAreTurnedBack()
    {
        torch::manual_seed(10);
        const auto network = makeSegmentationNetwork(configOf("unet"), 1);
        network->eval();
        const torch::NoGradGuard noGradients;
        const torch::Tensor image = torch::rand({1, 3, 32, 64});
        const SampledAnswer answer = askSeveralTimes(*network, image, {.flips = true});
        QCOMPARE(answer.answers, 4);
        // What is done to the picture is done to the answer.
        const SampledAnswer mirrored = askSeveralTimes(*network, image.flip({3}), {.flips = true});
        QVERIFY(torch::allclose(mirrored.mean, answer.mean.flip({3}), 1e-4, 1e-5));
        QVERIFY(torch::equal(askSeveralTimes(*network, image, {}).mean, torch::sigmoid(network->forward(image))));
    }
};

QTEST_GUILESS_MAIN(SegmentationNetworksTest)
#include "tst_segmentation_networks.moc"
