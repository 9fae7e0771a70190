#include "core/training/engine.h"

#include "core/base/error.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>

namespace gg::training {
namespace {

constexpr const char* libraryName = "libgg_training.so";
constexpr const char* entryPoint = "gg_training_engine";

/// LibTorch's threads wait for each other hundreds of times a step. If they slept at once, waking them would cost a quarter of the step; if
/// they spun until it is their turn, they would take the cores from the window and from whatever else runs: on two busy cores a step took
/// 7 s in place of 1. So they spin for half a millisecond and then sleep. OpenMP reads this once, when it is loaded with LibTorch; it is set
/// before main(), while no other thread can be reading the environment. What a person set is kept.
[[gnu::constructor]] void letThreadsSleepAfterAShortWait()
{
    if (getenv("OMP_WAIT_POLICY") == nullptr) {
        setenv("GOMP_SPINCOUNT", "10000", 0);
    }
}

/// The training library lies beside gg_core, in the build folder and where it is installed.
std::filesystem::path libraryFile()
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&loadEngine), &info) != 0 && info.dli_fname != nullptr) {
        return std::filesystem::absolute(info.dli_fname).parent_path() / libraryName;
    }
    return libraryName;
}

Engine& load()
{
    const std::string file = libraryFile().string();
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        throw Error(ErrorCode::Unsupported, file,
                    std::string("The training library could not be loaded (") + dlerror()
                        + "). Install the package with LibTorch, or build with -DGG_TRAINING=ON.");
    }
    using EntryFunction = Engine* (*)();
    const auto entry = reinterpret_cast<EntryFunction>(dlsym(library, entryPoint));
    if (entry == nullptr) {
        throw Error(ErrorCode::Unsupported, file, "This is not Groundglass' training library: it has no " + std::string(entryPoint) + ".");
    }
    return *entry();
}

}  // namespace

Engine& loadEngine()
{
    static Engine& engine = load();
    return engine;
}

bool engineAvailable()
{
    return std::filesystem::exists(libraryFile());
}

}  // namespace gg::training
