#include "core/texts/catalogue.h"

#include <array>

namespace gg::texts {

std::span<const Entry> modelTexts()
{
    static constexpr std::array entries{
        Entry{"model.said_by_file", GG_TEXT("catalogue", "The file says so itself.")},

        Entry{"model.size.fixed", GG_TEXT("catalogue", "The model's input has this size.")},
        Entry{"model.size.metadata", GG_TEXT("catalogue", "The input leaves its size open; the file names {size} (imgsz).")},
        Entry{"model.size.open", GG_TEXT("catalogue", "The input leaves its size open and the file names none; {size} is usual.")},

        Entry{"model.resize.yolox", GG_TEXT("catalogue", "YOLOX keeps the shape of pictures and puts them into the upper left corner.")},
        Entry{"model.resize.fastestdet", GG_TEXT("catalogue", "FastestDet is trained on pictures that were stretched to the input.")},
        Entry{"model.resize.segmentation",
              GG_TEXT("catalogue", "The file does not say; segmentation networks are usually given pictures stretched to the input.")},
        Entry{"model.resize.ultralytics", GG_TEXT("catalogue", "Ultralytics wrote this file; it keeps the shape of pictures and puts them into the middle.")},
        Entry{"model.resize.yolo", GG_TEXT("catalogue", "Networks with this output usually keep the shape of pictures and put them into the middle.")},
        Entry{"model.padding.yolo", GG_TEXT("catalogue", "All YOLO trainers fill the rest with grey 114.")},
        Entry{"model.padding.none", GG_TEXT("catalogue", "Nothing is left to be filled.")},

        Entry{"model.colours.yolox", GG_TEXT("catalogue", "YOLOX is trained with blue first.")},
        Entry{"model.colours.fastestdet", GG_TEXT("catalogue", "FastestDet is trained with blue first.")},
        Entry{"model.colours.ultralytics", GG_TEXT("catalogue", "Ultralytics wrote this file; it trains with red first.")},
        Entry{"model.colours.usual", GG_TEXT("catalogue", "The file does not say; red first is usual.")},
        Entry{"model.colours.grey", GG_TEXT("catalogue", "The input has one channel.")},

        Entry{"model.scale.unit", GG_TEXT("catalogue", "Values from 0 to 1 are usual.")},
        Entry{"model.scale.yolox", GG_TEXT("catalogue", "YOLOX takes values from 0 to 255 as they are.")},
        Entry{"model.scale.bytes", GG_TEXT("catalogue", "The input takes whole numbers from 0 to 255.")},
        Entry{"model.scale.in_graph", GG_TEXT("catalogue", "The network itself begins with {operator}, so it takes values as they are.")},
        Entry{"model.mean.none", GG_TEXT("catalogue", "Networks of this kind subtract nothing.")},
        Entry{"model.mean.in_graph", GG_TEXT("catalogue", "The network itself begins with {operator}.")},
        Entry{"model.mean.imagenet",
              GG_TEXT("catalogue", "The file does not say; segmentation networks usually take ImageNet's mean and deviation. Look at a few masks.")},
        Entry{"model.layout.nchw", GG_TEXT("catalogue", "The input's second axis is the channels.")},
        Entry{"model.layout.nhwc", GG_TEXT("catalogue", "The input's last axis is the channels.")},

        Entry{"model.head.yolo_objectness",
              GG_TEXT("catalogue", "{output} {shape}: {boxes} boxes with centre, size, objectness and {classes} classes, as YOLOv5 and YOLOv7 give them.")},
        Entry{"model.head.yolo_classes",
              GG_TEXT("catalogue", "{output} {shape}: {boxes} boxes with centre, size and {classes} classes, as YOLOv8, 11 and 12 give them.")},
        Entry{"model.head.yolo_masks",
              GG_TEXT("catalogue",
                      "{output} {shape}: {boxes} boxes with {classes} classes and {coefficients} mask coefficients; {prototypes} holds the prototypes, as "
                      "YOLOv8-seg and 11-seg give them.")},
        Entry{"model.head.yolo_objectness_masks",
              GG_TEXT("catalogue",
                      "{output} {shape}: {boxes} boxes with objectness, {classes} classes and {coefficients} mask coefficients; {prototypes} holds the "
                      "prototypes, as YOLOv5-seg gives them.")},
        Entry{"model.head.yolox",
              GG_TEXT("catalogue",
                      "{output} {shape}: {boxes} boxes are one a cell of the grids of strides 8, 16 and 32 at {size}, and sides go down to {low}: they are "
                      "logarithms, as YOLOX gives them.")},
        Entry{"model.head.end_to_end",
              GG_TEXT("catalogue", "{output} {shape}: corners, falling scores and whole class numbers; overlaps were removed in the network.")},
        Entry{"model.head.fastestdet",
              GG_TEXT("catalogue", "{output} {shape}: a coarse grid whose channels are objectness, four values of a box and {classes} classes that add up to 1, "
                                   "as FastestDet gives it.")},
        Entry{"model.head.segmentation", GG_TEXT("catalogue", "{output} {shape}: one plane a class; every pixel gets the class with the largest value.")},
        Entry{"model.head.two_channels", GG_TEXT("catalogue", "{output} {shape}: two planes, background and foreground.")},
        Entry{"model.head.one_channel", GG_TEXT("catalogue", "{output} {shape}: one plane, the foreground.")},
        Entry{"model.head.first_of_several",
              GG_TEXT("catalogue", "{output} {shape} is the first of several planes of one size; the others help in training.")},
        Entry{"model.head.class_numbers", GG_TEXT("catalogue", "{output} {shape}: whole numbers, the class of every pixel.")},

        Entry{"model.unit.pixels", GG_TEXT("catalogue", "Coordinates go up to {high} for a test picture: pixels of the input.")},
        Entry{"model.unit.shares", GG_TEXT("catalogue", "Coordinates stay below {high} for a test picture: shares of the input.")},
        Entry{"model.unit.grid", GG_TEXT("catalogue", "Boxes are computed from the grid's cells, in pixels of the input.")},

        Entry{"model.activation.ready", GG_TEXT("catalogue", "Scores lie between {low} and {high} for a test picture: they are probabilities already.")},
        Entry{"model.activation.sigmoid",
              GG_TEXT("catalogue", "Scores lie between {low} and {high} for a test picture: they are not probabilities yet.")},
        Entry{"model.activation.softmax",
              GG_TEXT("catalogue", "Values lie between {low} and {high} for a test picture and do not add up to 1: they are not probabilities yet.")},
        Entry{"model.activation.sums_to_one", GG_TEXT("catalogue", "The planes add up to 1 at every pixel: they are probabilities already.")},
        Entry{"model.activation.fastestdet",
              GG_TEXT("catalogue", "Objectness and classes are probabilities already; a score is objectness to the power of 0.6 times class to the power of 0.4.")},
        Entry{"model.activation.finished", GG_TEXT("catalogue", "The network gives finished scores.")},
        Entry{"model.activation.class_numbers", GG_TEXT("catalogue", "Class numbers need nothing more.")},

        Entry{"model.names.metadata", GG_TEXT("catalogue", "The file names {count} classes.")},
        Entry{"model.names.dataset", GG_TEXT("catalogue", "The file names no classes; the data set has {count}, as many as the network.")},
        Entry{"model.names.coco", GG_TEXT("catalogue", "The file names no classes; 80 are most likely COCO's.")},
        Entry{"model.names.unknown", GG_TEXT("catalogue", "The file names no classes; the network has {count}. Name them in its order.")},
        Entry{"model.names.none", GG_TEXT("catalogue", "The file names no classes; numbers are taken for the data set's.")},

        Entry{"model.confidence.low", GG_TEXT("catalogue", "Low, so that curves are whole; what is shown later is chosen with a slider.")},
        Entry{"model.nms.ultralytics", GG_TEXT("catalogue", "As Ultralytics validates.")},
        Entry{"model.nms.yolov5", GG_TEXT("catalogue", "As YOLOv5 validates.")},
        Entry{"model.nms.yolox", GG_TEXT("catalogue", "As YOLOX validates.")},
        Entry{"model.nms.fastestdet", GG_TEXT("catalogue", "As FastestDet's own program does.")},
        Entry{"model.nms.end_to_end", GG_TEXT("catalogue", "The network has removed overlaps already.")},
        Entry{"model.max_detections.usual", GG_TEXT("catalogue", "COCO counts the best 100; more do no harm.")},
        Entry{"model.class_agnostic.no", GG_TEXT("catalogue", "Objects of different classes may overlap.")},
        Entry{"model.every_class.yes", GG_TEXT("catalogue", "A box counts for each of its classes, as trainers validate.")},
        Entry{"model.every_class.no", GG_TEXT("catalogue", "A box counts for its best class alone, as this model's trainer does.")},

        Entry{"model.problem.size", GG_TEXT("catalogue", "The model takes {shape}, so {width} x {height} cannot be given to it.")},
        Entry{"model.problem.channels", GG_TEXT("catalogue", "The model takes {shape}; the channels that were chosen are {channels}.")},
        Entry{"model.problem.range", GG_TEXT("catalogue", "{field} is {value}; it has to lie between {low} and {high}.")},
        Entry{"model.problem.scale", GG_TEXT("catalogue", "Values are multiplied by {value}; it has to be above 0.")},
        Entry{"model.problem.deviation", GG_TEXT("catalogue", "Values are divided by {value}; it has to be above 0.")},

        Entry{"model.how_measured",
              GG_TEXT("catalogue",
                      "{images} images one by one with {engine}; the first runs were left out. Network: its run alone. End to end: reading, preparing, network and "
                      "results of an image added up. Other threads that read and finished images meanwhile: {threads}.")},
    };
    return entries;
}

}  // namespace gg::texts
