#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/samples.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::training {

/// Indices of samples, ascending.
struct Split {
    std::vector<std::size_t> train;
    std::vector<std::size_t> val;
    std::string note;  ///< how it was made, for a person
};

/// The data set's own train and val, where it has both; test is never touched. Else everything that is not test, divided by
/// split.val and the seed: image by image, or recording by recording (see recordings). Both sides get at least one image. Throws Error
/// (InvalidArgument) where that is impossible.
Split splitSamples(const dataset::Dataset& dataset, const std::vector<Sample>& samples, const recipe::TrainConfig& config);

/// Groups image paths that probably show the same scene, in order: same folder, same name up to the trailing number ("case07_012.png"
/// and "case07_013.png"). Where that leaves one group in a folder ("001.png" … "277.png", "frame_1.png" …) the order in time is all
/// there is to go by: the folder is cut into twenty blocks of neighbours, so that only the frames at their borders can be on both sides.
/// Names that each stand alone in their folder stay single.
std::vector<std::vector<std::size_t>> recordings(const std::vector<std::string>& images);

}  // namespace gg::training
