#pragma once

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace gg::app {

/// Lets the calling thread, and those that it starts, give way to the window's thread when cores are scarce. Linux keeps niceness by thread.
inline void yieldToWindow()
{
    constexpr int niceness = 10;
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), niceness);
}

}  // namespace gg::app
