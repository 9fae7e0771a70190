#include "trained_groups.h"

namespace gg::injection {
namespace {

std::vector<TrainedGroup> healthy()
{
    return {
        {.name = "bce_dice", .seeds = 4},
        {.name = "dice", .settings = {{"loss", "dice"}}},
        {.name = "tversky", .settings = {{"loss", "tversky"}}},
        {.name = "combo", .settings = {{"loss", "combo"}, {"combo.lovasz", "0.3"}}, .seeds = 2},
        {.name = "adamw_cosine", .settings = {{"optimizer.name", "adamw"}, {"schedule.name", "cosine"}, {"optimizer.weight_decay", "0.01"}}},
        {.name = "step", .settings = {{"schedule.name", "step"}}, .seeds = 2},
        {.name = "warmup", .settings = {{"schedule.warmup_epochs", "2"}, {"schedule.name", "linear"}}, .seeds = 2},
        {.name = "augmented", .settings = {{"augment.rotate", "15"}, {"augment.scale", "0.2"}, {"augment.brightness", "0.2"}}, .seeds = 2},
    };
}

std::vector<TrainedGroup> ofSettings()
{
    return {
        {.name = "rate_x100", .fault = "rate_high", .settings = {{"optimizer.lr", "0.3"}}, .harm = 0.1},
        {.name = "rate_x1000", .fault = "rate_high", .settings = {{"optimizer.lr", "3"}}, .harm = 0.1},
        {.name = "rate_sgd_x100", .fault = "rate_high", .settings = {{"optimizer.name", "sgd"}, {"optimizer.lr", "5"}}, .seeds = 2, .harm = 0.1},
        {.name = "rate_d1000", .fault = "rate_low", .settings = {{"optimizer.lr", "3e-06"}}},
        {.name = "rate_d100", .fault = "rate_low", .settings = {{"optimizer.lr", "3e-05"}}, .seeds = 2, .harm = 0.1},
        {.name = "weighs_background", .fault = "collapse", .settings = {{"loss", "combo"}, {"combo.dice", "0"}, {"combo.bce", "1"}, {"combo.balance", "0.02"}}, .harm = 0.4},
        {.name = "weighs_foreground", .fault = "everything", .settings = {{"loss", "combo"}, {"combo.dice", "0"}, {"combo.bce", "1"}, {"combo.balance", "0.995"}}, .harm = 0.1},
        {.name = "tversky_timid", .fault = "collapse", .settings = {{"loss", "tversky"}, {"tversky.alpha", "10"}, {"tversky.beta", "0.05"}}, .seeds = 2, .harm = 0.4},
        {.name = "tversky_bold", .fault = "everything", .settings = {{"loss", "tversky"}, {"tversky.alpha", "0.005"}, {"tversky.beta", "5"}}, .seeds = 2, .harm = 0.1},
        {.name = "focal_timid", .fault = "collapse", .settings = {{"loss", "focal"}, {"focal.alpha", "0.01"}}, .seeds = 2, .harm = 0.4},
        {.name = "sigmoid_twice", .fault = "mismatch", .settings = {{"loss_fault", "sigmoid_twice"}}, .seeds = 2, .harm = 0.05},
        {.name = "sigmoid_twice_bce", .fault = "mismatch", .settings = {{"loss", "bce"}, {"loss_fault", "sigmoid_twice"}}, .harm = 0.05},
        {.name = "logits_taken", .fault = "mismatch", .settings = {{"loss", "bce"}, {"loss_fault", "logits_as_probabilities"}}, .harm = 0.05},
        {.name = "overdone", .fault = "augmentation", .settings = {{"augment.rotate", "180"}, {"augment.scale", "0.9"}, {"augment.brightness", "1"}, {"augment.contrast", "1"}}, .harm = 0.1},
        {.name = "frozen", .fault = "frozen", .settings = {{"start.rate_share", "0"}}, .fromStart = true},
        {.name = "stopped_early", .fault = "too_short", .settings = {{"epochs", "5"}}, .harm = 0.05},
        {.name = "one_validated", .fault = "tiny_validation", .settings = {{"split.val", "0.0125"}}, .seeds = 2},
    };
}

std::vector<TrainedGroup> ofData()
{
    return {
        {.name = "rare_bce", .fault = "collapse", .settings = {{"loss", "bce"}, {"optimizer.lr", "0.001"}}, .set = "masks_rare", .harm = 0.4},
        {.name = "rare_bce_sgd", .fault = "collapse", .settings = {{"loss", "bce"}, {"optimizer.name", "sgd"}, {"optimizer.lr", "0.02"}}, .set = "masks_rare", .harm = 0.4},
        {.name = "mispaired", .fault = "mispaired", .set = "masks_mispaired", .harm = 0.1},
        {.name = "half_mispaired", .fault = "mispaired", .seeds = 2, .set = "masks_half_mispaired", .harm = 0.1},
        {.name = "inverted", .fault = "inverted", .seeds = 2, .set = "masks_inverted"},
        {.name = "half_inverted", .fault = "inverted", .seeds = 2, .set = "masks_half_inverted"},
        {.name = "emptied", .fault = "emptied", .set = "masks_emptied"},
        {.name = "half_emptied", .fault = "emptied", .seeds = 2, .set = "masks_half_emptied"},
        {.name = "doubled", .fault = "leakage", .set = "masks_doubled"},
        {.name = "by_heart", .fault = "overfitting", .seeds = 4, .set = "masks_many", .base = "few"},
    };
}

}  // namespace

std::vector<TrainedCase> maskCases()
{
    std::vector<TrainedCase> cases;
    for (const auto& groups : {healthy(), ofSettings(), ofData()}) {
        for (const TrainedGroup& group : groups) {
            addCases(cases, "masks", group);
        }
    }
    return cases;
}

}  // namespace gg::injection
