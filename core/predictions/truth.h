#pragma once

#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/metrics/detections.h"
#include "core/predictions/input_issue.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::predictions {

inline constexpr std::size_t noRecord = static_cast<std::size_t>(-1);

/// An image that is evaluated.
struct EvaluatedImage {
    std::string id;      ///< as the truth names it: COCO's number or string, else the stem
    std::string name;    ///< file name or path as the truth has it
    int width = 0;       ///< pixels, 0 where it is not known
    int height = 0;
    std::size_t record = noRecord;  ///< index into Dataset::records, where there is a data set
    std::uint16_t split = 0;
};

/// What is true, in the form that metrics read: of a data set, or straight from a COCO file.
struct TruthTable {
    std::string path;
    dataset::DatasetPtr dataset;  ///< null where a COCO file was read directly
    std::vector<std::string> classNames;
    std::vector<std::int64_t> classIds;  ///< as written, parallel to classNames
    std::vector<std::string> splits;
    std::vector<EvaluatedImage> images;  ///< in pycocotools' order: by id, numbers as numbers, strings as strings
    std::vector<metrics::Truth> truths;
    metrics::RunPool masks;              ///< filled where shapes were asked for
    std::vector<InputIssue> issues;
};

enum class Shapes : std::uint8_t { Boxes, Masks };

/// Ignored: Object::ignore; crowd: COCO's crowds and VisDrone's ignored regions. Sizes of images are read from their headers where
/// coordinates are normalised. Throws Cancelled.
GG_EXPORT std::shared_ptr<const TruthTable> truthOf(dataset::DatasetPtr dataset, Shapes shapes, JobControl& control);

/// A COCO file without its pictures, at the speed of the disk: no Dataset is made. Throws Error: NotFound, Unreadable, Malformed (a list of
/// results given as truth, truncated JSON: says where it breaks off).
GG_EXPORT std::shared_ptr<const TruthTable> readCocoTruth(const std::string& path, Shapes shapes, JobControl& control);

}  // namespace gg::predictions
