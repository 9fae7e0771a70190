#include "core/dataset/image_gif.h"

#include "core/base/error.h"

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <span>
#include <utility>

namespace gg::dataset
{
namespace
{

constexpr std::int64_t mostPixels = std::int64_t{1} << 28U;

struct CloseGif {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, CloseGif>;

/// What is still to be read of the file's bytes.
int readBytes(GifFileType* gif, GifByteType* out, int wanted)
{
    auto& left = *static_cast<std::string_view*>(gif->UserData);
    const std::size_t count = std::min(left.size(), static_cast<std::size_t>(std::max(0, wanted)));
    std::memcpy(out, left.data(), count);
    left.remove_prefix(count);
    return static_cast<int>(count);
}

class GifReader
{
public:
    GifReader(const std::string& file, std::string_view bytes)
        : m_file(file)
        , m_left(bytes)
    {
        int error = 0;
        m_gif.reset(DGifOpen(&m_left, readBytes, &error));
        if (!m_gif) {
            fail(error);
        }
    }

    GifPicture read()
    {
        GifPicture out;
        bool found = false;
        for (GifRecordType type = UNDEFINED_RECORD_TYPE; type != TERMINATE_RECORD_TYPE;) {
            if (DGifGetRecordType(m_gif.get(), &type) == GIF_ERROR) {
                if (found) {
                    break;  // the picture is there; only the end of the file is missing
                }
                fail(m_gif->Error);
            }
            if (type == IMAGE_DESC_RECORD_TYPE) {
                if (std::exchange(found, true)) {
                    out.pictures = 2;
                    break;
                }
                readPicture(out);
            } else if (type == EXTENSION_RECORD_TYPE) {
                skipExtension();
            }
        }
        if (!found) {
            throw Error(ErrorCode::Unreadable, m_file, "The GIF holds no picture. Export or copy it again.");
        }
        return out;
    }

private:
    [[noreturn]] void fail(int error) const
    {
        const char* text = GifErrorString(error);
        throw Error(ErrorCode::Unreadable, m_file,
                    std::string("The GIF is damaged or cut off (") + (text == nullptr ? "unknown error" : text) +
                        "). Copy it again from its source.");
    }

    void skipExtension()
    {
        int code = 0;
        GifByteType* block = nullptr;
        if (DGifGetExtension(m_gif.get(), &code, &block) == GIF_ERROR) {
            fail(m_gif->Error);
        }
        while (block != nullptr) {
            if (DGifGetExtensionNext(m_gif.get(), &block) == GIF_ERROR) {
                fail(m_gif->Error);
            }
        }
    }

    void readPicture(GifPicture& out)
    {
        if (DGifGetImageDesc(m_gif.get()) == GIF_ERROR) {
            fail(m_gif->Error);
        }
        const GifImageDesc& part = m_gif->Image;
        const cv::Rect place(part.Left, part.Top, part.Width, part.Height);
        const cv::Rect screen(0, 0, std::max(m_gif->SWidth, part.Left + part.Width), std::max(m_gif->SHeight, part.Top + part.Height));
        if (place.empty() || static_cast<std::int64_t>(screen.width) * screen.height > mostPixels) {
            throw Error(ErrorCode::Unreadable, m_file,
                        "The GIF says that it is " + std::to_string(screen.width) + " x " + std::to_string(screen.height) +
                            " pixels, which is not read. Export it again.");
        }
        readPalette(part.ColorMap != nullptr ? part.ColorMap : m_gif->SColorMap, out.palette);
        out.indices = cv::Mat(screen.height, screen.width, CV_8U, cv::Scalar(m_gif->SBackGroundColor));
        readRows(place, part.Interlace, out.indices);
    }

    void readRows(const cv::Rect& place, bool interlaced, cv::Mat& indices)
    {
        // First row and step of each pass (GIF89a, appendix E); a plain picture has one.
        static constexpr std::array<std::pair<int, int>, 4> interlacing{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
        static constexpr std::array<std::pair<int, int>, 1> plain{{{0, 1}}};
        const std::span<const std::pair<int, int>> passes = interlaced ? std::span<const std::pair<int, int>>(interlacing) : plain;
        for (const auto& [first, step] : passes) {
            for (int row = first; row < place.height; row += step) {
                if (DGifGetLine(m_gif.get(), indices.ptr(place.y + row) + place.x, place.width) == GIF_ERROR) {
                    fail(m_gif->Error);
                }
            }
        }
    }

    static void readPalette(const ColorMapObject* colours, std::vector<std::uint32_t>& palette)
    {
        for (int i = 0; colours != nullptr && i < colours->ColorCount; ++i) {
            const GifColorType& c = colours->Colors[i];
            palette.push_back((std::uint32_t{c.Red} << 16U) | (std::uint32_t{c.Green} << 8U) | c.Blue);
        }
    }

    const std::string& m_file;
    std::string_view m_left;
    Gif m_gif;
};

}  // namespace

GifPicture readGif(const std::string& file, std::string_view bytes)
{
    return GifReader(file, bytes).read();
}

cv::Mat paletteColours(const cv::Mat& indices, const std::vector<std::uint32_t>& palette)
{
    cv::Mat table(1, 256, CV_8UC3, cv::Scalar::all(0));
    for (std::size_t i = 0; i < std::min<std::size_t>(palette.size(), 256); ++i) {
        table.at<cv::Vec3b>(0, static_cast<int>(i)) =
            cv::Vec3b(static_cast<std::uint8_t>(palette[i]), static_cast<std::uint8_t>(palette[i] >> 8U),
                      static_cast<std::uint8_t>(palette[i] >> 16U));
    }
    cv::Mat three;
    cv::Mat out;
    cv::merge(std::vector<cv::Mat>{indices, indices, indices}, three);
    cv::LUT(three, table, out);
    return out;
}

}  // namespace gg::dataset
