#include "core/imports/tensorboard/attachment.h"
#include "core/imports/tensorboard/crc32c.h"
#include "tests/core/event_records.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <sys/stat.h>

#include <cmath>
#include <limits>
#include <string_view>

using namespace gg;
using namespace gg::imports;
using namespace gg::test;

namespace
{

std::string bytesOf(const char* hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

constexpr const char* versionHex = "0f000000000000006d532b091a0d627261696e2e4576656e743a32fc985129";
constexpr const char* scalarHex = "1a00000000000000129bd82d09000000000000f03f10072a0d0a0b0a046c6f7373150000003f862c9a2f";

schema::Event withTensor(const std::string& tag, const schema::TensorProto& tensor, std::int64_t step = 1)
{
    schema::Event result = event(step, 1000);
    auto* value = result.mutable_summary()->add_value();
    value->set_tag(tag);
    *value->mutable_tensor() = tensor;
    return result;
}

/// A tensor of rank 0; `fill` sets its value.
template <typename Fill>
schema::TensorProto rank0(std::int32_t type, Fill fill)
{
    schema::TensorProto tensor;
    tensor.set_dtype(type);
    tensor.mutable_tensor_shape();
    fill(tensor);
    return tensor;
}

template <typename T>
std::string raw(T value)
{
    return {reinterpret_cast<const char*>(&value), sizeof(T)};
}

struct TensorCase {
    const char* name = "";
    schema::TensorProto tensor;
    double expected = 0;
};

/// Numbers of tensorflow/core/framework/types.proto.
std::vector<TensorCase> tensorCases()
{
    using Tensor = schema::TensorProto;
    return {{"float", rank0(1, [](Tensor& t) { t.add_float_val(0.25F); }), 0.25},
            {"float in bytes", rank0(1, [](Tensor& t) { t.set_tensor_content(raw(0.25F)); }), 0.25},
            {"double", rank0(2, [](Tensor& t) { t.add_double_val(0.1); }), 0.1},
            {"double in bytes", rank0(2, [](Tensor& t) { t.set_tensor_content(raw(0.1)); }), 0.1},
            {"int32", rank0(3, [](Tensor& t) { t.add_int_val(-7); }), -7},
            {"uint8 in bytes", rank0(4, [](Tensor& t) { t.set_tensor_content(raw(std::uint8_t{200})); }), 200},
            {"int16 in bytes", rank0(5, [](Tensor& t) { t.set_tensor_content(raw(std::int16_t{-300})); }), -300},
            {"int8", rank0(6, [](Tensor& t) { t.add_int_val(-8); }), -8},
            {"int64", rank0(9, [](Tensor& t) { t.add_int64_val(1LL << 40); }), 1099511627776.0},
            {"bool", rank0(10, [](Tensor& t) { t.add_bool_val(true); }), 1},
            {"bfloat16", rank0(14, [](Tensor& t) { t.add_half_val(0x3fc0); }), 1.5},
            {"uint16", rank0(17, [](Tensor& t) { t.add_int_val(65535); }), 65535},
            {"half", rank0(19, [](Tensor& t) { t.add_half_val(0x3e00); }), 1.5},
            {"half in bytes", rank0(19, [](Tensor& t) { t.set_tensor_content(raw(std::uint16_t{0xc000})); }), -2},
            {"uint32", rank0(22, [](Tensor& t) { t.add_uint32_val(4000000000U); }), 4e9},
            {"uint64 in bytes", rank0(23, [](Tensor& t) { t.set_tensor_content(raw(std::uint64_t{5})); }), 5},
            {"float left out, which is zero", rank0(1, [](Tensor&) {}), 0}};
}

/// One of everything: what a file holds beside its numbers.
std::string pngBytes()
{
    return bytesOf("89504e470d0a1a0a") + "picture";
}

schema::Event pictureEvent()
{
    schema::Event result = event(3, 1003);
    auto* value = result.mutable_summary()->add_value();
    value->set_tag("val/picture");
    auto* image = value->mutable_image();
    image->set_height(4);
    image->set_width(5);
    image->set_colorspace(3);
    image->set_encoded_image_string(pngBytes());
    return result;
}

schema::Event picturesTensorEvent()
{
    schema::TensorProto tensor;
    tensor.set_dtype(7);
    tensor.mutable_tensor_shape()->add_dim()->set_size(4);
    for (const std::string& text : {std::string("5"), std::string("4"), pngBytes() + "1", pngBytes() + "2"}) {
        tensor.add_string_val(text);
    }
    return withTensor("pictures", tensor, 4);
}

schema::Event histogramEvent()
{
    schema::Event result = event(5, 1005);
    auto* value = result.mutable_summary()->add_value();
    value->set_tag("weights");
    auto* histogram = value->mutable_histo();
    histogram->set_min(-1);
    histogram->set_max(3);
    // As TensorFlow 1 writes them: empty buckets around, the last limit the greatest double.
    for (const double limit : {-2.0, 0.0, 1.0, std::numeric_limits<double>::max()}) {
        histogram->add_bucket_limit(limit);
    }
    for (const double count : {0.0, 4.0, 0.0, 2.0}) {
        histogram->add_bucket(count);
    }
    return result;
}

schema::Event histogramTensorEvent()
{
    schema::TensorProto tensor;
    tensor.set_dtype(2);
    tensor.mutable_tensor_shape()->add_dim()->set_size(2);
    tensor.mutable_tensor_shape()->add_dim()->set_size(3);
    tensor.set_tensor_content(raw(0.0) + raw(0.5) + raw(7.0) + raw(0.5) + raw(1.0) + raw(9.0));
    return withTensor("bias", tensor, 6);
}

schema::Event textEvent()
{
    schema::TensorProto tensor;
    tensor.set_dtype(7);
    tensor.mutable_tensor_shape()->add_dim()->set_size(1);
    tensor.add_string_val("learning rate **0.1**");
    schema::Event result = withTensor("note/text_summary", tensor, 7);
    result.mutable_summary()->mutable_value(0)->mutable_metadata()->mutable_plugin_data()->set_plugin_name("text");
    return result;
}

/// Scalars of several forms, pictures, a histogram: 700 bytes.
std::string mixedFile()
{
    std::string file = versionRecord();
    for (int step = 0; step < 3; ++step) {
        file += scalarRecord("train/loss", step, 1.0F / static_cast<float>(step + 1), 1000 + step);
        file += scalarRecord("train/lr", step, 0.1F, 1000 + step);
    }
    schema::Event both = event(9, 1009);  // as TensorFlow 1 merges summaries
    for (const char* tag : {"a", "b"}) {
        auto* value = both.mutable_summary()->add_value();
        value->set_tag(tag);
        value->set_simple_value(static_cast<float>(tag[0]));
    }
    file += record(both) + record(pictureEvent()) + record(histogramEvent());
    file += record(withTensor("tensor", rank0(2, [](schema::TensorProto& t) { t.add_double_val(0.1); })));
    return file + scalarRecord("train/loss", 3, 0.25F, 1010);
}

const runs::RunAttachment& only(const ReadRun& run)
{
    return run.history.attachments().at(0);
}

}  // namespace

class EventFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChecksumHasItsKnownValue()
    {
        const std::string digits = "123456789";
        QCOMPARE(tensorboard::crc32c(digits.data(), digits.size()), 0xe3069283U);
        QCOMPARE(tensorboard::crc32cPortable(digits.data(), digits.size()), 0xe3069283U);
    }

