#include "dataset_folder.h"
#include "tests/support/test_data.h"

#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/dataset/open.h"
#include "core/dataset/run_length.h"
#include "core/dataset/write/convert.h"
#include "core/io/files.h"
#include "core/texts/catalogue.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include <QTest>

#include <filesystem>
#include <map>
#include <set>

using namespace gg;
using namespace gg::dataset;

class TestConvert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yoloIsWrittenAsItIsRead();
    void aTargetNamedAloneLiesWhereTheProgramRuns();
    void vocIsWrittenWithItsCorners();
    void vocCornersCanCountFromOne();
    void cocoHoldsBoxesOutlinesMasksAndCrowds();
    void cocoKeepsIdsAsTheyWere();
    void aBoxAmongOutlinesGetsFourCorners();
    void aMaskBecomesAnOutlineThatIsMeasured();
    void widerFaceRowsAreAsTheFormatSays();
    void widerFaceTakesOneClass();
    void visDroneRowsAreAsTheFormatSays();
    void oneClassGivesABlackAndWhiteMask();
    void severalClassesGiveClassNumbers();
    void masksBecomeObjects();

    void ignoreRegionsAreDroppedLoudly();
    void ignoreRegionsArePaintedIntoCopiesOnly();
    void ignoreRegionsCanBecomeObjects();
    void missingAndEmptyStayApartWhereTheTargetCan();
    void rowsThatWereNotReadAreListed();
    void aPictureWithoutSizeIsListedAndNotMadeANegative();
    void twoImagesNeverShareALabel();
    void objectsPastTheBorderAreKeptOrClipped();
    void classGapsAreInTheTable();

    void theSourceIsNeverWrittenTo();
    void aStoppedConversionLeavesNothing();
    void aJpegThatATrainerWouldRewriteIsNotLinked();
    void imagesAreLinkedCopiedOrLeft();
    void aPreviewCountsTheSameAndWritesNothing();
    void everyKindOfLossHasItsTexts();

    void realSetsComeBack_data();
    void realSetsComeBack();
};

namespace
{

struct Item {
    std::string image;
    std::vector<Object> objects;
    std::vector<Point> points;
};

/// A data set in memory over pictures in a folder.
class MadeSet
{
public:
    MadeSet()
    {
        m_set.root = m_folder.path();
        m_set.opened = m_set.root;
        m_set.name = "made";
        m_set.classNames = {"cat", "dog"};
        m_set.splits = {"train"};
    }

    Record& add(const std::string& image, int width = 64, int height = 48)
    {
        m_folder.image(image, width, height);
        Record record;
        record.image = image;
        record.label = image + ".txt";
        record.state = LabelState::Labelled;
        record.space = CoordinateSpace::Pixels;
        m_set.records.push_back(std::move(record));
        return m_set.records.back();
    }

    Dataset& set() { return m_set; }
    const test::DatasetFolder& folder() const { return m_folder; }
    std::string out(const std::string& name = "out") const { return m_folder.path() + "-" + name; }

    ConversionReport convert(ConvertOptions options, const std::string& name = "out")
    {
        JobControl control;
        return convertDataset(m_set, out(name), options, control);
    }

    std::string written(const std::string& relative, const std::string& name = "out") const
    {
        return io::readFile(out(name) + "/" + relative);
    }

private:
    test::DatasetFolder m_folder;
    Dataset m_set;
};

Object box(int classId, double x, double y, double width, double height)
{
    return {.kind = ShapeKind::Box, .classId = classId, .box = {x, y, width, height}};
}

void addPolygon(Record& record, int classId, const std::vector<Point>& points)
{
    Object object{.kind = ShapeKind::Polygon,
                  .pointCount = static_cast<std::uint32_t>(points.size()) & Object::mostPoints,
                  .classId = classId,
                  .firstPoint = static_cast<std::uint32_t>(record.points.size()),
                  .box = boundsOf(points)};
    record.points.insert(record.points.end(), points.begin(), points.end());
    record.objects.push_back(object);
}

void addMask(Record& record, int classId, const cv::Mat& mask)
{
    RecordExtras& extras = record.makeExtras();
    const std::vector<std::uint32_t> runs = maskToRuns(mask);
    const cv::Rect bounds = cv::boundingRect(mask);
    record.declaredWidth = mask.cols;
    record.declaredHeight = mask.rows;
    record.objects.push_back({.kind = ShapeKind::Mask,
                              .pointCount = static_cast<std::uint32_t>(runs.size()) & Object::mostPoints,
                              .classId = classId,
                              .firstPoint = static_cast<std::uint32_t>(extras.runs.size()),
                              .box = {double(bounds.x), double(bounds.y), double(bounds.width), double(bounds.height)}});
    extras.runs.insert(extras.runs.end(), runs.begin(), runs.end());
}

void addAttribute(Record& record, AttributeKey key, std::variant<std::int64_t, double, std::string> value)
{
    record.makeExtras().add(static_cast<std::uint32_t>(record.objects.size() - 1), key, std::move(value));
}

const Loss* find(const ConversionReport& report, LossKind kind, const std::string& subject = {})
{
    for (const Loss& loss : report.losses) {
        if (loss.kind == kind && loss.subject == subject) {
            return &loss;
        }
    }
    return nullptr;
}

std::uint64_t countOf(const ConversionReport& report, LossKind kind, const std::string& subject = {})
{
    const Loss* loss = find(report, kind, subject);
    return loss == nullptr ? 0 : loss->count;
}

DatasetPtr opened(const std::string& path)
{
    JobControl control;
    return openDataset(path, control);
}

/// Objects of a set as text in pixels, by image stem: what a round trip must give again.
std::map<std::string, std::vector<std::string>> geometry(const Dataset& set)
{
    std::map<std::string, std::vector<std::string>> out;
    for (const Record& record : set.records) {
        const cv::Size size = readImageSize(set.absolute(record.image));
        const bool normalised = record.space == CoordinateSpace::Normalised;
        const double width = normalised ? size.width : 1;
        const double height = normalised ? size.height : 1;
        const std::string stem = std::filesystem::path(record.image).stem().string();
        std::vector<std::string>& rows = out[set.splits[record.split] + "/" + stem];
        for (const Object& object : record.objects) {
            const auto named = static_cast<std::size_t>(object.classId);
            std::string row = object.classId >= 0 && named < set.classNames.size() ? set.classNames[named] : "?";
            const auto add = [&](double value) {
                char text[48];
                std::snprintf(text, sizeof text, " %.5f", value == 0 ? 0.0 : value);
                row += text;
            };
            add(object.box.x * width + 1e-7);
            add(object.box.y * height + 1e-7);
            add(object.box.width * width + 1e-7);
            add(object.box.height * height + 1e-7);
            for (std::size_t i = 0; object.kind == ShapeKind::Polygon && i < object.pointCount; ++i) {
                add(record.points[object.firstPoint + i].x * width + 1e-7);
                add(record.points[object.firstPoint + i].y * height + 1e-7);
            }
            rows.push_back(row);
        }
    }
    return out;
}

}  // namespace

