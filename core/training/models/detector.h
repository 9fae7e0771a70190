#pragma once

#include "core/recipe/model_plan.h"
#include "core/training/engine/torch_pch.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::training {

/// A network built from a plan. Parameters are named as the public implementations name theirs ("model.0.conv.weight",
/// "model.22.cv2.0.0.bn.bias"), so that weights can be taken over by name.
class DetectorImpl : public torch::nn::Module
{
public:
    /// Weights as the reference starts them; drawn from LibTorch's generator.
    explicit DetectorImpl(const recipe::ModelPlan& plan);

    /// `images` [N, 3, H, W] in [0, 1], H and W multiples of the largest stride. By stride [N, 4·bins + classes, H/s, W/s], raw.
    std::vector<torch::Tensor> forward(torch::Tensor images);

    const recipe::ModelPlan& plan() const { return m_plan; }
    /// Parameters of the first `layers` layers do not learn, and their batch norms keep their statistics.
    void freeze(int layers);
    void train(bool on = true) override;

private:
    recipe::ModelPlan m_plan;
    torch::nn::ModuleList m_layers;
    int m_frozen = 0;
};
TORCH_MODULE(Detector);

/// Folds every batch norm into its convolution, in place; the outputs in evaluation mode stay (within rounding).
void fuse(Detector& detector);

/// Weights by name from another file: which were taken, which were missing, which did not fit (name, shape there, shape here).
struct WeightMatch {
    std::size_t taken = 0;
    std::vector<std::string> missing;   ///< of ours, not in the file
    std::vector<std::string> unused;    ///< of the file, not ours
    std::vector<std::string> unfitting; ///< "model.22.cv3.0.2.weight: [80, 80, 1, 1] there, [3, 80, 1, 1] here"
};
/// A safetensors file. Throws Error (Malformed: what is wrong with the file; Unsupported: a type).
WeightMatch loadSafetensors(Detector& detector, const std::string& file);
void saveSafetensors(const Detector& detector, const std::string& file);

}  // namespace gg::training
