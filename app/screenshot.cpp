#include "app/screenshot.h"

#include "app/main_window.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPixmap>
#include <QTimer>

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>

namespace gg::app {
namespace {

constexpr int tickMs = 50;
constexpr int quietTicksNeeded = 6;
constexpr int ticksAllowed = 60'000 / tickMs;

/// Milliseconds since this process was started, the loading of its libraries included; the kernel counts it in ticks of 10 ms.
/// Negative where the kernel does not say.
double sinceProcessStart()
{
    std::ifstream stat("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(stat)), {});
    // The second field is the program's name in parentheses and may hold blanks; starttime is the 20th after it.
    std::size_t at = text.rfind(')');
    for (int field = 0; field < 20 && at != std::string::npos; ++field) {
        at = text.find(' ', at + 1);
    }
    if (at == std::string::npos) {
        return -1;
    }
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double started = std::stod(text.substr(at)) / static_cast<double>(sysconf(_SC_CLK_TCK));
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started) * 1000;
}

}  // namespace

Screenshot::Screenshot(MainWindow& window, QString file, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_file(std::move(file))
{
    m_window.installEventFilter(this);
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Screenshot::check);
    timer->start(tickMs);
}

bool Screenshot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && m_firstPaintMs < 0) {
        m_firstPaintMs = sinceProcessStart();
    }
    return QObject::eventFilter(watched, event);
}

void Screenshot::check()
{
    m_quietTicks = m_window.idle() ? m_quietTicks + 1 : 0;
    if (++m_ticks > ticksAllowed) {
        std::fprintf(stderr, "groundglass: the window was not done after a minute; no screenshot was taken.\n");
        QCoreApplication::exit(2);
    } else if (m_quietTicks >= quietTicksNeeded) {
        take();
    }
}

void Screenshot::take()
{
    const double gap = m_window.heartbeat().worstGap();
    if (!m_window.grab().save(m_file, "PNG")) {
        std::fprintf(stderr, "groundglass: %s could not be written.\n", qPrintable(m_file));
        QCoreApplication::exit(2);
        return;
    }
    std::printf("%s: first paint %.0f ms after the start, longest block of the window's thread %.1f ms\n", qPrintable(m_file), m_firstPaintMs, gap);
    std::fflush(stdout);
    QCoreApplication::exit(0);
}

}  // namespace gg::app
