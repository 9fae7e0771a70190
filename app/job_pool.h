#pragma once

#include "app/job.h"
#include "widgets/models/background_work.h"

#include <map>
#include <memory>

namespace gg::app {

/// Runs what pages leave to the background, one job for each name.
class JobPool final : public QObject, public widgets::BackgroundWork {
    Q_OBJECT
public:
    explicit JobPool(QObject* parent = nullptr);

    void run(const QString& name, std::function<void(JobControl&)> work, std::function<void()> done) override;
    void cancel(const QString& name) override;
    bool idle() const;

Q_SIGNALS:
    void failed(const QString& error);

private:
    std::map<QString, std::unique_ptr<Job>> m_jobs;
};

}  // namespace gg::app
