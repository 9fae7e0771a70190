#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/dataset/write/loss.h"

#include <cstdint>

namespace gg::dataset
{

enum class MaskRegions : std::uint8_t {
    WholeClass,  ///< one object a class and image
    Connected    ///< one object for each region whose pixels touch, at a corner too
};

/// A data set of masks as one of objects: what each mask shows becomes ShapeKind::Mask objects with run lengths. The classes are
/// those of the masks' values. A mask that cannot be read leaves its record Unreadable; that regions were taken for objects is
/// noted.
Dataset withMaskObjects(const Dataset& dataset, MaskRegions regions, LossLedger& ledger, JobControl& control);

}  // namespace gg::dataset