void TestConvert::yoloIsWrittenAsItIsRead()
{
    test::DatasetFolder folder;
    folder.image("images/train/a.jpg", 640, 480);
    folder.write("labels/train/a.txt", "0 0.3125 0.1875 0.3125 0.1667\n1 0.55 0.33333333 0.1 0.2\n");
    folder.image("images/val/b.jpg");
    folder.write("labels/val/b.txt", "");
    folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cat, \"no: dog\"]\n");
    JobControl control;
    const std::string out = folder.path() + "-out";
    const ConversionReport report = convertDataset(*opened(folder.path()), out, {.target = ConvertTarget::Yolo}, control);
    QCOMPARE(io::readFile(out + "/labels/train/a.txt"),
             std::string("0 0.3125 0.1875 0.3125 0.1667\n1 0.55 0.33333333 0.1 0.2\n"));
    QCOMPARE(io::readFile(out + "/labels/val/b.txt"), std::string());
    QCOMPARE(opened(out)->classNames, (std::vector<std::string>{"cat", "no: dog"}));
    QCOMPARE(opened(out)->splits, (std::vector<std::string>{"train", "val"}));
    QVERIFY(report.losses.empty());
    QCOMPARE(report.imagesIn, std::uint64_t{2});
    QCOMPARE(report.imagesOut, std::uint64_t{2});
}

void TestConvert::aTargetNamedAloneLiesWhereTheProgramRuns()
{
    test::DatasetFolder folder;
    folder.image("images/train/a.jpg");
    folder.write("labels/train/a.txt", "0 0.5 0.5 0.25 0.25\n");
    folder.write("data.yaml", "train: images/train\nval: images/train\nnames: [cat]\n");
    const std::filesystem::path here = std::filesystem::current_path();
    const auto set = opened(folder.path());
    std::filesystem::current_path(std::filesystem::path(folder.path()).parent_path());
    JobControl control;
    convertDataset(*set, "copy", {.target = ConvertTarget::Yolo}, control);
    std::filesystem::current_path(here);
    QVERIFY(std::filesystem::exists(folder.path() + "/../copy/labels/train/a.txt"));
}

