#include "made_kinds.h"

#include <algorithm>
#include <cmath>

namespace gg::injection {
namespace {

/// Writes what a class scores at an epoch into the details, its series and the mean.
void setClass(MadeRun& run, std::size_t epoch, std::size_t which, double ap50)
{
    std::vector<runs::ClassScore>& classes = run.facts.details.at(epoch).classes;
    runs::ClassScore& score = classes.at(which);
    score.ap50 = ap50;
    score.ap = 0.62 * ap50;
    score.recall = 0.92 * ap50;
    score.precision = 0.9 * ap50;
    run.of("val/ap/" + score.name)[epoch] = score.ap;
    double sum = 0;
    for (const runs::ClassScore& one : classes) {
        sum += one.ap50 / static_cast<double>(classes.size());
    }
    run.of("val/map50")[epoch] = sum;
    run.of("val/map50_95")[epoch] = 0.62 * sum;
    std::vector<std::int64_t>& confusion = run.facts.details[epoch].confusion;
    const std::size_t side = classes.size() + 1;
    std::fill_n(confusion.begin() + static_cast<std::ptrdiff_t>(which * side), side, 0);
    const auto right = static_cast<std::int64_t>(std::lround(0.9 * ap50 * static_cast<double>(score.truths)));
    confusion[which * side + which] = right;
    confusion[which * side + classes.size()] = score.truths - right;
}

/// A class dies while the others go on.
void loseClass(MadeRun& run, int onset, Random& random)
{
    const auto which = static_cast<std::size_t>(random.integer(0, 3));
    const double from = onset == 1 ? 0 : run.facts.details[static_cast<std::size_t>(onset) - 2].classes[which].ap50;
    for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < run.facts.details.size(); ++i) {
        setClass(run, i, which, from * std::exp(-(static_cast<double>(i) + 2 - onset) / 0.7));
    }
}

/// Two names were exchanged in the training labels: what one is, is called the other.
void swapClasses(MadeRun& run, int, Random& random)
{
    const auto a = static_cast<std::size_t>(random.integer(0, 3));
    const std::size_t b = (a + 1) % 4;
    const double share = random.uniform(0.85, 0.98);
    for (std::size_t i = 0; i < run.facts.details.size(); ++i) {
        std::vector<std::int64_t>& confusion = run.facts.details[i].confusion;
        std::vector<std::int64_t> found;
        for (const std::size_t one : {a, b}) {
            found.push_back(confusion[one * 5 + one]);
            setClass(run, i, one, 0.03 * jitter(random, 0.2));
        }
        confusion[a * 5 + b] = static_cast<std::int64_t>(share * static_cast<double>(found[0]));
        confusion[a * 5 + a] = found[0] - confusion[a * 5 + b];
        confusion[a * 5 + 4] = 150 - found[0];
        confusion[b * 5 + a] = static_cast<std::int64_t>(share * static_cast<double>(found[1]));
        confusion[b * 5 + b] = found[1] - confusion[b * 5 + a];
        confusion[b * 5 + 4] = 150 - found[1];
    }
    const double level = 0.75 * run.of("train/class_loss").front();
    for (const char* name : {"val/class_loss"}) {
        for (double& value : run.of(name)) {
            value = std::max(value, level) * jitter(random, 0.01);
        }
    }
    run.sumLosses();
}

/// The matched cells' objectness falls to that of the rest.
void sinkObjectness(MadeRun& run, int onset, Random& random)
{
    const double tau = strength(run, random, 1, 4);
    for (const std::string& stride : {std::string("8"), std::string("16"), std::string("32")}) {
        std::vector<double>& matched = run.of("signals/objectness_matched/" + stride);
        const std::vector<double>& rest = run.of("signals/objectness_unmatched/" + stride);
        for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < matched.size(); ++i) {
            const double kept = onset == 1 ? 0 : std::exp(-(static_cast<double>(i) + 2 - onset) / tau);
            const double above = onset == 1 ? 0 : matched[static_cast<std::size_t>(onset) - 2];
            matched[i] = rest[i] * jitter(random, 0.1) + above * kept;
        }
    }
    for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < run.facts.details.size(); ++i) {
        for (std::size_t c = 0; c < 4; ++c) {
            setClass(run, i, c, run.facts.details[i].classes[c].ap50 * std::exp(-(static_cast<double>(i) + 2 - onset) / tau));
        }
        run.of("val/recall")[i] *= std::exp(-(static_cast<double>(i) + 2 - onset) / tau);
    }
}

