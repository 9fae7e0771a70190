#pragma once

#include "core/imports/tensorboard/attachment.h"
#include "core/runs/run_batch.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace gg::widgets {

/// A picture, histogram or text that a run of another tool logged, decoded.
struct LoggedItem {
    QImage picture;
    std::vector<imports::HistogramBucket> buckets;
    QString text;
    QString problem;  ///< why it could not be read
};
using LoggedItemPtr = std::shared_ptr<const LoggedItem>;

/// What runs logged beside their series, decoded when it is looked at. What is not there yet is asked of the application with a signal, once.
class LoggedItems : public QObject {
    Q_OBJECT
public:
    static constexpr int cacheBytes = 96 << 20;

    explicit LoggedItems(QObject* parent = nullptr);

    /// Null until it was read. `revision`: of the file, where a trainer writes it anew; what was read before it is asked for again.
    LoggedItemPtr item(const QString& folder, const runs::RunAttachment& attachment, std::uint64_t revision);
    void set(const QString& key, LoggedItemPtr item);
    /// The application will not read it after all: it is asked for again when it is wanted again.
    void drop(const QString& key) { m_asked.remove(key); }

Q_SIGNALS:
    void wanted(const QString& key, const QString& folder, const gg::runs::RunAttachment& attachment);
    void changed();

private:
    QCache<QString, LoggedItemPtr> m_items;  ///< cost in KiB
    QSet<QString> m_asked;
};

}  // namespace gg::widgets
