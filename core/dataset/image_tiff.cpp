#include "core/dataset/image_tiff.h"

#include "core/base/error.h"

#include <tiffio.h>

#include <cstring>
#include <memory>
#include <vector>

namespace gg::dataset
{
namespace
{

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, CloseTiff>;

Tiff openTiff(const std::string& file)
{
    // What libtiff has to say goes into an Error; nothing is printed.
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    return Tiff(TIFFOpen(file.c_str(), "r"));
}

std::uint8_t sampleAt(const std::vector<std::uint8_t>& line, std::size_t index, int bits)
{
    if (bits == 8) {
        return line[index];
    }
    std::uint16_t value = 0;
    std::memcpy(&value, line.data() + index * 2, sizeof(value));
    return static_cast<std::uint8_t>(value >> 8U);
}

void readRow(TIFF* tiff, const std::string& file, int row, int sample, std::vector<std::uint8_t>& line)
{
    if (TIFFReadScanline(tiff, line.data(), static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(sample)) != 1) {
        throw Error(ErrorCode::Unreadable, file,
                    "The TIFF ends or is broken in row " + std::to_string(row + 1) + ". Export or copy it again.");
    }
}

/// Counted up to a bound: a stack of a microscope may hold thousands, and a broken file a loop.
int pagesOf(TIFF* tiff)
{
    constexpr int most = 10000;
    int pages = 1;
    while (pages < most && TIFFReadDirectory(tiff) == 1) {
        ++pages;
    }
    return pages;
}

std::vector<std::uint32_t> paletteOf(TIFF* tiff, int bits)
{
    std::uint16_t* red = nullptr;
    std::uint16_t* green = nullptr;
    std::uint16_t* blue = nullptr;
    std::vector<std::uint32_t> out;
    if (TIFFGetField(tiff, TIFFTAG_COLORMAP, &red, &green, &blue) != 1) {
        return out;
    }
    const std::size_t entries = std::size_t{1} << static_cast<unsigned>(bits);
    // Some writers fill the table with 8 bits in place of 16.
    bool shallow = true;
    for (std::size_t i = 0; i < entries; ++i) {
        shallow = shallow && red[i] < 256 && green[i] < 256 && blue[i] < 256;
    }
    const auto part = [&](std::uint16_t value) { return std::uint32_t{value} >> (shallow ? 0U : 8U); };
    for (std::size_t i = 0; i < entries; ++i) {
        out.push_back((part(red[i]) << 16U) | (part(green[i]) << 8U) | part(blue[i]));
    }
    return out;
}

/// Samples of 1, 2, 4 or 8 bits, the highest bits first.
std::uint8_t packedSample(const std::vector<std::uint8_t>& line, std::size_t index, int bits)
{
    const auto width = static_cast<std::size_t>(bits);
    const std::size_t bit = index * width;
    const unsigned shift = static_cast<unsigned>(8 - width - bit % 8);
    return static_cast<std::uint8_t>((line[bit / 8] >> shift) & ((1U << width) - 1U));
}

}  // namespace

TiffInfo readTiffInfo(const std::string& file)
{
    TiffInfo info;
    const Tiff tiff = openTiff(file);
    if (!tiff) {
        return info;
    }
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint16_t samples = 1;
    std::uint16_t bits = 1;
    std::uint16_t photometric = PHOTOMETRIC_MINISBLACK;
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_ORIENTATION, &orientation);
    TIFFGetField(tiff.get(), TIFFTAG_PHOTOMETRIC, &photometric);
    constexpr std::uint32_t largest = 1U << 30U;
    if (width > largest || height > largest) {
        return info;
    }
    info.width = static_cast<int>(width);
    info.height = static_cast<int>(height);
    info.orientation = orientation;
    info.samples = samples;
    info.bits = bits;
    info.grey = photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE;
    info.palette = photometric == PHOTOMETRIC_PALETTE;
    info.tiled = TIFFIsTiled(tiff.get()) != 0;
    info.pages = pagesOf(tiff.get());
    return info;
}

bool isColourTaggedGrey(const TiffInfo& info)
{
    return info.width > 0 && info.grey && !info.tiled && info.samples >= 3 && (info.bits == 8 || info.bits == 16);
}

cv::Mat readColourTaggedGrey(const std::string& file, const TiffInfo& info)
{
    const Tiff tiff = openTiff(file);
    if (!tiff) {
        throw Error(ErrorCode::Unreadable, file, "The TIFF could not be opened. Export or copy it again.");
    }
    std::uint16_t planar = PLANARCONFIG_CONTIG;
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_PLANARCONFIG, &planar);
    const bool interleaved = planar == PLANARCONFIG_CONTIG;
    std::vector<std::uint8_t> line(static_cast<std::size_t>(TIFFScanlineSize(tiff.get())));
    const auto columns = static_cast<std::size_t>(info.width);
    const std::size_t needed =
        columns * (interleaved ? static_cast<std::size_t>(info.samples) : 1) * static_cast<std::size_t>(info.bits / 8);
    if (line.size() < needed) {
        throw Error(ErrorCode::Unreadable, file, "The TIFF's rows are shorter than its width says. Export or copy it again.");
    }
    cv::Mat out(info.height, info.width, CV_8UC3);
    const auto step = interleaved ? static_cast<std::size_t>(info.samples) : 1;
    for (int sample = 0; sample < 3; ++sample) {
        for (int row = 0; row < info.height; ++row) {
            if (!interleaved || sample == 0) {
                readRow(tiff.get(), file, row, sample, line);
            }
            auto* pixels = out.ptr<cv::Vec3b>(row);
            for (std::size_t x = 0; x < columns; ++x) {
                if (interleaved) {
                    for (std::size_t s = 0; s < 3; ++s) {
                        pixels[x][static_cast<int>(2 - s)] = sampleAt(line, x * step + s, info.bits);
                    }
                } else {
                    pixels[x][2 - sample] = sampleAt(line, x, info.bits);
                }
            }
        }
        if (interleaved) {
            break;
        }
    }
    return out;
}

IndexedPicture readTiffPalette(const std::string& file, const TiffInfo& info)
{
    const Tiff tiff = openTiff(file);
    const bool usual = info.bits == 1 || info.bits == 2 || info.bits == 4 || info.bits == 8;
    if (!tiff || info.tiled || !usual || info.samples != 1) {
        throw Error(ErrorCode::Unreadable, file, "The TIFF's palette is stored in a way that is not read. Export it as PNG.");
    }
    IndexedPicture out{.indices = cv::Mat(info.height, info.width, CV_8U), .palette = paletteOf(tiff.get(), info.bits)};
    std::vector<std::uint8_t> line(static_cast<std::size_t>(TIFFScanlineSize(tiff.get())));
    const auto columns = static_cast<std::size_t>(info.width);
    if (line.size() * 8 < columns * static_cast<std::size_t>(info.bits)) {
        throw Error(ErrorCode::Unreadable, file, "The TIFF's rows are shorter than its width says. Export or copy it again.");
    }
    for (int row = 0; row < info.height; ++row) {
        readRow(tiff.get(), file, row, 0, line);
        for (std::size_t x = 0; x < columns; ++x) {
            out.indices.at<std::uint8_t>(row, static_cast<int>(x)) = packedSample(line, x, info.bits);
        }
    }
    return out;
}

}  // namespace gg::dataset
