#include "core/inference/decode.h"

#include "core/inference/candidates.h"
#include "core/inference/masks.h"

#include <algorithm>
#include <optional>

namespace gg::inference {
namespace {

metrics::Box cutAt(const metrics::Box& box, cv::Size image)
{
    const double left = std::clamp(box.x, 0.0, static_cast<double>(image.width));
    const double top = std::clamp(box.y, 0.0, static_cast<double>(image.height));
    const double right = std::clamp(box.x + box.width, 0.0, static_cast<double>(image.width));
    const double bottom = std::clamp(box.y + box.height, 0.0, static_cast<double>(image.height));
    return {.x = left, .y = top, .width = right - left, .height = bottom - top};
}

}  // namespace

std::vector<Found> decodeObjects(std::span<const Tensor> outputs, const Processing& processing, const Placement& placement)
{
    const PostProcessing& post = processing.post;
    const std::vector<Candidate> all = candidates(outputs, processing);
    const std::vector<std::uint32_t> kept = removeOverlaps(all, post.nmsIou, post.classAgnostic ? Across::AllClasses : Across::WithinClasses,
                                                           static_cast<std::size_t>(std::max(post.maxDetections, 0)));
    std::optional<MaskMaker> masks;
    if (post.head == Head::YoloMasks || post.head == Head::YoloObjectnessMasks) {
        masks.emplace(outputs, processing, placement);
    }
    std::vector<Found> found;
    found.reserve(kept.size());
    for (const std::uint32_t index : kept) {
        const Candidate& candidate = all[index];
        const metrics::Box box = cutAt(placement.toImage(candidate.left, candidate.top, candidate.right, candidate.bottom), placement.image);
        if (!(box.width > 0 && box.height > 0)) {
            continue;
        }
        found.push_back({.box = box, .score = candidate.score, .classId = candidate.classId, .mask = {}});
        if (masks) {
            found.back().mask = masks->runs(candidate, box);
        }
    }
    return found;
}

}  // namespace gg::inference
