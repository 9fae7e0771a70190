#include "core/base/error.h"
#include "core/runs/history.h"
#include "core/runs/run_folder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <opencv2/imgcodecs.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

using namespace gg::runs;
namespace fs = std::filesystem;

namespace {

RunInfo exampleInfo()
{
    RunInfo info;
    info.name = "bce: \"first\" Lauf #1";
    info.created = "2026-11-21T05:00:00Z";
    info.configYaml = "task: segmentation\nloss: bce\noptimizer:\n  name: adam\n  lr: 0.0001\n";
    info.seed = 18446744073709551615ULL;
    info.datasetPath = "/data/C:\\polyps, and 'more'";
    info.datasetFingerprint = "00112233445566e7";  // a number in exponent form to a careless reader
    info.datasetFormat = "images and masks";
    info.trainImages = 490;
    info.valImages = 122;
    info.trainForeground = 0.1 + 0.2;
    info.imageSize = 128;
    info.epochs = 20;
    info.stepsPerEpoch = 62;
    info.samples = {{.name = "0001", .image = "/data/images/1.png"}, {.name = "no", .image = "/data/images/no.png"}};
    info.versions = {{"libtorch", "1.13"}};
    info.machine = {{"cores", "2"}, {"device", "cpu"}};
    return info;
}

std::string messageOf(const std::function<void()>& what)
{
    try {
        what();
    } catch (const gg::Error& error) {
        return error.what();
    }
    return {};
}

void write(const std::string& file, const std::string& text)
{
    gg::io::writeFileAtomically(file, text);
}

RunEvent step(std::int64_t number, double loss)
{
    RunEvent event;
    event.kind = EventKind::Step;
    event.step = number;
    event.epoch = static_cast<double>(number) / 10;
    event.time = 1000.0 + static_cast<double>(number);
    event.values = {{"train/loss", loss}};
    return event;
}

}  // namespace

class TestRunFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDescriptionReadsBack();
    void anyConfigurationTextReadsBack_data();
    void anyConfigurationTextReadsBack();
    void aBadDescriptionNamesLineKeyAndValue_data();
    void aBadDescriptionNamesLineKeyAndValue();
    void theConfigurationIsFlattened();
    void aFolderWithARunIsNotOverwritten();
    void predictionsAreStoredAsRoundedGrey();
    void countsOfAnEpochReadBack();
    void aCutEpochFileIsNamedAndTheOthersStay();
    void runFoldersAreFoundOldestFirst();
    void theTailReadsWhatTheWriterWrites();
    void aLineCutInTheMiddleIsNamedAndReadingGoesOn();
    void garbageDoesNotEndTheReading();
    void unknownKindsAreCounted();
    void aDeletedFolderIsLost();
    void aFileThatWasCutIsReadAgainFromItsStart();
    void aFolderThatIsNoRunIsRefused();
};

void TestRunFolder::theDescriptionReadsBack()
{
    const gg::test::TemporaryFolder folder;
    const RunInfo info = exampleInfo();
    writeRunInfo(folder.path(), info);
    const RunInfo back = readRunInfo(folder.path());
    QCOMPARE(back.name, info.name);
    QCOMPARE(back.created, info.created);
    QCOMPARE(back.configYaml, info.configYaml);
    QCOMPARE(back.seed, info.seed);
    QCOMPARE(back.datasetPath, info.datasetPath);
    QCOMPARE(back.datasetFingerprint, info.datasetFingerprint);
    QCOMPARE(back.trainForeground, info.trainForeground);
    QCOMPARE(back.valForeground, -1.0);
    QCOMPARE(back.stepsPerEpoch, info.stepsPerEpoch);
    QCOMPARE(back.samples.size(), std::size_t{2});
    QCOMPARE(back.samples[1].name, std::string("no"));
    QCOMPARE(back.versions, info.versions);
    QCOMPARE(back.machine, info.machine);
}

void TestRunFolder::anyConfigurationTextReadsBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("no final line break") << QByteArray("loss: bce");
    QTest::newRow("two final line breaks") << QByteArray("loss: bce\n\n");
    QTest::newRow("indented first line") << QByteArray("  loss: bce\n");
    QTest::newRow("CRLF and tabs") << QByteArray("loss: bce\r\n\tepochs: 3\r\n");
    QTest::newRow("empty lines inside") << QByteArray("a: 1\n\nb: 2\n");
    QTest::newRow("a comment first") << QByteArray("# mine\nloss: bce\n");
    QTest::newRow("like a document end") << QByteArray("---\na: 1\n...\n");
}

