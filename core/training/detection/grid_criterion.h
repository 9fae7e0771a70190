#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/criterion.h"

#include <memory>

namespace gg::training {

// YOLOv1 (Redmon, Divvala, Girshick and Farhadi, "You Only Look Once", 2016, sections 2 and 2.2). One map [N, 5·B + C, S, S]: of each cell B boxes of x, y,
// r_w, r_h and a confidence, then C classes, all without an activation. With the cell's column and row (c_x, c_y), the stride s and a canvas of W x H
//
//   x = (t_x + c_x)·s    y = (t_y + c_y)·s    w = r_w²·W    h = r_h²·H    score of class c = confidence · class, each cut to [0, 1]
//
// The cell that holds a truth's centre learns it (see matchCells), and of its boxes the one with the highest IoU with it ("responsible"); where none
// overlaps it, the one whose (x, y, w, h), as shares of the picture, are nearest; of equal ones the first. Summed over a picture:
//
//   xy         λcoord · Σ responsible   (t_x − x̂)² + (t_y − ŷ)²                 x̂, ŷ: of the truth's centre in the cell, 0 … 1
//   wh         λcoord · Σ responsible   (r_w − √(w_b/W))² + (r_h − √(h_b/H))²
//   object     Σ responsible            (confidence − IoU)²
//   no object  λnoobj · Σ all others    confidence²
//   class      Σ cells with a truth     Σ_c (p_c − [c is the truth's class])²
//
// λcoord = 5 and λnoobj = 0.5 in the paper (grid.coordinates, grid.no_object). Mean over the pictures. 448 px at stride 64 are its 7x7 cells; other
// sizes have other grids, and the last layer is a convolution in place of the paper's fully connected ones.
//
// Worked example: one cell of 64 px, B = 1, one class, (t_x, t_y, r_w, r_h, confidence, class) = (0.5, 0.5, 0.5, 0.5, 0, 0), a truth from (16, 16) to (48, 48).
// The box says (24, 24) to (40, 40): IoU 256/1024 = 0.25. xy 0; wh 5·2·(0.5 − √0.5)² = 0.4289; object 0.0625; no object 0; class 1.

struct GridLossOptions {
    int classes = 1;
    int boxes = 2;
    int stride = 64;
    double coordinates = 5;
    double noObject = 0.5;
};

std::unique_ptr<DetectionCriterion> makeGridCriterion(const GridLossOptions& options);

}  // namespace gg::training
