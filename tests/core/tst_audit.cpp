#include "core/audit/audit.h"
#include "core/base/error.h"
#include "core/dataset/open.h"
#include "core/texts/catalogue.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <nlohmann/json.hpp>

#include <QThread>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace gg;
using namespace gg::audit;
using gg::test::DatasetFolder;

namespace
{

struct Audited {
    dataset::DatasetPtr dataset;
    Report report;

    std::vector<const Finding*> of(const std::string& rule) const
    {
        std::vector<const Finding*> out;
        for (const Finding& finding : report.findings) {
            if (finding.rule == rule) {
                out.push_back(&finding);
            }
        }
        return out;
    }

    /// "rule file:line" of everything but the infos, in order.
    std::vector<std::string> faults() const
    {
        std::vector<std::string> out;
        for (const Finding& finding : report.findings) {
            if (finding.severity != Severity::Info) {
                out.push_back(finding.rule + " " + finding.file + ":" + std::to_string(finding.line));
            }
        }
        return out;
    }
};

/// What the classes of a set tell has a test of its own; sets as small as these never have all of them in each split.
const std::set<std::string, std::less<>> classRules{"class.not_trained", "class.one_split", "class.unused", "class.imbalance"};

Audited auditPath(const std::string& path, bool pixels = true)
{
    JobControl control;
    Audited out;
    out.dataset = dataset::openDataset(path, control);
    out.report = runAudit(*out.dataset, {.pixels = pixels, .settings = {.muted = classRules}}, control);
    return out;
}

/// A YOLO set with one image a name, and a good row where no text is given.
DatasetFolder& fillYolo(DatasetFolder& folder, const std::map<std::string, std::string>& labels)
{
    folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat, dog]\n");
    folder.image("images/val/v.jpg");
    folder.write("labels/val/v.txt", "0 0.5 0.5 0.2 0.2\n");
    for (const auto& [name, text] : labels) {
        folder.image("images/train/" + name + ".jpg");
        folder.write("labels/train/" + name + ".txt", text);
    }
    return folder;
}

using Strings = std::vector<std::string>;

}  // namespace

class TestAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCleanSetHasNoFindings()
    {
        DatasetFolder folder;
        const Audited audited = auditPath(fillYolo(folder, {{"a", "0 0.5 0.5 0.2 0.2\n1 0.2 0.2 0.1 0.1\n"}}).path());
        QVERIFY(audited.report.findings.empty());
        QCOMPARE(headline(*audited.dataset, audited.report), std::string("3 boxes in 2 images: no errors, no warnings."));
        QVERIFY(!audited.report.masks);
    }

    void everyBadRowIsFoundAtItsLine_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("message");
        QTest::newRow("four columns") << "0 0.5 0.5 0.2"
                                      << "label.columns"
                                      << "Line 2 has 4 columns; expected 5 columns for a box, or 7, 9, 11 … for a polygon.";
        QTest::newRow("confidence")
            << "0 0.2 0.2 0.1 0.1 0.9"
            << "label.columns"
            << "Line 2 has 6 columns; expected 5 columns; the sixth is usually a confidence of a saved prediction.";
        QTest::newRow("comma")
            << "0 0,5 0.5 0.2 0.2"
            << "label.not_a_number"
            << "Line 2, column 2: “0,5” is not a number; expected a decimal point, and spaces between the columns.";
        QTest::newRow("name") << "cat 0.5 0.5 0.2 0.2"
                              << "label.not_a_number"
                              << "Line 2, column 1: “cat” is not a number; expected a class number from 0.";
        QTest::newRow("pixels") << "0 320 0.5 0.2 0.2"
                                << "label.out_of_range"
                                << "Line 2, column 2: 320 is outside of 0 to 1.";
        QTest::newRow("negative") << "0 0.5 -0.2 0.2 0.2"
                                  << "label.out_of_range"
                                  << "Line 2, column 3: -0.2 is outside of 0 to 1.";
        QTest::newRow("third class") << "2 0.2 0.2 0.1 0.1"
                                     << "label.class_outside_names"
                                     << "Line 2: class 2 is not among the names, which end at 1.";
        QTest::newRow("negative class") << "-1 0.2 0.2 0.1 0.1"
                                        << "label.class_outside_names"
                                        << "Line 2: class -1 is not among the names, which end at 1.";
        QTest::newRow("fraction") << "0.7 0.2 0.2 0.1 0.1"
                                  << "label.class_fractional"
                                  << "Line 2: the class is written as 0.7; expected a whole number.";
        QTest::newRow("no width") << "1 0.5 0.5 0 0.2"
                                  << "label.zero_size"
                                  << "Line 2: the box of dog is 0 wide and 0.2 high.";
        // centre 0.95, width 0.2: the right side is at 1.05.
        QTest::newRow("overhang") << "1 0.95 0.5 0.2 0.2"
                                  << "label.outside_image"
                                  << "Line 2: the box of dog hangs 5.0 % of the image over its right border.";
        // IoU of the same box moved by 0.01 of a width of 0.2: 0.19 / 0.21 = 0.9048.
        QTest::newRow("twice") << "0 0.51 0.5 0.2 0.2"
                               << "label.duplicate"
                               << "Line 2: cat is labelled again, where line 1 has it already (overlap 0.9048).";
        QTest::newRow("polygon") << "1 0.1 0.1 0.4 0.1 0.4 0.4"
                                 << "label.read_as_polygon"
                                 << "Line 1: the file mixes boxes and polygons; 1 of its rows are boxes.";
    }

    void everyBadRowIsFoundAtItsLine()
    {
        QFETCH(QString, row);
        QFETCH(QString, rule);
        QFETCH(QString, message);
        DatasetFolder folder;
        const Audited audited =
            auditPath(fillYolo(folder, {{"a", "0 0.5 0.5 0.2 0.2\n" + row.toStdString() + "\n"}}).path(), false);
        QCOMPARE(audited.report.findings.size(), std::size_t{1});
        const Finding& finding = audited.report.findings.front();
        QCOMPARE(QString::fromStdString(finding.rule), rule);
        QCOMPARE(QString::fromStdString(audit::message(finding)), message);
        QCOMPARE(finding.file, std::string("labels/train/a.txt"));
        QCOMPARE(audited.dataset->records[static_cast<std::size_t>(finding.record)].image, std::string("images/train/a.jpg"));
    }

    void neighboursOfOneClassAreNoDuplicates()
    {
        DatasetFolder folder;
        // Moved by 0.02 of 0.2: IoU 0.18 / 0.22 = 0.818; by 0.011: 0.189 / 0.211 = 0.896 to a box of another class.
        const Audited audited =
            auditPath(fillYolo(folder, {{"a", "0 0.5 0.5 0.2 0.2\n0 0.52 0.5 0.2 0.2\n1 0.489 0.5 0.2 0.2\n"}}).path(), false);
        QVERIFY(audited.report.findings.empty());
    }

    void aMissingLabelIsNotAnEmptyLabel()
    {
        DatasetFolder folder;
        fillYolo(folder, {{"empty", ""}});
        folder.image("images/train/missing.jpg");
        folder.write("labels/train/orphan.txt", "0 0.5 0.5 0.2 0.2\n");
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.faults(),
                 (Strings{"label.missing images/train/missing.jpg:0", "label.orphan labels/train/orphan.txt:0"}));
        QCOMPARE(audited.of("label.empty").size(), std::size_t{1});
        QCOMPARE(audited.of("label.empty")[0]->severity, Severity::Info);
        QCOMPARE(headline(*audited.dataset, audited.report), std::string("1 box in 3 images: 0 errors, 2 warnings."));
    }

    void aRenamedLabelIsOfferedToItsImage()
    {
        DatasetFolder folder;
        fillYolo(folder, {});
        folder.image("images/train/IMG_007.jpg");
        folder.image("images/train/IMG_008.jpg");
        folder.write("labels/train/img_7.txt", "0 0.5 0.5 0.2 0.2\n");
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.of("label.mispaired").size(), std::size_t{1});
        QCOMPARE(audited.of("label.mispaired")[0]->file, std::string("images/train/IMG_007.jpg"));
        QCOMPARE(audited.of("label.mispaired")[0]->values.at("other"), std::string("labels/train/img_7.txt"));
    }

    void twoImagesOfOneNameShareALabel()
    {
        DatasetFolder folder;
        fillYolo(folder, {{"a", "0 0.5 0.5 0.2 0.2\n"}});
        folder.image("images/train/a.png");
        QCOMPARE(auditPath(folder.path()).faults(), Strings{"label.shared labels/train/a.txt:0"});
    }

    void trainEqualToValIsOneError()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: images\nval: images\nnames: [cat]\n");
        folder.image("images/a.jpg");
        folder.write("labels/a.txt", "0 0.5 0.5 0.2\n");
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.faults(), (Strings{"label.columns labels/a.txt:1", "split.train_equals_val data.yaml:2"}));
        QCOMPARE(audit::message(*audited.of("split.train_equals_val")[0]),
                 std::string("1 of 1 images of val are also in train, for example images/a.jpg."));
    }

    void listsMayShareSomeImages()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: train.txt\nval: val.txt\ntest: test.txt\nnames: [cat]\n");
        for (const char* name : {"a", "b", "c"}) {
            folder.image("images/" + std::string(name) + ".jpg");
            folder.write("labels/" + std::string(name) + ".txt", "0 0.5 0.5 0.2 0.2\n");
        }
        folder.write("train.txt", "images/a.jpg\nimages/b.jpg\n");
        folder.write("val.txt", "images/b.jpg\nimages/c.jpg\n");
        folder.write("test.txt", "images/c.jpg\n");
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.of("split.train_equals_val").size(), std::size_t{1});
        QCOMPARE(audited.of("split.train_equals_val")[0]->values.at("count"), std::string("1"));
        QCOMPARE(audited.of("split.shared_images")[0]->values.at("first"), std::string("val"));
    }

    void faultsOfTheDataYaml()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "path: /home/somebody/sets/mine\ntrain: images/train\nval: labels/val\ntest: images/gone\nnc: "
                                  "3\nnames: [cat, cat]\n");
        folder.image("images/train/a.jpg");
        folder.write("labels/train/a.txt", "0 0.5 0.5 0.2 0.2\n");
        folder.image("images/val/b.jpg");
        folder.write("labels/val/b.txt", "0 0.5 0.5 0.2 0.2\n");
        folder.image("images/test/c.jpg");
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.faults(), (Strings{"yaml.nc_differs data.yaml:5", "yaml.split_not_found data.yaml:0",
                                            "yaml.split_points_at_labels data.yaml:3", "yaml.names_repeated data.yaml:6",
                                            "yaml.path_not_found data.yaml:0"}));
        QCOMPARE(audited.of("yaml.split_unused").size(), std::size_t{1});
        QCOMPARE(audited.dataset->records.size(), std::size_t{2});
    }

    void badPictures()
    {
        DatasetFolder folder;
        const std::string row = "0 0.5 0.5 0.2 0.2\n";
        fillYolo(folder, {{"cut", row}, {"tail", row}, {"tiny", row}, {"zero", row}});
        folder.image("images/train/cut.jpg", 300, 200);
        std::ifstream in(folder.path("images/train/cut.jpg"), std::ios::binary);
        const std::string jpeg{std::istreambuf_iterator<char>(in), {}};
        folder.write("images/train/cut.jpg", jpeg.substr(0, jpeg.size() / 2));
        folder.write("images/train/tail.jpg", jpeg + "tail");
        folder.image("images/train/tiny.jpg", 9, 30);
        folder.write("images/train/zero.jpg", "");
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.faults(),
                 (Strings{"image.too_small images/train/tiny.jpg:0", "image.truncated images/train/cut.jpg:0",
                          "image.unreadable images/train/zero.jpg:0", "image.jpeg_tail images/train/tail.jpg:0"}));
        QVERIFY(headline(*audited.dataset, audited.report)
                    .ends_with("3 errors, 1 warning; 3 images would be dropped by Ultralytics."));
        QVERIFY(auditPath(folder.path(), false).report.findings.empty());
    }

    void pascalVocSizesAndCorners()
    {
        DatasetFolder folder;
        const auto annotation = [](const std::string& size, const std::string& box) {
            return "<annotation>\n<size>" + size + "</size>\n<object>\n<name>dog</name>\n<bndbox>" + box +
                   "</bndbox>\n</object>\n</annotation>\n";
        };
        const std::string right = "<width>64</width><height>48</height>";
        folder.image("images/1.jpg");
        folder.image("images/2.jpg");
        folder.image("images/3.jpg");
        folder.write("annotations/1.xml", annotation("<width>48</width><height>64</height>",
                                                     "<xmin>1</xmin><ymin>2</ymin><xmax>11</xmax><ymax>22</ymax>"));
        folder.write("annotations/2.xml", annotation(right, "<xmin>5</xmin><ymin>5</ymin><xmax>80</xmax><ymax>22</ymax>"));
        folder.write("annotations/3.xml", annotation(right, "<xmin>9</xmin><ymin>9</ymin><xmax>9</xmax><ymax>5</ymax>"));
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.faults(), (Strings{"label.zero_size annotations/3.xml:5", "voc.size_differs annotations/1.xml:0",
                                            "label.outside_image annotations/2.xml:5"}));
        QCOMPARE(audit::message(*audited.of("label.zero_size")[0]), std::string("Line 5: the box of dog is 0 wide and -4 high."));
        QVERIFY(effect(*audited.of("label.outside_image")[0]).find("torchvision") != std::string::npos);
    }

    void badMasks()
    {
        DatasetFolder folder;
        for (const char* name : {"black", "white", "grey", "index", "odd", "small", "none", "broken", "good"}) {
            folder.image("images/" + std::string(name) + ".jpg");
            folder.mask("masks/" + std::string(name) + ".png", 0.25);
        }
        folder.mask("masks/black.png", 0);
        folder.mask("masks/white.png", 1);
        cv::Mat grey = cv::Mat::zeros(48, 64, CV_8U);
        grey.colRange(0, 16).setTo(255);
        grey.colRange(16, 32).setTo(100);
        cv::imwrite(folder.path("masks/grey.png"), grey);
        cv::Mat index = cv::Mat::zeros(48, 64, CV_8U);
        index.colRange(0, 16).setTo(2);
        index.colRange(16, 32).setTo(1);
        cv::imwrite(folder.path("masks/index.png"), index);
        folder.mask("masks/odd.png", 0.25, 64, 48, 38);
        folder.mask("masks/small.png", 0.25, 32, 24);
        std::filesystem::remove(folder.path("masks/none.png"));
        folder.mask("masks/stray.png", 0.25);
        folder.write("masks/broken.png", "");
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.faults(), (Strings{"label.missing images/none.jpg:0", "mask.size_differs masks/small.png:0",
                                            "mask.unreadable masks/broken.png:0", "label.orphan masks/stray.png:0",
                                            "mask.all_background masks/black.png:0", "mask.all_foreground masks/white.png:0",
                                            "mask.class_indices masks/index.png:0", "mask.in_between_values masks/grey.png:0",
                                            "mask.order_differs :0", "mask.unusual_values masks/odd.png:0"}));
        QCOMPARE(audit::message(*audited.of("mask.in_between_values")[0]),
                 std::string("masks/grey.png holds 3 different values; 25.0 % of its pixels are neither 0 nor 255, and 25.0 % "
                             "lie between 64 and 191."));
        // Sorted: black broken good grey index none odd small white against black broken good grey index odd small stray white.
        // "odd" stands beside "small", "small" beside "stray"; "white" is in its place again.
        QCOMPARE(audited.of("mask.order_differs")[0]->values.at("count"), std::string("2"));
        QCOMPARE(audited.of("mask.order_differs")[0]->values.at("example"), std::string("odd.jpg"));
    }

    void theShareOfForegroundIsMeasured()
    {
        DatasetFolder folder;
        const std::vector<double> shares{0.03125, 0.0625, 0.25, 0.5};
        for (std::size_t i = 0; i < shares.size(); ++i) {
            folder.image("images/" + std::to_string(i) + ".jpg");
            folder.mask("masks/" + std::to_string(i) + ".png", shares[i]);
        }
        const Audited audited = auditPath(folder.path());
        const MaskSummary& masks = *audited.report.masks;
        QCOMPARE(masks.masks, std::size_t{4});
        QCOMPARE(masks.meanForeground, 0.2109375);
        QCOMPARE(masks.medianForeground, 0.15625);
        QCOMPARE(masks.below5Percent, std::size_t{1});
        QCOMPARE(masks.below10Percent, std::size_t{2});
        QCOMPARE(masks.foreground[2], 0.25F);
        QVERIFY(audited.of("mask.inverted").empty());
    }

    void masksThatAreMostlyBrightMayBeInverted()
    {
        DatasetFolder folder;
        for (int i = 0; i < 3; ++i) {
            folder.image("images/" + std::to_string(i) + ".jpg");
            folder.mask("masks/" + std::to_string(i) + ".png", i == 0 ? 0.25 : 0.75);
        }
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.of("mask.inverted").size(), std::size_t{1});
        QCOMPARE(audited.of("mask.inverted")[0]->records, (std::vector<std::uint32_t>{1, 2}));
    }

    void oneBrightMaskAmongDarkOnesMayBeInverted()
    {
        DatasetFolder folder;
        for (int i = 0; i < 4; ++i) {
            folder.image("images/" + std::to_string(i) + ".jpg");
            folder.mask("masks/" + std::to_string(i) + ".png", i == 2 ? 0.875 : 0.125 + 0.03125 * i);
        }
        const Audited audited = auditPath(folder.path());
        QCOMPARE(audited.faults(), Strings{"mask.inverted masks/2.png:0"});
        QCOMPARE(
            audit::message(*audited.of("mask.inverted")[0]),
            std::string(
                "masks/2.png may be inverted: bright pixels cover 87.5 % of it, but only 18.8 % of the middle mask of the set."));
    }

    void aRuleOfMostImagesIsAPropertyOfTheSet()
    {
        DatasetFolder folder;
        std::map<std::string, std::string> labels;
        for (int i = 0; i < 20; ++i) {
            labels["img" + std::to_string(i)] = i < 12   ? "0 0.5 0.5 0 0.2\n"
                                                : i < 16 ? "7 0.5 0.5 0.2 0.2\n"
                                                         : "0 0.5 0.5 0.2 0.2\n";
        }
        const Audited audited = auditPath(fillYolo(folder, labels).path(), false);
        QCOMPARE(audited.of("label.zero_size").size(), std::size_t{1});
        const Finding& finding = *audited.of("label.zero_size")[0];
        QCOMPARE(finding.records.size(), std::size_t{12});
        QVERIFY(finding.file.empty());
        QCOMPARE(audit::message(finding),
                 std::string("Boxes without area in 12 of 21 images, for example labels/train/img0.txt."));
        QCOMPARE(audited.of("label.class_outside_names").size(), std::size_t{4});
    }

    void findingsArriveWhileTheAuditRuns()
    {
        DatasetFolder folder;
        fillYolo(folder, {{"a", "0 0.5 0.5 0.2\n"}, {"b", ""}});
        folder.write("images/train/b.jpg", "");
        JobControl control;
        const auto dataset = dataset::openDataset(folder.path(), control);
        std::set<std::string> rules;
        runAudit(*dataset, {}, control, [&](const std::vector<Finding>& batch) {
            for (const Finding& finding : batch) {
                rules.insert(finding.rule);
            }
        });
        std::erase_if(rules, [](const std::string& rule) { return classRules.contains(rule); });
        QCOMPARE(rules, (std::set<std::string>{"image.unreadable", "label.columns", "label.empty"}));
    }

    void cancellingStopsTheDecoding()
    {
        DatasetFolder folder;
        for (int i = 0; i < 40; ++i) {
            folder.image("images/" + std::to_string(i) + ".png", 1200, 900);
            folder.mask("masks/" + std::to_string(i) + ".png", 0.25, 1200, 900);
        }
        JobControl opening;
        const auto dataset = dataset::openDataset(folder.path(), opening);
        std::stop_source stop;
        std::atomic<std::uint64_t> done = 0;
        JobControl control(stop.get_token(), [&](const Progress& progress) {
            if (progress.what == "Reading images") {
                done = progress.done;
                if (progress.done >= 2) {
                    stop.request_stop();
                }
            }
        });
        QVERIFY_EXCEPTION_THROWN(runAudit(*dataset, {}, control), Cancelled);
        QVERIFY2(done <= 2U + static_cast<unsigned>(QThread::idealThreadCount()), "the audit went on after it was cancelled");
    }

    void aFolderThatVanishesGivesFindingsNotACrash()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.mask("masks/a.png", 0.25);
        JobControl control;
        const auto dataset = dataset::openDataset(folder.path(), control);
        std::filesystem::remove_all(folder.path("images"));
        std::filesystem::remove_all(folder.path("masks"));
        const Report report = runAudit(*dataset, {}, control);
        QCOMPARE(report.findings.size(), std::size_t{2});
        QVERIFY(audit::message(report.findings[0]).find("no such file") != std::string::npos);
        QCOMPARE(report.masks->masks, std::size_t{0});
    }

    void theJsonHoldsWhatIsPromised()
    {
        DatasetFolder folder;
        fillYolo(folder, {{"a", "0 0.5 0.5 0.2\n"}});
        folder.image("images/train/m\xE9.jpg");  // a name that is not UTF-8
        const Audited audited = auditPath(folder.path());
        const auto json = nlohmann::json::parse(toJson(*audited.dataset, audited.report));
        QCOMPARE(json["dataset"]["format"].get<std::string>(), std::string("YOLO"));
        QCOMPARE(json["counts"]["images"].get<int>(), 3);
        QCOMPARE(json["counts"]["missing"].get<int>(), 1);
        QCOMPARE(json["counts"]["errors"].get<int>(), 1);
        QCOMPARE(json["counts"]["rules"]["label.columns"].get<int>(), 1);
        const auto& finding = json["findings"][0];
        QCOMPARE(finding["rule"].get<std::string>(), std::string("label.columns"));
        QCOMPARE(finding["severity"].get<std::string>(), std::string("error"));
        QCOMPARE(finding["file"].get<std::string>(), std::string("labels/train/a.txt"));
        QCOMPARE(finding["line"].get<int>(), 1);
        QVERIFY(finding["effect"].get<std::string>().starts_with("Ultralytics"));
        std::filesystem::remove_all(folder.path("images"));  // QTemporaryDir does not remove such names
    }

    void everySentenceIsWholeAndFilled()
    {
        // Every id has its five parts, and no message of the other tests' faults shows a placeholder without a value.
        std::set<std::string> rules;
        for (const texts::Entry& entry : texts::auditTexts()) {
            const std::string id(entry.id);
            rules.insert(id.substr(0, id.find('.', id.find('.') + 1)));
            QVERIFY2(!entry.english.empty(), id.c_str());
        }
        QVERIFY(rules.size() > 40);
        for (const std::string& rule : rules) {
            for (const char* part : {".title", ".message", ".why", ".effect", ".remedy"}) {
                QVERIFY2(!texts::find(rule + part).empty(), (rule + part).c_str());
            }
        }
    }

    void noPlaceholderIsLeftEmpty_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* path :
             {"detection/raccoon", "detection/bccd", "detection/bccd_yolo", "detection/coco128/object_detection",
              "detection/coco128/instance_segmentation", "detection/workshoe/configs/data.yaml", "segmentation/membrane",
              "segmentation/cvc_612_jpeg_masks", "segmentation/kvasir_sample", "segmentation/cvc_original_tiff"}) {
            QTest::newRow(path) << path;
        }
    }

    void noPlaceholderIsLeftEmpty()
    {
        QFETCH(QString, path);
        GG_REQUIRE_DATA(path.toStdString());
        const Audited audited = auditPath(test::dataPath(path.toStdString()));
        for (const Finding& finding : audited.report.findings) {
            for (const TextPart part : {TextPart::Title, TextPart::Message, TextPart::Why, TextPart::Effect, TextPart::Remedy}) {
                const std::string sentence = text(finding, part);
                QVERIFY2(!sentence.empty() && sentence.find('{') == std::string::npos, (finding.rule + ": " + sentence).c_str());
            }
        }
    }

    void bccdHasTwoBoxesWithoutAreaAndSevenPastedTwice()
    {
        GG_REQUIRE_DATA("detection/bccd");
        const Audited audited = auditPath(test::dataPath("detection/bccd"));
        QCOMPARE(audited.of("label.zero_size").size(), std::size_t{2});
        QCOMPARE(audited.of("label.zero_size")[0]->file, std::string("Annotations/BloodImage_00338.xml"));
        QCOMPARE(audited.of("label.zero_size")[1]->file, std::string("Annotations/BloodImage_00343.xml"));
        QCOMPARE(audited.of("label.duplicate").size(), std::size_t{7});
        // The third error: a picture of val is a copy of one of train.
        QVERIFY(headline(*audited.dataset, audited.report).starts_with("4,888 boxes in 364 images: 3 errors, "));
        QCOMPARE(audited.of("leak.copy").size(), std::size_t{1});
    }

    void membraneIsInverted()
    {
        GG_REQUIRE_DATA("segmentation/membrane");
        const Audited audited = auditPath(test::dataPath("segmentation/membrane"));
        QCOMPARE(audited.of("mask.inverted").size(), std::size_t{1});
        QVERIFY(audited.report.masks->medianForeground > 0.73 && audited.report.masks->medianForeground < 0.83);
    }

    void clinicMasksAreNotInvertedButSomeHoldGreys()
    {
        GG_REQUIRE_DATA("segmentation/cvc_clinicdb");
        const Audited audited = auditPath(test::dataPath("segmentation/cvc_clinicdb"));
        QVERIFY(audited.of("mask.inverted").empty());
        QCOMPARE(audited.report.masks->masks, std::size_t{277});
        const std::size_t greys = audited.of("mask.in_between_values").size();
        QVERIFY(greys > 0 && greys < 138);
        QCOMPARE(summarise(audited.report.findings).errors, std::size_t{0});
    }

    void jpegMasksAreToldOnceForTheSet()
    {
        GG_REQUIRE_DATA("segmentation/cvc_612_jpeg_masks");
        const Audited audited = auditPath(test::dataPath("segmentation/cvc_612_jpeg_masks"));
        QCOMPARE(audited.of("mask.in_between_values").size(), std::size_t{1});
        QCOMPARE(audited.of("mask.in_between_values")[0]->records.size(), std::size_t{20});
        QVERIFY(audited.of("mask.inverted").empty());
    }

    void cocoSampleHasTwoOfEach()
    {
        GG_REQUIRE_DATA("detection/coco128");
        const Audited audited = auditPath(test::dataPath("detection/coco128/object_detection"), false);
        QCOMPARE(audited.of("label.missing").size(), std::size_t{2});
        QCOMPARE(audited.of("label.orphan").size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
