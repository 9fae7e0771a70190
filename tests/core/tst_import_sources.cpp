#include "tests/core/event_records.h"
#include "tests/core/imported_run.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <chrono>
#include <filesystem>
#include <limits>

using namespace gg;
using Values = std::vector<double>;

namespace {

const char* const settings = "epochs: 2\n";
const char* const header = "epoch, train/box_loss, metrics/mAP_0.5\n";

std::string events(std::initializer_list<float> losses)
{
    std::string bytes = test::versionRecord();
    std::int64_t step = 0;
    for (const float loss : losses) {
        bytes += test::scalarRecord("train/box_loss", step, loss) + test::scalarRecord("images/seen", step, 100);
        ++step;
    }
    return bytes;
}

/// A YOLOv5 run, watched.
class Watched {
public:
    explicit Watched(const test::TemporaryFolder& folder) : m_run(imports::openRun(folder.path(), imports::Vocabulary())) {}

    void look()
    {
        for (bool more = true; more;) {
            runs::RunBatch batch = m_run.tail->poll();
            more = batch.more;
            again += batch.again ? 1 : 0;
            history.append(std::move(batch));
        }
    }
    Values values(const std::string& name) const { return history.find(name) == nullptr ? Values{} : history.find(name)->values; }
    const std::vector<std::string>& problems() const { return m_run.tail->problems(); }

    runs::RunHistory history;
    int again = 0;

private:
    imports::OpenedRun m_run;
};

}  // namespace

class TestImportSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logsThatSayTheSameAreOneSeries();
    void logsThatDifferAreTwoSeriesAndANoteSaysWhere();
    void aRoundedTableAgreesWithItsEvents_data();
    void aRoundedTableAgreesWithItsEvents();
    void pointsThatOnlyTheEventsHaveAreKept();
    void whatTheTableHasNotComeToYetWaits();
    void whatTheTableNeverCameToIsShownWhenNobodyWrites();
    void aRunThatWasStartedAgainIsComparedByBranch();
    void aDifferenceThatTurnsUpLaterTakesAllBackOnce();
    void cutsAnywhereEndInTheSame();
    void picturesBesideTheLogsAreThere();
    void aPictureThatIsDrawnLaterTurnsUp();
    void picturesOfYoloV5HaveTheEpochOfTheirStep();
    void namesMoveToATableThatComesLater();
    void aTableThatIsReplacedTakesAllBackOnce();
    void aRunWithAllItsEpochsIsFinished();
};

void TestImportSources::logsThatSayTheSameAreOneSeries()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n1,0.25,0.2\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F, 0.25F}));
    const runs::Run run = test::readRunAt(folder.path());
    const runs::Series& loss = *run.history.find("train/box_loss");
    QCOMPARE(loss.values, (Values{0.5, 0.25}));
    QCOMPARE(loss.file, std::string("results.csv"));
    QCOMPARE(loss.also, (std::vector<runs::SeriesOrigin>{{.raw = "train/box_loss", .file = "events.out.tfevents.1.host"}}));
    QCOMPARE(run.history.find("images/seen")->values, (Values{100, 100}));
    QVERIFY(run.history.find("val/map50")->also.empty());
    QCOMPARE(run.history.series().size(), std::size_t(3));
    QVERIFY(run.history.notes().empty());
}

void TestImportSources::logsThatDifferAreTwoSeriesAndANoteSaysWhere()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n1,0.25,0.2\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F, 0.375F}));
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.history.find("train/box_loss")->values, (Values{0.5, 0.25}));
    QVERIFY(run.history.find("train/box_loss")->also.empty());
    const runs::Series& other = *run.history.find("train/box_loss (TensorBoard)");
    QCOMPARE(other.values, (Values{0.5, 0.375}));
    QCOMPARE(other.raw, std::string("train/box_loss"));
    QCOMPARE(other.file, std::string("events.out.tfevents.1.host"));
    QCOMPARE(run.history.notes(), (std::vector<std::string>{"train/box_loss: at step 1 results.csv says 0.25 and events.out.tfevents.1.host 0.375. "
                                                            "Both are kept, the latter as train/box_loss (TensorBoard)."}));
}

