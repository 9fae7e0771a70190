#pragma once

#include "widgets/images/overlay.h"

#include <QStringList>

#include <cstdint>
#include <vector>

namespace gg::widgets {

/// What stands for which class in masks of classes; parallel lists.
struct MaskClasses {
    QStringList names;
    std::vector<std::uint32_t> values;   ///< the number in the masks, or 0xRRGGBB
    bool colours = false;                ///< the values are colours
    std::vector<std::uint32_t> palette;  ///< 0xRRGGBB by number: a mask of these colours means the numbers

    friend bool operator==(const MaskClasses&, const MaskClasses&) = default;
};

/// The class of each pixel, row by row: an index into MaskClasses, or noMaskClass.
struct ClassMap {
    QSize size;
    std::vector<std::uint16_t> classes;
};
inline constexpr std::uint16_t noMaskClass = 0xFFFF;

/// `labels` as ImageProvider gives them for MaskAs::Labels. What is none of the classes (ignored pixels) has none.
ClassMap classMap(const QImage& labels, const MaskClasses& classes);

/// One shape a class that occurs, in the class's colour, with its name as label and its index as object.
std::vector<OverlayShape> classShapes(const ClassMap& map, const MaskClasses& classes, QSize picture);

/// Where two masks of classes agree (green), differ (vermilion), and where the truth has a class and the prediction none (yellow). Pixels of
/// the class that is called background are not drawn where both agree; the prediction may be of another size.
std::vector<OverlayShape> classDifference(const ClassMap& truth, const ClassMap& predicted, const MaskClasses& classes, QSize picture);

}  // namespace gg::widgets
