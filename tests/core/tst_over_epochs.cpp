#include "core/base/error.h"
#include "core/evaluation/over_epochs.h"
#include "core/evaluation/remedies.h"
#include "core/texts/catalogue.h"
#include "tests/core/evaluated_set.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace gg;
using namespace gg::evaluation;
using gg::metrics::ErrorKind;
using gg::test::crowd;
using gg::test::detection;
using gg::test::setOf;
using gg::test::truth;

class TestOverEpochs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void metricsBecomeSeries();
    void objectsAreFollowed();
    void epochsComeInAnyOrderAndMayBeRepeated();
    void epochsOfOtherImagesAreNamed();
    void ignoredTruthsAreNeitherLostNorMissed();
    void epochsAreReadFromFilesOneAfterTheOther();
    void withoutAnyReadableEpochThereIsAnError();

    void theSeedsRemediesForAPair();
    void aOneSidedPairSendsToTheLabels();
    void everyKindThatOccursHasRemedies();
    void smallObjectsAskForResolution();
    void errorsAreRankedByTheirCost();
    void everyTextIsComplete();
};

namespace
{

/// Objects 0 and 1 of class a in image 0, object 2 of class b in image 1, and what an epoch says about them.
DetectionEvaluation epochFinding(const std::vector<int>& objects, const predictions::LoadedDetections& like)
{
    predictions::LoadedDetections loaded = like;
    loaded.set.detections.clear();
    for (const int object : objects) {
        const metrics::Truth& one = loaded.set.truths[static_cast<std::size_t>(object)];
        loaded.set.detections.push_back(detection(one.box, 0.9 - 0.1 * object, one.classId, one.image));
    }
    loaded.set.arrange();
    JobControl control;
    return *evaluateDetections(std::move(loaded), {.definitions = {}}, control);
}

predictions::LoadedDetections threeObjects()
{
    return gg::test::loadedFrom(
        setOf({truth({0, 0, 20, 20}, 0, 0), truth({100, 0, 20, 20}, 0, 0), truth({0, 0, 20, 20}, 1, 1), crowd({300, 300, 90, 90}, 1, 1)}, {}, 2, 2));
}

OverEpochs gathered(const std::vector<std::pair<int, std::vector<int>>>& epochs)
{
    const predictions::LoadedDetections like = threeObjects();
    EpochCollector collector({});
    JobControl control;
    for (const auto& [epoch, objects] : epochs) {
        collector.add(epoch, epochFinding(objects, like), control);
    }
    return collector.finish();
}

std::vector<std::optional<double>> valuesOf(const OverEpochs& over, const std::string& id, std::uint32_t classId = metrics::none)
{
    for (const EpochSeries& series : seriesOf(over)) {
        if (series.id == id && series.classId == classId) {
            return series.values;
        }
    }
    return {};
}

void write(const gg::test::TemporaryFolder& folder, const std::string& name, const std::string& text)
{
    std::ofstream(folder.file(name)) << text;
}

using Values = std::vector<std::optional<double>>;
using Truths = std::vector<std::uint32_t>;

}  // namespace

void TestOverEpochs::metricsBecomeSeries()
{
    const OverEpochs over = gathered({{1, {}}, {2, {0}}, {3, {0, 1, 2}}});
    QCOMPARE(over.epochs, (std::vector{1, 2, 3}));
    QCOMPARE(valuesOf(over, "recall"), (Values{0.0, 1.0 / 3, 1.0}));
    QCOMPARE(valuesOf(over, "recall", 0), (Values{0.0, 0.5, 1.0}));
    QCOMPARE(valuesOf(over, "precision"), (Values{std::nullopt, 1.0, 1.0}));
    const auto near = [](std::optional<double> value, double expected) { return value && std::abs(*value - expected) < 1e-12; };
    QVERIFY(near(valuesOf(over, "ap50", 0)[1], 51.0 / 101));
    QVERIFY(near(valuesOf(over, "ap50", 0)[2], 1.0));
    QVERIFY(near(valuesOf(over, "ap", 1)[1], 0.0));
    QVERIFY(near(valuesOf(over, "ap", 1)[2], 1.0));
    QCOMPARE(valuesOf(over, "mean_iou"), (Values{std::nullopt, 1.0, 1.0}));
    QCOMPARE(valuesOf(over, "errors.missed"), (Values{3.0, 2.0, 0.0}));
    QCOMPARE(valuesOf(over, "false_per_image"), (Values{0.0, 0.0, 0.0}));
    QVERIFY(valuesOf(over, "dap.missed")[0] > 0.9);
}

