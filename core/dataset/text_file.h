#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// Reads many small files one after the other into one buffer. io::readFile allocates and asks for the size of each, which is
/// most of the cost of opening a set with 20,000 label files.
class TextFile
{
public:
    /// A million rows and more; what is larger labels no picture, and would be held in memory once for each thread.
    static constexpr std::size_t largest = 64U << 20U;

    /// False when it could not be read or is larger than `largest`; then missing() and reason() say why.
    bool read(const std::string& path);
    /// A name seen from an open folder; AT_FDCWD and a path are as good.
    bool readAt(int folder, const char* name);
    std::string_view text() const { return {m_buffer.data(), m_size}; }
    bool missing() const;
    std::string reason() const;

private:
    std::vector<char> m_buffer;
    std::size_t m_size = 0;
    int m_error = 0;
};

}  // namespace gg::dataset
