#include "made_kinds.h"

#include <algorithm>
#include <cmath>

namespace gg::injection {
namespace {

/// Sensitivity decays, specificity rises to 1: the cheaper solution for a loss in which background outvotes.
void collapse(MadeRun& run, int onset, Random& random)
{
    const double tau = strength(run, random, 0.4, 1.5);
    const double left = strength(run, random, 0, 0.04);
    const std::vector<double> sensitivity = run.of("val/sensitivity");
    const std::vector<double> specificity = run.of("val/specificity");
    const double truth = run.of("val/true_foreground").front();
    for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < sensitivity.size(); ++i) {
        const double kept = std::exp(-(static_cast<double>(i) + 2 - onset) / tau);
        const double from = sensitivity[static_cast<std::size_t>(onset) - 2];
        setForeground(run, i, left + (from - left) * kept * jitter(random, 0.02), 1 - (1 - specificity[i]) * kept, truth);
    }
}

/// The same with a probe every five steps, in which it shows first.
void collapseSeen(MadeRun& run, int onset, Random& random)
{
    collapse(run, onset, random);
    const std::vector<double>& sensitivity = run.of("val/sensitivity");
    const std::vector<double>& specificity = run.of("val/specificity");
    const double truth = run.of("val/true_foreground").front();
    for (std::size_t i = 0; i < sensitivity.size(); ++i) {
        const double before = i > 0 ? sensitivity[i - 1] : 0;
        const double spec = i > 0 ? specificity[i - 1] : specificity[0];
        for (int step = 0; step < run.stepsPerEpoch; ++step) {
            const double at = (step + 1.0) / run.stepsPerEpoch;
            const double s = std::clamp((before + (sensitivity[i] - before) * at) * jitter(random, 0.04), 0.0, 1.0);
            const double p = std::clamp(spec + (specificity[i] - spec) * at, 0.0, 1.0);
            run.steps["probe/sensitivity"].push_back(s);
            run.steps["probe/specificity"].push_back(p);
            run.steps["probe/true_foreground"].push_back(truth);
            run.steps["probe/predicted_foreground"].push_back(s * truth + (1 - p) * (1 - truth));
            run.steps["probe/loss"].push_back(run.steps.at("train/loss")[run.steps["probe/loss"].size()]);
        }
    }
}

/// All background from the first epoch on: the loss falls to the entropy of the foreground's share, and no further.
void neverSee(MadeRun& run, int, Random& random)
{
    const double truth = run.of("val/true_foreground").front();
    const double floor = -truth * std::log(truth) - (1 - truth) * std::log(1 - truth);
    const double start = 0.72;
    for (const char* name : {"train/loss", "val/loss"}) {
        for (std::size_t i = 0; i < run.of(name).size(); ++i) {
            run.of(name)[i] = (floor + (start - floor) * std::exp(-(static_cast<double>(i) + 1) / 1.5)) * jitter(random, run.course.noise / 2);
        }
    }
    for (std::size_t i = 0; i < run.of("val/loss").size(); ++i) {
        setForeground(run, i, 0, 1, truth);
    }
    run.config["loss"] = "bce";
    run.drawSteps(random);
}

/// Foreground outweighs: nearly every pixel is called so.
void seeEverything(MadeRun& run, int, Random& random)
{
    const double truth = run.of("val/true_foreground").front();
    const double left = strength(run, random, 0, 0.05);
    for (std::size_t i = 0; i < run.of("val/loss").size(); ++i) {
        setForeground(run, i, 1 - 0.004 * random.uniform(), left * random.uniform(0.8, 1.2), truth);
    }
    for (const char* name : {"train/loss", "val/loss"}) {
        const double level = run.of(name).front();
        for (std::size_t i = 0; i < run.of(name).size(); ++i) {
            run.of(name)[i] = level * (0.75 + 0.25 * std::exp(-static_cast<double>(i) / 3)) * jitter(random, run.course.noise / 2);
        }
    }
    run.drawSteps(random);
}

/// A cross-entropy of logits that is given probabilities: they lie in (0, 1), the second sigmoid of them in (0.5, 0.73). Background cannot
/// cost less than ln 2, everything is called foreground.
void sigmoidTwice(MadeRun& run, int, Random& random)
{
    const double truth = run.of("val/true_foreground").front();
    const double background = std::log(2.0);
    const double foreground = std::log(1 + std::exp(-1.0));
    const double learned = random.uniform(0.3, 0.9);  // share of the foreground that its first sigmoid has at 1
    const double floor = (1 - truth) * background + truth * (learned * foreground + (1 - learned) * background);
    const double start = std::log(1 + std::exp(0.5));  // probabilities of 0.5 to begin with
    for (const char* name : {"train/loss", "val/loss"}) {
        for (std::size_t i = 0; i < run.of(name).size(); ++i) {
            run.of(name)[i] = (floor + (start - floor) * std::exp(-(static_cast<double>(i) + 1) / 2)) * jitter(random, 0.002);
        }
    }
    for (std::size_t i = 0; i < run.of("val/loss").size(); ++i) {
        setForeground(run, i, 1, 0, truth);  // nothing is below 0.5
    }
    run.config["loss"] = "bce";
    run.drawSteps(random);
}

}  // namespace

std::vector<LabelledRun> madeForegroundRuns(Part part)
{
    return madeOf({
        {.name = "collapses", .fault = "collapse", .form = Form::Segmentation, .count = 6, .change = collapse, .from = 4},
        {.name = "collapses_seen", .fault = "collapse", .form = Form::Segmentation, .count = 6, .change = collapseSeen, .from = 4, .steps = true},
        {.name = "never_sees", .fault = "collapse", .form = Form::Segmentation, .count = 4, .change = neverSee, .from = 1},
        {.name = "sees_everything", .fault = "everything", .form = Form::Segmentation, .count = 4, .change = seeEverything, .from = 1},
        {.name = "sigmoid_twice", .fault = "mismatch", .form = Form::Segmentation, .count = 5, .change = sigmoidTwice, .from = 1},
    }, part);
}

}  // namespace gg::injection
