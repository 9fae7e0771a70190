#include "core/base/error.h"
#include "core/recipe/model_plan.h"
#include "core/training/models/weight_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace gg;
using namespace gg::training;

namespace
{

/// Two convolutions and a head: small enough to write its weights by hand.
const char* const smallModel = "name: small\n"
                               "layers:\n"
                               "  - conv: {out: 4, stride: 2, kernel: 1}\n"
                               "  - conv: {out: 8, stride: 2, kernel: 1}\n"
                               "  - detect: {from: [0, 1]}\n";

Detector small(int classes = 2)
{
    return Detector(recipe::parsePlan(smallModel, "small.yaml", "", classes));
}

torch::Tensor weight(const Detector& detector, const std::string& name)
{
    const auto parameters = detector->named_parameters();
    const torch::Tensor* found = parameters.find(name);
    return found != nullptr ? *found : detector->named_buffers()[name];
}

QByteArray lengthBytes(quint64 length)
{
    QByteArray bytes(8, '\0');
    for (int i = 0; i < 8; ++i) {
        bytes[i] = static_cast<char>(length >> (8 * i) & 0xFFU);
    }
    return bytes;
}

/// A safetensors file of a header and numbers.
QByteArray safetensors(const QByteArray& header, const QByteArray& data)
{
    return lengthBytes(static_cast<quint64>(header.size())) + header + data;
}

QByteArray floats(const std::vector<float>& values)
{
    return {reinterpret_cast<const char*>(values.data()), static_cast<qsizetype>(values.size() * sizeof(float))};
}

}  // namespace

class TestWeightFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string written(const QByteArray& bytes)
    {
        const QString path = m_folder.filePath("weights.safetensors");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("the test's file could not be written");
        }
        return path.toStdString();
    }

    WeightMatch loaded(Detector& detector, const QByteArray& bytes) { return loadSafetensors(detector, written(bytes)); }

    std::string refusal(const QByteArray& bytes)
    {
        Detector detector = small();
        try {
            loaded(detector, bytes);
        } catch (const Error& error) {
            return error.detail();
        }
        return {};
    }

