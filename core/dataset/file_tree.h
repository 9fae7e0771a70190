#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// What lies directly in a folder: enough to recognise a format.
struct FolderGlance {
    std::size_t images = 0;
    std::size_t texts = 0;
    std::size_t xmls = 0;
    std::size_t others = 0;
    std::vector<std::string> folders;    ///< names, natural order
    std::vector<std::string> yamlFiles;  ///< names, natural order
    std::vector<std::string> jsonFiles;  ///< names, natural order; at most mostJsonNames of them
    std::string firstImage;              ///< names
    std::string firstText;
    std::string firstXml;

    /// Annotation tools that write a JSON an image leave thousands; a data set is described by a few.
    static constexpr std::size_t mostJsonNames = 64;
};

/// Hidden names are passed over. A folder that cannot be read looks empty.
FolderGlance glanceAt(const std::string& folder);

/// While one lives, this thread's glances are remembered: every format's reader looks at the same folders, and a folder of a
/// million files takes a second to go through.
class GlanceMemory
{
public:
    GlanceMemory();
    ~GlanceMemory();
    GlanceMemory(const GlanceMemory&) = delete;
    GlanceMemory& operator=(const GlanceMemory&) = delete;

private:
    bool m_outermost;
};

/// Names of files directly in a folder that `keep` accepts; stops after `most`, so that a folder of a million files costs nothing.
/// Natural order.
std::vector<std::string> someFilesIn(const std::string& folder, bool (*keep)(std::string_view path), std::size_t most);

bool isFolder(const std::string& path);
bool isFile(const std::string& path);

using KeepFile = bool (*)(std::string_view path);

enum class ListOrder { Natural, AsFound };

/// Absolute paths of the files below `folder` that `keep` accepts. Links are followed, and every folder is visited
/// once (by device and inode), so that a loop of links ends. A folder that cannot be read becomes a blemish "folder.unreadable".
std::vector<std::string> listFiles(const std::string& folder, KeepFile keep, JobControl& control, std::vector<Blemish>& blemishes,
                                   ListOrder order = ListOrder::Natural);

struct FirstFiles {
    std::vector<std::string> files;  ///< absolute, natural order
    std::size_t among = 0;           ///< as many were looked at
};

/// The first files of a folder, or of its first subfolder that has some. Looks at 100,000 names at most, so that the first images
/// of a folder of millions are there at once: beyond, they are the first of those it looked at.
FirstFiles firstFiles(const std::string& folder, KeepFile keep, std::size_t most);

}  // namespace gg::dataset
