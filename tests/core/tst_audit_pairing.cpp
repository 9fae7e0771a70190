#include "core/audit/label_sketch.h"
#include "core/audit/pairing.h"
#include "tests/core/audited_set.h"
#include "tests/support/test_data.h"

#include <opencv2/imgproc.hpp>

#include <QTest>

#include <numeric>

using namespace gg;
using namespace gg::audit;
using test::AuditedSet;
using test::auditFolder;
using test::DatasetFolder;

namespace {

constexpr int width = 160;
constexpr int height = 120;

/// Warm ellipses on a shaded ground with dark folds: what is labelled has an outline, and so has what is not.
struct Scene {
    cv::Mat picture;
    cv::Mat mask = cv::Mat::zeros(height, width, CV_8U);
    std::string boxes;  ///< YOLO rows
};

Scene sceneOf(int seed)
{
    cv::RNG random(static_cast<std::uint64_t>(seed) * 7919 + 17);
    Scene scene;
    scene.picture = cv::Mat(height, width, CV_8UC3, cv::Scalar(random.uniform(70, 110), random.uniform(80, 120), random.uniform(110, 140)));
    for (int i = 0; i < 5; ++i) {
        const cv::Point from(random.uniform(0, width), random.uniform(0, height));
        cv::line(scene.picture, from, {random.uniform(0, width), random.uniform(0, height)}, cv::Scalar(60, 60, 90), random.uniform(1, 4), cv::LINE_AA);
    }
    for (int i = 0; i <= seed % 3; ++i) {
        const cv::Point centre(random.uniform(25, width - 25), random.uniform(25, height - 25));
        const cv::Size axes(random.uniform(8, 24), random.uniform(8, 24));
        cv::ellipse(scene.picture, centre, axes, 0, 0, 360, cv::Scalar(70, 80, 200), cv::FILLED, cv::LINE_AA);
        cv::ellipse(scene.mask, centre, axes, 0, 0, 360, cv::Scalar(255), cv::FILLED);
        const auto number = [](double value) { return " " + std::to_string(value); };
        scene.boxes += "0" + number(1.0 * centre.x / width) + number(1.0 * centre.y / height) + number(2.0 * axes.width / width) + number(2.0 * axes.height / height) + "\n";
    }
    cv::Mat noise(scene.picture.size(), CV_8UC3);
    random.fill(noise, cv::RNG::UNIFORM, 0, 12);
    scene.picture += noise;
    return scene;
}

constexpr std::size_t images = 48;

/// Whose label each image gets: the first `share` of a fixed random order go round.
std::vector<std::size_t> owners(double share)
{
    std::vector<std::size_t> order(images);
    std::iota(order.begin(), order.end(), std::size_t{0});
    cv::RNG random(5);
    for (std::size_t i = images - 1; i > 0; --i) {
        std::swap(order[i], order[static_cast<std::size_t>(random.uniform(0, static_cast<int>(i) + 1))]);
    }
    order.resize(static_cast<std::size_t>(share * images));
    std::vector<std::size_t> owner(images);
    std::iota(owner.begin(), owner.end(), std::size_t{0});
    for (std::size_t i = 0; i < order.size(); ++i) {
        owner[order[i]] = order[(i + 1) % order.size()];
    }
    return owner;
}

std::string nameOf(std::size_t i)
{
    return "scene_" + std::to_string(100 + i);
}

void writeMasks(const DatasetFolder& folder, const std::vector<std::size_t>& owner, double inverted = 0)
{
    for (const char* sub : {"images/", "masks/"}) {
        folder.write(std::string(sub) + "note.md", "");
    }
    for (std::size_t i = 0; i < images; ++i) {
        const cv::Mat mask = sceneOf(static_cast<int>(owner[i])).mask;
        cv::imwrite(folder.path("images/" + nameOf(i) + ".png"), sceneOf(static_cast<int>(i)).picture);
        // Every so many, spread over the list.
        const bool exchanged = std::fmod(static_cast<double>(i) * inverted, 1) + inverted > 1 - 1e-9;
        cv::imwrite(folder.path("masks/" + nameOf(i) + ".png"), exchanged ? cv::Mat(255 - mask) : mask);
    }
}

void writeBoxes(const DatasetFolder& folder, const std::vector<std::size_t>& owner)
{
    folder.write("data.yaml", "train: images\nval: images\nnames: [object]\n");
    folder.write("images/note.md", "");
    for (std::size_t i = 0; i < images; ++i) {
        cv::imwrite(folder.path("images/" + nameOf(i) + ".png"), sceneOf(static_cast<int>(i)).picture);
        folder.write("labels/" + nameOf(i) + ".txt", sceneOf(static_cast<int>(owner[i])).boxes);
    }
}

const std::vector<std::string> checks{"label.of_other_images", "mask.of_other_images", "mask.follows_nothing", "mask.mixed_sense"};

std::vector<std::string> saidOf(const AuditedSet& audited)
{
    std::vector<std::string> said;
    std::copy_if(checks.begin(), checks.end(), std::back_inserter(said), [&](const std::string& rule) { return !audited.of(rule).empty(); });
    return said;
}

/// Of the images that a finding names: how many have the label of another.
double precision(const Finding& finding, const AuditedSet& audited, const std::vector<std::size_t>& owner)
{
    double right = 0;
    for (const std::uint32_t record : finding.records) {
        const std::string& image = audited.dataset->records[record].image;
        const std::size_t i = std::stoul(image.substr(image.rfind('_') + 1)) - 100;
        right += owner[i] != i ? 1 : 0;
    }
    return right / static_cast<double>(finding.records.size());
}

}  // namespace

