#include "core/training/rank_place.h"

#include "core/base/error.h"

#include <charconv>
#include <string_view>

namespace gg::training {
namespace {

struct Variables {
    const std::function<const char*(const char*)>& read;
    std::string problems;

    void complain(const std::string& problem) { problems += (problems.empty() ? "" : "; ") + problem; }

    std::string text(const char* name)
    {
        const char* value = read(name);
        if (value == nullptr || *value == '\0') {
            complain(std::string(name) + " is not set");
            return {};
        }
        return value;
    }

    int number(const char* name, int low, int high)
    {
        const std::string found = text(name);
        int value = low;
        const auto [end, error] = std::from_chars(found.data(), found.data() + found.size(), value);
        if (!found.empty() && (error != std::errc{} || end != found.data() + found.size() || value < low || value > high)) {
            complain(std::string(name) + " is '" + found + "', and has to be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
            value = low;
        }
        return value;
    }
};

}  // namespace

std::optional<RankPlace> rankPlace(const std::function<const char*(const char* name)>& variable)
{
    constexpr int mostRanks = 1024;
    const char* size = variable("WORLD_SIZE");
    if (size == nullptr || std::string_view(size) == "1") {
        return std::nullopt;
    }
    Variables variables{.read = variable, .problems = {}};
    RankPlace place;
    place.size = variables.number("WORLD_SIZE", 1, mostRanks);
    place.rank = variables.number("RANK", 0, place.size > 1 ? place.size - 1 : mostRanks - 1);
    place.address = variables.text("MASTER_ADDR");
    place.port = variables.number("MASTER_PORT", 1, 65535);
    if (!variables.problems.empty()) {
        throw Error(ErrorCode::InvalidArgument, {},
                    "WORLD_SIZE asks for a training over several processes, but the environment does not say how: " + variables.problems
                        + ". Set MASTER_ADDR and MASTER_PORT to where rank 0 runs and a free port there, the same for all, and RANK to 0, 1, … one for each "
                          "process; or unset WORLD_SIZE to train with this process alone.");
    }
    return place;
}

}  // namespace gg::training