void TestImportSources::aRoundedTableAgreesWithItsEvents_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<float>("logged");
    QTest::addColumn<bool>("same");
    QTest::newRow("five digits") << "0.10883" << 0.108834F << true;
    QTest::newRow("the last digit is another one") << "0.10883" << 0.108847F << false;
    QTest::newRow("four digits") << "0.1088" << 0.108834F << true;
    QTest::newRow("four digits of a larger number") << "1.234" << 1.23441F << true;
    QTest::newRow("a small number") << "1.2346e-05" << 1.23456e-5F << true;
    QTest::newRow("another small number") << "1.2346e-05" << 1.24456e-5F << false;
    QTest::newRow("one digit is no licence") << "0.1" << 0.13F << false;
    QTest::newRow("not a number") << "nan" << std::numeric_limits<float>::quiet_NaN() << true;
    QTest::newRow("a number and none") << "nan" << 0.5F << false;
    QTest::newRow("infinite") << "inf" << std::numeric_limits<float>::infinity() << true;
    QTest::newRow("written in full") << "0.30000001192092896" << 0.3F << true;
}

void TestImportSources::aRoundedTableAgreesWithItsEvents()
{
    QFETCH(QString, written);
    QFETCH(float, logged);
    QFETCH(bool, same);
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0," + written.toStdString() + ",0.1\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({logged}));
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.history.find("train/box_loss (TensorBoard)") == nullptr, same);
    QCOMPARE(run.history.notes().empty(), same);
}

void TestImportSources::pointsThatOnlyTheEventsHaveAreKept()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n2,0.125,0.3\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F, 0.25F, 0.125F, 0.0625F}));
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.history.find("train/box_loss")->values, (Values{0.5, 0.125}));
    QCOMPARE(run.history.find("train/box_loss")->also.size(), std::size_t(1));
    const runs::Series& rest = *run.history.find("train/box_loss (TensorBoard)");
    QCOMPARE(rest.steps, (std::vector<std::int64_t>{1, 3}));
    QCOMPARE(rest.values, (Values{0.25, 0.0625}));
    QCOMPARE(rest.epochs, (Values{2, 4}));
    QCOMPARE(run.history.notes(), (std::vector<std::string>{"train/box_loss: from step 1 on, 2 points are in events.out.tfevents.1.host only and not in results.csv. "
                                                            "Shown as train/box_loss (TensorBoard)."}));
}

void TestImportSources::whatTheTableHasNotComeToYetWaits()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F, 0.25F}));
    Watched run(folder);
    run.look();
    QCOMPARE(run.values("train/box_loss"), (Values{0.5}));
    QVERIFY(run.values("train/box_loss (TensorBoard)").empty());
    test::appendFile(folder.file("results.csv"), "1,0.25,0.2\n");
    run.look();
    QCOMPARE(run.values("train/box_loss"), (Values{0.5, 0.25}));
    QVERIFY(run.values("train/box_loss (TensorBoard)").empty());
    test::appendFile(folder.file("results.csv"), "2,0.125,0.3\n");  // the events are behind now
    run.look();
    test::appendFile(folder.file("events.out.tfevents.1.host"), test::scalarRecord("train/box_loss", 2, 0.125F));
    run.look();
    QCOMPARE(run.values("train/box_loss"), (Values{0.5, 0.25, 0.125}));
    QCOMPARE(run.history.series().size(), std::size_t(3));
    QCOMPARE(run.again, 0);
    QVERIFY(run.history.notes().empty());
}

void TestImportSources::whatTheTableNeverCameToIsShownWhenNobodyWrites()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F, 0.25F}));
    const auto anHourAgo = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
    for (const char* name : {"results.csv", "events.out.tfevents.1.host"}) {
        std::filesystem::last_write_time(folder.file(name), anHourAgo);
    }
    Watched run(folder);
    run.look();
    QCOMPARE(run.values("train/box_loss (TensorBoard)"), (Values{0.25}));
    // It goes on after all: what was a rest is none.
    test::appendFile(folder.file("results.csv"), "1,0.25,0.2\n");
    run.look();
    QCOMPARE(run.again, 1);
    QCOMPARE(run.values("train/box_loss"), (Values{0.5, 0.25}));
    QVERIFY(run.values("train/box_loss (TensorBoard)").empty());
}

