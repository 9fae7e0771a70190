#pragma once

#include "core/runs/compare.h"

namespace gg::runs {

/// The number that a setting's text is, whole and finite; nullopt for "auto", "true", "1e-3 (cosine)".
GG_EXPORT std::optional<double> numberOf(std::string_view text);

/// One quantity of many runs, ready for an axis: a setting, or a result.
struct SettingColumn {
    std::string key;
    std::vector<double> values;           ///< by run: the number, or the index into categories; NaN where the run has none
    std::vector<std::string> categories;  ///< empty: the values are numbers
    bool logarithmic = false;             ///< all positive, the largest at least 100 times the smallest, and no score

    bool numeric() const { return categories.empty(); }
    /// Where a value lies on the axis, from 0 (lowest) to 1; 0.5 where there is only one. NaN stays NaN.
    GG_EXPORT double position(double value) const;
    /// Of all values. O(n), where position() of each would be O(n²).
    GG_EXPORT std::vector<double> positions() const;
    /// Of the values that are there; 0, 1 without any.
    GG_EXPORT std::pair<double, double> range() const;
};
/// Numbers where every run that has the key has a number, else categories in the order of their names.
GG_EXPORT SettingColumn settingColumn(const std::string& key, std::span<const Settings* const> settings);
GG_EXPORT SettingColumn resultColumn(const std::string& series, std::span<const std::optional<double>> values);

/// How a setting and a result go together, over the runs that have both.
struct Correlation {
    int runs = 0;
    std::optional<double> pearson;   ///< of the logarithm where the axis is logarithmic
    std::optional<double> spearman;  ///< of ranks; equal values share the mean of theirs
};
/// Undefined for fewer than three runs, for categories, and where one of the two is the same in all runs. Example: x 1, 2, 3, y 1, 3, 2:
/// Spearman 1 − 6 · (0 + 1 + 1) / (3 · 8) = 0.5.
GG_EXPORT Correlation correlate(const SettingColumn& x, const SettingColumn& y);

}  // namespace gg::runs
