#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace gg::metrics {

/// Left, top, width, height in pixels of the image. Sides may be 0 or negative where a file says so.
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// What "none" is in indices.
inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Run lengths of masks, one after the other: COCO's, column by column, beginning with background, over the whole image.
class RunPool {
public:
    /// Index of the mask.
    GG_EXPORT std::uint32_t add(std::span<const std::uint32_t> runs);
    std::span<const std::uint32_t> operator[](std::uint32_t mask) const
    {
        return {m_runs.data() + m_begin[mask], m_begin[mask + 1] - m_begin[mask]};
    }
    std::size_t size() const { return m_begin.size() - 1; }

private:
    std::vector<std::uint32_t> m_runs;
    std::vector<std::size_t> m_begin{0};
};

/// An object as it was labelled.
struct Truth {
    Box box;
    double area = 0;            ///< COCO's `area` as written, else of the shape; square pixels. It decides the size class.
    std::uint32_t image = 0;    ///< index; images are in the order in which pycocotools walks them: by id
    std::int32_t classId = 0;   ///< index into DetectionSet::classNames
    std::uint32_t mask = none;  ///< index into DetectionSet::masks
    std::uint32_t source = 0;   ///< index of the object in its record, or of the annotation in its file
    bool ignore = false;        ///< neither found nor missed, and what is predicted there is neither right nor wrong
    bool crowd = false;         ///< ignored, matches any number of detections; its IoU is the intersection over the detection's area

    /// It is to be found: neither ignored nor a crowd.
    bool counts() const { return !ignore && !crowd; }
};

/// An object as it was predicted.
struct Detection {
    Box box;
    double area = 0;            ///< square pixels; as pycocotools has it: of the box where the file has one (also for masks), else of the mask
    double score = 0;           ///< confidence in [0, 1]
    std::uint32_t image = 0;
    std::int32_t classId = 0;
    std::uint32_t mask = none;
    std::uint32_t source = 0;  ///< row in the predictions' file, from 0: ties in score go by it
};

/// Truths and detections of the same images, arranged so that every metric walks them once. Fill the public vectors, then arrange().
struct DetectionSet {
    std::vector<std::string> classNames;
    std::size_t images = 0;
    std::vector<Truth> truths;            ///< by image; within an image as they were filled in
    std::vector<Detection> detections;    ///< by image, then by score, highest first; ties as they were filled in
    RunPool masks;
    std::vector<std::uint32_t> imageHeights;  ///< by image; needed for masks only, else may be empty

    std::vector<std::uint32_t> truthBegin;      ///< images + 1 entries: truths of image i are [truthBegin[i], truthBegin[i + 1])
    std::vector<std::uint32_t> detectionBegin;  ///< likewise

    /// Sorts both vectors (stable) and fills the two tables. O(n log n) within images, linear over them.
    GG_EXPORT void arrange();

    std::span<const Truth> truthsOf(std::size_t image) const
    {
        return {truths.data() + truthBegin[image], truthBegin[image + 1] - truthBegin[image]};
    }
    std::span<const Detection> detectionsOf(std::size_t image) const
    {
        return {detections.data() + detectionBegin[image], detectionBegin[image + 1] - detectionBegin[image]};
    }
};

}  // namespace gg::metrics
