#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"

#include <cstddef>
#include <functional>

namespace gg {

/// Number of cores this process may use (affinity and container limits counted), at least 1.
GG_EXPORT int usableCores();

/// Calls body(i) for every i in [0, count), from several threads, in blocks of `grain` indices taken in ascending order.
/// Checks the control before each block and throws Cancelled when stopped; an exception of the body stops the others and is
/// rethrown. Advances the control by one per index. `threads` 0 means usableCores().
GG_EXPORT void parallelFor(std::size_t count, std::size_t grain, JobControl& control,
                           const std::function<void(std::size_t)>& body, int threads = 0);

/// The same a block at a time, [begin, end): for bodies that keep something from one index to the next.
GG_EXPORT void parallelBlocks(std::size_t count, std::size_t block, JobControl& control,
                              const std::function<void(std::size_t begin, std::size_t end)>& body, int threads = 0);

}  // namespace gg
