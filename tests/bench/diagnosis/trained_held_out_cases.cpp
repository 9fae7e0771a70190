#include "trained_groups.h"

#include "trained_bases.h"

namespace gg::injection {
namespace {

std::vector<TrainedGroup> ofMasks()
{
    return {
        {.name = "combo", .seeds = 4},
        {.name = "lovasz", .settings = {{"loss", "lovasz"}, {"optimizer.lr", "0.002"}}, .seeds = 2},
        {.name = "focal", .settings = {{"loss", "focal"}, {"focal.alpha", "0.6"}}, .seeds = 2},
        {.name = "sgd", .settings = {{"optimizer.name", "sgd"}, {"optimizer.lr", "0.1"}, {"optimizer.weight_decay", "0"}}, .seeds = 2},
        {.name = "step", .settings = {{"schedule.name", "step"}, {"schedule.step_factor", "0.3"}, {"loss", "bce_dice"}}, .seeds = 2},
        {.name = "shaken", .settings = {{"augment.rotate", "10"}, {"augment.contrast", "0.3"}}, .seeds = 2},
        {.name = "large", .settings = {{"image_size", "64"}, {"epochs", "10"}}, .seeds = 1},
        {.name = "rate_x300", .fault = "rate_high", .settings = {{"optimizer.lr", "1.2"}}, .seeds = 2, .harm = 0.1},
        {.name = "rate_x30", .fault = "rate_high", .settings = {{"optimizer.lr", "0.12"}}, .seeds = 2, .harm = 0.1},
        {.name = "rate_sgd", .fault = "rate_high", .settings = {{"optimizer.name", "sgd"}, {"optimizer.lr", "10"}, {"optimizer.momentum", "0.97"}}, .seeds = 1, .harm = 0.1},
        {.name = "rate_d300", .fault = "rate_low", .settings = {{"optimizer.lr", "1.3e-05"}}, .seeds = 2, .harm = 0.1},
        {.name = "weighs_background", .fault = "collapse", .settings = {{"combo.dice", "0"}, {"combo.bce", "1"}, {"combo.balance", "0.002"}}, .seeds = 2, .harm = 0.4},
        {.name = "timid", .fault = "collapse", .settings = {{"loss", "tversky"}, {"tversky.alpha", "10"}, {"tversky.beta", "0.003"}}, .seeds = 2, .harm = 0.4},
        {.name = "bold", .fault = "everything", .settings = {{"combo.dice", "0"}, {"combo.bce", "1"}, {"combo.balance", "0.9998"}}, .seeds = 2, .harm = 0.1},
        {.name = "overdone", .fault = "augmentation", .settings = {{"augment.rotate", "120"}, {"augment.scale", "0.8"}, {"augment.brightness", "0.9"}, {"augment.contrast", "0.9"}}, .seeds = 2, .harm = 0.1},
        {.name = "sigmoid_twice", .fault = "mismatch", .settings = {{"combo.dice", "0"}, {"loss_fault", "sigmoid_twice"}}, .seeds = 2, .harm = 0.05},
        {.name = "logits_taken", .fault = "mismatch", .settings = {{"loss_fault", "logits_as_probabilities"}}, .seeds = 2, .harm = 0.05},
        {.name = "frozen", .fault = "frozen", .settings = {{"start.rate_share", "0"}}, .seeds = 2, .fromStart = true},
        {.name = "stopped_early", .fault = "too_short", .settings = {{"epochs", "4"}}, .seeds = 2, .harm = 0.05},
        {.name = "two_validated", .fault = "tiny_validation", .settings = {{"split.val", "0.02"}}, .seeds = 2},
        {.name = "rare", .fault = "collapse", .settings = {{"loss", "bce"}, {"optimizer.lr", "0.0015"}}, .seeds = 3, .set = "other_rare", .harm = 0.4},
        {.name = "mispaired", .fault = "mispaired", .seeds = 2, .set = "other_mispaired", .harm = 0.1},
        {.name = "some_mispaired", .fault = "mispaired", .seeds = 2, .set = "other_some_mispaired", .harm = 0.1},
        {.name = "inverted", .fault = "inverted", .seeds = 2, .set = "other_inverted"},
        {.name = "some_inverted", .fault = "inverted", .seeds = 1, .set = "other_some_inverted"},
        {.name = "emptied", .fault = "emptied", .seeds = 2, .set = "other_emptied"},
        {.name = "doubled", .fault = "leakage", .seeds = 2, .set = "other_doubled"},
        {.name = "by_heart", .fault = "overfitting", .seeds = 3, .set = "other_many", .base = "other_few"},
    };
}

std::vector<TrainedGroup> ofBoxes()
{
    return {
        {.name = "linear", .seeds = 3},
        {.name = "cosine", .settings = {{"schedule.name", "cosine"}, {"optimizer.lr", "0.005"}}, .seeds = 2},
        {.name = "anchors", .seeds = 2, .base = "other_anchors"},
        {.name = "rate_x300", .fault = "rate_high", .settings = {{"optimizer.lr", "2.1"}}, .seeds = 2, .harm = 0.1},
        {.name = "rate_d300", .fault = "rate_low", .settings = {{"optimizer.lr", "2.3e-05"}}, .seeds = 2, .harm = 0.1},
        {.name = "box_alone", .fault = "imbalance", .settings = {{"gain.class", "0.0002"}}, .seeds = 1, .harm = 0.1},
        {.name = "class_alone", .fault = "imbalance", .settings = {{"gain.box", "0.0005"}, {"gain.dfl", "0.0002"}}, .seeds = 1, .harm = 0.1},
        {.name = "shifted", .fault = "classes_shifted", .seeds = 2, .set = "other_boxes_shifted", .harm = 0.1},
        {.name = "mispaired", .fault = "mispaired", .seeds = 2, .set = "other_boxes_mispaired", .harm = 0.1},
        {.name = "emptied", .fault = "emptied", .seeds = 2, .set = "other_boxes_emptied"},
        {.name = "loose", .fault = "localisation", .seeds = 1, .set = "other_boxes_loose"},
        {.name = "val_is_train", .fault = "leakage", .seeds = 2, .set = "other_boxes_val_is_train"},
        {.name = "few_epochs", .fault = "too_short", .settings = {{"epochs", "9"}}, .seeds = 1, .harm = 0.05},
        {.name = "frozen", .fault = "frozen", .settings = {{"start.rate_share", "0"}}, .seeds = 1, .fromStart = true},
        {.name = "signed", .fault = "negative_term", .settings = {{"objectness.sign_fault", "signed"}}, .seeds = 1, .base = "other_anchors"},
        {.name = "nothing_weighs", .fault = "everything", .settings = {{"gain.no_object", "0.003"}}, .seeds = 1, .base = "other_anchors", .harm = 0.1},
        {.name = "nothing_outweighs", .fault = "objectness_sinks", .settings = {{"gain.object", "0.002"}}, .seeds = 1, .base = "other_anchors", .harm = 0.1},
    };
}

void addHeldOut(std::vector<TrainedCase>& cases, const std::string& kind, const std::string& base, TrainedGroup group)
{
    group.base = group.base == TrainedGroup().base ? base : group.base;
    group.set = group.set == TrainedGroup().set ? std::string(trainedBase(group.base).set) : group.set;
    group.firstSeed = 91;
    group.heldOut = true;
    addCases(cases, kind, group);
}

}  // namespace

std::vector<TrainedCase> heldOutCases()
{
    std::vector<TrainedCase> cases;
    for (const TrainedGroup& group : ofMasks()) {
        addHeldOut(cases, "other_masks", "other_masks", group);
    }
    for (const TrainedGroup& group : ofBoxes()) {
        addHeldOut(cases, "other_boxes", "other_boxes", group);
    }
    return cases;
}

}  // namespace gg::injection
