#include "core/dataset/image_header.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace gg::dataset
{
namespace
{

using Bytes = std::string_view;

std::uint32_t byteAt(Bytes bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::uint32_t big16(Bytes bytes, std::size_t at)
{
    return byteAt(bytes, at) << 8U | byteAt(bytes, at + 1);
}

std::uint32_t big32(Bytes bytes, std::size_t at)
{
    return big16(bytes, at) << 16U | big16(bytes, at + 2);
}

std::uint32_t little16(Bytes bytes, std::size_t at)
{
    return byteAt(bytes, at) | byteAt(bytes, at + 1) << 8U;
}

std::uint32_t little32(Bytes bytes, std::size_t at)
{
    return little16(bytes, at) | little16(bytes, at + 2) << 16U;
}

cv::Size sizeOf(std::uint32_t width, std::uint32_t height)
{
    constexpr std::uint32_t largest = 1U << 30U;
    return width == 0 || height == 0 || width > largest || height > largest
               ? cv::Size()
               : cv::Size(static_cast<int>(width), static_cast<int>(height));
}

/// The orientation tag (0x0112) in the first directory of a TIFF structure, as EXIF blocks are.
int exifOrientation(Bytes tiff)
{
    const bool little = tiff.starts_with("II");
    if (!little && !tiff.starts_with("MM")) {
        return 1;
    }
    const auto get16 = [&](std::size_t at) { return little ? little16(tiff, at) : big16(tiff, at); };
    const auto get32 = [&](std::size_t at) { return little ? little32(tiff, at) : big32(tiff, at); };
    const std::size_t directory = get32(4);
    const std::size_t entries = get16(directory);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (entry + 12 > tiff.size()) {
            break;
        }
        if (get16(entry) == 0x0112) {
            const std::uint32_t value = get16(entry + 8);
            return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
        }
    }
    return 1;
}

/// One marker segment of a JPEG; `begin` is behind the length.
struct Segment {
    std::uint32_t marker = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<Segment> nextSegment(Bytes bytes, std::size_t at)
{
    while (at + 1 < bytes.size() && byteAt(bytes, at) == 0xFF && byteAt(bytes, at + 1) == 0xFF) {
        ++at;  // fill bytes
    }
    if (at + 1 >= bytes.size() || byteAt(bytes, at) != 0xFF) {
        return std::nullopt;
    }
    const std::uint32_t marker = byteAt(bytes, at + 1);
    const bool alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD9);
    if (alone) {
        return Segment{.marker = marker, .begin = at + 2, .end = at + 2};
    }
    const std::size_t length = big16(bytes, at + 2);
    return length < 2 ? std::nullopt : std::optional(Segment{.marker = marker, .begin = at + 4, .end = at + 2 + length});
}

bool isFrameHeader(std::uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void readJpegHeader(Bytes bytes, ImageHeader& header)
{
    std::size_t at = 2;
    while (const auto segment = nextSegment(bytes, at)) {
        if (segment->marker == 0xE1 && bytes.substr(std::min(segment->begin, bytes.size())).starts_with(Bytes("Exif\0\0", 6))) {
            const std::size_t begin = segment->begin + 6;
            header.orientation = exifOrientation(bytes.substr(begin, segment->end > begin ? segment->end - begin : 0));
        } else if (isFrameHeader(segment->marker)) {
            header.size = sizeOf(big16(bytes, segment->begin + 3), big16(bytes, segment->begin + 1));
            header.bits = static_cast<int>(byteAt(bytes, segment->begin));
            header.channels = static_cast<int>(byteAt(bytes, segment->begin + 5));
            return;
        } else if (segment->marker == 0xDA || segment->marker == 0xD9) {
            return;
        }
        at = segment->end;
    }
}

void readPngHeader(Bytes bytes, ImageHeader& header)
{
    header.size = sizeOf(big32(bytes, 16), big32(bytes, 20));
    constexpr int channelsOf[] = {1, 0, 3, 1, 2, 0, 4};  // by colour type; 3 is a palette
    const std::uint32_t type = byteAt(bytes, 25);
    header.bits = static_cast<int>(byteAt(bytes, 24));
    header.channels = type < std::size(channelsOf) ? channelsOf[type] : 0;
    for (std::size_t at = 8; at + 8 <= bytes.size();) {
        const Bytes name = bytes.substr(at + 4, 4);
        const std::size_t length = big32(bytes, at);
        if (name == "eXIf") {
            header.orientation = exifOrientation(bytes.substr(at + 8, length));
        }
        if (name == "IDAT" || name == "eXIf") {
            return;
        }
        at += 12 + length;
    }
}

void readWebPHeader(Bytes bytes, ImageHeader& header)
{
    const Bytes chunk = bytes.substr(12, 4);
    if (chunk == "VP8 ") {
        header.size = sizeOf(little16(bytes, 26) & 0x3FFFU, little16(bytes, 28) & 0x3FFFU);
    } else if (chunk == "VP8L") {
        const std::uint32_t bits = little32(bytes, 21);
        header.size = sizeOf((bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1);
    } else if (chunk == "VP8X") {
        header.size = sizeOf((little32(bytes, 24) & 0xFFFFFFU) + 1, (little32(bytes, 27) & 0xFFFFFFU) + 1);
    }
}

void readBmpHeader(Bytes bytes, ImageHeader& header)
{
    if (little32(bytes, 14) == 12) {
        header.size = sizeOf(little16(bytes, 18), little16(bytes, 20));
        return;
    }
    const std::uint32_t depth = little16(bytes, 28);
    header.channels = depth <= 8 ? 1 : depth == 32 ? 4 : 3;
    header.bits = depth < 8 ? static_cast<int>(depth) : 8;
    const auto height = static_cast<std::int32_t>(little32(bytes, 22));  // negative: the first row is the top one
    header.size =
        sizeOf(little32(bytes, 18), static_cast<std::uint32_t>(height < 0 ? -static_cast<std::int64_t>(height) : height));
}

void readPnmHeader(Bytes bytes, ImageHeader& header)
{
    std::size_t at = 2;
    std::uint32_t values[2] = {0, 0};
    for (std::uint32_t& value : values) {
        for (; at < bytes.size() && (bytes[at] < '0' || bytes[at] > '9'); ++at) {
            if (bytes[at] == '#') {
                at = std::min(bytes.find('\n', at), bytes.size() - 1);
            }
        }
        for (; at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '9' && value < 100000000; ++at) {
            value = value * 10 + static_cast<std::uint32_t>(bytes[at] - '0');
        }
    }
    header.size = sizeOf(values[0], values[1]);
    const std::uint32_t kind = byteAt(bytes, 1);
    header.channels = kind == '3' || kind == '6' ? 3 : 1;
}

Ending jpegEnding(Bytes bytes)
{
    if (bytes.size() >= 4 && bytes.ends_with("\xFF\xD9")) {
        return Ending::Complete;
    }
    // The end marker behind the picture itself, not the one of a thumbnail inside a header segment.
    std::size_t at = 2;
    while (const auto segment = nextSegment(bytes, at)) {
        if (segment->marker == 0xD9) {
            return segment->begin < bytes.size() ? Ending::Tail : Ending::Complete;
        }
        at = segment->end;
        if (segment->marker != 0xDA) {
            continue;
        }
        // Coded data runs to the next marker that is neither a stuffed zero nor a restart.
        for (at = bytes.find('\xFF', at); at != Bytes::npos; at = bytes.find('\xFF', at + 1)) {
            const std::uint32_t next = byteAt(bytes, at + 1);
            if (next != 0x00 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                break;
            }
        }
        if (at == Bytes::npos) {
            break;
        }
    }
    return Ending::Truncated;
}

Ending pngEnding(Bytes bytes)
{
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        if (bytes.substr(at + 4, 4) == "IEND") {
            return Ending::Complete;
        }
        at += 12 + static_cast<std::size_t>(big32(bytes, at));
    }
    return Ending::Truncated;
}

Ending atLeast(Bytes bytes, std::uint64_t size)
{
    return bytes.size() < size ? Ending::Truncated : Ending::Complete;
}

}  // namespace

ImageKind imageKind(Bytes bytes)
{
    if (bytes.starts_with("\xFF\xD8\xFF")) {
        return ImageKind::Jpeg;
    }
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) {
        return ImageKind::Png;
    }
    if (bytes.starts_with("BM")) {
        return ImageKind::Bmp;
    }
    if (bytes.starts_with("GIF8")) {
        return ImageKind::Gif;
    }
    if (bytes.starts_with(Bytes("II*\0", 4)) || bytes.starts_with(Bytes("MM\0*", 4)) || bytes.starts_with(Bytes("II+\0", 4)) ||
        bytes.starts_with(Bytes("MM\0+", 4))) {
        return ImageKind::Tiff;
    }
    if (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") {
        return ImageKind::WebP;
    }
    if (bytes.size() > 2 && bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '6') {
        return ImageKind::Pnm;
    }
    return ImageKind::Unknown;
}

const char* imageKindName(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Jpeg:
        return "JPEG";
    case ImageKind::Png:
        return "PNG";
    case ImageKind::Bmp:
        return "BMP";
    case ImageKind::Gif:
        return "GIF";
    case ImageKind::Tiff:
        return "TIFF";
    case ImageKind::WebP:
        return "WebP";
    case ImageKind::Pnm:
        return "PNM";
    case ImageKind::Unknown:
        break;
    }
    return "image";
}

