#include "core/base/error.h"
#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/judged_run.h"
#include "core/diagnosis/rule.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace gg;
using runs::EventKind;
using runs::RunEvent;
using runs::RunHistory;
using runs::RunInfo;

namespace {

constexpr double truth = 0.092;  // mean share of foreground of CVC-ClinicDB
constexpr std::int64_t stepsPerEpoch = 60;

RunInfo infoWith(const std::string& loss)
{
    RunInfo info;
    info.name = loss;
    info.configYaml = "loss: " + loss + "\n";
    info.stepsPerEpoch = stepsPerEpoch;
    info.trainForeground = truth;
    info.valForeground = truth;
    return info;
}

RunEvent makeEvent(EventKind kind, std::int64_t step, std::vector<std::pair<std::string, double>> values)
{
    RunEvent result;
    result.kind = kind;
    result.step = step;
    result.epoch = static_cast<double>(step) / stepsPerEpoch;
    result.time = static_cast<double>(step);
    result.values = std::move(values);
    return result;
}

RunEvent epoch(int number, double sensitivity, double specificity)
{
    return makeEvent(EventKind::Epoch, number * stepsPerEpoch, {{"val/sensitivity", sensitivity}, {"val/specificity", specificity}});
}

RunEvent probe(std::int64_t step, double sensitivity, double specificity)
{
    const double predicted = sensitivity * truth + (1 - specificity) * (1 - truth);
    return makeEvent(EventKind::Probe, step,
                 {{"probe/sensitivity", sensitivity},
                  {"probe/specificity", specificity},
                  {"probe/predicted_foreground", predicted},
                  {"probe/true_foreground", truth}});
}

RunHistory historyOf(const std::vector<RunEvent>& events)
{
    RunHistory history;
    history.append(events);
    return history;
}

std::vector<std::string> rulesOf(const RunInfo& info, const std::vector<RunEvent>& events)
{
    std::vector<std::string> rules;
    for (const auto& verdict : diagnosis::diagnose(info, historyOf(events)).verdicts) {
        if (verdict.because.empty()) {
            rules.push_back(verdict.rule + (verdict.over ? " (over)" : ""));
        }
    }
    return rules;
}

const std::vector<std::string> nothing;
const std::vector<std::string> collapse{"run.foreground_collapse"};
const std::vector<std::string> collapseOver{"run.foreground_collapse (over)"};

/// The two runs of the seed's table.
std::vector<RunEvent> seedBce()
{
    return {epoch(1, 0.424, 0.896), epoch(2, 0.268, 0.981), epoch(5, 0.541, 0.982), epoch(10, 0.747, 0.986), epoch(20, 0.850, 0.990), epoch(30, 0.899, 0.992)};
}

std::vector<RunEvent> seedBceDice()
{
    return {epoch(1, 0.606, 0.906), epoch(2, 0.684, 0.918), epoch(5, 0.795, 0.971), epoch(10, 0.889, 0.951), epoch(20, 0.899, 0.975), epoch(30, 0.913, 0.990)};
}

std::vector<RunEvent> first(std::vector<RunEvent> events, std::size_t count)
{
    events.resize(count);
    return events;
}

RunEvent lossEvent(EventKind kind, std::int64_t step, const std::string& name, double value)
{
    return makeEvent(kind, step, {{name, value}});
}

RunEvent course(int number, double trainLoss, double valLoss, double dice)
{
    return makeEvent(EventKind::Epoch, number * stepsPerEpoch, {{"train/loss", trainLoss}, {"val/loss", valLoss}, {"val/dice", dice}});
}

}  // namespace

