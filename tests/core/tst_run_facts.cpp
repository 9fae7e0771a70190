#include "core/audit/fact_cache.h"
#include "core/audit/review.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/imports/run_place.h"
#include "core/io/files.h"
#include "core/verdicts/gather_facts.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <array>
#include <cmath>
#include <filesystem>
#include <stop_token>

using namespace gg;
using runs::EventKind;
using runs::RunEvent;
using verdicts::AuditSource;
using verdicts::GatheredFacts;

namespace {

/// Four pictures of 320 px each for training and for validation; on each a disc of 100 px and a dot of 16 px.
class DiscSet {
public:
    DiscSet()
    {
        m_set.write("data.yaml", "train: images/train\nval: images/val\nnames: [disc, dot]\n");
        for (const char* split : {"train", "val"}) {
            for (int i = 1; i <= 4; ++i) {
                const std::string name = std::string(split) + "/" + split + std::to_string(i);
                m_set.image("images/" + name + ".jpg", 320, 320);
                m_set.write("labels/" + name + ".txt", "0 0.3125 0.3125 0.3125 0.3125\n1 0.65 0.65 0.05 0.05\n");
            }
        }
    }
    std::string path() const { return m_set.path(); }
    const test::DatasetFolder& folder() const { return m_set; }

private:
    test::DatasetFolder m_set;
};

runs::ClassScore classScore(const std::string& name, double ap)
{
    return {.name = name, .ap = ap, .ap50 = ap, .precision = ap, .recall = ap, .truths = 4, .predicted = 4};
}

runs::DetectionEpoch detail(int epoch, std::size_t classes = 2)
{
    runs::DetectionEpoch one{.epoch = epoch, .confidence = 0.5};
    for (std::size_t c = 0; c < classes; ++c) {
        one.classes.push_back(classScore(c == 0 ? "disc" : "dot", 0.1 * epoch));
    }
    one.confusion.resize((classes + 1) * (classes + 1));
    one.errorGains.resize(6);
    return one;
}

/// A run of ours over the set.
class OwnRun {
public:
    explicit OwnRun(const DiscSet& set)
    {
        JobControl control;
        m_info.name = "discs";
        m_info.task = "detection";
        m_info.datasetPath = set.path();
        m_info.datasetFingerprint = dataset::openDataset(set.path(), control)->fingerprint;
        m_info.classes = {"disc", "dot"};
        m_info.imageSize = 320;
        m_info.configYaml = "augment: {mosaic: 1.0, scale: 0.5}\n";
    }
    const runs::RunInfo& info() const { return m_info; }
    runs::RunInfo& info() { return m_info; }
    std::string path() const { return m_folder.path(); }
    std::string file(int epoch, const std::string& name) const { return m_folder.file(runs::epochFolderName(epoch) + "/" + name); }

    void write(int epoch, const std::string& name, const std::string& text) const
    {
        std::filesystem::create_directories(std::filesystem::path(file(epoch, name)).parent_path());
        io::writeFileAtomically(file(epoch, name), text);
    }
    void writeDetail(const runs::DetectionEpoch& one) const { write(one.epoch, "epoch.json", runs::detectionEpochJson(one)); }
    void writeSignals(int epoch) const
    {
        runs::InnerSignals signals{.epoch = epoch, .pictures = 4};
        signals.scales.push_back({.stride = 8});
        signals.scales.back().matched.objectness.add(0.75);
        write(epoch, "signals.json", runs::innerSignalsJson(signals));
    }
    /// Every disc where it is, with 0.9, no dot, and a disc where nothing is, with 0.5.
    void writePredictions(int epoch, double score = 0.9) const
    {
        std::string rows = R"([{"image_id": "images/val/val1.jpg", "category_id": 0, "bbox": [200, 20, 60, 60], "score": 0.5})";
        for (int i = 1; i <= 4; ++i) {
            rows += ", {\"image_id\": \"images/val/val" + std::to_string(i) + ".jpg\", \"category_id\": 0, \"bbox\": [50, 50, 100, 100], \"score\": "
                    + std::to_string(score) + "}";
        }
        write(epoch, "predictions.json", rows + "]");
    }

