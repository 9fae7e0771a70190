#include "app/cli/verdict_guard.h"

#include "core/diagnosis/changes.h"

namespace gg::cli {

VerdictGuard::VerdictGuard(const std::string& runFolder, diagnosis::Settings settings, Earlier earlier)
    : m_settings(std::move(settings))
    , m_info(runs::readRunInfo(runFolder))
    , m_earlier(earlier == Earlier::Known)
{
}

void VerdictGuard::take(runs::RunBatch&& batch)
{
    if (!m_settings.halts.empty()) {
        m_history.append(std::move(batch));
    }
}

bool VerdictGuard::judge()
{
    if (m_halted || m_history.revision() == m_judged) {
        return false;
    }
    m_judged = m_history.revision();
    auto now = diagnosis::diagnose(m_info, m_history, m_settings).verdicts;
    const auto halting = m_earlier ? std::nullopt : diagnosis::haltAt(diagnosis::changes(m_known, now), m_settings);
    m_earlier = false;
    m_known = std::move(now);
    if (halting) {
        m_halted = halting->verdict;
    }
    return halting.has_value();
}

}  // namespace gg::cli
