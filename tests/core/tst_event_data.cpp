#include "core/imports/run_place.h"
#include "core/imports/tensorboard/attachment.h"
#include "core/io/files.h"
#include "tests/core/event_records.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <sstream>

using namespace gg;
using namespace gg::imports;
using namespace gg::test;

namespace
{

using Numbers = std::vector<double>;

const runs::Series& series(const ReadRun& run, const std::string& name)
{
    const runs::Series* found = run.history.find(name);
    if (found == nullptr) {
        throw std::runtime_error("no series " + name);
    }
    return *found;
}

/// results.csv of YOLOv5 by column; literal, for the comparison only.
std::map<std::string, Numbers> columnsOf(const std::string& file)
{
    std::map<std::string, Numbers> columns;
    std::vector<std::string> names;
    std::istringstream lines(io::readFile(file));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::size_t column = 0;
        for (std::string cell; std::getline(cells, cell, ','); ++column) {
            const std::string text = QString::fromStdString(cell).trimmed().toStdString();
            if (names.size() <= column) {
                names.push_back(text);
            } else {
                columns[names[column]].push_back(std::stod(text));
            }
        }
    }
    return columns;
}

}  // namespace

class EventDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEventsOfYoloV5AgreeWithItsTable_data()
    {
        QTest::addColumn<QString>("run");
        for (const char* run : {"exp10", "exp5", "exp22"}) {
            QTest::newRow(run) << run;
        }
    }

    void theEventsOfYoloV5AgreeWithItsTable()
    {
        QFETCH(QString, run);
        const std::string relative = "runs/yolov5_radar/" + run.toStdString();
        GG_REQUIRE_DATA(relative);
        EventFiles files{.folder = dataPath(relative), .files = {}};
        for (const auto& entry : std::filesystem::directory_iterator(files.folder)) {
            if (isEventFileName(entry.path().filename().string())) {
                files.files.push_back(entry.path().filename().string());
            }
        }
        const ReadRun read = readEvents(files);
        QVERIFY2(read.problems.empty(), read.problems.empty() ? "" : read.problems.front().c_str());
        std::size_t compared = 0;
        for (const auto& [name, column] : columnsOf(files.folder + "/results.csv")) {
            if (name == "epoch") {
                continue;
            }
            const runs::Series& events = series(read, name);
            QVERIFY(read.history.isEpochSeries(name));
            QCOMPARE(events.size(), column.size());
            for (std::size_t i = 0; i < column.size(); ++i) {
                QCOMPARE(events.epochs[i], static_cast<double>(i + 1));
                QVERIFY2(std::abs(events.values[i] - column[i]) <= 5e-5, (name + " " + std::to_string(i)).c_str());
                ++compared;
            }
        }
        QVERIFY(compared > 900);
    }

    void aRunWithTableAndEventsIsOneAsTheyAgree()
    {
        GG_REQUIRE_DATA("runs/yolov5_radar/exp5");
        const auto opened = openRun(dataPath("runs/yolov5_radar/exp5"), Vocabulary());
        ReadRun run;
        run.follow(*opened.tail, 1U << 20U);
        QCOMPARE(run.history.series().size(), std::size_t{13});
        for (const auto& [name, one] : run.history.series()) {
            QCOMPARE(one.also.size(), std::size_t{1});
            QCOMPARE(one.size(), std::size_t{100});
        }
        QVERIFY(run.history.notes().empty());
    }

    void theFilesOfTensorFlow1AreRead()
    {
        GG_REQUIRE_DATA("events/tf1/training");
        const std::string name = "events.out.tfevents.1498960824.fletcher-research";
        const ReadRun run = readEvents({.folder = dataPath("events/tf1/training"), .files = {name}});
        QVERIFY(!run.history.series().empty());
        QVERIFY(!run.history.attachments().empty());
        for (const auto& [tag, one] : run.history.series()) {
            QVERIFY(std::all_of(one.steps.begin(), one.steps.end(), [](std::int64_t step) { return step == 0; }));
            QVERIFY(std::is_sorted(one.times.begin(), one.times.end()));
        }
        QVERIFY(std::any_of(run.problems.begin(), run.problems.end(), [](const std::string& problem) {
            return problem.find("step 0 at every point") != std::string::npos;
        }));
    }

    void nothingOfTheRealFilesIsMissing_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* path : {"events/tf1/tensorboard", "events/tf1/training", "runs/yolov5_radar/exp",
                                 "runs/yolov5_radar/exp10", "runs/yolov5_radar/exp22", "runs/yolov5_radar/exp5"}) {
            QTest::newRow(path) << path;
        }
    }

    void nothingOfTheRealFilesIsMissing()
    {
        QFETCH(QString, path);
        GG_REQUIRE_DATA(path.toStdString());
        const std::string folder = dataPath(path.toStdString());
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const std::string name = entry.path().filename().string();
            if (!isEventFileName(name)) {
                continue;
            }
            const ReadRun run = readEvents({.folder = folder, .files = {name}});
            std::size_t scalars = 0;
            std::vector<std::string> pictures;
            std::size_t histograms = 0;
            eachEvent(entry.path().string(), [&](const schema::Event& one) {
                for (const auto& value : one.summary().value()) {
                    scalars += value.has_simple_value() ? 1 : 0;
                    histograms += value.has_histo() ? 1 : 0;
                    if (value.has_image()) {
                        pictures.push_back(value.image().encoded_image_string());
                    }
                }
            });
            QCOMPARE(run.points().size(), scalars);
            QCOMPARE(run.history.attachments().size(), pictures.size() + histograms);
            std::size_t picture = 0;
            for (const runs::RunAttachment& attachment : run.history.attachments()) {
                const std::string bytes = readAttachment(folder, attachment);
                if (attachment.kind == runs::RunAttachment::Kind::Picture) {
                    QVERIFY(bytes == pictures[picture++]);
                } else {
                    double count = 0;
                    for (const HistogramBucket& bucket : decodeHistogram(bytes)) {
                        QVERIFY(bucket.left <= bucket.right);
                        count += bucket.count;
                    }
                    QVERIFY(count > 0);
                }
            }
        }
    }

private:
    static void eachEvent(const std::string& file, const std::function<void(const schema::Event&)>& use)
    {
        const std::string bytes = io::readFile(file);
        for (std::size_t at = 0; at < bytes.size();) {
            std::uint64_t length = 0;
            std::memcpy(&length, bytes.data() + at, 8);
            schema::Event one;
            QVERIFY(one.ParseFromArray(bytes.data() + at + 12, static_cast<int>(length)));
            use(one);
            at += length + 16;
        }
    }
};

QTEST_APPLESS_MAIN(EventDataTest)
#include "tst_event_data.moc"
