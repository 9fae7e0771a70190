#pragma once

#include "core/audit/size_report.h"
#include "core/base/export.h"
#include "core/dataset/dataset.h"
#include "core/texts/catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace gg::audit
{

/// What took the pictures: decides how many of them and how many epochs are needed. Single-channel pictures are counted as thermal,
/// as the source of the rules does.
enum class Sensor { Colour, SingleChannel };

/// The numbers that the rules of thumb start from.
struct ReadinessNumbers {
    std::size_t images = 0;             ///< that are trained on: of the split train, or all
    std::size_t classes = 0;            ///< with at least one object
    std::vector<std::size_t> ofClass;   ///< images that hold each of these
    std::vector<std::string> names;     ///< parallel to ofClass
    std::size_t smallestClass = 0;      ///< objects of the rarest class …
    std::size_t largestClass = 0;       ///< … and of the most frequent one
    SizeCounts sizes;                   ///< at 640 px, the size that the rules are given for
    Sensor sensor = Sensor::Colour;
    bool sensorMeasured = false;        ///< false: nobody looked at the pixels, colour is assumed
};

/// One recommendation. Its sentences are texts of the catalogue under "readiness.<id>": ".topic", ".recommendation", ".numbers",
/// ".formula" and ".source", filled with the values. Where the values hold a "variant", ".recommendation.<variant>" stands in for
/// ".recommendation", and so on.
struct ReadinessLine {
    std::string id;  ///< "scale", "resolution", …
    texts::Values values;
};

/// What the decision rules of a published guide say about this set: model scale by number of images, resolution by the share of
/// small objects, architecture by sizes, number of images by classes, epochs by images and by classes, learning rate by classes,
/// batch by memory, augmentation by sensor and sizes. Every line quotes its numbers, its formula and where that comes from.
struct Readiness {
    std::vector<ReadinessLine> lines;
};

enum class ReadinessPart { Topic, Recommendation, Numbers, Formula, Source };
/// The filled English sentence; empty where the catalogue has none.
GG_EXPORT std::string readinessText(const ReadinessLine& line, ReadinessPart part);
/// Its template, for the window's translation.
GG_EXPORT std::string_view readinessTemplate(const ReadinessLine& line, ReadinessPart part);

/// Counts what the rules need. `sizes640` is computeSizes() at 640 px. Images that are repeated count once.
GG_EXPORT ReadinessNumbers countForReadiness(const dataset::Dataset& dataset, const SizeReport& sizes640,
                                             const std::vector<bool>& repeated);

/// Empty for a set without images or without objects: there is nothing to recommend.
GG_EXPORT Readiness recommend(const ReadinessNumbers& numbers);

}  // namespace gg::audit
