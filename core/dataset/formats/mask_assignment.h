#pragma once

#include "core/base/export.h"
#include "core/dataset/formats/mask_pairing.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::dataset
{

/// Paths of masks, relative to the folder that they were listed in: one group a folder, or one an annotator.
using MaskGroup = std::vector<std::string>;

struct MaskOf {
    std::size_t group = 0;
    std::size_t mask = 0;  ///< index into the group

    bool operator==(const MaskOf&) const = default;
};

/// How names were paired in one group.
struct GroupRule {
    std::size_t group = 0;
    PairingRule rule;
    bool plain = false;        ///< by plainStem
    bool byStemAlone = false;  ///< the folders below differ and were left out
    std::size_t pairs = 0;
};

struct MaskAssignment {
    std::vector<std::vector<MaskOf>> masksOf;  ///< parallel to the images; the first one is the one to learn from
    std::vector<GroupRule> rules;              ///< in the order in which they were applied; at least one
};

/// Gives every image its masks by name: by the rule that pairs most, and then by every further rule that pairs enough of what is
/// left, so that second annotators ("x_1stHO", "x_2ndHO") and parts ("x_mask", "x_mask_1") are no orphans. Folders below both
/// sides are compared unless they never agree. Numbers are compared without leading zeros where that pairs far more.
/// `images` are relative to their folder.
GG_EXPORT MaskAssignment assignMasks(const std::vector<std::string>& images, const std::vector<MaskGroup>& groups);

/// The stem that the rule expects for an image.
std::string expectedStem(const GroupRule& rule, std::string_view imageStem);

}  // namespace gg::dataset
