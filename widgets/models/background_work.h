#pragma once

#include "core/base/job_control.h"

#include <QString>

#include <functional>

namespace gg::widgets {

/// Work that may keep the window's thread too long. The application runs it on a thread of its own; without an application, as in tests,
/// it is run at once.
class BackgroundWork {
public:
    virtual ~BackgroundWork() = default;

    /// Runs `work`, which must not touch what the window's thread changes, and then `done` on the window's thread. Work under the same
    /// name that is not done yet is stopped, and its done() not called.
    virtual void run(const QString& name, std::function<void(JobControl&)> work, std::function<void()> done)
    {
        cancel(name);
        JobControl control;
        work(control);
        done();
    }
    virtual void cancel(const QString& /*name*/) {}
};

}  // namespace gg::widgets
