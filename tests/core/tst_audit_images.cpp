#include "core/audit/audit.h"
#include "core/audit/facts.h"
#include "core/dataset/open.h"
#include "tests/core/dataset_folder.h"
#include "tests/core/painted_scene.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <functional>
#include <map>
#include <set>

using namespace gg;
using namespace gg::audit;
using gg::test::DatasetFolder;
using gg::test::paintedScene;

namespace
{

constexpr int scenes = 20;

void save(const DatasetFolder& folder, const std::string& relative, const cv::Mat& picture, int quality = 95)
{
    std::filesystem::create_directories(std::filesystem::path(folder.path(relative)).parent_path());
    cv::imwrite(folder.path(relative), picture, {cv::IMWRITE_JPEG_QUALITY, quality});
}

std::string bytesOf(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A YOLO set of sharp colour pictures; each test adds one that is not.
void fill(const DatasetFolder& folder)
{
    folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat]\n");
    for (int i = 0; i < scenes; ++i) {
        const std::string name = (i < 16 ? "train/" : "val/") + std::to_string(i);
        save(folder, "images/" + name + ".jpg", paintedScene(static_cast<std::uint64_t>(i)));
        folder.write("labels/" + name + ".txt", "0 0.5 0.5 0.2 0.2\n");
    }
}

/// Rule of each finding but the infos, by file.
std::multimap<std::string, std::string> faults(const std::string& path, const Settings& settings = {})
{
    JobControl control;
    const auto dataset = dataset::openDataset(path, control);
    std::multimap<std::string, std::string> out;
    for (const Finding& finding : runAudit(*dataset, {.settings = settings}, control).findings) {
        if (finding.severity != Severity::Info) {
            out.emplace(finding.file, finding.rule);
        }
    }
    return out;
}

using Faults = std::multimap<std::string, std::string>;

ImageFacts factsOf(const std::string& file)
{
    dataset::Dataset dataset;
    dataset.root = std::filesystem::path(file).parent_path().string();
    dataset.splits = {"all"};
    dataset.records.resize(1);
    dataset.records[0].image = std::filesystem::path(file).filename().string();
    return measureRecord(dataset, 0).image;
}

/// The TIFF structure of an EXIF block with one tag: the orientation.
std::string exifBlock(int orientation)
{
    std::string exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24);
    exif += static_cast<char>(orientation);
    exif += std::string("\0\0\0\0\0\0\0", 7);
    const auto length = static_cast<char>(exif.size() + 2);
    return std::string("\xFF\xE1\0", 3) + length + exif;
}

}  // namespace

class TestAuditImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCleanSetHasNoFindings()
    {
        DatasetFolder folder;
        fill(folder);
        QCOMPARE(faults(folder.path()), Faults{});
    }

    void onePictureThatIsUnlikeTheOthersIsNamed_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char* rule :
             {"image.dark", "image.light", "image.flat", "image.low_information", "image.blurred", "image.odd_size",
              "image.odd_aspect", "image.grey_among_colour"}) {
            QTest::newRow(rule) << rule;
        }
    }

    void onePictureThatIsUnlikeTheOthersIsNamed()
    {
        QFETCH(QString, rule);
        const cv::Mat scene = paintedScene(99);
        static const std::map<QString, std::function<cv::Mat(const cv::Mat&)>> changes{
            {"image.dark", [](const cv::Mat& in) -> cv::Mat { return in * 0.2; }},
            {"image.light", [](const cv::Mat& in) -> cv::Mat { return in / 20 + cv::Scalar::all(243); }},
            {"image.flat", [](const cv::Mat& in) -> cv::Mat { return cv::Mat(in.size(), CV_8UC3, cv::Scalar(90, 120, 150)); }},
            {"image.low_information",
             [](const cv::Mat& in) -> cv::Mat {
                 cv::Mat drawing(in.size(), CV_8UC3, cv::Scalar(200, 180, 160));
                 cv::rectangle(drawing, cv::Rect(100, 80, 120, 80), cv::Scalar(20, 60, 120), 5);
                 cv::putText(drawing, "no image", cv::Point(110, 130), cv::FONT_HERSHEY_SIMPLEX, 0.6, cv::Scalar(0, 0, 0), 2, cv::LINE_8);
                 return drawing;
             }},
            {"image.blurred",
             [](const cv::Mat& in) -> cv::Mat {
                 cv::Mat out;
                 cv::GaussianBlur(in, out, cv::Size(), 5);
                 return out;
             }},
            {"image.odd_size",
             [](const cv::Mat&) -> cv::Mat { return paintedScene(99, 1280, 960); }},
            {"image.odd_aspect", [](const cv::Mat&) -> cv::Mat { return paintedScene(99, 480, 160); }},
            {"image.grey_among_colour",
             [](const cv::Mat& in) -> cv::Mat {
                 cv::Mat grey;
                 cv::cvtColor(in, grey, cv::COLOR_BGR2GRAY);
                 return grey;
             }},
        };
        DatasetFolder folder;
        fill(folder);
        // PNG: compression would add grey levels to a drawing.
        save(folder, "images/train/planted.png", changes.at(rule)(scene));
        folder.write("labels/train/planted.txt", "0 0.5 0.5 0.2 0.2\n");
        QCOMPARE(faults(folder.path()), (Faults{{"images/train/planted.png", rule.toStdString()}}));
    }

    void aColourPictureAmongGreyOnesIsNamed()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/train\nnames: [cat]\n");
        for (int i = 0; i < 12; ++i) {
            cv::Mat scene = paintedScene(static_cast<std::uint64_t>(i));
            if (i != 5) {
                cv::cvtColor(scene, scene, cv::COLOR_BGR2GRAY);
            }
            save(folder, "images/train/" + std::to_string(i) + ".jpg", scene);
            folder.write("labels/train/" + std::to_string(i) + ".txt", "0 0.5 0.5 0.2 0.2\n");
        }
        const Faults found = faults(folder.path());
        QCOMPARE(found.count("images/train/5.jpg"), std::size_t{1});
        QCOMPARE(found.find("images/train/5.jpg")->second, std::string("image.colour_among_grey"));
    }

    void aRuleOfMostPicturesIsToldOnce()
    {
        DatasetFolder folder;
        folder.write("data.yaml", "path: .\ntrain: images/train\nval: images/val\nnames: [cat]\n");
        for (int i = 0; i < 12; ++i) {
            const std::string name = (i < 10 ? "train/" : "val/") + std::to_string(i);
            save(folder, "images/" + name + ".png", paintedScene(static_cast<std::uint64_t>(i)) * 0.2);
            folder.write("labels/" + name + ".txt", "0 0.5 0.5 0.2 0.2\n");
        }
        QCOMPARE(faults(folder.path()), (Faults{{"", "image.dark"}}));
    }

    void aNameThatContradictsTheContentsIsNamed()
    {
        DatasetFolder folder;
        fill(folder);
        save(folder, "images/train/really.png", paintedScene(50));
        std::filesystem::rename(folder.path("images/train/really.png"), folder.path("images/train/really.jpg"));
        folder.write("labels/train/really.txt", "0 0.5 0.5 0.2 0.2\n");
        QCOMPARE(faults(folder.path()), (Faults{{"images/train/really.jpg", "image.wrong_extension"}}));
    }

    void aDownloadThatWasBrokenOffIsTruncated()
    {
        DatasetFolder folder;
        fill(folder);
        for (const char* name : {"cut.jpg", "cut2.png"}) {
            const std::string file = "images/train/" + std::string(name);
            save(folder, file, paintedScene(51));
            const std::string whole = bytesOf(folder.path(file));
            folder.write(file, whole.substr(0, whole.size() * 2 / 3));
            folder.write("labels/train/" + std::filesystem::path(name).stem().string() + ".txt", "0 0.5 0.5 0.2 0.2\n");
        }
        QCOMPARE(faults(folder.path()), (Faults{{"images/train/cut.jpg", "image.truncated"}, {"images/train/cut2.png", "image.truncated"}}));
    }

    void aTextFileIsNoPicture()
    {
        DatasetFolder folder;
        fill(folder);
        folder.write("images/train/page.jpg", "<html>404 not found</html>");
        folder.write("labels/train/page.txt", "");
        QCOMPARE(faults(folder.path()), (Faults{{"images/train/page.jpg", "image.unreadable"}}));
    }

    void whichPictureTheLabelsWereDrawnOnIsToldWhereTheyTell_data()
    {
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("fit");
        QTest::addColumn<int>("severity");
        QTest::newRow("stored") << "<width>320</width><height>240</height>"
                                << "stored" << static_cast<int>(Severity::Error);
        QTest::newRow("shown") << "<width>240</width><height>320</height>"
                               << "shown" << static_cast<int>(Severity::Warning);
    }

    void whichPictureTheLabelsWereDrawnOnIsToldWhereTheyTell()
    {
        QFETCH(QString, size);
        QFETCH(QString, fit);
        QFETCH(int, severity);
        DatasetFolder folder;
        save(folder, "images/1.jpg", paintedScene(1));
        std::string jpeg = bytesOf(folder.path("images/1.jpg"));
        folder.write("images/1.jpg", jpeg.insert(2, exifBlock(6)));
        folder.write("annotations/1.xml", "<annotation><size>" + size.toStdString() +
                                              "</size><object><name>dog</name><bndbox><xmin>20</xmin><ymin>30</ymin><xmax>90</xmax>"
                                              "<ymax>99</ymax></bndbox></object></annotation>\n");
        JobControl control;
        const auto dataset = dataset::openDataset(folder.path(), control);
        std::vector<Finding> findings = runAudit(*dataset, {}, control).findings;
        std::erase_if(findings, [](const Finding& finding) { return finding.severity == Severity::Info; });
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].rule, std::string("image.exif_rotation"));
        QCOMPARE(QString::fromStdString(findings[0].values.at("format")), fit);
        QCOMPARE(static_cast<int>(findings[0].severity), severity);
    }

    void thresholdsCanBeChanged()
    {
        DatasetFolder folder;
        fill(folder);
        save(folder, "images/train/dim.png", paintedScene(99) * 0.5);  // brightest 236 / 2 of 255: above 0.32
        folder.write("labels/train/dim.txt", "0 0.5 0.5 0.2 0.2\n");
        QCOMPARE(faults(folder.path()), Faults{});
        Settings settings;
        settings.changed["image.dark.p99"] = 0.6;
        QCOMPARE(faults(folder.path(), settings), (Faults{{"images/train/dim.png", "image.dark"}}));
    }

    void measuresOfAPictureThatIsEasyToWorkOut()
    {
        // Left half black, right half white: half of the pixels at 0 and half at 1; one bit; deviation 127.5.
        DatasetFolder folder;
        cv::Mat halves(100, 200, CV_8UC3, cv::Scalar::all(0));
        halves.colRange(100, 200).setTo(cv::Scalar::all(255));
        save(folder, "halves.png", halves);
        const ImageFacts facts = factsOf(folder.path("halves.png"));
        QCOMPARE(facts.shown, cv::Size(200, 100));
        QCOMPARE(facts.channels, 3);
        QCOMPARE(facts.bits, 8);
        QCOMPARE(facts.kind, dataset::ImageKind::Png);
        QCOMPARE(facts.luminance.p01, 0.0F);
        QCOMPARE(facts.luminance.p50, 0.0F);
        QCOMPARE(facts.luminance.p95, 1.0F);
        QCOMPARE(facts.entropy, 1.0F);
        QCOMPARE(facts.contrast, 127.5F);
        QCOMPARE(facts.saturation, 0.0F);
        QCOMPARE(facts.greyShare, 1.0F);
    }

    void sharpnessFallsWithBlurAndNotWithBrightness()
    {
        DatasetFolder folder;
        const cv::Mat scene = paintedScene(3, 640, 480);
        cv::Mat blurred;
        save(folder, "sharp.png", scene);
        save(folder, "dim.png", scene * 0.6);
        cv::GaussianBlur(scene, blurred, cv::Size(), 3);
        save(folder, "blurred.png", blurred);
        cv::GaussianBlur(scene, blurred, cv::Size(), 8);
        save(folder, "very.png", blurred);
        const float sharp = factsOf(folder.path("sharp.png")).sharpness;
        QVERIFY(std::abs(factsOf(folder.path("dim.png")).sharpness - sharp) < 0.15F * sharp);
        QVERIFY(factsOf(folder.path("blurred.png")).sharpness < 0.75F * sharp);
        QVERIFY(factsOf(folder.path("very.png")).sharpness < factsOf(folder.path("blurred.png")).sharpness);
    }

    void theSamePixelsHaveOneHashWhateverTheFormat()
    {
        DatasetFolder folder;
        const cv::Mat scene = paintedScene(4);
        save(folder, "a.png", scene);
        save(folder, "b.bmp", scene);
        save(folder, "c.jpg", scene, 90);
        save(folder, "d.png", cv::imread(folder.path("c.jpg")));
        const ImageFacts png = factsOf(folder.path("a.png"));
        QVERIFY(png.pixelHash == factsOf(folder.path("b.bmp")).pixelHash);
        QVERIFY(png.fileHash != factsOf(folder.path("b.bmp")).fileHash);
        QVERIFY(png.pixelHash != factsOf(folder.path("c.jpg")).pixelHash);
        QVERIFY(factsOf(folder.path("d.png")).pixelHash == factsOf(folder.path("c.jpg")).pixelHash);
    }

    void realSetsHaveFewFindings()
    {
        GG_REQUIRE_DATA("detection/raccoon");
        JobControl control;
        const auto dataset = dataset::openDataset(test::dataPath("detection/raccoon"), control);
        std::set<std::string> grey;
        for (const Finding& finding : runAudit(*dataset, {}, control).findings) {
            if (finding.rule == "image.grey_among_colour") {
                grey.insert(finding.file);
            }
            QVERIFY(finding.rule != "image.blurred" && finding.rule != "image.flat" && finding.rule != "image.truncated");
        }
        for (const char* name : {"images/raccoon-150.jpg", "images/raccoon-151.jpg", "images/raccoon-152.jpg"}) {
            QVERIFY2(grey.contains(name), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestAuditImages)
#include "tst_audit_images.moc"
