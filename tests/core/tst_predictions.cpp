#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/predictions/load.h"
#include "core/texts/catalogue.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <filesystem>
#include <fstream>

using namespace gg;
using namespace gg::predictions;
using nlohmann::json;

namespace {

/// A truth of two classes and three images of 100 × 80 pixels: image 7 has a cat and a dog, image 3 a dog, image 12 nothing.
json truthJson()
{
    return {{"images", {{{"id", 7}, {"file_name", "b.jpg"}, {"width", 100}, {"height", 80}},
                        {{"id", 3}, {"file_name", "a.jpg"}, {"width", 100}, {"height", 80}},
                        {{"id", 12}, {"file_name", "c.jpg"}, {"width", 100}, {"height", 80}}}},
            {"annotations", {{{"id", 1}, {"image_id", 7}, {"category_id", 20}, {"bbox", {10, 10, 30, 20}}, {"area", 500}, {"iscrowd", 0}},
                             {{"id", 2}, {"image_id", 7}, {"category_id", 10}, {"bbox", {50, 10, 30, 20}}, {"iscrowd", 1}},
                             {{"id", 0}, {"image_id", 3}, {"category_id", 20}, {"bbox", {0, 0, 50, 40}}, {"area", 2000}, {"iscrowd", 0}}}},
            {"categories", {{{"id", 20}, {"name", "dog"}}, {{"id", 10}, {"name", "cat"}}}}};
}

json row(const json& image, int category, const json& box, const json& score)
{
    return {{"image_id", image}, {"category_id", category}, {"bbox", box}, {"score", score}};
}

class Pair {
public:
    void truth(const std::string& text) const { write("truth.json", text); }
    void results(const std::string& text) const { write("results.json", text); }
    std::string path(const std::string& name) const { return m_folder.file(name); }

    LoadedDetections load(Shapes shapes = Shapes::Boxes) const
    {
        JobControl control;
        return loadDetections(readCocoTruth(path("truth.json"), shapes, control), path("results.json"), {.split = {}, .shapes = shapes}, control);
    }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path(name), std::ios::binary) << text; }

private:
    test::TemporaryFolder m_folder;
};

LoadedDetections load(const json& results)
{
    const Pair pair;
    pair.truth(truthJson().dump());
    pair.results(results.dump());
    return pair.load();
}

const InputIssue* issue(const LoadedDetections& loaded, IssueKind kind)
{
    const auto it = std::find_if(loaded.issues.begin(), loaded.issues.end(), [&](const InputIssue& one) { return one.kind == kind; });
    return it == loaded.issues.end() ? nullptr : &*it;
}

/// Every row is used or in an issue that left it out.
bool accounted(const LoadedDetections& loaded)
{
    std::size_t leftOut = 0;
    for (const InputIssue& one : loaded.issues) {
        leftOut += one.side == IssueSide::Predictions && !one.used && countsRows(one.kind) ? one.count : 0;
    }
    return loaded.rows == loaded.used + leftOut && loaded.used == loaded.set.detections.size();
}

}  // namespace

