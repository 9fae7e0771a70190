#pragma once

namespace gg::training {

/// Makes the allocator keep what a training step frees for the next one: a step needs gigabytes in tensors of many megabytes, which it would
/// otherwise return to the system and get back page by page, each one cleared, every time. For the whole process, once; the memory goes back
/// at releaseMemory.
void keepMemory();
void releaseMemory();

/// Keeps memory while it lives.
class KeptMemory
{
public:
    KeptMemory() { keepMemory(); }
    ~KeptMemory() { releaseMemory(); }
    KeptMemory(const KeptMemory&) = delete;
    KeptMemory& operator=(const KeptMemory&) = delete;
};

}  // namespace gg::training
