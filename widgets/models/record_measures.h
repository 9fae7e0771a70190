#pragma once

#include "core/dataset/dataset.h"
#include "widgets/models/record_query.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace gg::widgets {

/// What was measured of the images of a data set, parallel to its records; empty where it was not measured yet.
struct RecordMeasures {
    std::vector<ImageSize> sizes;
    std::vector<float> foreground;  ///< share in [0, 1], negative without a mask
    std::vector<float> brightness;  ///< median luminance in [0, 1], negative where an image cannot be read

    /// The size in the label file stands in for one that was not read.
    ImageSize sizeOf(const dataset::Record& record, std::size_t index) const
    {
        return index < sizes.size() && sizes[index].known() ? sizes[index] : declaredSize(record);
    }
};

/// What was found in the records, and what a person said of them.
struct NotesByRecord {
    std::unordered_map<std::size_t, RecordNotes> records;  ///< those without a note are left out
    SetFindings ofSet;
};

/// What searching, counting and sorting need, as it was at one moment. Shared with other threads, therefore never changed.
struct RecordSnapshot {
    dataset::DatasetPtr dataset;
    std::shared_ptr<const RecordMeasures> measures;
    std::shared_ptr<const NotesByRecord> notes;

    RecordView view(std::size_t index) const
    {
        const dataset::Record& record = dataset->records[index];
        const auto note = notes->records.find(index);
        const auto share = [index](const std::vector<float>& values) { return index < values.size() ? values[index] : -1.0F; };
        return {.record = record,
                .notes = note == notes->records.end() ? nullptr : &note->second,
                .size = measures->sizeOf(record, index),
                .foreground = share(measures->foreground),
                .brightness = share(measures->brightness),
                .setFindings = notes->ofSet.empty() ? nullptr : &notes->ofSet,
                .index = static_cast<std::uint32_t>(index)};
    }
};

}  // namespace gg::widgets
