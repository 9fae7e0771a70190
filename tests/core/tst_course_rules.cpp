#include "tests/core/diagnosed_run.h"

#include "core/diagnosis/schedule_events.h"

#include <QTest>

using namespace gg;
using test::constant;
using test::decay;
using test::DiagnosedRun;
using test::joined;
using Values = std::vector<double>;

namespace {

/// A detector that gets nowhere, with these boxes by epoch; two true boxes a picture, with sides of a fifth of it.
DiagnosedRun boxes(const Values& predicted, const Values& side, std::map<std::string, Values> further = {})
{
    DiagnosedRun run;
    further["val/predicted_boxes"] = predicted;
    further["signals/predicted_side"] = side;
    further["val/true_boxes"] = constant(predicted.size(), 2);
    further["signals/true_side"] = constant(predicted.size(), 0.2);
    further.try_emplace("val/map50_95", constant(predicted.size(), 0.01));
    run.epochs(further);
    return run;
}

Values line(int count, double from, double to)
{
    Values values;
    for (int i = 0; i < count; ++i) {
        values.push_back(from + (to - from) * i / (count - 1));
    }
    return values;
}

DiagnosedRun classes(const Values& rare, double others, int planned = 20)
{
    DiagnosedRun run;
    run.info.task = "segmentation";
    run.info.epochs = planned;
    run.epochs({{"val/iou/background", constant(rare.size(), others)}, {"val/iou/cell", constant(rare.size(), others)}, {"val/iou/nucleus", rare}});
    return run;
}

}  // namespace

class TestCourseRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void termsOutOfBalanceAreSaidOfAPoorDetector();
    void oneClassHasASmallClassLoss();
    void theStagesOfAFailingDetector();
    void aDetectorThatIsGettingBetterIsInNoStage();
    void aPlateauOfMostOfTheRunIsSaid();
    void slowProgressIsNoPlateau();
    void waitingForDataIsSaid();
    void theFirstEpochMayWait();
    void aRunThatIsSilentForTooLongIsSaid();
    void aStartThatCameToNothingIsSaid();
    void runsThatMayBeSilent();
    void aRunOfLongAgoWasInterrupted();
    void scheduleEventsAreFound();
    void aJumpWhereMosaicClosesIsNoFault();
    void withoutAJumpNothingIsSaid();
    void aClassThatIsGivenUpIsSaid();
    void aClassThatIsNeverFoundIsSaidLater();
    void aHardClassIsNoCollapse();
    void whatIsMissingIsNamed();
};

void TestCourseRules::termsOutOfBalanceAreSaidOfAPoorDetector()
{
    const auto run = [](double boxLoss, double map) {
        DiagnosedRun made;
        made.info.classes = {"a", "b"};
        made.epochs({{"train/box_loss", constant(6, boxLoss)}, {"train/class_loss", constant(6, 5)}, {"val/map50_95", constant(6, map)}});
        return made;
    };
    const auto verdict = run(0.05, 0.01).said("run.loss_imbalance");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("train/class_loss 5.00, train/box_loss 0.05, best val/map50_95 0.01"));
    QVERIFY(!run(0.5, 0.01).said("run.loss_imbalance"));
    QVERIFY(!run(0.05, 0.5).said("run.loss_imbalance"));  // it works
}

void TestCourseRules::oneClassHasASmallClassLoss()
{
    DiagnosedRun run;
    run.info.classes = {"raccoon"};
    run.epochs({{"train/box_loss", constant(6, 1)}, {"train/class_loss", constant(6, 0.001)}, {"train/object_loss", constant(6, 4)}, {"val/map50_95", constant(6, 0.01)}});
    QVERIFY(!run.said("run.loss_imbalance"));
}

