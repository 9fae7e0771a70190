// What keeps large sets quick and small: the first images before all are read, findings that are gathered while they are made,
// values of findings, decimals.
#include "core/audit/gathering.h"
#include "core/dataset/formats/yolo_labels.h"
#include "core/dataset/open.h"
#include "core/dataset/statistics.h"
#include "core/texts/catalogue.h"
#include "tests/core/dataset_folder.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <random>
#include <set>

using namespace gg;
using namespace gg::dataset;
using gg::test::DatasetFolder;

namespace
{

Dataset plainSet(std::size_t images)
{
    Dataset dataset;
    dataset.splits = {"train"};
    dataset.classNames = {"cat"};
    dataset.records.resize(images);
    for (std::size_t i = 0; i < images; ++i) {
        dataset.records[i].image = "images/" + std::to_string(i) + ".jpg";
        dataset.records[i].label = "labels/" + std::to_string(i) + ".txt";
    }
    return dataset;
}

/// A rule that fires on the first `firing` of ten images, and another on one image.
std::vector<audit::Finding> findingsOf(const Dataset& dataset, std::size_t record, std::size_t firing)
{
    std::vector<audit::Finding> out;
    const std::string& file = dataset.records[record].label;
    if (record % 10 < firing) {
        out.push_back({.rule = "label.empty", .file = file, .record = static_cast<std::int64_t>(record)});
    }
    if (record == 777) {
        out.push_back({.rule = "label.missing", .file = file, .record = static_cast<std::int64_t>(record)});
    }
    return out;
}

}  // namespace

