#include "core/diagnosis/curve.h"
#include "core/diagnosis/rule.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace gg::diagnosis {
namespace {

constexpr std::array ruleThresholds{
    Threshold{.id = "bulk", .value = 20, .lowest = 1, .highest = 100, .unit = "%"},
    Threshold{.id = "some", .value = 5, .lowest = 0.1, .highest = 100, .unit = "%"},
    Threshold{.id = "images", .value = 3, .lowest = 1, .highest = 10000, .unit = "images"},
    Threshold{.id = "empty", .value = 30, .lowest = 1, .highest = 100, .unit = "%"},
};
constexpr std::size_t fewestEpochs = 3;
constexpr double missesMost = 0.5;  ///< of what there is to find

/// Findings of the audit that make a training learn something else than what was meant.
struct Fault {
    std::string_view rule;
    const char* variant;
    bool certain;  ///< in bulk it is beyond doubt
};
constexpr std::array maskFaults{
    Fault{"mask.of_other_images", "mispaired", true},  Fault{"mask.mixed_sense", "inverted", false},
    Fault{"mask.shifted", "mispaired", true},         Fault{"mask.mispaired", "mispaired", false},     Fault{"mask.fits_another", "mispaired", true},
    Fault{"mask.same_as_another", "mispaired", false}, Fault{"mask.fits_turned", "turned", true},      Fault{"mask.size_transposed", "turned", true},
    Fault{"mask.looks_inverted", "inverted", false},  Fault{"mask.inverted", "inverted", false},
};
constexpr std::array boxFaults{
    Fault{"label.of_other_images", "mispaired", true},
    Fault{"label.mispaired", "mispaired", false}, Fault{"label.class_from_one", "numbers", false}, Fault{"class.order_differs", "numbers", false},
    Fault{"label.corners", "boxes", false},       Fault{"label.top_left", "boxes", false},         Fault{"label.pixels", "boxes", false},
};

/// May as well be masks of what hardly shows in the images: a network that learns to find it refutes them.
constexpr std::array refutableFaults{
    Fault{"mask.follows_nothing", "may_be_mispaired", false},
};

/// Images without any label are as often negatives that were meant: they are worth a word where the network finds little besides.
constexpr std::array emptyFaults{
    Fault{"mask.all_background", "empty", false},
    Fault{"label.empty", "empty", false},
    Fault{"label.missing", "empty", false},
};

/// The first of these series that the run has ends low.
bool endsLow(const RunView& run, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        const Curve found = finite(curveOf(run.history, name));
        if (!found.empty()) {
            return found.size() >= fewestEpochs && found.values.back() < missesMost;
        }
    }
    return false;
}

bool findsLittle(const RunView& run)
{
    return endsLow(run, {"val/sensitivity", "val/recall"});
}

/// What is found lies elsewhere, in part at least.
bool overlapsLittle(const RunView& run)
{
    return endsLow(run, {"val/iou", "val/dice"});
}

void judge(const RunView& run, const Limits& limits, Opinion& opinion)
{
    if (!run.facts.audit) {
        opinion.lacks("audit");
        return;
    }
    const AuditFacts& audit = *run.facts.audit;
    // Sets without splits are split by the run.
    const std::size_t split = audit.trainImages + audit.valImages;
    const std::size_t images = split > 0 ? split : run.info.trainImages + run.info.valImages;
    if (images == 0) {
        return;
    }
    const Fault* worst = nullptr;
    const AuditFacts::Found* found = nullptr;
    const auto look = [&](const auto& faults) {
        for (const Fault& fault : faults) {
            const auto it = audit.findings.find(fault.rule);
            if (it != audit.findings.end() && (found == nullptr || it->second.places > found->places)) {
                worst = &fault;
                found = &it->second;
            }
        }
    };
    look(maskFaults);
    look(boxFaults);
    if (overlapsLittle(run)) {
        look(refutableFaults);
    }
    const auto shareOf = [&] { return found == nullptr ? 0 : std::min(1.0, static_cast<double>(found->places) / static_cast<double>(images)); };
    double least = limits["some"];
    if (100 * shareOf() < least && findsLittle(run)) {
        least = limits["empty"];
        look(emptyFaults);
    }
    const double share = shareOf();
    if (found == nullptr || static_cast<double>(found->places) < limits["images"] || 100 * share < least) {
        return;
    }
    const bool bulk = worst->certain && 100 * share >= limits["bulk"];
    opinion.say({.severity = bulk ? audit::Severity::Error : audit::Severity::Warning,
                 .sinceEpoch = 1,
                 .values = {{"count", std::to_string(found->places)}, {"total", std::to_string(images)}, {"share", shareText(share)}, {"finding", std::string(worst->rule)}},
                 .variant = worst->variant,
                 .images = found->images});
}

