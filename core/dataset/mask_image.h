#pragma once

#include "core/base/export.h"
#include "core/dataset/image_io.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// In what a mask is written.
enum class MaskEncoding : std::uint8_t { Grey, Palette, Colour, Alpha };

/// What the values of a mask are. `Classes`: a value stands for a class, not for a degree of grey.
enum class MaskValues : std::uint8_t { Uniform, ZeroOne, BlackWhite, TwoValues, Greys, Classes };

/// A mask as its file means it. What `values` holds depends on how it was read:
/// - Grey, or a palette of greys, or alpha: the grey value (16 bits brought to 8);
/// - classes by number or palette: the class number, which is the grey value or the palette index;
/// - classes by colour, and 16-bit numbers above 255: an index into `table`; 0 is black where the mask holds black.
struct MaskImage {
    cv::Mat values;  ///< CV_8U [H, W]
    MaskEncoding encoding = MaskEncoding::Grey;
    MaskValues kind = MaskValues::Greys;
    /// By value: 0xRRGGBB of a palette or of class colours, or the number behind it (16 bits). Empty where a value stands for
    /// itself.
    std::vector<std::uint32_t> table;
    int bits = 8;   ///< of a sample in the file
    int pages = 1;  ///< pictures in the file, of which the first was read; counted for TIFF, 2 for a GIF of several
};

/// Throws as readImage.
GG_EXPORT MaskImage readMask(const std::string& file);

/// In a mask of classes: what is neither background nor a class. Cityscapes, Pascal VOC and BDD write 255 for pixels that do not
/// count.
constexpr int ignoredValue = 255;

using MaskHistogram = std::array<std::uint32_t, 256>;

/// The largest value that is background in a mask with these counts, read as bright foreground: 0 for 0/1, the lower of two
/// values, else 127.
GG_EXPORT int brightThreshold(const MaskHistogram& histogram);

/// 255 where the mask holds foreground, 0 where it does not, grey where it has degrees: what a person is shown and what
/// binariseMask takes. Of classes all but number 0 and 255 (ignored) are foreground.
GG_EXPORT cv::Mat maskGrey(const MaskImage& mask);

/// "palette, index = class number", for a person.
GG_EXPORT std::string_view maskKindName(MaskEncoding encoding, MaskValues kind);

}  // namespace gg::dataset