    GatheredFacts gather(const verdicts::FactSources& sources, GatheredFacts before = {}, int bestEpoch = 0) const
    {
        JobControl control;
        return verdicts::gatherFacts(path(), m_info, bestEpoch, sources, control, std::move(before));
    }

private:
    test::TemporaryFolder m_folder;
    runs::RunInfo m_info;
};

verdicts::FactSources allBut(AuditSource audit = AuditSource::None)
{
    verdicts::FactSources sources;
    sources.audit = audit;
    return sources;
}

RunEvent epochAt(int epoch, double time)
{
    RunEvent event;
    event.kind = EventKind::Epoch;
    event.step = epoch * 10;
    event.epoch = epoch;
    event.time = time;
    event.values = {{"val/map50_95", 0.1 * epoch}};
    return event;
}

runs::RunHistory historyOf(const std::vector<RunEvent>& events)
{
    runs::RunHistory history;
    history.append(events);
    return history;
}

std::vector<int> epochsOf(const std::vector<runs::DetectionEpoch>& details)
{
    std::vector<int> epochs;
    for (const runs::DetectionEpoch& one : details) {
        epochs.push_back(one.epoch);
    }
    return epochs;
}

runs::Run foreignRun(const std::string& path)
{
    JobControl control;
    return imports::readRun(imports::findRuns(path, control).places.at(0), imports::Vocabulary(), control);
}

}  // namespace

class TestRunFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void predictionsAreHeldAgainstTheDataSet();
    void theBestEpochIsBesideTheLatest();
    void aFurtherEpochCostsItsOwnFiles();
    void aFileThatWasWrittenAnewIsReadAgain();
    void whatAResumedRunTookBackIsGone();
    void badFilesAreNamedAndTheRestIsThere();
    void cutPredictionsAreEvaluatedAsFarAsTheyGo();
    void aDataSetThatIsGoneIsNamed();
    void aDataSetThatWasChangedIsSaid();
    void anAuditIsThereOnceItWasMeasured();
    void pairsThatSomebodyLookedAtAreCounted();
    void reviewsOfOtherLabelsAreNotThisRuns();
    void theRunsOwnSplitIsHeldAgainstItself();
    void aCancelledGatheringThrows();
    void silenceIsSinceTheLastRow();
    void aPausedRunIsNotSilent();
    void peersAreTheOtherRuns();
    void foreignRunsFindTheirSetAboveThem();
    void platelets();
};

void TestRunFacts::predictionsAreHeldAgainstTheDataSet()
{
    const DiscSet set;
    const OwnRun run(set);
    run.writeDetail(detail(1));
    run.writeSignals(1);
    run.writePredictions(1);
    const GatheredFacts gathered = run.gather(allBut());
    QVERIFY(gathered.issues.empty());
    QCOMPARE(epochsOf(gathered.facts.details), std::vector<int>{1});
    QCOMPARE(gathered.facts.innerSignals.at(0).scales.at(0).matched.objectness.mean, 0.75);
    QVERIFY(!gathered.facts.audit);
    QVERIFY(gathered.facts.predictions && !gathered.facts.bestPredictions);

    const diagnosis::PredictionFacts& facts = *gathered.facts.predictions;
    QCOMPARE(facts.epoch, 1);
    QCOMPARE(facts.images, std::size_t{4});
    QCOMPARE(facts.truths, std::size_t{8});
    QCOMPARE(facts.truthsSmall, std::size_t{4});  // 16² px
    QCOMPARE(facts.map, 0.5);                     // discs 1, dots 0
    QCOMPARE(facts.map50, 0.5);
    QCOMPARE(facts.mapHalfWidth, 0.0);            // all pictures are alike
    QCOMPARE(facts.recallSmall, 0.0);
    QCOMPARE(facts.recallLarge, 1.0);
    QCOMPARE(facts.bestConfidence, 0.9);
    QCOMPARE(facts.bestF1, 0.5);                  // (1 + 0) / 2
    QCOMPARE(facts.usedConfidence, 0.25);
    QCOMPARE(facts.usedF1, (8.0 / 9 + 0) / 2);    // 2 · 4 / (2 · 4 + 1)
    QCOMPARE(facts.kept, std::size_t{4});
    QCOMPARE(facts.meanIou, 1.0);
    QCOMPARE(facts.duplicateShare, 0.0);
    QCOMPARE(facts.calibrated, std::size_t{5});
    QVERIFY(std::abs(facts.calibrationError - 0.18) < 1e-9);  // 4/5 · |0.9 − 1| + 1/5 · |0.5 − 0|
    QVERIFY(std::abs(facts.confidenceOverPrecision - 0.02) < 1e-9);  // 4.1 / 5 − 4 / 5
    QVERIFY(facts.gainMissed > 0.49);             // without the dots, AP is 1
    QCOMPARE(facts.worstImages.size(), std::size_t{4});
    QVERIFY(facts.worstImages.front().ends_with("images/val/val1.jpg"));
    QCOMPARE(facts.detail.classes.at(1).ap, 0.0);
    QCOMPARE(facts.detail.classes.at(1).truths, std::int64_t{4});
}