constexpr std::array ruleTexts{
    texts::Entry{"run.faulty_labels.title", GG_TEXT("catalogue", "Labels that teach something else")},
    texts::Entry{"run.faulty_labels.message", GG_TEXT("catalogue", "{share} of the images have labels that cannot be right.")},
    texts::Entry{"run.faulty_labels.message.mispaired", GG_TEXT("catalogue", "{share} of the images are trained with the labels of another image.")},
    texts::Entry{"run.faulty_labels.message.may_be_mispaired",
                 GG_TEXT("catalogue", "The masks may belong to other images: they follow nothing in their own, and the network finds little.")},
    texts::Entry{"run.faulty_labels.message.turned", GG_TEXT("catalogue", "{share} of the masks are turned or mirrored against their images.")},
    texts::Entry{"run.faulty_labels.message.inverted", GG_TEXT("catalogue", "{share} of the masks may be inverted: foreground and background exchanged.")},
    texts::Entry{"run.faulty_labels.message.numbers", GG_TEXT("catalogue", "{share} of the images may have labels whose class numbers stand for other classes.")},
    texts::Entry{"run.faulty_labels.message.boxes", GG_TEXT("catalogue", "{share} of the images may have boxes written in another convention than they are read in.")},
    texts::Entry{"run.faulty_labels.message.empty",
                 GG_TEXT("catalogue", "{share} of the images have no label, and little is found: the network may be taught that nothing is there.")},
    texts::Entry{"run.faulty_labels.why",
                 GG_TEXT("catalogue", "No setting of the training mends what the labels say wrongly: overlap stays low, classes are confused, and whatever else is said of the run follows from that.")},
    texts::Entry{"run.faulty_labels.evidence", GG_TEXT("catalogue", "audit: {finding}, {count} places in {total} images")},
    texts::Entry{"run.faulty_labels.action", GG_TEXT("catalogue", "Look at these images with their labels, repair the data set, and train again.")},
    texts::Entry{"run.faulty_labels.threshold.bulk", GG_TEXT("catalogue", "share of the images from which it is an error")},
    texts::Entry{"run.faulty_labels.threshold.some", GG_TEXT("catalogue", "share of the images from which it is worth a word")},
    texts::Entry{"run.faulty_labels.action.empty",
                 GG_TEXT("catalogue", "Look at whether these images really show nothing, and where their labels are kept if they do not.")},
    texts::Entry{"run.faulty_labels.threshold.empty", GG_TEXT("catalogue", "share of the images without a label from which it is worth a word where little is found")},
    texts::Entry{"run.faulty_labels.threshold.images", GG_TEXT("catalogue", "fewest images or objects")},
};

constexpr std::array<std::string_view, 6> explained{"run.foreground_collapse", "run.foreground_underweighted", "run.dead_class",
                                                    "run.swapped_classes",     "run.localisation_gap",         "run.loss_term_flat"};
constexpr Rule rule{.id = "run.faulty_labels", .source = "seed 000", .thresholds = ruleThresholds, .texts = ruleTexts, .explains = explained, .judge = judge};
const Registration registered(rule);

}  // namespace
}  // namespace gg::diagnosis
