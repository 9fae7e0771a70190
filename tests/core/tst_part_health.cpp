#include "core/training/blocks/classic.h"
#include "core/training/engine/learner.h"
#include "core/training/engine/part_health.h"
#include "core/training/engine/unet.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace gg;
using namespace gg::training;

namespace {

double valueOf(const Values& values, const std::string& name)
{
    for (const auto& [key, value] : values) {
        if (key == name) {
            return value;
        }
    }
    qFatal("no value %s", name.c_str());
}

bool has(const Values& values, const std::string& name)
{
    return std::any_of(values.begin(), values.end(), [&](const auto& value) { return value.first == name; });
}

PartOfModule stagesOf(const UNet& network)
{
    return modulesByPart(*network, [&](const std::string& name) { return network->stageOf(name); });
}

/// Two pictures of noise with a square in them.
Batch twoPictures(int side)
{
    torch::manual_seed(3);
    Batch batch;
    const auto pixels = static_cast<std::size_t>(2 * side * side);
    const torch::Tensor noise = torch::rand({static_cast<std::int64_t>(3 * pixels)});
    batch.images.assign(noise.data_ptr<float>(), noise.data_ptr<float>() + noise.numel());
    batch.masks.assign(pixels, 0);
    std::fill_n(batch.masks.begin(), pixels / 4, 1.0F);
    batch.samples = {0, 1};
    batch.ofAllRanks = 2;
    return batch;
}

}  // namespace

class PartHealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPartIsMeasuredOverAllItsParameters()
    {
        const auto one = [](float value) { return torch::full({1}, value); };
        const std::vector<MeasuredParameter> parameters{
            {.part = "head", .gradient = one(0.1F), .before = one(3), .after = one(2.5F)},
            {.part = "head", .gradient = one(0.7F), .before = one(4), .after = one(3.5F)},
            {.part = "stem", .gradient = one(0), .before = one(0), .after = one(0)},
        };
        const Values values = partValues(parameters);
        QCOMPARE(values.size(), std::size_t{4});
        // √((0.01 + 0.49) / 2), and √(0.5 / 2) ÷ √(25 / 2)
        QVERIFY(std::abs(valueOf(values, "gradient/head") - 0.5) < 1e-6);
        QVERIFY(std::abs(valueOf(values, "update/head") - 0.1414214) < 1e-6);
        QCOMPARE(valueOf(values, "gradient/stem"), 0.0);
        QVERIFY(std::isnan(valueOf(values, "update/stem")));
        QVERIFY(partValues({}).empty());
    }

    void aChannelThatNeverPassesAnythingOnIsDead()
    {
        Relu relu;
        const PartOfModule parts{{relu.ptr().get(), "stem"}};
        torch::Tensor x = torch::full({2, 4, 8, 8}, -1.0F);
        x[1][2][7][7] = 0.5;   // alive in one pixel of one picture
        x[0][3][0][0] = 1e-7;  // as good as nothing
        const ReluWatch watch(parts);
        relu->forward(x);
        const Values values = watch.deadShares(2);
        QCOMPARE(values.size(), std::size_t{1});
        QCOMPARE(valueOf(values, "dead/stem"), 0.75);
    }

    void fewValuesSayNothing()
    {
        Relu relu;
        const PartOfModule parts{{relu.ptr().get(), "stem"}};
        const ReluWatch watch(parts);
        relu->forward(torch::full({2, 4, 5, 6}, -1.0F));  // 60 values a channel
        QVERIFY(watch.deadShares(2).empty());
        QVERIFY(!watch.deadShares(3).empty());  // with another rank's picture 90
    }

    void onlyTheNetworkThatIsAskedForIsWatched()
    {
        Relu watched;
        Relu other;
        const PartOfModule parts{{watched.ptr().get(), "stem"}};
        const torch::Tensor dead = torch::full({1, 2, 8, 8}, -1.0F);
        const ReluWatch watch(parts);
        other->forward(dead.clone());
        QVERIFY(watch.deadShares(1).empty());
        {
            const ReluWatch inner(parts);
            watched->forward(dead.clone());
            QCOMPARE(inner.deadShares(1).size(), std::size_t{1});
        }
        QVERIFY(watch.deadShares(1).empty());
        watched->forward(dead.clone());
        QCOMPARE(valueOf(watch.deadShares(1), "dead/stem"), 1.0);
    }

    void deadChannelsOfANetworkAreFoundInTheirStage()
    {
        torch::manual_seed(1);
        const torch::NoGradGuard noGradients;
        UNet network(8);
        // The second batch norm of encoder1 pushes 4 of its 16 channels far below zero: 4 of the stage's 32.
        network->named_parameters()["encoder1.layers.4.bias"].narrow(0, 0, 4).fill_(-100);
        const PartOfModule parts = stagesOf(network);
        const ReluWatch watch(parts);
        network->forward(torch::rand({2, 3, 64, 64}));
        const Values values = watch.deadShares(2);
        QCOMPARE(valueOf(values, "dead/encoder1"), 0.125);
        QCOMPARE(valueOf(values, "dead/encoder0"), 0.0);
        QVERIFY(!has(values, "dead/bottleneck"));  // 2 x 2 pixels of two pictures
        QVERIFY(!has(values, "dead/head"));
    }

    void chainsWithoutBatchNormAreWatched()
    {
        torch::manual_seed(1);
        const torch::NoGradGuard noGradients;
        Plain plain(3, 4, {.repeat = 1});
        plain.named_parameters()["0.bias"].fill_(-100);
        const PartOfModule parts{{&plain, "backbone"}};
        const ReluWatch watch(parts);
        plain.forward(torch::rand({1, 3, 16, 16}));
        QCOMPARE(valueOf(watch.deadShares(1), "dead/backbone"), 1.0);
    }

    void whatAStepMovedFollowsFromItsGradients()
    {
        recipe::TrainConfig config;
        config.width = 2;
        config.imageSize = 64;
        config.optimizer = recipe::Optimizer::Sgd;
        config.momentum = 0;
        config.weightDecay = 0;
        constexpr double rate = 0.125;
        const Batch batch = twoPictures(config.imageSize);
        Learner learner(config, "cpu");
        static_cast<void>(learner.step(batch, rate));
        QVERIFY(learner.groupValues().empty());
        static_cast<void>(learner.step(batch, rate, true));
        const Values values = learner.groupValues();

        // Sums of squares, from a network that is the same up to this step.
        Learner again(config, "cpu");
        static_cast<void>(again.step(batch, rate));
        QVERIFY(std::isfinite(again.gradientNorm()));
        static_cast<void>(again.step(batch, rate));
        QCOMPARE(again.gradientNorm(), learner.gradientNorm());
        UNet shapes(config.width);
        std::map<std::string, std::int64_t> counts;
        for (const auto& item : shapes->named_parameters()) {
            counts[shapes->stageOf(item.key())] += item.value().numel();
        }
        double squares = 0;
        for (const auto& [stage, count] : counts) {
            const double gradient = valueOf(values, "gradient/" + stage);
            const double update = valueOf(values, "update/" + stage);
            squares += gradient * gradient * static_cast<double>(count);
            // Plain descent: what was added is the rate times the gradient, so the weights' size is rate · gradient ÷ update.
            const double weights = rate * gradient / update;
            QVERIFY2(weights > 1e-3 && weights < 10, stage.c_str());
        }
        QCOMPARE(counts.size(), std::size_t{12});
        QVERIFY(std::abs(std::sqrt(squares) / learner.gradientNorm() - 1) < 1e-5);
    }
};

QTEST_GUILESS_MAIN(PartHealthTest)
#include "tst_part_health.moc"
