#include "app/screenshot.h"

#include "app/main_window.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace gg::app {
namespace {

constexpr int tickMs = 50;
constexpr int quietTicksNeeded = 6;
constexpr int ticksAllowed = 60'000 / tickMs;

}  // namespace

Screenshot::Screenshot(MainWindow& window, QString file, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_file(std::move(file))
{
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Screenshot::check);
    timer->start(tickMs);
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
    std::printf("%s: longest block of the window's thread %.1f ms\n", qPrintable(m_file), gap);
    std::fflush(stdout);
    QCoreApplication::exit(0);
}

}  // namespace gg::app
