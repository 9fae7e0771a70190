#include "core/audit/rules.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gg::audit
{
namespace
{

constexpr std::array rules{
    Rule{"folder.unreadable", Severity::Error},
    Rule{"image.jpeg_tail", Severity::Warning},
    Rule{"image.too_small", Severity::Error, true},
    Rule{"image.unreadable", Severity::Error, true},
    Rule{"label.class_fractional", Severity::Error},
    Rule{"label.class_outside_names", Severity::Error, true},
    Rule{"label.columns", Severity::Error, true},
    Rule{"label.duplicate", Severity::Warning},
    Rule{"label.empty", Severity::Info},
    Rule{"label.mispaired", Severity::Error},
    Rule{"label.missing", Severity::Warning},
    Rule{"label.more_faults", Severity::Error, true},
    Rule{"label.not_a_number", Severity::Error, true},
    Rule{"label.orphan", Severity::Warning},
    Rule{"label.out_of_range", Severity::Error, true},
    Rule{"label.outside_image", Severity::Warning},
    Rule{"label.read_as_polygon", Severity::Error},
    Rule{"label.shared", Severity::Warning},
    Rule{"label.unreadable", Severity::Error, true},
    Rule{"label.zero_size", Severity::Error},
    Rule{"mask.all_background", Severity::Warning},
    Rule{"mask.all_foreground", Severity::Warning},
    Rule{"mask.annotators", Severity::Info},
    Rule{"mask.annotators_disagree", Severity::Warning},
    Rule{"mask.class_indices", Severity::Warning},
    Rule{"mask.classes", Severity::Info},
    Rule{"mask.fits_another", Severity::Error},
    Rule{"mask.fits_turned", Severity::Error},
    Rule{"mask.foreground", Severity::Info},
    Rule{"mask.in_between_values", Severity::Warning},
    Rule{"mask.inverted", Severity::Warning},
    Rule{"mask.kind", Severity::Info},
    Rule{"mask.looks_inverted", Severity::Error},
    Rule{"mask.mispaired", Severity::Error},
    Rule{"mask.mixed_kinds", Severity::Warning},
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
    Rule{"split.file_not_found", Severity::Warning},
    Rule{"split.shared_images", Severity::Error},
    Rule{"split.train_equals_val", Severity::Error},
    Rule{"voc.counts_from_one", Severity::Info},
    Rule{"voc.counts_from_zero", Severity::Info},
    Rule{"voc.filename_differs", Severity::Warning},
    Rule{"voc.malformed", Severity::Error},
    Rule{"voc.missing_value", Severity::Error},
    Rule{"voc.size_differs", Severity::Error},
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
    Rule{"yaml.tabs", Severity::Error},
};

}  // namespace

const Rule& ruleOf(std::string_view id)
{
    const auto it = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    if (it == rules.end()) {
        throw Error(ErrorCode::Internal, {}, "There is no audit rule " + std::string(id) + ".");
    }
    return *it;
}

std::string_view formatId(dataset::Format format)
{
    switch (format) {
    case dataset::Format::Yolo:
        return "yolo";
    case dataset::Format::Coco:
        return "coco";
    case dataset::Format::PascalVoc:
        return "voc";
    case dataset::Format::WiderFace:
        return "wider";
    case dataset::Format::VisDrone:
        return "visdrone";
    case dataset::Format::ImageMask:
        return "mask";
    }
    return {};
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
    finding.values["format"] = formatId(dataset.format);
    finding.values["file"] = finding.file;
    finding.values["line"] = std::to_string(line);
    if (record >= 0) {
        finding.values["image"] = dataset.records[static_cast<std::size_t>(record)].image;
    }
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

std::string percent(double share)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", share * 100);
    return text.data();
}

}  // namespace gg::audit