class TestScale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRuleThatFiresOnMostImagesIsOneFinding()
    {
        const Dataset dataset = plainSet(60000);
        JobControl control;
        const std::vector<audit::Finding> findings = audit::gatherRecords(
            dataset, std::vector<bool>(60000, false), control, [&](std::size_t i) { return findingsOf(dataset, i, 6); });
        QCOMPARE(findings.size(), std::size_t{2});
        const audit::Finding& whole = findings[0].rule == "label.empty" ? findings[0] : findings[1];
        QCOMPARE(whole.records.size(), std::size_t{36000});
        QCOMPARE(whole.records[6], 10U);
        QVERIFY(std::is_sorted(whole.records.begin(), whole.records.end()));
        QCOMPARE(whole.values.at("count"), std::string("36000"));
        QCOMPARE(whole.values.at("example"), std::string("labels/0.txt"));
        QVERIFY(whole.file.empty());
    }

    void aRuleThatFiresOnFewerIsSaidForEach()
    {
        // More findings than are held before it is known how many there will be.
        const Dataset dataset = plainSet(60000);
        JobControl control;
        const std::vector<audit::Finding> findings = audit::gatherRecords(
            dataset, std::vector<bool>(60000, false), control, [&](std::size_t i) { return findingsOf(dataset, i, 4); });
        QCOMPARE(findings.size(), std::size_t{24001});
        std::set<std::int64_t> records;
        for (const audit::Finding& finding : findings) {
            if (finding.rule == "label.empty") {
                records.insert(finding.record);
            }
        }
        QCOMPARE(records.size(), std::size_t{24000});
        QCOMPARE(*records.rbegin(), std::int64_t{59993});
    }

    void repeatedImagesAreNotAskedTwice()
    {
        const Dataset dataset = plainSet(1000);
        std::vector<bool> repeated(1000, false);
        repeated[777] = true;
        JobControl control;
        const auto findings =
            audit::gatherRecords(dataset, repeated, control, [&](std::size_t i) { return findingsOf(dataset, i, 0); });
        QCOMPARE(findings.size(), std::size_t{0});
    }

    void valuesAreFoundByName()
    {
        texts::Values values{{"line", "7"}};
        values["column"] = "3";
        values["line"] = "8";
        QCOMPARE(values.size(), std::size_t{2});
        QCOMPARE(values.at("line"), std::string("8"));
        QVERIFY(values.find("none") == values.end());
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(values.at("none")), std::out_of_range);
        QCOMPARE(texts::fill("{line}:{column} {none}", values), std::string("8:3 {none}"));
        const texts::Values same{{"line", "8"}, {"column", "3"}};
        QVERIFY(values == same);
    }

    void theFirstImagesComeBeforeTheSetIsRead()
    {
        const DatasetFolder folder;
        folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cat]\n");
        for (int i = 0; i < 5000; ++i) {
            folder.write("images/train/" + std::to_string(i) + ".jpg", "x");
        }
        folder.write("images/val/a.jpg", "x");
        folder.write("labels/train/2.txt", "0 0.5 0.5 0.25 0.5\n");
        JobControl control;
        std::vector<DatasetPtr> previews;
        const DatasetPtr dataset = openDataset(folder.path(), control, [&](DatasetPtr preview) { previews.push_back(std::move(preview)); });
        QCOMPARE(previews.size(), std::size_t{1});
        const Dataset& preview = *previews[0];
        QVERIFY(!preview.complete);
        QCOMPARE(preview.records.size(), std::size_t{400});
        QCOMPARE(preview.records[2].image, std::string("images/train/2.jpg"));  // 2 before 10
        QCOMPARE(preview.records[2].objects.size(), std::size_t{1});
        QCOMPARE(preview.records[399].image, std::string("images/train/399.jpg"));
        QCOMPARE(preview.root, dataset->root);
        QVERIFY(dataset->complete);
        QCOMPARE(dataset->records.size(), std::size_t{5001});
    }

    void aSmallSetIsReadAtOnce()
    {
        const DatasetFolder folder;
        folder.write("data.yaml", "train: images\nnames: [cat]\n");
        folder.write("images/a.jpg", "x");
        JobControl control;
        openDataset(folder.path(), control, [](const DatasetPtr&) { QFAIL("there is nothing to wait for"); });
    }

    void decimalsAreReadToTheNearestDouble()
    {
        std::mt19937_64 random(3);
        std::string text;
        std::vector<double> expected;
        for (int i = 0; i < 20000; ++i) {
            // 1 to 18 digits behind the point: the quick way, and what it leaves to the library.
            std::string token = "0.";
            const auto digits = 1 + random() % 18;
            for (std::uint64_t k = 0; k < digits; ++k) {
                token += static_cast<char>('0' + random() % 10);
            }
            expected.push_back(std::strtod(token.c_str(), nullptr));
            text += "0 0.5 0.5 " + token + " 1\n";
        }
        Record record;
        parseYoloLabel(text, {}, record);
        QCOMPARE(record.objects.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(std::memcmp(&record.objects[i].box.width, &expected[i], sizeof(double)), 0);
        }
        QVERIFY(record.blemishes.empty());
    }

    void oddNumbersAreStillOdd()
    {
        for (const char* token : {".", "1.2.3", "0x1", "", "-", "1e", "nan"}) {
            Record record;
            parseYoloLabel(std::string("0 0.5 0.5 0.5 ") + token + "\n", {}, record);
            QVERIFY2(record.objects.empty(), token);
        }
        Record record;
        parseYoloLabel("0 .5 5.e-1 +0.5 1.\n", {}, record);
        QCOMPARE(record.objects.size(), std::size_t{1});
        QCOMPARE(record.objects[0].box.x, 0.25);
    }

    void countsOfManyRecordsAreSums()
    {
        Dataset dataset = plainSet(200000);
        dataset.classNames = {"cat", "dog"};
        for (std::size_t i = 0; i < dataset.records.size(); ++i) {
            Record& record = dataset.records[i];
            record.state = LabelState::Labelled;
            record.objects.resize(3);
            record.objects[1].classId = static_cast<std::int32_t>(i % 2);
            record.objects[2].classId = i == 5 ? 9 : 0;
        }
        const Statistics statistics = computeStatistics(dataset);
        QCOMPARE(statistics.objects, std::size_t{600000});
        QCOMPARE(statistics.classes.size(), std::size_t{3});
        QCOMPARE(statistics.classes[0].images, std::size_t{200000});
        QCOMPARE(statistics.classes[0].objects, std::size_t{499999});
        QCOMPARE(statistics.classes[1].objects, std::size_t{100000});
        QCOMPARE(statistics.classes[2].classId, 9);
        QCOMPARE(statistics.classes[2].images, std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestScale)
#include "tst_scale.moc"
