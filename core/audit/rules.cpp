#include "core/audit/rules.h"
#include "core/audit/settings.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gg::audit
{
namespace
{

constexpr std::array rules{
    Rule{"augment.colour_on_grey", Severity::Warning},
    Rule{"augment.density", Severity::Warning},
    Rule{"augment.flip_left_right", Severity::Warning},
    Rule{"augment.flip_upside_down", Severity::Warning},
    Rule{"augment.shrink", Severity::Warning},
    Rule{"augment.vanish", Severity::Warning},
    Rule{"class.imbalance", Severity::Warning},
    Rule{"class.known_order", Severity::Warning},
    Rule{"class.name_spaces", Severity::Warning},
    Rule{"class.names_differ", Severity::Info},
    Rule{"class.not_trained", Severity::Error},
    Rule{"class.one_split", Severity::Warning},
    Rule{"class.order_differs", Severity::Error},
    Rule{"class.similar_names", Severity::Warning},
    Rule{"class.unused", Severity::Warning},
    Rule{"coco.annotation_id_repeated", Severity::Warning},
    Rule{"coco.area_differs", Severity::Warning},
    Rule{"coco.bbox_differs", Severity::Warning},
    Rule{"coco.bbox_malformed", Severity::Error},
    Rule{"coco.categories_differ", Severity::Error},
    Rule{"coco.category_repeated", Severity::Error},
    Rule{"coco.category_unknown", Severity::Error},
    Rule{"coco.file_name_repeated", Severity::Warning},
    Rule{"coco.id_type_differs", Severity::Error},
    Rule{"coco.image_id_repeated", Severity::Error},
    Rule{"coco.image_unknown", Severity::Error},
    Rule{"coco.keypoints_not_read", Severity::Info},
    Rule{"coco.malformed", Severity::Error},
    Rule{"coco.missing_value", Severity::Error},
    Rule{"coco.ring_malformed", Severity::Error},
    Rule{"coco.rle_malformed", Severity::Error},
    Rule{"coco.rle_size_differs", Severity::Error},
    Rule{"coco.segmentation_form", Severity::Error},
    Rule{"coco.size_differs", Severity::Error},
    Rule{"folder.unreadable", Severity::Error},
    Rule{"image.ambiguous", Severity::Error},
    Rule{"image.blurred", Severity::Warning},
    Rule{"image.colour_among_grey", Severity::Warning},
    Rule{"image.dark", Severity::Warning},
    Rule{"image.duplicate", Severity::Warning},
    Rule{"image.exif_rotation", Severity::Warning},
    Rule{"image.flat", Severity::Warning},
    Rule{"image.found_elsewhere", Severity::Warning},
    Rule{"image.grey_among_colour", Severity::Warning},
    Rule{"image.jpeg_tail", Severity::Warning},
    Rule{"image.light", Severity::Warning},
    Rule{"image.low_information", Severity::Warning},
    Rule{"image.near_duplicate", Severity::Warning},
    Rule{"image.not_found", Severity::Error},
    Rule{"image.odd_aspect", Severity::Warning},
    Rule{"image.odd_size", Severity::Warning},
    Rule{"image.too_small", Severity::Error, true},
    Rule{"image.truncated", Severity::Error, true},
    Rule{"image.unlisted", Severity::Info},
    Rule{"image.unreadable", Severity::Error, true},
    Rule{"image.wrong_extension", Severity::Warning},
    Rule{"label.area_outlier", Severity::Info},
    Rule{"label.aspect_outlier", Severity::Info},
    Rule{"label.attribute_out_of_range", Severity::Warning},
    Rule{"label.border_habit", Severity::Info},
    Rule{"label.class_fractional", Severity::Error},
    Rule{"label.class_from_one", Severity::Error},
    Rule{"label.class_outside_names", Severity::Error, true},
    Rule{"label.columns", Severity::Error, true},
    Rule{"label.corners", Severity::Error},
    Rule{"label.duplicate", Severity::Warning},
    Rule{"label.duplicate_row", Severity::Warning},
    Rule{"label.empty", Severity::Info},
    Rule{"label.far_outside", Severity::Error},
    Rule{"label.mispaired", Severity::Error},
    Rule{"label.missing", Severity::Warning},
    Rule{"label.mixed_shapes", Severity::Warning},
    Rule{"label.more_faults", Severity::Error, true},
    Rule{"label.not_a_number", Severity::Error, true},
    Rule{"label.of_other_images", Severity::Error},
    Rule{"label.orphan", Severity::Warning},
    Rule{"label.out_of_range", Severity::Error, true},
    Rule{"label.outside_image", Severity::Warning},
    Rule{"label.over_one", Severity::Warning},
    Rule{"label.pixels", Severity::Error, true},
    Rule{"label.polygon_degenerate", Severity::Error},
    Rule{"label.read_as_polygon", Severity::Error},
    Rule{"label.rounded", Severity::Info},
    Rule{"label.self_intersection", Severity::Warning},
    Rule{"label.shared", Severity::Warning},
    Rule{"label.top_left", Severity::Error},
    Rule{"label.two_classes", Severity::Warning},
    Rule{"label.unreadable", Severity::Error, true},
    Rule{"label.whole_image", Severity::Info},
    Rule{"label.zero_size", Severity::Error},
    Rule{"leak.copy", Severity::Error},
    Rule{"leak.mirrored", Severity::Warning},
    Rule{"leak.no_clean_split", Severity::Warning},
    Rule{"leak.recording", Severity::Error},
    Rule{"leak.regrouped_split", Severity::Info},
    Rule{"leak.same_file", Severity::Error},
    Rule{"leak.same_pixels", Severity::Error},
    Rule{"leak.same_scene", Severity::Warning},
    Rule{"leak.share", Severity::Info},
    Rule{"mask.all_background", Severity::Warning},
    Rule{"mask.all_foreground", Severity::Warning},
    Rule{"mask.annotators", Severity::Info},
    Rule{"mask.annotators_disagree", Severity::Warning},
    Rule{"mask.class_indices", Severity::Warning},
    Rule{"mask.classes", Severity::Info},
    Rule{"mask.fits_another", Severity::Error},
    Rule{"mask.fits_turned", Severity::Error},
    Rule{"mask.follows_nothing", Severity::Warning},
    Rule{"mask.foreground", Severity::Info},
    Rule{"mask.in_between_values", Severity::Warning},
    Rule{"mask.inverted", Severity::Warning},
    Rule{"mask.kind", Severity::Info},
    Rule{"mask.looks_inverted", Severity::Error},
    Rule{"mask.mispaired", Severity::Error},
    Rule{"mask.mixed_kinds", Severity::Warning},
    Rule{"mask.mixed_sense", Severity::Warning},
    Rule{"mask.of_other_images", Severity::Error},
    Rule{"mask.order_differs", Severity::Warning},
    Rule{"mask.over_nothing", Severity::Warning},
    Rule{"mask.parts", Severity::Warning},
    Rule{"mask.pinholes", Severity::Warning},
    Rule{"mask.same_as_another", Severity::Error},
    Rule{"mask.several_pages", Severity::Warning},
    Rule{"mask.share_outlier", Severity::Warning},
    Rule{"mask.shifted", Severity::Error},
    Rule{"mask.size_differs", Severity::Error},
    Rule{"mask.size_transposed", Severity::Error},
    Rule{"mask.specks", Severity::Warning},
    Rule{"mask.unreadable", Severity::Error},
    Rule{"mask.unusual_values", Severity::Warning},
    Rule{"missing.below_neighbours", Severity::Warning},
    Rule{"missing.copy_differs", Severity::Warning},
    Rule{"missing.sequence_class", Severity::Warning},
    Rule{"missing.sequence_gap", Severity::Warning},
    Rule{"path.absolute", Severity::Info},
    Rule{"path.outside_root", Severity::Error},
    Rule{"prediction.confused", Severity::Info},
    Rule{"prediction.misplaced", Severity::Warning},
    Rule{"prediction.not_calibrated", Severity::Info},
    Rule{"prediction.overlooked", Severity::Warning},
    Rule{"prediction.swapped", Severity::Warning},
    Rule{"size.below_8px", Severity::Warning},
    Rule{"size.class_below_8px", Severity::Warning},
    Rule{"size.finer_stride", Severity::Info},
    Rule{"size.more_than_max_det", Severity::Warning},
    Rule{"size.mostly_tiny", Severity::Warning},
    Rule{"split.drift_class", Severity::Warning},
    Rule{"split.drift_size", Severity::Warning},
    Rule{"split.file_not_found", Severity::Warning},
    Rule{"split.shared_images", Severity::Error},
    Rule{"split.train_equals_val", Severity::Error},
    Rule{"style.cutting", Severity::Info},
    Rule{"style.loose", Severity::Info},
    Rule{"style.mixed", Severity::Warning},
    Rule{"style.uneven", Severity::Info},
    Rule{"visdrone.category_unknown", Severity::Error},
    Rule{"visdrone.frame_unknown", Severity::Error},
    Rule{"visdrone.ignore_regions", Severity::Info},
    Rule{"voc.counts_from_one", Severity::Info},
    Rule{"voc.counts_from_zero", Severity::Info},
    Rule{"voc.filename_differs", Severity::Warning},
    Rule{"voc.malformed", Severity::Error},
    Rule{"voc.masks_not_read", Severity::Info},
    Rule{"voc.missing_value", Severity::Error},
    Rule{"voc.size_differs", Severity::Error},
    Rule{"wider.count_differs", Severity::Error},
    Rule{"wider.ends_early", Severity::Error},
    Rule{"wider.no_image", Severity::Error},
    Rule{"yaml.backslash", Severity::Error},
    Rule{"yaml.link_as_text", Severity::Error},
    Rule{"yaml.missing", Severity::Info},
    Rule{"yaml.names_form", Severity::Error},
    Rule{"yaml.names_missing", Severity::Error},
    Rule{"yaml.names_repeated", Severity::Warning},
    Rule{"yaml.nc_differs", Severity::Error},
    Rule{"yaml.path_not_found", Severity::Warning},
    Rule{"yaml.split_form", Severity::Error},
    Rule{"yaml.split_found_elsewhere", Severity::Warning},
    Rule{"yaml.split_missing", Severity::Error},
    Rule{"yaml.split_not_found", Severity::Error},
    Rule{"yaml.split_points_at_labels", Severity::Error},
    Rule{"yaml.split_unused", Severity::Info},
    Rule{"yaml.stale_cache", Severity::Warning},
    Rule{"yaml.tabs", Severity::Error},
    Rule{"yaml.windows_path", Severity::Warning},
};

}  // namespace

std::vector<std::string_view> ruleIds()
{
    std::vector<std::string_view> ids;
    for (const Rule& rule : rules) {
        ids.push_back(rule.id);
    }
    std::ranges::sort(ids);
    return ids;
}

const Rule& ruleOf(std::string_view id)
{
    const auto it = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    if (it == rules.end()) {
        throw Error(ErrorCode::Internal, {}, "There is no audit rule " + std::string(id) + ".");
    }
    return *it;
}

Finding makeFinding(const dataset::Dataset& dataset, std::string_view rule, std::string file, std::uint32_t line,
                    std::int64_t record)
{
    const Rule& known = ruleOf(rule);
    Finding finding{.rule = std::string(known.id),
                    .severity = known.severity,
                    .file = std::move(file),
                    .line = line,
                    .record = record,
                    .object = -1,
                    .values = {},
                    .records = {}};
    // A picture without a mask stops or misleads a segmentation loader; to a detector an unlabelled picture is a background.
    if (rule == "label.missing" && dataset.format == dataset::Format::ImageMask) {
        finding.severity = Severity::Error;
    }
    finding.values["format"] = dataset::formatId(dataset.format);
    finding.values["file"] = finding.file;
    finding.values["line"] = std::to_string(line);
    if (record >= 0) {
        finding.values["image"] = dataset.records[static_cast<std::size_t>(record)].image;
    }
    return finding;
}

std::string nameOfClass(const dataset::Dataset& dataset, std::int32_t classId)
{
    const auto index = static_cast<std::size_t>(classId);
    const bool named = classId >= 0 && index < dataset.classNames.size() && !dataset.classNames[index].empty();
    return named ? dataset.classNames[index] : std::to_string(classId);
}

Finding makeObjectFinding(const dataset::Dataset& dataset, std::string_view rule, std::size_t record, std::size_t object)
{
    const dataset::Record& in = dataset.records[record];
    const dataset::Object& of = in.objects[object];
    Finding finding = makeFinding(dataset, rule, in.label, of.line, static_cast<std::int64_t>(record));
    finding.object = static_cast<std::int32_t>(object);
    finding.values["class"] = nameOfClass(dataset, of.classId);
    finding.values["class_id"] = std::to_string(of.classId);
    return finding;
}

Finding fromBlemish(const dataset::Dataset& dataset, const dataset::Blemish& blemish, std::int64_t record)
{
    Finding finding = makeFinding(dataset, blemish.rule, blemish.file, blemish.line, record);
    finding.values["value"] = blemish.value;
    finding.values["expected"] = blemish.expected;
    finding.values["column"] = std::to_string(blemish.column);
    return finding;
}

std::string shortNumber(double value, int digits)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*g", digits, value);
    return text.data();
}

std::string listed(const std::vector<std::string>& names, std::size_t most)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        out += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > most ? out + " and " + std::to_string(names.size() - most) + " more" : out;
}

std::string percent(double share)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", share * 100);
    return text.data();
}

}  // namespace gg::audit
