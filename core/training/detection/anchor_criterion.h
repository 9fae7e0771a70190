#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/criterion.h"

#include <memory>
#include <vector>

namespace gg::training {

// YOLOv3 (Redmon and Farhadi, "YOLOv3: An Incremental Improvement", 2018, section 2.1). A map [N, B·(5 + C), h, w] holds, cell by cell and for each
// of B anchors (p_w, p_h), the numbers t_x, t_y, t_w, t_h, t_o and C classes. With the cell's column and row (c_x, c_y) and the stride s
//
//   x = (σ(t_x) + c_x)·s    y = (σ(t_y) + c_y)·s    w = p_w·e^(t_w)    h = p_h·e^(t_h)    score of class c = σ(t_o)·σ(t_c)
//
// t_w and t_h count up to 8 (3,000 times the anchor), so that no picture can ask for an infinite box.
//
// Which boxes learn a truth ("matched") says matchAnchors(). The terms of a picture, summed over maps and boxes; b is a truth, k = 2 − w_b·h_b / (W·H)
// makes small truths count up to twice as much in a delta, as the seed of this program has it (darknet weighs the square by it):
//
//   xy         Σ matched   (k·(σ(t_x) − (x_b/s − c_x)))² + the same of y
//   wh         Σ matched   (k·(t_w − ln(w_b/p_w)))² + the same of h
//   object     Σ matched   (σ(t_o) − g)², or −g·ln σ(t_o) − (1 − g)·ln(1 − σ(t_o)); g is 1, or the IoU of the box with its truth (objectness.target)
//   no object  Σ rest      σ(t_o)², or −ln(1 − σ(t_o)); the rest are the boxes that are not matched and overlap every truth of the picture by
//                          less than objectness.ignore; of those between nothing is asked
//   class      Σ matched   Σ_c BCE(t_c, c is the truth's class)
//
// each times its gain.…, in front of the square: an obj_scale of 50 inside the square, as in seed 003, is gain.object 2500. Mean over the pictures.
// "xy_loss/8" is the share of the maps' cells at stride 8.
//
// Warm-up: in the first anchors.warmup_batches batches every box that is not matched also learns to lie in the middle of its cell and to be its anchor:
// xy adds (k·(σ(t_x) − ½))² + …, wh adds (k·t_w)² + …, with k of the anchor's own size. A validation never does.
//
// The sign fault of seed 003: "the contribution to this term from predictions with associated truth boxes was negative! Due to pred_box_conf −
// true_box_conf. Will minimise cost more when the predictions are worse." objectness.sign_fault makes an experiment of it (with objectness.loss: mse):
//   squared   the delta of matched boxes is taken as p − g and then squared, as the seed's formula stands: the square forgets the sign, and
//             every number is the same as without the fault.
//   signed    the square keeps the delta's sign: the term is sgn(p − g)·(p − g)², at most 0 for p < g and least at p = 0. What the seed describes:
//             the term is negative, the cost falls as matched objectness falls, and matched boxes go the way of all others.
//
// Worked example: one cell of 32 px, anchor 16x16, one class, t = (0, 0, 0, 0, 0, 0), a truth from (8, 8) to (24, 24) on a canvas of 32 px. σ = ½ puts the
// centre at 16 and the size is the anchor's: xy = wh = 0; object (½ − 1)² = 0.25, or ln 2; class ln 2; no other box.

struct AnchorLossOptions {
    int classes = 1;
    std::vector<int> strides;
    std::vector<recipe::AnchorSize> anchors;  ///< B for each stride, the finest first
    recipe::AnchorConfig terms;
    double classGain = 1;
};

std::unique_ptr<DetectionCriterion> makeAnchorCriterion(AnchorLossOptions options);

}  // namespace gg::training
