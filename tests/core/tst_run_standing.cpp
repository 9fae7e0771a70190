#include "core/runs/run_standing.h"

#include <QTest>

using namespace gg;
using runs::Standing;

namespace {

constexpr double start = 1.7e9;  // a time of day
constexpr double hour = 3600;

runs::RunInfo planned(int epochs, const std::string& config = {})
{
    runs::RunInfo info;
    info.epochs = epochs;
    info.configYaml = config;
    return info;
}

/// A column of one point an epoch, `seconds` apart.
runs::SeriesPiece column(const std::string& name, const std::vector<double>& values, double seconds, double from = start)
{
    runs::SeriesPiece piece{.name = name, .raw = name, .file = "results.csv", .ofEpochs = true, .steps = {}, .epochs = {}, .times = {}, .values = values, .branches = {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        piece.steps.push_back(static_cast<std::int64_t>(i) + 1);
        piece.epochs.push_back(static_cast<double>(i) + 1);
        piece.times.push_back(from + seconds * static_cast<double>(i));
    }
    return piece;
}

struct Watched {
    runs::RunHistory history;
    runs::RunRhythm rhythm;

    void take(std::vector<runs::SeriesPiece> pieces)
    {
        runs::RunBatch batch{.again = false, .more = false, .events = {}, .pieces = std::move(pieces), .attachments = {}};
        rhythm.add(batch);
        history.append(std::move(batch));
    }
};

}  // namespace

class TestRunStanding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunIsStalledAfterFiveOfItsLongestGaps()
    {
        Watched run;
        run.take({column("val/map50", {0.1, 0.2, 0.3}, 60)});
        QCOMPARE(run.rhythm.longestGap(), 60.0);
        QCOMPARE(run.rhythm.patience(), 300.0);
        const double last = start + 120;
        const auto at = [&](double now) { return runs::standingOf(planned(100), run.history, {}, run.rhythm, now).standing; };
        QCOMPARE(at(last + 299), Standing::Live);
        QCOMPARE(at(last + 301), Standing::Stalled);
        QCOMPARE(at(last + 25 * hour), Standing::Interrupted);
    }

    void aFastRunIsGivenTwoMinutes()
    {
        Watched run;
        run.take({column("train/loss", {3, 2, 1}, 0.5)});
        QCOMPARE(run.rhythm.patience(), 120.0);
    }

    void thePauseBeforeARestartIsNoRhythm()
    {
        Watched run;
        runs::SeriesPiece piece = column("val/map50", {0.1, 0.2, 0.2, 0.3}, 10);
        // Started again a day later, from the second epoch.
        piece.times[2] += 24 * hour;
        piece.times[3] += 24 * hour;
        piece.branches = {2};
        run.take({piece});
        QCOMPARE(run.rhythm.longestGap(), 10.0);
    }

    void whatNamesNoEndIsQuietNotInterrupted()
    {
        Watched run;
        run.take({column("loss", {3, 2, 1}, 1)});
        const auto standing = runs::standingOf(planned(0), run.history, {}, run.rhythm, start + 48 * hour);
        QCOMPARE(standing.standing, Standing::Quiet);
        QCOMPARE(standing.lastSign, start + 2);
    }

    void allPlannedEpochsAreTheEnd()
    {
        Watched run;
        run.take({column("val/map50", {0.1, 0.2, 0.3}, 60)});
        QCOMPARE(runs::standingOf(planned(3), run.history, {}, run.rhythm, start + 25 * hour).standing, Standing::Finished);
    }

    void earlyStoppingIsToldFromABreak()
    {
        Watched run;
        // Best at epoch 2; three epochs without a better one.
        run.take({column("val/map50", {0.1, 0.4, 0.3, 0.3, 0.2}, 60), column("val/map50_95", {0.1, 0.3, 0.2, 0.2, 0.1}, 60)});
        const double later = start + 25 * hour;
        const auto early = runs::standingOf(planned(100, "patience: 3\n"), run.history, {}, run.rhythm, later);
        QCOMPARE(early.standing, Standing::Finished);
        QVERIFY(early.early);
        QCOMPARE(runs::standingOf(planned(100, "patience: 4\n"), run.history, {}, run.rhythm, later).standing, Standing::Interrupted);
    }

    void settingsWithoutNumbersAreARunThatNeverStarted()
    {
        const runs::RunActivity written{.lastWrite = start, .ended = false, .lastLine = "Traceback"};
        QCOMPARE(runs::standingOf(planned(10), {}, written, {}, start + 60).standing, Standing::Starting);
        const auto standing = runs::standingOf(planned(10), {}, written, {}, start + hour);
        QCOMPARE(standing.standing, Standing::NeverStarted);
        QCOMPARE(standing.lastLine, std::string("Traceback"));
    }

    void aCopiedRunIsAsOldAsItsPoints()
    {
        Watched run;
        run.take({column("loss", {3, 2, 1}, 1)});
        const double now = start + 1000 * hour;
        const runs::RunActivity copied{.lastWrite = now - 5, .ended = false, .lastLine = {}};
        QCOMPARE(runs::standingOf(planned(0), run.history, copied, run.rhythm, now).standing, Standing::Quiet);
    }

    void timesFromTheStartSayNothingOfTheDay()
    {
        Watched run;
        run.take({column("val/map50", {0.1, 0.2}, 60, 30)});
        const runs::RunActivity written{.lastWrite = start, .ended = false, .lastLine = {}};
        QCOMPARE(runs::standingOf(planned(100), run.history, written, run.rhythm, start + 299).standing, Standing::Live);
        QCOMPARE(runs::standingOf(planned(100), run.history, written, run.rhythm, start + 301).standing, Standing::Stalled);
    }

    void growthThatIsSeenIsASignOfLife()
    {
        Watched run;
        run.take({column("loss", {3, 2, 1}, 1)});
        run.rhythm.grew(start + 100 * hour);
        QCOMPARE(runs::standingOf(planned(0), run.history, {}, run.rhythm, start + 100 * hour + 60).standing, Standing::Live);
    }

    void ourOwnRunSaysItselfHowItEnded()
    {
        runs::RunHistory history;
        const runs::RunEvent failed{.kind = runs::EventKind::State, .time = start, .step = 1, .epoch = 0.5, .values = {}, .text = "failed", .message = "out of memory"};
        history.append(std::span(&failed, 1));
        QCOMPARE(runs::standingOf(planned(3), history, {}, {}, start + 1).standing, Standing::Failed);
    }
};

QTEST_MAIN(TestRunStanding)
#include "tst_run_standing.moc"
