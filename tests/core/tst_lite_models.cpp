#include "core/recipe/lite_cost.h"
#include "core/recipe/model_plan.h"
#include "core/training/blocks/lite.h"
#include "core/training/models/detector.h"

#include <QTest>

#include <cmath>

using namespace gg;
using namespace gg::training;

namespace {

std::int64_t parameterCount(const torch::nn::Module& module)
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : module.parameters()) {
        count += parameter.numel();
    }
    return count;
}

torch::Tensor parameter(const torch::nn::Module& module, const std::string& name)
{
    const auto parameters = module.named_parameters();
    const torch::Tensor* found = parameters.find(name);
    return found != nullptr ? *found : torch::Tensor();
}

/// Within the two parts in a hundred that a published, rounded figure is met with.
bool met(double reached, double published)
{
    return std::abs(reached / published - 1) <= 0.02;
}

std::string figure(double value)
{
    return QString::number(value, 'f', 3).toStdString();
}

/// A batch norm of a fresh Conv in evaluation mode divides by √(1 + 1e-3).
const double norm = 1 / std::sqrt(1 + 1e-3);

double silu(double x)
{
    return x / (1 + std::exp(-x));
}

void fill(const torch::nn::Module& module, double value)
{
    const torch::NoGradGuard noGradients;
    for (auto& item : module.named_parameters()) {
        if (item.key().find(".bn.") == std::string::npos) {
            item.value().fill_(value);
        }
    }
}

}  // namespace

class TestLiteModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// VDXNet: 1.608 M with batch norm folded in, one class, and 5.9 GFLOPs at 640 px; YOLO11n there: 2,582,347, of which 37.72 % are saved.
    void vdxnetMeetsItsBudget()
    {
        const recipe::ModelPlan plan = recipe::planOf("vdxnet", 1);
        const recipe::PlanCost cost = recipe::costOf(plan, 640, 640);
        QCOMPARE(cost.parameters, std::int64_t(1'615'651));
        QCOMPARE(cost.fusedParameters, std::int64_t(1'607'427));
        QVERIFY2(met(static_cast<double>(cost.fusedParameters), 1'608'000), figure(static_cast<double>(cost.fusedParameters)).c_str());
        QVERIFY2(met(cost.gflops, 5.9), figure(cost.gflops).c_str());
        const recipe::PlanCost base = recipe::costOf(recipe::planOf("yolo11n", 1), 640, 640);
        QCOMPARE(base.fusedParameters, std::int64_t(2'582'347));
        const double saved = 1 - static_cast<double>(cost.fusedParameters) / static_cast<double>(base.fusedParameters);
        QVERIFY2(std::abs(saved - 0.3772) < 0.001, figure(saved).c_str());
        QVERIFY(plan.note.find("After Khan et al. (2025)") == 0);
    }

    /// LiteFODNet: 16.39 % fewer parameters and 3.66 % fewer GFLOPs than YOLOv8n.
    void litefodnetMeetsItsBudget()
    {
        const recipe::PlanCost cost = recipe::costOf(recipe::planOf("litefodnet", 1), 640, 640);
        const recipe::PlanCost base = recipe::costOf(recipe::planOf("yolov8n", 1), 640, 640);
        QCOMPARE(base.parameters, std::int64_t(3'011'043));
        QCOMPARE(cost.parameters, std::int64_t(2'513'451));
        QVERIFY2(met(static_cast<double>(cost.parameters), (1 - 0.1639) * 3'011'043), figure(static_cast<double>(cost.parameters)).c_str());
        QVERIFY2(met(cost.gflops, (1 - 0.0366) * base.gflops), figure(cost.gflops).c_str());
    }

    void theBuiltNetworkHasTheCountedParameters_data()
    {
        QTest::addColumn<int>("classes");
        QTest::newRow("vdxnet") << 1;
        QTest::newRow("litefodnet") << 1;
        QTest::newRow("ssd300-vgg16") << 20;
        QTest::newRow("ssd-light") << 3;
    }

    void theBuiltNetworkHasTheCountedParameters()
    {
        QFETCH(int, classes);
        const recipe::ModelPlan plan = recipe::planOf(QTest::currentDataTag(), classes);
        const recipe::PlanCost cost = recipe::costOf(plan, 320, 320);
        Detector detector(plan);
        QCOMPARE(parameterCount(*detector), cost.parameters);
        const std::shared_ptr<torch::nn::Module> layers = detector->children().front();
        for (std::size_t i = 0; i < plan.layers.size(); ++i) {
            QCOMPARE(parameterCount(*layers->children().at(i)), cost.layers[i].parameters);
        }
        detector->eval();
        const torch::NoGradGuard noGradients;
        const std::vector<torch::Tensor> before = detector->forward(torch::rand({1, 3, 64, 96}));
        QCOMPARE(before.size(), plan.strides.size());
        fuse(detector);
        QCOMPARE(parameterCount(*detector), cost.fusedParameters);
    }

    void foldingBatchNormKeepsTheAnswer()
    {
        const torch::NoGradGuard noGradients;
        for (const char* name : {"vdxnet", "litefodnet", "ssd-light"}) {
            torch::manual_seed(3);
            Detector detector(recipe::planOf(name, 2));
            for (auto& buffer : detector->named_buffers()) {
                if (buffer.key().ends_with("running_var")) {
                    buffer.value().uniform_(0.5, 1.5);
                }
            }
            detector->eval();
            const torch::Tensor picture = torch::rand({1, 3, 64, 64});
            const std::vector<torch::Tensor> before = detector->forward(picture);
            fuse(detector);
            const std::vector<torch::Tensor> after = detector->forward(picture);
            for (std::size_t i = 0; i < before.size(); ++i) {
                QVERIFY2((before[i] - after[i]).abs().max().item<double>() < 1e-3, name);
            }
        }
    }

    void everyBlockLearns()
    {
        for (const char* name : {"vdxnet", "litefodnet", "ssd-light"}) {
            torch::manual_seed(1);
            Detector detector(recipe::planOf(name, 2));
            detector->train();
            torch::Tensor sum = torch::zeros({});
            for (const torch::Tensor& map : detector->forward(torch::rand({2, 3, 128, 128}))) {
                sum = sum + map.square().sum();
            }
            sum.backward();
            for (const auto& item : detector->named_parameters()) {
                const bool constant = item.key().ends_with(".dfl.conv.weight");
                QVERIFY2(constant || (item.value().grad().defined() && item.value().grad().abs().max().item<double>() > 0), item.key().c_str());
            }
        }
    }

    /// One channel, one link, all weights 1, kernel 3, all ones in: cv1 gives s = silu(norm) twice; in the middle of the map the row sums 3·s, the
    /// column 3 of those.
    void anRxdfLinkIsARowThenAColumn()
    {
        Rxdf block(1, 1, 1, 1, 3, true);
        block.eval();
        fill(block, 1);
        const double piece = silu(norm);
        const double row = 3 * piece * norm;
        const double column = silu(3 * row * norm);
        const double link = piece + silu(column * norm);
        const double expected = silu((2 * piece + link) * norm);
        const torch::NoGradGuard noGradients;
        const double found = block.forward(torch::ones({1, 1, 5, 5}))[0][0][2][2].item<double>();
        QVERIFY2(std::abs(found - expected) < 1e-5, qPrintable(QString::number(found) + " " + QString::number(expected)));
    }

    /// A single bright pixel: 2 pixels away both pools see it, 4 away only that of 9; with a gate of weight 0 each counts half.
    void liteFppMixesPoolsOfFiveAndNine()
    {
        LiteFpp block(1, 1, 1);
        block.eval();
        fill(block, 1);
        {
            const torch::NoGradGuard noGradients;
            parameter(block, "gate.weight").fill_(0);
            parameter(block, "gate.bias").fill_(0);
            parameter(block, "cv2.conv.weight")[0][0].fill_(0);  // only the mixture
        }
        torch::Tensor picture = torch::zeros({1, 1, 11, 11});
        picture[0][0][5][5] = 4;
        const double bright = silu(4 * norm);
        const torch::NoGradGuard noGradients;
        const torch::Tensor found = block.forward(picture)[0][0];
        QVERIFY(std::abs(found[5][7].item<double>() - silu(bright * norm)) < 1e-5);
        QVERIFY(std::abs(found[5][9].item<double>() - silu(bright / 2 * norm)) < 1e-5);
        QVERIFY(std::abs(found[5][10].item<double>()) < 1e-6);
    }

    void downsamplingHalvesOddSidesUp()
    {
        const torch::NoGradGuard noGradients;
        CrDown crdown(4, 6);
        Scr scr(4, 6);
        const torch::Tensor picture = torch::rand({2, 4, 7, 9});
        QCOMPARE(crdown.forward(picture).sizes().vec(), (std::vector<std::int64_t>{2, 6, 4, 5}));
        QCOMPARE(scr.forward(picture).sizes().vec(), (std::vector<std::int64_t>{2, 6, 4, 5}));
    }

    /// Dilation 5 of a 3x3 sees 5 pixels away and nothing between.
    void cmspSeesFarAndNear()
    {
        Cmsp block(1, 1, 1);
        block.eval();
        fill(block, 1);
        torch::Tensor picture = torch::zeros({1, 1, 13, 13});
        picture[0][0][6][6] = 4;
        const double bright = silu(4 * norm);
        const double branch = silu(bright * norm);
        const torch::NoGradGuard noGradients;
        const torch::Tensor found = block.forward(picture)[0][0];
        QVERIFY(std::abs(found[6][6].item<double>() - silu((bright + 3 * branch) * norm)) < 1e-5);
        QVERIFY(std::abs(found[6][11].item<double>() - silu(branch * norm)) < 1e-5);
        QVERIFY(std::abs(found[6][9].item<double>() - silu(branch * norm)) < 1e-5);
        QVERIFY(std::abs(found[6][10].item<double>()) < 1e-6);
    }

    /// Without weights each factor is sigmoid(bias): ffm of bias ln 3 multiplies by 3/4.
    void ffmScalesChannels()
    {
        Ffm block(3);
        fill(block, 0);
        const torch::NoGradGuard noGradients;
        parameter(block, "up.bias").fill_(std::log(3.0));
        const torch::Tensor picture = torch::rand({2, 3, 4, 5});
        QVERIFY(torch::allclose(block.forward(picture), picture * 0.75));
    }

    /// Biases ln 3 for rows and 0 for columns: x · (1 + 3/4 · 1/2).
    void spaAddsWhatItsAxesFind()
    {
        Spa block(3);
        block.eval();
        fill(block, 0);
        const torch::NoGradGuard noGradients;
        parameter(block, "rows.bias").fill_(std::log(3.0));
        const torch::Tensor picture = torch::rand({2, 3, 4, 5});
        QVERIFY(torch::allclose(block.forward(picture), picture * 1.375));
    }

    /// A bright row changes the factors of that row more than those of others.
    void spaTellsRowsApart()
    {
        torch::manual_seed(5);
        Spa block(8);
        block.eval();
        const torch::NoGradGuard noGradients;
        torch::Tensor picture = torch::ones({1, 8, 6, 6});
        picture.select(2, 3).fill_(5);
        const torch::Tensor factor = block.forward(picture) / picture;
        QVERIFY((factor.select(2, 3) - factor.select(2, 0)).abs().max().item<double>() > 1e-4);
        QVERIFY((factor.select(2, 1) - factor.select(2, 0)).abs().max().item<double>() < 1e-6);
    }
};

QTEST_GUILESS_MAIN(TestLiteModels)
#include "tst_lite_models.moc"
