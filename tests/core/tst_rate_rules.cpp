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

DiagnosedRun rated(const std::string& optimizer, const std::string& rate)
{
    return DiagnosedRun("optimizer: {name: " + optimizer + ", lr: " + rate + "}\nschedule: {warmup_epochs: 0}\n");
}

/// Rises by `to` over a straight line.
Values line(std::size_t count, double from, double to)
{
    Values values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(from + (to - from) * static_cast<double>(i) / static_cast<double>(count - 1));
    }
    return values;
}

}  // namespace

class TestRateRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRateBeyondAllUseIsSaid_data();
    void aRateBeyondAllUseIsSaid();
    void aHighRateOfAGoodRunIsNobodysBusiness();
    void ofARateThatIsTooHighFollowsTheCollapse();
    void aLossThatSwingsIsSaid();
    void aLossThatExplodesInItsFirstStepsIsSaid();
    void anExplosionThatIsOverMissedItsWarmUp();
    void aWarmUpIsNotMissed();
    void aTinyRateThatDoesNotMoveTheLossIsSaid();
    void aTinyRateThatMovesTheLossIsNot();
    void aFlatLossAtAUsualRateHasOtherCauses();
    void tinyUpdatesTellWithoutTheRate();
    void gradientsThatVanishAreNamedByPart();
    void gradientsOfALearnedNetworkMayVanish();
    void gradientsThatExplodeAreSaid();
    void halfPrecisionMayOverflowNowAndThen();
    void deadUnitsAreNamedByPart();
    void updatesOutOfProportionAreSaid();
    void updatesAtTheEndOfAScheduleAreMeantToBeSmall();
    void whatIsMissingIsNamed();
};

void TestRateRules::aRateBeyondAllUseIsSaid_data()
{
    QTest::addColumn<QString>("optimizer");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<bool>("said");
    QTest::newRow("Adam 0.1") << "adam" << "0.1" << true;
    QTest::newRow("AdamW 0.01") << "adamw" << "0.01" << false;
    QTest::newRow("SGD 1") << "sgd" << "1" << true;
    QTest::newRow("SGD 0.1") << "sgd" << "0.1" << false;
}

void TestRateRules::aRateBeyondAllUseIsSaid()
{
    QFETCH(const QString, optimizer);
    QFETCH(const QString, rate);
    QFETCH(const bool, said);
    DiagnosedRun run = rated(optimizer.toStdString(), rate.toStdString());
    // Measured with a U-Net at a hundred times its rate: the training loss falls, and the validation knows nothing.
    run.epochs({{"train/loss", {1.17, 1.07, 1.00, 0.89}}, {"val/dice", {0, 0, 0.09, 0.24}}});
    QCOMPARE(run.said("run.learning_rate_high").has_value(), said);
}

void TestRateRules::aHighRateOfAGoodRunIsNobodysBusiness()
{
    DiagnosedRun run = rated("adam", "0.1");
    run.epochs({{"train/loss", {1.17, 0.7, 0.5, 0.4}}, {"val/dice", {0.3, 0.5, 0.7, 0.8}}});
    QCOMPARE(run.verdicts(), std::string());
}

void TestRateRules::ofARateThatIsTooHighFollowsTheCollapse()
{
    DiagnosedRun run = rated("adam", "0.1");
    run.epochs({{"train/loss", decay(10, 0.5, 3, 0.25)}, {"val/dice", constant(10, 0)}, {"val/sensitivity", constant(10, 0)}, {"val/specificity", constant(10, 1)}, {"val/true_foreground", constant(10, 0.1)}});
    QCOMPARE(run.verdicts(), std::string("run.learning_rate_high"));
    // Folding does not make it harmless.
    QCOMPARE(run.said("run.foreground_collapse")->because, std::string("run.learning_rate_high"));
    QCOMPARE(run.said("run.learning_rate_high")->severity, audit::Severity::Error);
    QVERIFY(diagnosis::hasError(run.diagnosis()));
}

