#include "tests/core/diagnosed_run.h"

#include <QTest>

#include <limits>

using namespace gg;
using test::constant;
using test::decay;
using test::DiagnosedRun;
using test::joined;
using Values = std::vector<double>;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

class TestLossRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLossThatRisesAndStaysUpHasDiverged();
    void aDivergenceThatIsOverIsToldSo();
    void aLossThatOnlyFallsHasNotDiverged();
    void oneBadEpochIsNoDivergence();
    void aWarmRestartIsNoDivergence();
    void aDivergenceInsideAnEpochIsSeenInItsSteps();
    void aSpikeIsCounted();
    void heavyScatterIsNoSpike();
    void aRateStepIsNoSpike();
    void lossesWithoutANumberAreFoundInEveryTerm();
    void theImagesOfTheBatchAreNamed();
    void validationThatWasLeftOutIsNotNaN();
    void anOverflowOfTheFirstValidationsIsNoWarning();
    void aNegativeTermIsNamed();
    void minusDiceIsSound();
    void aTermThatStaysIsNamed();
    void aTermOfAGoodNetworkMayStay();
    void aTermThatIsZeroHasNothingToFallFrom();
    void objectnessThatDoesNotPartIsSaid();
    void healthyRunsOfManyKindsAreSilent();
    void whatIsMissingIsNamed();
};

void TestLossRules::aLossThatRisesAndStaysUpHasDiverged()
{
    // 1.0, 0.9 … 0.6, then 1.5 for good: the rise of 0.9 is more than half of 0.6 and than a third of the fall of 0.4.
    const Values fall{1.0, 0.9, 0.8, 0.7, 0.65, 0.6};
    DiagnosedRun early;
    early.epochs({{"train/loss", joined(fall, {1.5, 1.5})}});
    QVERIFY(!early.said("run.diverged"));
    DiagnosedRun run;
    run.epochs({{"train/loss", joined(fall, {1.5, 1.5, 1.5})}});
    const auto verdict = run.said("run.diverged");
    QVERIFY(verdict && !verdict->over);
    QCOMPARE(verdict->severity, audit::Severity::Error);  // more than doubled
    QCOMPARE(diagnosis::evidence(*verdict), std::string("train/loss 0.65 → 1.50, at the beginning 0.90"));
    QCOMPARE(verdict->sinceEpoch, 8.0);
}

void TestLossRules::aDivergenceThatIsOverIsToldSo()
{
    DiagnosedRun run;
    run.epochs({{"train/loss", {1.0, 0.9, 0.8, 0.7, 0.65, 0.6, 1.1, 1.1, 1.1, 1.0, 0.7, 0.6, 0.6}}});
    QCOMPARE(run.verdicts(), std::string("run.diverged (over)"));
    QCOMPARE(run.said("run.diverged")->severity, audit::Severity::Warning);
}

void TestLossRules::aLossThatOnlyFallsHasNotDiverged()
{
    DiagnosedRun run;
    run.epochs({{"train/loss", decay(60, 2, 8, 0.3)}});
    QVERIFY(!run.said("run.diverged"));
}

void TestLossRules::oneBadEpochIsNoDivergence()
{
    auto loss = decay(30, 1, 8, 0.3);
    loss[20] = 30;
    DiagnosedRun run;
    run.epochs({{"train/loss", loss}});
    QVERIFY(!run.said("run.diverged"));
}

void TestLossRules::aWarmRestartIsNoDivergence()
{
    const Values loss = joined(decay(12, 1, 4, 0.2), {0.52, 0.52, 0.5, 0.48, 0.4, 0.3, 0.24, 0.22});
    const Values rates = joined(decay(12, 0.01, 3, 0.0001), decay(8, 0.01, 3, 0.0001));
    DiagnosedRun run;
    run.epochs({{"train/loss", loss}, {"train/lr", rates}});
    QVERIFY(!run.said("run.diverged"));
    DiagnosedRun without;
    without.epochs({{"train/loss", loss}});
    QVERIFY(without.said("run.diverged"));
}

void TestLossRules::aDivergenceInsideAnEpochIsSeenInItsSteps()
{
    DiagnosedRun run;
    run.stepsPerEpoch = 10000;
    run.steps("train/loss", joined(decay(200, 1, 60, 0.2), constant(100, 3)));
    const auto verdict = run.said("run.diverged");
    QVERIFY(verdict);
    QCOMPARE(verdict->series, std::vector<std::string>{"train/loss/step"});
    QCOMPARE(verdict->sinceStep, std::int64_t{213});  // more than half of the last 25 are high
}