class TestPredictions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTruthIsOrderedAsPycocotoolsWalksIt()
    {
        const Pair pair;
        pair.truth(truthJson().dump());
        JobControl control;
        const auto truth = readCocoTruth(pair.path("truth.json"), Shapes::Boxes, control);
        QCOMPARE(truth->classNames, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(truth->classIds, (std::vector<std::int64_t>{10, 20}));
        QCOMPARE(truth->images.size(), std::size_t{3});
        QCOMPARE(truth->images[0].id, std::string("3"));
        QCOMPARE(truth->images[2].id, std::string("12"));
        QCOMPARE(truth->truths.size(), std::size_t{3});
        QCOMPARE(truth->truths[0].image, 1U);
        QCOMPARE(truth->truths[0].classId, 1);
        QCOMPARE(truth->truths[0].area, 500.0);
        QVERIFY(truth->truths[1].crowd && truth->truths[1].ignore);
        QCOMPARE(truth->truths[1].area, 600.0);  // not written: 30 · 20
        QCOMPARE(truth->truths[2].source, 2U);
        QVERIFY(truth->issues.empty());
    }

    void everyValidRowIsUsed()
    {
        const LoadedDetections loaded = load({row(7, 20, {10.5, 10, 30, 20}, 0.9), row(3, 20, {0, 0, 50, 40}, 1), row(7, 10, {1, 2, 3, 4}, 0.95)});
        QCOMPARE(loaded.used, std::size_t{3});
        QVERIFY(accounted(loaded));
        QCOMPARE(loaded.set.detectionBegin, (std::vector<std::uint32_t>{0, 1, 3, 3}));
        QCOMPARE(loaded.set.detections[1].score, 0.95);
        QCOMPARE(loaded.set.detections[1].source, 2U);
        QCOMPARE(loaded.set.detections[2].box.x, 10.5);
        QCOMPARE(loaded.set.detections[2].area, 600.0);
        QCOMPARE(describe(loaded), std::string("3 detections for 2 of 3 images of all"));
        QCOMPARE(issue(loaded, IssueKind::MissingImages)->examples, std::vector<std::string>{"c.jpg"});
    }

    /// A run of ours says which pictures it looked at, and what its class numbers are called.
    void aRunIsEvaluatedOnThePicturesThatItNames()
    {
        const Pair pair;
        pair.truth(truthJson().dump());
        std::filesystem::create_directories(pair.path("run/epochs/0002"));
        pair.write("run/epochs/0002/predictions.json", json{row("b.jpg", 0, {10, 10, 30, 20}, 0.9)}.dump());
        pair.write("run/validation.json", R"({"images": ["b.jpg", "c.jpg"], "classes": [{"id": 0, "name": "dog"}, {"id": 1, "name": "cat"}]})");
        JobControl control;
        const auto truth = readCocoTruth(pair.path("truth.json"), Shapes::Boxes, control);
        const LoadedDetections loaded = loadDetections(truth, pair.path("run"), {}, control);
        QCOMPARE(loaded.images, (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(loaded.set.truths.size(), std::size_t{2});
        QCOMPARE(loaded.set.detections.size(), std::size_t{1});
        QCOMPARE(loaded.set.classNames[static_cast<std::size_t>(loaded.set.detections[0].classId)], std::string("dog"));
        QVERIFY(issue(loaded, IssueKind::MissingImages) == nullptr);  // c.jpg was looked at

        pair.write("run/validation.json", R"({"images": ["elsewhere.jpg"], "classes": []})");
        QCOMPARE(loadDetections(truth, pair.path("run"), {}, control).images.size(), std::size_t{3});
        pair.write("run/validation.json", R"({"images": [7], "classes": []})");
        QVERIFY_EXCEPTION_THROWN(loadDetections(truth, pair.path("run"), {}, control), Error);
        pair.write("run/validation.json", R"({"images": [)");
        QVERIFY_EXCEPTION_THROWN(loadDetections(truth, pair.path("run"), {}, control), Error);
    }

    void anEmptyListFindsNothing()
    {
        const LoadedDetections loaded = load(json::array());
        QCOMPARE(loaded.rows, std::size_t{0});
        QCOMPARE(loaded.set.truths.size(), std::size_t{3});
        QCOMPARE(issue(loaded, IssueKind::MissingImages)->count, std::size_t{3});
    }

    void badRowsAreCountedAndTheRestIsUsed_data()
    {
        QTest::addColumn<QString>("bad");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("used");
        QTest::addColumn<QString>("example");
        const auto add = [](const char* name, const char* bad, IssueKind kind, bool used, const char* example) {
            QTest::newRow(name) << QString(bad) << static_cast<int>(kind) << used << QString(example);
        };
        add("unknown image", R"({"image_id": 99, "category_id": 20, "bbox": [1, 2, 3, 4], "score": 0.5})", IssueKind::UnknownImage, false,
            "row 2: image_id 99");
        add("text image", R"({"image_id": "nowhere", "category_id": 20, "bbox": [1, 2, 3, 4], "score": 0.5})", IssueKind::UnknownImage, false,
            "row 2: image_id nowhere");
        add("null image", R"({"image_id": null, "category_id": 20, "bbox": [1, 2, 3, 4], "score": 0.5})", IssueKind::UnknownImage, false,
            "row 2: image_id null");
        add("unknown class", R"({"image_id": 7, "category_id": 77, "bbox": [1, 2, 3, 4], "score": 0.5})", IssueKind::UnknownClass, false,
            "row 2: category_id 77");
        add("score above one", R"({"image_id": 7, "category_id": 20, "bbox": [1, 2, 3, 4], "score": 1.5})", IssueKind::ScoreOutside, true,
            "row 2: score 1.5");
        add("NaN", R"({"image_id": 7, "category_id": 20, "bbox": [1, 2, 3, 4], "score": NaN})", IssueKind::ScoreNotANumber, false,
            "row 2: score NaN");
        add("Infinity", R"({"image_id": 7, "category_id": 20, "bbox": [1, 2, 3, 4], "score": -Infinity})", IssueKind::ScoreNotANumber, false,
            "row 2: score -Infinity");
        add("text score", R"({"image_id": 7, "category_id": 20, "bbox": [1, 2, 3, 4], "score": "0.5"})", IssueKind::ScoreNotANumber, false,
            "row 2: score \"0.5\"");
        add("NaN side", R"({"image_id": 7, "category_id": 20, "bbox": [1, NaN, 3, 4], "score": 0.5})", IssueKind::NotABox, false,
            "row 2: bbox [1, NaN, 3, 4]");
        add("three sides", R"({"image_id": 7, "category_id": 20, "bbox": [1, 2, 3], "score": 0.5})", IssueKind::NotABox, false, "row 2: bbox [1, 2, 3]");
        add("negative", R"({"image_id": 7, "category_id": 20, "bbox": [1, 2, -3, 4], "score": 0.5})", IssueKind::NegativeSize, true, "row 2: -3 × 4");
        add("no score", R"({"image_id": 7, "category_id": 20, "bbox": [1, 2, 3, 4]})", IssueKind::MissingField, false, "row 2: no score");
        add("no box", R"({"image_id": 7, "category_id": 20, "score": 0.5})", IssueKind::MissingField, false, "row 2: no bbox");
        add("no object", "17", IssueKind::NotARow, false, "row 2: 17");
        add("broken", R"({"image_id": 7 "category_id": 20})", IssueKind::NotARow, false, "row 2: {\"image_id\": 7 \"category_id\": 20}");
        add("bad letters", "{\"image_id\": \"\xFF\", \"category_id\": 20}", IssueKind::NotARow, false, "row 2: {");
    }

    void badRowsAreCountedAndTheRestIsUsed()
    {
        QFETCH(QString, bad);
        QFETCH(int, kind);
        QFETCH(bool, used);
        QFETCH(QString, example);
        const Pair pair;
        pair.truth(truthJson().dump());
        const std::string good = row(3, 20, {0, 0, 50, 40}, 0.5).dump();
        pair.results("\xEF\xBB\xBF [" + good + ", " + (QTest::currentDataTag() == std::string("bad letters") ? "{\"image_id\": \"\xFF\", \"category_id\": 20}" : bad.toStdString()) +
                     ",\n " + good + "]\n");
        const LoadedDetections loaded = pair.load();
        QCOMPARE(loaded.rows, std::size_t{3});
        QCOMPARE(loaded.used, std::size_t{used ? 3U : 2U});
        QVERIFY(accounted(loaded));
        const InputIssue* found = issue(loaded, static_cast<IssueKind>(kind));
        QVERIFY(found != nullptr);
        QCOMPARE(found->count, std::size_t{1});
        QCOMPARE(found->used, used);
        QVERIFY2(found->examples.at(0).starts_with(example.toStdString()), found->examples.at(0).c_str());
        QVERIFY(sentence(*found).find('{') == std::string::npos || example.contains('{'));
    }

    void everyKindOfIssueHasItsTexts()
    {
        for (const IssueKind kind : issueKinds) {
            const std::string id = "predictions." + std::string(issueId(kind));
            for (const char* part : {".title", ".message", ".why", ".effect", ".remedy"}) {
                QVERIFY2(!texts::find(id + part).empty(), (id + part).c_str());
            }
            for (const IssueSide side : {IssueSide::Truth, IssueSide::Predictions}) {
                const InputIssue one{.kind = kind, .side = side, .file = "file.json", .count = 1234, .examples = {"row 1: this", "row 2: that", "row 3"}};
                const std::string said = sentence(one);
                QVERIFY2(said.find("1,234") != std::string::npos || kind == IssueKind::BrokenOff, said.c_str());
                QVERIFY2(said.find("row 1: this; row 2: that") != std::string::npos, said.c_str());
                QVERIFY2(said.find('{') == std::string::npos && said.ends_with('.'), said.c_str());
            }
        }
    }

    void theBloodCellsOfARealRun()
    {
        GG_REQUIRE_DATA("coco/bccd_val_gt.json");
        JobControl control;
        const auto truth = readCocoTruth(test::dataPath("coco/bccd_val_gt.json"), Shapes::Boxes, control);
        const LoadedDetections loaded = loadDetections(truth, test::dataPath("coco/bccd_val_v8n_dt.json"), {}, control);
        QCOMPARE(describe(loaded), std::string("26,091 detections for 87 of 87 images of val"));
        QVERIFY(accounted(loaded));
        QVERIFY(loaded.issues.empty());
    }

    void theSameCellsThroughTheDataSet()
    {
        GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n");
        JobControl control;
        const auto truth = truthOf(dataset::openDataset(test::dataPath("detection/bccd_yolo"), control), Shapes::Boxes, control);
        const LoadedDetections loaded = loadDetections(truth, test::dataPath("runs/ultralytics_detect_bccd_v8n"), {}, control);
        QCOMPARE(loaded.numbering, ClassNumbering::FromOne);
        QCOMPARE(describe(loaded), std::string("26,091 detections for 87 of 87 images of val"));
        QVERIFY(accounted(loaded));
    }

    void theFolderIsCalledValAndThePredictionsAreOfTest()
    {
        GG_REQUIRE_DATA("runs/ultralytics_detect_yolo11");
        JobControl control;
        const auto truth = truthOf(dataset::openDataset(test::dataPath("detection/workshoe/configs/data.yaml"), control), Shapes::Boxes, control);
        const std::string path = test::dataPath("runs/ultralytics_detect_yolo11/detect/val/predictions.json");
        const LoadedDetections loaded = loadDetections(truth, path, {}, control);
        QCOMPARE(loaded.splits, std::vector<std::string>{"test"});
        QCOMPARE(loaded.imagesWithRows, std::size_t{9});
        QCOMPARE(issue(loaded, IssueKind::OtherSplit)->examples.at(0), std::string("the folder is called val, the images are those of test"));
        QVERIFY(accounted(loaded));

        const LoadedDetections asked = loadDetections(truth, path, {.split = "val"}, control);
        QCOMPARE(asked.used, std::size_t{0});
        QCOMPARE(issue(asked, IssueKind::OtherSplit)->count, loaded.rows);
        QVERIFY(issue(asked, IssueKind::OtherSplit)->examples.at(0).ends_with("is of test, not of val"));
        QCOMPARE(issue(asked, IssueKind::MissingImages)->count, asked.images.size());
        QVERIFY(accounted(asked));
    }
};

QTEST_APPLESS_MAIN(TestPredictions)
#include "tst_predictions.moc"
