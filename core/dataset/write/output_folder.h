#pragma once

#include "core/dataset/write/convert.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace gg::dataset
{

enum class OutputMode : std::uint8_t { Write, Preview };

enum class Placed : std::uint8_t { Linked, Copied, Symlinked, NotPlaced };

struct Placement {
    Placed placed = Placed::NotPlaced;
    std::string reason;     ///< why not
    bool jpegTail = false;  ///< copied instead of linked, because Ultralytics would write the shared file anew
};

/// A folder in the making: a hidden one beside the target, renamed by commit(). Gone without a trace where that is not reached.
/// A preview touches no disk. Safe from several threads.
class OutputFolder
{
public:
    OutputFolder(std::string target, OutputMode mode);
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    bool preview() const { return m_mode == OutputMode::Preview; }
    const std::string& target() const { return m_target; }

    /// Throws Error: NotWritable, NoSpace.
    void write(std::string_view relative, std::string_view contents);
    /// Of the picture at `source`; what could not be placed is data.
    Placement place(const std::string& source, std::string_view relative, ImagePlacement how);
    /// A symbolic link to a folder that stays where it is.
    void linkFolder(const std::string& folder, std::string_view relative);
    void commit();

private:
    std::string prepare(std::string_view relative);

    std::string m_target;
    std::string m_staging;
    OutputMode m_mode;
    std::mutex m_mutex;
    std::set<std::string, std::less<>> m_folders;
};

}  // namespace gg::dataset
