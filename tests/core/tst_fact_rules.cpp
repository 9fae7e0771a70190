#include "core/audit/fact_cache.h"
#include "core/dataset/open.h"
#include "core/diagnosis/comparability.h"
#include "core/diagnosis/rule.h"
#include "core/imports/run_place.h"
#include "core/verdicts/gather_facts.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

using namespace gg;
using diagnosis::AuditFacts;
using diagnosis::PredictionFacts;
using diagnosis::RunFacts;
using diagnosis::Verdict;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t stepsPerEpoch = 10;

/// A run as its series and facts tell, with which nothing is wrong: 100 epochs, mAP50 0.8, mAP50-95 0.55.
struct Case {
    runs::RunInfo info;
    std::vector<runs::RunEvent> events;
    RunFacts facts;

    explicit Case(int epochs = 100)
    {
        info.name = "case";
        info.task = "detection";
        info.epochs = epochs;
        info.trainImages = 400;
        info.valImages = 100;
        info.datasetFingerprint = "0123456789abcdef";
        for (int epoch = 1; epoch <= epochs; ++epoch) {
            const double way = 1 - std::exp(-epoch / 10.0);
            add(epoch, {{"val/map50", 0.8 * way}, {"val/map50_95", 0.55 * way}, {"train/loss", 3 - 2 * way}, {"val/loss", 3 - 1.8 * way}});
        }
    }
    void add(int epoch, std::vector<std::pair<std::string, double>> values)
    {
        runs::RunEvent event;
        event.kind = runs::EventKind::Epoch;
        event.step = epoch * stepsPerEpoch;
        event.epoch = epoch;
        event.time = 60.0 * epoch;
        event.values = std::move(values);
        events.push_back(std::move(event));
    }
    /// What every point of a series is, by epoch.
    void setSeries(const std::string& name, const std::function<double(int)>& value)
    {
        for (runs::RunEvent& event : events) {
            for (auto& [key, old] : event.values) {
                old = key == name ? value(static_cast<int>(event.epoch)) : old;
            }
        }
    }
    diagnosis::Diagnosis diagnose(const diagnosis::Settings& settings = {}) const
    {
        runs::RunHistory history;
        history.append(events);
        return diagnosis::diagnose(diagnosis::RunView(info, history, facts), settings);
    }
    /// What a rule says; nullopt where it says nothing.
    std::optional<Verdict> said(const std::string& rule) const
    {
        const auto all = diagnose();
        const auto it = std::find_if(all.verdicts.begin(), all.verdicts.end(), [&](const Verdict& one) { return one.rule == rule; });
        return it == all.verdicts.end() ? std::nullopt : std::optional(*it);
    }
    std::vector<std::string> lacking(const std::string& rule) const
    {
        for (const diagnosis::Unjudged& one : diagnose().unjudged) {
            if (one.rule == rule) {
                return one.lacking;
            }
        }
        return {};
    }
    /// Every rule that speaks.
    std::vector<std::string> rules() const
    {
        std::vector<std::string> names;
        for (const Verdict& one : diagnose().verdicts) {
            names.push_back(one.rule);
        }
        return names;
    }
};

runs::DetectionEpoch detail(int epoch, const std::vector<double>& ap50, std::int64_t truths = 60)
{
    runs::DetectionEpoch one{.epoch = epoch, .confidence = 0.3};
    const std::array names{"red", "white", "platelet", "other"};
    for (std::size_t c = 0; c < ap50.size(); ++c) {
        one.classes.push_back({.name = names.at(c), .ap = 0.6 * ap50[c], .ap50 = ap50[c], .precision = ap50[c], .recall = ap50[c], .truths = truths, .predicted = truths});
    }
    const std::size_t side = ap50.size() + 1;
    one.confusion.assign(side * side, 0);
    for (std::size_t c = 0; c < ap50.size(); ++c) {
        one.confusion[c * side + c] = truths;
    }
    one.errorGains.assign(6, 0);
    return one;
}

/// A healthy evaluation of 100 images.
PredictionFacts healthy()
{
    return {.epoch = 100,
            .images = 100,
            .truths = 1000,
            .map = 0.55,
            .map50 = 0.80,
            .mapHalfWidth = 0.02,
            .calibrated = 1500,
            .calibrationError = 0.06,
            .confidenceOverPrecision = -0.05,
            .bestConfidence = 0.3,
            .bestF1 = 0.78,
            .usedConfidence = 0.25,
            .usedF1 = 0.77,
            .kept = 1000,
            .meanIou = 0.83,
            .duplicateShare = 0.03,
            .gainLocation = 0.02,
            .gainDuplicate = 0.004,
            .gainMissed = 0.08,
            .gainBackground = 0.03,
            .gainClass = 0.01,
            .recallSmall = 0.5,
            .recallLarge = 0.85,
            .truthsSmall = 200,
            .worstImages = {"/set/a.jpg"},
            .detail = detail(100, {0.8, 0.75, 0.85})};
}

