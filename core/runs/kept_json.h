#pragma once

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <vector>

namespace gg::runs {

/// A JSON file that a run keeps of an epoch, read whole. What does not fit is an Error (Malformed) naming file and key. Inside this folder
/// only.
class KeptJson
{
public:
    /// Throws Error also where the file is not there or cannot be read.
    explicit KeptJson(std::string file);

    simdjson::dom::element root() const { return m_root; }
    [[noreturn]] void refuse(const std::string& what) const;

    std::int64_t whole(const simdjson::dom::element& of, const char* key) const;
    double number(const simdjson::dom::element& of, const char* key) const;  ///< null is NaN
    double value(const simdjson::dom::element& found, const char* key) const;
    std::string text(const simdjson::dom::element& of, const char* key) const;
    bool flag(const simdjson::dom::element& of, const char* key) const;
    simdjson::dom::element member(const simdjson::dom::element& of, const char* key) const;
    simdjson::dom::array list(const simdjson::dom::element& of, const char* key) const;
    /// Whole numbers of at least 0, `size` of them; any number of them where it is 0.
    std::vector<std::int64_t> counts(const simdjson::dom::element& of, const char* key, std::size_t size) const;

private:
    std::string m_file;
    std::string m_text;
    simdjson::dom::parser m_parser;
    simdjson::dom::element m_root;
};

}  // namespace gg::runs
