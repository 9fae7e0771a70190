#include "core/base/error.h"
#include "core/inference/processing.h"
#include "core/training/engine.h"
#include "core/training/open_model.h"
#include "tests/support/temporary_folder.h"

#include <torch/script.h>
#include <torch/serialize.h>

#include <QTest>

#include <fstream>
#include <iterator>

using namespace gg;
using namespace gg::inference;

namespace {

/// 1, 10 and 100 times the channels: what the weights alone say.
torch::jit::Module weighing(const std::string& forward)
{
    torch::jit::Module module("Weighing");
    module.register_parameter("weight", torch::tensor({1.0F, 10.0F, 100.0F}).reshape({1, 3, 1, 1}), false);
    module.define(forward);
    return module;
}

constexpr const char* convolve = R"(
def forward(self, x):
    return torch.conv2d(x, self.weight)
)";

cv::Mat input(const std::vector<int>& shape, float value)
{
    cv::Mat mat(static_cast<int>(shape.size()), shape.data(), CV_32F);
    mat.setTo(value);
    return mat;
}

QString refusal(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TorchScriptTest : public QObject
{
    Q_OBJECT

private:
    test::TemporaryFolder m_folder;
    std::string place(const std::string& name) const { return m_folder.file(name); }

private Q_SLOTS:
    void aNetworkGivesWhatItShould()
    {
        weighing(convolve).save(place("a.torchscript"));
        const auto model = training::openModel(place("a.torchscript"), {.width = 6, .height = 4, .device = "cpu"});
        QCOMPARE(model->inputShape(), (std::vector<std::int64_t>{1, 3, 4, 6}));
        const std::vector<Tensor> outputs = model->run(input({1, 3, 4, 6}, 2));
        QCOMPARE(outputs.size(), std::size_t{1});
        QCOMPARE(outputs[0].shape(), (std::vector<std::int64_t>{1, 1, 4, 6}));
        QCOMPARE(outputs[0].values.ptr<float>()[23], 222.0F);
        QVERIFY(model->description().format == ModelFormat::TorchScript);
        QCOMPARE(model->description().precision, std::string("float32"));
        QCOMPARE(model->description().outputs[0].shape, (std::vector<std::int64_t>{1, 1, 4, 6}));
        QVERIFY(model->engine().find("LibTorch") == 0);
        const Recognition recognition = recognise(*model, nullptr);
        QVERIFY(recognition.processing.post.head == Head::SegmentationProbability);
    }

    void whatUltralyticsNotesInTheArchiveIsRead()
    {
        const torch::jit::ExtraFilesMap extra{{"config.txt", R"({"imgsz": [32, 64], "task": "segment", "names": {"0": "cat", "1": "dog"}})"}};
        weighing(convolve).save(place("noted.torchscript"), extra);
        const auto model = training::openModel(place("noted.torchscript"));
        QCOMPARE(model->inputShape(), (std::vector<std::int64_t>{1, 3, 32, 64}));
        QCOMPARE(recognise(*model, nullptr).processing.post.classNames, (std::vector<std::string>{"cat", "dog"}));
    }

    void severalOutputsKeepTheirOrderAndNames()
    {
        weighing("def forward(self, x):\n    return (x, [x + 1.0, x + 2.0])\n").save(place("tuple.pt"));
        const auto tuple = training::openModel(place("tuple.pt"), {.width = 2, .height = 2});
        const std::vector<Tensor> three = tuple->run(input({1, 3, 2, 2}, 0));
        QCOMPARE(three.size(), std::size_t{3});
        QCOMPARE(three[2].name, std::string("output2"));
        QCOMPARE(three[2].values.ptr<float>()[0], 2.0F);
        weighing("def forward(self, x):\n    return {'out': x, 'aux': x + 1.0}\n").save(place("dict.pt"));
        const auto named = training::openModel(place("dict.pt"), {.width = 2, .height = 2});
        QCOMPARE(named->run(input({1, 3, 2, 2}, 0))[0].name, std::string("out"));
    }

    void halfPrecisionIsWidened()
    {
        torch::jit::Module module = weighing(convolve);
        module.to(torch::kFloat16);
        module.save(place("half.pt"));
        const auto model = training::openModel(place("half.pt"), {.width = 2, .height = 2, .device = "cpu"});
        QCOMPARE(model->description().precision, std::string("float16"));
        QCOMPARE(model->run(input({1, 3, 2, 2}, 2))[0].values.ptr<float>()[0], 222.0F);
    }

    void aNetworkThatDoesNotTakeTheInputSaysWhy()
    {
        weighing("def forward(self, x):\n    return x.reshape([1, 5, 7])\n").save(place("stubborn.pt"));
        const QString text = refusal([&] { training::openModel(place("stubborn.pt"), {.width = 4, .height = 4}); });
        QVERIFY2(text.contains("[1, 3, 4, 4]") && text.contains("[1, 5, 7]") && !text.contains("Traceback"), qPrintable(text));
    }

    void damagedFilesAndBareWeightsAreToldApart()
    {
        weighing(convolve).save(place("whole.pt"));
        std::ifstream in(place("whole.pt"), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        std::ofstream(place("half.torchscript"), std::ios::binary) << bytes.substr(0, bytes.size() / 2);
        const QString broken = refusal([&] { training::loadEngine().openTorchScript(place("half.torchscript"), {}); });
        QVERIFY2(broken.contains("broken off or damaged"), qPrintable(broken));
        torch::save(torch::ones({3}), place("weights.pt"));
        const QString weights = refusal([&] { training::openModel(place("weights.pt")); });
        QVERIFY2(weights.contains("weights") && weights.contains("no method forward"), qPrintable(weights));
        // What Python's torch.save writes has no code in it; the names in a zip's directory tell.
        std::ofstream(place("python.pt"), std::ios::binary) << "PK\x03\x04 archive/data.pkl archive/data/0 PK\x01\x02";
        const QString python = refusal([&] { training::openModel(place("python.pt")); });
        QVERIFY2(python.contains("no network that could be run") && python.contains("Export"), qPrintable(python));
    }
};

QTEST_GUILESS_MAIN(TorchScriptTest)
#include "tst_torchscript.moc"
