#include "core/training/engine/batch_stream.h"

#include <algorithm>
#include <utility>

namespace gg::training {

BatchStream::BatchStream(std::size_t first, std::size_t end, int threads, Fill fill)
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

BatchStream::~BatchStream()
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

void BatchStream::work()
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

const Batch* BatchStream::next()
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

}  // namespace gg::training
