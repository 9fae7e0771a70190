#include "tests/core/event_records.h"
#include "tests/core/imported_run.h"

#include <QTest>

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
    void theTableHasTheNameAndTheEventsASuffix();
    void namesMoveToATableThatComesLater();
    void aTableThatIsReplacedTakesAllBackOnce();
    void aRunWithAllItsEpochsIsFinished();
};

void TestImportSources::theTableHasTheNameAndTheEventsASuffix()
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.file("opt.yaml"), settings);
    test::writeFile(folder.file("results.csv"), std::string(header) + "0,0.5,0.1\n1,0.25,0.2\n");
    test::writeFile(folder.file("events.out.tfevents.1.host"), events({0.5F, 0.25F}));
    const runs::Run run = test::readRunAt(folder.path());
    QCOMPARE(run.history.find("train/box_loss")->file, std::string("results.csv"));
    QCOMPARE(run.history.find("train/box_loss (TensorBoard)")->file, std::string("events.out.tfevents.1.host"));
    QCOMPARE(run.history.find("train/box_loss (TensorBoard)")->values, (Values{0.5, 0.25}));
    QCOMPARE(run.history.find("train/box_loss (TensorBoard)")->raw, std::string("train/box_loss"));
    QCOMPARE(run.history.find("images/seen")->values, (Values{100, 100}));
    QCOMPARE(run.history.series().size(), std::size_t(4));
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
    QCOMPARE(run.values("train/box_loss (TensorBoard)"), (Values{0.5, 0.25}));
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
