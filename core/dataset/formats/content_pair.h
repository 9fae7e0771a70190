#pragma once

#include "core/dataset/file_tree.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// A folder with images and a folder with text files that label them; the same where both lie together.
struct ContentPair {
    std::string images;
    std::string labels;
};

/// True for the beginning of a label file of the format that is looked for.
using LooksRight = bool (*)(std::string_view text);

/// A folder at `folder`, or `folder` itself, whose first text files look right, and one with images of the same names: found by
/// what the files hold, whatever the folders are called. Reads a few kilobytes.
std::optional<ContentPair> findContentPair(const std::string& folder, const FolderGlance& glance, LooksRight looksRight);

/// The first text files of a folder that look right; empty where one of them does not. Empty files say nothing.
std::vector<std::string> labelsThatLookRight(const std::string& folder, LooksRight looksRight);

/// The first bytes of a file: enough for its first rows. Empty where it cannot be read.
std::string beginningOf(const std::string& file);

}  // namespace gg::dataset
