#pragma once

#include "widgets/models/image_provider.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QRectF>
#include <QSize>
#include <QTimer>

#include <deque>

namespace gg::widgets {

/// A square of an image, drawn at `side` pixels.
struct CropRequest {
    QString file;
    QSize imageSize;  ///< of the original; empty where it is not known
    QRectF square;    ///< in pixels of the original; what lies outside of it stays empty
    int side = 0;

    friend bool operator==(const CropRequest& a, const CropRequest& b) { return a.square == b.square && a.side == b.side && a.file == b.file; }
};
inline size_t qHash(const CropRequest& request, size_t seed = 0)
{
    return qHashMulti(seed, request.file, request.square.x(), request.square.y(), request.square.width(), request.side);
}

/// Cuts crops out of images. Each image is asked for once, at the smallest size that its crops can be shown with, and all that are wanted
/// of it are cut in short turns, so that the window stays awake. Keeps crops, bounded by bytes; images are the provider's to keep.
class CropCutter : public QObject {
    Q_OBJECT
public:
    static constexpr int cacheBytes = 96 << 20;

    explicit CropCutter(ImageProvider& images, QObject* parent = nullptr);

    /// The crop if it is there, else a null image.
    QImage crop(const CropRequest& request) const;
    /// Why an image cannot be shown; empty while nothing is known against it.
    QString error(const QString& file) const { return m_failed.value(file); }
    /// These are wanted now, in this order; what was wanted before and is not among them is given up.
    void want(const QList<CropRequest>& requests);
    /// Forgets crops and errors.
    void clear();

Q_SIGNALS:
    /// A crop is there, or an image failed.
    void changed();

private:
    struct Cut {
        CropRequest request;
        QImage image;
        bool original = false;  ///< not reduced: coordinates are its own, whatever size the label file claims
    };
    static int sideFor(const CropRequest& request);
    void take(const ImageRequest& request, const QImage& image);
    void cutSome();
    static QImage cut(const Cut& task);

    ImageProvider& m_images;
    QCache<CropRequest, QImage> m_crops;  ///< cost in bytes
    QHash<QString, QList<CropRequest>> m_wanted;
    QHash<QString, int> m_sides;          ///< what was asked for of each file
    QHash<QString, QString> m_failed;
    std::deque<Cut> m_tasks;
    QTimer m_timer;
};

}  // namespace gg::widgets
