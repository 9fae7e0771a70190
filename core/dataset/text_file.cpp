#include "core/dataset/text_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace gg::dataset
{

bool TextFile::read(const std::string& path)
{
    return readAt(AT_FDCWD, path.c_str());
}

bool TextFile::readAt(int folder, const char* name)
{
    constexpr std::size_t firstSize = 64U << 10U;
    m_error = 0;
    m_size = 0;
    if (m_buffer.empty()) {
        m_buffer.resize(firstSize);
    }
    const int descriptor = ::openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) {
        m_error = errno;
        return false;
    }
    for (;;) {
        const ssize_t n = ::read(descriptor, m_buffer.data() + m_size, m_buffer.size() - m_size);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            m_error = errno;
            break;
        }
        m_size += static_cast<std::size_t>(n);
        if (m_size < m_buffer.size()) {
            break;  // a regular file gives less than was asked for only at its end
        }
        if (m_size >= largest) {
            m_error = EFBIG;
            break;
        }
        m_buffer.resize(m_buffer.size() * 2);
    }
    ::close(descriptor);
    return m_error == 0;
}

bool TextFile::missing() const
{
    return m_error == ENOENT || m_error == ENOTDIR;
}

std::string TextFile::reason() const
{
    return m_error == EFBIG ? "larger than " + std::to_string(largest >> 20U) + " MiB" : std::strerror(m_error);
}

}  // namespace gg::dataset
