#include "core/base/error.h"
#include "core/evaluation/evaluation_json.h"
#include "core/evaluation/selection.h"
#include "tests/core/evaluated_set.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <set>

using namespace gg;
using namespace gg::evaluation;
using gg::metrics::ErrorKind;
using gg::metrics::none;
using gg::test::crowd;
using gg::test::detection;
using gg::test::evaluated;
using gg::test::readingOf;
using gg::test::setOf;
using gg::test::truth;

class TestEvaluation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksAreRefusedWhereThereAreOnlyBoxes();
    void impossibleSlidersAreRefused();
    void sizesAreThoseAtTrainingSize();
    void onlyTheDefinitionsAskedForAreComputed();
    void theReadingSaysWhatIsReachedAtTheSliders();
    void confidencesMayDifferByClass();
    void whatDidNotChangeIsShared();
    void aMovedSliderGivesWhatAFreshReadingGives();

    void aMatrixCellHoldsItsObjects();
    void aPairOfClassesHoldsWhatIsTakenEitherWay();
    void anErrorBarHoldsItsObjects();
    void aClassRowHoldsRightWrongAndMissed();
    void aSizeBarHoldsTheTruthsOfThatSize();
    void cocosSizesAreThoseOfTheImage();
    void worstComesFirst();
    void differencesKeepWhatTheyAreAbout();
    void twoRunsDifferInTheObjectsThatOneFound();
    void runsOfOtherImagesAreComparedWhereTheyMeet();
    void historiesGiveTheirTruths();
    void everyNumberHasAsManyObjectsBehindIt_data();
    void everyNumberHasAsManyObjectsBehindIt();
    void anImageSaysWhatEachOfItsObjectsIs();
    void plateletsAreNeverFoundInTheBloodCellRun();
    void theJsonHoldsWhatTheEvaluationHolds();
    void namesOfClassesNeedNotBeDistinctInJson();
    void theJsonOfRealRunsHasPycocotoolsNumbers_data();
    void theJsonOfRealRunsHasPycocotoolsNumbers();
};

namespace
{

/// Image 0: an object of a found (0.9), another of a taken for b (0.8), a crowd of a with a detection in it (0.7). Image 1: an object of b
/// missed, found below the confidence only (0.1); something that is not there (0.6).
metrics::DetectionSet twoImages()
{
    return setOf({truth({0, 0, 20, 20}, 0, 0), truth({100, 0, 40, 40}, 0, 0), crowd({200, 200, 100, 100}, 0, 0), truth({0, 0, 100, 100}, 1, 1)},
                 {detection({0, 0, 20, 18}, 0.9, 0, 0), detection({100, 0, 40, 40}, 0.8, 1, 0), detection({210, 210, 20, 20}, 0.7, 0, 0),
                  detection({300, 300, 20, 20}, 0.6, 1, 1), detection({0, 0, 100, 100}, 0.1, 1, 1)},
                 2, 2);
}

std::vector<Case> cases(const EvaluationPtr& evaluation, const Selection& selection, const ReadingOptions& options = {})
{
    return casesOf(*evaluation, *readingOf(*evaluation, options), selection);
}

std::vector<CaseKind> kindsOf(const std::vector<Case>& cases)
{
    std::vector<CaseKind> kinds;
    for (const Case& one : cases) {
        kinds.push_back(one.kind);
    }
    return kinds;
}

metrics::DetectionSet realSet(const QString& name)
{
    return name == "bccd" ? gg::test::cocoSet(gg::test::dataPath("coco/bccd_val_gt.json"), gg::test::dataPath("coco/bccd_val_v8n_dt.json"))
                          : gg::test::cocoSet(gg::test::dataPath("coco/val2014_100/instances_val2014_100.json"),
                                              gg::test::dataPath("coco/val2014_100/instances_val2014_fakebbox100_results.json"));
}

}  // namespace

void TestEvaluation::masksAreRefusedWhereThereAreOnlyBoxes()
{
    try {
        evaluated(twoImages(), {.iouType = metrics::IouType::Mask});
        QFAIL("no error");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::InvalidArgument);
        QCOMPARE(error.path(), "predictions.json");
    }
}

