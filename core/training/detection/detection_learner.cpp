#include "core/training/detection/detection_learner.h"

#include "core/base/error.h"
#include "core/recipe/anchor_fit.h"
#include "core/training/detection/detection_checkpoint.h"
#include "core/training/detection/detection_tensors.h"
#include "core/training/engine/part_health.h"
#include "core/training/engine/torch_errors.h"
#include "core/training/ranks/rank_group.h"

#include <ATen/autocast_mode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <optional>

namespace gg::training {
namespace {

using Clock = std::chrono::steady_clock;

/// Seconds since the last call.
class Watch
{
public:
    double lap()
    {
        const auto now = Clock::now();
        const double seconds = std::chrono::duration<double>(now - m_last).count();
        m_last = now;
        return seconds;
    }

private:
    Clock::time_point m_last = Clock::now();
};

/// Half precision where LibTorch thinks it safe, on a graphics card, while it lives.
class MixedPrecision
{
public:
    explicit MixedPrecision(bool on)
        : m_on(on)
    {
        if (m_on) {
            at::autocast::set_autocast_gpu_dtype(at::kHalf);
            at::autocast::set_enabled(true);
        }
    }
    ~MixedPrecision()
    {
        if (m_on) {
            at::autocast::set_enabled(false);
            at::autocast::clear_cache();
        }
    }
    MixedPrecision(const MixedPrecision&) = delete;
    MixedPrecision& operator=(const MixedPrecision&) = delete;

private:
    bool m_on;
};

std::string listed(const char* what, const std::vector<std::string>& names)
{
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) {
        text += (i == 0 ? "" : "; ") + names[i];
    }
    return names.empty() ? text : " " + std::to_string(names.size()) + " " + what + ": " + text + (names.size() > shown ? "; …" : ".");
}

/// Boxes that learnt to be one anchor have to learn to be another. A sentence where that is so.
std::string otherAnchors(const recipe::ModelPlan& plan, const std::string& file)
{
    if (plan.anchors.empty()) {
        return {};
    }
    const CheckpointAnchors before = anchorsOfCheckpoint(file);
    if (before.anchors.empty() || before.anchors == plan.anchors) {
        return {};
    }
    return " They were trained with the anchors of another data set (fingerprint " + before.datasetFingerprint + "): " + recipe::anchorsText(before.anchors)
           + ". To keep those, set anchors.from: list and anchors.list to them.";
}

/// Takes weights from start.from; `fresh` gets the names of what it did not give. A sentence on what was taken; empty where nothing was asked for.
std::string takeStart(Detector& detector, const recipe::TrainConfig& config, std::set<std::string>& fresh)
{
    const std::string& file = config.startFrom;
    if (file.empty()) {
        return {};
    }
    const bool safetensors = std::filesystem::path(file).extension() == ".safetensors";
    const WeightMatch match = safetensors ? loadSafetensors(detector, file) : loadCheckpointWeights(detector, file);
    const std::string told = listed("do not fit and start at random", match.unfitting)
                             + listed("are not in the file and start at random", match.missing)
                             + listed("of the file are not in this model", match.unused);
    if (match.taken == 0) {
        throw Error(ErrorCode::InvalidArgument, file, "No weight of this file fits the model " + config.model + "." + told);
    }
    fresh.insert(match.missing.begin(), match.missing.end());
    for (const std::string& name : match.unfitting) {
        fresh.insert(name.substr(0, name.find(':')));
    }
    return std::to_string(match.taken) + " tensors were taken from " + file + "." + told + (safetensors ? std::string() : otherAnchors(detector->plan(), file));
}

Detector begun(const recipe::TrainConfig& config, const recipe::ModelPlan& plan, const torch::Device& device, const SharedNorms& norms,
               std::string& startNote, std::set<std::string>& fresh)
{
    torch::manual_seed(config.seed);
    Detector detector(plan);
    detector->setDropout(config.dropout);
    // Weights come from rank 0; which of them are fresh decides the rates of every rank.
    if (norms.ranks == nullptr || norms.ranks->leads() || config.startRateShare != 1) {
        startNote = takeStart(detector, config, fresh);
    }
    detector->freeze(config.freezeLayers);
    detector->to(device);
    shareNetwork(*detector, norms);
    return detector;
}

std::string remedyFor(const recipe::TrainConfig& config)
{
    return config.batch > 1 ? "Use batch: " + std::to_string(config.batch / 2) + ", a smaller image_size or a smaller scale of the model."
                            : "Use a smaller image_size or a smaller scale of the model.";
}

/// The truths of all ranks' parts, their pictures counted through.
Truths wholeTruths(const SharedBatch& shared, const Truths& own)
{
    return {.boxes = shared.wholeRows(own.boxes), .labels = shared.wholeRows(own.labels), .images = shared.wholeRows(own.images + shared.first())};
}

}  // namespace

