#include "core/dataset/write/loss.h"

#include <algorithm>
#include <array>

namespace gg::dataset
{
namespace
{

constexpr std::size_t shownExamples = 5;

struct Kind {
    LossKind kind;
    std::string_view id;
    LossWeight weight;
};

constexpr std::array kinds{
    Kind{LossKind::IgnoreDropped, "convert.ignore_dropped", LossWeight::Lost},
    Kind{LossKind::ClassNotHeld, "convert.class_not_held", LossWeight::Lost},
    Kind{LossKind::AttributeDropped, "convert.attribute_dropped", LossWeight::Lost},
    Kind{LossKind::KeypointsDropped, "convert.keypoints_dropped", LossWeight::Lost},
    Kind{LossKind::RowNotRead, "convert.row_not_read", LossWeight::Lost},
    Kind{LossKind::LabelUnreadable, "convert.label_unreadable", LossWeight::Lost},
    Kind{LossKind::SizeUnknown, "convert.size_unknown", LossWeight::Lost},
    Kind{LossKind::ImageNotPlaced, "convert.image_not_placed", LossWeight::Lost},
    Kind{LossKind::ImageSizeless, "convert.image_sizeless", LossWeight::Lost},
    Kind{LossKind::OrphanLabel, "convert.orphan_label", LossWeight::Lost},
    Kind{LossKind::OtherAnnotators, "convert.other_annotators", LossWeight::Lost},
    Kind{LossKind::InstancesMerged, "convert.instances_merged", LossWeight::Lost},
    Kind{LossKind::Overpainted, "convert.overpainted", LossWeight::Lost},
    Kind{LossKind::NothingPainted, "convert.nothing_painted", LossWeight::Lost},
    Kind{LossKind::ImageIdDropped, "convert.image_id_dropped", LossWeight::Lost},
    Kind{LossKind::SplitNotNamed, "convert.split_not_named", LossWeight::Lost},
    Kind{LossKind::ClassListDropped, "convert.class_list_dropped", LossWeight::Lost},
    Kind{LossKind::IgnorePainted, "convert.ignore_painted", LossWeight::Changed},
    Kind{LossKind::IgnoreAsObject, "convert.ignore_as_object", LossWeight::Changed},
    Kind{LossKind::MadeIgnore, "convert.made_ignore", LossWeight::Changed},
    Kind{LossKind::PolygonToBox, "convert.polygon_to_box", LossWeight::Changed},
    Kind{LossKind::MaskToBox, "convert.mask_to_box", LossWeight::Changed},
    Kind{LossKind::MaskToPolygon, "convert.mask_to_polygon", LossWeight::Changed},
    Kind{LossKind::RingsJoined, "convert.rings_joined", LossWeight::Changed},
    Kind{LossKind::BoxToPolygon, "convert.box_to_polygon", LossWeight::Changed},
    Kind{LossKind::BoxToMask, "convert.box_to_mask", LossWeight::Changed},
    Kind{LossKind::PolygonToMask, "convert.polygon_to_mask", LossWeight::Changed},
    Kind{LossKind::RegionsAsObjects, "convert.regions_as_objects", LossWeight::Changed},
    Kind{LossKind::AttributeCoarser, "convert.attribute_coarser", LossWeight::Changed},
    Kind{LossKind::AnnotationIdsRenumbered, "convert.annotation_ids_renumbered", LossWeight::Changed},
    Kind{LossKind::MissingBecomesEmpty, "convert.missing_becomes_empty", LossWeight::Changed},
    Kind{LossKind::EmptyBecomesMissing, "convert.empty_becomes_missing", LossWeight::Changed},
    Kind{LossKind::ClassesRenumbered, "convert.classes_renumbered", LossWeight::Changed},
    Kind{LossKind::ClassRenamed, "convert.class_renamed", LossWeight::Changed},
    Kind{LossKind::ClassOutsideNames, "convert.class_outside_names", LossWeight::Changed},
    Kind{LossKind::ClassesMerged, "convert.classes_merged", LossWeight::Changed},
    Kind{LossKind::ClassToOthers, "convert.class_to_others", LossWeight::Changed},
    Kind{LossKind::SplitRenamed, "convert.split_renamed", LossWeight::Changed},
    Kind{LossKind::Clipped, "convert.clipped", LossWeight::Changed},
    Kind{LossKind::Renamed, "convert.renamed", LossWeight::Changed},
    Kind{LossKind::RowFlagged, "convert.row_flagged", LossWeight::Note},
    Kind{LossKind::PastBorder, "convert.past_border", LossWeight::Note},
    Kind{LossKind::Fractions, "convert.fractions", LossWeight::Note},
    Kind{LossKind::SizeDiffers, "convert.size_differs", LossWeight::Note},
    Kind{LossKind::ZeroCorner, "convert.zero_corner", LossWeight::Note},
    Kind{LossKind::JpegTailCopied, "convert.jpeg_tail_copied", LossWeight::Note},
    Kind{LossKind::AttributesBeside, "convert.attributes_beside", LossWeight::Note},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (static_cast<std::size_t>(kinds[i].kind) != i) {
            return false;
        }
    }
    return true;
}
static_assert(inOrder());

const Kind& entry(LossKind kind)
{
    return kinds[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string_view lossId(LossKind kind)
{
    return entry(kind).id;
}

LossWeight lossWeight(LossKind kind)
{
    return entry(kind).weight;
}

std::string_view lossWeightName(LossWeight weight)
{
    return weight == LossWeight::Lost ? "lost" : weight == LossWeight::Changed ? "changed" : "note";
}

bool changesTraining(LossKind kind)
{
    switch (kind) {
    case LossKind::IgnoreDropped:
    case LossKind::IgnoreAsObject:
    case LossKind::ClassNotHeld:
    case LossKind::ClassToOthers:
    case LossKind::MadeIgnore:
    case LossKind::RowNotRead:
    case LossKind::LabelUnreadable:
    case LossKind::SizeUnknown:
    case LossKind::ImageNotPlaced:
    case LossKind::NothingPainted:
    case LossKind::MissingBecomesEmpty:
    case LossKind::SplitNotNamed:
        return true;
    default:
        return false;
    }
}

LossNote& RecordNotes::add(LossKind kind, std::string_view subject, std::uint64_t count, std::uint32_t line,
                           std::string_view value)
{
    const auto known = std::find_if(m_notes.begin(), m_notes.end(),
                                    [&](const LossNote& note) { return note.kind == kind && note.subject == subject; });
    if (known != m_notes.end()) {
        known->count += count;
        return *known;
    }
    return m_notes.emplace_back(
        LossNote{.kind = kind, .subject = std::string(subject), .count = count, .line = line, .value = std::string(value)});
}

Loss& LossLedger::find(LossKind kind, std::string_view subject)
{
    const auto known = std::find_if(m_losses.begin(), m_losses.end(),
                                    [&](const Loss& loss) { return loss.kind == kind && loss.subject == subject; });
    return known != m_losses.end() ? *known : m_losses.emplace_back(Loss{.kind = kind, .subject = std::string(subject)});
}

void LossLedger::add(const std::string& file, std::span<const LossNote> notes)
{
    for (const LossNote& note : notes) {
        Loss& loss = find(note.kind, note.subject);
        loss.count += note.count;
        loss.least = std::min(loss.least, note.least);
        loss.sum += note.sum;
        if (!file.empty()) {
            loss.files.push_back(file);
        }
        if (loss.examples.size() < shownExamples) {
            loss.examples.push_back({.file = file, .line = note.line, .value = note.value});
        }
    }
}

void LossLedger::add(LossKind kind, std::string_view subject, std::uint64_t count, const std::string& file,
                     std::string_view value)
{
    const LossNote note{.kind = kind, .subject = std::string(subject), .count = count, .value = std::string(value)};
    add(file, {&note, 1});
}

std::vector<Loss> LossLedger::take()
{
    std::stable_sort(m_losses.begin(), m_losses.end(),
                     [](const Loss& a, const Loss& b) { return a.kind != b.kind ? a.kind < b.kind : a.subject < b.subject; });
    return std::move(m_losses);
}

}  // namespace gg::dataset