void TestImportSources::aRunThatWasStartedAgainIsComparedByBranch()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), "epochs: 9\n");
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n1,0.25,0.2\n1,0.375,0.25\n2,0.125,0.3\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F, 0.25F}));
    test::writeFile(folder.file("events.out.tfevents.2.host"), test::versionRecord() + test::scalarRecord("train/box_loss", 1, 0.375F) + test::scalarRecord("train/box_loss", 2, 0.125F));
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.history.find("train/box_loss")->values, (Values{0.5, 0.25, 0.375, 0.125}));
    QVERIFY(run.history.find("train/box_loss (TensorBoard)") == nullptr);
    QCOMPARE(run.history.find("train/box_loss")->also,
             (std::vector<runs::SeriesOrigin>{{.raw = "train/box_loss", .file = "events.out.tfevents.1.host"}, {.raw = "train/box_loss", .file = "events.out.tfevents.2.host"}}));
}

void TestImportSources::aDifferenceThatTurnsUpLaterTakesAllBackOnce()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), "epochs: 9\n");
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F}));
    Watched run(folder);
    run.look();
    QCOMPARE(run.history.find("train/box_loss")->also.size(), std::size_t(1));
    test::appendFile(folder.file("results.csv"), "1,0.25,0.2\n");
    test::appendFile(folder.file("events.out.tfevents.1.host"), test::scalarRecord("train/box_loss", 1, 0.75F));
    run.look();
    QCOMPARE(run.again, 1);
    QCOMPARE(run.values("train/box_loss"), (Values{0.5, 0.25}));
    QCOMPARE(run.values("train/box_loss (TensorBoard)"), (Values{0.5, 0.75}));
    QCOMPARE(run.history.notes().size(), std::size_t(1));
    test::appendFile(folder.file("results.csv"), "2,0.125,0.3\n");
    test::appendFile(folder.file("events.out.tfevents.1.host"), test::scalarRecord("train/box_loss", 2, 0.625F));
    run.look();
    QCOMPARE(run.again, 1);
    QCOMPARE(run.values("train/box_loss (TensorBoard)"), (Values{0.5, 0.75, 0.625}));
    QCOMPARE(run.history.notes().size(), std::size_t(1));
}

/// Both logs are written in pieces, cut at every pair of shares of them: however a run was watched, it ends as it is read at once.
void TestImportSources::cutsAnywhereEndInTheSame()
{
    const std::string table = std::string(header) + "0,0.5,0.1\n1,0.25,0.2\n1,0.375,0.25\n";
    const std::string log = events({0.5F, 0.25F}) + test::scalarRecord("train/box_loss", 1, 0.375F) + test::scalarRecord("metrics/mAP_0.5", 1, 0.75F);
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), "epochs: 9\n");
    test::writeFile(folder.file("results.csv"), table);
    test::writeFile(folder.file("events.out.tfevents.1.host"), log);
    Watched whole(folder);
    whole.look();
    QVERIFY(whole.values("val/map50 (TensorBoard)") == Values{0.75});  // the table has other values there
    for (std::size_t cut = 0; cut <= log.size(); ++cut) {
        // The table is ahead, behind, and as far.
        for (const std::size_t of : {cut * table.size() / log.size(), std::size_t(0), table.size()}) {
            test::writeFile(folder.file("results.csv"), table.substr(0, of));
            test::writeFile(folder.file("events.out.tfevents.1.host"), log.substr(0, cut));
            Watched run(folder);
            run.look();
            test::appendFile(folder.file("results.csv"), table.substr(of));
            run.look();
            test::appendFile(folder.file("events.out.tfevents.1.host"), log.substr(cut));
            run.look();
            const std::string where = "events cut at " + std::to_string(cut) + ", table at " + std::to_string(of);
            QVERIFY2(run.history.series().size() == whole.history.series().size(), where.c_str());
            for (const auto& [name, series] : whole.history.series()) {
                QVERIFY2(run.values(name) == series.values, (name + ": " + where).c_str());
                QVERIFY2(run.history.find(name)->also == series.also, (name + ": " + where).c_str());
            }
            QVERIFY2(run.history.notes() == whole.history.notes(), where.c_str());
            QVERIFY2(run.problems().empty(), where.c_str());
        }
    }
}