class TestDiagnosis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCollapseOfTheSeedIsSeenAtItsSecondEpoch();
    void theCollapseOfTheSeedIsOverAtEpochFive();
    void theHealthyRunOfTheSeedIsSilentAtEveryEpoch();
    void probesSeeItBetweenEpochs();
    void aSingleBadProbeIsNoCollapse();
    void anUntrainedNetworkIsNoCollapse();
    void aNetworkThatComesFromAllForegroundHasLostNothing();
    void allBackgroundFromTheStartIsSaidOnceTheNetworkHasSettled();
    void warmUpPostponesThatTheNetworkHasSettled();
    void theEndOfAnEpochSettlesWhatProbesSuspected();
    void aRunThatStaysPoorIsSaidAtItsThirdEpoch();
    void aNetworkThatHasNotDecidedIsNotCollapsed();
    void oneBadEpochThatNoProbeSawIsNoCollapse();
    void aPoorRunThatGetsBetterIsLeftAlone();
    void aHardSetWithoutSpecificityIsNoCollapse();
    void theActionDependsOnTheLoss();
    void everyPrefixOfAHealthyNoisyRunIsSilent();
    void everyNoisyCollapseIsSaid();
    void underweightedForegroundNeedsTwoPoorEpochs();
    void aLossThatIsNotFiniteIsSaidWithItsStep();
    void aNetworkOfNaNIsNotCalledCollapsed();
    void overfittingNeedsAllFourSigns_data();
    void overfittingNeedsAllFourSigns();
    void aFailureCarriesItsReason();
    void everyRuleHasItsTexts();
    void settingsComeBack();
    void settingsThatCannotBeUsedAreNamed_data();
    void settingsThatCannotBeUsedAreNamed();
    void aMutedRuleIsKeptWithItsReason();
    void aThresholdThatAPersonChangesCounts();
    void whatARuleLacksIsSaid();
    void jsonHoldsWhatIsShown();
};

void TestDiagnosis::theCollapseOfTheSeedIsSeenAtItsSecondEpoch()
{
    QCOMPARE(rulesOf(infoWith("bce"), first(seedBce(), 1)), nothing);
    const auto verdicts = diagnosis::diagnose(infoWith("bce"), historyOf(first(seedBce(), 2))).verdicts;
    QCOMPARE(verdicts.size(), std::size_t{1});
    QCOMPARE(verdicts[0].rule, std::string("run.foreground_collapse"));
    QCOMPARE(verdicts[0].severity, audit::Severity::Error);
    QCOMPARE(verdicts[0].sinceEpoch, 2.0);
    QVERIFY(!verdicts[0].over);
    // Predicted: 0.268 · 9.2 % + 0.019 · 90.8 % = 4.2 %.
    QCOMPARE(diagnosis::evidence(verdicts[0]),
             std::string("sensitivity 0.42 → 0.27, specificity 0.90 → 0.98, predicted foreground 4.2 % of 9.2 %"));
    QVERIFY(diagnosis::message(verdicts[0]).find(" may ") != std::string::npos);
    QVERIFY(diagnosis::message(verdicts[0]).find("since epoch 2 ") != std::string::npos);
}

void TestDiagnosis::theCollapseOfTheSeedIsOverAtEpochFive()
{
    const auto verdicts = diagnosis::diagnose(infoWith("bce"), historyOf(seedBce())).verdicts;
    QCOMPARE(verdicts.size(), std::size_t{1});
    QVERIFY(verdicts[0].over);
    QCOMPARE(verdicts[0].severity, audit::Severity::Warning);
    QCOMPARE(verdicts[0].sinceEpoch, 2.0);
    QVERIFY(diagnosis::message(verdicts[0]) != diagnosis::message(diagnosis::diagnose(infoWith("bce"), historyOf(first(seedBce(), 2))).verdicts[0]));
}

void TestDiagnosis::theHealthyRunOfTheSeedIsSilentAtEveryEpoch()
{
    for (std::size_t count = 0; count <= seedBceDice().size(); ++count) {
        QCOMPARE(rulesOf(infoWith("bce_dice"), first(seedBceDice(), count)), nothing);
        QCOMPARE(rulesOf(infoWith("bce"), first(seedBceDice(), count)), nothing);
    }
}

