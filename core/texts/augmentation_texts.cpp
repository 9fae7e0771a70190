#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"augment.colour_on_grey.title", GG_TEXT("catalogue", "Changes of colour on grey pictures")},
    {"augment.colour_on_grey.message", GG_TEXT("catalogue", "The recipe has {changes}, but the pictures are grey.")},
    {"augment.colour_on_grey.why",
     GG_TEXT("catalogue", "Grey and thermal pictures have no hue and no saturation, and a blend of two thermal pictures shows "
                          "temperatures that there are not.")},
    {"augment.colour_on_grey.effect",
     GG_TEXT("catalogue", "Hue and saturation change nothing or tint what is never tinted; mixup shows the model pictures that "
                          "no camera takes.")},
    {"augment.colour_on_grey.remedy",
     GG_TEXT("catalogue", "Set hsv_h, hsv_s and mixup to 0; hsv_v 0.3 stands for gain and exposure.")},
    {"augment.density.title", GG_TEXT("catalogue", "Samples more crowded than the set")},
    {"augment.density.message",
     GG_TEXT("catalogue", "{share} % of the samples have more than {most} objects, which 99 % of the images do not exceed; "
                          "{after} objects a sample on average, {before} an image.")},
    {"augment.density.why",
     GG_TEXT("catalogue", "Mosaic and mixup put several pictures into one. Of dense sets they make densities that never occur.")},
    {"augment.density.effect",
     GG_TEXT("catalogue", "The model expects more objects than there are: confidences and the number of detections suit the "
                          "samples, not the pictures.")},
    {"augment.density.remedy", GG_TEXT("catalogue", "Lower mosaic and mixup, or end them earlier (close_mosaic).")},
    {"augment.density.share.threshold",
     GG_TEXT("catalogue", "percent of the samples that are more crowded than the set from which it is reported")},
    {"augment.flip_left_right.title", GG_TEXT("catalogue", "Mirroring swaps left and right")},
    {"augment.flip_left_right.message",
     GG_TEXT("catalogue", "{probability} % of the samples are mirrored, but these classes have a side: {classes}.")},
    {"augment.flip_left_right.why",
     GG_TEXT("catalogue", "The mirror image of something on the left is something on the right; the label does not follow.")},
    {"augment.flip_left_right.effect", GG_TEXT("catalogue", "Half of these objects are taught under the wrong class.")},
    {"augment.flip_left_right.remedy", GG_TEXT("catalogue", "Set fliplr to 0, or swap the classes when mirroring.")},
    {"augment.flip_upside_down.title", GG_TEXT("catalogue", "Pictures upside down")},
    {"augment.flip_upside_down.message",
     GG_TEXT("catalogue", "{probability} % of the samples are turned upside down, but these classes stand on the ground: "
                          "{classes}.")},
    {"augment.flip_upside_down.why",
     GG_TEXT("catalogue", "Seen from above there is no up and down; seen from the side there is.")},
    {"augment.flip_upside_down.effect", GG_TEXT("catalogue", "The model spends capacity on pictures that it will never see.")},
    {"augment.flip_upside_down.remedy", GG_TEXT("catalogue", "Set flipud to 0, unless the pictures are taken from above.")},
    {"augment.shrink.title", GG_TEXT("catalogue", "Objects shrink under 8 pixels")},
    {"augment.shrink.message",
     GG_TEXT("catalogue", "{count} of {total} labelled objects ({share} %) are under 8 px in the samples and were not before, "
                          "counted over {samples} samples.")},
    {"augment.shrink.why", GG_TEXT("catalogue", "Zooming out and mosaic make small objects smaller still.")},
    {"augment.shrink.effect", GG_TEXT("catalogue", "The model is asked for objects that can hardly be told from noise.")},
    {"augment.shrink.remedy",
     GG_TEXT("catalogue", "Lower scale (0.3 in the place of 0.5) and mosaic (0.7), or train at a larger size.")},
    {"augment.shrink.share.threshold",
     GG_TEXT("catalogue", "percent of the labelled objects that shrink under 8 px from which it is reported")},
    {"augment.vanish.title", GG_TEXT("catalogue", "Labels of visible objects vanish")},
    {"augment.vanish.message",
     GG_TEXT("catalogue", "{count} of {total} objects ({share} %) that are visible in part lose their label, counted over "
                          "{samples} samples.")},
    {"augment.vanish.why",
     GG_TEXT("catalogue", "The trainer drops labels of which less than a tenth or less than 2 px is left after zooming, shifting "
                          "and cropping.")},
    {"augment.vanish.effect", GG_TEXT("catalogue", "What is left of these objects is trained as background.")},
    {"augment.vanish.remedy", GG_TEXT("catalogue", "Lower scale, translate, crop and perspective, or train at a larger size.")},
    {"augment.vanish.share.threshold",
     GG_TEXT("catalogue", "percent of the visible objects that lose their label from which it is reported")},
};

}  // namespace

std::span<const Entry> augmentationAuditTexts()
{
    return table;
}

}  // namespace gg::texts
