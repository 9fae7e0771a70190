#pragma once

#include "core/dataset/dataset.h"

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QRectF>
#include <QSize>
#include <QSizeF>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gg::widgets {

/// An object to draw over a picture. Coordinates in pixels of the picture; pixel (0, 0) covers the square from 0 to 1.
struct OverlayShape {
    QRectF box;
    /// All rings of a polygon, or the outline of a mask; what lies in an even number of rings is outside. Empty: the box is the shape.
    QPainterPath outline;
    QImage coverage;       ///< of a mask: Alpha8, drawn into the box; else null
    QString label;
    std::optional<QString> shortLabel;  ///< in place of the label unless the shape is lit; empty: none
    QColor colour;
    int object = -1;       ///< index into Record::objects
    bool ignored = false;  ///< hatched grey
    bool marked = false;   ///< something was found: drawn with a wider line and a mark in the label
    bool dashed = false;   ///< a prediction beside truths
    bool lit = false;      ///< what a person asked for: over all others, with its label, whatever is hovered
    bool labelBelow = false;  ///< under the box, so that two labels of the same place do not hide each other

    bool contains(QPointF point, double reach) const;
};

enum class PictureKind { Original, Reduced };

/// The objects of a record over a picture of that size. Colours are the classes' own, except with a single class: then that of ground truth.
/// Pixel coordinates are taken as written over the original; over a reduced picture they need the size in the label file, and without
/// one there is nothing to draw.
std::vector<OverlayShape> recordShapes(const dataset::Dataset& dataset, const dataset::Record& record, QSizeF pictureSize,
                                       PictureKind kind = PictureKind::Original);

/// Foreground of run lengths, and where it lies.
struct RunCoverage {
    QRect bounds;     ///< of the foreground, in pixels of the image that the runs were written for; empty without foreground
    QImage coverage;  ///< Alpha8: 255 where there is foreground; covers `bounds` at `scale`
};

/// Draws run lengths as RecordExtras::runs holds them: column by column, beginning with background. Runs past the end of the image are left
/// out. `scale` is at most 1 in both directions: a pixel is covered when any of those that fall into it is.
RunCoverage coverRuns(std::span<const std::uint32_t> runs, QSize imageSize, QSizeF scale);

/// The coverage of a shape in its colour, to be drawn into its box.
QImage tintedCoverage(const OverlayShape& shape, double opacity);

/// A mask as coverage: Alpha8, 255 where the mask is foreground by the rule of dataset::binariseMask. Null for a null image.
QImage maskCoverage(const QImage& mask);
/// Outlines of the foreground, outer and inner, in pixels of the mask.
QPainterPath maskOutline(const QImage& coverage);

}  // namespace gg::widgets
