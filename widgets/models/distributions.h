#pragma once

#include "core/base/job_control.h"
#include "widgets/models/record_measures.h"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace gg::widgets {

/// Counts between edges: bin i holds edges[i] <= x < edges[i + 1]. The last edge may be infinite.
struct Histogram {
    std::vector<double> edges;
    std::vector<std::int64_t> all;
    std::vector<std::int64_t> chosen;

    bool empty() const { return all.empty(); }
};

/// How many of the whole set, and how many of those that were searched for.
struct Share {
    std::int64_t all = 0;
    std::int64_t chosen = 0;
};

/// What the data set is made of, and what the images that were searched for are made of. Of an image that was searched for, only those
/// objects are counted that the search asks for.
struct Distributions {
    static constexpr int positionCells = 32;
    using Positions = std::array<std::int64_t, positionCells * positionCells>;

    int trainingSize = 640;
    Share records;
    Share objects;
    std::int64_t objectsWithoutSize = 0;  ///< normalised boxes of images whose size is not known
    std::int64_t smallAtTraining = 0;     ///< objects of the set with a side under 8 px at the training size

    Histogram side;        ///< of objects, in pixels at the training size
    Histogram aspect;      ///< of objects, width over height
    Histogram perImage;    ///< objects of an image
    Histogram foreground;  ///< of images, percent
    Histogram brightness;  ///< of images, percent
    Positions positions{};        ///< centres of objects, row by row; all
    Positions chosenPositions{};

    std::map<int, Share> splits;
    std::map<int, Share> states;
    std::map<int, Share> classes;   ///< objects
    std::map<int, Share> verdicts;
    std::map<std::string, Share> rules;  ///< images
    Share withIgnoreRegions;             ///< images
};

/// `chosen` are the records that were searched for. A pure function: safe from any thread. Throws Cancelled.
Distributions measureDistributions(const RecordSnapshot& set, const RecordQuery& query, std::span<const qsizetype> chosen, int trainingSize,
                                   JobControl& control);

}  // namespace gg::widgets
