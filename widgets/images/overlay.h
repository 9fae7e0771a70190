#pragma once

#include "core/dataset/dataset.h"

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <vector>

namespace gg::widgets {

/// An object to draw over a picture. Coordinates in pixels of the picture; pixel (0, 0) covers the square from 0 to 1.
struct OverlayShape {
    QRectF box;
    QPolygonF polygon;  ///< empty: the box is the shape
    QString label;
    QColor colour;
    int object = -1;       ///< index into Record::objects
    bool ignored = false;  ///< hatched grey
    bool marked = false;   ///< something was found: drawn with a wider line and a mark in the label
};

enum class PictureKind { Original, Reduced };

/// The objects of a record over a picture of that size. Colours are the classes' own, except with a single class: then that of ground truth.
/// Pixel coordinates are taken as written over the original; over a reduced picture they need the size in the label file, and without
/// one there is nothing to draw.
std::vector<OverlayShape> recordShapes(const dataset::Dataset& dataset, const dataset::Record& record, QSizeF pictureSize,
                                       PictureKind kind = PictureKind::Original);

/// A mask as coverage: Alpha8, 255 where the mask is foreground by the rule of dataset::binariseMask. Null for a null image.
QImage maskCoverage(const QImage& mask);
/// Outlines of the foreground, outer and inner, in pixels of the mask.
QPainterPath maskOutline(const QImage& coverage);

}  // namespace gg::widgets
