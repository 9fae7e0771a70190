#include "core/base/job_control.h"

#include "core/base/error.h"

#include <algorithm>

namespace gg {

JobControl::JobControl(std::stop_token stop, ProgressFunction progress)
    : m_stop(std::move(stop))
    , m_progress(std::move(progress))
{
}

void JobControl::throwIfStopped() const
{
    if (m_stop.stop_requested()) {
        throw Cancelled{};
    }
}

void JobControl::begin(std::string what, std::uint64_t total)
{
    m_what = std::move(what);
    m_total = total;
    m_done = 0;
    m_reported = 0;
    if (m_progress) {
        m_progress({m_what, 0, m_total});
    }
}

void JobControl::advance(std::uint64_t steps)
{
    const std::uint64_t done = m_done.fetch_add(steps) + steps;
    if (!m_progress) {
        return;
    }
    const std::uint64_t step = m_total == 0 ? 256 : std::max<std::uint64_t>(1, m_total / 1000);
    std::uint64_t reported = m_reported.load();
    const bool last = m_total != 0 && done >= m_total;
    while (done >= reported + step || (last && done > reported)) {
        // One of the threads that crossed the mark reports; the others go on.
        if (m_reported.compare_exchange_weak(reported, done)) {
            m_progress({m_what, done, m_total});
            return;
        }
    }
}

}  // namespace gg
