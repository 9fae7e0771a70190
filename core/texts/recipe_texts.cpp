#include "core/texts/audit_tables.h"

namespace gg::texts
{
namespace
{

constexpr Entry table[] = {
    {"recipe.reference.title", GG_TEXT("catalogue", "Reference")},
    {"recipe.reference.description", GG_TEXT("catalogue", "The defaults of Ultralytics, 640 px")},
    {"recipe.quick.title", GG_TEXT("catalogue", "Quick look")},
    {"recipe.quick.description", GG_TEXT("catalogue", "320 px, 12 epochs: minutes on a small set")},
    {"recipe.thermal.title", GG_TEXT("catalogue", "Thermal")},
    {"recipe.thermal.description", GG_TEXT("catalogue", "Brightness alone: no hue, saturation or mixup")},
    {"recipe.thermal_large.title", GG_TEXT("catalogue", "Thermal, large set")},
    {"recipe.thermal_large.description", GG_TEXT("catalogue", "10,000 images and more, a medium network")},
    {"recipe.colour.title", GG_TEXT("catalogue", "Colour, several classes")},
    {"recipe.colour.description", GG_TEXT("catalogue", "1280 px, full augmentation, a medium network")},
    {"recipe.large.title", GG_TEXT("catalogue", "Large set")},
    {"recipe.large.description", GG_TEXT("catalogue", "Batch 128 for a strong graphics card")},
    {"sweep.segmentation_losses.title", GG_TEXT("catalogue", "Losses of a segmentation")},
    {"sweep.segmentation_losses.description", GG_TEXT("catalogue", "BCE, Dice and both, three seeds each, by sensitivity")},
    {"sweep.ssd_weights.title", GG_TEXT("catalogue", "Weights of an SSD's boxes")},
    {"sweep.ssd_weights.description", GG_TEXT("catalogue", "Nine box weights from 0.01 to 10 beside a class weight of 1, by mAP50")},
    {"sweep.detection_rates.title", GG_TEXT("catalogue", "Learning rates of a detector")},
    {"sweep.detection_rates.description", GG_TEXT("catalogue", "A third, once and three times 0.001, two seeds each")},
    {"recipe.suggestion.epochs", GG_TEXT("catalogue", "{backbone} + {per_root} · √{classes} = {value}")},
    {"recipe.suggestion.patience", GG_TEXT("catalogue", "30 % of {epochs} epochs")},
    {"recipe.suggestion.rate", GG_TEXT("catalogue", "{highest} / √({classes} / 3), at most {highest} = {value}")},
    {"recipe.suggestion.thermal",
     GG_TEXT("catalogue", "a grey value is a temperature: it has no colour, and two blended scenes are none")},
};

}  // namespace

std::span<const Entry> recipeTexts()
{
    return table;
}

}  // namespace gg::texts
