#pragma once

#include "core/training/detection/criterion.h"

#include <cstdint>

namespace gg::training {

// The loss of an SSD (Liu et al., 2016, section 2.2). P are the default boxes that learn a truth (matchDefaults) in all pictures of the batch, |P| at
// least 1, H the background boxes that were mined (hardNegatives), p the softmax over background and classes, o what the network says of a box,
// t what it should (encodeBoxes).
//
//   box_loss         w_box / |P|   · Σ over P  Σ over the four  huber(o − t)      huber(d) = d² / 2δ where |d| < δ, else |d| − δ/2
//   class_loss       w_class / |P| · Σ over P  −ln p(class)
//   background_loss  w_class / |P| · Σ over H  −ln p(background)
//
// ssd.class_weight and ssd.box_weight are w; ssd.huber δ (1: Liu's smooth L1).
//
// Example: two boxes, two classes, δ = 1, weights 1; the first box learns class 0, the second is mined. Logits (0, 0, 0) and (ln 2, 0, 0): −ln 1/3
// = 1.0986 and −ln 2/4 = 0.6931. Offsets off by (0.5, 0, 0, −2): 0.125 + 1.5. box 1.625, class 1.0986, background 0.6931.
//
// The founding text on failures of training has three remedies against an SSD that soon says nothing but background, all off by default:
// - adaptive weights (ssd.adaptive_steps = n): at step s, with a = min(1, (s − 1) / n), the class weight is w · (A + (1 − A) · a), A =
//   ssd.adaptive_class, and the box weight w · (B + (1 − B) · a), B = ssd.adaptive_box: first what it is, then where;
// - mining that warms up (ssd.warmup_steps = n): hard_negatives grows from ssd.warmup_negatives to its value over n steps, so that
//   background does not outweigh objects while every box is a guess;
// - a rate that warms up, as for every detector (schedule.warmup_epochs).
// Validation has the final weights and the final mining from the start: its losses can be compared over epochs.

/// What the settings come to at one moment.
struct SsdPace {
    double classWeight = 1;
    double boxWeight = 1;
    double hardNegatives = 3;
};
SsdPace ssdPace(const recipe::SsdConfig& config, const LossMoment& moment);

}  // namespace gg::training
