#include "core/predictions/issue_log.h"

#include <algorithm>

namespace gg::predictions {

void IssueLog::add(IssueKind kind, IssueUse use, const std::function<std::string()>& example, std::size_t count)
{
    const bool used = use == IssueUse::Used;
    auto it = std::find_if(m_issues.begin(), m_issues.end(), [&](const InputIssue& issue) { return issue.kind == kind && issue.used == used; });
    if (it == m_issues.end()) {
        it = m_issues.insert(it, InputIssue{.kind = kind, .side = m_side, .file = m_file, .used = used});
    }
    it->count += count;
    if (it->examples.size() < keptExamples) {
        it->examples.push_back(example());
    }
}

}  // namespace gg::predictions
