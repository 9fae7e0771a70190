#include "core/training/engine/torch_errors.h"

namespace gg::training {

Error outOfMemory(const std::string& detail, const std::string& remedy)
{
    return Error(ErrorCode::Internal, {},
                 "The memory does not suffice for this training" + (detail.empty() ? "" : " (" + detail + ")") + ". " + remedy);
}

Error translated(const c10::Error& error, const std::string& remedy)
{
    const std::string text = error.what_without_backtrace();
    const std::string first = text.substr(0, text.find('\n'));
    for (const char* sign : {"not enough memory", "out of memory", "can't allocate memory"}) {
        if (text.find(sign) != std::string::npos) {
            return outOfMemory(first, remedy);
        }
    }
    return Error(ErrorCode::Internal, {}, "LibTorch could not go on: " + first);
}

}  // namespace gg::training
