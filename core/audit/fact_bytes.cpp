#include "core/audit/fact_bytes.h"

#include "core/base/error.h"

#include <bit>

namespace gg::audit
{
namespace
{

[[noreturn]] void damaged()
{
    throw Error(ErrorCode::Malformed, {}, "The stored facts are damaged or of another version. They have to be measured again.");
}

}  // namespace

void FactWriter::small(std::uint32_t value)
{
    while (value >= 0x80U) {
        m_bytes.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
        value >>= 7U;
    }
    m_bytes.push_back(static_cast<char>(value));
}

void FactWriter::real(float value)
{
    number(std::bit_cast<std::uint32_t>(value));
}

void FactWriter::text(std::string_view bytes)
{
    small(static_cast<std::uint32_t>(bytes.size()));
    m_bytes.append(bytes);
}

std::string FactWriter::finish()
{
    number(hashOf(m_bytes));
    return std::move(m_bytes);
}

FactReader::FactReader(std::string_view bytes, std::uint8_t version)
    : m_left(bytes)
{
    constexpr std::size_t checksum = sizeof(std::uint64_t);
    if (bytes.size() < checksum + 1) {
        damaged();
    }
    m_left = bytes.substr(bytes.size() - checksum);
    const auto expected = number<std::uint64_t>();
    m_left = bytes.substr(0, bytes.size() - checksum);
    if (hashOf(m_left) != expected || number<std::uint8_t>() != version) {
        damaged();
    }
}

std::uint32_t FactReader::small()
{
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
        const auto byte = number<std::uint8_t>();
        value |= (std::uint32_t{byte} & 0x7FU) << shift;
        if ((byte & 0x80U) == 0) {
            return value;
        }
    }
    damaged();
}

std::size_t FactReader::count()
{
    const std::size_t value = small();
    if (value > m_left.size()) {
        damaged();
    }
    return value;
}

float FactReader::real()
{
    return std::bit_cast<float>(number<std::uint32_t>());
}

std::string_view FactReader::text()
{
    return take(small());
}

void FactReader::finish() const
{
    if (!m_left.empty()) {
        damaged();
    }
}

std::string_view FactReader::take(std::size_t size)
{
    if (size > m_left.size()) {
        damaged();
    }
    const std::string_view out = m_left.substr(0, size);
    m_left.remove_prefix(size);
    return out;
}

std::uint64_t hashOf(std::string_view bytes, std::uint64_t start)
{
    std::uint64_t hash = start;
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash;
}

}  // namespace gg::audit
