#pragma once

#include "core/base/export.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::dataset
{

enum class SplitBy : std::uint8_t {
    Random,
    Class,  ///< every class in the shares asked for, rare ones in every split (iterative stratification)
    Group,  ///< recordings stay whole: by name, or by a pattern
    Scene,  ///< groups that the caller found, such as near-duplicate pictures, stay whole
};

constexpr std::size_t splitCount = 3;
using SplitShares = std::array<double, splitCount>;
/// "train", "val", "test".
GG_EXPORT std::string_view splitName(std::size_t split);

struct SplitOptions {
    SplitShares shares{0.7, 0.2, 0.1};  ///< train, val, test; at least two above 0; scaled to a sum of 1
    SplitBy by = SplitBy::Class;
    std::uint64_t seed = 1;
    /// Group: an ECMAScript regular expression that is searched in each image's path; the first capture, or else the whole match,
    /// is the group. Images that do not match are groups of their own. Empty: the recording that the name tells.
    std::string groupPattern;
};

/// One class, or the images without an object (classId -1).
struct ClassShares {
    std::int32_t classId = 0;
    std::string name;
    std::array<std::uint64_t, splitCount> images{};
    std::array<std::uint64_t, splitCount> objects{};
    std::uint64_t groups = 0;  ///< groups that show the class
};

struct SplitPlan {
    SplitOptions options;
    std::vector<std::uint8_t> ofRecord;  ///< 0 train, 1 val, 2 test; parallel to Dataset::records
    std::array<std::uint64_t, splitCount> images{};
    std::vector<ClassShares> classes;  ///< those that occur
    std::size_t groups = 0;            ///< what was kept whole; the number of images where nothing had to be
    std::string largestGroup;          ///< for a person
    std::uint64_t largestGroupImages = 0;
    /// What was asked for and could not be, with its numbers: a share missed by more than 2 percentage points because groups stay
    /// whole, a class that is not in every split.
    std::vector<std::string> problems;
    /// False where a share of the images is missed by more than 5 percentage points.
    bool satisfied = true;

    /// Largest difference of achieved and asked share of the images, 0 to 1.
    GG_EXPORT double deviation() const;
    /// The same for one class.
    GG_EXPORT double deviation(const ClassShares& shares) const;
};

/// Divides the images anew; the data set's own splits are not looked at. The same seed gives the same split. `scenes` is for
/// SplitBy::Scene: the group of each record, negative for none. Throws Error (InvalidArgument) for shares, patterns and numbers
/// of groups with which there is nothing to divide, saying the numbers; Cancelled.
GG_EXPORT SplitPlan planSplit(const Dataset& dataset, const SplitOptions& options, std::span<const int> scenes,
                              JobControl& control);

/// Writes the lists into `out`, a folder that does not exist yet or is empty; no image is moved. All formats: train.txt, val.txt
/// and test.txt with absolute paths, and split.json. YOLO: data.yaml. COCO: annotations/instances_<split>.json with file names
/// seen from the data set's root, and a link "images" to that. Pascal VOC: ImageSets/Main. Masks: <split>_masks.txt beside each
/// list. Returns the written paths, relative.
GG_EXPORT std::vector<std::string> writeSplit(const Dataset& dataset, const SplitPlan& plan, const std::string& out,
                                              JobControl& control);

GG_EXPORT std::string toJson(const Dataset& dataset, const SplitPlan& plan);

}  // namespace gg::dataset