void TestDiagnosis::probesSeeItBetweenEpochs()
{
    std::vector<RunEvent> events;
    for (int step = 5; step <= 60; step += 5) {
        events.push_back(probe(step, 0.45, 0.90));
    }
    events.push_back(epoch(1, 0.44, 0.90));
    events.push_back(probe(65, 0.28, 0.98));
    events.push_back(probe(70, 0.15, 0.985));
    QCOMPARE(rulesOf(infoWith("bce"), events), nothing);
    events.push_back(probe(75, 0.08, 0.99));
    const auto verdicts = diagnosis::diagnose(infoWith("bce"), historyOf(events)).verdicts;
    QCOMPARE(verdicts.size(), std::size_t{1});
    QCOMPARE(verdicts[0].sinceStep, std::int64_t{65});
    QCOMPARE(verdicts[0].sinceEpoch, 65.0 / 60.0);
    QVERIFY(diagnosis::evidence(verdicts[0]).starts_with("sensitivity 0.45 → 0.08, specificity 0.90 → 0.99"));
}

void TestDiagnosis::aSingleBadProbeIsNoCollapse()
{
    std::vector<RunEvent> events;
    for (int step = 5; step <= 300; step += 5) {
        events.push_back(step % 50 == 0 || step % 50 == 5 ? probe(step, 0.02, 1.0) : probe(step, 0.7, 0.95));
        QCOMPARE(rulesOf(infoWith("bce"), events), nothing);
    }
}

void TestDiagnosis::anUntrainedNetworkIsNoCollapse()
{
    // Measured with U-Nets: everything foreground until batch norm has seen enough, or nothing at all, or one after the other.
    std::vector<RunEvent> events{probe(0, 1, 0), probe(1, 1, 0), probe(5, 0, 1), probe(10, 0, 1), probe(15, 0, 1), probe(20, 0, 1), probe(25, 0, 1), probe(30, 0, 1)};
    for (std::size_t count = 1; count <= events.size(); ++count) {
        QCOMPARE(rulesOf(infoWith("bce"), first(events, count)), nothing);
    }
    for (int step = 35; step <= 300; step += 5) {
        events.push_back(probe(step, std::min(0.9, 0.01 * step), 0.95));
        QCOMPARE(rulesOf(infoWith("bce"), events), nothing);
    }
}

void TestDiagnosis::aNetworkThatComesFromAllForegroundHasLostNothing()
{
    // Sensitivity falls from 1 to 0.3 and specificity rises from 0 to 0.96: that is learning, Youden's J goes from 0 to 0.26.
    std::vector<RunEvent> events;
    for (int i = 0; i <= 20; ++i) {
        const double way = i / 20.0;
        events.push_back(probe(5 * (i + 1), 1 - 0.7 * way, 0.96 * way));
        QCOMPARE(rulesOf(infoWith("bce_dice"), events), nothing);
    }
}

void TestDiagnosis::allBackgroundFromTheStartIsSaidOnceTheNetworkHasSettled()
{
    std::vector<RunEvent> events;
    std::int64_t said = 0;
    for (int step = 5; step <= 120 && said == 0; step += 5) {
        events.push_back(probe(step, 0.0, 1.0));
        said = rulesOf(infoWith("bce"), events) == collapse ? step : 0;
    }
    QCOMPARE(said, std::int64_t{45});  // the third probe after 30 steps
    const auto verdict = diagnosis::diagnose(infoWith("bce"), historyOf(events)).verdicts.at(0);
    QCOMPARE(verdict.sinceStep, std::int64_t{35});
    QCOMPARE(diagnosis::evidence(verdict), std::string("sensitivity 0.00, specificity 1.00, predicted foreground 0.0 % of 9.2 %"));
}