AuditFacts cleanAudit()
{
    return {.findings = {}, .trainImages = 400, .valImages = 100, .smallShare = 0.2};
}

Case healthyCase()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.audit = cleanAudit();
    for (int epoch = 1; epoch <= 100; ++epoch) {
        const double way = 1 - std::exp(-epoch / 10.0);
        run.facts.details.push_back(detail(epoch, {0.8 * way, 0.75 * way, 0.85 * way}));
    }
    run.facts.peers.push_back({.name = "peer", .datasetFingerprint = "0123456789abcdef", .definitions = diagnosis::definitionsOf(run.info), .bestMap = 0.4, .valImages = 100});
    return run;
}

/// Cell of a matrix of three classes: row truth, column predicted, background last.
std::int64_t& cell(runs::DetectionEpoch& epoch, std::size_t truth, std::size_t predicted)
{
    return epoch.confusion[truth * 4 + predicted];
}

}  // namespace

class TestFactRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHealthyRunIsLeftAlone();
    void withoutFactsRulesSayWhatTheyLack();
    void undefinedNumbersAreNoFault();
    void looseBoxesByTheSeriesAlone();
    void looseBoxesByTheirOverlap();
    void smallObjectsExplainLooseBoxes();
    void aClassThatStaysAtZero();
    void aClassThatIsLearntLateIsNotDead();
    void aClassThatCollapses();
    void aClassWithFewObjectsIsNotJudged();
    void theCheckpointsPredictionsNameADeadClass();
    void twoClassesThatAreTakenForOneAnother();
    void threeClassesThatGoRound();
    void classesThatChangedNames();
    void oneClassUnderAnotherName();
    void aMatrixOfAnotherSizeIsPassedOver();
    void tooSure();
    void carefulDetectorsAreNormal();
    void thresholdBadlyPlaced();
    void doublesAfterSuppression();
    void smallObjectsMissed();
    void validatedOnTrainingByTheAudit();
    void validatedOnTrainingByPath();
    void validatedOnTrainingByTheCurves();
    void leakageByTheAudit();
    void leakageByRecordings();
    void leakageByTheCurves();
    void tooFewValidationImages();
    void aDifferenceThatIsLuck();
    void scoresOfAnotherDefinition();
    void augmentationThatShrinks();
    void augmentationThatIsTooStrong();
    void mispairedMasksExplainACollapse();
    void aFewOddMasksAreNoError();
    void masksThatFollowNothingAreRefutedByALearningNetwork();
    void imagesWithoutLabelsWhereLittleIsFound();
    void bccdNamesPlatelets();
    void workshoe();
};

void TestFactRules::aHealthyRunIsLeftAlone()
{
    QCOMPARE(healthyCase().rules(), std::vector<std::string>{});
}

void TestFactRules::withoutFactsRulesSayWhatTheyLack()
{
    const Case run;
    QCOMPARE(run.rules(), std::vector<std::string>{});
    using Names = std::vector<std::string>;
    QCOMPARE(run.lacking("run.dead_class"), Names{"epoch details"});
    QCOMPARE(run.lacking("run.swapped_classes"), Names{"epoch details"});
    for (const char* rule : {"run.miscalibrated", "run.confidence_threshold", "run.duplicate_boxes", "run.small_objects_missed"}) {
        QCOMPARE(run.lacking(rule), Names{"predictions"});
    }
    for (const char* rule : {"run.validated_on_training", "run.leakage", "run.faulty_labels", "run.augmentation_harms"}) {
        QCOMPARE(run.lacking(rule), Names{"audit"});
    }
    QCOMPARE(run.lacking("run.other_definitions"), Names{"other runs"});
    Case noCounts;
    noCounts.info.valImages = 0;
    QCOMPARE(noCounts.lacking("run.small_validation"), Names{"predictions"});
    // A segmentation has no boxes to lack.
    Case masks;
    masks.info.task = "segmentation";
    masks.events.clear();
    masks.add(1, {{"val/dice", 0.8}});
    QCOMPARE(masks.lacking("run.duplicate_boxes"), Names{});
}

void TestFactRules::undefinedNumbersAreNoFault()
{
    Case run;
    PredictionFacts nothing{.epoch = 100};
    for (double PredictionFacts::*value : {&PredictionFacts::map, &PredictionFacts::map50, &PredictionFacts::mapHalfWidth, &PredictionFacts::calibrationError,
                                           &PredictionFacts::confidenceOverPrecision, &PredictionFacts::bestConfidence, &PredictionFacts::bestF1,
                                           &PredictionFacts::usedF1, &PredictionFacts::meanIou, &PredictionFacts::duplicateShare, &PredictionFacts::recallSmall,
                                           &PredictionFacts::recallLarge}) {
        nothing.*value = undefined;
    }
    run.facts.predictions = nothing;
    run.facts.audit = AuditFacts{};
    QCOMPARE(run.rules(), std::vector<std::string>{});
    PredictionFacts many = healthy();
    many.mapHalfWidth = many.meanIou = many.bestF1 = many.usedF1 = many.confidenceOverPrecision = many.recallSmall = undefined;
    run.facts.predictions = many;
    QCOMPARE(run.rules(), std::vector<std::string>{});
}

