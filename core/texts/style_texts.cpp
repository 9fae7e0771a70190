#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"style.cutting.title", GG_TEXT("catalogue", "Boxes cut their objects")},
    {"style.cutting.message",
     GG_TEXT("catalogue", "Boxes of {group} lie {margin} px from the edge of their objects, which is inside (95 % interval {low} "
                          "to {high} px; {boxes} boxes in {images} images).")},
    {"style.cutting.message.set",
     GG_TEXT("catalogue", "The boxes of this set lie {margin} px from the edge of their objects, which is inside (95 % interval "
                          "{low} to {high} px; {boxes} boxes in {images} images).")},
    {"style.cutting.why",
     GG_TEXT("catalogue", "Hair, tails, mirrors and shadows are left out by some annotators and drawn by others. Whether they "
                          "belong to the object is a matter of agreement.")},
    {"style.cutting.effect",
     GG_TEXT("catalogue", "The model learns boxes that are too small, and its scores show nothing of it as long as the "
                          "validation labels are drawn in the same way.")},
    {"style.cutting.remedy",
     GG_TEXT("catalogue", "Look at boxes of this group. If what is cut off belongs to the object, write that into the "
                          "instructions and draw these boxes again.")},
    {"style.loose.title", GG_TEXT("catalogue", "Boxes drawn loosely")},
    {"style.loose.message",
     GG_TEXT("catalogue", "Boxes of {group} leave a margin of {margin} px round their objects (95 % interval {low} to {high} px; "
                          "{boxes} boxes in {images} images).")},
    {"style.loose.message.set",
     GG_TEXT("catalogue", "The boxes of this set leave a margin of {margin} px round their objects (95 % interval {low} to "
                          "{high} px; {boxes} boxes in {images} images).")},
    {"style.loose.why",
     GG_TEXT("catalogue", "Everybody who draws boxes leaves some margin. It matters for small objects: a box 3 px too wide on "
                          "each side overlaps an object of 32 px with an IoU of 0.71.")},
    {"style.loose.effect",
     GG_TEXT("catalogue", "The model learns the margin. mAP50-95 against tightly drawn labels of another source falls, "
                          "although the detections are right.")},
    {"style.loose.remedy",
     GG_TEXT("catalogue", "Nothing needs to be done while all labels that are ever compared are drawn in this way. Before sets "
                          "are merged, draw the boxes of one of them again.")},
    {"style.mixed.title", GG_TEXT("catalogue", "Boxes drawn in two styles")},
    {"style.mixed.message",
     GG_TEXT("catalogue",
             "Boxes in {looser_groups} leave a margin of {looser} px, those in {tighter_groups} one of {tighter} px: "
             "{difference} px more among like objects (95 % interval {low} to {high} px), {looser_boxes} against "
             "{tighter_boxes} boxes, confidence {confidence} %.")},
    {"style.mixed.message.class",
     GG_TEXT("catalogue", "Boxes of the classes {looser_groups} leave a margin of {looser} px, those of {tighter_groups} one of "
                          "{tighter} px: {difference} px more among objects of the same size (95 % interval {low} to {high} px), "
                          "{looser_boxes} against {tighter_boxes} boxes, confidence {confidence} %.")},
    {"style.mixed.message.folder",
     GG_TEXT("catalogue", "Boxes in the folders {looser_groups} leave a margin of {looser} px, those in {tighter_groups} one of "
                          "{tighter} px: {difference} px more among like objects (95 % interval {low} to {high} px), "
                          "{looser_boxes} against {tighter_boxes} boxes, confidence {confidence} %.")},
    {"style.mixed.message.images",
     GG_TEXT("catalogue", "Boxes in about {looser_images} images leave a margin of {looser} px, those in the other "
                          "{tighter_images} one of {tighter} px: {difference} px more among like objects (95 % interval {low} to "
                          "{high} px), confidence {confidence} %. Neither split, folder nor recording tells them apart.")},
    {"style.mixed.message.predicted",
     GG_TEXT("catalogue", "Measured against the predictions of the run, boxes of {looser_groups} lie {difference} px further "
                          "out than those of {tighter_groups} (95 % interval {low} to {high} px), {looser_boxes} against "
                          "{tighter_boxes} boxes, confidence {confidence} %.")},
    {"style.mixed.message.predicted_images",
     GG_TEXT("catalogue",
             "Measured against the predictions of the run, boxes in about {looser_images} images lie {difference} px "
             "further out than those in the other {tighter_images} (95 % interval {low} to {high} px), confidence "
             "{confidence} %.")},
    {"style.mixed.message.predicted_stretch",
     GG_TEXT("catalogue", "Measured against the predictions of the run, boxes from {first} to {last} have a margin of {inside} "
                          "px, those of the other images of {group} one of {outside} px: {difference} px apart (95 % interval "
                          "{low} to {high} px), confidence {confidence} %.")},
    {"style.mixed.message.source",
     GG_TEXT("catalogue", "Boxes in the recordings {looser_groups} leave a margin of {looser} px, those in {tighter_groups} one "
                          "of {tighter} px: {difference} px more among like objects (95 % interval {low} to {high} px), "
                          "{looser_boxes} against {tighter_boxes} boxes, confidence {confidence} %.")},
    {"style.mixed.message.stretch",
     GG_TEXT("catalogue", "Boxes from {first} to {last} leave a margin of {inside} px, those of the other images of {group} one "
                          "of {outside} px: {difference} px apart among like objects (95 % interval {low} to {high} px), "
                          "confidence {confidence} %.")},
    {"style.mixed.why",
     GG_TEXT("catalogue", "Two annotators, two tools or two versions of the instructions. A margin below 0 means that boxes cut "
                          "their objects. Margins are measured between each side and the object's edge in the picture; one "
                          "box says little, a group says it with the stated confidence.")},
    {"style.mixed.effect",
     GG_TEXT("catalogue", "The model learns the mean of both and is right for neither: a box 3 px too wide on each side "
                          "overlaps an object of 32 px with an IoU of 0.71. mAP50 hardly changes, mAP50-95 falls, most for small "
                          "objects. Where the styles fall on different splits, the score measures the styles.")},
    {"style.mixed.remedy",
     GG_TEXT("catalogue", "Look at examples of both, decide for one style, such as flush with the outermost visible pixel, and "
                          "draw the boxes of the smaller group again.")},
    {"style.uneven.title", GG_TEXT("catalogue", "Boxes drawn unevenly")},
    {"style.uneven.message",
     GG_TEXT("catalogue", "Of the sides of boxes of {group}, {loose} % lie more than 2.5 px outside the object and {cutting} % "
                          "cut it by more than 2.5 px ({boxes} boxes in {images} images).")},
    {"style.uneven.message.set",
     GG_TEXT("catalogue", "Of the sides of this set's boxes, {loose} % lie more than 2.5 px outside the object and {cutting} % "
                          "cut it by more than 2.5 px ({boxes} boxes in {images} images).")},
    {"style.uneven.why",
     GG_TEXT("catalogue", "Boxes that are shifted, or drawn roughly: part of the object is missing and part of what is inside "
                          "is background.")},
    {"style.uneven.effect",
     GG_TEXT("catalogue", "The best that a model can reach at high overlaps is limited by the labels; mAP50-95 stays low "
                          "however long it trains.")},
    {"style.uneven.remedy",
     GG_TEXT("catalogue", "Look at some boxes at full size. If all are shifted in one direction, look for a wrong image size in "
                          "a conversion; else draw them again.")},
    {"style.cutting.margin.threshold",
     GG_TEXT("catalogue", "pixels inside the object's edge from which on boxes count as cutting")},
    {"style.loose.margin.threshold", GG_TEXT("catalogue", "margin from which on boxes count as loose")},
    {"style.mixed.class_difference.threshold",
     GG_TEXT("catalogue", "difference of margins between classes that counts as two styles")},
    {"style.mixed.confidence.threshold", GG_TEXT("catalogue", "confidence from which on two styles are reported")},
    {"style.mixed.difference.threshold", GG_TEXT("catalogue", "difference of margins between groups that counts as two styles")},
};

}  // namespace

std::span<const Entry> styleAuditTexts()
{
    return table;
}

}  // namespace gg::texts
