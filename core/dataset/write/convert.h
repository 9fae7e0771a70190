#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/dataset/write/loss.h"
#include "core/texts/catalogue.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// What a data set can be written as.
enum class ConvertTarget : std::uint8_t { Yolo, YoloSegment, Coco, PascalVoc, WiderFace, VisDrone, Mask };

/// "yolo-seg": as on the command line and in conversion.json.
GG_EXPORT std::string_view targetId(ConvertTarget target);
GG_EXPORT std::optional<ConvertTarget> targetFromId(std::string_view id);
/// "YOLO with outlines": as a person reads it.
GG_EXPORT std::string_view targetName(ConvertTarget target);
GG_EXPORT std::span<const ConvertTarget> convertTargets();

/// How the pictures get into the new folder.
enum class ImagePlacement : std::uint8_t {
    Link,  ///< a hard link where the disk allows it, else a copy; takes no room
    Copy,
    Symlink,  ///< a link to the picture's path
    None      ///< labels only
};

/// What becomes of ignore regions where the target holds none (YOLO).
enum class IgnorePolicy : std::uint8_t {
    Drop,         ///< in no label: a trainer takes the place for background
    Paint,        ///< painted grey (114) in a copy of the picture
    KeepAsObject  ///< an object like the others
};

/// What corners in Pascal VOC files are, on whichever side of the conversion VOC stands.
enum class VocCorners : std::uint8_t {
    Edges,   ///< edges of the box, as they are: what most tools and this program take them for
    FromOne  ///< the first and the last pixel, counted from 1, as the standard says: xmin = left + 1, xmax = right
};

enum class BorderPolicy : std::uint8_t { Keep, Clip };

struct ConvertOptions {
    ConvertTarget target = ConvertTarget::Yolo;
    ImagePlacement images = ImagePlacement::Link;
    IgnorePolicy ignore = IgnorePolicy::Drop;
    VocCorners vocCorners = VocCorners::Edges;
    BorderPolicy border = BorderPolicy::Keep;
    /// WIDER FACE: the class whose boxes are faces. Empty: the one called "face", or the only one.
    std::string faceClass;
    /// Masks to outlines: how far, in pixels, the outline may leave the pixels' edges. 0: not at all.
    double outlineTolerance = 0;
};

struct ConvertedClass {
    std::int32_t sourceIndex = 0;
    std::int64_t sourceId = 0;  ///< as written
    std::string sourceName;     ///< empty where it had none
    std::int64_t targetId = 0;
    std::string targetName;  ///< empty where the target does not hold the class
    std::uint64_t objects = 0;
};

struct ConvertedSplit {
    std::string source;
    std::string target;  ///< empty: the images are written but no list names them
    std::uint64_t images = 0;
};

/// What a conversion did, or would do.
struct ConversionReport {
    std::string sourceFormat;
    std::string source;  ///< path that was opened
    std::string name;
    std::string out;  ///< empty for a preview
    ConvertOptions options;
    std::uint64_t imagesIn = 0;
    std::uint64_t imagesOut = 0;  ///< named in the new data set
    std::uint64_t labelsOut = 0;  ///< label files, or images with an entry in one
    std::uint64_t objectsIn = 0;
    std::uint64_t objectsOut = 0;  ///< ignore regions counted, too
    std::uint64_t ignoreIn = 0;
    std::uint64_t ignoreOut = 0;
    std::uint64_t linked = 0;
    std::uint64_t copied = 0;
    std::uint64_t symlinked = 0;
    std::uint64_t painted = 0;
    std::vector<ConvertedClass> classes;
    std::vector<ConvertedSplit> splits;
    std::vector<Loss> losses;

    /// Lost or changed kinds; notes are not counted.
    GG_EXPORT std::size_t lossKinds() const;
};

/// Writes the data set in another format into `out`, a folder that does not exist yet or is empty and lies neither in nor around
/// the source. Everything is written beside it first and renamed at the end: `out` is complete or not there. The source is only
/// read. `out` gets conversion.json and conversion.md, which list what was lost.
/// Throws Error (InvalidArgument, NotWritable, NoSpace, Unsupported) and Cancelled.
GG_EXPORT ConversionReport convertDataset(const Dataset& dataset, const std::string& out, const ConvertOptions& options,
                                          JobControl& control);

/// The same without writing anything: what would be lost.
GG_EXPORT ConversionReport previewConversion(const Dataset& dataset, const ConvertOptions& options, JobControl& control);

/// Throws Error (InvalidArgument) where `out` may not be written to, saying why.
GG_EXPORT void requireFreshFolder(const Dataset& dataset, const std::string& out);

/// Title, what happened, what to do: English, filled in.
GG_EXPORT std::string lossTitle(const Loss& loss);
GG_EXPORT std::string lossMessage(const Loss& loss, const ConversionReport& report);
GG_EXPORT std::string lossRemedy(const Loss& loss);
/// The same as template and values, for translators: id of the message in the catalogue, and what fills it.
GG_EXPORT std::string lossMessageId(const Loss& loss);
GG_EXPORT texts::Values lossValues(const Loss& loss, ConvertTarget target);
/// Images concerned, each counted once.
GG_EXPORT std::uint64_t lossImages(const Loss& loss);

GG_EXPORT std::string toJson(const ConversionReport& report);
GG_EXPORT std::string toMarkdown(const ConversionReport& report);

}  // namespace gg::dataset