DetectionLearner::DetectionLearner(const recipe::TrainConfig& config, const recipe::ModelPlan& plan, const std::string& device, RankGroup* ranks)
    : m_config(config)
    , m_device(device)
    , m_remedy(remedyFor(config))
    , m_norms{.ranks = ranks}
    , m_model(translating(m_remedy, [&] { return begun(config, plan, m_device, m_norms, m_startNote, m_fresh); }))
    , m_averaged(translating(m_remedy, [&] { return copyOf(m_model); }))
    , m_moduleParts(modulesByPart(*m_model, [&](const std::string& name) { return name == "model." ? std::string() : networkPart(plan, name); }))
    , m_parameters(*m_model)
    , m_averagedParameters(*m_averaged)
    , m_optimizer(config, m_parameters)
    , m_average(config.detection.averageDecay, config.detection.averageTau)
    , m_scale(!m_device.is_cpu() && config.detection.mixedPrecision)
    , m_criterion(criterionFor(m_model->plan(), config))
    , m_lossNames{.parts = m_criterion->partNames(), .details = m_criterion->detailNames()}
{
    if (!config.startFrom.empty() && config.startRateShare < 1) {
        // The head counts as new also where it was taken: it is what the new task asks for.
        const int head = static_cast<int>(plan.layers.size()) - 1;
        m_optimizer.slowDown(config.startRateShare, [&](const std::string& name) { return !m_fresh.contains(name) && DetectorImpl::layerOf(name) != head; });
    }
}

DetectionLearner::Step DetectionLearner::step(const DetectionBatch& batch, std::int64_t number, const DetectionPace& pace, bool measure)
{
    const SharedBatch shared(m_norms, static_cast<std::int64_t>(batch.size()));
    if (shared.pictures() == 0) {
        Step nothing;
        nothing.parts.resize(m_lossNames.parts.size());
        nothing.details.resize(m_lossNames.details.size());
        nothing.hardLoss = m_teacher ? std::optional<double>(0) : std::nullopt;
        nothing.softLoss = nothing.hardLoss;
        return nothing;
    }
    const StatisticsBackup before(*m_model, m_norms);
    const torch::Tensor gradients = m_norms.ranks != nullptr ? m_parameters.gradients.clone() : torch::Tensor();
    try {
        return learn(shared, batch, number, pace, measure);
    } catch (const RankLost&) {
        before.putBack();
        m_parameters.gradients.copy_(gradients);
        throw;
    }
}

