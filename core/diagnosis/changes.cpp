#include "core/diagnosis/changes.h"

#include <algorithm>
#include <map>
#include <set>

namespace gg::diagnosis {
namespace {

Halt haltFor(const Verdict& verdict, const Settings& settings)
{
    const auto own = settings.halts.find(verdict.rule);
    if (own != settings.halts.end()) {
        return own->second;
    }
    const auto errors = settings.halts.find("error");
    return errors != settings.halts.end() && verdict.severity == audit::Severity::Error ? errors->second : Halt::GoOn;
}

}  // namespace

std::vector<std::string> keysOf(const std::vector<Verdict>& verdicts)
{
    std::map<std::string, int> times;
    std::vector<std::string> keys;
    for (const Verdict& verdict : verdicts) {
        std::string key = verdict.rule;
        for (const std::string& name : verdict.classes) {
            key += "\n" + name;
        }
        const int before = times[key]++;
        keys.push_back(before == 0 ? key : key + "\n#" + std::to_string(before));
    }
    return keys;
}

std::vector<VerdictChange> changes(const std::vector<Verdict>& before, const std::vector<Verdict>& now)
{
    const auto oldKeys = keysOf(before);
    const auto newKeys = keysOf(now);
    std::map<std::string, const Verdict*> known;
    for (std::size_t i = 0; i < before.size(); ++i) {
        known[oldKeys[i]] = &before[i];
    }
    std::vector<VerdictChange> result;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto old = known.find(newKeys[i]);
        const bool wasThere = old != known.end() && !old->second->over;
        const bool worse = wasThere && now[i].severity > old->second->severity;
        if (!now[i].over && (!wasThere || worse)) {
            result.push_back({VerdictChange::Kind::Appeared, now[i]});
        } else if (now[i].over && (old == known.end() || wasThere)) {
            result.push_back({VerdictChange::Kind::Passed, now[i]});
        }
    }
    const std::set<std::string> still(newKeys.begin(), newKeys.end());
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!still.contains(oldKeys[i]) && !before[i].over) {
            result.push_back({VerdictChange::Kind::Withdrawn, before[i]});
        }
    }
    return result;
}

std::optional<Halting> haltAt(const std::vector<VerdictChange>& changes, const Settings& settings)
{
    std::optional<Halting> strongest;
    for (const VerdictChange& change : changes) {
        const bool stands = change.kind == VerdictChange::Kind::Appeared && change.verdict.because.empty();
        const Halt halt = stands ? haltFor(change.verdict, settings) : Halt::GoOn;
        if (halt != Halt::GoOn && (!strongest || halt > strongest->halt)) {
            strongest = Halting{halt, change.verdict};
        }
    }
    return strongest;
}

}  // namespace gg::diagnosis
