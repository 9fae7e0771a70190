#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"label.area_outlier.title", GG_TEXT("catalogue", "Box far larger than its class")},
    {"label.area_outlier.message",
     GG_TEXT("catalogue", "This box of {class} covers {area} % of the image, {ratio} times the median of its class ({median} %).")},
    {"label.area_outlier.set",
     GG_TEXT("catalogue", "Boxes many times the median size of their class in {count} of {total} images, for example {example}.")},
    {"label.area_outlier.why",
     GG_TEXT("catalogue", "One object that is many times larger than all others of its class is often a box around a group, a "
                          "drag that slipped, or another class.")},
    {"label.area_outlier.effect",
     GG_TEXT("catalogue", "Nothing is said by any trainer: the box is learnt as it is, and widens what the model takes for one "
                          "object.")},
    {"label.area_outlier.remedy",
     GG_TEXT("catalogue", "Look at the box. Draw it anew, split it into one box an object, or correct its class.")},
    {"label.area_outlier.ratio.threshold",
     GG_TEXT("catalogue", "times the median area of its class from which a box is unlike the others")},
    {"label.aspect_outlier.title", GG_TEXT("catalogue", "Box of unusual proportions")},
    {"label.aspect_outlier.message",
     GG_TEXT("catalogue", "This box of {class} is {aspect} wide to high; the middle half of its class lies between {low} and "
                          "{high}.")},
    {"label.aspect_outlier.set",
     GG_TEXT("catalogue", "Boxes of unusual proportions in {count} of {total} images, for example {example}.")},
    {"label.aspect_outlier.why",
     GG_TEXT("catalogue", "A proportion far outside of what its class shows is often a drag that slipped, an object cut by the "
                          "border, or another class.")},
    {"label.aspect_outlier.effect", GG_TEXT("catalogue", "Nothing is said by any trainer: the box is learnt as it is.")},
    {"label.aspect_outlier.remedy", GG_TEXT("catalogue", "Look at the box. Draw it anew or correct its class.")},
    {"label.aspect_outlier.iqr.threshold",
     GG_TEXT("catalogue", "times the distance between the quartiles by which proportions may lie outside of them")},
    {"label.border_habit.title", GG_TEXT("catalogue", "Objects at the border labelled in two ways")},
    {"label.border_habit.message",
     GG_TEXT("catalogue", "{over} sides of boxes run a little over the border of the picture and {cut} end exactly at it; those "
                          "that run over are in {count} images, for example {example}.")},
    {"label.border_habit.why",
     GG_TEXT("catalogue", "One habit cuts boxes at the border, another guesses where the object ends. Both in one set mean two "
                          "annotators, two tools or an augmentation without clipping.")},
    {"label.border_habit.effect",
     GG_TEXT("catalogue", "Ultralytics clips the boxes and evens the difference out; a loader that does not clip is given two "
                          "definitions of where an object ends.")},
    {"label.border_habit.remedy",
     GG_TEXT("catalogue", "Clip all boxes to the picture, or find out which part of the set was labelled otherwise.")},
    {"label.border_habit.share.threshold",
     GG_TEXT("catalogue", "percent of the sides near a border that each of the two habits has at least")},
    {"label.corners.title", GG_TEXT("catalogue", "Corners in the place of centre and size")},
    {"label.corners.message",
     GG_TEXT("catalogue", "The boxes of this file look like two corners (left, top, right, bottom): {hanging} of {boxes} hang "
                          "over the border when read as centre and size.")},
    {"label.corners.set",
     GG_TEXT("catalogue", "The boxes look like two corners (left, top, right, bottom): {hanging} of {boxes} hang over the border "
                          "when read as the format demands.")},
    {"label.corners.why",
     GG_TEXT("catalogue", "Two corners and centre with size are both four numbers between 0 and 1: no reader can tell them apart "
                          "by a single row.")},
    {"label.corners.effect",
     GG_TEXT("catalogue", "Ultralytics takes the numbers for centre and size, clips what hangs over, and trains on boxes that "
                          "lie elsewhere. Nothing is said as long as no number is above 1.")},
    {"label.corners.remedy",
     GG_TEXT("catalogue", "Look at the boxes in the picture. If they are shifted, convert the labels: centre = (left + right) / "
                          "2, size = right − left.")},
    {"label.corners.message.coco",
     GG_TEXT("catalogue", "The boxes of this image look like two corners: {hanging} of {boxes} hang over the border when read as "
                          "left, top, width and height.")},
    {"label.corners.effect.coco",
     GG_TEXT("catalogue", "Loaders take the numbers for left, top, width and height; the boxes reach far beyond the objects and "
                          "over the border.")},
    {"label.corners.remedy.coco",
     GG_TEXT("catalogue", "Look at the boxes in the picture. If they are too large, convert them: width = right − left, height = "
                          "bottom − top.")},
    {"label.class_from_one.title", GG_TEXT("catalogue", "Classes counted from 1")},
    {"label.class_from_one.message",
     GG_TEXT("catalogue", "Class 0 is never used and the classes go from 1 to {last}, with {names} names: they seem to be "
                          "counted from 1.")},
    {"label.class_from_one.why",
     GG_TEXT("catalogue", "YOLO counts classes from 0. Labels converted from COCO or from a mask often begin with 1.")},
    {"label.class_from_one.effect",
     GG_TEXT("catalogue", "Every object is trained under the name of the next class; objects of the last one have no name, and "
                          "Ultralytics leaves their images out as corrupt.")},
    {"label.class_from_one.remedy",
     GG_TEXT("catalogue", "Subtract 1 from all class numbers, or add a name for class 0 if it is one that does not occur.")},
    {"label.duplicate_row.title", GG_TEXT("catalogue", "Same row twice")},
    {"label.duplicate_row.message",
     GG_TEXT("catalogue", "Line {line}: {class} is labelled a second time with the very same numbers as in line {other}.")},
    {"label.duplicate_row.set", GG_TEXT("catalogue", "Equal rows in {count} of {total} images, for example {example}.")},
    {"label.duplicate_row.why", GG_TEXT("catalogue", "The row was written twice by a tool or pasted by hand.")},
    {"label.duplicate_row.effect",
     GG_TEXT("catalogue", "Ultralytics removes the second row, with one line in its log. Other loaders keep both: one object "
                          "then counts as two, and one of the two is always missed.")},
    {"label.duplicate_row.remedy", GG_TEXT("catalogue", "Delete one of the two rows.")},
    {"label.duplicate_row.message.coco", GG_TEXT("catalogue", "{class} is labelled a second time with the very same numbers.")},
    {"label.duplicate_row.effect.coco",
     GG_TEXT("catalogue", "pycocotools and torchvision keep both: one object counts as two, and one of the two is always missed.")},
    {"label.duplicate_row.effect.voc",
     GG_TEXT("catalogue", "Converters and torchvision's loader keep both boxes; in the evaluation one of each pair counts as "
                          "missed.")},
    {"label.duplicate.message.coco", GG_TEXT("catalogue", "{class} is labelled twice in the same place (overlap {iou}).")},
    {"label.duplicate.effect.coco",
     GG_TEXT("catalogue", "pycocotools and torchvision keep both; in the evaluation one of each pair counts as missed.")},
    {"label.duplicate.iou.threshold",
     GG_TEXT("catalogue", "intersection over union from which two boxes of one class are the same object")},
    {"label.far_outside.title", GG_TEXT("catalogue", "Box outside of the image")},
    {"label.far_outside.message", GG_TEXT("catalogue", "Only {inside} % of this box of {class} lies in the image.")},
    {"label.far_outside.set",
     GG_TEXT("catalogue", "Boxes that lie mostly outside of the image in {count} of {total} images, for example {example}.")},
    {"label.far_outside.why",
     GG_TEXT("catalogue", "Such a box was drawn on another picture, on another size of it, or its numbers are in the wrong "
                          "order.")},
    {"label.far_outside.effect",
     GG_TEXT("catalogue", "Ultralytics lets it pass as long as no number is above 1.01, clips it at the border and trains on "
                          "what is left.")},
    {"label.far_outside.remedy", GG_TEXT("catalogue", "Look at the picture. Draw the box anew or delete it.")},
    {"label.far_outside.effect.voc",
     GG_TEXT("catalogue", "torchvision's loader keeps the box as it is; converters write values above 1, which make Ultralytics "
                          "leave the image out.")},
    {"label.far_outside.effect.coco",
     GG_TEXT("catalogue", "pycocotools and torchvision keep the box as it is; converters write values above 1, which make "
                          "Ultralytics leave the image out.")},
    {"label.far_outside.inside.threshold", GG_TEXT("catalogue", "percent of a box that must lie in the image")},
    {"label.mixed_shapes.title", GG_TEXT("catalogue", "Boxes in some files, polygons in others")},
    {"label.mixed_shapes.message",
     GG_TEXT("catalogue", "{boxes} label files hold boxes and {polygons} hold polygons, for example {example}.")},
    {"label.mixed_shapes.why", GG_TEXT("catalogue", "Part of the set was labelled for detection and part for segmentation.")},
    {"label.mixed_shapes.effect",
     GG_TEXT("catalogue", "Ultralytics trains detection on boxes around the polygons. Training segmentation, it finds fewer "
                          "outlines than boxes and drops all outlines, with one line in its log.")},
    {"label.mixed_shapes.remedy",
     GG_TEXT("catalogue", "For detection, turn the polygons into boxes. For segmentation, outline the objects that have only a "
                          "box.")},
    {"label.over_one.title", GG_TEXT("catalogue", "Coordinate just beyond 0 or 1")},
    {"label.over_one.message", GG_TEXT("catalogue", "A number of this {class} is {value}: just beyond the picture.")},
    {"label.over_one.set",
     GG_TEXT("catalogue", "Coordinates just beyond 0 or 1 in {count} of {total} images, for example {example}.")},
    {"label.over_one.why", GG_TEXT("catalogue", "Rounding on export or boxes that were not clipped leave such numbers.")},
    {"label.over_one.effect",
     GG_TEXT("catalogue", "Ultralytics tolerates up to 1.01 and down to −0.01. YOLOv5 and Ultralytics of before 2024 do not: "
                          "they leave the whole image out as corrupt.")},
    {"label.over_one.remedy", GG_TEXT("catalogue", "Clip the numbers to 0 and 1.")},
    {"label.pixels.title", GG_TEXT("catalogue", "Pixels in the place of shares")},
    {"label.pixels.message", GG_TEXT("catalogue", "The numbers of {file} go up to {largest}: they look like pixels or percent.")},
    {"label.pixels.set",
     GG_TEXT("catalogue", "The labels of {count} of {total} images look like pixels or percent, for example {example}.")},
    {"label.pixels.why", GG_TEXT("catalogue", "YOLO labels are shares of the picture's width and height, from 0 to 1.")},
    {"label.pixels.effect",
     GG_TEXT("catalogue", "Ultralytics calls the image corrupt and leaves it out as a whole; it says so in one line of its log.")},
    {"label.pixels.remedy",
     GG_TEXT("catalogue", "Divide the first and third number by the width of the image and the second and fourth by its height.")},
    {"label.polygon_degenerate.title", GG_TEXT("catalogue", "Polygon without area")},
    {"label.polygon_degenerate.message",
     GG_TEXT("catalogue", "The outline of this {class} has {points} points but encloses nothing.")},
    {"label.polygon_degenerate.set",
     GG_TEXT("catalogue", "Polygons that enclose nothing in {count} of {total} images, for example {example}.")},
    {"label.polygon_degenerate.why",
     GG_TEXT("catalogue", "Fewer than three different points, or all points on one line: a click that was not finished, or a box "
                          "row read as an outline.")},
    {"label.polygon_degenerate.effect",
     GG_TEXT("catalogue", "Ultralytics turns it into a box without width or height and learns nothing from it. pycocotools stops "
                          "at polygons of fewer than three points.")},
    {"label.polygon_degenerate.remedy", GG_TEXT("catalogue", "Draw the outline anew, or delete the object.")},
    {"label.rounded.title", GG_TEXT("catalogue", "Coordinates rounded to whole steps")},
    {"label.rounded.message",
     GG_TEXT("catalogue", "In {count} of {total} images all coordinates are {step}, for example in {example}.")},
    {"label.rounded.why",
     GG_TEXT("catalogue", "Objects do not end at round numbers. Such labels were typed, drawn on a grid or exported with too few "
                          "digits; if only a part of the set is so, it comes from another annotator or tool.")},
    {"label.rounded.effect",
     GG_TEXT("catalogue", "Trained as it is. The rounding limits how tight a box can be, which costs precision at high overlaps "
                          "(mAP50-95) and most of all for small objects.")},
    {"label.rounded.remedy",
     GG_TEXT("catalogue", "Export with 6 decimals. If the rounding is an annotator's, check a few of these boxes for tightness.")},
    {"label.rounded.share.threshold", GG_TEXT("catalogue", "percent of the images with such labels from which it is reported")},
    {"label.self_intersection.title", GG_TEXT("catalogue", "Outline crosses itself")},
    {"label.self_intersection.message",
     GG_TEXT("catalogue", "The outline of this {class} crosses itself; {share} % of its area depends on how it is filled.")},
    {"label.self_intersection.set",
     GG_TEXT("catalogue", "Outlines that cross themselves in {count} of {total} images, for example {example}.")},
    {"label.self_intersection.why",
     GG_TEXT("catalogue", "The points are in the wrong order, or two outlines were joined into one.")},
    {"label.self_intersection.effect",
     GG_TEXT("catalogue", "OpenCV and pycocotools fill such outlines differently: parts of the object become background. "
                          "Ultralytics' boxes are not affected, its masks are.")},
    {"label.self_intersection.remedy", GG_TEXT("catalogue", "Draw the outline anew, or split it into parts that do not cross.")},
    {"label.self_intersection.share.threshold",
     GG_TEXT("catalogue", "percent of the area that must depend on how an outline is filled")},
    {"label.top_left.title", GG_TEXT("catalogue", "Upper left corner in the place of the centre")},
    {"label.top_left.message",
     GG_TEXT("catalogue", "The boxes look like upper left corner and size: read as centre and size, {hanging} of {boxes} hang "
                          "over the left or upper border and none over the others.")},
    {"label.top_left.why",
     GG_TEXT("catalogue", "COCO writes the upper left corner and YOLO the centre, both with width and height.")},
    {"label.top_left.effect",
     GG_TEXT("catalogue", "Ultralytics takes the corner for the centre: every box lies half its size too far to the left and too "
                          "high. Nothing is said.")},
    {"label.top_left.remedy",
     GG_TEXT("catalogue", "Look at the boxes in the picture. If they are shifted, convert the labels: centre = left + width / 2.")},
    {"label.two_classes.title", GG_TEXT("catalogue", "One box under two classes")},
    {"label.two_classes.message",
     GG_TEXT("catalogue", "{class} has the same box as {other_class} in line {other} (overlap {iou}).")},
    {"label.two_classes.set",
     GG_TEXT("catalogue", "Boxes under two classes in {count} of {total} images, for example {example}.")},
    {"label.two_classes.why",
     GG_TEXT("catalogue", "One object is either labelled twice because the class was corrected without deleting the old box, or "
                          "two people disagreed.")},
    {"label.two_classes.effect",
     GG_TEXT("catalogue", "Ultralytics keeps both. The model is told that the same pixels are {class} and {other_class}; "
                          "whichever it answers, the other counts as missed.")},
    {"label.two_classes.remedy",
     GG_TEXT("catalogue", "Delete the wrong one of the two. If both are meant, the task is one of several labels an object, "
                          "which detectors do not learn.")},
    {"label.two_classes.message.coco", GG_TEXT("catalogue", "{class} has the same box as a {other_class} (overlap {iou}).")},
    {"label.two_classes.iou.threshold",
     GG_TEXT("catalogue", "intersection over union from which boxes of two classes are one object")},
    {"label.whole_image.title", GG_TEXT("catalogue", "Box covers the whole image")},
    {"label.whole_image.message", GG_TEXT("catalogue", "The box of {class} covers the whole image.")},
    {"label.whole_image.set",
     GG_TEXT("catalogue", "Boxes that cover the whole image in {count} of {total} images, for example {example}.")},
    {"label.whole_image.why",
     GG_TEXT("catalogue", "Close-ups have such boxes. They are also what a classification set becomes when it is turned into "
                          "boxes, and what a tool writes when nothing was drawn.")},
    {"label.whole_image.effect",
     GG_TEXT("catalogue", "Trained as it is: the model learns that the object is the whole picture.")},
    {"label.whole_image.remedy",
     GG_TEXT("catalogue", "Look at a few of them. Draw the boxes around the objects if the pictures show more than that.")},
    {"label.whole_image.share.threshold",
     GG_TEXT("catalogue", "percent of the picture's width and height from which a box covers the whole of it")},
    {"yaml.stale_cache.title", GG_TEXT("catalogue", "Labels changed after Ultralytics' cache was written")},
    {"yaml.stale_cache.message", GG_TEXT("catalogue", "{count} labels were written after {file}, for example {example}.")},
    {"yaml.stale_cache.why",
     GG_TEXT("catalogue", "Ultralytics keeps what it read in a cache and compares only the sum of all file sizes and the list of "
                          "names. An edit that does not change the sum, such as 0.51 in the place of 0.50 or one class number "
                          "for another, is not seen.")},
    {"yaml.stale_cache.effect",
     GG_TEXT("catalogue", "Training goes on with the old labels as long as the sum of the sizes is the same. Nothing is said.")},
    {"yaml.stale_cache.remedy", GG_TEXT("catalogue", "Delete {file}; it is written anew at the next training.")},
};

}  // namespace

std::span<const Entry> geometryAuditTexts()
{
    return table;
}

}  // namespace gg::texts
