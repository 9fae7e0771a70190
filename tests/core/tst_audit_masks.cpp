#include "core/audit/audit.h"
#include "core/audit/mask_components.h"
#include "core/audit/mask_facts.h"
#include "core/audit/mask_match.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <opencv2/imgproc.hpp>

#include <QTest>

#include <algorithm>

using namespace gg;
using namespace gg::audit;
using test::DatasetFolder;

namespace
{

/// A scene with an ellipse that is warmer than its surroundings, folds and highlights that are not objects, and noise.
struct Scene {
    cv::Mat picture;
    cv::Mat mask;  ///< CV_8U, 0 and 255
};

constexpr int width = 160;
constexpr int height = 120;

Scene makeScene(int seed)
{
    cv::RNG random(static_cast<std::uint64_t>(seed) * 7919 + 17);
    Scene scene;
    scene.picture = cv::Mat(height, width, CV_8UC3, cv::Scalar(random.uniform(70, 110), random.uniform(80, 120), random.uniform(130, 170)));
    for (int i = 0; i < 5; ++i) {
        const cv::Point from(random.uniform(0, width), random.uniform(0, height));
        const cv::Point to(random.uniform(0, width), random.uniform(0, height));
        cv::line(scene.picture, from, to, cv::Scalar(60, 60, 100), random.uniform(1, 5), cv::LINE_AA);
    }
    scene.mask = cv::Mat::zeros(height, width, CV_8U);
    const cv::Point centre(random.uniform(30, width - 30), random.uniform(25, height - 25));
    const cv::Size axes(random.uniform(12, 28), random.uniform(10, 22));
    const int angle = random.uniform(0, 180);
    cv::ellipse(scene.mask, centre, axes, angle, 0, 360, cv::Scalar(255), cv::FILLED);
    cv::ellipse(scene.picture, centre, axes, angle, 0, 360, cv::Scalar(80, 90, 205), cv::FILLED, cv::LINE_AA);
    cv::GaussianBlur(scene.picture, scene.picture, cv::Size(), 1.2);
    cv::Mat noise(scene.picture.size(), CV_8UC3);
    random.fill(noise, cv::RNG::UNIFORM, 0, 12);
    scene.picture += noise;
    return scene;
}

class Scenes
{
public:
    explicit Scenes(int count, int seed = 1)
    {
        for (int i = 0; i < count; ++i) {
            const Scene scene = makeScene(seed * 1000 + i);
            m_pictures.push_back(scene.picture);
            masks.push_back(scene.mask);
        }
    }

    std::vector<cv::Mat> masks;

    MaskMatches match() const
    {
        std::vector<PictureEdges> pictures;
        std::vector<MaskFacts> facts;
        for (std::size_t i = 0; i < masks.size(); ++i) {
            pictures.push_back(measureEdges(m_pictures[i], m_pictures[i].size()));
            facts.push_back(measureMask({.values = masks[i], .kind = dataset::MaskValues::BlackWhite}));
        }
        std::vector<MaskPair> pairs;
        for (std::size_t i = 0; i < masks.size(); ++i) {
            pairs.push_back({.picture = &pictures[i], .mask = &facts[i]});
        }
        JobControl control;
        return matchMasks(pairs, 0.03, control);
    }

    void write(const DatasetFolder& folder) const
    {
        std::filesystem::create_directories(folder.path("images"));
        std::filesystem::create_directories(folder.path("masks"));
        for (std::size_t i = 0; i < masks.size(); ++i) {
            cv::imwrite(folder.path("images/" + std::to_string(i) + ".png"), m_pictures[i]);
            cv::imwrite(folder.path("masks/" + std::to_string(i) + ".png"), masks[i]);
        }
    }

private:
    std::vector<cv::Mat> m_pictures;
};

std::vector<std::pair<std::size_t, std::size_t>> pairsOf(const MaskMatches& matches)
{
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const MaskElsewhere& one : matches.elsewhere) {
        out.emplace_back(one.record, one.fits);
    }
    std::sort(out.begin(), out.end());
    return out;
}

