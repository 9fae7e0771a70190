#pragma once

#include "core/dataset/run_length.h"
#include "core/dataset/write/class_plan.h"
#include "core/dataset/write/convert.h"
#include "core/dataset/write/output_folder.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gg::dataset
{

/// One object on its way: geometry in the space that the writer asked for.
struct SheetObject {
    ShapeKind kind = ShapeKind::Box;
    std::int32_t classId = 0;  ///< as in the source
    std::uint32_t line = 0;
    bool ignore = false;
    Rect box;
    std::vector<Ring> rings;              ///< of a polygon
    std::span<const std::uint32_t> runs;  ///< of a mask, over `runSize`
    cv::Size runSize;
    std::span<const Attribute> attributes;
};

/// One image on its way, with all that a writer needs.
struct Sheet {
    std::size_t index = 0;     ///< of the record
    std::string_view source;   ///< path of the image in the source, for messages
    std::string_view imageId;  ///< as written in the source
    std::string_view name;     ///< path below the target's image folder, with its extension
    std::uint16_t split = 0;   ///< index into Plan::splits
    LabelState state = LabelState::Missing;
    cv::Size size;  ///< {0, 0} where it could not be read
    std::vector<SheetObject> objects;

    std::string_view stem() const;  ///< name without its extension
};

/// The files of one record, relative to the new folder, and what they hold.
struct SheetFiles {
    std::vector<std::pair<std::string, std::string>> files;
    std::uint64_t objects = 0;
    std::uint64_t ignored = 0;
    bool labelled = false;  ///< the target says something of this image
    bool listed = true;     ///< the target names this image
};

/// What all writers are told before they begin.
struct Plan {
    const Dataset& dataset;
    ConvertOptions options;
    std::vector<std::string> splits;  ///< of the target
    std::vector<bool> splitListed;    ///< whether the target's lists name that split
    ClassPlan classes;
};

enum class SheetSpace : std::uint8_t { AsInSource, Normalised, Pixels };
enum class SizeNeed : std::uint8_t { ForScaling, Wanted, Always };

/// What one target asks for and writes. write() is called from several threads, once for each record; finish() once at the end.
class FormatWriter
{
public:
    virtual ~FormatWriter() = default;

    virtual SheetSpace space() const = 0;
    virtual SizeNeed sizeNeed() const = 0;
    virtual bool holdsIgnore() const = 0;
    /// Folder of a split's images, relative to the new folder.
    virtual std::string imageFolder(std::uint16_t split) const = 0;
    virtual SheetFiles write(const Sheet& sheet, RecordNotes& notes) = 0;
    /// Lists, names and whatever else is about the whole set. `sheets` hold no objects any more.
    virtual void finish(std::span<const Sheet> sheets, std::span<const SheetFiles> files, OutputFolder& out,
                        LossLedger& ledger) = 0;
};

std::unique_ptr<FormatWriter> makeYoloWriter(const Plan& plan);
std::unique_ptr<FormatWriter> makeCocoWriter(const Plan& plan);
std::unique_ptr<FormatWriter> makeVocWriter(const Plan& plan);
std::unique_ptr<FormatWriter> makeWiderWriter(const Plan& plan);
std::unique_ptr<FormatWriter> makeVisDroneWriter(const Plan& plan);
std::unique_ptr<FormatWriter> makeMaskWriter(const Plan& plan);

/// Value of an attribute as a number; nullopt where it is absent or a text.
std::optional<double> numberOf(const SheetObject& object, AttributeKey key);
const std::string* textOf(const SheetObject& object, AttributeKey key);
/// "truncation": for the ledger and for COCO's "attributes".
std::string_view attributeName(AttributeKey key);
/// Notes every attribute of the object that is not in `held`.
void noteDropped(const SheetObject& object, std::span<const AttributeKey> held, RecordNotes& notes);
/// Notes a polygon or mask of which only the box is written.
void noteBoxOnly(const SheetObject& object, RecordNotes& notes);

}  // namespace gg::dataset
