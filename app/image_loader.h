#pragma once

#include "widgets/models/image_provider.h"

#include <QCache>
#include <QSet>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace gg::app {

/// Decodes pictures on its own threads: last asked first, at most `queueLimit` waiting, a cache of `cacheBytes`.
class ImageLoader final : public widgets::ImageProvider {
    Q_OBJECT
public:
    static constexpr int queueLimit = 512;
    static constexpr qint64 cacheBytes = 384LL << 20;

    explicit ImageLoader(int threads, QObject* parent = nullptr);
    ~ImageLoader() override;

    QImage cached(const widgets::ImageRequest& request) override;
    void request(const widgets::ImageRequest& request) override;
    void forgetAllBut(const QList<widgets::ImageRequest>& keep) override;

    /// Nothing is waiting and nothing is being decoded.
    bool idle() const;
    /// Forgets every picture, for a data set that is opened anew.
    void clear();

private:
    void work(const std::stop_token& stop);
    void deliver(const widgets::ImageRequest& request, const QImage& image, const QString& error);

    QCache<widgets::ImageRequest, QImage> m_cache;  // of the window's thread; cost in KiB
    QSet<widgets::ImageRequest> m_pending;          // likewise: asked for and not yet delivered

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<widgets::ImageRequest> m_queue;  // newest last
    std::vector<std::jthread> m_threads;
};

}  // namespace gg::app
