#include "core/training/engine/allocation.h"

#include <malloc.h>

#include <limits>

namespace gg::training {

void keepMemory()
{
    // No mmap for single blocks: those are unmapped when they are freed. Nor is the heap's end returned.
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_ARENA_MAX, 1);  // the heaps of further threads are too small for such blocks
}

void releaseMemory()
{
    constexpr int defaultMapped = 65536;
    mallopt(M_MMAP_MAX, defaultMapped);
    mallopt(M_TRIM_THRESHOLD, 128 * 1024);
    malloc_trim(0);
}

}  // namespace gg::training
