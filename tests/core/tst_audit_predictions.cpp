#include "core/audit/predictions.h"
#include "core/base/error.h"
#include "tests/core/audited_set.h"
#include "tests/support/test_data.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace gg;
using gg::predictions::LoadedDetections;
using gg::test::AuditedSet;
using gg::test::DatasetFolder;
using nlohmann::json;

namespace
{

constexpr int width = 200;
constexpr int height = 100;

/// Boxes in pixels: class, left, top, width, height.
using Box = std::array<double, 5>;

std::string yoloRow(const Box& box)
{
    return std::to_string(static_cast<int>(box[0])) + " " + std::to_string((box[1] + box[3] / 2) / width) + " " +
           std::to_string((box[2] + box[4] / 2) / height) + " " + std::to_string(box[3] / width) + " " +
           std::to_string(box[4] / height) + "\n";
}

json result(const json& image, const Box& box, double score, int first = 1)
{
    return {{"image_id", image}, {"category_id", static_cast<int>(box[0]) + first}, {"bbox", {box[1], box[2], box[3], box[4]}}, {"score", score}};
}

LoadedDetections loadPredictions(const dataset::DatasetPtr& dataset, const std::string& path)
{
    JobControl control;
    return predictions::loadDetections(predictions::truthOf(dataset, predictions::Shapes::Boxes, control), path,
                                       {.choice = predictions::SplitChoice::Any}, control);
}

/// Thirty validation pictures with a cat and a dog, and a run that finds all of them with confidences of 0.3 to 0.6.
class Scene
{
public:
    Scene()
    {
        m_folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cat, dog]\n");
        m_folder.image("images/train/t.png", width, height);
        m_folder.write("labels/train/t.txt", yoloRow(cat(0)) + yoloRow(dog(0)));
        for (int i = 0; i < 30; ++i) {
            labels.push_back({cat(i), dog(i)});
            predict(i, cat(i), 0.3 + 0.01 * i);
            predict(i, dog(i), 0.3 + 0.01 * i);
        }
    }

    static Box cat(int i) { return {0, 20.0 + i, 20, 40, 30}; }
    static Box dog(int i) { return {1, 120.0 + i, 50, 30, 40}; }

    void predict(int image, const Box& box, double score) { predictions.push_back(result("v" + std::to_string(image), box, score)); }

    AuditedSet audit(const std::string& file = {})
    {
        write();
        JobControl control;
        AuditedSet out;
        out.dataset = dataset::openDataset(m_folder.path(), control);
        loaded = loadPredictions(out.dataset, file.empty() ? m_folder.path("predictions.json") : file);
        out.report = audit::runAudit(*out.dataset, {.pixels = false, .predictions = audit::predictedDataset(loaded).get()}, control);
        return out;
    }

    void write()
    {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            std::string text;
            for (const Box& box : labels[i]) {
                text += yoloRow(box);
            }
            m_folder.image("images/val/v" + std::to_string(i) + ".png", width, height);
            m_folder.write("labels/val/v" + std::to_string(i) + ".txt", text);
        }
        m_folder.write("predictions.json", predictions.dump());
    }

    std::vector<std::vector<Box>> labels;
    json predictions = json::array();
    LoadedDetections loaded;
    const DatasetFolder& folder() const { return m_folder; }

private:
    DatasetFolder m_folder;
};

}  // namespace