void TestEvaluation::impossibleSlidersAreRefused()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    QVERIFY_EXCEPTION_THROWN(readingOf(*evaluation, {.iou = 0.05}), Error);
    QVERIFY_EXCEPTION_THROWN(readingOf(*evaluation, {.iou = 1.5}), Error);
    QVERIFY_EXCEPTION_THROWN(readingOf(*evaluation, {.confidenceOfClass = {0.5}}), Error);
    QVERIFY(readingOf(*evaluation, {.iou = 0.1, .confusionIou = 1}));
}

void TestEvaluation::sizesAreThoseAtTrainingSize()
{
    // Images of 640 pixels trained at 1280: sides double. 20 → 40 (small), 40 → 80 (small), 100 → 200 (medium).
    const auto truthsAt = [](int trainingSize) {
        std::vector<std::size_t> counts;
        for (const metrics::AreaScore& area : evaluated(twoImages(), {.trainingSize = trainingSize})->coco.areas) {
            counts.push_back(area.truths);
        }
        return counts;
    };
    QCOMPARE(truthsAt(640), (std::vector<std::size_t>{1, 1, 1, 0}));
    QCOMPARE(truthsAt(0), truthsAt(640));
    QCOMPARE(truthsAt(1280), (std::vector<std::size_t>{0, 2, 1, 0}));
    QCOMPARE(truthsAt(64), (std::vector<std::size_t>{3, 0, 0, 0}));
}

void TestEvaluation::onlyTheDefinitionsAskedForAreComputed()
{
    QCOMPARE(evaluated(twoImages())->definitions.size(), metrics::definitions.size());
    const EvaluationPtr evaluation = evaluated(twoImages(), {.definitions = {metrics::Definition::Voc2007}});
    QCOMPARE(evaluation->definitions.size(), 1u);
    QCOMPARE(evaluation->definitions[0].definition, metrics::Definition::Voc2007);
    QVERIFY(evaluated(twoImages(), {.definitions = {}})->definitions.empty());
}

void TestEvaluation::theReadingSaysWhatIsReachedAtTheSliders()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    const auto reading = readingOf(*evaluation);

    // Class a: one of two found, nothing wrong. Class b: its object is not found, two detections are wrong.
    QCOMPARE(reading->classes[0].tp, 1u);
    QCOMPARE(reading->classes[0].fp, 0u);
    QCOMPARE(reading->classes[0].fn, 1u);
    QCOMPARE(reading->classes[1].tp, 0u);
    QCOMPARE(reading->classes[1].fp, 2u);
    QCOMPARE(reading->classes[1].fn, 1u);
    QCOMPARE(*reading->all.precision, 1.0 / 3);
    QCOMPARE(*reading->all.recall, 1.0 / 3);
    QCOMPARE(*reading->all.f1, 1.0 / 3);
    QCOMPARE(reading->all.falsePerImage, 1.0);
    QCOMPARE(*reading->meanIou.all, 0.9);
    QVERIFY(!reading->meanIou.classes[1]);
    QCOMPARE(reading->confusion->counts, (std::vector<std::uint32_t>{1, 1, 0,    //
                                                                     0, 0, 1,    //
                                                                     0, 1, 0}));
    // Three detections count: 0.9 right, 0.8 and 0.6 wrong. ECE = (0.1 + 0.8 + 0.6) / 3.
    QVERIFY(std::abs(*reading->calibration.ece - 0.5) < 1e-12);
    QCOMPARE(reading->errors->counts[static_cast<std::size_t>(ErrorKind::Class)], 1u);
    QCOMPARE(reading->bestF1[0]->confidence, 0.9);
}

void TestEvaluation::confidencesMayDifferByClass()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    const auto reading = readingOf(*evaluation, {.confidenceOfClass = {0.95, 0.05}});
    QCOMPARE(reading->classes[0].tp, 0u);
    QCOMPARE(reading->classes[0].fn, 2u);
    QCOMPARE(reading->classes[1].tp, 1u);
    QCOMPARE(reading->classes[1].fp, 2u);
    QCOMPARE(reading->all.tp, 1u);
    QCOMPARE(*reading->meanIou.all, 1.0);
    QCOMPARE(reading->confusion->at(1, 1), 1u);
    QCOMPARE(reading->confusion->at(0, 0), 0u);
}

