#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"

#include <cstddef>
#include <string>

namespace gg::predictions
{

struct ResultsExport {
    std::string runFolder;      ///< of a detector's run of ours
    int epoch = 0;              ///< 0: the last one that has predictions
    std::string truthFile;      ///< a COCO file whose image and category ids are taken; empty: ids as Ultralytics writes them
    std::string datasetFormat;  ///< as run.yaml says it; empty: not known
    std::string file;           ///< to be written
};

struct WrittenResults {
    int epoch = 0;
    std::size_t rows = 0;
    std::size_t images = 0;  ///< with rows
};

/// The predictions of an epoch as a COCO results file that pycocotools and others take. Ours name a picture by its path and keep
/// the data set's own numbers of classes. Without a truth file a picture is called by its file name's stem, as a number where it
/// is one, and a class by its place + 1; a data set in COCO's format keeps its numbers, and one with COCO's 80 classes gets
/// COCO's. With one, pictures and classes are found there by their names. Boxes and scores are written as they stand. Throws
/// Error: NotFound (no predictions of that epoch: names those there are), Malformed (a row that is none), InvalidArgument (two
/// pictures with one name, or a picture or a class that the truth file lacks), NotWritable, NoSpace; Cancelled.
GG_EXPORT WrittenResults exportResults(const ResultsExport& request, JobControl& control);

}  // namespace gg::predictions
