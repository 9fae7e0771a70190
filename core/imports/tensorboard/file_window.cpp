#include "core/imports/tensorboard/file_window.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace gg::imports::tensorboard
{

void FileWindow::open(int descriptor, std::uint64_t size, std::uint64_t wanted)
{
    m_descriptor = descriptor;
    m_size = size;
    m_wanted = std::min(size, wanted);
    m_begin = 0;
    m_end = 0;
    m_error = 0;
    if (m_capacity > 4 * piece) {  // a large record's; not to be kept for good
        m_buffer.reset();
        m_capacity = 0;
    }
}

const char* FileWindow::fill(std::uint64_t offset, std::size_t length)
{
    if (offset > m_size || length > m_size - offset) {
        return nullptr;
    }
    const std::uint64_t kept = offset >= m_begin && offset < m_end ? m_end - offset : 0;
    // Behind what is wanted there may be one record more; a little is read at a time.
    const std::uint64_t ahead = offset + kept < m_wanted ? std::min<std::uint64_t>(piece, m_wanted - offset - kept) : 4096;
    const std::uint64_t total = std::min(std::max<std::uint64_t>(length, kept + ahead), m_size - offset);
    if (total > m_capacity) {
        const std::size_t capacity = std::max<std::size_t>(total, 2 * piece);
        std::unique_ptr<char[]> larger(new char[capacity]);
        if (kept > 0) {
            std::memcpy(larger.get(), m_buffer.get() + (offset - m_begin), kept);
        }
        m_buffer = std::move(larger);
        m_capacity = capacity;
    } else if (kept > 0) {
        std::memmove(m_buffer.get(), m_buffer.get() + (offset - m_begin), kept);
    }
    m_begin = offset;
    m_end = offset + kept;
    while (m_end < offset + total) {
        const ssize_t count =
            ::pread(m_descriptor, m_buffer.get() + (m_end - m_begin), offset + total - m_end, static_cast<off_t>(m_end));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            m_error = count < 0 ? errno : 0;
            break;
        }
        m_end += static_cast<std::uint64_t>(count);
    }
    return offset + length <= m_end ? m_buffer.get() : nullptr;
}

}  // namespace gg::imports::tensorboard