void TestDiagnosis::warmUpPostponesThatTheNetworkHasSettled()
{
    RunInfo info = infoWith("bce");
    info.configYaml += "schedule: {warmup_epochs: 2}\n";
    std::vector<RunEvent> events;
    for (int step = 5; step <= 150; step += 5) {
        events.push_back(probe(step, 0.0, 1.0));
    }
    QCOMPARE(rulesOf(info, events), nothing);  // 2 · 60 + 30 steps
    for (int step = 155; step <= 165; step += 5) {
        events.push_back(probe(step, 0.0, 1.0));
    }
    QCOMPARE(rulesOf(info, events), collapse);
}

void TestDiagnosis::theEndOfAnEpochSettlesWhatProbesSuspected()
{
    std::vector<RunEvent> events;
    for (int step = 5; step <= 60; step += 5) {
        events.push_back(step <= 30 ? probe(step, 0.6, 0.92) : probe(step, 0.05, 0.99));
    }
    QCOMPARE(rulesOf(infoWith("bce"), events), collapse);
    events.push_back(epoch(1, 0.62, 0.93));  // the images of the probe were hard, the validation split is fine
    QCOMPARE(rulesOf(infoWith("bce"), events), collapseOver);
    events.back() = epoch(1, 0.03, 0.99);
    QCOMPARE(rulesOf(infoWith("bce"), events), collapse);
}

void TestDiagnosis::aRunThatStaysPoorIsSaidAtItsThirdEpoch()
{
    QCOMPARE(rulesOf(infoWith("bce"), {epoch(1, 0.20, 0.99), epoch(2, 0.18, 0.99)}), nothing);
    QCOMPARE(rulesOf(infoWith("bce"), {epoch(1, 0.20, 0.99), epoch(2, 0.18, 0.99), epoch(3, 0.22, 0.99)}), collapse);
}

void TestDiagnosis::aNetworkThatHasNotDecidedIsNotCollapsed()
{
    const auto undecided = [](std::int64_t step, double loss) {
        RunEvent event = probe(step, 0.0, 1.0);
        event.values.emplace_back("probe/loss", loss);
        return event;
    };
    // Probabilities just below 0.5 everywhere: the loss has hardly left ln 2.
    std::vector<RunEvent> events;
    for (int step = 5; step <= 100; step += 5) {
        events.push_back(undecided(step, 0.69 - 0.001 * step));
        QCOMPARE(rulesOf(infoWith("bce_dice"), events), nothing);
    }
    // The loss falls while nothing is found: it has decided for background.
    auto decided = events;
    for (int step = 105; step <= 115; step += 5) {
        decided.push_back(undecided(step, 0.45));
    }
    QCOMPARE(rulesOf(infoWith("bce"), decided), collapse);
    // Or it never decides: 30 + 3 epochs of 60 steps.
    for (int step = 105; step <= 225; step += 5) {
        events.push_back(undecided(step, 0.60));
    }
    QCOMPARE(rulesOf(infoWith("bce"), events), collapse);
}

void TestDiagnosis::oneBadEpochThatNoProbeSawIsNoCollapse()
{
    std::vector<RunEvent> events;
    for (int step = 5; step <= 300; step += 5) {
        events.push_back(probe(step, 0.7, 0.95));
        if (step % stepsPerEpoch == 0) {
            events.push_back(step == 180 ? epoch(3, 0.06, 0.99) : epoch(static_cast<int>(step / stepsPerEpoch), 0.7, 0.95));
        }
        QCOMPARE(rulesOf(infoWith("bce_dice"), events), nothing);
    }
}

void TestDiagnosis::aPoorRunThatGetsBetterIsLeftAlone()
{
    QCOMPARE(rulesOf(infoWith("bce_dice"), {epoch(1, 0.10, 0.99), epoch(2, 0.20, 0.99), epoch(3, 0.30, 0.985), epoch(4, 0.40, 0.98)}), nothing);
}

void TestDiagnosis::aHardSetWithoutSpecificityIsNoCollapse()
{
    std::vector<RunEvent> events;
    for (int i = 1; i <= 10; ++i) {
        events.push_back(makeEvent(EventKind::Epoch, i * stepsPerEpoch, {{"val/sensitivity", 0.03}}));
    }
    QCOMPARE(rulesOf(infoWith("bce"), events), nothing);
}

