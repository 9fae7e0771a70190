#include "core/base/error.h"
#include "core/inference/backend.h"
#include "core/inference/metadata.h"
#include "core/inference/processing.h"
#include "tests/core/onnx_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

#include <opencv2/core.hpp>

#include <QTest>

#include <cstring>
#include <fstream>
#include <functional>
#include <numeric>

using namespace gg;
using namespace gg::inference;
using test::OnnxWriter;

namespace {

/// A 1 x 1 convolution from three channels to one: 1, 10 and 100 times the channels, plus 5.
OnnxWriter weighing()
{
    OnnxWriter writer;
    writer.input("images", {1, 3, 4, 6}).output("out", {1, 1, 4, 6}).node("Conv", {"images", "w", "b"}, {"out"}).attribute("kernel_shape", std::vector<std::int64_t>{1, 1});
    writer.weights("w", {1, 3, 1, 1}, {1, 10, 100});
    writer.weights("b", {1}, {5});
    return writer;
}

cv::Mat input(const std::vector<int>& shape, float value)
{
    cv::Mat mat(static_cast<int>(shape.size()), shape.data(), CV_32F);
    mat.setTo(value);
    return mat;
}

std::string refusal(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool says(const std::string& text, const std::vector<std::string>& parts)
{
    for (const std::string& part : parts) {
        if (text.find(part) == std::string::npos) {
            qWarning("\"%s\" is not in: %s", part.c_str(), text.c_str());
            return false;
        }
    }
    return true;
}

}  // namespace

class InferenceOnnxTest : public QObject
{
    Q_OBJECT

private:
    test::TemporaryFolder m_folder;

    std::string place(const std::string& name) const { return m_folder.file(name); }
    std::string write(const std::string& bytes, const std::string& name = "model.onnx") const
    {
        std::ofstream(place(name), std::ios::binary) << bytes;
        return place(name);
    }
    std::string refusalOf(const OnnxWriter& writer) const
    {
        const std::string file = writer.write(place("refused.onnx"));
        return refusal([&] { openOnnx(file); });
    }

private Q_SLOTS:
    void aConvolutionGivesWhatItShould()
    {
        const auto model = openOnnx(weighing().write(place("a.onnx")));
        QCOMPARE(model->inputShape(), (std::vector<std::int64_t>{1, 3, 4, 6}));
        const std::vector<Tensor> outputs = model->run(input({1, 3, 4, 6}, 2));
        QCOMPARE(outputs.size(), std::size_t{1});
        QCOMPARE(outputs[0].name, std::string("out"));
        QCOMPARE(outputs[0].shape(), (std::vector<std::int64_t>{1, 1, 4, 6}));
        QCOMPARE(outputs[0].values.ptr<float>()[23], 227.0F);  // 2 * 111 + 5
    }

    void resultsStayWhenTheModelRunsAgain()
    {
        const auto model = openOnnx(weighing().write(place("again.onnx")));
        const std::vector<Tensor> first = model->run(input({1, 3, 4, 6}, 0));
        model->run(input({1, 3, 4, 6}, 1));
        QCOMPARE(first[0].values.ptr<float>()[0], 5.0F);
    }

    void aFileSaysWhatItIs()
    {
        OnnxWriter writer = weighing();
        writer.metadata("names", "{0: 'person', 1: \"driver's seat\", 3: 'dog\\'s'}").metadata("imgsz", "[480, 640]").metadata("task", "detect");
        const ModelDescription model = describeOnnx(writer.write(place("said.onnx")));
        QCOMPARE(model.producer, std::string("pytorch 1.13"));
        QCOMPARE(model.opset, 12);
        QCOMPARE(model.precision, std::string("float32"));
        QCOMPARE(model.inputs.size(), std::size_t{1});
        QCOMPARE(model.inputs[0].type, std::string("float32"));
        QCOMPARE(shapeText(model.outputs[0].shape), std::string("[1, 1, 4, 6]"));
        QCOMPARE(model.nodesOf("Conv"), std::size_t{1});
        QCOMPARE(model.firstOperator, std::string("Conv"));
        QCOMPARE(model.fingerprint.size(), std::size_t{16});
        QCOMPARE(declaredNames(model), (std::vector<std::string>{"person", "driver's seat", "", "dog's"}));
        QCOMPARE(declaredSize(model)->width, 640);
        QCOMPARE(declaredSize(model)->height, 480);
        QCOMPARE(declaredTask(model), std::string("detect"));
    }

