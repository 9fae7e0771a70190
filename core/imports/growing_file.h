#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace gg::imports {

/// What was appended to a file since the last look. A file that was cut or written anew is told from one that only grew, also where it is
/// longer than before; one that was replaced by a copy of itself with more at its end (rsync, an editor) only grew. Costs one stat() where
/// nothing changed: no watch is put on anything, so that network mounts and SSHFS behave.
class GrowingFile {
public:
    enum class News : std::uint8_t {
        None,     ///< nothing new, or not there yet
        Grown,    ///< `bytes` follow what was read before
        Replaced  ///< what was read before no longer holds; the next poll() begins at the start
    };

    explicit GrowingFile(std::string file);
    ~GrowingFile();
    GrowingFile(GrowingFile&&) noexcept;
    GrowingFile& operator=(GrowingFile&&) noexcept;

    /// Appends at most `maxBytes` to `bytes`.
    News poll(std::size_t maxBytes, std::string& bytes);
    /// From the start again.
    void rewind();

    const std::string& file() const { return m_file; }
    bool more() const { return m_offset < m_size; }  ///< there is more to be read now
    bool lost() const { return m_lost; }             ///< it was there and is gone
    bool there() const { return m_seen && !m_lost; }
    double lastWrite() const { return m_lastWrite; }  ///< seconds since 1970; 0: not known
    /// Why it cannot be read, "Permission denied"; empty where it can.
    const std::string& error() const { return m_error; }

private:
    struct Stamp {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::uint64_t size = 0;
        std::int64_t modified = 0;  ///< nanoseconds
        std::int64_t changed = 0;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    struct Hash;

    News gone(int error);
    bool prefixHolds(int descriptor, bool otherFile) const;

    std::string m_file;
    std::string m_error;
    std::string m_tail;            ///< the last bytes that were read, to be found again in front of what comes
    std::unique_ptr<Hash> m_hash;  ///< of everything that was read
    Stamp m_stamp;
    std::uint64_t m_offset = 0;
    std::uint64_t m_size = 0;
    double m_lastWrite = 0;
    int m_untouched = 0;
    bool m_seen = false;
    bool m_lost = false;
};

}  // namespace gg::imports
