#include "core/imports/text_decoder.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace gg::imports {
namespace {

void appendUtf8(std::uint32_t code, std::string& text)
{
    if (code < 0x80) {
        text.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        text.push_back(static_cast<char>(0xC0U | (code >> 6U)));
        text.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    } else if (code < 0x10000) {
        text.push_back(static_cast<char>(0xE0U | (code >> 12U)));
        text.push_back(static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)));
        text.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    } else {
        text.push_back(static_cast<char>(0xF0U | (code >> 18U)));
        text.push_back(static_cast<char>(0x80U | ((code >> 12U) & 0x3FU)));
        text.push_back(static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)));
        text.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    }
}

/// What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has control characters; 0: nothing.
constexpr std::array<std::uint16_t, 32> windows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr std::uint32_t replacement = 0xFFFD;

}  // namespace

void TextDecoder::decode(std::string_view bytes, std::string& text)
{
    if (m_encoding == Encoding::Bytes) {
        text.append(bytes);
        return;
    }
    m_waiting.append(bytes);
    if (m_encoding == Encoding::Undecided) {
        decide();
    }
    if (m_encoding == Encoding::Bytes) {
        text.append(m_waiting);
        m_waiting.clear();
    } else if (m_encoding != Encoding::Undecided) {
        decodeUtf16(text);
    }
}

/// The shortest text of interest has four bytes; until then nothing is decided, so that it does not matter where a file was cut.
void TextDecoder::decide()
{
    if (m_waiting.size() < 4) {
        return;
    }
    const std::string_view start = m_waiting;
    if (start.starts_with("\xEF\xBB\xBF")) {
        m_encoding = Encoding::Bytes;
        m_waiting.erase(0, 3);
    } else if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        m_encoding = start[0] == '\xFF' ? Encoding::Utf16Little : Encoding::Utf16Big;
        m_waiting.erase(0, 2);
    } else if (start[1] == '\0' && start[3] == '\0' && start[0] != '\0') {
        m_encoding = Encoding::Utf16Little;
    } else if (start[0] == '\0' && start[2] == '\0' && start[1] != '\0') {
        m_encoding = Encoding::Utf16Big;
    } else {
        m_encoding = Encoding::Bytes;
    }
}

void TextDecoder::decodeUtf16(std::string& text)
{
    const std::size_t low = m_encoding == Encoding::Utf16Little ? 0 : 1;
    std::size_t at = 0;
    for (; at + 1 < m_waiting.size(); at += 2) {
        const std::uint32_t unit = static_cast<unsigned char>(m_waiting[at + low]) | (static_cast<std::uint32_t>(static_cast<unsigned char>(m_waiting[at + 1 - low])) << 8U);
        const bool isLow = unit >= 0xDC00 && unit < 0xE000;
        if (m_highSurrogate != 0) {
            appendUtf8(isLow ? 0x10000 + ((m_highSurrogate - 0xD800) << 10U) + (unit - 0xDC00) : replacement, text);
            m_highSurrogate = 0;
            if (isLow) {
                continue;
            }
        }
        if (unit >= 0xD800 && unit < 0xDC00) {
            m_highSurrogate = unit;
        } else {
            appendUtf8(isLow ? replacement : unit, text);
        }
    }
    m_waiting.erase(0, at);
}

std::string_view withoutUtf16(std::string_view line, std::string& room)
{
    if (line.find('\0') == std::string_view::npos) {
        return line;
    }
    // Little end first: the second byte of the line break stands in front of the next line; big end first: its first one ends the line.
    std::string_view rest = line.starts_with('\0') ? line.substr(1) : line;
    if (rest.find('\0') == std::string_view::npos) {
        return rest;
    }
    room.clear();
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if ((rest[i] == '\0') != (i % 2 == 1)) {
            return line;
        }
        if (i % 2 == 0) {
            room.push_back(rest[i]);
        }
    }
    return room;
}

std::string utf8Name(std::string_view bytes)
{
    if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
        return std::string(bytes);
    }
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const std::uint32_t special = byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80U] : 0U;
        appendUtf8(special != 0 ? special : byte, text);
    }
    return text;
}

std::string shortened(std::string_view bytes, std::size_t most)
{
    std::size_t length = std::min(bytes.size(), most);
    while (length > 0 && length < bytes.size() && (static_cast<unsigned char>(bytes[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    std::string text = utf8Name(bytes.substr(0, length));
    for (char& c : text) {
        c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    }
    return bytes.size() > length ? text + "…" : text;
}

std::string inQuotes(std::string_view bytes, std::size_t most)
{
    return "“" + shortened(bytes, most) + "”";
}

}  // namespace gg::imports
