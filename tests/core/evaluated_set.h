#pragma once

#include "core/evaluation/detection_evaluation.h"
#include "tests/core/detection_cases.h"

namespace gg::test {

/// What loading would make of a set whose images are called "1", "2" … and measure `side` pixels each way.
inline predictions::LoadedDetections loadedFrom(metrics::DetectionSet set, int side = 640)
{
    auto table = std::make_shared<predictions::TruthTable>();
    table->path = "truth.json";
    table->classNames = set.classNames;
    table->splits = {"val"};
    table->truths = set.truths;
    predictions::LoadedDetections loaded{.path = "predictions.json"};
    for (std::uint32_t image = 0; image < set.images; ++image) {
        const std::string id = std::to_string(image + 1);
        table->images.push_back({.id = id, .name = id + ".jpg", .width = side, .height = side});
        loaded.images.push_back(image);
    }
    loaded.truth = table;
    loaded.rows = set.detections.size();
    loaded.used = loaded.rows;
    loaded.splits = {"val"};
    loaded.set = std::move(set);
    return loaded;
}

inline evaluation::EvaluationPtr evaluated(metrics::DetectionSet set, const evaluation::EvaluateOptions& options = {})
{
    JobControl control;
    return evaluation::evaluateDetections(loadedFrom(std::move(set)), options, control);
}

inline std::shared_ptr<const evaluation::Reading> readingOf(const evaluation::DetectionEvaluation& evaluation,
                                                            const evaluation::ReadingOptions& options = {},
                                                            const evaluation::Reading* previous = nullptr)
{
    JobControl control;
    return evaluation::readAt(evaluation, options, previous, control);
}

}  // namespace gg::test
