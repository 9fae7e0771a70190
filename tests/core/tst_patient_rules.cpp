#include "diagnosed_run.h"

#include <QtTest>

using namespace gg;
using test::constant;
using test::decay;
using test::DiagnosedRun;
using test::joined;

namespace {

const std::string collapse = "run.foreground_collapse";

/// A segmentation that has begun, and says so: what is not ended yet.
DiagnosedRun begun(const std::string& config = {})
{
    DiagnosedRun run(config);
    run.ends("started");
    return run;
}

/// Three epochs in which the foreground is found, then so many in which nothing is.
std::map<std::string, std::vector<double>> fallen(std::size_t epochs)
{
    return {{"val/sensitivity", joined({0.6, 0.7, 0.8}, constant(epochs, 0.0))}, {"val/specificity", joined({0.95, 0.96, 0.97}, constant(epochs, 1.0))}};
}

std::map<std::string, std::vector<double>> blind(std::size_t epochs, const std::vector<double>& loss)
{
    return {{"val/sensitivity", constant(epochs, 0)}, {"val/specificity", constant(epochs, 1)}, {"val/loss", loss}};
}

audit::Severity severityOf(const DiagnosedRun& run, const std::string& rule)
{
    const auto verdict = run.said(rule);
    return verdict ? verdict->severity : audit::Severity::Info;
}

}  // namespace

class TestPatientRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFallIsAWarningUntilItHasLasted();
    void aRunThatEndsInACollapseIsAnError();
    void aRecordThatStopsInACollapseIsAnErrorUnlessItGrows();
    void theValidationHasTheLastWord();
    void threeLowProbesAreFlicker();
    void aLossWithDiceIsGivenLonger();
    void aSlowStarterIsNotUnderweighted();
    void alternatingScoresOfALowLevelAreNoOverfitting();
    void aLossThatTurnsUpUnderAScoreThatStandsIsOverfitting();
    void whatBreaksDownIsNoOverfitting();
    void aLongTrainingMayBeginLate();
    void waitsOfAFewMillisecondsStarveNobody();
    void aFirstBatchWithoutObjectsIsNoExplosion();
    void scatterIsNoFall();
    void aFallingValidationLossSaysThatTheRunWasTooShort();
    void severalStrongAugmentationsOfWhichNothingIsLearned();
};

void TestPatientRules::aFallIsAWarningUntilItHasLasted()
{
    // Epochs 4 to 8: at the end of the fourth it is said, five epochs after it is an error.
    QCOMPARE(severityOf(begun().epochs(fallen(1)), collapse), audit::Severity::Warning);
    QCOMPARE(severityOf(begun().epochs(fallen(5)), collapse), audit::Severity::Warning);
    QCOMPARE(severityOf(begun().epochs(fallen(6)), collapse), audit::Severity::Error);
}

void TestPatientRules::aRunThatEndsInACollapseIsAnError()
{
    QCOMPARE(severityOf(begun().epochs(fallen(1)).ends("finished"), collapse), audit::Severity::Error);
    QCOMPARE(severityOf(begun().epochs(fallen(1)).ends("stopped"), collapse), audit::Severity::Error);
    DiagnosedRun planned = begun().epochs(fallen(1));
    planned.info.epochs = 4;
    QCOMPARE(severityOf(planned, collapse), audit::Severity::Error);
}

void TestPatientRules::aRecordThatStopsInACollapseIsAnErrorUnlessItGrows()
{
    DiagnosedRun run;
    run.epochs(fallen(1));
    QCOMPARE(severityOf(run, collapse), audit::Severity::Error);
    run.facts.silence = diagnosis::Silence{.seconds = 3, .usualSeconds = 60, .growing = true};
    QCOMPARE(severityOf(run, collapse), audit::Severity::Warning);
}

void TestPatientRules::theValidationHasTheLastWord()
{
    // Eight images of a probe see nothing from epoch 3 on; the whole split, at the end of epoch 4, finds a third of the foreground.
    DiagnosedRun run = begun();
    run.epochs({{"val/sensitivity", {0.6, 0.7, 0.38, 0.38}}, {"val/specificity", {0.95, 0.96, 0.97, 0.97}}});
    for (std::int64_t step = 5; step <= 80; step += 5) {
        const bool low = step > 40;
        const runs::RunEvent event{.kind = runs::EventKind::Probe, .step = step, .epoch = static_cast<double>(step) / 20,
                                   .values = {{"probe/sensitivity", low ? 0.0 : 0.7}, {"probe/specificity", low ? 1.0 : 0.95}}};
        run.history.append(std::span(&event, 1));
    }
    run.ends("finished");
    QCOMPARE(severityOf(run, collapse), audit::Severity::Warning);
}