void TestRunFolder::anyConfigurationTextReadsBack()
{
    QFETCH(QByteArray, text);
    const gg::test::TemporaryFolder folder;
    RunInfo info;
    info.configYaml = text.toStdString();
    writeRunInfo(folder.path(), info);
    QCOMPARE(QByteArray::fromStdString(readRunInfo(folder.path()).configYaml), text);
}

void TestRunFolder::aBadDescriptionNamesLineKeyAndValue_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("said");
    QTest::newRow("no YAML") << QByteArray("schema: [groundglass.run\n") << "no YAML";
    QTest::newRow("another file") << QByteArray("name: something else\n") << "schema: groundglass.run";
    QTest::newRow("a later format") << QByteArray("schema: groundglass.run\nversion: 7\n") << "version 7";
    QTest::newRow("text for a number") << QByteArray("schema: groundglass.run\nversion: 1\nepochs: many\n") << "Line 3: epochs is \"many\"";
    QTest::newRow("negative count") << QByteArray("schema: groundglass.run\nversion: 1\ntrain_images: -4\n") << "train_images is \"-4\"";
    QTest::newRow("a map for text") << QByteArray("schema: groundglass.run\nversion: 1\nname: {a: 1}\n") << "name is a map";
    QTest::newRow("a way out of the folder")
        << QByteArray("schema: groundglass.run\nversion: 1\nsamples: [{name: ../../etc/x, image: a}]\n") << "samples";
}

void TestRunFolder::aBadDescriptionNamesLineKeyAndValue()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, said);
    const gg::test::TemporaryFolder folder;
    write(folder.file("run.yaml"), yaml.toStdString());
    const std::string message = messageOf([&] { readRunInfo(folder.path()); });
    QVERIFY2(QString::fromStdString(message).startsWith(QString::fromStdString(folder.file("run.yaml"))), message.c_str());
    QVERIFY2(QString::fromStdString(message).contains(said), message.c_str());
}

void TestRunFolder::theConfigurationIsFlattened()
{
    RunInfo info = exampleInfo();
    const std::map<std::string, std::string> expected{
        {"loss", "bce"}, {"optimizer.lr", "0.0001"}, {"optimizer.name", "adam"}, {"task", "segmentation"}};
    QCOMPARE(flatConfig(info), expected);
    info.configYaml = "a: [1, {b: 2}]\n";
    QCOMPARE(flatConfig(info), (std::map<std::string, std::string>{{"a[0]", "1"}, {"a[1].b", "2"}}));
    info.configYaml = "a: [1\n";
    QCOMPARE(flatConfig(info), (std::map<std::string, std::string>{{"config", "a: [1\n"}}));
}

void TestRunFolder::aFolderWithARunIsNotOverwritten()
{
    const gg::test::TemporaryFolder folder;
    RunFolderWriter::create(folder.path(), exampleInfo())->event(step(1, 0.5));
    QVERIFY(messageOf([&] { RunFolderWriter::create(folder.path(), exampleInfo()); }).find("Resume it") != std::string::npos);
    RunFolderWriter::resume(folder.path())->event(step(2, 0.4));
    QCOMPARE(readRun(folder.path()).history.find("train/loss/step")->values, (std::vector<double>{0.5, 0.4}));
    QVERIFY(!messageOf([&] { RunFolderWriter::resume(folder.file("none")); }).empty());
}

void TestRunFolder::predictionsAreStoredAsRoundedGrey()
{
    const gg::test::TemporaryFolder folder;
    const auto writer = RunFolderWriter::create(folder.path(), exampleInfo());
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const cv::Mat probability = (cv::Mat_<float>(1, 5) << 0.0F, 0.25F, 0.5F, 1.0F, nan);
    writer->epochDetail({.epoch = 3, .pooled = {}, .images = {}}, {{"0001", probability}});
    const cv::Mat read = cv::imread(predictionFile(folder.path(), 3, "0001"), cv::IMREAD_UNCHANGED);
    QCOMPARE(read.type(), CV_8UC1);
    // 0.25 · 255 = 63.75, 0.5 · 255 = 127.5, which goes to the even neighbour.
    const std::vector<int> expected{0, 64, 128, 255, 0};
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(static_cast<int>(read.at<unsigned char>(0, i)), expected[static_cast<std::size_t>(i)]);
    }
    QVERIFY(std::isnan(probability.at<float>(0, 4)));  // the caller's picture is as it was

    writer->sample({.name = "0001", .image = "/x.png"}, cv::Mat(4, 4, CV_8UC3, cv::Scalar(1, 2, 3)), cv::Mat(4, 4, CV_8UC1, cv::Scalar(255)));
    QCOMPARE(cv::imread(sampleInputFile(folder.path(), "0001")).at<cv::Vec3b>(0, 0), cv::Vec3b(1, 2, 3));
    QCOMPARE(static_cast<int>(cv::imread(sampleTruthFile(folder.path(), "0001"), cv::IMREAD_UNCHANGED).at<unsigned char>(0, 0)), 255);
}

