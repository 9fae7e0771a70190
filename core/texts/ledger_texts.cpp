#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

// What the ledger calls the states of a file, and what two kinds of trainers do with each. Ultralytics reads YOLO text labels;
// other formats go through a conversion first. "torchvision" stands for loaders in its manner: CocoDetection, VOCDetection, and
// a folder of images beside a folder of masks, both listed and sorted. A format's id behind the trainer stands in where it
// differs.
constexpr Entry table[] = {
    {"ledger.paired.title", GG_TEXT("catalogue", "Paired")},
    {"ledger.paired.ultralytics", GG_TEXT("catalogue", "Trains on the image with this label.")},
    {"ledger.paired.ultralytics.coco",
     GG_TEXT("catalogue", "Trains on it after its own conversion to text labels (convert_coco).")},
    {"ledger.paired.ultralytics.voc", GG_TEXT("catalogue", "Trains on it only after a conversion: it does not read XML.")},
    {"ledger.paired.ultralytics.mask",
     GG_TEXT("catalogue", "Trains on it only after masks were made polygons (convert_segment_masks_to_yolo_seg).")},
    {"ledger.paired.ultralytics.wider",
     GG_TEXT("catalogue", "Trains on it only after a conversion: it does not read this list.")},
    {"ledger.paired.ultralytics.visdrone",
     GG_TEXT("catalogue", "Trains on it after the conversion in its VisDrone.yaml, which leaves ignored regions out.")},
    {"ledger.paired.torchvision", GG_TEXT("catalogue", "Trains on the image with this label.")},
    {"ledger.declared_empty.title", GG_TEXT("catalogue", "Declared empty")},
    {"ledger.declared_empty.ultralytics",
     GG_TEXT("catalogue", "Trains on the image as background, and counts it together with images whose label is missing.")},
    {"ledger.declared_empty.ultralytics.coco",
     GG_TEXT("catalogue", "Its conversion writes no label file for the image: trained as background all the same.")},
    {"ledger.declared_empty.torchvision",
     GG_TEXT("catalogue",
             "Gives the model an empty list of boxes; detection models need it in the shape [0, 4], or the step fails.")},
    {"ledger.declared_empty.torchvision.coco",
     GG_TEXT("catalogue", "CocoDetection gives an empty list for it; reference scripts leave such images out.")},
    {"ledger.declared_empty.torchvision.mask", GG_TEXT("catalogue", "Trains on the image with a mask that is all background.")},
    {"ledger.missing_label.title", GG_TEXT("catalogue", "Missing label")},
    {"ledger.missing_label.ultralytics",
     GG_TEXT("catalogue", "Trains on the image as background: whatever is in it becomes a negative.")},
    {"ledger.missing_label.ultralytics.coco",
     GG_TEXT("catalogue", "Trains on the image as background where it lies in a folder that data.yaml names.")},
    {"ledger.missing_label.torchvision", GG_TEXT("catalogue", "Stops with FileNotFoundError when it comes to this image.")},
    {"ledger.missing_label.torchvision.coco",
     GG_TEXT("catalogue", "CocoDetection gives an empty list for it: trained as background.")},
    {"ledger.missing_label.torchvision.mask",
     GG_TEXT("catalogue",
             "Stops at this image; a loader that pairs two sorted listings gives every image behind it the wrong mask.")},
    {"ledger.orphan_label.title", GG_TEXT("catalogue", "Label without an image")},
    {"ledger.orphan_label.ultralytics", GG_TEXT("catalogue", "Never opens it: it looks for labels by the names of images.")},
    {"ledger.orphan_label.torchvision", GG_TEXT("catalogue", "Never opens it.")},
    {"ledger.orphan_label.torchvision.mask",
     GG_TEXT("catalogue",
             "Never opens it, unless it pairs two sorted listings: then every image behind it gets the wrong mask.")},
    {"ledger.twin_stems.title", GG_TEXT("catalogue", "Twin names")},
    {"ledger.twin_stems.ultralytics",
     GG_TEXT("catalogue", "Trains on both images with the same label, although it was made for one of them.")},
    {"ledger.twin_stems.torchvision",
     GG_TEXT("catalogue", "Trains on both images with the same label, although it was made for one of them.")},
    {"ledger.twin_stems.torchvision.voc",
     GG_TEXT("catalogue", "VOCDetection opens the .jpg only; the other image is never seen.")},
    {"ledger.wrong_case.title", GG_TEXT("catalogue", "Capitals differ")},
    {"ledger.wrong_case.ultralytics",
     GG_TEXT("catalogue",
             "On Linux trains on the image as background and never opens the label; on Windows and macOS pairs them.")},
    {"ledger.wrong_case.torchvision",
     GG_TEXT("catalogue", "On Linux stops with FileNotFoundError; on Windows and macOS pairs them.")},
    {"ledger.wrong_folder.title", GG_TEXT("catalogue", "Label in another folder")},
    {"ledger.wrong_folder.ultralytics",
     GG_TEXT("catalogue",
             "Trains on the image as background and never opens the label: it looks only where /images/ becomes /labels/.")},
    {"ledger.wrong_folder.torchvision", GG_TEXT("catalogue", "Stops with FileNotFoundError: it looks in one folder only.")},
    {"ledger.unreadable.title", GG_TEXT("catalogue", "Cannot be read")},
    {"ledger.unreadable.ultralytics",
     GG_TEXT("catalogue", "Leaves the image out as corrupt, with a warning among thousands of lines.")},
    {"ledger.unreadable.torchvision",
     GG_TEXT("catalogue", "Stops with an error when it comes to this file, perhaps hours into an epoch.")},
    {"ledger.listed_absent.title", GG_TEXT("catalogue", "Listed but absent")},
    {"ledger.listed_absent.ultralytics", GG_TEXT("catalogue", "Leaves it out as corrupt and trains on the rest.")},
    {"ledger.listed_absent.ultralytics.coco",
     GG_TEXT("catalogue", "Its conversion writes a label without an image, which is never opened.")},
    {"ledger.listed_absent.torchvision", GG_TEXT("catalogue", "Stops with FileNotFoundError when it comes to this image.")},
    {"ledger.present_unlisted.title", GG_TEXT("catalogue", "Present but unlisted")},
    {"ledger.present_unlisted.ultralytics", GG_TEXT("catalogue", "Never sees it: no split of the data.yaml names it.")},
    {"ledger.present_unlisted.ultralytics.coco",
     GG_TEXT("catalogue", "Trains on it as background if it lies in a folder that data.yaml names, because it lists folders and "
                          "not the annotations.")},
    {"ledger.present_unlisted.torchvision", GG_TEXT("catalogue", "Never sees it.")},
    {"ledger.present_unlisted.torchvision.coco",
     GG_TEXT("catalogue", "CocoDetection never sees it: the annotations do not name it.")},
    {"ledger.present_unlisted.torchvision.voc",
     GG_TEXT("catalogue", "VOCDetection never sees it: no list in ImageSets names it.")},
    {"ledger.other.title", GG_TEXT("catalogue", "Other files")},
    {"ledger.other.ultralytics", GG_TEXT("catalogue", "Not part of the training.")},
    {"ledger.other.torchvision", GG_TEXT("catalogue", "Not part of the training; a loader that lists a folder without looking at "
                                                      "extensions stops at a hidden or foreign file.")},
};

}  // namespace

std::span<const Entry> ledgerTexts()
{
    return table;
}

}  // namespace gg::texts
