#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

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

std::vector<std::string> rulesOf(const Dataset& dataset)
{
    std::vector<std::string> rules;
    for (const Blemish& blemish : dataset.blemishes) {
        rules.push_back(blemish.rule);
    }
    for (const Record& record : dataset.records) {
        for (const Blemish& blemish : record.blemishes) {
            rules.push_back(blemish.rule);
        }
    }
    return rules;
}

bool has(const Dataset& dataset, const std::string& rule)
{
    const auto rules = rulesOf(dataset);
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

/// A file of that size that takes no room on the disk.
void sparse(const std::string& path, std::uintmax_t bytes)
{
    std::filesystem::resize_file(path, bytes);
}

}  // namespace

/// Files that are broken, or made to break a reader: each is told, none takes long or much memory.
class TestDatasetHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLabelOfAGigabyteIsNotRead()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n");
        folder.write("data.yaml", "train: images\nval: images\nnames: [cat]\n");
        sparse(folder.path("labels/a.txt"), 1U << 30U);
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.at(0).state, LabelState::Unreadable);
        QVERIFY(has(*dataset, "label.unreadable"));
    }

    void anAnnotationOfAGigabyteIsNotParsed()
    {
        DatasetFolder folder;
        folder.image("JPEGImages/a.jpg");
        folder.image("JPEGImages/b.jpg");
        folder.write("Annotations/a.xml", "<annotation></annotation>\n");
        folder.write("Annotations/b.xml", "<annotation></annotation>\n");
        sparse(folder.path("Annotations/b.xml"), 1U << 30U);
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.at(0).state, LabelState::Empty);
        QCOMPARE(dataset->records.at(1).state, LabelState::Unreadable);
    }

    void aYamlOfAGigabyteAndABillionLaughsAreRefusedOrRead()
    {
        DatasetFolder folder;
        folder.write("big.yaml", "train: a\nval: b\nnames: [cat]\n");
        sparse(folder.path("big.yaml"), 1U << 30U);
        QVERIFY_EXCEPTION_THROWN(readYoloYaml(folder.path("big.yaml")), Error);

        std::string laughs = "a0: &a0 [lol, lol]\n";
        for (int i = 1; i < 30; ++i) {
            const std::string before = "*a" + std::to_string(i - 1);
            laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
        }
        folder.write("laughs.yaml", laughs + "names: *a29\ntrain: *a29\nval: images\n");
        const YoloYaml yaml = readYoloYaml(folder.path("laughs.yaml"));  // two entries, neither of them a name
        QCOMPARE(yaml.names.size(), std::size_t{2});

        folder.write("deep.yaml", "names: " + std::string(100000, '['));
        QVERIFY_EXCEPTION_THROWN(readYoloYaml(folder.path("deep.yaml")), Error);
    }

    void aListThatLeavesTheDataSetIsTold()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.image("../outside.jpg");
        folder.write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n");
        folder.write("train.txt", "./images/a.jpg\n../../../../../etc/passwd\n../../../../../../etc/passwd.jpg\n" +
                                      folder.path("images/a.jpg") + "\n");
        folder.write("data.yaml", "train: train.txt\nval: train.txt\nnames: [cat]\n");
        const DatasetPtr dataset = open(folder.path());
        QVERIFY(has(*dataset, "path.outside_root"));
        QVERIFY(has(*dataset, "path.absolute"));
        for (const Record& record : dataset->records) {
            QCOMPARE(record.image, std::string("images/a.jpg"));
        }
    }

    void aYamlThatClimbsOutIsTold()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n");
        folder.write("data.yaml", "train: ../../../../../../etc\nval: images\nnames: [cat]\n");
        const DatasetPtr dataset = open(folder.path());
        QVERIFY(has(*dataset, "path.outside_root"));
        QCOMPARE(dataset->splits, std::vector<std::string>{"val"});
    }

    void numbersThatAreNoneAreTold()
    {
        DatasetFolder folder;
        folder.image("images/a.jpg");
        folder.write("labels/a.txt",
                     std::string("0 1e999 0.5 0.1 0.1\n0 nan 0.5 0.1 0.1\n0 0x1 0.5 0.1 0.1\n0 0.5\0 0.5 0.1 0.1\n", 73));
        folder.write("data.yaml", "train: images\nval: images\nnames: [cat]\n");
        const DatasetPtr dataset = open(folder.path());
        const auto rules = rulesOf(*dataset);
        QVERIFY(std::count(rules.begin(), rules.end(), "label.not_a_number") >= 4);
        QVERIFY(dataset->records.at(0).objects.empty());
    }

    void aLoopOfLinksEnds()
    {
        DatasetFolder folder;
        folder.image("images/train/a.jpg");
        folder.write("labels/train/a.txt", "");
        std::filesystem::create_directory_symlink(folder.path("images"), folder.path("images/train/again"));
        std::filesystem::create_directory_symlink(folder.path(), folder.path("images/up"));
        std::filesystem::create_symlink("nowhere.jpg", folder.path("images/train/dangling.jpg"));
        folder.write("data.yaml", "train: images/train\nval: images/train\nnames: [cat]\n");
        QVERIFY(!open(folder.path())->records.empty());
        QVERIFY(!recognise(folder.path()).empty());
    }

    void namesThatAreNoUtf8AreKept()
    {
        DatasetFolder folder;
        folder.image("images/plain.jpg");
        const std::string name = "b\xE4r";  // Latin-1
        std::filesystem::copy_file(folder.path("images/plain.jpg"), folder.path("images/" + name + ".jpg"));
        folder.write("labels/" + name + ".txt", "0 0.5 0.5 0.1 0.1\n");
        folder.write("data.yaml", "train: images\nval: images\nnames: [cat]\n");
        const DatasetPtr dataset = open(folder.path());
        const auto it = std::find_if(dataset->records.begin(), dataset->records.end(),
                                     [&](const Record& record) { return record.image == "images/" + name + ".jpg"; });
        QVERIFY(it != dataset->records.end());
        QCOMPARE(it->objects.size(), std::size_t{1});
    }

    void aHeaderOf60000PixelsIsNotDecoded()
    {
        // A PNG that declares 60,000 x 60,000 pixels and holds none.
        const unsigned char png[] = {0x89, 'P',  'N',  'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0,
                                     0,    0xEA, 0x60, 0,   0,    0xEA, 0x60, 8,    2, 0, 0, 0,  0,   0,   0,   0};
        DatasetFolder folder;
        folder.write("a.png", std::string(reinterpret_cast<const char*>(png), sizeof(png)));
        QCOMPARE(readImageSize(folder.path("a.png")), cv::Size(60000, 60000));
        QVERIFY_EXCEPTION_THROWN(readImage(folder.path("a.png")), Error);
    }

    void difficultObjectsAreIgnored()
    {
        DatasetFolder folder;
        folder.image("JPEGImages/a.jpg");
        folder.write(
            "Annotations/a.xml",
            "<annotation><filename>a.jpg</filename>"
            "<object><name>cat</name><pose>Left</pose><truncated>1</truncated><difficult>1</difficult><occluded>0</occluded>"
            "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object>"
            "<object><name>cat</name><difficult>7</difficult>"
            "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>9</xmax><ymax>8</ymax></bndbox></object></annotation>");
        const DatasetPtr dataset = open(folder.path());
        const Record& record = dataset->records.at(0);
        QVERIFY(record.objects.at(0).ignore);
        QVERIFY(!record.objects.at(1).ignore);
        QCOMPARE(record.extras->attributes.size(), std::size_t{4});
        QCOMPARE(record.extras->attributes[0].key, AttributeKey::Difficult);
        QCOMPARE(std::get<std::string>(record.extras->attributes[3].value), std::string("Left"));
        QVERIFY(has(*dataset, "label.attribute_out_of_range"));
    }
};

QTEST_GUILESS_MAIN(TestDatasetHostile)
#include "tst_dataset_hostile.moc"
