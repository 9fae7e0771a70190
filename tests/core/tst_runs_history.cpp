#include "core/base/grow_ahead.h"
#include "core/runs/history.h"

#include <QTest>

using namespace gg::runs;

namespace {

RunEvent makeEvent(EventKind kind, std::int64_t step, double epoch, std::vector<std::pair<std::string, double>> values = {})
{
    RunEvent result;
    result.kind = kind;
    result.step = step;
    result.epoch = epoch;
    result.time = 100.0 + static_cast<double>(step);
    result.values = std::move(values);
    return result;
}

RunEvent state(RunState value, std::int64_t step, std::string message = {})
{
    RunEvent result = makeEvent(EventKind::State, step, 0);
    result.text = runStateId(value);
    result.message = std::move(message);
    return result;
}

/// Two epochs of two steps each, the second one with the best checkpoint.
std::vector<RunEvent> twoEpochs()
{
    RunEvent best = makeEvent(EventKind::Checkpoint, 4, 2);
    best.text = "best";
    return {state(RunState::Started, 0),
            makeEvent(EventKind::Step, 1, 0.5, {{"train/loss", 0.9}, {"train/lr", 0.1}}),
            makeEvent(EventKind::Probe, 1, 0.5, {{"probe/sensitivity", 0.3}}),
            makeEvent(EventKind::Step, 2, 1.0, {{"train/loss", 0.8}, {"train/lr", 0.1}}),
            makeEvent(EventKind::Epoch, 2, 1, {{"train/loss", 0.85}, {"val/dice", 0.4}}),
            makeEvent(EventKind::Snapshot, 2, 1),
            makeEvent(EventKind::Step, 3, 1.5, {{"train/loss", 0.7}, {"train/lr", 0.1}}),
            makeEvent(EventKind::Step, 4, 2.0, {{"train/loss", 0.6}, {"train/lr", 0.1}}),
            makeEvent(EventKind::Epoch, 4, 2, {{"train/loss", 0.65}, {"val/dice", 0.5}}),
            makeEvent(EventKind::Snapshot, 4, 2),
            best};
}

}  // namespace

class TestRunHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsAndEpochsOfOneNameAreTwoSeries();
    void aStepSeriesMakesRoomForAnEpochSeriesOfItsName();
    void slicesMakeNoDifference();
    void aValueAnEpochIsFound();
    void whatHappenedIsCounted();
    void aResumedRunTakesBackWhatItComputesAgain();
    void goingOnAfterAPauseTakesNothingBack();
    void theMessageOfAFailureIsKept();
    void thePicturesOfALostBatchAreKeptUntilTheRunGoesOn();
    void nothingNewIsNoNewRevision();
    void noAppendCopiesTheWholeColumn();
    void aLongSeriesIsWhatWasAppended();
    void columnsOfAForeignFileAreJoined();
    void whatWasReplacedIsTakenBack();
};

void TestRunHistory::stepsAndEpochsOfOneNameAreTwoSeries()
{
    RunHistory history;
    history.append(twoEpochs());
    QCOMPARE(history.find("train/loss/step")->values, (std::vector<double>{0.9, 0.8, 0.7, 0.6}));
    QCOMPARE(history.find("train/loss")->values, (std::vector<double>{0.85, 0.65}));
    QCOMPARE(history.find("train/loss")->epochs, (std::vector<double>{1, 2}));
    QCOMPARE(history.find("train/lr")->steps, (std::vector<std::int64_t>{1, 2, 3, 4}));
    QVERIFY(history.isEpochSeries("train/loss"));
    QVERIFY(!history.isEpochSeries("train/loss/step"));
    QVERIFY(!history.isEpochSeries("probe/sensitivity"));
    QVERIFY(history.find("val/iou") == nullptr);
}

void TestRunHistory::aStepSeriesMakesRoomForAnEpochSeriesOfItsName()
{
    RunHistory history;
    history.append(std::vector{makeEvent(EventKind::Step, 1, 0.5, {{"train/accuracy", 0.1}})});
    QCOMPARE(history.find("train/accuracy")->values, std::vector<double>{0.1});
    history.append(std::vector{makeEvent(EventKind::Epoch, 2, 1, {{"train/accuracy", 0.2}}), makeEvent(EventKind::Step, 3, 1.5, {{"train/accuracy", 0.3}})});
    QCOMPARE(history.find("train/accuracy")->values, std::vector<double>{0.2});
    QCOMPARE(history.find("train/accuracy/step")->values, (std::vector<double>{0.1, 0.3}));
}

