#include "core/audit/size_report.h"
#include "tests/core/audited_set.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace gg;
using gg::audit::SizeCounts;
using gg::audit::SizeReport;
using gg::test::AuditedSet;
using gg::test::auditFolder;
using gg::test::DatasetFolder;

namespace
{

/// One image of 1280 x 960 with these rows, and one of 320 x 240 without objects in val.
void write(const DatasetFolder& folder, const std::string& rows)
{
    folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat, dog]\n");
    folder.image("images/train/a.png", 1280, 960);
    folder.write("labels/train/a.txt", rows);
    folder.image("images/val/b.png", 320, 240);
    folder.write("labels/val/b.txt", "");
}

std::string repeat(const std::string& size, int count, const std::string& classId = "0")
{
    std::string rows;
    for (int i = 0; i < count; ++i) {
        rows += classId + " " + std::to_string(0.1 + 0.013 * (i % 60)) + " " + std::to_string(0.1 + 0.011 * (i % 70)) + " " + size + "\n";
    }
    return rows;
}

}  // namespace

class TestAuditSizes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classesOfSizeHaveTheirBounds()
    {
        SizeCounts counts;
        for (const double side : {7.9, 8.0, 31.9, 32.0, 63.9, 64.0, 95.9, 96.0, 320.0, 320.1}) {
            counts.add(side, side);
        }
        QCOMPARE(counts.objects, std::size_t{10});
        QCOMPARE(counts.coco, (std::array<std::size_t, 3>{3, 4, 3}));
        QCOMPARE(counts.fine, (std::array<std::size_t, 4>{3, 4, 2, 1}));
        QCOMPARE(counts.below8, std::size_t{1});
        QCOMPARE(counts.below64, std::size_t{5});
        // Two cells of strides 4, 8, 16, 32: 8, 16, 32 and 64 px.
        QCOMPARE(counts.seen, (std::array<std::size_t, 4>{9, 8, 7, 5}));
    }

    void theShorterSideDecidesWhatIsNoise()
    {
        SizeCounts counts;
        counts.add(200, 7);
        QCOMPARE(counts.below8, std::size_t{1});
        QCOMPARE(counts.fine, (std::array<std::size_t, 4>{0, 1, 0, 0}));
    }

    void sizesAreThoseAfterLetterboxing()
    {
        DatasetFolder folder;
        // 1280 x 960 becomes 640 x 480: 128 x 96 px become 64 x 48, area 3072; 12.8 x 12.8 px become 6.4.
        write(folder, "0 0.25 0.75 0.1 0.1\n1 0.98 0.02 0.01 0.013333\n");
        const AuditedSet audited = auditFolder(folder.path());
        const SizeReport& sizes = *audited.report.sizes;
        QCOMPARE(sizes.all.objects, std::size_t{2});
        QCOMPARE(sizes.all.fine, (std::array<std::size_t, 4>{1, 1, 0, 0}));
        QCOMPARE(sizes.native.fine, (std::array<std::size_t, 4>{1, 0, 1, 0}));
        QCOMPARE(sizes.all.below8, std::size_t{1});
        QCOMPARE(sizes.native.below8, std::size_t{0});
        QCOMPARE(sizes.byClass[0].fine[1], std::size_t{1});
        QCOMPARE(sizes.byClassAndSplit[1][0].objects, std::size_t{1});
        QCOMPARE(sizes.bySplit[1].objects, std::size_t{0});
        // √3072 = 55.4 = 2^5.79: bin 11 of half octaves. √(6.4²) = 2^2.68: bin 5.
        QCOMPARE(sizes.sides[11], std::size_t{1});
        QCOMPARE(sizes.sides[5], std::size_t{1});
        // 64 : 48 = 2^0.415 is nearest to 2^(2/4).
        QCOMPARE(sizes.aspects[18], std::size_t{1});
        QCOMPARE(sizes.aspects[16], std::size_t{1});
        // Centre (0.25, 0.75): column 8, row 24.
        QCOMPARE(sizes.positions[24 * 32 + 8], 1U);
        QCOMPARE(sizes.positions[0 * 32 + 31], 1U);
        QCOMPARE(sizes.objectsPerImage, (std::map<std::size_t, std::size_t>{{0, 1}, {2, 1}}));
    }

    void smallPicturesAreScaledUp()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "train: images\nval: images\nnames: [cat]\n");
        folder.image("images/a.png", 320, 240);
        folder.write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n");  // 32 x 24, at 640: 64 x 48
        const AuditedSet audited = auditFolder(folder.path());
        QCOMPARE(audited.report.sizes->all.below64, std::size_t{1});
        QCOMPARE(audited.report.sizes->all.seen, (std::array<std::size_t, 4>{1, 1, 1, 0}));
        // The image is in train and in val: once in all, once in each split.
        QCOMPARE(audited.report.sizes->all.objects, std::size_t{1});
        QCOMPARE(audited.report.sizes->bySplit[1].objects, std::size_t{1});
    }

    void theTrainingSizeIsThePersonsToChoose()
    {
        DatasetFolder folder;
        write(folder, repeat("0.01 0.0133", 30));  // 12.8 px, at 640: 6.4
        const audit::Finding found = auditFolder(folder.path()).one("size.below_8px");
        QCOMPARE(audit::message(found), std::string("30 of 30 objects (100.0 %) have a side under 8 px at the training size of 640; "
                                                    "at the images' own size 0."));
        QCOMPARE(found.records, std::vector<std::uint32_t>{0});
        const AuditedSet larger = auditFolder(folder.path(), {.pixels = false, .settings = {.trainingSize = 1280}});
        QVERIFY(larger.of("size.below_8px").empty());
        QCOMPARE(larger.rules("size."), (std::set<std::string>{"size.finer_stride", "size.mostly_tiny"}));
    }

    void aClassThatIsTooSmallIsNamed()
    {
        DatasetFolder folder;
        write(folder, repeat("0.2 0.21", 70) + repeat("0.01 0.0133", 20, "1"));
        const AuditedSet audited = auditFolder(folder.path());
        QCOMPARE(audited.one("size.class_below_8px").values.at("class"), std::string("dog"));
        QVERIFY(audited.of("size.mostly_tiny").empty());
    }

    void largeObjectsAreSilent()
    {
        DatasetFolder folder;
        write(folder, repeat("0.2 0.21", 40));
        QVERIFY(auditFolder(folder.path()).rules("size.").empty());
    }

    void moreObjectsThanADetectorAnswersAreTold()
    {
        DatasetFolder folder;
        write(folder, repeat("0.1 0.11", 301));
        const audit::Settings settings{.muted = {"label.duplicate_row", "label.duplicate"}};
        QCOMPARE(auditFolder(folder.path(), {.pixels = false, .settings = settings}).one("size.more_than_max_det").values.at("count"),
                 std::string("301"));
        write(folder, repeat("0.1 0.11", 300));
        QVERIFY(auditFolder(folder.path(), {.pixels = false, .settings = settings}).of("size.more_than_max_det").empty());
    }

    void withoutSizesNothingIsSaidOfThem()
    {
        DatasetFolder folder;
        write(folder, repeat("0.01 0.0133", 30));
        const AuditedSet audited = auditFolder(folder.path(), {.pixels = false, .sizes = dataset::SizeSource::Labels});
        QVERIFY(!audited.report.sizes);
        QVERIFY(audited.rules("size.").empty());
        QVERIFY(audited.report.readiness.lines.empty());
    }

    void cocoSizesOfARealSet()
    {
        GG_REQUIRE_DATA("detection/bccd");
        // Counted from the XML with an independent script: 640 x 480, so that letterboxing to 640 changes nothing.
        const AuditedSet audited = auditFolder(test::dataPath("detection/bccd"));
        const SizeReport& sizes = *audited.report.sizes;
        QCOMPARE(sizes.all.objects, std::size_t{4886});
        QCOMPARE(sizes.all.coco, sizes.native.coco);
        QCOMPARE(sizes.all.coco, (std::array<std::size_t, 3>{39, 1524, 3323}));
        QCOMPARE(sizes.all.below64, std::size_t{359});
    }
};

QTEST_GUILESS_MAIN(TestAuditSizes)
#include "tst_audit_sizes.moc"
