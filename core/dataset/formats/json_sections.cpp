#include "core/dataset/formats/json_sections.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace gg::dataset
{
namespace
{

constexpr std::size_t blockBytes = 1U << 20U;
/// Small enough that the threads share the work evenly, large enough that a batch is not mostly overhead.
constexpr std::uint64_t batchBytes = 1U << 20U;
constexpr std::size_t longestKey = 256;
constexpr std::size_t mostKeys = 1000;
/// A SIMD parser reads whole registers; simdjson asks for 64 bytes.
constexpr std::size_t padding = 64;

enum class Class : std::uint8_t { Other, Quote, Open, Close, Comma, Colon, Newline, Blank };

constexpr std::array<Class, 256> classes = [] {
    std::array<Class, 256> table{};
    table['"'] = Class::Quote;
    table['{'] = table['['] = Class::Open;
    table['}'] = table[']'] = Class::Close;
    table[','] = Class::Comma;
    table[':'] = Class::Colon;
    table['\n'] = Class::Newline;
    table[' '] = table['\t'] = table['\r'] = Class::Blank;
    return table;
}();

Class classOf(char c)
{
    return classes[static_cast<unsigned char>(c)];
}

class Descriptor
{
public:
    explicit Descriptor(const std::string& file)
        : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK))
    {
    }
    ~Descriptor()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    bool valid() const { return m_descriptor >= 0; }

    /// As much as there is, up to `size`; a negative number where it cannot be read.
    ssize_t readAt(char* to, std::size_t size, std::uint64_t offset) const
    {
        std::size_t done = 0;
        while (done < size) {
            const ssize_t n = ::pread(m_descriptor, to + done, size - done, static_cast<off_t>(offset + done));
            if (n < 0 && errno == EINTR) {
                continue;
            }
            if (n < 0) {
                return -1;
            }
            if (n == 0) {
                break;
            }
            done += static_cast<std::size_t>(n);
        }
        return static_cast<ssize_t>(done);
    }

private:
    int m_descriptor;
};

class Scanner
{
public:
    explicit Scanner(JsonSections& out)
        : m_out(out)
    {
    }

    /// False when the rest of the file is of no use.
    bool take(std::string_view block)
    {
        std::size_t at = 0;
        while (at < block.size() && !m_stopped) {
            at = m_inString ? throughString(block, at) : throughStructure(block, at);
        }
        m_offset += block.size();
        return !m_stopped;
    }

    void finish(bool cutShort)
    {
        if (m_stopped || cutShort) {
            closeBatch(m_lastEnd);
            return;
        }
        if (!m_begun) {
            fault("the file holds no { and no [");
        } else if (m_depth > 0) {
            fault(m_inString ? "the file ends inside a text" : "the file ends before its last bracket is closed");
        }
    }

private:
    std::size_t throughString(std::string_view block, std::size_t at)
    {
        const std::size_t begin = at;
        if (m_escaped) {
            m_escaped = false;
            ++at;
        }
        while (at < block.size()) {
            const char c = block[at];
            if (c == '"') {
                m_inString = false;
                break;
            }
            if (c == '\\') {
                if (at + 1 == block.size()) {
                    m_escaped = true;
                }
                at += 2;
                continue;
            }
            m_line += c == '\n' ? 1 : 0;
            ++at;
        }
        at = std::min(at, block.size());
        if (m_isKey && m_key.size() < longestKey) {
            m_key.append(block.substr(begin, std::min(at - begin, longestKey)));
        }
        return m_inString ? at : at + 1;
    }

    std::size_t throughStructure(std::string_view block, std::size_t at)
    {
        for (; at < block.size(); ++at) {
            const Class kind = classOf(block[at]);
            if (kind == Class::Other || kind == Class::Blank) {
                continue;
            }
            if (kind == Class::Newline) {
                ++m_line;
            } else if (kind == Class::Quote) {
                m_inString = true;
                m_isKey = m_depth == 1 && !m_out.isArray && !m_valueExpected;
                if (m_isKey) {
                    m_key.clear();
                }
                return at + 1;
            } else {
                structural(kind, block[at], m_offset + at);
                if (m_stopped) {
                    return block.size();
                }
            }
        }
        return at;
    }

    void structural(Class kind, char c, std::uint64_t offset)
    {
        switch (kind) {
        case Class::Open:
            open(c, offset);
            break;
        case Class::Close:
            close(c, offset);
            break;
        case Class::Colon:
            if (m_depth == 1 && !m_out.isArray) {
                m_valueExpected = true;
                if (m_out.keys.size() < mostKeys) {
                    m_out.keys.push_back(m_key);
                }
            }
            break;
        case Class::Comma:
            comma(offset);
            break;
        default:
            break;
        }
    }

    void open(char c, std::uint64_t offset)
    {
        if (m_depth == 0 && m_begun) {
            fault("something follows the end of the data");
            return;
        }
        m_begun = true;
        if (++m_depth > deepestJson) {
            fault("brackets are nested more than " + std::to_string(deepestJson) + " deep");
            return;
        }
        m_open[static_cast<std::size_t>(m_depth - 1)] = c;
        const bool section = c == '[' && (m_depth == 1 || (m_depth == 2 && !m_out.isArray && m_valueExpected));
        if (m_depth == 1) {
            m_out.isArray = c == '[';
        }
        if (section) {
            m_out.sections.push_back({.key = m_depth == 1 ? std::string{} : m_key, .batches = {}});
            m_sectionDepth = m_depth;
            m_batch = {.begin = offset + 1, .end = 0, .line = m_line};
            m_lastEnd = offset + 1;
        }
    }

