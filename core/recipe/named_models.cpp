#include "core/recipe/named_models.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace gg::recipe
{
namespace
{

// Budget: 1.608 million parameters with batch norm folded in at one class, 5.9 GFLOPs at 640 px. Reached: 1,607,427; 5.97 (5.81 folded).
// Where YOLO11n spends at stride 32, this one spends at stride 8, whose chain is as wide as its output: vehicles seen from the air are small.
constexpr std::string_view vdxnet = R"(name: vdxnet
note: >-
  After Khan et al. (2025), VDXNet, IEEE Geoscience and Remote Sensing Letters 22, 10.1109/LGRS.2025.3558423: YOLO11n's layout with the paper's
  budget and the names of its blocks. What the blocks rxdf, litefpp and crdown compute is this program's own design, not a reproduction.
layers:
  - conv: {out: 16, stride: 2}                     # 0
  - conv: {out: 32, stride: 2}                     # 1
  - rxdf: {out: 64, expansion: 0.25}               # 2, stride 4
  - conv: {out: 64, stride: 2}                     # 3
  - rxdf: {out: 128, expansion: 1}                 # 4, stride 8
  - conv: {out: 128, stride: 2}                    # 5
  - rxdf: {out: 128, repeat: 2}                    # 6, stride 16
  - crdown: {out: 256}                             # 7
  - rxdf: {out: 256, expansion: 0.375}             # 8, stride 32
  - litefpp: {out: 256}                            # 9
  - c2psa: {out: 256}                              # 10
  - upsample: {}                                   # 11
  - concat: {from: [-1, 6]}                        # 12
  - rxdf: {out: 128}                               # 13
  - upsample: {}                                   # 14
  - concat: {from: [-1, 4]}                        # 15
  - rxdf: {out: 64}                                # 16, stride 8
  - conv: {out: 64, stride: 2}                     # 17
  - concat: {from: [-1, 13]}                       # 18
  - rxdf: {out: 128}                               # 19, stride 16
  - crdown: {out: 128}                             # 20
  - concat: {from: [-1, 10]}                       # 21
  - rxdf: {out: 256, expansion: 0.375}             # 22, stride 32
  - detect: {from: [16, 19, 22], depthwise_classes: true}   # 23
)";

// Budget: 16.39 % fewer parameters and 3.66 % fewer GFLOPs than YOLOv8n. At one class 3,011,043 · 0.8361 = 2,517,500 and 8.19 · 0.9634 = 7.89.
// Reached: 2,513,451 and 7.86. CMSP and the first SCR alone save 11.4 %: the second SCR and a narrower chain in layer 27 save the rest.
constexpr std::string_view litefodnet = R"(name: litefodnet
note: >-
  After Khan et al. (2025), LiteFODNet, 10.1177/1088467X251377586: YOLOv8n's layout with the paper's savings and the names of its blocks. What the
  blocks cmsp, scr, ffm and spa compute is this program's own design, not a reproduction.
layers:
  - conv: {out: 16, stride: 2}                     # 0
  - conv: {out: 32, stride: 2}                     # 1
  - c2f: {out: 32}                                 # 2, stride 4
  - conv: {out: 64, stride: 2}                     # 3
  - c2f: {out: 64, repeat: 2}                      # 4, stride 8
  - conv: {out: 128, stride: 2}                    # 5
  - c2f: {out: 128, repeat: 2}                     # 6, stride 16
  - scr: {out: 256}                                # 7
  - c2f: {out: 256}                                # 8, stride 32
  - cmsp: {out: 256}                               # 9
  - upsample: {}                                   # 10
  - concat: {from: [-1, 6]}                        # 11
  - ffm: {}                                        # 12
  - c2f: {out: 128, shortcut: false}               # 13
  - upsample: {}                                   # 14
  - concat: {from: [-1, 4]}                        # 15
  - ffm: {}                                        # 16
  - c2f: {out: 64, shortcut: false}                # 17
  - spa: {}                                        # 18, stride 8
  - conv: {out: 64, stride: 2}                     # 19
  - concat: {from: [-1, 13]}                       # 20
  - ffm: {}                                        # 21
  - c2f: {out: 128, shortcut: false}               # 22
  - spa: {}                                        # 23, stride 16
  - scr: {out: 128}                                # 24
  - concat: {from: [-1, 9]}                        # 25
  - ffm: {}                                        # 26
  - c2f: {out: 256, shortcut: false, expansion: 0.4375}   # 27
  - spa: {}                                        # 28, stride 32
  - detect: {from: [18, 23, 28]}                   # 29
)";