    void openAxesAreFixed()
    {
        OnnxWriter writer = weighing();
        writer.model.mutable_graph()->clear_input();
        writer.model.mutable_graph()->clear_output();
        writer.input("images", {-1, 3, -1, -1}).output("out", {-1, 1, -1, -1});
        const std::string file = writer.write(place("open.onnx"));
        QCOMPARE(openOnnx(file)->inputShape(), (std::vector<std::int64_t>{1, 3, 640, 640}));
        const auto small = openOnnx(file, {.width = 8, .height = 4});
        QCOMPARE(small->inputShape(), (std::vector<std::int64_t>{1, 3, 4, 8}));
        QCOMPARE(small->run(input({1, 3, 4, 8}, 1))[0].values.ptr<float>()[31], 116.0F);
        QCOMPARE(openOnnx(writer.metadata("imgsz", "[32, 64]").write(file))->inputShape(), (std::vector<std::int64_t>{1, 3, 32, 64}));
    }

    void anInputOfAnotherSizeIsRefusedWithBoth()
    {
        const auto model = openOnnx(weighing().write(place("size.onnx")));
        QVERIFY(says(refusal([&] { model->run(input({1, 3, 8, 8}, 0)); }), {"[1, 3, 4, 6]", "[1, 3, 8, 8]"}));
    }

    void halfPrecisionIsWidened()
    {
        OnnxWriter writer = weighing();
        writer.model.mutable_graph()->clear_input();
        writer.input("images", {1, 3, 4, 6}, onnx::TensorProto::FLOAT16);
        for (onnx::TensorProto& tensor : *writer.model.mutable_graph()->mutable_initializer()) {
            std::string halves;
            for (const float value : tensor.float_data()) {
                const cv::float16_t half(value);
                halves.append(reinterpret_cast<const char*>(&half), sizeof half);
            }
            tensor.clear_float_data();
            tensor.set_raw_data(halves);
            tensor.set_data_type(onnx::TensorProto::FLOAT16);
        }
        const auto model = openOnnx(writer.write(place("half.onnx")));
        QCOMPARE(model->description().precision, std::string("float16"));
        QCOMPARE(model->run(input({1, 3, 4, 6}, 2))[0].values.ptr<float>()[0], 227.0F);
    }

    void weightsInAnotherFileAreTakenIn()
    {
        OnnxWriter writer = weighing();
        onnx::TensorProto& tensor = *writer.model.mutable_graph()->mutable_initializer(0);
        const std::vector<float> values{7, 1, 10, 100};
        write(std::string(reinterpret_cast<const char*>(values.data()), 16), "weights.bin");
        tensor.clear_float_data();
        tensor.set_data_location(onnx::TensorProto::EXTERNAL);
        const auto say = [&](const char* key, const char* value) {
            onnx::StringStringEntryProto& entry = *tensor.add_external_data();
            entry.set_key(key);
            entry.set_value(value);
        };
        say("location", "weights.bin");
        say("offset", "4");
        say("length", "12");
        const std::string file = writer.write(place("outside.onnx"));
        const auto model = openOnnx(file);
        QCOMPARE(model->run(input({1, 3, 4, 6}, 2))[0].values.ptr<float>()[0], 227.0F);

        const std::string before = model->description().fingerprint;
        write("0123456789", "weights.bin");
        QVERIFY(says(refusal([&] { openOnnx(file); }), {"weights.bin", "too short", "the file has 10"}));
        std::filesystem::remove(place("weights.bin"));
        QVERIFY(says(refusal([&] { openOnnx(file); }), {"outside.onnx", "weights.bin", "not beside it"}));
        tensor.mutable_external_data(0)->set_value("../weights.bin");
        writer.write(file);
        QVERIFY(says(refusal([&] { openOnnx(file); }), {"../weights.bin", "outside the model's folder"}));
    }

    void anOperatorThatIsNotThereIsNamedWithItsNode()
    {
        OnnxWriter writer = weighing();
        writer.model.mutable_graph()->clear_output();
        writer.node("FancyPool", {"out"}, {"a"}, "/model.9/fancy").node("FancyPool", {"a"}, {"b"}, "/model.10/fancy").output("b", {1, 1, 4, 6});
        QVERIFY(says(refusalOf(writer), {"does not have the operator FancyPool", "/model.9/fancy", "2 such nodes", "opset 12", "Export the model again"}));
    }

    void shapesThatDoNotFitAreNamedWithTheirNode()
    {
        OnnxWriter writer = weighing();
        writer.model.mutable_graph()->clear_output();
        writer.weights("wide", {1, 1, 9, 9}, std::vector<float>(81, 0));
        writer.node("Concat", {"out", "wide"}, {"both"}, "/neck/Concat").attribute("axis", std::int64_t{1}).output("both", {1, 2, 4, 6});
        QVERIFY(says(refusalOf(writer), {"Concat", "refused.onnx"}));
    }

