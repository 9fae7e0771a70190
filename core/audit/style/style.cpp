#include "core/audit/style/style.h"

#include "core/audit/style/style_groups.h"
#include "core/audit/style/style_interleaved.h"
#include "core/audit/style/style_stretch.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/dataset/image_io.h"
#include "core/dataset/recording.h"

#include <algorithm>
#include <cmath>

namespace gg::audit
{
namespace
{

using namespace style;

/// By so much the margins of groups differ that were drawn alike, px (standard deviation): pictures of one folder or recording
/// show like scenes, and classes have outlines of their own.
constexpr double naturalOfPictures = 0.3;
constexpr double naturalOfClasses = 0.4;
/// Differences of several keys may be there at once; more than a few are one that none of the keys fits.
constexpr int mostMixturesOfPictures = 3;

class Judgement
{
public:
    Judgement(const StyleInput& input, JobControl& control)
        : m_input(input)
        , m_control(control)
        , m_strata(input, control)
        , m_pictures(pictureUnits(input, m_strata, control))
        , m_points(m_pictures.size())
    {
        const dataset::RecordingIndex recordings = dataset::indexRecordings(input.dataset);
        m_sources.resize(input.dataset.records.size());
        for (std::size_t r = 0; r < recordings.ofRecord.size(); ++r) {
            if (recordings.frames[r]) {
                m_sources[r] = recordings.ids[recordings.ofRecord[r]];
            }
        }
        for (const StyleKey kind : {StyleKey::Split, StyleKey::Folder, StyleKey::Source}) {
            m_groupings.push_back(groupUnits(kind, input, m_pictures, m_sources));
        }
        m_classes = classUnits(input, m_strata, std::vector<int>(input.dataset.records.size()));
        m_classGrouping = groupUnits(StyleKey::Class, input, m_classes, m_sources);
        m_comparisons = m_classGrouping.names.size();
        for (const Grouping& grouping : m_groupings) {
            m_comparisons += grouping.names.size();
        }
    }

    StyleReport run()
    {
        StyleReport report;
        for (const Unit& unit : m_pictures) {
            report.boxes += unit.boxes;
        }
        describe(report);
        while (report.mixtures.size() < mostMixturesOfPictures && findKeyed(report)) {
        }
        findStretches(report);
        findClasses(report);
        findWithoutKey(report);
        return report;
    }

private:
    CutRules rules(double difference, double natural) const
    {
        return {.difference = difference,
                .natural = natural,
                .confidence = m_input.thresholds.confidence,
                .comparisons = m_comparisons};
    }

    void describe(StyleReport& report);
    bool findKeyed(StyleReport& report);
    void findStretches(StyleReport& report);
    void findClasses(StyleReport& report);
    void findWithoutKey(StyleReport& report);
    void accept(StyleReport& report, StyleMixture mixture, const std::vector<Member>& members);
    void explain(const std::vector<Member>& members, const StyleMixture& mixture);

    StyleInput m_input;
    JobControl& m_control;
    Strata m_strata;
    std::vector<Unit> m_pictures;
    std::vector<int> m_points;  ///< per picture: what mixtures found so far explain
    std::vector<std::string> m_sources;
    std::vector<Grouping> m_groupings;
    std::vector<Unit> m_classes;
    Grouping m_classGrouping;
    std::size_t m_comparisons = 0;
};

void Judgement::describe(StyleReport& report)
{
    const std::vector<std::string> unnamed(m_pictures.size());
    const Grouping whole = groupUnits(StyleKey::Set, m_pictures, unnamed, m_input.thresholds);
    report.groups = describeGroups(whole, m_pictures, m_input, m_control);
    for (const Grouping& grouping : m_groupings) {
        if (grouping.names.size() < 2) {
            continue;  // it would say again what is said of the set
        }
        const auto groups = describeGroups(grouping, m_pictures, m_input, m_control);
        report.groups.insert(report.groups.end(), groups.begin(), groups.end());
    }
    const auto classes = describeGroups(m_classGrouping, m_classes, m_input, m_control);
    report.groups.insert(report.groups.end(), classes.begin(), classes.end());
}

void Judgement::accept(StyleReport& report, StyleMixture mixture, const std::vector<Member>& members)
{
    fillPopulations(mixture, mixture.kind == StyleKey::Class ? m_classes : m_pictures, members, m_input);
    report.mixtures.push_back(std::move(mixture));
}

/// Pictures of both populations are compared with the tighter ones from now on.
void Judgement::explain(const std::vector<Member>& members, const StyleMixture& mixture)
{
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i] == Member::Second) {
            m_points[i] += pointOf(mixture.difference);
        }
    }
}

