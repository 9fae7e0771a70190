#include "tests/core/diagnosed_run.h"

#include <QTest>

using namespace gg;
using test::constant;
using test::decay;
using test::DiagnosedRun;
using test::joined;
using Values = std::vector<double>;

namespace {

/// A segmentation whose validation says this, epoch by epoch; a tenth of the pixels is foreground.
DiagnosedRun masks(const Values& loss, const Values& sensitivity, const Values& specificity, const std::string& config = "loss: bce\n")
{
    DiagnosedRun run(config);
    run.info.trainForeground = run.info.valForeground = 0.1;
    run.epochs({{"train/loss", loss}, {"val/sensitivity", sensitivity}, {"val/specificity", specificity}});
    return run;
}

}  // namespace

class TestOutputRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingPredictedIsSaidAtTheFourthEpoch();
    void aBeginningWithEverythingIsNotHeldAgainstARun();
    void tooManyBoxesAreSaid();
    void manyBoxesOfAGoodDetectorAreNot();
    void aSigmoidTwiceIsToldByItsLoss();
    void aLossThatContradictsGoodPredictionsIsSaid();
    void aLossThatIsTooLowForItsPredictionsIsSaid();
    void aFreshNetworkAtLnTwoIsNoMismatch();
    void logitsTakenForProbabilitiesAreToldByTheirLoss();
    void aSoftmaxTwiceIsToldByItsLoss();
    void aHealthyPlateauIsNoMismatch();
    void aRunThatStillImprovesIsSaidAtItsEnd();
    void whatIsMissingIsNamed();
};

void TestOutputRules::everythingPredictedIsSaidAtTheFourthEpoch()
{
    const auto run = [](std::size_t epochs) { return masks(decay(epochs, 1, 3, 0.8), constant(epochs, 1), constant(epochs, 0.01)); };
    QVERIFY(!run(3).said("run.predicts_everything"));
    QCOMPARE(run(4).said("run.predicts_everything")->severity, audit::Severity::Warning);
    const auto verdict = run(7).said("run.predicts_everything");
    QCOMPARE(verdict->severity, audit::Severity::Error);
    QCOMPARE(verdict->sinceEpoch, 3.0);
    // 1 · 10 % + 0.99 · 90 % = 99.1 %.
    QCOMPARE(diagnosis::evidence(*verdict), std::string("sensitivity 1.00, specificity 0.01, predicted foreground 99.1 % of 10.0 %"));
}

void TestOutputRules::aBeginningWithEverythingIsNotHeldAgainstARun()
{
    QVERIFY(!masks(decay(6, 1, 3, 0.2), {1, 1, 1, 0.9, 0.9, 0.9}, {0, 0, 0.05, 0.6, 0.8, 0.9}).said("run.predicts_everything"));
    QVERIFY(!masks(decay(6, 1, 3, 0.2), constant(6, 0.99), constant(6, 0.97)).said("run.predicts_everything"));  // that is simply good
}

void TestOutputRules::tooManyBoxesAreSaid()
{
    const auto run = [](const Values& predicted) {
        DiagnosedRun made;
        made.epochs({{"val/predicted_boxes", predicted}, {"val/true_boxes", constant(predicted.size(), 2)}, {"val/map50_95", constant(predicted.size(), 0.05)}});
        return made;
    };
    QVERIFY(!run({0, 5, 30, 40}).said("run.predicts_everything"));
    const auto verdict = run({0, 5, 30, 40, 60}).said("run.predicts_everything");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("60.00 boxes a picture, of 2.00 that are there"));
    QVERIFY(!run({0, 5, 30, 40, 6}).said("run.predicts_everything"));
    // Without the series, what was kept of the epochs tells.
    DiagnosedRun kept;
    kept.epochs({{"val/map50", constant(5, 0.02)}});
    for (int epoch = 1; epoch <= 5; ++epoch) {
        runs::InnerSignals signals{.epoch = epoch, .pictures = 10};
        signals.truths.side.count = 20;
        signals.predicted.side.count = 500;
        kept.facts.innerSignals.push_back(signals);
    }
    QCOMPARE(kept.said("run.predicts_everything")->sinceEpoch, 4.0);
}

void TestOutputRules::manyBoxesOfAGoodDetectorAreNot()
{
    DiagnosedRun run;
    run.epochs({{"val/predicted_boxes", constant(8, 60)}, {"val/true_boxes", constant(8, 2)}, {"val/map50_95", constant(8, 0.4)}});
    QVERIFY(!run.said("run.predicts_everything"));
}

void TestOutputRules::aSigmoidTwiceIsToldByItsLoss()
{
    // A tenth of foreground: 0.1 · 0.313 + 0.9 · 0.693 = 0.655 where all is learned, 0.693 where nothing is.
    for (const double level : {0.656, 0.675, 0.693}) {
        const DiagnosedRun run = masks(joined({0.80, 0.72}, constant(5, level)), constant(7, 1), constant(7, 0));
        const auto verdict = run.said("run.loss_output_mismatch");
        QVERIFY(verdict);
        QCOMPARE(verdict->variant, std::string());
        QCOMPARE(run.said("run.predicts_everything")->because, std::string("run.loss_output_mismatch"));
    }
}

