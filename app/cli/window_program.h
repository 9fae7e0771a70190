#pragma once

#include <string>
#include <vector>

namespace gg::cli {

/// The window's program, beside this one; the command line has no Qt, so charts are drawn there. Throws Error (Unsupported) where it
/// is not installed.
std::string windowProgram();

/// Runs it without a display; its messages go to our standard error. Returns its exit code.
int runWindowProgram(const std::vector<std::string>& arguments);

}  // namespace gg::cli
