#pragma once

#include <string>

namespace gg::audit
{

/// What changes when a file does: size, times of the last change of its contents and of its entry in nanoseconds, inode and a hash
/// of samples from its beginning, middle and end. Files that are not there have a stamp, too. For comparing only.
std::string fileStamp(const std::string& file);

}  // namespace gg::audit
