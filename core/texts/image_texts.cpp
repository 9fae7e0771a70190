#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"image.truncated.title", GG_TEXT("catalogue", "Image cut off")},
    {"image.truncated.message", GG_TEXT("catalogue", "The {kind} is cut off after {bytes} bytes: its end is missing.")},
    {"image.truncated.set",
     GG_TEXT("catalogue", "{count} of {total} images are cut off before their end, for example {example}.")},
    {"image.truncated.why",
     GG_TEXT("catalogue", "The copy or download was broken off. Decoders differ in what they do: some stop, some return the "
                          "part that is there with the rest in grey.")},
    {"image.truncated.effect",
     GG_TEXT("catalogue", "Ultralytics writes a cut-off JPEG anew in place, with the missing part in grey, or leaves the image "
                          "out as corrupt. A loader based on OpenCV trains on the half picture; PIL stops.")},
    {"image.truncated.remedy",
     GG_TEXT("catalogue", "Copy the image again from its source, or remove it together with its label.")},
    {"image.wrong_extension.title", GG_TEXT("catalogue", "Extension does not fit the contents")},
    {"image.wrong_extension.message", GG_TEXT("catalogue", "{file} is called .{extension}, but it holds a {kind}.")},
    {"image.wrong_extension.set",
     GG_TEXT("catalogue", "{count} of {total} images hold another format than their extension says, for example {example}.")},
    {"image.wrong_extension.why",
     GG_TEXT("catalogue", "Somebody renamed the files instead of converting them. Programs that believe the name fail or decode"
                          " it wrongly.")},
    {"image.wrong_extension.effect",
     GG_TEXT("catalogue", "OpenCV and PIL, and with them Ultralytics and torchvision, go by the contents and read it. "
                          "TensorFlow's decode_jpeg, browsers and many converters go by the name.")},
    {"image.wrong_extension.remedy",
     GG_TEXT("catalogue", "Rename the file to the extension of its contents, and the label lists with it.")},
    {"image.exif_rotation.title", GG_TEXT("catalogue", "Rotated by an EXIF tag")},
    {"image.exif_rotation.message",
     GG_TEXT("catalogue", "{file} is stored as {stored} pixels with EXIF orientation {orientation}, and shown as {image_size}. "
                          "Whether its labels were drawn on the rotated picture cannot be told from the label file.")},
    {"image.exif_rotation.message.stored",
     GG_TEXT("catalogue", "{file} is stored as {stored} pixels with EXIF orientation {orientation}, and shown as {image_size}. "
                          "Its labels were drawn on the unrotated picture.")},
    {"image.exif_rotation.message.shown",
     GG_TEXT("catalogue", "{file} is stored as {stored} pixels with EXIF orientation {orientation}, and shown as {image_size}. "
                          "Its labels were drawn on the rotated picture.")},
    {"image.exif_rotation.set",
     GG_TEXT("catalogue", "{count} of {total} images carry an EXIF rotation, for example {example}.")},
    {"image.exif_rotation.why",
     GG_TEXT("catalogue", "Programs that obey the tag and programs that ignore it see two different pictures; the labels fit "
                          "only one of them.")},
    {"image.exif_rotation.effect",
     GG_TEXT("catalogue", "Ultralytics and OpenCV rotate the picture as the tag says. PIL, and with it torchvision's loaders, "
                          "does not unless it is told to. Boxes drawn on the other picture point at the wrong places.")},
    {"image.exif_rotation.effect.stored",
     GG_TEXT("catalogue", "Ultralytics and OpenCV rotate the picture, and the boxes then point at the wrong places. PIL, and "
                          "with it torchvision's loaders, does not rotate, and fits.")},
    {"image.exif_rotation.effect.shown",
     GG_TEXT("catalogue", "Ultralytics and OpenCV rotate the picture, which fits. PIL, and with it torchvision's loaders, does "
                          "not unless it is told to, and the boxes then point at the wrong places.")},
    {"image.exif_rotation.remedy",
     GG_TEXT("catalogue", "Look at the image with its labels. Then write the picture anew with its pixels rotated and without "
                          "the tag (exiftran, jpegtran, ImageMagick -auto-orient).")},
    {"image.odd_size.title", GG_TEXT("catalogue", "Image of an unusual size")},
    {"image.odd_size.message",
     GG_TEXT("catalogue", "{file} is {image_size} pixels, {factor} times off the usual size of the set.")},
    {"image.odd_size.message.larger",
     GG_TEXT("catalogue", "{file} is {image_size} pixels, {factor} times the usual side of the set.")},
    {"image.odd_size.message.smaller",
     GG_TEXT("catalogue", "{file} is {image_size} pixels; the usual side of the set is {factor} times as long.")},
    {"image.odd_size.set", GG_TEXT("catalogue", "{count} of {total} images have an unusual size, for example {example}.")},
    {"image.odd_size.why",
     GG_TEXT("catalogue", "A picture of another size often comes from another source: a thumbnail, a screenshot, a stitched "
                          "picture.")},
    {"image.odd_size.effect",
     GG_TEXT("catalogue", "Every trainer scales it to the training size: objects in it become much smaller or much coarser than"
                          " in the rest.")},
    {"image.odd_size.remedy",
     GG_TEXT("catalogue", "Look at it. Replace a thumbnail by its original, cut a very large picture into tiles, or leave it "
                          "out.")},
    {"image.odd_aspect.title", GG_TEXT("catalogue", "Very long or very tall image")},
    {"image.odd_aspect.message", GG_TEXT("catalogue", "{file} is {image_size} pixels: one side is {ratio} times the other.")},
    {"image.odd_aspect.set",
     GG_TEXT("catalogue", "{count} of {total} images are very long or very tall, for example {example}.")},
    {"image.odd_aspect.why",
     GG_TEXT("catalogue", "Scaled to a square, most of the input is padding and the objects are small.")},
    {"image.odd_aspect.effect",
     GG_TEXT("catalogue", "Ultralytics letterboxes it: scaled until the longer side fits, with grey bars beside it. Loaders "
                          "that stretch to a square distort its objects.")},
    {"image.odd_aspect.remedy",
     GG_TEXT("catalogue", "Cut it into pieces that are nearer to a square, with their labels, or leave it out.")},
    {"image.dark.title", GG_TEXT("catalogue", "Dark image")},
    {"image.dark.message", GG_TEXT("catalogue", "{file} is dark: 99 % of its pixels have a luminance of at most {value}.")},
    {"image.dark.set", GG_TEXT("catalogue", "{count} of {total} images are dark, for example {example}.")},
    {"image.dark.why", GG_TEXT("catalogue", "Objects that nobody can see cannot be learnt, and were often labelled by guess.")},
    {"image.dark.effect",
     GG_TEXT("catalogue", "Trained like every other image; brightness augmentation makes it darker still.")},
    {"image.dark.remedy",
     GG_TEXT("catalogue", "Look at it with the brightness raised. Keep it where such pictures occur in use, else leave it out.")},
    {"image.light.title", GG_TEXT("catalogue", "Overexposed image")},
    {"image.light.message",
     GG_TEXT("catalogue", "{file} is overexposed: 95 % of its pixels have a luminance of at least {value}.")},
    {"image.light.set", GG_TEXT("catalogue", "{count} of {total} images are overexposed, for example {example}.")},
    {"image.light.why", GG_TEXT("catalogue", "Where the sensor is saturated the picture holds nothing.")},
    {"image.light.effect", GG_TEXT("catalogue", "Trained like every other image; its labels point at what cannot be seen.")},
    {"image.light.remedy", GG_TEXT("catalogue", "Look at it. Keep it where such pictures occur in use, else leave it out.")},
    {"image.low_information.title", GG_TEXT("catalogue", "Image with little in it")},
    {"image.low_information.message", GG_TEXT("catalogue", "{file} holds few different grey values ({value} bits of 8).")},
    {"image.low_information.set",
     GG_TEXT("catalogue", "{count} of {total} images hold few different grey values, for example {example}.")},
    {"image.low_information.why",
     GG_TEXT("catalogue", "Drawings, placeholders such as “image not available” and nearly empty pictures look like this.")},
    {"image.low_information.effect", GG_TEXT("catalogue", "Trained like every other image.")},
    {"image.low_information.remedy", GG_TEXT("catalogue", "Look at it. Remove placeholders together with their labels.")},
    {"image.flat.title", GG_TEXT("catalogue", "Image of one colour")},
    {"image.flat.message", GG_TEXT("catalogue", "{file} shows one colour all over (deviation {value} of 255 grey levels).")},
    {"image.flat.set", GG_TEXT("catalogue", "{count} of {total} images show one colour all over, for example {example}.")},
    {"image.flat.why", GG_TEXT("catalogue", "A covered lens, a lost frame or a failed export leaves such pictures.")},
    {"image.flat.effect",
     GG_TEXT("catalogue", "Trained like every other image: with labels it teaches objects where there is nothing, without "
                          "labels it is a background that never occurs.")},
    {"image.flat.remedy", GG_TEXT("catalogue", "Remove it together with its label.")},
    {"image.blurred.title", GG_TEXT("catalogue", "Blurred image")},
    {"image.blurred.message",
     GG_TEXT("catalogue", "{file} is blurred: the sharpness of its edges is {value}, that of the middle image of the set "
                          "{usual}.")},
    {"image.blurred.message.alone", GG_TEXT("catalogue", "{file} is blurred: the sharpness of its edges is {value}.")},
    {"image.blurred.set", GG_TEXT("catalogue", "{count} of {total} images are blurred, for example {example}.")},
    {"image.blurred.why",
     GG_TEXT("catalogue", "Edges that are spread over many pixels do not tell where an object ends: boxes on them are guesses.")},
    {"image.blurred.effect",
     GG_TEXT("catalogue", "Trained like every other image; its uncertain borders count as exact ones in the loss of the boxes.")},
    {"image.blurred.remedy",
     GG_TEXT("catalogue", "Look at it. Keep it where the camera takes such pictures in use, else leave it out.")},
    {"image.grey_among_colour.title", GG_TEXT("catalogue", "Grey image among colour images")},
    {"image.grey_among_colour.message", GG_TEXT("catalogue", "{file} has no colour; {others} other images of the set have.")},
    {"image.grey_among_colour.set", GG_TEXT("catalogue", "{count} of {total} images have no colour, for example {example}.")},
    {"image.grey_among_colour.why",
     GG_TEXT("catalogue", "It comes from another camera or source. Where one class has more of them than others, the model "
                          "learns the colour instead of the object.")},
    {"image.grey_among_colour.effect",
     GG_TEXT("catalogue", "Every trainer copies the one channel into three and trains on it; changes of hue and saturation "
                          "leave it as it is.")},
    {"image.grey_among_colour.remedy",
     GG_TEXT("catalogue", "Compare with use: leave it out where colour pictures are expected.")},
    {"image.colour_among_grey.title", GG_TEXT("catalogue", "Colour image among grey images")},
    {"image.colour_among_grey.message", GG_TEXT("catalogue", "{file} has colour; {others} other images of the set have none.")},
    {"image.colour_among_grey.set", GG_TEXT("catalogue", "{count} of {total} images have colour, for example {example}.")},
    {"image.colour_among_grey.why", GG_TEXT("catalogue", "It comes from another camera or source than the rest of the set.")},
    {"image.colour_among_grey.effect",
     GG_TEXT("catalogue", "Trained in colour beside grey ones; in use, where pictures are grey, that knowledge is worth "
                          "nothing.")},
    {"image.colour_among_grey.remedy", GG_TEXT("catalogue", "Convert it to grey like the rest, or leave it out.")},
    {"image.blurred.deviations.threshold",
     GG_TEXT("catalogue", "deviations below the middle image of the set from which an image is blurred")},
    {"image.blurred.sharpness.threshold",
     GG_TEXT("catalogue", "sharpness of edges below which an image is blurred, whatever the rest of the set is like")},
    {"image.dark.p99.threshold", GG_TEXT("catalogue", "99th percentile of luminance below which an image is dark")},
    {"image.flat.contrast.threshold", GG_TEXT("catalogue", "deviation in grey levels below which an image shows one colour")},
    {"image.grey_among_colour.share.threshold",
     GG_TEXT("catalogue", "share of grey pixels from which an image counts as grey")},
    {"image.light.p05.threshold", GG_TEXT("catalogue", "5th percentile of luminance above which an image is overexposed")},
    {"image.low_information.entropy.threshold",
     GG_TEXT("catalogue", "entropy of grey values below which an image holds little")},
    {"image.odd_aspect.ratio.threshold",
     GG_TEXT("catalogue", "shorter side as a share of the longer one below which an image is very long or tall")},
    {"image.odd_size.iqr.threshold",
     GG_TEXT("catalogue", "interquartile ranges beyond the quartiles from which a size is unusual")},
    {"image.too_small.side.threshold", GG_TEXT("catalogue", "side below which an image is too small")},
};

}  // namespace

std::span<const Entry> imageAuditTexts()
{
    return table;
}

}  // namespace gg::texts
