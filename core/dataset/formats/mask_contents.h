#pragma once

#include <string>

namespace gg::dataset
{

/// True for a file whose values are those of a mask: few, or nearly all near its darkest and its brightest. False for pictures
/// and for what cannot be read.
bool looksLikeMask(const std::string& file);

/// True where a few masks of the folder, taken from all over it, are bright in the same places, and in most of them: an outline that belongs to the
/// camera, not to the image.
bool masksAreAllAlike(const std::string& folder);

}  // namespace gg::dataset