constexpr std::string_view ssd300Vgg16 = R"(name: ssd300-vgg16
note: >-
  SSD after Liu et al. (2016) on VGG-16: 26,285,486 parameters for 20 classes, as the well-known implementation. What differs: pictures have sides in
  multiples of 32 (320 px in place of 300), and the last two maps are halved once more in place of losing their border, so that at 320 px they have 3 x 3 and
  2 x 2 cells in place of 3 x 3 and 1. Its VGG weights start at random unless start.from names some.
layers:
  - plain: {out: 64, repeat: 2}                    # 0
  - maxpool: {}                                    # 1
  - plain: {out: 128, repeat: 2}                   # 2
  - maxpool: {}                                    # 3
  - plain: {out: 256, repeat: 3}                   # 4
  - maxpool: {}                                    # 5
  - plain: {out: 512, repeat: 3}                   # 6, conv4_3, stride 8
  - maxpool: {}                                    # 7
  - plain: {out: 512, repeat: 3}                   # 8, stride 16
  - maxpool: {window: 3, stride: 1}                # 9
  - plain: {out: 1024, dilation: 6}                # 10, fc6
  - plain: {out: 1024, kernel: 1}                  # 11, fc7, stride 16
  - plain: {out: 256, kernel: 1}                   # 12
  - plain: {out: 512, stride: 2}                   # 13, stride 32
  - plain: {out: 128, kernel: 1}                   # 14
  - plain: {out: 256, stride: 2}                   # 15, stride 64
  - plain: {out: 128, kernel: 1}                   # 16
  - plain: {out: 256, stride: 2}                   # 17, stride 128
  - plain: {out: 128, kernel: 1}                   # 18
  - plain: {out: 256, stride: 2}                   # 19, stride 256
  - l2norm: {from: 6}                              # 20
  - ssd: {from: [20, 11, 13, 15, 17, 19]}          # 21
)";

// Layers 0 to 8 are YOLOv8n's: weights of one can be taken over by name (start.from).
constexpr std::string_view ssdLight = R"(name: ssd-light
note: >-
  SSD after Liu et al. (2016) on the backbone of YOLOv8n, with the depthwise predictors of Sandler et al. (2018): small enough to be trained on a
  processor. Weights of a YOLOv8n fit its first nine layers (start.from).
layers:
  - conv: {out: 16, stride: 2}                     # 0
  - conv: {out: 32, stride: 2}                     # 1
  - c2f: {out: 32}                                 # 2, stride 4
  - conv: {out: 64, stride: 2}                     # 3
  - c2f: {out: 64, repeat: 2}                      # 4, stride 8
  - conv: {out: 128, stride: 2}                    # 5
  - c2f: {out: 128, repeat: 2}                     # 6, stride 16
  - conv: {out: 256, stride: 2}                    # 7
  - c2f: {out: 256}                                # 8, stride 32
  - conv: {out: 64, kernel: 1}                     # 9
  - conv: {out: 128, stride: 2}                    # 10, stride 64
  - conv: {out: 64, kernel: 1}                     # 11
  - conv: {out: 128, stride: 2}                    # 12, stride 128
  - ssd: {from: [4, 6, 8, 10, 12], depthwise: true}   # 13
)";

/// Lower case letters and digits alone.
std::string essence(std::string_view name)
{
    std::string text;
    for (const char letter : name.substr(0, name.rfind('.'))) {
        if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
            text += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        }
    }
    if (text.starts_with("yolov")) {
        text.erase(4, 1);  // people put the v or leave it
    }
    return text;
}

}  // namespace

const std::vector<NamedModel>& namedModels()
{
    static const std::vector<NamedModel> models{{"yolov3", yolov3Description}, {"yolov3-tiny", yolov3TinyDescription}, {"yolov1-small", yolov1SmallDescription},
                                                {"vdxnet", vdxnet},            {"litefodnet", litefodnet},             {"ssd300-vgg16", ssd300Vgg16},
                                                {"ssd-light", ssdLight}};
    return models;
}

const NamedModel* findNamedModel(std::string_view name)
{
    const std::string wanted = essence(name);
    const auto found = std::find_if(namedModels().begin(), namedModels().end(), [&](const NamedModel& model) { return essence(model.name) == wanted; });
    return found == namedModels().end() ? nullptr : &*found;
}

}  // namespace gg::recipe