DetectionLearner::Step DetectionLearner::learn(const SharedBatch& shared, const DetectionBatch& batch, std::int64_t number, const DetectionPace& pace,
                                               bool measure)
{
    return translating(m_remedy, [&] {
        const bool due = number - m_lastUpdate >= pace.accumulate;
        std::optional<ReluWatch> watch;
        if (due && measure) {
            watch.emplace(m_moduleParts);
        }
        const Lost lost = forwardAndBackward(shared, batch, number);
        // Before the weights change: another rank may be lost here.
        const Values dead = watch ? watch->deadShares(shared.pictures(), m_norms.ranks, m_norms.ownPart) : Values();
        watch.reset();
        m_step = number;
        // All that the host has to know of a step, in one copy: the one time that it waits for a graphics card.
        std::vector<torch::Tensor> asked{lost.hard.parts};
        if (lost.hard.details.defined()) {
            asked.push_back(lost.hard.details);
        }
        if (lost.soft.defined()) {
            asked.push_back(lost.soft.reshape(1));
        }
        asked.push_back(due ? m_parameters.gradients.norm().reshape(1) : torch::zeros({1}, lost.hard.parts.options()));
        const torch::Tensor values = torch::cat(asked).to(torch::kCPU, torch::kFloat64).contiguous();
        const double norm = values[-1].item<double>();
        Step result = told(lost, values.data_ptr<double>());
        result.pictures = shared.pictures();
        m_times.update = 0;
        if (!std::isfinite(result.loss)) {
            m_parameters.gradients.zero_();
            return result;
        }
        if (due) {
            m_lastUpdate = number;
            result.gradientNorm = norm / m_scale.value();
            update(*result.gradientNorm, pace, measure);
            if (measure && std::isfinite(norm)) {
                m_groupValues.insert(m_groupValues.end(), dead.begin(), dead.end());
            }
        }
        if (result.gradientNorm && !std::isfinite(*result.gradientNorm) && !m_scale.on()) {
            result.loss = *result.gradientNorm;
        }
        return result;
    });
}

/// `values`: parts, details and the soft loss one behind the other.
DetectionLearner::Step DetectionLearner::told(const Lost& lost, const double* values) const
{
    const double* firstDetail = values + lost.hard.parts.numel();
    const double* end = firstDetail + (lost.hard.details.defined() ? lost.hard.details.numel() : 0);
    Step step;
    step.parts = {values, firstDetail};
    step.details = {firstDetail, end};
    step.loss = std::accumulate(values, firstDetail, 0.0);
    if (lost.soft.defined()) {
        step.hardLoss = step.loss;
        step.softLoss = *end;
        step.loss = (1 - m_teacher->weight()) * *step.hardLoss + m_teacher->weight() * *step.softLoss;
    }
    return step;
}

/// Adds the batch's gradients to those that are waiting. The losses are on the device.
DetectionLearner::Lost DetectionLearner::forwardAndBackward(const SharedBatch& shared, const DetectionBatch& batch, std::int64_t number)
{
    Watch watch;
    m_model->train();
    const torch::Tensor images = shared.fed(imagesOf(batch, m_device));
    const Truths truths = wholeTruths(shared, truthsOf(batch, m_device));
    m_times.input = watch.lap();
    std::vector<torch::Tensor> maps;
    {
        const MixedPrecision mixed(m_scale.on());
        maps = m_model->forward(images);
    }
    for (torch::Tensor& map : maps) {
        map = shared.whole(map.to(torch::kFloat32));
    }
    m_times.forward = watch.lap();
    const RawMaps raw{.maps = std::move(maps), .height = batch.height, .width = batch.width};
    Lost lost{.hard = m_criterion->loss(raw, truths, {.step = number, .training = true}), .soft = {}};
    torch::Tensor total = lost.hard.total;
    if (m_teacher) {
        std::vector<torch::Tensor> taught = m_teacher->maps(images);
        for (torch::Tensor& map : taught) {
            map = shared.whole(map);
        }
        const torch::Tensor soft = m_teacher->loss(raw.maps, taught);
        total = total * (1 - m_teacher->weight()) + soft * (m_teacher->weight() * lost.hard.share.value_or(static_cast<double>(shared.pictures())));
        lost.soft = soft.detach();
    }
    m_times.loss = watch.lap();
    addGradients(m_scale.on() ? total * m_scale.value() : total);
    m_times.backward = watch.lap();
    lost.hard.total = lost.hard.total.detach();
    return lost;
}

