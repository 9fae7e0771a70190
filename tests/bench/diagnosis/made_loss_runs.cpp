#include "made_kinds.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gg::injection {
namespace {

/// From `onset` on, scores fall towards `share` of what they are, in about `tau` epochs.
void loseScores(MadeRun& run, int onset, double share, double tau, Random& random)
{
    for (auto& [name, values] : run.epochs) {
        const bool score = name == "val/map50" || name == "val/map50_95" || name == "val/recall" || name == "val/accuracy" || name.starts_with("val/ap/");
        for (std::size_t i = static_cast<std::size_t>(onset) - 1; score && i < values.size(); ++i) {
            const double gone = 1 - std::exp(-(static_cast<double>(i) + 2 - onset) / tau);
            values[i] = values[static_cast<std::size_t>(onset) - 2] * (1 - gone * (1 - share)) * jitter(random, 0.02);
        }
    }
    if (!run.has("val/sensitivity")) {
        return;
    }
    const double before = run.of("val/sensitivity").at(static_cast<std::size_t>(onset) - 2);
    for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < run.of("val/sensitivity").size(); ++i) {
        const double gone = 1 - std::exp(-(static_cast<double>(i) + 2 - onset) / tau);
        setForeground(run, i, before * (1 - gone * (1 - share)) * jitter(random, 0.02), 0.985, run.of("val/true_foreground")[i]);
    }
}

/// Every step makes the next one worse, until the network says the same of everything: exponential growth that saturates.
void diverge(MadeRun& run, int onset, Random& random)
{
    const double rate = strength(run, random, 0.3, 1.2);
    const double ceiling = strength(run, random, 1.2, 6);
    for (const char* side : {"train/", "val/"}) {
        for (const std::string& name : run.losses(side)) {
            std::vector<double>& values = run.of(name);
            const double from = values[static_cast<std::size_t>(onset) - 2];
            const double to = ceiling * values.front();
            for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < values.size(); ++i) {
                const double grown = from * std::exp(rate * (static_cast<double>(i) + 2 - onset));
                values[i] = 1 / (1 / grown + 1 / to) * jitter(random, 0.06);
            }
        }
    }
    loseScores(run, onset, 0.02, 1.5, random);
    run.sumLosses();
    run.drawSteps(random);
    for (std::size_t i = static_cast<std::size_t>((onset - 1) * run.stepsPerEpoch); run.steps.contains("train/grad_norm") && i < run.steps["train/grad_norm"].size(); ++i) {
        run.steps["train/grad_norm"][i] *= random.uniform(3, 30);
    }
}

/// Single batches with broken labels: one step's loss is many times its neighbours', and the next is as before.
void spike(MadeRun& run, int onset, Random& random)
{
    const int count = random.integer(4, 8);
    std::vector<double>& loss = run.steps.at("train/loss");
    for (int i = 0; i < count; ++i) {
        const int first = i == 0 ? (onset - 1) * run.stepsPerEpoch : onset * run.stepsPerEpoch;
        const int last = i == 0 ? onset * run.stepsPerEpoch - 1 : static_cast<int>(loss.size()) - 2;
        loss[static_cast<std::size_t>(random.integer(first, last))] *= strength(run, random, 5, 25);
    }
}

void becomeNaN(MadeRun& run, int onset, Random& random)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (auto& [name, values] : run.epochs) {
        if (name.ends_with("loss")) {
            std::fill(values.begin() + (onset - 1), values.end(), nan);
        } else if (name.starts_with("val/map") || name == "val/precision" || name == "val/recall" || name.starts_with("val/ap/")) {
            std::fill(values.begin() + (onset - 1), values.end(), 0.0);
        }
    }
    for (std::size_t i = 0; run.has("val/sensitivity") && i < run.of("val/sensitivity").size(); ++i) {
        if (static_cast<int>(i) + 1 >= onset) {
            setForeground(run, i, 0, 1, run.of("val/true_foreground")[i]);
        }
    }
    for (auto& [name, values] : run.steps) {
        const auto first = static_cast<std::size_t>((onset - 1) * run.stepsPerEpoch + random.integer(0, run.stepsPerEpoch - 1));
        if (name == "train/loss" || name == "train/grad_norm") {
            std::fill(values.begin() + static_cast<std::ptrdiff_t>(std::min(first, values.size())), values.end(), nan);
        }
    }
}

