// The injection bench's made-up histories and its scoring, a few of them: `make verdicts` replays them all.

#include "tests/bench/diagnosis/made_run.h"
#include "tests/bench/diagnosis/published_rules.h"
#include "tests/bench/diagnosis/score.h"

#include "core/diagnosis/rule.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace gg;
using namespace gg::injection;

namespace {

LabelledRun named(const std::vector<LabelledRun>& runs, const std::string& id)
{
    const auto it = std::find_if(runs.begin(), runs.end(), [&](const LabelledRun& run) { return run.id == id; });
    return it == runs.end() ? LabelledRun() : *it;
}

const Said* find(const std::vector<Said>& said, const std::string& rule)
{
    const auto it = std::find_if(said.begin(), said.end(), [&](const Said& one) { return one.rule == rule; });
    return it == said.end() ? nullptr : &*it;
}

}  // namespace

class TestInjection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRunIsTheSameEveryTime()
    {
        const std::vector<LabelledRun> once = madeLossRuns(Part::Tuning);
        const std::vector<LabelledRun> again = madeLossRuns(Part::Tuning);
        QCOMPARE(again.size(), once.size());
        for (std::size_t i = 0; i < once.size(); ++i) {
            QCOMPARE(again[i].id, once[i].id);
            QCOMPARE(again[i].onset, once[i].onset);
            QCOMPARE(again[i].events.size(), once[i].events.size());
            QCOMPARE(runs::toLine(again[i].events.back()), runs::toLine(once[i].events.back()));
        }
    }

    void everyInjectedFaultIsInTheTableUnderOneName()
    {
        std::set<std::string> ids;
        for (const Part part : {Part::Tuning, Part::HeldOut}) {
            for (const LabelledRun& run : madeRuns(part)) {
                QVERIFY2(ids.insert(run.id).second, run.id.c_str());
                QVERIFY(run.fault.empty() || !faultOf(run.fault).rules.empty());
                QCOMPARE(run.onset > 0, !run.fault.empty());
                QCOMPARE(run.heldOut, part == Part::HeldOut);
            }
        }
    }

    void aQuarterOfWhatIsHeldOutIsHealthy()
    {
        const std::vector<LabelledRun> held = madeRuns(Part::HeldOut);
        const auto healthy = std::count_if(held.begin(), held.end(), [](const LabelledRun& run) { return run.fault.empty(); });
        QVERIFY(healthy * 4 >= static_cast<std::ptrdiff_t>(held.size()));
    }

    void whatIsHeldOutLacksNothingInWhichItsFaultShows()
    {
        for (const LabelledRun& run : madeRuns(Part::HeldOut)) {
            if (run.fault == "dead_class" || run.fault == "classes_swapped") {
                QVERIFY2(!run.facts.details.empty(), run.id.c_str());
            }
        }
    }

    void aDivergenceIsNamedFromItsOnsetOn()
    {
        const LabelledRun run = named(madeLossRuns(Part::Tuning), "made_diverges_0");
        const std::vector<Said> said = replay(run, diagnosed);
        const Said* verdict = find(said, "run.diverged");
        QVERIFY(verdict != nullptr);
        QVERIFY(verdict->epoch >= run.onset);
    }

    void aLossThatIsNoNumberIsNamedAtOnceByEverybody()
    {
        const LabelledRun run = named(madeLossRuns(Part::Tuning), "made_nan_ultralytics_0");
        const Said* ours = nullptr;
        const std::vector<Said> own = replay(run, diagnosed);
        QVERIFY((ours = find(own, "run.loss_not_finite")) != nullptr);
        QCOMPARE(ours->epoch, static_cast<double>(run.onset));
        const std::vector<Said> published = replay(run, sagemaker);
        const Said* theirs = find(published, "ExplodingTensor");
        QVERIFY(theirs != nullptr);
        QCOMPARE(theirs->epoch, static_cast<double>(run.onset));
    }

    void whatIsSaidBeforeTheOnsetIsAFalseAlarm()
    {
        LabelledRun run = named(madeLossRuns(Part::Tuning), "made_nan_keras_0");
        const Contender& own = contenders().front();
        const std::vector<LabelledRun> runs{run};
        const Score right = scoreOf(judged(runs, own), own, run.heldOut);
        QCOMPARE(right.rules.at("run.loss_not_finite").right, 1);
        QCOMPARE(right.named, 1);
        run.onset += 5;
        const std::vector<LabelledRun> later{run};
        const Score wrong = scoreOf(judged(later, own), own, run.heldOut);
        QCOMPARE(wrong.rules.at("run.loss_not_finite").wrong, 1);
        QCOMPARE(wrong.named, 0);
    }

    void everyRuleThatWasMeasuredIsThere()
    {
        for (const diagnosis::Rule* rule : diagnosis::rules()) {
            const diagnosis::Measured* row = diagnosis::measured(rule->id);
            if (row != nullptr) {
                QVERIFY(row->precision >= 0 && row->precision <= 1 && row->recall >= 0 && row->recall <= 1);
                QVERIFY(row->spoken > 0 || row->faults > 0);
            }
        }
        QVERIFY(diagnosis::measured("run.loss_not_finite") != nullptr);
    }
};

QTEST_GUILESS_MAIN(TestInjection)
#include "tst_injection.moc"
