#include "core/recipe/segmentation_models.h"

#include <algorithm>

namespace gg::recipe {

const std::vector<SegmentationModel>& segmentationModels()
{
    static const std::vector<SegmentationModel> models{
        {"unet", "U-Net", "Five stages and a bottleneck, skips concatenated (Ronneberger et al. 2015)."},
        {"dff_unet", "after DFF-UNet",
         "Under a million parameters: stages that mix 3x3 and 1x1 convolutions, a dilated bridge, a bottleneck decoder. Made for skin lesions; our own blocks."},
        {"litefusionnet", "after LiteFusionNet",
         "Half a million parameters: gated dilated attention and state-space scans, a decoder of two levels. Made for cracks; our own blocks."}};
    return models;
}

bool isSegmentationModel(std::string_view id)
{
    const auto& all = segmentationModels();
    return std::any_of(all.begin(), all.end(), [id](const SegmentationModel& model) { return model.id == id; });
}

std::string segmentationModelIds()
{
    std::string text;
    for (const SegmentationModel& model : segmentationModels()) {
        text += (text.empty() ? "" : ", ") + model.id;
    }
    return text;
}

}  // namespace gg::recipe
