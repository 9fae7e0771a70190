#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/torch_pch.h"

namespace gg::training {

// Losses over all pixels of a batch together. Each returns a scalar.
//
// Binary: logits z and truth t (0 or 1) of one shape, in any; p = sigmoid(z).
// Classes: logits z [P, C] and truth y [P] (int64, 0 … C − 1) of P pixels; p = softmax(z) over C, t_c = 1 where y = c. Class 0 is the
// background where something is said of it.
//
// Worked examples: "four pixels": z = {0, 0, 0, 0}, t = {1, 0, 0, 0}, so every p is 0.5, Σ p t = 0.5, Σ p = 2, Σ t = 1.
// "two of three": z = 0 for two pixels of three classes, y = {0, 1}, so every p is 1/3.

/// Mean of −t log p − (1 − t) log(1 − p), from the logits (no overflow). Four pixels: log 2.
torch::Tensor bceLoss(const torch::Tensor& logits, const torch::Tensor& truth);
/// Mean of −log p_y. Two of three: log 3.
torch::Tensor crossEntropyLoss(const torch::Tensor& logits, const torch::Tensor& truth);

/// The same with weights: 2 · balance for the foreground (every class but 0), 2 · (1 − balance) for the background, so that 0.5 changes
/// nothing (Taghanaki et al. 2019, "Combo loss", whose β is halved there). Four pixels, balance 0.75: (1.5 + 3 · 0.5) / 4 · log 2 = 0.75 log 2.
torch::Tensor balancedBceLoss(const torch::Tensor& logits, const torch::Tensor& truth, double balance);
torch::Tensor balancedCrossEntropyLoss(const torch::Tensor& logits, const torch::Tensor& truth, double balance);

/// 1 − (2 Σ p t + 1) / (Σ p + Σ t + 1). The ones keep it defined without foreground (Milletari et al. 2016, with the smoothing of 1 that is
/// customary). Four pixels: 1 − (2 · 0.5 + 1) / (2 + 1 + 1) = 0.5. Classes: the mean over all C of the same with p_c and t_c.
/// Two of three: classes 0 and 1 each 1 − (2/3 + 1) / (2/3 + 1 + 1) = 3/8, class 2: 1 − 1 / (2/3 + 1) = 2/5; mean 23/60.
torch::Tensor diceLoss(const torch::Tensor& logits, const torch::Tensor& truth);
torch::Tensor classDiceLoss(const torch::Tensor& logits, const torch::Tensor& truth);

/// 1 − (TP + ½) / (TP + α FP + β FN + ½) with TP = Σ p t, FP = Σ p (1 − t), FN = Σ (1 − p) t (Salehi et al. 2017). α = β = ½ is diceLoss, β above
/// α weighs missed foreground more. Four pixels, α 0.3, β 0.7: TP 0.5, FP 1.5, FN 0.5, 1 − 1 / (0.5 + 0.45 + 0.35 + 0.5) = 4/9.
/// Classes: the mean over all C. Two of three: classes 0 and 1 each 1 − (5/6) / (1/3 + 0.1 + 0.7 · 2/3 + ½), class 2: 1 − ½ / (0.2 + ½).
torch::Tensor tverskyLoss(const torch::Tensor& logits, const torch::Tensor& truth, double alpha, double beta);
torch::Tensor classTverskyLoss(const torch::Tensor& logits, const torch::Tensor& truth, double alpha, double beta);

/// Mean of −a (1 − q)^γ log q, q being the probability of what is true (p, or 1 − p for background; p_y), a = α for foreground and 1 − α for
/// background (Lin et al. 2017; for classes α is that of every class but 0); α = 0: a = 1. γ = 0 and α = 0 is cross-entropy.
/// Four pixels, γ 2, α 0.25: (0.25 + 3 · 0.75) / 4 · 0.25 · log 2 = 0.15625 log 2. Two of three, γ 2, α 0: 4/9 · log 3.
torch::Tensor focalLoss(const torch::Tensor& logits, const torch::Tensor& truth, double gamma, double alpha);
torch::Tensor classFocalLoss(const torch::Tensor& logits, const torch::Tensor& truth, double gamma, double alpha);

/// The Lovász hinge (Berman, Triki, Blaschko 2018): the convex extension of 1 − IoU of the foreground, at the errors max(0, 1 − z (2 t − 1)).
/// Four pixels: all errors are 1, where the extension is that of "all wrong": 1 − 0 / 4 = 1.
torch::Tensor lovaszHingeLoss(const torch::Tensor& logits, const torch::Tensor& truth);
/// Lovász-softmax (ibid.): the extension of 1 − IoU of a class at the errors |t_c − p_c|; mean over the classes that the truth holds.
/// Two of three: class 0 has errors 2/3 (its pixel) and 1/3 (the other), 2/3 · 1 + 1/3 · 0 = 2/3; class 1 the same: 2/3.
torch::Tensor lovaszSoftmaxLoss(const torch::Tensor& logits, const torch::Tensor& truth);

/// The extension itself: errors sorted from the largest, times the growth of the Jaccard distance 1 − (G − wrong foreground) / (G + wrong
/// background) as one pixel after the other is taken to be wrong; G is the foreground. `errors` ≥ 0 and `truth` (0 or 1) are flat.
/// Errors {0.9, 0.5, 0.2}, truth {0, 1, 1}: each pixel adds 1/3: (0.9 + 0.5 + 0.2) / 3 = 8/15.
torch::Tensor lovaszExtension(const torch::Tensor& errors, const torch::Tensor& truth);

/// Truth as the feed gives it: [N, 1, H, W] of floats, 0 and 1 or the number of a class; noClass where a pixel does not count.
inline constexpr float noClass = 255;

/// The configured loss of logits [N, 1, H, W] (binary) or [N, C, H, W] (classes), pixels of noClass left out. BCE + Dice is their sum with
/// equal weights; combo the sum with those of combo.*. Where no pixel counts the loss is 0 and teaches nothing.
/// loss_fault makes an experiment of a loss that does not fit the output: sigmoid_twice takes sigmoid(z) (softmax(z) with classes) for the logits,
/// so that the cross-entropy of background cannot fall below log 2; logits_as_probabilities takes z, cut to 10⁻⁶ … 1 − 10⁻⁶, for the
/// probabilities, so that no pixel beyond teaches anything.
torch::Tensor lossOf(const recipe::TrainConfig& config, const torch::Tensor& answered, const torch::Tensor& truth);

}  // namespace gg::training
