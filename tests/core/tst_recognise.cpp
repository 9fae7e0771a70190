#include "core/base/error.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/command_line.h"
#include "tests/support/test_data.h"


#include <algorithm>
#include <filesystem>

using namespace gg;
using namespace gg::dataset;
using gg::test::DatasetFolder;
using gg::test::CommandOutcome;
using gg::test::runCli;

namespace
{

constexpr const char* cocoJson = R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 64, "height": 48}],
"annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5]}], "categories": [{"id": 1, "name": "cat"}]})";

std::vector<std::string> formatsAt(const std::string& path)
{
    std::vector<std::string> formats;
    for (const Candidate& candidate : recognise(path)) {
        formats.emplace_back(formatId(candidate.format));
    }
    return formats;
}

/// "coco" or "coco|voc" for what is opened or fits, else the sentence that says why not.
std::string readAs(const std::string& path)
{
    JobControl control;
    try {
        const DatasetPtr dataset = openDataset(path, control);
        std::string out(formatId(dataset->format));
        for (const Candidate& candidate : recognise(path)) {
            const std::string id(formatId(candidate.format));
            out += out.find(id) == std::string::npos ? "|" + id : "";
        }
        return out;
    } catch (const Error& error) {
        return error.detail();
    }
}

/// images/ with YOLO labels and a COCO JSON beside them: both are right.
class TwoFormats : public DatasetFolder
{
public:
    TwoFormats()
    {
        image("images/a.jpg");
        write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n");
        write("classes.txt", "cat\n");
        write("annotations/instances_all.json", cocoJson);
    }
};

}  // namespace

