#include "core/dataset/formats/wider_list.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <algorithm>

using namespace gg;
using namespace gg::dataset;
using gg::test::DatasetFolder;

namespace
{

struct List {
    std::vector<WiderEntry> entries;
    std::vector<Blemish> rest;
};

List list(const std::string& text)
{
    List out;
    out.entries = parseWiderList(text, "gt.txt", out.rest);
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

DatasetPtr open(const std::string& path)
{
    JobControl control;
    return openDataset(path, control);
}

}  // namespace

class TestDatasetWider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void facesAreReadWithTheirAttributes()
    {
        // As the official lists are written: rows end in a space.
        const List read = list("0--Parade/0_Parade_1.jpg\n2\n449 330 122 149 0 1 0 0 2 1 \n10 20 0 0 2 0 1 1 0 0 \n");
        QCOMPARE(read.entries.size(), std::size_t{1});
        const Record& record = read.entries[0].record;
        QCOMPARE(read.entries[0].image, std::string("0--Parade/0_Parade_1.jpg"));
        QCOMPARE(record.state, LabelState::Labelled);
        QCOMPARE(record.objects.size(), std::size_t{2});
        QCOMPARE(record.objects[0].box.width, 122.0);
        QCOMPARE(record.objects[0].line, 3U);
        QVERIFY(!record.objects[0].ignore);
        QVERIFY(record.objects[1].ignore);  // invalid
        QVERIFY(record.blemishes.empty());
        const std::vector<std::pair<AttributeKey, std::int64_t>> expected{
            {AttributeKey::Blur, 0},    {AttributeKey::Expression, 1}, {AttributeKey::Illumination, 0},
            {AttributeKey::Invalid, 0}, {AttributeKey::Occlusion, 2},  {AttributeKey::Pose, 1}};
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(record.extras->attributes[i].key, expected[i].first);
            QCOMPARE(std::get<std::int64_t>(record.extras->attributes[i].value), expected[i].second);
            QCOMPARE(record.extras->attributes[i].object, 0U);
        }
    }

    void noFacesAreFollowedByOneDummyRow()
    {
        const List read = list("a/1.jpg\n0\n0 0 0 0 0 0 0 0 0 0 \na/2.jpg\r\n0\r\na/3.jpg\n1\n1 1 5 5 0 0 0 0 0 0\n");
        QCOMPARE(read.entries.size(), std::size_t{3});
        QCOMPARE(read.entries[0].record.state, LabelState::Empty);
        QVERIFY(read.entries[0].record.objects.empty());
        QCOMPARE(read.entries[1].record.state, LabelState::Empty);
        QCOMPARE(read.entries[2].record.objects.size(), std::size_t{1});
        for (const WiderEntry& entry : read.entries) {
            QVERIFY(entry.record.blemishes.empty());
        }
    }

    void theRowsAreBelievedWhereTheCountDisagrees()
    {
        const List read = list("a/1.jpg\n3\n1 1 5 5 0 0 0 0 0 0\na/2.jpg\n1\n1 1 5 5 0 0 0 0 0 0\n2 2 5 5 0 0 0 0 0 0\n");
        QCOMPARE(read.entries.size(), std::size_t{2});
        QCOMPARE(rulesOf(read.entries[0].record.blemishes), std::vector<std::string>{"wider.count_differs"});
        QCOMPARE(read.entries[0].record.blemishes[0].value, std::string("3"));
        QCOMPARE(read.entries[0].record.blemishes[0].expected, std::string("1"));
        QCOMPARE(read.entries[1].record.objects.size(), std::size_t{2});
        QCOMPARE(rulesOf(read.entries[1].record.blemishes), std::vector<std::string>{"wider.count_differs"});
        QCOMPARE(read.entries[1].record.blemishes[0].line, 4U);
    }

    void aListMayEndInTheMiddleOfAPicture()
    {
        const List afterRow = list("a/1.jpg\n2\n1 1 5 5 0 0 0 0 0 0\n");
        QCOMPARE(rulesOf(afterRow.entries[0].record.blemishes), std::vector<std::string>{"wider.ends_early"});
        QCOMPARE(afterRow.entries[0].record.objects.size(), std::size_t{1});
        const List inRow = list("a/1.jpg\n2\n1 1 5 5 0 0 0 0 0 0\n7 7 5");
        QCOMPARE(rulesOf(inRow.entries[0].record.blemishes), std::vector<std::string>{"label.columns"});
        const List afterPath = list("a/1.jpg\n1\n1 1 5 5 0 0 0 0 0 0\na/2.jpg\n");
        QCOMPARE(rulesOf(afterPath.entries[1].record.blemishes), std::vector<std::string>{"wider.ends_early"});
        QCOMPARE(afterPath.entries[1].record.state, LabelState::Missing);
    }

    void badRowsAreNamedByLineAndColumn()
    {
        const List read = list("stray\na/1.jpg\n4\n1 1 5 nan 0 0 0 0 0 0\n1 1 5 5 9 0 0 0 0 0\n1 1 5\n1 1 5 5\n");
        QCOMPARE(rulesOf(read.rest), std::vector<std::string>{"wider.no_image"});
        const std::vector<Blemish>& blemishes = read.entries.at(0).record.blemishes;
        QCOMPARE(rulesOf(blemishes),
                 (std::vector<std::string>{"label.not_a_number", "label.attribute_out_of_range", "label.columns"}));
        QCOMPARE(blemishes[0].line, 4U);
        QCOMPARE(blemishes[0].column, 4U);
        QCOMPARE(blemishes[1].column, 5U);
        QCOMPARE(read.entries[0].record.objects.size(), std::size_t{2});
    }

    void aListIsToldFromOtherTexts()
    {
        QVERIFY(looksLikeWiderList("a/1.jpg\n1\n1 1 5 5 0 0 0 0 0 0\n"));
        QVERIFY(looksLikeWiderList("a/1.jpg\n0\na/2.jpg\n"));
        QVERIFY(!looksLikeWiderList("images/1.jpg\nimages/2.jpg\n"));
        QVERIFY(!looksLikeWiderList("0 0.5 0.5 0.1 0.1\n"));
        QVERIFY(!looksLikeWiderList(""));
    }

    void theOfficialFoldersAreSplits()
    {
        DatasetFolder folder;
        folder.image("WIDER_train/images/0--Parade/0_1.jpg");
        folder.image("WIDER_val/images/1--Hand/1_1.jpg");
        folder.write("wider_face_split/wider_face_train_bbx_gt.txt", "0--Parade/0_1.jpg\n1\n1 1 5 5 0 0 0 0 0 0 \n");
        folder.write("wider_face_split/wider_face_val_bbx_gt.txt",
                     "1--Hand/1_1.jpg\n0\n0 0 0 0 0 0 0 0 0 0 \n1--Hand/gone.jpg\n1\n1 1 5 5 0 0 0 0 0 0 "
                     "\n../../../etc/passwd.jpg\n1\n1 1 "
                     "5 5 0 0 0 0 0 0 \n");
        folder.write("wider_face_split/readme.txt", "about the lists\n");
        folder.write("wider_face_split/wider_face_test_filelist.txt", "0--Parade/0_9.jpg\n0--Parade/0_8.jpg\n");
        for (const std::string& path : {folder.path(), folder.path("wider_face_split")}) {
            const DatasetPtr dataset = open(path);
            QCOMPARE(dataset->format, Format::WiderFace);
            QCOMPARE(dataset->root, folder.path());
            QCOMPARE(dataset->splits, (std::vector<std::string>{"train", "val"}));
            QCOMPARE(dataset->records.size(), std::size_t{4});
            QCOMPARE(dataset->records[0].image, std::string("WIDER_train/images/0--Parade/0_1.jpg"));
            std::vector<std::string> rules;
            for (const Record& record : dataset->records) {
                for (const Blemish& blemish : record.blemishes) {
                    rules.push_back(blemish.rule + " " + blemish.value);
                }
            }
            QCOMPARE(rules,
                     (std::vector<std::string>{"image.not_found 1--Hand/gone.jpg", "path.outside_root ../../../etc/passwd.jpg"}));
        }
        QCOMPARE(open(folder.path("wider_face_split/wider_face_val_bbx_gt.txt"))->splits, std::vector<std::string>{"val"});
    }

    void theRealFixtureIsReadInFull()
    {
        GG_REQUIRE_DATA("detection/datumaro_fixtures/widerface_dataset");
        const DatasetPtr dataset = open(gg::test::dataPath("detection/datumaro_fixtures/widerface_dataset"));
        QCOMPARE(dataset->records.size(), std::size_t{3});
        QVERIFY(dataset->blemishes.empty());
        for (const Record& record : dataset->records) {
            QVERIFY(record.blemishes.empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestDatasetWider)
#include "tst_dataset_wider.moc"
