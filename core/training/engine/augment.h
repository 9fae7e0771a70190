#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/random.h"

#include <opencv2/core.hpp>

namespace gg::training {

/// An image with its mask at the size the network sees: 8-bit BGR, and 8-bit labels (see MaskLabels); both S x S.
struct Pixels {
    cv::Mat image;
    cv::Mat mask;
};

/// What is done to one image of one epoch, drawn within the limits of the configuration.
struct Augmentation {
    bool flipHorizontal = false;
    bool flipVertical = false;
    double degrees = 0;     ///< counter-clockwise
    double zoom = 1;        ///< above 1: enlarged about the centre
    double brightness = 0;  ///< added to values in [0, 1]
    double contrast = 1;    ///< factor about 0.5

    bool changesGeometry() const { return degrees != 0 || zoom != 1; }
};

/// Draws in a fixed order and number, so that switching one kind off leaves the others as they were.
Augmentation drawAugmentation(const recipe::TrainConfig& config, Random random);

/// Image bilinear, mask nearest, both by the same map; what comes in from outside is mirrored.
Pixels applyGeometry(const Augmentation& augmentation, const Pixels& pixels);

/// Writes the image as three planes R, G, B of floats clamped to [0, 1], and the labels as one plane of their numbers.
void writePlanes(const Pixels& pixels, const Augmentation& augmentation, float* image, float* mask);

}  // namespace gg::training
