#include "core/training/engine/allocation.h"

#include "core/training/engine/torch_pch.h"

#include <c10/core/CPUAllocator.h>

#include <malloc.h>
#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <map>
#include <mutex>
#include <new>
#include <vector>

namespace gg::training {
namespace {

constexpr std::size_t alignment = 64;         // of LibTorch's own allocator: a cache line, the widest vector
constexpr std::size_t smallest = 64 << 10;    // below, malloc keeps what is freed by itself
constexpr std::size_t hugePage = 2 << 20;

/// In front of each block: to which list it goes back, and where the allocation begins.
struct alignas(alignment) Header {
    std::size_t bytes = 0;  ///< usable; 0: of no list
    void* start = nullptr;
};

/// Sizes in eighths of a power of two: tensors that depend on the number of objects in a batch differ by little each time. At most an
/// eighth is wasted.
std::size_t rounded(std::size_t bytes)
{
    const std::size_t grain = std::max<std::size_t>(std::bit_floor(bytes) / 8, alignment);
    return (bytes + grain - 1) / grain * grain;
}

/// LibTorch's allocator of main memory with lists of free blocks by size. Any thread; O(log sizes) a call.
class TensorPool final : public at::Allocator
{
public:
    at::DataPtr allocate(std::size_t bytes) const override
    {
        void* data = bytes == 0 ? nullptr : take(bytes);
        return {data, data, &TensorPool::give, at::Device(at::DeviceType::CPU)};
    }
    at::DeleterFnPtr raw_deleter() const override { return &TensorPool::give; }
    // LibTorch 2 asks for it; 1.13 does not know it.
    virtual void copy_data(void* target, const void* source, std::size_t bytes) const { std::memcpy(target, source, bytes); }

    void keep()
    {
        const std::scoped_lock lock(m_mutex);
        ++m_keepers;
    }

    void release()
    {
        const std::scoped_lock lock(m_mutex);
        if (--m_keepers > 0) {
            return;
        }
        for (const auto& [bytes, blocks] : m_free) {
            for (Header* block : blocks) {
                std::free(block->start);
            }
        }
        m_free.clear();
        m_kept = 0;
        m_most = 0;
    }

    std::size_t kept() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_kept;
    }

private:
    void* take(std::size_t bytes) const
    {
        const std::size_t size = bytes < smallest ? 0 : rounded(bytes);
        if (size > 0) {
            const std::scoped_lock lock(m_mutex);
            const auto list = m_free.find(size);
            if (list != m_free.end() && !list->second.empty()) {
                Header* block = list->second.back();
                list->second.pop_back();
                m_kept -= size;
                m_used += size;
                m_most = std::max(m_most, m_used);
                return block + 1;
            }
            m_used += size;
            m_most = std::max(m_most, m_used);
        }
        return fresh(size > 0 ? size : bytes, size);
    }

    /// The data of a large block begins at a huge page; its header lies in front of it.
    static void* fresh(std::size_t bytes, std::size_t size)
    {
        const bool huge = bytes >= 2 * hugePage;
        const std::size_t lead = huge ? hugePage : sizeof(Header);
        void* start = nullptr;
        if (posix_memalign(&start, huge ? hugePage : alignment, bytes + lead) != 0) {
            if (size > 0) {
                instance().forget(size);
            }
            TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory: you tried to allocate ", bytes, " bytes.");
        }
        auto* data = static_cast<std::byte*>(start) + lead;
        if (huge) {
            madvise(data, bytes / hugePage * hugePage, MADV_HUGEPAGE);  // a wish: without huge pages it is as before
        }
        auto* header = reinterpret_cast<Header*>(data) - 1;
        new (header) Header{.bytes = size, .start = start};
        return data;
    }

    static void give(void* data)
    {
        if (data == nullptr) {
            return;
        }
        auto* header = static_cast<Header*>(data) - 1;
        if (header->bytes == 0 || !instance().takeBack(header)) {
            std::free(header->start);
        }
    }

    /// False: the block is to be freed. What is kept is never more than what was in use at once.
    bool takeBack(Header* block)
    {
        const std::scoped_lock lock(m_mutex);
        m_used -= block->bytes;
        if (m_keepers == 0 || m_kept + m_used + block->bytes > m_most + m_most / 4) {
            return false;
        }
        m_free[block->bytes].push_back(block);
        m_kept += block->bytes;
        return true;
    }

    void forget(std::size_t size)
    {
        const std::scoped_lock lock(m_mutex);
        m_used -= size;
    }

public:
    /// Never destroyed: tensors with static lifetime give their memory back after main().
    static TensorPool& instance()
    {
        static auto* pool = [] {
            auto* made = new TensorPool;
            c10::SetCPUAllocator(made);
            return made;
        }();
        return *pool;
    }

private:
    mutable std::mutex m_mutex;
    mutable std::map<std::size_t, std::vector<Header*>> m_free;
    mutable std::size_t m_kept = 0;
    mutable std::size_t m_used = 0;
    mutable std::size_t m_most = 0;
    int m_keepers = 0;
};

/// For what the convolution library allocates beside the tensors: single blocks are not mapped, nor is the heap's end returned.
void keepHeap(bool keep)
{
    constexpr int defaultMapped = 65536;
    mallopt(M_MMAP_MAX, keep ? 0 : defaultMapped);
    mallopt(M_TRIM_THRESHOLD, keep ? std::numeric_limits<int>::max() : 128 * 1024);
}

}  // namespace

KeptMemory::KeptMemory()
{
    TensorPool::instance().keep();
    keepHeap(true);
}

KeptMemory::~KeptMemory()
{
    TensorPool::instance().release();
    keepHeap(false);
    malloc_trim(0);
}

std::size_t keptBytes()
{
    return TensorPool::instance().kept();
}

}  // namespace gg::training