void TestRunFacts::theBestEpochIsBesideTheLatest()
{
    const DiscSet set;
    const OwnRun run(set);
    run.writePredictions(1);
    run.writePredictions(3, 0.6);
    const GatheredFacts gathered = run.gather(allBut(), {}, 1);
    QCOMPARE(gathered.facts.predictions->epoch, 3);
    QCOMPARE(gathered.facts.bestPredictions->epoch, 1);
    QCOMPARE(gathered.facts.usedPredictions()->bestConfidence, 0.9);
    QVERIFY(!run.gather(allBut(), {}, 2).facts.bestPredictions);  // was not kept
}

void TestRunFacts::aFurtherEpochCostsItsOwnFiles()
{
    const DiscSet set;
    const OwnRun run(set);
    run.writeDetail(detail(1));
    run.writePredictions(1);
    GatheredFacts gathered = run.gather(allBut());
    // What is not read again keeps what was written over it.
    gathered.facts.details.at(0).confidence = 0.125;
    gathered.facts.predictions->map = 0.125;
    run.writeDetail(detail(2));
    gathered = run.gather(allBut(), std::move(gathered));
    QCOMPARE(epochsOf(gathered.facts.details), (std::vector<int>{1, 2}));
    QCOMPARE(gathered.facts.details.at(0).confidence, 0.125);
    QCOMPARE(gathered.facts.predictions->map, 0.125);
    run.writePredictions(2, 0.8);
    gathered = run.gather(allBut(), std::move(gathered));
    QCOMPARE(gathered.facts.predictions->map, 0.5);
}

void TestRunFacts::aFileThatWasWrittenAnewIsReadAgain()
{
    const DiscSet set;
    const OwnRun run(set);
    run.write(1, "epoch.json", "{\"epoch\": 1, ");
    GatheredFacts gathered = run.gather(allBut());
    QCOMPARE(gathered.issues.size(), std::size_t{1});
    gathered = run.gather(allBut(), std::move(gathered));
    QCOMPARE(gathered.issues.size(), std::size_t{1});  // still said
    run.writeDetail(detail(1));
    gathered = run.gather(allBut(), std::move(gathered));
    QVERIFY(gathered.issues.empty());
    QCOMPARE(epochsOf(gathered.facts.details), std::vector<int>{1});
}

void TestRunFacts::whatAResumedRunTookBackIsGone()
{
    const DiscSet set;
    const OwnRun run(set);
    run.writeDetail(detail(1));
    run.writeDetail(detail(2));
    GatheredFacts gathered = run.gather(allBut());
    std::filesystem::remove_all(run.path() + "/epochs/0002");
    gathered = run.gather(allBut(), std::move(gathered));
    QCOMPARE(epochsOf(gathered.facts.details), std::vector<int>{1});
}

void TestRunFacts::badFilesAreNamedAndTheRestIsThere()
{
    const DiscSet set;
    const OwnRun run(set);
    run.writeDetail(detail(1));
    run.writeDetail(detail(2, 3));  // of another number of classes
    run.writeDetail(detail(3));
    run.write(3, "signals.json", "{\"epoch\": 3, \"pict");
    run.write(3, "predictions.json", "{\"not\": \"a list\"}");
    const runs::DetectionEpoch misplaced = detail(9);
    run.write(4, "epoch.json", runs::detectionEpochJson(misplaced));
    const GatheredFacts gathered = run.gather(allBut());
    QCOMPARE(epochsOf(gathered.facts.details), (std::vector<int>{1, 3}));
    QVERIFY(!gathered.facts.predictions);
    QCOMPARE(gathered.issues.size(), std::size_t{4});
    QCOMPARE(gathered.issues[0].file, run.file(2, "epoch.json"));
    QVERIFY(gathered.issues[0].message.starts_with("Has 3 classes where the run has 2"));
    QCOMPARE(gathered.issues[1].file, run.file(4, "epoch.json"));
    QCOMPARE(gathered.issues[2].file, run.file(3, "signals.json"));
    QCOMPARE(gathered.issues[3].file, run.file(3, "predictions.json"));
}

