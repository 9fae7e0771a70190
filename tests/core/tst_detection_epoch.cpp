#include "core/base/error.h"
#include "core/io/files.h"
#include "core/runs/detection_epoch.h"
#include "core/runs/run_folder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace gg;
using namespace gg::runs;

namespace {

DetectionEpoch example()
{
    return {.epoch = 3,
            .confidence = 0.31,
            .classes = {{.name = "cell “A”", .ap = 0.5, .ap50 = 0.75, .precision = 0.9, .recall = 0.6, .truths = 12, .predicted = 8},
                        {.name = "none", .ap = std::numeric_limits<double>::quiet_NaN(), .ap50 = std::nan(""), .precision = 0, .recall = std::nan(""),
                         .truths = 0, .predicted = 2}},
            .confusion = {7, 0, 5, 0, 0, 0, 1, 2, 0},
            .errorGains = {0, 0.125, 0, 0.01, 0.2, 0.3}};
}

std::string messageOf(const std::string& runFolder, int epoch)
{
    try {
        readDetectionEpoch(runFolder, epoch);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class DetectionEpochTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsRead()
    {
        const test::TemporaryFolder folder;
        writeDetectionEpoch(folder.path(), example());
        const DetectionEpoch back = readDetectionEpoch(folder.path(), 3);
        QCOMPARE(back.epoch, 3);
        QCOMPARE(back.confidence, 0.31);
        QCOMPARE(back.classes.size(), std::size_t{2});
        QCOMPARE(back.classes[0].name, std::string("cell “A”"));
        QCOMPARE(back.classes[0].ap50, 0.75);
        QCOMPARE(back.classes[0].predicted, std::int64_t{8});
        QVERIFY(std::isnan(back.classes[1].ap));
        QVERIFY(std::isnan(back.classes[1].recall));
        QCOMPARE(back.classes[1].precision, 0.0);
        QCOMPARE(back.confusion, example().confusion);
        QCOMPARE(back.errorGains, example().errorGains);
    }

    void anEpochOfADetectorIsNoneOfASegmentation()
    {
        const test::TemporaryFolder folder;
        writeDetectionEpoch(folder.path(), example());
        QVERIFY(detectionEpochs(folder.path()).empty());  // half-written: its predictions are missing
        io::writeFileAtomically(folder.file("epochs/0003/predictions.json"), "[]");
        QCOMPARE(detectionEpochs(folder.path()), std::vector<int>{3});
        QVERIFY(epochsWithDetail(folder.path()).empty());
        // Its predictions may have been removed since.
        writeDetectionEpoch(folder.path(), DetectionEpoch{.epoch = 4, .confusion = {0}, .errorGains = std::vector<double>(6)});
        RunInfo info;
        info.name = "v8n";
        info.task = "detection";
        writeRunInfo(folder.path(), info);
        QCOMPARE(detectionEpochs(folder.path()), std::vector<int>{3});
        QVERIFY(epochsWithDetail(folder.path()).empty());
    }

    void whatIsWrongIsNamed()
    {
        const test::TemporaryFolder folder;
        const auto write = [&](const std::string& text) { io::writeFileAtomically(folder.file("epochs/0001/epoch.json"), text); };
        write(R"({"epoch": 1, "confidence": 0.5, "classes": [], "confusion": [1, 2], "error_gains": []})");
        QVERIFY(messageOf(folder.path(), 1).find("\"confusion\" holds 2 numbers, expected 1") != std::string::npos);
        write(R"({"epoch": 1, "confidence": 0.5, "classes": [{"name": "a"}], "confusion": [], "error_gains": []})");
        QVERIFY(messageOf(folder.path(), 1).find("\"ap\" is missing") != std::string::npos);
        write(R"({"epoch": 1, "confidence": "high", "classes": [], "confusion": [0], "error_gains": []})");
        QVERIFY(messageOf(folder.path(), 1).find("\"confidence\" is not a number") != std::string::npos);
        write("{\"epoch\": 1, ");
        QVERIFY(messageOf(folder.path(), 1).find("epoch.json") != std::string::npos);
        QVERIFY(!messageOf(folder.path(), 2).empty());
    }
};

QTEST_APPLESS_MAIN(DetectionEpochTest)
#include "tst_detection_epoch.moc"