void TestConvert::vocIsWrittenWithItsCorners()
{
    MadeSet made;
    Record& record = made.add("images/train/a.png");
    record.objects = {box(1, 10, 20, 30, 15), box(0, 0, 0.5, 8.25, 4)};
    record.objects[1].ignore = true;
    addAttribute(record, AttributeKey::Truncation, std::int64_t{1});
    addAttribute(record, AttributeKey::Occlusion, std::int64_t{2});
    addAttribute(record, AttributeKey::Blur, std::int64_t{1});
    const ConversionReport report = made.convert({.target = ConvertTarget::PascalVoc});
    QCOMPARE(made.written("Annotations/a.xml"), std::string("<annotation>\n"
                                                            "\t<folder>JPEGImages</folder>\n"
                                                            "\t<filename>a.png</filename>\n"
                                                            "\t<size>\n"
                                                            "\t\t<width>64</width>\n"
                                                            "\t\t<height>48</height>\n"
                                                            "\t\t<depth>3</depth>\n"
                                                            "\t</size>\n"
                                                            "\t<segmented>0</segmented>\n"
                                                            "\t<object>\n"
                                                            "\t\t<name>dog</name>\n"
                                                            "\t\t<difficult>0</difficult>\n"
                                                            "\t\t<bndbox>\n"
                                                            "\t\t\t<xmin>10</xmin>\n"
                                                            "\t\t\t<ymin>20</ymin>\n"
                                                            "\t\t\t<xmax>40</xmax>\n"
                                                            "\t\t\t<ymax>35</ymax>\n"
                                                            "\t\t</bndbox>\n"
                                                            "\t</object>\n"
                                                            "\t<object>\n"
                                                            "\t\t<name>cat</name>\n"
                                                            "\t\t<truncated>1</truncated>\n"
                                                            "\t\t<occluded>1</occluded>\n"
                                                            "\t\t<difficult>1</difficult>\n"
                                                            "\t\t<bndbox>\n"
                                                            "\t\t\t<xmin>0</xmin>\n"
                                                            "\t\t\t<ymin>0.5</ymin>\n"
                                                            "\t\t\t<xmax>8.25</xmax>\n"
                                                            "\t\t\t<ymax>4.5</ymax>\n"
                                                            "\t\t</bndbox>\n"
                                                            "\t</object>\n"
                                                            "</annotation>\n"));
    QCOMPARE(made.written("ImageSets/Main/train.txt"), std::string("a\n"));
    QCOMPARE(countOf(report, LossKind::AttributeCoarser, "occlusion"), std::uint64_t{1});
    QCOMPARE(countOf(report, LossKind::AttributeDropped, "blur"), std::uint64_t{1});
    QCOMPARE(countOf(report, LossKind::Fractions), std::uint64_t{1});
    QCOMPARE(countOf(report, LossKind::ZeroCorner), std::uint64_t{1});
    QVERIFY(find(report, LossKind::AttributeDropped, "truncation") == nullptr);
}

void TestConvert::vocCornersCanCountFromOne()
{
    MadeSet made;
    made.add("a.png").objects = {box(0, 0, 0, 64, 48)};
    made.convert({.target = ConvertTarget::PascalVoc, .vocCorners = VocCorners::FromOne});
    const std::string xml = made.written("Annotations/a.xml");
    QVERIFY(xml.find("<xmin>1</xmin>") != std::string::npos);
    QVERIFY(xml.find("<xmax>64</xmax>") != std::string::npos);
    // Read with the same meaning it is the whole picture again.
    JobControl control;
    convertDataset(*opened(made.out()), made.out("back"), {.target = ConvertTarget::Yolo, .vocCorners = VocCorners::FromOne},
                   control);
    QCOMPARE(made.written("labels/train/a.txt", "back"), std::string("0 0.5 0.5 1 1\n"));
}

void TestConvert::cocoHoldsBoxesOutlinesMasksAndCrowds()
{
    MadeSet made;
    Record& record = made.add("images/train/a.png", 6, 4);
    record.objects = {box(0, 1, 1, 2.5, 2)};
    addPolygon(record, 1, {{0, 0}, {4, 0}, {0, 3}});
    cv::Mat mask = cv::Mat::zeros(4, 6, CV_8U);
    mask(cv::Rect(1, 0, 2, 2)).setTo(1);
    addMask(record, 0, mask);
    record.objects.back().ignore = true;
    addAttribute(record, AttributeKey::Truncation, std::int64_t{1});
    made.convert({.target = ConvertTarget::Coco});
    const auto json = nlohmann::json::parse(made.written("annotations/instances_train.json"));
    const auto expected = nlohmann::json::parse(R"({
      "info": {"description": "made"},
      "images": [{"id": 1, "file_name": "a.png", "width": 6, "height": 4}],
      "annotations": [
        {"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 2.5, 2], "area": 5, "segmentation": [], "iscrowd": 0},
        {"id": 2, "image_id": 1, "category_id": 2, "bbox": [0, 0, 4, 3], "area": 6, "segmentation": [[0, 0, 4, 0, 0, 3]], "iscrowd": 0},
        {"id": 3, "image_id": 1, "category_id": 1, "bbox": [1, 0, 2, 2], "area": 4,
         "segmentation": {"counts": [4, 2, 2, 2, 14], "size": [4, 6]}, "iscrowd": 1, "attributes": {"truncation": 1}}],
      "categories": [{"id": 1, "name": "cat", "supercategory": ""}, {"id": 2, "name": "dog", "supercategory": ""}]})");
    QCOMPARE(QByteArray::fromStdString(json.dump(1)), QByteArray::fromStdString(expected.dump(1)));
}

void TestConvert::cocoKeepsIdsAsTheyWere()
{
    MadeSet made;
    made.set().format = Format::Coco;
    made.set().classIds = {0, 90};
    for (const char* id : {"9007199254740993", "0"}) {
        Record& record = made.add(std::string("images/") + id + ".png");
        record.makeExtras().id = id;
        record.objects = {box(1, 1, 2, 3, 4)};
        addAttribute(record, AttributeKey::AnnotationId, std::int64_t{9007199254740995} + (id[0] == '0' ? 1 : 0));
        addAttribute(record, AttributeKey::Area, 7.5);
    }
    const ConversionReport report = made.convert({.target = ConvertTarget::Coco});
    const auto json = nlohmann::json::parse(made.written("annotations/instances_train.json"));
    QCOMPARE(json["images"][0]["id"].get<std::int64_t>(), std::int64_t{9007199254740993});
    QCOMPARE(json["images"][1]["id"].get<std::int64_t>(), std::int64_t{0});
    QCOMPARE(json["annotations"][0]["id"].get<std::int64_t>(), std::int64_t{9007199254740995});
    QCOMPARE(json["annotations"][0]["area"].get<double>(), 7.5);
    QCOMPARE(json["annotations"][0]["category_id"].get<int>(), 90);
    QVERIFY(report.losses.empty());
}

