#pragma once

#include "core/recipe/train_config.h"
#include "core/training/engine/training_task.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::training {

// Which epochs keep their predictions.json: multiples of keptEvery, the best so far, and of the newest two, so that whoever looks at one can go
// on while the next is written. Their epoch.json always stays.

/// validation.keep_every, rounded up to a multiple of validation.every; where that is 0, so many that a run keeps about 2 GiB even if every picture has validation.most_boxes boxes in every
/// epoch. 5,000 pictures with 300 boxes make 136 MiB an epoch; of 100 epochs every 7th is kept. At least 1.
int keptEvery(const recipe::TrainConfig& config, std::size_t valImages);

/// What a person is told of it, a sentence; empty where all are kept.
std::string keptNote(const recipe::TrainConfig& config, std::size_t valImages);

/// Epochs whose predictions need not be kept any longer, now that `now` was kept.
std::vector<int> outlived(const KeptEpoch& now, int keptEvery, int validatedEvery);

}  // namespace gg::training