void TestRateRules::aLossThatSwingsIsSaid()
{
    Values loss;
    for (int i = 0; i < 12; ++i) {
        loss.push_back(i % 2 == 0 ? 1.0 : 1.4);
    }
    DiagnosedRun run = rated("sgd", "0.1");
    run.epochs({{"train/loss", loss}});
    const auto verdict = run.said("run.learning_rate_high");
    QVERIFY(verdict);
    QVERIFY(diagnosis::message(*verdict).find("swings") != std::string::npos);
    // The same swing on the way down is noise.
    for (std::size_t i = 0; i < loss.size(); ++i) {
        loss[i] *= std::exp(-0.1 * static_cast<double>(i));
    }
    DiagnosedRun falling = rated("sgd", "0.1");
    falling.epochs({{"train/loss", loss}});
    QVERIFY(!falling.said("run.learning_rate_high"));
}

void TestRateRules::aLossThatExplodesInItsFirstStepsIsSaid()
{
    DiagnosedRun run = rated("sgd", "0.1");
    run.stepsPerEpoch = 1000;
    run.steps("train/loss", joined(constant(10, 0.7), constant(60, 12)));
    const auto verdict = run.said("run.learning_rate_high");
    QVERIFY(verdict);
    QCOMPARE(verdict->variant, std::string("explosion"));
    QCOMPARE(verdict->sinceStep, std::int64_t{13});  // three of five are high
}

void TestRateRules::anExplosionThatIsOverMissedItsWarmUp()
{
    DiagnosedRun run = rated("sgd", "0.1");
    run.stepsPerEpoch = 1000;
    run.steps("train/loss", joined(joined(constant(10, 0.7), constant(20, 4)), decay(200, 2, 30, 0.3)));
    QCOMPARE(run.verdicts(), std::string("run.no_warmup (over)"));
    QCOMPARE(diagnosis::evidence(*run.said("run.no_warmup")), std::string("train/loss/step 0.70 → 4.00 by step 13"));
    // From the very first step on: 2, then 20 for a few steps.
    DiagnosedRun sudden = rated("sgd", "0.1");
    sudden.stepsPerEpoch = 1000;
    sudden.steps("train/loss", joined({2, 20, 20, 18}, decay(200, 6, 8, 1.2)));
    QCOMPARE(sudden.verdicts(), std::string("run.no_warmup (over)"));
}

void TestRateRules::aWarmUpIsNotMissed()
{
    const Values loss = joined(joined(constant(10, 0.7), constant(20, 4)), decay(200, 2, 30, 0.3));
    DiagnosedRun run("schedule: {warmup_epochs: 1}\n");
    run.steps("train/loss", loss);
    QVERIFY(!run.said("run.no_warmup"));
    std::mt19937 random(5);
    for (int i = 0; i < 50; ++i) {
        DiagnosedRun healthy = rated("sgd", "0.1");
        healthy.stepsPerEpoch = 1000;
        healthy.steps("train/loss", test::scattered(decay(300, 2, 60, 0.4), 0.35, random));
        QCOMPARE(healthy.verdicts(), std::string());
    }
}

void TestRateRules::aTinyRateThatDoesNotMoveTheLossIsSaid()
{
    // Measured with a U-Net at a thousandth of its rate.
    const Values loss{1.4812, 1.4812, 1.4798, 1.4794, 1.4799};
    const Values dice{0.038, 0.055, 0.063, 0.062, 0.063};
    DiagnosedRun run = rated("adam", "0.000001");
    run.epochs({{"train/loss", loss}, {"val/dice", dice}});
    const auto verdict = run.said("run.learning_rate_low");
    QVERIFY(verdict);
    QCOMPARE(verdict->sinceEpoch, 1.0);
    DiagnosedRun early = rated("adam", "0.000001");
    early.epochs({{"train/loss", {1.4812, 1.4812, 1.4798}}, {"val/dice", {0.038, 0.055, 0.063}}});
    QVERIFY(!early.said("run.learning_rate_low"));
}

