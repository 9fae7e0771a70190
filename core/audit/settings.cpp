#include "core/audit/settings.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace gg::audit
{
namespace
{

constexpr std::array table{
    Threshold{"augment.density.share", "augment.density", 10, 1, 100, "%"},
    Threshold{"augment.shrink.share", "augment.shrink", 10, 1, 100, "%"},
    Threshold{"augment.vanish.share", "augment.vanish", 5, 0.1, 100, "%"},
    Threshold{"class.imbalance.ratio", "class.imbalance", 10, 2, 1000, ""},
    Threshold{"image.blurred.deviations", "image.blurred", 3.5, 1, 20, ""},
    Threshold{"image.blurred.sharpness", "image.blurred", 1.45, 0, 10, ""},
    Threshold{"image.dark.p99", "image.dark", 0.32, 0, 1, ""},
    Threshold{"image.flat.contrast", "image.flat", 2, 0, 128, ""},
    Threshold{"image.grey_among_colour.share", "image.grey_among_colour", 0.99, 0.5, 1, ""},
    Threshold{"image.light.p05", "image.light", 0.95, 0, 1, ""},
    Threshold{"image.low_information.entropy", "image.low_information", 3, 0, 8, "bit"},
    Threshold{"image.near_duplicate.similarity", "image.near_duplicate", 0.85, 0.5, 1, ""},
    Threshold{"image.odd_aspect.ratio", "image.odd_aspect", 0.35, 0, 1, ""},
    Threshold{"image.odd_size.iqr", "image.odd_size", 3, 0.5, 20, ""},
    Threshold{"image.too_small.side", "image.too_small", 10, 1, 1000, "px"},
    Threshold{"label.area_outlier.ratio", "label.area_outlier", 8, 2, 100, ""},
    Threshold{"label.aspect_outlier.iqr", "label.aspect_outlier", 3, 1, 10, ""},
    Threshold{"label.border_habit.share", "label.border_habit", 10, 1, 50, "%"},
    Threshold{"label.duplicate.iou", "label.duplicate", 0.9, 0.5, 1.0, ""},
    Threshold{"label.far_outside.inside", "label.far_outside", 50, 1, 99, "%"},
    Threshold{"label.rounded.share", "label.rounded", 5, 1, 100, "%"},
    Threshold{"label.self_intersection.share", "label.self_intersection", 5, 0.5, 100, "%"},
    Threshold{"label.two_classes.iou", "label.two_classes", 0.9, 0.5, 1.0, ""},
    Threshold{"label.whole_image.share", "label.whole_image", 98, 50, 100, "%"},
    Threshold{"leak.same_scene.deviations", "leak.same_scene", 4.5, 2, 10, ""},
    Threshold{"leak.same_scene.similarity", "leak.same_scene", 0.7, 0.3, 1, ""},
    Threshold{"mask.annotators_disagree.iou", "mask.annotators_disagree", 0.5, 0.0, 1.0, ""},
    Threshold{"mask.fits_another.false_share", "mask.fits_another", 3, 0.1, 50, "%"},
    Threshold{"mask.pinholes.area", "mask.pinholes", 12, 1, 64, "px"},
    Threshold{"mask.share_outlier.deviations", "mask.share_outlier", 5, 2, 20, ""},
    Threshold{"mask.specks.area", "mask.specks", 12, 1, 64, "px"},
    Threshold{"missing.below_neighbours.deviations", "missing.below_neighbours", 3.5, 1, 20, ""},
    Threshold{"missing.copy_differs.iou", "missing.copy_differs", 0.7, 0.1, 0.99, ""},
    Threshold{"missing.sequence_gap.frames", "missing.sequence_gap", 3, 1, 10, ""},
    Threshold{"missing.sequence_gap.linked", "missing.sequence_gap", 50, 10, 100, "%"},
    Threshold{"prediction.confused.share", "prediction.confused", 20, 1, 100, "%"},
    Threshold{"prediction.misplaced.deviations", "prediction.misplaced", 4, 1, 20, ""},
    Threshold{"prediction.not_calibrated.precision", "prediction.not_calibrated", 30, 1, 99, "%"},
    Threshold{"prediction.overlooked.duplicate", "prediction.overlooked", 0.6, 0.3, 0.95, ""},
    Threshold{"prediction.overlooked.quantile", "prediction.overlooked", 50, 1, 99, "%"},
    Threshold{"size.below_8px.share", "size.below_8px", 1, 0, 100, "%"},
    Threshold{"size.class_below_8px.share", "size.class_below_8px", 50, 1, 100, "%"},
    Threshold{"size.finer_stride.share", "size.finer_stride", 20, 1, 100, "%"},
    Threshold{"size.more_than_max_det.objects", "size.more_than_max_det", 300, 1, 10000, ""},
    Threshold{"size.mostly_tiny.share", "size.mostly_tiny", 30, 1, 100, "%"},
    Threshold{"split.drift_class.effect", "split.drift_class", 0.15, 0, 1, ""},
    Threshold{"split.drift_size.distance", "split.drift_size", 0.25, 0, 1, ""},
    Threshold{"style.cutting.margin", "style.cutting", 1.5, 0.5, 20, "px"},
    Threshold{"style.loose.margin", "style.loose", 1.5, 0.5, 20, "px"},
    Threshold{"style.mixed.class_difference", "style.mixed", 2, 0.5, 20, "px"},
    Threshold{"style.mixed.confidence", "style.mixed", 99, 50, 99.99, "%"},
    Threshold{"style.mixed.difference", "style.mixed", 1.5, 0.5, 20, "px"},
};

}  // namespace

std::span<const Threshold> thresholds()
{
    static const auto sorted = [] {
        auto copy = table;
        std::ranges::sort(copy, {}, &Threshold::id);
        return copy;
    }();
    return sorted;
}

const Threshold* findThreshold(std::string_view id)
{
    const auto all = thresholds();
    const auto it = std::ranges::lower_bound(all, id, {}, &Threshold::id);
    return it != all.end() && it->id == id ? &*it : nullptr;
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