void TestFactRules::looseBoxesByTheSeriesAlone()
{
    Case run;
    run.setSeries("val/map50_95", [](int epoch) { return 0.3 * 0.8 * (1 - std::exp(-epoch / 10.0)); });  // 0.24 of 0.8
    const auto verdict = run.said("run.localisation_gap");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Warning);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("mAP50 0.80, mAP50-95 0.24"));
    QVERIFY(diagnosis::message(*verdict).find(" may ") != std::string::npos);
    // In its first half a run is not judged.
    Case young = run;
    young.events.resize(40);
    QVERIFY(!young.said("run.localisation_gap"));
    // Unless its epochs show that nothing but places is wrong, and that this does not change.
    for (int epoch = 1; epoch <= 40; ++epoch) {
        young.facts.details.push_back(detail(epoch, {0.8, 0.8, 0.8}));
        young.facts.details.back().errorGains = {0.01, 0.3, 0.01, 0.01, 0.03, 0.05};
    }
    QVERIFY(young.said("run.localisation_gap"));
    young.facts.details.back().errorGains = {0.01, 0.05, 0.01, 0.01, 0.03, 0.3};
    QVERIFY(!young.said("run.localisation_gap"));
    // Half of mAP50 is left in many good detectors.
    run.setSeries("val/map50_95", [](int epoch) { return 0.45 * 0.8 * (1 - std::exp(-epoch / 10.0)); });
    QVERIFY(!run.said("run.localisation_gap"));
}

void TestFactRules::looseBoxesByTheirOverlap()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->map = 0.33;  // 0.41 of mAP50
    run.facts.predictions->meanIou = 0.64;
    run.facts.predictions->gainLocation = 0.09;
    const auto verdict = run.said("run.localisation_gap");
    QVERIFY(verdict);
    QCOMPARE(verdict->variant, std::string("confirmed"));
    QCOMPARE(verdict->sinceStep, std::int64_t{1000});
    QCOMPARE(diagnosis::evidence(*verdict), std::string("mAP50 0.80, mAP50-95 0.33, mean overlap of right boxes 0.64, AP that better places would gain 0.09"));
    // Boxes that fit are not what costs the score.
    run.facts.predictions->meanIou = 0.80;
    QVERIFY(!run.said("run.localisation_gap"));
}

void TestFactRules::smallObjectsExplainLooseBoxes()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->map = 0.33;
    run.facts.predictions->meanIou = 0.64;
    run.facts.predictions->truthsSmall = 700;
    const auto verdict = run.said("run.localisation_gap");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QVERIFY(diagnosis::message(*verdict).find("70.0 %") != std::string::npos);
}

void TestFactRules::aClassThatStaysAtZero()
{
    Case run;
    for (int epoch = 1; epoch <= 100; ++epoch) {
        const double way = 1 - std::exp(-epoch / 10.0);
        run.facts.details.push_back(detail(epoch, {0.8 * way, 0.7 * way, 0.0}));
    }
    const auto verdict = run.said("run.dead_class");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Warning);
    QCOMPARE(verdict->classes, std::vector<std::string>{"platelet"});
    QCOMPARE(verdict->sinceEpoch, 6.0);  // 0.75 · (1 − e^−0.6) = 0.34; 0.295 an epoch before
    QCOMPARE(verdict->sinceStep, std::int64_t{60});
    QCOMPARE(diagnosis::evidence(*verdict), std::string("platelet: AP50 0.00 of 60 objects, best 0.00; mean of the other classes 0.75"));
    // Two of them.
    for (runs::DetectionEpoch& one : run.facts.details) {
        one.classes[1].ap50 = one.classes[2].ap50;
        one.classes[0].ap50 = 0.9;
    }
    QCOMPARE(run.said("run.dead_class")->classes, (std::vector<std::string>{"white", "platelet"}));
}

void TestFactRules::aClassThatIsLearntLateIsNotDead()
{
    // Others are good from epoch 6 on; the rare class comes at epoch 25, within a quarter of the training.
    Case run;
    for (int epoch = 1; epoch <= 100; ++epoch) {
        const double way = 1 - std::exp(-epoch / 10.0);
        run.facts.details.push_back(detail(epoch, {0.8 * way, 0.7 * way, epoch < 25 ? 0.0 : 0.01 * (epoch - 20)}));
        QVERIFY(!run.said("run.dead_class"));
    }
}