void TestRateRules::aTinyRateThatMovesTheLossIsNot()
{
    DiagnosedRun run = rated("adamw", "0.00001");  // fine-tuning of a large network
    run.epochs({{"train/loss", decay(8, 1, 3, 0.2)}, {"val/dice", line(8, 0.1, 0.5)}});
    QVERIFY(!run.said("run.learning_rate_low"));
    DiagnosedRun good = rated("adamw", "0.000001");  // nothing left to learn
    good.epochs({{"train/loss", constant(8, 0.1)}, {"val/dice", constant(8, 0.9)}});
    QCOMPARE(good.verdicts(), std::string());
}

void TestRateRules::aFlatLossAtAUsualRateHasOtherCauses()
{
    DiagnosedRun run = rated("adam", "0.001");
    run.epochs({{"train/loss", constant(10, 1.4)}, {"val/dice", constant(10, 0.05)}});
    QVERIFY(!run.said("run.learning_rate_low"));
}

void TestRateRules::tinyUpdatesTellWithoutTheRate()
{
    DiagnosedRun run;
    run.epochs({{"train/loss", constant(6, 1.4)}, {"val/map50_95", constant(6, 0)}, {"update/head", constant(6, 1e-6)}, {"update/stem", constant(6, 2e-7)}});
    QVERIFY(run.said("run.learning_rate_low"));
    DiagnosedRun oneMoves;
    oneMoves.epochs({{"train/loss", constant(6, 1.4)}, {"val/map50_95", constant(6, 0)}, {"update/head", constant(6, 1e-3)}, {"update/stem", constant(6, 2e-7)}});
    QVERIFY(!oneMoves.said("run.learning_rate_low"));
}

void TestRateRules::gradientsThatVanishAreNamedByPart()
{
    DiagnosedRun run;
    run.epochs({{"train/loss", constant(5, 1)}, {"gradient/head", constant(5, 0.1)}, {"gradient/stem", {1e-4, 1e-5, 1e-8, 1e-9, 1e-9}}});
    const auto verdict = run.said("run.gradient_vanishes");
    QVERIFY(verdict);
    QCOMPARE(verdict->series, std::vector<std::string>{"gradient/stem"});
    QCOMPARE(verdict->sinceEpoch, 3.0);
    DiagnosedRun early;
    early.epochs({{"train/loss", constant(4, 1)}, {"gradient/stem", {1e-4, 1e-5, 1e-8, 1e-9}}});
    QVERIFY(!early.said("run.gradient_vanishes"));
    // What arrives at the first stage has not vanished: the deepest one of a U-Net may be idle.
    DiagnosedRun skips;
    skips.epochs({{"train/loss", constant(5, 1)}, {"gradient/encoder0", constant(5, 1e-3)}, {"gradient/bottleneck", constant(5, 1e-9)}});
    QVERIFY(!skips.said("run.gradient_vanishes"));
}

void TestRateRules::gradientsOfALearnedNetworkMayVanish()
{
    DiagnosedRun run;
    run.epochs({{"train/loss", decay(8, 1, 1, 0.001)}, {"gradient/stem", constant(8, 1e-9)}});
    QVERIFY(!run.said("run.gradient_vanishes"));
    DiagnosedRun frozen("start: {freeze: 4}\n");
    frozen.epochs({{"train/loss", constant(8, 1)}, {"gradient/stem", constant(8, 0)}});
    QVERIFY(!frozen.said("run.gradient_vanishes"));
}