    void severalInputsAreNamed()
    {
        OnnxWriter writer = weighing();
        writer.input("size", {1, 2});
        QVERIFY(says(refusalOf(writer), {"2 inputs", "images [1, 3, 4, 6]", "size [1, 2]"}));
    }

    void anInputThatIsNoPictureIsRefused()
    {
        OnnxWriter flat;
        flat.input("x", {1, 10}).output("y", {1, 10}).node("Relu", {"x"}, {"y"});
        QVERIFY(says(refusalOf(flat), {"x", "[1, 10]", "2 axes"}));
        OnnxWriter five;
        five.input("x", {1, 5, 8, 8}).output("y", {1, 5, 8, 8}).node("Relu", {"x"}, {"y"});
        QVERIFY(says(refusalOf(five), {"[1, 5, 8, 8]", "5 channels"}));
        OnnxWriter batch;
        batch.input("x", {4, 3, 8, 8}).output("y", {4, 3, 8, 8}).node("Relu", {"x"}, {"y"});
        QVERIFY(says(refusalOf(batch), {"fixed batch of 4"}));
        OnnxWriter whole;
        whole.input("x", {1, 3, 8, 8}, onnx::TensorProto::INT64).output("y", {1, 3, 8, 8}).node("Relu", {"x"}, {"y"});
        QVERIFY(says(refusalOf(whole), {"int64"}));
    }

    void filesThatAreNoModelsSayWhatTheyAre()
    {
        QVERIFY(says(refusal([&] { openOnnx(place("nowhere.onnx")); }), {"nowhere.onnx"}));
        QVERIFY(says(refusal([&] { openOnnx(write("")); }), {"empty"}));
        QVERIFY(says(refusal([&] { openOnnx(write("hello, I am a text that somebody wrote\n")); }), {"not an ONNX file"}));
        QVERIFY(says(refusal([&] { openOnnx(write("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n")); }), {"git lfs pull"}));
        QVERIFY(says(refusal([&] { openOnnx(write("<!DOCTYPE html><html><body>404</body></html>")); }), {"web page"}));
    }

    void aFileThatBreaksOffIsToldApart_data()
    {
        QTest::addColumn<double>("share");
        for (const double share : {0.2, 0.5, 0.9, 0.99}) {
            QTest::addRow("%g of it", share) << share;
        }
    }

    void aFileThatBreaksOffIsToldApart()
    {
        QFETCH(double, share);
        OnnxWriter writer = weighing();
        writer.weights("unused", {1000}, std::vector<float>(1000, 1));
        const std::string bytes = writer.bytes();
        const std::string file = write(bytes.substr(0, static_cast<std::size_t>(share * static_cast<double>(bytes.size()))), "broken.onnx");
        QVERIFY(says(refusal([&] { openOnnx(file); }), {"broken off or damaged"}));
    }

    void bytesThatWereChangedNeverEndTheProgram()
    {
        const std::string whole = weighing().bytes();
        cv::RNG random(7);
        for (int round = 0; round < 300; ++round) {
            std::string bytes = whole;
            for (int change = 0; change < 3; ++change) {
                bytes[static_cast<std::size_t>(random.uniform(0, static_cast<int>(bytes.size())))] = static_cast<char>(random.uniform(0, 256));
            }
            const std::string file = write(bytes, "changed.onnx");
            refusal([&] { describeOnnx(file); });
        }
    }

    void realModelsAreRecognised_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("head");
        QTest::addColumn<int>("width");
        QTest::addRow("yolox") << "models/yolox_nano/yolox_nano.onnx" << static_cast<int>(Head::Yolox) << 416;
        QTest::addRow("fastestdet") << "models/fastestdet/FastestDet.onnx" << static_cast<int>(Head::FastestDet) << 352;
        QTest::addRow("sinet") << "models/sinet/SINet_Softmax_simple.onnx" << static_cast<int>(Head::SegmentationProbability) << 320;
    }

    void realModelsAreRecognised()
    {
        QFETCH(QString, file);
        QFETCH(int, head);
        QFETCH(int, width);
        GG_REQUIRE_DATA(file.toStdString());
        const auto model = openOnnx(test::dataPath(file.toStdString()));
        const Recognition recognition = recognise(*model, nullptr);
        QCOMPARE(static_cast<int>(recognition.processing.post.head), head);
        QCOMPARE(recognition.processing.pre.width, width);
        for (const Reason& reason : recognition.reasons) {
            QVERIFY2(!sentence(reason).empty() && sentence(reason).find('{') == std::string::npos, sentence(reason).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(InferenceOnnxTest)
#include "tst_inference_onnx.moc"