void TestEvaluation::whatDidNotChangeIsShared()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    const auto first = readingOf(*evaluation);
    const auto moved = readingOf(*evaluation, {.confidence = 0.7}, first.get());
    QCOMPARE(moved->matching, first->matching);
    QCOMPARE(moved->curves, first->curves);
    QCOMPARE(moved->errors, first->errors);
    QVERIFY(moved->confusion != first->confusion);
    QCOMPARE(moved->all.fp, 1u);

    const auto stricter = readingOf(*evaluation, {.confidence = 0.7, .iou = 0.95}, moved.get());
    QVERIFY(stricter->matching != first->matching);
    QCOMPARE(stricter->confusion, moved->confusion);
    QCOMPARE(stricter->all.tp, 0u);

    // One confidence for all is the same as that confidence for each.
    const auto each = readingOf(*evaluation, {.confidenceOfClass = {0.7, 0.7}, .iou = 0.95}, stricter.get());
    QCOMPARE(each->confusion, stricter->confusion);
}

void TestEvaluation::aMovedSliderGivesWhatAFreshReadingGives()
{
    std::mt19937 random(31);
    for (int i = 0; i < 60; ++i) {
        const EvaluationPtr evaluation = evaluated(gg::test::randomSet(random));
        std::shared_ptr<const Reading> moving = readingOf(*evaluation);
        for (int move = 0; move < 8; ++move) {
            ReadingOptions options = moving->options;
            switch (random() % 4) {
            case 0:
                options.confidence = static_cast<double>(random() % 10) / 10;
                break;
            case 1:
                options.iou = 0.1 + static_cast<double>(random() % 9) / 10;
                break;
            case 2:
                options.confusionIou = 0.1 + static_cast<double>(random() % 9) / 10;
                break;
            default:
                options.confidenceOfClass = random() % 3 == 0 ? std::vector<double>{} : std::vector{0.1, 0.5, 0.9};
            }
            moving = readingOf(*evaluation, options, moving.get());
            const auto fresh = readingOf(*evaluation, options);
            QCOMPARE(moving->confusion->counts, fresh->confusion->counts);
            QCOMPARE(moving->matching->truthOf, fresh->matching->truthOf);
            QCOMPARE(moving->errors->counts, fresh->errors->counts);
            QCOMPARE(moving->calibration.ece, fresh->calibration.ece);
            QCOMPARE(moving->meanIou.all, fresh->meanIou.all);
            QCOMPARE(moving->all.tp, fresh->all.tp);
            QCOMPARE(moving->all.fp, fresh->all.fp);
            QCOMPARE(moving->all.fn, fresh->all.fn);
        }
    }
}

void TestEvaluation::aMatrixCellHoldsItsObjects()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    const auto confused = cases(evaluation, MatrixCell{.truth = 0, .predicted = 1});
    QCOMPARE(confused.size(), 1u);
    QCOMPARE(confused[0].kind, CaseKind::Confused);
    QCOMPARE(confused[0].truth, 1u);
    QCOMPARE(confused[0].detection, 1u);
    QCOMPARE(confused[0].badness, 0.8);

    const auto right = cases(evaluation, MatrixCell{.truth = 0, .predicted = 0});
    QCOMPARE(right[0].kind, CaseKind::TruePositive);
    QCOMPARE(right[0].badness, 1 - 0.9);

    const auto missed = cases(evaluation, MatrixCell{.truth = 1, .predicted = 2});
    QCOMPARE(missed[0].kind, CaseKind::FalseNegative);
    QCOMPARE(missed[0].image, 1u);
    QCOMPARE(missed[0].badness, 10000.0);

    const auto invented = cases(evaluation, MatrixCell{.truth = 2, .predicted = 1});
    QCOMPARE(invented.size(), 1u);
    QCOMPARE(invented[0].detection, 3u);
    QVERIFY(cases(evaluation, MatrixCell{.truth = 2, .predicted = 2}).empty());
}

void TestEvaluation::aPairOfClassesHoldsWhatIsTakenEitherWay()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    for (const MatrixCell& pair : {MatrixCell{.truth = 0, .predicted = 1, .bothWays = true}, MatrixCell{.truth = 1, .predicted = 0, .bothWays = true}}) {
        const auto confused = cases(evaluation, pair);
        QCOMPARE(confused.size(), 1u);
        QCOMPARE(confused[0].truth, 1u);
    }
    QVERIFY(cases(evaluation, MatrixCell{.truth = 1, .predicted = 0}).empty());
    // The diagonal has no other side.
    QCOMPARE(cases(evaluation, MatrixCell{.truth = 0, .predicted = 0, .bothWays = true}).size(), 1u);
}

