#include "widgets/charts/prediction_image.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>

namespace gg::widgets
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::PredictionKey)
};

/// p > 0.5 after rounding to 255 levels.
constexpr int foregroundLevel = 128;

QImage grey(const QImage& image, QSize size)
{
    if (image.isNull()) {
        return {};
    }
    const QImage same = image.size() == size ? image : image.scaled(size, Qt::IgnoreAspectRatio, Qt::FastTransformation);
    return same.convertToFormat(QImage::Format_Grayscale8);
}

QImage backdrop(const QImage& input, QSize size)
{
    if (input.isNull()) {
        QImage blank(size, QImage::Format_RGB32);
        blank.fill(qRgb(60, 60, 60));
        return blank;
    }
    const QImage same = input.size() == size ? input : input.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return same.convertToFormat(QImage::Format_RGB32);
}

QRgb blend(QRgb under, QRgb over, int percent)
{
    const auto mix = [percent](int a, int b) { return (a * (100 - percent) + b * percent) / 100; };
    return qRgb(mix(qRed(under), qRed(over)), mix(qGreen(under), qGreen(over)), mix(qBlue(under), qBlue(over)));
}

QImage drawOverlay(QImage picture, const QImage& truth, const QImage& probability)
{
    for (int y = 0; y < picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        const uchar* p = probability.constScanLine(y);
        const uchar* t = truth.isNull() ? nullptr : truth.constScanLine(y);
        for (int x = 0; x < picture.width(); ++x) {
            const bool predicted = p[x] >= foregroundLevel;
            const bool real = t != nullptr && t[x] != 0;
            // Over grey, so that the picture's own colours are not taken for a verdict.
            const int level = qGray(line[x]);
            const QRgb dim = qRgb(level, level, level);
            if (predicted && t == nullptr) {
                line[x] = blend(dim, meaning::prediction, 60);
            } else if (predicted) {
                line[x] = blend(dim, real ? meaning::truePositive : meaning::falsePositive, 60);
            } else {
                line[x] = real ? blend(dim, meaning::miss, 60) : dim;
            }
        }
    }
    return picture;
}

/// True foreground pixels that touch something else.
bool onEdge(const QImage& mask, int x, int y, int threshold)
{
    const auto inside = [&](int i, int j) {
        return i >= 0 && j >= 0 && i < mask.width() && j < mask.height() && mask.constScanLine(j)[i] >= threshold;
    };
    return inside(x, y) && !(inside(x - 1, y) && inside(x + 1, y) && inside(x, y - 1) && inside(x, y + 1));
}

/// Contours are drawn at several times the stored size, so that they are thin against the object.
QImage drawOutlines(const QImage& input, const QImage& truth, const QImage& probability)
{
    const int factor = std::max(1, 512 / std::max(1, std::max(probability.width(), probability.height())));
    const QSize size = probability.size() * factor;
    const auto enlarged = [size](const QImage& image) {
        return image.isNull() ? QImage()
                              : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                    .convertToFormat(QImage::Format_Grayscale8);
    };
    QImage picture = backdrop(input, probability.size())
                         .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                         .convertToFormat(QImage::Format_RGB32);
    QImage binary = truth;
    for (int y = 0; y < binary.height(); ++y) {
        std::transform(binary.constScanLine(y), binary.constScanLine(y) + binary.width(), binary.scanLine(y),
                       [](uchar v) { return v != 0 ? 255 : 0; });
    }
    QPainter painter(&picture);
    const int thick = std::max(2, size.width() / 170);
    for (const auto& [mask, colour] :
         {std::pair(enlarged(binary), meaning::truth), std::pair(enlarged(probability), meaning::prediction)}) {
        for (int y = 0; y < mask.height(); ++y) {
            for (int x = 0; x < mask.width(); ++x) {
                if (onEdge(mask, x, y, foregroundLevel)) {
                    painter.fillRect(x - thick / 2, y - thick / 2, thick, thick, QColor(colour));
                }
            }
        }
    }
    return picture;
}

}  // namespace

QString predictionModeId(PredictionMode mode)
{
    switch (mode) {
    case PredictionMode::Probability:
        return QStringLiteral("probability");
    case PredictionMode::Overlay:
        return QStringLiteral("overlay");
    case PredictionMode::Outline:
        return QStringLiteral("outline");
    }
    return {};
}

