#include "core/audit/audit.h"
#include "core/dataset/formats/visdrone_rows.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"

#include <QTest>

#include <algorithm>

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

Record label(const std::string& text)
{
    Record record;
    record.label = "annotations/a.txt";
    parseVisDroneLabel(text, record);
    return record;
}

template <typename T>
std::vector<T> attributes(const Record& record, AttributeKey key)
{
    std::vector<T> out;
    for (const Attribute& attribute : record.extras->attributes) {
        if (attribute.key == key) {
            out.push_back(std::get<T>(attribute.value));
        }
    }
    return out;
}

std::vector<std::string> rulesOf(const std::vector<Blemish>& blemishes)
{
    std::vector<std::string> rules;
    for (const Blemish& blemish : blemishes) {
        rules.push_back(blemish.rule);
    }
    return rules;
}

}  // namespace

class TestDatasetVisDrone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowIsABoxInPixelsWithItsAttributes()
    {
        const Record record = label("684,8,273,116,1,4,1,2\n");
        QCOMPARE(record.state, LabelState::Labelled);
        QCOMPARE(record.space, CoordinateSpace::Pixels);
        QCOMPARE(record.objects.size(), std::size_t{1});
        QCOMPARE(record.objects[0].box.x, 684.0);
        QCOMPARE(record.objects[0].box.height, 116.0);
        QCOMPARE(record.objects[0].classId, 4);
        QVERIFY(!record.objects[0].ignore);
        QCOMPARE(std::string(visDroneClasses[4]), std::string("car"));
        QCOMPARE(attributes<double>(record, AttributeKey::Confidence), std::vector<double>{1});
        QCOMPARE(attributes<std::int64_t>(record, AttributeKey::Truncation), std::vector<std::int64_t>{1});
        QCOMPARE(attributes<std::int64_t>(record, AttributeKey::Occlusion), std::vector<std::int64_t>{2});
        QVERIFY(record.blemishes.empty());
    }

    void scoreZeroCategoryZeroAndOthersAreIgnored()
    {
        const Record record = label("1,1,9,9,0,0,0,0\n1,1,9,9,0,4,0,0\n1,1,9,9,1,0,0,0\n1,1,9,9,1,11,0,0\n1,1,9,9,1,10,0,0\n");
        const std::vector<bool> expected{true, true, true, true, false};
        QCOMPARE(record.objects.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(bool(record.objects[i].ignore), expected[i]);
        }
        QVERIFY(record.blemishes.empty());
    }

    void aTrailingCommaSpacesAndCrlfAreNoFaults()
    {
        const Record record = label("1,1,9,9,1,4,0,0,\r\n 2, 2, 9, 9, 1, 5, 0, 1 \r\n\r\n");
        QCOMPARE(record.objects.size(), std::size_t{2});
        QCOMPARE(record.objects[1].line, 2U);
        QVERIFY(record.blemishes.empty());
        QCOMPARE(label("").state, LabelState::Empty);
        QCOMPARE(label("\r\n \n").state, LabelState::Empty);
    }

    void badRowsAreNamedByLineAndColumn()
    {
        const Record record = label("1,1,9,9,1,4,0\n1,x,9,9,1,4,0,0\n1,1,9,9,1,12,0,0\n1,1,9,9,1,4,0,7\n1,1,1e999,9,1,4,0,0\n"
                                    "1,1,9,9,1,4,0,0\n1,1,9,9,1,nan,0,0\n1,1,0x9,9,1,4,0,0\n");
        QCOMPARE(rulesOf(record.blemishes),
                 (std::vector<std::string>{"label.columns", "label.not_a_number", "visdrone.category_unknown",
                                           "label.attribute_out_of_range", "label.not_a_number", "label.not_a_number",
                                           "label.not_a_number"}));
        QCOMPARE(record.blemishes[0].value, std::string("7"));
        QCOMPARE(record.blemishes[1].line, 2U);
        QCOMPARE(record.blemishes[1].column, 2U);
        QCOMPARE(record.blemishes[1].value, std::string("x"));
        QCOMPARE(record.blemishes[3].column, 8U);
        QCOMPARE(record.blemishes[4].value, std::string("1e999"));
        QCOMPARE(record.objects.size(), std::size_t{2});  // the row of occlusion 7 stays, with its fault
    }

    void aMillionBadRowsAreTwoHundredFaultsAndACount()
    {
        std::string text;
        for (int i = 0; i < 1000; ++i) {
            text += "bad\n";
        }
        const Record record = label(text);
        QCOMPARE(record.blemishes.size(), std::size_t{201});
        QCOMPARE(record.blemishes.back().rule, std::string("label.more_faults"));
        QCOMPARE(record.blemishes.back().value, std::string("800"));
    }

    void theOfficialFoldersAreSplits()
    {
        DatasetFolder folder;
        for (const char* split : {"train", "val"}) {
            const std::string part = std::string("VisDrone2019-DET-") + split + "/";
            folder.image(part + "images/0000001_1.jpg");
            folder.write(part + "annotations/0000001_1.txt", "1,1,9,9,1,4,0,0\n5,5,9,9,0,0,0,0\n");
        }
        folder.image("VisDrone2019-DET-val/images/unlabelled.jpg");
        folder.write("VisDrone2019-DET-val/annotations/orphan.txt", "1,1,9,9,1,4,0,0\n");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::VisDrone);
        QCOMPARE(dataset->splits, (std::vector<std::string>{"train", "val"}));
        QCOMPARE(dataset->records.size(), std::size_t{3});
        QCOMPARE(dataset->records[2].state, LabelState::Missing);
        QCOMPARE(dataset->classNames.size(), std::size_t{12});
        QCOMPARE(dataset->orphanLabels, std::vector<std::string>{"VisDrone2019-DET-val/annotations/orphan.txt"});
        QCOMPARE(rulesOf(dataset->blemishes), std::vector<std::string>{"visdrone.ignore_regions"});
        QCOMPARE(dataset->blemishes[0].value, std::string("2"));
        QCOMPARE(open(folder.path("VisDrone2019-DET-val"))->splits, std::vector<std::string>{"val"});
        JobControl control;
        for (const auto& finding : audit::runAudit(*dataset, {.pixels = false}, control).findings) {
            QVERIFY2(!audit::message(finding).empty(), finding.rule.c_str());
        }
    }

    void otherFolderNamesAreFoundByTheirContents()
    {
        DatasetFolder folder;
        folder.image("pictures/a.jpg");
        folder.write("truth/a.txt", "1,1,9,9,1,4,0,0\n");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::VisDrone);
        QCOMPARE(dataset->pairing, std::string("pictures/X.jpg ↔ truth/X.txt"));
    }

    void framesOfAVideoShareOneFile()
    {
        DatasetFolder folder;
        folder.image("sequences/uav_1/0000001.jpg");
        folder.image("sequences/uav_1/0000002.jpg");
        folder.image("sequences/uav_1/0000003.jpg");
        folder.write("annotations/uav_1.txt",
                     "1,0,10,11,12,13,1,4,0,0\n2,0,11,11,12,13,1,4,0,1\n2,1,20,20,5,5,0,0,0,0\n9,0,1,1,5,5,1,4,0,0\n");
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::VisDrone);
        QCOMPARE(dataset->records.size(), std::size_t{3});
        QCOMPARE(dataset->records[0].objects.at(0).box.x, 10.0);
        QCOMPARE(dataset->records[1].objects.size(), std::size_t{2});
        QCOMPARE(dataset->records[1].objects[1].line, 3U);
        QCOMPARE(dataset->records[2].state, LabelState::Empty);
        QCOMPARE(rulesOf(dataset->blemishes), (std::vector<std::string>{"visdrone.frame_unknown", "visdrone.ignore_regions"}));
        QCOMPARE(dataset->blemishes[0].line, 4U);
        JobControl control;
        for (const auto& finding : audit::runAudit(*dataset, {.pixels = false}, control).findings) {
            QVERIFY(finding.rule != "label.shared");
        }
    }
};

QTEST_GUILESS_MAIN(TestDatasetVisDrone)
#include "tst_dataset_visdrone.moc"
