#include "dataset_folder.h"
#include "tests/support/test_data.h"

#include "core/dataset/image_io.h"
#include "core/dataset/open.h"
#include "core/dataset/run_length.h"
#include "core/dataset/write/convert.h"

#include <opencv2/imgproc.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace gg;
using namespace gg::dataset;

/// What is written in a format and read again is the same, but for what the ledger says.
class TestConvertRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomSetsComeBack_data();
    void randomSetsComeBack();
    void cocoComesBackWhole();
    void realCocoComesBack();
    void classMasksComeBack();
};

namespace
{

constexpr int width = 97;
constexpr int height = 61;

struct Drawn {
    test::DatasetFolder folder;
    Dataset set;
};

/// Boxes, outlines, masks, ignore regions, empty and missing labels, in three splits.
void draw(Drawn& drawn, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto below = [&](std::uint64_t limit) { return random() % limit; };
    const auto fraction = [&] { return static_cast<double>(random() >> 11U) / 9007199254740992.0; };
    Dataset& set = drawn.set;
    set.root = set.opened = drawn.folder.path();
    set.name = "drawn";
    set.classNames = {"car", "bus", "van"};
    set.splits = {"train", "val", "test"};
    for (std::uint16_t split = 0; split < 3; ++split) {
        for (int i = 0; i < 6; ++i) {
            Record record;
            record.image = "images/" + set.splits[split] + "/" + set.splits[split] + "_" + std::to_string(i) + ".png";
            drawn.folder.image(record.image, width, height);
            record.split = split;
            record.space = CoordinateSpace::Pixels;
            record.declaredWidth = width;
            record.declaredHeight = height;
            record.state = i == 0 ? LabelState::Missing : i == 1 ? LabelState::Empty : LabelState::Labelled;
            const std::uint64_t objects = i < 2 ? 0 : 1 + below(5);
            for (std::uint64_t k = 0; k < objects; ++k) {
                Object object{.classId = static_cast<std::int32_t>(below(3)), .ignore = below(4) == 0};
                object.box = {fraction() * 40, fraction() * 30, 1 + fraction() * 50, 1 + fraction() * 25};
                if (below(3) == 0) {
                    object.kind = ShapeKind::Polygon;
                    object.firstPoint = static_cast<std::uint32_t>(record.points.size());
                    object.pointCount = static_cast<std::uint32_t>(3 + below(6)) & Object::mostPoints;
                    for (std::size_t p = 0; p < object.pointCount; ++p) {
                        record.points.push_back({fraction() * width, fraction() * height});
                    }
                    object.box = boundsOf(std::span(record.points).subspan(object.firstPoint));
                } else if (below(3) == 0) {
                    cv::Mat mask = cv::Mat::zeros(height, width, CV_8U);
                    cv::circle(mask, {static_cast<int>(20 + below(40)), static_cast<int>(20 + below(20))}, 6, 1, -1);
                    const std::vector<std::uint32_t> runs = maskToRuns(mask);
                    const cv::Rect bounds = cv::boundingRect(mask);
                    RecordExtras& extras = record.makeExtras();
                    object.kind = ShapeKind::Mask;
                    object.firstPoint = static_cast<std::uint32_t>(extras.runs.size());
                    object.pointCount = static_cast<std::uint32_t>(runs.size()) & Object::mostPoints;
                    object.box = {double(bounds.x), double(bounds.y), double(bounds.width), double(bounds.height)};
                    extras.runs.insert(extras.runs.end(), runs.begin(), runs.end());
                }
                record.objects.push_back(object);
            }
            set.records.push_back(std::move(record));
        }
    }
}

std::uint64_t countOf(const ConversionReport& report, LossKind kind)
{
    std::uint64_t count = 0;
    for (const Loss& loss : report.losses) {
        count += loss.kind == kind ? loss.count : 0;
    }
    return count;
}

DatasetPtr opened(const std::string& path)
{
    JobControl control;
    return openDataset(path, control);
}

std::map<std::string, const Record*> byStem(const Dataset& set)
{
    std::map<std::string, const Record*> out;
    for (const Record& record : set.records) {
        out[std::filesystem::path(record.image).stem().string()] = &record;
    }
    return out;
}

std::string nameOf(const Dataset& set, const Object& object)
{
    const auto index = static_cast<std::size_t>(object.classId);
    return object.classId >= 0 && index < set.classNames.size() ? set.classNames[index] : std::string("?");
}

/// Largest difference of two boxes' sides in pixels.
double apart(const Rect& a, const Rect& b, bool normalised)
{
    const double x = normalised ? width : 1;
    const double y = normalised ? height : 1;
    return std::max({std::abs(a.x - b.x * x), std::abs(a.y - b.y * y), std::abs(a.x + a.width - (b.x + b.width) * x),
                     std::abs(a.y + a.height - (b.y + b.height) * y)});
}

void compareObjects(const Dataset& set, const Record& record, const Dataset& again, const Record& back, bool ignoreHeld,
                    bool ignoreRead)
{
    std::vector<const Object*> expected;
    for (const Object& object : record.objects) {
        if (ignoreHeld || !object.ignore) {
            expected.push_back(&object);
        }
    }
    QCOMPARE(back.objects.size(), expected.size());
    const bool normalised = back.space == CoordinateSpace::Normalised;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Object& object = back.objects[i];
        QCOMPARE(nameOf(again, object), nameOf(set, *expected[i]));
        QVERIFY2(apart(expected[i]->box, object.box, normalised) < 1e-6, record.image.c_str());
        if (ignoreRead) {
            QCOMPARE(bool(object.ignore), ignoreHeld && expected[i]->ignore);
        }
        if (object.kind == ShapeKind::Polygon && expected[i]->kind == ShapeKind::Polygon) {
            QCOMPARE(object.pointCount, expected[i]->pointCount);
            for (std::size_t p = 0; p < object.pointCount; ++p) {
                const Point& a = record.points[expected[i]->firstPoint + p];
                const Point& b = back.points[object.firstPoint + p];
                QVERIFY(std::abs(a.x - b.x * (normalised ? width : 1)) < 1e-6);
                QVERIFY(std::abs(a.y - b.y * (normalised ? height : 1)) < 1e-6);
            }
        }
    }
}

}  // namespace

