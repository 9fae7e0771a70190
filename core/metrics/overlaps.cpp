#include "core/metrics/overlaps.h"

#include "core/base/parallel.h"
#include "core/metrics/mask_runs.h"

#include <algorithm>

namespace gg::metrics {
namespace {

double ratio(double part, double whole)
{
    return part > 0 ? part / whole : 0.0;
}

/// What the pairs of one image need of a mask, so that most of them are decided without a walk along the runs.
struct MaskFacts {
    std::span<const std::uint32_t> runs;
    Box bounds;
    double area = 0;
};

MaskFacts factsOf(const DetectionSet& set, std::uint32_t mask, std::size_t image)
{
    if (mask == none) {
        return {};
    }
    const std::span<const std::uint32_t> runs = set.masks[mask];
    const std::uint32_t height = image < set.imageHeights.size() ? set.imageHeights[image] : 0;
    return {.runs = runs, .bounds = boundsOf(runs, height), .area = static_cast<double>(areaOf(runs))};
}

double touchingArea(const Box& a, const Box& b)
{
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return width > 0 && height > 0 ? width * height : 0;
}

/// The IoU, or 0 where areas and bounds alone show that it stays below `floor`.
double maskOverlap(const MaskFacts& detection, const MaskFacts& truth, bool crowd, double floor)
{
    const double most = std::min({touchingArea(detection.bounds, truth.bounds), detection.area, truth.area});
    if (most <= 0 || most / (crowd ? detection.area : detection.area + truth.area - most) < floor) {
        return 0;
    }
    const double both = static_cast<double>(intersectionOf(detection.runs, truth.runs));
    return ratio(both, crowd ? detection.area : detection.area + truth.area - both);
}

/// Appends to `pairs` what the detections of images [first, last) lie on, and writes how many pairs each has.
class Block {
public:
    Block(const DetectionSet& set, double floor) : m_set(set), m_floor(floor) {}

    template <typename IouOf>
    void addImage(std::size_t image, const IouOf& iouOf, std::vector<std::uint32_t>& counts, std::vector<Overlap>& pairs) const
    {
        const std::uint32_t firstTruth = m_set.truthBegin[image];
        const std::uint32_t lastTruth = m_set.truthBegin[image + 1];
        for (std::uint32_t d = m_set.detectionBegin[image]; d < m_set.detectionBegin[image + 1]; ++d) {
            const std::size_t before = pairs.size();
            for (std::uint32_t g = firstTruth; g < lastTruth; ++g) {
                const double iou = iouOf(d, g);
                if (iou >= m_floor && iou > 0) {
                    pairs.push_back({g, iou});
                }
            }
            counts[d + 1] = static_cast<std::uint32_t>(pairs.size() - before);
        }
    }

    void addBoxes(std::size_t image, std::vector<std::uint32_t>& counts, std::vector<Overlap>& pairs) const
    {
        addImage(
            image,
            [this](std::uint32_t d, std::uint32_t g) {
                return boxIou(m_set.detections[d].box, m_set.truths[g].box, m_set.truths[g].crowd);
            },
            counts, pairs);
    }

    void addMasks(std::size_t image, std::vector<std::uint32_t>& counts, std::vector<Overlap>& pairs) const
    {
        std::vector<MaskFacts> truths;
        for (const Truth& truth : m_set.truthsOf(image)) {
            truths.push_back(factsOf(m_set, truth.mask, image));
        }
        std::vector<MaskFacts> detections;
        for (const Detection& detection : m_set.detectionsOf(image)) {
            detections.push_back(factsOf(m_set, detection.mask, image));
        }
        addImage(
            image,
            [&](std::uint32_t d, std::uint32_t g) {
                return maskOverlap(detections[d - m_set.detectionBegin[image]], truths[g - m_set.truthBegin[image]], m_set.truths[g].crowd,
                                   m_floor);
            },
            counts, pairs);
    }

private:
    const DetectionSet& m_set;
    double m_floor;
};

/// Images that one thread takes at a time: enough work to be worth it, little enough that two threads end together.
constexpr std::size_t imagesAtATime = 64;

}  // namespace

double boxIou(const Box& detection, const Box& truth, bool crowd)
{
    const double width = std::min(detection.width + detection.x, truth.width + truth.x) - std::max(detection.x, truth.x);
    if (!(width > 0)) {
        return 0;
    }
    const double height = std::min(detection.height + detection.y, truth.height + truth.y) - std::max(detection.y, truth.y);
    if (!(height > 0)) {
        return 0;
    }
    const double both = width * height;
    const double ofDetection = detection.width * detection.height;
    return both / (crowd ? ofDetection : ofDetection + truth.width * truth.height - both);
}

double maskIou(std::span<const std::uint32_t> detection, std::span<const std::uint32_t> truth, bool crowd)
{
    const double both = static_cast<double>(intersectionOf(detection, truth));
    const double ofDetection = static_cast<double>(areaOf(detection));
    return ratio(both, crowd ? ofDetection : ofDetection + static_cast<double>(areaOf(truth)) - both);
}

Overlaps overlapsOf(const DetectionSet& set, IouType type, JobControl& control, double floor)
{
    Overlaps overlaps{.type = type, .floor = floor, .begin = std::vector<std::uint32_t>(set.detections.size() + 1, 0)};
    const std::size_t blocks = (set.images + imagesAtATime - 1) / imagesAtATime;
    std::vector<std::vector<Overlap>> pairsOfBlock(blocks);
    const Block block(set, floor);
    control.begin("Comparing detections with truths", set.images);
    parallelBlocks(set.images, imagesAtATime, control, [&](std::size_t first, std::size_t last) {
        std::vector<Overlap>& pairs = pairsOfBlock[first / imagesAtATime];
        for (std::size_t image = first; image < last; ++image) {
            if (type == IouType::Box) {
                block.addBoxes(image, overlaps.begin, pairs);
            } else {
                block.addMasks(image, overlaps.begin, pairs);
            }
        }
    });
    for (std::size_t d = 0; d < set.detections.size(); ++d) {
        overlaps.begin[d + 1] += overlaps.begin[d];
    }
    overlaps.pairs.reserve(overlaps.begin.back());
    for (std::vector<Overlap>& pairs : pairsOfBlock) {
        overlaps.pairs.insert(overlaps.pairs.end(), pairs.begin(), pairs.end());
        std::vector<Overlap>().swap(pairs);
    }
    return overlaps;
}

}  // namespace gg::metrics
