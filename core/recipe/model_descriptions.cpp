#include "core/recipe/model_descriptions.h"

namespace gg::recipe
{
namespace
{

// The number behind each row is the layer's, as `from` counts.

constexpr std::string_view yolov8Scales = R"(scales:
  n: {depth: 0.33, width: 0.25, most: 1024}
  s: {depth: 0.33, width: 0.50, most: 1024}
  m: {depth: 0.67, width: 0.75, most: 768}
  l: {depth: 1.00, width: 1.00, most: 512}
  x: {depth: 1.00, width: 1.25, most: 512}
)";

constexpr std::string_view yolov8Backbone = R"(  - conv: {out: 64, stride: 2}                     # 0
  - conv: {out: 128, stride: 2}                    # 1
  - c2f: {out: 128, repeat: 3}                     # 2, stride 4
  - conv: {out: 256, stride: 2}                    # 3
  - c2f: {out: 256, repeat: 6}                     # 4, stride 8
  - conv: {out: 512, stride: 2}                    # 5
  - c2f: {out: 512, repeat: 6}                     # 6, stride 16
  - conv: {out: 1024, stride: 2}                   # 7
  - c2f: {out: 1024, repeat: 3}                    # 8, stride 32
  - sppf: {out: 1024}                              # 9
)";

constexpr std::string_view yolov8Neck = R"(  - upsample: {}                                   # 10
  - concat: {from: [-1, 6]}                        # 11
  - c2f: {out: 512, repeat: 3, shortcut: false}    # 12
  - upsample: {}                                   # 13
  - concat: {from: [-1, 4]}                        # 14
  - c2f: {out: 256, repeat: 3, shortcut: false}    # 15, stride 8
  - conv: {out: 256, stride: 2}                    # 16
  - concat: {from: [-1, 12]}                       # 17
  - c2f: {out: 512, repeat: 3, shortcut: false}    # 18, stride 16
  - conv: {out: 512, stride: 2}                    # 19
  - concat: {from: [-1, 9]}                        # 20
  - c2f: {out: 1024, repeat: 3, shortcut: false}   # 21, stride 32
  - detect: {from: [15, 18, 21]}                   # 22
)";

constexpr std::string_view yolov8Neck4 = R"(  - upsample: {}                                   # 10
  - concat: {from: [-1, 6]}                        # 11
  - c2f: {out: 512, repeat: 3, shortcut: false}    # 12
  - upsample: {}                                   # 13
  - concat: {from: [-1, 4]}                        # 14
  - c2f: {out: 256, repeat: 3, shortcut: false}    # 15
  - upsample: {}                                   # 16
  - concat: {from: [-1, 2]}                        # 17
  - c2f: {out: 128, repeat: 3, shortcut: false}    # 18, stride 4
  - conv: {out: 128, stride: 2}                    # 19
  - concat: {from: [-1, 15]}                       # 20
  - c2f: {out: 256, repeat: 3, shortcut: false}    # 21, stride 8
  - conv: {out: 256, stride: 2}                    # 22
  - concat: {from: [-1, 12]}                       # 23
  - c2f: {out: 512, repeat: 3, shortcut: false}    # 24, stride 16
  - conv: {out: 512, stride: 2}                    # 25
  - concat: {from: [-1, 9]}                        # 26
  - c2f: {out: 1024, repeat: 3, shortcut: false}   # 27, stride 32
  - detect: {from: [18, 21, 24, 27]}               # 28
)";

constexpr std::string_view yolo11Scales = R"(scales:
  n: {depth: 0.50, width: 0.25, most: 1024}
  s: {depth: 0.50, width: 0.50, most: 1024}
  m: {depth: 0.50, width: 1.00, most: 512, c3k: true}
  l: {depth: 1.00, width: 1.00, most: 512, c3k: true}
  x: {depth: 1.00, width: 1.50, most: 512, c3k: true}
)";

