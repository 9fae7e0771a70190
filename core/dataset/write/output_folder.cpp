#include "core/dataset/write/output_folder.h"

#include "core/base/error.h"
#include "core/dataset/file_names.h"
#include "core/io/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace gg::dataset
{
namespace
{

namespace fs = std::filesystem;

[[noreturn]] void throwNotWritable(const std::string& path, int error)
{
    const bool full = error == ENOSPC || error == EDQUOT;
    throw Error(full ? ErrorCode::NoSpace : ErrorCode::NotWritable, path,
                full ? "There is no room left on the disk. Nothing was kept; free some room or choose another folder."
                     : "Could not be written (" + std::string(std::strerror(error)) + "). Choose another folder.");
}

/// A descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~Descriptor()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_descriptor; }
    /// Some disks tell that they are full only here.
    int close()
    {
        const int result = ::close(m_descriptor);
        m_descriptor = -1;
        return result == 0 ? 0 : errno;
    }

private:
    int m_descriptor;
};

/// A picture that Ultralytics would "repair" in place: through a hard link that would change the source.
bool endsWithoutMarker(const std::string& file)
{
    const std::string extension = extensionOf(file);
    if (extension != "jpg" && extension != "jpeg") {
        return false;
    }
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    const off_t size = descriptor.get() < 0 ? 0 : ::lseek(descriptor.get(), 0, SEEK_END);
    std::array<unsigned char, 2> end{};
    if (size < 2 || ::pread(descriptor.get(), end.data(), 2, size - 2) != 2) {
        return false;
    }
    return end[0] != 0xFF || end[1] != 0xD9;
}

}  // namespace

OutputFolder::OutputFolder(std::string target, OutputMode mode)
    : m_target(std::move(target))
    , m_mode(mode)
{
    if (preview()) {
        return;
    }
    // Of "predictions" alone there is none: it lies where the program runs.
    const std::string parent(folderOf(m_target));
    if (!parent.empty()) {
        io::createFolder(parent);
    }
    const std::string stem =
        joinPath(parent, "." + std::string(fileName(m_target)) + ".part-" + std::to_string(::getpid()) + "-");
    for (int number = 0;; ++number) {
        const std::string staging = stem + std::to_string(number);
        if (::mkdir(staging.c_str(), 0777) == 0) {
            m_staging = staging;
            return;
        }
        if (errno != EEXIST) {
            throwNotWritable(parent, errno);
        }
    }
}

OutputFolder::~OutputFolder()
{
    if (!m_staging.empty()) {
        std::error_code ignored;
        fs::remove_all(m_staging, ignored);
    }
}

std::string OutputFolder::prepare(std::string_view relative)
{
    std::string file = joinPath(m_staging, relative);
    const std::string folder(folderOf(file));
    const std::scoped_lock lock(m_mutex);
    if (!m_folders.contains(folder)) {
        io::createFolder(folder);
        m_folders.insert(folder);
    }
    return file;
}

void OutputFolder::write(std::string_view relative, std::string_view contents)
{
    if (preview()) {
        return;
    }
    const std::string file = prepare(relative);
    Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (descriptor.get() < 0) {
        throwNotWritable(joinPath(m_target, relative), errno);
    }
    while (!contents.empty()) {
        const ssize_t written = ::write(descriptor.get(), contents.data(), contents.size());
        if (written < 0 && errno != EINTR) {
            throwNotWritable(joinPath(m_target, relative), errno);
        }
        contents.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    if (const int error = descriptor.close(); error != 0) {
        throwNotWritable(joinPath(m_target, relative), error);
    }
}

Placement OutputFolder::place(const std::string& source, std::string_view relative, ImagePlacement how)
{
    std::error_code code;
    Placement placement;
    if (!fs::is_regular_file(source, code)) {
        placement.reason = code ? code.message() : "no such file";
        return placement;
    }
    placement.jpegTail = how == ImagePlacement::Link && endsWithoutMarker(source);
    if (preview()) {
        placement.placed = how == ImagePlacement::Link && !placement.jpegTail ? Placed::Linked
                           : how == ImagePlacement::Symlink                   ? Placed::Symlinked
                                                                              : Placed::Copied;
        return placement;
    }
    const std::string file = prepare(relative);
    if (how == ImagePlacement::Symlink) {
        fs::create_symlink(source, file, code);
        placement.placed = Placed::Symlinked;
    } else {
        // The picture itself, where the source holds a link to it.
        const std::string actual = fs::canonical(source, code).string();
        if (how == ImagePlacement::Link && !placement.jpegTail && ::link(actual.c_str(), file.c_str()) == 0) {
            placement.placed = Placed::Linked;
            return placement;
        }
        fs::copy_file(actual, file, code);
        placement.placed = Placed::Copied;
    }
    if (code) {
        if (code.value() == ENOSPC || code.value() == EDQUOT) {
            throwNotWritable(joinPath(m_target, relative), code.value());
        }
        placement = {.placed = Placed::NotPlaced, .reason = code.message()};
        fs::remove(file, code);
    }
    return placement;
}

void OutputFolder::linkFolder(const std::string& folder, std::string_view relative)
{
    std::error_code code;
    if (!preview()) {
        fs::create_directory_symlink(folder, prepare(relative), code);
    }
    if (code) {
        throwNotWritable(joinPath(m_target, relative), code.value());
    }
}

void OutputFolder::commit()
{
    if (preview()) {
        return;
    }
    // Over an empty folder rename() works; over one that somebody filled meanwhile it fails, as it should.
    if (::rename(m_staging.c_str(), m_target.c_str()) != 0) {
        const int error = errno;
        if (error == ENOTEMPTY || error == EEXIST) {
            throw Error(ErrorCode::NotWritable, m_target,
                        "Something was written into this folder meanwhile. Nothing was changed in it; choose another folder.");
        }
        throwNotWritable(m_target, error);
    }
    m_staging.clear();
}

}  // namespace gg::dataset
