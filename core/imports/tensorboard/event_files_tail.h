#pragma once

#include "core/imports/tensorboard/block_reader.h"
#include "core/imports/tensorboard/epoch_axis.h"
#include "core/imports/tensorboard/event_file.h"
#include "core/imports/tensorboard/event_source.h"
#include "core/imports/tensorboard/problem_list.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace gg::imports::tensorboard
{

/// All event files of a run as one.
class EventFilesTail final : public runs::RunTail
{
public:
    explicit EventFilesTail(EventFiles files);

    runs::RunBatch poll(std::size_t maxBytes) override;
    const std::vector<std::string>& problems() const override { return m_problems.all(); }
    bool lost() const override { return m_lost; }
    runs::RunActivity activity() const override;

private:
    /// What is kept of a tag from one poll to the next.
    struct Track {
        std::string name;  ///< empty: left out
        StepAxis axis = StepAxis::Steps;
        bool ofEpochs = false;
        bool shared = false;   ///< it has an epoch with two points, or a part of one
        bool zeroOnly = true;  ///< every step was 0
        std::size_t points = 0;
        std::int64_t lastStep = 0;
        std::optional<double> lastEpoch;
        std::size_t lastSource = 0;  ///< place in m_sources
    };

    void look(runs::RunBatch& batch);
    void startAgain(runs::RunBatch& batch, const std::string& file);
    void readMore(runs::RunBatch& batch, std::size_t maxBytes);
    void take(std::vector<Block> blocks, std::size_t source, runs::RunBatch& batch);
    void takeColumn(TagColumn&& column, std::size_t source, runs::RunBatch& batch);
    double epochOf(StepAxis axis, std::int64_t step) const;
    void noteRestart(Track& track, const TagColumn& column, std::size_t source, std::vector<std::size_t>& branches);
    void noteZeros(Track& track, const TagColumn& column);
    void releaseHeld(runs::RunBatch& batch, bool all);
    runs::SeriesPiece piece(Track& track, const std::string& raw, TagColumn&& column);
    std::vector<double> markedEpochs(Track& track, const TagColumn& column, std::size_t count, bool all) const;
    Track& track(const std::string& raw);
    void nameProblems();

    EventFiles m_files;
    EventSources m_sources;
    BlockReader m_reader;
    StepAxes m_axes;
    EpochMarks m_marks;
    std::unordered_map<std::string, Track> m_tracks;
    std::map<std::string, TagColumn> m_held;  ///< by raw name: points whose epoch is not known yet
    std::set<std::string> m_names;
    ProblemList m_problems;
    std::map<std::string, std::uint64_t> m_unread;
    std::size_t m_zeroTracks = 0;
    std::size_t m_mixedTracks = 0;  ///< tags that two files write at once
    bool m_lost = false;
    std::string m_lastRaw;
    double m_lastValue = 0;
    std::int64_t m_lastStep = 0;
};

}  // namespace gg::imports::tensorboard