    void close(char c, std::uint64_t offset)
    {
        const char wanted = m_depth == 0 ? '\0' : m_open[static_cast<std::size_t>(m_depth - 1)] == '{' ? '}' : ']';
        if (c != wanted) {
            fault(std::string("a ") + c + " that closes nothing");
            return;
        }
        if (m_depth == m_sectionDepth) {
            closeBatch(offset);
            m_sectionDepth = 0;
        }
        --m_depth;
    }

    void comma(std::uint64_t offset)
    {
        if (m_depth == 1 && !m_out.isArray) {
            m_valueExpected = false;
        } else if (m_sectionDepth > 0 && m_depth == m_sectionDepth) {
            m_lastEnd = offset;
            if (offset - m_batch.begin >= batchBytes) {
                closeBatch(offset);
                m_batch = {.begin = offset + 1, .end = 0, .line = m_line};
            }
        }
    }

    void closeBatch(std::uint64_t end)
    {
        if (m_sectionDepth > 0 && end > m_batch.begin) {
            m_batch.end = end;
            m_out.sections.back().batches.push_back(m_batch);
            m_batch.begin = end;
        }
    }

    void fault(std::string why)
    {
        m_out.fault = std::move(why);
        m_out.faultLine = m_line;
        closeBatch(m_lastEnd);
        m_stopped = true;
    }

    JsonSections& m_out;
    std::array<char, deepestJson> m_open{};
    int m_depth = 0;
    int m_sectionDepth = 0;
    std::uint64_t m_offset = 0;
    std::uint64_t m_lastEnd = 0;  ///< of the last whole element of the section
    std::uint32_t m_line = 1;
    JsonBatch m_batch;
    std::string m_key;
    bool m_begun = false;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_isKey = false;
    bool m_valueExpected = false;
    bool m_stopped = false;
};

[[noreturn]] void throwUnreadable(const std::string& file)
{
    const int error = errno;
    throw Error(error == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable, file,
                std::string("Could not be read (") + std::strerror(error) + ").");
}

}  // namespace

const JsonSection* JsonSections::find(std::string_view key) const
{
    // Where a key is repeated, JSON readers keep the last.
    const auto it =
        std::find_if(sections.rbegin(), sections.rend(), [&](const JsonSection& section) { return section.key == key; });
    return it == sections.rend() ? nullptr : &*it;
}

JsonSections findJsonSections(const std::string& file, JobControl& control, std::uint64_t mostBytes)
{
    const Descriptor descriptor(file);
    if (!descriptor.valid()) {
        throwUnreadable(file);
    }
    JsonSections out;
    Scanner scanner(out);
    std::vector<char> block(static_cast<std::size_t>(std::min<std::uint64_t>(blockBytes, mostBytes)));
    bool useful = true;
    std::uint64_t offset = 0;
    bool ended = false;
    while (offset < mostBytes && useful) {
        control.throwIfStopped();
        const ssize_t n = descriptor.readAt(block.data(), block.size(), offset);
        if (n < 0) {
            throwUnreadable(file);
        }
        const std::string_view text(block.data(), static_cast<std::size_t>(n));
        useful = scanner.take(text);
        offset += text.size();
        if (text.size() < block.size()) {
            ended = true;
            break;
        }
    }
    scanner.finish(!ended);
    return out;
}

std::string_view readJsonBatch(const std::string& file, const JsonBatch& batch, std::vector<char>& buffer)
{
    const Descriptor descriptor(file);
    const std::uint64_t size = std::min(batch.end - batch.begin, largestJsonElement + batchBytes);
    buffer.resize(static_cast<std::size_t>(size) + padding);
    const ssize_t n = descriptor.valid() ? descriptor.readAt(buffer.data(), static_cast<std::size_t>(size), batch.begin) : 0;
    const std::size_t got = n < 0 ? 0 : static_cast<std::size_t>(n);
    std::fill(buffer.begin() + static_cast<std::ptrdiff_t>(got), buffer.end(), ' ');
    return {buffer.data(), got};
}

bool JsonElements::next()
{
    const auto skip = [&] {
        while (!m_text.empty()) {
            const Class kind = classOf(m_text.front());
            if (kind != Class::Blank && kind != Class::Newline) {
                return;
            }
            m_line += kind == Class::Newline ? 1 : 0;
            m_text.remove_prefix(1);
        }
    };
    skip();
    if (m_text.empty()) {
        return false;
    }
    m_elementLine = m_line;
    int depth = 0;
    std::size_t at = 0;
    for (; at < m_text.size(); ++at) {
        const Class kind = classOf(m_text[at]);
        if (kind == Class::Other || kind == Class::Blank || kind == Class::Colon) {
            continue;
        }
        if (kind == Class::Quote) {
            for (++at; at < m_text.size() && m_text[at] != '"'; ++at) {
                at += m_text[at] == '\\' ? 1 : 0;
            }
        } else if (kind == Class::Newline) {
            ++m_line;
        } else if (kind == Class::Open) {
            ++depth;
        } else if (kind == Class::Close) {
            --depth;
        } else if (depth <= 0) {
            break;  // the comma behind the element
        }
    }
    at = std::min(at, m_text.size());
    m_element = m_text.substr(0, at);
    while (!m_element.empty() && (classOf(m_element.back()) == Class::Blank || classOf(m_element.back()) == Class::Newline)) {
        m_element.remove_suffix(1);
    }
    m_text.remove_prefix(std::min(at + 1, m_text.size()));
    return true;
}

}  // namespace gg::dataset
