#include "widgets/charts/chart_recipes.h"

#include <QCoreApplication>

#include <algorithm>

namespace gg::widgets {
namespace {

ChartLine line(std::vector<std::string> series, const char* name, Stroke stroke = Stroke::Solid, bool faint = false)
{
    return {.series = std::move(series), .name = name, .stroke = stroke, .faint = faint};
}

/// A loss at its steps, its mean over the epoch, and that of validation.
std::vector<ChartLine> lossLines(const std::string& name)
{
    return {line({"train/" + name + "/step"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "train, step"), Stroke::Solid, true),
            line({"train/" + name}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "train, epoch")),
            line({"val/" + name}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "validation"), Stroke::Dashed)};
}

std::vector<ChartRecipe> lossRecipes()
{
    return {
        {.id = QStringLiteral("loss"),
         .group = "loss",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Loss"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         .lines = lossLines("loss")},
        {.id = QStringLiteral("box_loss"),
         .group = "loss",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Box loss"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         .lines = lossLines("box_loss"),
         .ofDetectors = true},
        {.id = QStringLiteral("class_loss"),
         .group = "loss",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Class loss"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         .lines = lossLines("class_loss"),
         .ofDetectors = true},
        {.id = QStringLiteral("dfl_loss"),
         .group = "loss",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "DFL loss"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         .lines = lossLines("dfl_loss"),
         .ofDetectors = true},
        {.id = QStringLiteral("xy_loss"),
         .group = "loss",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Place loss (x, y)"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         .lines = lossLines("xy_loss"),
         .ofDetectors = true},
        {.id = QStringLiteral("wh_loss"),
         .group = "loss",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Size loss (w, h)"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         .lines = lossLines("wh_loss"),
         .ofDetectors = true},
        {.id = QStringLiteral("object_loss"),
         .group = "loss",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Objectness loss, matched boxes"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         .lines = lossLines("object_loss"),
         .ofDetectors = true},
        {.id = QStringLiteral("no_object_loss"),
         .group = "loss",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Objectness loss, the rest"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "loss"),
         .lines = lossLines("no_object_loss"),
         .ofDetectors = true},
    };
}

std::vector<ChartRecipe> pixelRecipes()
{
    return {
        {.id = QStringLiteral("sensitivity_specificity"),
         .group = "pixels",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Sensitivity and specificity"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of pixels"),
         .scale = ChartScale::Share,
         .lines = {line({"val/sensitivity"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "sensitivity")), line({"val/specificity"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "specificity"), Stroke::Dashed)}},
        {.id = QStringLiteral("dice_iou"),
         .group = "pixels",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Dice and IoU"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "overlap"),
         .scale = ChartScale::Share,
         .lines = {line({"val/dice"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Dice")), line({"val/iou"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "IoU"), Stroke::Dashed)}},
        {.id = QStringLiteral("foreground"),
         .group = "pixels",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Foreground share"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of pixels"),
         .scale = ChartScale::FromZero,
         .lines = {line({"val/predicted_foreground"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "predicted")), line({"val/true_foreground"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "truth"), Stroke::Dotted)}},
        {.id = QStringLiteral("accuracy"),
         .group = "pixels",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Pixel accuracy"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of pixels"),
         .scale = ChartScale::Share,
         .lines = {line({"val/pixel_accuracy", "val/accuracy"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "pixel accuracy"))}},
        {.id = QStringLiteral("probe"),
         .group = "pixels",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Probe batch"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of pixels"),
         .scale = ChartScale::Share,
         .lines = {line({"probe/sensitivity"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "sensitivity")), line({"probe/specificity"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "specificity"), Stroke::Dashed), line({"probe/predicted_foreground"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "predicted foreground"), Stroke::Dotted)}},
    };
}

std::vector<ChartRecipe> boxRecipes()
{
    return {
        {.id = QStringLiteral("map"),
         .group = "accuracy",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "mAP50 and mAP50-95"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "average precision"),
         .scale = ChartScale::FromZero,
         .lines = {line({"val/map50"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "mAP50")), line({"val/map50_95"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "mAP50-95"), Stroke::Dashed)},
         .ofDetectors = true,
         .shaded = true},
        {.id = QStringLiteral("precision_recall"),
         .group = "accuracy",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Precision and recall"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of boxes"),
         .scale = ChartScale::Share,
         .lines = {line({"val/precision"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "precision")), line({"val/recall"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "recall"), Stroke::Dashed)},
         .ofDetectors = true},
        {.id = QStringLiteral("class_ap"),
         .group = "accuracy",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "AP50-95 by class"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "average precision"),
         .scale = ChartScale::FromZero,
         .prefix = "val/ap/",
         .ofDetectors = true},
        {.id = QStringLiteral("box_counts"),
         .group = "boxes",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Boxes in a picture"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "boxes"),
         .scale = ChartScale::FromZero,
         .lines = {line({"val/predicted_boxes"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "predicted")), line({"val/true_boxes"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "truth"), Stroke::Dotted)},
         .ofDetectors = true},
        {.id = QStringLiteral("box_area"),
         .group = "boxes",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Mean area of boxes"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "area"),
         .unit = "px²",
         .scale = ChartScale::FromZero,
         .lines = {line({"val/predicted_area"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "predicted")), line({"val/true_area"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "truth"), Stroke::Dotted)},
         .ofDetectors = true},
    };
}

