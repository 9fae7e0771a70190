#pragma once

#include "core/recipe/model_plan.h"
#include "core/training/engine/torch_pch.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gg::training
{

class Block;
class Head;

/// A network built from a plan. Parameters are named as the public implementations name theirs ("model.0.conv.weight",
/// "model.22.cv2.0.0.bn.bias"), so that weights can be taken over by name. "model.22.dfl.conv.weight", the constants 0 … bins -
/// 1, is among them as it is there, and never learns.
class DetectorImpl : public torch::nn::Module
{
public:
    /// Weights as the reference starts them; drawn from LibTorch's generator.
    explicit DetectorImpl(const recipe::ModelPlan& plan);

    /// `images` [N, 3, H, W] in [0, 1], H and W multiples of recipe::sideMultiple, in either memory format (channels-last stays
    /// so throughout). By stride what the head writes, raw: of detect
    /// [N, 4·bins + classes, H/s, W/s]. Throws Error (InvalidArgument) for another shape.
    std::vector<torch::Tensor> forward(torch::Tensor images);

    /// The answer of forward, then `samples` with dropout, in evaluation mode; what comes before the head is run once.
    std::vector<std::vector<torch::Tensor>> sampledForward(torch::Tensor images, int samples);

    /// The same, with each layer's time. On a graphics card it waits after every layer, which makes the whole slower.
    std::vector<torch::Tensor> timedForward(torch::Tensor images, std::vector<double>& layerSeconds);

    const recipe::ModelPlan& plan() const { return m_plan; }
    /// Parameters of the first `layers` layers do not learn, and their batch norms keep their statistics; those of later layers
    /// do.
    void freeze(int layers);
    int frozenLayers() const { return m_frozen; }
    /// See Head::setDropout.
    void setDropout(double share);
    double dropout() const;
    void sampleDropout(bool on);
    /// Where a parameter belongs: layer 9 for "model.9.cv1.conv.weight". Throws Error (InvalidArgument) for a name that is not
    /// one.
    static int layerOf(const std::string& parameterName);
    void train(bool on = true) override;

private:
    void requireShape(const torch::Tensor& images) const;
    using Maps = std::vector<torch::Tensor>;
    Maps run(const torch::Tensor& images, const std::function<void()>& afterLayer);
    /// `answer` is given what the head reads.
    void runTo(const torch::Tensor& images, const std::function<void()>& afterLayer, const std::function<void(const Maps&)>& answer);

    recipe::ModelPlan m_plan;
    torch::nn::ModuleList m_layers;                ///< named "model"
    std::vector<std::shared_ptr<Block>> m_blocks;  ///< the same, by type; null for concat, upsample and the head
    std::shared_ptr<Head> m_head;
    std::vector<std::size_t> m_lastReader;  ///< of each layer's output, which is let go after it
    int m_frozen = 0;
};
TORCH_MODULE(Detector);

/// A network of its own with the same weights, statistics, device, mode and frozen layers.
Detector copyOf(Detector& detector);

/// Folds every batch norm into its convolution, in place; the outputs in evaluation mode stay (within rounding). For running, not
/// for training on.
void fuse(Detector& detector);

}  // namespace gg::training