void TestDiagnosis::theActionDependsOnTheLoss()
{
    const auto actionFor = [](const std::string& loss) { return diagnosis::action(diagnosis::diagnose(infoWith(loss), historyOf(first(seedBce(), 2))).verdicts.at(0)); };
    QCOMPARE(actionFor("bce"), std::string("Train with BCE + Dice."));
    QVERIFY(actionFor("bce_dice").find("learning rate") != std::string::npos);
    QCOMPARE(actionFor("dice"), actionFor("bce_dice"));
}

/// A run that learns: skill approaches a plateau, sensitivity first, with noise of its own at every probe and every epoch, after an
/// untrained beginning of either kind.
std::vector<RunEvent> healthyRun(std::mt19937& random)
{
    std::normal_distribution<double> noise(0, 0.04);
    std::uniform_real_distribution<double> uniform(0, 1);
    const double start = 0.45 + 0.2 * uniform(random);
    const double plateau = 0.75 + 0.2 * uniform(random);
    const double speed = 60 + 300 * uniform(random);
    const bool startsWithForeground = uniform(random) < 0.5;
    const auto clamp = [](double v) { return std::clamp(v, 0.0, 1.0); };
    std::vector<RunEvent> events;
    for (int step = 5; step <= 600; step += 5) {
        const double learned = 1 - std::exp(-step / speed);
        const double sensitivity = clamp(start + (plateau - start) * learned + noise(random));
        const double specificity = clamp(0.88 + 0.10 * learned + 0.25 * noise(random));
        if (step <= 25) {
            events.push_back(startsWithForeground ? probe(step, 1, 0) : probe(step, 0, 1));
        } else {
            events.push_back(probe(step, sensitivity, specificity));
        }
        if (step % stepsPerEpoch == 0) {
            events.push_back(epoch(static_cast<int>(step / stepsPerEpoch), clamp(sensitivity + noise(random)), specificity));
        }
    }
    return events;
}

void TestDiagnosis::everyPrefixOfAHealthyNoisyRunIsSilent()
{
    std::mt19937 random(2026);
    for (int run = 0; run < 300; ++run) {
        const auto events = healthyRun(random);
        RunHistory history;
        for (std::size_t i = 0; i < events.size(); ++i) {
            history.append(std::span(&events[i], 1));
            if (i % 10 == 0 || i + 1 == events.size()) {
                const auto verdicts = diagnosis::diagnose(infoWith("bce_dice"), history).verdicts;
                QVERIFY2(verdicts.empty(), qPrintable(QStringLiteral("run %1, event %2: %3").arg(run).arg(i).arg(
                                               verdicts.empty() ? QString() : QString::fromStdString(diagnosis::evidence(verdicts[0])))));
            }
        }
    }
}

void TestDiagnosis::everyNoisyCollapseIsSaid()
{
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0, 0.03);
    for (int run = 0; run < 300; ++run) {
        auto events = healthyRun(random);
        std::erase_if(events, [](const RunEvent& one) { return one.step > 200; });
        std::int64_t said = 0;
        for (int step = 205; step <= 300 && said == 0; step += 5) {
            events.push_back(probe(step, std::clamp(0.10 + noise(random), 0.0, 1.0), std::clamp(0.985 + 0.2 * noise(random), 0.0, 1.0)));
            const auto verdicts = diagnosis::diagnose(infoWith("bce"), historyOf(events)).verdicts;
            said = !verdicts.empty() && !verdicts[0].over ? step : 0;
        }
        QCOMPARE(said, std::int64_t{215});  // three probes
    }
}

