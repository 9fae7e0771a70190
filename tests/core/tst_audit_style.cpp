#include "core/audit/audit.h"
#include "core/audit/style/margins.h"
#include "core/audit/style/predicted_margins.h"
#include "core/audit/style/style.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/core/style_pictures.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace gg;
using audit::BoxMargins;
using dataset::Rect;

namespace
{

/// Median over all boxes and sides of forty pictures whose boxes were grown by as much.
double medianMargin(double growth, bool grey = false)
{
    std::vector<float> margins;
    for (unsigned seed = 0; seed < 40; ++seed) {
        test::StylePicture picture = test::stylePicture(seed);
        for (Rect& box : picture.boxes) {
            box = test::grownBy(box, growth, growth, growth, growth);
        }
        if (grey) {
            cv::cvtColor(picture.pixels, picture.pixels, cv::COLOR_BGR2GRAY);
        }
        for (const BoxMargins& box : audit::measureMargins(picture.pixels, picture.boxes)) {
            margins.insert(margins.end(), box.margin.begin(), box.margin.end());
        }
    }
    std::ranges::sort(margins);
    return static_cast<double>(margins[margins.size() / 2]);
}

constexpr std::size_t pictureCount = 80;

/// Eighty pictures of 320x240 with four objects each, whose boxes are drawn by two annotators: one flush, one 2 to 5 px too wide.
struct Annotated {
    std::vector<test::StylePicture> pictures;
    std::vector<std::vector<Rect>> wide;
    std::vector<std::vector<BoxMargins>> flushMargins;
    std::vector<std::vector<BoxMargins>> wideMargins;
};

const Annotated& annotated()
{
    static const Annotated made = [] {
        Annotated all;
        std::mt19937 random(3);
        std::uniform_real_distribution<double> margin(2, 5);
        for (std::size_t i = 0; i < pictureCount; ++i) {
            all.pictures.push_back(test::stylePicture(static_cast<unsigned>(1000 + i)));
            auto& wide = all.wide.emplace_back();
            for (const Rect& box : all.pictures.back().boxes) {
                wide.push_back(test::grownBy(box, margin(random), margin(random), margin(random), margin(random)));
            }
            all.flushMargins.push_back(audit::measureMargins(all.pictures.back().pixels, all.pictures.back().boxes));
            all.wideMargins.push_back(audit::measureMargins(all.pictures.back().pixels, wide));
        }
        return all;
    }();
    return made;
}

/// Two splits of two folders each; four classes, one a quarter of each picture.
dataset::Dataset fourFolders()
{
    dataset::Dataset set;
    set.classNames = {"cup", "plate", "fork", "knife"};
    set.splits = {"train", "val"};
    for (std::size_t r = 0; r < pictureCount; ++r) {
        dataset::Record record;
        record.split = r < pictureCount / 2 ? 0 : 1;
        const char folder = static_cast<char>('a' + r * 4 / pictureCount);
        record.image = std::string("images/") + folder + "/" + std::to_string(1000 + r) + ".png";
        record.state = dataset::LabelState::Labelled;
        record.space = dataset::CoordinateSpace::Pixels;
        record.declaredWidth = 320;
        record.declaredHeight = 240;
        for (std::size_t o = 0; o < 4; ++o) {
            dataset::Object object;
            object.classId = static_cast<std::int32_t>(o);
            object.box = annotated().pictures[r].boxes[o];
            record.objects.push_back(object);
        }
        set.records.push_back(std::move(record));
    }
    return set;
}

/// The set's margins where `isWide(record, object)` says which boxes the second annotator drew.
template <typename IsWide>
std::vector<std::vector<BoxMargins>> marginsWhere(IsWide isWide)
{
    std::vector<std::vector<BoxMargins>> margins = annotated().flushMargins;
    for (std::size_t r = 0; r < margins.size(); ++r) {
        for (std::size_t o = 0; o < margins[r].size(); ++o) {
            if (isWide(r, o)) {
                margins[r][o] = annotated().wideMargins[r][o];
            }
        }
    }
    return margins;
}

audit::StyleReport judge(const dataset::Dataset& set, const std::vector<std::vector<BoxMargins>>& margins,
                         const audit::StyleThresholds& thresholds = {})
{
    JobControl control;
    return audit::judgeStyle(set, margins, thresholds, control);
}

std::vector<std::uint32_t> recordsBetween(std::uint32_t first, std::uint32_t last)
{
    std::vector<std::uint32_t> records;
    for (std::uint32_t r = first; r <= last; ++r) {
        records.push_back(r);
    }
    return records;
}

std::string yoloRows(const std::vector<Rect>& boxes)
{
    std::string rows;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Rect& box = boxes[i];
        rows += QStringLiteral("%1 %2 %3 %4 %5\n")
                    .arg(i)
                    .arg((box.x + box.width / 2) / 320, 0, 'f', 6)
                    .arg((box.y + box.height / 2) / 240, 0, 'f', 6)
                    .arg(box.width / 320, 0, 'f', 6)
                    .arg(box.height / 240, 0, 'f', 6)
                    .toStdString();
    }
    return rows;
}

