#pragma once

#include "core/audit/finding.h"
#include "core/audit/repair/patch.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gg::audit
{

/// What can be put right in a YOLO label file without looking at the picture. Titles and reasons are texts
/// "repair.<id>.title" and "repair.<id>.why" of the catalogue.
enum class RepairKind : std::uint8_t {
    CreateEmptyLabel,  ///< declares that an image without a label holds no object
    Clamp,             ///< a box past the border, or a coordinate just outside [0, 1], ends at the border
    DropDuplicate,     ///< the later of two rows that label one object twice
    DropZeroSize,      ///< a box without an area
    BoxToPolygon,      ///< boxes of a file that is read as polygons become polygons of four corners
    CornersToCentre,   ///< rows that hold x1 y1 x2 y2 become centre and size
    RenumberClasses    ///< class numbers in the order of another set's names
};
inline constexpr int repairKindCount = 7;
GG_EXPORT std::string_view repairId(RepairKind kind);  ///< "create_empty_label", "clamp", …
GG_EXPORT std::optional<RepairKind> repairFromId(std::string_view id);
/// Whether the repair is right whenever its finding is: an empty label for an image that holds objects would teach that they
/// are background, so that one is proposed and never preselected.
GG_EXPORT bool isCertain(RepairKind kind);

/// A proposed change of one line, or of a file that is to be made. Proposals are data: nothing is written.
struct Repair {
    RepairKind kind = RepairKind::Clamp;
    std::string file;  ///< as Record::label
    std::int64_t record = -1;
    std::uint32_t line = 0;            ///< from 1; 0: the file is made
    std::string before;                ///< the line as it is, without its line break
    std::optional<std::string> after;  ///< nothing: the line goes
};

/// Proposals for what the audit found in a YOLO set, ordered by file and line; empty for other formats (convert them first).
/// Reads the label files concerned. A file that changed since the data set was read has no proposals.
GG_EXPORT std::vector<Repair> proposeRepairs(const dataset::Dataset& dataset, const std::vector<Finding>& findings,
                                             JobControl& control);

/// Class numbers of every label in the order of `names`, which must hold the set's names, in another order. Empty where the
/// orders agree. Throws Error (InvalidArgument) naming the class that `names` lacks.
GG_EXPORT std::vector<Repair> proposeRenumbering(const dataset::Dataset& dataset, const std::vector<std::string>& names,
                                                 JobControl& control);

/// What the chosen repairs make of the files. Two that want the same line: one that drops it wins. Throws Error (Malformed)
/// where a file is no longer as it was when the repairs were proposed.
GG_EXPORT std::vector<FileChange> applyRepairs(const dataset::Dataset& dataset, const std::vector<Repair>& repairs,
                                               JobControl& control);

/// Writes the data set's folder anew at `out` with the changes in it. Files that do not change are hard-linked, or copied where
/// that cannot be. `out` must not exist or be empty, and must lie apart from the data set. What was begun is removed again
/// when it fails or is cancelled. Throws Error: InvalidArgument, NotWritable, NoSpace.
GG_EXPORT void writeRepairedCopy(const dataset::Dataset& dataset, const std::vector<FileChange>& changes, const std::string& out,
                                 JobControl& control);

}  // namespace gg::audit
