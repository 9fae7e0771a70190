#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/formats/mask_pairing.h"
#include "core/dataset/formats/yolo_labels.h"
#include "core/dataset/open.h"
#include "core/dataset/statistics.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <thread>

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

std::vector<std::string> rulesOf(const std::vector<Blemish>& blemishes)
{
    std::vector<std::string> rules;
    for (const Blemish& blemish : blemishes) {
        rules.push_back(blemish.rule);
    }
    return rules;
}

bool has(const std::vector<std::string>& rules, const std::string& rule)
{
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

Record label(const std::string& text, int keypointValues = 0)
{
    Record record;
    record.label = "labels/a.txt";
    parseYoloLabel(text, {.keypointValues = keypointValues}, record);
    return record;
}

std::size_t objectsOf(const Dataset& dataset)
{
    std::size_t count = 0;
    for (const Record& record : dataset.records) {
        count += record.objects.size();
    }
    return count;
}

std::string errorOf(const std::string& path)
{
    try {
        open(path);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TestDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsLikeAPerson()
    {
        QVERIFY(naturalLess("frame2.jpg", "frame10.jpg"));
        QVERIFY(!naturalLess("frame10.jpg", "frame2.jpg"));
        QVERIFY(naturalLess("a", "b"));
        QVERIFY(naturalLess("img_007", "img_8"));
        QVERIFY(naturalLess("img_01", "img_1") != naturalLess("img_1", "img_01"));
        QVERIFY(!naturalLess("same", "same"));
    }

    void aBoxRowBecomesLeftTopWidthHeight()
    {
        // 640x480, box at pixel (100, 50), 200 wide, 80 high.
        const Record record = label("0 0.3125 0.1875 0.3125 0.16666667\n");
        QCOMPARE(record.state, LabelState::Labelled);
        QCOMPARE(record.objects.size(), std::size_t{1});
        QCOMPARE(record.objects[0].line, 1U);
        QVERIFY(std::abs(record.objects[0].box.x * 640 - 100) < 1e-4);
        QVERIFY(std::abs(record.objects[0].box.y * 480 - 50) < 1e-4);
        QVERIFY(std::abs(record.objects[0].box.width * 640 - 200) < 1e-4);
        QVERIFY(record.blemishes.empty());
    }

    void aPolygonRowKeepsItsPoints()
    {
        const Record record = label("2 0.1 0.2 0.5 0.2 0.3 0.6\r\n");
        QCOMPARE(record.objects.size(), std::size_t{1});
        QCOMPARE(record.objects[0].kind, ShapeKind::Polygon);
        QCOMPARE(record.objects[0].classId, 2);
        QCOMPARE(record.objects[0].pointCount, 3U);
        QCOMPARE(record.points[2].y, 0.6);
        QCOMPARE(record.objects[0].box.x, 0.1);
        QVERIFY(std::abs(record.objects[0].box.height - 0.4) < 1e-12);
        QVERIFY(record.blemishes.empty());
    }

    void whiteSpaceAloneIsAnEmptyLabel()
    {
        QCOMPARE(label("").state, LabelState::Empty);
        QCOMPARE(label(" \r\n\t\n").state, LabelState::Empty);
        QCOMPARE(label("0 .5 .5 .1 .1").state, LabelState::Labelled);
    }

    void aBadRowIsNamedByLineColumnAndValue()
    {
        const Record record = label(
            "0 0.5 0.5 0.1 0.1\n\n1 0.5 0,5 0.1 0.1\n0 0.5 0.5 0.1\n0 1.5 0.5 0.1 0.1\n1.5 0.5 0.5 0.1 0.1\n0 0.5 nan 0.1 0.1\n");
        QCOMPARE(record.blemishes.size(), std::size_t{5});
        QCOMPARE(record.blemishes[0].rule, std::string("label.not_a_number"));
        QCOMPARE(record.blemishes[0].line, 3U);
        QCOMPARE(record.blemishes[0].column, 3U);
        QCOMPARE(record.blemishes[0].value, std::string("0,5"));
        QCOMPARE(record.blemishes[1].rule, std::string("label.columns"));
        QCOMPARE(record.blemishes[1].line, 4U);
        QCOMPARE(record.blemishes[1].value, std::string("4"));
        QCOMPARE(record.blemishes[2].rule, std::string("label.out_of_range"));
        QCOMPARE(record.blemishes[2].line, 5U);
        QCOMPARE(record.blemishes[2].column, 2U);
        QCOMPARE(record.blemishes[2].value, std::string("1.5"));
        QCOMPARE(record.blemishes[3].rule, std::string("label.class_fractional"));
        QCOMPARE(record.blemishes[4].rule, std::string("label.not_a_number"));
        QCOMPARE(record.blemishes[4].value, std::string("nan"));
    }

    void aBoxAmongPolygonsIsReadAsAPolygon()
    {
        const Record record = label("0 0.1 0.1 0.2 0.1 0.2 0.2\n0 0.5 0.5 0.2 0.1\n");
        QCOMPARE(record.objects.size(), std::size_t{2});
        QCOMPARE(rulesOf(record.blemishes), std::vector<std::string>{"label.read_as_polygon"});
        QCOMPARE(record.blemishes[0].line, 2U);
    }

    void aSixthColumnIsAConfidence()
    {
        const Record record = label("0 0.5 0.5 0.2 0.1 0.93\n");
        QCOMPARE(rulesOf(record.blemishes), std::vector<std::string>{"label.columns"});
        QCOMPARE(record.objects.size(), std::size_t{1});  // still drawn, so that it can be looked at
    }

    void keyPointsBehindTheBoxAreExpectedWhereTheYamlSaysSo()
    {
        const Record record = label("0 0.5 0.5 0.2 0.2 0.4 0.4 2 0.6 0.6 1\n", 6);
        QCOMPARE(record.objects.size(), std::size_t{1});
        QCOMPARE(record.objects[0].kind, ShapeKind::Box);
        QVERIFY(record.blemishes.empty());
        QCOMPARE(rulesOf(label("0 0.5 0.5 0.2 0.2 0.4 0.4\n", 6).blemishes), std::vector<std::string>{"label.columns"});
    }

    void aFileOfRubbishHasBoundedBlemishes()
    {
        std::string text;
        for (int i = 0; i < 1000; ++i) {
            text += "this is no label\n";
        }
        const Record record = label(text);
        QCOMPARE(record.blemishes.size(), std::size_t{201});
        QCOMPARE(record.blemishes.back().rule, std::string("label.more_faults"));
        // Each row has four tokens that are no numbers, and too few columns: 5,000 faults, of which 200 are listed.
        QCOMPARE(record.blemishes.back().value, std::string("4800"));
        QVERIFY(record.objects.empty());
    }

    void aMissingLabelIsNotAnEmptyLabel()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat, dog]\n");
        folder.image("images/train/1.jpg");
        folder.image("images/train/2.jpg");
        folder.image("images/train/10.jpg");
        folder.image("images/val/3.jpg");
        folder.write("labels/train/1.txt", "1 0.5 0.5 0.2 0.2\n");
        folder.write("labels/train/2.txt", "");
        folder.write("labels/val/3.txt", "0 0.5 0.5 0.2 0.2\n");
        folder.write("labels/val/4.txt", "0 0.5 0.5 0.2 0.2\n");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::Yolo);
        QCOMPARE(dataset->name, std::string("set"));
        QCOMPARE(dataset->splits, (std::vector<std::string>{"train", "val"}));
        QCOMPARE(dataset->records.size(), std::size_t{4});
        QCOMPARE(dataset->records[0].image, std::string("images/train/1.jpg"));
        QCOMPARE(dataset->records[0].label, std::string("labels/train/1.txt"));
        QCOMPARE(dataset->records[0].state, LabelState::Labelled);
        QCOMPARE(dataset->records[1].state, LabelState::Empty);
        QCOMPARE(dataset->records[2].image, std::string("images/train/10.jpg"));
        QCOMPARE(dataset->records[2].state, LabelState::Missing);
        QCOMPARE(dataset->records[3].split, std::uint16_t{1});
        QCOMPARE(dataset->orphanLabels, std::vector<std::string>{"labels/val/4.txt"});
        QCOMPARE(dataset->pairing, std::string("images/train/X.jpg ↔ labels/train/X.txt"));

        const Statistics statistics = computeStatistics(*dataset);
        QCOMPARE(statistics.splits[0].images, std::size_t{3});
        QCOMPARE(statistics.splits[0].empty, std::size_t{1});
        QCOMPARE(statistics.splits[0].missing, std::size_t{1});
        QCOMPARE(statistics.objects, std::size_t{2});
        QCOMPARE(statistics.imbalance, 1.0);
    }

    void theFingerprintFollowsContentsNotPlace()
    {
        const auto fill = [](DatasetFolder& folder, const std::string& text) {
            folder.image("images/a.jpg");
            folder.write("labels/a.txt", text);
        };
        DatasetFolder one;
        DatasetFolder two;
        DatasetFolder other;
        fill(one, "0 0.5 0.5 0.2 0.2\n");
        fill(two, "0 0.5 0.5 0.2 0.2\n");
        fill(other, "0 0.5 0.5 0.2 0.3\n");
        QCOMPARE(open(one.path())->fingerprint.size(), std::size_t{16});
        QCOMPARE(open(one.path())->fingerprint, open(two.path())->fingerprint);
        QVERIFY(open(one.path())->fingerprint != open(other.path())->fingerprint);
    }

    void roboflowsParentFolderIsTheFolderBeside()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: ../train/images\nval: ../valid/images\ntest:\n\nnc : 1\nnames : ['car']");
        folder.image("train/images/a.jpg");
        folder.write("train/labels/a.txt", "0 0.5 0.5 0.2 0.2\n");
        folder.image("valid/images/b.jpg");
        folder.write("valid/labels/b.txt", "0 0.5 0.5 0.2 0.2\n");
        const DatasetPtr dataset = open(folder.path("data.yaml"));
        QCOMPARE(dataset->splits, (std::vector<std::string>{"train", "val"}));
        QCOMPARE(dataset->records[1].image, std::string("valid/images/b.jpg"));
        QCOMPARE(objectsOf(*dataset), std::size_t{2});
        QVERIFY(dataset->blemishes.empty());
    }

    void anotherMachinesPathIsFoundBesideTheYaml()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: C:\\Users\\Me\\my set\\images\\train\nval: C:\\Users\\Me\\my set\\images\\val\r\nnc: "
                                  "1\r\nnames: ['裂缝']\r\n");
        folder.image("images/train/a.jpg");
        folder.image("images/val/b.jpg");
        folder.write("labels/train/a.txt", "0 0.5 0.5 0.2 0.2\n");
        folder.write("labels/val/b.txt", "");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.size(), std::size_t{2});
        QCOMPARE(dataset->classNames, std::vector<std::string>{"裂缝"});
        QCOMPARE(rulesOf(dataset->blemishes),
                 (std::vector<std::string>{"yaml.split_found_elsewhere", "yaml.split_found_elsewhere"}));
    }

    void tabsAndQuotedBackslashesAreRepairedAndTold()
    {
        DatasetFolder folder;
        folder.write("tabs.yaml", "train:\timages\nval: images\nnames:\n\t0: cat\n\t1: dog\n");
        const YoloYaml tabs = readYoloYaml(folder.path("tabs.yaml"));
        QCOMPARE(tabs.names, (std::vector<std::string>{"cat", "dog"}));
        QVERIFY(has(rulesOf(tabs.blemishes), "yaml.tabs"));
        folder.write("quoted.yaml", "train: \"D:\\data\\Users\\train\"\nval: \"D:\\data\\val\"\nnames: [a]\n");
        const YoloYaml quoted = readYoloYaml(folder.path("quoted.yaml"));
        QCOMPARE(quoted.train, std::vector<std::string>{"D:\\data\\Users\\train"});
        QVERIFY(has(rulesOf(quoted.blemishes), "yaml.backslash"));
    }

    void brokenYamlNamesItsLine()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: images\nval: images\nnames: [a, b\nnc: 2\n");
        try {
            readYoloYaml(folder.path("data.yaml"));
            QFAIL("broken YAML was accepted");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Malformed);
            QVERIFY2(error.detail().find("Line 4") != std::string::npos, error.what());
        }
    }

    void namesComeAsListsAndNumbers()
    {
        DatasetFolder folder;
        folder.write("gaps.yaml", "train: a\nval: b\nnames:\n  0: cat\n  2: dog\n");
        QCOMPARE(readYoloYaml(folder.path("gaps.yaml")).names, (std::vector<std::string>{"cat", "", "dog"}));
        folder.write("missing.yaml", "train: a\nval: b\nnc: 2\n");
        const YoloYaml missing = readYoloYaml(folder.path("missing.yaml"));
        QCOMPARE(missing.names, (std::vector<std::string>{"class_0", "class_1"}));
        QVERIFY(has(rulesOf(missing.blemishes), "yaml.names_missing"));
        folder.write("differs.yaml", "train: a\nval: b\nnc: 3\nnames: [cat, dog]\n");
        const YoloYaml differs = readYoloYaml(folder.path("differs.yaml"));
        QCOMPARE(rulesOf(differs.blemishes), std::vector<std::string>{"yaml.nc_differs"});
        QCOMPARE(differs.blemishes[0].line, 3U);
        folder.write("huge.yaml", "train: a\nval: b\nnames: {99999999999: cat}\n");
        QVERIFY(has(rulesOf(readYoloYaml(folder.path("huge.yaml")).blemishes), "yaml.names_form"));
    }

    void yamlsAsPeopleWriteThem()
    {
        GG_REQUIRE_DATA("dataset_yaml");
        const auto read = [](const std::string& name) { return readYoloYaml(test::dataPath("dataset_yaml/" + name)); };
        const YoloYaml gusset = read("GussetDefect_roboflow_parent_space_before_colon.yaml");
        QCOMPARE(gusset.names, (std::vector<std::string>{"blueGusset", "greyGusset", "pinkGusset"}));
        QCOMPARE(gusset.test, std::vector<std::string>{"../test/images"});
        QVERIFY(gusset.blemishes.empty());
        QVERIFY(has(rulesOf(read("HelmetDetection_val_points_to_labels.yaml").blemishes), "yaml.split_points_at_labels"));
        const YoloYaml student = read("Student-status_names_dict_no_nc_emoji.yaml");
        QCOMPARE(student.names.size(), std::size_t{7});
        QCOMPARE(student.path, std::string("../class"));
        QVERIFY(student.test.empty());
        const YoloYaml uav = read("UAV_windows_path_cjk_names.yaml");
        QCOMPARE(uav.names, (std::vector<std::string>{"裂缝", "剥落"}));
        QVERIFY(has(rulesOf(uav.blemishes), "split.train_equals_val"));
        QCOMPARE(read("layout-analys_crlf.yaml").train, std::vector<std::string>{"VOCDATA/images/train/"});
        QCOMPARE(read("magpie_windows_spaces_parens_trailing_comment.yaml").val,
                 std::vector<std::string>{"C:\\Users\\Solon\\Desktop\\Projects\\Personal\\Current\\Group Project "
                                          "(admin)\\ml\\dataset_ann\\yolov8\\images\\val"});
        QCOMPARE(read("steel_abs_path_with_relative_splits.yaml").names.size(), std::size_t{4});
        QVERIFY(has(rulesOf(read("yolov5.0_val_equals_train_no_eol.yaml").blemishes), "split.train_equals_val"));
    }

    void yamlsWithoutTheirImagesSayWhatTheyLookedFor()
    {
        GG_REQUIRE_DATA("dataset_yaml");
        for (const auto& entry : std::filesystem::directory_iterator(test::dataPath("dataset_yaml"))) {
            if (entry.path().extension() == ".yaml") {
                const std::string error = errorOf(entry.path().string());
                QVERIFY2(error.find("looked for in") != std::string::npos, error.c_str());
            }
        }
    }

    void listsOfImagesNameTheirMissingLines()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: train.txt\nval: val.txt\nnames: [cat]\n");
        folder.image("images/a.jpg");
        folder.image("images/b.jpg");
        folder.write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n");
        folder.write("train.txt", "./images/a.jpg\r\n/home/somebody/set/images/b.jpg\r\n./images/gone.jpg\r\n");
        folder.write("val.txt", "images/b.jpg\n");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.size(), std::size_t{3});
        QCOMPARE(dataset->records[0].state, LabelState::Labelled);
        QCOMPARE(dataset->records[1].state, LabelState::Missing);
        // The absolute line is another machine's; its image was found by the last parts of the path.
        QCOMPARE(rulesOf(dataset->blemishes), (std::vector<std::string>{"split.file_not_found", "path.absolute"}));
        QCOMPARE(dataset->blemishes[0].file, std::string("train.txt"));
        QCOMPARE(dataset->blemishes[0].line, 3U);
        QCOMPARE(dataset->blemishes[1].value, std::string("1"));
    }

    void labelsBesideTheImages()
    {
        DatasetFolder folder;
        folder.image("a.jpg");
        folder.write("a.txt", "1 0.5 0.5 0.1 0.1\n");
        folder.image("b.jpg");
        folder.write("classes.txt", "cat\ndog\n");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::Yolo);
        QCOMPARE(dataset->records.size(), std::size_t{2});
        QCOMPARE(dataset->classNames, (std::vector<std::string>{"cat", "dog"}));
        QVERIFY(dataset->orphanLabels.empty());
        QCOMPARE(dataset->splits, std::vector<std::string>{"all"});
    }

    void pascalVocByItsImageSets()
    {
        DatasetFolder folder;
        const auto annotation = [](const std::string& name, const std::string& box) {
            return "<annotation>\n<filename>" + name +
                   ".jpg</filename>\n<size><width>64</width><height>48</height></size>\n<object>\n<name>dog</name>\n<bndbox>" +
                   box + "</bndbox>\n</object>\n</annotation>\n";
        };
        folder.image("JPEGImages/1.jpg");
        folder.image("JPEGImages/2.jpg");
        folder.image("JPEGImages/3.jpg");
        folder.write("Annotations/1.xml", annotation("1", "<xmin>1</xmin><ymin>2</ymin><xmax>11</xmax><ymax>22</ymax>"));
        folder.write("Annotations/2.xml", annotation("other", "<xmin>x</xmin><ymin>2</ymin><xmax>11</xmax><ymax>22</ymax>"));
        folder.write("Annotations/9.xml", annotation("9", "<xmin>1</xmin><ymin>2</ymin><xmax>11</xmax><ymax>22</ymax>"));
        folder.write("ImageSets/Main/train.txt", "1\n");
        folder.write("ImageSets/Main/val.txt", "2\n7\n");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::PascalVoc);
        QCOMPARE(dataset->splits, (std::vector<std::string>{"train", "val", "unlisted"}));
        const Record& first = dataset->records[0];
        QCOMPARE(first.objects.size(), std::size_t{1});
        QCOMPARE(first.objects[0].box.x, 1.0);
        QCOMPARE(first.objects[0].box.height, 20.0);
        QCOMPARE(first.objects[0].line, 6U);
        QCOMPARE(first.space, CoordinateSpace::Pixels);
        QCOMPARE(first.declaredWidth, 64);
        QCOMPARE(rulesOf(dataset->records[1].blemishes),
                 (std::vector<std::string>{"voc.filename_differs", "label.not_a_number"}));
        QCOMPARE(dataset->records[2].state, LabelState::Missing);
        QCOMPARE(dataset->orphanLabels, std::vector<std::string>{"Annotations/9.xml"});
        QVERIFY(has(rulesOf(dataset->blemishes), "split.file_not_found"));
    }

    void brokenXmlIsUnreadableNotEmpty()
    {
        DatasetFolder folder;
        folder.image("images/1.jpg");
        folder.image("images/2.jpg");
        folder.write("annotations/1.xml", "<annotation>\n<object>\n<name>dog</nam></object>");
        folder.write("annotations/2.xml", "<annotation></annotation>");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records[0].state, LabelState::Unreadable);
        QCOMPARE(dataset->records[0].blemishes[0].rule, std::string("voc.malformed"));
        QCOMPARE(dataset->records[0].blemishes[0].line, 3U);
        QCOMPARE(dataset->records[1].state, LabelState::Empty);
    }

    void pairingIsLearntFromTheNames_data()
    {
        QTest::addColumn<QStringList>("images");
        QTest::addColumn<QStringList>("masks");
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("mask");
        QTest::newRow("equal") << QStringList{"1", "2", "10"} << QStringList{"1", "2", "10"} << "2"
                               << "2";
        QTest::newRow("endings") << QStringList{"fine_3_1_fram", "fine_3_2_fram", "fine_3_10_fram"}
                                 << QStringList{"fine_3_1_mask", "fine_3_10_mask", "fine_3_2_mask"} << "fine_3_10_fram"
                                 << "fine_3_10_mask";
        QTest::newRow("added") << QStringList{"a1", "a2", "b"} << QStringList{"a1_mask", "a2_mask", "b_mask"} << "b"
                               << "b_mask";
        QTest::newRow("numbered ending") << QStringList{"21_training", "22_training"} << QStringList{"21_manual1", "22_manual1"}
                                         << "22_training"
                                         << "22_manual1";
        QTest::newRow("beginnings") << QStringList{"image_01", "image_02"} << QStringList{"mask_01", "mask_02"} << "image_02"
                                    << "mask_02";
        QTest::newRow("shared letters") << QStringList{"x_frame", "y_frame"} << QStringList{"x_image", "y_image"} << "y_frame"
                                        << "y_image";
        QTest::newRow("one missing") << QStringList{"1_sat", "2_sat", "3_sat"} << QStringList{"1_mask", "3_mask"} << "3_sat"
                                     << "3_mask";
    }

    void pairingIsLearntFromTheNames()
    {
        QFETCH(QStringList, images);
        QFETCH(QStringList, masks);
        QFETCH(QString, image);
        QFETCH(QString, mask);
        const auto plain = [](const QStringList& list) {
            std::vector<std::string> out;
            for (const QString& text : list) {
                out.push_back(text.toStdString());
            }
            return out;
        };
        const PairingRule rule = inferPairing(plain(images), plain(masks));
        QCOMPARE(rule.maskStem(image.toStdString()), mask.toStdString());
    }

    void imagesAndMasks()
    {
        DatasetFolder folder;
        folder.image("Kvasir/images/a.jpg");
        folder.image("Kvasir/images/b.jpg");
        folder.mask("Kvasir/masks/a.png", 0.25);
        folder.mask("Kvasir/masks/c.png", 0.25);
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::ImageMask);
        QCOMPARE(dataset->task, Task::Segmentation);
        QCOMPARE(dataset->name, std::string("Kvasir"));
        QCOMPARE(dataset->records[0].state, LabelState::Labelled);
        QCOMPARE(dataset->records[0].label, std::string("masks/a.png"));
        QCOMPARE(dataset->records[1].state, LabelState::Missing);
        QCOMPARE(dataset->records[1].label, std::string("masks/b.png"));
        QCOMPARE(dataset->orphanLabels, std::vector<std::string>{"masks/c.png"});
        QCOMPARE(dataset->pairing, std::string("images/X.jpg ↔ masks/X.png"));
    }

    void masksMayLieAmongTheImages()
    {
        DatasetFolder folder;
        folder.image("1_sat.jpg");
        folder.mask("1_mask.png", 0.5);
        folder.image("2_sat.jpg");
        folder.mask("2_mask.png", 0.5);
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::ImageMask);
        QCOMPARE(dataset->records.size(), std::size_t{2});
        QCOMPARE(dataset->records[1].label, std::string("2_mask.png"));
    }

    void openingThePartOpensTheWhole()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.mask("masks/a.png", 0.25);
        QCOMPARE(open(folder.path("images"))->root, folder.path());
        QCOMPARE(open(folder.path("images"))->format, Format::ImageMask);
    }

    void aWrongFolderSaysWhatWasLookedForAndFound()
    {
        DatasetFolder folder;
        folder.image("holiday/1.jpg");
        folder.image("2.jpg");
        const std::string error = errorOf(folder.path());
        for (const char* part : {"data.yaml", "Pascal VOC", "masks", "1 image and 1 folder (holiday)"}) {
            QVERIFY2(error.find(part) != std::string::npos, error.c_str());
        }
        QVERIFY(errorOf(folder.path("nowhere")).find("There is no such file or folder") != std::string::npos);
        QVERIFY(errorOf(folder.path("2.jpg")).find("Open a folder or a data.yaml") != std::string::npos);
    }

    void aLoopOfLinksEnds()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n");
        std::filesystem::create_directory_symlink(folder.path("images"), folder.path("images/again"));
        std::filesystem::create_directory_symlink(folder.path(), folder.path("images/up"));
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.size(), std::size_t{1});
    }

    void aReadOnlyFolderOpens()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.mask("masks/a.png", 0.25);
        namespace fs = std::filesystem;
        const auto readOnly = fs::perms::owner_read | fs::perms::owner_exec;
        fs::permissions(folder.path("images"), readOnly);
        fs::permissions(folder.path(), readOnly);
        const DatasetPtr dataset = open(folder.path());
        fs::permissions(folder.path(), fs::perms::owner_all);
        fs::permissions(folder.path("images"), fs::perms::owner_all);
        QCOMPARE(dataset->records.size(), std::size_t{1});
    }

    void openingCanBeCancelled()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n");
        std::stop_source stop;
        stop.request_stop();
        JobControl control(stop.get_token());
        QVERIFY_EXCEPTION_THROWN(openDataset(folder.path(), control), Cancelled);
    }

    void raccoon()
    {
        GG_REQUIRE_DATA("detection/raccoon");
        const DatasetPtr dataset = open(test::dataPath("detection/raccoon"));
        QCOMPARE(dataset->format, Format::PascalVoc);
        QCOMPARE(dataset->records.size(), std::size_t{200});
        QCOMPARE(objectsOf(*dataset), std::size_t{217});
        QCOMPARE(dataset->classNames, std::vector<std::string>{"raccoon"});
        QCOMPARE(dataset->records[1].image, std::string("images/raccoon-2.jpg"));
    }

    void bccdInBothForms()
    {
        GG_REQUIRE_DATA("detection/bccd");
        GG_REQUIRE_DATA("detection/bccd_yolo");
        for (const char* path : {"detection/bccd", "detection/bccd_yolo"}) {
            const DatasetPtr dataset = open(test::dataPath(path));
            const Statistics statistics = computeStatistics(*dataset);
            const bool voc = dataset->format == Format::PascalVoc;
            QCOMPARE(statistics.splits[0].images, std::size_t{205});
            QCOMPARE(statistics.splits[1].images, std::size_t{87});
            if (voc) {
                QCOMPARE(dataset->name, std::string("BCCD"));
                QCOMPARE(dataset->records.size(), std::size_t{364});
                QCOMPARE(statistics.objects, std::size_t{4888});
                QCOMPARE(statistics.splits[2].images, std::size_t{72});
                QVERIFY(std::abs(statistics.imbalance - 11.5) < 0.1);
            }
        }
    }

    void segmentationSets_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("pairs");
        QTest::addColumn<QString>("name");
        QTest::newRow("membrane") << "segmentation/membrane" << 30 << "membrane";
        QTest::newRow("jpeg masks") << "segmentation/cvc_612_jpeg_masks" << 20 << "CVC-612";
        QTest::newRow("kvasir") << "segmentation/kvasir_sample" << 5 << "Kvasir-SEG";
        QTest::newRow("tiff") << "segmentation/cvc_original_tiff" << 3 << "cvc_original_tiff";
        QTest::newRow("clinicdb") << "segmentation/cvc_clinicdb" << 277 << "cvc_clinicdb";
    }

    void segmentationSets()
    {
        QFETCH(QString, path);
        QFETCH(int, pairs);
        QFETCH(QString, name);
        GG_REQUIRE_DATA(path.toStdString());
        const DatasetPtr dataset = open(test::dataPath(path.toStdString()));
        QCOMPARE(dataset->format, Format::ImageMask);
        QCOMPARE(QString::fromStdString(dataset->name), name);
        QCOMPARE(static_cast<int>(dataset->records.size()), pairs);
        QVERIFY(dataset->orphanLabels.empty());
        QVERIFY(std::all_of(dataset->records.begin(), dataset->records.end(),
                            [](const Record& record) { return record.state == LabelState::Labelled; }));
    }

    void labelsBehindALinkThatBecameAText()
    {
        GG_REQUIRE_DATA("detection/coco128");
        const DatasetPtr dataset = open(test::dataPath("detection/coco128/object_detection/config.yaml"));
        std::size_t labelled = 0;
        for (const Record& record : dataset->records) {
            labelled += record.state == LabelState::Labelled ? 1 : 0;
        }
        QCOMPARE(dataset->records.size(), std::size_t{256});
        QCOMPARE(labelled, std::size_t{254});
        QCOMPARE(dataset->orphanLabels.size(), std::size_t{2});
        QVERIFY(has(rulesOf(dataset->blemishes), "yaml.link_as_text"));
    }

    void anythingMayBeOpenedWithoutHarm()
    {
        GG_REQUIRE_DATA("detection/datumaro_fixtures");
        std::size_t opened = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(test::dataPath("detection/datumaro_fixtures"))) {
            try {
                opened += open(entry.path().string())->records.empty() ? 0 : 1;
            } catch (const Error& error) {
                QVERIFY(!error.detail().empty());
            }
        }
        QVERIFY(opened > 5);
    }
};

QTEST_GUILESS_MAIN(TestDataset)
#include "tst_dataset.moc"
