#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::io {

/// The whole file. Throws Error: NotFound, Unreadable.
GG_EXPORT std::string readFile(const std::string& file);

/// Writes to a temporary file beside the target, syncs and renames: a reader sees the old or the new contents, never half. Creates
/// folders. Throws Error: NotWritable, NoSpace; the target is then untouched and the temporary file gone. A device or a pipe is
/// written to as it is.
GG_EXPORT void writeFileAtomically(const std::string& file, std::string_view contents);

/// writeFileAtomically in pieces: what is not committed is gone. Throws Error: NotWritable, NoSpace.
class GG_EXPORT AtomicFile {
public:
    explicit AtomicFile(std::string file);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::string_view piece);
    /// Syncs and renames; to be called once, after the last piece.
    void commit();

private:
    std::string m_file;
    std::string m_temporary;  ///< empty: a device or a pipe, written to as it is
    int m_descriptor = -1;
};

/// Creates a folder with its parents. Throws Error: NotWritable, NoSpace.
GG_EXPORT void createFolder(const std::string& folder);

/// A file that only grows by whole lines. Each append is one write; a line is either there or can be told as half-written by its missing
/// line break. After a failed append (full disk) a half-written piece is cut off again, so that the file stays readable.
class GG_EXPORT AppendLog {
public:
    enum class Sync { Lazy, EachLine };
    /// Opens or creates; a half-written last line of an earlier writer is completed with a line break first.
    AppendLog(std::string file, Sync sync);
    ~AppendLog();
    AppendLog(const AppendLog&) = delete;
    AppendLog& operator=(const AppendLog&) = delete;

    /// `line` without its line break. Throws Error: NotWritable, NoSpace.
    void append(std::string_view line);
    /// Waits until what was appended is on the disk; safe from another thread than append(). Throws Error: NotWritable, NoSpace.
    void sync();

private:
    std::string m_file;
    int m_descriptor = -1;
    Sync m_sync;
};

/// Reads the complete lines that were appended since the last call; a half-written last line waits. A file that does not
/// exist yet yields nothing; one that became shorter or was replaced is read again from its start (restarted() says so). What
/// has no line break for 16 MiB comes in pieces of that size.
class GG_EXPORT LineTail {
public:
    explicit LineTail(std::string file);
    /// At most about `maxBytes` of lines, without their line breaks (CRLF as well).
    std::vector<std::string> poll(std::size_t maxBytes);
    bool restarted() const { return m_restarted; }
    /// True when the file could not be opened on the last poll although it was there before (deleted, unmounted).
    bool lost() const { return m_lost; }

private:
    std::string m_file;
    std::uint64_t m_offset = 0;
    std::uint64_t m_inode = 0;
    bool m_restarted = false;
    bool m_lost = false;
    bool m_seen = false;
};

}  // namespace gg::io