constexpr std::string_view yolo11Backbone = R"(  - conv: {out: 64, stride: 2}                     # 0
  - conv: {out: 128, stride: 2}                    # 1
  - c3k2: {out: 256, repeat: 2, expansion: 0.25}   # 2, stride 4
  - conv: {out: 256, stride: 2}                    # 3
  - c3k2: {out: 512, repeat: 2, expansion: 0.25}   # 4, stride 8
  - conv: {out: 512, stride: 2}                    # 5
  - c3k2: {out: 512, repeat: 2, c3k: true}         # 6, stride 16
  - conv: {out: 1024, stride: 2}                   # 7
  - c3k2: {out: 1024, repeat: 2, c3k: true}        # 8, stride 32
  - sppf: {out: 1024}                              # 9
  - c2psa: {out: 1024, repeat: 2}                  # 10
)";

constexpr std::string_view yolo11Neck = R"(  - upsample: {}                                   # 11
  - concat: {from: [-1, 6]}                        # 12
  - c3k2: {out: 512, repeat: 2}                    # 13
  - upsample: {}                                   # 14
  - concat: {from: [-1, 4]}                        # 15
  - c3k2: {out: 256, repeat: 2}                    # 16, stride 8
  - conv: {out: 256, stride: 2}                    # 17
  - concat: {from: [-1, 13]}                       # 18
  - c3k2: {out: 512, repeat: 2}                    # 19, stride 16
  - conv: {out: 512, stride: 2}                    # 20
  - concat: {from: [-1, 10]}                       # 21
  - c3k2: {out: 1024, repeat: 2, c3k: true}        # 22, stride 32
  - detect: {from: [16, 19, 22], depthwise_classes: true}   # 23
)";

constexpr std::string_view yolo11Neck4 = R"(  - upsample: {}                                   # 11
  - concat: {from: [-1, 6]}                        # 12
  - c3k2: {out: 512, repeat: 2}                    # 13
  - upsample: {}                                   # 14
  - concat: {from: [-1, 4]}                        # 15
  - c3k2: {out: 256, repeat: 2}                    # 16
  - upsample: {}                                   # 17
  - concat: {from: [-1, 2]}                        # 18
  - c3k2: {out: 128, repeat: 2}                    # 19, stride 4
  - conv: {out: 128, stride: 2}                    # 20
  - concat: {from: [-1, 16]}                       # 21
  - c3k2: {out: 256, repeat: 2}                    # 22, stride 8
  - conv: {out: 256, stride: 2}                    # 23
  - concat: {from: [-1, 13]}                       # 24
  - c3k2: {out: 512, repeat: 2}                    # 25, stride 16
  - conv: {out: 512, stride: 2}                    # 26
  - concat: {from: [-1, 10]}                       # 27
  - c3k2: {out: 1024, repeat: 2, c3k: true}        # 28, stride 32
  - detect: {from: [19, 22, 25, 28], depthwise_classes: true}   # 29
)";

constexpr std::string_view turboScales = R"(scales:
  n: {depth: 0.50, width: 0.25, most: 1024, turbo: true}
  s: {depth: 0.50, width: 0.50, most: 1024, turbo: true}
  m: {depth: 0.50, width: 1.00, most: 512, turbo: true, c3k: true}
  l: {depth: 1.00, width: 1.00, most: 512, turbo: true, c3k: true, residual: true, mlp: 1.5}
  x: {depth: 1.00, width: 1.50, most: 512, turbo: true, c3k: true, residual: true, mlp: 1.5}
)";

constexpr std::string_view turboBackbone = R"(  - conv: {out: 64, stride: 2}                     # 0
  - conv: {out: 128, stride: 2, groups: 2}         # 1
  - c3k2: {out: 256, repeat: 2, expansion: 0.25}   # 2, stride 4
  - conv: {out: 256, stride: 2, groups: 4}         # 3
  - c3k2: {out: 512, repeat: 2, expansion: 0.25}   # 4, stride 8
  - conv: {out: 512, stride: 2}                    # 5
  - a2c2f: {out: 512, repeat: 4, area: 4}          # 6, stride 16
  - conv: {out: 1024, stride: 2}                   # 7
  - a2c2f: {out: 1024, repeat: 4, area: 1}         # 8, stride 32
)";

