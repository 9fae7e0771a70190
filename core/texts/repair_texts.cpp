#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"repair.create_empty_label.title", GG_TEXT("catalogue", "Create an empty label")},
    {"repair.create_empty_label.why",
     GG_TEXT("catalogue", "Declares that the image holds no object. Look at the image first: an object in it would be taught as "
                          "background, now on purpose.")},
    {"repair.clamp.title", GG_TEXT("catalogue", "Clamp to the picture")},
    {"repair.clamp.why", GG_TEXT("catalogue", "Cuts the part of a box or polygon off that lies outside the picture.")},
    {"repair.drop_duplicate.title", GG_TEXT("catalogue", "Drop the duplicate row")},
    {"repair.drop_duplicate.why", GG_TEXT("catalogue", "One object is labelled twice; the earlier row stays.")},
    {"repair.drop_zero_size.title", GG_TEXT("catalogue", "Drop the box without an area")},
    {"repair.drop_zero_size.why", GG_TEXT("catalogue", "A box of no width or height labels nothing and can match nothing.")},
    {"repair.box_to_polygon.title", GG_TEXT("catalogue", "Write the box as a polygon")},
    {"repair.box_to_polygon.why",
     GG_TEXT("catalogue",
             "The file holds polygons, so that every row of it is read as one. Four corners keep the box what it is.")},
    {"repair.corners_to_centre.title", GG_TEXT("catalogue", "Turn corners into centre and size")},
    {"repair.corners_to_centre.why",
     GG_TEXT("catalogue", "The rows hold left, top, right and bottom where a trainer expects centre, width and height.")},
    {"repair.renumber_classes.title", GG_TEXT("catalogue", "Renumber the classes")},
    {"repair.renumber_classes.why",
     GG_TEXT("catalogue",
             "Brings the class numbers into the order of the other set's names. The names in the data.yaml have to follow.")},
};

}  // namespace

std::span<const Entry> repairTexts()
{
    return table;
}

}  // namespace gg::texts
