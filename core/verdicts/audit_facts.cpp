#include "core/audit/audit.h"
#include "core/audit/fact_cache.h"
#include "core/audit/facts.h"
#include "core/verdicts/fact_memory.h"
#include "core/verdicts/run_split.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <set>
#include <string_view>

namespace gg::verdicts {
namespace {

using audit::AugmentationRecipe;
using diagnosis::AuditFacts;

constexpr std::size_t namedImages = 12;

/// What a run's settings call a part of the recipe: ours, and Ultralytics' and YOLOv5's.
struct RecipeKey {
    const char* ours;
    const char* theirs;
    double AugmentationRecipe::*value;
};
constexpr std::array recipeKeys{
    RecipeKey{"augment.mosaic", "mosaic", &AugmentationRecipe::mosaic},
    RecipeKey{"augment.mixup", "mixup", &AugmentationRecipe::mixup},
    RecipeKey{"augment.scale", "scale", &AugmentationRecipe::scale},
    RecipeKey{"augment.translate", "translate", &AugmentationRecipe::translate},
    RecipeKey{"augment.rotate", "degrees", &AugmentationRecipe::degrees},
    RecipeKey{"augment.shear", "shear", &AugmentationRecipe::shear},
    RecipeKey{"augment.perspective", "perspective", &AugmentationRecipe::perspective},
    RecipeKey{"augment.flip_horizontal_share", "fliplr", &AugmentationRecipe::flipHorizontal},
    RecipeKey{"augment.flip_vertical_share", "flipud", &AugmentationRecipe::flipVertical},
    RecipeKey{"augment.hue", "hsv_h", &AugmentationRecipe::hue},
    RecipeKey{"augment.saturation", "hsv_s", &AugmentationRecipe::saturation},
    RecipeKey{"augment.value", "hsv_v", &AugmentationRecipe::value},
};

/// nullopt where the settings do not tell how pictures were changed.
std::optional<AugmentationRecipe> recipeOf(const runs::RunInfo& info)
{
    const auto config = runs::flatConfig(info);
    AugmentationRecipe recipe;
    bool told = false;
    for (const RecipeKey& key : recipeKeys) {
        for (const char* name : {key.ours, key.theirs}) {
            const auto it = config.find(name);
            double value = 0;
            if (it != config.end() && std::from_chars(it->second.data(), it->second.data() + it->second.size(), value).ec == std::errc()) {
                recipe.*key.value = value;
                told = true;
            }
        }
    }
    return told ? std::optional(recipe) : std::nullopt;
}

/// Every picture was measured as it is now. Stops at the first that was not.
bool isMeasured(const dataset::Dataset& dataset, audit::FactCache& cache, JobControl& control)
{
    cache.begin(dataset);
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        control.throwIfStopped();
        if (!cache.find(dataset, i, cache.stampOf(dataset, i))) {
            return false;
        }
    }
    return !dataset.records.empty();
}

/// Images or places. Of a large set some checks look at a part, and what they find stands for as much of the rest.
std::size_t placesOf(const audit::Finding& finding)
{
    const auto number = [&](const char* name) {
        const auto it = finding.values.find(name);
        std::size_t value = 0;
        return it != finding.values.end() && std::from_chars(it->second.data(), it->second.data() + it->second.size(), value).ec == std::errc() ? value : 0;
    };
    const std::size_t compared = number("total");
    const std::size_t all = number("all");
    return compared > 0 && all > compared ? audit::weight(finding) * all / compared : audit::weight(finding);
}

void addFinding(AuditFacts& facts, const dataset::Dataset& dataset, const audit::Finding& finding)
{
    AuditFacts::Found& found = facts.findings[finding.rule];
    if (found.places == 0) {
        found.values = finding.values;
    }
    found.places += placesOf(finding);
    const auto name = [&](std::size_t record) {
        if (found.images.size() < namedImages) {
            found.images.push_back(dataset.absolute(dataset.records[record].image));
        }
    };
    if (finding.record >= 0) {
        name(static_cast<std::size_t>(finding.record));
    }
    for (const std::uint32_t record : finding.records) {
        name(record);
    }
}

constexpr std::array sharedRules{"split.train_equals_val", "leak.same_file", "leak.same_pixels"};
constexpr std::array alikeRules{"leak.copy", "leak.mirrored", "leak.same_scene"};

/// Records that any of these rules names.
template <std::size_t Count>
std::set<std::uint32_t> namedBy(const std::array<const char*, Count>& rules, const std::vector<audit::Finding>& findings)
{
    std::set<std::uint32_t> records;
    for (const audit::Finding& finding : findings) {
        if (std::find(rules.begin(), rules.end(), finding.rule) != rules.end()) {
            records.insert(finding.records.begin(), finding.records.end());
            if (finding.record >= 0) {
                records.insert(static_cast<std::uint32_t>(finding.record));
            }
        }
    }
    return records;
}

void countImages(AuditFacts& facts, const dataset::Dataset& dataset, const std::vector<audit::Finding>& findings)
{
    const auto isSplit = [&](std::size_t record, std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), dataset.splits[dataset.records[record].split]) != names.end();
    };
    const auto isValidation = [&](std::size_t record) { return isValidationSplit(dataset.splits[dataset.records[record].split]); };
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        facts.trainImages += isSplit(i, {"train", "training"}) ? 1 : 0;
        facts.valImages += isValidation(i) ? 1 : 0;
    }
    const std::set<std::uint32_t> shared = namedBy(sharedRules, findings);
    std::set<std::uint32_t> alike = namedBy(alikeRules, findings);
    std::erase_if(alike, [&](std::uint32_t record) { return shared.contains(record); });
    facts.valShared = static_cast<std::size_t>(std::count_if(shared.begin(), shared.end(), isValidation));
    facts.valAlike = static_cast<std::size_t>(std::count_if(alike.begin(), alike.end(), isValidation));
}

}  // namespace

std::optional<AuditFacts> auditFacts(const dataset::Dataset& dataset, const std::string& folder, const runs::RunInfo& info, AuditSource source,
                                     audit::FactCache* cache, JobControl& control)
{
    if (source == AuditSource::None || (source == AuditSource::IfMeasured && (cache == nullptr || !isMeasured(dataset, *cache, control)))) {
        return std::nullopt;
    }
    audit::Options options{.cache = cache};
    options.settings.trainingSize = info.imageSize > 0 ? info.imageSize : options.settings.trainingSize;
    options.augmentation = dataset.task == dataset::Task::Detection ? recipeOf(info) : std::nullopt;
    AuditFacts facts;
    const std::vector<bool> validated = validatedRecords(dataset, folder);
    options.onFacts = [&](const audit::Facts& measured) {
        if (!validated.empty()) {
            countSplit(facts, dataset, validated, measured.alike);
        }
    };
    const audit::Report report = audit::runAudit(dataset, options, control);
    for (const audit::Finding& finding : report.findings) {
        addFinding(facts, dataset, finding);
    }
    if (validated.empty()) {
        countImages(facts, dataset, report.findings);
    }
    facts.smallShare = report.sizes ? report.sizes->all.share(report.sizes->all.coco[0]) : 0;
    return facts;
}

}  // namespace gg::verdicts