constexpr std::string_view yolov12Scales = R"(scales:
  n: {depth: 0.50, width: 0.25, most: 1024}
  s: {depth: 0.50, width: 0.50, most: 1024}
  m: {depth: 0.50, width: 1.00, most: 512, c3k: true}
  l: {depth: 1.00, width: 1.00, most: 512, c3k: true, residual: true, mlp: 1.2}
  x: {depth: 1.00, width: 1.50, most: 512, c3k: true, residual: true, mlp: 1.2}
)";

constexpr std::string_view yolov12Backbone = R"(  - conv: {out: 64, stride: 2}                     # 0
  - conv: {out: 128, stride: 2}                    # 1
  - c3k2: {out: 256, repeat: 2, expansion: 0.25}   # 2, stride 4
  - conv: {out: 256, stride: 2}                    # 3
  - c3k2: {out: 512, repeat: 2, expansion: 0.25}   # 4, stride 8
  - conv: {out: 512, stride: 2}                    # 5
  - a2c2f: {out: 512, repeat: 4, area: 4}          # 6, stride 16
  - conv: {out: 1024, stride: 2}                   # 7
  - a2c2f: {out: 1024, repeat: 4, area: 1}         # 8, stride 32
)";

constexpr std::string_view yolov12Neck = R"(  - upsample: {}                                   # 9
  - concat: {from: [-1, 6]}                        # 10
  - a2c2f: {out: 512, repeat: 2, attention: false} # 11
  - upsample: {}                                   # 12
  - concat: {from: [-1, 4]}                        # 13
  - a2c2f: {out: 256, repeat: 2, attention: false} # 14, stride 8
  - conv: {out: 256, stride: 2}                    # 15
  - concat: {from: [-1, 11]}                       # 16
  - a2c2f: {out: 512, repeat: 2, attention: false} # 17, stride 16
  - conv: {out: 512, stride: 2}                    # 18
  - concat: {from: [-1, 8]}                        # 19
  - c3k2: {out: 1024, repeat: 2, c3k: true}        # 20, stride 32
  - detect: {from: [14, 17, 20], depthwise_classes: true}   # 21
)";

constexpr std::string_view yolov12Neck4 = R"(  - upsample: {}                                   # 9
  - concat: {from: [-1, 6]}                        # 10
  - a2c2f: {out: 512, repeat: 2, attention: false} # 11
  - upsample: {}                                   # 12
  - concat: {from: [-1, 4]}                        # 13
  - a2c2f: {out: 256, repeat: 2, attention: false} # 14
  - upsample: {}                                   # 15
  - concat: {from: [-1, 2]}                        # 16
  - a2c2f: {out: 128, repeat: 2, attention: false} # 17, stride 4
  - conv: {out: 128, stride: 2}                    # 18
  - concat: {from: [-1, 14]}                       # 19
  - a2c2f: {out: 256, repeat: 2, attention: false} # 20, stride 8
  - conv: {out: 256, stride: 2}                    # 21
  - concat: {from: [-1, 11]}                       # 22
  - a2c2f: {out: 512, repeat: 2, attention: false} # 23, stride 16
  - conv: {out: 512, stride: 2}                    # 24
  - concat: {from: [-1, 8]}                        # 25
  - c3k2: {out: 1024, repeat: 2, c3k: true}        # 26, stride 32
  - detect: {from: [17, 20, 23, 26], depthwise_classes: true}   # 27
)";

}  // namespace

const std::vector<ModelFamily>& modelFamilies()
{
    static const std::vector<ModelFamily> families{
        {"yolov8", "8", "", yolov8Scales, yolov8Backbone, yolov8Neck, yolov8Neck4},
        {"yolo11", "11", "", yolo11Scales, yolo11Backbone, yolo11Neck, yolo11Neck4},
        {"yolov12", "12", "", turboScales, turboBackbone, yolov12Neck, yolov12Neck4},
        {"yolov12", "12", "-v1.0", yolov12Scales, yolov12Backbone, yolov12Neck, yolov12Neck4},
    };
    return families;
}

}  // namespace gg::recipe
