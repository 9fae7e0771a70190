#pragma once

#include "core/base/export.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gg::runs {

// What the boxes of a detector said before any suppression, over the whole validation set of an epoch: epochs/NNNN/signals.json. After the
// figures of "What do the loss terms of YOLOv3 do" (objectness of matched and of other cells, its histograms, objectness against IoU) and of
// the stages of a failing SSD (number, size and confidence of boxes against the truth's).

/// Number, mean and spread of values, by Welford's recurrence: exact to rounding for any number of them.
/// Worked example: 2, 4, 4, 4, 5, 5, 7, 9 have a mean of 5 and a (population) standard deviation of 2.
struct Moments {
    std::int64_t count = 0;
    double mean = 0;
    double squares = 0;  ///< sum of (x − mean)²

    void add(double value)
    {
        ++count;
        const double step = value - mean;
        mean += step / static_cast<double>(count);
        squares += step * (value - mean);
    }
    GG_EXPORT void add(const Moments& other);
    /// √(squares / count); NaN of nothing.
    GG_EXPORT double deviation() const;

    friend bool operator==(const Moments&, const Moments&) = default;
};

inline constexpr std::size_t signalBins = 40;     ///< of [0, 1]; 1 belongs to the last
inline constexpr std::size_t positionBins = 16;   ///< a side of the picture
inline constexpr std::size_t sizeBins = 28;       ///< √area ÷ √(picture's area), a quarter of a power of two each: 2^-7 … 1
inline constexpr double saidAbove = 0.25;         ///< what counts as a box that is predicted

/// 0 … signalBins − 1 for a share in [0, 1]; NaN counts as 0.
GG_EXPORT std::size_t signalBin(double share);
/// 0 … sizeBins − 1 for √area ÷ √(picture's area): smaller than 2^-7 belongs to the first, larger than 1 to the last.
GG_EXPORT std::size_t sizeBin(double side);
/// The smallest side that belongs to a bin, 2^(bin/4 − 7).
GG_EXPORT double sizeOfBin(std::size_t bin);

/// The boxes of a scale that learnt a truth, or those that did not.
struct SignalGroup {
    Moments objectness;
    Moments overlap;  ///< highest IoU with a truth of the picture
    std::vector<std::int64_t> objectnessBins = std::vector<std::int64_t>(signalBins);
    std::vector<std::int64_t> overlapBins = std::vector<std::int64_t>(signalBins);

    friend bool operator==(const SignalGroup&, const SignalGroup&) = default;
};

struct ScaleSignals {
    int stride = 0;
    int boxesPerCell = 1;
    std::int64_t boxes = 0;      ///< over all pictures; ÷ pictures: 675, 2,700 and 10,800 of a YOLOv3 at 480 px
    SignalGroup matched;
    SignalGroup unmatched;
    std::vector<std::int64_t> density = std::vector<std::int64_t>(signalBins * signalBins);         ///< [objectness][IoU], all
    std::vector<std::int64_t> matchedDensity = std::vector<std::int64_t>(signalBins * signalBins);  ///< the matched alone
    std::int64_t said = 0;       ///< objectness at least saidAbove
    std::int64_t negatives = 0;  ///< learnt as background
    std::vector<std::int64_t> negativeOverlapBins = std::vector<std::int64_t>(signalBins);
    std::vector<std::int64_t> negativePlaces = std::vector<std::int64_t>(positionBins * positionBins);  ///< [row][column] of the canvas: those whose cell covers the place

    friend bool operator==(const ScaleSignals&, const ScaleSignals&) = default;
};

/// Boxes of the whole set: the truth's, or those that are predicted after suppression with a score of at least saidAbove.
struct BoxCensus {
    Moments score;  ///< of truths 1 each
    std::vector<std::int64_t> sizes = std::vector<std::int64_t>(sizeBins);
    Moments side;   ///< √area ÷ √(picture's area)

    /// width, height as shares of the picture's.
    GG_EXPORT void add(double width, double height, double boxScore);

    friend bool operator==(const BoxCensus&, const BoxCensus&) = default;
};

/// One box of one cell of a followed picture. The same cells are followed through the epochs.
struct FollowedCell {
    std::string image;      ///< as in validation.json
    int stride = 0;
    int row = 0;
    int column = 0;
    int box = 0;            ///< of the cell
    bool matched = false;
    double objectness = 0;
    double overlap = 0;

    friend bool operator==(const FollowedCell&, const FollowedCell&) = default;
};

struct InnerSignals {
    int epoch = 0;
    std::int64_t pictures = 0;
    std::vector<ScaleSignals> scales;
    BoxCensus truths;
    BoxCensus predicted;
    std::vector<FollowedCell> followed;

    friend bool operator==(const InnerSignals&, const InnerSignals&) = default;
};

/// What the boxes of one scale said of one picture; each array has rows · columns · boxesPerCell members.
struct PictureSignals {
    int stride = 0;
    int boxesPerCell = 1;
    int rows = 0;
    int columns = 0;
    const float* objectness = nullptr;
    const float* overlap = nullptr;
    const bool* matched = nullptr;
    const bool* negative = nullptr;
};

/// Adds a picture to its scale. Linear in its boxes.
GG_EXPORT void addPicture(ScaleSignals& scale, const PictureSignals& picture);
/// Adds what another thread gathered of other pictures of the same scale.
GG_EXPORT void addScale(ScaleSignals& scale, const ScaleSignals& other);

/// signals.json as text; and back. Reading throws Error naming file and key; epochs without the file are NotFound.
GG_EXPORT std::string innerSignalsJson(const InnerSignals& signals);
GG_EXPORT InnerSignals readInnerSignals(const std::string& runFolder, int epoch);
/// Epochs that have signals.json, ascending.
GG_EXPORT std::vector<int> signalEpochs(const std::string& runFolder);

}  // namespace gg::runs
