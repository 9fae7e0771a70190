#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

// Bertov 2025: S. Bertov, Complete Professional Guide to Training YOLO Object Detectors From Scratch, version 1.1.
constexpr Entry table[] = {
    {"readiness.sensor.topic", GG_TEXT("catalogue", "Pictures")},
    {"readiness.sensor.recommendation", GG_TEXT("catalogue", "The rules for colour pictures are used.")},
    {"readiness.sensor.numbers", GG_TEXT("catalogue", "The pictures are in colour.")},
    {"readiness.sensor.formula",
     GG_TEXT("catalogue", "Single-channel pictures need 3.5 times the epochs and 5 to 7 times the images of colour ones.")},
    {"readiness.sensor.source", GG_TEXT("catalogue", "Bertov 2025, sections 3.4.2, 4.4.2 and 5.2")},
    {"readiness.sensor.recommendation.single", GG_TEXT("catalogue", "The rules for thermal pictures are used.")},
    {"readiness.sensor.numbers.single", GG_TEXT("catalogue", "The pictures are grey.")},
    {"readiness.sensor.numbers.assumed", GG_TEXT("catalogue", "No pixel was looked at; colour is assumed.")},
    {"readiness.scale.topic", GG_TEXT("catalogue", "Scale of the model")},
    {"readiness.scale.recommendation", GG_TEXT("catalogue", "At most scale {scale}.")},
    {"readiness.scale.numbers", GG_TEXT("catalogue", "{images} images to train on.")},
    {"readiness.scale.formula", GG_TEXT("catalogue", "Below 3,000 images n, below 8,000 s, below 15,000 m, else l or x.")},
    {"readiness.scale.source", GG_TEXT("catalogue", "Bertov 2025, algorithm 3")},
    {"readiness.images.topic", GG_TEXT("catalogue", "Number of images")},
    {"readiness.images.recommendation.enough", GG_TEXT("catalogue", "There are enough images to train from scratch.")},
    {"readiness.images.recommendation.just",
     GG_TEXT("catalogue", "There are just enough images to train from scratch; {enough} would be better.")},
    {"readiness.images.recommendation.collect",
     GG_TEXT("catalogue", "Collect {missing} more images, or begin with pretrained weights: these numbers are for training from "
                          "scratch.")},
    {"readiness.images.numbers",
     GG_TEXT("catalogue", "{images} images to train on, {classes} classes; {needed} at least, {enough} recommended.")},
    {"readiness.images.formula",
     GG_TEXT("catalogue", "N = 3000 + C · {least} at least, 3000 + C · {advised} recommended; C = {classes}.")},
    {"readiness.images.source", GG_TEXT("catalogue", "Bertov 2025, equations 20 to 27")},
    {"readiness.classes.topic", GG_TEXT("catalogue", "Images a class")},
    {"readiness.classes.recommendation.enough", GG_TEXT("catalogue", "Every class has enough images.")},
    {"readiness.classes.recommendation.collect", GG_TEXT("catalogue", "Collect more images of {names}.")},
    {"readiness.classes.numbers",
     GG_TEXT("catalogue", "{rare} of {classes} classes are in fewer than 1,000 images; the most frequent has {largest} objects, "
                          "the rarest {smallest}.")},
    {"readiness.classes.formula", GG_TEXT("catalogue", "At least 1,000 images a class, whatever the size of the set.")},
    {"readiness.classes.source", GG_TEXT("catalogue", "Bertov 2025, section 14.2.4")},
    {"readiness.resolution.topic", GG_TEXT("catalogue", "Training size")},
    {"readiness.resolution.recommendation", GG_TEXT("catalogue", "{resolution} px.")},
    {"readiness.resolution.recommendation.p2", GG_TEXT("catalogue", "{resolution} px, or a model with a P2 head.")},
    {"readiness.resolution.numbers",
     GG_TEXT("catalogue", "{count} of {total} objects ({share} %) are smaller than 64 px at 640.")},
    {"readiness.resolution.formula", GG_TEXT("catalogue", "Share below 64 px: under 20 % 640, under 50 % 1280, else 1920.")},
    {"readiness.resolution.source", GG_TEXT("catalogue", "Bertov 2025, algorithm 4")},
    {"readiness.architecture.topic", GG_TEXT("catalogue", "Model by object size")},
    {"readiness.architecture.recommendation.tiny",
     GG_TEXT("catalogue", "YOLOv12l at 1280 to 1920 px, with 20,000 images or more.")},
    {"readiness.architecture.recommendation.small",
     GG_TEXT("catalogue", "YOLOv11m or v12m at 1280 px, with 10,000 to 15,000 images.")},
    {"readiness.architecture.recommendation.medium",
     GG_TEXT("catalogue", "YOLOv11s or v11m at 640 to 1280 px, with 5,000 to 10,000 images.")},
    {"readiness.architecture.recommendation.large",
     GG_TEXT("catalogue", "YOLOv10s or v11s at 640 px, with 3,000 to 5,000 images.")},
    {"readiness.architecture.numbers",
     GG_TEXT("catalogue", "Tiny {tiny} %, small {small} %, medium {medium} %, large {large} % of the objects at 640 px.")},
    {"readiness.architecture.formula",
     GG_TEXT("catalogue", "Tiny above 30 % or small above 50 %: v12l; small above 30 %: m; medium above 50 %: s or m; else s.")},
    {"readiness.architecture.source", GG_TEXT("catalogue", "Bertov 2025, algorithm 5")},
    {"readiness.epochs_by_images.topic", GG_TEXT("catalogue", "Epochs by number of images")},
    {"readiness.epochs_by_images.recommendation",
     GG_TEXT("catalogue", "Expect {low} to {high} epochs; set {set} and stop early.")},
    {"readiness.epochs_by_images.numbers", GG_TEXT("catalogue", "{images} images to train on.")},
    {"readiness.epochs_by_images.formula",
     GG_TEXT("catalogue", "{low} to {high} epochs for {from} to {to} images; set a fifth more.")},
    {"readiness.epochs_by_images.formula.few",
     GG_TEXT("catalogue", "{low} to {high} epochs for {from} to {to} images, the nearest row: there is none for fewer. Set a "
                          "fifth more.")},
    {"readiness.epochs_by_images.formula.many",
     GG_TEXT("catalogue", "{low} to {high} epochs above {from} images; set a fifth more.")},
    {"readiness.epochs_by_images.source", GG_TEXT("catalogue", "Bertov 2025, table 10")},
    {"readiness.epochs_by_classes.topic", GG_TEXT("catalogue", "Epochs by number of classes")},
    {"readiness.epochs_by_classes.recommendation",
     GG_TEXT("catalogue", "Expect {epochs} epochs; set {set}, patience {patience}.")},
    {"readiness.epochs_by_classes.numbers", GG_TEXT("catalogue", "{classes} classes.")},
    {"readiness.epochs_by_classes.formula",
     GG_TEXT("catalogue", "E = {backbone} + {k} · √C = {epochs}; set a fifth more, patience 25 to 30 % of that.")},
    {"readiness.epochs_by_classes.source", GG_TEXT("catalogue", "Bertov 2025, equation 55")},
    {"readiness.learning_rate.topic", GG_TEXT("catalogue", "Learning rate")},
    {"readiness.learning_rate.recommendation", GG_TEXT("catalogue", "lr0 = {rate}.")},
    {"readiness.learning_rate.numbers", GG_TEXT("catalogue", "{classes} classes.")},
    {"readiness.learning_rate.formula", GG_TEXT("catalogue", "lr0 = {base} / √(C / 3), at most {base}.")},
    {"readiness.learning_rate.source", GG_TEXT("catalogue", "Bertov 2025, equation 56 and table 26")},
    {"readiness.batch.topic", GG_TEXT("catalogue", "Batch")},
    {"readiness.batch.recommendation", GG_TEXT("catalogue", "{small} images with 10 GB of graphics memory, {large} with 24 GB.")},
    {"readiness.batch.numbers", GG_TEXT("catalogue", "Scale {scale} at {resolution} px.")},
    {"readiness.batch.formula",
     GG_TEXT("catalogue", "Tables for 640 px; half as many at 1280, beyond that by the number of pixels.")},
    {"readiness.batch.source", GG_TEXT("catalogue", "Bertov 2025, tables 13 and 14")},
    {"readiness.augmentation.topic", GG_TEXT("catalogue", "Augmentation")},
    {"readiness.augmentation.recommendation",
     GG_TEXT("catalogue", "Mosaic 1.0 and scale 0.5, the defaults, fit the sizes of the objects.")},
    {"readiness.augmentation.recommendation.small",
     GG_TEXT("catalogue", "scale 0.3 and mosaic 0.7: more would shrink the small objects away.")},
    {"readiness.augmentation.recommendation.single",
     GG_TEXT("catalogue", "hsv_h 0, hsv_s 0 and mixup 0; hsv_v 0.3 is the only change of colours that fits.")},
    {"readiness.augmentation.recommendation.single_small",
     GG_TEXT("catalogue", "hsv_h 0, hsv_s 0 and mixup 0; hsv_v 0.3, scale 0.3 and mosaic 0.7: more would shrink the small "
                          "objects away.")},
    {"readiness.augmentation.numbers", GG_TEXT("catalogue", "{share} % of the objects are smaller than 64 px at 640.")},
    {"readiness.augmentation.formula",
     GG_TEXT("catalogue", "Small objects above 30 %: scale 0.3, mosaic 0.7. Single-channel pictures: no hue, no saturation, no "
                          "mixup.")},
    {"readiness.augmentation.source", GG_TEXT("catalogue", "Bertov 2025, sections 5.3 and 13.4.1")},
};

}  // namespace

std::span<const Entry> readinessTexts()
{
    return table;
}

}  // namespace gg::texts
