#include "core/audit/ledger_report.h"
#include "core/dataset/ledger.h"
#include "core/dataset/open.h"
#include "core/texts/catalogue.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <numeric>

using namespace gg;
using namespace gg::dataset;
using gg::test::DatasetFolder;
namespace fs = std::filesystem;

namespace
{

struct Accounted {
    DatasetPtr dataset;
    LedgerPtr ledger;

    explicit Accounted(const std::string& path)
    {
        JobControl control;
        dataset = openDataset(path, control);
        ledger = makeLedger(*dataset, control);
    }

    /// "image paired → labels/a.txt" by path.
    std::map<std::string, std::string> byPath() const
    {
        std::map<std::string, std::string> out;
        for (std::size_t i = 0; i < ledger->size(); ++i) {
            const LedgerRow& row = ledger->row(i);
            std::string text = std::string(ledgerKindId(row.kind)) + " " + std::string(ledgerStateId(row.state));
            if (row.partner != FileTable::none) {
                text += " → " + ledger->path(row.partner);
            }
            out[ledger->path(i)] = text;
        }
        return out;
    }

    std::size_t sum() const { return std::accumulate(ledger->totals().begin(), ledger->totals().end(), std::size_t{0}); }
};

std::string stateOf(const Accounted& accounted, const std::string& path)
{
    const auto states = accounted.byPath();
    const auto it = states.find(path);
    return it == states.end() ? "not in the ledger" : it->second;
}

constexpr const char* box = "0 0.5 0.5 0.2 0.2\n";

/// Files by an independent walk: hidden folders are left out, hidden files are not.
std::size_t countFiles(const std::string& root)
{
    std::size_t count = 0;
    for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
        if (it->is_directory()) {
            if (it->path().filename().string().starts_with('.')) {
                it.disable_recursion_pending();
            }
        } else {
            ++count;
        }
    }
    return count;
}

}  // namespace

