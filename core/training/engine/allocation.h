#pragma once

#include <cstddef>

namespace gg::training {

/// Keeps what a training step frees for the next one, while it lives: a step needs gigabytes in tensors of many megabytes, which it would
/// otherwise return to the system and get back page by page, each one cleared, every time. Tensors come in huge pages where the system has
/// them. For the whole process; the memory goes back when the last one of them is gone.
class KeptMemory
{
public:
    KeptMemory();
    ~KeptMemory();
    KeptMemory(const KeptMemory&) = delete;
    KeptMemory& operator=(const KeptMemory&) = delete;
};

/// Bytes that are held for later tensors and in use by none.
std::size_t keptBytes();

}  // namespace gg::training
