#include "core/audit/neighbour_rules.h"

#include "core/audit/boxes.h"
#include "core/audit/facts.h"
#include "core/audit/rules.h"
#include "core/audit/sequence_tracks.h"
#include "core/dataset/recording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace gg::audit
{
namespace
{

using dataset::Dataset;
using dataset::LabelState;
using dataset::Object;
using dataset::Record;
using dataset::Rect;

/// Of fewer neighbours no spread can be told.
constexpr std::size_t fewestNeighbours = 4;
constexpr std::size_t neighboursEachSide = 4;

bool isLabelled(const Record& record)
{
    return record.state == LabelState::Labelled || record.state == LabelState::Empty;
}

std::size_t objectsOf(const Record& record)
{
    return static_cast<std::size_t>(
        std::count_if(record.objects.begin(), record.objects.end(), [](const Object& object) { return !object.ignore; }));
}

/// Frames that follow each other at the recording's own step, as indices of records.
using Stretch = std::vector<std::uint32_t>;

void addStretches(const std::vector<std::pair<std::int64_t, std::uint32_t>>& frames, std::vector<Stretch>& stretches)
{
    if (frames.size() < 3) {
        return;
    }
    std::vector<std::int64_t> steps;
    for (std::size_t i = 1; i < frames.size(); ++i) {
        steps.push_back(frames[i].first - frames[i - 1].first);
    }
    std::nth_element(steps.begin(), steps.begin() + std::ssize(steps) / 2, steps.end());
    const double usual = static_cast<double>(steps[steps.size() / 2]);
    Stretch stretch{frames[0].second};
    for (std::size_t i = 1; i <= frames.size(); ++i) {
        if (i < frames.size() && static_cast<double>(frames[i].first - frames[i - 1].first) <= 1.5 * usual) {
            stretch.push_back(frames[i].second);
            continue;
        }
        if (stretch.size() >= 3) {
            stretches.push_back(stretch);
        }
        if (i < frames.size()) {
            stretch = {frames[i].second};
        }
    }
}

std::vector<Stretch> stretchesOf(const Evidence& evidence)
{
    const Dataset& dataset = evidence.dataset;
    const dataset::RecordingIndex index = dataset::indexRecordings(dataset);
    std::vector<std::map<std::int64_t, std::uint32_t>> recordings(index.ids.size());
    for (std::size_t i = 0; i < dataset.records.size(); ++i) {
        if (!evidence.repeated[i] && index.frames[i] && isLabelled(dataset.records[i])) {
            recordings[index.ofRecord[i]].emplace(*index.frames[i], static_cast<std::uint32_t>(i));
        }
    }
    std::vector<Stretch> stretches;
    for (const auto& frames : recordings) {
        addStretches({frames.begin(), frames.end()}, stretches);
    }
    return stretches;
}

std::vector<const Record*> recordsOf(const Dataset& dataset, const Stretch& stretch)
{
    std::vector<const Record*> records;
    records.reserve(stretch.size());
    for (const std::uint32_t record : stretch) {
        records.push_back(&dataset.records[record]);
    }
    return records;
}

/// Whether neighbouring frames are more alike than distant ones. Large objects, and dense ones, overlap with others by chance: in a
/// numbered collection as much with the next picture's as with any other's.
bool showsMotion(const std::vector<const Record*>& records)
{
    constexpr double hardlyMoves = 0.75;
    constexpr double moreThanChance = 0.15;
    const double near = meanOverlap(records, 1);
    if (near >= hardlyMoves) {
        return true;
    }
    const std::size_t far = std::max<std::size_t>(3, records.size() / 2);
    return far < records.size() && near - meanOverlap(records, far) >= moreThanChance;
}

/// Empty where the stretch is no sequence: objects are seldom where they were a frame before.
std::optional<SequenceObjects> follow(const Evidence& evidence, const Stretch& stretch)
{
    const std::vector<const Record*> records = recordsOf(evidence.dataset, stretch);
    if (!showsMotion(records)) {
        return std::nullopt;
    }
    SequenceObjects objects =
        followObjects(records, static_cast<std::size_t>(evidence.settings.threshold("missing.sequence_gap.frames")));
    const bool sequence = objects.linked * 100 >= evidence.settings.threshold("missing.sequence_gap.linked");
    return sequence ? std::optional(std::move(objects)) : std::nullopt;
}

std::string placeOf(const Rect& box)
{
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "%.3f %.3f %.3f %.3f", box.x, box.y, box.width, box.height);
    return text.data();
}

/// What lies where an object is missing: nothing, an object of another class, or one of its own that was placed so oddly that it was
/// not found again.
struct InTheGap {
    enum class Kind { Nothing, OtherClass, SameClass };
    Kind kind = Kind::Nothing;
    std::uint32_t object = 0;
};

InTheGap lookInto(const Record& record, const Gap& gap, std::size_t frame)
{
    const Rect expected = gap.at(frame);
    const Extent extent = extentOf(record);
    InTheGap best;
    double overlap = 0.5;
    for (std::uint32_t i = 0; i < record.objects.size(); ++i) {
        const Object& object = record.objects[i];
        const bool same = object.classId == gap.classId;
        const double found =
            isSound(object.box, extent) ? intersectionOverUnion(normalised(object.box, extent), expected) : 0;
        if (found >= overlap) {
            overlap = found;
            best = {same ? InTheGap::Kind::SameClass : InTheGap::Kind::OtherClass, i};
        }
    }
    return best;
}

/// Objects of frames that belong to tracks of one frame: nothing before or after continues them.
std::set<std::pair<std::size_t, std::uint32_t>> looseObjects(const SequenceObjects& objects)
{
    std::set<std::pair<std::size_t, std::uint32_t>> loose;
    for (const Track& track : objects.tracks) {
        if (track.places.size() == 1) {
            loose.emplace(track.places[0].frame, track.places[0].object);
        }
    }
    return loose;
}

void addGaps(const Evidence& evidence, const Stretch& stretch, const SequenceObjects& objects, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    const auto loose = looseObjects(objects);
    std::map<std::size_t, std::vector<const Gap*>> byFrame;
    for (const Gap& gap : objects.gaps) {
        for (std::size_t frame = gap.before + 1; frame < gap.after; ++frame) {
            const InTheGap there = lookInto(dataset.records[stretch[frame]], gap, frame);
            const bool isLoose = loose.contains({frame, there.object});
            if (there.kind == InTheGap::Kind::OtherClass && isLoose) {
                Finding finding = makeObjectFinding(dataset, "missing.sequence_class", stretch[frame], there.object);
                finding.values["other_class"] = nameOfClass(dataset, gap.classId);
                finding.values["previous"] = dataset.records[stretch[gap.before]].image;
                finding.values["next"] = dataset.records[stretch[gap.after]].image;
                findings.push_back(std::move(finding));
            } else if (there.kind != InTheGap::Kind::SameClass || !isLoose) {
                byFrame[frame].push_back(&gap);
            }
        }
    }
    for (const auto& [frame, missing] : byFrame) {
        std::vector<std::string> classes;
        for (const Gap* gap : missing) {
            classes.push_back(nameOfClass(dataset, gap->classId));
        }
        const std::uint32_t record = stretch[frame];
        Finding finding = makeFinding(dataset, "missing.sequence_gap", dataset.records[record].image, 0, record);
        finding.values["classes"] = listed(classes);
        finding.values["count"] = std::to_string(missing.size());
        finding.values["previous"] = dataset.records[stretch[missing.front()->before]].image;
        finding.values["next"] = dataset.records[stretch[missing.front()->after]].image;
        finding.values["place"] = placeOf(missing.front()->at(frame));
        findings.push_back(std::move(finding));
    }
}

/// What numbers of objects pictures around one have.
struct Usual {
    double median = 0;
    double spread = 0;
    std::size_t low = 0;
    std::size_t high = 0;
};

/// Spread: 1.4826 times the median absolute deviation, and at least what chance does to a handful of objects.
Usual usualOf(std::vector<std::size_t> counts)
{
    std::sort(counts.begin(), counts.end());
    const auto median = static_cast<double>(counts[counts.size() / 2]);
    std::vector<double> deviations;
    for (const std::size_t count : counts) {
        deviations.push_back(std::abs(static_cast<double>(count) - median));
    }
    std::sort(deviations.begin(), deviations.end());
    return {.median = median,
            .spread = std::max(1.4826 * deviations[deviations.size() / 2], 0.5 + 0.1 * median),
            .low = counts.front(),
            .high = counts.back()};
}

void addBelow(const Evidence& evidence, std::uint32_t record, const Usual& usual, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    const std::size_t here = objectsOf(dataset.records[record]);
    if ((usual.median - static_cast<double>(here)) / usual.spread <
        evidence.settings.threshold("missing.below_neighbours.deviations")) {
        return;
    }
    Finding finding = makeFinding(dataset, "missing.below_neighbours", dataset.records[record].image, 0, record);
    finding.values["count"] = std::to_string(here);
    finding.values["usual"] = shortNumber(usual.median);
    finding.values["low"] = std::to_string(usual.low);
    finding.values["high"] = std::to_string(usual.high);
    findings.push_back(std::move(finding));
}

void addSparseFrames(const Evidence& evidence, const Stretch& stretch, std::vector<Finding>& findings)
{
    for (std::size_t i = 0; i < stretch.size(); ++i) {
        std::vector<std::size_t> counts;
        const std::size_t first = i < neighboursEachSide ? 0 : i - neighboursEachSide;
        for (std::size_t j = first; j < std::min(stretch.size(), i + neighboursEachSide + 1); ++j) {
            if (j != i) {
                counts.push_back(objectsOf(evidence.dataset.records[stretch[j]]));
            }
        }
        if (counts.size() >= fewestNeighbours) {
            addBelow(evidence, stretch[i], usualOf(std::move(counts)), findings);
        }
    }
}

struct LabelDifference {
    std::size_t missing = 0;  ///< of the partner's objects
    std::size_t extra = 0;
    std::size_t swapped = 0;
    std::size_t moved = 0;
    bool any() const { return missing + extra + swapped + moved > 0; }
    std::size_t sum() const { return missing + extra + swapped + moved; }
};

enum class Flip { None, Horizontal, Vertical };

std::vector<std::pair<std::int32_t, Rect>> boxesOf(const Record& record, Flip flip)
{
    std::vector<std::pair<std::int32_t, Rect>> boxes;
    const Extent extent = extentOf(record);
    for (const Object& object : record.objects) {
        if (object.ignore || !isSound(object.box, extent)) {
            continue;
        }
        Rect box = normalised(object.box, extent);
        box.x = flip == Flip::Horizontal ? 1 - box.x - box.width : box.x;
        box.y = flip == Flip::Vertical ? 1 - box.y - box.height : box.y;
        boxes.emplace_back(object.classId, box);
    }
    return boxes;
}

LabelDifference compareLabels(const Record& here, const Record& partner, Flip flip, double same)
{
    constexpr double related = 0.3;
    const auto mine = boxesOf(here, Flip::None);
    const auto theirs = boxesOf(partner, flip);
    struct Candidate {
        std::size_t mine, theirs;
        double overlap;
        bool sameClass;
    };
    std::vector<Candidate> candidates;
    for (std::size_t a = 0; a < mine.size(); ++a) {
        for (std::size_t b = 0; b < theirs.size(); ++b) {
            const double overlap = intersectionOverUnion(mine[a].second, theirs[b].second);
            if (overlap >= related) {
                candidates.push_back({a, b, overlap, mine[a].first == theirs[b].first});
            }
        }
    }
    // A box of the same class comes before one that lies a little better.
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.overlap + (a.sameClass ? 0.2 : 0) > b.overlap + (b.sameClass ? 0.2 : 0);
    });
    std::vector<bool> mineTaken(mine.size(), false);
    std::vector<bool> theirsTaken(theirs.size(), false);
    LabelDifference difference{.missing = theirs.size(), .extra = mine.size()};
    for (const Candidate& candidate : candidates) {
        if (mineTaken[candidate.mine] || theirsTaken[candidate.theirs]) {
            continue;
        }
        mineTaken[candidate.mine] = theirsTaken[candidate.theirs] = true;
        --difference.missing;
        --difference.extra;
        difference.swapped += candidate.sameClass ? 0 : 1;
        difference.moved += candidate.sameClass && candidate.overlap < same ? 1 : 0;
    }
    return difference;
}

