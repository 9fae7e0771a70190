#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace gg::imports::tensorboard
{

/// A file seen through one buffer, so that a file of any size is read in bounded memory. Reading goes forward; the buffer is kept
/// for the next file or block.
class FileWindow
{
public:
    /// Bytes up to `size` are there; up to `wanted` they are read ahead.
    void open(int descriptor, std::uint64_t size, std::uint64_t wanted);

    /// The bytes [offset, offset + length), valid until the next call; nullptr where the file ends before, or cannot be read.
    const char* at(std::uint64_t offset, std::size_t length)
    {
        return offset >= m_begin && offset + length <= m_end ? m_buffer.get() + (offset - m_begin) : fill(offset, length);
    }

    std::uint64_t size() const { return m_size; }
    /// errno of a read that failed; 0 otherwise.
    int error() const { return m_error; }

private:
    const char* fill(std::uint64_t offset, std::size_t length);

    static constexpr std::size_t piece = 512U << 10U;

    std::unique_ptr<char[]> m_buffer;
    std::size_t m_capacity = 0;
    std::uint64_t m_begin = 0;  ///< of the buffer, in the file
    std::uint64_t m_end = 0;
    std::uint64_t m_size = 0;
    std::uint64_t m_wanted = 0;
    int m_descriptor = -1;
    int m_error = 0;
};

}  // namespace gg::imports::tensorboard