void TestEvaluation::anErrorBarHoldsItsObjects()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    const auto wrongClass = cases(evaluation, ErrorBar{.kind = ErrorKind::Class});
    QCOMPARE(wrongClass.size(), 1u);
    QCOMPARE(wrongClass[0].truth, 1u);
    QVERIFY(cases(evaluation, ErrorBar{.kind = ErrorKind::Class, .classId = 0}).empty());
    QCOMPARE(cases(evaluation, ErrorBar{.kind = ErrorKind::Background, .classId = 1}).size(), 1u);
    QVERIFY(cases(evaluation, ErrorBar{.kind = ErrorKind::None}).empty());
}

void TestEvaluation::aClassRowHoldsRightWrongAndMissed()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    using enum CaseKind;
    // The detection in the crowd is neither.
    QCOMPARE(kindsOf(cases(evaluation, ClassRow{.classId = 0})), (std::vector{FalseNegative, TruePositive}));
    QCOMPARE(kindsOf(cases(evaluation, ClassRow{.classId = 1})), (std::vector{FalsePositive, FalseNegative, FalsePositive}));
    // At a point of the curve the slider does not matter.
    QCOMPARE(kindsOf(cases(evaluation, CurvePoint{.classId = 1, .confidence = 0.05}, {.confidence = 0.99})),
             (std::vector{FalsePositive, FalsePositive, TruePositive}));
}

void TestEvaluation::aSizeBarHoldsTheTruthsOfThatSize()
{
    const EvaluationPtr evaluation = evaluated(twoImages(), {.trainingSize = 1280});
    const auto small = cases(evaluation, SizeBar{.area = 1});
    QCOMPARE(kindsOf(small), (std::vector{CaseKind::FalseNegative, CaseKind::TruePositive}));
    QCOMPARE(small[0].truth, 1u);
    QCOMPARE(small[1].detection, 0u);
    QVERIFY(cases(evaluation, SizeBar{.area = 0}).empty());
}

void TestEvaluation::cocosSizesAreThoseOfTheImage()
{
    // 400, 1,600 and 10,000 square pixels, whatever the images are scaled to.
    const EvaluationPtr evaluation = evaluated(twoImages(), {.trainingSize = 1280});
    const std::array<std::uint32_t, 3> expected{0, 1, 3};
    for (std::size_t size = 0; size < 3; ++size) {
        const auto found = cases(evaluation, SizeBar{.area = size, .classes = SizeClasses::Coco});
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].truth, expected[size]);
    }
}

void TestEvaluation::worstComesFirst()
{
    // Wrong: 0.9 and 0.6; missed: 10,000 and 400 square pixels; right: IoU 0.6 and 1.
    const EvaluationPtr evaluation =
        evaluated(setOf({truth({0, 0, 100, 100}), truth({200, 0, 20, 20}), truth({300, 0, 10, 10}), truth({400, 0, 10, 10})},
                        {detection({0, 300, 9, 9}, 0.6), detection({0, 300, 9, 9}, 0.9), detection({300, 0, 10, 6}, 0.7), detection({400, 0, 10, 10}, 0.8)}));
    std::vector<double> badness;
    for (const Case& one : cases(evaluation, ClassRow{.classId = 0})) {
        badness.push_back(one.badness);
    }
    QCOMPARE(badness, (std::vector{0.9, 10000.0, 0.6, 400.0, 0.4, 0.0}));
}

void TestEvaluation::differencesKeepWhatTheyAreAbout()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    const DifferenceCases difference{{{.reason = metrics::DifferenceReason::Crowd, .image = 0, .detection = 2, .truth = 2},
                                      {.reason = metrics::DifferenceReason::SecondBest, .image = 1, .truth = 3}}};
    const auto found = cases(evaluation, difference);
    QCOMPARE(found.size(), 2u);
    QCOMPARE(found[0].kind, CaseKind::FalseNegative);
    QCOMPARE(found[0].truth, 3u);
    QCOMPARE(found[1].kind, CaseKind::Ignored);
    QCOMPARE(found[1].detection, 2u);
    QCOMPARE(found[1].truth, 2u);
}

