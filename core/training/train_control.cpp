#include "core/training/engine.h"

namespace gg::training {

void TrainControl::pause()
{
    m_paused = true;
}

void TrainControl::resume()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_paused = false;
    }
    m_wake.notify_all();
}

void TrainControl::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
}

void TrainControl::waitWhilePaused()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return !m_paused || m_stop; });
}

void TrainControl::waitWhilePaused(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, time, [this] { return !m_paused || m_stop; });
}

}  // namespace gg::training
