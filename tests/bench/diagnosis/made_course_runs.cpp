#include "made_kinds.h"

#include <algorithm>
#include <cmath>

namespace gg::injection {
namespace {

bool isScore(const std::string& name)
{
    return name.starts_with("val/map") || name == "val/accuracy" || name == "val/recall" || name == "val/precision" || name.starts_with("val/ap/");
}

/// From the turn on the validation loss climbs and the score gives way, while the training loss goes on.
void overfit(MadeRun& run, int onset, Random& random)
{
    const double climb = strength(run, random, 0.006, 0.03);
    const double loss = strength(run, random, 0.12, 0.35);
    const double rest = std::max(1.0, static_cast<double>(run.planned() - onset));
    const auto from = static_cast<std::size_t>(onset);
    for (auto& [name, values] : run.epochs) {
        if (!name.starts_with("val/")) {
            continue;
        }
        for (std::size_t i = from; i < values.size(); ++i) {
            const double past = static_cast<double>(i + 1 - from);
            if (name.ends_with("loss")) {
                values[i] = values[from - 1] * (1 + climb * past) * jitter(random, 0.5 * run.course.noise);
            } else if (isScore(name)) {
                values[i] = values[from - 1] * (1 - loss * (1 - std::exp(-2.5 * past / rest))) * jitter(random, 0.008);
            }
        }
    }
    for (std::size_t i = from; run.has("val/sensitivity") && i < run.of("val/sensitivity").size(); ++i) {
        const double past = static_cast<double>(i + 1 - from);
        setForeground(run, i, run.of("val/sensitivity")[from - 1] * (1 - loss * (1 - std::exp(-2.5 * past / rest))) * jitter(random, 0.008),
                      run.of("val/specificity")[from - 1], run.of("val/true_foreground")[i]);
    }
}

/// A rate a thousand times too small, or some hundred: a thousandth of the way.
void crawl(MadeRun& run, int, Random& random)
{
    const double times = run.course.part == Part::Tuning ? 1000 : 300;
    for (auto& [name, values] : run.epochs) {
        if (name.ends_with("loss")) {
            const double level = values.front();
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = level * (1 - 0.4 / times * static_cast<double>(i)) * jitter(random, 0.004);
            }
        } else if (isScore(name)) {
            std::for_each(values.begin(), values.end(), [&](double& value) { value *= 0.01; });
        } else if (name == "train/lr" || name.starts_with("update/")) {
            std::for_each(values.begin(), values.end(), [&](double& value) { value /= times; });
        }
    }
    for (std::size_t i = 0; run.has("val/sensitivity") && i < run.of("val/sensitivity").size(); ++i) {
        setForeground(run, i, 0.5 * jitter(random, 0.02), 0.5, run.of("val/true_foreground")[i]);
    }
    for (runs::DetectionEpoch& detail : run.facts.details) {
        for (runs::ClassScore& one : detail.classes) {
            one = {.name = one.name, .ap = 0.01 * one.ap, .ap50 = 0.01 * one.ap50, .truths = one.truths};
        }
        std::fill(detail.confusion.begin(), detail.confusion.end(), 0);
    }
    for (const char* key : {"optimizer.lr", "lr0"}) {
        if (run.config.contains(key)) {
            run.config[key] = std::to_string(run.course.rate / times);
        }
    }
    run.sumLosses();
    run.drawSteps(random);
}

/// A rate far too large: the loss falls a little, then jumps about on a plateau that the steps are too long to leave.
void jumpAbout(MadeRun& run, int, Random& random)
{
    const double level = strength(run, random, 0.7, 1.1);
    for (auto& [name, values] : run.epochs) {
        if (name.ends_with("loss")) {
            const double from = values.front();
            for (double& value : values) {
                value = from * level * jitter(random, 0.25);
            }
        } else if (isScore(name)) {
            for (double& value : values) {
                value *= 0.1 * std::abs(random.normal());
            }
        } else if (name == "train/lr" || name.starts_with("update/")) {
            std::for_each(values.begin(), values.end(), [](double& value) { value *= 300; });
        }
    }
    for (std::size_t i = 0; run.has("val/sensitivity") && i < run.of("val/sensitivity").size(); ++i) {
        setForeground(run, i, random.uniform(0.1, 0.8), random.uniform(0.6, 0.95), run.of("val/true_foreground")[i]);
    }
    for (const char* key : {"optimizer.lr", "lr0"}) {
        if (run.config.contains(key)) {
            run.config[key] = std::to_string(run.course.rate * 300);
        }
    }
    run.sumLosses();
    run.drawSteps(random);
}

/// Full steps from the first on: the loss goes up by an order of magnitude and comes down within an epoch or two.
void startCold(MadeRun& run, int, Random& random)
{
    std::vector<double>& loss = run.steps.at("train/loss");
    const double height = strength(run, random, 6, 30);
    const double fade = strength(run, random, 4, 12);
    for (std::size_t i = 1; i < loss.size(); ++i) {
        loss[i] *= 1 + height * (1 - std::exp(-static_cast<double>(i) / 2)) * std::exp(-static_cast<double>(i) / fade);
    }
    std::vector<double>& rate = run.of("train/lr");
    for (std::size_t i = 0; i < rate.size(); ++i) {
        rate[i] = run.course.rate * (1 - 0.9 * static_cast<double>(i) / static_cast<double>(rate.size()));
    }
    std::vector<double>& steps = run.steps["train/lr"];
    for (std::size_t i = 0; i < loss.size(); ++i) {
        steps.push_back(rate[i / static_cast<std::size_t>(run.stepsPerEpoch)]);
    }
    run.config["schedule.warmup_epochs"] = "0";
}

/// Ends where the score was still climbing.
void endEarly(MadeRun& run, int, Random& random)
{
    for (auto& [name, values] : run.epochs) {
        for (std::size_t i = 0; isScore(name) && i < values.size(); ++i) {
            values[i] = values.back() * std::pow((static_cast<double>(i) + 1) / static_cast<double>(values.size()), 1.1) * jitter(random, 0.006);
        }
    }
}

/// The best was reached in the first quarter, and nothing came after it, for better or worse.
void goOnForNothing(MadeRun& run, int, Random& random)
{
    const auto best = static_cast<std::size_t>(run.planned() / 5);
    for (auto& [name, values] : run.epochs) {
        if (!name.starts_with("val/") || name.ends_with("boxes")) {
            continue;
        }
        for (std::size_t i = best; i < values.size(); ++i) {
            const double level = name.ends_with("loss") ? values[best] : values[best] * 0.995;
            values[i] = level * jitter(random, 0.004);
        }
    }
}

/// The inner gradients die out layer by layer.
void vanish(MadeRun& run, int onset, Random&)
{
    for (const char* part : {"stem", "backbone"}) {
        std::vector<double>& values = run.of(std::string("gradient/") + part);
        for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < values.size(); ++i) {
            values[i] *= std::max(1e-9, std::exp(-4.0 * (static_cast<double>(i) + 2 - onset)));
        }
    }
}

