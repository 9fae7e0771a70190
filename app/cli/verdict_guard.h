#pragma once

#include "core/diagnosis/diagnosis.h"
#include "core/runs/history.h"

#include <optional>
#include <string>
#include <vector>

namespace gg::cli {

/// Judges a training of ours by its own run folder, row for row, and says when a verdict is one to stop at.
class VerdictGuard
{
public:
    /// Known: what the first rows show was said before the run was gone on with, and whoever goes on knows it.
    enum class Earlier { None, Known };
    /// Throws Error for a folder that is no run.
    VerdictGuard(const std::string& runFolder, diagnosis::Settings settings, Earlier earlier);

    void take(runs::RunBatch&& batch);
    /// True the first time that there is a verdict to stop at.
    bool judge();
    /// That verdict.
    const std::optional<diagnosis::Verdict>& halted() const { return m_halted; }

private:
    diagnosis::Settings m_settings;
    runs::RunInfo m_info;
    runs::RunHistory m_history;
    std::uint64_t m_judged = 0;
    std::vector<diagnosis::Verdict> m_known;
    std::optional<diagnosis::Verdict> m_halted;
    bool m_earlier;
};

}  // namespace gg::cli