void TestEvaluation::twoRunsDifferInTheObjectsThatOneFound()
{
    const EvaluationPtr here = evaluated(twoImages());
    metrics::DetectionSet set = twoImages();
    set.detections = {detection({100, 0, 40, 40}, 0.9, 0, 0)};
    set.arrange();
    const EvaluationPtr other = evaluated(set);
    const auto otherReading = readingOf(*other);

    const auto gained = cases(here, RunDifference{.other = other, .otherReading = otherReading, .foundHere = true});
    QCOMPARE(gained.size(), 1u);
    QCOMPARE(gained[0].truth, 0u);
    QCOMPARE(gained[0].detection, 0u);
    const auto lost = cases(here, RunDifference{.other = other, .otherReading = otherReading, .foundHere = false});
    QCOMPARE(lost.size(), 1u);
    QCOMPARE(lost[0].truth, 1u);
    QCOMPARE(lost[0].kind, CaseKind::FalseNegative);
}

void TestEvaluation::runsOfOtherImagesAreComparedWhereTheyMeet()
{
    // The other run has image "2" only, as its first image, and finds its object.
    const EvaluationPtr here = evaluated(twoImages());
    predictions::LoadedDetections loaded = gg::test::loadedFrom(
        setOf({truth({0, 0, 100, 100}, 1, 0)}, {detection({0, 0, 100, 100}, 0.9, 1, 0)}, 2, 1));
    auto table = std::make_shared<predictions::TruthTable>(*loaded.truth);
    table->images[0].id = "2";
    loaded.truth = table;
    JobControl control;
    const EvaluationPtr other = evaluateDetections(std::move(loaded), {}, control);

    const auto lost = cases(here, RunDifference{.other = other, .otherReading = readingOf(*other), .foundHere = false});
    QCOMPARE(lost.size(), 1u);
    QCOMPARE(lost[0].truth, 3u);
    QVERIFY(cases(here, RunDifference{.other = other, .otherReading = readingOf(*other), .foundHere = true}).empty());
}

void TestEvaluation::historiesGiveTheirTruths()
{
    const auto found = cases(evaluated(twoImages()), HistoryTruths{{3, 0}});
    QCOMPARE(kindsOf(found), (std::vector{CaseKind::FalseNegative, CaseKind::TruePositive}));
}

void TestEvaluation::everyNumberHasAsManyObjectsBehindIt_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("confidence");
    QTest::addColumn<double>("iou");
    QTest::newRow("bccd") << "bccd" << 0.25 << 0.5;
    QTest::newRow("bccd, all detections") << "bccd" << 0.0 << 0.75;
    QTest::newRow("val2014") << "val2014" << 0.25 << 0.5;
    QTest::newRow("val2014, sure ones") << "val2014" << 0.8 << 0.3;
    for (int seed = 0; seed < 30; ++seed) {
        QTest::addRow("random %d", seed) << QString::number(seed) << 0.1 * (seed % 10) << 0.1 + 0.1 * (seed % 9);
    }
}

