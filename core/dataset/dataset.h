#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gg::dataset
{

enum class Format { Yolo, Coco, PascalVoc, WiderFace, VisDrone, ImageMask };
enum class Task { Detection, Segmentation };

/// "YOLO", "COCO", "Pascal VOC", "images and masks": as a person reads it.
GG_EXPORT std::string_view formatName(Format format);
/// "yolo", "coco", "voc", "wider", "visdrone", "mask": on the command line and in ids of texts.
GG_EXPORT std::string_view formatId(Format format);
GG_EXPORT std::optional<Format> formatFromId(std::string_view id);

struct Point {
    double x = 0;
    double y = 0;
};

/// Left, top, width, height.
struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

enum class ShapeKind : std::uint8_t {
    Box,
    Polygon,
    Mask  ///< run lengths in RecordExtras::runs
};

/// One labelled object of a record. Coordinates are in the record's CoordinateSpace. A million images have tens of millions of
/// these: they are kept at 48 bytes.
struct Object {
    ShapeKind kind = ShapeKind::Box;
    std::uint32_t pointCount : 24 = 0;  ///< points of a polygon, or runs of a mask; at most mostPoints
    std::int32_t classId = 0;           ///< index into Dataset::classNames; may lie outside it (then the audit says so)
    std::uint32_t line : 31 = 0;        ///< line in the label file, from 1; 0 where the format has none
    /// An ignore region: neither object nor background. Predictions in it count neither for nor against, a loss leaves it out.
    /// VisDrone's ignored regions and "others", WIDER FACE's invalid faces, COCO's crowds, Pascal VOC's difficult objects.
    bool ignore : 1 = false;
    std::uint32_t firstPoint = 0;  ///< polygon: range in Record::points; mask: range in RecordExtras::runs
    Rect box;                      ///< box, or the bounding box of the polygon or mask

    static constexpr std::uint32_t mostPoints = (1U << 24U) - 1;
};
static_assert(sizeof(Object) == 48);

enum class CoordinateSpace : std::uint8_t { Normalised, Pixels };

/// What is known of the label of an image. Missing and Empty are not the same: an empty label declares a negative.
enum class LabelState : std::uint8_t { Labelled, Empty, Missing, Unreadable };

/// Something in a file that could not be taken at its word. Never an abort and never a silent skip: an audit turns it into a
/// Finding. `rule` is the id of the audit rule, such as "label.columns".
struct Blemish {
    std::string rule;
    std::string file;          ///< as Record::image
    std::uint32_t line = 0;    ///< from 1; 0: the whole file
    std::uint32_t column = 0;  ///< token in the line, from 1; 0: the whole line
    std::string value;         ///< what was found, as written
    std::string expected;      ///< what would be right, for a person
};

/// What some formats write beside class and shape; kept so that a conversion loses nothing that its target can hold.
enum class AttributeKey : std::uint8_t {
    AnnotationId,  ///< COCO `id`: integer, 64 bits
    Area,          ///< COCO `area` as written, square pixels: it may be wrong
    Confidence,    ///< sixth YOLO column, VisDrone `score`, COCO `score`: in [0, 1] where the format says so
    Truncation,    ///< VisDrone 0-1, VOC `truncated` 0-1
    Occlusion,     ///< VisDrone 0-2, WIDER FACE 0-2, VOC `occluded` 0-1
    Crowd,         ///< COCO `iscrowd`
    Difficult,     ///< VOC `difficult`
    Pose,          ///< VOC: text such as "Frontal"; WIDER FACE 0-1
    Blur,          ///< WIDER FACE 0-2
    Expression,    ///< WIDER FACE 0-1
    Illumination,  ///< WIDER FACE 0-1
    Invalid,       ///< WIDER FACE 0-1
};

struct Attribute {
    std::uint32_t object = 0;  ///< index into Record::objects
    AttributeKey key = AttributeKey::AnnotationId;
    std::variant<std::int64_t, double, std::string> value;
};

/// What only some formats have; kept apart so that a record of a large plain set stays small.
struct RecordExtras {
    std::string id;                     ///< the image's id as written: COCO's numbers (0 and 64-bit ones too) or strings
    std::vector<Attribute> attributes;  ///< ordered by object
    std::vector<std::uint32_t>
        ringStarts;  ///< indices into Record::points where a further ring of the same polygon begins; ascending
    /// COCO run lengths, uncompressed: column by column, beginning with background; over declaredWidth x declaredHeight.
    std::vector<std::uint32_t> runs;
    template <typename Value>
    void add(std::uint32_t object, AttributeKey key, Value value)
    {
        // Filled in place: g++ 12 takes a temporary with a std::variant in it for uninitialised (GCC bug 105562).
        Attribute& attribute = attributes.emplace_back();
        attribute.object = object;
        attribute.key = key;
        attribute.value = std::move(value);
    }

    std::vector<std::string> otherLabels;  ///< further annotators' masks of the same image; Record::label is the first one's
};

/// One image and what labels it. Paths are relative to Dataset::root with forward slashes, absolute where they lie outside it.
struct Record {
    std::string image;
    std::string label;  ///< text, XML, JSON file or mask; where it was looked for when the state is Missing
    LabelState state = LabelState::Missing;
    std::uint16_t split = 0;  ///< index into Dataset::splits
    CoordinateSpace space = CoordinateSpace::Normalised;
    int declaredWidth = 0;  ///< size written in the label file (VOC, COCO), 0 where there is none
    int declaredHeight = 0;
    std::vector<Object> objects;
    std::vector<Point> points;
    std::vector<Blemish> blemishes;
    /// Null where the format has none of it. Shared with nobody while a reader fills it, never changed afterwards.
    std::shared_ptr<RecordExtras> extras;

    /// Makes the extras on first use. For readers.
    GG_EXPORT RecordExtras& makeExtras();
};

/// An immutable snapshot of a data set as it was read. Shared between threads as shared_ptr<const Dataset>.
struct Dataset {
    Format format = Format::Yolo;
    Task task = Task::Detection;
    std::string name;    ///< folder name, for a person
    std::string root;    ///< absolute
    std::string opened;  ///< the path that was opened, absolute
    std::vector<std::string> classNames;
    /// Ids of the classes as written, parallel to classNames, where they differ from their index: COCO's have gaps. Else empty.
    std::vector<std::int64_t> classIds;
    std::vector<std::string> splits;        ///< at least one; "all" where the data set names none
    std::vector<Record> records;            ///< ordered by split, then by natural order of the image path (2 before 10)
    std::vector<std::string> orphanLabels;  ///< labels or masks without an image
    std::vector<Blemish> blemishes;         ///< of the set itself: data.yaml, split lists
    /// False for the first images of a set that is still being read: enough to look at, not to judge.
    bool complete = true;
    /// How names were paired, for a person: "images/X.jpg ↔ labels/X.txt".
    std::string pairing;

    /// Absolute path of a Record's image or label.
    GG_EXPORT std::string absolute(std::string_view path) const;
    /// 16 hex digits that identify the contents: relative paths, sizes of files and label bytes; independent of where the
    /// root lies. Review verdicts and runs are filed under it.
    std::string fingerprint;
};

using DatasetPtr = std::shared_ptr<const Dataset>;

}  // namespace gg::dataset
