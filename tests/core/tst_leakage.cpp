#include "core/audit/audit.h"
#include "core/audit/leakage/alike_search.h"
#include "core/audit/leakage/hash_index.h"
#include "core/audit/leakage/name_evidence.h"
#include "core/audit/leakage/regroup.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/core/painted_scene.h"
#include "tests/support/test_data.h"

#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <set>

using namespace gg;
using namespace gg::audit;
using gg::test::DatasetFolder;
using gg::test::paintedScene;

namespace
{

using Names = std::vector<std::string>;
constexpr const char* row = "0 0.5 0.5 0.2 0.2\n";

void save(const DatasetFolder& folder, const std::string& name, const cv::Mat& picture, int quality = 95)
{
    const std::string file = folder.path("images/" + name);
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    cv::imwrite(file, picture, {cv::IMWRITE_JPEG_QUALITY, quality});
    folder.write("labels/" + std::filesystem::path(name).replace_extension(".txt").string(), row);
}

/// A YOLO set with 24 scenes to train on and 8 others to validate with.
void fill(const DatasetFolder& folder)
{
    folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat]\n");
    const char* letters = "abcdefghijklmnopqrstuvwxyzABCDEF";
    for (int i = 0; i < 32; ++i) {
        save(folder, std::string(i < 24 ? "train/" : "val/") + "scene-" + letters[i] + ".jpg", paintedScene(static_cast<std::uint64_t>(i)));
    }
}

Report reportOf(const std::string& path, bool pixels = true)
{
    JobControl control;
    return runAudit(*dataset::openDataset(path, control), {.pixels = pixels}, control);
}

/// "rule file other" of the findings about leaks and duplicates that name a file.
Names alike(const Report& report)
{
    Names out;
    for (const Finding& finding : report.findings) {
        if (!finding.file.empty() && finding.values.contains("other_record")) {
            out.push_back(finding.rule + " " + finding.file + " " + finding.values.at("other"));
        }
    }
    return out;
}

const Finding* findingOf(const Report& report, const std::string& rule)
{
    const auto it = std::ranges::find(report.findings, rule, &Finding::rule);
    return it == report.findings.end() ? nullptr : &*it;
}

dataset::Dataset namedSet(const std::vector<std::pair<std::string, std::string>>& images)
{
    dataset::Dataset dataset;
    dataset.splits = {"train", "val"};
    for (const auto& [split, name] : images) {
        dataset::Record record;
        record.image = split + "/" + name;
        record.split = split == "val" ? 1 : 0;
        dataset.records.push_back(record);
    }
    return dataset;
}

/// Rows with boxes of one class and side.
std::string rows(int classId, double side)
{
    return std::to_string(classId) + " 0.5 0.5 " + std::to_string(side) + " " + std::to_string(side) + "\n";
}

}  // namespace

