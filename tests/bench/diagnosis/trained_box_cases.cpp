#include "trained_groups.h"

namespace gg::injection {
namespace {

std::vector<TrainedGroup> groups()
{
    return {
        {.name = "adamw", .seeds = 4},
        {.name = "anchors", .base = "anchors"},
        {.name = "augmented", .settings = {{"augment.mosaic", "0.5"}, {"augment.close_mosaic", "3"}}, .seeds = 2},
        {.name = "rate_x1000", .fault = "rate_high", .settings = {{"optimizer.lr", "10"}}, .harm = 0.1},
        {.name = "rate_x200_sgd", .fault = "rate_high", .settings = {{"optimizer.name", "sgd"}, {"optimizer.lr", "10"}, {"optimizer.clip", "0"}}, .seeds = 2, .harm = 0.1},
        {.name = "rate_d1000", .fault = "rate_low", .settings = {{"optimizer.lr", "1e-05"}}, .harm = 0.1},
        {.name = "no_warmup", .fault = "rate_high", .settings = {{"optimizer.lr", "0.2"}, {"schedule.warmup_epochs", "0"}, {"schedule.warmup_steps_min", "0"}}, .seeds = 2, .harm = 0.1},
        {.name = "signed", .fault = "negative_term", .settings = {{"objectness.sign_fault", "signed"}}, .base = "anchors"},
        {.name = "squared", .settings = {{"objectness.sign_fault", "squared"}}, .seeds = 2, .base = "anchors"},
        {.name = "box_alone", .fault = "imbalance", .settings = {{"gain.class", "0.001"}}, .seeds = 2, .harm = 0.1},
        {.name = "class_alone", .fault = "imbalance", .settings = {{"gain.box", "0.001"}, {"gain.dfl", "0.001"}}, .seeds = 2, .harm = 0.1},
        {.name = "shifted", .fault = "classes_shifted", .seeds = 2, .set = "boxes_shifted", .harm = 0.1},
        {.name = "mispaired", .fault = "mispaired", .seeds = 2, .set = "boxes_mispaired", .harm = 0.1},
        {.name = "emptied", .fault = "emptied", .seeds = 2, .set = "boxes_emptied", .harm = 0.1},
        {.name = "loose", .fault = "localisation", .seeds = 2, .set = "boxes_loose"},
        {.name = "val_is_train", .fault = "leakage", .seeds = 2, .set = "boxes_val_is_train"},
        {.name = "half_shifted", .fault = "classes_shifted", .seeds = 2, .set = "boxes_half_shifted", .harm = 0.1},
        {.name = "few_epochs", .fault = "too_short", .settings = {{"epochs", "10"}}, .seeds = 2, .harm = 0.05},
        {.name = "nothing_weighs", .fault = "everything", .settings = {{"gain.no_object", "0.001"}}, .seeds = 2, .base = "anchors", .harm = 0.1},
        {.name = "nothing_outweighs", .fault = "objectness_sinks", .settings = {{"gain.object", "0"}}, .seeds = 2, .base = "anchors", .harm = 0.1},
        {.name = "frozen", .fault = "frozen", .settings = {{"start.rate_share", "0"}}, .seeds = 2, .fromStart = true},
    };
}

}  // namespace

std::vector<TrainedCase> boxCases()
{
    std::vector<TrainedCase> cases;
    for (TrainedGroup group : groups()) {
        group.set = group.set == "masks" ? "boxes" : group.set;
        group.base = group.base == "masks" ? "boxes" : group.base;
        addCases(cases, "boxes", group);
    }
    return cases;
}

}  // namespace gg::injection
