#include "core/dataset/file_tree.h"

#include "core/dataset/file_names.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>

namespace gg::dataset
{
namespace
{

enum class EntryKind { File, Folder, Other };

EntryKind kindOfPath(const std::string& path)
{
    struct stat info {
    };
    if (::stat(path.c_str(), &info) != 0) {
        return EntryKind::Other;
    }
    return S_ISDIR(info.st_mode) ? EntryKind::Folder : S_ISREG(info.st_mode) ? EntryKind::File : EntryKind::Other;
}

EntryKind kindOf(const dirent& entry, const std::string& folder)
{
    switch (entry.d_type) {
    case DT_REG:
        return EntryKind::File;
    case DT_DIR:
        return EntryKind::Folder;
    case DT_LNK:
    case DT_UNKNOWN:
        return kindOfPath(joinPath(folder, entry.d_name));
    default:
        return EntryKind::Other;
    }
}

/// Calls visit(name, kind) for each entry that is not hidden; returns 0 or the error number.
template <typename Visit>
int forEachEntry(const std::string& folder, Visit visit)
{
    const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(folder.c_str()), ::closedir);
    if (!handle) {
        return errno;
    }
    while (const dirent* entry = ::readdir(handle.get())) {
        if (entry->d_name[0] != '.') {
            visit(std::string_view(entry->d_name), kindOf(*entry, folder));
        }
    }
    return 0;
}

using Visited = std::set<std::pair<dev_t, ino_t>>;

struct Walk {
    KeepFile keep;
    JobControl& control;
    std::vector<Blemish>& blemishes;
    Visited visited;
    std::vector<std::string> files;

    void enter(const std::string& folder)
    {
        control.throwIfStopped();
        struct stat info {
        };
        if (::stat(folder.c_str(), &info) != 0 || !visited.emplace(info.st_dev, info.st_ino).second) {
            return;
        }
        std::vector<std::string> folders;
        const int error = forEachEntry(folder, [&](std::string_view name, EntryKind kind) {
            if (kind == EntryKind::Folder) {
                folders.push_back(joinPath(folder, name));
            } else if (kind == EntryKind::File && keep(name)) {
                files.push_back(joinPath(folder, name));
                control.advance();
            }
        });
        if (error != 0) {
            blemishes.push_back({.rule = "folder.unreadable",
                                 .file = folder,
                                 .value = std::strerror(error),
                                 .expected = "a folder that may be read"});
        }
        std::sort(folders.begin(), folders.end(), naturalLess);
        for (const std::string& next : folders) {
            enter(next);
        }
    }
};

/// Paths that begin with `folder`, by what comes behind it. Two threads: a million names take seconds to sort.
void sortBelow(const std::string& folder, std::vector<std::string>& files)
{
    constexpr std::size_t worthAThread = 4096;
    const auto less = [shared = folder.size()](const std::string& a, const std::string& b) {
        return naturalLess(std::string_view(a).substr(shared), std::string_view(b).substr(shared));
    };
    if (files.size() < worthAThread) {
        std::sort(files.begin(), files.end(), less);
        return;
    }
    const auto middle = files.begin() + static_cast<std::ptrdiff_t>(files.size() / 2);
    {
        const std::jthread first([&] { std::sort(files.begin(), middle, less); });
        std::sort(middle, files.end(), less);
    }
    std::inplace_merge(files.begin(), middle, files.end(), less);
}

using Glances = std::unordered_map<std::string, FolderGlance>;
thread_local std::unique_ptr<Glances> remembered;

FolderGlance lookAt(const std::string& folder)
{
    FolderGlance glance;
    const auto count = [](std::size_t& counter, std::string& first, std::string_view name) {
        ++counter;
        if (first.empty() || naturalLess(name, first)) {
            first = name;
        }
    };
    forEachEntry(folder, [&](std::string_view name, EntryKind kind) {
        if (kind == EntryKind::Folder) {
            glance.folders.emplace_back(name);
        } else if (kind != EntryKind::File) {
            return;
        } else if (isImageFile(name)) {
            count(glance.images, glance.firstImage, name);
        } else if (isTextFile(name)) {
            count(glance.texts, glance.firstText, name);
        } else if (isXmlFile(name)) {
            count(glance.xmls, glance.firstXml, name);
        } else if (isYamlFile(name)) {
            glance.yamlFiles.emplace_back(name);
        } else if (isJsonFile(name) && glance.jsonFiles.size() < FolderGlance::mostJsonNames) {
            glance.jsonFiles.emplace_back(name);
        } else {
            ++glance.others;
        }
    });
    std::sort(glance.folders.begin(), glance.folders.end(), naturalLess);
    std::sort(glance.yamlFiles.begin(), glance.yamlFiles.end(), naturalLess);
    std::sort(glance.jsonFiles.begin(), glance.jsonFiles.end(), naturalLess);
    return glance;
}

}  // namespace

