#pragma once

#include "core/base/job_control.h"
#include "core/inference/backend.h"
#include "core/inference/letterbox.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace gg::inference {

/// An image on its way through the network.
struct Passage {
    std::size_t index = 0;
    Placement placement;
    cv::Mat input;                 ///< empty: the image could not be prepared, the network leaves it out
    std::vector<Tensor> outputs;
    double prepareMs = 0;
    double networkMs = 0;
};

struct Stages {
    std::function<void(Passage&)> prepare;  ///< from several threads at once
    std::function<void(Passage&)> finish;   ///< likewise; also for images that could not be prepared
};

/// Brings `count` images through prepare (on `threads` other threads), the network (on this one) and finish (on the other threads again).
/// No more than a few images are under way at a time, whatever their number. An exception of any stage stops the others and is rethrown;
/// throws Cancelled where the control was stopped. Advances the control by one for each finished image.
void runPipeline(Backend& backend, std::size_t count, int threads, const Stages& stages, JobControl& control);

}  // namespace gg::inference
