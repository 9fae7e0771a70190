#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace gg::audit
{

/// Writes facts for a cache: a version, values with their lowest byte first, a checksum at the end.
class FactWriter
{
public:
    explicit FactWriter(std::uint8_t version) { number(version); }

    template <typename T>
        requires std::is_unsigned_v<T>
    void number(T value)
    {
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            m_bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFFU));
        }
    }
    /// Small numbers in one byte, larger ones in up to five.
    void small(std::uint32_t value);
    void real(float value);
    void text(std::string_view bytes);

    std::string finish();

private:
    std::string m_bytes;
};

/// Reads what FactWriter wrote. Throws Error (Malformed) for another version, a wrong checksum, or an end in the middle.
class FactReader
{
public:
    FactReader(std::string_view bytes, std::uint8_t version);

    template <typename T>
        requires std::is_unsigned_v<T>
    T number()
    {
        const std::string_view bytes = take(sizeof(T));
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
        }
        return static_cast<T>(value);
    }
    std::uint32_t small();
    /// A count of things that take a byte at least each: never more than there are bytes left.
    std::size_t count();
    float real();
    std::string_view text();
    /// Throws unless everything was read.
    void finish() const;

private:
    std::string_view take(std::size_t size);

    std::string_view m_left;
};

/// FNV-1a, 64 bits.
std::uint64_t hashOf(std::string_view bytes, std::uint64_t start = 14695981039346656037ULL);

}  // namespace gg::audit