void TestOverEpochs::objectsAreFollowed()
{
    const OverEpochs over = gathered({{1, {0}}, {2, {0, 1}}, {3, {1}}, {4, {1}}});
    QCOMPARE(over.followed, over.epochs);
    QCOMPARE(*over.histories[0].lostAt, 3);
    QCOMPARE(*over.histories[1].foundSince, 2);
    QCOMPARE(lostTruths(over), (Truths{0}));
    QCOMPARE(foundSince(over, 2), (Truths{1}));
    QVERIFY(foundSince(over, 1).empty());
    QCOMPARE(neverFound(over), (Truths{2}));

    QCOMPARE(lostTruths(gathered({{1, {0, 1, 2}}, {2, {1, 2}}, {3, {2}}})), (Truths{1, 0}));
}

void TestOverEpochs::epochsComeInAnyOrderAndMayBeRepeated()
{
    const OverEpochs over = gathered({{3, {0, 1, 2}}, {1, {0, 1}}, {2, {0}}, {1, {}}});
    QCOMPARE(over.epochs, (std::vector{1, 2, 3}));
    QCOMPARE(valuesOf(over, "recall"), (Values{0.0, 1.0 / 3, 1.0}));
    QCOMPARE(*over.histories[0].foundSince, 2);
}

void TestOverEpochs::epochsOfOtherImagesAreNamed()
{
    const predictions::LoadedDetections both = threeObjects();
    predictions::LoadedDetections one = both;
    one.set = setOf({truth({0, 0, 20, 20}, 0, 0), truth({100, 0, 20, 20}, 0, 0)}, {}, 2, 1);
    one.images = {0};
    EpochCollector collector({});
    JobControl control;
    collector.add(1, epochFinding({0, 1}, one), control);
    collector.add(2, epochFinding({0}, both), control);
    collector.add(3, epochFinding({0, 2}, both), control);
    const OverEpochs over = collector.finish();

    QCOMPARE(over.otherImages, (std::vector{1}));
    QCOMPARE(over.followed, (std::vector{2, 3}));
    QCOMPARE(valuesOf(over, "recall"), (Values{1.0, 1.0 / 3, 2.0 / 3}));
    QVERIFY(lostTruths(over).empty());
    QCOMPARE(foundSince(over, 3), (Truths{2}));
}

void TestOverEpochs::ignoredTruthsAreNeitherLostNorMissed()
{
    const OverEpochs over = gathered({{1, {0, 1, 2}}, {2, {0, 1, 2}}});
    QCOMPARE(over.histories.size(), 4u);
    QVERIFY(neverFound(over).empty());
}

void TestOverEpochs::epochsAreReadFromFilesOneAfterTheOther()
{
    const gg::test::TemporaryFolder folder;
    write(folder, "truth.json", R"({"images": [{"id": 1, "file_name": "1.jpg", "width": 100, "height": 100}], "categories": [{"id": 1, "name": "a"}],
        "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10], "area": 100, "iscrowd": 0},
                        {"id": 2, "image_id": 1, "category_id": 1, "bbox": [50, 0, 10, 10], "area": 100, "iscrowd": 0}]})");
    write(folder, "predictions_1.json", R"([{"image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10], "score": 0.9}])");
    write(folder, "predictions_2.json", R"({"this": "is no list of results"})");
    write(folder, "predictions_3.json", R"([{"image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10], "score": 0.9},
                                                {"image_id": 1, "category_id": 1, "bbox": [50, 0, 10, 10], "score": 0.8}])");
    JobControl control;
    const auto truthTable = predictions::readCocoTruth(folder.file("truth.json"), predictions::Shapes::Boxes, control);
    const predictions::PredictionPlace place{.epochs = {{1, folder.file("predictions_1.json")},
                                                        {2, folder.file("predictions_2.json")},
                                                        {3, folder.file("predictions_3.json")}}};
    std::vector<std::size_t> drawn;
    const EpochsRead read = evaluateEpochs(truthTable, place, {}, {.definitions = {}}, {}, control,
                                           [&](const OverEpochs& over) { drawn.push_back(over.epochs.size()); });

    QCOMPARE(read.over.epochs, (std::vector{1, 3}));
    QCOMPARE(drawn, (std::vector<std::size_t>{1, 2}));
    QCOMPARE(valuesOf(read.over, "recall"), (Values{0.5, 1.0}));
    QCOMPARE(foundSince(read.over, 3), (Truths{1}));
    QCOMPARE(read.failed.size(), 1u);
    QCOMPARE(read.failed[0].epoch, 2);
    QVERIFY(read.failed[0].reason.find("predictions_2.json") != std::string::npos);
}

void TestOverEpochs::withoutAnyReadableEpochThereIsAnError()
{
    const gg::test::TemporaryFolder folder;
    write(folder, "truth.json", R"({"images": [{"id": 1, "file_name": "1.jpg"}], "categories": [{"id": 1, "name": "a"}], "annotations": []})");
    JobControl control;
    const auto truthTable = predictions::readCocoTruth(folder.file("truth.json"), predictions::Shapes::Boxes, control);
    const predictions::PredictionPlace place{.epochs = {{4, folder.file("gone.json")}}};
    try {
        evaluateEpochs(truthTable, place, {}, {}, {}, control);
        QFAIL("no error");
    } catch (const Error& error) {
        QVERIFY(error.detail().find("Epoch 4") != std::string::npos);
    }
}

