#pragma once

#include <optional>
#include <string>

namespace gg::dataset
{

/// A format that is known but not read.
struct ForeignFormat {
    std::string name;      ///< "KITTI", as a person calls it
    std::string evidence;  ///< the file that shows it, relative to the place that was asked for
    std::string advice;    ///< what to do, as a sentence
};

/// What a folder or file holds that no reader takes, told by the contents of a few files there and below. Nothing where it is
/// not known either.
std::optional<ForeignFormat> foreignFormatAt(const std::string& path);

}  // namespace gg::dataset
