#pragma once

#include "core/base/export.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace gg {

/// How far a long function is: "what" is a short phrase for a person ("Reading labels"), `total` 0 where it is not known.
struct Progress {
    std::string what;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

using ProgressFunction = std::function<void(const Progress&)>;

/// What a long function gets from its caller: a way to be stopped and a way to report. Shared by the threads of one job.
/// A default-constructed control never stops and reports to nobody.
class GG_EXPORT JobControl {
public:
    JobControl() = default;
    explicit JobControl(std::stop_token stop, ProgressFunction progress = {});

    bool stopRequested() const { return m_stop.stop_requested(); }
    /// Throws Cancelled when the caller asked to stop. Call it per image, per batch or per 4,096 records.
    void throwIfStopped() const;

    /// Begins a phase of `total` steps (0: unknown). Not to be called while other threads advance.
    void begin(std::string what, std::uint64_t total);
    /// Counts `steps` more as done; safe from any thread. The caller's function runs only when the share done moved by
    /// 0.1 % or more, so it may be called per item.
    void advance(std::uint64_t steps = 1);

    std::stop_token stopToken() const { return m_stop; }

private:
    std::stop_token m_stop;
    ProgressFunction m_progress;
    std::string m_what;
    std::uint64_t m_total = 0;
    std::atomic<std::uint64_t> m_done{0};
    std::atomic<std::uint64_t> m_reported{0};
};

}  // namespace gg
