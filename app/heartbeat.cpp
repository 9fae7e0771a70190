#include "app/heartbeat.h"

#include <algorithm>

namespace gg::app {
namespace {
constexpr int intervalMs = 5;
}

Heartbeat::Heartbeat(QObject* parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::tick);
    // Counting begins with the event loop: building the window is the start's time, which is measured on its own.
    QMetaObject::invokeMethod(
        this,
        [this] {
            reset();
            m_timer.start();
        },
        Qt::QueuedConnection);
}

void Heartbeat::reset()
{
    m_worst = 0;
    m_sinceTick.start();
}

void Heartbeat::tick()
{
    const double gap = static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e6 - intervalMs;
    m_worst = std::max(m_worst, gap);
    m_sinceTick.start();
}

}  // namespace gg::app