ImageHeader readImageHeader(Bytes bytes)
{
    ImageHeader header{.kind = imageKind(bytes)};
    switch (header.kind) {
    case ImageKind::Jpeg:
        readJpegHeader(bytes, header);
        break;
    case ImageKind::Png:
        readPngHeader(bytes, header);
        break;
    case ImageKind::WebP:
        readWebPHeader(bytes, header);
        break;
    case ImageKind::Bmp:
        readBmpHeader(bytes, header);
        break;
    case ImageKind::Gif:
        header.size = sizeOf(little16(bytes, 6), little16(bytes, 8));
        break;
    case ImageKind::Pnm:
        readPnmHeader(bytes, header);
        break;
    case ImageKind::Tiff:
    case ImageKind::Unknown:
        break;
    }
    return header;
}

Ending imageEnding(Bytes bytes)
{
    switch (imageKind(bytes)) {
    case ImageKind::Jpeg:
        return jpegEnding(bytes);
    case ImageKind::Png:
        return pngEnding(bytes);
    case ImageKind::WebP:
        return atLeast(bytes, std::uint64_t{little32(bytes, 4)} + 8);
    case ImageKind::Bmp:
        return atLeast(bytes, little32(bytes, 10) + std::uint64_t{1});
    default:
        return Ending::Complete;
    }
}

}  // namespace gg::dataset
