#include "core/imports/tensorboard/event_writer.h"
#include "core/base/error.h"
#include "tests/core/event_records.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <latch>
#include <map>
#include <random>
#include <thread>

using namespace gg;
using namespace gg::imports;
using namespace gg::test;

namespace
{

constexpr std::size_t slice = 1U << 20U;

const runs::Series& series(const ReadRun& run, const std::string& name)
{
    const runs::Series* found = run.history.find(name);
    if (found == nullptr) {
        throw std::runtime_error("no series " + name);
    }
    return *found;
}

using Steps = std::vector<std::int64_t>;
using Numbers = std::vector<double>;
using Places = std::vector<std::size_t>;

/// Records of many tags with pictures between them that hold event files themselves: nothing inside one may be taken for a
/// record.
std::string trickyFile(std::size_t bytes)
{
    std::mt19937 random(7);
    std::string file = versionRecord();
    std::string inner;
    for (int i = 0; i < 30000; ++i) {
        inner += scalarRecord("inside", i, 1);
    }
    for (int step = 0; file.size() < bytes; ++step) {
        for (int tag = 0; tag < 40; ++tag) {
            file += scalarRecord("group/tag" + std::to_string(tag), step, static_cast<float>(random() % 1000), 1000 + step);
        }
        if (step % 700 == 699) {
            schema::Event picture = event(step, 1000 + step);
            auto* value = picture.mutable_summary()->add_value();
            value->set_tag("picture");
            value->mutable_image()->set_encoded_image_string(inner.substr(random() % 50, 900000 + random() % 900000));
            file += record(picture);
        }
    }
    return file;
}

}  // namespace

class EventRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepThatGoesBackStartsABranch()
    {
        const TemporaryFolder folder;
        std::string file;
        for (const int step : {1, 2, 3, 2, 3, 4}) {
            file += scalarRecord("loss", step, static_cast<float>(step));
        }
        writeBytes(folder.file("a.tfevents.1"), file);
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        QCOMPARE(series(run, "loss").steps, (Steps{1, 2, 3, 2, 3, 4}));
        QCOMPARE(series(run, "loss").branches, (Places{3}));
    }

    void aRestartIsTheNextFileByTheTimeInItsName()
    {
        const TemporaryFolder folder;
        // By name alone, 1000 would come before 999.
        writeBytes(folder.file("events.out.tfevents.1000.host"), scalarRecord("loss", 2, 2) + scalarRecord("loss", 3, 3));
        writeBytes(folder.file("events.out.tfevents.999.host"), scalarRecord("loss", 1, 1) + scalarRecord("loss", 5, 5));
        const auto tail =
            openEventFiles({.folder = folder.path(), .files = {"events.out.tfevents.1000.host", "events.out.tfevents.999.host"}});
        ReadRun run;
        run.follow(*tail, slice);
        QCOMPARE(series(run, "loss").steps, (Steps{1, 5, 2, 3}));
        QCOMPARE(series(run, "loss").branches, (Places{2}));
        // Started again while it is watched: the new file belongs to it.
        writeBytes(folder.file("events.out.tfevents.1001.host"), scalarRecord("loss", 1, 7));
        run.follow(*tail, slice);
        QCOMPARE(series(run, "loss").steps, (Steps{1, 5, 2, 3, 1}));
        QCOMPARE(series(run, "loss").branches, (Places{2, 4}));
        QVERIFY(run.problems.empty());
    }

    void aNewFileInAFolderOfSeveralRunsIsNobodys()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("one.tfevents.1"), scalarRecord("loss", 1, 1));
        writeBytes(folder.file("two.tfevents.2"), scalarRecord("loss", 1, 1));
        const auto tail = openEventFiles({.folder = folder.path(), .files = {"one.tfevents.1"}});
        ReadRun run;
        run.follow(*tail, slice);
        writeBytes(folder.file("three.tfevents.3"), scalarRecord("loss", 2, 1));
        run.follow(*tail, slice);
        QCOMPARE(run.points().size(), std::size_t{1});
    }

    void twoProgramsThatWriteTheSameSeriesAreNamed()
    {
        const TemporaryFolder folder;
        const EventFiles files{.folder = folder.path(), .files = {"a.tfevents.1", "b.tfevents.2"}};
        writeBytes(folder.file("a.tfevents.1"), scalarRecord("loss", 1, 1));
        writeBytes(folder.file("b.tfevents.2"), scalarRecord("loss", 1, 10));
        const auto tail = openEventFiles(files);
        ReadRun run;
        run.follow(*tail, slice);
        QVERIFY(run.problems.empty());
        writeBytes(folder.file("a.tfevents.1"), scalarRecord("loss", 2, 2), true);
        run.follow(*tail, slice);
        QCOMPARE(series(run, "loss").values, (Numbers{1, 10, 2}));
        QCOMPARE(run.problems.size(), std::size_t{1});
        QVERIFY(run.problems[0].starts_with("a.tfevents.1 and b.tfevents.2 are written at the same time"));
    }

    void stepsThatAreAllZeroAreSaid()
    {
        const TemporaryFolder folder;
        const std::string file = folder.file("a.tfevents.1");
        writeBytes(file, scalarRecord("loss", 0, 3, 100) + scalarRecord("loss", 0, 2, 200) + scalarRecord("once", 0, 1) +
                             scalarRecord("good", 0, 1) + scalarRecord("good", 1, 1));
        const auto tail = openEventFiles({.folder = folder.path(), .files = {"a.tfevents.1"}});
        ReadRun run;
        run.follow(*tail, slice);
        QCOMPARE(series(run, "loss").values, (Numbers{3, 2}));
        QCOMPARE(series(run, "loss").times, (Numbers{100, 200}));
        QVERIFY(series(run, "loss").branches.empty());
        QCOMPARE(run.problems.size(), std::size_t{1});
        QVERIFY(run.problems[0].starts_with("1 series has step 0 at every point"));
        // A step after all.
        writeBytes(file, scalarRecord("loss", 1, 1, 300), true);
        run.follow(*tail, slice);
        QVERIFY(run.problems.empty());
    }

    void kerasCountsEpochsAndIterationsInOneFile()
    {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder.file("train"));
        std::filesystem::create_directories(folder.file("validation"));
        writeBytes(folder.file("train/events.out.tfevents.1.v2"),
                   scalarRecord("epoch_loss", 0, 3) + scalarRecord("epoch_loss", 1, 2));
        const auto tail = openEventFiles({.folder = folder.path(), .files = {"train/events.out.tfevents.1.v2"}});
        ReadRun run;
        run.follow(*tail, slice);
        QCOMPARE(series(run, "train/epoch_loss").epochs, (Numbers{1, 2}));
        writeBytes(folder.file("validation/events.out.tfevents.2.v2"),
                   scalarRecord("epoch_loss", 0, 4) + scalarRecord("evaluation_loss_vs_iterations", 375, 4));
        run.follow(*tail, slice);
        QVERIFY(run.history.isEpochSeries("validation/epoch_loss"));
        QCOMPARE(run.history.at("validation/epoch_loss", 1).value_or(0), 4.0);
        QVERIFY(!run.history.isEpochSeries("validation/evaluation_loss_vs_iterations"));
        QVERIFY(series(run, "validation/evaluation_loss_vs_iterations").epochs.empty());
    }

    void lightningSaysWhichEpochAStepBelongsTo()
    {
        const TemporaryFolder folder;
        const std::string file = folder.file("a.tfevents.1");
        const auto logged = [](const std::string& tag, int step, float value, int epoch) {
            return scalarRecord(tag, step, value) + scalarRecord("epoch", step, static_cast<float>(epoch));
        };
        writeBytes(file, logged("train_loss", 4, 3, 0) + logged("train_loss", 9, 2, 0) + logged("val_loss", 9, 5, 0) +
                             scalarRecord("train_loss", 14, 1));
        // Written just now, however slow this machine is: what belongs to a point may still be on its way.
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
        const auto tail = openEventFiles({.folder = folder.path(), .files = {"a.tfevents.1"}, .tool = "Lightning"});
        ReadRun run;
        run.follow(*tail, slice);
        // The last point's epoch is not written yet.
        QCOMPARE(series(run, "train_loss").epochs.front(), 1.0);
        QVERIFY(run.history.isEpochSeries("val_loss"));
        QCOMPARE(run.history.at("val_loss", 1).value_or(0), 5.0);
        writeBytes(file, scalarRecord("epoch", 14, 1) + logged("val_loss", 19, 4, 1), true);
        run.follow(*tail, slice);
        QCOMPARE(series(run, "train_loss").steps, (Steps{4, 9, 14}));
        QCOMPARE(series(run, "train_loss").epochs, (Numbers{1, 1, 2}));
        QVERIFY(!run.history.isEpochSeries("train_loss"));
        QCOMPARE(series(run, "val_loss").epochs, (Numbers{1, 2}));
    }

    void partsOfEpochsAreKept()
    {
        // As Hugging Face's trainer writes them: nothing here is a series with one point an epoch.
        const TemporaryFolder folder;
        const std::string file = folder.file("a.tfevents.1");
        std::string bytes;
        for (int step = 500; step <= 1500; step += 500) {
            bytes += scalarRecord("train/loss", step, 1) + scalarRecord("train/epoch", step, static_cast<float>(step) / 1000);
        }
        writeBytes(file, bytes);
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        QCOMPARE(series(run, "train/loss").epochs, (Numbers{0.5, 1, 1.5}));
        QVERIFY(!run.history.isEpochSeries("train/loss"));
    }

    void picturesOfAnEpochSaySo()
    {
        const TemporaryFolder folder;
        schema::Event picture = gg::test::event(2, 1000);
        auto* value = picture.mutable_summary()->add_value();
        value->set_tag("conv/kernel");
        value->mutable_histo()->set_num(1);
        writeBytes(folder.file("a.tfevents.1"), record(picture));
        const ReadRun keras = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}, .tool = "Keras"});
        QCOMPARE(keras.history.attachments().at(0).epoch, 3.0);
        const ReadRun unknown = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}});
        QCOMPARE(unknown.history.attachments().at(0).epoch, 0.0);
    }

    void namesComeFromTheVocabularyAndStayDifferent()
    {
        const TemporaryFolder folder;
        writeBytes(folder.file("a.tfevents.1"),
                   scalarRecord("Loss/val", 1, 1) + scalarRecord("val_loss", 1, 2) + scalarRecord("skip", 1, 3));
        const ReadRun run = readEvents({.folder = folder.path(), .files = {"a.tfevents.1"}, .name = [](std::string_view raw) {
                                            return std::string(raw == "skip" ? "" : "val/loss");
                                        }});
        QCOMPARE(run.history.series().size(), std::size_t{2});
        QCOMPARE(series(run, "val/loss").raw, std::string("Loss/val"));
        QCOMPARE(series(run, "val_loss").values, (Numbers{2}));
        QCOMPARE(series(run, "val_loss").file, std::string("a.tfevents.1"));
    }

    void severalThreadsReadWhatOneReads()
    {
        const TemporaryFolder folder;
        std::string file = trickyFile(24U << 20U);
        file[9000000] = static_cast<char>(file[9000000] ^ 1);  // one record costs itself, wherever it lies
        writeBytes(folder.file("a.tfevents.1"), file);
        const EventFiles files{.folder = folder.path(), .files = {"a.tfevents.1"}};
        const ReadRun slowly = readEvents(files, 1U << 20U);
        const ReadRun fast = readEvents(files, 64U << 20U);
        QVERIFY(slowly.points().size() > 200000);
        QVERIFY(slowly.points() == fast.points());
        QVERIFY(slowly.attachments() == fast.attachments());
        QVERIFY(!fast.attachments().empty());
        QCOMPARE(fast.problems, slowly.problems);
        QVERIFY(fast.history.find("inside") == nullptr);
        // Against protobuf, record by record.
        std::vector<ReadPoint> literal;
        std::map<std::string, Numbers> values;
        for (std::size_t at = 0; at < file.size();) {
            std::uint64_t length = 0;
            std::memcpy(&length, file.data() + at, 8);
            schema::Event one;
            if (framedAt(file, at, length) && one.ParseFromArray(file.data() + at + 12, static_cast<int>(length))) {
                for (const auto& value : one.summary().value()) {
                    if (value.has_image()) {
                        continue;
                    }
                    values[value.tag()].push_back(static_cast<double>(value.simple_value()));
                }
            }
            at += length + 16;
        }
        QCOMPARE(fast.history.series().size(), values.size());
        for (const auto& [name, expected] : values) {
            QVERIFY(series(fast, name).values == expected);
        }
    }

    void aWriterThatCutsAndRestartsLosesNothing()
    {
        const TemporaryFolder folder;
        const int total = 3000;
        std::latch watched(1);
        // Appends in pieces of any length; after two thirds it is started again in a new file, from an earlier step.
        std::jthread writer([&] {
            std::mt19937 random(11);
            for (const auto& [name, from, to] :
                 {std::tuple{"events.out.tfevents.10.host", 0, 2000}, std::tuple{"events.out.tfevents.20.host", 1500, total}}) {
                std::string bytes = versionRecord();
                for (int step = from; step < to; ++step) {
                    bytes += scalarRecord("loss", step, static_cast<float>(step));
                }
                if (from > 0) {
                    watched.wait();
                }
                std::ofstream stream(folder.file(name), std::ios::binary);
                for (std::size_t at = 0; at < bytes.size();) {
                    const std::size_t count = std::min<std::size_t>(1 + random() % 300, bytes.size() - at);
                    stream.write(bytes.data() + at, static_cast<std::streamsize>(count)).flush();
                    at += count;
                }
            }
        });
        QTRY_VERIFY(std::filesystem::exists(folder.file("events.out.tfevents.10.host")));
        const auto tail = openEventFiles({.folder = folder.path(), .files = {"events.out.tfevents.10.host"}});
        ReadRun run;
        run.follow(*tail, slice);
        watched.count_down();
        const auto all = [&] {
            run.follow(*tail, slice);
            return run.points().size() == 3500;
        };
        QTRY_VERIFY_WITH_TIMEOUT(all(), 60000);
        writer.join();
        QVERIFY(tail->poll(slice).empty());
        const runs::Series& loss = series(run, "loss");
        for (std::size_t i = 0; i < loss.size(); ++i) {
            QCOMPARE(loss.steps[i], static_cast<std::int64_t>(i < 2000 ? i : i - 500));
            QCOMPARE(loss.values[i], static_cast<double>(loss.steps[i]));
        }
        QCOMPARE(loss.branches, (Places{2000}));
        QVERIFY(run.problems.empty());
        QVERIFY(!run.again);
    }

    void aWrittenRunIsReadBack()
    {
        const TemporaryFolder folder;
        runs::RunHistory history;
        for (int epoch = 1; epoch <= 3; ++epoch) {
            const std::int64_t step = 10 * epoch;
            const double time = 1700000000.0 + epoch;
            const std::vector<runs::RunEvent> events{{.kind = runs::EventKind::Step,
                                                      .time = time - 0.5,
                                                      .step = step - 5,
                                                      .epoch = epoch - 0.5,
                                                      .values = {{"train/lr", 0.5}},
                                                      .text = {},
                                                      .message = {}},
                                                     {.kind = runs::EventKind::Epoch,
                                                      .time = time,
                                                      .step = step,
                                                      .epoch = static_cast<double>(epoch),
                                                      .values = {{"val/dice", 0.25 * epoch}},
                                                      .text = {},
                                                      .message = {}}};
            history.append(events);
        }
        const WrittenEvents written = writeEventFile(history, folder.file("out"));
        QCOMPARE(written.series, std::size_t{2});
        QCOMPARE(written.points, std::size_t{6});
        const std::string name = std::filesystem::path(written.file).filename().string();
        const ReadRun run = readEvents({.folder = folder.file("out"), .files = {name}});
        QVERIFY(run.problems.empty());
        for (const char* tag : {"train/lr", "val/dice"}) {
            QCOMPARE(series(run, tag).steps, history.find(tag)->steps);
            QCOMPARE(series(run, tag).values, history.find(tag)->values);
            QCOMPARE(series(run, tag).times, history.find(tag)->times);
        }
        QCOMPARE(series(run, "val/dice").epochs, (Numbers{1, 2, 3}));
        QVERIFY(run.history.isEpochSeries("val/dice"));
        // Again: the same file. Another run: refused, since both would be shown as one.
        QCOMPARE(writeEventFile(history, folder.file("out")).file, written.file);
        writeBytes(folder.file("out/events.out.tfevents.5.other"), versionRecord());
        QVERIFY_EXCEPTION_THROWN(writeEventFile(history, folder.file("out")), Error);
    }

private:
    static bool framedAt(const std::string& file, std::size_t at, std::uint64_t length)
    {
        return tensorboard::framed(std::string_view(file).substr(at + 12, length)) ==
               std::string_view(file).substr(at, length + 16);
    }
};

QTEST_APPLESS_MAIN(EventRunsTest)
#include "tst_event_runs.moc"
