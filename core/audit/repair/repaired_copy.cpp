#include "core/audit/repair/repair.h"
#include "core/base/error.h"
#include "core/io/files.h"

#include <filesystem>
#include <system_error>

namespace gg::audit
{
namespace
{

namespace fs = std::filesystem;

bool isInside(const fs::path& inner, const fs::path& outer)
{
    const fs::path relative = inner.lexically_relative(outer);
    return !relative.empty() && *relative.begin() != "..";
}

fs::path checkedTarget(const dataset::Dataset& dataset, const std::string& out)
{
    const fs::path source = fs::weakly_canonical(dataset.root);
    const fs::path target = fs::weakly_canonical(fs::absolute(out));
    if (isInside(target, source) || isInside(source, target)) {
        throw Error(ErrorCode::InvalidArgument, out, "The copy must lie apart from the data set. Name a folder beside it.");
    }
    if (fs::exists(target) && !(fs::is_directory(target) && fs::is_empty(target))) {
        throw Error(ErrorCode::InvalidArgument, out,
                    "There is something at this place already. Name a folder that does not exist yet.");
    }
    return target;
}

void linkOrCopy(const fs::path& from, const fs::path& to)
{
    std::error_code code;
    fs::create_hard_link(fs::canonical(from), to, code);
    if (code) {
        fs::copy_file(from, to);
    }
}

/// Takes back what was written, unless the work came to its end.
class Begun
{
public:
    explicit Begun(fs::path folder)
        : m_folder(std::move(folder))
    {
    }
    Begun(const Begun&) = delete;
    Begun& operator=(const Begun&) = delete;
    ~Begun()
    {
        if (!m_kept) {
            std::error_code ignored;
            fs::remove_all(m_folder, ignored);
        }
    }
    void keep() { m_kept = true; }

private:
    fs::path m_folder;
    bool m_kept = false;
};

}  // namespace

void writeRepairedCopy(const dataset::Dataset& dataset, const std::vector<FileChange>& changes, const std::string& out,
                       JobControl& control)
{
    try {
        const fs::path target = checkedTarget(dataset, out);
        const fs::path begun = target.parent_path() / (target.filename().string() + ".part");
        std::map<std::string, const FileChange*> changed;
        for (const FileChange& change : changes) {
            changed[change.file] = &change;
        }
        fs::remove_all(begun);
        Begun guard(begun);
        io::createFolder(begun.string());
        control.begin("Writing the repaired copy", 0);
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(dataset.root)) {
            control.throwIfStopped();
            const std::string name = entry.path().lexically_relative(dataset.root).generic_string();
            if (entry.is_directory() && entry.is_symlink()) {
                fs::create_directories((begun / name).parent_path());
                fs::create_directory_symlink(fs::canonical(entry.path()), begun / name);
            } else if (entry.is_directory()) {
                fs::create_directories(begun / name);
            } else if (entry.is_regular_file() && !changed.contains(name)) {
                fs::create_directories((begun / name).parent_path());
                linkOrCopy(entry.path(), begun / name);
                control.advance();
            }
        }
        for (const auto& [name, change] : changed) {
            if (change->after) {
                io::writeFileAtomically((begun / name).string(), *change->after);
            }
        }
        if (fs::exists(target)) {
            fs::remove(target);  // it is empty
        }
        fs::rename(begun, target);
        guard.keep();
    } catch (const fs::filesystem_error& error) {
        const bool full = error.code() == std::errc::no_space_on_device;
        throw Error(full ? ErrorCode::NoSpace : ErrorCode::NotWritable, error.path1().string(),
                    "The repaired copy could not be written (" + error.code().message() + ").");
    }
}

}  // namespace gg::audit