void TestRateRules::gradientsThatExplodeAreSaid()
{
    DiagnosedRun run;
    run.epochs({{"train/loss", constant(6, 1)}, {"gradient/head", {1, 2, 1, 2, 150, 400}}});
    const auto verdict = run.said("run.gradient_explodes");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("gradient/head 1.50 → 400.00"));
    DiagnosedRun once;
    once.epochs({{"train/loss", constant(6, 1)}, {"gradient/head", {1, 2, 1, 2, 2, 400}}});
    QVERIFY(!once.said("run.gradient_explodes"));
}

void TestRateRules::halfPrecisionMayOverflowNowAndThen()
{
    const double inf = std::numeric_limits<double>::infinity();
    auto norms = constant(100, 5);
    for (std::size_t i = 55; i < 100; i += 9) {
        norms[i] = inf;  // 5 of the last 50
    }
    DiagnosedRun run;
    run.steps("train/grad_norm", norms);
    QVERIFY(!run.said("run.gradient_explodes"));
    std::fill(norms.begin() + 85, norms.end(), inf);
    DiagnosedRun lost;
    lost.steps("train/grad_norm", norms);
    QCOMPARE(lost.said("run.gradient_explodes")->variant, std::string("infinite"));
}

void TestRateRules::deadUnitsAreNamedByPart()
{
    DiagnosedRun run;
    run.epochs({{"dead/encoder", {0.1, 0.6, 0.7}}, {"dead/decoder", {0.1, 0.1, 0.7}}});
    const auto verdict = run.said("run.dead_units");
    QVERIFY(verdict);
    QCOMPARE(verdict->series, std::vector<std::string>{"dead/encoder"});
    QCOMPARE(diagnosis::evidence(*verdict), std::string("up to 70.0 % of the units of encoder never active"));
    DiagnosedRun healthy;
    healthy.epochs({{"dead/encoder", {0.3, 0.4, 0.45}}});
    QVERIFY(!healthy.said("run.dead_units"));
}

void TestRateRules::updatesOutOfProportionAreSaid()
{
    DiagnosedRun run;
    run.epochs({{"update/head", {0.3, 0.3, 0.2}}, {"update/stem", constant(3, 1e-3)}});
    QCOMPARE(run.said("run.update_ratio")->variant, std::string());
    DiagnosedRun still;
    still.epochs({{"update/head", constant(3, 1e-3)}, {"update/stem", constant(3, 1e-9)}});
    QCOMPARE(still.said("run.update_ratio")->variant, std::string("low"));
    DiagnosedRun healthy;
    healthy.epochs({{"update/head", {0.15, 2e-2, 1e-3}}, {"update/stem", constant(3, 1e-4)}});
    QVERIFY(!healthy.said("run.update_ratio"));
}

void TestRateRules::updatesAtTheEndOfAScheduleAreMeantToBeSmall()
{
    DiagnosedRun run;
    run.epochs({{"update/head", {1e-3, 1e-3, 1e-3, 1e-8, 1e-8, 1e-8}}, {"train/lr", {0.01, 0.01, 0.01, 1e-6, 1e-6, 1e-6}}});
    QVERIFY(!run.said("run.update_ratio"));
}

void TestRateRules::whatIsMissingIsNamed()
{
    const DiagnosedRun run;
    const auto lacks = [&](const char* rule, const char* input) { QCOMPARE(run.lacking(rule), std::vector<std::string>{input}); };
    lacks("run.learning_rate_high", "train/loss");
    lacks("run.learning_rate_low", "train/loss");
    lacks("run.no_warmup", "train/loss/step");
    lacks("run.gradient_vanishes", "gradient/backbone");
    lacks("run.gradient_explodes", "train/grad_norm");
    lacks("run.dead_units", "dead/encoder");
    lacks("run.update_ratio", "update/backbone");
    DiagnosedRun unrated;
    unrated.epochs({{"train/loss", constant(6, 1)}});
    QCOMPARE(unrated.lacking("run.learning_rate_low"), std::vector<std::string>{"train/lr"});
}

QTEST_APPLESS_MAIN(TestRateRules)
#include "tst_rate_rules.moc"
