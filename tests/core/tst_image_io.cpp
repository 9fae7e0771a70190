#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <opencv2/core.hpp>

#include <fstream>
#include <iterator>

using namespace gg;
using namespace gg::dataset;
using gg::test::DatasetFolder;

namespace
{

std::string bytesOf(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string errorOf(const std::string& file)
{
    try {
        readImage(file);
    } catch (const Error& error) {
        return error.detail();
    }
    return {};
}

/// A JPEG's bytes with an EXIF block that holds nothing but the orientation.
std::string withOrientation(const std::string& jpeg, char orientation)
{
    std::string exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24);
    exif += std::string{orientation, 0, 0, 0} + std::string(4, '\0');
    const auto length = static_cast<char>(exif.size() + 2);
    return jpeg.substr(0, 2) + std::string("\xFF\xE1\0", 3) + length + exif + jpeg.substr(2);
}

}  // namespace

class TestImageIo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatTellsItsSizeWithoutDecoding_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a.jpg", "a.png", "a.bmp", "a.tif", "a.webp", "a.ppm"}) {
            QTest::newRow(name) << name;
        }
    }

    void everyFormatTellsItsSizeWithoutDecoding()
    {
        QFETCH(QString, name);
        DatasetFolder folder;
        folder.image(name.toStdString(), 61, 43);
        const cv::Size size = readImageSize(folder.path(name.toStdString()));
        QCOMPARE(size.width, 61);
        QCOMPARE(size.height, 43);
        const cv::Mat image = readImage(folder.path(name.toStdString()));
        QCOMPARE(image.type(), CV_8UC3);
        QCOMPARE(image.cols, 61);
    }

    void exifRotationIsApplied()
    {
        DatasetFolder folder;
        folder.image("a.jpg", 60, 40);
        folder.write("turned.jpg", withOrientation(bytesOf(folder.path("a.jpg")), 6));
        QCOMPARE(readImageSize(folder.path("turned.jpg")).width, 40);
        const cv::Mat image = readImage(folder.path("turned.jpg"));
        QCOMPARE(image.cols, 40);
        QCOMPARE(image.rows, 60);
        QCOMPARE(readImageReduced(folder.path("turned.jpg"), 15).rows, 15);
    }

    void aCutOffJpegIsAnErrorNotHalfAPicture()
    {
        DatasetFolder folder;
        folder.image("a.jpg", 400, 300);
        const std::string bytes = bytesOf(folder.path("a.jpg"));
        folder.write("cut.jpg", bytes.substr(0, bytes.size() / 2));
        QVERIFY2(errorOf(folder.path("cut.jpg")).find("cut off") != std::string::npos, errorOf(folder.path("cut.jpg")).c_str());
        QVERIFY_EXCEPTION_THROWN(readImageReduced(folder.path("cut.jpg"), 100), Error);
    }

    void aCutOffPngIsAnError()
    {
        DatasetFolder folder;
        folder.image("a.png", 400, 300);
        const std::string bytes = bytesOf(folder.path("a.png"));
        folder.write("cut.png", bytes.substr(0, bytes.size() / 2));
        QVERIFY(errorOf(folder.path("cut.png")).find("cut off") != std::string::npos);
    }

    void bytesBehindTheEndOfAJpegDoNotHurt()
    {
        DatasetFolder folder;
        folder.image("a.jpg");
        folder.write("tail.jpg", bytesOf(folder.path("a.jpg")) + "made by a camera");
        QCOMPARE(readImage(folder.path("tail.jpg")).cols, 64);
    }

    void badFilesSayWhatIsWrong()
    {
        DatasetFolder folder;
        folder.write("empty.jpg", "");
        folder.write("text.jpg", "this is no picture");
        folder.write("gif.gif", "GIF89a\x01");
        std::filesystem::create_directories(folder.path("folder.jpg"));
        QVERIFY(errorOf(folder.path("empty.jpg")).find("0 bytes") != std::string::npos);
        QVERIFY(errorOf(folder.path("text.jpg")).find("no picture of a known kind") != std::string::npos);
        QVERIFY(errorOf(folder.path("gif.gif")).find("GIF") != std::string::npos);
        QVERIFY(!errorOf(folder.path("folder.jpg")).empty());
        QVERIFY(errorOf(folder.path("nowhere.jpg")).find("no such file") != std::string::npos);
        QCOMPARE(readImageSize(folder.path("text.jpg")), cv::Size());
        QCOMPARE(readImageSize(folder.path("nowhere.jpg")), cv::Size());
    }

    void aThumbnailKeepsItsProportions()
    {
        DatasetFolder folder;
        folder.image("a.jpg", 1000, 400);
        const cv::Mat small = readImageReduced(folder.path("a.jpg"), 100);
        QCOMPARE(small.cols, 100);
        QCOMPARE(small.rows, 40);
        QCOMPARE(readImageReduced(folder.path("a.jpg"), 5000).cols, 1000);
    }

    void masksKeepTheirValues()
    {
        DatasetFolder folder;
        folder.mask("zero_one.png", 0.5, 64, 48, 1);
        QCOMPARE(readMaskGrey(folder.path("zero_one.png")).at<uchar>(0, 0), uchar{1});
        cv::Mat deep = cv::Mat::zeros(10, 10, CV_16U);
        deep.row(0).setTo(1);
        cv::imwrite(folder.path("deep.png"), deep);
        QCOMPARE(readMaskGrey(folder.path("deep.png")).at<uchar>(0, 0), uchar{1});
        deep.row(0).setTo(65535);
        cv::imwrite(folder.path("deep.png"), deep);
        QCOMPARE(readMaskGrey(folder.path("deep.png")).at<uchar>(0, 0), uchar{255});
        const cv::Mat transparent(10, 10, CV_8UC4, cv::Scalar(255, 255, 255, 0));
        cv::imwrite(folder.path("alpha.png"), transparent);
        QCOMPARE(readMaskGrey(folder.path("alpha.png")).at<uchar>(0, 0), uchar{255});
        QCOMPARE(readMaskGrey(folder.path("alpha.png")).channels(), 1);
    }

    void aMaskOfOnesIsForeground()
    {
        const cv::Mat ones = (cv::Mat_<uchar>(1, 3) << 0, 1, 1);
        QCOMPARE(cv::countNonZero(binariseMask(ones)), 2);
        const cv::Mat greys = (cv::Mat_<uchar>(1, 4) << 0, 127, 128, 255);
        QCOMPARE(cv::countNonZero(binariseMask(greys)), 2);
        QCOMPARE(cv::countNonZero(binariseMask(greys, MaskSense::ForegroundDark)), 2);
        const cv::Mat none = cv::Mat::zeros(2, 2, CV_8U);
        QCOMPARE(cv::countNonZero(binariseMask(none)), 0);
    }

    void colourTaggedAsGreyComesInColour()
    {
        GG_REQUIRE_DATA("segmentation/cvc_original_tiff");
        const cv::Mat image = readImage(test::dataPath("segmentation/cvc_original_tiff/images/1.tif"));
        QCOMPARE(image.cols, 384);
        QCOMPARE(image.rows, 288);
        const cv::Scalar mean = cv::mean(image);
        QVERIFY2(mean[2] > mean[0] * 1.3, "the inside of a bowel is red");
        QCOMPARE(readImageSize(test::dataPath("segmentation/cvc_original_tiff/images/1.tif")).height, 288);
        QCOMPARE(readImageReduced(test::dataPath("segmentation/cvc_original_tiff/images/1.tif"), 96).cols, 96);
        QCOMPARE(readMaskGrey(test::dataPath("segmentation/cvc_original_tiff/masks/1.tif")).channels(), 1);
    }

    void formatsOfTheWorld()
    {
        GG_REQUIRE_DATA("detection/duplicates_fixtures");
        const std::string folder = test::dataPath("detection/duplicates_fixtures/tests/data/");
        for (const char* name :
             {"formats_images/ukbench09380.webp", "formats_images/ukbench09380.bmp", "formats_images/copyleft.tiff",
              "formats_images/marbles.pbm", "formats_images/baboon.pgm", "formats_images/Iggy.1024.ppm"}) {
            QCOMPARE(readImage(folder + name).size(), readImageSize(folder + name));
        }
        QVERIFY(!errorOf(folder + "mixed_images/ukbench09268_corrupt.jpg").empty());
    }
};

QTEST_GUILESS_MAIN(TestImageIo)
#include "tst_image_io.moc"