class TestAuditPairing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objectsAreDrawnOnTheGridOfASketch()
    {
        dataset::Record record{.space = dataset::CoordinateSpace::Pixels};
        // On 640 x 320, a cell is 10 x 5: the box covers the columns 2 and 3 and half of 4, the rows 4 to 7.
        record.objects.push_back({.box = {20, 20, 25, 20}});
        record.objects.push_back({.ignore = true, .box = {300, 100, 100, 100}});
        const cv::Mat grid = sketchObjects(record, {640, 320});
        QCOMPARE(grid.size(), cv::Size(sketchSide, sketchSide));
        QCOMPARE(int(grid.at<std::uint8_t>(4, 2)), 255);
        QCOMPARE(int(grid.at<std::uint8_t>(7, 3)), 255);
        QCOMPARE(int(grid.at<std::uint8_t>(7, 4)), 128);
        QCOMPARE(int(grid.at<std::uint8_t>(8, 3)), 0);
        QCOMPARE(cv::countNonZero(grid), 3 * 4);
    }

    void labelsThatLieRightlyAreLeftAlone()
    {
        const DatasetFolder masks;
        writeMasks(masks, owners(0));
        QCOMPARE(saidOf(auditFolder(masks.path(), {})), std::vector<std::string>{});
        const DatasetFolder boxes;
        writeBoxes(boxes, owners(0));
        QCOMPARE(saidOf(auditFolder(boxes.path(), {})), std::vector<std::string>{});
    }

    void labelsOfOtherImagesAreTold_data()
    {
        QTest::addColumn<double>("share");
        QTest::newRow("all") << 1.0;
        QTest::newRow("half") << 0.5;
    }

    void labelsOfOtherImagesAreTold()
    {
        QFETCH(double, share);
        const std::vector<std::size_t> owner = owners(share);
        const DatasetFolder masks;
        writeMasks(masks, owner);
        const DatasetFolder boxes;
        writeBoxes(boxes, owner);
        for (const auto& [folder, rule] : {std::pair(&masks, "mask.of_other_images"), std::pair(&boxes, "label.of_other_images")}) {
            const AuditedSet audited = auditFolder(folder->path(), {});
            const Finding found = audited.one(rule);
            QCOMPARE(found.severity, Severity::Error);
            QVERIFY2(precision(found, audited, owner) > 0.8, rule);
            QVERIFY2(static_cast<double>(found.records.size()) > 0.7 * share * images, rule);
        }
    }

    void scenesThatAreAllTheSameCannotTell()
    {
        std::vector<PictureEdges> pictures;
        std::vector<LabelledPicture> set;
        for (int i = 0; i < 40; ++i) {
            pictures.push_back(measureEdges(sceneOf(1).picture, {width, height}));
        }
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            cv::Mat labels;
            cv::resize(sceneOf(static_cast<int>(i) + 1).mask, labels, cv::Size(sketchSide, sketchSide), 0, 0, cv::INTER_AREA);
            set.push_back({.picture = &pictures[i], .labels = labels});
        }
        JobControl control;
        const Pairing pairing = judgePairing(set, false, control);
        QVERIFY(pairing.elsewhere.empty());
        QVERIFY(!pairing.varied);
    }

    void masksOfTwoSensesAreTold()
    {
        const DatasetFolder folder;
        writeMasks(folder, owners(0), 0.5);
        const AuditedSet audited = auditFolder(folder.path(), {});
        QCOMPARE(saidOf(audited), std::vector<std::string>{"mask.mixed_sense"});
        const Finding found = audited.one("mask.mixed_sense");
        QCOMPARE(found.records.size(), images / 2);
        for (const std::uint32_t record : found.records) {
            QVERIFY(audited.report.masks->foreground[record] > 0.5F);
        }
    }

    void realSetsAreLeftAlone_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* path : {"detection/raccoon", "detection/workshoe", "detection/coco128/object_detection", "detection/tinycoco/bdd_example",
                                 "segmentation/membrane", "segmentation/cvc_612_jpeg_masks", "segmentation/kvasir_sample"}) {
            QTest::newRow(path) << path;
        }
    }

    void realSetsAreLeftAlone()
    {
        QFETCH(QString, path);
        GG_REQUIRE_DATA(path.toStdString());
        QCOMPARE(saidOf(auditFolder(test::dataPath(path.toStdString()), {})), std::vector<std::string>{});
    }
};

QTEST_GUILESS_MAIN(TestAuditPairing)
#include "tst_audit_pairing.moc"
