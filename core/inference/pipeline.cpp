#include "core/inference/pipeline.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace gg::inference {
namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

class Pipeline
{
public:
    Pipeline(Backend& backend, std::size_t count, int threads, const Stages& stages, JobControl& control)
        : m_backend(backend)
        , m_stages(stages)
        , m_control(control)
        , m_count(count)
        , m_capacity(static_cast<std::size_t>(threads) * 2)
    {
        for (int i = 0; i < threads; ++i) {
            m_threads.emplace_back([this] { work(); });
        }
    }

    ~Pipeline() { join(); }
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    void run()
    {
        try {
            runNetwork();
        } catch (...) {
            stop(std::current_exception());
        }
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_stopped || m_finished == m_count; });
        }
        join();
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
    }

private:
    void runNetwork()
    {
        for (std::size_t i = 0; i < m_count; ++i) {
            m_control.throwIfStopped();
            Passage passage;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [&] { return m_stopped || (!m_prepared.empty() && m_run.size() < m_capacity); });
                if (m_stopped) {
                    return;
                }
                passage = std::move(m_prepared.front());
                m_prepared.pop_front();
            }
            if (!passage.input.empty()) {
                const Clock::time_point start = Clock::now();
                passage.outputs = m_backend.run(passage.input);
                passage.networkMs = millisecondsSince(start);
            }
            const std::lock_guard lock(m_mutex);
            m_run.push_back(std::move(passage));
            m_changed.notify_all();
        }
    }

    bool mayPrepare() const { return m_next < m_count && m_prepared.size() + m_preparing < m_capacity; }

    /// What another thread does: results first, so that little lies around.
    void work()
    {
        try {
            std::unique_lock lock(m_mutex);
            for (;;) {
                m_changed.wait(lock, [&] { return m_stopped || !m_run.empty() || mayPrepare(); });
                if (m_stopped) {
                    return;
                }
                m_run.empty() ? prepareOne(lock) : finishOne(lock);
                m_changed.notify_all();
            }
        } catch (...) {
            stop(std::current_exception());
        }
    }

    void prepareOne(std::unique_lock<std::mutex>& lock)
    {
        Passage passage;
        passage.index = m_next++;
        ++m_preparing;
        lock.unlock();
        m_control.throwIfStopped();
        const Clock::time_point start = Clock::now();
        m_stages.prepare(passage);
        passage.prepareMs = millisecondsSince(start);
        lock.lock();
        --m_preparing;
        m_prepared.push_back(std::move(passage));
    }

    void finishOne(std::unique_lock<std::mutex>& lock)
    {
        Passage passage = std::move(m_run.front());
        m_run.pop_front();
        lock.unlock();
        m_stages.finish(passage);
        m_control.advance();
        lock.lock();
        ++m_finished;
    }

    void stop(std::exception_ptr failure)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
            if (failure && !m_failure) {
                m_failure = std::move(failure);
            }
        }
        m_changed.notify_all();
    }

    void join()
    {
        stop({});
        for (std::thread& thread : m_threads) {
            thread.join();
        }
        m_threads.clear();
    }

    Backend& m_backend;
    const Stages& m_stages;
    JobControl& m_control;
    const std::size_t m_count;
    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Passage> m_prepared;
    std::deque<Passage> m_run;
    std::size_t m_next = 0;
    std::size_t m_preparing = 0;
    std::size_t m_finished = 0;
    bool m_stopped = false;
    std::exception_ptr m_failure;
    std::vector<std::thread> m_threads;  // last: they use everything above
};

}  // namespace

void runPipeline(Backend& backend, std::size_t count, int threads, const Stages& stages, JobControl& control)
{
    Pipeline(backend, count, threads, stages, control).run();
}

}  // namespace gg::inference
