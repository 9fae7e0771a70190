#include "widgets/images/mask_difference.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>

#include <array>

namespace gg::widgets {
namespace {

/// Gives the texts a name under which they are translated.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(gg::widgets::MaskDifference)
};

enum Part { Found, FalseAlarm, Missed };

}  // namespace

std::vector<OverlayShape> maskDifference(const QImage& truth, const QImage& predicted, int threshold, QSize picture)
{
    if (truth.isNull() || predicted.isNull() || picture.isEmpty()) {
        return {};
    }
    const QImage coverage = maskCoverage(truth);
    const bool labels = threshold < 0;
    const QImage levels = labels ? maskCoverage(predicted) : predicted.convertToFormat(QImage::Format_Grayscale8);
    const QImage grey = levels.scaled(coverage.size(), Qt::IgnoreAspectRatio, Qt::FastTransformation);
    std::array<QImage, 3> parts;
    for (QImage& part : parts) {
        part = QImage(coverage.size(), QImage::Format_Alpha8);
        part.fill(0);
    }
    for (int y = 0; y < coverage.height(); ++y) {
        const uchar* isTrue = coverage.constScanLine(y);
        const uchar* level = grey.constScanLine(y);
        const std::array<uchar*, 3> lines{parts[Found].scanLine(y), parts[FalseAlarm].scanLine(y), parts[Missed].scanLine(y)};
        for (int x = 0; x < coverage.width(); ++x) {
            const bool foreground = labels ? level[x] != 0 : level[x] > threshold;
            if (isTrue[x] != 0 || foreground) {
                lines[isTrue[x] == 0 ? FalseAlarm : foreground ? Found : Missed][x] = 255;
            }
        }
    }
    const std::array colours{QColor::fromRgb(meaning::truth), QColor::fromRgb(meaning::falsePositive), QColor::fromRgb(meaning::miss)};
    const std::array names{Texts::tr("found"), Texts::tr("false alarm"), Texts::tr("missed")};
    std::vector<OverlayShape> shapes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        OverlayShape shape;
        shape.box = QRectF(QPointF(0, 0), picture);
        shape.outline = QTransform::fromScale(double(picture.width()) / coverage.width(), double(picture.height()) / coverage.height()).map(maskOutline(parts[i]));
        shape.coverage = parts[i];
        shape.colour = colours[i];
        shape.label = names[i];
        shape.shortLabel = QString();
        shape.object = static_cast<int>(i);
        if (!shape.outline.isEmpty()) {
            shapes.push_back(std::move(shape));
        }
    }
    return shapes;
}

}  // namespace gg::widgets