void TestOverEpochs::theSeedsRemediesForAPair()
{
    const std::vector<std::string> names{"Car", "Truck", "Bus"};
    const std::vector<Remedy> remedies = remediesFor(metrics::ConfusedPair{.a = 1, .b = 2, .aAsB = 70, .bAsA = 85}, names);
    QCOMPARE(remedies.size(), 3u);
    QCOMPARE(remedies[0].id, "evaluation.pair.collect");
    QCOMPARE(remedies[0].title, "Collect more Truck and Bus that show the difference");
    QVERIFY(remedies[0].why.starts_with("155 objects"));
    QCOMPARE(remedies[1].id, "evaluation.pair.negatives");
    QCOMPARE(remedies[2].id, "evaluation.pair.resolution");
}

void TestOverEpochs::aOneSidedPairSendsToTheLabels()
{
    const std::vector<std::string> names{"Car", "Truck"};
    const auto firstOf = [&](std::uint32_t aAsB, std::uint32_t bAsA) {
        return remediesFor(metrics::ConfusedPair{.a = 0, .b = 1, .aAsB = aAsB, .bAsA = bAsA}, names)[0];
    };
    QCOMPARE(firstOf(1, 30).id, "evaluation.pair.one_sided");
    QCOMPARE(firstOf(1, 30).title, "Look at the labels of Truck first");
    QVERIFY(firstOf(1, 30).why.starts_with("30 of 31 confusions are Truck taken for Car"));
    QCOMPARE(firstOf(30, 10).id, "evaluation.pair.collect");
    QCOMPARE(firstOf(3, 0).id, "evaluation.pair.collect");  // too few to tell
}

void TestOverEpochs::everyKindThatOccursHasRemedies()
{
    metrics::ErrorBreakdown breakdown;
    for (const ErrorKind kind : metrics::errorKinds) {
        QVERIFY(remediesFor(kind, breakdown).empty());
        breakdown.counts[static_cast<std::size_t>(kind)] = 4;
        QVERIFY(remediesFor(kind, breakdown).size() >= 2);
    }
    QVERIFY(remediesFor(ErrorKind::None, breakdown).empty());
    QCOMPARE(remediesFor(ErrorKind::Background, breakdown)[0].id, "evaluation.background.missing_labels");
}

void TestOverEpochs::smallObjectsAskForResolution()
{
    metrics::ErrorBreakdown breakdown;
    const auto missed = static_cast<std::size_t>(ErrorKind::Missed);
    breakdown.counts[missed] = 10;
    breakdown.countsOfSize[0][missed] = 5;
    QCOMPARE(remediesFor(ErrorKind::Missed, breakdown)[0].id, "evaluation.missed.collect");
    breakdown.countsOfSize[0][missed] = 6;
    QCOMPARE(remediesFor(ErrorKind::Missed, breakdown)[0].id, "evaluation.small.resolution");
    QVERIFY(remediesFor(ErrorKind::Missed, breakdown)[0].why.starts_with("6 of 10"));
}

void TestOverEpochs::errorsAreRankedByTheirCost()
{
    metrics::ErrorBreakdown breakdown;
    breakdown.counts = {5, 1, 0, 9, 0, 2};
    breakdown.dAp = {0.1, 0.3, 0, 0.1, 0, 0.2};
    QCOMPARE(errorsByCost(breakdown), (std::vector{ErrorKind::Location, ErrorKind::Missed, ErrorKind::Class, ErrorKind::Duplicate}));
}

void TestOverEpochs::everyTextIsComplete()
{
    metrics::ErrorBreakdown breakdown;
    breakdown.counts.fill(10);
    breakdown.countsOfSize[0].fill(9);
    std::vector<Remedy> all = remediesFor(metrics::ConfusedPair{.a = 0, .b = 1, .aAsB = 50, .bAsA = 0}, {"a", "b"});
    for (const ErrorKind kind : metrics::errorKinds) {
        for (Remedy& one : remediesFor(kind, breakdown)) {
            all.push_back(std::move(one));
        }
    }
    std::size_t used = 0;
    for (const texts::Entry& entry : texts::evaluationTexts()) {
        used += std::any_of(all.begin(), all.end(), [&](const Remedy& one) { return entry.id.starts_with(one.id); }) ? 1 : 0;
    }
    QCOMPARE(used, texts::evaluationTexts().size());
    for (const Remedy& one : all) {
        for (const std::string& text : {one.title, one.why, one.action}) {
            QVERIFY2(!text.empty() && text.find_first_of("{}") == std::string::npos, std::string(one.id).c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestOverEpochs)
#include "tst_over_epochs.moc"
