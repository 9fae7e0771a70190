#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"missing.below_neighbours.title", GG_TEXT("catalogue", "Far fewer objects than in its neighbours")},
    {"missing.below_neighbours.message",
     GG_TEXT("catalogue", "{image} has {count} objects; the pictures around it have {usual} (from {low} to {high}).")},
    {"missing.below_neighbours.set",
     GG_TEXT("catalogue", "{count} of {total} images have far fewer objects than the pictures around them, for example "
                          "{example}.")},
    {"missing.below_neighbours.why",
     GG_TEXT("catalogue", "Neighbouring frames and near copies show nearly the same. A sudden drop is more often a label that "
                          "was not finished than objects that left.")},
    {"missing.below_neighbours.effect",
     GG_TEXT("catalogue", "What is not labelled is trained as background: the model learns not to see these objects.")},
    {"missing.below_neighbours.remedy", GG_TEXT("catalogue", "Compare the image with its neighbours and label what is missing.")},
    {"missing.below_neighbours.deviations.threshold",
     GG_TEXT("catalogue", "robust standard deviations below the neighbours' median from which it is reported")},
    {"missing.copy_differs.title", GG_TEXT("catalogue", "Copies of one picture with different labels")},
    {"missing.copy_differs.message",
     GG_TEXT("catalogue", "{image} is a copy of {partner}, but their labels differ: {missing} of its objects are missing here, "
                          "{extra} are only here, {swapped} have another class and {moved} lie elsewhere.")},
    {"missing.copy_differs.set",
     GG_TEXT("catalogue", "{count} of {total} images are copies of others with different labels, for example {example}.")},
    {"missing.copy_differs.why",
     GG_TEXT("catalogue", "What is in one picture is in its copy as well; at most one of the two labels is right.")},
    {"missing.copy_differs.effect",
     GG_TEXT("catalogue", "The model is given two answers to one question. If one copy is in the validation split, it is graded "
                          "against the other's errors.")},
    {"missing.copy_differs.remedy", GG_TEXT("catalogue", "Keep one of the two pictures with the better label.")},
    {"missing.copy_differs.iou.threshold",
     GG_TEXT("catalogue", "intersection over union below which a box lies elsewhere in a copy")},
    {"missing.sequence_class.title", GG_TEXT("catalogue", "Class changes for a frame")},
    {"missing.sequence_class.message",
     GG_TEXT("catalogue", "This {class} is {other_class} in {previous} and in {next}, at the same place.")},
    {"missing.sequence_class.set",
     GG_TEXT("catalogue", "Objects whose class changes for a frame in {count} of {total} images, for example {example}.")},
    {"missing.sequence_class.why", GG_TEXT("catalogue", "An object does not become another and back within a few frames.")},
    {"missing.sequence_class.effect", GG_TEXT("catalogue", "The model is taught that one object is of two classes.")},
    {"missing.sequence_class.remedy", GG_TEXT("catalogue", "Look at the three frames and give the object one class.")},
    {"missing.sequence_gap.title", GG_TEXT("catalogue", "Objects of the frames around are not labelled here")},
    {"missing.sequence_gap.message",
     GG_TEXT("catalogue", "{classes}: labelled in {previous} and in {next}, but not in {image} between them.")},
    {"missing.sequence_gap.set",
     GG_TEXT("catalogue", "{count} of {total} images lack objects that the frames around them have, for example {example}.")},
    {"missing.sequence_gap.why",
     GG_TEXT("catalogue", "An object that is there before and after at nearly the same place is there in between, unless "
                          "something stands before it.")},
    {"missing.sequence_gap.effect",
     GG_TEXT("catalogue", "What is not labelled is trained as background: the model learns not to see this object.")},
    {"missing.sequence_gap.remedy",
     GG_TEXT("catalogue", "Look at the frame. Label the object near {place} (left, top, width, height as shares of the picture), "
                          "or accept the finding if it is hidden.")},
    {"missing.sequence_gap.frames.threshold", GG_TEXT("catalogue", "frames in a row in which an object may be missing")},
    {"missing.sequence_gap.linked.threshold",
     GG_TEXT("catalogue", "percent of the objects of a recording that must be found again in the next frame for it to count as a "
                          "sequence")},
    {"prediction.confused.title", GG_TEXT("catalogue", "Classes that the run does not tell apart")},
    {"prediction.confused.message",
     GG_TEXT("catalogue", "{count} of {total} labels of {class} are confidently predicted as {other_class}.")},
    {"prediction.confused.why",
     GG_TEXT("catalogue", "A run that takes one class for the other so often says nothing about a single label: either many "
                          "labels are wrong, or the classes look alike.")},
    {"prediction.confused.effect", GG_TEXT("catalogue", "Swaps of these two classes are not listed one by one.")},
    {"prediction.confused.remedy",
     GG_TEXT("catalogue", "Look at a few of them. If the labels are right, the classes need more examples or should be one.")},
    {"prediction.confused.share.threshold",
     GG_TEXT("catalogue", "percent of the labels of a class that a run may take for another before it is not trusted")},
    {"prediction.misplaced.title", GG_TEXT("catalogue", "Label lies badly on its object")},
    {"prediction.misplaced.message",
     GG_TEXT("catalogue", "The run places this {class} elsewhere with confidence {confidence}: similarity {similarity}, where "
                          "{usual} is usual for the class.")},
    {"prediction.misplaced.set",
     GG_TEXT("catalogue", "Labels that lie badly on their objects in {count} of {total} images, for example {example}.")},
    {"prediction.misplaced.why",
     GG_TEXT("catalogue", "For this class the run usually agrees with the labels far better, so the box is more likely to be "
                          "wrong than the prediction.")},
    {"prediction.misplaced.effect",
     GG_TEXT("catalogue", "The model is taught a wrong outline, and a right prediction of it counts as an error.")},
    {"prediction.misplaced.remedy",
     GG_TEXT("catalogue", "Look at both boxes (the prediction is at {place}: left, top, width, height as shares of the picture) "
                          "and draw the label anew.")},
    {"prediction.misplaced.deviations.threshold",
     GG_TEXT("catalogue", "robust standard deviations below the usual similarity from which a label lies badly")},
    {"prediction.not_calibrated.title", GG_TEXT("catalogue", "Class that the run hardly finds")},
    {"prediction.not_calibrated.message",
     GG_TEXT("catalogue", "The run finds {count} of {total} labels of {class}, and {precision} % of its predictions of it are "
                          "right: its predictions of {class} are not used.")},
    {"prediction.not_calibrated.why",
     GG_TEXT("catalogue", "Predictions say something about labels only where the run usually agrees with them.")},
    {"prediction.not_calibrated.effect",
     GG_TEXT("catalogue", "Missing, badly placed and swapped labels of {class} are not looked for.")},
    {"prediction.not_calibrated.remedy",
     GG_TEXT("catalogue", "Use the predictions of a better run. If no run finds {class}, look at its labels and sizes first.")},
    {"prediction.not_calibrated.precision.threshold",
     GG_TEXT("catalogue", "percent of a class's predictions that must be right for them to be used")},
    {"prediction.overlooked.title", GG_TEXT("catalogue", "Object that was not labelled")},
    {"prediction.overlooked.message",
     GG_TEXT("catalogue", "The run sees a {class} at {place} in {image} with confidence {confidence}, and no label explains it. "
                          "Half of the labelled ones get less than {gate}.")},
    {"prediction.overlooked.set",
     GG_TEXT("catalogue", "Objects that were not labelled in {count} of {total} images, for example {example}.")},
    {"prediction.overlooked.why",
     GG_TEXT("catalogue", "The run is as sure of it as it usually is of objects that are labelled.")},
    {"prediction.overlooked.effect",
     GG_TEXT("catalogue", "What is not labelled is trained as background: the model learns not to see such objects, and its "
                          "right predictions count as false alarms.")},
    {"prediction.overlooked.remedy", GG_TEXT("catalogue", "Look at the place. Label the object if it is one.")},
    {"prediction.overlooked.duplicate.threshold",
     GG_TEXT("catalogue", "intersection over union from which two predictions are of the same object")},
    {"prediction.overlooked.quantile.threshold",
     GG_TEXT("catalogue", "percent of the labelled objects of a class that get less confidence than a prediction that counts")},
    {"prediction.swapped.title", GG_TEXT("catalogue", "Label may have another class")},
    {"prediction.swapped.message",
     GG_TEXT("catalogue", "This {class} is predicted as {other_class} with confidence {confidence}, and not as {class}.")},
    {"prediction.swapped.set",
     GG_TEXT("catalogue", "Labels that may have another class in {count} of {total} images, for example {example}.")},
    {"prediction.swapped.why", GG_TEXT("catalogue", "The run usually tells these classes apart; here it contradicts the label.")},
    {"prediction.swapped.effect", GG_TEXT("catalogue", "A wrong class teaches the model to confuse the two.")},
    {"prediction.swapped.remedy", GG_TEXT("catalogue", "Look at the object and correct its class, or accept the finding.")},
};

}  // namespace

std::span<const Entry> missingAuditTexts()
{
    return table;
}

}  // namespace gg::texts