void TestConvert::aBoxAmongOutlinesGetsFourCorners()
{
    MadeSet made;
    Record& record = made.add("a.png", 64, 32);
    record.objects = {box(0, 16, 8, 32, 16)};
    addPolygon(record, 1, {{0, 0}, {32, 0}, {0, 16}});
    const ConversionReport report = made.convert({.target = ConvertTarget::YoloSegment});
    QCOMPARE(made.written("labels/train/a.txt"), std::string("0 0.25 0.25 0.75 0.25 0.75 0.75 0.25 0.75\n1 0 0 0.5 0 0 0.5\n"));
    QCOMPARE(countOf(report, LossKind::BoxToPolygon), std::uint64_t{1});
}

void TestConvert::aMaskBecomesAnOutlineThatIsMeasured()
{
    MadeSet made;
    Record& record = made.add("a.png", 8, 4);
    cv::Mat mask = cv::Mat::zeros(4, 8, CV_8U);
    mask(cv::Rect(2, 1, 4, 2)).setTo(1);
    addMask(record, 0, mask);
    cv::Mat ring = cv::Mat::ones(4, 8, CV_8U);
    ring(cv::Rect(3, 1, 2, 2)).setTo(0);
    addMask(record, 1, ring);
    const ConversionReport report = made.convert({.target = ConvertTarget::YoloSegment});
    const std::string text = made.written("labels/train/a.txt");
    QCOMPARE(text.substr(0, text.find('\n')), std::string("0 0.25 0.25 0.75 0.25 0.75 0.75 0.25 0.75"));
    const Loss* loss = find(report, LossKind::MaskToPolygon);
    QVERIFY(loss != nullptr);
    QCOMPARE(loss->count, std::uint64_t{2});
    QCOMPARE(loss->least, 1.0);
    QCOMPARE(countOf(report, LossKind::RingsJoined), std::uint64_t{1});
    const ConversionReport boxes = made.convert({.target = ConvertTarget::Yolo}, "boxes");
    QCOMPARE(made.written("labels/train/a.txt", "boxes"), std::string("0 0.5 0.5 0.5 0.5\n1 0.5 0.5 1 1\n"));
    QCOMPARE(countOf(boxes, LossKind::MaskToBox), std::uint64_t{2});
}

void TestConvert::widerFaceRowsAreAsTheFormatSays()
{
    MadeSet made;
    made.set().classNames = {"face"};
    Record& record = made.add("WIDER_train/images/0--Parade/a.png");
    record.objects = {box(0, 1, 2, 3, 4)};
    addAttribute(record, AttributeKey::Blur, std::int64_t{2});
    addAttribute(record, AttributeKey::Occlusion, std::int64_t{1});
    record.objects.push_back(box(0, 10.5, 2, 3, 4));
    record.objects.back().ignore = true;
    Record& empty = made.add("WIDER_train/images/0--Parade/b.png");
    empty.state = LabelState::Empty;
    const ConversionReport report = made.convert({.target = ConvertTarget::WiderFace});
    QCOMPARE(made.written("wider_face_split/wider_face_train_bbx_gt.txt"), std::string("0--Parade/a.png\n2\n"
                                                                                       "1 2 3 4 2 0 0 0 1 0\n"
                                                                                       "10.5 2 3 4 0 0 0 1 0 0\n"
                                                                                       "0--Parade/b.png\n0\n"
                                                                                       "0 0 0 0 0 0 0 0 0 0\n"));
    QVERIFY(std::filesystem::exists(made.out() + "/WIDER_train/images/0--Parade/a.png"));
    QCOMPARE(countOf(report, LossKind::Fractions), std::uint64_t{1});
    QCOMPARE(report.ignoreOut, std::uint64_t{1});
}

void TestConvert::widerFaceTakesOneClass()
{
    MadeSet made;
    made.add("a.png").objects = {box(0, 1, 2, 3, 4), box(1, 1, 2, 3, 4)};
    QVERIFY_EXCEPTION_THROWN(made.convert({.target = ConvertTarget::WiderFace}), Error);
    const ConversionReport report = made.convert({.target = ConvertTarget::WiderFace, .faceClass = "dog"});
    QCOMPARE(report.objectsOut, std::uint64_t{1});
    QCOMPARE(countOf(report, LossKind::ClassNotHeld, "cat"), std::uint64_t{1});
}

void TestConvert::visDroneRowsAreAsTheFormatSays()
{
    MadeSet made;
    made.set().classNames = {"Car", "awning_tricycle", "cat"};
    Record& record = made.add("a.png");
    record.objects = {box(0, 1, 2, 3, 4), box(1, 5, 6, 7, 8), box(2, 9, 9, 2, 2), box(0, 1, 1, 1, 1), box(2, 3, 3, 3, 3)};
    record.objects[3].ignore = true;
    record.objects[4].ignore = true;
    const ConversionReport report = made.convert({.target = ConvertTarget::VisDrone});
    QCOMPARE(made.written("VisDrone2019-DET-train/annotations/a.txt"), std::string("1,2,3,4,1,4,0,0\n"
                                                                                   "5,6,7,8,1,8,0,0\n"
                                                                                   "9,9,2,2,1,11,0,0\n"
                                                                                   "1,1,1,1,0,4,0,0\n"
                                                                                   "3,3,3,3,0,0,0,0\n"));
    QCOMPARE(countOf(report, LossKind::ClassToOthers, "cat"), std::uint64_t{2});
    QCOMPARE(countOf(report, LossKind::MadeIgnore), std::uint64_t{1});
}