void TestPatientRules::threeLowProbesAreFlicker()
{
    const auto probed = [](int low) {
        DiagnosedRun run = begun();
        for (int i = 1; i <= 10 + low; ++i) {
            const bool isLow = i > 10;
            const runs::RunEvent event{.kind = runs::EventKind::Probe, .step = 4 * i, .epoch = 4.0 * i / 20,
                                       .values = {{"probe/sensitivity", isLow ? 0.2 : 0.7}, {"probe/specificity", isLow ? 0.99 : 0.9}, {"probe/true_foreground", 0.1}}};
            run.history.append(std::span(&event, 1));
        }
        return run.said(collapse).has_value();
    };
    // Every four steps: four of them span fifteen.
    QVERIFY(!probed(3));
    QVERIFY(probed(4));
}

void TestPatientRules::aLossWithDiceIsGivenLonger()
{
    // 20 steps an epoch: the first does not count, batch norm is still settling. The loss falls by 0.02 an epoch, the network has not decided.
    const std::vector<double> loss{1.50, 1.48, 1.46, 1.44, 1.42, 1.40, 1.38};
    const auto says = [&](const std::string& config, std::size_t epochs) {
        return begun(config).epochs(blind(epochs, {loss.begin(), loss.begin() + static_cast<std::ptrdiff_t>(epochs)})).said(collapse).has_value();
    };
    QVERIFY(!says("loss: focal\n", 3));
    QVERIFY(says("loss: focal\n", 4));
    QVERIFY(!says("loss: bce_dice\n", 5));
    QVERIFY(says("loss: bce_dice\n", 6));
    // A plain cross-entropy began at ln 2: 0.45 after an epoch has fallen far enough to tell, 0.62 has not.
    QVERIFY(begun("loss: bce\n").epochs(blind(3, {0.45, 0.40, 0.38})).said(collapse));
    QVERIFY(!begun("loss: bce\n").epochs(blind(3, {0.66, 0.64, 0.62})).said(collapse));
}

void TestPatientRules::aSlowStarterIsNotUnderweighted()
{
    const std::string rule = "run.foreground_underweighted";
    const auto of = [](std::size_t epochs) {
        return std::map<std::string, std::vector<double>>{{"val/iou", constant(epochs, 0.04)}, {"val/accuracy", constant(epochs, 0.93)}};
    };
    QVERIFY(!begun().epochs(of(4)).said(rule));
    QVERIFY(begun().epochs(of(5)).said(rule));
    QVERIFY(begun().epochs(of(4)).ends("finished").said(rule));
    DiagnosedRun planned = begun();  // a tenth of 80 epochs
    planned.info.epochs = 80;
    QVERIFY(!planned.epochs(of(7)).said(rule));
}

void TestPatientRules::alternatingScoresOfALowLevelAreNoOverfitting()
{
    // A detector with an mAP50-95 of 0.07 that falls to 0.056 while its values jump by 0.01: nothing was learned that could be lost.
    DiagnosedRun run;
    run.epochs({{"val/map50_95", {0.004, 0.01, 0.015, 0.035, 0.006, 0.046, 0.028, 0.069, 0.032, 0.046, 0.048, 0.032, 0.053, 0.043, 0.041, 0.049,
                                  0.060, 0.071, 0.069, 0.066, 0.065, 0.060, 0.055, 0.054, 0.056, 0.058}},
                {"train/loss", decay(26, 3, 10, 4)},
                {"val/dfl_loss", joined(constant(18, 1.47), {1.49, 1.51, 1.53, 1.55, 1.56, 1.57, 1.58, 1.58})}});
    QVERIFY(!run.said("run.overfitting"));
}

void TestPatientRules::aLossThatTurnsUpUnderAScoreThatStandsIsOverfitting()
{
    // From its lowest, 0.30, the validation loss rises by 0.1 and more while the training loss falls to a tenth; Dice stands.
    const std::vector<double> train{0.6, 0.45, 0.35, 0.28, 0.2, 0.15, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03};
    const std::vector<double> turned{0.6, 0.4, 0.3, 0.3, 0.3, 0.35, 0.38, 0.42, 0.45, 0.46, 0.48, 0.5};
    DiagnosedRun run;
    run.epochs({{"train/loss", train}, {"val/loss", turned}, {"val/dice", constant(12, 0.5)}});
    QVERIFY(run.said("run.overfitting"));
    QCOMPARE(run.said("run.overfitting")->variant, std::string("losses"));
    // A score that rises meanwhile is that of a network that only grows surer.
    DiagnosedRun surer;
    surer.epochs({{"train/loss", train}, {"val/loss", turned}, {"val/dice", {0.2, 0.3, 0.4, 0.45, 0.5, 0.53, 0.56, 0.59, 0.62, 0.64, 0.66, 0.68}}});
    QVERIFY(!surer.said("run.overfitting"));
}

