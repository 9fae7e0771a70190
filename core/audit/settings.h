#pragma once

#include "core/base/export.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::audit
{

/// A number that a rule compares with, and that a person may change. What it means is text "<id>.threshold" of the catalogue, in
/// half a sentence: "99th percentile of luminance below which an image is dark".
struct Threshold {
    std::string_view id;    ///< such as "image.dark.p99"
    std::string_view rule;  ///< whose threshold it is: "image.dark"
    double value = 0;       ///< the default
    double lowest = 0;
    double highest = 0;
    std::string_view unit;  ///< "px", "%", "" …
};

/// All thresholds, ordered by id.
GG_EXPORT std::span<const Threshold> thresholds();
/// Null for an id that there is not.
GG_EXPORT const Threshold* findThreshold(std::string_view id);

/// Every rule that there is, ordered by id: what may be muted.
GG_EXPORT std::vector<std::string_view> ruleIds();

/// What a person decided about the rules, apart from findings that were accepted (acceptance.h).
struct Settings {
    int trainingSize = 640;                              ///< longer side after letterboxing, px: sizes are judged at it
    std::map<std::string, double, std::less<>> changed;  ///< thresholds that differ from their default, by id
    std::set<std::string, std::less<>> muted;            ///< rules that are not run

    /// The value in force. Throws Error (Internal) for an id that there is not.
    GG_EXPORT double threshold(std::string_view id) const;
};

}  // namespace gg::audit
