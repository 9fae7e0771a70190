#include "core/training/engine/shared_checkpoint.h"

#include "core/io/files.h"
#include "core/training/ranks/rank_group.h"

#include <unistd.h>

#include <filesystem>

namespace gg::training {

TrainState loadShared(RankGroup* ranks, const std::string& file, const std::function<TrainState(const std::string& file)>& load)
{
    if (ranks == nullptr) {
        return load(file);
    }
    TrainState state;
    std::string contents;
    ranks->together([&] {
        if (ranks->leads()) {
            state = load(file);
            contents = io::readFile(file);
        }
    });
    contents = ranks->leaders(contents);
    ranks->together([&] {
        if (ranks->leads()) {
            return;
        }
        const std::filesystem::path copy = std::filesystem::temp_directory_path()
                                           / ("groundglass-" + std::to_string(getpid()) + "-rank-" + std::to_string(ranks->rank()) + ".pt");
        io::writeFileAtomically(copy.string(), contents);
        try {
            state = load(copy.string());
        } catch (...) {
            std::filesystem::remove(copy);
            throw;
        }
        std::filesystem::remove(copy);
    });
    return state;
}

}  // namespace gg::training
