#pragma once

#include "core/metrics/detections.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gg::bench
{

/// A validation set of the size of COCO's and what a detector with 75 boxes an image says about it, the same ones every time: classes are as
/// uneven as COCO's, boxes lie around truths more or less well, most are false and unsure, scores have few digits and so are often equal.
struct MadePredictionsSpec {
    std::size_t images = 5000;
    std::size_t classes = 80;
    std::size_t truths = 36710;
    std::size_t detections = 373359;
    std::size_t scale = 1;   ///< so many times the detections
    bool crowds = false;     ///< one truth in a hundred is a crowd
    bool masks = false;      ///< outlines, not boxes alone
    unsigned seed = 1;
};

/// Arranged. Where masks are asked for, `outlines` holds the polygons of the truths (x and y in turn) by the index of their masks.
struct MadePredictions {
    metrics::DetectionSet set;
    std::vector<std::vector<double>> outlines;
};
MadePredictions makePredictions(const MadePredictionsSpec& spec);

constexpr std::uint32_t madeWidth = 640;
constexpr std::uint32_t madeHeight = 480;

/// Writes truth.json and results.json, as pycocotools reads them, into `folder`. Ids have gaps, as COCO's have.
void writePredictions(const MadePredictions& made, const std::string& folder);

}  // namespace gg::bench