void TestEvaluation::everyNumberHasAsManyObjectsBehindIt()
{
    QFETCH(QString, name);
    QFETCH(double, confidence);
    QFETCH(double, iou);
    if (name == "bccd") {
        GG_REQUIRE_DATA("coco/bccd_val_gt.json");
    } else if (name == "val2014") {
        GG_REQUIRE_DATA("coco/val2014_100");
    }
    std::mt19937 random(name.toUInt());
    const bool isReal = name == "bccd" || name == "val2014";
    const EvaluationPtr evaluation = evaluated(isReal ? realSet(name) : gg::test::randomSet(random));
    const ReadingOptions options{.confidence = confidence, .iou = iou};
    const auto reading = readingOf(*evaluation, options);
    const std::size_t classes = evaluation->set().classNames.size();
    const auto count = [&](const Selection& selection) {
        const auto found = casesOf(*evaluation, *reading, selection);
        std::set<std::pair<std::uint32_t, std::uint32_t>> distinct;
        for (const Case& one : found) {
            distinct.emplace(one.detection, one.truth);
        }
        return distinct.size() == found.size() ? found.size() : std::size_t{99999999};
    };

    for (std::size_t t = 0; t <= classes; ++t) {
        for (std::size_t p = 0; p <= classes; ++p) {
            if (classes < 10 || reading->confusion->at(t, p) > 0) {
                QCOMPARE(count(MatrixCell{t, p}), reading->confusion->at(t, p));
            }
        }
    }
    for (std::size_t k = 0; k < 6; ++k) {
        QCOMPARE(count(ErrorBar{metrics::errorKinds[k], none}), reading->errors->counts[k]);
        for (std::uint32_t c = 0; c < classes; ++c) {
            QCOMPARE(count(ErrorBar{metrics::errorKinds[k], c}), reading->errors->countsOfClass[c][k]);
        }
    }
    for (std::uint32_t c = 0; c < classes; ++c) {
        const metrics::OperatingPoint& row = reading->classes[c];
        QCOMPARE(count(ClassRow{c}), row.tp + row.fp + row.fn);
        const metrics::OperatingPoint point = reading->curves->classes[c].at(0.6);
        QCOMPARE(count(CurvePoint{c, 0.6}), point.tp + point.fp + point.fn);
    }
    const metrics::OperatingPoint point = reading->curves->all.at(0.4);
    QCOMPARE(count(CurvePoint{none, 0.4}), point.tp + point.fp + point.fn);
    for (std::size_t i = 0; i < evaluation->coco.areas.size(); ++i) {
        QCOMPARE(count(SizeBar{i}), evaluation->coco.areas[i].truths);
    }
    for (std::size_t i = 0; i < reading->calibration.bins.size(); ++i) {
        QCOMPARE(count(CalibrationBar{i}), reading->calibration.bins[i].detections);
    }
}

void TestEvaluation::anImageSaysWhatEachOfItsObjectsIs()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    const auto reading = readingOf(*evaluation);
    using enum CaseKind;
    const ImageReading first = readImage(*evaluation, *reading, 0);
    QCOMPARE(first.truths, (std::vector{TruePositive, FalseNegative, Ignored}));
    QCOMPARE(first.detections, (std::vector<std::optional<CaseKind>>{TruePositive, FalsePositive, Ignored}));
    const ImageReading second = readImage(*evaluation, *reading, 1);
    QCOMPARE(second.truths, (std::vector{FalseNegative}));
    QCOMPARE(second.detections, (std::vector<std::optional<CaseKind>>{FalsePositive, std::nullopt}));
}

void TestEvaluation::plateletsAreNeverFoundInTheBloodCellRun()
{
    GG_REQUIRE_DATA("coco/bccd_val_gt.json");
    const EvaluationPtr evaluation = evaluated(realSet("bccd"));
    const auto reading = readingOf(*evaluation);
    QCOMPARE(evaluation->set().classNames[2], "Platelets");
    QCOMPARE(*evaluation->coco.classes[2].ap, 0.0);
    QCOMPARE(reading->classes[2].tp, 0u);
    QCOMPARE(reading->classes[2].fn, 83u);
    QCOMPARE(casesOf(*evaluation, *reading, MatrixCell{.truth = 2, .predicted = 3}).size(), 83u);
}