void TestDiagnosis::underweightedForegroundNeedsTwoPoorEpochs()
{
    const auto at = [](int number, double iou, double accuracy) {
        return makeEvent(EventKind::Epoch, number * stepsPerEpoch, {{"val/iou", iou}, {"val/accuracy", accuracy}});
    };
    const std::vector<std::string> underweighted{"run.foreground_underweighted"};
    RunInfo info = infoWith("bce");
    info.valForeground = -1;  // where it is known, a collapse can be told from the same numbers
    QCOMPARE(rulesOf(info, {at(1, 0.05, 0.90), at(2, 0.05, 0.90)}), nothing);  // early
    QCOMPARE(rulesOf(info, {at(1, 0.05, 0.90), at(2, 0.05, 0.90), at(3, 0.06, 0.91)}), underweighted);
    QCOMPARE(rulesOf(info, {at(1, 0.30, 0.90), at(2, 0.30, 0.90), at(3, 0.06, 0.91)}), nothing);  // once
    QCOMPARE(rulesOf(info, {at(1, 0.01, 0.90), at(2, 0.05, 0.90), at(3, 0.09, 0.91)}), nothing);  // on its way up
    QCOMPARE(rulesOf(info, {at(1, 0.05, 0.80), at(2, 0.05, 0.79), at(3, 0.05, 0.80)}), nothing);  // poor everywhere, not only in the foreground
    const auto verdict = diagnosis::diagnose(info, historyOf({at(1, 0.30, 0.90), at(2, 0.05, 0.90), at(3, 0.06, 0.91)})).verdicts.at(0);
    QCOMPARE(verdict.sinceEpoch, 2.0);
    QCOMPARE(verdict.sinceStep, 2 * stepsPerEpoch);
    QCOMPARE(diagnosis::evidence(verdict), std::string("foreground IoU 0.06, pixel accuracy 0.91"));
}

void TestDiagnosis::aLossThatIsNotFiniteIsSaidWithItsStep()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<RunEvent> events{lossEvent(EventKind::Step, 1, "train/loss", 0.7), lossEvent(EventKind::Step, 2, "train/loss", 0.9),
                                 lossEvent(EventKind::Step, 3, "train/loss", nan), lossEvent(EventKind::Step, 4, "train/loss", nan),
                                 lossEvent(EventKind::Epoch, 4, "train/loss", nan)};
    const auto verdicts = diagnosis::diagnose(infoWith("bce"), historyOf(events)).verdicts;
    QCOMPARE(verdicts.size(), std::size_t{1});
    QCOMPARE(verdicts[0].rule, std::string("run.loss_not_finite"));
    QCOMPARE(verdicts[0].sinceStep, std::int64_t{3});
    QCOMPARE(diagnosis::evidence(verdicts[0]), std::string("train/loss/step 0.90 before step 3, then NaN"));

    events.resize(3);
    for (int step = 4; step <= 6; ++step) {
        events.push_back(lossEvent(EventKind::Step, step, "train/loss", 0.8));
    }
    QCOMPARE(rulesOf(infoWith("bce"), events), std::vector<std::string>{"run.loss_not_finite (over)"});
}

void TestDiagnosis::aNetworkOfNaNIsNotCalledCollapsed()
{
    std::vector<RunEvent> events;
    for (int step = 5; step <= 60; step += 5) {
        events.push_back(probe(step, 0.6, 0.95));
    }
    events.push_back(lossEvent(EventKind::Step, 61, "train/loss", std::numeric_limits<double>::quiet_NaN()));
    for (int step = 65; step <= 100; step += 5) {
        events.push_back(probe(step, 0.0, 1.0));
    }
    QCOMPARE(rulesOf(infoWith("bce"), events), std::vector<std::string>{"run.loss_not_finite"});
}

void TestDiagnosis::overfittingNeedsAllFourSigns_data()
{
    QTest::addColumn<double>("trainSlope");
    QTest::addColumn<double>("valSlope");
    QTest::addColumn<double>("diceSlope");
    QTest::addColumn<bool>("said");
    QTest::newRow("all four") << -0.02 << 0.03 << -0.02 << true;
    QTest::newRow("training does not improve either") << 0.02 << 0.03 << -0.02 << false;
    QTest::newRow("the validation loss falls") << -0.02 << -0.01 << -0.02 << false;
    QTest::newRow("only the validation loss rises") << -0.02 << 0.03 << 0.0 << false;
}