PredictionMode predictionModeFromId(const QString& id, PredictionMode otherwise)
{
    for (const PredictionMode mode : {PredictionMode::Probability, PredictionMode::Overlay, PredictionMode::Outline}) {
        if (predictionModeId(mode) == id) {
            return mode;
        }
    }
    return otherwise;
}

QRgb probabilityColour(int level)
{
    // Viridis at nine places (S. van der Walt, N. Smith, CC0): even in lightness, also without colour vision.
    static constexpr std::array<std::array<int, 3>, 9> anchors{{{68, 1, 84},
                                                                {71, 44, 122},
                                                                {59, 81, 139},
                                                                {44, 113, 142},
                                                                {33, 144, 141},
                                                                {39, 173, 129},
                                                                {92, 200, 99},
                                                                {170, 220, 50},
                                                                {253, 231, 37}}};
    const double at = std::clamp(level, 0, 255) / 255.0 * (anchors.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(at), anchors.size() - 2);
    const double share = at - static_cast<double>(i);
    const auto mix = [&](std::size_t c) { return qRound(anchors[i][c] + (anchors[i + 1][c] - anchors[i][c]) * share); };
    return qRgb(mix(0), mix(1), mix(2));
}

QImage drawTruth(const QImage& truth)
{
    QImage picture = truth.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y) {
        uchar* line = picture.scanLine(y);
        std::transform(line, line + picture.width(), line, [](uchar v) { return v != 0 ? 255 : 0; });
    }
    return picture;
}

QImage drawPrediction(const QImage& input, const QImage& truth, const QImage& probability, PredictionMode mode)
{
    if (probability.isNull()) {
        return {};
    }
    const QImage p = probability.convertToFormat(QImage::Format_Grayscale8);
    const QImage t = grey(truth, p.size());
    if (mode == PredictionMode::Overlay) {
        return drawOverlay(backdrop(input, p.size()), t, p);
    }
    if (mode == PredictionMode::Outline) {
        return drawOutlines(input, t, p);
    }
    QImage picture(p.size(), QImage::Format_RGB32);
    for (int y = 0; y < p.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        std::transform(p.constScanLine(y), p.constScanLine(y) + p.width(), line, [](uchar v) { return probabilityColour(v); });
    }
    return picture;
}

double paintPredictionKey(QPainter& painter, const QRectF& rect, PredictionMode mode, const DrawLook& look)
{
    const QFontMetricsF metrics(look.font);
    painter.setFont(look.font);
    double x = rect.left();
    const double middle = rect.center().y();
    const auto word = [&](const QString& text) {
        painter.setPen(look.text);
        painter.drawText(QRectF(x, rect.top(), metrics.horizontalAdvance(text) + look.px(2), rect.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text);
        x += metrics.horizontalAdvance(text) + look.px(5);
    };
    if (mode == PredictionMode::Probability) {
        word(Texts::tr("probability 0"));
        constexpr int steps = 64;
        const double width = look.px(80) / steps;
        for (int i = 0; i < steps; ++i) {
            painter.fillRect(QRectF(x, middle - look.px(4.5), width * 1.5, look.px(9)),
                             QColor(probabilityColour(i * 255 / (steps - 1))));
            x += width;
        }
        x += look.px(7);
        word(QStringLiteral("1"));
        return x - rect.left();
    }
    std::vector<std::pair<QRgb, QString>> keys;
    if (mode == PredictionMode::Overlay) {
        keys = {{meaning::truePositive, Texts::tr("hit")},
                {meaning::falsePositive, Texts::tr("false alarm")},
                {meaning::miss, Texts::tr("missed")}};
    } else {
        keys = {{meaning::truth, Texts::tr("truth")}, {meaning::prediction, Texts::tr("prediction")}};
    }
    for (const auto& [colour, text] : keys) {
        painter.fillRect(QRectF(x, middle - look.px(4.5), look.px(9), look.px(9)), QColor(colour));
        x += look.px(13);
        word(text);
        x += look.px(7);
    }
    return x - rect.left();
}

}  // namespace gg::widgets
