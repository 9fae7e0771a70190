#include "core/dataset/image_palette.h"

#include "core/base/error.h"

#include <png.h>

namespace gg::dataset
{
namespace
{

// Bytes of the IHDR chunk (PNG specification, 11.2.1).
constexpr std::size_t bitsAt = 24;
constexpr std::size_t colourTypeAt = 25;
constexpr char indexedColour = 3;

/// libpng's simplified reader: no jumps across C++ frames, and indices stay the file's own.
class PngImage
{
public:
    PngImage() { m_image.version = PNG_IMAGE_VERSION; }
    ~PngImage() { png_image_free(&m_image); }
    PngImage(const PngImage&) = delete;
    PngImage& operator=(const PngImage&) = delete;

    png_image* operator->() { return &m_image; }
    png_image* get() { return &m_image; }

private:
    png_image m_image{};
};

[[noreturn]] void fail(const std::string& file, PngImage& image)
{
    throw Error(ErrorCode::Unreadable, file,
                std::string("The PNG is damaged and could not be decoded (") + image->message + "). Copy it again from its source.");
}

}  // namespace

int pngBits(std::string_view bytes)
{
    return bytes.size() > bitsAt ? static_cast<unsigned char>(bytes[bitsAt]) : 8;
}

std::optional<IndexedPicture> readPngPalette(const std::string& file, std::string_view bytes)
{
    if (bytes.size() <= colourTypeAt || bytes[colourTypeAt] != indexedColour) {
        return std::nullopt;
    }
    PngImage image;
    if (png_image_begin_read_from_memory(image.get(), bytes.data(), bytes.size()) == 0) {
        fail(file, image);
    }
    constexpr std::uint64_t mostPixels = 1U << 30U;  // as OpenCV
    if (std::uint64_t{image->width} * image->height > mostPixels) {
        throw Error(ErrorCode::Unreadable, file, "The PNG is larger than 2^30 pixels. Scale it down.");
    }
    image->format = PNG_FORMAT_RGB_COLORMAP;
    IndexedPicture out;
    out.indices.create(static_cast<int>(image->height), static_cast<int>(image->width), CV_8U);
    std::vector<std::uint8_t> colours(PNG_IMAGE_COLORMAP_SIZE(*image.get()));
    // Nothing of the file may be blended into the indices: transparent entries keep their place, over black.
    const png_color black{};
    if (png_image_finish_read(image.get(), &black, out.indices.data, static_cast<png_int_32>(out.indices.step), colours.data()) == 0) {
        fail(file, image);
    }
    for (std::size_t i = 0; i < image->colormap_entries; ++i) {
        out.palette.push_back((std::uint32_t{colours[3 * i]} << 16U) | (std::uint32_t{colours[3 * i + 1]} << 8U) | colours[3 * i + 2]);
    }
    return out;
}

}  // namespace gg::dataset
