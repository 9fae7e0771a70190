#pragma once

#include "core/recipe/train_config.h"
#include "core/training/blocks/relu.h"
#include "core/training/detection/criterion.h"
#include "core/training/detection/detection_batch.h"
#include "core/training/detection/detection_teacher.h"
#include "core/training/detection/flat_optimizer.h"
#include "core/training/detection/flat_parameters.h"
#include "core/training/detection/gradient_scale.h"
#include "core/training/detection/validation.h"
#include "core/training/detection/weight_average.h"
#include "core/training/engine/checkpoint.h"
#include "core/training/engine/schedule.h"
#include "core/training/engine/values.h"
#include "core/training/models/detector.h"
#include "core/training/ranks/shared_batch.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gg::training {

/// Where the time of a step went, seconds. On a graphics card work is queued: only the sum of the parts says something there.
struct DetectionStepTimes {
    double input = 0;     ///< the batch as tensors on the device
    double forward = 0;
    double loss = 0;      ///< with the assignment
    double backward = 0;
    double update = 0;    ///< clipping, optimiser, average
};

/// A detector, its optimiser, its loss and the moving average of its weights. LibTorch's exceptions leave as Error.
class DetectionLearner
{
public:
    /// Weights are drawn from the configuration's seed, then taken from start.from where it is named. `device` as chooseDevice gives it. `ranks`:
    /// with whom it learns, from rank 0's weights; null: alone.
    DetectionLearner(const recipe::TrainConfig& config, const recipe::ModelPlan& plan, const std::string& device, RankGroup* ranks = nullptr);

    DetectionLearner(const DetectionLearner&) = delete;
    DetectionLearner& operator=(const DetectionLearner&) = delete;

    struct Step {
        double loss = 0;       ///< a picture; not finite where the loss or its gradient was not: then nothing was learnt
        std::vector<double> parts;    ///< of lossNames().parts, with gains, a picture
        std::vector<double> details;  ///< of lossNames().details
        std::optional<double> hardLoss;  ///< with a teacher: of the labels (the sum of the parts), and of its soft targets; the loss weighs them
        std::optional<double> softLoss;
        std::int64_t pictures = 0;    ///< of all ranks
        std::optional<double> gradientNorm;  ///< before clipping; of steps on which the optimiser made one
    };
    /// Step `number` of the training, from 1. A batch without pictures teaches nothing. `measure`: whether, if the optimiser makes a step,
    /// the values of groupValues are taken. Where several processes learn together the step is that of all their batches as one; when one of them
    /// is lost, nothing was learnt.
    Step step(const DetectionBatch& batch, std::int64_t number, const DetectionPace& pace, bool measure);

    /// From now on, also from this teacher. Null: from the labels alone.
    void learnFrom(std::unique_ptr<DetectionTeacher> teacher) { m_teacher = std::move(teacher); }
    /// Takes rank 0's weights, averages and statistics. Nothing where it learns alone.
    void alignRanks();

    const LossNames& lossNames() const { return m_lossNames; }
    const DetectionCriterion& criterion() const { return *m_criterion; }

    /// "gradient/GROUP": root mean square of the gradients before clipping; "update/GROUP": root mean square of the update ÷ that of the
    /// weights; "dead/GROUP" where there are ReLUs: see blocks/relu.h; of the last optimiser step that was measured. Groups: stem, backbone, neck, head_box, head_class, or head where boxes and classes share a convolution.
    const Values& groupValues() const { return m_groupValues; }

    /// The network to judge: the averaged weights, in evaluation mode.
    Detector judged();
    /// `withSignals`: also tells what the boxes said before suppression.
    /// Judges batches with these weights as they are now; batch norms are folded into their convolutions.
    DetectionValidator::Judge judge(bool withSignals = false);
    /// What was taken from start.from, a sentence; empty where the weights are random.
    const std::string& startNote() const { return m_startNote; }
    const DetectionStepTimes& times() const { return m_times; }
    std::int64_t updates() const { return m_average.updates(); }

    /// See checkpoint.h.
    void save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin,
              const std::vector<std::string>& classes) const;
    TrainState load(const std::string& file, const CheckpointOrigin& expected);

private:
    Step learn(const SharedBatch& shared, const DetectionBatch& batch, std::int64_t number, const DetectionPace& pace, bool measure);
    /// What a batch was found to lose. Without gradient.
    struct Lost {
        DetectionLosses hard;
        torch::Tensor soft;  ///< scalar, a picture; undefined without a teacher
    };
    Lost forwardAndBackward(const SharedBatch& shared, const DetectionBatch& batch, std::int64_t number);
    Step told(const Lost& lost, const double* values) const;
    void addGradients(const torch::Tensor& loss);
    void update(double norm, const DetectionPace& pace, bool measure);
    void measureGroups(const torch::Tensor& gradients, const torch::Tensor& before);

    recipe::TrainConfig m_config;
    torch::Device m_device;
    std::string m_remedy;
    std::string m_startNote;
    SharedNorms m_norms;  ///< the network's batch norms read it
    std::set<std::string> m_fresh;  ///< parameters that start.from did not give
    Detector m_model;
    Detector m_averaged;
    PartOfModule m_moduleParts;
    FlatParameters m_parameters;
    FlatParameters m_averagedParameters;
    FlatOptimizer m_optimizer;
    WeightAverage m_average;
    GradientScale m_scale;
    std::unique_ptr<DetectionCriterion> m_criterion;
    LossNames m_lossNames;
    std::unique_ptr<DetectionTeacher> m_teacher;
    std::int64_t m_step = 0;        ///< the last one
    std::int64_t m_lastUpdate = 0;  ///< the step on which the optimiser made its last one
    Values m_groupValues;
    DetectionStepTimes m_times;
};

/// The part of the network that a parameter belongs to, for groupValues: "model.0.conv.weight" → "stem".
const char* networkPart(const recipe::ModelPlan& plan, const std::string& parameter);

}  // namespace gg::training