void addCopies(const Evidence& evidence, std::vector<Finding>& findings)
{
    const Dataset& dataset = evidence.dataset;
    const double same = evidence.settings.threshold("missing.copy_differs.iou");
    for (const AlikePair& pair : evidence.facts->alike) {
        const Record& first = dataset.records[pair.first];
        const Record& second = dataset.records[pair.second];
        const bool labelled = first.state != LabelState::Unreadable && second.state != LabelState::Unreadable &&
                              (isLabelled(first) || isLabelled(second));
        if (pair.kind == AlikeKind::SameScene || !labelled || evidence.repeated[pair.first] || evidence.repeated[pair.second]) {
            continue;
        }
        // The one that lacks more is the one to look at.
        const bool firstLacks = objectsOf(first) < objectsOf(second);
        const std::uint32_t here = firstLacks ? pair.first : pair.second;
        const std::uint32_t partner = firstLacks ? pair.second : pair.first;
        LabelDifference difference;
        bool compared = false;
        for (const Flip flip : {Flip::None, Flip::Horizontal, Flip::Vertical}) {
            if ((pair.kind == AlikeKind::Mirrored) == (flip == Flip::None)) {
                continue;
            }
            const LabelDifference found = compareLabels(dataset.records[here], dataset.records[partner], flip, same);
            if (!compared || found.sum() < difference.sum()) {
                difference = found;
            }
            compared = true;
        }
        if (!difference.any()) {
            continue;
        }
        Finding finding = makeFinding(dataset, "missing.copy_differs", dataset.records[here].image, 0, here);
        finding.values["partner"] = dataset.records[partner].image;
        finding.values["missing"] = std::to_string(difference.missing);
        finding.values["extra"] = std::to_string(difference.extra);
        finding.values["swapped"] = std::to_string(difference.swapped);
        finding.values["moved"] = std::to_string(difference.moved);
        findings.push_back(std::move(finding));
    }
}

