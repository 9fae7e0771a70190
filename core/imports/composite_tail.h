#pragma once

#include "core/imports/series_fold.h"
#include "core/runs/history.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gg::imports {

/// One of the logs of a run.
struct LogSource {
    std::function<std::unique_ptr<runs::RunTail>()> open;
    std::string suffix = {};  ///< of a name that a source before this one gives with other values: " (TensorBoard)"
    bool isLog = true;        ///< the run is there as long as one of its logs is; pictures beside them do not count
};

struct CompositeOptions {
    std::string missing;              ///< said as long as no source gave a point
    int epochs = 0;                   ///< planned; 0: not known
    std::vector<std::string> known;   ///< problems that were found before
    bool snapshot = false;            ///< read once: nothing is waited for
};

/// All logs of a run as one. Where two of them give a name and say the same, it is one series, and its further origins are told. Where they say
/// different things the earlier source has the name, the other one's gets the suffix, and a note names the step and the values. What only the other
/// one says is a series with the suffix, too: nothing is lost.
class CompositeTail final : public runs::RunTail {
public:
    CompositeTail(std::string folder, std::vector<LogSource> sources, CompositeOptions options);

    runs::RunBatch poll(std::size_t maxBytes) override;
    const std::vector<std::string>& problems() const override { return m_problems; }
    bool lost() const override;
    runs::RunActivity activity() const override;

private:
    using Key = std::pair<std::size_t, std::string>;  ///< a source, and a name that one before it gives, too

    void startAgain();
    std::vector<runs::RunBatch> pollAll(std::size_t maxBytes, bool& again);
    bool join(std::vector<runs::RunBatch> news, runs::RunBatch& batch);
    enum class Take { Deliver, Keep, StartAgain };
    Take take(std::size_t source, runs::SeriesPiece& piece, runs::RunBatch& batch);
    Take takeSecond(std::size_t source, runs::SeriesPiece& piece, runs::RunBatch& batch);
    bool compareAll(runs::RunBatch& batch);
    void deliverRests(const std::vector<bool>& more, runs::RunBatch& batch);
    bool isQuiet() const;
    bool renameApart(std::size_t source, runs::SeriesPiece& piece);
    void note(const std::string& text, runs::RunBatch& batch);
    void tellTheEnd(const runs::RunBatch& news, runs::RunBatch& batch);
    void gatherProblems();

    std::string m_folder;
    std::vector<LogSource> m_sources;
    CompositeOptions m_options;
    std::vector<std::unique_ptr<runs::RunTail>> m_tails;
    std::map<std::string, std::size_t> m_owners;  ///< of names: the first source that gives it
    std::map<std::string, SaidSeries> m_said;     ///< by name: what its owner says
    std::map<Key, SeriesFold> m_folds;
    std::map<Key, std::string> m_apart;   ///< those that say different things, with the note on it
    std::map<Key, int> m_overtaken;       ///< how often a rest turned out to be none
    std::set<std::string> m_noted;
    std::vector<std::string> m_replaced;  ///< what was said of files that were replaced: their tails are opened again
    std::vector<std::string> m_problems;
    double m_lastEpoch = 0;
    bool m_anyPoint = false;
    bool m_ended = false;
    bool m_delivered = false;
};

}  // namespace gg::imports