void TestRunFolder::countsOfAnEpochReadBack()
{
    const gg::test::TemporaryFolder folder;
    const auto writer = RunFolderWriter::create(folder.path(), exampleInfo());
    const EpochDetail detail{.epoch = 12,
                             .pooled = {.tp = 10, .fp = 20, .fn = 30, .tn = 1ULL << 40U},
                             .images = {{.image = "/data/\"a\".png", .counts = {.tp = 1, .fp = 2, .fn = 3, .tn = 4}}}};
    writer->epochDetail(detail, {});
    writer->epochDetail({.epoch = 2, .pooled = {}, .images = {}}, {});
    QCOMPARE(epochsWithDetail(folder.path()), (std::vector<int>{2, 12}));
    const EpochDetail back = readEpochDetail(folder.path(), 12);
    QCOMPARE(back.epoch, 12);
    QVERIFY(back.pooled == detail.pooled);
    QCOMPARE(back.images.size(), std::size_t{1});
    QCOMPARE(back.images[0].image, detail.images[0].image);
    QVERIFY(back.images[0].counts == detail.images[0].counts);
}

void TestRunFolder::aCutEpochFileIsNamedAndTheOthersStay()
{
    const gg::test::TemporaryFolder folder;
    const auto writer = RunFolderWriter::create(folder.path(), exampleInfo());
    writer->epochDetail({.epoch = 1, .pooled = {.tp = 1}, .images = {}}, {});
    writer->epochDetail({.epoch = 2, .pooled = {}, .images = {}}, {});
    const std::string file = folder.file("epochs/0002/epoch.json");
    const std::string whole = gg::io::readFile(file);
    for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
        write(file, whole.substr(0, length));
        const std::string message = messageOf([&] { readEpochDetail(folder.path(), 2); });
        QVERIFY2(message.find("epochs/0002/epoch.json") != std::string::npos, message.c_str());
    }
    QCOMPARE(readEpochDetail(folder.path(), 1).pooled.tp, std::uint64_t{1});
}

void TestRunFolder::runFoldersAreFoundOldestFirst()
{
    const gg::test::TemporaryFolder folder;
    RunInfo info = exampleInfo();
    info.created = "2026-11-21T06:00:00Z";
    writeRunInfo(folder.file("a-newer"), info);
    info.created = "2026-11-20T06:00:00Z";
    writeRunInfo(folder.file("b-older"), info);
    write(folder.file("c-other/run.yaml"), "command: python train.py\n");
    write(folder.file("readme.txt"), "");
    QCOMPARE(findRunFolders(folder.path()), (std::vector<std::string>{folder.file("b-older"), folder.file("a-newer")}));
    QCOMPARE(findRunFolders(folder.file("a-newer")), std::vector<std::string>{folder.file("a-newer")});
    QVERIFY(findRunFolders(folder.file("none")).empty());
}

void TestRunFolder::theTailReadsWhatTheWriterWrites()
{
    const gg::test::TemporaryFolder folder;
    const auto writer = RunFolderWriter::create(folder.path(), exampleInfo());
    const auto tail = openRunTail(folder.path());
    QVERIFY(tail->poll().empty());
    writer->event(step(1, 0.7));
    writer->event(step(2, 0.6));
    QCOMPARE(tail->poll().events.size(), std::size_t{2});
    QVERIFY(tail->poll().empty());
    writer->event(step(3, 0.5));
    QCOMPARE(tail->poll().events.at(0).step, std::int64_t{3});
    QVERIFY(tail->problems().empty());
    QVERIFY(!tail->lost());
}