class TestLeakage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHashIndexFindsWhatComparingAllFinds()
    {
        std::mt19937_64 random(5);
        std::vector<std::uint64_t> hashes;
        for (int i = 0; i < 3000; ++i) {
            hashes.push_back(random());
        }
        for (std::size_t i = 0; i < 300; ++i) {  // within 0 to 14 bits of one that is there
            std::uint64_t hash = hashes[i];
            for (std::size_t flip = 0; flip < i % 15; ++flip) {
                hash ^= std::uint64_t{1} << (random() % 64);
            }
            hashes.push_back(hash);
        }
        const HashIndex index(hashes);
        std::size_t found = 0;
        for (std::size_t i = 0; i < 300; ++i) {
            std::vector<HashIndex::Match> matches;
            index.find(hashes[i], HashIndex::largestRadius, matches);
            std::set<std::uint32_t> expected;
            for (std::uint32_t j = 0; j < hashes.size(); ++j) {
                if (std::popcount(hashes[i] ^ hashes[j]) <= HashIndex::largestRadius) {
                    expected.insert(j);
                }
            }
            std::set<std::uint32_t> got;
            for (const HashIndex::Match& match : matches) {
                QVERIFY2(got.insert(match.index).second, "each once");
                QCOMPARE(match.distance, std::popcount(hashes[i] ^ hashes[match.index]));
            }
            QVERIFY(got == expected);
            found += got.size();
        }
        QVERIFY(found > 400);
    }

    void aSetOfDifferentScenesHasNoLeak()
    {
        DatasetFolder folder;
        fill(folder);
        QCOMPARE(alike(reportOf(folder.path())), Names{});
    }

    void aChangedCopyInAnotherSplitIsALeak_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char* kind : {"quality 30", "half the size", "brighter", "darker", "border of 2 %", "border of 3 %", "corner of 3 %",
                                 "left 2 %", "all at once", "grey"}) {
            QTest::newRow(kind) << "leak.copy";
        }
        QTest::newRow("mirrored") << "leak.mirrored";
        QTest::newRow("upside down") << "leak.mirrored";
        QTest::newRow("as PNG") << "leak.same_pixels";
        QTest::newRow("same file") << "leak.same_file";
    }

    void aChangedCopyInAnotherSplitIsALeak()
    {
        QFETCH(QString, rule);
        const std::string kind = QTest::currentDataTag();
        DatasetFolder folder;
        fill(folder);
        const cv::Mat original = cv::imread(folder.path("images/train/scene-g.jpg"));
        const auto cut = [&](double left, double top, double right, double bottom) {
            const auto part = [](double share, int length) { return static_cast<int>(std::lround(share * length)); };
            const int x = part(left, original.cols);
            const int y = part(top, original.rows);
            return original(cv::Rect(x, y, original.cols - x - part(right, original.cols), original.rows - y - part(bottom, original.rows))).clone();
        };
        cv::Mat changed = original;
        int quality = 95;
        if (kind == "quality 30") {
            quality = 30;
        } else if (kind == "half the size") {
            cv::resize(original, changed, {}, 0.5, 0.5, cv::INTER_AREA);
        } else if (kind == "brighter") {
            changed = original * 1.1;
        } else if (kind == "darker") {
            changed = original * 0.9;
        } else if (kind == "border of 2 %") {
            changed = cut(0.02, 0.02, 0.02, 0.02);
        } else if (kind == "border of 3 %") {
            changed = cut(0.03, 0.03, 0.03, 0.03);
        } else if (kind == "corner of 3 %") {
            changed = cut(0.03, 0.03, 0, 0);
        } else if (kind == "left 2 %") {
            changed = cut(0.02, 0, 0, 0);
        } else if (kind == "all at once") {
            cv::resize(cut(0, 0.02, 0.02, 0), changed, {}, 0.5, 0.5, cv::INTER_AREA);
            changed = changed * 1.1;
            quality = 30;
        } else if (kind == "grey") {
            cv::cvtColor(original, changed, cv::COLOR_BGR2GRAY);
        } else if (kind == "mirrored") {
            cv::flip(original, changed, 1);
        } else if (kind == "upside down") {
            cv::flip(original, changed, 0);
        }
        std::string planted = "val/other.jpg";
        if (kind == "same file") {
            std::filesystem::copy(folder.path("images/train/scene-g.jpg"), folder.path("images/" + planted));
            folder.write("labels/val/other.txt", row);
        } else {
            planted = kind == "as PNG" ? "val/other.png" : planted;
            save(folder, planted, changed, quality);
        }
        QCOMPARE(alike(reportOf(folder.path())), (Names{rule.toStdString() + " images/" + planted + " images/train/scene-g.jpg"}));
    }

    void copiesInsideASplitAreDuplicates()
    {
        DatasetFolder folder;
        fill(folder);
        std::filesystem::copy(folder.path("images/train/scene-c.jpg"), folder.path("images/train/twice.jpg"));
        folder.write("labels/train/twice.txt", row);
        save(folder, "val/small.jpg", cv::imread(folder.path("images/val/scene-A.jpg"), cv::IMREAD_REDUCED_COLOR_2));
        const Report report = reportOf(folder.path());
        QCOMPARE(alike(report), (Names{"image.duplicate images/train/twice.jpg images/train/scene-c.jpg",
                                       "image.near_duplicate images/val/small.jpg images/val/scene-A.jpg"}));
        QVERIFY(findingOf(report, "leak.share") == nullptr);
    }

    void aLeakIsFoundAlthoughEachSideHasANearerNeighbour()
    {
        // Two equal files in train, two equal files in val, and the two pairs are copies of each other.
        DatasetFolder folder;
        fill(folder);
        save(folder, "val/x.jpg", cv::imread(folder.path("images/train/scene-b.jpg")) * 0.9, 40);
        std::filesystem::copy(folder.path("images/train/scene-b.jpg"), folder.path("images/train/b2.jpg"));
        std::filesystem::copy(folder.path("images/val/x.jpg"), folder.path("images/val/y.jpg"));
        folder.write("labels/train/b2.txt", row);
        folder.write("labels/val/y.txt", row);
        const Report report = reportOf(folder.path());
        std::set<std::string> leaking;
        for (const Finding& finding : report.findings) {
            if (finding.rule == "leak.copy") {
                leaking.insert(finding.file);
            }
        }
        QCOMPARE(leaking, (std::set<std::string>{"images/val/x.jpg", "images/val/y.jpg"}));
        const Finding* share = findingOf(report, "leak.share");
        QVERIFY(share != nullptr);
        QCOMPARE(share->values.at("count"), std::string("2"));
        QCOMPARE(share->values.at("total"), std::string("10"));
        QCOMPARE(share->values.at("share"), std::string("20.0"));
    }

    void aMovedCameraShowsTheSameScene()
    {
        // Two crops of one wide scene, a twentieth of the picture apart.
        DatasetFolder folder;
        fill(folder);
        const cv::Mat wide = paintedScene(77, 336, 240);
        save(folder, "train/camera-x.jpg", wide(cv::Rect(0, 0, 320, 240)));
        save(folder, "val/camera-y.jpg", wide(cv::Rect(16, 0, 320, 240)));
        QCOMPARE(alike(reportOf(folder.path())), Names{"leak.same_scene images/val/camera-y.jpg images/train/camera-x.jpg"});
    }

    void flatPicturesAreNotCopiesOfEachOther()
    {
        DatasetFolder folder;
        fill(folder);
        save(folder, "train/grey.png", cv::Mat(240, 320, CV_8UC3, cv::Scalar::all(120)));
        save(folder, "val/black.png", cv::Mat(240, 320, CV_8UC3, cv::Scalar::all(3)));
        QCOMPARE(alike(reportOf(folder.path())), Names{});
    }

    void distancesToTrainingFramesByName()
    {
        // Training frames 10, 20, 30, 50 of clip7: gaps 10, 10, 20, so a step is 10.
        const dataset::Dataset dataset = namedSet({{"train", "clip7_frame_0010.jpg"},
                                                   {"train", "clip7_frame_0020.jpg"},
                                                   {"train", "clip7_frame_0030.jpg"},
                                                   {"train", "clip7_frame_0050.jpg"},
                                                   {"val", "clip7_frame_0035.jpg"},
                                                   {"val", "clip7_frame_0065.jpg"},
                                                   {"val", "clip7_frame_0100.jpg"},
                                                   {"val", "clip8_frame_0011.jpg"}});
        const auto splits = nearnessByName(dataset, dataset::indexRecordings(dataset), 0, std::vector<bool>(8, false));
        QCOMPARE(splits.size(), std::size_t{1});
        QCOMPARE(splits[0].images, std::size_t{4});
        QCOMPARE(splits[0].shared.size(), std::size_t{3});
        QCOMPARE(*splits[0].shared[0].steps, 0.5);
        QCOMPARE(*splits[0].shared[1].steps, 1.5);
        QCOMPARE(*splits[0].shared[2].steps, 5.0);
        QCOMPARE(splits[0].withinOneStep, std::size_t{1});
        QCOMPARE(splits[0].withinTwoSteps, std::size_t{2});
    }

    void sharedRecordingsAreToldWithoutReadingAPixel()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat]\n");
        for (int i = 0; i < 20; ++i) {
            const std::string name = (i % 5 == 0 ? "val/clip" : "train/clip") + std::to_string(i / 10) + "_frame_" + std::to_string(1000 + i);
            folder.write("images/" + name + ".jpg", "no picture");
            folder.write("labels/" + name + ".txt", row);
        }
        const Report report = reportOf(folder.path(), false);
        const Finding* finding = findingOf(report, "leak.recording");
        QVERIFY(finding != nullptr);
        QCOMPARE(finding->values.at("count"), std::string("4"));
        QCOMPARE(finding->values.at("share"), std::string("100.0"));
        QCOMPARE(finding->values.at("one"), std::string("100.0"));
        QCOMPARE(finding->records.size(), std::size_t{4});
    }

    void regroupingKeepsTogetherWhatIsAlike()
    {
        // Eight pictures; 0 of train and 6 of val are alike, and 6 and 7. The group {0, 6, 7} goes where most of it is: val.
        // Shares of 6 : 2 become 5 : 3.
        dataset::Dataset dataset = namedSet({{"train", "a.jpg"}, {"train", "b.jpg"}, {"train", "c.jpg"}, {"train", "d.jpg"},
                                             {"train", "e.jpg"}, {"train", "f.jpg"}, {"val", "g.jpg"}, {"val", "h.jpg"}});
        const std::vector<AlikePair> pairs{{.first = 0, .second = 6}, {.first = 6, .second = 7}};
        const Regrouping out = regroup(dataset, pairs, dataset::indexRecordings(dataset), {.tolerance = 0.2});
        QCOMPARE(out.groups, std::size_t{6});
        QCOMPARE(out.largestGroup, std::size_t{3});
        QCOMPARE(out.group, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 0, 0}));
        QCOMPARE(out.split, (std::vector<std::uint16_t>{1, 0, 0, 0, 0, 0, 1, 1}));
        QCOMPARE(out.moved, std::size_t{1});
        QVERIFY(out.possible);
        QCOMPARE(out.shares[1], 0.375);
    }

    void oneRecordingCannotBeSplit()
    {
        std::vector<std::pair<std::string, std::string>> images;
        for (int i = 0; i < 20; ++i) {
            images.emplace_back(i % 4 == 0 ? "val" : "train", "clip7_frame_" + std::to_string(100 + i) + ".jpg");
        }
        const dataset::Dataset dataset = namedSet(images);
        const dataset::RecordingIndex recordings = dataset::indexRecordings(dataset);
        const Regrouping whole = regroup(dataset, {}, recordings);
        QCOMPARE(whole.groups, std::size_t{1});
        QVERIFY(!whole.possible);
        QVERIFY(regroup(dataset, {}, recordings, {.byRecording = false}).possible);
    }

    void otherClassesAndSizesInASplitAreToldOnce()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat, dog]\n");
        for (int i = 0; i < 90; ++i) {
            const bool val = i >= 60;
            const std::string name = (val ? "val/" : "train/") + std::string("photo") + static_cast<char>('a' + i % 26) + static_cast<char>('a' + i / 26);
            folder.write("images/" + name + ".jpg", "no picture");
            // Half dogs in train, nine tenths in val; sides of 0.1 to 0.16 in train, 0.2 to 0.26 in val.
            folder.write("labels/" + name + ".txt", rows(val ? (i % 10 == 0 ? 0 : 1) : i % 2, (val ? 0.2 : 0.1) + 0.001 * (i % 60)));
        }
        const Report report = reportOf(folder.path(), false);
        const Finding* classes = findingOf(report, "split.drift_class");
        QVERIFY(classes != nullptr);
        QCOMPARE(classes->values.at("before"), std::string("50.0"));
        const std::set<std::string> after{"10.0", "90.0"};
        QVERIFY(after.contains(classes->values.at("after")));
        // Table 30 30 / 3 27: expected 22 38 / 11 19; chi-squared 64/22 + 64/38 + 64/11 + 64/19 = 13.78; V = √(13.78 / 90) = 0.39.
        QCOMPARE(classes->values.at("effect"), std::string("0.39"));
        QVERIFY(findingOf(report, "split.drift_size") != nullptr);
    }

    void splitsDrawnAtRandomDoNotDrift()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat, dog]\n");
        std::mt19937 random(3);
        for (int i = 0; i < 200; ++i) {
            const std::string name = (i % 4 == 0 ? "val/" : "train/") + std::string("photo") + static_cast<char>('a' + i % 26) + static_cast<char>('a' + i / 26);
            folder.write("images/" + name + ".jpg", "no picture");
            folder.write("labels/" + name + ".txt", rows(static_cast<int>(random() % 2), 0.05 + 0.001 * static_cast<double>(random() % 200)));
        }
        const Report report = reportOf(folder.path(), false);
        QVERIFY(findingOf(report, "split.drift_class") == nullptr);
        QVERIFY(findingOf(report, "split.drift_size") == nullptr);
    }

    void raccoonHasFourFilesTwice()
    {
        GG_REQUIRE_DATA("detection/raccoon");
        const Report report = reportOf(test::dataPath("detection/raccoon"));
        Names duplicates;
        for (const std::string& text : alike(report)) {
            if (text.starts_with("image.duplicate ")) {
                duplicates.push_back(text.substr(16));
            }
        }
        QCOMPARE(duplicates, (Names{"images/raccoon-74.jpg images/raccoon-52.jpg", "images/raccoon-98.jpg images/raccoon-65.jpg",
                                    "images/raccoon-116.jpg images/raccoon-11.jpg", "images/raccoon-120.jpg images/raccoon-83.jpg"}));
    }

    void neighbouringFramesOfWorkshoeLeak()
    {
        GG_REQUIRE_DATA("detection/workshoe");
        const Report report = reportOf(test::dataPath("detection/workshoe/configs/data.yaml"));
        QVERIFY(findingOf(report, "leak.recording") != nullptr);
        QVERIFY(findingOf(report, "leak.same_scene") != nullptr);
        QVERIFY(findingOf(report, "leak.no_clean_split") != nullptr);
    }

    void photographsOfDifferentThingsDoNotLeak()
    {
        GG_REQUIRE_DATA("detection/coco128");
        QCOMPARE(alike(reportOf(test::dataPath("detection/coco128/object_detection"))), Names{});
    }
};

QTEST_GUILESS_MAIN(TestLeakage)
#include "tst_leakage.moc"
