#include "core/runs/kept_json.h"

#include "core/base/error.h"
#include "core/io/files.h"

#include <limits>

namespace gg::runs {

namespace json = simdjson::dom;

KeptJson::KeptJson(std::string file)
    : m_file(std::move(file))
    , m_text(io::readFile(m_file))
{
    if (const auto error = m_parser.parse(m_text).get(m_root); error != simdjson::SUCCESS) {
        refuse(simdjson::error_message(error));
    }
}

void KeptJson::refuse(const std::string& what) const
{
    throw Error(ErrorCode::Malformed, m_file, "What was kept of this epoch cannot be read: " + what + ". The other epochs are not affected.");
}

std::int64_t KeptJson::whole(const json::element& of, const char* key) const
{
    std::int64_t found = 0;
    if (of[key].get(found) != simdjson::SUCCESS) {
        refuse(std::string("\"") + key + "\" is missing or not a whole number");
    }
    return found;
}

double KeptJson::value(const json::element& found, const char* key) const
{
    double number = 0;
    if (found.is_null()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (found.get(number) != simdjson::SUCCESS) {
        refuse(std::string("\"") + key + "\" is not a number");
    }
    return number;
}

double KeptJson::number(const json::element& of, const char* key) const
{
    return value(member(of, key), key);
}

std::string KeptJson::text(const json::element& of, const char* key) const
{
    std::string_view found;
    if (of[key].get(found) != simdjson::SUCCESS) {
        refuse(std::string("\"") + key + "\" is missing or no text");
    }
    return std::string(found);
}

bool KeptJson::flag(const json::element& of, const char* key) const
{
    bool found = false;
    if (of[key].get(found) != simdjson::SUCCESS) {
        refuse(std::string("\"") + key + "\" is missing or neither true nor false");
    }
    return found;
}

json::element KeptJson::member(const json::element& of, const char* key) const
{
    json::element found;
    if (of[key].get(found) != simdjson::SUCCESS) {
        refuse(std::string("\"") + key + "\" is missing");
    }
    return found;
}

json::array KeptJson::list(const json::element& of, const char* key) const
{
    json::array found;
    if (of[key].get(found) != simdjson::SUCCESS) {
        refuse(std::string("\"") + key + "\" is missing or no list");
    }
    return found;
}

std::vector<std::int64_t> KeptJson::counts(const json::element& of, const char* key, std::size_t size) const
{
    std::vector<std::int64_t> found;
    for (const json::element entry : list(of, key)) {
        std::int64_t count = 0;
        if (entry.get(count) != simdjson::SUCCESS || count < 0) {
            refuse(std::string("\"") + key + "\" holds something that is no count");
        }
        found.push_back(count);
    }
    if (size != 0 && found.size() != size) {
        refuse(std::string("\"") + key + "\" holds " + std::to_string(found.size()) + " numbers, expected " + std::to_string(size));
    }
    return found;
}

}  // namespace gg::runs
