#include "core/recipe/key_effect.h"

#include "core/recipe/model_plan.h"

#include <functional>
#include <map>

namespace gg::recipe {
namespace {

using Condition = std::function<bool(const TrainConfig&)>;

bool warmsUp(const TrainConfig& config)
{
    return config.warmupEpochs > 0;
}

bool steps(const TrainConfig& config)
{
    return config.schedule == Schedule::Step;
}

bool named(const TrainConfig& config)
{
    return config.detection.modelFile.empty();
}

bool inCombo(const TrainConfig& config, double weight)
{
    return config.loss == Loss::Combo && weight > 0;
}

bool byTversky(const TrainConfig& config)
{
    return config.loss == Loss::Tversky || inCombo(config, config.segmentation.comboTversky);
}

bool byFocal(const TrainConfig& config)
{
    return config.loss == Loss::Focal || inCombo(config, config.segmentation.comboFocal);
}

bool byCombo(const TrainConfig& config)
{
    return config.loss == Loss::Combo;
}

/// A description of one's own may end with any head.
bool endsWith(const TrainConfig& config, std::string_view head)
{
    if (!named(config)) {
        return true;
    }
    static const std::map<std::string, std::string> heads = [] {
        std::map<std::string, std::string> table;
        for (const std::string& name : modelNames()) {
            table[name] = planOf(name, 1).layers.back().block;
        }
        return table;
    }();
    const auto found = heads.find(config.model);
    return found == heads.end() ? head == "detect" : found->second == head;
}

bool endsWithDetect(const TrainConfig& config)
{
    return endsWith(config, "detect");
}

bool endsWithSsd(const TrainConfig& config)
{
    return endsWith(config, "ssd");
}

bool endsWithAnchors(const TrainConfig& config)
{
    return endsWith(config, "anchor_detect");
}

bool endsWithGrid(const TrainConfig& config)
{
    return endsWith(config, "grid_detect");
}

/// Keys that depend on others; all the rest always have an effect.
const std::map<std::string_view, Condition>& conditions()
{
    static const std::map<std::string_view, Condition> table{
        {"model.name", [](const TrainConfig& c) { return c.task != "detection" || named(c); }},
        {"model.stride4", named},
        {"model.width", [](const TrainConfig& c) { return c.model == "unet"; }},
        {"start.rate_share", [](const TrainConfig& c) { return !c.startFrom.empty(); }},
        {"model.scale", [](const TrainConfig& c) { return !named(c); }},
        {"tversky.alpha", byTversky},
        {"tversky.beta", byTversky},
        {"focal.gamma", byFocal},
        {"focal.alpha", byFocal},
        {"combo.bce", byCombo},
        {"combo.dice", byCombo},
        {"combo.tversky", byCombo},
        {"combo.focal", byCombo},
        {"combo.lovasz", byCombo},
        {"combo.balance", [](const TrainConfig& c) { return inCombo(c, c.segmentation.comboCrossEntropy); }},
        {"optimizer.lr", [](const TrainConfig& c) { return c.optimizer != Optimizer::Auto; }},
        {"optimizer.momentum", [](const TrainConfig& c) { return c.optimizer == Optimizer::Sgd; }},
        {"optimizer.beta1", [](const TrainConfig& c) { return c.optimizer == Optimizer::Adam || c.optimizer == Optimizer::AdamW; }},
        {"schedule.warmup_steps_min", warmsUp},
        {"schedule.warmup_momentum",
         [](const TrainConfig& c) { return warmsUp(c) && (c.optimizer == Optimizer::Sgd || c.optimizer == Optimizer::Auto); }},
        {"schedule.warmup_bias_lr", [](const TrainConfig& c) { return warmsUp(c) && c.optimizer != Optimizer::Auto; }},
        {"schedule.final", [](const TrainConfig& c) { return c.schedule == Schedule::Cosine || c.schedule == Schedule::Linear; }},
        {"schedule.step_factor", steps},
        {"schedule.step_first", steps},
        {"schedule.step_second", steps},
        {"average.tau", [](const TrainConfig& c) { return c.detection.averageDecay > 0; }},
        {"augment.copy_paste_boxes", [](const TrainConfig& c) { return c.detection.copyPaste > 0; }},
        {"augment.close_mosaic", [](const TrainConfig& c) { return c.detection.mosaic > 0 || c.detection.mixup > 0 || c.detection.copyPaste > 0; }},
        {"gain.box", endsWithDetect},
        {"gain.class", [](const TrainConfig& c) { return endsWithDetect(c) || endsWithAnchors(c); }},
        {"gain.dfl", endsWithDetect},
        {"gain.weigh_small", endsWithDetect},
        {"gain.focal", endsWithDetect},
        {"gain.xy", endsWithAnchors},
        {"gain.wh", endsWithAnchors},
        {"gain.object", endsWithAnchors},
        {"gain.no_object", endsWithAnchors},
        {"anchors.from", endsWithAnchors},
        {"anchors.list", [](const TrainConfig& c) { return endsWithAnchors(c) && c.detection.anchor.from == AnchorSource::List; }},
        {"anchors.dataset", [](const TrainConfig& c) { return endsWithAnchors(c) && c.detection.anchor.from == AnchorSource::List; }},
        {"anchors.warmup_batches", endsWithAnchors},
        {"objectness.loss", endsWithAnchors},
        {"objectness.target", endsWithAnchors},
        {"objectness.ignore", endsWithAnchors},
        {"objectness.sign_fault", [](const TrainConfig& c) { return endsWithAnchors(c) && c.detection.anchor.loss == ObjectnessLoss::Mse; }},
        {"grid.coordinates", endsWithGrid},
        {"grid.no_object", endsWithGrid},
        {"ssd.class_weight", endsWithSsd},
        {"ssd.box_weight", endsWithSsd},
        {"ssd.match_iou", endsWithSsd},
        {"ssd.huber", endsWithSsd},
        {"ssd.hard_negatives", endsWithSsd},
        {"ssd.warmup_steps", [](const TrainConfig& c) { return endsWithSsd(c) && c.detection.ssd.hardNegatives > 0; }},
        {"ssd.warmup_negatives", [](const TrainConfig& c) { return endsWithSsd(c) && c.detection.ssd.hardNegatives > 0 && c.detection.ssd.warmupSteps > 0; }},
        {"ssd.adaptive_steps", endsWithSsd},
        {"ssd.adaptive_class", [](const TrainConfig& c) { return endsWithSsd(c) && c.detection.ssd.adaptiveSteps > 0; }},
        {"ssd.adaptive_box", [](const TrainConfig& c) { return endsWithSsd(c) && c.detection.ssd.adaptiveSteps > 0; }},
        {"distill.weight", [](const TrainConfig& c) { return !c.distillTeacher.empty(); }},
        {"distill.temperature", [](const TrainConfig& c) { return !c.distillTeacher.empty(); }},
        {"snapshots.every", [](const TrainConfig& c) { return c.snapshotImages > 0; }},
        {"probe.images", [](const TrainConfig& c) { return c.probeEvery > 0; }},
    };
    return table;
}

}  // namespace

bool hasEffect(const TrainConfig& config, std::string_view key)
{
    const auto condition = conditions().find(key);
    return hasKey(config, key) && (condition == conditions().end() || condition->second(config));
}

}  // namespace gg::recipe
