#pragma once

#include "core/base/error.h"
#include "core/dataset/image_io.h"
#include "widgets/models/image_provider.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace gg::test {

/// Answers when it is told to, so that tests see what was asked for: made pictures by file name, or real files.
class FakeImageProvider : public widgets::ImageProvider {
public:
    enum class Answer { AtOnce, WhenTold };

    explicit FakeImageProvider(Answer answer = Answer::AtOnce)
        : m_answer(answer)
    {
    }

    QImage cached(const widgets::ImageRequest& request) override { return m_cache.value(request); }

    void request(const widgets::ImageRequest& request) override
    {
        asked << request;
        pending.removeAll(request);
        pending.prepend(request);
        if (m_answer == Answer::AtOnce) {
            serveAll();
        }
    }

    void forgetAllBut(const QList<widgets::ImageRequest>& keep) override
    {
        pending.removeIf([&](const widgets::ImageRequest& request) { return !keep.contains(request); });
    }

    /// Last asked first.
    void serveAll()
    {
        while (!pending.isEmpty()) {
            const widgets::ImageRequest request = pending.takeFirst();
            const QImage image = make(request);
            if (image.isNull()) {
                Q_EMIT failed(request, request.file + QStringLiteral(": cannot be read. Replace the file."));
            } else {
                m_cache.insert(request, image);
                Q_EMIT ready(request, image);
            }
        }
    }

    /// A picture for files that do not exist; by default 100 x 80 pixels.
    QSize size{100, 80};
    QSet<QString> unreadable;
    bool fromDisk = false;
    QList<widgets::ImageRequest> asked;
    QList<widgets::ImageRequest> pending;

private:
    QImage make(const widgets::ImageRequest& request) const
    {
        if (unreadable.contains(request.file)) {
            return {};
        }
        QImage image;
        if (fromDisk) {
            image = read(request);
        } else if (request.mask) {
            image = QImage(size, QImage::Format_Grayscale8);
            image.fill(0);
            for (int y = size.height() / 4; y < size.height() / 2; ++y) {
                std::fill_n(image.scanLine(y) + size.width() / 4, size.width() / 4, uchar(255));
            }
        } else {
            image = QImage(size, QImage::Format_RGB32);
            image.fill(QColor(120, 100, 90));
        }
        if (!image.isNull() && request.side > 0) {
            image = image.scaled(request.side, request.side, Qt::KeepAspectRatio,
                                 request.mask ? Qt::FastTransformation : Qt::SmoothTransformation);
        }
        return image;
    }

    static QImage read(const widgets::ImageRequest& request)
    {
        try {
            const std::string file = request.file.toStdString();
            const cv::Mat mat = request.mask ? dataset::readMaskGrey(file)
                              : request.side > 0 ? dataset::readImageReduced(file, request.side) : dataset::readImage(file);
            return QImage(mat.data, mat.cols, mat.rows, static_cast<qsizetype>(mat.step),
                          request.mask ? QImage::Format_Grayscale8 : QImage::Format_BGR888).copy();
        } catch (const Error&) {
            return {};
        }
    }

    Answer m_answer;
    QHash<widgets::ImageRequest, QImage> m_cache;
};

}  // namespace gg::test
