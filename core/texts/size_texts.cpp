#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"size.below_8px.title", GG_TEXT("catalogue", "Objects under 8 pixels")},
    {"size.below_8px.message",
     GG_TEXT("catalogue", "{count} of {total} objects ({share} %) have a side under 8 px at the training size of {size}; at the "
                          "images' own size {native}.")},
    {"size.below_8px.why",
     GG_TEXT("catalogue", "Under 8 px an object is a cell of the finest feature map or less: it can hardly be told from noise.")},
    {"size.below_8px.effect",
     GG_TEXT("catalogue", "The model is taught to answer where it cannot see. Such objects count as missed in every score and "
                          "push confidence up where there is only texture.")},
    {"size.below_8px.remedy",
     GG_TEXT("catalogue", "Train at a larger size or on tiles if they are larger in the images themselves; else leave objects "
                          "under 8 px out, or mark them as regions to be ignored.")},
    {"size.below_8px.share.threshold", GG_TEXT("catalogue", "percent of all objects under 8 px from which it is reported")},
    {"size.class_below_8px.title", GG_TEXT("catalogue", "Class that is mostly under 8 pixels")},
    {"size.class_below_8px.message",
     GG_TEXT("catalogue", "{count} of {total} objects of {class} ({share} %) have a side under 8 px at the training size of "
                          "{size}.")},
    {"size.class_below_8px.why",
     GG_TEXT("catalogue", "A class that is hardly ever large enough to be seen cannot be learnt at this size.")},
    {"size.class_below_8px.effect",
     GG_TEXT("catalogue", "The AP of {class} stays near 0, whatever is trained, and pulls the mean down.")},
    {"size.class_below_8px.remedy", GG_TEXT("catalogue", "Train at a larger size or on tiles, or leave the class out.")},
    {"size.class_below_8px.share.threshold",
     GG_TEXT("catalogue", "percent of a class's objects under 8 px from which it is reported")},
    {"size.finer_stride.title", GG_TEXT("catalogue", "Objects too small for the finest stride")},
    {"size.finer_stride.message",
     GG_TEXT("catalogue", "{count} objects ({share} %) span fewer than two cells of stride 8 at the training size of {size}. A "
                          "head of stride 4 (P2) would see {with_p2} % of all objects.")},
    {"size.finer_stride.why",
     GG_TEXT("catalogue", "Detectors answer on feature maps of stride 8, 16 and 32. An object of 16 px covers two cells of the "
                          "finest, which is barely enough.")},
    {"size.finer_stride.effect",
     GG_TEXT("catalogue", "These objects are found late in training or never; recall of small objects stays low.")},
    {"size.finer_stride.remedy", GG_TEXT("catalogue", "Train at a larger size, on tiles, or with a model that has a P2 head.")},
    {"size.finer_stride.share.threshold",
     GG_TEXT("catalogue", "percent of the objects that stride 8 does not see from which it is reported")},
    {"size.more_than_max_det.title", GG_TEXT("catalogue", "More objects than a detector answers")},
    {"size.more_than_max_det.message",
     GG_TEXT("catalogue", "{image} has {count} objects; detectors answer with {most} at most unless told otherwise.")},
    {"size.more_than_max_det.set",
     GG_TEXT("catalogue", "{count} of {total} images have more objects than detectors answer with, for example {example}.")},
    {"size.more_than_max_det.why",
     GG_TEXT("catalogue", "Ultralytics keeps the 300 most confident boxes of an image (max_det), COCO's evaluation the first "
                          "100.")},
    {"size.more_than_max_det.effect",
     GG_TEXT("catalogue", "Whatever the model finds beyond that counts as missed: recall cannot reach 100 %.")},
    {"size.more_than_max_det.remedy", GG_TEXT("catalogue", "Raise max_det when validating, or cut the image into tiles.")},
    {"size.more_than_max_det.objects.threshold", GG_TEXT("catalogue", "objects in one image from which it is reported")},
    {"size.mostly_tiny.title", GG_TEXT("catalogue", "Mostly tiny objects")},
    {"size.mostly_tiny.message",
     GG_TEXT("catalogue", "{share} % of the objects are tiny (area below 32²) at the training size of {size}; at the images' own "
                          "size {native} %.")},
    {"size.mostly_tiny.why",
     GG_TEXT("catalogue", "Tiny objects cover less than a quarter of a percent of the picture and shrink further under scaling "
                          "and mosaic.")},
    {"size.mostly_tiny.effect",
     GG_TEXT("catalogue", "Default settings are made for objects of 100 to 300 px. Expect a low mAP that hides whether the model "
                          "or the size is to blame.")},
    {"size.mostly_tiny.remedy",
     GG_TEXT("catalogue", "Train at 1280 px or more, or on tiles; lower scale and mosaic. If objects are tiny at the images' own "
                          "size too, take pictures from nearer by.")},
    {"size.mostly_tiny.share.threshold", GG_TEXT("catalogue", "percent of the objects that are tiny from which it is reported")},
};

}  // namespace

std::span<const Entry> sizeAuditTexts()
{
    return table;
}

}  // namespace gg::texts
