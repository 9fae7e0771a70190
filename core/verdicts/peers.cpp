#include "core/diagnosis/comparability.h"
#include "core/verdicts/gather_facts.h"

namespace gg::verdicts {

void addPeers(std::span<const OpenRun> runs)
{
    std::vector<diagnosis::PeerRun> peers;
    peers.reserve(runs.size());
    for (const OpenRun& run : runs) {
        peers.push_back(diagnosis::peerOf(*run.info, *run.history));
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].facts == nullptr) {
            continue;
        }
        runs[i].facts->peers = peers;
        runs[i].facts->peers.erase(runs[i].facts->peers.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace gg::verdicts
