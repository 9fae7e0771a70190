#include "core/recipe/suggestions.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gg::recipe {
namespace {

std::string formatted(const char* format, double a, double b, double c)
{
    char text[160];
    std::snprintf(text, sizeof text, format, a, b, c);
    return text;
}

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
    suggestions.push_back({.key = "epochs", .value = number(epochs), .arithmetic = formatted("%g + %g · √%g", backbone, perRoot, count) + " = " + number(epochs)});
    suggestions.push_back({.key = "early_stopping.patience", .value = number(std::round(epochs * 0.3)), .arithmetic = "30 % of " + number(epochs) + " epochs"});
    suggestions.push_back({.key = "optimizer.lr",
                           .value = number(rate),
                           .arithmetic = number(highest) + " / √(" + number(count) + " / 3), at most " + number(highest) + " = " + number(rate)});
    if (isThermal) {
        for (const char* key : {"augment.hue", "augment.saturation", "augment.mixup"}) {
            suggestions.push_back({.key = key, .value = "0", .arithmetic = "a grey value is a temperature: it has no colour, and two blended scenes are none"});
        }
    }
    return suggestions;
}

const std::vector<NamedRecipe>& detectionRecipes()
{
    static const std::vector<NamedRecipe> recipes{
        {.id = "reference", .title = "Reference", .description = "The defaults of Ultralytics, 640 px", .config = defaultConfig("detection")},
        {.id = "quick", .title = "Quick look", .description = "320 px, 12 epochs: minutes on a small set", .config = quick()},
        {.id = "thermal", .title = "Thermal", .description = "Brightness alone: no hue, saturation or mixup", .config = thermal()},
        {.id = "thermal_large", .title = "Thermal, large set", .description = "10,000 pictures and more, a medium network", .config = largeThermal()},
        {.id = "colour", .title = "Colour, several classes", .description = "1280 px, full augmentation, a medium network", .config = colour()},
        {.id = "large", .title = "Large set", .description = "Batch 128 for a strong graphics card", .config = large()}};
    return recipes;
}

}  // namespace gg::recipe