void TestDiagnosis::overfittingNeedsAllFourSigns()
{
    QFETCH(double, trainSlope);
    QFETCH(double, valSlope);
    QFETCH(double, diceSlope);
    QFETCH(bool, said);
    std::vector<RunEvent> events;
    for (int i = 1; i <= 6; ++i) {
        events.push_back(course(i, 0.8 - 0.05 * i, 0.8 - 0.05 * i, 0.4 + 0.05 * i));
    }
    for (int i = 7; i <= 14; ++i) {
        events.push_back(course(i, 0.5 + trainSlope * (i - 6), 0.5 + valSlope * (i - 6), 0.7 + diceSlope * (i - 6)));
    }
    QCOMPARE(rulesOf(infoWith("bce"), events), said ? std::vector<std::string>{"run.overfitting"} : nothing);
    if (said) {
        QCOMPARE(diagnosis::diagnose(infoWith("bce"), historyOf(events)).verdicts[0].values.at("best_epoch"), std::string("6"));
        // A network that never was any good has nothing to lose.
        for (RunEvent& event : events) {
            event.values.back().second *= 0.1;
        }
        QCOMPARE(rulesOf(infoWith("bce"), events), nothing);
    }
}

void TestDiagnosis::aFailureCarriesItsReason()
{
    RunEvent failed = makeEvent(EventKind::State, 17, {});
    failed.text = "failed";
    failed.message = "The disk is full.";
    const auto verdicts = diagnosis::diagnose(infoWith("bce"), historyOf({failed})).verdicts;
    QCOMPARE(verdicts.size(), std::size_t{1});
    QCOMPARE(diagnosis::message(verdicts[0]), std::string("Training ended at step 17: The disk is full."));
}

void TestDiagnosis::everyRuleHasItsTexts()
{
    QVERIFY(diagnosis::rules().size() >= 5);
    for (const diagnosis::Rule* rule : diagnosis::rules()) {
        const std::string id(rule->id);
        for (const char* part : {".title", ".message", ".why", ".evidence", ".action"}) {
            QVERIFY2(!texts::find(id + part).empty(), (id + part).c_str());
        }
        for (const diagnosis::Threshold& threshold : rule->thresholds) {
            QVERIFY2(!texts::find(id + ".threshold." + std::string(threshold.id)).empty(), (id + "." + std::string(threshold.id)).c_str());
            QVERIFY(threshold.lowest <= threshold.value && threshold.value <= threshold.highest);
        }
        for (const std::string_view explained : rule->explains) {
            QVERIFY2(diagnosis::findRule(explained) != nullptr, explained.data());
        }
        QVERIFY2(!rule->source.empty() && rule->judge != nullptr, id.c_str());
    }
    for (const auto& entry : texts::addedTexts()) {
        QVERIFY2(entry.english.find('!') == std::string_view::npos, entry.id.data());
    }
}

void TestDiagnosis::settingsComeBack()
{
    const std::string yaml = "thresholds:\n  run.overfitting: {fall: 0.2}\nmuted:\n  - {rule: run.failed, run: /runs/a, reason: known}\n";
    const diagnosis::Settings settings = diagnosis::parseSettings(yaml, "rules.yaml");
    QCOMPARE(settings.changed.at("run.overfitting.fall"), 0.2);
    QVERIFY(settings.muteOf("run.failed") == nullptr);
    diagnosis::Settings ofRun = settings;
    ofRun.run = "/runs/a";
    QCOMPARE(ofRun.muteOf("run.failed")->reason, std::string("known"));
    QVERIFY(diagnosis::parseSettings(diagnosis::toYaml(settings), "again") == settings);
    QVERIFY(diagnosis::parseSettings("", "empty") == diagnosis::Settings());
}

