#pragma once

#include "core/dataset/write/format_writer.h"

namespace gg::dataset
{

/// What becomes of the ignore regions of a record besides its label.
struct IgnoredPlaces {
    std::vector<SheetObject> toPaint;  ///< in pixels
};

/// Takes a record apart for a writer: brings its objects into the writer's space, applies the options, and notes what is lost on
/// the way. `size` is the picture's, {0, 0} where unknown. Returns false, with a note, where the label needs a size that is not
/// known; the sheet then has no objects and nothing may be said of the image.
bool fillSheet(const Plan& plan, const FormatWriter& writer, const Record& record, cv::Size size, Sheet& sheet,
               IgnoredPlaces& ignored, RecordNotes& notes);

/// Objects of the sheet as pixels set to `value`, over the picture's size.
void paintObject(cv::Mat& picture, const SheetObject& object, int value);

}  // namespace gg::dataset
