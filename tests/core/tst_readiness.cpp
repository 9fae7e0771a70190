#include "core/audit/readiness.h"
#include "tests/core/audited_set.h"

#include <opencv2/imgproc.hpp>

#include <QTest>

using namespace gg;
using gg::audit::ReadinessLine;
using gg::audit::ReadinessNumbers;
using gg::audit::ReadinessPart;
using gg::audit::Sensor;
using gg::test::auditFolder;
using gg::test::DatasetFolder;

namespace
{

/// `tiny` … `large` objects of a hundred, none smaller than 64 px but the tiny and half of the small ones.
ReadinessNumbers numbers(std::size_t images, std::size_t classes, std::array<std::size_t, 4> sizes, Sensor sensor = Sensor::Colour)
{
    ReadinessNumbers n;
    n.images = images;
    n.classes = classes;
    for (std::size_t i = 0; i < classes; ++i) {
        n.ofClass.push_back(images);
        n.names.push_back("class " + std::to_string(i));
    }
    n.sizes.objects = sizes[0] + sizes[1] + sizes[2] + sizes[3];
    n.sizes.fine = sizes;
    n.sizes.below64 = sizes[0] + sizes[1] / 2;
    n.sensor = sensor;
    n.sensorMeasured = true;
    return n;
}

ReadinessLine line(const ReadinessNumbers& n, const std::string& id)
{
    for (const ReadinessLine& one : audit::recommend(n).lines) {
        if (one.id == id) {
            return one;
        }
    }
    return {};
}

QString recommendation(const ReadinessNumbers& n, const std::string& id)
{
    return QString::fromStdString(audit::readinessText(line(n, id), ReadinessPart::Recommendation));
}

constexpr std::array<std::size_t, 4> mostlyLarge{5, 10, 30, 55};

}  // namespace

