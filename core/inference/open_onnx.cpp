#include "core/base/error.h"
#include "core/inference/backend.h"
#include "core/inference/onnx/onnx_table.h"
#include "core/inference/onnx_model.h"

#include <dlfcn.h>

#include <filesystem>

namespace gg::inference {
namespace {

constexpr const char* libraryName = "libgg_onnx.so";

/// The module lies beside gg_core, in the build folder and where it is installed.
std::string libraryFile()
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&openOnnx), &info) != 0 && info.dli_fname != nullptr) {
        return (std::filesystem::absolute(info.dli_fname).parent_path() / libraryName).string();
    }
    return libraryName;
}

const OnnxTable& load()
{
    const std::string file = libraryFile();
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        throw Error(ErrorCode::Unsupported, file,
                    std::string("The library for ONNX models could not be loaded (") + dlerror() + "). Install Groundglass again.");
    }
    using EntryFunction = const OnnxTable* (*)();
    const auto entry = reinterpret_cast<EntryFunction>(dlsym(library, onnxEntryPoint));
    if (entry == nullptr) {
        throw Error(ErrorCode::Unsupported, file, "This is not Groundglass' library for ONNX models. Install Groundglass again.");
    }
    return *entry();
}

const OnnxTable& onnx()
{
    static const OnnxTable& table = load();
    return table;
}

}  // namespace

std::unique_ptr<Backend> openOnnx(const std::string& file, const OpenOptions& options)
{
    return onnx().open(file, options);
}

void writeOnnx(const OnnxModel& model, const std::string& file)
{
    onnx().write(model, file);
}

ModelDescription describeOnnx(const std::string& file)
{
    return onnx().describe(file);
}

}  // namespace gg::inference
