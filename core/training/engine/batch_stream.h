#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace gg::training {

/// Images and masks as the network takes them, row-major.
struct Batch {
    std::vector<float> images;         ///< [N, 3, S, S], RGB, 0 … 1
    std::vector<float> masks;          ///< [N, 1, S, S]: labels, 255 where a pixel does not count
    std::vector<std::size_t> samples;  ///< N indices of the samples
    std::size_t ofAllRanks = 0;        ///< of a training's batch: pictures on all ranks together
};

/// Batches made ahead by threads of its own and handed out in order. At most threads + 2 batches exist at a time; their memory is reused.
template <typename BatchType>
class Stream
{
public:
    /// Makes the batch with this index; called from several threads at once, each with a batch of its own.
    using Fill = std::function<void(std::size_t index, BatchType& batch)>;

    /// The batches [first, end).
    Stream(std::size_t first, std::size_t end, int threads, Fill fill)
        : m_end(end)
        , m_fill(std::move(fill))
        , m_slots(static_cast<std::size_t>(std::max(1, threads)) + 2)  // one in use, one waiting, one in the making by each thread
        , m_toFill(first)
        , m_toTake(first)
        , m_released(first)
    {
        for (int i = 0; i < std::max(1, threads); ++i) {
            m_threads.emplace_back([this] { work(); });
        }
    }

    ~Stream()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_stop = true;
        }
        m_free.notify_all();
        for (std::thread& thread : m_threads) {
            thread.join();
        }
    }

    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// The next batch, valid until the call after this one; nullptr after the last. Rethrows what `fill` threw for this batch.
    const BatchType* next()
    {
        std::unique_lock lock(m_mutex);
        if (m_toTake > m_released) {
            m_slots[m_released % m_slots.size()].ready = false;
            m_released = m_toTake;
            m_free.notify_all();
        }
        if (m_toTake >= m_end) {
            return nullptr;
        }
        Slot& slot = m_slots[m_toTake % m_slots.size()];
        m_filled.wait(lock, [&slot] { return slot.ready; });
        ++m_toTake;
        if (slot.error) {
            std::rethrow_exception(slot.error);
        }
        return &slot.batch;
    }

private:
    struct Slot {
        BatchType batch;
        bool ready = false;
        std::exception_ptr error;
    };

    void work()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_free.wait(lock, [this] { return m_stop || m_toFill >= m_end || m_toFill < m_released + m_slots.size(); });
            if (m_stop || m_toFill >= m_end) {
                return;
            }
            const std::size_t index = m_toFill++;
            Slot& slot = m_slots[index % m_slots.size()];
            lock.unlock();
            std::exception_ptr error;
            try {
                m_fill(index, slot.batch);
            } catch (...) {
                error = std::current_exception();
            }
            lock.lock();
            slot.error = error;
            slot.ready = true;
            m_filled.notify_all();
        }
    }

    std::size_t m_end;
    Fill m_fill;
    std::vector<Slot> m_slots;
    std::size_t m_toFill;
    std::size_t m_toTake;
    std::size_t m_released;  ///< batches below this index are no longer in use
    bool m_stop = false;
    std::mutex m_mutex;
    std::condition_variable m_filled;
    std::condition_variable m_free;
    std::vector<std::thread> m_threads;
};

using BatchStream = Stream<Batch>;

}  // namespace gg::training