void TestConvert::oneClassGivesABlackAndWhiteMask()
{
    MadeSet made;
    made.set().classNames = {"cat"};
    made.add("images/train/a.png", 8, 4).objects = {box(0, 2, 1, 3, 2)};
    made.add("images/train/b.png", 8, 4).state = LabelState::Empty;
    made.add("images/train/c.png", 8, 4).state = LabelState::Missing;
    made.convert({.target = ConvertTarget::Mask});
    const cv::Mat mask = cv::imread(made.out() + "/masks/train/a.png", cv::IMREAD_UNCHANGED);
    QCOMPARE(mask.type(), CV_8UC1);
    QCOMPARE(cv::countNonZero(mask == 255), 6);
    QCOMPARE(cv::countNonZero(mask), 6);
    QCOMPARE(cv::countNonZero(cv::imread(made.out() + "/masks/train/b.png", cv::IMREAD_UNCHANGED)), 0);
    QVERIFY(!std::filesystem::exists(made.out() + "/masks/train/c.png"));
}

void TestConvert::severalClassesGiveClassNumbers()
{
    MadeSet made;
    Record& record = made.add("images/train/a.png", 8, 4);
    record.objects = {box(1, 0, 0, 2, 2), box(0, 0, 0, 4, 4), box(1, 6, 0, 0.2, 3)};
    record.objects.push_back(box(0, 6, 2, 2, 2));
    record.objects.back().ignore = true;
    const ConversionReport report = made.convert({.target = ConvertTarget::Mask});
    // OpenCV shows the palette's colours: VOC's 1 is (128, 0, 0), 2 is (0, 128, 0), 255 is (224, 224, 192).
    const cv::Mat colours = cv::imread(made.out() + "/masks/train/a.png", cv::IMREAD_COLOR);
    QVERIFY((colours.at<cv::Vec3b>(0, 0) == cv::Vec3b(0, 128, 0)));
    QVERIFY((colours.at<cv::Vec3b>(3, 3) == cv::Vec3b(0, 0, 128)));
    QVERIFY((colours.at<cv::Vec3b>(3, 7) == cv::Vec3b(192, 224, 224)));
    QVERIFY((colours.at<cv::Vec3b>(0, 5) == cv::Vec3b(0, 0, 0)));
    QCOMPARE(made.written("classes.csv"), std::string("value,name,red,green,blue\n0,background,0,0,0\n1,\"cat\",128,0,0\n"
                                                      "2,\"dog\",0,128,0\n255,\"ignored\",224,224,192\n"));
    QCOMPARE(countOf(report, LossKind::NothingPainted), std::uint64_t{1});
    QCOMPARE(find(report, LossKind::Overpainted)->sum, 4.0);
    QCOMPARE(countOf(report, LossKind::InstancesMerged), std::uint64_t{2});
}

void TestConvert::masksBecomeObjects()
{
    test::DatasetFolder folder;
    folder.image("images/a.png", 8, 4);
    cv::Mat mask = cv::Mat::zeros(4, 8, CV_8U);
    mask(cv::Rect(0, 0, 2, 2)).setTo(255);
    mask(cv::Rect(4, 1, 4, 2)).setTo(255);
    std::filesystem::create_directories(folder.path("masks"));
    cv::imwrite(folder.path("masks/a.png"), mask);
    JobControl control;
    const std::string out = folder.path() + "-out";
    const ConversionReport report = convertDataset(*opened(folder.path()), out, {.target = ConvertTarget::Yolo}, control);
    QCOMPARE(io::readFile(out + "/labels/train/a.txt"), std::string("0 0.125 0.25 0.25 0.5\n0 0.75 0.5 0.5 0.5\n"));
    QCOMPARE(countOf(report, LossKind::RegionsAsObjects), std::uint64_t{2});
    QCOMPARE(report.objectsIn, std::uint64_t{2});
}

void TestConvert::ignoreRegionsAreDroppedLoudly()
{
    MadeSet made;
    Record& record = made.add("a.png", 64, 48);
    record.objects = {box(0, 0, 0, 32, 24), box(1, 10, 10, 5, 5)};
    record.objects[1].ignore = true;
    const ConversionReport report = made.convert({.target = ConvertTarget::Yolo});
    QCOMPARE(made.written("labels/train/a.txt"), std::string("0 0.25 0.25 0.5 0.5\n"));
    QCOMPARE(countOf(report, LossKind::IgnoreDropped), std::uint64_t{1});
    QVERIFY(changesTraining(LossKind::IgnoreDropped));
    QCOMPARE(report.ignoreIn, std::uint64_t{1});
    QCOMPARE(report.ignoreOut, std::uint64_t{0});
}

