#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

enum class Format { Yolo, PascalVoc, ImageMask };
enum class Task { Detection, Segmentation };

/// "YOLO", "Pascal VOC", "images and masks": as a person reads it.
GG_EXPORT std::string_view formatName(Format format);

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

enum class ShapeKind : std::uint8_t { Box, Polygon, Ignore };

/// One labelled object of a record. Coordinates are in the record's CoordinateSpace.
struct Object {
    ShapeKind kind = ShapeKind::Box;
    std::int32_t classId = 0;      ///< as written; may lie outside classNames (then the audit says so)
    std::uint32_t line = 0;        ///< line in the label file, from 1; 0 where the format has none
    std::uint32_t firstPoint = 0;  ///< polygon: range in Record::points
    std::uint32_t pointCount = 0;
    Rect box;  ///< box, or the bounding box of the polygon
};

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

/// One image and what labels it. Paths are relative to Dataset::root with forward slashes, absolute where they lie outside it.
struct Record {
    std::string image;
    std::string label;  ///< text file, XML file or mask; where it was looked for when the state is Missing
    LabelState state = LabelState::Missing;
    std::uint16_t split = 0;  ///< index into Dataset::splits
    CoordinateSpace space = CoordinateSpace::Normalised;
    int declaredWidth = 0;  ///< size written in the label file (VOC), 0 where there is none
    int declaredHeight = 0;
    std::vector<Object> objects;
    std::vector<Point> points;
    std::vector<Blemish> blemishes;
};

/// An immutable snapshot of a data set as it was read. Shared between threads as shared_ptr<const Dataset>.
struct Dataset {
    Format format = Format::Yolo;
    Task task = Task::Detection;
    std::string name;    ///< folder name, for a person
    std::string root;    ///< absolute
    std::string opened;  ///< the path that was opened, absolute
    std::vector<std::string> classNames;
    std::vector<std::string> splits;        ///< at least one; "all" where the data set names none
    std::vector<Record> records;            ///< ordered by split, then by natural order of the image path (2 before 10)
    std::vector<std::string> orphanLabels;  ///< labels or masks without an image
    std::vector<Blemish> blemishes;         ///< of the set itself: data.yaml, split lists
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
