#pragma once

#include "core/base/export.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::recipe {

// A detector's description: rows of blocks, as YAML that a person reads and edits.
//
//   name: yolov8
//   scales:
//     n: {depth: 0.33, width: 0.25, most: 1024}
//     s: {depth: 0.33, width: 0.50, most: 1024}
//   layers:
//     - conv: {out: 64, stride: 2}
//     - c2f: {out: 128, repeat: 3, shortcut: true}
//     - upsample: {}
//     - concat: {from: [-1, 6]}
//     - detect: {from: [15, 18, 21]}
//
// The last row is the head: detect (YOLOv8 to 12), anchor_detect (YOLOv3), grid_detect (YOLOv1), ssd. An anchor_detect needs, beside the layers,
// its anchors in pixels, the finest map's first: "anchors: [[10, 13], [16, 30], …]".
//
// `from` counts layers from 0, -1 is the layer before; it is left out where it is -1. A layer's settings are the members of PlanLayer of the
// same name. A scale has `out` = min(out, most)·width, rounded up to a multiple of 8, and `repeat` = round(repeat·depth), at least 1. It may
// hold settings too ("c3k: true"): they are those of every block that has the setting and does not say otherwise. Without scales, all
// figures are taken as they stand. In C++ the same rows are PlanLayers, brought together by `completed`.

/// What follows a convolution's batch norm. Leaky: a slope of 0.1 below 0, as darknet has it.
enum class PlanActivation : std::uint8_t { Silu, Leaky, Relu };

/// One layer after the scale was applied: what is built, and what the arithmetic of the cost counts.
struct PlanLayer {
    std::string block;            ///< conv, dwconv, residual, maxpool, c2f, c3k2, c2psa, sppf, a2c2f, upsample, concat, or a head (see isHead)
    std::vector<int> from;        ///< layers read, all >= 0 but -1 for the picture
    std::vector<int> in;          ///< channels read, by `from`
    int out = 0;                  ///< channels written; 0 for a head
    int repeat = 1;               ///< of the inner block, depth applied
    int kernel = 3;               ///< of conv, dwconv; 5 of sppf's pools; 2 of maxpool, "window" there
    int stride = 1;               ///< of conv, dwconv; 2 of maxpool
    int groups = 1;               ///< of conv
    int dilation = 1;             ///< of plain
    PlanActivation activation = PlanActivation::Silu;  ///< of conv, dwconv, residual: silu, leaky, relu
    bool shortcut = true;         ///< c2f, c3k2: bottlenecks add their input
    double expansion = 0.5;       ///< hidden share of `out`: c2f, c3k2, a2c2f
    bool c3k = false;             ///< c3k2: inner blocks are C3k
    bool attention = true;        ///< a2c2f: ABlocks, else C3k
    int area = 1;                 ///< a2c2f: strips
    bool residual = false;        ///< a2c2f: x + γ·out
    double mlp = 2.0;             ///< a2c2f: width of the MLP
    bool turbo = false;           ///< a2c2f: separate qk and v, 5x5 position term; else qkv and 7x7
    bool depthwiseClasses = false;///< detect, "depthwise_classes": class branch of depthwise 3x3 and 1x1 (YOLO11 and 12), else 3x3 (YOLOv8)
    bool depthwise = false;       ///< ssd: predictors of a depthwise 3x3 and a 1x1, else one 3x3
    double firstScale = 0.1;      ///< ssd, "first": of its first map's default boxes (see default_box_shapes.h); 0: as the others
    double smallestScale = 0.2;   ///< ssd, "smallest"
    double largestScale = 0.9;    ///< ssd, "largest"
    std::vector<std::vector<double>> ratios;  ///< ssd: aspect ratios by map, "2 | 2 3 | 2"; empty: Liu et al.'s
    int boxes = 3;                ///< anchor_detect: anchors a cell; 2 of grid_detect
    int reduction = 1;            ///< pixels of the picture a side per pixel of the output: 2, 4, 8 …

    friend bool operator==(const PlanLayer&, const PlanLayer&) = default;
};

/// Width and height in pixels of the canvas.
using AnchorSize = std::array<double, 2>;

