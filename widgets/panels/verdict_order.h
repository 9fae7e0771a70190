#pragma once

#include "widgets/panels/verdict_line.h"

#include <QString>

#include <map>
#include <set>
#include <vector>

namespace gg::widgets
{

class RunCollection;

/// The order of the feed. Newest first: verdicts that appeared while somebody watched in the order in which they came, the others by the epoch since
/// which they are so. One that another explains follows it. What reads the same for several runs (the same rule, as severe, since the same epoch)
/// is one line for them together, and the runs' own lines follow it.
class VerdictOrder
{
public:
    std::vector<VerdictSubject> subjects(RunCollection& runs);

private:
    std::map<QString, quint64> m_came;  ///< by key: the place in the order of those that appeared while somebody watched
    std::set<QString> m_watched;        ///< folders of runs that were shown before
    quint64 m_last = 0;
};

}  // namespace gg::widgets