void TestDiagnosis::settingsThatCannotBeUsedAreNamed_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("named");
    QTest::newRow("a rule that there is not") << "thresholds:\n  run.overfiting: {fall: 0.2}" << "rules.yaml:2: There is no rule 'run.overfiting'. The nearest is run.overfitting.";
    QTest::newRow("a threshold that there is not") << "thresholds: {run.overfitting: {fal: 0.2}}" << "has no threshold 'fal'. The nearest is fall.";
    QTest::newRow("out of range") << "thresholds: {run.overfitting: {fall: 7}}" << "run.overfitting.fall is '7'; it has to be a number from 0.01 to 0.90.";
    QTest::newRow("not a number") << "thresholds: {run.overfitting: {fall: much}}" << "'much'";
    QTest::newRow("a mute without reason") << "muted:\n  - {rule: run.failed, reason: ' '}" << "rules.yaml:2: run.failed is muted without a reason";
    QTest::newRow("another group") << "tresholds: {}" << "found 'tresholds'";
    QTest::newRow("no YAML") << "thresholds: {" << "is not YAML";
}

void TestDiagnosis::settingsThatCannotBeUsedAreNamed()
{
    QFETCH(const QString, yaml);
    QFETCH(const QString, named);
    try {
        diagnosis::parseSettings(yaml.toStdString(), "rules.yaml");
        QFAIL("it was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Malformed);
        QVERIFY2(QString::fromStdString(error.what()).contains(named), error.what());
    }
}

void TestDiagnosis::aMutedRuleIsKeptWithItsReason()
{
    diagnosis::Settings settings;
    settings.muted.push_back({.rule = "run.foreground_collapse", .run = "", .reason = "the point of this run"});
    const auto said = diagnosis::diagnose(infoWith("bce"), historyOf(first(seedBce(), 2)), settings);
    QVERIFY(said.verdicts.empty());
    QCOMPARE(said.muted.size(), std::size_t{1});
    QCOMPARE(said.muted[0].reason, std::string("the point of this run"));
}

void TestDiagnosis::aThresholdThatAPersonChangesCounts()
{
    diagnosis::Settings settings;
    settings.changed["run.foreground_collapse.sensitivity"] = 0.01;
    QVERIFY(diagnosis::diagnose(infoWith("bce"), historyOf(first(seedBce(), 2)), settings).verdicts.empty());
}

void TestDiagnosis::whatARuleLacksIsSaid()
{
    const auto said = diagnosis::diagnose(RunInfo(), RunHistory());
    QVERIFY(said.verdicts.empty());
    const auto collapse = std::find_if(said.unjudged.begin(), said.unjudged.end(), [](const auto& u) { return u.rule == "run.foreground_collapse"; });
    QVERIFY(collapse != said.unjudged.end());
    QCOMPARE(collapse->lacking, std::vector<std::string>{"val/sensitivity (or val/dice, val/iou)"});
}

void TestDiagnosis::jsonHoldsWhatIsShown()
{
    const auto verdicts = diagnosis::diagnose(infoWith("bce"), historyOf(first(seedBce(), 2))).verdicts;
    const std::vector<diagnosis::JudgedRun> judged{{.name = "my run", .folder = {}, .diagnosis = {.verdicts = verdicts, .muted = {}, .unjudged = {}}}};
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(diagnosis::toJson(judged))).object();
    QCOMPARE(json["run"].toString(), "my run");
    const auto one = json["verdicts"].toArray().at(0).toObject();
    QCOMPARE(one["rule"].toString(), "run.foreground_collapse");
    QCOMPARE(one["severity"].toString(), "error");
    QCOMPARE(one["since_epoch"].toDouble(), 2.0);
    QVERIFY(one["evidence"].toString().startsWith("sensitivity 0.42"));
    QCOMPARE(one["action"].toString(), "Train with BCE + Dice.");
    QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(diagnosis::toJson(std::vector<diagnosis::JudgedRun>{{.name = "r", .folder = {}, .diagnosis = {}}}))).object()["verdicts"].toArray().size(), 0);
}

QTEST_APPLESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
