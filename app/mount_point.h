#pragma once

#include <string>
#include <string_view>

namespace gg::app {

/// The mount point of a path where its file system may hang or be slow: on the network or through FUSE. Empty for disks of this machine. `table`: as
/// /proc/self/mountinfo has it. The path itself is not touched: asking a lost mount would hang already. Links are therefore not followed.
std::string slowMountOf(std::string_view path, std::string_view table);

/// With the table of now.
std::string slowMountOf(std::string_view path);

}  // namespace gg::app