void TestConvert::ignoreRegionsArePaintedIntoCopiesOnly()
{
    MadeSet made;
    Record& record = made.add("a.jpg", 64, 48);
    const std::string before = io::readFile(made.folder().path("a.jpg"));
    record.objects = {box(1, 10, 10, 5, 5)};
    record.objects[0].ignore = true;
    const ConversionReport report = made.convert({.target = ConvertTarget::Yolo, .ignore = IgnorePolicy::Paint});
    const cv::Mat original = readImage(made.folder().path("a.jpg"));
    const cv::Mat painted = readImage(made.out() + "/images/train/a.png");
    QVERIFY((painted.at<cv::Vec3b>(12, 12) == cv::Vec3b(114, 114, 114)));
    cv::Mat difference;
    cv::absdiff(original, painted, difference);
    difference(cv::Rect(10, 10, 5, 5)).setTo(0);
    QCOMPARE(cv::sum(difference), cv::Scalar());
    QCOMPARE(io::readFile(made.folder().path("a.jpg")), before);
    QCOMPARE(report.painted, std::uint64_t{1});
    QVERIFY(!std::filesystem::exists(made.out() + "/images/train/a.jpg"));
}

void TestConvert::ignoreRegionsCanBecomeObjects()
{
    MadeSet made;
    Record& record = made.add("a.png", 64, 48);
    record.objects = {box(1, 0, 0, 64, 48)};
    record.objects[0].ignore = true;
    const ConversionReport report = made.convert({.target = ConvertTarget::Yolo, .ignore = IgnorePolicy::KeepAsObject});
    QCOMPARE(made.written("labels/train/a.txt"), std::string("1 0.5 0.5 1 1\n"));
    QCOMPARE(countOf(report, LossKind::IgnoreAsObject), std::uint64_t{1});
}

void TestConvert::missingAndEmptyStayApartWhereTheTargetCan()
{
    MadeSet made;
    made.add("a.png").state = LabelState::Empty;
    made.add("b.png").state = LabelState::Missing;
    for (const ConvertTarget target : {ConvertTarget::Yolo, ConvertTarget::PascalVoc, ConvertTarget::VisDrone}) {
        const std::string name(targetId(target));
        const ConversionReport report = made.convert({.target = target}, name);
        QCOMPARE(report.labelsOut, std::uint64_t{1});
        QCOMPARE(countOf(report, LossKind::MissingBecomesEmpty), std::uint64_t{0});
    }
    const DatasetPtr back = opened(made.out("voc"));
    QVERIFY(back->records[0].state == LabelState::Empty);
    QVERIFY(back->records[1].state == LabelState::Missing);
    const ConversionReport coco = made.convert({.target = ConvertTarget::Coco}, "coco");
    QCOMPARE(countOf(coco, LossKind::MissingBecomesEmpty), std::uint64_t{1});
    QCOMPARE(find(coco, LossKind::MissingBecomesEmpty)->files, (std::vector<std::string>{"b.png"}));
}

void TestConvert::rowsThatWereNotReadAreListed()
{
    test::DatasetFolder folder;
    folder.image("images/a.png");
    folder.write("labels/a.txt", "0 0.5 0.5 0.2 0.2\n0 0.5 0.5\n0 0.5 0.5 0.1 0.1 0.9\n");
    folder.write("labels/lost.txt", "0 0.5 0.5 0.1 0.1\n");
    JobControl control;
    const ConversionReport report =
        convertDataset(*opened(folder.path()), folder.path() + "-out", {.target = ConvertTarget::Coco}, control);
    const Loss* loss = find(report, LossKind::RowNotRead, "label.columns");
    QVERIFY(loss != nullptr);
    QCOMPARE(loss->count, std::uint64_t{1});
    QCOMPARE(loss->examples.front().line, 2U);
    QCOMPARE(countOf(report, LossKind::RowFlagged, "label.columns"), std::uint64_t{1});
    QCOMPARE(find(report, LossKind::OrphanLabel)->files, (std::vector<std::string>{"labels/lost.txt"}));
}

void TestConvert::aPictureWithoutSizeIsListedAndNotMadeANegative()
{
    MadeSet made;
    Record& record = made.add("a.png");
    made.folder().write("a.png", "no picture");
    record.space = CoordinateSpace::Normalised;
    record.objects = {box(0, 0.1, 0.1, 0.2, 0.2)};
    const ConversionReport report = made.convert({.target = ConvertTarget::Coco});
    QCOMPARE(countOf(report, LossKind::SizeUnknown), std::uint64_t{1});
    QCOMPARE(find(report, LossKind::SizeUnknown)->files, (std::vector<std::string>{"a.png"}));
    QCOMPARE(report.imagesOut, std::uint64_t{0});
    QVERIFY(nlohmann::json::parse(made.written("annotations/instances_train.json"))["images"].empty());
    QVERIFY(std::filesystem::exists(made.out() + "/images/train/a.png"));
}

void TestConvert::twoImagesNeverShareALabel()
{
    MadeSet made;
    made.add("images/a.png").objects = {box(0, 0, 0, 32, 24)};
    made.add("images/a.jpg").objects = {box(1, 0, 0, 32, 24)};
    made.add("images/night/a.jpg").objects = {box(1, 0, 0, 64, 48)};
    const ConversionReport report = made.convert({.target = ConvertTarget::Yolo});
    QCOMPARE(made.written("labels/train/a.txt"), std::string("0 0.25 0.25 0.5 0.5\n"));
    QCOMPARE(made.written("labels/train/a_2.txt"), std::string("1 0.25 0.25 0.5 0.5\n"));
    QCOMPARE(made.written("labels/train/night/a.txt"), std::string("1 0.5 0.5 1 1\n"));
    QCOMPARE(countOf(report, LossKind::Renamed), std::uint64_t{1});
    QVERIFY(std::filesystem::exists(made.out() + "/images/train/a_2.jpg"));
}