void TestCourseRules::theStagesOfAFailingDetector()
{
    const double none = std::nan("");
    // Large boxes (sides of 0.5 against 0.2), then none.
    const auto early = boxes({40, 20, 0, 0, 0}, {0.5, 0.5, none, none, none}).said("run.detector_stage");
    QVERIFY(early);
    QCOMPARE(early->variant, std::string("early"));
    QCOMPARE(early->sinceEpoch, 3.0);
    // None from the start: a network may need some epochs.
    QVERIFY(!boxes(constant(9, 0), constant(9, none)).said("run.detector_stage"));
    QCOMPARE(boxes(constant(10, 0), constant(10, none)).said("run.detector_stage")->variant, std::string("silent"));
    // Many small ones, and classes that are not learned.
    const auto middle = boxes({1, 4, 10, 12, 14, 15, 15}, constant(7, 0.1), {{"train/class_loss", constant(7, 2)}}).said("run.detector_stage");
    QCOMPARE(middle->variant, std::string("middle"));
    QVERIFY(!boxes({1, 4, 10, 12, 14, 15, 15}, constant(7, 0.1), {{"train/class_loss", decay(7, 2, 4, 0.2)}}).said("run.detector_stage"));
}

void TestCourseRules::aDetectorThatIsGettingBetterIsInNoStage()
{
    QVERIFY(!boxes({40, 20, 6, 3, 2.5, 2.2}, {0.5, 0.4, 0.3, 0.25, 0.2, 0.2}).said("run.detector_stage"));
    QVERIFY(!boxes({40, 20, 0, 0, 0, 0}, {0.5, 0.5, 0.4, 0.4, 0.4, 0.4}, {{"val/map50_95", {0, 0, 0.1, 0.2, 0.2, 0.3}}}).said("run.detector_stage"));
}

void TestCourseRules::aPlateauOfMostOfTheRunIsSaid()
{
    Values score;
    std::mt19937 random(4);
    std::normal_distribution<double> noise(0, 0.004);
    for (int i = 0; i < 80; ++i) {
        score.push_back(0.6 * (1 - std::exp(-i / 3.0)) + noise(random));
    }
    DiagnosedRun run;
    run.epochs({{"val/dice", score}});
    const auto verdict = run.said("run.trained_too_long");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QVERIFY(verdict->sinceEpoch > 8 && verdict->sinceEpoch < 25);  // 99 % of 0.6 are reached at 3 · ln 100 = 14
    score.resize(50);
    DiagnosedRun early;
    early.epochs({{"val/dice", score}});
    QVERIFY(!early.said("run.trained_too_long"));
}

void TestCourseRules::slowProgressIsNoPlateau()
{
    Values score;
    for (int i = 0; i < 100; ++i) {
        score.push_back(0.5 + 0.001 * i);
    }
    DiagnosedRun run;
    run.epochs({{"val/map50_95", score}});
    QVERIFY(!run.said("run.trained_too_long"));
}

void TestCourseRules::waitingForDataIsSaid()
{
    DiagnosedRun run;
    run.epochs({{"epoch/data_wait", {0.6, 0.5, 0.5, 0.4}}, {"epoch/images_per_second", {10, 11, 12, 14}}});
    const auto verdict = run.said("run.data_starving");
    QVERIFY(verdict);
    QCOMPARE(verdict->sinceEpoch, 2.0);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("40.0 % of the time is waiting, 14.00 images a second"));
    DiagnosedRun steps;
    steps.steps("train/data_wait", constant(80, 0.7));  // four epochs
    QVERIFY(steps.said("run.data_starving"));
}

void TestCourseRules::theFirstEpochMayWait()
{
    DiagnosedRun run;
    run.epochs({{"epoch/data_wait", {0.9, 0.4, 0.05, 0.02}}});
    QVERIFY(!run.said("run.data_starving"));
    DiagnosedRun two;
    two.epochs({{"epoch/data_wait", {0.9, 0.4, 0.4}}});
    QVERIFY(!two.said("run.data_starving"));
}

void TestCourseRules::aRunThatIsSilentForTooLongIsSaid()
{
    DiagnosedRun run;
    run.info.epochs = 100;
    run.epochs({{"val/dice", {0.1, 0.2, 0.3}}});
    run.facts.silence = diagnosis::Silence{.seconds = 890, .usualSeconds = 600, .ended = false, .lastLine = "3,0.3"};
    QVERIFY(!run.said("run.stalled"));
    run.facts.silence->seconds = 910;  // 1.5 · 600
    const auto verdict = run.said("run.stalled");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("silent for 15 min, usually 10 min between rows; last: 3,0.3"));
    // Epochs of seconds may be followed by a slow validation.
    run.facts.silence = diagnosis::Silence{.seconds = 60, .usualSeconds = 2, .ended = false, .lastLine = {}};
    QVERIFY(!run.said("run.stalled"));
}

