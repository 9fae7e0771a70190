#include "faults.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace gg::injection {
namespace {

const std::vector<Consequence> unlearned{
    {"run.loss_term_flat", "nothing is learned"},
    {"run.predicts_everything", "an untrained network says anything"},
    {"run.foreground_collapse", "an untrained network may say background everywhere"},
    {"run.foreground_underweighted", "the same by its scores"},
    {"run.objectness_sinks", "objectness tells nothing apart"},
    {"run.loss_output_mismatch", "the loss stands at chance"},
    {"run.dead_class", "no class is found"},
    {"run.update_ratio", "steps out of proportion to the weights"},
    {"run.gradient_vanishes", "saturated outputs pass no gradient"},
    {"run.dead_units", "units that a long step has pushed below zero"},
    {"run.learning_rate_low", "the loss hardly moves"},
    {"run.swapped_classes", "names are given at random"},
    {"run.class_collapse", "no class is found"},
    {"run.detector_stage", "it does not get beyond a stage"},
};

std::vector<Consequence> and_(std::vector<Consequence> some, const std::vector<Consequence>& more)
{
    some.insert(some.end(), more.begin(), more.end());
    return some;
}

}  // namespace

const std::vector<Fault>& allFaults()
{
    static const std::vector<Fault> faults{
        {.id = "collapse", .what = "foreground collapse", .rules = {"run.foreground_collapse"},
         .consequences = {{"run.foreground_underweighted", "the same by its scores"}, {"run.stalled", "ends without a change"}, {"run.gradient_vanishes", "what says background everywhere is sure of it"},
                          {"run.loss_term_flat", "what is cheap is learned at once"},
                          {"run.trained_too_long", "nothing came after the collapse"}, {"run.diverged", "the loss may rise with it"}},
         .sagemaker = {"ClassImbalance", "LossNotDecreasing"}, .epokio = {"Overfitting"}},
        {.id = "everything", .what = "everything is predicted", .rules = {"run.predicts_everything", "run.detector_stage"},
         .consequences = {{"run.loss_output_mismatch", "looks the same"}, {"run.loss_term_flat", "background is not learned"}, {"run.stalled", "nothing changes"},
                          {"run.objectness_sinks", "objectness tells nothing apart"}, {"run.foreground_underweighted", "IoU is low"}, {"run.trained_too_long", "nothing changes"}},
         .sagemaker = {"LossNotDecreasing", "Confusion"}},
        {.id = "mismatch", .what = "loss does not fit the output (sigmoid twice, logits as probabilities)", .rules = {"run.loss_output_mismatch"},
         .consequences = {{"run.predicts_everything", "nothing lies below the threshold"}, {"run.foreground_collapse", "where its sigmoid saturates nothing is learned any more"},
                          {"run.foreground_underweighted", "the same by its scores"}, {"run.stalled", "nothing changes"},
                          {"run.gradient_vanishes", "no slope comes through two sigmoids, and none from outside of 0 to 1"}, {"run.loss_term_flat", "the loss has a floor"}, {"run.trained_too_long", "nothing changes"}},
         .sagemaker = {"LossNotDecreasing"}},
        {.id = "not_finite", .what = "loss not finite", .rules = {"run.loss_not_finite"},
         .consequences = {{"run.foreground_collapse", "NaN compares as background"}, {"run.foreground_underweighted", "the same by its scores"}, {"run.gradient_explodes", "its gradients are not finite"}, {"run.dead_class", "no class is found any more"},
                          {"run.diverged", "infinity is a divergence"}, {"run.loss_spikes", "a single infinite value is a spike"}},
         .sagemaker = {"ExplodingTensor", "LossNotDecreasing"}},
        {.id = "diverged", .what = "training diverges", .rules = {"run.diverged"},
         .consequences = {{"run.gradient_explodes", "gradients grow with it"}, {"run.learning_rate_high", "its usual cause"}, {"run.overfitting", "the validation turns up as well"},
                          {"run.loss_spikes", "steep rise"}, {"run.foreground_collapse", "the foreground is lost with it"}, {"run.dead_class", "classes are lost with it"},
                          {"run.foreground_underweighted", "the foreground is lost with it"}, {"run.loss_term_flat", "a term ends where it began"}, {"run.trained_too_long", "the best was before"}},
         .sagemaker = {"LossNotDecreasing", "ExplodingTensor"}, .epokio = {"Overfitting"}},
        {.id = "spikes", .what = "spikes of the loss", .rules = {"run.loss_spikes"}, .consequences = {}, .sagemaker = {"LossNotDecreasing"}},
        {.id = "term_flat", .what = "a loss term does not fall", .rules = {"run.loss_term_flat"},
         .consequences = {{"run.localisation_gap", "boxes are not learned"}}, .sagemaker = {"LossNotDecreasing"}},
        {.id = "negative_term", .what = "a negative loss term", .rules = {"run.negative_loss"},
         .consequences = and_(unlearned, {{"run.diverged", "what was learned is lost"}, {"run.overfitting", "the score falls"}, {"run.trained_too_long", "the best was before"}})},
        {.id = "rate_high", .what = "learning rate too high", .rules = {"run.learning_rate_high", "run.diverged", "run.loss_not_finite"},
         .consequences = and_(unlearned, {{"run.no_warmup", "the first steps explode"}, {"run.loss_spikes", "steps overshoot"}, {"run.gradient_explodes", "steps overshoot"},
                                          {"run.overfitting", "scores fall back"}, {"run.trained_too_long", "nothing is learned"}, {"run.loss_not_finite", "a divergence to the end"}, {"run.diverged", "what it leads to"}}),
         .sagemaker = {"LossNotDecreasing", "ExplodingTensor"}},
        {.id = "rate_low", .what = "learning rate too low", .rules = {"run.learning_rate_low"}, .consequences = unlearned, .sagemaker = {"LossNotDecreasing"}},
        {.id = "no_warmup", .what = "no warm-up", .rules = {"run.no_warmup"},
         .consequences = {{"run.loss_spikes", "the jump is one"}, {"run.learning_rate_high", "at the beginning it is"}, {"run.update_ratio", "first steps are large"}}},
        {.id = "vanishing", .what = "gradients vanish", .rules = {"run.gradient_vanishes"}, .sagemaker = {"VanishingGradient"}},
        {.id = "exploding", .what = "gradients explode", .rules = {"run.gradient_explodes"}, .consequences = {{"run.update_ratio", "updates grow"}}, .sagemaker = {"ExplodingTensor"}},
        {.id = "objectness_sinks", .what = "objectness of objects sinks to the rest", .rules = {"run.objectness_sinks"},
         .consequences = {{"run.dead_class", "what is no object has no class"}, {"run.class_collapse", "what is no object has no class"}, {"run.detector_stage", "it draws no boxes any more"}, {"run.overfitting", "the score falls"}, {"run.trained_too_long", "the best was before"}, {"run.loss_term_flat", "the objects' term is not learned"}},
         .epokio = {"Overfitting"}},
        {.id = "imbalance", .what = "box and class losses out of balance", .rules = {"run.loss_imbalance"},
         .consequences = {{"run.loss_term_flat", "the light term is not learned"}, {"run.localisation_gap", "boxes are not learned"}, {"run.predicts_everything", "without classes nothing tells boxes from background"}, {"run.swapped_classes", "classes are not learned"}, {"run.dead_class", "classes are not learned"}, {"run.detector_stage", "what an imbalance ends in"}},
         .sagemaker = {"LossNotDecreasing"}},
        {.id = "overfitting", .what = "overfitting", .rules = {"run.overfitting"}, .consequences = {{"run.trained_too_long", "the best was before"}, {"run.miscalibrated", "too sure"}},
         .sagemaker = {"Overfit", "Overtraining"}, .epokio = {"Overfitting"}},
        {.id = "too_long", .what = "trained longer than useful", .rules = {"run.trained_too_long"}, .consequences = {{"run.overfitting", "the train loss went on falling"}}, .sagemaker = {"Overtraining"}},
        {.id = "too_short", .what = "stopped while still improving", .rules = {"run.stopped_early"}},
        {.id = "localisation", .what = "boxes placed loosely", .rules = {"run.localisation_gap"}},
        {.id = "dead_class", .what = "a class that is not found", .rules = {"run.dead_class", "run.class_collapse"}, .consequences = {{"run.overfitting", "the mean falls"}}, .sagemaker = {"Confusion"}},
        {.id = "classes_swapped", .what = "two classes swapped", .rules = {"run.swapped_classes"}, .consequences = {{"run.dead_class", "neither is found under its name"}, {"run.loss_term_flat", "the class loss cannot fall"}}, .sagemaker = {"Confusion"}},
        {.id = "starving", .what = "steps wait for data", .rules = {"run.data_starving"}},
        {.id = "stalled", .what = "run fell silent", .rules = {"run.stalled"}, .sagemaker = {"StalledTrainingRule"}, .epokio = {"Stalled"}},
        // The actions of the latter two send a person to the pairs.
        {.id = "mispaired", .what = "labels of other images", .rules = {"run.faulty_labels", "run.foreground_underweighted", "run.loss_term_flat"}, .consequences = and_(unlearned, {{"run.overfitting", "only by heart"}, {"run.localisation_gap", "boxes fit by chance"}})},
        {.id = "inverted", .what = "masks inverted", .rules = {"run.faulty_labels"}, .consequences = unlearned},
        {.id = "emptied", .what = "labels removed", .rules = {"run.faulty_labels", "run.foreground_collapse"},
         .consequences = and_(unlearned, {{"run.diverged", "a loss that is divided by hardly any objects swings"}, {"run.loss_spikes", "the same, step by step"},
                                          {"run.gradient_explodes", "the same in its gradients"}, {"run.learning_rate_high", "looks the same"}})},
        {.id = "classes_shifted", .what = "class ids shifted in training", .rules = {"run.swapped_classes", "run.faulty_labels"},
         .consequences = {{"run.dead_class", "no class is found under its name"}, {"run.loss_term_flat", "the class loss cannot fall"}, {"run.overfitting", "the validation's class loss rises"}}},
        {.id = "leakage", .what = "validation on training images", .rules = {"run.validated_on_training", "run.leakage"}, .consequences = {{"run.leakage", "the weaker word"}}},
        {.id = "tiny_validation", .what = "validation set too small", .rules = {"run.small_validation"}, .consequences = unlearned},
        {.id = "augmentation", .what = "augmentation that harms", .rules = {"run.augmentation_harms"}, .consequences = unlearned},
        {.id = "frozen", .what = "layers that do not learn", .rules = {"run.update_ratio", "run.loss_term_flat", "run.learning_rate_low"}, .consequences = unlearned, .sagemaker = {"LossNotDecreasing", "WeightUpdateRatio"}},
    };
    return faults;
}

const Fault& faultOf(std::string_view id)
{
    const auto it = std::find_if(allFaults().begin(), allFaults().end(), [&](const Fault& fault) { return fault.id == id; });
    if (it == allFaults().end()) {
        throw std::invalid_argument("no fault " + std::string(id));
    }
    return *it;
}

const std::vector<Consequence>& alwaysTrueOfTrained()
{
    static const std::vector<Consequence> all{
        {"run.small_validation", "they are validated on 16 to 32 images"},
        {"run.stopped_early", "they are trained for ten to sixty epochs, most of them while still improving"},
        {"run.small_objects_missed", "their objects are a few pixels large"},
        {"run.miscalibrated", "hardly trained networks are"},
        {"run.confidence_threshold", "hardly trained networks are unsure of what they find"},
        {"run.duplicate_boxes", "hardly trained networks draw an object more than once, loosely enough for the suppression"},
        {"run.dead_class", "walkers are few pixels large, and hardly found"},
        {"run.schedule_artefact", "their rates are switched, and it says that this is no fault"},
        {"run.leakage", "frames of one recording lie on both sides of their split"},
    };
    return all;
}

}  // namespace gg::injection
