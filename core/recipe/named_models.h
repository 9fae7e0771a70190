#pragma once

#include <string_view>
#include <vector>

namespace gg::recipe
{

/// A network of one size whose description is part of the program.
struct NamedModel {
    std::string_view name;         ///< "vdxnet"
    std::string_view description;  ///< the whole YAML text
};

/// darknet_descriptions.cpp.
extern const std::string_view yolov3Description;
extern const std::string_view yolov3TinyDescription;
extern const std::string_view yolov1SmallDescription;

/// yolov3, yolov3-tiny, yolov1-small, vdxnet, litefodnet, ssd300-vgg16, ssd-light.
const std::vector<NamedModel>& namedModels();

/// By any common spelling ("VDXNet", "ssd_300-vgg16", "Lite-FODNet.yaml"); null for a name that is none of them.
const NamedModel* findNamedModel(std::string_view name);

}  // namespace gg::recipe
