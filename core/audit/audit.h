#pragma once

#include "core/audit/augmentation/recipe.h"
#include "core/audit/augmentation/risk.h"
#include "core/audit/finding.h"
#include "core/dataset/image_sizes.h"
#include "core/audit/readiness.h"
#include "core/audit/settings.h"
#include "core/audit/size_report.h"
#include "core/base/job_control.h"
#include "core/dataset/dataset.h"
#include "core/dataset/ledger.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gg::audit
{

class FactCache;
struct Facts;

/// What masks turned out to be, measured over the whole set; absent for sets without masks.
struct MaskSummary {
    std::size_t masks = 0;
    double meanForeground = 0;  ///< share of bright pixels in [0, 1], mean over masks
    double medianForeground = 0;
    std::size_t below5Percent = 0;
    std::size_t below10Percent = 0;
    std::vector<float> foreground;  ///< per record, share in [0, 1]; negative where there is no readable mask
    /// How the masks were read and how many of them, most first: {"palette, index = class number", 30}. Masks of one value only
    /// are left out.
    std::vector<std::pair<std::string, std::size_t>> kinds;
    std::size_t classes = 0;  ///< of a set whose masks hold classes: how many occur, background included
};

/// A finding that somebody accepted (acceptance.h), and why.
struct AcceptedFinding {
    Finding finding;
    std::string reason;
};

struct Report {
    std::vector<Finding> findings;  ///< errors first, then by rule, file and line
    std::vector<AcceptedFinding> accepted;
    std::optional<MaskSummary> masks;
    std::optional<SizeReport> sizes;  ///< absent where no object has a known size, and for sets of images and masks
    Readiness readiness;
    std::optional<AugmentationRisk> augmentation;  ///< of Options::augmentation
    dataset::LedgerPtr ledger;  ///< where somebody asked for one: ledgerOf() in ledger_report.h
};

/// Findings as they appear, in batches; called from the auditing threads, one call at a time. A preview: in the report, a rule
/// that holds for more than half of the images (and at least ten) is one finding of the set.
using FindingBatch = std::function<void(std::vector<Finding>)>;

struct Options {
    bool pixels = true;  ///< decode images and masks; without, only what the labels and names tell
    Settings settings = {};
    dataset::SizeSource sizes = dataset::SizeSource::Headers;  ///< where the sizes of images come from that labels do not declare
    std::optional<AugmentationRecipe> augmentation = {};  ///< judged where it is given
    const dataset::Dataset* predictions = nullptr;  ///< as Evidence::predictions
    const dataset::Dataset* reference = nullptr;    ///< as Evidence::reference
    /// Called once, when all that the pixels tell is known and before the rules are asked about it. Not called without pixels.
    std::function<void(const Facts&)> onFacts = {};
    FactCache* cache = nullptr;  ///< what was measured of these files before; null: everything is decoded anew
};

/// Runs every rule over the data set. One decoding pass serves all rules that need pixels.
GG_EXPORT Report runAudit(const dataset::Dataset& dataset, const Options& options, JobControl& control,
                          const FindingBatch& onFindings = {});

/// The audit as JSON: {"dataset", "counts", "findings": [{"key", "rule", "severity", "file", "line", "message", "effect", …}],
/// "accepted": [the same with "reason"], "ledger": {"found", "elsewhere", "absent", "entries", "totals": {state: count}, …}}.
GG_EXPORT std::string toJson(const dataset::Dataset& dataset, const Report& report);
/// The same in pieces of about 64 KiB.
GG_EXPORT void writeJson(const dataset::Dataset& dataset, const Report& report, const std::function<void(std::string_view)>& write);

/// One row a finding, accepted ones with their reason in the last column; RFC 4180.
GG_EXPORT std::string toCsv(const dataset::Dataset& dataset, const Report& report);

/// SARIF 2.1.0, as code hosts and editors show findings beside the files. Accepted findings are suppressed results.
GG_EXPORT std::string toSarif(const dataset::Dataset& dataset, const Report& report);

/// What the sentence over the table counts. Of a set of images and masks: pairs; else objects, called boxes where none has another shape.
struct HeadlineCounts {
    bool pairs = false;
    bool boxes = false;
    std::size_t things = 0;  ///< pairs or objects
    std::size_t images = 0;  ///< different ones
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t droppedByUltralytics = 0;  ///< images
};
GG_EXPORT HeadlineCounts headlineCounts(const dataset::Dataset& dataset, const Report& report);

/// One sentence over the table: "4,888 boxes in 364 images: 9 errors, 24 warnings; 2 images would be dropped by Ultralytics."
GG_EXPORT std::string headline(const dataset::Dataset& dataset, const Report& report);

}  // namespace gg::audit
