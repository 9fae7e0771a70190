#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/image_io.h"
#include "core/training/engine/augment.h"
#include "core/training/engine/mask_labels.h"

#include <cstddef>
#include <string>
#include <vector>

namespace gg::training {

/// An image that can be trained on.
struct Sample {
    std::size_t record = 0;  ///< index into Dataset::records
    std::string image;       ///< absolute path
    std::string mask;        ///< absolute path; empty where the truth is the record's polygons
};

struct UsableSamples {
    std::vector<Sample> samples;
    std::vector<std::string> notes;  ///< what was left out and why, for a person
};

/// The records with a segmentation truth: a mask, polygons or run lengths. An empty mask or label file
/// declares a negative and is used; a missing one says nothing and is left out, with a note. Throws Error (Unsupported) for a data set
/// that has boxes only, (InvalidArgument) where nothing usable is left.
UsableSamples collectSamples(const dataset::Dataset& dataset);

/// Decodes and resizes to `side` x `side` pixels, the image by area or bilinear, the labels by nearest. Throws Error (Unreadable).
Pixels readSample(const dataset::Dataset& dataset, const Sample& sample, int side, const MaskLabels& labels);

/// "3 images without a mask were left out: a.jpg, b.jpg, c.jpg". At most three names.
std::string leftOut(std::size_t count, const std::string& what, const std::vector<std::string>& names);

/// Takes the samples with a problem, by their index, out of both sides, with a note. Throws Error (InvalidArgument) where that leaves a side
/// empty.
void dropUnreadable(std::vector<std::size_t>& train, std::vector<std::size_t>& val, const std::vector<std::string>& problems,
                    std::vector<std::string>& notes, const std::string& root);

/// The same for the checks of a store, each of which has a `problem`.
template <typename Check>
void dropUnreadable(std::vector<std::size_t>& train, std::vector<std::size_t>& val, const std::vector<Check>& checks,
                    std::vector<std::string>& notes, const std::string& root)
{
    std::vector<std::string> problems;
    for (const Check& check : checks) {
        problems.push_back(check.problem);
    }
    dropUnreadable(train, val, problems, notes, root);
}

}  // namespace gg::training
