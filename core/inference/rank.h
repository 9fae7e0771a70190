#pragma once

#include "core/base/job_control.h"
#include "core/inference/variants.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gg::inference {

/// What makes a picture worth labelling next. Of objects, p is the score, read as the probability that the object is there and of its class, and q the largest of
/// what speaks against it: 1 − p, or the score of another class at the same place (IoU above 0.7).
enum class RankBy : std::uint8_t {
    LeastConfidence,   ///< 1 − p; of a pixel 1 − max(p, 1 − p)
    Margin,            ///< 1 − |p − q|; of a pixel 1 − |2p − 1|
    Entropy,           ///< −p log p − (1 − p) log(1 − p), nats; of a pixel the entropy of the mean over the variants
    Disagreement,      ///< of objects over several variants: 1 − (share of the variants that have it) · (mean IoU with the fused box)
    MutualInformation  ///< of pixels over several variants, nats (see uncertainty.h)
};
GG_EXPORT std::string_view rankId(RankBy by);  ///< "least-confidence", "margin", "entropy", "disagreement", "mutual-information"
GG_EXPORT std::optional<RankBy> rankFromId(std::string_view id);

/// How the objects of a picture become one number; a picture without any has 0.
enum class Pool : std::uint8_t {
    Mean,
    Max,
    Sum  ///< prefers pictures with many objects (Brust, Käding, Denzler 2018, "Active learning for deep object detection")
};
GG_EXPORT std::string_view poolId(Pool pool);
GG_EXPORT std::optional<Pool> poolFromId(std::string_view id);

/// By object. Example: scores 0.9 and 0.5 have least confidence 0.1 and 0.5, margins 1 − (0.9 − 0.1) = 0.2 and 1, entropies 0.3251 and 0.6931.
GG_EXPORT std::vector<double> uncertaintyOf(std::span<const FusedObject> objects, RankBy by, std::size_t variants);
/// 0 for none.
GG_EXPORT double pooled(std::span<const double> values, Pool pool);
/// Of the mean map over the variants, pixels' mean. `probabilities`: as for fuseMaps; of class numbers only entropy and mutual information (of the votes).
GG_EXPORT double uncertaintyOf(const FusedMap& map, RankBy by);

struct RankRequest {
    dataset::DatasetPtr dataset;
    std::vector<std::size_t> records;  ///< empty: all
    Processing processing;
    RankBy by = RankBy::LeastConfidence;
    Pool pool = Pool::Mean;
    double confidence = 0.05;          ///< objects below say nothing: a detector proposes hundreds of them everywhere
    std::vector<Variant> variants;     ///< empty: as it is
    metrics::FusionOptions fusion;
    int threads = 0;                   ///< as RunRequest
};

struct RankedImage {
    std::size_t record = 0;
    double uncertainty = 0;
    std::vector<Found> objects;        ///< above the confidence: labels to begin with; empty of a segmentation
    cv::Size image;
};

struct Ranking {
    RankBy by = RankBy::LeastConfidence;
    std::vector<RankedImage> images;   ///< most uncertain first; equal ones as in the data set
    struct Unreadable {
        std::size_t record = 0;
        std::string why;
    };
    std::vector<Unreadable> unreadable;
};

/// What speaks against a request, for a person: a measure of objects for masks, or one of several variants for a single one. Empty where all is well.
GG_EXPORT std::string problemOf(const RankRequest& request);
/// Throws Error (InvalidArgument: problemOf, processing that does not fit the model), as Backend::run; Cancelled.
GG_EXPORT Ranking rankImages(Backend& backend, const RankRequest& request, JobControl& control);

}  // namespace gg::inference
