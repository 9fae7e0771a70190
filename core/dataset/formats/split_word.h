#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gg::dataset
{

/// The word of a file's or folder's name that says which part of a data set it is: "train2017" of "instances_train2017".
struct SplitWord {
    std::string written;  ///< "train2017"
    std::string letters;  ///< "train", lower case
    std::size_t at = 0;   ///< in the name

    /// "train", "val" and "test" for their many spellings; "trainval" and "minival" stay what they are.
    std::string split() const;
};

std::optional<SplitWord> splitWord(std::string_view name);

/// "train", "valid" or "val2017", but not "val_pictures_of_2017".
bool isSplitFolder(std::string_view name);

}  // namespace gg::dataset
