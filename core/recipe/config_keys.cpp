#include "core/recipe/config_keys.h"

#include "core/base/error.h"
#include "core/recipe/key_makers.h"
#include "core/recipe/model_plan.h"
#include "core/recipe/segmentation_models.h"
#include "core/recipe/spelling.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace gg::recipe {
namespace {

const Names lossNames{{"bce", "dice", "bce_dice", "tversky", "focal", "lovasz", "combo"}};
const Names optimizerNames{{"sgd", "adam", "adamw", "auto"}};
const Names scheduleNames{{"constant", "cosine", "linear", "step"}};
const Names deviceNames{{"auto", "cpu", "cuda"}};
const Names foregroundNames{{"bright", "dark"}};
const Names lossFaultNames{{"off", "sigmoid_twice", "logits_as_probabilities"}};
const Names meaningNames{{"auto", "foreground", "classes"}};
const Names splitNames{{"image", "sequence"}};

ConfigKey taskKey()
{
    static const Names names{{"segmentation", "detection"}};
    return word("task", &TrainConfig::task, names);
}

/// A segmentation's network by its id; a detector's name in any common spelling, kept in ours.
ConfigKey modelKey()
{
    ConfigKey key = free("model.name", &TrainConfig::model);
    key.parse = [](TrainConfig& c, const std::string& text) {
        c.model = text;
        if (c.task == "detection") {
            try {
                const ModelPlan plan = planOf(text, 1);
                c.model = plan.name;
            } catch (const Error&) {
                // What is no model is said by the check, with what would be one.
            }
        }
        return std::string();
    };
    key.check = [](const TrainConfig& c) {
        const bool detector = std::find(modelNames().begin(), modelNames().end(), c.model) != modelNames().end();
        if (c.task == "detection") {
            return detector || !c.detection.modelFile.empty() ? std::string() : "a detector such as " + nearest(c.model, modelNames()) + ", or a file (model.file)";
        }
        const std::string known = segmentationModelIds();
        return isSegmentationModel(c.model) ? std::string() : "one of " + known + (detector ? " (detectors are trained with task: detection)" : "");
    };
    return key;
}

/// The names by which cross-entropy goes where there are classes are taken for bce.
ConfigKey lossKey()
{
    ConfigKey key = choice("loss", &TrainConfig::loss, lossNames);
    key.parse = [parse = key.parse](TrainConfig& c, const std::string& text) {
        const bool plain = text == "cross_entropy" || text == "ce";
        const bool withDice = text == "cross_entropy_dice" || text == "ce_dice";
        return parse(c, plain ? "bce" : withDice ? "bce_dice" : text == "lovasz_softmax" || text == "lovasz_hinge" ? "lovasz" : text);
    };
    key.check = [](const TrainConfig& c) {
        const SegmentationConfig& s = c.segmentation;
        const bool nothing = s.comboCrossEntropy + s.comboDice + s.comboTversky + s.comboFocal + s.comboLovasz <= 0;
        return c.loss == Loss::Combo && nothing ? std::string("a combo with a weight above 0 (combo.bce, combo.dice, combo.tversky, combo.focal or combo.lovasz)")
                                                : std::string();
    };
    return key;
}

/// Without any weight of an error there is nothing to learn from.
ConfigKey tverskyBetaKey()
{
    ConfigKey key = real("tversky.beta", &SegmentationConfig::tverskyBeta, 0, 10);
    key.check = [inRange = key.check](const TrainConfig& c) {
        const std::string expected = inRange(c);
        const bool nothing = c.segmentation.tverskyAlpha <= 0 && c.segmentation.tverskyBeta <= 0;
        return expected.empty() && nothing ? std::string("a number above 0 where tversky.alpha is 0") : expected;
    };
    return key;
}

/// Without dropout all samples are the same.
ConfigKey dropoutSamplesKey()
{
    ConfigKey key = integer("validation.dropout_samples", &TrainConfig::dropoutSamples, 0, 1000);
    key.check = [inRange = key.check](const TrainConfig& c) {
        const std::string expected = inRange(c);
        const bool same = c.dropoutSamples > 0 && c.dropout <= 0;
        return expected.empty() && same ? std::string("0 where model.dropout is 0: such a network always answers alike") : expected;
    };
    return key;
}

/// What the best epoch is chosen by.
ConfigKey metricKey()
{
    static const Names segmentation{{"dice", "iou", "sensitivity", "loss"}};
    static const Names detection{{"map50_95", "map50", "fitness", "loss"}};
    ConfigKey key = free("early_stopping.metric", &TrainConfig::metric);
    key.check = [](const TrainConfig& c) {
        const Names& names = c.task == "detection" ? detection : segmentation;
        return std::find(names.ids.begin(), names.ids.end(), c.metric) != names.ids.end() ? std::string() : "one of " + listed(names);
    };
    return key;
}

ConfigKey optimizerKey()
{
    ConfigKey key = choice("optimizer.name", &TrainConfig::optimizer, optimizerNames);
    key.check = [](const TrainConfig& c) {
        return c.optimizer == Optimizer::Auto && c.task != "detection" ? std::string("one of sgd, adam, adamw (auto is for task: detection)")
                                                                         : std::string();
    };
    return key;
}

ConfigKey seedKey()
{
    return {"seed",
            [](TrainConfig& c, const std::string& text) { return parseNumber(text, c.seed) ? "" : "a whole number from 0 to 18446744073709551615"; },
            [](const TrainConfig& c) { return std::to_string(c.seed); }, [](const TrainConfig&) { return std::string(); }};
}

ConfigKey dataKey()
{
    return {"data",
            [](TrainConfig& c, const std::string& text) {
                c.data = text;
                return std::string();
            },
            [](const TrainConfig& c) { return c.data; }, [](const TrainConfig&) { return std::string(); }};
}

ConfigKey imageSizeKey()
{
    ConfigKey key = integer("image_size", &TrainConfig::imageSize, 32, 2048);
    key.check = [inRange = key.check](const TrainConfig& c) {
        const std::string expected = "a multiple of 32 from 32 to 2048 (the network halves it five times)";
        return inRange(c).empty() && c.imageSize % 32 == 0 ? "" : expected;
    };
    return key;
}

ConfigKey batchKey()
{
    ConfigKey key = integer("batch", &TrainConfig::batch, 1, 4096);
    key.check = [inRange = key.check](const TrainConfig& c) {
        if (const std::string expected = inRange(c); !expected.empty()) {
            return expected;
        }
        // Batch norm needs two values a channel; at 32 px the bottleneck is a single pixel.
        return c.batch == 1 && c.imageSize == 32 ? std::string("at least 2 at image_size 32, or an image_size of 64 or more") : std::string();
    };
    return key;
}

ConfigKey warmupKey()
{
    ConfigKey key = real("schedule.warmup_epochs", &TrainConfig::warmupEpochs, 0, 1000);
    key.check = [inRange = key.check](const TrainConfig& c) {
        if (const std::string expected = inRange(c); !expected.empty()) {
            return expected;
        }
        return c.warmupEpochs <= c.epochs ? std::string() : "at most the number of epochs (" + std::to_string(c.epochs) + ")";
    };
    return key;
}

std::vector<ConfigKey> plainKeys()
{
    const auto segmentation = [](ConfigKey key) {
        key.task = "segmentation";
        return key;
    };
    const auto detection = [](ConfigKey key) {
        key.task = "detection";
        return key;
    };
    return {
        taskKey(),
        dataKey(),
        modelKey(),
        segmentation(integer("model.width", &TrainConfig::width, 1, 128)),
        detection(free("model.file", &DetectionConfig::modelFile)),
        detection(free("model.scale", &DetectionConfig::modelScale)),
        detection(boolean("model.stride4", &DetectionConfig::stride4)),
        real("model.dropout", &TrainConfig::dropout, 0, 0.9),
        free("start.from", &TrainConfig::startFrom),
        integer("start.freeze", &TrainConfig::freezeLayers, 0, 100),
        real("start.rate_share", &TrainConfig::startRateShare, 0, 1),
        segmentation(lossKey()),
        segmentation(real("tversky.alpha", &SegmentationConfig::tverskyAlpha, 0, 10)),
        segmentation(tverskyBetaKey()),
        segmentation(real("focal.gamma", &SegmentationConfig::focalGamma, 0, 10)),
        segmentation(real("focal.alpha", &SegmentationConfig::focalAlpha, 0, 1)),
        segmentation(real("combo.bce", &SegmentationConfig::comboCrossEntropy, 0, 1000)),
        segmentation(real("combo.dice", &SegmentationConfig::comboDice, 0, 1000)),
        segmentation(real("combo.tversky", &SegmentationConfig::comboTversky, 0, 1000)),
        segmentation(real("combo.focal", &SegmentationConfig::comboFocal, 0, 1000)),
        segmentation(real("combo.lovasz", &SegmentationConfig::comboLovasz, 0, 1000)),
        segmentation(real("combo.balance", &SegmentationConfig::comboBalance, 0, 1, Ends::OpenBoth)),
        segmentation(choice("loss_fault", &SegmentationConfig::lossFault, lossFaultNames)),
        detection(real("gain.box", &DetectionConfig::boxGain, 0, 1000)),
        detection(real("gain.class", &DetectionConfig::classGain, 0, 1000)),
        detection(real("gain.dfl", &DetectionConfig::dflGain, 0, 1000)),
        detection(boolean("gain.weigh_small", &DetectionConfig::weighSmall)),
        detection(real("gain.focal", &DetectionConfig::focalGamma, 0, 10)),
        detection(boolean("sampling.class_weights", &DetectionConfig::classWeights)),
        imageSizeKey(),
        batchKey(),
        integer("epochs", &TrainConfig::epochs, 1, 10000),
        seedKey(),
        optimizerKey(),
        real("optimizer.lr", &TrainConfig::learningRate, 0, 10, Ends::OpenLow),
        real("optimizer.momentum", &TrainConfig::momentum, 0, 0.9999),
        detection(real("optimizer.beta1", &DetectionConfig::betaOne, 0, 0.9999)),
        real("optimizer.weight_decay", &TrainConfig::weightDecay, 0, 1),
        real("optimizer.l1", &TrainConfig::l1, 0, 1),
        detection(integer("optimizer.nominal_batch", &DetectionConfig::nominalBatch, 0, 65536)),
        detection(real("optimizer.clip", &DetectionConfig::clipNorm, 0, 1e6)),
        choice("schedule.name", &TrainConfig::schedule, scheduleNames),
        warmupKey(),
        detection(integer("schedule.warmup_steps_min", &DetectionConfig::warmupStepsAtLeast, 0, 1000000)),
        detection(real("schedule.warmup_momentum", &DetectionConfig::warmupMomentum, 0, 0.9999)),
        detection(real("schedule.warmup_bias_lr", &DetectionConfig::warmupBiasRate, 0, 10)),
        real("schedule.final", &TrainConfig::finalLrShare, 0, 1),
        real("schedule.step_factor", &TrainConfig::stepFactor, 0, 1, Ends::OpenLow),
        real("schedule.step_first", &TrainConfig::stepFirst, 0, 1),
        real("schedule.step_second", &TrainConfig::stepSecond, 0, 1),
        detection(real("average.decay", &DetectionConfig::averageDecay, 0, 0.999999)),
        detection(real("average.tau", &DetectionConfig::averageTau, 0, 1e7, Ends::OpenLow)),
        real("split.val", &TrainConfig::valShare, 0, 1, Ends::OpenBoth),
        word("split.by", &TrainConfig::splitBy, splitNames),
        integer("early_stopping.patience", &TrainConfig::patience, 0, 10000),
        metricKey(),
        segmentation(boolean("augment.flip_horizontal", &TrainConfig::flipHorizontal)),
        segmentation(boolean("augment.flip_vertical", &TrainConfig::flipVertical)),
        detection(real("augment.flip_horizontal_share", &DetectionConfig::flipHorizontalShare, 0, 1)),
        detection(real("augment.flip_vertical_share", &DetectionConfig::flipVerticalShare, 0, 1)),
        real("augment.rotate", &TrainConfig::rotateDegrees, 0, 180),
        real("augment.scale", &TrainConfig::scale, 0, 0.9),
        segmentation(real("augment.brightness", &TrainConfig::brightness, 0, 1)),
        segmentation(real("augment.contrast", &TrainConfig::contrast, 0, 1)),
        detection(real("augment.translate", &DetectionConfig::translate, 0, 0.9)),
        detection(real("augment.shear", &DetectionConfig::shear, 0, 60)),
        detection(real("augment.perspective", &DetectionConfig::perspective, 0, 0.001)),
        detection(real("augment.hue", &DetectionConfig::hue, 0, 1)),
        detection(real("augment.saturation", &DetectionConfig::saturation, 0, 1)),
        detection(real("augment.value", &DetectionConfig::value, 0, 1)),
        detection(real("augment.mosaic", &DetectionConfig::mosaic, 0, 1)),
        detection(real("augment.mixup", &DetectionConfig::mixup, 0, 1)),
        detection(real("augment.copy_paste", &DetectionConfig::copyPaste, 0, 1)),
        detection(boolean("augment.copy_paste_boxes", &DetectionConfig::copyPasteBoxes)),
        detection(integer("augment.close_mosaic", &DetectionConfig::closeMosaic, 0, 10000)),
        detection(real("augment.multi_scale", &DetectionConfig::multiScale, 0, 0.9)),
        segmentation(choice("mask.foreground", &TrainConfig::foreground, foregroundNames)),
        segmentation(choice("mask.meaning", &SegmentationConfig::meaning, meaningNames)),
        segmentation(boolean("validation.flips", &SegmentationConfig::validateFlips)),
        dropoutSamplesKey(),
        detection(boolean("validation.rectangular", &DetectionConfig::rectangular)),
        detection(real("validation.confidence", &DetectionConfig::confidence, 0, 1)),
        detection(real("validation.iou", &DetectionConfig::suppressionIou, 0, 1)),
        detection(integer("validation.most_boxes", &DetectionConfig::mostBoxes, 1, 10000)),
        detection(integer("validation.every", &DetectionConfig::validateEvery, 1, 10000)),
        detection(integer("validation.keep_every", &DetectionConfig::keepEvery, 0, 10000)),
        detection(integer("signals.every", &DetectionConfig::signalsEvery, 0, 10000)),
        integer("snapshots.images", &TrainConfig::snapshotImages, 0, 64),
        integer("snapshots.every", &TrainConfig::snapshotEvery, 1, 10000),
        segmentation(integer("probe.every", &TrainConfig::probeEvery, 0, 100000)),
        segmentation(integer("probe.images", &TrainConfig::probeImages, 1, 256)),
        detection(boolean("precision.mixed", &DetectionConfig::mixedPrecision)),
        choice("device", &TrainConfig::device, deviceNames),
        free("distill.teacher", &TrainConfig::distillTeacher),
        real("distill.weight", &TrainConfig::distillWeight, 0, 1),
        real("distill.temperature", &TrainConfig::distillTemperature, 0, 100, Ends::OpenLow),
        integer("distributed.timeout", &TrainConfig::distributedTimeout, 1, 86400),
        integer("threads", &TrainConfig::threads, 0, 1024),
        integer("loaders", &TrainConfig::loaders, 0, 256),
    };
}

/// Keys of one group are written together, wherever they are made.
std::vector<ConfigKey> tableOfKeys()
{
    std::vector<ConfigKey> keys = plainKeys();
    const auto gains = std::find_if(keys.begin(), keys.end(), [](const ConfigKey& key) { return key.name == "gain.focal"; });
    const std::vector<ConfigKey> more = objectnessGainKeys();
    keys.insert(gains + 1, more.begin(), more.end());
    for (const auto& group : {anchorKeys(), ssdKeys()}) {
        keys.insert(keys.end(), group.begin(), group.end());
    }
    return keys;
}

}  // namespace

