#pragma once

#include "core/recipe/model_plan.h"
#include "core/recipe/train_config.h"
#include "core/training/detection/losses.h"
#include "core/training/engine/torch_pch.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gg::training {

/// What a head wrote for a batch, and how large the pictures were that it saw.
struct RawMaps {
    std::vector<torch::Tensor> maps;  ///< by scale, as the head writes them
    int height = 0;                   ///< of the canvas, pixels
    int width = 0;
};

/// When a loss is asked for: some terms change while a training gets going.
struct LossMoment {
    std::int64_t step = 0;  ///< from 1; of a validation the last one before it
    bool training = true;
};

/// What the boxes of one scale said of a batch, A boxes a picture, before any suppression. Without gradient, on the maps' device.
struct CellSignals {
    int stride = 0;            ///< pixels of the canvas between two cells
    int boxesPerCell = 1;      ///< A = rows · columns · boxesPerCell, in this order
    int rows = 0;
    int columns = 0;
    torch::Tensor objectness;  ///< [N, A] 0 … 1; of a head without objectness the highest class score
    torch::Tensor overlap;     ///< [N, A] highest IoU with a truth of the picture, 0 where it has none
    torch::Tensor matched;     ///< [N, A] bool: the assignment had it learn a truth
    torch::Tensor negative;    ///< [N, A] bool: learnt as background; neither where it was ignored or not drawn among the hard ones
};

/// What the raw maps of a kind of head mean: what is learnt from them, and which boxes they say. One for each kind; the learner, the
/// validation and the export know no other. Holds no state that a step changes.
class DetectionCriterion
{
public:
    virtual ~DetectionCriterion() = default;

    /// The names of DetectionLosses::parts ("box_loss", "class_loss", …), in their order: the series "train/NAME" and "val/NAME". The loss is
    /// their sum.
    virtual const std::vector<std::string>& partNames() const = 0;
    /// The names of DetectionLosses::details, which say more of the parts and are not added to them: "xy_loss/8", of the cells at stride 8.
    virtual const std::vector<std::string>& detailNames() const;
    virtual DetectionLosses loss(const RawMaps& raw, const Truths& truths, const LossMoment& moment) const = 0;
    virtual Decoded decode(const RawMaps& raw) const = 0;
    /// By scale, in the order of decode's boxes.
    virtual std::vector<CellSignals> signals(const RawMaps& raw, const Truths& truths) const = 0;
};

/// The criterion of the plan's head with the configuration's weights.
std::unique_ptr<DetectionCriterion> criterionFor(const recipe::ModelPlan& plan, const recipe::TrainConfig& config);

}  // namespace gg::training