void TestRunHistory::slicesMakeNoDifference()
{
    RunHistory whole;
    whole.append(twoEpochs());
    RunHistory sliced;
    for (const RunEvent& one : twoEpochs()) {
        sliced.append(std::span(&one, 1));
    }
    QCOMPARE(sliced.series().size(), whole.series().size());
    for (const auto& [name, series] : whole.series()) {
        QCOMPARE(sliced.find(name)->values, series.values);
        QCOMPARE(sliced.find(name)->steps, series.steps);
    }
    QCOMPARE(sliced.bestEpoch(), whole.bestEpoch());
}

void TestRunHistory::aValueAnEpochIsFound()
{
    RunHistory history;
    history.append(twoEpochs());
    QCOMPARE(history.at("val/dice", 2), std::optional<double>(0.5));
    QCOMPARE(history.at("val/dice", 3), std::nullopt);
    QCOMPARE(history.at("train/lr", 1), std::nullopt);  // no series of epochs
    QCOMPARE(history.at("none", 1), std::nullopt);
}

void TestRunHistory::whatHappenedIsCounted()
{
    RunHistory history;
    QCOMPARE(history.state(), RunState::Unknown);
    history.append(twoEpochs());
    QCOMPARE(history.state(), RunState::Started);
    QCOMPARE(history.lastEpoch(), 2);
    QCOMPARE(history.lastStep(), std::int64_t{4});
    QCOMPARE(history.bestEpoch(), 2);
    QCOMPARE(history.snapshotEpochs(), (std::vector<int>{1, 2}));
    QCOMPARE(history.firstTime(), 100.0);
    QCOMPARE(history.lastTime(), 104.0);
}

void TestRunHistory::aResumedRunTakesBackWhatItComputesAgain()
{
    RunHistory history;
    history.append(twoEpochs());
    history.append(std::vector{state(RunState::Resumed, 2)});
    QCOMPARE(history.find("train/loss/step")->steps, (std::vector<std::int64_t>{1, 2}));
    QCOMPARE(history.find("val/dice")->values, std::vector<double>{0.4});
    QCOMPARE(history.lastEpoch(), 1);
    QCOMPARE(history.lastStep(), std::int64_t{2});
    QCOMPARE(history.bestEpoch(), 0);
    QCOMPARE(history.snapshotEpochs(), std::vector<int>{1});

    history.append(std::vector{makeEvent(EventKind::Epoch, 4, 2, {{"val/dice", 0.55}}), makeEvent(EventKind::Snapshot, 4, 2)});
    QCOMPARE(history.find("val/dice")->values, (std::vector<double>{0.4, 0.55}));
    QCOMPARE(history.snapshotEpochs(), (std::vector<int>{1, 2}));
}

void TestRunHistory::goingOnAfterAPauseTakesNothingBack()
{
    RunHistory history;
    history.append(twoEpochs());
    history.append(std::vector{state(RunState::Paused, 4), state(RunState::Resumed, 4)});
    QCOMPARE(history.find("train/loss/step")->size(), std::size_t{4});
    QCOMPARE(history.bestEpoch(), 2);
    QCOMPARE(history.snapshotEpochs(), (std::vector<int>{1, 2}));
}

void TestRunHistory::theMessageOfAFailureIsKept()
{
    RunHistory history;
    history.append(std::vector{state(RunState::Failed, 3, "The disk is full.")});
    QCOMPARE(history.state(), RunState::Failed);
    QCOMPARE(history.stateMessage(), std::string("The disk is full."));
}

void TestRunHistory::thePicturesOfALostBatchAreKeptUntilTheRunGoesOn()
{
    RunEvent failed = state(RunState::Failed, 3, "The loss became NaN at step 3.");
    failed.images = {"/data/a.png", "/data/b.png"};
    RunHistory history;
    history.append(std::span(&failed, 1));
    QCOMPARE(history.notFiniteBatch(), failed.images);
    const RunEvent resumed = state(RunState::Resumed, 2);
    history.append(std::span(&resumed, 1));
    QVERIFY(history.notFiniteBatch().empty());
}

void TestRunHistory::nothingNewIsNoNewRevision()
{
    RunHistory history;
    history.append(twoEpochs());
    const auto revision = history.revision();
    history.append(RunBatch());
    QCOMPARE(history.revision(), revision);
    history.append(std::vector{makeEvent(EventKind::Snapshot, 5, 3)});
    QVERIFY(history.revision() > revision);
}