void TestFactRules::aClassThatCollapses()
{
    Case run;
    for (int epoch = 1; epoch <= 100; ++epoch) {
        run.facts.details.push_back(detail(epoch, {0.8, 0.7, epoch < 60 ? 0.4 : epoch == 60 ? 0.02 : 0.03}));
        QCOMPARE(run.said("run.dead_class").has_value(), epoch >= 61);  // at its second epoch
    }
    const auto verdict = run.said("run.dead_class");
    QCOMPARE(verdict->variant, std::string("collapsed"));
    QCOMPARE(verdict->sinceEpoch, 60.0);
    // One bad epoch is none.
    run.facts.details.resize(60);
    run.facts.details.push_back(detail(61, {0.8, 0.7, 0.35}));
    QVERIFY(!run.said("run.dead_class"));
}

void TestFactRules::aClassWithFewObjectsIsNotJudged()
{
    Case run;
    for (int epoch = 1; epoch <= 100; ++epoch) {
        run.facts.details.push_back(detail(epoch, {0.8, 0.7, 0.0}));
        run.facts.details.back().classes[2].truths = 19;
    }
    QVERIFY(!run.said("run.dead_class"));
    for (runs::DetectionEpoch& one : run.facts.details) {
        one.classes[2].truths = 0;
        one.classes[2].ap50 = undefined;  // no truth at all
    }
    QVERIFY(!run.said("run.dead_class"));
}

void TestFactRules::theCheckpointsPredictionsNameADeadClass()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->detail = detail(100, {0.8, 0.7, 0.001});
    QCOMPARE(run.said("run.dead_class")->classes, std::vector<std::string>{"platelet"});
    // A run of four epochs has not come that far.
    Case young(4);
    young.facts.predictions = run.facts.predictions;
    QVERIFY(!young.said("run.dead_class"));
    // Nothing is good: no single class is to blame.
    run.facts.predictions->detail = detail(100, {0.2, 0.1, 0.001});
    QVERIFY(!run.said("run.dead_class"));
}

void TestFactRules::twoClassesThatAreTakenForOneAnother()
{
    Case run;
    run.facts.details = {detail(50, {0.8, 0.5, 0.5}), detail(51, {0.8, 0.5, 0.5})};
    for (runs::DetectionEpoch& one : run.facts.details) {
        cell(one, 1, 1) = 40;
        cell(one, 1, 2) = 20;  // a third
        cell(one, 2, 2) = 42;
        cell(one, 2, 1) = 18;  // 30 %
    }
    const auto verdict = run.said("run.swapped_classes");
    QVERIFY(verdict);
    QCOMPARE(verdict->classes, (std::vector<std::string>{"white", "platelet"}));
    QCOMPARE(verdict->sinceEpoch, 50.0);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("white as platelet: 33.3 %, platelet as white: 30.0 %, of 120 objects found"));
    // A tenth each is what alike classes do.
    for (runs::DetectionEpoch& one : run.facts.details) {
        cell(one, 1, 1) = 54;
        cell(one, 1, 2) = cell(one, 2, 1) = 6;
        cell(one, 2, 2) = 54;
    }
    QVERIFY(!run.said("run.swapped_classes"));
}

void TestFactRules::threeClassesThatGoRound()
{
    // Half of the labels count their classes from another number: half of each class is called by the next one's name.
    Case run;
    run.facts.details = {detail(50, {0.5, 0.5, 0.5}), detail(51, {0.5, 0.5, 0.5})};
    for (runs::DetectionEpoch& one : run.facts.details) {
        for (std::size_t c = 0; c < 3; ++c) {
            cell(one, c, c) = 36;
            cell(one, c, (c + 1) % 3) = 24;
        }
    }
    const auto verdict = run.said("run.swapped_classes");
    QVERIFY(verdict);
    QCOMPARE(verdict->variant, std::string("round"));
    QCOMPARE(verdict->classes.size(), std::size_t{3});
    QCOMPARE(diagnosis::evidence(*verdict),
             std::string("each is called by the next one's name, the least of them by 40.0 % of its objects; 180 objects found"));
    // A network that does not know its classes calls them anything.
    for (runs::DetectionEpoch& one : run.facts.details) {
        for (std::size_t c = 0; c < 3; ++c) {
            cell(one, c, c) = 30;
            cell(one, c, (c + 1) % 3) = 16;
            cell(one, c, (c + 2) % 3) = 14;
        }
    }
    QVERIFY(!run.said("run.swapped_classes"));
    // Nor does a class of which a fifth is taken for another close a round.
    for (runs::DetectionEpoch& one : run.facts.details) {
        for (std::size_t c = 0; c < 3; ++c) {
            cell(one, c, c) = 36;
            cell(one, c, (c + 1) % 3) = 24;
            cell(one, c, (c + 2) % 3) = 0;
        }
    }
    QVERIFY(run.said("run.swapped_classes"));
    for (runs::DetectionEpoch& one : run.facts.details) {
        cell(one, 2, 2) = 48;
        cell(one, 2, 0) = 12;
    }
    QVERIFY(!run.said("run.swapped_classes"));
}

