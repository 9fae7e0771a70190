#include "core/dataset/file_names.h"
#include "core/dataset/file_tree.h"
#include "core/dataset/formats/mask_assignment.h"
#include "core/predictions/issue_log.h"
#include "core/predictions/load.h"

#include <algorithm>
#include <string_view>

namespace gg::predictions {
namespace {

/// The mask's name is the image's, with or without something before or behind it: "0007", "0007_pred".
bool isNamedLike(std::string_view image, std::string_view mask)
{
    return dataset::stemOf(mask).find(dataset::stemOf(image)) != std::string_view::npos;
}

}  // namespace

LoadedMasks findMasks(const dataset::Dataset& dataset, const std::string& folder, JobControl& control)
{
    LoadedMasks out;
    out.fileOf.resize(dataset.records.size());
    IssueLog log(folder, IssueSide::Predictions);
    std::vector<dataset::Blemish> blemishes;
    dataset::MaskGroup masks;
    for (const std::string& path : dataset::listFiles(folder, dataset::isImageFile, control, blemishes)) {
        masks.push_back(dataset::relativeTo(folder, path));
    }
    std::vector<std::string> images;
    for (const dataset::Record& record : dataset.records) {
        images.push_back(record.image);
    }
    std::vector<char> taken(masks.size(), 0);
    const dataset::MaskAssignment assignment = dataset::assignMasks(images, {masks});
    // Masks that are merely numbered fit some image by chance: they are taken where most of them fit.
    const auto paired = std::count_if(assignment.masksOf.begin(), assignment.masksOf.end(), [](const auto& one) { return !one.empty(); });
    const bool byChance = static_cast<std::size_t>(paired) * 2 < masks.size();
    for (std::size_t i = 0; i < images.size(); ++i) {
        const bool fits = !assignment.masksOf[i].empty() && (!byChance || isNamedLike(images[i], masks[assignment.masksOf[i].front().mask]));
        if (fits) {
            const std::size_t mask = assignment.masksOf[i].front().mask;
            out.fileOf[i] = dataset::joinPath(folder, masks[mask]);
            taken[mask] = 1;
            ++out.found;
        }
    }
    for (std::size_t m = 0; m < masks.size(); ++m) {
        if (taken[m] == 0) {
            log.add(IssueKind::ExtraMasks, IssueUse::LeftOut, [&] { return masks[m]; });
        }
    }
    for (const dataset::Blemish& blemish : blemishes) {
        log.add(IssueKind::UnreadableFile, IssueUse::LeftOut, [&] { return blemish.file; });
    }
    out.issues = log.take();
    return out;
}

}  // namespace gg::predictions
