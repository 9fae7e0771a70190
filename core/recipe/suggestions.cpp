#include "core/recipe/suggestions.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gg::recipe {
namespace {

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

TrainConfig thermal()
{
    TrainConfig config = defaultConfig("detection");
    config.model = "yolo11n";
    config.epochs = 800;
    config.patience = 200;
    config.optimizer = Optimizer::AdamW;
    config.learningRate = 0.01;
    config.schedule = Schedule::Cosine;
    config.warmupEpochs = 5;
    config.rotateDegrees = 15;
    config.detection.hue = 0;
    config.detection.saturation = 0;
    config.detection.value = 0.3;
    config.detection.mixup = 0;
    config.detection.copyPaste = 0.2;
    return config;
}

TrainConfig largeThermal()
{
    TrainConfig config = thermal();
    config.model = "yolo11m";
    config.epochs = 1000;
    config.patience = 300;
    config.learningRate = 0.007;
    config.warmupEpochs = 10;
    config.rotateDegrees = 0;
    config.detection.copyPaste = 0;
    return config;
}

TrainConfig colour()
{
    TrainConfig config = defaultConfig("detection");
    config.model = "yolo11m";
    config.imageSize = 1280;
    config.epochs = 300;
    config.patience = 150;
    config.optimizer = Optimizer::AdamW;
    config.learningRate = 0.01;
    config.schedule = Schedule::Cosine;
    config.warmupEpochs = 8;
    config.rotateDegrees = 10;
    config.scale = 0.6;
    config.detection.translate = 0.15;
    config.detection.mixup = 0.1;
    config.detection.copyPaste = 0.3;
    return config;
}

TrainConfig large()
{
    TrainConfig config = colour();
    config.model = "yolo11l";
    config.imageSize = 640;
    config.batch = 128;
    config.warmupEpochs = 10;
    return config;
}

TrainConfig quick()
{
    TrainConfig config = defaultConfig("detection");
    config.imageSize = 320;
    config.epochs = 12;
    return config;
}

}  // namespace

std::vector<Suggestion> suggestionsFor(std::size_t classes, Sensor sensor)
{
    const bool isThermal = sensor == Sensor::Thermal;
    const auto count = static_cast<double>(std::max<std::size_t>(1, classes));
    const double backbone = isThermal ? 600 : 250;
    const double perRoot = isThermal ? 150 : 80;
    const double epochs = std::round(backbone + perRoot * std::sqrt(count));
    const double highest = isThermal ? 0.008 : 0.01;
    const double rate = std::min(highest, std::round(highest / std::sqrt(count / 3) * 1e4) / 1e4);
    std::vector<Suggestion> suggestions;
    const auto suggest = [&](const char* key, double value, const char* text, texts::Values values) {
        const std::string id = std::string("recipe.suggestion.") + text;
        const std::string arithmetic = texts::fill(texts::find(id), values);
        suggestions.push_back({.key = key, .value = number(value), .arithmetic = arithmetic, .textId = id, .values = std::move(values)});
    };
    suggest("epochs", epochs, "epochs",
            {{"backbone", number(backbone)}, {"per_root", number(perRoot)}, {"classes", number(count)}, {"value", number(epochs)}});
    suggest("early_stopping.patience", std::round(epochs * 0.3), "patience", {{"epochs", number(epochs)}});
    suggest("optimizer.lr", rate, "rate", {{"highest", number(highest)}, {"classes", number(count)}, {"value", number(rate)}});
    if (isThermal) {
        for (const char* key : {"augment.hue", "augment.saturation", "augment.mixup"}) {
            suggest(key, 0, "thermal", {});
        }
    }
    return suggestions;
}

const std::vector<NamedRecipe>& detectionRecipes()
{
    const auto named = [](const std::string& id, TrainConfig config) {
        return NamedRecipe{.id = id,
                           .title = std::string(texts::find("recipe." + id + ".title")),
                           .description = std::string(texts::find("recipe." + id + ".description")),
                           .config = std::move(config)};
    };
    static const std::vector<NamedRecipe> recipes{named("reference", defaultConfig("detection")),
                                                  named("quick", quick()),
                                                  named("thermal", thermal()),
                                                  named("thermal_large", largeThermal()),
                                                  named("colour", colour()),
                                                  named("large", large())};
    return recipes;
}

}  // namespace gg::recipe