void TestConvert::objectsPastTheBorderAreKeptOrClipped()
{
    MadeSet made;
    Record& record = made.add("a.png", 64, 48);
    record.objects = {box(0, -16, 0, 32, 24), box(0, 70, 0, 5, 5)};
    addPolygon(record, 1, {{32, -24}, {64, 24}, {0, 24}});
    const ConversionReport kept = made.convert({.target = ConvertTarget::YoloSegment}, "kept");
    QCOMPARE(countOf(kept, LossKind::PastBorder), std::uint64_t{3});
    QVERIFY(made.written("labels/train/a.txt", "kept").starts_with("0 -0.25 0 0.25 0 0.25 0.5 -0.25 0.5\n"));
    const ConversionReport clipped =
        made.convert({.target = ConvertTarget::YoloSegment, .border = BorderPolicy::Clip}, "clipped");
    QCOMPARE(countOf(clipped, LossKind::Clipped), std::uint64_t{2});
    QCOMPARE(countOf(clipped, LossKind::Clipped, "outside"), std::uint64_t{1});
    // The triangle's sides cross y = 0 at x = 48 and x = 16.
    QCOMPARE(made.written("labels/train/a.txt", "clipped"),
             std::string("0 0 0 0.25 0 0.25 0.5 0 0.5\n1 0.75 0 1 0.5 0 0.5 0.25 0\n"));
}

void TestConvert::classGapsAreInTheTable()
{
    MadeSet made;
    made.set().format = Format::Coco;
    made.set().classIds = {3, 17};
    Record& record = made.add("a.png", 64, 48);
    record.objects = {box(1, 0, 0, 64, 48), box(5, 0, 0, 64, 48)};
    const ConversionReport report = made.convert({.target = ConvertTarget::Yolo});
    QCOMPARE(countOf(report, LossKind::ClassesRenumbered), std::uint64_t{2});
    QCOMPARE(report.classes[1].sourceId, std::int64_t{17});
    QCOMPARE(report.classes[1].targetId, std::int64_t{1});
    QCOMPARE(countOf(report, LossKind::ClassOutsideNames, "5"), std::uint64_t{1});
    QCOMPARE(made.written("labels/train/a.txt"), std::string("1 0.5 0.5 1 1\n5 0.5 0.5 1 1\n"));
    const auto json = nlohmann::json::parse(made.written("conversion.json"));
    QCOMPARE(json["class_table"][1]["source_id"].get<int>(), 17);
    QCOMPARE(json["class_table"][1]["target_name"].get<std::string>(), std::string("dog"));
}

void TestConvert::theSourceIsNeverWrittenTo()
{
    MadeSet made;
    made.add("images/a.png").objects = {box(0, 0, 0, 32, 24)};
    const std::string root = made.folder().path();
    namespace fs = std::filesystem;
    fs::create_directories(root + "/sub");
    fs::create_directories(root + "-full");
    io::writeFileAtomically(root + "-full/x.txt", "x");
    fs::create_directory_symlink(root, root + "-link");
    fs::create_directory_symlink(root + "-full", root + "-elsewhere");
    JobControl control;
    const std::string parent = fs::path(root).parent_path().string();
    for (const std::string& out : {root, root + "/out", root + "/sub/../out", root + "-link", root + "-link/out", parent,
                                   root + "-full", root + "-elsewhere", root + "-full/x.txt"}) {
        try {
            convertDataset(made.set(), out, {}, control);
            QFAIL(qPrintable(QString::fromStdString(out)));
        } catch (const Error& error) {
            QVERIFY2(error.code() == ErrorCode::InvalidArgument, error.what());
        }
    }
    fs::create_directories(root + "-empty");
    convertDataset(made.set(), root + "-empty/", {}, control);
    QVERIFY(fs::exists(root + "-empty/data.yaml"));
}

void TestConvert::aStoppedConversionLeavesNothing()
{
    MadeSet made;
    for (int i = 0; i < 20; ++i) {
        made.add("images/" + std::to_string(i) + ".png").objects = {box(0, 0, 0, 32, 24)};
    }
    std::stop_source stop;
    JobControl control(stop.get_token(), [&](const Progress& progress) {
        if (progress.done >= 8) {
            stop.request_stop();
        }
    });
    QVERIFY_EXCEPTION_THROWN(convertDataset(made.set(), made.out(), {}, control), Cancelled);
    const auto parent = std::filesystem::path(made.out()).parent_path();
    for (const auto& entry : std::filesystem::directory_iterator(parent)) {
        QCOMPARE(entry.path().filename().string(), std::string("set"));
    }
}