void TestLossRules::aSpikeIsCounted()
{
    auto loss = decay(30, 1, 8, 0.3);
    loss[20] *= 3;
    DiagnosedRun run;
    run.epochs({{"train/loss", loss}});
    auto verdict = run.said("run.loss_spikes");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QCOMPARE(verdict->epochs, std::vector<int>{21});
    QVERIFY(diagnosis::message(*verdict).find("once") != std::string::npos);
    for (const std::size_t at : {8u, 14u, 27u}) {
        loss[at] *= 3;
    }
    DiagnosedRun again;
    again.epochs({{"train/loss", loss}});
    verdict = again.said("run.loss_spikes");
    QCOMPARE(verdict->severity, audit::Severity::Warning);
    QCOMPARE(verdict->epochs, (std::vector<int>{9, 15, 21, 28}));
    QVERIFY(!verdict->over);
    // 1.8 times is none, and the end of a run that is still up is none yet.
    loss = decay(30, 1, 8, 0.3);
    loss[20] *= 1.8;
    loss[29] *= 5;
    DiagnosedRun none;
    none.epochs({{"train/loss", loss}});
    QVERIFY(!none.said("run.loss_spikes"));
}

void TestLossRules::heavyScatterIsNoSpike()
{
    std::mt19937 random(3);
    for (int i = 0; i < 50; ++i) {
        DiagnosedRun run;
        run.steps("train/loss", test::scattered(decay(1000, 2, 200, 0.4), 0.4, random));
        QCOMPARE(run.verdicts(), std::string());
    }
}

void TestLossRules::aRateStepIsNoSpike()
{
    // The rate was set up tenfold for two epochs.
    auto loss = decay(30, 1, 8, 0.3);
    auto rates = constant(30, 0.01);
    loss[20] *= 3;
    rates[20] = rates[21] = 0.1;
    DiagnosedRun run;
    run.epochs({{"train/loss", loss}, {"train/lr", rates}});
    QVERIFY(!run.said("run.loss_spikes"));
}

void TestLossRules::lossesWithoutANumberAreFoundInEveryTerm()
{
    DiagnosedRun run;
    run.epochs({{"train/box_loss", {0.5, 0.5, 0.4, 0.4, 0.4}}, {"train/segmentation_loss", {0.9, undefined, undefined, undefined, undefined}}});
    auto verdict = run.said("run.loss_not_finite");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Error);
    QCOMPARE(verdict->sinceEpoch, 2.0);
    QCOMPARE(verdict->series, std::vector<std::string>{"train/segmentation_loss"});
    DiagnosedRun recovered;
    recovered.epochs({{"train/segmentation_loss", {undefined, undefined, 0.9, 0.8, 0.7}}});
    verdict = recovered.said("run.loss_not_finite");
    QVERIFY(verdict->over);
    QCOMPARE(verdict->severity, audit::Severity::Warning);
}

void TestLossRules::theImagesOfTheBatchAreNamed()
{
    DiagnosedRun run;
    run.steps("train/loss", {0.7, 0.6, undefined});
    run.ends("failed", "The loss became NaN at step 3.");
    run.facts.batches = {{.step = 2, .images = {"a.jpg"}, .picture = "batches/000002.jpg"}, {.step = 3, .images = {"b.jpg", "c.jpg"}, .picture = "batches/000003.jpg"}};
    const auto verdict = run.said("run.loss_not_finite");
    QCOMPARE(verdict->images, (std::vector<std::string>{"b.jpg", "c.jpg"}));
    QCOMPARE(verdict->files, std::vector<std::string>{"batches/000003.jpg"});
    QCOMPARE(run.verdicts(), std::string("run.loss_not_finite"));  // that the training failed follows from it
    // A run of ours says which they were.
    DiagnosedRun told;
    told.steps("train/loss", {0.7, 0.6, undefined});
    const runs::RunEvent failed{.kind = runs::EventKind::State, .step = 3, .epoch = 0.15, .values = {}, .text = "failed", .message = "NaN", .images = {"/data/d.jpg"}};
    told.history.append(std::span(&failed, 1));
    QCOMPARE(told.said("run.loss_not_finite")->images, std::vector<std::string>{"/data/d.jpg"});
}