class TestRecognise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatsHaveIdsForTheCommandLine()
    {
        for (const char* id : {"yolo", "coco", "voc", "wider", "visdrone", "mask"}) {
            QCOMPARE(std::string(formatId(formatFromId(id).value())), std::string(id));
        }
        QVERIFY(!formatFromId("kitti"));
        QVERIFY(!formatFromId(""));
    }

    void everyFormatThatFitsIsNamed()
    {
        const TwoFormats folder;
        QCOMPARE(formatsAt(folder.path()), (std::vector<std::string>{"yolo", "coco"}));
        for (const Candidate& candidate : recognise(folder.path())) {
            QVERIFY(!candidate.evidence.empty());
        }
    }

    void thePersonChooses()
    {
        const TwoFormats folder;
        JobControl control;
        QCOMPARE(openDataset(folder.path(), Format::Coco, control)->format, Format::Coco);
        QCOMPARE(openDataset(folder.path(), Format::Yolo, control)->format, Format::Yolo);
        try {
            openDataset(folder.path(), Format::PascalVoc, control);
            QFAIL("there is no XML");
        } catch (const Error& error) {
            QVERIFY(error.detail().find("Does not look like Pascal VOC") != std::string::npos);
            QVERIFY(error.detail().find("coco (") != std::string::npos);
        }
        for (const Candidate& candidate : recognise(folder.path())) {
            QCOMPARE(openDataset(candidate, control)->format, candidate.format);
        }
    }

    void theCommandLineNamesTheOthers()
    {
        const TwoFormats folder;
        const QString path = QString::fromStdString(folder.path());
        const CommandOutcome best = runCli({"audit", "--no-pixels", path});
        QVERIFY(best.output.contains("(YOLO"));
        QVERIFY(best.errors.contains("--format coco"));
        const CommandOutcome chosen = runCli({"audit", "--no-pixels", "--format", "coco", path});
        QVERIFY(chosen.output.contains("(COCO"));
        QCOMPARE(chosen.errors, QString());
        QCOMPARE(runCli({"audit", "--format", "voc", path}).exitCode, 2);
        QVERIFY(runCli({"audit", "--format", "nonsense", path}).exitCode != 0);
    }

    void oneFormatIsNotAskedAbout()
    {
        DatasetFolder yolo;
        yolo.image("train/images/a.jpg");
        yolo.write("train/labels/a.txt", "0 0.5 0.5 0.1 0.1\n");
        yolo.image("valid/images/b.jpg");
        yolo.write("valid/labels/b.txt", "");
        yolo.write("data.yaml", "train: ../train/images\nval: ../valid/images\nnames: [cat]\n");
        QCOMPARE(formatsAt(yolo.path()), std::vector<std::string>{"yolo"});
        const CommandOutcome run = runCli({"audit", "--no-pixels", QString::fromStdString(yolo.path())});
        QCOMPARE(run.errors, QString());
    }

    void severalSetsBelowAreAllNamed()
    {
        DatasetFolder folder;
        for (const char* set : {"cats", "dogs"}) {
            folder.image(std::string(set) + "/a.jpg");
            folder.write(std::string(set) + "/_annotations.coco.json", cocoJson);
        }
        const auto candidates = recognise(folder.path());
        QCOMPARE(candidates.size(), std::size_t{2});
        QVERIFY(candidates[0].root.ends_with("/cats"));
        QVERIFY(candidates[1].root.ends_with("/dogs"));
    }

    void whatIsKnownButNotReadIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("contents");
        QTest::addColumn<QString>("name");
        QTest::newRow("KITTI") << "label_2/000001.txt"
                               << "Car 0.00 3 -1.65 650 160 700 200 1.86 0.60 2.02 4.59 1.32 45.84 -1.55\n"
                               << "KITTI";
        QTest::newRow("CVAT") << "annotations.xml"
                              << "<?xml version=\"1.0\"?>\n<annotations><version>1.1</version><meta></meta></annotations>\n"
                              << "CVAT";
        QTest::newRow("DOTA") << "labelTxt/1.txt"
                              << "imagesource:GoogleEarth\ngsd:0.1\n1 1 5 1 5 5 1 5 plane 0\n"
                              << "DOTA";
        QTest::newRow("LabelMe") << "a.json"
                                 << "{\"version\": \"5\", \"shapes\": [], \"imagePath\": \"a.jpg\"}"
                                 << "LabelMe";
        QTest::newRow("results") << "results.json"
                                 << "[{\"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"score\": 0.5}]"
                                 << "COCO results";
        QTest::newRow("captions") << "captions.json"
                                  << "{\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}], \"annotations\": [{\"id\": 1, \"image_id\": 1, "
                                     "\"caption\": \"a cat\"}]}"
                                  << "COCO captions";
        QTest::newRow("CSV") << "boxes.csv"
                             << "filename,width,height,class,xmin,ymin,xmax,ymax\n"
                             << "a CSV";
        QTest::newRow("TFRecord") << "train.tfrecord"
                                  << "\x01\x02"
                                  << "TFRecord";
    }

    void whatIsKnownButNotReadIsNamed()
    {
        QFETCH(QString, file);
        QFETCH(QString, contents);
        QFETCH(QString, name);
        DatasetFolder folder;
        folder.write(file.toStdString(), contents.toStdString());
        const std::string said = readAs(folder.path());
        QVERIFY2(said.find("This is " + name.toStdString()) != std::string::npos, said.c_str());
        QVERIFY2(said.find(file.toStdString()) != std::string::npos, said.c_str());
        QCOMPARE(readAs(folder.path(file.toStdString())).find("This is " + name.toStdString()), std::size_t{0});
    }

    void realFixturesAreReadOrNamed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("expected");
        const std::vector<std::pair<const char*, const char*>> fixtures{
            {"camvid_dataset", "mask"},
            {"coco_dataset/coco", "coco"},
            {"coco_dataset/coco_captions", "This is COCO captions"},
            {"coco_dataset/coco_image_info", "This is COCO image information"},
            {"coco_dataset/coco_instances", "coco"},
            {"coco_dataset/coco_labels", "This is COCO with a class for each whole image"},
            {"coco_dataset/coco_panoptic", "mask"},
            {"coco_dataset/coco_person_keypoints", "coco"},
            {"coco_dataset/coco_roboflow", "coco"},
            {"coco_dataset/coco_stuff", "coco"},
            {"coco_dataset/mmdet_coco", "coco"},
            {"common_semantic_segmentation_dataset/dataset", "mask"},
            {"common_semantic_segmentation_dataset/non_standard_dataset", "mask"},
            {"cvat_dataset/for_images", "This is CVAT"},
            {"cvat_dataset/for_video", "This is CVAT"},
            {"dota_dataset", "This is DOTA"},
            {"explore_dataset", "This is pictures sorted into"},
            {"kitti_dataset/kitti_3d", "This is KITTI"},
            {"kitti_dataset/kitti_detection", "This is KITTI"},
            {"kitti_dataset/kitti_raw", "This is KITTI raw"},
            {"labelme_dataset", "mask"},
            {"mot_dataset/mot_seq", "This is MOT"},
            {"mot_dataset/mot_seq_with_seqinfo", "This is MOT"},
            {"mots_dataset", "mask"},
            {"mvtec_dataset", "This is MVTec"},
            {"open_images_dataset/v5", "This is Open Images"},
            {"open_images_dataset/v6", "mask"},
            {"roboflow_dataset/coco", "coco"},
            {"roboflow_dataset/createml", "This is Create ML"},
            {"roboflow_dataset/multiclass", "This is Roboflow classification"},
            {"roboflow_dataset/tfrecord", "This is TFRecord"},
            {"roboflow_dataset/voc", "voc"},
            {"roboflow_dataset/yolo", "yolo"},
            {"roboflow_dataset/yolo_obb", "yolo"},
            {"tf_detection_api_dataset", "This is TFRecord"},
            {"voc_dataset/voc_dataset1", "voc"},
            {"voc_dataset/voc_dataset2", "This is Pascal VOC without its images"},
            {"voc_dataset/voc_dataset3", "voc"},
            {"vott_csv_dataset/dataset", "This is a CSV list of boxes"},
            {"vott_json_dataset/dataset", "This is VoTT"},
            {"widerface_dataset", "wider"},
            {"yolo_dataset/annotations", "yolo"},
            {"yolo_dataset/labels", "yolo"},
            {"yolo_dataset/strict", "yolo"},
        };
        for (const auto& [folder, expected] : fixtures) {
            QTest::newRow(folder) << folder << expected;
        }
    }

    void realFixturesAreReadOrNamed()
    {
        GG_REQUIRE_DATA("detection/datumaro_fixtures");
        QFETCH(QString, folder);
        QFETCH(QString, expected);
        const std::string said = readAs(gg::test::dataPath("detection/datumaro_fixtures/" + folder.toStdString()));
        qInfo("%s: %s", qPrintable(folder), said.c_str());
        QVERIFY2(said.starts_with(expected.toStdString()), said.c_str());
    }

    void everyRealFixtureIsReadOrExplained()
    {
        GG_REQUIRE_DATA("detection/datumaro_fixtures");
        for (const auto& entry : std::filesystem::directory_iterator(gg::test::dataPath("detection/datumaro_fixtures"))) {
            if (entry.is_directory()) {
                const std::string said = readAs(entry.path().string());
                QVERIFY2(said.find("nothing that labels images") == std::string::npos, (entry.path().string() + ": " + said).c_str());
            }
        }
    }

    void theThreeSetsOfCoco128OpenInFull()
    {
        GG_REQUIRE_DATA("detection/coco128");
        JobControl control;
        const DatasetPtr boxes = openDataset(gg::test::dataPath("detection/coco128/object_detection"), control);
        QCOMPARE(boxes->format, Format::Yolo);
        QCOMPARE(boxes->records.size(), std::size_t{256});
        QCOMPARE(boxes->orphanLabels.size(), std::size_t{2});
        const DatasetPtr outlines = openDataset(gg::test::dataPath("detection/coco128/instance_segmentation"), control);
        QCOMPARE(outlines->task, Task::Segmentation);
        QCOMPARE(outlines->records.size(), std::size_t{256});
        const DatasetPtr masks = openDataset(gg::test::dataPath("detection/coco128/semantic_segmentation"), control);
        QCOMPARE(masks->format, Format::ImageMask);
        QCOMPARE(masks->splits, (std::vector<std::string>{"train", "val"}));
        const auto labelled = std::count_if(masks->records.begin(), masks->records.end(),
                                            [](const Record& record) { return record.state == LabelState::Labelled; });
        QCOMPARE(labelled, 200);
        QCOMPARE(masks->classNames.at(0), std::string("unlabeled"));
        // The whole folder holds three sets, and each is offered.
        QCOMPARE(recognise(gg::test::dataPath("detection/coco128")).size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
