#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gg::injection {

/// A data set to train on: one of the program's own samples, or a copy of it with something done to its labels.
struct SampleSet {
    std::string_view name;
    std::string_view from = {};   ///< the set that it is a copy of; empty: it is drawn
    bool detection = false;
    int images = 80;
    double foreground = 0.09;     ///< of a segmentation's drawn set
    std::uint64_t seed = 20;      ///< of the drawing
    int tile = 40;                ///< side of the pieces of its pictures, where they are cut
    /// What is done to a copy, see sample_sets.cpp; empty: nothing.
    std::string_view fault = {};
    double share = 1;             ///< of the images whose labels it is done to
    unsigned chosenBy = 7;        ///< seed that says which
};

const std::vector<SampleSet>& sampleSets();
const SampleSet& sampleSet(std::string_view name);
/// Everything that makes the set what it is, as one line: part of a run's fingerprint.
std::string recipeOf(const SampleSet& set);

/// The folder of a set under `folder`, made where it is not there.
std::string madeSet(const std::string& folder, std::string_view name);

}  // namespace gg::injection