void TestRunFacts::cutPredictionsAreEvaluatedAsFarAsTheyGo()
{
    const DiscSet set;
    const OwnRun run(set);
    run.writePredictions(1);
    const std::string whole = io::readFile(run.file(1, "predictions.json"));
    run.write(1, "predictions.json", whole.substr(0, whole.size() - 40));  // in the middle of the last row
    const GatheredFacts gathered = run.gather(allBut());
    QVERIFY(!gathered.issues.empty());
    QCOMPARE(gathered.issues[0].file, run.file(1, "predictions.json"));
    QVERIFY(gathered.facts.predictions);
    QCOMPARE(gathered.facts.predictions->recallLarge, 0.75);
}

void TestRunFacts::aDataSetThatIsGoneIsNamed()
{
    const DiscSet set;
    OwnRun run(set);
    run.writeDetail(detail(1));
    run.writePredictions(1);
    run.info().datasetPath = "/nowhere/discs";
    const GatheredFacts gathered = run.gather(allBut());
    QCOMPARE(epochsOf(gathered.facts.details), std::vector<int>{1});
    QVERIFY(!gathered.facts.predictions);
    QCOMPARE(gathered.issues.size(), std::size_t{1});
    QCOMPARE(gathered.issues[0].file, std::string("/nowhere/discs"));

    // A person names it.
    JobControl control;
    verdicts::FactSources named = allBut();
    named.dataset = dataset::openDataset(set.path(), control);
    QVERIFY(run.gather(named, gathered).facts.predictions);
}

void TestRunFacts::aDataSetThatWasChangedIsSaid()
{
    const DiscSet set;
    const OwnRun run(set);
    run.writePredictions(1);
    set.folder().write("labels/val/val1.txt", "0 0.3125 0.3125 0.3125 0.3125\n");
    const GatheredFacts gathered = run.gather(allBut());
    QCOMPARE(gathered.facts.predictions->truths, std::size_t{7});
    QCOMPARE(gathered.issues.size(), std::size_t{1});
    QVERIFY(gathered.issues[0].message.starts_with("The data set has changed"));
}

void TestRunFacts::anAuditIsThereOnceItWasMeasured()
{
    const DiscSet set;
    std::filesystem::copy_file(set.path() + "/images/train/train1.jpg", set.path() + "/images/val/val1.jpg", std::filesystem::copy_options::overwrite_existing);
    const OwnRun run(set);
    const test::TemporaryFolder cacheFolder;
    audit::FactCache cache(cacheFolder.path());
    verdicts::FactSources sources = allBut(AuditSource::IfMeasured);
    QVERIFY(!run.gather(sources).facts.audit);  // no cache
    sources.cache = &cache;
    GatheredFacts gathered = run.gather(sources);
    QVERIFY(!gathered.facts.audit);  // nothing in it
    sources.audit = AuditSource::Measure;
    const auto measured = run.gather(sources).facts.audit;
    QVERIFY(measured);
    QCOMPARE(measured->trainImages, std::size_t{4});
    QCOMPARE(measured->valImages, std::size_t{4});
    QCOMPARE(measured->smallShare, 0.5);  // the dots
    QCOMPARE(measured->findings.at("leak.same_file").places, std::size_t{1});
    QVERIFY(measured->findings.at("leak.same_file").images.at(0).ends_with("val1.jpg"));
    cache.flush();
    sources.audit = AuditSource::IfMeasured;
    gathered = run.gather(sources, std::move(gathered));  // asked before, and now it is there
    QVERIFY(gathered.facts.audit);
    QCOMPARE(gathered.facts.audit->findings.size(), measured->findings.size());
}

void TestRunFacts::pairsThatSomebodyLookedAtAreCounted()
{
    const DiscSet set;
    OwnRun run(set);
    const test::TemporaryFolder kept;
    verdicts::FactSources sources = allBut();
    sources.reviews = kept.path();
    QVERIFY(!run.gather(sources).facts.reviewed);
    const std::string fingerprint = run.info().datasetFingerprint;
    audit::ReviewStore reviews(audit::ReviewStore::fileIn(kept.path(), fingerprint), "discs", fingerprint);
    reviews.set("images/train/train1.jpg", audit::Verdict::Good, {});
    reviews.set("images/train/train2.jpg", audit::Verdict::Loose, {});
    GatheredFacts gathered = run.gather(sources);
    QVERIFY(gathered.facts.reviewed);
    QCOMPARE(gathered.facts.reviewed->pairs, std::size_t{2});
    QCOMPARE(gathered.facts.reviewed->bad, std::size_t{1});
    QCOMPARE(gathered.facts.reviewed->last, reviews.find("images/train/train2.jpg")->time);
    reviews.undo();
    QCOMPARE(run.gather(sources, std::move(gathered)).facts.reviewed->bad, std::size_t{0});
    run.info().datasetFingerprint.clear();  // another tool's: the set is opened for it
    QCOMPARE(run.gather(sources).facts.reviewed->pairs, std::size_t{1});
}