void TestPatientRules::whatBreaksDownIsNoOverfitting()
{
    const auto run = [](double end) {
        DiagnosedRun made;
        made.epochs({{"train/loss", decay(20, 1, 6, 0.1)}, {"val/loss", joined(decay(10, 1, 3, 0.3), constant(10, 0.6))},
                     {"val/dice", joined({0.3, 0.5, 0.6, 0.65, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7}, constant(10, end))}});
        return made.said("run.overfitting");
    };
    QVERIFY(run(0.6));
    QVERIFY(!run(0.05));
}

void TestPatientRules::aLongTrainingMayBeginLate()
{
    // Of 100 epochs a fifth: until the 20th after the first that is held against it, what never was any better is a warning.
    const auto severity = [](std::size_t epochs) {
        DiagnosedRun run = begun();
        run.info.epochs = 100;
        run.epochs(blind(epochs, decay(epochs, 1, 3, 0.3)));
        return severityOf(run, collapse);
    };
    QCOMPARE(severity(12), audit::Severity::Warning);
    QCOMPARE(severity(30), audit::Severity::Error);
}

void TestPatientRules::waitsOfAFewMillisecondsStarveNobody()
{
    const auto of = [](double seconds) {
        DiagnosedRun run;
        run.epochs({{"epoch/data_wait", constant(6, 0.3)}, {"epoch/seconds", constant(6, seconds)}, {"epoch/images_per_second", constant(6, 50)}});
        return run.said("run.data_starving").has_value();
    };
    QVERIFY(!of(1.1));
    QVERIFY(of(40));
}

void TestPatientRules::aFirstBatchWithoutObjectsIsNoExplosion()
{
    // 1.6 without an object, then 15 and down to 5: the loss of a detector that learns.
    DiagnosedRun run("optimizer: {name: adamw, lr: 0.001}\n");
    run.steps("train/loss", joined({1.6}, decay(159, 9, 12, 5)));
    QVERIFY(!run.said("run.learning_rate_high"));
    DiagnosedRun stays("optimizer: {name: adamw, lr: 0.001}\n");
    stays.steps("train/loss", joined(constant(10, 1.6), constant(150, 15)));
    QVERIFY(stays.said("run.learning_rate_high"));
}

void TestPatientRules::scatterIsNoFall()
{
    std::mt19937 random(4);
    DiagnosedRun run;
    run.epochs({{"train/box_loss", test::scattered(constant(60, 2.4), 0.04, random)}, {"train/class_loss", decay(60, 3, 10, 0.5)}});
    const auto verdict = run.said("run.loss_term_flat");
    QVERIFY(verdict);
    QCOMPARE(verdict->series, std::vector<std::string>{"train/box_loss"});
}

void TestPatientRules::aFallingValidationLossSaysThatTheRunWasTooShort()
{
    const std::string rule = "run.stopped_early";
    // The score of few images scatters too much to tell; the loss falls by a quarter over the last five of ten epochs.
    const std::vector<double> scores{0, 0.2, 0.45, 0.7, 0.69, 0.41, 0.7, 0.52, 0.8, 0.81};
    DiagnosedRun falling = DiagnosedRun().epochs({{"val/dice", scores}, {"val/loss", {1.4, 1.33, 1.27, 1.2, 1.13, 1.05, 0.97, 0.9, 0.82, 0.75}}}).ends("finished");
    const auto verdict = falling.said(rule);
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QVERIFY(diagnosis::evidence(*verdict).find("val/loss") != std::string::npos);
    // A loss that falls while the score stands still is no reason to go on.
    DiagnosedRun still = DiagnosedRun().epochs({{"val/dice", constant(10, 0.8)}, {"val/loss", {1.4, 1.33, 1.27, 1.2, 1.13, 1.05, 0.97, 0.9, 0.82, 0.75}}}).ends("finished");
    QVERIFY(!still.said(rule));
}

void TestPatientRules::severalStrongAugmentationsOfWhichNothingIsLearned()
{
    const std::string rule = "run.augmentation_harms";
    const auto of = [&](const std::string& config, double dice, std::size_t epochs) {
        return DiagnosedRun(config).epochs({{"val/dice", constant(epochs, dice)}, {"train/loss", decay(epochs, 0.2, 5, 1.2)}}).said(rule);
    };
    const std::string strong = "augment: {rotate: 180, scale: 0.9, brightness: 1}\n";
    const auto verdict = of(strong, 0.1, 12);
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("degrees 180.00, scale 0.90, hsv_v 1.00; best val/dice 0.10 in 12 epochs"));
    QVERIFY(!of(strong, 0.7, 12));  // it learns all the same
    QVERIFY(!of(strong, 0.1, 5));   // too early to say
    QVERIFY(!of("augment: {rotate: 180}\n", 0.1, 12));  // pictures from above have no up
}

QTEST_APPLESS_MAIN(TestPatientRules)
#include "tst_patient_rules.moc"