class TestAuditPredictions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunThatAgreesIsSilent()
    {
        Scene scene;
        QCOMPARE(scene.audit().rules("prediction."), std::set<std::string>{});
        QCOMPARE(predictions::describe(scene.loaded), std::string("60 detections for 30 of 30 images of val"));
    }

    void aConfidentPredictionWithoutALabelIsAnOverlookedObject()
    {
        Scene scene;
        scene.labels[4].pop_back();
        scene.predict(20, {0, 150, 5, 40, 30}, 0.5);
        scene.predict(21, {0, 150, 5, 40, 30}, 0.31);  // less than half of the cats get: not sure enough
        const AuditedSet audited = scene.audit();
        // The dog of v4 has 0.34, below the median of the dogs: the run is not sure enough of it either.
        QCOMPARE(audited.rules("prediction."), std::set<std::string>{"prediction.overlooked"});
        const audit::Finding found = audited.one("prediction.overlooked");
        QCOMPARE(found.file, std::string("images/val/v20.png"));
        QCOMPARE(found.values.at("place"), std::string("0.750 0.050 0.200 0.300"));
        QCOMPARE(found.values.at("confidence"), std::string("0.5"));
    }

    void confidencesAreJudgedByClass()
    {
        // The same confidence says much of a dog when dogs usually get 0.1.
        Scene scene;
        scene.predictions.clear();
        for (int i = 0; i < 30; ++i) {
            scene.predict(i, Scene::cat(i), 0.8);
            scene.predict(i, Scene::dog(i), 0.1);
        }
        scene.predict(20, {1, 10, 60, 30, 35}, 0.2);
        scene.predict(21, {0, 150, 5, 40, 30}, 0.2);
        QCOMPARE(scene.audit().one("prediction.overlooked").values.at("class"), std::string("dog"));
    }

    void aMissInACrowdIsFound()
    {
        // Two cats side by side, overlapping by a third; one is labelled. The unlabelled one lies on the label of the other.
        Scene scene;
        const Box second{0, 20.0 + 25 + 18, 20, 40, 30};  // IoU with its neighbour: 22 / 58 = 0.38
        scene.predict(25, second, 0.55);
        const audit::Finding found = scene.audit().one("prediction.overlooked");
        QCOMPARE(found.file, std::string("images/val/v25.png"));
    }

    void aSecondBoxOnOneObjectIsNotAnother()
    {
        Scene scene;
        Box again = Scene::cat(25);
        again[1] += 5;  // IoU 35 / 45 = 0.78
        scene.predict(25, again, 0.5);
        QVERIFY(scene.audit().of("prediction.overlooked").empty());
    }

    void aLabelThatLiesBadlyIsFound()
    {
        Scene scene;
        scene.labels[28][0] = {0, Scene::cat(28)[1] + 22, 30, 40, 30};  // IoU 18·20 / (2·1200 − 360) = 0.18
        const AuditedSet audited = scene.audit();
        QCOMPARE(audited.rules("prediction."), std::set<std::string>{"prediction.misplaced"});
        QCOMPARE(audited.one("prediction.misplaced").file, std::string("labels/val/v28.txt"));
        QCOMPARE(audited.one("prediction.misplaced").line, 1U);
    }

    void aSwappedClassIsFound()
    {
        Scene scene;
        scene.labels[27][1][0] = 0;
        const AuditedSet audited = scene.audit();
        QCOMPARE(audited.rules("prediction."), std::set<std::string>{"prediction.swapped"});
        QCOMPARE(audit::message(audited.one("prediction.swapped")),
                 std::string("This cat is predicted as dog with confidence 0.57, and not as cat."));
        QCOMPARE(audited.one("prediction.swapped").line, 2U);
    }

    void classesThatTheRunConfusesAreToldOnce()
    {
        Scene scene;
        for (int i = 18; i < 30; ++i) {
            scene.labels[static_cast<std::size_t>(i)][1][0] = 0;
        }
        const AuditedSet audited = scene.audit();
        QVERIFY(audited.of("prediction.swapped").empty());
        QVERIFY(audited.one("prediction.confused").records.size() >= 5);
    }

    void aClassThatTheRunDoesNotFindIsNotUsed()
    {
        Scene scene;
        scene.predictions.clear();
        for (int i = 0; i < 30; ++i) {
            scene.predict(i, Scene::cat(i), 0.5);
            scene.predict(i, {1, 5, 5, 20, 12}, 0.9);
        }
        const AuditedSet audited = scene.audit();
        QCOMPARE(audited.rules("prediction."), std::set<std::string>{"prediction.not_calibrated"});
        QCOMPARE(audited.one("prediction.not_calibrated").values.at("class"), std::string("dog"));
    }

    void imagesMayBeNumbersAndClassesMayBeginWithZero()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: images\nval: images\nnames: [cat, dog]\n");
        for (const char* name : {"000000000139", "000000000285"}) {
            folder.image("images/" + std::string(name) + ".jpg", width, height);
            folder.write("labels/" + std::string(name) + ".txt", yoloRow(Scene::cat(0)));
        }
        const json results = {result(139, Scene::cat(0), 0.9, 0), result(285, Scene::dog(0), 0.9, 0), result(999, Scene::cat(0), 0.9, 0)};
        folder.write("p.json", results.dump());
        JobControl control;
        const auto dataset = dataset::openDataset(folder.path(), control);
        const LoadedDetections loaded = loadPredictions(dataset, folder.path("p.json"));
        QCOMPARE(loaded.numbering, predictions::ClassNumbering::FromZero);
        QCOMPARE(predictions::describe(loaded), std::string("2 detections for 2 of 2 images of val; 1 row was left out"));
        QCOMPARE(loaded.issues.at(0).examples.at(0), std::string("row 3: image_id 999"));
        const dataset::DatasetPtr predicted = audit::predictedDataset(loaded);
        QCOMPARE(predicted->records.size(), std::size_t{4});  // train and val are the same two pictures
        QCOMPARE(predicted->records[1].objects[0].classId, 1);
        QCOMPARE(predicted->records[3].objects[0].classId, 1);
        // 20 of 200 and 40 of 200.
        QCOMPARE(predicted->records[0].objects[0].box.x, 0.1);
        QCOMPARE(predicted->records[0].objects[0].box.width, 0.2);
    }

    void textFilesWithConfidencesAreRead()
    {
        Scene scene;
        scene.write();
        for (int i = 0; i < 30; ++i) {
            std::string rows;
            for (const Box& box : {Scene::cat(i), Scene::dog(i)}) {
                std::string row = yoloRow(box);
                row.insert(row.size() - 1, " 0.7");
                rows += row;
            }
            scene.folder().write("run/labels/v" + std::to_string(i) + ".txt", rows);
        }
        scene.folder().write("run/labels/v3.txt", yoloRow(Scene::cat(3)));  // without a confidence
        QCOMPARE(scene.audit(scene.folder().path("run")).rules("prediction."), std::set<std::string>{});
        QCOMPARE(scene.loaded.used, std::size_t{58});
        QCOMPARE(scene.loaded.rows, std::size_t{59});
    }

    void whatCannotBeUsedIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("other images") << "[{\"image_id\": \"x1\", \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"score\": 0.5}]"
                                      << "None of its images is in";
        QTest::newRow("no list") << "{\"images\": []}" << "it is a truth file";
        QTest::newRow("cut off") << "[{\"image_id\": \"v1\", \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"score\": 0.5}, {\"ima" << "";
        QTest::newRow("no json") << "class,x,y" << "Expected a list of results";
    }

    void whatCannotBeUsedIsSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        Scene scene;
        scene.write();
        scene.folder().write("p.json", text.toStdString());
        JobControl control;
        const auto dataset = dataset::openDataset(scene.folder().path(), control);
        try {
            const LoadedDetections loaded = loadPredictions(dataset, scene.folder().path("p.json"));
            const auto isBroken = [](const predictions::InputIssue& issue) { return issue.kind == predictions::IssueKind::BrokenOff; };
            QVERIFY2(says.isEmpty() && std::any_of(loaded.issues.begin(), loaded.issues.end(), isBroken), "nothing was said");
        } catch (const Error& error) {
            QVERIFY2(QString::fromStdString(error.what()).contains(says), error.what());
        }
        QVERIFY_EXCEPTION_THROWN(loadPredictions(dataset, scene.folder().path("nowhere.json")), Error);
    }

    void theBloodCellsOfARealRun()
    {
        GG_REQUIRE_DATA("runs/ultralytics_detect_bccd_v8n");
        JobControl control;
        const auto dataset = dataset::openDataset(test::dataPath("detection/bccd_yolo"), control);
        const LoadedDetections loaded = loadPredictions(dataset, test::dataPath("runs/ultralytics_detect_bccd_v8n"));
        QCOMPARE(loaded.numbering, predictions::ClassNumbering::FromOne);
        QCOMPARE(predictions::describe(loaded), std::string("26,091 detections for 87 of 87 images of val"));
        const dataset::DatasetPtr predicted = audit::predictedDataset(loaded);
        const audit::Report report = audit::runAudit(*dataset, {.pixels = false, .predictions = predicted.get()}, control);
        const AuditedSet audited{dataset, report};
        QCOMPARE(audited.one("prediction.not_calibrated").values.at("class"), std::string("Platelets"));
        for (const audit::Finding* finding : audited.of("prediction.overlooked")) {
            QVERIFY(finding->values.at("class") != "Platelets");
        }
        QVERIFY(!audited.of("prediction.overlooked").empty());
    }

    void theSplitOfAFileIsRecognised()
    {
        GG_REQUIRE_DATA("runs/ultralytics_detect_yolo11");
        JobControl control;
        const auto dataset = dataset::openDataset(test::dataPath("detection/workshoe/configs/data.yaml"), control);
        const LoadedDetections loaded = loadPredictions(dataset, test::dataPath("runs/ultralytics_detect_yolo11/detect/val/predictions.json"));
        QVERIFY2(predictions::describe(loaded).ends_with("9 of 9 images of test"), predictions::describe(loaded).c_str());
    }
};

QTEST_GUILESS_MAIN(TestAuditPredictions)
#include "tst_audit_predictions.moc"