private Q_SLOTS:
    void weightsSurviveWritingAndReading()
    {
        torch::manual_seed(1);
        Detector detector(recipe::planOf("yolov12n", 3));
        detector->named_buffers()["model.0.bn.running_mean"].fill_(0.25);
        const std::string file = m_folder.filePath("yolov12n.safetensors").toStdString();
        saveSafetensors(detector, file);
        torch::manual_seed(2);
        Detector other(recipe::planOf("yolov12n", 3));
        const WeightMatch match = loadSafetensors(other, file);
        QVERIFY(match.missing.empty() && match.unused.empty() && match.unfitting.empty());
        for (const auto& item : detector->named_parameters()) {
            QVERIFY2(torch::equal(item.value(), weight(other, item.key())), item.key().c_str());
        }
        QCOMPARE(weight(other, "model.0.bn.running_mean").max().item<float>(), 0.25F);
    }

    /// Numbers worked out by hand: 1.5 is 0x3E00 as float16 and 0x3FC0 as bfloat16.
    void halfPrecisionIsRead_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("float16") << QByteArray("F16") << QByteArray("\x00\x3E", 2);
        QTest::newRow("bfloat16") << QByteArray("BF16") << QByteArray("\xC0\x3F", 2);
        QTest::newRow("float32") << QByteArray("F32") << QByteArray("\x00\x00\xC0\x3F", 4);
        QTest::newRow("float64") << QByteArray("F64") << QByteArray("\x00\x00\x00\x00\x00\x00\xF8\x3F", 8);
    }

    void halfPrecisionIsRead()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, value);
        Detector detector = small();
        const QByteArray size = QByteArray::number(4 * value.size());
        const WeightMatch match = loaded(detector, safetensors("{\"model.0.bn.bias\": {\"dtype\": \"" + type +
                                                                   "\", \"shape\": [4], \"data_offsets\": [0, " + size + "]}}",
                                                               value.repeated(4)));
        QCOMPARE(match.taken, std::size_t(1));
        QCOMPARE(weight(detector, "model.0.bn.bias").min().item<float>(), 1.5F);
    }

    void differencesAreListed()
    {
        Detector detector = small(2);
        const QByteArray header = "{\"__metadata__\": {\"format\": \"pt\"},"
                                  " \"model.0.bn.bias\": {\"dtype\": \"F32\", \"shape\": [4], \"data_offsets\": [0, 16]},"
                                  " \"model.2.cv3.0.2.bias\": {\"dtype\": \"F32\", \"shape\": [3], \"data_offsets\": [16, 28]},"
                                  " \"model.7.bn.bias\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [28, 32]}}";
        const WeightMatch match = loaded(detector, safetensors(header, floats({1, 2, 3, 4, 5, 6, 7, 8})));
        QCOMPARE(match.taken, std::size_t(1));
        QCOMPARE(match.unfitting, std::vector<std::string>{"model.2.cv3.0.2.bias: [3] there, [2] here"});
        QCOMPARE(match.unused, std::vector<std::string>{"model.7.bn.bias"});
        QVERIFY(std::find(match.missing.begin(), match.missing.end(), "model.1.bn.running_var") != match.missing.end());
        QVERIFY(std::find(match.missing.begin(), match.missing.end(), "model.2.cv3.0.2.bias") == match.missing.end());
        QCOMPARE(weight(detector, "model.0.bn.bias")[3].item<float>(), 4.0F);
    }

    void whatIsNoWeightIsNeitherTakenNorMissed()
    {
        Detector detector = small();
        const QByteArray header =
            "{\"model.0.bn.num_batches_tracked\": {\"dtype\": \"I64\", \"shape\": [], \"data_offsets\": [0, 8]}}";
        const WeightMatch match = loaded(detector, safetensors(header, QByteArray(8, '\x01')));
        QVERIFY(match.taken == 0 && match.unused.empty());
        for (const std::string& name : match.missing) {
            QVERIFY(!name.ends_with(".dfl.conv.weight") && !name.ends_with("num_batches_tracked"));
        }
    }

    void otherWaysOfWritingTheNamesAreKnown()
    {
        for (const char* name : {"0.bn.bias", "model.model.0.bn.bias"}) {
            Detector detector = small();
            const QByteArray header =
                QByteArray("{\"") + name + "\": {\"dtype\": \"F32\", \"shape\": [4], \"data_offsets\": [0, 16]}}";
            QCOMPARE(loaded(detector, safetensors(header, floats({1, 2, 3, 4}))).taken, std::size_t(1));
        }
    }

    void anUnknownTypeIsNamed()
    {
        const QByteArray header = "{\"model.0.bn.bias\": {\"dtype\": \"F8_E4M3\", \"shape\": [4], \"data_offsets\": [0, 4]}}";
        QCOMPARE(refusal(safetensors(header, QByteArray(4, '\0'))),
                 std::string("The weights 'model.0.bn.bias' are of type F8_E4M3; F32, F16, BF16 and F64 can be taken. Write the "
                             "file in one of these."));
    }

    void damagedFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("reason");
        const auto entry = [](const QByteArray& shape, const QByteArray& range, const QByteArray& type = "F32") {
            return QByteArray("{\"dtype\": \"" + type + "\", \"shape\": " + shape + ", \"data_offsets\": " + range + "}");
        };
        const auto one = [&](const QByteArray& shape, const QByteArray& range, qsizetype size) {
            return safetensors("{\"a\": " + entry(shape, range) + "}", QByteArray(size, '\0'));
        };
        QTest::newRow("empty") << QByteArray() << QByteArray("less than the eight bytes");
        QTest::newRow("five bytes") << QByteArray("hello") << QByteArray("less than the eight bytes");
        QTest::newRow("header longer than the file") << lengthBytes(1000) + "{}" << QByteArray("announce a header of 1000 bytes");
        QTest::newRow("header of 2^64 - 1") << lengthBytes(~quint64(0)) + "{}"
                                            << QByteArray("announce a header of 18446744073709551615");
        QTest::newRow("pickle") << QByteArray("PK\x03\x04 archive/data.pkl and more of it") << QByteArray("announce a header");
        QTest::newRow("no JSON") << safetensors("hello", {}) << QByteArray("not a JSON object");
        QTest::newRow("list") << safetensors("[1]", {}) << QByteArray("not a JSON object");
        QTest::newRow("deep") << safetensors(QByteArray(1'000'000, '['), {}) << QByteArray("not a JSON object");
        QTest::newRow("deep and closed") << safetensors("{\"a\": " + QByteArray(200'000, '[') + QByteArray(200'000, ']') + "}",
                                                        {})
                                         << QByteArray("has no dtype");
        QTest::newRow("invalid UTF-8") << safetensors("{\"\xFF\": 1}", {}) << QByteArray("not a JSON object");
        QTest::newRow("number") << safetensors("{\"a\": 1}", {}) << QByteArray("'a' has no dtype");
        QTest::newRow("twice") << safetensors("{\"a\": " + entry("[1]", "[0, 4]") + ", \"a\": " + entry("[1]", "[0, 4]") + "}",
                                              QByteArray(4, '\0'))
                               << QByteArray("names 'a' twice");
        QTest::newRow("negative axis") << one("[-1]", "[0, 4]", 4) << QByteArray("no list of whole numbers");
        QTest::newRow("fraction") << one("[1.5]", "[0, 4]", 4) << QByteArray("no list of whole numbers");
        QTest::newRow("overflow") << one("[4294967296, 4294967296, 4294967296]", "[0, 4]", 4) << QByteArray("bytes by its shape");
        QTest::newRow("many axes") << one("[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[0, 4]", 4) << QByteArray("has 19 axes");
        QTest::newRow("range backwards") << one("[1]", "[4, 0]", 4) << QByteArray("are no range");
        QTest::newRow("range of three") << one("[1]", "[0, 4, 8]", 4) << QByteArray("are no range");
        QTest::newRow("shape and range") << one("[2]", "[0, 4]", 4)
                                         << QByteArray("takes 8 bytes by its shape, but 4 by its range");
        QTest::newRow("broken off") << one("[2]", "[0, 8]", 5) << QByteArray("ends at byte 8 of 5");
        QTest::newRow("bytes left") << one("[1]", "[0, 4]", 6) << QByteArray("2 bytes at its end");
        QTest::newRow("overlap") << safetensors("{\"a\": " + entry("[2]", "[0, 8]") + ", \"b\": " + entry("[1]", "[4, 8]") + "}",
                                                QByteArray(8, '\0'))
                                 << QByteArray("overlap or leave a gap");
        QTest::newRow("gap") << safetensors("{\"a\": " + entry("[1]", "[4, 8]") + "}", QByteArray(8, '\0'))
                             << QByteArray("overlap or leave a gap");
        QTest::newRow("unknown type, vast shape")
            << safetensors("{\"a\": " + entry("[9223372036854775807, 9223372036854775807]", "[0, 4]", "X9") + "}",
                           QByteArray(5, '\0'))
            << QByteArray("1 bytes at its end");
    }

    void damagedFilesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, reason);
        const std::string found = refusal(bytes);
        QVERIFY2(found.find(reason.toStdString()) != std::string::npos, found.c_str());
    }

    void aVastShapeOfAnUnknownTypeIsOnlyListed()
    {
        Detector detector = small();
        const QByteArray header = "{\"model.0.bn.bias\": {\"dtype\": \"X9\", \"shape\": [9223372036854775807, "
                                  "9223372036854775807], \"data_offsets\": [0, 4]}}";
        QCOMPARE(loaded(detector, safetensors(header, QByteArray(4, '\0'))).unfitting.size(), std::size_t(1));
    }

    void aMissingFileIsSaid()
    {
        Detector detector = small();
        try {
            loadSafetensors(detector, m_folder.filePath("none.safetensors").toStdString());
            QFAIL("was read");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NotFound);
        }
    }

    void weightsOfAnotherModelAreMostlyUnused()
    {
        const std::string file = m_folder.filePath("yolov8n.safetensors").toStdString();
        saveSafetensors(Detector(recipe::planOf("yolov8n", 80)), file);
        Detector detector(recipe::planOf("yolov8n", 3));
        const WeightMatch match = loadSafetensors(detector, file);
        // The class branch alone depends on the classes: of each map 80 channels of 64 … 3.
        QVERIFY(match.missing.empty() && match.unused.empty());
        QVERIFY(std::all_of(match.unfitting.begin(), match.unfitting.end(),
                            [](const std::string& text) { return text.starts_with("model.22.cv3."); }));
        QVERIFY(std::find(match.unfitting.begin(), match.unfitting.end(),
                          "model.22.cv3.0.2.weight: [80, 80, 1, 1] there, [3, 64, 1, 1] here") != match.unfitting.end());
    }
};

QTEST_GUILESS_MAIN(TestWeightFiles)
#include "tst_weight_files.moc"
