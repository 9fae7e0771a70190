#pragma once

#include "core/evaluation/label_masks.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gg::evaluation {

/// A record with a true and a predicted mask.
struct MaskJob {
    std::size_t record = 0;
    std::size_t epoch = 0;  ///< index of the predictions
    std::string truth;      ///< absolute; empty where polygons are painted
    std::string predicted;  ///< absolute
    bool keepLevels = true; ///< where the prediction has degrees
};

/// Masks of a job that were read before its turn; null: not yet.
struct DecodedMasks {
    std::unique_ptr<dataset::MaskImage> truth;
    std::unique_ptr<dataset::MaskImage> predicted;
};

/// What one image showed, before the classes of the whole set are known.
struct MaskOutcome {
    struct Cell {
        Key truth = noKey;
        Key predicted = noKey;
        std::uint64_t count = 0;
    };
    struct Boundary {
        Key key = noKey;
        metrics::BoundaryCounts counts;
    };
    std::vector<Cell> cells;           ///< by keys; pixels without a true class are not among them
    std::uint64_t leftOut = 0;
    bool hasBoundaries = false;
    std::vector<Boundary> boundaries;  ///< by key
    std::shared_ptr<const metrics::ProbabilityHistogram> levels;
    std::shared_ptr<const metrics::BoundarySweep> boundarySweep;
    std::uint64_t bytes = 0;
    std::string unreadable;            ///< file; the image has no numbers then
    std::string why;
    std::string sizeDiffers;           ///< "predicted 512 × 512, truth 384 × 288"
    bool noOutline = false;            ///< the truth has boxes alone
    bool truthEncoding = false;        ///< the true mask does not say what the set's masks say
    bool predictedEncoding = false;
};

/// Reads masks, pair by pair, and keeps nothing of a pair but its outcome, and the truth for the next pair. One for a thread.
class MaskPass {
public:
    MaskPass(const dataset::Dataset& dataset, std::vector<Key> classKeys, const MaskReading& reading, double boundaryShare);

    MaskOutcome run(const MaskJob& job, const DecodedMasks& decoded);

private:
    const LabelMask& truthOf(const MaskJob& job, const DecodedMasks& decoded, cv::Size predictedSize, MaskOutcome& outcome);
    LabelMask readTruth(const MaskJob& job, const DecodedMasks& decoded, cv::Size size, MaskOutcome& outcome) const;
    void count(const LabelMask& truth, const LabelMask& predicted, MaskOutcome& outcome);
    void measureBoundaries(const LabelMask& truth, const LabelMask& predicted, MaskOutcome& outcome) const;

    const dataset::Dataset& m_dataset;
    std::vector<Key> m_classKeys;  ///< of painted classes
    MaskReading m_reading;
    double m_boundaryShare;
    std::vector<std::uint64_t> m_pairs;
    LabelMask m_truth;                      ///< of m_truthRecord
    std::optional<std::size_t> m_truthRecord;
};

/// Size of an image as far as its label and its header tell; {0, 0} where they do not.
cv::Size imageSize(const dataset::Dataset& dataset, const dataset::Record& record);

}  // namespace gg::evaluation