void TestOutputRules::aLossThatContradictsGoodPredictionsIsSaid()
{
    // A sigmoid that is applied twice gets no lower than 0.655 here, and the network finds four fifths of the foreground.
    const auto run = [](const Values& loss, const char* config) {
        DiagnosedRun made = masks(decay(loss.size(), 0.9, 3, 0.7), constant(loss.size(), 0.8), constant(loss.size(), 0.95), config);
        made.epochs({{"val/loss", loss}});
        return made;
    };
    const DiagnosedRun twice = run({0.9, 0.85, 0.8, 0.77, 0.75}, "loss: bce\n");
    const auto verdict = twice.said("run.loss_output_mismatch");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("val/loss 0.75, never below 0.66, with most of the foreground found"));
    QVERIFY(!run({0.9, 0.7, 0.5, 0.4, 0.3}, "loss: bce\n").said("run.loss_output_mismatch"));
    QVERIFY(!run({0.9, 0.85, 0.8}, "loss: bce\n").said("run.loss_output_mismatch"));            // a young network is unsure
    QVERIFY(!run({0.9, 0.85, 0.8, 0.77, 0.75}, "loss: bce_dice\n").said("run.loss_output_mismatch"));  // Dice is added to it
}

void TestOutputRules::aLossThatIsTooLowForItsPredictionsIsSaid()
{
    // 0.9 · 0.9 = 81 % of the pixels are wrong. Each costs ln 2 or more: 0.56 together.
    const auto run = [](const Values& loss) {
        DiagnosedRun made = masks(loss, constant(loss.size(), 1), constant(loss.size(), 0.1));
        made.epochs({{"val/loss", loss}});
        return made.said("run.loss_output_mismatch");
    };
    const auto verdict = run({0.9, 0.4, 0.3});
    QVERIFY(verdict);
    QCOMPARE(verdict->sinceEpoch, 2.0);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("val/loss 0.30, where the wrong pixels alone cost 0.56 or more"));
    QVERIFY(!run({1.2, 1.0, 0.8}));
    QVERIFY(!run({1.2, 1.0, 0.4}));  // once may be an accident
}

void TestOutputRules::aFreshNetworkAtLnTwoIsNoMismatch()
{
    QVERIFY(!masks({0.70, 0.69, 0.69}, constant(3, 1), constant(3, 0)).said("run.loss_output_mismatch"));
    QVERIFY(!masks({0.70, 0.69, 0.66, 0.61, 0.55, 0.5}, constant(6, 1), constant(6, 0)).said("run.loss_output_mismatch"));
    // Dice has no such number.
    QVERIFY(!masks(constant(8, 0.693), constant(8, 1), constant(8, 0), "loss: bce_dice\n").said("run.loss_output_mismatch"));
}

void TestOutputRules::logitsTakenForProbabilitiesAreToldByTheirLoss()
{
    // Everything clipped to background: 0.1 · 16.118 = 1.612.
    const auto verdict = masks(joined({3.0}, constant(6, 1.61)), constant(7, 0), constant(7, 1)).said("run.loss_output_mismatch");
    QVERIFY(verdict);
    QCOMPARE(verdict->variant, std::string("logits"));
}

void TestOutputRules::aSoftmaxTwiceIsToldByItsLoss()
{
    // Ten classes: ln(1 + 9 / e) = 1.461.
    DiagnosedRun run("loss: bce\n");
    run.info.classes = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    run.epochs({{"train/loss", joined({2.3, 1.8}, constant(9, 1.47))}, {"val/iou", constant(11, 0.2)}});
    QCOMPARE(run.said("run.loss_output_mismatch")->variant, std::string("classes"));
}

void TestOutputRules::aHealthyPlateauIsNoMismatch()
{
    QVERIFY(!masks(joined({0.6, 0.4}, constant(12, 0.2)), constant(14, 0.5), constant(14, 0.97)).said("run.loss_output_mismatch"));
    DiagnosedRun good = masks(joined({0.9, 0.8}, constant(12, 0.69)), constant(14, 0.9), constant(14, 0.95));
    good.epochs({{"val/dice", constant(14, 0.8)}});
    QVERIFY(!good.said("run.loss_output_mismatch"));
}

void TestOutputRules::aRunThatStillImprovesIsSaidAtItsEnd()
{
    const auto run = [](const Values& score, const std::string& state) {
        DiagnosedRun made;
        made.info.epochs = static_cast<int>(score.size());
        made.epochs({{"val/dice", score}});
        made.ends(state);
        return made;
    };
    const Values rising{0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5};
    const auto verdict = run(rising, "finished").said("run.stopped_early");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QVERIFY(!run(rising, "stopped").said("run.stopped_early"));
    QVERIFY(!run({0.3, 0.5, 0.6, 0.62, 0.63, 0.64, 0.65, 0.65, 0.65, 0.66}, "finished").said("run.stopped_early"));
    QVERIFY(!run({0.3, 0.6, 0.4, 0.7, 0.5, 0.8, 0.5, 0.4, 0.5, 0.8}, "finished").said("run.stopped_early"));  // noise
}

void TestOutputRules::whatIsMissingIsNamed()
{
    const DiagnosedRun run;
    QCOMPARE(run.lacking("run.predicts_everything"), std::vector<std::string>{"val/sensitivity"});
    QCOMPARE(run.lacking("run.loss_output_mismatch"), std::vector<std::string>{"train/loss"});
    QCOMPARE(run.lacking("run.stopped_early"), std::vector<std::string>{"val/map50_95"});
}

QTEST_APPLESS_MAIN(TestOutputRules)
#include "tst_output_rules.moc"
