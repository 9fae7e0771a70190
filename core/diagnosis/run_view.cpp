#include "core/diagnosis/run_view.h"

#include <charconv>

namespace gg::diagnosis {

RunView::RunView(const runs::RunInfo& runInfo, const runs::RunHistory& runHistory, const RunFacts& runFacts)
    : info(runInfo)
    , history(runHistory)
    , facts(runFacts)
    , m_config(runs::flatConfig(runInfo))
    , m_detector(runHistory.find("val/map50") != nullptr || runHistory.find("val/map50_95") != nullptr || !runFacts.details.empty())
{
}

std::optional<std::string> RunView::setting(const std::string& key) const
{
    const auto it = m_config.find(key);
    return it == m_config.end() ? std::nullopt : std::optional(it->second);
}

std::optional<double> RunView::number(const std::string& key) const
{
    const auto text = setting(key);
    double value = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc()) {
        return std::nullopt;
    }
    return value;
}

bool RunView::ended() const
{
    const runs::RunState state = history.state();
    if (state == runs::RunState::Unknown && !(facts.silence && facts.silence->growing)) {
        return true;
    }
    return state == runs::RunState::Finished || state == runs::RunState::Stopped || state == runs::RunState::Failed
           || (facts.silence && facts.silence->ended) || (info.epochs > 0 && history.lastEpoch() >= info.epochs);
}

}  // namespace gg::diagnosis
