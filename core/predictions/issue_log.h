#pragma once

#include "core/predictions/input_issue.h"

#include <functional>

namespace gg::predictions {

/// Counts issues and keeps the first examples of each kind.
class IssueLog {
public:
    IssueLog(std::string file, IssueSide side)
        : m_file(std::move(file))
        , m_side(side)
    {
    }

    static constexpr std::size_t keptExamples = 5;

    /// `example` is asked only while examples are kept.
    void add(IssueKind kind, IssueUse use, const std::function<std::string()>& example, std::size_t count = 1);
    std::vector<InputIssue> take() { return std::move(m_issues); }

private:
    std::string m_file;
    IssueSide m_side;
    std::vector<InputIssue> m_issues;
};

}  // namespace gg::predictions