void TestConvertRoundTrip::randomSetsComeBack_data()
{
    QTest::addColumn<int>("target");
    QTest::addColumn<bool>("ignoreHeld");
    QTest::addColumn<bool>("missingHeld");
    const auto row = [](ConvertTarget target, bool ignoreHeld, bool missingHeld) {
        QTest::newRow(std::string(targetId(target)).c_str()) << static_cast<int>(target) << ignoreHeld << missingHeld;
    };
    row(ConvertTarget::Yolo, false, true);
    row(ConvertTarget::YoloSegment, false, true);
    row(ConvertTarget::Coco, true, false);
    row(ConvertTarget::PascalVoc, true, true);
    row(ConvertTarget::VisDrone, true, true);
}

void TestConvertRoundTrip::randomSetsComeBack()
{
    QFETCH(int, target);
    QFETCH(bool, ignoreHeld);
    QFETCH(bool, missingHeld);
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Drawn drawn;
        draw(drawn, seed);
        const std::string out = drawn.folder.path() + "-out";
        JobControl control;
        const ConversionReport report = convertDataset(drawn.set, out, {.target = static_cast<ConvertTarget>(target)}, control);
        const DatasetPtr again = opened(out);
        const auto back = byStem(*again);
        QCOMPARE(back.size(), drawn.set.records.size());
        std::uint64_t outlines = 0;
        std::uint64_t masks = 0;
        std::uint64_t ignored = 0;
        for (const Record& record : drawn.set.records) {
            const std::string stem = std::filesystem::path(record.image).stem().string();
            QVERIFY2(back.contains(stem), stem.c_str());
            const Record& other = *back.at(stem);
            // That difficult objects are written is tested with the file itself (tst_convert).
            compareObjects(drawn.set, record, *again, other, ignoreHeld, target != static_cast<int>(ConvertTarget::PascalVoc));
            QCOMPARE(again->splits[other.split], drawn.set.splits[record.split]);
            QCOMPARE(other.state == LabelState::Missing, missingHeld && record.state == LabelState::Missing);
            for (const Object& object : record.objects) {
                const bool kept = ignoreHeld || !object.ignore;
                outlines += kept && object.kind == ShapeKind::Polygon ? 1 : 0;
                masks += kept && object.kind == ShapeKind::Mask ? 1 : 0;
                ignored += object.ignore ? 1 : 0;
            }
        }
        // The ledger says what is not the same, and nothing else.
        const bool boxes =
            target != static_cast<int>(ConvertTarget::Coco) && target != static_cast<int>(ConvertTarget::YoloSegment);
        QCOMPARE(countOf(report, LossKind::PolygonToBox), boxes ? outlines : 0);
        QCOMPARE(countOf(report, LossKind::MaskToBox), boxes ? masks : 0);
        QCOMPARE(countOf(report, LossKind::MaskToPolygon), target == static_cast<int>(ConvertTarget::YoloSegment) ? masks : 0);
        QCOMPARE(countOf(report, LossKind::IgnoreDropped), ignoreHeld ? 0 : ignored);
        QCOMPARE(countOf(report, LossKind::MissingBecomesEmpty), missingHeld ? 0 : std::uint64_t{3});
    }
}