void TestFactRules::classesThatChangedNames()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->detail = detail(100, {0.8, 0.0, 0.0});
    cell(run.facts.predictions->detail, 1, 1) = 3;
    cell(run.facts.predictions->detail, 1, 2) = 57;
    cell(run.facts.predictions->detail, 2, 2) = 2;
    cell(run.facts.predictions->detail, 2, 1) = 58;
    const auto verdict = run.said("run.swapped_classes");
    QVERIFY(verdict);
    QCOMPARE(verdict->variant, std::string("exchanged"));
    QVERIFY(diagnosis::message(*verdict).find("may have changed names") != std::string::npos);
}

void TestFactRules::oneClassUnderAnotherName()
{
    Case run;
    run.facts.details = {detail(99, {0.8, 0.0, 0.7})};
    cell(run.facts.details[0], 1, 1) = 12;
    cell(run.facts.details[0], 1, 2) = 48;
    QCOMPARE(run.said("run.swapped_classes")->variant, std::string("one_way"));
    // Of ten objects nobody knows.
    cell(run.facts.details[0], 1, 1) = 2;
    cell(run.facts.details[0], 1, 2) = 8;
    QVERIFY(!run.said("run.swapped_classes"));
}

void TestFactRules::aMatrixOfAnotherSizeIsPassedOver()
{
    Case run;
    run.facts.details = {detail(99, {0.8, 0.0, 0.7})};
    run.facts.details[0].confusion.resize(4);
    QVERIFY(!run.said("run.swapped_classes"));
    run.facts.details.push_back(detail(100, {0.8}));  // another number of classes
    QVERIFY(!run.said("run.dead_class"));
}

void TestFactRules::tooSure()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->confidenceOverPrecision = 0.31;
    run.facts.predictions->calibrationError = 0.22;
    const auto verdict = run.said("run.miscalibrated");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QVERIFY(diagnosis::evidence(*verdict).starts_with("Mean confidence minus precision 0.31"));
    run.facts.predictions->calibrated = 150;
    QVERIFY(!run.said("run.miscalibrated"));
}

void TestFactRules::carefulDetectorsAreNormal()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->confidenceOverPrecision = -0.2;
    QVERIFY(!run.said("run.miscalibrated"));
    run.facts.predictions->confidenceOverPrecision = -0.35;
    QCOMPARE(run.said("run.miscalibrated")->variant, std::string("under"));
}

void TestFactRules::thresholdBadlyPlaced()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->bestConfidence = 0.08;
    run.facts.predictions->usedF1 = 0.5;
    const auto verdict = run.said("run.confidence_threshold");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("mean F1 0.50 at 0.25, 0.78 at 0.08"));
    QVERIFY(diagnosis::message(*verdict).find("leaves out") != std::string::npos);
    run.facts.predictions->bestConfidence = 0.7;
    QVERIFY(diagnosis::message(*run.said("run.confidence_threshold")).find("lets boxes through") != std::string::npos);
    run.facts.predictions->usedF1 = 0.70;  // nine tenths
    QVERIFY(!run.said("run.confidence_threshold"));
}

void TestFactRules::doublesAfterSuppression()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->duplicateShare = 0.35;
    run.facts.predictions->gainDuplicate = 0.06;
    QVERIFY(run.said("run.duplicate_boxes"));
    run.facts.predictions->gainDuplicate = 0.001;  // they rank below what counts
    QVERIFY(!run.said("run.duplicate_boxes"));
    run.facts.predictions->gainDuplicate = 0.06;
    run.facts.predictions->kept = 30;
    QVERIFY(!run.said("run.duplicate_boxes"));
}

void TestFactRules::smallObjectsMissed()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->recallSmall = 0.1;
    QCOMPARE(run.said("run.small_objects_missed")->severity, audit::Severity::Warning);  // a fifth of the objects
    run.facts.predictions->truthsSmall = 60;
    QCOMPARE(run.said("run.small_objects_missed")->severity, audit::Severity::Info);
    run.facts.predictions->truthsSmall = 10;
    QVERIFY(!run.said("run.small_objects_missed"));
    run.facts.predictions = healthy();
    run.facts.predictions->recallSmall = 0.4;  // half as often as the others: as on COCO
    QVERIFY(!run.said("run.small_objects_missed"));
}