/// What the cells of one map say of boxes that learn a truth and of the rest: a mean over the validation set, and its standard deviation.
ChartRecipe objectnessRecipe(const char* title, const std::string& stride)
{
    const auto moments = [&stride](const std::string& of, const char* name, Stroke stroke) {
        ChartLine mean = line({"signals/objectness_" + of + "/" + stride}, name, stroke);
        mean.spread = "signals/objectness_" + of + "_sd/" + stride;
        return mean;
    };
    return {.id = QStringLiteral("objectness_") + QString::fromStdString(stride),
            .group = "signals",
            .title = title,
            .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "objectness"),
            .scale = ChartScale::Share,
            .lines = {moments("matched", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "matched"), Stroke::Solid), moments("unmatched", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "unmatched"), Stroke::Dashed)},
            .ofDetectors = true};
}

std::vector<ChartRecipe> signalRecipes()
{
    return {objectnessRecipe(QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Objectness, stride 8"), "8"),
            objectnessRecipe(QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Objectness, stride 16"), "16"),
            objectnessRecipe(QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Objectness, stride 32"), "32")};
}

std::vector<ChartRecipe> stepRecipes()
{
    return {
        {.id = QStringLiteral("gradient_norm"),
         .group = "gradients",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Gradient norm before clipping"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "norm"),
         .scale = ChartScale::Log,
         .lines = {line({"train/grad_norm/step", "train/grad_norm"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "gradient norm"))}},
        {.id = QStringLiteral("gradients"),
         .group = "gradients",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Gradients by group"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "RMS of gradients"),
         .scale = ChartScale::Log,
         .prefix = "gradient/"},
        {.id = QStringLiteral("updates"),
         .group = "gradients",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Updates by group"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "update ÷ weight (RMS)"),
         .scale = ChartScale::Log,
         .prefix = "update/"},
        {.id = QStringLiteral("dead"),
         .group = "gradients",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Dead channels by group"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of channels"),
         .scale = ChartScale::Share,
         .prefix = "dead/"},
        {.id = QStringLiteral("learning_rate"),
         .group = "gradients",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Learning rate"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "learning rate"),
         .scale = ChartScale::FromZero,
         .lines = {line({"train/lr/step", "train/lr"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "learning rate"))},
         .steps = true},
        {.id = QStringLiteral("images_per_second"),
         .group = "speed",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Images per second"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "images/s"),
         .scale = ChartScale::FromZero,
         .lines = {line({"train/images_per_second/step", "train/images_per_second"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "step"), Stroke::Solid, true), line({"epoch/images_per_second"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "epoch"))},
         .ofDetectors = true},
        {.id = QStringLiteral("data_wait"),
         .group = "speed",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Waiting for data"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "share of the time"),
         .scale = ChartScale::FromZero,
         .lines = {line({"train/data_wait/step", "train/data_wait"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "step"), Stroke::Solid, true), line({"epoch/data_wait"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "epoch"))},
         .ofDetectors = true},
        {.id = QStringLiteral("seconds"),
         .group = "speed",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Time of an epoch"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "time"),
         .unit = "s",
         .scale = ChartScale::FromZero,
         .lines = {line({"epoch/seconds"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "whole epoch")), line({"epoch/validation_seconds"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "validation"), Stroke::Dashed)},
         .ofDetectors = true},
        {.id = QStringLiteral("memory"),
         .group = "speed",
         .title = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Memory"),
         .yLabel = QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "memory"),
         .unit = "MB",
         .scale = ChartScale::FromZero,
         .lines = {line({"train/memory_mb/step", "train/memory_mb"}, QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "memory"))},
         .ofDetectors = true},
    };
}

}  // namespace

const std::vector<ChartRecipe>& chartRecipes()
{
    static const std::vector<ChartRecipe> all = [] {
        std::vector<ChartRecipe> joined;
        for (const auto& some : {lossRecipes(), boxRecipes(), signalRecipes(), pixelRecipes(), stepRecipes()}) {
            joined.insert(joined.end(), some.begin(), some.end());
        }
        return joined;
    }();
    return all;
}

const std::vector<RecipeGroup>& allChartGroups()
{
    static const std::vector<RecipeGroup> all{{"accuracy", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Accuracy")},
                                             {"pixels", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Pixels")},
                                             {"loss", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Loss")},
                                             {"boxes", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Boxes predicted against true")},
                                             {"signals", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Inner signals")},
                                             {"gradients", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Gradients and learning rate")},
                                             {"speed", QT_TRANSLATE_NOOP("gg::widgets::ChartBuilder", "Speed and memory")}};
    return all;
}

const ChartRecipe* findChartRecipe(const QString& name)
{
    const auto& all = chartRecipes();
    const auto it = std::find_if(all.begin(), all.end(), [&](const ChartRecipe& one) { return one.id == name; });
    return it == all.end() ? nullptr : &*it;
}

}  // namespace gg::widgets