/// A network, ready to be built or counted.
struct ModelPlan {
    std::string name;             ///< "yolov8n"
    std::string note;             ///< where it comes from, for people; empty where the name says so
    int classes = 0;
    int bins = 16;                ///< of the distribution focal loss, a side
    std::vector<PlanLayer> layers;///< the last is the head
    std::vector<int> strides;     ///< of the head's inputs: 8, 16, 32, or 4, 8, 16, 32
    std::vector<AnchorSize> anchors;  ///< of anchor_detect: `boxes` for each stride, the finest first; none for other heads

    friend bool operator==(const ModelPlan&, const ModelPlan&) = default;
};

/// The names that planOf knows: yolov8n … x, yolo11n … x, yolov12n … x (turbo), yolov12n-v1.0 … x, yolov3, yolov3-tiny, yolov1-small, vdxnet, litefodnet, ssd300-vgg16, ssd-light.
GG_EXPORT const std::vector<std::string>& modelNames();

/// `name` as in modelNames(), or another common spelling of one (yolov11n, YOLOv8-n, yolov8n.pt; yolo12n is yolov12n-v1.0, as Ultralytics
/// released it; "-p2" at the end is the stride-4 head). Throws Error (InvalidArgument), naming the nearest.
GG_EXPORT ModelPlan planOf(std::string_view name, int classes, bool stride4 = false);

/// Whether planOf takes `stride4` for the name. False for what is no name.
GG_EXPORT bool hasStride4(std::string_view name);

/// The description that planOf builds a name from, to be edited; the scale is the name's letter.
GG_EXPORT std::string descriptionOf(std::string_view name, bool stride4 = false);

/// Reads a description. `scale` empty: the first one. The plan's name is the description's with the scale behind its first word
/// ("yolov12-v1.0" and n: "yolov12n-v1.0"). Throws Error (Malformed) with every problem, by line: unknown blocks (the nearest is
/// named), channels that do not fit, layers read before they are there.
GG_EXPORT ModelPlan parsePlan(std::string_view yaml, const std::string& origin, std::string_view scale, int classes);

/// The scales of a description, in its order; none where it has none. Throws Error (Malformed).
GG_EXPORT std::vector<std::string> scalesOf(std::string_view yaml, const std::string& origin);

/// Fills in what follows from the rows: `in`, `reduction`, what concat and upsample write, `strides`. `from` empty is the layer before.
/// Throws Error (InvalidArgument) with every row that does not fit.
GG_EXPORT ModelPlan completed(ModelPlan plan);

/// Height and width of pictures are multiples of this: the coarsest map's stride, even where detect does not read it. Of an ssd, whose coarse
/// maps are rounded up, the coarsest stride at which maps are joined or enlarged, at least 32.
GG_EXPORT int sideMultiple(const ModelPlan& plan);

/// A description without scales that gives the plan back: parsePlan(toYaml(p), …, "", p.classes) == p.
GG_EXPORT std::string toYaml(const ModelPlan& plan);

/// What one layer costs, for one picture of height x width.
struct LayerCost {
    std::int64_t parameters = 0;   ///< batch norm not fused
    std::int64_t fusedParameters = 0;
    double gflops = 0;             ///< see PlanCost
    double attentionGflops = 0;
    std::int64_t activationBytes = 0;  ///< kept for the backward pass, float32
    int outHeight = 0;             ///< detect: of its first input
    int outWidth = 0;
};

struct PlanCost {
    std::int64_t parameters = 0;       ///< with the 16 constants of the expectation over the distance bins, as everybody counts
    std::int64_t fusedParameters = 0;  ///< batch norm folded into the convolutions
    /// Forward, as the published tables count: of a convolution two operations a multiply-add, of batch norm eight a value (four, doubled
    /// with the rest); activations, additions, pooling, and the products of attention are left out.
    double gflops = 0;
    /// The products of attention (queries with keys, weights with values), two operations a multiply-add: done, but in no table.
    double attentionGflops = 0;
    /// Of training: of each convolution its output (batch norm keeps it) and that of batch norm (the activation keeps it), every map that a
    /// convolution or a pooling reads, pooling's indices, and of attention q, k, v and the weights. In use the peak is far lower.
    std::int64_t activationBytes = 0;
    std::vector<LayerCost> layers;     ///< parallel to the plan's
};

/// By arithmetic alone; nothing is built. YOLOv8n, 80 classes, 640 px: 3,157,200 parameters, 8.9 GFLOPs. Throws Error (InvalidArgument)
/// where height or width is no multiple of sideMultiple.
GG_EXPORT PlanCost costOf(const ModelPlan& plan, int height, int width);

}  // namespace gg::recipe