void TestConvertRoundTrip::cocoComesBackWhole()
{
    Drawn drawn;
    draw(drawn, 11);
    JobControl control;
    const std::string first = drawn.folder.path() + "-one";
    const std::string second = drawn.folder.path() + "-two";
    convertDataset(drawn.set, first, {.target = ConvertTarget::Coco}, control);
    const ConversionReport report = convertDataset(*opened(first), second, {.target = ConvertTarget::Coco}, control);
    QVERIFY2(report.lossKinds() == 0, toMarkdown(report).c_str());
    for (const char* split : {"train", "val", "test"}) {
        const std::string file = std::string("/annotations/instances_") + split + ".json";
        const auto read = [&](const std::string& root) {
            std::ifstream in(root + file, std::ios::binary);
            std::string text((std::istreambuf_iterator<char>(in)), {});
            return QByteArray::fromStdString(text.substr(text.find("\"images\"")));
        };
        QCOMPARE(read(second), read(first));
    }
}

void TestConvertRoundTrip::realCocoComesBack()
{
    GG_REQUIRE_DATA("detection/tinycoco/tinycoco");
    const DatasetPtr source = opened(test::dataPath("detection/tinycoco/tinycoco"));
    QTemporaryDir folder;
    JobControl control;
    const std::string out = folder.filePath("coco").toStdString();
    const ConversionReport report =
        convertDataset(*source, out, {.target = ConvertTarget::Coco, .images = ImagePlacement::Symlink}, control);
    QVERIFY2(report.lossKinds() == 0, toMarkdown(report).c_str());
    const DatasetPtr again = opened(out);
    QCOMPARE(again->classNames, source->classNames);
    QCOMPARE(again->classIds, source->classIds);
    QCOMPARE(again->records.size(), source->records.size());
    const auto back = byStem(*again);
    for (const Record& record : source->records) {
        const Record& other = *back.at(std::filesystem::path(record.image).stem().string());
        QCOMPARE(other.extras->id, record.extras->id);
        QCOMPARE(other.objects.size(), record.objects.size());
        QCOMPARE(other.extras->runs, record.extras->runs);
        QCOMPARE(other.extras->ringStarts, record.extras->ringStarts);
        QCOMPARE(other.points.size(), record.points.size());
        for (std::size_t i = 0; i < record.points.size(); ++i) {
            QVERIFY(other.points[i].x == record.points[i].x && other.points[i].y == record.points[i].y);
        }
        for (std::size_t i = 0; i < record.objects.size(); ++i) {
            QVERIFY(other.objects[i].box.x == record.objects[i].box.x &&
                    other.objects[i].box.width == record.objects[i].box.width);
            QVERIFY(other.objects[i].classId == record.objects[i].classId && other.objects[i].ignore == record.objects[i].ignore);
        }
    }
}

void TestConvertRoundTrip::classMasksComeBack()
{
    Drawn drawn;
    draw(drawn, 5);
    JobControl control;
    const std::string masks = drawn.folder.path() + "-masks";
    const std::string again = drawn.folder.path() + "-again";
    convertDataset(drawn.set, masks, {.target = ConvertTarget::Mask}, control);
    const DatasetPtr read = opened(masks);
    QVERIFY(read->format == Format::ImageMask);
    convertDataset(*read, again, {.target = ConvertTarget::Mask}, control);
    std::size_t compared = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(masks + "/masks")) {
        if (entry.is_regular_file()) {
            const std::string relative = std::filesystem::relative(entry.path(), masks).string();
            const cv::Mat a = cv::imread(entry.path().string(), cv::IMREAD_COLOR);
            const cv::Mat b = cv::imread(again + "/" + relative, cv::IMREAD_COLOR);
            QVERIFY2(!b.empty(), relative.c_str());
            QCOMPARE(cv::norm(a, b, cv::NORM_INF), 0.0);
            ++compared;
        }
    }
    QCOMPARE(compared, std::size_t{15});
}

QTEST_APPLESS_MAIN(TestConvertRoundTrip)
#include "tst_convert_round_trip.moc"
