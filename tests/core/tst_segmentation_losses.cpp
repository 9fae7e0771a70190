#include "core/training/engine/segmentation_losses.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

using namespace gg;
using namespace gg::training;

namespace {

const double lnTwo = std::log(2.0);
const double lnThree = std::log(3.0);

/// A 2 x 2 image as [1, 1, 2, 2].
torch::Tensor square(std::initializer_list<float> values)
{
    return torch::tensor(std::vector<float>(values)).reshape({1, 1, 2, 2});
}

void compareClose(const torch::Tensor& actual, std::initializer_list<float> expected)
{
    const torch::Tensor flat = actual.reshape({-1});
    QCOMPARE(static_cast<std::size_t>(flat.numel()), expected.size());
    std::int64_t i = 0;
    for (const float value : expected) {
        const float found = flat[i++].item<float>();
        QVERIFY2(std::abs(found - value) < 1e-6F, qPrintable(QStringLiteral("%1 in place of %2").arg(double(found)).arg(double(value))));
    }
}

void compareClose(const torch::Tensor& actual, double expected)
{
    compareClose(actual, {static_cast<float>(expected)});
}

/// The worked example of the binary losses.
torch::Tensor undecided()
{
    return square({0, 0, 0, 0});
}

torch::Tensor oneOfFour()
{
    return square({1, 0, 0, 0});
}

/// That of the classes: two pixels of three classes.
torch::Tensor twoOfThree()
{
    return torch::zeros({2, 3});
}

torch::Tensor firstAndSecond()
{
    return torch::tensor(std::vector<std::int64_t>{0, 1});
}

/// The Lovász extension by its definition as an integral: of the Jaccard distance of the pixels whose error is at least θ, over θ.
double extensionByIntegral(const std::vector<double>& errors, const std::vector<int>& truth)
{
    std::vector<double> levels{0};
    levels.insert(levels.end(), errors.begin(), errors.end());
    std::sort(levels.begin(), levels.end());
    double integral = 0;
    for (std::size_t i = 1; i < levels.size(); ++i) {
        std::size_t wrong = 0;
        std::size_t together = 0;
        for (std::size_t k = 0; k < errors.size(); ++k) {
            wrong += errors[k] >= levels[i] ? 1U : 0U;
            together += errors[k] >= levels[i] || truth[k] == 1 ? 1U : 0U;
        }
        integral += (levels[i] - levels[i - 1]) * static_cast<double>(wrong) / static_cast<double>(together);
    }
    return integral;
}

using LossFunction = std::function<torch::Tensor(const torch::Tensor&)>;

/// The gradient that LibTorch computes against central differences, in double precision.
void compareGradient(const char* name, const LossFunction& loss, const torch::Tensor& at)
{
    constexpr double step = 1e-6;
    torch::Tensor logits = at.clone().set_requires_grad(true);
    loss(logits).backward();
    const torch::Tensor gradient = logits.grad().reshape({-1});
    const torch::NoGradGuard noGradients;
    for (std::int64_t i = 0; i < at.numel(); ++i) {
        torch::Tensor up = at.clone();
        torch::Tensor down = at.clone();
        up.view({-1})[i] += step;
        down.view({-1})[i] -= step;
        const double expected = (loss(up).item<double>() - loss(down).item<double>()) / (2 * step);
        const double found = gradient[i].item<double>();
        QVERIFY2(std::abs(found - expected) < 1e-7, qPrintable(QStringLiteral("%1, %2: %3 in place of %4").arg(QLatin1String(name)).arg(i).arg(found).arg(expected)));
    }
}

recipe::TrainConfig with(recipe::Loss loss)
{
    recipe::TrainConfig config;
    config.loss = loss;
    return config;
}

/// Every loss there is, with a combo of all five.
std::vector<recipe::TrainConfig> everyLoss()
{
    std::vector<recipe::TrainConfig> all;
    for (const recipe::Loss loss : recipe::allLosses()) {
        all.push_back(with(loss));
        all.back().segmentation.comboTversky = 0.3;
        all.back().segmentation.comboFocal = 2;
        all.back().segmentation.comboLovasz = 0.7;
        all.back().segmentation.comboBalance = 0.8;
        all.back().segmentation.focalGamma = 1.5;
    }
    return all;
}

}  // namespace

class SegmentationLossesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bceOfUndecidedLogitsIsLogTwo()
    {
        torch::Tensor logits = square({0, 0, 0, 0}).set_requires_grad(true);
        const torch::Tensor loss = bceLoss(logits, square({1, 0, 0, 0}));
        compareClose(loss, {0.6931472F});
        loss.backward();
        compareClose(logits.grad(), {-0.125F, 0.125F, 0.125F, 0.125F});  // (p − t) / 4
    }

    void bceDoesNotOverflow()
    {
        compareClose(bceLoss(square({-200, 200, 200, -200}), square({1, 1, 0, 0})), {100});  // (200 + 0 + 200 + 0) / 4
    }

    void diceCountsOverlapOverTheBatch()
    {
        torch::Tensor logits = square({0, 0, 0, 0}).set_requires_grad(true);
        const torch::Tensor loss = diceLoss(logits, square({1, 0, 0, 0}));
        compareClose(loss, {0.5F});  // 1 − (2 · 0.5 + 1) / (2 + 1 + 1)
        loss.backward();
        // dL/dp = −(2 t · 4 − 2) / 16, dp/dz = 1/4
        compareClose(logits.grad(), {-0.09375F, 0.03125F, 0.03125F, 0.03125F});
    }

    void diceOfTwoImagesIsNotTheMeanOfTheirDice()
    {
        const torch::Tensor logits = torch::cat({square({100, 100, -100, -100}), square({-100, -100, -100, -100})});
        const torch::Tensor truth = torch::cat({square({1, 1, 1, 1}), square({0, 0, 0, 0})});
        compareClose(diceLoss(logits, truth), {2.0F / 7});  // 1 − (2 · 2 + 1) / (2 + 4 + 1)
    }

    void diceIsZeroWhereTruthAndPredictionAreEmpty()
    {
        compareClose(diceLoss(square({-100, -100, -100, -100}), square({0, 0, 0, 0})), {0});
    }

    void theCombinedLossIsTheSum()
    {
        const torch::Tensor logits = square({0, 0, 0, 0});
        const torch::Tensor truth = square({1, 0, 0, 0});
        compareClose(lossOf({.loss = recipe::Loss::BceDice}, logits, truth), {0.6931472F + 0.5F});
        compareClose(lossOf({.loss = recipe::Loss::Bce}, logits, truth), {0.6931472F});
        compareClose(lossOf({.loss = recipe::Loss::Dice}, logits, truth), {0.5F});
    }

    void crossEntropyOfUndecidedClassesIsTheLogOfTheirNumber()
    {
        compareClose(crossEntropyLoss(twoOfThree(), firstAndSecond()), lnThree);
    }

    void theBalanceWeighsTheForeground()
    {
        compareClose(balancedBceLoss(undecided(), oneOfFour(), 0.75), 0.75 * lnTwo);
        compareClose(balancedBceLoss(undecided(), oneOfFour(), 0.5), lnTwo);
        compareClose(balancedCrossEntropyLoss(twoOfThree(), firstAndSecond(), 0.75), (0.5 + 1.5) / 2 * lnThree);
        compareClose(balancedCrossEntropyLoss(twoOfThree(), torch::tensor(std::vector<std::int64_t>{1, 2}), 0.75), 1.5 * lnThree);
    }

    void classDiceIsTheMeanOverClasses()
    {
        compareClose(classDiceLoss(twoOfThree(), firstAndSecond()), 23.0 / 60);
    }

    void tverskyWeighsWhatIsMissedApartFromWhatIsTooMuch()
    {
        compareClose(tverskyLoss(undecided(), oneOfFour(), 0.3, 0.7), 4.0 / 9);
        compareClose(tverskyLoss(undecided(), oneOfFour(), 0.7, 0.3), 1 - 1 / (0.5 + 1.05 + 0.15 + 0.5));
        const double first = 1 - (5.0 / 6) / 1.4;
        compareClose(classTverskyLoss(twoOfThree(), firstAndSecond(), 0.3, 0.7), (2 * first + 2.0 / 7) / 3);
    }

    void tverskyOfHalvesIsDice()
    {
        torch::manual_seed(3);
        const torch::Tensor logits = torch::randn({2, 1, 4, 4});
        const torch::Tensor truth = (torch::rand({2, 1, 4, 4}) > 0.7).to(torch::kFloat32);
        compareClose(tverskyLoss(logits, truth, 0.5, 0.5), diceLoss(logits, truth).item<double>());
    }

    void focalCountsWhatIsRightForLess()
    {
        compareClose(focalLoss(undecided(), oneOfFour(), 2, 0.25), 0.15625 * lnTwo);
        compareClose(focalLoss(undecided(), oneOfFour(), 0, 0), lnTwo);
        compareClose(classFocalLoss(twoOfThree(), firstAndSecond(), 2, 0), 4.0 / 9 * lnThree);
        // Class 0 weighs 0.75, class 1 weighs 0.25.
        compareClose(classFocalLoss(twoOfThree(), firstAndSecond(), 2, 0.25), 4.0 / 9 * lnThree / 2);
        // q = 0.9 costs (0.1)² of its cross-entropy.
        const float z = std::log(9.0F);
        compareClose(focalLoss(square({z, z, z, z}), square({1, 1, 1, 1}), 2, 0), 0.01 * -std::log(0.9));
    }

    void focalOfCertainPixelsHasAGradient()
    {
        torch::Tensor logits = square({200, -200, 200, -200}).set_requires_grad(true);
        focalLoss(logits, square({1, 0, 0, 1}), 0.5, 0.25).backward();
        QVERIFY(logits.grad().isfinite().all().item<bool>());
        torch::Tensor classes = torch::tensor(std::vector<float>{300, 0, 0, 0, 300, 0}).reshape({2, 3}).set_requires_grad(true);
        classFocalLoss(classes, torch::tensor(std::vector<std::int64_t>{0, 2}), 0.5, 0).backward();
        QVERIFY(classes.grad().isfinite().all().item<bool>());
    }

    void lovaszIsTheIntegralOfTheJaccardDistance()
    {
        compareClose(lovaszExtension(torch::tensor({0.9F, 0.5F, 0.2F}), torch::tensor({0.0F, 1.0F, 1.0F})), 8.0 / 15);
        torch::manual_seed(7);
        for (int size = 1; size < 40; ++size) {
            const torch::Tensor errors = torch::rand({size}, torch::kFloat64);
            // A third of the sets has no foreground at all, or nothing else.
            const double share = size % 3 == 0 ? (size % 2 == 0 ? 1.1 : -0.1) : 0.6;
            const torch::Tensor truth = (torch::rand({size}, torch::kFloat64) > share).to(torch::kFloat64);
            std::vector<double> plain;
            std::vector<int> classes;
            for (int i = 0; i < size; ++i) {
                plain.push_back(errors[i].item<double>());
                classes.push_back(truth[i].item<double>() > 0 ? 1 : 0);
            }
            const double found = lovaszExtension(errors, truth).item<double>();
            QVERIFY(std::abs(found - extensionByIntegral(plain, classes)) < 1e-12);
        }
    }

    void lovaszOfDecidedPixelsIsOneMinusTheirIou()
    {
        // Truth {1, 1, 1, 0}, predicted {1, 1, 0, 1}: IoU 2/4. Errors are 0 or 1 where p is.
        compareClose(lovaszExtension(torch::tensor({0.0F, 0.0F, 1.0F, 1.0F}), torch::tensor({1.0F, 1.0F, 1.0F, 0.0F})), 0.5);
        compareClose(lovaszHingeLoss(undecided(), oneOfFour()), 1);
        compareClose(lovaszSoftmaxLoss(twoOfThree(), firstAndSecond()), 2.0 / 3);
        compareClose(lovaszHingeLoss(square({5, -5, -5, -5}), oneOfFour()), 0);
    }

    void everyGradientIsThatOfFiniteDifferences()
    {
        torch::manual_seed(11);
        const torch::Tensor binary = torch::randn({2, 1, 3, 3}, torch::kFloat64);
        const torch::Tensor mask = (torch::rand({2, 1, 3, 3}) > 0.6).to(torch::kFloat64);
        const torch::Tensor classes = torch::randn({2, 4, 3, 3}, torch::kFloat64);
        const torch::Tensor labels = torch::randint(0, 3, {2, 1, 3, 3}).to(torch::kFloat64);  // class 3 is in no pixel
        torch::Tensor some = labels.clone();
        some.view({-1}).slice(0, 0, 5).fill_(noClass);
        for (const recipe::TrainConfig& config : everyLoss()) {
            const std::string name(recipe::id(config.loss));
            compareGradient(name.c_str(), [&](const torch::Tensor& z) { return lossOf(config, z, mask); }, binary);
            compareGradient((name + ", classes").c_str(), [&](const torch::Tensor& z) { return lossOf(config, z, labels); }, classes);
            compareGradient((name + ", some ignored").c_str(), [&](const torch::Tensor& z) { return lossOf(config, z, some); }, classes);
        }
    }

    void everyLossFallsWhenTheAnswerGetsBetter()
    {
        const torch::Tensor labels = torch::tensor(std::vector<float>{0, 1, 2, 0}).reshape({1, 1, 2, 2});
        const torch::Tensor right = torch::one_hot(labels.to(torch::kLong).squeeze(1), 3).permute({0, 3, 1, 2}).to(torch::kFloat32);
        for (const recipe::TrainConfig& config : everyLoss()) {
            double before = std::numeric_limits<double>::infinity();
            for (const double sureness : {-3.0, 0.0, 3.0, 30.0}) {
                const double loss = lossOf(config, right * sureness, labels).item<double>();
                QVERIFY(loss < before);
                before = loss;
            }
            QVERIFY2(before < 1e-4, recipe::id(config.loss).data());
        }
    }

    void ignoredPixelsChangeNothing()
    {
        torch::manual_seed(5);
        const torch::Tensor logits = torch::randn({1, 3, 2, 4});
        torch::Tensor truth = torch::randint(0, 3, {1, 1, 2, 4}).to(torch::kFloat32);
        truth.slice(3, 2).fill_(noClass);  // the right half
        const torch::Tensor binary = logits.slice(1, 0, 1);
        for (const recipe::TrainConfig& config : everyLoss()) {
            const double left = lossOf(config, logits.slice(3, 0, 2), truth.slice(3, 0, 2)).item<double>();
            compareClose(lossOf(config, logits, truth), left);
            const torch::Tensor mask = torch::where(truth == noClass, truth, (truth > 0).to(torch::kFloat32));
            compareClose(lossOf(config, binary, mask), lossOf(config, binary.slice(3, 0, 2), mask.slice(3, 0, 2)).item<double>());
        }
    }

    void aPictureWithoutAnyPixelThatCountsTeachesNothing()
    {
        torch::Tensor logits = torch::randn({1, 3, 2, 2}).set_requires_grad(true);
        for (const recipe::TrainConfig& config : everyLoss()) {
            const torch::Tensor loss = lossOf(config, logits, torch::full({1, 1, 2, 2}, noClass));
            QCOMPARE(loss.item<float>(), 0.0F);
            loss.backward();
            QCOMPARE(logits.grad().abs().max().item<float>(), 0.0F);
        }
    }

    void aComboIsTheSumOfItsParts()
    {
        recipe::TrainConfig config = with(recipe::Loss::Combo);
        compareClose(lossOf(config, undecided(), oneOfFour()), 0.5 * lnTwo + 0.5 * 0.5);
        config.segmentation.comboCrossEntropy = 0;
        config.segmentation.comboDice = 0;
        config.segmentation.comboTversky = 2;
        config.segmentation.comboLovasz = 1;
        compareClose(lossOf(config, undecided(), oneOfFour()), 2 * 4.0 / 9 + 1);
    }

    void aSecondSigmoidKeepsBackgroundAboveLogTwo()
    {
        recipe::TrainConfig config = with(recipe::Loss::Bce);
        config.segmentation.lossFault = recipe::LossFault::SigmoidTwice;
        compareClose(lossOf(config, undecided(), oneOfFour()), 0.849077);  // (3 log(1 + e^0.5) + log(1 + e^−0.5)) / 4
        compareClose(lossOf(config, torch::full({1, 1, 2, 2}, -60.0F), torch::zeros({1, 1, 2, 2})), lnTwo);
    }

    void logitsTakenForProbabilitiesTeachNothingOutsideOfZeroAndOne()
    {
        recipe::TrainConfig config = with(recipe::Loss::Bce);
        config.segmentation.lossFault = recipe::LossFault::LogitsAsProbabilities;
        compareClose(lossOf(config, torch::full({1, 1, 2, 2}, 0.25F), oneOfFour()), 0.562335);  // −(log 0.25 + 3 log 0.75) / 4
        torch::Tensor outside = square({-3, 4, -0.5F, 7}).set_requires_grad(true);
        lossOf(config, outside, oneOfFour()).backward();
        QCOMPARE(outside.grad().abs().max().item<float>(), 0.0F);
    }
};

QTEST_GUILESS_MAIN(SegmentationLossesTest)
#include "tst_segmentation_losses.moc"
