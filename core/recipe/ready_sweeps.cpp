#include "core/recipe/sweep.h"

#include "core/texts/catalogue.h"

#include <utility>

namespace gg::recipe {
namespace {

NamedSweep named(const std::string& id, SweepPlan plan)
{
    plan.name = id;
    return {.id = id,
            .title = std::string(texts::find("sweep." + id + ".title")),
            .description = std::string(texts::find("sweep." + id + ".description")),
            .plan = std::move(plan)};
}

/// Which loss finds rare foreground, and how much of the difference is luck.
SweepPlan segmentationLosses()
{
    SweepPlan plan{.base = defaultConfig("segmentation"), .vary = {{"loss", {"bce", "dice", "bce_dice"}}}, .seeds = {1, 2, 3}, .metric = "val/sensitivity"};
    plan.base.epochs = 8;
    return plan;
}

/// The founding guide's rate for detectors, and a third and three times of it.
SweepPlan detectionRates()
{
    SweepPlan plan{.base = defaultConfig("detection"), .vary = {{"optimizer.lr", {"0.0003", "0.001", "0.003"}}}, .seeds = {1, 2}};
    plan.base.optimizer = Optimizer::AdamW;
    plan.base.imageSize = 320;
    plan.base.epochs = 12;
    plan.base.detection.closeMosaic = 3;
    return plan;
}

/// The founding text on failures of training: nine weights of the boxes beside one of the classes, on the SSD that a processor trains.
SweepPlan ssdWeights()
{
    SweepPlan plan{.base = defaultConfig("detection"),
                   .vary = {{"ssd.box_weight", {"0.01", "0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10"}}},
                   .metric = "val/map50"};
    plan.base.model = "ssd-light";
    plan.base.imageSize = 320;
    plan.base.epochs = 20;
    plan.base.metric = "map50";
    plan.base.detection.ssd.classWeight = 1;
    return plan;
}

}  // namespace

const std::vector<NamedSweep>& readySweeps()
{
    static const std::vector<NamedSweep> sweeps{named("segmentation_losses", segmentationLosses()), named("detection_rates", detectionRates()), named("ssd_weights", ssdWeights())};
    return sweeps;
}

}  // namespace gg::recipe
