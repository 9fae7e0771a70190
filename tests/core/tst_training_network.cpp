#include "core/training/engine/allocation.h"
#include "core/training/engine/objective.h"
#include "core/training/engine/unet.h"

#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::training;

namespace {

std::int64_t parameterCount(const UNet& model)
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : model->parameters()) {
        count += parameter.numel();
    }
    return count;
}

/// A parameter of value 1 with gradient 0.5 after one step.
float afterOneStep(const recipe::TrainConfig& config)
{
    torch::Tensor parameter = torch::ones({1}, torch::requires_grad());
    auto optimizer = makeOptimizer(config, {parameter});
    (parameter * 0.5).sum().backward();
    optimizer->step();
    return parameter.item<float>();
}

}  // namespace

class TrainingNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUNetHasTheParametersOfTheArticle()
    {
        QCOMPARE(parameterCount(UNet(32)), std::int64_t{31'100'513});
        QCOMPARE(parameterCount(UNet(16)), std::int64_t{7'778'609});
    }

    void theUNetKeepsTheSizeAndAnswersInLogits()
    {
        torch::manual_seed(1);
        UNet model(2);
        const torch::Tensor logits = model->forward(torch::randn({3, 3, 64, 96}));
        QCOMPARE(logits.sizes().vec(), (std::vector<std::int64_t>{3, 1, 64, 96}));
        // A probability would lie in [0, 1].
        QVERIFY(logits.min().item<float>() < 0);
    }

    void everyPixelOfTheInputReachesTheOutput()
    {
        torch::manual_seed(1);
        UNet model(8);
        model->eval();
        torch::Tensor image = torch::rand({1, 3, 32, 32}, torch::requires_grad());
        model->forward(image).sum().backward();
        QCOMPARE((image.grad() != 0).any(1).sum().item<std::int64_t>(), std::int64_t{32 * 32});
    }

    void sgdUsesNesterovMomentum()
    {
        recipe::TrainConfig config{.optimizer = recipe::Optimizer::Sgd, .learningRate = 0.1, .momentum = 0.9};
        QCOMPARE(afterOneStep(config), 1 - 0.1F * 0.5F * 1.9F);  // g + 0.9 v with v = g
        config.momentum = 0;
        QCOMPARE(afterOneStep(config), 1 - 0.1F * 0.5F);
    }

    void adamMovesByTheLearningRateFirst()
    {
        const recipe::TrainConfig config{.optimizer = recipe::Optimizer::Adam, .learningRate = 0.1};
        QVERIFY(std::abs(afterOneStep(config) - 0.9F) < 1e-6F);
    }

    void adamWDecaysWeightsApartFromTheGradient()
    {
        const recipe::TrainConfig config{.optimizer = recipe::Optimizer::AdamW, .learningRate = 0.1, .weightDecay = 0.5};
        QVERIFY(std::abs(afterOneStep(config) - (1 - 0.1F * 0.5F - 0.1F)) < 1e-6F);
    }

    void theLearningRateCanBeChangedForEveryOptimiser()
    {
        for (const auto optimizer : {recipe::Optimizer::Sgd, recipe::Optimizer::Adam, recipe::Optimizer::AdamW}) {
            torch::Tensor parameter = torch::ones({1}, torch::requires_grad());
            auto made = makeOptimizer({.optimizer = optimizer, .learningRate = 0.1}, {parameter});
            setLearningRate(*made, 0);
            (parameter * 0.5).sum().backward();
            made->step();
            QCOMPARE(parameter.item<float>(), 1.0F);
        }
    }

    void groupsLearnAtSharesOfTheRate()
    {
        torch::Tensor fresh = torch::ones({1}, torch::requires_grad());
        torch::Tensor old = torch::ones({1}, torch::requires_grad());
        auto made = makeOptimizer({.optimizer = recipe::Optimizer::Sgd, .learningRate = 0.1, .momentum = 0}, {std::vector{fresh}, std::vector{old}});
        setLearningRate(*made, 0.2, {1, 0.25});
        (fresh + old).sum().backward();
        made->step();
        QCOMPARE(fresh.item<float>(), 0.8F);
        QCOMPARE(old.item<float>(), 0.95F);
    }

    void l1PullsWeightsToZeroAndLeavesBiasesAlone()
    {
        torch::Tensor weight = torch::tensor({-2.0F, 0.0F, 3.0F}).reshape({1, 3}).set_requires_grad(true);
        torch::Tensor bias = torch::ones({3}, torch::requires_grad());
        (weight.sum() + bias.sum()).backward();
        addL1({weight, bias}, 0.5);
        QVERIFY(torch::equal(weight.grad(), torch::tensor({0.5F, 1.0F, 1.5F}).reshape({1, 3})));
        QVERIFY(torch::equal(bias.grad(), torch::ones({3})));
    }

    void memoryOfAStepIsKeptForTheNext()
    {
        const auto bytes = std::size_t(8) << 20;
        const auto tensor = [&] { return torch::empty({static_cast<std::int64_t>(bytes)}, torch::kUInt8); };
        QCOMPARE(keptBytes(), std::size_t(0));
        {
            const KeptMemory kept;
            const void* place = tensor().data_ptr();
            QCOMPARE(keptBytes(), bytes);
            torch::Tensor again = tensor();
            QCOMPARE(static_cast<const void*>(again.data_ptr()), place);
            QCOMPARE(keptBytes(), std::size_t(0));
            QCOMPARE(reinterpret_cast<std::uintptr_t>(again.data_ptr()) % 64, std::uintptr_t(0));

            // What is kept is never much more than what was in use at once.
            again = torch::Tensor();
            for (int i = 1; i < 20; ++i) {
                torch::empty({static_cast<std::int64_t>(bytes) / 20 * i}, torch::kUInt8);
            }
            QVERIFY(keptBytes() <= bytes + bytes / 4);

            // Small ones and empty ones are none of its business.
            const std::size_t before = keptBytes();
            torch::empty({1000}, torch::kUInt8);
            torch::empty({0});
            QCOMPARE(keptBytes(), before);
        }
        QCOMPARE(keptBytes(), std::size_t(0));
    }

    void aTensorOutlivesTheKeptMemory()
    {
        torch::Tensor late;
        {
            const KeptMemory kept;
            late = torch::ones({1 << 20});
        }
        QCOMPARE(late.sum().item<double>(), double(1 << 20));
        late = torch::Tensor();
        QCOMPARE(keptBytes(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TrainingNetworkTest)
#include "tst_training_network.moc"
