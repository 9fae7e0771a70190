#pragma once

#include <QHashFunctions>
#include <QImage>
#include <QObject>
#include <QString>

namespace gg::widgets {

/// What a mask is wanted for.
enum class MaskAs {
    Grey,    ///< to tell foreground from background: Grayscale8, as dataset::maskGrey() gives it
    Labels,  ///< to tell classes: their numbers as Grayscale8, Grayscale16 above 255, Indexed8 with the palette of the file; or, where colours
             ///< are classes, RGB32
};

struct ImageRequest {
    QString file;
    int side = 0;       ///< longer side at most this many pixels; 0: full size
    bool mask = false;  ///< read as a mask
    MaskAs maskAs = MaskAs::Grey;

    friend bool operator==(const ImageRequest&, const ImageRequest&) = default;
};
inline size_t qHash(const ImageRequest& request, size_t seed = 0)
{
    return qHashMulti(seed, request.file, request.side, request.mask, static_cast<int>(request.maskAs));
}

/// Where widgets get pictures from. The application decodes on its own threads: last asked first, a bounded queue, a cache bounded by bytes.
class ImageProvider : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The picture if it is in the cache, else a null image. Never blocks.
    virtual QImage cached(const ImageRequest& request) = 0;
    /// Asks for a picture; ready() or failed() follows unless it is pushed out of the queue by newer requests or forgotten.
    virtual void request(const ImageRequest& request) = 0;
    /// Requests that are not in `keep` need not be served any more (scrolled out of sight).
    virtual void forgetAllBut(const QList<ImageRequest>& keep) = 0;

Q_SIGNALS:
    void ready(const gg::widgets::ImageRequest& request, const QImage& image);
    void failed(const gg::widgets::ImageRequest& request, const QString& error);
};

}  // namespace gg::widgets
