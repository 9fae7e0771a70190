#pragma once

#include "core/training/blocks/conv.h"
#include "core/training/blocks/head.h"

#include <memory>
#include <string>
#include <vector>

namespace gg::training
{

/// The decoupled head: for each map a box branch cv2 to 4 · bins channels and a class branch cv3.
class Detect : public Head
{
public:
    /// `channels` and `strides` by map. `depthwiseClasses`: class branch of depthwise 3x3 and 1x1 twice (YOLO11), else two 3x3
    /// (YOLOv8).
    Detect(const std::vector<int>& channels, const std::vector<int>& strides, int classes, int bins, bool depthwiseClasses);
    /// By map [N, 4·bins + classes, H, W], raw.
    std::vector<torch::Tensor> forward(const std::vector<torch::Tensor>& maps) override;

private:
    std::vector<std::shared_ptr<Block>> registerBranches(const std::string& name,
                                                         const std::vector<std::shared_ptr<Block>>& branches);

    std::vector<std::shared_ptr<Block>> m_boxes;  ///< by map
    std::vector<std::shared_ptr<Block>> m_classes;
};

}  // namespace gg::training
