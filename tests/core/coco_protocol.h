#pragma once

#include "core/metrics/coco.h"

#include <functional>
#include <vector>

namespace gg::test {

/// COCO's protocol as its text says it, step by step and without any thought of speed: what the fast evaluation is compared with. It shares no
/// code with it. −1 stands for undefined.
struct ProtocolScores {
    std::vector<double> summary;                 // the twelve numbers
    std::vector<std::vector<double>> classes;    // the twelve numbers of each class
    std::vector<double> precision;               // [threshold][class][101], all areas
    std::vector<std::vector<double>> areas;      // of each further range: AP, AP50, recall
};

struct ProtocolInput {
    std::size_t images = 0;
    std::size_t classes = 0;
    std::vector<metrics::Truth> truths;          // in the file's order
    std::vector<metrics::Detection> detections;  // in the file's order
    std::vector<double> thresholds;
    std::vector<metrics::AreaRange> furtherAreas;
    std::vector<double> imageScales;
    std::function<double(const metrics::Detection&, const metrics::Truth&)> iou;  // with the crowd's rule
};

ProtocolScores scoreByProtocol(const ProtocolInput& input);

/// Which truth (index into `truths`) each detection takes at one threshold, sizes left aside; none for no truth.
std::vector<std::uint32_t> matchByProtocol(const ProtocolInput& input, double threshold);

}  // namespace gg::test