std::vector<Member> membersOf(const Grouping& grouping, const Cut& cut)
{
    std::vector<Member> members(grouping.of.size(), Member::None);
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (grouping.of[i] >= 0) {
            members[i] = cut.looser[static_cast<std::size_t>(grouping.of[i])] ? Member::Second : Member::First;
        }
    }
    return members;
}

StyleMixture mixtureOf(const Grouping& grouping, const Cut& cut)
{
    StyleMixture mixture{.kind = grouping.kind,
                         .sequence = {},
                         .tighter = {},
                         .looser = {},
                         .difference = cut.difference.value,
                         .low = cut.difference.low,
                         .high = cut.difference.high,
                         .confidence = cut.confidence};
    for (std::size_t group = 0; group < grouping.names.size(); ++group) {
        (cut.looser[group] ? mixture.looser : mixture.tighter).keys.push_back(grouping.names[group]);
    }
    return mixture;
}

/// The key that explains most; false when none does.
bool Judgement::findKeyed(StyleReport& report)
{
    std::optional<Cut> best;
    const Grouping* by = nullptr;
    for (const Grouping& grouping : m_groupings) {
        m_control.throwIfStopped();
        auto cut = cutGroups(sumGroups(grouping, m_pictures, m_points), rules(m_input.thresholds.difference, naturalOfPictures));
        // Keys that say the same (a folder for each split) come in the order from plain to particular.
        if (cut && (!best || cut->difference.gain > best->difference.gain * 1.02)) {
            best = std::move(cut);
            by = &grouping;
        }
    }
    if (!best) {
        return false;
    }
    StyleMixture mixture = mixtureOf(*by, *best);
    const std::vector<Member> members = membersOf(*by, *best);
    explain(members, mixture);
    accept(report, std::move(mixture), members);
    return true;
}

std::string fileOf(const dataset::Dataset& dataset, const Unit& unit)
{
    return dataset.records[unit.record].image;
}

void Judgement::findStretches(StyleReport& report)
{
    const std::vector<Sequence> sequences = sequencesOf(m_input, m_pictures);
    CutRules each = rules(m_input.thresholds.difference, naturalOfPictures);
    each.comparisons = std::max<std::size_t>(1, sequences.size());
    for (const Sequence& sequence : sequences) {
        m_control.throwIfStopped();
        const auto stretch = findStretch(sequence, m_pictures, m_points, each, m_input.thresholds);
        if (!stretch) {
            continue;
        }
        const bool stretchIsLooser = stretch->difference.value > 0;
        StyleMixture mixture{.kind = StyleKey::Stretch,
                             .sequence = sequence.name,
                             .tighter = {},
                             .looser = {},
                             .difference = std::abs(stretch->difference.value),
                             .low = stretchIsLooser ? stretch->difference.low : -stretch->difference.high,
                             .high = stretchIsLooser ? stretch->difference.high : -stretch->difference.low,
                             .confidence = stretch->confidence};
        (stretchIsLooser ? mixture.looser : mixture.tighter).keys = {
            fileOf(m_input.dataset, m_pictures[sequence.units[stretch->first]]),
            fileOf(m_input.dataset, m_pictures[sequence.units[stretch->last]])};
        std::vector<Member> members(m_pictures.size(), Member::None);
        for (std::size_t i = 0; i < sequence.units.size(); ++i) {
            const bool inside = i >= stretch->first && i <= stretch->last;
            members[sequence.units[i]] = inside == stretchIsLooser ? Member::Second : Member::First;
        }
        explain(members, mixture);
        accept(report, std::move(mixture), members);
    }
}

