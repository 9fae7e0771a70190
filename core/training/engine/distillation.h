#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/torch_pch.h"

#include <memory>
#include <string>
#include <vector>

namespace gg::training {

// Learning from a teacher (Hinton, Vinyals, Dean 2015): loss = (1 − w) · hard + w · soft. The hard loss is that of the labels, the soft one how far the
// network's answer is from the teacher's, both softened by the temperature T; T² keeps its gradient as large as at T = 1 (ibid., section 2).
//
// Worked example "one pixel": teacher v = 0, network z = 2 log 3, T = 2: σ(v / T) = 1/2, σ(z / T) = 3/4, KL(1/2 ‖ 3/4) = ½ log(4/3), times T² = 4:
// 2 log(4/3) = 0.575364. With hard loss 1 and w = 0.7: 0.3 · 1 + 0.7 · 0.575364 = 0.702755.

/// KL(σ(v / T) ‖ σ(z / T)) of every logit, 0 where both say the same. [..] like z.
torch::Tensor bernoulliDivergence(const torch::Tensor& network, const torch::Tensor& teacher, double temperature);
/// KL(softmax(v / T) ‖ softmax(z / T)) over the dimension `dim`, which goes.
torch::Tensor softmaxDivergence(const torch::Tensor& network, const torch::Tensor& teacher, std::int64_t dim, double temperature);

/// T² · the mean over all pixels of the divergence, of logits [N, 1, H, W] (binary) or [N, C, H, W] (classes). Needs no label: pixels that count
/// for nothing in the hard loss count here.
torch::Tensor softSegmentationLoss(const torch::Tensor& network, const torch::Tensor& teacher, double temperature);

/// Answers pictures with logits, without gradient.
class SegmentationTeacher
{
public:
    virtual ~SegmentationTeacher() = default;
    /// `images` [N, 3, H, W] in [0, 1] → [N, C, H, W], on the images' device.
    virtual torch::Tensor logits(const torch::Tensor& images) = 0;
};

/// The teacher that distill.teacher names: a run (its best checkpoint), a checkpoint, or an ONNX or TorchScript file with the probability of the
/// foreground, read in steps of 1/255. Null where none is named. `classes`: what the network answers, in order. Throws Error: NotFound,
/// Malformed, InvalidArgument for one of other classes or another task (with both lists), Unsupported for one without probabilities.
std::unique_ptr<SegmentationTeacher> openSegmentationTeacher(const recipe::TrainConfig& config, const std::vector<std::string>& classes,
                                                             const torch::Device& device);

/// The checkpoint that distill.teacher names: of a run folder its best, or its last where there is no best yet; else the file itself.
std::string teacherFile(const std::string& named);

/// Throws Error (InvalidArgument) with both lists where the classes or their order differ.
void requireSameClasses(const std::string& teacher, const std::vector<std::string>& teachers, const std::vector<std::string>& own);

}  // namespace gg::training
