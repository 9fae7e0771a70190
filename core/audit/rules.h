#pragma once

#include "core/audit/finding.h"
#include "core/dataset/dataset.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::audit
{

/// What is fixed for a rule. Its sentences are in the catalogue under the same id.
struct Rule {
    std::string_view id;
    Severity severity = Severity::Warning;
    bool dropsImage = false;  ///< Ultralytics leaves the whole image out, as "corrupt"
};

/// Throws Error (Internal) for an id that the table does not hold.
const Rule& ruleOf(std::string_view id);

/// A finding of the rule with its severity; `file` and `line` are also placeholders of its sentences.
Finding makeFinding(const dataset::Dataset& dataset, std::string_view rule, std::string file = {}, std::uint32_t line = 0,
                    std::int64_t record = -1);

/// A finding about one object of a record, at its line of the label, with the object's class among its values.
Finding makeObjectFinding(const dataset::Dataset& dataset, std::string_view rule, std::size_t record, std::size_t object);

/// The class's name, or its number where it has none.
std::string nameOfClass(const dataset::Dataset& dataset, std::int32_t classId);

/// What was noted while reading, as a finding.
Finding fromBlemish(const dataset::Dataset& dataset, const dataset::Blemish& blemish, std::int64_t record);

/// "12.3" of 0.1234.
std::string percent(double share);
/// At most `digits` significant digits: "0.9048", "12".
std::string shortNumber(double value, int digits = 4);
/// "a, b, c and 4 more": the first few of many names.
std::string listed(const std::vector<std::string>& names, std::size_t most = 8);

}  // namespace gg::audit
