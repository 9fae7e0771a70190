#include "core/diagnosis/rule.h"

#include "core/base/error.h"

#include <algorithm>

namespace gg::diagnosis {
namespace {

std::vector<const Rule*>& registered()
{
    // Rules make themselves known before main, in no order that could be relied on.
    static std::vector<const Rule*> all;
    return all;
}

}  // namespace

Limits::Limits(std::span<const Threshold> thresholds, const Settings& settings, std::string_view rule)
    : m_thresholds(thresholds)
{
    for (const Threshold& threshold : thresholds) {
        const auto changed = settings.changed.find(std::string(rule) + "." + std::string(threshold.id));
        m_values.push_back(changed == settings.changed.end() ? threshold.value : changed->second);
    }
}

double Limits::operator[](std::string_view id) const
{
    for (std::size_t i = 0; i < m_thresholds.size(); ++i) {
        if (m_thresholds[i].id == id) {
            return m_values[i];
        }
    }
    throw Error(ErrorCode::Internal, {}, "There is no threshold " + std::string(id) + ".");
}

void Opinion::lacks(std::string_view input)
{
    if (std::find(m_lacking.begin(), m_lacking.end(), input) == m_lacking.end()) {
        m_lacking.emplace_back(input);
    }
}

Registration::Registration(const Rule& rule)
{
    registered().push_back(&rule);
    texts::addTexts(rule.texts);
}

const std::vector<const Rule*>& rules()
{
    static const auto sorted = [] {
        auto all = registered();
        std::ranges::sort(all, {}, &Rule::id);
        return all;
    }();
    return sorted;
}

const Rule* findRule(std::string_view id)
{
    const auto it = std::ranges::lower_bound(rules(), id, {}, &Rule::id);
    return it != rules().end() && (*it)->id == id ? *it : nullptr;
}

}  // namespace gg::diagnosis
