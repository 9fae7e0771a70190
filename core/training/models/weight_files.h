#pragma once

#include "core/training/models/detector.h"

#include <map>
#include <string>
#include <vector>

namespace gg::training
{

/// Weights by name from another file: which were taken, which were missing, which did not fit (name, shape there, shape here).
struct WeightMatch {
    std::size_t taken = 0;
    std::vector<std::string> missing;    ///< of ours, not in the file
    std::vector<std::string> unused;     ///< of the file, not ours
    std::vector<std::string> unfitting;  ///< "model.22.cv3.0.2.weight: [80, 80, 1, 1] there, [3, 80, 1, 1] here"
};

/// Takes what fits by name and shape. Names may lack the leading "model." or have it twice, as different ways of writing the
/// public implementations' weights leave it. The constants of "dfl.conv.weight" and the counters "num_batches_tracked" are not
/// weights: they are neither taken nor missed.
WeightMatch takeWeights(Detector& detector, const std::map<std::string, torch::Tensor>& weights);

/// A safetensors file: float64, float32, float16 or bfloat16. What fits is taken, the rest is listed. Throws Error (NotFound,
/// Unreadable, Malformed: what is wrong with the file; Unsupported: a type).
WeightMatch loadSafetensors(Detector& detector, const std::string& file);

/// Every parameter and running statistic as float32; the header says the model's name and number of classes. Throws Error
/// (NoSpace, NotWritable).
void saveSafetensors(const Detector& detector, const std::string& file);

}  // namespace gg::training
