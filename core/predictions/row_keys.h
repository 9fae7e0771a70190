#pragma once

#include "core/dataset/formats/coco_assembly.h"
#include "core/metrics/detections.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::predictions {

/// What is written at `at`, to the end of its text, bracket or number and not beyond `end`; long ones are cut: for a person.
std::string excerptAt(const char* at, const char* end);

/// Ids of the rows, each once. Rows of one image stand together, so that the last id is mostly the next one, too.
class KeyList {
public:
    explicit KeyList(std::vector<dataset::CocoId>& keys)
        : m_keys(keys)
    {
    }

    std::uint32_t number(std::int64_t value)
    {
        if (m_last < m_keys.size() && m_keys[m_last].number == value) {
            return m_last;
        }
        return add({.number = value, .text = {}});
    }

    std::uint32_t text(std::string_view value)
    {
        if (m_last < m_keys.size() && !m_keys[m_last].number && m_keys[m_last].text == value) {
            return m_last;
        }
        return add({.number = std::nullopt, .text = std::string(value)});
    }

private:
    std::uint32_t add(dataset::CocoId&& key)
    {
        m_last = m_table.find(key);
        if (m_last == dataset::CocoIdTable::none) {
            m_last = static_cast<std::uint32_t>(m_keys.size());
            m_table.put(key, m_last);
            m_keys.push_back(std::move(key));
        }
        return m_last;
    }

    std::vector<dataset::CocoId>& m_keys;
    dataset::CocoIdTable m_table;
    std::uint32_t m_last = metrics::none;
};

}  // namespace gg::predictions