class TestReadiness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scaleFollowsTheNumberOfImages()
    {
        QCOMPARE(recommendation(numbers(2999, 1, mostlyLarge), "scale"), QStringLiteral("At most scale n."));
        QCOMPARE(recommendation(numbers(3000, 1, mostlyLarge), "scale"), QStringLiteral("At most scale s."));
        QCOMPARE(recommendation(numbers(8000, 1, mostlyLarge), "scale"), QStringLiteral("At most scale m."));
        QCOMPARE(recommendation(numbers(15000, 1, mostlyLarge), "scale"), QStringLiteral("At most scale l, x."));
    }

    void resolutionFollowsTheShareOfSmallObjects()
    {
        // Shares below 64 px: 5 + 10/2 = 10 %, 10 + 20/2 = 20 %, 40 + 20/2 = 50 %.
        QCOMPARE(recommendation(numbers(1000, 1, {5, 10, 30, 55}), "resolution"), QStringLiteral("640 px."));
        QCOMPARE(recommendation(numbers(1000, 1, {10, 20, 30, 40}), "resolution"), QStringLiteral("1280 px."));
        QCOMPARE(recommendation(numbers(1000, 1, {40, 20, 30, 10}), "resolution"), QStringLiteral("1920 px, or a model with a P2 head."));
        QCOMPARE(audit::readinessText(line(numbers(1000, 1, {10, 20, 30, 40}), "resolution"), ReadinessPart::Numbers),
                 std::string("20 of 100 objects (20.0 %) are smaller than 64 px at 640."));
    }

    void architectureFollowsTheSizes()
    {
        QVERIFY(recommendation(numbers(1000, 1, {31, 10, 29, 30}), "architecture").startsWith("YOLOv12l"));
        QVERIFY(recommendation(numbers(1000, 1, {10, 51, 29, 10}), "architecture").startsWith("YOLOv12l"));
        QVERIFY(recommendation(numbers(1000, 1, {30, 31, 29, 10}), "architecture").startsWith("YOLOv11m or v12m"));
        QVERIFY(recommendation(numbers(1000, 1, {5, 10, 51, 34}), "architecture").startsWith("YOLOv11s or v11m"));
        QVERIFY(recommendation(numbers(1000, 1, {5, 10, 50, 35}), "architecture").startsWith("YOLOv10s or v11s"));
    }

    void imagesAreThoseOfTheGuidesExamples()
    {
        // Equations 24 to 27: 5 classes in colour 8,000 and 10,500; 10 thermal classes 53,000 and 103,000.
        const ReadinessLine colour = line(numbers(7999, 5, mostlyLarge), "images");
        QCOMPARE(colour.values.at("needed"), std::string("8000"));
        QCOMPARE(colour.values.at("enough"), std::string("10500"));
        QCOMPARE(recommendation(numbers(7999, 5, mostlyLarge), "images"),
                 QStringLiteral("Collect 1 more images, or begin with pretrained weights: these numbers are for training from scratch."));
        QVERIFY(recommendation(numbers(8000, 5, mostlyLarge), "images").startsWith("There are just enough"));
        QVERIFY(recommendation(numbers(10500, 5, mostlyLarge), "images").startsWith("There are enough"));
        const ReadinessLine thermal = line(numbers(100, 10, mostlyLarge, Sensor::SingleChannel), "images");
        QCOMPARE(thermal.values.at("needed"), std::string("53000"));
        QCOMPARE(thermal.values.at("enough"), std::string("103000"));
    }

    void epochsAreThoseOfTheGuidesTables()
    {
        const ReadinessLine thermal = line(numbers(10000, 10, mostlyLarge, Sensor::SingleChannel), "epochs_by_classes");
        QCOMPARE(thermal.values.at("epochs"), std::string("1074"));  // 600 + 150·√10
        QCOMPARE(line(numbers(10000, 5, mostlyLarge), "epochs_by_classes").values.at("epochs"), std::string("429"));  // 250 + 80·√5
        const ReadinessLine byImages = line(numbers(10000, 1, mostlyLarge, Sensor::SingleChannel), "epochs_by_images");
        QCOMPARE(byImages.values.at("low"), std::string("500"));
        QCOMPARE(byImages.values.at("high"), std::string("900"));
        QCOMPARE(audit::readinessText(line(numbers(200, 1, mostlyLarge), "epochs_by_images"), ReadinessPart::Formula),
                 std::string("800 to 1500 epochs for 500 to 1000 images, the nearest row: there is none for fewer. Set a fifth more."));
        QCOMPARE(audit::readinessText(line(numbers(20000, 1, mostlyLarge), "epochs_by_images"), ReadinessPart::Formula),
                 std::string("100 to 200 epochs above 15000 images; set a fifth more."));
    }

    void theLearningRateFallsWithTheClasses()
    {
        QCOMPARE(line(numbers(1000, 1, mostlyLarge), "learning_rate").values.at("rate"), std::string("0.01"));
        QCOMPARE(line(numbers(1000, 12, mostlyLarge), "learning_rate").values.at("rate"), std::string("0.005"));  // 0.01 / √4
        QCOMPARE(line(numbers(1000, 12, mostlyLarge, Sensor::SingleChannel), "learning_rate").values.at("rate"), std::string("0.004"));
    }

    void theBatchFollowsScaleAndResolution()
    {
        QCOMPARE(recommendation(numbers(1000, 1, mostlyLarge), "batch"),
                 QStringLiteral("32 to 48 images with 10 GB of graphics memory, 64 to 96 with 24 GB."));
        QCOMPARE(recommendation(numbers(9000, 1, {10, 20, 30, 40}), "batch"),
                 QStringLiteral("4 to 6 images with 10 GB of graphics memory, 8 to 12 with 24 GB."));
        // 1920 px: 4 to 6 at 1280 times (1280 / 1920)² = 0.444.
        QCOMPARE(recommendation(numbers(9000, 1, {40, 20, 30, 10}), "batch"),
                 QStringLiteral("2 to 3 images with 10 GB of graphics memory, 4 to 5 with 24 GB."));
    }

    void augmentationFitsSensorAndSizes()
    {
        QVERIFY(recommendation(numbers(1000, 1, mostlyLarge), "augmentation").contains("defaults"));
        QVERIFY(recommendation(numbers(1000, 1, {40, 20, 30, 10}), "augmentation").startsWith("scale 0.3 and mosaic 0.7"));
        QVERIFY(recommendation(numbers(1000, 1, mostlyLarge, Sensor::SingleChannel), "augmentation").startsWith("hsv_h 0"));
    }

    void everySentenceIsThereAndFilled()
    {
        for (const Sensor sensor : {Sensor::Colour, Sensor::SingleChannel}) {
            for (const std::size_t images : {10U, 900U, 5000U, 12000U, 90000U}) {
                for (const auto& sizes : {mostlyLarge, {40, 20, 30, 10}, {5, 40, 30, 25}, {5, 10, 60, 25}}) {
                    const audit::Readiness readiness = audit::recommend(numbers(images, 4, sizes, sensor));
                    QCOMPARE(readiness.lines.size(), std::size_t{11});
                    for (const ReadinessLine& one : readiness.lines) {
                        for (const ReadinessPart part : {ReadinessPart::Topic, ReadinessPart::Recommendation, ReadinessPart::Numbers,
                                                         ReadinessPart::Formula, ReadinessPart::Source}) {
                            const std::string sentence = audit::readinessText(one, part);
                            QVERIFY2(!sentence.empty() && sentence.find('{') == std::string::npos, (one.id + ": " + sentence).c_str());
                        }
                    }
                }
            }
        }
        QVERIFY(audit::recommend({}).lines.empty());
    }

    void numbersAreCountedFromTheTrainingSplit()
    {
        DatasetFolder folder;
        gg::test::writeCleanYolo(folder, 5, "[cat, dog, bird]");
        folder.write("labels/train/t0.txt", "0 0.3 0.3 0.2 0.2\n0 0.6 0.6 0.2 0.2\n");
        const auto audited = auditFolder(folder.path());
        const ReadinessNumbers n =
            audit::countForReadiness(*audited.dataset, *audited.report.sizes, std::vector<bool>(audited.dataset->records.size(), false));
        QCOMPARE(n.images, std::size_t{5});
        QCOMPARE(n.classes, std::size_t{2});
        QCOMPARE(n.ofClass, (std::vector<std::size_t>{5, 4}));
        QCOMPARE(n.largestClass, std::size_t{6});
        QCOMPARE(n.smallestClass, std::size_t{4});
        QCOMPARE(audited.report.readiness.lines.front().values.at("variant"), std::string("assumed"));
    }

    void greyPicturesAreCountedAsThermal()
    {
        DatasetFolder folder;
        gg::test::writeCleanYolo(folder, 5);
        for (const char* split : {"train", "val"}) {
            for (int i = 0; i < 5; ++i) {
                const std::string file = folder.path(std::string("images/") + split + "/" + split[0] + std::to_string(i) + ".jpg");
                cv::Mat grey;
                cv::cvtColor(cv::imread(file), grey, cv::COLOR_BGR2GRAY);
                cv::imwrite(file, grey);
            }
        }
        const auto audited = auditFolder(folder.path(), {});
        QCOMPARE(audited.report.readiness.lines.front().values.at("variant"), std::string("single"));
    }
};

QTEST_GUILESS_MAIN(TestReadiness)
#include "tst_readiness.moc"
