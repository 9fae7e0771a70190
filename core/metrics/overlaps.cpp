#include "core/metrics/overlaps.h"

#include "core/base/parallel.h"
#include "core/metrics/mask_runs.h"

#include <algorithm>
#include <cmath>

namespace gg::metrics {
namespace {

double ratio(double part, double whole)
{
    return part > 0 ? part / whole : 0.0;
}

/// Boxes of one image's truths, edge by edge: a loop without a branch says which pairs may reach the floor. Few do, and only these
/// are computed as maskApi does.
class TruthBoxes {
public:
    explicit TruthBoxes(double floor) : m_nearFloor(floor * (1 - 1e-9)) {}

    void read(std::span<const Truth> truths)
    {
        for (auto* edges : {&m_left, &m_right, &m_top, &m_bottom, &m_area, &m_shared}) {
            edges->resize(truths.size());
        }
        m_near.resize(truths.size());
        for (std::size_t g = 0; g < truths.size(); ++g) {
            const Box& box = truths[g].box;
            m_left[g] = box.x;
            m_right[g] = box.width + box.x;
            m_top[g] = box.y;
            m_bottom[g] = box.height + box.y;
            m_area[g] = truths[g].crowd ? 0 : box.width * box.height;
            m_shared[g] = truths[g].crowd ? 0 : 1;
        }
    }

    /// Visits the truths whose IoU may reach the floor, in their order: none that does is left out.
    template <typename Visit>
    void visitNear(const Box& box, const Visit& visit)
    {
        markNear(box);
        for (std::uint32_t g = 0; g < m_near.size(); ++g) {
            if (m_near[g] >= 0) [[unlikely]] {
                visit(g);
            }
        }
    }

private:
    /// By how much the intersection exceeds the least part of the union (a crowd's: of the detection); below 0 where it does not reach it.
    void markNear(const Box& box)
    {
        const double right = box.width + box.x;
        const double bottom = box.height + box.y;
        const double area = box.width * box.height;
        for (std::size_t g = 0; g < m_near.size(); ++g) {
            const double width = std::min(right, m_right[g]) - std::max(box.x, m_left[g]);
            const double height = std::min(bottom, m_bottom[g]) - std::max(box.y, m_top[g]);
            // x + |x| is twice what is positive of x: unlike max(x, 0), no compiler makes a branch of it that is guessed wrong half of the time.
            const double both = (width + std::abs(width)) * (height + std::abs(height)) / 4;
            m_near[g] = both - m_nearFloor * (area + m_area[g] - m_shared[g] * both);
        }
    }

    double m_nearFloor;
    std::vector<double> m_left;
    std::vector<double> m_right;
    std::vector<double> m_top;
    std::vector<double> m_bottom;
    std::vector<double> m_area;    // that counts in the union
    std::vector<double> m_shared;  // 1 where the intersection is taken off the union
    std::vector<double> m_near;
};

double touchingArea(const Box& a, const Box& b)
{
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return width > 0 && height > 0 ? width * height : 0;
}

/// The IoU, or 0 where areas and bounds alone show that it stays below `floor`.
double maskOverlap(const MaskShape& detection, const MaskShape& truth, bool crowd, double floor)
{
    const double ofDetection = static_cast<double>(detection.area);
    const double ofTruth = static_cast<double>(truth.area);
    const double most = std::min({touchingArea(detection.bounds, truth.bounds), ofDetection, ofTruth});
    if (most <= 0 || most / (crowd ? ofDetection : ofDetection + ofTruth - most) < floor) {
        return 0;
    }
    const double both = static_cast<double>(intersectionOf(detection, truth));
    return ratio(both, crowd ? ofDetection : ofDetection + ofTruth - both);
}

/// Compares image after image of one block; its buffers are reused.
class Comparison {
public:
    Comparison(const DetectionSet& set, double floor, std::vector<std::uint32_t>& begin, std::vector<Overlap>& pairs)
        : m_set(set), m_floor(floor), m_begin(begin), m_pairs(pairs), m_boxes(floor)
    {
    }

    void addBoxes(std::size_t image)
    {
        const std::span<const Truth> truths = m_set.truthsOf(image);
        m_boxes.read(truths);
        forEachDetection(image, [&](const Detection& detection) {
            m_boxes.visitNear(detection.box, [&](std::uint32_t g) { add(image, g, boxIou(detection.box, truths[g].box, truths[g].crowd)); });
        });
    }

    void addMasks(std::size_t image)
    {
        const std::span<const Truth> truths = m_set.truthsOf(image);
        m_truthShapes.resize(std::max(m_truthShapes.size(), truths.size()));
        for (std::size_t g = 0; g < truths.size(); ++g) {
            read(truths[g].mask, image, m_truthShapes[g]);
        }
        forEachDetection(image, [&](const Detection& detection) {
            read(truths.empty() ? none : detection.mask, image, m_detectionShape);
            for (std::uint32_t g = 0; g < truths.size(); ++g) {
                add(image, g, maskOverlap(m_detectionShape, m_truthShapes[g], truths[g].crowd, m_floor));
            }
        });
    }

private:
    /// Writes behind each detection how many pairs it got; the sums follow when all are there.
    template <typename AddPairs>
    void forEachDetection(std::size_t image, const AddPairs& addPairs)
    {
        for (std::uint32_t d = m_set.detectionBegin[image]; d < m_set.detectionBegin[image + 1]; ++d) {
            const std::size_t before = m_pairs.size();
            addPairs(m_set.detections[d]);
            m_begin[d + 1] = static_cast<std::uint32_t>(m_pairs.size() - before);
        }
    }

    void add(std::size_t image, std::uint32_t truth, double iou)
    {
        if (iou >= m_floor && iou > 0) {
            m_pairs.push_back({m_set.truthBegin[image] + truth, iou});
        }
    }

    void read(std::uint32_t mask, std::size_t image, MaskShape& shape) const
    {
        const std::uint32_t height = image < m_set.imageHeights.size() ? m_set.imageHeights[image] : 0;
        shape.read(mask == none ? std::span<const std::uint32_t>{} : m_set.masks[mask], height);
    }

    const DetectionSet& m_set;
    double m_floor;
    std::vector<std::uint32_t>& m_begin;
    std::vector<Overlap>& m_pairs;
    TruthBoxes m_boxes;
    std::vector<MaskShape> m_truthShapes;
    MaskShape m_detectionShape;
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
    control.begin("Comparing detections with truths", set.images);
    parallelBlocks(set.images, imagesAtATime, control, [&](std::size_t first, std::size_t last) {
        Comparison comparison(set, floor, overlaps.begin, pairsOfBlock[first / imagesAtATime]);
        for (std::size_t image = first; image < last; ++image) {
            type == IouType::Box ? comparison.addBoxes(image) : comparison.addMasks(image);
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
