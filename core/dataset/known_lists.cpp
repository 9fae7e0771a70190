#include "core/dataset/known_lists.h"

#include <array>

namespace gg::dataset
{
namespace
{

constexpr std::array<std::string_view, 80> coco{
    "person",        "bicycle",      "car",           "motorcycle",    "airplane",     "bus",           "train",
    "truck",         "boat",         "traffic light", "fire hydrant",  "stop sign",    "parking meter", "bench",
    "bird",          "cat",          "dog",           "horse",         "sheep",        "cow",           "elephant",
    "bear",          "zebra",        "giraffe",       "backpack",      "umbrella",     "handbag",       "tie",
    "suitcase",      "frisbee",      "skis",          "snowboard",     "sports ball",  "kite",          "baseball bat",
    "baseball glove", "skateboard",  "surfboard",     "tennis racket", "bottle",       "wine glass",    "cup",
    "fork",          "knife",        "spoon",         "bowl",          "banana",       "apple",         "sandwich",
    "orange",        "broccoli",     "carrot",        "hot dog",       "pizza",        "donut",         "cake",
    "chair",         "couch",        "potted plant",  "bed",           "dining table", "toilet",        "tv",
    "laptop",        "mouse",        "remote",        "keyboard",      "cell phone",   "microwave",     "oven",
    "toaster",       "sink",         "refrigerator",  "book",          "clock",        "vase",          "scissors",
    "teddy bear",    "hair drier",   "toothbrush"};

constexpr std::array<std::string_view, 20> voc{"aeroplane",   "bicycle", "bird",  "boat",      "bottle", "bus",         "car",
                                               "cat",         "chair",   "cow",   "diningtable", "dog",  "horse",       "motorbike",
                                               "person",      "pottedplant", "sheep", "sofa",  "train",  "tvmonitor"};

constexpr std::array<std::string_view, 10> visDrone{"pedestrian", "people",          "bicycle", "car", "van",
                                                    "truck",      "tricycle", "awning-tricycle", "bus", "motor"};

constexpr std::array lists{KnownList{"COCO", coco}, KnownList{"Pascal VOC", voc}, KnownList{"VisDrone", visDrone}};

}  // namespace

std::span<const KnownList> knownLists()
{
    return lists;
}

}  // namespace gg::dataset