void TestFactRules::validatedOnTrainingByTheAudit()
{
    Case run;
    run.facts.audit = cleanAudit();
    run.facts.audit->valShared = 97;
    run.facts.audit->findings["split.train_equals_val"] = {.places = 97, .images = {"/set/1.jpg"}};
    const auto verdict = run.said("run.validated_on_training");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Error);
    QCOMPARE(verdict->images, std::vector<std::string>{"/set/1.jpg"});
    QVERIFY(diagnosis::evidence(*verdict).starts_with("97 of 100"));
    QCOMPARE(run.said("run.leakage")->because, std::string("run.validated_on_training"));
    // A tenth is leakage, and no proof of a slip.
    run.facts.audit->valShared = 10;
    QVERIFY(!run.said("run.validated_on_training"));
    QCOMPARE(run.said("run.leakage")->because, std::string());
}

void TestFactRules::validatedOnTrainingByPath()
{
    Case run;
    run.info.configYaml = "train: images/all/\nval: images\\all\n";
    const auto verdict = run.said("run.validated_on_training");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Error);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("both are images/all"));
    run.info.configYaml = "train: images/train\nval: images/val\n";
    QVERIFY(!run.said("run.validated_on_training"));
    run.info.configYaml = "train: true\nval: true\n";  // whether, not where
    QVERIFY(!run.said("run.validated_on_training"));
}

void TestFactRules::validatedOnTrainingByTheCurves()
{
    Case run(30);
    run.info.trainImages = run.info.valImages = 100;
    run.setSeries("train/loss", [](int epoch) { return 3 * std::exp(-epoch / 10.0); });
    run.setSeries("val/loss", [](int epoch) { return 2.8 * std::exp(-epoch / 10.0); });
    const auto verdict = run.said("run.validated_on_training");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Warning);
    QVERIFY(diagnosis::message(*verdict).find(" may ") != std::string::npos);
    // The audit has compared the files.
    run.facts.audit = cleanAudit();
    QVERIFY(!run.said("run.validated_on_training"));
    run.facts.audit.reset();
    run.info.trainImages = 400;
    QVERIFY(!run.said("run.validated_on_training"));
    // New images are not learnt as well.
    run.info.trainImages = 100;
    run.setSeries("val/loss", [](int epoch) { return 0.4 + 2.8 * std::exp(-epoch / 10.0); });
    QVERIFY(!run.said("run.validated_on_training"));
}

void TestFactRules::leakageByTheAudit()
{
    Case run;
    run.facts.audit = cleanAudit();
    run.facts.audit->valShared = 2;
    run.facts.audit->valAlike = 10;
    run.facts.audit->findings["leak.same_scene"] = {.places = 10, .images = {"/set/2.jpg"}};
    const auto verdict = run.said("run.leakage");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Warning);
    QVERIFY(diagnosis::message(*verdict).starts_with("12.0 % of the validation images"));
    run.facts.audit->valShared = 0;
    run.facts.audit->valAlike = 2;  // as happens
    QVERIFY(!run.said("run.leakage"));
}

void TestFactRules::leakageByRecordings()
{
    Case run;
    run.facts.audit = cleanAudit();
    run.facts.audit->findings["leak.recording"] = {.places = 1, .values = {{"share", "88"}, {"second", "val"}}};
    QVERIFY(diagnosis::message(*run.said("run.leakage")).starts_with("88.0 % of val come from recordings"));
    run.facts.audit->findings["leak.recording"].values["share"] = "5";
    QVERIFY(!run.said("run.leakage"));
}

void TestFactRules::leakageByTheCurves()
{
    Case run;
    run.setSeries("val/map50", [](int) { return 1.0; });
    run.setSeries("val/map50_95", [](int) { return 0.99; });
    QCOMPARE(run.said("run.leakage")->severity, audit::Severity::Info);
    run.facts.audit = cleanAudit();
    QVERIFY(!run.said("run.leakage"));
    run.facts.audit.reset();
    run.setSeries("val/map50_95", [](int) { return 0.9; });
    QVERIFY(!run.said("run.leakage"));
}

void TestFactRules::tooFewValidationImages()
{
    Case run;
    run.facts.predictions = healthy();
    run.facts.predictions->images = 18;
    run.facts.predictions->mapHalfWidth = 0.11;
    const auto verdict = run.said("run.small_validation");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("mAP50-95 0.55 ± 0.11 (95 %, bootstrap over 18 images)"));
    // Without predictions the number of images has to do.
    Case masks;
    masks.info.valImages = 6;
    QCOMPARE(masks.said("run.small_validation")->variant, std::string("few"));
    masks.info.valImages = 20;
    QVERIFY(!masks.said("run.small_validation"));
}