void TestConvert::aJpegThatATrainerWouldRewriteIsNotLinked()
{
    MadeSet made;
    made.add("a.jpg").state = LabelState::Empty;
    made.add("b.jpg").state = LabelState::Empty;
    made.folder().write("b.jpg", io::readFile(made.folder().path("a.jpg")) + "tail");
    const ConversionReport report = made.convert({.target = ConvertTarget::Yolo});
    QCOMPARE(report.linked, std::uint64_t{1});
    QCOMPARE(report.copied, std::uint64_t{1});
    QCOMPARE(find(report, LossKind::JpegTailCopied)->files, (std::vector<std::string>{"b.jpg"}));
    QCOMPARE(std::filesystem::hard_link_count(made.folder().path("a.jpg")), std::uintmax_t{2});
    QCOMPARE(std::filesystem::hard_link_count(made.folder().path("b.jpg")), std::uintmax_t{1});
}

void TestConvert::imagesAreLinkedCopiedOrLeft()
{
    MadeSet made;
    made.add("a.png").state = LabelState::Empty;
    made.add("gone.png").state = LabelState::Empty;
    std::filesystem::remove(made.folder().path("gone.png"));
    const ConversionReport copy = made.convert({.images = ImagePlacement::Copy}, "copy");
    QCOMPARE(copy.copied, std::uint64_t{1});
    QCOMPARE(countOf(copy, LossKind::ImageNotPlaced), std::uint64_t{1});
    QCOMPARE(std::filesystem::hard_link_count(made.out("copy") + "/images/train/a.png"), std::uintmax_t{1});
    made.convert({.images = ImagePlacement::Symlink}, "symlink");
    QVERIFY(std::filesystem::is_symlink(made.out("symlink") + "/images/train/a.png"));
    made.convert({.images = ImagePlacement::None}, "none");
    QVERIFY(!std::filesystem::exists(made.out("none") + "/images"));
    QVERIFY(std::filesystem::exists(made.out("none") + "/labels/train/a.txt"));
}

void TestConvert::aPreviewCountsTheSameAndWritesNothing()
{
    MadeSet made;
    Record& record = made.add("a.png", 64, 48);
    record.objects = {box(0, 0.5, 0, 70, 24), box(1, 10, 10, 5, 5)};
    record.objects[1].ignore = true;
    JobControl control;
    const ConvertOptions options{.target = ConvertTarget::Yolo, .ignore = IgnorePolicy::Paint};
    ConversionReport preview = previewConversion(made.set(), options, control);
    const ConversionReport report = made.convert(options);
    preview.out = report.out;
    QCOMPARE(QByteArray::fromStdString(toJson(preview)), QByteArray::fromStdString(toJson(report)));
}

void TestConvert::everyKindOfLossHasItsTexts()
{
    for (int kind = 0; kind <= static_cast<int>(LossKind::AttributesBeside); ++kind) {
        const std::string id(lossId(static_cast<LossKind>(kind)));
        for (const char* part : {".title", ".message", ".remedy"}) {
            QVERIFY2(!texts::find(id + part).empty(), (id + part).c_str());
        }
        const Loss loss{.kind = static_cast<LossKind>(kind), .subject = "s", .count = 2, .examples = {{.value = "v"}}};
        QVERIFY2(lossMessage(loss, {}).find('{') == std::string::npos, lossMessage(loss, {}).c_str());
    }
}

void TestConvert::realSetsComeBack_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("there");
    QTest::addColumn<int>("back");
    const auto row = [](const char* name, const char* path, ConvertTarget there, ConvertTarget back) {
        QTest::newRow(name) << path << static_cast<int>(there) << static_cast<int>(back);
    };
    row("VOC → YOLO → VOC", "detection/bccd", ConvertTarget::Yolo, ConvertTarget::PascalVoc);
    row("VOC without splits → VOC", "detection/raccoon", ConvertTarget::PascalVoc, ConvertTarget::PascalVoc);
    row("YOLO → VOC → YOLO", "detection/bccd_yolo", ConvertTarget::PascalVoc, ConvertTarget::Yolo);
    row("boxes and outlines → YOLO", "detection/workshoe/configs/data.yaml", ConvertTarget::Yolo, ConvertTarget::Yolo);
}

void TestConvert::realSetsComeBack()
{
    QFETCH(QString, path);
    QFETCH(int, there);
    QFETCH(int, back);
    GG_REQUIRE_DATA(path.toStdString());
    const DatasetPtr source = opened(test::dataPath(path.toStdString()));
    QTemporaryDir folder;
    JobControl control;
    const std::string first = folder.filePath("there").toStdString();
    const std::string second = folder.filePath("back").toStdString();
    const auto options = [](int target) {
        return ConvertOptions{.target = static_cast<ConvertTarget>(target), .images = ImagePlacement::Symlink};
    };
    const ConversionReport report = convertDataset(*source, first, options(there), control);
    QCOMPARE(report.imagesOut, report.imagesIn);
    QCOMPARE(report.objectsOut, report.objectsIn);
    convertDataset(*opened(first), second, options(back), control);
    auto expected = geometry(*source);
    if (find(report, LossKind::PolygonToBox) != nullptr) {
        for (auto& [key, rows] : expected) {
            for (std::string& row : rows) {
                std::size_t at = 0;
                for (int space = 0; space < 5 && at != std::string::npos; ++space) {
                    at = row.find(' ', at + 1);
                }
                row = row.substr(0, at);
            }
        }
    }
    QCOMPARE(geometry(*opened(second)), expected);
}

QTEST_APPLESS_MAIN(TestConvert)
#include "tst_convert.moc"
