#include "core/audit/audit.h"
#include "core/base/error.h"
#include "core/dataset/formats/coco_rle.h"
#include "core/dataset/formats/json_sections.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <algorithm>

using namespace gg;
using namespace gg::dataset;
using gg::test::DatasetFolder;

namespace
{

DatasetPtr open(const std::string& path)
{
    JobControl control;
    return openDataset(path, control);
}

/// A JSON with one image a.jpg (64 x 48, id 1), the category cat (id 1), and these annotations.
std::string oneImage(const std::string& annotations)
{
    return R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 64, "height": 48}],
"annotations": [)" +
           annotations + R"(],
"categories": [{"id": 1, "name": "cat"}]})";
}

std::string annotation(int id, const std::string& rest)
{
    return R"({"id": )" + std::to_string(id) + R"(, "image_id": 1, "category_id": 1, )" + rest + "}";
}

class CocoFolder : public DatasetFolder
{
public:
    explicit CocoFolder(const std::string& json)
    {
        image("a.jpg");
        write("set.json", json);
    }
};

std::vector<Blemish> allBlemishes(const Dataset& dataset)
{
    std::vector<Blemish> all = dataset.blemishes;
    for (const Record& record : dataset.records) {
        all.insert(all.end(), record.blemishes.begin(), record.blemishes.end());
    }
    return all;
}

std::vector<std::string> rulesOf(const Dataset& dataset)
{
    std::vector<std::string> rules;
    for (const Blemish& blemish : allBlemishes(dataset)) {
        rules.push_back(blemish.rule);
    }
    return rules;
}

const Blemish* find(const std::vector<Blemish>& blemishes, const std::string& rule)
{
    const auto it =
        std::find_if(blemishes.begin(), blemishes.end(), [&](const Blemish& blemish) { return blemish.rule == rule; });
    return it == blemishes.end() ? nullptr : &*it;
}

/// The one blemish that these annotations of one image give.
Blemish blemishOf(const std::string& annotations)
{
    const CocoFolder folder(oneImage(annotations));
    const std::vector<Blemish> all = allBlemishes(*open(folder.path()));
    return all.size() == 1 ? all.front() : Blemish{.rule = std::to_string(all.size()) + " blemishes"};
}

template <typename T>
std::vector<T> attributes(const Record& record, AttributeKey key)
{
    std::vector<T> out;
    for (const Attribute& attribute : record.extras->attributes) {
        if (attribute.key == key) {
            out.push_back(std::get<T>(attribute.value));
        }
    }
    return out;
}

}  // namespace

