#include "core/recipe/named_models.h"

namespace gg::recipe
{

// YOLOv3 after Redmon and Farhadi (2018), table 1 and darknet's configuration files; anchors are those of COCO at 416 px. The number behind each
// row is the layer's, as `from` counts.

const std::string_view yolov3Description = R"(name: yolov3
anchors: [[10, 13], [16, 30], [33, 23], [30, 61], [62, 45], [59, 119], [116, 90], [156, 198], [373, 326]]
layers:
  - conv: {out: 32, activation: leaky}                          # 0
  - conv: {out: 64, stride: 2, activation: leaky}               # 1
  - residual: {activation: leaky}                               # 2
  - conv: {out: 128, stride: 2, activation: leaky}              # 3
  - residual: {repeat: 2, activation: leaky}                    # 4
  - conv: {out: 256, stride: 2, activation: leaky}              # 5
  - residual: {repeat: 8, activation: leaky}                    # 6, stride 8
  - conv: {out: 512, stride: 2, activation: leaky}              # 7
  - residual: {repeat: 8, activation: leaky}                    # 8, stride 16
  - conv: {out: 1024, stride: 2, activation: leaky}             # 9
  - residual: {repeat: 4, activation: leaky}                    # 10, stride 32: the end of Darknet-53
  - conv: {out: 512, kernel: 1, activation: leaky}              # 11
  - conv: {out: 1024, activation: leaky}                        # 12
  - conv: {out: 512, kernel: 1, activation: leaky}              # 13
  - conv: {out: 1024, activation: leaky}                        # 14
  - conv: {out: 512, kernel: 1, activation: leaky}              # 15
  - conv: {out: 1024, activation: leaky}                        # 16, stride 32
  - conv: {from: 15, out: 256, kernel: 1, activation: leaky}    # 17
  - upsample: {}                                                # 18
  - concat: {from: [-1, 8]}                                     # 19
  - conv: {out: 256, kernel: 1, activation: leaky}              # 20
  - conv: {out: 512, activation: leaky}                         # 21
  - conv: {out: 256, kernel: 1, activation: leaky}              # 22
  - conv: {out: 512, activation: leaky}                         # 23
  - conv: {out: 256, kernel: 1, activation: leaky}              # 24
  - conv: {out: 512, activation: leaky}                         # 25, stride 16
  - conv: {from: 24, out: 128, kernel: 1, activation: leaky}    # 26
  - upsample: {}                                                # 27
  - concat: {from: [-1, 6]}                                     # 28
  - conv: {out: 128, kernel: 1, activation: leaky}              # 29
  - conv: {out: 256, activation: leaky}                         # 30
  - conv: {out: 128, kernel: 1, activation: leaky}              # 31
  - conv: {out: 256, activation: leaky}                         # 32
  - conv: {out: 128, kernel: 1, activation: leaky}              # 33
  - conv: {out: 256, activation: leaky}                         # 34, stride 8
  - anchor_detect: {from: [34, 25, 16]}                         # 35
)";

const std::string_view yolov3TinyDescription = R"(name: yolov3-tiny
anchors: [[10, 14], [23, 27], [37, 58], [81, 82], [135, 169], [344, 319]]
layers:
  - conv: {out: 16, activation: leaky}                          # 0
  - maxpool: {}                                                 # 1
  - conv: {out: 32, activation: leaky}                          # 2
  - maxpool: {}                                                 # 3
  - conv: {out: 64, activation: leaky}                          # 4
  - maxpool: {}                                                 # 5
  - conv: {out: 128, activation: leaky}                         # 6
  - maxpool: {}                                                 # 7
  - conv: {out: 256, activation: leaky}                         # 8, stride 16
  - maxpool: {}                                                 # 9
  - conv: {out: 512, activation: leaky}                         # 10
  - maxpool: {stride: 1}                                        # 11
  - conv: {out: 1024, activation: leaky}                        # 12
  - conv: {out: 256, kernel: 1, activation: leaky}              # 13
  - conv: {out: 512, activation: leaky}                         # 14, stride 32
  - conv: {from: 13, out: 128, kernel: 1, activation: leaky}    # 15
  - upsample: {}                                                # 16
  - concat: {from: [-1, 8]}                                     # 17
  - conv: {out: 256, activation: leaky}                         # 18, stride 16
  - anchor_detect: {from: [18, 14]}                             # 19
)";

// The backbone of darknet's small YOLOv1: six halvings, 448 px to 7x7 cells.
const std::string_view yolov1SmallDescription = R"(name: yolov1-small
layers:
  - conv: {out: 16, activation: leaky}                          # 0
  - maxpool: {}                                                 # 1
  - conv: {out: 32, activation: leaky}                          # 2
  - maxpool: {}                                                 # 3
  - conv: {out: 64, activation: leaky}                          # 4
  - maxpool: {}                                                 # 5
  - conv: {out: 128, activation: leaky}                         # 6
  - maxpool: {}                                                 # 7
  - conv: {out: 256, activation: leaky}                         # 8
  - maxpool: {}                                                 # 9
  - conv: {out: 512, activation: leaky}                         # 10
  - maxpool: {}                                                 # 11, stride 64
  - conv: {out: 1024, activation: leaky}                        # 12
  - conv: {out: 256, activation: leaky}                         # 13
  - grid_detect: {}                                             # 14
)";

}  // namespace gg::recipe
