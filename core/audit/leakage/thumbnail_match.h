#pragma once

#include "core/audit/leakage/signature.h"

#include <array>
#include <cstddef>

namespace gg::audit
{

/// A thumbnail without its slow changes of brightness, which pictures of one kind share (vignettes, skies, dark corners).
using ThumbnailDetail = std::array<float, PictureSignature::side * PictureSignature::side>;
ThumbnailDetail detailOf(const PictureSignature& signature);

/// Correlation of the details in [-1, 1].
double correlation(const ThumbnailDetail& a, const ThumbnailDetail& b);

/// How well `whole`, changed as its hash of index `change` was (a border cut off, mirrored), explains `part`: the best
/// correlation over the widths of the border that the hash stands for. `common` is subtracted from the changed picture's detail;
/// from `part` it has been already.
double changedCorrelation(const PictureSignature& whole, std::size_t change, const ThumbnailDetail& common,
                          const ThumbnailDetail& part);

/// The best correlation over shifts of up to `reach` pixels of the thumbnail in both directions, of what both then show.
double shiftedCorrelation(const ThumbnailDetail& a, const ThumbnailDetail& b, int reach);

/// Mean difference of the colours, in grey levels; `whole` changed as its hash of index `change` was.
double colourDifference(const PictureSignature& whole, std::size_t change, const PictureSignature& part);

}  // namespace gg::audit