void TestFactRules::aDifferenceThatIsLuck()
{
    Case run = healthyCase();
    run.facts.peers[0].bestMap = 0.56;  // 0.01 beside ±0.02
    const auto verdict = run.said("run.small_validation");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QVERIFY(diagnosis::message(*verdict).find("peer") != std::string::npos);
    run.facts.peers[0].datasetFingerprint = "another";
    QVERIFY(!run.said("run.small_validation"));
}

void TestFactRules::scoresOfAnotherDefinition()
{
    Case run = healthyCase();
    run.info.tool = "Ultralytics";
    run.info.datasetFingerprint.clear();
    run.info.datasetPath = "/home/me/bccd/data.yaml";
    run.info.configYaml = "conf: null\niou: 0.7\nmax_det: 300\n";
    diagnosis::PeerRun& peer = run.facts.peers[0];
    peer.datasetFingerprint = "bccd/data.yaml";
    peer.definitions = {{"protocol", "Ultralytics"}, {"iou", "0.5"}};
    const auto verdict = run.said("run.other_definitions");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Info);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("this run / peer: iou default / 0.5"));
    peer.definitions.erase("iou");
    QVERIFY(!run.said("run.other_definitions"));
    peer.valImages = 87;
    QCOMPARE(diagnosis::evidence(*run.said("run.other_definitions")), std::string("this run / peer: validation images 100 / 87"));
    peer.datasetFingerprint = "raccoon/data.yaml";
    QVERIFY(!run.said("run.other_definitions"));
}

void TestFactRules::augmentationThatShrinks()
{
    Case run = healthyCase();
    run.facts.audit->findings["augment.shrink"] = {.places = 1, .values = {{"share", "31"}}};
    QVERIFY(!run.said("run.augmentation_harms"));  // small objects are found all the same
    run.facts.predictions->recallSmall = 0.2;
    const auto verdict = run.said("run.augmentation_harms");
    QVERIFY(verdict);
    QVERIFY(diagnosis::evidence(*verdict).starts_with("31.0 % of the labels"));
    QCOMPARE(run.said("run.small_objects_missed")->because, std::string("run.augmentation_harms"));
    run.facts.audit->findings.clear();
    QVERIFY(!run.said("run.augmentation_harms"));
}

void TestFactRules::augmentationThatIsTooStrong()
{
    Case run;
    run.info.configYaml = "augment: {rotate: 90, scale: 0.9, mosaic: 1}\n";
    run.setSeries("train/loss", [](int epoch) { return 2 + std::exp(-epoch / 10.0); });
    run.setSeries("val/loss", [](int epoch) { return 1 + std::exp(-epoch / 10.0); });
    const auto verdict = run.said("run.augmentation_harms");
    QVERIFY(verdict);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("degrees 90.00, scale 0.90; training loss 2.00, validation loss 1.00"));
    run.info.configYaml = "augment: {rotate: 0, scale: 0.5, mosaic: 1}\n";  // mosaic alone makes training harder than validation
    QVERIFY(!run.said("run.augmentation_harms"));
}

void TestFactRules::mispairedMasksExplainACollapse()
{
    Case run;
    run.info.task = "segmentation";
    run.events.clear();
    for (int epoch = 1; epoch <= 12; ++epoch) {
        run.add(epoch, {{"val/sensitivity", 0.15}, {"val/specificity", 0.99}, {"val/iou", 0.08}, {"val/accuracy", 0.9}});
    }
    run.info.trainForeground = run.info.valForeground = 0.1;
    const std::vector<std::string> before = run.rules();
    QVERIFY(!before.empty());  // a collapse, or foreground that is under-weighted
    run.facts.audit = AuditFacts{};
    run.facts.audit->trainImages = 80;
    run.facts.audit->valImages = 20;
    run.facts.audit->findings["mask.shifted"] = {.places = 100, .images = {"/set/1.png"}};
    const auto verdict = run.said("run.faulty_labels");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Error);
    QCOMPARE(diagnosis::evidence(*verdict), std::string("audit: mask.shifted, 100 places in 100 images"));
    for (const std::string& rule : before) {
        QCOMPARE(run.said(rule)->because, std::string("run.faulty_labels"));
    }
}

void TestFactRules::aFewOddMasksAreNoError()
{
    Case run;
    run.facts.audit = AuditFacts{};
    run.facts.audit->trainImages = 80;
    run.facts.audit->valImages = 20;
    run.facts.audit->findings["mask.fits_another"] = {.places = 6};
    QCOMPARE(run.said("run.faulty_labels")->severity, audit::Severity::Warning);
    run.facts.audit->findings["mask.fits_another"] = {.places = 2};
    QVERIFY(!run.said("run.faulty_labels"));
    run.facts.audit->findings["mask.inverted"] = {.places = 100};  // foreground may be what there is most of
    QCOMPARE(run.said("run.faulty_labels")->severity, audit::Severity::Warning);
    // A set without splits: the run's own counts.
    run.facts.audit->trainImages = run.facts.audit->valImages = 0;
    QCOMPARE(run.said("run.faulty_labels")->variant, std::string("inverted"));
}

