#pragma once

#include "core/recipe/train_config.h"
#include "core/training/detection/losses.h"
#include "core/training/models/detector.h"

#include <functional>
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

/// The same for YOLOv3's maps [N, B·(5 + C), h, w] (anchor_criterion.h), a picture, N pictures in the batch; z_o and v_o are objectness, s = σ(v_o):
///   object  T² / N · Σ over boxes  (gain.object · s + gain.no_object · (1 − s)) · KL(σ(v_o / T) ‖ σ(z_o / T))
///   class   gain.class · T² / N · Σ over boxes  s · Σ over classes KL(σ(v / T) ‖ σ(z / T))
/// Places and sizes are learnt from the labels alone. Worked example: one box, one class, all of v 0, z_o and z 2 log 3, T = 2, gains 1: object 4 · 0.143841,
/// class 4 · ½ · 0.143841, together 0.863046.
struct SoftAnchorOptions {
    int classes = 1;
    double objectGain = 1;
    double noObjectGain = 1;
    double classGain = 1;
};
torch::Tensor softAnchorLoss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& teacher, const SoftAnchorOptions& options,
                             double temperature);

/// The same for an SSD's maps (blocks/ssd_head.h), divided, as its loss is, by the objects: S = Σ over default boxes (1 − the teacher's background), at least 1:
///   ssd.class_weight · T² / S · Σ over default boxes  KL(softmax(v / T) ‖ softmax(z / T)), background among the classes.
/// Boxes are learnt from the labels alone. Worked example: one default box, one class, v = (0, 0), z = (2 log 3, 0), T = 2, weight 1: S = 1 and 4 · 0.143841 = 0.575364.
torch::Tensor softSsdLoss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& teacher, const recipe::PlanLayer& head, int classes,
                          double classWeight, double temperature);

/// A detector that was trained, in evaluation mode, and what it is asked for.
class DetectionTeacher
{
public:
    /// How far maps are from the teacher's, a picture.
    using SoftLoss = std::function<torch::Tensor(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& teacher)>;
    DetectionTeacher(Detector detector, SoftLoss loss, double weight);

    /// Its maps of `images` [N, 3, H, W], without gradient.
    std::vector<torch::Tensor> maps(const torch::Tensor& images);
    torch::Tensor loss(const std::vector<torch::Tensor>& network, const std::vector<torch::Tensor>& own) const { return m_loss(network, own); }
    double weight() const { return m_weight; }

private:
    Detector m_detector;
    SoftLoss m_loss;
    double m_weight;
};

/// The teacher that distill.teacher names, a run or a checkpoint; null where none is named. Throws Error: NotFound, Malformed, InvalidArgument for one of
/// other classes (with both lists), Unsupported for one whose head, strides, bins, anchors or default boxes are not the network's, with both, and for YOLOv1.
std::unique_ptr<DetectionTeacher> openDetectionTeacher(const recipe::TrainConfig& config, const recipe::ModelPlan& plan,
                                                       const std::vector<std::string>& classes, const torch::Device& device);

}  // namespace gg::training
