#pragma once

#include "core/runs/run_batch.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gg::imports::tensorboard
{

/// Points of one tag, in the order of the file.
struct TagColumn {
    std::string tag;  ///< in UTF-8, whatever the file says
    std::vector<std::int64_t> steps;
    std::vector<double> times;
    std::vector<double> values;
    std::vector<std::size_t> branches;  ///< where the step goes back within these points
};

/// What a stretch of records says.
struct Scanned {
    std::vector<TagColumn> columns;                ///< by first appearance
    std::size_t lastColumn = 0;                    ///< that of the last point
    std::vector<runs::RunAttachment> attachments;  ///< without their file
    std::map<std::string, std::uint64_t> unread;   ///< kinds of values that are not shown, and how many
    std::vector<std::uint64_t> noEvents;           ///< offsets of records that are no event, although their CRC is right
};

/// Reads events. A scalar in one of the forms that TensorFlow and PyTorch write is read from its bytes; everything else, and what
/// is in any way unusual, goes through protobuf. Kept for many stretches, so that a tag's text is stored once.
class EventScanner
{
public:
    /// The data of the record at `offset` of the file (offset of the data).
    void record(std::string_view data, std::uint64_t offset);
    /// What came since the last call.
    Scanned take();

private:
    struct Point {
        std::int64_t step = 0;
        double time = 0;
        double value = 0;
        std::uint32_t tag = 0;
    };
    struct Tag {
        std::string bytes;
        std::uint32_t points = 0;    ///< in this stretch
        std::uint32_t follower = 0;  ///< the tag that came after this one last time: usually it does again
        std::size_t column = 0;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const;
    };

    bool scanEvent(std::string_view data);
    bool scanSummary(std::string_view summary, std::int64_t step, double time);
    bool scanValue(std::string_view value, std::int64_t step, double time);
    void parseEvent(std::string_view data, std::uint64_t offset);
    std::uint32_t tagId(std::string_view tag);
    void add(std::string_view tag, std::int64_t step, double time, double value);

    std::vector<Point> m_points;
    std::vector<Tag> m_tags;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> m_ids;
    std::uint32_t m_lastTag = 0;
    Scanned m_scanned;
};

}  // namespace gg::imports::tensorboard
