#pragma once

#include "core/audit/mask_components.h"
#include "core/audit/mask_sketch.h"
#include "core/base/export.h"
#include "core/dataset/mask_image.h"

#include <opencv2/core.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::audit
{

struct ValueCount {
    std::uint8_t value = 0;
    std::uint32_t pixels = 0;

    bool operator==(const ValueCount&) const = default;
};

/// What the rules need to know of a mask's pixels; small enough to be kept for every mask of a set.
struct MaskFacts {
    cv::Size size;
    dataset::MaskEncoding encoding = dataset::MaskEncoding::Grey;
    dataset::MaskValues kind = dataset::MaskValues::Uniform;
    int bits = 8;
    int pages = 1;
    std::vector<ValueCount> values;    ///< those that occur, ascending; as MaskImage::values
    std::vector<std::uint32_t> table;  ///< as MaskImage::table, cut off behind the largest value that occurs
    ComponentFacts components;         ///< of foreground, or of classes
    MaskSketch sketch;
    std::uint64_t contents = 0;        ///< hash of size, values and table: equal for equal masks
    /// Overlap of foreground (intersection over union) with each further annotator's mask of the image; 1 where both are empty,
    /// negative where the two cannot be compared.
    std::vector<float> agreement;
    std::vector<std::string> otherErrors;  ///< parallel to it: why that mask cannot be read; empty where it can

    bool operator==(const MaskFacts&) const = default;

    int distinct() const { return static_cast<int>(values.size()); }
    int lowest() const { return values.empty() ? 0 : values.front().value; }
    int highest() const { return values.empty() ? 0 : values.back().value; }
    std::size_t pixels() const { return static_cast<std::size_t>(size.area()); }
    /// Share of foreground pixels in [0, 1]: bright ones, or those of any class.
    GG_EXPORT double foreground() const;
    /// Share of pixels with a value in [first, last].
    GG_EXPORT double share(int first, int last) const;
};

GG_EXPORT MaskFacts measureMask(const dataset::MaskImage& mask);
/// Adds what a further annotator drew for the same image.
GG_EXPORT void compareAnnotator(MaskFacts& facts, const dataset::MaskImage& mask, const dataset::MaskImage& other);

/// Facts as bytes, for a cache; the same on every machine. fromBytes throws Error (Malformed) for bytes that are damaged or of
/// another version.
GG_EXPORT std::string toBytes(const MaskFacts& facts);
GG_EXPORT MaskFacts maskFactsFromBytes(std::string_view bytes);

}  // namespace gg::audit