void TestCourseRules::aStartThatCameToNothingIsSaid()
{
    DiagnosedRun run;
    run.info.epochs = 10;
    run.info.configYaml = "model: yolo11n.pt\n";
    QVERIFY(!run.said("run.never_started"));  // nobody knows since when it is silent
    run.facts.silence = diagnosis::Silence{.seconds = 590, .usualSeconds = 0, .ended = false, .lastLine = {}};
    QVERIFY(!run.said("run.never_started"));
    run.facts.silence->seconds = 720;
    const auto verdict = run.said("run.never_started");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("0 of 10 epochs, silent for 12 min"));
    run.facts.silence->seconds = 40 * 86400;
    QVERIFY(diagnosis::message(*run.said("run.never_started")).ends_with("never came to the end of an epoch."));
    QVERIFY(!run.said("run.stalled"));
    run.epochs({{"val/dice", {0.1}}});
    QVERIFY(!run.said("run.never_started"));
    DiagnosedRun pictures;  // a log without settings is no training
    pictures.facts.silence = diagnosis::Silence{.seconds = 1e6, .usualSeconds = 0, .ended = false, .lastLine = {}};
    QVERIFY(!pictures.said("run.never_started"));
}

void TestCourseRules::runsThatMayBeSilent()
{
    const auto run = [](int planned, const std::string& state) {
        DiagnosedRun made;
        made.info.epochs = planned;
        made.epochs({{"val/dice", {0.1, 0.2, 0.3}}});
        made.ends(state);
        made.facts.silence = diagnosis::Silence{.seconds = 9000, .usualSeconds = 10, .ended = false, .lastLine = {}};
        return made;
    };
    QVERIFY(run(100, "started").said("run.stalled"));
    QVERIFY(!run(3, "started").said("run.stalled"));      // it has come to its end
    QVERIFY(!run(100, "paused").said("run.stalled"));
    QVERIFY(!run(100, "finished").said("run.stalled"));
    DiagnosedRun log;  // a table that somebody kept
    log.epochs({{"val/dice", {0.1, 0.2, 0.3}}});
    log.facts.silence = diagnosis::Silence{.seconds = 9000, .usualSeconds = 10, .ended = false, .lastLine = {}};
    QVERIFY(!log.said("run.stalled"));
}

void TestCourseRules::aRunOfLongAgoWasInterrupted()
{
    DiagnosedRun run;
    run.info.epochs = 100;
    run.epochs({{"val/dice", {0.1, 0.2, 0.3}}});
    run.facts.silence = diagnosis::Silence{.seconds = 1e8, .usualSeconds = 600, .ended = false, .lastLine = {}};
    const auto verdict = run.said("run.stalled");
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QVERIFY(diagnosis::message(*verdict).find("after epoch 3 of 100") != std::string::npos);
}

void TestCourseRules::scheduleEventsAreFound()
{
    using Kind = diagnosis::ScheduleEvent::Kind;
    DiagnosedRun run("warmup_epochs: 3.0\nmosaic: 1.0\nclose_mosaic: 10\n");
    run.info.epochs = 30;
    run.epochs({{"train/lr", joined(joined({0.003, 0.006, 0.01}, constant(9, 0.01)), joined(constant(8, 0.001), constant(4, 0.01)))}});
    const diagnosis::RunView view(run.info, run.history, run.facts);
    const auto events = diagnosis::scheduleEvents(view);
    std::vector<std::pair<Kind, double>> found;
    for (const auto& event : events) {
        found.emplace_back(event.kind, event.epoch);
    }
    // Three of twelve at 0.01, the thirteenth is the first at 0.001, the twenty-first at 0.01 again; so is 30 − 10 + 1.
    QCOMPARE(found.size(), std::size_t{4});
    QVERIFY(found[0] == std::pair(Kind::WarmupEnds, 4.0) && found[1] == std::pair(Kind::RateFalls, 13.0));
    QVERIFY(diagnosis::atScheduleEvent(events, 13) && diagnosis::atScheduleEvent(events, 13.4) && !diagnosis::atScheduleEvent(events, 16));
    // A cosine that glides to its end switches nothing.
    DiagnosedRun gliding;
    Values rates;
    for (int i = 0; i < 30; ++i) {
        rates.push_back(0.01 * (0.01 + 0.99 * (1 + std::cos(M_PI * i / 30)) / 2));
    }
    gliding.epochs({{"train/lr", rates}});
    QVERIFY(diagnosis::scheduleEvents(diagnosis::RunView(gliding.info, gliding.history, gliding.facts)).empty());
}