struct Audited {
    dataset::DatasetPtr dataset;
    Report report;

    std::vector<const Finding*> of(std::string_view rule) const
    {
        std::vector<const Finding*> out;
        for (const Finding& finding : report.findings) {
            if (finding.rule == rule) {
                out.push_back(&finding);
            }
        }
        return out;
    }
    /// Rules of warnings and errors, with the file each is about.
    QStringList faults() const
    {
        QStringList out;
        for (const Finding& finding : report.findings) {
            if (finding.severity != Severity::Info && finding.rule.starts_with("mask.")) {
                out << QString::fromStdString(finding.rule + " " + finding.file);
            }
        }
        return out;
    }
};

Audited auditFolder(const std::string& path)
{
    JobControl control;
    Audited out{.dataset = dataset::openDataset(path, control)};
    out.report = runAudit(*out.dataset, {}, control);
    return out;
}

cv::Mat blank()
{
    return cv::Mat::zeros(40, 50, CV_8U);
}

}  // namespace

class TestAuditMasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void componentsAreCountedWithTheirAreas()
    {
        cv::Mat labels = blank();
        labels(cv::Rect(5, 5, 20, 20)).setTo(1);
        labels(cv::Rect(10, 10, 2, 2)).setTo(0);   // a hole of four pixels
        labels.at<uchar>(15, 15) = 0;              // and one of one
        labels.at<uchar>(30, 40) = 1;              // a speck of two, diagonally joined
        labels.at<uchar>(31, 41) = 1;
        labels(cv::Rect(0, 38, 3, 2)).setTo(1);    // six in the corner
        const ComponentFacts facts = measureComponents(labels);
        QCOMPARE(facts.objects, 3U);
        QCOMPARE(facts.largest, 400U - 5U);
        QCOMPARE(facts.tinyObjects[2], 1U);
        QCOMPARE(facts.tinyObjects[6], 1U);
        QCOMPARE(facts.holes, 2U);
        QCOMPARE(facts.largestHole, 4U);
        QCOMPARE(facts.tinyHoles[1], 1U);
        QCOMPARE(facts.tinyHoles[4], 1U);
    }

    void anOpenRingHasNoHole()
    {
        cv::Mat labels = blank();
        labels(cv::Rect(5, 5, 9, 9)).setTo(1);
        labels(cv::Rect(7, 7, 5, 5)).setTo(0);
        QCOMPARE(measureComponents(labels).holes, 1U);
        labels.at<uchar>(5, 9) = 0;
        labels.at<uchar>(6, 9) = 0;
        QCOMPARE(measureComponents(labels).holes, 0U);
        // Background leaves a ring only straight, not between two corners that touch.
        labels.at<uchar>(6, 9) = 1;
        QCOMPARE(measureComponents(labels).holes, 1U);
    }

    void componentsAgreeWithOpenCv()
    {
        cv::RNG random(5);
        for (int round = 0; round < 20; ++round) {
            cv::Mat labels(37, 53, CV_8U);
            random.fill(labels, cv::RNG::UNIFORM, 0, 2);
            cv::Mat ignored;
            const auto expected = static_cast<std::uint32_t>(cv::connectedComponents(labels, ignored, 8) - 1);
            QCOMPARE(measureComponents(labels).objects, expected);
        }
    }

    void classesAreComponentsOfTheirOwn()
    {
        cv::Mat labels = blank();
        labels(cv::Rect(0, 0, 10, 10)).setTo(3);
        labels(cv::Rect(10, 0, 10, 10)).setTo(4);
        QCOMPARE(measureComponents(labels).objects, 2U);
    }

    void factsSurviveTheCache()
    {
        const Scene scene = makeScene(3);
        MaskFacts facts = measureMask({.values = scene.mask, .encoding = dataset::MaskEncoding::Palette, .kind = dataset::MaskValues::BlackWhite, .table = {}, .bits = 4, .pages = 3});
        dataset::MaskImage other{.values = scene.mask.clone(), .kind = dataset::MaskValues::BlackWhite};
        other.values.rowRange(0, height / 2).setTo(0);
        compareAnnotator(facts, {.values = scene.mask, .kind = dataset::MaskValues::BlackWhite}, other);
        QVERIFY(maskFactsFromBytes(toBytes(facts)) == facts);
        QVERIFY2(toBytes(facts).size() < 1500, "small enough to be kept for every mask of a set");
        const PictureEdges edges = measureEdges(scene.picture, cv::Size(1600, 1200));
        QVERIFY(pictureEdgesFromBytes(toBytes(edges)) == edges);
        for (std::string bytes : {toBytes(facts), toBytes(edges)}) {
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
            QVERIFY_THROWS_EXCEPTION(Error, maskFactsFromBytes(bytes));
            QVERIFY_THROWS_EXCEPTION(Error, pictureEdgesFromBytes(bytes));
        }
        QVERIFY_THROWS_EXCEPTION(Error, maskFactsFromBytes({}));
        QVERIFY_THROWS_EXCEPTION(Error, maskFactsFromBytes(std::string(3, 'x')));
    }

    void foregroundIsWhatTheMaskMeans()
    {
        cv::Mat values = blank();
        values.colRange(0, 10).setTo(3);
        values.colRange(10, 15).setTo(255);
        QCOMPARE(measureMask({.values = values, .kind = dataset::MaskValues::Classes}).foreground(), 0.2);
        QCOMPARE(measureMask({.values = values, .kind = dataset::MaskValues::Greys}).foreground(), 0.1);
        values = blank();
        values.colRange(0, 10).setTo(1);
        QCOMPARE(measureMask({.values = values, .kind = dataset::MaskValues::ZeroOne}).foreground(), 0.2);
    }

    void aCleanSetIsSilent()
    {
        DatasetFolder folder;
        Scenes(24).write(folder);
        const Audited audited = auditFolder(folder.path());
        QCOMPARE(audited.faults(), QStringList{});
        QCOMPARE(audited.of("mask.kind")[0]->values.at("kinds"), std::string("0 and 255 (24)"));
    }

    void everyPlantedFaultIsNamed()
    {
        DatasetFolder folder;
        Scenes scenes(24);
        scenes.masks[1] = scenes.masks[1] / 255;
        scenes.masks[2].at<uchar>(2, 2) = 255;
        cv::Mat& holed = scenes.masks[3];
        const cv::Moments moments = cv::moments(holed, true);
        holed.at<uchar>(static_cast<int>(moments.m01 / moments.m00), static_cast<int>(moments.m10 / moments.m00)) = 0;
        cv::rotate(scenes.masks[4], scenes.masks[4], cv::ROTATE_90_CLOCKWISE);
        scenes.masks[5] = scenes.masks[6].clone();
        scenes.masks[7].setTo(0);
        scenes.masks[8].setTo(255);
        scenes.masks[9] = 255 - scenes.masks[9];
        scenes.masks[10].setTo(0);
        scenes.masks[10](cv::Rect(50, 50, 2, 2)).setTo(255);
        scenes.write(folder);
        const Audited audited = auditFolder(folder.path());
        const QStringList faults = audited.faults();
        for (const char* expected : {"mask.mixed_kinds ", "mask.specks masks/2.png", "mask.pinholes masks/3.png",
                                     "mask.size_transposed masks/4.png", "mask.same_as_another masks/6.png",
                                     "mask.all_background masks/7.png", "mask.all_foreground masks/8.png", "mask.inverted masks/9.png",
                                     "mask.share_outlier masks/10.png"}) {
            QVERIFY2(faults.contains(QString::fromLatin1(expected)), qPrintable(QString(expected) + " is missing in " + faults.join(", ")));
        }
        QCOMPARE(audited.of("mask.mixed_kinds")[0]->records, std::vector<std::uint32_t>{1});
        QCOMPARE(audited.of("mask.same_as_another")[0]->values.at("other"), std::string("masks/5.png"));
        QCOMPARE(audited.of("mask.specks").size(), std::size_t{1});
        QCOMPARE(audited.of("mask.pinholes").size(), std::size_t{1});
    }

    void aMaskOverTheMarginIsOverNothing()
    {
        DatasetFolder folder;
        Scenes scenes(12);
        scenes.write(folder);
        cv::Mat margin = cv::imread(folder.path("images/3.png"));
        margin.colRange(width - 60, width).setTo(0);
        cv::imwrite(folder.path("images/3.png"), margin);
        cv::Mat mask = cv::Mat::zeros(height, width, CV_8U);
        mask(cv::Rect(width - 40, 40, 20, 30)).setTo(255);
        cv::imwrite(folder.path("masks/3.png"), mask);
        const Audited audited = auditFolder(folder.path());
        QCOMPARE(audited.of("mask.over_nothing").size(), std::size_t{1});
        QCOMPARE(audited.of("mask.over_nothing")[0]->file, std::string("masks/3.png"));
    }

    void severalPagesAreTold()
    {
        DatasetFolder folder;
        Scenes scenes(3);
        scenes.write(folder);
        std::filesystem::remove(folder.path("masks/1.png"));
        QVERIFY(cv::imwritemulti(folder.path("masks/1.tif"), std::vector<cv::Mat>{scenes.masks[1], scenes.masks[2]}));
        const Audited audited = auditFolder(folder.path());
        QCOMPARE(audited.of("mask.several_pages").size(), std::size_t{1});
        QCOMPARE(audited.of("mask.several_pages")[0]->values.at("pages"), std::string("2"));
    }

    void annotatorsAreCompared()
    {
        DatasetFolder folder;
        // Columns of 64 that are foreground: overlaps of 16/32, 20/40, 8/32 and 36/48, 0.5 on average.
        const std::vector<int> first{32, 40, 32, 48};
        const std::vector<int> second{16, 20, 8, 36};
        for (std::size_t i = 0; i < first.size(); ++i) {
            folder.image("images/" + std::to_string(i) + ".png");
            folder.mask("annotator1/" + std::to_string(i) + ".png", first[i] / 64.0);
            folder.mask("annotator2/" + std::to_string(i) + ".png", second[i] / 64.0);
        }
        const Audited audited = auditFolder(folder.path());
        QCOMPARE(audited.of("mask.annotators").size(), std::size_t{1});
        QCOMPARE(audited.of("mask.annotators")[0]->values.at("mean"), std::string("50.0"));
        QCOMPARE(audited.of("mask.annotators")[0]->values.at("lowest"), std::string("25.0"));
        QCOMPARE(audited.of("mask.annotators_disagree").size(), std::size_t{1});
        QCOMPARE(audited.of("mask.annotators_disagree")[0]->record, std::int64_t{2});
    }

    void classesOfASetAreListed()
    {
        DatasetFolder folder;
        for (int i = 0; i < 4; ++i) {
            folder.image("images/" + std::to_string(i) + ".png");
            cv::Mat classes = cv::Mat::zeros(48, 64, CV_8U);
            classes.colRange(0, 32).setTo(1);
            classes.rowRange(0, 12).setTo(i == 0 ? 5 : 2);
            std::filesystem::create_directories(folder.path("masks"));
            cv::imwrite(folder.path("masks/" + std::to_string(i) + ".png"), classes);
        }
        const Audited audited = auditFolder(folder.path());
        QCOMPARE(audited.of("mask.classes")[0]->values.at("classes"), std::string("0 (37.5 %), 1 (37.5 %), 2 (18.8 %), 5 (6.2 %)"));
        QVERIFY(audited.of("mask.class_indices").empty());
        QCOMPARE(audited.report.masks->classes, std::size_t{4});
        QCOMPARE(audited.report.masks->kinds.front().first, std::string("grey value = class number"));
    }

    void exchangedMasksNameEachOther()
    {
        Scenes scenes(40);
        std::swap(scenes.masks[4], scenes.masks[31]);
        std::swap(scenes.masks[12], scenes.masks[20]);
        const std::vector<std::pair<std::size_t, std::size_t>> expected{{4, 31}, {12, 20}, {20, 12}, {31, 4}};
        QCOMPARE(pairsOf(scenes.match()), expected);
    }

    void threeMasksThatWentRoundAreFound()
    {
        Scenes scenes(40, 2);
        std::swap(scenes.masks[3], scenes.masks[17]);
        std::swap(scenes.masks[17], scenes.masks[30]);
        // Record 3 has the mask of 17, 17 that of 30, 30 that of 3.
        const std::vector<std::pair<std::size_t, std::size_t>> expected{{3, 17}, {17, 30}, {30, 3}};
        QCOMPARE(pairsOf(scenes.match()), expected);
    }

    void aShiftedStretchIsToldAsOne()
    {
        Scenes scenes(40, 3);
        std::rotate(scenes.masks.begin() + 20, scenes.masks.begin() + 21, scenes.masks.end());
        const MaskMatches matches = scenes.match();
        QCOMPARE(matches.shifts.size(), std::size_t{1});
        // The mask of record 20 is now that of record 21: the masks fit one place later in the list.
        QCOMPARE(matches.shifts[0].shift, -1);
        QVERIFY(matches.shifts[0].records.size() >= 17);
        QVERIFY(std::all_of(matches.shifts[0].records.begin(), matches.shifts[0].records.end(), [](std::size_t record) { return record >= 20; }));
    }

    void aShiftOfAllIsAPropertyOfTheSet()
    {
        Scenes scenes(40, 4);
        std::rotate(scenes.masks.begin(), scenes.masks.begin() + 1, scenes.masks.end());
        QCOMPARE(scenes.match().wholeSet.shift, -1);
    }

    void turnedMasksAreFoundWithTheirTurn()
    {
        Scenes scenes(40, 5);
        cv::rotate(scenes.masks[7], scenes.masks[7], cv::ROTATE_180);
        cv::flip(scenes.masks[21], scenes.masks[21], 1);
        const MaskMatches matches = scenes.match();
        QVERIFY(matches.elsewhere.empty());
        QCOMPARE(matches.turned.size(), std::size_t{2});
        for (const MaskTurned& one : matches.turned) {
            QCOMPARE(one.turn, one.record == 7 ? Turn::Half : Turn::MirrorX);
        }
        for (cv::Mat& mask : scenes.masks) {
            cv::flip(mask, mask, 0);
        }
        QCOMPARE(scenes.match().wholeSet.turn, Turn::MirrorY);
    }

    void setsThatAreTooSmallMakeNoClaims()
    {
        for (int count = 0; count < 4; ++count) {
            const MaskMatches matches = Scenes(count).match();
            QVERIFY(matches.elsewhere.empty() && matches.shifts.empty() && matches.turned.empty() && matches.inverted.empty());
        }
    }

    void matchingCanBeCancelled()
    {
        const Scene scene = makeScene(1);
        const PictureEdges edges = measureEdges(scene.picture, scene.picture.size());
        const MaskFacts facts = measureMask({.values = scene.mask, .kind = dataset::MaskValues::BlackWhite});
        const std::vector<MaskPair> pairs(20, {.picture = &edges, .mask = &facts});
        std::stop_source stop;
        stop.request_stop();
        JobControl control(stop.get_token());
        QVERIFY_THROWS_EXCEPTION(Cancelled, matchMasks(pairs, 0.03, control));
    }

    void realSetsMakeNoClaims_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("membrane") << "segmentation/membrane";
        QTest::newRow("kvasir") << "segmentation/kvasir_sample";
        QTest::newRow("street scenes") << "detection/tinycoco/bdd_example";
    }

    void realSetsMakeNoClaims()
    {
        QFETCH(QString, path);
        GG_REQUIRE_DATA(path.toStdString());
        const Audited audited = auditFolder(test::dataPath(path.toStdString()));
        for (const char* rule : {"mask.fits_another", "mask.fits_turned", "mask.shifted", "mask.looks_inverted"}) {
            QVERIFY2(audited.of(rule).empty(), rule);
        }
    }
};

QTEST_GUILESS_MAIN(TestAuditMasks)
#include "tst_audit_masks.moc"