class TestLedger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFileHasOneState()
    {
        const DatasetFolder folder;
        folder.write("data.yaml", "train: images/train\nnames: [cat]\n");
        folder.write("README.md", "notes");
        folder.write(".DS_Store", "x");
        for (const char* name : {"paired.jpg", "empty.jpg", "missing.jpg", "twin.jpg", "twin.png", "CASE.jpg", "moved.jpg"}) {
            folder.image(std::string("images/train/") + name);
        }
        folder.write("images/train/hollow.jpg", "");
        folder.write("labels/train/hollow.txt", box);
        folder.image("images/spare/left.jpg");
        folder.write("labels/spare/left.txt", box);
        folder.write("labels/train/paired.txt", box);
        folder.write("labels/train/empty.txt", "");
        folder.write("labels/train/twin.txt", box);
        folder.write("labels/train/case.txt", box);
        folder.write("labels/train/alone.txt", box);
        folder.write("labels/train/classes.txt", "cat\n");
        folder.write("old/moved.txt", box);
        folder.write("requirements.txt", "numpy\n");
        const Accounted accounted(folder.path());
        const std::map<std::string, std::string> expected{
            {".DS_Store", "other other"},
            {"README.md", "other other"},
            {"data.yaml", "other other"},
            {"requirements.txt", "other other"},
            {"labels/train/classes.txt", "other other"},
            {"images/train/paired.jpg", "image paired → labels/train/paired.txt"},
            {"labels/train/paired.txt", "label paired → images/train/paired.jpg"},
            {"images/train/empty.jpg", "image declared_empty → labels/train/empty.txt"},
            {"labels/train/empty.txt", "label declared_empty → images/train/empty.jpg"},
            {"images/train/missing.jpg", "image missing_label"},
            {"labels/train/alone.txt", "label orphan_label"},
            {"images/train/twin.jpg", "image twin_stems → labels/train/twin.txt"},
            {"images/train/twin.png", "image twin_stems → labels/train/twin.txt"},
            {"labels/train/twin.txt", "label twin_stems → images/train/twin.jpg"},
            {"images/train/CASE.jpg", "image wrong_case → labels/train/case.txt"},
            {"labels/train/case.txt", "label wrong_case → images/train/CASE.jpg"},
            {"images/train/moved.jpg", "image wrong_folder → old/moved.txt"},
            {"old/moved.txt", "label wrong_folder → images/train/moved.jpg"},
            {"images/train/hollow.jpg", "image unreadable → labels/train/hollow.txt"},
            {"labels/train/hollow.txt", "label paired → images/train/hollow.jpg"},
            {"images/spare/left.jpg", "image present_unlisted → labels/spare/left.txt"},
            {"labels/spare/left.txt", "label present_unlisted → images/spare/left.jpg"},
        };
        const auto states = accounted.byPath();
        for (const auto& [path, state] : expected) {
            QCOMPARE(path + ": " + (states.contains(path) ? states.at(path) : "none"), path + ": " + state);
        }
        QCOMPARE(states.size(), expected.size());
        QCOMPARE(accounted.ledger->found(), expected.size());
        QCOMPARE(accounted.sum(), expected.size());
        QCOMPARE(accounted.ledger->total(LedgerState::TwinStems), std::size_t{3});
    }

    void whatAListNamesAndWhatItDoesNot()
    {
        const DatasetFolder folder;
        folder.write("data.yaml", "train: train.txt\nnames: [cat]\n");
        folder.write("train.txt", "./images/a.jpg\n./images/gone.jpg\n./images/gone.jpg\n./images/B.jpg\n");
        for (const char* stem : {"a", "b", "c"}) {
            folder.image(std::string("images/") + stem + ".jpg");
            folder.write(std::string("labels/") + stem + ".txt", box);
        }
        const Accounted accounted(folder.path());
        QCOMPARE(stateOf(accounted, "images/a.jpg"), std::string("image paired → labels/a.txt"));
        QCOMPARE(stateOf(accounted, "images/gone.jpg"), std::string("image listed_absent"));
        QCOMPARE(stateOf(accounted, "images/c.jpg"), std::string("image present_unlisted → labels/c.txt"));
        QCOMPARE(stateOf(accounted, "labels/c.txt"), std::string("label present_unlisted → images/c.jpg"));
        // B.jpg is listed, b.jpg is there.
        QCOMPARE(stateOf(accounted, "images/B.jpg"), std::string("image listed_absent → images/b.jpg"));
        QCOMPARE(stateOf(accounted, "images/b.jpg"), std::string("image wrong_case → images/B.jpg"));
        QCOMPARE(accounted.ledger->found(), std::size_t{8});
        QCOMPARE(accounted.ledger->absent(), std::size_t{2});
        QCOMPARE(accounted.sum(), std::size_t{10});
    }

    void imagesOutsideOfTheRootAreCountedApart()
    {
        const DatasetFolder folder;
        folder.image("elsewhere/images/far.jpg");
        folder.write("elsewhere/labels/far.txt", box);
        folder.image("set/images/near.jpg");
        folder.write("set/labels/near.txt", box);
        folder.write("set/data.yaml", "train: train.txt\nnames: [cat]\n");
        folder.write("set/train.txt", "images/near.jpg\n" + folder.path("elsewhere/images/far.jpg") + "\n");
        const Accounted accounted(folder.path("set/data.yaml"));
        if (accounted.dataset->root == folder.path("set")) {
            QCOMPARE(accounted.ledger->found(), std::size_t{4});
            QCOMPARE(accounted.ledger->elsewhere(), std::size_t{2});
            QVERIFY(stateOf(accounted, folder.path("elsewhere/images/far.jpg")).starts_with("image paired"));
        } else {
            QCOMPARE(accounted.ledger->elsewhere(), std::size_t{0});
        }
        QCOMPARE(accounted.sum(), std::size_t{6});
    }

    void aVocSetAccountsForItsLists()
    {
        const DatasetFolder folder;
        const std::string xml = "<annotation><size><width>64</width><height>48</height><depth>3</depth></size><object><name>cat</name>"
                                "<bndbox><xmin>2</xmin><ymin>2</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object></annotation>";
        for (const char* stem : {"1", "2", "3"}) {
            folder.image(std::string("JPEGImages/") + stem + ".jpg");
        }
        folder.write("Annotations/1.xml", xml);
        folder.write("Annotations/2.xml", xml);
        folder.write("Annotations/4.xml", xml);
        folder.write("ImageSets/Main/train.txt", "1\n3\n5\n");
        const Accounted accounted(folder.path());
        QVERIFY(stateOf(accounted, "JPEGImages/1.jpg").starts_with("image paired"));
        QVERIFY(stateOf(accounted, "JPEGImages/2.jpg").starts_with("image present_unlisted"));
        QVERIFY(stateOf(accounted, "JPEGImages/3.jpg").starts_with("image missing_label"));
        QVERIFY(stateOf(accounted, "Annotations/4.xml").starts_with("label orphan_label"));
        QCOMPARE(accounted.ledger->total(LedgerState::ListedAbsent), std::size_t{1});
        QCOMPARE(accounted.sum(), std::size_t{8});  // seven files, and the 5 that is only listed
    }

    void masksAreLabels()
    {
        const DatasetFolder folder;
        for (const char* stem : {"a", "b", "c"}) {
            folder.image(std::string("images/") + stem + ".png");
        }
        for (const char* stem : {"a", "b", "z"}) {
            folder.mask(std::string("masks/") + stem + ".png", 0.5);
        }
        const Accounted accounted(folder.path());
        QCOMPARE(accounted.dataset->format, Format::ImageMask);
        QCOMPARE(stateOf(accounted, "masks/a.png"), std::string("label paired → images/a.png"));
        QCOMPARE(stateOf(accounted, "images/c.png"), std::string("image missing_label"));
        QCOMPARE(stateOf(accounted, "masks/z.png"), std::string("label orphan_label"));
        QCOMPARE(accounted.ledger->totals(LedgerKind::Label)[static_cast<std::size_t>(LedgerState::Paired)], std::size_t{2});
        QCOMPARE(accounted.sum(), std::size_t{6});
    }

    void whatCouldNotBeDecodedIsUnreadable()
    {
        const DatasetFolder folder;
        folder.image("images/a.png");
        folder.image("images/b.png");
        folder.mask("masks/a.png", 0.5);
        folder.mask("masks/b.png", 0.5);
        JobControl control;
        const DatasetPtr dataset = openDataset(folder.path(), control);
        const LedgerPtr ledger = makeLedger(*dataset, control, {.images = {0}, .labels = {1}});
        QCOMPARE(ledger->totals(LedgerKind::Image)[static_cast<std::size_t>(LedgerState::Unreadable)], std::size_t{2});
        QCOMPARE(ledger->totals(LedgerKind::Label)[static_cast<std::size_t>(LedgerState::Unreadable)], std::size_t{1});
    }

    void aLoopOfLinksEnds()
    {
        const DatasetFolder folder;
        folder.write("data.yaml", "train: images\nnames: [cat]\n");
        folder.image("images/a.jpg");
        folder.write("labels/a.txt", box);
        fs::create_directory_symlink("..", folder.path("images/up"));
        fs::create_directory_symlink("images", folder.path("again"));
        fs::create_symlink("nowhere.jpg", folder.path("images/dangling.jpg"));
        const Accounted accounted(folder.path());
        QCOMPARE(accounted.ledger->found(), std::size_t{4});
        QCOMPARE(accounted.sum(), std::size_t{4});
        QCOMPARE(accounted.ledger->elsewhere(), std::size_t{0});
        QCOMPARE(accounted.ledger->totals(LedgerKind::Image)[static_cast<std::size_t>(LedgerState::Unreadable)], std::size_t{1});
    }

    void aFolderReachedByTwoPathsHoldsItsFilesOnce()
    {
        const DatasetFolder folder;
        folder.write("data.yaml", "train: images\nnames: [cat]\n");
        folder.image("data/deep/a.jpg");
        folder.write("labels/deep/a.txt", box);
        fs::create_directory_symlink("data", folder.path("images"));
        const Accounted accounted(folder.path());
        QCOMPARE(accounted.ledger->elsewhere(), std::size_t{0});
        QCOMPARE(accounted.ledger->found(), std::size_t{3});
        QCOMPARE(accounted.ledger->total(LedgerState::Paired), std::size_t{2});
    }

    void aFolderThatCannotBeReadIsNamed()
    {
        if (::geteuid() == 0) {
            QSKIP("root may read everything");
        }
        const DatasetFolder folder;
        folder.write("data.yaml", "train: images\nnames: [cat]\n");
        folder.image("images/a.jpg");
        folder.write("labels/a.txt", box);
        folder.write("secret/b.txt", box);
        fs::permissions(folder.path("secret"), fs::perms::none);
        const Accounted accounted(folder.path());
        fs::permissions(folder.path("secret"), fs::perms::owner_all);
        QCOMPARE(accounted.ledger->unreadableFolders().size(), std::size_t{1});
        QCOMPARE(accounted.ledger->unreadableFolders()[0].path, std::string("secret"));
        QCOMPARE(accounted.sum(), std::size_t{3});
    }

    void namesNeedNotBeUtf8()
    {
        const DatasetFolder folder;
        folder.write("data.yaml", "train: images\nnames: [cat]\n");
        folder.image("images/caf\xE9.jpg");
        folder.write("labels/caf\xE9.txt", box);
        const Accounted accounted(folder.path());
        QCOMPARE(stateOf(accounted, "images/caf\xE9.jpg"), std::string("image paired → labels/caf\xE9.txt"));
        fs::remove_all(folder.path("images"));  // QTemporaryDir does not remove such names
        fs::remove_all(folder.path("labels"));
    }

    void everyStateSaysWhatTrainersDo()
    {
        for (std::size_t i = 0; i < ledgerStates; ++i) {
            const auto state = static_cast<LedgerState>(i);
            QVERIFY2(!audit::ledgerTitle(state).empty(), std::string(ledgerStateId(state)).c_str());
            for (const Format format : {Format::Yolo, Format::Coco, Format::PascalVoc, Format::ImageMask}) {
                QVERIFY(!audit::trainerText(state, audit::Trainer::Ultralytics, format).empty());
                QVERIFY(!audit::trainerText(state, audit::Trainer::Torchvision, format).empty());
            }
        }
        QVERIFY(audit::trainerText(LedgerState::MissingLabel, audit::Trainer::Torchvision, Format::ImageMask) !=
                audit::trainerText(LedgerState::MissingLabel, audit::Trainer::Torchvision, Format::Yolo));
    }

    void csvHasALineAFile()
    {
        const DatasetFolder folder;
        folder.write("data.yaml", "train: images\nnames: [cat]\n");
        folder.image("images/a, b.jpg");
        folder.write("labels/a, b.txt", box);
        const Accounted accounted(folder.path());
        std::string csv;
        audit::ledgerToCsv(*accounted.dataset, *accounted.ledger, [&](std::string_view piece) { csv += piece; });
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t{4});
        QVERIFY(csv.find("\r\n\"images/a, b.jpg\",image,paired,\"labels/a, b.txt\",train,1,Trains on the image") != std::string::npos);
    }

    void realSetsAddUp_data()
    {
        QTest::addColumn<QString>("set");
        for (const char* set : {"detection/bccd", "detection/bccd_yolo", "detection/raccoon", "detection/workshoe",
                                "detection/coco128/object_detection", "segmentation/membrane", "segmentation/cvc_612_jpeg_masks"}) {
            QTest::newRow(set) << set;
        }
    }

    void realSetsAddUp()
    {
        QFETCH(QString, set);
        GG_REQUIRE_DATA(set.toStdString());
        const Accounted accounted(test::dataPath(set.toStdString()));
        QCOMPARE(accounted.ledger->found(), countFiles(accounted.dataset->root));
        QCOMPARE(accounted.sum(), accounted.ledger->found() + accounted.ledger->elsewhere() + accounted.ledger->absent());
    }
};

QTEST_APPLESS_MAIN(TestLedger)
#include "tst_ledger.moc"
