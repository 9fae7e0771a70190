#include "core/base/error.h"
#include "core/dataset/mask_image.h"
#include "tests/core/dataset_folder.h"
#include "tests/support/test_data.h"

#include <gif_lib.h>
#include <opencv2/imgcodecs.hpp>
#include <png.h>
#include <tiffio.h>

#include <QTest>

using namespace gg;
using namespace gg::dataset;
using test::DatasetFolder;

namespace
{

using Palette = std::vector<std::uint32_t>;

/// A patch of `value` in the left half of a mask of 32 x 24.
cv::Mat leftHalf(int value, int other = 0)
{
    cv::Mat out(24, 32, CV_8U, cv::Scalar(other));
    out.colRange(0, 16).setTo(value);
    return out;
}

void writePalettePng(const std::string& file, const cv::Mat& indices, const Palette& palette)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(indices.cols);
    image.height = static_cast<png_uint_32>(indices.rows);
    image.format = PNG_FORMAT_RGB_COLORMAP;
    image.colormap_entries = static_cast<png_uint_32>(palette.size());
    std::vector<std::uint8_t> colours;
    for (const std::uint32_t c : palette) {
        colours.insert(colours.end(), {static_cast<std::uint8_t>(c >> 16U), static_cast<std::uint8_t>(c >> 8U), static_cast<std::uint8_t>(c)});
    }
    QVERIFY(png_image_write_to_file(&image, file.c_str(), 0, indices.data, static_cast<png_int_32>(indices.step), colours.data()) != 0);
}

void writeGif(const std::string& file, const cv::Mat& indices, const Palette& palette, bool interlaced, int pictures = 1)
{
    int error = 0;
    GifFileType* gif = EGifOpenFileName(file.c_str(), false, &error);
    QVERIFY(gif != nullptr);
    ColorMapObject* map = GifMakeMapObject(static_cast<int>(palette.size()), nullptr);
    for (std::size_t i = 0; i < palette.size(); ++i) {
        map->Colors[i] = {static_cast<GifByteType>(palette[i] >> 16U), static_cast<GifByteType>(palette[i] >> 8U), static_cast<GifByteType>(palette[i])};
    }
    EGifPutScreenDesc(gif, indices.cols, indices.rows, 8, 0, map);
    for (int picture = 0; picture < pictures; ++picture) {
        EGifPutImageDesc(gif, 0, 0, indices.cols, indices.rows, interlaced, nullptr);
        const std::vector<std::pair<int, int>> passes =
            interlaced ? std::vector<std::pair<int, int>>{{0, 8}, {4, 8}, {2, 4}, {1, 2}} : std::vector<std::pair<int, int>>{{0, 1}};
        for (const auto& [first, step] : passes) {
            for (int y = first; y < indices.rows; y += step) {
                cv::Mat row = indices.row(y).clone();
                EGifPutLine(gif, row.data, row.cols);
            }
        }
    }
    GifFreeMapObject(map);
    QCOMPARE(EGifCloseFile(gif, &error), GIF_OK);
}

/// Two pages; the first is a palette of 8 bits.
void writePaletteTiff(const std::string& file, const cv::Mat& indices, const Palette& palette, int pages)
{
    TIFF* tiff = TIFFOpen(file.c_str(), "w");
    QVERIFY(tiff != nullptr);
    for (int page = 0; page < pages; ++page) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(indices.cols));
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(indices.rows));
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_PALETTE);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 8);
        std::vector<std::uint16_t> red(256), green(256), blue(256);
        for (std::size_t i = 0; i < palette.size(); ++i) {
            red[i] = static_cast<std::uint16_t>((palette[i] >> 16U & 0xFFU) * 257);
            green[i] = static_cast<std::uint16_t>((palette[i] >> 8U & 0xFFU) * 257);
            blue[i] = static_cast<std::uint16_t>((palette[i] & 0xFFU) * 257);
        }
        TIFFSetField(tiff, TIFFTAG_COLORMAP, red.data(), green.data(), blue.data());
        for (int y = 0; y < indices.rows; ++y) {
            cv::Mat row = indices.row(y).clone();
            TIFFWriteScanline(tiff, row.data, static_cast<std::uint32_t>(y), 0);
        }
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
}

int foreground(const MaskImage& mask)
{
    return cv::countNonZero(binariseMask(maskGrey(mask)));
}

constexpr int half = 24 * 16;

}  // namespace