void TestLossRules::validationThatWasLeftOutIsNotNaN()
{
    DiagnosedRun run;
    run.epochs({{"train/loss", decay(9, 1, 4, 0.2)}, {"val/loss", {undefined, 0.9, undefined, 0.8, undefined, 0.7, undefined, 0.6, undefined}}});
    QCOMPARE(run.verdicts(), std::string());
    DiagnosedRun scored;
    scored.epochs({{"train/loss", decay(6, 1, 4, 0.2)}, {"val/loss", {0.9, undefined, undefined, undefined, undefined, undefined}}, {"val/dice", {0.1, undefined, undefined, undefined, undefined, undefined}}});
    QCOMPARE(scored.verdicts(), std::string());
}

void TestLossRules::anOverflowOfTheFirstValidationsIsNoWarning()
{
    DiagnosedRun run;
    run.epochs({{"train/loss", decay(8, 1, 4, 0.2)}, {"val/loss", joined({undefined, undefined}, decay(6, 1, 4, 0.2))}, {"val/map50", {0, 0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6}}});
    const auto verdict = run.said("run.loss_not_finite");
    QVERIFY(verdict && verdict->over);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    DiagnosedRun stays;
    stays.epochs({{"train/loss", decay(8, 1, 4, 0.2)}, {"val/loss", joined(decay(5, 1, 4, 0.2), constant(3, undefined))}, {"val/map50", constant(8, 0.1)}});
    QCOMPARE(stays.said("run.loss_not_finite")->severity, audit::Severity::Warning);
}

void TestLossRules::aNegativeTermIsNamed()
{
    DiagnosedRun run("objectness: {sign_fault: signed}\n");
    run.epochs({{"train/loss", {1.0, -200, -400}}, {"train/object_loss", {-0.5, -201, -401}}, {"train/class_loss", {0.4, 0.3, 0.2}}});
    const auto verdict = run.said("run.negative_loss");
    QVERIFY(verdict);
    QCOMPARE(verdict->sinceEpoch, 1.0);
    QCOMPARE(verdict->series, (std::vector<std::string>{"train/object_loss", "train/loss"}));
    QCOMPARE(diagnosis::evidence(*verdict), std::string("train/object_loss down to -401.00, now -401.00"));
    QVERIFY(diagnosis::action(*verdict).find("objectness.sign_fault") != std::string::npos);
}

void TestLossRules::minusDiceIsSound()
{
    // nnU-Net's loss is cross-entropy minus Dice; a density's logarithm may be anything.
    DiagnosedRun run;
    run.epochs({{"train/loss", {0.1, -0.3, -0.6, -0.8}}, {"val/loss", {0.0, -0.3, -0.5, -0.7}}, {"train/dice_loss", {-0.1, -0.5, -0.7, -0.9}}, {"train/nll_loss", {2, -3, -4, -5}}});
    QCOMPARE(run.verdicts(), std::string());
    DiagnosedRun below;
    below.epochs({{"train/loss", {0.1, -0.3, -1.6, -2.8}}});
    QVERIFY(below.said("run.negative_loss"));
}

void TestLossRules::aTermThatStaysIsNamed()
{
    const auto columns = [](std::size_t epochs) {
        return std::map<std::string, Values>{{"train/box_loss", decay(epochs, 2, 8, 0.5)}, {"train/class_loss", joined({3.0, 2.2}, constant(epochs - 2, 2.1))}, {"val/map50", constant(epochs, 0.05)}};
    };
    DiagnosedRun early;
    early.epochs(columns(19));
    QVERIFY(!early.said("run.loss_term_flat"));
    DiagnosedRun run;
    run.epochs(columns(20));
    const auto verdict = run.said("run.loss_term_flat");
    QVERIFY(verdict);
    QCOMPARE(verdict->series, std::vector<std::string>{"train/class_loss"});
    QCOMPARE(diagnosis::evidence(*verdict), std::string("train/class_loss 2.10 → 2.10"));
}

