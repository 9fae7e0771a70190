#pragma once

#include "core/base/error.h"
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
    std::string stepColumn = {};     ///< that a person chose to hold the steps; see OpenOptions
};

struct FoundRuns {
    std::vector<RunPlace> places;      ///< by path
    std::vector<std::string> problems; ///< a folder that cannot be listed, a loop of links, a limit that was reached: named
};

/// All runs at and below a path, file or folder: those of a parent folder, each on its own. A loop of links is walked once. Only the listing
/// of folders is paid for, O(entries), and the first lines of what may be a log; images and labels are not opened. Stops with what it has when
/// cancelled. Throws Error: NotFound.
/// Event files in train/, validation/, eval/ and the like below a folder are one run, as Keras and TensorFlow write them. A file that was chosen
/// is read alone; settings beside it are used.
GG_EXPORT FoundRuns findRuns(const std::string& path, JobControl& control);

struct OpenOptions {
    /// The column or key of a table or of JSON lines that holds the steps; empty: that of the place, else a column named step, iteration or global_step, else the epoch,
    /// else the first column of ascending whole numbers, else the number of the row.
    std::string stepColumn = {};
    /// The run is read once and not watched: a last line that waits for its end is a problem at once. readRun() sets it.
    bool snapshot = false;
};

/// What may hold the steps of a table or of JSON lines.
struct StepColumns {
    std::vector<std::string> columns;  ///< by name, as the file has them; of JSON lines keys that are numbers
    bool obvious = false;              ///< one of them says by its name that it does, or the tool is known: nobody has to be asked
};
/// Reads the first lines. Empty for what is neither.
GG_EXPORT StepColumns stepColumnsOf(const RunPlace& place);

/// A run of any tool, ready to be followed.
struct OpenedRun {
    runs::RunInfo info;                   ///< from run.yaml, args.yaml, opt.yaml + hyp.yaml, hparams…: what the files tell
    /// All files of the run, as one. Where two of them give a name (results.csv and an event file) and say the same, it is one series that names
    /// both (Series::also). Where they differ the table's series has the name and the other one's gets a suffix, "val/map50 (TensorBoard)", and a
    /// note says where: nothing is lost, and the two can be compared. Pictures beside the logs are attachments.
    std::unique_ptr<runs::RunTail> tail;
};

/// Settings that cannot be read are a problem that the tail names, not an error: the curves are there all the same. Throws Error: NotFound;
/// of a run of our own also Unreadable, Malformed.
GG_EXPORT OpenedRun openRun(const RunPlace& place, const Vocabulary& vocabulary, const OpenOptions& options = {});

/// Of the only run at a path. Throws Error (InvalidArgument) naming the runs where there are several, NotFound where there is none.
GG_EXPORT OpenedRun openRun(const std::string& path, const Vocabulary& vocabulary, const OpenOptions& options = {});

/// What to throw where a path holds no run, or several where one was asked for: says what was looked for, and what there is.
GG_EXPORT Error noRunAt(const std::string& path);
GG_EXPORT Error severalRunsAt(const std::string& path, const std::vector<RunPlace>& places);

/// A run as it lies on disk now, read to its present end. Cancelled: what was read so far.
GG_EXPORT runs::Run readRun(const RunPlace& place, const Vocabulary& vocabulary, JobControl& control, const OpenOptions& options = {});

}  // namespace gg::imports