void TestRunFacts::reviewsOfOtherLabelsAreNotThisRuns()
{
    const DiscSet set;
    OwnRun run(set);
    const test::TemporaryFolder kept;
    verdicts::FactSources sources = allBut();
    sources.reviews = kept.path();
    const std::string file = audit::ReviewStore::fileIn(kept.path(), run.info().datasetFingerprint);
    audit::ReviewStore reviews(file, "discs", "another");
    reviews.set("images/train/train1.jpg", audit::Verdict::Good, {});
    const GatheredFacts gathered = run.gather(sources);
    QVERIFY(!gathered.facts.reviewed);
    QCOMPARE(gathered.issues.size(), std::size_t{1});
    QCOMPARE(gathered.issues[0].file, file);
    run.info().datasetFingerprint = "changed since";
    QVERIFY(!run.gather(sources).facts.reviewed);
}

void TestRunFacts::theRunsOwnSplitIsHeldAgainstItself()
{
    // A set without splits: the run chose d and e for its validation, and d is a copy of a.
    const test::DatasetFolder set;
    set.write("data.yaml", "train: images\nnames: [disc, dot]\n");
    for (const char* name : {"a", "b", "c", "d", "e"}) {
        set.image("images/" + std::string(name) + ".jpg", 320, 320);
        set.write("labels/" + std::string(name) + ".txt", "0 0.3125 0.3125 0.3125 0.3125\n");
    }
    std::filesystem::copy_file(set.path("images/a.jpg"), set.path("images/d.jpg"), std::filesystem::copy_options::overwrite_existing);
    const DiscSet another;
    OwnRun run(another);
    run.info().datasetPath = set.path();
    run.info().datasetFingerprint.clear();
    io::writeFileAtomically(run.path() + "/validation.json", R"({"images": ["images/d.jpg", "images/e.jpg"], "classes": [{"id": 0, "name": "disc"}]})");
    const auto audit = run.gather(allBut(AuditSource::Measure)).facts.audit;
    QVERIFY(audit);
    QCOMPARE(audit->trainImages, std::size_t{3});
    QCOMPARE(audit->valImages, std::size_t{2});
    QCOMPARE(audit->valShared, std::size_t{1});
    QCOMPARE(audit->valAlike, std::size_t{0});
}

void TestRunFacts::aCancelledGatheringThrows()
{
    const DiscSet set;
    const OwnRun run(set);
    run.writeDetail(detail(1));
    std::stop_source stop;
    stop.request_stop();
    JobControl control(stop.get_token());
    bool cancelled = false;
    try {
        verdicts::gatherFacts(run.path(), run.info(), 0, allBut(), control);
    } catch (const Cancelled&) {
        cancelled = true;
    }
    QVERIFY(cancelled);
}

void TestRunFacts::silenceIsSinceTheLastRow()
{
    const double start = 1.7e9;
    runs::RunInfo info;
    info.epochs = 100;
    const auto history = historyOf({epochAt(1, start), epochAt(2, start + 60), epochAt(3, start + 130), epochAt(4, start + 190)});
    const auto silence = verdicts::silenceOf(info, history, {.lastWrite = start + 190, .ended = false, .lastLine = "epoch 4"}, {}, start + 1190);
    QVERIFY(silence);
    QCOMPARE(silence->seconds, 1000.0);
    QCOMPARE(silence->usualSeconds, 60.0);  // median of 60, 70, 60
    QVERIFY(!silence->ended);
    QCOMPARE(silence->lastLine, std::string("epoch 4"));
    info.epochs = 4;
    QVERIFY(verdicts::silenceOf(info, history, {}, {}, start + 1190)->ended);
    QVERIFY(!verdicts::silenceOf(info, {}, {}, {}, start));  // nothing is known
    QCOMPARE(verdicts::bestEpochOf(history), 4);
    QCOMPARE(verdicts::bestEpochOf({}), 0);
}