void TestFactRules::masksThatFollowNothingAreRefutedByALearningNetwork()
{
    Case run;
    run.info.task = "segmentation";
    run.facts.audit = AuditFacts{};
    run.facts.audit->trainImages = 80;
    run.facts.audit->valImages = 20;
    run.facts.audit->findings["mask.follows_nothing"] = {.places = 100};
    for (int epoch = 1; epoch <= 100; ++epoch) {
        run.add(epoch, {{"val/iou", 0.2}});
    }
    const auto verdict = run.said("run.faulty_labels");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Warning);
    QCOMPARE(verdict->variant, std::string("may_be_mispaired"));
    run.add(101, {{"val/iou", 0.7}});
    QVERIFY(!run.said("run.faulty_labels"));
}

void TestFactRules::imagesWithoutLabelsWhereLittleIsFound()
{
    Case run;
    run.events.clear();
    for (int epoch = 1; epoch <= 10; ++epoch) {
        run.add(epoch, {{"val/sensitivity", 0.2}, {"val/dice", 0.25}});
    }
    run.facts.audit = cleanAudit();
    run.facts.audit->findings["mask.all_background"] = {.places = 200};
    const auto verdict = run.said("run.faulty_labels");
    QVERIFY(verdict);
    QCOMPARE(verdict->severity, audit::Severity::Warning);
    QVERIFY(diagnosis::message(*verdict).starts_with("40.0 % of the images have no label"));
    // Negatives that were meant.
    run.setSeries("val/sensitivity", [](int) { return 0.85; });
    QVERIFY(!run.said("run.faulty_labels"));
    run.setSeries("val/sensitivity", [](int) { return 0.2; });
    run.facts.audit->findings["mask.all_background"].places = 100;
    QVERIFY(!run.said("run.faulty_labels"));
}

namespace {

/// All that is said of a run of another tool over a set, audited.
diagnosis::Diagnosis sayOf(const std::string& run, const std::string& set, const std::string& predictions = {})
{
    JobControl control;
    const runs::Run read = imports::readRun(imports::findRuns(test::dataPath(run), control).places.at(0), imports::Vocabulary(), control);
    const test::TemporaryFolder cacheFolder;
    audit::FactCache cache(cacheFolder.path());
    verdicts::FactSources sources;
    sources.audit = verdicts::AuditSource::Measure;
    sources.cache = &cache;
    sources.dataset = dataset::openDataset(test::dataPath(set), control);
    sources.predictionsPath = predictions.empty() ? std::string() : test::dataPath(predictions);
    const auto gathered = verdicts::gatherFacts(read.folder, read.info, verdicts::bestEpochOf(read.history), sources, control);
    for (const verdicts::FactIssue& issue : gathered.issues) {
        qInfo("%s: %s", issue.file.c_str(), issue.message.c_str());
    }
    diagnosis::Diagnosis all = diagnosis::diagnose(diagnosis::RunView(read.info, read.history, gathered.facts));
    for (const Verdict& verdict : all.verdicts) {
        qInfo("%s [%s]: %s | %s", verdict.rule.c_str(), std::string(audit::severityName(verdict.severity)).c_str(), diagnosis::message(verdict).c_str(),
              diagnosis::evidence(verdict).c_str());
    }
    return all;
}

}  // namespace

void TestFactRules::bccdNamesPlatelets()
{
    GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n/predictions.json");
    GG_REQUIRE_DATA("detection/bccd_yolo/data.yaml");
    const auto all = sayOf("runs/ultralytics_detect_bccd_v8n", "detection/bccd_yolo/data.yaml");
    const auto dead = std::find_if(all.verdicts.begin(), all.verdicts.end(), [](const Verdict& one) { return one.rule == "run.dead_class"; });
    QVERIFY(dead != all.verdicts.end());
    QCOMPARE(dead->classes, std::vector<std::string>{"Platelets"});
    QVERIFY(!diagnosis::hasError(all));
}

void TestFactRules::workshoe()
{
    GG_REQUIRE_DATA("runs/ultralytics_detect_yolo11/detect/train4/results.csv");
    GG_REQUIRE_DATA("detection/workshoe");
    const auto all = sayOf("runs/ultralytics_detect_yolo11/detect/train4", "detection/workshoe", "runs/ultralytics_detect_yolo11/detect/val/predictions.json");
    // Frames of one recording lie on both sides.
    QVERIFY(std::any_of(all.verdicts.begin(), all.verdicts.end(), [](const Verdict& one) { return one.rule == "run.leakage"; }));
    QVERIFY(!diagnosis::hasError(all));
}

QTEST_APPLESS_MAIN(TestFactRules)
#include "tst_fact_rules.moc"
