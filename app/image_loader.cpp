#include "app/image_loader.h"

#include "app/background_thread.h"
#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "core/dataset/mask_image.h"
#include "widgets/models/path_text.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace gg::app {
namespace {

cv::Mat fitted(cv::Mat picture, int side, int interpolation)
{
    const int longer = std::max(picture.cols, picture.rows);
    if (side <= 0 || longer <= side) {
        return picture;
    }
    const double factor = static_cast<double>(side) / longer;
    cv::Mat out;
    cv::resize(picture, out,
               cv::Size(std::max(1, static_cast<int>(picture.cols * factor + 0.5)), std::max(1, static_cast<int>(picture.rows * factor + 0.5))),
               0, 0, interpolation);
    return out;
}

QImage viewOf(const cv::Mat& mat, QImage::Format format)
{
    return QImage(mat.data, mat.cols, mat.rows, static_cast<qsizetype>(mat.step), format);
}

/// As widgets::MaskAs::Labels says. Scaled before the table is looked up: values of classes have no values between them.
QImage labelsOf(const dataset::MaskImage& mask, int side)
{
    const cv::Mat values = fitted(mask.values, side, cv::INTER_NEAREST);
    if (mask.table.empty() || mask.encoding == dataset::MaskEncoding::Alpha) {
        return viewOf(values, QImage::Format_Grayscale8).copy();
    }
    if (mask.encoding == dataset::MaskEncoding::Palette) {
        QImage indexed = viewOf(values, QImage::Format_Indexed8).copy();
        QList<QRgb> colours(256, qRgb(0, 0, 0));
        std::copy_n(mask.table.begin(), std::min<std::size_t>(mask.table.size(), 256), colours.begin());
        for (QRgb& colour : colours) {
            colour |= 0xFF000000U;
        }
        indexed.setColorTable(colours);
        return indexed;
    }
    const bool colours = mask.encoding == dataset::MaskEncoding::Colour;
    QImage out(values.cols, values.rows, colours ? QImage::Format_RGB32 : QImage::Format_Grayscale16);
    for (int y = 0; y < values.rows; ++y) {
        const auto* from = values.ptr<std::uint8_t>(y);
        uchar* to = out.scanLine(y);
        for (int x = 0; x < values.cols; ++x) {
            const std::uint32_t entry = from[x] < mask.table.size() ? mask.table[from[x]] : 0;
            if (colours) {
                reinterpret_cast<QRgb*>(to)[x] = 0xFF000000U | entry;
            } else {
                reinterpret_cast<quint16*>(to)[x] = static_cast<quint16>(entry);
            }
        }
    }
    return out;
}

QImage decode(const widgets::ImageRequest& request)
{
    const std::string file = widgets::pathBytes(request.file);
    if (request.mask && request.maskAs == widgets::MaskAs::Labels) {
        return labelsOf(dataset::readMask(file), request.side);
    }
    if (request.mask) {
        const cv::Mat grey = fitted(dataset::readMaskGrey(file), request.side, cv::INTER_NEAREST);
        return viewOf(grey, QImage::Format_Grayscale8).copy();
    }
    const cv::Mat picture = request.side > 0 ? dataset::readImageReduced(file, request.side) : dataset::readImage(file);
    // RGB32 is what the window's thread paints without converting.
    return viewOf(picture, QImage::Format_BGR888).convertToFormat(QImage::Format_RGB32);
}

}  // namespace

ImageLoader::ImageLoader(int threads, QObject* parent)
    : ImageProvider(parent)
    , m_cache(static_cast<int>(cacheBytes >> 10))
{
    for (int i = 0; i < std::max(1, threads); ++i) {
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
}

ImageLoader::~ImageLoader()
{
    for (std::jthread& thread : m_threads) {
        thread.request_stop();
    }
    m_wake.notify_all();
}

QImage ImageLoader::cached(const widgets::ImageRequest& request)
{
    const QImage* image = m_cache.object(request);
    return image == nullptr ? QImage() : *image;
}

void ImageLoader::request(const widgets::ImageRequest& request)
{
    if (const QImage image = cached(request); !image.isNull()) {
        // Delivered later, as every other answer is.
        QMetaObject::invokeMethod(this, [this, request, image] { Q_EMIT ready(request, image); }, Qt::QueuedConnection);
        return;
    }
    widgets::ImageRequest dropped;
    {
        const std::scoped_lock lock(m_mutex);
        const auto waiting = std::find(m_queue.begin(), m_queue.end(), request);
        if (waiting != m_queue.end()) {
            m_queue.erase(waiting);
        } else if (m_pending.contains(request)) {
            return;  // being decoded
        }
        m_queue.push_back(request);
        if (m_queue.size() > queueLimit) {
            dropped = m_queue.front();
            m_queue.pop_front();
        }
    }
    m_pending.remove(dropped);
    m_pending.insert(request);
    m_wake.notify_one();
}

void ImageLoader::forgetAllBut(const QList<widgets::ImageRequest>& keep)
{
    const QSet<widgets::ImageRequest> wanted(keep.begin(), keep.end());
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_queue, [&](const widgets::ImageRequest& request) {
        const bool forget = !wanted.contains(request);
        if (forget) {
            m_pending.remove(request);
        }
        return forget;
    });
}

bool ImageLoader::idle() const
{
    return m_pending.isEmpty();
}

void ImageLoader::clear()
{
    forgetAllBut({});
    m_cache.clear();
}

void ImageLoader::work(const std::stop_token& stop)
{
    yieldToWindow();
    for (;;) {
        widgets::ImageRequest request;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_queue.empty(); })) {
                return;
            }
            request = m_queue.back();
            m_queue.pop_back();
        }
        QImage image;
        QString error;
        try {
            image = decode(request);
        } catch (const Error& e) {
            error = QString::fromStdString(e.detail());
        } catch (const std::exception& e) {
            error = QString::fromUtf8(e.what());
        }
        QMetaObject::invokeMethod(this, [this, request, image, error] { deliver(request, image, error); }, Qt::QueuedConnection);
    }
}

void ImageLoader::deliver(const widgets::ImageRequest& request, const QImage& image, const QString& error)
{
    m_pending.remove(request);
    if (image.isNull()) {
        Q_EMIT failed(request, error);
        return;
    }
    m_cache.insert(request, new QImage(image), static_cast<int>(std::max<qsizetype>(1, image.sizeInBytes() >> 10)));
    Q_EMIT ready(request, image);
}

}  // namespace gg::app