void TestEvaluation::theJsonHoldsWhatTheEvaluationHolds()
{
    const EvaluationPtr evaluation = evaluated(twoImages());
    const auto reading = readingOf(*evaluation);
    const auto json = nlohmann::json::parse(toJson(*evaluation, *reading, 0.25, 0.5));

    QCOMPARE(json.at("coco").at("AP").get<double>(), *evaluation->coco.all.ap);
    QCOMPARE(json.at("coco").at("APl").get<double>(), *evaluation->coco.all.apLarge);
    QCOMPARE(json.at("per_class").at("a").at("APl").get<double>(), -1.0);  // it has no large object
    QCOMPARE(json.at("per_class").at("a").at("truths").get<int>(), 2);
    QCOMPARE(json.at("per_class").at("b").at("at_confidence").at("fp").get<int>(), 2);
    QVERIFY(json.at("per_class").at("b").at("mean_iou").is_null());
    QCOMPARE(json.at("definitions").at("voc2012").at("mAP50").get<double>(), *evaluation->definitions[4].map50);
    QVERIFY(json.at("definitions").at("voc2012").at("mAP50-95").is_null());
    QCOMPARE(json.at("errors").at("counts").at("class").get<int>(), 1);
    QCOMPARE(json.at("errors").at("on_ignored").at("background").get<int>(), 1);
    QCOMPARE(json.at("errors").at("dAP").at("class").get<double>(), reading->errors->dAp[0]);
    QCOMPARE(json.at("errors").at("per_class").at("b").at("counts").at("background").get<int>(), 1);
    QCOMPARE(json.at("confusion").at("counts").get<std::vector<std::vector<int>>>(), (std::vector<std::vector<int>>{{1, 1, 0}, {0, 0, 1}, {0, 1, 0}}));
    QCOMPARE(json.at("confusion").at("labels").get<std::vector<std::string>>(), (std::vector<std::string>{"a", "b", "background"}));
    QCOMPARE(json.at("confusion").at("pairs").at(0).at("a_as_b").get<int>(), 1);
    QCOMPARE(json.at("calibration").at("bins").size(), 10u);
    QVERIFY(json.at("calibration").at("bins").at(0).at("precision").is_null());
    QCOMPARE(json.at("sizes").at("areas").at("tiny").at("truths").get<int>(), 1);
    QCOMPARE(json.at("operating_points").at("at_confidence").at("false_per_image").get<double>(), 1.0);
    QCOMPARE(json.at("input").at("rows").get<int>(), 5);
    QCOMPARE(json.at("timing").at("load_s").get<double>(), 0.25);
    QCOMPARE(json.at("timing").at("evaluate_s").get<double>(), 0.5);
    for (const char* part : {"sizes_s", "definitions_s", "curves_s", "errors_s", "confusion_s", "calibration_s"}) {
        QVERIFY2(json.at("timing").at(part).get<double>() > 0, part);
    }
    JobControl control;
    const auto moved = evaluation::readAt(*evaluation, {.confidence = 0.9}, reading.get(), control);
    QCOMPARE(moved->seconds.errors, 0.0);  // taken over
    QVERIFY(moved->seconds.confusion > 0);

    const auto totals = nlohmann::json::parse(toJson(*evaluation, *reading, 0, 0, {.indent = -1, .perClass = false}));
    QVERIFY(!totals.contains("per_class"));
    QVERIFY(!totals.at("errors").contains("per_class"));
}

void TestEvaluation::namesOfClassesNeedNotBeDistinctInJson()
{
    metrics::DetectionSet set = twoImages();
    set.classNames = {"thing", "thing"};
    const EvaluationPtr evaluation = evaluated(set);
    const auto json = nlohmann::json::parse(toJson(*evaluation, *readingOf(*evaluation), 0, 0));
    QCOMPARE(json.at("per_class").at("thing").at("truths").get<int>(), 2);
    QCOMPARE(json.at("per_class").at("thing (2)").at("truths").get<int>(), 1);
}

void TestEvaluation::theJsonOfRealRunsHasPycocotoolsNumbers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("golden");
    QTest::newRow("bccd") << "bccd" << "coco/golden/bccd_val_v8n_bbox.json";
    QTest::newRow("val2014") << "val2014" << "coco/golden/coco_val2014_100_bbox.json";
}

void TestEvaluation::theJsonOfRealRunsHasPycocotoolsNumbers()
{
    QFETCH(QString, name);
    QFETCH(QString, golden);
    GG_REQUIRE_DATA(golden.toStdString());
    std::ifstream file(gg::test::dataPath(golden.toStdString()));
    const auto expected = nlohmann::json::parse(file);
    const EvaluationPtr evaluation = evaluated(realSet(name));
    const auto json = nlohmann::json::parse(toJson(*evaluation, *readingOf(*evaluation), 0, 0));
    for (std::size_t i = 0; i < 12; ++i) {
        const double value = json.at("coco").at(expected.at("names").at(i).get<std::string>()).get<double>();
        QVERIFY(std::abs(value - expected.at("stats").at(i).get<double>()) < 1e-12);
    }
    for (const auto& [className, row] : expected.at("per_class").items()) {
        for (const char* number : {"AP", "AP50"}) {
            const double undefined = -1;  // null in the golden file
            const double wanted = row.at(number).is_null() ? undefined : row.at(number).get<double>();
            QVERIFY2(std::abs(json.at("per_class").at(className).at(number).get<double>() - wanted) < 1e-12, className.c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
