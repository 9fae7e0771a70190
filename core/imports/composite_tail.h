#pragma once

#include "core/runs/history.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gg::imports {

/// One of the logs of a run.
struct LogSource {
    std::function<std::unique_ptr<runs::RunTail>()> open;
    std::string suffix;  ///< of a name that a source before this one gives, too: " (TensorBoard)"
};

/// All logs of a run as one. Where two of them give a name, the earlier source has it, and the other one's gets the suffix: nothing is lost,
/// and the two can be compared.
class CompositeTail final : public runs::RunTail {
public:
    /// `missing` is said as long as no source gave a point; `epochs` planned, 0: not known. `known`: problems that were found before.
    CompositeTail(std::string folder, std::vector<LogSource> sources, std::string missing, int epochs, std::vector<std::string> known);

    runs::RunBatch poll(std::size_t maxBytes) override;
    const std::vector<std::string>& problems() const override { return m_problems; }
    bool lost() const override;
    runs::RunActivity activity() const override;

private:
    void startAgain();
    std::vector<runs::RunBatch> pollAll(std::size_t maxBytes, bool& again);
    bool join(std::vector<runs::RunBatch> news, runs::RunBatch& batch);
    bool rename(std::size_t source, runs::SeriesPiece& piece);
    void tellTheEnd(const runs::RunBatch& news, runs::RunBatch& batch);
    void gatherProblems();

    std::string m_folder;
    std::vector<LogSource> m_sources;
    std::vector<std::unique_ptr<runs::RunTail>> m_tails;
    std::map<std::string, std::size_t> m_owners;  ///< of names: the first source that gives it
    std::string m_missing;
    std::vector<std::string> m_known;
    std::vector<std::string> m_problems;
    int m_epochs = 0;
    double m_lastEpoch = 0;
    bool m_anyPoint = false;
    bool m_ended = false;
    bool m_delivered = false;
};

}  // namespace gg::imports
