#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// What happens to a part of a data set on its way into another format.
enum class LossKind : std::uint8_t {
    // Gone
    IgnoreDropped,
    ClassNotHeld,
    AttributeDropped,
    KeypointsDropped,
    RowNotRead,
    LabelUnreadable,
    SizeUnknown,
    ImageNotPlaced,
    ImageSizeless,
    OrphanLabel,
    OtherAnnotators,
    InstancesMerged,
    Overpainted,
    NothingPainted,
    ImageIdDropped,
    SplitNotNamed,
    ClassListDropped,
    // Changed
    IgnorePainted,
    IgnoreAsObject,
    MadeIgnore,
    PolygonToBox,
    MaskToBox,
    MaskToPolygon,
    RingsJoined,
    BoxToPolygon,
    BoxToMask,
    PolygonToMask,
    RegionsAsObjects,
    AttributeCoarser,
    AnnotationIdsRenumbered,
    MissingBecomesEmpty,
    EmptyBecomesMissing,
    ClassesRenumbered,
    ClassRenamed,
    ClassOutsideNames,
    ClassesMerged,
    ClassToOthers,
    SplitRenamed,
    Clipped,
    Renamed,
    // Worth knowing
    RowFlagged,
    PastBorder,
    Fractions,
    SizeDiffers,
    ZeroCorner,
    JpegTailCopied,
    AttributesBeside,
};

enum class LossWeight : std::uint8_t { Lost, Changed, Note };

/// "convert.ignore_dropped": the id of its texts and in conversion.json.
GG_EXPORT std::string_view lossId(LossKind kind);
GG_EXPORT LossWeight lossWeight(LossKind kind);
GG_EXPORT std::string_view lossWeightName(LossWeight weight);
/// Labels or images are gone that the source has: training on the new data set gives another network.
GG_EXPORT bool changesTraining(LossKind kind);

/// One kind of loss in one record, as a writer notes it.
struct LossNote {
    LossKind kind = LossKind::IgnoreDropped;
    std::string subject;      ///< what it happened to where a kind has several: "truncation", "holdout"
    std::uint64_t count = 0;  ///< objects, or what the kind counts
    std::uint32_t line = 0;   ///< of the first, from 1; 0 where there is none
    std::string value;        ///< of the first, for a person
    double least = 1;         ///< MaskToPolygon: smallest overlap of mask and outline
    double sum = 0;           ///< MaskToPolygon: sum of the overlaps; Overpainted: pixels
};

/// The notes of one record: one for each kind and subject.
class RecordNotes
{
public:
    /// Returns the note, for writers that keep more than the count.
    LossNote& add(LossKind kind, std::string_view subject = {}, std::uint64_t count = 1, std::uint32_t line = 0,
                  std::string_view value = {});
    std::vector<LossNote> take() { return std::move(m_notes); }

private:
    std::vector<LossNote> m_notes;
};

struct LossExample {
    std::string file;
    std::uint32_t line = 0;
    std::string value;
};

/// One line of the ledger.
struct Loss {
    LossKind kind = LossKind::IgnoreDropped;
    std::string subject;
    std::uint64_t count = 0;
    std::vector<std::string> files;     ///< every image concerned, in the order of the data set; labels for OrphanLabel
    std::vector<LossExample> examples;  ///< the first few
    double least = 1;
    double sum = 0;
};

/// Everything that a conversion loses or changes, counted by kind.
class LossLedger
{
public:
    void add(const std::string& file, std::span<const LossNote> notes);
    void add(LossKind kind, std::string_view subject, std::uint64_t count, const std::string& file, std::string_view value = {});
    /// Lost first, then changed, then notes; within them by kind.
    std::vector<Loss> take();

private:
    Loss& find(LossKind kind, std::string_view subject);
    std::vector<Loss> m_losses;
};

}  // namespace gg::dataset
