#pragma once

#include "app/job.h"
#include "core/runs/run_batch.h"

#include <QList>
#include <QObject>
#include <QString>

namespace gg::widgets {
class LoggedItems;
}

namespace gg::app {

/// Reads and decodes what the runs page wants to see of what other tools logged; the newest wish comes first.
class LoggedLoader : public QObject {
    Q_OBJECT
public:
    explicit LoggedLoader(widgets::LoggedItems& items, QObject* parent = nullptr);

    bool idle() const { return m_wishes.isEmpty() && !m_job.running(); }

private:
    struct Wish {
        QString key;
        QString folder;
        runs::RunAttachment attachment;
    };
    void next();

    widgets::LoggedItems& m_items;
    Job m_job;
    QList<Wish> m_wishes;
};

}  // namespace gg::app