void TestRunHistory::columnsOfAForeignFileAreJoined()
{
    RunHistory history;
    RunBatch first;
    first.pieces.push_back({.name = "val/recall", .raw = "metrics/recall(B)", .file = "results.csv", .ofEpochs = true, .steps = {1, 2}, .epochs = {1, 2},
                            .times = {}, .values = {0.1, 0.2}, .branches = {}});
    history.append(std::move(first));
    // The run was started again at its second epoch: both attempts stay.
    RunBatch second;
    second.pieces.push_back({.name = "val/recall", .raw = "metrics/recall(B)", .file = "results.csv", .ofEpochs = true, .steps = {2, 3}, .epochs = {2, 3},
                             .times = {}, .values = {0.3, 0.4}, .branches = {0}});
    history.append(std::move(second));

    const Series* series = history.find("val/recall");
    QCOMPARE(series->steps, (std::vector<std::int64_t>{1, 2, 2, 3}));
    QCOMPARE(series->epochs, (std::vector<double>{1, 2, 2, 3}));
    QVERIFY(series->times.empty());
    QCOMPARE(series->values, (std::vector<double>{0.1, 0.2, 0.3, 0.4}));
    QCOMPARE(series->branches, std::vector<std::size_t>{2});
    QCOMPARE(series->raw, std::string("metrics/recall(B)"));
    QVERIFY(history.isEpochSeries("val/recall"));
    QCOMPARE(history.at("val/recall", 2), std::optional(0.3));
    QCOMPARE(history.lastEpoch(), 3);
    QCOMPARE(history.lastStep(), std::int64_t{3});
}

void TestRunHistory::whatWasReplacedIsTakenBack()
{
    RunHistory history;
    history.append(twoEpochs());
    const auto revision = history.revision();
    RunBatch batch;
    batch.again = true;
    batch.pieces.push_back({.name = "loss", .raw = "loss", .file = "log.csv", .ofEpochs = false, .steps = {7}, .epochs = {}, .times = {50}, .values = {0.5}, .branches = {}});
    history.append(std::move(batch));
    QCOMPARE(history.series().size(), std::size_t{1});
    QCOMPARE(history.find("loss")->times, std::vector<double>{50});
    QCOMPARE(history.lastEpoch(), 0);
    QVERIFY(history.revision() > revision);
}

namespace {

/// Counts how often one of them is copied.
struct Counted {
    int value = 0;
    static inline std::size_t copies = 0;

    Counted(int of)
        : value(of)
    {
    }
    Counted(const Counted& other)
        : value(other.value)
    {
        ++copies;
    }
    Counted& operator=(const Counted&) = default;
};

}  // namespace

void TestRunHistory::noAppendCopiesTheWholeColumn()
{
    std::vector<Counted> column;
    gg::GrowAhead<Counted> room;
    std::size_t most = 0;
    for (int i = 0; i < 300'000; ++i) {
        const Counted one(i);
        Counted::copies = 0;
        room.append(column, std::span(&one, 1));
        most = column.size() > 20'000 ? std::max(most, Counted::copies) : most;
    }
    QCOMPARE(column.size(), 300'000U);
    for (int i = 0; i < 300'000; ++i) {
        QCOMPARE(column[static_cast<std::size_t>(i)].value, i);
    }
    QVERIFY2(most < 5'000, qPrintable(QString::number(most)));
}

void TestRunHistory::aLongSeriesIsWhatWasAppended()
{
    RunHistory history;
    std::vector<double> expected;
    for (int piece = 0; expected.size() < 200'000; ++piece) {
        SeriesPiece further{.name = "train/foo", .raw = "foo", .file = "log.csv"};
        for (int i = 0; i < 1 + piece % 977; ++i) {
            further.steps.push_back(static_cast<std::int64_t>(expected.size()));
            further.values.push_back(0.5 * static_cast<double>(expected.size()));
            expected.push_back(further.values.back());
        }
        history.append({.pieces = {further}});
    }
    QCOMPARE(history.find("train/foo")->values, expected);
    QCOMPARE(history.find("train/foo")->steps.back(), static_cast<std::int64_t>(expected.size()) - 1);
    // Written again: what was kept ready for the longer one is not of this one.
    SeriesPiece other{.name = "train/foo", .raw = "foo", .file = "log.csv", .steps = {1}, .values = {7}};
    history.append({.again = true, .pieces = {other}});
    QCOMPARE(history.find("train/foo")->values, std::vector<double>{7});
}

QTEST_APPLESS_MAIN(TestRunHistory)
#include "tst_runs_history.moc"
