#include "core/texts/catalogue.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <unordered_set>

namespace gg::texts
{
namespace
{

/// The one copy of a name. Names of placeholders are a few dozen; nodes of the set stay where they are.
std::string_view kept(std::string_view name)
{
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    static std::shared_mutex mutex;
    static std::unordered_set<std::string, Hash, std::equal_to<>> names;
    {
        const std::shared_lock lock(mutex);
        if (const auto it = names.find(name); it != names.end()) {
            return *it;
        }
    }
    const std::unique_lock lock(mutex);
    return *names.emplace(name).first;
}

}  // namespace

Values::Values(std::initializer_list<std::pair<std::string_view, std::string>> entries)
{
    for (const auto& [name, value] : entries) {
        (*this)[name] = value;
    }
}

Values::const_iterator Values::find(std::string_view name) const
{
    return std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.first == name; });
}

std::string& Values::operator[](std::string_view name)
{
    if (const auto it = find(name); it != end()) {
        return m_entries[static_cast<std::size_t>(it - begin())].second;
    }
    return m_entries.emplace_back(Entry{.first = kept(name), .second = {}}).second;
}

const std::string& Values::at(std::string_view name) const
{
    const auto it = find(name);
    if (it == end()) {
        throw std::out_of_range("There is no value for the placeholder " + std::string(name) + ".");
    }
    return it->second;
}

}  // namespace gg::texts