void Judgement::findClasses(StyleReport& report)
{
    std::vector<int> recordPoints(m_input.dataset.records.size());
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        recordPoints[m_pictures[i].record] = m_points[i];
    }
    m_classes = classUnits(m_input, m_strata, recordPoints);
    const auto cut = cutGroups(sumGroups(m_classGrouping, m_classes, std::vector<int>(m_classes.size())),
                               rules(m_input.thresholds.classDifference, naturalOfClasses));
    if (cut) {
        accept(report, mixtureOf(m_classGrouping, *cut), membersOf(m_classGrouping, *cut));
    }
}

void Judgement::findWithoutKey(StyleReport& report)
{
    const auto found = findInterleaved(m_pictures, m_points, m_input.thresholds, m_control);
    if (!found) {
        return;
    }
    StyleMixture mixture{.kind = StyleKey::Images,
                         .sequence = {},
                         .tighter = {},
                         .looser = {},
                         .difference = found->looser - found->tighter,
                         .low = found->low,
                         .high = found->high,
                         .confidence = found->confidence};
    std::vector<Member> members;
    for (const float probability : found->looserProbability) {
        members.push_back(probability >= 0.5F ? Member::Second : Member::First);
    }
    accept(report, std::move(mixture), members);
}

}  // namespace

std::string_view styleKeyId(StyleKey key)
{
    static constexpr std::array<std::string_view, 7> ids{"set", "class", "split", "folder", "source", "stretch", "images"};
    return ids.at(static_cast<std::size_t>(key));
}

std::string_view boxStyleId(BoxStyle style)
{
    static constexpr std::array<std::string_view, 5> ids{"unknown", "tight", "loose", "cutting", "uneven"};
    return ids.at(static_cast<std::size_t>(style));
}

StyleReport judgeStyle(const dataset::Dataset& dataset, std::span<const std::span<const BoxMargins>> margins,
                       const StyleThresholds& thresholds, JobControl& control)
{
    return Judgement({dataset, margins, thresholds}, control).run();
}

StyleReport judgeStyle(const dataset::Dataset& dataset, std::span<const std::vector<BoxMargins>> margins,
                       const StyleThresholds& thresholds, JobControl& control)
{
    const std::vector<std::span<const BoxMargins>> views(margins.begin(), margins.end());
    return judgeStyle(dataset, views, thresholds, control);
}

std::vector<dataset::Rect> boxesInPixels(const dataset::Record& record, int width, int height)
{
    const bool normalised = record.space == dataset::CoordinateSpace::Normalised;
    std::vector<dataset::Rect> boxes;
    for (const dataset::Object& object : record.objects) {
        dataset::Rect box = object.box;
        if (normalised) {
            box = {box.x * width, box.y * height, box.width * width, box.height * height};
        }
        boxes.push_back(box);
    }
    return boxes;
}

std::vector<std::vector<BoxMargins>> measureSetMargins(const dataset::Dataset& dataset, JobControl& control)
{
    std::vector<std::vector<BoxMargins>> margins(dataset.records.size());
    control.begin("Measuring margins", dataset.records.size());
    parallelFor(dataset.records.size(), 1, control, [&](std::size_t r) {
        const dataset::Record& record = dataset.records[r];
        if (record.objects.empty()) {
            return;
        }
        try {
            const cv::Mat picture = dataset::readImage(dataset.absolute(record.image));
            margins[r] = measureMargins(picture, boxesInPixels(record, picture.cols, picture.rows));
        } catch (const Error& unreadable) {
            if (unreadable.code() != ErrorCode::Unreadable) {
                throw;
            }
        }
    });
    return margins;
}

}  // namespace gg::audit
