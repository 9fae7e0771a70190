#include "widgets/panels/verdict_order.h"

#include "core/diagnosis/changes.h"
#include "widgets/models/run_collection.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace gg::widgets
{
namespace
{

/// A verdict that stands by itself, with when it came; or several of one kind.
struct Head {
    std::vector<VerdictSubject> subjects;
    quint64 came = 0;
};

/// What a closed line says of a verdict. Equal for those that one line can stand for.
QString kindOf(const diagnosis::Verdict& verdict)
{
    return QStringLiteral("together\n%1\n%2\n%3\n%4")
        .arg(QString::fromStdString(verdict.rule))
        .arg(static_cast<int>(verdict.severity))
        .arg(verdict.over)
        .arg(verdict.sinceEpoch);
}

/// A run's second verdict of a kind stands by itself: one line stands for runs.
std::vector<Head> foldedAlike(std::vector<Head> heads)
{
    std::map<QString, std::size_t> places;
    std::vector<Head> folded;
    for (Head& head : heads) {
        VerdictSubject& subject = head.subjects.front();
        const auto [place, first] = places.try_emplace(kindOf(subject.verdict), folded.size());
        const bool again = !first && std::ranges::any_of(folded[place->second].subjects, [&](const VerdictSubject& one) { return one.folder == subject.folder; });
        if (first || again) {
            folded.push_back(std::move(head));
        } else {
            Head& alike = folded[place->second];
            alike.came = std::max(alike.came, head.came);
            alike.subjects.push_back(std::move(subject));
        }
    }
    return folded;
}

VerdictSubject together(const std::vector<VerdictSubject>& subjects)
{
    VerdictSubject subject{.key = kindOf(subjects.front().verdict), .verdict = subjects.front().verdict};
    for (const VerdictSubject& one : subjects) {
        subject.runs << one.run;
        subject.colours << one.colours;
    }
    return subject;
}

}  // namespace

std::vector<VerdictSubject> VerdictOrder::subjects(RunCollection& runs)
{
    std::vector<Head> heads;
    std::multimap<QString, VerdictSubject> following;
    for (int i = 0; i < runs.size(); ++i) {
        const RunEntry& run = runs.at(i);
        if (!run.visible) {
            continue;
        }
        const bool watched = run.live && m_watched.contains(run.folder);
        const auto& verdicts = run.diagnosis.verdicts;
        const auto keys = diagnosis::keysOf(verdicts);
        const auto keyOf = [&](std::size_t at) { return run.folder + QLatin1Char('\n') + QString::fromStdString(keys[at]); };
        for (std::size_t at = 0; at < verdicts.size(); ++at) {
            const diagnosis::Verdict& verdict = verdicts[at];
            VerdictSubject subject{.key = keyOf(at), .folder = run.folder, .run = QString::fromStdString(run.info.name), .colours = {run.colour}, .verdict = verdict};
            subject.hasImages = isOwn(run) || !verdict.images.empty();
            const auto came = m_came.try_emplace(subject.key, watched ? ++m_last : 0).first->second;
            const auto cause = std::find_if(verdicts.begin(), verdicts.end(), [&](const auto& other) { return other.rule == verdict.because; });
            if (cause == verdicts.end()) {
                heads.push_back({{std::move(subject)}, came});
            } else {
                following.emplace(keyOf(static_cast<std::size_t>(cause - verdicts.begin())), std::move(subject));
            }
        }
        if (run.history.lastEpoch() > 0) {
            m_watched.insert(run.folder);
        }
    }
    heads = foldedAlike(std::move(heads));
    std::stable_sort(heads.begin(), heads.end(), [](const Head& a, const Head& b) {
        const auto& first = a.subjects.front().verdict;
        const auto& second = b.subjects.front().verdict;
        return std::tuple(b.came, second.sinceEpoch, second.severity) < std::tuple(a.came, first.sinceEpoch, first.severity);
    });
    std::vector<VerdictSubject> ordered;
    const auto add = [&](const auto& self, VerdictSubject subject, int level, int levelBelow) -> void {
        const auto [first, last] = following.equal_range(subject.key);
        subject.folded = static_cast<int>(std::distance(first, last));
        subject.level = level;
        ordered.push_back(subject);
        for (auto it = first; it != last; ++it) {
            self(self, it->second, levelBelow, levelBelow);
        }
    };
    for (Head& head : heads) {
        const bool several = head.subjects.size() > 1;
        if (several) {
            ordered.push_back(together(head.subjects));
        }
        for (VerdictSubject& subject : head.subjects) {
            subject.alike = several;
            add(add, std::move(subject), several ? 1 : 0, several ? 2 : 1);
        }
    }
    return ordered;
}

}  // namespace gg::widgets
