#include "core/dataset/write/palette_png.h"

#include "core/base/error.h"

#include <png.h>

namespace gg::dataset
{

std::vector<std::uint32_t> vocPalette()
{
    std::vector<std::uint32_t> palette;
    for (std::uint32_t number = 0; number < 256; ++number) {
        std::uint32_t colour = 0;
        for (std::uint32_t bit = 0; bit < 8; ++bit) {
            const std::uint32_t channel = 2 - bit % 3;  // red, green, blue in turn
            const std::uint32_t place = 7 - bit / 3;
            colour |= ((number >> bit) & 1U) << (8 * channel + place);
        }
        palette.push_back(colour);
    }
    return palette;
}

std::string encodePalettePng(const cv::Mat& indices, const std::vector<std::uint32_t>& palette)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(indices.cols);
    image.height = static_cast<png_uint_32>(indices.rows);
    image.format = PNG_FORMAT_RGB_COLORMAP;
    image.colormap_entries = static_cast<png_uint_32>(palette.size());
    std::vector<std::uint8_t> colours;
    for (const std::uint32_t colour : palette) {
        colours.push_back(static_cast<std::uint8_t>(colour >> 16U));
        colours.push_back(static_cast<std::uint8_t>(colour >> 8U));
        colours.push_back(static_cast<std::uint8_t>(colour));
    }
    const auto stride = static_cast<png_int_32>(indices.step);
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string out(size, '\0');
    const int written = png_image_write_to_memory(&image, out.data(), &size, 0, indices.data, stride, colours.data());
    const std::string reason = image.message;
    png_image_free(&image);
    if (written == 0) {
        throw Error(ErrorCode::Internal, {}, "A mask could not be encoded as PNG (" + reason + ").");
    }
    out.resize(size);
    return out;
}

}  // namespace gg::dataset
