#pragma once

#include <QColor>
#include <QFont>
#include <QImage>
#include <QPaintDevice>
#include <QPainterPath>
#include <QRectF>
#include <QString>

#include <memory>
#include <variant>
#include <vector>

namespace gg::widgets {

/// What was painted on a VectorDevice, in the order in which it was painted, in the device's units.
struct VectorPath {
    QPainterPath path;
    QColor fill = {};    ///< invalid: not filled
    QColor stroke = {};  ///< invalid: not stroked
    double width = 0;
    std::vector<double> dashes = {};  ///< in units; empty: solid
    bool roundCaps = false;
    bool roundJoins = false;
    int clip = -1;  ///< index into VectorPicture::clips; -1: none
};

struct VectorText {
    enum class Anchor { Left, Middle, Right };
    QPointF at;  ///< on the baseline
    Anchor anchor = Anchor::Left;
    double angle = 0;  ///< degrees, clockwise
    QString text;
    QString family;
    double size = 0;
    bool bold = false;
    bool italic = false;
    bool raised = false;  ///< an exponent: what it belongs to was the text before
    QColor colour;
    int clip = -1;
};

struct VectorImage {
    QImage image;
    QRectF rect;
    int clip = -1;
};

struct VectorPicture {
    std::vector<std::variant<VectorPath, VectorText, VectorImage>> parts;
    std::vector<QRectF> clips;
};

/// A paper that remembers what is painted on it as lines, areas, texts and pictures: what SVG and PGF are written from. Curves stay as exact as
/// they were given, and texts keep the point that they are aligned by, so that another font of the same size does no harm.
class VectorDevice final : public QPaintDevice {
public:
    VectorDevice(QSize units, int unitsPerInch);
    ~VectorDevice() override;

    QPaintEngine* paintEngine() const override;
    const VectorPicture& picture() const;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    QSize m_size;
    int m_dpi;
    std::unique_ptr<Engine> m_engine;
    friend void paintText(QPainter&, const QRectF&, int, const QString&);
    friend void paintExponent(QPainter&, QPointF, const QString&);
};

/// As QPainter::drawText of one line, with TextDontClip. On a VectorDevice the text keeps its alignment.
void paintText(QPainter& painter, const QRectF& rect, int flags, const QString& text);
/// A small text that stands raised at the end of another; `at` is on the other's baseline.
void paintExponent(QPainter& painter, QPointF at, const QString& text);

}  // namespace gg::widgets
