#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/losses.h"
#include "core/training/models/detector.h"

#include <memory>
#include <string>
#include <vector>

namespace gg::training {

/// How far a detector's maps are from its teacher's, a picture; see engine/distillation.h. Both have [N, 4·bins + classes, h, w] by stride. With T the
/// temperature, z the network's and v the teacher's values, s = max over classes of σ(v) the teacher's score at an anchor and S = Σ s over all anchors of the batch,
/// at least 1:
///   class  classGain · T² / S · Σ over anchors and classes  KL(σ(v / T) ‖ σ(z / T))
///   box    dflGain · T² / S   · Σ over anchors  s · mean over the four sides of KL(softmax(v / T) ‖ softmax(z / T)) over the bins
/// and the loss is their sum: boxes are learnt where the teacher sees something (after Li et al. 2022, "Localization distillation").
/// Worked example: one anchor, one class, two bins; v = 0 throughout, z = 2 log 3 for the class and (2 log 3, 0) for each side, T = 2, gains 1: s = ½, S = 1,
/// every divergence is ½ log(4/3) = 0.143841; class 4 · 0.143841 = 0.575364, box 4 · ½ · 0.143841 = 0.287682, together 0.863046.
torch::Tensor softDetectionLoss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& teacher, const DetectionLossOptions& options,
                                double temperature);

/// A detector that was trained, in evaluation mode, and what it is asked for.
class DetectionTeacher
{
public:
    DetectionTeacher(Detector detector, DetectionLossOptions options, double weight, double temperature);

    /// Its maps of `images` [N, 3, H, W], without gradient.
    std::vector<torch::Tensor> maps(const torch::Tensor& images);
    /// softDetectionLoss with the options it was opened with.
    torch::Tensor loss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& own) const;
    double weight() const { return m_weight; }

private:
    Detector m_detector;
    DetectionLossOptions m_options;
    double m_weight;
    double m_temperature;
};

/// The teacher that distill.teacher names, a run or a checkpoint; null where none is named. Throws Error: NotFound, Malformed, InvalidArgument for one of
/// other classes (with both lists), Unsupported for one whose head, strides or bins are not the network's, with both.
std::unique_ptr<DetectionTeacher> openDetectionTeacher(const recipe::TrainConfig& config, const recipe::ModelPlan& plan,
                                                       const std::vector<std::string>& classes, const torch::Device& device);

}  // namespace gg::training