class TestDatasetCoco : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runLengthsAreDecodedAsCocoapiDoes()
    {
        // 6, 1, then 40 = 8 + 32 * 1 in two groups, then 4 - 1 = 3 as a difference.
        const std::vector<std::uint32_t> runs{6, 1, 40, 4};
        QCOMPARE(decodeCocoRle("61X13"), std::optional(runs));
        QCOMPARE(encodeCocoRle(runs), std::string("61X13"));
        // A negative difference: 2 - 5 = -3 is 29 = 0b11101 in five bits, with its sign bit set: '0' + 29 = 'M'.
        const std::vector<std::uint32_t> falling{0, 5, 1, 2};
        QCOMPARE(encodeCocoRle(falling), std::string("051M"));
        QCOMPARE(decodeCocoRle("051M"), std::optional(falling));
        QVERIFY(!decodeCocoRle("6 1"));        // a space is no digit of it
        QVERIFY(!decodeCocoRle("6oooooooo"));  // a number without end
        QVERIFY(!decodeCocoRle("05X"));        // ends within a number
        QVERIFY(!decodeCocoRle("0510I"));      // 1 - 7 < 0
    }

    void boxesPolygonsAndMasksAreRead()
    {
        const CocoFolder folder(oneImage(
            annotation(0, R"("bbox": [2, 3, 10, 20], "area": 200, "iscrowd": 0, "segmentation": [])") + "," +
            annotation(2, R"("bbox": [0, 0, 8, 4], "area": 24, "segmentation": [[0,0, 4,0, 4,4, 0,4], [6,0, 8,0, 8,4, 6,4]])") +
            "," +
            annotation(
                3,
                R"("bbox": [1, 0, 1, 48], "area": 48, "iscrowd": 1, "segmentation": {"counts": [48, 48, 2976], "size": [48, 64]})")));
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::Coco);
        QCOMPARE(dataset->task, Task::Segmentation);
        QCOMPARE(rulesOf(*dataset), std::vector<std::string>{});
        const Record& record = dataset->records.at(0);
        QCOMPARE(record.state, LabelState::Labelled);
        QCOMPARE(record.space, CoordinateSpace::Pixels);
        QCOMPARE(record.extras->id, std::string("1"));
        QCOMPARE(record.declaredWidth, 64);
        QCOMPARE(record.objects.size(), std::size_t{3});

        QCOMPARE(record.objects[0].kind, ShapeKind::Box);
        QCOMPARE(record.objects[0].box.height, 20.0);
        QCOMPARE(record.objects[0].line, 2U);

        QCOMPARE(record.objects[1].kind, ShapeKind::Polygon);
        QCOMPARE(record.objects[1].pointCount, 8U);
        QCOMPARE(record.extras->ringStarts, std::vector<std::uint32_t>{4});
        QCOMPARE(record.points[4].x, 6.0);

        QCOMPARE(record.objects[2].kind, ShapeKind::Mask);
        QVERIFY(record.objects[2].ignore);
        QVERIFY(!record.objects[1].ignore);
        QCOMPARE(record.extras->runs, (std::vector<std::uint32_t>{48, 48, 2976}));
        QCOMPARE(attributes<std::int64_t>(record, AttributeKey::AnnotationId), (std::vector<std::int64_t>{0, 2, 3}));
        QCOMPARE(attributes<double>(record, AttributeKey::Area), (std::vector<double>{200, 24, 48}));
        QCOMPARE(attributes<std::int64_t>(record, AttributeKey::Crowd), std::vector<std::int64_t>{1});
    }

    void aCompressedMaskIsTheSameAsItsList()
    {
        const std::vector<std::uint32_t> runs{50, 30, 18, 30, 2944};
        std::string text = encodeCocoRle(runs);
        std::string escaped;
        for (const char c : text) {
            escaped += c == '\\' ? "\\\\" : std::string(1, c);
        }
        const CocoFolder folder(oneImage(annotation(1, R"("segmentation": {"size": [48, 64], "counts": ")" + escaped + R"("})")));
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(rulesOf(*dataset), std::vector<std::string>{});
        const Record& record = dataset->records.at(0);
        QCOMPARE(record.extras->runs, runs);
        // Columns 1 and 2, rows 2 to 31: the box comes from the mask where none is written.
        QCOMPARE(record.objects.at(0).box.x, 1.0);
        QCOMPARE(record.objects.at(0).box.y, 2.0);
        QCOMPARE(record.objects.at(0).box.width, 2.0);
        QCOMPARE(record.objects.at(0).box.height, 30.0);
    }

    void idsAreKeptAsWritten()
    {
        DatasetFolder folder;
        folder.image("a.jpg");
        folder.image("b.jpg");
        folder.image("c.jpg");
        folder.write("set.json", R"({"annotations": [
{"id": 9007199254740993, "image_id": 9223372036854775807, "category_id": 90, "bbox": [1, 1, 5, 5]},
{"id": "x7", "image_id": "BloodImage_1", "category_id": 0, "bbox": [1, 1, 5, 5]}],
"categories": [{"id": 90, "name": "toothbrush"}, {"id": 0, "name": "person"}, {"id": 7, "name": "train"}],
"images": [{"id": 0, "file_name": "a.jpg"}, {"id": 9223372036854775807, "file_name": "b.jpg"}, {"id": "BloodImage_1", "file_name": "c.jpg"}]})");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(rulesOf(*dataset), std::vector<std::string>{});
        QCOMPARE(dataset->classNames, (std::vector<std::string>{"person", "train", "toothbrush"}));
        QCOMPARE(dataset->classIds, (std::vector<std::int64_t>{0, 7, 90}));
        QCOMPARE(dataset->records.size(), std::size_t{3});
        QCOMPARE(dataset->records[0].extras->id, std::string("0"));
        QCOMPARE(dataset->records[0].state, LabelState::Empty);
        QCOMPARE(dataset->records[1].extras->id, std::string("9223372036854775807"));
        QCOMPARE(dataset->records[1].objects.at(0).classId, 2);
        QCOMPARE(attributes<std::int64_t>(dataset->records[1], AttributeKey::AnnotationId),
                 std::vector<std::int64_t>{9007199254740993});
        QCOMPARE(dataset->records[2].extras->id, std::string("BloodImage_1"));
        QCOMPARE(attributes<std::string>(dataset->records[2], AttributeKey::AnnotationId), std::vector<std::string>{"x7"});
    }

    void idsOfAnotherTypeAreMatchedAndTold()
    {
        const CocoFolder folder(oneImage(R"({"id": 1, "image_id": "1", "category_id": 1, "bbox": [1, 1, 5, 5]})"));
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(rulesOf(*dataset), std::vector<std::string>{"coco.id_type_differs"});
        QCOMPARE(dataset->records.at(0).objects.size(), std::size_t{1});
    }

    void faultsOfAnAnnotationAreNamedByItsId_data()
    {
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("value");
        QTest::newRow("three numbers") << R"("bbox": [1, 2, 3])"
                                       << "coco.bbox_malformed"
                                       << "annotation 5: bbox [1, 2, 3]";
        QTest::newRow("NaN") << R"("bbox": [1, NaN, 3, 4])"
                             << "coco.bbox_malformed"
                             << "annotation 5: bbox [1, NaN, 3, 4]";
        QTest::newRow("too large a number") << R"("bbox": [1, 2, 1e999, 4])"
                                            << "coco.bbox_malformed"
                                            << "annotation 5: bbox [1, 2, 1e999, 4]";
        QTest::newRow("hex") << R"("bbox": [1, 2, 0x10, 4])"
                             << "coco.bbox_malformed"
                             << "annotation 5: bbox [1, 2, 0x10, 4]";
        QTest::newRow("text") << R"("bbox": "1 2 3 4")"
                              << "coco.bbox_malformed"
                              << "annotation 5: bbox \"1 2 3 4\"";
        QTest::newRow("null and nothing else") << R"("bbox": null, "segmentation": null)"
                                               << "coco.missing_value"
                                               << "annotation 5: no bbox and no segmentation";
        QTest::newRow("odd ring") << R"("bbox": [0, 0, 4, 4], "segmentation": [[0, 0, 4, 0, 4, 4, 0]])"
                                  << "coco.ring_malformed"
                                  << "annotation 5: 7 numbers";
        QTest::newRow("two points") << R"("bbox": [0, 0, 4, 4], "segmentation": [[0, 0, 4, 4]])"
                                    << "coco.ring_malformed"
                                    << "annotation 5: 4 numbers";
        QTest::newRow("flat list") << R"("bbox": [0, 0, 4, 4], "segmentation": [0, 0, 4, 0, 4, 4, 0, 4])"
                                   << "coco.segmentation_form"
                                   << "annotation 5: numbers that are in no ring";
        QTest::newRow("runs too short") << R"("bbox": [0, 0, 4, 4], "segmentation": {"counts": [1, 2], "size": [48, 64]})"
                                        << "coco.rle_malformed"
                                        << "annotation 5: runs of 3 pixels";
        QTest::newRow("no size") << R"("bbox": [0, 0, 4, 4], "segmentation": {"counts": [3072]})"
                                 << "coco.rle_malformed"
                                 << "annotation 5: no size";
        QTest::newRow("other size") << R"("bbox": [0, 0, 4, 4], "segmentation": {"counts": [1, 23], "size": [4, 6]})"
                                    << "coco.rle_size_differs"
                                    << "annotation 5: 6 × 4";
        QTest::newRow("wrong area") << R"("bbox": [0, 0, 40, 40], "area": 1800)"
                                    << "coco.area_differs"
                                    << "annotation 5: 1800";
        QTest::newRow("box and outline disagree") << R"("bbox": [10, 10, 20, 20], "segmentation": [[0, 0, 20, 0, 20, 20, 0, 20]])"
                                                  << "coco.bbox_differs"
                                                  << "annotation 5: [10, 10, 20, 20]";
    }

    void faultsOfAnAnnotationAreNamedByItsId()
    {
        QFETCH(QString, rest);
        QFETCH(QString, rule);
        QFETCH(QString, value);
        const Blemish blemish = blemishOf(annotation(5, rest.toStdString()));
        QCOMPARE(QString::fromStdString(blemish.rule), rule);
        QCOMPARE(QString::fromStdString(blemish.value), value);
        QCOMPARE(blemish.line, 2U);
        QCOMPARE(blemish.file, std::string("set.json"));
    }

    void anAreaWithinRoundingIsNoFault()
    {
        // 41 x 41 counted to the far side, and 3 % off.
        QCOMPARE(blemishOf(annotation(5, R"("bbox": [0, 0, 40, 40], "area": 1681)")).rule, std::string("0 blemishes"));
        QCOMPARE(blemishOf(annotation(5, R"("bbox": [0, 0, 40, 40], "area": 1648)")).rule, std::string("0 blemishes"));
    }

    void aNegativeSizeStaysAsWrittenForTheAudit()
    {
        const CocoFolder folder(oneImage(annotation(5, R"("bbox": [30, 20, -4, 6])")));
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.at(0).objects.at(0).box.width, -4.0);
        JobControl control;
        const auto findings = audit::runAudit(*dataset, {.pixels = false}, control).findings;
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const auto& f) { return f.rule == "label.zero_size"; }));
    }

    void oneBrokenAnnotationCostsOnlyItself()
    {
        const CocoFolder folder(oneImage(annotation(1, R"("bbox": [1, 1, 5, 5])") + ",\n" +
                                         R"({"id": 2, "image_id": 1, "bbox" [1, 1]}, 17,
{"id": 4, "image_id": 99, "category_id": 1, "bbox": [1, 1, 5, 5]},)" +
                                         annotation(5, R"("bbox": [9, 9, 5, 5])")));
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.at(0).objects.size(), std::size_t{2});
        // The image's own fault comes with the image, the others belong to the set.
        QCOMPARE(rulesOf(*dataset), (std::vector<std::string>{"coco.malformed", "coco.image_unknown", "coco.malformed"}));
        QCOMPARE(dataset->blemishes[0].line, 3U);
        QVERIFY(dataset->blemishes[0].value.starts_with("17 ("));
        QCOMPARE(dataset->blemishes[1].line, 4U);
        QCOMPARE(dataset->blemishes[1].value, std::string("annotation 4: image_id 99"));
        QCOMPARE(dataset->records.at(0).blemishes[0].line, 3U);
    }

    void aFileThatEndsEarlyIsReadToItsLastWholeAnnotation()
    {
        const std::string whole =
            oneImage(annotation(1, R"("bbox": [1, 1, 5, 5])") + ",\n" + annotation(2, R"("bbox": [9, 9, 5, 5])"));
        const CocoFolder folder(whole.substr(0, whole.find("[9, 9")));
        const DatasetPtr dataset = open(folder.path("set.json"));
        QCOMPARE(dataset->records.at(0).objects.size(), std::size_t{1});
        const std::vector<Blemish> all = allBlemishes(*dataset);
        const Blemish* fault = find(all, "coco.malformed");
        QVERIFY(fault != nullptr);
        QCOMPARE(fault->value, std::string("the file ends before its last bracket is closed"));
        QCOMPARE(fault->line, 3U);
        QVERIFY(find(all, "coco.category_unknown") != nullptr);  // the categories were behind the cut
    }

    void repeatedIdsAndNamesAreTold()
    {
        DatasetFolder folder;
        folder.image("a.jpg");
        folder.image("b.jpg");
        folder.write(
            "set.json",
            R"({"images": [{"id": 1, "file_name": "a.jpg"}, {"id": 1, "file_name": "b.jpg"}, {"id": 2, "file_name": "b.jpg"}],
"annotations": [{"id": 3, "image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5]}, {"id": 3, "image_id": 2, "category_id": 8, "bbox": [1, 1, 5, 5]}],
"categories": [{"id": 1, "name": "cat"}, {"id": 1, "name": "dog"}, {"id": 2, "name": "cat"}]})");
        const DatasetPtr dataset = open(folder.path());
        const std::vector<Blemish> all = allBlemishes(*dataset);
        QCOMPARE(find(all, "coco.image_id_repeated")->value, std::string("1 (a.jpg, b.jpg)"));
        QCOMPARE(find(all, "coco.file_name_repeated")->value, std::string("b.jpg"));
        QCOMPARE(find(all, "coco.annotation_id_repeated")->value, std::string("3"));
        QCOMPARE(find(all, "coco.category_repeated")->value, std::string("1 (cat, dog)"));
        QCOMPARE(find(all, "coco.category_unknown")->value, std::string("8"));
        QCOMPARE(std::count(dataset->classNames.begin(), dataset->classNames.end(), "category 8"), 1);
        // The first image of the repeated id is not a negative: nobody knows its objects.
        QCOMPARE(dataset->records.at(0).image, std::string("a.jpg"));
        QCOMPARE(dataset->records.at(0).state, LabelState::Missing);
    }

    void imagesAreLookedForWherePeoplePutThem_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("fileName");
        QTest::newRow("COCO itself") << "annotations/instances_val2017.json"
                                     << "images/val2017/a.jpg"
                                     << "a.jpg";
        QTest::newRow("split folders beside") << "annotations/instances_val2017.json"
                                              << "val2017/a.jpg"
                                              << "a.jpg";
        QTest::newRow("Roboflow") << "valid/_annotations.coco.json"
                                  << "valid/a.jpg"
                                  << "a.jpg";
        QTest::newRow("with folder") << "labels.json"
                                     << "pictures/day/a.jpg"
                                     << "pictures/day/a.jpg";
        QTest::newRow("data") << "labels.json"
                              << "data/a.jpg"
                              << "a.jpg";
        QTest::newRow("up from annotations") << "annotations/val.json"
                                             << "pictures/a.jpg"
                                             << "../pictures/a.jpg";
        QTest::newRow("Windows") << "annotations/val.json"
                                 << "images/day/a.jpg"
                                 << "day\\\\a.jpg";
    }

    void imagesAreLookedForWherePeoplePutThem()
    {
        QFETCH(QString, json);
        QFETCH(QString, image);
        QFETCH(QString, fileName);
        DatasetFolder folder;
        folder.image(image.toStdString());
        folder.write(
            json.toStdString(),
            R"({"images": [{"id": 1, "file_name": ")" + fileName.toStdString() +
                R"("}], "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5]}], "categories": [{"id": 1, "name": "cat"}]})");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.at(0).image, image.toStdString());
        QCOMPARE(rulesOf(*dataset), std::vector<std::string>{});
        const bool named = json.contains("val");
        QCOMPARE(dataset->splits, std::vector<std::string>{named ? "val" : "all"});
    }

    void anImageElsewhereIsFoundByItsNameAndTold()
    {
        DatasetFolder folder;
        folder.image("sorted/by/day/a.jpg");
        folder.image("c.jpg");
        folder.image("x/twice.jpg");
        folder.image("y/twice.jpg");
        folder.write("set.json", R"({"images": [{"id": 1, "file_name": "old/a.jpg"}, {"id": 2, "file_name": "gone.jpg"},
{"id": 3, "file_name": "twice.jpg"}, {"id": 4, "file_name": "c.jpg"}], "annotations": [], "categories": [{"id": 1, "name": "cat"}]})");
        const DatasetPtr dataset = open(folder.path());
        const std::vector<Blemish> all = allBlemishes(*dataset);
        QCOMPARE(find(all, "image.found_elsewhere")->expected, std::string("old/a.jpg → sorted/by/day/a.jpg"));
        QCOMPARE(find(all, "image.not_found")->value, std::string("gone.jpg"));
        QCOMPARE(find(all, "image.not_found")->line, 1U);
        QCOMPARE(find(all, "image.ambiguous")->value, std::string("twice.jpg"));
        QCOMPARE(find(all, "image.ambiguous")->line, 2U);
    }

    void aNameThatLeavesTheRootIsNotOpened()
    {
        DatasetFolder folder;
        folder.image("a.jpg");
        folder.write("../passwd.jpg", "secret");
        folder.write(
            "set.json",
            R"({"images": [{"id": 1, "file_name": "../passwd.jpg"}, {"id": 2, "file_name": "/etc/passwd"}, {"id": 3, "file_name": "a.jpg"}],
"annotations": [], "categories": [{"id": 1, "name": "cat"}]})");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(rulesOf(*dataset), (std::vector<std::string>{"path.outside_root", "path.outside_root"}));
        for (const Record& record : dataset->records) {
            QVERIFY(record.image.find("..") == std::string::npos);
            QVERIFY(!record.image.starts_with('/'));
        }
    }

    void severalFilesAreSplits()
    {
        DatasetFolder folder;
        for (const char* name : {"train2017", "val2017"}) {
            folder.image(std::string("images/") + name + "/a.jpg");
            folder.write(std::string("annotations/instances_") + name + ".json",
                         oneImage(annotation(1, R"("bbox": [1, 1, 5, 5])")));
        }
        folder.image("images/val2017/forgotten.jpg");
        folder.write(
            "annotations/captions_val2017.json",
            R"({"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"id": 1, "image_id": 1, "caption": "a cat"}]})");
        folder.write("annotations/instances_val2017_results.json",
                     R"([{"image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5], "score": 0.5}])");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->splits, (std::vector<std::string>{"train", "val"}));
        QCOMPARE(dataset->records.size(), std::size_t{2});
        QCOMPARE(dataset->records[0].image, std::string("images/train2017/a.jpg"));
        QCOMPARE(dataset->records[1].label, std::string("annotations/instances_val2017.json"));
        QCOMPARE(rulesOf(*dataset), std::vector<std::string>{"image.unlisted"});
        QCOMPARE(dataset->blemishes[0].expected, std::string("images/val2017/forgotten.jpg"));
        JobControl control;
        for (const auto& finding : audit::runAudit(*dataset, {.pixels = false}, control).findings) {
            QVERIFY2(finding.rule != "label.shared", "one JSON labels all images");
        }
        QCOMPARE(open(folder.path("annotations/instances_val2017.json"))->records.size(), std::size_t{1});
    }

    void aChangedAnnotationChangesTheFingerprint()
    {
        const CocoFolder folder(oneImage(annotation(1, R"("bbox": [1, 1, 5, 5])")));
        const std::string before = open(folder.path())->fingerprint;
        QCOMPARE(open(folder.path())->fingerprint, before);
        folder.write("set.json", oneImage(annotation(1, R"("bbox": [1, 1, 5, 6])")));
        QVERIFY(open(folder.path())->fingerprint != before);
    }

    void batchesOfALongFileMeetWithoutLoss()
    {
        // 40,000 annotations are some 3 MiB: several batches, and several blocks of reading.
        std::string annotations;
        for (int i = 0; i < 40000; ++i) {
            annotations += (i == 0 ? "" : ",\n") + annotation(i, R"("bbox": [1, 1, 5, )" + std::to_string(1 + i % 40) +
                                                                     "], \"note\": \"a \\\" } ] \\\\\"");
        }
        const CocoFolder folder(oneImage(annotations));
        const DatasetPtr dataset = open(folder.path());
        const Record& record = dataset->records.at(0);
        QCOMPARE(rulesOf(*dataset), std::vector<std::string>{});
        QCOMPARE(record.objects.size(), std::size_t{40000});
        for (std::size_t i = 0; i < record.objects.size(); ++i) {
            QCOMPARE(record.objects[i].box.height, static_cast<double>(1 + i % 40));
            QCOMPARE(record.objects[i].line, static_cast<unsigned>(2 + i));
        }
    }

    void bracketsNestedWithoutEndAreRefused()
    {
        const CocoFolder folder(oneImage(annotation(1, R"("bbox": [1, 1, 5, 5])")) + "");
        const std::string deep = oneImage(annotation(1, R"("bbox": [1, 1, 5, 5])") + "," +
                                          annotation(2, R"("attributes": )" + std::string(10000, '[') + std::string(10000, ']')));
        folder.write("set.json", deep);
        const DatasetPtr dataset = open(folder.path("set.json"));
        const std::vector<Blemish> all = allBlemishes(*dataset);
        QCOMPARE(find(all, "coco.malformed")->value, std::string("brackets are nested more than 64 deep"));
        QCOMPARE(dataset->records.at(0).objects.size(), std::size_t{1});
    }

    void theRealTinyCocoIsReadInFull()
    {
        GG_REQUIRE_DATA("detection/tinycoco/tinycoco");
        const DatasetPtr dataset = open(gg::test::dataPath("detection/tinycoco/tinycoco"));
        QCOMPARE(dataset->records.size(), std::size_t{38});
        std::size_t objects = 0;
        std::size_t crowds = 0;
        for (const Record& record : dataset->records) {
            objects += record.objects.size();
            crowds += static_cast<std::size_t>(
                std::count_if(record.objects.begin(), record.objects.end(), [](const Object& object) { return object.ignore; }));
        }
        QCOMPARE(objects, std::size_t{424});
        QCOMPARE(crowds, std::size_t{5});
        QCOMPARE(dataset->classNames.size(), std::size_t{80});
        QCOMPARE(dataset->classIds.back(), std::int64_t{90});
        QCOMPARE(rulesOf(*dataset), std::vector<std::string>{});
    }

    void theRealVal2014SampleHasNineCrowds()
    {
        GG_REQUIRE_DATA("coco/val2014_100");
        const DatasetPtr dataset = open(gg::test::dataPath("coco/val2014_100"));
        QCOMPARE(dataset->records.size(), std::size_t{100});
        std::size_t crowds = 0;
        for (const Record& record : dataset->records) {
            for (const Object& object : record.objects) {
                crowds += object.ignore && object.kind == ShapeKind::Mask ? 1 : 0;
            }
        }
        QCOMPARE(crowds, std::size_t{9});
    }
};

QTEST_GUILESS_MAIN(TestDatasetCoco)
#include "tst_dataset_coco.moc"
