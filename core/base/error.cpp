#include "core/base/error.h"

namespace gg {

Error::Error(ErrorCode code, std::string path, std::string detail)
    : std::runtime_error(path.empty() ? detail : path + ": " + detail)
    , m_code(code)
    , m_path(std::move(path))
    , m_detail(std::move(detail))
{
}

Error::~Error() = default;

}  // namespace gg
