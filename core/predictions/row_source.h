#pragma once

#include "core/base/job_control.h"
#include "core/predictions/coco_rows.h"

#include <string>
#include <vector>

namespace gg::predictions {

/// All rows of a file or folder of predictions, as they are written.
struct RowSource {
    enum class Places : std::uint8_t { Rows, Lines };

    std::string path;
    Places places = Places::Rows;
    struct Piece {
        CocoRows rows;
        std::uint32_t first = 0;  ///< number of its first row among all
        std::string file;         ///< of a folder of text files: relative to it
    };
    std::vector<Piece> pieces;
    std::size_t count = 0;
    std::size_t withScore = 0;
    bool normalised = false;      ///< boxes are left, top, width, height as shares of the image, rings likewise
    bool countsFromZero = false;  ///< the format says that classes do
    std::string brokenOff;        ///< why the file could not be followed to its end; empty where it could
    std::vector<std::string> unreadable;  ///< files that could not be read

    /// "row 17", or "labels/a.txt:3": for a person.
    std::string placeOf(const Piece& piece, std::uint32_t row) const;
};

/// A list of results, [{"image_id", "category_id", "bbox" or "segmentation", "score"}, …]. Throws Error: NotFound, Unreadable;
/// InvalidArgument for a truth file; Malformed for anything else that is no such list.
RowSource readResults(const std::string& path, Shapes shapes, JobControl& control);

/// YOLO text files: "class x y width height confidence", or "class x y x y x y … confidence" for outlines.
RowSource readYoloText(const std::string& folder, Shapes shapes, JobControl& control);

}  // namespace gg::predictions
