#include "widgets/models/path_text.h"

#include <QStringDecoder>

namespace gg::widgets {
namespace {

constexpr char16_t escapes = 0xDC00;

bool isEscape(QChar c)
{
    return c.unicode() >= 0xDC80 && c.unicode() <= 0xDCFF;
}

/// Length of the valid UTF-8 sequence at a place; 0 where there is none.
std::size_t sequenceAt(const std::string& path, std::size_t at)
{
    for (std::size_t length = 1; length <= 4 && at + length <= path.size(); ++length) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(QByteArrayView(path.data() + at, static_cast<qsizetype>(length)));
        if (!decoder.hasError() && !text.isEmpty()) {
            return length;
        }
    }
    return 0;
}

}  // namespace

QString pathText(const std::string& path)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString whole = decoder(QByteArrayView(path.data(), static_cast<qsizetype>(path.size())));
    if (!decoder.hasError()) {
        return whole;
    }
    QString out;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t length = sequenceAt(path, at);
        if (length == 0) {
            out += QChar(static_cast<char16_t>(escapes + static_cast<unsigned char>(path[at])));
            ++at;
        } else {
            out += QString::fromUtf8(path.data() + at, static_cast<qsizetype>(length));
            at += length;
        }
    }
    return out;
}

std::string pathBytes(const QString& text)
{
    std::string out;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        // The second half of a pair is part of a letter.
        if (!isEscape(text[i]) || (i > 0 && text[i - 1].isHighSurrogate())) {
            continue;
        }
        out += text.mid(from, i - from).toStdString();
        out += static_cast<char>(text[i].unicode() - escapes);
        from = i + 1;
    }
    return out + text.mid(from).toStdString();
}

}  // namespace gg::widgets
