#pragma once

#include "core/base/export.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// How the stem of an image turns into the stem of its mask: at one place, `imagePart` is replaced by `maskPart`.
/// "fine_3_1_fram" → "fine_3_1_mask" is {"fram", "mask", End}; equal stems are {"", "", End}.
struct PairingRule {
    enum class Where { Start, Middle, End };
    std::string imagePart;
    std::string maskPart;
    Where where = Where::End;

    /// Empty where the stem does not hold imagePart.
    GG_EXPORT std::string maskStem(std::string_view imageStem) const;
    bool operator==(const PairingRule&) const = default;
};

/// The rule that pairs most images with a mask; equal stems win a tie. Learnt from the names themselves, so that it needs no list
/// of the endings that people use.
GG_EXPORT PairingRule inferPairing(const std::vector<std::string>& imageStems, const std::vector<std::string>& maskStems);

/// A stem as it is compared where the two sides write numbers or letters differently: lower case, and numbers without leading
/// zeros. "IMG_007" and "img_7" are the same.
GG_EXPORT std::string plainStem(std::string_view stem);

/// For a person: "X_fram ↔ X_mask".
std::string describeImageSide(const PairingRule& rule);
std::string describeMaskSide(const PairingRule& rule);

}  // namespace gg::dataset
