#include "core/dataset/file_table.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace gg::dataset
{
namespace
{

enum class EntryKind { File, Folder, Dangling };

/// d_type answers for nearly all; only links, and file systems that do not tell, cost a question of their own.
EntryKind kindOf(const dirent& entry, int folder)
{
    if (entry.d_type == DT_REG) {
        return EntryKind::File;
    }
    if (entry.d_type == DT_DIR) {
        return EntryKind::Folder;
    }
    struct stat info {
    };
    if ((entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) || ::fstatat(folder, entry.d_name, &info, 0) != 0) {
        return EntryKind::Dangling;
    }
    return S_ISDIR(info.st_mode) ? EntryKind::Folder : S_ISREG(info.st_mode) ? EntryKind::File : EntryKind::Dangling;
}

std::size_t hashOf(std::uint32_t folder, std::string_view name)
{
    return std::hash<std::string_view>{}(name) ^ (static_cast<std::size_t>(folder) * 0x9E3779B97F4A7C15ULL);
}

}  // namespace

FileType fileTypeOf(std::string_view name)
{
    if (isImageFile(name)) {
        return FileType::Image;
    }
    const std::size_t dot = name.rfind('.');
    const std::string_view end = dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
    return end.size() == 4 && isTextFile(name)            ? FileType::Text
           : end.size() == 4 && isXmlFile(name)           ? FileType::Xml
           : end.size() == 5 && lowerCase(end) == ".json" ? FileType::Json
                                                          : FileType::Other;
}

/// The folders that wait are kept in a list, not on the stack: a tree may be as deep as a path may be long.
class FileTable::Walk
{
public:
    Walk(FileTable& table, const std::string& root, JobControl& control)
        : m_table(table)
        , m_root(root)
        , m_control(control)
    {
    }

    void run()
    {
        m_waiting.emplace_back();
        while (!m_waiting.empty()) {
            const std::string folder = std::move(m_waiting.back());
            m_waiting.pop_back();
            m_control.throwIfStopped();
            enter(folder);
        }
    }

private:
    void enter(const std::string& folder)
    {
        const std::string absolute = joinPath(m_root, folder);
        const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(absolute.c_str()), ::closedir);
        if (!handle) {
            m_table.m_unreadable.push_back({.path = folder, .reason = std::strerror(errno)});
            return;
        }
        const int descriptor = ::dirfd(handle.get());
        struct stat info {
        };
        if (::fstat(descriptor, &info) != 0) {
            m_table.m_unreadable.push_back({.path = folder, .reason = std::strerror(errno)});
            return;
        }
        const auto [seen, isNew] = m_seen.try_emplace({info.st_dev, info.st_ino}, 0);
        if (!isNew) {
            m_table.m_folderOf.try_emplace(folder, seen->second);
            return;
        }
        const std::uint32_t index = m_table.addFolder(folder);
        seen->second = index;
        std::vector<std::string> below;
        while (const dirent* entry = ::readdir(handle.get())) {
            take(*entry, descriptor, index, below);
        }
        // Last in, first out: the folders are entered by natural order, whichever way the file system lists them.
        std::sort(below.begin(), below.end(), [](const std::string& a, const std::string& b) { return naturalLess(b, a); });
        for (const std::string& name : below) {
            m_waiting.push_back(joinPath(folder, name));
        }
    }

    void take(const dirent& entry, int descriptor, std::uint32_t folder, std::vector<std::string>& below)
    {
        const std::string_view name(entry.d_name);
        if (name == "." || name == "..") {
            return;
        }
        const EntryKind kind = kindOf(entry, descriptor);
        if (kind != EntryKind::Folder) {
            m_table.addFile(folder, name, kind == EntryKind::Dangling);
            m_control.advance();
        } else if (name.front() == '.') {
            ++m_table.m_hiddenFolders;
        } else {
            below.emplace_back(name);
        }
    }

    FileTable& m_table;
    const std::string& m_root;
    JobControl& m_control;
    std::vector<std::string> m_waiting;
    std::map<std::pair<dev_t, ino_t>, std::uint32_t> m_seen;
};

FileTable::FileTable(const std::string& root, JobControl& control)
{
    Walk(*this, root, control).run();
    index();
}

std::uint32_t FileTable::addFolder(std::string path)
{
    const auto index = static_cast<std::uint32_t>(m_folders.size());
    m_folderOf.emplace(path, index);
    m_folders.push_back(std::move(path));
    return index;
}

std::uint32_t FileTable::addFile(std::uint32_t folder, std::string_view name, bool dangling)
{
    if (m_names.size() + name.size() >= none || name.size() > UINT16_MAX) {
        throw Error(ErrorCode::Unsupported, m_folders.front(), "More files than can be kept track of: their names take 4 GB.");
    }
    m_files.push_back({.folder = folder,
                       .name = static_cast<std::uint32_t>(m_names.size()),
                       .length = static_cast<std::uint16_t>(name.size()),
                       .type = fileTypeOf(name),
                       .hidden = name.starts_with('.'),
                       .dangling = dangling});
    m_names.append(name);
    return static_cast<std::uint32_t>(m_files.size() - 1);
}

std::string FileTable::path(std::uint32_t index) const
{
    return joinPath(m_folders[m_files[index].folder], name(index));
}

std::uint32_t FileTable::findFolder(std::string_view path) const
{
    if (const auto it = m_folderOf.find(std::string(path)); it != m_folderOf.end()) {
        return it->second;
    }
    // Below a folder that was reached by another path first.
    if (path.empty()) {
        return none;
    }
    const std::string_view parent = folderOf(path);
    const std::uint32_t above = parent.size() < path.size() ? findFolder(parent) : none;
    if (above == none || m_folders[above] == parent) {
        return none;
    }
    const auto it = m_folderOf.find(joinPath(m_folders[above], fileName(path)));
    return it == m_folderOf.end() ? none : it->second;
}

std::size_t FileTable::slotOf(std::uint32_t folder, std::string_view name) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(folder, name) & mask;
    while (m_slots[slot] != none) {
        const File& file = m_files[m_slots[slot]];
        if (file.folder == folder && this->name(file) == name) {
            break;
        }
        slot = (slot + 1) & mask;
    }
    return slot;
}

void FileTable::insert(std::uint32_t file)
{
    m_slots[slotOf(m_files[file].folder, name(file))] = file;
}

void FileTable::index()
{
    m_slots.assign(std::bit_ceil(m_files.size() * 2 + 16), none);
    for (std::uint32_t i = 0; i < m_files.size(); ++i) {
        insert(i);
    }
}

std::uint32_t FileTable::find(std::string_view path) const
{
    return find(findFolder(folderOf(path)), fileName(path));
}

std::uint32_t FileTable::find(std::uint32_t folder, std::string_view name) const
{
    return folder == none || m_slots.empty() ? none : m_slots[slotOf(folder, name)];
}

std::uint32_t FileFinder::find(std::string_view path)
{
    const std::string_view folder = folderOf(path);
    if (!m_known || folder != m_folder) {
        m_folder = folder;
        m_index = m_table.findFolder(folder);
        m_known = true;
    }
    return m_table.find(m_index, fileName(path));
}

std::uint32_t FileTable::add(std::string_view path)
{
    std::uint32_t folder = findFolder(folderOf(path));
    if (folder == none) {
        folder = addFolder(std::string(folderOf(path)));
    }
    const std::uint32_t file = addFile(folder, fileName(path), false);
    if (m_files.size() * 3 / 2 > m_slots.size()) {
        index();
    } else {
        insert(file);
    }
    return file;
}

}  // namespace gg::dataset