void TestRunFolder::aLineCutInTheMiddleIsNamedAndReadingGoesOn()
{
    const gg::test::TemporaryFolder folder;
    writeRunInfo(folder.path(), exampleInfo());
    const std::string second = toLine(step(2, 0.6));
    write(folder.file("events.jsonl"), std::string(eventSchemaLine) + "\n" + toLine(step(1, 0.7)) + "\n" + second.substr(0, 25));
    QCOMPARE(readRun(folder.path()).history.lastStep(), std::int64_t{1});
    QVERIFY(readRun(folder.path()).problems.empty());  // it may still be written

    RunFolderWriter::resume(folder.path())->event(step(3, 0.5));
    const Run run = readRun(folder.path());
    QCOMPARE(run.history.find("train/loss/step")->values, (std::vector<double>{0.7, 0.5}));
    QCOMPARE(run.problems.size(), std::size_t{1});
    QVERIFY2(run.problems[0].find("events.jsonl, line 3") != std::string::npos, run.problems[0].c_str());
}

void TestRunFolder::garbageDoesNotEndTheReading()
{
    const gg::test::TemporaryFolder folder;
    writeRunInfo(folder.path(), exampleInfo());
    std::string text;
    for (int i = 0; i < 120; ++i) {
        text += std::string("\0\xff{{{", 5) + std::string(20000, '#') + "\n";  // 2.4 MB: more than one slice without an event
    }
    write(folder.file("events.jsonl"), text + toLine(step(1, 0.7)) + "\n");
    const Run run = readRun(folder.path());
    QCOMPARE(run.history.lastStep(), std::int64_t{1});
    QCOMPARE(run.problems.size(), std::size_t{51});
    QCOMPARE(run.problems.back(), std::string("events.jsonl: 70 more lines were skipped, up to line 120."));
}

void TestRunFolder::unknownKindsAreCounted()
{
    const gg::test::TemporaryFolder folder;
    writeRunInfo(folder.path(), exampleInfo());
    write(folder.file("events.jsonl"), "{\"kind\":\"histogram\"}\n" + toLine(step(1, 0.7)) + "\n{\"kind\":\"histogram\"}\n");
    const Run run = readRun(folder.path());
    QCOMPARE(run.history.lastStep(), std::int64_t{1});
    QCOMPARE(run.problems,
             std::vector<std::string>{"events.jsonl: 2 lines of a kind that this version does not know (\"histogram\") were skipped."});
}

void TestRunFolder::aDeletedFolderIsLost()
{
    const gg::test::TemporaryFolder folder;
    RunFolderWriter::create(folder.file("run"), exampleInfo())->event(step(1, 0.7));
    const auto tail = openRunTail(folder.file("run"));
    QCOMPARE(tail->poll().events.size(), std::size_t{1});
    QVERIFY(!tail->lost());
    fs::remove_all(folder.file("run"));
    QVERIFY(tail->poll().empty());
    QVERIFY(tail->lost());
}

void TestRunFolder::aFileThatWasCutIsReadAgainFromItsStart()
{
    const gg::test::TemporaryFolder folder;
    const auto writer = RunFolderWriter::create(folder.path(), exampleInfo());
    writer->event(step(1, 0.7));
    writer->event(step(2, 0.6));
    const auto tail = openRunTail(folder.path());
    RunHistory history;
    history.append(tail->poll());
    QCOMPARE(history.find("train/loss/step")->size(), std::size_t{2});

    fs::resize_file(folder.file("events.jsonl"), eventSchemaLine.size() + 1 + toLine(step(1, 0.7)).size() + 1);
    history.append(tail->poll());
    QCOMPARE(history.find("train/loss/step")->values, std::vector<double>{0.7});
    QCOMPARE(history.lastStep(), std::int64_t{1});
    QCOMPARE(tail->problems().size(), std::size_t{1});
}

void TestRunFolder::aFolderThatIsNoRunIsRefused()
{
    const gg::test::TemporaryFolder folder;
    QVERIFY(!isRunFolder(folder.path()));
    QVERIFY(messageOf([&] { openRunTail(folder.path()); }).find("run.yaml") != std::string::npos);
    QVERIFY(messageOf([&] { readRun(folder.path()); }).find(folder.path()) == 0);
}

QTEST_APPLESS_MAIN(TestRunFolder)
#include "tst_runs_folder.moc"
