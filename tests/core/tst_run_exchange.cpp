#include "core/io/files.h"
#include "core/runs/run_folder.h"
#include "tests/core/event_records.h"
#include "tests/support/command_line.h"
#include "tests/support/temporary_folder.h"

#include <QJsonArray>
#include <QTest>

#include <filesystem>

using namespace gg;
using namespace gg::test;

namespace
{

/// A detector's run of two epochs over three pictures and two classes, whose data set counts its classes from 0.
void writeRun(const std::string& folder, const std::string& format = "YOLO")
{
    runs::RunInfo info;
    info.name = "night";
    info.task = "detection";
    info.datasetFormat = format;
    info.classes = {"cell", "platelet"};
    info.epochs = 2;
    const auto writer = runs::RunFolderWriter::create(folder, info);
    for (int epoch = 1; epoch <= 2; ++epoch) {
        writer->event({.kind = runs::EventKind::Step,
                       .time = 1e9 + epoch - 0.5,
                       .step = 10 * epoch - 5,
                       .epoch = epoch - 0.5,
                       .values = {{"train/lr", 0.5}},
                       .text = {},
                       .message = {}});
        writer->event({.kind = runs::EventKind::Epoch,
                       .time = 1e9 + epoch,
                       .step = 10 * epoch,
                       .epoch = 1.0 * epoch,
                       .values = {{"val/map50", 0.25 * epoch}},
                       .text = {},
                       .message = {}});
    }
    writer->file("validation.json", R"({"images": ["images/val/000012.jpg", "images/val/b c.jpg", "images/val/none.jpg"],
"classes": [{"id": 0, "name": "cell"}, {"id": 1, "name": "platelet"}]})");
    writer->file("epochs/0001/predictions.json",
                 R"([{"image_id":"images/val/000012.jpg","category_id":1,"bbox":[1.25,2,3.5,4],"score":0.875}])");
    writer->file("epochs/0002/predictions.json",
                 R"([{"image_id":"images/val/000012.jpg","category_id":0,"bbox":[1,2,3,4],"score":0.5},
{"image_id":"images/val/b c.jpg","category_id":1,"bbox":[5.01,6,7,8],"score":0.123457}])");
}

QJsonArray results(const std::string& file)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(io::readFile(file))).array();
}

QJsonArray expected(const char* json)
{
    return QJsonDocument::fromJson(json).array();
}

}  // namespace

class RunExchangeTest : public QObject
{
    Q_OBJECT

    static CommandOutcome exported(const TemporaryFolder& folder, const QStringList& arguments)
    {
        return runCli(QStringList{QStringLiteral("export"), QString::fromStdString(folder.file("run"))} + arguments);
    }

private Q_SLOTS:
    void curvesLeaveAsTensorBoardEvents()
    {
        const TemporaryFolder folder;
        writeRun(folder.file("run"));
        const QString out = QString::fromStdString(folder.file("events"));
        const CommandOutcome outcome = exported(folder, {"--tensorboard", out});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(outcome.output.contains("4 points of 2 series"));

        // Read back, and literally: every record is an event of protobuf's own.
        const std::string name = "events.out.tfevents.1000000000.groundglass";
        const ReadRun run = readEvents({.folder = folder.file("events"), .files = {name}});
        const std::vector<ReadPoint> points{{"epoch", 10, 1e9 + 1, 0},        {"epoch", 20, 1e9 + 2, 1},
                                            {"train/lr", 5, 1e9 + 0.5, 0.5},  {"train/lr", 15, 1e9 + 1.5, 0.5},
                                            {"val/map50", 10, 1e9 + 1, 0.25}, {"val/map50", 20, 1e9 + 2, 0.5}};
        QCOMPARE(run.points(), points);
        const std::string bytes = io::readFile(folder.file("events/" + name));
        std::vector<std::string> described;
        std::size_t records = 0;
        for (std::size_t at = 0; at < bytes.size(); ++records) {
            std::uint64_t length = 0;
            std::memcpy(&length, bytes.data() + at, 8);
            schema::Event one;
            QVERIFY(one.ParseFromArray(bytes.data() + at + 12, static_cast<int>(length)));
            QCOMPARE(records == 0, one.file_version() == "brain.Event:2");
            for (const auto& value : one.summary().value()) {
                if (value.metadata().plugin_data().plugin_name() == "scalars") {
                    described.push_back(value.tag());
                }
            }
            at += length + 16;
        }
        QCOMPARE(records, std::size_t{7});
        QCOMPARE(described, (std::vector<std::string>{"train/lr", "val/map50", "epoch"}));
    }

