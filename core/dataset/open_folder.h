#pragma once

#include <string>
#include <string_view>

namespace gg::dataset
{

/// The descriptor of the folder that was asked for last: files of one folder are opened from there, so that the kernel does not
/// resolve the same path a million times.
class OpenFolder
{
public:
    OpenFolder() = default;
    ~OpenFolder();
    OpenFolder(const OpenFolder&) = delete;
    OpenFolder& operator=(const OpenFolder&) = delete;

    /// Negative where the folder cannot be opened.
    int at(std::string_view folder);

private:
    std::string m_folder;
    int m_descriptor = -1;
};

}  // namespace gg::dataset
