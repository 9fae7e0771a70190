#pragma once

#include "core/audit/finding.h"
#include "core/audit/style/margins.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gg::audit
{

/// What boxes are grouped by. Images: no key; images of two styles lie among one another.
enum class StyleKey : std::uint8_t { Set, Class, Split, Folder, Source, Stretch, Images };
/// "set", "class", "split", "folder", "source", "stretch", "images": part of ids of texts.
GG_EXPORT std::string_view styleKeyId(StyleKey key);

/// Uneven: sides that cut the object and sides with a margin in the same group; boxes hold partly background.
enum class BoxStyle : std::uint8_t { Unknown, Tight, Loose, Cutting, Uneven };
GG_EXPORT std::string_view boxStyleId(BoxStyle style);  ///< "unknown", "tight", …

struct StyleThresholds {
    double looseMargin = 1.5;      ///< px; a group with a larger margin is loose
    double cuttingMargin = -1.5;   ///< px; a group with a smaller one cuts its objects
    double difference = 1.5;       ///< px between populations, from which on they count as two styles
    double classDifference = 2;    ///< the same between classes, whose outlines differ by nature: hair, wheels, shadows
    double confidence = 0.99;      ///< after correction for the number of groups that were compared
    std::size_t fewestBoxes = 20;  ///< a smaller group is not judged
    std::size_t fewestImages = 8;
};

/// Measured margins of all sides, a pixel a bin: counts[i] holds [i - 12, i - 11); margins beyond are in the outermost bins.
struct MarginHistogram {
    static constexpr int lowest = -12;
    std::array<std::uint32_t, 24> counts{};
};

struct StyleGroup {
    StyleKey kind = StyleKey::Set;
    std::string key;  ///< name of the class, split, folder or recording; empty for the set
    std::size_t images = 0;
    std::size_t boxes = 0;
    /// Likeliest common margin of the sides in px: left, top, right, bottom; NaN where there are too few.
    std::array<float, 4> sides{};
    float margin = 0;  ///< of all sides
    float low = 0;     ///< its 95 % interval
    float high = 0;
    /// Estimated shares of sides below -2.5 px, between, and above 2.5 px; what measuring adds in width is taken out.
    float cuttingShare = 0;
    float tightShare = 0;
    float looseShare = 0;
    BoxStyle style = BoxStyle::Unknown;
    double confidence = 0;  ///< that the margin is on the style's side of its threshold
    MarginHistogram histogram;
};

struct StyleExample {
    std::uint32_t record = 0;
    std::uint32_t object = 0;
};

struct StylePopulation {
    std::vector<std::string> keys;  ///< groups that belong to it, such as folders; empty for Images
    std::size_t boxes = 0;
    float margin = 0;                    ///< px
    std::vector<std::uint32_t> records;  ///< ascending
    MarginHistogram histogram;
    std::vector<StyleExample> examples;  ///< at most twelve, those that show it best first, from different images
};

/// Two populations of margins.
struct StyleMixture {
    StyleKey kind = StyleKey::Images;  ///< what tells them apart
    std::string sequence;              ///< of a Stretch: folder or recording it lies in
    StylePopulation tighter;
    StylePopulation looser;
    /// Looser minus tighter in px, among boxes of the same class and size (between classes: of the same size).
    double difference = 0;
    double low = 0;  ///< 95 % interval
    double high = 0;
    double confidence = 0;  ///< that the difference is not chance, corrected for the number of comparisons
};

/// What margins were measured against.
enum class StyleSource : std::uint8_t { Pictures, Predictions };

struct StyleReport {
    StyleSource source = StyleSource::Pictures;
    std::size_t boxes = 0;           ///< that could be measured
    std::vector<StyleGroup> groups;  ///< the set first; of each kind the groups that are large enough, largest first;
                                     ///< a kind with a single group is left out, but for classes
    std::vector<StyleMixture> mixtures;
};

/// `margins` is parallel to the records, each parallel to the record's objects; an empty one means that nothing was measured of
/// that record. Pure; the same input gives the same report. Ignore regions are left out.
///
/// Margins are compared within classes and size ranges. A group differs when its boxes' common margin does, with an interval
/// from leaving out a sixteenth of the images at a time (jackknife), Student's t with 15 degrees of freedom, Bonferroni over all
/// groups compared. Differences explained by one key are taken out before the next is tried.
GG_EXPORT StyleReport judgeStyle(const dataset::Dataset& dataset, std::span<const std::span<const BoxMargins>> margins,
                                 const StyleThresholds& thresholds, JobControl& control);
GG_EXPORT StyleReport judgeStyle(const dataset::Dataset& dataset, std::span<const std::vector<BoxMargins>> margins,
                                 const StyleThresholds& thresholds, JobControl& control);

/// style.mixed for each mixture; style.loose, style.cutting and style.uneven for the set and, where there is no mixture, for
/// groups that differ from it.
GG_EXPORT std::vector<Finding> styleFindings(const dataset::Dataset& dataset, const StyleReport& report);

/// Decodes every labelled picture at full size and measures its boxes, on all cores. Pictures that cannot be read have no
/// margins; another audit names them. Throws Cancelled.
GG_EXPORT std::vector<std::vector<BoxMargins>> measureSetMargins(const dataset::Dataset& dataset, JobControl& control);

/// The record's boxes in pixels of a picture of that size.
GG_EXPORT std::vector<dataset::Rect> boxesInPixels(const dataset::Record& record, int width, int height);

}  // namespace gg::audit
