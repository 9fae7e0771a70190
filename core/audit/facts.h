#pragma once

#include "core/audit/leakage/alike.h"
#include "core/audit/leakage/signature.h"
#include "core/audit/mask_facts.h"
#include "core/audit/mask_sketch.h"
#include "core/audit/settings.h"
#include "core/audit/style/margins.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/dataset/image_header.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gg::audit
{

class FactCache;

/// 128 bits of a hash that tells files apart (XXH3); not one that withstands an attack.
struct ContentHash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const ContentHash&) const = default;
};

/// What one picture's file and pixels tell. Pixels are measured on a copy whose longer side is `measuredSide` at most.
struct ImageFacts {
    static constexpr int measuredSide = 256;

    std::string error;       ///< why it cannot be decoded, a sentence; empty where it can
    bool truncated = false;  ///< its end is missing; `error` says so too
    bool jpegTail = false;   ///< bytes behind the JPEG end marker; Ultralytics writes such files anew in place
    dataset::ImageKind kind = dataset::ImageKind::Unknown;  ///< by its contents, whatever its name says
    std::uint64_t fileBytes = 0;
    cv::Size stored;      ///< as its pixels are stored
    cv::Size shown;       ///< as readImage returns it: rotated as EXIF says
    int orientation = 1;  ///< EXIF, 1 to 8
    int channels = 0;     ///< as stored: 1 grey or palette, 3 colour, 4 with transparency; 0 where the header does not tell
    int bits = 0;         ///< of a sample; 0 where the header does not tell

    /// Percentiles 1, 5, 50, 95 and 99 of the perceived luminance, in [0, 1].
    struct Luminance {
        float p01 = 0, p05 = 0, p50 = 0, p95 = 0, p99 = 0;
    } luminance;
    float entropy = 0;   ///< of the histogram of grey values, bits, in [0, 8]
    float contrast = 0;  ///< standard deviation of grey values, in grey levels
    /// Standard deviation of the edges (second differences) of the picture at 64 px, in grey levels: how much there is to see.
    float edges = 0;
    /// Strength of the finest differences against those twice as wide, at measuredSide: falls as the picture is blurred, and
    /// hardly depends on what it shows or how bright it is.
    float sharpness = 0;
    float saturation = 0;  ///< mean difference of the largest and smallest channel, in [0, 1]
    float greyShare = 0;   ///< share of pixels whose channels differ by at most 8 grey levels

    ContentHash fileHash;
    /// Of the decoded pixels, as shown. JPEGs that were decoded at a fraction of their size have a hash of that; it is then
    /// only the same as that of JPEGs of the same size (`pixelHashReduction` alike).
    ContentHash pixelHash;
    int pixelHashReduction = 1;
    PictureSignature signature;

    bool readable() const { return error.empty(); }
};

/// What was measured of one record.
struct RecordFacts {
    ImageFacts image;
    std::optional<MaskFacts> mask;  ///< of sets of images and masks, where the record has one that can be read
    std::string maskError;          ///< why it cannot be read
    /// What tells whether labels belong to the picture: of sets of images and masks, and of some records of others (pairing.h).
    std::optional<PictureEdges> edges;
    /// Parallel to the record's objects; of polygons and masks nothing is told. Empty where no object is a box.
    std::vector<BoxMargins> margins;
};

struct Facts {
    std::vector<RecordFacts> records;  ///< parallel to Dataset::records; records of one image share what was measured of it
    /// Pictures that are alike, by first, then second. Every pair across two splits; inside a split enough of them to join all
    /// that are alike into groups.
    std::vector<AlikePair> alike;
    std::size_t fromCache = 0;         ///< records that were not decoded because the cache knew them
};

/// Called as each record is measured, one call at a time, from the measuring threads. Records of an image that was seen before
/// (in another split) are not announced.
using RecordMeasured = std::function<void(std::size_t record, const RecordFacts& facts)>;

/// Decodes every image and mask once, on all cores, and measures all that rules need of them. JPEGs are decoded at the smallest
/// fraction of their size that what is measured allows. `repeated` as in Evidence. A file that cannot be read is a fact, not an
/// error. Throws Cancelled.
GG_EXPORT Facts measureFacts(const dataset::Dataset& dataset, const std::vector<bool>& repeated, const Settings& settings,
                             FactCache* cache, JobControl& control, const RecordMeasured& measured = {});

/// One record, without a cache. What measureFacts does for each.
GG_EXPORT RecordFacts measureRecord(const dataset::Dataset& dataset, std::size_t record);

}  // namespace gg::audit
