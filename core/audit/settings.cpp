#include "core/audit/settings.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace gg::audit
{
namespace
{

constexpr std::array table{
    Threshold{"label.duplicate.iou", "label.duplicate", 0.9, 0.5, 1.0, ""},
    Threshold{"mask.annotators_disagree.iou", "mask.annotators_disagree", 0.5, 0.0, 1.0, ""},
    Threshold{"mask.fits_another.false_share", "mask.fits_another", 3, 0.1, 50, "%"},
    Threshold{"mask.pinholes.area", "mask.pinholes", 12, 1, 64, "px"},
    Threshold{"mask.share_outlier.deviations", "mask.share_outlier", 5, 2, 20, ""},
    Threshold{"mask.specks.area", "mask.specks", 12, 1, 64, "px"},
};
static_assert(std::ranges::is_sorted(table, {}, &Threshold::id));

}  // namespace

std::span<const Threshold> thresholds()
{
    return table;
}

const Threshold* findThreshold(std::string_view id)
{
    const auto it = std::ranges::lower_bound(table, id, {}, &Threshold::id);
    return it != table.end() && it->id == id ? &*it : nullptr;
}

double Settings::threshold(std::string_view id) const
{
    if (const auto it = changed.find(id); it != changed.end()) {
        return it->second;
    }
    if (const Threshold* known = findThreshold(id)) {
        return known->value;
    }
    throw Error(ErrorCode::Internal, {}, "There is no threshold " + std::string(id) + ".");
}

}  // namespace gg::audit
