#include "app/job_pool.h"

#include <algorithm>

namespace gg::app {

JobPool::JobPool(QObject* parent)
    : QObject(parent)
{
}

void JobPool::run(const QString& name, std::function<void(JobControl&)> work, std::function<void()> done)
{
    std::unique_ptr<Job>& job = m_jobs[name];
    if (!job) {
        job = std::make_unique<Job>();
    }
    job->start<bool>(
        [work = std::move(work)](JobControl& control) {
            work(control);
            return true;
        },
        [this, done = std::move(done)](const Outcome<bool>& outcome) {
            if (std::holds_alternative<bool>(outcome)) {
                done();
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                Q_EMIT failed(errorText(*error));
            }
        });
}

void JobPool::cancel(const QString& name)
{
    if (const auto it = m_jobs.find(name); it != m_jobs.end()) {
        it->second->cancel();
    }
}

bool JobPool::idle() const
{
    return std::none_of(m_jobs.begin(), m_jobs.end(), [](const auto& entry) { return entry.second->running(); });
}

}  // namespace gg::app
