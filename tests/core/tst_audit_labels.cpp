#include "tests/core/audited_set.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <chrono>
#include <filesystem>

using namespace gg;
using gg::test::AuditedSet;
using gg::test::auditFolder;
using gg::test::DatasetFolder;
using gg::test::writeCleanYolo;

namespace
{

/// The clean set with another label for its first training image.
AuditedSet withLabel(const std::string& text, const audit::Settings& settings = {})
{
    DatasetFolder folder;
    writeCleanYolo(folder);
    folder.write("labels/train/t0.txt", text);
    return auditFolder(folder.path(), {.pixels = false, .settings = settings});
}

constexpr const char* goodRow = "0 0.301234 0.312345 0.212345 0.251234\n";

}  // namespace

class TestAuditLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCleanTwinIsSilent()
    {
        DatasetFolder folder;
        writeCleanYolo(folder);
        QCOMPARE(auditFolder(folder.path()).report.findings.size(), std::size_t{0});
    }

    void aBadShapeIsFound_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("message");
        const QString good = goodRow;
        QTest::newRow("equal rows") << good + goodRow << "label.duplicate_row"
                                    << "Line 2: cat is labelled a second time with the very same numbers as in line 1.";
        QTest::newRow("equal numbers, other letters") << good + "0 0.3012340 .312345 2.12345e-1 0.251234\n" << "label.duplicate_row"
                                                      << "Line 2: cat is labelled a second time with the very same numbers as in "
                                                         "line 1.";
        // Moved by 0.01 of 0.2: 0.19 / 0.21.
        QTest::newRow("nearly equal rows") << "0 0.5 0.5 0.2 0.2\n0 0.51 0.5 0.2 0.2\n" << "label.duplicate"
                                           << "Line 2: cat is labelled again, where line 1 has it already (overlap 0.9048).";
        QTest::newRow("two classes") << "0 0.51 0.52 0.21 0.22\n1 0.51 0.52 0.21 0.22\n" << "label.two_classes"
                                     << "dog has the same box as cat in line 1 (overlap 1).";
        // 0.15 of a width of 0.2 lie outside.
        QTest::newRow("far outside") << "0 0.95 0.51 0.3 0.2\n1 1.005 0.3 0.2 0.2\n" << "label.far_outside"
                                     << "Only 47.5 % of this box of dog lies in the image.";
        QTest::newRow("over one") << "0 0.5 0.5 1.004 0.31\n" << "label.over_one"
                                  << "A number of this cat is 1.004: just beyond the picture.";
        QTest::newRow("whole image") << "0 0.5 0.5 1 0.99\n" << "label.whole_image" << "The box of cat covers the whole image.";
        QTest::newRow("pixels") << "0 320 240 100 80\n1 50 60 20 30\n" << "label.pixels"
                                << "The numbers of labels/train/t0.txt go up to 370: they look like pixels or percent.";
        QTest::newRow("corners") << "0 0.51 0.42 0.72 0.81\n1 0.3 0.2 0.55 0.44\n0 0.61 0.05 0.93 0.4\n" << "label.corners"
                                 << "The boxes of this file look like two corners (left, top, right, bottom): 2 of 3 hang over "
                                    "the border when read as centre and size.";
        QTest::newRow("two points") << "0 0.1 0.1 0.4 0.4 0.1 0.1\n" << "label.polygon_degenerate"
                                    << "The outline of this cat has 3 points but encloses nothing.";
        QTest::newRow("a line") << "0 0.1 0.1 0.2 0.2 0.4 0.4 0.3 0.3\n" << "label.polygon_degenerate"
                                << "The outline of this cat has 4 points but encloses nothing.";
        // Two triangles that meet in the middle: the shoelace formula gives 0.
        QTest::newRow("bow tie") << "0 0.2 0.2 0.6 0.6 0.6 0.2 0.2 0.6\n" << "label.self_intersection"
                                 << "The outline of this cat crosses itself; 100.0 % of its area depends on how it is filled.";
    }

    void aBadShapeIsFound()
    {
        QFETCH(QString, rows);
        QFETCH(QString, rule);
        QFETCH(QString, message);
        const audit::Finding found = withLabel(rows.toStdString()).one(rule.toStdString());
        QCOMPARE(QString::fromStdString(audit::message(found)), message);
        QCOMPARE(found.file, std::string("labels/train/t0.txt"));
    }

    void equalRowsAreNotToldTwice()
    {
        const AuditedSet audited = withLabel(std::string(goodRow) + goodRow + goodRow);
        QCOMPARE(audited.of("label.duplicate_row").size(), std::size_t{2});
        QVERIFY(audited.of("label.duplicate").empty());
    }

    void whatMerelyResemblesAFaultIsSilent_data()
    {
        QTest::addColumn<QString>("rows");
        // Moved by 0.02 of 0.2: 0.18 / 0.22 = 0.818.
        QTest::newRow("neighbours") << "0 0.51 0.51 0.21 0.21\n1 0.53 0.51 0.21 0.21\n";
        QTest::newRow("at the border") << "0 0.1 0.1 0.2 0.2\n1 0.9 0.85 0.2 0.3\n";
        QTest::newRow("a simple outline") << "0 0.21 0.21 0.61 0.22 0.62 0.61 0.41 0.43 0.2 0.6\n1 0.7 0.7 0.9 0.71 0.8 0.9\n";
        // A spur of a hundredth of the outline's size, as a shaky hand leaves it.
        QTest::newRow("a small spur") << "0 0.2 0.2 0.8 0.2 0.8 0.8 0.5 0.8 0.506 0.806 0.504 0.797 0.2 0.8\n"
                                         "1 0.1 0.1 0.19 0.1 0.15 0.19\n";
        QTest::newRow("three large boxes") << "0 0.51 0.5 0.9 0.91\n1 0.3 0.4 0.35 0.5\n0 0.7 0.3 0.2 0.3\n";
        QTest::newRow("closed outline") << "0 0.2 0.2 0.6 0.2 0.6 0.6 0.2 0.6 0.2 0.2\n1 0.7 0.7 0.9 0.7 0.8 0.9\n";
    }

    void whatMerelyResemblesAFaultIsSilent()
    {
        QFETCH(QString, rows);
        // Boxes and polygons in different files, and sizes unlike the other images', are findings of their own.
        const AuditedSet audited = withLabel(
            rows.toStdString(), {.muted = {"label.mixed_shapes", "label.area_outlier", "label.aspect_outlier"}});
        QCOMPARE(audited.rules("label."), std::set<std::string>{});
    }

    void thresholdsAreThePersonsToChange()
    {
        const std::string rows = "0 0.51 0.51 0.21 0.21\n0 0.53 0.51 0.21 0.21\n";
        QVERIFY(withLabel(rows).of("label.duplicate").empty());
        QCOMPARE(withLabel(rows, {.changed = {{"label.duplicate.iou", 0.8}}}).of("label.duplicate").size(), std::size_t{1});
        QVERIFY(withLabel(rows, {.changed = {{"label.duplicate.iou", 0.8}}, .muted = {"label.duplicate"}}).rules().empty());
    }

    void everyThresholdHasATextAndARule()
    {
        for (const audit::Threshold& threshold : audit::thresholds()) {
            QVERIFY2(!texts::find(std::string(threshold.id) + ".threshold").empty(), std::string(threshold.id).c_str());
            QVERIFY2(!texts::find(std::string(threshold.rule) + ".title").empty(), std::string(threshold.rule).c_str());
            QVERIFY(threshold.lowest <= threshold.value && threshold.value <= threshold.highest);
        }
    }

    void aWholeSetOfCornersIsOneFinding()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 8);
        for (const char* split : {"train", "val"}) {
            for (int i = 0; i < 8; ++i) {
                const double x = 0.05 + 0.09 * i;
                folder.write(std::string("labels/") + split + "/" + split[0] + std::to_string(i) + ".txt",
                             "0 " + std::to_string(x) + " 0.4123 " + std::to_string(x + 0.2531) + " 0.7731\n1 0.5123 0.1712 0.8912 "
                                                                                                 "0.4512\n");
            }
        }
        const AuditedSet audited = auditFolder(folder.path());
        const audit::Finding found = audited.one("label.corners");
        QVERIFY(found.file.empty());
        QCOMPARE(found.records.size(), std::size_t{16});
        QCOMPARE(found.values.at("boxes"), std::string("32"));
    }

    void aWholeSetFromItsUpperLeftCornersIsOneFinding()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 8);
        for (const char* split : {"train", "val"}) {
            for (int i = 0; i < 8; ++i) {
                folder.write(std::string("labels/") + split + "/" + split[0] + std::to_string(i) + ".txt",
                             "0 " + std::to_string(0.0112 + 0.083 * i) + " 0.0231 0.2213 0.2531\n1 0.6123 0.5712 0.2912 0.3512\n");
            }
        }
        const audit::Finding found = auditFolder(folder.path()).one("label.top_left");
        QCOMPARE(found.values.at("boxes"), std::string("32"));
        QCOMPARE(found.values.at("hanging"), std::string("16"));
    }

    void classesCountedFromOneAreTold()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 4);
        for (const char* split : {"train", "val"}) {
            for (int i = 0; i < 4; ++i) {
                folder.write(std::string("labels/") + split + "/" + split[0] + std::to_string(i) + ".txt",
                             "1 0.301234 0.312345 0.212345 0.251234\n2 0.701234 0.712345 0.212345 0.251234\n");
            }
        }
        const audit::Finding found = auditFolder(folder.path()).one("label.class_from_one");
        QCOMPARE(QString::fromStdString(audit::message(found)),
                 QStringLiteral("Class 0 is never used and the classes go from 1 to 2, with 2 names: they seem to be counted from 1."));
    }

    void aBoxManyTimesTheMedianOfItsClassStandsOut()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 30);
        // Median 0.212345 · 0.251234 = 5.33 %; 0.8 · 0.6 = 48 %: 9.0 times.
        folder.write("labels/val/v3.txt", "0 0.5123 0.512 0.8 0.6\n1 0.301234 0.312345 0.223456 0.241234\n");
        const AuditedSet audited = auditFolder(folder.path());
        QCOMPARE(audited.rules("label."), std::set<std::string>{"label.area_outlier"});
        QCOMPARE(QString::fromStdString(audit::message(audited.one("label.area_outlier"))),
                 QStringLiteral("This box of cat covers 48.0 % of the image, 9 times the median of its class (5.3 %)."));
    }

    void aBoxOfAnotherProportionThanItsClassStandsOut()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 30);
        folder.write("labels/val/v3.txt", "0 0.3123 0.512 0.06 0.6\n1 0.701234 0.712345 0.223456 0.241234\n");
        const AuditedSet audited = auditFolder(folder.path());
        QCOMPARE(audited.rules("label."), std::set<std::string>{"label.aspect_outlier"});
        QCOMPARE(audited.one("label.aspect_outlier").values.at("class"), std::string("cat"));
    }

    void aClassThatVariesHasNoOutliers()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 30);
        for (int i = 0; i < 6; ++i) {
            folder.write("labels/val/v" + std::to_string(i) + ".txt",
                         "0 0.5123 0.512 0.8 0.6\n1 0.301234 0.312345 0.223456 0.241234\n");
        }
        QVERIFY(auditFolder(folder.path()).of("label.area_outlier").empty());
    }

    void roundedCoordinatesOfAPartOfTheSetAreAHabit()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 20);
        for (int i = 0; i < 6; ++i) {
            folder.write("labels/train/t" + std::to_string(i) + ".txt", "0 0.31 0.32 0.21 0.25\n1 0.7 0.72 0.22 0.24\n");
        }
        const audit::Finding found = auditFolder(folder.path()).one("label.rounded");
        QCOMPARE(QString::fromStdString(audit::message(found)),
                 QStringLiteral("In 6 of 40 images all coordinates are hundredths of the picture, for example in labels/train/t0.txt."));
        QCOMPARE(found.records, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}));
    }

    void twoHabitsAtTheBorderAreTold()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 30);
        const auto write = [&](int i, const std::string& first) {
            folder.write("labels/train/t" + std::to_string(i) + ".txt", first + "1 0.701234 0.712345 0.223456 0.241234\n");
        };
        for (int i = 0; i < 12; ++i) {
            write(i, "0 0.105617 0.312345 0.211234 0.251234\n");       // begins at 0
            write(12 + i, "0 0.095617 0.312345 0.211234 0.251234\n");  // begins at −0.01
        }
        const audit::Finding found = auditFolder(folder.path()).one("label.border_habit");
        QCOMPARE(found.values.at("cut"), std::string("12"));
        QCOMPARE(found.values.at("over"), std::string("12"));
    }

    void filesWithPolygonsBesideFilesWithBoxesAreTold()
    {
        const AuditedSet audited = withLabel("0 0.2 0.2 0.4 0.2 0.4 0.44\n1 0.7 0.7 0.9 0.7 0.8 0.9\n");
        QCOMPARE(audited.rules(), std::set<std::string>{"label.mixed_shapes"});
        const audit::Finding found = audited.one("label.mixed_shapes");
        QCOMPARE(found.values.at("boxes"), std::string("23"));
        QCOMPARE(found.records, std::vector<std::uint32_t>{0});
    }

    void aLabelThatIsNewerThanTheCacheIsTold()
    {
        DatasetFolder folder;
        writeCleanYolo(folder, 3);
        folder.write("labels/train.cache", "whatever numpy wrote");
        const auto cache = std::filesystem::last_write_time(folder.path("labels/train.cache"));
        const auto label = [&](int i) { return folder.path("labels/train/t" + std::to_string(i) + ".txt"); };
        for (int i = 0; i < 3; ++i) {
            std::filesystem::last_write_time(label(i), cache - std::chrono::hours(1));
        }
        QVERIFY(auditFolder(folder.path()).rules().empty());
        std::filesystem::last_write_time(label(1), cache + std::chrono::seconds(5));
        const audit::Finding found = auditFolder(folder.path()).one("yaml.stale_cache");
        QCOMPARE(QString::fromStdString(audit::message(found)),
                 QStringLiteral("1 labels were written after labels/train.cache, for example labels/train/t1.txt."));
        QCOMPARE(found.records, std::vector<std::uint32_t>{1});
    }

    void realSetsHoldWhatTheyAreKnownFor()
    {
        GG_REQUIRE_DATA("detection/coco128");
        const AuditedSet audited = auditFolder(test::dataPath("detection/coco128/object_detection"));
        std::set<std::string> files;
        for (const audit::Finding* finding : audited.of("label.two_classes")) {
            files.insert(finding->file.substr(finding->file.rfind('/') + 1));
        }
        QCOMPARE(files, (std::set<std::string>{"000000000536.txt", "000000006723.txt", "000000009590.txt"}));
        QVERIFY(audited.of("label.corners").empty() && audited.of("label.top_left").empty());
    }
};

QTEST_GUILESS_MAIN(TestAuditLabels)
#include "tst_audit_labels.moc"