class TestMaskImage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greyMasks_data()
    {
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::addColumn<int>("kind");
        QTest::newRow("0 and 1") << 0 << 1 << static_cast<int>(MaskValues::ZeroOne);
        QTest::newRow("0 and 255") << 0 << 255 << static_cast<int>(MaskValues::BlackWhite);
        QTest::newRow("0 and 38") << 0 << 38 << static_cast<int>(MaskValues::TwoValues);
        QTest::newRow("150 and 200") << 150 << 200 << static_cast<int>(MaskValues::TwoValues);
    }

    void greyMasks()
    {
        QFETCH(int, low);
        QFETCH(int, high);
        QFETCH(int, kind);
        DatasetFolder folder;
        cv::imwrite(folder.path("m.png"), leftHalf(high, low));
        const MaskImage mask = readMask(folder.path("m.png"));
        QCOMPARE(static_cast<int>(mask.kind), kind);
        QCOMPARE(mask.encoding, MaskEncoding::Grey);
        QCOMPARE(mask.values.at<uchar>(0, 0), static_cast<uchar>(high));
        QCOMPARE(foreground(mask), half);
    }

    void aMaskOfOneBit()
    {
        DatasetFolder folder;
        cv::imwrite(folder.path("m.png"), leftHalf(255), {cv::IMWRITE_PNG_BILEVEL, 1});
        const MaskImage mask = readMask(folder.path("m.png"));
        QCOMPARE(mask.bits, 1);
        QCOMPARE(mask.kind, MaskValues::BlackWhite);
        QCOMPARE(foreground(mask), half);
    }

    void aJpegIsDegreesOfGrey()
    {
        DatasetFolder folder;
        cv::Mat blurred = leftHalf(255);
        blurred.col(16).setTo(140);
        cv::imwrite(folder.path("m.jpg"), blurred, {cv::IMWRITE_JPEG_QUALITY, 70});
        const MaskImage mask = readMask(folder.path("m.jpg"));
        QCOMPARE(mask.kind, MaskValues::Greys);
        QVERIFY(std::abs(foreground(mask) - half) <= 24);
    }

    void aColourJpegOfGreysIsGrey()
    {
        DatasetFolder folder;
        cv::Mat colour;
        cv::merge(std::vector<cv::Mat>{leftHalf(255), leftHalf(255), leftHalf(255)}, colour);
        cv::imwrite(folder.path("m.jpg"), colour);
        QCOMPARE(readMask(folder.path("m.jpg")).encoding, MaskEncoding::Grey);
        QCOMPARE(foreground(readMask(folder.path("m.jpg"))), half);
    }

    void whiteMayHaveAnyPlaceInThePalette()
    {
        Palette palette(256, 0x336699);
        palette[0] = 0x000000;
        palette[251] = 0xFFFFFF;
        DatasetFolder folder;
        writePalettePng(folder.path("m.png"), leftHalf(251), palette);
        const MaskImage mask = readMask(folder.path("m.png"));
        QCOMPARE(mask.encoding, MaskEncoding::Palette);
        QCOMPARE(mask.kind, MaskValues::BlackWhite);
        QCOMPARE(mask.values.at<uchar>(0, 0), uchar{255});
        QCOMPARE(foreground(mask), half);
    }

    void aPaletteOfColoursNumbersClasses()
    {
        // Pascal VOC: 0 background, 7 a grey car, 15 a person, 255 the border that does not count.
        Palette palette(256, 0x808000);
        palette[0] = 0x000000;
        palette[7] = 0x808080;
        palette[15] = 0xC08080;
        palette[255] = 0xE0E0C0;
        cv::Mat indices = leftHalf(7);
        indices.rowRange(0, 6).setTo(15);
        indices.col(31).setTo(255);
        DatasetFolder folder;
        writePalettePng(folder.path("m.png"), indices, palette);
        const MaskImage mask = readMask(folder.path("m.png"));
        QCOMPARE(mask.kind, MaskValues::Classes);
        QCOMPARE(cv::countNonZero(mask.values != indices), 0);
        QCOMPARE(mask.table[15], 0xC08080U);
        QCOMPARE(foreground(mask), cv::countNonZero(indices == 7) + cv::countNonZero(indices == 15));
        QCOMPARE(QString::fromStdString(std::string(maskKindName(mask.encoding, mask.kind))), QString("palette, index = class number"));
        // A mask with the car alone is grey to the eye, and yet a class.
        writePalettePng(folder.path("car.png"), leftHalf(7), palette);
        QCOMPARE(readMask(folder.path("car.png")).values.at<uchar>(0, 0), uchar{7});
        // And one without anything holds one value.
        writePalettePng(folder.path("none.png"), leftHalf(0), palette);
        QCOMPARE(readMask(folder.path("none.png")).kind, MaskValues::Uniform);
    }

    void greyValuesMayNumberClasses()
    {
        DatasetFolder folder;
        cv::Mat classes = leftHalf(118);
        classes.rowRange(12, 24).setTo(72);
        classes(cv::Rect(4, 4, 8, 4)).setTo(199);
        cv::imwrite(folder.path("m.png"), classes);
        QCOMPARE(readMask(folder.path("m.png")).kind, MaskValues::Classes);
        // A soft edge is no class, and neither is a dark patch in the corner of a mask of black and white.
        cv::Mat soft = leftHalf(255);
        soft.col(16).setTo(128);
        soft.at<uchar>(3, 17) = 40;
        cv::imwrite(folder.path("soft.png"), soft);
        QCOMPARE(readMask(folder.path("soft.png")).kind, MaskValues::Greys);
        cv::Mat patch = leftHalf(255);
        patch(cv::Rect(24, 0, 8, 8)).setTo(11);
        cv::imwrite(folder.path("patch.png"), patch);
        QCOMPARE(readMask(folder.path("patch.png")).kind, MaskValues::Greys);
        QCOMPARE(foreground(readMask(folder.path("patch.png"))), half);
    }

    void coloursAreClasses()
    {
        DatasetFolder folder;
        cv::Mat colours(24, 32, CV_8UC3, cv::Scalar(0, 0, 0));
        colours.colRange(0, 16).setTo(cv::Scalar(0, 0, 200));        // BGR: red
        colours(cv::Rect(20, 0, 4, 4)).setTo(cv::Scalar(150, 0, 0));  // blue
        cv::imwrite(folder.path("m.png"), colours);
        const MaskImage mask = readMask(folder.path("m.png"));
        QCOMPARE(mask.encoding, MaskEncoding::Colour);
        QCOMPARE(mask.kind, MaskValues::Classes);
        QCOMPARE(mask.table, (Palette{0x000000, 0xC80000, 0x000096}));
        QCOMPARE(foreground(mask), half + 16);
    }

    void aDarkColourOnBlackIsForeground()
    {
        DatasetFolder folder;
        cv::Mat red(24, 32, CV_8UC3, cv::Scalar(0, 0, 0));
        red.colRange(0, 16).setTo(cv::Scalar(0, 0, 128));  // a luminance of 38
        cv::imwrite(folder.path("m.png"), red);
        const MaskImage mask = readMask(folder.path("m.png"));
        QCOMPARE(mask.kind, MaskValues::TwoValues);
        QCOMPARE(foreground(mask), half);
    }

    void shapesMayBeInTheAlphaChannel()
    {
        DatasetFolder folder;
        cv::Mat pixels;
        const cv::Mat black = cv::Mat::zeros(24, 32, CV_8U);
        cv::merge(std::vector<cv::Mat>{black, black, black, leftHalf(255)}, pixels);
        cv::imwrite(folder.path("alpha.png"), pixels);
        const MaskImage alpha = readMask(folder.path("alpha.png"));
        QCOMPARE(alpha.encoding, MaskEncoding::Alpha);
        QCOMPARE(foreground(alpha), half);
        // An alpha channel that is the same all over says nothing.
        const cv::Mat white(24, 32, CV_8U, cv::Scalar(255));
        cv::merge(std::vector<cv::Mat>{leftHalf(255), leftHalf(255), leftHalf(255), white}, pixels);
        cv::imwrite(folder.path("opaque.png"), pixels);
        QCOMPARE(readMask(folder.path("opaque.png")).encoding, MaskEncoding::Grey);
        QCOMPARE(foreground(readMask(folder.path("opaque.png"))), half);
    }

    void sixteenBits()
    {
        DatasetFolder folder;
        cv::Mat deep = cv::Mat::zeros(24, 32, CV_16U);
        deep.colRange(0, 16).setTo(65535);
        cv::imwrite(folder.path("full.png"), deep);
        QCOMPARE(readMask(folder.path("full.png")).kind, MaskValues::BlackWhite);
        QCOMPARE(readMask(folder.path("full.png")).bits, 16);
        // Class * 1000 + instance, as Cityscapes and MOTS write it.
        deep.setTo(0);
        deep.colRange(0, 8).setTo(2001);
        deep.colRange(8, 16).setTo(26003);
        cv::imwrite(folder.path("instances.png"), deep);
        const MaskImage mask = readMask(folder.path("instances.png"));
        QCOMPARE(mask.kind, MaskValues::Classes);
        QCOMPARE(mask.table, (Palette{0, 2001, 26003}));
        QCOMPARE(foreground(mask), half);
    }

    void gifs_data()
    {
        QTest::addColumn<bool>("interlaced");
        QTest::newRow("plain") << false;
        QTest::newRow("interlaced") << true;
    }

    void gifs()
    {
        QFETCH(bool, interlaced);
        DatasetFolder folder;
        cv::Mat mask = leftHalf(1);
        mask.row(5).setTo(1);
        writeGif(folder.path("m.gif"), mask, {0x000000, 0xFFFFFF}, interlaced);
        const MaskImage read = readMask(folder.path("m.gif"));
        QCOMPARE(read.kind, MaskValues::BlackWhite);
        QCOMPARE(cv::countNonZero((read.values == 255) != (mask == 1)), 0);
        QCOMPARE(read.pages, 1);
        QCOMPARE(readImage(folder.path("m.gif")).at<cv::Vec3b>(5, 31), cv::Vec3b(255, 255, 255));
        QCOMPARE(readImageSize(folder.path("m.gif")), cv::Size(32, 24));
        writeGif(folder.path("two.gif"), mask, {0x000000, 0xFFFFFF}, interlaced, 2);
        QCOMPARE(readMask(folder.path("two.gif")).pages, 2);
    }

    void aGifThatIsCutOffSaysSo()
    {
        DatasetFolder folder;
        cv::Mat noise(240, 320, CV_8U);
        cv::RNG(7).fill(noise, cv::RNG::UNIFORM, 0, 2);
        writeGif(folder.path("m.gif"), noise, {0x000000, 0xFFFFFF}, false);
        std::filesystem::resize_file(folder.path("m.gif"), 900);
        QVERIFY_THROWS_EXCEPTION(Error, readMask(folder.path("m.gif")));
        folder.write("huge.gif", std::string("GIF89a\xFF\xFF\xFF\xFF\x80\x00\x00\x00\x00\x00\xFF\xFF\xFF,\x00\x00\x00\x00\xFF\xFF\xFF\xFF\x00\x02", 29));
        QVERIFY_THROWS_EXCEPTION(Error, readMask(folder.path("huge.gif")));
    }

    void tiffs()
    {
        DatasetFolder folder;
        writePaletteTiff(folder.path("m.tif"), leftHalf(3), {0x000000, 0xFF0000, 0x00FF00, 0x0000FF}, 2);
        const MaskImage mask = readMask(folder.path("m.tif"));
        QCOMPARE(mask.kind, MaskValues::Classes);
        QCOMPARE(mask.values.at<uchar>(0, 0), uchar{3});
        QCOMPARE(mask.pages, 2);
    }

    void pixelsThatPointOutOfThePaletteDoNoHarm()
    {
        DatasetFolder folder;
        writePaletteTiff(folder.path("m.tif"), leftHalf(200), {0x000000, 0xFFFFFF}, 1);
        QCOMPARE(readMask(folder.path("m.tif")).pages, 1);
    }

    void masksOfTheWorld_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("kind");
        QTest::newRow("binary") << "segmentation/membrane/train/label/0.png" << "0 and 255";
        QTest::newRow("jpeg") << "segmentation/cvc_612_jpeg_masks/CVC-612/masks/fine_3_1_mask.jpg" << "grey values, foreground above 127";
        QTest::newRow("colour jpeg") << "segmentation/kvasir_sample/Kvasir-SEG/masks/cju0qkwl35piu0993l0dewei2.jpg" << "grey values, foreground above 127";
        QTest::newRow("grey tiff of three samples") << "segmentation/cvc_original_tiff/masks/60.tif" << "0 and 255";
        QTest::newRow("panoptic numbers") << "detection/coco128/semantic_segmentation/masks/val2017/000000000139.png" << "grey value = class number";
        QTest::newRow("palette") << "detection/tinycoco/bdd_example/train/3335c6f0-adb30f2e.png" << "palette, index = class number";
        QTest::newRow("alpha") << "detection/datumaro_fixtures/labelme_dataset/Masks/subset1/img1_mask_1.png" << "opaque = foreground";
    }

    void masksOfTheWorld()
    {
        QFETCH(QString, path);
        QFETCH(QString, kind);
        GG_REQUIRE_DATA(path.toStdString());
        const MaskImage mask = readMask(test::dataPath(path.toStdString()));
        QCOMPARE(QString::fromStdString(std::string(maskKindName(mask.encoding, mask.kind))), kind);
    }
};

QTEST_GUILESS_MAIN(TestMaskImage)
#include "tst_mask_image.moc"