/// Adds the gradients of the loss, of all ranks, to those that wait for the optimiser.
void DetectionLearner::addGradients(const torch::Tensor& loss)
{
    if (m_norms.ranks == nullptr) {
        loss.backward();
        return;
    }
    const torch::Tensor waiting = m_parameters.gradients.clone();
    m_parameters.gradients.zero_();
    loss.backward();
    m_norms.ranks->sum(m_parameters.gradients);
    m_parameters.gradients.add_(waiting);
}

void DetectionLearner::alignRanks()
{
    if (m_norms.ranks != nullptr) {
        for (const FlatParameters* flat : {&m_parameters, &m_averagedParameters}) {
            m_norms.ranks->takeLeaders(flat->values);
            m_norms.ranks->takeLeaders(flat->statistics);
        }
    }
}

/// An optimiser step with the gradients that were added up. Where their norm is not finite the weights stay as they were.
void DetectionLearner::update(double norm, const DetectionPace& pace, bool measure)
{
    Watch watch;
    const torch::NoGradGuard noGradients;
    torch::Tensor& gradients = m_parameters.gradients;
    const double scale = m_scale.value();
    m_scale.count(std::isfinite(norm));
    if (std::isfinite(norm)) {
        if (scale != 1) {
            gradients.div_(scale);
        }
        const torch::Tensor measured = measure ? gradients.clone() : torch::Tensor();
        const torch::Tensor before = measure ? m_parameters.values.clone() : torch::Tensor();
        const double limit = m_config.detection.clipNorm;
        if (limit > 0 && norm > limit) {
            gradients.mul_(limit / (norm + 1e-6));
        }
        m_optimizer.step(pace);
        if (m_config.detection.averageDecay > 0) {
            m_average.update(m_parameters, m_averagedParameters);
        }
        if (measure) {
            measureGroups(measured, before);
        }
    }
    gradients.zero_();
    m_times.update = watch.lap();
}

void DetectionLearner::measureGroups(const torch::Tensor& gradients, const torch::Tensor& before)
{
    std::vector<MeasuredParameter> parameters;
    for (const FlatParameters::Entry& entry : m_parameters.entries()) {
        if (entry.group != ParameterGroup::Frozen) {
            parameters.push_back({.part = networkPart(m_model->plan(), entry.name),
                                  .gradient = FlatParameters::part(gradients, entry),
                                  .before = FlatParameters::part(before, entry),
                                  .after = FlatParameters::part(m_parameters.values, entry)});
        }
    }
    m_groupValues = partValues(parameters);
}

Detector DetectionLearner::judged()
{
    Detector& detector = m_config.detection.averageDecay > 0 ? m_averaged : m_model;
    detector->eval();
    return detector;
}

DetectionValidator::Judge DetectionLearner::judge(bool withSignals)
{
    Detector trained = judged();
    Detector fused = translating(m_remedy, [&] { return copyOf(trained); });
    fuse(fused);
    return [this, fused, withSignals](const DetectionBatch& batch) mutable {
        return translating(m_remedy, [&] {
            const torch::NoGradGuard noGradients;
            std::vector<std::vector<torch::Tensor>> answers;
            {
                const MixedPrecision mixed(m_scale.on());
                answers = fused->sampledForward(imagesOf(batch, m_device), m_config.dropoutSamples);
            }
            for (std::vector<torch::Tensor>& maps : answers) {
                for (torch::Tensor& map : maps) {
                    map = map.to(torch::kFloat32);
                }
            }
            const RawMaps raw{.maps = std::move(answers.front()), .height = batch.height, .width = batch.width};
            answers.erase(answers.begin());
            std::optional<SampledBoxes> sampled;
            if (!answers.empty()) {
                sampled = sampledBoxes(*m_criterion, answers, batch.height, batch.width);
            }
            const Decoded decoded = sampled ? sampled->mean : m_criterion->decode(raw);
            const Truths truths = truthsOf(batch, m_device);
            const DetectionLosses losses = m_criterion->loss(raw, truths, {.step = m_step, .training = false});
            std::vector<CellSignals> signals = withSignals ? m_criterion->signals(raw, truths) : std::vector<CellSignals>();
            // Everything is asked of a graphics card before the first answer is waited for.
            return Judgement{.decoded = {.boxes = decoded.boxes.to(torch::kCPU).contiguous(), .scores = decoded.scores.to(torch::kCPU).contiguous()},
                             .lossParts = losses.parts.to(torch::kCPU),
                             .lossDetails = losses.details.defined() ? losses.details.to(torch::kCPU) : torch::Tensor(),
                             .spread = sampled ? std::optional(sampled->spread) : std::nullopt,
                             .signals = onProcessor(std::move(signals))};
        });
    };
}

