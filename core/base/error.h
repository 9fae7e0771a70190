#pragma once

#include "core/base/export.h"

#include <stdexcept>
#include <string>

namespace gg {

enum class ErrorCode {
    NotFound,
    Unreadable,    ///< exists, but cannot be opened, read or decoded
    Malformed,     ///< read, but its contents make no sense
    Unsupported,
    InvalidArgument,
    NotWritable,
    NoSpace,
    Internal
};

/// "Could not do it": what was asked for has no result. Blemishes in data that is otherwise usable are never an Error; they
/// are values in the data (see dataset::Blemish).
class GG_EXPORT Error : public std::runtime_error {
public:
    /// `detail` is a whole sentence for a person: what happened, the value found, what was expected, what to do.
    /// what() is "path: detail", or the detail alone where there is no file.
    Error(ErrorCode code, std::string path, std::string detail);
    ~Error() override;

    ErrorCode code() const { return m_code; }
    const std::string& path() const { return m_path; }
    const std::string& detail() const { return m_detail; }

private:
    ErrorCode m_code;
    std::string m_path;
    std::string m_detail;
};

/// Thrown where a long function noticed that it was asked to stop. Not an error: nothing is shown for it.
struct GG_EXPORT Cancelled {};

}  // namespace gg
