#include "core/base/parallel.h"

#include "core/base/error.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace gg {

int usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof(set), &set) == 0) {
        return std::max(1, CPU_COUNT(&set));
    }
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

namespace {

void runBlocks(std::size_t count, std::size_t grain, JobControl& control,
               const std::function<void(std::size_t begin, std::size_t end)>& body, int threads)
{
    grain = std::max<std::size_t>(1, grain);
    const std::size_t blocks = (count + grain - 1) / grain;
    const std::size_t workers =
        std::min<std::size_t>(blocks, static_cast<std::size_t>(threads > 0 ? threads : usableCores()));

    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::mutex mutex;
    std::exception_ptr failure;

    const auto work = [&] {
        try {
            while (!failed) {
                const std::size_t begin = next.fetch_add(grain);
                if (begin >= count) {
                    return;
                }
                control.throwIfStopped();
                body(begin, std::min(count, begin + grain));
            }
        } catch (...) {
            const std::scoped_lock lock(mutex);
            if (!failed.exchange(true)) {
                failure = std::current_exception();
            }
        }
    };

    {
        std::vector<std::jthread> pool;
        for (std::size_t i = 1; i < workers; ++i) {
            pool.emplace_back(work);
        }
        work();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

}  // namespace

void parallelFor(std::size_t count, std::size_t grain, JobControl& control,
                 const std::function<void(std::size_t)>& body, int threads)
{
    const auto each = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            body(i);
            control.advance();
        }
    };
    runBlocks(count, grain, control, each, threads);
}

void parallelBlocks(std::size_t count, std::size_t block, JobControl& control,
                    const std::function<void(std::size_t begin, std::size_t end)>& body, int threads)
{
    const auto whole = [&](std::size_t begin, std::size_t end) {
        body(begin, end);
        control.advance(end - begin);
    };
    runBlocks(count, block, control, whole, threads);
}

}  // namespace gg
