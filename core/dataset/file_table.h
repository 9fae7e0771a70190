#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gg::dataset
{

/// What a file is by its name alone.
enum class FileType : std::uint8_t { Image, Text, Xml, Json, Other };
GG_EXPORT FileType fileTypeOf(std::string_view name);

/// Every file below a folder, at 16 bytes and its name each: sets have millions of them.
///
/// Links are followed; a folder that was reached before, by whatever path, is not entered again (so a loop of links ends), and
/// find() finds its files under either path. Hidden files are listed, hidden folders are counted but not entered.
class GG_EXPORT FileTable
{
public:
    struct File {
        std::uint32_t folder = 0;
        std::uint32_t name = 0;  ///< where it begins in the table's characters
        std::uint16_t length = 0;
        FileType type = FileType::Other;
        bool hidden : 1 = false;
        bool dangling : 1 = false;  ///< a link to nothing, or neither file nor folder
    };
    struct UnreadableFolder {
        std::string path;
        std::string reason;
    };
    static constexpr std::uint32_t none = UINT32_MAX;

    FileTable() = default;
    /// Throws Error (Unsupported) where the names together take 4 GB.
    FileTable(const std::string& root, JobControl& control);

    std::size_t size() const { return m_files.size(); }
    const File& file(std::uint32_t index) const { return m_files[index]; }
    std::string_view name(const File& file) const { return {m_names.data() + file.name, file.length}; }
    std::string_view name(std::uint32_t index) const { return name(m_files[index]); }
    /// Relative to the root, empty for the root itself.
    const std::string& folder(std::uint32_t index) const { return m_folders[index]; }
    std::size_t folderCount() const { return m_folders.size(); }
    std::string path(std::uint32_t index) const;

    /// Index of the file with that path relative to the root; none where there is no such file.
    std::uint32_t find(std::string_view path) const;
    std::uint32_t find(std::uint32_t folder, std::string_view name) const;
    std::uint32_t findFolder(std::string_view path) const;
    /// Adds a file that the walk did not find: one outside of the root, or one that is listed but not there.
    std::uint32_t add(std::string_view path);

    const std::vector<UnreadableFolder>& unreadable() const { return m_unreadable; }
    std::size_t hiddenFolders() const { return m_hiddenFolders; }

private:
    class Walk;
    std::uint32_t addFolder(std::string path);
    std::uint32_t addFile(std::uint32_t folder, std::string_view name, bool dangling);
    void index();
    void insert(std::uint32_t file);
    std::size_t slotOf(std::uint32_t folder, std::string_view name) const;

    std::vector<std::string> m_folders;
    std::vector<File> m_files;
    std::string m_names;
    std::unordered_map<std::string, std::uint32_t> m_folderOf;  ///< by path, and by further paths of the same folder
    std::vector<std::uint32_t> m_slots;                         ///< open addressing over folder and name; none: free
    std::vector<UnreadableFolder> m_unreadable;
    std::size_t m_hiddenFolders = 0;
};

/// find() for paths that come folder by folder, as those of a set's records do.
class FileFinder
{
public:
    explicit FileFinder(const FileTable& table)
        : m_table(table)
    {
    }
    std::uint32_t find(std::string_view path);

private:
    const FileTable& m_table;
    std::string m_folder;
    std::uint32_t m_index = FileTable::none;
    bool m_known = false;
};

}  // namespace gg::dataset
