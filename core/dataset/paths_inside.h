#pragma once

#include <string_view>

namespace gg::dataset
{

/// Whether `path` is `root` or lies below it, by their letters; both absolute and normal. A link inside the root is what the
/// person put there and counts as inside.
inline bool isInside(std::string_view root, std::string_view path)
{
    if (root == "/") {
        return path.starts_with('/');
    }
    return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

}  // namespace gg::dataset