    void theProcessorAndTheTableAgreeAtEveryLength()
    {
        std::string bytes;
        for (int i = 0; i < 100; ++i) {
            bytes.push_back(static_cast<char>(i * 37));
            const std::uint32_t whole = tensorboard::crc32cPortable(bytes.data(), bytes.size());
            QCOMPARE(tensorboard::crc32c(bytes.data(), bytes.size()), whole);
            const std::size_t half = bytes.size() / 3;
            const std::uint32_t first = tensorboard::crc32c(bytes.data(), half);
            QCOMPARE(tensorboard::crc32c(bytes.data() + half, bytes.size() - half, first), whole);
            QCOMPARE(tensorboard::crc32cPortable(bytes.data() + half, bytes.size() - half, first), whole);
        }
    }

    void theTwoKnownRecordsAreReadAndWritten()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("events.out.tfevents.1.host"), bytesOf(versionHex) + bytesOf(scalarHex));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"events.out.tfevents.1.host"}});
        const std::vector<ReadPoint> expected{{"loss", 7, 1.0, 0.5}};
        QCOMPARE(run.points(), expected);
        QVERIFY(run.problems.empty());

        schema::Event version;
        version.set_file_version("brain.Event:2");
        QCOMPARE(record(version), bytesOf(versionHex));
        QCOMPARE(scalarRecord("loss", 7, 0.5F, 1.0), bytesOf(scalarHex));
    }

    void everyFormOfScalarIsANumber_data()
    {
        QTest::addColumn<int>("number");
        const auto cases = tensorCases();
        for (int i = 0; i < static_cast<int>(cases.size()); ++i) {
            QTest::newRow(cases[static_cast<std::size_t>(i)].name) << i;
        }
    }

    void everyFormOfScalarIsANumber()
    {
        QFETCH(int, number);
        const TensorCase one = tensorCases()[static_cast<std::size_t>(number)];
        const TemporaryFolder folder;
        schema::Event plain = withTensor("x", one.tensor);
        schema::Event described = plain;  // TensorFlow 2 says with each value what it is
        described.mutable_summary()->mutable_value(0)->mutable_metadata()->mutable_plugin_data()->set_plugin_name("scalars");
        writeBytes(folder.file("a.tfevents.1"), versionRecord() + record(plain) + record(described));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        const std::vector<ReadPoint> expected(2, {"x", 1, 1000, one.expected});
        QCOMPARE(run.points(), expected);
    }

    void fieldsMayComeInAnyOrder()
    {
        const std::string value = bytesOf("0a0b") + std::string("\x0a\x04loss\x15", 7) + raw(0.5F);
        const std::string reversed = std::string("\x2a\x0d", 2) + value + std::string("\x10\x07\x09", 3) + raw(1.0);
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), tensorboard::framed(reversed));
        const std::vector<ReadPoint> expected{{"loss", 7, 1.0, 0.5}};
        QCOMPARE(readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}}).points(), expected);
    }

    void notANumberAndNegativeStepsAreKept()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"),
                   scalarRecord("x", -5, std::nanf("")) + scalarRecord("x", 1, std::numeric_limits<float>::infinity()));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        const runs::Series* series = run.history.find("x");
        QVERIFY(series != nullptr);
        QCOMPARE(series->steps, (std::vector<std::int64_t>{-5, 1}));
        QVERIFY(std::isnan(series->values[0]));
        QVERIFY(std::isinf(series->values[1]));
    }

    void picturesLieWhereTheAttachmentSays()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), versionRecord() + record(pictureEvent()) + record(picturesTensorEvent()));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        const auto& attachments = run.history.attachments();
        QCOMPARE(attachments.size(), std::size_t{3});
        QCOMPARE(attachments[0].name, std::string("val/picture"));
        QCOMPARE(attachments[0].step, 3);
        QCOMPARE(readAttachment(folder.path(), attachments[0]), pngBytes());
        QCOMPARE(readAttachment(folder.path(), attachments[1]), pngBytes() + "1");
        QCOMPARE(readAttachment(folder.path(), attachments[2]), pngBytes() + "2");
        QCOMPARE(attachments[2].name, std::string("pictures [2]"));
    }

    void aHistogramOfTensorFlow1HasItsLeastAndGreatestValueForOpenEnds()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), record(histogramEvent()));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        QCOMPARE(only(run).kind, runs::RunAttachment::Kind::Histogram);
        const std::vector<HistogramBucket> expected{{-2, 0, 4}, {0, 1, 0}, {1, 3, 2}};
        QVERIFY(decodeHistogram(readAttachment(folder.path(), only(run))) == expected);
    }

    void aHistogramOfTensorFlow2IsATable()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), record(histogramTensorEvent()));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        const std::vector<HistogramBucket> expected{{0, 0.5, 7}, {0.5, 1, 9}};
        QVERIFY(decodeHistogram(readAttachment(folder.path(), only(run))) == expected);
    }

    void textsAreReadAsTheyAre()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), record(textEvent()));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        QCOMPARE(only(run).kind, runs::RunAttachment::Kind::Text);
        QCOMPARE(readAttachment(folder.path(), only(run)), std::string("learning rate **0.1**"));
    }

    void whatIsNotShownIsCounted()
    {
        schema::TensorProto curve;
        curve.set_dtype(1);
        curve.mutable_tensor_shape()->add_dim()->set_size(6);
        curve.mutable_tensor_shape()->add_dim()->set_size(127);
        schema::Event unread = withTensor("pr", curve);
        unread.mutable_summary()->mutable_value(0)->mutable_metadata()->mutable_plugin_data()->set_plugin_name("pr_curves");
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), record(unread) + record(unread) + tensorboard::framed("no event"));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        QCOMPARE(run.problems.size(), std::size_t{2});
        QCOMPARE(
            run.problems[0],
            std::string(
                "a.tfevents.1: 1 record was skipped, because they are no events, although their checksum is right (at byte ") +
                std::to_string(2 * record(unread).size() + 12) + ").");
        QCOMPARE(run.problems[1], std::string("2 values are of a kind that is not shown: tensors of the plugin pr_curves."));
    }

    void aFileCutAnywhereIsReadOnWhenTheRestComes()
    {
        const std::string whole = mixedFile();
        const TemporaryFolder folder;
        const std::string name = "a.tfevents.1";
        writeBytes(folder.file(name), whole);
        const ReadRun expected = readEvents({.folder = folder.path(), .files = {name}});
        QCOMPARE(expected.points().size(), std::size_t{10});
        QCOMPARE(expected.attachments().size(), std::size_t{2});
        for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
            writeBytes(folder.file(name), whole.substr(0, cut));
            const auto tail = openEventFiles({.folder = folder.path(), .files = {name}});
            ReadRun run;
            run.follow(*tail, 1 << 20);
            const std::vector<ReadPoint> before = run.points();
            const std::vector<ReadPoint> all = expected.points();
            QVERIFY(std::includes(all.begin(), all.end(), before.begin(), before.end()));
            writeBytes(folder.file(name), whole.substr(cut), true);
            run.follow(*tail, 1 << 20);
            QCOMPARE(run.points(), all);
            QCOMPARE(run.attachments(), expected.attachments());
            QVERIFY2(run.problems.empty(), run.problems.empty() ? "" : run.problems.front().c_str());
            QVERIFY(!run.again);
        }
    }

    void nothingIsInventedWhereAnyByteIsWrong()
    {
        const std::string whole = mixedFile();
        const TemporaryFolder folder;
        const std::string name = "a.tfevents.1";
        writeBytes(folder.file(name), whole);
        const ReadRun expected = readEvents({.folder = folder.path(), .files = {name}});
        std::vector<ReadPoint> all = expected.points();
        std::sort(all.begin(), all.end());
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (const int change : {0x01, 0x80, 0xff}) {
                std::string damaged = whole;
                damaged[at] = static_cast<char>(damaged[at] ^ change);
                writeBytes(folder.file(name), damaged);
                const ReadRun run = readEvents({.folder = folder.path(), .files = {name}});
                std::vector<ReadPoint> points = run.points();
                std::sort(points.begin(), points.end());
                QVERIFY(std::includes(all.begin(), all.end(), points.begin(), points.end()));
                QVERIFY2(!run.problems.empty(), std::to_string(at).c_str());
            }
        }
    }

    void aWrongDataChecksumCostsItsRecordOnly()
    {
        const std::string first = versionRecord();
        std::string second = scalarRecord("x", 1, 1);
        second[second.size() - 6] = static_cast<char>(second[second.size() - 6] ^ 1);
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), first + second + scalarRecord("x", 2, 2));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        const std::vector<ReadPoint> expected{{"x", 2, 1000, 2}};
        QCOMPARE(run.points(), expected);
        QCOMPARE(run.problems,
                 (std::vector<std::string>{
                     "a.tfevents.1: 1 record was skipped, because their checksum does not fit their data (at byte " +
                     std::to_string(first.size()) + ")."}));
    }

    void aWrongLengthEndsTheFileAndIsNamed()
    {
        const std::string first = scalarRecord("x", 1, 1);
        std::string second = scalarRecord("x", 2, 2);
        second[0] = static_cast<char>(second[0] ^ 1);
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), first + second + scalarRecord("x", 3, 3));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        const std::vector<ReadPoint> expected{{"x", 1, 1000, 1}};
        QCOMPARE(run.points(), expected);
        QCOMPARE(run.problems.size(), std::size_t{1});
        QVERIFY(run.problems[0].starts_with("a.tfevents.1: the length of the record at byte " + std::to_string(first.size()) +
                                            " is damaged; the " + std::to_string(2 * first.size()) + " bytes"));
    }

    void lengthsThatAreWrittenLaterAreReadThen()
    {
        // A network folder shows zeros where a block has not arrived.
        const std::string first = scalarRecord("x", 1, 1);
        const std::string second = scalarRecord("x", 2, 2);
        const TemporaryFolder folder;
        const std::string file = folder.file("a.tfevents.1");
        writeBytes(file, first + std::string(second.size(), '\0'));
        const auto tail = openEventFiles({.folder = folder.path(), .files = {"a.tfevents.1"}});
        ReadRun run;
        run.follow(*tail, 1 << 20);
        QCOMPARE(run.problems.size(), std::size_t{1});
        writeBytes(file, first + second + second);
        run.follow(*tail, 1 << 20);
        QCOMPARE(run.points().size(), std::size_t{3});
        QVERIFY(run.problems.empty());
        QVERIFY(!run.again);
    }

    void aFileThatBecameAnotherIsReadAgain()
    {
        const TemporaryFolder folder;
        const std::string file = folder.file("a.tfevents.1");
        writeBytes(file, versionRecord(1) + scalarRecord("x", 1, 1));
        const auto tail = openEventFiles({.folder = folder.path(), .files = {"a.tfevents.1"}});
        ReadRun run;
        run.follow(*tail, 1 << 20);
        writeBytes(file, versionRecord(2) + scalarRecord("x", 1, 5) + scalarRecord("x", 2, 6));
        run.follow(*tail, 1 << 20);
        QVERIFY(run.again);
        const std::vector<ReadPoint> expected{{"x", 1, 1000, 5}, {"x", 2, 1000, 6}};
        QCOMPARE(run.points(), expected);
    }

    void aFileThatIsGoneIsLostAndItsPointsStay()
    {
        const TemporaryFolder folder;
        const std::string file = folder.file("a.tfevents.1");
        writeBytes(file, scalarRecord("x", 1, 1));
        const auto tail = openEventFiles({.folder = folder.path(), .files = {"a.tfevents.1"}});
        ReadRun run;
        run.follow(*tail, 1 << 20);
        std::filesystem::remove(file);
        QVERIFY(tail->poll(1 << 20).empty());
        QVERIFY(tail->lost());
        QCOMPARE(tail->problems(),
                 (std::vector<std::string>{"a.tfevents.1 is gone or cannot be read; what was read of it stays."}));
        QCOMPARE(run.points().size(), std::size_t{1});
        // Mounted again: the same file with another number, and a record more.
        writeBytes(file, scalarRecord("x", 1, 1) + scalarRecord("x", 2, 2));
        run.follow(*tail, 1 << 20);
        QVERIFY(!tail->lost());
        QVERIFY(run.problems.empty());
        QVERIFY(!run.again);
        QCOMPARE(run.points().size(), std::size_t{2});
    }

    void pipesAndLoopsAreNamedAndNotWaitedFor()
    {
        const TemporaryFolder folder;
        QCOMPARE(::mkfifo(folder.file("pipe.tfevents.1").c_str(), 0600), 0);
        std::filesystem::create_symlink("loop.tfevents.2", folder.file("loop.tfevents.2"));
        writeBytes(folder.file("good.tfevents.3"), scalarRecord("x", 1, 1));
        const ReadRun run =
            readEvents({.folder = folder.path(), .files = {"pipe.tfevents.1", "loop.tfevents.2", "good.tfevents.3"}});
        QCOMPARE(run.points().size(), std::size_t{1});
        QCOMPARE(run.problems, (std::vector<std::string>{"pipe.tfevents.1 is gone or cannot be read.",
                                                         "loop.tfevents.2 is gone or cannot be read."}));
    }

    void tagsThatAreNoUtf8AreReadAll()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"), scalarRecord("perte_\xe9", 1, 1) + scalarRecord("Verlust für ü", 1, 2));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        QVERIFY(run.history.find("perte_\xef\xbf\xbd") != nullptr);
        QVERIFY(run.history.find("Verlust für ü") != nullptr);
    }
};

QTEST_APPLESS_MAIN(EventFilesTest)
#include "tst_event_files.moc"