    void predictionsLeaveAsCocoResults()
    {
        const TemporaryFolder folder;
        writeRun(folder.file("run"));
        const std::string file = folder.file("results.json");
        const CommandOutcome outcome = exported(folder, {"--coco-results", QString::fromStdString(file)});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(outcome.output.contains("2 predictions for 2 pictures, epoch 2"));
        // As Ultralytics: the stem, a number where it is one; the class + 1.
        QCOMPARE(results(file), expected(R"([{"image_id": 12, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.5},
{"image_id": "b c", "category_id": 2, "bbox": [5.01, 6, 7, 8], "score": 0.123457}])"));
        QVERIFY(exported(folder, {"--coco-results", QString::fromStdString(file), "--epoch", "1"}).exitCode == 0);
        QCOMPARE(results(file), expected(R"([{"image_id": 12, "category_id": 2, "bbox": [1.25, 2, 3.5, 4], "score": 0.875}])"));
    }

    void aDataSetInCocosFormKeepsItsNumbers()
    {
        const TemporaryFolder folder;
        writeRun(folder.file("run"), "COCO");
        const std::string file = folder.file("results.json");
        QCOMPARE(exported(folder, {"--coco-results", QString::fromStdString(file), "--epoch", "1"}).exitCode, 0);
        QCOMPARE(results(file).at(0).toObject().value("category_id").toInt(), 1);
    }

    void idsAreTakenFromATruthFile()
    {
        const TemporaryFolder folder;
        writeRun(folder.file("run"));
        const std::string truth = folder.file("truth.json");
        const auto write = [&](const char* firstId, const char* secondId, const char* second) {
            io::writeFileAtomically(truth, std::string(R"({"images": [{"id": )") + firstId +
                                               R"(, "file_name": "b c.jpg"}, {"id": )" + secondId +
                                               R"(, "file_name": "000012.jpg"}, {"id": 9, "file_name": "none.jpg"}],
"categories": [{"id": 7, "name": "platelet"}, {"id": 3, "name": ")" +
                                               second + R"("}], "annotations": []})");
        };
        const std::string file = folder.file("results.json");
        const QStringList arguments{"--coco-results", QString::fromStdString(file), "--truth", QString::fromStdString(truth)};
        write("501", "502", "cell");
        const CommandOutcome outcome = exported(folder, arguments);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QCOMPARE(results(file), expected(R"([{"image_id": 502, "category_id": 3, "bbox": [1, 2, 3, 4], "score": 0.5},
{"image_id": 501, "category_id": 7, "bbox": [5.01, 6, 7, 8], "score": 0.123457}])"));
        // "12" and 12 never meet in pycocotools.
        write("\"501\"", "\"502\"", "cell");
        QCOMPARE(exported(folder, arguments).exitCode, 0);
        QCOMPARE(results(file).at(0).toObject().value("image_id").toString(), QStringLiteral("502"));
        write("501", "502", "nucleus");
        const CommandOutcome refused = exported(folder, arguments);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.errors.contains("no category \"cell\""), qPrintable(refused.errors));
    }

    void whatIsNotThereIsSaid()
    {
        const TemporaryFolder folder;
        writeRun(folder.file("run"));
        const CommandOutcome nothing = exported(folder, {});
        QCOMPARE(nothing.exitCode, 2);
        QVERIFY2(nothing.errors.contains("Say what to write"), qPrintable(nothing.errors));
        const CommandOutcome epoch =
            exported(folder, {"--coco-results", QString::fromStdString(folder.file("r.json")), "--epoch", "3"});
        QCOMPARE(epoch.exitCode, 2);
        QVERIFY2(epoch.errors.contains("There are those of 1, 2"), qPrintable(epoch.errors));
        QVERIFY(!std::filesystem::exists(folder.file("r.json")));
    }
};

QTEST_GUILESS_MAIN(RunExchangeTest)
#include "tst_run_exchange.moc"