const std::vector<ConfigKey>& configKeys()
{
    static const std::vector<ConfigKey> all = tableOfKeys();
    return all;
}

const ConfigKey* findKey(std::string_view name)
{
    const auto it = std::find_if(configKeys().begin(), configKeys().end(), [&](const ConfigKey& key) { return key.name == name; });
    return it == configKeys().end() ? nullptr : &*it;
}

std::string lastPart(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return std::string(dot == std::string_view::npos ? name : name.substr(dot + 1));
}

/// Keys that people carry over from other tools: spelling alone would lead them astray ("batch_size" to image_size).
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> otherNames{{{"learning_rate", "optimizer.lr"},
                                                                                   {"lr0", "optimizer.lr"},
                                                                                   {"batch_size", "batch"},
                                                                                   {"imgsz", "image_size"},
                                                                                   {"workers", "loaders"},
                                                                                   {"num_workers", "loaders"},
                                                                                   {"dataset", "data"},
                                                                                   {"val_split", "split.val"},
                                                                                   {"degrees", "augment.rotate"}}};

/// The known key that is spelled most alike; of a wrongly placed one ("lr" at the top level) the one that ends so.
std::string nearestKey(const std::string& name)
{
    for (const auto& [other, ours] : otherNames) {
        if (lastPart(name) == other) {
            return std::string(ours);
        }
    }
    std::string best;
    // Of keys that are equally alike, the one in the group that was meant.
    std::pair bestDistance{std::numeric_limits<std::size_t>::max(), std::size_t{0}};
    for (const ConfigKey& key : configKeys()) {
        const std::size_t whole = editDistance(name, key.name);
        const std::pair distance{std::min(whole, editDistance(lastPart(name), lastPart(key.name))), whole};
        if (distance < bestDistance) {
            bestDistance = distance;
            best = key.name;
        }
    }
    return best;
}

const std::vector<Loss>& allLosses()
{
    static const std::vector<Loss> all{Loss::Bce, Loss::Dice, Loss::BceDice, Loss::Tversky, Loss::Focal, Loss::Lovasz, Loss::Combo};
    return all;
}

std::string_view id(Loss loss)
{
    return lossNames.ids.at(static_cast<std::size_t>(loss));
}

std::string_view id(Optimizer optimizer)
{
    return optimizerNames.ids.at(static_cast<std::size_t>(optimizer));
}

std::string_view id(Schedule schedule)
{
    return scheduleNames.ids.at(static_cast<std::size_t>(schedule));
}

}  // namespace gg::recipe
