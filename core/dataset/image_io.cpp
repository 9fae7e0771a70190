#include "core/dataset/image_io.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/dataset/image_decode.h"
#include "core/dataset/image_gif.h"
#include "core/dataset/image_header.h"
#include "core/dataset/image_tiff.h"
#include "core/dataset/mask_image.h"
#include "core/dataset/mask_values.h"
#include "core/io/files.h"
#include "core/io/image_codec.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace gg::dataset
{
namespace
{

[[noreturn]] void throwUnreadable(const std::string& file, const std::string& sentence)
{
    throw Error(ErrorCode::Unreadable, file, sentence);
}

void silenceOpenCv()
{
    static std::once_flag once;
    std::call_once(once, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
}

cv::Mat rotated(const cv::Mat& image, int orientation)
{
    cv::Mat out = image;
    switch (orientation) {
    case 2:
        cv::flip(image, out, 1);
        break;
    case 3:
        cv::rotate(image, out, cv::ROTATE_180);
        break;
    case 4:
        cv::flip(image, out, 0);
        break;
    case 5:
        cv::transpose(image, out);
        break;
    case 6:
        cv::rotate(image, out, cv::ROTATE_90_CLOCKWISE);
        break;
    case 7:
        cv::transpose(image, out);
        cv::rotate(out, out, cv::ROTATE_180);
        break;
    case 8:
        cv::rotate(image, out, cv::ROTATE_90_COUNTERCLOCKWISE);
        break;
    default:
        break;
    }
    return out;
}

int reductionFor(cv::Size size, int side)
{
    const int longest = std::max(size.width, size.height);
    for (const int factor : {8, 4, 2}) {
        if (longest / factor >= side) {
            return factor;
        }
    }
    return 1;
}

cv::Mat fitted(const cv::Mat& image, int side)
{
    const int longest = std::max(image.cols, image.rows);
    if (longest <= side) {
        return image;
    }
    const double scale = static_cast<double>(side) / longest;
    const auto scaled = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    cv::Mat out;
    cv::resize(image, out, cv::Size(scaled(image.cols), scaled(image.rows)), 0, 0, cv::INTER_AREA);
    return out;
}

cv::Mat decodeColour(const std::string& file, const std::string& bytes, int flags)
{
    if (imageKind(bytes) == ImageKind::Tiff) {
        const TiffInfo info = readTiffInfo(file);
        if (isColourTaggedGrey(info)) {
            return rotated(readColourTaggedGrey(file, info), info.orientation);
        }
    }
    return decodePicture(file, bytes, flags);
}

std::string readBeginning(const std::string& file, std::size_t size)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return {};
    }
    std::string bytes(size, '\0');
    const ssize_t n = ::read(descriptor, bytes.data(), bytes.size());
    ::close(descriptor);
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    return bytes;
}

}  // namespace

std::string readCompletePicture(const std::string& file)
{
    std::string bytes = io::readFile(file);
    if (bytes.empty()) {
        throwUnreadable(file, "The file is empty (0 bytes). Copy it again from its source.");
    }
    if (imageEnding(bytes) == Ending::Truncated) {
        throwUnreadable(file, "The " + std::string(imageKindName(imageKind(bytes))) + " is cut off after " +
                                  std::to_string(bytes.size()) + " bytes: its end is missing. Copy it again from its source.");
    }
    return bytes;
}

cv::Mat decodePicture(const std::string& file, const std::string& bytes, int flags)
{
    silenceOpenCv();
    const ImageKind kind = imageKind(bytes);
    if (kind == ImageKind::Gif) {
        const GifPicture gif = readGif(file, bytes);
        return paletteColours(gif.indices, gif.palette);
    }
    try {
        const cv::Mat buffer(1, static_cast<int>(bytes.size()), CV_8U, const_cast<char*>(bytes.data()));
        cv::Mat image = io::decodeImage(buffer, flags);
        if (!image.empty()) {
            return image;
        }
    } catch (const cv::Exception& error) {
        throwUnreadable(file, "The picture could not be decoded (" + error.err + ").");
    } catch (const std::bad_alloc&) {
        throwUnreadable(file, "The picture is too large for the memory that is left.");
    }
    if (kind == ImageKind::Unknown) {
        throwUnreadable(file, "This is no picture of a known kind (JPEG, PNG, TIFF, BMP, WebP, GIF, PNM), whatever its name says.");
    }
    throwUnreadable(file, "The " + std::string(imageKindName(kind)) +
                              " is damaged and could not be decoded. Copy it again from its source.");
}

cv::Mat readImage(const std::string& file)
{
    return decodeColour(file, readCompletePicture(file), cv::IMREAD_COLOR);
}

cv::Mat decodeImage(const std::string& file, const std::string& bytes, int reduction)
{
    int flags = cv::IMREAD_COLOR;
    if (reduction > 1 && imageKind(bytes) == ImageKind::Jpeg) {
        flags = reduction == 8   ? cv::IMREAD_REDUCED_COLOR_8
                : reduction == 4 ? cv::IMREAD_REDUCED_COLOR_4
                                 : cv::IMREAD_REDUCED_COLOR_2;
    }
    return decodeColour(file, bytes, flags);
}

cv::Mat readImageReduced(const std::string& file, int side)
{
    const std::string bytes = readCompletePicture(file);
    const int longest = std::max(1, side);
    return fitted(decodeImage(file, bytes, reductionFor(readImageHeader(bytes).size, longest)), longest);
}

cv::Size readImageSize(const std::string& file)
{
    constexpr std::size_t usual = 16U << 10U;
    constexpr std::size_t longest = 4U << 20U;  // pictures with a large preview or colour profile in front
    for (const std::size_t size : {usual, longest}) {
        const std::string bytes = readBeginning(file, size);
        const ImageHeader header = readImageHeader(bytes);
        if (header.kind == ImageKind::Tiff) {
            const TiffInfo info = readTiffInfo(file);
            return info.orientation >= 5 ? cv::Size(info.height, info.width) : cv::Size(info.width, info.height);
        }
        if (!header.size.empty() || bytes.size() < size) {
            return header.rotatedSize();
        }
    }
    return {};
}

ImageCheck checkImage(const std::string& file)
{
    const std::string bytes = readCompletePicture(file);
    const ImageHeader header = readImageHeader(bytes);
    const bool jpeg = header.kind == ImageKind::Jpeg;
    // An eighth of a JPEG reads all of its coded data, at half the cost of the whole picture.
    const cv::Mat image = decodeColour(file, bytes, jpeg ? cv::IMREAD_REDUCED_COLOR_8 : cv::IMREAD_COLOR);
    const bool known = jpeg && !header.size.empty();
    return {.size = known ? header.rotatedSize() : image.size(), .jpegTail = jpeg && imageEnding(bytes) == Ending::Tail};
}

cv::Mat readMaskGrey(const std::string& file)
{
    return maskGrey(readMask(file));
}

cv::Mat binariseMask(const cv::Mat& grey, MaskSense sense)
{
    cv::Mat out;
    cv::threshold(grey, out, brightThreshold(histogramOf(grey)), 1,
                  sense == MaskSense::ForegroundBright ? cv::THRESH_BINARY : cv::THRESH_BINARY_INV);
    return out;
}

}  // namespace gg::dataset