/// Records joined by pictures that are alike.
std::vector<std::vector<std::uint32_t>> scenesOf(const Evidence& evidence)
{
    std::vector<std::uint32_t> parent(evidence.dataset.records.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto rootOf = [&](std::uint32_t record) {
        while (parent[record] != record) {
            parent[record] = parent[parent[record]];
            record = parent[record];
        }
        return record;
    };
    for (const AlikePair& pair : evidence.facts->alike) {
        parent[rootOf(pair.first)] = rootOf(pair.second);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> scenes;
    for (std::uint32_t i = 0; i < parent.size(); ++i) {
        if (!evidence.repeated[i] && isLabelled(evidence.dataset.records[i])) {
            scenes[rootOf(i)].push_back(i);
        }
    }
    std::vector<std::vector<std::uint32_t>> out;
    for (auto& [root, records] : scenes) {
        if (records.size() > fewestNeighbours) {
            out.push_back(std::move(records));
        }
    }
    return out;
}

}  // namespace

std::vector<Finding> auditSequences(const Evidence& evidence, JobControl& control)
{
    std::vector<Finding> findings;
    if (evidence.dataset.format == dataset::Format::ImageMask) {
        return findings;
    }
    const std::vector<Stretch> stretches = stretchesOf(evidence);
    control.begin("Following objects", stretches.size());
    for (const Stretch& stretch : stretches) {
        control.throwIfStopped();
        control.advance();
        if (const std::optional<SequenceObjects> objects = follow(evidence, stretch)) {
            addGaps(evidence, stretch, *objects, findings);
            addSparseFrames(evidence, stretch, findings);
        }
    }
    return findings;
}

std::vector<Finding> auditAlikeLabels(const Evidence& evidence, JobControl& control)
{
    std::vector<Finding> findings;
    if (evidence.facts == nullptr || evidence.dataset.format == dataset::Format::ImageMask) {
        return findings;
    }
    addCopies(evidence, findings);
    // Frames of a sequence have been compared with the frames around them, which says more.
    std::set<std::uint32_t> judged;
    for (const Stretch& stretch : stretchesOf(evidence)) {
        control.throwIfStopped();
        if (follow(evidence, stretch)) {
            judged.insert(stretch.begin(), stretch.end());
        }
    }
    for (const std::vector<std::uint32_t>& scene : scenesOf(evidence)) {
        control.throwIfStopped();
        std::vector<std::size_t> counts;
        for (const std::uint32_t record : scene) {
            counts.push_back(objectsOf(evidence.dataset.records[record]));
        }
        const Usual usual = usualOf(std::move(counts));
        for (const std::uint32_t record : scene) {
            if (!judged.contains(record)) {
                addBelow(evidence, record, usual, findings);
            }
        }
    }
    return findings;
}

}  // namespace gg::audit
