#include "widgets/images/crop_cutter.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace gg::widgets {
namespace {

/// Longer sides that images are asked for: few, so that the provider's cache serves many crops. Above, the original.
constexpr std::array<int, 4> sides{320, 640, 1280, 2560};
constexpr int turnMs = 8;

}  // namespace

CropCutter::CropCutter(ImageProvider& images, QObject* parent)
    : QObject(parent)
    , m_images(images)
    , m_crops(cacheBytes)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CropCutter::cutSome);
    connect(&images, &ImageProvider::ready, this, &CropCutter::take);
    connect(&images, &ImageProvider::failed, this, [this](const ImageRequest& request, const QString& error) {
        if (!request.mask && m_wanted.contains(request.file) && m_sides.value(request.file, -1) == request.side) {
            m_failed.insert(request.file, error);
            m_wanted.remove(request.file);
            Q_EMIT changed();
        }
    });
}

QImage CropCutter::crop(const CropRequest& request) const
{
    const QImage* image = m_crops.object(request);
    return image ? *image : QImage();
}

int CropCutter::sideFor(const CropRequest& request)
{
    const int original = std::max(request.imageSize.width(), request.imageSize.height());
    if (original <= 0 || request.square.width() <= 0) {
        return 0;
    }
    const double needed = original * request.side / request.square.width();
    for (const int side : sides) {
        if (needed <= side && side < original) {
            return side;
        }
    }
    return 0;
}

void CropCutter::want(const QList<CropRequest>& requests)
{
    m_wanted.clear();
    QHash<QString, int> needed;
    QStringList order;
    for (const CropRequest& request : requests) {
        if (m_crops.contains(request) || m_failed.contains(request.file)) {
            continue;
        }
        const int side = sideFor(request);
        const auto it = needed.find(request.file);
        if (it == needed.end()) {
            needed.insert(request.file, side);
            order << request.file;
        } else if (*it != 0 && (side == 0 || side > *it)) {
            *it = side;
        }
        m_wanted[request.file] << request;
    }
    std::erase_if(m_tasks, [&](const Cut& task) { return !m_wanted.value(task.request.file).contains(task.request); });
    m_sides = needed;
    QList<ImageRequest> asked;
    for (const QString& file : std::as_const(order)) {
        asked << ImageRequest{file, needed.value(file), false};
    }
    m_images.forgetAllBut(asked);
    // Last asked is first served: from the end, so that the top of the wall comes first.
    for (auto it = asked.crbegin(); it != asked.crend(); ++it) {
        if (const QImage image = m_images.cached(*it); !image.isNull()) {
            take(*it, image);
        } else {
            m_images.request(*it);
        }
    }
}

void CropCutter::take(const ImageRequest& request, const QImage& image)
{
    if (request.mask || m_sides.value(request.file, -1) != request.side) {
        return;
    }
    for (const CropRequest& wanted : m_wanted.take(request.file)) {
        m_tasks.push_back({wanted, image, request.side == 0});
    }
    if (!m_tasks.empty() && !m_timer.isActive()) {
        m_timer.start(0);
    }
}

void CropCutter::cutSome()
{
    QElapsedTimer turn;
    turn.start();
    while (!m_tasks.empty() && turn.elapsed() < turnMs) {
        const Cut task = std::move(m_tasks.front());
        m_tasks.pop_front();
        auto* crop = new QImage(cut(task));
        m_crops.insert(task.request, crop, static_cast<int>(crop->sizeInBytes()));
    }
    if (!m_tasks.empty()) {
        m_timer.start(0);
    }
    Q_EMIT changed();
}

QImage CropCutter::cut(const Cut& task)
{
    const CropRequest& request = task.request;
    const double sx = task.original || request.imageSize.isEmpty() ? 1 : double(task.image.width()) / request.imageSize.width();
    const double sy = task.original || request.imageSize.isEmpty() ? 1 : double(task.image.height()) / request.imageSize.height();
    QImage out(request.side, request.side, QImage::Format_ARGB32_Premultiplied);
    out.fill(Qt::transparent);
    const QRectF source(request.square.x() * sx, request.square.y() * sy, request.square.width() * sx, request.square.height() * sy);
    const QRectF inside = source.intersected(QRectF(task.image.rect()));
    if (inside.isEmpty()) {
        return out;
    }
    // Shrunk to about twice the size first: the painter's own smoothing looks at four pixels only.
    QImage part = task.image.copy(inside.toAlignedRect());
    const QRectF partAt = QRectF(inside.toAlignedRect());
    const double shrink = 2.0 * request.side / source.width();
    double scaleX = 1;
    double scaleY = 1;
    if (shrink < 0.75) {
        const QSize size(std::max(1, static_cast<int>(part.width() * shrink)), std::max(1, static_cast<int>(part.height() * shrink)));
        scaleX = double(size.width()) / part.width();
        scaleY = double(size.height()) / part.height();
        part = part.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    const double zoom = request.side / source.width();
    QPainter painter(&out);
    // Large pixels of small objects stay what they are.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom < 4);
    const QRectF target((inside.x() - source.x()) * zoom, (inside.y() - source.y()) * request.side / source.height(), inside.width() * zoom,
                        inside.height() * request.side / source.height());
    const QRectF from((inside.x() - partAt.x()) * scaleX, (inside.y() - partAt.y()) * scaleY, inside.width() * scaleX, inside.height() * scaleY);
    painter.drawImage(target, part, from);
    return out;
}

void CropCutter::clear()
{
    m_crops.clear();
    m_wanted.clear();
    m_sides.clear();
    m_failed.clear();
    m_tasks.clear();
}

}  // namespace gg::widgets
