#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gg::training {

/// Images and masks as the network takes them, row-major.
struct Batch {
    std::vector<float> images;         ///< [N, 3, S, S], RGB, 0 … 1
    std::vector<float> masks;          ///< [N, 1, S, S], 0 or 1
    std::vector<std::size_t> samples;  ///< N indices of the samples
};

/// Batches made ahead by threads of its own and handed out in order. At most `depth` batches exist at a time; their memory is reused.
class BatchStream
{
public:
    /// Makes the batch with this index; called from several threads at once, each with a batch of its own.
    using Fill = std::function<void(std::size_t index, Batch& batch)>;

    /// The batches [first, end).
    BatchStream(std::size_t first, std::size_t end, int threads, Fill fill);
    ~BatchStream();
    BatchStream(const BatchStream&) = delete;
    BatchStream& operator=(const BatchStream&) = delete;

    /// The next batch, valid until the call after this one; nullptr after the last. Rethrows what `fill` threw for this batch.
    const Batch* next();

private:
    struct Slot {
        Batch batch;
        bool ready = false;
        std::exception_ptr error;
    };

    void work();

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

}  // namespace gg::training
