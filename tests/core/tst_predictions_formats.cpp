#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/metrics/mask_runs.h"
#include "core/predictions/load.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>

using namespace gg;
using namespace gg::predictions;
using gg::test::DatasetFolder;

namespace {

const InputIssue* issue(const std::vector<InputIssue>& issues, IssueKind kind)
{
    const auto it = std::find_if(issues.begin(), issues.end(), [&](const InputIssue& one) { return one.kind == kind; });
    return it == issues.end() ? nullptr : &*it;
}

bool accounted(const LoadedDetections& loaded)
{
    std::size_t leftOut = 0;
    for (const InputIssue& one : loaded.issues) {
        leftOut += one.side == IssueSide::Predictions && !one.used && countsRows(one.kind) ? one.count : 0;
    }
    return loaded.rows == loaded.used + leftOut;
}

std::shared_ptr<const TruthTable> truthAt(const std::string& path, Shapes shapes = Shapes::Boxes)
{
    JobControl control;
    return path.ends_with(".json") ? readCocoTruth(path, shapes, control) : truthOf(dataset::openDataset(path, control), shapes, control);
}

LoadedDetections loadAt(const std::shared_ptr<const TruthTable>& truth, const std::string& path, const LoadOptions& options = {})
{
    JobControl control;
    return loadDetections(truth, path, options, control);
}

/// What a function says when it cannot.
template <typename Function>
QString refusal(Function function)
{
    try {
        function();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

/// The text with every @ replaced.
std::string filled(std::string text, const std::string& value)
{
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + value.size())) {
        text.replace(at, 1, value);
    }
    return text;
}

/// One image of 4 × 4 pixels for each id, a square of 2 × 2 in the middle as a polygon.
std::string squares(const std::vector<std::string>& ids)
{
    std::string images;
    std::string annotations;
    for (const std::string& id : ids) {
        const std::string comma = images.empty() ? "" : ", ";
        images += comma + filled(R"({"id": @, "file_name": "f.png", "width": 4, "height": 4})", id);
        annotations += comma + filled(R"({"image_id": @, "category_id": 1, "bbox": [1, 1, 2, 2], "area": 4, "iscrowd": 0, "segmentation": [[1, 1, 3, 1, 3, 3, 1, 3]]})", id);
    }
    return filled(R"({"images": [@], )", images) + filled(R"("annotations": [@], "categories": [{"id": 1, "name": "square"}]})", annotations);
}

/// YOLO pictures of 200 × 100 pixels, one object of class 1 each.
void writeYolo(const DatasetFolder& folder, const std::vector<std::string>& train, const std::vector<std::string>& val)
{
    folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cat, dog]\n");
    for (const auto& [split, names] : {std::pair{"train", train}, {"val", val}}) {
        for (const std::string& name : names) {
            folder.image(std::string("images/") + split + "/" + name + ".png", 200, 100);
            folder.write(std::string("labels/") + split + "/" + name + ".txt", "1 0.5 0.5 0.2 0.4\n");
        }
    }
}

}  // namespace

class TestPredictionsFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsOfAnyKindAreMatched_data()
    {
        QTest::addColumn<QStringList>("ids");
        QTest::addColumn<QStringList>("order");
        QTest::newRow("numbers") << QStringList{"10", "9", "0", "-3"} << QStringList{"-3", "0", "9", "10"};
        QTest::newRow("64 bits") << QStringList{"9007199254740993", "9007199254740992"} << QStringList{"9007199254740992", "9007199254740993"};
        QTest::newRow("texts") << QStringList{"\"b\"", "\"a\\u00e4\"", "\"10\"", "\"9\""} << QStringList{"10", "9", "aä", "b"};
    }

    void idsOfAnyKindAreMatched()
    {
        QFETCH(QStringList, ids);
        QFETCH(QStringList, order);
        const DatasetFolder folder;
        std::vector<std::string> written;
        std::string rows;
        for (const QString& id : ids) {
            written.push_back(id.toStdString());
            rows += (rows.empty() ? "" : ", ") + filled(R"({"image_id": @, "category_id": 1, "bbox": [1, 1, 2, 2], "score": 0.5})", id.toStdString());
        }
        folder.write("t.json", squares(written));
        folder.write("p.json", "[" + rows + "]");
        const LoadedDetections loaded = loadAt(truthAt(folder.path("t.json")), folder.path("p.json"));
        QCOMPARE(loaded.used, std::size_t(ids.size()));
        QCOMPARE(loaded.imagesWithRows, std::size_t(ids.size()));
        for (qsizetype i = 0; i < order.size(); ++i) {
            QCOMPARE(loaded.truth->images[static_cast<std::size_t>(i)].id, order[i].toStdString());
        }
    }

    void masksAreComparedPixelByPixel()
    {
        const DatasetFolder folder;
        folder.write("t.json", squares({"1"}));
        // The square as run lengths, as a compressed text, as a polygon; a box stands for its rectangle.
        folder.write("p.json", R"([{"image_id": 1, "category_id": 1, "score": 0.9, "segmentation": {"size": [4, 4], "counts": [5, 2, 2, 2, 5]}},
            {"image_id": 1, "category_id": 1, "score": 0.8, "segmentation": {"size": [4, 4], "counts": "52203"}},
            {"image_id": 1, "category_id": 1, "score": 0.7, "segmentation": [[1, 1, 3, 1, 3, 3, 1, 3]]},
            {"image_id": 1, "category_id": 1, "score": 0.6, "bbox": [1, 1, 2, 2]},
            {"image_id": 1, "category_id": 1, "score": 0.5, "segmentation": {"size": [4, 4], "counts": [5, 2, 2, 2, 4]}},
            {"image_id": 1, "category_id": 1, "score": 0.4, "segmentation": {"size": [2, 8], "counts": [5, 2, 2, 2, 5]}},
            {"image_id": 1, "category_id": 1, "score": 0.3, "segmentation": [[1, 1, 3, 1]]}])");
        const LoadedDetections loaded = loadAt(truthAt(folder.path("t.json"), Shapes::Masks), folder.path("p.json"), {.split = {}, .shapes = Shapes::Masks});
        QVERIFY(loaded.hasMasks);
        QCOMPARE(loaded.used, std::size_t{4});
        const std::vector<std::uint32_t> square{5, 2, 2, 2, 5};
        const auto runs = [&](std::uint32_t mask) { return std::vector<std::uint32_t>(loaded.set.masks[mask].begin(), loaded.set.masks[mask].end()); };
        QCOMPARE(runs(loaded.set.truths[0].mask), square);
        for (const metrics::Detection& detection : loaded.set.detections) {
            QCOMPARE(runs(detection.mask), square);
            QCOMPARE(detection.area, 4.0);
            QCOMPARE(detection.box.x, 1.0);
            QCOMPARE(detection.box.height, 2.0);
        }
        QCOMPARE(issue(loaded.issues, IssueKind::RunLength)->count, std::size_t{2});
        QCOMPARE(issue(loaded.issues, IssueKind::RunLength)->examples.at(1), std::string("row 6: image_id 1"));
        QCOMPARE(issue(loaded.issues, IssueKind::NotAShape)->count, std::size_t{1});
        QVERIFY(accounted(loaded));
    }

    void aFileThatBreaksOffIsUsedUpToThere()
    {
        const DatasetFolder folder;
        folder.write("t.json", squares({"1"}));
        const std::string row = R"({"image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2], "score": 0.5})";
        for (const std::string end : {", {\"image_id\": 1, \"cat", ", {\"image_id\": 1, \"category_id\": 1, \"bbox\": [1", ",", ""}) {
            folder.write("p.json", "[" + row + ", " + row + end);
            const LoadedDetections loaded = loadAt(truthAt(folder.path("t.json")), folder.path("p.json"));
            QVERIFY2(loaded.used >= 1, end.c_str());
            QVERIFY(accounted(loaded));
            QVERIFY(issue(loaded.issues, IssueKind::BrokenOff) != nullptr);
        }
        folder.write("p.json", "[{\"image_id\": 1, \"category_id");
        QVERIFY(refusal([&] { loadAt(truthAt(folder.path("t.json")), folder.path("p.json")); }).contains("before the first whole result"));
        folder.write("p.json", "");
        QVERIFY(!refusal([&] { loadAt(truthAt(folder.path("t.json")), folder.path("p.json")); }).isEmpty());
    }

    void aTruthThatBreaksOffIsNoTruth()
    {
        const DatasetFolder folder;
        const std::string whole = squares({"1", "2"});
        folder.write("t.json", whole.substr(0, whole.size() - 60));
        QVERIFY(refusal([&] { truthAt(folder.path("t.json")); }).contains("Breaks off at line 1"));
        folder.write("t.json", "{\"images\": [], \"annotations\": []}");
        QVERIFY(refusal([&] { truthAt(folder.path("t.json")); }).contains("“categories”"));
    }

    void idsThatOccurTwiceAreNamed()
    {
        const DatasetFolder folder;
        folder.write("t.json", R"({"images": [{"id": 1, "file_name": "a.png", "width": 4, "height": 4}, {"id": 1, "file_name": "b.png", "width": 4, "height": 4}],
            "annotations": [{"id": 5, "image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2]}, {"id": 5, "image_id": 1, "category_id": 1, "bbox": [0, 0, 1, 1]},
            {"id": 6, "image_id": 8, "category_id": 1, "bbox": [0, 0, 1, 1]}, {"id": 7, "image_id": 1, "category_id": 2, "bbox": [0, 0, 1, 1]}],
            "categories": [{"id": 1, "name": "square"}]})");
        const auto truth = truthAt(folder.path("t.json"));
        QCOMPARE(truth->images.size(), std::size_t{1});
        QCOMPARE(truth->truths.size(), std::size_t{2});
        std::vector<std::string> said;
        for (const InputIssue& one : truth->issues) {
            said.push_back(std::string(issueId(one.kind)) + " " + one.examples.front());
        }
        QCOMPARE(said, (std::vector<std::string>{"duplicate_id image 1 (b.png)", "unknown_image annotation 3 of the list: image_id 8",
                                                 "unknown_class annotation 4 of the list: category_id 2", "duplicate_id annotation 5"}));
    }

    void labelsWithoutScoresAreNoPredictions()
    {
        const DatasetFolder folder;
        folder.write("t.json", squares({"1"}));
        folder.write("p.json", R"([{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2], "area": 4, "iscrowd": 0}])");
        QVERIFY(refusal([&] { loadAt(truthAt(folder.path("t.json")), folder.path("p.json")); }).contains("these are labels, not predictions"));
        folder.write("p.json", R"({"predictions": []})");
        QVERIFY(refusal([&] { loadAt(truthAt(folder.path("t.json")), folder.path("p.json")); }).contains("an object with the key predictions"));
    }

    void elementsThatLookLikeTheEndOfOthersAreRead()
    {
        // "}, {" in a text and in a nested list, in a file that is large enough to be cut.
        const DatasetFolder folder;
        folder.write("t.json", squares({"\"a}, {b\"", "7"}));
        std::string rows;
        std::size_t count = 0;
        while (rows.size() < (3U << 20U)) {
            rows += (rows.empty() ? "" : ",\n") +
                    std::string(count % 2 == 0 ? R"({"image_id": "a}, {b", "category_id": 1, "bbox": [1, 1, 2, 2], "score": 0.5})"
                                               : R"({"points": [{"x": 1}, {"x": 2}, {"x": 3}], "image_id": 7, "category_id": 1, "bbox": [1, 1, 2, 2], "score": 0.25})");
            ++count;
        }
        folder.write("p.json", "[" + rows + "]");
        const LoadedDetections loaded = loadAt(truthAt(folder.path("t.json")), folder.path("p.json"));
        QCOMPARE(loaded.rows, count);
        QCOMPARE(loaded.used, count);
        for (std::size_t i = 0; i + 1 < loaded.set.detectionBegin[1]; ++i) {
            QVERIFY(loaded.set.detections[i].source < loaded.set.detections[i + 1].source);
        }
    }

    void textRowsWithConfidencesAreRead()
    {
        const DatasetFolder folder;
        writeYolo(folder, {"t"}, {"007", "v"});
        folder.write("run/labels/007.txt", "1 0.5 0.5 0.2 0.4 0.9\n\n0 0.1 0.1 0.3 0.1 0.3 0.3 0.8\n");
        folder.write("run/labels/v.txt", "1 0.5 0.5 0.2 0.4\n1 0.5 0.5 x 0.4 0.1\n5 0.5 0.5 0.2 0.4 0.5\n1 0.5 0.5 0.2 0.4 nan\n");
        folder.write("run/labels/elsewhere.txt", "1 0.5 0.5 0.2 0.4 0.9\n");
        const LoadedDetections loaded = loadAt(truthAt(folder.path()), folder.path("run"));
        QCOMPARE(loaded.format, PredictionFormat::YoloText);
        QCOMPARE(loaded.splits, std::vector<std::string>{"val"});
        QCOMPARE(loaded.used, std::size_t{2});
        QCOMPARE(loaded.rows, std::size_t{7});
        QVERIFY(accounted(loaded));
        const metrics::Detection& box = loaded.set.detections[0];
        QCOMPARE(box.classId, 1);
        QCOMPARE(box.box.x, 80.0);  // (0.5 − 0.1) · 200
        QCOMPARE(box.box.height, 40.0);
        const metrics::Detection& outline = loaded.set.detections[1];
        QCOMPARE(outline.box.x, 20.0);
        QCOMPARE(outline.box.width, 40.0);
        QVERIFY(loaded.hasMasks);
        QCOMPARE(issue(loaded.issues, IssueKind::MissingField)->examples.at(0), std::string("v.txt:1: no confidence: 1 0.5 0.5 0.2 0.4"));
        QCOMPARE(issue(loaded.issues, IssueKind::UnknownClass)->examples.at(0), std::string("v.txt:3: category_id 5"));
        QCOMPARE(issue(loaded.issues, IssueKind::UnknownImage)->examples.at(0), std::string("elsewhere.txt:1: image_id elsewhere"));
    }

    void theSplitIsTheOneThatIsCovered()
    {
        const DatasetFolder folder;
        writeYolo(folder, {"a", "b", "c", "d", "e"}, {"v", "w"});
        const auto row = [](const char* image) { return filled(R"({"image_id": "@", "category_id": 2, "bbox": [80, 30, 40, 40], "score": 0.9})", image); };
        folder.write("p.json", "[" + row("v") + ", " + row("a") + ", " + row("v") + "]");
        const auto truth = truthAt(folder.path());
        const LoadedDetections covered = loadAt(truth, folder.path("p.json"));
        QCOMPARE(covered.splits, std::vector<std::string>{"val"});
        QCOMPARE(covered.numbering, ClassNumbering::FromOne);
        QCOMPARE(issue(covered.issues, IssueKind::OtherSplit)->examples.at(0), std::string("row 2: image_id a is of train, not of val"));
        QCOMPARE(issue(covered.issues, IssueKind::MissingImages)->examples.at(0), std::string("images/val/w.png"));
        QVERIFY(accounted(covered));
        const LoadedDetections any = loadAt(truth, folder.path("p.json"), {.split = {}, .choice = SplitChoice::Any});
        QCOMPARE(any.splits, (std::vector<std::string>{"val", "train"}));
        QCOMPARE(any.used, std::size_t{3});
        QVERIFY(refusal([&] { loadAt(truth, folder.path("p.json"), {.split = "test"}); }).contains("It has: train, val."));
    }

    void classNumbersThatFitNoLabelAreNotTakenAtTheirWord()
    {
        // Ids 0 and 1, and a run that counts from 1 and finds cats only: by the ids all of them would be dogs.
        const DatasetFolder folder;
        std::string images;
        std::string labels;
        std::string rows;
        for (int i = 0; i < 12; ++i) {
            const std::string id = std::to_string(i);
            const std::string comma = i == 0 ? "" : ", ";
            images += comma + filled(R"({"id": @, "file_name": "a.png", "width": 40, "height": 40})", id);
            labels += comma + filled(R"({"id": @, "image_id": @, "category_id": 0, "bbox": [1, 1, 20, 20]})", id);
            rows += comma + filled(R"({"image_id": @, "category_id": 1, "bbox": [1, 1, 20, 20], "score": 0.5})", id);
        }
        folder.write("t.json", filled(R"({"images": [@], )", images) + filled(R"("annotations": [@], )", labels) +
                                   R"("categories": [{"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}]})");
        folder.write("p.json", "[" + rows + "]");
        const LoadedDetections loaded = loadAt(truthAt(folder.path("t.json")), folder.path("p.json"));
        QCOMPARE(loaded.numbering, ClassNumbering::FromOne);
        QCOMPARE(loaded.set.detections[0].classId, 0);
        QVERIFY(describe(loaded).ends_with("classes are counted from 1, not by their ids"));
        // One dog that is right, and the ids hold.
        folder.write("t2.json", filled(R"({"images": [@], )", images) + filled(R"("annotations": [@, )", labels) +
                                    R"({"id": 50, "image_id": 3, "category_id": 1, "bbox": [1, 1, 20, 20]}], "categories": [{"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}]})");
        QCOMPARE(loadAt(truthAt(folder.path("t2.json")), folder.path("p.json")).numbering, ClassNumbering::Ids);
    }

    void predictionsAreFoundWhereToolsPutThem()
    {
        const DatasetFolder folder;
        const auto formatOf = [&](const char* path) { return findPredictions(folder.path(path)).format; };
        folder.write("run/epochs/0002/predictions.json", "[]");
        folder.write("run/epochs/0010/predictions.json", "[]");
        QCOMPARE(formatOf("run"), PredictionFormat::RunEpoch);
        QCOMPARE(findPredictions(folder.path("run")).epochs.back().epoch, 10);
        folder.write("ultralytics/val/predictions.json", "[]");
        folder.image("ultralytics/val/confusion_matrix.png");
        QCOMPARE(findPredictions(folder.path("ultralytics")).epochs.front().path, folder.path("ultralytics/val/predictions.json"));
        folder.write("text/labels/a.txt", "0 0.5 0.5 0.1 0.1 0.5\n");
        QCOMPARE(formatOf("text"), PredictionFormat::YoloText);
        folder.mask("masks/a.png", 0.5);
        QCOMPARE(formatOf("masks"), PredictionFormat::MaskFolder);
        folder.write("several/one.json", "[]");
        folder.write("several/two.json", "[]");
        QVERIFY(refusal([&] { formatOf("several"); }).contains("Choose one of them"));
        folder.write("nothing/results.csv", "epoch\n");
        folder.image("nothing/plot.png");
        QVERIFY(refusal([&] { formatOf("nothing"); }).contains("save_json=True"));
        QVERIFY(refusal([&] { formatOf("nowhere"); }).contains("no such file or folder"));
    }

    void masksArePairedByName()
    {
        const DatasetFolder folder;
        for (const char* name : {"a", "b", "c"}) {
            folder.image("set/images/" + std::string(name) + ".jpg");
            folder.mask("set/masks/" + std::string(name) + ".png", 0.5);
        }
        folder.mask("predicted/a.png", 0.5);
        folder.mask("predicted/b.png", 0.5);
        folder.mask("predicted/other.png", 0.5);
        JobControl control;
        const auto dataset = dataset::openDataset(folder.path("set"), control);
        const LoadedMasks masks = findMasks(*dataset, folder.path("predicted"), control);
        QCOMPARE(masks.found, std::size_t{2});
        QCOMPARE(masks.fileOf[0], folder.path("predicted/a.png"));
        QVERIFY(masks.fileOf[2].empty());
        folder.write("p.json", "[]");
        QVERIFY(refusal([&] { loadAt(truthAt(folder.path("set")), folder.path("p.json")); }).contains("Its labels are masks"));
        QCOMPARE(issue(masks.issues, IssueKind::ExtraMasks)->examples.at(0), std::string("other.png"));
    }

    /// Ultralytics' VisDrone.yaml counts from pedestrian, category 1; the set itself from the ignored regions.
    void yoloTextsOfVisDroneAreCountedFromPedestrian()
    {
        const DatasetFolder folder;
        folder.image("VisDrone2019-DET-val/images/0000001.jpg", 100, 80);
        folder.write("VisDrone2019-DET-val/annotations/0000001.txt", "0,0,20,40,0,0,0,0\n60,10,20,20,1,4,0,0\n30,40,10,20,1,1,0,0\n");
        const auto truth = truthAt(folder.path("VisDrone2019-DET-val"));
        // A car is category 4, so 3; a pedestrian 0. One more box, "people", lies on the pedestrian: by the set's own numbers it would agree.
        folder.write("p/0000001.txt", "3 0.7 0.25 0.2 0.25 0.9\n0 0.35 0.625 0.1 0.25 0.8\n1 0.35 0.625 0.1 0.25 0.3\n");
        const LoadedDetections loaded = loadAt(truth, folder.path("p"));
        QCOMPARE(loaded.numbering, ClassNumbering::Counted);
        QCOMPARE(loaded.set.classNames[static_cast<std::size_t>(loaded.set.detections[0].classId)], std::string("car"));
        QVERIFY2(describe(loaded).ends_with("; class 0 is pedestrian, ignored regions have no number"), describe(loaded).c_str());

        // A model of all twelve categories has the set's own numbers.
        folder.write("own/0000001.txt", "4 0.7 0.25 0.2 0.25 0.9\n1 0.35 0.625 0.1 0.25 0.8\n");
        const LoadedDetections own = loadAt(truth, folder.path("own"));
        QCOMPARE(own.numbering, ClassNumbering::FromZero);
        QVERIFY2(describe(own).ends_with("; class 0 is ignored regions"), describe(own).c_str());

        // Ultralytics' predictions.json adds 1: the categories as they are.
        folder.write("p.json", R"([{"image_id": "0000001", "category_id": 4, "bbox": [60, 10, 20, 20], "score": 0.9}])");
        const LoadedDetections json = loadAt(truth, folder.path("p.json"));
        QCOMPARE(json.set.classNames[static_cast<std::size_t>(json.set.detections[0].classId)], std::string("car"));
    }

    void ignoredRegionsOfVisDroneAreOfEveryClass()
    {
        const DatasetFolder folder;
        folder.image("VisDrone2019-DET-val/images/0000001.jpg", 100, 80);
        folder.write("VisDrone2019-DET-val/annotations/0000001.txt", "0,0,50,40,0,0,0,0\n60,10,20,20,1,4,0,0\n10,60,5,5,1,11,0,0\n");
        const auto truth = truthAt(folder.path("VisDrone2019-DET-val"));
        const auto crowds = std::count_if(truth->truths.begin(), truth->truths.end(), [](const metrics::Truth& one) { return one.crowd && one.ignore; });
        QCOMPARE(crowds, std::ptrdiff_t(truth->classNames.size()));
        const auto counted = std::count_if(truth->truths.begin(), truth->truths.end(), [](const metrics::Truth& one) { return !one.ignore; });
        QCOMPARE(counted, std::ptrdiff_t{1});
    }

    void aDataSetAndItsFileAreTheSameTruth()
    {
        GG_REQUIRE_DATA("coco/val2014_100");
        const std::string path = test::dataPath("coco/val2014_100/instances_val2014_100.json");
        JobControl control;
        for (const Shapes shapes : {Shapes::Boxes, Shapes::Masks}) {
            const auto file = readCocoTruth(path, shapes, control);
            const auto set = truthOf(dataset::openDataset(path, control), shapes, control);
            QCOMPARE(set->classIds, file->classIds);
            QCOMPARE(set->images.size(), file->images.size());
            QCOMPARE(set->truths.size(), file->truths.size());
            double areas[2] = {0, 0};
            std::uint64_t pixels[2] = {0, 0};
            std::size_t crowds[2] = {0, 0};
            for (std::size_t i = 0; i < file->truths.size(); ++i) {
                for (const auto& [k, table] : {std::pair{0, file.get()}, {1, set.get()}}) {
                    const metrics::Truth& truth = table->truths[i];
                    areas[k] += truth.area;
                    crowds[k] += truth.crowd ? 1 : 0;
                    pixels[k] += truth.mask == metrics::none ? 0 : metrics::areaOf(table->masks[truth.mask]);
                }
            }
            QCOMPARE(areas[1], areas[0]);
            QCOMPARE(pixels[1], pixels[0]);
            QCOMPARE(crowds[1], crowds[0]);
            QCOMPARE(crowds[0], std::size_t{9});
        }
    }
};

QTEST_GUILESS_MAIN(TestPredictionsFormats)
#include "tst_predictions_formats.moc"