std::vector<audit::Finding> styleFindingsOf(const audit::Report& report)
{
    std::vector<audit::Finding> found;
    std::ranges::copy_if(report.findings, std::back_inserter(found),
                         [](const audit::Finding& finding) { return finding.rule.starts_with("style."); });
    return found;
}

/// The pictures on disk as a YOLO set of two splits.
void writeYolo(const test::DatasetFolder& folder, bool valIsWide)
{
    folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cup, plate, fork, knife]\n");
    for (std::size_t i = 0; i < pictureCount; ++i) {
        const bool val = i % 2 == 1;
        const std::string name = std::string(val ? "val/" : "train/") + "picture" + std::to_string(i);
        folder.write("labels/" + name + ".txt", yoloRows(val && valIsWide ? annotated().wide[i] : annotated().pictures[i].boxes));
        folder.write("images/" + name + ".png", "");
        cv::imwrite(folder.path("images/" + name + ".png"), annotated().pictures[i].pixels);
    }
}

}  // namespace

class TestAuditStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marginsAreFound_data()
    {
        QTest::addColumn<double>("growth");
        QTest::addColumn<bool>("grey");
        QTest::newRow("tight") << 0.0 << false;
        QTest::newRow("loose") << 4.0 << false;
        QTest::newRow("cutting") << -3.0 << false;
        QTest::newRow("loose by a fraction") << 2.5 << false;
        QTest::newRow("loose, one channel") << 4.0 << true;
    }
    void marginsAreFound()
    {
        QFETCH(double, growth);
        QFETCH(bool, grey);
        const double median = medianMargin(growth, grey);
        QVERIFY2(std::abs(median - growth) < 1.0, qPrintable(QString::number(median)));
    }

    void sidesAreToldApart()
    {
        std::vector<float> left;
        std::vector<float> bottom;
        for (unsigned seed = 0; seed < 40; ++seed) {
            test::StylePicture picture = test::stylePicture(seed);
            for (Rect& box : picture.boxes) {
                box = test::grownBy(box, 5, 0, 0, -3);
            }
            for (const BoxMargins& box : audit::measureMargins(picture.pixels, picture.boxes)) {
                left.push_back(box.margin[0]);
                bottom.push_back(box.margin[3]);
            }
        }
        std::ranges::sort(left);
        std::ranges::sort(bottom);
        QVERIFY2(std::abs(left[left.size() / 2] - 5) < 1.5F, qPrintable(QString::number(left[left.size() / 2])));
        QVERIFY2(std::abs(bottom[bottom.size() / 2] + 3) < 1.5F, qPrintable(QString::number(bottom[bottom.size() / 2])));
    }

    void aSideOnThePicturesBorderCannotBeTold()
    {
        const test::StylePicture picture = test::stylePicture(1);
        const Rect cut{0, 40, 60, 60};
        const BoxMargins margins = audit::measureMargins(picture.pixels, std::vector{cut}).front();
        QVERIFY(std::isnan(margins.margin[0]));
        QCOMPARE(margins.evidence[0], 0.0F);
        QVERIFY(!std::isnan(margins.margin[2]));
    }

    void boxesThatMakeNoSenseCannotBeTold_data()
    {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("width");
        QTest::newRow("empty") << 50.0 << 0.0;
        QTest::newRow("reversed") << 50.0 << -40.0;
        QTest::newRow("not a number") << nan << 40.0;
        QTest::newRow("infinite") << 50.0 << std::numeric_limits<double>::infinity();
        QTest::newRow("outside the picture") << 5000.0 << 40.0;
        QTest::newRow("too small") << 50.0 << 6.0;
        QTest::newRow("absurdly far") << -1e300 << 1.0;
    }
    void boxesThatMakeNoSenseCannotBeTold()
    {
        QFETCH(double, x);
        QFETCH(double, width);
        const test::StylePicture picture = test::stylePicture(1);
        const auto margins = audit::measureMargins(picture.pixels, std::vector{Rect{x, 50, width, 40}});
        QCOMPARE(margins.size(), std::size_t{1});
        for (std::size_t side = 0; side < 4; ++side) {
            QVERIFY(std::isnan(margins.front().margin[side]));
            QCOMPARE(margins.front().evidence[side], 0.0F);
        }
    }

    void aBoxLargerThanThePictureIsMeasuredWhereItLiesInIt()
    {
        const test::StylePicture picture = test::stylePicture(1);
        const auto margins =
            audit::measureMargins(picture.pixels, std::vector{Rect{-1e6, 40, 2e6, 100}, Rect{100, -50, 100, 120}});
        QVERIFY(std::isnan(margins[0].margin[0]) && std::isnan(margins[0].margin[2]));
        QVERIFY(!std::isnan(margins[0].margin[1]) && !std::isnan(margins[0].margin[3]));
        QVERIFY(std::isnan(margins[1].margin[1]));
        QVERIFY(!std::isnan(margins[1].margin[3]));
    }

    void aPictureOfOneColourTellsNothing()
    {
        const cv::Mat flat(200, 200, CV_8UC3, cv::Scalar(90, 90, 90));
        const BoxMargins margins = audit::measureMargins(flat, std::vector{Rect{50, 50, 60, 60}}).front();
        for (const float evidence : margins.evidence) {
            QVERIFY2(evidence < 0.2F, qPrintable(QString::number(evidence)));
        }
        QVERIFY(std::isnan(audit::measureMargins({}, std::vector{Rect{50, 50, 60, 60}}).front().margin[0]));
    }

    void aCleanSetIsSilent()
    {
        const dataset::Dataset set = fourFolders();
        const audit::StyleReport report = judge(set, annotated().flushMargins);
        QVERIFY(report.mixtures.empty());
        QVERIFY(audit::styleFindings(set, report).empty());
        QCOMPARE(report.boxes, std::size_t{4 * pictureCount});
        QCOMPARE(report.groups.front().kind, audit::StyleKey::Set);
        QCOMPARE(report.groups.front().images, pictureCount);
        QCOMPARE(report.groups.front().style, audit::BoxStyle::Tight);
        QVERIFY(std::abs(report.groups.front().margin) < 0.7F);
        QVERIFY(report.groups.front().low < report.groups.front().margin &&
                report.groups.front().margin < report.groups.front().high);
    }

    void aSetThatIsLooseThroughoutIsNoMixture()
    {
        const dataset::Dataset set = fourFolders();
        const audit::StyleReport report = judge(set, annotated().wideMargins);
        QVERIFY(report.mixtures.empty());
        const auto findings = audit::styleFindings(set, report);
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].rule, std::string("style.loose"));
        QCOMPARE(findings[0].severity, audit::Severity::Info);
        QVERIFY2(audit::message(findings[0]).starts_with("The boxes of this set leave a margin of "),
                 audit::message(findings[0]).c_str());
    }

    void aLooseFolderIsNamed()
    {
        const dataset::Dataset set = fourFolders();
        const audit::StyleReport report = judge(set, marginsWhere([](std::size_t r, std::size_t) { return r >= 20 && r < 40; }));
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        const audit::StyleMixture& mixture = report.mixtures[0];
        QCOMPARE(mixture.kind, audit::StyleKey::Folder);
        QCOMPARE(mixture.looser.keys, std::vector<std::string>{"images/b"});
        QCOMPARE(mixture.tighter.keys, (std::vector<std::string>{"images/a", "images/c", "images/d"}));
        QCOMPARE(mixture.looser.records, recordsBetween(20, 39));
        QCOMPARE(mixture.looser.boxes, std::size_t{80});
        QCOMPARE(mixture.tighter.boxes, std::size_t{240});
        // The mean of 2 to 5 px is 3.5.
        QVERIFY2(mixture.low < 3.5 && mixture.high > 2.5, qPrintable(QString::number(mixture.difference)));
        QVERIFY(mixture.confidence >= 0.99);
        QCOMPARE(mixture.looser.examples.size(), std::size_t{12});
        for (const audit::StyleExample& example : mixture.looser.examples) {
            QVERIFY(example.record >= 20 && example.record < 40 && example.object < 4);
        }
        const auto& counts = mixture.looser.histogram.counts;
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0U), 320U);
        const auto findings = audit::styleFindings(set, report);
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].rule, std::string("style.mixed"));
        QCOMPARE(findings[0].severity, audit::Severity::Warning);
        QCOMPARE(findings[0].records, recordsBetween(20, 39));
        const QString message = QString::fromStdString(audit::message(findings[0]));
        QVERIFY2(message.startsWith("Boxes in the folders images/b leave a margin of ") && !message.contains('{'),
                 qPrintable(message));
    }

    void aFolderOfCutObjectsIsNamed()
    {
        // Seen from boxes that are 2 to 5 px too wide, flush ones cut: only the difference counts.
        const dataset::Dataset set = fourFolders();
        const audit::StyleReport report = judge(set, marginsWhere([](std::size_t r, std::size_t) { return r >= 20; }));
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        QCOMPARE(report.mixtures[0].tighter.keys, std::vector<std::string>{"images/a"});
        QCOMPARE(audit::styleFindings(set, report)[0].records, recordsBetween(0, 19));
    }

    void aLooseSplitIsNamedAsOne()
    {
        const dataset::Dataset set = fourFolders();
        const audit::StyleReport report = judge(set, marginsWhere([](std::size_t r, std::size_t) { return r >= 40; }));
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        QCOMPARE(report.mixtures[0].kind, audit::StyleKey::Split);
        QCOMPARE(report.mixtures[0].looser.keys, std::vector<std::string>{"val"});
    }

    void aLooseClassIsNamed()
    {
        const dataset::Dataset set = fourFolders();
        const audit::StyleReport report = judge(set, marginsWhere([](std::size_t, std::size_t o) { return o == 2; }));
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        QCOMPARE(report.mixtures[0].kind, audit::StyleKey::Class);
        QCOMPARE(report.mixtures[0].looser.keys, std::vector<std::string>{"fork"});
        QCOMPARE(report.mixtures[0].looser.boxes, pictureCount);
    }

    void aLooseRecordingIsNamed()
    {
        dataset::Dataset set = fourFolders();
        for (std::size_t r = 0; r < pictureCount; ++r) {
            set.records[r].image = "images/train/cam" + std::to_string(r % 4) + "_frame_" + std::to_string(1000 + r) + ".png";
            set.records[r].split = 0;
        }
        const audit::StyleReport report = judge(set, marginsWhere([](std::size_t r, std::size_t) { return r % 4 == 2; }));
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        QCOMPARE(report.mixtures[0].kind, audit::StyleKey::Source);
        QCOMPARE(report.mixtures[0].looser.keys, std::vector<std::string>{"cam2"});
    }

    void aStretchOfASequenceIsNamed()
    {
        dataset::Dataset set = fourFolders();
        for (std::size_t r = 0; r < pictureCount; ++r) {
            set.records[r].image = "images/" + std::to_string(1000 + r) + ".png";
            set.records[r].split = 0;
        }
        const audit::StyleReport report = judge(set, marginsWhere([](std::size_t r, std::size_t) { return r >= 40 && r < 60; }));
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        const audit::StyleMixture& mixture = report.mixtures[0];
        QCOMPARE(mixture.kind, audit::StyleKey::Stretch);
        QCOMPARE(mixture.sequence, std::string("images"));
        // Where the stretch begins and ends is told to a picture or two.
        QVERIFY(std::abs(static_cast<int>(mixture.looser.records.front()) - 40) <= 3);
        QVERIFY(std::abs(static_cast<int>(mixture.looser.records.back()) - 59) <= 3);
        const QString message = QString::fromStdString(audit::message(audit::styleFindings(set, report).at(0)));
        QVERIFY2(message.startsWith("Boxes from images/10") && !message.contains('{'), qPrintable(message));
    }

    void twoAnnotatorsWhoTookTurnsAreToldApart()
    {
        dataset::Dataset set = fourFolders();
        std::mt19937 random(11);
        std::vector<bool> wide(pictureCount);
        for (std::size_t r = 0; r < pictureCount; ++r) {
            set.records[r].image = "images/" + std::to_string(1000 + r) + ".png";
            set.records[r].split = 0;
            wide[r] = random() % 2 == 0;
        }
        const audit::StyleReport report = judge(set, marginsWhere([&](std::size_t r, std::size_t) { return wide[r]; }));
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        QCOMPARE(report.mixtures[0].kind, audit::StyleKey::Images);
        std::size_t right = 0;
        for (const std::uint32_t r : report.mixtures[0].looser.records) {
            right += wide[r] ? 1 : 0;
        }
        QVERIFY2(right * 10 >= report.mixtures[0].looser.records.size() * 9, qPrintable(QString::number(right)));
    }

    void groupsThatAreTooSmallAreNotJudged()
    {
        dataset::Dataset set = fourFolders();
        for (std::size_t r = 0; r < 5; ++r) {
            set.records[r].image = "images/other/" + std::to_string(r) + ".png";
        }
        const audit::StyleReport report = judge(set, marginsWhere([](std::size_t r, std::size_t) { return r < 5; }));
        QVERIFY(report.mixtures.empty());
        QVERIFY(std::ranges::none_of(report.groups, [](const audit::StyleGroup& group) { return group.key == "images/other"; }));
    }

    void ignoreRegionsAreLeftOut()
    {
        dataset::Dataset set = fourFolders();
        for (std::size_t r = 20; r < 40; ++r) {
            for (dataset::Object& object : set.records[r].objects) {
                object.ignore = true;
            }
        }
        const audit::StyleReport report = judge(set, marginsWhere([](std::size_t r, std::size_t) { return r >= 20 && r < 40; }));
        QCOMPARE(report.boxes, std::size_t{240});
        QVERIFY(report.mixtures.empty());
    }

    void thresholdsAreKept()
    {
        const dataset::Dataset set = fourFolders();
        const auto margins = marginsWhere([](std::size_t r, std::size_t) { return r >= 20 && r < 40; });
        QVERIFY(judge(set, margins, {.difference = 6}).mixtures.empty());
        QCOMPARE(judge(set, margins, {.difference = 2}).mixtures.size(), std::size_t{1});
    }

    void nothingMeasuredIsNothingSaid()
    {
        const dataset::Dataset set = fourFolders();
        const audit::StyleReport report = judge(set, std::vector<std::vector<BoxMargins>>(pictureCount));
        QCOMPARE(report.boxes, std::size_t{0});
        QVERIFY(report.groups.empty() && report.mixtures.empty());
        QVERIFY(judge({}, {}).mixtures.empty());
    }

    void predictionsTellStylesWithoutPictures()
    {
        dataset::Dataset labels = fourFolders();
        dataset::Dataset predictions = labels;
        std::mt19937 random(5);
        std::normal_distribution<double> noise(0, 0.03);
        for (std::size_t r = 0; r < pictureCount; ++r) {
            for (std::size_t o = 0; o < 4; ++o) {
                Rect& box = predictions.records[r].objects[o].box;
                box = test::grownBy(box, box.width * noise(random), box.height * noise(random), box.width * noise(random),
                                    box.height * noise(random));
                if (r >= 60) {
                    labels.records[r].objects[o].box = annotated().wide[r][o];
                }
            }
        }
        const std::vector<cv::Size> sizes(pictureCount, cv::Size(320, 240));
        const auto margins = audit::measurePredictedMargins(labels, predictions, sizes);
        const audit::StyleReport report = judge(labels, margins);
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        QCOMPARE(report.mixtures[0].looser.keys, std::vector<std::string>{"images/d"});
        QVERIFY2(std::abs(report.mixtures[0].difference - 3.5) < 0.7, qPrintable(QString::number(report.mixtures[0].difference)));
        const auto clean = audit::measurePredictedMargins(fourFolders(), predictions, sizes);
        QVERIFY(judge(fourFolders(), clean).mixtures.empty());
    }

    void predictionsAreMatchedWithCare()
    {
        dataset::Dataset labels;
        labels.classNames = {"cup", "plate"};
        labels.splits = {"all"};
        dataset::Record record;
        record.space = dataset::CoordinateSpace::Pixels;
        const auto object = [](int classId, const Rect& box) {
            dataset::Object made;
            made.classId = classId;
            made.box = box;
            return made;
        };
        record.objects = {object(0, {100, 100, 40, 40}), object(1, {200, 100, 40, 40}), object(0, {0, 10, 40, 40}),
                          object(0, {300, 200, 40, 40})};
        labels.records = {record};
        dataset::Dataset predictions = labels;
        dataset::Record& predicted = predictions.records[0];
        predicted.objects = {object(0, {102, 101, 40, 36}), object(0, {200, 100, 40, 40}), object(0, {1, 11, 38, 38}),
                             object(0, {300, 200, 40, 40})};
        predicted.makeExtras().attributes = {{.object = 3, .key = dataset::AttributeKey::Confidence, .value = 0.1}};
        const auto margins = audit::measurePredictedMargins(labels, predictions, std::vector<cv::Size>{{400, 300}}).front();
        // Left: the label begins 2 px before the prediction; right: 140 against 142; bottom: 140 against 137.
        QCOMPARE(margins[0].margin, (std::array<float, 4>{2, 1, -2, 3}));
        for (const float margin : margins[1].margin) {
            QVERIFY(std::isnan(margin));  // predicted as another class
        }
        QVERIFY(std::isnan(margins[2].margin[0]) && !std::isnan(margins[2].margin[1]));  // cut by the picture's border
        for (const float margin : margins[3].margin) {
            QVERIFY(std::isnan(margin));  // confidence 0.1
        }
    }

    void anAuditOfFilesFindsALooseSplit()
    {
        const test::DatasetFolder clean;
        writeYolo(clean, false);
        const test::DatasetFolder loose;
        writeYolo(loose, true);
        JobControl control;
        QVERIFY(styleFindingsOf(audit::runAudit(*dataset::openDataset(clean.path(), control), {}, control)).empty());
        const auto findings = styleFindingsOf(audit::runAudit(*dataset::openDataset(loose.path(), control), {}, control));
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].rule, std::string("style.mixed"));
        QCOMPARE(findings[0].values.at("value"), std::string("split"));
        QCOMPARE(findings[0].values.at("looser_groups"), std::string("val"));
    }

    void aFolderOfRealPicturesIsFound()
    {
        GG_REQUIRE_DATA("detection/coco128/instance_segmentation/config.yaml");
        JobControl control;
        dataset::Dataset set = *dataset::openDataset(test::dataPath("detection/coco128/instance_segmentation"), control);
        for (dataset::Record& record : set.records) {
            for (dataset::Object& object : record.objects) {
                object.kind = dataset::ShapeKind::Box;
            }
        }
        QVERIFY(judge(set, audit::measureSetMargins(set, control)).mixtures.empty());
        std::size_t moved = 0;
        for (std::size_t r = 0; r < set.records.size(); ++r) {
            for (dataset::Object& object : set.records[r].objects) {
                if (set.records[r].split == 0) {
                    object.box = test::grownBy(object.box, 3 / 640.0, 3 / 480.0, 3 / 640.0, 3 / 480.0);
                    ++moved;
                }
            }
        }
        QVERIFY(moved > 100);
        const audit::StyleReport report = judge(set, audit::measureSetMargins(set, control));
        QCOMPARE(report.mixtures.size(), std::size_t{1});
        QCOMPARE(report.mixtures[0].kind, audit::StyleKey::Split);
        QCOMPARE(report.mixtures[0].looser.keys, std::vector<std::string>{set.splits[0]});
    }
};

QTEST_APPLESS_MAIN(TestAuditStyle)
#include "tst_audit_style.moc"