bool isFolder(const std::string& path)
{
    return kindOfPath(path) == EntryKind::Folder;
}

bool isFile(const std::string& path)
{
    return kindOfPath(path) == EntryKind::File;
}

GlanceMemory::GlanceMemory()
    : m_outermost(remembered == nullptr)
{
    if (m_outermost) {
        remembered = std::make_unique<Glances>();
    }
}

GlanceMemory::~GlanceMemory()
{
    if (m_outermost) {
        remembered.reset();
    }
}

FolderGlance glanceAt(const std::string& folder)
{
    if (remembered) {
        if (const auto known = remembered->find(folder); known != remembered->end()) {
            return known->second;
        }
    }
    FolderGlance glance = lookAt(folder);
    if (remembered) {
        remembered->emplace(folder, glance);
    }
    return glance;
}

std::vector<std::string> someFilesIn(const std::string& folder, bool (*keep)(std::string_view path), std::size_t most)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(folder.c_str()), ::closedir);
    while (handle && names.size() < most) {
        const dirent* entry = ::readdir(handle.get());
        if (entry == nullptr) {
            break;
        }
        if (entry->d_name[0] != '.' && keep(entry->d_name) && kindOf(*entry, folder) == EntryKind::File) {
            names.emplace_back(entry->d_name);
        }
    }
    std::sort(names.begin(), names.end(), naturalLess);
    return names;
}

namespace
{

constexpr std::size_t mostLookedAt = 100000;
constexpr int deepestLook = 4;

/// Keeps the smallest names in a heap whose top is the largest of them: most names are compared once.
FirstFiles firstNames(const std::string& folder, KeepFile keep, std::size_t most, std::vector<std::string>& folders)
{
    FirstFiles out;
    std::vector<std::string>& names = out.files;
    std::size_t looked = 0;
    const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(folder.c_str()), ::closedir);
    const dirent* entry = nullptr;
    while (handle && looked < mostLookedAt && (entry = ::readdir(handle.get())) != nullptr) {
        const std::string_view name(entry->d_name);
        if (name.front() == '.') {
            continue;
        }
        ++looked;
        const EntryKind kind = kindOf(*entry, folder);
        if (kind == EntryKind::Folder) {
            folders.emplace_back(name);
        }
        if (kind != EntryKind::File || !keep(name)) {
            continue;
        }
        ++out.among;
        if (names.size() == most && !naturalLess(name, names.front())) {
            continue;
        }
        if (names.size() == most) {
            std::pop_heap(names.begin(), names.end(), naturalLess);
            names.pop_back();
        }
        names.emplace_back(name);
        std::push_heap(names.begin(), names.end(), naturalLess);
    }
    std::sort_heap(names.begin(), names.end(), naturalLess);
    for (std::string& name : names) {
        name = joinPath(folder, name);
    }
    return out;
}

FirstFiles firstFilesBelow(const std::string& folder, KeepFile keep, std::size_t most, int depth)
{
    std::vector<std::string> folders;
    FirstFiles first = firstNames(folder, keep, most, folders);
    std::sort(folders.begin(), folders.end(), naturalLess);
    for (std::size_t i = 0; first.files.empty() && depth < deepestLook && i < folders.size(); ++i) {
        first = firstFilesBelow(joinPath(folder, folders[i]), keep, most, depth + 1);
    }
    return first;
}

}  // namespace

FirstFiles firstFiles(const std::string& folder, KeepFile keep, std::size_t most)
{
    return firstFilesBelow(folder, keep, most, 0);
}

std::vector<std::string> listFiles(const std::string& folder, KeepFile keep, JobControl& control, std::vector<Blemish>& blemishes,
                                   ListOrder order)
{
    Walk walk{.keep = keep, .control = control, .blemishes = blemishes, .visited = {}, .files = {}};
    walk.enter(folder);
    if (order == ListOrder::Natural) {
        sortBelow(folder, walk.files);
    }
    return std::move(walk.files);
}

}  // namespace gg::dataset