void TestLossRules::aTermOfAGoodNetworkMayStay()
{
    DiagnosedRun run;  // of pretrained weights
    run.epochs({{"train/box_loss", decay(30, 0.3, 8, 0.5)}, {"train/dfl_loss", constant(30, 0.85)}, {"val/map50", constant(30, 0.9)}});
    QVERIFY(!run.said("run.loss_term_flat"));
}

void TestLossRules::aTermThatIsZeroHasNothingToFallFrom()
{
    DiagnosedRun run;  // YOLOv5 of one class
    run.epochs({{"train/box_loss", decay(30, 0.1, 8, 0.02)}, {"train/class_loss", constant(30, 0)}, {"val/map50", constant(30, 0.2)}});
    QVERIFY(!run.said("run.loss_term_flat"));
}

void TestLossRules::objectnessThatDoesNotPartIsSaid()
{
    const auto run = [](const Values& matched, const Values& unmatched, double map) {
        DiagnosedRun made;
        made.epochs({{"signals/objectness_matched/16", matched}, {"signals/objectness_unmatched/16", unmatched}, {"val/map50", constant(matched.size(), map)}});
        return made;
    };
    // Seed 003: both sink, the matched ones further.
    const auto verdict = run({0.10, 0.05, 0.01, 0.001}, {0.10, 0.04, 0.02, 0.002}, 0).said("run.objectness_sinks");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("objectness at stride 16: with an object 0.10 → 0.001, the rest 0.10 → 0.002"));
    // Where no objectness ever makes a box, one and a half times as much is nothing either.
    QVERIFY(run({0.006, 0.001, 0.001, 0.0009}, {0.006, 0.001, 0.0007, 0.0006}, 0).said("run.objectness_sinks"));
    QVERIFY(!run({0.10, 0.05, 0.01}, {0.10, 0.04, 0.02}, 0).said("run.objectness_sinks"));                    // early
    QVERIFY(!run({0.10, 0.20, 0.40, 0.50}, {0.10, 0.04, 0.02, 0.002}, 0.3).said("run.objectness_sinks"));     // they part
    QVERIFY(!run({0.10, 0.05, 0.01, 0.001}, {0.10, 0.04, 0.02, 0.002}, 0.4).said("run.objectness_sinks"));    // ranked by classes, and well
}

void TestLossRules::healthyRunsOfManyKindsAreSilent()
{
    std::mt19937 random(11);
    std::uniform_real_distribution<double> uniform(0, 1);
    for (int i = 0; i < 200; ++i) {
        const auto epochs = static_cast<std::size_t>(3 + 60 * uniform(random));
        const double speed = 3 + 12 * uniform(random);
        const double spread = 0.005 + 0.06 * uniform(random);
        const double floor = 0.1 + uniform(random);
        const double start = (i % 4 == 0 ? 0.1 : 1) * (0.5 + 3 * uniform(random));  // every fourth begins near its best
        auto train = test::scattered(decay(epochs, start, speed, floor), spread, random);
        if (i % 3 == 0 && epochs > 3) {
            train[1] *= 1.15;  // the rate reaches its height
        }
        Values score;
        for (std::size_t e = 0; e < epochs; ++e) {
            score.push_back(0.7 * (1 - 0.9 * std::exp(-static_cast<double>(e) / speed)) * std::exp(0.05 * (uniform(random) - 0.5)));
        }
        DiagnosedRun run;
        run.epochs({{"train/loss", train}, {"val/loss", test::scattered(decay(epochs, start, speed, floor * 1.1), 2 * spread, random)}, {"val/dice", score}});
        for (const auto& verdict : run.diagnosis().verdicts) {
            // That a plateau is long is so, and no fault.
            QVERIFY2(verdict.rule == "run.trained_too_long", (std::to_string(i) + ": " + run.verdicts() + ": " + diagnosis::evidence(verdict)).c_str());
        }
    }
}

void TestLossRules::whatIsMissingIsNamed()
{
    const DiagnosedRun run;
    for (const char* rule : {"run.diverged", "run.loss_spikes", "run.loss_not_finite", "run.negative_loss", "run.loss_term_flat"}) {
        QCOMPARE(run.lacking(rule), std::vector<std::string>{"train/loss"});
    }
    QCOMPARE(run.lacking("run.objectness_sinks"), std::vector<std::string>{"signals/objectness_matched/16"});
}

QTEST_APPLESS_MAIN(TestLossRules)
#include "tst_loss_rules.moc"
