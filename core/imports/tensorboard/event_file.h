#pragma once

#include "core/base/export.h"
#include "core/runs/history.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gg::imports
{

/// True for a name that TensorFlow, PyTorch and tensorboardX give to event files: "events.out.tfevents.1683228802.HOST…".
GG_EXPORT bool isEventFileName(std::string_view name);

/// The event files of one run.
struct EventFiles {
    std::string folder;  ///< of the run
    /// Relative to the folder. Those in subfolders have the subfolder before their tags: Keras' "validation/events…" says
    /// "validation/epoch_loss". More files that turn up beside them are taken in (a restart writes a new one), as is Keras'
    /// validation/ beside its train/.
    std::vector<std::string> files;
    /// Who wrote them, which decides what a step is: with "YOLOv5" and "YOLOv7" an epoch from 0, with "Ultralytics" an epoch from
    /// 1, with "Keras" an epoch from 0 for tags that name no batch or iteration, with "Lightning" something that the tag "epoch"
    /// tells of. Empty: it is told from the tags at the file's beginning.
    std::string tool = {};
    /// The name of a raw one in the vocabulary; empty: raw names are kept. An empty answer leaves the series out.
    std::function<std::string(std::string_view raw)> name = {};
};

/// All files as one run, in the order of the times in their names. Series, pictures, histograms and texts; see RunAttachment for
/// where the latter lie. A batch may hold several pieces of one name, in order. Ask for 32 MiB and more to open a large run: a
/// slice is then read by several threads. Nothing is opened before the first poll(); what is wrong with a file is a problem, not
/// an exception.
GG_EXPORT std::unique_ptr<runs::RunTail> openEventFiles(EventFiles files);

}  // namespace gg::imports
