#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gg::imports {

/// Brings the bytes of a text that is still being written to UTF-8 as they come. UTF-16 is told by its mark or by the zeros in its first
/// characters. Bytes of other encodings stay as they are: see utf8Name().
class TextDecoder {
public:
    /// Appends to `text`. Bytes that do not make a character yet wait for the next call.
    void decode(std::string_view bytes, std::string& text);

private:
    enum class Encoding : std::uint8_t { Undecided, Bytes, Utf16Little, Utf16Big };

    void decide();
    void decodeUtf16(std::string& text);

    Encoding m_encoding = Encoding::Undecided;
    std::string m_waiting;
    std::uint32_t m_highSurrogate = 0;
};

/// A line that another program wrote in UTF-16 into a file that is not (PowerShell's >> does), as single bytes; a zero that such a line left in front
/// of the next one is taken away. Other lines stay as they are: zeros are holes then, which are no text. `room` holds the bytes of the answer.
std::string_view withoutUtf16(std::string_view line, std::string& room);

/// A name as UTF-8: what is none is read as Latin-1 (Windows-1252 for the characters that it adds).
std::string utf8Name(std::string_view bytes);

/// At most about `most` bytes as UTF-8, without control characters, with "…" where there was more.
std::string shortened(std::string_view bytes, std::size_t most);

/// The same in quotation marks, for a message.
std::string inQuotes(std::string_view bytes, std::size_t most = 40);

}  // namespace gg::imports