/// Gradients grow tenfold every epoch until a clip of the norm holds the weights.
void explode(MadeRun& run, int onset, Random& random)
{
    std::vector<double>& norm = run.steps.at("train/grad_norm");
    const auto first = static_cast<std::size_t>((onset - 1) * run.stepsPerEpoch);
    const double growth = strength(run, random, 1.2, 2.3) / run.stepsPerEpoch;
    for (std::size_t i = first; i < norm.size(); ++i) {
        norm[i] *= std::min(1e6, std::exp(growth * static_cast<double>(i - first)));
    }
    for (const char* part : {"stem", "backbone", "neck", "head_box", "head_class"}) {
        std::vector<double>& values = run.of(std::string("gradient/") + part);
        for (std::size_t i = static_cast<std::size_t>(onset) - 1; i < values.size(); ++i) {
            values[i] *= std::min(1e6, std::exp(growth * run.stepsPerEpoch * (static_cast<double>(i) + 2 - onset)));
        }
    }
}

/// Every step waits for pictures.
void starve(MadeRun& run, int, Random& random)
{
    const double seconds = 0.4;
    for (std::size_t i = 0; i < run.steps.at("train/data_wait").size(); ++i) {
        run.steps["train/data_wait"][i] = random.uniform(0.5, 0.9) * seconds;
        run.steps["train/images_per_second"][i] = 16 / seconds * jitter(random, 0.05);
    }
    for (int epoch = 0; epoch < run.planned(); ++epoch) {
        run.epochs["epoch/data_wait"].push_back(0.7 * seconds * jitter(random, 0.05));
        run.epochs["epoch/images_per_second"].push_back(16 / seconds);
        run.epochs["epoch/seconds"].push_back(seconds * run.stepsPerEpoch * 1.1);
    }
}

