#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/imports/vocabulary.h"
#include "core/runs/history.h"
#include "core/runs/run_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace gg::imports {

/// Where a run lies, and what wrote it. Found by names and first lines only: nothing is read to its end.
struct RunPlace {
    std::string path;                ///< its folder, or its file where a folder holds several runs as files (yolov12n.csv)
    std::string name;                ///< for people: "exp5", or with the folder above it where a name occurs twice
    std::string tool;                ///< "Groundglass", "Ultralytics", "YOLOv5", "TensorBoard", "Keras", "Lightning", "nnU-Net", "MMDetection", "table"
    std::vector<std::string> files;  ///< relative to the run, those that are read
};

struct FoundRuns {
    std::vector<RunPlace> places;      ///< by path
    std::vector<std::string> problems; ///< a folder that cannot be listed, a loop of links, a limit that was reached: named
};

/// All runs at and below a path, file or folder: those of a parent folder, each on its own. A loop of links is walked once. Only the listing
/// of folders is paid for, O(entries); images and labels are not opened. Stops with what it has when cancelled.
GG_EXPORT FoundRuns findRuns(const std::string& path, JobControl& control);

/// A run of any tool, ready to be followed.
struct OpenedRun {
    runs::RunInfo info;                   ///< from run.yaml, args.yaml, opt.yaml + hyp.yaml, hparams…: what the files tell
    std::unique_ptr<runs::RunTail> tail;  ///< all files of the run, as one
};

/// Throws Error: NotFound, Unreadable, Malformed, naming file and remedy.
GG_EXPORT OpenedRun openRun(const RunPlace& place, const Vocabulary& vocabulary);

/// Of the only run at a path. Throws Error (InvalidArgument) naming the runs where there are several, NotFound where there is none.
GG_EXPORT OpenedRun openRun(const std::string& path, const Vocabulary& vocabulary);

/// A run as it lies on disk now, read to its present end. Cancelled: what was read so far.
GG_EXPORT runs::Run readRun(const RunPlace& place, const Vocabulary& vocabulary, JobControl& control);

}  // namespace gg::imports
