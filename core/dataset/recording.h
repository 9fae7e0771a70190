#pragma once

#include "core/base/export.h"
#include "core/dataset/dataset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

/// How much a file's name says about the recording that it comes from.
enum class RecordingEvidence : std::uint8_t {
    None,      ///< no number in it, or a hash: the picture stands for itself
    Counter,   ///< a name and a number ("BloodImage_00012", "000139"): frames of one recording, or a collection that was numbered
    Sequence,  ///< a recording and a frame number: "seq12_000123", "video1_frame_3", "DJI_0001_0005", "MOT17-02/img1/000001"
};

/// The recording that a picture is a frame of, as far as its path says. "val/images/seq12_000125.jpg" has id "seq12", frame 125.
struct Recording {
    /// The same for all frames of a recording, whatever split they lie in. Folders that every data set has (train, images,
    /// JPEGImages …) are no part of it.
    std::string id;
    std::optional<std::int64_t> frame;  ///< as counted in the name: a number, or a time stamp
    RecordingEvidence evidence = RecordingEvidence::None;
};

/// Reads a path relative to the data set's root. No file is opened.
GG_EXPORT Recording recordingOf(std::string_view image);

/// The stem without what Roboflow adds to it: "clip_12_jpg.rf.0123…" → "clip_12". Augmented copies of one picture share it.
GG_EXPORT std::string_view originalStem(std::string_view image);

/// The recordings of a whole data set.
struct RecordingIndex {
    std::vector<std::string> ids;                     ///< natural order
    std::vector<std::uint32_t> ofRecord;              ///< index into ids, parallel to Dataset::records
    std::vector<std::optional<std::int64_t>> frames;  ///< parallel to Dataset::records
    /// What most names with a number in them support. With Counter a "recording" may be nothing but the collection.
    RecordingEvidence evidence = RecordingEvidence::None;
};

GG_EXPORT RecordingIndex indexRecordings(const Dataset& dataset);

}  // namespace gg::dataset