void TestRunFacts::aPausedRunIsNotSilent()
{
    const double start = 1.7e9;
    RunEvent paused;
    paused.kind = EventKind::State;
    paused.text = "paused";
    paused.time = start + 60;
    QVERIFY(!verdicts::silenceOf({}, historyOf({epochAt(1, start), paused}), {}, {}, start + 4000));
}

void TestRunFacts::peersAreTheOtherRuns()
{
    runs::RunInfo a;
    a.name = "a";
    a.tool = "Ultralytics";
    a.configYaml = "conf: null\niou: 0.5\nmax_det: 300\n";
    a.datasetPath = "bccd/data.yaml";
    runs::RunInfo b;
    b.name = "b";
    b.task = "detection";
    b.datasetFingerprint = "0123";
    const auto history = historyOf({epochAt(1, 10), epochAt(2, 20)});
    diagnosis::RunFacts factsOfA;
    factsOfA.peers.resize(3);  // of before
    diagnosis::RunFacts factsOfB;
    const std::array<verdicts::OpenRun, 2> open{{{&a, &history, &factsOfA}, {&b, &history, &factsOfB}}};
    verdicts::addPeers(open);
    QCOMPARE(factsOfA.peers.size(), std::size_t{1});
    QCOMPARE(factsOfA.peers[0].name, std::string("b"));
    QCOMPARE(factsOfA.peers[0].datasetFingerprint, std::string("0123"));
    QCOMPARE(factsOfA.peers[0].bestMap, 0.2);
    QCOMPARE(factsOfB.peers[0].datasetFingerprint, std::string("bccd/data.yaml"));
    QCOMPARE(factsOfB.peers[0].definitions, (std::map<std::string, std::string>{{"protocol", "Ultralytics"}, {"iou", "0.5"}}));
}

void TestRunFacts::foreignRunsFindTheirSetAboveThem()
{
    const DiscSet set;
    const std::string folder = set.folder().path("runs/detect/train");
    runs::RunInfo info;
    info.tool = "Ultralytics";
    info.task = "detection";
    info.datasetPath = "./data.yaml";
    set.folder().write("runs/detect/train/args.yaml", "data: ./data.yaml\n");
    JobControl control;
    const auto found = verdicts::openDatasetOf(folder, info, control);
    QCOMPARE(found->classNames, (std::vector<std::string>{"disc", "dot"}));
    info.datasetPath = "discs/data.yaml";
    QVERIFY_EXCEPTION_THROWN(verdicts::openDatasetOf(folder, info, control), Error);
    QVERIFY(!verdicts::isDatasetOf(*found, info));
    info.datasetPath = "set\\data.yaml";  // DatasetFolder calls it "set"
    QVERIFY(verdicts::isDatasetOf(*found, info));
    info.datasetFingerprint = "another";
    QVERIFY(!verdicts::isDatasetOf(*found, info));
}

void TestRunFacts::platelets()
{
    GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n/predictions.json");
    GG_REQUIRE_DATA("detection/bccd_yolo/data.yaml");
    const runs::Run run = foreignRun(test::dataPath("runs/ultralytics_detect_bccd_v8n"));
    JobControl control;
    verdicts::FactSources sources = allBut();
    sources.dataset = dataset::openDataset(test::dataPath("detection/bccd_yolo/data.yaml"), control);
    QVERIFY(verdicts::isDatasetOf(*sources.dataset, run.info));
    const GatheredFacts gathered = verdicts::gatherFacts(run.folder, run.info, verdicts::bestEpochOf(run.history), sources, control);
    QVERIFY(gathered.facts.predictions);
    const diagnosis::PredictionFacts& facts = *gathered.facts.predictions;
    QCOMPARE(facts.images, std::size_t{87});
    QCOMPARE(facts.detail.classes.size(), std::size_t{3});
    QCOMPARE(facts.detail.classes.at(2).name, std::string("Platelets"));
    QVERIFY(facts.detail.classes.at(2).ap < 0.001);
    QVERIFY(std::abs(facts.map - 0.201) < 0.002);  // pycocotools, coco/golden
    QVERIFY(std::abs(facts.map50 - 0.471) < 0.002);
    QVERIFY(facts.mapHalfWidth > 0.005 && facts.mapHalfWidth < 0.05);
    QVERIFY(facts.truthsSmall > 50 && facts.recallSmall < 0.05);  // platelets, at 320 px
}

QTEST_APPLESS_MAIN(TestRunFacts)
#include "tst_run_facts.moc"