void TestImportSources::picturesBesideTheLogsAreThere()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n");
    for (const char* name : {"val_batch0_pred.jpg", "confusion_matrix.png", "Results.PNG", ".hidden.png", "weights/seen.jpg"}) {
        test::writeFile(folder.file(name), "not looked at");
    }
    const runs::Run run = test::readRunAt(folder.path());
    std::vector<std::string> names;
    for (const runs::RunAttachment& one : run.history.attachments()) {
        QCOMPARE(one.kind, runs::RunAttachment::Kind::Picture);
        QCOMPARE(one.file, one.name);
        QCOMPARE(one.length, std::uint64_t(0));
        names.push_back(one.name);
    }
    QCOMPARE(names, (std::vector<std::string>{"Results.PNG", "confusion_matrix.png", "val_batch0_pred.jpg"}));
    QVERIFY(test::readRunAt(folder.file("results.csv")).history.attachments().empty());  // a file that was chosen is read alone
}

void TestImportSources::aPictureThatIsDrawnLaterTurnsUp()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n");
    test::writeFile(folder.file("train_batch0.jpg"), "not looked at");
    Watched run(folder);
    run.look();
    run.look();
    QCOMPARE(run.history.attachments().size(), std::size_t(1));
    test::writeFile(folder.file("confusion_matrix.png"), "not looked at");
    std::filesystem::last_write_time(folder.path(), std::filesystem::file_time_type::clock::now() + std::chrono::seconds(1));  // a file system may count in seconds
    run.look();
    QCOMPARE(run.history.attachments().size(), std::size_t(2));
    QCOMPARE(run.history.attachments().back().name, std::string("confusion_matrix.png"));
    QCOMPARE(run.again, 0);
}

void TestImportSources::picturesOfYoloV5HaveTheEpochOfTheirStep()
{
    GG_REQUIRE_DATA("runs/yolov5_radar/exp10");
    const runs::Run run = test::readRunAt(test::dataPath("runs/yolov5_radar/exp10"));
    std::size_t logged = 0;
    for (const runs::RunAttachment& one : run.history.attachments()) {
        logged += one.length > 0 ? 1 : 0;
        QCOMPARE(one.epoch, one.length > 0 ? 100.0 : 0.0);
    }
    QVERIFY(logged > 0);
    QVERIFY(logged < run.history.attachments().size());  // those beside the logs belong to no epoch
}

void TestImportSources::namesMoveToATableThatComesLater()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F}));
    Watched run(folder);
    run.look();
    QCOMPARE(run.values("train/box_loss"), (Values{0.5}));
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.75,0.1\n");
    run.look();
    QCOMPARE(run.again, 1);
    QCOMPARE(run.values("train/box_loss"), (Values{0.75}));
    QCOMPARE(run.values("train/box_loss (TensorBoard)"), (Values{0.5}));
    QCOMPARE(run.values("images/seen"), (Values{100}));
    QVERIFY(run.problems().empty());
}

void TestImportSources::aTableThatIsReplacedTakesAllBackOnce()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n1,0.25,0.2\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F, 0.25F}));
    Watched run(folder);
    run.look();
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.125,0.3\n");
    run.look();
    QCOMPARE(run.again, 1);
    QCOMPARE(run.values("train/box_loss"), (Values{0.125}));
    QCOMPARE(run.values("train/box_loss (TensorBoard)"), (Values{0.5, 0.25}));  // they differ now
    QCOMPARE(run.problems().size(), std::size_t(1));
    QVERIFY(run.problems().front().find("results.csv was replaced or cut") != std::string::npos);
}

void TestImportSources::aRunWithAllItsEpochsIsFinished()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n");
    Watched run(folder);
    run.look();
    QCOMPARE(run.history.state(), runs::RunState::Unknown);
    test::appendFile(folder.file("results.csv"), "1,0.25,0.2\n");
    run.look();
    QCOMPARE(run.history.state(), runs::RunState::Finished);
    QCOMPARE(run.history.lastEpoch(), 2);
}

QTEST_GUILESS_MAIN(TestImportSources)
#include "tst_import_sources.moc"