/// The process is gone, or hangs: nothing for hours where there was something every few minutes.
void fallSilent(MadeRun& run, int onset, Random& random)
{
    run.stopsAt = std::max(3, onset);
    run.ends = false;
    run.facts.silence = diagnosis::Silence{.seconds = 3600 * strength(run, random, 3, 40), .usualSeconds = random.uniform(20, 300)};
}

}  // namespace

std::vector<LabelledRun> madeCourseRuns(Part part)
{
    return madeOf({
        {.name = "overfits", .fault = "overfitting", .count = 4, .change = overfit, .from = 12, .epochs = 110},
        {.name = "overfits_ultralytics", .fault = "overfitting", .form = Form::Ultralytics, .count = 5, .change = overfit, .from = 12, .epochs = 120},
        {.name = "overfits_masks", .fault = "overfitting", .form = Form::Segmentation, .count = 3, .change = overfit, .from = 12, .epochs = 100},
        {.name = "overfits_keras", .fault = "overfitting", .form = Form::Keras, .count = 4, .change = overfit, .from = 10, .epochs = 80},
        {.name = "crawls", .fault = "rate_low", .count = 3, .change = crawl, .from = 1},
        {.name = "crawls_masks", .fault = "rate_low", .form = Form::Segmentation, .count = 2, .change = crawl, .from = 1},
        {.name = "jumps_about", .fault = "rate_high", .count = 3, .change = jumpAbout, .from = 1},
        {.name = "jumps_about_masks", .fault = "rate_high", .form = Form::Segmentation, .count = 2, .change = jumpAbout, .from = 1},
        {.name = "starts_cold", .fault = "no_warmup", .count = 4, .change = startCold, .from = 1, .steps = true},
        {.name = "ends_early", .fault = "too_short", .count = 3, .change = endEarly, .from = 1, .epochs = 20},
        {.name = "ends_early_ultralytics", .fault = "too_short", .form = Form::Ultralytics, .count = 3, .change = endEarly, .from = 1, .epochs = 30},
        {.name = "goes_on", .fault = "too_long", .count = 3, .change = goOnForNothing, .from = 1, .epochs = 150},
        {.name = "goes_on_ultralytics", .fault = "too_long", .form = Form::Ultralytics, .count = 3, .change = goOnForNothing, .from = 1, .epochs = 200},
        {.name = "vanishes", .fault = "vanishing", .count = 4, .change = vanish, .from = 5},
        {.name = "explodes", .fault = "exploding", .count = 4, .change = explode, .from = 6, .steps = true},
        {.name = "starves", .fault = "starving", .count = 4, .change = starve, .from = 1, .steps = true},
        {.name = "falls_silent", .fault = "stalled", .count = 4, .change = fallSilent, .from = 4},
    }, part);
}

}  // namespace gg::injection