/// The boxes' term is so heavy that classes are hardly learned: many boxes, of any class; or the other way round.
void unbalance(MadeRun& run, int, Random& random)
{
    const bool boxesWin = random.chance(0.5);
    const std::string heavy = boxesWin ? "box_loss" : "class_loss";
    const std::string light = boxesWin ? "class_loss" : "box_loss";
    const double weight = strength(run, random, 60, 300);
    for (const std::string& side : {std::string("train/"), std::string("val/")}) {
        for (double& value : run.of(side + heavy)) {
            value *= weight;
        }
        std::vector<double>& values = run.of(side + light);
        const double from = values.front();
        for (double& value : values) {
            value = from * (0.9 + 0.1 * value / from);
        }
    }
    for (auto& [name, values] : run.epochs) {
        if (name.starts_with("val/map") || name == "val/precision") {
            std::for_each(values.begin(), values.end(), [](double& value) { value *= 0.2; });
        }
    }
    run.sumLosses();
    run.drawSteps(random);
}

/// Objects are found, their borders are not: box style, or too little weight of the boxes' term.
void placeLoosely(MadeRun& run, int, Random& random)
{
    const double kept = random.uniform(0.2, 0.32);
    for (std::size_t i = 0; i < run.of("val/map50").size(); ++i) {
        run.of("val/map50_95")[i] = run.of("val/map50")[i] * kept * jitter(random, 0.02);
    }
    for (runs::DetectionEpoch& detail : run.facts.details) {
        for (runs::ClassScore& one : detail.classes) {
            one.ap = one.ap50 * kept;
        }
        detail.errorGains = {0.01, 0.3, 0.01, 0.01, 0.03, 0.05};
    }
}

/// Far more boxes than objects, at every place.
void drawEverywhere(MadeRun& run, int, Random& random)
{
    const double times = strength(run, random, 15, 40);
    for (std::size_t i = 0; i < run.of("val/map50").size(); ++i) {
        run.of("val/predicted_boxes")[i] = 8 * times * jitter(random, 0.1);
        run.of("val/precision")[i] = 0.02 * jitter(random, 0.2);
        run.of("val/map50")[i] *= 0.1;
        run.of("val/map50_95")[i] *= 0.1;
    }
    for (std::size_t i = 0; i < run.facts.details.size(); ++i) {
        for (std::size_t c = 0; c < 4; ++c) {
            setClass(run, i, c, 0.1 * run.facts.details[i].classes[c].ap50);
        }
    }
}

}  // namespace

std::vector<LabelledRun> madeDetectorRuns(Part part)
{
    return madeOf({
        {.name = "class_dies", .fault = "dead_class", .count = 5, .change = loseClass, .from = 8},
        {.name = "class_unborn", .fault = "dead_class", .count = 4, .change = loseClass, .from = 1},
        {.name = "classes_swapped", .fault = "classes_swapped", .count = 4, .change = swapClasses, .from = 1},
        {.name = "objectness_sinks", .fault = "objectness_sinks", .count = 5, .change = sinkObjectness, .from = 8},
        {.name = "objectness_never", .fault = "objectness_sinks", .count = 3, .change = sinkObjectness, .from = 1},
        {.name = "unbalanced", .fault = "imbalance", .count = 4, .change = unbalance, .from = 1},
        {.name = "loose", .fault = "localisation", .count = 4, .change = placeLoosely, .from = 1},
        {.name = "loose_ultralytics", .fault = "localisation", .form = Form::Ultralytics, .count = 3, .change = placeLoosely, .from = 1},
        {.name = "boxes_everywhere", .fault = "everything", .count = 4, .change = drawEverywhere, .from = 1},
    }, part);
}

}  // namespace gg::injection
