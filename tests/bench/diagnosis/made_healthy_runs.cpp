#include "made_kinds.h"

#include "name_hash.h"

#include <algorithm>
#include <cmath>

namespace gg::injection {
namespace {

/// A class loss of the validation that turns up while the score goes on rising: detectors grow surer, and their few mistakes dearer.
void letClassLossRise(MadeRun& run, Random& random)
{
    std::vector<double>& loss = run.of("val/class_loss");
    const auto turn = static_cast<std::size_t>(random.uniform(0.3, 0.5) * static_cast<double>(loss.size()));
    const double climb = strength(run, random, 0.003, 0.01);
    for (std::size_t i = turn; i < loss.size(); ++i) {
        loss[i] *= 1 + climb * static_cast<double>(i - turn);
    }
}

/// A rate that falls to a tenth at once: losses step down with it, and scores up.
void letRateStep(MadeRun& run, Random& random)
{
    for (const double share : {0.5, 0.8}) {
        const auto at = static_cast<std::size_t>(share * run.planned());
        const double fall = random.uniform(0.75, 0.9);
        for (auto& [name, values] : run.epochs) {
            const bool rate = name == "train/lr";
            if (rate || name.ends_with("loss")) {
                std::for_each(values.begin() + static_cast<std::ptrdiff_t>(at), values.end(), [&](double& value) { value *= rate ? 0.1 : fall; });
            }
        }
    }
    run.sumLosses();
    run.drawSteps(random);
}

/// Few validation images: the score jumps from epoch to epoch, and means nothing by it.
void scatterScores(MadeRun& run, Random& random, double sigma)
{
    for (auto& [name, values] : run.epochs) {
        if (name == "val/map50" || name == "val/map50_95" || name == "val/accuracy") {
            std::for_each(values.begin(), values.end(), [&](double& value) { value = std::clamp(value * jitter(random, sigma), 0.0, 0.995); });
        }
    }
}

/// Only every fifth epoch was validated, and the others have 0 written in their row.
void validateSeldom(MadeRun& run)
{
    for (auto& [name, values] : run.epochs) {
        if (!name.starts_with("val/")) {
            continue;
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = (i + 1) % 5 == 0 || i + 1 == values.size() ? values[i] : 0;
        }
    }
}

/// A segmentation that says "background" for its first epochs, in which its loss hardly falls, and then begins to see.
void beginLate(MadeRun& run, Random& random)
{
    const int late = random.integer(2, 3);
    const std::vector<double> sensitivity = run.of("val/sensitivity");
    const double truth = run.of("val/true_foreground").front();
    for (std::size_t i = 0; i < sensitivity.size(); ++i) {
        const bool blind = static_cast<int>(i) < late;
        const double seen = blind ? 0.0 : sensitivity[i - static_cast<std::size_t>(late)];
        setForeground(run, i, seen, blind ? 1.0 : run.of("val/specificity")[i], truth);
    }
    for (const char* name : {"train/loss", "val/loss"}) {
        std::vector<double>& loss = run.of(name);
        const double start = 1.3 * loss.front();
        std::rotate(loss.begin(), loss.end() - late, loss.end());
        for (int i = 0; i < late; ++i) {
            loss[static_cast<std::size_t>(i)] = start * (1 - 0.04 * (i + 1)) * jitter(random, 0.01);
        }
    }
    run.drawSteps(random);
}

/// Cosine with warm restarts: the loss rises a little at each, and is back lower some epochs later.
void restart(MadeRun& run, Random& random)
{
    const int cycle = run.planned() / 4;
    for (std::size_t i = 0; i < run.of("train/lr").size(); ++i) {
        const double at = static_cast<double>(static_cast<int>(i) % cycle) / cycle;
        run.of("train/lr")[i] = run.course.rate * (0.01 + 0.99 * 0.5 * (1 + std::cos(M_PI * at)));
    }
    for (const std::string& name : run.losses("train/")) {
        for (std::size_t i = static_cast<std::size_t>(cycle); i < run.of(name).size(); ++i) {
            run.of(name)[i] *= 1 + 0.08 * std::exp(-static_cast<double>(static_cast<int>(i) % cycle) / 2.0);
        }
    }
    run.sumLosses();
    run.drawSteps(random);
}

using Change = void (*)(MadeRun&, Random&);

struct Kind {
    const char* name;
    Form form;
    int count;
    Change change = nullptr;
    bool pretrained = false;
    bool mosaic = false;
};

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{
        {"detector", Form::Detector, 10},
        {"ultralytics", Form::Ultralytics, 8},
        {"segmentation", Form::Segmentation, 8},
        {"keras", Form::Keras, 6},
        {"detector_mosaic", Form::Detector, 4, nullptr, false, true},
        {"ultralytics_mosaic", Form::Ultralytics, 4, nullptr, false, true},
        {"detector_tuned", Form::Detector, 3, nullptr, true},
        {"ultralytics_tuned", Form::Ultralytics, 3, nullptr, true},
        {"detector_class_loss", Form::Detector, 4, letClassLossRise},
        {"ultralytics_class_loss", Form::Ultralytics, 4, letClassLossRise},
        {"detector_rate_step", Form::Detector, 3, letRateStep},
        {"segmentation_rate_step", Form::Segmentation, 3, letRateStep},
        {"detector_scatter", Form::Detector, 3, [](MadeRun& run, Random& random) { scatterScores(run, random, 0.06); }},
        {"keras_scatter", Form::Keras, 3, [](MadeRun& run, Random& random) { scatterScores(run, random, 0.03); }},
        {"ultralytics_seldom", Form::Ultralytics, 4, [](MadeRun& run, Random&) { validateSeldom(run); }},
        {"segmentation_late", Form::Segmentation, 5, beginLate},
        {"detector_restarts", Form::Detector, 3, restart},
        {"detector_resumed", Form::Detector, 2, [](MadeRun& run, Random&) { run.resumesAt = {{run.planned() / 3, "stopped"}, {run.planned() / 3, "resumed"}}; }},
        {"segmentation_resumed", Form::Segmentation, 2, [](MadeRun& run, Random&) { run.resumesAt = {{run.planned() / 2, "stopped"}, {run.planned() / 2, "resumed"}}; }},
        {"detector_overflow", Form::Detector, 2, [](MadeRun& run, Random& random) {
             // Half precision: a step whose gradients overflow is skipped and the scale halved, now and then.
             std::vector<double>& norm = run.steps["train/grad_norm"];
             for (int i = 0; i < 4; ++i) {
                 norm.at(static_cast<std::size_t>(random.integer(0, static_cast<int>(norm.size()) - 1))) = INFINITY;
             }
         }},
    };
    return all;
}

}  // namespace

std::vector<LabelledRun> madeHealthyRuns(Part part)
{
    std::vector<LabelledRun> runs;
    for (const Kind& kind : kinds()) {
        for (int i = 0; i < countOf(kind.count, part); ++i) {
            Random random(part == Part::HeldOut ? 4041 : 41, hashOf(kind.name), static_cast<std::uint64_t>(i));
            Course course = drawnCourse(kind.form, part, random);
            course.pretrained = kind.pretrained;
            course.closeMosaic = kind.mosaic ? 10 : 0;
            MadeRun run = healthy(course, random);
            if (kind.change != nullptr) {
                kind.change(run, random);
            }
            if (part == Part::HeldOut) {
                thin(run, "", random);
            }
            runs.push_back(labelled(std::move(run), std::string(prefixOf(part)) + "healthy_" + kind.name + "_" + std::to_string(i), "", 0));
            if (kind.mosaic || kind.change == letRateStep || kind.change == restart) {
                runs.back().tolerated.emplace_back("run.schedule_artefact");  // which says that it is no fault
            }
        }
    }
    return runs;
}

}  // namespace gg::injection
