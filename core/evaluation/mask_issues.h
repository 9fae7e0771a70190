#pragma once

#include "core/predictions/input_issue.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gg::evaluation {

/// Counts what goes wrong, of one kind and side together, and keeps the first examples.
class MaskIssues {
public:
    void add(predictions::IssueKind kind, predictions::IssueSide side, const std::string& file, const std::string& example, predictions::IssueUse use)
    {
        const auto [at, isNew] = m_place.try_emplace({kind, side}, m_issues.size());
        if (isNew) {
            m_issues.push_back({.kind = kind, .side = side, .file = file, .count = 0, .examples = {}, .used = use == predictions::IssueUse::Used});
        }
        predictions::InputIssue& issue = m_issues[at->second];
        ++issue.count;
        if (issue.examples.size() < mostExamples) {
            issue.examples.push_back(example);
        }
    }
    void take(const std::vector<predictions::InputIssue>& issues) { m_issues.insert(m_issues.end(), issues.begin(), issues.end()); }
    std::vector<predictions::InputIssue> list() && { return std::move(m_issues); }

private:
    static constexpr std::size_t mostExamples = 5;

    std::map<std::pair<predictions::IssueKind, predictions::IssueSide>, std::size_t> m_place;
    std::vector<predictions::InputIssue> m_issues;
};

}  // namespace gg::evaluation
