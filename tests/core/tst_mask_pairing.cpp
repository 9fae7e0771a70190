#include "core/dataset/formats/mask_assignment.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>

using namespace gg;
using namespace gg::dataset;
using test::DatasetFolder;

namespace
{

using Names = std::vector<std::string>;

DatasetPtr open(const std::string& path)
{
    JobControl control;
    return openDataset(path, control);
}

Names othersOf(const Record& record)
{
    return record.extras ? record.extras->otherLabels : Names{};
}

bool allLabelled(const Dataset& dataset)
{
    return std::all_of(dataset.records.begin(), dataset.records.end(), [](const Record& record) { return record.state == LabelState::Labelled; });
}

/// The name of the first mask of each image, "-" for none.
Names paired(const Names& images, const Names& masks)
{
    const MaskAssignment assignment = assignMasks(images, {masks});
    Names out;
    for (const std::vector<MaskOf>& of : assignment.masksOf) {
        out.push_back(of.empty() ? "-" : masks[of.front().mask]);
    }
    return out;
}

}  // namespace

class TestMaskPairing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersMayBePaddedDifferently()
    {
        QCOMPARE(paired({"img_1.jpg", "img_2.jpg", "img_10.jpg"}, {"mask_001.png", "mask_002.png", "mask_010.png"}),
                 (Names{"mask_001.png", "mask_002.png", "mask_010.png"}));
        QCOMPARE(paired({"IMG_1.JPG", "IMG_2.JPG"}, {"img_1.png", "img_2.png"}), (Names{"img_1.png", "img_2.png"}));
        // 1 and 01 would both be 1: neither may take the other's.
        QCOMPARE(paired({"1.jpg", "01.jpg", "2.jpg", "3.jpg"}, {"001.png", "002.png", "003.png"}),
                 (Names{"-", "-", "002.png", "003.png"}));
    }

    void oneNameThatIsPaddedDifferentlyIsAFault()
    {
        QCOMPARE(paired({"01.jpg", "02.jpg", "03.jpg", "04.jpg", "05.jpg"}, {"01.png", "02.png", "3.png", "04.png", "05.png"}),
                 (Names{"01.png", "02.png", "-", "04.png", "05.png"}));
    }

    void aMaskThatWasRenamedIsNoSecondRule()
    {
        Names images;
        Names masks;
        for (int i = 0; i < 40; ++i) {
            images.push_back("scan" + std::to_string(i) + ".jpg");
            masks.push_back("scan" + std::to_string(i) + (i == 7 ? "_old_mask.png" : "_mask.png"));
        }
        const Names found = paired(images, masks);
        QCOMPARE(found[6], std::string("scan6_mask.png"));
        QCOMPARE(found[7], std::string("-"));
    }

    void twoObserversInOneFolder()
    {
        DatasetFolder folder;
        for (const char* name : {"Image_01L", "Image_01R", "Image_02L"}) {
            folder.image(std::string(name) + ".jpg");
            folder.mask(std::string(name) + "_1stHO.png", 0.5);
            folder.mask(std::string(name) + "_2ndHO.png", 0.25);
        }
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->format, Format::ImageMask);
        QCOMPARE(dataset->records.size(), std::size_t{3});
        QCOMPARE(dataset->records[0].label, std::string("Image_01L_1stHO.png"));
        QCOMPARE(othersOf(dataset->records[0]), Names{"Image_01L_2ndHO.png"});
        QVERIFY(dataset->orphanLabels.empty());
        QCOMPARE(dataset->pairing, std::string("X.jpg ↔ X_1stHO.png, X_2ndHO.png"));
    }

    void annotatorsInFoldersOfTheirOwn_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("numbered") << "annotator1" << "annotator2";
        QTest::newRow("below masks") << "masks/annotator1" << "masks/annotator2";
        QTest::newRow("ordinal") << "1st_manual" << "2nd_manual";
        QTest::newRow("initials") << "labels-ah" << "labels-vk";
    }

    void annotatorsInFoldersOfTheirOwn()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        DatasetFolder folder;
        for (const char* name : {"a", "b", "c"}) {
            folder.image("images/" + std::string(name) + ".jpg");
            folder.mask(first.toStdString() + "/" + name + ".png", 0.1 + 0.2 * (name[0] - 'a'));
            folder.mask(second.toStdString() + "/" + name + ".png", 0.2 + 0.2 * (name[0] - 'a'));
        }
        const DatasetPtr dataset = open(folder.path());
        QVERIFY(allLabelled(*dataset));
        QVERIFY(dataset->orphanLabels.empty());
        QCOMPARE(dataset->records[1].label, first.toStdString() + "/b.png");
        QCOMPARE(othersOf(dataset->records[1]), Names{second.toStdString() + "/b.png"});
    }

    void theFieldOfViewIsNoAnnotator()
    {
        DatasetFolder folder;
        for (int i = 21; i < 25; ++i) {
            folder.image("images/" + std::to_string(i) + "_training.jpg");
            folder.mask("1st_manual/" + std::to_string(i) + "_manual1.png", 0.1 * (i - 20));
            folder.mask("mask/" + std::to_string(i) + "_training_mask.png", 0.75);
        }
        const DatasetPtr dataset = open(folder.path());
        QVERIFY(allLabelled(*dataset));
        QCOMPARE(dataset->records[0].label, std::string("1st_manual/21_manual1.png"));
        QVERIFY(othersOf(dataset->records[0]).empty());
        QVERIFY(dataset->pairing.find("mask/ holds the same outline") != std::string::npos);
    }

    void partsOfAMaskBelongToItsImage()
    {
        DatasetFolder folder;
        for (int i = 1; i <= 30; ++i) {
            folder.image("benign (" + std::to_string(i) + ").png");
            folder.mask("benign (" + std::to_string(i) + ")_mask.png", 0.25);
        }
        folder.mask("benign (4)_mask_1.png", 0.5);
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.size(), std::size_t{30});
        QCOMPARE(othersOf(dataset->records[3]), Names{"benign (4)_mask_1.png"});
        QVERIFY(dataset->orphanLabels.empty());
    }

    void aFolderAnImage()
    {
        DatasetFolder folder;
        for (const char* name : {"00ae65", "0a7d30"}) {
            folder.image(std::string(name) + "/images/" + name + ".png");
            folder.mask(std::string(name) + "/masks/7f33.png", 0.25);
            folder.mask(std::string(name) + "/masks/b2c1.png", 0.5);
        }
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->records.size(), std::size_t{2});
        QVERIFY(allLabelled(*dataset));
        QCOMPARE(othersOf(dataset->records[0]).size(), std::size_t{1});
        QVERIFY(dataset->orphanLabels.empty());
    }

    void imagesAndMasksOfOneNameInOneFolder()
    {
        DatasetFolder folder;
        for (const char* name : {"train/a", "train/b", "val/c"}) {
            folder.image(std::string(name) + ".jpg");
            folder.mask(std::string(name) + ".png", 0.25);
        }
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->splits, (Names{"train", "val"}));
        QCOMPARE(dataset->records[0].image, std::string("train/a.jpg"));
        QCOMPARE(dataset->records[0].label, std::string("train/a.png"));
    }

    void aSplitAndItsMasksSideBySide_data()
    {
        QTest::addColumn<QString>("masks");
        QTest::newRow("carvana") << "train_masks";
        QTest::newRow("camvid") << "trainannot";
    }

    void aSplitAndItsMasksSideBySide()
    {
        QFETCH(QString, masks);
        DatasetFolder folder;
        folder.image("train/a.jpg");
        folder.image("train/b.jpg");
        folder.mask(masks.toStdString() + "/a.png", 0.25);
        folder.mask(masks.toStdString() + "/b.png", 0.5);
        const DatasetPtr dataset = open(folder.path());
        QCOMPARE(dataset->splits, Names{"train"});
        QVERIFY(allLabelled(*dataset));
    }

    void whatIsMadeForTheEyeIsNotLearntFrom()
    {
        const Names images{"x_leftImg8bit.png", "y_leftImg8bit.png"};
        const Names masks{"x_gtFine_color.png", "x_gtFine_labelIds.png", "y_gtFine_color.png", "y_gtFine_labelIds.png"};
        const MaskAssignment assignment = assignMasks(images, {masks});
        QCOMPARE(masks[assignment.masksOf[0].front().mask], std::string("x_gtFine_labelIds.png"));
        QCOMPARE(assignment.masksOf[0].size(), std::size_t{2});
    }

    void picturesInOneFolderAreNoMasks()
    {
        DatasetFolder folder;
        for (const char* name : {"a", "a_copy", "b", "b_copy", "c", "c_copy"}) {
            folder.image(std::string(name) + ".jpg");
        }
        QVERIFY(recognise(folder.path()).empty());
    }

    void realSets_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("pairs");
        QTest::newRow("jpg and png in one folder") << "detection/tinycoco/bdd_example" << 30;
        QTest::newRow("annot behind the split") << "detection/datumaro_fixtures/camvid_dataset" << 4;
        QTest::newRow("image and gt") << "detection/datumaro_fixtures/common_semantic_segmentation_dataset/non_standard_dataset" << 2;
        QTest::newRow("instances") << "detection/datumaro_fixtures/mots_dataset" << 3;
        QTest::newRow("parts") << "detection/datumaro_fixtures/labelme_dataset" << 1;
    }

    void realSets()
    {
        QFETCH(QString, path);
        QFETCH(int, pairs);
        GG_REQUIRE_DATA(path.toStdString());
        const DatasetPtr dataset = open(test::dataPath(path.toStdString()));
        QCOMPARE(dataset->format, Format::ImageMask);
        QCOMPARE(static_cast<int>(dataset->records.size()), pairs);
        QVERIFY(allLabelled(*dataset));
        QVERIFY(dataset->orphanLabels.empty());
    }
};

QTEST_GUILESS_MAIN(TestMaskPairing)
#include "tst_mask_pairing.moc"