/// A batch that overflowed and was skipped: the mean of its epoch is not finite, what comes after is.
void beNaNOnce(MadeRun& run, int onset, Random& random)
{
    for (const std::string& name : run.losses("train/")) {
        run.of(name)[static_cast<std::size_t>(onset) - 1] = std::numeric_limits<double>::infinity();
    }
    if (run.has("train/loss")) {
        run.of("train/loss")[static_cast<std::size_t>(onset) - 1] = std::numeric_limits<double>::infinity();
    }
    if (run.steps.contains("train/loss")) {
        run.steps["train/loss"][static_cast<std::size_t>((onset - 1) * run.stepsPerEpoch + random.integer(0, run.stepsPerEpoch - 1))] =
            std::numeric_limits<double>::infinity();
    }
}

/// One term stays where it began: what it asks for is not learned, while the others are.
void keepFlat(MadeRun& run, int, Random& random)
{
    const std::vector<std::string> terms{"box_loss", "class_loss", "dfl_loss"};
    const std::string term = terms.at(static_cast<std::size_t>(random.integer(0, 2)));
    for (const std::string& side : {std::string("train/"), std::string("val/")}) {
        std::vector<double>& values = run.of(side + term);
        const double level = values.front();
        std::for_each(values.begin(), values.end(), [&](double& value) { value = level * jitter(random, std::max(0.004, run.course.noise)); });
    }
    const double share = term == "class_loss" ? 0.15 : 0.5;
    for (auto& [name, values] : run.epochs) {
        if (name.starts_with("val/map")) {
            std::for_each(values.begin(), values.end(), [&](double& value) { value *= name == "val/map50_95" ? share * 0.6 : share; });
        }
    }
    run.sumLosses();
    run.drawSteps(random);
}

/// A term with the wrong sign: it falls through 0 and on, without end.
void turnSign(MadeRun& run, int onset, Random& random)
{
    const std::string term = run.has("train/class_loss") ? "class_loss" : "loss";
    const double speed = strength(run, random, 0.05, 0.4);
    for (const std::string& side : {std::string("train/"), std::string("val/")}) {
        std::vector<double>& values = run.of(side + term);
        for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < values.size(); ++i) {
            values[i] = -speed * (static_cast<double>(i) + 2 - onset) * jitter(random, 0.05);
        }
    }
    loseScores(run, onset, 0.05, 2, random);
    run.sumLosses();
    run.drawSteps(random);
}

}  // namespace

std::vector<LabelledRun> madeLossRuns(Part part)
{
    return madeOf({
        {.name = "diverges", .fault = "diverged", .form = Form::Detector, .count = 4, .change = diverge, .from = 8},
        {.name = "diverges_ultralytics", .fault = "diverged", .form = Form::Ultralytics, .count = 3, .change = diverge, .from = 8},
        {.name = "diverges_masks", .fault = "diverged", .form = Form::Segmentation, .count = 3, .change = diverge, .from = 8},
        {.name = "spikes", .fault = "spikes", .form = Form::Detector, .count = 4, .change = spike, .from = 6, .steps = true},
        {.name = "spikes_masks", .fault = "spikes", .form = Form::Segmentation, .count = 3, .change = spike, .from = 6, .steps = true},
        {.name = "nan", .fault = "not_finite", .form = Form::Detector, .count = 3, .change = becomeNaN, .from = 3},
        {.name = "nan_masks", .fault = "not_finite", .form = Form::Segmentation, .count = 3, .change = becomeNaN, .from = 3},
        {.name = "nan_ultralytics", .fault = "not_finite", .form = Form::Ultralytics, .count = 3, .change = becomeNaN, .from = 3},
        {.name = "nan_keras", .fault = "not_finite", .form = Form::Keras, .count = 2, .change = becomeNaN, .from = 3},
        {.name = "infinite_once", .fault = "not_finite", .form = Form::Detector, .count = 2, .change = beNaNOnce, .from = 5},
        {.name = "infinite_once_keras", .fault = "not_finite", .form = Form::Keras, .count = 2, .change = beNaNOnce, .from = 5},
        {.name = "flat", .fault = "term_flat", .form = Form::Detector, .count = 4, .change = keepFlat, .from = 1},
        {.name = "flat_ultralytics", .fault = "term_flat", .form = Form::Ultralytics, .count = 4, .change = keepFlat, .from = 1},
        {.name = "sign", .fault = "negative_term", .form = Form::Detector, .count = 2, .change = turnSign, .from = 4},
        {.name = "sign_masks", .fault = "negative_term", .form = Form::Segmentation, .count = 2, .change = turnSign, .from = 4},
        {.name = "sign_ultralytics", .fault = "negative_term", .form = Form::Ultralytics, .count = 2, .change = turnSign, .from = 4},
    }, part);
}

}  // namespace gg::injection
