#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// A part of a top-level array of a JSON file: some of its elements, separated by commas.
struct JsonBatch {
    std::uint64_t begin = 0;  ///< in the file
    std::uint64_t end = 0;
    std::uint32_t line = 1;  ///< of `begin`
};

struct JsonSection {
    std::string key;  ///< empty where the file itself is an array
    std::vector<JsonBatch> batches;
};

/// Where the top-level arrays of a JSON file lie. Found by counting brackets and quotes in one pass over the file in small
/// blocks, so that a file of any size needs no more memory than its largest element; what an element says is left to a JSON
/// parser.
struct JsonSections {
    std::vector<JsonSection> sections;
    std::vector<std::string> keys;  ///< all keys of the top level, in order, repeated ones as well
    bool isArray = false;           ///< the file is one array
    /// Why the file could not be followed to its end, for a person; empty where it could. What was found before it is kept.
    std::string fault;
    std::uint32_t faultLine = 0;

    const JsonSection* find(std::string_view key) const;
};

/// COCO needs 6 levels; what is nested deeper is made to exhaust a parser.
constexpr int deepestJson = 64;
/// One annotation with a mask of a 60,000-pixel picture stays below; a larger element is not an annotation.
constexpr std::uint64_t largestJsonElement = 64ULL << 20U;

/// Throws Error (NotFound, Unreadable) where the file cannot be opened, Cancelled when stopped. Reads at most `mostBytes`.
GG_EXPORT JsonSections findJsonSections(const std::string& file, JobControl& control, std::uint64_t mostBytes = ~0ULL);

/// Reads one batch; `buffer` is kept between calls and ends in bytes that a SIMD parser may read past the end.
/// Returns the text; shorter than the batch where the file has changed meanwhile.
GG_EXPORT std::string_view readJsonBatch(const std::string& file, const JsonBatch& batch, std::vector<char>& buffer);

/// Cuts a batch into its elements.
class JsonElements
{
public:
    explicit JsonElements(std::string_view batch, std::uint32_t line)
        : m_text(batch)
        , m_line(line)
    {
    }
    /// False at the end. The element comes without the space around it.
    bool next();
    std::string_view element() const { return m_element; }
    std::uint32_t line() const { return m_elementLine; }

private:
    std::string_view m_text;
    std::string_view m_element;
    std::uint32_t m_line;
    std::uint32_t m_elementLine = 0;
};

}  // namespace gg::dataset
