#pragma once

#include "core/base/export.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe {

// A detector's description: rows of blocks, as YAML that a person reads and edits.
//
//   name: yolov8
//   scales: {n: {depth: 0.33, width: 0.25, most: 1024}, s: {depth: 0.33, width: 0.50, most: 1024}}
//   layers:
//     - conv: {out: 64, stride: 2}
//     - c2f: {out: 128, repeat: 3, shortcut: true}
//     - upsample: {}
//     - concat: {from: [-1, 6]}
//     - detect: {from: [15, 18, 21]}
//
// `from` counts layers from 0, -1 is the layer before; it is left out where it is -1.

/// One layer after the scale was applied: what is built, and what the arithmetic of the cost counts.
struct PlanLayer {
    std::string block;            ///< conv, dwconv, c2f, c3k2, c2psa, sppf, a2c2f, upsample, concat, detect
    std::vector<int> from;        ///< layers read, all >= 0 but -1 for the picture
    std::vector<int> in;          ///< channels read, by `from`
    int out = 0;                  ///< channels written; 0 for detect
    int repeat = 1;               ///< of the inner block, depth applied
    int kernel = 3;               ///< of conv
    int stride = 1;               ///< of conv
    int groups = 1;               ///< of conv
    bool shortcut = true;         ///< c2f, c3k2: bottlenecks add their input
    double expansion = 0.5;       ///< hidden share of `out`: c2f, c3k2, a2c2f
    bool c3k = false;             ///< c3k2: inner blocks are C3k
    bool attention = true;        ///< a2c2f: ABlocks, else C3k
    int area = 1;                 ///< a2c2f: strips
    bool residual = false;        ///< a2c2f: x + γ·out
    double mlp = 2.0;             ///< a2c2f: width of the MLP
    bool turbo = false;           ///< a2c2f: separate qk and v, 5x5 position term; else qkv and 7x7
    bool depthwiseClasses = false;///< detect: class branch of depthwise 3x3 and 1x1 (YOLO11 and 12), else 3x3 (YOLOv8)
    int reduction = 1;            ///< pixels of the picture a side per pixel of the output: 2, 4, 8 …
    int line = 0;                 ///< in the description
};

/// A network, ready to be built or counted.
struct ModelPlan {
    std::string name;             ///< "yolov8n"
    int classes = 0;
    int bins = 16;                ///< of the distribution focal loss, a side
    std::vector<PlanLayer> layers;///< the last is detect
    std::vector<int> strides;     ///< of detect's inputs: 8, 16, 32, or 4, 8, 16, 32

    friend bool operator==(const ModelPlan&, const ModelPlan&) = default;
};

/// The names that planOf knows: yolov8n … x, yolo11n … x, yolov12n … x (turbo), yolov12n-v1.0 … x.
GG_EXPORT const std::vector<std::string>& modelNames();

/// `name` as in modelNames(), or another common spelling of one (yolov11n; yolo12n is yolov12n-v1.0, as Ultralytics released it).
/// Throws Error (InvalidArgument), naming the nearest.
GG_EXPORT ModelPlan planOf(std::string_view name, int classes, bool stride4 = false);

/// The description that planOf builds a name from, to be edited.
GG_EXPORT std::string descriptionOf(std::string_view name);

/// Reads a description. `scale` empty: the first one. Throws Error (Malformed) with every problem, by line: unknown blocks (the nearest is
/// named), channels that do not fit, layers read before they are there.
GG_EXPORT ModelPlan parsePlan(std::string_view yaml, const std::string& origin, std::string_view scale, int classes);

/// What one layer costs, for one picture of height x width.
struct LayerCost {
    std::int64_t parameters = 0;   ///< batch norm not fused
    double gflops = 0;             ///< forward; multiply and add counted as two
    std::int64_t activationBytes = 0;  ///< kept for the backward pass, float32
    int outHeight = 0;
    int outWidth = 0;
};

struct PlanCost {
    std::int64_t parameters = 0;
    std::int64_t fusedParameters = 0;  ///< batch norm folded into the convolutions
    double gflops = 0;
    std::int64_t activationBytes = 0;
    std::vector<LayerCost> layers;     ///< parallel to the plan's
};

/// By arithmetic alone; nothing is built. YOLOv8n, 80 classes, 640 px: 3,157,200 parameters, 8.9 GFLOPs.
GG_EXPORT PlanCost costOf(const ModelPlan& plan, int height, int width);

}  // namespace gg::recipe