void DetectionLearner::save(const std::string& file, const TrainState& state, const CheckpointOrigin& origin,
                            const std::vector<std::string>& classes) const
{
    translating(m_remedy, [&] {
        torch::serialize::OutputArchive archive;
        writeWeights(archive, "weights", m_parameters);
        writeWeights(archive, "average", m_config.detection.averageDecay > 0 ? m_averagedParameters : m_parameters);
        writeModel(archive, m_config, m_model->plan(), classes);
        m_optimizer.save(archive);
        // Between two optimiser steps the gradients so far belong to what decides the next one.
        archive.write("gradients", m_parameters.gradients, true);
        archive.write("last_update", c10::IValue(m_lastUpdate));
        archive.write("updates", c10::IValue(m_average.updates()));
        archive.write("gradient_scale", c10::IValue(m_scale.value()));
        archive.write("gradient_scale_good", c10::IValue(m_scale.good()));
        writeValues(archive, "groups", m_groupValues);
        writeCheckpoint(file, archive, state, origin);
    });
}

TrainState DetectionLearner::load(const std::string& file, const CheckpointOrigin& expected)
{
    return translating(m_remedy, [&] {
        return readCheckpoint(file, m_device, expected, [&](torch::serialize::InputArchive& archive) {
            const torch::NoGradGuard noGradients;
            readWeights(archive, "weights", m_parameters, file);
            readWeights(archive, "average", m_averagedParameters, file);
            m_optimizer.load(archive);
            torch::Tensor gradients;
            archive.read("gradients", gradients, true);
            m_parameters.gradients.copy_(gradients);
            const auto value = [&archive](const char* key) {
                c10::IValue found;
                archive.read(key, found);
                return found;
            };
            m_lastUpdate = value("last_update").toInt();
            m_average.setUpdates(value("updates").toInt());
            m_scale.set(value("gradient_scale").toDouble(), value("gradient_scale_good").toInt());
            m_groupValues = readValues(archive, "groups");
        });
    });
}

const char* networkPart(const recipe::ModelPlan& plan, const std::string& parameter)
{
    const auto layer = static_cast<std::size_t>(DetectorImpl::layerOf(parameter));
    if (layer + 1 >= plan.layers.size()) {
        if (plan.layers.back().block != "detect") {
            return "head";
        }
        return parameter.find(".cv3.") != std::string::npos ? "head_class" : "head_box";
    }
    const auto isConv = [](const recipe::PlanLayer& l) { return l.block == "conv"; };
    const auto firstBlock = std::find_if_not(plan.layers.begin(), plan.layers.end(), isConv);
    const auto firstUp = std::find_if(plan.layers.begin(), plan.layers.end(), [](const recipe::PlanLayer& l) { return l.block == "upsample"; });
    const auto at = plan.layers.begin() + static_cast<std::ptrdiff_t>(layer);
    return at < firstBlock ? "stem" : at < firstUp ? "backbone" : "neck";
}

}  // namespace gg::training
