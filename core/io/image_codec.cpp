#include "core/io/image_codec.h"

#include "core/base/error.h"
#include "core/io/codecs/codec_table.h"

#include <dlfcn.h>

#include <filesystem>

namespace gg::io
{
namespace
{

constexpr const char* libraryName = "libgg_codecs.so";

/// The module lies beside gg_core, in the build folder and where it is installed.
std::string libraryFile()
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&decodeImage), &info) != 0 && info.dli_fname != nullptr) {
        return (std::filesystem::absolute(info.dli_fname).parent_path() / libraryName).string();
    }
    return libraryName;
}

const CodecTable& load()
{
    const std::string file = libraryFile();
    void* library = dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) {
        throw Error(ErrorCode::Unsupported, file,
                    std::string("The library that decodes pictures could not be loaded (") + dlerror() +
                        "). Install Groundglass again.");
    }
    using EntryFunction = const CodecTable* (*)();
    const auto entry = reinterpret_cast<EntryFunction>(dlsym(library, codecEntryPoint));
    if (entry == nullptr) {
        throw Error(ErrorCode::Unsupported, file, "This is not Groundglass' library of decoders. Install Groundglass again.");
    }
    return *entry();
}

const CodecTable& codecs()
{
    static const CodecTable& table = load();
    return table;
}

}  // namespace

void loadImageCodecs()
{
    codecs();
}

cv::Mat decodeImage(const cv::Mat& bytes, int flags)
{
    return codecs().decode(bytes, flags);
}

bool encodeImage(const char* extension, const cv::Mat& image, std::vector<unsigned char>& bytes,
                 const std::vector<int>& parameters)
{
    return codecs().encode(extension, image, bytes, parameters);
}

}  // namespace gg::io