void TestCourseRules::aJumpWhereMosaicClosesIsNoFault()
{
    DiagnosedRun run("mosaic: 1.0\nclose_mosaic: 10\n");
    run.info.epochs = 30;
    const Values before = decay(20, 1, 6, 0.8);
    run.epochs({{"train/loss", joined(before, decay(10, 0.1, 6, 0.5))}, {"val/map50_95", line(30, 0.3, 0.4)}});
    QCOMPARE(run.verdicts(), std::string("run.schedule_artefact"));
    const auto verdict = run.said("run.schedule_artefact");
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QCOMPARE(verdict->sinceEpoch, 21.0);
    QVERIFY(diagnosis::message(*verdict).find("mosaic") != std::string::npos);
    // Upwards as well: no divergence is made of it.
    DiagnosedRun up("mosaic: 1.0\nclose_mosaic: 10\n");
    up.info.epochs = 30;
    up.epochs({{"train/loss", joined(before, decay(10, 0.1, 6, 1.3))}});
    QVERIFY2(up.verdicts() == "run.schedule_artefact", up.verdicts().c_str());
}

void TestCourseRules::withoutAJumpNothingIsSaid()
{
    DiagnosedRun run("warmup_epochs: 3.0\nmosaic: 1.0\nclose_mosaic: 10\n");
    run.info.epochs = 30;
    run.epochs({{"train/loss", decay(30, 2, 6, 0.5)}});
    QCOMPARE(run.verdicts(), std::string());
}

void TestCourseRules::aClassThatIsGivenUpIsSaid()
{
    const auto verdict = classes({0.1, 0.3, 0.4, 0.02, 0.01}, 0.8).said("run.class_collapse");
    QVERIFY(verdict);
    QCOMPARE(verdict->classes, std::vector<std::string>{"nucleus"});
    QCOMPARE(verdict->sinceEpoch, 4.0);
    // Best of two epochs in a row: 0.3.
    QCOMPARE(diagnosis::evidence(*verdict), std::string("val/iou/nucleus 0.30 → 0.01, mean of the others 0.80"));
    QVERIFY(!classes({0.1, 0.3, 0.4, 0.02}, 0.8).said("run.class_collapse"));
    QVERIFY(!classes({0.1, 0.3, 0.4, 0.02, 0.01, 0.3}, 0.8).said("run.class_collapse"));
}

void TestCourseRules::aClassThatIsNeverFoundIsSaidLater()
{
    QVERIFY(!classes(constant(4, 0), 0.8).said("run.class_collapse"));
    QCOMPARE(classes(constant(5, 0), 0.8).said("run.class_collapse")->variant, std::string("never"));
    QVERIFY(!classes(constant(20, 0), 0.8, 100).said("run.class_collapse"));  // a quarter of 100
    QVERIFY(!classes(constant(20, 0), 0.1).said("run.class_collapse"));       // nothing is found of any
}

void TestCourseRules::aHardClassIsNoCollapse()
{
    QVERIFY(!classes({0.05, 0.1, 0.12, 0.08, 0.11, 0.1, 0.12}, 0.8).said("run.class_collapse"));
}

void TestCourseRules::whatIsMissingIsNamed()
{
    const DiagnosedRun run;
    const auto lacks = [&](const char* rule, const char* input) { QCOMPARE(run.lacking(rule), std::vector<std::string>{input}); };
    lacks("run.loss_imbalance", "val/map50_95");
    lacks("run.detector_stage", "signals/predicted_side");
    lacks("run.trained_too_long", "val/map50_95");
    lacks("run.data_starving", "epoch/data_wait");
    lacks("run.stalled", "time of the last row");
    lacks("run.schedule_artefact", "configuration");
    lacks("run.class_collapse", "val/sensitivity/class");
}

QTEST_APPLESS_MAIN(TestCourseRules)
#include "tst_course_rules.moc"
