#include "core/texts/catalogue.h"

#include "core/texts/audit_tables.h"

#include <array>
#include <unordered_map>
#include <vector>

namespace gg::texts {

std::span<const Entry> auditTexts()
{
    static const auto joined = [] {
        const std::array tables{
            labelAuditTexts(),
            augmentationAuditTexts(),
            classAuditTexts(),
            formatAuditTexts(),
            geometryAuditTexts(),
            imageAuditTexts(),
            leakageAuditTexts(),
            maskAuditTexts(),
            missingAuditTexts(),
            sizeAuditTexts(),
            styleAuditTexts(),
        };
        std::vector<Entry> entries;
        for (const auto& table : tables) {
            entries.insert(entries.end(), table.begin(), table.end());
        }
        return entries;
    }();
    return joined;
}

namespace {

std::vector<std::span<const Entry>>& addedTables()
{
    static std::vector<std::span<const Entry>> tables;
    return tables;
}

}  // namespace

void addTexts(std::span<const Entry> entries)
{
    addedTables().push_back(entries);
}

std::span<const Entry> addedTexts()
{
    static const auto joined = [] {
        std::vector<Entry> entries;
        for (const auto& table : addedTables()) {
            entries.insert(entries.end(), table.begin(), table.end());
        }
        return entries;
    }();
    return joined;
}

std::string_view find(std::string_view id)
{
    static const auto index = [] {
        std::unordered_map<std::string_view, std::string_view> map;
        for (const auto table : {auditTexts(),
                                 addedTexts(),
                                 convertTexts(),
                                 evaluationTexts(),
                                 ledgerTexts(),
                                 modelTexts(),
                                 predictionTexts(),
                                 readinessTexts(),
                                 recipeTexts(),
                                 repairTexts()}) {
            for (const Entry& entry : table) {
                map.emplace(entry.id, entry.english);
            }
        }
        return map;
    }();
    const auto it = index.find(id);
    return it == index.end() ? std::string_view{} : it->second;
}

std::string fill(std::string_view text, const Values& values)
{
    std::string out;
    out.reserve(text.size() + 32);
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        out.append(text.substr(at, open - at));
        const auto value = values.find(text.substr(open + 1, close - open - 1));
        if (value == values.end()) {
            out.append(text.substr(open, close - open + 1));
        } else {
            out.append(value->second);
        }
        at = close + 1;
    }
    out.append(text.substr(at));
    return out;
}

std::string render(std::string_view id, const Values& values)
{
    return fill(find(id), values);
}

}  // namespace gg::texts
