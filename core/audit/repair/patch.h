#pragma once

#include "core/base/export.h"

#include <optional>
#include <string>
#include <vector>

namespace gg::audit
{

/// A text file before and after; nothing where there is none.
struct FileChange {
    std::string file;  ///< relative to the data set's root
    std::optional<std::string> before;
    std::optional<std::string> after;
};

/// The changes as a unified diff with three lines of context, as `git apply` and `patch -p1` take it. New and removed files are
/// in it, empty ones as well; a last line without a line break stays one; CRLF stays CRLF. Changes that change nothing are left
/// out. O(lines) for the edits made here, which keep the order of lines; O(n·m) at worst for others, on the lines that differ.
GG_EXPORT std::string unifiedDiff(const std::vector<FileChange>& changes);

/// The changes the other way round: the diff of these undoes the diff of those.
GG_EXPORT std::vector<FileChange> reversed(std::vector<FileChange> changes);

}  // namespace gg::audit
