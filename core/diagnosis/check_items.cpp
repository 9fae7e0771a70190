#include "core/diagnosis/check_items.h"

#include "core/texts/catalogue.h"

#include <array>

namespace gg::diagnosis {
namespace {

// The lists of the seeds: what seed 000 verifies before training and before trusting validation metrics, what seed 002 wants analysed before
// training, and the symptoms of seeds 001 and 003 that a look at the last numbers alone does not show.

constexpr std::array<std::string_view, 7> labelFiles{"label.missing", "label.mispaired", "label.orphan", "label.shared", "image.ambiguous", "image.not_found",
                                                     "yaml.split_points_at_labels"};
constexpr std::array<std::string_view, 13> labelValues{"label.columns", "label.class_fractional", "label.corners", "label.far_outside", "label.not_a_number",
                                                       "label.out_of_range", "label.outside_image", "label.over_one", "label.pixels", "label.top_left",
                                                       "label.unreadable", "label.zero_size", "coco.malformed"};
constexpr std::array<std::string_view, 8> classNumbers{"label.class_from_one", "label.class_outside_names", "class.known_order", "class.names_differ",
                                                       "class.order_differs", "yaml.names_missing", "yaml.names_repeated", "yaml.nc_differs"};
constexpr std::array<std::string_view, 3> boxStyles{"style.*", "label.two_classes", "label.duplicate*"};
constexpr std::array<std::string_view, 1> masks{"mask.*"};
constexpr std::array<std::string_view, 4> splits{"leak.*", "split.train_equals_val", "split.shared_images", "split.file_not_found"};
constexpr std::array<std::string_view, 3> balance{"class.imbalance", "class.not_trained", "class.one_split"};
constexpr std::array<std::string_view, 3> sizes{"size.below_8px", "size.class_below_8px", "size.mostly_tiny"};
constexpr std::array<std::string_view, 1> augmentations{"augment.*"};
constexpr std::array<std::string_view, 2> splitsDrift{"split.drift_class", "split.drift_size"};

constexpr std::array<std::string_view, 2> validationOnTraining{"run.validated_on_training", "run.leakage"};
constexpr std::array<std::string_view, 1> labelsAtFault{"run.faulty_labels"};
constexpr std::array<std::string_view, 1> augmentationHarms{"run.augmentation_harms"};
constexpr std::array<std::string_view, 1> lossOfOutput{"run.loss_output_mismatch"};
constexpr std::array<std::string_view, 4> numbersFinite{"run.loss_not_finite", "run.diverged", "run.loss_spikes", "run.gradient_explodes"};
constexpr std::array<std::string_view, 2> lossesFall{"run.loss_term_flat", "run.negative_loss"};
constexpr std::array<std::string_view, 3> foreground{"run.foreground_collapse", "run.foreground_underweighted", "run.predicts_everything"};
constexpr std::array<std::string_view, 1> localisation{"run.localisation_gap"};
constexpr std::array<std::string_view, 1> classesAlive{"run.dead_class"};
constexpr std::array<std::string_view, 1> classesSwap{"run.swapped_classes"};
constexpr std::array<std::string_view, 1> overfitting{"run.overfitting"};
constexpr std::array<std::string_view, 1> longEnough{"run.stopped_early"};
constexpr std::array<std::string_view, 3> confidence{"run.miscalibrated", "run.confidence_threshold", "run.duplicate_boxes"};
constexpr std::array<std::string_view, 1> smallMissed{"run.small_objects_missed"};
constexpr std::array<std::string_view, 1> validationSize{"run.small_validation"};
constexpr std::array<std::string_view, 1> definitions{"run.other_definitions"};

using enum CheckPart;
using enum CheckTask;

constexpr std::array items{
    CheckItem{.id = "check.labels", .part = BeforeTraining, .audit = labelFiles, .rules = labelsAtFault, .source = "seed 000"},
    CheckItem{.id = "check.label_values", .part = BeforeTraining, .task = Detection, .audit = labelValues, .source = "seed 000"},
    CheckItem{.id = "check.class_numbers", .part = BeforeTraining, .audit = classNumbers, .source = "seed 000"},
    CheckItem{.id = "check.masks", .part = BeforeTraining, .task = Segmentation, .audit = masks, .source = "seed 000"},
    CheckItem{.id = "check.pairs", .part = BeforeTraining, .looksAt = LooksAt::Pairs, .place = CheckPlace::SpotCheck, .source = "seed 000"},
    CheckItem{.id = "check.box_style", .part = BeforeTraining, .task = Detection, .audit = boxStyles, .source = "seed 000"},
    CheckItem{.id = "check.splits", .part = BeforeTraining, .audit = splits, .rules = validationOnTraining, .source = "seed 000"},
    CheckItem{.id = "check.balance", .part = BeforeTraining, .audit = balance, .source = "seeds 000 and 002"},
    CheckItem{.id = "check.sizes", .part = BeforeTraining, .task = Detection, .audit = sizes, .source = "seed 002"},
    CheckItem{.id = "check.drift", .part = BeforeTraining, .audit = splitsDrift, .source = "seed 000"},
    CheckItem{.id = "check.augmentation", .part = BeforeTraining, .audit = augmentations, .rules = augmentationHarms, .place = CheckPlace::Train, .source = "seeds 000 and 002"},
    CheckItem{.id = "check.settings", .part = BeforeTraining, .looksAt = LooksAt::Settings, .place = CheckPlace::Train, .source = "seed 002"},

    CheckItem{.id = "check.ended", .part = BeforeTrusting, .looksAt = LooksAt::End, .place = CheckPlace::Runs, .source = "seed 000"},
    CheckItem{.id = "check.finite", .part = BeforeTrusting, .rules = numbersFinite, .place = CheckPlace::Runs, .source = "seed 002"},
    CheckItem{.id = "check.loss_output", .part = BeforeTrusting, .rules = lossOfOutput, .place = CheckPlace::Train, .source = "seed 000"},
    CheckItem{.id = "check.losses_fall", .part = BeforeTrusting, .rules = lossesFall, .place = CheckPlace::Runs, .source = "seed 000"},
    CheckItem{.id = "check.foreground_measured", .part = BeforeTrusting, .task = Segmentation, .looksAt = LooksAt::Foreground, .place = CheckPlace::Runs, .source = "seed 000"},
    CheckItem{.id = "check.foreground", .part = BeforeTrusting, .task = Segmentation, .rules = foreground, .place = CheckPlace::Runs, .source = "seed 000"},
    CheckItem{.id = "check.both_maps", .part = BeforeTrusting, .task = Detection, .looksAt = LooksAt::BothMaps, .place = CheckPlace::Runs, .source = "seed 000"},
    CheckItem{.id = "check.localisation", .part = BeforeTrusting, .task = Detection, .rules = localisation, .place = CheckPlace::Evaluate, .source = "seed 000"},
    CheckItem{.id = "check.classes_alive", .part = BeforeTrusting, .rules = classesAlive, .place = CheckPlace::Evaluate, .source = "seed 000"},
    CheckItem{.id = "check.classes_swap", .part = BeforeTrusting, .task = Detection, .rules = classesSwap, .place = CheckPlace::Evaluate, .source = "seed 000"},
    CheckItem{.id = "check.overfitting", .part = BeforeTrusting, .rules = overfitting, .place = CheckPlace::Runs, .source = "seeds 000 and 001"},
    CheckItem{.id = "check.long_enough", .part = BeforeTrusting, .rules = longEnough, .place = CheckPlace::Runs, .source = "seed 000"},
    CheckItem{.id = "check.confidence", .part = BeforeTrusting, .task = Detection, .rules = confidence, .place = CheckPlace::Evaluate, .source = "seed 000"},
    CheckItem{.id = "check.small", .part = BeforeTrusting, .task = Detection, .rules = smallMissed, .place = CheckPlace::Evaluate, .source = "seeds 000 and 002"},
    CheckItem{.id = "check.validation_size", .part = BeforeTrusting, .rules = validationSize, .place = CheckPlace::Evaluate, .source = "seed 000"},
    CheckItem{.id = "check.definitions", .part = BeforeTrusting, .rules = definitions, .place = CheckPlace::Runs, .source = "seed 000"},
    CheckItem{.id = "check.independent", .part = BeforeTrusting, .looksAt = LooksAt::Nothing, .place = CheckPlace::Evaluate, .source = "seed 000"},
};

constexpr std::array itemTexts{
    texts::Entry{"check.labels.title", GG_TEXT("catalogue", "Every image has its label, and every label its image")},
    texts::Entry{"check.label_values.title", GG_TEXT("catalogue", "Every label line can be read, and its values are in range")},
    texts::Entry{"check.class_numbers.title", GG_TEXT("catalogue", "Class numbers mean what the list of names says")},
    texts::Entry{"check.masks.title", GG_TEXT("catalogue", "Masks belong to their images, are not inverted, and hold only the values of classes")},
    texts::Entry{"check.pairs.title", GG_TEXT("catalogue", "Somebody looked at 50 pairs of image and label")},
    texts::Entry{"check.box_style.title", GG_TEXT("catalogue", "Boxes are drawn in one style, once each")},
    texts::Entry{"check.splits.title", GG_TEXT("catalogue", "No image or scene is both in training and in validation")},
    texts::Entry{"check.balance.title", GG_TEXT("catalogue", "Every class has enough objects in every split")},
    texts::Entry{"check.sizes.title", GG_TEXT("catalogue", "Objects are large enough at the size of training")},
    texts::Entry{"check.drift.title", GG_TEXT("catalogue", "The splits are alike in classes and sizes")},
    texts::Entry{"check.augmentation.title", GG_TEXT("catalogue", "Augmentation fits the pictures and the sizes of objects")},
    texts::Entry{"check.settings.title", GG_TEXT("catalogue", "Settings and seed are written down with the run")},
    texts::Entry{"check.ended.title", GG_TEXT("catalogue", "The training came to its end")},
    texts::Entry{"check.finite.title", GG_TEXT("catalogue", "Losses stayed finite and did not diverge")},
    texts::Entry{"check.loss_output.title", GG_TEXT("catalogue", "The loss fits what the network puts out")},
    texts::Entry{"check.losses_fall.title", GG_TEXT("catalogue", "Every term of the loss fell")},
    texts::Entry{"check.foreground_measured.title", GG_TEXT("catalogue", "Sensitivity and overlap of the foreground are measured, not accuracy alone")},
    texts::Entry{"check.foreground.title", GG_TEXT("catalogue", "The foreground did not collapse")},
    texts::Entry{"check.both_maps.title", GG_TEXT("catalogue", "Both mAP50 and mAP50-95 are reported")},
    texts::Entry{"check.localisation.title", GG_TEXT("catalogue", "Boxes lie well: mAP50 is not far above mAP50-95")},
    texts::Entry{"check.classes_alive.title", GG_TEXT("catalogue", "No class stays at zero behind the mean")},
    texts::Entry{"check.classes_swap.title", GG_TEXT("catalogue", "No two classes are taken for each other")},
    texts::Entry{"check.overfitting.title", GG_TEXT("catalogue", "The checkpoint is from before the validation turns")},
    texts::Entry{"check.long_enough.title", GG_TEXT("catalogue", "It was trained until the score no longer rose")},
    texts::Entry{"check.confidence.title", GG_TEXT("catalogue", "Confidences mean what they say, and the threshold is where it does best")},
    texts::Entry{"check.small.title", GG_TEXT("catalogue", "Small objects are found, too")},
    texts::Entry{"check.validation_size.title", GG_TEXT("catalogue", "The validation set is large enough for the differences that are claimed")},
    texts::Entry{"check.definitions.title", GG_TEXT("catalogue", "Runs that are compared define their metrics alike")},
    texts::Entry{"check.independent.title", GG_TEXT("catalogue", "It was tested on images from another source")},

    texts::Entry{"check.part.before_training", GG_TEXT("catalogue", "Before training")},
    texts::Entry{"check.part.before_trusting", GG_TEXT("catalogue", "Before trusting a number")},
    texts::Entry{"check.state.ticked", GG_TEXT("catalogue", "in order")},
    texts::Entry{"check.state.failed", GG_TEXT("catalogue", "not in order")},
    texts::Entry{"check.state.unknown", GG_TEXT("catalogue", "not known")},
    texts::Entry{"check.place.audit", GG_TEXT("catalogue", "Audit")},
    texts::Entry{"check.place.spot_check", GG_TEXT("catalogue", "Spot check")},
    texts::Entry{"check.place.train", GG_TEXT("catalogue", "Train")},
    texts::Entry{"check.place.runs", GG_TEXT("catalogue", "Runs")},
    texts::Entry{"check.place.evaluate", GG_TEXT("catalogue", "Evaluate")},

    texts::Entry{"check.reason.no_audit", GG_TEXT("catalogue", "The run's data set was not audited.")},
    texts::Entry{"check.reason.audit_clean", GG_TEXT("catalogue", "The audit found nothing of the kind.")},
    texts::Entry{"check.reason.audit", GG_TEXT("catalogue", "Found by the audit: {rules}; places: {places}.")},
    texts::Entry{"check.reason.judged", GG_TEXT("catalogue", "The rules that look for it found nothing.")},
    texts::Entry{"check.reason.lacking", GG_TEXT("catalogue", "It cannot be told without: {inputs}.")},
    texts::Entry{"check.pairs.unknown", GG_TEXT("catalogue", "No spot check of the data set as it was trained on is kept.")},
    texts::Entry{"check.pairs.bad", GG_TEXT("catalogue", "{pairs} pairs were looked at, the last on {when}: {bad} marked wrong. With 95 % confidence at most {share} of all are.")},
    texts::Entry{"check.pairs.few", GG_TEXT("catalogue", "Only {pairs} pairs were looked at, the last on {when}; none was marked wrong. With 95 % confidence at most {share} of all are.")},
    texts::Entry{"check.pairs.looked", GG_TEXT("catalogue", "{pairs} pairs were looked at, the last on {when}; none was marked wrong. With 95 % confidence at most {share} of all are.")},
    texts::Entry{"check.settings.none", GG_TEXT("catalogue", "The run does not say with which settings it was trained.")},
    texts::Entry{"check.settings.no_seed", GG_TEXT("catalogue", "The run's settings are there, but no seed.")},
    texts::Entry{"check.settings.known", GG_TEXT("catalogue", "The run's settings are there, with the seed {seed}.")},
    texts::Entry{"check.ended.broken", GG_TEXT("catalogue", "It was stopped or failed after epoch {last} of {planned}.")},
    texts::Entry{"check.ended.reached", GG_TEXT("catalogue", "It came to its end with epoch {last}.")},
    texts::Entry{"check.ended.open", GG_TEXT("catalogue", "Epoch {last} of {planned} is the last so far.")},
    texts::Entry{"check.ended.unknown", GG_TEXT("catalogue", "The run does not say how many epochs were planned.")},
    texts::Entry{"check.both_maps.one", GG_TEXT("catalogue", "Only {there} is.")},
    texts::Entry{"check.both_maps.there", GG_TEXT("catalogue", "mAP50 {map50}, mAP50-95 {map50_95} at the last epoch.")},
    texts::Entry{"check.foreground_measured.there", GG_TEXT("catalogue", "Both are measured on the validation images.")},
    texts::Entry{"check.foreground_measured.accuracy", GG_TEXT("catalogue", "Accuracy alone is: where the foreground is small, it is high for a network that finds nothing.")},
    texts::Entry{"check.independent.unknown", GG_TEXT("catalogue", "No run can tell. Evaluate it on pictures of another camera, place or time than those of training.")},
};
[[maybe_unused]] const bool added = (texts::addTexts(itemTexts), true);

}  // namespace

std::span<const CheckItem> checkItems()
{
    return items;
}

}  // namespace gg::diagnosis
